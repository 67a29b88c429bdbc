#include "config.h"

#include "model/previous.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "model/chosen.h"
#include "model/questionnaire.h"
#include "model/score.h"
#include "model/sitting.h"

static void
keep(struct sitting *s, const char *kind, const char *id, const struct version *from,
	const struct values *values)
{
	char *name = xasprintf("%s/%s", kind, id);
	/* An id of a file somebody wrote by hand may be as long as ids can be. */
	if (!id_is_valid(name, strlen(name)) && from) {
		free(name);
		name = xasprintf("%s/%s", kind, from->sum);
	}
	if (id_is_valid(name, strlen(name)))
		sitting_write(s, SECTION_PREVIOUS, name, NULL, values->v, values->n);
	free(name);
}

static void
keep_subject(struct sitting *s, const char *id, const char *value)
{
	struct values values = {.n = 0};
	if (!value)
		return;
	values_set(&values, FIELD_VALUE, value);
	keep(s, "subject", id, NULL, &values);
}

/* A score, whichever way it was found; nothing where there is none yet. */
static void
keep_score(struct sitting *s, const char *code, const struct figure *f)
{
	char points[DECIMAL_ROOM], max[DECIMAL_ROOM];
	struct values values = {.n = 0};
	switch (f->state) {
	case STATE_SCORED:
		if (!f->has_points)
			return;
		values_set(&values, FIELD_STATE, answer_word(ANSWER_POINTS));
		values_set(&values, FIELD_POINTS, decimal_exact(points, f->points, '.'));
		break;
	case STATE_NOT_APPLICABLE:
	case STATE_NOT_ASSESSED:
	case STATE_LEFT_OUT:
		values_set(&values, FIELD_STATE, score_state_word(f->state));
		break;
	default:
		return;
	}
	values_set(&values, FIELD_MAX, decimal_exact(max, f->max ? f->max : f->full, '.'));
	keep(s, "score", code, NULL, &values);
}

static void
keep_scores(struct sitting *s, const struct session *old)
{
	const struct questionnaire *q = old->questionnaire;
	struct scores scores;
	scores_compute(&scores, old);
	for (size_t i = 0; i < q->questions.n; i++)
		if (!q->questions.v[i]->is_area)
			keep_score(s, q->questions.v[i]->id, &scores.questions[i]);
	/* Of some evaluations areas or the total are all that is known. */
	for (size_t i = 0; i < q->areas.n; i++)
		keep_score(s, q->areas.v[i]->id, &scores.areas[i]);
	keep_score(s, "total", &scores.total);
	scores_done(&scores);
}

static void
keep_entries(struct sitting *s, const struct session *old)
{
	static const enum field fields[] = {FIELD_KIND, FIELD_QUESTION, FIELD_TEXT, FIELD_WORDING};
	const struct items *items = &old->sections[SECTION_ENTRIES];
	struct chosen chosen;
	chosen_find(&chosen, old);
	for (size_t i = 0; i < items->n; i++) {
		if (chosen_fate(&chosen, &items->v[i]) != CHOSEN_OUT)
			continue;
		const struct version *v = item_current(&items->v[i]);
		struct values values = {.n = 0};
		for (size_t f = 0; f < sizeof(fields) / sizeof(*fields); f++)
			values_set(&values, fields[f], version_get(v, fields[f]));
		keep(s, "entry", v->id, v, &values);
	}
	chosen_done(&chosen);
}

static void
keep_texts(struct sitting *s, const struct session *old)
{
	const struct items *items = &old->sections[SECTION_TEXTS];
	for (size_t i = 0; i < items->n; i++) {
		const struct version *v = item_current(&items->v[i]);
		if (!v)
			continue;
		struct values values = {.n = 0};
		values_set(&values, FIELD_TEXT, version_get(v, FIELD_TEXT));
		keep(s, "text", v->id, v, &values);
	}
}

void
previous_take(struct sitting *s, const struct session *old)
{
	keep_subject(s, "name", session_subject(old, "name"));
	keep_subject(s, "year", session_subject(old, "year"));
	keep_subject(s, "edition", old->questionnaire->edition);
	keep_subject(s, "questionnaire", old->questionnaire->id);
	keep_scores(s, old);
	keep_entries(s, old);
	keep_texts(s, old);
}
