/*
 * Does a program that nobody types into do anything at all?
 *
 *	idle [-t SECONDS] [-s SETUP] PROGRAM [ARG...]
 *
 * Types SETUP, waits until all is quiet, and then for SECONDS (10).  Prints for
 * how many microseconds its threads ran meanwhile and how often one was put on
 * a processor: a thread that makes a system call runs, so that 0 of both is no
 * call.
 */

#include "config.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "bench/pty.h"

/* What the kernel counts of all threads. */
struct use {
	unsigned long long ns, times;
};

static struct use
use_of(pid_t pid)
{
	struct use all = {0};
	char path[128];
	snprintf(path, sizeof(path), "/proc/%ld/task", (long)pid);
	DIR *tasks = opendir(path);
	const struct dirent *task;
	while (tasks && (task = readdir(tasks))) {
		unsigned long long ns, waited, times;
		snprintf(path, sizeof(path), "/proc/%ld/task/%.20s/schedstat", (long)pid, task->d_name);
		FILE *f = task->d_name[0] == '.' ? NULL : fopen(path, "r");
		if (f && fscanf(f, "%llu %llu %llu", &ns, &waited, &times) == 3) {
			all.ns += ns;
			all.times += times;
		}
		if (f)
			fclose(f);
	}
	if (tasks)
		closedir(tasks);
	if (!all.times) {
		fputs("idle: the system does not tell what ran\n", stderr);
		exit(2);
	}
	return all;
}

int
main(int argc, char **argv)
{
	struct pty pty;
	unsigned seconds = 10;
	const char *setup = "";
	int letter;
	while ((letter = getopt(argc, argv, "+t:s:")) != -1)
		if (letter == 't')
			seconds = (unsigned)atoi(optarg);
		else if (letter == 's')
			setup = optarg;
	if (optind == argc) {
		fputs("usage: idle [-t SECONDS] [-s SETUP] PROGRAM...\n", stderr);
		return 2;
	}
	pty_start(&pty, argv + optind);
	pty_take(&pty, 30000, 500);
	pty_type(&pty, setup, strlen(setup));
	/* A save comes a quarter of a second after the last key. */
	pty_take(&pty, 2000, 2000);
	struct use before = use_of(pty.pid);
	sleep(seconds);
	struct use after = use_of(pty.pid);
	printf("us       %.0f\ntimes    %llu\n", (double)(after.ns - before.ns) / 1e3,
		after.times - before.times);
	pty_stop(&pty);
	return 0;
}
