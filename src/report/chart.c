#include "config.h"

#include "report/chart.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/buf.h"
#include "base/error.h"
#include "base/i18n.h"
#include "model/questionnaire.h"
#include "model/score.h"
#include "model/session.h"
#include "report/show.h"
#include "text/utf8.h"
#include "text/wrap.h"

enum {
	ROSE_ROWS_LEAST = 7,
	ROSE_COLUMNS_LEAST = 14,
	SIDE_COLUMNS = 38,	/* legend and bars beside the rose; with less they stand beneath */
	SIDE_COLUMNS_MOST = 72,
	POINTS_COLUMNS = 6
};

/* Names. */

/* "2005" of the same subject, else "Åre 2005". */
static char *
name_of(const struct chart *c, const char *name, const char *year)
{
	const char *own = session_subject(c->session, "name");
	if (!name)
		name = "";
	if (year && *year && (!*name || (own && !strcmp(own, name))))
		return xstrdup(year);
	/* Some medians have their year in their name. */
	if (!year || strstr(name, year))
		return xstrdup(*name ? name : _("(no name)"));
	return xasprintf("%s %s", name, year);
}

/* Values. */

static const char *
keep_text(struct chart *c, struct buf *text)
{
	return *array_push(&c->texts) = buf_steal(text);
}

/* "open, 23.5 so far", "differs, 31-35.5", or the state alone. */
static const char *
note_unfinished(struct chart *c, const struct figure *f)
{
	char low[DECIMAL_ROOM], high[DECIMAL_ROOM];
	struct buf text = BUF_INIT;
	decimal_exact(low, f->low != f->high ? f->low : f->points, i18n_mark());
	buf_adds(&text, score_state_title(f->state));
	if (f->low != f->high)
		buf_addf(&text, ", %s-%s", low, decimal_exact(high, f->high, i18n_mark()));
	else if (f->has_points && f->open)
		buf_addf(&text, _(", %s so far"), low);
	return keep_text(c, &text);
}

/* What is not finished is not known: a part of the points would look like few. */
static struct rose_value
value_of(struct chart *c, const struct figure *f)
{
	if (!f->has_points || f->state != STATE_SCORED || f->low != f->high || f->max <= 0)
		return (struct rose_value){.note = note_unfinished(c, f)};
	return (struct rose_value){.is_known = true, .points = f->points, .max = f->max,
		.note = f->is_mixed ? _("partly reported") : NULL};
}

static struct rose_series *
next_series(struct chart *c, enum rose_line line, char *name)
{
	struct rose_series *series = &c->rose.series[c->rose.count++];
	series->line = line;
	for (struct rose_series *other = c->rose.series; other < series; other++)
		if (other->line == line)
			series->line = ROSE_LINE_NEXT;
	series->name = name;
	*array_push(&c->texts) = name;
	return series;
}

static void
add_series(struct chart *c, const struct session *s, enum rose_line line)
{
	struct rose_series *series = next_series(c, line,
		name_of(c, session_subject(s, "name"), session_subject(s, "year")));
	const struct questionnaire *own = c->session->questionnaire;
	struct scores scores;
	scores_compute(&scores, s);
	for (size_t i = 0; i < own->areas.n; i++) {
		const struct area *area = questionnaire_area(s->questionnaire, own->areas.v[i]->id);
		if (area)
			series->v[i] = value_of(c, &scores.areas[area->index]);
	}
	scores_done(&scores);
}

bool
chart_init(struct chart *c, const struct session *s, size_t language, struct error *err)
{
	const struct questionnaire *q = s->questionnaire;
	*c = (struct chart){.session = s, .language = language};
	if (q->areas.n > ROSE_AXES_MAX)
		return error_set(err, _("the questionnaire has %zu areas; a rose has at most %d"),
			q->areas.n, (int)ROSE_AXES_MAX);
	c->rose.axes = q->areas.n;
	for (size_t i = 0; i < q->areas.n; i++) {
		c->rose.codes[i] = q->areas.v[i]->id;
		c->rose.titles[i] = questionnaire_text(q, &q->areas.v[i]->title, language);
	}
	add_series(c, s, ROSE_LINE_SOLID);
	return true;
}

void
chart_done(struct chart *c)
{
	for (size_t i = 0; i < c->texts.n; i++)
		free(c->texts.v[i]);
	array_done(&c->texts);
}

