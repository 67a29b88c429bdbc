#ifndef MODEL_PREVIOUS_H
#define MODEL_PREVIOUS_H

/*
 * An earlier evaluation kept inside a session, read-only, to be seen beside
 * each question: what it came to, its findings and its report texts.  What is
 * internal to the earlier one (notes, things to ask, private entries, single
 * evaluators' scores) stays behind.
 *
 * Its codes are those of its own edition, which is among what is kept
 * (subject/questionnaire, subject/edition).
 */

struct session;
struct sitting;

/* Within an action of the sitting: takes in what is kept of the old session. */
void previous_take(struct sitting *, const struct session *old);

#endif
