#ifndef MODEL_STATS_H
#define MODEL_STATS_H

/*
 * Statistics over an archive: of each questionnaire, edition and country how
 * the evaluations' totals, areas and questions are spread.  Pure, over cards.
 *
 * What is counted (kompass(1), STATISTICS): of each municipality its latest
 * evaluation that is signed or imported, in full; no references, districts or
 * other profiles unless asked.  No figure is told over fewer than three.
 *
 *	struct cards bests;			one card of each evaluation (model/group.h)
 *	struct subjects subjects;		subjects_tell(&subjects, &bests, aliases)
 *	struct stats_tables tables;
 *	stats_plan(&tables, &bests, &subjects, &rules);
 *	for each table, each member i that stats_needs:
 *		stats_add(table, i);		the card's figures loaded, then forgotten
 *	stats_finish(table);
 *	... stats_figure(table, "3") ...
 *	stats_done(&tables);
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/array.h"
#include "base/dict.h"
#include "base/fraction.h"
#include "model/card.h"

struct subjects;

enum { STATS_LEAST = 3 };	/* nothing is told over fewer */

struct stats_rules {
	long from, to;		/* years; 0: any */
	bool with_drafts;	/* also evaluations neither signed nor imported */
	bool with_districts;
	bool with_profiles;	/* those of top level only, and any other profile */
	bool with_earlier;	/* all evaluations of a municipality, not only the latest */
	bool without_questions;	/* total and areas alone */
};

/* Why an evaluation is not counted. */
enum stats_reason {
	STATS_COUNTED,
	STATS_REFERENCE,	/* a published median or mean: no evaluation */
	STATS_DRAFT,
	STATS_DISTRICT,
	STATS_PROFILE,		/* in another profile, such as top level only */
	STATS_EARLIER,		/* there is a later one of the municipality */
	STATS_REASON_COUNT
};

/* "draft" and so on, as in JSON; and for a person, translated. */
const char *stats_reason_word(enum stats_reason);
const char *stats_reason_title(enum stats_reason);

/* An evaluation (or a reference) of a table. */
struct stats_member {
	struct card *card;	/* borrowed */
	size_t subject;		/* which municipality's */
	enum stats_reason reason;
	struct stats_lacks ARRAY_OF(char *) lacks;	/* areas left out, where that is all that lacks */
	bool is_whole;		/* nothing of its total is open */
	bool has_total;		/* which is among those counted; after stats_finish */
	/*
	 * The total as published reports print it: what lacks counted as the
	 * median.  After stats_finish.
	 */
	bool has_printed;
	decimal supplement, printed, printed_max;	/* printed: points and supplement */
	const struct card *source;	/* the reference it was taken from; NULL: this table's median */
};

/* A figure of a published reference. */
struct stats_reference {
	const struct card *card;
	char *code;
	decimal points;
};

enum { STATS_IS_REPORTED = 1, STATS_IS_MIXED = 2, STATS_IS_SUPPLEMENTED = 4 };

struct stats_value {
	decimal points;
	uint32_t member;	/* whose */
	uint8_t scale;		/* of the maxima met */
	uint8_t flags;
};

/* Of the total, an area or a question. */
struct stats_figure {
	char *code, *title;	/* title: "" where cards do not know it */
	enum card_level level;
	decimal max;		/* of all that are counted */
	size_t n;		/* how many are counted */
	size_t reported;	/* how many of them come from published tables, all or in part */
	size_t supplemented;	/* how many totals have a median in the place of what lacks */
	size_t open;		/* evaluations left out here because something is open */
	size_t partial;		/* because something is not applicable, or the maximum another */
	bool is_told;		/* n >= STATS_LEAST: what follows may be shown */
	struct fraction mean, lower, median, upper;
	decimal best;
	size_t best_member, best_count;	/* the first that has it, how many have */
	struct stats_values ARRAY_OF(struct stats_value) values;	/* counted ones, ascending */
	struct stats_scales ARRAY_OF(decimal) scales;
};

struct stats {
	const char *questionnaire, *edition;	/* ids; borrowed from cards */
	const char *country;			/* or ""; borrowed from the subjects */
	struct stats_members ARRAY_OF(struct stats_member) members;
	size_t reasons[STATS_REASON_COUNT];	/* how many members of each */
	struct stats_figures ARRAY_OF(struct stats_figure) figures;	/* the total first */
	struct dict by_code;			/* to the number of its figure, from 1 */
	bool has_sum;
	struct fraction sum_of_medians;	/* of the areas: not the median of the totals */
	struct stats_published ARRAY_OF(struct stats_reference) references;
	bool without_questions;
};

struct stats_tables ARRAY_OF(struct stats);

/*
 * Makes the tables, by edition, questionnaire and country, with their members
 * in the order of the cards; broken ones and those of other years are nobody's.
 * Cards and subjects (of the same list) must outlive the tables.
 */
void stats_plan(struct stats_tables *, const struct cards *, const struct subjects *,
	const struct stats_rules *);

/* Are the figures of the member's card needed?  Not of those that only have to be named. */
bool stats_needs(const struct stats *, size_t member);

/* Takes the figures of such a member's card, which are loaded, once for each. */
void stats_add(struct stats *, size_t member);

/* Computes everything, once all that are needed were added. */
void stats_finish(struct stats *);

void stats_done(struct stats_tables *);

/* The table of a questionnaire's edition and a country, or NULL. */
const struct stats *stats_table(const struct stats_tables *, const char *questionnaire,
	const char *edition, const char *country);

/* The figure of a code, or NULL where nothing is counted. */
const struct stats_figure *stats_figure(const struct stats *, const char *code);

/* What a member counts with under a code, or NULL. */
const struct stats_value *stats_value(const struct stats_figure *, size_t member);

/*
 * How points stand among those counted: 1 is the best, equal ones share a rank.
 * *equal: how many have just these points.
 */
size_t stats_rank(const struct stats_figure *, decimal points, size_t *equal);

#endif
