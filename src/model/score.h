#ifndef MODEL_SCORE_H
#define MODEL_SCORE_H

/*
 * Points: what each question, area and the whole came to, and what is still
 * open.  Sums are of exact decimals; per cent is rounded once, when asked for.
 * What a published table reported stands beside what was computed and is never
 * added to it unmarked.
 *
 * Rules (see kompass(1), SCORES): a question's points are what was settled,
 * else the value that all who scored it share, else what a table reported, else
 * none; not applicable and left out leave the maximum; not assessed does not.
 */

#include <stdbool.h>
#include <stddef.h>

#include "base/array.h"
#include "base/decimal.h"
#include "model/schema.h"

struct area;
struct dimension;
struct question;
struct questionnaire;
struct session;
struct version;

enum score_state {
	STATE_UNTOUCHED,
	STATE_OPEN,		/* there is something, but no score */
	STATE_SCORED,
	STATE_DIFFERS,		/* evaluators differ and nothing is settled */
	STATE_NOT_APPLICABLE,
	STATE_NOT_ASSESSED,
	STATE_LEFT_OUT,		/* by the profile or an unmet condition */
	STATE_COUNT
};

/* "not-applicable" and so on: as in files and CSV. */
const char *score_state_word(enum score_state);

/* For a person, translated. */
const char *score_state_title(enum score_state);

/* One evaluator's answer to one question. */
enum answer {
	ANSWER_NONE,
	ANSWER_POINTS,
	ANSWER_NOT_APPLICABLE,
	ANSWER_NOT_ASSESSED
};

struct figure {
	enum score_state state;
	bool has_points;
	decimal points;
	decimal low, high;	/* range over the evaluators; equal to points unless they differ */
	decimal full;		/* the questionnaire's maximum */
	decimal max;		/* without not applicable and left out */
	bool is_flagged;	/* of a question: an ask stands there that is not done */
	bool is_settled;
	bool is_changed;	/* a score changed after it was settled */
	bool is_reported;	/* points come from a published table alone */
	bool is_mixed;		/* a sum of computed and reported figures */
	bool has_reported;
	decimal reported;	/* what a published table gave */
	size_t scored, open, total;	/* questions below it; open ones include untouched */
	size_t untouched;
	size_t due, done, todo;	/* for whom it is seen: questions that are theirs to answer,
				   of these with points, and without their answer */
};

struct scores {
	struct figure *questions;	/* by question->index */
	struct figure *areas;		/* by area->index */
	struct figure total;
	size_t question_count, area_count;
};

/* Computes all; scores_done releases. */
void scores_compute(struct scores *, const struct session *);

/* Whose eyes are those of whom nobody knows: no evaluator's id, who has scored nothing. */
#define SCORE_STRANGER "-"

/*
 * The same as this evaluator may see it: of what score_is_hidden from them only
 * their own ticks count, and no sum tells of it.  NULL: everything is seen.
 */
void scores_see(struct scores *, const struct session *, const char *evaluator);
void scores_done(struct scores *);

/* The areas of a dimension added up, as the total adds up all; false where it has none. */
bool scores_dimension(struct figure *, const struct scores *, const struct questionnaire *,
	const struct dimension *);

/* Per cent of the maximum where it may be told; false while anything is open. */
bool figure_percent(const struct figure *, int *percent);

/*
 * What this evaluator gave: the kind of answer, points and reason (borrowed,
 * may be NULL).
 */
enum answer score_answer(const struct session *, const struct question *,
	const char *evaluator, decimal *points, const char **reason);

/* What a score, or a settled one, says; reason (borrowed) may be NULL, v too. */
enum answer score_of(const struct version *v, decimal *points, const char **reason);

/*
 * Steps through what the evaluators gave one question (SECTION_SCORES) or
 * criterion (SECTION_TICKS), in the order of their ids: from *i = 0 on, until
 * it is false.  *v is borrowed; its id ends in "/EVALUATOR".
 */
bool score_next(const struct session *, enum section, const char *code, size_t *i,
	const struct version **v);

/* An answer as the words of FIELD_STATE. */
const char *answer_word(enum answer);
enum answer answer_by_word(const char *);

/*
 * What the evaluator's ticks propose where the criteria are weighted: max times
 * the weighted mean of value / top, to the nearest step.  False where there are
 * no weights or nothing is ticked.
 */
bool score_proposal(const struct session *, const struct question *,
	const char *evaluator, decimal *points);

/* The evaluator's value of a criterion; false where none was given. */
bool score_tick(const struct session *, const char *criterion, const char *evaluator, decimal *value);

/* Is the question asked here: not left out by profile or condition? */
bool score_is_asked(const struct session *, const struct question *);

/*
 * The scores a question is settled on, for FIELD_ON: a line each with evaluator,
 * sum of the version, points (- not applicable, ? not assessed) and reason, so
 * that a decision can be understood when the scores have changed.  "none": no
 * scores.  The caller frees.
 */
char *score_basis(const struct session *, const struct question *);

/* How an evaluator's score stands to what a question was settled on. */
enum since {
	SINCE_NOTHING,		/* no score then nor now */
	SINCE_SAME,
	SINCE_CHANGED,
	SINCE_GONE,		/* taken back */
	SINCE_NEW		/* given only afterwards: it did not change */
};

struct basis {
	enum since since;
	enum answer then;	/* ANSWER_NONE: not told by the file, which has only its sum */
	decimal points;
	const char *reason;	/* borrowed from the settled version, not ended; or NULL */
	size_t reason_len;
};

/* Of one version of a settled score and one evaluator. */
struct basis score_since(const struct session *, const struct version *settled,
	const char *evaluator);

/*
 * Is this evaluator's answer to the question awaited, given or not?  See
 * agenda_awaits; and is it missing, and the question not settled either?
 */
bool score_is_awaited(const struct session *, const struct question *, const char *evaluator);
bool score_is_todo(const struct session *, const struct question *, const char *evaluator);

/* Are colleagues' scores and ticks to be hidden from them?  See agenda_is_blind. */
bool score_is_hidden(const struct session *, const struct question *, const char *evaluator);

/* A settled score's state, points and reason; ANSWER_NONE where nothing is settled. */
enum answer score_settled(const struct session *, const struct question *,
	decimal *points, const char **reason);

#endif
