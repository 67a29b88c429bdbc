#include "config.h"

#include "model/capture.h"

#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <unictype.h>
#include <unistr.h>

#include "base/alloc.h"
#include "base/buf.h"
#include "base/error.h"
#include "base/i18n.h"

#define MARKS "+-!*?>=#:~"
#define NO_BREAK_SPACE "\302\240"

enum {
	OWNER_MAX = 8,		/* characters of a source's owner */
	DIGITS_MAX = 6,		/* digits of a source's number */
	PLACE_MAX = 16,		/* characters of a source's place */
	SHOWN_MAX = 128		/* bytes of what was typed, repeated in a reason */
};

/* What is typed before a kind's text; NULL where there is no text to quote. */
static const char *const prefixes[CAPTURE_KIND_COUNT] = {
	[CAPTURE_NOTE] = "",
	[CAPTURE_STRENGTH] = "+ ",
	[CAPTURE_IMPROVEMENT] = "- ",
	[CAPTURE_WEAKNESS] = "! ",
	[CAPTURE_EXAMPLE] = "* ",
	[CAPTURE_ASK] = "? ",
	[CAPTURE_REPORT] = "> ",
	[CAPTURE_SCORE] = "",
	[CAPTURE_NOT_APPLICABLE] = "= - ",
	[CAPTURE_NOT_ASSESSED] = "= ? ",
};

static const char kind_marks[CAPTURE_KIND_COUNT] = {
	[CAPTURE_STRENGTH] = '+',
	[CAPTURE_IMPROVEMENT] = '-',
	[CAPTURE_WEAKNESS] = '!',
	[CAPTURE_EXAMPLE] = '*',
	[CAPTURE_ASK] = '?',
	[CAPTURE_REPORT] = '>',
	[CAPTURE_SCORE] = '=',
	[CAPTURE_CLEAR] = '=',
	[CAPTURE_NOT_APPLICABLE] = '=',
	[CAPTURE_NOT_ASSESSED] = '=',
	[CAPTURE_GOTO] = '#',
	[CAPTURE_COMMAND] = ':',
};

/* One reading of one entry. */
struct reader {
	struct capture *out;
	const struct capture_names *names;
	struct error *err;
	const char *fault;	/* where in the entry it is wrong */
	const char *first_source;	/* and its end; NULL while there is none */
	const char *first_source_end;
	char shown[SHOWN_MAX + sizeof("...")];
};

