#ifndef BASE_CLOCK_H
#define BASE_CLOCK_H

/*
 * Time.  The wall clock can be pinned for tests and for making examples:
 * KOMPASS_CLOCK=2010-04-20T13:00:00+02:00 stands still there;
 * KOMPASS_CLOCK=2010-04-20T13:00:00+02:00/60 goes on 60 s at each reading by
 * clock_action().  Times in files are ISO 8601 with seconds and offset.
 */

#include <stdbool.h>
#include <stdint.h>
#include <time.h>

struct stamp {
	int64_t seconds;	/* since 1970-01-01 UTC */
	int offset;		/* of local time from UTC, in minutes */
};

/* Now, with the local offset. */
struct stamp clock_now(void);

/* A time as the clocks here showed it: with the local offset that it had then. */
struct stamp clock_local(int64_t seconds);

/* Now, as the time of one more action: where the clock is pinned with a step, it moves. */
struct stamp clock_action(void);

/* Monotonic milliseconds, never pinned: for waiting, not for writing down. */
int64_t clock_ms(void);

#define STAMP_ROOM 72

/* "2010-04-20T13:05:00+02:00" */
const char *stamp_format(char room[STAMP_ROOM], struct stamp);

/* "2010-04-20" and "13:05", in the stamp's own offset. */
const char *stamp_date(char room[STAMP_ROOM], struct stamp);
const char *stamp_hm(char room[STAMP_ROOM], struct stamp);

/* Reads the long form exactly ("Z" for +00:00 too); false for anything else. */
bool stamp_parse(struct stamp *out, const char *text);

/* Is text a date of the calendar, YYYY-MM-DD? */
bool date_is_valid(const char *text);

/* The stamp of hour:minute on the day of `day`, in its offset. */
struct stamp stamp_at(struct stamp day, int hour, int minute);

#endif
