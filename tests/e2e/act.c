#include "act.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include "svg.h"
#include "vscreen.h"

static enum verdict
refuse(struct call *c, const char *reason)
{
	bytes_addf(c->why, "%s\n", reason);
	return NEVER;
}

static enum verdict
failed(struct call *c, const char *path)
{
	bytes_addf(c->why, "%s: %s\n", path, strerror(errno));
	return NEVER;
}

static bool
is_folder(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

/* Makes the folders above path, which it changes only in between. */
static bool
make_parents(char *path)
{
	for (char *slash = path + 1; (slash = strchr(slash, '/')); slash++) {
		*slash = '\0';
		int failure = mkdir(path, 0777);
		*slash = '/';
		if (failure && errno != EEXIST)
			return false;
	}
	return true;
}

static enum verdict
save(struct call *c, char *path, const struct bytes *text)
{
	return make_parents(path) && bytes_write(text, path)
		? HOLDS : failed(c, path);
}

/* Replaces $NAME by the variable as it is so far. */
static void
expand(const struct world *w, const char *text, struct bytes *out)
{
	static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
		"abcdefghijklmnopqrstuvwxyz_0123456789";

	while (*text) {
		size_t len = *text == '$' ? strspn(text + 1, letters) : 0;
		if (len == 0) {
			bytes_add(out, text++, 1);
			continue;
		}
		char *name = bytes_format("%.*s", (int)len, text + 1);
		const char *value = world_getenv(w, name);
		bytes_add_text(out, value ? value : "");
		free(name);
		text += 1 + len;
	}
}

enum verdict
act_env(struct call *c)
{
	struct bytes value = { 0 };

	char *equals = strchr(c->rest, '=');
	if (equals)
		*equals = '\0';
	if (!*c->rest)
		return refuse(c, "a variable needs a name");
	if (equals)
		expand(c->world, equals + 1, &value);
	world_setenv(c->world, c->rest, equals ? bytes_text(&value) : NULL);
	bytes_done(&value);
	return HOLDS;
}

enum verdict
act_cwd(struct call *c)
{
	if (!is_folder(c->path))
		return refuse(c, "there is no such folder");
	free(c->world->cwd);
	c->world->cwd = bytes_format("%s", c->path);
	return HOLDS;
}

/* Runs a command of /bin/sh; the arguments become $1 and $2. */
static enum verdict
run_shell(struct call *c, char *command, char *first, char *second)
{
	static char sh[] = "/bin/sh", option[] = "-c";
	char *argv[] = { sh, option, command, sh, first, second, NULL };
	struct bytes output = { 0 };

	int status = world_command(c->world, argv, &output);
	if (status == -1)
		bytes_add_text(c->why, "the command did not end in time\n");
	else if (WIFSIGNALED(status))
		bytes_addf(c->why, "killed by signal %d\n", WTERMSIG(status));
	else if (status != 0)
		bytes_addf(c->why, "ended with status %d\n",
			WEXITSTATUS(status));
	if (status != 0)
		bytes_addf(c->why, "%s\n", bytes_text(&output));
	bytes_done(&output);
	return status == 0 ? HOLDS : NEVER;
}

enum verdict
act_sh(struct call *c)
{
	return run_shell(c, c->rest, NULL, NULL);
}

enum verdict
act_timeout(struct call *c)
{
	if (c->number[0] < 1)
		return refuse(c, "a timeout needs milliseconds");
	c->world->timeout = c->number[0];
	return HOLDS;
}

/* As cp would: into a folder that is there, else under a new name. */
enum verdict
act_copy(struct call *c)
{
	/* Tests may come from a tree that is read-only. */
	static char command[] =
		"cp -R -- \"$1\" \"$2\" && chmod -R u+w -- \"$2\"";

	char *from = world_data(c->world, c->word);
	const char *slash = strrchr(from, '/');
	size_t len = strlen(c->path);
	char *to = is_folder(c->path) || c->path[len - 1] == '/'
		? bytes_format("%s/%s", c->path, slash ? slash + 1 : from)
		: bytes_format("%s", c->path);
	enum verdict verdict = make_parents(to)
		? run_shell(c, command, from, to) : failed(c, to);
	free(from);
	free(to);
	return verdict;
}

enum verdict
act_write(struct call *c)
{
	struct bytes text = { 0 };

	for (size_t i = 0; i < c->step->block_len; i++)
		bytes_addf(&text, "%s\n",
			script_block_line(c->script, c->step, i));
	enum verdict verdict = save(c, c->path, &text);
	bytes_done(&text);
	return verdict;
}

static enum verdict
start(struct call *c, const char *name)
{
	char **args = script_words(c->rest);

	if (!args)
		return refuse(c, "a quote is not closed");
	bool ok = world_start(c->world, name, args, c->why);
	script_words_free(args);
	return ok ? HOLDS : NEVER;
}

enum verdict
act_run(struct call *c)
{
	enum verdict verdict = start(c, "main");

	if (verdict == HOLDS)
		c->world->current = world_find(c->world, "main");
	return verdict;
}

enum verdict
act_start(struct call *c)
{
	return start(c, c->word);
}

enum verdict
act_use(struct call *c)
{
	struct instance *i = world_find(c->world, c->word);

	if (!i)
		return refuse(c, "there is no such instance");
	c->world->current = i;
	return HOLDS;
}

enum verdict
act_size(struct call *c)
{
	int cols = c->number[0], rows = c->number[1];
	struct instance *i = c->instance;

	if (cols < 1 || rows < 1 || cols > 999 || rows > 999)
		return refuse(c, "columns and rows go from 1 to 999");
	if (i && !i->pty.has_ended) {
		vscreen_resize(i->screen, cols, rows);
		pty_resize(&i->pty, cols, rows);
	} else {
		c->world->cols = cols;
		c->world->rows = rows;
	}
	return HOLDS;
}

enum verdict
act_signal(struct call *c)
{
	int number = pty_signal_number(c->word);

	if (number == 0)
		return refuse(c, "there is no such signal");
	if (c->instance->pty.has_ended)
		return refuse(c, "the program has ended");
	kill(c->instance->pty.program, number);
	return HOLDS;
}

enum verdict
act_hangup(struct call *c)
{
	pty_hangup(&c->instance->pty);
	return HOLDS;
}

static enum verdict
sent(struct call *c, bool ok)
{
	return ok ? HOLDS : refuse(c, "the program does not read its input");
}

/* Takes a trailing "*COUNT" off a key name. */
static int
take_count(char *key)
{
	char *star = strrchr(key, '*'), *end;

	if (!star || star == key || star[1] < '1' || star[1] > '9')
		return 1;
	long count = strtol(star + 1, &end, 10);
	if (*end || count > 9999)
		return 1;
	*star = '\0';
	return (int)count;
}

static enum verdict
press(struct call *c, char *key)
{
	for (int count = take_count(key); count > 0; count--) {
		if (!vscreen_press(c->instance->screen, key)) {
			bytes_addf(c->why, "there is no key %s\n", key);
			return NEVER;
		}
		if (!world_send_screen(c->world, c->instance))
			return sent(c, false);
	}
	return HOLDS;
}

enum verdict
act_key(struct call *c)
{
	enum verdict verdict = HOLDS;
	char **keys = script_words(c->rest);

	if (!keys)
		return refuse(c, "a quote is not closed");
	for (char **key = keys; *key && verdict == HOLDS; key++)
		verdict = press(c, *key);
	script_words_free(keys);
	return verdict;
}

enum verdict
act_type(struct call *c)
{
	struct bytes data = { 0 };

	enum verdict verdict = script_unescape(c->rest, &data)
		? sent(c, world_send(c->world, c->instance, data.data, data.len))
		: refuse(c, "there is no such escape sequence");
	bytes_done(&data);
	return verdict;
}

/* As a terminal does it: between marks, which the program has to ask for. */
static enum verdict
send_pasted(struct call *c, const struct bytes *text)
{
	struct vscreen *screen = c->instance->screen;
	struct bytes data = { 0 };

	if (!vscreen_paste_begin(screen))
		return refuse(c, "the program has not asked for marks around"
			" pasted text (ESC[?2004h)");
	vscreen_take_sent(screen, &data);
	bytes_add(&data, text->data, text->len);
	vscreen_paste_end(screen);
	vscreen_take_sent(screen, &data);
	bool ok = world_send(c->world, c->instance, data.data, data.len);
	bytes_done(&data);
	return sent(c, ok);
}

enum verdict
act_paste(struct call *c)
{
	struct bytes text = { 0 };

	enum verdict verdict = script_unescape(c->rest, &text)
		? send_pasted(c, &text)
		: refuse(c, "there is no such escape sequence");
	bytes_done(&text);
	return verdict;
}

enum verdict
act_pastefile(struct call *c)
{
	struct bytes text = { 0 };

	enum verdict verdict = bytes_read(&text, c->path)
		? send_pasted(c, &text) : failed(c, c->path);
	bytes_done(&text);
	return verdict;
}

enum verdict
act_settle(struct call *c)
{
	(void)c;		/* the flag in the table does it */
	return HOLDS;
}

static enum verdict
save_picture(struct call *c, const struct bytes *picture)
{
	const char *folder = getenv("DRIVE_OUT");

	char *path = world_path(folder ? folder : c->world->folder, c->word);
	enum verdict verdict = save(c, path, picture);
	free(path);
	return verdict;
}

/* Adds the rows as lines, without the empty ones at the end. */
static void
add_screen(const struct instance *i, const char *prefix, struct bytes *out)
{
	size_t end = out->len;
	int cols, rows;

	vscreen_size(i->screen, &cols, &rows);
	for (int row = 0; row < rows; row++) {
		bytes_add_text(out, prefix);
		size_t before = out->len;
		vscreen_row(i->screen, row, out);
		bool is_empty = out->len == before;
		bytes_add_text(out, "\n");
		if (!is_empty)
			end = out->len;
	}
	bytes_cut(out, end);
}

enum verdict
act_snapshot(struct call *c)
{
	struct bytes picture = { 0 };

	add_screen(c->instance, "", &picture);
	enum verdict verdict = save_picture(c, &picture);
	bytes_done(&picture);
	return verdict;
}

enum verdict
act_svg(struct call *c)
{
	struct bytes picture = { 0 };

	svg_draw(c->instance->screen, &picture);
	enum verdict verdict = save_picture(c, &picture);
	bytes_done(&picture);
	return verdict;
}

void
act_record(struct call *c)
{
	add_screen(c->instance, "|", &c->step->replacement);
	c->step->is_replaced = true;
}
