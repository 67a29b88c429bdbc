#include "config.h"

/*
 * Search.  With an index the words are looked up there, and of a text only its
 * item is read; what is not in the index, and what it cannot tell, is read.  A
 * text is always held against the query before it is a hit.
 */

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/order.h"
#include "model/query.h"
#include "store/archive-parts.h"
#include "store/eyes.h"
#include "text/words.h"

/*
 * So many entries with the words are looked up at once; with more, one session
 * after the other, which does for the first hits.  Who wants more than a few
 * sessions has gets them all looked up in one go after all: of words' beginnings
 * each look costs as much.
 */
enum { RARE = 4000, FEW = 16 };

enum { PART = 200 };	/* so many entries in the order of the index at a time */

struct search {
	struct archive *archive;
	const struct query *query;
	size_t limit, found, looked;
	archive_found *call;
	void *ctx;
	bool is_done;
	struct buf match;		/* the words for the index; empty: it cannot help */
	bool is_rare;
	size_t looks;			/* in single sessions */
	struct index_rowids numbers;	/* of entries with the words: if they are rare, of all */
	struct buf folded;
	struct eyes eyes;
	const char *after;		/* path of the card up to which all were looked at, or NULL */
};

/* May who looks know the points by which this was found? */
static bool
may_be_found(struct search *s, const struct card *c, const struct card_entry *e)
{
	if (!query_has_points(s->query) || c->state != CARD_DRAFT)
		return true;
	char *path = archive_path(s->archive, c);
	bool may_see = eyes_may_see(&s->eyes, c, path, e->place, s->archive->evaluator);
	free(path);
	return may_see;
}

static void
try_entry(struct search *s, struct card *c, struct card_entry *e)
{
	if (!query_fits_entry(s->query, c, e, s->archive->evaluator) || !may_be_found(s, c, e) ||
	    !archive_text(s->archive, c, e, NULL))
		return;
	if (query_has_words(s->query)) {
		buf_clear(&s->folded);
		words_fold(&s->folded, e->text, strlen(e->text));
		if (!query_fits_words(s->query, buf_str(&s->folded)))
			return;
	}
	s->found++;
	s->is_done = !s->call(s->ctx, c, e) || s->found == s->limit;
}

/* Looks at the entries of these numbers; NULL: at all. */
static void
look_through(struct search *s, struct card *c, const int64_t *numbers, size_t n)
{
	bool was_loaded = c->has_figures || c->has_entries;
	unsigned what = CARD_ENTRIES | (query_needs_figures(s->query) ? CARD_FIGURES : 0);
	s->looked++;
	if (!archive_load(s->archive, c, what, NULL))
		return;
	/* Loaded from the file, they may be others than the index knew. */
	bool is_read = c->entries.n && c->entries.v[0].text;
	if (!numbers || is_read || c->entries.n != c->rows)
		for (size_t i = 0; i < c->entries.n && !s->is_done; i++)
			try_entry(s, c, &c->entries.v[i]);
	else
		for (size_t i = 0; i < n && !s->is_done; i++)
			try_entry(s, c, &c->entries.v[numbers[i] - c->row]);
	if (!was_loaded)
		card_unload(c);
}

