#ifndef STORE_KEYS_H
#define STORE_KEYS_H

/*
 * Maps whose keys are known, read by a table: one row a key, with the function
 * that reads its value.  Faults go to diags with their place, and reading goes
 * on, so that all of them are found in one run.
 */

#include <stdbool.h>
#include <stddef.h>

#include "base/decimal.h"

struct diags;
struct node;

struct known_key {
	const char *name;
	bool is_required;
	void (*read)(void *reader, const struct node *value, void *into);
	size_t offset;		/* of what it fills, in the structure of the map */
};

/*
 * Reads a map: each value goes to the function of its key, with the reader and
 * the place in the structure, in the order of the table, so that a later row
 * may rely on what an earlier one read.  Missing and unknown keys are faults.
 * False if the node is no map.
 */
bool keys_read(const struct node *map, const struct known_key *known, size_t count,
	void *reader, void *into, struct diags *);

/*
 * Single values.  Each returns true with *out set, or reports what the value
 * must be and returns false with *out as it was.  Strings are the caller's.
 */

/* A list, perhaps an empty one; its nodes are for the caller to look at. */
bool keys_list(const struct node *, struct diags *);

/*
 * A text that is not empty, without control characters but newlines; those at
 * its end are dropped.  It must be quoted where other programs would read a
 * number, a truth value or null.
 */
bool keys_text(const struct node *, struct diags *, char **out);

/* The same on one line; it may look like a number. */
bool keys_line(const struct node *, struct diags *, char **out);

/* An id: [A-Za-z0-9][A-Za-z0-9._-]*, at most 32 characters. */
bool keys_id(const struct node *, struct diags *, char **out);

/* A number that is not below 0, without quotes, with at most six decimals. */
bool keys_decimal(const struct node *, struct diags *, decimal *out);

/* A whole number from 1. */
bool keys_whole(const struct node *, struct diags *, unsigned *out);

/*
 * Is the file's first key this one, with the format "1.0"?  A key that stands
 * elsewhere, or that is not there, is for others to report.  False only where
 * the format is not ours: then its keys tell nothing.
 */
bool keys_format(const struct node *root, const char *name, struct diags *);

#endif
