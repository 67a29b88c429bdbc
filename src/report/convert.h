#ifndef REPORT_CONVERT_H
#define REPORT_CONVERT_H

/* Markdown to HTML and OpenDocument by liblowdown: the only file that knows it. */

#include <stdbool.h>
#include <stddef.h>

struct buf;
struct error;

enum convert_to { CONVERT_HTML, CONVERT_ODT };

/* Was the program built with it? */
bool convert_is_built(void);

/*
 * Appends what the library makes of it, without the document around it: of HTML
 * the body's content, of OpenDocument automatic styles and body.  False with err
 * where the library is missing.
 */
bool convert_markdown(struct buf *, const char *markdown, size_t len, enum convert_to,
	struct error *);

#endif
