#include "config.h"

#include "text/utf8.h"

#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include <unigbrk.h>
#include <unistr.h>

#include "base/alloc.h"
#include "base/buf.h"
#include "tests/tap.h"

#define COUNT(a) (sizeof(a) / sizeof(*(a)))

#define ACUTE "\u0301"
#define ACUTES_8 ACUTE ACUTE ACUTE ACUTE ACUTE ACUTE ACUTE ACUTE
#define FAMILY "\U0001F468\u200D\U0001F469\u200D\U0001F467"
#define SWEDEN "\U0001F1F8\U0001F1EA"
#define NORWAY "\U0001F1F3\U0001F1F4"
#define RAINBOW "\U0001F3F3\uFE0F\u200D\U0001F308"
#define PILOT "\U0001F469\U0001F3FD\u200D\u2708\uFE0F"

/* What random texts are made of: each kind of character that a rule is about. */
static const uint32_t alphabet[] = {
	'a', 'Z', '7', '#', ' ', ' ', '\n', '\t', '\r', 0x1B, 0x7F, '<', '>', 0xE5, 0xE4, 0xF6, 0xA0,
	0xA9, 0xAD, 0x9B, 0x301, 0x301, 0x308, 0x20E3, 0x2013, 0x2028, 0x202E, 0x200B, 0x200D, 0x200D,
	0xFE0E, 0xFE0F, 0xFE0F, 0xE0041, 0xE000, 0x4E00, 0x6F22, 0x0E01, 0x0E33, 0x0E49, 0x0915, 0x094D,
	0x0937, 0x093F, 0x1100, 0x1161, 0x11A8, 0xAC00, 0x3164, 0x1F468, 0x1F469, 0x1F3FD, 0x1F1F8,
	0x1F1EA, 0x2764, 0x3042, 0x0416, 0x0D4E, 0x0600, 0xFFFD, 0xFDD0, 0x10FFFF, 0x1FAFF,
};

static uint32_t seed = 1;

static uint32_t
draw(uint32_t below)
{
	seed = seed * 1664525 + 1013904223;
	return (seed >> 8) % below;
}

static void
random_text(struct buf *out, uint32_t length)
{
	buf_clear(out);
	for (uint32_t n = draw(length); n > 0; n--)
		utf8_encode(out, alphabet[draw(COUNT(alphabet))]);
}

static void
test_check_and_repair(void)
{
	static const struct {
		const char *s;
		size_t len, good;
		const char *repaired;
	} cases[] = {
		{"", 0, 0, ""},
		{"abc", 3, 3, "abc"},
		{"r\u00E4ksm\u00F6rg\u00E5s in full", 22, 22, "r\u00E4ksm\u00F6rg\u00E5s in full"},
		{"\U0010FFFF", 4, 4, "\U0010FFFF"},
		{"12345678\xFF", 9, 8, "12345678\uFFFD"},
		{"\xC0\x9B[1m", 5, 0, "\uFFFD\uFFFD[1m"},		/* overlong ESC */
		{"\xE0\x80\xAF" "x", 4, 0, "\uFFFDx"},			/* overlong */
		{"a\xED\xA0\x80z", 5, 1, "a\uFFFDz"},			/* a surrogate */
		{"\xF4\x90\x80\x80", 4, 0, "\uFFFD"},			/* beyond U+10FFFF */
		{"ab\xF0\x9F\x98", 5, 2, "ab\uFFFD"},			/* truncated */
		{"\xF0\x9F\x98z", 4, 0, "\uFFFDz"},
		{"\xE2\x82", 2, 0, "\uFFFD"},
		{"\xC3", 1, 0, "\uFFFD"},
		{"\x80\xBF", 2, 0, "\uFFFD\uFFFD"},
		{"\x9B" "31m", 4, 0, "\uFFFD" "31m"},
		{"f\xF6r", 3, 1, "f\uFFFDr"},				/* Latin-1 */
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct buf out = BUF_INIT;
		is_int(utf8_check(cases[i].s, cases[i].len), cases[i].good);
		utf8_repair(&out, cases[i].s, cases[i].len);
		is_str(buf_str(&out), cases[i].repaired);
		is_int(utf8_check(buf_str(&out), out.len), out.len);
		buf_done(&out);
	}
}

