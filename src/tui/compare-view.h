#ifndef TUI_COMPARE_VIEW_H
#define TUI_COMPARE_VIEW_H

/*
 * The compare screen's own state, shared by its files: screen-compare.c (life
 * and keys), compare-paint.c (what stands where), compare-words.c (figures as
 * text).
 */

#include <stdbool.h>
#include <stddef.h>

#include "base/array.h"
#include "model/compare.h"
#include "report/compare-show.h"
#include "report/rose.h"
#include "tui/draw.h"
#include "tui/screens.h"

struct app;
struct buf;

/* What the cells show; all of it where there is room. */
enum compare_figures {
	FIGURES_POINTS,
	FIGURES_DIFFERENCES,
	FIGURES_SHARES,		/* only where there is another edition */
	FIGURES_COUNT
};

enum compare_line_kind { LINE_NAME, LINE_ROW, LINE_OTHER, LINE_NOTE };

/* A line that the cursor can stand on; with --plain names and remarks too. */
struct compare_line {
	enum compare_line_kind kind;
	size_t index;		/* of a column, row, first row of another edition, or note */
	size_t beneath;		/* lines that can be folded */
	bool is_unfolded;
};

struct compare_texts ARRAY_OF(char *);

struct compare_view {
	struct app *app;
	struct compare *compare;	/* borrowed */
	struct compare_wish wish;
	struct compare_show show;	/* how texts are made */
	bool is_plain;
	enum compare_figures figures;
	bool is_rose;			/* the rose alone, where it has no room beside */
	struct compare_texts unfolded;	/* "kommunkompassen-2010 3" */
	struct compare_notes notes;
	size_t remarks;			/* how many of them are more than a legend */
	struct compare_lines ARRAY_OF(struct compare_line) lines;
	size_t at, top;			/* of lines */
	int height;			/* of the body as last painted */
	char *names[COMPARE_COLUMNS_MAX];	/* "A Åre 2010" */
	struct rose rose;
	size_t rose_columns[COMPARE_COLUMNS_MAX];	/* of its series */
	bool has_rose;
	int sentence_columns, sentence_rows;	/* so many rows has the longest; columns 0: not known */
};

/* The row of a line, or NULL. */
const struct compare_row *compare_view_row(const struct compare_view *, size_t line);

/* "1 Openness and democracy", "Total", "Only in edition 2010 (7)"; of a row or its head. */
void compare_view_title(struct buf *, const struct compare_view *, const struct compare_line *);

/* Are there figures in it, and not words? */
bool compare_view_has_points(const struct compare_cell *);

/* "72.5", "31-35.5", "left out", "-", or nothing, without marks. */
void compare_view_points(struct buf *, const struct compare_view *, const struct compare_row *,
	size_t column);

/* All of a line in words, "1 Openness. A Åre 2005: 72 of 100; B Åre 2010: 73 of 100, 1 more". */
void compare_view_sentence(struct buf *, const struct compare_view *, const struct compare_line *);

/* Names of the columns, and the rose, after each run. */
void compare_view_name(struct compare_view *);
void compare_view_rose(struct compare_view *);

void compare_view_paint(struct compare_view *);

#endif
