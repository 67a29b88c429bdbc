#include "config.h"

#include "model/score.h"
#include "tests/tap.h"
#include "tests/unit/sample.h"

/* A figure as "state points/max percent [low-high] marks": what a test looks at. */
static char *
shown(const struct figure *f)
{
	struct buf b = BUF_INIT;
	char room[DECIMAL_ROOM];
	int percent;
	buf_adds(&b, score_state_word(f->state));
	buf_addf(&b, " %s", f->has_points ? decimal_exact(room, f->points, '.') : "-");
	buf_addf(&b, "/%s", decimal_exact(room, f->max, '.'));
	if (figure_percent(f, &percent))
		buf_addf(&b, " %d%%", percent);
	if (f->low != f->high) {
		buf_addf(&b, " %s", decimal_exact(room, f->low, '.'));
		buf_addf(&b, "-%s", decimal_exact(room, f->high, '.'));
	}
	buf_adds(&b, f->is_settled ? " settled" : "");
	buf_adds(&b, f->is_changed ? " changed" : "");
	buf_adds(&b, f->is_reported ? " reported" : "");
	buf_adds(&b, f->is_mixed ? " mixed" : "");
	return buf_steal(&b);
}

/* The figure of a question, an area or "total". */
static char *
figure(const struct session *s, const char *code)
{
	struct scores scores;
	scores_compute(&scores, s);
	const struct area *area = questionnaire_area(s->questionnaire, code);
	const struct question *q = questionnaire_question(s->questionnaire, code);
	const struct figure *f = area ? &scores.areas[area->index] :
		q ? &scores.questions[q->index] : &scores.total;
	char *text = shown(f);
	scores_done(&scores);
	return text;
}

#define is_figure(s, code, want) do { \
	char *got_ = figure(s, code); \
	is_str(got_, want); \
	free(got_); \
} while (0)

static struct figure
figure_of(const struct session *s, const char *area)
{
	struct scores scores;
	scores_compute(&scores, s);
	const struct area *a = questionnaire_area(s->questionnaire, area);
	struct figure f = a ? scores.areas[a->index] : scores.total;
	scores_done(&scores);
	return f;
}

static void
test_score_words(void)
{
	is_str(score_state_word(STATE_NOT_APPLICABLE), "not-applicable");
	is_str(score_state_word(STATE_LEFT_OUT), "left-out");
	is_int(answer_by_word("points"), ANSWER_POINTS);
	is_int(answer_by_word("not-assessed"), ANSWER_NOT_ASSESSED);
	is_int(answer_by_word("running"), ANSWER_NONE);
	is_int(answer_by_word(NULL), ANSWER_NONE);
	for (int a = 0; a <= ANSWER_NOT_ASSESSED; a++)
		is_int(answer_by_word(answer_word((enum answer)a)), a);
}

/* Untouched, open, 0 points, not applicable and not assessed are five things. */
static void
test_score_states_of_a_question(void)
{
	struct session *s = sample_session("kommunkompassen-2010");
	is_figure(s, "1.1", "untouched -/15");
	PUT(s, ENTRIES, "e1", "kind", "note", "question", "1.1", "by", "ab", "text", "x");
	is_figure(s, "1.1", "open -/15");
	SCORE(s, "1.1/ab", "0");
	is_figure(s, "1.1", "scored 0/15 0%");
	NOT_ASSESSED(s, "1.1/ab");
	is_figure(s, "1.1", "not-assessed -/15");
	NOT_APPLICABLE(s, "1.1/ab");
	is_figure(s, "1.1", "not-applicable -/0");
	PUT(s, SCORES, "1.1/ab", "state", "none");
	is_figure(s, "1.1", "open -/15");
	sample_delete(s, SECTION_SCORES, "1.1/ab");
	sample_delete(s, SECTION_ENTRIES, "e1");
	is_figure(s, "1.1", "untouched -/15");
	session_free(s);
}

