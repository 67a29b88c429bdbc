#include "config.h"

/* kompass compare: sessions side by side. */

#include "cmd/cmd.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/array.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/error.h"
#include "base/i18n.h"
#include "cmd/look.h"
#include "cmd/statistic.h"
#include "model/compare.h"
#include "model/session.h"
#include "report/compare-show.h"
#include "store/mapping-file.h"
#include "text/utf8.h"
#include "tui/screens.h"

struct wish {
	enum format format;
	struct names ARRAY_OF(const char *) mappings;	/* borrowed from the arguments */
	const char *reference, *against, *folder;	/* or NULL */
	bool has_questions, is_printed;
	bool is_screen;		/* to be looked at, not printed */
	bool is_marked;		/* as somebody marked them: a median among them is the reference */
};

/* The sessions, in the order of the arguments; the reference after them. */
struct loaded {
	const char *paths[COMPARE_COLUMNS_MAX];
	struct session *sessions[COMPARE_COLUMNS_MAX];
	size_t n;
	bool has_reference;
};

/* Output. */

/* Safe in a pipe too: what is read with a pager ends on a terminal. */
static void
put_safe(struct buf *out, const struct buf *text)
{
	struct buf ascii = BUF_INIT;
	if (look_is_ascii())
		utf8_ascii(&ascii, buf_str(text), text->len);
	const struct buf *from = look_is_ascii() ? &ascii : text;
	utf8_safe(out, buf_str(from), from->len, true);
	buf_done(&ascii);
}

/* The file of a column, or NULL. */
static const char *
path_of(const struct loaded *l, const struct session *s)
{
	for (size_t i = 0; i < l->n; i++)
		if (s && l->sessions[i] == s)
			return l->paths[i];
	return NULL;
}

/* Warnings stand in the table's notes; a format without room for them has them told beside it. */
static void
say_warnings(const struct compare *c, const struct compare_show *show)
{
	struct compare_notes notes;
	compare_notes(&notes, c, show);
	for (size_t i = 0; i < notes.n; i++)
		if (notes.v[i].kind == COMPARE_NOTE_WARNING)
			cmd_error(_("warning: %s"), notes.v[i].text);
	compare_notes_done(&notes);
}

static int
print(const struct compare *c, const struct loaded *l, const struct wish *wish)
{
	const char *language = globals.language ? globals.language :
		C_("language of this translation", "en");
	struct compare_show show = {.columns = look_width(),
		.language = globals.language || strcmp(language, "en") ? language : NULL};
	const char *files[COMPARE_COLUMNS_MAX];
	struct buf out = BUF_INIT, text = BUF_INIT;
	for (size_t i = 0; i < c->count; i++)
		files[i] = path_of(l, c->columns[i].session);
	if (wish->format == FORMAT_CSV) {
		compare_show_csv(&out, c);
		say_warnings(c, &show);
	} else if (wish->format == FORMAT_JSON) {
		compare_show_json(&out, c, files, &show);
	} else {
		compare_show_text(&text, c, &show);
		put_safe(&out, &text);
	}
	int status = cmd_print(&out) ? STATUS_DONE : STATUS_ERROR;
	buf_done(&out);
	buf_done(&text);
	return status;
}

static int
open_screen(struct compare *c, const struct compare_wish *how)
{
	struct screen_options options = {
		.is_plain = globals.is_plain, .has_colour = globals.has_colour,
		.language = globals.language,
	};
	struct error err = ERROR_INIT;
	int status = STATUS_DONE;
	if (!screen_compare(c, how, &options, &err))
		status = cmd_error("%s", error_text(&err));
	error_done(&err);
	return status;
}

/* Mappings. */

static void
say_refused(void *ctx, const char *path, const struct diags *diags, const char *why)
{
	(void)ctx;
	if (why)
		cmd_error("%s", why);
	else
		cmd_diags(diags);
	cmd_error(_("%s is passed over"), path);
}

