#ifndef MODEL_SAME_H
#define MODEL_SAME_H

/*
 * One interview that was entered twice (FIELD_SAME names another one that is
 * the same).  What belongs together is a class, whichever way the names point
 * and also where they go in a circle; the interview with the smallest id stands
 * for all.  What was noted keeps its sources: only how they are shown changes.
 */

#include <stdbool.h>

struct entries;
struct session;
struct version;

/*
 * The id of the interview that stands for this one, often itself; also for ids
 * of other things, which stand for themselves.  Borrowed.
 */
const char *same_first(const struct session *, const char *id);

/* All interviews that are the same as this one, and it, by id.  array_done frees. */
void same_class(struct entries *out, const struct session *, const char *id);

/*
 * Were these, of two classes, perhaps one interview: the same group or role, on
 * the same day, at times that overlap?
 */
bool same_is_likely(const struct session *, const struct version *, const struct version *);

#endif
