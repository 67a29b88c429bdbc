#include "config.h"

#include <stdlib.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/error.h"
#include "base/rope.h"
#include "model/compare.h"
#include "model/questionnaire.h"
#include "model/session.h"
#include "store/mapping-file.h"
#include "store/session-file.h"
#include "tests/tap.h"
#include "tests/unit/sample.h"

static const char *const lacks[COMPARE_LACK_COUNT] = {
	[COMPARE_HAS_DIFFERENCE] = "?", [COMPARE_IS_BASE] = "base", [COMPARE_NOT_THERE] = "not-there",
	[COMPARE_NO_POINTS] = "no-points", [COMPARE_OPEN] = "open",
	[COMPARE_NOT_COMPARABLE] = "not-comparable",
};

/* A cell as "codes relation points/max difference share": what a test looks at. */
static char *
shown(const struct compare_cell *cell)
{
	struct buf b = BUF_INIT;
	char room[DECIMAL_ROOM];
	if (!cell->is_there)
		return xstrdup("none");
	if (cell->is_mapped)
		buf_addf(&b, "%s %s ", cell->codes, relation_word(cell->relation));
	buf_adds(&b, cell->has_points ? decimal_exact(room, cell->points, '.') : "-");
	buf_addf(&b, "/%s ", decimal_exact(room, cell->max, '.'));
	if (cell->lack == COMPARE_HAS_DIFFERENCE)
		buf_addf(&b, "%s%s%s", cell->difference >= 0 ? "+" : "",
			decimal_rounded(room, cell->difference, 1, '.'), cell->is_percent ? "%" : "");
	else
		buf_adds(&b, lacks[cell->lack]);
	if (cell->has_share) {
		buf_addf(&b, " %s", decimal_exact(room, cell->comparable, '.'));
		buf_addf(&b, " of %s", decimal_exact(room, cell->of, '.'));
	}
	return buf_steal(&b);
}

/* The row of a code; "filled" for the total with areas added, "NAME code" for another edition's. */
static const struct compare_row *
row_of(const struct compare *c, const char *code)
{
	const char *blank = strchr(code, ' ');
	for (size_t i = 0; i < c->rows.n; i++) {
		const struct compare_row *row = &c->rows.v[i];
		const char *name = row->level == COMPARE_FILLED ? "filled" : row->code;
		if (row->is_other == (blank != NULL) && !strcmp(name, blank ? blank + 1 : code))
			return row;
	}
	return NULL;
}

#define is_cell(c, code, column, want) do { \
	const struct compare_row *row_ = row_of(c, code); \
	char *got_ = row_ ? shown(&row_->cells[column]) : xstrdup("no row"); \
	is_str(got_, want); \
	free(got_); \
} while (0)

/* Sessions that come with the program, in a comparison that owns none of them. */
struct table {
	struct compare *c;
	struct session *sessions[COMPARE_COLUMNS_MAX];
	size_t n;
};

static struct session *
load(const char *name)
{
	struct session *s = NULL;
	struct diags diags;
	struct error err = ERROR_INIT;
	const char *top = getenv("TOP");
	char *path = xasprintf("%s/sessions/%s.yaml", top ? top : ".", name);
	diags_init(&diags, path);
	if (!session_file_read(&s, path, &diags, &err)) {
		printf("Bail out! %s: %s\n", path, error_text(&err));
		exit(99);
	}
	diags_done(&diags);
	free(path);
	return s;
}

/* Names of sessions, ended by NULL; one that begins with a * is the reference. */
static struct table
table_of(const char *const *names)
{
	struct table t = {.c = compare_new()};
	for (; *names; names++) {
		struct session *s = t.sessions[t.n++] = load(*names + (**names == '*'));
		compare_add(t.c, s, **names == '*');
	}
	compare_sort(t.c);
	return t;
}

#define TABLE(...) table_of((const char *const[]){__VA_ARGS__, NULL})

static void
table_done(struct table *t)
{
	compare_free(t->c);
	for (size_t i = 0; i < t->n; i++)
		session_free(t->sessions[i]);
}

