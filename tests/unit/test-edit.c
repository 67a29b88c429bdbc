#include "config.h"

#include "text/edit.h"

#include <locale.h>
#include <stdlib.h>

#include "base/buf.h"
#include "tests/tap.h"
#include "text/utf8.h"

#define COUNT(a) (sizeof(a) / sizeof(*(a)))

#define FAMILY "\U0001F468\u200D\U0001F469\u200D\U0001F467"
#define SWEDEN "\U0001F1F8\U0001F1EA"

static uint32_t seed = 1;

static uint32_t
draw(uint32_t below)
{
	seed = seed * 1664525 + 1013904223;
	return (seed >> 8) % below;
}

static void
type(struct edit *e, const char *s)
{
	/* As keys come: one character at a time. */
	for (size_t len = strlen(s), bytes; len > 0; s += bytes, len -= bytes) {
		uint32_t c;
		bytes = utf8_decode(&c, s, len);
		edit_insert(e, s, bytes);
	}
}

static void
paste(struct edit *e, const char *s)
{
	edit_paste(e, s, strlen(s));
}

/*
 * A script of keys, one letter each; anything in quotes is typed, in angle
 * brackets pasted.
 */
static const char script_ops[EDIT_OP_COUNT + 1] = {
	[EDIT_LEFT] = 'h', [EDIT_RIGHT] = 'l', [EDIT_WORD_LEFT] = 'b', [EDIT_WORD_RIGHT] = 'w',
	[EDIT_UP] = 'k', [EDIT_DOWN] = 'j', [EDIT_ROW_HOME] = '0', [EDIT_ROW_END] = '$',
	[EDIT_HOME] = 'g', [EDIT_END] = 'G', [EDIT_BACKSPACE] = 'X', [EDIT_DELETE] = 'x',
	[EDIT_KILL_WORD_BACK] = 'W', [EDIT_KILL_WORD_FORWARD] = 'D', [EDIT_KILL_TO_END] = 'K',
	[EDIT_KILL_TO_HOME] = 'U', [EDIT_YANK] = 'p', [EDIT_NEWLINE] = 'n', [EDIT_UNDO] = 'u',
	[EDIT_REDO] = 'r',
};

/* Plays it; how many of its operations did something is the answer. */
static int
play(struct edit *e, const char *script)
{
	int did = 0;
	for (; *script; script++)
		if (*script == '\'' || *script == '<') {
			const char *stop = strchr(script + 1, *script == '<' ? '>' : '\'');
			struct buf text = BUF_INIT;
			buf_add(&text, script + 1, (size_t)(stop - script) - 1);
			if (*script == '<')
				paste(e, text.s);
			else
				type(e, text.s);
			buf_done(&text);
			script = stop;
		} else
			did += edit_do(e, (enum edit_op)(strchr(script_ops, *script) - script_ops));
	return did;
}

/* Text and cursor as one string: the cursor is a bar. */
static char *
state(const struct edit *e)
{
	struct buf out = BUF_INIT;
	buf_adds(&out, edit_text(e));
	buf_insert(&out, edit_cursor(e), "|", 1);
	return buf_steal(&out);
}

