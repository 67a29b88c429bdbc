#include "config.h"

#include "model/sitting.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/error.h"
#include "base/i18n.h"
#include "model/agenda.h"
#include "model/capture.h"
#include "model/questionnaire.h"
#include "model/score.h"
#include "model/signing.h"

static void
action_done(struct action *a)
{
	for (size_t i = 0; i < a->changes.n; i++) {
		free(a->changes.v[i].id);
		version_unref(a->changes.v[i].before);
		version_unref(a->changes.v[i].after);
		for (size_t j = 0; j < a->changes.v[i].siblings.n; j++)
			version_unref(a->changes.v[i].siblings.v[j]);
		array_done(&a->changes.v[i].siblings);
	}
	array_done(&a->changes);
	free(a->what);
	free(a->place);
	*a = (struct action){0};
}

static void
forget(struct actions *all)
{
	for (size_t i = 0; i < all->n; i++)
		action_done(&all->v[i]);
	array_done(all);
}

/* A name in the file is what makes an evaluator id readable. */
static void
introduce(struct sitting *s)
{
	const char *name = s->name;
	if (!name || session_get(s->session, SECTION_EVALUATORS, s->evaluator))
		return;
	struct value value = {.field = FIELD_NAME, .text = name, .len = strlen(name)};
	session_write(s->session, &s->writer, SECTION_EVALUATORS, s->evaluator, NULL, &value, 1, false);
}

struct sitting *
sitting_new(struct session *session, const char *evaluator, const char *name)
{
	struct sitting *s = xcalloc(1, sizeof(*s));
	s->session = session;
	s->evaluator = xstrdup(evaluator);
	const struct questionnaire *q = session->questionnaire;
	s->place = xstrdup(q->questions.n ? q->questions.v[0]->id : "0");
	s->name = xstrdup(name);
	s->was_open = !session_is_closed(session);
	return s;
}

void
sitting_free(struct sitting *s)
{
	if (!s)
		return;
	forget(&s->done);
	forget(&s->undone);
	action_done(&s->current);
	session_free(s->session);
	free(s->evaluator);
	free(s->name);
	free(s->place);
	free(s->role);
	free(s->chosen);
	free(s->present);
	free(s);
}

bool
sitting_may_write(const struct sitting *s, struct error *err)
{
	if (s->is_viewing)
		return error_set(err, _("opened for reading only"));
	if (!session_is_closed(s->session))
		return true;
	if (!err)
		return false;
	struct buf signings = BUF_INIT;
	if (signing_summary(&signings, s->session, false))
		error_set(err, _("%s; \":reopen REASON\" opens it"), signings.s);
	else
		error_set(err, _("this session is closed; \":reopen REASON\" opens it"));
	buf_done(&signings);
	return false;
}

bool
sitting_may_meet(const struct sitting *s, struct error *err)
{
	if (s->is_viewing)
		return error_set(err, _("opened for reading only; a meeting writes what it settles"));
	if (session_is_closed(s->session) && session_get(s->session, SECTION_STATUS, "imported"))
		return error_set(err, _("this session was imported from a published table; "
			"it holds no evaluators' scores to settle"));
	return sitting_may_write(s, err);
}

void
sitting_begin(struct sitting *s, const char *what)
{
	assert(!s->is_acting);
	s->is_acting = true;
	s->was_open = true;
	s->current = (struct action){.what = xstrdup(what), .place = xstrdup(s->place)};
	writer_next(&s->writer);
	introduce(s);
}

void
sitting_end(struct sitting *s)
{
	assert(s->is_acting);
	s->is_acting = false;
	if (!s->current.changes.n) {
		action_done(&s->current);
		return;
	}
	forget(&s->undone);
	*array_push(&s->done) = s->current;
	s->current = (struct action){0};
}

/* What an item was before. */
static struct version *
before_of(const struct sitting *s, enum section section, const char *id,
	const struct version *base)
{
	const struct version *v = base ? base : session_get(s->session, section, id);
	if (!v || v->is_deleted)
		return NULL;
	return version_ref((struct version *)v);
}

/* The versions besides `before` that a change of all of them joins. */
static void
keep_siblings(struct change *c, const struct sitting *s)
{
	const struct item *item = session_item(s->session, c->section, c->id);
	for (size_t i = 0; item && i < item->n; i++)
		if (item->v[i] != c->before && !item_is_repeat(item, i) && item->n > 1)
			*array_push(&c->siblings) = version_ref(item->v[i]);
}

