#include "config.h"

#include "model/browse.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/order.h"
#include "model/group.h"
#include "text/collate.h"
#include "text/utf8.h"

enum { NOWHERE = -1 };		/* of a value that is not known */

/* What is known of a running session's figures. */
enum look { LOOK_NONE, LOOK_SEEN, LOOK_HIDDEN };

/* A row as it is kept: small, there may be very many. */
struct row {
	size_t card;
	bool is_file;
};

/* What fitted a filter before more was typed, so that a letter taken back is as quick. */
struct past {
	char *filter;
	bool *fits;
	size_t fitting;
};

enum { PASTS = 64 };

struct browse {
	const struct cards *cards;	/* NULL: none yet */
	const char *id, *name;		/* whose eyes */

	size_t groups, broken;
	size_t *of, *stands;		/* as in struct card_groups */
	size_t *first, *files;		/* the cards of group g: files[first[g]] ... */
	bool *fits, *is_open;		/* of each group */
	bool *is_marked;		/* of each card */
	unsigned char *looks;		/* of each card: an enum look */
	size_t marked;

	struct sorting sorting;
	size_t *order;			/* the groups, sorted */
	struct rows ARRAY_OF(struct row) rows;
	size_t fitting, cursor;
	struct row anchor;		/* where the cursor was put last: it goes back there ... */
	bool has_anchor;		/* ... when a filter shows that row again */

	char *filter;			/* folded */
	struct pasts ARRAY_OF(struct past) pasts;	/* each the beginning of the next one's */
	struct buf hay;			/* what is searched of each card, each ended by NUL */
	size_t *hay_at;
	size_t prepared;		/* cards that have it */
};

struct browse *
browse_new(void)
{
	struct browse *b = xcalloc(1, sizeof(*b));
	b->filter = xstrdup("");
	sorting_default(&b->sorting);
	return b;
}

static void
drop_past(struct browse *b)
{
	struct past *last = &b->pasts.v[--b->pasts.n];
	free(last->filter);
	free(last->fits);
}

static void
release_groups(struct browse *b)
{
	while (b->pasts.n)
		drop_past(b);
	free(b->of);
	free(b->stands);
	free(b->first);
	free(b->files);
	free(b->fits);
	free(b->is_open);
	free(b->is_marked);
	free(b->looks);
	free(b->order);
	free(b->hay_at);
}

void
browse_free(struct browse *b)
{
	if (!b)
		return;
	release_groups(b);
	array_done(&b->pasts);
	array_done(&b->rows);
	buf_done(&b->hay);
	free(b->filter);
	free(b);
}

void
browse_set_eyes(struct browse *b, const char *id, const char *name)
{
	b->id = id;
	b->name = name;
}

bool
browse_is_hidden(const struct browse *b, size_t index)
{
	const struct card *c = b->cards->v[index];
	if (c->state != CARD_DRAFT || !c->total.has_points || b->looks[index] == LOOK_SEEN)
		return false;
	bool is_own = b->id && (!strcmp(c->people, b->id) || (b->name && !strcmp(c->people, b->name)));
	return !is_own;
}

bool
browse_wants_look(const struct browse *b, size_t index)
{
	return b->looks[index] == LOOK_NONE && browse_is_hidden(b, index);
}

void
browse_reveal(struct browse *b, size_t index, bool is_seen)
{
	b->looks[index] = is_seen ? LOOK_SEEN : LOOK_HIDDEN;
}

const struct card_figure *
browse_total(const struct browse *b, size_t index)
{
	const struct card *c = b->cards->v[index];
	return c->state == CARD_BROKEN || browse_is_hidden(b, index) ? NULL : &c->total;
}

/* Sorting. */

/* Numbers of each group by one column; texts as offsets into one string. */
struct keys {
	int64_t *numbers;		/* NOWHERE: not known, comes last either way */
	struct buf texts;
	bool is_text, is_down;
};

