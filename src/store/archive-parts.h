#ifndef STORE_ARCHIVE_PARTS_H
#define STORE_ARCHIVE_PARTS_H

/* What the files of store/archive share. */

#include <stdatomic.h>

#include "store/archive.h"
#include "store/card-file.h"
#include "store/index.h"

/*
 * The cards of the files that go into one bucket, also of those that are no
 * sessions.  One that is not loaded is as the index has it.
 */
struct bucket {
	struct card **v;
	size_t n, room;
	bool is_loaded;
	uint64_t sum;		/* of those that are loaded */
};

struct archive {
	char *folder;		/* as it was given */
	int fd;			/* of it, open */
	bool with_index;	/* may one be used? */
	struct index *index;	/* or NULL */
	char *evaluator;	/* who looks, or NULL */
	char *trouble;
	struct bucket buckets[INDEX_BUCKETS];
	struct cards cards;	/* the sessions among them, by path; borrowed */
	bool is_listed;		/* cards holds all */
	struct cards guests;	/* found in buckets that are not loaded; owned */
	bool is_searched;	/* cards that were handed out must stay */
	const struct card *poorer;	/* whose file did not have all its texts any more; only compared */
	struct card_reader reader;
	atomic_size_t passed;	/* sessions, by the search that runs */
	atomic_bool is_stopped;	/* it is to end */
};

/* Opens the index unless it is open; afterwards it may still be NULL. */
void archive_need_index(struct archive *);

/*
 * Gives the index up; it goes if it is damaged, or is_unwanted.  What was not
 * loaded of it is then unknown: archive_refresh reads it.
 */
void archive_lose_index(struct archive *, bool is_unwanted);

/* Loads what is missing of the buckets; if the index fails, all is refreshed without. */
void archive_load_buckets(struct archive *);

/* Frees a card that is none any more; while there is a search, only at the next one. */
void archive_drop_card(struct archive *, struct card *);

/* Frees the cards of the last search that had no place. */
void archive_forget_guests(struct archive *);

void bucket_add(struct bucket *, struct card *);	/* takes the card */
void bucket_clear(struct bucket *);

#endif
