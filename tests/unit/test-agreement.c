#include "config.h"

/* How far evaluators agree: counts by hand, alpha by published examples and by another method. */

#include "model/agreement.h"

#include <stdio.h>
#include <string.h>

#include "model/command.h"
#include "model/questionnaire.h"
#include "model/session.h"
#include "model/sitting.h"
#include "tests/tap.h"
#include "tests/unit/sample.h"

/* Alpha as text, or why there is none. */
static const char *
alpha_shown(const struct alpha *a)
{
	static char room[DECIMAL_ROOM];
	double value;
	switch (alpha_finish(a, &value)) {
	case ALPHA_DEFINED:
		return decimal_rounded(room, alpha_rounded(value), 3, '.');
	case ALPHA_NOTHING:
		return "nothing";
	default:
		return "no variation";
	}
}

/*
 * Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), section C:
 * four observers, twelve units; 0 is a missing value.  The paper gives nominal
 * 0.743, ordinal 0.815, interval 0.849.
 */
static const int paper[4][12] = {
	{1, 2, 3, 3, 2, 1, 4, 1, 2, 0, 0, 0},
	{1, 2, 3, 3, 2, 2, 4, 1, 2, 5, 0, 3},
	{0, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, 0},
	{1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, 0},
};

static void
test_alpha_of_the_paper(void)
{
	struct alpha a = {0};
	for (size_t u = 0; u < 12; u++) {
		double values[4];
		size_t n = 0;
		for (size_t i = 0; i < 4; i++)
			if (paper[i][u])
				values[n++] = paper[i][u];
		alpha_add(&a, values, n);
	}
	/* Unit 12 has one value, which cannot be paired: 40 are left of 41. */
	is_int(a.values.n, 40);
	is_int(a.units.n, 11);
	is_str(alpha_shown(&a), "0.849");
	alpha_done(&a);
}

/* Three coders and fifteen units, as in the encyclopedia: interval 0.811. */
static void
test_alpha_of_three_coders(void)
{
	static const int table[3][15] = {
		{0, 0, 0, 0, 0, 3, 4, 1, 2, 1, 1, 3, 3, 0, 3},
		{1, 0, 2, 1, 3, 3, 4, 3, 0, 0, 0, 0, 0, 0, 0},
		{0, 0, 2, 1, 3, 4, 4, 0, 2, 1, 1, 3, 3, 0, 4},
	};
	struct alpha a = {0};
	for (size_t u = 0; u < 15; u++) {
		double values[3];
		size_t n = 0;
		for (size_t i = 0; i < 3; i++)
			if (table[i][u])
				values[n++] = table[i][u];
		alpha_add(&a, values, n);
	}
	is_int(a.values.n, 26);
	is_str(alpha_shown(&a), "0.811");
	alpha_done(&a);
}

static void
test_alpha_undefined(void)
{
	struct alpha a = {0};
	is_str(alpha_shown(&a), "nothing");
	alpha_add(&a, (double[]){1}, 1);
	is_str(alpha_shown(&a), "nothing");
	alpha_add(&a, (double[]){0.1, 0.1, 0.1}, 3);
	alpha_add(&a, (double[]){0.1, 0.1}, 2);
	is_str(alpha_shown(&a), "no variation");
	alpha_add(&a, (double[]){0.7, 0.7}, 2);
	is_str(alpha_shown(&a), "1.000");
	alpha_done(&a);
	/* Worse than chance is below 0; hardly below it is not "-0.000". */
	alpha_add(&a, (double[]){0, 1}, 2);
	alpha_add(&a, (double[]){1, 0}, 2);
	is_str(alpha_shown(&a), "-0.500");
	alpha_done(&a);
	char room[DECIMAL_ROOM];
	is_str(decimal_rounded(room, alpha_rounded(-0.0004), 3, '.'), "0.000");
	is_str(decimal_rounded(room, alpha_rounded(-0.0005), 3, '.'), "-0.001");
}

