#include "config.h"

/* The score table for people. */

#include "report/show.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "model/listing.h"
#include "model/questionnaire.h"
#include "model/score.h"
#include "model/session.h"
#include "model/signing.h"
#include "report/align.h"
#include "text/utf8.h"

/* One row of the table, its cells as text. */
struct line {
	const char *code;	/* borrowed */
	const char *title;	/* borrowed */
	char points[2 * DECIMAL_ROOM];
	char max[DECIMAL_ROOM];
	char percent[16];
	struct buf note;
	bool is_area;
};

struct lines ARRAY_OF(struct line);

struct widths {
	size_t code, title, points, max, percent, note;
};

enum {
	NOTE_COLUMNS = 18,	/* longer notes stand on a line of their own */
	TITLE_COLUMNS = 16	/* at least */
};

void
show_heading(struct buf *out, const struct session *s)
{
	const char *name = session_subject(s, "name"), *year = session_subject(s, "year");
	buf_adds(out, name ? name : _("(no name)"));
	if (year)
		buf_addf(out, " %s", year);
}

static void
add_note(struct buf *out, const char *text)
{
	if (out->len)
		buf_adds(out, ", ");
	buf_adds(out, text);
}

/* What there is to say of a figure beside its numbers. */
static void
note_figure(struct buf *out, const struct figure *f)
{
	char room[DECIMAL_ROOM];
	/* A sum that lacks something says so by its "scored of asked" below. */
	if (f->state != STATE_SCORED && !(f->has_points && f->state == STATE_OPEN))
		add_note(out, score_state_title(f->state));
	if (f->is_settled)
		add_note(out, _("settled"));
	if (f->is_settled && f->is_changed)
		add_note(out, _("a score changed since it was settled"));
	bool is_beside = f->has_reported && !(f->has_points && f->points == f->reported);
	if (f->is_mixed)
		add_note(out, _("partly reported"));
	else if (f->has_points && f->is_reported && !is_beside)
		add_note(out, _("reported"));
	if (is_beside) {
		char *text = xasprintf(_("reported %s"),
			decimal_exact(room, f->reported, i18n_mark()));
		add_note(out, text);
		free(text);
	}
}

static void
put_points(struct line *l, const struct figure *f)
{
	char low[DECIMAL_ROOM], high[DECIMAL_ROOM];
	l->points[0] = '\0';
	if (f->low != f->high)
		snprintf(l->points, sizeof(l->points), "%s-%s",
			decimal_exact(low, f->low, i18n_mark()),
			decimal_exact(high, f->high, i18n_mark()));
	else if (f->has_points)
		decimal_exact(l->points, f->points, i18n_mark());
}

static void
add_line(struct lines *lines, const char *code, const char *title, const struct figure *f,
	bool is_area)
{
	struct line *l = array_push(lines);
	int percent;
	l->code = code;
	l->title = title;
	l->is_area = is_area;
	put_points(l, f);
	decimal_exact(l->max, f->max, i18n_mark());
	l->percent[0] = '\0';
	if (figure_percent(f, &percent))
		snprintf(l->percent, sizeof(l->percent), "%d", percent);
	note_figure(&l->note, f);
}

static void
widen(size_t *width, const char *text)
{
	size_t columns = utf8_width(text, strlen(text));
	if (columns > *width)
		*width = columns;
}

static struct widths
measure(const struct lines *lines)
{
	struct widths w = {0};
	for (size_t i = 0; i < lines->n; i++) {
		const struct line *l = &lines->v[i];
		widen(&w.code, l->code);
		widen(&w.points, l->points);
		widen(&w.max, l->max);
		widen(&w.percent, l->percent);
		size_t note = utf8_width(buf_str(&l->note), l->note.len);
		if (note > w.note && note <= NOTE_COLUMNS)
			w.note = note;
	}
	widen(&w.code, _("code"));
	widen(&w.points, _("points"));
	widen(&w.max, _("max"));
	widen(&w.percent, "%");
	size_t others = w.code + w.points + w.max + w.percent + w.note + 10;
	w.title = others + TITLE_COLUMNS < SHOW_COLUMNS ? SHOW_COLUMNS - others : TITLE_COLUMNS;
	return w;
}

