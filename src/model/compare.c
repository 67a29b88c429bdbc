#include "config.h"

#include "model/compare.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "base/order.h"
#include "model/questionnaire.h"
#include "model/session.h"
#include "text/utf8.h"

static const char *const basis_words[COMPARE_BASIS_COUNT] = {
	[COMPARE_COMPUTED] = "computed",
	[COMPARE_PRINTED] = "printed",
	[COMPARE_REPORTED] = "reported",
	[COMPARE_MIXED] = "mixed",
	[COMPARE_STATISTIC] = "statistic",
};

const char *
compare_basis_word(enum compare_basis basis)
{
	return basis_words[basis];
}

struct compare *
compare_new(void)
{
	return xcalloc(1, sizeof(struct compare));
}

static void
free_rows(struct compare *c)
{
	for (size_t i = 0; i < c->rows.n; i++)
		for (size_t j = 0; j < COMPARE_COLUMNS_MAX; j++)
			free(c->rows.v[i].cells[j].codes);
	array_done(&c->rows);
}

void
compare_free(struct compare *c)
{
	if (!c)
		return;
	free_rows(c);
	for (size_t i = 0; i < c->count; i++) {
		free(c->columns[i].name);
		scores_done(&c->columns[i].scores);
	}
	for (size_t i = 0; i < c->mappings.n; i++)
		mapping_free(c->mappings.v[i]);
	for (size_t i = 0; i < c->editions.n; i++)
		questionnaire_free(c->editions.v[i]);
	array_done(&c->mappings);
	array_done(&c->editions);
	free(c);
}

/* Columns. */

static bool
is_kind(const struct session *s, const char *kind)
{
	const char *k = session_subject(s, "kind");
	return k && !strcmp(k, kind);
}

static struct compare_column *
new_column(struct compare *c, bool is_reference)
{
	assert(!c->has_reference && c->count < COMPARE_COLUMNS_MAX);
	assert(is_reference || c->count < COMPARE_SESSIONS_MAX);
	c->has_reference = is_reference;
	struct compare_column *column = &c->columns[c->count++];
	column->is_reference = is_reference;
	return column;
}

/* "Åre 2010", also of what is called "Median 2010" already. */
static char *
name_of(const char *name, const char *year)
{
	size_t len = strlen(name), end = year ? strlen(year) : 0;
	bool has_year = len > end && name[len - end - 1] == ' ' && !strcmp(name + len - end, year ? year : "");
	return year && !has_year ? xasprintf("%s %s", name, year) : xstrdup(name);
}

void
compare_see(struct compare *c, const char *evaluator)
{
	c->evaluator = evaluator;
}

/* Did somebody score what this evaluator may not see yet? */
static bool
is_hiding(const struct session *s, const char *evaluator)
{
	const struct version *v;
	for (size_t i = 0; evaluator && i < s->questionnaire->questions.n; i++) {
		const struct question *q = s->questionnaire->questions.v[i];
		size_t at = 0;
		if (score_next(s, SECTION_SCORES, q->id, &at, &v) && score_is_hidden(s, q, evaluator))
			return true;
	}
	return false;
}

void
compare_add(struct compare *c, const struct session *s, bool is_reference)
{
	struct compare_column *column = new_column(c, is_reference);
	const char *name = session_subject(s, "name"), *profile = session_subject(s, "profile");
	column->session = s;
	column->questionnaire = s->questionnaire;
	column->subject = name;
	column->year = session_subject(s, "year");
	column->type = session_subject(s, "kind");
	column->year_number = column->year ? strtol(column->year, NULL, 10) : 0;
	column->profile = profile ? questionnaire_profile(s->questionnaire, profile) : NULL;
	column->name = name_of(name ? name : _("(no name)"), column->year);
	column->is_statistic = is_kind(s, "reference");
	column->is_draft = !column->is_statistic && !session_is_closed(s);
	column->is_hiding = is_hiding(s, c->evaluator);
	scores_see(&column->scores, s, c->evaluator);
}