static const char *
text_of(const struct card *c, enum column column)
{
	switch (column) {
	case COLUMN_SUBJECT:
		return c->subject;
	case COLUMN_EDITION:
		return c->edition;
	case COLUMN_TYPE:
		return c->type;
	case COLUMN_PEOPLE:
		return c->people;
	case COLUMN_COUNTRY:
		return c->country;
	default:
		return NULL;
	}
}

static int64_t
number_of(const struct browse *b, size_t card, enum column column)
{
	const struct card *c = b->cards->v[card];
	const struct card_figure *total = browse_total(b, card);
	bool has_points = total && total->has_points && total->max > 0;
	int percent;
	switch (column) {
	case COLUMN_YEAR:
		return c->year ? c->year : NOWHERE;
	case COLUMN_STATE:
		return c->state;
	case COLUMN_VERSION:
		return c->version ? (int64_t)c->version : NOWHERE;
	case COLUMN_PROGRESS:
		return c->asked ? (int64_t)(c->scored * 1000000 / c->asked) : NOWHERE;
	case COLUMN_TOTAL:
		return has_points ? total->points : NOWHERE;
	case COLUMN_PERCENT:
		/* What is not shown, a share that tells nothing, is not known either. */
		return has_points && card_percent(total, &percent) ?
			decimal_muldiv(total->points, DECIMAL_ONE * 100, total->max) : NOWHERE;
	case COLUMN_CHANGED:
		return c->stamp.modified;
	case COLUMN_POPULATION:
		return c->population;
	default:
		return (int64_t)card;
	}
}

static void
make_keys(struct keys *k, const struct browse *b, struct sort_key by)
{
	*k = (struct keys){.is_down = by.is_down};
	k->numbers = xcalloc(b->groups + 1, sizeof(*k->numbers));
	for (size_t g = 0; g < b->groups; g++) {
		const char *text = text_of(b->cards->v[b->stands[g]], by.column);
		if (!text) {
			k->numbers[g] = number_of(b, b->stands[g], by.column);
			continue;
		}
		k->is_text = true;
		k->numbers[g] = *text ? (int64_t)k->texts.len : NOWHERE;
		char *key = collate_key(text);
		buf_add(&k->texts, key, strlen(key) + 1);
		free(key);
	}
}

static int
compare(const struct keys *keys, size_t n, size_t a, size_t b)
{
	for (size_t i = 0; i < n; i++) {
		const struct keys *k = &keys[i];
		int64_t x = k->numbers[a], y = k->numbers[b];
		if (x == NOWHERE || y == NOWHERE) {
			if (x != y)
				return x == NOWHERE ? 1 : -1;
			continue;
		}
		int c = k->is_text ? order_natural(k->texts.s + x, k->texts.s + y) :
			(x > y) - (x < y);
		if (c)
			return k->is_down ? -c : c;
	}
	return 0;
}

/* A stable sort: equals stay in the order of their paths. */
static void
merge_sort(size_t *v, size_t *room, size_t n, const struct keys *keys, size_t key_count)
{
	if (n < 2)
		return;
	size_t half = n / 2;
	merge_sort(v, room, half, keys, key_count);
	merge_sort(v + half, room, n - half, keys, key_count);
	if (compare(keys, key_count, v[half - 1], v[half]) <= 0)
		return;
	memcpy(room, v, half * sizeof(*v));
	size_t i = 0, j = half, k = 0;
	while (i < half)
		v[k++] = j == n || compare(keys, key_count, room[i], v[j]) <= 0 ? room[i++] : v[j++];
}

static void
sort(struct browse *b)
{
	struct keys keys[COLUMN_COUNT];
	size_t *room = xcalloc(b->groups / 2 + 1, sizeof(*room));
	for (size_t i = 0; i < b->sorting.n; i++)
		make_keys(&keys[i], b, b->sorting.v[i]);
	for (size_t g = 0; g < b->groups; g++)
		b->order[g] = g;
	merge_sort(b->order, room, b->groups, keys, b->sorting.n);
	for (size_t i = 0; i < b->sorting.n; i++) {
		free(keys[i].numbers);
		buf_done(&keys[i].texts);
	}
	free(room);
}