static void
put_cells(struct buf *out, const struct widths *w, const char *code, const char *title,
	const char *points, const char *max, const char *percent, const char *note)
{
	align_left(out, code, w->code, false);
	buf_adds(out, "  ");
	align_left(out, title, w->title, false);
	buf_adds(out, "  ");
	align_right(out, points, w->points);
	buf_adds(out, "  ");
	align_right(out, max, w->max);
	buf_adds(out, "  ");
	align_right(out, percent, w->percent);
	buf_adds(out, "  ");
	buf_adds(out, note);
	align_end_line(out);
}

static void
put_line(struct buf *out, const struct line *l, const struct widths *w)
{
	bool is_long = utf8_width(buf_str(&l->note), l->note.len) > w->note;
	if (l->is_area)
		buf_addc(out, '\n');
	put_cells(out, w, l->code, l->title, l->points, l->max, l->percent,
		is_long ? "" : buf_str(&l->note));
	if (is_long) {
		buf_pad(out, ' ', w->code + 2);
		buf_addf(out, "(%s)\n", buf_str(&l->note));
	}
}

static void
put_table(struct buf *out, const struct session *s, const struct scores *scores, size_t language)
{
	const struct questionnaire *q = s->questionnaire;
	struct lines lines = {0};
	for (size_t i = 0; i < q->areas.n; i++) {
		const struct area *area = q->areas.v[i];
		add_line(&lines, area->id, questionnaire_text(q, &area->title, language),
			&scores->areas[i], true);
		for (size_t j = 0; j < area->questions.n; j++) {
			const struct question *question = area->questions.v[j];
			if (!question->is_area)
				add_line(&lines, question->id,
					questionnaire_text(q, &question->title, language),
					&scores->questions[question->index], false);
		}
	}
	add_line(&lines, "", _("Total"), &scores->total, true);
	struct widths w = measure(&lines);
	put_cells(out, &w, _("code"), _("title"), _("points"), _("max"), "%", "");
	for (size_t i = 0; i < lines.n; i++) {
		put_line(out, &lines.v[i], &w);
		buf_done(&lines.v[i].note);
	}
	array_done(&lines);
}

/* What leaves the maximum, of one kind. */
static decimal
maximum_of(const struct session *s, const struct scores *scores, enum score_state state)
{
	decimal sum = 0;
	for (size_t i = 0; i < scores->question_count; i++)
		if (scores->questions[i].state == state)
			sum += s->questionnaire->questions.v[i]->max;
	return sum;
}

/* Not applicable leaves the maximum: the sum as it is, and what it would be of the whole. */
static void
put_rescaled(struct buf *out, const struct session *s, const struct scores *scores)
{
	char points[DECIMAL_ROOM], max[DECIMAL_ROOM], full[DECIMAL_ROOM], rescaled[DECIMAL_ROOM];
	const struct figure *total = &scores->total;
	decimal gone = maximum_of(s, scores, STATE_NOT_APPLICABLE);
	if (!gone)
		return;
	decimal whole = total->max + gone;
	buf_addf(out, _("Not applicable: questions of %s points, which leave the maximum.\n"),
		decimal_exact(points, gone, i18n_mark()));
	if (!total->has_points || total->low != total->high || total->open ||
	    total->points > total->max || total->max <= 0)
		return;
	buf_addf(out, _("As scored: %s of %s.  Rescaled: %s of %s.\n"),
		decimal_exact(points, total->points, i18n_mark()),
		decimal_exact(max, total->max, i18n_mark()),
		decimal_rounded(rescaled, decimal_muldiv(total->points, whole, total->max), 1, i18n_mark()),
		decimal_exact(full, whole, i18n_mark()));
}

