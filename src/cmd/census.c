#include "config.h"

#include "cmd/census.h"

#include "base/diag.h"
#include "base/error.h"
#include "cmd/cmd.h"
#include "cmd/look.h"
#include "model/group.h"
#include "store/aliases.h"
#include "store/archive.h"

static bool
read_aliases(struct census *c)
{
	struct diags diags;
	diags_init(&diags, ALIASES_NAME);
	bool done = aliases_read(&c->aliases, archive_folder(c->look->archive), &diags);
	if (!done) {
		cmd_diags(&diags);
		c->look->status = STATUS_FOUND;
	}
	diags_done(&diags);
	return done;
}

bool
census_take(struct census *c, struct look *look, const struct stats_rules *rules)
{
	const struct cards *all = archive_cards(look->archive);
	struct card_groups groups;
	*c = (struct census){.look = look};
	if (!read_aliases(c))
		return false;
	group_cards(&groups, all);
	for (size_t i = 0; i < groups.count; i++) {
		struct card *best = all->v[groups.stands[i]];
		c->broken += best->state == CARD_BROKEN;
		if (best->state != CARD_BROKEN)
			*array_push(&c->bests) = best;
	}
	group_cards_done(&groups);
	look_filter(look, &c->bests);
	subjects_tell(&c->subjects, &c->bests, &c->aliases);
	stats_plan(&c->tables, &c->bests, &c->subjects, rules);
	return true;
}

void
census_done(struct census *c)
{
	stats_done(&c->tables);
	subjects_done(&c->subjects);
	array_done(&c->bests);
	aliases_done(&c->aliases);
}

bool
census_load(struct census *c, struct card *card)
{
	struct error err = ERROR_INIT;
	bool done = archive_load(c->look->archive, card, CARD_FIGURES, &err);
	if (!done) {
		cmd_error("%s", error_text(&err));
		c->look->status = STATUS_FOUND;
	}
	error_done(&err);
	return done;
}

void
census_compute(struct census *c, struct stats *t)
{
	for (size_t i = 0; i < t->members.n; i++) {
		struct card *card = t->members.v[i].card;
		if (!stats_needs(t, i) || !census_load(c, card))
			continue;
		stats_add(t, i);
		archive_unload(card);
	}
	stats_finish(t);
}
