#include "config.h"

#include <stdlib.h>

#include "base/buf.h"
#include "base/error.h"
#include "model/columns.h"
#include "tests/tap.h"

/* Columns that fit, "subject 0+18 year 19+4". */
static char *
layout(const char *words, int width)
{
	struct columns c;
	struct column_place place[COLUMN_COUNT];
	struct buf out = BUF_INIT;
	if (!columns_parse(&c, words, NULL))
		return NULL;
	size_t n = columns_layout(place, &c, width);
	for (size_t i = 0; i < n; i++)
		buf_addf(&out, "%s%s %d+%d", i ? " " : "", column_word(place[i].column),
			place[i].at, place[i].width);
	return buf_steal(&out);
}

static void
is_layout(const char *words, int width, const char *wanted)
{
	char *got = layout(words, width);
	is_str(got, wanted);
	free(got);
}

static void
test_layout_grows_as_far_as_there_is_use(void)
{
	is_layout("subject,year", 23, "subject 0+18 year 19+4");
	is_layout("year,subject", 25, "year 0+4 subject 5+20");
	is_layout("subject,year", 500, "subject 0+36 year 37+4");
	is_layout("year", 500, "year 0+4");
}

static void
test_layout_leaves_out_the_least_needed(void)
{
	is_layout("subject,people,year", 40, "subject 0+24 people 25+10 year 36+4");
	is_layout("subject,people,year", 31, "subject 0+26 year 27+4");
	is_layout("people,subject,year", 20, "subject 0+20");
	is_layout("subject,year", 5, "subject 0+5");
	is_layout("path,people", 12, "people 0+12");
	is_layout("subject", 0, "subject 0+0");
}

static void
test_layout_of_an_ordinary_terminal(void)
{
	struct columns c;
	struct column_place place[COLUMN_COUNT];
	columns_default(&c);
	for (int width = 1; width < 300; width++) {
		size_t n = columns_layout(place, &c, width);
		bool is_good = n && place[0].column == COLUMN_SUBJECT;
		for (size_t i = 0; i < n; i++)
			is_good &= place[i].width > 0 && place[i].at + place[i].width <= width &&
				(!i || place[i].at == place[i - 1].at + place[i - 1].width + 1);
		if (!is_good)
			printf("# width %d\n", width);
		if (!is_good || width % 50 == 0)
			ok(is_good);
	}
	is_int(columns_layout(place, &c, 76), 8);
	is_int(columns_layout(place, &c, 120), c.n);
}

static void
test_parse_and_format(void)
{
	static const struct {
		const char *text, *again, *fault;
	} cases[] = {
		{"subject,year", "subject,year", NULL},
		{" subject , year ", "subject,year", NULL},
		{"path subject", "path,subject", NULL},
		{"", NULL, "name columns, with commas between: subject,year"},
		{"  ", NULL, "name columns, with commas between: subject,year"},
		{"yaer", NULL, "there is no column \"yaer\"; did you mean \"year\"?"},
		{"year,year", NULL, "\"year\" stands there twice"},
		{"-year", NULL, "there is no column \"-year\"; did you mean \"year\"?"},
		{"year,,path", NULL, "there is no column \"\"; there are subject, year, edition, type, "
			"state, version, progress, total, percent, people, changed, country, population, path"},
	};
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct columns c = {{COLUMN_STATE}, 1};
		struct error err = ERROR_INIT;
		struct buf out = BUF_INIT;
		bool done = columns_parse(&c, cases[i].text, &err);
		columns_format(&out, &c);
		is_str(out.s, cases[i].again ? cases[i].again : "state");
		is_str(done ? NULL : error_text(&err), cases[i].fault);
		error_done(&err);
		buf_done(&out);
	}
}

static void
test_sorting_parse_and_format(void)
{
	struct sorting s;
	struct buf out = BUF_INIT;
	sorting_default(&s);
	sorting_format(&out, &s);
	is_str(out.s, "-year,subject");
	ok(sorting_parse(&s, "+state, -total", NULL));
	buf_clear(&out);
	sorting_format(&out, &s);
	is_str(out.s, "state,-total");
	ok(!sorting_parse(&s, "state,nothing", NULL));
	is_int(s.n, 2);
	buf_done(&out);
}

static void
test_sorting_goes_through_the_columns(void)
{
	static const char *const wanted[] = {
		"-progress,-year", "-changed,-progress", "subject,-changed", "-year,subject",
	};
	struct columns c;
	struct sorting s;
	struct buf out = BUF_INIT;
	ok(columns_parse(&c, "subject,year,progress,changed", NULL));
	sorting_default(&s);
	for (size_t i = 0; i < sizeof(wanted) / sizeof(*wanted); i++) {
		sorting_next(&s, &c);
		buf_clear(&out);
		sorting_format(&out, &s);
		is_str(out.s, wanted[i]);
	}
	sorting_turn(&s);
	ok(!s.v[0].is_down);
	ok(sorting_parse(&s, "people", NULL));
	sorting_next(&s, &c);
	is_int(s.v[0].column, COLUMN_SUBJECT);
	buf_done(&out);
}

static void
test_toggle_keeps_one(void)
{
	struct columns c = {{COLUMN_SUBJECT}, 1};
	columns_toggle(&c, COLUMN_SUBJECT);
	is_int(c.n, 1);
	columns_toggle(&c, COLUMN_PATH);
	is_int(c.n, 2);
	columns_toggle(&c, COLUMN_SUBJECT);
	is_int(c.n, 1);
	is_int(c.v[0], COLUMN_PATH);
}

int
main(void)
{
	test_layout_grows_as_far_as_there_is_use();
	test_layout_leaves_out_the_least_needed();
	test_layout_of_an_ordinary_terminal();
	test_parse_and_format();
	test_sorting_parse_and_format();
	test_sorting_goes_through_the_columns();
	test_toggle_keeps_one();
	return tap_end();
}