/* Cut and spoiled anywhere: the same place as the library finds. */
static void
test_check_finds_each_fault(void)
{
	int wrong = 0;
	for (uint32_t round = 0; round < 5000; round++) {
		struct buf text = BUF_INIT;
		random_text(&text, 30);
		if (text.len && round % 3)
			text.s[(round * 7919u) % text.len] = (char)(round * 31u);
		if (round % 5 == 0)
			buf_truncate(&text, text.len - text.len / 7);
		const uint8_t *bytes = (const uint8_t *)buf_str(&text);
		const uint8_t *bad = u8_check(bytes, text.len);
		wrong += utf8_check((const char *)bytes, text.len) !=
			(bad ? (size_t)(bad - bytes) : text.len);
		buf_done(&text);
	}
	is_int(wrong, 0);
}

static void
test_plain_ends_where_it_should(void)
{
	char text[40];
	int wrong = 0;
	for (int c = 0; c < 256; c++)
		for (size_t at = 0; at < sizeof(text); at++) {
			bool is_plain = c >= 0x20 && c < 0x7F;
			memset(text, 'x', sizeof(text));
			text[at] = (char)c;
			wrong += utf8_plain(text, sizeof(text)) != (is_plain ? sizeof(text) : at);
		}
	is_int(wrong, 0);
}

static void
test_decode_and_encode_are_inverse(void)
{
	bool all = true;
	struct buf out = BUF_INIT;
	for (uint32_t c = 0; c <= 0x110000; c++) {
		bool is_none = (c >= 0xD800 && c <= 0xDFFF) || c > 0x10FFFF;
		uint32_t back;
		buf_clear(&out);
		utf8_encode(&out, c);
		all = all && utf8_decode(&back, out.s, out.len) == out.len &&
			back == (is_none ? 0xFFFD : c);
	}
	ok(all);
	buf_done(&out);
}

