#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/order.h"
#include "model/card.h"
#include "store/card-pack.h"
#include "store/index-parts.h"
#include "text/words.h"

/* Below so many numbers it does not matter what is waste. */
enum { WASTE_LEAST = 50000, WASTE_PERCENT = 30 };

/* More numbers than any archive comes to, with room for all that one may add. */
#define NEXT_LIMIT (INT64_MAX / 2)

void
index_entry_make(struct index_entry *e, struct card *c)
{
	*e = (struct index_entry){.card = c, .bucket = index_bucket(c->path)};
	c->rows = c->entries.n;
	card_pack(&e->head, c);
	card_pack_figures(&e->figures, c);
	card_pack_entries(&e->entries, c);
	for (size_t i = 0; i < c->entries.n; i++) {
		const char *text = c->entries.v[i].text;
		words_fold(&e->words, text, strlen(text));
		*array_push(&e->ends) = e->words.len;
	}
}

void
index_entry_done(struct index_entry *e)
{
	buf_done(&e->head);
	buf_done(&e->figures);
	buf_done(&e->entries);
	buf_done(&e->words);
	array_done(&e->ends);
}

static bool
get_counts(struct index *x)
{
	const struct index_counts *counts = &x->counts;
	if (!index_get(x, "counts", &x->counts, sizeof(x->counts)))
		return false;
	if (counts->used >= 0 && counts->used < counts->next && counts->next <= NEXT_LIMIT &&
	    counts->ordered >= 0 && counts->ordered < counts->next)
		return true;
	x->db->fault = SQLITE_FAULT_DAMAGE;
	return false;
}

bool
index_is_wasteful(struct index *x)
{
	return get_counts(x) && x->counts.next > WASTE_LEAST &&
		x->counts.next - x->counts.used > x->counts.next / 100 * WASTE_PERCENT;
}

/* Where all rows are in order, so may be those that come; the last one's path is kept. */
static void
find_last(struct index *x)
{
	size_t len;
	free(x->last);
	x->last = NULL;
	x->is_ordering = x->counts.ordered == x->counts.next - 1;
	struct sqlite3_stmt *s = x->is_ordering ? index_statement(x, INDEX_ROW) : NULL;
	if (!s)
		return;
	sqlite_bind_int(s, 1, x->counts.ordered);
	if (sqlite_next(x->db, s)) {
		const void *head = sqlite_blob(s, 1, &len);
		struct card *c = card_unpack(head, len);
		x->last = c ? xstrdup(c->path) : NULL;
		card_free(c);
	}
	sqlite_reset(s);
}

bool
index_begin(struct index *x)
{
	if (!sqlite_run(x->db, "BEGIN IMMEDIATE"))
		return false;
	if (get_counts(x) && index_sums(x, x->sums)) {
		find_last(x);
		return true;
	}
	index_rollback(x);
	return false;
}

static void
note_order(struct index *x, const char *path)
{
	x->is_ordering = x->is_ordering && (!x->last || order_natural(x->last, path) < 0);
	if (!x->is_ordering)
		return;
	free(x->last);
	x->last = xstrdup(path);
	x->counts.ordered = x->counts.next - 1;
}

static bool
add_words(struct index *x, const struct index_entry *e, int64_t row)
{
	size_t from = 0;
	for (size_t i = 0; i < e->ends.n; i++) {
		struct sqlite3_stmt *s = index_statement(x, INDEX_ADD_WORDS);
		if (!s)
			return false;
		sqlite_bind_int(s, 1, row + (int64_t)i);
		sqlite_bind_text(s, 2, buf_str(&e->words) + from, e->ends.v[i] - from);
		if (!sqlite_done(x->db, s))
			return false;
		from = e->ends.v[i];
	}
	return true;
}

bool
index_add(struct index *x, struct index_entry *e)
{
	int64_t row = x->counts.next, numbers = e->ends.n ? (int64_t)e->ends.n : 1;
	struct sqlite3_stmt *s = index_statement(x, INDEX_ADD_SESSION);
	if (!s)
		return false;
	sqlite_bind_int(s, 1, row);
	sqlite_bind_int(s, 2, e->bucket);
	sqlite_bind_blob(s, 3, e->head.s, e->head.len);
	if (!sqlite_done(x->db, s))
		return false;
	if (e->card->state < CARD_BROKEN) {
		if (!(s = index_statement(x, INDEX_ADD_DETAIL)))
			return false;
		sqlite_bind_int(s, 1, row);
		sqlite_bind_blob(s, 2, e->figures.s, e->figures.len);
		sqlite_bind_blob(s, 3, e->entries.s, e->entries.len);
		if (!sqlite_done(x->db, s) || !add_words(x, e, row))
			return false;
	}
	e->card->row = row;
	x->counts.next += numbers;
	x->counts.used += numbers;
	note_order(x, e->card->path);
	x->sums[e->bucket] += index_sum(e->card->path, &e->card->stamp);
	return true;
}

bool
index_remove(struct index *x, const struct card *c)
{
	static const enum index_statement both[] = {INDEX_REMOVE_SESSION, INDEX_REMOVE_DETAIL};
	for (size_t i = 0; i < sizeof(both) / sizeof(*both); i++) {
		struct sqlite3_stmt *s = index_statement(x, both[i]);
		if (!s)
			return false;
		sqlite_bind_int(s, 1, c->row);
		if (!sqlite_done(x->db, s))
			return false;
	}
	x->counts.used -= c->rows ? (int64_t)c->rows : 1;
	x->sums[index_bucket(c->path)] -= index_sum(c->path, &c->stamp);
	return true;
}

bool
index_commit(struct index *x)
{
	if (index_set(x, "sums", x->sums, sizeof(x->sums)) &&
	    index_set(x, "counts", &x->counts, sizeof(x->counts)) && sqlite_run(x->db, "COMMIT"))
		return true;
	index_rollback(x);
	return false;
}

void
index_rollback(struct index *x)
{
	sqlite_run(x->db, "ROLLBACK");
}
