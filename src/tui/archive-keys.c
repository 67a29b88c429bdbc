#include "config.h"

/* The keys of the archive's screen, and its line. */

#include "tui/archive-view.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "text/edit.h"
#include "text/utf8.h"
#include "tui/term.h"

void
archive_set_line(struct archive_view *v, enum archive_line line_is, const char *text)
{
	v->line_is = line_is;
	edit_set(v->line, text, strlen(text));
	v->is_typing = true;
}

/* The line changed: what it filters by is shown at once. */
static void
follow_line(struct archive_view *v)
{
	v->is_typing = true;
	if (v->line_is == LINE_FILTER)
		archive_filter(v, edit_text(v->line));
}

/* Back to the filter that the table is filtered by. */
static void
drop_line(struct archive_view *v)
{
	archive_set_line(v, LINE_FILTER, v->filter);
	v->is_typing = false;
}

static void
on_enter(struct archive_view *v)
{
	char *text = xstrdup(edit_text(v->line));
	/* On a row the row is meant, whatever stands in the line. */
	switch (v->is_typing ? v->line_is : LINE_FILTER) {
	case LINE_ANSWER:
		archive_answer(v);
		break;
	case LINE_QUERY:
		archive_search_for(v, text);
		break;
	case LINE_COMMAND:
		drop_line(v);
		archive_enter(v, text);
		break;
	default:
		archive_enter(v, archive_is_empty(v) ? archive_offers[v->choice].line : "open");
	}
	free(text);
}

static void
on_escape(struct archive_view *v)
{
	archive_view_say(v, STYLE_NORMAL, NULL);
	if (v->asking) {
		archive_ask_no_more(v);
	} else if (v->finding) {
		archive_job_leave(v->finding);
	} else if (v->line_is != LINE_FILTER) {
		drop_line(v);
	} else if (*v->filter) {
		archive_set_line(v, LINE_FILTER, "");
		archive_filter(v, "");
		v->is_typing = false;
	} else if (v->reading) {
		archive_job_leave(v->reading);
	} else if (browse_marked(v->browse)) {
		archive_view_say(v, STYLE_NORMAL, "%s", _("\":mark none\" takes the marks away; Ctrl-Q leaves"));
	} else {
		archive_view_say(v, STYLE_NORMAL, "%s", _("Ctrl-Q or :quit leaves"));
	}
}

/*
 * Text typed or pasted.  On a row, and where nothing is filtered, a slash and a
 * colon begin something else; within a filter they are letters, as files' names
 * have them.
 */
static void
insert(struct archive_view *v, const char *text, size_t len, bool is_pasted)
{
	bool begins = v->line_is == LINE_FILTER && (!v->is_typing || !edit_len(v->line));
	if (begins && len && (*text == '/' || *text == ':')) {
		archive_set_line(v, *text == '/' ? LINE_QUERY : LINE_COMMAND, "");
		text++;
		len--;
	}
	if (is_pasted)
		edit_paste(v->line, text, len);
	else
		edit_insert(v->line, text, len);
	follow_line(v);
}

static void
move(struct archive_view *v, long by)
{
	v->is_typing = false;
	if (archive_is_empty(v)) {
		long to = (long)v->choice + by;
		v->choice = (size_t)(to < 0 ? 0 : to >= ARCHIVE_OFFERS ? ARCHIVE_OFFERS - 1 : to);
	} else {
		browse_move(v->browse, by);
	}
}

/* Files of the row's evaluation beneath it; from one of them back to it. */
static void
unfold(struct archive_view *v, bool is_open)
{
	struct browse_row r;
	v->is_typing = false;
	if (!archive_here(v, &r))
		return;
	if (is_open && r.files < 2)
		archive_view_say(v, STYLE_NORMAL, "%s", _("this evaluation is one file"));
	browse_unfold(v->browse, browse_cursor(v->browse), is_open);
}

