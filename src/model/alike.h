#ifndef MODEL_ALIKE_H
#define MODEL_ALIKE_H

/*
 * Do two sentences say nearly the same?  A measure by letters, for any
 * language: Dice's coefficient of the sets of three-letter pieces of their
 * words, without regard to case, order and repetition.  A word counts from
 * three letters on, with its beginning as a piece of its own; so long words
 * weigh more than short ones, and inflected and compound forms (Swedish
 * "uppföljning av målen", "målen följs upp") still share most of their pieces.
 *
 * It cannot tell a sentence from its opposite ("följs upp", "följs inte upp"),
 * nor a word from its synonym: what is alike is offered to a person, who
 * decides.
 *
 * The threshold was chosen on 36 pairs of Swedish findings that say the same
 * in two persons' words, 24 pairs of the same build or topic that do not, and
 * the same sentences crossed, which are unrelated: at one half it finds 34 of the
 * 36, 5 of the 24 and none of 1260 crossed pairs (tests/unit/test-alike.c).  Lower,
 * most of what is offered would be wrong; higher, paraphrases are missed.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/array.h"

struct buf;

enum { ALIKE_PERCENT = 50 };	/* from here on two texts are alike */

/* The pieces of a text: sorted, each once. */
struct alike ARRAY_OF(uint64_t);

/* array_done releases. */
void alike_read(struct alike *, const char *text);

/* 0 to 100, rounded down; 0 where either has no word of three letters. */
unsigned alike_percent(const struct alike *, const struct alike *);

/*
 * Appends the words of b that a has not, with a plus, and of a that b has not,
 * with a minus: "+inte -alla".  Nothing where they are more than four, or none.
 */
void alike_difference(struct buf *out, const char *a, const char *b);

#endif
