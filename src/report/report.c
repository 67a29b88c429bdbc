#include "config.h"

#include "report/report.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/i18n.h"
#include "model/interview.h"
#include "model/listing.h"
#include "model/questionnaire.h"
#include "model/same.h"
#include "model/session.h"
#include "model/signing.h"
#include "model/template.h"
#include "report/report-parts.h"
#include "report/show.h"
#include "text/utf8.h"

static const struct {
	const char *heading;
	void (*write)(const struct report *);
} parts[PART_COUNT] = {
	[PART_DONE] = {N_("What was done, and by whom"), report_done_by},
	[PART_SUBJECT] = {N_("The municipality"), report_subject},
	[PART_SUMMARY] = {N_("Summary"), report_summary},
	[PART_DIMENSIONS] = {N_("Dimensions"), report_dimensions},
	[PART_AREAS] = {N_("Area by area"), report_areas},
	[PART_POINTS] = {N_("All questions and points"), report_questions},
	[PART_NOT_ASSESSED] = {N_("What was not assessed, and why"), report_not_assessed},
	[PART_PUBLISHED] = {N_("Published figures"), report_published},
	[PART_SOURCES] = {N_("Documents and web pages"), report_sources},
	[PART_CORRECTIONS] = {N_("Corrections"), report_corrections},
	[PART_PROVENANCE] = {N_("About this report"), report_provenance},
};

const char *
report_words(const struct report *r, const struct text *text)
{
	return questionnaire_text(r->q, text, r->options->language);
}

const struct version *
report_slot(const struct report *r, const char *slot)
{
	char *own = xasprintf("%s.%s", slot, r->q->languages.v[r->options->language]);
	const struct version *v = session_get(r->s, SECTION_TEXTS, own);
	free(own);
	return v ? v : session_get(r->s, SECTION_TEXTS, slot);
}

void
report_text(const struct report *r, const char *slot)
{
	const struct version *v = report_slot(r, slot);
	if (!v)
		return;
	markdown_at(r->md, section_name(SECTION_TEXTS), v->id);
	markdown_paragraph(r->md, version_text(v, FIELD_TEXT));
	markdown_at(r->md, NULL, NULL);
}

void
report_points(char room[DECIMAL_ROOM], bool has_points, decimal points)
{
	if (has_points)
		decimal_exact(room, points, i18n_mark());
	else
		snprintf(room, DECIMAL_ROOM, "–");
}

char *
report_title(const struct session *s, size_t language)
{
	const struct questionnaire *q = s->questionnaire;
	struct buf title = BUF_INIT;
	buf_addf(&title, "%s: ", questionnaire_text(q, &q->title, language));
	show_heading(&title, s);
	char *safe = utf8_safe_dup(buf_str(&title));
	buf_done(&title);
	return safe;
}

/* The signing that stands, best one that still holds; NULL: none. */
static const struct signing *
standing(const struct signings *all)
{
	const struct signing *found = NULL;
	for (size_t i = 0; i < all->n; i++)
		if (all->v[i].is_standing && (!found || !all->v[i].is_changed))
			found = &all->v[i];
	return found;
}

bool
report_is_draft(const struct session *s)
{
	struct signings all;
	signings_list(&all, s);
	const struct signing *signing = standing(&all);
	bool is_draft = signing ? signing->is_changed : !session_is_closed(s);
	array_done(&all);
	return is_draft;
}

static void
write_status(const struct report *r)
{
	struct signings all;
	struct buf text = BUF_INIT;
	signings_list(&all, r->s);
	const struct signing *signing = standing(&all);
	if (signing) {
		struct buf who = BUF_INIT;
		signing_describe(&who, signing->v);
		buf_addf(&text, _("Version %u, signed %s."), signing->number, who.s);
		if (signing->is_changed)
			buf_addf(&text, " %s", _("It has changed since, and is not signed again."));
		const char *reason = version_get(signing->v, FIELD_REASON);
		if (reason) {
			buf_addc(&text, '\n');
			buf_addf(&text, _("It was signed although matters were open: %s"), reason);
		}
		buf_done(&who);
	} else if (session_is_closed(r->s)) {
		buf_adds(&text, _("Made of published figures."));
	} else {
		buf_adds(&text, _("The evaluation is not signed off; everything may change."));
	}
	if (report_is_draft(r->s))
		markdown_labelled(r->md, _("DRAFT."), buf_str(&text));
	else
		markdown_paragraph(r->md, buf_str(&text));
	buf_done(&text);
	array_done(&all);
}

