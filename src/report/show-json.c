#include "config.h"

#include "report/show.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "model/agenda.h"
#include "model/joins.h"
#include "model/listing.h"
#include "model/questionnaire.h"
#include "model/same.h"
#include "model/score.h"
#include "model/session.h"
#include "model/signing.h"
#include "report/json.h"

/* A number field of an item, as a number. */
static void
add_number(struct json *j, const struct version *v, enum field field)
{
	decimal value;
	if (!version_number(v, field, &value))
		return;
	json_key(j, field_name(field));
	json_decimal(j, value);
}

static void
add_field(struct json *j, const struct version *v, enum field field)
{
	json_member(j, field_name(field), version_get(v, field));
}

/* A list field as an array of strings. */
static void
add_list(struct json *j, const struct version *v, enum field field)
{
	const char *list = version_get(v, field), *element;
	size_t len;
	if (!list)
		return;
	json_key(j, field_name(field));
	json_open(j, '[', true);
	while (list_next(&list, &element, &len)) {
		char *copy = xstrndup(element, len);
		json_string(j, copy);
		free(copy);
	}
	json_close(j, ']');
}

/* "iabc:14": the id, the label a person knows it by, and the place in it. */
static void
add_sources(struct json *j, const struct session *s, const struct version *v)
{
	const char *list = version_get(v, FIELD_SOURCES), *element;
	size_t len;
	json_key(j, "sources");
	json_open(j, '[', true);
	while (list_next(&list, &element, &len)) {
		struct buf label = BUF_INIT;
		char *id = xstrndup(element, len), *colon = strchr(id, ':');
		if (colon)
			*colon = '\0';
		json_open(j, '{', true);
		json_member(j, "id", same_first(s, id));
		if (listing_label(&label, s, id, ""))
			json_member(j, "label", label.s);
		json_member(j, "at", colon ? colon + 1 : NULL);
		json_close(j, '}');
		buf_done(&label);
		free(id);
	}
	json_close(j, ']');
}

static void
add_figure(struct json *j, const char *code, const char *level, const char *title,
	const struct figure *f)
{
	int percent;
	json_open(j, '{', true);
	json_member(j, "code", code);
	json_member(j, "level", level);
	json_member(j, "title", title);
	json_key(j, "points");
	if (f->has_points)
		json_decimal(j, f->points);
	else
		json_null(j);
	json_key(j, "max");
	json_decimal(j, f->max);
	json_key(j, "percent");
	if (figure_percent(f, &percent))
		json_whole(j, percent);
	else
		json_null(j);
	json_member(j, "state", score_state_word(f->state));
	json_key(j, "reported");
	if (f->has_reported)
		json_decimal(j, f->reported);
	else
		json_null(j);
	if (f->low != f->high || f->state == STATE_DIFFERS) {
		json_key(j, "low");
		json_decimal(j, f->low);
		json_key(j, "high");
		json_decimal(j, f->high);
	}
	json_member(j, "settled", f->is_changed ? "changed" : f->is_settled ? "yes" : NULL);
	json_member(j, "origin", !f->has_points ? NULL : f->is_mixed ? "mixed" :
		f->is_reported ? "reported" : "computed");
	json_close(j, '}');
}

static void
add_figures(struct json *j, const struct session *s, const struct show *show)
{
	const struct questionnaire *q = s->questionnaire;
	struct scores scores;
	scores_compute(&scores, s);
	json_key(j, "figures");
	json_open(j, '[', false);
	add_figure(j, "total", "total", NULL, &scores.total);
	for (size_t i = 0; i < q->areas.n; i++) {
		const struct area *area = q->areas.v[i];
		add_figure(j, area->id, "area", questionnaire_text(q, &area->title, show->language),
			&scores.areas[i]);
		for (size_t k = 0; k < area->questions.n; k++) {
			const struct question *question = area->questions.v[k];
			if (!question->is_area)
				add_figure(j, question->id, "question",
					questionnaire_text(q, &question->title, show->language),
					&scores.questions[question->index]);
		}
	}
	json_close(j, ']');
	scores_done(&scores);
}

/* What each evaluator gave when it was settled, and whether that is still so. */
static void
add_basis(struct json *j, const struct session *s, const struct version *settled)
{
	static const char *const words[] = {
		[SINCE_SAME] = "same", [SINCE_CHANGED] = "changed", [SINCE_GONE] = "gone", [SINCE_NEW] = "new",
	};
	struct agenda_people people;
	agenda_people(&people, s);
	json_key(j, "settled-on");
	json_open(j, '[', true);
	for (size_t i = 0; i < people.n; i++) {
		struct basis b = score_since(s, settled, people.v[i]);
		if (b.since == SINCE_NOTHING)
			continue;
		json_open(j, '{', true);
		json_member(j, "author", people.v[i]);
		json_member(j, "since", words[b.since]);
		json_member(j, "state", b.then == ANSWER_NONE ? NULL : answer_word(b.then));
		if (b.then == ANSWER_POINTS) {
			json_key(j, "points");
			json_decimal(j, b.points);
		}
		char *reason = b.reason ? xstrndup(b.reason, b.reason_len) : NULL;
		json_member(j, "reason", reason);
		free(reason);
		json_close(j, '}');
	}
	json_close(j, ']');
	array_done(&people);
}

