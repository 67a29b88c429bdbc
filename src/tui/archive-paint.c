#include "config.h"

/* Where everything goes, and all around the table: bars, message, line. */

#include "tui/archive-view.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "text/edit.h"
#include "text/utf8.h"
#include "text/wrap.h"
#include "tui/term.h"

enum {
	BESIDE = 112,		/* from this width on the preview stands beside the table */
	TABLE_LEAST = 80,	/* which keeps as much */
	PREVIEW_MOST = 90,
	BELOW = 36,		/* from this height on it stands below, where it is narrower */
	PREVIEW_ROWS = 14,
	MESSAGE_MOST = 4
};

static int
message_height(const struct archive_view *v, int columns, int rows)
{
	struct wrap_rows wrapped = {0};
	int most = rows / 6 < MESSAGE_MOST ? rows / 6 : MESSAGE_MOST, height = 1;
	if (v->message) {
		wrap_text(&wrapped, v->message, strlen(v->message), (size_t)(columns > 2 ? columns - 1 : 1));
		height = (int)wrapped.n;
	}
	array_done(&wrapped);
	return height < most ? height : most > 1 ? most : 1;
}

void
archive_lay_out(struct archive_view *v, int rows, int columns)
{
	struct archive_layout *l = &v->layout;
	*l = (struct archive_layout){.rows = rows, .columns = columns, .width = columns};
	l->bar = rows - 1;
	l->line = rows - 2;
	l->message_height = message_height(v, columns, rows);
	l->message = l->line - l->message_height;
	l->head = 1;
	l->body = v->options.is_plain ? 1 : 2;
	l->height = l->message - l->body;
	bool has_preview = !v->options.is_plain && !archive_is_empty(v);
	if (has_preview && columns >= BESIDE) {
		l->is_beside = true;
		int wide = columns * 2 / 5 < PREVIEW_MOST ? columns * 2 / 5 : PREVIEW_MOST;
		l->preview_width = columns - wide - 1 < TABLE_LEAST ? columns - TABLE_LEAST - 1 : wide;
		l->width = columns - l->preview_width - 1;
		l->preview = l->width + 1;
		l->preview_row = l->head;
		l->preview_height = l->message - l->head;
	} else if (has_preview && rows >= BELOW) {
		l->preview_height = PREVIEW_ROWS;
		l->preview_width = columns;
		l->height -= PREVIEW_ROWS + 1;
		l->preview_row = l->body + l->height + 1;
	}
	if (l->height < 0)
		l->height = 0;
}

void
archive_number(struct buf *out, size_t n)
{
	char digits[24], mark = i18n_mark() == ',' ? ' ' : ',';
	int len = snprintf(digits, sizeof(digits), "%zu", n);
	for (int i = 0; i < len; i++) {
		if (i && (len - i) % 3 == 0)
			buf_addc(out, mark);
		buf_addc(out, digits[i]);
	}
}

void
archive_view_say(struct archive_view *v, enum style style, const char *fmt, ...)
{
	free(v->message);
	v->message = NULL;
	v->message_style = style;
	if (!fmt)
		return;
	struct buf text = BUF_INIT;
	va_list args;
	va_start(args, fmt);
	buf_addv(&text, fmt, args);
	va_end(args);
	v->message = buf_steal(&text);
}

/* "reading 1,234 of 10,000" */
static void
add_state(struct buf *out, const struct archive_view *v)
{
	struct archive_job *job = v->finding ? v->finding : v->reading;
	struct buf done = BUF_INIT, all = BUF_INIT;
	size_t n = 0, of = 0;
	if (job)
		archive_job_is_done(job, &n, &of);
	archive_number(&done, n);
	archive_number(&all, of);
	if (v->finding)
		buf_addf(out, _("searching %s of %s, Esc leaves"), done.s, all.s);
	else if (job)
		buf_addf(out, _("reading %s of %s, Esc leaves"), done.s, all.s);
	else if (!v->is_whole && v->archive)
		buf_adds(out, _("not all read, F5 goes on"));
	buf_addc(out, ' ');
	buf_done(&done);
	buf_done(&all);
}

/* "1,234 evaluations  1 broken  2 files marked" */
static void
add_counts(struct buf *out, const struct archive_view *v)
{
	struct buf number = BUF_INIT;
	size_t broken = browse_broken(v->browse), groups = browse_groups(v->browse) - broken;
	size_t marked = browse_marked(v->browse);
	archive_number(&number, groups);
	buf_adds(out, "  ");
	buf_addf(out, P_("%s evaluation", "%s evaluations", groups), number.s);
	if (broken)
		buf_addf(out, P_("  %zu broken", "  %zu broken", broken), broken);
	if (marked)
		buf_addf(out, P_("  %zu file marked", "  %zu files marked", marked), marked);
	buf_done(&number);
}

/* The folder, as one would type it. */
static void
add_folder(struct buf *out, const struct archive_view *v)
{
	const char *home = getenv("HOME");
	size_t len = home ? strlen(home) : 0;
	bool is_below = len > 1 && !strncmp(v->folder, home, len) && v->folder[len] == '/';
	buf_addf(out, "%s%s", is_below ? "~" : "", v->folder + (is_below ? len : 0));
}

static void
paint_top(const struct archive_view *v)
{
	struct buf text = BUF_INIT, state = BUF_INIT, sorted = BUF_INIT;
	add_state(&state, v);
	buf_addc(&text, ' ');
	add_folder(&text, v);
	add_counts(&text, v);
	sorting_format(&sorted, &v->sorting);
	buf_adds(&text, "  ");
	buf_addf(&text, _("sorted: %s"), sorted.s);
	int columns = v->layout.columns, right = (int)utf8_width(state.s, state.len);
	if (right > columns)
		right = columns;
	draw_text(0, 0, columns - right, STYLE_BAR, text.s);
	draw_text(0, columns - right, right, STYLE_BAR, state.s);
	buf_done(&text);
	buf_done(&state);
	buf_done(&sorted);
}

