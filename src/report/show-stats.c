#include "config.h"

/* Statistics for people: the table of a questionnaire's edition and a country. */

#include "report/show-stats.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/buf.h"
#include "base/i18n.h"
#include "model/questionnaire.h"
#include "report/align.h"
#include "report/show-stats-parts.h"
#include "text/utf8.h"

enum {
	CELLS = 6,		/* figures in a row */
	CELL_ROOM = 64,
	TITLE_LEAST = 12
};

/* A row as text. */
struct line {
	const char *code, *title;	/* borrowed */
	char cells[CELLS][CELL_ROOM];
	struct buf note;
	bool is_area;
};

struct lines ARRAY_OF(struct line);

struct sheet {
	const struct stats *stats;
	const struct stats_layout *how;
	const char *heads[CELLS];
	struct lines lines;
};

/* Cells. */

static void
put_fraction(char cell[CELL_ROOM], struct fraction f)
{
	char room[DECIMAL_ROOM];
	snprintf(cell, CELL_ROOM, "%s", fraction_rounded(room, f, 1, i18n_mark()));
}

static void
put_decimal(char cell[CELL_ROOM], decimal points)
{
	put_fraction(cell, fraction_of(points));
}

/* "+12.5", "-3.0" */
static void
put_distance(char cell[CELL_ROOM], struct fraction f)
{
	char room[DECIMAL_ROOM];
	bool is_above = f.whole > 0 || (f.whole == 0 && f.rest);
	snprintf(cell, CELL_ROOM, "%s%s", is_above ? "+" : "", fraction_rounded(room, f, 1, i18n_mark()));
}

static void
add_note(struct buf *note, const char *text)
{
	buf_addf(note, "%s%s", note->len ? ", " : "", text);
}

static void
note_figure(struct buf *note, const struct stats_figure *f)
{
	if (!f->is_told)
		add_note(note, _("too few"));
	else if (f->reported == f->n)
		add_note(note, _("reported"));
	if (f->is_told && f->reported && f->reported < f->n) {
		char *text = xasprintf(_("%zu reported"), f->reported);
		add_note(note, text);
		free(text);
	}
}

static void
put_spread(struct line *l, const struct stats_figure *f)
{
	snprintf(l->cells[0], CELL_ROOM, "%zu", f->n);
	if (f->is_told) {
		put_fraction(l->cells[1], f->mean);
		put_fraction(l->cells[2], f->lower);
		put_fraction(l->cells[3], f->median);
		put_fraction(l->cells[4], f->upper);
		put_decimal(l->cells[5], f->best);
	}
	note_figure(&l->note, f);
}

/* One's own place among them. */
static void
put_place(struct line *l, const struct sheet *s, const struct stats_figure *f)
{
	struct stats_place p;
	char points[DECIMAL_ROOM];
	stats_place(&p, s->stats, s->how->of, f);
	if (p.has_points)
		snprintf(l->cells[0], CELL_ROOM, "%s%s",
			decimal_rounded(points, p.points, 1, i18n_mark()), p.is_printed ? "*" : "");
	if (f->is_told)
		put_fraction(l->cells[1], f->median);
	if (p.has_distance)
		put_distance(l->cells[2], p.distance);
	if (p.rank)
		snprintf(l->cells[3], CELL_ROOM, _("%zu of %zu"), p.rank, f->n);
	if (f->is_told)
		put_decimal(l->cells[4], f->best);
	if (p.rank && p.equal > 1) {
		char *text = xasprintf(_("shared by %zu"), p.equal);
		add_note(&l->note, text);
		free(text);
	}
	note_figure(&l->note, f);
}

/* In the language asked for where the questionnaire is at hand, else as a session has it. */
static const char *
title_of(const struct sheet *s, const struct stats_figure *f)
{
	const struct questionnaire *q = s->how->questionnaire;
	const struct area *area = q && f->level == CARD_AREA ? questionnaire_area(q, f->code) : NULL;
	const struct question *question = q ? questionnaire_question(q, f->code) : NULL;
	if (area)
		return questionnaire_text(q, &area->title, s->how->language);
	return question ? questionnaire_text(q, &question->title, s->how->language) : f->title;
}

static void
add_line(struct sheet *s, const struct stats_figure *f)
{
	struct line *l = array_push(&s->lines);
	l->code = f->level == CARD_TOTAL ? _("total") : f->code;
	l->title = title_of(s, f);
	l->is_area = f->level == CARD_AREA && s->how->with_questions;
	if (s->how->of)
		put_place(l, s, f);
	else
		put_spread(l, f);
}

/* Layout. */

struct widths {
	size_t code, title, cells[CELLS], note;
};

static void
widen(size_t *width, const char *text)
{
	size_t columns = utf8_width(text, strlen(text));
	if (columns > *width)
		*width = columns;
}

