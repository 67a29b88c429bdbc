#ifndef REPORT_ROSE_H
#define REPORT_ROSE_H

/*
 * The compass rose on a terminal: one axis for each area, from the middle (0)
 * to the rim (100 per cent), and up to nine series laid over each other, drawn
 * with Braille dots, or with ASCII where that cannot be shown.  Pure: text and
 * styles in cells, nothing is painted here.
 */

#include <stdbool.h>
#include <stddef.h>

#include "base/decimal.h"

struct buf;

enum { ROSE_AXES_MIN = 3, ROSE_AXES_MAX = 24, ROSE_SERIES_MAX = 9 };

struct rose_value {
	bool is_known;		/* unknown ones leave a gap in the line */
	decimal points, max;	/* max > 0 where it is known */
	/*
	 * For sentences; NULL or borrowed.  Of an unknown one what there is instead
	 * ("left out"; NULL: "no points"), of a known one what to add ("partly reported").
	 */
	const char *note;
};

/* How a line is drawn. */
enum rose_line {
	ROSE_LINE_NEXT,		/* as no other is: solid, dashed, dotted ... in the order of series */
	ROSE_LINE_SOLID,	/* one's own */
	ROSE_LINE_DASHED,	/* the earlier one */
	ROSE_LINE_DOTTED	/* the reference */
};

struct rose_series {
	const char *name;	/* "2010", "median"; borrowed */
	enum rose_line line;
	struct rose_value v[ROSE_AXES_MAX];
};

struct rose {
	size_t axes, count;
	const char *codes[ROSE_AXES_MAX];	/* labels at the rim: "1"; borrowed */
	const char *titles[ROSE_AXES_MAX];	/* for sentences; borrowed */
	struct rose_series series[ROSE_SERIES_MAX];	/* the first is one's own */
};

/* One cell: its text, and whose it is. */
struct rose_cell {
	char text[8];		/* one column wide, ended by NUL; " " for nothing */
	int series;		/* -1: axes and rim, -2: a label, -3: nothing */
};

/*
 * Draws into rows x columns cells (row by row; the caller's), as large and as
 * round as fits where a cell is twice as high as wide: the first axis at the
 * top, then clockwise.  Less than 7 x 14 cells, or less than three axes, are
 * left blank.  Where lines meet, a cell is that of the first series, with the
 * dots of all (ASCII: its mark alone).  Where labels have no room at the rim,
 * every second is shown, or every third.
 *
 * Lines are told apart without colour: solid, dashed, dotted and so on, in
 * ASCII by their marks.
 */
void rose_draw(struct rose_cell *, int rows, int columns, const struct rose *, bool is_ascii);

/* The same as lines of text with a legend beneath, for a terminal without styles. */
void rose_text(struct buf *, const struct rose *, int rows, int columns, bool is_ascii);

/*
 * Appends a line of the legend, without its end: the pattern of a series in
 * ROSE_SAMPLE cells, a blank, the name.
 */
enum { ROSE_SAMPLE = 8 };
void rose_legend(struct buf *, const struct rose *, size_t series, bool is_ascii);

/*
 * The same numbers as sentences, one a line and area: "1 Offentlighet och
 * demokrati: 55 of 100; 7 more than 2005 (48); 6 less than median (61)."
 * Where maxima are not the same no difference is told, "2005: 48 of 90".
 */
void rose_sentences(struct buf *, const struct rose *);

#endif
