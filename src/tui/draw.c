#include "config.h"

#include "tui/draw.h"

#include <stdint.h>
#include <string.h>
#include <wchar.h>

#define NCURSES_WIDECHAR 1
#include <curses.h>

#include "base/alloc.h"
#include "base/array.h"
#include "base/buf.h"
#include "text/utf8.h"
#include "tui/term.h"

/* A stretch of a row as it was painted last. */
struct piece {
	int column, width;
	enum style style;
	struct buf text;	/* safe, padded to the width */
};

struct pieces ARRAY_OF(struct piece);

static struct {
	struct buf text, ascii;	/* of the piece being painted */
	cchar_t *cells;		/* a row's */
	int rows, columns;	/* the screen's when lines were made */
	struct pieces *lines;	/* what was painted in each row */
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
	for (size_t i = 0; i < len && n < draw.columns;) {
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

/*
 * What stands on the screen, piece by piece, so that a piece which did not
 * change costs a comparison and one that changed a little only that: painting
 * everything every time stays cheap.
 */
static struct piece *
find_piece(int row, int column, int width)
{
	struct pieces *line = &draw.lines[row];
	struct piece *found = NULL;
	for (size_t i = line->n; i-- > 0;) {
		struct piece *p = &line->v[i];
		if (p->column == column && p->width == width) {
			found = p;
		} else if (p->column < column + width && column < p->column + p->width) {
			/* What nobody paints there now must not stay. */
			mvhline(row, p->column, ' ', p->width);
			buf_done(&p->text);
			array_remove(line, i);
			/* found may have moved */
			return find_piece(row, column, width);
		}
	}
	return found;
}

static void
forget_all(int rows, int columns)
{
	for (int i = 0; i < draw.rows; i++) {
		for (size_t j = 0; j < draw.lines[i].n; j++)
			buf_done(&draw.lines[i].v[j].text);
		array_done(&draw.lines[i]);
	}
	draw.lines = xreallocarray(draw.lines, (size_t)rows, sizeof(*draw.lines));
	memset(draw.lines, 0, (size_t)rows * sizeof(*draw.lines));
	draw.cells = xreallocarray(draw.cells, (size_t)columns + 1, sizeof(*draw.cells));
	draw.rows = rows;
	draw.columns = columns;
	erase();
}

static bool
is_ascii(const char *s, size_t len)
{
	for (size_t i = 0; i < len; i++)
		if ((unsigned char)s[i] >= 0x80)
			return false;
	return true;
}

/* Where the new text begins to differ: a place between ASCII characters. */
static size_t
common_start(const struct buf *a, const struct buf *b)
{
	size_t n = 0, len = a->len < b->len ? a->len : b->len;
	while (n < len && a->s[n] == b->s[n])
		n++;
	/* Marks sit on what is before them: back to an ASCII character, and before it. */
	while (n && ((unsigned char)a->s[n - 1] >= 0x80))
		n--;
	return n ? n - 1 : 0;
}

static void
paint_piece(int row, int column, const struct buf *before, const struct buf *now,
	attr_t attr, short pair)
{
	size_t from = before ? common_start(before, now) : 0, end = now->len;
	/* The blanks at the end, where nothing wide can reach into them. */
	size_t tail = 0;
	while (before && tail < before->len - from && tail < end - from &&
	    before->s[before->len - 1 - tail] == ' ' && now->s[end - 1 - tail] == ' ')
		tail++;
	if (tail && is_ascii(before->s + from, before->len - from) &&
	    is_ascii(now->s + from, end - from))
		end -= tail - 1;
	int start = column + (int)utf8_width(now->s, from);
	int n = make_cells(now->s + from, end - from, attr, pair);
	mvadd_wchnstr(row, start, draw.cells, n);
}

void
draw_bytes(int row, int column, int width, enum style style, const char *text, size_t len)
{
	int rows, columns;
	draw_size(&rows, &columns);
	if (rows != draw.rows || columns != draw.columns)
		forget_all(rows, columns);
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

	struct piece *piece = find_piece(row, column, width);
	bool is_alike = piece && piece->style == style;
	if (is_alike && piece->text.len == draw.text.len &&
	    !memcmp(piece->text.s, draw.text.s, draw.text.len))
		return;
	paint_piece(row, column, is_alike ? &piece->text : NULL, &draw.text, attr, pair);
	if (!piece) {
		piece = array_push(&draw.lines[row]);
		piece->column = column;
		piece->width = width;
	}
	piece->style = style;
	buf_clear(&piece->text);
	buf_add(&piece->text, draw.text.s, draw.text.len);
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
	for (; height-- > 0; row++)
		draw_text(row, column, 1, STYLE_NORMAL, term_has_symbols() ? "│" : "|");
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
draw_erase(void)
{
	int rows, columns;
	draw_size(&rows, &columns);
	forget_all(rows, columns);
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
