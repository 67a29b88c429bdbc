#ifndef TEXT_WORDS_H
#define TEXT_WORDS_H

/*
 * Words, as search knows them: a letter or digit (any number of Unicode) and
 * what letters, digits and marks follow, folded (utf8_fold without accents
 * folded: å is not a, É is é).  What nobody sees inside a word, such as a soft
 * hyphen, is no part of it; everything else separates.  The same function makes
 * the words of an index and those of a query, so that what is found does not
 * depend on whether there is an index.
 */

#include <stdbool.h>
#include <stddef.h>

struct buf;

/*
 * Appends the words of a text, one blank between two (and before the first
 * where `out` holds something).  Bytes of words are ASCII letters and digits,
 * or not ASCII.
 */
void words_fold(struct buf *out, const char *text, size_t len);

/*
 * The next word as it is written, from *to on (0 at first; then where the last
 * one ended): its first byte and the one behind its last.  False at the end.
 * words_fold makes one word of it, the same as of the whole text.
 */
bool words_next(const char *text, size_t len, size_t *from, size_t *to);

#endif
