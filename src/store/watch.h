#ifndef STORE_WATCH_H
#define STORE_WATCH_H

/*
 * Notices that somebody else changed a file, by inotify on its folder (a file
 * that is replaced is another inode).  Without inotify nothing is noticed until
 * the next save compares.
 */

#include <stdbool.h>

struct watch;

/* NULL where the system cannot watch. */
struct watch *watch_new(const char *path);
void watch_free(struct watch *);

/* A descriptor to poll, or -1. */
int watch_fd(const struct watch *);

/* Takes what came; was any of it about the file?  Without a watch: perhaps. */
bool watch_read(struct watch *);

#endif
