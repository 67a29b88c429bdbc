#ifndef BASE_ARRAY_H
#define BASE_ARRAY_H

/*
 * A growing typed array:
 *
 *	struct names ARRAY_OF(char *);
 *	struct names a = {0};
 *	*array_push(&a) = xstrdup("x");
 *	for (size_t i = 0; i < a.n; i++) use(a.v[i]);
 *	array_done(&a);
 *
 * The array owns its memory, not what its elements point to.  Pointers into
 * it are borrowed until the next push, insert or done.
 */

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"

#define ARRAY_OF(type) { type *v; size_t n, room; }

/*
 * Room for one more; afterwards v[n] may be written.  It begins with two: of most
 * arrays there are hundreds, with one element each.
 */
#define array_grow(a) \
	((a)->n < (a)->room ? (void)0 : (void)((a)->room = (a)->room ? (a)->room * 2 : 2, \
	 (a)->v = xreallocarray((a)->v, (a)->room, sizeof(*(a)->v))))

/* A pointer to a new last element, its bytes zero. */
#define array_push(a) \
	(array_grow(a), memset(&(a)->v[(a)->n], 0, sizeof(*(a)->v)), &(a)->v[(a)->n++])

/* A pointer to a new element at index i, its bytes zero; later ones move up. */
#define array_insert(a, i) \
	(array_grow(a), \
	 memmove(&(a)->v[(i) + 1], &(a)->v[i], ((a)->n - (i)) * sizeof(*(a)->v)), \
	 (a)->n++, memset(&(a)->v[i], 0, sizeof(*(a)->v)), &(a)->v[i])

/* Takes element i out; what it owned is the caller's to release before. */
#define array_remove(a, i) \
	((a)->n--, \
	 (void)memmove(&(a)->v[i], &(a)->v[(i) + 1], ((a)->n - (i)) * sizeof(*(a)->v)))

#define array_done(a) \
	(free((a)->v), (a)->v = NULL, (void)((a)->n = (a)->room = 0))

#endif