static void
add_settled(struct json *j, const struct session *s, const struct show *show)
{
	const struct items *items = &s->sections[SECTION_SETTLED];
	json_key(j, "settled");
	json_open(j, '[', false);
	for (size_t i = 0; i < items->n; i++) {
		const struct version *v = item_current(&items->v[i]);
		if (!v)
			continue;
		json_open(j, '{', true);
		json_member(j, "code", v->id);
		add_field(j, v, FIELD_STATE);
		add_number(j, v, FIELD_POINTS);
		add_field(j, v, FIELD_REASON);
		add_list(j, v, FIELD_PEOPLE);
		json_member(j, "author", version_get(v, FIELD_BY));
		add_field(j, v, FIELD_TIME);
		if (show->is_all)
			add_basis(j, s, v);
		json_close(j, '}');
	}
	json_close(j, ']');
}

static void
add_signings(struct json *j, const struct session *s)
{
	struct signings all;
	json_key(j, "signed");
	json_open(j, '[', false);
	signings_list(&all, s);
	for (size_t i = 0; i < all.n; i++) {
		const struct signing *signing = &all.v[i];
		json_open(j, '{', true);
		json_key(j, "version");
		json_whole(j, (long)signing->number);
		add_list(j, signing->v, FIELD_PEOPLE);
		json_member(j, "author", version_get(signing->v, FIELD_BY));
		add_field(j, signing->v, FIELD_TIME);
		add_field(j, signing->v, FIELD_REASON);
		json_key(j, "standing");
		json_bool(j, signing->is_standing);
		json_key(j, "changed");
		json_bool(j, signing->is_changed);
		if (signing->reopened) {
			json_key(j, "reopened");
			json_open(j, '{', true);
			json_member(j, "author", version_get(signing->reopened, FIELD_BY));
			add_field(j, signing->reopened, FIELD_TIME);
			add_field(j, signing->reopened, FIELD_REASON);
			json_close(j, '}');
		}
		json_close(j, '}');
	}
	json_close(j, ']');
	array_done(&all);
}

/* Single evaluators' scores are internal. */
static void
add_scores(struct json *j, const struct session *s)
{
	const struct items *items = &s->sections[SECTION_SCORES];
	json_key(j, "scores");
	json_open(j, '[', false);
	for (size_t i = 0; i < items->n; i++) {
		const struct version *v = item_current(&items->v[i]);
		const char *slash = v ? strrchr(v->id, '/') : NULL;
		if (!slash)
			continue;
		char *code = xstrndup(v->id, (size_t)(slash - v->id));
		json_open(j, '{', true);
		json_member(j, "code", code);
		json_member(j, "author", slash + 1);
		add_field(j, v, FIELD_STATE);
		add_number(j, v, FIELD_POINTS);
		add_field(j, v, FIELD_REASON);
		add_field(j, v, FIELD_TIME);
		json_close(j, '}');
		free(code);
	}
	json_close(j, ']');
}

static bool
is_shown(const struct version *v, const struct show *show)
{
	enum entry_kind kind = version_kind(v);
	if (v->is_deleted)
		return false;
	bool is_mine = show->evaluator && !strcmp(version_text(v, FIELD_BY), show->evaluator);
	if (version_yes(v, FIELD_PRIVATE) && !(show->is_all && is_mine))
		return false;
	return show->is_all || (kind != ENTRY_NOTE && kind != ENTRY_ASK && version_get(v, FIELD_QUESTION));
}

/* The fields of a finding, without the braces. */
static void
add_finding(struct json *j, const struct session *s, const struct version *v)
{
	json_member(j, "id", v->id);
	add_field(j, v, FIELD_KIND);
	add_field(j, v, FIELD_QUESTION);
	add_field(j, v, FIELD_TEXT);
	add_field(j, v, FIELD_WORDING);
	json_member(j, "author", version_get(v, FIELD_BY));
	add_field(j, v, FIELD_TIME);
	add_sources(j, s, v);
	add_field(j, v, FIELD_REPORT);
	add_field(j, v, FIELD_KEY);
	add_field(j, v, FIELD_LEARN_FROM);
}

/* What a team sentence joins, within it: nobody counts it twice. */
static void
add_originals(struct json *j, const struct session *s, const struct version *v,
	const struct show *show)
{
	struct entries originals;
	joins_originals(&originals, s, v, NULL);
	if (originals.n) {
		json_key(j, "originals");
		json_open(j, '[', false);
		for (size_t i = 0; i < originals.n; i++) {
			if (!is_shown(originals.v[i], show))
				continue;
			json_open(j, '{', true);
			add_finding(j, s, originals.v[i]);
			json_close(j, '}');
		}
		json_close(j, ']');
	}
	array_done(&originals);
}

