#include "config.h"

#include "model/card.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "model/listing.h"
#include "model/questionnaire.h"
#include "model/session.h"
#include "model/signing.h"
#include "model/vector.h"

static const char *const state_words[CARD_STATE_COUNT] = {
	[CARD_DRAFT] = "draft",
	[CARD_SIGNED] = "signed",
	[CARD_IMPORTED] = "imported",
	[CARD_BROKEN] = "broken",
};

static const char *const state_titles[CARD_STATE_COUNT] = {
	[CARD_DRAFT] = N_("draft"),
	[CARD_SIGNED] = N_("signed"),
	[CARD_IMPORTED] = N_("imported"),
	[CARD_BROKEN] = N_("broken"),
};

const char *
card_state_word(enum card_state s)
{
	return state_words[s];
}

enum card_state
card_state_by_word(const char *word)
{
	int s = 0;
	while (s < CARD_STATE_COUNT && strcmp(state_words[s], word))
		s++;
	return (enum card_state)s;
}

const char *
card_state_title(enum card_state s)
{
	return _(state_titles[s]);
}

/* The head. */

static char *
keep(struct card *c, const char *text)
{
	return arena_strdup(&c->head, text ? text : "");
}

/* A whole number of at most nine digits, else `none`. */
static long
whole(const char *text, long none)
{
	size_t len = text ? strlen(text) : 0;
	return len && len <= 9 && strspn(text, "0123456789") == len ? strtol(text, NULL, 10) : none;
}

static void
take_status(struct card *c, const struct session *s)
{
	const struct items *items = &s->sections[SECTION_STATUS];
	for (size_t i = 0; i < items->n; i++) {
		const struct version *v = item_current(&items->v[i]);
		unsigned number = v ? signing_number(v) : 0;
		if (number > c->version)
			c->version = number;
		if (!v || strcmp(version_text(v, FIELD_VALUE), "closed"))
			continue;
		/* Opened again and signed, it is more than a table that was imported. */
		if (number)
			c->state = CARD_SIGNED;
		else if (c->state == CARD_DRAFT)
			c->state = CARD_IMPORTED;
	}
}

static void
take_people(struct card *c, const struct session *s)
{
	struct buf people = BUF_INIT;
	const struct items *items = &s->sections[SECTION_EVALUATORS];
	for (size_t i = 0; i < items->n; i++)
		if (item_current(&items->v[i]))
			buf_addf(&people, "%s%s", people.len ? ", " : "",
				listing_evaluator(s, item_id(&items->v[i])));
	c->people = keep(c, buf_str(&people));
	buf_done(&people);
}

static void
take_head(struct card *c, const struct session *s)
{
	struct buf also = BUF_INIT;
	for (size_t i = 0; i < s->also.n; i++)
		buf_addf(&also, "%s%s", i ? " " : "", s->also.v[i]);
	c->also = keep(c, buf_str(&also));
	buf_done(&also);
	c->evaluation = keep(c, s->evaluation);
	c->subject = keep(c, session_subject(s, "name"));
	c->code = keep(c, session_subject(s, "code"));
	c->country = keep(c, session_subject(s, "country"));
	c->type = keep(c, session_subject(s, "kind"));
	c->profile = keep(c, session_subject(s, "profile"));
	c->questionnaire = keep(c, s->questionnaire->id);
	c->edition = keep(c, s->questionnaire->edition);
	c->year = whole(session_subject(s, "year"), 0);
	c->population = whole(session_subject(s, "population"), -1);
	take_people(c, s);
	take_status(c, s);
}

/*
 * How far the session has come: of each writer the highest count.  Whatever has
 * seen all of another, and more, comes to more.
 */
static void
count_changes(struct card *c, const struct session *s)
{
	struct vector seen = {.n = 0};
	for (int section = 0; section < SECTION_COUNT; section++) {
		const struct items *items = &s->sections[section];
		for (size_t i = 0; i < items->n; i++)
			for (size_t j = 0; j < items->v[i].n; j++)
				vector_join(&seen, &items->v[i].v[j]->at);
	}
	for (size_t i = 0; i < seen.n; i++)
		c->changes += seen.v[i].count;
	vector_done(&seen);
}

/* Figures. */

static struct card_figure
figure_of(struct arena *arena, const char *code, const char *title, enum card_level level,
	const struct figure *f)
{
	return (struct card_figure){
		.code = arena_strdup(arena, code), .title = arena_strdup(arena, title),
		.level = level, .state = f->state, .has_points = f->has_points,
		.is_reported = f->is_reported, .is_mixed = f->is_mixed,
		.has_reported = f->has_reported, .is_whole = !f->open, .points = f->points,
		.max = f->max, .full = f->full, .reported = f->reported,
	};
}

