#include "config.h"

/* Several sessions made one: which questionnaire stands, what does not fit, what is told. */

#include <stdlib.h>
#include <string.h>

#include "base/diag.h"
#include "base/rope.h"
#include "model/merge.h"
#include "model/questionnaire.h"
#include "store/questionnaire-file.h"
#include "store/session-file.h"
#include "tests/tap.h"
#include "tests/unit/sample.h"

enum {
	OVERRULED = 1u << MERGE_QUESTIONNAIRE | 1u << MERGE_CONTENT | 1u << MERGE_UNFINISHED
};

/* A session of a questionnaire with one area, one question of two criteria, and nothing in it. */
static struct session *
make(const char *id, const char *edition, const char *area, const char *code, int max)
{
	char *text = xasprintf("kompass-session: \"1.0\"\nevaluation: e\nquestionnaire: %s\n"
		"edition: \"%s\"\nhash: \"%064d\"\nasked:\n  kompass-questionnaire: \"1.0\"\n"
		"  id: %s\n  edition: \"%s\"\n  language: sv\n  languages: [sv]\n  title: T\n"
		"  max: %d\n  areas:\n    - id: \"%s\"\n      title: A\n      max: %d\n"
		"      questions:\n        - id: \"%s\"\n          title: Q\n          max: %d\n"
		"          criteria:\n            - id: %sa\n              text: one\n"
		"            - id: %sb\n              text: two\n...\n",
		id, edition, max, id, edition, max, area, max, code, max, code, code);
	struct diags diags;
	diags_init(&diags, "made");
	struct session *s = session_read(text, strlen(text), NULL, &diags);
	if (!s)
		printf("Bail out! %u: %s\n", diags.list.v[0].line, diags.list.v[0].text);
	diags_done(&diags);
	free(text);
	return s;
}

static struct merge_input inputs[4];

/* Merges those, ended by NULL. */
static void
run(struct merge *m, unsigned overruled, struct session *const *all)
{
	static const char *const names[] = {"a.yaml", "b.yaml", "c.yaml", "d.yaml"};
	size_t n = 0;
	for (; all[n]; n++)
		inputs[n] = (struct merge_input){.name = names[n], .session = all[n]};
	merge_run(m, inputs, n, overruled);
	for (size_t i = 0; i < m->faults.n; i++)
		printf("# %s\n", m->faults.v[i].text);
}

#define RUN(m, overruled, ...) run(m, overruled, (struct session *const[]){__VA_ARGS__, NULL})

/* Does a fault of this kind say this? */
static bool
has_fault(const struct merge *m, enum merge_guard guard, const char *words)
{
	for (size_t i = 0; i < m->faults.n; i++)
		if (m->faults.v[i].guard == guard && strstr(m->faults.v[i].text, words))
			return true;
	return false;
}

/* What stands on a question that the later edition has not. */
static void
test_unfit(void)
{
	static const struct {
		enum section section;
		const char *id;
		const char *pair[2];
		const char *code;	/* NULL: fits */
	} cases[] = {
		{SECTION_SCORES, "1.1/ab", {"points", "4"}, "1.1"},
		{SECTION_SCORES, "1.2/ab", {"points", "4"}, NULL},	/* no place in its own either */
		{SECTION_SCORES, "1.1/ab", {"state", "not-assessed"}, "1.1"},
		{SECTION_SETTLED, "1.1", {"points", "4"}, "1.1"},
		{SECTION_POSTPONED, "1.1", {"by", "ab"}, "1.1"},
		{SECTION_LOOKED, "1.1/ab", {"time", "2010-04-20T13:00:00+02:00"}, "1.1"},
		{SECTION_TICKS, "1.1a/ab", {"points", "1"}, "1.1a"},
		{SECTION_RESPONSIBLE, "1", {"evaluator", "ab"}, "1"},
		{SECTION_RESPONSIBLE, "1.1", {"evaluator", "ab"}, NULL},
		{SECTION_REPORTED, "1.1", {"points", "3"}, "1.1"},
		{SECTION_REPORTED, "1", {"points", "3"}, "1"},
		{SECTION_ENTRIES, "e1", {"question", "1.1"}, "1.1"},
		{SECTION_ENTRIES, "e1", {"question", "1"}, "1"},
		{SECTION_ENTRIES, "e1", {"text", "inbox"}, NULL},
		{SECTION_DRAFTS, "t1", {"question", "1.1"}, "1.1"},
		{SECTION_TEXTS, "question/1.1", {"text", "x"}, "1.1"},
		{SECTION_TEXTS, "area/1", {"text", "x"}, "1"},
		{SECTION_TEXTS, "summary", {"text", "x"}, NULL},
		{SECTION_PAGES, "w1", {"by", "ab"}, NULL},
		{SECTION_SUBJECT, "year", {"value", "2010"}, NULL},
	};
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct session *old = make("minimal", "1", "1", "1.1", 6),
			*later = make("minimal", "2", "2", "2.1", 6);
		struct merge m;
		const char *pairs[] = {cases[i].pair[0], cases[i].pair[1], NULL};
		printf("# %s %s\n", section_name(cases[i].section), cases[i].id);
		sample_put(old, cases[i].section, cases[i].id, pairs);
		for (int order = 0; order < 2; order++) {
			RUN(&m, OVERRULED, order ? later : old, order ? old : later);
			is_str(m.result->questionnaire->edition, "2");
			is_int(m.faults.n, cases[i].code != NULL);
			if (cases[i].code) {
				char *end = xasprintf("what is on %s", cases[i].code);
				ok(has_fault(&m, MERGE_UNFIT, end));
				ok(has_fault(&m, MERGE_UNFIT, order ? "b.yaml: " : "a.yaml: "));
				free(end);
			}
			merge_done(&m);
		}
		/* What is deleted needs no place. */
		sample_delete(old, cases[i].section, cases[i].id);
		RUN(&m, OVERRULED, old, later);
		is_int(m.faults.n, 0);
		merge_done(&m);
		session_free(old);
		session_free(later);
	}
}

