#include "config.h"

#include "bench/pty.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

int64_t
pty_now(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

void
pty_start(struct pty *p, char **argv)
{
	struct winsize size = {.ws_row = 40, .ws_col = 120};
	const char *wanted = getenv("SIZE"), *x = wanted ? strchr(wanted, 'x') : NULL;
	if (x) {
		size.ws_col = (unsigned short)atoi(wanted);
		size.ws_row = (unsigned short)atoi(x + 1);
	}
	p->pid = forkpty(&p->fd, NULL, NULL, &size);
	if (p->pid < 0) {
		perror("forkpty");
		exit(2);
	}
	if (p->pid)
		return;
	setenv("TERM", "xterm-256color", 1);
	setenv("LC_ALL", "C.UTF-8", 1);
	unsetenv("LINES");
	unsetenv("COLUMNS");
	execvp(argv[0], argv);
	perror(argv[0]);
	_exit(127);
}

void
pty_type(struct pty *p, const char *keys, size_t len)
{
	while (len) {
		ssize_t n = write(p->fd, keys, len);
		if (n < 0 && errno != EINTR) {
			perror("typing");
			exit(2);
		}
		if (n > 0) {
			keys += n;
			len -= (size_t)n;
		}
	}
}

struct pty_answer
pty_take(struct pty *p, int first_ms, int quiet_ms)
{
	struct pty_answer answer = {0};
	struct pollfd ready = {.fd = p->fd, .events = POLLIN};
	char room[65536];
	while (poll(&ready, 1, answer.bytes ? quiet_ms : first_ms) > 0) {
		ssize_t n = read(p->fd, room, sizeof(room));
		answer.last = pty_now();
		if (n <= 0) {
			answer.is_gone = true;
			break;
		}
		if (!answer.bytes)
			answer.first = answer.last;
		answer.bytes += (size_t)n;
		answer.pieces++;
	}
	return answer;
}

struct pty_answer
pty_pour(struct pty *p, const char *keys, size_t len, int quiet_ms)
{
	struct pty_answer all = {0};
	fcntl(p->fd, F_SETFL, fcntl(p->fd, F_GETFL) | O_NONBLOCK);
	while (len && !all.is_gone) {
		struct pollfd ready = {.fd = p->fd, .events = POLLIN | POLLOUT};
		poll(&ready, 1, -1);
		if (ready.revents & POLLIN) {
			struct pty_answer some = pty_take(p, 0, 0);
			all.last = some.bytes ? some.last : all.last;
			all.bytes += some.bytes;
			all.is_gone = some.is_gone;
		}
		ssize_t n = write(p->fd, keys, len);
		if (n > 0) {
			keys += n;
			len -= (size_t)n;
		}
	}
	fcntl(p->fd, F_SETFL, fcntl(p->fd, F_GETFL) & ~O_NONBLOCK);
	struct pty_answer rest = pty_take(p, quiet_ms, quiet_ms);
	rest.last = rest.bytes ? rest.last : all.last;
	rest.bytes += all.bytes;
	return rest;
}

long
pty_peak_memory(const struct pty *p)
{
	char path[64], line[256];
	long peak = 0;
	snprintf(path, sizeof(path), "/proc/%ld/status", (long)p->pid);
	FILE *f = fopen(path, "r");
	if (!f)
		return 0;
	while (fgets(line, sizeof(line), f))
		if (!strncmp(line, "VmHWM:", 6))
			peak = strtol(line + 6, NULL, 10);
	fclose(f);
	return peak;
}

void
pty_stop(struct pty *p)
{
	int64_t until = pty_now() + 10000000000;
	kill(p->pid, SIGTERM);
	while (!waitpid(p->pid, NULL, WNOHANG)) {
		pty_take(p, 10, 10);
		if (pty_now() > until)
			kill(p->pid, SIGKILL);
	}
	close(p->fd);
}

char **
pty_split(char **argv)
{
	for (; *argv; argv++)
		if (!strcmp(*argv, "--")) {
			*argv = NULL;
			return argv + 1;
		}
	return NULL;
}

static int
by_size(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;
	return (x > y) - (x < y);
}

double
pty_quantile(double *values, size_t n, double part)
{
	if (!n)
		return 0;
	qsort(values, n, sizeof(*values), by_size);
	return values[(size_t)((double)(n - 1) * part + 0.5)];
}