/* Filtering. */

bool
browse_prepare(struct browse *b, size_t most)
{
	struct buf text = BUF_INIT;
	size_t n = b->cards ? b->cards->n : 0;
	for (; b->prepared < n && most; most--) {
		const struct card *c = b->cards->v[b->prepared];
		buf_clear(&text);
		buf_adds(&text, c->subject);
		if (c->year)
			buf_addf(&text, "\n%ld", c->year);
		const char *rest[] = {c->edition, c->people, c->path, c->fault ? c->fault : ""};
		for (size_t i = 0; i < sizeof(rest) / sizeof(*rest); i++) {
			buf_addc(&text, '\n');
			buf_adds(&text, rest[i]);
		}
		char *folded = utf8_fold(text.s, text.len, false);
		b->hay_at[b->prepared++] = b->hay.len;
		buf_add(&b->hay, folded, strlen(folded) + 1);
		free(folded);
	}
	buf_done(&text);
	return b->prepared < n;
}

/* The words of a filter, each ended by NUL within `words`, the last by two. */
static void
split(struct buf *words, const char *filter)
{
	while (*filter) {
		size_t len = strcspn(filter, " ");
		if (len)
			buf_add(words, filter, len);
		if (len)
			buf_addc(words, '\0');
		filter += len + (filter[len] == ' ');
	}
	buf_addc(words, '\0');
}

static bool
fits_card(const struct browse *b, size_t card, const char *words)
{
	/* Where there are no words nothing need be prepared. */
	const char *hay = *words ? b->hay.s + b->hay_at[card] : "";
	for (; *words; words += strlen(words) + 1)
		if (!strstr(hay, words))
			return false;
	return true;
}

static bool
fits_group(const struct browse *b, size_t g, const char *words)
{
	for (size_t i = b->first[g]; i < b->first[g + 1]; i++)
		if (fits_card(b, b->files[i], words))
			return true;
	return false;
}

/* Of all groups, or only of those that fitted before. */
static void
match(struct browse *b, bool is_narrower)
{
	struct buf words = BUF_INIT;
	split(&words, b->filter);
	if (*words.s)
		browse_prepare(b, SIZE_MAX);
	b->fitting = *words.s ? 0 : b->groups;
	if (!*words.s)
		memset(b->fits, true, b->groups * sizeof(*b->fits));
	for (size_t g = 0; g < b->groups && *words.s; g++) {
		if (!is_narrower || b->fits[g])
			b->fits[g] = fits_group(b, g, words.s);
		b->fitting += b->fits[g];
	}
	buf_done(&words);
}

static bool
begins_with(const char *text, const char *beginning)
{
	return !strncmp(text, beginning, strlen(beginning));
}

static void
keep_past(struct browse *b)
{
	if (b->pasts.n == PASTS)
		return;
	struct past *p = array_push(&b->pasts);
	p->filter = xstrdup(b->filter);
	p->fits = xmemdup(b->fits, b->groups * sizeof(*b->fits));
	p->fitting = b->fitting;
}

/* Goes back to what fitted the longest of the past filters that the new one begins with; false: none. */
static bool
go_back(struct browse *b, const char *filter)
{
	while (b->pasts.n && !begins_with(filter, b->pasts.v[b->pasts.n - 1].filter))
		drop_past(b);
	if (!b->pasts.n)
		return false;
	struct past *p = &b->pasts.v[b->pasts.n - 1];
	memcpy(b->fits, p->fits, b->groups * sizeof(*b->fits));
	b->fitting = p->fitting;
	return true;
}

/* Rows. */

static void
list_rows(struct browse *b)
{
	b->rows.n = 0;
	for (size_t i = 0; i < b->groups; i++) {
		size_t g = b->order[i];
		if (!b->fits[g])
			continue;
		array_grow(&b->rows);
		b->rows.v[b->rows.n++] = (struct row){b->stands[g], false};
		for (size_t j = b->first[g]; b->is_open[g] && j < b->first[g + 1]; j++)
			*array_push(&b->rows) = (struct row){b->files[j], true};
	}
}

