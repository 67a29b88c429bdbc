#include "config.h"

#include <stdlib.h>

#include "base/buf.h"
#include "model/browse.h"
#include "model/group.h"
#include "tests/tap.h"

#define S(text) ((char []){text})

/* Names where a reader looks for them: å, ä, ö after z. */
static void
test_names_are_sorted(void)
{
	char *const names[] = {
		S("Örebro"), S("Zinkgruvan"), S("Älmhult"), S("ale"), S("Åmål"), S("Bo 10"), S("Bo 9"),
	};
	enum { NAMES = sizeof(names) / sizeof(*names) };
	struct card cards[NAMES];
	struct card *pointed[NAMES];
	struct buf out = BUF_INIT;
	char empty[] = "";
	for (size_t i = 0; i < NAMES; i++) {
		cards[i] = (struct card){.path = names[i], .subject = names[i], .people = empty,
			.edition = empty, .type = empty, .country = empty};
		pointed[i] = &cards[i];
	}
	struct cards list = {pointed, NAMES, 0};
	struct browse *b = browse_new();
	struct sorting by = {.v = {{COLUMN_SUBJECT, false}}, .n = 1};
	browse_set(b, &list, NULL);
	browse_sort(b, &by);
	for (size_t i = 0; i < browse_count(b); i++)
		buf_addf(&out, "%s%s", i ? ", " : "", browse_row(b, i).card->subject);
	is_str(buf_str(&out), "ale, Bo 9, Bo 10, Zinkgruvan, Åmål, Älmhult, Örebro");
	buf_done(&out);
	browse_free(b);
}

/* A few cards made by hand, sorted by path. */
static struct card made[] = {
	{.path = S("a/soderhamn-2005.yaml"), .subject = S("Söderhamn"), .year = 2005, .state = CARD_IMPORTED,
		.people = S(""), .total = {.has_points = true, .points = 400 * DECIMAL_ONE,
		.max = 800 * DECIMAL_ONE, .is_whole = true}},
	{.path = S("a/soderhamn-2008.yaml"), .subject = S("Söderhamn"), .year = 2008, .state = CARD_SIGNED,
		.people = S("Anna Berg, Gerd Ek"), .version = 2, .scored = 45, .asked = 45,
		.total = {.has_points = true, .points = 420 * DECIMAL_ONE, .max = 800 * DECIMAL_ONE}},
	{.path = S("b/ab.yaml"), .subject = S("Åre"), .year = 2026, .state = CARD_DRAFT, .people = S("Anna Berg"),
		.scored = 3, .asked = 45},
	{.path = S("b/ge.yaml"), .subject = S("Åre"), .year = 2026, .state = CARD_DRAFT, .people = S("Gerd Ek"),
		.scored = 9, .asked = 45, .total = {.has_points = true, .points = 9 * DECIMAL_ONE,
		.max = 800 * DECIMAL_ONE}},
	{.path = S("torn.yaml"), .subject = S(""), .state = CARD_BROKEN, .fault = S("3:1: what a mess"), .people = S("")},
	{.path = S("z.yaml"), .subject = S("Ale"), .year = 2008, .state = CARD_DRAFT, .people = S("Bo")},
};

enum { MADE = sizeof(made) / sizeof(*made) };

static char nothing[] = "", year_2002[] = "2002", year_2010[] = "2010";
static struct card *pointers[MADE];
static struct cards all;

static void
make(void)
{
	for (size_t i = 0; i < MADE; i++) {
		pointers[i] = &made[i];
		if (!made[i].edition)
			made[i].edition = i < 1 ? year_2002 : i == 4 ? nothing : year_2010;
		if (!made[i].type)
			made[i].type = made[i].country = nothing;
		made[i].stamp.modified = (int64_t)(i * 7 % MADE + 1);
	}
	all = (struct cards){pointers, MADE, 0};
}

