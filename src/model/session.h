#ifndef MODEL_SESSION_H
#define MODEL_SESSION_H

/*
 * A session: the items of one evaluation, and the questionnaire that was asked.
 * Pure: no file, no clock, no screen.  Reading and writing is store's matter,
 * deciding what to change the sitting's (model/sitting.h).
 */

#include <stdbool.h>
#include <stddef.h>

#include "base/array.h"
#include "base/clock.h"
#include "model/item.h"

struct buf;
struct error;
struct questionnaire;
struct piece;
struct rope;

struct items ARRAY_OF(struct item);

/* A top-level key of a newer minor version, kept as it came. */
struct extra {
	char *name, *flow;
};

struct session_ids ARRAY_OF(char *);

struct session {
	char *evaluation;	/* permanent id; of joined ones the smallest */
	struct session_ids also;	/* the ids that were joined to it, sorted */
	char *questionnaire_hash;	/* of the whole questionnaire, SHA-256 in hex */
	struct questionnaire *questionnaire;	/* what was asked; owned */
	struct piece *asked;	/* its canonical text, indented by two; a reference */
	bool is_brief;		/* only titles and maxima were kept of it */
	unsigned minor;		/* format 1.minor as read */
	struct items sections[SECTION_COUNT];	/* each sorted by id, section_order */
	struct extras ARRAY_OF(struct extra) extras;	/* sorted by name */
	unsigned long revision;	/* grows with every change of an item */
	unsigned long content;	/* the same, but for drafts */
	size_t conflicts;	/* items that are conflicts */
	size_t hand_made;	/* versions read that were changed by hand */
	struct piece *texts[SECTION_COUNT];	/* of each section; NULL: to be made */
};

/* Takes the questionnaire and its canonical text over. */
struct session *session_new(const char *evaluation, struct questionnaire *,
	struct piece *asked, const char *hash, bool is_brief);
void session_free(struct session *);

/* The item, or NULL; borrowed until the next change of the section. */
const struct item *session_item(const struct session *, enum section, const char *id);

/* The version of an item that is shown, or NULL; borrowed. */
struct version *session_get(const struct session *, enum section, const char *id);

/* The value of a subject field ("name"), or NULL. */
const char *session_subject(const struct session *, const char *id);

/*
 * The one mechanism of merging: brings in a version (a reference is taken).
 * Versions that it has seen go; it itself goes if another has seen it or is
 * the same.  Returns whether the item changed.
 */
bool session_put(struct session *, struct version *);

/*
 * Brings in all of `from`: afterwards `into` is the merge of both.  Which one
 * is merged into which makes no difference to the bytes.  False with err,
 * nothing changed, if they are not the same evaluation with the same
 * questionnaire.  *changed, if not NULL, is set to whether `into` changed.
 */
bool session_merge(struct session *into, const struct session *from,
	bool *changed, struct error *);

/*
 * Brings in the items and ids of `from`, whatever evaluation and questionnaire
 * it is of: for who has made sure of that.  Returns whether `into` changed.
 */
bool session_take(struct session *into, const struct session *from);

/*
 * Takes up another evaluation's id: files of either are then one evaluation
 * with this one.  Returns whether it is new.
 */
bool session_join(struct session *, const char *evaluation);

/* Are they one evaluation: is an id of one, its own or a joined one, the other's too? */
bool session_shares_id(const struct session *, const struct session *);

/* Why the two cannot be merged, or true. */
bool session_is_same_evaluation(const struct session *, const struct session *, struct error *);

/* Someone who writes: a name and how far it has come. */
struct writer {
	char id[WRITER_ROOM];	/* "" until the first change */
	uint32_t count;
	int64_t minted;		/* second of the last id, and how many before it in that */
	unsigned within;
};

/*
 * Writes an item: a new version of `base` (a version of that item; NULL: of
 * all that are there), by the next count of the writer, which is minted if
 * need be.  Siblings of base stay; base NULL settles them.  No values and
 * is_deleted: a deletion.  Returns the version, borrowed.
 */
struct version *session_write(struct session *, struct writer *, enum section,
	const char *id, const struct version *base,
	const struct value *, size_t count, bool is_deleted);

/* Starts the writer's next action: all versions until the next one share its count. */
void writer_next(struct writer *);

/*
 * A new id for an item: a letter, seven letters of time, two that count within
 * the second and five at random, so that ids sort in the order things were noted.
 */
#define ID_ROOM 16
void id_mint(char id[ID_ROOM], char letter, struct writer *, struct stamp now);

/* A new evaluation id. */
#define EVALUATION_ROOM 17
void evaluation_mint(char id[EVALUATION_ROOM]);

/* Appends the whole canonical text, to the final "...". */
void session_format(struct buf *, const struct session *);

/* Where in it the first item of each section begins. */
void session_places(size_t places[SECTION_COUNT], const struct session *);

/*
 * The same in pieces, shared with what was handed out before: only sections
 * that were changed since are formatted.  The caller calls rope_done.
 */
struct rope session_rope(struct session *);

/* How many items are conflicts. */
size_t session_conflicts(const struct session *);

/* Is it read-only: imported or signed, and not reopened since? */
bool session_is_closed(const struct session *);

#endif
