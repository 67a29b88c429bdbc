#ifndef TUI_SCREENS_H
#define TUI_SCREENS_H

/*
 * The screens that a command can open.  Each runs until it is left.
 */

#include <stdbool.h>
#include <stddef.h>

struct compare;
struct compare_wish;
struct error;
struct keeper;
struct sitting;

struct screen_options {
	bool is_plain;		/* one column, no clock */
	bool has_colour;
	bool is_meeting;	/* begin as a meeting */
	const char *place;	/* begin at this place of the session, ... */
	const char *entry;	/* ... with this entry chosen; NULL: where one was */
	const char *language;	/* of questionnaires' texts, but in the form; NULL: the messages' */
};

/*
 * The form on a sitting.  keeper NULL: for reading only.  False with err if the
 * screen cannot be opened at all.
 */
bool screen_form(struct sitting *, struct keeper *, const struct screen_options *,
	struct error *);

/* The archive's screen, with all that it shows and where its cursor is. */
struct archive_view;

/* What it was left for. */
enum archive_wish {
	ARCHIVE_QUIT,
	ARCHIVE_OPEN,		/* to write where it is running, else to read */
	ARCHIVE_EDIT,		/* to write, or to reopen it */
	ARCHIVE_VIEW,		/* to read */
	ARCHIVE_SETTLE,
	ARCHIVE_NEW,		/* answers: subject, year, questionnaire, file */
	ARCHIVE_EXAMPLE,	/* a copy of the example */
	ARCHIVE_IMPORT,		/* answers: table of points */
	ARCHIVE_COMPARE,
	ARCHIVE_REPORT,		/* answers: file, options */
	ARCHIVE_MERGE		/* answers: file, options */
};

struct archive_request {
	enum archive_wish wish;
	char **paths;		/* of the files it is about, as the system knows them */
	size_t count;
	bool is_running;	/* the first of them is neither signed nor imported */
	char *answers[4];	/* what was typed; NULL where nothing was asked */
	char *place, *entry;	/* where in the session, or NULL */
};

void archive_request_done(struct archive_request *);

/*
 * The screen of a folder, which need not be there.  id and name: who looks, or
 * NULL.  Reads nothing yet.
 */
struct archive_view *archive_view_new(const char *folder, const char *id, const char *name,
	const struct screen_options *);
void archive_view_free(struct archive_view *);

/* Who looks has been asked meanwhile. */
void archive_view_see_as(struct archive_view *, const char *id, const char *name);

/* What is told when it opens again: one line, or several on a page of their own. */
void archive_view_tell(struct archive_view *, const char *text);

/* The file whose row the cursor goes to once it is there. */
void archive_view_go(struct archive_view *, const char *path);

/*
 * Opens the screen, where it was the last time, and reads the folder anew
 * behind it; returns with what is wished.  False with err if it cannot be
 * opened at all.
 */
bool screen_archive(struct archive_view *, struct archive_request *, struct error *);

/*
 * Sessions side by side, those that were added to the comparison, which is run
 * here: first as wished, then as chosen.  False with err if the screen cannot
 * be opened at all.
 */
bool screen_compare(struct compare *, const struct compare_wish *,
	const struct screen_options *, struct error *);

#endif
