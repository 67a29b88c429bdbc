#ifndef REPORT_SHOW_H
#define REPORT_SHOW_H

/*
 * What `kompass show` prints of a session: for people, as CSV, as JSON.  The
 * last two are documented in kompass(1) and hold exact numbers with a point,
 * whatever the language.
 *
 * Internal things (notes, what is to be asked, the inbox, private entries,
 * single evaluators' scores) are only counted, unless is_all is set.
 */

#include <stdbool.h>
#include <stddef.h>

struct buf;
struct scores;
struct session;

struct show {
	size_t language;	/* of the questionnaire's texts */
	bool is_all;
	const char *evaluator;	/* whose private entries is_all shows; NULL: nobody's */
};

enum { SHOW_COLUMNS = 80 };

/* Score table, findings, open matters. */
void show_text(struct buf *, const struct session *, const struct show *);

/* The second half of it: findings by area and kind, and what is open. */
void show_text_findings(struct buf *, const struct session *, const struct show *);

/* The header line, and the rows of one session. */
void show_csv_header(struct buf *);
void show_csv(struct buf *, const struct session *);

/*
 * A text as a field of CSV.  What a spreadsheet would take for a formula gets an
 * apostrophe before it, as spreadsheets themselves mark text.
 */
void show_csv_text(struct buf *, const char *);

/* One object, its lines indented by two levels; no newline after it. */
void show_json(struct buf *, const struct session *, const char *file, const struct show *);

/*
 * How far the evaluators agree, of one session: for people, the header and rows
 * of CSV, an object of JSON as show_json's.
 */
void show_agreement_text(struct buf *, const struct session *, const struct show *);
void show_agreement_csv_header(struct buf *);
void show_agreement_csv(struct buf *, const struct session *);
void show_agreement_json(struct buf *, const struct session *, const char *file);

/*
 * In lines: how many questions are scored, which sum the total is, what leaves
 * the maximum and what it would come to of the whole.
 */
void show_sums(struct buf *, const struct session *, const struct scores *, size_t language);

/* The name of the subject and its year, as a heading: "Åre 2010". */
void show_heading(struct buf *, const struct session *);

#endif
