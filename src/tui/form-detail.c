#include "config.h"

/* The question: its texts, what was noted, what was scored. */

#include "tui/form.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "model/agenda.h"
#include "model/joins.h"
#include "model/listing.h"
#include "model/questionnaire.h"

static const char *
text_of(const struct builder *b, const struct text *text)
{
	const struct sitting *s = b->form->sitting;
	return questionnaire_text(s->session->questionnaire, text, s->language);
}

/* "me 7,5   settled 8 because ...": only what I may see. */
static void
add_answer(struct builder *b, const char *who, enum answer answer, decimal points,
	const char *reason)
{
	char room[DECIMAL_ROOM];
	struct buf text = BUF_INIT;
	buf_addf(&text, "%s: %s", who, answer == ANSWER_POINTS ?
		decimal_exact(room, points, i18n_mark()) : answer == ANSWER_NOT_APPLICABLE ?
		_("not applicable") : _("not assessed"));
	if (reason)
		buf_addf(&text, "  %s", reason);
	rows_add(b, STYLE_GOOD, "= ", text.s, NULL);
	buf_done(&text);
}

/* What somebody gave; of a settled question also what it was settled on, if another. */
static void
add_given(struct builder *b, const struct question *q, const char *who)
{
	const struct session *s = b->form->sitting->session;
	const struct version *settled = session_get(s, SECTION_SETTLED, q->id);
	const char *reason = NULL;
	decimal points = 0;
	enum answer a = score_answer(s, q, who, &points, &reason);
	if (a != ANSWER_NONE)
		add_answer(b, who, a, points, reason);
	if (!settled)
		return;
	struct basis basis = score_since(s, settled, who);
	char *then = xasprintf(_("%s when it was settled"), who);
	if ((basis.since == SINCE_CHANGED || basis.since == SINCE_GONE) && basis.then != ANSWER_NONE)
		add_answer(b, then, basis.then, basis.points, NULL);
	free(then);
}

static void
add_colleagues(struct builder *b, const struct question *q)
{
	const struct sitting *s = b->form->sitting;
	struct agenda_people people;
	size_t hidden = 0;
	decimal points;
	agenda_people(&people, s->session);
	for (size_t i = 0; i < people.n; i++) {
		if (!strcmp(people.v[i], s->evaluator))
			continue;
		if (!sitting_is_blind(s, q))
			add_given(b, q, people.v[i]);
		else if (score_answer(s->session, q, people.v[i], &points, NULL) != ANSWER_NONE)
			hidden++;
	}
	array_done(&people);
	if (!hidden)
		return;
	struct buf text = BUF_INIT;
	buf_addf(&text, P_("%zu colleague has scored; :scores shows it",
		"%zu colleagues have scored; :scores shows it", hidden), hidden);
	rows_add(b, STYLE_DIM, "= ", text.s, NULL);
	buf_done(&text);
}

static void
add_scores(struct builder *b, const struct question *q)
{
	struct form *f = b->form;
	const struct session *s = f->sitting->session;
	const struct figure *figure = &form_scores(f)->questions[q->index];
	const char *me = f->sitting->evaluator, *reason = NULL;
	decimal points = 0;
	char room[DECIMAL_ROOM];
	enum answer mine = score_answer(s, q, me, &points, &reason);
	add_given(b, q, me);
	add_colleagues(b, q);
	enum answer settled = score_settled(s, q, &points, &reason);
	if (settled != ANSWER_NONE)
		add_answer(b, figure->is_changed ? _("settled, but changed since") : _("settled"),
			settled, points, reason);
	if (figure->has_reported) {
		struct buf text = BUF_INIT;
		buf_addf(&text, _("reported: %s"), decimal_exact(room, figure->reported, i18n_mark()));
		rows_add(b, STYLE_DIM, "= ", text.s, NULL);
		buf_done(&text);
	}
	if (mine == ANSWER_NONE && score_proposal(s, q, me, &points)) {
		struct buf text = BUF_INIT;
		buf_addf(&text, _("the criteria propose %s"), decimal_exact(room, points, i18n_mark()));
		rows_add(b, STYLE_DIM, "= ", text.s, NULL);
		buf_done(&text);
	}
}