static void
test_edit_scripts(void)
{
	static const struct {
		const char *script;
		int did;		/* of the operations, those that did something */
		const char *after;
	} cases[] = {
		{"", 0, "|"},
		{"hlbwkj0$gGXxWDKUpur", 0, "|"},
		{"'abc'hh'x'", 2, "ax|bc"},
		{"'abc'gl'x'", 2, "ax|bc"},
		{"'abc'hhhh", 3, "|abc"},
		/* graphemes */
		{"'ae\u0301'X", 1, "a|"},
		{"'ae\u0301b'hhX", 3, "|e\u0301b"},
		{"'" FAMILY "a'hX", 2, "|a"},
		{"'a" FAMILY "'ghx", 2, "|" FAMILY},
		{"'" SWEDEN SWEDEN "'hX", 2, "|" SWEDEN},
		{"'\u0301'g'e'", 1, "e\u0301|"},
		{"'\u00E5\u00E4\u00F6'hX", 2, "\u00E5|\u00F6"},
		{"'a'n'\u0301'hX", 3, "a\u0301|"},
		/* words */
		{"'ett tv\u00E5 tre'bb'x'", 2, "ett x|tv\u00E5 tre"},
		{"'ett tv\u00E5 tre'gww'x'", 3, "ett tv\u00E5x| tre"},
		{"'ett tv\u00E5, tre'W", 1, "ett tv\u00E5, |"},
		{"'ett tv\u00E5, 'W", 1, "ett |"},
		{"'ett tv\u00E5, tre'gwD", 3, "ett|, tre"},
		{"'a'n'b'W", 2, "a\n|"},
		{"'a'n'b'WW", 3, "|"},
		/* lines */
		{"'ab'n'cd'hU", 3, "ab\n|d"},
		{"'ab'n'cd'hK", 3, "ab\nc|"},
		{"'ab'n'cd'glK", 4, "a|\ncd"},
		{"'ab'n'cd'glKK", 5, "a|cd"},
		{"'ab'n'cd'0U", 2, "ab\n|cd"},
		/* kill and yank */
		{"'one two'WGp", 2, "one two|"},
		{"'one two'WWpp", 4, "one twoone two|"},
		{"'one two'gKp", 3, "one two|"},
		{"'one two three'WhWp", 4, "one two| "},
		{"'ab'Up'x'Kp", 3, "abxab|"},
		{"'ab'UKp", 2, "ab|"},
		/* undo by words, redo */
		{"'one two'u", 1, "one |"},
		{"'one two'uu", 2, "|"},
		{"'one two'uuu", 2, "|"},
		{"'one two'uur", 3, "one |"},
		{"'one two'uurrr", 4, "one two|"},
		{"'one two'u'x'r", 1, "one x|"},
		{"'ab'h'cd'u", 2, "a|b"},
		{"'ab'h'cd'uu", 3, "|"},
		{"'one'n'two'u", 2, "one\n|"},
		{"'one two'XXXXu", 5, "one two|"},
		{"'one two'XXXXXu", 6, "one|"},
		{"'one two'XXXXXuu", 7, "one two|"},
		{"'one two'gxxxxu", 6, "|one two"},
		{"'one two'gxxxxxu", 7, "|two"},
		{"'one two'Wu", 2, "one two|"},
		{"'one'gKup", 4, "one|one"},
		{"'one'<two three>u", 1, "one|"},
		{"'e\u0301'Xu", 2, "e\u0301|"},
		{"'a'hlXu", 4, "a|"},
		/* the row is the line until columns are known */
		{"'abc'n'de'k'x'", 2, "abx|c\nde"},
		{"'abc'n'd'n'efg'kk'x'", 4, "abcx|\nd\nefg"},
		{"'abc'n'd'n'efg'kkjj'x'", 6, "abc\nd\nefgx|"},
		{"'ab'n'cd'h0", 3, "ab\n|cd"},
		{"'ab'n'cd'h00", 4, "|ab\ncd"},
		{"'ab'n'cd'gl$", 4, "ab|\ncd"},
		{"'ab'n'cd'gl$$", 5, "ab\ncd|"},
		{"'ab'kj", 0, "ab|"},
		/* pastes */
		{"<a\rb\r\nc\n\rd>", 0, "a\nb\nc\n\nd|"},
		{"<a\xFF" "b\xE2\x82>", 0, "a\uFFFD" "b\uFFFD|"},
		{"'ab'h<X>", 1, "aX|b"},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct edit *e = edit_new();
		is_int(play(e, cases[i].script), cases[i].did);
		char *after = state(e);
		is_str(after, cases[i].after);
		free(after);
		edit_free(e);
	}
}

