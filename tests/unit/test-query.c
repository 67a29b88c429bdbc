#include "config.h"

#include "model/query.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "base/buf.h"
#include "base/error.h"
#include "model/card.h"
#include "tests/tap.h"
#include "text/utf8.h"
#include "text/words.h"

#define COUNT(a) (sizeof(a) / sizeof(*(a)))

static struct query *
read_query(const char *text)
{
	struct error err = ERROR_INIT;
	struct query *q = query_parse(text, strlen(text), NULL, &err);
	if (!q)
		printf("# %s: %s\n", text, error_text(&err));
	error_done(&err);
	return q;
}

/* Does the query find this text by its words? */
static bool
finds(const char *query, const char *text)
{
	struct buf folded = BUF_INIT;
	struct query *q = read_query(query);
	words_fold(&folded, text, strlen(text));
	bool is_found = q && query_fits_words(q, buf_str(&folded));
	query_free(q);
	buf_done(&folded);
	return is_found;
}

#define TEXT "Kommunen har en Visselblåsartjänst. Extern revision görs årligen; ÅR 2010 – 62,5 %."

static void
test_query_words(void)
{
	static const struct {
		const char *query;
		bool is_found;
	} cases[] = {
		{"", true}, {"  \t\n ", true},
		{"kommunen", true}, {"KOMMUNEN", true}, {"kommun", false}, {"kommun*", true},
		{"visselblås*", true}, {"visselblas*", false}, {"~visselblas*", true}, {"~VISSELBLÅS*", true},
		{"~visselblas", false},
		{"år", true}, {"ar", false}, {"~ar", true}, {"a\u030Ar", true},
		{"extern revision", true}, {"revision extern", true}, {"extern intern", false},
		{"\"extern revision\"", true}, {"\"revision extern\"", false}, {"\"Extern   REVISION\"", true},
		{"\"extern rev\"", false}, {"\"extern rev*\"", true}, {"\"extern rev\"*", true},
		{"\"xtern revision\"", false}, {"\"~extern\"", true},
		{"“extern revision”", true}, {"„extern revision“", true}, {"”extern revision”", true},
		{"extern-revision", true}, {"revision-extern", false}, {"62,5", true}, {"5,62", false}, {"2010-62", true},
		{"-intern", true}, {"-extern", false}, {"kommunen -extern", false}, {"kommunen -intern", true},
		{"-\"extern revision\"", false}, {"-\"revision extern\"", true}, {"-ext*", false}, {"-int*", true},
		{"-~ar", false}, {"~-ar", false}, {"-ar", true},
		{"intern OR extern", true}, {"intern OR privat", false}, {"intern OR privat OR år", true},
		{"intern ELLER extern", true}, {"intern or extern", false},
		{"kommunen intern OR extern", true}, {"landstinget intern OR extern", false},
		{"intern OR extern landstinget", false}, {"intern OR extern -kommunen", false},
		{"intern OR \"extern revision\"", true}, {"intern OR ~arligen", true},
		{"kommunen\u00A0extern", true}, {"10:30", false},
	};
	for (size_t i = 0; i < COUNT(cases); i++)
		if (!ok(finds(cases[i].query, TEXT) == cases[i].is_found))
			printf("# %s\n", cases[i].query);
}

/* All faults, one a line: "COLUMN+BYTES text". */
static char *
faults(const char *query)
{
	struct buf out = BUF_INIT;
	struct query_faults list;
	struct query *q = query_read(query, strlen(query), &list);
	for (size_t i = 0; i < list.n; i++)
		buf_addf(&out, "%s%zu+%zu %s", i ? "\n" : "", query_column(query, strlen(query), list.v[i].at),
			list.v[i].len, list.v[i].text);
	if (!!q == !!list.n)
		buf_adds(&out, " (and yet)");
	query_faults_done(&list);
	query_free(q);
	return buf_steal(&out);
}