static bool
is_one_of(char c, const char *set)
{
	return c && strchr(set, c);
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool
is_lower(char c)
{
	return c >= 'a' && c <= 'z';
}

/* The bytes of the blank at s; 0 if there is none. */
static size_t
blank_at(const char *s, const char *end)
{
	if (s < end && (*s == ' ' || (*s >= '\t' && *s <= '\r')))
		return 1;
	return end - s >= 2 && !memcmp(s, NO_BREAK_SPACE, 2) ? 2 : 0;
}

/* The bytes of the blank that ends at end. */
static size_t
blank_before(const char *s, const char *end)
{
	if (end - s >= 2 && !memcmp(end - 2, NO_BREAK_SPACE, 2))
		return 2;
	return end > s ? blank_at(end - 1, end) : 0;
}

static const char *
skip_blanks(const char *s, const char *end)
{
	for (size_t n; (n = blank_at(s, end)); )
		s += n;
	return s;
}

static const char *
trim_end(const char *s, const char *end)
{
	for (size_t n; (n = blank_before(s, end)); )
		end -= n;
	return end;
}

static const char *
word_end(const char *s, const char *end)
{
	while (s < end && !blank_at(s, end))
		s++;
	return s;
}

static const char *
word_start(const char *s, const char *end)
{
	while (end > s && !blank_before(s, end))
		end--;
	return end;
}

static bool
is_blank_or_end(const char *s, const char *end)
{
	return s == end || blank_at(s, end);
}

/* The mark that s begins with; 0 if what stands there is text. */
static char
mark_at(const char *s, const char *end)
{
	if (s == end || !is_one_of(*s, MARKS))
		return 0;
	const char *next = s + 1;
	bool counts;
	if (*s == '#')
		counts = true;
	else if (*s == ':')
		counts = next == end || is_lower(*next) || (*next >= 'A' && *next <= 'Z');
	else if (*s == '~')
		counts = is_blank_or_end(next, end) || is_one_of(*next, MARKS);
	else
		counts = is_blank_or_end(next, end);
	return counts ? *s : 0;
}

/* Leaves out one point or comma that closed a sentence or a list. */
static const char *
without_stop(const char *s, const char *end)
{
	return end > s && is_one_of(end[-1], ".,;:") ? end - 1 : end;
}

/* Passes an owner and its dot, if s begins with one. */
static const char *
skip_owner(const char *s, const char *end)
{
	const char *dot = s;
	while (dot < end && dot - s < OWNER_MAX && (is_lower(*dot) || is_digit(*dot)))
		dot++;
	return dot > s && dot < end && *dot == '.' ? dot + 1 : s;
}

static bool
is_place(const char *s, const char *end)
{
	int chars = 0;
	while (s < end && chars < PLACE_MAX) {
		ucs4_t c;
		s += u8_mbtouc(&c, (const uint8_t *)s, (size_t)(end - s));
		if (!uc_is_alnum(c) && c != '-' && c != '.' && c != ',')
			return false;
		chars++;
	}
	return s == end && chars;
}

/* Is this word a source?  It goes into *out, unless that is NULL. */
static bool
source_read(struct capture_source *out, const char *s, const char *end)
{
	if (s == end || *s++ != '@')
		return false;
	end = without_stop(s, end);
	const char *letter = skip_owner(s, end);
	if (letter == end || !is_one_of(*letter, "IDWidw"))
		return false;
	const char *digits = letter + 1, *stop = digits;
	unsigned number = 0;
	for (; stop < end && stop - digits < DIGITS_MAX && is_digit(*stop); stop++)
		number = number * 10 + (unsigned)(*stop - '0');
	if (stop == digits)
		return false;
	if (stop != end && (*stop != ':' || !is_place(stop + 1, end)))
		return false;
	if (out) {
		out->owner = letter > s ? xstrndup(s, (size_t)(letter - 1 - s)) : NULL;
		out->letter = is_lower(*letter) ? (char)(*letter - 'a' + 'A') : *letter;
		out->number = number;
		out->place = stop < end ? xstrndup(stop + 1, (size_t)(end - stop - 1)) : NULL;
	}
	return true;
}

/* The role that this word of an ask names, the caller's to free; or NULL. */
static char *
role_read(const struct capture_names *names, const char *s, const char *end)
{
	if (s == end || *s++ != '@' || s == end || !names || !names->is_role)
		return NULL;
	char *role = xstrndup(s, (size_t)(end - s));
	if (names->is_role(names->ctx, role))
		return role;
	role[without_stop(s, end) - s] = '\0';
	if (*role && names->is_role(names->ctx, role))
		return role;
	free(role);
	return NULL;
}

/* What was typed there, for a reason: cut short where it is long. */
static const char *
shown(struct reader *r, const char *s, const char *end)
{
	size_t len = (size_t)(end - s);
	bool is_long = len > SHOWN_MAX;
	if (is_long)
		for (len = SHOWN_MAX; len && (s[len] & 0xc0) == 0x80; )
			len--;
	memcpy(r->shown, s, len);
	memcpy(r->shown + len, is_long ? "..." : "", is_long ? sizeof("...") : 1);
	return r->shown;
}

static void
add_sources(struct reader *r, const char *s, const char *end)
{
	struct capture *out = r->out;
	r->first_source = s;
	r->first_source_end = word_end(s, end);
	size_t words = 0;
	for (const char *p = s; p < end; p = skip_blanks(word_end(p, end), end))
		words++;
	out->sources = xcalloc(words, sizeof(*out->sources));
	out->roles = xcalloc(words, sizeof(*out->roles));
	for (const char *stop; s < end; s = skip_blanks(stop, end)) {
		stop = word_end(s, end);
		if (source_read(&out->sources[out->source_count], s, stop))
			out->source_count++;
		else
			out->roles[out->role_count++] = role_read(r->names, s, stop);
	}
}

/* Takes sources, and an ask's roles, off the end; returns the end of the text. */
static const char *
read_sources(struct reader *r, const char *s, const char *end)
{
	const char *first = end;
	for (const char *stop = end; stop > s; stop = trim_end(s, first)) {
		const char *word = word_start(s, stop);
		bool is_taken = source_read(NULL, word, stop);
		if (!is_taken && r->out->kind == CAPTURE_ASK) {
			char *role = role_read(r->names, word, stop);
			is_taken = role;
			free(role);
		}
		if (!is_taken)
			break;
		first = word;
	}
	if (first < end)
		add_sources(r, first, end);
	return trim_end(s, first);
}

/* Reads the text of an entry and what stands at its end. */
static void
read_text(struct reader *r, const char *s, const char *end)
{
	s = skip_blanks(s, end);
	end = read_sources(r, s, trim_end(s, end));
	const char *word = word_start(s, end);
	if (end - word == 1 && *word == '~')
		end = word - blank_before(s, word);
	if (mark_at(s, end) == '~')
		s++;
	bool is_blank = skip_blanks(s, end) == end;
	r->out->text = xstrndup(s, is_blank ? 0 : (size_t)(end - s));
}

/* A number alone, or one stuck to its "=": probably meant as a score. */
static bool
is_like_score(const char *text)
{
	const char *end = text + strlen(text);
	if (*text == '=')
		end = word_end(++text, end);
	decimal points;
	return decimal_parse(&points, text, (size_t)(end - text), ",.", false);
}

/* Reads what must have a text; the mark at `at` begins it, if `mark` is one. */
static bool
read_entry_text(struct reader *r, enum capture_kind kind, char mark,
	const char *at, const char *end)
{
	r->out->kind = kind;
	read_text(r, mark && mark != '~' ? at + 1 : at, end);
	if (*r->out->text) {
		r->out->is_bare_number = kind == CAPTURE_NOTE && is_like_score(r->out->text);
		return true;
	}
	r->fault = at;
	if (r->first_source) {
		r->fault = r->first_source;
		return error_set(r->err, _("there is no text: type it before %s"),
			shown(r, r->first_source, r->first_source_end));
	}
	if (mark == '~')
		return error_set(r->err,
			_("there is no text: type it right after ~, or ~~ for the sign itself"));
	return error_set(r->err,
		_("there is no text: type \"%c TEXT\", or ~%c for the sign itself"), mark, mark);
}

static bool
refuse_points(struct reader *r, const char *s, const char *end)
{
	r->fault = s;
	const char *p = s;
	while (p < end && is_digit(*p))
		p++;
	bool has_mark = p > s && p < end && is_one_of(*p, ",.");
	const char *decimals = has_mark ? ++p : p;
	while (has_mark && p < end && is_digit(*p))
		p++;
	if (p == end && p - decimals > 6)
		return error_set(r->err,
			_("%s has too many decimals: type at most six"), shown(r, s, end));
	if (p == end && p > s && is_digit(p[-1]))
		return error_set(r->err,
			_("%s is too large: type the points, such as = 7,5"), shown(r, s, end));
	if (*s == '-' && is_digit(s[1]))
		return error_set(r->err, _("points cannot be below 0: type \"= 7,5\", "
			"or \"= - REASON\" if not applicable"));
	if (*s == '-' || *s == '?')
		return error_set(r->err, _("a blank is missing: type \"= %c %s\""),
			*s, shown(r, s + 1, end));
	return error_set(r->err, _("%s is not a number: type \"= 7,5 REASON\", "
		"\"= - REASON\" or \"= ?\""), shown(r, s, end));
}

/* Reads what follows `=`. */
static bool
read_score(struct reader *r, const char *s, const char *end)
{
	s = skip_blanks(s, end);
	const char *stop = word_end(s, end);
	struct capture *out = r->out;
	bool is_sign = stop - s == 1;
	if (s == end)
		out->kind = CAPTURE_CLEAR;
	else if (is_sign && *s == '-')
		out->kind = CAPTURE_NOT_APPLICABLE;
	else if (is_sign && *s == '?')
		out->kind = CAPTURE_NOT_ASSESSED;
	else if (decimal_parse(&out->points, s, (size_t)(stop - s), ",.", false))
		out->kind = CAPTURE_SCORE;
	else
		return refuse_points(r, s, stop);

	read_text(r, stop, end);
	if (out->kind == CAPTURE_NOT_APPLICABLE && !*out->text) {
		r->fault = s;
		return error_set(r->err, _("the reason is missing: type \"= - REASON\""));
	}
	return true;
}

/* Reads `:word rest`; s is at the colon. */
static bool
read_command(struct reader *r, const char *s, const char *end)
{
	const char *word = s + 1, *stop = word_end(word, end);
	r->fault = s;
	if (word == stop)
		return error_set(r->err,
			_("the command is missing: type \":help\", or ~: for the sign itself"));
	for (const char *p = word; p < stop; p++)
		if (!is_lower(*p) && *p != '-')
			return error_set(r->err, _(":%s is no command: type lower-case letters "
				"as in \":help\", or ~:%s for text"),
				shown(r, word, stop), shown(r, word, stop));
	if (r->out->target)
		return error_set(r->err, _("a command stands alone: type :%s without #%s, "
			"or ~:%s for text"), shown(r, word, stop), r->out->target,
			shown(r, word, stop));
	r->out->kind = CAPTURE_COMMAND;
	r->out->command = xstrndup(word, (size_t)(stop - word));
	stop = skip_blanks(stop, end);
	r->out->text = xstrndup(stop, (size_t)(end - stop));
	return true;
}

/* Reads what begins with #; returns what follows it in *next. */
static bool
read_target(struct reader *r, const char **next, const char *s, const char *end)
{
	const char *id = s + 1, *stop = word_end(id, end);
	const struct capture_names *names = r->names;
	r->fault = s;
	if (id == stop)
		return error_set(r->err, _("the id is missing: type it right after #, "
			"such as #3.2, or ~# for the sign itself"));
	r->out->target = xstrndup(id, (size_t)(stop - id));
	bool is_inbox = !strcmp(r->out->target, "0");
	if (!is_inbox && !(names && names->is_target && names->is_target(names->ctx, r->out->target)))
		return error_set(r->err, _("there is no #%s: type an exact id, such as #3.2, "
			"or ~#%s for text"), shown(r, id, stop), shown(r, id, stop));
	*next = skip_blanks(stop, end);
	return true;
}

/* Reads an entry, or what follows its target, from s on. */
static bool
read_marked(struct reader *r, const char *s, const char *end)
{
	char mark = mark_at(s, end);
	switch (mark) {
	case '=':
		return read_score(r, s + 1, end);
	case ':':
		return read_command(r, s, end);
	case '#':
		r->fault = s;
		return error_set(r->err, _("an entry goes to one place: "
			"type \"#%s ~#...\" for text that begins with #"), r->out->target);
	}
	enum capture_kind kind = CAPTURE_NOTE;
	for (enum capture_kind k = CAPTURE_STRENGTH; k <= CAPTURE_REPORT; k++)
		if (mark && kind_marks[k] == mark)
			kind = k;
	return read_entry_text(r, kind, mark, s, end);
}

static bool
read_entry(struct reader *r, const char *line, const char *end, bool is_literal)
{
	const char *nul = line < end ? memchr(line, '\0', (size_t)(end - line)) : NULL;
	if (nul) {
		r->fault = nul;
		return error_set(r->err, _("there is a zero byte here: type the line without it"));
	}
	const char *s = skip_blanks(line, end);
	if (s == end)
		return true;
	if (is_literal) {
		r->out->kind = CAPTURE_NOTE;
		r->out->text = xstrndup(line, (size_t)(end - line));
		r->out->is_bare_number = is_like_score(r->out->text);
		return true;
	}
	end = trim_end(s, end);
	if (*s == '#' && !read_target(r, &s, s, end))
		return false;
	if (s < end)
		return read_marked(r, s, end);
	r->out->kind = CAPTURE_GOTO;
	return true;
}

bool
capture_parse(struct capture *out, const char *line, size_t len,
	bool is_literal, const struct capture_names *names,
	unsigned *column, struct error *err)
{
	*out = (struct capture){.kind = CAPTURE_EMPTY};
	struct reader r = {.out = out, .names = names, .err = err, .fault = line};
	bool is_good = read_entry(&r, line, line + len, is_literal);
	if (!is_good) {
		capture_done(out);
		unsigned chars = 1;
		for (const char *p = line; p < r.fault; p++)
			chars += (*p & 0xc0) != 0x80;
		if (column)
			*column = chars;
	}
	if (!out->text)
		out->text = xstrdup("");
	return is_good;
}

void
capture_done(struct capture *c)
{
	if (!c)
		return;
	for (size_t i = 0; i < c->source_count; i++) {
		free(c->sources[i].owner);
		free(c->sources[i].place);
	}
	for (size_t i = 0; i < c->role_count; i++)
		free(c->roles[i]);
	free(c->sources);
	free(c->roles);
	free(c->target);
	free(c->text);
	free(c->command);
	*c = (struct capture){.kind = CAPTURE_EMPTY};
}

char
capture_mark(enum capture_kind kind)
{
	return kind_marks[kind];
}

/* Would the end of this text be read as something else than text? */
static bool
needs_end(enum capture_kind kind, const char *s, const char *end)
{
	const char *word = word_start(s, end);
	return word == end || (end - word == 1 && *word == '~') ||
		source_read(NULL, word, end) ||
		(kind == CAPTURE_ASK && *word == '@');	/* a role, perhaps */
}

void
capture_quote(struct buf *out, enum capture_kind kind, const char *text)
{
	assert(prefixes[kind]);
	buf_adds(out, prefixes[kind]);
	const char *end = text + strlen(text);
	if (skip_blanks(text, end) == end)
		return;
	char mark = mark_at(text, end);
	size_t start = out->len;
	if (mark == '~' || (mark && kind == CAPTURE_NOTE) || blank_at(text, end))
		buf_addc(out, '~');
	buf_adds(out, text);
	if (needs_end(kind, out->s + start, out->s + out->len))
		buf_adds(out, " ~");
}
