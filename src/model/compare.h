#ifndef MODEL_COMPARE_H
#define MODEL_COMPARE_H

/*
 * Sessions side by side, by area and question, with their differences against
 * one of them.  Editions are compared through a mapping alone, and beside each
 * figure stands the share of points that is really comparable; nothing is ever
 * paired by number or title.
 *
 *	struct compare *c = compare_new();
 *	compare_see(c, evaluator);		where a first round hides points
 *	compare_add(c, session, false);		each, then compare_add(c, reference, true)
 *	compare_sort(c);			the same municipality: by year
 *	mapping_supply(c, ...);			(store/mapping-file.h) what the editions need
 *	compare_run(c, &wish);
 *	... c->columns, c->rows ...
 *	compare_free(c);
 *
 * Sessions are borrowed, and must not change while the comparison is looked at.
 */

#include <stdbool.h>
#include <stddef.h>

#include "base/array.h"
#include "base/decimal.h"
#include "model/mapping.h"
#include "model/score.h"

struct comparability;
struct profile;
struct questionnaire;
struct session;
struct text;

enum {
	COMPARE_SESSIONS_MAX = 8,
	COMPARE_COLUMNS_MAX = COMPARE_SESSIONS_MAX + 1	/* and a reference */
};

/* What the figures of a column come from, or a total is the sum of. */
enum compare_basis {
	COMPARE_COMPUTED,	/* sums of unrounded points */
	COMPARE_PRINTED,	/* of a published table; a total is the sum of printed figures */
	COMPARE_REPORTED,	/* a total that the table gives itself */
	COMPARE_MIXED,		/* partly computed, partly of a table */
	COMPARE_STATISTIC,	/* a median or mean that was computed here */
	COMPARE_BASIS_COUNT
};

const char *compare_basis_word(enum compare_basis);

struct compare_column {
	char letter;		/* 'A' to 'H'; 'R' of the reference */
	char *name;		/* subject and year: "Åre 2010", or what was given */
	const char *subject, *year, *type;	/* as the session has them, or NULL; type: "district" */
	long year_number;	/* 0 where there is none */
	const struct session *session;	/* NULL: a statistic */
	const struct questionnaire *questionnaire;
	const struct profile *profile;	/* or NULL */
	struct scores scores;
	bool is_reference;	/* the column to hold against, beside the sessions */
	bool is_statistic;	/* a median or mean, imported or computed: no evaluation */
	bool is_draft;		/* not signed, not imported */
	bool is_hiding;		/* of some question colleagues' scores may not be seen yet */
	bool has_other_maxima;	/* same questionnaire as the base, but changed */
	bool is_partial;	/* the profile leaves areas out: its total is of less */
	bool is_limited;	/* by another profile: not like an ordinary evaluation */
	enum compare_basis basis;	/* of its total */
	bool is_base;
	bool is_other_edition;	/* than the base's */
	const struct mapping *mapping;	/* to the base's edition; NULL: none, or the same edition */
	bool is_inverse;	/* the base's edition is the mapping's later one */
	const struct comparability *rule;	/* rule of thumb between the two, or NULL */
	bool is_rule_of_base;	/* it adds to the base's total, not to this one's */
	bool has_rough;		/* by the rule: */
	decimal rough_low, rough_high;	/* the total on the other one's scale */
	decimal rough_against;	/* the other one's */
};

enum compare_level {
	COMPARE_AREA,
	COMPARE_QUESTION,
	COMPARE_TOTAL,
	COMPARE_FILLED		/* the total with the reference's points of areas that are left out */
};

/* Why there is no difference. */
enum compare_lack {
	COMPARE_HAS_DIFFERENCE,
	COMPARE_IS_BASE,
	COMPARE_NOT_THERE,	/* the column's edition has nothing that belongs here */
	COMPARE_NO_POINTS,	/* not scored, not applicable, left out: here or in the base */
	COMPARE_OPEN,		/* something is still open, or a sum lacks parts, here or in the base */
	COMPARE_NOT_COMPARABLE,	/* other edition, and no point of it is comparable */
	COMPARE_LACK_COUNT
};

struct compare_cell {
	bool is_there;		/* does the column have such a figure at all? */
	char *codes;		/* of its own edition, "4.3" or "4.3+4.5"; NULL if not there */
	enum relation relation;	/* to the row, seen from the row's edition; SAME within one */
	bool is_mapped;		/* it stands here by a mapping */
	const struct mapping_pair *pair;	/* what the mapping says of it, or NULL */
	enum score_state state;
	bool has_points;
	decimal points, max, full;
	decimal low, high;	/* where evaluators differ */
	size_t open;		/* questions below that are open */
	bool is_draft;		/* of a session that is not closed */
	bool is_reported;	/* points come from a published table alone */
	bool is_mixed;
	bool has_reported;	/* a table gave this figure; it may differ from points */
	decimal reported;
	bool is_filled;		/* COMPARE_FILLED: something was added */
	enum compare_lack lack;
	bool is_percent;	/* the difference is in per cent of the maximum, which differs */
	decimal difference;
	bool has_share;		/* other edition than the base, and mapped: */
	decimal comparable, of;	/* points whose questions are the same, of > 0 */
};

struct compare_row {
	enum compare_level level;
	const char *code;	/* of the questionnaire below; "total" */
	const struct text *title;	/* NULL of totals */
	const struct questionnaire *questionnaire;	/* the edition whose row it is */
	bool is_other;		/* of another edition than the base's, without a place in it */
	struct compare_cell cells[COMPARE_COLUMNS_MAX];
};

struct compare {
	size_t count;		/* of columns; the reference is the last one */
	size_t base;		/* index of the one that differences are against */
	bool has_reference;
	bool is_one_subject;	/* all sessions are of one municipality */
	bool has_other_editions, has_mapped_all;
	bool is_printed;
	const char *evaluator;	/* who looks (scores_see); NULL: all is seen; borrowed */
	struct compare_column columns[COMPARE_COLUMNS_MAX];
	struct compare_rows ARRAY_OF(struct compare_row) rows;
	struct compare_mappings ARRAY_OF(struct mapping *) mappings;
	struct compare_editions ARRAY_OF(struct questionnaire *) editions;
};

struct compare *compare_new(void);
void compare_free(struct compare *);

/* Through whose eyes the sessions that are added from now on are seen; borrowed until compare_free. */
void compare_see(struct compare *, const char *evaluator);

/* Adds a session; at most COMPARE_SESSIONS_MAX, and one reference after them. */
void compare_add(struct compare *, const struct session *, bool is_reference);

/*
 * Adds a computed median or mean as the reference: its name, and figures by
 * index of the questionnaire's questions and areas, taken over (scores_done).
 */
void compare_add_statistic(struct compare *, const char *name, const struct questionnaire *,
	struct scores *take);

/* If all are of one municipality, orders them by year, then edition. */
void compare_sort(struct compare *);

/* Knows a mapping, or a whole questionnaire with its rules of thumb; taken over. */
void compare_take_mapping(struct compare *, struct mapping *);
void compare_take_questionnaire(struct compare *, struct questionnaire *);

struct compare_wish {
	size_t base;		/* index of a column */
	bool has_questions;	/* rows of questions too */
	bool is_printed;	/* points as published tables give them, where they do */
};

/* Computes columns and rows anew; may be called again with another wish. */
void compare_run(struct compare *, const struct compare_wish *);

/* Are they of one municipality: country and code, else folded name and kind? */
bool compare_is_same_subject(const struct session *, const struct session *);

#endif
