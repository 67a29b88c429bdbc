#ifndef STORE_ARCHIVE_H
#define STORE_ARCHIVE_H

/*
 * The archive: a folder tree of session files, looked at through their cards.
 *
 * Which files there are, and whether one changed, is told by their names and
 * stamps (size, times, inode) alone.  What was read of them is kept in an index
 * (store/index.h) which is never trusted: without one, with one that is torn,
 * locked or of another version, everything is the same, only slower.
 *
 * Sessions are *.yaml and *.yml files whose first key is kompass-session;
 * folders and files that begin with a dot are not looked at, nor is anything
 * but regular files; links to folders are not followed.
 */

#include <stdbool.h>
#include <stddef.h>

#include "model/card.h"

struct archive;
struct error;
struct query;

/*
 * The archive of a folder, nothing read yet.  NULL with err if it cannot be
 * looked at.  with_index false: neither uses nor makes one.
 */
struct archive *archive_open(const char *folder, bool with_index, struct error *);
void archive_close(struct archive *);

/* The folder, as it was given. */
const char *archive_folder(const struct archive *);

/* Whose private entries are found, besides those that are nobody's; NULL, as it begins: no one's. */
void archive_see_as(struct archive *, const char *evaluator);

/*
 * Called while files are read, at most some ten times a second, from the
 * thread that called archive_refresh.  False: leave the rest unread.
 */
typedef bool archive_progress(void *ctx, size_t done, size_t all);

/*
 * Takes up what the index holds without looking at the files: what the last
 * refresh knew, at once.  False if there is none.
 */
bool archive_recall(struct archive *);

/*
 * Brings the cards up to date with the files; progress may be NULL.  True when
 * all is, false when it was left.  A file that cannot be read is a broken card;
 * a folder that cannot be is told by archive_trouble.
 */
bool archive_refresh(struct archive *, archive_progress *, void *ctx);

/* The first thing that could not be looked at ("x: Permission denied"), or NULL. */
const char *archive_trouble(const struct archive *);

/* The heads of all sessions, by path (order_natural); borrowed until the next refresh. */
const struct cards *archive_cards(struct archive *);

/*
 * Loads figures or entries (CARD_...; entries without texts where they come
 * from an index) into a card of this archive.  False with err if its file
 * cannot be read any more, or has changed and is broken.
 */
bool archive_load(struct archive *, struct card *, unsigned what, struct error *);

/* Loads the text of an entry of such a card.  False with err if it is gone. */
bool archive_text(struct archive *, struct card *, struct card_entry *, struct error *);

/* Gives back what archive_load and archive_text took. */
void archive_unload(struct card *);

/* The path of a card as the system knows it; the caller frees. */
char *archive_path(const struct archive *, const struct card *);

/*
 * Finds entries.  Calls found for each, in the order of the cards given (NULL:
 * the archive's) and then of the session, until it returns false or `limit`
 * (0: none) were found.  The card has its figures where the query asks for
 * them, the entry its text, both for the call.  Returns how many sessions were
 * looked into: with an index only those that have the words.  By points that
 * who looks may not see (store/eyes.h) nothing is found.
 */
typedef bool archive_found(void *ctx, struct card *, struct card_entry *);
size_t archive_search(struct archive *, const struct query *, const struct cards *order,
	size_t limit, archive_found *, void *ctx);

/*
 * For another thread than the one that searches: how many of the sessions it has
 * passed; and that it end at the one it is at, until is_stopped is false again.
 */
size_t archive_passed(const struct archive *);
void archive_stop(struct archive *, bool is_stopped);

#endif
