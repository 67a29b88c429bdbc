#include "config.h"

/* Top bar, message, capture line and bottom bar. */

#include "tui/form.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "model/command.h"
#include "model/interview.h"
#include "model/listing.h"
#include "model/questionnaire.h"
#include "model/signing.h"
#include "store/keeper.h"
#include "text/edit.h"
#include "text/utf8.h"
#include "text/wrap.h"
#include "tui/term.h"

void
form_say(struct form *f, enum style style, const char *fmt, ...)
{
	free(f->message);
	f->message = NULL;
	f->message_style = style;
	if (!fmt)
		return;
	struct buf text = BUF_INIT;
	va_list args;
	va_start(args, fmt);
	buf_addv(&text, fmt, args);
	va_end(args);
	f->message = buf_steal(&text);
}

/* Untouched questions that have prompts for the role. */
static size_t
untouched_of(struct form *f, const char *role)
{
	const struct questionnaire *q = f->sitting->session->questionnaire;
	size_t n = 0;
	for (size_t i = 0; i < q->questions.n; i++) {
		if (form_scores(f)->questions[i].state != STATE_UNTOUCHED)
			continue;
		for (size_t j = 0; j < q->questions.v[i]->prompts.n; j++) {
			if (!strcmp(q->questions.v[i]->prompts.v[j].role, role)) {
				n++;
				break;
			}
		}
	}
	return n;
}

static void
add_interview(struct form *f, struct buf *out)
{
	const struct version *v = sitting_interview(f->sitting);
	decimal minutes;
	if (!v)
		return;
	buf_addf(out, "  I%u", listing_number(f->sitting->session, v));
	if (!strcmp(version_text(v, FIELD_STATE), "paused")) {
		buf_addf(out, " %s", _("paused"));
	} else if (interview_is_forgotten(v, clock_now())) {
		buf_addf(out, _(" since %s"), version_text(v, FIELD_DATE));
	} else if (!f->is_plain && version_number(v, FIELD_MINUTES, &minutes)) {
		int left = (int)(minutes / DECIMAL_ONE) - interview_minutes(v, clock_now());
		if (left >= 0)
			buf_addf(out, _(" %d min left"), left);
		else
			buf_addf(out, _(" %d min over"), -left);
	}
	const char *role = version_get(v, FIELD_ROLE);
	size_t n = role ? untouched_of(f, role) : 0;
	if (n)
		buf_addf(out, _(", %zu untouched"), n);
}

bool
form_has_news(const struct form *f)
{
	return f->draft_revision != edit_revision(f->line);
}

int
form_save_state(const struct form *f)
{
	enum keeper_state state = keeper_state(f->keeper, f->sitting->session);
	return state == KEEPER_SAVED && form_has_news(f) ? KEEPER_SAVING : (int)state;
}

static const char *
save_state(struct form *f)
{
	if (!f->keeper)
		return _("read-only");
	f->shown_state = form_save_state(f);
	if (f->shown_state == KEEPER_FAILING)
		return _("NOT SAVED");
	if (keeper_backup(f->keeper) < 0)
		return _("saved, no backup");
	return f->shown_state == KEEPER_SAVED ? _("saved") : _("saving");
}

/* Who signed it and when; looked up again only where the content changed. */
static const char *
signed_text(struct form *f)
{
	const struct session *s = f->sitting->session;
	struct buf text = BUF_INIT;
	if (f->signed_content == s->content + 1)
		return f->signed_text;
	free(f->signed_text);
	f->signed_text = signing_summary(&text, s, true) ? xstrdup(text.s) : NULL;
	f->signed_content = s->content + 1;
	buf_done(&text);
	return f->signed_text;
}

/*
 * The state at the right end, with blanks before it.  "saving" takes a blank of
 * "saved", so that nothing else moves at every save.
 */
static int
make_state(struct buf *out, const char *state)
{
	int usual = (int)utf8_width(_("saved"), strlen(_("saved")));
	int own = (int)utf8_width(state, strlen(state));
	int blanks = own == usual + 1 ? 1 : own + 1 == usual ? 3 : 2;
	buf_pad(out, ' ', (size_t)blanks);
	buf_addf(out, "%s ", state);
	return blanks + own + 1;
}

