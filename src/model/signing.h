#ifndef MODEL_SIGNING_H
#define MODEL_SIGNING_H

/*
 * Sign-off.  A signing is an item of SECTION_STATUS, signed/N-WRITER: N is the
 * version of the evaluation that was signed, WRITER the sitting it was signed
 * in, so that two signings made apart are two items and both stand.  While one
 * of them is closed the session is read-only; reopening makes them reopened and
 * leaves everything else in them, and says who, when and why in an item of its
 * own, reopened/N-WRITER.
 *
 * A signing names a digest of what was signed.  When a late merge brings
 * something that it had not seen, the digests differ, and that is told.
 */

#include <stdbool.h>
#include <stddef.h>

#include "base/array.h"

struct buf;
struct error;
struct reply;
struct session;
struct sitting;
struct version;

#define SIGNING_DIGEST_ROOM 65

/*
 * SHA-256, in hexadecimal, of what the session says: every item but status, looks,
 * postponed questions and drafts, without version vectors and deletions, and which questions were asked.
 * The same however it came about: a merge that brings nothing new does not
 * change it.
 */
void signing_digest(char digest[SIGNING_DIGEST_ROOM], const struct session *);

struct signing {
	const struct version *v;	/* borrowed: by, time, people, reason */
	const struct version *reopened;	/* the first that says who reopened it; NULL: none */
	unsigned number;		/* version of the evaluation */
	bool is_standing;		/* not reopened */
	bool is_changed;		/* it does not name the present content */
};

struct signings ARRAY_OF(struct signing);

/* All signings, the oldest version first; array_done frees. */
void signings_list(struct signings *, const struct session *);

/* The number of the signing that an item of SECTION_STATUS is; 0: it is none. */
unsigned signing_number(const struct version *);

/* "2010-04-20 by Anna Berg, Georg Ek", translated. */
void signing_describe(struct buf *, const struct version *signing);

/*
 * Appends, of those that stand, "signed 2010-04-20 by Anna Berg; 2010-04-21 by
 * Georg Ek"; with_changes: and which of them the content has changed since.
 * False, and nothing, where none stands.
 */
bool signing_summary(struct buf *, const struct session *, bool with_changes);

/*
 * Signs for these people (n 0: all evaluators), in the name of the sitting's
 * evaluator; a short id stands for the name of its evaluator.  What is still
 * open is listed in the reply, which then is_refused, and nothing is written:
 * conflicts in any case, scores that differ, changed since they were settled or
 * are awaited unless `reason` (NULL: none) says why to sign all the same, which
 * is kept.  False with err where nobody may write here.
 */
bool signing_sign(struct sitting *, const char *const *names, size_t n, const char *reason,
	struct reply *, struct error *);

/* Opens what is closed, imported or signed; `reason` is kept.  False with err. */
bool signing_reopen(struct sitting *, const char *reason, struct error *);

#endif