static void
test_query_faults(void)
{
	static const struct {
		const char *query, *said;
	} cases[] = {
		{"revision kidn:example", "10+4 there is no filter \"kidn\"; did you mean \"kind\"?"},
		{"åå slagg:x", "4+5 there is no filter \"slagg\"; did you mean \"slag\"?"},
		{"http://x.se", "1+4 there is no filter \"http\"; a text with such a mark in it goes into quotation marks"},
		{"kind:exampel", "6+7 there is no kind \"exampel\"; did you mean \"example\"?"},
		{"kind:gold", "6+4 there is no kind \"gold\": it is one of note, strength, improvement, weakness, example, ask, text, reason, subject"},
		{"state:open", "7+4 there is no state \"open\": it is one of draft, signed, imported, broken"},
		{"type:distrct", "6+7 there is no type \"distrct\"; did you mean \"district\"?"},
		{"kind:", "6+0 a value is missing, as in kind:example"},
		{"kind: example", "6+0 a value is missing, as in kind:example"},
		{"kind:note,", "11+0 a value is missing, as in kind:example"},
		{"kind:,note", "6+0 a value is missing, as in kind:example"},
		{"kind>note", "5+1 kind has no more or less; write it as in kind:example"},
		{"year:abc", "6+3 \"abc\" is no whole number, nor a range such as 2008..2012, 2010.. or ..2010"},
		{"year:2010.5", "6+6 \"2010.5\" is no whole number, nor a range such as 2008..2012, 2010.. or ..2010"},
		{"year:..", "6+2 \"..\" is no whole number, nor a range such as 2008..2012, 2010.. or ..2010"},
		{"year:2012..2010", "6+10 nothing is between these: the smaller one comes first"},
		{"year:2008..2010..2012", "6+16 \"2008..2010..2012\" is no whole number, nor a range such as 2008..2012, 2010.. or ..2010"},
		{"year>2008..", "6+6 \"2008..\" is no whole number, nor a range such as 2008..2012, 2010.. or ..2010"},
		{"year>2008,2010", "10+1 after more or less stands one value"},
		{"points>=sixty%", "9+6 \"sixty%\" is no number of points such as 7.5 or 60%, nor a range such as 5..10"},
		{"points:-1", "8+2 \"-1\" is no number of points such as 7.5 or 60%, nor a range such as 5..10"},
		{"points:10..60%", "8+7 write % at both ends of a range, or at neither"},
		{"population:99999999999999999999", "12+20 \"99999999999999999999\" is no whole number, nor a range such as 2008..2012, 2010.. or ..2010"},
		{"question:å", "10+2 \"å\" cannot be the id of anything; write it as in question:1.3"},
		{"author:\"a b\"", "9+3 \"a b\" cannot be the id of anything; write it as in author:ab"},
		{"subject:", "9+0 a value is missing, as in subject:Söderhamn"},
		{"subject:~", "10+0 there is no letter or digit in \"\""},
		{"~subject:Åre", "1+1 ~ stands before a word, not before a filter"},
		{"wo*rd", "3+1 * stands only at the end of a word"},
		{"*", "1+1 there is no letter or digit in \"*\""},
		{"\"a* b\"", "3+1 * stands only at the end of a word"},
		{"a & b", "3+1 there is no letter or digit in \"&\""},
		{"\"\"", "2+0 there is no letter or digit in \"\""},
		{"a \"b c", "3+1 this quotation mark is never closed"},
		{"kind:\"note", "6+1 this quotation mark is never closed"},
		{"-", "1+1 a word is missing after \"-\""},
		{"a -~ b", "3+2 a word is missing after \"-~\""},
		{"OR a", "1+2 OR needs a word before it, one that is not left out"},
		{"a OR", "3+2 OR needs a word after it"},
		{"a OR OR b", "6+2 OR needs a word before it, one that is not left out"},
		{"-a OR b", "4+2 OR needs a word before it, one that is not left out"},
		{"a OR -b", "6+1 what comes after OR cannot be left out"},
		{"a OR kind:note", "3+2 OR stands between words; values of a filter are separated by commas"},
		{"kind:note OR a", "11+2 OR needs a word before it, one that is not left out"},
		{"a AND b", "3+3 AND is not needed: all terms must hold; the word itself goes into quotation marks"},
		{"a NOT b", "3+3 -word leaves a word out; the word NOT itself goes into quotation marks"},
		{"kidn:x wo*rd \"open", "1+4 there is no filter \"kidn\"; did you mean \"kind\"?\n"
			"10+1 * stands only at the end of a word\n"
			"14+1 this quotation mark is never closed"},
		{"a\xff" "b", "2+1 this is no text in UTF-8"},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		char *said = faults(cases[i].query);
		is_str(said, cases[i].said);
		free(said);
	}
}