/* How far it is, in words where there is room; in a meeting what is left to settle. */
static void
add_progress(struct form *f, struct buf *out, bool is_short)
{
	const struct figure *total = &form_scores(f)->total;
	size_t open = f->sitting->is_meeting ? form_agenda(f)->open : 0;
	/* To whom no question falls the team's progress says more than "0 of 0". */
	bool is_mine = total->due;
	size_t done = is_mine ? total->done : total->scored;
	size_t due = is_mine ? total->due : total->total;
	size_t todo = is_mine ? total->todo : total->open;
	if (f->sitting->is_meeting)
		buf_addf(out, P_("%zu to settle", "%zu to settle", open), open);
	else if (is_short)
		buf_addf(out, "%zu/%zu", done, due);
	else
		buf_addf(out, _("%zu of %zu scored, %zu open  "), done, due, todo);
	/* The state brings its own blanks. */
	while (out->s[out->len - 1] == ' ')
		buf_truncate(out, out->len - 1);
}

void
form_paint_top(struct form *f)
{
	const struct session *s = f->sitting->session;
	const struct figure *total = &form_scores(f)->total;
	struct buf left = BUF_INIT, right = BUF_INIT, state = BUF_INIT;
	char points[DECIMAL_ROOM];
	const char *name = session_subject(s, "name"), *year = session_subject(s, "year");
	buf_addf(&left, " %s%s%s  ", name ? name : _("(no name yet)"), year ? " " : "",
		year ? year : "");
	buf_addf(&left, _("ed. %s"), s->questionnaire->edition);
	const char *who = signed_text(f);
	if (who)
		buf_addf(&left, "  %s", who);
	else
		add_interview(f, &left);
	size_t conflicts = session_conflicts(s);
	buf_addc(&right, ' ');	/* what is cut off at the left must not touch the points */
	if (conflicts)
		buf_addf(&right, P_("%zu conflict  ", "%zu conflicts  ", conflicts), conflicts);
	if (total->has_points)
		buf_addf(&right, _("%s p, "), decimal_exact(points, total->points, i18n_mark()));
	int state_width = make_state(&state, save_state(f));
	int room = f->layout.columns - state_width;
	size_t start = right.len;
	add_progress(f, &right, false);
	if ((int)(utf8_width(left.s, left.len) + utf8_width(right.s, right.len)) >= room) {
		/* What is left of the interview matters more than the rest of the sum. */
		buf_truncate(&right, start);
		add_progress(f, &right, true);
	}
	int width = (int)utf8_width(right.s, right.len);
	int spare = room - (int)utf8_width(left.s, left.len);
	int most = spare > room / 2 ? spare : room / 2;
	if (width > most)
		width = most;
	draw_text(0, 0, room - width, STYLE_BAR, left.s);
	draw_text(0, room - width, width, STYLE_BAR, right.s);
	draw_text(0, room, state_width, f->shown_state == KEEPER_FAILING && f->keeper ?
		STYLE_BAD : STYLE_BAR, state.s);
	buf_done(&left);
	buf_done(&right);
	buf_done(&state);
}

/* What the message row says: the caller frees. */
static char *
message_of(struct form *f, enum style *style)
{
	const char *warning = f->keeper ? keeper_warning(f->keeper) : NULL;
	const char *failure = f->keeper ? keeper_failure(f->keeper) : NULL;
	*style = f->message ? f->message_style : failure ? STYLE_BAD : warning ? STYLE_WARNING : STYLE_DIM;
	if (f->message)
		return xstrdup(f->message);
	if (failure)
		return xasprintf(_("not saved: %s; the text is kept here and tried again every second"),
			failure);
	if (warning)
		return xstrdup(warning);
	if (f->sitting->is_meeting && sitting_question(f->sitting))
		return form_meeting_hint(f);
	if (f->focus == FOCUS_DETAIL && f->sitting->chosen)
		return xstrdup(_("Enter: edit   Del: delete   type :move CODE, :kind +, :report, :done"));
	if (f->focus == FOCUS_LIST)
		return xstrdup(_("Up Down: question   Tab: back to the line"));
	return NULL;
}

bool
form_has_message(const struct form *f)
{
	return f->message || (f->keeper && (keeper_warning(f->keeper) || keeper_failure(f->keeper)));
}

int
form_message_height(struct form *f, int columns, int rows)
{
	enum style style;
	struct wrap_rows wrapped = {0};
	char *text = message_of(f, &style);
	int height = 1, most = rows / 4 > 1 ? rows / 4 : 1;
	if (text) {
		wrap_text(&wrapped, text, strlen(text), (size_t)columns);
		height = wrapped.n < 1 ? 1 : wrapped.n < (size_t)most ? (int)wrapped.n : most;
	}
	array_done(&wrapped);
	free(text);
	return height;
}

