#include "config.h"

/* Reading a query: words, phrases, filters, and what is wrong with them. */

#include "model/query.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/error.h"
#include "base/i18n.h"
#include "base/near.h"
#include "model/card.h"
#include "model/query-parts.h"
#include "text/utf8.h"
#include "text/words.h"

#define NO_BREAK_SPACE "\302\240"

enum {
	SHOWN_MAX = 40		/* bytes of what was written, repeated in a reason */
};

enum value_type { VALUE_ID, VALUE_WORD, VALUE_WHOLE, VALUE_POINTS, VALUE_NAME };

/* English word, Swedish ones. */
struct word {
	const char *name, *swedish, *other;
};

static const struct word kinds[] = {
	[ENTRY_NOTE] = {"note", "anteckning", NULL},
	[ENTRY_STRENGTH] = {"strength", "styrka", NULL},
	[ENTRY_IMPROVEMENT] = {"improvement", "förbättringsområde", "förbättring"},
	[ENTRY_WEAKNESS] = {"weakness", "svaghet", NULL},
	[ENTRY_EXAMPLE] = {"example", "exempel", NULL},
	[ENTRY_ASK] = {"ask", "fråga", NULL},
	[KIND_TEXT] = {"text", "rapporttext", NULL},
	[KIND_REASON] = {"reason", "motivering", NULL},
	[KIND_SUBJECT] = {"subject", "kommun", NULL},
	{NULL, NULL, NULL},
};

static const struct word types[] = {
	{"municipality", "kommun", NULL},
	{"district", "stadsdel", NULL},
	{"reference", "referens", NULL},
	{"other", "annan", NULL},
	{NULL, NULL, NULL},
};

static const struct word states[] = {
	[CARD_DRAFT] = {"draft", "utkast", NULL},
	[CARD_SIGNED] = {"signed", "fastställd", NULL},
	[CARD_IMPORTED] = {"imported", "importerad", NULL},
	[CARD_BROKEN] = {"broken", "trasig", NULL},
	{NULL, NULL, NULL},
};

/* names; what its values are; for VALUE_WORD which; an example of a value */
static const struct {
	struct word name;
	enum value_type type;
	const struct word *words;
	const char *example;
} filters[FILTER_COUNT] = {
	[FILTER_AREA] = {{"area", "område", NULL}, VALUE_ID, NULL, N_("area:1")},
	[FILTER_QUESTION] = {{"question", "fråga", NULL}, VALUE_ID, NULL, N_("question:1.3")},
	[FILTER_KIND] = {{"kind", "slag", NULL}, VALUE_WORD, kinds, N_("kind:example")},
	[FILTER_AUTHOR] = {{"author", "författare", NULL}, VALUE_ID, NULL, N_("author:ab")},
	[FILTER_POINTS] = {{"points", "poäng", NULL}, VALUE_POINTS, NULL, N_("points>=60%")},
	[FILTER_SUBJECT] = {{"subject", "kommun", NULL}, VALUE_NAME, NULL, N_("subject:Söderhamn")},
	[FILTER_TYPE] = {{"type", "typ", NULL}, VALUE_WORD, types, N_("type:district")},
	[FILTER_YEAR] = {{"year", "år", NULL}, VALUE_WHOLE, NULL, N_("year:2008..2012")},
	[FILTER_EDITION] = {{"edition", "utgåva", NULL}, VALUE_ID, NULL, N_("edition:2010")},
	[FILTER_COUNTRY] = {{"country", "land", NULL}, VALUE_ID, NULL, N_("country:SE")},
	[FILTER_POPULATION] = {{"population", "folkmängd", "invånare"}, VALUE_WHOLE, NULL,
		N_("population:10000..50000")},
	[FILTER_STATE] = {{"state", "läge", NULL}, VALUE_WORD, states, N_("state:signed")},
	[FILTER_PEOPLE] = {{"people", "utvärderare", NULL}, VALUE_NAME, NULL, N_("people:\"Anna Berg\"")},
};

const char *
query_word(enum filter_name filter, unsigned word)
{
	return filters[filter].words[word].name;
}

