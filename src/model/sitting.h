#ifndef MODEL_SITTING_H
#define MODEL_SITTING_H

/*
 * One evaluator at work on one session: where they are, which interview runs,
 * what can be undone.  Everything that changes a session by a person's hand
 * goes through here, the same for the form, plain prompts and pipes.  Knows no
 * screen, file or clock: the time is given with each entry.
 */

#include <stdbool.h>
#include <stddef.h>

#include "base/array.h"
#include "base/clock.h"
#include "model/session.h"

struct capture_names;
struct error;
struct question;

/* One item that an action changed; what was there before and after. */
struct change {
	enum section section;
	char *id;
	struct version *before, *after;	/* references; before NULL where it was not there */
	struct siblings ARRAY_OF(struct version *) siblings;
		/* references: the others that it joined, settling a conflict */
};

struct action {
	struct changes ARRAY_OF(struct change) changes;
	char *what;		/* for "undone: ..." */
	char *place;		/* where it was done */
};

struct actions ARRAY_OF(struct action);

struct sitting {
	struct session *session;	/* owned */
	struct writer writer;
	char *evaluator;	/* short id */
	char *name;		/* full name, or NULL */
	size_t language;	/* of the questionnaire's texts */
	char *place;		/* a question's or area's id, or "0", the inbox */
	char *role;		/* whose prompts are shown; NULL: the interview's, or all */
	struct stamp now;	/* of the entry being handled */
	struct actions done, undone;
	struct action current;	/* being collected */
	bool is_acting;
	char *chosen;		/* entry chosen on the screen, or NULL */
	char draft[ID_ROOM];	/* id of the draft item, "" before the first */
	bool is_viewing;	/* opened read-only */
	bool was_open;		/* could be changed once in this sitting */
	bool is_meeting;	/* a consensus meeting: see sitting_meet */
	bool has_met;		/* it has been one in this sitting */
	char *present;		/* who takes part, ids joined by newlines; NULL: sitting_present tells */
	bool is_previous_shown;	/* the previous evaluation beside the question ... */
	bool is_previous_scored;	/* ... with its points */
};

/*
 * Takes the session over.  An evaluator who is not in it is added at the first
 * change, with `name` if that is given.
 */
struct sitting *sitting_new(struct session *, const char *evaluator, const char *name);
void sitting_free(struct sitting *);

/* May anything be changed?  If not, err says how to make it so. */
bool sitting_may_write(const struct sitting *, struct error *);

/* May this session be settled in a meeting?  If not, err says why, and what to do instead. */
bool sitting_may_meet(const struct sitting *, struct error *);

/* Actions: all changes between begin and end are undone together. */
void sitting_begin(struct sitting *, const char *what);
void sitting_end(struct sitting *);

/*
 * Writes an item within an action: a new version of what is shown now (`base`
 * NULL) or of one of several siblings.
 */
void sitting_write(struct sitting *, enum section, const char *id,
	const struct version *base, const struct value *, size_t count);
void sitting_delete(struct sitting *, enum section, const char *id, const struct version *base);

/*
 * A copy of a version's values to change one and write them all: set replaces
 * or adds, or takes out where text is NULL.  Values borrow from the version
 * and from what is set.
 */
struct values {
	struct value v[FIELD_COUNT + UNKNOWN_LIMIT];
	size_t n;
};
void values_from(struct values *, const struct version *);
void values_set(struct values *, enum field, const char *text);

/*
 * Takes back or does again; false with err saying why not.  *what: borrowed.
 * Where the action had settled a conflict, all versions are back as siblings:
 * the first by this writer, each other one by a writer minted for it, since
 * what one writer writes has seen what it wrote before.
 * In a closed session only what closed or reopened it itself.
 */
bool sitting_undo(struct sitting *, const char **what, struct error *);
bool sitting_redo(struct sitting *, const char **what, struct error *);

/*
 * What the line holds so far becomes part of the session (or no longer does).
 * It goes on being kept where the session was closed meanwhile: a draft is not
 * content, and nobody's text is to be lost by another's signature.
 */
void sitting_draft(struct sitting *, const char *text, size_t len, struct stamp now);

/* Goes to a place that exists; false where there is no such. */
bool sitting_go(struct sitting *, const char *place);

/* Chooses an entry (NULL: none): what a command without a number is about. */
void sitting_choose(struct sitting *, const char *id);

/* The question at the current place, or NULL at an area or the inbox. */
const struct question *sitting_question(const struct sitting *);

/*
 * The team meets, or no longer does: "= 6 reason" then settles for the team, and
 * colleagues' scores of every question are shown, which is recorded
 * (sitting_look).  `now` is the time of that.
 */
void sitting_meet(struct sitting *, bool is_meeting, struct stamp now);

/*
 * Are colleagues' scores and ticks of the question to be hidden?  Who only
 * views a session sees all.
 */
bool sitting_is_blind(const struct sitting *, const struct question *);

/* Through whose eyes sums are computed (scores_see): NULL where all is seen. */
const char *sitting_eyes(const struct sitting *);

/*
 * The evaluator asks to see colleagues' scores before giving one: recorded in
 * the session, at s->now, for good; undo does not take it back.  False where
 * nothing was hidden that is there to be seen, or nothing may be written.
 */
bool sitting_look(struct sitting *, const struct question *);

/*
 * Who takes part in what is settled now, ids joined by newlines: as :present
 * said in this sitting, else whoever took part in what was settled last, else
 * all evaluators.  NULL where there is nobody.  The caller frees.
 */
char *sitting_present(const struct sitting *);

/* What the capture grammar asks. */
void sitting_names(struct sitting *, struct capture_names *);

/* My interview that runs or pauses, or NULL. */
const struct version *sitting_interview(const struct sitting *);

/* The role whose prompts are shown: chosen, or that of the interview, or NULL. */
const char *sitting_role(const struct sitting *);

#endif