/* The rows by subject (or path of a file), ">" before that of the cursor, "*" before a marked one. */
static void
is_rows(const struct browse *b, const char *wanted)
{
	struct buf out = BUF_INIT;
	for (size_t i = 0; i < browse_count(b); i++) {
		struct browse_row r = browse_row(b, i);
		buf_addf(&out, "%s%s%s", i ? " " : "", i == browse_cursor(b) ? ">" : "",
			browse_is_marked(b, i) ? "*" : "");
		if (r.is_file || !*r.card->subject)
			buf_adds(&out, r.card->path);
		else
			buf_addf(&out, "%s%ld", r.card->subject, r.card->year);
	}
	is_str(buf_str(&out), wanted);
	buf_done(&out);
}

static size_t of[] = {0, 1, 2, 2, 3, 4};
static size_t stands[] = {0, 1, 3, 4, 5};
static const struct card_groups groups = {.of = of, .stands = stands, .count = 5};

static struct browse *
browse(void)
{
	struct browse *b = browse_new();
	browse_set(b, &all, &groups);
	return b;
}

static void
sort_by(struct browse *b, const char *text)
{
	struct sorting s;
	ok(sorting_parse(&s, text, NULL));
	browse_sort(b, &s);
}

static void
test_nothing_is_there(void)
{
	struct browse *b = browse_new();
	struct cards none = {0};
	browse_filter(b, "x");
	is_int(browse_count(b), 0);
	browse_move(b, 1);
	browse_mark_all(b, true);
	browse_set(b, &none, NULL);
	browse_move(b, -1);
	is_int(browse_cursor(b), 0);
	ok(!browse_go_path(b, "x"));
	ok(!browse_prepare(b, 5));
	browse_free(b);
	browse_free(NULL);
}

/* A table may print any total, and the maximum of its questionnaire be any. */
static void
test_no_share_of_next_to_nothing(void)
{
	struct card_figure before = made[1].total;
	struct browse *b = browse();
	made[1].total = (struct card_figure){.has_points = true, .is_whole = true, .is_reported = true,
		.points = DECIMAL_LIMIT, .max = 1};
	sort_by(b, "-percent");
	is_rows(b, "Söderhamn2005 Söderhamn2008 >Åre2026 torn.yaml Ale2008");
	made[1].total = before;
	browse_free(b);
}

static void
test_rows_are_sorted(void)
{
	struct browse *b = browse();
	browse_set_eyes(b, "ge", "Gerd Ek");
	is_rows(b, ">Åre2026 Ale2008 Söderhamn2008 Söderhamn2005 torn.yaml");
	sort_by(b, "subject,year");
	is_rows(b, "Ale2008 Söderhamn2005 Söderhamn2008 >Åre2026 torn.yaml");
	sort_by(b, "-subject,year");
	is_rows(b, ">Åre2026 Söderhamn2005 Söderhamn2008 Ale2008 torn.yaml");
	sort_by(b, "-total");
	is_rows(b, "Söderhamn2008 Söderhamn2005 >Åre2026 torn.yaml Ale2008");
	sort_by(b, "total");
	is_rows(b, ">Åre2026 Söderhamn2005 Söderhamn2008 torn.yaml Ale2008");
	sort_by(b, "-percent");
	is_rows(b, "Söderhamn2005 Söderhamn2008 >Åre2026 torn.yaml Ale2008");
	sort_by(b, "state,-path");
	is_rows(b, "Ale2008 >Åre2026 Söderhamn2008 Söderhamn2005 torn.yaml");
	sort_by(b, "changed");
	is_rows(b, "Söderhamn2005 Söderhamn2008 >Åre2026 torn.yaml Ale2008");
	sort_by(b, "people");
	is_rows(b, "Söderhamn2008 Ale2008 >Åre2026 Söderhamn2005 torn.yaml");
	sort_by(b, "-version");
	is_rows(b, "Söderhamn2008 Söderhamn2005 >Åre2026 torn.yaml Ale2008");
	browse_free(b);
}

