#include "config.h"

#include "model/check.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/dict.h"
#include "base/i18n.h"
#include "model/joins.h"
#include "model/listing.h"
#include "model/questionnaire.h"
#include "model/score.h"
#include "model/session.h"
#include "model/signing.h"
#include "text/utf8.h"

static const char *const level_titles[REMARK_LEVEL_COUNT] = {
	[REMARK_HINT] = N_("hint"),
	[REMARK_WARNING] = N_("warning"),
};

const char *
remark_level_title(enum remark_level level)
{
	return _(level_titles[level]);
}

void
remark_add(struct remarks *out, enum remark_level level, const char *place, const char *fmt, ...)
{
	struct buf text = BUF_INIT;
	va_list args;
	va_start(args, fmt);
	buf_addv(&text, fmt, args);
	va_end(args);
	struct remark *r = array_push(out);
	*r = (struct remark){level, xstrdup(place), buf_steal(&text)};
}

void
remarks_done(struct remarks *remarks)
{
	for (size_t i = 0; i < remarks->n; i++) {
		free(remarks->v[i].place);
		free(remarks->v[i].text);
	}
	array_done(remarks);
}

static bool
is_finding(const struct version *v)
{
	enum entry_kind kind = version_kind(v);
	return kind == ENTRY_STRENGTH || kind == ENTRY_IMPROVEMENT || kind == ENTRY_WEAKNESS ||
		kind == ENTRY_EXAMPLE;
}

/* Questions. */

static void
check_support(struct remarks *out, const struct session *s, const struct question *q,
	const struct figure *f)
{
	char room[DECIMAL_ROOM];
	size_t n[ENTRY_KIND_COUNT];
	if (f->state != STATE_SCORED || f->is_reported)
		return;
	listing_counts(n, s, q->id, false, NULL);
	size_t good = n[ENTRY_STRENGTH] + n[ENTRY_EXAMPLE];
	size_t bad = n[ENTRY_IMPROVEMENT] + n[ENTRY_WEAKNESS];
	if (!good && !bad)
		remark_add(out, REMARK_WARNING, q->id, _("%s points without any finding"),
			decimal_exact(room, f->points, i18n_mark()));
	else if (f->points == f->full && !good)
		remark_add(out, REMARK_WARNING, q->id,
			_("full points, but only weaknesses or improvement areas were found"));
}

/* Not applicable needs a reason, whoever says so. */
static void
check_reasons(struct remarks *out, const struct session *s, const struct question *q)
{
	const struct items *items = &s->sections[SECTION_SCORES];
	const char *reason = NULL;
	size_t len = strlen(q->id);
	decimal points;
	enum answer settled = score_settled(s, q, &points, &reason);
	if (settled == ANSWER_NOT_APPLICABLE && !reason)
		remark_add(out, REMARK_WARNING, q->id, _("settled as not applicable without a reason"));
	if (settled != ANSWER_NONE)
		return;
	for (size_t i = 0; i < items->n; i++) {
		const struct version *v = item_current(&items->v[i]);
		if (v && !strncmp(v->id, q->id, len) && v->id[len] == '/' &&
		    answer_by_word(version_get(v, FIELD_STATE)) == ANSWER_NOT_APPLICABLE &&
		    !version_get(v, FIELD_REASON))
			remark_add(out, REMARK_WARNING, q->id,
				_("not applicable without a reason (%s)"), v->id + len + 1);
	}
}

/* Others have scored, and who is responsible has not: that score is awaited. */
static void
check_responsible(struct remarks *out, const struct session *s, const struct question *q,
	const struct figure *f)
{
	const struct version *v = session_get(s, SECTION_RESPONSIBLE, q->area->id);
	const char *who = v ? version_text(v, FIELD_EVALUATOR) : NULL;
	if (who && !f->is_settled && f->state != STATE_UNTOUCHED && f->state != STATE_OPEN &&
	    score_is_todo(s, q, who))
		remark_add(out, REMARK_HINT, q->id, _("%s is responsible and has not scored it"), who);
}

static void
check_questions(struct remarks *out, const struct session *s)
{
	const struct questionnaire *q = s->questionnaire;
	struct scores scores;
	scores_compute(&scores, s);
	for (size_t i = 0; i < q->questions.n; i++) {
		const struct figure *f = &scores.questions[i];
		check_support(out, s, q->questions.v[i], f);
		check_reasons(out, s, q->questions.v[i]);
		if (f->is_changed)
			remark_add(out, REMARK_WARNING, q->questions.v[i]->id,
				_("a score changed since it was settled"));
		check_responsible(out, s, q->questions.v[i], f);
	}
	scores_done(&scores);
}

/* Entries and their sources. */

static bool
has_source(const struct session *s, const char *id)
{
	return session_item(s, SECTION_INTERVIEWS, id) || session_item(s, SECTION_DOCUMENTS, id) ||
		session_item(s, SECTION_PAGES, id);
}

static void
check_entry(struct remarks *out, const struct session *s, const struct version *v)
{
	const char *sources = version_get(v, FIELD_SOURCES), *element;
	const char *place = version_get(v, FIELD_QUESTION);
	const char *text = version_yes(v, FIELD_PRIVATE) ? _("(private)") : version_text(v, FIELD_TEXT);
	size_t len;
	struct buf shown = BUF_INIT;
	utf8_clip(&shown, text, strlen(text), 40, false);
	place = place ? place : "0";
	if (!sources && is_finding(v))
		remark_add(out, REMARK_WARNING, place, _("%s without a source: \"%s\""),
			entry_kind_title(version_kind(v)), buf_str(&shown));
	while (list_next(&sources, &element, &len)) {
		char *id = xstrndup(element, len);
		id[strcspn(id, ":")] = '\0';
		if (!has_source(s, id))
			remark_add(out, REMARK_WARNING, place,
				_("a source that is not in the session: \"%s\""), buf_str(&shown));
		free(id);
	}
	buf_done(&shown);
}