static void
test_score_touched_by(void)
{
	struct session *s = sample_session("kommunkompassen-2010");
	PUT(s, DRAFTS, "t1", "question", "1.1", "by", "ab", "text", "x");
	is_figure(s, "1.1", "untouched -/15");
	PUT(s, ENTRIES, "e2", "kind", "note", "question", "1", "by", "ab", "text", "x");
	PUT(s, ENTRIES, "e3", "kind", "note", "by", "ab", "text", "in the inbox");
	is_figure(s, "1.1", "untouched -/15");
	const char *criterion = questionnaire_question(s->questionnaire, "1.2")->criteria.v[0].id;
	char *tick = xasprintf("%s/ab", criterion);
	PUT(s, TICKS, tick, "points", "1");
	free(tick);
	is_figure(s, "1.2", "open -/20");
	PUT(s, TEXTS, "question/1.3", "text", "x");
	is_figure(s, "1.3", "open -/25");
	/* Question 1.1 is not touched by what begins like it. */
	PUT(s, SCORES, "1.10/ab", "state", "points", "points", "1");
	is_figure(s, "1.1", "untouched -/15");
	session_free(s);
}

static void
test_score_evaluators_agree_and_differ(void)
{
	struct session *s = sample_session("kommunkompassen-2010");
	SCORE(s, "1.1/ab", "7.5");
	SCORE(s, "1.1/gb", "7.50");
	is_figure(s, "1.1", "scored 7.5/15 50%");
	SCORE(s, "1.1/gb", "10");
	is_figure(s, "1.1", "differs -/15 7.5-10");
	SCORE(s, "1.1/zz", "5");
	is_figure(s, "1.1", "differs -/15 5-10");
	/* Not everyone gave points: it may come to none at all. */
	NOT_APPLICABLE(s, "1.1/zz");
	is_figure(s, "1.1", "differs -/15 0-10");
	NOT_APPLICABLE(s, "1.1/ab");
	NOT_APPLICABLE(s, "1.1/gb");
	is_figure(s, "1.1", "not-applicable -/0");
	NOT_ASSESSED(s, "1.1/gb");
	is_figure(s, "1.1", "differs -/15");
	PUT(s, SCORES, "1.1/gb", "state", "none");
	sample_delete(s, SECTION_SCORES, "1.1/zz");
	is_figure(s, "1.1", "not-applicable -/0");
	session_free(s);
}

static void
test_score_settled(void)
{
	struct session *s = sample_session("kommunkompassen-2010");
	const struct question *q = questionnaire_question(s->questionnaire, "1.1");
	decimal points = 0;
	const char *reason = NULL;
	SCORE(s, "1.1/ab", "7");
	SCORE(s, "1.1/gb", "9");
	is_int(score_settled(s, q, &points, &reason), ANSWER_NONE);
	char *on = xasprintf("ab %s\ngb %s", session_get(s, SECTION_SCORES, "1.1/ab")->sum,
		session_get(s, SECTION_SCORES, "1.1/gb")->sum);
	PUT(s, SETTLED, "1.1", "state", "points", "points", "8", "reason", "talked", "settled-on", on);
	is_figure(s, "1.1", "scored 8/15 53% settled");
	is_int(score_settled(s, q, &points, &reason), ANSWER_POINTS);
	is_int(points, 8 * DECIMAL_ONE);
	is_str(reason, "talked");
	SCORE(s, "1.1/gb", "8");
	is_figure(s, "1.1", "scored 8/15 53% settled changed");
	ok(figure_of(s, "1").is_changed && figure_of(s, "total").is_changed);
	SCORE(s, "1.1/gb", "9");
	is_figure(s, "1.1", "scored 8/15 53% settled");
	PUT(s, SETTLED, "1.1", "state", "not-applicable", "reason", "x", "settled-on", on);
	is_figure(s, "1.1", "not-applicable -/0 settled");
	PUT(s, SETTLED, "1.1", "state", "not-assessed", "settled-on", on);
	is_figure(s, "1.1", "not-assessed -/15 settled");
	sample_delete(s, SECTION_SETTLED, "1.1");
	is_figure(s, "1.1", "differs -/15 7-9");
	free(on);
	session_free(s);
}