static void
add_head(struct builder *b)
{
	struct form *f = b->form;
	const struct session *s = f->sitting->session;
	const char *place = f->sitting->place;
	const struct question *q = sitting_question(f->sitting);
	char max[DECIMAL_ROOM];
	struct buf lead = BUF_INIT, text = BUF_INIT;
	buf_addf(&lead, "%s ", strcmp(place, "0") ? place : "#0");
	buf_adds(&text, listing_place_title(s, place, f->sitting->language));
	if (q)
		buf_addf(&text, "  (%s)", decimal_exact(max, q->max, i18n_mark()));
	rows_add(b, STYLE_TITLE, lead.s, text.s, NULL);
	if (q && !score_is_asked(s, q))
		rows_add(b, STYLE_WARNING, "", _("left out here, by the profile or its condition"), NULL);
	buf_done(&lead);
	buf_done(&text);
}

/* The prompts for the role in question; all of them, with their roles, without one. */
static void
add_prompts(struct builder *b, const struct question *q)
{
	const char *role = sitting_role(b->form->sitting);
	for (size_t i = 0; i < q->prompts.n; i++) {
		const struct prompt *p = &q->prompts.v[i];
		if (role && strcmp(p->role, role))
			continue;
		if (!role && b->is_folded)
			continue;
		struct buf text = BUF_INIT;
		if (!role)
			buf_addf(&text, "%s: ", p->role);
		buf_adds(&text, text_of(b, &p->text));
		rows_add(b, STYLE_ACCENT, "» ", text.s, NULL);
		buf_done(&text);
	}
}

/*
 * What was prepared for the interview that runs, wherever it is filed; what has
 * been asked only where it belongs.
 */
static void
add_prepared(struct builder *b)
{
	const struct session *s = b->form->sitting->session;
	const struct version *interview = sitting_interview(b->form->sitting);
	const char *role = interview ? version_get(interview, FIELD_ROLE) : NULL;
	const struct items *items = &s->sections[SECTION_ENTRIES];
	for (size_t i = 0; role && i < items->n; i++) {
		const struct version *v = item_current(&items->v[i]);
		const char *roles = v ? version_get(v, FIELD_ROLES) : NULL, *one;
		size_t len;
		bool is_for_role = false;
		while (list_next(&roles, &one, &len))
			is_for_role |= strlen(role) == len && !strncmp(one, role, len);
		if (!is_for_role || version_yes(v, FIELD_DONE))
			continue;
		const char *asked = version_get(v, FIELD_ASKED), *place = version_get(v, FIELD_QUESTION);
		bool is_asked = asked && strstr(asked, interview->id);
		if (is_asked && strcmp(place ? place : "0", b->form->sitting->place))
			continue;
		struct buf text = BUF_INIT;
		buf_addf(&text, "%s %s", place ? place : "#0", version_text(v, FIELD_TEXT));
		if (is_asked)
			buf_addf(&text, "  %s", _("(asked)"));
		rows_add(b, STYLE_WARNING, _("ask: "), text.s, NULL);
		buf_done(&text);
	}
}

static void
add_criteria(struct builder *b, const struct question *q)
{
	const struct sitting *s = b->form->sitting;
	size_t prefix = strlen(q->id) + 1, ticked = 0;
	decimal value;
	for (size_t i = 0; i < q->criteria.n; i++)
		ticked += score_tick(s->session, q->criteria.v[i].id, s->evaluator, &value) && value;
	if (b->is_folded && q->criteria.n) {
		struct buf text = BUF_INIT;
		buf_addf(&text, _("criteria: %zu of %zu fulfilled (^T unfolds)"), ticked, q->criteria.n);
		rows_add(b, STYLE_DIM, "", text.s, NULL);
		buf_done(&text);
		return;
	}
	for (size_t i = 0; i < q->criteria.n; i++) {
		const struct criterion *c = &q->criteria.v[i];
		struct buf lead = BUF_INIT;
		char room[DECIMAL_ROOM] = " ";
		bool is_given = score_tick(s->session, c->id, s->evaluator, &value);
		if (is_given && c->scale)
			decimal_exact(room, value, i18n_mark());
		else if (is_given)
			memcpy(room, value ? "x" : "-", 2);
		buf_addf(&lead, "%s [%s] ", strlen(c->id) > prefix && !strncmp(c->id, q->id, prefix - 1) ?
			c->id + prefix : c->id, room);
		rows_add(b, is_given && value ? STYLE_GOOD : STYLE_DIM, lead.s, text_of(b, &c->text), NULL);
		buf_done(&lead);
	}
}

