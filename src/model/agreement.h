#ifndef MODEL_AGREEMENT_H
#define MODEL_AGREEMENT_H

/*
 * How far evaluators agree, before anything was settled: their own scores only.
 *
 * Compared are the questions to which two or more gave points, and those where
 * points stand against not applicable, which are disagreement and counted
 * apart.  Of these,
 *	exact	all gave the same points;
 *	near	the highest is above the lowest by 10 % of the maximum or less:
 *		what is exact is near as well.
 * The distance is highest less lowest, which for two is how far they are
 * apart; its mean is over the questions with points of two or more, and as a
 * share it is the sum of distances by the sum of those questions' maxima.  The
 * difference, of a pair, is the first's points less the second's.  All of that
 * is exact.  A blank is never agreement, nor is not assessed: both are counted.
 *
 * Krippendorff's alpha is the reliability of the points, 1 where all agree and
 * 0 where they do no better than chance: 1 - Do / De, with Do and De the mean
 * squared difference (the interval metric) within questions and between any two
 * points given.  It takes points as a share of the question's maximum, since 3
 * of 5 and 3 of 25 are not the same judgement.  It rests on the questions with
 * points of two or more, whoever gave them; other questions drop out.
 *	Klaus Krippendorff, Computing Krippendorff's Alpha-Reliability, 2011,
 *	sections C and D: any number of observers, missing data, any metric.
 * It is the only figure here that is binary floating point; three decimals of
 * it are shown.
 */

#include <stdbool.h>
#include <stddef.h>

#include "base/array.h"
#include "base/decimal.h"
#include "model/score.h"

struct area;
struct reply;
struct session;

enum {
	AGREEMENT_NEAR_PERCENT = 10,
	AGREEMENT_FEW = 10	/* alpha on fewer questions than this says little */
};

enum alpha_state {
	ALPHA_DEFINED,
	ALPHA_NOTHING,		/* no question with points of two or more */
	ALPHA_NO_VARIATION	/* the same share everywhere: agreement or habit, nobody can tell */
};

/* Collects units (questions); alpha_finish gives the value, alpha_done releases. */
struct alpha {
	struct alpha_values ARRAY_OF(double) values;
	struct alpha_units ARRAY_OF(size_t) units;	/* how many values each has */
};

/* A unit's values; one with fewer than two is passed over. */
void alpha_add(struct alpha *, const double *values, size_t n);

/* Between -1 and 1, as a rule; *value is untouched unless it is defined. */
enum alpha_state alpha_finish(const struct alpha *, double *value);
void alpha_done(struct alpha *);

/* The answers of those who gave any; see agreement_of for what comes out. */
struct agreement {
	const struct session *session;	/* borrowed */
	struct agreement_people ARRAY_OF(char *) people;	/* short ids, sorted */
	enum answer *answers;	/* one row of all questions for each of the people */
	decimal *points;
	bool *is_asked;		/* by question->index; left out ones are not */
	bool *is_hidden;	/* not to be seen by whom it was made for */
};

/*
 * Reads the answers.  `eyes`: the evaluator who is to see it, from whom
 * questions are kept whose scores are still hidden (NULL: shows all).
 */
void agreement_init(struct agreement *, const struct session *, const char *eyes);
void agreement_done(struct agreement *);

/* What came of comparing some people on some questions: asked = compared + unscored + blank. */
struct agreed {
	size_t asked;		/* hidden ones not counted */
	size_t hidden;
	size_t compared;
	size_t against;		/* of these: points against not applicable */
	size_t partial;		/* of these: somebody's points are missing, or not assessed */
	size_t unscored;	/* two or more answered, but not with points to compare */
	size_t blank;		/* fewer than two answered */
	size_t exact, near;
	size_t scored;		/* points of two or more; what the sums below are over */
	decimal distance, maxima;
	/* Of a pair: on how many the first or the second was higher, and by how much in all. */
	size_t first_higher, second_higher;
	decimal difference;
	enum alpha_state alpha_state;	/* over the `scored` questions */
	double alpha;
};

/* Compares these people (indexes of a->people, two or more) in an area, or in all (NULL). */
void agreement_of(struct agreed *, const struct agreement *, const size_t *who, size_t count,
	const struct area *);

/* All of them. */
void agreement_of_all(struct agreed *, const struct agreement *, const struct area *);

/* sum / n, rounded once, to so many places; n > 0. */
const char *agreement_mean(char room[DECIMAL_ROOM], decimal sum, size_t n, int places, char mark);

/* To three decimals. */
decimal alpha_rounded(double alpha);

/*
 * For people: a table and sentences, as rows of a list; titles in this
 * language.  Only a message where fewer than two have answered.
 */
void agreement_rows(struct reply *, const struct agreement *, size_t language);

#endif
