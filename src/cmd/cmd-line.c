#include "config.h"

/* kompass line: the capture line through plain prompts or a pipe. */

#include "cmd/cmd.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/error.h"
#include "base/i18n.h"
#include "model/command.h"
#include "model/session.h"
#include "model/sitting.h"
#include "store/keeper.h"
#include "store/session-file.h"
#include "text/utf8.h"

enum { LEAVE_MS = 15000, LINE_LIMIT = 1 << 20 };

struct prompts {
	struct sitting *sitting;
	struct keeper *keeper;
	bool is_terminal;
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

static void
show_prompt(const struct prompts *p, bool is_more)
{
	struct buf text = BUF_INIT;
	if (!p->is_terminal)
		return;
	if (is_more)
		buf_adds(&text, "... ");
	else {
		command_prompt(&text, p->sitting, "", 0);
		buf_addf(&text, "%s > ", p->editing ? _(" (new text)") : "");
	}
	fputs(text.s, stdout);
	fflush(stdout);
	buf_done(&text);
}

/*
 * Reads one entry: a line, and while it ends in a backslash the next one too.
 * False at the end of the input.
 */
static bool
read_entry(struct prompts *p, struct buf *entry)
{
	char *line = NULL;
	size_t room = 0;
	ssize_t len;
	bool is_any = false, is_more = false;
	buf_clear(entry);
	do {
		show_prompt(p, is_more);
		errno = 0;
		len = getline(&line, &room, stdin);
		if (len < 0)
			break;
		p->lines++;
		if (!is_any)
			p->line = p->lines;
		is_any = true;
		if (len && line[len - 1] == '\n')
			len--;
		if (len && line[len - 1] == '\r')
			len--;
		is_more = len && line[len - 1] == '\\';
		buf_add(entry, line, (size_t)len - is_more);
		if (is_more)
			buf_addc(entry, '\n');
	} while (is_more && entry->len < LINE_LIMIT);
	free(line);
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
	if (reply->rows.n && reply->title)
		print_line(reply->title);
	for (size_t i = 0; i < reply->rows.n; i++)
		print_line(reply->rows.v[i].text);
	if (reply->message && is_wanted)
		print_line(reply->message);
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

/* What others wrote is merged between two entries. */
static void
keep(struct prompts *p)
{
	char *message;
	if (p->sitting->session->revision && keeper_state(p->keeper, p->sitting->session) != KEEPER_SAVED)
		keeper_put(p->keeper, p->sitting->session);
	keeper_look(p->keeper);
	keeper_news(p->keeper, p->sitting, &message);
	if (message && p->is_terminal)
		print_line(message);
	if (keeper_failure(p->keeper) && p->is_terminal)
		print_line(keeper_failure(p->keeper));
	free(message);
}

static int
talk(struct prompts *p, const char *path)
{
	struct buf entry = BUF_INIT;
	char *rescue;
	int status = STATUS_DONE;
	diags_init(&p->diags, _("standard input"));
	while (!p->is_quitting && read_entry(p, &entry)) {
		take_entry(p, &entry);
		if (p->is_terminal)
			keep(p);
	}
	if (ferror(stdin))
		status = cmd_error(_("standard input: %s"), strerror(errno));
	if (!keeper_close(p->keeper, p->sitting->session, LEAVE_MS, &rescue)) {
		status = cmd_error(_("%s: could not be saved%s%s"), path,
			rescue ? _("; the session was written to ") : "", rescue ? rescue : "");
		free(rescue);
	}
	if (status == STATUS_DONE && p->bad)
		status = STATUS_FOUND;
	if (fflush(stdout))
		status = STATUS_ERROR;
	diags_done(&p->diags);
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
	diags_init(&diags, path);
	struct keeper *keeper = keeper_open(&session, path, globals.backup, &diags, &err);
	if (!keeper && err.text)
		cmd_error("%s", error_text(&err));
	cmd_diags(&diags);
	if (keeper) {
		struct prompts p = {
			.sitting = sitting_new(session, globals.evaluator, globals.name),
			.keeper = keeper,
			.is_terminal = isatty(STDIN_FILENO),
		};
		p.sitting->language = cmd_language(session->questionnaire);
		status = talk(&p, path);
		sitting_free(p.sitting);
	} else if (diags.errors) {
		status = STATUS_FOUND;
	}
	error_done(&err);
	diags_done(&diags);
	return status;
}