/* Areas and questions that the profile leaves out. */
static void
put_left_out(struct buf *out, const struct session *s, const struct scores *scores, size_t language)
{
	const struct questionnaire *q = s->questionnaire;
	const char *id = session_subject(s, "profile");
	const struct profile *profile = id ? questionnaire_profile(q, id) : NULL;
	char room[DECIMAL_ROOM];
	if (!profile || !profile->leaves_out.n)
		return;
	buf_addf(out, _("%s: left out are"), questionnaire_text(q, &profile->title, language));
	for (size_t i = 0; i < profile->leaves_out.n; i++)
		buf_addf(out, "%s %s", i ? "," : "", profile->leaves_out.v[i]);
	buf_addf(out, _("; the total is as scored, of %s.\n"),
		decimal_exact(room, scores->total.max +
			maximum_of(s, scores, STATE_NOT_APPLICABLE), i18n_mark()));
}

void
show_sums(struct buf *out, const struct session *s, const struct scores *scores, size_t language)
{
	const struct figure *total = &scores->total;
	/* Where only areas were printed, nobody knows what was scored below them. */
	if (total->is_reported)
		buf_adds(out, _("All points are those of a published table.\n"));
	else
		buf_addf(out, _("Scored %zu of %zu questions asked.\n"), total->scored, total->total);
	if (total->has_reported && total->has_points && total->reported != total->points) {
		char room[DECIMAL_ROOM], other[DECIMAL_ROOM];
		buf_addf(out, _("A published table gives the total as %s; the parts come to %s.\n"),
			decimal_exact(room, total->reported, i18n_mark()),
			decimal_exact(other, total->points, i18n_mark()));
	}
	put_left_out(out, s, scores, language);
	put_rescaled(out, s, scores);
}

static void
put_signing(struct buf *out, const struct session *s, const struct signing *signing)
{
	struct buf who = BUF_INIT;
	signing_describe(&who, signing->v);
	const char *reason = version_get(signing->v, FIELD_REASON);
	if (signing->is_standing)
		buf_addf(out, _("Version %u, signed %s."), signing->number, who.s);
	else if (signing->reopened)
		buf_addf(out, _("Version %u was signed %s, and reopened %.10s by %s: %s"), signing->number,
			who.s, version_text(signing->reopened, FIELD_TIME),
			listing_evaluator(s, version_text(signing->reopened, FIELD_BY)),
			version_text(signing->reopened, FIELD_REASON));
	else
		buf_addf(out, _("Version %u was signed %s, and reopened."), signing->number, who.s);
	buf_addc(out, '\n');
	if (reason)
		buf_addf(out, _("It was signed although matters were open: %s\n"), reason);
	if (signing->is_standing && signing->is_changed)
		buf_adds(out, _("CHANGED since it was signed.\n"));
	buf_done(&who);
}

/* Signed, a published table's, or still a draft. */
static void
put_status(struct buf *out, const struct session *s)
{
	struct signings all;
	bool is_signed = false;
	signings_list(&all, s);
	for (size_t i = 0; i < all.n; i++) {
		put_signing(out, s, &all.v[i]);
		is_signed |= all.v[i].is_standing;
	}
	if (!session_is_closed(s))
		buf_adds(out, _("DRAFT: not signed.\n"));
	else if (!is_signed)
		buf_adds(out, _("Closed: read-only until it is reopened.\n"));
	array_done(&all);
}

static void
put_head(struct buf *out, const struct session *s, size_t language)
{
	const struct questionnaire *q = s->questionnaire;
	const struct items *items = &s->sections[SECTION_EVALUATORS];
	show_heading(out, s);
	buf_addf(out, "\n%s", questionnaire_text(q, &q->title, language));
	buf_addf(out, _(", edition %s\n"), q->edition);
	size_t count = 0;
	for (size_t i = 0; i < items->n; i++) {
		const struct version *v = item_current(&items->v[i]);
		if (v)
			buf_addf(out, "%s%s (%s)", count++ ? ", " : _("Evaluated by "),
				version_text(v, FIELD_NAME), v->id);
	}
	if (count)
		buf_addc(out, '\n');
	put_status(out, s);
	buf_addc(out, '\n');
}

void
show_text(struct buf *out, const struct session *s, const struct show *show)
{
	struct scores scores;
	scores_compute(&scores, s);
	put_head(out, s, show->language);
	put_table(out, s, &scores, show->language);
	buf_addc(out, '\n');
	show_sums(out, s, &scores, show->language);
	scores_done(&scores);
	show_text_findings(out, s, show);
}
