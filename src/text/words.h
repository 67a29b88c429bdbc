#ifndef TEXT_WORDS_H
#define TEXT_WORDS_H

/*
 * Words, as search knows them: runs of letters, digits and their marks, folded
 * (utf8_fold without accents folded: å is not a, É is é).  The same function
 * makes the words of an index and those of a query, so that what is found does
 * not depend on whether there is an index.
 */

#include <stddef.h>

struct buf;

/*
 * Appends the words of a text, one blank between two (and before the first
 * where `out` holds something).  Bytes of words are ASCII letters and digits,
 * or not ASCII.
 */
void words_fold(struct buf *out, const char *text, size_t len);

#endif
