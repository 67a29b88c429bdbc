#include "config.h"

/* A comparison for people: one table, or several beside each other's base where one is too wide. */

#include "report/compare-show.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "model/compare.h"
#include "model/questionnaire.h"
#include "report/align.h"
#include "text/utf8.h"
#include "text/wrap.h"

enum {
	TITLE_LEAST = 20,	/* columns of a title that can still be read beside its figures */
	TITLE_BESIDE = 30,	/* and those it has before differences stand beside points */
	TITLE_MOST = 60,
	TITLE_LINES = 3
};

/* Cells. */

static void
add_number(struct buf *out, const struct compare *c, decimal value)
{
	char room[DECIMAL_ROOM];
	buf_adds(out, c->is_printed ? decimal_exact(room, value, i18n_mark()) :
		decimal_rounded(room, value, 1, i18n_mark()));
}

static bool
is_warned(const struct compare_notes *notes, size_t column, const char *codes)
{
	for (size_t i = 0; notes && i < notes->n; i++)
		if (notes->v[i].kind == COMPARE_NOTE_WARNING && notes->v[i].column == column &&
		    !strcmp(notes->v[i].place, codes))
			return true;
	return false;
}

void
compare_show_marks(struct buf *out, const struct compare *c, const struct compare_row *row, size_t i,
	const struct compare_notes *notes)
{
	const struct compare_column *column = &c->columns[i];
	const struct compare_cell *cell = &row->cells[i];
	bool is_total = row->level == COMPARE_TOTAL || row->level == COMPARE_FILLED;
	if (!cell->is_there)
		return;
	if (cell->open && (cell->has_points || cell->is_draft))
		buf_addc(out, '?');
	if (cell->is_mixed)
		buf_addc(out, '+');
	else if (cell->is_reported && cell->has_points && column->basis == COMPARE_MIXED)
		buf_addc(out, 'r');
	if (column->is_partial && (is_total || cell->state == STATE_LEFT_OUT))
		buf_addc(out, '*');
	if (column->is_limited && is_total)
		buf_adds(out, "**");
	if (row->level != COMPARE_FILLED && is_warned(notes, i, cell->codes))
		buf_addc(out, '!');
}

/* Do the points of an area or question mean something else from column to column? */
static bool
has_other_maxima(const struct compare *c, const struct compare_row *row)
{
	decimal max = 0;
	bool is_other = false;
	for (size_t i = 0; i < c->count && row->level <= COMPARE_QUESTION; i++) {
		const struct compare_cell *cell = &row->cells[i];
		if (!cell->is_there || cell->max <= 0)
			continue;
		is_other |= max && cell->max != max;
		max = cell->max;
	}
	return is_other;
}

/* The number without its marks; "12.5/20" where that of another column is of 40. */
static void
add_points(struct buf *out, const struct compare *c, const struct compare_row *row, size_t i)
{
	const struct compare_cell *cell = &row->cells[i];
	char room[DECIMAL_ROOM];
	if (!cell->is_there)
		return;
	if (c->is_printed && cell->state == STATE_LEFT_OUT && cell->has_reported) {
		/* The table's 0, which its footnote takes back. */
		add_number(out, c, cell->reported);
	} else if (cell->low != cell->high) {
		add_number(out, c, cell->low);
		buf_addc(out, '-');
		add_number(out, c, cell->high);
	} else if (cell->has_points) {
		add_number(out, c, cell->points);
	} else {
		buf_addc(out, '-');
	}
	if ((cell->has_points || cell->low != cell->high) && has_other_maxima(c, row))
		buf_addf(out, "/%s", decimal_exact(room, cell->max, i18n_mark()));
}

void
compare_show_points(struct buf *out, const struct compare *c, const struct compare_row *row, size_t i,
	const struct compare_notes *notes)
{
	add_points(out, c, row, i);
	compare_show_marks(out, c, row, i, notes);
}

