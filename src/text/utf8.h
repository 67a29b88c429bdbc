#ifndef TEXT_UTF8_H
#define TEXT_UTF8_H

/*
 * Characters, widths and safe display of UTF-8.  Text inside the program is
 * checked UTF-8; offsets are bytes, columns exist only here and in the screen.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct buf;

/* The offset of the first byte that is not well-formed UTF-8, or len. */
size_t utf8_check(const char *s, size_t len);

/* Appends s with every ill-formed sequence replaced by U+FFFD. */
void utf8_repair(struct buf *out, const char *s, size_t len);

/*
 * The character at s (len > 0, checked UTF-8) into *out; returns its bytes.
 */
size_t utf8_decode(uint32_t *out, const char *s, size_t len);

/* Appends one character. */
void utf8_encode(struct buf *out, uint32_t c);

/*
 * Columns of one character as the terminal counts them (libc's wcwidth, which
 * curses uses): 0, 1 or 2.  Characters that are never shown raw count as the
 * visible form utf8_safe gives them.
 */
int utf8_char_width(uint32_t c);

/* Columns of a string as shown by utf8_safe. */
size_t utf8_width(const char *s, size_t len);

/*
 * May this character go to a terminal as it is?  Not: control characters
 * (C0 but newline is the caller's matter, DEL, C1), bidirectional controls,
 * zero-width and invisible formatting characters except ZWJ and variation
 * selectors inside an emoji sequence, tags, private use, surrogates,
 * noncharacters, unassigned ones that iswprint refuses.
 */
bool utf8_is_safe(uint32_t c);

/*
 * Appends s made safe for a terminal: unsafe characters as ^X (C0), or
 * <U+202E>; newline and tab as such only where keep_breaks, else as a blank.
 * The text itself is never changed, only what is shown.
 */
void utf8_safe(struct buf *out, const char *s, size_t len, bool keep_breaks);

/* The same as a new string of one line; the caller frees. */
char *utf8_safe_dup(const char *s);

/*
 * Appends as much of s as fits into `columns`, safe, ended by an ellipsis (the
 * last column; "." where is_ascii) if it did not fit.  Returns columns used.
 */
size_t utf8_clip(struct buf *out, const char *s, size_t len, size_t columns, bool is_ascii);

/*
 * Appends s with what an ASCII terminal cannot show replaced by what looks
 * alike ("a" for "ä", "-" for a dash) or "?".
 */
void utf8_ascii(struct buf *out, const char *s, size_t len);

/*
 * Case-folded, normalised (NFC) form for searching without regard to case;
 * where fold_accents, also without accents (å, ä, ö become a, a, o).
 * The caller frees.
 */
char *utf8_fold(const char *s, size_t len, bool fold_accents);

/*
 * Grapheme cluster steps over a whole paragraph: the start of the cluster
 * before `at`, or the end of the one at `at`.
 */
size_t utf8_prev(const char *s, size_t len, size_t at);
size_t utf8_next(const char *s, size_t len, size_t at);

/* Word steps: where Ctrl-Left and Ctrl-Right go. */
size_t utf8_word_prev(const char *s, size_t len, size_t at);
size_t utf8_word_next(const char *s, size_t len, size_t at);

#endif