/* The word in the language of the messages. */
static const char *
local(const struct word *word)
{
	bool is_swedish = !strcmp(C_("language of this translation", "en"), "sv");
	return is_swedish ? word->swedish : word->name;
}

/* One reading of one query. */
struct reader {
	const char *text;
	size_t len, at;
	struct query *query;
	struct query_faults *faults;
	size_t or_at, or_len;	/* an OR that waits for its second word; len 0: none */
	bool is_after_word;	/* an OR may come: the term before is a word, not left out */
	size_t values;		/* of all filters */
};

/* Faults */

static ATTR_PRINTF(4, 5) void
fault(struct reader *r, size_t at, size_t len, const char *fmt, ...)
{
	struct buf text = BUF_INIT;
	va_list args;
	va_start(args, fmt);
	buf_addv(&text, fmt, args);
	va_end(args);
	struct query_fault *f = array_push(r->faults);
	f->at = at;
	f->len = len;
	f->text = buf_steal(&text);
}

/* A piece of the query to repeat in a reason; the caller frees. */
static char *
shown(const struct reader *r, size_t from, size_t to)
{
	size_t len = to - from, fits = len;
	if (len > SHOWN_MAX) {
		fits = SHOWN_MAX;
		while (fits && ((unsigned char)r->text[from + fits] & 0xC0) == 0x80)
			fits--;
	}
	char *piece = xstrndup(r->text + from, fits);
	if (fits == len)
		return piece;
	char *clipped = xasprintf("%s...", piece);
	free(piece);
	return clipped;
}

/* Characters */

static size_t
blank_at(const struct reader *r, size_t at)
{
	unsigned char c = at < r->len ? (unsigned char)r->text[at] : '!';
	if (c <= ' ' || c == 0x7F)
		return 1;
	return r->len - at >= 2 && !memcmp(r->text + at, NO_BREAK_SPACE, 2) ? 2 : 0;
}

/* The quotation mark at `at`, of any shape, or 0. */
static size_t
quote_at(const struct reader *r, size_t at)
{
	if (at < r->len && r->text[at] == '"')
		return 1;
	/* U+201C to U+201E: what word processors make of it. */
	return r->len - at >= 3 && !memcmp(r->text + at, "\342\200", 2) &&
		(unsigned char)r->text[at + 2] >= 0x9C && (unsigned char)r->text[at + 2] <= 0x9E ? 3 : 0;
}

static bool
is_at(const struct reader *r, size_t at, const char *set)
{
	return at < r->len && r->text[at] && strchr(set, r->text[at]);
}

/* Where the word at `at` ends: at a blank, a quotation mark, or a character of `stops`. */
static size_t
bare_end(const struct reader *r, size_t at, const char *stops)
{
	while (at < r->len && !blank_at(r, at) && !quote_at(r, at) && !is_at(r, at, stops))
		at++;
	return at;
}

/*
 * The quoted text that begins at r->at: what is between the marks; goes on
 * behind them.  False where the second one is missing.
 */
static bool
take_quoted(struct reader *r, size_t *from, size_t *to)
{
	size_t start = r->at;
	*from = start + quote_at(r, start);
	for (r->at = *from; r->at < r->len; r->at++) {
		size_t bytes = quote_at(r, r->at);
		if (bytes) {
			*to = r->at;
			r->at += bytes;
			return true;
		}
	}
	fault(r, start, *from - start, _("this quotation mark is never closed"));
	return false;
}

/* Words */

/* Makes an atom of text[from..to), which may end in a '*'. */
static bool
make_atom(struct reader *r, struct atom *atom, size_t from, size_t to, bool is_loose)
{
	size_t end = to;
	if (end > from && r->text[end - 1] == '*') {
		atom->is_prefix = true;
		end--;
	}
	const char *star = memchr(r->text + from, '*', end - from);
	if (star) {
		fault(r, (size_t)(star - r->text), 1, _("* stands only at the end of a word"));
		return false;
	}
	struct buf words = BUF_INIT;
	words_fold(&words, r->text + from, end - from);
	if (!words.len) {
		char *piece = shown(r, from, to);
		fault(r, from, to - from, _("there is no letter or digit in \"%s\""), piece);
		free(piece);
		buf_done(&words);
		return false;
	}
	atom->count = 1;
	for (size_t i = 0; i < words.len; i++)
		atom->count += words.s[i] == ' ';
	atom->loose = is_loose ? utf8_fold(words.s, words.len, true) : NULL;
	atom->words = buf_steal(&words);
	return true;
}

