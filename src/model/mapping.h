#ifndef MODEL_MAPPING_H
#define MODEL_MAPPING_H

/*
 * A mapping: what became of the areas and questions of one questionnaire in a
 * later one, as somebody judged it.  Figures of two editions are set side by
 * side through a mapping alone, never by number or title.  Read by
 * store/mapping-file, immutable afterwards.  The format: kompass-mapping(5).
 */

#include <stdbool.h>
#include <stddef.h>

#include "base/array.h"

struct diags;
struct questionnaire;

/* What a part of `from` is to its part of `to`; the new one is the wider one, and so on. */
enum relation {
	RELATION_SAME,		/* asks the same, so that points may be compared */
	RELATION_WIDER,		/* the new one asks for more */
	RELATION_NARROWER,	/* the new one asks for less */
	RELATION_SPLIT,		/* several new ones ask together what one old one asked */
	RELATION_NEW,		/* nothing in the old one */
	RELATION_GONE,		/* nothing in the new one */
	RELATION_COUNT
};

/* "same" and so on: as in files, CSV and JSON. */
const char *relation_word(enum relation);
enum relation relation_by_word(const char *);	/* RELATION_COUNT: none */

/* For a person, translated. */
const char *relation_title(enum relation);

/* Seen from the later edition: wider is narrower, new is gone. */
enum relation relation_inverse(enum relation);

struct mapping_codes ARRAY_OF(char *);

/* A text in one or more languages. */
struct mapping_text {
	char *language;		/* "sv"; "" where the file does not say */
	char *text;
};

struct mapping_texts ARRAY_OF(struct mapping_text);

struct mapping_pair {
	enum relation relation;
	char *from;			/* code; NULL: a new one */
	struct mapping_codes to;	/* one, of a split several, of a gone one none */
	struct mapping_texts note;	/* or none */
	unsigned line, column;		/* where it stands in its file */
};

struct mapping_pairs ARRAY_OF(struct mapping_pair);

struct mapping {
	char *id;
	char *from, *to;		/* ids of questionnaires */
	struct mapping_texts title, source;	/* source or none */
	struct mapping_pairs areas, questions;
};

struct mapping *mapping_new(void);
void mapping_free(struct mapping *);

/* In this language ("sv"), else the first one; NULL where there is none.  Borrowed. */
const char *mapping_text(const struct mapping_texts *, const char *language);

/*
 * Judges it by the two questionnaires (either may be NULL where it is not to
 * be had): codes that do not exist are errors, and so are codes of which it
 * says nothing, among the areas, and among the questions if it speaks of any;
 * questions of an area that is scored as a whole need not be named.
 */
void mapping_check(const struct mapping *, const struct questionnaire *from,
	const struct questionnaire *to, struct diags *);

/* Does it lead from one to the other, in either direction?  *is_inverse: from `b` to `a`. */
bool mapping_joins(const struct mapping *, const char *a, const char *b, bool *is_inverse);

/*
 * The parts of the other edition that belong to this one's area or question,
 * seen from this one: codes (borrowed) are added to `out`, none where it is
 * gone.  is_inverse: `code` is of the later edition.  Where several others
 * belong to it, in whatever direction, it is RELATION_SPLIT; RELATION_COUNT
 * where the mapping does not speak of it.  *pair (may be NULL): the first one
 * that says so, or NULL.
 */
struct mapping_parts ARRAY_OF(const char *);
enum relation mapping_find(const struct mapping *, bool is_inverse, bool is_area, const char *code,
	struct mapping_parts *out, const struct mapping_pair **pair);

#endif
