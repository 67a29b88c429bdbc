#include "config.h"

#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/alloc.h"
#include "base/array.h"
#include "base/buf.h"
#include "base/clock.h"
#include "base/decimal.h"
#include "base/diag.h"
#include "base/error.h"
#include "base/order.h"
#include "base/random.h"
#include "tests/tap.h"

static void
test_buf_grows_and_edits(void)
{
	struct buf b = BUF_INIT;
	is_str(buf_str(&b), "");
	for (int i = 0; i < 1000; i++)
		buf_addf(&b, "%d,", i % 10);
	is_int(b.len, 2000);
	buf_truncate(&b, 4);
	buf_insert(&b, 2, "xyz", 3);
	is_str(b.s, "0,xyz1,");
	buf_remove(&b, 0, 2);
	is_str(b.s, "xyz1,");
	char *s = buf_steal(&b);
	is_str(s, "xyz1,");
	/* Room alone is an empty string: what an empty file is read into. */
	buf_reserve(&b, 100);
	is_str(buf_str(&b), "");
	buf_done(&b);
	is_int(b.len, 0);
	free(s);
	buf_done(&b);
}

static void
test_array_inserts_and_removes(void)
{
	struct ints ARRAY_OF(int) a = {0};
	for (int i = 0; i < 20; i++)
		*array_push(&a) = i;
	*array_insert(&a, 3) = 99;
	is_int(a.v[3], 99);
	is_int(a.v[4], 3);
	is_int(a.n, 21);
	array_remove(&a, 3);
	is_int(a.v[3], 3);
	is_int(a.n, 20);
	array_done(&a);
}

static void
test_decimal_parse_and_print(void)
{
	static const struct {
		const char *text, *exact;	/* NULL: refused */
	} cases[] = {
		{"0", "0"}, {"7,5", "7.5"}, {"7.5", "7.5"}, {"007", "7"}, {"10", "10"},
		{"0.000001", "0.000001"}, {"12.340", "12.34"}, {"1000000000", "1000000000"},
		{"", NULL}, {".", NULL}, {".5", NULL}, {"5.", NULL}, {"1.2.3", NULL},
		{"1,2.3", NULL}, {"0.0000001", NULL}, {"1000000001", NULL}, {"-1", NULL},
		{"+1", NULL}, {" 1", NULL}, {"1e3", NULL}, {"99999999999999999999", NULL},
	};
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		decimal d = -1;
		char room[DECIMAL_ROOM];
		bool done = decimal_parse(&d, cases[i].text, strlen(cases[i].text), ",.", false);
		is_str(done ? decimal_exact(room, d, '.') : NULL, cases[i].exact);
		if (!done)
			is_int(d, -1);
	}
	decimal d;
	char room[DECIMAL_ROOM];
	ok(decimal_parse(&d, "-2.5", 4, ".", true));
	is_str(decimal_exact(room, d, ','), "-2,5");
	ok(!decimal_parse(&d, "2,5", 3, ".", false));
}

static void
test_decimal_rounds_half_away_from_zero(void)
{
	char room[DECIMAL_ROOM];
	is_str(decimal_rounded(room, 62500000, 0, '.'), "63");
	is_str(decimal_rounded(room, -62500000, 0, '.'), "-63");
	is_str(decimal_rounded(room, 62499999, 0, '.'), "62");
	is_str(decimal_rounded(room, 10250000, 1, ','), "10,3");
	is_str(decimal_rounded(room, 5, 0, '.'), "0");
	is_str(decimal_rounded(room, 1050000, 2, '.'), "1.05");
	is_int(decimal_percent(12 * DECIMAL_ONE, 20 * DECIMAL_ONE), 60);
	is_int(decimal_percent(5 * DECIMAL_ONE, 8 * DECIMAL_ONE), 63);
	is_int(decimal_percent(10300000, 15 * DECIMAL_ONE), 69);
	is_int(decimal_percent(10250000, 15 * DECIMAL_ONE), 68);
	is_int(decimal_quotient(7, 2), 4);
	is_int(decimal_quotient(-7, 2), -4);
	is_int(decimal_quotient(INT64_MAX, INT64_MAX), 1);
	is_int(decimal_to_step(7300000, 500000), 7500000);
	is_int(decimal_to_step(7250000, 500000), 7500000);
	is_int(decimal_to_step(7240000, 500000), 7000000);
	is_int(decimal_to_step(7240000, 0), 7240000);
	is_int(decimal_muldiv(DECIMAL_LIMIT, DECIMAL_LIMIT, DECIMAL_LIMIT), DECIMAL_LIMIT);
	is_int(decimal_muldiv(-DECIMAL_LIMIT, 3, 2), -DECIMAL_LIMIT / 2 * 3);
	is_int(decimal_muldiv(1, 1, 2), 1);
	is_int(decimal_muldiv(1, 1, 3), 0);
	is_int(decimal_compare_products(2, 6, 3, 4), 0);
	is_int(decimal_compare_products(2, 6, 3, 5), -1);
	is_int(decimal_compare_products(0, 6, 3, 0), 0);
	is_int(decimal_compare_products(INT64_MAX, INT64_MAX, INT64_MAX - 1, INT64_MAX), 1);
	is_int(decimal_compare_products(INT64_MAX - 1, INT64_MAX - 1, INT64_MAX, INT64_MAX - 2), 1);
	is_int(decimal_compare_products(INT64_C(1) << 62, 4, INT64_C(1) << 32, INT64_C(1) << 32), 0);
}

