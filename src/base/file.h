#ifndef BASE_FILE_H
#define BASE_FILE_H

/*
 * Whole files: reading one, replacing one without ever leaving half a file.
 */

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#include "base/attr.h"

struct buf;
struct error;
struct iovec;
struct rope;

/*
 * Reads a regular file of at most `limit` bytes (one byte more is read, so
 * that the caller can say "too large").  False with err naming the path.
 */
ATTR_MUST_USE bool file_read(struct buf *out, const char *path, size_t limit, struct error *);

/*
 * Puts len bytes at path: a temporary file (O_EXCL, mode) in the same folder,
 * fsync, rename, fsync of the folder.  Unless is_replacing, an existing path
 * is refused.  On failure nothing is left behind.
 */
ATTR_MUST_USE bool file_write(const char *path, const void *bytes, size_t len,
	mode_t mode, bool is_replacing, struct error *);

/* The same for a text in pieces. */
ATTR_MUST_USE bool file_write_rope(const char *path, const struct rope *,
	mode_t mode, bool is_replacing, struct error *);

/*
 * Writes all of n parts, however many calls that takes; false with errno.
 * Afterwards the parts say what was not written.
 */
ATTR_MUST_USE bool file_write_all(int fd, struct iovec *parts, size_t n);

/* Makes a folder and those above it, mode 0700; one that is there is fine. */
ATTR_MUST_USE bool file_make_folders(const char *path, struct error *);

/* fsync of a folder, so that names in it last. */
ATTR_MUST_USE bool file_sync_folder(const char *path, struct error *);

/* "dir/name" or what is in name alone; "dir" of "dir/name", "." where there is none.  The caller frees. */
char *file_join(const char *folder, const char *name);
char *file_folder(const char *path);

/* The last part of a path, borrowed. */
const char *file_name(const char *path);

/*
 * The program's folders, created by nobody here: $XDG_CONFIG_HOME/kompass and
 * the like, with the defaults of the XDG base directories.  The caller frees;
 * NULL if neither the variable nor HOME is set to an absolute path.
 */
enum file_home { HOME_CONFIG, HOME_STATE, HOME_CACHE, HOME_DATA };
char *file_home(enum file_home);

#endif
