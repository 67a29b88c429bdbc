#ifndef MODEL_QUERY_H
#define MODEL_QUERY_H

/*
 * The query language of `kompass search` and of the archive: words and filters
 * (kompass(1), SEARCH).
 *
 *	visselblås* "extern revision" kind:example area:1 year:2010.. points>=60%
 *
 * All terms must hold, those of words within one text.
 */

#include <stdbool.h>
#include <stddef.h>

struct buf;
struct card;
struct card_entry;
struct error;
struct query;

/* NULL with err, "column 12: there is no filter ..."; *at is the byte it is about. */
struct query *query_parse(const char *text, size_t len, size_t *at, struct error *);
void query_free(struct query *);

/* Does it ask for words, for entries at all (or only for sessions), for figures? */
bool query_has_words(const struct query *);
bool query_has_entry_terms(const struct query *);	/* words, kind, area, question, author */
bool query_needs_figures(const struct query *);

/* Does the card's head fit the filters on sessions?  A broken one fits only state:broken. */
bool query_fits_card(const struct query *, const struct card *);

/* Do the entry's kind, place, author and points fit?  Of whom private entries may be seen, or NULL. */
bool query_fits_entry(const struct query *, const struct card *, const struct card_entry *,
	const char *evaluator);

/* Do the words stand in this text?  `folded` is what words_fold made of it. */
bool query_fits_words(const struct query *, const char *folded);

/*
 * Appends the words as an FTS5 expression over the folded words; nothing
 * where there are none.  Every text that query_fits_words matches it, and no
 * other where it returns true.  For words that must be looked up without
 * accents it returns false: such texts are among the matches of nothing less
 * than all.
 */
bool query_match(struct buf *, const struct query *);

/* Where the first matching word begins and ends in the text as written, for context. */
bool query_find(const struct query *, const char *text, size_t *from, size_t *to);

#endif
