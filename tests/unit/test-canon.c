#include "config.h"

#include <stdlib.h>

#include "base/buf.h"
#include "base/diag.h"
#include "store/yaml.h"
#include "tests/tap.h"
#include "text/canon.h"
#include "text/utf8.h"

static void
test_canon_typical_spellings(void)
{
	static const struct {
		const char *text, *spelling, *flow;	/* flow NULL: the same */
	} cases[] = {
		{"Kommunkompassen 2010", "Kommunkompassen 2010", NULL},
		{"Är det så?", "Är det så?", "\"Är det så?\""},
		{"a, b", "a, b", "\"a, b\""},
		{"a [1]", "a [1]", "\"a [1]\""},
		{"det är \"bra\"", "det är \"bra\"", NULL},
		{"http://example.org/#x", "http://example.org/#x", "\"http://example.org/#x\""},
		{"C#", "C#", NULL},
		{"", "\"\"", NULL},
		{" a", "\" a\"", NULL},
		{"a ", "\"a \"", NULL},
		{"a: b", "\"a: b\"", NULL},
		{"a:", "\"a:\"", NULL},
		{"a #b", "\"a #b\"", NULL},
		{"#b", "\"#b\"", NULL},
		{"- a", "\"- a\"", NULL},
		{"'a'", "\"'a'\"", NULL},
		{"\"a\"", "\"\\\"a\\\"\"", NULL},
		{"a\\b", "a\\b", NULL},
		{"a\tb", "\"a\\tb\"", NULL},
		{"a\x1b[1m", "\"a\\x1B[1m\"", NULL},
		{"a\xc2\x85", "\"a\\x85\"", NULL},
		{"a\xe2\x80\xa8""b", "\"a\\u2028b\"", NULL},
		{"a\xe2\x80\xae""b", "\"a\\u202Eb\"", NULL},
		{"漢字 – ”ja” € \xf0\x9f\x98\x80", "漢字 – ”ja” € \xf0\x9f\x98\x80", NULL},
		{"\xcd\xb8 \xf0\x9f\xbf\xbd", "\xcd\xb8 \xf0\x9f\xbf\xbd", NULL},
		{"\xee\x80\x80", "\"\\uE000\"", NULL},
		{"\xf0\x9f\xbf\xbe", "\"\\U0001FFFE\"", NULL},
		{"\xf3\xa0\x81\x81", "\"\\U000E0041\"", NULL},
		{"---", "\"---\"", NULL},
		{"...", "\"...\"", NULL},
		{"a\nb", "|-\n  a\n  b", "\"a\\nb\""},
		{"a\n\n  b: #", "|-\n  a\n\n    b: #", "\"a\\n\\n  b: #\""},
		{"a\n", "\"a\\n\"", NULL},
		{"\na", "\"\\na\"", NULL},
		{" a\nb", "\" a\\nb\"", NULL},
	};
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct buf out = BUF_INIT;
		canon_text(&out, cases[i].text, strlen(cases[i].text), 2);
		is_str(buf_str(&out), cases[i].spelling);
		buf_clear(&out);
		canon_flow(&out, cases[i].text, strlen(cases[i].text));
		is_str(buf_str(&out), cases[i].flow ? cases[i].flow : cases[i].spelling);
		buf_done(&out);
	}
}

static void
test_canon_quotes_what_others_take_for_a_type(void)
{
	static const char *const typed[] = {
		"1", "1.10", "2010", "007", "1_000", "1e3", "1.5E-3", "0x1F", "0b101", "0o17",
		"+1", ".5", ".inf", "+.inf", "10:20", "10:20:30", "2010-04-20", "1.",
		"2010-04-20T13:00:00+02:00", "2010-04-20 13:00:00", "2010-04-20t13:00:00Z",
		"y", "N", "yes", "No", "ON", "off", "true", "FALSE", "null", "nan", "Inf", "0",
	};
	static const char *const plain[] = {
		"1.1.a", "1.1.e", "g1", "4E", "abc", "3 st", "note", "order", "ynglig", "20 %",
		"T", "face", "dead", "1.2.t",
	};
	for (size_t i = 0; i < sizeof(typed) / sizeof(*typed); i++) {
		struct buf out = BUF_INIT, want = BUF_INIT;
		canon_text(&out, typed[i], strlen(typed[i]), 2);
		buf_addf(&want, "\"%s\"", typed[i]);
		is_str(out.s, want.s);
		buf_done(&out);
		buf_done(&want);
	}
	for (size_t i = 0; i < sizeof(plain) / sizeof(*plain); i++) {
		struct buf out = BUF_INIT;
		canon_text(&out, plain[i], strlen(plain[i]), 2);
		is_str(out.s, plain[i]);
		buf_done(&out);
	}
}