static void
check_entries(struct remarks *out, const struct session *s)
{
	const struct items *items = &s->sections[SECTION_ENTRIES];
	struct joins joins;
	/* A team sentence answers for what it joins. */
	joins_find(&joins, s, NULL);
	for (size_t i = 0; i < items->n; i++)
		if (item_current(&items->v[i]) && !joins_has(&joins, item_id(&items->v[i])))
			check_entry(out, s, item_current(&items->v[i]));
	joins_done(&joins);
}

/* Which areas an interview has touched, by index. */
static void
find_heard(const struct session *s, bool *is_heard)
{
	const struct questionnaire *q = s->questionnaire;
	const struct items *items = &s->sections[SECTION_ENTRIES];
	for (size_t i = 0; i < items->n; i++) {
		const struct version *v = item_current(&items->v[i]);
		const char *place = v ? version_get(v, FIELD_QUESTION) : NULL;
		const char *sources = v ? version_get(v, FIELD_SOURCES) : NULL, *element;
		const struct question *question = place ? questionnaire_question(q, place) : NULL;
		const struct area *area = question ? question->area :
			place ? questionnaire_area(q, place) : NULL;
		size_t len;
		while (area && list_next(&sources, &element, &len)) {
			char *id = xstrndup(element, len);
			id[strcspn(id, ":")] = '\0';
			is_heard[area->index] |= !!session_get(s, SECTION_INTERVIEWS, id);
			free(id);
		}
	}
}

static void
check_interviews(struct remarks *out, const struct session *s)
{
	const struct questionnaire *q = s->questionnaire;
	const struct items *items = &s->sections[SECTION_INTERVIEWS];
	size_t held = 0;
	for (size_t i = 0; i < items->n; i++)
		held += item_current(&items->v[i]) != NULL;
	if (!held)
		return;
	bool *is_heard = xcalloc(q->areas.n, sizeof(*is_heard));
	find_heard(s, is_heard);
	for (size_t i = 0; i < q->areas.n; i++) {
		const struct area *area = q->areas.v[i];
		size_t asked = 0;
		for (size_t j = 0; j < area->questions.n; j++)
			asked += score_is_asked(s, area->questions.v[j]);
		if (asked && !is_heard[i])
			remark_add(out, REMARK_HINT, area->id, _("no interview has touched this area"));
	}
	free(is_heard);
}

/* People. */

static void
check_person(struct remarks *out, const struct session *s, struct dict *seen, const char *id)
{
	if (!id || !*id || dict_put(seen, id, seen))
		return;
	if (!session_get(s, SECTION_EVALUATORS, id))
		remark_add(out, REMARK_WARNING, "", _("nobody is named who has the short id %s"), id);
}

static void
check_people(struct remarks *out, const struct session *s)
{
	struct dict seen = {0};
	for (int section = 0; section < SECTION_COUNT; section++) {
		const struct items *items = &s->sections[section];
		bool is_by_id = section == SECTION_SCORES || section == SECTION_TICKS;
		/* An imported figure has nobody behind it. */
		if (section == SECTION_STATUS || section == SECTION_EVALUATORS)
			continue;
		for (size_t i = 0; i < items->n; i++) {
			const struct version *v = item_current(&items->v[i]);
			const char *slash = v ? strchr(v->id, '/') : NULL;
			if (!v)
				continue;
			check_person(out, s, &seen, version_get(v, FIELD_BY));
			check_person(out, s, &seen, version_get(v, FIELD_EVALUATOR));
			if (is_by_id && slash)
				check_person(out, s, &seen, slash + 1);
		}
	}
	dict_done(&seen);
}

/* The session as a whole. */

static void
check_signed(struct remarks *out, const struct session *s)
{
	struct signings all;
	signings_list(&all, s);
	for (size_t i = 0; i < all.n; i++) {
		struct buf who = BUF_INIT;
		const struct signing *signing = &all.v[i];
		signing_describe(&who, signing->v);
		if (!signing->is_standing)
			remark_add(out, REMARK_HINT, "", _("version %u, signed %s, was reopened"),
				signing->number, who.s);
		else if (signing->is_changed)
			remark_add(out, REMARK_WARNING, "", _("changed since it was signed %s"), who.s);
		else
			remark_add(out, REMARK_HINT, "", _("signed %s"), who.s);
		buf_done(&who);
	}
	array_done(&all);
}

static void
check_whole(struct remarks *out, const struct session *s, const char *hash)
{
	const char *profile = session_subject(s, "profile");
	size_t conflicts = session_conflicts(s);
	if (hash && strcmp(hash, s->questionnaire_hash))
		remark_add(out, REMARK_WARNING, "",
			_("the questions inside are not those that the hash names: "
			"somebody changed them"));
	if (profile && strcmp(profile, "none") && !questionnaire_profile(s->questionnaire, profile))
		remark_add(out, REMARK_WARNING, "", _("the questionnaire has no profile \"%s\""), profile);
	if (conflicts)
		remark_add(out, REMARK_WARNING, "", P_("%zu conflict to settle",
			"%zu conflicts to settle", conflicts), conflicts);
	if (s->hand_made)
		remark_add(out, REMARK_HINT, "", P_("%zu item was changed by hand",
			"%zu items were changed by hand", s->hand_made), s->hand_made);
}

void
check_session(struct remarks *out, const struct session *s, const char *hash)
{
	check_whole(out, s, hash);
	check_signed(out, s);
	check_people(out, s);
	check_reported(out, s);
	check_questions(out, s);
	check_entries(out, s);
	check_interviews(out, s);
}
