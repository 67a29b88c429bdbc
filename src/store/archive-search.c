#include "config.h"

#include <string.h>

#include "base/buf.h"
#include "model/query.h"
#include "store/archive-parts.h"
#include "text/words.h"

struct search {
	struct archive *archive;
	const struct query *query;
	size_t limit, found;
	archive_found *call;
	void *ctx;
	bool is_done;
	struct buf folded;
};

static bool
fits(struct search *s, struct card *c, struct card_entry *e)
{
	if (!query_fits_entry(s->query, c, e, s->archive->evaluator))
		return false;
	if (!query_has_words(s->query))
		return archive_text(s->archive, c, e, NULL);
	if (!archive_text(s->archive, c, e, NULL))
		return false;
	buf_clear(&s->folded);
	words_fold(&s->folded, e->text, strlen(e->text));
	return query_fits_words(s->query, buf_str(&s->folded));
}

/* Looks through all entries of a card that fits. */
static void
look_through(struct search *s, struct card *c)
{
	bool had_figures = c->has_figures, had_entries = c->has_entries;
	unsigned what = CARD_ENTRIES | (query_needs_figures(s->query) ? CARD_FIGURES : 0);
	if (!archive_load(s->archive, c, what, NULL) || !query_fits_card(s->query, c))
		return;
	for (size_t i = 0; i < c->entries.n && !s->is_done; i++) {
		if (!fits(s, c, &c->entries.v[i]))
			continue;
		s->found++;
		s->is_done = !s->call(s->ctx, c, &c->entries.v[i]) || s->found == s->limit;
	}
	if (!had_figures && !had_entries)
		card_unload(c);
}

size_t
archive_search(struct archive *a, const struct query *query, const struct cards *order,
	size_t limit, archive_found *call, void *ctx)
{
	struct search s = {.archive = a, .query = query, .limit = limit, .call = call, .ctx = ctx};
	const struct cards *cards = order ? order : &a->cards;
	size_t i = 0;
	for (; i < cards->n && !s.is_done; i++)
		if (query_fits_card(query, cards->v[i]))
			look_through(&s, cards->v[i]);
	buf_done(&s.folded);
	return i;
}
