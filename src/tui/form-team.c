#include "config.h"

/*
 * A question in a meeting: what each evaluator gave and found, beside each other
 * where there is room, and what was settled.
 */

#include "tui/form.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "model/joins.h"
#include "model/listing.h"
#include "model/questionnaire.h"
#include "text/utf8.h"
#include "tui/term.h"

enum {
	CARD = 30,		/* columns an evaluator needs to stand beside the others */
	CARD_ROWS = 28,		/* and rows of the screen; with fewer a table says it shorter */
	ROOMY = 50,		/* from so many rows on there is room for all criteria */
	GAP = 2,
	ID = 8,			/* columns of an evaluator's id, */
	SHORT_ID = 3,		/* and where many have to stand beside a text */
	BAR = 10, LONG_BAR = 24
};

/* The evaluators a question is shown for, and where their columns are. */
struct team {
	struct builder *b;
	struct form *form;
	const struct question *q;
	struct agenda_people people;
	size_t card;		/* width of a column; 0: not beside each other */
	size_t id;		/* columns of the longest id */
	size_t tick;		/* and of a tick below it */
};

static size_t
min(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* An id in so many columns, whatever it is. */
static void
add_id(struct buf *out, const char *id, size_t width)
{
	size_t used = utf8_clip(out, id, strlen(id), width, !term_has_symbols());
	buf_pad(out, ' ', width - used);
}

/* "######----": the share in cells. */
static void
add_bar(struct buf *out, decimal points, decimal max, size_t cells)
{
	bool is_drawn = term_has_symbols();
	/* A file may say anything. */
	decimal part = points < max ? points : max;
	int64_t full = max > 0 ? decimal_quotient(part * (decimal)cells, max) : 0;
	for (size_t i = 0; i < cells; i++)
		buf_adds(out, (int64_t)i < full ? (is_drawn ? "█" : "#") : is_drawn ? "░" : ".");
}

static const char *
answer_name(char room[DECIMAL_ROOM], enum answer a, decimal points)
{
	return a == ANSWER_POINTS ? decimal_exact(room, points, i18n_mark()) :
		a == ANSWER_NOT_APPLICABLE ? _("not applicable") :
		a == ANSWER_NOT_ASSESSED ? _("not assessed") : _("none");
}

/* "60 %" */
static void
add_percent(struct buf *out, const struct question *q, decimal points)
{
	if (q->max > 0)
		buf_addf(out, _("%d %%"), decimal_percent(points, q->max));
}

/* People. */

static bool
is_author_here(const struct entries *entries, const char *id)
{
	for (size_t i = 0; i < entries->n; i++)
		if (!strcmp(version_text(entries->v[i], FIELD_BY), id))
			return true;
	return false;
}

static void
add_person(struct agenda_people *people, const char *id)
{
	for (size_t i = 0; i < people->n; i++)
		if (!strcmp(people->v[i], id))
			return;
	*array_push(people) = id;
}

/* Who has something to do with the question, or is awaited. */
static void
collect_people(struct team *t, const struct entries *entries)
{
	const struct session *s = t->form->sitting->session;
	struct agenda_people all;
	agenda_people(&all, s);
	for (size_t i = 0; i < all.n; i++) {
		decimal points;
		if (agenda_awaits(s, t->q, all.v[i]) || is_author_here(entries, all.v[i]) ||
		    score_answer(s, t->q, all.v[i], &points, NULL) != ANSWER_NONE)
			add_person(&t->people, all.v[i]);
	}
	for (size_t i = 0; i < entries->n; i++)
		if (*version_text(entries->v[i], FIELD_BY))
			add_person(&t->people, version_text(entries->v[i], FIELD_BY));
	array_done(&all);
	for (size_t i = 0; i < t->people.n; i++) {
		size_t width = utf8_width(t->people.v[i], strlen(t->people.v[i]));
		if (width > t->id)
			t->id = min(width, ID);
	}
	size_t n = t->people.n;
	t->tick = (t->id + 1) * n <= t->b->width / 3 ? t->id : min(t->id, SHORT_ID);
	for (size_t i = 0; i < t->q->criteria.n; i++)
		/* Room for "0,5". */
		if (t->q->criteria.v[i].scale && t->tick < SHORT_ID)
			t->tick = SHORT_ID;
	size_t card = n > 1 && t->b->width > GAP * (n - 1) ? (t->b->width - GAP * (n - 1)) / n : 0;
	if (!t->b->is_plain && card >= CARD && t->form->layout.rows >= CARD_ROWS)
		t->card = card;
}

/* How the score stands to what was settled: "(was 10)". */
static void
add_since(const struct team *t, struct buf *out, const char *who)
{
	const struct session *s = t->form->sitting->session;
	const struct version *settled = session_get(s, SECTION_SETTLED, t->q->id);
	char room[DECIMAL_ROOM];
	if (!settled)
		return;
	struct basis b = score_since(s, settled, who);
	bool is_other = b.since == SINCE_CHANGED || b.since == SINCE_GONE;
	if (is_other && b.then != ANSWER_NONE)
		buf_addf(out, _("  (was %s)"), answer_name(room, b.then, b.points));
	else if (is_other)
		buf_adds(out, _("  (changed since)"));
	else if (b.since == SINCE_NEW)
		buf_adds(out, _("  (came later)"));
}

/* What stands beside the score: why, and what is odd about it. */
static void
add_remarks(const struct team *t, struct buf *out, const char *who, const char *reason)
{
	char *id = xasprintf("%s/%s", t->q->id, who);
	const struct item *item = session_item(t->form->sitting->session, SECTION_SCORES, id);
	free(id);
	if (reason)
		buf_adds(out, reason);
	add_since(t, out, who);
	if (item && item_is_conflict(item))
		buf_adds(out, _("  (CONFLICT: :conflicts)"));
	/* Without a reason the first remark begins the text. */
	buf_remove(out, 0, strspn(buf_str(out), " "));
}

/* Scores in a table: who, points, per cent, bar, why. */

static void
add_table_row(const struct team *t, const char *who)
{
	struct builder *b = t->b;
	struct buf lead = BUF_INIT, remarks = BUF_INIT;
	const char *reason = NULL;
	char room[DECIMAL_ROOM];
	decimal points = 0;
	enum answer a = score_answer(t->form->sitting->session, t->q, who, &points, &reason);
	add_id(&lead, who, t->id);
	if (a == ANSWER_NONE) {
		buf_adds(&lead, "  ");
		buf_adds(&remarks, agenda_awaits(t->form->sitting->session, t->q, who) ?
			_("awaited") : _("no score"));
		add_since(t, &remarks, who);
		rows_add(b, STYLE_DIM, lead.s, remarks.s, NULL);
		buf_done(&lead);
		buf_done(&remarks);
		return;
	}
	add_remarks(t, &remarks, who, reason);
	if (a == ANSWER_POINTS) {
		struct buf percent = BUF_INIT;
		add_percent(&percent, t->q, points);
		buf_addf(&lead, " %6s  %5s  ", answer_name(room, a, points), buf_str(&percent));
		if (!b->is_plain)
			add_bar(&lead, points, t->q->max, BAR);
		buf_done(&percent);
	} else {
		buf_addf(&lead, "  %s", answer_name(room, a, points));
	}
	buf_adds(&lead, "  ");
	/* Too little room beside: the reason goes beneath. */
	bool is_beside = utf8_width(lead.s, lead.len) + 22 <= b->width || !remarks.len;
	rows_add(b, STYLE_NORMAL, lead.s, is_beside ? buf_str(&remarks) : "", NULL);
	if (!is_beside)
		rows_add(b, STYLE_NORMAL, "    ", remarks.s, NULL);
	buf_done(&lead);
	buf_done(&remarks);
}

/* The same beside each other: a card each. */

static void
add_card(const struct team *t, const char *who)
{
	struct builder *b = t->b;
	const struct session *s = t->form->sitting->session;
	struct buf text = BUF_INIT;
	const char *reason = NULL, *name = listing_evaluator(s, who);
	char room[DECIMAL_ROOM], max[DECIMAL_ROOM];
	decimal points = 0;
	enum answer a = score_answer(s, t->q, who, &points, &reason);
	buf_addf(&text, "%s%s%s", who, strcmp(name, who) ? "  " : "", strcmp(name, who) ? name : "");
	rows_add(b, STYLE_TITLE, "", text.s, NULL);
	buf_clear(&text);
	if (a == ANSWER_NONE) {
		buf_clear(&text);
		buf_adds(&text, agenda_awaits(s, t->q, who) ? _("awaited") : _("no score"));
		add_since(t, &text, who);
		rows_add(b, STYLE_DIM, "", text.s, NULL);
		buf_done(&text);
		return;
	}
	if (a == ANSWER_POINTS) {
		buf_addf(&text, _("%s of %s"), answer_name(room, a, points),
			decimal_exact(max, t->q->max, i18n_mark()));
		buf_adds(&text, "   ");
		add_percent(&text, t->q, points);
		rows_add(b, STYLE_TITLE, "= ", text.s, NULL);
		buf_clear(&text);
		add_bar(&text, points, t->q->max, min(LONG_BAR, b->width));
		rows_add(b, STYLE_NORMAL, "", text.s, NULL);
	} else {
		rows_add(b, STYLE_TITLE, "= ", answer_name(room, a, points), NULL);
	}
	buf_clear(&text);
	add_remarks(t, &text, who, reason);
	if (text.len)
		rows_add(b, STYLE_NORMAL, "", text.s, NULL);
	buf_done(&text);
}

static void
add_scores(const struct team *t)
{
	if (t->card)
		rows_begin_columns(t->b);
	for (size_t i = 0; i < t->people.n; i++) {
		if (t->card) {
			rows_column(t->b, (int)(i * (t->card + GAP)), t->card);
			add_card(t, t->people.v[i]);
		} else {
			add_table_row(t, t->people.v[i]);
		}
	}
	if (t->card)
		rows_end_columns(t->b);
	if (!t->people.n)
		rows_add(t->b, STYLE_DIM, "", _("nobody has scored this"), NULL);
}

/* What was settled. */

/* "2010-05-03 14:10 by ge, with ab ge" */
static void
add_provenance(struct buf *out, const struct version *v)
{
	struct stamp time;
	char date[STAMP_ROOM], hm[STAMP_ROOM];
	const char *people = version_get(v, FIELD_PEOPLE), *one;
	size_t len;
	if (stamp_parse(&time, version_text(v, FIELD_TIME)))
		buf_addf(out, "%s %s ", stamp_date(date, time), stamp_hm(hm, time));
	buf_addf(out, _("by %s"), version_text(v, FIELD_BY));
	for (bool is_first = true; list_next(&people, &one, &len); is_first = false)
		buf_addf(out, "%s%.*s", is_first ? _(", present: ") : " ", (int)len, one);
}

/* "22,5 of 30   75 %   because ..." */
static void
add_outcome(struct buf *out, const struct question *q, const struct version *v)
{
	char room[DECIMAL_ROOM], max[DECIMAL_ROOM];
	decimal points = 0;
	const char *reason = NULL;
	enum answer a = score_of(v, &points, &reason);
	if (v->is_deleted || a == ANSWER_NONE) {
		buf_adds(out, _("taken back: nothing settled"));
		return;
	}
	if (a == ANSWER_POINTS) {
		buf_addf(out, _("%s of %s"), answer_name(room, a, points),
			decimal_exact(max, q->max, i18n_mark()));
		buf_adds(out, "  ");
		add_percent(out, q, points);
	} else {
		buf_adds(out, answer_name(room, a, points));
	}
	if (reason)
		buf_addf(out, "  %s", reason);
}

static void
add_versions(const struct team *t, const struct item *item)
{
	rows_add(t->b, STYLE_WARNING, "! ", _("settled apart in two places: choose one (Up, Enter), "
		"or settle anew with = POINTS REASON"), NULL);
	for (size_t i = 0; i < item->n; i++) {
		struct buf text = BUF_INIT;
		if (item_is_repeat(item, i))
			continue;
		char *lead = xasprintf("  %zu = ", i + 1);
		char *line = xasprintf(":keep %s %s %zu", section_name(SECTION_SETTLED), t->q->id, i + 1);
		add_outcome(&text, t->q, item->v[i]);
		if (!item->v[i]->is_deleted) {
			buf_adds(&text, "  (");
			add_provenance(&text, item->v[i]);
			buf_addc(&text, ')');
		}
		rows_add_choice(t->b, STYLE_NORMAL, lead, text.s, line);
		buf_done(&text);
		free(line);
		free(lead);
	}
}

static void
add_settled(const struct team *t)
{
	const struct session *s = t->form->sitting->session;
	const struct item *item = session_item(s, SECTION_SETTLED, t->q->id);
	const struct version *v = item ? item_current(item) : NULL;
	if (item && item_is_conflict(item)) {
		add_versions(t, item);
		return;
	}
	if (!v)
		return;
	struct buf text = BUF_INIT, lead = BUF_INIT;
	bool is_old = form_scores(t->form)->questions[t->q->index].is_changed;
	buf_addf(&lead, "= %s ", _("settled:"));
	add_outcome(&text, t->q, v);
	rows_add(t->b, is_old ? STYLE_WARNING : STYLE_GOOD, lead.s, text.s, NULL);
	buf_clear(&text);
	add_provenance(&text, v);
	rows_add(t->b, STYLE_DIM, "  ", text.s, NULL);
	if (is_old)
		rows_add(t->b, STYLE_WARNING, "~ ", _("a score changed after that: settle again, "
			"the same or anew"), NULL);
	buf_done(&text);
	buf_done(&lead);
}

/* How it stands, in words. */
static void
add_state(const struct team *t)
{
	const struct agenda_item *item = form_agenda_item(t->form);
	const struct agenda *a = form_agenda(t->form);
	char room[DECIMAL_ROOM];
	struct buf text = BUF_INIT;
	if (!t->form->layout.list_width) {
		/* No list beside: what its head says. */
		buf_addf(&text, P_("%zu to settle", "%zu to settle", a->open), a->open);
		buf_adds(&text, ", ");
		form_add_possible(t->form, &text);
		buf_adds(&text, "; ");
		form_add_present(t->form, &text);
		rows_add(t->b, STYLE_DIM, "", text.s, NULL);
		buf_clear(&text);
	}
	if (item) {
		buf_adds(&text, agenda_kind_title(item->kind));
		if (item->kind != AGENDA_MISSING) {
			buf_adds(&text, ": ");
			form_add_range(&text, item);
		}
		if (item->kind < AGENDA_MISSING) {
			buf_adds(&text, "; ");
			buf_addf(&text, _("%s points at stake"),
				decimal_exact(room, item->stake, i18n_mark()));
		}
		if (item->kind == AGENDA_MISSING)
			buf_addf(&text, _(" (%zu of %zu have given one)"), item->awaited - item->missing,
				item->awaited);
		if (item->kind == AGENDA_AGREED)
			buf_adds(&text, _("; Enter takes it over for the team"));
		if (item->is_postponed)
			buf_addf(&text, ", %s", _("put to the end"));
		rows_add(t->b, item->kind < AGENDA_MISSING ? STYLE_ACCENT : STYLE_DIM, "", text.s, NULL);
	}
	buf_done(&text);
}

/* Criteria: each evaluator's tick in a column of its own. */

/* "x", "-", "3" or nothing said. */
static void
add_tick(const struct team *t, struct buf *out, const struct criterion *c, const char *who)
{
	decimal value;
	char room[DECIMAL_ROOM];
	const char *text = term_has_symbols() ? "·" : ".";
	if (score_tick(t->form->sitting->session, c->id, who, &value))
		text = c->scale ? decimal_exact(room, value, i18n_mark()) : value ? "x" : "-";
	add_id(out, text, t->tick);
	buf_addc(out, ' ');
}

static bool
differs(const struct team *t, const struct criterion *c)
{
	bool is_any = false;
	decimal first = 0, value;
	for (size_t i = 0; i < t->people.n; i++) {
		if (!score_tick(t->form->sitting->session, c->id, t->people.v[i], &value))
			continue;
		if (is_any && value != first)
			return true;
		is_any = true;
		first = value;
	}
	return false;
}

static void
add_criterion(const struct team *t, const struct criterion *c)
{
	const struct sitting *s = t->form->sitting;
	size_t prefix = strlen(t->q->id) + 1;
	struct buf lead = BUF_INIT;
	size_t first = t->b->pane->rows.n;
	bool is_other = differs(t, c), is_short = strlen(c->id) > prefix &&
		!strncmp(c->id, t->q->id, prefix - 1);
	buf_adds(&lead, !is_other ? "  " : term_has_symbols() ? "≠ " : "# ");
	add_id(&lead, is_short ? c->id + prefix : c->id, is_short ? 2 : ID);
	buf_addc(&lead, ' ');
	for (size_t i = 0; i < t->people.n; i++) {
		/* One column has no heads to look up at. */
		if (t->b->is_plain)
			buf_addf(&lead, "%s ", t->people.v[i]);
		add_tick(t, &lead, c, t->people.v[i]);
	}
	rows_add(t->b, is_other ? STYLE_NORMAL : STYLE_DIM, lead.s,
		questionnaire_text(s->session->questionnaire, &c->text, s->language), NULL);
	if (t->b->is_folded)
		rows_fold(t->b, first);
	buf_done(&lead);
}

/* Folded: only those on which they differ. */
static void
add_criteria(const struct team *t)
{
	const struct question *q = t->q;
	struct buf head = BUF_INIT;
	size_t shown = 0;
	for (size_t i = 0; i < q->criteria.n; i++)
		shown += !t->b->is_folded || differs(t, &q->criteria.v[i]);
	if (!q->criteria.n)
		return;
	size_t prefix = strlen(q->id) + 1;
	bool is_short = !strncmp(q->criteria.v[0].id, q->id, prefix - 1) &&
		strlen(q->criteria.v[0].id) > prefix;
	buf_pad(&head, ' ', 2 + (is_short ? 2 : ID) + 1);
	for (size_t i = 0; i < t->people.n && shown && !t->b->is_plain; i++) {
		add_id(&head, t->people.v[i], t->tick);
		buf_addc(&head, ' ');
	}
	char *text = !t->b->is_folded ? xstrdup(_("criteria")) :
		shown ? xasprintf(_("criteria, %zu of %zu differ (^T: all)"), shown,
		q->criteria.n) : xasprintf(_("criteria: no difference (^T: all %zu)"), q->criteria.n);
	bool has_heads = shown && !t->b->is_plain;
	bool is_beside = has_heads && utf8_width(head.s, head.len) + utf8_width(text, strlen(text)) <
		t->b->width;
	rows_add(t->b, STYLE_DIM, is_beside ? head.s : "", text, NULL);
	if (has_heads && !is_beside)
		rows_add(t->b, STYLE_DIM, "", head.s, NULL);
	for (size_t i = 0; i < q->criteria.n; i++)
		if (!t->b->is_folded || differs(t, &q->criteria.v[i]))
			add_criterion(t, &q->criteria.v[i]);
	free(text);
	buf_done(&head);
}

/* Findings. */

static bool
is_finding(enum entry_kind kind)
{
	return kind >= ENTRY_STRENGTH && kind <= ENTRY_EXAMPLE;
}

/* part: beneath a team sentence, the how many-th of what it joins. */
static void
add_entry(const struct team *t, const struct version *v, size_t number, size_t part, bool is_alone)
{
	struct builder *b = t->b;
	struct buf lead = BUF_INIT, text = BUF_INIT;
	enum entry_kind kind = version_kind(v);
	const char *report = version_get(v, FIELD_REPORT);
	form_add_number(&lead, number, part);
	if (is_finding(kind) && !part)
		buf_addf(&lead, "[%c] ", !report ? ' ' : !strcmp(report, "yes") ? 'x' : '-');
	buf_adds(&text, version_text(v, FIELD_TEXT));
	form_add_tail(t->form, &text, v, is_alone ? TAIL_BRIEF : TAIL_BRIEF | TAIL_AUTHOR);
	bool is_open = kind == ENTRY_ASK && !version_yes(v, FIELD_DONE);
	rows_add(b, part ? STYLE_DIM : is_open ? STYLE_WARNING : STYLE_NORMAL, lead.s, text.s, v->id);
	if (version_get(v, FIELD_WORDING))
		rows_add(b, STYLE_DIM, is_finding(kind) ? "       > " : "   > ",
			version_text(v, FIELD_WORDING), NULL);
	buf_done(&lead);
	buf_done(&text);
}

static bool
is_sentence(const struct version *v)
{
	return version_get(v, FIELD_JOINS);
}

/* A team sentence, across all columns, with what it joins beneath it. */
static void
add_sentence(const struct team *t, const struct version *v, size_t number)
{
	struct entries originals;
	const struct sitting *s = t->form->sitting;
	add_entry(t, v, number, 0, false);
	joins_originals(&originals, s->session, v, s->evaluator);
	for (size_t i = 0; i < originals.n; i++)
		add_entry(t, originals.v[i], number, i + 1, false);
	array_done(&originals);
}

/* Those of a kind, if there are any. */
static bool
add_kind(const struct team *t, const struct entries *entries, enum entry_kind kind, bool is_first)
{
	size_t n = 0;
	for (size_t i = 0; i < entries->n; i++)
		n += version_kind(entries->v[i]) == kind;
	if (!n)
		return false;
	/* What the boxes mean is said once. */
	char *head = xasprintf("%s: %zu%s", entry_kind_title(kind), n,
		is_first && is_finding(kind) ? _("   ([x]: in the report)") : "");
	rows_add(t->b, STYLE_TITLE, "", head, NULL);
	free(head);
	/* In one column they keep their order; across several the team's come first. */
	for (size_t i = 0; i < entries->n && t->card; i++)
		if (version_kind(entries->v[i]) == kind && is_sentence(entries->v[i]))
			add_sentence(t, entries->v[i], i + 1);
	if (t->card)
		rows_begin_columns(t->b);
	for (size_t p = 0; p < (t->card ? t->people.n : 1); p++) {
		if (t->card)
			rows_column(t->b, (int)(p * (t->card + GAP)), t->card);
		for (size_t i = 0; i < entries->n; i++) {
			const struct version *v = entries->v[i];
			bool is_here = !t->card ||
				(!is_sentence(v) && !strcmp(version_text(v, FIELD_BY), t->people.v[p]));
			if (version_kind(v) == kind && is_here && is_sentence(v))
				add_sentence(t, v, i + 1);
			else if (version_kind(v) == kind && is_here)
				add_entry(t, v, i + 1, 0, t->card);
		}
	}
	if (t->card)
		rows_end_columns(t->b);
	return true;
}

static void
add_findings(const struct team *t, const struct entries *entries)
{
	static const enum entry_kind kinds[] = {
		ENTRY_STRENGTH, ENTRY_IMPROVEMENT, ENTRY_WEAKNESS, ENTRY_EXAMPLE, ENTRY_ASK, ENTRY_NOTE,
		ENTRY_DRAFT,
	};
	bool is_first = true;
	for (size_t k = 0; k < sizeof(kinds) / sizeof(*kinds); k++)
		is_first &= !add_kind(t, entries, kinds[k], is_first);
	if (!entries->n)
		rows_add(t->b, STYLE_DIM, "", _("nobody noted anything"), NULL);
}

void
form_build_team(struct form *f, struct builder *b, const struct question *q)
{
	struct team t = {.b = b, .form = f, .q = q};
	struct entries entries;
	if (!b->is_plain && f->layout.rows >= ROOMY)
		b->is_folded = !b->is_folded;
	listing_entries(&entries, f->sitting->session, q->id, f->sitting->evaluator, false);
	collect_people(&t, &entries);
	add_state(&t);
	rows_blank(b);
	add_scores(&t);
	add_settled(&t);
	rows_blank(b);
	add_criteria(&t);
	if (q->criteria.n)
		rows_blank(b);
	add_findings(&t, &entries);
	form_add_report_text(b, true);
	rows_blank(b);
	form_add_guidance(b, q);
	form_add_previous(b);
	array_done(&entries);
	array_done(&t.people);
}
