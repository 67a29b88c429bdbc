#ifndef MODEL_CAPTURE_H
#define MODEL_CAPTURE_H

/*
 * The grammar of the capture line: what a line that somebody typed means.
 * Pure: knows no session, no questionnaire, no screen; whether "3.2" exists or
 * @I3 was held is asked of callbacks or left to the caller.  The same in the
 * form and in `kompass line`.  See kompass(1), CAPTURE LINE.
 *
 * Blanks are space, tab, line breaks and the no-break space (which is what
 * comes of a blank typed while the key for @ or ~ is still down).  Those around
 * an entry and around its text mean nothing.
 *
 * A text may be set off from its surroundings by `~` at either end:
 *	~ at its beginning is dropped before one of + - ! * ? > = # : ~ or a
 *	  blank, and what follows stands as it is, with its blanks;
 *	~ as its last word is dropped with the one blank before it, and what
 *	  stands before it is text to the end: blanks, and words that would
 *	  else be sources.  Sources may still follow it.
 * So every text can be typed, and capture_quote knows how.
 *
 * A source is @, an owner's id and a dot if it is not mine, I, D or W (or i, d,
 * w), up to six digits, and if need be a colon and a place: up to 16 letters,
 * digits, "-", "," and ".".  One of . , ; : stuck to its end is dropped, so
 * that "@I3, @D2:14." are two sources.
 */

#include <stdbool.h>
#include <stddef.h>

#include "base/decimal.h"

struct error;

enum capture_kind {
	CAPTURE_NOTE,		/* text */
	CAPTURE_STRENGTH,	/* + text */
	CAPTURE_IMPROVEMENT,	/* - text */
	CAPTURE_WEAKNESS,	/* ! text */
	CAPTURE_EXAMPLE,	/* * text */
	CAPTURE_ASK,		/* ? text */
	CAPTURE_REPORT,		/* > text */
	CAPTURE_SCORE,		/* = 7,5 reason */
	CAPTURE_CLEAR,		/* = */
	CAPTURE_NOT_APPLICABLE,	/* = - reason */
	CAPTURE_NOT_ASSESSED,	/* = ? reason */
	CAPTURE_GOTO,		/* #3.2 and nothing else */
	CAPTURE_COMMAND,	/* :word rest */
	CAPTURE_EMPTY,		/* nothing but blanks */
	CAPTURE_KIND_COUNT
};

struct capture_source {
	char *owner;		/* "ge" of @ge.I3, or NULL for mine; owned */
	char letter;		/* 'I', 'D' or 'W' */
	unsigned number;	/* 3 */
	char *place;		/* "14" of @D2:14, or NULL; owned */
};

struct capture {
	enum capture_kind kind;
	char *target;		/* "3.2" of #3.2, "0" for the inbox, NULL for here; owned */
	char *text;		/* text or reason, never NULL; a command's rest; owned */
	char *command;		/* "interview" of :interview, else NULL; owned */
	decimal points;		/* of CAPTURE_SCORE */
	struct capture_source *sources;	/* in the order typed; owned */
	size_t source_count;
	char **roles;		/* of @ROLE at the end of an ask; owned */
	size_t role_count;
	bool is_bare_number;	/* a note "7,5" or "=7,5 ...": hint at `= 7,5` */
};

/*
 * What the grammar must ask: is this an id to go to, is this a role?  "0" is
 * the inbox and never asked.  A role that looks like a source is a source.
 */
struct capture_names {
	bool (*is_target)(void *ctx, const char *id);
	bool (*is_role)(void *ctx, const char *role);
	void *ctx;
};

/*
 * Reads one entry (line breaks inside belong to its text).  `is_literal` where
 * the entry begins with pasted text: it is a note as it stands, no mark is
 * looked at, no target, no sources, no blank taken off.  False with a reason in
 * err and the column (in characters, from 1) in *column where the line cannot
 * be an entry; out is then as for CAPTURE_EMPTY.  The reason repeats what was
 * typed: the caller makes it safe for a terminal.  out needs no preparation;
 * the caller calls capture_done, also after false.
 */
bool capture_parse(struct capture *out, const char *line, size_t len,
	bool is_literal, const struct capture_names *names,
	unsigned *column, struct error *err);

/* Releases what it owns and empties it; NULL and zeroed ones are fine. */
void capture_done(struct capture *);

/* The mark typed for a kind ('+', '=' for all four of scoring), or 0. */
char capture_mark(enum capture_kind);

struct buf;

/*
 * Appends text, which has more than blanks, so that it reads back as the text
 * of an entry of this kind: with its mark, and with `~` where its beginning or
 * end would be taken for something else.  Target before it and sources and
 * roles after it are the caller's.  Of a score only the reason: the caller has
 * appended `= 7,5 `.  Blank text gives the mark alone, to go on typing.  Not
 * for CLEAR, GOTO, COMMAND and EMPTY, which have no text.
 */
void capture_quote(struct buf *out, enum capture_kind, const char *text);

#endif