static void
test_order_natural(void)
{
	static const char *const sorted[] = {
		"", "1", "1.1", "1.2", "1.2.a", "1.9", "1.10", "1.10.b", "02", "2", "10", "a1", "a2", "a10",
	};
	size_t n = sizeof(sorted) / sizeof(*sorted);
	for (size_t i = 0; i < n; i++)
		for (size_t j = 0; j < n; j++) {
			int c = order_natural(sorted[i], sorted[j]);
			ok((c > 0) - (c < 0) == (i > j) - (i < j));
		}
}

static void
test_clock_formats_and_parses(void)
{
	static const char *const good[] = {
		"2010-04-20T13:05:00+02:00", "1970-01-01T00:00:00+00:00",
		"2024-02-29T23:59:59-11:30", "2100-12-31T00:00:00+14:00", "1969-12-31T23:00:00+00:00",
	};
	for (size_t i = 0; i < sizeof(good) / sizeof(*good); i++) {
		struct stamp s;
		char room[STAMP_ROOM];
		ok(stamp_parse(&s, good[i]));
		is_str(stamp_format(room, s), good[i]);
	}
	static const char *const bad[] = {
		"2010-04-20", "2010-02-30T00:00:00Z", "2010-04-20T24:00:00Z", "2010-04-20T00:00:00",
		"2010-4-20T00:00:00Z", "2010-04-20T00:00:00Z ", "2010-04-20T00:60:00Z", "",
	};
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
		struct stamp s;
		ok(!stamp_parse(&s, bad[i]));
	}
	struct stamp s;
	ok(stamp_parse(&s, "1970-01-02T00:00:00Z"));
	is_int(s.seconds, 86400);
	ok(date_is_valid("2024-02-29"));
	ok(!date_is_valid("2023-02-29"));
	ok(!date_is_valid("2023-2-9"));
	ok(stamp_parse(&s, "2010-04-20T23:30:00+02:00"));
	char room[STAMP_ROOM];
	is_str(stamp_date(room, s), "2010-04-20");
	is_str(stamp_hm(room, stamp_at(s, 9, 15)), "09:15");
	is_str(stamp_format(room, stamp_at(s, 9, 15)), "2010-04-20T09:15:00+02:00");
}

static void
test_clock_pinned_with_a_step(void)
{
	setenv("KOMPASS_CLOCK", "2010-04-20T13:00:00+02:00/60", 1);
	char room[STAMP_ROOM];
	is_str(stamp_hm(room, clock_now()), "13:00");
	is_str(stamp_hm(room, clock_now()), "13:00");
	is_str(stamp_hm(room, clock_action()), "13:00");
	is_str(stamp_hm(room, clock_action()), "13:01");
}

static void
test_clock_local_time_of_then(void)
{
	char room[STAMP_ROOM];
	setenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3", 1);
	tzset();
	is_str(stamp_format(room, clock_local(1271761200)), "2010-04-20T13:00:00+02:00");
	is_str(stamp_format(room, clock_local(1264993200)), "2010-02-01T04:00:00+01:00");
	setenv("TZ", "UTC", 1);
	tzset();
	is_str(stamp_format(room, clock_local(1271761200)), "2010-04-20T11:00:00+00:00");
}

