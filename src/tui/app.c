#include "config.h"

#include "tui/app.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/array.h"
#include "base/buf.h"
#include "tui/draw.h"
#include "tui/term.h"

struct layer {
	const struct screen_ops *ops;
	void *self;
};

struct watched {
	int fd;
	void (*ready)(void *ctx);
	void *ctx;
};

struct app {
	struct layers ARRAY_OF(struct layer) layers;
	struct watches ARRAY_OF(struct watched) watches;
	int (*tick)(void *);
	void *tick_ctx;
	void (*ending)(void *), (*stopping)(void *);
	void *ending_ctx;
	struct buf paste;
	bool is_quitting;
	bool is_touched;	/* the screen may have changed since it was shown */
	bool wants_all;
};

/* What signal handlers may touch: a pipe, and one flag each. */
static volatile int wake_pipe[2] = {-1, -1};
static volatile sig_atomic_t got_resize, got_end, got_stop;

static void
on_signal(int number)
{
	int before = errno;
	if (number == SIGWINCH)
		got_resize = 1;
	else if (number == SIGTSTP)
		got_stop = 1;
	else
		got_end = 1;
	ssize_t ignored = write(wake_pipe[1], "", 1);
	(void)ignored;
	errno = before;
}

static void
catch_signals(void)
{
	static const int numbers[] = {SIGWINCH, SIGTSTP, SIGHUP, SIGTERM, SIGINT};
	struct sigaction action = {.sa_handler = on_signal, .sa_flags = SA_RESTART};
	sigemptyset(&action.sa_mask);
	int ends[2];
	if (wake_pipe[0] < 0 && !pipe(ends))
		for (int i = 0; i < 2; i++) {
			fcntl(ends[i], F_SETFL, O_NONBLOCK);
			fcntl(ends[i], F_SETFD, FD_CLOEXEC);
			wake_pipe[i] = ends[i];
		}
	for (size_t i = 0; i < sizeof(numbers) / sizeof(*numbers); i++)
		sigaction(numbers[i], &action, NULL);
	signal(SIGPIPE, SIG_IGN);
}

/* The handlers stay, and find no pipe: what follows is not to be interrupted. */
static void
close_pipe(void)
{
	for (int i = 0; i < 2; i++) {
		int fd = wake_pipe[i];
		wake_pipe[i] = -1;
		if (fd >= 0)
			close(fd);
	}
}

struct app *
app_new(const struct term_options *options, struct error *err)
{
	/* Before curses, which leaves handlers alone that are there. */
	catch_signals();
	if (!term_start(options, err)) {
		close_pipe();
		return NULL;
	}
	struct app *a = xcalloc(1, sizeof(*a));
	a->wants_all = true;
	return a;
}

static void
pop(struct app *a)
{
	struct layer top = a->layers.v[--a->layers.n];
	if (top.ops->free)
		top.ops->free(top.self);
	a->wants_all = true;
}

void
app_free(struct app *a)
{
	if (!a)
		return;
	while (a->layers.n)
		pop(a);
	term_stop();
	close_pipe();
	array_done(&a->layers);
	array_done(&a->watches);
	buf_done(&a->paste);
	free(a);
}

void
app_push(struct app *a, const struct screen_ops *ops, void *self)
{
	*array_push(&a->layers) = (struct layer){ops, self};
	a->wants_all = true;
}

void
app_watch(struct app *a, int fd, void (*ready)(void *), void *ctx)
{
	*array_push(&a->watches) = (struct watched){fd, ready, ctx};
}

void
app_rewatch(struct app *a, void (*ready)(void *), int fd)
{
	for (size_t i = 0; i < a->watches.n; i++)
		if (a->watches.v[i].ready == ready)
			a->watches.v[i].fd = fd;
}

void
app_set_tick(struct app *a, int (*tick)(void *), void *ctx)
{
	a->tick = tick;
	a->tick_ctx = ctx;
}

void
app_set_ending(struct app *a, void (*ending)(void *), void (*stopping)(void *), void *ctx)
{
	a->ending = ending;
	a->stopping = stopping;
	a->ending_ctx = ctx;
}

void
app_quit(struct app *a)
{
	a->is_quitting = true;
}

void
app_touch(struct app *a)
{
	a->is_touched = true;
}

void
app_repaint(struct app *a)
{
	a->wants_all = true;
}

void
app_suspend(struct app *a)
{
	if (a->stopping)
		a->stopping(a->ending_ctx);
	term_stop();
	raise(SIGSTOP);
	term_resume();
	a->wants_all = true;
}

static void
end(struct app *a)
{
	a->is_quitting = true;
	if (a->ending)
		a->ending(a->ending_ctx);
}

static void
handle_signals(struct app *a)
{
	char drained[64];
	while (read(wake_pipe[0], drained, sizeof(drained)) > 0)
		;
	if (got_resize) {
		got_resize = 0;
		term_resize();
		a->wants_all = true;
	}
	if (got_stop) {
		got_stop = 0;
		app_suspend(a);
	}
	if (got_end)
		end(a);
}

static void
handle_keys(struct app *a)
{
	while (!a->is_quitting && a->layers.n) {
		struct key key = term_key(&a->paste);
		if (key.name == KEY_NONE)
			return;
		a->is_touched = true;
		if (key.name == KEY_CLOSED) {
			end(a);
			return;
		}
		if (key.name == KEY_CTRL && key.c == 'L') {
			draw_again();
			a->wants_all = true;
			continue;
		}
		struct layer top = a->layers.v[a->layers.n - 1];
		if (top.ops->key(top.self, &key, &a->paste) == VERDICT_CLOSE) {
			/* The handler may have put another screen on top. */
			size_t i = a->layers.n;
			while (i-- && a->layers.v[i].self != top.self)
				;
			if (i + 1 == a->layers.n) {
				pop(a);
			} else {
				array_remove(&a->layers, i);
				if (top.ops->free)
					top.ops->free(top.self);
			}
		}
	}
}

static void
paint(struct app *a)
{
	/* What woke us up may be no news at all: another file in the folder. */
	if (!a->layers.n || !(a->is_touched || a->wants_all))
		return;
	struct layer top = a->layers.v[a->layers.n - 1];
	bool everything = a->wants_all;
	a->is_touched = a->wants_all = false;
	if (everything)
		draw_erase();
	top.ops->paint(top.self, everything);
	draw_flush();
}

static void
wait(struct app *a, int ms)
{
	enum { MOST = 8 };
	struct pollfd fds[MOST] = {
		{.fd = STDIN_FILENO, .events = POLLIN},
		{.fd = wake_pipe[0], .events = POLLIN},
	};
	nfds_t n = 2;
	for (size_t i = 0; i < a->watches.n && n < MOST; i++)
		fds[n++] = (struct pollfd){.fd = a->watches.v[i].fd, .events = POLLIN};
	int ready = poll(fds, n, ms);
	if (ready < 0 && errno != EINTR)
		end(a);
	if (ready <= 0) {
		handle_signals(a);
		return;
	}
	if (fds[1].revents)
		handle_signals(a);
	for (nfds_t i = 2; i < n; i++)
		if (fds[i].revents)
			a->watches.v[i - 2].ready(a->watches.v[i - 2].ctx);
	if (fds[0].revents)
		handle_keys(a);
}

void
app_run(struct app *a)
{
	a->is_quitting = false;
	/* What came while another screen gave the terminal back found no pipe. */
	handle_signals(a);
	while (!a->is_quitting && a->layers.n) {
		int ms = a->tick ? a->tick(a->tick_ctx) : -1;
		paint(a);
		wait(a, ms);
	}
}