void
compare_add_statistic(struct compare *c, const char *name, const struct questionnaire *q,
	struct scores *take)
{
	struct compare_column *column = new_column(c, true);
	column->name = xstrdup(name);
	column->questionnaire = q;
	column->is_statistic = true;
	column->scores = *take;
	*take = (struct scores){0};
}

void
compare_take_mapping(struct compare *c, struct mapping *m)
{
	*array_push(&c->mappings) = m;
}

void
compare_take_questionnaire(struct compare *c, struct questionnaire *q)
{
	*array_push(&c->editions) = q;
}

static bool
is_same_folded(const char *a, const char *b)
{
	char *x = utf8_fold(a, strlen(a), false), *y = utf8_fold(b, strlen(b), false);
	bool is_same = !strcmp(x, y);
	free(x);
	free(y);
	return is_same;
}

bool
compare_is_same_subject(const struct session *a, const struct session *b)
{
	const char *country[] = {session_subject(a, "country"), session_subject(b, "country")};
	const char *code[] = {session_subject(a, "code"), session_subject(b, "code")};
	const char *name[] = {session_subject(a, "name"), session_subject(b, "name")};
	const char *kind[] = {session_subject(a, "kind"), session_subject(b, "kind")};
	if (country[0] && country[1] && strcmp(country[0], country[1]))
		return false;
	if (code[0] && code[1])
		return !strcmp(code[0], code[1]);
	for (size_t i = 0; i < 2; i++)
		kind[i] = kind[i] ? kind[i] : "municipality";
	return name[0] && name[1] && !strcmp(kind[0], kind[1]) && is_same_folded(name[0], name[1]);
}

static bool
is_before(const struct compare_column *a, const struct compare_column *b)
{
	if (a->year_number != b->year_number)
		return a->year_number < b->year_number;
	return order_natural(a->questionnaire->edition, b->questionnaire->edition) < 0;
}

void
compare_sort(struct compare *c)
{
	size_t sessions = c->count - c->has_reference;
	c->is_one_subject = sessions > 1;
	for (size_t i = 1; i < sessions; i++)
		c->is_one_subject &= compare_is_same_subject(c->columns[0].session, c->columns[i].session);
	for (size_t i = 1; c->is_one_subject && i < sessions; i++)
		for (size_t j = i; j && is_before(&c->columns[j], &c->columns[j - 1]); j--) {
			struct compare_column swap = c->columns[j];
			c->columns[j] = c->columns[j - 1];
			c->columns[j - 1] = swap;
		}
}

/* What the columns are to each other. */

static const struct figure *
figure_of_code(const struct compare_column *column, bool is_area, const char *code)
{
	const struct questionnaire *q = column->questionnaire;
	const struct area *area = is_area ? questionnaire_area(q, code) : NULL;
	const struct question *question = is_area ? NULL : questionnaire_question(q, code);
	if (area && column->scores.areas)
		return &column->scores.areas[area->index];
	if (question && !question->is_area && column->scores.questions)
		return &column->scores.questions[question->index];
	return NULL;
}

static bool
is_other_code(const struct compare_column *a, const struct compare_column *b, bool is_area,
	const char *code)
{
	const struct figure *x = figure_of_code(a, is_area, code), *y = figure_of_code(b, is_area, code);
	return !x != !y || (x && x->full != y->full);
}

/* Has somebody changed the questionnaire under its id? */
static bool
has_other_maxima(const struct compare_column *a, const struct compare_column *b)
{
	const struct questionnaire *q = a->questionnaire;
	bool is_other = q->areas.n != b->questionnaire->areas.n ||
		q->questions.n != b->questionnaire->questions.n;
	for (size_t i = 0; i < q->areas.n && !is_other; i++)
		is_other = is_other_code(a, b, true, q->areas.v[i]->id);
	for (size_t i = 0; i < q->questions.n && !is_other; i++)
		is_other = is_other_code(a, b, false, q->questions.v[i]->id);
	return is_other;
}

