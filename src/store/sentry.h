#ifndef STORE_SENTRY_H
#define STORE_SENTRY_H

/*
 * Stands beside a file that we wrote and tells whether anybody has opened or
 * changed it since: inotify on the file itself, so that it does not matter under
 * which name, how fast, or whether the times were set back afterwards.  Only the
 * kernel of this machine is asked: where others may write past it (a network, a
 * host's folder) nothing is ever called untouched.
 */

#include <stdbool.h>

struct stat;

struct sentry;

/* NULL where the system cannot watch. */
struct sentry *sentry_new(void);
void sentry_free(struct sentry *);

/*
 * Watches a file that nobody else knows yet, from now on, beside the one that is
 * on watch.  It takes over at sentry_relieve.
 */
void sentry_post(struct sentry *, const char *path);

/* The one posted last takes over; or, where it came to nothing, goes. */
void sentry_relieve(struct sentry *, bool is_taking_over);

/*
 * Is this, by its stat, the file on watch, and did nobody open, change or remove
 * it since it was posted?  False as well where that is not known (no sentry).
 */
bool sentry_is_quiet(struct sentry *, const struct stat *);

#endif
