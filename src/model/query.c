#include "config.h"

#include "model/query.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "model/card.h"
#include "model/query-parts.h"
#include "text/utf8.h"
#include "text/words.h"

/* What it asks for */

static bool
has_filter(const struct query *q, enum filter_name name)
{
	for (size_t i = 0; i < q->filters.n; i++)
		if (q->filters.v[i].name == name)
			return true;
	return false;
}

bool
query_has_words(const struct query *q)
{
	return q->atoms.n > 0;
}

bool
query_has_entry_terms(const struct query *q)
{
	return q->atoms.n || has_filter(q, FILTER_AREA) || has_filter(q, FILTER_QUESTION) ||
		has_filter(q, FILTER_KIND) || has_filter(q, FILTER_AUTHOR);
}

/* Which questions an area has is known by the figures alone: ids tell nothing. */
bool
query_needs_figures(const struct query *q)
{
	return has_filter(q, FILTER_AREA) ||
		(has_filter(q, FILTER_POINTS) && query_has_entry_terms(q));
}

bool
query_has_points(const struct query *q)
{
	return has_filter(q, FILTER_POINTS);
}

bool
query_mixes_editions(const struct query *q)
{
	return (has_filter(q, FILTER_AREA) || has_filter(q, FILTER_QUESTION)) &&
		!has_filter(q, FILTER_EDITION);
}

bool
query_has_population(const struct query *q)
{
	return has_filter(q, FILTER_POPULATION);
}

/* Values */

/* Ids and codes differ by more than capitals. */
static bool
is_same_id(const char *a, const char *b)
{
	for (; *a && *b; a++, b++) {
		char x = *a >= 'A' && *a <= 'Z' ? (char)(*a + 'a' - 'A') : *a;
		char y = *b >= 'A' && *b <= 'Z' ? (char)(*b + 'a' - 'A') : *b;
		if (x != y)
			return false;
	}
	return *a == *b;
}

/*
 * Is value, a share of `whole` where bounds are in per cent, in the range?
 * Exactly: 62.5 per cent is not 63, though it is printed so.
 */
static bool
is_in_range(const struct range *r, decimal value, decimal whole)
{
	if (value < 0 || whole < 0)
		return false;	/* of a torn index */
	decimal unit = r->is_percent ? 100 * DECIMAL_ONE : 1, per = r->is_percent ? whole : 1;
	int low = r->has_low ? decimal_compare_products(value, unit, r->low, per) : 1;
	int high = r->has_high ? decimal_compare_products(value, unit, r->high, per) : -1;
	return low >= r->is_above && high <= -(int)r->is_below;
}

static bool
is_figure_in_range(const struct range *r, const struct card_figure *f)
{
	if (!f || !f->has_points || (r->is_percent && (!f->is_whole || f->max <= 0)))
		return false;
	return is_in_range(r, f->points, f->max);
}

static bool
is_whole_in_range(const struct range *r, long value)
{
	return is_in_range(r, (decimal)value * DECIMAL_ONE, DECIMAL_ONE);
}

/* Words */

/*
 * Where the words stand in folded text: at the start of a word, and ending with
 * one unless they are a prefix.
 */
static bool
has_phrase(const char *folded, const char *words, bool is_prefix)
{
	size_t len = strlen(words);
	for (const char *p = folded; (p = strstr(p, words)); p++)
		if ((p == folded || p[-1] == ' ') && (is_prefix || !p[len] || p[len] == ' '))
			return true;
	return false;
}

/* *loose is the text without accents, made when it is first asked for. */
static bool
has_atom(const struct atom *atom, const char *folded, char **loose)
{
	if (!atom->loose)
		return has_phrase(folded, atom->words, atom->is_prefix);
	if (!*loose)
		*loose = utf8_fold(folded, strlen(folded), true);
	return has_phrase(*loose, atom->loose, atom->is_prefix);
}

bool
query_fits_words(const struct query *q, const char *folded)
{
	char *loose = NULL;
	bool fits = true;
	for (size_t i = 0; i < q->atoms.n && fits;) {
		fits = has_atom(&q->atoms.v[i], folded, &loose) != q->atoms.v[i].is_not;
		for (i++; i < q->atoms.n && q->atoms.v[i].is_or; i++)
			fits = fits || has_atom(&q->atoms.v[i], folded, &loose);
	}
	free(loose);
	return fits;
}

/* Is the atom in this name, as written? */
static bool
is_in_name(const struct atom *atom, const char *name)
{
	struct buf folded = BUF_INIT;
	char *loose = NULL;
	words_fold(&folded, name, strlen(name));
	bool is_there = has_atom(atom, buf_str(&folded), &loose);
	free(loose);
	buf_done(&folded);
	return is_there;
}

/* Cards */

/* What a running evaluation came to is not known yet, nor always to be told. */
static bool
has_total(const struct card *c)
{
	return c->state != CARD_DRAFT;
}

static bool
fits_card_value(const struct query_filter *f, const struct query_value *v, const struct card *c)
{
	switch (f->name) {
	case FILTER_SUBJECT:
		return is_in_name(&v->atom, c->subject);
	case FILTER_PEOPLE:
		return is_in_name(&v->atom, c->people);
	case FILTER_TYPE:
		return !strcmp(query_word(FILTER_TYPE, v->word), c->type);
	case FILTER_YEAR:
		return c->year > 0 && is_whole_in_range(&v->range, c->year);
	case FILTER_EDITION:
		return is_same_id(v->id, c->edition) || is_same_id(v->id, c->questionnaire);
	case FILTER_COUNTRY:
		return is_same_id(v->id, c->country);
	case FILTER_POPULATION:
		return c->population >= 0 && is_whole_in_range(&v->range, c->population);
	case FILTER_STATE:
		return v->word == c->state;
	case FILTER_POINTS:
		return has_total(c) && is_figure_in_range(&v->range, &c->total);
	default:
		return true;
	}
}

