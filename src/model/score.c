#include "config.h"

#include "model/score.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "model/questionnaire.h"
#include "model/session.h"

static const char *const state_words[STATE_COUNT] = {
	[STATE_UNTOUCHED] = "untouched",
	[STATE_OPEN] = "open",
	[STATE_SCORED] = "scored",
	[STATE_DIFFERS] = "differs",
	[STATE_NOT_APPLICABLE] = "not-applicable",
	[STATE_NOT_ASSESSED] = "not-assessed",
	[STATE_LEFT_OUT] = "left-out",
};

static const char *const state_titles[STATE_COUNT] = {
	[STATE_UNTOUCHED] = N_("untouched"),
	[STATE_OPEN] = N_("open"),
	[STATE_SCORED] = N_("scored"),
	[STATE_DIFFERS] = N_("differs"),
	[STATE_NOT_APPLICABLE] = N_("not applicable"),
	[STATE_NOT_ASSESSED] = N_("not assessed"),
	[STATE_LEFT_OUT] = N_("left out"),
};

static const char *const answer_words[] = {
	[ANSWER_NONE] = "none",
	[ANSWER_POINTS] = "points",
	[ANSWER_NOT_APPLICABLE] = "not-applicable",
	[ANSWER_NOT_ASSESSED] = "not-assessed",
};

const char *
score_state_word(enum score_state s)
{
	return state_words[s];
}

const char *
score_state_title(enum score_state s)
{
	return _(state_titles[s]);
}

const char *
answer_word(enum answer a)
{
	return answer_words[a];
}

enum answer
answer_by_word(const char *word)
{
	int a = ANSWER_NOT_ASSESSED;
	while (a && (!word || strcmp(answer_words[a], word)))
		a--;
	return (enum answer)a;
}

enum answer
score_of(const struct version *v, decimal *points, const char **reason)
{
	if (!v)
		return ANSWER_NONE;
	enum answer a = answer_by_word(version_get(v, FIELD_STATE));
	if (reason)
		*reason = version_get(v, FIELD_REASON);
	if (a == ANSWER_POINTS && !version_number(v, FIELD_POINTS, points))
		return ANSWER_NONE;
	return a;
}

enum answer
score_answer(const struct session *s, const struct question *q,
	const char *evaluator, decimal *points, const char **reason)
{
	char *id = xasprintf("%s/%s", q->id, evaluator);
	const struct version *v = session_get(s, SECTION_SCORES, id);
	free(id);
	return score_of(v, points, reason);
}

enum answer
score_settled(const struct session *s, const struct question *q,
	decimal *points, const char **reason)
{
	return score_of(session_get(s, SECTION_SETTLED, q->id), points, reason);
}

bool
score_tick(const struct session *s, const char *criterion, const char *evaluator, decimal *value)
{
	char *id = xasprintf("%s/%s", criterion, evaluator);
	const struct version *v = session_get(s, SECTION_TICKS, id);
	free(id);
	return v && version_number(v, FIELD_POINTS, value);
}

bool
score_proposal(const struct session *s, const struct question *q,
	const char *evaluator, decimal *points)
{
	/*
	 * Sum of weight * value / top over a common denominator: weights and
	 * tops have few digits, so each term is rounded to a millionth of a
	 * weight, far below any step.
	 */
	decimal weights = 0, reached = 0;
	bool is_any = false;
	for (size_t i = 0; i < q->criteria.n; i++) {
		const struct criterion *c = &q->criteria.v[i];
		decimal value = 0;
		if (!c->weight)
			return false;
		is_any |= score_tick(s, c->id, evaluator, &value);
		/* A file may say anything; no criterion is worth more than its top. */
		if (value > criterion_top(c))
			value = criterion_top(c);
		weights += c->weight;
		reached += decimal_muldiv(c->weight, value, criterion_top(c));
	}
	if (!is_any || !weights)
		return false;
	*points = decimal_to_step(decimal_muldiv(q->max, reached, weights),
		question_step(s->questionnaire, q));
	if (*points > q->max)
		*points = q->max;
	return true;
}

