#ifndef REPORT_CELLS_H
#define REPORT_CELLS_H

/*
 * What stands in the cells of the archive's table, for people; the screen and
 * `kompass list` show the same.  Texts of files: the caller makes them safe.
 */

#include "model/browse.h"
#include "model/columns.h"

struct buf;

/* Appends the cell of a row. */
void cell_text(struct buf *, const struct browse *, const struct browse_row *, enum column);

/*
 * Appends the same clipped and padded to the place's width, safe, as the
 * columns are aligned; a time is cut to its day rather than with an ellipsis.
 */
void cell_fitted(struct buf *, const struct browse *, const struct browse_row *,
	const struct column_place *, bool is_ascii);

/* The heading of a column in the same way. */
void cell_heading(struct buf *, const struct column_place *, bool is_ascii);

/* "municipality" and so on, translated; other words as they are. */
const char *cell_type(const char *type);

#endif