static void
test_query_limits(void)
{
	struct buf text = BUF_INIT;
	for (int i = 0; i < QUERY_WORDS_MAX; i++)
		buf_adds(&text, "a ");
	char *said = faults(text.s);
	is_str(said, "");
	free(said);
	buf_adds(&text, "b c d");
	said = faults(text.s);
	is_str(said, "129+1 a query has at most 64 words");
	free(said);
	buf_clear(&text);
	buf_adds(&text, "year:1");
	for (int i = 1; i < QUERY_VALUES_MAX; i++)
		buf_adds(&text, ",1");
	said = faults(text.s);
	is_str(said, "");
	free(said);
	buf_adds(&text, ",2");
	said = faults(text.s);
	is_str(said, "5+258 a query has at most 128 values");
	free(said);
	buf_clear(&text);
	buf_pad(&text, 'a', QUERY_BYTES_MAX);
	said = faults(text.s);
	is_str(said, "");
	free(said);
	buf_addc(&text, 'a');
	said = faults(text.s);
	is_str(said, "4097+1 a query has at most 4096 bytes");
	free(said);
	buf_clear(&text);
	buf_pad(&text, 'x', 100);
	buf_adds(&text, ":1");
	said = faults(text.s);
	is_str(said, "1+100 there is no filter \"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx...\"; "
		"a text with such a mark in it goes into quotation marks");
	free(said);
	buf_done(&text);
}

static void
test_query_parse_tells_the_first(void)
{
	struct error err = ERROR_INIT;
	size_t at = 0;
	ok(!query_parse("revision kidn:x wo*rd", 21, &at, &err));
	is_int(at, 9);
	is_str(error_text(&err), "column 10: there is no filter \"kidn\"; did you mean \"kind\"?");
	error_done(&err);
}

/* Cards */

static struct card_figure *
add_figure(struct card *c, const char *code, enum card_level level, decimal points, decimal max)
{
	struct card_figure *f = array_push(&c->figures);
	*f = (struct card_figure){.code = xstrdup(code), .level = level, .state = STATE_SCORED,
		.has_points = true, .is_whole = true, .points = points, .max = max, .full = max};
	return f;
}

/* A district of 2010 with one area in each way of naming questions. */
static struct card *
sample_card(void)
{
	static struct card c;
	c = (struct card){.state = CARD_SIGNED, .subject = (char *)"Hässelby-Vällingby",
		.country = (char *)"SE", .code = (char *)"", .type = (char *)"district",
		.questionnaire = (char *)"kommunkompassen-2010", .edition = (char *)"2010",
		.people = (char *)"Gunilla Ek, Mats Holm", .year = 2010, .population = 60000,
		.has_figures = true, .path = (char *)"a.yaml"};
	c.total = (struct card_figure){.has_points = true, .points = 409 * DECIMAL_ONE,
		.max = 700 * DECIMAL_ONE, .full = 800 * DECIMAL_ONE};
	add_figure(&c, "total", CARD_TOTAL, 409 * DECIMAL_ONE, 700 * DECIMAL_ONE);
	add_figure(&c, "1", CARD_AREA, 55 * DECIMAL_ONE, 100 * DECIMAL_ONE);
	add_figure(&c, "1.3", CARD_QUESTION, 12500000, 20 * DECIMAL_ONE);
	add_figure(&c, "1.4", CARD_QUESTION, 0, 0)->has_points = false;
	add_figure(&c, "1.5", CARD_QUESTION, 0, 10 * DECIMAL_ONE);
	add_figure(&c, "T", CARD_AREA, 30 * DECIMAL_ONE, 100 * DECIMAL_ONE)->is_whole = false;
	add_figure(&c, "L1", CARD_QUESTION, 7 * DECIMAL_ONE, 10 * DECIMAL_ONE);
	return &c;
}