bool
score_next(const struct session *s, enum section section, const char *code, size_t *i,
	const struct version **v)
{
	const struct items *items = &s->sections[section];
	size_t len = strlen(code);
	for (; *i < items->n; ++*i) {
		const char *id = item_id(&items->v[*i]);
		if (strncmp(id, code, len) || id[len] != '/')
			continue;
		*v = item_current(&items->v[*i]);
		++*i;
		if (*v)
			return true;
	}
	return false;
}

bool
score_is_asked(const struct session *s, const struct question *q)
{
	const char *profile = session_subject(s, "profile");
	if (profile && profile_leaves_out(questionnaire_profile(s->questionnaire, profile), q))
		return false;
	if (!q->when_criterion)
		return true;
	/* Asked unless somebody looked and nobody found enough. */
	size_t i = 0;
	bool is_looked = false;
	const struct version *v;
	while (score_next(s, SECTION_TICKS, q->when_criterion, &i, &v)) {
		decimal value;
		if (!version_number(v, FIELD_POINTS, &value))
			continue;
		if (value >= q->when_at_least)
			return true;
		is_looked = true;
	}
	return !is_looked;
}

bool
score_is_awaited(const struct session *s, const struct question *q, const char *evaluator)
{
	/* Somebody's published table, or one's own that is signed. */
	if (session_is_closed(s) || session_get(s, SECTION_REPORTED, q->id) ||
	    session_get(s, SECTION_REPORTED, q->area->id) || !score_is_asked(s, q))
		return false;
	const struct version *v = session_get(s, SECTION_RESPONSIBLE, q->area->id);
	return !v || !strcmp(version_text(v, FIELD_EVALUATOR), evaluator);
}

bool
score_is_hidden(const struct session *s, const struct question *q, const char *evaluator)
{
	decimal points;
	if (session_is_closed(s) ||
	    score_answer(s, q, evaluator, &points, NULL) != ANSWER_NONE ||
	    score_settled(s, q, &points, NULL) != ANSWER_NONE)
		return false;
	char *id = xasprintf("%s/%s", q->id, evaluator);
	bool has_looked = session_get(s, SECTION_LOOKED, id);
	free(id);
	return !has_looked;
}

bool
score_is_todo(const struct session *s, const struct question *q, const char *evaluator)
{
	decimal points;
	return score_is_awaited(s, q, evaluator) &&
		score_answer(s, q, evaluator, &points, NULL) == ANSWER_NONE &&
		score_settled(s, q, &points, NULL) == ANSWER_NONE;
}

/* Whose scores count: everybody's, or of what is hidden from one only their own. */
struct view {
	const struct session *session;
	const char *evaluator;	/* who looks; NULL: nothing is hidden */
	bool is_hidden;		/* of the question being computed */
	bool *has_entries;	/* by question->index */
};

/* score_next, but for what may not be seen. */
static bool
next_seen(const struct view *view, enum section section, const char *code, size_t *i,
	const struct version **v)
{
	while (score_next(view->session, section, code, i, v))
		if (!view->is_hidden || !strcmp(strchr((*v)->id, '/') + 1, view->evaluator))
			return true;
	return false;
}

/* What the evaluators gave one question, taken together. */
struct tally {
	size_t answers[ANSWER_NOT_ASSESSED + 1];
	decimal low, high;
};

static struct tally
tally(const struct view *view, const struct question *q)
{
	struct tally t = {0};
	const struct version *v;
	for (size_t i = 0; next_seen(view, SECTION_SCORES, q->id, &i, &v);) {
		decimal points = 0;
		enum answer a = score_of(v, &points, NULL);
		if (a == ANSWER_POINTS) {
			bool is_first = !t.answers[ANSWER_POINTS];
			if (is_first || points < t.low)
				t.low = points;
			if (is_first || points > t.high)
				t.high = points;
		}
		t.answers[a]++;
	}
	return t;
}

static bool
reported_figure(const struct session *s, const char *code, decimal *points)
{
	const struct version *v = session_get(s, SECTION_REPORTED, code);
	return v && version_number(v, FIELD_POINTS, points);
}

