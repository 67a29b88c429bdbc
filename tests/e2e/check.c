#include "check.h"

#include <errno.h>
#include <regex.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "vscreen.h"

/* Files are shown up to this length. */
#define SHOWN_BYTES 2000

/* For what depends on the terminal: hopeless once nothing more can come. */
static enum verdict
not_yet(const struct call *c)
{
	return c->instance->pty.master < 0 ? NEVER : NOT_YET;
}

static int
row_count(const struct call *c)
{
	int cols, rows;

	vscreen_size(c->instance->screen, &cols, &rows);
	return rows;
}

/* The first row that shows text or, if given, matches the expression; -1. */
static int
find_row(const struct call *c, const char *text, const regex_t *regex)
{
	struct bytes shown = { 0 };
	int row, rows = row_count(c);

	for (row = 0; row < rows; row++) {
		bytes_cut(&shown, 0);
		vscreen_row(c->instance->screen, row, &shown);
		if (regex ? regexec(regex, bytes_text(&shown), 0, NULL, 0) == 0
				: strstr(bytes_text(&shown), text) != NULL)
			break;
	}
	bytes_done(&shown);
	return row < rows ? row : -1;
}

enum verdict
check_shows(struct call *c)
{
	if (find_row(c, c->rest, NULL) >= 0)
		return HOLDS;
	bytes_addf(c->why, "expected: a row with: %s\ngot: no such row\n",
		c->rest);
	return not_yet(c);
}

enum verdict
check_gone(struct call *c)
{
	int row = find_row(c, c->rest, NULL);

	if (row < 0)
		return HOLDS;
	bytes_addf(c->why, "expected: no row with: %s\ngot: row %d\n", c->rest,
		row);
	return not_yet(c);
}

enum verdict
check_matches(struct call *c)
{
	regex_t regex;

	if (regcomp(&regex, c->rest, REG_EXTENDED | REG_NOSUB) != 0) {
		bytes_add_text(c->why, "no regular expression\n");
		return NEVER;
	}
	int row = find_row(c, NULL, &regex);
	regfree(&regex);
	if (row >= 0)
		return HOLDS;
	bytes_addf(c->why, "expected: a row that matches: %s\n"
		"got: no such row\n", c->rest);
	return not_yet(c);
}

static size_t
trimmed_length(const char *text)
{
	size_t len = strlen(text);

	while (len > 0 && text[len - 1] == ' ')
		len--;
	return len;
}

/* Whether a row equals text but for trailing blanks, else tells. A row that
 * does not exist is not even empty. */
static bool
row_equals(struct call *c, int row, const char *text)
{
	struct bytes expected = { 0 }, got = { 0 };
	bool exists = row >= 0 && row < row_count(c);

	bytes_add(&expected, text, trimmed_length(text));
	if (exists)
		vscreen_row(c->instance->screen, row, &got);
	bool is_equal = exists && bytes_equal(&expected, &got);
	if (!is_equal)
		bytes_addf(c->why, "row %d expected:|%s\nrow %d got:     %s%s\n",
			row, bytes_text(&expected), row,
			exists ? "|" : "no such row", bytes_text(&got));
	bytes_done(&expected);
	bytes_done(&got);
	return is_equal;
}

enum verdict
check_row(struct call *c)
{
	return row_equals(c, c->number[0], c->rest) ? HOLDS : not_yet(c);
}

enum verdict
check_screen(struct call *c)
{
	int given = (int)c->step->block_len, rows = row_count(c);
	bool is_equal = true;

	for (int row = 0; row < rows || row < given; row++) {
		const char *text = row >= given ? ""
			: script_block_line(c->script, c->step, (size_t)row);
		if (!row_equals(c, row, text))
			is_equal = false;
	}
	return is_equal ? HOLDS : not_yet(c);
}

enum verdict
check_cursor(struct call *c)
{
	int row, col;

	vscreen_cursor(c->instance->screen, &row, &col);
	if (row == c->number[0] && col == c->number[1])
		return HOLDS;
	bytes_addf(c->why, "expected: %d %d\ngot: %d %d\n", c->number[0],
		c->number[1], row, col);
	return not_yet(c);
}

