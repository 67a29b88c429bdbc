#ifndef REPORT_DISCRETION_H
#define REPORT_DISCRETION_H

/*
 * What stays inside.  Every stored field of a session either stands in its
 * report or is counted here as left out; and before a report is handed on it is
 * searched for what is internal all the same: codes of persons (P3), marks of
 * interviews (@I3), and internal texts that somebody copied into a text of the
 * report.
 */

#include <stdbool.h>
#include <stddef.h>

#include "base/array.h"
#include "model/schema.h"

struct buf;
struct markdown;
struct report_options;
struct session;

enum left_out {
	LEFT_NOTES,		/* internal */
	LEFT_ASKS,
	LEFT_INBOX,
	LEFT_DRAFTS,
	LEFT_PRIVATE,
	LEFT_PERSONS,
	LEFT_SCORES,		/* of single evaluators */
	LEFT_TICKS,
	LEFT_REMARKS,		/* on entries, interviews, documents, pages */
	LEFT_INTERNAL,		/* how many of these there are */
	LEFT_FINDINGS = LEFT_INTERNAL,	/* not chosen */
	LEFT_ORIGINALS,		/* beneath a team sentence */
	LEFT_RAW,		/* what a wording stands for */
	LEFT_REASONS,		/* of settled points */
	LEFT_LANGUAGES,		/* texts in another language, or of nothing that is asked */
	LEFT_EARLIER,		/* of an evaluation that is kept inside */
	LEFT_SIBLINGS,		/* other versions of what nobody has settled */
	LEFT_DETAILS,		/* times, authors, sources, labels and so on */
	LEFT_UNKNOWN,		/* of a newer Kompass, or of questions that are not asked */
	LEFT_COUNT
};

struct left {
	size_t of[LEFT_COUNT];
};

/* Counts it, of the report written with these options. */
void discretion_count(struct left *, const struct session *, const struct report_options *);

/* "12 notes, 3 persons": of what is internal, or of the rest; false where there is nothing. */
bool discretion_describe(struct buf *, const struct left *, bool is_internal);

/* An internal thing in the output. */
struct leak {
	char *place;		/* of the text that holds it: "texts/summary" */
	char *what;		/* for a person, translated */
};

struct leaks ARRAY_OF(struct leak);

/*
 * Searches a report that was written as Markdown, but for texts of the places
 * that are allowed.  Letters and digits count, not how they are set.
 */
void discretion_search(struct leaks *, const struct markdown *, const struct session *,
	const char *const *allowed, size_t allowed_count);
void leaks_done(struct leaks *);

/* Internal texts of fewer letters and digits than this are not searched for. */
enum { DISCRETION_LETTERS = 20 };

#endif
