#include "config.h"

#include "tui/draw.h"

#include <stdint.h>
#include <string.h>
#include <wchar.h>

#define NCURSES_WIDECHAR 1
#include <curses.h>

#include "base/alloc.h"
#include "base/buf.h"
#include "text/utf8.h"
#include "tui/term.h"

static struct {
	struct buf text, ascii;	/* of the piece being painted */
	cchar_t *cells;
	size_t room;
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

/*
 * Cells of safe UTF-8.  They are put together here, since curses' own way from
 * bytes to cells takes some thousand instructions a character.
 */
static int
make_cells(const char *s, size_t len, attr_t attr, short pair)
{
	int n = 0;
	for (size_t i = 0; i < len && n < (int)draw.room;) {
		uint32_t c = (unsigned char)s[i];
		size_t size = c < 0x80 ? 1 : utf8_decode(&c, s + i, len - i);
		i += size;
		if (c >= 0x300 && wcwidth((wchar_t)c) == 0) {
			wchar_t *mark = n ? draw.cells[n - 1].chars : NULL;
			int at = 1;
			while (mark && at < CCHARW_MAX && mark[at])
				at++;
			if (mark && at < CCHARW_MAX)
				mark[at] = (wchar_t)c;
			continue;
		}
		memset(&draw.cells[n], 0, sizeof(*draw.cells));
		draw.cells[n].attr = attr | (attr_t)COLOR_PAIR(pair);
		draw.cells[n].ext_color = pair;
		draw.cells[n++].chars[0] = (wchar_t)c;
	}
	return n;
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
	if (draw.room < (size_t)columns) {
		draw.room = (size_t)columns;
		draw.cells = xreallocarray(draw.cells, draw.room, sizeof(*draw.cells));
	}
	mvadd_wchnstr(row, column, draw.cells, make_cells(draw.text.s, draw.text.len, attr, pair));
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