/* Did a table report that there is no score, and why?  ANSWER_NONE: it did not say. */
static enum answer
reported_answer(const struct session *s, const char *code)
{
	const struct version *v = session_get(s, SECTION_REPORTED, code);
	enum answer a = v ? answer_by_word(version_get(v, FIELD_STATE)) : ANSWER_NONE;
	return a == ANSWER_POINTS ? ANSWER_NONE : a;
}

static void
set_points(struct figure *f, decimal points)
{
	f->state = STATE_SCORED;
	f->has_points = true;
	f->points = f->low = f->high = points;
}

static void
set_answer(struct figure *f, enum answer a, decimal points)
{
	if (a == ANSWER_POINTS)
		set_points(f, points);
	else if (a == ANSWER_NOT_APPLICABLE)
		f->state = STATE_NOT_APPLICABLE;
	else if (a == ANSWER_NOT_ASSESSED)
		f->state = STATE_NOT_ASSESSED;
}

char *
score_basis(const struct session *s, const struct question *q)
{
	struct buf out = BUF_INIT;
	char room[DECIMAL_ROOM];
	const struct version *v;
	for (size_t i = 0; score_next(s, SECTION_SCORES, q->id, &i, &v);) {
		const char *reason = NULL;
		decimal points = 0;
		enum answer a = score_of(v, &points, &reason);
		if (a == ANSWER_NONE)
			continue;
		buf_addf(&out, "%s%s %s %s", out.len ? "\n" : "", strchr(v->id, '/') + 1, v->sum,
			a == ANSWER_POINTS ? decimal_exact(room, points, '.') :
			a == ANSWER_NOT_APPLICABLE ? "-" : "?");
		size_t start = out.len;
		if (reason)
			buf_addf(&out, " %s", reason);
		for (size_t j = start; j < out.len; j++)
			if (out.s[j] == '\n')
				out.s[j] = ' ';
	}
	return out.len ? buf_steal(&out) : xstrdup("none");
}

/* The next word of a line, up to a blank; its length, 0 at the end of the line. */
static size_t
next_word(const char **line, const char *end, const char **word)
{
	while (*line < end && **line == ' ')
		++*line;
	*word = *line;
	while (*line < end && **line != ' ')
		++*line;
	return (size_t)(*line - *word);
}

/* Reads "SUM ANSWER REASON", of which older files have the sum alone. */
static const char *
read_basis(struct basis *b, const char *line, const char *end, size_t *sum_len)
{
	const char *sum, *word;
	*sum_len = next_word(&line, end, &sum);
	size_t len = next_word(&line, end, &word);
	if (len == 1 && (*word == '-' || *word == '?'))
		b->then = *word == '-' ? ANSWER_NOT_APPLICABLE : ANSWER_NOT_ASSESSED;
	else if (len && decimal_parse(&b->points, word, len, ".", false))
		b->then = ANSWER_POINTS;
	else
		return sum;
	b->reason_len = next_word(&line, end, &word);
	b->reason = b->reason_len ? word : NULL;
	b->reason_len = b->reason ? (size_t)(end - word) : 0;
	return sum;
}

/* The evaluator's line of a settled-on list, from behind the id; NULL: none. */
static const char *
find_basis(const char *on, const char *evaluator, const char **end)
{
	const char *line;
	size_t len, id = strlen(evaluator);
	while (list_next(&on, &line, &len))
		if (len > id && !strncmp(line, evaluator, id) && line[id] == ' ') {
			*end = line + len;
			return line + id + 1;
		}
	return NULL;
}

struct basis
score_since(const struct session *s, const struct version *settled, const char *evaluator)
{
	struct basis b = {.since = SINCE_NOTHING};
	const char *on = version_get(settled, FIELD_ON), *end = NULL;
	char *id = xasprintf("%s/%s", settled->id, evaluator);
	const struct version *v = session_get(s, SECTION_SCORES, id);
	const char *line = find_basis(on, evaluator, &end);
	decimal points = 0;
	enum answer now = score_of(v, &points, NULL);
	free(id);
	if (!line) {
		/* Without a list nobody can tell what came when. */
		b.since = now == ANSWER_NONE ? SINCE_NOTHING : on ? SINCE_NEW : SINCE_SAME;
		return b;
	}
	size_t len;
	const char *sum = read_basis(&b, line, end, &len);
	bool is_same_sum = v && strlen(v->sum) == len && !strncmp(v->sum, sum, len);
	/* The same answer given again, maybe with a better reason, changes nothing. */
	bool is_same = b.then != ANSWER_NONE && b.then == now && (now != ANSWER_POINTS || points == b.points);
	b.since = is_same_sum || is_same ? SINCE_SAME : now == ANSWER_NONE ? SINCE_GONE : SINCE_CHANGED;
	return b;
}

