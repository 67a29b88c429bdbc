#include "config.h"

#include "base/dict.h"

#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"

struct dict_slot {
	const char *key;	/* NULL: free */
	void *value;
};

/* FNV-1a, folded: its low bits alone are weak. */
static size_t
hash(const char *key)
{
	uint64_t h = UINT64_C(14695981039346656037);
	for (; *key; key++)
		h = (h ^ (unsigned char)*key) * UINT64_C(1099511628211);
	return (size_t)(h ^ h >> 32);
}

/* The key's slot, or the free one where it belongs; there is always a free one. */
static struct dict_slot *
find(const struct dict *d, const char *key)
{
	size_t i = hash(key) & (d->room - 1);
	while (d->v[i].key && strcmp(d->v[i].key, key))
		i = (i + 1) & (d->room - 1);
	return &d->v[i];
}

static void
grow(struct dict *d)
{
	struct dict old = *d;
	d->room = old.room ? old.room * 2 : 16;
	d->v = xcalloc(d->room, sizeof(*d->v));
	for (size_t i = 0; i < old.room; i++)
		if (old.v[i].key)
			*find(d, old.v[i].key) = old.v[i];
	free(old.v);
}

void *
dict_get(const struct dict *d, const char *key)
{
	return d->n ? find(d, key)->value : NULL;
}

void *
dict_put(struct dict *d, const char *key, void *value)
{
	assert(value);
	if (d->n * 2 >= d->room)
		grow(d);
	struct dict_slot *slot = find(d, key);
	if (slot->key)
		return slot->value;
	*slot = (struct dict_slot){key, value};
	d->n++;
	return NULL;
}

void
dict_done(struct dict *d)
{
	free(d->v);
	*d = (struct dict){0};
}