/* The rule of thumb that the questionnaire `q` states for the other one, or NULL. */
static const struct comparability *
find_rule(const struct compare *c, const struct questionnaire *q, const char *other)
{
	for (size_t i = 0; i <= c->editions.n; i++) {
		/* The session's own first: it was asked by that. */
		const struct questionnaire *e = i ? c->editions.v[i - 1] : q;
		for (size_t j = 0; !strcmp(e->id, q->id) && j < e->comparability.n; j++) {
			const struct comparability *rule = &e->comparability.v[j];
			if (!strcmp(rule->questionnaire, other) && rule->add_to > 0)
				return rule;
		}
	}
	return NULL;
}

static void
find_rules(const struct compare *c, struct compare_column *column, const struct compare_column *base)
{
	const struct questionnaire *q = column->questionnaire, *b = base->questionnaire;
	column->rule = find_rule(c, q, b->id);
	column->is_rule_of_base = !column->rule;
	if (!column->rule)
		column->rule = find_rule(c, b, q->id);
}

static void
relate(const struct compare *c, struct compare_column *column, const struct compare_column *base)
{
	const char *id = column->questionnaire->id, *other = base->questionnaire->id;
	column->is_base = column == base;
	column->mapping = NULL;
	column->rule = NULL;
	column->has_rough = false;
	column->is_other_edition = strcmp(id, other);
	column->has_other_maxima = !column->is_other_edition && column->session && base->session &&
		has_other_maxima(column, base);
	if (!column->is_other_edition)
		return;
	for (size_t i = 0; i < c->mappings.n && !column->mapping; i++) {
		const struct mapping *m = c->mappings.v[i];
		/* is_inverse: one comes from the base to what was before. */
		if (mapping_joins(m, other, id, &column->is_inverse))
			column->mapping = m;
	}
	find_rules(c, column, base);
}

static enum compare_basis
basis_of(const struct compare_column *column)
{
	const struct figure *total = &column->scores.total;
	bool has_areas = false;
	for (size_t i = 0; i < column->scores.area_count; i++)
		has_areas |= column->scores.areas[i].has_points;
	if (!column->session)
		return COMPARE_STATISTIC;
	if (total->is_mixed)
		return COMPARE_MIXED;
	if (!total->is_reported)
		return COMPARE_COMPUTED;
	return has_areas ? COMPARE_PRINTED : COMPARE_REPORTED;
}

/* Cells. */

/* The sum of the areas that a table prints, where it prints them all and no total. */
static void
print_total(struct compare_column *column, struct compare_cell *cell)
{
	decimal sum = 0;
	bool is_whole = column->scores.area_count;
	for (size_t i = 0; i < column->scores.area_count; i++) {
		const struct figure *area = &column->scores.areas[i];
		is_whole &= area->has_reported || area->state == STATE_LEFT_OUT;
		sum += area->has_reported && sum < DECIMAL_LIMIT ? area->reported : 0;
	}
	if (!is_whole)
		return;
	column->basis = COMPARE_PRINTED;
	cell->has_points = cell->is_reported = true;
	cell->is_mixed = false;
	cell->open = 0;
	cell->points = cell->low = cell->high = sum;
}

/*
 * Is it the figure of the table that counts?  Where it is wished; of a median,
 * since a sum of medians is not the median of sums; and where a closed session
 * has not all that it would be the sum of.
 */
static bool
is_from_table(const struct compare *c, const struct compare_column *column, const struct figure *f)
{
	if (!f->has_reported || f->state == STATE_LEFT_OUT)
		return false;
	return c->is_printed || column->is_statistic || (f->open && !column->is_draft);
}

/* Adds a figure to what a cell holds of others. */
static void
take_figure(struct compare_cell *cell, const struct figure *f, const char *code, bool is_from_table)
{
	bool is_first = !cell->is_there;
	char *codes = is_first ? xstrdup(code) : xasprintf("%s+%s", cell->codes, code);
	free(cell->codes);
	cell->codes = codes;
	cell->is_there = true;
	/* Of several parts the first that is not scored tells what is the matter. */
	if (is_first || cell->state == STATE_SCORED)
		cell->state = f->state;
	cell->has_points = (is_first || cell->has_points) && (f->has_points || is_from_table);
	cell->points += is_from_table ? f->reported : f->has_points ? f->points : 0;
	cell->low += is_from_table ? f->reported : f->low;
	cell->high += is_from_table ? f->reported : f->high;
	cell->max += f->max;
	cell->full += f->full;
	cell->open += is_from_table ? 0 : f->open;
	bool is_reported = f->is_reported || is_from_table;
	cell->is_mixed |= (f->is_mixed && !is_from_table) || (!is_first && is_reported != cell->is_reported);
	cell->is_reported = is_reported && !cell->is_mixed;
	cell->has_reported = (is_first || cell->has_reported) && f->has_reported;
	cell->reported += f->has_reported ? f->reported : 0;
}