static void
change(struct sitting *s, enum section section, const char *id,
	const struct version *base, const struct value *values, size_t count, bool is_deleted)
{
	assert(s->is_acting);
	struct change *c = array_push(&s->current.changes);
	c->section = section;
	c->id = xstrdup(id);
	c->before = before_of(s, section, id, base);
	if (!base)
		keep_siblings(c, s);
	c->after = version_ref(session_write(s->session, &s->writer, section, id, base,
		values, count, is_deleted));
}

void
sitting_write(struct sitting *s, enum section section, const char *id,
	const struct version *base, const struct value *values, size_t count)
{
	change(s, section, id, base, values, count, false);
}

void
sitting_delete(struct sitting *s, enum section section, const char *id, const struct version *base)
{
	change(s, section, id, base, NULL, 0, true);
}

void
values_from(struct values *values, const struct version *v)
{
	values->n = 0;
	for (size_t i = 0; i < v->value_count && values->n < FIELD_COUNT + UNKNOWN_LIMIT; i++)
		values->v[values->n++] = v->values[i];
}

void
values_set(struct values *values, enum field field, const char *text)
{
	size_t i = 0;
	while (i < values->n && values->v[i].field != field)
		i++;
	if (text) {
		values->v[i] = (struct value){.field = field, .text = text, .len = strlen(text)};
		if (i == values->n)
			values->n++;
	} else if (i < values->n) {
		memmove(&values->v[i], &values->v[i + 1], (--values->n - i) * sizeof(*values->v));
	}
}

/* The version of the item that has the same bytes after its head as `like`. */
static const struct version *
same_content(const struct sitting *s, const struct change *c, const struct version *like)
{
	const struct item *item = session_item(s->session, c->section, c->id);
	for (size_t i = 0; item && i < item->n; i++) {
		const struct version *v = item->v[i];
		if (!like ? v->is_deleted : !strcmp(v->sum, like->sum))
			return v;
	}
	return NULL;
}

/* Are all versions there, and no others, that doing it again would join? */
static bool
has_siblings(const struct sitting *s, const struct change *c)
{
	const struct item *item = session_item(s->session, c->section, c->id);
	size_t n = 0;
	for (size_t i = 0; i < c->siblings.n; i++) {
		const struct version *v = c->siblings.v[i];
		if (!same_content(s, c, v->is_deleted ? NULL : v))
			return false;
	}
	for (size_t i = 0; item && i < item->n; i++)
		n += !item_is_repeat(item, i);
	return n == c->siblings.n + (c->before != NULL);
}

/* Is every item still as the action left it (or, to redo, found it)? */
static bool
may_reverse(const struct sitting *s, const struct action *a, bool is_undo, struct error *err)
{
	for (size_t i = 0; i < a->changes.n; i++) {
		const struct change *c = &a->changes.v[i];
		const struct version *now = is_undo ? c->after : c->before;
		if (now && now->is_deleted)
			now = NULL;
		if (!now && !session_item(s->session, c->section, c->id))
			continue;
		if (!same_content(s, c, now) || (!is_undo && c->siblings.n && !has_siblings(s, c)))
			return error_set(err, _("\"%s\" cannot be taken back: "
				"it was changed since, elsewhere"), a->what);
	}
	return true;
}

/* Versions that were joined: each by a writer of its own, or they would dominate each other. */
static void
part(struct sitting *s, const struct change *c, const struct version *joined)
{
	for (size_t i = 0; i < c->siblings.n; i++) {
		const struct version *v = c->siblings.v[i];
		struct writer other = {.id = ""};
		session_write(s->session, &other, c->section, c->id, joined, v->values,
			v->value_count, v->is_deleted);
	}
}

static void
reverse(struct sitting *s, const struct action *a, bool is_undo)
{
	writer_next(&s->writer);
	for (size_t i = a->changes.n; i-- > 0;) {
		const struct change *c = &a->changes.v[i];
		const struct version *now = is_undo ? c->after : c->before;
		const struct version *then = is_undo ? c->before : c->after;
		const struct version *base = same_content(s, c, now && !now->is_deleted ? now : NULL);
		struct version *joined = c->siblings.n && is_undo ? version_ref((struct version *)base) : NULL;
		bool is_deletion = !then || then->is_deleted;
		session_write(s->session, &s->writer, c->section, c->id,
			c->siblings.n && !is_undo ? NULL : base,
			is_deletion ? NULL : then->values, is_deletion ? 0 : then->value_count,
			is_deletion);
		if (joined)
			part(s, c, joined);
		version_unref(joined);
	}
	sitting_go(s, a->place);
}

