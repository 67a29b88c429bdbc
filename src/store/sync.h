#ifndef STORE_SYNC_H
#define STORE_SYNC_H

/*
 * Sharing a folder of sessions through git: what changed here is committed,
 * what others pushed is merged, item by item, and all of it pushed, while forms
 * stay open and go on saving.
 *
 * The work tree is never git's to write: a merged session is put in its place
 * as the saver does it (store/target.h).  And a session only ever grows: what
 * is committed is what the file holds merged with what was committed before,
 * what is taken from others is theirs merged with ours.  So whatever a killed
 * run has left half done, the next one finishes.
 *
 * Prints nothing.  The caller ignores SIGPIPE.
 */

#include <stdbool.h>
#include <stddef.h>

#include "base/array.h"
#include "base/buf.h"
#include "store/git.h"

struct error;

/* What happened to a file; a later one in this list outweighs an earlier one. */
enum sync_what {
	SYNC_COMMITTED,		/* changed here, in git, not shared yet */
	SYNC_SENT,
	SYNC_RECEIVED,
	SYNC_MERGED,		/* changed here and by others */
	SYNC_DELETED,		/* by others, and therefore here */
	SYNC_KEPT,		/* deleted on one side, changed on the other */
	SYNC_BESIDE,		/* theirs could not be merged: both are there */
	SYNC_LEFT,		/* not committed: something is wrong with it */
	SYNC_WHAT_COUNT
};

struct sync_file {
	char *path;		/* in the repository */
	enum sync_what what;
	char *remark;		/* translated, or NULL */
	size_t conflicts;	/* to be settled in it after a merge */
};

enum sync_reach {
	SYNC_SHARED,		/* the remote has all of it */
	SYNC_NO_REMOTE,
	SYNC_OFFLINE		/* the remote was not reached: sync.why */
};

/* A setting of git: "remote.origin.url". */
struct sync_setting {
	char *name, *value;
};

struct sync {
	struct git git;
	char *top;		/* of the work tree, absolute */
	char *git_dir, *common_dir;
	char *branch;		/* "main"; refs/heads/ before it */
	char head[GIT_ID_ROOM];	/* the commit, or "" before the first */
	char tip[GIT_ID_ROOM];	/* the remote branch as last fetched, or "" */
	char *remote;		/* "origin", or NULL */
	char *remote_branch;	/* "main", on the remote */
	bool is_upstream_set;	/* as git's settings have it */
	bool is_other_name;	/* the remote's branch is called otherwise */
	struct sync_settings ARRAY_OF(struct sync_setting) settings;
	struct sync_files ARRAY_OF(struct sync_file) files;	/* sorted by path */
	struct sync_dirty ARRAY_OF(char *) dirty;	/* changed, and not ours to commit */
	struct buf faults;	/* of broken sessions, a line each */
	enum sync_reach reach;
	char *why;		/* why the remote could not be reached */
	char *busy;		/* a file that changed while it was to be merged, or NULL */
	int lock;		/* descriptor, or -1 */
};

/*
 * Finds the repository that folder lies in, and takes its lock: one sync at a
 * time.  False with err where there is none, or it is one that must not be
 * worked in (bare, in the middle of a merge...).  may_ask: see git_open.
 */
bool sync_open(struct sync *, const char *folder, bool may_ask, struct error *);
void sync_done(struct sync *);

/*
 * Makes folder a repository unless it is one, with the lines of .gitattributes
 * and .gitignore that sessions need.  What is there stays.  *is_new tells
 * whether there was none before.
 */
bool sync_init(const char *folder, bool *is_new, struct error *);

/*
 * Sets this program as what merges sessions for git in this repository, where
 * its .gitattributes ask for it.
 */
bool sync_set_driver(struct sync *, struct error *);

/*
 * Does git know who commits?  If not, sync_set_author must say before
 * sync_run.
 */
bool sync_has_author(const struct sync *);
void sync_set_author(struct sync *, const char *id, const char *name);

/*
 * Commits, fetches, merges, pushes; again where somebody was faster.  False
 * with err where that stopped half way: what is in sync.files happened,
 * nothing is lost, and a next run goes on.
 */
bool sync_run(struct sync *, struct error *);

#endif
