#ifndef BASE_DIAG_H
#define BASE_DIAG_H

/*
 * What is wrong with a text that somebody wrote: a list of located remarks
 * `file:line:column: error: text`.  Bad input is data, not failure: a reader
 * goes on and collects all faults of a file in one run.  (Called diag, since a
 * "finding" is something else in this program.)
 */

#include <stdbool.h>
#include <stddef.h>

#include "base/array.h"
#include "base/attr.h"

enum diag_level {
	DIAG_WARNING,
	DIAG_ERROR,
	DIAG_LEVEL_COUNT
};

struct diag {
	enum diag_level level;
	unsigned line, column;	/* from 1; 0 where there is no place */
	char *text;		/* one lower-case sentence, translated; owned */
};

struct diags {
	char *file;		/* name shown before each; owned */
	struct diag_list ARRAY_OF(struct diag) list;
	size_t errors;		/* how many of the list are errors */
};

void diags_init(struct diags *, const char *file);
void diags_done(struct diags *);

void diag_error(struct diags *, unsigned line, unsigned column,
	const char *fmt, ...) ATTR_PRINTF(4, 5);
void diag_warning(struct diags *, unsigned line, unsigned column,
	const char *fmt, ...) ATTR_PRINTF(4, 5);

/* Sorts by place, stably, so that remarks found in several passes read in order. */
void diags_sort(struct diags *);

struct buf;

/*
 * Appends `file:line:column: error: text` and a newline for one or for all.
 * Text comes from files: the caller makes it safe for a terminal (utf8_safe).
 */
void diag_format(struct buf *, const struct diags *, const struct diag *);
void diags_format(struct buf *, const struct diags *);

#endif
