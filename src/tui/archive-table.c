#include "config.h"

/* The table: its cells and rows. */

#include "tui/archive-view.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "text/utf8.h"
#include "tui/term.h"

enum { MARKS = 4 };	/* cursor, mark, fold, and a blank */

static void
add_total(struct buf *out, const struct archive_view *v, const struct card *c)
{
	char points[DECIMAL_ROOM], max[DECIMAL_ROOM];
	const struct card_figure *f = browse_total(v->browse, c);
	if (!f)
		buf_adds(out, _("hidden"));
	else if (f->has_points)
		buf_addf(out, "%s/%s", decimal_exact(points, f->points, i18n_mark()),
			decimal_exact(max, f->max, i18n_mark()));
}

static void
add_percent(struct buf *out, const struct archive_view *v, const struct card *c)
{
	const struct card_figure *f = browse_total(v->browse, c);
	if (f && f->has_points && f->is_whole && f->max > 0)
		buf_addf(out, "%d%%", decimal_percent(f->points, f->max));
}

/* "2010-04-20 13:05", as the clock of this place told it then. */
static void
add_time(struct buf *out, int64_t nanoseconds)
{
	time_t seconds = (time_t)(nanoseconds / 1000000000);
	char text[32];
	struct tm tm;
	if (nanoseconds && localtime_r(&seconds, &tm) && strftime(text, sizeof(text), "%Y-%m-%d %H:%M", &tm))
		buf_adds(out, text);
}

static const char *
type_title(const char *type)
{
	static const char *const words[] = {
		N_("municipality"), N_("district"), N_("reference"), N_("other"),
	};
	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (!strcmp(type, words[i]))
			return _(words[i]);
	return type;
}

void
archive_cell(struct buf *out, const struct archive_view *v, const struct browse_row *r,
	enum column column)
{
	const struct card *c = r->card;
	switch (column) {
	case COLUMN_SUBJECT:
		if (r->is_file)
			buf_adds(out, c->path);
		else
			buf_adds(out, *c->subject ? c->subject : c->path);
		break;
	case COLUMN_YEAR:
		if (c->year)
			buf_addf(out, "%ld", c->year);
		break;
	case COLUMN_EDITION:
		buf_adds(out, c->edition);
		break;
	case COLUMN_TYPE:
		buf_adds(out, type_title(c->type));
		break;
	case COLUMN_STATE:
		buf_adds(out, card_state_title(c->state));
		break;
	case COLUMN_VERSION:
		if (c->version)
			buf_addf(out, "%u", c->version);
		break;
	case COLUMN_PROGRESS:
		if (c->asked)
			buf_addf(out, "%zu/%zu", c->scored, c->asked);
		break;
	case COLUMN_TOTAL:
		add_total(out, v, c);
		break;
	case COLUMN_PERCENT:
		add_percent(out, v, c);
		break;
	case COLUMN_PEOPLE:
		buf_adds(out, c->people);
		break;
	case COLUMN_CHANGED:
		add_time(out, c->stamp.modified);
		break;
	case COLUMN_COUNTRY:
		buf_adds(out, c->country);
		break;
	case COLUMN_POPULATION:
		if (c->population >= 0)
			archive_number(out, (size_t)c->population);
		break;
	default:
		buf_adds(out, c->path);
	}
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

/* Appends in exactly this many columns. */
static void
add_fitted(struct buf *out, const char *text, int width, bool is_right)
{
	struct buf clipped = BUF_INIT;
	size_t used = utf8_clip(&clipped, text, strlen(text), (size_t)width, !term_is_utf8());
	if (is_right)
		buf_pad(out, ' ', (size_t)width - used);
	buf_adds(out, buf_str(&clipped));
	if (!is_right)
		buf_pad(out, ' ', (size_t)width - used);
	buf_done(&clipped);
}

/* A date is cut to its day, not to something with an ellipsis. */
static void
fit_cell(struct buf *out, struct buf *cell, const struct column_place *p)
{
	if (p->column == COLUMN_CHANGED && p->width < 16)
		buf_truncate(cell, cell->len < 10 ? cell->len : 10);
	add_fitted(out, buf_str(cell), p->width, column_is_right(p->column));
}

static void
paint_head(const struct archive_view *v, const struct column_place *place, size_t n)
{
	struct buf row = BUF_INIT;
	buf_pad(&row, ' ', MARKS);
	for (size_t i = 0; i < n; i++) {
		if (i)
			buf_addc(&row, ' ');
		add_fitted(&row, column_title(place[i].column), place[i].width,
			column_is_right(place[i].column));
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
		buf_done(&cell);
	}
	if (!r->is_file && r->files > 1)
		buf_addf(out, P_(", %zu file", ", %zu files", r->files), r->files);
}

static void
add_cells(struct buf *out, const struct archive_view *v, const struct browse_row *r,
	const struct column_place *place, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct buf cell = BUF_INIT;
		if (i)
			buf_addc(out, ' ');
		archive_cell(&cell, v, r, place[i].column);
		if (r->is_file && place[i].column == COLUMN_SUBJECT) {
			keep_end(&cell, place[i].width - 2);
			buf_insert(&cell, 0, "  ", 2);
		} else if (place[i].column == COLUMN_PATH) {
			keep_end(&cell, place[i].width);
		}
		fit_cell(out, &cell, &place[i]);
		buf_done(&cell);
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
	if (v->options.is_plain)
		draw_clear(l->head, 0, 1, l->width);
	else
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
			_("nothing fits; Esc takes the filter away") : _("nothing is read yet"));
	if (!v->is_typing)
		draw_cursor(l->body + (int)(browse_cursor(v->browse) - v->top), 0);
}
