#include "config.h"

/*
 * Random queries over random texts, three ways: query_fits_words, SQLite's FTS5
 * with the expression of query_match, and a slow matcher of this file, which
 * knows the query from before it was written down.
 */

#include "model/query.h"

#include <stdlib.h>

#include <sqlite3.h>

#include "base/alloc.h"
#include "base/buf.h"
#include "base/error.h"
#include "tests/tap.h"
#include "text/utf8.h"
#include "text/words.h"

#define COUNT(a) (sizeof(a) / sizeof(*(a)))

enum { TEXTS = 400, QUERIES = 3000, TERMS_MAX = 6, PHRASE_MAX = 3, TOKENS_MAX = 16 };

static uint32_t seed = 1;

static uint32_t
draw(uint32_t below)
{
	seed = seed * 1664525 + 1013904223;
	return (seed >> 8) % below;
}

/* Words that are each other's beginnings, accents and capitals. */
static const char *const vocabulary[] = {
	"a", "A", "å", "Å", "a\u030A", "ab", "åb", "abc", "Abcd", "b", "é", "e", "É", "ö", "o",
	"ж", "ß", "ss", "1", "12", "漢", "or", "and", "not", "near",
};

static const char *const separators[] = {" ", "  ", ", ", "-", " – ", "\n", "\u00A0", "/", " 😀 ", "'"};

/* A query as it was meant. */
struct term {
	const char *words[PHRASE_MAX];
	size_t count;
	bool is_prefix, is_loose, is_not, is_or;
};

struct meant {
	struct term terms[TERMS_MAX];
	size_t count;
};

static void
draw_query(struct meant *m)
{
	m->count = 1 + draw(TERMS_MAX);
	for (size_t i = 0; i < m->count; i++) {
		struct term *t = &m->terms[i];
		*t = (struct term){.count = draw(3) ? 1 : 1 + draw(PHRASE_MAX)};
		for (size_t j = 0; j < t->count; j++)
			t->words[j] = vocabulary[draw(COUNT(vocabulary))];
		t->is_prefix = !draw(3);
		t->is_loose = !draw(6);
		t->is_not = !draw(5);
		t->is_or = i > 0 && !t->is_not && !m->terms[i - 1].is_not && !draw(3);
	}
}

static void
write_query(struct buf *out, const struct meant *m)
{
	buf_clear(out);
	for (size_t i = 0; i < m->count; i++) {
		const struct term *t = &m->terms[i];
		bool is_quoted = t->count > 1 || draw(2);
		buf_adds(out, i ? t->is_or ? " OR " : " " : "");
		buf_adds(out, t->is_not ? "-" : "");
		buf_adds(out, t->is_loose ? "~" : "");
		buf_adds(out, is_quoted ? "\"" : "");
		for (size_t j = 0; j < t->count; j++)
			buf_addf(out, "%s%s", j ? separators[draw(COUNT(separators))] : "", t->words[j]);
		bool is_inside = draw(2);
		buf_adds(out, t->is_prefix && is_inside ? "*" : "");
		buf_adds(out, is_quoted ? "\"" : "");
		buf_adds(out, t->is_prefix && !is_inside ? "*" : "");
	}
}

/* A text as words, folded and without accents. */
struct tokens {
	char *exact[TOKENS_MAX], *loose[TOKENS_MAX];
	size_t count;
};

static char *
fold(const char *word)
{
	return utf8_fold(word, strlen(word), false);
}

static char *
fold_loose(const char *word)
{
	return utf8_fold(word, strlen(word), true);
}

static bool
is_word_there(const struct term *t, size_t j, const char *token)
{
	char *word = t->is_loose ? fold_loose(t->words[j]) : fold(t->words[j]);
	bool may_go_on = t->is_prefix && j + 1 == t->count;
	bool is_there = may_go_on ? !strncmp(token, word, strlen(word)) : !strcmp(token, word);
	free(word);
	return is_there;
}

static bool
is_term_there(const struct term *t, const struct tokens *text)
{
	for (size_t i = 0; i + t->count <= text->count; i++) {
		size_t j = 0;
		while (j < t->count &&
		    is_word_there(t, j, t->is_loose ? text->loose[i + j] : text->exact[i + j]))
			j++;
		if (j == t->count)
			return true;
	}
	return false;
}

