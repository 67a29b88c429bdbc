#ifndef TUI_FORM_H
#define TUI_FORM_H

/*
 * The form: what its parts share.  screen-form.c owns it and saves, form-keys.c
 * has its keys, form-enter.c what is entered; form-layout, form-list, form-detail
 * and form-bars paint, with form-rows for what scrolls; in a meeting form-agenda
 * and form-team in place of form-list and most of form-detail.  Nobody else
 * includes this but they.
 */

#include <stdbool.h>
#include <stddef.h>

#include "base/array.h"
#include "base/clock.h"
#include "model/agenda.h"
#include "model/score.h"
#include "model/sitting.h"
#include "tui/draw.h"
#include "tui/form-rows.h"

struct app;
struct buf;
struct edit;
struct keeper;
struct key;

/* Where the arrows go, and the hardware cursor with them. */
enum focus {
	FOCUS_LINE,
	FOCUS_MESSAGE,		/* in the plain form only */
	FOCUS_DETAIL,
	FOCUS_LIST
};

/* Which rows and columns are whose.  A width of 0: not shown. */
struct layout {
	int rows, columns;
	int body, height;		/* first row and height of list and detail */
	int list_width;
	int detail, detail_width;	/* first column and width */
	int side, side_width;
	int message, message_height, line, line_height, bar;	/* rows */
};

struct form {
	struct app *app;
	struct sitting *sitting;
	struct keeper *keeper;	/* NULL where the session is only viewed */
	bool is_plain, is_folded;
	enum focus focus;

	struct edit *line;
	char *editing;		/* the entry whose text the line will replace, or NULL */
	unsigned long set_revision;	/* of the line when a text was put in it */
	unsigned long draft_revision;	/* of the line when its draft was made */
	struct lines ARRAY_OF(char *) history;	/* lines entered, oldest first */
	size_t history_at;	/* == history.n: not looking back */

	char *message;
	enum style message_style;
	int message_at;		/* row of the message that the focus is on */

	struct scores scores;
	unsigned long scores_revision;	/* of the session they were computed from */
	bool are_team_scores;	/* nothing is hidden in them */
	bool has_scores;
	char *signed_text;	/* who signed, as in the top bar, or NULL ... */
	unsigned long signed_content;	/* ... of the session's content then, plus 1 */

	/* In a meeting (sitting->is_meeting). */
	struct agenda agenda;
	unsigned long agenda_revision;	/* of the session it was built from */
	bool has_agenda;

	struct layout layout;
	struct detail detail, side;
	char *detail_place;	/* the place the detail was scrolled for */
	size_t list_top;
	int minute;		/* the minute of the clock that is shown */
	bool is_line_only;	/* nothing but the capture line changed since painting */
	bool is_asking_quit;	/* leaving would lose text that cannot be saved */
	int shown_state;	/* keeper_state as painted */
};

/* Where everything goes on a screen of this size. */
void form_layout(struct form *, int rows, int columns);

void form_paint_list(struct form *);
void form_paint_detail(struct form *);

/* A row of the list: mark, code, title as far as it goes, points at the right. */
void form_paint_list_row(struct form *, int row, const char *mark, enum style mark_style,
	const char *code, const char *title, const char *points, enum style, bool is_here);

/* Builds the rows of the place at this width; part of the text may go to the side. */
void form_build_detail(struct form *);

/* The number an entry is typed by: " 3 ", or "   3a " beneath a team sentence. */
void form_add_number(struct buf *, size_t number, size_t part);

/* What an entry's text is followed by: "  (ge 13:05 I3, report)". */
enum tail_flag {
	TAIL_AUTHOR = 1,	/* name whose it is, also where it is mine */
	TAIL_BRIEF = 2		/* no time, and no report, which is shown otherwise */
};
void form_add_tail(struct form *, struct buf *, const struct version *, unsigned flags);

/* Parts of a question that a meeting shows as well. */
void form_add_guidance(struct builder *, const struct question *);
void form_add_previous(struct builder *);
void form_add_report_text(struct builder *, bool is_question);

/* The question as a meeting sees it, below its head. */
void form_build_team(struct form *, struct builder *, const struct question *);

/* Paints what was built last, where the layout has it now. */
void form_show_detail(struct form *);

/* Moves the focus by rows that it can stand on; false at the end. */
bool form_move_focus(struct form *, int by);

/* Top bar, message, capture line with its cursor, bottom bar. */
void form_paint_top(struct form *);
void form_paint_message(struct form *);
void form_paint_line(struct form *);
void form_paint_bar(struct form *);

/* Does the line hold text that is not in its draft yet? */
bool form_has_news(const struct form *);

/* keeper_state, where text of the line that is in no file yet is unsaved too. */
int form_save_state(const struct form *);

/* Rows the message needs at this width, at most a quarter of the screen. */
int form_message_height(struct form *, int columns, int rows);

/* Is something said there, and not just a hint on keys? */
bool form_has_message(const struct form *);

/* Rows the capture line needs at this width, at most a third of the screen. */
int form_line_height(const struct form *, int columns, int rows);

/* The scores, computed again where the session changed. */
const struct scores *form_scores(struct form *);

/* One line said to the person; fmt NULL: nothing. */
void form_say(struct form *, enum style, const char *fmt, ...) ATTR_PRINTF(3, 4);

/* The mark of a state: one column. */
const char *form_state_mark(enum score_state);

/* The agenda, built again where the session changed. */
const struct agenda *form_agenda(struct form *);

/* The item of the question here, or NULL where there is none. */
const struct agenda_item *form_agenda_item(struct form *);

/* "18-27", "n/a 18", "?-27": what was given; and "411 to 467 of 800", the total's. */
void form_add_range(struct buf *, const struct agenda_item *);
void form_add_possible(struct form *, struct buf *);

/* "present: ab ge": who takes part in what is settled now. */
void form_add_present(struct form *, struct buf *);

/* The list of a meeting. */
void form_paint_agenda(struct form *);

/* The item before or after the one here, around; in the list also settled ones.  NULL: none. */
const struct question *form_agenda_step(struct form *, bool forward, bool is_with_settled);

/* What can be done here, in a line; the caller frees. */
char *form_meeting_hint(struct form *);

/* A key; what it changes is painted after it. */
void form_key(struct form *, const struct key *, const struct buf *paste);

/* Puts text in the line, saved as it is; `editing`: the entry it will replace, or NULL. */
void form_set_line(struct form *, const char *text, const char *editing);

/*
 * The line so that it can be typed: pasted text, taken as it stands, is quoted.
 * The caller frees.
 */
char *form_line_as_typed(const struct form *);

/* Keeps the line for Ctrl-Up. */
void form_remember_line(struct form *);

/* A line that was chosen: entered, or put in an empty line (form: a struct form). */
void form_take_line(void *form, const char *line, bool is_fill);

/* What stands in the line is entered, as by Enter. */
bool form_enter(struct form *, const char *line, size_t len, bool is_literal);

/* Opens a text in the person's own editor: an entry or a report text's slot. */
void form_open_editor(struct form *, const char *entry, const char *slot);

#endif