/* The cell of the row `code`, in the edition whose row it is. */
static void
fill_cell(struct compare_cell *cell, const struct compare *c, const struct compare_column *column,
	const struct compare_row *row)
{
	bool is_area = row->level == COMPARE_AREA;
	struct mapping_parts parts = {0};
	bool is_own = !strcmp(column->questionnaire->id, row->questionnaire->id);
	if (is_own) {
		*array_push(&parts) = row->code;
	} else if (column->mapping && !row->is_other) {
		cell->relation = mapping_find(column->mapping, column->is_inverse, is_area, row->code,
			&parts, &cell->pair);
		cell->is_mapped = true;
	}
	for (size_t i = 0; i < parts.n; i++) {
		const struct figure *f = figure_of_code(column, is_area, parts.v[i]);
		cell->is_draft = column->is_draft;
		if (f)
			take_figure(cell, f, parts.v[i], is_from_table(c, column, f));
	}
	cell->is_mapped &= cell->is_there;
	array_done(&parts);
}

/* What is comparable across editions. */

struct share {
	decimal part, of;
};

/* The question of the column that asks the same as the base's, or NULL. */
static const struct question *
same_question(const struct compare_column *column, const struct question *question)
{
	struct mapping_parts parts = {0};
	bool is_same = mapping_find(column->mapping, column->is_inverse, false, question->id, &parts,
		NULL) == RELATION_SAME;
	const struct question *other = is_same && parts.n == 1 ?
		questionnaire_question(column->questionnaire, parts.v[0]) : NULL;
	array_done(&parts);
	return other && !other->is_area ? other : NULL;
}

static bool
has_part(const struct mapping_parts *parts, const char *code)
{
	size_t i = 0;
	while (i < parts->n && strcmp(parts->v[i], code))
		i++;
	return i < parts->n;
}

/* Is a/b less than c/d? */
static bool
is_less(const struct share *a, const struct share *b)
{
	return decimal_muldiv(a->part, DECIMAL_ONE, a->of) < decimal_muldiv(b->part, DECIMAL_ONE, b->of);
}

/*
 * Adds up, on both sides, the maximum of one of the base's areas and of its
 * questions that ask the same as one in these areas of the column's edition
 * (NULL: in any).  Where one of them was left out or not applicable there is
 * nothing to compare.
 */
static void
add_same(struct share *mine, struct share *other, const struct compare_column *column,
	const struct compare_column *base, const struct area *area, const struct mapping_parts *within)
{
	mine->of += base->scores.areas[area->index].max;
	if (!column->mapping->questions.n) {
		/* Of areas alone: one is the same or it is not. */
		struct mapping_parts parts = {0};
		bool is_same = mapping_find(column->mapping, column->is_inverse, true, area->id, &parts,
			NULL) == RELATION_SAME && parts.n == 1;
		const struct figure *f = is_same ? figure_of_code(column, true, parts.v[0]) : NULL;
		mine->part += f && f->max ? base->scores.areas[area->index].max : 0;
		other->part += f && base->scores.areas[area->index].max ? f->max : 0;
		array_done(&parts);
		return;
	}
	for (size_t i = 0; i < area->questions.n; i++) {
		const struct question *question = area->questions.v[i], *q = NULL;
		if (!question->is_area)
			q = same_question(column, question);
		if (!q || (within && !has_part(within, q->area->id)))
			continue;
		decimal x = base->scores.questions[question->index].max;
		decimal y = column->scores.questions[q->index].max;
		mine->part += y ? x : 0;
		other->part += x ? y : 0;
	}
}

