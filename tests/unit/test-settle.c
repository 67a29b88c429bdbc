#include "config.h"

/* A consensus meeting by commands: what is settled, taken over, put off, told and undone. */

#include <string.h>

#include "model/command.h"
#include "model/score.h"
#include "model/sitting.h"
#include "store/session-file.h"
#include "tests/tap.h"
#include "tests/unit/sample.h"
#include "tests/unit/typing.h"

/* Rows, headings and message, a line each. */
static char *
answer(void)
{
	struct buf out = BUF_INIT;
	for (size_t i = 0; i < reply.rows.n; i++)
		buf_addf(&out, "%s\n", reply.rows.v[i].text);
	buf_addf(&out, "%s", reply.message ? reply.message : "");
	return buf_steal(&out);
}

#define answers(s, line, want) do { \
	must(s, line); \
	char *got_ = answer(); \
	is_str(got_, want); \
	free(got_); \
} while (0)

#define refuses(s, line, want) do { \
	ok(!enter(s, line)); \
	is_str(error_text(&err), want); \
} while (0)

/* ab at work; ge has scored too.  Maxima: 1.1 15, 1.2 20, 1.3 25, 1.4 30, 1.5 10. */
static struct sitting *
begin(void)
{
	struct session *session = sample_session("kommunkompassen-2010");
	PUT(session, EVALUATORS, "ab", "name", "Anna Berg");
	PUT(session, EVALUATORS, "ge", "name", "Gun Ek");
	SCORE(session, "1.1/ab", "5");
	PUT(session, SCORES, "1.1/ge", "state", "points", "points", "10", "reason", "much\nbetter");
	SCORE(session, "1.2/ab", "8");
	SCORE(session, "1.2/ge", "8");
	SCORE(session, "1.3/ab", "20");
	NOT_APPLICABLE(session, "1.3/ge");
	SCORE(session, "1.4/ge", "12");
	return sitting_new(session, "ab", "Anna Berg");
}

static void
take_back(struct sitting *s)
{
	const char *what;
	ok(sitting_undo(s, &what, &err));
}

static void
do_again(struct sitting *s)
{
	const char *what;
	ok(sitting_redo(s, &what, &err));
}

static const struct version *
settled(const struct sitting *s, const char *id)
{
	return session_get(s->session, SECTION_SETTLED, id);
}

static void
test_settle_and_go_on(void)
{
	struct sitting *s = begin();
	answers(s, ":settle 7,5 half of it", "1.1 settled for the team: 7.5; next: 1.3 Hur informeras "
		"medborgarna om resultat?");
	is_str(s->place, "1.1");
	is_str(version_text(settled(s, "1.1"), FIELD_POINTS), "7.5");
	is_str(version_text(settled(s, "1.1"), FIELD_PEOPLE), "ab\nge");
	ok(strstr(version_text(settled(s, "1.1"), FIELD_ON), " 5\nge "));
	ok(strstr(version_text(settled(s, "1.1"), FIELD_ON), " 10 much better"));
	answers(s, ":settle 8", "1.1 settled for the team: 8; it was 7.5; next: 1.3 Hur informeras "
		"medborgarna om resultat?");
	must(s, ":undo");
	refuses(s, ":settle 16", "1.1 gives at most 15 points");
	refuses(s, ":settle 1.3 4 as agreed", "this reads as 4 points for question 1.3: go there first (#1.3), "
		"or begin the reason with a word");
	refuses(s, ":settle -", "say why it is not applicable, after the dash");
	refuses(s, ":settle", "write the points, such as \":settle 6 the plan is not followed up\"");
	must(s, "#1.3");
	answers(s, ":settle - nobody does", "1.3 settled for the team: not applicable; "
		"nothing else is left to settle, but 42 questions await an answer");
	must(s, "#1.5");
	refuses(s, ":settle clear", "1.5 is not settled");
	take_back(s);
	ok(!settled(s, "1.3"));
	take_back(s);
	ok(!settled(s, "1.1"));
	do_again(s);
	ok(settled(s, "1.1"));
	answers(s, ":settle clear", "1.1 is no longer settled");
	ok(!settled(s, "1.1"));
	sitting_free(s);
}

