#include "config.h"

#include <errno.h>
#include <locale.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/error.h"
#include "base/i18n.h"
#include "base/near.h"
#include "cmd/cmd.h"
#include "model/questionnaire.h"
#include "report/render.h"
#include "store/session-file.h"
#include "store/settings.h"
#include "store/sqlite.h"
#include "text/utf8.h"

struct globals globals;

/* word, arguments, one line of help, function */
static const struct {
	const char *word, *arguments, *help;
	cmd_run *run;
} commands[] = {
	{"new", N_("[-q QUESTIONNAIRE] [--profile P] [--subject NAME] [--year Y] [--kind K] [--code C] "
			"[--country SE] [--population N] [--previous OLD] [--force] FILE"),
		N_("make a session file"), cmd_new},
	{"edit", N_("FILE"), N_("open the form"), cmd_edit},
	{"view", N_("FILE"), N_("open the form for reading only"), cmd_view},
	{"settle", N_("FILE"), N_("the consensus meeting: agenda, all scores, what is settled"), cmd_settle},
	{"line", N_("FILE"), N_("the same through plain prompts or a pipe"), cmd_line},
	{"guide", N_("[--role R] [--points] [-t md|html|odt|txt] FILE"), N_("an interview guide to print"), cmd_guide},
	{"show", N_("[--all] [--agreement] [--format text|json|csv] FILE..."),
		N_("score table, findings, open matters"), cmd_show},
	{"chart", N_("[-t term] [--earlier FILE] [--reference FILE] [--ascii] FILE..."),
		N_("the compass rose and area bars"), cmd_chart},
	{"list", N_("[--format text|json|csv] [--sort COLUMN,...] [--columns COLUMN,...] [--files] [-d DIR] "
			"[--no-index] [QUERY...]"), N_("the evaluations of the archive"), cmd_list},
	{"search", N_("[--format text|json|csv] [--limit N] [--sort path|points|subject|year] [-d DIR] "
			"[--no-index] QUERY..."),
		N_("find entries and sessions in the archive"), cmd_search},
	{"stats", N_("[--format text|json|csv] [--edition E] [--country C] [--questions] [--of SUBJECT|FILE] "
			"[--year A..B] [--all] [--drafts] [--districts] [--top-level] [-d DIR] [--no-index] "
			"[QUERY...]"), N_("count, mean, median, quartiles and rank"), cmd_stats},
	{"compare", N_("[--format text|json|csv] [--reference FILE|median|mean] [--mapping FILE] [--against N] "
			"[--questions] [--printed] [--screen] [-d DIR] FILE FILE..."),
		N_("sessions side by side, with their differences"), cmd_compare},
	{"report", N_("[-t md|html|odt|txt] [-o OUT] [--force] [--previous OLD] [--reference FILE] "
			"[--template FILE] [--oral [--scores]] [--allow PLACE]... FILE"),
		N_("the report for the municipality"), cmd_report},
	{"check", N_("[--strict] FILE..."), N_("validate questionnaires and sessions"), cmd_check},
	{"import", N_("[-d DIR] [--force] CSV"), N_("published score tables to sessions"), cmd_import},
	{"merge", N_("[-o OUT] [--force] [--same] [--unfinished] [--other-subject] [--other-questionnaire] "
			"[--other-content] [--same-evaluator] FILE FILE..."),
		N_("several sessions of one evaluation to one"), cmd_merge},
	{"sync", N_("[--init] [DIR]"), N_("share a folder of sessions through git"), cmd_sync},
	{"history", N_("[--show N] FILE"), N_("earlier generations of a session"), cmd_history},
	{"restore", N_("[--from N] FILE [ITEM...]"), N_("take my items back as they were"), cmd_restore},
	{"sign", N_("[--by NAME]... [--anyway REASON] FILE"), N_("sign an evaluation off"), cmd_sign},
	{"reopen", N_("--reason TEXT FILE"), N_("open a closed session for changes"), cmd_reopen},
};

