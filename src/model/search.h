#ifndef MODEL_SEARCH_H
#define MODEL_SEARCH_H

/*
 * Search within one session: all words must stand in one text, in any order,
 * without regard to case; titles, guidance, entries, report texts, reasons.
 */

#include <stddef.h>

#include "base/array.h"

struct session;

struct hit {
	char *place;		/* "3.2", "3", "0"; owned */
	char *context;		/* one line around the first word; owned */
};

struct hits ARRAY_OF(struct hit);

/* Finds all, entries first, in the order of the session.  search_done frees. */
void search_session(struct hits *, const struct session *, const char *words,
	const char *evaluator, size_t language);
void search_done(struct hits *);

#endif
