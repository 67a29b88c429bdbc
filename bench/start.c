/*
 * How long from exec to the first full screen, and the memory it took.
 *
 *	start [-n RUNS] PROGRAM [ARG...] [-- FLOOR [ARG...]]
 *
 * The screen is full at the last byte before 150 ms of quiet.  With FLOOR both
 * are started in turn, RUNS times (21).
 */

#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "bench/pty.h"

/* A program that is started, and what came of it. */
struct side {
	const char *name;
	char **argv;
	double *ms;
	long peak;		/* KB */
};

static void
side_run(struct side *s, size_t run)
{
	struct pty pty;
	int64_t start = pty_now();
	pty_start(&pty, s->argv);
	struct pty_answer screen = pty_take(&pty, 30000, 150);
	if (!screen.bytes || screen.is_gone) {
		fprintf(stderr, "start: %s shows no screen\n", s->argv[0]);
		exit(2);
	}
	s->ms[run] = (double)(screen.last - start) / 1e6;
	long peak = pty_peak_memory(&pty);
	if (peak > s->peak)
		s->peak = peak;
	pty_stop(&pty);
}

static double
side_report(struct side *s, size_t runs)
{
	double median = pty_quantile(s->ms, runs, 0.5);
	printf("%-7s  median %.1f ms  quartiles %.1f .. %.1f ms  peak %ld KB\n", s->name, median,
		pty_quantile(s->ms, runs, 0.25), pty_quantile(s->ms, runs, 0.75), s->peak);
	return median;
}

int
main(int argc, char **argv)
{
	size_t runs = 21;
	int letter;
	while ((letter = getopt(argc, argv, "+n:")) != -1)
		if (letter == 'n')
			runs = strtoul(optarg, NULL, 10);
	if (optind == argc || !runs) {
		fputs("usage: start [-n RUNS] PROGRAM... [-- FLOOR...]\n", stderr);
		return 2;
	}
	char **floor = pty_split(argv + optind);
	size_t n = floor && *floor ? 2 : 1;
	struct side sides[2] = {
		{.name = "program", .argv = argv + optind},
		{.name = "floor", .argv = floor},
	};
	for (size_t i = 0; i < n; i++) {
		sides[i].ms = calloc(runs, sizeof(*sides[i].ms));
		if (!sides[i].ms)
			abort();
		side_run(&sides[i], 0);		/* warms the page cache, is measured anew below */
	}
	for (size_t run = 0; run < runs; run++)
		for (size_t i = 0; i < n; i++)
			side_run(&sides[run % 2 ? n - 1 - i : i], run);
	double medians[2] = {0};
	for (size_t i = 0; i < n; i++) {
		medians[i] = side_report(&sides[i], runs);
		free(sides[i].ms);
	}
	if (n == 2)
		printf("ratio    %.2f\n", medians[0] / medians[1]);
	return 0;
}
