#ifndef REPORT_SHOW_LIST_H
#define REPORT_SHOW_LIST_H

/*
 * What `kompass list` prints of the archive's rows: for people, as CSV, as
 * JSON.  The last two are documented in kompass(1).
 */

#include "model/browse.h"
#include "model/columns.h"

struct buf;

struct list_layout {
	const struct columns *columns;
	bool is_usual;			/* nobody chose them: those with nothing in them are left out */
	bool is_files;			/* a row is a file, not an evaluation */
	bool is_ascii;
	size_t width;			/* columns of the terminal */
};

/* A heading and the rows, a broken file's reason below it, and how many there are. */
void list_text(struct buf *, const struct browse *, const struct list_layout *);

/* Header and rows. */
void list_csv(struct buf *, const struct browse *);

/* One object, with a newline after it. */
void list_json(struct buf *, const struct browse *, const char *folder);

#endif
