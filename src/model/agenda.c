#include "config.h"

#include "model/agenda.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/order.h"
#include "model/questionnaire.h"
#include "model/score.h"
#include "model/session.h"

static const char *const kind_titles[] = {
	[AGENDA_CONFLICT] = N_("settled twice"),
	[AGENDA_CHANGED] = N_("changed since settled"),
	[AGENDA_DIFFERS] = N_("differs"),
	[AGENDA_MISSING] = N_("a score is awaited"),
	[AGENDA_AGREED] = N_("all agree"),
	[AGENDA_LATE] = N_("somebody scored later, otherwise"),
};

const char *
agenda_kind_title(enum agenda_kind kind)
{
	return _(kind_titles[kind]);
}

static void
add_person(struct agenda_people *people, const char *id)
{
	size_t at = people->n;
	while (at && order_natural(people->v[at - 1], id) > 0)
		at--;
	if (!at || strcmp(people->v[at - 1], id))
		*array_insert(people, at) = id;
}

void
agenda_people(struct agenda_people *people, const struct session *s)
{
	static const enum section sections[] = {SECTION_EVALUATORS, SECTION_SCORES};
	*people = (struct agenda_people){0};
	for (size_t k = 0; k < 2; k++) {
		const struct items *items = &s->sections[sections[k]];
		for (size_t i = 0; i < items->n; i++) {
			const struct version *v = item_current(&items->v[i]);
			/* QUESTION/EVALUATOR */
			const char *slash = v ? strchr(v->id, '/') : NULL;
			if (v && (slash || sections[k] == SECTION_EVALUATORS))
				add_person(people, slash ? slash + 1 : v->id);
		}
	}
}

bool
agenda_awaits(const struct session *s, const struct question *q, const char *evaluator)
{
	return score_is_awaited(s, q, evaluator);
}

bool
agenda_is_blind(const struct session *s, const struct question *q, const char *evaluator)
{
	return score_is_hidden(s, q, evaluator);
}

/* Answers taken together. */
struct range {
	size_t answers[ANSWER_NOT_ASSESSED + 1];
	decimal low, high;	/* of the points */
};

static enum answer
add_answer(struct range *r, const struct version *v)
{
	decimal points = 0;
	enum answer a = score_of(v, &points, NULL);
	if (a == ANSWER_POINTS) {
		bool is_first = !r->answers[a];
		if (is_first || points < r->low)
			r->low = points;
		if (is_first || points > r->high)
			r->high = points;
	}
	r->answers[a]++;
	return a;
}

static void
add_scores(struct range *r, const struct session *s, const struct question *q)
{
	const struct version *v;
	for (size_t i = 0; score_next(s, SECTION_SCORES, q->id, &i, &v);)
		add_answer(r, v);
}

/* What is on the table: see the header. */
static void
add_candidates(struct range *r, const struct session *s, const struct question *q,
	enum agenda_kind kind)
{
	const struct item *settled = session_item(s, SECTION_SETTLED, q->id);
	bool has_deletion = false;
	for (size_t i = 0; settled && i < settled->n; i++) {
		if (!settled->v[i]->is_deleted)
			add_answer(r, settled->v[i]);
		has_deletion |= settled->v[i]->is_deleted;
	}
	if (kind != AGENDA_CONFLICT || has_deletion)
		add_scores(r, s, q);
}

static void
weigh(struct agenda_item *item, const struct range *r)
{
	decimal max = item->question->max;
	bool has_other = r->answers[ANSWER_POINTS] || r->answers[ANSWER_NOT_ASSESSED];
	item->has_points = r->answers[ANSWER_POINTS];
	item->has_not_applicable = r->answers[ANSWER_NOT_APPLICABLE];
	item->has_not_assessed = r->answers[ANSWER_NOT_ASSESSED];
	item->low = item->has_not_assessed ? 0 : r->low;
	item->high = r->high;
	item->stake = item->has_not_applicable && has_other ? max : item->high - item->low;
	/* Nothing is worth more than the question, whatever a file says. */
	if (item->stake > max)
		item->stake = max;
	item->weight = max > 0 ? decimal_muldiv(item->stake, item->stake, max) : 0;
}

static void
count_people(struct agenda_item *item, const struct session *s, const struct agenda_people *people)
{
	for (size_t i = 0; i < people->n; i++) {
		decimal points;
		bool has_given = score_answer(s, item->question, people->v[i], &points, NULL) !=
			ANSWER_NONE;
		bool is_awaited = agenda_awaits(s, item->question, people->v[i]);
		item->given += has_given;
		item->awaited += is_awaited;
		item->missing += is_awaited && !has_given;
	}
}

/* Did somebody score only after it was settled, and not what was settled? */
static bool
has_late(const struct session *s, const struct question *q, const struct agenda_people *people)
{
	const struct version *v = session_get(s, SECTION_SETTLED, q->id);
	decimal settled = 0, points = 0;
	enum answer a = score_of(v, &settled, NULL);
	for (size_t i = 0; i < people->n; i++) {
		enum answer given = score_answer(s, q, people->v[i], &points, NULL);
		if (score_since(s, v, people->v[i]).since == SINCE_NEW &&
		    (given != a || (a == ANSWER_POINTS && points != settled)))
			return true;
	}
	return false;
}

