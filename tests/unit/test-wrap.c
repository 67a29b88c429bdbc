#include "config.h"

#include "text/wrap.h"

#include <locale.h>
#include <stdlib.h>

#include <unictype.h>
#include <unilbrk.h>

#include "base/alloc.h"
#include "base/buf.h"
#include "tests/tap.h"
#include "text/utf8.h"

#define COUNT(a) (sizeof(a) / sizeof(*(a)))

#define FAMILY "\U0001F468\u200D\U0001F469\u200D\U0001F467"

static uint32_t seed = 1;

static uint32_t
draw(uint32_t below)
{
	seed = seed * 1664525 + 1013904223;
	return (seed >> 8) % below;
}

/* What the rows show, one after the other, with bars between. */
static char *
rows_shown(const struct wrap_rows *rows, const char *s)
{
	struct buf out = BUF_INIT;
	for (size_t i = 0; i < rows->n; i++) {
		const struct wrap_row *r = &rows->v[i];
		if (i)
			buf_addc(&out, '|');
		utf8_safe(&out, s + r->start, r->end - r->start, false);
	}
	return buf_steal(&out);
}

static void
test_wrap_cases(void)
{
	static const struct {
		const char *s;
		size_t columns;
		const char *rows;
	} cases[] = {
		{"", 5, ""},
		{"hello", 5, "hello"},
		{"hello world", 5, "hello|world"},
		{"hello world", 6, "hello|world"},
		{"hello world", 10, "hello|world"},
		{"hello world", 11, "hello world"},
		{"hello   world", 6, "hello|world"},
		{"a b c d", 3, "a b|c d"},
		{"a\n", 5, "a|"},
		{"a\n\nb", 5, "a||b"},
		{"\n", 5, "|"},
		{"a \nb", 5, "a |b"},
		{"hello \nb", 5, "hello|b"},
		{"hello    ", 5, "hello"},
		{"hell    ", 5, "hell "},
		{"  indented text", 10, "  indented|text"},
		{"    indented", 8, "|indented"},
		{"a\tb\tc", 3, "a b|c"},
		/* words longer than a row */
		{"abcdefgh", 3, "abc|def|gh"},
		{"a bcdefgh i", 3, "a|bcd|efg|h i"},
		{"abcdef", 1, "a|b|c|d|e|f"},
		{"abc )", 3, "abc|)"},
		/* where Unicode breaks, and where not */
		{"well-known word", 6, "well-|known|word"},
		{"and (so) on", 6, "and|(so)|on"},
		{"det \u00E4r (ja)!", 8, "det \u00E4r|(ja)!"},
		{"se t.ex. EU:s", 6, "se|t.ex.|EU:s"},
		{"f\u00F6r- och -bad", 8, "f\u00F6r- och|-bad"},
		{"ja och -bad", 8, "ja och|-bad"},
		{"10,5 %", 5, "10,5|%"},
		{"a\u00A0b c", 3, "a\u00A0b|c"},
		{"r\u00E4ksm\u00F6rg\u00E5s \u00E5t\u00F6rne", 10, "r\u00E4ksm\u00F6rg\u00E5s|\u00E5t\u00F6rne"},
		{"ja \u2013 nej", 4, "ja \u2013|nej"},
		/* graphemes stay whole */
		{"ae\u0301io\u0308u", 2, "ae\u0301|io\u0308|u"},
		{"a \u0301b", 3, "a \u0301b"},
		{"aa \u0301bb", 2, "aa| \u0301b|b"},
		{"\u6F22\u5B57\u6F22\u5B57", 4, "\u6F22\u5B57|\u6F22\u5B57"},
		{"\u6F22\u5B57\u6F22", 3, "\u6F22|\u5B57|\u6F22"},
		{"\u6F22\u3002\u5B57\u3002", 4, "\u6F22\u3002|\u5B57\u3002"},
		{"a\u6F22\u5B57", 3, "a\u6F22|\u5B57"},
		{"\u6F22", 1, "\u6F22"},
		{FAMILY FAMILY, 6, FAMILY "|" FAMILY},
		{FAMILY "a", 4, FAMILY "|a"},
		{"\U0001F1F8\U0001F1EA\U0001F1F3\U0001F1F4", 3,
			"\U0001F1F8\U0001F1EA|\U0001F1F3\U0001F1F4"},
		{"\u0E2A\u0E27\u0E31\u0E2A\u0E14\u0E35", 2, "\u0E2A\u0E27\u0E31|\u0E2A\u0E14\u0E35"},
		/* as shown, not as written */
		{"ab\x1B[0m", 4, "ab^[|[0m"},
		{"a\u202Eb", 9, "a<U+202E>|b"},
		{"a\u202Eb", 4, "a|<U+202E>|b"},
		{"a\u2028b", 20, "a<U+2028>b"},
		{"a\r\nb", 5, "a^M|b"},
	};
	struct wrap_rows rows = {0};
	for (size_t i = 0; i < COUNT(cases); i++) {
		wrap_text(&rows, cases[i].s, strlen(cases[i].s), cases[i].columns);
		char *shown = rows_shown(&rows, cases[i].s);
		is_str(shown, cases[i].rows);
		free(shown);
	}
	array_done(&rows);
}

