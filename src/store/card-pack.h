#ifndef STORE_CARD_PACK_H
#define STORE_CARD_PACK_H

/*
 * Cards as bytes, for the index: as small as can be, since there may be 100,000
 * with 300 entries each, and quick to take apart.  What is taken apart may be
 * any bytes: it is then no card.
 */

#include <stdbool.h>
#include <stddef.h>

struct buf;
struct card;

/*
 * The head, with path and stamp.  What is no session is a card, too, in the
 * state CARD_STATE_COUNT, of which nothing but those is known: so that it is
 * not read each time.
 */
void card_pack(struct buf *out, const struct card *);

/* A card of one malloc (card_free); NULL: this is none. */
struct card *card_unpack(const void *bytes, size_t len);

/* Its figures without titles, its entries without texts. */
void card_pack_figures(struct buf *out, const struct card *);
void card_pack_entries(struct buf *out, const struct card *);
bool card_unpack_figures(struct card *, const void *bytes, size_t len);
bool card_unpack_entries(struct card *, const void *bytes, size_t len);

/*
 * Was it made in the language of now?  What is wrong with a broken one is told
 * in the language in which it was read.
 */
bool card_is_spoken(const void *bytes, size_t len);

#endif
