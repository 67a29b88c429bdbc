#include "config.h"

/* The form itself: its keys, its saving, its life. */

#include "tui/screens.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/error.h"
#include "base/i18n.h"
#include "model/capture.h"
#include "model/command.h"
#include "model/interview.h"
#include "model/listing.h"
#include "model/questionnaire.h"
#include "store/keeper.h"
#include "store/session-file.h"
#include "text/edit.h"
#include "text/utf8.h"
#include "tui/app.h"
#include "tui/form.h"
#include "tui/picker.h"
#include "tui/term.h"

enum { STOP_MS = 2000 };	/* how long being suspended waits for the disk */

const struct scores *
form_scores(struct form *f)
{
	const struct sitting *s = f->sitting;
	if (f->has_scores && f->scores_revision == s->session->content &&
	    f->are_team_scores == s->is_meeting)
		return &f->scores;
	if (f->has_scores)
		scores_done(&f->scores);
	scores_see(&f->scores, s->session, s->is_meeting ? NULL : sitting_eyes(s));
	f->scores_revision = s->session->content;
	f->are_team_scores = s->is_meeting;
	f->has_scores = true;
	return &f->scores;
}

static void
paint(void *self, bool everything)
{
	struct form *f = self;
	int rows, columns;
	draw_size(&rows, &columns);
	bool is_line_only = !everything && f->is_line_only;
	if (is_line_only && form_line_height(f, columns, rows) == f->layout.line_height) {
		form_paint_line(f);
		return;
	}
	form_layout(f, rows, columns);
	if (!is_line_only)
		form_paint_top(f);
	form_paint_list(f);
	/* Where the line alone takes another row the rest moves, and is what it was. */
	if (is_line_only)
		form_show_detail(f);
	else
		form_paint_detail(f);
	form_paint_message(f);
	form_paint_bar(f);
	form_paint_line(f);
	/* Until a key says otherwise. */
	f->is_line_only = true;
}

/* Entering lines. */

static void
set_line(struct form *f, const char *text, const char *editing)
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

static void
on_chosen(void *ctx, const char *line, bool is_fill)
{
	struct form *f = ctx;
	if (!is_fill)
		form_enter(f, line, strlen(line), false);
	else if (!refuse_full_line(f))
		set_line(f, line, NULL);
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
	picker_push(f->app, &reply, on_chosen, f);
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
		set_line(f, reply->line, reply->id);
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

/* The line so that it can be typed: pasted text, taken as it stands, is quoted. */
static char *
line_as_typed(const struct form *f)
{
	struct buf text = BUF_INIT;
	const char *line = edit_text(f->line);
	if (edit_starts_pasted(f->line) && line[strspn(line, " \t\n")])
		capture_quote(&text, CAPTURE_NOTE, line);
	else
		buf_adds(&text, line);
	return buf_steal(&text);
}

static void
remember_line(struct form *f)
{
	char *line = line_as_typed(f);
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
		remember_line(f);
		set_line(f, "", NULL);
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
		f->detail.wants_end = true;
		f->focus = FOCUS_LINE;
		sitting_choose(f->sitting, NULL);
	}
	handle_request(f, &reply);
	if (reply.rows.n)
		picker_push(f->app, &reply, on_chosen, f);
	reply_done(&reply);
	return true;
}

/* The key of a command: what it enters, or puts in an empty line. */
static bool
run_key(struct form *f, const struct key *key)
{
	char room[8];
	const char *label = key_label(key, room);
	for (const struct command *c = commands; *label && c->word; c++) {
		if (!c->key || strcmp(c->key, label))
			continue;
		/* Not to settle anything by a slip of the finger in an interview. */
		if (c->flags & COMMAND_MEETING && c->flags & COMMAND_WRITES && !f->sitting->is_meeting) {
			form_say(f, STYLE_NORMAL, _("%s is a key of the meeting, which F3 begins"), c->key);
			return true;
		}
		char *line = c->key_line ? xstrdup(c->key_line) : xasprintf(":%s%s", c->word,
			c->flags & COMMAND_FILLS ? " " : "");
		if (c->flags & COMMAND_FILLS) {
			on_chosen(f, line, true);
			f->focus = FOCUS_LINE;
		} else {
			/* What stands in the line stays there. */
			form_enter(f, line, strlen(line), false);
		}
		free(line);
		return true;
	}
	return false;
}