static void
test_score_answer_of_an_evaluator(void)
{
	struct session *s = sample_session("kommunkompassen-2010");
	const struct question *q = questionnaire_question(s->questionnaire, "1.1");
	decimal points = -1;
	const char *reason = "unset";
	is_int(score_answer(s, q, "ab", &points, &reason), ANSWER_NONE);
	is_int(points, -1);
	PUT(s, SCORES, "1.1/ab", "state", "points", "points", "7.25", "reason", "why");
	is_int(score_answer(s, q, "ab", &points, &reason), ANSWER_POINTS);
	is_int(points, 7250000);
	is_str(reason, "why");
	is_int(score_answer(s, q, "a", &points, NULL), ANSWER_NONE);
	/* A state that says points without any. */
	PUT(s, SCORES, "1.1/ab", "state", "points");
	is_int(score_answer(s, q, "ab", &points, NULL), ANSWER_NONE);
	session_free(s);
}

static void
test_score_sums(void)
{
	struct session *s = sample_session("kommunkompassen-2010");
	is_figure(s, "1", "untouched -/100");
	is_figure(s, "total", "untouched -/800");
	SCORE(s, "1.1/ab", "7.333333");
	SCORE(s, "1.2/ab", "12.5");
	is_figure(s, "1", "open 19.833333/100");
	SCORE(s, "1.3/ab", "0");
	SCORE(s, "1.4/ab", "20");
	SCORE(s, "1.5/ab", "2.666667");
	is_figure(s, "1", "scored 42.5/100 43%");
	is_figure(s, "total", "open 42.5/800");
	struct figure total = figure_of(s, "total");
	is_int(total.scored, 5);
	is_int(total.open, 40);
	is_int(total.untouched, 40);
	is_int(total.total, 45);
	SCORE(s, "1.5/gb", "5");
	is_figure(s, "1", "differs 39.833333/100 42.5-44.833333");
	is_figure(s, "total", "differs 39.833333/800 42.5-44.833333");
	session_free(s);
}

static void
test_score_not_applicable_leaves_the_maximum(void)
{
	struct session *s = sample_session("kommunkompassen-2010");
	SCORE(s, "1.1/ab", "10");
	SCORE(s, "1.2/ab", "10");
	NOT_APPLICABLE(s, "1.3/ab");
	NOT_ASSESSED(s, "1.4/ab");
	is_figure(s, "1", "open 20/75");
	SCORE(s, "1.5/ab", "10");
	is_figure(s, "1", "scored 30/75 40%");
	struct figure area = figure_of(s, "1");
	is_int(area.full, 100 * DECIMAL_ONE);
	is_int(area.scored, 3);
	is_int(area.total, 5);
	is_figure(s, "total", "open 30/775");
	session_free(s);
}

static void
test_score_areas_without_points(void)
{
	struct session *s = sample_session("kommunkompassen-2010");
	static const char *const ids[] = {"1.1/ab", "1.2/ab", "1.3/ab", "1.4/ab", "1.5/ab"};
	for (size_t i = 0; i < 5; i++)
		NOT_APPLICABLE(s, ids[i]);
	is_figure(s, "1", "not-applicable -/0");
	NOT_ASSESSED(s, ids[0]);
	is_figure(s, "1", "not-assessed -/15");
	for (size_t i = 0; i < 5; i++)
		NOT_ASSESSED(s, ids[i]);
	is_figure(s, "1", "not-assessed -/100");
	sample_delete(s, SECTION_SCORES, ids[2]);
	is_figure(s, "1", "open -/100");
	is_figure(s, "total", "open -/800");
	session_free(s);
}

static void
test_score_profile_leaves_out(void)
{
	struct session *s = sample_session("kommunkompassen-2010");
	ok(score_is_asked(s, questionnaire_question(s->questionnaire, "8.1")));
	PUT(s, SUBJECT, "profile", "value", "district");
	ok(!score_is_asked(s, questionnaire_question(s->questionnaire, "8.1")));
	is_figure(s, "8.1", "left-out -/0");
	is_figure(s, "8", "left-out -/0");
	is_figure(s, "total", "untouched -/700");
	struct figure total = figure_of(s, "total");
	is_int(total.full, 800 * DECIMAL_ONE);
	is_int(total.total, 39);
	/* The printed 0 of an area that is left out counts for nothing, a score there neither. */
	REPORT(s, "8", "0");
	SCORE(s, "8.1/ab", "10");
	is_figure(s, "8", "left-out -/0");
	is_figure(s, "total", "untouched -/700");
	ok(figure_of(s, "8").has_reported);
	PUT(s, SUBJECT, "profile", "value", "no-such-profile");
	is_figure(s, "8", "open 10/100");
	session_free(s);
}

