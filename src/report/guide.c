#include "config.h"

#include "report/guide.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/buf.h"
#include "base/decimal.h"
#include "base/i18n.h"
#include "model/listing.h"
#include "model/questionnaire.h"
#include "model/score.h"
#include "model/session.h"
#include "report/markdown.h"
#include "text/utf8.h"

struct guide {
	struct markdown *md;
	const struct session *session;
	const struct questionnaire *q;
	const struct guide_options *options;
};

/* A line in front of a list or paragraph: "What to look for:" */
static void
label(struct guide *g, const char *text)
{
	markdown_label(g->md, text);
}

static void
item(struct guide *g, const char *before, const char *text)
{
	char *all = xasprintf("%s%s", before, text);
	markdown_item(g->md, all);
	free(all);
}

static void
paragraph(struct guide *g, const char *text)
{
	markdown_paragraph(g->md, text);
}

/* What stands in it. */

static const char *
text_of(const struct guide *g, const struct text *text)
{
	return questionnaire_text(g->q, text, g->options->language);
}

static const char *
role_title(const struct guide *g, const char *id)
{
	const struct role *role = questionnaire_role(g->q, id);
	return role ? text_of(g, &role->title) : id;
}

static bool
is_for_role(const struct guide *g, const char *role)
{
	return !g->options->role || !strcmp(g->options->role, role);
}

/* Is it a prepared question that is still to be asked of the role? */
static bool
is_to_ask(const struct guide *g, const struct version *v)
{
	if (version_kind(v) != ENTRY_ASK || version_yes(v, FIELD_DONE))
		return false;
	if (!g->options->role)
		return true;
	const char *roles = version_get(v, FIELD_ROLES), *role;
	size_t len;
	while (list_next(&roles, &role, &len))
		if (strlen(g->options->role) == len && !strncmp(role, g->options->role, len))
			return true;
	return false;
}

static void
prepared(struct guide *g, const char *place)
{
	struct entries entries;
	bool is_any = false;
	/* "" is nobody's id: private ones of all are then left out. */
	listing_entries(&entries, g->session, place,
		g->options->evaluator ? g->options->evaluator : "", false);
	for (size_t i = 0; i < entries.n; i++) {
		if (!is_to_ask(g, entries.v[i]))
			continue;
		if (!is_any)
			label(g, _("Prepared questions"));
		is_any = true;
		item(g, "", version_text(entries.v[i], FIELD_TEXT));
	}
	array_done(&entries);
}

static bool
has_prepared(const struct guide *g, const char *place)
{
	struct entries entries;
	bool is_any = false;
	listing_entries(&entries, g->session, place,
		g->options->evaluator ? g->options->evaluator : "", false);
	for (size_t i = 0; i < entries.n; i++)
		is_any |= is_to_ask(g, entries.v[i]);
	array_done(&entries);
	return is_any;
}

/* A finding or points of the earlier evaluation; false where it is neither. */
static bool
earlier_line(const struct guide *g, const struct version *v, const char *place, struct buf *line)
{
	static const char score[] = "score/";
	const char *question = version_get(v, FIELD_QUESTION);
	decimal points;
	if (!strncmp(v->id, score, sizeof(score) - 1) && !strcmp(v->id + sizeof(score) - 1, place)) {
		char room[DECIMAL_ROOM];
		if (!g->options->has_points || !version_number(v, FIELD_POINTS, &points))
			return false;
		buf_addf(line, _("points: %s"), decimal_exact(room, points, i18n_mark()));
		return true;
	}
	enum entry_kind kind = version_kind(v);
	bool is_finding = kind == ENTRY_STRENGTH || kind == ENTRY_IMPROVEMENT ||
		kind == ENTRY_WEAKNESS || kind == ENTRY_EXAMPLE;
	if (!is_finding || !question || strcmp(question, place))
		return false;
	buf_addf(line, "%s: %s", entry_kind_title(kind), entry_wording(v));
	return true;
}

static void
earlier(struct guide *g, const char *place)
{
	const struct items *items = &g->session->sections[SECTION_PREVIOUS];
	bool is_any = false;
	for (size_t i = 0; i < items->n; i++) {
		struct buf line = BUF_INIT;
		const struct version *v = item_current(&items->v[i]);
		if (v && earlier_line(g, v, place, &line)) {
			if (!is_any)
				label(g, _("The earlier evaluation"));
			is_any = true;
			item(g, "", buf_str(&line));
		}
		buf_done(&line);
	}
}

static bool
has_prompts(const struct guide *g, const struct question *question)
{
	for (size_t i = 0; i < question->prompts.n; i++)
		if (is_for_role(g, question->prompts.v[i].role))
			return true;
	return false;
}

static void
prompts(struct guide *g, const struct question *question)
{
	bool is_any = false;
	for (size_t i = 0; i < question->prompts.n; i++) {
		const struct prompt *p = &question->prompts.v[i];
		if (!is_for_role(g, p->role))
			continue;
		if (!is_any)
			label(g, _("To ask"));
		is_any = true;
		char *before = g->options->role ? xstrdup("") :
			xasprintf("%s: ", role_title(g, p->role));
		item(g, before, text_of(g, &p->text));
		free(before);
	}
}

