#include "config.h"

/* The compare screen's table, rose, legend and remarks. */

#include "tui/compare-view.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/buf.h"
#include "base/i18n.h"
#include "model/questionnaire.h"
#include "text/utf8.h"
#include "text/wrap.h"
#include "tui/draw-rose.h"
#include "tui/term.h"

enum {
	MARK = 2,		/* columns of the mark for what is folded */
	TITLE_BEST = 44,
	TITLE_FAIR = 26,	/* with less the cells show one figure at a time */
	TITLE_LEAST = 10,
	CELL_TIGHT = 6,		/* where even that has no room */
	GAP = 2,
	ROSE_WIDTH = 36,	/* at least, to be beside or below */
	ROSE_HEIGHT = 10,
	HIGH = 36,		/* from so many rows remarks and details have room */
	TABLE_LEAST = 4		/* rows of it that are worth more than what is below */
};

/* How wide the parts of the cells are, and where all stands. */
struct layout {
	int rows, columns;
	/* Widths of each column's parts (0: it has none such), and of all it shows. */
	struct { int points, marks, difference, share, all; } cell[COMPARE_COLUMNS_MAX];
	bool is_tight;			/* one part at a time */
	int title, table;		/* widths */
	int body, height;		/* of the table */
	int rose_row, rose_column, rose_height, rose_width;	/* height 0: none */
	int detail, detail_height;
	int legend, legend_height;
	bool has_lines;			/* the legend */
	int remarks, remarks_height;
};

static int
width_of(const struct buf *text)
{
	return (int)utf8_width(buf_str(text), text->len);
}

static void
widen(int *width, struct buf *text)
{
	int used = width_of(text);
	if (used > *width)
		*width = used;
	buf_clear(text);
}

static void
measure_parts(struct layout *l, const struct compare_view *v)
{
	const struct compare *c = v->compare;
	struct buf text = BUF_INIT;
	for (size_t j = 0; j < c->count; j++) {
		l->cell[j].points = 5;
		for (size_t i = 0; i < c->rows.n; i++) {
			const struct compare_row *row = &c->rows.v[i];
			const struct compare_cell *cell = &row->cells[j];
			if (compare_view_has_points(cell))
				compare_view_points(&text, v, row, j);
			widen(&l->cell[j].points, &text);
			compare_show_marks(&text, c, row, j, &v->notes);
			widen(&l->cell[j].marks, &text);
			compare_show_difference(&text, cell);
			widen(&l->cell[j].difference, &text);
			compare_show_share(&text, cell);
			widen(&l->cell[j].share, &text);
		}
	}
	buf_done(&text);
}

/* Widths of the columns with all parts, or with the widest one; their sum. */
static int
measure_cells(struct layout *l, const struct compare_view *v, int most)
{
	int sum = 0;
	for (size_t i = 0; i < v->compare->count; i++) {
		int points = l->cell[i].points + l->cell[i].marks, difference = l->cell[i].difference;
		int share = l->cell[i].share;
		int all = points + (difference ? 1 + difference : 0) + (share ? 1 + share : 0);
		if (l->is_tight)
			all = (points > difference ? points : difference) + (share > 0);
		l->cell[i].all = all < most ? all : most;
		sum += l->cell[i].all + GAP;
	}
	return sum;
}

static void
lay_out_table(struct layout *l, const struct compare_view *v)
{
	measure_parts(l, v);
	int cells = measure_cells(l, v, l->columns);
	l->is_tight = l->columns - MARK - cells < TITLE_FAIR;
	if (l->is_tight)
		cells = measure_cells(l, v, l->columns);
	if (l->columns - MARK - cells < TITLE_LEAST)
		cells = measure_cells(l, v, CELL_TIGHT);
	int most = l->columns - MARK - cells;
	l->title = most < TITLE_BEST ? most : TITLE_BEST;
	/* A rose beside it is worth some of the titles. */
	if (v->has_rose && !l->is_tight && most - TITLE_FAIR - GAP >= ROSE_WIDTH) {
		int spare = most - GAP - ROSE_WIDTH;
		l->title = spare < TITLE_BEST ? spare : TITLE_BEST;
	}
	if (l->title < 1)
		l->title = 1;
	l->table = MARK + l->title + cells;
}

/* One name, with how its line is drawn, if there is a rose; its width. */
static int
lay_name(const struct compare_view *v, size_t i, bool with_line, int row, int column, bool is_painted)
{
	struct buf text = BUF_INIT;
	if (with_line)
		rose_legend(&text, &v->rose, i, !term_has_symbols());
	else
		buf_adds(&text, v->names[i]);
	int width = width_of(&text);
	if (is_painted && with_line) {
		draw_rose_legend(row, column, width, &v->rose, i);
	} else if (is_painted) {
		draw_text(row, column, width, STYLE_NORMAL, text.s);
	}
	buf_done(&text);
	return width;
}