static void
test_safe_shows_what_would_act_or_hide(void)
{
	static const struct {
		const char *s, *shown;
		size_t width;
	} cases[] = {
		{"", "", 0},
		{"abc", "abc", 3},
		{"long enough for the fast way\x1B[0m", "long enough for the fast way^[[0m", 33},
		{"r\u00E4ksm\u00F6rg\u00E5s", "r\u00E4ksm\u00F6rg\u00E5s", 10},
		{"a\tb\nc", "a b c", 5},
		{"a\r\nb", "a^M b", 5},
		{"\x1B]0;t\x07", "^[]0;t^G", 8},
		{"\x7F", "^?", 2},
		{"\xC2\x80\xC2\x9B", "<U+0080><U+009B>", 16},
		{"\xC0\x9B", "\uFFFD\uFFFD", 2},
		{"\x9B" "1m", "\uFFFD1m", 3},
		{"abc\xE2\x82", "abc\uFFFD", 4},
		{"x\u202Ey", "x<U+202E>y", 10},
		{"\u061C\u200E\u200F", "<U+061C><U+200E><U+200F>", 24},
		{"\u2066\u2069", "<U+2066><U+2069>", 16},
		{"a\u200Bb\u2060\uFEFF\u00AD", "a<U+200B>b<U+2060><U+FEFF><U+00AD>", 34},
		{"\u2028\u2029", "<U+2028><U+2029>", 16},
		{"\uFFF9\uFFFB", "<U+FFF9><U+FFFB>", 16},
		{"\u3164\u115F\u1160\uFFA0", "<U+3164><U+115F><U+1160><U+FFA0>", 32},
		{"\uE000", "<U+E000>", 8},
		{"\U000E0041", "<U+E0041>", 9},
		{"\U0010FFFD", "<U+10FFFD>", 10},
		{"\uFDD0\U0001FFFF", "<U+FDD0><U+1FFFF>", 17},
		{"\u034F\u180B\uFE00\U000E0100", "<U+034F><U+180B><U+FE00><U+E0100>", 33},
		/* combining marks: on something, not in piles */
		{"e" ACUTE, "e" ACUTE, 1},
		{"\u00E5" ACUTE "\u0323", "\u00E5" ACUTE "\u0323", 1},
		{" " ACUTE, " " ACUTE, 1},
		{ACUTE "e", "<U+0301>e", 9},
		{"a\n" ACUTE, "a <U+0301>", 10},
		{"\x1B" ACUTE, "^[<U+0301>", 10},
		{"\u202E" ACUTE, "<U+202E><U+0301>", 16},
		{"a" ACUTES_8 "b", "a" ACUTES_8 "b", 2},
		{"a" ACUTES_8 ACUTE ACUTE "b", "a" ACUTES_8 "<U+0301><U+0301>b", 18},
		/* other scripts */
		{"\u6F22\u5B57", "\u6F22\u5B57", 4},
		{"\uFF21", "\uFF21", 2},
		{"\u0E01\u0E33\u0E49", "\u0E01\u0E33\u0E49", 2},
		{"\u05E9\u05DC\u05D5\u05DD", "\u05E9\u05DC\u05D5\u05DD", 4},
		{"\u1112\u1161\u11AB", "\u1112\u1161\u11AB", 2},
		{"a\u1161", "a<U+1161>", 9},
		/* emoji, with what joins them only where it does */
		{FAMILY, FAMILY, 6},
		{SWEDEN NORWAY, SWEDEN NORWAY, 4},
		{PILOT, PILOT, 5},
		{RAINBOW, RAINBOW, 3},
		{"\u2764\uFE0F", "\u2764\uFE0F", 1},
		{"\u00A9\uFE0E", "\u00A9\uFE0E", 1},
		{"1\uFE0F\u20E3", "1\uFE0F\u20E3", 1},
		{"1\uFE0F", "1<U+FE0F>", 9},
		{"a\uFE0F\u20E3", "a<U+FE0F><U+20E3>", 17},
		{"\u2764\uFE0F\uFE0F", "\u2764\uFE0F<U+FE0F>", 9},
		{"a\u200Db", "a<U+200D>b", 10},
		{"\u2764\u200Db", "\u2764<U+200D>b", 10},
		{"\u2764\u200D", "\u2764<U+200D>", 9},
		{"a\u200D\u2764", "a<U+200D>\u2764", 10},
		{"\u2764\u200D\u200D\u2764", "\u2764<U+200D><U+200D>\u2764", 18},
		{"\U0001F3F4\U000E0067\U000E007F", "\U0001F3F4<U+E0067><U+E007F>", 20},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		char *shown = utf8_safe_dup(cases[i].s);
		is_str(shown, cases[i].shown);
		is_int(utf8_width(cases[i].s, strlen(cases[i].s)), cases[i].width);
		is_int(utf8_width(shown, strlen(shown)), cases[i].width);
		free(shown);
	}
}

static void
test_safe_keeps_breaks(void)
{
	struct buf out = BUF_INIT;
	utf8_safe(&out, "a\tb\r\n\u2028c\0d", 11, true);
	is_str(buf_str(&out), "a\tb^M\n<U+2028>c^@d");
	buf_done(&out);
}