static void
atom_done(struct atom *atom)
{
	free(atom->words);
	free(atom->loose);
}

/* The text of an atom at r->at, bare or quoted; false after a fault. */
static bool
take_atom(struct reader *r, struct atom *atom, const char *stops, bool is_loose)
{
	size_t from = r->at, to;
	if (!quote_at(r, from)) {
		to = r->at = bare_end(r, from, stops);
		return make_atom(r, atom, from, to, is_loose);
	}
	if (!take_quoted(r, &from, &to))
		return false;
	bool is_prefix = is_at(r, r->at, "*");
	r->at += is_prefix;
	bool is_good = make_atom(r, atom, from, to, is_loose);
	atom->is_prefix |= is_prefix;
	return is_good;
}

static void
read_word(struct reader *r, bool is_not, bool is_loose, size_t start)
{
	struct atom atom = {.is_not = is_not, .is_or = r->or_len > 0};
	if (r->or_len && is_not)
		fault(r, start, 1, _("what comes after OR cannot be left out"));
	r->or_len = 0;
	r->is_after_word = !is_not;
	if (!take_atom(r, &atom, "", is_loose))
		return;
	if (r->query->atoms.n == QUERY_WORDS_MAX) {
		fault(r, start, r->at - start, _("a query has at most %d words"), QUERY_WORDS_MAX);
		atom_done(&atom);
		r->at = r->len;
		return;
	}
	*array_push(&r->query->atoms) = atom;
}

/* Numbers */

/* One end of a range; *is_percent is set where it ends in '%'. */
static bool
read_number(const struct reader *r, size_t from, size_t to, enum value_type type,
	decimal *out, bool *is_percent)
{
	bool is_points = type == VALUE_POINTS;
	*is_percent = is_points && to > from && r->text[to - 1] == '%';
	to -= *is_percent;
	return decimal_parse(out, r->text + from, to - from, is_points ? ",." : "", false);
}

static void
number_fault(struct reader *r, size_t from, size_t to, enum value_type type)
{
	char *piece = shown(r, from, to);
	if (type == VALUE_POINTS)
		fault(r, from, to - from,
			_("\"%s\" is no number of points such as 7.5 or 60%%, nor a range such as 5..10"), piece);
	else
		fault(r, from, to - from,
			_("\"%s\" is no whole number, nor a range such as 2008..2012, 2010.. or ..2010"), piece);
	free(piece);
}

/* "5", "5..10", "5..", "..10"; after an operator only the first. */
static bool
read_range(struct reader *r, size_t from, size_t to, enum value_type type, struct range *out)
{
	size_t dots = from;
	while (dots + 1 < to && memcmp(r->text + dots, "..", 2))
		dots++;
	bool is_range = dots + 1 < to, is_low_percent = false, is_high_percent = false;
	size_t high = is_range ? dots + 2 : from;
	if (!is_range)
		dots = to;
	out->has_low = dots > from;
	out->has_high = to > high;
	if ((!out->has_low && !out->has_high) ||
	    (out->has_low && !read_number(r, from, dots, type, &out->low, &is_low_percent)) ||
	    (out->has_high && !read_number(r, high, to, type, &out->high, &is_high_percent))) {
		number_fault(r, from, to, type);
		return false;
	}
	out->is_percent = is_low_percent || is_high_percent;
	if (out->has_low && out->has_high && is_low_percent != is_high_percent) {
		fault(r, from, to - from, _("write %% at both ends of a range, or at neither"));
		return false;
	}
	if (out->has_low && out->has_high && out->low > out->high) {
		fault(r, from, to - from, _("nothing is between these: the smaller one comes first"));
		return false;
	}
	return true;
}

/* What stands between a filter's name and its value. */
enum operator { OP_IS, OP_LESS, OP_MORE, OP_AT_MOST, OP_AT_LEAST };

