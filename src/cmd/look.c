#include "config.h"

#include "cmd/look.h"

#include <errno.h>
#include <langinfo.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/clock.h"
#include "base/dict.h"
#include "base/error.h"
#include "base/i18n.h"
#include "cmd/cmd.h"
#include "model/query.h"
#include "store/archive.h"
#include "text/utf8.h"

enum {
	WAIT_MS = 400,		/* before one is told how far it is */
	BAR = 30,		/* columns */
	WIDTH_USUAL = 80,
	WIDTH_LEAST = 40,
	WIDTH_MOST = 1000
};

/* The bar, and Ctrl-C while there may be one. */

static volatile sig_atomic_t is_interrupted;

static void
interrupt(int number)
{
	(void)number;
	is_interrupted = 1;
}

struct wait {
	int64_t since;
	bool is_shown;
	size_t done, all;	/* files, as last told */
};

/* How far the reading is, where somebody waits. */
static bool
show_progress(void *ctx, size_t done, size_t all)
{
	struct wait *wait = ctx;
	wait->done = done;
	wait->all = all;
	if (clock_ms() - wait->since < WAIT_MS)
		return !is_interrupted;
	char cells[BAR + 1] = "";
	size_t full = all ? done * BAR / all : 0;
	memset(cells, ' ', BAR);
	memset(cells, '#', full < BAR ? full : BAR);
	fputc('\r', stderr);
	fprintf(stderr, _("reading [%s] %zu of %zu files; Ctrl-C: no more "), cells, done, all);
	fflush(stderr);
	wait->is_shown = true;
	return !is_interrupted;
}

/* Reads what has changed; on a terminal that can be seen, and left: then false. */
static bool
refresh(struct archive *a)
{
	struct wait wait = {.since = clock_ms()};
	struct sigaction catch = {.sa_handler = interrupt}, before;
	if (!isatty(STDERR_FILENO)) {
		archive_refresh(a, NULL, NULL);
		return true;
	}
	sigemptyset(&catch.sa_mask);
	sigaction(SIGINT, &catch, &before);
	bool is_whole = archive_refresh(a, show_progress, &wait);
	sigaction(SIGINT, &before, NULL);
	if (wait.is_shown)
		fprintf(stderr, "\r%*s\r", WIDTH_USUAL - 1, "");
	if (!is_whole)
		cmd_error(_("left after %zu of %zu files: this is what was read so far"),
			wait.done, wait.all);
	return is_whole;
}

/* What to do where there is nothing to look at. */
static int
say_empty(const char *folder)
{
	cmd_error(_("there are no sessions in %s"), folder);
	const char *data = getenv("KOMPASS_DATADIR");
	cmd_error(_("\"kompass new FILE\" makes one, \"kompass import CSV\" takes published tables over"));
	cmd_error(_("examples to copy are in %s/sessions"), data && *data ? data : KOMPASS_DATADIR);
	cmd_error(_("\"-d DIR\" names another folder, \"archive: DIR\" in config.yaml the usual one"));
	return STATUS_FOUND;
}

size_t
look_width(void)
{
	struct winsize size;
	const char *columns = getenv("COLUMNS");
	long width = columns && strlen(columns) < 8 ? strtol(columns, NULL, 10) : 0;
	if (isatty(STDOUT_FILENO) && !ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) && size.ws_col)
		width = size.ws_col;
	if (width < 1)
		width = WIDTH_USUAL;
	return width < WIDTH_LEAST ? WIDTH_LEAST : width > WIDTH_MOST ? WIDTH_MOST : (size_t)width;
}

/* The query, and under it where it is at fault; not where lines would be broken. */
static void
show_faults(const struct buf *text, const struct query_faults *faults)
{
	struct buf carets = BUF_INIT;
	size_t width = utf8_width(text->s, text->len);
	if (!isatty(STDERR_FILENO) || width + 3 > look_width())
		return;
	buf_pad(&carets, ' ', width + 1);
	for (size_t i = 0; i < faults->n; i++) {
		const struct query_fault *f = &faults->v[i];
		size_t from = utf8_width(text->s, f->at), to = utf8_width(text->s, f->at + f->len);
		memset(carets.s + from, '~', to - from);
		carets.s[from] = '^';
	}
	while (carets.len && carets.s[carets.len - 1] == ' ')
		buf_truncate(&carets, carets.len - 1);
	cmd_error("  %s", text->s);
	cmd_error("  %s", carets.s);
	buf_done(&carets);
}

