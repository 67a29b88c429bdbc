#include "config.h"

/*
 * Figures of a published table against each other.  A figure printed with so
 * many decimals may come from any number within half its last unit; a sum may
 * be off by half a unit for each of its parts and half a unit of its own.
 *
 * How many decimals a table prints is taken from the column, not from the
 * single figure: "9" among "12.9" and "7.3" is 9.0.
 */

#include "model/check.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "model/questionnaire.h"
#include "model/score.h"
#include "model/session.h"

/* Larger figures than any instrument has; they are not added up. */
#define FIGURE_LIMIT (1000000 * DECIMAL_ONE)

/* One printed figure. */
struct printed {
	bool is_there;
	decimal points;
	decimal counted;	/* points, or 0 where it is not there */
	unsigned places;
};

/* What one table prints. */
struct table {
	const struct session *s;
	struct printed *questions, *areas, total;
	bool *is_left_out;	/* areas no question of which was asked */
	unsigned question_places, area_places;
};

static unsigned
places_of(const char *number)
{
	const char *point = strchr(number, '.');
	return point ? (unsigned)strlen(point + 1) : 0;
}

/* One unit of the last decimal: halves of it on both sides make this much doubled. */
static decimal
unit(unsigned places)
{
	decimal u = DECIMAL_ONE;
	while (places--)
		u /= 10;
	return u;
}

static struct printed
read_printed(const struct session *s, const char *code)
{
	struct printed p = {.is_there = false};
	const struct version *v = session_get(s, SECTION_REPORTED, code);
	if (!v || !version_number(v, FIELD_POINTS, &p.points))
		return p;
	p.is_there = p.points <= FIGURE_LIMIT;
	p.counted = p.is_there ? p.points : 0;
	p.places = places_of(version_get(v, FIELD_POINTS));
	return p;
}

static unsigned
most_places(unsigned places, const struct printed *p)
{
	return p->is_there && p->places > places ? p->places : places;
}

static void
table_init(struct table *t, const struct session *s)
{
	const struct questionnaire *q = s->questionnaire;
	*t = (struct table){.s = s};
	t->questions = xcalloc(q->questions.n, sizeof(*t->questions));
	t->areas = xcalloc(q->areas.n, sizeof(*t->areas));
	t->is_left_out = xcalloc(q->areas.n, sizeof(*t->is_left_out));
	t->total = read_printed(s, "total");
	for (size_t i = 0; i < q->areas.n; i++) {
		const struct area *area = q->areas.v[i];
		const struct version *v = session_get(s, SECTION_REPORTED, area->id);
		size_t asked = 0;
		t->areas[i] = read_printed(s, area->id);
		t->area_places = most_places(t->area_places, &t->areas[i]);
		for (size_t j = 0; j < area->questions.n; j++)
			asked += score_is_asked(s, area->questions.v[j]);
		t->is_left_out[i] = !asked ||
			(v && !strcmp(version_text(v, FIELD_STATE), "left-out"));
	}
	for (size_t i = 0; i < q->questions.n; i++) {
		if (q->questions.v[i]->is_area)
			continue;
		t->questions[i] = read_printed(s, q->questions.v[i]->id);
		t->question_places = most_places(t->question_places, &t->questions[i]);
	}
}

static void
table_done(struct table *t)
{
	free(t->questions);
	free(t->areas);
	free(t->is_left_out);
}

/* A sum of parts, each off by at most half a unit, against what is printed as their sum. */
static bool
fits(decimal sum, size_t parts, unsigned part_places, decimal printed, unsigned places)
{
	decimal off = sum > printed ? sum - printed : printed - sum;
	return 2 * off <= (decimal)parts * unit(part_places) + unit(places);
}

static void
check_area(struct remarks *out, const struct table *t, const struct area *area)
{
	char is[DECIMAL_ROOM], printed[DECIMAL_ROOM];
	const struct printed *p = &t->areas[area->index];
	decimal sum = 0;
	for (size_t i = 0; i < area->questions.n; i++) {
		const struct question *q = area->questions.v[i];
		if (!t->questions[q->index].is_there && score_is_asked(t->s, q))
			return;
		sum += t->questions[q->index].counted;
	}
	if (p->is_there && !fits(sum, area->questions.n, t->question_places, p->points, t->area_places))
		remark_add(out, REMARK_WARNING, area->id,
			_("the table gives the area %s, but its questions come to %s, "
			"which is more than rounding"),
			decimal_exact(printed, p->points, i18n_mark()),
			decimal_exact(is, sum, i18n_mark()));
}

static void
check_total(struct remarks *out, const struct table *t)
{
	char is[DECIMAL_ROOM], printed[DECIMAL_ROOM];
	const struct questionnaire *q = t->s->questionnaire;
	decimal sum = 0;
	for (size_t i = 0; i < q->areas.n; i++) {
		if (!t->areas[i].is_there && !t->is_left_out[i])
			return;
		sum += t->areas[i].counted;
	}
	if (t->total.is_there &&
	    !fits(sum, q->areas.n, t->area_places, t->total.points, t->total.places))
		remark_add(out, REMARK_WARNING, "total",
			_("the table gives the total %s, but the areas come to %s, "
			"which is more than rounding"),
			decimal_exact(printed, t->total.points, i18n_mark()),
			decimal_exact(is, sum, i18n_mark()));
}

