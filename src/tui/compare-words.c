#include "config.h"

/* Figures of a comparison as text, and as a rose. */

#include "tui/compare-view.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/buf.h"
#include "base/i18n.h"
#include "model/questionnaire.h"
#include "report/compare-show.h"

/* Exact where that is short. */
static void
add_exact(struct buf *out, decimal number)
{
	char room[DECIMAL_ROOM];
	buf_adds(out, number % (DECIMAL_ONE / 100) ? decimal_rounded(room, number, 2, i18n_mark()) :
		decimal_exact(room, number, i18n_mark()));
}

void
compare_view_title(struct buf *out, const struct compare_view *v, const struct compare_line *line)
{
	const struct compare_row *row = &v->compare->rows.v[line->index];
	if (line->kind == LINE_OTHER)
		buf_addf(out, _("Only in edition %s (%zu)"), row->questionnaire->edition, line->beneath);
	if (line->kind != LINE_ROW)
		return;
	char *title = compare_show_title(v->compare, row, &v->show);
	if (row->title)
		buf_addf(out, "%s ", row->code);
	buf_adds(out, title);
	free(title);
}

bool
compare_view_has_points(const struct compare_cell *cell)
{
	return cell->is_there && (cell->has_points || cell->low != cell->high);
}

void
compare_view_points(struct buf *out, const struct compare_view *v, const struct compare_row *row,
	size_t column)
{
	const struct compare_cell *cell = &row->cells[column];
	struct buf marks = BUF_INIT;
	if (cell->is_there && !compare_view_has_points(cell) && cell->state != STATE_UNTOUCHED &&
	    !v->wish.is_printed) {
		buf_adds(out, score_state_title(cell->state));
		return;
	}
	compare_show_points(out, v->compare, row, column, &v->notes);
	compare_show_marks(&marks, v->compare, row, column, &v->notes);
	buf_truncate(out, out->len - marks.len);
	buf_done(&marks);
}

/* Sentences. */

static void
say_difference(struct buf *out, const struct compare_cell *cell)
{
	struct buf size = BUF_INIT;
	if (cell->lack == COMPARE_NOT_COMPARABLE)
		buf_addf(out, ", %s", _("not comparable"));
	if (cell->lack != COMPARE_HAS_DIFFERENCE)
		return;
	add_exact(&size, cell->difference < 0 ? -cell->difference : cell->difference);
	if (!cell->difference)
		buf_addf(out, ", %s", cell->is_percent ? _("the same in per cent") : _("the same"));
	else if (cell->is_percent)
		buf_addf(out, cell->difference > 0 ? _(", %s percentage points more") :
			_(", %s percentage points less"), size.s);
	else
		buf_addf(out, cell->difference > 0 ? _(", %s more") : _(", %s less"), size.s);
	buf_done(&size);
}

/* "(4.3: wider; 35 of 100 points comparable)" */
static void
say_mapping(struct buf *out, const struct compare_cell *cell)
{
	struct buf comparable = BUF_INIT, of = BUF_INIT;
	if (!cell->is_mapped && !cell->has_share)
		return;
	buf_adds(out, " (");
	if (cell->is_mapped)
		buf_addf(out, "%s: %s%s", cell->codes, relation_title(cell->relation),
			cell->has_share ? "; " : "");
	if (cell->has_share) {
		add_exact(&comparable, cell->comparable);
		add_exact(&of, cell->of);
		buf_addf(out, _("%s of %s points comparable"), comparable.s, of.s);
	}
	buf_addc(out, ')');
	buf_done(&comparable);
	buf_done(&of);
}

