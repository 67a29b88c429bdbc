#include "config.h"

#include <ctype.h>
#include <regex.h>
#include <stdlib.h>

#include "base/alloc.h"
#include "base/buf.h"
#include "base/error.h"
#include "base/random.h"
#include "model/capture.h"
#include "tests/tap.h"

#define COUNT(a) (sizeof(a) / sizeof(*(a)))

static const char *const kind_names[CAPTURE_KIND_COUNT] = {
	[CAPTURE_NOTE] = "note",
	[CAPTURE_STRENGTH] = "strength",
	[CAPTURE_IMPROVEMENT] = "improvement",
	[CAPTURE_WEAKNESS] = "weakness",
	[CAPTURE_EXAMPLE] = "example",
	[CAPTURE_ASK] = "ask",
	[CAPTURE_REPORT] = "report",
	[CAPTURE_SCORE] = "score",
	[CAPTURE_CLEAR] = "clear",
	[CAPTURE_NOT_APPLICABLE] = "not-applicable",
	[CAPTURE_NOT_ASSESSED] = "not-assessed",
	[CAPTURE_GOTO] = "goto",
	[CAPTURE_COMMAND] = "command",
	[CAPTURE_EMPTY] = "empty",
};

/* The kinds that have a text, or may have one. */
static const enum capture_kind text_kinds[] = {
	CAPTURE_NOTE, CAPTURE_STRENGTH, CAPTURE_IMPROVEMENT, CAPTURE_WEAKNESS, CAPTURE_EXAMPLE,
	CAPTURE_ASK, CAPTURE_REPORT, CAPTURE_SCORE, CAPTURE_NOT_APPLICABLE, CAPTURE_NOT_ASSESSED,
};

static bool
is_target(void *ctx, const char *id)
{
	(void)ctx;
	return !strcmp(id, "3") || !strcmp(id, "3.2") || !strcmp(id, "3.10");
}

static bool
is_role(void *ctx, const char *role)
{
	(void)ctx;
	return !strcmp(role, "ledning") || !strcmp(role, "I9") || !strcmp(role, "v.2.");
}

static const struct capture_names names = {is_target, is_role, NULL};

/* All that was understood, on one line: `score #3.2 7.5 [reason] @I3 role`. */
static char *
described(const struct capture *c)
{
	struct buf out = BUF_INIT;
	char room[DECIMAL_ROOM];
	buf_adds(&out, kind_names[c->kind]);
	if (c->target)
		buf_addf(&out, " #%s", c->target);
	if (c->command)
		buf_addf(&out, " :%s", c->command);
	if (c->kind == CAPTURE_SCORE)
		buf_addf(&out, " %s", decimal_exact(room, c->points, '.'));
	buf_addf(&out, " [%s]", c->text);
	for (size_t i = 0; i < c->source_count; i++) {
		const struct capture_source *s = &c->sources[i];
		buf_addf(&out, " @%s%s%c%u", s->owner ? s->owner : "", s->owner ? "." : "",
			s->letter, s->number);
		if (s->place)
			buf_addf(&out, ":%s", s->place);
	}
	for (size_t i = 0; i < c->role_count; i++)
		buf_addf(&out, " %s", c->roles[i]);
	if (c->is_bare_number)
		buf_adds(&out, " bare");
	return buf_steal(&out);
}

/* What an entry means, or the reason why it is none; the caller frees. */
static char *
read_as(const char *line, bool is_literal)
{
	struct error err = ERROR_INIT;
	struct capture c;
	unsigned column = 0;
	/* A copy without the NUL, so that reading beyond the end is noticed. */
	size_t len = strlen(line);
	char *exact = xmemdup(line, len);
	bool is_good = capture_parse(&c, exact, len, is_literal, &names, &column, &err);
	free(exact);
	char *got = is_good ? described(&c) : xasprintf("%u: %s", column, error_text(&err));
	capture_done(&c);
	error_done(&err);
	return got;
}

