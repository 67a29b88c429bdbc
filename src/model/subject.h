#ifndef MODEL_SUBJECT_H
#define MODEL_SUBJECT_H

/*
 * Which evaluations in an archive are of one municipality: by country and code
 * where both have them, else by name and type, with a list of other spellings.
 * Pure, over the heads of cards.
 */

#include <stdbool.h>
#include <stddef.h>

#include "base/array.h"

struct card;
struct cards;

/* Names of one municipality, as the alias file gives them (kompass(1), ALIASES). */
struct alias {
	char *name;			/* how it is called */
	char *type, *country, *code;	/* NULL where not said */
	struct spellings ARRAY_OF(char *) also;
};

struct aliases ARRAY_OF(struct alias);

void aliases_done(struct aliases *);

/* The municipalities of a list of cards. */
struct subjects {
	size_t *of;		/* of the card at the same place: a number from 0 */
	size_t count;		/* how many there are */
	char **countries;	/* of each: what a card of it or an alias says, or "" */
};

/*
 * Tells which cards are of one municipality:  those with the same country, code
 * and type; of others those with the same name, without regard to case, and
 * type that no country parts.  One that might be of several municipalities is
 * of none of them.  Broken ones are each alone.  aliases may be NULL.
 * subjects_done releases.
 */
void subjects_tell(struct subjects *, const struct cards *, const struct aliases *);
void subjects_done(struct subjects *);

/* Those that give this name, borrowed: array_done alone releases. */
void aliases_with(struct aliases *out, const struct aliases *, const char *name);

/*
 * Is this what the card's municipality is called, without regard to case, in
 * the card or by an alias?  with: what aliases_with found for the name.
 */
bool subject_is_called(const struct card *, const struct aliases *with, const char *name);

/* "municipality" for "": what a card without a type is. */
const char *subject_type(const struct card *);

#endif
