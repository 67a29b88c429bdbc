/*
 * How long from a key to the last byte that it causes on the terminal.
 *
 *	keys [-n KEYS] [-i MS] [-q MS] [-e KEYS] [-s SETUP] PROGRAM [ARG...] [-- FLOOR [ARG...]]
 *
 * Types KEYS letters (400), one each MS (30), into PROGRAM; with FLOOR into
 * both key by key in turn, so that the noise of the machine falls on both.
 * An answer has ended when nothing came for -q MS (5).  -e presses Enter after
 * so many keys (60; 0: never), and SETUP is typed first; neither is measured.
 * Printed: times, bytes and reads per key, and against FLOOR the ratio of the
 * medians and of the 99th percentiles, and how many ms the longest is longer.
 */

#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "bench/pty.h"

static const char text[] = "det finns en plan och alla vet om den ";

/* A program that is typed into, and what came of it. */
struct side {
	const char *name;
	struct pty pty;
	double *us;		/* per answered key */
	double median, p99, max;
	size_t answered, unanswered, bytes, pieces;
};

struct settings {
	size_t keys, line;
	int interval_ms, quiet_ms;
	const char *setup;
};

static void
side_start(struct side *s, const char *name, char **argv, const struct settings *set)
{
	*s = (struct side){.name = name, .us = calloc(set->keys, sizeof(*s->us))};
	if (!s->us)
		abort();
	pty_start(&s->pty, argv);
	int quiet_ms = set->quiet_ms * 20 < 300 ? 300 : set->quiet_ms * 20;
	struct pty_answer screen = pty_take(&s->pty, 60000, quiet_ms);
	if (!screen.bytes || screen.is_gone) {
		fprintf(stderr, "keys: %s shows no screen\n", argv[0]);
		exit(2);
	}
	if (*set->setup) {
		pty_type(&s->pty, set->setup, strlen(set->setup));
		pty_take(&s->pty, 1000, 300);
	}
}

static void
side_key(struct side *s, char key, const struct settings *set)
{
	int64_t start = pty_now();
	pty_type(&s->pty, &key, 1);
	struct pty_answer answer = pty_take(&s->pty, 2000, set->quiet_ms);
	if (answer.is_gone) {
		fprintf(stderr, "keys: %s ended while it was typed into\n", s->name);
		exit(2);
	}
	if (!answer.bytes) {
		s->unanswered++;
		return;
	}
	s->us[s->answered++] = (double)(answer.last - start) / 1e3;
	s->bytes += answer.bytes;
	s->pieces += answer.pieces;
}

static void
side_enter(struct side *s)
{
	pty_type(&s->pty, "\r", 1);
	pty_take(&s->pty, 2000, 100);
}

/* Passes the time up to `until`, and takes what is written meanwhile. */
static void
rest(struct side *sides, size_t n, int64_t until)
{
	for (size_t i = 0; i < n; i++) {
		int64_t left = until - pty_now();
		if (left > 0)
			pty_take(&sides[i].pty, (int)(left / (int64_t)(n - i) / 1000000), 0);
	}
	int64_t left = until - pty_now();
	if (left > 0)
		usleep((useconds_t)(left / 1000));
}

static void
type_all(struct side *sides, size_t n, const struct settings *set)
{
	for (size_t k = 0; k < set->keys; k++) {
		int64_t until = pty_now() + (int64_t)set->interval_ms * 1000000 * (int64_t)n;
		if (set->line && k && k % set->line == 0)
			for (size_t i = 0; i < n; i++)
				side_enter(&sides[i]);
		/* A B, then B A: neither is always the first. */
		for (size_t i = 0; i < n; i++)
			side_key(&sides[k % 2 ? n - 1 - i : i], text[k % (sizeof(text) - 1)], set);
		rest(sides, n, until);
	}
}

static void
side_report(struct side *s)
{
	double n = s->answered ? (double)s->answered : 1;
	s->median = pty_quantile(s->us, s->answered, 0.5);
	s->p99 = pty_quantile(s->us, s->answered, 0.99);
	s->max = pty_quantile(s->us, s->answered, 1);
	printf("%-7s  median %.0f us  p99 %.0f us  max %.0f us  %zu unanswered\n", s->name,
		s->median, s->p99, s->max, s->unanswered);
	if (!strcmp(s->name, "program"))
		printf("bytes    %.1f\npieces   %.2f\n", (double)s->bytes / n, (double)s->pieces / n);
}

static void
usage(void)
{
	fputs("usage: keys [-n KEYS] [-i MS] [-q MS] [-e KEYS] [-s SETUP] PROGRAM... [-- FLOOR...]\n",
		stderr);
	exit(2);
}

int
main(int argc, char **argv)
{
	struct settings set = {.keys = 400, .line = 60, .interval_ms = 30, .quiet_ms = 5, .setup = ""};
	struct side sides[2] = {0};
	int letter;
	while ((letter = getopt(argc, argv, "+n:i:q:e:s:")) != -1)
		switch (letter) {
		case 'n':
			set.keys = strtoul(optarg, NULL, 10);
			break;
		case 'i':
			set.interval_ms = atoi(optarg);
			break;
		case 'q':
			set.quiet_ms = atoi(optarg);
			break;
		case 'e':
			set.line = strtoul(optarg, NULL, 10);
			break;
		case 's':
			set.setup = optarg;
			break;
		default:
			usage();
		}
	if (optind == argc || !set.keys)
		usage();
	char **floor = pty_split(argv + optind);
	size_t n = floor && *floor ? 2 : 1, unanswered = 0;
	side_start(&sides[0], "program", argv + optind, &set);
	if (n == 2)
		side_start(&sides[1], "floor", floor, &set);
	type_all(sides, n, &set);
	for (size_t i = 0; i < n; i++) {
		side_report(&sides[i]);
		unanswered += sides[i].unanswered;
		pty_stop(&sides[i].pty);
		free(sides[i].us);
	}
	if (n == 2 && sides[1].median > 0)
		printf("ratio    %.2f\np99      %.2f\nover     %.1f\n",
			sides[0].median / sides[1].median, sides[0].p99 / sides[1].p99,
			(sides[0].max - sides[1].max) / 1e3);
	return unanswered * 100 > set.keys * n;
}
