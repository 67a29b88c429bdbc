#include "config.h"

/* What can be done in the archive: the one table, and its functions. */

#include "tui/archive-view.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/error.h"
#include "base/i18n.h"
#include "base/near.h"
#include "model/command.h"
#include "model/compare.h"
#include "text/edit.h"
#include "text/utf8.h"
#include "tui/app.h"
#include "tui/picker.h"
#include "tui/term.h"

static void
take_line(void *ctx, const char *line, bool is_fill)
{
	struct archive_view *v = ctx;
	if (is_fill)
		archive_set_line(v, LINE_COMMAND, line);
	else
		archive_enter(v, line);
}

/* Opening. */

static void
leave_with_row(struct archive_view *v, enum archive_wish wish)
{
	struct browse_row r;
	struct browse_cards one = {0};
	if (!archive_here(v, &r))
		return;
	*array_push(&one) = r.card;
	archive_leave_for(v, wish, &one);
	array_done(&one);
}

/* Of several files that are still being worked on nobody else can say which one is meant. */
static bool
must_choose(struct archive_view *v)
{
	struct browse_row r;
	if (!archive_here(v, &r) || r.is_file || r.is_open || r.files < 2 ||
	    r.card->state != CARD_DRAFT)
		return false;
	browse_unfold(v->browse, browse_cursor(v->browse), true);
	/* The next Enter opens the one that it stands on, not one that nobody named. */
	browse_move(v->browse, 1);
	v->is_typing = false;
	archive_view_say(v, STYLE_NORMAL, _("%zu files of one evaluation: choose one"), r.files);
	return true;
}

static void
run_open(struct archive_view *v, const char *rest)
{
	(void)rest;
	if (!must_choose(v))
		leave_with_row(v, ARCHIVE_OPEN);
}

static void
run_view(struct archive_view *v, const char *rest)
{
	(void)rest;
	leave_with_row(v, ARCHIVE_VIEW);
}

static void
run_edit(struct archive_view *v, const char *rest)
{
	(void)rest;
	if (!must_choose(v))
		leave_with_row(v, ARCHIVE_EDIT);
}

static void
run_settle(struct archive_view *v, const char *rest)
{
	(void)rest;
	if (!must_choose(v))
		leave_with_row(v, ARCHIVE_SETTLE);
}

static void
run_show(struct archive_view *v, const char *rest)
{
	struct reply reply = {.request = REQUEST_NONE};
	(void)rest;
	reply.title = xstrdup(_("What is known of it"));
	preview_rows(v, &reply);
	if (reply.rows.n)
		picker_push(v->app, &reply, take_line, v);
	reply_done(&reply);
}

/* Making. */

static void
run_new(struct archive_view *v, const char *rest)
{
	(void)rest;
	archive_ask(v, archive_ask_new, ARCHIVE_NEW);
}

static void
run_example(struct archive_view *v, const char *rest)
{
	(void)rest;
	archive_leave_for(v, ARCHIVE_EXAMPLE, NULL);
}

static void
run_import(struct archive_view *v, const char *rest)
{
	(void)rest;
	archive_ask(v, archive_ask_import, ARCHIVE_IMPORT);
}

static void
run_compare(struct archive_view *v, const char *rest)
{
	struct browse_cards cards;
	(void)rest;
	browse_list_evaluations(v->browse, &cards);
	if (cards.n < 2 || cards.n > COMPARE_SESSIONS_MAX)
		archive_view_say(v, STYLE_WARNING, _("mark two to %d evaluations with Space, then compare"),
			COMPARE_SESSIONS_MAX);
	else
		archive_leave_for(v, ARCHIVE_COMPARE, &cards);
	array_done(&cards);
}

static void
run_merge(struct archive_view *v, const char *rest)
{
	struct browse_row r;
	(void)rest;
	bool has_files = archive_here(v, &r) && r.files > 1;
	if (browse_marked(v->browse) < 2 && (browse_marked(v->browse) || !has_files))
		archive_view_say(v, STYLE_WARNING, "%s", _("mark the files of one evaluation with Space, then merge"));
	else
		archive_ask(v, archive_ask_merge, ARCHIVE_MERGE);
}