static void
test_agree(void)
{
	struct sitting *s = begin();
	refuses(s, ":agree", "1.1: the scores differ; settle it with \":settle POINTS REASON\"");
	refuses(s, ":agree 1.4", "1.4: a score is awaited from ab");
	refuses(s, ":agree 9.9", "there is no question 9.9");
	answers(s, ":agree 1.2", "1.2 settled for the team: 8, as all gave it; next: 1.3 "
		"Hur informeras medborgarna om resultat?");
	refuses(s, ":agree 1.2", "1.2 is settled; \":why 1.2\" tells how");
	take_back(s);
	must(s, "#1.5 = - no such thing");
	SCORE(s->session, "1.4/ab", "12");
	PUT(s->session, SCORES, "1.5/ge", "state", "not-applicable", "reason", "none here");
	must(s, ":agree all");
	ok(!strncmp(reply.message, "3 questions settled", 19));
	is_str(version_text(settled(s, "1.5"), FIELD_STATE), "not-applicable");
	is_str(version_text(settled(s, "1.5"), FIELD_REASON), "no such thing; none here");
	ok(!settled(s, "1.1") && !settled(s, "1.3"));
	/* One action. */
	take_back(s);
	ok(!settled(s, "1.2") && !settled(s, "1.4") && !settled(s, "1.5"));
	do_again(s);
	ok(settled(s, "1.2") && settled(s, "1.4") && settled(s, "1.5"));
	answers(s, ":agree all", "there is no question that all have given the same and nobody settled");
	sitting_free(s);
}

/* Nothing is taken over while somebody who is to answer has not. */
static void
test_agree_waits_for_the_responsible(void)
{
	struct sitting *s = begin();
	must(s, ":responsible 1 ge");
	must(s, ":agree 1.4");
	is_str(version_text(settled(s, "1.4"), FIELD_POINTS), "12");
	must(s, "#1.5 = 3");
	refuses(s, ":agree 1.5", "1.5: a score is awaited from ge");
	sitting_free(s);
}

static void
test_agenda_lists(void)
{
	struct sitting *s = begin();
	must(s, "#2.1");
	must(s, ":agenda");
	/* 5 + 8 + 0 at least; 10 + 8 + 20, and what ab has not scored may be anything. */
	is_str(reply.title, "To settle: 2, most at stake first; the total may be 13 to 778");
	is_str(reply.rows.v[0].text, "1.3   20 of 25 or not applicable  25 at stake  Hur informeras "
		"medborgarna om resultat?");
	is_str(reply.rows.v[0].line, "#1.3");
	ok(strstr(reply.rows.v[1].text, "1.1   5 to 10 of 15  5 at stake  "));
	ok(reply.rows.v[2].is_heading);
	/* Of 1.4 it is told whose score is missing, not what the colleague gave. */
	ok(!strncmp(reply.rows.v[3].text, "1.4   ab  ", 10));
	ok(!strncmp(reply.rows.v[4].text, "1.5   ab, ge  ", 14));
	ok(strstr(reply.rows.v[reply.rows.n - 1].text, "1.2   8 of 20  "));
	sitting_meet(s, true, (struct stamp){.seconds = now});
	must(s, ":agenda");
	/* In the meeting the 12 of 1.4 are known. */
	is_str(reply.title, "To settle: 2, most at stake first; the total may be 25 to 760");
	sitting_free(s);
}

static void
test_later(void)
{
	struct sitting *s = begin();
	refuses(s, ":later 1.2", "1.2 is not to be settled; \":agenda\" lists what is");
	answers(s, ":later 1.3", "1.3 put to the end of the agenda; next: 1.1 "
		"Finns en plan/strategi för demokratiutveckling och information?");
	must(s, ":agenda");
	ok(strstr(reply.rows.v[0].text, "1.1 "));
	ok(strstr(reply.rows.v[1].text, "1.3 ") && strstr(reply.rows.v[1].text, "(put off)"));
	answers(s, ":later 1.3", "1.3 is back in its place on the agenda");
	take_back(s);
	ok(session_get(s->session, SECTION_POSTPONED, "1.3"));
	/* Settling takes it off the list of what was put off, in one action. */
	must(s, "#1.3");
	must(s, ":settle 5");
	ok(!session_get(s->session, SECTION_POSTPONED, "1.3"));
	take_back(s);
	ok(!settled(s, "1.3") && session_get(s->session, SECTION_POSTPONED, "1.3"));
	sitting_free(s);
}

static void
test_present(void)
{
	struct sitting *s = begin();
	answers(s, ":present", "taking part: Anna Berg (ab), Gun Ek (ge)");
	refuses(s, ":present ab zz", "\"zz\" is no evaluator here; \":people\" lists them");
	answers(s, ":present ge ge", "taking part: Gun Ek (ge)");
	must(s, ":settle 7");
	is_str(version_text(settled(s, "1.1"), FIELD_PEOPLE), "ge");
	/* Another sitting goes on with those of what was settled last. */
	struct buf text = BUF_INIT;
	struct diags diags;
	diags_init(&diags, "t");
	session_format(&text, s->session);
	struct sitting *t = sitting_new(session_read(text.s, text.len, NULL, &diags), "ge", NULL);
	answers(t, ":present", "taking part: Gun Ek (ge)");
	answers(t, ":present all", "taking part: Anna Berg (ab), Gun Ek (ge)");
	diags_done(&diags);
	buf_done(&text);
	sitting_free(t);
	sitting_free(s);
}

