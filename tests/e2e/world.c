#include "world.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "script.h"
#include "vscreen.h"

/* Longer than a program waits for the rest of an escape sequence. */
#define ESCAPE_MS 100

/* How often to look whether a command has ended, or Ctrl-C was pressed. */
#define TICK_MS 5

/* How long it may take to remove a folder. */
#define REMOVE_MS 60000

static volatile sig_atomic_t interrupted_by;

void
world_interrupt(int signal_number)
{
	interrupted_by = signal_number;
}

int
world_interrupted_by(void)
{
	return interrupted_by;
}

long long
world_now(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (long long)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* The place of a variable, or of the NULL at the end. */
static char **
find_variable(const struct world *w, const char *name)
{
	size_t len = strlen(name);
	char **at = w->environment;

	while (*at && (strncmp(*at, name, len) != 0 || (*at)[len] != '='))
		at++;
	return at;
}

const char *
world_getenv(const struct world *w, const char *name)
{
	const char *variable = *find_variable(w, name);

	return variable ? variable + strlen(name) + 1 : NULL;
}

void
world_setenv(struct world *w, const char *name, const char *value)
{
	char **at = find_variable(w, name);
	size_t count = 0;

	if (*at) {
		free(*at);
		do {
			at[0] = at[1];
		} while (*at++);
	}
	if (!value)
		return;
	while (w->environment[count])
		count++;
	char **more = bytes_alloc(count + 2, sizeof *more);
	memcpy(more, w->environment, count * sizeof *more);
	more[count] = bytes_format("%s=%s", name, value);
	free(w->environment);
	w->environment = more;
}

/* What of the caller's environment comes through: how to instrument. */
static bool
is_inherited(const char *variable)
{
	static const char *const prefixes[] = { "PATH=", "KOMPASS_",
		"ASAN_OPTIONS=", "UBSAN_OPTIONS=", "LSAN_OPTIONS=" };

	for (size_t i = 0; i < sizeof prefixes / sizeof prefixes[0]; i++) {
		if (strncmp(variable, prefixes[i], strlen(prefixes[i])) == 0)
			return true;
	}
	return false;
}

static void
pin_environment(struct world *w)
{
	static const struct {
		const char *name, *below_folder, *value;
	} pinned[] = {
		{ "HOME",		"home",			NULL },
		{ "XDG_CONFIG_HOME",	"home/.config",		NULL },
		{ "XDG_DATA_HOME",	"home/.local/share",	NULL },
		{ "XDG_STATE_HOME",	"home/.local/state",	NULL },
		{ "XDG_CACHE_HOME",	"home/.cache",		NULL },
		{ "TERM",		NULL,	"xterm-256color" },
		{ "LC_ALL",		NULL,	"C.UTF-8" },
		{ "TZ",			NULL,	"Europe/Stockholm" },
	};

	w->environment = bytes_alloc(1, sizeof *w->environment);
	for (char **at = environ; *at; at++) {
		if (!is_inherited(*at))
			continue;
		char *name = bytes_format("%.*s", (int)strcspn(*at, "="), *at);
		world_setenv(w, name, *at + strlen(name) + 1);
		free(name);
	}
	if (w->data_folder)
		world_setenv(w, "DRIVE_DATA", w->data_folder);
	for (size_t i = 0; i < sizeof pinned / sizeof pinned[0]; i++) {
		char *value = pinned[i].value
			? bytes_format("%s", pinned[i].value)
			: world_path(w->folder, pinned[i].below_folder);
		world_setenv(w, pinned[i].name, value);
		free(value);
	}
}

static char *
absolute(const char *path)
{
	char resolved[PATH_MAX];

	return bytes_format("%s", realpath(path, resolved) ? resolved : path);
}

/* $DRIVE_PROGRAM is the path of a program or, if there is no such file, a
 * command with arguments. A path must go on to work in other folders. */
static void
find_program(struct world *w)
{
	const char *program = getenv("DRIVE_PROGRAM");
	char resolved[PATH_MAX];

	if (!program)
		return;
	if (realpath(program, resolved)) {
		w->program = bytes_alloc(2, sizeof *w->program);
		w->program[0] = bytes_format("%s", resolved);
		return;
	}
	w->program = script_words(program);
	if (w->program && w->program[0] && strchr(w->program[0], '/')) {
		char *first = absolute(w->program[0]);
		free(w->program[0]);
		w->program[0] = first;
	}
}

/* So that `sh` can run it, too: a path, or words with blanks between. */
static void
publish_program(struct world *w)
{
	struct bytes all = { 0 };

	for (char **word = w->program; word && *word; word++)
		bytes_addf(&all, "%s%s", all.len > 0 ? " " : "", *word);
	if (all.len > 0)
		world_setenv(w, "DRIVE_PROGRAM", all.data);
	bytes_done(&all);
}

static char *
folder_of(const char *path)
{
	const char *slash = strrchr(path, '/');
	char *folder = slash ? bytes_format("%.*s/", (int)(slash - path), path)
		: bytes_format(".");
	char *resolved = absolute(folder);

	free(folder);
	return resolved;
}

static long long
milliseconds_from(const char *variable, long long standard)
{
	const char *value = getenv(variable);
	long long ms = value ? strtoll(value, NULL, 10) : 0;

	return ms > 0 ? ms : standard;
}

static char *
new_folder(void)
{
	const char *where = getenv("TMPDIR");
	char *template = bytes_format("%s/drive-XXXXXX",
		where && *where ? where : "/tmp");

	char *folder = mkdtemp(template) ? absolute(template) : NULL;
	free(template);
	return folder;
}

struct world *
world_new(const char *script_path, bool is_updating)
{
	char *folder = new_folder();

	if (!folder)
		return NULL;
	struct world *w = bytes_alloc(1, sizeof *w);
	w->folder = folder;
	w->cwd = bytes_format("%s", folder);
	w->script_folder = folder_of(script_path);
	if (getenv("DRIVE_DATA"))
		w->data_folder = absolute(getenv("DRIVE_DATA"));
	w->cols = 80;
	w->rows = 24;
	w->timeout = milliseconds_from("DRIVE_TIMEOUT", 10000);
	w->quiet = milliseconds_from("DRIVE_QUIET", 60);
	w->is_updating = is_updating;
	pin_environment(w);
	find_program(w);
	publish_program(w);
	mkdir(world_getenv(w, "HOME"), 0777);
	return w;
}

static void
free_instance(struct instance *i)
{
	pty_done(&i->pty);
	vscreen_free(i->screen);
	bytes_done(&i->output);
	free(i->name);
	free(i);
}

static void
save_output(const struct world *w, const struct instance *i)
{
	char *path = bytes_format("%s/%s.output", w->folder, i->name);

	if (!bytes_write(&i->output, path))
		fprintf(stderr, "drive: %s: %s\n", path, strerror(errno));
	free(path);
}

static void
remove_folder(struct world *w)
{
	static char script[] = "chmod -R u+rwx . && rm -rf -- \"$PWD\"";
	static char sh[] = "/bin/sh", option[] = "-c";
	char *argv[] = { sh, option, script, NULL };
	struct bytes output = { 0 };

	w->timeout = REMOVE_MS;
	if (world_command(w, argv, &output) != 0)
		fprintf(stderr, "drive: %s is left over: %s\n", w->folder,
			bytes_text(&output));
	bytes_done(&output);
}

void
world_free(struct world *w, bool keep)
{
	if (!w)
		return;
	for (size_t i = 0; i < w->instance_count; i++) {
		if (keep)
			save_output(w, w->instances[i]);
		free_instance(w->instances[i]);
	}
	w->instance_count = 0;
	if (!keep)
		remove_folder(w);
	script_words_free(w->program);
	script_words_free(w->environment);
	free(w->data_folder);
	free(w->script_folder);
	free(w->cwd);
	free(w->folder);
	free(w);
}

char *
world_path(const char *folder, const char *path)
{
	return path[0] == '/' ? bytes_format("%s", path)
		: bytes_format("%s/%s", folder, path);
}

char *
world_data(const struct world *w, const char *path)
{
	if (w->data_folder) {
		char *data = world_path(w->data_folder, path);
		if (access(data, F_OK) == 0)
			return data;
		free(data);
	}
	return world_path(w->script_folder, path);
}

struct instance *
world_find(const struct world *w, const char *name)
{
	for (size_t i = 0; i < w->instance_count; i++) {
		if (strcmp(w->instances[i]->name, name) == 0)
			return w->instances[i];
	}
	return NULL;
}

/* The place for a new instance, NULL if there is none. */
static struct instance **
make_room(struct world *w, const char *name, struct bytes *why)
{
	for (size_t i = 0; i < w->instance_count; i++) {
		struct instance *old = w->instances[i];
		if (strcmp(old->name, name) != 0)
			continue;
		if (!old->pty.has_ended) {
			bytes_addf(why, "%s still runs\n", name);
			return NULL;
		}
		if (w->current == old)
			w->current = NULL;
		free_instance(old);
		w->instances[i] = w->instances[--w->instance_count];
		break;
	}
	if (w->instance_count < WORLD_INSTANCES)
		return &w->instances[w->instance_count];
	bytes_addf(why, "no more than %d instances\n", WORLD_INSTANCES);
	return NULL;
}

/* Borrows the words; free the array. */
static char **
command_line(const struct world *w, char *const *args)
{
	size_t n = 0, count = 0;

	while (w->program[n])
		n++;
	while (args[count])
		count++;
	char **argv = bytes_alloc(n + count + 1, sizeof *argv);
	memcpy(argv, w->program, n * sizeof *argv);
	memcpy(argv + n, args, count * sizeof *argv);
	return argv;
}

bool
world_start(struct world *w, const char *name, char *const *args,
	struct bytes *why)
{
	if (!w->program || !w->program[0]) {
		bytes_add_text(why, "DRIVE_PROGRAM names no program\n");
		return false;
	}
	struct instance **room = make_room(w, name, why);
	if (!room)
		return false;
	struct instance *i = bytes_alloc(1, sizeof *i);
	char **argv = command_line(w, args);
	struct pty_start start = { .argv = argv, .envp = w->environment,
		.folder = w->cwd, .cols = w->cols, .rows = w->rows };
	bool ok = pty_start(&i->pty, &start);
	if (ok) {
		i->name = bytes_format("%s", name);
		i->screen = vscreen_new(w->cols, w->rows);
		*room = i;
		w->instance_count++;
		if (!w->current)
			w->current = i;
	} else {
		bytes_addf(why, "cannot start %s: %s\n", argv[0],
			strerror(errno));
		free(i);
	}
	free(argv);
	return ok;
}

/* In the child. */
static _Noreturn void
become_command(const struct world *w, char *const *argv, int output)
{
	setpgid(0, 0);
	int nothing = open("/dev/null", O_RDONLY);
	dup2(nothing, STDIN_FILENO);
	dup2(output, STDOUT_FILENO);
	dup2(output, STDERR_FILENO);
	closefrom(STDERR_FILENO + 1);
	if (chdir(w->folder) == 0) {
		environ = w->environment;
		execvp(argv[0], argv);
	}
	_exit(127);
}

/* Its wait status, or -1 when it had to be killed. */
static int
await_command(struct world *w, pid_t pid)
{
	long long until = world_now() + w->timeout;
	int status;

	while (waitpid(pid, &status, WNOHANG) == 0) {
		if (world_now() >= until || interrupted_by) {
			kill(-pid, SIGKILL);
			waitpid(pid, NULL, 0);
			return -1;
		}
		world_pump(w, TICK_MS);
	}
	return status;
}

int
world_command(struct world *w, char *const *argv, struct bytes *output)
{
	char part[4096];
	size_t len;
	/* A file, since a background process would keep a pipe open. */
	FILE *file = tmpfile();

	if (!file)
		return -1;
	pid_t pid = fork();
	if (pid == 0)
		become_command(w, argv, fileno(file));
	int status = pid < 0 ? -1 : await_command(w, pid);
	rewind(file);
	while ((len = fread(part, 1, sizeof part, file)) > 0)
		bytes_add(output, part, len);
	fclose(file);
	return status;
}

/* Has the terminal of i read and answer. */
static bool
serve(struct instance *i)
{
	size_t before = i->output.len;

	pty_flush(&i->pty);
	pty_read(&i->pty, &i->output);
	size_t len = i->output.len - before;
	if (len == 0)
		return false;
	struct bytes answers = { 0 };
	vscreen_feed(i->screen, i->output.data + before, len);
	vscreen_take_sent(i->screen, &answers);
	if (answers.len > 0)
		pty_send(&i->pty, answers.data, answers.len);
	bytes_done(&answers);
	return true;
}

bool
world_pump(struct world *w, long long ms)
{
	struct pollfd fds[2 * WORLD_INSTANCES];
	bool has_written = false;

	for (size_t i = 0; i < w->instance_count; i++) {
		const struct pty *p = &w->instances[i]->pty;
		short want = p->unsent.len > 0 ? POLLIN | POLLOUT : POLLIN;
		fds[2 * i] = (struct pollfd){ .fd = p->master, .events = want };
		fds[2 * i + 1] = (struct pollfd){ .fd = p->events,
			.events = POLLIN };
	}
	if (poll(fds, 2 * w->instance_count, (int)ms) <= 0)
		return false;
	for (size_t i = 0; i < w->instance_count; i++) {
		if (fds[2 * i].revents && serve(w->instances[i]))
			has_written = true;
		if (fds[2 * i + 1].revents)
			pty_read_event(&w->instances[i]->pty);
	}
	return has_written;
}

static long long
smaller(long long a, long long b)
{
	return a < b ? a : b;
}

bool
world_settle(struct world *w, long long quiet)
{
	long long now = world_now();
	long long until = now + w->timeout, quiet_from = now;

	while (now - quiet_from < quiet) {
		if (now >= until || interrupted_by)
			return false;
		bool has_written = world_pump(w,
			smaller(quiet_from + quiet, until) - now);
		now = world_now();
		if (has_written)
			quiet_from = now;
	}
	return true;
}

/* Pumps until the program has taken all that was sent to it and, if it is to
 * be `read`, has read it, too. */
static bool
await_taken(struct world *w, struct pty *p, bool read)
{
	long long until = world_now() + w->timeout;

	while (p->unsent.len > 0 || (read && pty_has_unread(p))) {
		if (p->master < 0)
			return true;
		if (world_now() >= until || interrupted_by)
			return false;
		world_pump(w, TICK_MS);
	}
	return true;
}

bool
world_send(struct world *w, struct instance *i, const char *data, size_t len)
{
	for (long long now = world_now(); now < i->escape_until;
			now = world_now())
		world_pump(w, i->escape_until - now);
	bool ends_escape = len > 0 && data[len - 1] == '\033';
	pty_send(&i->pty, data, len);
	if (!await_taken(w, &i->pty, ends_escape))
		return false;
	if (ends_escape)
		i->escape_until = world_now() + ESCAPE_MS;
	return true;
}

bool
world_send_screen(struct world *w, struct instance *i)
{
	struct bytes data = { 0 };

	vscreen_take_sent(i->screen, &data);
	bool ok = world_send(w, i, bytes_text(&data), data.len);
	bytes_done(&data);
	return ok;
}

void
world_describe(const struct instance *i, struct bytes *out)
{
	const struct pty *p = &i->pty;

	if (!p->has_ended) {
		bytes_add_text(out, p->is_stopped ? "stopped" : "runs");
	} else if (WIFSIGNALED(p->status)) {
		const char *name = pty_signal_name(WTERMSIG(p->status));
		bytes_addf(out, "killed by signal %d%s%s", WTERMSIG(p->status),
			name ? ", " : "", name ? name : "");
	} else {
		bytes_addf(out, "ended with status %d", WEXITSTATUS(p->status));
	}
}