static void
test_same_municipality_by_year(void)
{
	static const struct {
		const char *code, *want;
	} cases[] = {	/* of the report of 2008, typed in: what it says of 2008 less what of 2005 */
		{"1", "73/100 +1.0"}, {"2", "56.5/100 +21.0"}, {"3", "72.5/100 +17.0"},
		{"4", "62.5/100 +5.5"}, {"5", "63/100 +17.0"}, {"6", "57/100 +17.5"},
		{"7", "47/100 +21.0"}, {"8", "73/100 -7.0"}, {"total", "504.5/800 +93.0"},
	};
	struct table t = TABLE("soderhamn-2008-ed2002", "soderhamn-2005-ed2002");
	ok(t.c->is_one_subject);
	is_str(t.c->columns[0].name, "Söderhamn 2005");
	compare_run(t.c, &(struct compare_wish){0});
	is_int(t.c->rows.n, 9);
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		is_cell(t.c, cases[i].code, 1, cases[i].want);
	is_cell(t.c, "total", 0, "411.5/800 base");
	is_int(t.c->columns[0].basis, COMPARE_PRINTED);
	is_int(t.c->columns[1].basis, COMPARE_PRINTED);
	/* The other way round every sign turns. */
	compare_run(t.c, &(struct compare_wish){.base = 1, .has_questions = true});
	is_cell(t.c, "8", 0, "80/100 +7.0");
	is_cell(t.c, "1.1", 0, "-/40 no-points");
	is_int(t.c->rows.n, 9 + 37);
	table_done(&t);
}

static void
test_districts_and_whole_cities(void)
{
	struct table t = TABLE("hasselby-vallingby-2010-ed2002", "bromma-2006-ed2002",
		"skarpnack-2004-ed2002", "majorna-2006-ed2002", "stockholm-2009-ed2002",
		"botkyrka-2005-ed2002", "*median-sweden-spring-2010-2010-ed2002");
	ok(!t.c->is_one_subject);
	compare_run(t.c, &(struct compare_wish){0});
	is_cell(t.c, "6", 0, "63.5/100 base");
	is_cell(t.c, "6", 5, "82/100 +18.5");
	is_cell(t.c, "8", 0, "-/0 base");
	is_cell(t.c, "8", 1, "-/0 no-points");
	is_cell(t.c, "8", 5, "94/100 no-points");
	is_cell(t.c, "total", 0, "506.5/700 base");
	is_cell(t.c, "total", 1, "468/700 -38.5");
	is_cell(t.c, "total", 2, "443.5/700 -63.0");
	/* 602/800 is 75.25 %, 506.5/700 is 72.357142... */
	is_cell(t.c, "total", 4, "602/800 +2.9%");
	is_cell(t.c, "filled", 0, "580.5/800 base");
	is_cell(t.c, "filled", 2, "517.5/800 -63.0");
	is_cell(t.c, "filled", 4, "602/800 +21.5");
	is_cell(t.c, "filled", 6, "465.5/800 -115.0");
	ok(t.c->columns[0].is_partial && !t.c->columns[4].is_partial);
	ok(t.c->columns[6].is_statistic && t.c->columns[6].letter == 'R');
	/* As printed: the total of 2004 does not add up. */
	compare_run(t.c, &(struct compare_wish){.is_printed = true});
	is_cell(t.c, "total", 2, "453.5/700 -53.0");
	is_cell(t.c, "filled", 2, "527.5/800 -53.0");
	is_int(t.c->columns[2].basis, COMPARE_REPORTED);
	table_done(&t);
}