static bool
parse_colour(const char *name, int *colour)
{
	char *end;

	*colour = VSCREEN_DEFAULT;
	if (strcmp(name, "default") == 0)
		return true;
	bool is_rgb = *name == '#';
	long value = strtol(name + is_rgb, &end, is_rgb ? 16 : 10);
	*colour = (int)value | (is_rgb ? VSCREEN_RGB : 0);
	return end > name + is_rgb && *end == '\0' && value >= 0
		&& value <= (is_rgb ? 0xffffff : 255);
}

static void
add_colour(struct bytes *out, const char *name, int colour)
{
	if (colour == VSCREEN_DEFAULT)
		return;
	if (colour >= VSCREEN_RGB)
		bytes_addf(out, " %s=#%06x", name, (unsigned)colour & 0xffffff);
	else
		bytes_addf(out, " %s=%d", name, colour);
}

static void
describe_cell(const struct vscreen_cell *cell, struct bytes *out)
{
	size_t before = out->len;

	bytes_add_text(out, cell->bold ? " bold" : "");
	bytes_add_text(out, cell->dim ? " dim" : "");
	bytes_add_text(out, cell->italic ? " italic" : "");
	bytes_add_text(out, cell->underline ? " underline" : "");
	bytes_add_text(out, cell->reverse ? " reverse" : "");
	add_colour(out, "fg", cell->fg);
	add_colour(out, "bg", cell->bg);
	if (out->len == before)
		bytes_add_text(out, " default");
	bytes_addf(out, ", on \"%s\"\n", cell->text);
}

static enum verdict
has_attribute(const struct vscreen_cell *cell, const char *name)
{
	bool is_coloured = cell->fg != VSCREEN_DEFAULT
		|| cell->bg != VSCREEN_DEFAULT;
	bool is_styled = cell->bold || cell->dim || cell->italic
		|| cell->underline || cell->reverse;
	const struct {
		const char *name;
		bool is_set;
	} attributes[] = {
		{ "bold",	cell->bold },
		{ "dim",	cell->dim },
		{ "italic",	cell->italic },
		{ "underline",	cell->underline },
		{ "reverse",	cell->reverse },
		{ "default",	!is_coloured && !is_styled },
	};
	int colour;

	for (size_t i = 0; i < sizeof attributes / sizeof attributes[0]; i++) {
		if (strcmp(name, attributes[i].name) == 0)
			return attributes[i].is_set ? HOLDS : NOT_YET;
	}
	if (strncmp(name, "fg=", 3) == 0 && parse_colour(name + 3, &colour))
		return cell->fg == colour ? HOLDS : NOT_YET;
	if (strncmp(name, "bg=", 3) == 0 && parse_colour(name + 3, &colour))
		return cell->bg == colour ? HOLDS : NOT_YET;
	return NEVER;
}

/* The worst verdict on any of the attributes. */
static enum verdict
has_attributes(const struct vscreen_cell *cell, const char *names)
{
	struct bytes name = { 0 };
	enum verdict worst = HOLDS;

	while (script_take_word(&names, &name)) {
		enum verdict verdict = has_attribute(cell, bytes_text(&name));
		if (verdict > worst)
			worst = verdict;
		bytes_cut(&name, 0);
	}
	bytes_done(&name);
	return worst;
}

enum verdict
check_attr(struct call *c)
{
	struct vscreen_cell cell;

	if (!vscreen_cell(c->instance->screen, c->number[0], c->number[1],
			&cell)) {
		bytes_add_text(c->why, "the screen has no such cell\n");
		return NEVER;
	}
	enum verdict verdict = has_attributes(&cell, c->rest);
	if (verdict == NEVER)
		bytes_add_text(c->why, "there is no such attribute\n");
	if (verdict != NOT_YET)
		return verdict;
	bytes_addf(c->why, "expected: %s\ngot:", c->rest);
	describe_cell(&cell, c->why);
	return not_yet(c);
}

static enum verdict
check_output(struct call *c, bool is_expected)
{
	struct bytes part = { 0 };

	if (!script_unescape(c->rest, &part)) {
		bytes_done(&part);
		bytes_add_text(c->why, "there is no such escape sequence\n");
		return NEVER;
	}
	const struct bytes *output = &c->instance->output;
	bool has = bytes_has(output, part.data, part.len);
	bytes_done(&part);
	if (has == is_expected)
		return HOLDS;
	bytes_addf(c->why, "expected: these bytes %s in the output\n"
		"got: %zu bytes %s them\n", is_expected ? "somewhere" : "nowhere",
		output->len, has ? "with" : "without");
	return not_yet(c);
}