/* The question is there, but gives less. */
static void
test_unfit_points(void)
{
	static const struct {
		enum section section;
		const char *id, *points;
		bool fits;
	} cases[] = {
		{SECTION_SCORES, "1.1/ab", "4", true}, {SECTION_SCORES, "1.1/ab", "4.5", false},
		{SECTION_SETTLED, "1.1", "4", true}, {SECTION_SETTLED, "1.1", "6", false},
	};
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct session *old = make("minimal", "1", "1", "1.1", 6),
			*later = make("minimal", "2", "1", "1.1", 4);
		const char *pairs[] = {"points", cases[i].points, NULL};
		struct merge m;
		sample_put(old, cases[i].section, cases[i].id, pairs);
		/* One on the question, told once. */
		PUT(old, SCORES, "1.1/cd", "points", cases[i].points);
		RUN(&m, OVERRULED, old, later);
		is_int(m.faults.n, !cases[i].fits);
		ok(cases[i].fits || has_fault(&m, MERGE_UNFIT, "on 1.1"));
		ok(cases[i].fits || !has_fault(&m, MERGE_UNFIT, "1.1 1.1"));
		merge_done(&m);
		session_free(old);
		session_free(later);
	}
}

/* Whatever the order: the later edition, the greater id, the full text, the greater hash. */
static void
test_which_questionnaire_stands(void)
{
	struct session *base = make("minimal", "1", "1", "1.1", 6),
		*edition = make("a-minimal", "2", "1", "1.1", 6),
		*id = make("minimal-b", "1", "1", "1.1", 6),
		*hash = make("minimal", "1", "1", "1.1", 7),
		*asked = make("minimal", "1", "1", "1.1", 6),
		*brief = make("minimal", "1", "1", "1.1", 6), *other_brief;
	struct buf text = BUF_INIT;
	piece_unref(asked->asked);
	buf_adds(&text, "  zzz: greater\n");
	asked->asked = piece_take(&text);
	questionnaire_write(&text, brief->questionnaire, 2, true);
	piece_unref(brief->asked);
	brief->asked = piece_take(&text);
	brief->is_brief = true;
	/* Whatever its text is. */
	other_brief = make("minimal", "1", "1", "1.1", 6);
	piece_unref(other_brief->asked);
	other_brief->asked = piece_ref(asked->asked);
	other_brief->is_brief = true;
	const struct {
		struct session *winner, *loser;
	} cases[] = {
		{edition, base}, {edition, id}, {id, base}, {hash, base}, {asked, base}, {base, brief},
		{hash, asked}, {asked, brief}, {base, other_brief},
	};
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		for (int order = 0; order < 2; order++) {
			struct merge m;
			RUN(&m, OVERRULED, order ? cases[i].winner : cases[i].loser,
				order ? cases[i].loser : cases[i].winner);
			printf("# case %zu, order %d\n", i, order);
			ok(m.result->asked == cases[i].winner->asked);
			is_str(m.result->questionnaire_hash, cases[i].winner->questionnaire_hash);
			is_int(m.result->is_brief, false);
			merge_done(&m);
		}
	}
	session_free(base);
	session_free(edition);
	session_free(id);
	session_free(hash);
	session_free(asked);
	session_free(brief);
	session_free(other_brief);
}