void
compare_show_difference(struct buf *out, const struct compare_cell *cell)
{
	char room[DECIMAL_ROOM];
	if (cell->lack != COMPARE_HAS_DIFFERENCE)
		return;
	const char *number = decimal_rounded(room, cell->difference, 1, i18n_mark());
	/* Not "+0.0" of a little less than nothing: rounded, it is nothing. */
	bool is_above = cell->difference > 0 && strspn(number, "0.,") != strlen(number);
	/* TRANSLATORS: a difference in per cent, in a narrow column */
	buf_addf(out, cell->is_percent ? _("%s%s%%") : "%s%s", is_above ? "+" : "", number);
}

void
compare_show_share(struct buf *out, const struct compare_cell *cell)
{
	if (cell->has_share && cell->has_points && cell->lack != COMPARE_NOT_THERE)
		buf_addf(out, _("%d%%"), decimal_percent(cell->comparable, cell->of));
}

void
compare_show_codes(struct buf *out, const struct compare_cell *cell)
{
	static const char marks[RELATION_COUNT] = {
		[RELATION_SAME] = '=', [RELATION_WIDER] = '>', [RELATION_NARROWER] = '<',
		[RELATION_SPLIT] = '/',
	};
	if (cell->is_mapped && cell->relation < RELATION_COUNT && marks[cell->relation])
		buf_addf(out, "%c%s", marks[cell->relation], cell->codes);
}

char *
compare_show_title(const struct compare *c, const struct compare_row *row, const struct compare_show *show)
{
	const struct questionnaire *q = row->questionnaire;
	char room[DECIMAL_ROOM];
	if (row->level == COMPARE_TOTAL)
		return xstrdup(_("Total"));
	if (row->level == COMPARE_FILLED)
		return xasprintf(_("Total of %s, left out areas from %c"), decimal_exact(room, q->max, i18n_mark()),
			c->columns[c->count - 1].letter);
	return xstrdup(questionnaire_text(q, row->title,
		show->language ? questionnaire_language(q, show->language) : 0));
}

/* Layout. */

enum part { PART_POINTS, PART_DIFFERENCE, PART_SHARE, PART_CODES, PART_COUNT };

struct layout {
	const struct compare *c;
	const struct compare_show *show;
	const struct compare_notes *notes;
	bool is_beside;			/* differences beside points, not beneath */
	bool is_above;			/* titles on a line of their own */
	size_t code, title;		/* columns */
	size_t marks[COMPARE_COLUMNS_MAX];	/* room behind the points */
	size_t part[COMPARE_COLUMNS_MAX][PART_COUNT];
	size_t shown[COMPARE_COLUMNS_MAX], count;	/* which columns stand in this table */
};

static void
make_part(struct buf *out, const struct layout *l, const struct compare_row *row, size_t i, enum part part)
{
	const struct compare_cell *cell = &row->cells[i];
	buf_clear(out);
	switch (part) {
	case PART_POINTS:
		add_points(out, l->c, row, i);
		break;
	case PART_DIFFERENCE:
		compare_show_difference(out, cell);
		break;
	case PART_SHARE:
		compare_show_share(out, cell);
		break;
	default:
		compare_show_codes(out, cell);
	}
}

static size_t
width_of(const struct buf *b)
{
	return utf8_width(buf_str(b), b->len);
}

static void
measure(struct layout *l)
{
	struct buf b = BUF_INIT;
	for (size_t i = 0; i < l->c->count; i++) {
		l->part[i][PART_POINTS] = 4;	/* a year above it */
		for (size_t r = 0; r < l->c->rows.n; r++) {
			const struct compare_row *row = &l->c->rows.v[r];
			for (int p = 0; p < PART_COUNT; p++) {
				make_part(&b, l, row, i, (enum part)p);
				size_t width = width_of(&b);
				l->part[i][p] = width > l->part[i][p] ? width : l->part[i][p];
			}
			buf_clear(&b);
			compare_show_marks(&b, l->c, row, i, l->notes);
			l->marks[i] = b.len > l->marks[i] ? b.len : l->marks[i];
		}
	}
	for (size_t r = 0; r < l->c->rows.n; r++) {
		size_t width = utf8_width(l->c->rows.v[r].code, strlen(l->c->rows.v[r].code));
		if (l->c->rows.v[r].level <= COMPARE_QUESTION && width > l->code)
			l->code = width;
	}
	buf_done(&b);
}