struct reading {
	const char *line, *means;
};

static void
check_readings(const struct reading *cases, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		char *got = read_as(cases[i].line, false);
		is_str(got, cases[i].means);
		free(got);
	}
}

static void
test_parse_kinds_by_mark(void)
{
	static const struct reading cases[] = {
		{"text", "note [text]"},
		{"+ text", "strength [text]"},
		{"- text", "improvement [text]"},
		{"! text", "weakness [text]"},
		{"* text", "example [text]"},
		{"? text", "ask [text]"},
		{"> text", "report [text]"},
		{"  +   text  ", "strength [text]"},
		{"+\ttext\n", "strength [text]"},
		{"+\302\240text\302\240", "strength [text]"},
		{"text\r\n", "note [text]"},
		{"+ first\n\nsecond \n third", "strength [first\n\nsecond \n third]"},
		{"+ - text", "strength [- text]"},
		{"+ #3.2", "strength [#3.2]"},
		{"+ = 7", "strength [= 7]"},
		{"\303\245\303\244\303\266", "note [\303\245\303\244\303\266]"},
	};
	check_readings(cases, COUNT(cases));
}

static void
test_parse_mark_without_blank_is_text(void)
{
	static const struct reading cases[] = {
		{"-5 % sedan 2008", "note [-5 % sedan 2008]"},
		{"+46 70", "note [+46 70]"},
		{"+text", "note [+text]"},
		{"!!", "note [!!]"},
		{"?!", "note [?!]"},
		{"---", "note [---]"},
		{"-> se 3.2", "note [-> se 3.2]"},
		{"**fet** text", "note [**fet** text]"},
		{">= 7", "note [>= 7]"},
		{"=ja", "note [=ja]"},
		{"==", "note [==]"},
		{":)", "note [:)]"},
		{":-)", "note [:-)]"},
		{":3", "note [:3]"},
		{": text", "note [: text]"},
		{"::", "note [::]"},
		{":\303\266", "note [:\303\266]"},
		{"http://kommun.se", "note [http://kommun.se]"},
		{"@ledning text", "note [@ledning text]"},
		{"a + b", "note [a + b]"},
	};
	check_readings(cases, COUNT(cases));
}

static void
test_parse_empty(void)
{
	static const struct reading cases[] = {
		{"", "empty []"},
		{"   ", "empty []"},
		{"\n\t\r\n", "empty []"},
		{"\302\240", "empty []"},
	};
	check_readings(cases, COUNT(cases));
}

static void
test_parse_bare_number_is_a_note_with_a_hint(void)
{
	static const struct reading cases[] = {
		{"7,5", "note [7,5] bare"},
		{"7.5", "note [7.5] bare"},
		{"10", "note [10] bare"},
		{"7,5 @I3", "note [7,5] @I3 bare"},
		{"#3.2 7,5", "note #3.2 [7,5] bare"},
		{"=7,5", "note [=7,5] bare"},
		{"=7,5 bra", "note [=7,5 bra] bare"},
		{"7,5 bra", "note [7,5 bra]"},
		{"7,", "note [7,]"},
		{"-5", "note [-5]"},
		{"3.2.1", "note [3.2.1]"},
		{"+ 7,5", "strength [7,5]"},
	};
	check_readings(cases, COUNT(cases));
}

