#ifndef MODEL_MERGE_H
#define MODEL_MERGE_H

/*
 * Several sessions made one: what speaks against it, and what came of it.
 * The merging itself is model/session.h's; here is what only a person can
 * decide (another municipality, another questionnaire ...) and what is to be
 * told afterwards.  Knows no files: sessions have names.
 */

#include <stdbool.h>
#include <stddef.h>

#include "base/array.h"

struct session;

/* What speaks against merging; each can be overruled. */
enum merge_guard {
	MERGE_SUBJECT,		/* another municipality or year */
	MERGE_QUESTIONNAIRE,	/* another questionnaire or edition */
	MERGE_CONTENT,		/* another content of the same one */
	MERGE_EVALUATOR,	/* one evaluator id for two names */
	MERGE_UNFINISHED,	/* somebody has not answered everything asked */
	MERGE_APART,		/* begun apart: two evaluations */
	MERGE_UNFIT,		/* items that the chosen questionnaire has no place for;
				   cannot be overruled */
	MERGE_GUARD_COUNT
};

/* "other-subject" and so on: the option that overrules it; NULL for MERGE_UNFIT. */
const char *merge_guard_option(enum merge_guard);

struct merge_fault {
	enum merge_guard guard;
	char *text;		/* one sentence, naming files and values */
};

/* What is told apart in the summary. */
enum merge_kind {
	MERGE_ENTRIES,
	MERGE_SCORES,
	MERGE_SETTLED,
	MERGE_TEXTS,
	MERGE_SOURCES,		/* interviews, documents, pages */
	MERGE_TICKS,
	MERGE_DELETIONS,
	MERGE_OTHERS,
	MERGE_KIND_COUNT
};

struct merge_input {
	const char *name;	/* of its file */
	const struct session *session;
	/* Filled in by merge_run. */
	size_t own[MERGE_KIND_COUNT];	/* items with something that no other input has */
	size_t same_as;		/* index of an earlier input that holds the same, or its own */
};

struct merge_codes ARRAY_OF(const char *);

struct merge {
	struct session *result;
	struct merge_faults ARRAY_OF(struct merge_fault) faults;	/* not overruled */
	size_t conflicts;
	size_t differing;	/* questions whose scores differ, unsettled */
	struct merge_codes changed;	/* questions of which a score changed since they were settled;
				   borrowed from the result */
	struct merge_codes late;	/* settled, and somebody scored only then, otherwise: told,
				   not asked again */
};

/*
 * Merges the inputs (n >= 1), which stay as they are.  `overruled`: bits
 * 1 << guard.  Which order they are given in makes no difference to the result.
 * Where there are faults the result is not to be used.  merge_done releases.
 */
void merge_run(struct merge *, struct merge_input *, size_t n, unsigned overruled);
void merge_done(struct merge *);

/* How many items of `other` have something that `s` has not. */
size_t merge_news(const struct session *s, const struct session *other);

#endif
