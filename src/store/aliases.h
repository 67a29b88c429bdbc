#ifndef STORE_ALIASES_H
#define STORE_ALIASES_H

/*
 * aliases.yaml in the archive's folder: other spellings of names, so that
 * evaluations of one municipality are known as such (kompass(1), STATISTICS).
 */

#include <stdbool.h>
#include <stddef.h>

#include "model/subject.h"

struct diags;

#define ALIASES_NAME "aliases.yaml"

/*
 * Reads those of a folder; where there is no such file, none.  False with the
 * faults in diags, which is told the path, and no aliases.  aliases_done
 * releases.
 */
bool aliases_read(struct aliases *, const char *folder, struct diags *);

/* The same of a text. */
bool aliases_read_text(struct aliases *, const char *bytes, size_t len, struct diags *);

#endif