/* The smaller of the two shares is the one that holds for both. */
static void
set_share(struct compare_cell *cell, const struct share *mine, const struct share *other)
{
	cell->has_share = mine->of > 0 && other->of > 0;
	if (!cell->has_share)
		return;
	const struct share *s = is_less(other, mine) ? other : mine;
	cell->comparable = s->part;
	cell->of = s->of;
}

static void
share_area(struct compare_cell *cell, const struct compare_column *column,
	const struct compare_column *base, const char *code)
{
	const struct area *area = questionnaire_area(base->questionnaire, code);
	struct mapping_parts parts = {0};
	struct share mine = {0, 0}, other = {0, cell->max};
	mapping_find(column->mapping, column->is_inverse, true, code, &parts, NULL);
	if (area)
		add_same(&mine, &other, column, base, area, &parts);
	set_share(cell, &mine, &other);
	array_done(&parts);
}

static void
share_total(struct compare_cell *cell, const struct compare_column *column,
	const struct compare_column *base)
{
	const struct questionnaire *q = base->questionnaire;
	struct share mine = {0, 0}, other = {0, cell->max};
	for (size_t i = 0; i < q->areas.n; i++)
		add_same(&mine, &other, column, base, q->areas.v[i], NULL);
	set_share(cell, &mine, &other);
}

static void
share_cell(struct compare_cell *cell, const struct compare_column *column,
	const struct compare_column *base, const struct compare_row *row)
{
	if (!column->mapping || !cell->is_there || row->is_other)
		return;
	if (row->level == COMPARE_AREA) {
		share_area(cell, column, base, row->code);
	} else if (row->level == COMPARE_QUESTION) {
		cell->has_share = cell->max > 0;
		cell->of = cell->max;
		cell->comparable = cell->relation == RELATION_SAME ? cell->max : 0;
	} else {
		share_total(cell, column, base);
	}
}

/* Differences. */

/* Points as a share of their maximum, in per cent; false where that tells nothing. */
static bool
percent_of(const struct compare_cell *cell, decimal *percent)
{
	if (cell->max <= 0 || cell->points / 1000 > cell->max)
		return false;
	*percent = decimal_muldiv(cell->points, 100 * DECIMAL_ONE, cell->max);
	return true;
}

/* Something is still to come, or a sum lacks parts; a table that has no such figure is neither. */
static bool
is_unfinished(const struct compare_cell *cell)
{
	return cell->open && (cell->has_points || cell->is_draft);
}

static enum compare_lack
lack_of(const struct compare_cell *cell, const struct compare_cell *base,
	const struct compare_column *column)
{
	if (!cell->is_there || !base->is_there)
		return COMPARE_NOT_THERE;
	if (is_unfinished(cell) || is_unfinished(base))
		return COMPARE_OPEN;
	if (!cell->has_points || !base->has_points)
		return COMPARE_NO_POINTS;
	if (column->is_other_edition && !(cell->has_share && cell->comparable > 0))
		return COMPARE_NOT_COMPARABLE;
	return COMPARE_HAS_DIFFERENCE;
}

/*
 * Points less points where the maximum is the same; else per cent less per
 * cent.  Each is rounded to a millionth, which cannot move a tenth: a quotient
 * of two printed figures that is no tie there lies farther from one.
 */
static void
set_difference(struct compare_cell *cell, const struct compare_cell *base,
	const struct compare_column *column)
{
	decimal mine, other;
	cell->lack = column->is_base ? COMPARE_IS_BASE : lack_of(cell, base, column);
	if (cell->lack != COMPARE_HAS_DIFFERENCE)
		return;
	cell->is_percent = cell->max != base->max;
	if (!cell->is_percent)
		cell->difference = cell->points - base->points;
	else if (percent_of(cell, &mine) && percent_of(base, &other))
		cell->difference = mine - other;
	else
		cell->lack = COMPARE_NOT_COMPARABLE;
}

