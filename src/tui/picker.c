#include "config.h"

#include "tui/picker.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/buf.h"
#include "base/i18n.h"
#include "model/command.h"
#include "text/edit.h"
#include "text/utf8.h"
#include "text/wrap.h"
#include "tui/app.h"
#include "tui/draw.h"
#include "tui/term.h"

/* A row of the reply on the screen; one to be read only may need several. */
struct piece {
	size_t row;
	size_t start, end;	/* bytes of its text */
};

struct picker {
	struct app *app;
	struct reply reply;
	picker_chosen *chosen;
	void *ctx;
	struct edit *filter;
	struct shown ARRAY_OF(struct piece) shown;	/* what the filter lets through */
	size_t at, top;
	int height, columns;	/* of the list as last painted */
};

static bool
fits_in_order(const char *text, const char *pattern)
{
	while (*pattern) {
		size_t len = utf8_next(pattern, strlen(pattern), 0);
		const char *p = text;
		while (*p && strncmp(p, pattern, len))
			p++;
		if (!*p)
			return false;
		text = p + len;
		pattern += len;
	}
	return true;
}

bool
picker_fits(const char *text, const char *pattern)
{
	char *t = utf8_fold(text, strlen(text), false);
	char *p = utf8_fold(pattern, strlen(pattern), false);
	/* Each word for itself: in order within, anywhere among each other. */
	bool fits = true;
	for (char *word = strtok(p, " "); word && fits; word = strtok(NULL, " "))
		fits = fits_in_order(t, word);
	free(t);
	free(p);
	return fits;
}

static bool
can_choose(const struct picker *p, size_t i)
{
	return i < p->shown.n && p->reply.rows.v[p->shown.v[i].row].line;
}

static bool
has_choice(const struct picker *p)
{
	for (size_t i = 0; i < p->reply.rows.n; i++)
		if (p->reply.rows.v[i].line)
			return true;
	return false;
}

static bool
contains(const char *text, const char *pattern)
{
	char *t = utf8_fold(text, strlen(text), false);
	char *q = utf8_fold(pattern, strlen(pattern), false);
	bool is_there = strstr(t, q) != NULL;
	free(t);
	free(q);
	return is_there;
}

/* Does each word of the pattern stand in the row, or in the heading above it? */
static bool
is_below(const char *heading, const char *text, const char *pattern)
{
	bool fits = heading;
	char *words = xstrdup(pattern);
	for (char *word = strtok(words, " "); word && fits; word = strtok(NULL, " "))
		fits = contains(heading, word) || contains(text, word);
	free(words);
	return fits;
}

/* How well a row fits: 0 as it stands, 1 in its first word or with its heading (or NULL), 2 at all, 3 not. */
static int
rank(const char *heading, const char *text, const char *pattern)
{
	if (contains(text, pattern))
		return 0;
	if (is_below(heading, text, pattern))
		return 1;
	if (!picker_fits(text, pattern))
		return 3;
	char *word = xstrndup(text, strcspn(text, " "));
	bool is_in_word = picker_fits(word, pattern);
	free(word);
	return is_in_word ? 1 : 2;
}

static size_t
indent_of(const char *text)
{
	size_t n = strspn(text, " ");
	return n < 20 ? n + 2 : 0;
}

/* What can be chosen stays on one line; what is there to be read is shown whole. */
static void
show(struct picker *p, size_t i)
{
	const char *text = p->reply.rows.v[i].text;
	size_t len = strlen(text), indent = indent_of(text);
	struct wrap_rows wrapped = {0};
	int width = p->columns - 2;
	if (!p->reply.rows.v[i].line && width > 20)
		wrap_text_after(&wrapped, text, len, (size_t)width, (size_t)width - indent);
	if (wrapped.n < 2)
		*array_push(&p->shown) = (struct piece){i, 0, len};
	else
		for (size_t n = 0; n < wrapped.n; n++)
			*array_push(&p->shown) = (struct piece){i, wrapped.v[n].start, wrapped.v[n].end};
	array_done(&wrapped);
}

