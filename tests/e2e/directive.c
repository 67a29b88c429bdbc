#include "directive.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "act.h"
#include "check.h"

/* How often to look at what no terminal tells, that is, at files. */
#define TICK_MS 20

/* A screen that is recorded must have stood still for so long. */
#define RECORD_QUIET_MS 500

#define FILE_USAGE "PATH contains|lacks|equals WHAT"

enum {
	ASSERTS = 1,	/* a TAP line if it holds */
	POLLS = 2,	/* is tried until it holds */
	SETTLES = 4,	/* lets the terminal come to rest first */
	PROGRAM = 8,	/* needs an instance */
	BLOCK = 16,	/* takes lines that begin with '|' */
	RECORDS = 32	/* its block is rewritten when updating */
};

enum {
	AT_REST = PROGRAM | SETTLES,
	FINDS = ASSERTS | POLLS,
	LOOKS = PROGRAM | FINDS,
	LOOKS_ONCE = AT_REST | ASSERTS,
	RECORDS_TOO = LOOKS | BLOCK | RECORDS
};

/*
 * The arguments are a letter each: n a number, up to two of them, w a word, p
 * a word that is a path; then + for text that follows and * for text that may.
 */
static const struct directive {
	const char *name, *arguments, *usage;
	int flags;
	enum verdict (*run)(struct call *c);
} directives[] = {
	{ "env",	"+",	"NAME[=VALUE]",	0,		act_env },
	{ "cwd",	"p",	"FOLDER",	0,		act_cwd },
	{ "copy",	"wp",	"FROM TO",	0,		act_copy },
	{ "write",	"p",	"PATH",		BLOCK,		act_write },
	{ "sh",		"+",	"COMMAND",	0,		act_sh },
	{ "timeout",	"n",	"MS",		0,		act_timeout },
	{ "run",	"*",	"ARGS",		0,		act_run },
	{ "start",	"w*",	"NAME ARGS",	0,		act_start },
	{ "use",	"w",	"NAME",		0,		act_use },
	{ "size",	"nn",	"COLS ROWS",	0,		act_size },
	{ "signal",	"w",	"NAME",		PROGRAM,	act_signal },
	{ "hangup",	"",	"",		PROGRAM,	act_hangup },
	{ "key",	"+",	"NAMES",	PROGRAM,	act_key },
	{ "type",	"+",	"TEXT",		PROGRAM,	act_type },
	{ "paste",	"+",	"TEXT",		PROGRAM,	act_paste },
	{ "pastefile",	"p",	"PATH",		PROGRAM,	act_pastefile },
	{ "settle",	"",	"",		AT_REST,	act_settle },
	{ "snapshot",	"w",	"PATH",		AT_REST,	act_snapshot },
	{ "svg",	"w",	"PATH",		AT_REST,	act_svg },
	{ "wait",	"+",	"TEXT",		LOOKS,		check_shows },
	{ "waitgone",	"+",	"TEXT",		LOOKS,		check_gone },
	{ "waitre",	"+",	"REGEX",	LOOKS,		check_matches },
	{ "waitcursor",	"nn",	"ROW COL",	LOOKS,		check_cursor },
	{ "cursor",	"nn",	"ROW COL",	LOOKS,		check_cursor },
	{ "row",	"n*",	"ROW TEXT",	LOOKS,		check_row },
	{ "attr",	"nn+",	"ROW COL ATTR",	LOOKS,		check_attr },
	{ "screen",	"",	"",		RECORDS_TOO,	check_screen },
	{ "absent",	"+",	"TEXT",		LOOKS_ONCE,	check_gone },
	{ "outhas",	"+",	"TEXT",		LOOKS,		check_outhas },
	{ "outlacks",	"+",	"TEXT",		LOOKS_ONCE,	check_outlacks },
	{ "exit",	"w",	"STATUS",	LOOKS,		check_exit },
	{ "stopped",	"",	"",		LOOKS,		check_stopped },
	{ "waitfile",	"pw+",	FILE_USAGE,	FINDS,		check_file },
	{ "file",	"pw+",	FILE_USAGE,	ASSERTS,	check_file },
	{ "nofile",	"p",	"PATH",		ASSERTS,	check_nofile },
};