/* Names one after the other, as many in a row as fit; the count of rows. */
static int
lay_legend(const struct compare_view *v, int columns, bool with_lines, int row, bool is_painted)
{
	int at = 0, rows = 1;
	if (is_painted)
		draw_clear(row, 0, 1, columns);
	for (size_t i = 0; i < v->compare->count; i++) {
		int width = lay_name(v, i, with_lines, row, at, false);
		if (at && at + width > columns) {
			at = 0;
			rows++;
			if (is_painted)
				draw_clear(row + rows - 1, 0, 1, columns);
		}
		if (is_painted)
			lay_name(v, i, with_lines, row + rows - 1, at, true);
		at += width + GAP;
	}
	return rows;
}

static void
lay_out_rose(struct layout *l, const struct compare_view *v)
{
	int lines = (int)v->lines.n;
	if (!v->has_rose)
		return;
	if (v->is_rose) {
		l->rose_row = l->body - 1;
		l->rose_height = l->height + 1;
		l->rose_width = l->columns;
	} else if (l->columns - l->table - GAP >= ROSE_WIDTH && l->height >= ROSE_HEIGHT) {
		l->rose_column = l->table + GAP;
		l->rose_width = l->columns - l->rose_column;
		l->rose_row = l->body - 1;
		l->rose_height = l->height + 1;
	} else if (l->columns >= ROSE_WIDTH && l->height - lines - 1 >= ROSE_HEIGHT) {
		l->rose_row = l->body + lines + 1;
		l->rose_height = l->height - lines - 1;
		l->rose_width = l->columns;
		l->height = lines + 1;
	}
}

/* So many rows has the longest sentence: the table is not to jump. */
static int
sentence_rows(struct compare_view *v, int columns)
{
	struct buf text = BUF_INIT;
	struct wrap_rows rows = {0};
	if (v->sentence_columns == columns)
		return v->sentence_rows;
	v->sentence_columns = columns;
	v->sentence_rows = 1;
	for (size_t i = 0; i < v->compare->rows.n; i++) {
		struct compare_line line = {.kind = LINE_ROW, .index = i};
		buf_clear(&text);
		compare_view_sentence(&text, v, &line);
		wrap_text(&rows, text.s, text.len, (size_t)columns);
		if ((int)rows.n > v->sentence_rows)
			v->sentence_rows = (int)rows.n;
	}
	array_done(&rows);
	buf_done(&text);
	return v->sentence_rows;
}

/* with_lines: the legend tells how lines are drawn. */
static void
lay_out_with(struct layout *l, struct compare_view *v, bool with_lines)
{
	bool is_high = l->rows >= HIGH;
	int remarks = (int)v->remarks, most = is_high ? 6 : 3;
	int sentence = sentence_rows(v, l->columns);
	l->has_lines = with_lines;
	l->remarks_height = is_high && remarks > 3 ? 4 : is_high ? remarks : remarks > 0;
	l->legend_height = lay_legend(v, l->columns, with_lines, 0, false);
	/* With a line above it. */
	l->detail_height = v->is_rose ? 0 : 1 + (sentence < most ? sentence : most);
	int *const parts[] = {&l->detail_height, &l->legend_height, &l->remarks_height};
	int room = l->rows - 1 - l->body - l->remarks_height - l->legend_height - l->detail_height;
	for (size_t i = 0; i < sizeof(parts) / sizeof(*parts) && room < TABLE_LEAST; i++) {
		room += *parts[i];
		*parts[i] = 0;
	}
	l->height = room > 1 ? room : 1;
	l->detail = l->body + l->height;
	l->legend = l->detail + l->detail_height;
	l->remarks = l->legend + l->legend_height;
	if (with_lines)
		lay_out_rose(l, v);
}

static void
lay_out(struct layout *l, struct compare_view *v, int rows, int columns)
{
	*l = (struct layout){.rows = rows, .columns = columns, .body = 2};
	lay_out_table(l, v);
	lay_out_with(l, v, true);
	if (!l->rose_height)
		lay_out_with(l, v, false);
}

/* Cells. */

static enum style
style_of(const struct compare_cell *cell)
{
	if (cell->lack != COMPARE_HAS_DIFFERENCE || !cell->difference)
		return STYLE_NORMAL;
	return cell->difference > 0 ? STYLE_GOOD : STYLE_BAD;
}

