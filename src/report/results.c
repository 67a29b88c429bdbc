#include "config.h"

#include "report/results.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "base/order.h"
#include "model/card.h"
#include "model/query.h"
#include "report/context.h"
#include "text/utf8.h"
#include "text/wrap.h"

enum {
	INDENT = 2,
	CODE_COLUMNS = 4,	/* "1.3", more where it is longer */
	ROWS = 2,		/* of a text, as a rule */
	TEXT_COLUMNS_MIN = 20,
	NARROW = 4		/* columns left free: words do not fill rows */
};

struct result *
results_add_session(struct results *list, const struct card *c, const char *path)
{
	struct result *r = array_push(list);
	r->card = c;
	r->path = path;
	r->is_session = true;
	r->kind = ENTRY_NONE;
	return r;
}

struct result *
results_add(struct results *list, const struct card *c, const char *path, const struct card_entry *e)
{
	struct result *r = results_add_session(list, c, path);
	r->is_session = false;
	r->section = e->section;
	r->kind = e->kind;
	r->id = xstrdup(e->id);
	r->place = xstrdup(e->place);
	r->author = xstrdup(e->author);
	r->text = xstrdup(e->text);
	return r;
}

void
results_done(struct results *list)
{
	for (size_t i = 0; i < list->n; i++) {
		struct result *r = &list->v[i];
		free(r->id);
		free(r->place);
		free(r->author);
		free(r->text);
		free(r->title);
		free(r->time);
		free(r->learn_from);
	}
	array_done(list);
}

/* Order */

bool
result_percent(const struct result *r, int *percent)
{
	const struct card_figure f = {.has_points = r->has_points, .is_whole = r->is_whole,
		.points = r->points, .max = r->max};
	return r->points >= 0 && card_percent(&f, percent);
}

static bool
has_share(const struct result *r)
{
	int percent;
	return result_percent(r, &percent);
}

static int
compare_points(const struct result *a, const struct result *b)
{
	if (has_share(a) != has_share(b))
		return has_share(a) ? -1 : 1;
	int order = has_share(a) ? decimal_compare_products(b->points, a->max, a->points, b->max) : 0;
	if (order)
		return order;
	if (a->has_points != b->has_points)
		return a->has_points ? -1 : 1;
	return a->has_points ? (b->points > a->points) - (b->points < a->points) : 0;
}

/* A result and where it stood, since qsort keeps no order of equals. */
struct place {
	const struct result *result;
	size_t at;
	size_t session;		/* which of those that were found, one after the other */
};

static int
by_points(const void *a, const void *b)
{
	const struct place *x = a, *y = b;
	int order = compare_points(x->result, y->result);
	return order ? order : (x->at > y->at) - (x->at < y->at);
}

static int
by_place(const void *a, const void *b)
{
	const struct place *x = a, *y = b;
	if (x->session != y->session)
		return x->session < y->session ? -1 : 1;
	/* What stands nowhere comes last. */
	bool is_stray = !strcmp(x->result->place, "0"), was_stray = !strcmp(y->result->place, "0");
	if (is_stray != was_stray)
		return is_stray ? 1 : -1;
	int order = order_natural(x->result->place, y->result->place);
	return order ? order : (x->at > y->at) - (x->at < y->at);
}

static void
sort(struct results *list, int (*compare)(const void *, const void *))
{
	if (!list->n)
		return;
	struct place *places = xreallocarray(NULL, list->n, sizeof(*places));
	struct result *sorted = xreallocarray(NULL, list->n, sizeof(*sorted));
	size_t session = 0;
	for (size_t i = 0; i < list->n; i++) {
		session += i && strcmp(list->v[i].path, list->v[i - 1].path);
		places[i] = (struct place){&list->v[i], i, session};
	}
	qsort(places, list->n, sizeof(*places), compare);
	for (size_t i = 0; i < list->n; i++)
		sorted[i] = *places[i].result;
	memcpy(list->v, sorted, list->n * sizeof(*sorted));
	free(sorted);
	free(places);
}

void
results_sort_by_points(struct results *list)
{
	sort(list, by_points);
}

void
results_sort_by_place(struct results *list)
{
	sort(list, by_place);
}

/* Text */

static void
add_safe(struct buf *out, const char *text)
{
	utf8_safe(out, text, strlen(text), false);
}

/* "13.3 of 20, 67 %" */
static void
add_points(struct buf *out, const struct result *r)
{
	char points[DECIMAL_ROOM], max[DECIMAL_ROOM];
	int percent;
	buf_addf(out, _("%s of %s"), decimal_exact(points, r->points, i18n_mark()),
		decimal_exact(max, r->max, i18n_mark()));
	if (result_percent(r, &percent))
		buf_addf(out, ", %d %%", percent);
	if (r->is_mixed)
		buf_adds(out, _(" (partly reported)"));
	else if (r->is_reported)
		buf_adds(out, _(" (reported)"));
}

/* A piece of a context, with what was found in it. */
static void
add_marked(struct buf *out, const struct context *c, size_t from, size_t to, bool is_bold)
{
	size_t at = from;
	for (size_t i = 0; i < c->marks.n && is_bold; i++) {
		size_t start = c->marks.v[i].from > at ? c->marks.v[i].from : at;
		size_t end = c->marks.v[i].to < to ? c->marks.v[i].to : to;
		if (start >= end)
			continue;
		utf8_safe(out, c->text + at, start - at, false);
		buf_adds(out, "\033[1m");
		utf8_safe(out, c->text + start, end - start, false);
		buf_adds(out, "\033[0m");
		at = end;
	}
	utf8_safe(out, c->text + at, to - at, false);
}