void
form_add_guidance(struct builder *b, const struct question *q)
{
	const char *guidance = text_of(b, &q->guidance);
	if (!*guidance)
		return;
	if (b->is_folded) {
		size_t first = b->pane->rows.n;
		rows_add(b, STYLE_DIM, "", guidance, NULL);
		/* Folded: its first row tells whether one wants the rest. */
		rows_fold(b, first);
		return;
	}
	rows_add(b, STYLE_DIM, "", guidance, NULL);
}

void
form_add_previous(struct builder *b)
{
	const struct sitting *s = b->form->sitting;
	const struct items *items = &s->session->sections[SECTION_PREVIOUS];
	decimal points, max;
	if (!s->is_previous_shown)
		return;
	const struct version *year = session_get(s->session, SECTION_PREVIOUS, "subject/year");
	struct buf text = BUF_INIT;
	buf_addf(&text, _("Previous evaluation %s"), year ? version_text(year, FIELD_VALUE) : "");
	rows_add(b, STYLE_TITLE, "", text.s, NULL);
	buf_clear(&text);
	char *score = xasprintf("score/%s", s->place), *slot = xasprintf("text/question/%s", s->place);
	const struct version *v = session_get(s->session, SECTION_PREVIOUS, score);
	if (v && s->is_previous_scored && version_number(v, FIELD_POINTS, &points) &&
	    version_number(v, FIELD_MAX, &max)) {
		char room[DECIMAL_ROOM], other[DECIMAL_ROOM];
		buf_addf(&text, _("%s of %s"), decimal_exact(room, points, i18n_mark()),
			decimal_exact(other, max, i18n_mark()));
		rows_add(b, STYLE_DIM, "= ", text.s, NULL);
	}
	v = session_get(s->session, SECTION_PREVIOUS, slot);
	if (v)
		rows_add(b, STYLE_DIM, "> ", version_text(v, FIELD_TEXT), NULL);
	for (size_t i = 0; i < items->n; i++) {
		v = item_current(&items->v[i]);
		const char *place = v ? version_get(v, FIELD_QUESTION) : NULL;
		if (!place || strcmp(place, s->place) || version_kind(v) == ENTRY_NONE)
			continue;
		char lead[] = {entry_kind_mark(version_kind(v)), ' ', '\0'};
		rows_add(b, STYLE_DIM, lead, entry_wording(v), NULL);
	}
	buf_done(&text);
	free(score);
	free(slot);
}

/* "13:05" today, "04-20 13:05" on another day. */
static void
add_time(struct buf *out, const char *text)
{
	struct stamp time;
	char hm[STAMP_ROOM], date[STAMP_ROOM], today[STAMP_ROOM];
	if (!stamp_parse(&time, text))
		return;
	if (strcmp(stamp_date(date, time), stamp_date(today, clock_now())))
		buf_addf(out, "%s ", date + 5);
	buf_adds(out, stamp_hm(hm, time));
}

void
form_add_number(struct buf *out, size_t number, size_t part)
{
	if (part || number < 10)
		buf_adds(out, part ? "   " : " ");
	joins_number(out, number, part);
	buf_addc(out, ' ');
}

void
form_add_tail(struct form *f, struct buf *out, const struct version *v, unsigned flags)
{
	const struct sitting *s = f->sitting;
	const struct item *item = session_item(s->session, SECTION_ENTRIES, v->id);
	const char *by = version_text(v, FIELD_BY);
	struct buf text = BUF_INIT;
	/* In a column of the author's own the name says nothing. */
	if (flags & TAIL_AUTHOR || (!(flags & TAIL_BRIEF) && strcmp(by, s->evaluator)))
		buf_addf(&text, "%s ", by);
	if (!(flags & TAIL_BRIEF))
		add_time(&text, version_text(v, FIELD_TIME));
	const char *sources = version_get(v, FIELD_SOURCES), *roles = version_get(v, FIELD_ROLES), *role;
	size_t len;
	if (sources) {
		if (text.len && text.s[text.len - 1] != ' ')
			buf_addc(&text, ' ');
		listing_sources(&text, s->session, sources, s->evaluator);
	}
	while (list_next(&roles, &role, &len))
		buf_addf(&text, " @%.*s", (int)len, role);
	if (version_yes(v, FIELD_DONE))
		buf_addf(&text, ", %s", _("done"));
	if (version_yes(v, FIELD_REPORT) && !(flags & TAIL_BRIEF))
		buf_addf(&text, ", %s", _("report"));
	if (version_yes(v, FIELD_KEY))
		buf_addf(&text, ", %s", _("key"));
	if (version_yes(v, FIELD_PRIVATE))
		buf_addf(&text, ", %s", _("private"));
	if (item && item->n > 1)
		buf_addf(&text, ", %s", _("CONFLICT"));
	size_t start = strspn(buf_str(&text), " ,"), end = text.len;
	while (end > start && text.s[end - 1] == ' ')
		end--;
	if (end > start)
		buf_addf(out, "  (%.*s)", (int)(end - start), text.s + start);
	buf_done(&text);
}

