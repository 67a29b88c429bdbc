#ifndef MODEL_GROUP_H
#define MODEL_GROUP_H

/*
 * Which files in an archive are of one evaluation, and which of them stands for
 * it.  Pure, over the heads of cards.
 */

#include <stdbool.h>
#include <stddef.h>

#include "model/card.h"

/*
 * Evaluations: each evaluator's own file of one, merged ones, clones and a cloud
 * folder's conflict copies are one group.  A broken file is a group of its own.
 * As struct browse_groups (model/browse.h) has it.
 */
struct card_groups {
	size_t count;
	size_t *of;		/* of each card, by its place in the list: its group */
	size_t *stands;		/* of each group: the card that stands for it */
};

/*
 * Groups cards whose evaluation ids, or ids joined to them, are the same,
 * directly or through others; groups come in the order of their first cards.
 * group_cards_done releases.
 */
void group_cards(struct card_groups *, const struct cards *);
void group_cards_done(struct card_groups *);

/*
 * Would `a` rather than `b` stand for their evaluation?  The signed one (of the
 * later version), else the imported one, else the one that has seen the most
 * changes, as a merged file has, else the one with the most progress, else the
 * first by path.
 */
bool group_is_better(const struct card *a, const struct card *b);

#endif
