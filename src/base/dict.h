#ifndef BASE_DICT_H
#define BASE_DICT_H

/*
 * Strings to pointers, by hashing: for looking up ids of which a file may have
 * very many.  `struct dict d = {0};` is empty.  Owns neither keys nor values.
 */

#include <stddef.h>

struct dict {
	struct dict_slot *v;
	size_t n, room;
};

/* The value put for this key, or NULL. */
void *dict_get(const struct dict *, const char *key);

/*
 * Puts a value (not NULL) and returns NULL; where the key has one already,
 * that stays and is returned.  The key must outlive the dict.
 */
void *dict_put(struct dict *, const char *key, void *value);

void dict_done(struct dict *);

#endif
