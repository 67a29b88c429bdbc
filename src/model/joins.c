#include "config.h"

#include "model/joins.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "model/listing.h"
#include "model/session.h"

/* The items that an item joins, in the order in which its versions name them. */
struct joined ARRAY_OF(const struct item *);

static void
find_joined(struct joined *out, const struct session *s, const struct item *item,
	const char *evaluator)
{
	for (size_t i = 0; i < item->n; i++) {
		if (!listing_is_shown(item->v[i], evaluator))
			continue;
		const char *list = version_get(item->v[i], FIELD_JOINS), *element;
		size_t len;
		while (list_next(&list, &element, &len)) {
			char *id = xstrndup(element, len);
			const struct item *other = session_item(s, SECTION_ENTRIES, id);
			if (other && other != item && item_current(other))
				*array_push(out) = other;
			free(id);
		}
	}
}

/* Puts everything that is reached from root, but not root itself, into a dict. */
static void
reach(struct dict *reached, const struct session *s, const struct item *root,
	const char *evaluator)
{
	struct joined open = {0};
	find_joined(&open, s, root, evaluator);
	while (open.n) {
		const struct item *item = open.v[--open.n];
		if (item != root && !dict_put(reached, item_id(item), (void *)item))
			find_joined(&open, s, item, evaluator);
	}
	array_done(&open);
}

void
joins_find(struct joins *joins, const struct session *s, const char *evaluator)
{
	const struct items *items = &s->sections[SECTION_ENTRIES];
	struct joined sentences = {0}, named = {0};
	struct dict is_named = {0};
	*joins = (struct joins){0};
	for (size_t i = 0; i < items->n; i++) {
		size_t before = named.n;
		find_joined(&named, s, &items->v[i], evaluator);
		if (named.n > before)
			*array_push(&sentences) = &items->v[i];
	}
	for (size_t i = 0; i < named.n; i++)
		dict_put(&is_named, item_id(named.v[i]), (void *)named.v[i]);
	/* Those that nothing joins first; what is left then join each other. */
	for (size_t i = 0; i < sentences.n; i++)
		if (!dict_get(&is_named, item_id(sentences.v[i])))
			reach(&joins->beneath, s, sentences.v[i], evaluator);
	for (size_t i = 0; i < sentences.n; i++)
		if (dict_get(&is_named, item_id(sentences.v[i])) &&
		    !joins_has(joins, item_id(sentences.v[i])))
			reach(&joins->beneath, s, sentences.v[i], evaluator);
	dict_done(&is_named);
	array_done(&named);
	array_done(&sentences);
}

bool
joins_has(const struct joins *joins, const char *id)
{
	return dict_get(&joins->beneath, id);
}

void
joins_done(struct joins *joins)
{
	dict_done(&joins->beneath);
}

void
joins_originals(struct entries *out, const struct session *s, const struct version *v,
	const char *evaluator)
{
	const struct item *root = version_get(v, FIELD_JOINS) ?
		session_item(s, SECTION_ENTRIES, v->id) : NULL;
	struct joined open = {0};
	struct dict seen = {0};
	*out = (struct entries){0};
	if (!root)
		return;
	find_joined(&open, s, root, evaluator);
	for (size_t i = 0; i < open.n; i++) {
		const struct item *item = open.v[i];
		if (item == root || dict_put(&seen, item_id(item), (void *)item))
			continue;
		for (size_t j = 0; j < item->n; j++)
			if (listing_is_shown(item->v[j], evaluator) && !item_is_repeat(item, j))
				*array_push(out) = item->v[j];
		find_joined(&open, s, item, evaluator);
	}
	dict_done(&seen);
	array_done(&open);
}

/* 1 is a, 26 z, 27 aa. */
static void
add_letters(struct buf *out, size_t part)
{
	if (part > 26)
		add_letters(out, (part - 1) / 26);
	buf_addc(out, (char)('a' + (part - 1) % 26));
}

void
joins_number(struct buf *out, size_t number, size_t part)
{
	buf_addf(out, "%zu", number);
	if (part)
		add_letters(out, part);
}

bool
joins_take_number(const char **rest, size_t *number, size_t *part)
{
	const char *p = *rest + strspn(*rest, " \t\n");
	size_t digits = strspn(p, "0123456789");
	size_t letters = strspn(p + digits, "abcdefghijklmnopqrstuvwxyz");
	const char *end = p + digits + letters;
	if (!digits || digits > 6 || letters > 3 || (*end && !strchr(" \t\n", *end)))
		return false;
	size_t n = strtoul(p, NULL, 10), sub = 0;
	if (!n)
		return false;
	for (size_t i = 0; i < letters; i++)
		sub = sub * 26 + (size_t)(p[digits + i] - 'a') + 1;
	*number = n;
	*part = sub;
	*rest = end + strspn(end, " \t\n");
	return true;
}
