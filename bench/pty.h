#ifndef BENCH_PTY_H
#define BENCH_PTY_H

/*
 * A program on a pseudo terminal, for measuring: start it, type, take what it
 * writes, end it.  $SIZE is the terminal's, as in 80x24; 120x40 without it.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

struct pty {
	int fd;
	pid_t pid;
};

/* What a program wrote until it was quiet. */
struct pty_answer {
	int64_t first, last;	/* when the first and the last byte came, ns */
	size_t bytes;		/* 0: nothing came, and the times mean nothing */
	size_t pieces;		/* in how many reads they came */
	bool is_gone;		/* the program closed its terminal */
};

/* A monotonic clock in ns. */
int64_t pty_now(void);

/* Starts argv; ends this program with a message if that cannot be. */
void pty_start(struct pty *, char **argv);

void pty_type(struct pty *, const char *keys, size_t len);

/*
 * Takes what comes, until nothing came for quiet_ms; the first byte is waited
 * for as long as first_ms.
 */
struct pty_answer pty_take(struct pty *, int first_ms, int quiet_ms);

/*
 * Types what may be more than a terminal holds, taking meanwhile what comes,
 * then until nothing came for quiet_ms.
 */
struct pty_answer pty_pour(struct pty *, const char *keys, size_t len, int quiet_ms);

/* The largest memory it had so far, in KB; 0 if the system does not tell. */
long pty_peak_memory(const struct pty *);

/* Asks it to end, as a closing session would, and waits. */
void pty_stop(struct pty *);

/* Splits "A... -- B..." in place; B, or NULL if there is no "--". */
char **pty_split(char **argv);

/* Sorts n values; the one at fraction part (0.5: the median), 0 of none. */
double pty_quantile(double *values, size_t n, double part);

#endif