static void
test_wrap_after_a_prompt(void)
{
	static const struct {
		const char *s;
		size_t first, columns;
		const char *rows;
	} cases[] = {
		{"", 1, 5, ""},
		{"ab cd ef", 3, 6, "ab|cd ef"},
		{"abcd ef", 3, 6, "|abcd|ef"},
		{"abcdefgh", 3, 6, "abc|defgh"},
		{"abcdefgh", 9, 6, "abcdefgh"},
		{"ab\ncd ef gh", 3, 6, "ab|cd ef|gh"},
		{"\nab", 3, 6, "|ab"},
		{"ab ", 2, 6, "ab"},
		{"a", 0, 0, "a"},
		{"\u6F22\u5B57", 1, 4, "|\u6F22\u5B57"},
	};
	struct wrap_rows rows = {0};
	for (size_t i = 0; i < COUNT(cases); i++) {
		wrap_text_after(&rows, cases[i].s, strlen(cases[i].s), cases[i].first, cases[i].columns);
		char *shown = rows_shown(&rows, cases[i].s);
		is_str(shown, cases[i].rows);
		free(shown);
	}
	array_done(&rows);
}

static void
test_locate_and_at(void)
{
	static const struct {
		const char *s;
		size_t columns, at, row, column, back;	/* where wrap_at leads from there */
	} cases[] = {
		{"", 5, 0, 0, 0, 0},
		{"hello", 5, 5, 0, 5, 5},
		{"hello world", 5, 0, 0, 0, 0},
		{"hello world", 5, 5, 0, 5, 5},
		{"hello world", 5, 6, 1, 0, 6},
		{"hello world", 5, 11, 1, 5, 11},
		{"hello   world", 5, 6, 0, 5, 5},
		{"hello   world", 5, 8, 1, 0, 8},
		{"abcdef", 3, 2, 0, 2, 2},
		{"abcdef", 3, 3, 1, 0, 3},
		{"a\n", 5, 1, 0, 1, 1},
		{"a\n", 5, 2, 1, 0, 2},
		{"a\nb", 5, 2, 1, 0, 2},
		{"\u00E5\u00E4\u00F6", 5, 4, 0, 2, 4},
		{"\u6F22\u5B57x", 5, 6, 0, 4, 6},
		{"e\u0301x", 5, 3, 0, 1, 3},
	};
	struct wrap_rows rows = {0};
	for (size_t i = 0; i < COUNT(cases); i++) {
		size_t column;
		wrap_text(&rows, cases[i].s, strlen(cases[i].s), cases[i].columns);
		is_int(wrap_locate(&rows, cases[i].s, cases[i].at, &column), cases[i].row);
		is_int(column, cases[i].column);
		is_int(wrap_at(&rows, cases[i].s, cases[i].row, column), cases[i].back);
	}
	wrap_text(&rows, "\u6F22\u5B57 abc", 10, 5);
	is_int(wrap_at(&rows, "\u6F22\u5B57 abc", 0, 3), 3);
	is_int(wrap_at(&rows, "\u6F22\u5B57 abc", 0, 99), 6);
	is_int(wrap_at(&rows, "\u6F22\u5B57 abc", 1, 1), 8);
	wrap_text(&rows, "abcdef", 6, 3);
	is_int(wrap_at(&rows, "abcdef", 0, 99), 2);
	is_int(wrap_at(&rows, "abcdef", 1, 99), 6);
	array_done(&rows);
}

/* Allowed by libunistring 1.0, but never taken: see wrap.c. */
static bool
is_bad(const char *s, size_t len, size_t at)
{
	uint32_t next;
	utf8_decode(&next, s + at, len - at);
	bool is_letter = uc_is_general_category_withtable(next, UC_CATEGORY_MASK_L) &&
		utf8_char_width(next) == 1;
	bool is_hyphen = s[at - 1] == '-' && (at == 1 || s[at - 2] == ' ' || s[at - 2] == '\t');
	return s[at] == '\t' || (is_letter && (is_hyphen || strchr(".,;:", s[at - 1])));
}

/* Where the row from `start` of a line must end by the rules, the plain way. */
static size_t
next_start(const char *s, size_t len, const char *breaks, size_t start, size_t columns)
{
	size_t width = 0, limit = start, best = 0;
	for (size_t end; limit < len; limit = end) {
		end = utf8_next(s, len, limit);
		width += utf8_width(s + limit, end - limit);
		if (width > columns)
			break;
		if (limit > start && breaks[limit] == UC_BREAK_POSSIBLE && !is_bad(s, len, limit))
			best = limit;
	}
	if (limit == len)
		return len;
	size_t hang = limit, blanks = start, end;
	while (hang < len && (s[hang] == ' ' || s[hang] == '\t') &&
			(end = utf8_next(s, len, hang)) == hang + 1)
		hang = end;
	if (hang == len)
		return len;
	if (hang > start && breaks[hang] == UC_BREAK_POSSIBLE && !is_bad(s, len, hang))
		return hang;
	if (best)
		return best;
	while (start == 0 && (s[blanks] == ' ' || s[blanks] == '\t') &&
			(end = utf8_next(s, len, blanks)) == blanks + 1)
		blanks = end;
	if (blanks > start && blanks <= hang)
		return blanks;
	return hang > start ? hang : utf8_next(s, len, start);
}

