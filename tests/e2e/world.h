/*
 * What one script lives in: a temporary folder, a pinned environment and the
 * instances of the program, each on its own terminal. Whoever waits does so in
 * world_pump, which serves all of them, so that none ever blocks.
 */
#ifndef WORLD_H
#define WORLD_H

#include <stdbool.h>
#include <stddef.h>

#include "bytes.h"
#include "pty.h"

enum { WORLD_INSTANCES = 8 };

struct vscreen;

struct instance {
	char *name;
	struct pty pty;
	struct vscreen *screen;
	struct bytes output;		/* all that the program has written */
	long long escape_until;		/* see world_send */
};

struct world {
	char *folder;			/* the temporary one, absolute */
	char *script_folder, *data_folder;	/* absolute; data may be NULL */
	char **program;			/* first words of each start, or NULL */
	char **environment;
	char *cwd;			/* where starts happen */
	int cols, rows;			/* of terminals to come */
	long long timeout, quiet;	/* ms */
	bool is_updating;		/* screens are recorded, not checked */
	struct instance *instances[WORLD_INSTANCES];
	size_t instance_count;
	struct instance *current;	/* NULL before the first start */
};

/* For the script of that path; NULL if there can be no temporary folder, and
 * errno tells why. */
struct world *world_new(const char *script_path, bool is_updating);

/* Ends all programs; removes the folder unless it is to be kept, and then
 * saves there what each program wrote, NAME.output. */
void world_free(struct world *w, bool keep);

/* For a signal handler: all waiting ends soon; 0 takes it back. */
void world_interrupt(int signal_number);
int world_interrupted_by(void);

/* Milliseconds of a clock that only goes forward. */
long long world_now(void);

/* The value of a variable of the pinned environment, or NULL; borrowed. */
const char *world_getenv(const struct world *w, const char *name);
/* NULL as value removes it. */
void world_setenv(struct world *w, const char *name, const char *value);

/* path, or if it is relative its place in folder; the caller frees. */
char *world_path(const char *folder, const char *path);

/* The same for a file that comes with the tests: in the folder of data if it
 * is there, else beside the script. */
char *world_data(const struct world *w, const char *path);

/* NULL if there is none. */
struct instance *world_find(const struct world *w, const char *name);

/* Starts the program with args, which end with NULL, as an instance; one of
 * that name that has ended makes room. On failure `why` tells. */
bool world_start(struct world *w, const char *name, char *const *args,
	struct bytes *why);

/*
 * Runs a command in the temporary folder, without a terminal, and adds what
 * it writes to output. Returns its wait status, or -1 if it did not start or
 * did not end in time.
 */
int world_command(struct world *w, char *const *argv, struct bytes *output);

/* Takes in what programs write, at most for so long, and comes back as soon
 * as there was something. True if any program has written. */
bool world_pump(struct world *w, long long ms);

/* Pumps until nothing was written for so long; false at the timeout. */
bool world_settle(struct world *w, long long quiet);

/*
 * Sends bytes, or what its screen has to send, to a program; false if it does
 * not take them in time. A final Esc must even be read, and the next bytes
 * wait a moment, as they would otherwise be taken as one key with it.
 */
bool world_send(struct world *w, struct instance *i, const char *data,
	size_t len);
bool world_send_screen(struct world *w, struct instance *i);

/* How an instance fares, in words, e.g. "ended with status 1". */
void world_describe(const struct instance *i, struct bytes *out);

#endif