/* What each brought, by kind. */
static void
test_kinds(void)
{
	static const struct {
		enum section section;
		const char *id, *field;
		enum merge_kind kind;
	} cases[] = {
		{SECTION_ENTRIES, "e1", "by", MERGE_ENTRIES},
		{SECTION_SCORES, "1.1/ab", "points", MERGE_SCORES},
		{SECTION_SETTLED, "1.1", "points", MERGE_SETTLED},
		{SECTION_TEXTS, "summary", "text", MERGE_TEXTS},
		{SECTION_INTERVIEWS, "i1", "by", MERGE_SOURCES},
		{SECTION_DOCUMENTS, "d1", "by", MERGE_SOURCES},
		{SECTION_PAGES, "w1", "by", MERGE_SOURCES},
		{SECTION_TICKS, "1.1a/ab", "points", MERGE_TICKS},
		{SECTION_SUBJECT, "kind", "value", MERGE_OTHERS},
		{SECTION_DRAFTS, "t1", "by", MERGE_OTHERS},
	};
	struct session *a = make("minimal", "1", "1", "1.1", 6), *b = make("minimal", "1", "1", "1.1", 6);
	size_t wanted[MERGE_KIND_COUNT] = {0};
	struct merge m;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		const char *pairs[] = {cases[i].field, "1", NULL};
		sample_put(a, cases[i].section, cases[i].id, pairs);
		wanted[cases[i].kind]++;
	}
	session_merge(b, a, NULL, NULL);
	PUT(b, ENTRIES, "e2", "by", "cd", "text", "y");
	sample_delete(b, SECTION_SCORES, "1.1/ab");
	is_int(merge_news(a, b), 2);
	is_int(merge_news(b, a), 0);
	RUN(&m, OVERRULED, a, b);
	is_int(inputs[0].own[MERGE_ENTRIES], 0);
	is_int(inputs[1].own[MERGE_ENTRIES], 1);
	is_int(inputs[1].own[MERGE_DELETIONS], 1);
	is_int(inputs[1].same_as, 1);
	merge_done(&m);
	/* Against a blank one all of it counts; a copy is counted with the first. */
	struct session *blank = make("minimal", "1", "1", "1.1", 6);
	RUN(&m, OVERRULED, blank, a, a);
	for (int k = 0; k < MERGE_KIND_COUNT; k++) {
		is_int(inputs[1].own[k], wanted[k]);
		is_int(inputs[0].own[k] + inputs[2].own[k], 0);
	}
	is_int(inputs[0].same_as, 0);
	is_int(inputs[1].same_as, 1);
	is_int(inputs[2].same_as, 1);
	merge_done(&m);
	/* What comes after a copy is compared with the first of the two. */
	RUN(&m, OVERRULED, a, a, b, a);
	is_int(inputs[1].same_as, 0);
	is_int(inputs[2].same_as, 2);
	is_int(inputs[3].same_as, 0);
	merge_done(&m);
	session_free(blank);
	session_free(a);
	session_free(b);
}

/* Versions with the same vector and other bytes are two. */
static void
test_same_vector_other_bytes(void)
{
	struct session *a = make("minimal", "1", "1", "1.1", 6), *b = make("minimal", "1", "1", "1.1", 6);
	struct writer w = {.count = 0}, copy;
	struct value x = {.field = FIELD_TEXT, .text = "x", .len = 1}, y = x;
	y.text = "y";
	writer_next(&w);
	copy = w;
	session_write(a, &w, SECTION_ENTRIES, "e1", NULL, &x, 1, false);
	session_write(b, &copy, SECTION_ENTRIES, "e1", NULL, &y, 1, false);
	is_int(merge_news(a, b), 1);
	is_int(merge_news(b, a), 1);
	is_int(merge_news(a, a), 0);
	struct merge m;
	RUN(&m, OVERRULED, a, b);
	is_int(m.conflicts, 1);
	is_int(inputs[1].same_as, 1);
	merge_done(&m);
	session_free(a);
	session_free(b);
}

