#include "config.h"

/* A query's words as an expression of SQLite's FTS5. */

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "model/query-parts.h"
#include "text/utf8.h"

/* With more than these a word is not looked up. */
enum {
	SPELLINGS_MAX = 64,	/* of one word */
	WALKS_MAX = 64,		/* different words of one query */
	MARKS_MAX = 64		/* bytes that are no letters, of one spelling */
};

/* How a word without accents is spelt in the texts; of a prefix, how that is. */
struct spellings {
	char *loose;
	bool is_prefix, is_too_many;
	struct spelling_list ARRAY_OF(char *) list;
};

struct query_known {
	const struct query *query;
	struct spellings *words;	/* of all loose atoms, in their order */
	size_t count;
};

void
query_known_free(struct query_known *k)
{
	if (!k)
		return;
	for (size_t i = 0; i < k->count; i++) {
		for (size_t j = 0; j < k->words[i].list.n; j++)
			free(k->words[i].list.v[j]);
		array_done(&k->words[i].list);
		free(k->words[i].loose);
	}
	free(k->words);
	free(k);
}

/* Looking for the spellings of one word. */
struct walk {
	struct spellings *to;
	query_next_word *next;
	void *ctx;
};

static void
add_spelling(struct spellings *s, const char *word)
{
	if (s->list.n == SPELLINGS_MAX)
		s->is_too_many = true;
	else
		*array_push(&s->list) = xstrdup(word);
}

/*
 * Goes through the words that begin with `start`, one for each character that
 * may follow: where that is still how the word may begin, on from there.
 */
static void
walk_words(struct walk *w, const char *start)
{
	struct buf least = BUF_INIT;
	size_t len = strlen(start);
	const char *word;
	buf_adds(&least, start);
	/* A word below what was asked for is of a torn index: no way on. */
	while (!w->to->is_too_many && (word = w->next(w->ctx, buf_str(&least))) &&
	    !strncmp(word, start, len) && strcmp(word, buf_str(&least)) >= 0) {
		uint32_t c;
		size_t more = word[len] ? utf8_decode(&c, word + len, strlen(word + len)) : 0;
		char *begin = xstrndup(word, len + more), *loose = utf8_fold(begin, len + more, true);
		bool is_same = !strcmp(loose, w->to->loose);
		bool is_whole = !more && len;
		buf_clear(&least);
		/* 0xFF is no byte of a word: behind all that begin so. */
		buf_addf(&least, "%s%s", begin, is_whole ? "\001" : "\377");
		if (is_same && (is_whole || w->to->is_prefix))
			add_spelling(w->to, begin);
		else if (len > MARKS_MAX + 4 * strlen(w->to->loose))
			w->to->is_too_many = true;
		else if (more && !strncmp(w->to->loose, loose, strlen(loose)))
			walk_words(w, begin);
		free(begin);
		free(loose);
	}
	buf_done(&least);
}

/* The same word earlier in the query; NULL: there is none. */
static const struct spellings *
find_same(const struct query_known *k, const struct spellings *s)
{
	for (const struct spellings *o = k->words; o < s; o++)
		if (o->is_prefix == s->is_prefix && !strcmp(o->loose, s->loose))
			return o;
	return NULL;
}

/* Finds the spellings of a word, as long as that was not done too often; *walks counts. */
static void
spell(const struct query_known *k, struct spellings *s, query_next_word *next, void *ctx, size_t *walks)
{
	const struct spellings *same = find_same(k, s);
	if (!same && ++*walks > WALKS_MAX)
		s->is_too_many = true;
	else if (!same)
		walk_words(&(struct walk){s, next, ctx}, "");
	else
		s->is_too_many = same->is_too_many;
	for (size_t i = 0; same && i < same->list.n; i++)
		add_spelling(s, same->list.v[i]);
}

struct query_known *
query_known_new(const struct query *q, query_next_word *next, void *ctx)
{
	struct query_known *k = NULL;
	size_t walks = 0;
	for (size_t i = 0; i < q->atoms.n; i++) {
		const struct atom *atom = &q->atoms.v[i];
		if (!atom->loose)
			continue;
		if (!k) {
			k = xcalloc(1, sizeof(*k));
			k->query = q;
		}
		k->words = xreallocarray(k->words, k->count + atom->count, sizeof(*k->words));
		const char *word = atom->loose;
		for (size_t j = 0; j < atom->count; j++) {
			size_t len = strcspn(word, " ");
			struct spellings *s = &k->words[k->count++];
			*s = (struct spellings){.loose = xstrndup(word, len),
				.is_prefix = atom->is_prefix && j + 1 == atom->count};
			spell(k, s, next, ctx, &walks);
			word += len + (word[len] == ' ');
		}
	}
	return k;
}

