#include "config.h"

/* What is left to settle, in which order, and what the total may still be. */

#include "model/agenda.h"
#include "model/score.h"
#include "tests/tap.h"
#include "tests/unit/sample.h"

static const struct question *
question(const struct session *s, const char *id)
{
	return questionnaire_question(s->questionnaire, id);
}

static const char *const kinds[] = {"conflict", "changed", "differs", "missing", "agreed"};

/* "1.2:differs=5 1.1:..." with the weights; n: the first ones, 0: those open. */
static char *
order(const struct session *s, size_t n)
{
	struct agenda a;
	struct buf out = BUF_INIT;
	char room[DECIMAL_ROOM];
	agenda_build(&a, s);
	n = n && n < a.items.n ? n : n ? a.items.n : a.open;
	for (size_t i = 0; i < n; i++) {
		const struct agenda_item *item = &a.items.v[i];
		buf_addf(&out, "%s%s:%s=%s%s", i ? " " : "", item->question->id, kinds[item->kind],
			decimal_exact(room, item->weight, '.'), item->is_postponed ? " later" : "");
	}
	agenda_done(&a);
	buf_addc(&out, '.');
	return buf_steal(&out);
}

#define is_order(s, n, want) do { \
	char *got_ = order(s, n); \
	is_str(got_, want); \
	free(got_); \
} while (0)

/* "low-high stake weight", and who answered of those awaited. */
static char *
item(const struct session *s, const char *id)
{
	struct agenda a;
	struct buf out = BUF_INIT;
	char room[DECIMAL_ROOM];
	agenda_build(&a, s);
	const struct agenda_item *found = agenda_find(&a, question(s, id));
	if (found) {
		buf_addf(&out, "%s %s", kinds[found->kind], decimal_exact(room, found->low, '.'));
		buf_addf(&out, "-%s", decimal_exact(room, found->high, '.'));
		buf_addf(&out, " stake %s", decimal_exact(room, found->stake, '.'));
		buf_addf(&out, " weight %s", decimal_exact(room, found->weight, '.'));
		buf_addf(&out, " %zu/%zu-%zu", found->given, found->awaited, found->missing);
		buf_adds(&out, found->has_points ? " points" : "");
		buf_adds(&out, found->has_not_applicable ? " n/a" : "");
		buf_adds(&out, found->has_not_assessed ? " ?" : "");
	} else {
		buf_adds(&out, "none");
	}
	agenda_done(&a);
	return buf_steal(&out);
}

#define is_item(s, id, want) do { \
	char *got_ = item(s, id); \
	is_str(got_, want); \
	free(got_); \
} while (0)

static void
check_total(const struct session *s, const char *low, const char *high, int line)
{
	struct agenda a;
	char room[DECIMAL_ROOM];
	agenda_build(&a, s);
	tap_str(decimal_exact(room, a.low, '.'), low, __FILE__, line, "low");
	tap_str(decimal_exact(room, a.high, '.'), high, __FILE__, line, "high");
	agenda_done(&a);
}

#define is_total(s, low, high) check_total(s, low, high, __LINE__)

static struct session *
team(void)
{
	struct session *s = sample_session("kommunkompassen-2010");
	PUT(s, EVALUATORS, "ab", "name", "Anna Berg");
	PUT(s, EVALUATORS, "ge", "name", "Gun Ek");
	return s;
}

static void
score_both(struct session *s, const char *id, const char *ab, const char *ge)
{
	char *mine = xasprintf("%s/ab", id), *other = xasprintf("%s/ge", id);
	SCORE(s, mine, ab);
	SCORE(s, other, ge);
	free(mine);
	free(other);
}

/* What the score commands write: an evaluator and a sum a line. */
static void
settle(struct session *s, const char *id, const char *points)
{
	struct buf on = BUF_INIT;
	const struct version *v;
	for (size_t i = 0; score_next(s, SECTION_SCORES, id, &i, &v);)
		buf_addf(&on, "%s%s %s", on.len ? "\n" : "", strchr(v->id, '/') + 1, v->sum);
	PUT(s, SETTLED, id, "state", "points", "points", points, "settled-on", buf_str(&on));
	buf_done(&on);
}

