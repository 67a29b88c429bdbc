#include "config.h"

/* What ends a report: what was not assessed, sources, corrections, where it comes from. */

#include "report/report-parts.h"

#include <stdlib.h>
#include <string.h>

#include "base/dict.h"
#include "base/i18n.h"
#include "base/order.h"
#include "model/listing.h"
#include "model/questionnaire.h"
#include "model/session.h"
#include "model/signing.h"

/* Takes the line over. */
static void
item(const struct report *r, char *line)
{
	markdown_item(r->md, line);
	free(line);
}

/* What was not assessed. */

/*
 * Why: what the team settled, else what the only one who answered said.  Of
 * several the reasons are theirs alone.
 */
const char *
report_reason(const struct session *s, const struct question *q, const struct version **from)
{
	const char *reason = NULL;
	const struct version *v = session_get(s, SECTION_SETTLED, q->id);
	decimal points;
	if (score_of(v, &points, &reason) == ANSWER_NONE) {
		size_t n = 0;
		const struct version *one;
		for (size_t i = 0; score_next(s, SECTION_SCORES, q->id, &i, &one);) {
			n++;
			v = one;
		}
		if (n == 1)
			score_of(v, &points, &reason);
	}
	if (from)
		*from = v;
	return reason;
}

static void
not_assessed(const struct report *r, const struct question *q, const struct figure *f)
{
	struct buf line = BUF_INIT;
	const struct version *from = NULL;
	const char *reason = report_reason(r->s, q, &from);
	buf_addf(&line, "%s %s: %s", q->id, report_words(r, &q->title), score_state_title(f->state));
	if (reason)
		buf_addf(&line, ". %s", reason);
	if (from)
		markdown_at(r->md, section_name(from->section), from->id);
	markdown_item(r->md, line.s);
	markdown_at(r->md, NULL, NULL);
	buf_done(&line);
}

/* Is every question of it in this state?  Then the area is named in their place. */
static bool
is_whole(const struct report *r, const struct area *area, enum score_state state)
{
	for (size_t i = 0; i < area->questions.n; i++)
		if (r->scores.questions[area->questions.v[i]->index].state != state)
			return false;
	return true;
}

void
report_not_assessed(const struct report *r)
{
	for (size_t i = 0; i < r->q->areas.n; i++) {
		const struct area *area = r->q->areas.v[i];
		if (is_whole(r, area, STATE_LEFT_OUT)) {
			item(r, xasprintf("%s %s: %s", area->id, report_words(r, &area->title),
				score_state_title(STATE_LEFT_OUT)));
			continue;
		}
		for (size_t j = 0; j < area->questions.n; j++) {
			const struct question *q = area->questions.v[j];
			const struct figure *f = &r->scores.questions[q->index];
			if (f->state == STATE_NOT_ASSESSED || f->state == STATE_NOT_APPLICABLE ||
			    f->state == STATE_LEFT_OUT)
				not_assessed(r, q, f);
		}
	}
}

/* Sources. */

static void
write_document(const struct report *r, const struct version *v)
{
	const char *received = version_get(v, FIELD_RECEIVED);
	const char *requested = version_get(v, FIELD_REQUESTED);
	struct buf line = BUF_INIT;
	buf_adds(&line, version_text(v, FIELD_TITLE));
	if (received)
		buf_addf(&line, _(", received %s"), received);
	else if (requested)
		buf_addf(&line, _(", requested %s, not received"), requested);
	markdown_at(r->md, section_name(v->section), v->id);
	markdown_item(r->md, line.s);
	markdown_at(r->md, NULL, NULL);
	buf_done(&line);
}

static void
write_page(const struct report *r, const struct version *v)
{
	const char *title = version_get(v, FIELD_TITLE), *seen = version_get(v, FIELD_SEEN);
	struct buf line = BUF_INIT;
	buf_addf(&line, "%s%s%s", title ? title : "", title ? ", " : "", version_text(v, FIELD_URL));
	if (seen)
		buf_addf(&line, _(", seen %s"), seen);
	markdown_at(r->md, section_name(v->section), v->id);
	markdown_item(r->md, line.s);
	markdown_at(r->md, NULL, NULL);
	buf_done(&line);
}

