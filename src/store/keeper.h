#ifndef STORE_KEEPER_H
#define STORE_KEEPER_H

/*
 * Keeps one session on the disk while somebody works on it: decides when to
 * save, merges what others write underneath, tells how it stands.  The form and
 * plain prompts both use it; the thread behind is the saver's.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct diags;
struct error;
struct session;
struct sitting;

enum {
	KEEPER_DELAY_MS = 250	/* from the first change to the save */
};

enum keeper_state {
	KEEPER_SAVED,		/* everything is durable */
	KEEPER_SAVING,
	KEEPER_FAILING		/* the text is only in memory; keeper_failure says why */
};

struct keeper;

/*
 * Reads the session and makes ready to save it.  What a killed process or a
 * folder in a cloud left beside the file is merged in.  Of a file edited by hand a copy is kept in its
 * history first; without that it is not opened.  NULL with err, or with faults
 * in diags.
 */
struct keeper *keeper_open(struct session **session, const char *path,
	const char *backup, struct diags *, struct error *);

/*
 * What a person should know of the opening: copies beside the file that were
 * merged in, or could not be read (store/copies.h); one line, or NULL.
 */
const char *keeper_opening(const struct keeper *);

/* What is still to be said when a keeper has ended.  Strings or NULL. */
struct keeper_end {
	char *failure;		/* why it could not be saved */
	char *rescue;		/* the path of the copy made of it in the state folder */
	char *warning;		/* keeper_warning's: it was saved elsewhere */
};

/*
 * Waits until all is saved (at most `ms`), merging what others write at that
 * moment, and frees.  False if it could not be saved; it was then written into
 * the state folder if that was possible.  The caller calls keeper_end_done.
 */
bool keeper_close(struct keeper *, struct sitting *, int ms, struct keeper_end *);
void keeper_end_done(struct keeper_end *);

/*
 * Looks for the draft that a sitting of the same evaluator left when it was
 * killed, and takes it over: the text belongs in the capture line.  NULL where
 * there is none; the caller frees.  *place: where it was typed, or NULL.
 */
char *keeper_adopt_draft(struct keeper *, struct sitting *, char **place);

/*
 * To be called after every key or event: saves if it is time.  `is_typing`:
 * the capture line holds something newer than its draft.  Returns in how many
 * milliseconds to call again, or -1; *wants_draft: make the draft, call again.
 */
int keeper_tick(struct keeper *, const struct sitting *, bool is_typing, bool *wants_draft);

/* Saves now, without waiting. */
void keeper_put(struct keeper *, const struct sitting *);

/* Saves and waits, at most `ms`, merging what others write meanwhile; true if durable. */
bool keeper_save(struct keeper *, struct sitting *, int ms);

/*
 * Goes to where this evaluator was when the form was left last, on this
 * machine; and keeps where that is now.  Neither can fail in a way that matters.
 */
void keeper_resume(const struct keeper *, struct sitting *);
void keeper_remember(const struct keeper *, const struct sitting *);

/* Descriptors to poll; -1 where there is none. */
int keeper_saver_fd(const struct keeper *);
int keeper_watch_fd(const struct keeper *);

/*
 * Handles what the descriptors had.  True if the session changed by a merge;
 * *message then (or on other news worth telling) is a line, the caller's.
 */
bool keeper_news(struct keeper *, struct sitting *, char **message);
void keeper_look(struct keeper *);

enum keeper_state keeper_state(const struct keeper *, const struct session *);
const char *keeper_failure(const struct keeper *);

/* A warning that stays (saved beside the file because that was damaged), or NULL. */
const char *keeper_warning(const struct keeper *);

/* How the copies to the backup place stand: 0 none wanted, 1 fine, -1 failing. */
int keeper_backup(const struct keeper *);

/* Where it is saved. */
const char *keeper_path(const struct keeper *);
const char *keeper_state_folder(const struct keeper *);

#endif
