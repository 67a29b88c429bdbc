#ifndef MODEL_CAPTURE_H
#define MODEL_CAPTURE_H

/*
 * The grammar of the capture line: what a line that somebody typed means.
 * Pure: knows no session, no questionnaire, no screen; whether "3.2" exists or
 * @I3 was held is asked of callbacks or left to the caller.  The same in the
 * form and in `kompass line`.  See kompass(1), CAPTURE LINE.
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
	bool is_bare_number;	/* a note that is only a number: hint at `= 7,5` */
};

/* What the grammar must ask: is this an id to go to, is this a role? */
struct capture_names {
	bool (*is_target)(void *ctx, const char *id);
	bool (*is_role)(void *ctx, const char *role);
	void *ctx;
};

/*
 * Reads one entry (line breaks inside belong to its text).  `is_literal` where
 * the entry begins with pasted text: it is a note, no mark is looked at, no
 * target, no sources.  False with a reason in err and the column (in
 * characters, from 1) in *column where the line cannot be an entry; out is
 * then empty.  The caller calls capture_done.
 */
bool capture_parse(struct capture *out, const char *line, size_t len,
	bool is_literal, const struct capture_names *names,
	unsigned *column, struct error *err);

void capture_done(struct capture *);

/* The mark typed for a kind ('+'), or 0 for those without one. */
char capture_mark(enum capture_kind);

struct buf;

/*
 * Appends text so that it reads back as the text of an entry of this kind:
 * with its mark, and with `~` where it would begin with a mark.
 */
void capture_quote(struct buf *out, enum capture_kind, const char *text);

#endif
