#ifndef REPORT_RENDER_H
#define REPORT_RENDER_H

/*
 * A document in parts (report/markdown.h) as HTML or OpenDocument.  liblowdown
 * makes paragraphs, lists and headings of the Markdown; tables, styles and the
 * file around it are ours.  The library is loaded when it is first needed, so
 * that who types pays nothing for it.
 */

#include <stdbool.h>

#include "base/clock.h"

struct buf;
struct error;
struct markdown;

struct render {
	const char *title;	/* of the document */
	const char *language;	/* "sv" */
	bool is_draft;		/* DRAFT on every page */
	struct stamp now;	/* when it was made */
};

/* Was the program built with lowdown? */
bool render_is_built(void);

/*
 * One file of its own: styles inside, no script, nothing from elsewhere; with a
 * table of contents, to be read on a telephone and to be printed.  Text that may
 * become part of it has been escaped as Markdown; false with err where lowdown is
 * missing.
 */
bool render_html(struct buf *, const struct markdown *, const struct render *, struct error *);

/* An OpenDocument text, a ZIP file. */
bool render_odt(struct buf *, const struct markdown *, const struct render *, struct error *);

#endif