void
form_paint_message(struct form *f)
{
	const struct layout *l = &f->layout;
	struct wrap_rows wrapped = {0};
	enum style style;
	if (l->message < 1)
		return;
	char *text = message_of(f, &style);
	if (text)
		wrap_text(&wrapped, text, strlen(text), (size_t)l->columns);
	for (int i = 0; i < l->message_height; i++) {
		if ((size_t)i >= wrapped.n)
			draw_clear(l->message + i, 0, 1, l->columns);
		else if (i + 1 == l->message_height)
			/* The rest of what is too long is cut off with an ellipsis. */
			draw_text(l->message + i, 0, l->columns, style, text + wrapped.v[i].start);
		else
			draw_bytes(l->message + i, 0, l->columns, style, text + wrapped.v[i].start,
				wrapped.v[i].end - wrapped.v[i].start);
	}
	if (f->focus == FOCUS_MESSAGE)
		draw_cursor(l->message + f->message_at, 0);
	array_done(&wrapped);
	free(text);
}

static void
make_prompt(const struct form *f, struct buf *out)
{
	/* What was pasted is a note, whatever it begins with. */
	command_prompt(out, f->sitting, edit_text(f->line),
		edit_starts_pasted(f->line) ? 0 : edit_len(f->line));
	if (f->editing)
		buf_addf(out, " %s", _("(editing)"));
	buf_adds(out, " > ");
}

int
form_line_height(const struct form *f, int columns, int rows)
{
	struct buf prompt = BUF_INIT;
	struct wrap_rows wrapped = {0};
	int most = rows / 3 > 1 ? rows / 3 : 1, height = 1;
	size_t len = edit_len(f->line);
	make_prompt(f, &prompt);
	int first = columns - (int)utf8_width(prompt.s, prompt.len) - 1;
	/*
	 * Text that is far too long for its rows need not be wrapped to know it, nor
	 * what is short even with each byte as wide as "<U+009B>" is for two.
	 */
	if (len > (size_t)(columns * most * 8)) {
		height = most;
	} else if ((int)len * 4 >= first || memchr(edit_text(f->line), '\n', len)) {
		wrap_text_after(&wrapped, edit_text(f->line), len, (size_t)(first > 1 ? first : 1),
			(size_t)(columns > 2 ? columns - 1 : 1));
		height = wrapped.n < (size_t)most ? (int)wrapped.n : most;
	}
	array_done(&wrapped);
	buf_done(&prompt);
	return height;
}

void
form_paint_line(struct form *f)
{
	const struct layout *l = &f->layout;
	struct buf prompt = BUF_INIT;
	struct wrap_rows rows = {0};
	const char *text = edit_text(f->line);
	size_t column;
	make_prompt(f, &prompt);
	int prompt_width = (int)utf8_width(prompt.s, prompt.len);
	int first = l->columns - prompt_width - 1;
	size_t columns = (size_t)(l->columns > 2 ? l->columns - 1 : 1);
	edit_set_columns(f->line, (size_t)(first > 1 ? first : 1), columns);
	wrap_text_after(&rows, text, edit_len(f->line), (size_t)(first > 1 ? first : 1), columns);
	size_t at = wrap_locate(&rows, text, edit_cursor(f->line), &column);
	size_t top = at >= (size_t)l->line_height ? at - (size_t)l->line_height + 1 : 0;
	for (int i = 0; i < l->line_height; i++) {
		size_t n = top + (size_t)i;
		int start = n ? 0 : prompt_width;
		if (!n)
			draw_text(l->line + i, 0, prompt_width, STYLE_ACCENT, prompt.s);
		if (n < rows.n)
			draw_bytes(l->line + i, start, l->columns - start, STYLE_NORMAL,
				text + rows.v[n].start, rows.v[n].end - rows.v[n].start);
		else
			draw_clear(l->line + i, 0, 1, l->columns);
	}
	if (f->focus == FOCUS_LINE)
		draw_cursor(l->line + (int)(at - top), (int)column + (at ? 0 : prompt_width));
	array_done(&rows);
	buf_done(&prompt);
}

void
form_paint_bar(struct form *f)
{
	struct buf text = BUF_INIT, last = BUF_INIT;
	int columns = f->layout.columns;
	/* Whatever the width: how to find the rest, and the way out. */
	unsigned other = f->sitting->is_meeting ? COMMAND_FORM : COMMAND_MEETING;
	for (const struct command *c = commands; c->word; c++)
		if (c->bar && c->key && !(c->flags & other))
			buf_addf(c->flags & COMMAND_LAST ? &last : &text, " %s %s ", c->key, _(c->bar));
	int width = (int)utf8_width(last.s, last.len);
	if (width > columns)
		width = columns;
	draw_text(f->layout.bar, 0, columns - width, STYLE_BAR, text.s);
	draw_text(f->layout.bar, columns - width, width, STYLE_BAR, last.s);
	buf_done(&text);
	buf_done(&last);
}
