#ifndef MODEL_LISTING_H
#define MODEL_LISTING_H

/*
 * What is looked at together: the entries of a place in their order, sources
 * by their labels, counts by kind.  The same lists for screen, prompts, guide
 * and show.
 */

#include <stdbool.h>
#include <stddef.h>

#include "base/array.h"
#include "model/item.h"

struct buf;
struct capture_source;
struct error;
struct session;

struct entries ARRAY_OF(const struct version *);

/* Is this version there, and for `evaluator` (NULL: all) to see? */
bool listing_is_shown(const struct version *, const char *evaluator);

/*
 * The entries at a place ("3.2", "3" for the area itself, "0" the inbox), in
 * their order: by `order`, those without one after them by id, that is by time.
 * Siblings stand together.  Private ones only of `evaluator` (NULL: all).
 * A team sentence stands where its first original stood; what stands beneath
 * it is left out: joins_originals (model/joins.h) gives it.
 * Drafts are left out, except others' where is_with_drafts.  array_done frees.
 */
void listing_entries(struct entries *, const struct session *, const char *place,
	const char *evaluator, bool is_with_drafts);

/*
 * The order by which such an entry stands there: its own, or that of the
 * original it stands for.  False where there is none.
 */
bool listing_order(const struct session *, const struct version *, const char *place,
	const char *evaluator, decimal *out);

/*
 * How many findings of each kind stand at the place, and with `below` in its
 * questions.  A team sentence counts once, its originals do not.
 */
void listing_counts(size_t counts[ENTRY_KIND_COUNT], const struct session *,
	const char *place, bool below, const char *evaluator);

/* Has the question an ask that is not done? */
bool listing_is_flagged(const struct session *, const char *place);

/*
 * The number in the label of an interview, document or page.  Two copies of a
 * file give one evaluator's next interviews the same number; once they are
 * merged the one with the smaller id keeps it, and the others take the smallest
 * numbers that are free, in the order of their ids.
 */
unsigned listing_number(const struct session *, const struct version *);

/* The label of this interview as `evaluator` would type it: "I3", or "ge.I3". */
void listing_own_label(struct buf *, const struct session *, const struct version *,
	const char *evaluator);

/*
 * The label of an interview, document or page as `evaluator` would type it:
 * "I3", or "ge.I3" where it is somebody else's; of an interview entered twice
 * that of the one that stands for it (model/same.h).  False if there is no such
 * item.
 */
bool listing_label(struct buf *, const struct session *, const char *id, const char *evaluator);

/* The labels of a list of sources, each once, blank-separated: "I3 D2:14". */
void listing_sources(struct buf *, const struct session *, const char *sources,
	const char *evaluator);

/* Is the word among those, blank-separated? */
bool listing_has_word(const char *words, const char *word);

/*
 * The id behind a typed source; NULL with err saying what to type.  Without an
 * owner: the evaluator's own, else the only one of that label.
 */
const char *listing_resolve(const struct session *, const struct capture_source *,
	const char *evaluator, struct error *);

/* The section whose labels begin with this letter: I, D or W; SECTION_COUNT: none. */
enum section listing_section(char letter);

/* The next free number for a label of the evaluator in this section. */
unsigned listing_next_label(const struct session *, enum section, const char *evaluator);

/* The name of an evaluator, or the id where no name is known. */
const char *listing_evaluator(const struct session *, const char *id);

/* Another id under which somebody of this name evaluates here, or NULL: most often the same person. */
const char *listing_namesake(const struct session *, const char *id, const char *name);

/* The name this id has here, where that is not `name`: two people, most likely.  Else NULL. */
const char *listing_other_name(const struct session *, const char *id, const char *name);

/* The title of a place in this language: a question's, an area's, "Inbox". */
const char *listing_place_title(const struct session *, const char *place, size_t language);

/* Report wording if there is one, else the text. */
const char *entry_wording(const struct version *);

#endif
