#ifndef REPORT_RENDER_PARTS_H
#define REPORT_RENDER_PARTS_H

/* What the files render*.c share; not for others. */

#include <stddef.h>

struct buf;
struct markdown;
struct markdown_table;

/* Text as content or attribute of HTML and XML. */
void render_escape(struct buf *, const char *);

typedef void render_table(struct buf *, const struct markdown_table *, size_t number);

/*
 * Appends what was made of a document's Markdown, with a table for each of its
 * marks: from the last `before` in front of it to the next `after`.
 */
void render_tables(struct buf *, const char *text, const struct markdown *,
	const char *before, const char *after, render_table *);

#endif
