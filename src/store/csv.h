#ifndef STORE_CSV_H
#define STORE_CSV_H

/*
 * CSV as spreadsheets write it: comma, semicolon or tab (whichever the header
 * has most of, or as a first line "sep=;" says), quotes, a BOM, CRLF; UTF-8, or
 * Windows-1252 where the bytes are not UTF-8.  Every value has its line and
 * column.  What the columns mean is the reader's business.
 */

#include <stdbool.h>
#include <stddef.h>

#include "base/array.h"

struct diags;

enum {
	CSV_SIZE_LIMIT = 16 * 1024 * 1024,
	CSV_LINE_LIMIT = 500000,
	CSV_FIELD_LIMIT = 4000000,
	CSV_FAULT_LIMIT = 10000	/* after so many, reading stops */
};

struct csv_field {
	char *text;		/* without quotes and the blanks around; "" where empty */
	unsigned line, column;	/* from 1, columns in characters */
};

struct csv_row {
	size_t first, count;	/* its fields in csv->fields */
	bool is_faulty;		/* reported; its fields may be anything */
};

struct csv {
	char *text;		/* what the fields point into; owned */
	struct csv_fields ARRAY_OF(struct csv_field) fields;
	struct csv_rows ARRAY_OF(struct csv_row) rows;	/* the header first, empty ones left out */
	char delimiter;
};

/*
 * Reads bytes into *csv, which has at least the header unless there is an
 * error.  All faults go to diags; rows with one are marked.  A row has as many
 * fields as the header.  csv_done releases, also after faults.
 */
void csv_read(struct csv *, const char *bytes, size_t len, struct diags *);
void csv_done(struct csv *);

/* A field of a row; i < row->count. */
const struct csv_field *csv_field(const struct csv *, const struct csv_row *, size_t i);

#endif