static void
test_filter_wants_all_words(void)
{
	struct browse *b = browse();
	browse_filter(b, "SÖDER");
	is_rows(b, ">Söderhamn2008 Söderhamn2005");
	browse_filter(b, "SÖDER 08");
	is_rows(b, ">Söderhamn2008");
	browse_filter(b, "  08  ");
	is_rows(b, ">Ale2008 Söderhamn2008");
	browse_filter(b, "soder");
	is_rows(b, ">Söderhamn2008 Söderhamn2005");
	browse_filter(b, "hamns");
	is_rows(b, "");
	is_int(browse_fitting(b), 0);
	is_int(browse_groups(b), 5);
	browse_filter(b, "mess");
	is_rows(b, ">torn.yaml");
	browse_filter(b, "");
	is_rows(b, ">Åre2026 Ale2008 Söderhamn2008 Söderhamn2005 torn.yaml");
	browse_filter(b, "ge.yaml");
	is_rows(b, ">Åre2026");
	/* Words of two files are not in one. */
	browse_filter(b, "ge.yaml anna");
	is_rows(b, "");
	browse_filter(b, "2002");
	is_rows(b, ">Söderhamn2005");
	browse_free(b);
}

/* Where the cursor was put it is again when the filter is gone. */
static void
test_filter_gives_the_row_back(void)
{
	struct browse *b = browse();
	browse_go(b, 3);
	browse_filter(b, "åre");
	is_rows(b, ">Åre2026");
	browse_filter(b, "");
	is_rows(b, "Åre2026 Ale2008 Söderhamn2008 >Söderhamn2005 torn.yaml");
	browse_filter(b, "ale");
	browse_go(b, 0);
	browse_filter(b, "");
	is_rows(b, "Åre2026 >Ale2008 Söderhamn2008 Söderhamn2005 torn.yaml");
	browse_free(b);
}

/* Letter by letter is the same as at once. */
static void
test_filter_narrows(void)
{
	static const char *const typed[] = {"2", "20", "200", "200 s", "200 sö", "200 s", "200", "e", "el", "e l"};
	struct browse *b = browse();
	for (size_t i = 0; i < sizeof(typed) / sizeof(*typed); i++) {
		struct browse *fresh = browse();
		browse_filter(b, typed[i]);
		browse_filter(fresh, typed[i]);
		is_int(browse_count(b), browse_count(fresh));
		browse_free(fresh);
	}
	browse_free(b);
}

/* Typed, taken back and typed otherwise, at random: always what a new one shows. */
static void
test_filter_walks(void)
{
	static const char letters[] = "2 0søaeör8";
	struct browse *b = browse();
	char text[16] = "";
	unsigned random = 7;
	bool is_same = true;
	for (int i = 0; i < 3000 && is_same; i++) {
		size_t len = strlen(text);
		random = random * 1103515245 + 12345;
		unsigned dice = random >> 16 & 0xff;
		if (dice < 110 && len)
			text[len - 1] = '\0';
		else if (dice < 120)
			text[0] = '\0';
		else if (len < sizeof(text) - 1)
			text[len] = letters[dice % (sizeof(letters) - 1)];
		if (dice >= 120 && len < sizeof(text) - 1)
			text[len + 1] = '\0';
		struct browse *fresh = browse();
		browse_filter(b, text);
		browse_filter(fresh, text);
		is_same = browse_count(b) == browse_count(fresh) && browse_fitting(b) == browse_fitting(fresh);
		for (size_t j = 0; is_same && j < browse_count(b); j++)
			is_same = browse_row(b, j).card == browse_row(fresh, j).card;
		browse_free(fresh);
		if (!is_same)
			printf("# %d: \"%s\"\n", i, text);
	}
	ok(is_same);
	browse_free(b);
}

static void
test_prepare_in_steps(void)
{
	struct browse *b = browse();
	ok(browse_prepare(b, 2));
	ok(browse_prepare(b, 3));
	ok(!browse_prepare(b, 3));
	ok(!browse_prepare(b, 3));
	browse_filter(b, "åre");
	is_rows(b, ">Åre2026");
	browse_free(b);
}

