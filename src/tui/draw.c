#include "config.h"

#include "tui/draw.h"

#include <string.h>
#include <wchar.h>

#define NCURSES_WIDECHAR 1
#include <curses.h>

#include "base/buf.h"
#include "text/utf8.h"
#include "tui/term.h"

static struct {
	struct buf text, ascii;	/* of the piece being painted */
	int row, column;	/* of the cursor */
} draw;

static attr_t
attributes(enum style style, short *pair)
{
	static const struct {
		attr_t with, without;	/* with colour, and where there is none */
		short colour;
	} styles[STYLE_COUNT] = {
		[STYLE_NORMAL] = {A_NORMAL, A_NORMAL, 0},
		[STYLE_TITLE] = {A_BOLD, A_BOLD, 0},
		[STYLE_DIM] = {A_DIM, A_NORMAL, 0},
		[STYLE_SELECTED] = {A_REVERSE, A_REVERSE, 0},
		[STYLE_BAR] = {A_REVERSE, A_REVERSE, 0},
		[STYLE_GOOD] = {A_NORMAL, A_NORMAL, COLOR_GREEN},
		[STYLE_WARNING] = {A_BOLD, A_BOLD, COLOR_MAGENTA},
		[STYLE_BAD] = {A_BOLD, A_BOLD, COLOR_RED},
		[STYLE_ACCENT] = {A_BOLD, A_BOLD, COLOR_CYAN},
	};
	bool has_colour = has_colors() && COLOR_PAIRS > 7;
	*pair = has_colour ? styles[style].colour : 0;
	return has_colour ? styles[style].with : styles[style].without;
}

void
draw_size(int *rows, int *columns)
{
	getmaxyx(stdscr, *rows, *columns);
	if (*rows < 1)
		*rows = 1;
	if (*columns < 1)
		*columns = 1;
}

void
draw_bytes(int row, int column, int width, enum style style, const char *text, size_t len)
{
	int rows, columns;
	draw_size(&rows, &columns);
	if (row < 0 || row >= rows || column < 0 || column >= columns)
		return;
	if (width > columns - column)
		width = columns - column;
	if (width <= 0)
		return;
	short pair;
	attr_t attr = attributes(style, &pair);
	buf_clear(&draw.text);
	if (!term_is_utf8()) {
		buf_clear(&draw.ascii);
		utf8_ascii(&draw.ascii, text, len);
		text = buf_str(&draw.ascii);
		len = draw.ascii.len;
	}
	size_t used = utf8_clip(&draw.text, text, len, (size_t)width, !term_is_utf8());
	buf_pad(&draw.text, ' ', (size_t)width - used);
	attr_set(attr, pair, NULL);
	mvaddnstr(row, column, draw.text.s, (int)draw.text.len);
	attr_set(A_NORMAL, 0, NULL);
}

void
draw_text(int row, int column, int width, enum style style, const char *text)
{
	draw_bytes(row, column, width, style, text, strlen(text));
}

void
draw_clear(int row, int column, int height, int width)
{
	while (height-- > 0)
		draw_bytes(row++, column, width, STYLE_NORMAL, "", 0);
}

void
draw_rule(int row, int column, int height)
{
	int rows, columns;
	draw_size(&rows, &columns);
	for (; height-- > 0; row++)
		if (row >= 0 && row < rows && column >= 0 && column < columns)
			mvaddstr(row, column, term_has_symbols() ? "│" : "|");
}

void
draw_cursor(int row, int column)
{
	int rows, columns;
	draw_size(&rows, &columns);
	draw.row = row < 0 ? 0 : row >= rows ? rows - 1 : row;
	draw.column = column < 0 ? 0 : column >= columns ? columns - 1 : column;
}

void
draw_flush(void)
{
	move(draw.row, draw.column);
	refresh();
}

void
draw_again(void)
{
	clearok(stdscr, TRUE);
}
