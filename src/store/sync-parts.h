#ifndef STORE_SYNC_PARTS_H
#define STORE_SYNC_PARTS_H

/*
 * What the parts of sync share: contents of files and objects, the steps of
 * one round.  For sync*.c alone.
 */

#include <stdbool.h>
#include <stddef.h>

#include "base/array.h"
#include "base/buf.h"
#include "store/git.h"
#include "store/sync.h"

struct error;
struct session;

/* A file in a commit. */
struct blob {
	char mode[8];		/* "100644"; "" where there is none */
	char id[GIT_ID_ROOM];
};

bool blob_is_same(const struct blob *, const struct blob *);
bool blob_is_file(const struct blob *);	/* a regular one, no link, no other repository */

/* Is it a file that may be a session or a questionnaire, by its name? */
bool sync_is_yaml(const char *path);

/* Takes what `git diff-tree --raw -z` prints: from is the first tree's. */
struct tree_change {
	const char *path;	/* borrowed from the output */
	struct blob from, to;
};

bool tree_change_next(const struct buf *out, size_t *at, struct tree_change *);

/* What a file holds. */
enum content_kind {
	CONTENT_NONE,		/* there is no file */
	CONTENT_OTHER,
	CONTENT_QUESTIONNAIRE,
	CONTENT_SESSION,
	CONTENT_BROKEN		/* begins as a session or a questionnaire, and is none */
};

struct content {
	enum content_kind kind;
	struct buf bytes;
	struct session *session;	/* of CONTENT_SESSION */
	bool is_canonical;
	struct buf faults;	/* of CONTENT_BROKEN: lines with `label` as the file */
};

/* Takes the bytes over; content_done releases. */
void content_take(struct content *, struct buf *bytes, const char *label);
bool content_of_blob(struct content *, const struct sync *, const struct blob *,
	const char *label, struct error *);
void content_done(struct content *);

/*
 * Merges `from` into `into`, both sessions.  False, nothing changed, if they
 * are two evaluations.  *has_changed: into's bytes are new.
 */
bool content_merge(struct content *into, const struct content *from, bool *has_changed);

/* Stores bytes as an object. */
bool sync_store(const struct sync *, const struct buf *bytes, struct blob *, struct error *);

/* Notes what happened to a file; the remark is taken. */
struct sync_file *sync_note(struct sync *, const char *path, enum sync_what, char *remark);

/* Appends "MODE ID\tPATH\0" for git update-index --index-info; no blob: the file goes. */
void index_line(struct buf *, const struct sync *, const char *path, const struct blob *);

/* The last value of a setting of git, or NULL; borrowed. */
const char *sync_setting(const struct sync *, const char *name);

enum sync_step {
	STEP_DONE,
	STEP_AGAIN,		/* something changed meanwhile: from the start */
	STEP_FAILED		/* err says why */
};

/* Makes lines (see index_line) of HEAD's index and moves HEAD from s->head to `to`. */
enum sync_step sync_move_head(struct sync *, const struct buf *lines, const char *to,
	const char *message, struct error *);

/* Commits a tree: parents are ids, ended by NULL. */
bool sync_commit_tree(const struct sync *, char id[GIT_ID_ROOM], const char *tree,
	const char *const *parents, const struct buf *message, struct error *);

/* Reads where HEAD is, again; false if that is no branch or git is at work there. */
bool sync_look(struct sync *, struct error *);

/* Begins an index of our own with what a commit ("": none) holds; ends it. */
bool sync_begin_index(struct sync *, const char *commit, struct error *);
void sync_end_index(struct sync *);

/* The first step: what changed here. */
enum sync_step sync_commit_local(struct sync *, struct error *);

/* The second: what others did, up to s->tip. */
enum sync_step sync_merge_tip(struct sync *, struct error *);

/* One file that a merge changes. */
struct merge_change {
	char *path;
	struct blob base, ours, theirs, result;
	bool is_ours_changed;	/* since base */
	bool is_large;		/* no session, whatever its name */
	bool is_noted;		/* what to say of it: sync_note's */
	enum sync_what what;
	char *remark;
	size_t conflicts;
};

struct merge_changes ARRAY_OF(struct merge_change);

/*
 * Puts the results, which `commit` holds, into the work tree, which holds what
 * ours says or something newer.  Looks first whether it can, for all of them.
 */
enum sync_step sync_place(struct sync *, const struct merge_changes *, const char *commit,
	struct error *);

/* Are the folders above a path folders (no links, which lead elsewhere), or not there? */
bool sync_has_way(const struct sync *, const char *path);

/*
 * Brings a session into a file that is believed to hold `known` (NULL: not to
 * be there); what a form saved meanwhile is merged.  is_kept: git has `known`,
 * else it goes into the file's history first.  STEP_AGAIN if something is there
 * that cannot be merged; if that is broken and is_left is not NULL the file
 * stays, *is_left is set and it is STEP_DONE.
 */
enum sync_step sync_place_session(const char *path, struct content *, const struct buf *known,
	bool is_kept, bool *is_left, struct error *);

/*
 * Removes what a killed process has left beside a session, as far as the
 * content holds all of it (and may grow otherwise).
 */
void sync_sweep(const char *path, struct content *);

#endif