/* Columns that one session takes, with the blank before it. */
static size_t
column_width(const struct layout *l, size_t i)
{
	size_t width = l->part[i][PART_POINTS] + l->marks[i], widest = 0;
	for (int p = PART_DIFFERENCE; p < PART_COUNT; p++) {
		width += l->is_beside && l->part[i][p] ? 1 + l->part[i][p] : 0;
		widest = l->part[i][p] > widest ? l->part[i][p] : widest;
	}
	if (!l->is_beside && widest + l->marks[i] > width)
		width = widest + l->marks[i];
	return width + (l->is_beside ? 3 : 1);
}

/* What is left for titles with all columns beside each other. */
static size_t
title_room(const struct layout *l)
{
	size_t used = l->code + 2;
	for (size_t i = 0; i < l->c->count; i++)
		used += column_width(l, i);
	return used < l->show->columns ? l->show->columns - used : 0;
}

/*
 * Takes the columns that stand in the next table, from `next` on; returns the
 * first one that does not.  Where not all fit, each table begins with the base.
 */
static size_t
choose_columns(struct layout *l, size_t next)
{
	size_t base = l->c->base, used = l->code + 2 + column_width(l, base);
	l->count = 0;
	if (title_room(l) || l->c->count <= 2) {
		for (; next < l->c->count; next++)
			l->shown[l->count++] = next;
		return next;
	}
	l->shown[l->count++] = base;
	for (; next < l->c->count; next++) {
		if (next == base)
			continue;
		used += column_width(l, next);
		if (used > l->show->columns && l->count > 1)
			break;
		l->shown[l->count++] = next;
	}
	return next;
}

static void
lay_out(struct layout *l)
{
	measure(l);
	l->is_beside = true;
	l->is_beside = title_room(l) >= TITLE_BESIDE;
	l->is_above = title_room(l) < TITLE_LEAST;
	l->title = title_room(l);
	l->title = l->is_above ? 0 : l->title > TITLE_MOST ? TITLE_MOST : l->title;
}

/* Writing. */

/* The cell's text in this line of its row: 0 points, then what there is besides. */
static void
put_beneath(struct buf *out, const struct layout *l, const struct compare_row *row, size_t i, size_t line)
{
	struct buf b = BUF_INIT;
	size_t width = column_width(l, i), found = 0;
	for (int p = 0; p < PART_COUNT; p++) {
		make_part(&b, l, row, i, (enum part)p);
		if ((p && !b.len) || found++ != line)
			continue;
		align_right(out, buf_str(&b), width - l->marks[i]);
		buf_clear(&b);
		if (!p)
			compare_show_marks(&b, l->c, row, i, l->notes);
		buf_adds(out, buf_str(&b));
		buf_pad(out, ' ', l->marks[i] - b.len);
		buf_done(&b);
		return;
	}
	buf_pad(out, ' ', width);
	buf_done(&b);
}

static void
put_beside(struct buf *out, const struct layout *l, const struct compare_row *row, size_t i)
{
	struct buf b = BUF_INIT;
	for (int p = 0; p < PART_COUNT; p++) {
		if (p && !l->part[i][p])
			continue;
		make_part(&b, l, row, i, (enum part)p);
		align_right(out, buf_str(&b), l->part[i][p] + (p ? 1 : 3));
		buf_clear(&b);
		if (!p) {
			compare_show_marks(&b, l->c, row, i, l->notes);
			buf_adds(out, buf_str(&b));
			buf_pad(out, ' ', l->marks[i] - b.len);
		}
	}
	buf_done(&b);
}

/* How many lines the cells of a row take. */
static size_t
lines_of(const struct layout *l, const struct compare_row *row)
{
	struct buf b = BUF_INIT;
	size_t most = 1;
	for (size_t i = 0; i < l->count && !l->is_beside; i++) {
		size_t lines = 1;
		for (int p = PART_DIFFERENCE; p < PART_COUNT; p++) {
			make_part(&b, l, row, l->shown[i], (enum part)p);
			lines += b.len > 0;
		}
		most = lines > most ? lines : most;
	}
	buf_done(&b);
	return most;
}