/* A mapping that was asked for must be had. */
static bool
take_mapping(struct compare *c, const char *name)
{
	struct mapping *m = NULL;
	struct error err = ERROR_INIT;
	struct diags diags;
	char *path = mapping_file_find(name, &err);
	diags_init(&diags, path ? path : name);
	bool done = path && mapping_file_read(&m, path, &diags, &err);
	if (err.text)
		cmd_error("%s", error_text(&err));
	else
		cmd_diags(&diags);
	if (done)
		compare_take_mapping(c, m);
	diags_done(&diags);
	error_done(&err);
	free(path);
	return done;
}

/* Is it of use to any two of the editions? */
static void
say_unused(const struct compare *c)
{
	for (size_t i = 0; i < c->mappings.n; i++) {
		bool is_used = false;
		for (size_t j = 0; j < c->count; j++)
			is_used |= c->columns[j].mapping == c->mappings.v[i];
		if (!is_used)
			cmd_error(_("the mapping %s (%s to %s) joins none of these editions to that of %c"),
				c->mappings.v[i]->id, c->mappings.v[i]->from, c->mappings.v[i]->to,
				c->columns[c->base].letter);
	}
}

/* The comparison. */

static bool
load(struct loaded *l, const char *path, int *status)
{
	int found = cmd_load_session(&l->sessions[l->n], path);
	*status = found > *status ? found : *status;
	if (found != STATUS_DONE)
		return false;
	l->paths[l->n++] = path;
	return true;
}

/*
 * Which column differences are against: a number of the arguments, from 1, or
 * "reference", which comes last and is not there yet.
 */
static bool
find_base(const struct compare *c, const struct loaded *l, const struct wish *wish, size_t *base)
{
	*base = 0;
	if (!wish->against)
		return true;
	if (!strcmp(wish->against, "reference") && wish->reference)
		return true;
	char *end;
	unsigned long n = strtoul(wish->against, &end, 10);
	size_t sessions = c->count - c->has_reference;
	if (*end || wish->against[0] < '0' || wish->against[0] > '9' || !n || n > sessions) {
		cmd_error(wish->reference ?
			_("--against takes the number of a file, from 1 to %zu, or reference") :
			_("--against takes the number of a file, from 1 to %zu"), sessions);
		return false;
	}
	while (c->columns[*base].session != l->sessions[n - 1])
		++*base;
	return true;
}

static int
compare(const struct loaded *l, const struct wish *wish)
{
	struct compare *c = compare_new();
	struct compare_wish how = {0, wish->has_questions, wish->is_printed};
	int status = STATUS_DONE;
	bool done = true;
	enum statistic statistic = statistic_by_word(wish->reference);
	compare_see(c, globals.evaluator ? globals.evaluator : SCORE_STRANGER);
	for (size_t i = 0; i < l->n; i++)
		compare_add(c, l->sessions[i], l->has_reference && i == l->n - 1);
	compare_sort(c);
	for (size_t i = 0; i < wish->mappings.n; i++)
		done &= take_mapping(c, wish->mappings.v[i]);
	done = done && find_base(c, l, wish, &how.base);
	if (!done)
		status = STATUS_ERROR;
	if (done && statistic)
		done = statistic_add(c, statistic, c->columns[how.base].session, wish->folder, &status);
	if (done && wish->against && !strcmp(wish->against, "reference"))
		how.base = c->count - 1;
	if (done) {
		size_t asked = c->mappings.n;
		mapping_supply(c, say_refused, NULL);
		compare_run(c, &how);
		if (asked)
			say_unused(c);
		int shown = wish->is_screen ? open_screen(c, &how) : print(c, l, wish);
		status = shown > status ? shown : status;
	}
	compare_free(c);
	return status;
}