/* Those that fit the pattern so well, each below its heading. */
static void
show_ranked(struct picker *p, const char *pattern, int wanted)
{
	const struct row *rows = p->reply.rows.v;
	size_t none = p->reply.rows.n, heading = none, shown = none;
	for (size_t i = 0; i < p->reply.rows.n; i++) {
		if (rows[i].is_heading) {
			heading = i;
			continue;
		}
		if (rank(heading < none ? rows[heading].text : NULL, rows[i].text, pattern) != wanted)
			continue;
		if (heading != shown)
			show(p, heading);
		shown = heading;
		show(p, i);
	}
}

/* The better a row fits, the further up it stands. */
static void
refilter(struct picker *p)
{
	const char *pattern = edit_text(p->filter);
	p->shown.n = 0;
	for (size_t i = 0; !*pattern && i < p->reply.rows.n; i++)
		show(p, i);
	for (int wanted = 0; *pattern && wanted < 3; wanted++)
		show_ranked(p, pattern, wanted);
	p->at = p->top = 0;
	while (p->at + 1 < p->shown.n && !can_choose(p, p->at) && has_choice(p))
		p->at++;
}

static void
step(struct picker *p, long by)
{
	if (!p->shown.n)
		return;
	long last = (long)p->shown.n - 1, to = (long)p->at + by;
	p->at = (size_t)(to < 0 ? 0 : to > last ? last : to);
	/* Headings are passed over where there is something to choose beyond. */
	size_t i = p->at;
	while (has_choice(p) && !can_choose(p, i) && (by > 0 ? i < (size_t)last : i > 0))
		i = by > 0 ? i + 1 : i - 1;
	if (can_choose(p, i))
		p->at = i;
}

static void
paint(void *self, bool everything)
{
	struct picker *p = self;
	int rows, columns;
	(void)everything;
	draw_size(&rows, &columns);
	p->height = rows > 3 ? rows - 3 : 1;
	if (p->columns != columns) {
		size_t at = p->at;
		p->columns = columns;
		refilter(p);
		p->at = at < p->shown.n ? at : 0;
	}
	if (p->at < p->top)
		p->top = p->at;
	if (p->at >= p->top + (size_t)p->height)
		p->top = p->at - (size_t)p->height + 1;
	/* A heading just above the first choice is worth seeing. */
	if (p->top == 1 && p->at < (size_t)p->height)
		p->top = 0;
	draw_text(0, 0, columns, STYLE_BAR, p->reply.title ? p->reply.title : "");
	for (int i = 0; i < p->height; i++) {
		size_t n = p->top + (size_t)i;
		if (n >= p->shown.n) {
			draw_clear(1 + i, 0, 1, columns);
			continue;
		}
		const struct piece *piece = &p->shown.v[n];
		const struct row *row = &p->reply.rows.v[piece->row];
		int indent = piece->start ? (int)indent_of(row->text) : 0;
		bool is_at = n == p->at && (has_choice(p) || p->shown.n > (size_t)p->height);
		draw_text(1 + i, 0, 2, is_at ? STYLE_SELECTED : STYLE_NORMAL, is_at ? ">" : "");
		draw_clear(1 + i, 2, 1, indent);
		draw_bytes(1 + i, 2 + indent, columns - 2 - indent, is_at ? STYLE_SELECTED :
			row->is_heading ? STYLE_TITLE : STYLE_NORMAL,
			row->text + piece->start, piece->end - piece->start);
	}
	if (!p->shown.n && edit_len(p->filter))
		draw_text(1, 2, columns - 2, STYLE_NORMAL, _("nothing fits"));
	struct buf prompt = BUF_INIT;
	buf_addf(&prompt, _("filter: %s"), edit_text(p->filter));
	draw_text(rows - 2, 0, columns, STYLE_NORMAL, prompt.s);
	draw_text(rows - 1, 0, columns, STYLE_BAR, has_choice(p) ?
		_("Enter chooses   letters filter   Up Down PgUp PgDn move   Esc closes") :
		_("letters filter   Up Down PgUp PgDn move   Esc closes"));
	/* The focus is the row; with a filter being typed, the filter. */
	if (edit_len(p->filter) || !p->shown.n)
		draw_cursor(rows - 2, (int)utf8_width(prompt.s, prompt.len));
	else
		draw_cursor(1 + (int)(p->at - p->top), 0);
	buf_done(&prompt);
}

