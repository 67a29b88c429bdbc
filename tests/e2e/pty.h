/*
 * A program on a terminal of its own. Between the driver and the program
 * stands a leader, which does what a shell does for a foreground job: it leads
 * the session, puts the program in a process group of its own, so that
 * suspending works, and passes a hangup on. Knows nothing of screens.
 */
#ifndef PTY_H
#define PTY_H

#include <stdbool.h>
#include <sys/types.h>

#include "bytes.h"

struct pty {
	int master;		/* -1 once nothing more can come */
	int events;		/* wait statuses from the leader, -1 at its end */
	pid_t leader, program;
	bool has_ended, is_stopped;
	int status;		/* as from waitpid, once has_ended */
	struct bytes unsent;	/* what the program did not take yet */
};

struct pty_start {
	char *const *argv;	/* argv[0] is looked for in PATH of envp */
	char **envp;
	const char *folder;	/* to start in */
	int cols, rows;
};

/* False if the program cannot be started; errno tells why. */
bool pty_start(struct pty *p, const struct pty_start *start);

/* Ends the program if need be, without mercy. */
void pty_done(struct pty *p);

/* Adds what the program has written. Never waits. */
void pty_read(struct pty *p, struct bytes *out);

/* Writes data, in one piece if the program has taken all before. What does
 * not fit stays in `unsent` until pty_flush. */
void pty_send(struct pty *p, const void *data, size_t len);
void pty_flush(struct pty *p);

/* True if the program has not yet read all that was written to it. */
bool pty_has_unread(const struct pty *p);

/* Takes in what the leader tells; call when `events` is readable. */
void pty_read_event(struct pty *p);

void pty_resize(struct pty *p, int cols, int rows);

/* Closes the terminal as if its window had been closed. */
void pty_hangup(struct pty *p);

/* Signals by name, without SIG; 0 or NULL for those we have no name of. */
int pty_signal_number(const char *name);
const char *pty_signal_name(int number);

#endif
