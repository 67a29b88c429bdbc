#include "config.h"

/* A comparison for programs: kompass(1), COMPARE. */

#include "report/compare-show.h"

#include <string.h>

#include "base/buf.h"
#include "model/compare.h"
#include "model/questionnaire.h"
#include "model/session.h"
#include "report/json.h"
#include "report/show.h"

static const char *const levels[] = {
	[COMPARE_AREA] = "area",
	[COMPARE_QUESTION] = "question",
	[COMPARE_TOTAL] = "total",
	[COMPARE_FILLED] = "filled",
};

/* Why there is no difference; NULL where there is one. */
static const char *const lacks[COMPARE_LACK_COUNT] = {
	[COMPARE_IS_BASE] = "base",
	[COMPARE_NOT_THERE] = "not-there",
	[COMPARE_NO_POINTS] = "no-points",
	[COMPARE_OPEN] = "open",
	[COMPARE_NOT_COMPARABLE] = "not-comparable",
};

/* "computed", "reported", "mixed" or, with points from elsewhere added, "filled"; NULL without points. */
static const char *
origin_of(const struct compare_cell *cell)
{
	if (!cell->has_points)
		return NULL;
	return cell->is_filled ? "filled" : cell->is_mixed ? "mixed" : cell->is_reported ? "reported" : "computed";
}

static bool
has_percent(const struct compare_cell *cell)
{
	return cell->has_points && !cell->open && cell->max > 0 && cell->points / 1000 <= cell->max;
}

/* CSV: a row for each figure of each column. */

static void
add_decimal(struct buf *out, bool is_there, decimal value)
{
	char room[DECIMAL_ROOM];
	buf_addf(out, ",%s", is_there ? decimal_exact(room, value, '.') : "");
}

static void
add_text(struct buf *out, const char *text)
{
	buf_addc(out, ',');
	show_csv_text(out, text ? text : "");
}

static void
add_csv_cell(struct buf *out, const struct compare *c, const struct compare_row *row, size_t i)
{
	const struct compare_column *column = &c->columns[i];
	const struct compare_cell *cell = &row->cells[i];
	bool has_difference = cell->lack == COMPARE_HAS_DIFFERENCE;
	buf_addc(out, column->letter);
	add_text(out, column->subject ? column->subject : column->name);
	add_text(out, column->year);
	add_text(out, column->questionnaire->edition);
	add_text(out, row->questionnaire->edition);
	add_text(out, row->code);
	add_text(out, levels[row->level]);
	add_text(out, cell->codes);
	add_decimal(out, cell->has_points, cell->points);
	add_decimal(out, true, cell->max);
	buf_addc(out, ',');
	if (has_percent(cell))
		buf_addf(out, "%d", decimal_percent(cell->points, cell->max));
	add_text(out, score_state_word(cell->state));
	add_text(out, origin_of(cell));
	add_decimal(out, cell->has_reported, cell->reported);
	add_text(out, cell->is_mapped ? relation_word(cell->relation) : NULL);
	add_decimal(out, cell->has_share, cell->comparable);
	add_decimal(out, cell->has_share, cell->of);
	add_decimal(out, has_difference, cell->difference);
	add_text(out, has_difference ? cell->is_percent ? "percent" : "points" : lacks[cell->lack]);
	buf_addc(out, '\n');
}

void
compare_show_csv(struct buf *out, const struct compare *c)
{
	buf_adds(out, "column,subject,year,edition,row-edition,code,level,codes,points,max,percent,state,origin,"
		"reported,relation,comparable,of,difference,unit\n");
	for (size_t r = 0; r < c->rows.n; r++)
		for (size_t i = 0; i < c->count; i++)
			if (c->rows.v[r].cells[i].is_there)
				add_csv_cell(out, c, &c->rows.v[r], i);
}

/* JSON. */

static void
put_decimal(struct json *j, const char *name, bool is_there, decimal value)
{
	json_key(j, name);
	if (is_there)
		json_decimal(j, value);
	else
		json_null(j);
}

