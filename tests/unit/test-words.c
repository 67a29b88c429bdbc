#include "config.h"

#include "text/words.h"

#include <stdlib.h>

#include <unicase.h>
#include <unictype.h>
#include <uninorm.h>
#include <unistr.h>

#include "base/alloc.h"
#include "base/buf.h"
#include "tests/tap.h"
#include "text/utf8.h"

#define COUNT(a) (sizeof(a) / sizeof(*(a)))

/* What random texts are made of: each kind of character that a rule is about. */
static const uint32_t alphabet[] = {
	'a', 'Z', 'b', 'e', '7', '0', ' ', ' ', ' ', '\n', '\t', '.', '-', '_', '/', 0x7F, 0xE5, 0xC5,
	0xE4, 0xD6, 0xF6, 0xC9, 0xE9, 0xDE, 0xDF, 0xD7, 0xF7, 0xFF, 0xA0, 0xA7, 0xAA, 0xB5, 0xB2, 0xBD,
	0xAD, 0xAD, 0x301, 0x30A, 0x308, 0x345, 0x338, '=', 0x2260, 0x130, 0x131, 0x149, 0x1F0, 0x1E9E,
	0x3A3, 0x3C2, 0x3B1, 0x1FB3, 0x410, 0x451, 0x2013, 0x2019, 0x2027, 0x2028, 0x200B, 0x200C,
	0x200D, 0x2060, 0xFEFF, 0xFE0F, 0x34F, 0x212A, 0x212B, 0x2126, 0xFB01, 0x1100, 0x1161, 0xAC00,
	0x3164, 0x4E00, 0x0915, 0x094D, 0x0660, 0x2167, 0x1F468, 0xFFFD, 0x10FFFF, 0x1D400,
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

/*
 * The reference: what is not seen goes, the rest is composed whole, cut by the
 * categories of its characters one after the other, and each piece folded.
 */
static bool
is_unseen(ucs4_t c)
{
	return c != 0x200B && (uc_is_general_category_withtable(c, UC_CATEGORY_MASK_Cf) ||
		uc_is_property_default_ignorable_code_point(c));
}

static void
fold_piece(struct buf *out, struct buf *piece)
{
	size_t n;
	if (piece->len && out->len)
		buf_addc(out, ' ');
	uint8_t *folded = u8_casefold((const uint8_t *)buf_str(piece), piece->len, NULL, UNINORM_NFC,
		NULL, &n);
	buf_add(out, folded, n);
	free(folded);
	buf_clear(piece);
}

static char *
reference(const char *text, size_t len)
{
	struct buf seen = BUF_INIT, out = BUF_INIT, piece = BUF_INIT;
	for (size_t i = 0; i < len;) {
		ucs4_t c;
		int n = u8_mbtouc(&c, (const uint8_t *)text + i, len - i);
		if (!is_unseen(c))
			utf8_encode(&seen, c);
		i += (size_t)n;
	}
	size_t n;
	uint8_t *whole = u8_normalize(UNINORM_NFC, (const uint8_t *)buf_str(&seen), seen.len, NULL, &n);
	for (size_t i = 0; i < n;) {
		ucs4_t c;
		int bytes = u8_mbtouc(&c, whole + i, n - i);
		bool is_mark = uc_is_general_category_withtable(c, UC_CATEGORY_MASK_M);
		if (uc_is_general_category_withtable(c, UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_N) ||
		    (piece.len && is_mark))
			buf_add(&piece, whole + i, (size_t)bytes);
		else
			fold_piece(&out, &piece);
		i += (size_t)bytes;
	}
	fold_piece(&out, &piece);
	free(whole);
	buf_done(&seen);
	buf_done(&piece);
	return buf_steal(&out);
}

static const char *
fold(const char *text)
{
	static struct buf out = BUF_INIT;
	buf_clear(&out);
	words_fold(&out, text, strlen(text));
	return buf_str(&out);
}

static void
test_words_fold(void)
{
	static const struct {
		const char *text, *words;
	} cases[] = {
		{"", ""}, {" ", ""}, {"--", ""}, {"\u0301", ""}, {" \u0301 ", ""}, {"\u00AD", ""},
		{"Kommunkompassen", "kommunkompassen"},
		{"  Två  ord, till.", "två ord till"},
		{"ÅÄÖ åäö A\u030A", "åäö åäö å"},
		{"É e\u0301 \u00E9", "é é é"},
		{"a å", "a å"},
		{"e-tjänst (2010): 62,5 %", "e tjänst 2010 62 5"},
		{"§ 12 \u00A0 mom\u00A04", "12 mom 4"},
		{"Straße STRASSE", "strasse strasse"},
		{"ΣΊΣΥΦΟΣ σίσυφος", "σίσυφοσ σίσυφοσ"},
		{"Москва ЁЛКА", "москва ёлка"},
		{"kommun\u00ADkompass", "kommunkompass"},
		{"kommun\u00AD\u00ADkompass\u00AD\u00AD.", "kommunkompass"},
		{"a\u200Bb a\u200Db a\u2060b \uFEFFc", "a b ab ab c"},
		{"m² ½ Ⅷ", "m² ½ ⅷ"},
		{"\u212Angström \u212B", "kngström å"},
		{"=\u0338 \u2260 a=\u0338b", "a b"},
		{"”citat” – l’eau…", "citat l eau"},
		{"× ÷ a×b", "a b"},
		{"漢字 かな", "漢字 かな"},
		{"\xff" "a\xc3", "a"},
		{"x\xc3(y", "x y"},
		{"😀 a😀b", "a b"},
	};
	for (size_t i = 0; i < COUNT(cases); i++)
		is_str(fold(cases[i].text), cases[i].words);
}

static void
test_words_fold_appends(void)
{
	struct buf out = BUF_INIT;
	words_fold(&out, "...", 3);
	is_int(out.len, 0);
	words_fold(&out, " A ", 3);
	words_fold(&out, "--", 2);
	words_fold(&out, "\u00C5 ", 3);
	words_fold(&out, "B\xcc\x82 ", 4);
	is_str(buf_str(&out), "a å b\xcc\x82");
	buf_done(&out);
}

/* Every character, alone and beside others. */
static void
test_words_every_character(void)
{
	static const char *const before[] = {"", "x", "é", "Ж", "- "};
	static const char *const after[] = {"", "y", "\u0301", " \u00AD", "\u00AD", "Å"};
	size_t wrong = 0, unclean = 0;
	struct buf text = BUF_INIT;
	for (uint32_t c = 1; c < 0x20000; c++) {
		if (c >= 0xD800 && c < 0xE000)
			continue;
		buf_clear(&text);
		buf_adds(&text, before[draw(COUNT(before))]);
		utf8_encode(&text, c);
		buf_adds(&text, after[draw(COUNT(after))]);
		char *want = reference(text.s, text.len);
		const char *got = fold(text.s);
		if (strcmp(want, got) && wrong++ < 5)
			printf("# U+%04X: got \"%s\", wanted \"%s\"\n", (unsigned)c, got, want);
		for (const char *p = got; *p; p++)
			unclean += (unsigned char)*p < 0x80 && *p != ' ' && !(*p >= '0' && *p <= '9') &&
				!(*p >= 'a' && *p <= 'z');
		free(want);
	}
	is_int(wrong, 0);
	is_int(unclean, 0);
	buf_done(&text);
}

/* Random texts: as the reference; word by word the same; nothing changes the second time. */
static void
test_words_random(void)
{
	struct buf text = BUF_INIT, parts = BUF_INIT, again = BUF_INIT;
	size_t wrong = 0, apart = 0, changed = 0;
	for (int round = 0; round < 40000; round++) {
		random_text(&text, 24);
		const char *s = buf_str(&text);
		char *want = reference(s, text.len);
		const char *got = fold(s);
		if (strcmp(want, got) && wrong++ < 5)
			printf("# round %d: got \"%s\", wanted \"%s\"\n", round, got, want);
		buf_clear(&parts);
		size_t words = 0, blanks = 0;
		for (size_t from, to = 0; words_next(s, text.len, &from, &to); words++)
			words_fold(&parts, s + from, to - from);
		for (const char *p = got; *p; p++)
			blanks += *p == ' ';
		apart += strcmp(buf_str(&parts), got) || words != blanks + (*got != '\0');
		buf_clear(&again);
		words_fold(&again, got, strlen(got));
		changed += strcmp(buf_str(&again), got) != 0;
		free(want);
	}
	is_int(wrong, 0);
	is_int(apart, 0);
	is_int(changed, 0);
	buf_done(&text);
	buf_done(&parts);
	buf_done(&again);
}

int
main(void)
{
	test_words_fold();
	test_words_fold_appends();
	test_words_every_character();
	test_words_random();
	return tap_end();
}