static void
test_files_unfold(void)
{
	struct browse *b = browse();
	is_int(browse_row(b, 0).files, 2);
	browse_go(b, 1);
	browse_unfold(b, 0, true);
	is_rows(b, "Åre2026 b/ab.yaml b/ge.yaml >Ale2008 Söderhamn2008 Söderhamn2005 torn.yaml");
	ok(browse_row(b, 0).is_open);
	ok(browse_row(b, 1).is_file);
	/* One file only: nothing to unfold. */
	browse_unfold(b, 3, true);
	is_int(browse_count(b), 7);
	browse_go(b, 2);
	browse_unfold(b, 2, false);
	is_rows(b, ">Åre2026 Ale2008 Söderhamn2008 Söderhamn2005 torn.yaml");
	browse_free(b);
}

static void
test_cursor_stays_within(void)
{
	struct browse *b = browse();
	browse_move(b, -3);
	is_int(browse_cursor(b), 0);
	browse_move(b, 3);
	is_int(browse_cursor(b), 3);
	browse_move(b, 100);
	is_int(browse_cursor(b), 4);
	browse_move(b, -4);
	is_int(browse_cursor(b), 0);
	ok(browse_go_path(b, "z.yaml"));
	is_int(browse_cursor(b), 1);
	/* A file of a folded evaluation: its row. */
	ok(browse_go_path(b, "b/ab.yaml"));
	is_int(browse_cursor(b), 0);
	ok(!browse_go_path(b, "nowhere.yaml"));
	is_int(browse_cursor(b), 0);
	browse_free(b);
}

static void
is_paths(struct browse_cards *cards, const char *wanted)
{
	struct buf out = BUF_INIT;
	for (size_t i = 0; i < cards->n; i++)
		buf_addf(&out, "%s%s", i ? " " : "", cards->v[i]->path);
	is_str(buf_str(&out), wanted);
	buf_done(&out);
	array_done(cards);
}

static void
test_marks(void)
{
	struct browse *b = browse();
	struct browse_cards cards;
	browse_mark(b, 0, true);
	browse_mark(b, 0, true);
	is_int(browse_marked(b), 2);
	browse_mark(b, 3, true);
	is_rows(b, ">*Åre2026 Ale2008 Söderhamn2008 *Söderhamn2005 torn.yaml");
	browse_list_marked(b, &cards);
	is_paths(&cards, "b/ab.yaml b/ge.yaml a/soderhamn-2005.yaml");
	browse_list_evaluations(b, &cards);
	is_paths(&cards, "b/ge.yaml a/soderhamn-2005.yaml");
	browse_mark(b, 3, false);
	browse_list_evaluations(b, &cards);
	is_paths(&cards, "b/ab.yaml b/ge.yaml");
	browse_unfold(b, 0, true);
	browse_mark(b, 2, false);
	is_rows(b, ">Åre2026 *b/ab.yaml b/ge.yaml Ale2008 Söderhamn2008 Söderhamn2005 torn.yaml");
	/* Marks last beyond a filter; all that is shown is marked, no more. */
	browse_filter(b, "söder");
	browse_mark_all(b, true);
	is_int(browse_marked(b), 3);
	browse_filter(b, "");
	browse_list_evaluations(b, &cards);
	is_paths(&cards, "b/ab.yaml a/soderhamn-2008.yaml a/soderhamn-2005.yaml");
	browse_filter(b, "torn");
	browse_mark_all(b, false);
	is_int(browse_marked(b), 0);
	browse_list_marked(b, &cards);
	is_paths(&cards, "");
	browse_filter(b, "");
	browse_list_files(b, browse_cursor(b), &cards);
	is_paths(&cards, "b/ab.yaml b/ge.yaml");
	browse_free(b);
}