enum { COMMANDS = sizeof(commands) / sizeof(*commands) };

static const char usage[] = N_("usage: kompass [--as ID[=NAME]] [--lang LANGUAGE] [--plain]\n"
	"               [--color=auto|always|never] COMMAND [ARGUMENTS]\n"
	"       kompass [FILE | FOLDER]\n");

/* What the help of a command that takes a query tells besides. */
static const char about_queries[] = N_("\n"
	"A query is words, all of them in one text: word* begins so, \"a phrase\", -without,\n"
	"one OR other, ~word whatever its accents; and filters, all of them:\n"
	"  kind:example,strength,improvement,weakness,note,ask  area:1  question:1.3\n"
	"  points>=60%  year:2008..2012  population:10000..50000  type:district\n"
	"  subject:lund  people:berg  author:ab  edition:2010  country:SE  state:signed\n"
	"Put it in '...', for * and > mean something else to the shell.\n");
static const char about_examples[] = N_("\n"
	"Good examples for a question, the best points first, and with whom to talk:\n"
	"  kompass search --sort points 'kind:example question:1.3 edition:2010 year:2008..'\n"
	"Who knows of something, of a certain size:\n"
	"  kompass search 'whistle* kind:example,strength population:10000..50000'\n");

/* Where messages and results go in place of the terminal, or NULL. */
static struct buf *collected;

void
cmd_collect(struct buf *into)
{
	collected = into;
}

void
cmd_tell(const struct buf *text)
{
	struct buf safe = BUF_INIT;
	if (collected) {
		buf_add(collected, buf_str(text), text->len);
		return;
	}
	utf8_safe(&safe, buf_str(text), text->len, true);
	fputs(buf_str(&safe), stderr);
	buf_done(&safe);
}

void
cmd_uncollect(void)
{
	struct buf *into = collected;
	if (!into)
		return;
	collected = NULL;
	cmd_tell(into);
	buf_clear(into);
	collected = into;
}

int
cmd_error(const char *fmt, ...)
{
	struct buf text = BUF_INIT;
	va_list args;
	/* A screen says so without the program's name. */
	if (!collected)
		buf_adds(&text, "kompass: ");
	va_start(args, fmt);
	buf_addv(&text, fmt, args);
	va_end(args);
	buf_addc(&text, '\n');
	cmd_tell(&text);
	buf_done(&text);
	return STATUS_ERROR;
}

static const char *
arguments_of(const char *word)
{
	for (size_t i = 0; i < COMMANDS; i++)
		if (!strcmp(commands[i].word, word))
			return _(commands[i].arguments);
	return "";
}

int
cmd_usage(const char *word, const char *fmt, ...)
{
	struct buf text = BUF_INIT;
	va_list args;
	va_start(args, fmt);
	buf_addv(&text, fmt, args);
	va_end(args);
	cmd_error("%s", text.s);
	buf_clear(&text);
	if (*word)
		buf_addf(&text, _("usage: kompass %s %s\n"), word, arguments_of(word));
	else
		buf_adds(&text, _(usage));
	cmd_tell(&text);
	buf_done(&text);
	return STATUS_ERROR;
}

void
cmd_help(const char *word)
{
	for (size_t i = 0; i < COMMANDS; i++)
		if (!strcmp(commands[i].word, word))
			printf(_("usage: kompass %s %s\n%s\n"), word, _(commands[i].arguments),
				_(commands[i].help));
	bool is_search = !strcmp(word, "search");
	if (is_search || !strcmp(word, "list") || !strcmp(word, "stats"))
		fputs(_(about_queries), stdout);
	if (is_search)
		fputs(_(about_examples), stdout);
}

void
cmd_diags(const struct diags *diags)
{
	struct buf text = BUF_INIT;
	diags_format(&text, diags);
	cmd_tell(&text);
	buf_done(&text);
}

