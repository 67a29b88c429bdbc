#ifndef STORE_YAML_H
#define STORE_YAML_H

/*
 * YAML files as trees of nodes, each with its line and column.  Our YAML is a
 * strict subset: UTF-8 without BOM, CR or raw control characters; one document;
 * no anchors, aliases, tags or directives; no key twice; keys are scalars; depth
 * and size limited.
 * Every scalar is a string; what it must be is the reader's business.
 */

#include <stdbool.h>
#include <stddef.h>

struct buf;
struct diags;

enum {
	YAML_DEPTH_LIMIT = 64,
	YAML_SIZE_LIMIT = 16 * 1024 * 1024
};

enum node_type {
	NODE_SCALAR,
	NODE_MAP,
	NODE_LIST
};

struct node {
	enum node_type type;
	unsigned line, column;	/* where it starts, from 1, columns in characters */
	bool is_plain;		/* a scalar without quotes or block style */
	bool is_refused;	/* an alias, reported already; an empty list */
	const char *text;	/* a scalar's text, ended by NUL; else NULL */
	size_t len;		/* its bytes */
	struct node *key;	/* in a map: the scalar before this value */
	struct node *first;	/* children of a map or list, in order */
	struct node *next;	/* the next child of the parent */
	size_t count;		/* how many children */
};

struct yaml;

/*
 * Reads bytes.  Returns the document if it was read to its end, else NULL; all
 * faults go to diags either way, so that a tree may have faults in it, and its
 * reader goes on to find more of them.  The caller frees.
 */
struct yaml *yaml_read(const char *bytes, size_t len, struct diags *);
void yaml_doc_free(struct yaml *);

/*
 * Reads what looks like this program's own writing, fast.  NULL where it is
 * anything else, and no promise that a tree is right: the caller writes it out
 * again and compares, and calls yaml_read where that differs.  A part of a file
 * has no last line, "..." (has_end).
 *
 * With `each` the lists at the top stay empty: each element is given to it when
 * it was read, with the root as far as that was read before and the key of the
 * list, and is gone afterwards.  Where it returns false reading ends with NULL.
 *
 * With `copy`, the same bytes once more, texts are cut out of that instead of
 * being copied each: what was there is gone, and it must outlive the document.
 */
struct yaml_own {
	bool has_end;
	char *copy;
	bool (*each)(void *ctx, const struct node *root, const struct node *key,
		const struct node *element);
	void *ctx;
};

struct yaml *yaml_read_own(const char *bytes, size_t len, const struct yaml_own *);

/* The root, owned by the document. */
const struct node *yaml_root(const struct yaml *);

/* Did the document end with "..." as a whole session does? */
bool yaml_has_end(const struct yaml *);

/* The value of a key, or NULL. */
const struct node *node_get(const struct node *map, const char *key);

/*
 * A scalar's text as a message may show it: safe for a terminal, at most 40
 * columns.  The caller frees.
 */
char *node_shown(const struct node *scalar);

/*
 * Appends the node in flow style on one line, all scalars double-quoted: how
 * values that this version does not know are kept.
 */
void node_flow(struct buf *out, const struct node *);

#endif