static void
sample_done(struct card *c)
{
	for (size_t i = 0; i < c->figures.n; i++)
		free(c->figures.v[i].code);
	array_done(&c->figures);
}

static void
test_query_filters_on_cards(void)
{
	static const struct {
		const char *query;
		bool fits;
	} cases[] = {
		{"", true}, {"type:district", true}, {"typ:stadsdel", true}, {"TYP:Stadsdel", true},
		{"type:municipality", false}, {"type:municipality,district", true},
		{"-type:district", false}, {"-type:municipality", true},
		{"year:2010", true}, {"år:2010", true}, {"ar:2010", true}, {"a\u030Ar:2010", true},
		{"year=2010", true}, {"year:2010..", true}, {"year:2011..", false}, {"year:..2010", true},
		{"year:..2009", false}, {"year:2008..2012", true}, {"year:2008,2010", true}, {"year:2008,2009", false},
		{"year>2009", true}, {"year>2010", false}, {"year>=2010", true}, {"year<2010", false}, {"year<=2010", true},
		{"year:>=2010", true}, {"year:<2010", false}, {"-year:2010", false},
		{"edition:2010", true}, {"utgåva:2002", false}, {"edition:kommunkompassen-2010", true},
		{"country:se", true}, {"land:NO", false},
		{"population:10000..50000", false}, {"population:50000..", true}, {"invånare:60000", true},
		{"folkmängd>=60001", false},
		{"state:signed", true}, {"läge:utkast", false}, {"state:draft,signed", true}, {"state:broken", false},
		{"subject:hässelby", true}, {"subject:hasselby", false}, {"subject:~hasselby", true},
		{"kommun:häss*", true}, {"subject:häss", false}, {"subject:\"Hässelby Vällingby\"", true},
		{"subject:\"Vällingby Hässelby\"", false}, {"subject:Åre,vällingby", true},
		{"people:ek", true}, {"utvärderare:\"Mats Holm\"", true}, {"people:berg", false},
		{"points>=400", true}, {"points:400..409", true}, {"points<409", false}, {"points:409", true},
		{"points:409,5", false}, {"points>=50%", false},	/* not whole: no per cent */
		{"type:district year:2010 state:signed", true}, {"type:district year:2011", false},
		/* Filters on entries say nothing of a session. */
		{"kind:example", true}, {"question:9.9", true}, {"points>=500 kind:example", true},
		{"revision", true},
	};
	struct card *c = sample_card();
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct query *q = read_query(cases[i].query);
		if (!ok(q && query_fits_card(q, c) == cases[i].fits))
			printf("# %s\n", cases[i].query);
		query_free(q);
	}
	c->year = 0;
	c->population = -1;
	struct query *q = read_query("year:..2010"), *p = read_query("population:..10");
	ok(!query_fits_card(q, c));
	ok(!query_fits_card(p, c));
	query_free(q);
	query_free(p);
	sample_done(c);
}

/* A running evaluation has no total yet. */
static void
test_query_knows_no_total_of_drafts(void)
{
	struct card *c = sample_card();
	struct card_entry e = {.section = SECTION_TEXTS, .kind = ENTRY_NONE, .place = (char *)"0",
		.author = (char *)""};
	struct query *q = read_query("points>=400"), *p = read_query("-points>=400");
	ok(query_fits_card(q, c));
	ok(!query_fits_card(p, c));
	ok(query_fits_entry(q, c, &e, NULL));
	c->state = CARD_DRAFT;
	ok(!query_fits_card(q, c));
	ok(query_fits_card(p, c));
	ok(!query_fits_entry(q, c, &e, NULL));
	query_free(q);
	query_free(p);
	sample_done(c);
}

static void
test_query_broken_only_when_asked(void)
{
	struct card *c = sample_card();
	static const struct {
		const char *query;
		bool fits;
	} cases[] = {
		{"", false}, {"state:broken", true}, {"state:broken,draft", true}, {"-state:broken", false},
		{"-state:draft", false}, {"revision", false}, {"state:broken year:2010", true},
		{"state:broken year:2011", false},
	};
	c->state = CARD_BROKEN;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct query *q = read_query(cases[i].query);
		if (!ok(q && query_fits_card(q, c) == cases[i].fits))
			printf("# %s\n", cases[i].query);
		query_free(q);
	}
	sample_done(c);
}