/* Terminal commands and deceptions, and what must not come out of them. */
static void
test_safe_lets_no_command_pass(void)
{
	static const struct {
		const char *s, *bad;
	} cases[] = {
		{"\x1B]0;t\x07", "\x1B"}, {"\x1B]52;c;eA==\x07", "\x1B"}, {"\x1B]8;;http://x\x1B\\", "\x1B"},
		{"\x1B]1337;x\x07", "\x1B"}, {"\x1B[7m", "\x1B"}, {"\x1B[2J", "\x1B"}, {"\x1B[1;1H", "\x1B"},
		{"\x1B[1;2r", "\x1B"}, {"\x1B[?47h", "\x1B"}, {"\x1B[6n", "\x1B"}, {"\x1B[21t", "\x1B"},
		{"\x1BP$qm\x1B\\", "\x1B"}, {"\x1BPq\x1B\\", "\x1B"}, {"\x1B_G\x1B\\", "\x1B"},
		{"\x1B" "c", "\x1B"}, {"\xC2\x9B" "31m", "\xC2\x9B"}, {"\xC2\x9D" "0;t\xC2\x9C", "\xC2\x9D"},
		{"\xC2\x90q\xC2\x9C", "\xC2\x90"}, {"\x9B" "31m", "\x9B"}, {"\xC0\x9B[31m", "\xC0"},
		{"q\x07", "\x07"}, {"bad\x08\x08", "\x08"}, {"bad\rgood", "\r"}, {"a\x0B\x0C", "\x0B"},
		{"a\x0E\x0F", "\x0E"}, {"a\x7F", "\x7F"}, {"a\u2028", "\u2028"}, {"a\u202Egnp", "\u202E"},
		{"a\u2066", "\u2066"}, {"a\u200Bb", "\u200B"}, {"a\U000E0041", "\U000E0041"},
		{"a" ACUTES_8 ACUTE, ACUTES_8 ACUTE},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct buf out = BUF_INIT;
		utf8_safe(&out, cases[i].s, strlen(cases[i].s), true);
		ok(!strstr(buf_str(&out), cases[i].bad));
		buf_clear(&out);
		utf8_ascii(&out, cases[i].s, strlen(cases[i].s));
		ok(!strstr(buf_str(&out), cases[i].bad));
		buf_clear(&out);
		utf8_clip(&out, cases[i].s, strlen(cases[i].s), 1000, false);
		ok(!strstr(buf_str(&out), cases[i].bad));
		buf_done(&out);
	}
}

static void
test_is_safe_by_character(void)
{
	static const struct {
		uint32_t first, last;
		bool is_safe;
	} ranges[] = {
		{0x00, 0x1F, false}, {0x20, 0x7E, true}, {0x7F, 0x9F, false}, {0xA0, 0xAC, true},
		{0xAD, 0xAD, false}, {0xAE, 0x2FF, true}, {0x301, 0x301, true}, {0x34F, 0x34F, false},
		{0x61C, 0x61C, false}, {0x115F, 0x1160, false}, {0x17B4, 0x17B5, false},
		{0x180B, 0x180F, false}, {0x200B, 0x200F, false}, {0x2010, 0x2027, true},
		{0x2028, 0x202E, false}, {0x202F, 0x205F, true}, {0x2060, 0x206F, false},
		{0x3000, 0x3000, true}, {0x3164, 0x3164, false}, {0x4E00, 0x9FFF, true},
		{0xAC00, 0xD7A3, true}, {0xD800, 0xDFFF, false}, {0xE000, 0xF8FF, false},
		{0xFDD0, 0xFDEF, false}, {0xFE00, 0xFE0F, false}, {0xFEFF, 0xFEFF, false},
		{0xFFA0, 0xFFA0, false}, {0xFFF0, 0xFFFB, false}, {0xFFFD, 0xFFFD, true},
		{0xFFFE, 0xFFFF, false}, {0x1BCA0, 0x1BCA3, false}, {0x1D173, 0x1D17A, false},
		{0x1F600, 0x1F64F, true}, {0xE0000, 0xE0FFF, false}, {0xF0000, 0x110000, false},
	};
	for (size_t i = 0; i < COUNT(ranges); i++) {
		uint32_t wrong = 0;
		for (uint32_t c = ranges[i].first; c <= ranges[i].last; c++)
			if (utf8_is_safe(c) != ranges[i].is_safe)
				wrong = c;
		is_int(wrong, 0);
	}
	is_int(utf8_char_width('a'), 1);
	is_int(utf8_char_width(0xE5), 1);
	is_int(utf8_char_width(0x6F22), 2);
	is_int(utf8_char_width(0x301), 0);
	is_int(utf8_char_width('\n'), 1);
	is_int(utf8_char_width(0x1B), 2);
	is_int(utf8_char_width(0x202E), 8);
	is_int(utf8_char_width(0xE0041), 9);
	is_int(utf8_char_width(0x10FFFF), 10);
}

