#include "config.h"

#include "model/agreement.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "model/agenda.h"
#include "model/questionnaire.h"
#include "model/session.h"

/* Krippendorff's alpha. */

void
alpha_add(struct alpha *a, const double *values, size_t n)
{
	if (n < 2)
		return;
	for (size_t i = 0; i < n; i++)
		*array_push(&a->values) = values[i];
	*array_push(&a->units) = n;
}

void
alpha_done(struct alpha *a)
{
	array_done(&a->values);
	array_done(&a->units);
}

/* The sum of squared differences from the mean. */
static double
squares(const double *v, size_t n)
{
	double mean = 0, sum = 0;
	for (size_t i = 0; i < n; i++)
		mean += v[i] / (double)n;
	for (size_t i = 0; i < n; i++)
		sum += (v[i] - mean) * (v[i] - mean);
	return sum;
}

enum alpha_state
alpha_finish(const struct alpha *a, double *value)
{
	const double *v = a->values.v;
	size_t n = a->values.n;
	bool varies = false;
	for (size_t i = 1; i < n; i++)
		varies |= v[i] < v[0] || v[i] > v[0];
	if (n < 2)
		return ALPHA_NOTHING;
	if (!varies)
		return ALPHA_NO_VARIATION;
	/*
	 * The squared differences of all ordered pairs of m values are 2 m times
	 * their squares about the mean.  Within a unit they weigh 1 / (m - 1).
	 */
	double within = 0;
	const double *unit = v;
	for (size_t u = 0; u < a->units.n; u++) {
		size_t m = a->units.v[u];
		within += 2 * (double)m * squares(unit, m) / (double)(m - 1);
		unit += m;
	}
	double observed = within / (double)n;
	double expected = 2 * squares(v, n) / (double)(n - 1);
	*value = 1 - observed / expected;
	return ALPHA_DEFINED;
}

decimal
alpha_rounded(double alpha)
{
	decimal thousandths = (decimal)(alpha * 1000 + (alpha < 0 ? -0.5 : 0.5));
	return thousandths * (DECIMAL_ONE / 1000);
}

const char *
agreement_mean(char room[DECIMAL_ROOM], decimal sum, size_t n, int places, char mark)
{
	decimal unit = DECIMAL_ONE;
	for (int i = 0; i < places; i++)
		unit /= 10;
	decimal rounded = decimal_muldiv(sum, 1, (decimal)n * unit) * unit;
	return decimal_rounded(room, rounded, places, mark);
}

/* Reading the answers. */

/* CODE/EVALUATOR: the question, and where the evaluator begins; NULL: neither. */
static const struct question *
split(const struct session *s, const char *id, const char **evaluator)
{
	const char *slash = strrchr(id, '/');
	if (!slash || !slash[1])
		return NULL;
	char *code = xstrndup(id, (size_t)(slash - id));
	const struct question *q = questionnaire_question(s->questionnaire, code);
	free(code);
	*evaluator = slash + 1;
	return q;
}

/* The index of a person, or where that would be. */
static size_t
find_person(const struct agreement *a, const char *id, bool *is_there)
{
	size_t low = 0, high = a->people.n;
	while (low < high) {
		size_t mid = low + (high - low) / 2;
		int c = strcmp(a->people.v[mid], id);
		if (!c) {
			*is_there = true;
			return mid;
		}
		if (c < 0)
			low = mid + 1;
		else
			high = mid;
	}
	*is_there = false;
	return low;
}

static enum answer
answer_of(const struct version *v, decimal *points)
{
	enum answer a = v ? answer_by_word(version_get(v, FIELD_STATE)) : ANSWER_NONE;
	return a == ANSWER_POINTS && !version_number(v, FIELD_POINTS, points) ? ANSWER_NONE : a;
}

static void
collect_people(struct agreement *a)
{
	const struct items *items = &a->session->sections[SECTION_SCORES];
	for (size_t i = 0; i < items->n; i++) {
		const char *who;
		decimal points;
		bool is_there;
		const struct version *v = item_current(&items->v[i]);
		if (answer_of(v, &points) == ANSWER_NONE || !split(a->session, v->id, &who))
			continue;
		size_t at = find_person(a, who, &is_there);
		if (!is_there)
			*array_insert(&a->people, at) = xstrdup(who);
	}
}

static void
collect_answers(struct agreement *a)
{
	const struct items *items = &a->session->sections[SECTION_SCORES];
	size_t questions = a->session->questionnaire->questions.n;
	a->answers = xcalloc(a->people.n * questions + 1, sizeof(*a->answers));
	a->points = xcalloc(a->people.n * questions + 1, sizeof(*a->points));
	for (size_t i = 0; i < items->n; i++) {
		const char *who;
		decimal points = 0;
		bool is_there;
		const struct version *v = item_current(&items->v[i]);
		enum answer answer = answer_of(v, &points);
		const struct question *q = answer == ANSWER_NONE ? NULL : split(a->session, v->id, &who);
		if (!q)
			continue;
		size_t at = find_person(a, who, &is_there) * questions + q->index;
		a->answers[at] = answer;
		a->points[at] = points;
	}
}

