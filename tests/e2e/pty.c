#include "pty.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

/* The leader's end of the pipe of events. */
#define LEADER_EVENTS 3

/* Read at most so many parts at once, lest a flood keeps the driver busy. */
#define READ_PARTS 16

static const struct {
	const char *name;
	int number;
} signal_names[] = {
	{ "HUP",	SIGHUP },
	{ "INT",	SIGINT },
	{ "QUIT",	SIGQUIT },
	{ "KILL",	SIGKILL },
	{ "TERM",	SIGTERM },
	{ "TSTP",	SIGTSTP },
	{ "STOP",	SIGSTOP },
	{ "CONT",	SIGCONT },
	{ "WINCH",	SIGWINCH },
	{ "USR1",	SIGUSR1 },
	{ "USR2",	SIGUSR2 },
	{ "PIPE",	SIGPIPE },
	{ "ABRT",	SIGABRT },
	{ "SEGV",	SIGSEGV },
	{ "BUS",	SIGBUS },
	{ "FPE",	SIGFPE },
	{ "ILL",	SIGILL },
};

enum { SIGNAL_NAMES = sizeof signal_names / sizeof signal_names[0] };

/* Only for the leader. */
static volatile sig_atomic_t led_program;

/* Signals back to how a login shell would leave them, whatever the driver's
 * caller ignores. */
static void
reset_signals(void)
{
	static const int signals[] = { SIGHUP, SIGINT, SIGQUIT, SIGPIPE,
		SIGALRM, SIGTERM, SIGUSR1, SIGUSR2, SIGCHLD, SIGCONT, SIGTSTP,
		SIGTTIN, SIGTTOU, SIGWINCH };
	sigset_t none;

	for (size_t i = 0; i < sizeof signals / sizeof signals[0]; i++)
		signal(signals[i], SIG_DFL);
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
}

/* In the child that becomes the program; tells errno if that fails. */
static _Noreturn void
become_program(const struct pty_start *start, int failure)
{
	setpgid(0, 0);
	signal(SIGTTOU, SIG_IGN);
	tcsetpgrp(STDIN_FILENO, getpgrp());
	reset_signals();
	if (chdir(start->folder) == 0) {
		environ = start->envp;
		execvp(start->argv[0], start->argv);
	}
	int error = errno;
	ssize_t written = write(failure, &error, sizeof error);
	(void)written;
	_exit(127);
}

/* Forks the program. Returns its pid, or -errno if it did not come to life. */
static int
start_program(const struct pty_start *start)
{
	int failure[2], error;

	if (pipe2(failure, O_CLOEXEC) < 0)
		return -errno;
	pid_t pid = fork();
	if (pid < 0)
		return -errno;
	if (pid == 0)
		become_program(start, failure[1]);
	close(failure[1]);
	/* The pipe closes without a word when the program starts. */
	ssize_t len = read(failure[0], &error, sizeof error);
	close(failure[0]);
	return len == sizeof error ? -error : (int)pid;
}

static bool
tell(int value)
{
	return write(LEADER_EVENTS, &value, sizeof value) == sizeof value;
}

/* The kernel sends SIGHUP only to the leader. */
static void
on_hangup(int signal_number)
{
	(void)signal_number;
	if (led_program > 0) {
		kill(-led_program, SIGHUP);
		kill(-led_program, SIGCONT);
	}
}

/* The leader's life: it tells the program's pid, then each change of state. */
static _Noreturn void
lead(const struct pty_start *start, const char *terminal, int events)
{
	int status;

	reset_signals();
	setsid();
	/* The first terminal a leader opens becomes the session's. */
	int slave = open(terminal, O_RDWR);
	if (slave < 0)
		_exit(1);
	/* From here on 0, 1, 2 are the terminal and all else is closed, above
	 * all the masters of other terminals, which could not hang up. */
	int keep = fcntl(events, F_DUPFD, LEADER_EVENTS);
	for (int fd = 0; fd < 3; fd++)
		dup2(slave, fd);
	dup2(keep, LEADER_EVENTS);
	closefrom(LEADER_EVENTS + 1);
	fcntl(LEADER_EVENTS, F_SETFD, FD_CLOEXEC);

	struct sigaction hangup = { .sa_handler = on_hangup };
	sigaction(SIGHUP, &hangup, NULL);
	led_program = start_program(start);
	if (!tell((int)led_program) || led_program < 0)
		_exit(1);
	do {
		while (waitpid((pid_t)led_program, &status,
				WUNTRACED | WCONTINUED) < 0) {
			if (errno != EINTR)
				_exit(1);
		}
		if (!tell(status))
			_exit(1);
	} while (!WIFEXITED(status) && !WIFSIGNALED(status));
	_exit(0);
}

