#include "config.h"

/* Findings by area and kind, and what is still open, for people. */

#include "report/show.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "model/agenda.h"
#include "model/joins.h"
#include "model/listing.h"
#include "model/questionnaire.h"
#include "model/score.h"
#include "model/session.h"
#include "text/utf8.h"
#include "text/wrap.h"

/* In the order of a report; what is internal last. */
static const enum entry_kind kinds[] = {
	ENTRY_STRENGTH, ENTRY_IMPROVEMENT, ENTRY_WEAKNESS, ENTRY_EXAMPLE, ENTRY_NOTE, ENTRY_ASK,
};

enum {
	KINDS = sizeof(kinds) / sizeof(*kinds),
	PUBLIC_KINDS = 4,
	ENTRY_INDENT = 11
};

/* What stands in one area, for it and its questions; or in the inbox. */
struct bundle {
	struct entries of[ENTRY_KIND_COUNT];
	size_t internal;	/* entries that are not shown */
	size_t total;
};

static size_t
kinds_shown(const struct show *show)
{
	return show->is_all ? KINDS : PUBLIC_KINDS;
}

/* Whose private entries are seen: nobody is called "". */
static const char *
viewer(const struct show *show)
{
	return show->is_all && show->evaluator ? show->evaluator : "";
}

static void
collect(struct bundle *b, const struct session *s, const char *place, const struct show *show)
{
	struct entries entries;
	listing_entries(&entries, s, place, viewer(show), false);
	for (size_t i = 0; i < entries.n; i++) {
		enum entry_kind kind = version_kind(entries.v[i]);
		*array_push(&b->of[kind]) = entries.v[i];
		b->total++;
	}
	array_done(&entries);
}

static void
bundle_done(struct bundle *b)
{
	for (size_t i = 0; i < ENTRY_KIND_COUNT; i++)
		array_done(&b->of[i]);
}

/* The text in rows of the width left beside `head`, which stands in the first. */
static void
put_wrapped(struct buf *out, const char *head, size_t indent, const char *text)
{
	struct wrap_rows rows = {0};
	size_t columns = utf8_width(head, strlen(head));
	wrap_text(&rows, text, strlen(text), SHOW_COLUMNS - indent);
	for (size_t i = 0; i < rows.n; i++) {
		if (!i) {
			buf_adds(out, head);
			buf_pad(out, ' ', indent > columns ? indent - columns : columns > 0);
		} else if (rows.v[i].end > rows.v[i].start) {
			buf_pad(out, ' ', indent);
		}
		buf_add(out, text + rows.v[i].start, rows.v[i].end - rows.v[i].start);
		buf_addc(out, '\n');
	}
	array_done(&rows);
}

static void
put_entry(struct buf *out, const struct session *s, const struct version *v,
	const char *head, size_t indent)
{
	struct buf text = BUF_INIT;
	buf_adds(&text, entry_wording(v));
	const char *sources = version_get(v, FIELD_SOURCES);
	buf_addf(&text, "  [%s%s", version_text(v, FIELD_BY), sources ? ": " : "");
	listing_sources(&text, s, sources, "");
	buf_addc(&text, ']');
	if (version_yes(v, FIELD_DONE))
		buf_addf(&text, " (%s)", _("done"));
	put_wrapped(out, head, indent, text.s);
	buf_done(&text);
}

/* An entry, and beneath a team sentence what it joins. */
static void
put_with_originals(struct buf *out, const struct session *s, const struct version *v,
	const struct show *show)
{
	const char *place = version_get(v, FIELD_QUESTION);
	char *head = xasprintf("    %s", place ? place : "-");
	struct entries originals;
	put_entry(out, s, v, head, ENTRY_INDENT);
	joins_originals(&originals, s, v, viewer(show));
	for (size_t i = 0; i < originals.n; i++)
		if (show->is_all || version_kind(originals.v[i]) != ENTRY_NOTE)
			put_entry(out, s, originals.v[i], "           |", ENTRY_INDENT + 2);
	array_done(&originals);
	free(head);
}