static void
test_clip_ends_in_an_ellipsis(void)
{
	static const struct {
		const char *s;
		size_t columns;
		const char *out, *ascii;
		size_t used;
	} cases[] = {
		{"abc", 3, "abc", "abc", 3},
		{"abcd", 3, "ab\u2026", "ab.", 3},
		{"abcd", 1, "\u2026", ".", 1},
		{"abcd", 0, "", "", 0},
		{"", 0, "", "", 0},
		{"", 5, "", "", 0},
		{"\u00E5\u00E4\u00F6", 3, "\u00E5\u00E4\u00F6", "\u00E5\u00E4\u00F6", 3},
		{"\u00E5\u00E4\u00F6\u00E5", 3, "\u00E5\u00E4\u2026", "\u00E5\u00E4.", 3},
		{"\u6F22\u5B57", 4, "\u6F22\u5B57", "\u6F22\u5B57", 4},
		{"\u6F22\u5B57x", 4, "\u6F22\u2026", "\u6F22.", 3},
		{"\u6F22\u5B57", 3, "\u6F22\u2026", "\u6F22.", 3},
		{"\u6F22", 1, "\u2026", ".", 1},
		{"ae" ACUTE "x", 2, "a\u2026", "a.", 2},
		{"ae" ACUTE, 2, "ae" ACUTE, "ae" ACUTE, 2},
		{"abe" ACUTE "x", 3, "ab\u2026", "ab.", 3},
		{"a\u202Eb", 9, "a\u2026", "a.", 2},
		{"a\u202Eb", 10, "a<U+202E>b", "a<U+202E>b", 10},
		{FAMILY "x", 6, "\u2026", ".", 1},
		{FAMILY "xy", 7, FAMILY "\u2026", FAMILY ".", 7},
		{"a\nb\tc", 4, "a b\u2026", "a b.", 4},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct buf out = BUF_INIT;
		size_t len = strlen(cases[i].s);
		is_int(utf8_clip(&out, cases[i].s, len, cases[i].columns, false), cases[i].used);
		is_str(buf_str(&out), cases[i].out);
		is_int(utf8_width(buf_str(&out), out.len), cases[i].used);
		buf_clear(&out);
		is_int(utf8_clip(&out, cases[i].s, len, cases[i].columns, true), cases[i].used);
		is_str(buf_str(&out), cases[i].ascii);
		buf_done(&out);
	}
}

static void
test_ascii_looks_alike_in_the_same_columns(void)
{
	static const struct {
		const char *s, *out;
	} cases[] = {
		{"plain\ttext\n", "plain\ttext\n"},
		{"R\u00E4ksm\u00F6rg\u00E5s \u00C5\u00C4\u00D6", "Raksmorgas AAO"},
		{"Re" ACUTE "sume" ACUTE, "Resume"},
		{"\u00C6r\u00F8 \u0141\u00F3d\u017A \u00DF", "Aro Lodz s"},
		{"\u201Ca\u201D \u2018b\u2019 \u2013 c\u2026", "\"a\" 'b' - c."},
		{"\u00ABx\u00BB 2\u00D73 5\u00B2", "<x> 2x3 52"},
		{"\u2022 \u2192 \u2264 \u20AC", "* > < E"},
		{"\u250C\u2500\u252C\u2500\u2510\u2502\u2588\u2591", "+-+-+|##"},
		{"\u6F22\u5B57", "????"},
		{"\uFF21\uFF11", "A 1 "},
		{"\u0663\u0967", "31"},
		{"\u00A0\u3000", "   "},
		{"\u05E9", "?"},
		{"\u2764\uFE0F" FAMILY, "???????"},
		{"\u202E\x1B", "<U+202E>^["},
		{"\u00BD", "?"},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct buf out = BUF_INIT;
		utf8_ascii(&out, cases[i].s, strlen(cases[i].s));
		is_str(buf_str(&out), cases[i].out);
		is_int(out.len, utf8_width(cases[i].s, strlen(cases[i].s)));
		buf_done(&out);
	}
}

