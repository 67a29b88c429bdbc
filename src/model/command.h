#ifndef MODEL_COMMAND_H
#define MODEL_COMMAND_H

/*
 * What can be done: the one list of actions, each a :word with its default key
 * and its help.  It feeds the form's keys, palette, bottom bar and help, plain
 * prompts and pipes, and the check of the man page.  A command acts on a
 * sitting; what only a screen can do it asks for.
 */

#include <stdbool.h>
#include <stddef.h>

#include "base/array.h"
#include "base/clock.h"

struct buf;
struct error;
struct sitting;

/* What the front end is asked to do. */
enum request {
	REQUEST_NONE,
	REQUEST_QUIT,
	REQUEST_HELP,		/* keys and commands */
	REQUEST_PALETTE,
	REQUEST_EDIT,		/* put `line` into the capture line, to replace entry `id` */
	REQUEST_EDITOR,		/* open a text in the evaluator's own editor: entry `id` or slot */
	REQUEST_FOLD,
	REQUEST_SUSPEND,
	REQUEST_SAVED,		/* say that all is saved, once it is */
	REQUEST_COMPLETE,	/* reopened: take the questionnaire's full texts in */
	REQUEST_LANGUAGE,	/* the language of the questions changed */
	REQUEST_PREVIOUS
};

/* A row of what a command answers with. */
struct row {
	char *text;		/* one line; owned */
	char *line;		/* what to enter where it is chosen, or NULL; owned */
	bool is_fill;		/* put that in the line in place of entering it */
	bool is_heading;
};

struct rows ARRAY_OF(struct row);

struct reply {
	enum request request;
	char *message;		/* one line: what was done; owned, may be NULL */
	char *title;		/* of the rows; owned */
	struct rows rows;	/* an answer of many lines */
	char *id;		/* what REQUEST_EDIT and REQUEST_EDITOR are about; owned */
	char *line;		/* for REQUEST_EDIT; owned */
	size_t cursor;		/* where in it to go on typing: before its sources */
	bool is_entry;		/* an entry was stored */
	bool is_refused;	/* nothing was done; the rows say why */
};

void reply_done(struct reply *);
void reply_say(struct reply *, const char *fmt, ...) ATTR_PRINTF(2, 3);
struct row *reply_row(struct reply *, const char *fmt, ...) ATTR_PRINTF(2, 3);

enum command_flag {
	COMMAND_WRITES = 1,	/* refused where the session is closed */
	COMMAND_SCREEN = 2,	/* only a screen can do it */
	COMMAND_FILLS = 4,	/* needs words: the palette puts it in the line */
	COMMAND_LAST = 8,	/* at the right of the bottom bar, never cut off */
	COMMAND_FORM = 16,	/* in the bar only while scores are one's own ... */
	COMMAND_MEETING = 32	/* ... and only in a meeting */
};

struct command {
	const char *word;
	const char *arguments;	/* for help: "[N] CODE" */
	const char *help;	/* one line, N_() */
	const char *key;	/* default key ("^Z", "F1"), or NULL */
	const char *key_line;	/* what the key enters; NULL: ":word" */
	const char *bar;	/* short word for the bottom bar, N_(), or NULL */
	unsigned flags;
	bool (*run)(struct sitting *, const char *rest, struct reply *, struct error *);
};

/* The list, ended by a NULL word. */
extern const struct command commands[];

/*
 * Finds a command by its word or a beginning that fits only one.  NULL with
 * err naming what is near.
 */
const struct command *command_find(const char *word, struct error *);

/*
 * Takes one entry of the capture line: stores it, goes there or runs the
 * command.  `replaces`: an entry whose text this is to be, in place of a new
 * one (NULL: a new one).  False with err (and the column in *column, from 1;
 * 0: the whole line) where it cannot be; nothing has changed then.
 */
bool command_enter(struct sitting *, const char *line, size_t len, bool is_literal,
	const char *replaces, struct stamp now, struct reply *, unsigned *column, struct error *);

/*
 * The slot of a report text as typed: "summary", a code, or this place's for ""
 * and "here".  NULL with err naming what there is; the caller frees.
 */
char *command_text_slot(const struct sitting *, const char *word, struct error *);

/* The prompt of the capture line: where it goes ("3.2", "inbox"). */
void command_prompt(struct buf *, const struct sitting *, const char *line, size_t len);

#endif