static void
put_column(struct json *j, const struct compare *c, size_t i, const char *file)
{
	const struct compare_column *column = &c->columns[i];
	const char letter[] = {column->letter, '\0'};
	const struct questionnaire *q = column->questionnaire;
	json_open(j, '{', true);
	json_member(j, "column", letter);
	json_member(j, "name", column->name);
	json_member(j, "file", file);
	json_member(j, "evaluation", column->session ? column->session->evaluation : NULL);
	json_member(j, "subject", column->subject);
	json_member(j, "year", column->year);
	json_member(j, "kind", column->type);
	json_member(j, "questionnaire", q->id);
	json_member(j, "edition", q->edition);
	json_member(j, "profile", column->profile ? column->profile->id : NULL);
	json_key(j, "base");
	json_bool(j, column->is_base);
	json_key(j, "reference");
	json_bool(j, column->is_reference);
	json_key(j, "draft");
	json_bool(j, column->is_draft);
	json_member(j, "total-is", compare_basis_word(column->basis));
	json_member(j, "mapping", column->mapping ? column->mapping->id : NULL);
	if (column->rule) {
		put_decimal(j, "add-from", true, column->rule->add_from);
		put_decimal(j, "add-to", true, column->rule->add_to);
		json_member(j, "add-to-total-of", column->is_rule_of_base ? "base" : "column");
	}
	json_close(j, '}');
}

static void
put_cell(struct json *j, const struct compare *c, const struct compare_row *row, size_t i,
	const struct compare_show *show)
{
	const struct compare_cell *cell = &row->cells[i];
	const char letter[] = {c->columns[i].letter, '\0'};
	bool has_difference = cell->lack == COMPARE_HAS_DIFFERENCE;
	json_open(j, '{', true);
	json_member(j, "column", letter);
	json_member(j, "codes", cell->codes);
	put_decimal(j, "points", cell->has_points, cell->points);
	put_decimal(j, "max", true, cell->max);
	json_member(j, "state", score_state_word(cell->state));
	json_member(j, "origin", origin_of(cell));
	put_decimal(j, "reported", cell->has_reported, cell->reported);
	if (cell->low != cell->high) {
		put_decimal(j, "low", true, cell->low);
		put_decimal(j, "high", true, cell->high);
	}
	if (cell->is_mapped) {
		json_member(j, "relation", relation_word(cell->relation));
		json_member(j, "note", cell->pair ? mapping_text(&cell->pair->note,
			show->language ? show->language : "en") : NULL);
	}
	if (cell->has_share) {
		put_decimal(j, "comparable", true, cell->comparable);
		put_decimal(j, "of", true, cell->of);
	}
	put_decimal(j, "difference", has_difference, cell->difference);
	json_member(j, "unit", has_difference ? cell->is_percent ? "percent" : "points" : lacks[cell->lack]);
	json_close(j, '}');
}

static void
put_row(struct json *j, const struct compare *c, const struct compare_row *row, const struct compare_show *show)
{
	json_open(j, '{', false);
	json_member(j, "code", row->code);
	json_member(j, "level", levels[row->level]);
	json_member(j, "questionnaire", row->questionnaire->id);
	if (row->title)
		json_member(j, "title", questionnaire_text(row->questionnaire, row->title,
			show->language ? questionnaire_language(row->questionnaire, show->language) : 0));
	json_key(j, "cells");
	json_open(j, '[', false);
	for (size_t i = 0; i < c->count; i++)
		if (row->cells[i].is_there)
			put_cell(j, c, row, i, show);
	json_close(j, ']');
	json_close(j, '}');
}

static void
put_notes(struct json *j, const struct compare *c, const struct compare_show *show)
{
	struct compare_notes notes;
	compare_notes(&notes, c, show);
	json_key(j, "notes");
	json_open(j, '[', false);
	for (size_t i = 0; i < notes.n; i++) {
		const struct compare_note *note = &notes.v[i];
		json_open(j, '{', true);
		json_member(j, "kind", compare_note_word(note->kind));
		if (note->column < c->count) {
			const char letter[] = {c->columns[note->column].letter, '\0'};
			json_member(j, "column", letter);
		}
		json_member(j, "code", note->place);
		json_member(j, "text", note->text);
		json_close(j, '}');
	}
	json_close(j, ']');
	compare_notes_done(&notes);
}

void
compare_show_json(struct buf *out, const struct compare *c, const char *const *files,
	const struct compare_show *show)
{
	struct json json = {.out = out, .is_after_key = true};
	struct json *j = &json;
	json_open(j, '{', false);
	json_member(j, "kompass-compare", "1.0");
	json_key(j, "printed");
	json_bool(j, c->is_printed);
	json_key(j, "columns");
	json_open(j, '[', false);
	for (size_t i = 0; i < c->count; i++)
		put_column(j, c, i, files[i]);
	json_close(j, ']');
	json_key(j, "rows");
	json_open(j, '[', false);
	for (size_t r = 0; r < c->rows.n; r++)
		put_row(j, c, &c->rows.v[r], show);
	json_close(j, ']');
	put_notes(j, c, show);
	json_close(j, '}');
	buf_addc(out, '\n');
}
