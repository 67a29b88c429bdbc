#ifndef STORE_IMPORT_H
#define STORE_IMPORT_H

/*
 * Published score tables to sessions: one for each municipality, year and
 * edition.  The same table gives the same bytes on every machine: ids and
 * writers are digests of the content, and no time is kept.
 */

#include <stdbool.h>
#include <stddef.h>

#include "base/array.h"

struct diags;
struct session;

struct import {
	char *name;		/* "hasselby-vallingby-2010-ed2010.yaml" */
	char *other_name;	/* with letters of the evaluation, where the name is taken */
	struct session *session;
};

struct imports ARRAY_OF(struct import);

/*
 * Reads a CSV (its bytes) into closed sessions, in the order of their first
 * rows.  False, with all faults in diags and *imports empty, if there is any
 * error; warnings may be there either way.  import_done releases.
 */
bool import_read(struct imports *, const char *bytes, size_t len, struct diags *);
void import_done(struct imports *);

#endif