/* Right-aligned; what has no room at all is told in the sentence below. */
static void
add_right(struct buf *out, struct buf *text, int width)
{
	int used = width_of(text);
	if (used > width && width >= 1) {
		buf_clear(text);
		buf_addc(text, '-');
		used = 1;
	}
	buf_pad(out, ' ', used < width ? (size_t)(width - used) : 0);
	if (used <= width)
		buf_add(out, buf_str(text), text->len);
	buf_clear(text);
}

/* A part of a cell after the one before. */
static void
add_part(struct buf *out, struct buf *text, int width)
{
	if (!width)
		return;
	buf_addc(out, ' ');
	add_right(out, text, width);
}

/* Points at the right, marks behind them: "443.5*!". */
static void
add_points(struct buf *out, const struct compare_view *v, const struct compare_row *row, size_t i,
	int points, int marks)
{
	struct buf text = BUF_INIT;
	bool is_figure = compare_view_has_points(&row->cells[i]);
	compare_view_points(&text, v, row, i);
	/* Words may take the room of figures that are not there. */
	add_right(out, &text, points);
	compare_show_marks(&text, v->compare, row, i, &v->notes);
	int used = is_figure ? width_of(&text) : 0;
	if (is_figure)
		buf_adds(out, buf_str(&text));
	buf_pad(out, ' ', used < marks ? (size_t)(marks - used) : 0);
	buf_done(&text);
}

static void
add_cell(struct buf *out, const struct layout *l, const struct compare_view *v,
	const struct compare_row *row, size_t i)
{
	const struct compare_cell *cell = &row->cells[i];
	struct buf text = BUF_INIT;
	int all = l->cell[i].all, marks = l->cell[i].marks;
	bool is_base = i == v->compare->base, is_tight = l->is_tight;
	if (is_tight && v->figures == FIGURES_DIFFERENCES && !is_base) {
		compare_show_difference(&text, cell);
		/* What is not wholly comparable is marked where its share has no room. */
		bool is_rough = text.len && cell->has_share && cell->comparable < cell->of;
		if (l->cell[i].share)
			buf_addc(&text, is_rough ? '~' : ' ');
		add_right(out, &text, all);
	} else if (is_tight && v->figures == FIGURES_SHARES && !is_base) {
		compare_show_share(&text, cell);
		add_right(out, &text, all);
	} else if (is_tight) {
		add_points(out, v, row, i, all - marks, marks);
	} else if (!compare_view_has_points(cell)) {
		add_points(out, v, row, i, all, 0);
	} else {
		add_points(out, v, row, i, l->cell[i].points, marks);
		compare_show_difference(&text, cell);
		add_part(out, &text, l->cell[i].difference);
		compare_show_share(&text, cell);
		add_part(out, &text, l->cell[i].share);
	}
	buf_done(&text);
}

static void
paint_line(const struct layout *l, const struct compare_view *v, int row, size_t n)
{
	const struct compare_line *line = &v->lines.v[n];
	const struct compare_row *r = compare_view_row(v, n);
	struct buf text = BUF_INIT;
	int column = MARK + l->title;
	bool is_at = n == v->at, is_symbol = term_has_symbols();
	const char *mark = !line->beneath ? "" : line->is_unfolded ? (is_symbol ? "▾" : "-") :
		is_symbol ? "▸" : "+";
	bool is_question = r && r->level == COMPARE_QUESTION;
	enum style style = is_at ? STYLE_SELECTED : is_question ? STYLE_NORMAL : STYLE_TITLE;
	draw_text(row, 0, MARK, is_at ? STYLE_SELECTED : STYLE_NORMAL, mark);
	compare_view_title(&text, v, line);
	draw_text(row, MARK, r ? l->title : l->table - MARK, style, text.s);
	for (size_t i = 0; r && i < v->compare->count; i++) {
		buf_clear(&text);
		buf_pad(&text, ' ', GAP);
		add_cell(&text, l, v, r, i);
		int width = l->cell[i].all + GAP;
		draw_text(row, column, width, is_at ? STYLE_SELECTED : style_of(&r->cells[i]), text.s);
		column += width;
	}
	buf_done(&text);
}

/* "2005" where all are of one subject, with the edition where that is not enough. */
static char *
head_name(const struct compare *c, size_t n)
{
	const struct compare_column *column = &c->columns[n];
	bool is_twice = false;
	if (!c->is_one_subject || !column->year || column->is_reference)
		return xstrdup(column->name);
	for (size_t i = 0; i < c->count; i++)
		is_twice |= i != n && c->columns[i].year_number == column->year_number &&
			c->columns[i].session && !c->columns[i].is_reference;
	return is_twice ? xasprintf(_("ed. %s"), column->questionnaire->edition) : xstrdup(column->year);
}