/* The first of the numbers, which rise, that is not below. */
static size_t
lower_bound(const struct index_rowids *numbers, int64_t least)
{
	size_t low = 0, high = numbers->n;
	while (low < high) {
		size_t mid = low + (high - low) / 2;
		if (numbers->v[mid] < least)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

/* Looks the words up from a number on, as far as `limit`; false: the index failed. */
static bool
look_up_from(struct search *s, int64_t from, size_t limit)
{
	s->numbers.n = 0;
	bool done = index_find(s->archive->index, s->match.s, from, INT64_MAX, limit, &s->numbers);
	s->is_rare = done && s->numbers.n < limit;
	return done;
}

/* Looks up the words within one session; false: the index failed. */
static bool
look_up(struct search *s, const struct card *c)
{
	if (s->looks++ == FEW)
		return look_up_from(s, 1, SIZE_MAX);
	s->numbers.n = 0;
	return index_find(s->archive->index, s->match.s, c->row,
		c->row + (int64_t)c->rows - 1, c->rows, &s->numbers);
}

/* Looks at a card's entries among the numbers. */
static void
look_at_numbers(struct search *s, struct card *c, const struct index_rowids *numbers)
{
	size_t from = lower_bound(numbers, c->row);
	size_t to = lower_bound(numbers, c->row + (int64_t)c->rows);
	if (from < to)
		look_through(s, c, numbers->v + from, to - from);
}

static void
look_at(struct search *s, struct card *c)
{
	if (!query_fits_card(s->query, c))
		return;
	bool is_indexed = s->match.len && c->row && s->archive->index;
	if (is_indexed && !s->is_rare && c->rows && !look_up(s, c))
		is_indexed = false;
	if (is_indexed)
		look_at_numbers(s, c, &s->numbers);
	else
		look_through(s, c, NULL, 0);
}

/* Without the cards' heads. */

static int
by_path(const void *a, const void *b)
{
	return order_natural((*(struct card *const *)a)->path, (*(struct card *const *)b)->path);
}

/* The session of a number, as the archive has it; NULL: it is none of its. */
static struct card *
find_card(struct archive *a, int64_t number)
{
	struct card *c = index_row(a->index, number);
	if (!c)
		return NULL;
	struct bucket *b = &a->buckets[index_bucket(c->path)];
	if (!b->is_loaded)
		return *array_push(&a->guests) = c;
	struct card *own = NULL;
	for (size_t i = 0; i < b->n && !own; i++)
		own = b->v[i]->row == c->row ? b->v[i] : NULL;
	card_free(c);
	return own;
}

/* The sessions that the numbers are of, and all that the index does not have. */
static void
find_candidates(struct search *s, struct cards *out)
{
	struct archive *a = s->archive;
	int64_t end = 0;
	for (size_t i = 0; i < s->numbers.n; i++) {
		if (s->numbers.v[i] < end)
			continue;
		struct card *c = find_card(a, s->numbers.v[i]);
		if (c) {
			*array_push(out) = c;
			end = c->row + (int64_t)c->rows;
		}
	}
	for (int i = 0; i < INDEX_BUCKETS; i++)
		for (size_t j = 0; j < a->buckets[i].n; j++)
			if (!a->buckets[i].v[j]->row && a->buckets[i].v[j]->state < CARD_STATE_COUNT)
				*array_push(out) = a->buckets[i].v[j];
	if (out->n)
		qsort(out->v, out->n, sizeof(*out->v), by_path);
}

/* The words of an index, one after the other. */
struct vocabulary {
	struct index *index;
	bool is_failed;		/* there may be more */
};

static const char *
next_word(void *ctx, const char *least)
{
	struct vocabulary *v = ctx;
	const char *word = NULL;
	v->is_failed |= !index_next_word(v->index, least, &word);
	return v->is_failed ? NULL : word;
}

/* What the index is asked for. */
static void
make_match(struct search *s)
{
	struct vocabulary v = {.index = s->archive->index};
	struct query_known *known = v.index ? query_known_new(s->query, next_word, &v) : NULL;
	query_match_known(&s->match, s->query, v.is_failed ? NULL : known);
	query_known_free(known);
}

/* In the order of the index. */

static bool
is_over(const struct search *s)
{
	return s->is_done || atomic_load(&s->archive->is_stopped);
}

/* Those that are not in order, as far as they come before this path; NULL: the rest. */
static void
look_at_others(struct search *s, const struct cards *others, size_t *next, const char *path)
{
	while (!is_over(s) && *next < others->n &&
	    (!path || order_natural(others->v[*next]->path, path) < 0))
		look_at(s, others->v[(*next)++]);
}

/*
 * The numbers of a session of which there are some, all of them: the last one's
 * may go on behind a part.
 */
static bool
complete(struct search *s, const struct card *c, struct index_rowids *part)
{
	int64_t last = c->row + (int64_t)c->rows - 1;
	if (part->n < PART || part->v[part->n - 1] > last)
		return true;
	part->n = lower_bound(part, c->row);
	return index_find(s->archive->index, s->match.s, c->row, last, c->rows, part);
}

/* Looks at the sessions of a part of the numbers; false: the index failed. */
static bool
look_at_part(struct search *s, struct index_rowids *part, const struct cards *others,
	size_t *next, int64_t *from)
{
	for (size_t i = 0; i < part->n && !is_over(s); i++) {
		if (part->v[i] < *from)
			continue;
		struct card *c = find_card(s->archive, part->v[i]);
		*from = part->v[i] + 1;
		if (!c)
			continue;
		*from = c->row + (int64_t)c->rows;
		if (!complete(s, c, part))
			return false;
		look_at_others(s, others, next, c->path);
		if (!is_over(s) && query_fits_card(s->query, c))
			look_at_numbers(s, c, part);
		s->after = c->path;
	}
	return true;
}

/*
 * Most rows are in the order of their paths: what is found comes in that order,
 * and only the sessions that have it are looked at.  False: the index failed, or
 * too much is not in order; s->after is the path up to which it was done.
 */
static bool
search_in_order(struct search *s)
{
	struct archive *a = s->archive;
	struct cards others = {0};
	struct index_rowids part = {0};
	int64_t from = 1, ordered = index_ordered(a->index);
	size_t next = 0;
	bool done = look_up_from(s, ordered + 1, RARE + 1) && s->is_rare, is_end = false;
	if (done)
		find_candidates(s, &others);
	while (done && !is_end && !is_over(s)) {
		part.n = 0;
		done = index_find(a->index, s->match.s, from, ordered, PART, &part);
		is_end = part.n < PART;
		done = done && look_at_part(s, &part, &others, &next, &from);
	}
	done = done && !index_is_damaged(a->index);
	if (done)
		look_at_others(s, &others, &next, NULL);
	array_done(&others);
	array_done(&part);
	return done;
}

/* Looks at all cards of a list in its order. */
static void
search_list(struct search *s, const struct cards *cards)
{
	struct archive *a = s->archive;
	s->is_rare = false;
	if (a->index && s->match.len)
		look_up_from(s, 1, RARE + 1);
	atomic_store(&a->passed, 0);
	for (size_t i = 0; i < cards->n && !is_over(s); i++) {
		if (!s->after || order_natural(cards->v[i]->path, s->after) > 0)
			look_at(s, cards->v[i]);
		atomic_store(&a->passed, i + 1);
	}
}

size_t
archive_passed(const struct archive *a)
{
	return atomic_load(&a->passed);
}

void
archive_stop(struct archive *a, bool is_stopped)
{
	atomic_store(&a->is_stopped, is_stopped);
}

size_t
archive_search(struct archive *a, const struct query *query, const struct cards *order,
	size_t limit, archive_found *call, void *ctx)
{
	struct search s = {.archive = a, .query = query, .limit = limit, .call = call, .ctx = ctx};
	archive_forget_guests(a);
	make_match(&s);
	bool done = !order && a->index && s.match.len && !a->is_listed && search_in_order(&s);
	if (!done) {
		/* The path may be of a card that goes with the index. */
		char *after = xstrdup(s.after);
		s.after = after;
		if (a->index && index_is_damaged(a->index)) {
			archive_lose_index(a, false);
			a->with_index = false;
			a->is_searched = true;
			if (!order)
				archive_refresh(a, NULL, NULL);
			a->is_searched = false;
		}
		search_list(&s, order ? order : archive_cards(a));
		free(after);
	}
	array_done(&s.numbers);
	buf_done(&s.match);
	buf_done(&s.folded);
	eyes_done(&s.eyes);
	return s.looked;
}
