#include "config.h"

/* Sessions side by side: the screen's life and its keys. */

#include "tui/screens.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/buf.h"
#include "base/i18n.h"
#include "model/command.h"
#include "model/questionnaire.h"
#include "tui/app.h"
#include "tui/compare-view.h"
#include "tui/picker.h"
#include "tui/term.h"

/* Lines, and what is folded. */

const struct compare_row *
compare_view_row(const struct compare_view *v, size_t line)
{
	if (line >= v->lines.n || v->lines.v[line].kind != LINE_ROW)
		return NULL;
	return &v->compare->rows.v[v->lines.v[line].index];
}

/* What stays the same of a line when all is computed anew. */
static char *
line_name(const struct compare_view *v, const struct compare_line *line)
{
	if (line->kind == LINE_NAME || line->kind == LINE_NOTE)
		return xasprintf("%d %zu", (int)line->kind, line->index);
	const struct compare_row *row = &v->compare->rows.v[line->index];
	return xasprintf("%d %d %s %s", (int)line->kind, line->kind == LINE_ROW ? (int)row->level : 0,
		row->questionnaire->id, line->kind == LINE_ROW ? row->code : "");
}

static size_t
find_unfolded(const struct compare_view *v, const char *name)
{
	size_t i = 0;
	while (i < v->unfolded.n && strcmp(v->unfolded.v[i], name))
		i++;
	return i;
}

static void
set_unfolded(struct compare_view *v, const struct compare_line *line, bool is_unfolded)
{
	char *name = line_name(v, line);
	size_t i = find_unfolded(v, name);
	if (is_unfolded && i == v->unfolded.n) {
		*array_push(&v->unfolded) = name;
		return;
	}
	if (!is_unfolded && i < v->unfolded.n) {
		free(v->unfolded.v[i]);
		array_remove(&v->unfolded, i);
	}
	free(name);
}

static struct compare_line *
add_line(struct compare_view *v, enum compare_line_kind kind, size_t index, size_t beneath)
{
	struct compare_line *line = array_push(&v->lines);
	line->kind = kind;
	line->index = index;
	line->beneath = beneath;
	if (beneath) {
		char *name = line_name(v, line);
		line->is_unfolded = find_unfolded(v, name) < v->unfolded.n;
		free(name);
	}
	return line;
}

/* How many rows after this one belong to it: an area's questions, or one edition's own rows. */
static size_t
count_beneath(const struct compare *c, size_t i)
{
	const struct compare_row *row = &c->rows.v[i];
	size_t n = i + !row->is_other;
	while (n < c->rows.n && (row->is_other ? c->rows.v[n].questionnaire == row->questionnaire :
	    c->rows.v[n].level == COMPARE_QUESTION && !c->rows.v[n].is_other))
		n++;
	return n - i - !row->is_other;
}

static void
make_lines(struct compare_view *v)
{
	const struct compare *c = v->compare;
	v->lines.n = 0;
	for (size_t i = 0; v->is_plain && i < c->count; i++)
		add_line(v, LINE_NAME, i, 0);
	for (size_t i = 0; i < c->rows.n;) {
		const struct compare_row *row = &c->rows.v[i];
		size_t beneath = row->level == COMPARE_AREA || row->is_other ? count_beneath(c, i) : 0;
		bool is_unfolded = add_line(v, row->is_other ? LINE_OTHER : LINE_ROW, i, beneath)->is_unfolded;
		i += !row->is_other;
		for (; beneath; beneath--, i++)
			if (is_unfolded)
				add_line(v, LINE_ROW, i, 0);
	}
	for (size_t i = 0; v->is_plain && i < v->notes.n; i++)
		add_line(v, LINE_NOTE, i, 0);
}

static void
go_to_line(struct compare_view *v, const char *name)
{
	for (size_t i = 0; name && i < v->lines.n; i++) {
		char *other = line_name(v, &v->lines.v[i]);
		if (!strcmp(other, name))
			v->at = i;
		free(other);
	}
	if (v->at >= v->lines.n)
		v->at = v->lines.n ? v->lines.n - 1 : 0;
}

/* Computes all anew as wished; the cursor stays on its line. */
static void
run(struct compare_view *v)
{
	char *name = v->at < v->lines.n ? line_name(v, &v->lines.v[v->at]) : NULL;
	v->wish.has_questions = true;
	compare_run(v->compare, &v->wish);
	compare_notes_done(&v->notes);
	compare_notes(&v->notes, v->compare, &v->show);
	v->remarks = 0;
	for (size_t i = 0; i < v->notes.n; i++)
		v->remarks += v->notes.v[i].kind >= COMPARE_NOTE_FOOTNOTE;
	v->sentence_columns = 0;
	compare_view_name(v);
	compare_view_rose(v);
	make_lines(v);
	go_to_line(v, name);
	free(name);
}