static void
put_bundle(struct buf *out, const struct session *s, const struct bundle *b,
	const struct show *show)
{
	for (size_t k = 0; k < kinds_shown(show); k++) {
		const struct entries *entries = &b->of[kinds[k]];
		if (!entries->n)
			continue;
		buf_addf(out, "  %s (%zu)\n", entry_kind_title(kinds[k]), entries->n);
		for (size_t i = 0; i < entries->n; i++)
			put_with_originals(out, s, entries->v[i], show);
	}
}

static size_t
count_shown(const struct bundle *b, const struct show *show)
{
	size_t n = 0;
	for (size_t k = 0; k < kinds_shown(show); k++)
		n += b->of[kinds[k]].n;
	return n;
}

/* Everything in an area; returns how much of it is not shown. */
static size_t
put_area(struct buf *out, const struct session *s, const struct area *area,
	const struct show *show)
{
	const struct questionnaire *q = s->questionnaire;
	struct bundle b = {.total = 0};
	collect(&b, s, area->id, show);
	for (size_t i = 0; i < area->questions.n; i++)
		if (!area->questions.v[i]->is_area)
			collect(&b, s, area->questions.v[i]->id, show);
	size_t shown = count_shown(&b, show);
	if (shown) {
		char *title = xasprintf("%s %s", area->id,
			questionnaire_text(q, &area->title, show->language));
		buf_addc(out, '\n');
		put_wrapped(out, "", 0, title);
		free(title);
		put_bundle(out, s, &b, show);
	}
	size_t hidden = b.total - shown;
	bundle_done(&b);
	return hidden;
}

static void
put_findings(struct buf *out, const struct session *s, const struct show *show)
{
	struct buf text = BUF_INIT;
	size_t hidden = 0;
	for (size_t i = 0; i < s->questionnaire->areas.n; i++)
		hidden += put_area(&text, s, s->questionnaire->areas.v[i], show);
	if (text.len)
		buf_addf(out, "\n%s\n%s", _("Findings"), text.s);
	if (hidden)
		buf_addf(out, P_("\nInternal: %zu note or question to ask; --all shows it.\n",
			"\nInternal: %zu notes and questions to ask; --all shows them.\n", hidden), hidden);
	buf_done(&text);
}

/* Open matters. */

static void
put_open_questions(struct buf *out, const struct session *s)
{
	struct scores scores;
	struct buf codes = BUF_INIT;
	size_t count = 0;
	scores_compute(&scores, s);
	for (size_t i = 0; i < scores.question_count; i++) {
		if (!scores.questions[i].open)
			continue;
		buf_addf(&codes, "%s%s", count++ ? ", " : "", s->questionnaire->questions.v[i]->id);
	}
	if (count) {
		buf_addf(out, P_("  %zu question without a common score:\n",
			"  %zu questions without a common score:\n", count), count);
		put_wrapped(out, "", 4, codes.s);
	}
	buf_done(&codes);
	scores_done(&scores);
}

static void
put_asks(struct buf *out, const struct session *s)
{
	const struct items *items = &s->sections[SECTION_ENTRIES];
	struct buf places = BUF_INIT;
	size_t count = 0;
	for (size_t i = 0; i < items->n; i++) {
		const struct version *v = item_current(&items->v[i]);
		if (!v || version_kind(v) != ENTRY_ASK || version_yes(v, FIELD_DONE))
			continue;
		const char *place = version_get(v, FIELD_QUESTION);
		buf_addf(&places, "%s%s", count++ ? ", " : "", place ? place : _("inbox"));
	}
	if (count) {
		buf_addf(out, P_("  %zu thing to ask or check:\n", "  %zu things to ask or check:\n",
			count), count);
		put_wrapped(out, "", 4, places.s);
	}
	buf_done(&places);
}

