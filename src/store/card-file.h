#ifndef STORE_CARD_FILE_H
#define STORE_CARD_FILE_H

/*
 * The card of a file, made by reading it.  Files of an archive are many, and
 * most were written by this program with one of few questionnaires: what was
 * read of those serves the next file (session_read_like).
 */

#include <stdbool.h>

#include "base/buf.h"
#include "model/card.h"

struct session;
struct stat;

enum { CARD_FILE_KEPT = 8 };

/* One thread's; `struct card_reader r = {0};` has read nothing. */
struct card_reader {
	struct buf bytes;			/* of the file read last */
	struct session *kept[CARD_FILE_KEPT];	/* each of another questionnaire */
	unsigned next;				/* which of them goes first */
};

void card_reader_done(struct card_reader *);

/*
 * The card of the file at `path` below the folder that is open as `folder`,
 * with its stamp, and what else is asked for (CARD_...).  A file that cannot be
 * read gives a broken card, one that is no session (which only its first bytes
 * tell) a card of the state CARD_STATE_COUNT.  NULL: there is no such file.
 */
struct card *card_file_read(struct card_reader *, int folder, const char *path, unsigned what);

/*
 * The text of an entry, read where the file should have it (entry->at), if it
 * is there and the file still has this stamp; else NULL.  The caller frees.
 */
char *card_file_text(struct card_reader *, int folder, const char *path,
	const struct card_stamp *, const struct card_entry *);

/* What tells whether the file is what it was. */
struct card_stamp card_file_stamp(const struct stat *);
bool card_stamp_is(const struct card_stamp *, const struct card_stamp *);

#endif
