#include "config.h"

/* The tables of a report: areas, dimensions, questions, and what there is to say of their figures. */

#include "report/report-parts.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "model/mapping.h"
#include "model/questionnaire.h"
#include "model/session.h"
#include "report/show.h"

/* Cells. */

static void
points_cell(const struct report *r, bool has_points, decimal points)
{
	char room[DECIMAL_ROOM];
	report_points(room, has_points, points);
	markdown_cell(r->md, room);
}

static void
percent_cell(const struct report *r, bool has_percent, int percent)
{
	char room[24] = "–";
	if (has_percent)
		snprintf(room, sizeof(room), "%d", percent);
	markdown_cell(r->md, room);
}

void
report_figure(const struct report *r, const struct figure *f)
{
	int percent = 0;
	points_cell(r, f->has_points, f->points);
	points_cell(r, f->state != STATE_LEFT_OUT && f->state != STATE_NOT_APPLICABLE, f->max);
	bool has_percent = figure_percent(f, &percent);
	percent_cell(r, has_percent, percent);
}

static void
beside_cells(const struct report *r, const struct beside *b, const char *code)
{
	struct beside_value value;
	beside_value(&value, b, code);
	points_cell(r, value.has_points, value.points);
	percent_cell(r, value.has_percent, value.percent);
}

static void
beside_titles(const struct report *r, const struct beside *b)
{
	markdown_cell(r->md, b->name);
	markdown_cell(r->md, "%");
}

/* What there is to say of figures. */

enum remark_kind { REMARK_PRINTED, REMARK_PARTLY, REMARK_OTHERWISE, REMARK_NOT_YET, REMARK_DIFFERS,
	REMARK_COUNT };

struct noted {
	struct buf of[REMARK_COUNT];
};

static void
note(struct noted *n, enum remark_kind kind, const char *code, const char *more)
{
	buf_addf(&n->of[kind], "%s%s%s%s%s", n->of[kind].len ? ", " : "", code,
		*more ? " (" : "", more, *more ? ")" : "");
}

static void
note_figure(struct noted *n, const struct report *r, const char *code, const struct figure *f,
	bool is_question)
{
	char room[DECIMAL_ROOM];
	if (f->is_reported && f->has_points && !r->scores.total.is_reported)
		note(n, REMARK_PRINTED, code, "");
	if (f->is_mixed)
		note(n, REMARK_PARTLY, code, "");
	if (f->has_reported && !(f->has_points && f->points == f->reported) &&
	    f->state != STATE_LEFT_OUT)
		note(n, REMARK_OTHERWISE, code, decimal_exact(room, f->reported, i18n_mark()));
	if (is_question && f->state == STATE_DIFFERS)
		note(n, REMARK_DIFFERS, code, "");
	else if (is_question && f->open)
		note(n, REMARK_NOT_YET, code, "");
}

static void
put_noted(const struct report *r, struct noted *n)
{
	static const char *const titles[] = {
		[REMARK_PRINTED] = N_("From a published table"),
		[REMARK_PARTLY] = N_("Partly from a published table"),
		[REMARK_OTHERWISE] = N_("A published table has otherwise"),
		[REMARK_NOT_YET] = N_("Not scored yet"),
		[REMARK_DIFFERS] = N_("Not settled yet between the evaluators"),
	};
	for (int i = 0; i < REMARK_COUNT; i++) {
		if (n->of[i].len) {
			char *line = xasprintf("%s: %s.", _(titles[i]), n->of[i].s);
			markdown_item(r->md, line);
			free(line);
		}
		buf_done(&n->of[i]);
	}
}

/* Which sum a total beside is, where its own table has another. */
static void
put_beside_note(const struct report *r, const struct beside *b)
{
	const struct figure *f = &b->scores.total;
	char room[DECIMAL_ROOM], other[DECIMAL_ROOM];
	if (!b->session || !b->is_same)
		return;
	char *line = NULL;
	if (f->has_reported && f->has_points && f->open)
		line = xasprintf(_("%s: the total %s is that of its published table, which does not give all areas."),
			b->name, decimal_exact(room, f->reported, i18n_mark()));
	else if (f->has_reported && f->has_points && f->points != f->reported)
		line = xasprintf(_("%s: the total %s is the sum of the areas; its published table has %s."),
			b->name, decimal_exact(room, f->points, i18n_mark()),
			decimal_exact(other, f->reported, i18n_mark()));
	else if (f->is_mixed || f->is_reported)
		line = xasprintf("%s: %s.", b->name, f->is_mixed ? _("partly from a published table") :
			_("from a published table"));
	if (line)
		markdown_item(r->md, line);
	free(line);
}

/* The summary. */

static void
area_titles(const struct report *r)
{
	const char *year = session_subject(r->s, "year");
	char *points = xasprintf("%s%s%s", _("Points"), year ? " " : "", year ? year : "");
	markdown_cell(r->md, _("Code"));
	markdown_cell(r->md, _("Area"));
	markdown_cell(r->md, points);
	markdown_cell(r->md, _("Max"));
	markdown_cell(r->md, "%");
	if (r->earlier.is_same)
		beside_titles(r, &r->earlier);
	if (r->reference.is_same)
		beside_titles(r, &r->reference);
	markdown_row(r->md, false);
	free(points);
}

