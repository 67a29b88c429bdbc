#include "config.h"

/* kompass line: the capture line through plain prompts or a pipe. */

#include "cmd/cmd.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/error.h"
#include "base/i18n.h"
#include "model/command.h"
#include "model/listing.h"
#include "model/session.h"
#include "model/sitting.h"
#include "store/keeper.h"
#include "store/session-file.h"
#include "text/utf8.h"

enum { LEAVE_MS = 15000, LINE_LIMIT = 1 << 20, PIECE = 1 << 16 };

/* Standard input, read by hand: stdio cannot say whether a line waits in it. */
struct input {
	struct buf bytes;
	size_t at;		/* of the first byte not taken */
	bool is_end;
	int failure;		/* errno, or 0 */
};

struct prompts {
	struct sitting *sitting;
	struct keeper *keeper;
	struct input input;
	bool is_terminal, is_more;	/* more: the entry has lines already */
	bool has_failed;	/* failing was said */
	struct diags diags;	/* of this entry */
	unsigned line;		/* number of the first line of the entry */
	unsigned lines;		/* read so far */
	size_t bad;		/* entries that could not be */
	char *editing;		/* id of the entry whose text comes next */
	bool is_quitting;
};

static void
print_line(const char *text)
{
	struct buf out = BUF_INIT;
	utf8_safe(&out, text, strlen(text), false);
	buf_addc(&out, '\n');
	fwrite(out.s, 1, out.len, stdout);
	buf_done(&out);
}

/* Set by a signal that ends us: what was entered is saved first. */
static volatile sig_atomic_t ending;

static void
on_signal(int number)
{
	ending = number;
}

static void
catch_signals(void)
{
	static const int numbers[] = {SIGHUP, SIGTERM, SIGINT};
	struct sigaction action = {.sa_handler = on_signal}, before;
	sigemptyset(&action.sa_mask);
	for (size_t i = 0; i < sizeof(numbers) / sizeof(*numbers); i++)
		if (!sigaction(numbers[i], NULL, &before) && before.sa_handler != SIG_IGN)
			sigaction(numbers[i], &action, NULL);
	/* Who reads what we say may go; what was entered must not. */
	signal(SIGPIPE, SIG_IGN);
}

static void
show_prompt(const struct prompts *p)
{
	struct buf text = BUF_INIT;
	if (!p->is_terminal)
		return;
	if (p->is_more)
		buf_adds(&text, "... ");
	else {
		command_prompt(&text, p->sitting, "", 0);
		buf_addf(&text, "%s > ", p->editing ? _(" (new text)") : "");
	}
	fputs(text.s, stdout);
	fflush(stdout);
	buf_done(&text);
}

/* Takes what the saver has to tell; says it where somebody sits there. */
static void
take_news(struct prompts *p)
{
	char *message;
	keeper_news(p->keeper, p->sitting, &message);
	const char *failure = keeper_failure(p->keeper);
	if (p->is_terminal && (message || (failure && !p->has_failed))) {
		putchar('\n');
		if (message)
			print_line(message);
		if (failure)
			print_line(failure);
		show_prompt(p);
	}
	p->has_failed = failure;
	free(message);
}

/* Saves if it is time to; in how many milliseconds to look again, or -1. */
static int
tick(struct prompts *p)
{
	bool wants_draft;
	return keeper_tick(p->keeper, p->sitting, false, &wants_draft);
}

/* Waits for input, saving meanwhile.  False when there will be none. */
static bool
wait_input(struct prompts *p)
{
	struct pollfd fds[] = {
		{.fd = STDIN_FILENO, .events = POLLIN},
		{.fd = keeper_saver_fd(p->keeper), .events = POLLIN},
		{.fd = keeper_watch_fd(p->keeper), .events = POLLIN},
	};
	sigset_t all, before;
	sigfillset(&all);
	int ms = tick(p);
	/* A signal comes in ppoll or not at all before the next look at `ending`. */
	sigprocmask(SIG_BLOCK, &all, &before);
	struct timespec time = {.tv_sec = ms / 1000, .tv_nsec = ms % 1000 * 1000000L};
	int ready = ending ? 0 : ppoll(fds, 3, ms < 0 ? NULL : &time, &before);
	sigprocmask(SIG_SETMASK, &before, NULL);
	if (ending)
		return false;
	if (ready <= 0)
		return true;
	if (fds[1].revents)
		take_news(p);
	if (fds[2].revents)
		keeper_look(p->keeper);
	if (!fds[0].revents)
		return true;
	struct input *in = &p->input;
	buf_reserve(&in->bytes, PIECE);
	ssize_t got = read(STDIN_FILENO, in->bytes.s + in->bytes.len, PIECE);
	if (got < 0 && errno != EINTR && errno != EAGAIN)
		in->failure = errno;
	if (got > 0) {
		in->bytes.len += (size_t)got;
		in->bytes.s[in->bytes.len] = '\0';
	}
	in->is_end = !got || in->failure;
	return true;
}

