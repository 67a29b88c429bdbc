#include "config.h"

#include "model/stats.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/dict.h"
#include "base/i18n.h"
#include "base/order.h"
#include "model/group.h"
#include "model/subject.h"

enum { SCALES_LIMIT = 255 };	/* as many maxima of one code are told apart */

static const char *const reason_words[STATS_REASON_COUNT] = {
	[STATS_COUNTED] = "counted",
	[STATS_REFERENCE] = "reference",
	[STATS_DRAFT] = "draft",
	[STATS_DISTRICT] = "district",
	[STATS_PROFILE] = "profile",
	[STATS_EARLIER] = "earlier",
};

static const char *const reason_titles[STATS_REASON_COUNT] = {
	[STATS_COUNTED] = N_("counted"),
	[STATS_REFERENCE] = N_("a published reference"),
	[STATS_DRAFT] = N_("neither signed nor imported"),
	[STATS_DISTRICT] = N_("a district"),
	[STATS_PROFILE] = N_("in another profile"),
	[STATS_EARLIER] = N_("there is a later one"),
};

const char *
stats_reason_word(enum stats_reason reason)
{
	return reason_words[reason];
}

const char *
stats_reason_title(enum stats_reason reason)
{
	return _(reason_titles[reason]);
}

/* Planning. */

static enum stats_reason
reason_of(const struct card *c, const struct stats_rules *rules)
{
	bool is_district = !strcmp(subject_type(c), "district") || !strcmp(c->profile, "district");
	bool is_profile = *c->profile && strcmp(c->profile, "none") && !is_district;
	if (card_is_reference(c))
		return STATS_REFERENCE;
	if (c->state == CARD_DRAFT && !rules->with_drafts)
		return STATS_DRAFT;
	if (is_district && !rules->with_districts)
		return STATS_DISTRICT;
	return is_profile && !rules->with_profiles ? STATS_PROFILE : STATS_COUNTED;
}

static bool
is_in_years(const struct card *c, const struct stats_rules *rules)
{
	/* A reference of any year may stand for what lacks. */
	return card_is_reference(c) || ((!rules->from || c->year >= rules->from) &&
		(!rules->to || (c->year && c->year <= rules->to)));
}

/* Tables while they are made: they move, so they are known by number. */
struct planner {
	struct stats_tables *tables;
	struct dict by_key;
	struct planner_keys ARRAY_OF(char *) keys;
	struct buf key;
};

static struct stats *
table_of(struct planner *p, const struct card *c, const char *country,
	const struct stats_rules *rules)
{
	buf_clear(&p->key);
	buf_addf(&p->key, "%s\n%s\n%s", c->questionnaire, c->edition, country);
	void *number = dict_get(&p->by_key, p->key.s);
	if (number)
		return &p->tables->v[(size_t)(uintptr_t)number - 1];
	struct stats *t = array_push(p->tables);
	*t = (struct stats){.questionnaire = c->questionnaire, .edition = c->edition,
		.country = country, .without_questions = rules->without_questions};
	char *key = xstrdup(p->key.s);
	*array_push(&p->keys) = key;
	dict_put(&p->by_key, key, (void *)(uintptr_t)p->tables->n);
	return t;
}

/* Is `a` later, or would it stand for the other's year? */
static bool
is_later(const struct card *a, const struct card *b)
{
	return a->year != b->year ? a->year > b->year : group_is_better(a, b);
}

/* Leaves of each municipality only the latest of those that are counted. */
static void
drop_earlier(struct stats *t, size_t *latest)
{
	for (size_t i = 0; i < t->members.n; i++) {
		struct stats_member *m = &t->members.v[i];
		if (m->reason != STATS_COUNTED)
			continue;
		size_t *slot = &latest[m->subject];
		if (*slot && is_later(t->members.v[*slot - 1].card, m->card)) {
			m->reason = STATS_EARLIER;
			continue;
		}
		if (*slot)
			t->members.v[*slot - 1].reason = STATS_EARLIER;
		*slot = i + 1;
	}
	for (size_t i = 0; i < t->members.n; i++)
		latest[t->members.v[i].subject] = 0;
}

static int
compare_tables(const void *a, const void *b)
{
	const struct stats *s = a, *t = b;
	int order = order_natural(s->edition, t->edition);
	if (!order)
		order = order_natural(s->questionnaire, t->questionnaire);
	return order ? order : order_natural(s->country, t->country);
}

