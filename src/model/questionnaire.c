#include "config.h"

#include "model/questionnaire.h"

#include <stdlib.h>
#include <string.h>

static void
text_done(const struct questionnaire *q, struct text *text)
{
	for (size_t i = 0; text->v && i < q->languages.n; i++)
		free(text->v[i]);
	free(text->v);
}

static void
text_copy(const struct questionnaire *q, struct text *out, const struct text *text)
{
	for (size_t i = 0; text->v && i < q->languages.n; i++)
		if (text->v[i])
			questionnaire_take_text(q, out, i, xstrdup(text->v[i]));
}

static void
question_free(const struct questionnaire *q, struct question *question)
{
	free(question->id);
	free(question->when_criterion);
	text_done(q, &question->title);
	text_done(q, &question->guidance);
	for (size_t i = 0; i < question->prompts.n; i++) {
		free(question->prompts.v[i].role);
		text_done(q, &question->prompts.v[i].text);
	}
	array_done(&question->prompts);
	for (size_t i = 0; i < question->criteria.n; i++) {
		free(question->criteria.v[i].id);
		text_done(q, &question->criteria.v[i].text);
	}
	array_done(&question->criteria);
	free(question);
}

static void
area_free(const struct questionnaire *q, struct area *area)
{
	free(area->id);
	text_done(q, &area->title);
	text_done(q, &area->introduction);
	for (size_t i = 0; i < area->questions.n; i++)
		question_free(q, area->questions.v[i]);
	array_done(&area->questions);
	free(area);
}

static void
profile_done(const struct questionnaire *q, struct profile *profile)
{
	free(profile->id);
	text_done(q, &profile->title);
	text_done(q, &profile->note);
	for (size_t i = 0; i < profile->leaves_out.n; i++)
		free(profile->leaves_out.v[i]);
	array_done(&profile->leaves_out);
}

static void
scale_free(const struct questionnaire *q, struct scale *scale)
{
	free(scale->id);
	text_done(q, &scale->title);
	for (size_t i = 0; i < scale->steps.n; i++)
		text_done(q, &scale->steps.v[i].title);
	array_done(&scale->steps);
	free(scale);
}

/* What areas refer to and what stands beside them. */
static void
surroundings_done(struct questionnaire *q)
{
	for (size_t i = 0; i < q->dimensions.n; i++) {
		free(q->dimensions.v[i]->id);
		text_done(q, &q->dimensions.v[i]->title);
		free(q->dimensions.v[i]);
	}
	array_done(&q->dimensions);
	for (size_t i = 0; i < q->roles.n; i++) {
		free(q->roles.v[i].id);
		text_done(q, &q->roles.v[i].title);
	}
	array_done(&q->roles);
	for (size_t i = 0; i < q->profiles.n; i++)
		profile_done(q, &q->profiles.v[i]);
	array_done(&q->profiles);
	for (size_t i = 0; i < q->scales.n; i++)
		scale_free(q, q->scales.v[i]);
	array_done(&q->scales);
	for (size_t i = 0; i < q->comparability.n; i++) {
		free(q->comparability.v[i].questionnaire);
		text_done(q, &q->comparability.v[i].note);
	}
	array_done(&q->comparability);
	for (size_t i = 0; i < q->plan.n; i++) {
		free(q->plan.v[i].id);
		free(q->plan.v[i].role);
		text_done(q, &q->plan.v[i].title);
	}
	array_done(&q->plan);
}

struct questionnaire *
questionnaire_new(void)
{
	struct questionnaire *q = xcalloc(1, sizeof(*q));
	q->references = 1;
	return q;
}

struct questionnaire *
questionnaire_ref(struct questionnaire *q)
{
	q->references++;
	return q;
}

void
questionnaire_free(struct questionnaire *q)
{
	if (!q || --q->references)
		return;
	surroundings_done(q);
	for (size_t i = 0; i < q->areas.n; i++)
		area_free(q, q->areas.v[i]);
	array_done(&q->areas);
	array_done(&q->questions);
	dict_done(&q->by_id);
	text_done(q, &q->title);
	text_done(q, &q->source);
	for (size_t i = 0; i < q->languages.n; i++)
		free(q->languages.v[i]);
	array_done(&q->languages);
	free(q->id);
	free(q->edition);
	free(q->language);
	free(q);
}

