#ifndef STORE_GIT_H
#define STORE_GIT_H

/*
 * Running git: by argument vectors, never through a shell, in an environment
 * without what could turn a command into another one (another repository, an
 * editor, a pager, another language).  Knows nothing of sessions.
 *
 * Whoever feeds git must ignore SIGPIPE; git itself gets it back.
 */

#include <stdbool.h>
#include <stddef.h>

#include "base/array.h"
#include "base/buf.h"

struct error;

struct git_env ARRAY_OF(char *);

struct git {
	char *folder;		/* where it works; owned */
	char *index;		/* in place of the repository's own index, or NULL; owned */
	struct git_env env;	/* of the processes, "NAME=VALUE", ended by NULL */
};

enum { GIT_ID_ROOM = 65 };	/* the id of an object, SHA-1 or SHA-256, with its NUL */

/* may_ask: somebody sits there whom git and ssh may ask for a password. */
void git_open(struct git *, const char *folder, bool may_ask);
void git_done(struct git *);

/* Sets a variable of its environment in place of what it was, or adds it. */
void git_set(struct git *, const char *name, const char *value);

/* Has its environment this variable? */
bool git_has(const struct git *, const char *name);

/* One command; fields not needed are NULL. */
struct git_call {
	const char *const *args;	/* without "git", ended by NULL */
	const void *in;			/* standard input */
	size_t in_len;
	struct buf *out;		/* appended: standard output */
	struct buf *messages;		/* appended: standard error */
};

/* Its exit status; -1 with err if git could not be run or ended by a signal. */
int git_call(const struct git *, const struct git_call *, struct error *);

/*
 * The usual call: arguments up to NULL, output appended to out (or NULL).
 * False with err in git's own words if the status is not 0.
 */
#define git_run(git, out, err, ...) \
	git_run_args(git, out, err, (const char *const[]){__VA_ARGS__})
bool git_run_args(const struct git *, struct buf *out, struct error *, const char *const *args);

/* The same with standard input. */
#define git_feed(git, in, out, err, ...) \
	git_feed_args(git, in, out, err, (const char *const[]){__VA_ARGS__})
bool git_feed_args(const struct git *, const struct buf *in, struct buf *out, struct error *,
	const char *const *args);

/* The same for one word of output, cut into room (GIT_ID_ROOM). */
#define git_word(git, room, err, ...) \
	git_word_args(git, room, err, (const char *const[]){__VA_ARGS__})
bool git_word_args(const struct git *, char room[GIT_ID_ROOM], struct error *,
	const char *const *args);

/* What git said, as one sentence without hints; the caller frees. */
char *git_sentence(const struct buf *messages);

/*
 * Cuts text at its NULs: the part at *at, moving *at behind it; NULL at the
 * end.  The text must be ended by a NUL that its length does not count.
 */
const char *git_part(const struct buf *, size_t *at);

#endif
