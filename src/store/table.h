#ifndef STORE_TABLE_H
#define STORE_TABLE_H

/*
 * A published score table: the rows of a CSV with what its columns mean, each
 * checked by itself and against its questionnaire.  Putting rows together to
 * sessions is store/import's.
 */

#include <stdbool.h>
#include <stddef.h>

#include "base/array.h"
#include "model/schema.h"

struct area;
struct csv;
struct csv_field;
struct diags;
struct profile;
struct question;
struct questionnaire;

enum table_column {
	TABLE_MUNICIPALITY,	/* also called "subject" */
	TABLE_YEAR,
	TABLE_EDITION,
	TABLE_CODE,
	TABLE_POINTS,
	TABLE_KIND,
	TABLE_PROFILE,
	TABLE_COUNTRY,
	TABLE_POPULATION,
	TABLE_MAX,
	TABLE_PERCENT,
	TABLE_LEVEL,
	TABLE_STATE,
	TABLE_SOURCE,
	TABLE_NOTE,
	TABLE_FINDING,
	TABLE_TEXT,
	TABLE_COLUMN_COUNT
};

/* A questionnaire that rows refer to by edition. */
struct edition {
	char *name;			/* as the table has it */
	struct questionnaire *questionnaire;	/* NULL: not to be had; reported */
	char *hash;
	char *brief;			/* its brief text, to be read */
	struct piece *asked;		/* the same, indented as in a session */
};

#define FIGURE_ROOM 24

struct table_row {
	const struct csv_field *at[TABLE_COLUMN_COUNT];	/* NULL where there is no such column */
	struct edition *edition;
	const struct question *question;	/* what the code names: one of these, */
	const struct area *area;		/* or NULL both for the total */
	char country[3];	/* in capitals; "" where not said */
	/* As printed, with a decimal point; "" where nothing is. */
	char points[FIGURE_ROOM], max[FIGURE_ROOM], percent[FIGURE_ROOM];
	const char *state;	/* word of FIELD_STATE; NULL: points, or nothing said */
	enum entry_kind finding;	/* ENTRY_NONE: none */
};

struct table {
	struct table_rows ARRAY_OF(struct table_row) rows;	/* those without a fault */
	struct editions ARRAY_OF(struct edition *) editions;
};

/*
 * Reads the rows of a CSV, from which texts are borrowed.  Questionnaires are
 * found and read as they are needed: kommunkompassen-EDITION, else one whose id
 * is the edition.  All faults go to diags.  table_done releases.
 */
void table_read(struct table *, const struct csv *, struct diags *);
void table_done(struct table *);

/* The text of a column, "" where the table has no such. */
const char *table_text(const struct table_row *, enum table_column);

/* Reports at a column of the row; at the code where there is no such column. */
void table_place(const struct table_row *, enum table_column, unsigned *line, unsigned *column);

/*
 * The profile that the row names, else that of a city district if the row is of
 * one and its questionnaire has it; or NULL.
 */
const struct profile *table_profile(const struct table_row *);

/* Is what the code names left out by the profile (NULL: none)? */
bool table_is_left_out(const struct table_row *, const struct profile *);

#endif
