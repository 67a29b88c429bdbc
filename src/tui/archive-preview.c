#include "config.h"

/*
 * The preview: what is known of the session under the cursor, with its compass
 * rose.  Made when no key is waiting, from the session itself: of a running one
 * the figures are those that the form would show.
 */

#include "tui/archive-view.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "model/command.h"
#include "model/listing.h"
#include "model/questionnaire.h"
#include "model/score.h"
#include "model/session.h"
#include "model/subject.h"
#include "report/rose.h"
#include "store/archive.h"
#include "store/eyes.h"
#include "text/utf8.h"
#include "text/wrap.h"
#include "tui/draw-rose.h"
#include "tui/term.h"

enum {
	SIZE_MOST = 4 << 20,	/* larger files are not opened for a look: a key might wait */
	ROSE_ROWS_LEAST = 9, ROSE_ROWS_MOST = 23,
	BAR_LEAST = 6, BAR_MOST = 20
};

struct line {
	char *text;
	enum style style;
};

struct preview {
	char *path;
	int64_t modified;
	int rows, columns;	/* it was made for */
	struct preview_lines ARRAY_OF(struct line) lines;
	struct rose_cell *cells;	/* of the rose, or NULL */
	int rose_rows, rose_columns;
	int rose_row, rose_column;	/* where it stands in the preview */
};

/* What a preview is made from. */
struct source {
	struct archive_view *v;
	struct preview *p;
	const struct card *card;
	bool is_hidden;		/* something of it, from who looks */
	struct eyes eyes;
	const struct session *session;	/* theirs; NULL: it cannot be read */
	size_t language;
	int width;		/* of the text */
	struct rose rose;
	struct names ARRAY_OF(char *) names;	/* of its series; owned */
};

void
preview_free(struct preview *p)
{
	if (!p)
		return;
	for (size_t i = 0; i < p->lines.n; i++)
		free(p->lines.v[i].text);
	array_done(&p->lines);
	free(p->cells);
	free(p->path);
	free(p);
}

static void
add_line(struct preview *p, enum style style, const char *text, size_t len)
{
	*array_push(&p->lines) = (struct line){xstrndup(text, len), style};
}

/* Wrapped into at most this many lines; what is longer ends with an ellipsis when painted. */
static void
add_text(struct source *s, enum style style, const char *text, size_t most)
{
	struct wrap_rows rows = {0};
	wrap_text(&rows, text, strlen(text), (size_t)(s->width > 1 ? s->width : 1));
	for (size_t i = 0; i < rows.n && i < most; i++) {
		size_t end = i + 1 == most ? strlen(text) : rows.v[i].end;
		add_line(s->p, style, text + rows.v[i].start, end - rows.v[i].start);
	}
	array_done(&rows);
}

static void
add_cell(struct buf *out, struct source *s, enum column column, const char *title)
{
	struct buf cell = BUF_INIT;
	struct browse_row r = {.card = s->card, .files = 1};
	archive_cell(&cell, s->v, &r, column);
	if (cell.len)
		buf_addf(out, "%s%s%s%s", out->len ? ", " : "", title, *title ? " " : "", cell.s);
	buf_done(&cell);
}

static void
add_head(struct source *s)
{
	const struct card *c = s->card;
	struct buf text = BUF_INIT;
	buf_addf(&text, "%s", *c->subject ? c->subject : c->path);
	if (c->year)
		buf_addf(&text, " %ld", c->year);
	add_text(s, STYLE_TITLE, text.s, 2);
	buf_clear(&text);
	add_cell(&text, s, COLUMN_TYPE, "");
	add_cell(&text, s, COLUMN_EDITION, _("edition"));
	add_cell(&text, s, COLUMN_STATE, "");
	add_cell(&text, s, COLUMN_VERSION, _("version"));
	if (c->asked)
		buf_addf(&text, _(", %zu of %zu scored"), c->scored, c->asked);
	add_text(s, STYLE_NORMAL, buf_str(&text), 3);
	if (*c->people)
		add_text(s, STYLE_NORMAL, c->people, 2);
	add_text(s, STYLE_DIM, c->path, 1);
	buf_done(&text);
}

