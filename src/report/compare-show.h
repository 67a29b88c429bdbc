#ifndef REPORT_COMPARE_SHOW_H
#define REPORT_COMPARE_SHOW_H

/*
 * A comparison (model/compare.h) for people and for programs: what `kompass
 * compare` prints, and the words that its screen shares.
 */

#include <stdbool.h>
#include <stddef.h>

#include "base/array.h"

struct buf;
struct compare;
struct compare_cell;
struct compare_row;
struct questionnaire;

struct compare_show {
	const char *language;	/* of questionnaires' texts: "sv"; NULL: their base language */
	size_t columns;		/* of a line of text */
};

/* What is to be said of a comparison besides its figures. */
enum compare_note_kind {
	COMPARE_NOTE_LEGEND,	/* what the marks beside figures mean */
	COMPARE_NOTE_BASIS,	/* what totals are the sum of */
	COMPARE_NOTE_FOOTNOTE,	/* "*": what a profile leaves out, and what was added for it */
	COMPARE_NOTE_CAUTION,	/* what is not comparable: editions, drafts, kinds */
	COMPARE_NOTE_WARNING,	/* printed figures that do not fit */
	COMPARE_NOTE_KIND_COUNT
};

struct compare_note {
	enum compare_note_kind kind;
	size_t column;		/* of a warning: whose; else the count of columns */
	char *place;		/* of a warning: the code, "total"; else NULL */
	char *text;		/* a sentence or more, translated */
};

struct compare_notes ARRAY_OF(struct compare_note);

/* All of them in order, after compare_run.  compare_notes_done releases. */
void compare_notes(struct compare_notes *, const struct compare *, const struct compare_show *);
void compare_notes_done(struct compare_notes *);

/* "footnote" and so on: as in JSON. */
const char *compare_note_word(enum compare_note_kind);

/* Title of a row: of the area or question, "Total" and so on.  The caller frees. */
char *compare_show_title(const struct compare *, const struct compare_row *, const struct compare_show *);

/* "Kommunkompassen 2010"; with the edition where the title does not say it. */
void compare_show_edition(struct buf *, const struct questionnaire *, const struct compare_show *);

/* What a column is: "Åre 2010, edition 2010, draft". */
void compare_show_column(struct buf *, const struct compare *, size_t column, const struct compare_show *);

/*
 * Parts of a cell, each empty where there is nothing to say:  points with its
 * marks ("443.5*!"), the difference ("-63.0"), the share that is comparable
 * ("45%"), the codes of another edition with their relation (">1.4").
 */
void compare_show_points(struct buf *, const struct compare *, const struct compare_row *,
	size_t column, const struct compare_notes *);
void compare_show_marks(struct buf *, const struct compare *, const struct compare_row *,
	size_t column, const struct compare_notes *);
void compare_show_difference(struct buf *, const struct compare_cell *);
void compare_show_share(struct buf *, const struct compare_cell *);
void compare_show_codes(struct buf *, const struct compare_cell *);

/* The whole for people. */
void compare_show_text(struct buf *, const struct compare *, const struct compare_show *);

/* For programs: kompass(1), COMPARE.  JSON takes the names of the files, by column; NULL of a statistic. */
void compare_show_csv(struct buf *, const struct compare *);
void compare_show_json(struct buf *, const struct compare *, const char *const *files,
	const struct compare_show *);

#endif
