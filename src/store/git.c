#include "config.h"

#include "store/git.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/error.h"
#include "base/i18n.h"

extern char **environ;

enum { PIECE = 1 << 16, SENTENCE_LIMIT = 600, GIT_MISSING = 127 };

/* What leads git to another repository, or asks somebody: `git rev-parse --local-env-vars`. */
static const char *const unwanted[] = {
	"GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_COMMON_DIR", "GIT_CONFIG",
	"GIT_CONFIG_PARAMETERS", "GIT_DIFF_OPTS", "GIT_DIR", "GIT_EDITOR",
	"GIT_EXTERNAL_DIFF", "GIT_GLOB_PATHSPECS", "GIT_GRAFT_FILE",
	"GIT_ICASE_PATHSPECS", "GIT_IMPLICIT_WORK_TREE", "GIT_INDEX_FILE",
	"GIT_INTERNAL_SUPER_PREFIX", "GIT_LITERAL_PATHSPECS", "GIT_NAMESPACE",
	"GIT_NOGLOB_PATHSPECS", "GIT_NO_REPLACE_OBJECTS", "GIT_OBJECT_DIRECTORY",
	"GIT_OPTIONAL_LOCKS", "GIT_PAGER", "GIT_PREFIX", "GIT_QUARANTINE_PATH",
	"GIT_REFLOG_ACTION", "GIT_REPLACE_REF_BASE", "GIT_SEQUENCE_EDITOR",
	"GIT_SHALLOW_FILE", "GIT_TERMINAL_PROMPT", "GIT_WORK_TREE", "LANGUAGE",
	"LC_ALL",
};

static bool
is_variable(const char *entry, const char *name)
{
	size_t len = strlen(name);
	return !strncmp(entry, name, len) && entry[len] == '=';
}

static bool
is_unwanted(const char *entry)
{
	for (size_t i = 0; i < sizeof(unwanted) / sizeof(*unwanted); i++)
		if (is_variable(entry, unwanted[i]))
			return true;
	return false;
}

void
git_open(struct git *g, const char *folder, bool may_ask)
{
	*g = (struct git){.folder = xstrdup(folder)};
	for (char **e = environ; *e; e++)
		if (!is_unwanted(*e))
			*array_push(&g->env) = xstrdup(*e);
	*array_push(&g->env) = NULL;
	git_set(g, "LC_ALL", "C");
	git_set(g, "GIT_EDITOR", ":");
	git_set(g, "GIT_PAGER", "cat");
	git_set(g, "GIT_OPTIONAL_LOCKS", "0");
	git_set(g, "GIT_TERMINAL_PROMPT", may_ask ? "1" : "0");
}

void
git_done(struct git *g)
{
	for (size_t i = 0; i < g->env.n; i++)
		free(g->env.v[i]);
	array_done(&g->env);
	free(g->folder);
	free(g->index);
	*g = (struct git){0};
}

bool
git_has(const struct git *g, const char *name)
{
	for (size_t i = 0; i + 1 < g->env.n; i++)
		if (is_variable(g->env.v[i], name))
			return true;
	return false;
}

void
git_set(struct git *g, const char *name, const char *value)
{
	char *entry = xasprintf("%s=%s", name, value);
	for (size_t i = 0; i + 1 < g->env.n; i++) {
		if (!is_variable(g->env.v[i], name))
			continue;
		free(g->env.v[i]);
		g->env.v[i] = entry;
		return;
	}
	g->env.v[g->env.n - 1] = entry;
	*array_push(&g->env) = NULL;
}

/* The three pipes of a process; [0] is read, [1] written. */
struct pipes {
	int in[2], out[2], messages[2];
};

static void
close_fd(int *fd)
{
	if (*fd >= 0)
		close(*fd);
	*fd = -1;
}

static void
close_pipes(struct pipes *p)
{
	for (int i = 0; i < 2; i++) {
		close_fd(&p->in[i]);
		close_fd(&p->out[i]);
		close_fd(&p->messages[i]);
	}
}

static bool
open_pipe(int fds[2])
{
	if (pipe(fds)) {
		fds[0] = fds[1] = -1;
		return false;
	}
	return fcntl(fds[0], F_SETFD, FD_CLOEXEC) >= 0 && fcntl(fds[1], F_SETFD, FD_CLOEXEC) >= 0;
}