static const struct directive *
find_directive(const char *name)
{
	for (size_t i = 0; i < sizeof directives / sizeof directives[0]; i++) {
		if (strcmp(directives[i].name, name) == 0)
			return &directives[i];
	}
	return NULL;
}

bool
directive_asserts(const struct step *step)
{
	const struct directive *d = find_directive(step->name);

	return d && d->flags & ASSERTS;
}

static bool
parse_number(const char *text, int *number)
{
	char *end;

	errno = 0;
	long value = strtol(text, &end, 10);
	if (end == text || *end || errno || value < INT_MIN || value > INT_MAX)
		return false;
	*number = (int)value;
	return true;
}

/* Reads the arguments off the text of the step; false if they do not fit. */
static bool
parse_arguments(struct call *c, const char *kinds)
{
	const char *text = c->step->text;
	struct bytes word = { 0 };
	int numbers = 0;
	bool fits = true;

	for (; fits && strchr("nwp", *kinds) && *kinds; kinds++) {
		bytes_cut(&word, 0);
		fits = script_take_word(&text, &word);
		if (!fits)
			break;
		if (*kinds == 'n')
			fits = parse_number(bytes_text(&word),
				&c->number[numbers++]);
		else if (*kinds == 'w')
			c->word = bytes_format("%s", bytes_text(&word));
		else
			c->path = world_path(c->world->folder, bytes_text(&word));
	}
	bytes_done(&word);
	/* One blank is between words and text. */
	if (text != c->step->text && *text)
		text++;
	c->rest = bytes_format("%s", text);
	bool is_blank = text[strspn(text, " \t")] == '\0';
	return fits && (*kinds == '*' || is_blank == (*kinds == '\0'));
}

static void
free_arguments(struct call *c)
{
	free(c->word);
	free(c->path);
	free(c->rest);
}

static enum verdict
try_once(const struct directive *d, struct call *c)
{
	bytes_cut(c->why, 0);
	return d->run(c);
}

static bool
record(const struct directive *d, struct call *c)
{
	if (try_once(d, c) == HOLDS)
		return true;
	if (!world_settle(c->world, RECORD_QUIET_MS)) {
		bytes_add_text(c->why, "the program does not come to rest\n");
		return false;
	}
	if (try_once(d, c) != HOLDS)
		act_record(c);
	return true;
}

static bool
try_until_it_holds(const struct directive *d, struct call *c)
{
	long long until = world_now();

	if (d->flags & POLLS)
		until += c->world->timeout;
	for (;;) {
		enum verdict verdict = try_once(d, c);
		if (verdict == HOLDS)
			return true;
		if (verdict == NEVER || world_interrupted_by())
			return false;
		long long left = until - world_now();
		if (left <= 0)
			break;
		world_pump(c->world, left < TICK_MS ? left : TICK_MS);
	}
	if (d->flags & POLLS)
		bytes_addf(c->why, "after %lld ms\n", c->world->timeout);
	return false;
}

static bool
run(const struct directive *d, struct call *c)
{
	if (d->flags & SETTLES && !world_settle(c->world, c->world->quiet)) {
		bytes_add_text(c->why, "the program does not come to rest\n");
		return false;
	}
	if (d->flags & RECORDS && c->world->is_updating)
		return record(d, c);
	return try_until_it_holds(d, c);
}

bool
directive_run(struct world *w, const struct script *s, struct step *step,
	struct bytes *why)
{
	const struct directive *d = find_directive(step->name);
	struct call c = { .world = w, .instance = w->current, .script = s,
		.step = step, .why = why };
	bool ok = false;

	if (!d)
		bytes_addf(why, "there is no directive %s\n", step->name);
	else if (step->block_len > 0 && !(d->flags & BLOCK))
		bytes_addf(why, "%s takes no lines with '|'\n", step->name);
	else if (d->flags & PROGRAM && !w->current)
		bytes_add_text(why, "no program was started\n");
	else if (!parse_arguments(&c, d->arguments))
		bytes_addf(why, "usage: %s %s\n", d->name, d->usage);
	else
		ok = run(d, &c);
	free_arguments(&c);
	return ok;
}
