#ifndef MODEL_RESTORE_H
#define MODEL_RESTORE_H

/*
 * Taking one's own items back as they were in an earlier generation: new
 * versions with the old content.  Never touches what others wrote, never
 * deletes, never brings back an unfinished line.
 */

#include <stdbool.h>
#include <stddef.h>

struct buf;
struct session;
struct sitting;
struct version;

/* How the items of one session differ from an earlier state of it. */
struct difference {
	size_t added, changed, gone;
};
void restore_compare(struct difference *, const struct session *now, const struct session *then);

/*
 * Writes the sitting's items as they are in `then`, in one action; only those
 * wanted, where count is not 0: an item's id, or the code of a question or an
 * area (with its questions).  Appends a line for each to *said.  Returns how
 * many; is_trial only counts.
 */
size_t restore_mine(struct sitting *, const struct session *then,
	char *const *wanted, size_t count, bool is_trial, struct buf *said);

/* Is there anything of that id or code in the session? */
bool restore_is_known(const struct session *, const char *wanted);

#endif
