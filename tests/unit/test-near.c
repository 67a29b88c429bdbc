#include "config.h"

#include "base/near.h"
#include "tests/tap.h"

static const char *
nearest(const char *wanted)
{
	static const char *const words[] = {
		"id", "title", "max", "step", "guidance", "leaves-out", "questions", "criteria",
		"1.2", "12.a",
	};
	struct near near = {.wanted = wanted};
	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		near_try(&near, words[i]);
	return near.best;
}

static void
test_near_words(void)
{
	static const struct {
		const char *wanted, *best;
	} cases[] = {
		{"titel", "title"}, {"titl", "title"}, {"Title", "title"}, {"TITLE", "title"},
		{"ttile", "title"}, {"guidence", "guidance"}, {"leaves_out", "leaves-out"},
		{"leavesout", "leaves-out"}, {"question", "questions"}, {"criterion", "criteria"},
		{"criterai", "criteria"}, {"ID", "id"}, {"ids", "id"}, {"mx", "max"}, {"m", NULL},
		{"x", NULL}, {"", NULL}, {"weight", NULL}, {"steps", "step"}, {"sett", NULL}, {"1.3", NULL}, {"1.22", NULL}, {"2.1", NULL},
		{"12-a", "12.a"},
		{"title title title title title title title title title title", NULL},
	};
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		is_str(nearest(cases[i].wanted), cases[i].best);
}

static void
test_near_keeps_the_first_of_equals(void)
{
	struct near near = {.wanted = "abcde"};
	near_try(&near, "abcdx");
	near_try(&near, "abcdy");
	is_str(near.best, "abcdx");
	is_int(near.edits, 1);
	near_try(&near, "abcde");
	is_str(near.best, "abcde");
}

int
main(void)
{
	test_near_words();
	test_near_keeps_the_first_of_equals();
	return tap_end();
}