static void
test_parse_scores(void)
{
	static const struct reading cases[] = {
		{"= 7,5", "score 7.5 []"},
		{"= 7.5 reason", "score 7.5 [reason]"},
		{"=   10   two\nlines", "score 10 [two\nlines]"},
		{"= 0", "score 0 []"},
		{"= 007,50", "score 7.5 []"},
		{"= 7,123456", "score 7.123456 []"},
		{"= 7,5 reason @I3 @D2:14", "score 7.5 [reason] @I3 @D2:14"},
		{"= 7,5 @I3", "score 7.5 [] @I3"},
		{"= 7,5 - reason", "score 7.5 [- reason]"},
		{"= 7,5 ~- reason", "score 7.5 [- reason]"},
		{"= 7,5 @ledning", "score 7.5 [@ledning]"},
		{"=", "clear []"},
		{"=  ", "clear []"},
		{"= - reason", "not-applicable [reason]"},
		{"= - reason @I3", "not-applicable [reason] @I3"},
		{"= - - 5", "not-applicable [- 5]"},
		{"= ?", "not-assessed []"},
		{"= ? reason", "not-assessed [reason]"},
		{"= ? @W1", "not-assessed [] @W1"},
		{"=\302\2407,5\302\240bra", "score 7.5 [bra]"},
	};
	check_readings(cases, COUNT(cases));
}

static void
test_parse_targets(void)
{
	static const struct reading cases[] = {
		{"#3.2", "goto #3.2 []"},
		{"  #3.10  ", "goto #3.10 []"},
		{"#3", "goto #3 []"},
		{"#0", "goto #0 []"},
		{"#0 text", "note #0 [text]"},
		{"#3.2 text", "note #3.2 [text]"},
		{"#3.2\ntext", "note #3.2 [text]"},
		{"#3.2 + text @I3", "strength #3.2 [text] @I3"},
		{"#3.2 = 7,5", "score #3.2 7.5 []"},
		{"#3.2 =", "clear #3.2 []"},
		{"#3.2 = - reason", "not-applicable #3.2 [reason]"},
		{"#3.2 ? text @ledning", "ask #3.2 [text] ledning"},
		{"#3.2 ~#text", "note #3.2 [#text]"},
		{"#3.2 : text", "note #3.2 [: text]"},
		{"#3.2 -5 %", "note #3.2 [-5 %]"},
		{"#3.2 text #3", "note #3.2 [text #3]"},
	};
	check_readings(cases, COUNT(cases));
}

static void
test_parse_commands(void)
{
	static const struct reading cases[] = {
		{":help", "command :help []"},
		{"  :next  ", "command :next []"},
		{":interview  KS \n P1 ", "command :interview [KS \n P1]"},
		{":learn-from x", "command :learn-from [x]"},
		{":move #3.2", "command :move [#3.2]"},
		{":delete @I3", "command :delete [@I3]"},
		{":text ~", "command :text [~]"},
	};
	check_readings(cases, COUNT(cases));
}

static void
test_parse_sources(void)
{
	static const struct reading cases[] = {
		{"+ text @I3", "strength [text] @I3"},
		{"text @I3 @D2:14 @W1", "note [text] @I3 @D2:14 @W1"},
		{"text\n@I3\n@D2", "note [text] @I3 @D2"},
		{"text @ge.I3", "note [text] @ge.I3"},
		{"text @abcdefg8.D12:3", "note [text] @abcdefg8.D12:3"},
		{"text @D2:14-16,18", "note [text] @D2:14-16,18"},
		{"text @D2:bilaga-\303\2053.2", "note [text] @D2:bilaga-\303\2053.2"},
		{"text @D2:1234567890123456", "note [text] @D2:1234567890123456"},
		{"text @I999999", "note [text] @I999999"},
		{"text @I3 @I3", "note [text] @I3 @I3"},
		{"> text @D2", "report [text] @D2"},
		/* Nothing is lost: one slip of the finger, still a source. */
		{"text @i3 @d2:14 @ge.w1", "note [text] @I3 @D2:14 @ge.W1"},
		{"text @I3, @D2:14.", "note [text] @I3 @D2:14"},
		{"text @I3; @D2:", "note [text] @I3 @D2"},
		{"text @I03", "note [text] @I3"},
		{"text\302\240@I3", "note [text] @I3"},
		/* Only at the very end. */
		{"@I3 text", "note [@I3 text]"},
		{"text @I3 more @D2", "note [text @I3 more] @D2"},
		{"text@I3", "note [text@I3]"},
	};
	check_readings(cases, COUNT(cases));
}

