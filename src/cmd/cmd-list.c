#include "config.h"

/* kompass list: the evaluations of the archive, a line each. */

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/error.h"
#include "base/i18n.h"
#include "cmd/cmd.h"
#include "cmd/look.h"
#include "model/browse.h"
#include "model/columns.h"
#include "model/group.h"
#include "report/show-list.h"
#include "store/archive.h"

struct wish {
	enum format format;
	const char *folder;
	struct columns columns;
	bool has_usual_columns;
	struct sorting sorting;
	bool with_files;	/* a row for each file */
	bool with_index;
};

/* What is listed: cards in the order of their paths, and which are of one evaluation. */
struct listed {
	struct cards cards;
	struct card_groups groups;
};

/* The files of those evaluations whose file that stands for them fits. */
static void
choose(struct listed *l, struct look *look, const struct cards *all)
{
	struct card_groups groups;
	struct cards bests = {0};
	group_cards(&groups, all);
	bool *fits = xcalloc(groups.count + 1, sizeof(*fits));
	for (size_t g = 0; g < groups.count; g++)
		*array_push(&bests) = all->v[groups.stands[g]];
	look_filter(look, &bests);
	/* What is left stands in the same order. */
	for (size_t g = 0, i = 0; g < groups.count && i < bests.n; g++) {
		fits[g] = bests.v[i] == all->v[groups.stands[g]];
		i += fits[g];
	}
	for (size_t i = 0; i < all->n; i++)
		if (fits[groups.of[i]])
			*array_push(&l->cards) = all->v[i];
	group_cards(&l->groups, &l->cards);
	array_done(&bests);
	free(fits);
	group_cards_done(&groups);
}

static void
choose_files(struct listed *l, struct look *look, const struct cards *all)
{
	for (size_t i = 0; i < all->n; i++)
		*array_push(&l->cards) = all->v[i];
	look_filter(look, &l->cards);
}

static void
print(struct buf *out, const struct browse *b, const struct wish *wish, const struct archive *a)
{
	struct list_layout how = {.columns = &wish->columns, .is_usual = wish->has_usual_columns,
		.is_files = wish->with_files, .is_ascii = look_is_ascii(), .width = look_width()};
	if (wish->format == FORMAT_CSV)
		list_csv(out, b);
	else if (wish->format == FORMAT_JSON)
		list_json(out, b, archive_folder(a));
	else if (browse_count(b))
		list_text(out, b, &how);
}

static int
list(struct look *look, const struct wish *wish)
{
	struct listed l = {.cards = {0}};
	struct buf out = BUF_INIT;
	struct browse *b = browse_new();
	if (wish->with_files)
		choose_files(&l, look, archive_cards(look->archive));
	else
		choose(&l, look, archive_cards(look->archive));
	browse_set_eyes(b, globals.evaluator, globals.name);
	browse_sort(b, &wish->sorting);
	browse_set(b, &l.cards, wish->with_files ? NULL : &l.groups);
	print(&out, b, wish, look->archive);
	int status = look->status;
	if (!browse_count(b))
		cmd_error(_("no session fits"));
	if (!browse_count(b) || browse_broken(b))
		status = STATUS_FOUND;
	if (!cmd_print(&out))
		status = STATUS_ERROR;
	browse_free(b);
	buf_done(&out);
	array_done(&l.cards);
	group_cards_done(&l.groups);
	return status;
}

/* Takes one option; false after saying what is wrong. */
static bool
take_option(struct wish *wish, int letter, const char *value)
{
	struct error err = ERROR_INIT;
	bool is_good = true;
	if (letter == 'f')
		return cmd_take_format(&wish->format, "list", value);
	if (letter == 's' && !sorting_parse(&wish->sorting, value, &err))
		is_good = error_prefix(&err, "--sort: ");
	else if (letter == 'c' && !columns_parse(&wish->columns, value, &err))
		is_good = error_prefix(&err, "--columns: ");
	else if (letter == 'd')
		wish->folder = value;
	wish->has_usual_columns &= letter != 'c';
	wish->with_files |= letter == 'F';
	wish->with_index &= letter != 'N';
	if (!is_good)
		cmd_usage("list", "%s", error_text(&err));
	error_done(&err);
	return is_good;
}

int
cmd_list(int argc, char **argv)
{
	static const struct option_def defs[] = {
		{"format", 'f', true}, {"sort", 's', true}, {"columns", 'c', true},
		{"files", 'F', false}, {"dir", 'd', true}, {"no-index", 'N', false},
		{NULL, 0, false},
	};
	struct options o;
	struct look look;
	struct buf query = BUF_INIT;
	struct wish wish = {.format = FORMAT_TEXT, .with_index = true, .has_usual_columns = true,
		.sorting = {.v = {{COLUMN_SUBJECT, false}, {COLUMN_YEAR, false}, {COLUMN_EDITION, false}},
		.n = 3}};
	int letter;
	columns_default(&wish.columns);
	options_init(&o, argv[0], defs, argc, argv);
	while ((letter = look_next(&o, &query))) {
		if (letter == 'h' || letter < 0 || !take_option(&wish, letter, o.value)) {
			buf_done(&query);
			return letter == 'h' ? STATUS_DONE : STATUS_ERROR;
		}
	}
	/* Files of one evaluation differ by their names, which must have room. */
	if (wish.with_files && wish.has_usual_columns)
		columns_parse(&wish.columns, "subject,year,edition,state,progress,total,path", NULL);
	bool is_open = look_open(&look, wish.folder, wish.with_index, buf_str(&query));
	int status = is_open ? list(&look, &wish) : look.status;
	look_close(&look);
	buf_done(&query);
	return status;
}