/* By another road: the matrix of coincidences of values 0 to 9, as the paper's section D. */
static bool
alpha_by_coincidences(const int table[5][20], size_t people, size_t units, long double *alpha)
{
	long double o[10][10] = {{0}}, margin[10] = {0}, n = 0, within = 0, between = 0;
	for (size_t u = 0; u < units; u++) {
		size_t m = 0;
		for (size_t i = 0; i < people; i++)
			m += table[i][u] >= 0;
		for (size_t i = 0; i < people; i++)
			for (size_t j = 0; j < people; j++)
				if (i != j && table[i][u] >= 0 && table[j][u] >= 0)
					o[table[i][u]][table[j][u]] += 1.0L / (long double)(m - 1);
	}
	for (int c = 0; c < 10; c++)
		for (int k = 0; k < 10; k++)
			margin[c] += o[c][k];
	for (int c = 0; c < 10; c++)
		n += margin[c];
	for (int c = 0; c < 10; c++)
		for (int k = c + 1; k < 10; k++) {
			within += o[c][k] * (long double)((c - k) * (c - k));
			between += margin[c] * margin[k] * (long double)((c - k) * (c - k));
		}
	if (between <= 0)
		return false;
	*alpha = 1 - (n - 1) * within / between;
	return true;
}

static unsigned
chance(unsigned below)
{
	static uint64_t state = 20100420;
	state = state * 6364136223846793005u + 1442695040888963407u;
	return (unsigned)(state >> 33) % below;
}

static void
test_alpha_of_random_tables(void)
{
	size_t defined = 0, undefined = 0, wrong = 0;
	for (int round = 0; round < 20000; round++) {
		int table[5][20];
		size_t people = 2 + chance(4), units = 1 + chance(20);
		unsigned values = 1 + chance(10), blanks = chance(8);
		struct alpha a = {0};
		for (size_t u = 0; u < units; u++) {
			double given[5];
			size_t n = 0;
			for (size_t i = 0; i < people; i++) {
				table[i][u] = chance(8) < blanks ? -1 : (int)chance(values);
				if (table[i][u] >= 0)
					given[n++] = table[i][u] / 7.0;
			}
			alpha_add(&a, given, n);
		}
		long double wanted;
		double got = 0;
		bool is_wanted = alpha_by_coincidences(table, people, units, &wanted);
		bool is_got = alpha_finish(&a, &got) == ALPHA_DEFINED;
		long double off = is_wanted ? wanted - (long double)got : 0;
		wrong += is_wanted != is_got || off > 1e-9L || off < -1e-9L;
		defined += is_got;
		undefined += !is_got;
		alpha_done(&a);
	}
	is_int(wrong, 0);
	ok(defined > 10000 && undefined > 1000);
}

/* The paper's table as an evaluation: questions with other maxima, the same shares. */
static void
test_agreement_alpha_takes_shares(void)
{
	struct session *s = sample_session("kommunkompassen-2010");
	const char *people[] = {"aa", "bb", "cc", "dd"};
	struct agreement a;
	struct agreed r;
	size_t maxima = 0;
	for (size_t u = 0; u < 12; u++) {
		const struct question *q = s->questionnaire->questions.v[u];
		maxima += q->max != s->questionnaire->questions.v[0]->max;
		for (size_t i = 0; i < 4; i++) {
			char id[32], points[DECIMAL_ROOM];
			snprintf(id, sizeof(id), "%s/%s", q->id, people[i]);
			if (paper[i][u])
				SCORE(s, id, decimal_exact(points, q->max / 5 * paper[i][u], '.'));
		}
	}
	ok(maxima > 0);
	agreement_init(&a, s, NULL);
	is_int(a.people.n, 4);
	agreement_of_all(&r, &a, NULL);
	is_int(r.alpha_state, ALPHA_DEFINED);
	is_int(alpha_rounded(r.alpha), 849000);
	is_int(r.scored, 11);
	is_int(r.compared, 11);
	is_int(r.partial, 3);
	is_int(r.blank, 34);
	is_int(r.asked, 45);
	is_int(r.exact, 8);
	agreement_done(&a);
	session_free(s);
}