void
stats_plan(struct stats_tables *out, const struct cards *cards, const struct subjects *subjects,
	const struct stats_rules *rules)
{
	struct planner p = {.tables = out};
	*out = (struct stats_tables){0};
	for (size_t i = 0; i < cards->n; i++) {
		struct card *c = cards->v[i];
		size_t subject = subjects->of[i];
		if (c->state == CARD_BROKEN || !is_in_years(c, rules))
			continue;
		struct stats *t = table_of(&p, c, subjects->countries[subject], rules);
		*array_push(&t->members) = (struct stats_member){.card = c, .subject = subject,
			.reason = reason_of(c, rules)};
	}
	size_t *latest = xcalloc(subjects->count + 1, sizeof(size_t));
	for (size_t i = 0; i < out->n; i++) {
		struct stats *t = &out->v[i];
		if (!rules->with_earlier)
			drop_earlier(t, latest);
		for (size_t j = 0; j < t->members.n; j++)
			t->reasons[t->members.v[j].reason]++;
	}
	if (out->n)
		qsort(out->v, out->n, sizeof(*out->v), compare_tables);
	for (size_t i = 0; i < p.keys.n; i++)
		free(p.keys.v[i]);
	array_done(&p.keys);
	dict_done(&p.by_key);
	buf_done(&p.key);
	free(latest);
}

/* Adding. */

/* The row of a figure, made if it is new; `at` is where it most likely is. */
static struct stats_figure *
row_of(struct stats *t, const struct card_figure *f, size_t at)
{
	if (at < t->figures.n && !strcmp(t->figures.v[at].code, f->code))
		return &t->figures.v[at];
	void *number = dict_get(&t->by_code, f->code);
	if (number)
		return &t->figures.v[(size_t)(uintptr_t)number - 1];
	struct stats_figure *row = array_push(&t->figures);
	row->code = xstrdup(f->code);
	row->title = xstrdup(f->title);
	row->level = f->level;
	dict_put(&t->by_code, row->code, (void *)(uintptr_t)t->figures.n);
	return row;
}

/* The number of a maximum among those met, or SCALES_LIMIT where they are too many. */
static uint8_t
scale_of(struct stats_figure *row, decimal full)
{
	size_t i = 0;
	while (i < row->scales.n && row->scales.v[i] != full)
		i++;
	if (i == row->scales.n && i < SCALES_LIMIT)
		*array_push(&row->scales) = full;
	return (uint8_t)i;
}

static void
push_value(struct stats_figure *row, decimal points, decimal full, size_t member, unsigned flags)
{
	uint8_t scale = scale_of(row, full);
	if (scale == SCALES_LIMIT) {
		row->partial++;
		return;
	}
	*array_push(&row->values) = (struct stats_value){.points = points,
		.member = (uint32_t)member, .scale = scale, .flags = (uint8_t)flags};
}

static unsigned
flags_of(const struct card_figure *f)
{
	return (f->is_reported ? STATS_IS_REPORTED : 0U) | (f->is_mixed ? STATS_IS_MIXED : 0U);
}

/* A total waits where areas are left out: stats_finish knows what to put there. */
static void
add_figure(struct stats *t, size_t member, const struct card_figure *f, size_t at)
{
	const struct stats_member *m = &t->members.v[member];
	struct stats_figure *row = row_of(t, f, at);
	bool is_waiting = f->level == CARD_TOTAL && m->lacks.n;
	if (f->state == STATE_LEFT_OUT || is_waiting)
		return;
	if (!f->has_points || !f->is_whole)
		row->open++;
	else if (f->max != f->full)
		row->partial++;
	else
		push_value(row, f->points, f->full, member, flags_of(f));
}

/* The areas that are left out, if the rest of the total is there in full. */
static void
find_lacks(struct stats_member *m, const struct card *c)
{
	const struct card_figure *total = &c->total;
	decimal left = 0;
	m->is_whole = total->has_points && total->is_whole;
	for (size_t i = 0; i < c->figures.n; i++) {
		const struct card_figure *f = &c->figures.v[i];
		if (f->level != CARD_AREA || f->state != STATE_LEFT_OUT)
			continue;
		left += f->full;
		*array_push(&m->lacks) = xstrdup(f->code);
	}
	if (m->is_whole && total->max + left == total->full)
		return;
	for (size_t i = 0; i < m->lacks.n; i++)
		free(m->lacks.v[i]);
	array_done(&m->lacks);
}

static void
add_reference(struct stats *t, const struct card *c)
{
	for (size_t i = 0; i < c->figures.n; i++) {
		const struct card_figure *f = &c->figures.v[i];
		if (f->level == CARD_AREA && f->has_points && f->is_whole && f->max == f->full)
			*array_push(&t->references) = (struct stats_reference){.card = c,
				.code = xstrdup(f->code), .points = f->points};
	}
}

