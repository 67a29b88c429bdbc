#ifndef MODEL_QUERY_PARTS_H
#define MODEL_QUERY_PARTS_H

/* What a query is made of; only for model/query*.c. */

#include "base/array.h"
#include "base/decimal.h"
#include "model/query.h"
#include "model/schema.h"

/* A word or phrase, folded. */
struct atom {
	char *words;		/* blank-separated; NULL: none */
	char *loose;		/* the same without accents, where they are not looked at; else NULL */
	size_t count;		/* of the words */
	bool is_prefix;		/* the last word may go on */
	bool is_not;		/* must not stand there */
	bool is_or;		/* will do instead of the atom before */
};

enum filter_name {
	FILTER_AREA,
	FILTER_QUESTION,
	FILTER_KIND,
	FILTER_AUTHOR,
	FILTER_POINTS,
	FILTER_SUBJECT,
	FILTER_TYPE,
	FILTER_YEAR,
	FILTER_EDITION,
	FILTER_COUNTRY,
	FILTER_POPULATION,
	FILTER_STATE,
	FILTER_PEOPLE,
	FILTER_COUNT
};

/* Kinds of texts that are no findings, after those of enum entry_kind. */
enum {
	KIND_TEXT = ENTRY_KIND_COUNT,
	KIND_REASON,
	KIND_SUBJECT,
	KIND_COUNT
};

struct range {
	decimal low, high;
	bool has_low, has_high;
	bool is_above, is_below;	/* the bound itself does not fit */
	bool is_percent;
};

/* One value of a filter; which member, the filter says. */
struct query_value {
	char *id;
	unsigned word;		/* index among the words that the filter knows */
	struct range range;
	struct atom atom;
};

struct query_filter {
	enum filter_name name;
	bool is_not;
	struct query_values ARRAY_OF(struct query_value) values;	/* any of them will do */
};

struct query {
	struct atoms ARRAY_OF(struct atom) atoms;
	struct query_filters ARRAY_OF(struct query_filter) filters;
};

/* The word of a filter's list, in English: "district". */
const char *query_word(enum filter_name, unsigned word);

#endif
