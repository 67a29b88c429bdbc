#include "config.h"

/*
 * kompass, kompass DIR: the archive's screen.  What is wished there is done by
 * the commands of the same name, whose messages the screen shows when it opens
 * again.
 */

#include "cmd/cmd.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/array.h"
#include "base/buf.h"
#include "base/error.h"
#include "base/file.h"
#include "base/i18n.h"
#include "store/yaml.h"
#include "tui/screens.h"

#define EXAMPLE "hasselby-vallingby-2010-full.yaml"

/* A command line that is built up; the words are owned. */
struct words ARRAY_OF(char *);

static void
add(struct words *w, const char *word)
{
	*array_push(w) = xstrdup(word);
}

static void
words_done(struct words *w)
{
	for (size_t i = 0; i < w->n; i++)
		free(w->v[i]);
	array_done(w);
}

static int
run(cmd_run *command, struct words *w)
{
	int status = command((int)w->n, w->v);
	words_done(w);
	return status;
}

/* What was typed as the name of a file in the archive; is_session: it ends as those do.  The caller frees. */
static char *
path_of(const char *folder, const char *name, bool is_session)
{
	const char *dot = strrchr(name, '.');
	bool has_end = !is_session || (dot && (!strcmp(dot, ".yaml") || !strcmp(dot, ".yml")));
	char *whole = has_end ? xstrdup(name) : xasprintf("%s.yaml", name);
	char *path = *whole == '/' ? xstrdup(whole) : file_join(folder, whole);
	free(whole);
	return path;
}

/* The folders of a file that is to be made; false after saying why not. */
static bool
make_folders(const char *path)
{
	struct error err = ERROR_INIT;
	char *folder = file_folder(path);
	bool done = file_make_folders(folder, &err);
	if (!done)
		cmd_error("%s", error_text(&err));
	error_done(&err);
	free(folder);
	return done;
}

/* Is there nothing of that name yet?  False after saying so. */
static bool
is_free(const char *path)
{
	struct stat st;
	return lstat(path, &st) || cmd_error(_("%s: there is such a file already; "
		"choose another name"), path) == STATUS_DONE;
}

/* A new session, opened at once. */
static int
make_new(struct archive_view *view, const char *folder, const struct archive_request *r)
{
	struct words w = {0};
	char *path = path_of(folder, r->answers[3], true);
	int status = STATUS_ERROR;
	if (is_free(path) && make_folders(path)) {
		add(&w, "new");
		add(&w, "--questionnaire");
		add(&w, r->answers[2]);
		add(&w, "--subject");
		add(&w, r->answers[0]);
		if (*r->answers[1]) {
			add(&w, "--year");
			add(&w, r->answers[1]);
		}
		add(&w, "--");
		add(&w, path);
		status = run(cmd_new, &w);
	}
	if (status == STATUS_DONE) {
		archive_view_go(view, path);
		status = cmd_open_form(path, &(struct form_start){.is_viewing = false});
	}
	free(path);
	return status;
}

/* A copy, so that anything can be tried; one that is there already is opened. */
static int
open_example(struct archive_view *view, const char *folder)
{
	const char *data = getenv("KOMPASS_DATADIR");
	char *from = xasprintf("%s/sessions/%s", data ? data : KOMPASS_DATADIR, EXAMPLE);
	char *path = file_join(folder, "example.yaml");
	struct buf text = BUF_INIT;
	struct error err = ERROR_INIT;
	bool is_there = !access(path, F_OK);
	bool done = is_there || (make_folders(path) && file_read(&text, from, YAML_SIZE_LIMIT, &err) &&
		file_write(path, text.s, text.len, 0600, false, &err));
	int status = STATUS_ERROR;
	if (err.text)
		cmd_error("%s", error_text(&err));
	if (done) {
		archive_view_go(view, path);
		status = cmd_open_form(path, &(struct form_start){.is_viewing = false});
		cmd_error(_("%s is a copy of the example, which may be changed and deleted"), path);
	}
	error_done(&err);
	buf_done(&text);
	free(path);
	free(from);
	return status;
}

static int
import(const char *folder, const struct archive_request *r)
{
	struct words w = {0};
	struct error err = ERROR_INIT;
	int status = STATUS_ERROR;
	if (file_make_folders(folder, &err)) {
		add(&w, "import");
		add(&w, "-d");
		add(&w, folder);
		add(&w, "--");
		/* As in a shell: from where the program was started. */
		add(&w, r->answers[0]);
		status = run(cmd_import, &w);
	} else {
		cmd_error("%s", error_text(&err));
	}
	error_done(&err);
	return status;
}