/* One visit on both scales: Table 1 of the report. */
static void
test_two_scales(void)
{
	struct table t = TABLE("hasselby-vallingby-2010-ed2010", "hasselby-vallingby-2010-ed2002");
	ok(t.c->is_one_subject);
	is_str(t.c->columns[0].questionnaire->edition, "2002");
	/* Without a mapping only totals stand side by side, and nothing is subtracted. */
	compare_run(t.c, &(struct compare_wish){0});
	is_cell(t.c, "1", 0, "78/100 base");
	is_cell(t.c, "1", 1, "none");
	is_cell(t.c, "other 1", 0, "none");
	is_cell(t.c, "other 1", 1, "58.1/100 not-there");
	is_cell(t.c, "total", 1, "408.4/700 not-comparable");
	ok(!t.c->has_mapped_all && !t.c->columns[1].has_rough);
	mapping_supply(t.c, NULL, NULL);
	compare_run(t.c, &(struct compare_wish){.has_questions = true});
	ok(t.c->has_mapped_all);
	/* Of 1.1, 1.3 (60 of 100) only 1.2, 1.3 (45 of 100) are there on both sides. */
	is_cell(t.c, "1", 1, "1 wider 58.1/100 -19.9 45 of 100");
	is_cell(t.c, "2", 1, "2 wider 51.3/100 not-comparable 0 of 100");
	/* Without area 8: 110 of 700 before, 100 of 700 now. */
	is_cell(t.c, "total", 1, "408.4/700 -98.1 100 of 700");
	is_cell(t.c, "8", 1, "8 wider -/0 no-points");
	is_cell(t.c, "3.1", 1, "3.1+3.2 split 28.8/40 no-points 0 of 40");
	is_cell(t.c, "3.2", 1, "3.4 same 17.8/20 no-points 20 of 20");
	is_cell(t.c, "other 1.1", 1, "7.5/15 not-there");
	is_cell(t.c, "other 3.1", 1, "no row");
	/* The rule of thumb is of the newer edition: 408.4 + 80 to 100. */
	ok(t.c->columns[1].has_rough && !t.c->columns[1].is_rule_of_base);
	is_int(t.c->columns[1].rough_low, 4884 * DECIMAL_ONE / 10);
	is_int(t.c->columns[1].rough_high, 5084 * DECIMAL_ONE / 10);
	/* And seen from the newer one. */
	compare_run(t.c, &(struct compare_wish){.base = 1, .has_questions = true});
	is_cell(t.c, "1", 0, "1 narrower 78/100 +19.9 45 of 100");
	is_cell(t.c, "4.3", 0, "4.2+5.2 split -/40 no-points 0 of 40");
	is_cell(t.c, "1.5", 0, "none");
	is_cell(t.c, "3.2", 0, "3.1 wider -/30 no-points 0 of 30");
	ok(t.c->columns[0].is_rule_of_base);
	is_int(t.c->columns[0].rough_low, 4884 * DECIMAL_ONE / 10);
	table_done(&t);
}

/* Two sessions made here, the first a draft unless it is closed. */
static struct compare *
compare_two(struct session *a, struct session *b)
{
	struct compare *c = compare_new();
	compare_add(c, a, false);
	compare_add(c, b, false);
	compare_sort(c);
	compare_run(c, &(struct compare_wish){.has_questions = true});
	return c;
}

/* Everything scored with the same, but for what a test changes. */
static struct session *
scored(const char *points)
{
	struct session *s = sample_session("kommunkompassen-2002");
	for (size_t i = 0; i < s->questionnaire->questions.n; i++) {
		char *id = xasprintf("%s/ab", s->questionnaire->questions.v[i]->id);
		SCORE(s, id, points);
		free(id);
	}
	return s;
}

static void
test_open_is_not_compared(void)
{
	struct session *a = scored("5"), *b = scored("7.25");
	SCORE(b, "1.1/cd", "9");			/* differs */
	sample_delete(b, SECTION_SCORES, "2.1/ab");	/* untouched */
	NOT_ASSESSED(b, "3.1/ab");
	struct compare *c = compare_two(a, b);
	is_cell(c, "1.2", 1, "7.25/40 +2.3");		/* 2.25, half away from zero */
	is_cell(c, "1.1", 1, "-/40 open");
	is_cell(c, "1", 1, "14.5/100 open");
	is_cell(c, "2.1", 1, "-/10 open");
	is_cell(c, "2", 1, "36.25/100 open");
	is_cell(c, "3.1", 1, "-/30 no-points");
	/* Not assessed leaves the maximum as it is, and is no 0 of a question. */
	is_cell(c, "3", 1, "21.75/100 +1.8");
	is_cell(c, "total", 1, "246.5/800 open");
	ok(c->columns[0].is_draft && c->columns[1].is_draft);
	is_str(row_of(c, "2.1")->cells[1].codes, "2.1");
	compare_free(c);
	session_free(a);
	session_free(b);
}

static void
test_other_maximum_in_per_cent(void)
{
	struct session *a = scored("5"), *b = scored("5");
	NOT_APPLICABLE(b, "1.1/ab");
	struct compare *c = compare_two(a, b);
	is_cell(c, "1.1", 1, "-/0 no-points");
	/* 10 of 60 less 15 of 100: 16.667 - 15 */
	is_cell(c, "1", 1, "10/60 +1.7%");
	is_cell(c, "2", 1, "30/100 +0.0");
	/* 180/760 = 23.684 %, 185/800 = 23.125 % */
	is_cell(c, "total", 1, "180/760 +0.6%");
	compare_free(c);
	session_free(a);
	session_free(b);
}

