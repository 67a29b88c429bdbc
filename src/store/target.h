#ifndef STORE_TARGET_H
#define STORE_TARGET_H

/*
 * The file that a session is saved to, and the one way of replacing it:
 * a temporary file beside it, fsync, exchange of the two, fsync of the folder;
 * whatever was there is compared with what we believed was there, so that
 * nothing is overwritten unread; unless it is what we wrote ourselves and nobody
 * has so much as opened it since (store/sentry.h).  Knows nothing of sessions.
 */

#include <stdbool.h>
#include <stddef.h>
#include <sys/stat.h>

struct buf;
struct error;
struct rope;
struct sentry;

struct target {
	char *path;		/* absolute, symbolic links resolved */
	char *folder;
	char *lock_path;	/* in the state folder; NULL where there is none */
	char *state_folder;	/* this file's own, below the state folder; or NULL */
	struct stat seen;	/* as last read or written */
	bool is_seen;
	bool can_exchange;	/* the last move was an exchange of the two files */
	struct sentry *sentry;	/* on watch over what was saved last; or NULL */
};

/*
 * Resolves the path, once.  The file must be a regular one with one name, or
 * not be there yet.  False with err saying what to do.
 */
bool target_open(struct target *, const char *path, struct error *);
void target_done(struct target *);

enum target_result {
	TARGET_SAVED,		/* durable: the folder was synced */
	TARGET_FOREIGN,		/* somebody else wrote: that is in its place */
	TARGET_FAILED
};

/*
 * Replaces the file, which is believed to hold `known` (NULL: not to exist).
 * If it holds something else that goes into *foreign and nothing is changed.
 * On TARGET_FAILED err says why, and the file is what it was.  *is_placed
 * tells of two exceptions: where only the folder's fsync failed the new bytes
 * are in place, but not durable; and where somebody wrote at the moment of the
 * move and it could not be taken back, theirs stay beside the file until
 * target_leftovers.
 */
enum target_result target_save(struct target *, const struct rope *text,
	const struct rope *known, struct buf *foreign, bool *is_placed, struct error *);

/*
 * Looks whether the file still holds `known`: TARGET_SAVED if so, TARGET_FOREIGN
 * with its bytes if not, TARGET_FAILED if it cannot be read (or is gone).
 */
enum target_result target_check(struct target *, const struct rope *known,
	struct buf *foreign, struct error *);

/*
 * Removes the file, which is believed to hold `known`: TARGET_SAVED if it is
 * gone (or was).  If it holds something else that goes into *foreign and it stays.
 */
enum target_result target_remove(struct target *, const struct rope *known,
	struct buf *foreign, struct error *);

/*
 * Left beside the file by a process that was killed between exchange and
 * removal: calls back with the bytes of each, and removes it if the callback
 * says so.
 */
void target_leftovers(struct target *, bool (*take)(void *ctx, const struct buf *bytes), void *ctx);

#endif