static void
add_entry(struct builder *b, const struct version *v, size_t number, size_t part)
{
	struct buf lead = BUF_INIT, text = BUF_INIT;
	enum entry_kind kind = version_kind(v);
	form_add_number(&lead, number, part);
	buf_addf(&lead, "%c ", entry_kind_mark(kind));
	buf_adds(&text, version_text(v, FIELD_TEXT));
	form_add_tail(b->form, &text, v, part ? TAIL_AUTHOR : 0);
	bool is_open = kind == ENTRY_ASK && !version_yes(v, FIELD_DONE);
	rows_add(b, kind == ENTRY_DRAFT || part ? STYLE_DIM : is_open ? STYLE_WARNING : STYLE_NORMAL,
		lead.s, text.s, v->id);
	if (version_get(v, FIELD_WORDING))
		rows_add(b, STYLE_DIM, "     > ", version_text(v, FIELD_WORDING), NULL);
	buf_done(&lead);
	buf_done(&text);
}

static void
add_entries(struct builder *b)
{
	struct entries entries;
	const struct sitting *s = b->form->sitting;
	listing_entries(&entries, s->session, s->place, s->evaluator, true);
	for (size_t i = 0; i < entries.n; i++) {
		struct entries originals;
		add_entry(b, entries.v[i], i + 1, 0);
		joins_originals(&originals, s->session, entries.v[i], s->evaluator);
		for (size_t j = 0; j < originals.n; j++)
			add_entry(b, originals.v[j], i + 1, j + 1);
		array_done(&originals);
	}
	if (!entries.n)
		rows_add(b, STYLE_DIM, "", !strcmp(s->place, "0") ?
			_("the inbox is empty; \"#0 text\" puts a stray note here") :
			questionnaire_area(s->session->questionnaire, s->place) ?
			_("nothing noted on the area as a whole yet") :
			_("nothing noted yet; type and press Enter (F1: help)"), NULL);
	array_done(&entries);
}

/* An area: what was found in its questions, for the oral feedback. */
static void
add_overview(struct builder *b, const struct area *area)
{
	const struct session *s = b->form->sitting->session;
	size_t counts[ENTRY_KIND_COUNT];
	static const enum entry_kind kinds[] = {
		ENTRY_STRENGTH, ENTRY_IMPROVEMENT, ENTRY_WEAKNESS, ENTRY_EXAMPLE, ENTRY_ASK, ENTRY_NOTE,
	};
	listing_counts(counts, s, area->id, true, b->form->sitting->evaluator);
	for (size_t k = 0; k < sizeof(kinds) / sizeof(*kinds); k++) {
		if (!counts[kinds[k]])
			continue;
		char *head = xasprintf("%s: %zu", entry_kind_title(kinds[k]), counts[kinds[k]]);
		rows_add(b, STYLE_TITLE, "", head, NULL);
		free(head);
		if (kinds[k] == ENTRY_NOTE)
			continue;
		for (size_t i = 0; i < area->questions.n; i++) {
			struct entries entries;
			listing_entries(&entries, s, area->questions.v[i]->id,
				b->form->sitting->evaluator, false);
			for (size_t j = 0; j < entries.n; j++) {
				if (version_kind(entries.v[j]) != kinds[k])
					continue;
				char *lead = xasprintf("%s%c ", area->questions.v[i]->id,
					version_yes(entries.v[j], FIELD_KEY) ? '!' : ' ');
				rows_add(b, STYLE_NORMAL, lead, entry_wording(entries.v[j]), NULL);
				free(lead);
			}
			array_done(&entries);
		}
	}
}

void
form_add_report_text(struct builder *b, bool is_question)
{
	const struct sitting *s = b->form->sitting;
	char *slot = xasprintf("%s/%s", is_question ? "question" : "area", s->place);
	const struct version *v = session_get(s->session, SECTION_TEXTS, slot);
	if (v) {
		rows_blank(b);
		rows_add(b, STYLE_NORMAL, "> ", version_text(v, FIELD_TEXT), NULL);
	}
	free(slot);
}

