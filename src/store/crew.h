#ifndef STORE_CREW_H
#define STORE_CREW_H

/*
 * Reads many files of an archive in several threads, and hands out what came of
 * each in the order of the jobs.
 */

#include <stdbool.h>
#include <stddef.h>

struct crew;
struct index_entry;

struct crew_job {
	const char *path;	/* below the folder; borrowed until crew_stop */
	void *ctx;		/* the caller's */
};

/*
 * What became of a job.  The card (owned by the caller) is as card_file_read
 * has it; its stamp's size is -1 where the file may yet change unseen.
 */
struct crew_result {
	const struct crew_job *job;
	struct card *card;
	struct index_entry *entry;	/* of it, for an index, or NULL; crew_entry_free */
};

/* Begins to read the files below the open folder.  with_entries: for an index. */
struct crew *crew_start(int folder, const struct crew_job *, size_t n, bool with_entries);

/*
 * The next result, waiting at most so long; *is_done is whether all were handed
 * out.  False: there is none yet, or they are done.
 */
bool crew_next(struct crew *, struct crew_result *, int wait_ms, bool *is_done);
void crew_entry_free(struct index_entry *);

/* Ends it; what was not handed out is dropped. */
void crew_stop(struct crew *);

/* How many threads are worth their while: the processors there are, within reason. */
unsigned crew_size(size_t jobs);

#endif
