#ifndef REPORT_ESCAPE_H
#define REPORT_ESCAPE_H

/*
 * Foreign text inside Markdown: shown as it stands, whatever it looks like.
 * No HTML, no links, no markup, no lists by accident; control characters are
 * made visible.
 */

#include <stddef.h>

struct buf;

/*
 * Appends s, in a block of its own whose further lines begin with `indent`.
 * Line breaks become hard ones; empty lines and blanks at the ends go.
 */
void escape_markdown(struct buf *, const char *s, size_t len, const char *indent);

/* The same, but one or more empty lines end a paragraph, and the next one begins. */
void escape_paragraphs(struct buf *, const char *s, size_t len, const char *indent);

/* The same on one line, for headings and cells of tables: breaks become blanks. */
void escape_line(struct buf *, const char *s, size_t len);

#endif