/* New cards: the cursor, marks and what was unfolded stay with their paths. */
static void
test_refresh_keeps_its_place(void)
{
	static size_t new_of[] = {0, 1, 2, 2}, new_stands[] = {0, 1, 3};
	static const struct card_groups new_groups = {.of = new_of, .stands = new_stands, .count = 3};
	struct card *fewer[] = {&made[0], &made[1], &made[2], &made[3]};
	struct cards rest = {fewer, 4, 0};
	struct browse *b = browse();
	sort_by(b, "subject,year");
	browse_mark(b, 1, true);
	browse_mark(b, 4, true);
	browse_unfold(b, 3, true);
	browse_go(b, 5);
	is_rows(b, "Ale2008 *Söderhamn2005 Söderhamn2008 Åre2026 b/ab.yaml >b/ge.yaml *torn.yaml");
	browse_set(b, &rest, &new_groups);
	is_rows(b, "*Söderhamn2005 Söderhamn2008 Åre2026 b/ab.yaml >b/ge.yaml");
	is_int(browse_marked(b), 1);
	is_int(browse_broken(b), 0);
	browse_set(b, &all, &groups);
	is_rows(b, "Ale2008 *Söderhamn2005 Söderhamn2008 Åre2026 b/ab.yaml >b/ge.yaml torn.yaml");
	is_int(browse_broken(b), 1);
	browse_go(b, 6);
	browse_set(b, &rest, &new_groups);
	/* What is gone leaves the cursor near where it was. */
	is_int(browse_cursor(b), 4);
	browse_filter(b, "åre");
	browse_set(b, &all, &groups);
	is_rows(b, "Åre2026 b/ab.yaml >b/ge.yaml");
	browse_free(b);
}

static void
test_figures_of_colleagues_are_hidden(void)
{
	struct browse *b = browse();
	/* To whom nobody is known all are others. */
	ok(browse_is_hidden(b, 3));
	ok(browse_wants_look(b, 3));
	ok(!browse_total(b, 3));
	ok(browse_total(b, 0));
	ok(browse_total(b, 1));
	ok(!browse_is_hidden(b, 2));
	browse_set_eyes(b, "ge", "Gerd Ek");
	ok(browse_total(b, 3));
	browse_set_eyes(b, "ab", "Anna Berg");
	ok(browse_is_hidden(b, 3));
	ok(!browse_total(b, 3));
	ok(browse_total(b, 2));
	ok(browse_total(b, 1));
	ok(!browse_total(b, 4));
	sort_by(b, "-total");
	is_rows(b, "Söderhamn2008 Söderhamn2005 >Åre2026 torn.yaml Ale2008");
	/* Nothing is hidden where nobody has given points, or one is alone. */
	ok(!browse_is_hidden(b, 5));
	browse_set_eyes(b, "Gerd Ek", NULL);
	ok(!browse_is_hidden(b, 3));
	/* Who has looked into the session knows; and still knows of the same file. */
	browse_set_eyes(b, "ab", NULL);
	ok(browse_wants_look(b, 3));
	browse_reveal(b, 3, false);
	ok(!browse_wants_look(b, 3));
	ok(browse_is_hidden(b, 3));
	browse_reveal(b, 3, true);
	ok(browse_total(b, 3));
	browse_set(b, &all, &groups);
	ok(!browse_is_hidden(b, 3));
	/* Of a changed one nobody knows, also where its time was set back, or is too young to tell. */
	struct card changed[3] = {made[3], made[3], made[3]};
	changed[0].stamp.modified++;
	changed[1].stamp.changed++;
	changed[2].stamp.size = -1;
	for (size_t i = 0; i < 3; i++) {
		struct card *others[MADE];
		memcpy(others, pointers, sizeof(others));
		others[3] = &changed[i];
		struct cards newer = {others, MADE, 0};
		browse_set(b, &all, &groups);
		browse_reveal(b, 3, true);
		browse_set(b, &newer, &groups);
		ok(browse_is_hidden(b, 3));
		browse_set(b, &all, &groups);
	}
	browse_free(b);
}

int
main(void)
{
	make();
	test_nothing_is_there();
	test_rows_are_sorted();
	test_no_share_of_next_to_nothing();
	test_names_are_sorted();
	test_filter_wants_all_words();
	test_filter_gives_the_row_back();
	test_filter_narrows();
	test_filter_walks();
	test_prepare_in_steps();
	test_files_unfold();
	test_cursor_stays_within();
	test_marks();
	test_refresh_keeps_its_place();
	test_figures_of_colleagues_are_hidden();
	return tap_end();
}