static void
test_score_conditions(void)
{
	struct session *s = sample_session("skolkompass-liten");
	const struct question *t4 = questionnaire_question(s->questionnaire, "T4");
	const struct question *u2 = questionnaire_question(s->questionnaire, "U2");
	/* Asked until somebody looked and found too little. */
	ok(score_is_asked(s, t4) && score_is_asked(s, u2));
	PUT(s, TICKS, "T3.a/ab", "points", "0");
	ok(!score_is_asked(s, t4));
	is_figure(s, "T4", "left-out -/0");
	PUT(s, TICKS, "T3.a/gb", "points", "1");
	ok(score_is_asked(s, t4));
	is_figure(s, "T4", "untouched -/5");
	sample_delete(s, SECTION_TICKS, "T3.a/gb");
	sample_delete(s, SECTION_TICKS, "T3.a/ab");
	ok(score_is_asked(s, t4));
	PUT(s, TICKS, "U1.b/ab", "points", "1");
	ok(!score_is_asked(s, u2));
	PUT(s, TICKS, "U1.b/ab", "points", "2");
	ok(score_is_asked(s, u2));
	is_figure(s, "total", "open -/94");
	PUT(s, SUBJECT, "profile", "value", "fristaende");
	is_figure(s, "U3", "left-out -/0");
	is_figure(s, "total", "open -/90");
	PUT(s, TICKS, "U1.b/ab", "points", "0");
	is_figure(s, "total", "open -/82");
	session_free(s);
}

static void
test_score_ticks_and_proposals(void)
{
	struct session *s = sample_session("skolkompass-liten");
	const struct questionnaire *q = s->questionnaire;
	const struct question *l1 = questionnaire_question(q, "L1");
	decimal points = -1, value = -1;
	ok(!score_tick(s, "L1.a", "ab", &value));
	ok(!score_proposal(s, l1, "ab", &points));
	is_int(points, -1);
	/* 20 * (2 * 2/4 + 3 * 3/3 + 2 * 1/3 + 1 * 0) / 8 = 11.67, to whole points */
	PUT(s, TICKS, "L1.a/ab", "points", "2");
	PUT(s, TICKS, "L1.b/ab", "points", "3");
	PUT(s, TICKS, "L1.c/ab", "points", "1");
	PUT(s, TICKS, "L1.d/ab", "points", "0");
	ok(score_tick(s, "L1.a", "ab", &value));
	is_int(value, 2 * DECIMAL_ONE);
	ok(score_proposal(s, l1, "ab", &points));
	is_int(points, 12 * DECIMAL_ONE);
	ok(!score_proposal(s, l1, "gb", &points));
	/* It is only a proposal. */
	is_figure(s, "L1", "open -/20");
	/* 4 * (0.75 * 1 + 0.75 * 2/3 + 0.5 * 0) / 2 = 2.5, to quarters */
	PUT(s, TICKS, "U3.a/ab", "points", "1");
	PUT(s, TICKS, "U3.b/ab", "points", "2");
	ok(score_proposal(s, questionnaire_question(q, "U3"), "ab", &points));
	is_int(points, 2500000);
	/* All of it, and what a file may say beyond, is the maximum. */
	PUT(s, TICKS, "U3.a/ab", "points", "1000000000");
	PUT(s, TICKS, "U3.b/ab", "points", "3");
	PUT(s, TICKS, "U3.c/ab", "points", "1");
	ok(score_proposal(s, questionnaire_question(q, "U3"), "ab", &points));
	is_int(points, 4 * DECIMAL_ONE);
	/* Nothing fulfilled is a proposal too; without weights there is none. */
	PUT(s, TICKS, "L2.a/ab", "points", "0");
	ok(score_proposal(s, questionnaire_question(q, "L2"), "ab", &points));
	is_int(points, 0);
	PUT(s, TICKS, "T4.a/ab", "points", "1");
	ok(!score_proposal(s, questionnaire_question(q, "T4"), "ab", &points));
	session_free(s);
}

