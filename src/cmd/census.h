#ifndef CMD_CENSUS_H
#define CMD_CENSUS_H

/*
 * The evaluations of an archive as statistics count them, for the commands
 * that need a median: which there are, of whom, in which tables.
 */

#include <stdbool.h>
#include <stddef.h>

#include "model/stats.h"
#include "model/subject.h"

struct look;

struct census {
	struct look *look;		/* the archive, with its query; its status is set */
	struct aliases aliases;
	struct cards bests;		/* one of each evaluation that fits the query */
	struct subjects subjects;
	struct stats_tables tables;
	size_t broken;			/* files that cannot be read */
};

/*
 * Takes what the open archive holds.  False after saying which aliases are at
 * fault.  census_done in any case.
 */
bool census_take(struct census *, struct look *, const struct stats_rules *);
void census_done(struct census *);

/* Loads the figures of a card, to be given back; false after saying why not. */
bool census_load(struct census *, struct card *);

/* Reads what a table needs, and finishes it. */
void census_compute(struct census *, struct stats *);

#endif
