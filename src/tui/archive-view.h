#ifndef TUI_ARCHIVE_VIEW_H
#define TUI_ARCHIVE_VIEW_H

/*
 * The archive's screen: what its parts share.  screen-archive.c owns it and
 * reads, archive-keys.c has its keys and the line, archive-actions.c the one
 * table of what can be done, archive-ask.c the questions before some of it;
 * archive-paint.c and archive-table.c paint, archive-preview.c what stands
 * beside.  Nobody else includes this but they.
 */

#include <stdbool.h>
#include <stddef.h>

#include "base/array.h"
#include "base/attr.h"
#include "model/browse.h"
#include "model/columns.h"
#include "store/archive-job.h"
#include "tui/draw.h"
#include "tui/screens.h"

struct app;
struct buf;
struct edit;
struct key;
struct reply;
struct preview;

/* Which rows and columns are whose.  A width or height of 0: not shown. */
struct archive_layout {
	int rows, columns;
	int head, body, height, width;		/* of the table; head is its row of titles */
	int preview_row, preview, preview_height, preview_width;
	bool is_beside;				/* the preview, else it is below */
	int message, message_height, line, bar;	/* rows */
};

/* A question that is asked in the line before something is done. */
struct archive_question {
	const char *label;		/* N_() */
	/* What stands there to be changed, from the answers so far; the caller frees.  NULL: nothing. */
	char *(*propose)(const struct archive_view *);
	bool may_be_empty;
};

enum { ANSWERS = 4 };

/* What stands in the line: what letters do, and what Enter. */
enum archive_line { LINE_FILTER, LINE_COMMAND, LINE_QUERY, LINE_ANSWER };

struct archive_view {
	struct screen_options options;
	char *folder, *id, *name;
	struct app *app;		/* NULL while other screens are open */
	struct archive_request *request;	/* what leaving is for */

	/* What is known. */
	struct archive *archive;	/* NULL: nothing yet */
	struct archive_job *reading, *finding;
	struct archive *waiting;	/* read anew while the old one is searched */
	char *wanted;			/* the path the cursor goes to once it is there, or NULL */
	int event;
	bool wants_read;		/* as soon as something is on the screen */
	bool is_whole;			/* nothing was left unread */
	char *failure;			/* why the folder, or a part of it, could not be read */

	struct browse *browse;
	struct columns columns;
	struct sorting sorting;
	struct edit *line;
	enum archive_line line_is;
	char *filter;			/* what the table is filtered by */
	bool is_typing;			/* the focus is on the line, not on a row */
	size_t top;			/* first row shown */
	size_t choice;			/* of what an empty folder offers */

	const struct archive_question *asking;	/* NULL: nothing is asked; ended by a NULL label */
	size_t asked;
	char *answers[ANSWERS];
	enum archive_wish wish;		/* what the answers are for */

	struct archive_hits hits;
	char *query;			/* they were found by */
	bool is_cut;			/* the search was left before its end */
	bool mixes_editions;		/* it names an area or question of no certain edition */
	size_t hit;			/* the row of the list that was opened last */
	bool has_hits;			/* they are to be shown when the screen opens */

	char *message;
	enum style message_style;
	char *report;			/* several lines to be shown when the screen opens, or NULL */

	struct archive_layout layout;
	struct preview *preview;
	bool is_shown;			/* painted since the last key */
};

/* One thing that can be done. */
struct archive_action {
	const char *word;
	const char *arguments;		/* N_() or "" */
	const char *help;		/* one line, N_() */
	const char *key;		/* "^N", "F5", or NULL; also one that is told only: "Enter" */
	const char *bar;		/* short word for the bottom bar, N_(), or NULL */
	bool is_last;			/* at the right of the bar, never cut off */
	bool is_fill;			/* needs words: the palette puts it in the line */
	void (*run)(struct archive_view *, const char *rest);
};

/* The list, ended by a NULL word. */
extern const struct archive_action archive_actions[];

/* Runs what a line says after its ':'; says what is wrong. */
void archive_enter(struct archive_view *, const char *line);

/* Runs the action of a key; false where it has none. */
bool archive_run_key(struct archive_view *, const struct key *);

/* What an empty folder offers: the words of actions, and what they do. */
struct archive_offer {
	const char *line, *text;	/* text N_() */
};
extern const struct archive_offer archive_offers[];
enum { ARCHIVE_OFFERS = 3 };

/* A key; what it changes is painted after it. */
void archive_key(struct archive_view *, const struct key *, const struct buf *paste);

/* Puts text into the line, which is this from now on, the cursor at its end. */
void archive_set_line(struct archive_view *, enum archive_line, const char *text);

/* Asks one question after the other, then leaves with this wish and the answers. */
void archive_ask(struct archive_view *, const struct archive_question *, enum archive_wish);
void archive_answer(struct archive_view *);	/* what stands in the line is the answer */
void archive_ask_no_more(struct archive_view *);

/* Questions before making a session, a merged one, an import, a report. */
extern const struct archive_question archive_ask_new[], archive_ask_merge[], archive_ask_import[],
	archive_ask_report[];

/* One line said to the person; fmt NULL: nothing. */
void archive_view_say(struct archive_view *, enum style, const char *fmt, ...) ATTR_PRINTF(3, 4);

/* Filters, sorts, takes other columns; what was chosen is kept for the next time. */
void archive_filter(struct archive_view *, const char *words);
void archive_sort(struct archive_view *, const struct sorting *);
void archive_keep_settings(struct archive_view *);

/* Begins to read the folder anew, unless that goes on; begins a search. */
void archive_read(struct archive_view *);
void archive_search_for(struct archive_view *, const char *query);

/* Shows what was found. */
void archive_show_hits(struct archive_view *);

/* Is there nothing in the folder, as far as is known? */
bool archive_is_empty(const struct archive_view *);

/* Leaves the screen for what the request says; paths of these cards go into it. */
void archive_leave_for(struct archive_view *, enum archive_wish, const struct browse_cards *);

/* The row of the cursor; false where there is none. */
bool archive_here(const struct archive_view *, struct browse_row *);

/* Where everything goes on a screen of this size. */
void archive_lay_out(struct archive_view *, int rows, int columns);

void archive_paint(struct archive_view *);
void archive_paint_table(struct archive_view *);
void archive_paint_preview(struct archive_view *);

/* What stands in a cell. */
void archive_cell(struct buf *, const struct archive_view *, const struct browse_row *, enum column);

/* "1,234", as people write it here. */
void archive_number(struct buf *, size_t);

/* The preview: NULL-safe; is another one needed, and making it. */
void preview_rows(struct archive_view *, struct reply *);	/* the same to be read on a page */
bool preview_is_stale(const struct archive_view *);
void preview_make(struct archive_view *);
void preview_free(struct preview *);

/*
 * Looks whether figures that the table hides may be seen, in one session that
 * is shown; false where there is none to look at.
 */
bool archive_look(struct archive_view *);

#endif