/* Moving. */

static void
step_question(struct form *f, bool forward)
{
	const char *line = forward ? ":next question" : ":prev question";
	char *go = NULL;
	if (f->sitting->is_meeting) {
		const struct question *q = form_agenda_step(f, forward, f->focus == FOCUS_LIST);
		go = q ? xasprintf("#%s", q->id) : NULL;
	}
	form_enter(f, go ? go : line, strlen(go ? go : line), false);
	free(go);
}

/*
 * In the plain form the rows of a message lie between the entries and the line.
 * False where the step leads out of them upwards, or into what is above.
 */
static bool
move_in_message(struct form *f, bool is_down)
{
	int last = f->layout.message_height - 1;
	if (f->focus == FOCUS_DETAIL || !form_has_message(f) || (f->focus == FOCUS_LINE && is_down))
		return false;
	if (f->focus == FOCUS_LINE) {
		f->message_at = last;
		f->focus = FOCUS_MESSAGE;
	} else if (is_down) {
		f->focus = f->message_at < last ? FOCUS_MESSAGE : FOCUS_LINE;
		f->message_at++;
	} else if (f->message_at > 0) {
		f->message_at--;
	} else {
		return false;
	}
	return true;
}

static void
move_up_down(struct form *f, bool is_down)
{
	if (f->focus == FOCUS_LIST) {
		step_question(f, is_down);
		return;
	}
	if (edit_len(f->line) && f->focus == FOCUS_LINE) {
		edit_do(f->line, is_down ? EDIT_DOWN : EDIT_UP);
		return;
	}
	if (f->is_plain && move_in_message(f, is_down))
		return;
	form_build_detail(f);
	if (form_move_focus(f, is_down ? 1 : -1)) {
		f->focus = FOCUS_DETAIL;
	} else if (is_down) {
		/* Past the last row is the line again. */
		f->focus = f->is_plain && form_has_message(f) ? FOCUS_MESSAGE : FOCUS_LINE;
		f->message_at = 0;
		sitting_choose(f->sitting, NULL);
	}
}

/* Between the evaluators' columns. */
static void
move_beside(struct form *f, bool is_right)
{
	form_build_detail(f);
	f->detail.at = rows_beside(&f->detail, is_right ? 1 : -1);
	if (f->detail.at < f->detail.rows.n)
		sitting_choose(f->sitting, f->detail.rows.v[f->detail.at].id);
}

static void
recall(struct form *f, bool is_newer)
{
	size_t at = f->history_at;
	if (is_newer ? at >= f->history.n : !at)
		return;
	/* A line being typed is kept as the newest. */
	if (at == f->history.n && edit_len(f->line)) {
		remember_line(f);
		at = f->history.n - 1;
	}
	f->history_at = is_newer ? at + 1 : at - 1;
	const char *text = f->history_at < f->history.n ? f->history.v[f->history_at] : "";
	edit_set(f->line, text, strlen(text));
}

static void
insert(struct form *f, const char *text, size_t len)
{
	f->focus = FOCUS_LINE;
	edit_insert(f->line, text, len);
}

static bool
edit_key(struct form *f, const struct key *key)
{
	static const struct {
		enum key_name name;
		enum edit_op op;
	} plain[] = {
		{KEY_LEFT_KEY, EDIT_LEFT}, {KEY_RIGHT_KEY, EDIT_RIGHT},
		{KEY_CTRL_LEFT, EDIT_WORD_LEFT}, {KEY_CTRL_RIGHT, EDIT_WORD_RIGHT},
		{KEY_HOME_KEY, EDIT_ROW_HOME}, {KEY_END_KEY, EDIT_ROW_END},
		{KEY_CTRL_HOME, EDIT_HOME}, {KEY_CTRL_END, EDIT_END},
		{KEY_BACKSPACE_KEY, EDIT_BACKSPACE}, {KEY_DELETE_KEY, EDIT_DELETE},
		{KEY_ALT_ENTER, EDIT_NEWLINE},
	};
	static const struct {
		char c;
		enum edit_op op;
	} control[] = {
		{'A', EDIT_ROW_HOME}, {'W', EDIT_KILL_WORD_BACK}, {'K', EDIT_KILL_TO_END},
		{'U', EDIT_KILL_TO_HOME}, {'V', EDIT_YANK}, {'J', EDIT_NEWLINE}, {'D', EDIT_DELETE},
		{'X', EDIT_UNDO},
	};
	for (size_t i = 0; i < sizeof(plain) / sizeof(*plain); i++)
		if (plain[i].name == key->name) {
			edit_do(f->line, plain[i].op);
			return true;
		}
	for (size_t i = 0; i < sizeof(control) / sizeof(*control); i++)
		if (key->name == KEY_CTRL && key->c == (uint32_t)control[i].c) {
			edit_do(f->line, control[i].op);
			return true;
		}
	return false;
}