/* How many questions have points or need none. */
static void
count_scored(struct card *c, const struct scores *scores)
{
	size_t without = scores->total.open;
	for (size_t i = 0; i < scores->question_count; i++)
		without += scores->questions[i].state == STATE_NOT_ASSESSED;
	c->asked = scores->total.total;
	c->scored = c->asked - (without < c->asked ? without : c->asked);
}

static void
take_area(struct card *c, const struct session *s, const struct area *area,
	const struct scores *scores)
{
	const struct questionnaire *q = s->questionnaire;
	*array_push(&c->figures) = figure_of(&c->loaded, area->id,
		questionnaire_text(q, &area->title, 0), CARD_AREA, &scores->areas[area->index]);
	for (size_t i = 0; i < area->questions.n; i++) {
		const struct question *question = area->questions.v[i];
		if (!question->is_area)
			*array_push(&c->figures) = figure_of(&c->loaded, question->id,
				questionnaire_text(q, &question->title, 0), CARD_QUESTION,
				&scores->questions[question->index]);
	}
}

static void
take_figures(struct card *c, const struct session *s, const struct scores *scores)
{
	*array_push(&c->figures) = figure_of(&c->loaded, "total", "", CARD_TOTAL, &scores->total);
	for (size_t i = 0; i < s->questionnaire->areas.n; i++)
		take_area(c, s, s->questionnaire->areas.v[i], scores);
	c->has_figures = true;
}

/* Entries. */

enum field
card_text_field(enum section section)
{
	switch (section) {
	case SECTION_ENTRIES:
	case SECTION_TEXTS:
		return FIELD_TEXT;
	case SECTION_SETTLED:
	case SECTION_SCORES:
		return FIELD_REASON;
	case SECTION_SUBJECT:
		return FIELD_VALUE;
	default:
		return FIELD_COUNT;
	}
}

char *
card_text(const char *text, const char *wording)
{
	return wording && strcmp(wording, text) ? xasprintf("%s\n%s", text, wording) : xstrdup(text);
}

struct maker {
	struct card *card;
	const struct session *session;
	bool is_closed;
	const char *place;	/* of the last entry: most stand where the one before does */
};

static char *
keep_place(struct maker *m, const char *place, size_t len)
{
	if (!m->place || strncmp(m->place, place, len) || m->place[len])
		m->place = arena_copy(&m->card->loaded, place, len);
	return (char *)m->place;
}

/* The place of a report text: "question/1.2" and "question/1.2.en" are of 1.2. */
static size_t
slot_place(const struct session *s, const char *slot, const char **place)
{
	const char *slash = strchr(slot, '/');
	*place = slash ? slash + 1 : "0";
	size_t len = strlen(*place);
	const char *dot = strrchr(*place, '.');
	if (!slash || !dot || questionnaire_question(s->questionnaire, *place) ||
	    questionnaire_area(s->questionnaire, *place))
		return len;
	return (size_t)(dot - *place);
}

static void
add_entry(struct maker *m, const struct version *v, const char *text, size_t at)
{
	struct card *c = m->card;
	const char *place = version_get(v, FIELD_QUESTION), *author = version_text(v, FIELD_BY);
	size_t len;
	struct card_entry e = {.section = v->section, .kind = version_kind(v), .at = at};
	e.is_private = version_yes(v, FIELD_PRIVATE);
	if (v->section == SECTION_TEXTS) {
		len = slot_place(m->session, v->id, &place);
	} else if (v->section == SECTION_SCORES || v->section == SECTION_SETTLED) {
		place = v->id;
		len = strcspn(v->id, "/");
		const struct question *q = NULL;
		if (v->section == SECTION_SCORES) {
			author = v->id + len + (v->id[len] == '/');
			char *code = xstrndup(v->id, len);
			q = questionnaire_question(m->session->questionnaire, code);
			free(code);
		}
		/* A colleague's reason tells of their points: only once it is settled or closed. */
		decimal points;
		e.is_private = q && !m->is_closed &&
			score_settled(m->session, q, &points, NULL) == ANSWER_NONE;
	} else {
		place = place ? place : "0";
		len = strlen(place);
	}
	e.id = arena_strdup(&c->loaded, v->id);
	e.place = keep_place(m, place, len);
	e.author = arena_strdup(&c->loaded, author);
	e.text = card_text(text, version_get(v, FIELD_WORDING));
	*array_push(&c->entries) = e;
}