static enum operator
take_operator(struct reader *r)
{
	/* "points:>=60%" is known from elsewhere. */
	if (is_at(r, r->at, ":") && is_at(r, r->at + 1, "<>"))
		r->at++;
	char c = r->text[r->at++];
	bool is_equal = (c == '<' || c == '>') && is_at(r, r->at, "=");
	r->at += is_equal;
	if (c == '<')
		return is_equal ? OP_AT_MOST : OP_LESS;
	if (c == '>')
		return is_equal ? OP_AT_LEAST : OP_MORE;
	return OP_IS;
}

static bool
read_compared(struct reader *r, size_t from, size_t to, enum value_type type, enum operator op,
	struct range *out)
{
	if (op == OP_IS)
		return read_range(r, from, to, type, out);
	decimal number;
	if (!read_number(r, from, to, type, &number, &out->is_percent)) {
		number_fault(r, from, to, type);
		return false;
	}
	out->low = out->high = number;
	out->has_low = op == OP_MORE || op == OP_AT_LEAST;
	out->has_high = !out->has_low;
	out->is_above = op == OP_MORE;
	out->is_below = op == OP_LESS;
	return true;
}

/* Filters */

/* Is this the word, in any letters, with or without accents? */
static bool
is_word(const struct word *word, const char *folded)
{
	const char *const names[] = {word->name, word->swedish, word->other};
	for (size_t i = 0; i < 3 && names[i]; i++) {
		char *name = utf8_fold(names[i], strlen(names[i]), true);
		bool is_same = !strcmp(name, folded);
		free(name);
		if (is_same)
			return true;
	}
	return false;
}

static void
near_word(struct near *near, const struct word *word)
{
	near_try(near, local(word));
	near_try(near, word->name);
	near_try(near, word->swedish);
	if (word->other)
		near_try(near, word->other);
}

static bool
read_choice(struct reader *r, enum filter_name name, size_t from, size_t to, unsigned *out)
{
	const struct word *words = filters[name].words;
	char *folded = utf8_fold(r->text + from, to - from, true);
	for (*out = 0; words[*out].name; ++*out)
		if (is_word(&words[*out], folded)) {
			free(folded);
			return true;
		}
	free(folded);
	char *piece = shown(r, from, to);
	struct near near = {.wanted = piece};
	struct buf all = BUF_INIT;
	for (size_t i = 0; words[i].name; i++) {
		near_word(&near, &words[i]);
		buf_addf(&all, "%s%s", i ? ", " : "", local(&words[i]));
	}
	if (near.best)
		fault(r, from, to - from, _("there is no %s \"%s\"; did you mean \"%s\"?"),
			local(&filters[name].name), piece, near.best);
	else
		fault(r, from, to - from, _("there is no %s \"%s\": it is one of %s"),
			local(&filters[name].name), piece, all.s);
	free(piece);
	buf_done(&all);
	return false;
}

static bool
read_id(struct reader *r, enum filter_name name, size_t from, size_t to, char **out)
{
	if (!id_is_valid(r->text + from, to - from)) {
		char *piece = shown(r, from, to);
		fault(r, from, to - from, _("\"%s\" cannot be the id of anything; write it as in %s"),
			piece, _(filters[name].example));
		free(piece);
		return false;
	}
	*out = xstrndup(r->text + from, to - from);
	return true;
}

/* A name to look for in a subject's or person's. */
static bool
take_name(struct reader *r, struct atom *out)
{
	bool is_loose = is_at(r, r->at, "~");
	r->at += is_loose;
	return take_atom(r, out, ",", is_loose);
}

/* The next value of a filter; false after a fault. */
static bool
take_value(struct reader *r, enum filter_name name, enum operator op, struct query_value *v)
{
	enum value_type type = filters[name].type;
	/* A decimal comma is no comma between values. */
	const char *stops = type == VALUE_POINTS ? "" : ",";
	size_t from = r->at, to = bare_end(r, from, stops);
	if (from == to && !quote_at(r, from)) {
		fault(r, from, 0, _("a value is missing, as in %s"), _(filters[name].example));
		return false;
	}
	if (type == VALUE_NAME)
		return take_name(r, &v->atom);
	r->at = to;
	if (quote_at(r, from) && !take_quoted(r, &from, &to))
		return false;
	if (type == VALUE_WORD)
		return read_choice(r, name, from, to, &v->word);
	if (type == VALUE_ID)
		return read_id(r, name, from, to, &v->id);
	return read_compared(r, from, to, type, op, &v->range);
}