static void
paint_heads(const struct layout *l, const struct compare_view *v)
{
	const struct compare *c = v->compare;
	int column = MARK + l->title;
	const char *what = !l->is_tight ? "" : v->figures == FIGURES_DIFFERENCES ? _("differences (d)") :
		v->figures == FIGURES_SHARES ? _("share comparable (d)") : _("points (d)");
	draw_text(1, 0, MARK + l->title, STYLE_TITLE, what);
	for (size_t i = 0; i < c->count; i++) {
		struct buf text = BUF_INIT, head = BUF_INIT;
		char *name = head_name(c, i);
		int all = l->cell[i].all;
		buf_addf(&text, "%s%c", i == c->base ? "=" : "", c->columns[i].letter);
		int room = all - width_of(&text) - 1;
		if (room >= 4) {
			buf_addc(&text, ' ');
			utf8_clip(&text, name, strlen(name), (size_t)room, !term_has_symbols());
		}
		/* Over the points, which stand at the right of their part. */
		int used = width_of(&text), points = l->is_tight ? all : l->cell[i].points;
		buf_pad(&head, ' ', (size_t)(GAP + (used < points ? points - used : 0)));
		buf_add(&head, text.s, text.len);
		draw_text(1, column, all + GAP, STYLE_TITLE, head.s);
		column += all + GAP;
		free(name);
		buf_done(&head);
		buf_done(&text);
	}
}

static void
keep_in_sight(struct compare_view *v, int height)
{
	v->height = height;
	if (v->at < v->top)
		v->top = v->at;
	if (v->at >= v->top + (size_t)height)
		v->top = v->at - (size_t)height + 1;
	/* No empty rows at the end while something is above. */
	if (v->top + (size_t)height > v->lines.n)
		v->top = v->lines.n > (size_t)height ? v->lines.n - (size_t)height : 0;
}

static void
paint_table(const struct layout *l, struct compare_view *v)
{
	keep_in_sight(v, l->height);
	paint_heads(l, v);
	for (int i = 0; i < l->height; i++) {
		size_t n = v->top + (size_t)i;
		if (n < v->lines.n)
			paint_line(l, v, l->body + i, n);
		else
			draw_clear(l->body + i, 0, 1, l->table);
	}
	draw_cursor(l->body + (int)(v->at - v->top), 0);
}

/* The rose. */

static void
paint_rose(const struct layout *l, const struct compare_view *v)
{
	int rows = l->rose_height, columns = l->rose_width;
	if (!rows)
		return;
	struct rose_cell *cells = xcalloc((size_t)(rows * columns), sizeof(*cells));
	rose_draw(cells, rows, columns, &v->rose, !term_has_symbols());
	draw_rose_cells(l->rose_row, l->rose_column, cells, rows, columns);
	free(cells);
}

/* Below. */

/* A text in at most so many rows; the last one tells if there is more. */
static void
paint_wrapped(int row, int height, int columns, const char *text)
{
	struct wrap_rows rows = {0};
	size_t len = strlen(text);
	wrap_text(&rows, text, len, (size_t)columns);
	for (int i = 0; i < height; i++) {
		bool is_last = i == height - 1 && rows.n > (size_t)height;
		if ((size_t)i >= rows.n)
			draw_clear(row + i, 0, 1, columns);
		else
			draw_bytes(row + i, 0, columns, STYLE_NORMAL, text + rows.v[i].start,
				(is_last ? len : rows.v[i].end) - rows.v[i].start);
	}
	array_done(&rows);
}

static void
paint_detail(const struct layout *l, const struct compare_view *v)
{
	struct buf text = BUF_INIT;
	if (!l->detail_height)
		return;
	for (int i = 0; i < l->columns; i++)
		buf_adds(&text, term_has_symbols() ? "─" : "-");
	draw_text(l->detail, 0, l->columns, STYLE_DIM, text.s);
	buf_clear(&text);
	compare_view_sentence(&text, v, &v->lines.v[v->at]);
	paint_wrapped(l->detail + 1, l->detail_height - 1, l->columns, buf_str(&text));
	buf_done(&text);
}