/* What was done. */

static void
write_evaluators(const struct report *r)
{
	const struct items *items = &r->s->sections[SECTION_EVALUATORS];
	struct buf names = BUF_INIT;
	for (size_t i = 0; i < items->n; i++) {
		const struct version *v = item_current(&items->v[i]);
		if (v)
			buf_addf(&names, "%s%s", names.len ? ", " : "", version_text(v, FIELD_NAME));
	}
	markdown_at(r->md, section_name(SECTION_EVALUATORS), "name");
	markdown_labelled(r->md, _("Evaluated by:"), buf_str(&names));
	markdown_at(r->md, NULL, NULL);
	buf_done(&names);
}

/* The group as the questionnaire calls it in this language, where the title is only that. */
static const char *
interview_title(const struct report *r, const struct version *v)
{
	const char *title = version_get(v, FIELD_TITLE), *id = version_get(v, FIELD_GROUP);
	const struct group *group = id ? questionnaire_group(r->q, id) : NULL;
	for (size_t i = 0; group && title && i < r->q->languages.n; i++)
		if (!strcmp(title, questionnaire_text(r->q, &group->title, i)))
			title = NULL;
	if (title)
		return title;
	if (group)
		return report_words(r, &group->title);
	const struct role *role = questionnaire_role(r->q, version_text(v, FIELD_ROLE));
	return role ? report_words(r, &role->title) : "–";
}

static size_t
count_lines(const char *list)
{
	const char *element;
	size_t len, n = 0;
	while (list_next(&list, &element, &len))
		n++;
	return n;
}

static void
write_interview(const struct report *r, const struct version *v)
{
	struct buf cell = BUF_INIT;
	markdown_at(r->md, section_name(SECTION_INTERVIEWS), v->id);
	const char *date = version_get(v, FIELD_DATE);
	markdown_cell(r->md, date ? date : "–");
	markdown_cell(r->md, interview_title(r, v));
	decimal planned;
	if (version_get(v, FIELD_TIMES))
		buf_addf(&cell, "%d", interview_minutes(v, r->options->now));
	else if (version_number(v, FIELD_MINUTES, &planned))
		buf_addf(&cell, "%d", (int)(planned / DECIMAL_ONE));
	markdown_cell(r->md, cell.len ? cell.s : "–");
	size_t persons = count_lines(version_get(v, FIELD_PERSONS));
	buf_clear(&cell);
	buf_addf(&cell, "%zu", persons);
	markdown_cell(r->md, persons ? cell.s : "–");
	markdown_row(r->md, false);
	markdown_at(r->md, NULL, NULL);
	buf_done(&cell);
}

static void
write_interviews(const struct report *r)
{
	const struct items *items = &r->s->sections[SECTION_INTERVIEWS];
	bool is_any = false;
	for (size_t i = 0; i < items->n; i++) {
		const struct version *v = item_current(&items->v[i]);
		/* One that was entered twice is one. */
		if (!v || strcmp(same_first(r->s, v->id), v->id))
			continue;
		if (!is_any) {
			markdown_table(r->md, _("Interviews, with their length and how many took part."), 4, 1);
			markdown_cell(r->md, _("Date"));
			markdown_cell(r->md, _("Interview"));
			markdown_cell(r->md, _("Minutes"));
			markdown_cell(r->md, _("Persons"));
			markdown_row(r->md, false);
		}
		is_any = true;
		write_interview(r, v);
	}
	if (is_any)
		markdown_table_end(r->md);
}

void
report_done_by(const struct report *r)
{
	report_text(r, "intro");
	report_text(r, "method");
	write_evaluators(r);
	write_interviews(r);
}

/* The municipality. */

static void
write_fact(const struct report *r, const char *id, const char *label)
{
	const char *value = session_subject(r->s, id);
	if (!value)
		return;
	char *line = xasprintf("%s: %s", label, value);
	markdown_at(r->md, section_name(SECTION_SUBJECT), id);
	markdown_item(r->md, line);
	markdown_at(r->md, NULL, NULL);
	free(line);
}

