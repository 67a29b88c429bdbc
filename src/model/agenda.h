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
	AGENDA_AGREED,		/* all gave the same, nothing is settled yet */
	AGENDA_LATE		/* settled, and somebody scored only then, otherwise: told, not
				   asked again */
};

struct agenda_item {
	enum agenda_kind kind;
	const struct question *question;	/* the questionnaire's */
	decimal low, high;	/* of the points given; not assessed among them counts 0 */
	decimal stake;		/* points the total may move by */
	decimal weight;		/* share times stake, in points */
	bool has_points;	/* did anybody give points at all? */
	bool has_not_applicable, has_not_assessed;	/* is that among the answers? */
	bool is_postponed;	/* put to the end, in the order in which that was done */
	bool is_hidden;		/* not to be seen yet (agenda_see): of kind missing, no points */
	size_t given;		/* evaluators who answered */
	size_t awaited;		/* of whom an answer is awaited, given or not ... */
	size_t missing;		/* ... and who have not given it */
};

/* Evaluators' ids, borrowed. */
struct agenda_people ARRAY_OF(const char *);

struct agenda {
	struct agenda_items ARRAY_OF(struct agenda_item) items;
		/* conflicts; changed and different ones; both by weight and then in
		   the questionnaire's order; postponed ones of these three kinds;
		   missing; agreed; late */
	size_t open;		/* items that need a decision: the first ones, to the last
				   of the postponed ones */
	decimal low, high;	/* the total that is still possible: what is known, and the
				   range of what differs; what nobody scored counts 0 to its
				   maximum in high */
};

/* What is left to settle; agenda_done releases. */
void agenda_build(struct agenda *, const struct session *);
void agenda_done(struct agenda *);

/*
 * The same as an evaluator may see it outside a meeting: where colleagues'
 * scores are to be hidden, nothing tells of them, the totals neither.
 */
void agenda_see(struct agenda *, const struct session *, const char *evaluator);

/* The item of a question, or NULL where it is not on the agenda. */
const struct agenda_item *agenda_find(const struct agenda *, const struct question *);

/*
 * The evaluators: all who are named in the session or have scored, in the order
 * of their ids.  array_done releases.
 */
void agenda_people(struct agenda_people *, const struct session *);

/* "differs" and so on, translated. */
const char *agenda_kind_title(enum agenda_kind);

/*
 * Is this evaluator's answer to the question awaited, given or not?  Whoever is
 * responsible for its area, else everybody, answers it; a question that is left
 * out, a figure of a published table and a closed session wait for nobody.
 */
bool agenda_awaits(const struct session *, const struct question *, const char *evaluator);

/*
 * Are the colleagues' scores of this question to be hidden from the evaluator?
 * They are until the evaluator has answered it, has asked to see them (which is
 * recorded in SECTION_LOOKED), or it is settled.
 */
bool agenda_is_blind(const struct session *, const struct question *, const char *evaluator);

#endif