/* A bar of this many cells, as far as points reach to max. */
static void
add_bar(struct buf *out, decimal points, decimal max, int cells)
{
	int full = max > 0 ? (int)(decimal_muldiv(points, cells, max)) : 0;
	for (int i = 0; i < cells; i++)
		buf_adds(out, i < full ? term_has_symbols() ? "█" : "#" : term_has_symbols() ? "·" : ".");
}

static void
add_points(struct buf *out, const struct figure *f)
{
	char points[DECIMAL_ROOM], max[DECIMAL_ROOM];
	decimal_exact(max, f->max, i18n_mark());
	if (f->state == STATE_LEFT_OUT)
		buf_adds(out, score_state_title(STATE_LEFT_OUT));
	else if (f->has_points)
		buf_addf(out, "%s/%s", decimal_exact(points, f->points, i18n_mark()), max);
	else
		buf_addf(out, "-/%s", max);
}

static void
add_area(struct source *s, const struct area *area)
{
	const struct figure *f = &s->eyes.scores.areas[area->index];
	const char *title = questionnaire_text(s->session->questionnaire, &area->title, s->language);
	struct buf text = BUF_INIT, points = BUF_INIT, name = BUF_INIT;
	add_points(&points, f);
	int bar = s->width / 4;
	bar = bar < BAR_LEAST ? 0 : bar > BAR_MOST ? BAR_MOST : bar;
	int figures = 9, room = s->width - figures - 1 - (bar ? bar + 1 : 0);
	buf_addf(&name, "%s %s", area->id, title);
	size_t used = utf8_clip(&text, name.s, name.len, (size_t)(room > 4 ? room : 4), !term_is_utf8());
	size_t width = utf8_width(points.s, points.len);
	buf_pad(&text, ' ', (size_t)(room > 4 ? room : 4) - used + 1 +
		(width < (size_t)figures ? (size_t)figures - width : 0));
	buf_adds(&text, points.s);
	if (bar) {
		buf_addc(&text, ' ');
		add_bar(&text, f->has_points ? f->points : 0, f->max, bar);
	}
	add_line(s->p, STYLE_NORMAL, text.s, text.len);
	buf_done(&text);
	buf_done(&points);
	buf_done(&name);
}

static void
add_figures(struct source *s)
{
	const struct questionnaire *q = s->session->questionnaire;
	struct buf text = BUF_INIT;
	int percent;
	add_line(s->p, STYLE_NORMAL, "", 0);
	buf_addf(&text, "%s ", _("Total"));
	add_points(&text, &s->eyes.scores.total);
	if (figure_percent(&s->eyes.scores.total, &percent))
		buf_addf(&text, ", %d %%", percent);
	if (s->is_hidden)
		buf_adds(&text, _("; colleagues' scores are hidden until yours are given"));
	add_text(s, STYLE_TITLE, text.s, 2);
	for (size_t i = 0; i < q->areas.n; i++)
		add_area(s, q->areas.v[i]);
	buf_done(&text);
}

static void
add_findings(struct source *s)
{
	const struct questionnaire *q = s->session->questionnaire;
	size_t counts[ENTRY_KIND_COUNT] = {0}, some[ENTRY_KIND_COUNT];
	struct buf text = BUF_INIT;
	for (size_t i = 0; i <= q->areas.n; i++) {
		listing_counts(some, s->session, i < q->areas.n ? q->areas.v[i]->id : "0", true,
			s->v->id ? s->v->id : "-");
		for (int k = 0; k < ENTRY_KIND_COUNT; k++)
			counts[k] += some[k];
	}
	for (int k = 0; k < ENTRY_KIND_COUNT; k++)
		if (counts[k])
			buf_addf(&text, "%s%s: %zu", text.len ? ", " : "",
				entry_kind_title((enum entry_kind)k), counts[k]);
	if (text.len) {
		add_line(s->p, STYLE_NORMAL, "", 0);
		add_text(s, STYLE_NORMAL, text.s, 3);
	}
	buf_done(&text);
}

static void
add_summary(struct source *s, size_t most)
{
	const struct version *v = session_get(s->session, SECTION_TEXTS, "summary");
	const char *text = v ? version_text(v, FIELD_TEXT) : "";
	if (!*text || most < 2)
		return;
	add_line(s->p, STYLE_NORMAL, "", 0);
	add_text(s, STYLE_NORMAL, text, most - 1);
}

