#ifndef REPORT_SHOW_STATS_H
#define REPORT_SHOW_STATS_H

/*
 * What `kompass stats` prints: for people, as CSV, as JSON.  The last two are
 * documented in kompass(1).
 */

#include <stdbool.h>
#include <stddef.h>

#include "model/stats.h"

struct buf;
struct json;
struct questionnaire;

/* Whose place among the others is told: a member of the table, which need not be counted. */
struct stats_of {
	size_t member;
	const struct card *card;	/* with its figures */
};

struct stats_layout {
	bool with_questions;
	bool is_ascii;
	size_t width;
	const struct questionnaire *questionnaire;	/* for the titles; NULL: only codes */
	size_t language;
	const struct stats_of *of;	/* NULL: nobody's */
};

/* A table with what was left out below it. */
void stats_text(struct buf *, const struct stats *, const struct stats_layout *);

/* The header, and the rows of one table. */
void stats_csv_header(struct buf *);
void stats_csv(struct buf *, const struct stats *, const struct stats_layout *);

/* The object, its tables one by one, and its end with a newline. */
void stats_json_begin(struct json *);
void stats_json(struct json *, const struct stats *, const struct stats_layout *);
void stats_json_end(struct json *);

#endif
