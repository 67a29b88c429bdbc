#ifndef STORE_ARCHIVE_JOB_H
#define STORE_ARCHIVE_JOB_H

/*
 * What takes long in an archive, done by a thread of its own so that no key
 * waits: reading the folder anew, and searching it.  A job shares nothing with
 * who began it but finished results: a refresh works in an archive that is its
 * own and hands it over, a search looks through an archive that nobody else
 * loads from until it has ended.
 */

#include <stdbool.h>
#include <stddef.h>

#include "base/array.h"
#include "model/schema.h"

struct archive;
struct card;
struct cards;
struct query;

struct archive_job;

/* Where a word was found.  Strings are owned. */
struct archive_hit {
	char *path;		/* of the card */
	char *place, *id;	/* "3.2"; of the item */
	char *author;		/* id, or "" */
	char *context;		/* one line of the text around what was found */
	enum section section;
	enum entry_kind kind;	/* ENTRY_NONE: no finding */
};

struct archive_hits ARRAY_OF(struct archive_hit);

/*
 * Reads the folder anew.  `before`: the cards that are known to who asks, of
 * which nothing is changed or freed while the job is there, or NULL.  `event`
 * (an eventfd) becomes readable when there is news.
 */
struct archive_job *archive_job_refresh(const char *folder, bool with_index,
	const char *evaluator, const struct cards *before, int event);

/*
 * Searches the archive, which is borrowed; the query is taken over, the order
 * (NULL: all, by path) copied.  At most `limit` hits.
 */
struct archive_job *archive_job_search(struct archive *, struct query *take,
	const struct cards *order, size_t limit, int event);

/* Has it ended?  *done of *all files are looked at; either may be NULL. */
bool archive_job_is_done(struct archive_job *, size_t *done, size_t *all);

/* Asks it to end; it does so soon. */
void archive_job_leave(struct archive_job *);

/*
 * Of a refresh that is done: the archive, the caller's now; NULL where it holds
 * the same as `before`, or the folder could not be looked at: then *failure says
 * why (else NULL; the caller frees).  *is_whole: nothing was left unread.
 */
struct archive *archive_job_archive(struct archive_job *, bool *is_whole, char **failure);

/*
 * Of a search that is done: what was found; archive_hits_done releases.  False
 * if it was left before its end.
 */
bool archive_job_hits(struct archive_job *, struct archive_hits *);
void archive_hits_done(struct archive_hits *);

/* Leaves it, waits for its end and frees.  NULL is fine. */
void archive_job_free(struct archive_job *);

#endif
