#include "config.h"

/* What stands beside the session's figures: an earlier evaluation, a reference. */

#include "report/report-parts.h"

#include <stdlib.h>
#include <string.h>

#include "model/questionnaire.h"
#include "model/session.h"
#include "report/show.h"

static const char *
kept_value(const struct session *s, const char *id)
{
	const struct version *v = session_get(s, SECTION_PREVIOUS, id);
	return v ? version_text(v, FIELD_VALUE) : "";
}

static void
take_session(struct beside *b, const struct session *s)
{
	struct buf name = BUF_INIT;
	show_heading(&name, s);
	b->name = buf_steal(&name);
	b->session = s;
	b->q = s->questionnaire;
	b->id = s->questionnaire->id;
	b->edition = s->questionnaire->edition;
	scores_compute(&b->scores, s);
}

static void
take_kept(struct beside *b, const struct session *keeper, const struct questionnaire *kept)
{
	const char *name = kept_value(keeper, "subject/name"), *year = kept_value(keeper, "subject/year");
	b->name = xasprintf("%s%s%s", name, *name && *year ? " " : "", year);
	b->keeper = keeper;
	b->id = kept_value(keeper, "subject/questionnaire");
	b->edition = kept_value(keeper, "subject/edition");
	b->q = kept;
}

void
beside_init(struct beside *b, const struct questionnaire *q, const struct session *s,
	const struct session *keeper, const struct questionnaire *kept)
{
	*b = (struct beside){.name = NULL};
	if (s)
		take_session(b, s);
	else if (keeper && keeper->sections[SECTION_PREVIOUS].n)
		take_kept(b, keeper, kept);
	b->is_same = b->name && !strcmp(b->id, q->id) && !strcmp(b->edition, q->edition);
}

void
beside_done(struct beside *b)
{
	if (b->session)
		scores_done(&b->scores);
	free(b->name);
}

static const struct figure *
find_figure(const struct beside *b, const char *code)
{
	const struct area *area = questionnaire_area(b->q, code);
	const struct question *question = questionnaire_question(b->q, code);
	if (!strcmp(code, "total"))
		return &b->scores.total;
	if (area)
		return &b->scores.areas[area->index];
	return question ? &b->scores.questions[question->index] : NULL;
}

static bool
kept_points(struct beside_value *out, const struct beside *b, const char *code)
{
	char *id = xasprintf("score/%s", code);
	const struct version *v = session_get(b->keeper, SECTION_PREVIOUS, id);
	free(id);
	if (!v)
		return false;
	out->has_points = version_number(v, FIELD_POINTS, &out->points);
	bool has_max = version_number(v, FIELD_MAX, &out->max);
	/* A file may say anything; a share like that tells nothing. */
	out->has_percent = out->has_points && has_max && out->max > 0 &&
		out->points / 1000 <= out->max;
	if (out->has_percent)
		out->percent = decimal_percent(out->points, out->max);
	return true;
}

bool
beside_value(struct beside_value *out, const struct beside *b, const char *code)
{
	*out = (struct beside_value){.has_points = false};
	if (b->keeper)
		return kept_points(out, b, code);
	const struct figure *f = b->session ? find_figure(b, code) : NULL;
	if (!f)
		return false;
	out->has_points = f->has_points;
	out->points = f->points;
	/* Of a table that gives but some areas the sum of these is no total. */
	if (f->open && f->has_reported)
		out->points = f->reported;
	out->max = f->max;
	out->has_percent = figure_percent(f, &out->percent);
	return true;
}