static void
test_error_says_one_sentence(void)
{
	struct error err = ERROR_INIT;
	is_str(error_text(&err), "");
	ok(!error_set(&err, "the %s is gone", "file"));
	ok(!error_prefix(&err, "%s: ", "x.yaml"));
	is_str(error_text(&err), "x.yaml: the file is gone");
	ok(!error_set(NULL, "nobody asks"));
	error_done(&err);
	error_done(&err);
}

static void
test_diags_sorted_by_place(void)
{
	struct diags d;
	diags_init(&d, "q.yaml");
	diag_error(&d, 4, 2, "fourth");
	diag_warning(&d, 1, 9, "second");
	diag_error(&d, 1, 3, "first");
	diag_error(&d, 0, 0, "whole");
	diags_sort(&d);
	struct buf out = BUF_INIT;
	diags_format(&out, &d);
	is_str(out.s, "q.yaml: error: whole\nq.yaml:1:3: error: first\n"
		"q.yaml:1:9: warning: second\nq.yaml:4:2: error: fourth\n");
	is_int(d.errors, 3);
	buf_done(&out);
	diags_done(&d);
}

static void
test_diags_sort_is_stable(void)
{
	for (unsigned count = 0; count < 70; count++) {
		struct diags d;
		diags_init(&d, "q.yaml");
		for (unsigned i = 0; i < count; i++)
			diag_error(&d, i * 7 % 5 + 1, 1, "%02u", i);
		diags_sort(&d);
		bool is_sorted = d.list.n == count;
		for (unsigned i = 1; i < count; i++) {
			const struct diag *a = &d.list.v[i - 1], *b = &d.list.v[i];
			is_sorted = is_sorted && (a->line < b->line ||
				(a->line == b->line && strcmp(a->text, b->text) < 0));
		}
		ok(is_sorted);
		diag_error(&d, 1, 1, "one more");
		diags_done(&d);
	}
}

static void
test_random_letters(void)
{
	char a[31], b[31];
	random_encode(a, 3, 33);
	is_str(a, "011");
	setenv("KOMPASS_SEED", "7", 1);
	random_letters(a, 30);
	random_letters(b, 30);
	is_int(strlen(a), 30);
	is_int(strspn(a, "0123456789abcdefghjkmnpqrstvwxyz"), 30);
	ok(strcmp(a, b));
}

static void
test_arena(void)
{
	struct arena a = {0}, b = {0}, none = {0};
	char *strings[2000];
	size_t same = 0;
	for (int i = 0; i < 2000; i++) {
		char *text = xasprintf("%0*d", i % 300 + 1, i);
		strings[i] = arena_strdup(i % 2 ? &a : &b, text);
		free(text);
		int64_t *aligned = arena_alloc(&a, sizeof(*aligned));
		*aligned = i;
		same += !((uintptr_t)aligned % sizeof(*aligned));
	}
	is_int(same, 2000);
	memset(arena_alloc(&b, 1 << 20), 1, 1 << 20);
	arena_join(&a, &none);
	arena_join(&none, &a);
	ok(!a.last);
	arena_join(&a, &none);
	arena_join(&a, &b);
	arena_strdup(&a, "more");
	ok(!b.last && !none.last);
	same = 0;
	for (int i = 0; i < 2000; i++) {
		char *text = xasprintf("%0*d", i % 300 + 1, i);
		same += !strcmp(strings[i], text);
		free(text);
	}
	is_int(same, 2000);
	is_str(arena_copy(&a, "", 0), "");
	arena_done(&a);
	arena_done(&b);
}

int
main(void)
{
	test_arena();
	test_buf_grows_and_edits();
	test_array_inserts_and_removes();
	test_decimal_parse_and_print();
	test_decimal_rounds_half_away_from_zero();
	test_order_natural();
	test_clock_formats_and_parses();
	test_clock_pinned_with_a_step();
	test_clock_local_time_of_then();
	test_error_says_one_sentence();
	test_diags_sorted_by_place();
	test_diags_sort_is_stable();
	test_random_letters();
	return tap_end();
}