/* The row of a file, or that of its evaluation; the first where neither is shown. */
static void
seek(struct browse *b, struct row to)
{
	bool is_found = false;
	b->cursor = 0;
	for (size_t i = 0; i < b->rows.n && !is_found; i++) {
		const struct row *r = &b->rows.v[i];
		is_found = r->card == to.card && r->is_file == to.is_file;
		if (is_found || (!r->is_file && b->of[r->card] == b->of[to.card]))
			b->cursor = i;
	}
}

static void
relist(struct browse *b)
{
	list_rows(b);
	b->cursor = 0;
	if (b->has_anchor)
		seek(b, b->anchor);
}

static void
drop_anchor(struct browse *b)
{
	b->has_anchor = b->cursor < b->rows.n;
	if (b->has_anchor)
		b->anchor = b->rows.v[b->cursor];
}

void
browse_sort(struct browse *b, const struct sorting *sorting)
{
	b->sorting = *sorting;
	if (!b->cards)
		return;
	drop_anchor(b);
	sort(b);
	relist(b);
}

void
browse_filter(struct browse *b, const char *words)
{
	char *folded = utf8_fold(words, strlen(words), false);
	/* With more letters at the end no row can fit that did not before. */
	bool is_narrower = begins_with(folded, b->filter);
	if (b->cards && is_narrower && strcmp(folded, b->filter))
		keep_past(b);
	else if (b->cards && !is_narrower)
		is_narrower = go_back(b, folded);
	free(b->filter);
	b->filter = folded;
	if (!b->cards)
		return;
	bool is_known = b->pasts.n && !strcmp(b->pasts.v[b->pasts.n - 1].filter, folded);
	if (is_known)
		drop_past(b);
	else
		match(b, is_narrower);
	relist(b);
}

/* Times can be set back, and what was just written may be written once more. */
static bool
is_same_file(const struct card_stamp *a, const struct card_stamp *b)
{
	return a->size >= 0 && a->size == b->size && a->modified == b->modified &&
		a->changed == b->changed && a->inode == b->inode;
}

/* What is kept of the cards before: paths of those cards. */
struct kept {
	struct browse_cards marked, open, seen;
	const char *cursor;
	bool is_file;
};

static void
keep(struct kept *k, const struct browse *b)
{
	*k = (struct kept){.cursor = NULL};
	if (!b->cards)
		return;
	for (size_t i = 0; i < b->cards->n; i++)
		if (b->is_marked[i])
			*array_push(&k->marked) = b->cards->v[i];
	for (size_t i = 0; i < b->cards->n; i++)
		if (b->looks[i] == LOOK_SEEN)
			*array_push(&k->seen) = b->cards->v[i];
	for (size_t g = 0; g < b->groups; g++)
		if (b->is_open[g])
			*array_push(&k->open) = b->cards->v[b->stands[g]];
	if (b->cursor < b->rows.n) {
		k->cursor = b->cards->v[b->rows.v[b->cursor].card]->path;
		k->is_file = b->rows.v[b->cursor].is_file;
	}
}

