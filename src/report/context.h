#ifndef REPORT_CONTEXT_H
#define REPORT_CONTEXT_H

/*
 * The piece of a text around what a query found in it, as one line, with the
 * places of the words that were looked for: for lists of results, on paper and
 * screen.
 */

#include <stddef.h>

#include "base/array.h"

struct query;

/* Bytes of a context's text. */
struct mark {
	size_t from, to;
};

struct context {
	char *text;		/* " / " where lines end; an ellipsis for what is left out */
	struct marks ARRAY_OF(struct mark) marks;	/* in their order, none in another */
};

/*
 * As much of a text as fits into so many columns, around the first word that is
 * found; where another one that was looked for stands only further on, also a
 * piece around that.  The query may be NULL: the text's beginning.  Whoever
 * shows it makes it safe.  context_done releases.
 */
void context_make(struct context *, const char *text, const struct query *, size_t columns);
void context_done(struct context *);

#endif
