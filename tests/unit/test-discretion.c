#include "config.h"

/*
 * Every stored field stands in the report or is counted as left out; and what
 * is internal is found where it slipped into a text.
 */

#include <stdlib.h>

#include "report/discretion.h"
#include "report/markdown.h"
#include "report/render.h"
#include "report/report.h"
#include "tests/tap.h"
#include "tests/unit/sample.h"

static const struct report_options options = {.now = {.seconds = 1271761200}};

enum type { MD, TXT, HTML, ODT, TYPE_COUNT };

/* The report of one type. */
static struct buf
written(const struct session *s, enum type type)
{
	static const enum markdown_form forms[] = {
		[MD] = MARKDOWN_MARKDOWN, [TXT] = MARKDOWN_TEXT, [HTML] = MARKDOWN_PARTS,
		[ODT] = MARKDOWN_PARTS,
	};
	const struct render r = {.title = "Title", .language = "sv"};
	struct markdown md;
	struct buf out = BUF_INIT;
	struct error err = ERROR_INIT;
	markdown_init(&md, forms[type]);
	report_write(&md, s, &options);
	if (type == MD || type == TXT)
		buf_add(&out, md.out.s, md.out.len);
	else if (!(type == HTML ? render_html(&out, &md, &r, &err) : render_odt(&out, &md, &r, &err)))
		ok(!"rendered");
	error_done(&err);
	markdown_done(&md);
	return out;
}

/* Is it there in all of them?  What is looked for has no blanks, as rows of plain text break. */
static bool
says(const struct session *s, const char *text)
{
	bool is_said = true;
	for (int type = 0; type < TYPE_COUNT; type++) {
		if (type >= HTML && !render_is_built())
			continue;
		struct buf out = written(s, (enum type)type);
		is_said &= memmem(out.s, out.len, text, strlen(text)) != NULL;
		buf_done(&out);
	}
	return is_said;
}

static size_t
left_out(const struct session *s)
{
	struct left left;
	size_t n = 0;
	discretion_count(&left, s, &options);
	for (int i = 0; i < LEFT_COUNT; i++)
		n += left.of[i];
	return n;
}

/* A value of the field that stands nowhere else, and as it would be printed. */
struct marked {
	char stored[40], printed[40];
};

static struct marked
mark(enum section section, enum field field)
{
	struct marked m;
	int n = section * FIELD_COUNT + field;
	const char *stored = "yes", *printed = "";
	switch (field_type(field)) {
	case TYPE_LINE:
	case TYPE_TEXT:
	case TYPE_LIST:
	case TYPE_ID:
		snprintf(m.stored, sizeof(m.stored), "zz%dzz", n);
		snprintf(m.printed, sizeof(m.printed), "zz%dzz", n);
		return m;
	case TYPE_NUMBER:
		stored = printed = "7.123457";
		break;
	case TYPE_WHOLE:
		stored = printed = "98765";
		break;
	case TYPE_TIME:
		stored = "2031-01-23T04:05:06+01:00";
		printed = "2031-01-23";
		break;
	case TYPE_DATE:
		stored = printed = "2032-03-04";
		break;
	default:
		break;
	}
	snprintf(m.stored, sizeof(m.stored), "%s", stored);
	snprintf(m.printed, sizeof(m.printed), "%s", printed);
	return m;
}

/* An item to mark: where, and what it must have to be one of this sort. */
struct sort {
	enum section section;
	const char *id;
	const char *base[12];	/* names and values, ended by NULL */
	bool is_whole;		/* such an item counts as one, whatever is in it */
};

#define PART(section, id, ...) {SECTION_##section, id, {__VA_ARGS__}, false}
#define WHOLE(section, id, ...) {SECTION_##section, id, {__VA_ARGS__}, true}