static void
set_differences(struct compare *c, struct compare_row *row)
{
	for (size_t i = 0; i < c->count; i++) {
		share_cell(&row->cells[i], &c->columns[i], &c->columns[c->base], row);
		set_difference(&row->cells[i], &row->cells[c->base], &c->columns[i]);
	}
}

/* Rows. */

static struct compare_row *
new_row(struct compare *c, enum compare_level level, const struct questionnaire *q, const char *code,
	const struct text *title)
{
	struct compare_row *row = array_push(&c->rows);
	row->level = level;
	row->questionnaire = q;
	row->code = code;
	row->title = title;
	return row;
}

static void
add_row(struct compare *c, enum compare_level level, const struct questionnaire *q, const char *code,
	const struct text *title, bool is_other)
{
	struct compare_row *row = new_row(c, level, q, code, title);
	row->is_other = is_other;
	for (size_t i = 0; i < c->count; i++)
		fill_cell(&row->cells[i], c, &c->columns[i], row);
	set_differences(c, row);
}

static void
add_total(struct compare *c)
{
	struct compare_row *row = new_row(c, COMPARE_TOTAL, c->columns[c->base].questionnaire, "total", NULL);
	for (size_t i = 0; i < c->count; i++) {
		struct compare_column *column = &c->columns[i];
		bool is_reported = is_from_table(c, column, &column->scores.total);
		row->cells[i].is_draft = column->is_draft;
		take_figure(&row->cells[i], &column->scores.total, "total", is_reported);
		column->basis = is_reported ? COMPARE_REPORTED : basis_of(column);
		if (c->is_printed && !is_reported)
			print_total(column, &row->cells[i]);
	}
	set_differences(c, row);
}

/* The areas that a profile leaves out, with the reference's points. */
static void
fill_total(struct compare_cell *cell, const struct compare_column *column,
	const struct compare_column *reference)
{
	const struct questionnaire *q = column->questionnaire;
	if (strcmp(q->id, reference->questionnaire->id))
		return;
	for (size_t i = 0; i < q->areas.n; i++) {
		const struct figure *f = figure_of_code(reference, true, q->areas.v[i]->id);
		if (column->scores.areas[i].state != STATE_LEFT_OUT || !f || !f->has_points)
			continue;
		cell->points += f->points;
		cell->low += f->points;
		cell->high += f->points;
		cell->max += f->max;
		cell->is_filled = true;
	}
}

static void
add_filled(struct compare *c)
{
	const struct compare_row total = c->rows.v[c->rows.n - 1];
	const struct compare_column *reference = &c->columns[c->count - 1];
	bool is_needed = false;
	struct compare_row row = {.level = COMPARE_FILLED, .code = "total",
		.questionnaire = total.questionnaire};
	for (size_t i = 0; i < c->count && c->has_reference; i++) {
		row.cells[i] = total.cells[i];
		row.cells[i].codes = NULL;
		if (c->columns[i].is_partial && row.cells[i].has_points)
			fill_total(&row.cells[i], &c->columns[i], reference);
		is_needed |= row.cells[i].is_filled;
		/* For which nothing can be added, there is no such total. */
		if (c->columns[i].is_partial && !row.cells[i].is_filled)
			row.cells[i] = (struct compare_cell){.is_there = false};
	}
	if (!is_needed)
		return;
	for (size_t i = 0; i < c->count; i++)
		row.cells[i].codes = row.cells[i].is_there ? xstrdup("total") : NULL;
	*array_push(&c->rows) = row;
	set_differences(c, &c->rows.v[c->rows.n - 1]);
}

/* Does a row of the base's edition show this part of another one? */
static bool
is_placed(const struct compare_column *column, const struct compare_column *base, bool is_area,
	const char *code)
{
	struct mapping_parts parts = {0};
	bool is_placed = false;
	if (column->mapping)
		mapping_find(column->mapping, !column->is_inverse, is_area, code, &parts, NULL);
	for (size_t i = 0; i < parts.n; i++)
		is_placed |= figure_of_code(base, is_area, parts.v[i]) != NULL;
	array_done(&parts);
	return is_placed;
}

