#ifndef CMD_ONCE_H
#define CMD_ONCE_H

/*
 * One change of a session file without a screen: opened, changed through its
 * sitting, saved with all the care that the form takes.
 */

#include <stdbool.h>

struct keeper;
struct sitting;

struct once {
	struct keeper *keeper;
	struct sitting *sitting;
};

/* Asks who is working if need be.  False after saying why not. */
bool once_open(struct once *, const char *path);

/* Saves, waits until it is durable, and frees; returns status, or an error's after saying it. */
int once_close(struct once *, int status);

#endif