static void
take_section(struct maker *m, enum section section, size_t at)
{
	enum field field = card_text_field(section);
	const struct items *items = &m->session->sections[section];
	for (size_t i = 0; i < items->n; i++) {
		const struct item *item = &items->v[i];
		for (size_t j = 0; j < item->n; j++) {
			const struct version *v = item->v[j];
			const char *text = v->is_deleted ? NULL : version_get(v, field);
			bool is_name = section != SECTION_SUBJECT || !strcmp(v->id, "name");
			if (text && *text && is_name && !item_is_repeat(item, j))
				add_entry(m, v, text, at);
			if (at != SIZE_MAX)
				at += v->len;
		}
	}
}

static void
take_entries(struct card *c, const struct session *s, bool with_places)
{
	static const enum section texts[] = {
		SECTION_ENTRIES, SECTION_TEXTS, SECTION_SETTLED, SECTION_SCORES, SECTION_SUBJECT,
	};
	size_t places[SECTION_COUNT];
	struct maker m = {.card = c, .session = s, .is_closed = session_is_closed(s)};
	if (with_places)
		session_places(places, s);
	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++)
		take_section(&m, texts[i], with_places ? places[texts[i]] : SIZE_MAX);
	c->has_entries = true;
}

struct card *
card_make(const struct session *s, const char *path, unsigned what)
{
	struct scores scores;
	struct card *c = xcalloc(1, sizeof(*c));
	c->path = keep(c, path);
	take_head(c, s);
	count_changes(c, s);
	scores_compute(&scores, s);
	c->total = figure_of(&c->head, "total", "", CARD_TOTAL, &scores.total);
	count_scored(c, &scores);
	if (what & CARD_FIGURES)
		take_figures(c, s, &scores);
	scores_done(&scores);
	if (what & CARD_ENTRIES)
		take_entries(c, s, what & CARD_PLACES);
	return c;
}

void
card_set_unknown(struct card *c, char *fault)
{
	char *empty = (char *)"";
	c->fault = fault;
	c->evaluation = c->also = c->subject = c->code = c->country = c->type = empty;
	c->questionnaire = c->edition = c->people = c->profile = empty;
	c->population = -1;
	c->total = (struct card_figure){.code = (char *)"total", .title = empty};
	/* Nothing is known, which is all that there is to load. */
	c->has_figures = c->has_entries = true;
}

struct card *
card_make_broken(const char *path, const char *fault)
{
	struct card *c = xcalloc(1, sizeof(*c));
	c->path = keep(c, path);
	c->state = CARD_BROKEN;
	card_set_unknown(c, keep(c, fault));
	return c;
}

static void
unload_entries(struct card *c)
{
	for (size_t i = 0; i < c->entries.n; i++)
		free(c->entries.v[i].text);
	array_done(&c->entries);
	c->has_entries = false;
}

void
card_unload(struct card *c)
{
	if (c->state >= CARD_BROKEN)
		return;
	unload_entries(c);
	array_done(&c->figures);
	c->has_figures = false;
	arena_done(&c->loaded);
}

void
card_take(struct card *into, struct card *from, unsigned what)
{
	if (what & CARD_FIGURES && from->has_figures && !into->has_figures) {
		into->figures = from->figures;
		from->figures = (struct card_figures){0};
		into->has_figures = true;
		from->has_figures = false;
	}
	if (what & CARD_ENTRIES && from->has_entries && !into->has_entries) {
		into->entries = from->entries;
		from->entries = (struct card_entries){0};
		into->has_entries = true;
		from->has_entries = false;
	}
	arena_join(&into->loaded, &from->loaded);
}

void
card_free(struct card *c)
{
	if (!c)
		return;
	unload_entries(c);
	array_done(&c->figures);
	arena_done(&c->loaded);
	arena_done(&c->head);
	free(c);
}

bool
card_percent(const struct card_figure *f, int *percent)
{
	const struct figure whole = {.has_points = f->has_points, .open = !f->is_whole,
		.points = f->points, .max = f->max};
	return figure_percent(&whole, percent);
}

const struct card_figure *
card_figure(const struct card *c, const char *code)
{
	for (size_t i = 0; i < c->figures.n; i++)
		if (!strcmp(c->figures.v[i].code, code))
			return &c->figures.v[i];
	return strcmp(code, c->total.code) ? NULL : &c->total;
}

bool
card_is_reference(const struct card *c)
{
	return !strcmp(c->type, "reference");
}