/* A line of a folded title; the last one that there is room for says if more follows. */
static void
put_title(struct buf *out, const char *title, const struct wrap_rows *rows, size_t line, size_t columns)
{
	size_t used = 0;
	if (line < rows->n && line < TITLE_LINES) {
		const struct wrap_row *w = &rows->v[line];
		bool is_cut = line == TITLE_LINES - 1 && rows->n > TITLE_LINES;
		used = utf8_clip(out, title + w->start, (is_cut ? strlen(title) : w->end) - w->start, columns, false);
	}
	buf_pad(out, ' ', columns > used ? columns - used : 0);
}

/* Code and title on a line of their own, in as many columns as the figures take beneath them. */
static void
put_above(struct buf *out, const struct layout *l, const struct compare_row *row, const char *title)
{
	const char *code = row->level <= COMPARE_QUESTION ? row->code : "";
	size_t used = utf8_clip(out, code, strlen(code), l->code, false);
	buf_pad(out, ' ', l->code - used + 2);
	utf8_clip(out, title, strlen(title), l->show->columns - l->code - 2, false);
	align_end_line(out);
}

static void
put_row(struct buf *out, const struct layout *l, const struct compare_row *row)
{
	struct wrap_rows rows = {0};
	char *title = compare_show_title(l->c, row, l->show);
	size_t lines = lines_of(l, row), folded = 0;
	if (l->is_above) {
		put_above(out, l, row, title);
	} else {
		wrap_text(&rows, title, strlen(title), l->title);
		folded = rows.n > TITLE_LINES ? TITLE_LINES : rows.n;
	}
	for (size_t line = 0; line < lines || line < folded; line++) {
		const char *code = !line && !l->is_above && row->level <= COMPARE_QUESTION ? row->code : "";
		size_t used = utf8_clip(out, code, strlen(code), l->code, false);
		buf_pad(out, ' ', l->code - used + 2);
		put_title(out, title, &rows, line, l->title);
		for (size_t i = 0; i < l->count; i++) {
			if (!l->is_beside)
				put_beneath(out, l, row, l->shown[i], line);
			else if (!line)
				put_beside(out, l, row, l->shown[i]);
		}
		align_end_line(out);
	}
	array_done(&rows);
	free(title);
}

/* The maximum of each column's total. */
static void
put_maximum(struct buf *out, const struct layout *l, const struct compare_row *total)
{
	char room[DECIMAL_ROOM];
	if (l->is_above) {
		buf_pad(out, ' ', l->code + 2);
		buf_adds(out, _("of"));
		align_end_line(out);
	}
	buf_pad(out, ' ', l->code + 2);
	const char *of = l->is_above ? "" : _("of");
	size_t used = utf8_clip(out, of, strlen(of), l->title, false);
	buf_pad(out, ' ', l->title - used);
	for (size_t i = 0; i < l->count; i++) {
		size_t at = l->shown[i], width = column_width(l, at), points = l->part[at][PART_POINTS];
		size_t before = l->is_beside ? points + 3 : width - l->marks[at];
		align_right(out, total->cells[at].is_there ?
			decimal_exact(room, total->cells[at].max, i18n_mark()) : "", before);
		buf_pad(out, ' ', width - before);
	}
	align_end_line(out);
}

/* Letters, and beneath them the years. */
static void
put_head(struct buf *out, const struct layout *l)
{
	for (int line = 0; line < 2; line++) {
		buf_pad(out, ' ', l->code + 2 + l->title);
		for (size_t i = 0; i < l->count; i++) {
			size_t at = l->shown[i], width = column_width(l, at), points = l->part[at][PART_POINTS];
			size_t before = l->is_beside ? points + 3 : width - l->marks[at];
			const struct compare_column *column = &l->c->columns[at];
			const char letter[] = {column->letter, '\0'};
			align_right(out, line ? column->year ? column->year : "" : letter, before);
			buf_pad(out, ' ', width - before);
		}
		align_end_line(out);
	}
}