/* The next line without its end; false at the end of the input. */
static bool
next_line(struct prompts *p, const char **line, size_t *len)
{
	struct input *in = &p->input;
	const char *nl = NULL;
	for (size_t looked = in->at;;) {
		if (in->bytes.len > looked)
			nl = memchr(in->bytes.s + looked, '\n', in->bytes.len - looked);
		if (nl || in->is_end)
			break;
		buf_remove(&in->bytes, 0, in->at);
		in->at = 0;
		looked = in->bytes.len;
		if (!wait_input(p))
			return false;
	}
	if (in->at == in->bytes.len)
		return false;
	*line = in->bytes.s + in->at;
	*len = nl ? (size_t)(nl - *line) : in->bytes.len - in->at;
	in->at += *len + (nl != NULL);
	return true;
}

/*
 * Reads one entry: a line, and while it ends in a backslash the next one too.
 * False at the end of the input.
 */
static bool
read_entry(struct prompts *p, struct buf *entry)
{
	const char *line;
	size_t len;
	bool is_any = false;
	buf_clear(entry);
	p->is_more = false;
	do {
		show_prompt(p);
		if (!next_line(p, &line, &len))
			break;
		p->lines++;
		if (!is_any)
			p->line = p->lines;
		is_any = true;
		if (len && line[len - 1] == '\r')
			len--;
		p->is_more = len && line[len - 1] == '\\';
		buf_add(entry, line, len - p->is_more);
		if (p->is_more)
			buf_addc(entry, '\n');
	} while (p->is_more && entry->len < LINE_LIMIT);
	return is_any;
}

static void
fault(struct prompts *p, unsigned column, const char *text)
{
	p->bad++;
	if (p->is_terminal) {
		struct buf out = BUF_INIT;
		buf_addf(&out, "! %s", text);
		print_line(out.s);
		buf_done(&out);
		return;
	}
	diag_error(&p->diags, p->line, column ? column : 1, "%s", text);
	cmd_diags(&p->diags);
	diags_done(&p->diags);
	diags_init(&p->diags, _("standard input"));
}

static void
answer(struct prompts *p, struct reply *reply)
{
	bool is_wanted = p->is_terminal || reply->rows.n;
	p->bad += reply->is_refused;
	if (reply->rows.n && reply->title)
		print_line(reply->title);
	for (size_t i = 0; i < reply->rows.n; i++)
		print_line(reply->rows.v[i].text);
	if (reply->message && is_wanted)
		print_line(reply->message);
	else if (reply->is_entry && p->is_terminal)
		print_line(_("stored"));
	if (reply->request == REQUEST_COMPLETE)
		session_file_complete(p->sitting->session);
	if (reply->request == REQUEST_QUIT)
		p->is_quitting = true;
	if (reply->request == REQUEST_SAVED)
		print_line(keeper_state(p->keeper, p->sitting->session) == KEEPER_FAILING ?
			_("NOT saved") : _("everything is saved by itself"));
	if (reply->request == REQUEST_EDIT) {
		/* The old text is shown; the next line takes its place. */
		print_line(reply->line);
		free(p->editing);
		p->editing = xstrdup(reply->id);
	}
}

static bool
is_for_screen(const char *line)
{
	size_t len = strspn(line, " ");
	if (line[len] != ':')
		return false;
	char *word = xstrndup(line + len + 1, strcspn(line + len + 1, " \n"));
	const struct command *c = command_find(word, NULL);
	free(word);
	return c && c->flags & COMMAND_SCREEN;
}

