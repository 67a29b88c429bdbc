#include "config.h"

#include "report/guide.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/decimal.h"
#include "base/i18n.h"
#include "model/listing.h"
#include "model/questionnaire.h"
#include "model/score.h"
#include "model/session.h"
#include "report/escape.h"
#include "text/utf8.h"
#include "text/wrap.h"

struct guide {
	struct buf *out;
	const struct session *session;
	const struct questionnaire *q;
	const struct guide_options *options;
	bool is_in_list;
};

/* The sheet: headings, paragraphs, lists and room to write, in both forms. */

/* Text in rows, the first after what stands there already, the others below it. */
static void
add_rows(struct guide *g, const char *s, const char *indent)
{
	struct wrap_rows rows = {0};
	wrap_text(&rows, s, strlen(s), GUIDE_COLUMNS - strlen(indent));
	for (size_t i = 0; i < rows.n; i++) {
		if (i)
			buf_adds(g->out, indent);
		utf8_safe(g->out, s + rows.v[i].start, rows.v[i].end - rows.v[i].start, false);
		buf_addc(g->out, '\n');
	}
	array_done(&rows);
}

static void
end_list(struct guide *g)
{
	if (g->is_in_list)
		buf_addc(g->out, '\n');
	g->is_in_list = false;
}

static void
heading(struct guide *g, unsigned level, const char *text)
{
	end_list(g);
	if (!g->options->is_text) {
		buf_pad(g->out, '#', level);
		buf_addc(g->out, ' ');
		/* One line: a break would end the heading. */
		struct buf line = BUF_INIT;
		utf8_safe(&line, text, strlen(text), false);
		escape_markdown(g->out, buf_str(&line), line.len, "");
		buf_done(&line);
		buf_adds(g->out, "\n\n");
		return;
	}
	size_t width = utf8_width(text, strlen(text));
	if (g->out->len)
		buf_addc(g->out, '\n');
	add_rows(g, text, "");
	if (level < 4)
		buf_pad(g->out, level == 1 ? '=' : level == 2 ? '-' : '.',
			width < GUIDE_COLUMNS ? width : GUIDE_COLUMNS);
	buf_adds(g->out, level < 4 ? "\n\n" : "");
}

static void
paragraph(struct guide *g, const char *text)
{
	end_list(g);
	if (g->options->is_text)
		add_rows(g, text, "");
	else {
		escape_markdown(g->out, text, strlen(text), "");
		buf_addc(g->out, '\n');
	}
	buf_addc(g->out, '\n');
}

/* A line in front of a list or paragraph: "What to look for:" */
static void
label(struct guide *g, const char *text)
{
	end_list(g);
	buf_addf(g->out, g->options->is_text ? "%s\n" : "**%s**\n\n", text);
}

static void
item(struct guide *g, const char *before, const char *text)
{
	struct buf all = BUF_INIT;
	buf_adds(&all, before);
	buf_adds(&all, text);
	g->is_in_list = true;
	buf_adds(g->out, "- ");
	if (g->options->is_text)
		add_rows(g, buf_str(&all), "  ");
	else {
		escape_markdown(g->out, buf_str(&all), all.len, "  ");
		buf_addc(g->out, '\n');
	}
	buf_done(&all);
}

static void
room_to_write(struct guide *g)
{
	end_list(g);
	for (int i = 0; i < GUIDE_LINES; i++) {
		/* In Markdown a line of these is a rule across the page. */
		buf_pad(g->out, '_', g->options->is_text ? GUIDE_COLUMNS : 40);
		buf_adds(g->out, "\n\n");
	}
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
		heading(g, 3, buf_str(&title));
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
	room_to_write(g);
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
	heading(g, 2, buf_str(&title));
	buf_done(&title);
	if (*text_of(g, &area->introduction))
		paragraph(g, text_of(g, &area->introduction));
	prepared(g, area->id);
	earlier(g, area->id);
	end_list(g);
	for (size_t i = 0; i < area->questions.n; i++)
		if (is_shown(g, area->questions.v[i], is_prompted))
			one_question(g, area->questions.v[i]);
}

static void
head(struct guide *g)
{
	struct buf title = BUF_INIT;
	const char *name = session_subject(g->session, "name");
	const char *year = session_subject(g->session, "year");
	buf_adds(&title, _("Interview guide"));
	if (name || year)
		buf_addf(&title, ": %s%s%s", name ? name : "", name && year ? " " : "", year ? year : "");
	heading(g, 1, buf_str(&title));
	buf_done(&title);
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
		buf_done(&line);
	}
	if (g->options->role && !g->is_in_list)
		item(g, "", role_title(g, g->options->role));
	end_list(g);
}

void
guide_write(struct buf *out, const struct session *s, const struct guide_options *options)
{
	struct guide g = {.out = out, .session = s, .q = s->questionnaire, .options = options};
	struct buf not_shown = BUF_INIT;
	bool is_prompted = is_role_prompted(&g);
	head(&g);
	for (size_t i = 0; i < g.q->areas.n; i++)
		one_area(&g, g.q->areas.v[i], is_prompted, &not_shown);
	if (has_prepared(&g, "0")) {
		heading(&g, 2, _("Not filed under a question"));
		prepared(&g, "0");
		room_to_write(&g);
	}
	end_list(&g);
	if (not_shown.len) {
		struct buf line = BUF_INIT;
		buf_addf(&line, _("Without prompts for this role: %s"), not_shown.s);
		paragraph(&g, line.s);
		buf_done(&line);
	}
	/* One newline ends the text. */
	while (out->len > 1 && out->s[out->len - 1] == '\n' && out->s[out->len - 2] == '\n')
		buf_truncate(out, out->len - 1);
	buf_done(&not_shown);
}