static void
paint_remarks(const struct layout *l, const struct compare_view *v)
{
	struct buf text = BUF_INIT;
	int row = l->remarks, end = row + l->remarks_height;
	/* The last row is for what has no room. */
	bool has_all = (size_t)l->remarks_height >= v->remarks && l->rows >= HIGH;
	for (size_t i = 0; i < v->notes.n && row < end - !has_all; i++)
		if (v->notes.v[i].kind >= COMPARE_NOTE_FOOTNOTE)
			draw_text(row++, 0, l->columns, STYLE_WARNING, v->notes.v[i].text);
	if (row < end) {
		buf_addf(&text, P_("%zu remark: n shows it", "%zu remarks: n shows them", v->remarks),
			v->remarks);
		draw_text(row, 0, l->columns, STYLE_WARNING, text.s);
	}
	buf_done(&text);
}

static void
paint_bars(const struct compare_view *v, int rows, int columns)
{
	struct buf text = BUF_INIT;
	buf_addf(&text, v->wish.is_printed ? _("Comparison as printed: differences against %s") :
		_("Comparison: differences against %s"), v->names[v->compare->base]);
	draw_text(0, 0, columns, STYLE_BAR, text.s);
	draw_text(rows - 1, 0, columns, STYLE_BAR, v->is_plain || !v->has_rose ?
		_("Enter unfolds   Tab against another   n remarks   F1 help   q closes") : v->is_rose ?
		_("r table   Tab against another   n remarks   F1 help   q closes") :
		_("Enter unfolds   Tab against another   r rose   n remarks   F1 help   q closes"));
	buf_done(&text);
}

/* Plain: every line in words, one after the other. */

static void
line_text(struct buf *out, const struct compare_view *v, const struct compare_line *line)
{
	if (line->kind == LINE_NAME)
		buf_adds(out, v->names[line->index]);
	else if (line->kind == LINE_NOTE)
		buf_adds(out, v->notes.v[line->index].text);
	else
		compare_view_sentence(out, v, line);
}

static int
line_height(const struct compare_view *v, size_t n, int columns, struct buf *text,
	struct wrap_rows *rows)
{
	buf_clear(text);
	line_text(text, v, &v->lines.v[n]);
	wrap_text(rows, buf_str(text), text->len, (size_t)columns);
	return (int)rows->n;
}

/* The first line from which all up to this one, which ends at the bottom, have room. */
static size_t
first_before(const struct compare_view *v, size_t end, int height, int columns)
{
	struct buf text = BUF_INIT;
	struct wrap_rows rows = {0};
	int used = 0;
	while (end && (used += line_height(v, end - 1, columns, &text, &rows)) <= height)
		end--;
	array_done(&rows);
	buf_done(&text);
	return end;
}

static void
keep_plain_in_sight(struct compare_view *v, int height, int columns)
{
	size_t first = first_before(v, v->at + 1, height, columns);
	size_t last = first_before(v, v->lines.n, height, columns);
	if (v->top < first)
		v->top = first;
	/* No empty rows at the end while something is above. */
	if (v->top > last)
		v->top = last;
	/* The beginning of one that alone is too long is what is read first. */
	if (v->top > v->at || first > v->at)
		v->top = v->at;
}

static void
paint_plain(struct compare_view *v, int rows, int columns)
{
	struct buf text = BUF_INIT;
	struct wrap_rows wrapped = {0};
	int height = rows - 2 > 0 ? rows - 2 : 1, width = columns - MARK > 1 ? columns - MARK : 1;
	keep_plain_in_sight(v, height, width);
	int row = 1;
	for (size_t n = v->top; row <= height; n++) {
		if (n >= v->lines.n) {
			draw_clear(row++, 0, 1, columns);
			continue;
		}
		line_height(v, n, width, &text, &wrapped);
		if (n == v->at)
			draw_cursor(row, 0);
		v->height = (int)(n - v->top) + 1;
		for (size_t i = 0; i < wrapped.n && row <= height; i++, row++) {
			draw_text(row, 0, MARK, STYLE_NORMAL, n == v->at && !i ? ">" : "");
			draw_bytes(row, MARK, width, STYLE_NORMAL, text.s + wrapped.v[i].start,
				wrapped.v[i].end - wrapped.v[i].start);
		}
	}
	array_done(&wrapped);
	buf_done(&text);
}

void
compare_view_paint(struct compare_view *v)
{
	struct layout l;
	int rows, columns;
	draw_size(&rows, &columns);
	paint_bars(v, rows, columns);
	if (v->is_plain) {
		paint_plain(v, rows, columns);
		return;
	}
	lay_out(&l, v, rows, columns);
	if (v->is_rose) {
		draw_cursor(0, 0);
	} else {
		paint_table(&l, v);
		paint_detail(&l, v);
	}
	paint_rose(&l, v);
	if (l.legend_height)
		lay_legend(v, columns, l.has_lines, l.legend, true);
	paint_remarks(&l, v);
}