/* Is one of the scores it was settled on no longer what it was? */
static bool
is_changed_since(const struct session *s, const struct version *settled)
{
	const char *on = version_get(settled, FIELD_ON), *line;
	size_t len;
	bool is_changed = false;
	while (!is_changed && list_next(&on, &line, &len)) {
		const char *blank = memchr(line, ' ', len);
		char *evaluator = xstrndup(line, blank ? (size_t)(blank - line) : 0);
		enum since since = *evaluator ? score_since(s, settled, evaluator).since : SINCE_SAME;
		is_changed = since == SINCE_CHANGED || since == SINCE_GONE;
		free(evaluator);
	}
	return is_changed;
}

static bool
is_touched(const struct view *view, const struct question *q)
{
	size_t i = 0;
	const struct version *v;
	if (view->has_entries[q->index] || next_seen(view, SECTION_SCORES, q->id, &i, &v))
		return true;
	for (size_t c = 0; c < q->criteria.n; c++) {
		i = 0;
		if (next_seen(view, SECTION_TICKS, q->criteria.v[c].id, &i, &v))
			return true;
	}
	char *slot = xasprintf("question/%s", q->id);
	bool has_text = session_get(view->session, SECTION_TEXTS, slot);
	free(slot);
	return has_text;
}

/*
 * Settled apart by two meetings: nothing is decided, and what may come of it is
 * what they settled.  Where one of them took it back all scores count again.
 */
static bool
is_settled_apart(struct figure *f, const struct view *view, const struct question *q)
{
	const struct item *item = session_item(view->session, SECTION_SETTLED, q->id);
	bool has_other = false, has_points = false;
	if (!item || !item_is_conflict(item))
		return false;
	for (size_t i = 0; i < item->n; i++) {
		decimal points = 0;
		if (item->v[i]->is_deleted || score_of(item->v[i], &points, NULL) != ANSWER_POINTS) {
			has_other = true;
			continue;
		}
		f->low = !has_points || points < f->low ? points : f->low;
		f->high = points > f->high ? points : f->high;
		has_points = true;
	}
	f->state = STATE_DIFFERS;
	if (has_other)
		f->low = 0;
	return true;
}

static void
compute_question(struct figure *f, const struct view *view, const struct question *q)
{
	const struct session *s = view->session;
	*f = (struct figure){.full = q->max, .max = q->max, .total = 1};
	f->has_reported = reported_figure(s, q->id, &f->reported);
	if (!score_is_asked(s, q)) {
		f->state = STATE_LEFT_OUT;
		f->max = 0;
		f->total = 0;
		return;
	}
	decimal points = 0;
	const struct version *settled = session_get(s, SECTION_SETTLED, q->id);
	enum answer a = score_of(settled, &points, NULL);
	struct tally t = tally(view, q);
	size_t given = t.answers[ANSWER_POINTS] + t.answers[ANSWER_NOT_APPLICABLE] +
		t.answers[ANSWER_NOT_ASSESSED];
	if (is_settled_apart(f, view, q)) {
		f->open = 1;
	} else if (a != ANSWER_NONE) {
		f->is_settled = true;
		f->is_changed = is_changed_since(s, settled);
		set_answer(f, a, points);
	} else if (!given) {
		f->state = is_touched(view, q) ? STATE_OPEN : STATE_UNTOUCHED;
		enum answer none = reported_answer(s, q->id);
		if (f->has_reported)
			set_points(f, f->reported);
		else
			set_answer(f, none, 0);
		f->is_reported = f->has_reported;
	} else if (t.answers[ANSWER_POINTS] == given && t.low == t.high) {
		set_points(f, t.low);
	} else if (t.answers[ANSWER_NOT_APPLICABLE] == given) {
		f->state = STATE_NOT_APPLICABLE;
	} else if (t.answers[ANSWER_NOT_ASSESSED] == given) {
		f->state = STATE_NOT_ASSESSED;
	} else {
		f->state = STATE_DIFFERS;
		/* Without points from everyone the question may still come to 0. */
		f->low = t.answers[ANSWER_POINTS] == given ? t.low : 0;
		f->high = t.high;
	}
	if (f->state == STATE_NOT_APPLICABLE)
		f->max = 0;
	f->scored = f->state == STATE_SCORED;
	f->untouched = f->state == STATE_UNTOUCHED;
	f->open = f->untouched || f->state == STATE_OPEN || f->state == STATE_DIFFERS;
}

