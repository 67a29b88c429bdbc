#include "config.h"

/* What several commands need and main.c does not: who is working, what was not saved. */

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/buf.h"
#include "base/error.h"
#include "base/file.h"
#include "base/i18n.h"
#include "cmd/cmd.h"
#include "store/history.h"
#include "store/keeper.h"
#include "store/settings.h"
#include "store/target.h"
#include "text/utf8.h"

void
cmd_open_error(const char *path, const struct error *err)
{
	bool is_missing = access(path, F_OK) && errno == ENOENT;
	cmd_error("%s", error_text(err));
	if (is_missing)
		cmd_error(_("\"kompass new %s\" makes a session"), path);
}

void
cmd_open_fault(const char *path)
{
	struct target target;
	struct generations list = {0};
	if (!target_open(&target, path, NULL))
		return;
	history_list(&list, target.state_folder);
	target_done(&target);
	if (list.n)
		cmd_error(_("\"kompass history %s\" lists the file as it was before"), path);
	history_done(&list);
}

/* A name goes into sessions: one line of text without control characters. */
static bool
is_name(const char *name)
{
	size_t len = strlen(name);
	if (!len || utf8_check(name, len) != len)
		return false;
	for (size_t i = 0; i < len; i++)
		if ((unsigned char)name[i] < ' ' || name[i] == 127)
			return false;
	return strspn(name, " ") != len;
}

/*
 * The answer, a line of standard input; -1 at its end.  A screen that was open
 * before has left its handlers there, and at a question Ctrl-C is meant, from
 * the moment it can be seen.
 */
static ssize_t
ask_line(const char *question, char **line, size_t *room)
{
	static const int numbers[] = {SIGINT, SIGTERM, SIGHUP};
	enum { NUMBERS = sizeof(numbers) / sizeof(*numbers) };
	struct sigaction before[NUMBERS], plain = {.sa_handler = SIG_DFL};
	sigemptyset(&plain.sa_mask);
	for (int i = 0; i < NUMBERS; i++)
		sigaction(numbers[i], &plain, &before[i]);
	fputs(question, stderr);
	ssize_t len = getline(line, room, stdin);
	for (int i = 0; i < NUMBERS; i++)
		sigaction(numbers[i], &before[i], NULL);
	return len;
}

/* One line of standard input without blanks around it; NULL at its end. */
static char *
ask(const char *question)
{
	char *line = NULL;
	size_t room = 0;
	cmd_uncollect();
	ssize_t len = ask_line(question, &line, &room);
	if (len < 0) {
		fputc('\n', stderr);
		free(line);
		return NULL;
	}
	size_t start = strspn(line, " \t");
	size_t end = strlen(line);
	while (end > start && strchr(" \t\r\n", line[end - 1]))
		end--;
	char *answer = xstrndup(line + start, end - start);
	free(line);
	return answer;
}

/* Asks until the answer will do or there is none. */
static char *
ask_until(const char *question, bool (*is_fine)(const char *), const char *hint)
{
	for (;;) {
		char *answer = ask(question);
		if (!answer || is_fine(answer))
			return answer;
		fprintf(stderr, "%s\n", hint);
		free(answer);
	}
}

/* Yes or no, in English or in the language of the messages. */
static bool
is_yes_or_no(const char *answer)
{
	return *answer && strchr(C_("first letters of yes and no", "yYnN"), *answer) != NULL;
}

bool
cmd_ask_yes(const char *question)
{
	if (!isatty(STDIN_FILENO) || !isatty(STDERR_FILENO))
		return false;
	char *answer = ask_until(question, is_yes_or_no, _("y or n."));
	bool is_yes = answer && !strchr("nN", *answer);
	free(answer);
	return is_yes;
}

/* Asked once: the answer is kept in the settings, and if it cannot be, used all the same. */
static bool
ask_who(void)
{
	char *id = ask_until(_("Your short id, such as ab (it marks what you write): "),
		settings_id_is_valid, _("One to eight of a-z and 0-9, a letter first."));
	char *name = id ? ask_until(_("Your full name: "), is_name, _("One line of text.")) : NULL;
	if (!name) {
		free(id);
		return false;
	}
	struct settings settings = {.id = id, .name = name};
	struct error err = ERROR_INIT;
	if (!settings_write(&settings, &err))
		cmd_error("%s", error_text(&err));
	error_done(&err);
	globals.evaluator = id;
	free(globals.name);
	globals.name = name;
	return true;
}

static bool
say_how(void)
{
	char *folder = file_home(HOME_CONFIG);
	char *path = folder ? file_join(folder, "config.yaml") : NULL;
	if (path)
		cmd_error(_("who are you? use --as ID=NAME, or put id and name into %s"), path);
	else
		cmd_error(_("who are you? use --as ID=NAME"));
	free(path);
	free(folder);
	return false;
}

bool
cmd_need_evaluator(void)
{
	if (!globals.evaluator)
		return isatty(STDIN_FILENO) && isatty(STDERR_FILENO) ?
			ask_who() || say_how() : say_how();
	if (!settings_id_is_valid(globals.evaluator)) {
		cmd_error(_("--as: \"%s\" is no short id: one to eight of a-z and 0-9, a letter first"),
			globals.evaluator);
		return false;
	}
	if (globals.name && !is_name(globals.name)) {
		cmd_error(_("--as: the name must be one line of text"));
		return false;
	}
	return true;
}

int
cmd_unsaved(const char *path, const struct keeper_end *end)
{
	cmd_error(_("%s: not saved: %s"), path, end->failure);
	if (end->rescue)
		return cmd_error(_("what could not be saved is in %s, and comes back "
			"when the file is opened the next time"), end->rescue);
	return cmd_error(_("it could not be written anywhere else either"));
}

bool
cmd_take_format(enum format *out, const char *word, const char *name)
{
	static const char *const names[FORMAT_COUNT] = {
		[FORMAT_TEXT] = "text", [FORMAT_JSON] = "json", [FORMAT_CSV] = "csv",
	};
	for (int i = 0; i < FORMAT_COUNT; i++)
		if (!strcmp(names[i], name)) {
			*out = (enum format)i;
			return true;
		}
	cmd_usage(word, _("--format takes text, json or csv"));
	return false;
}