/* Is a total of something else than its row's title says? */
static bool
has_other_totals(const struct layout *l, const struct compare_row *row)
{
	bool is_other = false;
	for (size_t i = 0; i < l->c->count; i++)
		is_other |= row->cells[i].is_there && row->cells[i].max != row->questionnaire->max;
	return is_other;
}

/* What stands beneath has no place in the base's edition. */
static void
put_other(struct buf *out, const struct questionnaire *q, const struct compare_show *show)
{
	struct buf b = BUF_INIT;
	compare_show_edition(&b, q, show);
	buf_addc(out, '\n');
	buf_addf(out, _("Only in %s:"), b.s);
	buf_addc(out, '\n');
	buf_done(&b);
}

static void
put_table(struct buf *out, const struct layout *l, bool has_questions)
{
	const struct compare *c = l->c;
	const struct questionnaire *other = NULL;
	put_head(out, l);
	for (size_t r = 0; r < c->rows.n; r++) {
		const struct compare_row *row = &c->rows.v[r];
		if (row->is_other && row->questionnaire != other) {
			other = row->questionnaire;
			put_other(out, other, l->show);
		}
		if (row->level == COMPARE_TOTAL || (has_questions && row->level == COMPARE_AREA))
			buf_addc(out, '\n');
		put_row(out, l, row);
		if (row->level == COMPARE_TOTAL || (row->level == COMPARE_FILLED && has_other_totals(l, row)))
			put_maximum(out, l, row);
	}
}

/* A paragraph, its further lines indented. */
static void
put_folded(struct buf *out, const char *text, size_t columns, size_t indent)
{
	struct wrap_rows rows = {0};
	size_t len = strlen(text);
	wrap_text_after(&rows, text, len, columns, columns - indent);
	for (size_t i = 0; i < rows.n; i++) {
		buf_pad(out, ' ', i ? indent : 0);
		buf_add(out, text + rows.v[i].start, rows.v[i].end - rows.v[i].start);
		align_end_line(out);
	}
	array_done(&rows);
}

static void
put_columns(struct buf *out, const struct compare *c, const struct compare_show *show)
{
	struct buf b = BUF_INIT;
	for (size_t i = 0; i < c->count; i++) {
		buf_clear(&b);
		buf_addf(&b, "%c  ", c->columns[i].letter);
		compare_show_column(&b, c, i, show);
		put_folded(out, b.s, show->columns, 3);
	}
	buf_done(&b);
}

static void
put_notes(struct buf *out, const struct compare_notes *notes, const struct compare_show *show)
{
	bool is_warned = false;
	for (size_t i = 0; i < notes->n; i++) {
		const struct compare_note *note = &notes->v[i];
		struct buf b = BUF_INIT;
		if (note->kind == COMPARE_NOTE_WARNING && !is_warned) {
			is_warned = true;
			buf_addf(out, "\n%s\n", _("! Warnings:"));
		}
		buf_adds(&b, note->text);
		put_folded(out, b.s, show->columns, 2);
		buf_done(&b);
	}
}

void
compare_show_text(struct buf *out, const struct compare *c, const struct compare_show *wanted)
{
	struct compare_show show = *wanted;
	struct compare_notes notes;
	bool has_questions = false;
	show.columns = show.columns < 40 ? 40 : show.columns;
	compare_notes(&notes, c, &show);
	struct layout l = {.c = c, .show = &show, .notes = &notes};
	lay_out(&l);
	for (size_t i = 0; i < c->rows.n; i++)
		has_questions |= c->rows.v[i].level == COMPARE_QUESTION;
	put_columns(out, c, &show);
	for (size_t next = 0; next < c->count;) {
		next = choose_columns(&l, next);
		buf_addc(out, '\n');
		put_table(out, &l, has_questions);
	}
	buf_addc(out, '\n');
	put_notes(out, &notes, &show);
	compare_notes_done(&notes);
}