/* Did the action close the session, or reopen it? */
static bool
is_of_status(const struct action *a)
{
	for (size_t i = 0; i < a->changes.n; i++)
		if (a->changes.v[i].section != SECTION_STATUS)
			return false;
	return true;
}

/* A signature done again must be of what was signed, whatever was merged meanwhile. */
static bool
is_still_signed(const struct sitting *s, const struct action *a, struct error *err)
{
	char digest[SIGNING_DIGEST_ROOM];
	signing_digest(digest, s->session);
	for (size_t i = 0; i < a->changes.n; i++) {
		const struct version *v = a->changes.v[i].after;
		const char *on = v->section == SECTION_STATUS ? version_get(v, FIELD_ON) : NULL;
		if (on && !strcmp(version_text(v, FIELD_VALUE), "closed") && strcmp(on, digest))
			return error_set(err, _("the session changed meanwhile; \":sign\" signs it as it is"));
	}
	return true;
}

static bool
step(struct sitting *s, struct actions *from, struct actions *to, bool is_undo,
	const char **what, struct error *err)
{
	bool is_status = from->n && is_of_status(&from->v[from->n - 1]) && !s->is_viewing;
	if (!is_status && !sitting_may_write(s, err))
		return false;
	if (!from->n)
		return error_set(err, "%s", is_undo ? _("nothing to undo") : _("nothing to do again"));
	struct action a = from->v[from->n - 1];
	if (!may_reverse(s, &a, is_undo, err) || (!is_undo && !is_still_signed(s, &a, err)))
		return false;
	reverse(s, &a, is_undo);
	from->n--;
	*array_push(to) = a;
	*what = a.what;
	return true;
}

bool
sitting_undo(struct sitting *s, const char **what, struct error *err)
{
	return step(s, &s->done, &s->undone, true, what, err);
}

bool
sitting_redo(struct sitting *s, const char **what, struct error *err)
{
	return step(s, &s->undone, &s->done, false, what, err);
}

void
sitting_draft(struct sitting *s, const char *text, size_t len, struct stamp now)
{
	const struct version *v = s->draft[0] ?
		session_get(s->session, SECTION_DRAFTS, s->draft) : NULL;
	const char *place = strcmp(s->place, "0") ? s->place : NULL;
	if (s->is_viewing || (!s->was_open && !v && session_is_closed(s->session)))
		return;
	if (!len) {
		if (v) {
			writer_next(&s->writer);
			session_write(s->session, &s->writer, SECTION_DRAFTS, s->draft, v, NULL, 0, true);
		}
		return;
	}
	const char *old_place = v ? version_get(v, FIELD_QUESTION) : NULL;
	if (v && !strncmp(version_text(v, FIELD_TEXT), text, len) && !version_text(v, FIELD_TEXT)[len] &&
	    (place && old_place ? !strcmp(place, old_place) : place == old_place))
		return;
	if (!s->draft[0])
		id_mint(s->draft, 't', &s->writer, now);
	char room[STAMP_ROOM];
	struct values values = {.n = 0};
	char *copy = xstrndup(text, len);
	values_set(&values, FIELD_QUESTION, place);
	values_set(&values, FIELD_BY, s->evaluator);
	values_set(&values, FIELD_TIME, stamp_format(room, now));
	values_set(&values, FIELD_TEXT, copy);
	writer_next(&s->writer);
	introduce(s);
	session_write(s->session, &s->writer, SECTION_DRAFTS, s->draft, NULL, values.v, values.n, false);
	free(copy);
}

bool
sitting_go(struct sitting *s, const char *place)
{
	const struct questionnaire *q = s->session->questionnaire;
	if (strcmp(place, "0") && !questionnaire_question(q, place) && !questionnaire_area(q, place))
		return false;
	if (place != s->place) {
		char *copy = xstrdup(place);
		free(s->place);
		s->place = copy;
		sitting_choose(s, NULL);
	}
	if (s->is_meeting && sitting_question(s))
		sitting_look(s, sitting_question(s));
	return true;
}

void
sitting_choose(struct sitting *s, const char *id)
{
	char *copy = xstrdup(id);
	free(s->chosen);
	s->chosen = copy;
}

const struct question *
sitting_question(const struct sitting *s)
{
	return questionnaire_question(s->session->questionnaire, s->place);
}