bool
cmd_print(const struct buf *text)
{
	struct buf safe = BUF_INIT;
	if (!collected && isatty(STDOUT_FILENO))
		utf8_safe(&safe, buf_str(text), text->len, true);
	bool is_printed = cmd_print_safe(safe.s ? &safe : text);
	buf_done(&safe);
	return is_printed;
}

bool
cmd_print_safe(const struct buf *text)
{
	if (collected) {
		buf_add(collected, buf_str(text), text->len);
		return true;
	}
	fwrite(buf_str(text), 1, text->len, stdout);
	if (!fflush(stdout) && !ferror(stdout))
		return true;
	/* A reader that has seen enough (head, less) is no failure to talk about. */
	if (errno != EPIPE)
		cmd_error(_("standard output: %s"), strerror(errno));
	return false;
}

void
options_init(struct options *o, const char *word, const struct option_def *defs,
	int argc, char **argv)
{
	*o = (struct options){.word = word, .defs = defs, .argc = argc, .argv = argv, .next = 1};
}

/* Moves an argument before those that are still to be read. */
static void
bring(struct options *o, int from)
{
	char *arg = o->argv[from];
	memmove(o->argv + o->next + 1, o->argv + o->next, (size_t)(from - o->next) * sizeof(char *));
	o->argv[o->next] = arg;
}

/* `at`: where the option's value is, if it is an argument of its own. */
static int
take_option(struct options *o, const struct option_def *def, const char *value, int at)
{
	if (!def->has_value && value) {
		cmd_usage(o->word, _("--%s takes no value"), def->name);
		return -1;
	}
	if (def->has_value && !value) {
		if (at == o->argc) {
			cmd_usage(o->word, _("--%s needs a value"), def->name);
			return -1;
		}
		bring(o, at);
		value = o->argv[o->next++];
	}
	o->value = value;
	return def->letter;
}

/* Where the next option is, or "--": also behind files, but the global ones are before the command. */
static int
next_option(const struct options *o)
{
	int at = o->next;
	while (at < o->argc && *o->word && (o->argv[at][0] != '-' || !o->argv[at][1]))
		at++;
	return at;
}

static int
refuse_option(const struct options *o, const char *arg)
{
	static const char *const globals_names[] = {"--as", "--lang", "--plain", "--color", "--version"};
	size_t len = strcspn(arg, "=");
	for (size_t i = 0; *o->word && i < sizeof(globals_names) / sizeof(*globals_names); i++)
		if (strlen(globals_names[i]) == len && !strncmp(arg, globals_names[i], len)) {
			cmd_error(_("%s is for all commands, and goes before \"%s\""), globals_names[i], o->word);
			return -1;
		}
	cmd_usage(o->word, _("unknown option %s"), arg);
	return -1;
}

int
options_next(struct options *o)
{
	int at = next_option(o);
	if (at == o->argc || o->argv[at][0] != '-' || !o->argv[at][1])
		return 0;
	bring(o, at++);
	const char *arg = o->argv[o->next++];
	if (!strcmp(arg, "--"))
		return 0;
	if (!strcmp(arg, "--help") || !strcmp(arg, "-h")) {
		cmd_help(o->word);
		return 'h';
	}
	for (const struct option_def *d = o->defs; d && d->name; d++) {
		size_t len = strlen(d->name);
		if (arg[1] == '-' && !strncmp(arg + 2, d->name, len) &&
		    (!arg[2 + len] || arg[2 + len] == '='))
			return take_option(o, d, arg[2 + len] ? arg + 3 + len : NULL, at);
		if (arg[1] == d->letter && d->letter >= 'a')
			return take_option(o, d, arg[2] ? arg + 2 : NULL, at);
	}
	return refuse_option(o, arg);
}

int
cmd_load_session(struct session **out, const char *path)
{
	struct diags diags;
	struct error err = ERROR_INIT;
	diags_init(&diags, path);
	int status = session_file_read(out, path, &diags, &err) ? STATUS_DONE : STATUS_FOUND;
	if (err.text)
		status = cmd_error("%s", error_text(&err));
	if (status != STATUS_DONE)
		cmd_diags(&diags);
	error_done(&err);
	diags_done(&diags);
	return status;
}