void
report_sources(const struct report *r)
{
	const struct items *documents = &r->s->sections[SECTION_DOCUMENTS];
	const struct items *pages = &r->s->sections[SECTION_PAGES];
	for (size_t i = 0; i < documents->n; i++)
		if (item_current(&documents->v[i]))
			write_document(r, item_current(&documents->v[i]));
	for (size_t i = 0; i < pages->n; i++)
		if (item_current(&pages->v[i]))
			write_page(r, item_current(&pages->v[i]));
}

/* Corrections. */

static void
write_signing(const struct report *r, const struct signing *signing)
{
	struct buf who = BUF_INIT, line = BUF_INIT;
	const char *reason = version_get(signing->v, FIELD_REASON);
	signing_describe(&who, signing->v);
	buf_addf(&line, _("Version %u, signed %s."), signing->number, who.s);
	if (reason) {
		buf_addc(&line, ' ');
		buf_addf(&line, _("It was signed although matters were open: %s"), reason);
	}
	if (signing->reopened) {
		buf_addc(&line, '\n');
		buf_addf(&line, _("Reopened %.10s by %s: %s"), version_text(signing->reopened, FIELD_TIME),
			listing_evaluator(r->s, version_text(signing->reopened, FIELD_BY)),
			version_text(signing->reopened, FIELD_REASON));
	}
	markdown_at(r->md, section_name(SECTION_STATUS), signing->v->id);
	markdown_item(r->md, line.s);
	markdown_at(r->md, NULL, NULL);
	buf_done(&who);
	buf_done(&line);
}

/* Was it written after that moment?  What has no time was not. */
static bool
is_since(const struct version *v, const struct stamp *moment)
{
	struct stamp time;
	const char *text = v ? version_get(v, FIELD_TIME) : NULL;
	return text && stamp_parse(&time, text) && time.seconds > moment->seconds;
}

static int
by_name(const void *a, const void *b)
{
	return order_natural(*(const char *const *)a, *(const char *const *)b);
}

/* The ids of a section written since, of entries their places, each once: "1.2, 3.1". */
static void
list_since(struct buf *out, const struct report *r, enum section section, const struct stamp *moment)
{
	struct names ARRAY_OF(const char *) names = {0};
	const struct items *items = &r->s->sections[section];
	for (size_t i = 0; i < items->n; i++) {
		const struct version *v = item_current(&items->v[i]);
		if (!is_since(v, moment) || (section == SECTION_ENTRIES &&
		    chosen_fate(&r->chosen, &items->v[i]) != CHOSEN_OUT))
			continue;
		*array_push(&names) = section == SECTION_ENTRIES ? version_text(v, FIELD_QUESTION) : v->id;
	}
	if (names.n)
		qsort(names.v, names.n, sizeof(*names.v), by_name);
	for (size_t i = 0; i < names.n; i++)
		if (!i || strcmp(names.v[i - 1], names.v[i]))
			buf_addf(out, "%s%s", i ? ", " : "", names.v[i]);
	array_done(&names);
}

static void
write_changes(const struct report *r, const struct signing *last)
{
	static const struct {
		enum section section;
		const char *title;
	} changes[] = {
		{SECTION_SETTLED, N_("Settled since")},
		{SECTION_TEXTS, N_("Texts written since")},
		{SECTION_ENTRIES, N_("Findings noted since")},
	};
	struct stamp moment;
	bool is_dated = stamp_parse(&moment, version_text(last->v, FIELD_TIME));
	size_t before = r->md->out.len;
	for (size_t i = 0; is_dated && i < sizeof(changes) / sizeof(*changes); i++) {
		struct buf list = BUF_INIT;
		list_since(&list, r, changes[i].section, &moment);
		if (list.len)
			item(r, xasprintf("%s: %s.", _(changes[i].title), list.s));
		buf_done(&list);
	}
	if (r->md->out.len == before)
		item(r, xstrdup(_("The content has changed since; when, it does not say.")));
}

void
report_corrections(const struct report *r)
{
	struct signings all;
	const struct signing *last = NULL;
	signings_list(&all, r->s);
	for (size_t i = 0; i < all.n; i++)
		if (!last || all.v[i].number >= last->number)
			last = &all.v[i];
	/* A first version that stands as it was signed corrects nothing. */
	if (last && (last->is_changed || all.n > 1 || !last->is_standing)) {
		for (size_t i = 0; i < all.n; i++)
			write_signing(r, &all.v[i]);
		if (last->is_changed)
			write_changes(r, last);
	}
	array_done(&all);
}

/* Published figures. */

