#ifndef REPORT_GUIDE_H
#define REPORT_GUIDE_H

/*
 * An interview guide to print: the questions in order with what to ask, what
 * to look for and room to write.  As Markdown, or plain text.
 */

#include <stdbool.h>
#include <stddef.h>

struct markdown;
struct session;

struct guide_options {
	const char *role;	/* a role's id; NULL: all roles */
	const char *evaluator;	/* whose private questions are in it; NULL: nobody's */
	size_t language;	/* of the questionnaire's texts */
	bool has_points;	/* maxima and earlier points too */
};

enum { GUIDE_LINES = 5 };

void guide_write(struct markdown *, const struct session *, const struct guide_options *);

/* "Interview guide: Åre 2010", one line that is safe to show.  The caller frees. */
char *guide_title(const struct session *);

#endif
