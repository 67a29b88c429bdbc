/*
 * Any bytes as a query, those after the first line as a text: it is understood,
 * or refused with reasons that point inside it; what is understood is an
 * expression that SQLite's FTS5 takes, which finds the text where
 * query_fits_words does; and places of words lie in the text, one behind the
 * other.
 */

#include "config.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <sqlite3.h>

#include "base/alloc.h"
#include "base/buf.h"
#include "base/error.h"
#include "model/card.h"
#include "model/query.h"
#include "text/utf8.h"
#include "text/words.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define MUST(x) ((x) ? (void)0 : fail(__LINE__, #x))

static void
fail(int line, const char *what)
{
	fprintf(stderr, "fuzz-query.c:%d: not so: %s\n", line, what);
	abort();
}

static void
check_faults(const char *text, size_t len, const struct query_faults *faults)
{
	for (size_t i = 0; i < faults->n; i++) {
		const struct query_fault *f = &faults->v[i];
		MUST(f->at <= len && f->len <= len - f->at);
		MUST(!i || f->at >= faults->v[i - 1].at);
		MUST(*f->text && strlen(f->text) < 300);
		MUST(query_column(text, len, f->at) >= 1);
	}
	struct error err = ERROR_INIT;
	size_t at = SIZE_MAX;
	MUST(!query_parse(text, len, &at, &err));
	MUST(at == faults->v[0].at && *error_text(&err));
	error_done(&err);
}

/* Whether FTS5 finds the only text there is. */
static bool
look_up(const char *match, const char *folded)
{
	static sqlite3 *db;
	static sqlite3_stmt *put, *get, *clear;
	if (!db) {
		MUST(!sqlite3_open(":memory:", &db));
		MUST(!sqlite3_exec(db, "CREATE VIRTUAL TABLE t USING fts5(words, tokenize='ascii')",
			NULL, NULL, NULL));
		MUST(!sqlite3_prepare_v2(db, "INSERT INTO t(rowid, words) VALUES (1, ?)", -1, &put, NULL));
		MUST(!sqlite3_prepare_v2(db, "SELECT 1 FROM t WHERE t MATCH ?", -1, &get, NULL));
		MUST(!sqlite3_prepare_v2(db, "DELETE FROM t", -1, &clear, NULL));
	}
	sqlite3_step(clear);
	sqlite3_reset(clear);
	sqlite3_bind_text(put, 1, folded, -1, SQLITE_STATIC);
	MUST(sqlite3_step(put) == SQLITE_DONE);
	sqlite3_reset(put);
	sqlite3_bind_text(get, 1, match, -1, SQLITE_STATIC);
	int step = sqlite3_step(get);
	MUST(step == SQLITE_ROW || step == SQLITE_DONE);
	sqlite3_reset(get);
	return step == SQLITE_ROW;
}

/* The words of a folded text, in the order of their bytes. */
struct vocabulary {
	char *text, *words[4096];
	size_t count;
};

static int
by_bytes(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static void
list_words(struct vocabulary *v, const char *folded)
{
	v->text = xstrdup(folded);
	v->count = 0;
	for (char *p = v->text; *p && v->count < 4096;) {
		size_t len = strcspn(p, " ");
		v->words[v->count++] = p;
		p += len;
		if (*p)
			*p++ = '\0';
	}
	qsort(v->words, v->count, sizeof(*v->words), by_bytes);
}

static const char *
next_word(void *ctx, const char *least)
{
	const struct vocabulary *v = ctx;
	for (size_t i = 0; i < v->count; i++)
		if (strcmp(v->words[i], least) >= 0)
			return v->words[i];
	return NULL;
}

/* What the index would be asked for, if it knew how words are spelt. */
static void
check_known(const struct query *q, const char *folded, bool fits)
{
	static struct vocabulary v;
	struct buf match = BUF_INIT;
	list_words(&v, folded);
	struct query_known *known = v.count < 4096 ? query_known_new(q, next_word, &v) : NULL;
	bool is_exact = query_match_known(&match, q, known);
	if (match.len) {
		bool is_found = look_up(match.s, folded);
		MUST(is_found || !fits);
		MUST(!is_found || fits || !is_exact);
	}
	query_known_free(known);
	buf_done(&match);
	free(v.text);
}

static void
check_words(const struct query *q, const char *text, size_t len)
{
	struct buf folded = BUF_INIT, match = BUF_INIT, again = BUF_INIT;
	size_t from, to = 0, words = 0, before = 0;
	words_fold(&folded, text, len);
	words_fold(&again, buf_str(&folded), folded.len);
	MUST(!strcmp(buf_str(&folded), buf_str(&again)));
	bool fits = query_fits_words(q, buf_str(&folded));
	bool is_exact = query_match(&match, q);
	MUST(is_exact || query_has_words(q));
	if (match.len) {
		bool is_found = look_up(match.s, buf_str(&folded));
		MUST(is_found || !fits);
		MUST(!is_found || fits || !is_exact);
		/* What must stand there is found there. */
		MUST(!fits || !strchr(match.s, '"') || query_find(q, text, len, &from, &to));
	}
	check_known(q, buf_str(&folded), fits);
	for (to = 0; query_find(q, text, len, &from, &to); before = to, words++) {
		MUST(from >= before && from < to && to <= len);
		MUST(from == 0 || ((unsigned char)text[from] & 0xC0) != 0x80);
	}
	MUST(words <= len);
	buf_done(&folded);
	buf_done(&match);
	buf_done(&again);
}

static void
check_filters(const struct query *q)
{
	struct card_figure figures[] = {
		{.code = (char *)"1", .level = CARD_AREA, .has_points = true, .is_whole = true,
			.points = 5 * DECIMAL_ONE, .max = 10 * DECIMAL_ONE},
		{.code = (char *)"1.3", .level = CARD_QUESTION, .has_points = true, .is_whole = true,
			.points = 12500000, .max = 0},
	};
	struct card card = {.state = CARD_SIGNED, .subject = (char *)"Häs B", .country = (char *)"SE",
		.type = (char *)"district", .questionnaire = (char *)"q", .edition = (char *)"2010",
		.people = (char *)"Anna", .year = 2010, .population = 5, .has_figures = true,
		.figures = {figures, 2, 2}};
	struct card_entry entry = {.section = SECTION_ENTRIES, .kind = ENTRY_EXAMPLE,
		.place = (char *)"1.3", .author = (char *)"ab"};
	query_fits_card(q, &card);
	query_fits_entry(q, &card, &entry, "ab");
	entry.is_private = true;
	MUST(!query_fits_entry(q, &card, &entry, "cd"));
	MUST(!query_needs_figures(q) || query_has_entry_terms(q));
	MUST(!query_has_words(q) || query_has_entry_terms(q));
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const uint8_t *nl = size ? memchr(data, '\n', size) : NULL;
	size_t len = nl ? (size_t)(nl - data) : size;
	/* Copies of their own, so that reading beyond an end is noticed. */
	char *query = xmemdup(data, len);
	struct buf rest = BUF_INIT;
	if (nl)
		utf8_repair(&rest, (const char *)nl + 1, size - len - 1);
	char *text = xmemdup(buf_str(&rest), rest.len);
	struct query_faults faults;
	struct query *q = query_read(query, len, &faults);
	MUST(!q == (faults.n > 0));
	if (q) {
		check_filters(q);
		if (!memchr(text, '\0', rest.len))
			check_words(q, text, rest.len);
	} else
		check_faults(query, len, &faults);
	query_faults_done(&faults);
	query_free(q);
	free(query);
	free(text);
	buf_done(&rest);
	return 0;
}