bool
cmd_read_session(struct session **out, const char *path)
{
	return cmd_load_session(out, path) == STATUS_DONE;
}

size_t
cmd_language(const struct questionnaire *q)
{
	if (globals.language)
		return questionnaire_language(q, globals.language);
	/* gettext's own answer to which language the texts are in. */
	const char *language = C_("language of this translation", "en");
	return strcmp(language, "en") ? questionnaire_language(q, language) : 0;
}

static int
print_version(void)
{
	printf("%s\n", PACKAGE_STRING);
	const char *sqlite = sqlite_version();
	printf(_("built with: ncursesw, libyaml, libunistring, nettle\n"));
	if (sqlite)
		printf(_("index of the archive: SQLite %s\n"), sqlite);
	else
		printf(_("index of the archive: none, without SQLite\n"));
	printf("%s\n", render_is_built() ? _("reports in HTML and OpenDocument: by lowdown") :
		_("reports in HTML and OpenDocument: not built in (lowdown)"));
	return STATUS_DONE;
}

static int
print_help(void)
{
	printf("%s\n", _(usage));
	printf(_("\"kompass\" alone opens the archive: all evaluations of a folder, to find, search,\n"
		"compare and open.  \"kompass FILE\" opens one of them.\n\n"));
	for (size_t i = 0; i < COMMANDS; i++)
		printf("  %-8s  %s\n", commands[i].word, _(commands[i].help));
	printf(_("\n\"kompass COMMAND --help\" tells a command's arguments; kompass(1) tells all.\n"));
	return STATUS_DONE;
}

/* The first of these variables that says something, or NULL. */
static const char *
first_set(const char *const *names)
{
	const char *value = NULL;
	for (; *names && (!value || !*value); names++)
		value = getenv(*names);
	return value && *value ? value : NULL;
}

/*
 * ssh brings along the name of a locale that this machine may not have.  Its
 * letters and its language are what is wanted all the same: not mere ASCII, in
 * English.  The language, where none is given.
 */
static const char *
use_missing_locale(const char *language)
{
	const char *letters = first_set((const char *const[]){"LC_ALL", "LC_CTYPE", "LANG", NULL});
	const char *codeset = letters ? strchr(letters, '.') : NULL;
	if (!setlocale(LC_CTYPE, "") && codeset &&
	    (!strncasecmp(codeset, ".UTF-8", 6) || !strncasecmp(codeset, ".utf8", 5)))
		setlocale(LC_CTYPE, "C.UTF-8");
	return language ? language :
		first_set((const char *const[]){"LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG", NULL});
}

/* The language of messages is chosen before any is made. */
static void
set_language(const char *language)
{
	const char *folder = getenv("KOMPASS_LOCALEDIR");
	if (!setlocale(LC_ALL, ""))
		language = use_missing_locale(language);
	i18n_open(folder ? folder : KOMPASS_LOCALEDIR, language);
}

static void
set_evaluator(const char *as)
{
	size_t len = strcspn(as, "=");
	char *id = xstrndup(as, len), *name = as[len] && as[len + 1] ? xstrdup(as + len + 1) : NULL;
	/* The settings know the name of the one they know. */
	if (name || !globals.evaluator || strcmp(globals.evaluator, id)) {
		free(globals.name);
		globals.name = name;
	}
	free(globals.evaluator);
	globals.evaluator = id;
}

static bool
take_settings(void)
{
	struct settings settings;
	struct diags diags;
	diags_init(&diags, "config.yaml");
	bool done = settings_read(&settings, &diags);
	if (!done)
		cmd_diags(&diags);
	diags_done(&diags);
	globals.evaluator = settings.id;
	globals.name = settings.name;
	globals.language = settings.language;
	globals.backup = settings.backup;
	globals.archive = settings.archive;
	return done;
}

