#ifndef STORE_COPIES_H
#define STORE_COPIES_H

/*
 * Copies that folders in a cloud leave beside a file when two changed it at
 * once, under a name of their own: what somebody wrote is in there and would
 * be found by nobody.  Dropbox, Nextcloud, ownCloud, Syncthing, Google Drive,
 * iCloud.
 */

#include <stdbool.h>

struct buf;
struct session;

/*
 * Is `name` one that such a folder gives to a copy of `original` (both without
 * a folder)?  "s (Anna's conflicted copy 2010-04-20).yaml" of "s.yaml".
 */
bool copies_is_name(const char *name, const char *original);

/*
 * Merges in what the copies beside path have and the session has not; they stay
 * as they are, and have nothing new the next time.  Appends what a person
 * should know to *said: what came from which copy, and which one cannot be
 * read; sentences with "; " between them.  Copies of other evaluations are passed over.
 * Returns whether the session changed.
 */
bool copies_merge(struct session *, const char *path, struct buf *said);

/* What a session is called in the state folder that could not be saved at leaving begins so. */
#define RESCUED_PREFIX "rescued-"

/* The same with what was rescued into this folder. */
bool copies_merge_rescued(struct session *, const char *folder, struct buf *said);

#endif
