#ifndef MODEL_COLUMNS_H
#define MODEL_COLUMNS_H

/*
 * The columns of the archive's table: their names, which of them are shown and
 * how wide, and by which the rows are sorted.  Arithmetic and words; what
 * stands in a cell is told by model/browse.h and the screen.
 */

#include <stdbool.h>
#include <stddef.h>

struct buf;
struct error;

/* In the order in which they stand where nobody chose. */
enum column {
	COLUMN_SUBJECT,
	COLUMN_YEAR,
	COLUMN_EDITION,
	COLUMN_TYPE,
	COLUMN_STATE,
	COLUMN_VERSION,
	COLUMN_PROGRESS,
	COLUMN_TOTAL,
	COLUMN_PERCENT,
	COLUMN_PEOPLE,
	COLUMN_CHANGED,
	COLUMN_COUNTRY,
	COLUMN_POPULATION,
	COLUMN_PATH,
	COLUMN_COUNT
};

/* "subject": as it is typed and kept; and its heading, translated. */
const char *column_word(enum column);
const char *column_title(enum column);

/* What it is about, in a line, translated. */
const char *column_help(enum column);

/* Are its cells figures, which stand at the right? */
bool column_is_right(enum column);

struct columns {
	enum column v[COLUMN_COUNT];
	size_t n;
};

/* All that are shown where nobody chose. */
void columns_default(struct columns *);

/*
 * Reads "subject,year,people".  False with err, nothing changed, for a word
 * that is none, one that stands there twice, or nothing at all.
 */
bool columns_parse(struct columns *, const char *text, struct error *);
void columns_format(struct buf *, const struct columns *);

/* Puts a column in at the end, or takes it out; the last one stays. */
void columns_toggle(struct columns *, enum column);

struct column_place {
	enum column column;
	int at, width;		/* cells; one blank stands between two columns */
};

/*
 * Which columns fit into `width` cells, and where.  Where there is too little
 * room the least needed are left out, the subject (else the first) last of all;
 * where there is more they grow, each as far as it has use for it.
 * Returns how many were placed.
 */
size_t columns_layout(struct column_place place[COLUMN_COUNT], const struct columns *, int width);

/* One column that rows are sorted by. */
struct sort_key {
	enum column column;
	bool is_down;		/* the largest first */
};

struct sorting {
	struct sort_key v[COLUMN_COUNT];
	size_t n;
};

/* The latest year first, then by name. */
void sorting_default(struct sorting *);

/* Reads "-year,subject", as columns_parse does. */
bool sorting_parse(struct sorting *, const char *text, struct error *);
void sorting_format(struct buf *, const struct sorting *);

/* By the next column shown, then by what it was sorted by before; the other way round. */
void sorting_next(struct sorting *, const struct columns *);
void sorting_turn(struct sorting *);

#endif