/* Is there anything to do about the question, and what? */
static bool
find_kind(struct agenda_item *item, const struct session *s, const struct figure *f,
	const struct agenda_people *people)
{
	const struct item *settled = session_item(s, SECTION_SETTLED, item->question->id);
	if (item->is_hidden) {
		item->kind = AGENDA_MISSING;
		return true;
	}
	bool is_late = f->is_settled && has_late(s, item->question, people);
	if (settled && item_is_conflict(settled))
		item->kind = AGENDA_CONFLICT;
	else if (f->is_settled)
		item->kind = f->is_changed ? AGENDA_CHANGED : AGENDA_LATE;
	else if (f->state == STATE_DIFFERS)
		item->kind = AGENDA_DIFFERS;
	else
		item->kind = item->missing ? AGENDA_MISSING : AGENDA_AGREED;
	return item->kind == AGENDA_LATE ? is_late : item->kind != AGENDA_AGREED || item->given;
}

static bool
is_open(const struct agenda_item *item)
{
	return item->kind < AGENDA_MISSING;
}

/* An item while the agenda is put in order. */
struct place {
	struct agenda_item item;
	int group;		/* conflicts, open ones, postponed, missing, agreed, late */
	int64_t since;		/* when it was put off */
};

static struct place
place_of(const struct session *s, struct agenda_item item)
{
	const struct version *v = session_get(s, SECTION_POSTPONED, item.question->id);
	struct place p = {.item = item};
	struct stamp stamp;
	if (v && is_open(&item)) {
		p.item.is_postponed = true;
		p.since = stamp_parse(&stamp, version_text(v, FIELD_TIME)) ? stamp.seconds : 0;
	}
	p.group = p.item.is_postponed ? 2 : item.kind == AGENDA_CONFLICT ? 0 : is_open(&item) ? 1 :
		item.kind == AGENDA_MISSING ? 3 : item.kind == AGENDA_AGREED ? 4 : 5;
	return p;
}

static int
by_place(const void *a, const void *b)
{
	const struct place *x = a, *y = b;
	if (x->group != y->group)
		return x->group < y->group ? -1 : 1;
	if (x->since != y->since)
		return x->since < y->since ? -1 : 1;
	bool is_by_weight = x->group < 2;
	if (is_by_weight && x->item.weight != y->item.weight)
		return x->item.weight > y->item.weight ? -1 : 1;
	return x->item.question->index < y->item.question->index ? -1 : 1;
}

static decimal
plus(decimal a, decimal b)
{
	return a > DECIMAL_LIMIT - b ? DECIMAL_LIMIT : a + b;
}

/* Adds what a question may still come to. */
static void
add_question(struct agenda *a, const struct agenda_item *item, const struct figure *f)
{
	if (item && is_open(item)) {
		/* Not applicable adds nothing, so it may still come to none at all. */
		a->low = plus(a->low, item->has_not_applicable ? 0 : item->low);
		a->high = plus(a->high, item->high);
	} else if (f->has_points) {
		a->low = plus(a->low, f->points);
		a->high = plus(a->high, f->points);
	} else if (f->state == STATE_OPEN || f->state == STATE_UNTOUCHED) {
		a->high = plus(a->high, f->max);
	}
}

/* What a table reported of an area or of the whole stands where nothing below is known. */
static bool
add_reported(struct agenda *a, const struct figure *f)
{
	bool is_alone = f->has_points && f->is_reported && f->has_reported && f->points == f->reported;
	if (is_alone) {
		a->low = plus(a->low, f->points);
		a->high = plus(a->high, f->points);
	}
	return is_alone;
}

static void
add_totals(struct agenda *a, const struct session *s, const struct scores *scores)
{
	const struct questionnaire *q = s->questionnaire;
	bool has_areas = false;
	for (size_t i = 0; i < q->areas.n; i++)
		has_areas |= scores->areas[i].has_points;
	if (!has_areas && add_reported(a, &scores->total))
		return;
	for (size_t i = 0; i < q->areas.n; i++) {
		const struct area *area = q->areas.v[i];
		if (add_reported(a, &scores->areas[i]))
			continue;
		for (size_t j = 0; j < area->questions.n; j++)
			add_question(a, agenda_find(a, area->questions.v[j]),
				&scores->questions[area->questions.v[j]->index]);
	}
}

void
agenda_see(struct agenda *a, const struct session *s, const char *evaluator)
{
	const struct questionnaire *q = s->questionnaire;
	struct places ARRAY_OF(struct place) places = {0};
	struct agenda_people people;
	struct scores scores;
	*a = (struct agenda){0};
	scores_see(&scores, s, evaluator);
	agenda_people(&people, s);
	if (evaluator)
		add_person(&people, evaluator);
	for (size_t i = 0; i < q->questions.n; i++) {
		struct agenda_item item = {.question = q->questions.v[i]};
		const struct figure *f = &scores.questions[i];
		if (f->state == STATE_LEFT_OUT)
			continue;
		count_people(&item, s, &people);
		item.is_hidden = evaluator && score_is_hidden(s, item.question, evaluator);
		if (!find_kind(&item, s, f, &people))
			continue;
		struct range range = {0};
		if (!item.is_hidden)
			add_candidates(&range, s, item.question, item.kind);
		weigh(&item, &range);
		*array_push(&places) = place_of(s, item);
	}
	if (places.n)
		qsort(places.v, places.n, sizeof(*places.v), by_place);
	for (size_t i = 0; i < places.n; i++) {
		*array_push(&a->items) = places.v[i].item;
		a->open += is_open(&places.v[i].item);
	}
	add_totals(a, s, &scores);
	array_done(&places);
	array_done(&people);
	scores_done(&scores);
}

void
agenda_build(struct agenda *a, const struct session *s)
{
	agenda_see(a, s, NULL);
}

void
agenda_done(struct agenda *a)
{
	array_done(&a->items);
	*a = (struct agenda){0};
}

const struct agenda_item *
agenda_find(const struct agenda *a, const struct question *q)
{
	for (size_t i = 0; i < a->items.n; i++)
		if (a->items.v[i].question == q)
			return &a->items.v[i];
	return NULL;
}
