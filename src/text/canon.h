#ifndef TEXT_CANON_H
#define TEXT_CANON_H

/*
 * The canonical spelling of YAML: one byte sequence for one content, whatever
 * the locale and the versions of libraries.  What this writes, store/yaml reads
 * back the same.
 */

#include <stddef.h>

struct buf;

/*
 * Appends a string as the value of a key: plain where that is safe and does
 * not look like a number, date or truth value to other programs; in literal
 * block style, indented by `indent`, where it has lines; else double-quoted.
 * No newline after it.
 */
void canon_text(struct buf *out, const char *s, size_t len, unsigned indent);

/* The same inside [ ] or { }: never block style, quoted where commas matter. */
void canon_flow(struct buf *out, const char *s, size_t len);

/* Always double-quoted, with escapes for all that is not shown as it is. */
void canon_quoted(struct buf *out, const char *s, size_t len);

#endif