static size_t
faults_of(const struct wrap_rows *rows, const char *s, size_t len, size_t columns)
{
	size_t wrong = 0, row = 0, start = 0;
	while (start <= len) {
		const char *newline = memchr(s + start, '\n', len - start);
		size_t n = newline ? (size_t)(newline - s) - start : len - start, at = 0;
		char *breaks = xmalloc(n);
		u8_possible_linebreaks((const uint8_t *)s + start, n, "UTF-8", breaks);
		do {
			const struct wrap_row *r = &rows->v[row];
			size_t next = next_start(s + start, n, breaks, at, columns);
			bool is_last = next == n;
			wrong += row >= rows->n || r->start != start + at || r->end < r->start ||
				r->next != start + next + (is_last && newline) ||
				r->width != utf8_width(s + r->start, r->end - r->start) ||
				(r->width > columns && utf8_next(s, start + n, r->start) != r->end);
			at = next;
			row++;
		} while (at < n);
		free(breaks);
		start += n + 1;
	}
	return wrong + (row != rows->n);
}

/* The short ways give what the rules of Unicode give. */
static void
test_wrap_agrees_with_the_rules(void)
{
	static const char *const parts[] = {
		"a", "e", "st", "Zz", "\u00E5", "\u00E4r", "\u00D7", "\u0153", "7", "10", "ord", "text", " ",
		" ", " ", " ", " ", "  ", "\t", "\n", ".", ",", ":", ";", "!", "?", "(", ")", "[", "]", "{", "}",
		"-", "/", "%", "'", "\"", "&", "+", "=", "<", ">", "@", "#", "*", "_", "|", "~", "$", "^", "\\",
		"`", "\u0301", "\u2013", "\u2026", "\u201D", "\u00AB", "\u00BB", "\u00A0", "\u200B", "\u2028",
		"\u6F22", "\u3002", "\u0E01", "\u0E33", "\uAC00", "\u05D0", "\U0001F468", "\u200D\U0001F469",
		"\U0001F1F8", "\u2764\uFE0F", "\u202E", "\r", "\x1B",
	};
	struct wrap_rows rows = {0};
	struct buf text = BUF_INIT;
	size_t wrong = 0;
	for (int round = 0; round < 20000; round++) {
		/* Most texts are of ordinary characters, the first of the list. */
		uint32_t kinds = round % 4 ? round % 4 == 3 ? 50 : 28 : COUNT(parts);
		buf_clear(&text);
		for (uint32_t n = draw(50); n > 0; n--)
			buf_adds(&text, parts[draw(kinds)]);
		size_t columns = 1 + draw(16);
		wrap_text(&rows, buf_str(&text), text.len, columns);
		size_t faults = faults_of(&rows, buf_str(&text), text.len, columns);
		if (faults && !wrong)
			printf("# at %zu columns: %s\n", columns, text.s);
		wrong += faults;
	}
	is_int(wrong, 0);
	buf_done(&text);
	array_done(&rows);
}

/* Every boundary is found in a row, and its row and column lead back to it. */
static void
test_locate_finds_every_cursor(void)
{
	static const char *const parts[] = {
		"a", "ord", " ", " ", "  ", "\n", "\u00E5", "e\u0301", "\u6F22", FAMILY, "\x1B", "-", "\u202E",
	};
	struct wrap_rows rows = {0};
	struct buf text = BUF_INIT;
	size_t wrong = 0;
	for (int round = 0; round < 3000; round++) {
		buf_clear(&text);
		for (uint32_t n = draw(30); n > 0; n--)
			buf_adds(&text, parts[draw(COUNT(parts))]);
		const char *s = buf_str(&text);
		size_t len = text.len;
		wrap_text_after(&rows, s, len, 1 + draw(12), 1 + draw(12));
		for (size_t at = 0;; at = utf8_next(s, len, at)) {
			size_t column, row = wrap_locate(&rows, s, at, &column);
			const struct wrap_row *r = &rows.v[row];
			bool is_hidden = at > r->end;
			wrong += at < r->start || column > r->width;
			wrong += row + 1 < rows.n && at >= rows.v[row + 1].start;
			wrong += wrap_at(&rows, s, row, column) != (is_hidden ? r->end : at);
			if (at == len)
				break;
		}
	}
	is_int(wrong, 0);
	buf_done(&text);
	array_done(&rows);
}

static void
test_all(void)
{
	test_wrap_cases();
	test_wrap_after_a_prompt();
	test_locate_and_at();
	test_wrap_agrees_with_the_rules();
	test_locate_finds_every_cursor();
}

int
main(void)
{
	test_all();			/* in the C locale */
	ok(setlocale(LC_ALL, "C.UTF-8"));
	test_all();
	return tap_end();
}