/* A remark, and the figures it is on. */
struct remarked {
	const char *remark;
	struct buf codes;
};

/* Each source once. */
static void
write_tables(const struct report *r, const struct items *items)
{
	struct dict seen = {0};
	for (size_t i = 0; i < items->n; i++) {
		const struct version *v = item_current(&items->v[i]);
		const char *source = v ? version_get(v, FIELD_SOURCE) : NULL;
		if (!source || dict_put(&seen, source, (void *)source))
			continue;
		markdown_at(r->md, section_name(SECTION_REPORTED), v->id);
		item(r, xasprintf(_("Source: %s"), source));
	}
	dict_done(&seen);
}

/* "1.2 (12,5), 1.3": the figure as it was printed */
static void
add_code(struct buf *out, const struct version *v)
{
	char room[DECIMAL_ROOM];
	decimal points;
	buf_addf(out, "%s%.*s", out->len ? ", " : "", (int)strcspn(v->id, "/"), v->id);
	if (version_number(v, FIELD_POINTS, &points))
		buf_addf(out, " (%s)", decimal_exact(room, points, i18n_mark()));
}

/* Each remark once, with the figures it is on; and what other sources have. */
void
report_published(const struct report *r)
{
	struct remarks_made ARRAY_OF(struct remarked *) all = {0};
	const struct items *items = &r->s->sections[SECTION_REPORTED];
	struct dict by_remark = {0};
	write_tables(r, items);
	for (size_t i = 0; i < items->n; i++) {
		const struct version *v = item_current(&items->v[i]);
		const char *remark = v ? version_get(v, FIELD_NOTE) : NULL;
		if (v && !remark && strchr(v->id, '/'))
			remark = _("by another source");
		if (!remark)
			continue;
		struct remarked *found = dict_get(&by_remark, remark);
		if (!found) {
			found = xcalloc(1, sizeof(*found));
			found->remark = remark;
			dict_put(&by_remark, remark, found);
			*array_push(&all) = found;
		}
		add_code(&found->codes, v);
	}
	markdown_at(r->md, section_name(SECTION_REPORTED), "note");
	for (size_t i = 0; i < all.n; i++) {
		item(r, xasprintf("%s: %s", all.v[i]->codes.s, all.v[i]->remark));
		buf_done(&all.v[i]->codes);
		free(all.v[i]);
	}
	markdown_at(r->md, NULL, NULL);
	array_done(&all);
	dict_done(&by_remark);
}

/* Provenance. */

static void
write_besides(const struct report *r, const struct beside *b, const char *label)
{
	char digest[SIGNING_DIGEST_ROOM];
	if (!b->name)
		return;
	if (!b->session) {
		item(r, xasprintf(_("%s: %s, as kept in this evaluation"), label, b->name));
		return;
	}
	signing_digest(digest, b->session);
	item(r, xasprintf(_("%s: %s, evaluation %s, content %s"), label, b->name,
		b->session->evaluation, digest));
}

/* An imported table that was opened to be worked on: by whom, and why. */
static void
write_import(const struct report *r)
{
	const struct version *v = session_get(r->s, SECTION_STATUS, "imported");
	const char *reason = v ? version_get(v, FIELD_REASON) : NULL;
	if (!reason)
		return;
	markdown_at(r->md, section_name(SECTION_STATUS), v->id);
	item(r, xasprintf(_("Made of a published table, opened %.10s by %s: %s"),
		version_text(v, FIELD_TIME), listing_evaluator(r->s, version_text(v, FIELD_BY)), reason));
	markdown_at(r->md, NULL, NULL);
}

void
report_provenance(const struct report *r)
{
	char digest[SIGNING_DIGEST_ROOM], time[STAMP_ROOM];
	signing_digest(digest, r->s);
	item(r, xasprintf(_("Questionnaire: %s, edition %s (%s), SHA-256 %s"),
		report_words(r, &r->q->title), r->q->edition, r->q->id, r->s->questionnaire_hash));
	if (*report_words(r, &r->q->source))
		item(r, xstrdup(report_words(r, &r->q->source)));
	item(r, xasprintf(_("Evaluation: %s, content %s"), r->s->evaluation, digest));
	write_import(r);
	write_besides(r, &r->earlier, _("Earlier evaluation"));
	write_besides(r, &r->reference, _("Reference"));
	item(r, xasprintf(_("Made %s with %s"), stamp_format(time, r->options->now), PACKAGE_STRING));
}