/* Can this per cent come from points within half a unit of those printed? */
static bool
is_reachable(decimal points, unsigned places, decimal max, decimal percent, unsigned percent_places)
{
	if (percent > 1000 * DECIMAL_ONE)
		return false;
	/* All doubled, so that half units are whole. */
	decimal u = unit(places), v = unit(percent_places);
	decimal low = decimal_muldiv(2 * percent - v, max, 100 * DECIMAL_ONE);
	decimal high = decimal_muldiv(2 * percent + v, max, 100 * DECIMAL_ONE);
	return 2 * points + u >= low && 2 * points - u <= high;
}

static void
check_figure(struct remarks *out, const struct table *t, const char *code,
	const struct printed *p, unsigned places, decimal full)
{
	char points[DECIMAL_ROOM], max[DECIMAL_ROOM], room[DECIMAL_ROOM];
	decimal printed_max = full, percent;
	const struct version *v = session_get(t->s, SECTION_REPORTED, code);
	if (!v)
		return;
	if (version_number(v, FIELD_MAX, &printed_max) && printed_max != full)
		remark_add(out, REMARK_WARNING, code,
			_("the table gives a maximum of %s, the questionnaire has %s"),
			decimal_exact(max, printed_max, i18n_mark()),
			decimal_exact(room, full, i18n_mark()));
	if (!version_number(v, FIELD_POINTS, &(decimal){0}))
		return;
	decimal_exact(points, p->points, i18n_mark());
	decimal_exact(max, printed_max, i18n_mark());
	if (p->points > printed_max)
		remark_add(out, REMARK_WARNING, code,
			_("the table gives %s points, more than the maximum, %s"), points, max);
	const char *text = version_get(v, FIELD_PERCENT);
	if (p->is_there && version_number(v, FIELD_PERCENT, &percent) &&
	    !is_reachable(p->points, places, printed_max, percent, places_of(text)))
		remark_add(out, REMARK_WARNING, code,
			_("the table gives %s per cent, but %s of %s points is another share"),
			decimal_exact(room, percent, i18n_mark()), points, max);
}

/* Would the areas fit the printed total with this in the place of one of them? */
static bool
fits_total(const struct table *t, const struct area *area, decimal points)
{
	decimal sum = 0;
	for (size_t i = 0; i < t->s->questionnaire->areas.n; i++) {
		if (!t->areas[i].is_there && !t->is_left_out[i])
			return false;
		sum += i == area->index ? points : t->areas[i].counted;
	}
	return t->total.is_there && fits(sum, t->s->questionnaire->areas.n, t->area_places,
		t->total.points, t->total.places);
}

/* Two sources differ; of an area the printed total may tell which of them is right. */
static void
report_sources(struct remarks *out, const struct table *t, const char *code, const struct printed *a,
	const struct printed *b)
{
	char one[DECIMAL_ROOM], other[DECIMAL_ROOM], total[DECIMAL_ROOM];
	const struct area *area = questionnaire_area(t->s->questionnaire, code);
	bool is_one = area && fits_total(t, area, a->points);
	bool is_other = area && fits_total(t, area, b->points);
	decimal_exact(one, a->points, i18n_mark());
	decimal_exact(other, b->points, i18n_mark());
	if (is_one == is_other)
		remark_add(out, REMARK_WARNING, code, _("sources differ: one gives %s, another %s"), one, other);
	else
		remark_add(out, REMARK_WARNING, code,
			_("sources differ: one gives %s, another %s; only %s fits the total, %s"), one, other,
			is_one ? one : other, decimal_exact(total, t->total.points, i18n_mark()));
}

/* Several sources for one figure (CODE/2): do they say the same? */
static void
check_sources(struct remarks *out, const struct table *t)
{
	const struct session *s = t->s;
	const struct questionnaire *q = s->questionnaire;
	const struct items *items = &s->sections[SECTION_REPORTED];
	for (size_t i = 0; i < items->n; i++) {
		const char *id = item_id(&items->v[i]);
		if (!item_current(&items->v[i]))
			continue;
		char *code = xstrndup(id, strcspn(id, "/"));
		struct printed a = read_printed(s, code), b = read_printed(s, id);
		if (strcmp(code, "total") && !questionnaire_question(q, code) &&
		    !questionnaire_area(q, code))
			remark_add(out, REMARK_WARNING, code,
				_("the table has a figure for this code, the questionnaire has no such code"));
		else if (a.is_there && b.is_there &&
		    !fits(a.points, 1, a.places, b.points, b.places))
			report_sources(out, t, code, &a, &b);
		free(code);
	}
}

void
check_reported(struct remarks *out, const struct session *s)
{
	const struct questionnaire *q = s->questionnaire;
	struct table t;
	if (!s->sections[SECTION_REPORTED].n)
		return;
	table_init(&t, s);
	check_figure(out, &t, "total", &t.total, t.total.places, q->max);
	check_total(out, &t);
	for (size_t i = 0; i < q->areas.n; i++) {
		const struct area *area = q->areas.v[i];
		check_figure(out, &t, area->id, &t.areas[i], t.area_places, area->max);
		check_area(out, &t, area);
		for (size_t j = 0; j < area->questions.n; j++) {
			const struct question *question = area->questions.v[j];
			if (!question->is_area)
				check_figure(out, &t, question->id, &t.questions[question->index],
					t.question_places, question->max);
		}
	}
	check_sources(out, &t);
	table_done(&t);
}
