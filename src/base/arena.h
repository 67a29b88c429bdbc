#ifndef BASE_ARENA_H
#define BASE_ARENA_H

/*
 * Memory that is released all at once: many small strings without a malloc
 * for each.  `struct arena a = {0};` is empty and owns nothing.
 */

#include <stddef.h>

struct arena {
	struct arena_chunk *last;
};

/* size bytes, aligned for any type; released by arena_done alone. */
void *arena_alloc(struct arena *, size_t size);

/* A copy of len bytes with a NUL after them. */
char *arena_copy(struct arena *, const char *, size_t len);
char *arena_strdup(struct arena *, const char *);

/* Gives all that `from` owns to `into`; it is empty then. */
void arena_join(struct arena *into, struct arena *from);

void arena_done(struct arena *);

#endif