/* "--unfinished --same"; false after saying what is none. */
static bool
add_options(struct words *w, const char *typed)
{
	bool is_good = true;
	char *options = xstrdup(typed);
	for (char *word = strtok(options, " "); word; word = strtok(NULL, " ")) {
		add(w, word);
		if (strncmp(word, "--", 2) || !word[2])
			is_good = cmd_error(_("\"%s\" is no option of %s"), word, w->v[0]) == STATUS_DONE;
	}
	free(options);
	return is_good;
}

static int
report(const char *folder, const struct archive_request *r)
{
	struct words w = {0};
	char *path = path_of(folder, r->answers[0], false);
	int status = STATUS_ERROR;
	add(&w, "report");
	add(&w, "-o");
	add(&w, path);
	bool is_good = add_options(&w, r->answers[1]) && r->count && is_free(path) && make_folders(path);
	add(&w, "--");
	if (is_good)
		add(&w, r->paths[0]);
	if (is_good && (status = run(cmd_report, &w)) != STATUS_ERROR)
		cmd_error(_("%s: written"), path);
	else if (!is_good)
		words_done(&w);
	free(path);
	return status;
}

static int
merge(struct archive_view *view, const char *folder, const struct archive_request *r)
{
	struct words w = {0};
	char *path = path_of(folder, r->answers[0], true);
	int status = STATUS_ERROR;
	add(&w, "merge");
	add(&w, "-o");
	add(&w, path);
	bool is_good = add_options(&w, r->answers[1]) && is_free(path) && make_folders(path);
	add(&w, "--");
	for (size_t i = 0; i < r->count; i++)
		add(&w, r->paths[i]);
	if (is_good)
		status = run(cmd_merge, &w);
	else
		words_done(&w);
	if (status != STATUS_ERROR)
		archive_view_go(view, path);
	free(path);
	return status;
}

static int
open_session(const struct archive_request *r)
{
	struct form_start start = {.place = r->place, .entry = r->entry};
	if (!r->count)
		return STATUS_DONE;
	start.is_viewing = r->wish == ARCHIVE_VIEW || (r->wish == ARCHIVE_OPEN && !r->is_running);
	start.is_meeting = r->wish == ARCHIVE_SETTLE;
	return cmd_open_form(r->paths[0], &start);
}

static int
perform(struct archive_view *view, const char *folder, const struct archive_request *r)
{
	switch (r->wish) {
	case ARCHIVE_NEW:
		return make_new(view, folder, r);
	case ARCHIVE_EXAMPLE:
		return open_example(view, folder);
	case ARCHIVE_IMPORT:
		return import(folder, r);
	case ARCHIVE_COMPARE:
		return cmd_open_comparison(r->paths, r->count);
	case ARCHIVE_REPORT:
		return report(folder, r);
	case ARCHIVE_MERGE:
		return merge(view, folder, r);
	default:
		return open_session(r);
	}
}

/* One screen after the other until the archive is left. */
static int
go_through(const char *folder)
{
	struct screen_options options = {
		.is_plain = globals.is_plain, .has_colour = globals.has_colour,
		.language = globals.language,
	};
	struct archive_view *view = archive_view_new(folder, globals.evaluator, globals.name, &options);
	struct archive_request request;
	struct error err = ERROR_INIT;
	bool is_open;
	while ((is_open = screen_archive(view, &request, &err)) && request.wish != ARCHIVE_QUIT) {
		struct buf told = BUF_INIT;
		cmd_collect(&told);
		perform(view, folder, &request);
		cmd_collect(NULL);
		archive_view_see_as(view, globals.evaluator, globals.name);
		archive_view_tell(view, buf_str(&told));
		buf_done(&told);
		archive_request_done(&request);
	}
	int status = is_open ? STATUS_DONE : cmd_error("%s", error_text(&err));
	archive_request_done(&request);
	error_done(&err);
	archive_view_free(view);
	return status;
}

int
cmd_archive(int argc, char **argv)
{
	if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO))
		return cmd_error(_("the archive's screen needs a terminal; "
			"\"kompass list\" and \"kompass search\" work in a pipe"));
	char *name = cmd_archive_folder(argc > 1 ? argv[1] : NULL);
	char *folder = realpath(name, NULL);
	if (!folder)
		folder = xstrdup(name);
	free(name);
	int status = go_through(folder);
	free(folder);
	return status;
}