static bool
is_meant(const struct meant *m, const struct tokens *text)
{
	for (size_t i = 0; i < m->count;) {
		bool fits = is_term_there(&m->terms[i], text) != m->terms[i].is_not;
		for (i++; i < m->count && m->terms[i].is_or; i++)
			fits |= is_term_there(&m->terms[i], text);
		if (!fits)
			return false;
	}
	return true;
}

static char *texts[TEXTS];		/* folded */
static struct tokens tokens[TEXTS];

static sqlite3 *
fill(void)
{
	sqlite3 *db;
	sqlite3_stmt *put;
	struct buf text = BUF_INIT;
	ok(sqlite3_open(":memory:", &db) == SQLITE_OK);
	ok(sqlite3_exec(db, "CREATE VIRTUAL TABLE t USING fts5(words, content='', tokenize='ascii')",
		NULL, NULL, NULL) == SQLITE_OK);
	ok(sqlite3_exec(db, "CREATE VIRTUAL TABLE v USING fts5vocab(t, instance)", NULL, NULL, NULL) == SQLITE_OK);
	ok(sqlite3_prepare_v2(db, "INSERT INTO t(rowid, words) VALUES (?, ?)", -1, &put, NULL) == SQLITE_OK);
	for (int i = 0; i < TEXTS; i++) {
		struct tokens *k = &tokens[i];
		struct buf folded = BUF_INIT;
		buf_clear(&text);
		for (k->count = 0; k->count < draw(TOKENS_MAX); k->count++) {
			const char *word = vocabulary[draw(COUNT(vocabulary))];
			k->exact[k->count] = fold(word);
			k->loose[k->count] = fold_loose(word);
			buf_adds(&text, word);
			buf_adds(&text, separators[draw(COUNT(separators))]);
		}
		words_fold(&folded, buf_str(&text), text.len);
		texts[i] = buf_steal(&folded);
		sqlite3_bind_int(put, 1, i);
		sqlite3_bind_text(put, 2, texts[i], -1, SQLITE_STATIC);
		ok(sqlite3_step(put) == SQLITE_DONE);
		sqlite3_reset(put);
	}
	sqlite3_finalize(put);
	buf_done(&text);
	return db;
}

/* Which texts the index gives; false if it refuses the expression. */
static bool
look_up(sqlite3 *db, const char *match, bool found[TEXTS])
{
	sqlite3_stmt *get;
	int step;
	for (int i = 0; i < TEXTS; i++)
		found[i] = !*match;
	if (!*match)
		return true;
	if (sqlite3_prepare_v2(db, "SELECT rowid FROM t WHERE t MATCH ?", -1, &get, NULL) != SQLITE_OK)
		return false;
	sqlite3_bind_text(get, 1, match, -1, SQLITE_STATIC);
	while ((step = sqlite3_step(get)) == SQLITE_ROW)
		found[sqlite3_column_int(get, 0)] = true;
	sqlite3_finalize(get);
	return step == SQLITE_DONE;
}

/* Steps through the words that the index has. */
static const char *
next_word(void *ctx, const char *least)
{
	static sqlite3_stmt *get;
	if (!get)
		sqlite3_prepare_v2(ctx, "SELECT term FROM v WHERE term >= ? LIMIT 1", -1, &get, NULL);
	sqlite3_reset(get);
	sqlite3_bind_text(get, 1, least, -1, SQLITE_STATIC);
	if (sqlite3_step(get) == SQLITE_ROW)
		return (const char *)sqlite3_column_text(get, 0);
	sqlite3_finalize(get);
	get = NULL;
	return NULL;
}

/* What came out over all queries. */
struct outcome {
	size_t unread, unlike_meant, refused, missed, too_many, exact, found;
};