bool
stats_needs(const struct stats *t, size_t member)
{
	enum stats_reason reason = t->members.v[member].reason;
	return reason == STATS_COUNTED || reason == STATS_REFERENCE || reason == STATS_DISTRICT;
}

void
stats_add(struct stats *t, size_t member)
{
	struct stats_member *m = &t->members.v[member];
	const struct card *c = m->card;
	if (m->reason == STATS_REFERENCE) {
		add_reference(t, c);
		return;
	}
	find_lacks(m, c);
	size_t at = 0;
	for (size_t i = 0; i < c->figures.n && m->reason == STATS_COUNTED; i++) {
		const struct card_figure *f = &c->figures.v[i];
		if (f->level != CARD_QUESTION || !t->without_questions)
			add_figure(t, member, f, at++);
	}
}

/* Finishing. */

static int
compare_values(const void *a, const void *b)
{
	const struct stats_value *v = a, *w = b;
	if (v->points != w->points)
		return v->points < w->points ? -1 : 1;
	return v->member < w->member ? -1 : v->member > w->member;
}

/* The maximum that most have counts; the larger one where as many have it. */
static uint8_t
common_scale(const struct stats_figure *row)
{
	size_t counts[SCALES_LIMIT] = {0};
	uint8_t best = 0;
	for (size_t i = 0; i < row->values.n; i++)
		counts[row->values.v[i].scale]++;
	for (size_t i = 1; i < row->scales.n; i++)
		if (counts[i] > counts[best] ||
		    (counts[i] == counts[best] && row->scales.v[i] > row->scales.v[best]))
			best = (uint8_t)i;
	return best;
}

static void
keep_scale(struct stats_figure *row)
{
	uint8_t scale = common_scale(row);
	size_t kept = 0;
	for (size_t i = 0; i < row->values.n; i++) {
		if (row->values.v[i].scale == scale)
			row->values.v[kept++] = row->values.v[i];
		else
			row->partial++;
	}
	row->values.n = kept;
	row->max = row->scales.v[scale];
}

static void
finish_figure(struct stats_figure *row)
{
	if (!row->values.n)
		return;
	keep_scale(row);
	qsort(row->values.v, row->values.n, sizeof(*row->values.v), compare_values);
	row->n = row->values.n;
	for (size_t i = 0; i < row->n; i++) {
		unsigned flags = row->values.v[i].flags;
		row->reported += (flags & (STATS_IS_REPORTED | STATS_IS_MIXED)) != 0;
		row->supplemented += (flags & STATS_IS_SUPPLEMENTED) != 0;
	}
	row->is_told = row->n >= STATS_LEAST;
	if (!row->is_told)
		return;
	decimal *points = xreallocarray(NULL, row->n, sizeof(*points));
	for (size_t i = 0; i < row->n; i++)
		points[i] = row->values.v[i].points;
	row->mean = fraction_mean(points, row->n);
	row->lower = fraction_quantile(points, row->n, 1, 4);
	row->median = fraction_quantile(points, row->n, 1, 2);
	row->upper = fraction_quantile(points, row->n, 3, 4);
	row->best = points[row->n - 1];
	row->best_count = 1;
	while (row->best_count < row->n && points[row->n - 1 - row->best_count] == row->best)
		row->best_count++;
	row->best_member = row->values.v[row->n - row->best_count].member;
	free(points);
}

/*
 * The published reference of a code that was the last one in a year, else the
 * first one after it; of equals the first by its path.
 */
static const struct stats_reference *
find_reference(const struct stats *t, const char *code, long year)
{
	const struct stats_reference *best = NULL;
	for (size_t i = 0; i < t->references.n; i++) {
		const struct stats_reference *r = &t->references.v[i];
		if (strcmp(r->code, code))
			continue;
		bool is_past = r->card->year <= year;
		bool was_past = best && best->card->year <= year;
		if (!best || (is_past && !was_past) || (is_past && r->card->year > best->card->year) ||
		    (!is_past && !was_past && r->card->year < best->card->year))
			best = r;
	}
	return best;
}

/* What stands in the place of an area that is left out; false where nothing is known. */
static bool
median_of(const struct stats *t, struct stats_member *m, const char *code, decimal *out)
{
	const struct stats_reference *r = find_reference(t, code, m->card->year);
	const struct stats_figure *own = stats_figure(t, code);
	if (r) {
		*out = r->points;
		m->source = r->card;
		return true;
	}
	if (!own || !own->is_told)
		return false;
	*out = fraction_decimal(own->median);
	return true;
}

