#include "config.h"

/* The table: its cells and rows. */

#include "tui/archive-view.h"

#include <string.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "report/cells.h"
#include "text/utf8.h"
#include "tui/term.h"

enum { MARKS = 4 };	/* cursor, mark, fold, and a blank */

void
archive_cell(struct buf *out, const struct archive_view *v, const struct browse_row *r,
	enum column column)
{
	const struct card *c = r->card;
	/* How many files there are is told by a mark before it. */
	if (column == COLUMN_SUBJECT)
		buf_adds(out, r->is_file || !*c->subject ? c->path : c->subject);
	else
		cell_text(out, v->browse, r, column);
}

/* Of a file's name the end says most: an ellipsis and as much of it as fits. */
static void
keep_end(struct buf *cell, int width)
{
	size_t len = cell->len, at = 0;
	if ((int)utf8_width(cell->s, len) <= width)
		return;
	while (at < len && (int)utf8_width(cell->s + at, len - at) > width - 1)
		at = utf8_next(cell->s, len, at);
	const char *mark = term_is_utf8() ? "…" : ".";
	buf_remove(cell, 0, at);
	buf_insert(cell, 0, mark, strlen(mark));
}

static void
paint_head(const struct archive_view *v, const struct column_place *place, size_t n)
{
	struct buf row = BUF_INIT;
	buf_pad(&row, ' ', MARKS);
	for (size_t i = 0; i < n; i++) {
		if (i)
			buf_addc(&row, ' ');
		cell_heading(&row, &place[i], !term_is_utf8());
	}
	draw_text(v->layout.head, 0, v->layout.width, STYLE_TITLE, buf_str(&row));
	buf_done(&row);
}

/* Sentences of what stands in the cells, for who reads row by row. */
static void
add_sentence(struct buf *out, const struct archive_view *v, const struct browse_row *r,
	const struct columns *columns)
{
	for (size_t i = 0; i < columns->n; i++) {
		struct buf cell = BUF_INIT;
		enum column c = columns->v[i];
		archive_cell(&cell, v, r, c);
		if (cell.len && i)
			buf_adds(out, ", ");
		if (cell.len && (c == COLUMN_EDITION || c == COLUMN_VERSION || c == COLUMN_PROGRESS ||
		    c == COLUMN_CHANGED || c == COLUMN_TOTAL))
			buf_addf(out, "%s ", column_title(c));
		buf_adds(out, buf_str(&cell));
		if (!i && !r->is_file && r->files > 1)
			buf_addf(out, P_(", %zu file", ", %zu files", r->files), r->files);
		buf_done(&cell);
	}
}

/* A file's name in a cell: indented beneath its evaluation. */
static void
add_name(struct buf *out, const struct card *c, int width, int indent)
{
	struct buf cell = BUF_INIT;
	buf_adds(&cell, c->path);
	keep_end(&cell, width - indent);
	buf_insert(&cell, 0, "  ", (size_t)indent);
	size_t used = utf8_clip(out, cell.s, cell.len, (size_t)width, !term_is_utf8());
	buf_pad(out, ' ', (size_t)width - used);
	buf_done(&cell);
}

static void
add_cells(struct buf *out, const struct archive_view *v, const struct browse_row *r,
	const struct column_place *place, size_t n)
{
	struct browse_row one = *r;
	one.files = 1;		/* how many there are is told by a mark before them */
	for (size_t i = 0; i < n; i++) {
		if (i)
			buf_addc(out, ' ');
		if (r->is_file && place[i].column == COLUMN_SUBJECT)
			add_name(out, r->card, place[i].width, 2);
		else if (place[i].column == COLUMN_PATH)
			add_name(out, r->card, place[i].width, 0);
		else
			cell_fitted(out, v->browse, &one, &place[i], !term_is_utf8());
	}
}

static void
add_marks(struct buf *out, const struct archive_view *v, const struct browse_row *r, size_t row)
{
	bool is_here = row == browse_cursor(v->browse);
	buf_addf(out, "%c%c%c ", is_here ? '>' : ' ', browse_is_marked(v->browse, row) ? '*' : ' ',
		r->is_file || r->files < 2 ? ' ' : r->is_open ? '-' : '+');
}

static void
paint_row(const struct archive_view *v, int at, size_t row, const struct column_place *place, size_t n)
{
	struct browse_row r = browse_row(v->browse, row);
	struct buf text = BUF_INIT;
	enum style style = row == browse_cursor(v->browse) ? STYLE_SELECTED :
		r.card->state == CARD_BROKEN ? STYLE_BAD : browse_is_marked(v->browse, row) ? STYLE_ACCENT :
		STYLE_NORMAL;
	add_marks(&text, v, &r, row);
	if (r.card->state == CARD_BROKEN)
		buf_addf(&text, "%s: %s: %s", card_state_title(CARD_BROKEN), r.card->path, r.card->fault);
	else if (v->options.is_plain)
		add_sentence(&text, v, &r, &v->columns);
	else
		add_cells(&text, v, &r, place, n);
	draw_bytes(at, 0, v->layout.width, style, text.s, text.len);
	buf_done(&text);
}

static void
scroll(struct archive_view *v)
{
	size_t cursor = browse_cursor(v->browse), height = (size_t)v->layout.height;
	size_t count = browse_count(v->browse);
	if (cursor < v->top)
		v->top = cursor;
	if (height && cursor >= v->top + height)
		v->top = cursor - height + 1;
	/* No empty rows at the end while there are some above. */
	if (v->top + height > count)
		v->top = count > height ? count - height : 0;
}

void
archive_paint_table(struct archive_view *v)
{
	struct archive_layout *l = &v->layout;
	struct column_place place[COLUMN_COUNT];
	size_t n = columns_layout(place, &v->columns, l->width - MARKS);
	scroll(v);
	if (!v->options.is_plain)
		paint_head(v, place, n);
	for (int i = 0; i < l->height; i++) {
		size_t row = v->top + (size_t)i;
		if (row < browse_count(v->browse))
			paint_row(v, l->body + i, row, place, n);
		else
			draw_clear(l->body + i, 0, 1, l->width);
	}
	if (!browse_count(v->browse) && l->height)
		draw_text(l->body, MARKS, l->width - MARKS, STYLE_NORMAL, *v->filter ?
			_("nothing fits; Esc takes the filter away, Ctrl-F searches the texts") :
			_("nothing is read yet"));
	if (!v->is_typing)
		draw_cursor(l->body + (int)(browse_cursor(v->browse) - v->top), 0);
}