static void
try_query(struct outcome *o, sqlite3 *db, const struct meant *m, const char *written, bool is_learning)
{
	struct error err = ERROR_INIT;
	struct buf match = BUF_INIT;
	bool is_found[TEXTS];
	struct query *q = query_parse(written, strlen(written), NULL, &err);
	if (!q) {
		printf("# %s: %s\n", written, error_text(&err));
		o->unread++;
		error_done(&err);
		return;
	}
	struct query_known *known = is_learning ? query_known_new(q, next_word, db) : NULL;
	bool is_exact = query_match_known(&match, q, known);
	query_known_free(known);
	o->exact += is_exact;
	o->refused += !look_up(db, buf_str(&match), is_found);
	for (int i = 0; i < TEXTS; i++) {
		bool fits = query_fits_words(q, texts[i]);
		bool good = fits == is_meant(m, &tokens[i]) && (!fits || is_found[i]) &&
			(fits || !is_found[i] || !is_exact);
		if (!good && o->unlike_meant + o->missed + o->too_many < 5)
			printf("# %s on \"%s\": %d %d %s\n", written, texts[i], fits, is_found[i], buf_str(&match));
		o->unlike_meant += fits != is_meant(m, &tokens[i]);
		o->missed += fits && !is_found[i];
		o->too_many += is_exact && !fits && is_found[i];
		o->found += fits;
	}
	buf_done(&match);
	query_free(q);
}

static void
test_query_three_ways(bool is_learning)
{
	struct outcome o = {0};
	struct buf written = BUF_INIT;
	sqlite3 *db = fill();
	for (int i = 0; i < QUERIES; i++) {
		struct meant m;
		draw_query(&m);
		write_query(&written, &m);
		try_query(&o, db, &m, written.s, is_learning);
	}
	is_int(o.unread, 0);
	is_int(o.unlike_meant, 0);
	is_int(o.refused, 0);
	is_int(o.missed, 0);
	is_int(o.too_many, 0);
	/* And it was no test of nothing. */
	ok(o.exact > (is_learning ? QUERIES / 4 * 3 : QUERIES / 4) && o.exact < QUERIES);
	ok(o.found > QUERIES);
	printf("# %zu of %d exact, %zu found\n", o.exact, QUERIES, o.found);
	next_word(db, "\377");
	sqlite3_close(db);
	buf_done(&written);
	for (int i = 0; i < TEXTS; i++) {
		for (size_t j = 0; j < tokens[i].count; j++) {
			free(tokens[i].exact[j]);
			free(tokens[i].loose[j]);
		}
		free(texts[i]);
	}
}

/* The largest queries that are taken are none that SQLite refuses. */
static void
test_query_largest(void)
{
	static const char *const joints[] = {" ", " OR ", " -"};
	bool is_found[TEXTS];
	sqlite3 *db;
	ok(sqlite3_open(":memory:", &db) == SQLITE_OK);
	ok(sqlite3_exec(db, "CREATE VIRTUAL TABLE t USING fts5(words, content='', tokenize='ascii')",
		NULL, NULL, NULL) == SQLITE_OK);
	for (size_t i = 0; i < COUNT(joints); i++) {
		struct buf text = BUF_INIT, match = BUF_INIT;
		for (size_t j = 0; j < QUERY_WORDS_MAX; j++)
			buf_addf(&text, "%s\"a b%zu\"*", j ? joints[i] : "", j);
		struct query *q = query_parse(text.s, text.len, NULL, NULL);
		if (ok(q)) {
			query_match(&match, q);
			ok(look_up(db, match.s, is_found));
		}
		query_free(q);
		buf_done(&text);
		buf_done(&match);
	}
	sqlite3_close(db);
}

/* One word alone in the texts; counts who asks for it. */
static const char *
next_counted(void *ctx, const char *least)
{
	++*(size_t *)ctx;
	return strcmp(least, "plan") <= 0 ? "plan" : NULL;
}

/* The steps for a phrase of so many words, all the same or all others. */
static size_t
steps_of(size_t words, bool is_same)
{
	struct buf text = BUF_INIT;
	size_t steps = 0;
	buf_adds(&text, "~\"");
	for (size_t i = 0; i < words; i++)
		buf_addf(&text, "pla%zu ", is_same ? 0 : i);
	buf_addc(&text, '"');
	struct query *q = query_parse(text.s, text.len, NULL, NULL);
	query_known_free(query_known_new(q, next_counted, &steps));
	query_free(q);
	buf_done(&text);
	return steps;
}

static void
test_query_known_of_long_phrases(void)
{
	ok(steps_of(1, true) > 1);
	is_int(steps_of(500, true), steps_of(1, true));
	ok(steps_of(500, false) <= steps_of(1, true) * 64);
}

int
main(void)
{
	test_query_three_ways(false);
	test_query_three_ways(true);
	test_query_largest();
	test_query_known_of_long_phrases();
	return tap_end();
}
