#include "config.h"

#include "model/chosen.h"

#include <string.h>

#include "model/session.h"

static bool
is_private(const struct item *item)
{
	for (size_t i = 0; i < item->n; i++)
		if (version_yes(item->v[i], FIELD_PRIVATE))
			return true;
	return false;
}

/* Why an entry is internal; CHOSEN_OUT: it is a finding. */
static enum chosen_fate
internal_fate(const struct item *item, const struct version *v)
{
	enum entry_kind kind = version_kind(v);
	if (is_private(item))
		return CHOSEN_PRIVATE;
	/* What waits in the inbox is not filed yet, whatever it will be. */
	if (!version_get(v, FIELD_QUESTION))
		return CHOSEN_INBOX;
	if (kind == ENTRY_ASK)
		return CHOSEN_ASK;
	return kind == ENTRY_STRENGTH || kind == ENTRY_IMPROVEMENT || kind == ENTRY_WEAKNESS ||
		kind == ENTRY_EXAMPLE ? CHOSEN_OUT : CHOSEN_NOTE;
}

void
chosen_find(struct chosen *c, const struct session *s)
{
	const struct items *items = &s->sections[SECTION_ENTRIES];
	/* Nobody is called "": a private sentence hides nothing. */
	joins_find(&c->joins, s, "");
	c->is_choice = false;
	for (size_t i = 0; i < items->n && !c->is_choice; i++) {
		const struct version *v = item_current(&items->v[i]);
		if (v && version_yes(v, FIELD_REPORT) &&
		    internal_fate(&items->v[i], v) == CHOSEN_OUT)
			c->is_choice = s->sections[SECTION_EVALUATORS].n > 1;
	}
}

void
chosen_done(struct chosen *c)
{
	joins_done(&c->joins);
}

enum chosen_fate
chosen_fate(const struct chosen *c, const struct item *item)
{
	const struct version *v = item_current(item);
	if (!v)
		return CHOSEN_GONE;
	enum chosen_fate fate = internal_fate(item, v);
	if (fate == CHOSEN_PRIVATE || fate == CHOSEN_INBOX)
		return fate;
	if (joins_has(&c->joins, v->id))
		return CHOSEN_BENEATH;
	const char *report = version_get(v, FIELD_REPORT);
	if (fate == CHOSEN_OUT && (report ? strcmp(report, "yes") != 0 : c->is_choice))
		return CHOSEN_NOT;
	return fate;
}