static void
test_rows_as_shown(void)
{
	static const struct {
		size_t first, columns;
		const char *script, *after;
	} cases[] = {
		{6, 6, "'hello world foo'k'x'", "hello worx|ld foo"},
		{6, 6, "'hello world foo'kk'x'", "helx|lo world foo"},
		{6, 6, "'hello world foo'g$'x'", "hellox| world foo"},
		{6, 6, "'hello world foo'gj'x'", "hello x|world foo"},
		{6, 6, "'hello world foo'hk0'x'", "hello x|world foo"},
		{6, 6, "'hello world foo'k$'x'", "hello worldx| foo"},
		/* a cut word: the end of the row is the start of the next */
		{4, 4, "'abcdefgh'g$'x'", "abcx|defgh"},
		{4, 4, "'abcdefgh'0'x'", "abcdx|efgh"},
		/* after a prompt of three columns, straight up in the column */
		{3, 6, "'ab cdef gh'gj", "ab cde|f gh"},
		{3, 6, "'ab cdef gh'Gk", "ab cd|ef gh"},
		{3, 6, "'ab cdef gh'hkk", "|ab cdef gh"},
		{3, 6, "'ab cdef gh'hhhk", "a|b cdef gh"},
		{3, 6, "'ab cdef gh'hhhhhkj", "ab cd|ef gh"},
		/* wide characters: the one in the column */
		{4, 4, "'\u6F22\u5B57abc'hk'x'", "\u6F22x|\u5B57abc"},
		{0, 0, "'abc'kk'x'", "x|abc"},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct edit *e = edit_new();
		edit_set_columns(e, cases[i].first, cases[i].columns);
		play(e, cases[i].script);
		char *after = state(e);
		is_str(after, cases[i].after);
		free(after);
		edit_free(e);
	}
}

static void
test_starts_pasted(void)
{
	static const struct {
		const char *script;
		bool is_pasted;
	} cases[] = {
		{"", false},
		{"'a'", false},
		{"<a>", true},
		{"'a'<b>", false},
		{"<b>'a'", true},
		{"<b>g'a'", false},
		{"<b>g'a'X", true},
		{"'a'<b>gx", true},
		{"'a'<b>gxu", false},
		{"<ab>XX", false},
		{"<ab>XX'c'", false},
		{"<ab>XXu", true},
		{"<ab>u", false},
		{"<ab>ur", true},
		{"<ab>'c'ggxx", false},
		{"<- a>U'x'Xp", true},		/* killed and put back, still a paste */
		{"'- a'Up", false},
		{"<>", false},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct edit *e = edit_new();
		play(e, cases[i].script);
		if (edit_starts_pasted(e) != cases[i].is_pasted)
			is_str(cases[i].script, "");
		ok(edit_starts_pasted(e) == cases[i].is_pasted);
		edit_free(e);
	}
}

static void
test_set_forgets(void)
{
	struct edit *e = edit_new();
	unsigned long was = edit_revision(e);
	play(e, "<a b>W");
	ok(edit_revision(e) > was);
	was = edit_revision(e);
	edit_set(e, "\u00E5 ny", 5);
	ok(edit_revision(e) > was);
	is_str(edit_text(e), "\u00E5 ny");
	is_int(edit_len(e), 5);
	is_int(edit_cursor(e), 5);
	ok(!edit_starts_pasted(e));
	ok(!edit_do(e, EDIT_UNDO));
	ok(!edit_do(e, EDIT_REDO));
	was = edit_revision(e);
	ok(edit_do(e, EDIT_LEFT));
	ok(!edit_do(e, EDIT_DOWN));
	is_int(edit_revision(e), was);
	ok(edit_do(e, EDIT_YANK));
	is_str(edit_text(e), "\u00E5 nby");
	edit_set(e, "", 0);
	is_str(edit_text(e), "");
	edit_set_cursor(e, 99);
	is_int(edit_cursor(e), 0);
	edit_set(e, "e\u0301x", 4);
	for (size_t at = 0; at < 6; at++) {
		edit_set_cursor(e, at);
		is_int(edit_cursor(e), at < 3 ? 0 : at < 4 ? 3 : 4);
	}
	edit_paste(e, "a\0b", 3);
	is_str(edit_text(e), "e\u0301xa\uFFFDb");
	edit_free(e);
	edit_free(NULL);
}