static void
say_faults(const struct buf *text, const struct query_faults *faults)
{
	for (size_t i = 0; i < faults->n; i++) {
		/* On one line, whatever stood between quotation marks. */
		char *safe = utf8_safe_dup(faults->v[i].text);
		cmd_error(_("the query: column %zu: %s"),
			query_column(text->s, text->len, faults->v[i].at), safe);
		free(safe);
	}
	show_faults(text, faults);
}

static struct query *
read_query(const char *query)
{
	struct buf text = BUF_INIT;
	struct query_faults faults;
	buf_adds(&text, query);
	struct query *q = query_read(buf_str(&text), text.len, &faults);
	if (!q)
		say_faults(&text, &faults);
	query_faults_done(&faults);
	buf_done(&text);
	return q;
}

static bool
open_archive(struct look *look, const char *option, bool with_index)
{
	struct error err = ERROR_INIT;
	char *folder = cmd_archive_folder(option);
	look->archive = archive_open(folder, with_index, &err);
	if (!look->archive && !option && access(folder, F_OK) && errno == ENOENT)
		look->status = say_empty(folder);
	else if (!look->archive)
		look->status = cmd_error("%s", error_text(&err));
	error_done(&err);
	free(folder);
	if (!look->archive)
		return false;
	archive_see_as(look->archive, globals.evaluator);
	if (!refresh(look->archive))
		look->status = STATUS_FOUND;
	if (archive_trouble(look->archive)) {
		cmd_error(_("%s: not everything could be looked at"), archive_trouble(look->archive));
		look->status = STATUS_FOUND;
	}
	return true;
}

bool
look_has_sessions(struct look *look)
{
	if (archive_cards(look->archive)->n)
		return true;
	look->status = say_empty(archive_folder(look->archive));
	return false;
}

/* "-word" leaves a word out; "-d" and "--limit" are options wherever they stand. */
static bool
is_of_query(const char *arg)
{
	return arg[0] != '-' || (arg[1] != '-' && (!arg[1] || arg[2]));
}

static void
add_term(struct buf *query, const char *arg)
{
	if (query->len)
		buf_addc(query, ' ');
	buf_adds(query, arg);
}

int
look_next(struct options *o, struct buf *query)
{
	while (o->next < o->argc && is_of_query(o->argv[o->next]))
		add_term(query, o->argv[o->next++]);
	int letter = options_next(o);
	/* After "--" there are only words. */
	while (!letter && o->next < o->argc)
		add_term(query, o->argv[o->next++]);
	return letter;
}

bool
look_begin(struct look *look, const char *folder, bool with_index, const char *query)
{
	*look = (struct look){.status = STATUS_DONE};
	if (*query && !(look->query = read_query(query))) {
		look->status = STATUS_ERROR;
		return false;
	}
	return open_archive(look, folder, with_index);
}

bool
look_open(struct look *look, const char *folder, bool with_index, const char *query)
{
	return look_begin(look, folder, with_index, query) && look_has_sessions(look);
}

void
look_close(struct look *look)
{
	query_free(look->query);
	archive_close(look->archive);
	*look = (struct look){.status = look->status};
}

/* A text of the card fits: so does the card. */
static bool
note_found(void *ctx, struct card *c, struct card_entry *e)
{
	struct dict *found = ctx;
	(void)e;
	dict_put(found, c->path, c);
	return true;
}

void
look_filter(struct look *look, struct cards *cards)
{
	struct dict found = {0};
	size_t kept = 0;
	if (!look->query)
		return;
	bool is_of_entries = query_has_entry_terms(look->query);
	if (is_of_entries)
		archive_search(look->archive, look->query, cards, 0, note_found, &found);
	for (size_t i = 0; i < cards->n; i++) {
		struct card *c = cards->v[i];
		if (is_of_entries ? dict_get(&found, c->path) != NULL :
		    query_fits_card(look->query, c))
			cards->v[kept++] = c;
	}
	cards->n = kept;
	dict_done(&found);
}

bool
look_is_ascii(void)
{
	return strcasecmp(nl_langinfo(CODESET), "UTF-8") != 0;
}