/* The rose. */

static char *
keep_name(struct source *s, char *name)
{
	*array_push(&s->names) = name;
	return name;
}

static void
add_own(struct source *s)
{
	const struct questionnaire *q = s->session->questionnaire;
	struct rose *rose = &s->rose;
	rose->axes = q->areas.n <= ROSE_AXES_MAX ? q->areas.n : 0;
	for (size_t i = 0; i < rose->axes; i++) {
		const struct figure *f = &s->eyes.scores.areas[i];
		int percent;
		rose->codes[i] = q->areas.v[i]->id;
		rose->titles[i] = questionnaire_text(q, &q->areas.v[i]->title, s->language);
		rose->series[0].v[i] = (struct rose_value){
			.is_known = figure_percent(f, &percent), .points = f->points, .max = f->max};
	}
	rose->series[0].line = ROSE_LINE_SOLID;
	rose->series[0].name = keep_name(s, s->card->year ? xasprintf("%ld", s->card->year) :
		xstrdup(s->card->subject));
	rose->count = rose->axes ? 1 : 0;
}

/* Another session's areas, of the same questionnaire. */
static void
add_other(struct source *s, struct card *other, enum rose_line line, char *name)
{
	struct rose_series *series = &s->rose.series[s->rose.count];
	keep_name(s, name);
	if (!other || !archive_load(s->v->archive, other, CARD_FIGURES, NULL))
		return;
	for (size_t i = 0; i < s->rose.axes; i++) {
		const struct card_figure *f = card_figure(other, s->rose.codes[i]);
		int percent;
		if (f && card_percent(f, &percent))
			series->v[i] = (struct rose_value){.is_known = true, .points = f->points, .max = f->max};
	}
	series->name = name;
	series->line = line;
	s->rose.count++;
	archive_unload(other);
}

static bool
is_comparable(const struct card *a, const struct card *b)
{
	return b->state != CARD_BROKEN && !strcmp(a->questionnaire, b->questionnaire) &&
		!strcmp(a->edition, b->edition);
}

static long
distance(long a, long b)
{
	return a < b ? b - a : a - b;
}

/* Are they of one municipality, as far as the two alone can tell? */
static bool
is_same_subject(const struct card *a, const struct card *b)
{
	if (strcmp(subject_type(a), subject_type(b)))
		return false;
	if (*a->code && *b->code)
		return !strcmp(a->code, b->code) && !strcmp(a->country, b->country);
	return !strcmp(a->subject, b->subject);
}

/* What the same municipality had the last time, and the reference of about that year. */
static void
add_others(struct source *s)
{
	const struct cards *cards = archive_cards(s->v->archive);
	const struct card *c = s->card;
	struct card *earlier = NULL, *reference = NULL;
	for (size_t i = 0; i < cards->n && c->year; i++) {
		struct card *o = cards->v[i];
		if (!o->year || o == c || !is_comparable(c, o))
			continue;
		if (card_is_reference(o)) {
			if (!card_is_reference(c) && (!reference ||
			    distance(o->year, c->year) < distance(reference->year, c->year)))
				reference = o;
		} else if (o->year < c->year && o->state != CARD_DRAFT && is_same_subject(o, c) &&
		    (!earlier || o->year > earlier->year)) {
			earlier = o;
		}
	}
	if (earlier)
		add_other(s, earlier, ROSE_LINE_DASHED, xasprintf("%ld", earlier->year));
	if (reference)
		add_other(s, reference, ROSE_LINE_DOTTED, xasprintf("%s", reference->subject));
}

/* What the rose shows; false where there is nothing to show. */
static bool
make_series(struct source *s)
{
	bool has_points = false;
	add_own(s);
	for (size_t i = 0; i < s->rose.axes; i++)
		has_points |= s->rose.series[0].v[i].is_known;
	if (!has_points || s->rose.axes < ROSE_AXES_MIN)
		return false;
	/* While the archive is searched nothing may be loaded from it. */
	if (!s->v->finding && s->v->archive)
		add_others(s);
	return true;
}

