/*
 * Drives a terminal program through test scripts and reports in TAP. See
 * README.md for the scripts.
 */
#include <errno.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "directive.h"
#include "script.h"
#include "vscreen.h"
#include "world.h"

struct drive {
	bool is_updating, keeps;
	int count, failures;		/* of TAP lines */
};

static void
report(struct drive *d, bool ok, const char *path, const struct step *step)
{
	d->count++;
	d->failures += !ok;
	printf("%s %d - %s:%zu %s\n", ok ? "ok" : "not ok", d->count, path,
		step ? step->line : 0, step ? step->name : "script");
}

/* Prints lines as TAP diagnostics, with control characters made visible. */
static void
diagnose(const char *text)
{
	while (*text) {
		printf("# ");
		for (; *text && *text != '\n'; text++) {
			unsigned char c = (unsigned char)*text;
			if ((c < ' ' && c != '\t') || c == 0x7f)
				printf("\\x%02x", c);
			else
				putchar(c);
		}
		putchar('\n');
		text += *text == '\n';
	}
}

static void
show_screen(const struct instance *i)
{
	struct bytes text = { 0 };
	int cols, rows, row, col;

	vscreen_size(i->screen, &cols, &rows);
	vscreen_cursor(i->screen, &row, &col);
	bytes_addf(&text, "screen of %s, %dx%d, cursor %d %d%s, program ",
		i->name, cols, rows, row, col,
		vscreen_is_cursor_visible(i->screen) ? "" : " hidden");
	world_describe(i, &text);
	bytes_add_text(&text, "\n");
	for (row = 0; row < rows; row++) {
		bytes_addf(&text, "%3d|", row);
		vscreen_row(i->screen, row, &text);
		bytes_add_text(&text, "\n");
	}
	diagnose(bytes_text(&text));
	bytes_done(&text);
}

/* The instance in use first, then the others. */
static void
explain(const struct world *w, const char *path, const struct step *step,
	const struct bytes *why)
{
	char *where = bytes_format("%s:%zu: %s %s", path, step->line,
		step->name, step->text);

	diagnose(where);
	free(where);
	diagnose(bytes_text(why));
	if (w->current)
		show_screen(w->current);
	for (size_t i = 0; i < w->instance_count; i++) {
		if (w->instances[i] != w->current)
			show_screen(w->instances[i]);
	}
}

/* The first step that fails ends the script. */
static void
run_steps(struct drive *d, struct world *w, const struct script *s)
{
	bool is_ok = true, has_asserted = false;

	for (size_t i = 0; i < s->step_count && is_ok; i++) {
		struct step *step = &s->steps[i];
		struct bytes why = { 0 };
		is_ok = directive_run(w, s, step, &why) && !world_interrupted_by();
		if (!is_ok || directive_asserts(step)) {
			report(d, is_ok, s->path, step);
			has_asserted = true;
		}
		if (!is_ok)
			explain(w, s->path, step, &why);
		else if (step->is_replaced)
			printf("# recorded anew\n");
		bytes_done(&why);
	}
	if (!has_asserted) {
		report(d, false, s->path, NULL);
		diagnose("the script asserts nothing");
	}
}

static bool
is_replaced(const struct script *s)
{
	for (size_t i = 0; i < s->step_count; i++) {
		if (s->steps[i].is_replaced)
			return true;
	}
	return false;
}

static void
fail_script(struct drive *d, const char *path)
{
	const char *reason = strerror(errno);

	report(d, false, path, NULL);
	diagnose(reason);
}

static void
run_script(struct drive *d, const char *path)
{
	struct script *s = script_new(path);

	if (!s) {
		fail_script(d, path);
		return;
	}
	struct world *w = world_new(path, d->is_updating);
	if (!w) {
		fail_script(d, path);
		script_free(s);
		return;
	}
	run_steps(d, w, s);
	if (is_replaced(s) && !script_save(s))
		fail_script(d, path);
	if (d->keeps)
		printf("# kept in %s\n", w->folder);
	int interrupted = world_interrupted_by();
	world_interrupt(0);		/* or nothing could be removed */
	world_free(w, d->keeps);
	if (interrupted)
		world_interrupt(interrupted);
	script_free(s);
}

static int
usage(FILE *to)
{
	fputs("usage: drive [-u] [--keep] SCRIPT.t ...\n"
		"  -u      record the screens anew, in the scripts\n"
		"  --keep  leave the temporary folders, with what was written\n"
		"environment: DRIVE_PROGRAM, the program; DRIVE_DATA, folder of\n"
		"  files to copy; DRIVE_OUT, folder for pictures; DRIVE_TIMEOUT\n"
		"  and DRIVE_QUIET, in ms\n", to);
	return to == stdout ? 0 : 2;
}

int
main(int argc, char **argv)
{
	struct sigaction interrupt = { .sa_handler = world_interrupt };
	struct drive d = { 0 };
	int i = 1;

	for (; i < argc && argv[i][0] == '-'; i++) {
		if (strcmp(argv[i], "-u") == 0)
			d.is_updating = true;
		else if (strcmp(argv[i], "--keep") == 0)
			d.keeps = true;
		else if (strcmp(argv[i], "--help") == 0)
			return usage(stdout);
		else
			return usage(stderr);
	}
	if (i == argc)
		return usage(stderr);
	setlocale(LC_CTYPE, "C.UTF-8");	/* for regular expressions */
	setvbuf(stdout, NULL, _IOLBF, 0);
	umask(022);
	sigaction(SIGINT, &interrupt, NULL);
	sigaction(SIGTERM, &interrupt, NULL);
	for (; i < argc && !world_interrupted_by(); i++)
		run_script(&d, argv[i]);
	printf("1..%d\n", d.count);
	if (world_interrupted_by())
		return 128 + world_interrupted_by();
	return d.failures > 0;
}