/* How far the one who looks has come, or everybody together. */
static void
count_due(struct figure *f, const struct view *view, const struct question *q)
{
	const char *me = view->evaluator;
	const struct version *v = session_get(view->session, SECTION_RESPONSIBLE, q->area->id);
	decimal points;
	bool is_mine = !me || !v || !strcmp(version_text(v, FIELD_EVALUATOR), me) ||
		score_answer(view->session, q, me, &points, NULL) != ANSWER_NONE;
	f->due = f->total && is_mine;
	f->todo = f->due && (me ? score_is_todo(view->session, q, me) : f->open);
	f->done = f->due && !f->todo && (f->has_points || f->state == STATE_DIFFERS);
}

/* Sums stop at what a single number can be: reported figures are not checked. */
static decimal
plus(decimal a, decimal b)
{
	return a > DECIMAL_LIMIT - b ? DECIMAL_LIMIT : a + b;
}

/* Adds a figure to the one above it. */
static void
add_up(struct figure *sum, const struct figure *f)
{
	bool is_known = f->has_points || f->state == STATE_DIFFERS;
	if (f->has_points && sum->has_points && f->is_reported != sum->is_reported)
		sum->is_mixed = true;
	if (f->has_points && !sum->has_points)
		sum->is_reported = f->is_reported;
	sum->is_mixed |= f->is_mixed;
	sum->is_reported &= !sum->is_mixed;
	sum->has_points |= f->has_points;
	if (f->has_points)
		sum->points = plus(sum->points, f->points);
	if (is_known) {
		sum->low = plus(sum->low, f->low);
		sum->high = plus(sum->high, f->high);
	}
	sum->full = plus(sum->full, f->full);
	sum->max = plus(sum->max, f->max);
	sum->scored += f->scored;
	sum->open += f->open;
	sum->untouched += f->untouched;
	sum->due += f->due;
	sum->done += f->done;
	sum->todo += f->todo;
	sum->total += f->total;
	sum->is_changed |= f->is_changed;
}

/* The state of a sum from those below it. */
static enum score_state
state_of_sum(const struct figure *sum, const size_t states[STATE_COUNT], size_t count)
{
	static const enum score_state alike[] = {
		STATE_LEFT_OUT, STATE_UNTOUCHED, STATE_NOT_APPLICABLE, STATE_NOT_ASSESSED,
	};
	size_t left = states[STATE_LEFT_OUT];
	for (size_t i = 0; i < sizeof(alike) / sizeof(*alike); i++)
		if (states[alike[i]] + (alike[i] == STATE_LEFT_OUT ? 0 : left) == count)
			return alike[i];
	if (states[STATE_DIFFERS])
		return STATE_DIFFERS;
	if (sum->open)
		return STATE_OPEN;
	/* Nothing open and no points: some not assessed, the others not applicable. */
	return sum->has_points ? STATE_SCORED : STATE_NOT_ASSESSED;
}

/* What a table reported counts where nothing below is known. */
static void
take_reported(struct figure *sum, const struct session *s, const char *code)
{
	sum->has_reported = reported_figure(s, code, &sum->reported);
	if (!sum->has_reported || sum->has_points || sum->high || sum->state == STATE_LEFT_OUT)
		return;
	set_points(sum, sum->reported);
	sum->is_reported = true;
	sum->open = sum->untouched = sum->todo = 0;
	sum->scored = sum->total;
	sum->done = sum->due;
}

