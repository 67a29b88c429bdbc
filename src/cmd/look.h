#ifndef CMD_LOOK_H
#define CMD_LOOK_H

/*
 * What the commands that look at the archive begin with: open it, read what
 * has changed, and keep what a query leaves.
 */

#include <stdbool.h>
#include <stddef.h>

#include "model/card.h"

struct archive;
struct query;

struct look {
	struct archive *archive;
	struct query *query;		/* NULL: everything fits */
	int status;			/* STATUS_FOUND where something could not be looked at */
};

/*
 * Opens the archive (folder: the option's, or NULL) for a command and reads the
 * query, which is these words with blanks between.  False, with the status, after saying why
 * and what to do; also where there is no session at all.
 */
bool look_open(struct look *, const char *word, const char *folder, bool with_index,
	char **words, size_t count);
void look_close(struct look *);

/* Keeps those of the cards that the query fits, themselves or a text in them. */
void look_filter(struct look *, struct cards *);

/* How wide text may be: the terminal's columns, else COLUMNS, else 80. */
size_t look_width(void);

/* Can this locale show more than ASCII? */
bool look_is_ascii(void);

#endif