static void
area_row(const struct report *r, const char *shown, const char *code, const char *title,
	const struct figure *f, bool is_total)
{
	markdown_cell(r->md, shown);
	markdown_cell(r->md, title);
	report_figure(r, f);
	if (r->earlier.is_same)
		beside_cells(r, &r->earlier, code);
	if (r->reference.is_same)
		beside_cells(r, &r->reference, code);
	markdown_row(r->md, is_total);
}

/*
 * What a profile leaves out is missing in the total: with the reference's points
 * for it, the total can be held against whole ones.
 */
static void
put_filled_up(const struct report *r)
{
	const struct figure *total = &r->scores.total;
	decimal points = total->points, max = total->max;
	char with[DECIMAL_ROOM], of[DECIMAL_ROOM];
	struct buf codes = BUF_INIT;
	if (!r->reference.is_same || !total->has_points || total->open)
		return;
	for (size_t i = 0; i < r->q->areas.n; i++) {
		struct beside_value value;
		if (r->scores.areas[i].state != STATE_LEFT_OUT)
			continue;
		if (!beside_value(&value, &r->reference, r->q->areas.v[i]->id) || !value.has_points)
			goto done;
		buf_addf(&codes, "%s%s", codes.len ? ", " : "", r->q->areas.v[i]->id);
		points += value.points;
		max += r->q->areas.v[i]->max;
	}
	if (codes.len) {
		char *line = xasprintf(_("Left out: %s. With the points of %s there, for comparison only: %s of %s."),
			codes.s, r->reference.name, decimal_exact(with, points, i18n_mark()),
			decimal_exact(of, max, i18n_mark()));
		markdown_item(r->md, line);
		free(line);
	}
done:
	buf_done(&codes);
}

static void
put_sums(const struct report *r)
{
	struct buf sums = BUF_INIT;
	if (!r->scores.total.is_reported && r->scores.total.has_points)
		buf_adds(&sums, _("The total is the sum of the areas, an area's points that of its questions; "
			"nothing is rounded but per cent.\n"));
	show_sums(&sums, r->s, &r->scores, r->options->language);
	markdown_paragraph(r->md, buf_str(&sums));
	buf_done(&sums);
}

static const struct comparability *
find_rule(const struct report *r, const struct beside *b)
{
	for (size_t i = 0; i < r->q->comparability.n; i++)
		if (!strcmp(r->q->comparability.v[i].questionnaire, b->id))
			return &r->q->comparability.v[i];
	return NULL;
}

/* "1 (wider)": which areas of this edition a part of the other one belongs to, and how. */
static void
here_cell(const struct report *r, const struct report_mapping *map, const char *code)
{
	struct mapping_parts parts = {0};
	struct buf text = BUF_INIT;
	enum relation relation = mapping_find(map->mapping, map->is_inverse, true, code, &parts, NULL);
	for (size_t i = 0; i < parts.n; i++)
		buf_addf(&text, "%s%s", i ? ", " : "", parts.v[i]);
	if (relation != RELATION_COUNT)
		buf_addf(&text, "%s(%s)", parts.n ? " " : "", relation_title(relation));
	markdown_cell(r->md, text.len ? text.s : "–");
	buf_done(&text);
	array_done(&parts);
}

static void
other_row(const struct report *r, const struct beside *b, const struct report_mapping *map,
	const char *code, const char *title, bool is_total)
{
	struct beside_value value;
	if (!beside_value(&value, b, code) && !is_total)
		return;
	markdown_cell(r->md, is_total ? "" : code);
	markdown_cell(r->md, title);
	points_cell(r, value.has_points, value.points);
	percent_cell(r, value.has_percent, value.percent);
	if (map->mapping && is_total)
		markdown_cell(r->md, "");
	else if (map->mapping)
		here_cell(r, map, code);
	markdown_row(r->md, is_total);
}

/* How far the two can be compared, and who says which areas belong together. */
static void
put_comparability(const struct report *r, const struct beside *b, const struct report_mapping *map)
{
	const struct comparability *rule = find_rule(r, b);
	const char *language = r->q->languages.v[r->options->language];
	markdown_paragraph(r->md, rule && *report_words(r, &rule->note) ? report_words(r, &rule->note) :
		_("It is of another edition: its areas and points cannot be compared with these."));
	const char *title = map->mapping ? mapping_text(&map->mapping->title, language) : NULL;
	if (!title)
		return;
	char *text = xasprintf(_("Which areas belong together is told after \"%s\"; no points are brought over."),
		title);
	markdown_paragraph(r->md, text);
	free(text);
}