/* Who settles without having answered has looked, also where that is undone. */
static void
test_settling_is_a_look(void)
{
	struct sitting *s = begin();
	is_int(s->session->sections[SECTION_LOOKED].n, 0);
	must(s, "#1.4");
	must(s, ":settle 3");
	must(s, ":undo");
	is_int(s->session->sections[SECTION_LOOKED].n, 1);
	sitting_free(s);
}

/* Settled apart, nothing is decided: the figure is the range of both. */
static void
test_settled_apart_is_no_figure(void)
{
	struct sitting *s = begin();
	struct writer other = {.count = 0};
	struct value v[] = {{FIELD_STATE, NULL, "points", 6}, {FIELD_POINTS, NULL, "9", 1}};
	must(s, ":settle 7");
	struct version *base = version_ref(session_get(s->session, SECTION_SETTLED, "1.1"));
	must(s, ":settle 8");
	writer_next(&other);
	session_write(s->session, &other, SECTION_SETTLED, "1.1", base, v, 2, false);
	version_unref(base);
	struct scores scores;
	scores_compute(&scores, s->session);
	const struct figure *f = &scores.questions[0];
	is_int(f->state, STATE_DIFFERS);
	ok(!f->is_settled && !f->has_points);
	is_int(f->low, 8 * DECIMAL_ONE);
	is_int(f->high, 9 * DECIMAL_ONE);
	scores_done(&scores);
	sitting_free(s);
}

static void
test_why(void)
{
	struct sitting *s = begin();
	answers(s, ":why", "  ab       5 of 15 (33 %)\n  ge       10 of 15 (67 %)  much\nbetter\n1.1 is not settled\n");
	/* What a colleague gave is not told before one has answered. */
	answers(s, ":why 1.4", "1.4 is not settled");
	now = 1271761200;
	must(s, ":settle 6 a plan, but no more");
	answers(s, ":why #1.1", "settled: 6 of 15 (40 %)\nbecause: a plan, but no more\n"
		"  ab       5 of 15 (33 %)\n  ge       10 of 15 (67 %)  much\nbetter\n"
		"taking part: Anna Berg (ab), Gun Ek (ge)\n2010-04-20 13:01, written down by Anna Berg (ab)\n");
	PUT(s->session, SCORES, "1.1/ge", "state", "points", "points", "12", "reason", "even more");
	SCORE(s->session, "1.1/mh", "1");
	sample_delete(s->session, SECTION_SCORES, "1.1/ab");
	must(s, ":why 1.1");
	is_str(reply.rows.v[2].text, "  ab       5 of 15 (33 %); taken back since");
	is_str(reply.rows.v[3].text,
		"  ge       10 of 15 (67 %)  much better; changed since: 12 of 15 (80 %)  even more");
	is_str(reply.rows.v[4].text, "  mh       scored only after it was settled: 1 of 15 (7 %)");
	/* An older file tells only that it was another. */
	PUT(s->session, SETTLED, "1.1", "state", "points", "points", "6", "settled-on", "ge xxxxxxxxxxxx");
	must(s, ":why 1.1");
	is_str(reply.rows.v[1].text,
		"  ge       a score that is no longer in the file; changed since: 12 of 15 (80 %)  even more");
	must(s, "#1");
	refuses(s, ":why", "go to a question, or write its code");
	sitting_free(s);
}

static void
test_changed_and_late(void)
{
	struct sitting *s = begin();
	struct scores scores;
	must(s, ":settle 6");
	/* The same again, with another reason, is no change; a new score is none either. */
	PUT(s->session, SCORES, "1.1/ge", "state", "points", "points", "10", "reason", "other words");
	SCORE(s->session, "1.1/mh", "1");
	scores_compute(&scores, s->session);
	ok(scores.questions[0].is_settled && !scores.questions[0].is_changed);
	scores_done(&scores);
	must(s, ":agenda");
	ok(strstr(reply.rows.v[reply.rows.n - 1].text, "1.1   1 to 10 of 15"));
	ok(!strcmp(reply.rows.v[reply.rows.n - 2].text, "Settled, and scored otherwise only then"));
	SCORE(s->session, "1.1/mh", "6");
	must(s, ":agenda");
	ok(!strstr(reply.rows.v[reply.rows.n - 1].text, "1.1 "));
	PUT(s->session, SCORES, "1.1/ge", "state", "not-assessed");
	scores_compute(&scores, s->session);
	ok(scores.questions[0].is_changed);
	scores_done(&scores);
	must(s, ":agenda");
	ok(strstr(reply.rows.v[1].text, "(changed since settled)"));
	sitting_free(s);
}