/* A figure of a file can be any number; a share of it tells nothing. */
static void
test_absurd_figures(void)
{
	struct session *a = sample_session("kommunkompassen-2002");
	struct session *b = sample_session("kommunkompassen-2002");
	PUT(a, STATUS, "imported", "value", "closed");
	PUT(b, STATUS, "imported", "value", "closed");
	REPORT(a, "1", "1000000000");
	REPORT(b, "1", "0");
	REPORT(a, "total", "1000000000");
	REPORT(b, "total", "0");
	NOT_APPLICABLE(b, "2.1/ab");
	struct compare *c = compare_two(b, a);
	is_cell(c, "1", 1, "1000000000/100 +1000000000.0");
	/* 800 against 790: per cent, and there is none to be told. */
	is_cell(c, "total", 1, "1000000000/800 not-comparable");
	compare_free(c);
	session_free(a);
	session_free(b);
}

static void
test_computed_and_reported_are_told_apart(void)
{
	struct session *a = scored("5"), *b = sample_session("kommunkompassen-2002");
	REPORT(b, "1", "50");
	SCORE(b, "2.1/ab", "5");
	struct compare *c = compare_two(a, b);
	is_int(c->columns[0].basis, COMPARE_COMPUTED);
	is_int(c->columns[1].basis, COMPARE_MIXED);
	ok(row_of(c, "1")->cells[1].is_reported && !row_of(c, "2")->cells[1].is_reported);
	ok(row_of(c, "total")->cells[1].is_mixed);
	compare_free(c);
	session_free(a);
	session_free(b);
}

static void
test_statistic_as_reference(void)
{
	struct session *a = scored("5"), *median = sample_session("kommunkompassen-2002");
	struct scores scores;
	struct compare *c = compare_new();
	for (size_t i = 0; i < 8; i++) {
		char code[] = {(char)('1' + i), '\0'};
		REPORT(median, code, "20.333333");
	}
	scores_compute(&scores, median);
	compare_add(c, a, false);
	compare_add_statistic(c, "median of 7", median->questionnaire, &scores);
	compare_sort(c);
	ok(!c->is_one_subject);
	compare_run(c, &(struct compare_wish){.base = 1});
	is_cell(c, "1", 0, "15/100 -5.3");
	is_int(c->columns[1].basis, COMPARE_STATISTIC);
	is_str(c->columns[1].name, "median of 7");
	ok(c->columns[1].is_reference && c->columns[1].is_statistic);
	compare_free(c);
	session_free(a);
	session_free(median);
}

static void
test_same_subject(void)
{
	static const struct {
		const char *a[4], *b[4];	/* name, kind, code, country */
		bool is_same;
	} cases[] = {
		{{"Åre"}, {"åre"}, true},
		{{"Åre"}, {"Are"}, false},
		{{"Åre"}, {"Åre", "municipality"}, true},
		{{"Åre"}, {"Åre", "district"}, false},
		{{"Åre", NULL, "2321"}, {"Åre kommun", NULL, "2321"}, true},
		{{"Åre", NULL, "2321"}, {"Åre", NULL, "2322"}, false},
		{{"Åre", NULL, "2321"}, {"Åre"}, true},
		{{"Os", NULL, "1", "NO"}, {"Os", NULL, "1", "SE"}, false},
		{{"Os", NULL, "1", "NO"}, {"Os", NULL, "1"}, true},
		{{NULL}, {NULL}, false},
	};
	static const char *const fields[] = {"name", "kind", "code", "country"};
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct session *a = sample_session("kommunkompassen-2020");
		struct session *b = sample_session("kommunkompassen-2020");
		for (size_t j = 0; j < 4; j++) {
			if (cases[i].a[j])
				PUT(a, SUBJECT, fields[j], "value", cases[i].a[j]);
			if (cases[i].b[j])
				PUT(b, SUBJECT, fields[j], "value", cases[i].b[j]);
		}
		is_int(compare_is_same_subject(a, b), cases[i].is_same);
		is_int(compare_is_same_subject(b, a), cases[i].is_same);
		session_free(a);
		session_free(b);
	}
}