enum verdict
check_outhas(struct call *c)
{
	return check_output(c, true);
}

enum verdict
check_outlacks(struct call *c)
{
	return check_output(c, false);
}

/* A number means what $? would in a shell; a name, killed by that signal. */
static bool
is_status(int status, const char *expected)
{
	int number = pty_signal_number(expected);

	if (number != 0)
		return WIFSIGNALED(status) && WTERMSIG(status) == number;
	return atoi(expected) == (WIFSIGNALED(status)
		? 128 + WTERMSIG(status) : WEXITSTATUS(status));
}

enum verdict
check_exit(struct call *c)
{
	const struct pty *p = &c->instance->pty;
	const char *expected = c->word;

	if (expected[strspn(expected, "0123456789")] != '\0'
			&& pty_signal_number(expected) == 0) {
		bytes_add_text(c->why, "neither a number nor a signal\n");
		return NEVER;
	}
	if (p->has_ended && is_status(p->status, expected))
		return HOLDS;
	bytes_addf(c->why, "expected: an end with %s\ngot: program ", expected);
	world_describe(c->instance, c->why);
	bytes_add_text(c->why, "\n");
	return p->has_ended ? NEVER : NOT_YET;
}

enum verdict
check_stopped(struct call *c)
{
	if (c->instance->pty.is_stopped)
		return HOLDS;
	bytes_add_text(c->why, "expected: program stopped\ngot: program ");
	world_describe(c->instance, c->why);
	bytes_add_text(c->why, "\n");
	return c->instance->pty.has_ended ? NEVER : NOT_YET;
}

static void
show_file(struct bytes *out, const char *what, const struct bytes *text)
{
	size_t len = text->len < SHOWN_BYTES ? text->len : SHOWN_BYTES;

	bytes_addf(out, "%s %zu bytes:\n", what, text->len);
	bytes_add(out, text->data, len);
	bytes_add_text(out, len < text->len ? "...\n" : "\n");
}

static enum verdict
compare(struct call *c, const struct bytes *got)
{
	struct bytes other = { 0 };

	char *path = world_path(c->world->folder, c->rest);
	if (access(path, F_OK) < 0) {
		free(path);
		path = world_data(c->world, c->rest);
	}
	bool is_read = bytes_read(&other, path);
	bool is_equal = is_read && bytes_equal(got, &other);
	if (!is_read)
		bytes_addf(c->why, "%s: %s\n", path, strerror(errno));
	else if (!is_equal)
		show_file(c->why, "expected:", &other);
	free(path);
	bytes_done(&other);
	return is_equal ? HOLDS : is_read ? NOT_YET : NEVER;
}

static enum verdict
check_part(struct call *c, const struct bytes *got)
{
	bool is_expected = strcmp(c->word, "contains") == 0;

	if (!is_expected && strcmp(c->word, "lacks") != 0) {
		bytes_add_text(c->why, "not one of contains, lacks, equals\n");
		return NEVER;
	}
	if (bytes_has(got, c->rest, strlen(c->rest)) == is_expected)
		return HOLDS;
	bytes_addf(c->why, "expected: a file that %s: %s\n", c->word,
		c->rest);
	return NOT_YET;
}

enum verdict
check_file(struct call *c)
{
	struct bytes got = { 0 };

	if (!bytes_read(&got, c->path)) {
		bytes_addf(c->why, "%s: %s\n", c->path, strerror(errno));
		return NOT_YET;
	}
	enum verdict verdict = strcmp(c->word, "equals") == 0
		? compare(c, &got) : check_part(c, &got);
	if (verdict == NOT_YET)
		show_file(c->why, "got:", &got);
	bytes_done(&got);
	return verdict;
}

enum verdict
check_nofile(struct call *c)
{
	struct stat st;

	if (lstat(c->path, &st) < 0)
		return HOLDS;
	bytes_addf(c->why, "expected: nothing\ngot: %s, %lld bytes\n", c->path,
		(long long)st.st_size);
	return NOT_YET;
}