static bool
edit_key(struct archive_view *v, const struct key *key)
{
	static const struct {
		enum key_name name;
		char c;
		enum edit_op op;
	} table[] = {
		{KEY_LEFT_KEY, 0, EDIT_LEFT}, {KEY_RIGHT_KEY, 0, EDIT_RIGHT},
		{KEY_CTRL_LEFT, 0, EDIT_WORD_LEFT}, {KEY_CTRL_RIGHT, 0, EDIT_WORD_RIGHT},
		{KEY_HOME_KEY, 0, EDIT_HOME}, {KEY_END_KEY, 0, EDIT_END},
		{KEY_BACKSPACE_KEY, 0, EDIT_BACKSPACE}, {KEY_DELETE_KEY, 0, EDIT_DELETE},
		{KEY_CTRL, 'W', EDIT_KILL_WORD_BACK}, {KEY_CTRL, 'K', EDIT_KILL_TO_END},
		{KEY_CTRL, 'U', EDIT_KILL_TO_HOME}, {KEY_CTRL, 'V', EDIT_YANK},
		{KEY_CTRL, 'Z', EDIT_UNDO}, {KEY_CTRL, 'Y', EDIT_REDO}, {KEY_CTRL, 'A', EDIT_HOME},
		{KEY_CTRL, 'D', EDIT_DELETE},
	};
	unsigned long revision = edit_revision(v->line);
	if (key->name == KEY_BACKSPACE_KEY && !edit_len(v->line) &&
	    (v->line_is == LINE_QUERY || v->line_is == LINE_COMMAND)) {
		drop_line(v);
		return true;
	}
	for (size_t i = 0; i < sizeof(table) / sizeof(*table); i++) {
		if (table[i].name != key->name || (table[i].c && key->c != (uint32_t)table[i].c))
			continue;
		edit_do(v->line, table[i].op);
		if (edit_revision(v->line) != revision)
			follow_line(v);
		return true;
	}
	return false;
}

static void
on_control(struct archive_view *v, const struct key *key)
{
	if (key->c == 'C') {
		bool has_text = edit_len(v->line) > 0;
		if (has_text)
			on_escape(v);
		else
			archive_view_say(v, STYLE_NORMAL, "%s", _("Ctrl-Q or :quit leaves"));
	} else if (key->c == '@') {
		archive_enter(v, "mark");
	} else if (key->c == 'R') {
		archive_enter(v, "refresh");
	} else if (!archive_run_key(v, key) && !edit_key(v, key)) {
		archive_view_say(v, STYLE_NORMAL, _("Ctrl-%c does nothing here; F1 or :help lists the keys"),
			(char)key->c);
	}
}

static void
type(struct archive_view *v, uint32_t c)
{
	struct buf text = BUF_INIT;
	if (c == ' ' && !v->is_typing && !v->asking) {
		archive_enter(v, "mark");
		return;
	}
	utf8_encode(&text, c);
	insert(v, text.s, text.len, false);
	buf_done(&text);
}

/* Keys that move in the table, whatever the line holds; false: another key. */
static bool
table_key(struct archive_view *v, const struct key *key)
{
	long page = v->layout.height > 1 ? v->layout.height - 1 : 1;
	switch (key->name) {
	case KEY_UP_KEY:
	case KEY_DOWN_KEY:
		move(v, key->name == KEY_DOWN_KEY ? 1 : -1);
		return true;
	case KEY_PAGE_UP:
	case KEY_PAGE_DOWN:
		move(v, key->name == KEY_PAGE_DOWN ? page : -page);
		return true;
	case KEY_CTRL_HOME:
	case KEY_CTRL_END:
		browse_go(v->browse, key->name == KEY_CTRL_END ? SIZE_MAX : 0);
		v->is_typing = false;
		return true;
	case KEY_INSERT_KEY:
		archive_enter(v, "mark");
		return true;
	default:
		return false;
	}
}

/* Keys that are the row's as long as nothing is being typed. */
static bool
row_key(struct archive_view *v, const struct key *key)
{
	switch (key->name) {
	case KEY_HOME_KEY:
	case KEY_END_KEY:
		browse_go(v->browse, key->name == KEY_END_KEY ? SIZE_MAX : 0);
		return true;
	case KEY_LEFT_KEY:
	case KEY_RIGHT_KEY:
		unfold(v, key->name == KEY_RIGHT_KEY);
		return true;
	default:
		return false;
	}
}

void
archive_key(struct archive_view *v, const struct key *key, const struct buf *paste)
{
	v->is_shown = false;
	if (key->name != KEY_ESC && key->name != KEY_CTRL)
		archive_view_say(v, STYLE_NORMAL, NULL);
	if (!v->asking && table_key(v, key))
		return;
	if (!v->is_typing && row_key(v, key))
		return;
	switch (key->name) {
	case KEY_CHAR:
		type(v, key->c);
		break;
	case KEY_PASTED:
		insert(v, buf_str(paste), paste->len, true);
		break;
	case KEY_ENTER_KEY:
		on_enter(v);
		break;
	case KEY_ESC:
		on_escape(v);
		break;
	case KEY_TAB_KEY:
	case KEY_BACK_TAB:
		v->is_typing = !v->is_typing;
		break;
	case KEY_CTRL:
		on_control(v, key);
		break;
	case KEY_FUNCTION:
		archive_run_key(v, key);
		break;
	default:
		edit_key(v, key);
	}
}