/* Areas alone, by names alone: shown, and nothing of it is comparable. */
static void
test_areas_only_mapping(void)
{
	struct session *a = sample_session("kommunkompassen-2010");
	struct session *b = sample_session("kommunkompassen-2020");
	SCORE(b, "5/ab", "40");
	struct compare *c = compare_new();
	compare_add(c, a, false);
	compare_add(c, b, false);
	compare_sort(c);
	mapping_supply(c, NULL, NULL);
	compare_run(c, &(struct compare_wish){.has_questions = true});
	is_cell(c, "2", 1, "5 narrower 40/100 open 0 of 100");
	is_cell(c, "2.1", 1, "none");
	is_cell(c, "other 5", 1, "no row");
	is_cell(c, "total", 1, "40/800 open 0 of 800");
	compare_free(c);
	session_free(a);
	session_free(b);
}

/* Somebody gave a question more points, and kept the questionnaire's id. */
static void
test_changed_questionnaire(void)
{
	struct session *a = scored("5"), *b = scored("5");
	questionnaire_question(b->questionnaire, "1.1")->max = 50 * DECIMAL_ONE;
	struct compare *c = compare_two(a, b);
	ok(c->columns[1].has_other_maxima && !c->columns[0].has_other_maxima);
	is_cell(c, "1.1", 1, "5/50 -2.5%");
	is_cell(c, "1.2", 1, "5/40 +0.0");
	compare_free(c);
	session_free(a);
	session_free(b);
}

/* A reference of another edition has nothing to give, and the rule of thumb is of totals of as much. */
static void
test_reference_of_another_edition(void)
{
	struct table t = TABLE("hasselby-vallingby-2010-ed2010", "*median-sweden-spring-2010-2010-ed2002");
	mapping_supply(t.c, NULL, NULL);
	compare_run(t.c, &(struct compare_wish){0});
	ok(!row_of(t.c, "filled"));
	table_done(&t);
	t = TABLE("hasselby-vallingby-2010-ed2002", "haparanda-2012-ed2010");
	mapping_supply(t.c, NULL, NULL);
	compare_run(t.c, &(struct compare_wish){0});
	ok(t.c->columns[1].rule && !t.c->columns[1].has_rough);	/* of 800 and of 700 */
	table_done(&t);
	t = TABLE("hasselby-vallingby-2010-ed2002", "haparanda-2012-ed2010",
		"*median-sweden-spring-2010-2010-ed2002");
	mapping_supply(t.c, NULL, NULL);
	compare_run(t.c, &(struct compare_wish){0});
	ok(t.c->columns[1].has_rough);
	is_int(t.c->columns[1].rough_low, 586 * DECIMAL_ONE);
	is_int(t.c->columns[1].rough_against, 5805 * DECIMAL_ONE / 10);
	table_done(&t);
}

/* Where nothing can be added there is no second total, and the rule is of the totals as scored. */
static void
test_two_scales_and_a_reference_of_one(void)
{
	struct table t = TABLE("hasselby-vallingby-2010-ed2002", "hasselby-vallingby-2010-ed2010",
		"*median-sweden-spring-2010-2010-ed2002");
	mapping_supply(t.c, NULL, NULL);
	compare_run(t.c, &(struct compare_wish){0});
	is_cell(t.c, "filled", 0, "580.5/800 base");
	is_cell(t.c, "filled", 1, "none");
	ok(t.c->columns[1].has_rough);
	is_int(t.c->columns[1].rough_low, 4884 * DECIMAL_ONE / 10);
	is_int(t.c->columns[1].rough_against, 5065 * DECIMAL_ONE / 10);
	ok(!t.c->columns[2].has_other_maxima);
	table_done(&t);
}

/* What is left out on one side is comparable on neither. */
static void
test_share_without_what_is_left_out(void)
{
	struct table t = TABLE("soderhamn-2008-ed2002", "hasselby-vallingby-2010-ed2010");
	mapping_supply(t.c, NULL, NULL);
	compare_run(t.c, &(struct compare_wish){0});
	/* 150 less 8.2 and 8.4 of 800; 130 less 8.3 and 8.5 of 700: the former is the smaller share. */
	is_cell(t.c, "total", 1, "408.4/700 -4.7% 110 of 800");
	table_done(&t);
}

static void
add_pair(struct mapping_pairs *pairs, const char *from, enum relation relation, const char *to)
{
	struct mapping_pair *p = array_push(pairs);
	p->from = xstrdup(from);
	p->relation = relation;
	*array_push(&p->to) = xstrdup(to);
}

