#include "config.h"

#include <stdlib.h>

#include "model/questionnaire.h"
#include "tests/tap.h"

static void
set(const struct questionnaire *q, struct text *text, const char *sv, const char *en)
{
	questionnaire_take_text(q, text, 0, xstrdup(sv));
	if (en)
		questionnaire_take_text(q, text, 1, xstrdup(en));
}

static struct area *
add_area(struct questionnaire *q, const char *id, int max)
{
	struct area *area = *array_push(&q->areas) = xcalloc(1, sizeof(*area));
	area->id = xstrdup(id);
	area->max = max * DECIMAL_ONE;
	set(q, &area->title, id, NULL);
	return area;
}

static struct question *
add_question(struct questionnaire *q, struct area *area, const char *id, int max)
{
	struct question *question = *array_push(&area->questions) = xcalloc(1, sizeof(*question));
	question->id = xstrdup(id);
	question->max = max * DECIMAL_ONE;
	set(q, &question->title, id, NULL);
	return question;
}

/* Areas 1 (1.1, 1.2 with criteria) and 8 (a whole); a scale, a role, a group, two profiles. */
static struct questionnaire *
make(void)
{
	struct questionnaire *q = questionnaire_new();
	q->id = xstrdup("small");
	q->edition = xstrdup("1");
	q->language = xstrdup("sv");
	*array_push(&q->languages) = xstrdup("sv");
	*array_push(&q->languages) = xstrdup("en");
	set(q, &q->title, "Liten", "Small");

	struct scale *scale = *array_push(&q->scales) = xcalloc(1, sizeof(*scale));
	scale->id = xstrdup("extent");
	for (int i = 0; i < 3; i++)
		array_push(&scale->steps)->value = i * 2 * DECIMAL_ONE;
	array_push(&q->roles)->id = xstrdup("politik");
	struct group *group = array_push(&q->plan);
	group->id = xstrdup("g1");
	group->role = xstrdup("politik");
	struct profile *profile = array_push(&q->profiles);
	profile->id = xstrdup("district");
	*array_push(&profile->leaves_out) = xstrdup("8");
	*array_push(&profile->leaves_out) = xstrdup("1.2");
	array_push(&q->profiles)->id = xstrdup("all");

	struct area *first = add_area(q, "1", 30);
	add_question(q, first, "1.1", 10);
	struct question *second = add_question(q, first, "1.2", 20);
	struct criterion *tick = array_push(&second->criteria);
	tick->id = xstrdup("1.2.a");
	struct criterion *scaled = array_push(&second->criteria);
	scaled->id = xstrdup("1.2.b");
	scaled->scale = scale;
	set(q, &add_area(q, "8", 100)->title, "Åtta", "Eight");
	questionnaire_finish(q);
	return q;
}

static void
test_questionnaire_finish_numbers_all(void)
{
	struct questionnaire *q = make();
	is_int(q->questions.n, 3);
	for (size_t i = 0; i < q->questions.n; i++)
		is_int(q->questions.v[i]->index, i);
	is_int(q->areas.v[1]->index, 1);
	is_str(q->questions.v[0]->area->id, "1");
	ok(!q->questions.v[1]->is_area);
	const struct question *whole = q->questions.v[2];
	ok(whole->is_area);
	is_str(whole->id, "8");
	is_int(whole->max, 100 * DECIMAL_ONE);
	ok(whole->area == q->areas.v[1]);
	is_str(questionnaire_text(q, &whole->title, 0), "Åtta");
	is_str(questionnaire_text(q, &whole->title, 1), "Eight");
	questionnaire_free(q);
	questionnaire_free(NULL);
}

static void
test_questionnaire_text_falls_back(void)
{
	struct questionnaire *q = make();
	struct text only_english = {0}, none = {0};
	questionnaire_take_text(q, &only_english, 1, xstrdup("x"));
	questionnaire_take_text(q, &only_english, 1, xstrdup("only"));
	is_str(questionnaire_text(q, &q->title, 0), "Liten");
	is_str(questionnaire_text(q, &q->title, 1), "Small");
	is_str(questionnaire_text(q, &q->areas.v[0]->title, 1), "1");
	is_str(questionnaire_text(q, &q->title, 7), "Liten");
	is_str(questionnaire_text(q, &only_english, 0), "only");
	is_str(questionnaire_text(q, &none, 0), "");
	is_int(questionnaire_language(q, "en"), 1);
	is_int(questionnaire_language(q, "sv"), 0);
	is_int(questionnaire_language(q, "de"), 0);
	is_int(questionnaire_language(q, NULL), 0);
	free(only_english.v[1]);
	free(only_english.v);
	questionnaire_free(q);
}

static void
test_questionnaire_finds_by_id(void)
{
	struct questionnaire *q = make();
	const struct question *owner = NULL;
	is_str(questionnaire_area(q, "8")->id, "8");
	ok(!questionnaire_area(q, "1.1"));
	is_str(questionnaire_question(q, "1.2")->id, "1.2");
	is_str(questionnaire_question(q, "8")->id, "8");
	ok(!questionnaire_question(q, "1"));
	is_str(questionnaire_criterion(q, "1.2.b", &owner)->id, "1.2.b");
	is_str(owner->id, "1.2");
	is_str(questionnaire_criterion(q, "1.2.a", NULL)->id, "1.2.a");
	ok(!questionnaire_criterion(q, "1.2", &owner));
	is_str(questionnaire_role(q, "politik")->id, "politik");
	ok(!questionnaire_role(q, "x"));
	is_str(questionnaire_group(q, "g1")->role, "politik");
	ok(!questionnaire_group(q, "g2"));
	is_str(questionnaire_profile(q, "all")->id, "all");
	ok(!questionnaire_profile(q, ""));
	is_int(criterion_top(questionnaire_criterion(q, "1.2.a", NULL)), DECIMAL_ONE);
	is_int(criterion_top(questionnaire_criterion(q, "1.2.b", NULL)), 4 * DECIMAL_ONE);
	questionnaire_free(q);
}

static void
test_profile_leaves_out_question_and_area(void)
{
	struct questionnaire *q = make();
	const struct profile *district = questionnaire_profile(q, "district");
	ok(!profile_leaves_out(district, q->questions.v[0]));
	ok(profile_leaves_out(district, q->questions.v[1]));
	ok(profile_leaves_out(district, q->questions.v[2]));
	ok(!profile_leaves_out(questionnaire_profile(q, "all"), q->questions.v[2]));
	ok(!profile_leaves_out(NULL, q->questions.v[2]));
	questionnaire_free(q);
}

int
main(void)
{
	test_questionnaire_finish_numbers_all();
	test_questionnaire_text_falls_back();
	test_questionnaire_finds_by_id();
	test_profile_leaves_out_question_and_area();
	return tap_end();
}
