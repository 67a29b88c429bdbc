#ifndef MODEL_CHOSEN_H
#define MODEL_CHOSEN_H

/*
 * Which entries leave the house: the findings of a report, and of what a later
 * evaluation keeps.  Those chosen with `report: yes`; where nobody has chosen
 * any, or one person evaluates alone, all findings but those refused with
 * `report: no`.  What is internal (notes, things to ask, the inbox, private
 * entries) never is among them, chosen or not.
 */

#include <stdbool.h>

#include "model/joins.h"

struct item;
struct session;

enum chosen_fate {
	CHOSEN_OUT,		/* goes out */
	CHOSEN_NOT,		/* a finding that was not chosen */
	CHOSEN_BENEATH,		/* said by a team sentence */
	CHOSEN_NOTE,		/* the rest is internal */
	CHOSEN_ASK,
	CHOSEN_INBOX,
	CHOSEN_PRIVATE,
	CHOSEN_GONE		/* deleted */
};

struct chosen {
	struct joins joins;
	bool is_choice;		/* somebody chose, so that the others stay here */
};

/* Good until the session changes; chosen_done releases. */
void chosen_find(struct chosen *, const struct session *);
void chosen_done(struct chosen *);

/*
 * What becomes of an item of SECTION_ENTRIES.  Where one of its siblings is
 * private, it is.
 */
enum chosen_fate chosen_fate(const struct chosen *, const struct item *);

#endif