static void
filter_done(struct query_filter *f)
{
	for (size_t i = 0; i < f->values.n; i++) {
		free(f->values.v[i].id);
		atom_done(&f->values.v[i].atom);
	}
	array_done(&f->values);
}

/* The values behind a name, comma between them. */
static void
read_values(struct reader *r, enum filter_name name, bool is_not)
{
	struct query_filter f = {.name = name, .is_not = is_not};
	size_t start = r->at;
	enum operator op = take_operator(r);
	bool is_number = filters[name].type == VALUE_WHOLE || filters[name].type == VALUE_POINTS;
	bool is_good = true;
	if (op != OP_IS && !is_number) {
		fault(r, start, r->at - start, _("%s has no more or less; write it as in %s"),
			local(&filters[name].name), _(filters[name].example));
		is_good = false;
	}
	for (;;) {
		struct query_value *v = array_push(&f.values);
		is_good &= take_value(r, name, op, v);
		if (++r->values > QUERY_VALUES_MAX) {
			fault(r, start, r->at - start, _("a query has at most %d values"), QUERY_VALUES_MAX);
			is_good = false;
			r->at = r->len;
		}
		if (!is_at(r, r->at, ","))
			break;
		if (op != OP_IS) {
			fault(r, r->at, 1, _("after more or less stands one value"));
			is_good = false;
		}
		r->at++;
	}
	if (is_good)
		*array_push(&r->query->filters) = f;
	else
		filter_done(&f);
}

static void
refuse_filter(struct reader *r, size_t from, size_t to)
{
	char *piece = shown(r, from, to);
	struct near near = {.wanted = piece};
	for (size_t i = 0; i < FILTER_COUNT; i++)
		near_word(&near, &filters[i].name);
	if (near.best)
		fault(r, from, to - from, _("there is no filter \"%s\"; did you mean \"%s\"?"),
			piece, near.best);
	else
		fault(r, from, to - from, _("there is no filter \"%s\"; "
			"a text with such a mark in it goes into quotation marks"), piece);
	free(piece);
	r->is_after_word = true;	/* it may have been meant as one: no fault of a fault */
	while (r->at < r->len && !blank_at(r, r->at)) {
		size_t inner, end;
		if (!quote_at(r, r->at))
			r->at++;
		else if (!take_quoted(r, &inner, &end))
			return;
	}
}

/* Where the name of a filter that begins at r->at ends; r->at if there is none. */
static size_t
filter_name_end(const struct reader *r)
{
	size_t end = bare_end(r, r->at, ":<>=*");
	unsigned char first = r->at < r->len ? (unsigned char)r->text[r->at] : 0;
	bool is_letter = (first >= 'a' && first <= 'z') || (first >= 'A' && first <= 'Z') || first >= 0x80;
	for (size_t i = r->at; i < end; i++)
		is_letter &= !is_at(r, i, "0123456789");
	return is_letter && is_at(r, end, ":<>=") ? end : r->at;
}

static void
read_filter(struct reader *r, size_t name_end, bool is_not, size_t start)
{
	size_t from = r->at;
	if (r->or_len)
		fault(r, r->or_at, r->or_len,
			_("OR stands between words; values of a filter are separated by commas"));
	r->or_len = 0;
	r->is_after_word = false;
	if (memchr(r->text + start, '~', from - start))
		fault(r, start, from - start, _("~ stands before a word, not before a filter"));
	char *folded = utf8_fold(r->text + from, name_end - from, true);
	size_t name = 0;
	while (name < FILTER_COUNT && !is_word(&filters[name].name, folded))
		name++;
	free(folded);
	r->at = name_end;
	if (name < FILTER_COUNT)
		read_values(r, (enum filter_name)name, is_not);
	else
		refuse_filter(r, from, name_end);
}

/* Terms */

static bool
is_bare(const struct reader *r, size_t from, size_t to, const char *word)
{
	return to - from == strlen(word) && !memcmp(r->text + from, word, to - from);
}