static void
test_fold_ignores_case_and_accents(void)
{
	static const struct {
		const char *s, *folded, *bare;
	} cases[] = {
		{"", "", ""},
		{"Hello World", "hello world", "hello world"},
		{"R\u00C4KSM\u00D6RG\u00C5S", "r\u00E4ksm\u00F6rg\u00E5s", "raksmorgas"},
		{"Ra\u0308ksmo\u0308rga\u030As", "r\u00E4ksm\u00F6rg\u00E5s", "raksmorgas"},
		{"\u212Bngstr\u00F6m", "\u00E5ngstr\u00F6m", "angstrom"},
		{"Stra\u00DFe", "strasse", "strasse"},
		{"S\u00F8rensen \u0141\u00F3d\u017A", "s\u00F8rensen \u0142\u00F3d\u017A", "sorensen lodz"},
		{"\u2013 \u201CX\u201D", "\u2013 \u201Cx\u201D", "\u2013 \u201Cx\u201D"},
		{"\u0391\u03A3", "\u03B1\u03C3", "\u03B1\u03C3"},
		{"I\u0130", "ii\u0307", "ii"},
		{"\u304C", "\u304C", "\u304C"},
		{"\uAC01", "\uAC01", "\uAC01"},
		{"a\xFF", "a\uFFFD", "a\uFFFD"},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		char *folded = utf8_fold(cases[i].s, strlen(cases[i].s), false);
		char *bare = utf8_fold(cases[i].s, strlen(cases[i].s), true);
		is_str(folded, cases[i].folded);
		is_str(bare, cases[i].bare);
		free(folded);
		free(bare);
	}
}

/* Another character sends the whole text the long way: the same must come out. */
static void
test_fold_short_and_long_way_agree(void)
{
	for (uint32_t c = 1; c < 0x2100; c++)
		for (int bare = 0; bare < 2; bare++) {
			struct buf text = BUF_INIT;
			utf8_encode(&text, c);
			char *brief = utf8_fold(text.s, text.len, bare);
			utf8_encode(&text, 0x6F22);
			char *full = utf8_fold(text.s, text.len, bare);
			size_t len = strlen(brief);
			bool is_same = !strncmp(brief, full, len) && !strcmp(full + len, "\u6F22");
			if (!is_same)
				is_int(c, 0);
			free(brief);
			free(full);
			buf_done(&text);
		}
	ok(true);
}

static void
test_graphemes(void)
{
	static const struct {
		const char *s;
		size_t ends[8];		/* up to the length */
	} cases[] = {
		{"abc", {1, 2, 3}},
		{"\u00E5\u00E4", {2, 4}},
		{"e" ACUTE "x", {3, 4}},
		{"a\r\nb", {1, 3, 4}},
		{"\r\n", {2}},
		{"\n\n", {1, 2}},
		{SWEDEN NORWAY, {8, 16}},
		{"a" SWEDEN "b", {1, 9, 10}},
		{FAMILY "a", {18, 19}},
		{FAMILY FAMILY, {18, 36}},
		{PILOT RAINBOW, {17, 31}},
		{"\u1112\u1161\u11ABx", {9, 10}},
		{"\u0E01\u0E33\u0E49", {9}},
		{"a" ACUTES_8 ACUTES_8 ACUTES_8 ACUTES_8 ACUTES_8 "b", {81, 82}},
		{"x" ACUTE "\n" ACUTE, {3, 4, 6}},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		const char *s = cases[i].s;
		size_t len = strlen(s), start = 0;
		for (size_t k = 0; start < len; k++) {
			is_int(utf8_next(s, len, start), cases[i].ends[k]);
			is_int(utf8_prev(s, len, cases[i].ends[k]), start);
			start = cases[i].ends[k];
		}
		is_int(utf8_next(s, len, len), len);
		is_int(utf8_prev(s, len, 0), 0);
	}
}