static void
test_score_reported_questions(void)
{
	struct session *s = sample_session("kommunkompassen-2010");
	REPORT(s, "1.1", "7.5");
	REPORT(s, "1.2", "12.5");
	is_figure(s, "1.1", "scored 7.5/15 50% reported");
	is_figure(s, "1", "open 20/100 reported");
	/* What somebody scored stands, the printed figure beside it. */
	SCORE(s, "1.1/ab", "8");
	is_figure(s, "1.1", "scored 8/15 53%");
	is_figure(s, "1", "open 20.5/100 mixed");
	is_figure(s, "total", "open 20.5/800 mixed");
	struct scores scores;
	scores_compute(&scores, s);
	ok(scores.questions[0].has_reported);
	is_int(scores.questions[0].reported, 7500000);
	scores_done(&scores);
	/* A dash is no zero. */
	PUT(s, REPORTED, "1.3", "note", "a dash");
	is_figure(s, "1.3", "untouched -/25");
	session_free(s);
}

static void
test_score_mixed_in_any_order(void)
{
	struct session *s = sample_session("kommunkompassen-2010");
	SCORE(s, "1.1/ab", "8");
	REPORT(s, "1.2", "12.5");
	is_figure(s, "1", "open 20.5/100 mixed");
	sample_delete(s, SECTION_SCORES, "1.1/ab");
	SCORE(s, "1.3/ab", "8");
	is_figure(s, "1", "open 20.5/100 mixed");
	REPORT(s, "2", "50");
	is_figure(s, "total", "open 70.5/800 mixed");
	session_free(s);
}

static void
test_score_reported_areas_and_total(void)
{
	struct session *s = sample_session("kommunkompassen-2002");
	PUT(s, SUBJECT, "profile", "value", "district");
	REPORT(s, "total", "453.5");
	is_figure(s, "total", "scored 453.5/700 65% reported");
	static const char *const areas[][2] = {{"1", "76"}, {"2", "61.5"}, {"3", "75"}, {"4", "64.5"},
		{"5", "51"}, {"6", "66.5"}, {"7", "49"}, {"8", "0"}};
	for (size_t i = 0; i < 8; i++)
		REPORT(s, areas[i][0], areas[i][1]);
	is_figure(s, "2", "scored 61.5/100 62% reported");
	/* The sum of what is known below, the printed total beside it. */
	is_figure(s, "total", "scored 443.5/700 63% reported");
	struct figure total = figure_of(s, "total");
	ok(total.has_reported);
	is_int(total.reported, 453500000);
	is_int(total.scored, 33);
	is_int(total.open, 0);
	/* A question below is known: the area is that, and says so. */
	SCORE(s, "2.1/ab", "5");
	is_figure(s, "2", "open 5/100");
	is_figure(s, "total", "open 387/700 mixed");
	session_free(s);
}

static void
test_score_absurd_reported_figures(void)
{
	struct session *s = sample_session("kommunkompassen-2010");
	REPORT(s, "1.1", "1000000000");
	REPORT(s, "1.2", "1000000000");
	is_figure(s, "1.1", "scored 1000000000/15 reported");
	is_figure(s, "1", "open 1000000000/100 reported");
	session_free(s);
}

static void
test_score_areas_as_a_whole(void)
{
	struct session *s = sample_session("kommunkompassen-2020");
	is_figure(s, "1", "untouched -/100");
	SCORE(s, "1/ab", "62.5");
	is_figure(s, "1", "scored 62.5/100 63%");
	REPORT(s, "2", "50");
	is_figure(s, "2", "scored 50/100 50% reported");
	is_figure(s, "total", "open 112.5/800 mixed");
	session_free(s);
}

int
main(void)
{
	test_score_words();
	test_score_states_of_a_question();
	test_score_touched_by();
	test_score_evaluators_agree_and_differ();
	test_score_settled();
	test_score_answer_of_an_evaluator();
	test_score_sums();
	test_score_not_applicable_leaves_the_maximum();
	test_score_areas_without_points();
	test_score_profile_leaves_out();
	test_score_conditions();
	test_score_ticks_and_proposals();
	test_score_reported_questions();
	test_score_mixed_in_any_order();
	test_score_reported_areas_and_total();
	test_score_absurd_reported_figures();
	test_score_areas_as_a_whole();
	return tap_end();
}
