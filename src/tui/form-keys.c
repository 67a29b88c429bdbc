#include "config.h"

/* The keys of the form. */

#include "tui/form.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "model/command.h"
#include "model/listing.h"
#include "model/questionnaire.h"
#include "text/edit.h"
#include "text/utf8.h"
#include "tui/term.h"

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
			form_take_line(f, line, true);
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
		form_remember_line(f);
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
		form_take_line(f, line, true);
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
		form_set_line(f, "", NULL);
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
			form_remember_line(f);
			form_set_line(f, "", NULL);
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

void
form_key(struct form *f, const struct key *key, const struct buf *paste)
{
	bool had_message = f->message;
	enum focus focus = f->focus;
	if (key->name != KEY_CTRL || key->c != 'Q')
		f->is_asking_quit = f->is_asking_quit && key->name == KEY_ENTER_KEY;
	if (type_key(f, key)) {
		/* A message stays until something is typed. */
		form_say(f, STYLE_NORMAL, NULL);
		if (had_message || focus != f->focus)
			f->is_line_only = false;
		return;
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
}
