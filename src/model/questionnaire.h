#ifndef MODEL_QUESTIONNAIRE_H
#define MODEL_QUESTIONNAIRE_H

/*
 * A questionnaire: areas, questions and criteria, with their texts in one or
 * more languages.  Read by store/questionnaire-file, immutable afterwards;
 * everything is owned by the questionnaire.  The format: kompass-questionnaire(5).
 */

#include <stdbool.h>
#include <stddef.h>

#include "base/array.h"
#include "base/decimal.h"
#include "base/dict.h"

/* A text in the questionnaire's languages; empty where v is NULL. */
struct text {
	char **v;	/* one per language of the questionnaire, NULL where missing */
};

struct dimension {
	char *id;
	struct text title;
};

struct role {
	char *id;	/* what is typed after @ */
	struct text title;
};

struct profile {
	char *id;
	struct text title, note;
	struct ids ARRAY_OF(char *) leaves_out;	/* areas and questions */
};

struct scale_step {
	decimal value;
	struct text title;
};

struct scale {
	char *id;
	struct text title;
	struct scale_steps ARRAY_OF(struct scale_step) steps;	/* values rise from 0 */
};

struct comparability {
	char *questionnaire;	/* id of the other one */
	decimal add_from, add_to;	/* rule of thumb; both 0 where there is none */
	struct text note;
};

struct group {
	char *id;
	struct text title;
	char *role;		/* a role's id */
	unsigned day;		/* from 1; 0 where not said */
	unsigned minutes;	/* planned length */
};

struct prompt {
	char *role;
	struct text text;
};

struct criterion {
	char *id;
	struct text text;
	decimal weight;		/* 0 where unweighted */
	const struct scale *scale;	/* NULL: a tick, worth 1 */
};

struct question {
	char *id;
	struct text title, guidance;
	decimal max;
	decimal step;		/* its own; 0: the questionnaire's (question_step) */
	char *when_criterion;	/* asked only if this criterion ..., or NULL */
	decimal when_at_least;	/* ... has at least this value */
	struct prompts ARRAY_OF(struct prompt) prompts;
	struct criteria ARRAY_OF(struct criterion) criteria;
	struct area *area;	/* whose it is */
	size_t index;		/* among all questions, in order */
	bool is_area;		/* stands for an area scored as a whole */
};

struct area {
	char *id;
	struct text title, introduction;
	const struct dimension *dimension;	/* or NULL */
	decimal max;
	struct questions ARRAY_OF(struct question *) questions;	/* owned */
	size_t index;
	/*
	 * An area without questions is scored as a whole: it then has one
	 * question with the area's own id, title and maximum, is_area set.
	 */
};

struct questionnaire {
	unsigned references;
	char *id, *edition;
	char *language;		/* the base language */
	struct languages ARRAY_OF(char *) languages;	/* the base one first */
	struct text title, source;
	decimal max;
	decimal step;
	struct dimensions ARRAY_OF(struct dimension *) dimensions;
	struct roles ARRAY_OF(struct role) roles;
	struct profiles ARRAY_OF(struct profile) profiles;
	struct scales ARRAY_OF(struct scale *) scales;
	struct comparabilities ARRAY_OF(struct comparability) comparability;
	struct groups ARRAY_OF(struct group) plan;
	struct areas ARRAY_OF(struct area *) areas;
	struct all_questions ARRAY_OF(struct question *) questions;	/* all, in order; borrowed from the areas */
	struct dict by_id;	/* the same by their ids */
};

struct questionnaire *questionnaire_new(void);

/* It never changes once read, so that sessions can share it; free gives one share back. */
struct questionnaire *questionnaire_ref(struct questionnaire *);
void questionnaire_free(struct questionnaire *);

/*
 * Ends the building of one: gives each area without questions its one question,
 * collects the questions in order and numbers them and the areas.
 */
void questionnaire_finish(struct questionnaire *);

/* A string, which is taken, as the text in one language. */
void questionnaire_take_text(const struct questionnaire *, struct text *, size_t language,
	char *);

/*
 * The text in this language (an index into languages), else in the base
 * language, else in any; "" where there is none.  Borrowed.
 */
const char *questionnaire_text(const struct questionnaire *, const struct text *, size_t language);

/* The index of a language ("sv"), or 0, the base language, if it has none such. */
size_t questionnaire_language(const struct questionnaire *, const char *language);

/* By id; NULL where there is none. */
struct area *questionnaire_area(const struct questionnaire *, const char *id);
struct question *questionnaire_question(const struct questionnaire *, const char *id);
const struct criterion *questionnaire_criterion(const struct questionnaire *, const char *id,
	const struct question **owner);
const struct role *questionnaire_role(const struct questionnaire *, const char *id);
const struct group *questionnaire_group(const struct questionnaire *, const char *id);
const struct profile *questionnaire_profile(const struct questionnaire *, const char *id);

/* Does the profile (NULL: none) leave this question out, itself or by its area? */
bool profile_leaves_out(const struct profile *, const struct question *);

/* The step of a question's points: its own, else the questionnaire's; 0: any decimal. */
decimal question_step(const struct questionnaire *, const struct question *);

/* The largest value a criterion can have: its scale's last step, else 1. */
decimal criterion_top(const struct criterion *);

#endif
