#ifndef STORE_SESSION_PARTS_H
#define STORE_SESSION_PARTS_H

/*
 * What the two ways of reading a session share: nodes to items, and what is
 * wrong with them.  For session-file.c and session-own.c alone.
 */

#include <stdbool.h>
#include <stddef.h>

#include "base/array.h"
#include "base/buf.h"
#include "model/session.h"

struct diags;
struct node;
struct piece;
struct question;
struct questionnaire;

/* What the value of a field is made of; offsets into scratch until all are there. */
struct session_pending {
	struct value value;
	size_t offset;		/* in scratch, where value.text is NULL */
};

struct session_pendings ARRAY_OF(struct session_pending);

/* The questions that were asked. */
struct session_asked {
	struct questionnaire *questionnaire;
	struct piece *text;
	bool is_brief;
};

struct session_reader {
	struct session *session;
	struct diags *diags;
	unsigned minor;
	struct session_asked asked;
	struct buf scratch;	/* lists and unknown values being put together */
	struct session_pendings pending;	/* of one item ... */
	struct session_values ARRAY_OF(struct value) values;	/* ... and when all are there */
};

/* Releases all but the session. */
void session_reader_done(struct session_reader *);

/*
 * The questionnaire from its map, and its text as it is written.  `room` is taken
 * for that, where the map's own text may be.  False where there is no questionnaire.
 */
bool session_read_asked(struct session_asked *, const struct node *map, bool is_brief,
	struct buf *room, struct diags *);

/* The number of the format; and what stands before the items: makes the session. */
bool session_read_format(struct session_reader *, const struct node *root);
bool session_read_head(struct session_reader *, const struct node *root);

/* Gives the questions to the session; what is read then is checked with them. */
void session_give_asked(struct session_reader *);

void session_read_item(struct session_reader *, const struct node *map, enum section);
void session_read_extra(struct session_reader *, const struct node *);
bool session_is_head_key(const char *key);

/* Which items name a question, and how: what they are checked for. */
bool section_is_placed_by_question(enum section);
bool section_is_placed_by_id(enum section);
bool session_has_place(const struct questionnaire *, const char *code);

/* The question of an item's id, "1.2" or "1.2/ab"; *name, the caller's, is its code. */
const struct question *session_question_of_id(const struct questionnaire *, const char *id,
	char **name);
bool session_is_too_much(const struct question *, const char *points, size_t len);

/*
 * Reads what looks like this program's own writing; NULL where it is not, or not
 * without fault, and session_read_like is to look at it.
 */
struct session *session_read_own(const char *bytes, size_t len, const struct session *like);

#endif
