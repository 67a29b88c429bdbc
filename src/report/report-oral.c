#include "config.h"

/*
 * The feedback on the last day of a visit: an overview, and for each area what
 * matters most.  It is said, not read out: no texts, and no points unless asked
 * for, since they are not settled yet.
 */

#include "report/report-parts.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "model/listing.h"
#include "model/questionnaire.h"
#include "model/session.h"

enum { MOST = 3 };	/* of each list */

enum side { SIDE_STRENGTHS, SIDE_IMPROVEMENTS, SIDE_COUNT };

static const char *const headings[SIDE_COUNT] = {
	[SIDE_STRENGTHS] = N_("Strengths"),
	[SIDE_IMPROVEMENTS] = N_("Improvement areas"),
};

/* Of an area: what goes into a list, the key ones first, and how many there are in all. */
struct feedback {
	struct entries of[SIDE_COUNT];
	size_t keys[SIDE_COUNT];	/* how many of them are key ones */
};

/* Good examples are strengths here, weaknesses what to improve. */
static enum side
side_of(enum entry_kind kind)
{
	return kind == ENTRY_STRENGTH || kind == ENTRY_EXAMPLE ? SIDE_STRENGTHS : SIDE_IMPROVEMENTS;
}

/* What goes out, and what was marked for the feedback although the report has no room for it. */
static void
collect(struct feedback *f, const struct report *r, const char *place)
{
	struct entries entries;
	const char *last = "";
	listing_entries(&entries, r->s, place, "", false);
	for (size_t i = 0; i < entries.n; i++) {
		const struct item *item = session_item(r->s, SECTION_ENTRIES, entries.v[i]->id);
		enum chosen_fate fate = chosen_fate(&r->chosen, item);
		const struct version *v = item_current(item);
		/* Siblings stand together, and one of them is enough. */
		if (!strcmp(last, entries.v[i]->id) || !v ||
		    !(fate == CHOSEN_OUT || (fate == CHOSEN_NOT && version_yes(v, FIELD_KEY))))
			continue;
		last = entries.v[i]->id;
		enum side side = side_of(version_kind(v));
		size_t at = version_yes(v, FIELD_KEY) ? f->keys[side]++ : f->of[side].n;
		*array_insert(&f->of[side], at) = v;
	}
	array_done(&entries);
}

static void
collect_area(struct feedback *f, const struct report *r, const struct area *area)
{
	*f = (struct feedback){.keys = {0}};
	collect(f, r, area->id);
	for (size_t i = 0; i < area->questions.n; i++)
		if (!area->questions.v[i]->is_area)
			collect(f, r, area->questions.v[i]->id);
}

static void
feedback_done(struct feedback *f)
{
	for (int side = 0; side < SIDE_COUNT; side++)
		array_done(&f->of[side]);
}

/* Those that are said: the key ones where there are any, at most three. */
static size_t
said(const struct feedback *f, int side)
{
	size_t n = f->keys[side] ? f->keys[side] : f->of[side].n;
	return n < MOST ? n : MOST;
}

/* The overview. */

static void
count_cell(const struct report *r, size_t n)
{
	char *text = xasprintf("%zu", n);
	markdown_cell(r->md, text);
	free(text);
}

static void
overview_row(const struct report *r, const struct area *area)
{
	const struct figure *figure = &r->scores.areas[area->index];
	struct feedback f;
	collect_area(&f, r, area);
	markdown_cell(r->md, area->id);
	markdown_cell(r->md, report_words(r, &area->title));
	for (int side = 0; side < SIDE_COUNT; side++)
		count_cell(r, f.of[side].n);
	if (r->options->has_scores)
		report_figure(r, figure);
	markdown_row(r->md, false);
	feedback_done(&f);
}

static void
write_overview(const struct report *r)
{
	markdown_table(r->md, _("The areas: how many strengths and good examples, improvement areas and "
		"weaknesses were noted."), r->options->has_scores ? 7 : 4, 1);
	markdown_cell(r->md, _("Code"));
	markdown_cell(r->md, _("Area"));
	markdown_cell(r->md, _("Strengths"));
	markdown_cell(r->md, _("To improve"));
	if (r->options->has_scores) {
		markdown_cell(r->md, _("Points"));
		markdown_cell(r->md, _("Max"));
		markdown_cell(r->md, "%");
	}
	markdown_row(r->md, false);
	for (size_t i = 0; i < r->q->areas.n; i++)
		overview_row(r, r->q->areas.v[i]);
	if (r->options->has_scores) {
		markdown_cell(r->md, "");
		markdown_cell(r->md, _("Total"));
		markdown_cell(r->md, "");
		markdown_cell(r->md, "");
		report_figure(r, &r->scores.total);
		markdown_row(r->md, true);
	}
	markdown_table_end(r->md);
}

/* Area by area. */

static void
write_area(const struct report *r, const struct area *area)
{
	struct feedback f;
	collect_area(&f, r, area);
	if (f.of[SIDE_STRENGTHS].n || f.of[SIDE_IMPROVEMENTS].n) {
		char *title = xasprintf("%s %s", area->id, report_words(r, &area->title));
		char *id = xasprintf("area-%zu", area->index + 1);
		markdown_heading(r->md, 2, id, title);
		free(title);
		free(id);
	}
	for (int side = 0; side < SIDE_COUNT; side++) {
		if (!f.of[side].n)
			continue;
		char *id = xasprintf("area-%zu-%d", area->index + 1, side + 1);
		markdown_heading(r->md, 3, id, _(headings[side]));
		free(id);
		for (size_t i = 0; i < said(&f, side); i++)
			report_finding(r, f.of[side].v[i]);
	}
	feedback_done(&f);
}

void
report_oral(const struct report *r)
{
	markdown_heading(r->md, 2, "overview", _("Overview"));
	write_overview(r);
	for (size_t i = 0; i < r->q->areas.n; i++)
		write_area(r, r->q->areas.v[i]);
}

size_t
report_unsaid(const struct session *s)
{
	struct report r = {.s = s, .q = s->questionnaire};
	size_t n = 0;
	chosen_find(&r.chosen, s);
	for (size_t i = 0; i < r.q->areas.n; i++) {
		struct feedback f;
		collect_area(&f, &r, r.q->areas.v[i]);
		for (int side = 0; side < SIDE_COUNT; side++)
			n += f.of[side].n - said(&f, side);
		feedback_done(&f);
	}
	chosen_done(&r.chosen);
	return n;
}
