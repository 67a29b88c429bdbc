#include "config.h"

#include "cmd/statistic.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "cmd/census.h"
#include "cmd/cmd.h"
#include "cmd/look.h"
#include "model/compare.h"
#include "model/questionnaire.h"
#include "model/session.h"
#include "model/stats.h"
#include "store/archive.h"

enum statistic
statistic_by_word(const char *word)
{
	return !word ? STATISTIC_NONE : !strcmp(word, "median") ? STATISTIC_MEDIAN :
		!strcmp(word, "mean") ? STATISTIC_MEAN : STATISTIC_NONE;
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

/*
 * A figure as the comparison takes it.  A mean is rounded to a millionth here,
 * which cannot move the tenth that is printed: it is a quotient by less than a
 * million evaluations.
 */
static void
take(struct figure *f, const struct stats *t, enum statistic which, const char *code)
{
	const struct stats_figure *from = stats_figure(t, code);
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
		take(&scores->questions[i], t, which, q->questions.v[i]->id);
	for (size_t i = 0; i < q->areas.n; i++)
		take(&scores->areas[i], t, which, q->areas.v[i]->id);
	take(&scores->total, t, which, "total");
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
		census_compute(s, t);
		take_all(&scores, t, which, q);
	}
	if (!t || !has_any(&scores)) {
		cmd_error(_("%s: fewer than three evaluations of edition %s%s%s to take a median or mean of"),
			archive_folder(s->look->archive), q->edition, country ? ", " : "", country ? country : "");
		scores_done(&scores);
		s->look->status = STATUS_FOUND;
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
	struct look look;
	struct census s = {.look = NULL};
	bool done = look_open(&look, folder, true, "") &&
		census_take(&s, &look, &(struct stats_rules){0}) && add(&s, c, which, like);
	*status = look.status > *status ? look.status : *status;
	census_done(&s);
	look_close(&look);
	return done;
}