/* "7,5", "not applicable" */
static void
add_answer(struct buf *out, enum answer a, decimal points)
{
	char room[DECIMAL_ROOM];
	buf_adds(out, a == ANSWER_POINTS ? decimal_exact(room, points, i18n_mark()) :
		a == ANSWER_NOT_APPLICABLE ? _("not applicable") :
		a == ANSWER_NOT_ASSESSED ? _("not assessed") : _("none"));
}

/* "  1.1: ab 10, ge 7,5": each evaluator's, and what it was when it was settled. */
static void
put_each(struct buf *out, const struct session *s, const struct question *q,
	const struct agenda_people *people)
{
	const struct version *settled = session_get(s, SECTION_SETTLED, q->id);
	size_t n = 0;
	buf_addf(out, "    %s: ", q->id);
	for (size_t i = 0; i < people->n; i++) {
		struct basis b = {.since = SINCE_NOTHING};
		decimal points = 0;
		enum answer a = score_answer(s, q, people->v[i], &points, NULL);
		if (settled)
			b = score_since(s, settled, people->v[i]);
		bool is_other = b.since == SINCE_CHANGED || b.since == SINCE_GONE;
		if (a == ANSWER_NONE && !is_other)
			continue;
		buf_addf(out, "%s%s ", n++ ? ", " : "", people->v[i]);
		add_answer(out, a, points);
		if (is_other && b.then != ANSWER_NONE) {
			buf_adds(out, _(" (when it was settled "));
			add_answer(out, b.then, b.points);
			buf_addc(out, ')');
		}
	}
	if (settled) {
		decimal points = 0;
		enum answer a = score_of(settled, &points, NULL);
		buf_addf(out, "; %s ", _("settled"));
		add_answer(out, a, points);
	}
	buf_addc(out, '\n');
}

/* Single evaluators' scores are internal. */
static void
put_differing(struct buf *out, const struct session *s, const struct show *show)
{
	struct scores scores;
	struct agenda_people people;
	bool is_first = true;
	agenda_people(&people, s);
	scores_compute(&scores, s);
	for (size_t i = 0; i < scores.question_count; i++) {
		const struct question *q = s->questionnaire->questions.v[i];
		if (scores.questions[i].is_changed)
			buf_addf(out, _("  %s: a score changed since it was settled\n"), q->id);
	}
	for (size_t i = 0; show->is_all && i < scores.question_count; i++) {
		const struct figure *f = &scores.questions[i];
		if (f->state != STATE_DIFFERS && !f->is_changed)
			continue;
		if (is_first)
			buf_adds(out, _("  What each has given where scores differ or changed:\n"));
		is_first = false;
		put_each(out, s, s->questionnaire->questions.v[i], &people);
	}
	array_done(&people);
	scores_done(&scores);
}

static void
put_inbox(struct buf *out, const struct session *s, const struct show *show)
{
	struct bundle b = {.total = 0};
	collect(&b, s, "0", show);
	if (b.total)
		buf_addf(out, P_("  %zu entry in the inbox\n", "  %zu entries in the inbox\n", b.total),
			b.total);
	if (show->is_all)
		put_bundle(out, s, &b, show);
	bundle_done(&b);
}

void
show_text_findings(struct buf *out, const struct session *s, const struct show *show)
{
	struct buf text = BUF_INIT;
	size_t conflicts = session_conflicts(s);
	put_findings(out, s, show);
	put_open_questions(&text, s);
	put_asks(&text, s);
	put_differing(&text, s, show);
	if (conflicts)
		buf_addf(&text, P_("  %zu conflict to settle\n", "  %zu conflicts to settle\n", conflicts),
			conflicts);
	put_inbox(&text, s, show);
	if (text.len)
		buf_addf(out, "\n%s\n%s", _("Open matters"), text.s);
	buf_done(&text);
}
