#include "config.h"

#include "base/arena.h"

#include <stdalign.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"

enum { FIRST_CHUNK = 240, LARGEST_CHUNK = 64 << 10 };

struct arena_chunk {
	struct arena_chunk *before;
	size_t size, used;
	max_align_t bytes[];
};

void *
arena_alloc(struct arena *a, size_t size)
{
	const size_t align = alignof(max_align_t);
	struct arena_chunk *c = a->last;
	size_t from = c ? (c->used + align - 1) / align * align : 0;
	if (!c || from > c->size || size > c->size - from) {
		size_t room = !c ? FIRST_CHUNK : c->size < LARGEST_CHUNK ? 2 * c->size : c->size;
		if (room < size)
			room = size;
		c = xmalloc(sizeof(*c) + room);
		*c = (struct arena_chunk){.before = a->last, .size = room};
		a->last = c;
		from = 0;
	}
	c->used = from + size;
	return (char *)c->bytes + from;
}

/* As arena_alloc, but for bytes, which stand anywhere. */
static char *
alloc_bytes(struct arena *a, size_t size)
{
	struct arena_chunk *c = a->last;
	if (!c || size > c->size - c->used)
		return arena_alloc(a, size);
	c->used += size;
	return (char *)c->bytes + c->used - size;
}

char *
arena_copy(struct arena *a, const char *s, size_t len)
{
	char *copy = alloc_bytes(a, len + 1);
	if (len)
		memcpy(copy, s, len);
	copy[len] = '\0';
	return copy;
}

char *
arena_strdup(struct arena *a, const char *s)
{
	return arena_copy(a, s, strlen(s));
}

void
arena_join(struct arena *into, struct arena *from)
{
	struct arena_chunk *first = into->last;
	if (!first) {
		*into = *from;
	} else {
		/* Behind all others, so that the last chunk stays the one being filled. */
		while (first->before)
			first = first->before;
		first->before = from->last;
	}
	from->last = NULL;
}

void
arena_done(struct arena *a)
{
	while (a->last) {
		struct arena_chunk *c = a->last;
		a->last = c->before;
		free(c);
	}
}