/* One's own text is edited; a colleague's stays, and the report's wording is changed. */
static void
edit_chosen(struct form *f)
{
	struct entries entries;
	size_t i = 0;
	listing_entries(&entries, f->sitting->session, f->sitting->place, f->sitting->evaluator, false);
	while (i < entries.n && strcmp(entries.v[i]->id, f->sitting->chosen))
		i++;
	const struct version *v = i < entries.n ? entries.v[i] : NULL;
	bool is_wording = v && f->sitting->is_meeting &&
		strcmp(version_text(v, FIELD_BY), f->sitting->evaluator);
	char *line = is_wording ? xasprintf(":wording %zu %s", i + 1, entry_wording(v)) : NULL;
	array_done(&entries);
	if (line)
		on_chosen(f, line, true);
	else
		form_enter(f, ":edit", 5, false);
	if (line)
		f->focus = FOCUS_LINE;
	free(line);
}

/* Without text: what is chosen there, or an agreement taken over. */
static void
enter_in_meeting(struct form *f)
{
	const struct detail *d = &f->detail;
	const struct agenda_item *item = form_agenda_item(f);
	char *line = NULL;
	if (f->focus == FOCUS_DETAIL && d->at < d->rows.n && d->rows.v[d->at].enters)
		line = xstrdup(d->rows.v[d->at].enters);
	else if (item && item->kind == AGENDA_AGREED && f->focus != FOCUS_DETAIL)
		line = xstrdup(":agree");
	f->focus = FOCUS_LINE;
	if (line)
		form_enter(f, line, strlen(line), false);
	free(line);
}

static void
on_enter(struct form *f)
{
	if (edit_len(f->line)) {
		form_enter(f, edit_text(f->line), edit_len(f->line), edit_starts_pasted(f->line));
	} else if (f->focus == FOCUS_DETAIL && f->sitting->chosen) {
		edit_chosen(f);
	} else if (f->sitting->is_meeting) {
		enter_in_meeting(f);
	} else {
		f->focus = FOCUS_LINE;
	}
}

static void
on_escape(struct form *f)
{
	/* Never the text: only the choice, an edit begun, a message. */
	form_say(f, STYLE_NORMAL, NULL);
	f->focus = FOCUS_LINE;
	sitting_choose(f->sitting, NULL);
	if (!f->editing)
		return;
	if (edit_revision(f->line) == f->set_revision) {
		/* The entry has all of it. */
		set_line(f, "", NULL);
		return;
	}
	free(f->editing);
	f->editing = NULL;
	form_say(f, STYLE_NORMAL, "%s", _("no longer editing; Enter would store this as a new entry"));
}

static void
on_control(struct form *f, const struct key *key)
{
	if (key->c == 'C') {
		/* A line that is in the way goes to where Ctrl-Up finds it, never for good. */
		bool has_text = edit_len(f->line);
		if (has_text) {
			remember_line(f);
			set_line(f, "", NULL);
			f->draft_revision = edit_revision(f->line) - 1;
		}
		form_say(f, STYLE_NORMAL, "%s", has_text ?
			_("the line is put away; Ctrl-Up brings it back (Ctrl-Q leaves)") :
			_("Ctrl-Q or :quit saves and leaves"));
		return;
	}
	/* With text in the line the undo is that of the text. */
	if (key->c == 'Z' && edit_len(f->line) && edit_do(f->line, EDIT_UNDO))
		return;
	if (key->c == 'Y' && edit_do(f->line, EDIT_REDO))
		return;
	if (!run_key(f, key) && !edit_key(f, key))
		form_say(f, STYLE_NORMAL, _("Ctrl-%c does nothing here; F1 or :help lists the keys"),
			(char)key->c);
}