/* What the header promises, question by question; the maxima are 15, 20, 25, 30 and 10. */
static struct session *
two(void)
{
	struct session *s = sample_session("kommunkompassen-2010");
	SCORE(s, "1.1/ab", "7.5");
	SCORE(s, "1.1/ge", "7.5");
	SCORE(s, "1.2/ab", "10");
	SCORE(s, "1.2/ge", "12");	/* 10 % of 20: near */
	SCORE(s, "1.3/ab", "5");
	SCORE(s, "1.3/ge", "7.500001");	/* a hair above 10 % of 25 */
	SCORE(s, "1.4/ab", "20");
	SCORE(s, "1.4/ge", "10");
	SCORE(s, "1.5/ab", "5");	/* a blank on the other side */
	SCORE(s, "2.1/ab", "5");
	NOT_APPLICABLE(s, "2.1/ge");
	NOT_APPLICABLE(s, "2.2/ab");
	NOT_APPLICABLE(s, "2.2/ge");
	SCORE(s, "2.3/ab", "5");
	NOT_ASSESSED(s, "2.3/ge");
	PUT(s, SCORES, "2.4/ab", "state", "none");
	SCORE(s, "2.4/ge", "5");
	SCORE(s, "9.9/ab", "5");	/* no such question */
	return s;
}

static void
test_agreement_of_two(void)
{
	struct session *s = two();
	struct agreement a;
	struct agreed r;
	char room[DECIMAL_ROOM];
	agreement_init(&a, s, NULL);
	is_int(a.people.n, 2);
	is_str(a.people.v[0], "ab");
	agreement_of_all(&r, &a, NULL);
	is_int(r.asked, 45);
	is_int(r.compared, 5);
	is_int(r.against, 1);
	is_int(r.unscored, 2);
	is_int(r.blank, 38);
	is_int(r.partial, 0);
	is_int(r.hidden, 0);
	is_int(r.exact, 1);
	is_int(r.near, 2);
	is_int(r.scored, 4);
	is_int(r.distance, 14500001);
	is_int(r.maxima, 90 * DECIMAL_ONE);
	is_int(r.difference, 5499999);
	is_int(r.first_higher, 1);
	is_int(r.second_higher, 2);
	is_str(agreement_mean(room, r.distance, r.scored, 2, '.'), "3.63");
	is_str(agreement_mean(room, r.difference, r.scored, 2, '.'), "1.37");
	is_str(agreement_mean(room, -r.difference, r.scored, 2, ','), "-1,37");
	is_str(agreement_mean(room, -r.difference, r.scored, 0, ','), "-1");
	/* An area by itself. */
	agreement_of_all(&r, &a, s->questionnaire->areas.v[1]);
	is_int(r.asked, s->questionnaire->areas.v[1]->questions.n);
	is_int(r.compared, 1);
	is_int(r.scored, 0);
	is_int(r.alpha_state, ALPHA_NOTHING);
	agreement_done(&a);
	/* What is left out here is not asked. */
	PUT(s, SUBJECT, "profile", "value", "district");
	agreement_init(&a, s, NULL);
	agreement_of_all(&r, &a, NULL);
	is_int(r.asked, 39);
	agreement_done(&a);
	session_free(s);
}

static void
test_agreement_of_three(void)
{
	struct session *s = two();
	struct agreement a;
	struct agreed r;
	SCORE(s, "1.1/mn", "7.5");
	SCORE(s, "1.2/mn", "11");
	NOT_APPLICABLE(s, "1.4/mn");
	NOT_ASSESSED(s, "1.3/mn");
	SCORE(s, "2.1/mn", "5");
	agreement_init(&a, s, NULL);
	agreement_of_all(&r, &a, NULL);
	is_int(r.compared, 5);
	is_int(r.against, 2);	/* 1.4 and 2.1: two gave points, the third says not applicable */
	is_int(r.partial, 1);	/* 1.3 */
	is_int(r.exact, 1);
	is_int(r.near, 2);
	is_int(r.scored, 5);	/* 2.1 too: two gave points */
	is_int(r.distance, 14500001);
	is_int(r.first_higher + r.second_higher + (size_t)r.difference, 0);
	size_t pair[] = {0, 2};
	agreement_of(&r, &a, pair, 2, NULL);
	is_int(r.compared, 4);
	is_int(r.exact, 2);
	is_int(r.near, 3);
	is_int(r.against, 1);
	is_int(r.difference, -1 * DECIMAL_ONE);
	is_int(r.second_higher, 1);
	agreement_done(&a);
	session_free(s);
}