static bool
open_pipes(struct pipes *p)
{
	*p = (struct pipes){{-1, -1}, {-1, -1}, {-1, -1}};
	if (open_pipe(p->in) && open_pipe(p->out) && open_pipe(p->messages))
		return true;
	int number = errno;
	close_pipes(p);
	errno = number;
	return false;
}

/* An errno, as posix_spawnp gives it. */
static int
spawn(pid_t *pid, char **args, char **env, const struct pipes *p)
{
	posix_spawn_file_actions_t actions;
	posix_spawnattr_t attributes;
	sigset_t signals;
	int number = posix_spawn_file_actions_init(&actions);
	if (number)
		return number;
	number = posix_spawnattr_init(&attributes);
	if (number) {
		posix_spawn_file_actions_destroy(&actions);
		return number;
	}
	sigemptyset(&signals);
	sigaddset(&signals, SIGPIPE);
	number = posix_spawnattr_setsigdefault(&attributes, &signals);
	if (!number)
		number = posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
	if (!number)
		number = posix_spawn_file_actions_adddup2(&actions, p->in[0], STDIN_FILENO);
	if (!number)
		number = posix_spawn_file_actions_adddup2(&actions, p->out[1], STDOUT_FILENO);
	if (!number)
		number = posix_spawn_file_actions_adddup2(&actions, p->messages[1], STDERR_FILENO);
	if (!number)
		number = posix_spawnp(pid, "git", &actions, &attributes, args, env);
	posix_spawnattr_destroy(&attributes);
	posix_spawn_file_actions_destroy(&actions);
	return number;
}

/* Reads what is there; closes at the end. */
static void
take(int *fd, struct buf *into)
{
	char piece[PIECE];
	ssize_t got = read(*fd, piece, sizeof(piece));
	if (got > 0)
		buf_add(into, piece, (size_t)got);
	else if (!got || (errno != EINTR && errno != EAGAIN))
		close_fd(fd);
}

/* Writes some; closes when all is written or nobody reads. */
static void
give(int *fd, const struct git_call *c, size_t *at)
{
	ssize_t put = *at < c->in_len ?
		write(*fd, (const char *)c->in + *at, c->in_len - *at) : 0;
	if (put > 0)
		*at += (size_t)put;
	if (*at == c->in_len || (put < 0 && errno != EINTR && errno != EAGAIN))
		close_fd(fd);
}

/* Feeds and reads until the process has closed everything. */
static void
talk(struct pipes *p, const struct git_call *c, struct buf *out, struct buf *messages)
{
	size_t at = 0;
	/* A write to a full pipe must not keep us from reading. */
	fcntl(p->in[1], F_SETFL, O_NONBLOCK);
	while (p->out[0] >= 0 || p->messages[0] >= 0 || p->in[1] >= 0) {
		struct pollfd fds[] = {
			{.fd = p->out[0], .events = POLLIN},
			{.fd = p->messages[0], .events = POLLIN},
			{.fd = p->in[1], .events = POLLOUT},
		};
		if (poll(fds, 3, -1) < 0)
			continue;
		if (fds[0].revents)
			take(&p->out[0], out);
		if (fds[1].revents)
			take(&p->messages[0], messages);
		if (fds[2].revents)
			give(&p->in[1], c, &at);
	}
}

static int
wait_for(pid_t pid, struct error *err)
{
	int status;
	while (waitpid(pid, &status, 0) < 0)
		if (errno != EINTR) {
			error_errno(err, "git");
			return -1;
		}
	if (WIFEXITED(status))
		return WEXITSTATUS(status);
	error_set(err, _("git was ended by signal %d"), WTERMSIG(status));
	return -1;
}

/* Options before the command: nothing of a user's settings may change what it prints. */
static const char *const first_args[] = {
	"git", "--no-pager", "--literal-pathspecs", "-c", "core.quotePath=false", "-c", "core.fsmonitor=false",
	"-c", "color.ui=false", "-c", "core.fsync=committed", "-c", "i18n.commitEncoding=UTF-8",
	"-c", "log.showSignature=false", "-C",
};

enum { FIRST_ARGS = sizeof(first_args) / sizeof(*first_args) };

