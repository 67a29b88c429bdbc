#ifndef CMD_GENERATIONS_H
#define CMD_GENERATIONS_H

/* Earlier generations as `history` and `restore` number them: 1 is the newest. */

#include <stdbool.h>

struct generation;
struct generations;
struct session;

/* Those of a file, which need not be there any more.  False after saying why not. */
bool generations_open(struct generations *, const char *path);

/* The one of this number, or NULL after saying which there are. */
const struct generation *generations_nth(const struct generations *, const char *number);

/* NULL if it is no session; the caller frees. */
struct session *generation_read(const struct generation *);

#endif