/* Keys that only change the text of the line, by far the most frequent. */
static bool
type_key(struct form *f, const struct key *key)
{
	if (key->name == KEY_CHAR) {
		struct buf text = BUF_INIT;
		utf8_encode(&text, key->c);
		insert(f, text.s, text.len);
		buf_done(&text);
		return true;
	}
	return f->focus == FOCUS_LINE && edit_len(f->line) && edit_key(f, key);
}

/* Keys that are about the entry where the focus is. */
static bool
detail_key(struct form *f, const struct key *key)
{
	bool has_entry = f->focus == FOCUS_DETAIL && f->sitting->chosen;
	if (key->name == KEY_DELETE_KEY) {
		if (has_entry)
			form_enter(f, ":delete", 7, false);
	} else if (key->name == KEY_INSERT_KEY) {
		if (has_entry)
			form_enter(f, ":report", 7, false);
	} else if (f->focus == FOCUS_DETAIL &&
	    (key->name == KEY_LEFT_KEY || key->name == KEY_RIGHT_KEY)) {
		move_beside(f, key->name == KEY_RIGHT_KEY);
	} else {
		return false;
	}
	return true;
}

static enum verdict
on_key(void *self, const struct key *key, const struct buf *paste)
{
	struct form *f = self;
	bool had_message = f->message;
	enum focus focus = f->focus;
	if (key->name != KEY_CTRL || key->c != 'Q')
		f->is_asking_quit = f->is_asking_quit && key->name == KEY_ENTER_KEY;
	if (type_key(f, key)) {
		/* A message stays until something is typed. */
		form_say(f, STYLE_NORMAL, NULL);
		if (had_message || focus != f->focus)
			f->is_line_only = false;
		return VERDICT_HANDLED;
	}
	f->is_line_only = false;
	/* In the plain form the arrows go to the message to read it. */
	bool is_step = key->name == KEY_UP_KEY || key->name == KEY_DOWN_KEY;
	if (key->name != KEY_CTRL && key->name != KEY_ENTER_KEY && !(f->is_plain && is_step))
		form_say(f, STYLE_NORMAL, NULL);
	switch (key->name) {
	case KEY_ENTER_KEY:
		on_enter(f);
		break;
	case KEY_PASTED:
		f->focus = FOCUS_LINE;
		edit_paste(f->line, buf_str(paste), paste->len);
		break;
	case KEY_PAGE_UP:
	case KEY_PAGE_DOWN:
		step_question(f, key->name == KEY_PAGE_DOWN);
		break;
	case KEY_UP_KEY:
	case KEY_DOWN_KEY:
		move_up_down(f, key->name == KEY_DOWN_KEY);
		break;
	case KEY_CTRL_UP:
	case KEY_CTRL_DOWN:
		recall(f, key->name == KEY_CTRL_DOWN);
		break;
	case KEY_TAB_KEY:
	case KEY_BACK_TAB:
		f->focus = f->focus == FOCUS_LIST || !f->layout.list_width ? FOCUS_LINE : FOCUS_LIST;
		break;
	case KEY_ESC:
		on_escape(f);
		break;
	case KEY_CTRL:
		on_control(f, key);
		break;
	case KEY_FUNCTION:
		run_key(f, key);
		break;
	default:
		if (!detail_key(f, key))
			edit_key(f, key);
	}
	return VERDICT_HANDLED;
}

/* Saving. */

static void
make_draft(struct form *f)
{
	char *line = line_as_typed(f);
	sitting_draft(f->sitting, line, strlen(line), clock_now());
	free(line);
	f->draft_revision = edit_revision(f->line);
}

static int
tick(void *self)
{
	struct form *f = self;
	int wait = -1;
	bool wants_draft;
	if (f->keeper) {
		wait = keeper_tick(f->keeper, f->sitting, form_has_news(f), &wants_draft);
		if (wants_draft) {
			make_draft(f);
			keeper_put(f->keeper, f->sitting);
		}
		if (form_save_state(f) != f->shown_state) {
			form_paint_top(f);
			app_touch(f->app);
		}
	}
	/* A running clock is shown by the minute. */
	const struct version *v = f->is_plain ? NULL : sitting_interview(f->sitting);
	if (v && !strcmp(version_text(v, FIELD_STATE), "running")) {
		int64_t seconds = clock_now().seconds;
		if ((int)(seconds / 60) != f->minute) {
			form_paint_top(f);
			app_touch(f->app);
		}
		f->minute = (int)(seconds / 60);
		int left = (int)(60 - seconds % 60) * 1000;
		wait = wait < 0 || left < wait ? left : wait;
	}
	return wait;
}