static void
run_report(struct archive_view *v, const char *rest)
{
	struct browse_row r;
	(void)rest;
	if (archive_here(v, &r) && !must_choose(v))
		archive_ask(v, archive_ask_report, ARCHIVE_REPORT);
}

/* Marks. */

static void
run_mark(struct archive_view *v, const char *rest)
{
	size_t row = browse_cursor(v->browse);
	if (!strcmp(rest, "all")) {
		browse_mark_all(v->browse, true);
	} else if (!strcmp(rest, "none")) {
		browse_mark_all(v->browse, false);
	} else if (row < browse_count(v->browse)) {
		browse_mark(v->browse, row, !browse_is_marked(v->browse, row));
		browse_move(v->browse, 1);
		v->is_typing = false;
	}
}

static void
run_mark_all(struct archive_view *v, const char *rest)
{
	bool are_all = browse_count(v->browse) > 0;
	(void)rest;
	for (size_t i = 0; i < browse_count(v->browse) && are_all; i++)
		are_all = browse_is_marked(v->browse, i);
	browse_mark_all(v->browse, !are_all);
}

/* Looking. */

static void
run_search(struct archive_view *v, const char *rest)
{
	if (*rest)
		archive_search_for(v, rest);
	else	/* words that are no name are looked for in the texts */
		archive_set_line(v, LINE_QUERY, browse_count(v->browse) ? "" : v->filter);
}

static void
run_hits(struct archive_view *v, const char *rest)
{
	(void)rest;
	if (v->hits.n)
		archive_show_hits(v);
	else
		archive_view_say(v, STYLE_NORMAL, "%s", _("nothing was searched yet; \"/\" begins a search"));
}

static void
run_sort(struct archive_view *v, const char *rest)
{
	struct sorting sorting = v->sorting;
	struct error err = ERROR_INIT;
	if (!*rest)
		sorting_next(&sorting, &v->columns);
	if (*rest && !sorting_parse(&sorting, rest, &err))
		archive_view_say(v, STYLE_BAD, "%s", error_text(&err));
	else
		archive_sort(v, &sorting);
	error_done(&err);
}

static void
run_reverse(struct archive_view *v, const char *rest)
{
	struct sorting sorting = v->sorting;
	(void)rest;
	sorting_turn(&sorting);
	archive_sort(v, &sorting);
}

static bool
is_chosen(const struct archive_view *v, enum column column)
{
	for (size_t i = 0; i < v->columns.n; i++)
		if (v->columns.v[i] == column)
			return true;
	return false;
}

static void
add_column(struct reply *reply, const struct archive_view *v, enum column column)
{
	struct row *row = reply_row(reply, "[%c] %-10s  %s", is_chosen(v, column) ? 'x' : ' ',
		column_word(column), column_help(column));
	row->line = xasprintf("column %s", column_word(column));
}

/* Those that are shown, in their order, then the others. */
static void
offer_columns(struct archive_view *v, enum column at)
{
	struct reply reply = {.request = REQUEST_NONE};
	size_t row = 0;
	reply.title = xstrdup(_("Columns: Enter shows or hides; \":columns year,subject\" orders them"));
	for (size_t i = 0; i < v->columns.n; i++)
		add_column(&reply, v, v->columns.v[i]);
	for (int c = 0; c < COLUMN_COUNT; c++)
		if (!is_chosen(v, (enum column)c))
			add_column(&reply, v, (enum column)c);
	for (size_t i = 0; i < reply.rows.n; i++)
		if (!strcmp(strchr(reply.rows.v[i].line, ' ') + 1, column_word(at)))
			row = i;
	picker_push_at(v->app, &reply, take_line, v, row);
}