static int
open_master(int cols, int rows)
{
	struct winsize size = { .ws_col = (unsigned short)cols,
		.ws_row = (unsigned short)rows };
	struct termios modes;

	int master = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC | O_NONBLOCK);
	if (master < 0)
		return -1;
	if (grantpt(master) < 0 || unlockpt(master) < 0
			|| ioctl(master, TIOCSWINSZ, &size) < 0
			|| tcgetattr(master, &modes) < 0)
		goto fail;
#ifdef IUTF8
	modes.c_iflag |= IUTF8;
	if (tcsetattr(master, TCSANOW, &modes) < 0)
		goto fail;
#endif
	return master;

fail:
	close(master);
	return -1;
}

/* The leader's first word is the program's pid, or -errno. */
static bool
await_start(struct pty *p)
{
	int pid;

	ssize_t len = read(p->events, &pid, sizeof pid);
	if (len == sizeof pid && pid > 0) {
		p->program = pid;
		return true;
	}
	p->has_ended = true;
	pty_done(p);
	errno = len == sizeof pid ? -pid : EIO;
	return false;
}

bool
pty_start(struct pty *p, const struct pty_start *start)
{
	int events[2];

	*p = (struct pty){ .master = -1, .events = -1 };
	if (pipe2(events, O_CLOEXEC) < 0)
		return false;
	p->events = events[0];
	p->master = open_master(start->cols, start->rows);
	if (p->master >= 0)
		p->leader = fork();
	if (p->master < 0 || p->leader < 0) {
		int error = errno;
		close(events[1]);
		p->has_ended = true;
		pty_done(p);
		errno = error;
		return false;
	}
	if (p->leader == 0)
		lead(start, ptsname(p->master), events[1]);
	close(events[1]);
	return await_start(p);
}

static void
close_fd(int *fd)
{
	if (*fd >= 0)
		close(*fd);
	*fd = -1;
}

void
pty_read_event(struct pty *p)
{
	int status;

	ssize_t len = read(p->events, &status, sizeof status);
	if (len < 0 && errno == EINTR)
		return;
	if (len == sizeof status) {
		p->is_stopped = WIFSTOPPED(status);
		if (WIFEXITED(status) || WIFSIGNALED(status)) {
			p->has_ended = true;
			p->status = status;
		}
		return;
	}
	if (!p->has_ended) {
		/* Somebody has killed the leader; count it as the program. */
		p->has_ended = true;
		p->status = SIGKILL;
	}
	close_fd(&p->events);
	if (p->leader > 0)
		waitpid(p->leader, NULL, 0);
}

void
pty_done(struct pty *p)
{
	if (!p->has_ended) {
		kill(-p->program, SIGKILL);
		kill(p->program, SIGKILL);
	}
	close_fd(&p->master);
	while (p->events >= 0)
		pty_read_event(p);
	bytes_done(&p->unsent);
}

void
pty_read(struct pty *p, struct bytes *out)
{
	char part[4096];

	for (int i = 0; i < READ_PARTS && p->master >= 0; i++) {
		ssize_t len = read(p->master, part, sizeof part);
		if (len > 0)
			bytes_add(out, part, (size_t)len);
		else if (len < 0 && (errno == EAGAIN || errno == EINTR))
			return;
		else
			close_fd(&p->master);	/* no slave is open any more */
	}
}

void
pty_flush(struct pty *p)
{
	if (p->master < 0 || p->unsent.len == 0)
		return;
	ssize_t len = write(p->master, p->unsent.data, p->unsent.len);
	if (len <= 0)
		return;
	struct bytes rest = { 0 };
	bytes_add(&rest, p->unsent.data + len, p->unsent.len - (size_t)len);
	bytes_done(&p->unsent);
	p->unsent = rest;
}

void
pty_send(struct pty *p, const void *data, size_t len)
{
	bytes_add(&p->unsent, data, len);
	pty_flush(p);
}

bool
pty_has_unread(const struct pty *p)
{
	int count = 0;

	/* Only the program's end of the terminal knows. */
	if (p->master < 0)
		return false;
	int slave = open(ptsname(p->master),
		O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
	if (slave < 0)
		return false;
	bool is_known = ioctl(slave, FIONREAD, &count) == 0;
	close(slave);
	return is_known && count > 0;
}

void
pty_resize(struct pty *p, int cols, int rows)
{
	struct winsize size = { .ws_col = (unsigned short)cols,
		.ws_row = (unsigned short)rows };

	if (p->master >= 0)
		ioctl(p->master, TIOCSWINSZ, &size);
}

void
pty_hangup(struct pty *p)
{
	close_fd(&p->master);
}

int
pty_signal_number(const char *name)
{
	for (size_t i = 0; i < SIGNAL_NAMES; i++) {
		if (strcmp(signal_names[i].name, name) == 0)
			return signal_names[i].number;
	}
	return 0;
}

const char *
pty_signal_name(int number)
{
	for (size_t i = 0; i < SIGNAL_NAMES; i++) {
		if (signal_names[i].number == number)
			return signal_names[i].name;
	}
	return NULL;
}