static void
on_watch(void *self)
{
	struct form *f = self;
	keeper_look(f->keeper);
}

static void
on_saver(void *self)
{
	struct form *f = self;
	char *message;
	char *path = xstrdup(keeper_path(f->keeper));
	bool had_failure = keeper_failure(f->keeper);
	bool has_changed = keeper_news(f->keeper, f->sitting, &message);
	if (message)
		form_say(f, STYLE_WARNING, "%s", message);
	bool has_moved = strcmp(path, keeper_path(f->keeper));
	if (has_moved)
		app_rewatch(f->app, on_watch, keeper_watch_fd(f->keeper));
	/* The top bar alone where nothing else became different. */
	if (has_changed || message || has_moved || had_failure != (keeper_failure(f->keeper) != NULL))
		app_repaint(f->app);
	free(message);
	free(path);
}

/* Hang-up, termination: what is in the line is saved too. */
static void
on_ending(void *self)
{
	struct form *f = self;
	if (f->keeper)
		make_draft(f);
}

/* Nothing is saved while we stand still: before that, and not for long. */
static void
on_stopping(void *self)
{
	struct form *f = self;
	if (f->keeper) {
		make_draft(f);
		keeper_save(f->keeper, f->sitting, STOP_MS);
	}
}

static void
adopt_draft(struct form *f)
{
	char *place;
	char *text = keeper_adopt_draft(f->keeper, f->sitting, &place);
	if (text) {
		sitting_go(f->sitting, place ? place : "0");
		set_line(f, text, NULL);
		form_say(f, STYLE_NORMAL, "%s", _("the line you had not finished is here again"));
	}
	free(text);
	free(place);
}

/* Somebody went home without ending an interview: what is typed would come from it. */
static void
tell_forgotten(struct form *f)
{
	const struct session *s = f->sitting->session;
	const struct version *v = sitting_interview(f->sitting);
	if (v && !f->sitting->is_viewing && interview_is_forgotten(v, clock_now()))
		form_say(f, STYLE_WARNING, _("I%u of %s is still running, and what is typed comes from it; "
			"\":interview stop\" ends it"), listing_number(s, v), version_text(v, FIELD_DATE));
}

static void
form_done(struct form *f)
{
	edit_free(f->line);
	free(f->editing);
	free(f->message);
	free(f->detail_place);
	free(f->signed_text);
	if (f->has_scores)
		scores_done(&f->scores);
	if (f->has_agenda)
		agenda_done(&f->agenda);
	detail_done(&f->detail);
	detail_done(&f->side);
	for (size_t i = 0; i < f->history.n; i++)
		free(f->history.v[i]);
	array_done(&f->history);
}

bool
screen_form(struct sitting *sitting, struct keeper *keeper,
	const struct screen_options *options, struct error *err)
{
	static const struct screen_ops ops = {paint, on_key, NULL};
	struct term_options term = {options->is_plain, options->has_colour};
	struct form f = {
		.sitting = sitting, .keeper = keeper,
		.is_plain = options->is_plain, .is_folded = true,
	};
	f.app = app_new(&term, err);
	if (!f.app)
		return false;
	f.line = edit_new();
	f.draft_revision = edit_revision(f.line);
	if (options->is_meeting)
		form_enter(&f, ":meeting", 8, false);
	tell_forgotten(&f);
	if (keeper) {
		adopt_draft(&f);
		if (keeper_opening(keeper))
			form_say(&f, STYLE_WARNING, "%s", keeper_opening(keeper));
		app_watch(f.app, keeper_saver_fd(keeper), on_saver, &f);
		app_watch(f.app, keeper_watch_fd(keeper), on_watch, &f);
	}
	app_set_tick(f.app, tick, &f);
	app_set_ending(f.app, on_ending, on_stopping, &f);
	app_push(f.app, &ops, &f);
	app_run(f.app);
	if (keeper && form_has_news(&f))
		on_ending(&f);
	app_free(f.app);
	form_done(&f);
	return true;
}