/* Maxima: 1.1 15, 1.2 20, 1.3 25, 1.4 30, 1.5 10, 3.4 20. */
static void
test_agenda_by_weight(void)
{
	struct session *s = team();
	score_both(s, "1.1", "5", "10");	/* 5 * 5 / 15 = 1.666667 */
	score_both(s, "1.2", "5", "11");	/* 6 * 6 / 20 = 1.8 */
	score_both(s, "1.3", "20", "13");	/* 7 * 7 / 25 = 1.96 */
	score_both(s, "3.4", "0", "6");		/* 6 * 6 / 20 = 1.8, after 1.2 */
	score_both(s, "1.5", "8", "8");
	is_order(s, 0, "1.3:differs=1.96 1.2:differs=1.8 3.4:differs=1.8 1.1:differs=1.666667.");
	is_item(s, "1.3", "differs 13-20 stake 7 weight 1.96 2/2-0 points");
	is_item(s, "1.5", "agreed 8-8 stake 0 weight 0 2/2-0 points");
	/* 5 + 5 + 13 + 0 + 8 and 10 + 11 + 20 + 6 + 8, and 710 that nobody scored. */
	is_total(s, "31", "765");
	session_free(s);
}

/* A small difference of a small question weighs less than its points alone say. */
static void
test_agenda_weight_is_spread_by_stake(void)
{
	struct session *s = team();
	score_both(s, "1.3", "10", "15");	/* 5 of 25: 1 */
	score_both(s, "1.1", "10", "14");	/* 4 of 15: 1.066667 */
	is_order(s, 0, "1.1:differs=1.066667 1.3:differs=1.");
	/* One answer decides: three points of three evaluators. */
	SCORE(s, "1.1/zz", "12.333333");
	is_item(s, "1.1", "differs 10-14 stake 4 weight 1.066667 3/3-0 points");
	session_free(s);
}

static void
test_agenda_not_applicable_and_not_assessed(void)
{
	struct session *s = team();
	SCORE(s, "1.1/ab", "7");
	NOT_APPLICABLE(s, "1.1/ge");
	is_item(s, "1.1", "differs 7-7 stake 15 weight 15 2/2-0 points n/a");
	SCORE(s, "1.2/ab", "8");
	NOT_ASSESSED(s, "1.2/ge");
	is_item(s, "1.2", "differs 0-8 stake 8 weight 3.2 2/2-0 points ?");
	NOT_ASSESSED(s, "1.3/ab");
	NOT_APPLICABLE(s, "1.3/ge");
	is_item(s, "1.3", "differs 0-0 stake 25 weight 25 2/2-0 n/a ?");
	/* Evidence not found and 0 points come to the same, but are not the same. */
	SCORE(s, "1.4/ab", "0");
	NOT_ASSESSED(s, "1.4/ge");
	is_item(s, "1.4", "differs 0-0 stake 0 weight 0 2/2-0 points ?");
	NOT_APPLICABLE(s, "1.5/ab");
	NOT_APPLICABLE(s, "1.5/ge");
	is_item(s, "1.5", "agreed 0-0 stake 0 weight 0 2/2-0 n/a");
	is_order(s, 0, "1.3:differs=25 1.1:differs=15 1.2:differs=3.2 1.4:differs=0.");
	is_total(s, "0", "715");
	session_free(s);
}

static void
test_agenda_missing_and_agreed(void)
{
	struct session *s = team();
	is_order(s, 2, "1.1:missing=0 1.2:missing=0.");
	SCORE(s, "1.1/ab", "5");
	is_item(s, "1.1", "missing 5-5 stake 0 weight 0 1/2-1 points");
	is_total(s, "5", "790");
	/* What nobody gave is missing; what differs already differs, whoever is missing. */
	PUT(s, EVALUATORS, "zz", "name", "Zoe");
	score_both(s, "1.2", "5", "6");
	is_item(s, "1.2", "differs 5-6 stake 1 weight 0.05 2/3-1 points");
	score_both(s, "1.3", "5", "5");
	SCORE(s, "1.3/zz", "5");
	is_order(s, 3, "1.2:differs=0.05 1.1:missing=0 1.4:missing=0.");
	struct agenda a;
	agenda_build(&a, s);
	is_int(a.items.n, 45);
	is_int(a.open, 1);
	is_str(a.items.v[44].question->id, "1.3");
	agenda_done(&a);
	/* A score taken back is awaited again. */
	PUT(s, SCORES, "1.3/zz", "state", "none");
	is_item(s, "1.3", "missing 5-5 stake 0 weight 0 2/3-1 points");
	session_free(s);
}

