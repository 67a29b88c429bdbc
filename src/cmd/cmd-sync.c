#include "config.h"

/* kompass sync: a folder of sessions shared through git. */

#include "cmd/cmd.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/error.h"
#include "base/i18n.h"
#include "store/sync.h"
#include "text/utf8.h"

/* More than so many files that only came or went are counted. */
enum { LIST_LIMIT = 30 };

/* As the first column has it. */
static const char *const words[SYNC_WHAT_COUNT] = {
	[SYNC_COMMITTED] = N_("committed"),
	[SYNC_SENT] = N_("sent"),
	[SYNC_RECEIVED] = N_("received"),
	[SYNC_MERGED] = N_("merged"),
	[SYNC_DELETED] = N_("deleted"),
	[SYNC_KEPT] = N_("kept"),
	[SYNC_BESIDE] = N_("kept both"),
	[SYNC_LEFT] = N_("left"),
};

static bool
is_plain(const struct sync_file *f)
{
	return !f->remark && !f->conflicts &&
		(f->what == SYNC_COMMITTED || f->what == SYNC_SENT || f->what == SYNC_RECEIVED);
}

static void
add_word(struct buf *out, enum sync_what what, size_t column)
{
	const char *word = _(words[what]);
	buf_adds(out, word);
	buf_pad(out, ' ', column - (size_t)utf8_width(word, strlen(word)) + 2);
}

static void
add_file(struct buf *out, const struct sync_file *f, size_t column)
{
	add_word(out, f->what, column);
	buf_adds(out, f->path);
	if (f->remark)
		buf_addf(out, ": %s", f->remark);
	if (f->conflicts) {
		buf_adds(out, f->remark ? "; " : ": ");
		buf_addf(out, P_("%zu conflict to settle", "%zu conflicts to settle", f->conflicts),
			f->conflicts);
	}
	buf_addc(out, '\n');
}

/* One line a file; those that only came or went are counted where they are many. */
static void
add_files(struct buf *out, const struct sync *s)
{
	size_t plain[SYNC_WHAT_COUNT] = {0}, column = 0;
	for (int w = 0; w < SYNC_WHAT_COUNT; w++) {
		size_t width = (size_t)utf8_width(_(words[w]), strlen(_(words[w])));
		column = width > column ? width : column;
	}
	for (size_t i = 0; i < s->files.n; i++)
		plain[s->files.v[i].what] += is_plain(&s->files.v[i]);
	for (size_t i = 0; i < s->files.n; i++)
		if (!is_plain(&s->files.v[i]) || plain[s->files.v[i].what] <= LIST_LIMIT)
			add_file(out, &s->files.v[i], column);
	for (int w = 0; w < SYNC_WHAT_COUNT; w++) {
		if (plain[w] <= LIST_LIMIT)
			continue;
		add_word(out, (enum sync_what)w, column);
		buf_addf(out, P_("%zu file\n", "%zu files\n", plain[w]), plain[w]);
	}
}

/* How it ended, after the table. */
static void
add_end(struct buf *out, const struct sync *s, const char *folder)
{
	bool is_here = !strcmp(folder, ".");
	if (s->reach == SYNC_SHARED && s->files.n)
		buf_addf(out, _("shared with %s/%s\n"), s->remote, s->remote_branch);
	else if (s->reach == SYNC_SHARED)
		buf_addf(out, _("nothing new, here or at %s/%s\n"), s->remote, s->remote_branch);
	else if (s->reach == SYNC_NO_REMOTE)
		buf_addf(out, _("in git on this machine only; to share it:\n"
			"  git%s%s remote add origin URL\n  kompass sync%s%s\n"),
			is_here ? "" : " -C ", is_here ? "" : folder,
			is_here ? "" : " ", is_here ? "" : folder);
}

static int
status_of(const struct sync *s)
{
	bool is_found = s->faults.len || s->reach == SYNC_OFFLINE;
	for (size_t i = 0; i < s->files.n; i++) {
		const struct sync_file *f = &s->files.v[i];
		is_found |= f->what == SYNC_BESIDE || f->what == SYNC_LEFT || f->conflicts;
	}
	return is_found ? STATUS_FOUND : STATUS_DONE;
}

static int
report(const struct sync *s, const char *folder, bool is_good, const struct error *err)
{
	struct buf out = BUF_INIT, faults = BUF_INIT;
	int status = status_of(s);
	add_files(&out, s);
	if (is_good)
		add_end(&out, s, folder);
	cmd_print(&out);
	utf8_safe(&faults, buf_str(&s->faults), s->faults.len, true);
	fputs(buf_str(&faults), stderr);
	if (!is_good)
		status = cmd_error("%s", error_text(err));
	else if (s->reach == SYNC_OFFLINE)
		cmd_error(_("%s cannot be reached: %s; what changed here is committed, and shared by "
			"the next sync that gets through"), s->remote, s->why);
	buf_done(&out);
	buf_done(&faults);
	return status;
}

/* The author as git knows; else the evaluator. */
static bool
need_author(struct sync *s)
{
	if (sync_has_author(s))
		return true;
	if (!cmd_need_evaluator())
		return false;
	sync_set_author(s, globals.evaluator, globals.name);
	return true;
}

static int
run(const char *folder)
{
	struct sync s;
	struct error err = ERROR_INIT;
	int status = STATUS_ERROR;
	bool may_ask = isatty(STDIN_FILENO) && isatty(STDERR_FILENO);
	if (!sync_open(&s, folder, may_ask, &err)) {
		cmd_error("%s", error_text(&err));
	} else {
		if (!sync_set_driver(&s, &err))
			cmd_error("%s", error_text(&err));
		else if (need_author(&s))
			status = report(&s, folder, sync_run(&s, &err), &err);
		sync_done(&s);
	}
	error_done(&err);
	return status;
}

int
cmd_sync(int argc, char **argv)
{
	static const struct option_def defs[] = {{"init", 'i', false}, {NULL, 0, false}};
	struct options o;
	struct error err = ERROR_INIT;
	bool is_init = false, is_new = false;
	int letter;
	options_init(&o, "sync", defs, argc, argv);
	while ((letter = options_next(&o)) > 0) {
		if (letter == 'h')
			return STATUS_DONE;
		is_init = true;
	}
	if (letter < 0)
		return STATUS_ERROR;
	if (o.next + 1 < argc)
		return cmd_usage("sync", _("one folder at a time"));
	const char *folder = o.next < argc ? argv[o.next] : ".";
	/* A git that ends early must not end us. */
	signal(SIGPIPE, SIG_IGN);
	if (is_init && !sync_init(folder, &is_new, &err)) {
		int status = cmd_error("%s", error_text(&err));
		error_done(&err);
		return status;
	}
	if (is_new)
		printf(_("%s is a git repository now\n"), folder);
	return run(folder);
}
