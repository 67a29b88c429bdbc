#ifndef MODEL_AGENDA_H
#define MODEL_AGENDA_H

/*
 * What a consensus meeting has to settle, most at stake first.
 *
 * Weight of a difference: spread as a share of the question's maximum, times
 * the points at stake; for points both are highest less lowest.  Not
 * applicable against anything else is a difference with the whole maximum at
 * stake and a spread of all; not assessed counts as 0 points against points.
 */

#include <stdbool.h>
#include <stddef.h>

#include "base/array.h"
#include "base/decimal.h"

struct question;
struct session;
struct version;

enum agenda_kind {
	AGENDA_CONFLICT,	/* the settled score itself has siblings */
	AGENDA_CHANGED,		/* a score changed after it was settled */
	AGENDA_DIFFERS,		/* the evaluators differ */
	AGENDA_MISSING,		/* somebody's score is still awaited */
	AGENDA_AGREED		/* all gave the same, nothing is settled yet */
};

struct agenda_item {
	enum agenda_kind kind;
	const struct question *question;	/* the questionnaire's */
	decimal low, high;	/* of the points given */
	decimal stake;		/* points the total may move by */
	decimal weight;		/* share times stake, in points */
	bool is_postponed;	/* put to the end, in the order in which that was done */
	size_t given, awaited;	/* evaluators who answered, and of whom an answer is awaited */
};

struct agenda {
	struct agenda_items ARRAY_OF(struct agenda_item) items;
		/* conflicts, changed and different ones by weight and then in the
		   questionnaire's order; postponed ones; missing; agreed */
	size_t open;		/* items that need a decision: the first ones */
	decimal low, high;	/* the total that is still possible: what is known, and the
				   range of what differs; what nobody scored counts 0 to its
				   maximum in high */
};

/* What is left to settle; agenda_done releases. */
void agenda_build(struct agenda *, const struct session *);
void agenda_done(struct agenda *);

/* "differs" and so on, translated. */
const char *agenda_kind_title(enum agenda_kind);

/*
 * Of whom an answer to the question is awaited: whoever is responsible for its
 * area, else every evaluator of the session.  Imported figures wait for nobody.
 */
bool agenda_awaits(const struct session *, const struct question *, const char *evaluator);

/*
 * Are the colleagues' scores of this question to be hidden from the evaluator?
 * They are until the evaluator has answered it, has asked to see them (which is
 * recorded in SECTION_LOOKED), or it is settled.
 */
bool agenda_is_blind(const struct session *, const struct question *, const char *evaluator);

#endif