static void
supplement(struct stats *t, size_t member)
{
	struct stats_member *m = &t->members.v[member];
	const struct card_figure *total = &m->card->total;
	decimal sum = 0;
	bool is_known = m->lacks.n > 0;
	for (size_t i = 0; i < m->lacks.n && is_known; i++) {
		decimal median = 0;
		is_known = median_of(t, m, m->lacks.v[i], &median);
		sum += median;
	}
	if (!is_known)
		return;
	m->has_printed = true;
	m->supplement = sum;
	m->printed = total->points + sum;
	m->printed_max = total->full;
	if (m->reason == STATS_COUNTED)
		push_value(&t->figures.v[0], m->printed, total->full, member,
			flags_of(total) | STATS_IS_SUPPLEMENTED);
}

/* Medians have halves at most. */
static void
sum_medians(struct stats *t)
{
	size_t areas = 0;
	struct fraction sum = {.of = 2};
	for (size_t i = 0; i < t->figures.n; i++) {
		const struct stats_figure *row = &t->figures.v[i];
		if (row->level != CARD_AREA)
			continue;
		areas++;
		if (!row->is_told)
			return;
		sum.whole += row->median.whole;
		sum.rest += row->median.rest * 2 / row->median.of;
	}
	sum.whole += sum.rest / 2;
	sum.rest %= 2;
	t->has_sum = areas > 0;
	t->sum_of_medians = sum;
}

void
stats_finish(struct stats *t)
{
	for (size_t i = 1; i < t->figures.n; i++)
		finish_figure(&t->figures.v[i]);
	for (size_t i = 0; i < t->members.n; i++)
		supplement(t, i);
	for (size_t i = 0; i < t->members.n && t->figures.n; i++) {
		const struct stats_member *m = &t->members.v[i];
		if (m->reason == STATS_COUNTED && m->lacks.n && !m->has_printed)
			t->figures.v[0].partial++;
	}
	if (t->figures.n)
		finish_figure(&t->figures.v[0]);
	for (size_t i = 0; t->figures.n && i < t->figures.v[0].n; i++)
		t->members.v[t->figures.v[0].values.v[i].member].has_total = true;
	sum_medians(t);
}

static void
table_done(struct stats *t)
{
	for (size_t i = 0; i < t->members.n; i++) {
		struct stats_member *m = &t->members.v[i];
		for (size_t j = 0; j < m->lacks.n; j++)
			free(m->lacks.v[j]);
		array_done(&m->lacks);
	}
	for (size_t i = 0; i < t->figures.n; i++) {
		struct stats_figure *row = &t->figures.v[i];
		free(row->code);
		free(row->title);
		array_done(&row->values);
		array_done(&row->scales);
	}
	for (size_t i = 0; i < t->references.n; i++)
		free(t->references.v[i].code);
	array_done(&t->members);
	array_done(&t->figures);
	array_done(&t->references);
	dict_done(&t->by_code);
}

void
stats_done(struct stats_tables *tables)
{
	for (size_t i = 0; i < tables->n; i++)
		table_done(&tables->v[i]);
	array_done(tables);
}

/* Asking. */

const struct stats *
stats_table(const struct stats_tables *tables, const char *questionnaire, const char *edition,
	const char *country)
{
	for (size_t i = 0; i < tables->n; i++) {
		const struct stats *t = &tables->v[i];
		if (!strcmp(t->questionnaire, questionnaire) && !strcmp(t->edition, edition) &&
		    !strcmp(t->country, country))
			return t;
	}
	return NULL;
}

const struct stats_figure *
stats_figure(const struct stats *t, const char *code)
{
	void *number = dict_get(&t->by_code, code);
	return number ? &t->figures.v[(size_t)(uintptr_t)number - 1] : NULL;
}

const struct stats_value *
stats_value(const struct stats_figure *row, size_t member)
{
	for (size_t i = 0; i < row->n; i++)
		if (row->values.v[i].member == member)
			return &row->values.v[i];
	return NULL;
}

size_t
stats_rank(const struct stats_figure *row, decimal points, size_t *equal)
{
	size_t above = 0;
	*equal = 0;
	for (size_t i = row->n; i > 0 && row->values.v[i - 1].points >= points; i--) {
		if (row->values.v[i - 1].points > points)
			above++;
		else
			++*equal;
	}
	return above + 1;
}