static void
make_rose(struct source *s, int rows, int columns)
{
	struct preview *p = s->p;
	if (rows < ROSE_ROWS_LEAST || columns < 2 * ROSE_ROWS_LEAST || !make_series(s))
		return;
	rows -= (int)s->rose.count;
	p->rose_rows = rows > ROSE_ROWS_MOST ? ROSE_ROWS_MOST : rows;
	p->rose_columns = columns < 2 * p->rose_rows + 6 ? columns : 2 * p->rose_rows + 6;
	p->cells = xcalloc((size_t)p->rose_rows * (size_t)p->rose_columns, sizeof(*p->cells));
	rose_draw(p->cells, p->rose_rows, p->rose_columns, &s->rose, !term_has_symbols());
}

static void
add_legend(struct source *s)
{
	for (size_t i = 0; i < s->rose.count && s->p->cells; i++) {
		struct buf text = BUF_INIT;
		rose_legend(&text, &s->rose, i, !term_has_symbols());
		add_line(s->p, draw_rose_style((int)i), text.s, text.len);
		buf_done(&text);
	}
}

/* The parts below each other, the rose where there is room for it and something of the text. */
static void
stack(struct source *s)
{
	struct preview *p = s->p;
	add_head(s);
	add_figures(s);
	add_findings(s);
	int rest = p->rows - (int)p->lines.n - 1;
	make_rose(s, rest, p->columns);
	if (p->cells) {
		p->rose_row = (int)p->lines.n + 1;
		p->rose_column = (p->columns - p->rose_columns) / 2;
		for (int i = 0; i <= p->rose_rows; i++)
			add_line(p, STYLE_NORMAL, "", 0);
		add_legend(s);
	}
	rest = p->rows - (int)p->lines.n;
	add_summary(s, rest > 0 ? (size_t)rest : 0);
}

/* The rose at the right of all else. */
static void
place_beside(struct source *s)
{
	struct preview *p = s->p;
	int columns = 2 * p->rows;
	make_rose(s, p->rows, columns < p->columns / 2 ? columns : p->columns / 2);
	if (p->cells) {
		p->rose_column = p->columns - p->rose_columns;
		s->width -= p->rose_columns + 1;
	}
	add_head(s);
	add_figures(s);
	add_legend(s);
	add_findings(s);
}

/* The session of a card, as who looks may see it; or NULL. */
static const struct session *
open_session(struct eyes *e, const struct archive_view *v, const struct card *card)
{
	if (card->state == CARD_BROKEN || card->stamp.size > SIZE_MOST || !v->archive)
		return NULL;
	char *path = archive_path(v->archive, card);
	const struct session *s = eyes_open(e, card, path, card->state == CARD_DRAFT ? v->id : NULL);
	free(path);
	return s;
}

/* May the total be told that the card has? */
static bool
may_see_total(struct eyes *e, const struct archive_view *v, const struct card *card)
{
	return open_session(e, v, card) && eyes_may_see(e, card, card->path, "total", v->id);
}

bool
archive_look(struct archive_view *v)
{
	for (int i = 0; i < v->layout.height; i++) {
		size_t row = v->top + (size_t)i;
		struct browse_row r;
		if (row >= browse_count(v->browse))
			return false;
		r = browse_row(v->browse, row);
		if (!browse_wants_look(v->browse, r.index))
			continue;
		struct eyes eyes = {.card = NULL};
		browse_reveal(v->browse, r.index, may_see_total(&eyes, v, r.card));
		eyes_done(&eyes);
		return true;
	}
	return false;
}

static void
source_done(struct source *s)
{
	for (size_t i = 0; i < s->names.n; i++)
		free(s->names.v[i]);
	array_done(&s->names);
	eyes_done(&s->eyes);
}

/* Reads the session of the row; false where that cannot be. */
static bool
take_session(struct source *s)
{
	struct archive_view *v = s->v;
	s->session = open_session(&s->eyes, v, s->card);
	if (!s->session)
		return false;
	s->is_hidden = s->card->total.has_points && !may_see_total(&s->eyes, v, s->card);
	s->language = questionnaire_language(s->session->questionnaire, v->options.language ?
		v->options.language : C_("language of this translation", "en"));
	return true;
}