static void
test_query_filters_on_entries(void)
{
	static const struct {
		const char *query, *place;
		bool fits;
	} cases[] = {
		{"", "1.3", true}, {"kind:example", "1.3", true}, {"slag:exempel", "1.3", true},
		{"kind:strength,example", "1.3", true}, {"kind:note", "1.3", false}, {"-kind:example", "1.3", false},
		{"-kind:note", "1.3", true}, {"kind:text", "1.3", false},
		{"question:1.3", "1.3", true}, {"fråga:1.3", "1.3", true}, {"question:1.30", "1.3", false},
		{"question:1.3,1.4", "1.4", true}, {"question:l1", "L1", true},
		{"area:1", "1.3", true}, {"area:1", "1", true}, {"område:1", "L1", false}, {"area:T", "L1", true},
		{"area:t", "L1", true}, {"area:1", "10.1", false}, {"area:1", "0", false}, {"-area:1", "0", true},
		{"author:ge", "1.3", true}, {"author:GE", "1.3", true}, {"author:mh", "1.3", false},
		{"-author:mh", "1.3", true},
		{"points>=60%", "1.3", true}, {"points>=62.5%", "1.3", true}, {"points>=62,5%", "1.3", true},
		{"points>=63%", "1.3", false},	/* though 62.5 is printed as 63 */
		{"points:62%..63%", "1.3", true}, {"points<12", "1.3", false}, {"points<=12.5", "1.3", true},
		{"poäng:12,5", "1.3", true},
		{"points>=0", "1.4", false}, {"points>=0%", "1.4", false}, {"-points>=60%", "1.4", true},
		{"points>=0", "9.9", false}, {"points:0", "1.5", true}, {"points<1%", "1.5", true},
		{"points>0", "1.5", false},
		{"points>=55%", "1", true}, {"points>=30", "T", true}, {"points>=30%", "T", false},
		{"points>=400", "0", true}, {"points>=410", "0", false}, {"points>=1%", "0", false},
		{"kind:example question:1.3 points>=60%", "1.3", true},
	};
	struct card *c = sample_card();
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct card_entry e = {.section = SECTION_ENTRIES, .kind = ENTRY_EXAMPLE,
			.place = (char *)cases[i].place, .author = (char *)"ge", .id = (char *)"e1"};
		struct query *q = read_query(cases[i].query);
		if (!ok(q && query_fits_entry(q, c, &e, NULL) == cases[i].fits))
			printf("# %s at %s\n", cases[i].query, cases[i].place);
		query_free(q);
	}
	/* Points of a torn index. */
	c->figures.v[2].points = -5;
	struct card_entry e = {.section = SECTION_ENTRIES, .kind = ENTRY_EXAMPLE, .place = (char *)"1.3",
		.author = (char *)"ge"};
	struct query *q = read_query("points<=100%");
	ok(!query_fits_entry(q, c, &e, NULL));
	query_free(q);
	sample_done(c);
}

static void
test_query_kinds_of_sections(void)
{
	static const struct {
		enum section section;
		enum entry_kind kind;
		const char *word;
	} cases[] = {
		{SECTION_ENTRIES, ENTRY_NOTE, "note"}, {SECTION_ENTRIES, ENTRY_EXAMPLE, "example"},
		{SECTION_ENTRIES, ENTRY_ASK, "ask"}, {SECTION_TEXTS, ENTRY_NONE, "text"},
		{SECTION_SETTLED, ENTRY_NONE, "reason"}, {SECTION_SCORES, ENTRY_NONE, "reason"},
		{SECTION_SUBJECT, ENTRY_NONE, "subject"},
	};
	struct card *c = sample_card();
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct card_entry e = {.section = cases[i].section, .kind = cases[i].kind,
			.place = (char *)"0", .author = (char *)""};
		char *query = xasprintf("kind:%s", cases[i].word);
		struct query *q = read_query(query);
		is_str(query_kind_word(&e), cases[i].word);
		ok(query_fits_entry(q, c, &e, NULL));
		query_free(q);
		free(query);
	}
	sample_done(c);
}