static const struct sort sorts[] = {
	PART(SUBJECT, "name", "value", "Lund"),
	PART(SUBJECT, "code", "value", "1281"),
	PART(SUBJECT, "country", "value", "SE"),
	PART(SUBJECT, "kind", "value", "other"),
	PART(SUBJECT, "population", "value", "1"),
	PART(SUBJECT, "profile", "value", "none"),
	PART(SUBJECT, "year", "value", "2010"),
	PART(STATUS, "imported", "value", "closed"),
	PART(STATUS, "imported", "value", "reopened", "reason", "why"),
	PART(STATUS, "signed/1-waaaaaaaaa", "value", "closed", "time", "2010-05-06T07:08:09+02:00"),
	PART(STATUS, "signed/1-waaaaaaaaa", "value", "reopened"),
	PART(EVALUATORS, "ab", "name", "Anna"),
	PART(RESPONSIBLE, "1", "evaluator", "ab"),
	PART(INTERVIEWS, "i1", "label", "1", "by", "ab"),
	PART(INTERVIEWS, "i1", "label", "1", "by", "ab", "times", "09:00-10:11"),
	PART(INTERVIEWS, "i1", "label", "1", "by", "ab", "group", "g1"),
	PART(DOCUMENTS, "d1", "label", "1", "by", "ab", "title", "Plan"),
	PART(DOCUMENTS, "d1", "label", "1", "by", "ab", "title", "Plan", "received", "2010-01-02"),
	PART(PAGES, "w1", "label", "1", "by", "ab", "url", "x.se"),
	PART(SETTLED, "1.1", "state", "points", "points", "3"),
	PART(SETTLED, "1.1", "state", "not-assessed"),
	PART(SETTLED, "1.1", "state", "not-applicable"),
	WHOLE(SETTLED, "9.9", "state", "points", "points", "3"),
	PART(POSTPONED, "1.1", "time", "2010-05-06T07:08:09+02:00"),
	WHOLE(SCORES, "1.1/ab", "state", "points", "points", "3"),
	WHOLE(SCORES, "1.1/ab", "state", "not-assessed"),
	PART(LOOKED, "1.1/ab", "time", "2010-05-06T07:08:09+02:00"),
	WHOLE(TICKS, "1.1.a/ab", "points", "1"),
	WHOLE(ENTRIES, "e1", "kind", "note", "by", "ab", "text", "t", "question", "1.1"),
	WHOLE(ENTRIES, "e1", "kind", "ask", "by", "ab", "text", "t", "question", "1.1"),
	WHOLE(ENTRIES, "e1", "kind", "strength", "by", "ab", "text", "t"),
	PART(ENTRIES, "e1", "kind", "strength", "by", "ab", "text", "t", "question", "1.1"),
	PART(ENTRIES, "e1", "kind", "example", "by", "ab", "text", "t", "question", "1"),
	WHOLE(ENTRIES, "e1", "kind", "weakness", "by", "ab", "text", "t", "question", "9.9"),
	PART(ENTRIES, "e1", "kind", "strength", "by", "ab", "text", "t", "question", "1.1",
		"wording", "w"),
	WHOLE(DRAFTS, "d1", "by", "ab", "text", "t"),
	PART(TEXTS, "summary", "text", "t"),
	WHOLE(TEXTS, "summary.en", "text", "t"),
	PART(TEXTS, "summary.sv", "text", "t"),
	PART(TEXTS, "area/1", "text", "t"),
	WHOLE(TEXTS, "area/9", "text", "t"),
	PART(TEXTS, "question/1.1", "text", "t"),
	WHOLE(TEXTS, "question/9.9", "text", "t"),
	WHOLE(TEXTS, "elsewhere", "text", "t"),
	PART(REPORTED, "1.1", "points", "3"),
	PART(REPORTED, "1.1/2", "points", "3"),
	PART(REPORTED, "1", "points", "3"),
	PART(REPORTED, "total", "points", "3"),
	PART(PREVIOUS, "subject/name", "value", "Lund"),
	PART(PREVIOUS, "score/total", "state", "points", "points", "3"),
	PART(PREVIOUS, "score/1", "state", "points", "points", "3"),
	PART(PREVIOUS, "score/1.1", "state", "points", "points", "3"),
	WHOLE(PREVIOUS, "text/summary", "text", "t"),
	WHOLE(PREVIOUS, "entry/e1", "kind", "strength", "question", "1.1", "text", "t"),
};

