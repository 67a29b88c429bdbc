#ifndef REPORT_GUIDE_H
#define REPORT_GUIDE_H

/*
 * An interview guide to print: the questions in order with what to ask, what
 * to look for and room to write.  As Markdown, or plain text.
 */

#include <stdbool.h>
#include <stddef.h>

struct buf;
struct session;

struct guide_options {
	const char *role;	/* a role's id; NULL: all roles */
	const char *evaluator;	/* whose private questions are in it; NULL: nobody's */
	size_t language;	/* of the questionnaire's texts */
	bool has_points;	/* maxima and earlier points too */
	bool is_text;		/* plain text of GUIDE_COLUMNS in place of Markdown */
};

enum { GUIDE_COLUMNS = 78, GUIDE_LINES = 5 };

void guide_write(struct buf *, const struct session *, const struct guide_options *);

#endif