void
agreement_init(struct agreement *a, const struct session *s, const char *eyes)
{
	const struct questionnaire *q = s->questionnaire;
	*a = (struct agreement){.session = s};
	collect_people(a);
	collect_answers(a);
	a->is_asked = xcalloc(q->questions.n + 1, sizeof(*a->is_asked));
	a->is_hidden = xcalloc(q->questions.n + 1, sizeof(*a->is_hidden));
	for (size_t i = 0; i < q->questions.n; i++) {
		a->is_asked[i] = score_is_asked(s, q->questions.v[i]);
		a->is_hidden[i] = eyes && agenda_is_blind(s, q->questions.v[i], eyes);
	}
}

void
agreement_done(struct agreement *a)
{
	for (size_t i = 0; i < a->people.n; i++)
		free(a->people.v[i]);
	array_done(&a->people);
	free(a->answers);
	free(a->points);
	free(a->is_asked);
	free(a->is_hidden);
	*a = (struct agreement){0};
}

/* Comparing. */

/* What some people gave one question. */
struct given {
	size_t answers[ANSWER_NOT_ASSESSED + 1];
	decimal low, high;
	decimal first, second;	/* points of the first two asked about */
};

static struct given
look_at(const struct agreement *a, const struct question *q, const size_t *who, size_t count)
{
	struct given g = {0};
	for (size_t i = 0; i < count; i++) {
		size_t at = who[i] * a->session->questionnaire->questions.n + q->index;
		decimal points = a->points[at];
		if (a->answers[at] == ANSWER_POINTS) {
			bool is_first = !g.answers[ANSWER_POINTS];
			if (is_first || points < g.low)
				g.low = points;
			if (is_first || points > g.high)
				g.high = points;
		}
		if (i < 2)
			*(i ? &g.second : &g.first) = points;
		g.answers[a->answers[at]]++;
	}
	return g;
}

static void
add_unit(struct alpha *alpha, const struct agreement *a, const struct question *q,
	const size_t *who, size_t count)
{
	struct alpha_values values = {0};
	if (q->max <= 0)
		return;
	for (size_t i = 0; i < count; i++) {
		size_t at = who[i] * a->session->questionnaire->questions.n + q->index;
		if (a->answers[at] == ANSWER_POINTS)
			*array_push(&values) = (double)a->points[at] / (double)q->max;
	}
	alpha_add(alpha, values.v, values.n);
	array_done(&values);
}

/* A question to which two or more gave points. */
static void
add_distance(struct agreed *r, const struct question *q, const struct given *g, bool is_pair)
{
	r->scored++;
	r->distance += g->high - g->low;
	r->maxima += q->max;
	if (!is_pair)
		return;
	r->difference += g->first - g->second;
	r->first_higher += g->first > g->second;
	r->second_higher += g->second > g->first;
}

static void
add_question(struct agreed *r, struct alpha *alpha, const struct agreement *a,
	const struct question *q, const size_t *who, size_t count)
{
	struct given g = look_at(a, q, who, count);
	size_t points = g.answers[ANSWER_POINTS], not_applicable = g.answers[ANSWER_NOT_APPLICABLE];
	r->asked++;
	if (points >= 2) {
		add_distance(r, q, &g, count == 2);
		add_unit(alpha, a, q, who, count);
	}
	if (points < 2 && !(points && not_applicable)) {
		if (count - g.answers[ANSWER_NONE] >= 2)
			r->unscored++;
		else
			r->blank++;
		return;
	}
	r->compared++;
	r->against += not_applicable > 0;
	r->partial += g.answers[ANSWER_NONE] + g.answers[ANSWER_NOT_ASSESSED] > 0;
	if (not_applicable)
		return;
	decimal distance = g.high - g.low;
	r->exact += !distance;
	r->near += distance * 100 <= q->max * AGREEMENT_NEAR_PERCENT;
}

void
agreement_of(struct agreed *r, const struct agreement *a, const size_t *who, size_t count,
	const struct area *area)
{
	const struct questionnaire *q = a->session->questionnaire;
	struct alpha alpha = {0};
	assert(count >= 2);
	*r = (struct agreed){0};
	for (size_t i = 0; i < q->questions.n; i++) {
		const struct question *question = q->questions.v[i];
		if ((area && question->area != area) || !a->is_asked[i])
			continue;
		if (a->is_hidden[i])
			r->hidden++;
		else
			add_question(r, &alpha, a, question, who, count);
	}
	r->alpha_state = alpha_finish(&alpha, &r->alpha);
	alpha_done(&alpha);
}

void
agreement_of_all(struct agreed *r, const struct agreement *a, const struct area *area)
{
	size_t *who = xcalloc(a->people.n + 1, sizeof(*who));
	for (size_t i = 0; i < a->people.n; i++)
		who[i] = i;
	agreement_of(r, a, who, a->people.n, area);
	free(who);
}