static void
test_agenda_settled_and_changed(void)
{
	struct session *s = team();
	score_both(s, "1.1", "7", "9");
	score_both(s, "1.2", "7", "9");
	settle(s, "1.1", "8");
	is_item(s, "1.1", "none");
	is_order(s, 0, "1.2:differs=0.2.");
	is_total(s, "15", "782");
	SCORE(s, "1.1/ge", "12");
	/* 7 and 12 against the 8 settled: 5 * 5 / 15. */
	is_item(s, "1.1", "changed 7-12 stake 5 weight 1.666667 2/2-0 points");
	is_order(s, 0, "1.1:changed=1.666667 1.2:differs=0.2.");
	settle(s, "1.2", "0");
	SCORE(s, "1.2/ab", "9");
	is_item(s, "1.2", "changed 0-9 stake 9 weight 4.05 2/2-0 points");
	is_order(s, 0, "1.2:changed=4.05 1.1:changed=1.666667.");
	settle(s, "1.2", "9");
	is_order(s, 0, "1.1:changed=1.666667.");
	sample_delete(s, SECTION_SETTLED, "1.1");
	is_item(s, "1.1", "differs 7-12 stake 5 weight 1.666667 2/2-0 points");
	session_free(s);
}

/* A second meeting that had not seen the first; `points` NULL: it took the settling back. */
static void
settle_apart(struct session *s, const char *id, const char *points)
{
	struct vector at = {0};
	struct value values[] = {
		{.field = FIELD_STATE, .text = "points", .len = 6},
		{.field = FIELD_POINTS, .text = points, .len = points ? strlen(points) : 0},
	};
	vector_raise(&at, "w000000002", 1);
	struct version *v = version_new(SECTION_SETTLED, id, &at, values, points ? 2 : 0, !points);
	session_put(s, v);
	version_unref(v);
}

static void
test_agenda_conflicts_first(void)
{
	struct session *s = team();
	score_both(s, "1.1", "0", "15");
	score_both(s, "1.2", "7", "9");
	score_both(s, "1.3", "7", "9");
	settle(s, "1.2", "8");
	settle(s, "1.3", "8");
	settle_apart(s, "1.2", "9");
	is_item(s, "1.2", "conflict 8-9 stake 1 weight 0.05 2/2-0 points");
	settle_apart(s, "1.3", NULL);
	is_item(s, "1.3", "conflict 7-9 stake 2 weight 0.16 2/2-0 points");
	is_order(s, 0, "1.3:conflict=0.16 1.2:conflict=0.05 1.1:differs=15.");
	is_total(s, "15", "773");
	session_free(s);
}

static void
test_agenda_postponed(void)
{
	struct session *s = team();
	score_both(s, "1.1", "0", "15");
	score_both(s, "1.2", "0", "10");
	score_both(s, "1.3", "7", "8");
	score_both(s, "1.4", "7", "7");
	/* By the time, not by the clock on the wall: the second was earlier. */
	PUT(s, POSTPONED, "1.1", "time", "2010-04-20T13:05:00+02:00", "by", "ab");
	PUT(s, POSTPONED, "1.2", "time", "2010-04-20T12:50:00+01:00", "by", "ge");
	PUT(s, POSTPONED, "1.4", "time", "2010-04-20T12:00:00+01:00", "by", "ge");
	is_order(s, 5, "1.3:differs=0.04 1.1:differs=15 later 1.2:differs=5 later "
		"1.5:missing=0 2.1:missing=0.");
	is_order(s, 0, "1.3:differs=0.04 1.1:differs=15 later 1.2:differs=5 later.");
	sample_delete(s, SECTION_POSTPONED, "1.1");
	is_order(s, 0, "1.1:differs=15 1.3:differs=0.04 1.2:differs=5 later.");
	session_free(s);
}

static void
test_agenda_responsible_evaluator(void)
{
	struct session *s = team();
	PUT(s, RESPONSIBLE, "1", "evaluator", "ge");
	ok(agenda_awaits(s, question(s, "1.1"), "ge"));
	ok(!agenda_awaits(s, question(s, "1.1"), "ab"));
	ok(agenda_awaits(s, question(s, "2.1"), "ab"));
	is_item(s, "1.1", "missing 0-0 stake 0 weight 0 0/1-1");
	SCORE(s, "1.1/ge", "5");
	is_item(s, "1.1", "agreed 5-5 stake 0 weight 0 1/1-0 points");
	/* A colleague may say something all the same, and then it counts. */
	SCORE(s, "1.1/ab", "6");
	is_item(s, "1.1", "differs 5-6 stake 1 weight 0.066667 2/1-0 points");
	SCORE(s, "1.2/ab", "6");
	is_item(s, "1.2", "missing 6-6 stake 0 weight 0 1/1-1 points");
	session_free(s);
}