static void
run_columns(struct archive_view *v, const char *rest)
{
	struct error err = ERROR_INIT;
	if (!*rest)
		offer_columns(v, v->columns.v[0]);
	else if (columns_parse(&v->columns, rest, &err))
		archive_keep_settings(v);
	else
		archive_view_say(v, STYLE_BAD, "%s", error_text(&err));
	error_done(&err);
}

static void
run_column(struct archive_view *v, const char *rest)
{
	struct columns one;
	struct error err = ERROR_INIT;
	if (columns_parse(&one, rest, &err)) {
		columns_toggle(&v->columns, one.v[0]);
		archive_keep_settings(v);
		offer_columns(v, one.v[0]);
	} else {
		archive_view_say(v, STYLE_BAD, "%s", error_text(&err));
	}
	error_done(&err);
}

static void
run_refresh(struct archive_view *v, const char *rest)
{
	(void)rest;
	archive_read(v);
}

/* The program. */

static void
run_palette(struct archive_view *v, const char *rest)
{
	struct reply reply = {.request = REQUEST_NONE};
	(void)rest;
	reply.title = xstrdup(_("Commands"));
	for (const struct archive_action *a = archive_actions; a->word; a++) {
		struct row *row = reply_row(&reply, "%-9s %-5s %s", a->word, a->key ? a->key : "", _(a->help));
		row->line = xasprintf("%s%s", a->word, a->is_fill ? " " : "");
		row->is_fill = a->is_fill;
	}
	picker_push(v->app, &reply, take_line, v);
}

static void
add_help(struct reply *reply, const char *text)
{
	reply_row(reply, "%s", text);
}

static void
run_help(struct archive_view *v, const char *rest)
{
	struct reply reply = {.request = REQUEST_NONE};
	(void)rest;
	reply.title = xstrdup(_("Help"));
	reply_row(&reply, "%s", _("The table"))->is_heading = true;
	add_help(&reply, _("  letters     show only what has all these words in subject, year, edition, "
		"people or file name"));
	add_help(&reply, _("  Backspace   takes a letter back, Esc all of them"));
	add_help(&reply, _("  Up Down PgUp PgDn Home End   move"));
	add_help(&reply, _("  Enter       opens: to write what is running, to read what is signed or imported"));
	add_help(&reply, _("  Right Left  the files of an evaluation beneath it (+), and hidden again"));
	add_help(&reply, _("  Space, Ins  marks (*), for comparing and merging; Space where the cursor is on a row"));
	add_help(&reply, _("  /           searches all texts, as \"kompass search\": visselblås* kind:example area:1 "
		"year:2010.. points>=60%"));
	add_help(&reply, _("  :           begins a command, which Ctrl-P lists"));
	reply_row(&reply, "%s", _("Commands and keys"))->is_heading = true;
	for (const struct archive_action *a = archive_actions; a->word; a++) {
		struct buf text = BUF_INIT;
		buf_addf(&text, "  %-5s :%s", a->key ? a->key : "", a->word);
		if (*a->arguments)
			buf_addf(&text, " %s", _(a->arguments));
		size_t width = utf8_width(text.s, text.len);
		buf_pad(&text, ' ', width < 28 ? 28 - width : 1);
		buf_adds(&text, _(a->help));
		add_help(&reply, text.s);
		buf_done(&text);
	}
	picker_push(v->app, &reply, take_line, v);
}

static void
run_quit(struct archive_view *v, const char *rest)
{
	(void)rest;
	archive_leave_for(v, ARCHIVE_QUIT, NULL);
}