/* By question->index: are there entries, and among them an ask that is not done? */
static void
find_entries(const struct session *s, bool *has_entries, bool *is_flagged)
{
	const struct items *entries = &s->sections[SECTION_ENTRIES];
	for (size_t i = 0; i < entries->n; i++) {
		const struct version *v = item_current(&entries->v[i]);
		const char *code = v ? version_get(v, FIELD_QUESTION) : NULL;
		const struct question *q = code ? questionnaire_question(s->questionnaire, code) : NULL;
		if (!q)
			continue;
		has_entries[q->index] = true;
		if (version_kind(v) == ENTRY_ASK && !version_yes(v, FIELD_DONE))
			is_flagged[q->index] = true;
	}
}

static void
compute_area(struct scores *scores, const struct session *s, const struct area *area)
{
	struct figure *sum = &scores->areas[area->index];
	size_t states[STATE_COUNT] = {0};
	for (size_t i = 0; i < area->questions.n; i++) {
		const struct figure *f = &scores->questions[area->questions.v[i]->index];
		add_up(sum, f);
		states[f->state]++;
	}
	sum->full = area->max;
	sum->state = state_of_sum(sum, states, area->questions.n);
	take_reported(sum, s, area->id);
}

void
scores_see(struct scores *scores, const struct session *s, const char *evaluator)
{
	const struct questionnaire *q = s->questionnaire;
	struct view view = {.session = s, .evaluator = evaluator};
	*scores = (struct scores){.question_count = q->questions.n, .area_count = q->areas.n};
	scores->questions = xcalloc(q->questions.n, sizeof(*scores->questions));
	scores->areas = xcalloc(q->areas.n, sizeof(*scores->areas));
	view.has_entries = xcalloc(q->questions.n, sizeof(*view.has_entries));
	bool *is_flagged = xcalloc(q->questions.n, sizeof(*is_flagged));
	find_entries(s, view.has_entries, is_flagged);
	for (size_t i = 0; i < q->questions.n; i++) {
		struct figure *f = &scores->questions[i];
		view.is_hidden = evaluator && score_is_hidden(s, q->questions.v[i], evaluator);
		compute_question(f, &view, q->questions.v[i]);
		f->is_flagged = is_flagged[i];
		count_due(f, &view, q->questions.v[i]);
	}
	free(view.has_entries);
	free(is_flagged);
	size_t states[STATE_COUNT] = {0};
	for (size_t i = 0; i < q->areas.n; i++) {
		compute_area(scores, s, q->areas.v[i]);
		add_up(&scores->total, &scores->areas[i]);
		states[scores->areas[i].state]++;
	}
	scores->total.state = state_of_sum(&scores->total, states, q->areas.n);
	take_reported(&scores->total, s, "total");
}

void
scores_compute(struct scores *scores, const struct session *s)
{
	scores_see(scores, s, NULL);
}

bool
scores_dimension(struct figure *sum, const struct scores *scores, const struct questionnaire *q,
	const struct dimension *dimension)
{
	size_t states[STATE_COUNT] = {0}, count = 0;
	*sum = (struct figure){0};
	for (size_t i = 0; i < q->areas.n; i++) {
		if (q->areas.v[i]->dimension != dimension)
			continue;
		add_up(sum, &scores->areas[i]);
		states[scores->areas[i].state]++;
		count++;
	}
	sum->state = count ? state_of_sum(sum, states, count) : STATE_UNTOUCHED;
	return count > 0;
}

void
scores_done(struct scores *scores)
{
	free(scores->questions);
	free(scores->areas);
	*scores = (struct scores){0};
}

bool
figure_percent(const struct figure *f, int *percent)
{
	if (!f->has_points || f->open || f->max <= 0)
		return false;
	/* A reported figure may be any number; a share like that tells nothing. */
	if (f->points / 1000 > f->max)
		return false;
	*percent = decimal_percent(f->points, f->max);
	return true;
}