/* Any steps agree with one look over the whole text, from any byte. */
static void
test_graphemes_agree_with_the_whole_text(void)
{
	struct buf text = BUF_INIT;
	char breaks[4 * 400];
	size_t wrong = 0;
	for (int round = 0; round < 3000; round++) {
		random_text(&text, round % 20 ? 12 : 300);
		const char *s = buf_str(&text);
		size_t len = text.len;
		u8_grapheme_breaks((const uint8_t *)s, len, breaks);
		for (size_t at = 0; at <= len; at++) {
			size_t before = at ? at - 1 : 0, after = at < len ? at + 1 : len;
			while (before > 0 && !breaks[before])
				before--;
			while (after < len && !breaks[after])
				after++;
			wrong += utf8_prev(s, len, at) != before;
			wrong += utf8_next(s, len, at) != after;
		}
	}
	is_int(wrong, 0);
	buf_done(&text);
}

/*
 * A text shown in pieces looks as in the whole, fits as it is measured, shown
 * twice is shown the same, and holds nothing that may not go out.
 */
static void
test_random_texts_shown(void)
{
	struct buf text = BUF_INIT, whole = BUF_INIT, pieces = BUF_INIT, twice = BUF_INIT;
	size_t wrong = 0;
	for (int round = 0; round < 5000; round++) {
		random_text(&text, 30);
		const char *s = buf_str(&text);
		size_t len = text.len, width = 0;
		buf_clear(&whole), buf_clear(&pieces), buf_clear(&twice);
		utf8_safe(&whole, s, len, false);
		for (size_t at = 0, end; at < len; at = end) {
			end = utf8_next(s, len, at);
			utf8_safe(&pieces, s + at, end - at, false);
			width += utf8_width(s + at, end - at);
		}
		utf8_safe(&twice, buf_str(&whole), whole.len, false);
		wrong += width != utf8_width(s, len);
		wrong += strcmp(buf_str(&whole), buf_str(&pieces)) != 0;
		wrong += strcmp(buf_str(&whole), buf_str(&twice)) != 0;
		wrong += width != utf8_width(buf_str(&whole), whole.len);
		for (size_t i = 0, marks = 0; i < whole.len;) {
			uint32_t c;
			i += utf8_decode(&c, whole.s + i, whole.len - i);
			marks = utf8_char_width(c) ? 0 : marks + 1;
			wrong += marks > 8;
			wrong += !utf8_is_safe(c) && c != 0x200D && c != 0xFE0E && c != 0xFE0F;
		}
		buf_clear(&twice);
		utf8_ascii(&twice, s, len);
		wrong += twice.len != width;
	}
	is_int(wrong, 0);
	buf_done(&text), buf_done(&whole), buf_done(&pieces), buf_done(&twice);
}

static void
test_fit_takes_whole_graphemes(void)
{
	struct buf text = BUF_INIT;
	size_t wrong = 0;
	for (int round = 0; round < 3000; round++) {
		random_text(&text, 20);
		const char *s = buf_str(&text);
		for (size_t columns = 0; columns < 24; columns++) {
			size_t used, at = 0, width = 0;
			size_t fit = utf8_fit(s, text.len, columns, &used);
			while (at < text.len) {
				size_t end = utf8_next(s, text.len, at);
				size_t more = utf8_width(s + at, end - at);
				if (width + more > columns)
					break;
				width += more;
				at = end;
			}
			wrong += fit != at || used != width;
		}
	}
	is_int(wrong, 0);
	buf_done(&text);
}

/* Bytes of any kind are read without running over, and shown well-formed. */
static void
test_ill_formed_text_is_survived(void)
{
	static const char kinds[] = "a \n\x1B\x80\x8D\x9B\xAD\xBF\xC0\xC2\xC3\xCC\xE2\xED\xF0\xF4\xFF";
	size_t wrong = 0;
	for (int round = 0; round < 3000; round++) {
		size_t len = draw(24), used;
		char *s = xmalloc(len);		/* no more, for the sanitizer */
		for (size_t i = 0; i < len; i++)
			s[i] = kinds[draw(sizeof(kinds) - 1)];
		struct buf out = BUF_INIT;
		utf8_safe(&out, s, len, true);
		wrong += utf8_check(buf_str(&out), out.len) != out.len;
		wrong += utf8_width(s, len) != utf8_width(buf_str(&out), out.len);
		utf8_clip(&out, s, len, 7, false);
		wrong += utf8_check(buf_str(&out), out.len) != out.len;
		utf8_ascii(&out, s, len);
		wrong += utf8_fit(s, len, 5, &used) > len;
		free(utf8_fold(s, len, true));
		for (size_t at = 0; at <= len; at++) {
			wrong += at > 0 && utf8_prev(s, len, at) >= at;
			wrong += at < len && utf8_next(s, len, at) <= at;
			wrong += utf8_word_prev(s, len, at) > len || utf8_word_next(s, len, at) > len;
		}
		buf_done(&out);
		free(s);
	}
	is_int(wrong, 0);
}

