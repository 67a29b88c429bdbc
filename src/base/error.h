#ifndef BASE_ERROR_H
#define BASE_ERROR_H

/*
 * Why something failed: one complete sentence in lower case, without newline,
 * made where the fact is known and shown only at the top.  A function that can
 * fail returns false after `return error_set(err, ...)` and has then changed
 * nothing that the caller can see.
 */

#include <stdbool.h>

#include "base/attr.h"

struct error {
	char *text;	/* owned; NULL while nothing failed */
};

#define ERROR_INIT {NULL}

/* All return false.  err may be NULL where nobody asks why. */
bool error_set(struct error *err, const char *fmt, ...) ATTR_PRINTF(2, 3);

/* The same, followed by ": " and the text of errno. */
bool error_errno(struct error *err, const char *fmt, ...) ATTR_PRINTF(2, 3);

/* Puts text before what err already says. */
bool error_prefix(struct error *err, const char *fmt, ...) ATTR_PRINTF(2, 3);

/* The sentence, never NULL. */
const char *error_text(const struct error *err);

void error_done(struct error *err);

#endif