/* The item with this value of the field, or (NULL) without the field. */
static void
put(struct session *s, const struct sort *sort, enum field field, const char *stored)
{
	const char *pairs[15];
	size_t n = 0;
	for (const char *const *p = sort->base; *p; p += 2) {
		if (field != FIELD_COUNT && section_field(sort->section, *p) == field)
			continue;
		pairs[n++] = *p;
		pairs[n++] = p[1];
	}
	if (stored) {
		pairs[n++] = field_name(field);
		pairs[n++] = stored;
	}
	pairs[n] = NULL;
	sample_put(s, sort->section, sort->id, pairs);
}

/* A session with a previous evaluation of the same edition, where a sort has not its own. */
static struct session *
fresh(void)
{
	struct session *s = sample_session("kommunkompassen-2010");
	PUT(s, PREVIOUS, "subject/questionnaire", "value", "kommunkompassen-2010");
	PUT(s, PREVIOUS, "subject/edition", "value", "2010");
	return s;
}

static bool
is_told(const struct sort *sort, enum field field)
{
	struct marked m = mark(sort->section, field);
	struct session *none = fresh(), *without = fresh(), *with = fresh();
	put(without, sort, field, NULL);
	put(with, sort, field, m.stored);
	bool is_printed = *m.printed && says(with, m.printed);
	bool is_fine = sort->is_whole ? left_out(with) == left_out(none) + 1 :
		is_printed || left_out(with) > left_out(without);
	session_free(none);
	session_free(without);
	session_free(with);
	return is_fine;
}

static void
test_every_field_is_told_or_counted(void)
{
	bool is_seen[SECTION_COUNT] = {false};
	for (size_t i = 0; i < sizeof(sorts) / sizeof(*sorts); i++) {
		const struct sort *sort = &sorts[i];
		is_seen[sort->section] = true;
		for (int f = 0; f < FIELD_COUNT; f++) {
			enum field field = (enum field)f;
			enum field_type type = field_type(field);
			/* What a word or yes does is seen elsewhere, and so what closes. */
			if (!section_has(sort->section, field) || type == TYPE_WORD ||
			    (type == TYPE_YES && field != FIELD_DONE) ||
			    (sort->section == SECTION_STATUS && field == FIELD_VALUE))
				continue;
			/* It would be an entry of another sort. */
			if (sort->section == SECTION_ENTRIES && field == FIELD_QUESTION)
				continue;
			char what[120];
			snprintf(what, sizeof(what), "%s %s: %s", section_name(sort->section), sort->id,
				field_name(field));
			tap_check(is_told(sort, field), __FILE__, __LINE__, what);
		}
	}
	for (int section = 0; section < SECTION_COUNT; section++)
		if (!is_seen[section])
			tap_check(false, __FILE__, __LINE__, section_name((enum section)section));
}

/* Leaks. */

/* "texts/summary: ...|" of all that is found. */
static const char *
found(const struct session *s, const char *allowed)
{
	static struct buf out;
	struct leaks leaks = {0};
	struct markdown md;
	markdown_init(&md, MARKDOWN_MARKDOWN);
	report_write(&md, s, &options);
	discretion_search(&leaks, &md, s, &allowed, allowed ? 1 : 0);
	buf_clear(&out);
	for (size_t i = 0; i < leaks.n; i++)
		buf_addf(&out, "%s: %s|", leaks.v[i].place, leaks.v[i].what);
	leaks_done(&leaks);
	markdown_done(&md);
	return buf_str(&out);
}

static struct session *
with_summary(const char *text)
{
	struct session *s = fresh();
	PUT(s, TEXTS, "summary", "text", text);
	PUT(s, EVALUATORS, "ab", "name", "Anna");
	return s;
}

static void
test_codes_and_marks_are_found(void)
{
	static const struct {
		const char *text, *want;
	} cases[] = {
		{"As P3 said", "texts/summary: \"P3\" looks like the code of a person|"},
		{"(P12), P12.", "texts/summary: \"P12\" looks like the code of a person|"},
		{"P3 and P4", "texts/summary: \"P3\" looks like the code of a person|"
			"texts/summary: \"P4\" looks like the code of a person|"},
		{"seen @I3", "texts/summary: \"@I3\" is the mark of an interview|"},
		{"seen @ge.I14, twice", "texts/summary: \"@ge.I14\" is the mark of an interview|"},
		{"P, PP3, P3a, p3, P1234, 3P, IP3", ""},
		{"@D2 @W1 ge@I @Ingrid 3@ @", ""},
		{"a@I3", "texts/summary: \"@I3\" is the mark of an interview|"},
	};
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct session *s = with_summary(cases[i].text);
		is_str(found(s, NULL), cases[i].want);
		is_str(found(s, "texts/summary"), "");
		session_free(s);
	}
}