static bool
has_row(const struct reply *r, const char *text)
{
	for (size_t i = 0; i < r->rows.n; i++)
		if (strstr(r->rows.v[i].text, text))
			return true;
	printf("# no row has: %s\n", text);
	for (size_t i = 0; i < r->rows.n; i++)
		printf("#   %s\n", r->rows.v[i].text);
	return false;
}

/* Who asks in the form sees nothing of what is still hidden from them. */
static void
test_agreement_keeps_what_is_hidden(void)
{
	struct sitting *s = sitting_new(two(), "mn", NULL);
	struct reply reply;
	struct error err = ERROR_INIT;
	unsigned column;
	struct stamp now = {.seconds = 1271761200, .offset = 120};
	ok(command_enter(s, ":agreement", 10, false, NULL, now, &reply, &column, &err));
	ok(has_row(&reply, "Compared: 0 of 0 questions asked."));
	ok(has_row(&reply, "Left out: 45 that you have not answered yet."));
	ok(has_row(&reply, "alpha is undefined: no question has points of two."));
	reply_done(&reply);
	SCORE(s->session, "1.4/mn", "10");
	PUT(s->session, SETTLED, "1.1", "state", "points", "points", "8");
	ok(command_enter(s, ":agreement", 10, false, NULL, now, &reply, &column, &err));
	ok(has_row(&reply, "Left out: 43 that you have not answered yet."));
	ok(has_row(&reply, "Compared: 2 of 2 questions asked."));
	ok(has_row(&reply, "Warning: on fewer than 10 questions"));
	reply_done(&reply);
	/* Whoever only reads has none to be swayed. */
	s->is_viewing = true;
	ok(command_enter(s, ":agreement", 10, false, NULL, now, &reply, &column, &err));
	ok(has_row(&reply, "of 45 questions asked."));
	reply_done(&reply);
	is_int(s->session->sections[SECTION_EVALUATORS].n, 0);
	sitting_free(s);
}

static void
test_agreement_rows(void)
{
	struct session *s = sample_session("kommunkompassen-2010");
	struct agreement a;
	struct reply reply = {0};
	agreement_init(&a, s, NULL);
	agreement_rows(&reply, &a, 0);
	is_str(reply.message, "nobody has answered anything yet");
	reply_done(&reply);
	agreement_done(&a);
	PUT(s, EVALUATORS, "ab", "name", "Anna");
	SCORE(s, "1.1/ab", "5");
	agreement_init(&a, s, NULL);
	agreement_rows(&reply, &a, 0);
	is_str(reply.message, "only Anna has answered anything; agreement takes two");
	reply_done(&reply);
	agreement_done(&a);
	SCORE(s, "1.1/ge", "5");
	agreement_init(&a, s, NULL);
	agreement_rows(&reply, &a, 0);
	ok(has_row(&reply, "Neither is usually higher: each is on 0 of 1 questions."));
	ok(has_row(&reply, "On average both give the same points."));
	ok(has_row(&reply, "undefined: all points are the same share"));
	reply_done(&reply);
	agreement_done(&a);
	session_free(s);
}

int
main(void)
{
	test_alpha_of_the_paper();
	test_alpha_of_three_coders();
	test_alpha_undefined();
	test_alpha_of_random_tables();
	test_agreement_alpha_takes_shares();
	test_agreement_of_two();
	test_agreement_of_three();
	test_agreement_keeps_what_is_hidden();
	test_agreement_rows();
	return tap_end();
}
