#include "config.h"

#include <stdlib.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/error.h"
#include "model/mapping.h"
#include "model/questionnaire.h"
#include "store/mapping-file.h"
#include "store/questionnaire-file.h"
#include "store/yaml.h"
#include "tests/tap.h"
#include "tests/unit/sample.h"

static struct mapping *
read_text(const char *text)
{
	struct diags diags;
	diags_init(&diags, "test");
	struct yaml *doc = yaml_read(text, strlen(text), &diags);
	struct mapping *m = mapping_from_node(yaml_root(doc), &diags);
	for (size_t i = 0; i < diags.list.n; i++)
		printf("# %s\n", diags.list.v[i].text);
	yaml_doc_free(doc);
	diags_done(&diags);
	return m;
}

#define HEAD "kompass-mapping: \"1.0\"\nid: m\nfrom: old\nto: new\ntitle: {sv: Titel, en: Title}\n"

/* What is found of a code, as "wider 2+3". */
static char *
found(const struct mapping *m, bool is_inverse, bool is_area, const char *code)
{
	struct mapping_parts parts = {0};
	struct buf b = BUF_INIT;
	enum relation r = mapping_find(m, is_inverse, is_area, code, &parts, NULL);
	buf_adds(&b, r == RELATION_COUNT ? "nothing" : relation_word(r));
	for (size_t i = 0; i < parts.n; i++)
		buf_addf(&b, "%c%s", i ? '+' : ' ', parts.v[i]);
	array_done(&parts);
	return buf_steal(&b);
}

static void
test_find_from_either_side(void)
{
	static const struct {
		const char *code, *onward, *back;	/* as an old code, as a new one */
	} cases[] = {
		{"1", "same 1", "same 1"},
		{"2", "wider 3", "split 4+5"},	/* new 2 is made of two */
		{"3", "narrower 4", "narrower 2"},
		{"4", "wider 2", "wider 3"},
		{"5", "wider 2", "wider 6"},	/* the one old asks for more than this part */
		{"6", "split 5+6", "wider 6"},
		{"7", "gone", "gone"},		/* a new one is gone, seen from the new side */
		{"8", "nothing", "nothing"},
	};
	struct mapping *m = read_text(HEAD "areas:\n"
		"  - {from: \"1\", relation: same, to: \"1\"}\n"
		"  - {from: \"2\", relation: wider, to: \"3\"}\n"
		"  - {from: \"3\", relation: narrower, to: \"4\"}\n"
		"  - {from: \"4\", relation: wider, to: \"2\"}\n"
		"  - {from: \"5\", relation: wider, to: \"2\"}\n"
		"  - {from: \"6\", relation: split, to: [\"5\", \"6\"]}\n"
		"  - {from: \"7\", relation: gone}\n"
		"  - {relation: new, to: \"7\"}\n");
	if (!m)
		exit(99);
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		char *onward = found(m, false, true, cases[i].code);
		char *back = found(m, true, true, cases[i].code);
		is_str(onward, cases[i].onward);
		is_str(back, cases[i].back);
		free(onward);
		free(back);
	}
	char *question = found(m, false, false, "1");
	is_str(question, "nothing");
	free(question);
	mapping_free(m);
}

static void
test_text_falls_back(void)
{
	struct mapping *m = read_text(HEAD "source: only one\nareas: []\n");
	if (!m)
		exit(99);
	is_str(mapping_text(&m->title, "en"), "Title");
	is_str(mapping_text(&m->title, "sv"), "Titel");
	is_str(mapping_text(&m->title, "nb"), "Titel");
	is_str(mapping_text(&m->source, "sv"), "only one");
	is_str(mapping_text(&(struct mapping_texts){0}, "sv"), NULL);
	mapping_free(m);
}

/* One that YAML complained of has holes that no reader may fall into. */
static void
test_hole_is_no_mapping(void)
{
	static const char *const cases[] = {
		HEAD "areas:\n  - {from: *x, relation: same, to: \"1\"}\n",
		"kompass-mapping: \"1.0\"\nid: m\nfrom: *x\nto: new\ntitle: t\nareas: []\n",
		"kompass-mapping: \"1.0\"\nid: m\nfrom: old\nto: new\ntitle: *x\nareas: []\n",
	};
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		ok(!read_text(cases[i]));
}

static struct mapping *
shipped(const char *name)
{
	struct mapping *m = NULL;
	struct diags diags;
	struct error err = ERROR_INIT;
	char *path = mapping_file_find(name, &err);
	diags_init(&diags, name);
	if (!path || !mapping_file_read(&m, path, &diags, &err)) {
		printf("Bail out! %s %s\n", name, error_text(&err));
		exit(99);
	}
	is_int(diags.list.n, 0);
	diags_done(&diags);
	error_done(&err);
	free(path);
	return m;
}

/* What is the same is little, and each stands alone on both sides. */
static void
test_shipped_2002_2010(void)
{
	struct mapping *m = shipped("mapping-2002-2010");
	struct session *from = sample_session("kommunkompassen-2002");
	struct session *to = sample_session("kommunkompassen-2010");
	decimal before = 0, after = 0;
	for (size_t i = 0; i < m->questions.n; i++) {
		const struct mapping_pair *p = &m->questions.v[i];
		if (p->relation != RELATION_SAME)
			continue;
		before += questionnaire_question(from->questionnaire, p->from)->max;
		after += questionnaire_question(to->questionnaire, p->to.v[0])->max;
		char *back = found(m, true, false, p->to.v[0]), *want = xasprintf("same %s", p->from);
		is_str(back, want);
		free(back);
		free(want);
	}
	is_int(before / DECIMAL_ONE, 150);
	is_int(after / DECIMAL_ONE, 130);
	for (size_t i = 0; i < m->areas.n; i++)
		ok(m->areas.v[i].relation != RELATION_SAME);
	session_free(from);
	session_free(to);
	mapping_free(m);
}

/* By the names of the areas: old 1 to 1, 8 to 2, 3 to 3, 5 to 4, 2 to 5, 7 to 6, 6 to 7, 4 to 8. */
static void
test_shipped_2010_2020(void)
{
	static const char *const to[] = {"1", "5", "3", "8", "4", "7", "6", "2"};
	struct mapping *m = shipped("mapping-2010-2020");
	is_int(m->areas.n, 8);
	is_int(m->questions.n, 0);
	for (size_t i = 0; i < m->areas.n; i++) {
		char code[] = {(char)('1' + i), '\0'};
		is_str(m->areas.v[i].from, code);
		is_str(m->areas.v[i].to.v[0], to[i]);
		ok(m->areas.v[i].relation == RELATION_WIDER || m->areas.v[i].relation == RELATION_NARROWER);
	}
	mapping_free(m);
}

static void
test_joins_in_either_direction(void)
{
	struct mapping *m = read_text(HEAD "areas: []\n");
	bool is_inverse = true;
	ok(mapping_joins(m, "old", "new", &is_inverse) && !is_inverse);
	ok(mapping_joins(m, "new", "old", &is_inverse) && is_inverse);
	ok(!mapping_joins(m, "old", "old", &is_inverse));
	ok(!mapping_joins(m, "old", "other", &is_inverse));
	mapping_free(m);
}

int
main(void)
{
	test_find_from_either_side();
	test_text_falls_back();
	test_hole_is_no_mapping();
	test_shipped_2002_2010();
	test_shipped_2010_2020();
	test_joins_in_either_direction();
	return tap_end();
}
