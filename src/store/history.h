#ifndef STORE_HISTORY_H
#define STORE_HISTORY_H

/*
 * Earlier generations of a session file, in its state folder: one a minute at
 * most while it is worked on, thinned with age; and every version that somebody
 * else had put there and that was merged or replaced.
 */

#include <stdbool.h>
#include <stddef.h>

#include "base/array.h"
#include "base/clock.h"

struct error;
struct rope;

enum generation_reason {
	GENERATION_ROUTINE,	/* the passing of a minute */
	GENERATION_FOREIGN,	/* another program or form wrote it */
	GENERATION_EDITED,	/* by hand, with comments or another layout */
	GENERATION_REASON_COUNT
};

struct generation {
	char *path;
	struct stamp time;
	enum generation_reason reason;
	size_t size;
};

struct generations ARRAY_OF(struct generation);

/*
 * Keeps a copy in folder (a target's state folder; NULL: does nothing) and
 * thins out routine ones: all of the last hour, then one an hour for a day,
 * then one a day.  False with err if the copy could not be written.
 */
bool history_keep(const char *folder, const struct rope *text,
	enum generation_reason, struct stamp now, struct error *);

/* All of them, oldest first.  The caller calls history_done. */
void history_list(struct generations *, const char *folder);
void history_done(struct generations *);

/* Translated: "saved", "changed outside", "edited by hand". */
const char *generation_reason_title(enum generation_reason);

#endif