void
preview_make(struct archive_view *v)
{
	struct archive_layout *l = &v->layout;
	struct browse_row r;
	preview_free(v->preview);
	v->preview = NULL;
	if (!archive_here(v, &r))
		return;
	struct preview *p = v->preview = xcalloc(1, sizeof(*p));
	struct source s = {.v = v, .p = p, .card = r.card, .width = l->preview_width};
	p->path = xstrdup(r.card->path);
	p->modified = r.card->stamp.modified;
	p->rows = l->preview_height;
	p->columns = l->preview_width;
	if (!take_session(&s)) {
		add_head(&s);
		if (r.card->fault)
			add_text(&s, STYLE_BAD, r.card->fault, 6);
	} else if (l->is_beside) {
		stack(&s);
	} else {
		place_beside(&s);
	}
	source_done(&s);
}

/* Lines without the rose, whose numbers are sentences. */
void
preview_rows(struct archive_view *v, struct reply *reply)
{
	struct browse_row r;
	struct preview page = {.rows = 0};
	if (!archive_here(v, &r))
		return;
	struct source s = {.v = v, .p = &page, .card = r.card, .width = v->layout.columns - 2};
	bool has_session = take_session(&s);
	add_head(&s);
	if (r.card->fault)
		add_text(&s, STYLE_BAD, r.card->fault, SIZE_MAX);
	if (has_session) {
		struct buf text = BUF_INIT;
		add_figures(&s);
		add_findings(&s);
		if (make_series(&s))
			rose_sentences(&text, &s.rose);
		add_line(&page, STYLE_NORMAL, "", 0);
		add_text(&s, STYLE_NORMAL, buf_str(&text), SIZE_MAX);
		add_summary(&s, SIZE_MAX);
		buf_done(&text);
	}
	for (size_t i = 0; i < page.lines.n; i++) {
		reply_row(reply, "%s", page.lines.v[i].text)->is_heading =
			page.lines.v[i].style == STYLE_TITLE;
		free(page.lines.v[i].text);
	}
	array_done(&page.lines);
	source_done(&s);
}

bool
preview_is_stale(const struct archive_view *v)
{
	const struct preview *p = v->preview;
	const struct archive_layout *l = &v->layout;
	struct browse_row r;
	if (!l->preview_height || !archive_here(v, &r))
		return false;
	return !p || strcmp(p->path, r.card->path) || p->modified != r.card->stamp.modified ||
		p->rows != l->preview_height || p->columns != l->preview_width;
}

static void
paint_rose(const struct preview *p, const struct archive_layout *l)
{
	draw_rose_cells(l->preview_row + p->rose_row, l->preview + p->rose_column, p->cells,
		p->rose_rows, p->rose_columns);
}

void
archive_paint_preview(struct archive_view *v)
{
	const struct archive_layout *l = &v->layout;
	const struct preview *p = v->preview;
	if (!l->preview_height)
		return;
	if (l->is_beside)
		draw_rule(l->preview_row, l->preview - 1, l->preview_height);
	else
		draw_clear(l->preview_row - 1, 0, 1, l->columns);
	bool is_stale = preview_is_stale(v) && p && (p->rows != l->preview_height ||
		p->columns != l->preview_width);
	for (int i = 0; i < l->preview_height; i++) {
		bool has_line = p && !is_stale && (size_t)i < p->lines.n;
		bool is_rose = p && !is_stale && p->cells && i >= p->rose_row && i < p->rose_row + p->rose_rows;
		int width = is_rose ? l->is_beside ? 0 : p->rose_column : l->preview_width;
		if (is_rose && l->is_beside) {
			draw_clear(l->preview_row + i, l->preview, 1, p->rose_column);
			int right = p->rose_column + p->rose_columns;
			draw_clear(l->preview_row + i, l->preview + right, 1, l->preview_width - right);
		} else {
			draw_text(l->preview_row + i, l->preview, width,
				has_line ? p->lines.v[i].style : STYLE_NORMAL, has_line ? p->lines.v[i].text : "");
		}
	}
	if (p && !is_stale && p->cells)
		paint_rose(p, l);
}
