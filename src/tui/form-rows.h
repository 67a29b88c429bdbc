#ifndef TUI_FORM_ROWS_H
#define TUI_FORM_ROWS_H

/*
 * A pane of the form as rows of cells: built for a width, scrolled, stepped
 * through, painted.  Most rows are one cell; columns beside each other are
 * cells of the same line.  Knows nothing of what it shows.
 */

#include <stdbool.h>
#include <stddef.h>

#include "base/array.h"
#include "tui/draw.h"

struct form;

/* Text in a style, maybe an entry or something to choose behind it. */
struct detail_row {
	char *text;
	enum style style;
	char *id;		/* entry it belongs to, or NULL */
	char *enters;		/* what Enter on it enters, or NULL */
	bool is_stop;		/* the focus can stand here */
	size_t line;		/* of the pane */
	int column, width;	/* in the pane; width 0: to its right edge */
};

/* In the order in which the focus goes: columns one after the other. */
struct detail_rows ARRAY_OF(struct detail_row);

struct detail {
	struct detail_rows rows;
	size_t lines;
	size_t top;		/* first line shown */
	size_t at;		/* row of the focus, if the focus is here */
	bool wants_end;		/* show the end: an entry was added */
};

/* What adds rows to a pane, from its first line downwards. */
struct builder {
	struct detail *pane;
	struct form *form;	/* for who adds; not looked at here */
	size_t width;		/* of the pane, or of the column being filled */
	bool is_plain, is_folded;
	size_t line;		/* where the next row goes */
	int column;
	size_t first, end;	/* lines of the columns that are being filled */
	size_t whole;		/* the pane's width meanwhile */
};

void detail_done(struct detail *);

/*
 * Adds text, wrapped, after a lead that stands before its first row only
 * ("+ ", "a [x] ").  The focus can stand on the first row of what has an id;
 * in the plain form on every row.
 */
void rows_add(struct builder *, enum style, const char *lead, const char *text, const char *id);

/* The same without an entry, for which Enter enters a line. */
void rows_add_choice(struct builder *, enum style, const char *lead, const char *text,
	const char *enters);

/* An empty row; none in the plain form. */
void rows_blank(struct builder *);

/* Of the rows added since the pane had `first` only one stays, marked if there were more. */
void rows_fold(struct builder *, size_t first);

/* Columns beside each other: begin, then each with its place, then end below the longest. */
void rows_begin_columns(struct builder *);
void rows_column(struct builder *, int column, size_t width);
void rows_end_columns(struct builder *);

/* Scrolls so that the focus (or the end, where that is wanted) is in sight. */
void rows_scroll(struct detail *, size_t height, bool has_focus);

/*
 * The next row on which the focus can stand, from its own (is_in) or from
 * outside of the pane; rows.n where there is none.
 */
size_t rows_step(const struct detail *, size_t height, int by, bool is_in);

/* The row of the focus in the column beside, nearest to it; its own where there is none. */
size_t rows_beside(const struct detail *, int by);

/* Paints `height` lines from row and column; what is chosen is marked. */
void rows_paint(const struct detail *, int row, int height, int column, int width,
	const char *chosen, bool has_focus);

#endif
