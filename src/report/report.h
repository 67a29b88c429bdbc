#ifndef REPORT_REPORT_H
#define REPORT_REPORT_H

/*
 * The report on an evaluation, as the municipality reads it: what was done and
 * by whom, the points, the texts, the findings that were chosen, what was not
 * assessed and why, and where it all comes from.  The figures are those of
 * `kompass show`.  What is internal is not in it; report/discretion.h counts
 * what stays out, and looks for what slipped in.
 */

#include <stdbool.h>
#include <stddef.h>

#include "base/clock.h"

struct mapping;
struct markdown;
struct questionnaire;
struct session;
struct template;

struct report_options {
	size_t language;		/* of the questionnaire's texts */
	const struct session *previous;	/* NULL: what the session keeps, if anything */
	const struct questionnaire *kept;	/* of what it keeps; NULL: not found */
	const struct session *reference;	/* or NULL */
	/* What became of a previous or reference's other edition here; NULL: nobody knows. */
	struct report_mapping {
		const struct mapping *mapping;
		bool is_inverse;	/* theirs is the later edition */
	} of_previous, of_reference;
	bool is_oral;			/* the feedback of a visit's last day in place of the report */
	bool has_scores;		/* with points in it */
	const struct template *template;	/* or NULL: the usual sections */
	struct stamp now;
};

void report_write(struct markdown *, const struct session *, const struct report_options *);

/* "Kommunkompassen 2010: Åre 2010", one line that is safe to show.  The caller frees. */
char *report_title(const struct session *, size_t language);

/* Not signed, or changed since, and no published table either. */
bool report_is_draft(const struct session *);

/* How many findings the feedback has no room for. */
size_t report_unsaid(const struct session *);

/* How many of its texts stand in it in the base language, as there are none in its own. */
size_t report_untranslated(const struct session *, size_t language);

#endif