/* The card of a path, or cards->n. */
static size_t
find(const struct cards *cards, const char *path)
{
	size_t low = 0, high = cards->n;
	while (low < high) {
		size_t middle = (low + high) / 2;
		int c = order_natural(cards->v[middle]->path, path);
		if (!c)
			return middle;
		if (c < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return cards->n;
}

/* Which files a group has: counted, then put in their places. */
static void
list_files(struct browse *b)
{
	size_t n = b->cards->n;
	b->first = xcalloc(b->groups + 2, sizeof(*b->first));
	b->files = xcalloc(n + 1, sizeof(*b->files));
	for (size_t i = 0; i < n; i++)
		b->first[b->of[i] + 2]++;
	for (size_t g = 2; g <= b->groups; g++)
		b->first[g] += b->first[g - 1];
	for (size_t i = 0; i < n; i++)
		b->files[b->first[b->of[i] + 1]++] = i;
}

static void
take_groups(struct browse *b, const struct cards *cards, const struct card_groups *groups)
{
	size_t n = cards->n;
	release_groups(b);
	b->cards = cards;
	b->groups = groups ? groups->count : n;
	b->of = xcalloc(n + 1, sizeof(*b->of));
	b->stands = xcalloc(b->groups + 1, sizeof(*b->stands));
	for (size_t i = 0; i < n; i++)
		b->of[i] = groups ? groups->of[i] : i;
	for (size_t g = 0; g < b->groups; g++)
		b->stands[g] = groups ? groups->stands[g] : g;
	list_files(b);
	b->fits = xcalloc(b->groups + 1, sizeof(*b->fits));
	b->is_open = xcalloc(b->groups + 1, sizeof(*b->is_open));
	b->order = xcalloc(b->groups + 1, sizeof(*b->order));
	b->is_marked = xcalloc(n + 1, sizeof(*b->is_marked));
	b->looks = xcalloc(n + 1, sizeof(*b->looks));
	b->hay_at = xcalloc(n + 1, sizeof(*b->hay_at));
	b->prepared = b->marked = b->broken = 0;
	buf_clear(&b->hay);
	for (size_t i = 0; i < n; i++)
		b->broken += cards->v[i]->state == CARD_BROKEN;
}

void
browse_set(struct browse *b, const struct cards *cards, const struct card_groups *groups)
{
	struct kept kept;
	size_t i, row = b->cursor;
	keep(&kept, b);
	take_groups(b, cards, groups);
	for (size_t j = 0; j < kept.marked.n; j++)
		if ((i = find(cards, kept.marked.v[j]->path)) < cards->n) {
			b->is_marked[i] = true;
			b->marked++;
		}
	for (size_t j = 0; j < kept.open.n; j++)
		if ((i = find(cards, kept.open.v[j]->path)) < cards->n)
			b->is_open[b->of[i]] = true;
	for (size_t j = 0; j < kept.seen.n; j++)
		if ((i = find(cards, kept.seen.v[j]->path)) < cards->n &&
		    is_same_file(&cards->v[i]->stamp, &kept.seen.v[j]->stamp))
			b->looks[i] = LOOK_SEEN;
	sort(b);
	match(b, false);
	list_rows(b);
	b->cursor = row < b->rows.n ? row : b->rows.n ? b->rows.n - 1 : 0;
	i = kept.cursor ? find(cards, kept.cursor) : cards->n;
	if (i < cards->n)
		seek(b, (struct row){i, kept.is_file});
	/* Another file's number may mean another file now. */
	if (b->has_anchor)
		drop_anchor(b);
	array_done(&kept.marked);
	array_done(&kept.open);
	array_done(&kept.seen);
}

size_t
browse_count(const struct browse *b)
{
	return b->rows.n;
}

struct browse_row
browse_row(const struct browse *b, size_t i)
{
	const struct row *r = &b->rows.v[i];
	size_t g = b->of[r->card];
	return (struct browse_row){b->cards->v[r->card], r->card, g,
		b->first[g + 1] - b->first[g], r->is_file, !r->is_file && b->is_open[g]};
}

size_t
browse_fitting(const struct browse *b)
{
	return b->fitting;
}

size_t
browse_groups(const struct browse *b)
{
	return b->groups;
}

size_t
browse_broken(const struct browse *b)
{
	return b->broken;
}

size_t
browse_cursor(const struct browse *b)
{
	return b->cursor < b->rows.n ? b->cursor : b->rows.n;
}

void
browse_go(struct browse *b, size_t row)
{
	b->cursor = row < b->rows.n ? row : b->rows.n ? b->rows.n - 1 : 0;
	drop_anchor(b);
}

void
browse_move(struct browse *b, long by)
{
	size_t back = by < 0 ? (size_t)-by : 0;
	browse_go(b, by >= 0 ? b->cursor + (size_t)by : back < b->cursor ? b->cursor - back : 0);
}

bool
browse_go_path(struct browse *b, const char *path)
{
	size_t card = b->cards ? find(b->cards, path) : 0;
	if (!b->cards || card == b->cards->n)
		return false;
	size_t row = b->rows.n;
	for (size_t i = 0; i < b->rows.n; i++)
		if (b->rows.v[i].card == card || (!b->rows.v[i].is_file &&
		    b->of[b->rows.v[i].card] == b->of[card]))
			row = i;
	if (row < b->rows.n)
		browse_go(b, row);
	return row < b->rows.n;
}

void
browse_unfold(struct browse *b, size_t row, bool is_open)
{
	size_t g = b->of[b->rows.v[row].card];
	if (b->is_open[g] == is_open || (is_open && b->first[g + 1] - b->first[g] < 2))
		return;
	drop_anchor(b);
	b->is_open[g] = is_open;
	relist(b);
}

/* The cards that a mark on this row is about: those of files[from] to files[to]. */
static void
span(const struct browse *b, size_t row, size_t *from, size_t *to)
{
	const struct row *r = &b->rows.v[row];
	size_t g = b->of[r->card];
	*from = b->first[g];
	*to = b->first[g + 1];
	for (size_t i = *from; r->is_file && i < *to; i++)
		if (b->files[i] == r->card) {
			*from = i;
			*to = i + 1;
		}
}

bool
browse_is_marked(const struct browse *b, size_t row)
{
	size_t from, to;
	span(b, row, &from, &to);
	while (from < to && b->is_marked[b->files[from]])
		from++;
	return from == to;
}

void
browse_mark(struct browse *b, size_t row, bool is_marked)
{
	size_t from, to;
	span(b, row, &from, &to);
	for (; from < to; from++) {
		bool *mark = &b->is_marked[b->files[from]];
		b->marked += (size_t)is_marked - (size_t)*mark;
		*mark = is_marked;
	}
}

void
browse_mark_all(struct browse *b, bool is_marked)
{
	if (!is_marked && b->cards) {
		memset(b->is_marked, 0, b->cards->n * sizeof(*b->is_marked));
		b->marked = 0;
		return;
	}
	for (size_t i = 0; i < b->rows.n; i++)
		browse_mark(b, i, is_marked);
}

size_t
browse_marked(const struct browse *b)
{
	return b->marked;
}

/* The marked files, or one for each evaluation, in the order of the table. */
static void
list_marked(const struct browse *b, struct browse_cards *out, bool is_one)
{
	*out = (struct browse_cards){0};
	for (size_t i = 0; i < b->groups && b->marked; i++) {
		size_t g = b->order[i];
		bool has_stand = is_one && b->is_marked[b->stands[g]];
		if (has_stand)
			*array_push(out) = b->cards->v[b->stands[g]];
		for (size_t j = b->first[g]; !has_stand && j < b->first[g + 1]; j++) {
			if (!b->is_marked[b->files[j]])
				continue;
			*array_push(out) = b->cards->v[b->files[j]];
			if (is_one)
				break;
		}
	}
}

void
browse_list_marked(const struct browse *b, struct browse_cards *out)
{
	list_marked(b, out, false);
}

void
browse_list_evaluations(const struct browse *b, struct browse_cards *out)
{
	list_marked(b, out, true);
	if (out->n > 1)
		return;
	/* All of one evaluation: then its files are meant. */
	array_done(out);
	list_marked(b, out, false);
}

void
browse_list_files(const struct browse *b, size_t row, struct browse_cards *out)
{
	size_t g = b->of[b->rows.v[row].card];
	*out = (struct browse_cards){0};
	for (size_t i = b->first[g]; i < b->first[g + 1]; i++)
		*array_push(out) = b->cards->v[b->files[i]];
}