/* Text in rows beside what stands at the start of the first, already added. */
static void
add_rows(struct buf *out, const struct context *c, size_t indent, const struct results_style *style)
{
	struct wrap_rows rows = {0};
	size_t columns = style->columns > indent + TEXT_COLUMNS_MIN ?
		style->columns - indent : TEXT_COLUMNS_MIN;
	wrap_text(&rows, c->text, strlen(c->text), columns);
	for (size_t i = 0; i < rows.n; i++) {
		if (i)
			buf_pad(out, ' ', indent);
		add_marked(out, c, rows.v[i].start, rows.v[i].end, style->is_bold);
		buf_addc(out, '\n');
	}
	array_done(&rows);
}

static void
add_plain_rows(struct buf *out, const char *text, size_t indent, const struct results_style *style)
{
	struct context plain = {.text = xstrdup(text)};
	add_rows(out, &plain, indent, style);
	context_done(&plain);
}

/* "Söderhamn 2008  (soderhamn-2008.yaml)  edition 2002, imported" */
static void
add_heading(struct buf *out, const struct result *r, const struct results_style *style)
{
	const struct card *c = r->card;
	struct buf text = BUF_INIT;
	buf_adds(&text, *c->subject ? c->subject : _("(no name)"));
	if (c->year)
		buf_addf(&text, " %ld", c->year);
	buf_addf(&text, "  (%s)  ", r->path);
	if (*c->edition) {
		buf_addf(&text, _("edition %s"), c->edition);
		buf_adds(&text, ", ");
	}
	buf_adds(&text, card_state_title(c->state));
	if (r->is_session && r->has_points && style->has_points) {
		buf_adds(&text, ", ");
		add_points(&text, r);
	}
	if (style->is_terminal)
		add_plain_rows(out, text.s, 0, style);
	else {
		add_safe(out, text.s);
		buf_addc(out, '\n');
	}
	if (c->state == CARD_BROKEN && c->fault) {
		buf_pad(out, ' ', INDENT);
		add_plain_rows(out, c->fault, INDENT, style);
	}
	if (style->has_points && *c->people) {
		buf_clear(&text);
		buf_addf(&text, _("evaluators: %s"), c->people);
		buf_pad(out, ' ', INDENT);
		add_plain_rows(out, text.s, INDENT, style);
	}
	buf_done(&text);
}

static char
mark_of(const struct result *r)
{
	if (r->section == SECTION_ENTRIES)
		return entry_kind_mark(r->kind);
	return r->section == SECTION_TEXTS ? '>' : r->section == SECTION_SUBJECT ? ' ' : '=';
}

/* "  [ge, 2010-04-22]" behind a text. */
static void
add_author(struct buf *text, const struct result *r)
{
	bool has_time = r->time && *r->time;
	if (*r->author || has_time)
		buf_addf(text, "  [%s%s%.10s]", r->author, *r->author && has_time ? ", " : "",
			has_time ? r->time : "");
	if (r->has_copies)
		buf_adds(text, _("  (also in other files)"));
}

static void
add_points_row(struct buf *out, const struct result *r, size_t indent, const struct results_style *style)
{
	struct buf text = BUF_INIT;
	if (r->has_points)
		add_points(&text, r);
	else
		buf_adds(&text, _("no points"));
	if (r->title && *r->title)
		buf_addf(&text, ": %s", r->title);
	add_plain_rows(out, text.s, indent, style);
	buf_pad(out, ' ', indent);
	buf_done(&text);
}

static void
add_entry(struct buf *out, const struct result *r, const struct query *q,
	const struct results_style *style)
{
	struct context context;
	struct buf head = BUF_INIT, author = BUF_INIT;
	buf_pad(&head, ' ', INDENT);
	add_safe(&head, r->place);
	while (utf8_width(head.s, head.len) < INDENT + CODE_COLUMNS)
		buf_addc(&head, ' ');
	buf_addf(&head, "%c  ", mark_of(r));
	buf_add(out, head.s, head.len);
	size_t indent = utf8_width(head.s, head.len);
	if (style->has_points)
		add_points_row(out, r, indent, style);
	add_author(&author, r);
	size_t width = style->columns > indent + TEXT_COLUMNS_MIN ?
		style->columns - indent : TEXT_COLUMNS_MIN;
	size_t beside = utf8_width(buf_str(&author), author.len) + NARROW;
	context_make(&context, r->text, q, ROWS * width > beside ? ROWS * width - beside : 0);
	char *whole = xasprintf("%s%s", context.text, buf_str(&author));
	free(context.text);
	context.text = whole;
	add_rows(out, &context, indent, style);
	if (r->learn_from && *r->learn_from) {
		char *line = xasprintf(_("learn from: %s"), r->learn_from);
		buf_pad(out, ' ', indent);
		add_plain_rows(out, line, indent, style);
		free(line);
	}
	context_done(&context);
	buf_done(&author);
	buf_done(&head);
}

void
results_text(struct buf *out, const struct results *list, const struct query *q,
	const struct results_style *style)
{
	const struct card *before = NULL;
	for (size_t i = 0; i < list->n; i++) {
		const struct result *r = &list->v[i];
		bool is_new = r->card != before;
		if (is_new && before && !r->is_session)
			buf_addc(out, '\n');
		if (is_new)
			add_heading(out, r, style);
		if (!r->is_session)
			add_entry(out, r, q, style);
		before = r->card;
	}
}
