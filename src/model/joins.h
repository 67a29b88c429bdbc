#ifndef MODEL_JOINS_H
#define MODEL_JOINS_H

/*
 * Team sentences: entries that say in one sentence what several say
 * (FIELD_JOINS).  What they join, their originals, stays as it is and stands
 * beneath them in every list, never beside them.
 *
 * A sentence may join another: beneath it stand that one and its originals.
 * Where two laptops made sentences join each other, the one with the smallest
 * id stands for all.  Ids that are gone are passed over.
 */

#include <stdbool.h>
#include <stddef.h>

#include "base/dict.h"

struct buf;
struct entries;
struct session;
struct version;

/* Which entries stand beneath a sentence, for one who looks. */
struct joins {
	struct dict beneath;	/* their ids */
};

/*
 * Finds them; a sentence that `evaluator` does not see (NULL: all are seen)
 * hides nothing.  Good until the session changes; joins_done releases.
 */
void joins_find(struct joins *, const struct session *, const char *evaluator);
bool joins_has(const struct joins *, const char *id);
void joins_done(struct joins *);

/*
 * What stands beneath an entry, for `evaluator`: first what it joins, in that
 * order, then what those join; siblings stand together.  Empty for what is no
 * team sentence.  array_done frees.
 */
void joins_originals(struct entries *out, const struct session *, const struct version *,
	const char *evaluator);

/* Appends the number by which an entry is typed: "3", or "3a" for its first original. */
void joins_number(struct buf *out, size_t number, size_t part);

/*
 * Takes such a number off the start of *rest, with the blanks after it; part 0
 * where it has no letter.  False, nothing taken, where there is none.
 */
bool joins_take_number(const char **rest, size_t *number, size_t *part);

#endif