static void
test_query_finds_nothing_private(void)
{
	static const struct {
		bool is_private;
		const char *evaluator;
		bool fits;
	} cases[] = {
		{false, NULL, true}, {false, "mh", true}, {true, NULL, false}, {true, "mh", false},
		{true, "", false}, {true, "g", false}, {true, "ge", true},
	};
	struct card *c = sample_card();
	struct query *q = read_query("");
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct card_entry e = {.section = SECTION_ENTRIES, .kind = ENTRY_NOTE,
			.is_private = cases[i].is_private, .place = (char *)"1.3", .author = (char *)"ge"};
		if (!ok(query_fits_entry(q, c, &e, cases[i].evaluator) == cases[i].fits))
			printf("# case %zu\n", i);
	}
	query_free(q);
	sample_done(c);
}

static void
test_query_asks_for(void)
{
	static const struct {
		const char *query;
		bool words, entries, figures, mixes;
	} cases[] = {
		{"", false, false, false, false}, {"a", true, true, false, false}, {"-a", true, true, false, false},
		{"year:2010", false, false, false, false}, {"points>=500", false, false, false, false},
		{"points>=5 a", true, true, true, false}, {"kind:note", false, true, false, false},
		{"area:1", false, true, true, true}, {"question:1.3", false, true, false, true},
		{"question:1.3 edition:2010", false, true, false, false}, {"author:ge", false, true, false, false},
		{"subject:Åre", false, false, false, false},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct query *q = read_query(cases[i].query);
		bool good = query_has_words(q) == cases[i].words &&
			query_has_entry_terms(q) == cases[i].entries &&
			query_needs_figures(q) == cases[i].figures && query_mixes_editions(q) == cases[i].mixes;
		if (!ok(good))
			printf("# %s\n", cases[i].query);
		query_free(q);
	}
}

static void
test_query_match_text(void)
{
	static const struct {
		const char *query, *match;
		bool is_exact;
	} cases[] = {
		{"", "", true}, {"kind:note", "", true},
		{"Revision", "((\"revision\"))", true},
		{"extern rev*", "((\"extern\") AND (\"rev\"*))", true},
		{"\"extern rev*\" a OR b", "((\"extern rev\"*) AND (\"a\" OR \"b\"))", true},
		{"a -b -\"c d\"", "((\"a\")) NOT (\"b\" OR \"c d\")", true},
		{"-a", "", false}, {"~a", "", false}, {"a ~b", "((\"a\"))", false},
		{"a b OR ~c -d", "((\"a\")) NOT (\"d\")", false}, {"a -~b", "((\"a\"))", false},
		{"a\"\"\"OR\"", NULL, false},
		{"NEAR(a,b) x\"' OR 1=1 --\"", "((\"near a b\") AND (\"x\") AND (\"or 1 1\"))", true},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct buf out = BUF_INIT;
		struct query_faults list;
		struct query *q = query_read(cases[i].query, strlen(cases[i].query), &list);
		ok(!q == !cases[i].match);
		if (q) {
			ok(query_match(&out, q) == cases[i].is_exact);
			is_str(buf_str(&out), cases[i].match);
		}
		query_faults_done(&list);
		query_free(q);
		buf_done(&out);
	}
}