static enum verdict
choose(struct picker *p)
{
	if (!can_choose(p, p->at))
		return has_choice(p) ? VERDICT_HANDLED : VERDICT_CLOSE;
	struct row *row = &p->reply.rows.v[p->shown.v[p->at].row];
	p->chosen(p->ctx, row->line, row->is_fill);
	return VERDICT_CLOSE;
}

static enum verdict
on_key(void *self, const struct key *key, const struct buf *paste)
{
	struct picker *p = self;
	struct buf text = BUF_INIT;
	switch (key->name) {
	case KEY_ESC:
		return VERDICT_CLOSE;
	case KEY_ENTER_KEY:
		return choose(p);
	case KEY_UP_KEY:
		step(p, -1);
		break;
	case KEY_DOWN_KEY:
	case KEY_TAB_KEY:
		step(p, 1);
		break;
	case KEY_PAGE_UP:
		step(p, -p->height);
		break;
	case KEY_PAGE_DOWN:
		step(p, p->height);
		break;
	case KEY_HOME_KEY:
		p->at = p->top = 0;
		while (p->at + 1 < p->shown.n && !can_choose(p, p->at) && has_choice(p))
			p->at++;
		break;
	case KEY_END_KEY:
		step(p, (long)p->shown.n);
		break;
	case KEY_BACKSPACE_KEY:
		if (edit_do(p->filter, EDIT_BACKSPACE))
			refilter(p);
		break;
	case KEY_CHAR:
		utf8_encode(&text, key->c);
		edit_insert(p->filter, text.s, text.len);
		buf_done(&text);
		refilter(p);
		break;
	case KEY_PASTED:
		edit_paste(p->filter, buf_str(paste), paste->len);
		refilter(p);
		break;
	case KEY_CTRL:
		if (key->c == 'C' || key->c == 'Q' || key->c == 'G')
			return VERDICT_CLOSE;
		if (key->c == 'U' && edit_len(p->filter)) {
			edit_set(p->filter, "", 0);
			refilter(p);
		} else if (key->c == 'N' || key->c == 'J') {
			step(p, 1);
		} else if (key->c == 'P') {
			step(p, -1);
		}
		break;
	default:
		return VERDICT_IGNORED;
	}
	return VERDICT_HANDLED;
}

static void
release(void *self)
{
	struct picker *p = self;
	reply_done(&p->reply);
	edit_free(p->filter);
	array_done(&p->shown);
	free(p);
}

void
picker_push_at(struct app *app, struct reply *take, picker_chosen *chosen, void *ctx, size_t row)
{
	static const struct screen_ops ops = {paint, on_key, release};
	struct picker *p = xcalloc(1, sizeof(*p));
	p->app = app;
	p->reply = *take;
	*take = (struct reply){0};
	p->chosen = chosen;
	p->ctx = ctx;
	p->filter = edit_new();
	refilter(p);
	for (size_t i = 0; row && i < p->shown.n; i++)
		if (p->shown.v[i].row == row && can_choose(p, i))
			p->at = i;
	app_push(app, &ops, p);
}

void
picker_push(struct app *app, struct reply *reply, picker_chosen *chosen, void *ctx)
{
	picker_push_at(app, reply, chosen, ctx, 0);
}