/* If just one of them is a median or the like, it is what the others are held against. */
static void
find_reference(struct loaded *l)
{
	size_t count = 0, at = 0;
	for (size_t i = 0; i < l->n; i++) {
		const char *kind = session_subject(l->sessions[i], "kind");
		if (!kind || strcmp(kind, "reference"))
			continue;
		at = i;
		count++;
	}
	l->has_reference = count == 1 && l->n > 1;
	for (size_t i = at; l->has_reference && i + 1 < l->n; i++) {
		struct session *s = l->sessions[i];
		const char *path = l->paths[i];
		l->sessions[i] = l->sessions[i + 1];
		l->paths[i] = l->paths[i + 1];
		l->sessions[i + 1] = s;
		l->paths[i + 1] = path;
	}
}

static int
compare_files(char **paths, size_t count, const struct wish *wish)
{
	struct loaded l = {.n = 0};
	int status = STATUS_DONE;
	/* All that cannot be read is told at once; half a comparison would be another one. */
	for (size_t i = 0; i < count; i++)
		load(&l, paths[i], &status);
	if (wish->reference && !statistic_by_word(wish->reference))
		l.has_reference = load(&l, wish->reference, &status);
	if (status == STATUS_DONE && wish->is_marked)
		find_reference(&l);
	if (status == STATUS_DONE)
		status = compare(&l, wish);
	for (size_t i = 0; i < l.n; i++)
		session_free(l.sessions[i]);
	return status;
}

/* Options. */

/* False, with the status, where that is all. */
static bool
take_option(struct wish *wish, const char *word, int letter, const char *value, int *status)
{
	switch (letter) {
	case 'f':
		if (!cmd_take_format(&wish->format, word, value))
			*status = STATUS_ERROR;
		break;
	case 'r':
		wish->reference = value;
		break;
	case 'm':
		*array_push(&wish->mappings) = value;
		break;
	case 'A':
		wish->against = value;
		break;
	case 'q':
		wish->has_questions = true;
		break;
	case 'p':
		wish->is_printed = true;
		break;
	case 'd':
		wish->folder = value;
		break;
	case 's':
		wish->is_screen = true;
		break;
	default:
		*status = letter == 'h' ? STATUS_DONE : STATUS_ERROR;
	}
	return *status < 0;
}

static int
run(int argc, char **argv, struct wish *wish)
{
	static const struct option_def defs[] = {
		{"format", 'f', true}, {"reference", 'r', true}, {"mapping", 'm', true},
		{"against", 'A', true}, {"questions", 'q', false}, {"printed", 'p', false},
		{"dir", 'd', true}, {"screen", 's', false}, {NULL, 0, false},
	};
	struct options o;
	int letter, status = -1;
	options_init(&o, argv[0], defs, argc, argv);
	while ((letter = options_next(&o)))
		if (!take_option(wish, argv[0], letter, o.value, &status))
			return status;
	int count = argc - o.next;
	if (wish->folder && statistic_by_word(wish->reference) == STATISTIC_NONE)
		return cmd_usage(argv[0], _("--dir is for --reference median and mean"));
	if (count < 1 || (count < 2 && !wish->reference))
		return cmd_usage(argv[0], _("two to eight files, or one and a reference"));
	if (count > COMPARE_SESSIONS_MAX)
		return cmd_usage(argv[0], _("at most %d files"), COMPARE_SESSIONS_MAX);
	if (wish->is_screen && wish->format != FORMAT_TEXT)
		return cmd_usage(argv[0], _("--screen and --format do not go together"));
	if (wish->is_screen && (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO)))
		return cmd_error(_("--screen needs a terminal; without it the comparison is printed"));
	return compare_files(argv + o.next, (size_t)count, wish);
}

int
cmd_open_comparison(char **paths, size_t count)
{
	struct wish wish = {.is_screen = true, .is_marked = true};
	return compare_files(paths, count, &wish);
}

int
cmd_compare(int argc, char **argv)
{
	struct wish wish = {.format = FORMAT_TEXT};
	int status = run(argc, argv, &wish);
	array_done(&wish.mappings);
	return status;
}