static void
test_parse_other_at_words_are_text(void)
{
	static const struct reading cases[] = {
		{"text a@b", "note [text a@b]"},
		{"anna@kommun.se", "note [anna@kommun.se]"},
		{"text @foo", "note [text @foo]"},
		{"text @", "note [text @]"},
		{"text @I", "note [text @I]"},
		{"text @X3", "note [text @X3]"},
		{"text @I3x", "note [text @I3x]"},
		{"text @I1234567", "note [text @I1234567]"},
		{"text @abcdefgh9.I3", "note [text @abcdefgh9.I3]"},
		{"text @Ge.I3", "note [text @Ge.I3]"},
		{"text @.I3", "note [text @.I3]"},
		{"text @D2:12345678901234567", "note [text @D2:12345678901234567]"},
		{"text @D2:a/b", "note [text @D2:a/b]"},
		{"text (@I3)", "note [text (@I3)]"},
		{"text @I3..", "note [text @I3..]"},
		{"text @I\377", "note [text @I\377]"},
		{"text @D2:\377", "note [text @D2:\377]"},
	};
	check_readings(cases, COUNT(cases));
}

static void
test_parse_roles_at_the_end_of_an_ask(void)
{
	static const struct reading cases[] = {
		{"? text @ledning", "ask [text] ledning"},
		{"? text @I3 @ledning @D2", "ask [text] @I3 @D2 ledning"},
		{"? text @ledning.", "ask [text] ledning"},
		{"? text @v.2.", "ask [text] v.2."},
		{"? text @I9", "ask [text] @I9"},
		{"? text @foo", "ask [text @foo]"},
		{"? text @ledning @foo", "ask [text @ledning @foo]"},
		{"? text @ledning ~", "ask [text @ledning]"},
		{"+ text @ledning", "strength [text @ledning]"},
		{"text @ledning @I3", "note [text @ledning] @I3"},
	};
	check_readings(cases, COUNT(cases));
}

static void
test_parse_tilde_sets_text_off(void)
{
	static const struct reading cases[] = {
		{"~- 5 %", "note [- 5 %]"},
		{"~+", "note [+]"},
		{"~+46", "note [+46]"},
		{"~#hashtag", "note [#hashtag]"},
		{"~:help", "note [:help]"},
		{"~= 7,5", "note [= 7,5]"},
		{"~~", "note [~]"},
		{"~~text", "note [~text]"},
		{"~  text", "note [  text]"},
		{"~\n+ text", "note [\n+ text]"},
		{"~5 %", "note [~5 %]"},
		{"~text", "note [~text]"},
		{"~@foo", "note [~@foo]"},
		{"~- text @I3", "note [- text] @I3"},
		{"+ ~  text", "strength [  text]"},
		{"+ ~~text", "strength [~text]"},
		{"+ ~5 %", "strength [~5 %]"},
		{"text @I3 ~", "note [text @I3]"},
		{"text  ~", "note [text ]"},
		{"text ~ ~", "note [text ~]"},
		{"text @I3 ~ @D2", "note [text @I3] @D2"},
		{"@I3 ~", "note [@I3]"},
		{"text~", "note [text~]"},
		{"text ~ more", "note [text ~ more]"},
	};
	check_readings(cases, COUNT(cases));
}

static void
test_parse_literal_is_a_note_as_it_stands(void)
{
	static const struct reading cases[] = {
		{"+ text @I3", "note [+ text @I3]"},
		{" \n#3.2 text \n", "note [ \n#3.2 text \n]"},
		{"~text ~", "note [~text ~]"},
		{":quit", "note [:quit]"},
		{"7,5", "note [7,5] bare"},
		{" \n ", "empty []"},
		{"", "empty []"},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		char *got = read_as(cases[i].line, true);
		is_str(got, cases[i].means);
		free(got);
	}
}