static void
add_whole_question(const struct questionnaire *q, struct area *area)
{
	struct question *question = xcalloc(1, sizeof(*question));
	question->id = xstrdup(area->id);
	text_copy(q, &question->title, &area->title);
	question->max = area->max;
	question->is_area = true;
	*array_push(&area->questions) = question;
}

void
questionnaire_finish(struct questionnaire *q)
{
	for (size_t i = 0; i < q->areas.n; i++) {
		struct area *area = q->areas.v[i];
		area->index = i;
		if (!area->questions.n)
			add_whole_question(q, area);
		for (size_t j = 0; j < area->questions.n; j++) {
			struct question *question = area->questions.v[j];
			question->area = area;
			question->index = q->questions.n;
			*array_push(&q->questions) = question;
			dict_put(&q->by_id, question->id, question);
		}
	}
}

void
questionnaire_take_text(const struct questionnaire *q, struct text *text, size_t language, char *s)
{
	if (!text->v)
		text->v = xcalloc(q->languages.n, sizeof(*text->v));
	free(text->v[language]);
	text->v[language] = s;
}

const char *
questionnaire_text(const struct questionnaire *q, const struct text *text, size_t language)
{
	if (!text->v)
		return "";
	if (language < q->languages.n && text->v[language])
		return text->v[language];
	for (size_t i = 0; i < q->languages.n; i++)
		if (text->v[i])
			return text->v[i];
	return "";
}

size_t
questionnaire_language(const struct questionnaire *q, const char *language)
{
	for (size_t i = 0; language && i < q->languages.n; i++)
		if (!strcmp(q->languages.v[i], language))
			return i;
	return 0;
}

struct area *
questionnaire_area(const struct questionnaire *q, const char *id)
{
	for (size_t i = 0; i < q->areas.n; i++)
		if (!strcmp(q->areas.v[i]->id, id))
			return q->areas.v[i];
	return NULL;
}

struct question *
questionnaire_question(const struct questionnaire *q, const char *id)
{
	return dict_get(&q->by_id, id);
}

const struct criterion *
questionnaire_criterion(const struct questionnaire *q, const char *id,
	const struct question **owner)
{
	for (size_t i = 0; i < q->questions.n; i++) {
		const struct question *question = q->questions.v[i];
		for (size_t j = 0; j < question->criteria.n; j++) {
			if (strcmp(question->criteria.v[j].id, id))
				continue;
			if (owner)
				*owner = question;
			return &question->criteria.v[j];
		}
	}
	return NULL;
}

const struct role *
questionnaire_role(const struct questionnaire *q, const char *id)
{
	for (size_t i = 0; i < q->roles.n; i++)
		if (!strcmp(q->roles.v[i].id, id))
			return &q->roles.v[i];
	return NULL;
}

const struct group *
questionnaire_group(const struct questionnaire *q, const char *id)
{
	for (size_t i = 0; i < q->plan.n; i++)
		if (!strcmp(q->plan.v[i].id, id))
			return &q->plan.v[i];
	return NULL;
}

const struct profile *
questionnaire_profile(const struct questionnaire *q, const char *id)
{
	for (size_t i = 0; i < q->profiles.n; i++)
		if (!strcmp(q->profiles.v[i].id, id))
			return &q->profiles.v[i];
	return NULL;
}

bool
profile_leaves_out(const struct profile *profile, const struct question *question)
{
	for (size_t i = 0; profile && i < profile->leaves_out.n; i++) {
		const char *id = profile->leaves_out.v[i];
		if (!strcmp(id, question->id) || !strcmp(id, question->area->id))
			return true;
	}
	return false;
}

decimal
question_step(const struct questionnaire *q, const struct question *question)
{
	return question->step ? question->step : q->step;
}

decimal
criterion_top(const struct criterion *c)
{
	return c->scale ? c->scale->steps.v[c->scale->steps.n - 1].value : DECIMAL_ONE;
}