static struct widths
measure(const struct sheet *s)
{
	struct widths w = {.code = 0};
	size_t others = 4;
	widen(&w.code, _("code"));
	for (size_t i = 0; i < CELLS; i++)
		if (s->heads[i])
			widen(&w.cells[i], s->heads[i]);
	for (size_t i = 0; i < s->lines.n; i++) {
		const struct line *l = &s->lines.v[i];
		widen(&w.code, l->code);
		widen(&w.title, l->title);
		widen(&w.note, buf_str(&l->note));
		for (size_t j = 0; j < CELLS; j++)
			widen(&w.cells[j], l->cells[j]);
	}
	for (size_t i = 0; i < CELLS; i++)
		others += w.cells[i] ? w.cells[i] + 2 : 0;
	others += w.code + w.note;
	size_t left = s->how->width > others + TITLE_LEAST ? s->how->width - others : TITLE_LEAST;
	if (w.title > left)
		w.title = left;
	return w;
}

static void
put_row(struct buf *out, const struct sheet *s, const struct widths *w, const char *code,
	const char *title, const char *const cells[CELLS], const char *note)
{
	align_left(out, code, w->code, s->how->is_ascii);
	if (w->title) {
		buf_adds(out, "  ");
		align_left(out, title, w->title, s->how->is_ascii);
	}
	for (size_t i = 0; i < CELLS; i++) {
		if (!w->cells[i])
			continue;
		buf_adds(out, "  ");
		align_right(out, cells[i] ? cells[i] : "", w->cells[i]);
	}
	buf_addf(out, "  %s", note);
	while (out->s[out->len - 1] == ' ')
		buf_truncate(out, out->len - 1);
	buf_addc(out, '\n');
}

static void
put_lines(struct buf *out, const struct sheet *s)
{
	struct widths w = measure(s);
	put_row(out, s, &w, _("code"), w.title ? _("title") : "", s->heads, "");
	for (size_t i = 0; i < s->lines.n; i++) {
		const struct line *l = &s->lines.v[i];
		const char *cells[CELLS];
		for (size_t j = 0; j < CELLS; j++)
			cells[j] = l->cells[j];
		if (l->is_area)
			buf_addc(out, '\n');
		put_row(out, s, &w, l->code, l->title, cells, buf_str(&l->note));
	}
}

/* What is above the table. */

static void
put_heading(struct buf *out, const struct sheet *s)
{
	const struct stats *t = s->stats;
	const struct questionnaire *q = s->how->questionnaire;
	buf_addf(out, _("%s, edition %s"),
		q ? questionnaire_text(q, &q->title, s->how->language) : t->questionnaire, t->edition);
	buf_addf(out, ", %s\n", *t->country ? t->country : _("no country said"));
}

/* How many are counted, and of which years. */
static void
put_counts(struct buf *out, const struct stats *t)
{
	size_t n = t->reasons[STATS_COUNTED];
	long first = 0, last = 0;
	for (size_t i = 0; i < t->members.n; i++) {
		const struct stats_member *m = &t->members.v[i];
		if (m->reason != STATS_COUNTED || !m->card->year)
			continue;
		first = !first || m->card->year < first ? m->card->year : first;
		last = m->card->year > last ? m->card->year : last;
	}
	buf_addf(out, P_("%zu evaluation", "%zu evaluations", n), n);
	if (first && first < last)
		buf_addf(out, ", %ld-%ld", first, last);
	else if (first)
		buf_addf(out, ", %ld", first);
	buf_addc(out, '\n');
}

static void
put_whose(struct buf *out, const struct sheet *s)
{
	const struct card *c = s->how->of->card;
	const struct stats_member *m = &s->stats->members.v[s->how->of->member];
	buf_adds(out, *c->subject ? c->subject : c->path);
	if (c->year)
		buf_addf(out, " %ld", c->year);
	if (m->reason != STATS_COUNTED)
		buf_addf(out, _(" is not counted here: %s"), stats_reason_title(m->reason));
	buf_addc(out, '\n');
}

static void
choose_heads(struct sheet *s)
{
	const char *spread[CELLS] = {_("n"), _("mean"), _("lower"), _("median"), _("upper"), _("best")};
	const char *place[CELLS] = {_("points"), _("median"), _("distance"), _("rank"), _("best"), NULL};
	memcpy(s->heads, s->how->of ? place : spread, sizeof(s->heads));
}

void
stats_text(struct buf *out, const struct stats *t, const struct stats_layout *how)
{
	struct sheet s = {.stats = t, .how = how};
	struct buf text = BUF_INIT;
	choose_heads(&s);
	put_heading(&text, &s);
	put_counts(&text, t);
	if (how->of)
		put_whose(&text, &s);
	buf_addc(&text, '\n');
	bool is_told = how->of != NULL;
	for (size_t i = 0; i < t->figures.n; i++)
		is_told |= t->figures.v[i].is_told;
	for (size_t i = 0; i < t->figures.n && is_told; i++)
		if (t->figures.v[i].level != CARD_QUESTION || how->with_questions)
			add_line(&s, &t->figures.v[i]);
	if (s.lines.n) {
		put_lines(&text, &s);
		buf_addc(&text, '\n');
	}
	utf8_safe(out, text.s, text.len, true);
	stats_notes(out, t, how);
	for (size_t i = 0; i < s.lines.n; i++)
		buf_done(&s.lines.v[i].note);
	array_done(&s.lines);
	buf_done(&text);
}