/* OR, and words of other query languages that mean something else here. */
static bool
read_operator(struct reader *r)
{
	size_t from = r->at, to = bare_end(r, from, "");
	bool is_or = is_bare(r, from, to, "OR") || is_bare(r, from, to, "ELLER");
	if (!is_or && !is_bare(r, from, to, "AND") && !is_bare(r, from, to, "NOT"))
		return false;
	r->at = to;
	if (!is_or)
		fault(r, from, to - from, r->text[from] == 'A' ?
			_("AND is not needed: all terms must hold; the word itself goes into quotation marks") :
			_("-word leaves a word out; the word NOT itself goes into quotation marks"));
	else if (r->or_len || !r->is_after_word)
		fault(r, from, to - from, _("OR needs a word before it, one that is not left out"));
	if (!is_or)
		return true;
	r->or_at = from;
	r->or_len = to - from;
	return true;
}

static void
read_term(struct reader *r)
{
	size_t start = r->at;
	bool is_not = false, is_loose = false;
	if (read_operator(r))
		return;
	while (is_at(r, r->at, is_not && is_loose ? "" : is_not ? "~" : is_loose ? "-" : "-~")) {
		is_not |= r->text[r->at] == '-';
		is_loose |= r->text[r->at] == '~';
		r->at++;
	}
	if (r->at > start && (r->at == r->len || blank_at(r, r->at))) {
		char *piece = shown(r, start, r->at);
		fault(r, start, r->at - start, _("a word is missing after \"%s\""), piece);
		free(piece);
		return;
	}
	size_t name_end = filter_name_end(r);
	if (name_end > r->at)
		read_filter(r, name_end, is_not, start);
	else
		read_word(r, is_not, is_loose, start);
}

static void
read_all(struct reader *r)
{
	size_t good = utf8_check(r->text, r->len);
	if (good < r->len) {
		fault(r, good, 1, _("this is no text in UTF-8"));
		return;
	}
	if (r->len > QUERY_BYTES_MAX) {
		fault(r, QUERY_BYTES_MAX, r->len - QUERY_BYTES_MAX,
			_("a query has at most %d bytes"), QUERY_BYTES_MAX);
		return;
	}
	for (;;) {
		for (size_t n; (n = blank_at(r, r->at)); )
			r->at += n;
		if (r->at >= r->len)
			break;
		read_term(r);
	}
	if (r->or_len)
		fault(r, r->or_at, r->or_len, _("OR needs a word after it"));
}

static int
by_place(const void *a, const void *b)
{
	const struct query_fault *x = a, *y = b;
	return (x->at > y->at) - (x->at < y->at);
}

struct query *
query_read(const char *text, size_t len, struct query_faults *faults)
{
	struct reader r = {.text = text, .len = len, .faults = faults};
	*faults = (struct query_faults){0};
	r.query = xcalloc(1, sizeof(*r.query));
	read_all(&r);
	if (!faults->n)
		return r.query;
	qsort(faults->v, faults->n, sizeof(*faults->v), by_place);
	query_free(r.query);
	return NULL;
}

void
query_faults_done(struct query_faults *faults)
{
	for (size_t i = 0; i < faults->n; i++)
		free(faults->v[i].text);
	array_done(faults);
}

size_t
query_column(const char *text, size_t len, size_t at)
{
	return 1 + utf8_width(text, at < len ? at : len);
}

struct query *
query_parse(const char *text, size_t len, size_t *at, struct error *err)
{
	struct query_faults faults;
	struct query *q = query_read(text, len, &faults);
	if (!q) {
		if (at)
			*at = faults.v[0].at;
		error_set(err, _("column %zu: %s"), query_column(text, len, faults.v[0].at),
			faults.v[0].text);
	}
	query_faults_done(&faults);
	return q;
}

void
query_free(struct query *q)
{
	if (!q)
		return;
	for (size_t i = 0; i < q->atoms.n; i++)
		atom_done(&q->atoms.v[i]);
	for (size_t i = 0; i < q->filters.n; i++)
		filter_done(&q->filters.v[i]);
	array_done(&q->atoms);
	array_done(&q->filters);
	free(q);
}