static void
paint_message(const struct archive_view *v)
{
	const struct archive_layout *l = &v->layout;
	const char *text = v->message ? v->message : v->failure ? v->failure : "";
	enum style style = v->message ? v->message_style : STYLE_WARNING;
	struct wrap_rows rows = {0};
	wrap_text(&rows, text, strlen(text), (size_t)(l->columns > 2 ? l->columns - 1 : 1));
	for (int i = 0; i < l->message_height; i++) {
		if ((size_t)i < rows.n)
			draw_bytes(l->message + i, 0, l->columns, style, text + rows.v[i].start,
				rows.v[i].end - rows.v[i].start);
		else
			draw_clear(l->message + i, 0, 1, l->columns);
	}
	array_done(&rows);
}

/* "3 of 18", where something is filtered out. */
static void
add_fitting(struct buf *out, const struct archive_view *v)
{
	struct buf a = BUF_INIT, b = BUF_INIT;
	archive_number(&a, browse_fitting(v->browse));
	archive_number(&b, browse_groups(v->browse));
	if (*v->filter)
		buf_addf(out, _("  %s of %s "), a.s, b.s);
	buf_done(&a);
	buf_done(&b);
}

/* The line, shifted so that its cursor is seen. */
static void
paint_line(struct archive_view *v)
{
	const struct archive_layout *l = &v->layout;
	struct buf prompt = BUF_INIT, count = BUF_INIT;
	const char *text = edit_text(v->line);
	size_t cursor = edit_cursor(v->line), from = 0, used;
	if (v->asking)
		buf_addf(&prompt, "%s > ", _(v->asking[v->asked].label));
	else if (v->line_is == LINE_QUERY)
		buf_addf(&prompt, "%s /", _("search"));
	else if (v->line_is == LINE_COMMAND)
		buf_addf(&prompt, "%s :", _("command"));
	else
		buf_addf(&prompt, "%s > ", _("filter"));
	add_fitting(&count, v);
	int left = (int)utf8_width(prompt.s, prompt.len), right = (int)utf8_width(buf_str(&count), count.len);
	if (left + right + 10 > l->columns)
		right = 0;
	int width = l->columns - left - right;
	while (from < cursor && (int)utf8_width(text + from, cursor - from) >= width)
		from = utf8_next(text, edit_len(v->line), from);
	utf8_fit(text + from, cursor - from, (size_t)(width > 0 ? width : 0), &used);
	draw_text(l->line, 0, left, STYLE_ACCENT, prompt.s);
	draw_bytes(l->line, left, width, STYLE_NORMAL, text + from, edit_len(v->line) - from);
	draw_text(l->line, l->columns - right, right, STYLE_NORMAL, buf_str(&count));
	if (v->is_typing)
		draw_cursor(l->line, left + (int)used);
	buf_done(&prompt);
	buf_done(&count);
}

static void
paint_bar(const struct archive_view *v)
{
	struct buf text = BUF_INIT, last = BUF_INIT;
	int columns = v->layout.columns;
	for (const struct archive_action *a = archive_actions; a->word; a++)
		if (a->bar)
			buf_addf(a->is_last ? &last : &text, " %s %s ", a->key, _(a->bar));
	int width = (int)utf8_width(last.s, last.len);
	if (width > columns)
		width = columns;
	draw_text(v->layout.bar, 0, columns - width, STYLE_BAR, text.s);
	draw_text(v->layout.bar, columns - width, width, STYLE_BAR, last.s);
	buf_done(&text);
	buf_done(&last);
}

/* An empty folder: what a newcomer may do. */
static void
paint_empty(struct archive_view *v)
{
	const struct archive_layout *l = &v->layout;
	struct buf text = BUF_INIT, folder = BUF_INIT;
	int row = l->head;
	add_folder(&folder, v);
	draw_clear(l->head, 0, l->message - l->head, l->columns);
	buf_addf(&text, v->archive ? _("There is no evaluation in %s yet.") :
		_("There is no folder %s yet; it is made with the first evaluation."), folder.s);
	draw_text(row + 1, 2, l->columns - 2, STYLE_TITLE, text.s);
	for (size_t i = 0; i < ARCHIVE_OFFERS; i++) {
		bool is_here = i == v->choice;
		buf_clear(&text);
		buf_addf(&text, "%s %s", is_here ? ">" : " ", _(archive_offers[i].text));
		draw_text(row + 3 + (int)i, 2, l->columns - 2, is_here ? STYLE_SELECTED : STYLE_NORMAL, text.s);
		if (is_here && !v->is_typing)
			draw_cursor(row + 3 + (int)i, 2);
	}
	draw_text(row + 4 + ARCHIVE_OFFERS, 2, l->columns - 2, STYLE_NORMAL,
		_("Up and Down choose, Enter does it.  \"kompass DIR\" looks into another folder."));
	buf_done(&text);
	buf_done(&folder);
}

void
archive_paint(struct archive_view *v)
{
	int rows, columns;
	draw_size(&rows, &columns);
	archive_lay_out(v, rows, columns);
	paint_top(v);
	if (archive_is_empty(v)) {
		paint_empty(v);
	} else {
		archive_paint_table(v);
		archive_paint_preview(v);
	}
	paint_message(v);
	paint_line(v);
	paint_bar(v);
	v->is_shown = true;
}
