#include "config.h"

/* The left column of a meeting: its agenda; and the way along it. */

#include "tui/form.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "model/listing.h"
#include "model/questionnaire.h"
#include "text/utf8.h"
#include "tui/term.h"

enum {
	HEAD = 3,		/* rows of the list that say how it stands */
	WIDE = 34		/* from this width questions have their titles */
};

const struct agenda *
form_agenda(struct form *f)
{
	if (f->has_agenda && f->agenda_revision == f->sitting->session->content)
		return &f->agenda;
	if (f->has_agenda)
		agenda_done(&f->agenda);
	agenda_build(&f->agenda, f->sitting->session);
	f->agenda_revision = f->sitting->session->content;
	f->has_agenda = true;
	return &f->agenda;
}

const struct agenda_item *
form_agenda_item(struct form *f)
{
	const struct question *q = sitting_question(f->sitting);
	return q ? agenda_find(form_agenda(f), q) : NULL;
}

/* What a row of the list is: an item, one that is settled, a heading. */
struct agenda_row {
	const struct agenda_item *item;
	const struct question *settled;
	const char *heading;
};

struct agenda_rows ARRAY_OF(struct agenda_row);

/* Open ones need no heading: they are what the list is about. */
static const char *
heading_of(const struct agenda_item *item)
{
	if (item->is_postponed)
		return _("later");
	if (item->kind == AGENDA_MISSING)
		return _("awaited");
	if (item->kind == AGENDA_LATE)
		return _("scored since");
	return item->kind == AGENDA_AGREED ? _("agreed") : NULL;
}

static bool
is_settled(struct form *f, const struct question *q)
{
	return form_scores(f)->questions[q->index].is_settled && !agenda_find(form_agenda(f), q);
}

static void
collect(struct form *f, struct agenda_rows *rows)
{
	const struct agenda *a = form_agenda(f);
	const struct questionnaire *q = f->sitting->session->questionnaire;
	const char *heading = NULL;
	for (size_t i = 0; i < a->items.n; i++) {
		const char *next = heading_of(&a->items.v[i]);
		if (next && (!heading || strcmp(next, heading)))
			array_push(rows)->heading = next;
		heading = next;
		array_push(rows)->item = &a->items.v[i];
	}
	bool is_first = true;
	for (size_t i = 0; i < q->questions.n; i++) {
		if (!is_settled(f, q->questions.v[i]))
			continue;
		if (is_first)
			array_push(rows)->heading = _("settled");
		is_first = false;
		array_push(rows)->settled = q->questions.v[i];
	}
}

static const struct question *
question_of(const struct agenda_row *row)
{
	return row->item ? row->item->question : row->settled;
}

/* The row of the current place; rows.n where it is not in the list. */
static size_t
find_here(const struct form *f, const struct agenda_rows *rows)
{
	const struct question *here = sitting_question(f->sitting);
	size_t i = 0;
	while (i < rows->n && !(here && question_of(&rows->v[i]) == here))
		i++;
	return i;
}

/* Marks: a column each, told apart without colour. */
static const char *
mark_of(const struct agenda_item *item)
{
	static const char *const symbols[] = {
		[AGENDA_CONFLICT] = "!", [AGENDA_CHANGED] = "~", [AGENDA_DIFFERS] = "≠",
		[AGENDA_MISSING] = "…", [AGENDA_AGREED] = "=", [AGENDA_LATE] = "+",
	};
	static const char *const ascii[] = {
		[AGENDA_CONFLICT] = "!", [AGENDA_CHANGED] = "~", [AGENDA_DIFFERS] = "#",
		[AGENDA_MISSING] = ".", [AGENDA_AGREED] = "=", [AGENDA_LATE] = "+",
	};
	return term_has_symbols() ? symbols[item->kind] : ascii[item->kind];
}