static void
test_parse_without_names_knows_only_the_inbox(void)
{
	struct capture c;
	ok(capture_parse(&c, "#0 ? x @y", 9, false, NULL, NULL, NULL));
	is_str(c.target, "0");
	is_str(c.text, "x @y");
	capture_done(&c);
	ok(!capture_parse(&c, "#3.2", 4, false, NULL, NULL, NULL));
	is_int(c.kind, CAPTURE_EMPTY);
	is_str(c.text, "");
	capture_done(&c);
	capture_done(&c);
	capture_done(NULL);
	/* One who knows neither: nothing is a target or role. */
	const struct capture_names none = {NULL, NULL, NULL};
	ok(!capture_parse(&c, "#3.2", 4, false, &none, NULL, NULL));
	capture_done(&c);
	ok(capture_parse(&c, "? x @y", 6, false, &none, NULL, NULL));
	is_int(c.role_count, 0);
	is_str(c.text, "x @y");
	capture_done(&c);
	/* A point alone is no role, nor is the mark. */
	ok(capture_parse(&c, "? x @.", 6, false, &names, NULL, NULL));
	is_str(c.text, "x @.");
	capture_done(&c);
	ok(capture_parse(&c, "? x @", 5, false, &names, NULL, NULL));
	is_str(c.text, "x @");
	capture_done(&c);
	/* Points that end with their comma. */
	struct error err = ERROR_INIT;
	ok(!capture_parse(&c, "= 7,", 4, false, &names, NULL, &err));
	ok(strstr(error_text(&err), "7, is not a number"));
	error_done(&err);
	capture_done(&c);
}

static void
test_parse_long_words_are_cut_in_the_reason(void)
{
	struct buf line = BUF_INIT;
	buf_adds(&line, "#x");
	for (int i = 0; i < 1000; i++)
		buf_adds(&line, "\303\266");
	char *got = read_as(buf_str(&line), false);
	ok(strlen(got) < 400);
	ok(strstr(got, "\303\266...: type "));
	free(got);
	buf_done(&line);
}

static void
test_mark_of_kinds(void)
{
	is_int(capture_mark(CAPTURE_NOTE), 0);
	is_int(capture_mark(CAPTURE_STRENGTH), '+');
	is_int(capture_mark(CAPTURE_REPORT), '>');
	is_int(capture_mark(CAPTURE_CLEAR), '=');
	is_int(capture_mark(CAPTURE_NOT_ASSESSED), '=');
	is_int(capture_mark(CAPTURE_COMMAND), ':');
	is_int(capture_mark(CAPTURE_EMPTY), 0);
}

/*
 * Bad lines.  The file has one case on two lines, `|ENTRY|` (\n, \t, \0 and
 * \\ stand for a byte) and `COLUMN REGEX`; others are blank or begin with "# ".
 */

static size_t
unescape(char *s)
{
	char *start = s, *to = s;
	for (; *s; s++) {
		if (*s == '\\' && s[1]) {
			s++;
			*to++ = (char)(*s == 'n' ? '\n' : *s == 't' ? '\t' : *s == '0' ? '\0' : *s);
		} else {
			*to++ = *s;
		}
	}
	return (size_t)(to - start);
}

static void
check_bad_line(int at, const char *line, size_t len, unsigned column, const char *regex)
{
	struct error err = ERROR_INIT;
	struct capture c;
	unsigned got_column = 0;
	bool is_refused = !capture_parse(&c, line, len, false, &names, &got_column, &err);
	const char *text = error_text(&err);
	regex_t re;
	bool is_regex = !regcomp(&re, regex, REG_EXTENDED | REG_NOSUB);
	bool is_match = is_regex && !regexec(&re, text, 0, NULL, 0);
	/* One sentence in lower case that says what to type. */
	bool is_sentence = *text && !isupper((unsigned char)*text) && !strchr(text, '\n') &&
		text[strlen(text) - 1] != '.' && strstr(text, ": type ");
	bool is_empty = c.kind == CAPTURE_EMPTY && !*c.text && !c.target && !c.source_count;
	if (!tap_check(is_refused && is_match && is_sentence && is_empty && got_column == column,
	    "lines.txt", at, regex))
		printf("#   got    %u %s\n#   wanted %u %s\n", got_column, text, column, regex);
	if (is_regex)
		regfree(&re);
	capture_done(&c);
	error_done(&err);
}