/* word, arguments, help, key, bottom bar, at its right?, needs words?, function */
const struct archive_action archive_actions[] = {
	{"open", "", N_("open the form: to write what is running, to read what is finished"),
		"Enter", N_("Open"), false, false, run_open},
	{"view", "", N_("open it for reading only"), "F4", NULL, false, false, run_view},
	{"edit", "", N_("open it to write, also to reopen what is finished"),
		NULL, NULL, false, false, run_edit},
	{"show", "", N_("what the preview tells, as lines of text"), "F12", NULL, false, false, run_show},
	{"settle", "", N_("the consensus meeting"), "F3", NULL, false, false, run_settle},
	{"new", "", N_("make a new evaluation"), "^N", N_("New"), false, false, run_new},
	{"example", "", N_("a copy of the example evaluation, to try things out"),
		NULL, NULL, false, false, run_example},
	{"import", "", N_("published tables of points, from a CSV file"), "F8", NULL, false, false, run_import},
	{"report", "", N_("the report for the municipality, to a file"), NULL, NULL, false, false, run_report},
	{"search", N_("QUERY"), N_("search all texts; the same as / and the query"),
		"^F", N_("Search"), false, true, run_search},
	{"mark", N_("[all|none]"), N_("mark this row, or take its mark away"),
		"Space", N_("Mark"), false, false, run_mark},
	{"markall", "", N_("mark all that is shown, or nothing"), "F2", NULL, false, false, run_mark_all},
	{"compare", "", N_("the marked evaluations side by side"), "F6", N_("Compare"), false, false, run_compare},
	{"merge", "", N_("the marked files of one evaluation to one"), "F7", NULL, false, false, run_merge},
	{"hits", "", N_("what the last search found, once more"), "^G", NULL, false, false, run_hits},
	{"columns", N_("[COLUMN,COLUMN...]"), N_("choose the columns and their order"),
		"F10", NULL, false, false, run_columns},
	{"column", N_("COLUMN"), N_("show or hide a column"), NULL, NULL, false, true, run_column},
	{"sort", N_("[-COLUMN,COLUMN...]"), N_("sort by these, - the largest first; by the next column"),
		"F9", N_("Sort"), false, false, run_sort},
	{"reverse", "", N_("sort the other way round"), "F11", NULL, false, false, run_reverse},
	{"refresh", "", N_("look at the folder again"), "F5", NULL, false, false, run_refresh},
	{"palette", "", N_("all commands, filtered as you type"), "^P", N_("Commands"), true, false, run_palette},
	{"help", "", N_("keys and commands"), "F1", N_("Help"), true, false, run_help},
	{"quit", "", N_("leave"), "^Q", N_("Quit"), true, false, run_quit},
	{NULL, NULL, NULL, NULL, NULL, false, false, NULL},
};

const struct archive_offer archive_offers[ARCHIVE_OFFERS] = {
	{"new", N_("make a new evaluation")},
	{"example", N_("open an example, to see how an evaluation looks and to try things out")},
	{"import", N_("import published tables of points (CSV)")},
};

/* The action of this word, or of the only one that begins so; NULL with err. */
static const struct archive_action *
find_action(const char *word, struct error *err)
{
	const struct archive_action *found = NULL;
	struct near near = {.wanted = word};
	size_t len = strlen(word), count = 0;
	for (const struct archive_action *a = archive_actions; a->word; a++) {
		near_try(&near, a->word);
		if (!strcmp(a->word, word))
			return a;
		if (len && !strncmp(a->word, word, len)) {
			found = a;
			count++;
		}
	}
	if (count == 1)
		return found;
	if (near.best)
		error_set(err, _("there is no command \"%s\"; did you mean \"%s\"?"), word, near.best);
	else
		error_set(err, _("there is no command \"%s\"; Ctrl-P lists them"), word);
	return NULL;
}

void
archive_enter(struct archive_view *v, const char *line)
{
	struct error err = ERROR_INIT;
	line += strspn(line, " ");
	size_t len = strcspn(line, " ");
	char *word = xstrndup(line, len);
	const struct archive_action *a = find_action(word, &err);
	if (a)
		a->run(v, line + len + strspn(line + len, " "));
	else
		archive_view_say(v, STYLE_BAD, "%s", error_text(&err));
	free(word);
	error_done(&err);
}

bool
archive_run_key(struct archive_view *v, const struct key *key)
{
	char room[8];
	const char *label = key_label(key, room);
	for (const struct archive_action *a = archive_actions; *label && a->word; a++)
		if (a->key && !strcmp(a->key, label)) {
			a->run(v, "");
			return true;
		}
	return false;
}
