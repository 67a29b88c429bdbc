#ifndef STORE_SESSION_FILE_H
#define STORE_SESSION_FILE_H

/*
 * Sessions as YAML: kompass-session(5).  Writing is model/session.h's
 * session_format: the canonical text needs no library.
 */

#include <stdbool.h>
#include <stddef.h>

struct diags;
struct error;
struct session;

/*
 * Reads the text of a session.  NULL, with the faults in diags, if there is
 * any error.  *is_canonical, if not NULL, is whether writing gives the same
 * bytes: if not, somebody edited the file, and comments will be lost (a
 * warning in diags says so).  The caller frees.
 */
struct session *session_read(const char *bytes, size_t len,
	bool *is_canonical, struct diags *);

/*
 * The same, faster where the text was written by this program with just the
 * questionnaire of `like` (may be NULL), which the two then share.
 */
struct session *session_read_like(const char *bytes, size_t len, const struct session *like,
	bool *is_canonical, struct diags *);

/*
 * Reads a session file.  False with err where the system refused it; where its
 * content is at fault, false with the faults in diags and err empty.
 */
bool session_file_read(struct session **out, const char *path,
	struct diags *, struct error *);

/*
 * Takes the full texts of the questionnaire into a session that holds only
 * titles and maxima, if a questionnaire of that id with that very content is
 * found.  True if it did; pointers into the old questionnaire are then void.
 */
bool session_file_complete(struct session *);

/* Does the text look like a session at all (its first key)? */
bool session_is_likely(const char *bytes, size_t len);

#endif
