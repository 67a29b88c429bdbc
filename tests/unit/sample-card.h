#ifndef SAMPLE_CARD_H
#define SAMPLE_CARD_H

/* Cards made by hand: an archive without files. */

#include <stdlib.h>

#include "base/alloc.h"
#include "base/arena.h"
#include "model/card.h"

struct sample_cards {
	struct cards cards;
	struct arena arena;
};

/* A signed card of edition 2002 in Sweden; what it is besides the caller changes. */
static inline struct card *
sample_card(struct sample_cards *all, const char *path, const char *evaluation,
	const char *subject, long year)
{
	struct card *c = xcalloc(1, sizeof(*c));
	char *empty = arena_strdup(&all->arena, "");
	c->path = arena_strdup(&all->arena, path);
	c->evaluation = arena_strdup(&all->arena, evaluation);
	c->subject = arena_strdup(&all->arena, subject);
	c->also = c->code = c->people = c->profile = c->type = empty;
	c->country = arena_strdup(&all->arena, "SE");
	c->questionnaire = arena_strdup(&all->arena, "kommunkompassen-2002");
	c->edition = arena_strdup(&all->arena, "2002");
	c->year = year;
	c->population = -1;
	c->state = CARD_SIGNED;
	c->version = 1;
	c->scored = c->asked = 37;
	c->has_figures = true;
	c->total.code = arena_strdup(&all->arena, "total");
	c->total.title = empty;
	c->total.level = CARD_TOTAL;
	*array_push(&c->figures) = c->total;
	*array_push(&all->cards) = c;
	return c;
}

/* Changes a text of the head. */
static inline void
sample_card_set(struct sample_cards *all, char **field, const char *text)
{
	*field = arena_strdup(&all->arena, text);
}

/* Adds an area's or question's figure; areas also to the total. */
static inline struct card_figure *
sample_card_figure(struct sample_cards *all, struct card *c, const char *code, decimal points,
	decimal max)
{
	bool is_area = !strchr(code, '.');
	struct card_figure f = {.code = arena_strdup(&all->arena, code), .title = c->total.title,
		.level = is_area ? CARD_AREA : CARD_QUESTION, .state = STATE_SCORED,
		.has_points = true, .is_whole = true, .points = points, .max = max, .full = max};
	*array_push(&c->figures) = f;
	if (is_area) {
		c->total.state = STATE_SCORED;
		c->total.has_points = c->total.is_whole = true;
		c->total.points += points;
		c->total.max += max;
		c->total.full += max;
		c->figures.v[0] = c->total;
	}
	return &c->figures.v[c->figures.n - 1];
}

/* Adds an area that the profile leaves out. */
static inline void
sample_card_lack(struct sample_cards *all, struct card *c, const char *code, decimal full)
{
	struct card_figure *f = sample_card_figure(all, c, code, 0, 0);
	f->state = STATE_LEFT_OUT;
	f->has_points = false;
	f->full = full;
	c->total.full += full;
	c->figures.v[0] = c->total;
}

static inline void
sample_cards_done(struct sample_cards *all)
{
	for (size_t i = 0; i < all->cards.n; i++) {
		array_done(&all->cards.v[i]->figures);
		free(all->cards.v[i]);
	}
	array_done(&all->cards);
	arena_done(&all->arena);
}

#endif