/* Guidance and the like: beside the entries where there is room, else above them. */
static void
add_reference(struct builder *b, const struct question *q)
{
	add_prompts(b, q);
	form_add_guidance(b, q);
	add_criteria(b, q);
	form_add_previous(b);
}

static bool
is_same_place(const struct form *f)
{
	return f->detail_place && !strcmp(f->detail_place, f->sitting->place);
}

/* The row of the chosen entry, if it is there. */
static void
find_focus(struct form *f)
{
	struct detail *d = &f->detail;
	const char *chosen = f->sitting->chosen;
	/* The plain form's cursor may be on any of its rows. */
	bool is_there = chosen && d->at < d->rows.n && d->rows.v[d->at].id &&
		!strcmp(d->rows.v[d->at].id, chosen);
	for (size_t i = 0; chosen && !is_there && i < d->rows.n; i++)
		if (d->rows.v[i].id && !strcmp(d->rows.v[i].id, chosen)) {
			d->at = i;
			break;
		}
	if (d->at >= d->rows.n)
		d->at = d->rows.n ? d->rows.n - 1 : 0;
}

void
form_build_detail(struct form *f)
{
	struct layout *l = &f->layout;
	const struct question *q = sitting_question(f->sitting);
	const struct area *area = questionnaire_area(f->sitting->session->questionnaire, f->sitting->place);
	if (!is_same_place(f)) {
		free(f->detail_place);
		f->detail_place = xstrdup(f->sitting->place);
		f->detail.top = f->detail.at = f->side.top = 0;
	}
	detail_done(&f->detail);
	detail_done(&f->side);
	int width = l->detail_width;
	/* Beside the entries there is room for all of it, unless it is folded. */
	struct builder main = {.pane = &f->detail, .form = f, .width = (size_t)(width > 1 ? width : 1),
		.is_plain = f->is_plain, .is_folded = f->is_folded};
	struct builder side = {.pane = &f->side, .form = f,
		.width = (size_t)(l->side_width > 1 ? l->side_width : 1), .is_folded = !f->is_folded};
	add_head(&main);
	if (q && f->sitting->is_meeting) {
		form_build_team(f, &main, q);
		find_focus(f);
		return;
	}
	if (q)
		add_scores(&main, q);
	add_prepared(&main);
	if (q)
		add_reference(l->side_width ? &side : &main, q);
	else if (area)
		rows_add(&main, STYLE_DIM, "", text_of(&main, &area->introduction), NULL);
	rows_blank(&main);
	add_entries(&main);
	if (!q && area)
		add_overview(&main, area);
	if (q || area)
		form_add_report_text(&main, q);
	find_focus(f);
}

bool
form_move_focus(struct form *f, int by)
{
	struct detail *d = &f->detail;
	size_t height = (size_t)f->layout.height;
	size_t i = rows_step(d, height, by, f->focus == FOCUS_DETAIL);
	if (i == d->rows.n)
		return false;
	d->at = i;
	/* Several keys may come before the next painting. */
	rows_scroll(d, height, true);
	sitting_choose(f->sitting, d->rows.v[i].id);
	return true;
}

void
form_show_detail(struct form *f)
{
	const struct layout *l = &f->layout;
	bool has_focus = f->focus == FOCUS_DETAIL;
	if (!l->height || l->detail_width < 1)
		return;
	rows_scroll(&f->detail, (size_t)l->height, has_focus);
	rows_paint(&f->detail, l->body, l->height, l->detail, l->detail_width, f->sitting->chosen,
		has_focus);
	if (l->side_width) {
		rows_scroll(&f->side, (size_t)l->height, false);
		draw_rule(l->body, l->side - 2, l->height);
		rows_paint(&f->side, l->body, l->height, l->side, l->side_width, NULL, false);
	}
	if (has_focus && f->detail.at < f->detail.rows.n) {
		const struct detail_row *row = &f->detail.rows.v[f->detail.at];
		draw_cursor(l->body + (int)(row->line - f->detail.top), l->detail + row->column);
	}
}

void
form_paint_detail(struct form *f)
{
	if (f->layout.height && f->layout.detail_width >= 1)
		form_build_detail(f);
	form_show_detail(f);
}