int
git_call(const struct git *g, const struct git_call *c, struct error *err)
{
	struct arguments ARRAY_OF(const char *) args = {0};
	struct pipes p;
	struct buf unheard = BUF_INIT, unread = BUF_INIT;
	pid_t pid;
	int status = -1;
	for (size_t i = 0; i < FIRST_ARGS; i++)
		*array_push(&args) = first_args[i];
	*array_push(&args) = g->folder;
	for (size_t i = 0; c->args[i]; i++)
		*array_push(&args) = c->args[i];
	*array_push(&args) = NULL;
	struct git_env env = {0};
	for (size_t i = 0; i + 1 < g->env.n; i++)
		*array_push(&env) = g->env.v[i];
	char *index = g->index ? xasprintf("GIT_INDEX_FILE=%s", g->index) : NULL;
	if (index)
		*array_push(&env) = index;
	*array_push(&env) = NULL;
	if (!open_pipes(&p)) {
		error_errno(err, "git");
		goto cleanup;
	}
	/* The arguments are not changed: the type of execve is older than const. */
	int number = spawn(&pid, (char **)(void *)args.v, env.v, &p);
	close_fd(&p.in[0]);
	close_fd(&p.out[1]);
	close_fd(&p.messages[1]);
	if (!number) {
		talk(&p, c, c->out ? c->out : &unread, c->messages ? c->messages : &unheard);
		status = wait_for(pid, err);
	}
	close_pipes(&p);
	if (number == ENOENT || status == GIT_MISSING) {
		error_set(err, _("git is not there: sharing a folder needs it (apt-get install git)"));
		status = -1;
	} else if (number) {
		errno = number;
		error_errno(err, "git");
	}
cleanup:
	buf_done(&unheard);
	buf_done(&unread);
	array_done(&args);
	array_done(&env);
	free(index);
	return status;
}

/* Lines that are no part of the reason. */
static bool
is_chatter(const char *line, size_t len)
{
	static const char *const starts[] = {"hint:", "warning:", "From ", "To ", "Everything up",
		"fatal: Could not read from remote repository", "Please make sure you have",
		"and the repository exists", "error: failed to push some refs", "Done"};
	for (size_t i = 0; i < sizeof(starts) / sizeof(*starts); i++)
		if (!strncmp(line, starts[i], strlen(starts[i])))
			return true;
	return !len;
}

char *
git_sentence(const struct buf *messages)
{
	struct buf text = BUF_INIT;
	for (const char *p = buf_str(messages); *p;) {
		/* Progress on a terminal returns to the start of the line. */
		size_t len = strcspn(p, "\r\n"), more = len;
		const char *line = p;
		p += len + (p[len] != '\0');
		if (is_chatter(line, len))
			continue;
		if (!strncmp(line, "fatal: ", 7) || !strncmp(line, "error: ", 7)) {
			line += 7;
			more -= 7;
		}
		while (more && (line[more - 1] == ' ' || line[more - 1] == '.'))
			more--;
		if (!more)
			continue;
		if (text.len)
			buf_adds(&text, "; ");
		buf_add(&text, line, more);
		if (text.len > SENTENCE_LIMIT)
			break;
	}
	if (!text.len)
		buf_adds(&text, _("it does not say why"));
	return buf_steal(&text);
}

bool
git_feed_args(const struct git *g, const struct buf *in, struct buf *out, struct error *err,
	const char *const *args)
{
	struct buf messages = BUF_INIT;
	struct git_call c = {.args = args, .in = in ? buf_str(in) : NULL, .in_len = in ? in->len : 0,
		.out = out, .messages = &messages};
	int status = git_call(g, &c, err);
	if (status > 0) {
		char *said = git_sentence(&messages);
		error_set(err, "git %s: %s", args[0], said);
		free(said);
	}
	buf_done(&messages);
	return !status;
}

bool
git_run_args(const struct git *g, struct buf *out, struct error *err, const char *const *args)
{
	return git_feed_args(g, NULL, out, err, args);
}

bool
git_word_args(const struct git *g, char room[GIT_ID_ROOM], struct error *err,
	const char *const *args)
{
	struct buf out = BUF_INIT;
	bool is_good = git_feed_args(g, NULL, &out, err, args);
	if (is_good) {
		size_t len = strcspn(buf_str(&out), " \t\n");
		if (len >= GIT_ID_ROOM)
			len = GIT_ID_ROOM - 1;
		memcpy(room, buf_str(&out), len);
		room[len] = '\0';
	}
	buf_done(&out);
	return is_good;
}

const char *
git_part(const struct buf *b, size_t *at)
{
	if (*at >= b->len)
		return NULL;
	const char *part = b->s + *at;
	*at += strlen(part) + 1;
	return part;
}