static void
test_agenda_left_out(void)
{
	struct session *s = team();
	PUT(s, SUBJECT, "profile", "value", "district");
	score_both(s, "8.1", "0", "5");
	is_item(s, "8.1", "none");
	ok(!agenda_awaits(s, question(s, "8.1"), "ab"));
	struct agenda a;
	agenda_build(&a, s);
	is_int(a.items.n, 39);
	agenda_done(&a);
	is_total(s, "0", "700");
	session_free(s);
}

static void
test_agenda_imported(void)
{
	struct session *s = sample_session("kommunkompassen-2010");
	PUT(s, STATUS, "imported", "value", "closed");
	REPORT(s, "1.1", "7.5");
	REPORT(s, "2", "50");
	struct agenda a;
	agenda_build(&a, s);
	is_int(a.items.n, 0);
	agenda_done(&a);
	is_total(s, "57.5", "742.5");
	ok(!agenda_awaits(s, question(s, "3.1"), "ab"));
	/* Reopened: what the table tells still waits for nobody. */
	PUT(s, STATUS, "imported", "value", "reopened");
	ok(!agenda_awaits(s, question(s, "1.1"), "ab"));
	ok(!agenda_awaits(s, question(s, "2.1"), "ab"));
	ok(agenda_awaits(s, question(s, "3.1"), "ab"));
	PUT(s, REPORTED, "3.1", "state", "not-assessed");
	ok(!agenda_awaits(s, question(s, "3.1"), "ab"));
	session_free(s);
	s = sample_session("kommunkompassen-2010");
	REPORT(s, "total", "453.5");
	is_total(s, "453.5", "453.5");
	session_free(s);
}

static void
test_agenda_blindness(void)
{
	struct session *s = team();
	const struct question *q = question(s, "1.1");
	SCORE(s, "1.1/ge", "7");
	ok(agenda_is_blind(s, q, "ab"));
	ok(!agenda_is_blind(s, q, "ge"));
	PUT(s, LOOKED, "1.1/ab", "time", "2010-04-20T13:05:00+02:00");
	ok(!agenda_is_blind(s, q, "ab"));
	ok(agenda_is_blind(s, q, "zz"));
	ok(agenda_is_blind(s, question(s, "1.2"), "ab"));
	sample_delete(s, SECTION_LOOKED, "1.1/ab");
	ok(agenda_is_blind(s, q, "ab"));
	NOT_ASSESSED(s, "1.1/ab");
	ok(!agenda_is_blind(s, q, "ab"));
	PUT(s, SCORES, "1.1/ab", "state", "none");
	ok(agenda_is_blind(s, q, "ab"));
	PUT(s, SETTLED, "1.1", "state", "points", "points", "7");
	ok(!agenda_is_blind(s, q, "ab"));
	sample_delete(s, SECTION_SETTLED, "1.1");
	PUT(s, STATUS, "signed/1", "value", "closed");
	ok(!agenda_is_blind(s, q, "ab"));
	session_free(s);
}

static void
test_agenda_people(void)
{
	struct session *s = team();
	struct agenda_people people;
	SCORE(s, "1.1/b10", "7");
	SCORE(s, "1.2/b9", "7");
	SCORE(s, "1.2/ab", "7");
	agenda_people(&people, s);
	is_int(people.n, 4);
	is_str(people.v[0], "ab");
	is_str(people.v[1], "b9");
	is_str(people.v[2], "b10");
	is_str(people.v[3], "ge");
	array_done(&people);
	session_free(s);
}

int
main(void)
{
	test_agenda_by_weight();
	test_agenda_weight_is_spread_by_stake();
	test_agenda_not_applicable_and_not_assessed();
	test_agenda_missing_and_agreed();
	test_agenda_settled_and_changed();
	test_agenda_conflicts_first();
	test_agenda_postponed();
	test_agenda_responsible_evaluator();
	test_agenda_left_out();
	test_agenda_imported();
	test_agenda_blindness();
	test_agenda_people();
	return tap_end();
}
