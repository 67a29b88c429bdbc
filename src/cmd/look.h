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
struct buf;
struct options;
struct query;

struct look {
	struct archive *archive;
	struct query *query;		/* NULL: everything fits */
	int status;			/* STATUS_FOUND where something could not be looked at */
};

/*
 * Steps through a command's options as options_next does.  They may also stand
 * between the words of a query, which are appended to it with blanks between;
 * "-word", two letters or more after one dash, is such a word, which leaves
 * something out.  0 when all is read.
 */
int look_next(struct options *, struct buf *query);

/*
 * Opens the archive (folder: the option's, or NULL) and reads the query, where
 * there is one.  False, with the status, after saying why and what to do; also
 * where there is no session at all.
 */
bool look_open(struct look *, const char *folder, bool with_index, const char *query);

/*
 * The same without asking whether there is any session, which costs the heads
 * of all; and that question: false, with the status, after saying so.
 */
bool look_begin(struct look *, const char *folder, bool with_index, const char *query);
bool look_has_sessions(struct look *);
void look_close(struct look *);

/* Keeps those of the cards that the query fits, themselves or a text in them. */
void look_filter(struct look *, struct cards *);

/* How wide text may be: the terminal's columns, else COLUMNS, else 80. */
size_t look_width(void);

/* Can this locale show more than ASCII? */
bool look_is_ascii(void);

#endif