static void
test_bad_lines_are_refused_with_what_to_type(void)
{
	const char *folder = getenv("TESTDATA");
	char *path = xasprintf("%s/bad/capture/lines.txt", folder ? folder : "tests/data");
	FILE *f = fopen(path, "r");
	free(path);
	if (!ok(f))
		return;
	char room[512], entry[512] = "";
	size_t len = 0;
	int cases = 0;
	for (int at = 1; fgets(room, sizeof(room), f); at++) {
		room[strcspn(room, "\n")] = '\0';
		char *bar = strrchr(room, '|');
		if (*room == '|' && bar > room) {
			*bar = '\0';
			memcpy(entry, room + 1, strlen(room));
			len = unescape(entry);
		} else if (isdigit((unsigned char)*room)) {
			char *regex;
			unsigned long column = strtoul(room, &regex, 10);
			check_bad_line(at, entry, len, (unsigned)column, regex + (*regex == ' '));
			cases++;
		} else if (*room && *room != '#') {
			is_str(room, "an entry, its column and reason, a comment or nothing");
		}
	}
	fclose(f);
	ok(cases >= 40);
}

/*
 * Quoting.
 */

/* Everything that the grammar looks at, and what stands between. */
static const char *const pieces[] = {
	"+", "-", "!", "*", "?", ">", "=", "#", ":", "~", "@", "~", " ", " ", " ", "\n", "\t",
	"\302\240", "@I3", "@d2:14,", "@ge.W1", "@ledning", "@v.2.", "a", "Z", "\303\245", "7,5",
	"3.2", ".", ",", " ~", "~ ", " @I3", "\r", "help",
};

static void
add_random_text(struct buf *out)
{
	size_t count = 1 + random_bits() % 8;
	while (count--)
		buf_adds(out, pieces[random_bits() % COUNT(pieces)]);
}

/* As the caller is told to: a score's points stand before its reason. */
static void
add_entry(struct buf *out, enum capture_kind kind, const char *text)
{
	if (kind == CAPTURE_SCORE)
		buf_adds(out, "= 7,5 ");
	capture_quote(out, kind, text);
}

/* Does it read back as that text, and as nothing else? */
static bool
comes_back(const char *line, size_t len, enum capture_kind kind, const char *text, size_t sources)
{
	struct capture c;
	bool is_same = capture_parse(&c, line, len, false, &names, NULL, NULL) &&
		c.kind == kind && !strcmp(c.text, text) &&
		c.source_count == sources && c.role_count == sources / 2;
	capture_done(&c);
	return is_same;
}

static bool
is_blank(const char *text)
{
	struct capture c;
	capture_parse(&c, text, strlen(text), true, NULL, NULL, NULL);
	bool is_empty = c.kind == CAPTURE_EMPTY;
	capture_done(&c);
	return is_empty;
}

static void
test_quote_random_text_comes_back(void)
{
	setenv("KOMPASS_SEED", "5", 1);
	int lost = 0;
	struct buf text = BUF_INIT, line = BUF_INIT;
	for (int i = 0; i < 20000 && lost < 10; i++) {
		buf_clear(&text);
		add_random_text(&text);
		if (is_blank(buf_str(&text)))
			continue;
		for (size_t k = 0; k < COUNT(text_kinds); k++) {
			enum capture_kind kind = text_kinds[k];
			buf_clear(&line);
			add_entry(&line, kind, text.s);
			bool is_same = comes_back(line.s, line.len, kind, text.s, 0);
			/* And with a target before and sources behind. */
			buf_insert(&line, 0, "#3.2 ", 5);
			buf_adds(&line, kind == CAPTURE_ASK ? " @I1 @ledning @W2" : " @I1");
			is_same &= comes_back(line.s, line.len, kind, text.s,
				kind == CAPTURE_ASK ? 2 : 1);
			if (!is_same) {
				printf("# lost: %s [%s] -> [%s]\n", kind_names[kind], text.s, line.s);
				lost++;
			}
		}
	}
	is_int(lost, 0);
	buf_done(&text);
	buf_done(&line);
}