/* One who has not answered everything is named with the file that has most of theirs. */
static void
test_unfinished(void)
{
	struct session *a = sample_session("skolkompass-liten"), *b = sample_session("skolkompass-liten"),
		*c = sample_session("skolkompass-liten");
	struct merge m;
	SCORE(a, "L1/ab", "1");
	SCORE(b, "L1/ab", "1");
	SCORE(b, "L2/ab", "1");
	PUT(b, ENTRIES, "e1", "kind", "note", "by", "cd", "text", "x");
	/* A third one that is empty, but no older copy of another. */
	PUT(c, SUBJECT, "kind", "value", "school");
	RUN(&m, 0, a, b, c);
	ok(has_fault(&m, MERGE_UNFINISHED, "b.yaml is not finished: ab has no answer to 8 questions:"));
	ok(has_fault(&m, MERGE_UNFINISHED, "a.yaml is not finished: cd has no answer to 10 questions:"));
	ok(has_fault(&m, MERGE_UNFINISHED, "c.yaml is not finished: nobody has answered anything"));
	is_int(m.faults.n, 3);
	merge_done(&m);
	/* With scores deleted there is nobody either. */
	sample_delete(a, SECTION_SCORES, "L1/ab");
	PUT(a, SUBJECT, "kind", "value", "school");
	struct session *lone = sample_session("skolkompass-liten");
	SCORE(lone, "L1/ab", "2");
	RUN(&m, 0, lone, a);
	ok(has_fault(&m, MERGE_UNFINISHED, "a.yaml is not finished: ab has no answer to 9 questions:"));
	ok(has_fault(&m, MERGE_UNFINISHED, "b.yaml is not finished: nobody"));
	merge_done(&m);
	RUN(&m, 1u << MERGE_UNFINISHED, lone, a);
	is_int(m.faults.n, 0);
	merge_done(&m);
	session_free(lone);
	session_free(a);
	session_free(b);
	session_free(c);
}

/* A municipality spelt in two ways is one by its code, if both have one. */
static void
test_names_and_codes(void)
{
	static const struct {
		const char *codes[2];
		bool is_one;
	} cases[] = {
		{{NULL, NULL}, false}, {{"0101", NULL}, false}, {{NULL, "0101"}, false},
		{{"0101", "0101"}, true}, {{"0101", "0102"}, false},
	};
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		static const char *const names[] = {"Testby", "Testby kommun"};
		struct session *all[3] = {NULL};
		struct merge m;
		for (int k = 0; k < 2; k++) {
			all[k] = make("minimal", "1", "1", "1.1", 6);
			PUT(all[k], SUBJECT, "name", "value", names[k]);
			if (cases[i].codes[k])
				PUT(all[k], SUBJECT, "code", "value", cases[i].codes[k]);
		}
		run(&m, OVERRULED, all);
		is_int(has_fault(&m, MERGE_SUBJECT, "Testby kommun in b.yaml"), !cases[i].is_one);
		merge_done(&m);
		session_free(all[0]);
		session_free(all[1]);
	}
}

/* One short id for two people is told once, however many have it. */
static void
test_evaluators(void)
{
	static const char *const names[] = {"Anna", "Arne", "ANNA", "Anna"};
	struct session *all[5] = {NULL};
	struct merge m;
	for (int i = 0; i < 4; i++) {
		all[i] = make("minimal", "1", "1", "1.1", 6);
		PUT(all[i], EVALUATORS, "ab", "name", names[i]);
		PUT(all[i], EVALUATORS, "cd", "name", "Cecilia");
	}
	run(&m, OVERRULED, all);
	is_int(m.faults.n, 1);
	ok(has_fault(&m, MERGE_EVALUATOR, "ab=Anna in a.yaml, ab=Arne in b.yaml"));
	merge_done(&m);
	for (int i = 0; i < 4; i++)
		session_free(all[i]);
}

/* Of several values one in common is enough; that somebody deleted one says nothing. */
static void
test_conflicts_agree(void)
{
	struct session *a = make("minimal", "1", "1", "1.1", 6), *b = make("minimal", "1", "1", "1.1", 6);
	struct writer one = {.count = 0}, two = {.count = 0};
	struct value old = {FIELD_VALUE, NULL, "2010", 4}, new = {FIELD_VALUE, NULL, "2011", 4};
	struct merge m;
	struct version *base = version_ref(session_write(a, &one, SECTION_SUBJECT, "year", NULL,
		&old, 1, false));
	session_merge(b, a, NULL, NULL);
	writer_next(&one);
	session_write(a, &one, SECTION_SUBJECT, "year", base, &new, 1, false);
	session_write(b, &two, SECTION_SUBJECT, "year", base, NULL, 0, true);
	session_merge(a, b, NULL, NULL);
	RUN(&m, OVERRULED, a, b);
	is_int(m.faults.n, 0);
	merge_done(&m);
	session_merge(b, a, NULL, NULL);
	RUN(&m, OVERRULED, a, b);
	is_int(m.faults.n, 0);
	is_int(m.conflicts, 1);
	merge_done(&m);
	version_unref(base);
	session_free(a);
	session_free(b);
}

int
main(void)
{
	setenv("KOMPASS_SEED", "1", 1);
	test_unfit();
	test_unfit_points();
	test_which_questionnaire_stands();
	test_kinds();
	test_same_vector_other_bytes();
	test_unfinished();
	test_names_and_codes();
	test_evaluators();
	test_conflicts_agree();
	return tap_end();
}
