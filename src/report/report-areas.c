#include "config.h"

/* A report area by area: introduction, texts and the findings that were chosen. */

#include "report/report-parts.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "model/listing.h"
#include "model/questionnaire.h"
#include "model/session.h"
#include "model/template.h"

/* The usual lists, in their order. */
static const struct template_list usual[] = {
	{ENTRY_STRENGTH, NULL}, {ENTRY_IMPROVEMENT, NULL}, {ENTRY_WEAKNESS, NULL}, {ENTRY_EXAMPLE, NULL},
};

/* Over their lists. */
static const char *const kind_headings[ENTRY_KIND_COUNT] = {
	[ENTRY_STRENGTH] = N_("Strengths"),
	[ENTRY_IMPROVEMENT] = N_("Improvement areas"),
	[ENTRY_WEAKNESS] = N_("Weaknesses"),
	[ENTRY_EXAMPLE] = N_("Good examples"),
};

/* The findings of a place that go out, in their order there. */
static void
collect(struct entries *out, const struct report *r, const char *place)
{
	struct entries entries;
	const char *last = NULL;
	listing_entries(&entries, r->s, place, "", false);
	for (size_t i = 0; i < entries.n; i++) {
		const struct version *v = entries.v[i];
		const struct item *item = session_item(r->s, SECTION_ENTRIES, v->id);
		/* Of siblings that nobody has settled the one that is shown elsewhere too. */
		if (last == v->id || (last && !strcmp(last, v->id)) ||
		    chosen_fate(&r->chosen, item) != CHOSEN_OUT)
			continue;
		last = v->id;
		*array_push(out) = item_current(item);
	}
	array_done(&entries);
}

/* "Drop-in hours in every library (2.2); to learn from: Lund" */
void
report_finding(const struct report *r, const struct version *v)
{
	struct buf text = BUF_INIT;
	const char *code = version_text(v, FIELD_QUESTION), *from = version_get(v, FIELD_LEARN_FROM);
	buf_adds(&text, entry_wording(v));
	while (text.len && (text.s[text.len - 1] == '\n' || text.s[text.len - 1] == ' '))
		buf_truncate(&text, text.len - 1);
	if (!questionnaire_area(r->q, code))
		buf_addf(&text, " (%s)", code);
	if (from)
		buf_addf(&text, _("; to learn from: %s"), from);
	markdown_at(r->md, section_name(SECTION_ENTRIES), v->id);
	markdown_item(r->md, buf_str(&text));
	markdown_at(r->md, NULL, NULL);
	buf_done(&text);
}

/* Those of one kind, under their heading. */
static void
write_list(const struct report *r, const struct area *area, const struct entries *all,
	const struct template_list *list)
{
	bool is_first = true;
	for (size_t i = 0; i < all->n; i++) {
		if (version_kind(all->v[i]) != list->kind)
			continue;
		if (is_first) {
			char *id = xasprintf("area-%zu-%s", area->index + 1, entry_kind_word(list->kind));
			char *heading = list->heading ? report_fill(r, list->heading) :
				xstrdup(_(kind_headings[list->kind]));
			markdown_heading(r->md, 4, id, heading);
			free(heading);
			free(id);
		}
		is_first = false;
		report_finding(r, all->v[i]);
	}
}

static void
write_findings(const struct report *r, const struct area *area)
{
	const struct template *t = r->options->template;
	bool is_own = t && t->has_lists;
	const struct template_list *lists = is_own ? t->lists.v : usual;
	size_t count = is_own ? t->lists.n : sizeof(usual) / sizeof(*usual);
	struct entries all = {0};
	collect(&all, r, area->id);
	for (size_t i = 0; i < area->questions.n; i++)
		if (!area->questions.v[i]->is_area)
			collect(&all, r, area->questions.v[i]->id);
	for (size_t i = 0; i < count; i++)
		write_list(r, area, &all, &lists[i]);
	array_done(&all);
}

static void
write_question(const struct report *r, const struct question *q)
{
	char *slot = xasprintf("question/%s", q->id);
	if (!q->is_area && report_slot(r, slot)) {
		char *title = xasprintf("%s %s", q->id, report_words(r, &q->title));
		char *id = xasprintf("question-%zu", q->index + 1);
		markdown_heading(r->md, 4, id, title);
		report_text(r, slot);
		free(title);
		free(id);
	}
	free(slot);
}

/* "58,1 of 100 (58 %)", or why there is no such thing. */
static void
write_points(const struct report *r, const struct area *area)
{
	const struct figure *f = &r->scores.areas[area->index];
	char points[DECIMAL_ROOM], max[DECIMAL_ROOM];
	struct buf text = BUF_INIT;
	int percent;
	if (!f->has_points)
		buf_adds(&text, score_state_title(f->state));
	else
		buf_addf(&text, _("%s of %s"), decimal_exact(points, f->points, i18n_mark()),
			decimal_exact(max, f->max, i18n_mark()));
	if (figure_percent(f, &percent))
		buf_addf(&text, " (%d %%)", percent);
	else if (f->has_points && f->open)
		buf_addf(&text, P_(", %zu question still open", ", %zu questions still open", f->open),
			f->open);
	markdown_labelled(r->md, _("Points:"), buf_str(&text));
	buf_done(&text);
}

void
report_areas(const struct report *r)
{
	for (size_t i = 0; i < r->q->areas.n; i++) {
		const struct area *area = r->q->areas.v[i];
		char *title = xasprintf("%s %s", area->id, report_words(r, &area->title));
		char *id = xasprintf("area-%zu", i + 1), *slot = xasprintf("area/%s", area->id);
		markdown_heading(r->md, 3, id, title);
		write_points(r, area);
		markdown_paragraph(r->md, report_words(r, &area->introduction));
		report_text(r, slot);
		for (size_t j = 0; j < area->questions.n; j++)
			write_question(r, area->questions.v[j]);
		write_findings(r, area);
		free(title);
		free(id);
		free(slot);
	}
}