static void
step(struct compare_view *v, long by)
{
	long last = (long)v->lines.n - 1, to = (long)v->at + by;
	v->at = (size_t)(to < 0 ? 0 : to > last ? last : to);
}

/* The line that this one stands beneath, or itself. */
static size_t
head_of(const struct compare_view *v, size_t line)
{
	size_t head = line;
	while (head && !v->lines.v[head].beneath)
		head--;
	const struct compare_line *l = &v->lines.v[head];
	return l->is_unfolded && line <= head + l->beneath ? head : line;
}

static void
fold(struct compare_view *v, bool is_unfolded)
{
	if (!is_unfolded)
		v->at = head_of(v, v->at);
	if (v->lines.v[v->at].beneath)
		set_unfolded(v, &v->lines.v[v->at], is_unfolded);
	make_lines(v);
}

/* All, or none if all are unfolded. */
static void
fold_all(struct compare_view *v)
{
	bool is_unfolded = false;
	for (size_t i = 0; i < v->lines.n; i++)
		is_unfolded |= v->lines.v[i].beneath && !v->lines.v[i].is_unfolded;
	if (!is_unfolded)
		v->at = head_of(v, v->at);
	char *name = line_name(v, &v->lines.v[v->at]);
	for (size_t i = 0; i < v->lines.n; i++)
		if (v->lines.v[i].beneath)
			set_unfolded(v, &v->lines.v[i], is_unfolded);
	make_lines(v);
	go_to_line(v, name);
	free(name);
}

static void
set_base(struct compare_view *v, size_t base)
{
	if (base >= v->compare->count)
		return;
	v->wish.base = base;
	run(v);
	app_repaint(v->app);
}

/* Other screens. */

/* Nothing can be chosen in what is only to be read. */
static void
nothing_chosen(void *ctx, const char *line, bool is_fill)
{
	(void)ctx;
	(void)line;
	(void)is_fill;
}

static void
show_remarks(struct compare_view *v)
{
	static const char *const heads[COMPARE_NOTE_KIND_COUNT] = {
		[COMPARE_NOTE_LEGEND] = N_("How to read it"),
		[COMPARE_NOTE_BASIS] = N_("What totals are"),
		[COMPARE_NOTE_FOOTNOTE] = N_("Footnotes"),
		[COMPARE_NOTE_CAUTION] = N_("What is not comparable"),
		[COMPARE_NOTE_WARNING] = N_("Printed figures that do not fit"),
	};
	struct reply reply = {0};
	reply.title = xstrdup(_("Remarks"));
	/* What matters most first. */
	for (int kind = COMPARE_NOTE_KIND_COUNT - 1; kind >= 0; kind--) {
		bool has_head = false;
		for (size_t i = 0; i < v->notes.n; i++) {
			if (v->notes.v[i].kind != (enum compare_note_kind)kind)
				continue;
			if (!has_head)
				reply_row(&reply, "%s", _(heads[kind]))->is_heading = true;
			has_head = true;
			reply_row(&reply, "  %s", v->notes.v[i].text);
		}
	}
	picker_push(v->app, &reply, nothing_chosen, v);
}

static void
show_words(struct compare_view *v)
{
	struct reply reply = {0};
	struct buf text = BUF_INIT;
	if (!compare_view_row(v, v->at))
		return;
	compare_view_sentence(&text, v, &v->lines.v[v->at]);
	reply.title = xstrdup(_("In words"));
	reply_row(&reply, "%s", text.s);
	buf_done(&text);
	picker_push(v->app, &reply, nothing_chosen, v);
}

static void
show_help(struct compare_view *v)
{
	static const char *const keys[] = {
		N_("Up, Down, PgUp, PgDn, Home, End   from row to row"),
		N_("Enter, Right   unfold the questions of an area"),
		N_("Left           fold them"),
		N_("a              unfold all areas, or fold them"),
		N_("Tab, 1 to 9    differences against another one"),
		N_("d              where not all has room: points, differences, share comparable"),
		N_("p              points as published tables print them, or as they add up"),
		N_("r              the compass rose, where it has no room beside the table"),
		N_("n              remarks: what to beware of in this comparison"),
		N_("w              the row in words"),
		N_("F1, ?          this help"),
		N_("q, Esc         close"),
	};
	struct reply reply = {0};
	reply.title = xstrdup(_("Comparing"));
	for (size_t i = 0; i < sizeof(keys) / sizeof(*keys); i++)
		reply_row(&reply, "%s", _(keys[i]));
	picker_push(v->app, &reply, nothing_chosen, v);
}

