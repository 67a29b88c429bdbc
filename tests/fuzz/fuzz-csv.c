/*
 * Any bytes as a CSV: it is read, or there are faults with places inside it;
 * every field is text that may be shown.
 */

#include "config.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/diag.h"
#include "model/session.h"
#include "store/csv.h"
#include "store/import.h"
#include "text/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define MUST(x) ((x) ? (void)0 : fail(__LINE__, #x))

static void
fail(int line, const char *what)
{
	fprintf(stderr, "fuzz-csv.c:%d: not so: %s\n", line, what);
	abort();
}

static void
check_csv(const char *bytes, size_t size)
{
	struct csv csv;
	struct diags diags;
	diags_init(&diags, "fuzz");
	csv_read(&csv, bytes, size, &diags);
	MUST(csv.rows.n || diags.errors);
	size_t fields = 0;
	for (size_t i = 0; i < csv.rows.n; i++) {
		const struct csv_row *row = &csv.rows.v[i];
		MUST(row->count && row->first == fields);
		MUST(row->is_faulty || row->count == csv.rows.v[0].count);
		for (size_t j = 0; j < row->count; j++) {
			const char *text = csv_field(&csv, row, j)->text;
			MUST(row->is_faulty || utf8_check(text, strlen(text)) == strlen(text));
			MUST(csv_field(&csv, row, j)->line && csv_field(&csv, row, j)->column);
		}
		fields += row->count;
	}
	MUST(fields == csv.fields.n);
	csv_done(&csv);
	diags_done(&diags);
}

static void
check_import(const char *bytes, size_t size)
{
	struct imports imports;
	struct diags diags;
	diags_init(&diags, "fuzz");
	bool done = import_read(&imports, bytes, size, &diags);
	MUST(done == !diags.errors);
	MUST(done || !imports.n);
	import_done(&imports);
	diags_done(&diags);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	check_csv((const char *)data, size);
	check_import((const char *)data, size);
	return 0;
}