static void
take_entry(struct prompts *p, const struct buf *raw)
{
	struct buf entry = BUF_INIT;
	struct reply reply;
	struct error err = ERROR_INIT;
	unsigned column;
	utf8_repair(&entry, buf_str(raw), raw->len);
	if (memchr(buf_str(&entry), '\0', entry.len)) {
		fault(p, 1, _("a NUL byte; this is not text"));
	} else if (is_for_screen(buf_str(&entry))) {
		fault(p, 1, _("only the form can do this"));
	} else if (command_enter(p->sitting, buf_str(&entry), entry.len, false, p->editing,
	    clock_action(), &reply, &column, &err)) {
		if (reply.request != REQUEST_EDIT) {
			free(p->editing);
			p->editing = NULL;
		}
		answer(p, &reply);
		reply_done(&reply);
	} else {
		fault(p, column, error_text(&err));
	}
	error_done(&err);
	buf_done(&entry);
}

static int
leave(struct prompts *p, const char *path)
{
	struct keeper_end end;
	int status = STATUS_DONE;
	if (!keeper_close(p->keeper, p->sitting, LEAVE_MS, &end))
		status = cmd_unsaved(path, &end);
	else if (end.warning)
		status = cmd_error("%s", end.warning);
	keeper_end_done(&end);
	return status;
}

static int
talk(struct prompts *p, const char *path)
{
	struct buf entry = BUF_INIT;
	int status = STATUS_DONE;
	diags_init(&p->diags, _("standard input"));
	while (!p->is_quitting && read_entry(p, &entry)) {
		take_entry(p, &entry);
		tick(p);
	}
	if (p->input.failure)
		status = cmd_error(_("standard input: %s"), strerror(p->input.failure));
	if (leave(p, path) != STATUS_DONE)
		status = STATUS_ERROR;
	if (status == STATUS_DONE && p->bad)
		status = STATUS_FOUND;
	if (fflush(stdout) || ferror(stdout))
		status = STATUS_ERROR;
	diags_done(&p->diags);
	buf_done(&p->input.bytes);
	buf_done(&entry);
	free(p->editing);
	return status;
}

int
cmd_line(int argc, char **argv)
{
	static const struct option_def none[] = {{NULL, 0, false}};
	struct options o;
	struct diags diags;
	struct error err = ERROR_INIT;
	struct session *session;
	options_init(&o, "line", none, argc, argv);
	int letter = options_next(&o), status = STATUS_ERROR;
	if (letter)
		return letter == 'h' ? STATUS_DONE : STATUS_ERROR;
	if (o.next + 1 != argc)
		return cmd_usage("line", "%s", o.next == argc ? _("which file?") : _("one file at a time"));
	if (!cmd_need_evaluator())
		return STATUS_ERROR;
	const char *path = argv[o.next];
	catch_signals();
	diags_init(&diags, path);
	struct keeper *keeper = keeper_open(&session, path, globals.backup, &diags, &err);
	if (!keeper && err.text)
		cmd_open_error(path, &err);
	cmd_diags(&diags);
	if (!keeper && diags.errors)
		cmd_open_fault(path);
	if (keeper) {
		struct prompts p = {
			.sitting = sitting_new(session, globals.evaluator, globals.name),
			.keeper = keeper,
			.is_terminal = isatty(STDIN_FILENO),
		};
		p.sitting->language = cmd_language(session->questionnaire);
		if (keeper_opening(keeper))
			cmd_error("%s: %s", path, keeper_opening(keeper));
		const char *other = listing_namesake(session, globals.evaluator, globals.name);
		if (other)
			cmd_error(_("%s is \"%s\" in it already, and you are \"%s\": --as %s if that is you"),
				globals.name, other, globals.evaluator, other);
		other = listing_other_name(session, globals.evaluator, globals.name);
		if (other)
			cmd_error(_("%s is %s in it, not %s: two people need two ids; another one is "
				"chosen with --as ID"), globals.evaluator, other, globals.name);
		status = talk(&p, path);
		sitting_free(p.sitting);
	} else if (diags.errors) {
		status = STATUS_FOUND;
	}
	error_done(&err);
	diags_done(&diags);
	if (ending) {
		signal(ending, SIG_DFL);
		raise(ending);
	}
	return status;
}