static void
say_points(struct buf *out, const struct compare_view *v, const struct compare_row *row, size_t i)
{
	const struct compare_cell *cell = &row->cells[i];
	struct buf max = BUF_INIT;
	if (!compare_view_has_points(cell)) {
		/* Of a published table nobody knows what was touched. */
		buf_adds(out, cell->state == STATE_UNTOUCHED && !v->compare->columns[i].is_draft ?
			_("no points") : score_state_title(cell->state));
		compare_show_marks(out, v->compare, row, i, &v->notes);
		return;
	}
	add_exact(out, cell->low != cell->high ? cell->low : cell->points);
	if (cell->low != cell->high) {
		buf_addc(out, '-');
		add_exact(out, cell->high);
	}
	compare_show_marks(out, v->compare, row, i, &v->notes);
	add_exact(&max, cell->max);
	buf_addf(out, _(" of %s"), max.s);
	buf_done(&max);
	if (cell->open)
		buf_addf(out, P_(", %zu question open", ", %zu questions open", cell->open), cell->open);
}

static void
say_cell(struct buf *out, const struct compare_view *v, const struct compare_row *row, size_t i)
{
	const struct compare_column *column = &v->compare->columns[i];
	const struct compare_cell *cell = &row->cells[i];
	buf_addf(out, "%s%c %s: ", i ? "; " : "", column->letter, column->name);
	if (!cell->is_there) {
		buf_adds(out, row->level == COMPARE_FILLED ? _("nothing is added") :
			_("has nothing of the kind"));
		return;
	}
	say_points(out, v, row, i);
	say_difference(out, cell);
	say_mapping(out, cell);
}

void
compare_view_sentence(struct buf *out, const struct compare_view *v,
	const struct compare_line *line)
{
	compare_view_title(out, v, line);
	if (line->kind != LINE_ROW)
		return;
	/* Most questions end as one. */
	buf_adds(out, out->len && strchr("?.!", out->s[out->len - 1]) ? " " : ". ");
	for (size_t i = 0; i < v->compare->count; i++)
		say_cell(out, v, &v->compare->rows.v[line->index], i);
	buf_addc(out, '.');
}

/* Names, rose. */

void
compare_view_name(struct compare_view *v)
{
	const struct compare *c = v->compare;
	for (size_t i = 0; i < c->count; i++) {
		const struct compare_column *column = &c->columns[i];
		struct buf name = BUF_INIT;
		buf_addf(&name, "%c %s", column->letter, column->name);
		if (c->has_other_editions)
			buf_addf(&name, _(", edition %s"), column->questionnaire->edition);
		if (column->is_draft)
			buf_addf(&name, ", %s", _("DRAFT"));
		free(v->names[i]);
		v->names[i] = buf_steal(&name);
	}
}

/* What is open, or of another edition and nothing of it comparable, leaves a gap. */
static struct rose_value
rose_value(const struct compare_cell *cell)
{
	struct rose_value value = {.points = cell->points, .max = cell->max};
	value.is_known = cell->is_there && cell->has_points && !cell->open &&
		cell->low == cell->high && cell->max > 0 &&
		!(cell->has_share && !cell->comparable);
	return value;
}

/* The column that differences are against is the first: no other covers it. */
void
compare_view_rose(struct compare_view *v)
{
	const struct compare *c = v->compare;
	struct rose *rose = &v->rose;
	*rose = (struct rose){.count = c->count};
	for (size_t i = 0; i < c->count; i++) {
		size_t column = !i ? c->base : i <= c->base ? i - 1 : i;
		v->rose_columns[i] = column;
		rose->series[i].name = v->names[column];
		rose->series[i].line = !i ? ROSE_LINE_SOLID :
			c->columns[column].is_reference ? ROSE_LINE_DOTTED : ROSE_LINE_NEXT;
	}
	v->has_rose = true;
	for (size_t i = 0; i < c->rows.n; i++) {
		const struct compare_row *row = &c->rows.v[i];
		if (row->level != COMPARE_AREA || row->is_other)
			continue;
		if (rose->axes == ROSE_AXES_MAX) {
			v->has_rose = false;
			return;
		}
		rose->codes[rose->axes] = row->code;
		rose->titles[rose->axes] = row->code;
		for (size_t j = 0; j < c->count; j++)
			rose->series[j].v[rose->axes] = rose_value(&row->cells[v->rose_columns[j]]);
		rose->axes++;
	}
	v->has_rose = rose->axes >= ROSE_AXES_MIN;
}