static bool
wants_colour(const char *when)
{
	const char *no = getenv("NO_COLOR"), *terminal = getenv("TERM");
	if (strcmp(when, "auto"))
		return !strcmp(when, "always");
	return (!no || !*no) && isatty(STDOUT_FILENO) && terminal && strcmp(terminal, "dumb");
}

/* Reads global options; the index of the command, or -1 after a message. */
static int
read_globals(int argc, char **argv, bool *is_done)
{
	static const struct option_def defs[] = {
		{"as", 'a', true}, {"lang", 'l', true}, {"plain", 'P', false}, {"color", 'C', true},
		{"version", 'V', false}, {NULL, 0, false},
	};
	struct options o;
	const char *colour = "auto";
	int letter;
	options_init(&o, "", defs, argc, argv);
	while ((letter = options_next(&o)) > 0) {
		switch (letter) {
		case 'a':
			set_evaluator(o.value);
			break;
		case 'l':
			free(globals.language);
			globals.language = xstrdup(o.value);
			set_language(o.value);
			break;
		case 'P':
			globals.is_plain = true;
			break;
		case 'C':
			colour = o.value;
			break;
		default:
			*is_done = true;
			if (letter == 'V')
				print_version();
			else
				print_help();
			return 0;
		}
	}
	if (strcmp(colour, "auto") && strcmp(colour, "always") && strcmp(colour, "never"))
		letter = -1 * cmd_error(_("--color takes auto, always or never"));
	globals.has_colour = wants_colour(colour);
	return letter < 0 ? -1 : o.next;
}

static int
refuse_command(const char *word)
{
	struct near near = {.wanted = word};
	for (size_t i = 0; i < COMMANDS; i++)
		near_try(&near, commands[i].word);
	if (near.best)
		return cmd_error(_("there is no command \"%s\"; did you mean \"%s\"?"), word, near.best);
	return cmd_error(_("there is no command \"%s\"; \"kompass --help\" lists them"), word);
}

/* A command that was mistyped, and no file of that name. */
static bool
is_slip(const char *word)
{
	struct near near = {.wanted = word};
	for (size_t i = 0; i < COMMANDS; i++)
		near_try(&near, commands[i].word);
	return near.best && !strpbrk(word, "./") && access(word, F_OK);
}

static bool
is_folder(const char *path)
{
	struct stat st;
	return !stat(path, &st) && S_ISDIR(st.st_mode);
}

int
main(int argc, char **argv)
{
	bool is_done = false;
	alloc_start();
	set_language(NULL);
	if (!take_settings())
		return STATUS_ERROR;
	if (globals.language)
		set_language(globals.language);
	int first = read_globals(argc, argv, &is_done);
	int status = is_done ? STATUS_DONE : STATUS_ERROR;
	if (!is_done && first >= 0 && first == argc) {
		/* Without a terminal there is nobody to browse. */
		bool is_screen = isatty(STDIN_FILENO) && isatty(STDOUT_FILENO);
		if (is_screen)
			status = cmd_archive(0, NULL);
		else
			print_help();
	} else if (!is_done && first >= 0) {
		cmd_run *run = NULL;
		for (size_t i = 0; i < COMMANDS; i++)
			if (!strcmp(commands[i].word, argv[first]))
				run = commands[i].run;
		/* `kompass FILE` is `kompass edit FILE`, a folder is an archive; several words are a command. */
		if (run)
			status = run(argc - first, argv + first);
		else if (first + 1 == argc && is_folder(argv[first]))
			status = cmd_archive(argc - first + 1, argv + first - 1);
		else if (first + 1 == argc && !is_slip(argv[first]))
			status = cmd_edit(argc - first + 1, argv + first - 1);
		else
			status = refuse_command(argv[first]);
	}
	free(globals.evaluator);
	free(globals.name);
	free(globals.language);
	free(globals.backup);
	free(globals.archive);
	return status;
}