bool
chart_add(struct chart *c, const struct session *s, enum rose_line line, struct error *err)
{
	const struct questionnaire *own = c->session->questionnaire, *q = s->questionnaire;
	if (strcmp(own->id, q->id) || strcmp(own->edition, q->edition))
		return error_set(err, _("it is of %s, edition %s: its areas are not those of %s, edition %s"),
			q->id, q->edition, own->id, own->edition);
	if (c->rose.count == ROSE_SERIES_MAX)
		return error_set(err, _("a rose shows at most %d sessions"), (int)ROSE_SERIES_MAX);
	add_series(c, s, line);
	return true;
}

static const char *
previous_value(const struct session *s, const char *id)
{
	const struct version *v = session_get(s, SECTION_PREVIOUS, id);
	return v ? version_get(v, FIELD_VALUE) : NULL;
}

bool
chart_add_previous(struct chart *c)
{
	const struct session *s = c->session;
	const char *id = previous_value(s, "subject/questionnaire");
	const char *edition = previous_value(s, "subject/edition");
	if (!id || !edition || strcmp(id, s->questionnaire->id) ||
	    strcmp(edition, s->questionnaire->edition) || c->rose.count == ROSE_SERIES_MAX)
		return false;
	struct rose_series *series = next_series(c, ROSE_LINE_DASHED,
		name_of(c, previous_value(s, "subject/name"), previous_value(s, "subject/year")));
	for (size_t i = 0; i < c->rose.axes; i++) {
		char *score = xasprintf("score/%s", c->rose.codes[i]);
		const struct version *v = session_get(s, SECTION_PREVIOUS, score);
		struct rose_value *value = &series->v[i];
		value->is_known = v && version_number(v, FIELD_POINTS, &value->points) &&
			version_number(v, FIELD_MAX, &value->max) && value->max > 0;
		free(score);
	}
	return true;
}

/* Text. */

static void
put_heading(struct buf *out, const struct chart *c)
{
	const struct questionnaire *q = c->session->questionnaire;
	show_heading(out, c->session);
	buf_addf(out, "  %s", questionnaire_text(q, &q->title, c->language));
	buf_addf(out, _(", edition %s"), q->edition);
	if (!session_is_closed(c->session))
		buf_addf(out, "  %s", _("DRAFT"));
	buf_addc(out, '\n');
}

/* Each sentence in rows, further ones indented. */
static void
put_sentences(struct buf *out, const struct chart *c, int columns)
{
	struct buf all = BUF_INIT;
	size_t width = (size_t)columns;
	rose_sentences(&all, &c->rose);
	for (char *line = all.s; line && *line;) {
		size_t len = strcspn(line, "\n");
		struct wrap_rows rows = {0};
		wrap_text_after(&rows, line, len, width, width - 2);
		for (size_t i = 0; i < rows.n; i++)
			buf_addf(out, "%s%.*s\n", i ? "  " : "", (int)(rows.v[i].end - rows.v[i].start),
				line + rows.v[i].start);
		array_done(&rows);
		line += len + (line[len] == '\n');
	}
	buf_done(&all);
}

static void
put_padded(struct buf *out, const char *text, size_t columns, bool is_ascii)
{
	size_t used = utf8_clip(out, text, strlen(text), columns, is_ascii);
	buf_pad(out, ' ', columns > used ? columns - used : 0);
}

/* A bar of so many cells, with halves where they can be shown. */
static void
put_bar(struct buf *out, const struct rose_value *v, int cells, bool is_ascii)
{
	decimal points = v->points < 0 ? 0 : v->points > v->max ? v->max : v->points;
	int halves = (int)decimal_muldiv(points, 2 * cells, v->max);
	int full = is_ascii ? (halves + 1) / 2 : halves / 2, half = is_ascii ? 0 : halves % 2;
	for (int i = 0; i < cells; i++)
		buf_adds(out, i < full ? (is_ascii ? "#" : "█") : i == full && half ? "▌" :
			is_ascii ? "." : "·");
}