/* One random step; texts of characters that join with others. */
static void
random_step(struct edit *e)
{
	static const char *const parts[] = {
		"a", "b", "7", " ", " ", "\n", "\u00E5", "\u0301", "\u0308", "\u200D", "\uFE0F", "\r", "word ",
		"\U0001F468", "\U0001F469", "\U0001F1F8", "\U0001F3FD", "\u1100", "\u1161", "\u0E33", "\u6F22",
		"-", "\u202E", "\x1B",
	};
	static const char *const pastes[] = {
		"a\r\nb", "\xFF\xC0\x9B", "\u0301x", "long paste\nof lines", "\U0001F1EA", "\xE2", "",
	};
	uint32_t kind = draw(20);
	if (kind < 8) {
		const char *s = parts[draw(COUNT(parts))];
		edit_insert(e, s, strlen(s));
	} else if (kind == 8)
		paste(e, pastes[draw(COUNT(pastes))]);
	else if (kind == 9)
		edit_set_columns(e, draw(12), draw(12));
	else if (kind == 10)
		edit_set_cursor(e, draw(40));
	else
		edit_do(e, (enum edit_op)draw(EDIT_OP_COUNT));
}

static bool
is_sound(const struct edit *e)
{
	const char *s = edit_text(e);
	size_t len = edit_len(e), at = edit_cursor(e);
	return at <= len && strlen(s) == len && utf8_check(s, len) == len &&
		(at == 0 || utf8_next(s, len, utf8_prev(s, len, at)) == at);
}

static void
test_random_steps_keep_it_sound(void)
{
	size_t unsound = 0, not_empty = 0, not_back = 0, silent = 0;
	for (int round = 0; round < 400; round++) {
		struct edit *e = edit_new();
		struct buf was = BUF_INIT;
		for (int step = 0; step < 150; step++) {
			unsigned long revision = edit_revision(e);
			buf_clear(&was);
			buf_add(&was, edit_text(e), edit_len(e));
			random_step(e);
			unsound += !is_sound(e);
			silent += revision == edit_revision(e) && strcmp(was.s, edit_text(e)) != 0;
		}
		while (edit_do(e, EDIT_REDO))
			unsound += !is_sound(e);
		buf_clear(&was);
		buf_add(&was, edit_text(e), edit_len(e));
		bool is_pasted = edit_starts_pasted(e);
		while (edit_do(e, EDIT_UNDO))
			unsound += !is_sound(e);
		not_empty += edit_len(e) != 0 || edit_starts_pasted(e);
		while (edit_do(e, EDIT_REDO))
			unsound += !is_sound(e);
		not_back += strcmp(was.s, edit_text(e)) != 0 || edit_starts_pasted(e) != is_pasted;
		buf_done(&was);
		edit_free(e);
	}
	is_int(unsound, 0);
	is_int(silent, 0);
	is_int(not_empty, 0);
	is_int(not_back, 0);
}

static void
test_a_long_paste(void)
{
	struct buf text = BUF_INIT;
	while (text.len < 65536)
		buf_adds(&text, "R\u00E4ksm\u00F6rg\u00E5s och kaffe i rad efter rad.\r\n");
	struct edit *e = edit_new();
	edit_set_columns(e, 40, 80);
	edit_paste(e, text.s, text.len);
	size_t len = edit_len(e);
	is_int(utf8_check(edit_text(e), len), len);
	ok(len < text.len && !memchr(edit_text(e), '\r', len));
	ok(edit_do(e, EDIT_UP));
	type(e, "x");
	ok(edit_do(e, EDIT_HOME));
	type(e, "y");
	is_int(edit_len(e), len + 2);
	ok(edit_do(e, EDIT_UNDO) && edit_do(e, EDIT_UNDO) && edit_do(e, EDIT_UNDO));
	is_int(edit_len(e), 0);
	edit_free(e);
	buf_done(&text);
}

static void
test_all(void)
{
	test_edit_scripts();
	test_rows_as_shown();
	test_starts_pasted();
	test_set_forgets();
	test_random_steps_keep_it_sound();
	test_a_long_paste();
}

int
main(void)
{
	test_all();			/* in the C locale */
	ok(setlocale(LC_ALL, "C.UTF-8"));
	test_all();
	return tap_end();
}
