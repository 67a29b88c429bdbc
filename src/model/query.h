#ifndef MODEL_QUERY_H
#define MODEL_QUERY_H

/*
 * The query language of `kompass search` and of the archive: words and filters
 * (kompass(1), SEARCH).
 *
 *	visselblås* "extern revision" kind:example area:1 year:2010.. points>=60%
 *
 * All terms must hold, those of words within one text.  Pure: what there is to
 * look through is the caller's matter.
 */

#include <stdbool.h>
#include <stddef.h>

#include "base/array.h"

struct buf;
struct card;
struct card_entry;
struct error;
struct query;

enum {
	QUERY_BYTES_MAX = 4096,	/* longer ones are refused */
	QUERY_WORDS_MAX = 64,	/* words and phrases outside filters */
	QUERY_VALUES_MAX = 128	/* of all filters together */
};

/* What is wrong with a query. */
struct query_fault {
	size_t at, len;		/* the bytes it is about */
	char *text;		/* a sentence without the place; owned */
};

struct query_faults ARRAY_OF(struct query_fault);

/*
 * NULL with all faults, which the caller releases (query_faults_done), in the
 * order of their places.  A query of blanks alone fits everything.
 */
struct query *query_read(const char *text, size_t len, struct query_faults *);
void query_faults_done(struct query_faults *);

/* The same, with the first fault alone: "column 12: there is no ..."; at may be NULL. */
struct query *query_parse(const char *text, size_t len, size_t *at, struct error *);
void query_free(struct query *);

/* The column, from 1, in which a byte of the query is shown. */
size_t query_column(const char *text, size_t len, size_t at);

/* Does it ask for words, for entries at all (or only for sessions), for figures? */
bool query_has_words(const struct query *);
bool query_has_entry_terms(const struct query *);	/* words, kind, area, question, author */
bool query_needs_figures(const struct query *);
bool query_has_points(const struct query *);	/* a filter on them */

/* Does it name an area or question, which mean nothing by themselves, but no edition? */
bool query_mixes_editions(const struct query *);

/* Does it ask how many live there, which many sessions do not say? */
bool query_has_population(const struct query *);

/*
 * Does the card's head fit the filters on sessions?  `points` is one of them,
 * of the total, where the query has no entry terms; a running evaluation has
 * none.  A broken one fits only state:broken.
 */
bool query_fits_card(const struct query *, const struct card *);

/*
 * Do the entry's kind, place, author and points fit?  The card must have its
 * figures if query_needs_figures.  What is private is only for the evaluator
 * who wrote it; NULL: for nobody.
 */
bool query_fits_entry(const struct query *, const struct card *, const struct card_entry *,
	const char *evaluator);

/* Do the words stand in this text?  `folded` is what words_fold made of it. */
bool query_fits_words(const struct query *, const char *folded);

/*
 * Appends the words as an FTS5 expression over the folded words (tokenizer
 * "ascii", with phrases: detail=full).  Every text that query_fits_words
 * matches it, and no other where it returns true.  Nothing appended: all texts.
 * Where it returns false each must be looked at with query_fits_words.
 */
bool query_match(struct buf *, const struct query *);

/*
 * Words without regard to accents can be looked up only by those who know how
 * they are spelt in the texts there are: with `known` the expression finds
 * these too.
 */
struct query_known;
bool query_match_known(struct buf *, const struct query *, const struct query_known *);

/* The first of all folded words there are that is not below this one by its bytes; NULL: none. */
typedef const char *query_next_word(void *ctx, const char *least);

/*
 * Finds out, by some hundred such steps.  NULL: the query has no such words.
 * It borrows the query.
 */
struct query_known *query_known_new(const struct query *, query_next_word *, void *ctx);
void query_known_free(struct query_known *);

/*
 * Where a word or phrase that is looked for stands in the text as written, from
 * *to on (0 at first; then where the last one ended).  False if nowhere.
 */
bool query_find(const struct query *, const char *text, size_t len, size_t *from, size_t *to);

/* "example" and so on, also "text", "reason", "subject": as in queries, CSV and JSON. */
const char *query_kind_word(const struct card_entry *);

#endif