static void
add_findings(struct json *j, const struct session *s, const struct show *show)
{
	const struct items *items = &s->sections[SECTION_ENTRIES];
	json_key(j, "findings");
	json_open(j, '[', false);
	struct joins joins;
	joins_find(&joins, s, show->is_all && show->evaluator ? show->evaluator : "");
	for (size_t i = 0; i < items->n; i++) {
		for (size_t k = 0; k < items->v[i].n; k++) {
			const struct version *v = items->v[i].v[k];
			if (!is_shown(v, show) || joins_has(&joins, v->id))
				continue;
			json_open(j, '{', true);
			add_finding(j, s, v);
			add_originals(j, s, v, show);
			json_close(j, '}');
		}
	}
	joins_done(&joins);
	json_close(j, ']');
}

/* The labels of the same interview where it was entered again. */
static void
add_same(struct json *j, const struct session *s, const char *id)
{
	struct entries class;
	same_class(&class, s, id);
	if (class.n > 1) {
		json_key(j, "same");
		json_open(j, '[', true);
		for (size_t i = 1; i < class.n; i++) {
			struct buf label = BUF_INIT;
			listing_own_label(&label, s, class.v[i], "");
			json_string(j, label.s);
			buf_done(&label);
		}
		json_close(j, ']');
	}
	array_done(&class);
}

/* Interviews, documents or pages, with the labels that sources name. */
static void
add_labelled(struct json *j, const struct session *s, enum section section, const char *name,
	const enum field *fields)
{
	const struct items *items = &s->sections[section];
	json_key(j, name);
	json_open(j, '[', false);
	for (size_t i = 0; i < items->n; i++) {
		const struct version *v = item_current(&items->v[i]);
		struct buf label = BUF_INIT;
		if (!v || strcmp(same_first(s, v->id), v->id))
			continue;
		json_open(j, '{', true);
		json_member(j, "id", v->id);
		listing_label(&label, s, v->id, "");
		json_member(j, "label", label.s);
		json_member(j, "author", version_get(v, FIELD_BY));
		for (const enum field *f = fields; *f != FIELD_COUNT; f++) {
			if (field_type(*f) == TYPE_LIST)
				add_list(j, v, *f);
			else if (field_type(*f) == TYPE_WHOLE)
				add_number(j, v, *f);
			else
				add_field(j, v, *f);
		}
		add_same(j, s, v->id);
		json_close(j, '}');
		buf_done(&label);
	}
	json_close(j, ']');
}

/* Who was there is internal; how long and which role is not. */
static void
add_sources_lists(struct json *j, const struct session *s)
{
	static const enum field interview[] = {FIELD_TITLE, FIELD_GROUP, FIELD_ROLE, FIELD_DATE,
		FIELD_TIMES, FIELD_MINUTES, FIELD_COUNT};
	static const enum field document[] = {FIELD_TITLE, FIELD_REQUESTED, FIELD_RECEIVED, FIELD_COUNT};
	static const enum field page[] = {FIELD_TITLE, FIELD_URL, FIELD_SEEN, FIELD_COUNT};
	add_labelled(j, s, SECTION_INTERVIEWS, "interviews", interview);
	add_labelled(j, s, SECTION_DOCUMENTS, "documents", document);
	add_labelled(j, s, SECTION_PAGES, "pages", page);
}

/* Items of one value as a map of id to value. */
static void
add_map(struct json *j, const struct session *s, enum section section, enum field field,
	const char *name)
{
	const struct items *items = &s->sections[section];
	json_key(j, name);
	json_open(j, '{', false);
	for (size_t i = 0; i < items->n; i++) {
		const struct version *v = item_current(&items->v[i]);
		if (v)
			json_member(j, v->id, version_get(v, field));
	}
	json_close(j, '}');
}

void
show_json(struct buf *out, const struct session *s, const char *file, const struct show *show)
{
	struct json json = {.out = out, .depth = 2, .is_after_key = true};
	struct json *j = &json;
	const struct questionnaire *q = s->questionnaire;
	json_open(j, '{', false);
	json_member(j, "file", file);
	json_member(j, "evaluation", s->evaluation);
	json_key(j, "questionnaire");
	json_open(j, '{', true);
	json_member(j, "id", q->id);
	json_member(j, "edition", q->edition);
	json_member(j, "title", questionnaire_text(q, &q->title, show->language));
	json_member(j, "hash", s->questionnaire_hash);
	json_close(j, '}');
	add_map(j, s, SECTION_SUBJECT, FIELD_VALUE, "subject");
	add_map(j, s, SECTION_EVALUATORS, FIELD_NAME, "evaluators");
	json_key(j, "closed");
	json_bool(j, session_is_closed(s));
	add_signings(j, s);
	json_key(j, "conflicts");
	json_whole(j, (long)session_conflicts(s));
	add_figures(j, s, show);
	add_settled(j, s, show);
	add_findings(j, s, show);
	add_sources_lists(j, s);
	if (show->is_all)
		add_scores(j, s);
	json_close(j, '}');
}