static bool
fits_card_filter(const struct query_filter *f, const struct card *c)
{
	for (size_t i = 0; i < f->values.n; i++)
		if (fits_card_value(f, &f->values.v[i], c))
			return !f->is_not;
	return f->is_not;
}

bool
query_fits_card(const struct query *q, const struct card *c)
{
	bool is_of_entries = query_has_entry_terms(q), wants_broken = false;
	for (size_t i = 0; i < q->filters.n; i++) {
		const struct query_filter *f = &q->filters.v[i];
		bool is_of_entry = f->name <= FILTER_AUTHOR || (f->name == FILTER_POINTS && is_of_entries);
		if (!is_of_entry && !fits_card_filter(f, c))
			return false;
		wants_broken |= f->name == FILTER_STATE && !f->is_not;
	}
	return c->state != CARD_BROKEN || wants_broken;
}

/* Entries */

static bool
fits_area(const struct card *c, const char *area, const char *place)
{
	const char *above = "";
	if (is_same_id(area, place))
		return true;
	for (size_t i = 0; i < c->figures.n; i++) {
		const struct card_figure *f = &c->figures.v[i];
		if (f->level == CARD_AREA)
			above = f->code;
		else if (f->level == CARD_QUESTION && !strcmp(f->code, place))
			return is_same_id(area, above);
	}
	return false;
}

/* The figure of the place where the entry stands; of the whole for what stands nowhere; or NULL. */
static const struct card_figure *
figure_of(const struct card *c, const struct card_entry *e)
{
	if (!strcmp(e->place, "0"))
		return has_total(c) ? &c->total : NULL;
	for (size_t i = 0; i < c->figures.n; i++)
		if (!strcmp(c->figures.v[i].code, e->place))
			return &c->figures.v[i];
	return NULL;
}

static unsigned
kind_of(const struct card_entry *e)
{
	if (e->section == SECTION_ENTRIES)
		return e->kind;
	return e->section == SECTION_TEXTS ? KIND_TEXT :
		e->section == SECTION_SUBJECT ? KIND_SUBJECT : KIND_REASON;
}

const char *
query_kind_word(const struct card_entry *e)
{
	unsigned kind = kind_of(e);
	return query_word(FILTER_KIND, kind < KIND_COUNT ? kind : ENTRY_NOTE);
}

static bool
fits_entry_value(const struct query_filter *f, const struct query_value *v,
	const struct card *c, const struct card_entry *e)
{
	switch (f->name) {
	case FILTER_AREA:
		return fits_area(c, v->id, e->place);
	case FILTER_QUESTION:
		return is_same_id(v->id, e->place);
	case FILTER_KIND:
		return v->word == kind_of(e);
	case FILTER_AUTHOR:
		return is_same_id(v->id, e->author);
	case FILTER_POINTS:
		return is_figure_in_range(&v->range, figure_of(c, e));
	default:
		return true;
	}
}

static bool
fits_entry_filter(const struct query_filter *f, const struct card *c, const struct card_entry *e)
{
	for (size_t i = 0; i < f->values.n; i++)
		if (fits_entry_value(f, &f->values.v[i], c, e))
			return !f->is_not;
	return f->is_not;
}

bool
query_fits_entry(const struct query *q, const struct card *c, const struct card_entry *e,
	const char *evaluator)
{
	if (e->is_private && (!evaluator || strcmp(e->author, evaluator)))
		return false;
	for (size_t i = 0; i < q->filters.n; i++)
		if (q->filters.v[i].name <= FILTER_POINTS && !fits_entry_filter(&q->filters.v[i], c, e))
			return false;
	return true;
}

/* Places in a text */

/* The next words of a text, folded, as many as an atom has; false where there are less. */
static bool
fold_words(struct buf *out, const char *text, size_t len, size_t from, size_t count, size_t *end)
{
	size_t start;
	buf_clear(out);
	for (*end = from; count > 0; count--) {
		if (!words_next(text, len, &start, end))
			return false;
		words_fold(out, text + start, *end - start);
	}
	return true;
}

/* Does the atom stand at the word that begins at `from`?  *end: behind it. */
static bool
stands_at(const struct atom *atom, const char *text, size_t len, size_t from, size_t *end,
	struct buf *folded)
{
	if (atom->is_not || !fold_words(folded, text, len, from, atom->count, end))
		return false;
	const char *words = atom->words;
	char *loose = NULL;
	if (atom->loose) {
		loose = utf8_fold(folded->s, folded->len, true);
		words = atom->loose;
	}
	const char *got = loose ? loose : folded->s;
	bool stands = atom->is_prefix ? !strncmp(got, words, strlen(words)) : !strcmp(got, words);
	free(loose);
	return stands;
}

bool
query_find(const struct query *q, const char *text, size_t len, size_t *from, size_t *to)
{
	struct buf folded = BUF_INIT;
	size_t start, word_end = *to;
	bool is_found = false;
	while (!is_found && words_next(text, len, &start, &word_end)) {
		size_t best = 0, end;
		for (size_t i = 0; i < q->atoms.n; i++)
			if (stands_at(&q->atoms.v[i], text, len, start, &end, &folded) && end > best)
				best = end;
		if (!best)
			continue;
		*from = start;
		*to = best;
		is_found = true;
	}
	buf_done(&folded);
	return is_found;
}
