#include "config.h"

#include "model/group.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/decimal.h"
#include "base/dict.h"
#include "base/order.h"

/* Numbers as values of a dict, which takes no NULL. */

static void *
mark(size_t number)
{
	return (void *)(uintptr_t)(number + 1);
}

static size_t
number_of(void *value)
{
	return (size_t)(uintptr_t)value - 1;
}

/* Files of one evaluation: union-find over the cards' places in the list. */

static size_t
root_of(size_t *parents, size_t i)
{
	while (parents[i] != i) {
		parents[i] = parents[parents[i]];
		i = parents[i];
	}
	return i;
}

/* The smaller place is the root: groups come in the order of their first cards. */
static void
join(size_t *parents, size_t a, size_t b)
{
	a = root_of(parents, a);
	b = root_of(parents, b);
	if (a < b)
		parents[b] = a;
	else
		parents[a] = b;
}

struct joiner {
	size_t *parents;
	struct dict by_id;
	struct joined_ids ARRAY_OF(char *) ids;	/* of `also`, own */
};

static void
join_id(struct joiner *j, const char *id, size_t i)
{
	void *other = dict_put(&j->by_id, id, mark(i));
	if (other)
		join(j->parents, i, number_of(other));
}

static void
join_also(struct joiner *j, const char *also, size_t i)
{
	for (;;) {
		also += strspn(also, " ");
		size_t len = strcspn(also, " ");
		if (!len)
			return;
		char *id = xstrndup(also, len);
		*array_push(&j->ids) = id;
		join_id(j, id, i);
		also += len;
	}
}

static size_t *
find_parents(const struct cards *cards)
{
	struct joiner j = {.parents = xreallocarray(NULL, cards->n + 1, sizeof(size_t))};
	for (size_t i = 0; i < cards->n; i++) {
		const struct card *c = cards->v[i];
		j.parents[i] = i;
		if (*c->evaluation)
			join_id(&j, c->evaluation, i);
		join_also(&j, c->also, i);
	}
	for (size_t i = 0; i < j.ids.n; i++)
		free(j.ids.v[i]);
	array_done(&j.ids);
	dict_done(&j.by_id);
	return j.parents;
}

/* How much a state says that it is what came out. */
static int
rank_of(enum card_state state)
{
	static const int ranks[CARD_STATE_COUNT] = {
		[CARD_SIGNED] = 3, [CARD_IMPORTED] = 2, [CARD_DRAFT] = 1, [CARD_BROKEN] = 0,
	};
	return ranks[state];
}

bool
group_is_better(const struct card *a, const struct card *b)
{
	if (a->state != b->state)
		return rank_of(a->state) > rank_of(b->state);
	if (a->state == CARD_SIGNED && a->version != b->version)
		return a->version > b->version;
	/* A question on which evaluators differ has no score: merged it has less progress. */
	if (a->changes != b->changes)
		return a->changes > b->changes;
	/* Shares of what is asked: profiles may ask less. */
	decimal p = a->asked ? decimal_muldiv((decimal)a->scored, DECIMAL_ONE, (decimal)a->asked) : 0;
	decimal q = b->asked ? decimal_muldiv((decimal)b->scored, DECIMAL_ONE, (decimal)b->asked) : 0;
	return p != q ? p > q : order_natural(a->path, b->path) < 0;
}

void
group_cards(struct card_groups *out, const struct cards *cards)
{
	size_t *parents = find_parents(cards);
	*out = (struct card_groups){.of = xcalloc(cards->n + 1, sizeof(size_t)),
		.stands = xcalloc(cards->n + 1, sizeof(size_t))};
	for (size_t i = 0; i < cards->n; i++) {
		size_t root = root_of(parents, i);
		out->of[i] = root == i ? out->count++ : out->of[root];
		size_t *stands = &out->stands[out->of[i]];
		if (root == i || group_is_better(cards->v[i], cards->v[*stands]))
			*stands = i;
	}
	free(parents);
}

void
group_cards_done(struct card_groups *groups)
{
	free(groups->of);
	free(groups->stands);
	*groups = (struct card_groups){0};
}
