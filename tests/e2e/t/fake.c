/*
 * A program for the driver to be tested with: it shows on a terminal what it
 * is, what it was given and which keys it gets, and behaves as its first
 * argument says (the table `modes` below). q ends it with status 0, Q with 3.
 */
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#define ENTER "\033[?1049h\033[?1h\033[?2004h"
#define LEAVE "\033[?2004l\033[?1l\033[?1049l"
#define CLEAR "\033[m\033[H\033[2J"

static volatile sig_atomic_t caught;
static struct termios saved;
static int arg_count;
static char **args;
static char keys[4096];		/* in hexadecimal */
static int continued;

static void
on_signal(int number)
{
	caught = number;
}

static void
show_head(void)
{
	struct winsize size = { 0 };

	ioctl(STDIN_FILENO, TIOCGWINSZ, &size);
	printf("fake %dx%d", size.ws_col, size.ws_row);
	if (continued > 0)
		printf(" continued %d", continued);
	printf("\r\nargs:");
	for (int i = 2; i < arg_count; i++)
		printf(" [%s]", args[i]);
	printf("\r\nkeys:%s\r\n", keys);
}

/* The modes; each draws its screen */

static void
show_echo(void)
{
	show_head();
}

static void
show_env(void)
{
	char folder[4096];

	for (int i = 2; i < arg_count; i++) {
		const char *value = getenv(args[i]);
		printf("%s=[%s]\r\n", args[i], value ? value : "unset");
	}
	if (getcwd(folder, sizeof folder))
		printf("cwd=[%s]\r\n", folder);
}

static void
show_looks(void)
{
	printf("\033[1mbold\033[m \033[2mdim\033[m \033[3mitalic\033[m "
		"\033[4munder\033[m \033[7mreverse\033[m\r\n"
		"\033[31mred\033[m \033[38;5;200mpink\033[m "
		"\033[44mblue\033[m \033[38;2;1;2;3mrgb\033[m "
		"\033[1;2;38;5;2mmany\033[22mless\033[m\r\n"
		"wide \xe4\xb8\xad\xe6\x96\x87 | "
		"accent x\xcc\x81 | \xc3\xa5\xc3\xa4\xc3\xb6\r\n"
		"last <&> \xe2\xa3\x81\033[4;3H");
}

/* Asks the terminal where the cursor is; the answer comes as keys. */
static void
show_query(void)
{
	show_head();
	printf("\033[8;5H");
	if (!keys[0])
		printf("\033[6n");
}

static void
show_flood(void)
{
	for (int i = 0; i < 4000; i++)
		printf("line %d of a flood that fills the terminal\r\n", i);
	printf("flood done\r\n");
}

static void
show_late(void)
{
	printf("first half");
	fflush(stdout);
	poll(NULL, 0, 150);
	printf(", second half");
}

static void
show_plain(void)
{
	printf(LEAVE "plain\r\n");
}

static void
show_abort(void)
{
	printf("about to abort\r\n");
	fflush(stdout);
	abort();
}

static void
show_deaf(void)
{
	printf("deaf\r\n");
	fflush(stdout);
	for (;;)
		pause();
}

static void
show_restless(void)
{
	printf("restless\r\n");
	for (;;) {
		printf(".\b");
		fflush(stdout);
		poll(NULL, 0, 5);
	}
}

static void
show_file(void)
{
	FILE *file = fopen(arg_count > 2 ? args[2] : "file", "w");

	show_head();
	fflush(stdout);
	poll(NULL, 0, 100);
	if (file) {
		fputs("written late\n", file);
		fclose(file);
	}
}

static const struct {
	const char *name;
	void (*show)(void);
} modes[] = {
	{ "echo",	show_echo },
	{ "env",	show_env },
	{ "looks",	show_looks },
	{ "query",	show_query },
	{ "flood",	show_flood },
	{ "late",	show_late },
	{ "plain",	show_plain },
	{ "abort",	show_abort },
	{ "deaf",	show_deaf },
	{ "restless",	show_restless },
	{ "file",	show_file },
};

static void
show(void)
{
	printf(CLEAR);
	for (size_t i = 0; i < sizeof modes / sizeof modes[0]; i++) {
		if (strcmp(modes[i].name, args[1]) == 0)
			modes[i].show();
	}
	fflush(stdout);
}

static void
enter(void)
{
	struct termios raw;

	tcgetattr(STDIN_FILENO, &saved);
	raw = saved;
	raw.c_iflag &= ~(tcflag_t)(ICRNL | IXON);
	raw.c_lflag &= ~(tcflag_t)(ICANON | ECHO | ISIG);
	tcsetattr(STDIN_FILENO, TCSADRAIN, &raw);
	printf(ENTER);
}

static void
leave(void)
{
	printf(LEAVE);
	fflush(stdout);
	tcsetattr(STDIN_FILENO, TCSADRAIN, &saved);
}

static void
end(int status)
{
	leave();
	exit(status);
}

static void
read_keys(void)
{
	unsigned char data[512];
	ssize_t len = read(STDIN_FILENO, data, sizeof data);

	if (len <= 0) {
		/* The terminal has gone; SIGHUP is on its way. */
		sigset_t none;
		sigemptyset(&none);
		sigsuspend(&none);
		return;
	}
	for (ssize_t i = 0; i < len; i++) {
		size_t used = strlen(keys);
		snprintf(keys + used, sizeof keys - used, " %02x", data[i]);
	}
	/* A bar shows what came in one piece. */
	size_t used = strlen(keys);
	snprintf(keys + used, sizeof keys - used, "|");
	if (len == 1 && data[0] == 'q')
		end(0);
	if (len == 1 && data[0] == 'Q')
		end(3);
}

static void
hang_up(void)
{
	FILE *file = fopen("hungup", "w");

	if (file)
		fclose(file);
	exit(4);
}

static void
stop(void)
{
	struct sigaction standard = { .sa_handler = SIG_DFL }, ours;
	sigset_t stop_signal;

	leave();
	printf("stopped\r\n");
	fflush(stdout);
	sigaction(SIGTSTP, &standard, &ours);
	raise(SIGTSTP);
	sigemptyset(&stop_signal);
	sigaddset(&stop_signal, SIGTSTP);
	sigprocmask(SIG_UNBLOCK, &stop_signal, NULL);
	/* Here it stands until SIGCONT. */
	sigprocmask(SIG_BLOCK, &stop_signal, NULL);
	sigaction(SIGTSTP, &ours, NULL);
	continued++;
	enter();
}

int
main(int argc, char **argv)
{
	static const int handled[] = { SIGWINCH, SIGHUP, SIGTSTP };
	static char echo[] = "echo";
	static char *no_args[] = { echo, echo, NULL };
	struct sigaction action = { .sa_handler = on_signal };
	sigset_t signals, none;

	arg_count = argc > 1 ? argc : 2;
	args = argc > 1 ? argv : no_args;
	/* Signals arrive only while waiting. */
	sigemptyset(&none);
	sigemptyset(&signals);
	for (size_t i = 0; i < sizeof handled / sizeof handled[0]; i++) {
		sigaction(handled[i], &action, NULL);
		sigaddset(&signals, handled[i]);
	}
	sigprocmask(SIG_BLOCK, &signals, NULL);
	enter();
	for (;;) {
		struct pollfd input = { .fd = STDIN_FILENO, .events = POLLIN };
		show();
		caught = 0;
		if (ppoll(&input, 1, NULL, &none) > 0)
			read_keys();
		if (caught == SIGHUP)
			hang_up();
		if (caught == SIGTSTP)
			stop();
	}
}