/* What another edition has and the base's has not. */
static void
add_others(struct compare *c, const struct compare_column *column, bool has_questions)
{
	const struct questionnaire *q = column->questionnaire;
	const struct compare_column *base = &c->columns[c->base];
	for (size_t i = 0; i < q->areas.n; i++) {
		const struct area *area = q->areas.v[i];
		if (!is_placed(column, base, true, area->id))
			add_row(c, COMPARE_AREA, q, area->id, &area->title, true);
		for (size_t j = 0; has_questions && j < area->questions.n; j++) {
			const struct question *question = area->questions.v[j];
			if (!question->is_area && !is_placed(column, base, false, question->id))
				add_row(c, COMPARE_QUESTION, q, question->id, &question->title, true);
		}
	}
}

/*
 * What the rule of thumb makes of a total, since it is a rule for totals of as
 * much on both sides: of the ones with left out areas added, else of those as
 * scored, else of none.
 */
static void
apply_rule(struct compare_column *column, const struct compare_cell *cell, const struct compare_cell *base)
{
	const struct compare_cell *raised = column->is_rule_of_base ? base : cell;
	column->has_rough = column->rule && cell->has_points && base->has_points && !cell->open &&
		!base->open && cell->max == base->max && raised->points < DECIMAL_LIMIT;
	if (!column->has_rough)
		return;
	column->rough_low = raised->points + column->rule->add_from;
	column->rough_high = raised->points + column->rule->add_to;
	column->rough_against = column->is_rule_of_base ? cell->points : base->points;
}

static void
apply_rules(struct compare *c)
{
	for (size_t i = 0; i < c->count; i++) {
		struct compare_column *column = &c->columns[i];
		column->has_rough = false;
		/* The row with areas added comes after the one as scored. */
		for (size_t r = c->rows.n; r-- && !column->has_rough;) {
			const struct compare_row *row = &c->rows.v[r];
			if (row->level == COMPARE_TOTAL || row->level == COMPARE_FILLED)
				apply_rule(column, &row->cells[i], &row->cells[c->base]);
		}
	}
}

static void
add_rows(struct compare *c, bool has_questions)
{
	const struct questionnaire *q = c->columns[c->base].questionnaire;
	for (size_t i = 0; i < q->areas.n; i++) {
		const struct area *area = q->areas.v[i];
		add_row(c, COMPARE_AREA, q, area->id, &area->title, false);
		for (size_t j = 0; has_questions && j < area->questions.n; j++) {
			const struct question *question = area->questions.v[j];
			if (!question->is_area)
				add_row(c, COMPARE_QUESTION, q, question->id, &question->title, false);
		}
	}
	add_total(c);
	add_filled(c);
	for (size_t i = 0; i < c->count; i++) {
		bool is_first = c->columns[i].is_other_edition;
		for (size_t j = 0; j < i; j++)
			is_first &= strcmp(c->columns[i].questionnaire->id, c->columns[j].questionnaire->id) != 0;
		if (is_first)
			add_others(c, &c->columns[i], has_questions);
	}
}

/* Which areas a profile keeps out of the total, if any. */
static void
judge_profile(struct compare_column *column)
{
	column->is_partial = false;
	for (size_t i = 0; i < column->scores.area_count; i++)
		column->is_partial |= column->scores.areas[i].state == STATE_LEFT_OUT;
	column->is_limited = column->profile && !column->is_partial;
}

void
compare_run(struct compare *c, const struct compare_wish *wish)
{
	assert(wish->base < c->count);
	free_rows(c);
	c->base = wish->base;
	c->is_printed = wish->is_printed;
	c->has_other_editions = false;
	c->has_mapped_all = true;
	for (size_t i = 0; i < c->count; i++) {
		struct compare_column *column = &c->columns[i];
		column->letter = column->is_reference ? 'R' : (char)('A' + i);
		judge_profile(column);
		relate(c, column, &c->columns[c->base]);
		c->has_other_editions |= column->is_other_edition;
		c->has_mapped_all &= !column->is_other_edition || column->mapping;
	}
	add_rows(c, wish->has_questions);
	apply_rules(c);
}
