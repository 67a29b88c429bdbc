#include "config.h"

/* The left column: areas and questions with marks and points. */

#include "tui/form.h"

#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "model/listing.h"
#include "model/questionnaire.h"
#include "tui/term.h"

const char *
form_state_mark(enum score_state state)
{
	static const char *const symbols[STATE_COUNT] = {
		[STATE_UNTOUCHED] = "·", [STATE_OPEN] = "○", [STATE_SCORED] = "●",
		[STATE_DIFFERS] = "≠", [STATE_NOT_APPLICABLE] = "–", [STATE_NOT_ASSESSED] = "?",
		[STATE_LEFT_OUT] = "×",
	};
	static const char *const ascii[STATE_COUNT] = {
		[STATE_UNTOUCHED] = ".", [STATE_OPEN] = "o", [STATE_SCORED] = "*",
		[STATE_DIFFERS] = "#", [STATE_NOT_APPLICABLE] = "-", [STATE_NOT_ASSESSED] = "?",
		[STATE_LEFT_OUT] = "x",
	};
	return term_has_symbols() ? symbols[state] : ascii[state];
}

/* "7,5/15" */
static void
add_points(struct buf *out, const struct figure *f)
{
	char points[DECIMAL_ROOM], low[DECIMAL_ROOM], max[DECIMAL_ROOM];
	decimal_exact(max, f->max, i18n_mark());
	if (f->state == STATE_LEFT_OUT)
		buf_addc(out, '-');
	else if (f->has_points && f->low != f->high)
		buf_addf(out, "%s-%s/%s", decimal_exact(low, f->low, i18n_mark()),
			decimal_exact(points, f->high, i18n_mark()), max);
	else if (f->has_points)
		buf_addf(out, "%s/%s", decimal_exact(points, f->points, i18n_mark()), max);
	else if (f->state == STATE_DIFFERS)
		buf_addf(out, "%s-%s/%s", decimal_exact(low, f->low, i18n_mark()),
			decimal_exact(points, f->high, i18n_mark()), max);
	else
		buf_addf(out, "/%s", max);
}

static enum style
style_of(enum score_state state, bool is_flagged)
{
	if (is_flagged)
		return STYLE_WARNING;
	if (state == STATE_DIFFERS)
		return STYLE_BAD;
	if (state == STATE_SCORED)
		return STYLE_GOOD;
	return state == STATE_LEFT_OUT ? STYLE_DIM : STYLE_NORMAL;
}

void
form_paint_list_row(struct form *f, int row, const char *mark, enum style mark_style, const char *code,
	const char *title, const char *points, enum style style, bool is_here)
{
	int width = f->layout.list_width;
	int points_width = (int)strlen(points);
	for (const char *p = points; *p; p++)
		points_width -= ((unsigned char)*p & 0xc0) == 0x80;
	struct buf text = BUF_INIT;
	buf_addf(&text, "%s %s", code, title);
	if (is_here)
		style = STYLE_SELECTED;
	draw_text(row, 0, 2, is_here ? STYLE_SELECTED : mark_style, mark);
	draw_text(row, 2, width - points_width - 3, style, text.s);
	draw_text(row, width - points_width - 1, 1, style, "");
	draw_text(row, width - points_width, points_width, style, points);
	buf_done(&text);
}

static void
paint_area(struct form *f, int row, const struct area *area, bool is_here)
{
	const struct questionnaire *q = f->sitting->session->questionnaire;
	const struct figure *figure = &form_scores(f)->areas[area->index];
	struct buf points = BUF_INIT;
	add_points(&points, figure);
	form_paint_list_row(f, row, is_here ? ">" : "", STYLE_TITLE, area->id,
		questionnaire_text(q, &area->title, f->sitting->language), buf_str(&points),
		STYLE_TITLE, is_here);
	buf_done(&points);
}

static void
paint_question(struct form *f, int row, const struct question *question, bool is_here)
{
	const struct questionnaire *q = f->sitting->session->questionnaire;
	const struct figure *figure = &form_scores(f)->questions[question->index];
	bool is_flagged = figure->is_flagged;
	struct buf points = BUF_INIT;
	char mark[16];
	add_points(&points, figure);
	snprintf(mark, sizeof(mark), "%s%s", form_state_mark(figure->state), is_flagged ? "!" : "");
	form_paint_list_row(f, row, mark, style_of(figure->state, is_flagged), question->id,
		questionnaire_text(q, &question->title, f->sitting->language), buf_str(&points),
		STYLE_NORMAL, is_here);
	buf_done(&points);
}

static void
paint_inbox(struct form *f, int row, bool is_here)
{
	struct entries entries;
	char count[16];
	listing_entries(&entries, f->sitting->session, "0", f->sitting->evaluator, false);
	snprintf(count, sizeof(count), "%zu", entries.n);
	form_paint_list_row(f, row, entries.n ? "!" : "", STYLE_WARNING, "#0", _("Inbox"), count,
		STYLE_TITLE, is_here);
	array_done(&entries);
}

/* The rows of the list in order: each area, then its questions, then the inbox. */
struct list_row {
	const struct area *area;		/* NULL in both: the inbox */
	const struct question *question;
};

struct list_rows ARRAY_OF(struct list_row);

static void
collect(const struct form *f, struct list_rows *rows, size_t *here)
{
	const struct questionnaire *q = f->sitting->session->questionnaire;
	const char *place = f->sitting->place;
	*here = 0;
	for (size_t i = 0; i < q->areas.n; i++) {
		const struct area *area = q->areas.v[i];
		bool is_whole = area->questions.n == 1 && area->questions.v[0]->is_area;
		if (!is_whole) {
			if (!strcmp(area->id, place))
				*here = rows->n;
			*array_push(rows) = (struct list_row){area, NULL};
		}
		for (size_t j = 0; j < area->questions.n; j++) {
			if (!strcmp(area->questions.v[j]->id, place))
				*here = rows->n;
			*array_push(rows) = (struct list_row){NULL, area->questions.v[j]};
		}
	}
	if (!strcmp(place, "0"))
		*here = rows->n;
	*array_push(rows) = (struct list_row){NULL, NULL};
}

void
form_paint_list(struct form *f)
{
	const struct layout *l = &f->layout;
	struct list_rows rows = {0};
	size_t here;
	if (f->sitting->is_meeting) {
		form_paint_agenda(f);
		return;
	}
	if (!l->list_width || !l->height)
		return;
	collect(f, &rows, &here);
	size_t height = (size_t)l->height;
	/* A row above and below the place stays in sight. */
	if (here < f->list_top + 1)
		f->list_top = here ? here - 1 : 0;
	if (here + 2 > f->list_top + height)
		f->list_top = here + 2 - height;
	if (f->list_top + height > rows.n)
		f->list_top = rows.n > height ? rows.n - height : 0;
	for (size_t i = 0; i < height; i++) {
		size_t n = f->list_top + i;
		int row = l->body + (int)i;
		if (n >= rows.n)
			draw_clear(row, 0, 1, l->list_width);
		else if (rows.v[n].area)
			paint_area(f, row, rows.v[n].area, n == here);
		else if (rows.v[n].question)
			paint_question(f, row, rows.v[n].question, n == here);
		else
			paint_inbox(f, row, n == here);
	}
	draw_rule(l->body, l->list_width, l->height);
	if (f->focus == FOCUS_LIST)
		draw_cursor(l->body + (int)(here - f->list_top), 0);
	array_done(&rows);
}