static void
test_word_steps(void)
{
	static const struct {
		const char *s;
		size_t prev[4], next[4];	/* from the end; from the start */
	} cases[] = {
		{"", {0}, {0}},
		{"ett  tv\u00E5, tre", {11, 5, 0}, {3, 9, 14}},
		{"  a", {2, 0}, {3}},
		{"a  ", {0}, {1, 3}},
		{"cafe" ACUTE " x", {7, 0}, {6, 8}},
		{"= 7,5 (ok)", {7, 4, 2, 0}, {3, 5, 9, 10}},
		{SWEDEN " a", {9, 0}, {10}},
		{"a\nb", {2, 0}, {1, 3}},
		{"x \u2764\uFE0F", {0}, {1, 8}},
		{"\u0E01\u0E33\u0E49 x", {10, 0}, {9, 11}},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		const char *s = cases[i].s;
		size_t len = strlen(s), at = len;
		for (size_t k = 0; at > 0; k++) {
			at = utf8_word_prev(s, len, at);
			is_int(at, cases[i].prev[k]);
		}
		for (size_t k = 0; at < len; k++) {
			at = utf8_word_next(s, len, at);
			is_int(at, cases[i].next[k]);
		}
	}
}

/* The short way rests on this: such characters need no look at what is around. */
static void
test_simple_characters_are_simple(void)
{
	static const uint32_t ranges[][2] = {
		{0x20, 0x7E}, {0xA0, 0xAC}, {0xAE, 0x2FF}, {0x400, 0x47F}, {0x2010, 0x2027},
		{0x3001, 0x3002}, {0x3041, 0x3096}, {0x30A1, 0x30FA}, {0x4E00, 0x9F9F},
		{0xAC00, 0xD7A3}, {0xFF01, 0xFF5E},
	};
	for (size_t i = 0; i < COUNT(ranges); i++) {
		uint32_t wrong = 0;
		for (uint32_t c = ranges[i][0]; c <= ranges[i][1]; c++)
			for (size_t k = 0; k < COUNT(ranges); k++)
				if (!utf8_is_safe(c) || utf8_char_width(c) < 1 ||
						!uc_is_grapheme_break(c, ranges[k][0]) ||
						!uc_is_grapheme_break(ranges[k][0], c) ||
						uc_graphemeclusterbreak_property(c) == GBP_RI)
					wrong = c;
		is_int(wrong, 0);
	}
}

static void
test_all(void)
{
	test_check_and_repair();
	test_check_finds_each_fault();
	test_plain_ends_where_it_should();
	test_decode_and_encode_are_inverse();
	test_safe_shows_what_would_act_or_hide();
	test_safe_keeps_breaks();
	test_safe_lets_no_command_pass();
	test_is_safe_by_character();
	test_clip_ends_in_an_ellipsis();
	test_ascii_looks_alike_in_the_same_columns();
	test_fold_ignores_case_and_accents();
	test_fold_short_and_long_way_agree();
	test_graphemes();
	test_graphemes_agree_with_the_whole_text();
	test_random_texts_shown();
	test_fit_takes_whole_graphemes();
	test_ill_formed_text_is_survived();
	test_word_steps();
	test_simple_characters_are_simple();
}

int
main(void)
{
	test_all();			/* in the C locale */
	ok(setlocale(LC_ALL, "C.UTF-8"));
	test_all();
	return tap_end();
}
