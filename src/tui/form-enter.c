#include "config.h"

/* What is entered in the form's line, and what a command asks the screen to do. */

#include "tui/form.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/error.h"
#include "base/i18n.h"
#include "model/capture.h"
#include "model/command.h"
#include "store/keeper.h"
#include "store/session-file.h"
#include "text/edit.h"
#include "tui/app.h"
#include "tui/picker.h"

void
form_set_line(struct form *f, const char *text, const char *editing)
{
	char *copy = xstrdup(editing);
	edit_set(f->line, text, strlen(text));
	free(f->editing);
	f->editing = copy;
	f->draft_revision = f->set_revision = edit_revision(f->line);
}

/* Text in the line is never replaced; true after saying so. */
static bool
refuse_full_line(struct form *f)
{
	if (edit_len(f->line))
		form_say(f, STYLE_WARNING, "%s", _("the line holds unfinished text; Enter stores it first"));
	return edit_len(f->line);
}

void
form_take_line(void *ctx, const char *line, bool is_fill)
{
	struct form *f = ctx;
	if (!is_fill)
		form_enter(f, line, strlen(line), false);
	else if (!refuse_full_line(f))
		form_set_line(f, line, NULL);
	f->is_line_only = false;
}

static void
open_palette(struct form *f)
{
	struct reply reply = {0};
	reply.title = xstrdup(_("Commands"));
	for (const struct command *c = commands; c->word; c++) {
		struct row *row = reply_row(&reply, ":%-12s %-5s %s", c->word, c->key ? c->key : "",
			_(c->help));
		row->line = c->key_line ? xstrdup(c->key_line) : xasprintf(":%s%s", c->word,
			c->flags & COMMAND_FILLS ? " " : "");
		row->is_fill = c->flags & COMMAND_FILLS;
	}
	picker_push(f->app, &reply, form_take_line, f);
}

static void
say_saved(struct form *f)
{
	if (!f->keeper)
		form_say(f, STYLE_NORMAL, "%s", _("opened for reading only; there is nothing to save"));
	else if (form_save_state(f) == KEEPER_SAVED)
		form_say(f, STYLE_GOOD, _("all is saved in %s"), keeper_path(f->keeper));
	else if (form_save_state(f) == KEEPER_SAVING)
		form_say(f, STYLE_NORMAL, "%s", _("being saved, as always by itself"));
	else
		form_say(f, STYLE_BAD, _("NOT saved: %s"), keeper_failure(f->keeper));
}

/*
 * Leaves; where the disk refuses the text, not before it was asked for twice.
 * The line's text is saved as a draft and comes back at the next opening.
 */
static void
quit(struct form *f)
{
	if (f->keeper && keeper_state(f->keeper, f->sitting->session) == KEEPER_FAILING &&
	    !f->is_asking_quit) {
		f->is_asking_quit = true;
		form_say(f, STYLE_BAD, _("NOT saved (%s); quit again to leave all the same"),
			keeper_failure(f->keeper));
		return;
	}
	app_quit(f->app);
}

static void
handle_request(struct form *f, struct reply *reply)
{
	switch (reply->request) {
	case REQUEST_QUIT:
		quit(f);
		break;
	case REQUEST_PALETTE:
		open_palette(f);
		break;
	case REQUEST_EDIT:
		if (refuse_full_line(f))
			break;
		form_set_line(f, reply->line, reply->id);
		edit_set_cursor(f->line, reply->cursor);
		f->focus = FOCUS_LINE;
		break;
	case REQUEST_EDITOR:
		form_open_editor(f, reply->id, reply->line);
		break;
	case REQUEST_FOLD:
		f->is_folded = !f->is_folded;
		f->detail.top = 0;
		break;
	case REQUEST_SUSPEND:
		app_suspend(f->app);
		break;
	case REQUEST_SAVED:
		say_saved(f);
		break;
	case REQUEST_COMPLETE:
		/* The agenda is about questions that are replaced now. */
		if (f->has_agenda)
			agenda_done(&f->agenda);
		f->has_agenda = false;
		session_file_complete(f->sitting->session);
		break;
	default:
		break;
	}
}

char *
form_line_as_typed(const struct form *f)
{
	struct buf text = BUF_INIT;
	const char *line = edit_text(f->line);
	if (edit_starts_pasted(f->line) && line[strspn(line, " \t\n")])
		capture_quote(&text, CAPTURE_NOTE, line);
	else
		buf_adds(&text, line);
	return buf_steal(&text);
}

void
form_remember_line(struct form *f)
{
	char *line = form_line_as_typed(f);
	if (*line && !(f->history.n && !strcmp(f->history.v[f->history.n - 1], line)))
		*array_push(&f->history) = line;
	else
		free(line);
	f->history_at = f->history.n;
}

bool
form_enter(struct form *f, const char *line, size_t len, bool is_literal)
{
	struct reply reply;
	struct error err = ERROR_INIT;
	unsigned column;
	f->is_asking_quit = f->is_asking_quit && f->keeper && keeper_failure(f->keeper);
	if (!command_enter(f->sitting, line, len, is_literal, f->editing, clock_action(),
	    &reply, &column, &err)) {
		if (column > 1)
			form_say(f, STYLE_BAD, _("%s (at %u)"), error_text(&err), column);
		else
			form_say(f, STYLE_BAD, "%s", error_text(&err));
		error_done(&err);
		return false;
	}
	bool is_from_line = line == edit_text(f->line);
	if (is_from_line) {
		form_remember_line(f);
		form_set_line(f, "", NULL);
		sitting_draft(f->sitting, "", 0, clock_now());
		/* Several choices are made about one finding after the other. */
		if (f->sitting->is_meeting && f->sitting->chosen)
			f->focus = FOCUS_DETAIL;
	} else if (edit_len(f->line)) {
		/* The text in the line goes along to where the command went. */
		f->draft_revision = edit_revision(f->line) - 1;
	}
	form_say(f, STYLE_NORMAL, NULL);
	if (reply.message)
		form_say(f, STYLE_NORMAL, "%s", reply.message);
	if (reply.is_entry) {
		/* In a meeting what is to be settled stays in sight. */
		f->detail.wants_end = !f->sitting->is_meeting;
		f->focus = FOCUS_LINE;
		sitting_choose(f->sitting, NULL);
	}
	handle_request(f, &reply);
	if (reply.rows.n)
		picker_push(f->app, &reply, form_take_line, f);
	reply_done(&reply);
	return true;
}
