#include "config.h"

#include "tui/form-rows.h"

#include <stdlib.h>
#include <string.h>

#include "text/utf8.h"
#include "text/wrap.h"

static void
row_done(struct detail_row *row)
{
	free(row->text);
	free(row->id);
	free(row->enters);
}

void
detail_done(struct detail *d)
{
	for (size_t i = 0; i < d->rows.n; i++)
		row_done(&d->rows.v[i]);
	array_done(&d->rows);
	d->lines = 0;
}

static struct detail_row *
push(struct builder *b, enum style style, char *text)
{
	struct detail_row *row = array_push(&b->pane->rows);
	row->text = text;
	row->style = style;
	row->line = b->line++;
	row->column = b->column;
	row->width = b->whole ? (int)b->width : 0;
	row->is_stop = b->is_plain;
	if (b->line > b->pane->lines)
		b->pane->lines = b->line;
	return row;
}

static void
add(struct builder *b, enum style style, const char *lead, const char *text,
	const char *id, const char *enters)
{
	struct wrap_rows wrapped = {0};
	size_t indent = utf8_width(lead, strlen(lead));
	size_t width = b->width > indent + 1 ? b->width - indent : 1;
	wrap_text(&wrapped, text, strlen(text), width);
	for (size_t i = 0; i < wrapped.n; i++) {
		int len = (int)(wrapped.v[i].end - wrapped.v[i].start);
		const char *start = text + wrapped.v[i].start;
		struct detail_row *row = push(b, style, i ?
			xasprintf("%*s%.*s", (int)indent, "", len, start) :
			xasprintf("%s%.*s", lead, len, start));
		row->id = xstrdup(id);
		row->enters = xstrdup(enters);
		row->is_stop |= (id || enters) && !i;
	}
	array_done(&wrapped);
}

void
rows_add(struct builder *b, enum style style, const char *lead, const char *text, const char *id)
{
	add(b, style, lead, text, id, NULL);
}

void
rows_add_choice(struct builder *b, enum style style, const char *lead, const char *text,
	const char *enters)
{
	add(b, style, lead, text, NULL, enters);
}

void
rows_blank(struct builder *b)
{
	if (!b->is_plain)
		push(b, STYLE_NORMAL, xstrdup(""));
}

void
rows_fold(struct builder *b, size_t first)
{
	struct detail *d = b->pane;
	if (d->rows.n <= first + 1)
		return;
	while (d->rows.n > first + 1)
		row_done(&d->rows.v[--d->rows.n]);
	struct detail_row *row = &d->rows.v[first];
	char *more = xasprintf("%s …", row->text);
	free(row->text);
	row->text = more;
	b->line = d->lines = row->line + 1;
}

void
rows_begin_columns(struct builder *b)
{
	b->whole = b->width;
	b->first = b->end = b->line;
}

void
rows_column(struct builder *b, int column, size_t width)
{
	if (b->line > b->end)
		b->end = b->line;
	b->line = b->first;
	b->column = column;
	b->width = width;
}

void
rows_end_columns(struct builder *b)
{
	rows_column(b, 0, b->whole);
	b->line = b->end;
	b->whole = 0;
}

/* The line below the rows of the same entry as row `at`. */
static size_t
end_of_entry(const struct detail *d, size_t at)
{
	size_t end = at + 1;
	while (end < d->rows.n && d->rows.v[end].id && d->rows.v[at].id &&
	    !strcmp(d->rows.v[end].id, d->rows.v[at].id))
		end++;
	return d->rows.v[end - 1].line + 1;
}

void
rows_scroll(struct detail *d, size_t height, bool has_focus)
{
	size_t most = d->lines > height ? d->lines - height : 0;
	if (d->wants_end)
		d->top = most;
	d->wants_end = false;
	if (has_focus && d->at < d->rows.n) {
		size_t line = d->rows.v[d->at].line, end = end_of_entry(d, d->at);
		if (line < d->top)
			d->top = line;
		if (end > d->top + height)
			d->top = end - height < line ? end - height : line;
	}
	if (d->top > most)
		d->top = most;
}

/*
 * Entries, in the plain form every row, and what is out of sight: it comes into
 * sight row by row, as nothing else scrolls.
 */
static bool
is_stop(const struct detail *d, size_t i, size_t height)
{
	const struct detail_row *row = &d->rows.v[i];
	bool is_hidden = row->line < d->top || row->line >= d->top + height;
	return row->is_stop || (is_hidden && !row->id && !row->enters && *row->text);
}

size_t
rows_step(const struct detail *d, size_t height, int by, bool is_in)
{
	size_t i = d->at;
	/* Down from the line goes on where one reads, not back to the start. */
	if (!is_in && by < 0)
		i = d->rows.n;
	for (size_t first = 0; !is_in && by > 0; first++)
		if (first == d->rows.n || d->rows.v[first].line >= d->top) {
			i = first - 1;
			break;
		}
	do
		i += (size_t)(by > 0 ? 1 : -1);
	while (i < d->rows.n && !is_stop(d, i, height));
	return i < d->rows.n ? i : d->rows.n;
}

size_t
rows_beside(const struct detail *d, int by)
{
	if (d->at >= d->rows.n)
		return d->at;
	const struct detail_row *here = &d->rows.v[d->at];
	size_t best = d->at, least = (size_t)-1;
	int column = 0;
	for (size_t i = 0; i < d->rows.n; i++) {
		const struct detail_row *row = &d->rows.v[i];
		bool is_there = by > 0 ? row->column > here->column : row->column < here->column;
		if (!row->is_stop || !row->width || !is_there)
			continue;
		size_t away = row->line > here->line ? row->line - here->line : here->line - row->line;
		bool is_nearer = best == d->at || (by > 0 ? row->column < column : row->column > column);
		if (is_nearer || (row->column == column && away < least)) {
			best = i;
			least = away;
			column = row->column;
		}
	}
	return best;
}

/* The cell of the line that comes next from this column on, or NULL. */
static const struct detail_row *
next_cell(const struct detail *d, size_t line, int column)
{
	const struct detail_row *found = NULL;
	for (size_t i = 0; i < d->rows.n; i++) {
		const struct detail_row *row = &d->rows.v[i];
		if (row->line == line && row->column >= column && (!found || row->column < found->column))
			found = row;
	}
	return found;
}

static void
paint_line(const struct detail *d, size_t line, int row, int column, int width,
	const char *chosen, bool has_focus)
{
	const struct detail_row *cell;
	int at = 0;
	while (at < width && (cell = next_cell(d, line, at))) {
		/* What a command without a number is about shows also while it is typed. */
		bool is_chosen = chosen ? cell->id && !strcmp(cell->id, chosen) :
			has_focus && cell == &d->rows.v[d->at];
		int room = cell->width ? cell->width : width - cell->column;
		if (cell->column > at)
			draw_clear(row, column + at, 1, cell->column - at);
		draw_text(row, column + cell->column, room, is_chosen ? STYLE_SELECTED : cell->style,
			cell->text);
		at = cell->column + room;
	}
	if (at < width)
		draw_clear(row, column + at, 1, width - at);
}

void
rows_paint(const struct detail *d, int row, int height, int column, int width,
	const char *chosen, bool has_focus)
{
	for (int i = 0; i < height; i++)
		paint_line(d, d->top + (size_t)i, row + i, column, width, chosen, has_focus);
}