static void
check_prompt(const struct sitting *s, const char *line, const char *want, int at)
{
	struct buf out = BUF_INIT;
	command_prompt(&out, s, line, strlen(line));
	tap_str(out.s, want, __FILE__, at, line);
	buf_done(&out);
}

#define is_prompt(s, line, want) check_prompt(s, line, want, __LINE__)

/* What one's own score was is told where it goes, reason and all: it may have been meant elsewhere. */
static void
test_replaced(void)
{
	struct sitting *s = sitting_new(sample_session("skolkompass-liten"), "ab", NULL);
	answers(s, "#L1 = 3 the plan", "L1: 3 points");
	answers(s, "#L1 = 3 the new plan", "L1: 3 points");
	answers(s, "#L1 = 3", "L1: 3 points; it was 3  the new plan");
	answers(s, "#L1 = 3", "L1: 3 points");
	answers(s, "#L1 = ? nothing found", "L1: not assessed; it was 3");
	answers(s, "#L1 =", "L1: score cleared; it was not assessed  nothing found");
	answers(s, "#L1 =", "L1: score cleared");
	answers(s, "#L1 = 2", "L1: 2 points");
	sitting_free(s);
}

static void
test_meeting(void)
{
	struct sitting *s = begin();
	is_prompt(s, "= 6", "1.1 score");
	answers(s, "= 6", "1.1: 6 points from you; it was 5");
	sitting_meet(s, true, (struct stamp){.seconds = now});
	is_prompt(s, "", "1.1 settle");
	is_prompt(s, "= 6", "1.1 settle");
	is_prompt(s, "#1.3 = 6", "1.3 settle");
	is_prompt(s, "said", "1.1 note");
	is_prompt(s, "+ said", "1.1 strength");
	answers(s, "= 7 agreed", "1.1 settled for the team: 7; next: 1.3 Hur informeras "
		"medborgarna om resultat?");
	is_str(s->place, "1.3");
	is_str(version_text(session_get(s->session, SECTION_SCORES, "1.1/ab"), FIELD_POINTS), "6");
	refuses(s, "= 7 agreed @D1", "a team's score has no sources; name them in the reason, without the @");
	must(s, "= - nobody does");
	is_str(version_text(settled(s, "1.3"), FIELD_STATE), "not-applicable");
	/* What all agree on comes after what needs a decision. */
	is_str(s->place, "1.2");
	must(s, "#1.3");
	must(s, "= ?");
	must(s, "#1.3");
	is_str(version_text(settled(s, "1.3"), FIELD_STATE), "not-assessed");
	answers(s, "=", "1.3 is no longer settled");
	/* The agenda of a meeting tells of all questions: a look at what one has not answered, kept. */
	is_int(s->session->sections[SECTION_LOOKED].n, 1);
	must(s, "#1.4");
	is_int(s->session->sections[SECTION_LOOKED].n, 1);
	is_str(item_id(&s->session->sections[SECTION_LOOKED].v[0]), "1.4/ab");
	must(s, "#1.5");
	is_int(s->session->sections[SECTION_LOOKED].n, 1);
	must(s, "#1");
	is_prompt(s, "", "1");
	sitting_meet(s, false, (struct stamp){.seconds = now});
	must(s, "#1.1");
	is_prompt(s, "", "1.1");
	sitting_free(s);
}

/* Two meetings settled apart; `points` NULL: the second took the settling back. */
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

static char *
format(const struct sitting *s)
{
	struct buf text = BUF_INIT;
	session_format(&text, s->session);
	return buf_steal(&text);
}