/* Of another edition: a table of its own, by its own titles, and how far the two can be compared. */
static void
put_other_edition(const struct report *r, const struct beside *b, const struct report_mapping *map)
{
	if (!b->name || b->is_same)
		return;
	char *caption = xasprintf(_("%s, by %s of edition %s."), b->name, b->id, b->edition);
	size_t language = b->q ? questionnaire_language(b->q, r->q->languages.v[r->options->language]) : 0;
	markdown_table(r->md, caption, map->mapping ? 5 : 4, 1);
	markdown_cell(r->md, _("Code"));
	markdown_cell(r->md, _("Area"));
	markdown_cell(r->md, _("Points"));
	markdown_cell(r->md, "%");
	if (map->mapping)
		markdown_cell(r->md, _("In this edition"));
	markdown_row(r->md, false);
	for (size_t i = 0; b->q && i < b->q->areas.n; i++)
		other_row(r, b, map, b->q->areas.v[i]->id,
			questionnaire_text(b->q, &b->q->areas.v[i]->title, language), false);
	other_row(r, b, map, "total", _("Total"), true);
	markdown_table_end(r->md);
	put_comparability(r, b, map);
	free(caption);
}

void
report_summary(const struct report *r)
{
	struct noted noted = {.of = {BUF_INIT}};
	report_text(r, "summary");
	markdown_table(r->md, _("The areas: points, maximum and per cent."),
		5 + (r->earlier.is_same ? 2 : 0) + (r->reference.is_same ? 2 : 0), 1);
	area_titles(r);
	for (size_t i = 0; i < r->q->areas.n; i++) {
		const struct area *area = r->q->areas.v[i];
		area_row(r, area->id, area->id, report_words(r, &area->title), &r->scores.areas[i], false);
		note_figure(&noted, r, area->id, &r->scores.areas[i], false);
	}
	area_row(r, "", "total", _("Total"), &r->scores.total, true);
	note_figure(&noted, r, _("total"), &r->scores.total, false);
	markdown_table_end(r->md);
	put_sums(r);
	put_noted(r, &noted);
	put_filled_up(r);
	put_beside_note(r, &r->earlier);
	put_beside_note(r, &r->reference);
	put_other_edition(r, &r->earlier, &r->options->of_previous);
	put_other_edition(r, &r->reference, &r->options->of_reference);
}

/* Dimensions. */

static void
dimension_row(const struct report *r, const struct dimension *d, const struct figure *f)
{
	struct buf areas = BUF_INIT;
	for (size_t i = 0; i < r->q->areas.n; i++)
		if (r->q->areas.v[i]->dimension == d)
			buf_addf(&areas, "%s%s", areas.len ? ", " : "", r->q->areas.v[i]->id);
	markdown_cell(r->md, buf_str(&areas));
	markdown_cell(r->md, report_words(r, &d->title));
	report_figure(r, f);
	markdown_row(r->md, false);
	buf_done(&areas);
}

void
report_dimensions(const struct report *r)
{
	if (!r->q->dimensions.n)
		return;
	markdown_table(r->md, _("The areas by dimension; points are the sum of its areas."), 5, 1);
	markdown_cell(r->md, _("Areas"));
	markdown_cell(r->md, _("Dimension"));
	markdown_cell(r->md, _("Points"));
	markdown_cell(r->md, _("Max"));
	markdown_cell(r->md, "%");
	markdown_row(r->md, false);
	for (size_t i = 0; i < r->q->dimensions.n; i++) {
		struct figure f;
		if (scores_dimension(&f, &r->scores, r->q, r->q->dimensions.v[i]))
			dimension_row(r, r->q->dimensions.v[i], &f);
	}
	markdown_table_end(r->md);
}

/* All questions. */

static void
question_row(const struct report *r, const char *shown, const char *code, const char *title,
	const struct figure *f, bool is_sum)
{
	markdown_cell(r->md, shown);
	markdown_cell(r->md, title);
	report_figure(r, f);
	if (r->earlier.is_same)
		beside_cells(r, &r->earlier, code);
	markdown_row(r->md, is_sum);
}

void
report_questions(const struct report *r)
{
	struct noted noted = {.of = {BUF_INIT}};
	markdown_table(r->md, _("All questions: points, maximum and per cent."),
		5 + (r->earlier.is_same ? 2 : 0), 1);
	markdown_cell(r->md, _("Code"));
	markdown_cell(r->md, _("Question"));
	markdown_cell(r->md, _("Points"));
	markdown_cell(r->md, _("Max"));
	markdown_cell(r->md, "%");
	if (r->earlier.is_same)
		beside_titles(r, &r->earlier);
	markdown_row(r->md, false);
	for (size_t i = 0; i < r->q->areas.n; i++) {
		const struct area *area = r->q->areas.v[i];
		question_row(r, area->id, area->id, report_words(r, &area->title),
			&r->scores.areas[i], true);
		for (size_t j = 0; j < area->questions.n; j++) {
			const struct question *q = area->questions.v[j];
			const struct figure *f = &r->scores.questions[q->index];
			if (q->is_area)
				continue;
			question_row(r, q->id, q->id, report_words(r, &q->title), f, false);
			/* Of an area that a table gives as a whole nobody awaits the questions. */
			note_figure(&noted, r, q->id, f, r->scores.areas[i].open > 0);
		}
	}
	question_row(r, "", "total", _("Total"), &r->scores.total, true);
	markdown_table_end(r->md);
	put_noted(r, &noted);
}