/* A piece of a larger text: nothing beyond its length is looked at. */
static void
test_canon_reads_no_further_than_the_length(void)
{
	char *s = malloc(4);
	memcpy(s, "2010", 4);
	struct buf out = BUF_INIT;
	canon_text(&out, s, 4, 2);
	is_str(out.s, "\"2010\"");
	buf_clear(&out);
	canon_text(&out, s, 0, 2);
	is_str(out.s, "\"\"");
	buf_done(&out);
	free(s);
}

/* Whatever is written is read back: random texts of characters that matter. */

static uint32_t
next_random(uint32_t *state)
{
	*state ^= *state << 13;
	*state ^= *state >> 17;
	*state ^= *state << 5;
	return *state;
}

static void
make_text(struct buf *out, uint32_t *state)
{
	static const char *const parts[] = {
		" ", " ", "\n", "\n", ":", "#", "\"", "'", "\\", "-", "- ", "?", "? ", ",", "[",
		"]", "{", "}", "&", "*", "!", "|", ">", "%", "@", "`", "=", "~", ".", "---", "...",
		"a", "b", "1", "2", "0x", "e", "yes", "no", "å", "ö", "é", "\t", "\x01",
		"\x1b", "\x7f", "\xc2\x85", "\xc2\xa0", "\xc2\xad", "\xcd\x8f", "\xe2\x80\xa8",
		"\xe2\x80\xa9", "\xe2\x80\xae", "\xe2\x80\x8b", "\xef\xbb\xbf", "\xef\xbf\xbd",
		"\xef\xbf\xbe", "\xee\x80\x80", "\xcc\x81", "\xf0\x9f\x98\x80", "\xf0\x9f\xbf\xbf",
		"\xf3\xa0\x81\x81", "\xf4\x8f\xbf\xbf", "\xd4\xb0", "\xcd\xb8", "漢", "<<", "\r",
	};
	buf_clear(out);
	buf_reserve(out, 1);
	out->s[0] = '\0';
	uint32_t count = next_random(state) % 9;
	for (uint32_t i = 0; i < count; i++)
		buf_adds(out, parts[next_random(state) % (sizeof(parts) / sizeof(*parts))]);
}

static bool
reads_back(const struct buf *file, const struct buf *want)
{
	struct diags diags;
	diags_init(&diags, "made.yaml");
	struct yaml *doc = yaml_read(file->s, file->len, &diags);
	const struct node *map = doc ? node_get(yaml_root(doc), "k") : NULL;
	bool is_good = map && !diags.errors && map->count == 4;
	for (const struct node *n = is_good ? map->first : NULL; n; n = n->next) {
		const struct node *text = n->type == NODE_LIST ? n->first : n;
		is_good = is_good && text->type == NODE_SCALAR && text->len == want->len &&
			!memcmp(text->text, want->s, want->len);
	}
	yaml_doc_free(doc);
	diags_done(&diags);
	return is_good;
}

static void
test_canon_round_trip(void)
{
	struct buf text = BUF_INIT, file = BUF_INIT;
	uint32_t state = 2463534242u;
	int lost = 0;
	for (int round = 0; round < 100000 && lost < 5; round++) {
		make_text(&text, &state);
		buf_clear(&file);
		buf_adds(&file, "k:\n  block: ");
		canon_text(&file, text.s, text.len, 4);
		buf_adds(&file, "\n  flow: [");
		canon_flow(&file, text.s, text.len);
		buf_adds(&file, "]\n  quoted: ");
		canon_quoted(&file, text.s, text.len);
		buf_adds(&file, "\n  last: ");
		canon_text(&file, text.s, text.len, 4);
		if (round % 2)
			buf_addc(&file, '\n');
		if (utf8_check(text.s, text.len) == text.len && !reads_back(&file, &text)) {
			printf("# not read back:\n# %s\n", file.s);
			lost++;
		}
	}
	is_int(lost, 0);
	buf_done(&text);
	buf_done(&file);
}

int
main(void)
{
	test_canon_typical_spellings();
	test_canon_quotes_what_others_take_for_a_type();
	test_canon_reads_no_further_than_the_length();
	test_canon_round_trip();
	return tap_end();
}