void
form_add_range(struct buf *out, const struct agenda_item *item)
{
	char low[DECIMAL_ROOM], high[DECIMAL_ROOM];
	size_t start = out->len;
	if (item->has_not_applicable)
		buf_adds(out, _("n/a"));
	if (item->has_not_assessed)
		buf_addf(out, "%s?", out->len > start ? " " : "");
	if (!item->has_points)
		return;
	buf_addf(out, "%s%s", out->len == start ? "" : item->has_not_assessed ? "-" : " ",
		decimal_exact(low, item->has_not_assessed ? item->high : item->low, i18n_mark()));
	if (!item->has_not_assessed && item->low != item->high)
		buf_addf(out, "-%s", decimal_exact(high, item->high, i18n_mark()));
}

static void
add_points(struct form *f, struct buf *out, const struct agenda_row *row)
{
	char room[DECIMAL_ROOM];
	const struct agenda_item *item = row->item;
	struct buf range = BUF_INIT;
	if (!item) {
		const char *reason;
		decimal points;
		enum answer a = score_settled(f->sitting->session, row->settled, &points, &reason);
		buf_adds(out, a == ANSWER_POINTS ? decimal_exact(room, points, i18n_mark()) :
			a == ANSWER_NOT_APPLICABLE ? _("n/a") : "?");
	} else if (item->kind == AGENDA_MISSING) {
		buf_addf(out, "%zu/%zu", item->awaited - item->missing, item->awaited);
	} else {
		form_add_range(&range, item);
		buf_addf(out, "%s", buf_str(&range));
		/* Beside the range what it may do to the total, one below the other. */
		if (item->kind < AGENDA_MISSING)
			buf_addf(out, " %5s", decimal_exact(room, item->stake, i18n_mark()));
	}
	buf_done(&range);
}

static enum style
style_of(const struct agenda_item *item)
{
	if (!item || item->kind >= AGENDA_AGREED)
		return STYLE_GOOD;
	if (item->kind == AGENDA_MISSING || item->is_postponed)
		return STYLE_DIM;
	return item->kind == AGENDA_DIFFERS ? STYLE_BAD : STYLE_WARNING;
}

static void
paint_question(struct form *f, int at, const struct agenda_row *row, bool is_here)
{
	const struct sitting *s = f->sitting;
	const struct question *q = question_of(row);
	struct buf points = BUF_INIT;
	add_points(f, &points, row);
	form_paint_list_row(f, at, row->item ? mark_of(row->item) : form_state_mark(STATE_SCORED),
		style_of(row->item), q->id, f->layout.list_width < WIDE ? "" :
		questionnaire_text(s->session->questionnaire, &q->title, s->language),
		buf_str(&points), row->item && row->item->is_postponed ? STYLE_DIM : STYLE_NORMAL, is_here);
	buf_done(&points);
}

/* "── later ─────" */
static void
paint_heading(const struct form *f, int at, const char *heading)
{
	const char *line = term_has_symbols() ? "─" : "-";
	struct buf text = BUF_INIT;
	size_t width = (size_t)f->layout.list_width;
	buf_addf(&text, "%s%s %s ", line, line, heading);
	while (utf8_width(text.s, text.len) < width)
		buf_adds(&text, line);
	draw_text(at, 0, (int)width, STYLE_DIM, text.s);
	buf_done(&text);
}

void
form_add_possible(struct form *f, struct buf *out)
{
	char low[DECIMAL_ROOM], high[DECIMAL_ROOM], max[DECIMAL_ROOM];
	const struct agenda *a = form_agenda(f);
	decimal_exact(max, form_scores(f)->total.max, i18n_mark());
	if (a->low == a->high)
		buf_addf(out, _("%s of %s points"), decimal_exact(low, a->low, i18n_mark()), max);
	else
		buf_addf(out, _("%s to %s of %s"), decimal_exact(low, a->low, i18n_mark()),
			decimal_exact(high, a->high, i18n_mark()), max);
}

void
form_add_present(struct form *f, struct buf *out)
{
	char *people = sitting_present(f->sitting);
	const char *rest = people, *one;
	size_t len;
	buf_adds(out, _("present:"));
	while (list_next(&rest, &one, &len))
		buf_addf(out, " %.*s", (int)len, one);
	free(people);
}

