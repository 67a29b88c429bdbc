#ifndef TUI_DRAW_H
#define TUI_DRAW_H

/*
 * Painting cells: clipped safe text in a few styles.  One of the two files
 * that know curses.  Everything is painted in order; curses sends what changed.
 */

#include <stdbool.h>
#include <stddef.h>

enum style {
	STYLE_NORMAL,
	STYLE_TITLE,		/* bold */
	STYLE_DIM,		/* said beside */
	STYLE_SELECTED,		/* reverse */
	STYLE_BAR,		/* top and bottom: reverse */
	STYLE_GOOD,
	STYLE_WARNING,
	STYLE_BAD,
	STYLE_ACCENT,
	STYLE_COUNT
};

/* The screen's size in cells, at least 1 by 1. */
void draw_size(int *rows, int *columns);

/*
 * Paints text (UTF-8 of any content, shown by utf8_safe, on one line) from
 * row, column, in exactly `width` columns: clipped with an ellipsis or filled
 * with blanks.  What lies outside of the screen is left out.
 */
void draw_text(int row, int column, int width, enum style, const char *text);
void draw_bytes(int row, int column, int width, enum style, const char *text, size_t len);

/* Blanks. */
void draw_clear(int row, int column, int height, int width);

/* Everything blank: before another screen is painted, or another size of it. */
void draw_erase(void);

/* A vertical line. */
void draw_rule(int row, int column, int height);

/* Where the hardware cursor is to stand after the next flush. */
void draw_cursor(int row, int column);

/* Sends what changed. */
void draw_flush(void);

/* Everything again from nothing, for Ctrl-L. */
void draw_again(void);

#endif