static void
next_figures(struct compare_view *v)
{
	v->figures = (v->figures + 1) % FIGURES_COUNT;
	if (v->figures == FIGURES_SHARES && !v->compare->has_other_editions)
		v->figures = FIGURES_POINTS;
}

/* Keys. */

static enum verdict
on_letter(struct compare_view *v, uint32_t c)
{
	switch (c) {
	case 'q':
		return VERDICT_CLOSE;
	case 'a':
		fold_all(v);
		break;
	case 'd':
		next_figures(v);
		break;
	case 'p':
		v->wish.is_printed = !v->wish.is_printed;
		run(v);
		app_repaint(v->app);
		break;
	case 'r':
		v->is_rose = !v->is_rose && v->has_rose && !v->is_plain;
		app_repaint(v->app);
		break;
	case 'n':
		show_remarks(v);
		break;
	case 'w':
		show_words(v);
		break;
	case '?':
		show_help(v);
		break;
	default:
		if (c < '1' || c > '9')
			return VERDICT_IGNORED;
		set_base(v, c - '1');
	}
	return VERDICT_HANDLED;
}

static enum verdict
on_ctrl(struct compare_view *v, uint32_t c)
{
	if (c == 'C' || c == 'Q')
		return VERDICT_CLOSE;
	if (c == 'N' || c == 'P')
		step(v, c == 'N' ? 1 : -1);
	return VERDICT_HANDLED;
}

static enum verdict
on_move(struct compare_view *v, enum key_name name)
{
	size_t count = v->compare->count, base = v->compare->base;
	switch (name) {
	case KEY_UP_KEY:
		step(v, -1);
		break;
	case KEY_DOWN_KEY:
		step(v, 1);
		break;
	case KEY_PAGE_UP:
		step(v, -v->height);
		break;
	case KEY_PAGE_DOWN:
		step(v, v->height);
		break;
	case KEY_HOME_KEY:
		v->at = 0;
		break;
	case KEY_END_KEY:
		step(v, (long)v->lines.n);
		break;
	case KEY_LEFT_KEY:
		fold(v, false);
		break;
	case KEY_RIGHT_KEY:
		fold(v, true);
		break;
	case KEY_ENTER_KEY:
		fold(v, !v->lines.v[v->at].is_unfolded);
		break;
	case KEY_TAB_KEY:
		set_base(v, (base + 1) % count);
		break;
	case KEY_BACK_TAB:
		set_base(v, (base + count - 1) % count);
		break;
	default:
		return VERDICT_IGNORED;
	}
	return VERDICT_HANDLED;
}

static enum verdict
on_key(void *self, const struct key *key, const struct buf *paste)
{
	struct compare_view *v = self;
	(void)paste;
	if (key->name == KEY_CHAR)
		return on_letter(v, key->c);
	if (key->name == KEY_CTRL)
		return on_ctrl(v, key->c);
	if (key->name == KEY_FUNCTION && key->c == 1)
		show_help(v);
	if (key->name == KEY_ESC && !v->is_rose)
		return VERDICT_CLOSE;
	if (key->name == KEY_ESC)
		return on_letter(v, 'r');
	/* What is not seen is not walked through. */
	if (v->is_rose && key->name != KEY_TAB_KEY && key->name != KEY_BACK_TAB)
		return VERDICT_HANDLED;
	return on_move(v, key->name);
}

static void
paint(void *self, bool everything)
{
	(void)everything;
	compare_view_paint(self);
}

static void
view_done(struct compare_view *v)
{
	for (size_t i = 0; i < v->unfolded.n; i++)
		free(v->unfolded.v[i]);
	for (size_t i = 0; i < COMPARE_COLUMNS_MAX; i++)
		free(v->names[i]);
	array_done(&v->unfolded);
	compare_notes_done(&v->notes);
	array_done(&v->lines);
}

/* Of texts; English messages go with the questionnaires' base language. */
static const char *
language_of(const struct screen_options *options)
{
	const char *language = C_("language of this translation", "en");
	return options->language ? options->language : strcmp(language, "en") ? language : NULL;
}

bool
screen_compare(struct compare *c, const struct compare_wish *wish,
	const struct screen_options *options, struct error *err)
{
	static const struct screen_ops ops = {paint, on_key, NULL};
	struct term_options term = {options->is_plain, options->has_colour};
	struct compare_view v = {.compare = c, .wish = *wish, .is_plain = options->is_plain,
		.show = {.language = language_of(options)}};
	v.app = app_new(&term, err);
	if (!v.app)
		return false;
	run(&v);
	app_push(v.app, &ops, &v);
	app_run(v.app);
	app_free(v.app);
	view_done(&v);
	return true;
}
