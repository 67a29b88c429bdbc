#include "config.h"

#include "base/fraction.h"
#include "tests/tap.h"

static const char *
rounded(struct fraction f, int places)
{
	static char room[DECIMAL_ROOM];
	return fraction_rounded(room, f, places, '.');
}

static void
test_fraction_mean(void)
{
	static const decimal third[] = {1, 0, 0}, thirds[] = {-1, 0, 0},
		large[] = {DECIMAL_LIMIT, DECIMAL_LIMIT, DECIMAL_LIMIT - 1};
	struct fraction f = fraction_mean(third, 3);
	ok(f.whole == 0 && f.rest == 1 && f.of == 3);
	f = fraction_mean(thirds, 3);
	ok(f.whole == -1 && f.rest == 2 && f.of == 3);
	f = fraction_mean(large, 3);
	ok(f.whole == DECIMAL_LIMIT - 1 && f.rest == 2 && f.of == 3);
	is_int(fraction_mean(large, 1).whole, DECIMAL_LIMIT);
}

/* Values of type 7, as R's quantile(x, type = 7) gives them. */
static void
test_fraction_quantile(void)
{
	static const struct {
		decimal v[6];
		size_t n;
		const char *lower, *median, *upper;
	} cases[] = {
		{{7}, 1, "7", "7", "7"},
		{{1, 2}, 2, "1.25", "1.5", "1.75"},
		{{1, 2, 4}, 3, "1.5", "2", "3"},
		{{1, 2, 4, 8}, 4, "1.75", "3", "5"},
		{{1, 2, 4, 8, 16}, 5, "2", "4", "8"},
		{{1, 2, 4, 8, 16, 32}, 6, "2.5", "6", "14"},
	};
	char room[DECIMAL_ROOM];
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		decimal v[6];
		for (size_t j = 0; j < cases[i].n; j++)
			v[j] = cases[i].v[j] * DECIMAL_ONE;
		size_t n = cases[i].n;
		is_str(decimal_exact(room, fraction_decimal(fraction_quantile(v, n, 1, 4)), '.'),
			cases[i].lower);
		is_str(decimal_exact(room, fraction_decimal(fraction_quantile(v, n, 1, 2)), '.'),
			cases[i].median);
		is_str(decimal_exact(room, fraction_decimal(fraction_quantile(v, n, 3, 4)), '.'),
			cases[i].upper);
	}
}

static void
test_fraction_rounds_once(void)
{
	static const decimal third[] = {1, 0, 0}, half[] = {1, 0}, below[] = {-1, 0};
	is_int(fraction_decimal(fraction_mean(third, 3)), 0);
	is_int(fraction_decimal(fraction_mean(half, 2)), 1);
	is_int(fraction_decimal(fraction_mean(below, 2)), -1);
	is_str(rounded(fraction_mean(half, 2), 6), "0.000001");
	is_str(rounded(fraction_mean(below, 2), 6), "-0.000001");
	/* 0.0499995 is below the half of a tenth, though its six decimals are not. */
	static const decimal low[] = {49999, 50000}, tie[] = {50000, 50000}, over[] = {50000, 50001};
	is_str(rounded(fraction_mean(low, 2), 1), "0.0");
	is_str(rounded(fraction_mean(tie, 2), 1), "0.1");
	is_str(rounded(fraction_mean(over, 2), 1), "0.1");
	static const decimal nlow[] = {-49999, -50000}, ntie[] = {-50000, -50000},
		nover[] = {-50001, -50000};
	is_str(rounded(fraction_mean(nlow, 2), 1), "0.0");
	is_str(rounded(fraction_mean(ntie, 2), 1), "-0.1");
	is_str(rounded(fraction_mean(nover, 2), 1), "-0.1");
	is_str(rounded(fraction_of(62500000), 0), "63");
	is_str(rounded(fraction_of(-62500000), 0), "-63");
}

static void
test_fraction_distance(void)
{
	static const decimal v[] = {1000000, 2000000, 2000000};
	struct fraction mean = fraction_mean(v, 3), f = fraction_distance(2000000, mean);
	is_str(rounded(f, 3), "0.333");
	f = fraction_distance(1000000, mean);
	is_str(rounded(f, 3), "-0.667");
	is_str(rounded(fraction_distance(5, fraction_of(5)), 6), "0.000000");
}

int
main(void)
{
	test_fraction_mean();
	test_fraction_quantile();
	test_fraction_rounds_once();
	test_fraction_distance();
	return tap_end();
}