/* Words in the order of their bytes, 128 spellings of one among them. */
static int
by_bytes(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static const char *
next_known(void *ctx, const char *least)
{
	static const char *words[140] = {
		"annat", "ar", "aro", "b", "mål", "måla", "m\u0303al", "år", "årlig", "är", "är\u0301o",
	};
	static char spellings[128][16];
	static size_t count = 11;
	(void)ctx;
	for (int digits = 0; digits < 128 && count < 139; digits++) {
		for (int j = 6; j >= 0; j--)
			strcat(spellings[digits], digits >> j & 1 ? "ö" : "o");
		words[count++] = spellings[digits];
	}
	if (!words[139]) {
		qsort(words, count, sizeof(*words), by_bytes);
		words[139] = words[0];
	}
	for (size_t i = 0; i < count; i++)
		if (strcmp(words[i], least) >= 0)
			return words[i];
	return NULL;
}

static void
test_query_match_known(void)
{
	static const struct {
		const char *query, *match;
		bool is_exact;
	} cases[] = {
		{"~ar", "((((\"ar\" OR \"är\" OR \"år\"))))", true},
		{"~ÅR OR b", "((((\"ar\" OR \"är\" OR \"år\")) OR \"b\"))", true},
		{"~ar*", "((((\"ar\"* OR \"är\"* OR \"år\"*))))", true},
		{"~aro*", "((((\"aro\"* OR \"är\u0301o\"*))))", true},
		{"~ko", "((((\"ko\"))))", true},	/* which nothing has */
		{"\"~ar\"", NULL, true},
		{"~\"ar mal\"", "((((\"ar\" OR \"är\" OR \"år\") AND (\"mål\" OR \"m\u0303al\"))))", false},
		{"b -~mal", "((\"b\")) NOT (((\"mål\" OR \"m\u0303al\")))", true},
		{"b -~\"ar mal\"", "((\"b\"))", false},
		{"-~mal", "", false}, {"b", NULL, true},
		{"~ooooooo b", "((\"b\"))", false},	/* too many spellings */
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct buf out = BUF_INIT;
		struct query *q = read_query(cases[i].query);
		struct query_known *known = query_known_new(q, next_known, NULL);
		ok(!known == !cases[i].match);
		if (known) {
			ok(query_match_known(&out, q, known) == cases[i].is_exact);
			is_str(buf_str(&out), cases[i].match);
		}
		query_known_free(known);
		query_free(q);
		buf_done(&out);
	}
	query_known_free(NULL);
}

/* Places in texts: all that are found, with brackets. */
static char *
marked(const char *query, const char *text)
{
	struct buf out = BUF_INIT;
	struct query *q = read_query(query);
	size_t from, to = 0, last = 0, len = strlen(text);
	while (query_find(q, text, len, &from, &to)) {
		buf_add(&out, text + last, from - last);
		buf_addc(&out, '[');
		buf_add(&out, text + from, to - from);
		buf_addc(&out, ']');
		last = to;
	}
	buf_adds(&out, text + last);
	query_free(q);
	return buf_steal(&out);
}

static void
test_query_find(void)
{
	static const struct {
		const char *query, *text, *marked;
	} cases[] = {
		{"a", "b", "b"}, {"a", "", ""}, {"kind:note", "a", "a"}, {"-a b", "a b", "a [b]"},
		{"år", "År och år, ar.", "[År] och [år], ar."},
		{"~ar", "År och år, ar.", "[År] och [år], [ar]."},
		{"rev*", "(Revision) och REVISORER", "([Revision]) och [REVISORER]"},
		{"\"extern rev*\" extern", "extern, extern - revision", "[extern], [extern - revision]"},
		{"\"a b\" \"b c\"", "a b c", "[a b] c"},
		{"e-tjänst", "E-tjänst och e tjänsten", "[E-tjänst] och e tjänsten"},
		{"kommunkompass", "kommun\u00ADkompass\u00AD!", "[kommun\u00ADkompass]\u00AD!"},
		{"a OR b", "b c a", "[b] c [a]"},
		{"å", "a\u030A A\u030A", "[a\u030A] [A\u030A]"},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		char *got = marked(cases[i].query, cases[i].text);
		is_str(got, cases[i].marked);
		free(got);
	}
}

int
main(void)
{
	test_query_words();
	test_query_faults();
	test_query_limits();
	test_query_parse_tells_the_first();
	test_query_filters_on_cards();
	test_query_knows_no_total_of_drafts();
	test_query_broken_only_when_asked();
	test_query_filters_on_entries();
	test_query_kinds_of_sections();
	test_query_finds_nothing_private();
	test_query_asks_for();
	test_query_match_text();
	test_query_match_known();
	test_query_find();
	return tap_end();
}
