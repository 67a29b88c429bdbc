#ifndef STORE_EYES_H
#define STORE_EYES_H

/*
 * What somebody may see of the points in a running evaluation.  A card knows
 * what all scores came to; in a first round colleagues' scores are hidden, and
 * only the session itself tells from whom.
 */

#include <stdbool.h>

#include "model/score.h"

struct card;
struct session;

/* The session looked at last; `struct eyes e = {0};` has seen nothing. */
struct eyes {
	const struct card *card;	/* borrowed; only compared */
	struct session *session;	/* NULL: it could not be read */
	struct scores scores;		/* as the evaluator sees them */
};

/*
 * The session of a card, at this path, or NULL; borrowed until another one is
 * asked for.  Evaluator NULL: nobody is known, and scores are as they are for
 * somebody who has not taken part.
 */
const struct session *eyes_open(struct eyes *, const struct card *, const char *path,
	const char *evaluator);

/*
 * May the evaluator (NULL: as eyes_open) see the points that the card has for a
 * place?  For the total ("total", "0") only the card's head is
 * looked at: its archive may be searched meanwhile.
 */
bool eyes_may_see(struct eyes *, const struct card *, const char *path, const char *place,
	const char *evaluator);

void eyes_done(struct eyes *);

#endif