static void
paint_head(struct form *f)
{
	const struct layout *l = &f->layout;
	size_t open = form_agenda(f)->open;
	struct buf text = BUF_INIT;
	if (open)
		buf_addf(&text, P_("%zu to settle", "%zu to settle", open), open);
	else
		buf_adds(&text, _("nothing to settle"));
	draw_text(l->body, 0, l->list_width, STYLE_TITLE, text.s);
	buf_clear(&text);
	form_add_possible(f, &text);
	draw_text(l->body + 1, 0, l->list_width, STYLE_NORMAL, text.s);
	buf_clear(&text);
	form_add_present(f, &text);
	draw_text(l->body + 2, 0, l->list_width, STYLE_DIM, text.s);
	buf_done(&text);
}

void
form_paint_agenda(struct form *f)
{
	const struct layout *l = &f->layout;
	struct agenda_rows rows = {0};
	int head = l->height > 2 * HEAD ? HEAD : 0;
	if (!l->list_width || !l->height)
		return;
	collect(f, &rows);
	size_t height = (size_t)(l->height - head), here = find_here(f, &rows);
	if (head)
		paint_head(f);
	/* A row above and below the place stays in sight. */
	if (here < rows.n && here < f->list_top + 1)
		f->list_top = here ? here - 1 : 0;
	if (here < rows.n && here + 2 > f->list_top + height)
		f->list_top = here + 2 - height;
	if (f->list_top + height > rows.n)
		f->list_top = rows.n > height ? rows.n - height : 0;
	for (size_t i = 0; i < height; i++) {
		size_t n = f->list_top + i;
		int row = l->body + head + (int)i;
		if (n >= rows.n)
			draw_clear(row, 0, 1, l->list_width);
		else if (rows.v[n].heading)
			paint_heading(f, row, rows.v[n].heading);
		else
			paint_question(f, row, &rows.v[n], n == here);
	}
	draw_rule(l->body, l->list_width, l->height);
	if (f->focus == FOCUS_LIST)
		draw_cursor(l->body + head + (here < rows.n ? (int)(here - f->list_top) : 0), 0);
	array_done(&rows);
}

const struct question *
form_agenda_step(struct form *f, bool forward, bool is_with_settled)
{
	struct agenda_rows rows = {0};
	const struct question *found = NULL;
	collect(f, &rows);
	size_t here = find_here(f, &rows), at = here;
	for (size_t i = 0; i < rows.n && !found; i++) {
		if (at == rows.n)
			at = forward ? 0 : rows.n - 1;
		else
			at = forward ? (at + 1) % rows.n : (at + rows.n - 1) % rows.n;
		if (rows.v[at].item || (is_with_settled && rows.v[at].settled))
			found = question_of(&rows.v[at]);
	}
	array_done(&rows);
	return found;
}

char *
form_meeting_hint(struct form *f)
{
	const struct agenda_item *item = form_agenda_item(f);
	const struct question *q = sitting_question(f->sitting);
	const struct detail *d = &f->detail;
	struct buf text = BUF_INIT;
	if (f->focus == FOCUS_DETAIL && f->sitting->chosen)
		buf_adds(&text, _("Enter: edit, reword  Ins: report yes/no  :key :up :down :wording :join :alike"));
	else if (f->focus == FOCUS_DETAIL && d->at < d->rows.n && d->rows.v[d->at].enters)
		buf_adds(&text, _("Enter keeps this version"));
	else if (f->focus == FOCUS_LIST)
		buf_adds(&text, _("Up Down: item   Tab: back to the line"));
	else if (!sitting_may_write(f->sitting, NULL))
		buf_adds(&text, _("closed for changes; \":reopen REASON\" opens it"));
	else if (item && item->kind == AGENDA_AGREED)
		buf_adds(&text, _("Enter takes it over, = POINTS REASON settles otherwise"));
	else if (item && item->kind == AGENDA_MISSING)
		buf_adds(&text, _("not all have scored this; = POINTS REASON settles it all the same"));
	else if (q && !item && form_scores(f)->questions[q->index].is_settled)
		buf_adds(&text, _("settled; = POINTS REASON settles it anew, :settle clear takes it back"));
	else if (item)
		buf_adds(&text, _("= POINTS REASON settles, = - not applicable, :later puts it off"));
	return buf_steal(&text);
}