/* Settling joins what two meetings settled; undo parts it again, for every machine. */
static void
run_conflict(const char *points, const char *line)
{
	struct sitting *s = begin();
	must(s, ":settle 6");
	settle_apart(s->session, "1.1", points);
	is_int(session_conflicts(s->session), 1);
	char *before = format(s);
	struct diags diags;
	diags_init(&diags, "t");
	struct session *other = session_read(before, strlen(before), NULL, &diags);
	diags_done(&diags);
	must(s, line);
	is_int(session_conflicts(s->session), 0);
	/* Who had the conflict gets the settling ... */
	bool is_changed;
	ok(session_merge(other, s->session, &is_changed, &err));
	is_int(session_conflicts(other), 0);
	take_back(s);
	is_int(session_conflicts(s->session), 1);
	/* ... and its undoing, in whichever order they meet. */
	ok(session_merge(other, s->session, &is_changed, &err));
	is_int(session_conflicts(other), 1);
	char *mine = format(s);
	struct buf text = BUF_INIT;
	session_format(&text, other);
	is_str(text.s, mine);
	buf_done(&text);
	do_again(s);
	is_int(session_conflicts(s->session), 0);
	take_back(s);
	is_int(session_conflicts(s->session), 1);
	session_free(other);
	free(before);
	free(mine);
	sitting_free(s);
}

static void
test_conflicts(void)
{
	run_conflict("9", ":settle 7");
	run_conflict("9", ":keep settled 1.1 1");
	run_conflict("9", ":keep settled 1.1 2");
	run_conflict("9", ":settle clear");
	run_conflict(NULL, ":settle 7");
	run_conflict(NULL, ":keep settled 1.1 1");
	run_conflict(NULL, ":keep settled 1.1 2");
	struct sitting *s = begin();
	must(s, ":settle 6 first");
	settle_apart(s->session, "1.1", "9");
	must(s, ":why");
	int headings = 0;
	for (size_t i = 0; i < reply.rows.n; i++)
		headings += reply.rows.v[i].is_heading;
	is_int(headings, 2);
	/* Not done again over what came meanwhile. */
	must(s, ":settle 7");
	take_back(s);
	settle_apart(s->session, "1.1", "3");
	struct vector at = {0};
	struct value value = {.field = FIELD_STATE, .text = "not-assessed", .len = 12};
	vector_raise(&at, "w000000003", 1);
	struct version *v = version_new(SECTION_SETTLED, "1.1", &at, &value, 1, false);
	session_put(s->session, v);
	version_unref(v);
	const char *what;
	ok(!sitting_redo(s, &what, &err));
	sitting_free(s);
}

/* No sum tells what is hidden, nor does the agenda. */
static void
test_blind_sums(void)
{
	struct sitting *s = begin();
	struct scores all, seen;
	must(s, "#1.5");
	const struct question *q = questionnaire_question(s->session->questionnaire, "1.5");
	char *tick = xasprintf("%s/ge", q->criteria.v[0].id);
	PUT(s->session, TICKS, tick, "points", "1");
	free(tick);
	scores_compute(&all, s->session);
	scores_see(&seen, s->session, "ab");
	is_int(all.questions[3].state, STATE_SCORED);
	is_int(seen.questions[3].state, STATE_UNTOUCHED);
	is_int(all.questions[4].state, STATE_OPEN);
	is_int(seen.questions[4].state, STATE_UNTOUCHED);
	is_int(seen.questions[1].state, STATE_SCORED);
	is_int(all.areas[0].points, 20 * DECIMAL_ONE);
	is_int(seen.areas[0].points, 8 * DECIMAL_ONE);
	is_int(seen.areas[0].high, 38 * DECIMAL_ONE);
	is_int(seen.total.points, 8 * DECIMAL_ONE);
	is_int(seen.total.due, 45);
	is_int(seen.total.done, 3);
	is_int(seen.total.todo, 42);
	scores_done(&seen);
	/* An area that is another's is not mine to do, but for what I scored there. */
	PUT(s->session, RESPONSIBLE, "1", "evaluator", "ge");
	PUT(s->session, RESPONSIBLE, "2", "evaluator", "ge");
	scores_see(&seen, s->session, "ab");
	is_int(seen.areas[0].due, 3);
	is_int(seen.areas[0].todo, 0);
	is_int(seen.areas[1].due, 0);
	is_int(seen.areas[0].open, 4);
	is_int(seen.total.todo, 34);
	scores_done(&seen);
	scores_done(&all);
	must(s, "#1.1");
	must(s, ":next");
	is_str(s->place, "3.1");
	must(s, ":coverage");
	ok(strstr(reply.rows.v[1].text, "asked by ge"));
	ok(!strstr(reply.rows.v[12].text, "asked by ge"));
	sitting_free(s);
}

int
main(void)
{
	test_settle_and_go_on();
	test_agree();
	test_agree_waits_for_the_responsible();
	test_agenda_lists();
	test_later();
	test_present();
	test_settling_is_a_look();
	test_settled_apart_is_no_figure();
	test_why();
	test_changed_and_late();
	test_replaced();
	test_meeting();
	test_conflicts();
	test_blind_sums();
	reply_done(&reply);
	error_done(&err);
	return tap_end();
}