static void
test_quote_adds_no_more_than_needed(void)
{
	static const struct {
		enum capture_kind kind;
		const char *text, *quoted;
	} cases[] = {
		{CAPTURE_NOTE, "text", "text"},
		{CAPTURE_NOTE, "-5 %", "-5 %"},
		{CAPTURE_NOTE, ":)", ":)"},
		{CAPTURE_NOTE, "~5 %", "~5 %"},
		{CAPTURE_NOTE, "- 5 %", "~- 5 %"},
		{CAPTURE_NOTE, "#3", "~#3"},
		{CAPTURE_NOTE, ":help", "~:help"},
		{CAPTURE_NOTE, "text @ledning", "text @ledning"},
		{CAPTURE_NOTE, "text @I3", "text @I3 ~"},
		{CAPTURE_NOTE, " text\n", "~ text\n ~"},
		{CAPTURE_STRENGTH, "text", "+ text"},
		{CAPTURE_STRENGTH, "- text", "+ - text"},
		{CAPTURE_STRENGTH, "~~", "+ ~~~"},
		{CAPTURE_ASK, "text @ledning", "? text @ledning ~"},
		{CAPTURE_NOT_APPLICABLE, "text", "= - text"},
		{CAPTURE_SCORE, "text", "text"},
		{CAPTURE_NOT_ASSESSED, "", "= ? "},
		{CAPTURE_STRENGTH, "", "+ "},
		{CAPTURE_NOTE, " ", ""},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct buf out = BUF_INIT;
		capture_quote(&out, cases[i].kind, cases[i].text);
		is_str(buf_str(&out), cases[i].quoted);
		buf_done(&out);
	}
}

/* Whatever is typed is understood or refused with a reason and a place in it. */
static void
test_parse_random_lines(void)
{
	setenv("KOMPASS_SEED", "6", 1);
	int bad = 0;
	struct buf line = BUF_INIT;
	for (int i = 0; i < 20000; i++) {
		buf_clear(&line);
		add_random_text(&line);
		struct error err = ERROR_INIT;
		struct capture c;
		unsigned column = 0;
		bool is_good = capture_parse(&c, line.s, line.len, false, &names, &column, &err);
		if (is_good ? err.text || !c.text : !*error_text(&err) || !column || column > line.len) {
			printf("# [%s] column %u: %s\n", line.s, column, error_text(&err));
			bad++;
		}
		capture_done(&c);
		error_done(&err);
	}
	is_int(bad, 0);
	buf_done(&line);
}

int
main(void)
{
	test_parse_kinds_by_mark();
	test_parse_mark_without_blank_is_text();
	test_parse_empty();
	test_parse_bare_number_is_a_note_with_a_hint();
	test_parse_scores();
	test_parse_targets();
	test_parse_commands();
	test_parse_sources();
	test_parse_other_at_words_are_text();
	test_parse_roles_at_the_end_of_an_ask();
	test_parse_tilde_sets_text_off();
	test_parse_literal_is_a_note_as_it_stands();
	test_parse_without_names_knows_only_the_inbox();
	test_parse_long_words_are_cut_in_the_reason();
	test_mark_of_kinds();
	test_bad_lines_are_refused_with_what_to_type();
	test_quote_random_text_comes_back();
	test_quote_adds_no_more_than_needed();
	test_parse_random_lines();
	return tap_end();
}