void
report_subject(const struct report *r)
{
	report_text(r, "subject");
	write_fact(r, "code", _("Code"));
	write_fact(r, "country", _("Country"));
	write_fact(r, "population", _("Population"));
	const char *id = session_subject(r->s, "profile");
	const struct profile *profile = id ? questionnaire_profile(r->q, id) : NULL;
	if (!profile)
		return;
	char *line = xasprintf("%s: %s", _("Evaluated as"), report_words(r, &profile->title));
	markdown_item(r->md, line);
	free(line);
	markdown_paragraph(r->md, report_words(r, &profile->note));
}

size_t
report_untranslated(const struct session *s, size_t language)
{
	const struct questionnaire *q = s->questionnaire;
	const struct items *items = &s->sections[SECTION_TEXTS];
	size_t n = 0;
	for (size_t i = 0; language && i < items->n; i++) {
		const struct version *v = item_current(&items->v[i]);
		const char *dot = v ? strrchr(v->id, '.') : NULL;
		bool is_base = v;
		for (size_t l = 0; dot && l < q->languages.n; l++)
			is_base &= strcmp(dot + 1, q->languages.v[l]) != 0;
		if (!is_base)
			continue;
		char *own = xasprintf("%s.%s", v->id, q->languages.v[language]);
		n += !session_get(s, SECTION_TEXTS, own);
		free(own);
	}
	return n;
}

/* The whole. */

char *
report_fill(const struct report *r, const char *text)
{
	struct buf filled = BUF_INIT;
	template_fill(&filled, text, r->s, r->options->language);
	return filled.s ? buf_steal(&filled) : xstrdup("");
}

/* A section, and its heading where it says anything. */
static void
write_section(const struct report *r, const char *id, const struct template_section *section)
{
	struct markdown_mark mark;
	char *heading = section->heading ? report_fill(r, section->heading) :
		xstrdup(_(parts[section->part].heading));
	markdown_mark(&mark, r->md);
	markdown_at(r->md, "template", id);
	markdown_heading(r->md, 2, id, heading);
	size_t len = r->md->out.len;
	if (section->text) {
		char *text = report_fill(r, section->text);
		markdown_paragraph(r->md, text);
		free(text);
	}
	markdown_at(r->md, NULL, NULL);
	size_t made = r->md->out.len;
	if (section->part != PART_COUNT)
		parts[section->part].write(r);
	/* A standing text alone says nothing of what it stands before. */
	if (r->md->out.len == (section->part == PART_COUNT ? len : made))
		markdown_back(r->md, &mark);
	free(heading);
}

static void
write_sections(const struct report *r)
{
	const struct template *t = r->options->template;
	for (int part = 0; !t && part < PART_COUNT; part++)
		write_section(r, part_word((enum part)part), &(struct template_section){.part = (enum part)part});
	for (size_t i = 0; t && i < t->sections.n; i++) {
		const struct template_section *section = &t->sections.v[i];
		char *id = section->part == PART_COUNT ? xasprintf("section-%zu", i + 1) :
			xstrdup(part_word(section->part));
		write_section(r, id, section);
		free(id);
	}
}

void
report_write(struct markdown *md, const struct session *s, const struct report_options *options)
{
	struct report r = {.md = md, .s = s, .q = s->questionnaire, .options = options};
	scores_compute(&r.scores, s);
	chosen_find(&r.chosen, s);
	beside_init(&r.earlier, r.q, options->previous, s, options->kept);
	beside_init(&r.reference, r.q, options->reference, NULL, NULL);
	char *title = report_title(s, options->language);
	markdown_at(md, section_name(SECTION_SUBJECT), "name");
	markdown_heading(md, 1, "report", title);
	markdown_at(md, NULL, NULL);
	write_status(&r);
	if (options->is_oral)
		report_oral(&r);
	else
		write_sections(&r);
	markdown_end(md);
	free(title);
	beside_done(&r.earlier);
	beside_done(&r.reference);
	chosen_done(&r.chosen);
	scores_done(&r.scores);
}
