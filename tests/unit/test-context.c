#include "config.h"

#include "report/context.h"

#include <locale.h>
#include <stdlib.h>

#include "base/buf.h"
#include "model/card.h"
#include "model/query.h"
#include "report/results.h"
#include "tests/tap.h"
#include "text/utf8.h"

#define COUNT(a) (sizeof(a) / sizeof(*(a)))

/* The context of what a query finds, brackets around that. */
static char *
context(const char *query, const char *text, size_t columns)
{
	struct buf out = BUF_INIT;
	struct context c;
	struct query *q = query ? query_parse(query, strlen(query), NULL, NULL) : NULL;
	size_t at = 0;
	context_make(&c, text, q, columns);
	for (size_t i = 0; i < c.marks.n; i++) {
		buf_add(&out, c.text + at, c.marks.v[i].from - at);
		buf_addc(&out, '[');
		buf_add(&out, c.text + c.marks.v[i].from, c.marks.v[i].to - c.marks.v[i].from);
		buf_addc(&out, ']');
		at = c.marks.v[i].to;
	}
	buf_adds(&out, c.text + at);
	context_done(&c);
	query_free(q);
	return buf_steal(&out);
}

static void
test_context_around_what_is_found(void)
{
	static const struct {
		const char *query, *text;
		size_t columns;
		const char *context;
	} cases[] = {
		{"b", "a b c", 40, "a [b] c"},
		{"b", "\n a\nb\tb  c\r\n\nd \r\n", 40, "a / [b] [b] c / d"},
		{NULL, "en två tre fyra fem sex sju åtta", 20, "en två tre fyra …"},
		{"x", "en två tre fyra fem sex sju åtta", 20, "en två tre fyra …"},
		{"en", "en två tre fyra fem sex sju åtta", 20, "[en] två tre fyra …"},
		{"sju", "en två tre fyra fem sex sju åtta", 20, "… sex [sju] åtta"},
		{"fem", "en två tre fyra fem sex sju åtta nio", 20, "… [fem] sex sju åtta …"},
		/* Two words far from each other: a piece around each, one of each kind. */
		{"en åtta", "en två tre fyra fem sex sju åtta nio tio elva tolv", 32,
			"[en] två tre … [åtta] nio tio …"},
		{"en åtta", "en två en tre fyra fem sex sju åtta nio tio elva tolv", 36,
			"[en] två [en] tre … [åtta] nio tio …"},
		{"en", "en två tre fyra fem sex sju åtta nio tio elva tolv en", 36,
			"[en] två tre fyra fem sex sju åtta …"},
		/* Without blanks, wide characters, and less room than makes sense. */
		{NULL, "abcdefghijklmnopqrstuvwxyz", 16, "abcdefghijkl …"},
		{NULL, "漢字漢字漢字漢字漢字漢字", 16, "漢字漢字漢字 …"},
		{"b", "en två tre fyra b c", 0, "… [b] c"},
		{"", "", 20, ""},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		char *got = context(cases[i].query, cases[i].text, cases[i].columns);
		is_str(got, cases[i].context);
		free(got);
	}
}

static uint32_t seed = 1;

static uint32_t
draw(uint32_t below)
{
	seed = seed * 1664525 + 1013904223;
	return (seed >> 8) % below;
}

/* Whatever the text: the width is kept, marks lie in it, and the first word found is there. */
static void
test_context_of_random_texts(void)
{
	static const char *const pieces[] = {
		"a", "plan", "årlig", " ", " ", "\n", "e\xcc\x81", "漢", "\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x92\xbb",
		"kommunfullmäktigeledamöterna", ".", "\xe2\x80\xae", "\x1b", "x", "\xc2\xad",
	};
	struct query *q = query_parse("plan OR årlig OR x", 20, NULL, NULL);
	size_t wide = 0, outside = 0, missing = 0;
	for (int round = 0; round < 4000; round++) {
		struct buf text = BUF_INIT;
		struct context c;
		size_t columns = 16 + draw(80), from, to = 0;
		for (uint32_t n = draw(80); n; n--)
			buf_adds(&text, pieces[draw(COUNT(pieces))]);
		context_make(&c, buf_str(&text), q, columns);
		/* A grapheme, or a word that was found, may be wider than the room. */
		wide += utf8_width(c.text, strlen(c.text)) > columns + 8;
		for (size_t i = 0; i < c.marks.n; i++)
			outside += c.marks.v[i].from >= c.marks.v[i].to || c.marks.v[i].to > strlen(c.text) ||
				(i && c.marks.v[i].from < c.marks.v[i - 1].to);
		missing += query_find(q, buf_str(&text), text.len, &from, &to) && !c.marks.n;
		context_done(&c);
		buf_done(&text);
	}
	is_int(wide, 0);
	is_int(outside, 0);
	is_int(missing, 0);
	query_free(q);
}

/* Results */

static void
add(struct results *list, const struct card *c, const char *id, int points, int max, bool is_whole)
{
	struct card_entry e = {.section = SECTION_ENTRIES, .kind = ENTRY_EXAMPLE, .id = (char *)id,
		.place = (char *)"1.3", .author = (char *)"", .text = (char *)"text"};
	struct result *r = results_add(list, c, "x.yaml", &e);
	r->has_points = points >= 0;
	r->points = points * DECIMAL_ONE;
	r->max = max * DECIMAL_ONE;
	r->is_whole = is_whole;
}

static void
test_results_sorted_by_points(void)
{
	struct card c = {.subject = (char *)"A"};
	struct results list = {0};
	struct buf order = BUF_INIT;
	results_sort_by_points(&list);
	add(&list, &c, "a", -1, 0, false);	/* none */
	add(&list, &c, "b", 1, 3, true);	/* a third, exactly */
	add(&list, &c, "c", 50, 100, false);	/* something is open: no per cent */
	add(&list, &c, "d", 333333, 1000000, true);	/* less than a third */
	add(&list, &c, "e", 10, 10, true);
	add(&list, &c, "f", 60, 100, false);
	add(&list, &c, "g", 2, 6, true);	/* the same share, of more */
	add(&list, &c, "h", 0, 0, true);	/* of nothing */
	add(&list, &c, "i", -1, 0, true);
	results_sort_by_points(&list);
	for (size_t i = 0; i < list.n; i++)
		buf_adds(&order, list.v[i].id);
	is_str(order.s, "egbdfchai");
	buf_done(&order);
	results_done(&list);
}

int
main(void)
{
	setlocale(LC_ALL, "C.UTF-8");
	test_context_around_what_is_found();
	test_context_of_random_texts();
	test_results_sorted_by_points();
	return tap_end();
}