bool
sitting_is_blind(const struct sitting *s, const struct question *q)
{
	return !s->is_viewing && score_is_hidden(s->session, q, s->evaluator);
}

const char *
sitting_eyes(const struct sitting *s)
{
	return s->is_viewing || session_is_closed(s->session) ? NULL : s->evaluator;
}

/* Has a colleague scored the question, or ticked its criteria? */
static bool
is_there_to_see(const struct sitting *s, const struct question *q)
{
	const struct version *v;
	for (size_t i = 0; score_next(s->session, SECTION_SCORES, q->id, &i, &v);)
		if (strcmp(strchr(v->id, '/') + 1, s->evaluator))
			return true;
	for (size_t c = 0; c < q->criteria.n; c++)
		for (size_t i = 0; score_next(s->session, SECTION_TICKS, q->criteria.v[c].id, &i, &v);)
			if (strcmp(strchr(v->id, '/') + 1, s->evaluator))
				return true;
	return false;
}

bool
sitting_look(struct sitting *s, const struct question *q)
{
	if (!sitting_is_blind(s, q) || !sitting_may_write(s, NULL) || !is_there_to_see(s, q))
		return false;
	char time[STAMP_ROOM], *id = xasprintf("%s/%s", q->id, s->evaluator);
	struct value value = {.field = FIELD_TIME, .text = stamp_format(time, s->now)};
	value.len = strlen(value.text);
	/* Not an action: what was seen was seen. */
	writer_next(&s->writer);
	introduce(s);
	session_write(s->session, &s->writer, SECTION_LOOKED, id, NULL, &value, 1, false);
	free(id);
	return true;
}

void
sitting_meet(struct sitting *s, bool is_meeting, struct stamp now)
{
	s->is_meeting = is_meeting;
	s->now = now;
	/* Its agenda tells of every question, whether one goes there or not. */
	const struct questionnaire *q = s->session->questionnaire;
	for (size_t i = 0; is_meeting && i < q->questions.n; i++)
		sitting_look(s, q->questions.v[i]);
}

/* Who took part when something was settled last; NULL where nobody tells. */
static const char *
present_last(const struct session *s)
{
	const struct items *items = &s->sections[SECTION_SETTLED];
	const char *people = NULL;
	int64_t latest = 0;
	for (size_t i = 0; i < items->n; i++) {
		const struct version *v = item_current(&items->v[i]);
		struct stamp stamp;
		if (v && version_get(v, FIELD_PEOPLE) && stamp_parse(&stamp, version_text(v, FIELD_TIME)) &&
		    (!people || stamp.seconds >= latest)) {
			latest = stamp.seconds;
			people = version_get(v, FIELD_PEOPLE);
		}
	}
	return people;
}

char *
sitting_present(const struct sitting *s)
{
	const char *last = s->present ? s->present : present_last(s->session);
	if (last)
		return xstrdup(last);
	struct agenda_people people;
	struct buf out = BUF_INIT;
	agenda_people(&people, s->session);
	for (size_t i = 0; i < people.n; i++)
		buf_addf(&out, "%s%s", i ? "\n" : "", people.v[i]);
	array_done(&people);
	return out.len ? buf_steal(&out) : NULL;
}

static bool
is_target(void *ctx, const char *id)
{
	const struct questionnaire *q = ((struct sitting *)ctx)->session->questionnaire;
	return !strcmp(id, "0") || questionnaire_question(q, id) || questionnaire_area(q, id);
}

static bool
is_role(void *ctx, const char *id)
{
	return questionnaire_role(((struct sitting *)ctx)->session->questionnaire, id);
}

void
sitting_names(struct sitting *s, struct capture_names *names)
{
	*names = (struct capture_names){is_target, is_role, s};
}

const struct version *
sitting_interview(const struct sitting *s)
{
	const struct items *items = &s->session->sections[SECTION_INTERVIEWS];
	for (size_t i = items->n; i-- > 0;) {
		const struct version *v = item_current(&items->v[i]);
		const char *state = v ? version_text(v, FIELD_STATE) : "";
		if (v && !strcmp(version_text(v, FIELD_BY), s->evaluator) &&
		    (!strcmp(state, "running") || !strcmp(state, "paused")))
			return v;
	}
	return NULL;
}

const char *
sitting_role(const struct sitting *s)
{
	if (s->role)
		return s->role;
	const struct version *v = sitting_interview(s);
	return v ? version_get(v, FIELD_ROLE) : NULL;
}

