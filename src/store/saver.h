#ifndef STORE_SAVER_H
#define STORE_SAVER_H

/*
 * Saving without waiting: a thread that takes finished texts out of a mailbox
 * and puts them on the disk (store/target.h).  It never sees the model.  What
 * it has to tell waits until saver_news is called; saver_fd becomes readable.
 *
 * After a failure the text stays in memory and a *new* file is tried every
 * second: a failed fsync is never just repeated (Rebello et al., "Can
 * Applications Recover from fsync Failures?", 2020).
 */

#include <stdbool.h>
#include <stddef.h>

struct error;
struct piece;
struct rope;

struct saver;

struct saver_news {
	unsigned long saved;	/* the number of the last text that is durable */
	char *failure;		/* why saving fails now, or NULL */
	struct piece *foreign;	/* what somebody else wrote there, or NULL; once */
	bool is_gone;		/* the file was removed; the next save makes it again; once */
	char *backup_failure;	/* why the copy to the backup place fails, or NULL */
	bool has_backup;	/* a copy was made since the last text */
};

/*
 * Starts for a file that was read as `known` (NULL: does not exist yet), which
 * is left to the caller.  `backup`: a folder to copy to, or NULL.  NULL with
 * err if the file is not one that may be replaced.
 */
struct saver *saver_new(const char *path, const char *backup,
	const struct rope *known, struct error *);

/*
 * Hands over a text; it replaces one that still waits.  The text is taken.
 * Returns its number, counted from 1.
 */
unsigned long saver_put(struct saver *, struct rope *text);

/* A descriptor to poll; readable when there is news. */
int saver_fd(const struct saver *);

/* Fills in the news; what it points to is the caller's (saver_news_done). */
void saver_news(struct saver *, struct saver_news *);
void saver_news_done(struct saver_news *);

/* Asks to look at the file now: somebody may have changed it. */
void saver_look(struct saver *);

/*
 * The foreign text (taken) has been merged: the file is now believed to hold
 * it.  A text that waits is dropped; the caller puts the merged one next.
 */
void saver_accept(struct saver *, struct piece *text);

/* From now on save to another path, which must not exist; false with err if it does. */
bool saver_divert(struct saver *, const char *path, struct error *);

/*
 * Waits until everything put is durable, or two more tries have failed, or
 * somebody else's bytes wait to be looked at, at most `ms`; true if durable.
 */
bool saver_flush(struct saver *, int ms);

/* The path that is saved to, links resolved; and its state folder, or NULL. */
const char *saver_path(const struct saver *);
const char *saver_state_folder(const struct saver *);

/* Ends the thread; what is not saved by then is not saved (flush before). */
void saver_free(struct saver *);

#endif
