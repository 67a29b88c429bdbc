#ifndef REPORT_SHOW_STATS_PARTS_H
#define REPORT_SHOW_STATS_PARTS_H

/* What the forms of `kompass stats` share; nobody else includes this. */

#include <stdbool.h>
#include <stddef.h>

#include "report/show-stats.h"

/* How one stands among those counted under a code. */
struct stats_place {
	bool has_points;
	decimal points;		/* of the total of one that lacks areas: as printed, */
	bool is_printed;	/* with the median in their place */
	bool has_distance;	/* from the median */
	struct fraction distance;
	size_t rank, equal;	/* 0: not counted, or too few are */
};

void stats_place(struct stats_place *, const struct stats *, const struct stats_of *,
	const struct stats_figure *);

/* What stands below the table: best, sums, what is not counted and why. */
void stats_notes(struct buf *, const struct stats *, const struct stats_layout *);

#endif