/* The spellings of a loose atom's first word; NULL: they are not known, or too many. */
static const struct spellings *
spellings_of(const struct query_known *k, const struct atom *atom)
{
	const struct spellings *s = k ? k->words : NULL;
	if (!k)
		return NULL;
	for (const struct atom *a = k->query->atoms.v; a < atom; a++)
		s += a->loose ? a->count : 0;
	for (size_t i = 0; i < atom->count; i++)
		if (s[i].is_too_many)
			return NULL;
	return s;
}

/* Can the atom be looked up?  *is_exact is cleared if more than it would be found. */
static bool
is_known(const struct query_known *k, const struct atom *atom, bool *is_exact)
{
	if (!atom->loose)
		return true;
	bool is_known = spellings_of(k, atom) != NULL;
	*is_exact &= is_known && atom->count == 1;
	return is_known;
}

/* Folded words hold no quotation mark: nothing to escape. */
static void
add_words(struct buf *out, const char *words, bool is_prefix)
{
	buf_addf(out, "\"%s\"%s", words, is_prefix ? "*" : "");
}

/* A word in all its spellings; if there is none, as a word that no text has. */
static void
add_spellings(struct buf *out, const struct spellings *s)
{
	buf_addc(out, '(');
	for (size_t i = 0; i < s->list.n; i++) {
		buf_adds(out, i ? " OR " : "");
		add_words(out, s->list.v[i], s->is_prefix);
	}
	if (!s->list.n)
		add_words(out, s->loose, s->is_prefix);
	buf_addc(out, ')');
}

static void
add_atom(struct buf *out, const struct query_known *k, const struct atom *atom)
{
	if (!atom->loose) {
		add_words(out, atom->words, atom->is_prefix);
		return;
	}
	const struct spellings *s = spellings_of(k, atom);
	buf_addc(out, '(');
	for (size_t i = 0; i < atom->count; i++) {
		buf_adds(out, i ? " AND " : "");
		add_spellings(out, &s[i]);
	}
	buf_addc(out, ')');
}

/* A word and its alternatives, from *i on; false, nothing added, if one cannot be looked up. */
static bool
add_group(struct buf *out, const struct query *q, const struct query_known *k, size_t *i,
	const char *before, bool *is_exact)
{
	size_t from = *i, to = from + 1;
	bool is_all_known = is_known(k, &q->atoms.v[from], is_exact);
	for (; to < q->atoms.n && q->atoms.v[to].is_or; to++)
		is_all_known &= is_known(k, &q->atoms.v[to], is_exact);
	*i = to;
	if (!is_all_known)
		return false;
	buf_adds(out, before);
	buf_addc(out, '(');
	for (size_t j = from; j < to; j++) {
		buf_adds(out, j > from ? " OR " : "");
		add_atom(out, k, &q->atoms.v[j]);
	}
	buf_addc(out, ')');
	return true;
}

bool
query_match_known(struct buf *out, const struct query *q, const struct query_known *k)
{
	size_t groups = 0, excluded = 0;
	bool is_exact = true;
	for (size_t i = 0; i < q->atoms.n;) {
		if (q->atoms.v[i].is_not)
			i++;
		else
			groups += add_group(out, q, k, &i, groups ? " AND " : "(", &is_exact);
	}
	/* NOT needs something to its left. */
	if (!groups)
		return !q->atoms.n;
	buf_addc(out, ')');
	for (size_t i = 0; i < q->atoms.n; i++) {
		const struct atom *atom = &q->atoms.v[i];
		bool is_whole = true;
		if (!atom->is_not)
			continue;
		/* What would be left out too much must not be left out here. */
		if (!is_known(k, atom, &is_whole) || !is_whole) {
			is_exact = false;
			continue;
		}
		buf_adds(out, excluded++ ? " OR " : " NOT (");
		add_atom(out, k, atom);
	}
	buf_adds(out, excluded ? ")" : "");
	return is_exact;
}

bool
query_match(struct buf *out, const struct query *q)
{
	return query_match_known(out, q, NULL);
}
