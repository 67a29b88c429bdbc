#ifndef MODEL_INTERVIEW_H
#define MODEL_INTERVIEW_H

/*
 * The clock of an interview: stretches of time "13:00-14:30", the last one
 * open ("15:00-") while it runs.
 */

#include <stdbool.h>

#include "base/clock.h"

struct error;
struct version;

/*
 * The list of times after the interview is started or stopped at `now`: the
 * open stretch is closed, or a new one opened.  NULL where there would be
 * none; the caller frees.
 */
char *interview_times(const struct version *, struct stamp now, bool is_running);

/*
 * Minutes held so far; an open stretch counts up to now.  A clock that was set
 * back behind its beginning adds none.
 */
int interview_minutes(const struct version *, struct stamp now);

/* Does it run since another day than that of `now`? */
bool interview_is_forgotten(const struct version *, struct stamp now);

/*
 * Were two interviews, of one day, held at times of which some are the same?  An
 * open stretch lasts to the end of the day.
 */
bool interview_overlaps(const struct version *, const struct version *);

/*
 * Reads "13:00-14:30, 15:00-16:00" as typed into a list.  NULL with err; the
 * caller frees.
 */
char *interview_parse_times(const char *text, struct error *);

/* "P1 a; P2 b" as a list, a line each; the caller frees. */
char *interview_split(const char *text);

#endif