/* A question that moved to another area is comparable in the whole, in neither area. */
static void
test_share_of_what_has_moved(void)
{
	struct session *a = scored("5"), *b = sample_session("kommunkompassen-2010");
	struct mapping *m = mapping_new();
	m->id = xstrdup("mine");
	m->from = xstrdup("kommunkompassen-2002");
	m->to = xstrdup("kommunkompassen-2010");
	for (size_t i = 0; i < 8; i++) {
		char code[] = {(char)('1' + i), '\0'};
		add_pair(&m->areas, code, RELATION_WIDER, code);
		REPORT(b, code, "50");
	}
	add_pair(&m->questions, "7.5", RELATION_SAME, "5.5");
	PUT(b, STATUS, "imported", "value", "closed");
	struct compare *c = compare_new();
	compare_add(c, a, false);
	compare_add(c, b, false);
	compare_take_mapping(c, m);
	compare_run(c, &(struct compare_wish){0});
	is_cell(c, "5", 1, "5 wider 50/100 not-comparable 0 of 100");
	is_cell(c, "7", 1, "7 wider 50/100 not-comparable 0 of 100");
	is_cell(c, "total", 1, "400/800 +215.0 20 of 800");
	compare_free(c);
	session_free(a);
	session_free(b);
}

/* Of several parts all must be scored; the other edition's are added up. */
static void
test_parts_together(void)
{
	struct session *a = scored("5"), *b = sample_session("kommunkompassen-2010");
	SCORE(b, "3.1/ab", "10");
	struct compare *c = compare_new();
	compare_add(c, a, false);
	compare_add(c, b, false);
	mapping_supply(c, NULL, NULL);
	compare_run(c, &(struct compare_wish){.has_questions = true});
	is_cell(c, "3.1", 1, "3.1+3.2 split -/40 open 0 of 40");
	SCORE(b, "3.2/ab", "7.5");
	compare_free(c);
	c = compare_new();
	compare_add(c, a, false);
	compare_add(c, b, false);
	mapping_supply(c, NULL, NULL);
	compare_run(c, &(struct compare_wish){.has_questions = true});
	is_cell(c, "3.1", 1, "3.1+3.2 split 17.5/40 not-comparable 0 of 40");
	compare_free(c);
	session_free(a);
	session_free(b);
}

/* A sum of medians is no median of sums; and a table without a total is what its areas come to. */
static void
test_totals_of_tables(void)
{
	struct session *median = sample_session("kommunkompassen-2002"), *b = scored("5");
	PUT(median, SUBJECT, "kind", "value", "reference");
	PUT(median, STATUS, "imported", "value", "closed");
	PUT(b, SUBJECT, "profile", "value", "district");
	for (size_t i = 0; i < 8; i++) {
		char code[] = {(char)('1' + i), '\0'};
		REPORT(median, code, "60");
		if (i < 7)
			REPORT(b, code, "26");
	}
	REPORT(median, "total", "465.5");
	struct compare *c = compare_new();
	compare_add(c, b, false);
	compare_add(c, median, true);
	compare_run(c, &(struct compare_wish){0});
	is_cell(c, "total", 0, "165/700 base");
	is_cell(c, "total", 1, "465.5/800 +34.6%");
	is_int(c->columns[1].basis, COMPARE_REPORTED);
	is_cell(c, "filled", 0, "225/800 base");
	compare_run(c, &(struct compare_wish){.is_printed = true});
	is_cell(c, "1", 0, "26/100 base");
	is_cell(c, "total", 0, "182/700 base");
	is_int(c->columns[0].basis, COMPARE_PRINTED);
	compare_free(c);
	session_free(median);
	session_free(b);
}

int
main(void)
{
	test_same_municipality_by_year();
	test_districts_and_whole_cities();
	test_two_scales();
	test_open_is_not_compared();
	test_other_maximum_in_per_cent();
	test_absurd_figures();
	test_computed_and_reported_are_told_apart();
	test_statistic_as_reference();
	test_same_subject();
	test_areas_only_mapping();
	test_changed_questionnaire();
	test_reference_of_another_edition();
	test_two_scales_and_a_reference_of_one();
	test_share_without_what_is_left_out();
	test_share_of_what_has_moved();
	test_parts_together();
	test_totals_of_tables();
	return tap_end();
}
