#ifndef MODEL_ITEM_H
#define MODEL_ITEM_H

/*
 * Everything in a session that can change is an item: a permanent id and one
 * or more versions.  A version is a value (fields), a version vector, and its
 * canonical bytes, which are also what a file holds of it.  Versions never
 * change once made; they are counted references, so that sessions, undo and
 * merging share them.
 *
 * Several versions in an item are siblings: none has seen the others.  They are
 * a conflict where they differ in content.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/array.h"
#include "base/decimal.h"
#include "model/schema.h"
#include "model/vector.h"

enum {
	UNKNOWN_LIMIT = 32	/* fields of an item that a newer version knows and this does not */
};

/* A field with its value, as given to version_new. */
struct value {
	enum field field;	/* FIELD_COUNT: unknown here, kept as it came */
	const char *name;	/* of an unknown field */
	const char *text;	/* the value; a list joined by newlines; of an unknown
				   field its flow form */
	size_t len;
};

struct version {
	unsigned references;
	enum section section;
	bool is_deleted;
	bool is_hand_made;	/* read from a file with a sum that did not fit */
	struct vector at;
	char *id;
	struct value *values;	/* in canonical order; text ended by NUL; owned */
	size_t value_count;
	char *bytes;		/* the list entry of the file, "- id: ..." to its newline */
	size_t len;
	size_t content;		/* where in bytes the content begins */
	char sum[13];		/* digest of section, id and content */
};

struct item {
	struct version **v;	/* n >= 1, sorted by bytes */
	size_t n, room;
};

/*
 * A new version with one reference.  Values are copied and put in canonical
 * order; none for a deleted one.  `at` is taken over.
 */
struct version *version_new(enum section, const char *id, struct vector *at,
	const struct value *, size_t count, bool is_deleted);

/*
 * As version_new, from a file that states this vector and sum (NULL: none).
 * Where the sum does not fit, the content was changed by hand: the version is
 * then one that has seen the stated vector, by a writer named after the new
 * sum, so that every machine makes the same of it.
 */
struct version *version_from_file(enum section, const char *id, struct vector *at,
	const char *sum, const struct value *, size_t count, bool is_deleted);

struct version *version_ref(struct version *);
void version_unref(struct version *);

/* The value of a field, or NULL; borrowed. */
const char *version_get(const struct version *, enum field);

/* The value, or "" where it is missing. */
const char *version_text(const struct version *, enum field);

/* A number field; false, out untouched, where it is missing. */
bool version_number(const struct version *, enum field, decimal *out);

/* Is the field there and "yes"? */
bool version_yes(const struct version *, enum field);

/* The kind of an entry; ENTRY_DRAFT for a draft, ENTRY_NONE for what has no kind. */
enum entry_kind version_kind(const struct version *);

/*
 * Steps through a list: `for (const char *p = text; list_next(&p, &s, &len);)`.
 * text may be NULL.
 */
bool list_next(const char **p, const char **element, size_t *len);

const char *item_id(const struct item *);

/*
 * The version to show: the first that is not deleted, NULL if all are.  With
 * siblings the same one on every machine.
 */
struct version *item_current(const struct item *);

/*
 * Is there something to settle: versions that say different things?  Two people
 * may have written the same without seeing each other (the municipality's name).
 */
bool item_is_conflict(const struct item *);

/* Does version j say what an earlier one of its siblings says? */
bool item_is_repeat(const struct item *, size_t j);

#endif