#define PRIVATE "The boss_* of the library\nnever <answers> the phone"

static void
test_internal_texts_are_found(void)
{
	/* Set otherwise, in the middle of another text, and broken otherwise. */
	struct session *s = with_summary("We heard: the BOSS of the library never **answers**\n\nthe phone.");
	is_str(found(s, NULL), "");
	PUT(s, ENTRIES, "e1", "kind", "note", "by", "ab", "question", "1.1", "text", PRIVATE);
	is_str(found(s, NULL), "texts/summary: a note: \"The boss_* of the library never <answer…\"|");
	is_str(found(s, "texts/intro"), "texts/summary: a note: \"The boss_* of the library never <answer…\"|");
	is_str(found(s, "texts/summary"), "");
	sample_delete(s, SECTION_ENTRIES, "e1");
	is_str(found(s, NULL), "");
	PUT(s, ENTRIES, "e2", "kind", "strength", "by", "ab", "question", "1.1", "text", PRIVATE,
		"private", "yes");
	is_str(found(s, NULL), "texts/summary: a private entry: \"The boss_* of the library never <answer…\"|");
	/* The same goes out as a finding: it is no secret. */
	PUT(s, ENTRIES, "e3", "kind", "strength", "by", "ab", "question", "1.1", "text", PRIVATE);
	is_str(found(s, NULL), "");
	session_free(s);
}

static void
test_each_internal_sort_is_found(void)
{
	static const struct sort internal[] = {
		PART(ENTRIES, "e1", "kind", "ask", "by", "ab", "question", "1.1", "text", PRIVATE),
		PART(ENTRIES, "e1", "kind", "strength", "by", "ab", "text", PRIVATE),
		PART(ENTRIES, "e1", "kind", "strength", "by", "ab", "text", "x", "note", PRIVATE),
		PART(DRAFTS, "d1", "by", "ab", "text", PRIVATE),
		PART(SCORES, "1.1/ab", "state", "points", "points", "3", "reason", PRIVATE),
		PART(INTERVIEWS, "i1", "label", "1", "by", "ab", "note", PRIVATE),
		PART(INTERVIEWS, "i1", "label", "1", "by", "ab", "persons",
			"P1 x\nP2 the boss of the library never answers the phone"),
		PART(DOCUMENTS, "d1", "label", "1", "by", "ab", "title", "Plan", "note", PRIVATE),
		PART(PAGES, "w1", "label", "1", "by", "ab", "url", "x.se", "note", PRIVATE),
	};
	for (size_t i = 0; i < sizeof(internal) / sizeof(*internal); i++) {
		struct session *s = with_summary("x the boss of the library never answers the phone");
		put(s, &internal[i], FIELD_COUNT, NULL);
		tap_check(!strncmp(found(s, NULL), "texts/summary: ", 15), __FILE__, __LINE__,
			section_name(internal[i].section));
		session_free(s);
	}
}

static void
test_what_is_no_leak(void)
{
	/* Too short, or half a word. */
	struct session *s = with_summary("It rained all the time, undertaker");
	PUT(s, ENTRIES, "e1", "kind", "note", "by", "ab", "question", "1.1", "text", "rained all the time");
	PUT(s, ENTRIES, "e2", "kind", "note", "by", "ab", "question", "1.1",
		"text", "it rained all the time under");
	is_str(found(s, NULL), "");
	session_free(s);
	/* The reason of the only one who answered is why it was not assessed. */
	s = with_summary("x");
	PUT(s, SCORES, "1.1/ab", "state", "not-assessed", "reason", "nobody could show any evidence of it");
	ok(says(s, "evidence"));
	is_str(found(s, NULL), "");
	session_free(s);
}

int
main(void)
{
	test_every_field_is_told_or_counted();
	test_codes_and_marks_are_found();
	test_internal_texts_are_found();
	test_each_internal_sort_is_found();
	test_what_is_no_leak();
	return tap_end();
}
