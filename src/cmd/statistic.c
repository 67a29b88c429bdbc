#include "config.h"

#include "cmd/statistic.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/diag.h"
#include "base/error.h"
#include "base/i18n.h"
#include "cmd/cmd.h"
#include "cmd/look.h"
#include "model/compare.h"
#include "model/group.h"
#include "model/questionnaire.h"
#include "model/session.h"
#include "model/stats.h"
#include "store/aliases.h"
#include "store/archive.h"

/* What is looked at. */
struct census {
	struct look look;
	struct aliases aliases;
	struct cards bests;	/* one of each evaluation */
	struct subjects subjects;
	struct stats_tables tables;
};

enum statistic
statistic_by_word(const char *word)
{
	return !word ? STATISTIC_NONE : !strcmp(word, "median") ? STATISTIC_MEDIAN :
		!strcmp(word, "mean") ? STATISTIC_MEAN : STATISTIC_NONE;
}

static bool
read_aliases(struct census *s)
{
	struct diags diags;
	diags_init(&diags, ALIASES_NAME);
	bool done = aliases_read(&s->aliases, archive_folder(s->look.archive), &diags);
	if (!done)
		cmd_diags(&diags);
	diags_done(&diags);
	return done;
}

static void
plan(struct census *s)
{
	const struct cards *all = archive_cards(s->look.archive);
	struct card_groups groups;
	group_cards(&groups, all);
	for (size_t i = 0; i < groups.count; i++)
		if (all->v[groups.stands[i]]->state != CARD_BROKEN)
			*array_push(&s->bests) = all->v[groups.stands[i]];
	group_cards_done(&groups);
	subjects_tell(&s->subjects, &s->bests, &s->aliases);
	stats_plan(&s->tables, &s->bests, &s->subjects, &(struct stats_rules){0});
}

/* The table of the session's edition and country; of its edition where it does not say the country. */
static struct stats *
find_table(struct census *s, const struct session *like)
{
	const struct questionnaire *q = like->questionnaire;
	const char *country = session_subject(like, "country");
	struct stats *found = NULL;
	size_t count = 0;
	for (size_t i = 0; i < s->tables.n; i++) {
		struct stats *t = &s->tables.v[i];
		if (strcmp(t->questionnaire, q->id) || strcmp(t->edition, q->edition) ||
		    (country && strcmp(t->country, country)))
			continue;
		found = t;
		count++;
	}
	return count == 1 ? found : NULL;
}

static void
compute(struct census *s, struct stats *t)
{
	for (size_t i = 0; i < t->members.n; i++) {
		struct card *card = t->members.v[i].card;
		struct error err = ERROR_INIT;
		if (archive_load(s->look.archive, card, CARD_FIGURES, &err)) {
			stats_add(t, i);
			archive_unload(card);
		} else {
			cmd_error("%s", error_text(&err));
			s->look.status = STATUS_FOUND;
		}
		error_done(&err);
	}
	stats_finish(t);
}

/*
 * A figure as the comparison takes it.  A mean is rounded to a millionth here,
 * which cannot move the tenth that is printed: it is a quotient by less than a
 * million evaluations.
 */
static void
take(struct figure *f, const struct stats *t, enum statistic which, const char *code, decimal max)
{
	const struct stats_figure *from = stats_figure(t, code);
	f->full = f->max = max;
	if (!from || !from->is_told)
		return;
	f->state = STATE_SCORED;
	f->has_points = true;
	f->points = fraction_decimal(which == STATISTIC_MEAN ? from->mean : from->median);
	f->low = f->high = f->points;
	f->full = f->max = from->max;
}

static void
take_all(struct scores *scores, const struct stats *t, enum statistic which, const struct questionnaire *q)
{
	*scores = (struct scores){.question_count = q->questions.n, .area_count = q->areas.n};
	scores->questions = xcalloc(q->questions.n, sizeof(*scores->questions));
	scores->areas = xcalloc(q->areas.n, sizeof(*scores->areas));
	for (size_t i = 0; i < q->questions.n; i++)
		take(&scores->questions[i], t, which, q->questions.v[i]->id,
			q->questions.v[i]->max);
	for (size_t i = 0; i < q->areas.n; i++)
		take(&scores->areas[i], t, which, q->areas.v[i]->id, q->areas.v[i]->max);
	take(&scores->total, t, which, "total", q->max);
}

static bool
has_any(const struct scores *scores)
{
	bool has = scores->total.has_points;
	for (size_t i = 0; i < scores->area_count; i++)
		has |= scores->areas[i].has_points;
	return has;
}

/* "median of 12 evaluations, SE"; of 3-12 where not all of them have every area. */
static char *
name_of(const struct stats *t, enum statistic which, const struct questionnaire *q)
{
	size_t least = SIZE_MAX, most = 0;
	for (size_t i = 0; i <= q->areas.n; i++) {
		const struct stats_figure *f = stats_figure(t, i ? q->areas.v[i - 1]->id : "total");
		if (!f || !f->is_told)
			continue;
		least = f->n < least ? f->n : least;
		most = f->n > most ? f->n : most;
	}
	char *count = least < most ? xasprintf("%zu-%zu", least, most) : xasprintf("%zu", most);
	char *name = xasprintf(which == STATISTIC_MEDIAN ? _("median of %s evaluations%s%s") :
		_("mean of %s evaluations%s%s"), count, *t->country ? ", " : "", t->country);
	free(count);
	return name;
}

static bool
add(struct census *s, struct compare *c, enum statistic which, const struct session *like)
{
	const struct questionnaire *q = like->questionnaire;
	const char *country = session_subject(like, "country");
	struct stats *t = find_table(s, like);
	struct scores scores = {0};
	if (t) {
		compute(s, t);
		take_all(&scores, t, which, q);
	}
	if (!t || !has_any(&scores)) {
		cmd_error(_("%s: fewer than three evaluations of edition %s%s%s to take a median or mean of"),
			archive_folder(s->look.archive), q->edition, country ? ", " : "", country ? country : "");
		scores_done(&scores);
		s->look.status = STATUS_FOUND;
		return false;
	}
	char *name = name_of(t, which, q);
	compare_add_statistic(c, name, q, &scores);
	free(name);
	return true;
}

bool
statistic_add(struct compare *c, enum statistic which, const struct session *like, const char *folder,
	int *status)
{
	struct census s = {.look.archive = NULL};
	bool done = look_open(&s.look, folder, true, "");
	if (done && !read_aliases(&s)) {
		s.look.status = STATUS_FOUND;
		done = false;
	}
	if (done) {
		plan(&s);
		done = add(&s, c, which, like);
	}
	*status = s.look.status > *status ? s.look.status : *status;
	stats_done(&s.tables);
	subjects_done(&s.subjects);
	array_done(&s.bests);
	aliases_done(&s.aliases);
	look_close(&s.look);
	return done;
}
