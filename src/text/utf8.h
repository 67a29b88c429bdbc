#ifndef TEXT_UTF8_H
#define TEXT_UTF8_H

/*
 * Characters, widths and safe display of UTF-8.  Text inside the program is
 * checked UTF-8; offsets are bytes, columns exist only here and in the screen.
 * What is only shown (names of files, messages) may be ill-formed: nothing here
 * reads beyond it, and each ill-formed sequence is shown as U+FFFD.
 *
 * Widths are those of the locale, which the caller has set; what is safe does
 * not depend on it.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct buf;

/* The offset of the first byte that is not well-formed UTF-8, or len. */
size_t utf8_check(const char *s, size_t len);

/* How many bytes at the start of s are printable ASCII. */
size_t utf8_plain(const char *s, size_t len);

/* Appends s with every ill-formed sequence replaced by U+FFFD. */
void utf8_repair(struct buf *out, const char *s, size_t len);

/*
 * The character at s (len > 0) into *out; returns its bytes.  U+FFFD where the
 * bytes are ill-formed.
 */
size_t utf8_decode(uint32_t *out, const char *s, size_t len);

/* Appends one character; U+FFFD for what is none (a surrogate). */
void utf8_encode(struct buf *out, uint32_t c);

/*
 * Columns of one character as the terminal counts them (libc's wcwidth, which
 * curses uses): 0, 1 or 2.  Characters that are never shown raw count as the
 * visible form utf8_safe gives them.
 */
int utf8_char_width(uint32_t c);

/* Columns of a string as shown by utf8_safe, as one line. */
size_t utf8_width(const char *s, size_t len);

/*
 * May this character go to a terminal as it is?  Not: control characters (C0
 * with newline and tab, DEL, C1), line separators, bidirectional controls,
 * zero-width and invisible formatting characters, fillers, tags, private use,
 * surrogates, noncharacters, and what libc knows no width of.  A combining mark
 * may, after something to sit on; ZWJ and variation selectors may not, but for
 * those that utf8_safe finds inside an emoji sequence.
 */
bool utf8_is_safe(uint32_t c);

/*
 * Appends s made safe for a terminal: unsafe characters as ^X (C0), or
 * <U+202E>; newline and tab as such only where keep_breaks, else as a blank.
 * A combining mark without anything to sit on is unsafe, and so is the ninth in
 * a row.  The text itself is never changed, only what is shown.  Pieces that
 * begin on grapheme boundaries are shown as in the whole.
 */
void utf8_safe(struct buf *out, const char *s, size_t len, bool keep_breaks);

/* The same as a new string of one line; the caller frees. */
char *utf8_safe_dup(const char *s);

/*
 * How many bytes of s, which begins on a grapheme boundary, fit into `columns`
 * as shown on one line; whole graphemes only.  *used are their columns.
 */
size_t utf8_fit(const char *s, size_t len, size_t columns, size_t *used);

/*
 * Appends as much of s as fits into `columns`, safe, ended by an ellipsis (the
 * last column; "." where is_ascii) if it did not fit.  Returns columns used.
 */
size_t utf8_clip(struct buf *out, const char *s, size_t len, size_t columns, bool is_ascii);

/*
 * Appends s with what an ASCII terminal cannot show replaced by what looks
 * alike ("a" for "ä", "-" for a dash) or "?", unsafe characters as in utf8_safe;
 * newline and tab stay.  Column for column: as wide as s was, so that what was
 * wrapped or clipped before still fits.
 */
void utf8_ascii(struct buf *out, const char *s, size_t len);

/*
 * Case-folded, normalised (NFC) form for searching without regard to case;
 * where fold_accents, also without accents and strokes (å, ä, ö become a, a, o,
 * and so does ø).  The same in every locale.  The caller frees.
 */
char *utf8_fold(const char *s, size_t len, bool fold_accents);

/*
 * Grapheme cluster steps over a whole paragraph: the last boundary before `at`
 * (0 at the start), the first one after it (len at the end).  `at` itself need
 * not be one: utf8_next(s, len, utf8_prev(s, len, at)) is the first at or after
 * it.
 */
size_t utf8_prev(const char *s, size_t len, size_t at);
size_t utf8_next(const char *s, size_t len, size_t at);

/*
 * Word steps, where Ctrl-Left and Ctrl-Right go: to the start of the word
 * before, the end of the word after.  A word is letters and digits.
 */
size_t utf8_word_prev(const char *s, size_t len, size_t at);
size_t utf8_word_next(const char *s, size_t len, size_t at);

#endif
