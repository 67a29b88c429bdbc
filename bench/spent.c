/*
 * What two commands take, run in turn, their output thrown away:
 *
 *	spent [-n ROUNDS] [-u FILE] COMMAND... -- COMMAND...
 *
 * Prints the least time of each (a shared machine adds noise, never speed), the
 * processor's share of it, and the ratio of the first to the second.  FILE is
 * removed before each run.
 */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

struct spent {
	double wall, cpu;	/* milliseconds */
};

static double
now(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static double
used(void)
{
	struct rusage u;
	getrusage(RUSAGE_CHILDREN, &u);
	return (double)(u.ru_utime.tv_sec + u.ru_stime.tv_sec) * 1e3 +
		(double)(u.ru_utime.tv_usec + u.ru_stime.tv_usec) / 1e3;
}

static void
run(char **command, struct spent *least)
{
	int status;
	double wall = now(), cpu = used();
	pid_t child = fork();
	if (!child) {
		int null = open("/dev/null", O_WRONLY | O_CLOEXEC);
		dup2(null, STDOUT_FILENO);
		dup2(null, STDERR_FILENO);
		execvp(command[0], command);
		_exit(127);
	}
	while (child > 0 && waitpid(child, &status, 0) < 0 && errno == EINTR)
		;
	if (child < 0 || !WIFEXITED(status) || WEXITSTATUS(status) == 127) {
		fprintf(stderr, "spent: %s cannot be run\n", command[0]);
		exit(2);
	}
	wall = now() - wall;
	cpu = used() - cpu;
	if (wall < least->wall)
		least->wall = wall;
	if (cpu < least->cpu)
		least->cpu = cpu;
}

int
main(int argc, char **argv)
{
	const char *file = NULL;
	int rounds = 40, letter;
	struct spent first = {1e9, 1e9}, second = first;
	while ((letter = getopt(argc, argv, "+n:u:")) != -1) {
		if (letter == 'n')
			rounds = atoi(optarg);
		else if (letter == 'u')
			file = optarg;
		else
			return 2;
	}
	char **one = argv + optind, **other = one;
	while (*other && strcmp(*other, "--"))
		other++;
	if (!*other || one == other || !other[1]) {
		fprintf(stderr, "usage: spent [-n ROUNDS] [-u FILE] COMMAND... -- COMMAND...\n");
		return 2;
	}
	*other++ = NULL;
	for (int i = 0; i < rounds; i++) {
		if (file)
			unlink(file);
		run(one, &first);
		run(other, &second);
	}
	printf("first %.1f ms (processor %.1f)  second %.1f ms (processor %.1f)\n",
		first.wall, first.cpu, second.wall, second.cpu);
	printf("ratio %.2f processor %.2f\n", first.wall / second.wall, first.cpu / second.cpu);
	return 0;
}
