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

#endif
