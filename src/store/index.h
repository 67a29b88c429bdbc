#ifndef STORE_INDEX_H
#define STORE_INDEX_H

/*
 * The index of an archive: what its files said when they were last read, in an
 * SQLite database in the cache folder, with their words for full-text search.
 * It knows no files: which rows still hold is for store/archive to tell, by
 * paths and stamps.
 *
 * Every file has a row, of a card (store/card-pack.h), and as many numbers for
 * its entries; of these the words are kept, without the texts.  Words cannot be
 * taken out again: what is removed leaves waste, and with too much of it the
 * index is begun anew.
 *
 * Files are spread over buckets by their paths, and for each bucket the sum of
 * its paths and stamps is kept, so that whether anything changed is seen
 * without looking at the rows.
 *
 * Every call may fail: a fault is noted, and what the caller has got so far is
 * right.  After index_is_damaged nothing more is to be had from it.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/array.h"
#include "base/buf.h"

struct card;
struct card_stamp;

enum { INDEX_BUCKETS = 1024 };

struct index_rowids ARRAY_OF(int64_t);

struct index;

/*
 * Of the folder of this path (realpath); made if it is not there.  NULL where
 * that cannot be.
 */
struct index *index_open(const char *folder);
void index_close(struct index *);

/* Is nothing in it to be believed? */
bool index_is_damaged(const struct index *);

/* Closes it and takes its files away, unless somebody is writing to it. */
void index_drop(struct index *);

/* Is its file still the one that others find? */
bool index_is_current(const struct index *);

/* The bucket of a path, and what it adds with this stamp to the bucket's sum. */
unsigned index_bucket(const char *path);
uint64_t index_sum(const char *path, const struct card_stamp *);
unsigned index_place(const char *path, const struct card_stamp *, uint64_t *sum);

/* The sums of all buckets. */
bool index_sums(struct index *, uint64_t sums[INDEX_BUCKETS]);

/* Calls take, which owns the card, for each row of those buckets (NULL: all). */
typedef void index_take(void *ctx, struct card *);
bool index_rows(struct index *, const bool wanted[INDEX_BUCKETS], index_take *, void *ctx);

/* The card whose numbers this is among; NULL: it is gone. */
struct card *index_row(struct index *, int64_t number);

/*
 * Up to which number cards are in the order of their paths (order_natural), as
 * they are when an index is made; 0: none, or it failed.
 */
int64_t index_ordered(struct index *);

/* Loads figures or entries, without titles and texts, into a card with a row. */
bool index_load(struct index *, struct card *, unsigned what);

/*
 * Appends the numbers of entries, from `from` to `to`, rising, whose words match
 * an FTS5 expression; at most `limit`.
 */
bool index_find(struct index *, const char *match, int64_t from, int64_t to, size_t limit,
	struct index_rowids *);

/*
 * The first word that is not below this one by its bytes, of those that texts
 * have or once had; NULL: there is none.  Borrowed until the next.  False: the
 * index failed.
 */
bool index_next_word(struct index *, const char *least, const char **out);

/* Writing: index-write.c. */

/* A card with what the index keeps of it, ready to be written. */
struct index_entry {
	struct card *card;
	unsigned bucket;
	struct buf head, figures, entries;
	struct buf words;		/* of all entries, one after the other */
	struct index_ends ARRAY_OF(size_t) ends;	/* where those of each end */
};

/* Of a card with all its parts; safe in any thread.  The card stays the caller's. */
void index_entry_make(struct index_entry *, struct card *);
void index_entry_done(struct index_entry *);

/* Only one process writes; false: another does (is_busy), or it cannot be written to. */
bool index_lock(struct index *, bool *is_busy);
void index_unlock(struct index *);

/* Is so much of it waste that it should be begun anew? */
bool index_is_wasteful(struct index *);

/*
 * Between begin and commit; if one of them fails, nothing since begin was
 * written.  Adding sets the card's row.
 */
bool index_begin(struct index *);
bool index_add(struct index *, struct index_entry *);
bool index_remove(struct index *, const struct card *);
bool index_commit(struct index *);
void index_rollback(struct index *);

#endif