/* Code, title, points and bar of an area, in so many columns. */
static void
put_area(struct buf *out, const struct chart *c, size_t area, int columns, bool is_ascii)
{
	const struct rose_value *v = &c->rose.series[0].v[area];
	char points[DECIMAL_ROOM];
	size_t code = 0;
	for (size_t i = 0; i < c->rose.axes; i++)
		if (strlen(c->rose.codes[i]) > code)
			code = strlen(c->rose.codes[i]);
	int rest = columns - (int)code - 1 - POINTS_COLUMNS - 3;
	/* A title of 16 columns tells enough; what is left makes the bar longer. */
	int title = rest / 2 > 40 ? 40 : rest / 2, bar = rest - title;
	put_padded(out, c->rose.codes[area], code, is_ascii);
	buf_addc(out, ' ');
	put_padded(out, c->rose.titles[area], (size_t)title, is_ascii);
	buf_addc(out, ' ');
	if (!v->is_known) {
		const char *note = v->note ? v->note : "";
		utf8_clip(out, note, strlen(note), (size_t)(POINTS_COLUMNS + 2 + bar), is_ascii);
		return;
	}
	decimal_rounded(points, v->points, 1, i18n_mark());
	if (v->points % DECIMAL_ONE == 0)
		decimal_exact(points, v->points, i18n_mark());
	buf_pad(out, ' ', strlen(points) < POINTS_COLUMNS ? POINTS_COLUMNS - strlen(points) : 0);
	/* As in a comparison: partly of a published table. */
	buf_addf(out, "%s%s", points, v->note ? "+" : " ");
	put_bar(out, v, bar > 20 ? 20 : bar, is_ascii);
}

/* Legend, an empty line, the bars: a line each. */
static void
put_side(struct buf *out, const struct chart *c, int columns, bool is_ascii)
{
	for (size_t i = 0; i < c->rose.count; i++) {
		struct buf line = BUF_INIT;
		rose_legend(&line, &c->rose, i, is_ascii);
		utf8_clip(out, line.s, line.len, (size_t)columns, is_ascii);
		buf_addc(out, '\n');
		buf_done(&line);
	}
	buf_addc(out, '\n');
	for (size_t i = 0; i < c->rose.axes; i++) {
		put_area(out, c, i, columns, is_ascii);
		buf_addc(out, '\n');
	}
}

static void
trim_right(struct buf *out)
{
	while (out->len && out->s[out->len - 1] == ' ')
		buf_truncate(out, out->len - 1);
}

/* The rose's cells, and on their right the lines of `side`. */
static void
put_beside(struct buf *out, const struct rose_cell *cells, int rows, int columns, const char *side)
{
	for (int row = 0; row < rows || *side; row++) {
		size_t len = strcspn(side, "\n");
		for (int i = 0; i < columns; i++)
			buf_adds(out, row < rows ? cells[row * columns + i].text : " ");
		buf_addf(out, "  %.*s", (int)len, side);
		trim_right(out);
		buf_addc(out, '\n');
		side += len + (side[len] == '\n');
	}
}

void
chart_text(struct buf *out, const struct chart *c, int rows, int columns, bool is_ascii)
{
	struct buf side = BUF_INIT;
	int width = 2 * rows + 2;
	bool is_beside = columns - width - 2 >= SIDE_COLUMNS;
	if (!is_beside && width > columns) {
		width = columns;
		rows = width / 2;
	}
	int wide = is_beside ? columns - width - 2 : columns;
	if (c->rose.axes < ROSE_AXES_MIN || rows < ROSE_ROWS_LEAST || width < ROSE_COLUMNS_LEAST)
		rows = 0;
	put_heading(out, c);
	put_side(&side, c, wide > SIDE_COLUMNS_MOST ? SIDE_COLUMNS_MOST : wide, is_ascii);
	struct rose_cell *cells = xcalloc((size_t)(rows * width) + 1, sizeof(*cells));
	rose_draw(cells, rows, width, &c->rose, is_ascii);
	if (is_beside) {
		put_beside(out, cells, rows, rows ? width : 0, side.s);
	} else {
		put_beside(out, cells, rows, width, "");
		buf_adds(out, side.s);
	}
	buf_addc(out, '\n');
	put_sentences(out, c, columns);
	free(cells);
	buf_done(&side);
}

void
chart_sentences(struct buf *out, const struct chart *c, int columns)
{
	put_heading(out, c);
	put_sentences(out, c, columns);
}