static void
add_max(const struct guide *g, struct buf *title, decimal max)
{
	char room[DECIMAL_ROOM];
	if (g->options->has_points)
		buf_addf(title, _(" (at most %s points)"), decimal_exact(room, max, i18n_mark()));
}

static void
one_question(struct guide *g, const struct question *question)
{
	struct buf title = BUF_INIT;
	/* An area that is scored as a whole has its heading already. */
	if (!question->is_area) {
		buf_addf(&title, "%s %s", question->id, text_of(g, &question->title));
		add_max(g, &title, question->max);
		char *id = xasprintf("question-%zu", question->index + 1);
		markdown_heading(g->md, 3, id, buf_str(&title));
		free(id);
	}
	prompts(g, question);
	const char *guidance = text_of(g, &question->guidance);
	if (*guidance) {
		label(g, _("What to look for"));
		paragraph(g, guidance);
	}
	if (question->criteria.n)
		label(g, _("Criteria"));
	for (size_t i = 0; i < question->criteria.n; i++)
		item(g, "", text_of(g, &question->criteria.v[i].text));
	if (!question->is_area) {
		prepared(g, question->id);
		earlier(g, question->id);
	}
	markdown_room(g->md, GUIDE_LINES);
	buf_done(&title);
}

/* Has the questionnaire anything to ask of this role?  If not all questions are shown. */
static bool
is_role_prompted(const struct guide *g)
{
	for (size_t i = 0; i < g->q->questions.n; i++)
		if (has_prompts(g, g->q->questions.v[i]))
			return true;
	return false;
}

static bool
is_shown(const struct guide *g, const struct question *question, bool is_prompted)
{
	return score_is_asked(g->session, question) && (!g->options->role || !is_prompted ||
		has_prompts(g, question) || has_prepared(g, question->id));
}

static void
one_area(struct guide *g, const struct area *area, bool is_prompted, struct buf *not_shown)
{
	size_t shown = 0;
	for (size_t i = 0; i < area->questions.n; i++) {
		const struct question *question = area->questions.v[i];
		if (is_shown(g, question, is_prompted))
			shown++;
		else if (score_is_asked(g->session, question))
			buf_addf(not_shown, "%s%s", not_shown->len ? ", " : "", question->id);
	}
	if (!shown && !has_prepared(g, area->id))
		return;
	struct buf title = BUF_INIT;
	buf_addf(&title, "%s %s", area->id, text_of(g, &area->title));
	add_max(g, &title, area->max);
	char *id = xasprintf("area-%zu", area->index + 1);
	markdown_heading(g->md, 2, id, buf_str(&title));
	free(id);
	buf_done(&title);
	if (*text_of(g, &area->introduction))
		paragraph(g, text_of(g, &area->introduction));
	prepared(g, area->id);
	earlier(g, area->id);
	for (size_t i = 0; i < area->questions.n; i++)
		if (is_shown(g, area->questions.v[i], is_prompted))
			one_question(g, area->questions.v[i]);
}

char *
guide_title(const struct session *s)
{
	struct buf title = BUF_INIT;
	const char *name = session_subject(s, "name"), *year = session_subject(s, "year");
	buf_adds(&title, _("Interview guide"));
	if (name || year)
		buf_addf(&title, ": %s%s%s", name ? name : "", name && year ? " " : "", year ? year : "");
	char *safe = utf8_safe_dup(title.s);
	buf_done(&title);
	return safe;
}

static void
head(struct guide *g)
{
	char *title = guide_title(g->session);
	bool is_any = false;
	markdown_heading(g->md, 1, "guide", title);
	free(title);
	paragraph(g, text_of(g, &g->q->title));
	for (size_t i = 0; i < g->q->plan.n; i++) {
		const struct group *group = &g->q->plan.v[i];
		struct buf line = BUF_INIT;
		if (!is_for_role(g, group->role))
			continue;
		buf_adds(&line, text_of(g, &group->title));
		if (group->day)
			buf_addf(&line, _(", day %u"), group->day);
		if (group->minutes)
			buf_addf(&line, _(", %u minutes"), group->minutes);
		item(g, "", buf_str(&line));
		is_any = true;
		buf_done(&line);
	}
	if (g->options->role && !is_any)
		item(g, "", role_title(g, g->options->role));
}

void
guide_write(struct markdown *md, const struct session *s, const struct guide_options *options)
{
	struct guide g = {.md = md, .session = s, .q = s->questionnaire, .options = options};
	struct buf not_shown = BUF_INIT;
	bool is_prompted = is_role_prompted(&g);
	head(&g);
	for (size_t i = 0; i < g.q->areas.n; i++)
		one_area(&g, g.q->areas.v[i], is_prompted, &not_shown);
	if (has_prepared(&g, "0")) {
		markdown_heading(md, 2, "inbox", _("Not filed under a question"));
		prepared(&g, "0");
		markdown_room(md, GUIDE_LINES);
	}
	if (not_shown.len) {
		struct buf line = BUF_INIT;
		buf_addf(&line, _("Without prompts for this role: %s"), not_shown.s);
		paragraph(&g, line.s);
		buf_done(&line);
	}
	markdown_end(md);
	buf_done(&not_shown);
}
