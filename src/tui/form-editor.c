#include "config.h"

/* A text in the person's own editor, and back. */

#include "tui/form.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/error.h"
#include "base/file.h"
#include "base/i18n.h"
#include "model/command.h"
#include "store/keeper.h"
#include "store/yaml.h"
#include "text/utf8.h"
#include "tui/app.h"
#include "tui/term.h"

/* Runs $VISUAL or $EDITOR on the file, the terminal lent; false with err. */
static bool
run_editor(const char *path, struct error *err)
{
	const char *editor = getenv("VISUAL");
	if (!editor || !*editor)
		editor = getenv("EDITOR");
	if (!editor || !*editor)
		editor = "vi";
	/* The name is the person's own shell words; the path is passed beside them. */
	char *script = xasprintf("%s \"$1\"", editor);
	term_stop();
	pid_t child = fork();
	if (!child) {
		execl("/bin/sh", "sh", "-c", script, "sh", path, (char *)NULL);
		_exit(127);
	}
	int status = -1;
	while (child > 0 && waitpid(child, &status, 0) < 0 && errno == EINTR)
		;
	term_resume();
	free(script);
	if (child < 0)
		return error_errno(err, "fork");
	return status == 0 || error_set(err, _("the editor \"%s\" failed; nothing was changed"), editor);
}

/* The text as the editor left it, without the newline it adds at the end. */
static bool
read_back(struct buf *out, const char *path, struct error *err)
{
	struct buf raw = BUF_INIT;
	if (!file_read(&raw, path, YAML_SIZE_LIMIT, err))
		return false;
	utf8_repair(out, buf_str(&raw), raw.len);
	while (out->len && out->s[out->len - 1] == '\n')
		buf_truncate(out, out->len - 1);
	buf_done(&raw);
	return true;
}

/* Is there anything in the file that would be lost with it? */
static bool
has_other_text(const char *path, const char *before)
{
	struct buf text = BUF_INIT;
	bool is_read = file_read(&text, path, YAML_SIZE_LIMIT, NULL);
	size_t len = text.len;
	while (is_read && len && text.s[len - 1] == '\n')
		len--;
	bool is_other = is_read ? len && (len != strlen(before) || memcmp(text.s, before, len)) :
		!access(path, F_OK);
	buf_done(&text);
	return is_other;
}

static void
change_entry(struct form *f, const struct version *v, const char *text)
{
	struct values values;
	values_from(&values, v);
	values_set(&values, FIELD_TEXT, text);
	sitting_begin(f->sitting, _("change of an entry"));
	sitting_write(f->sitting, SECTION_ENTRIES, v->id, v, values.v, values.n);
	sitting_end(f->sitting);
	form_say(f, STYLE_NORMAL, "%s", _("changed"));
}

/* False where the text could not be put anywhere: its file must stay. */
static bool
take_back(struct form *f, const char *entry, const char *slot, const char *text)
{
	const struct version *v = entry ?
		session_get(f->sitting->session, SECTION_ENTRIES, entry) : NULL;
	if (entry && !v)
		return !*text;
	if (v && *text) {
		change_entry(f, v, text);
		return true;
	}
	if (v) {
		form_say(f, STYLE_WARNING, "%s", _("the text came back empty; \":delete\" deletes an entry"));
		return true;
	}
	char *line = xasprintf(":text %s %s", *slot ? slot : "here", *text ? text : "clear");
	bool done = form_enter(f, line, strlen(line), false);
	free(line);
	return done;
}

static const char *
text_before(struct form *f, const char *entry, const char *slot, char **id)
{
	const struct version *v;
	*id = NULL;
	if (entry) {
		v = session_get(f->sitting->session, SECTION_ENTRIES, entry);
	} else {
		*id = command_text_slot(f->sitting, slot, NULL);
		v = *id ? session_get(f->sitting->session, SECTION_TEXTS, *id) : NULL;
	}
	return v ? version_text(v, FIELD_TEXT) : "";
}

void
form_open_editor(struct form *f, const char *entry, const char *slot)
{
	struct error err = ERROR_INIT;
	struct buf text = BUF_INIT;
	char *id;
	const char *before = text_before(f, entry, slot ? slot : "", &id);
	const char *folder = f->keeper ? keeper_state_folder(f->keeper) : NULL;
	char *path = folder ? xasprintf("%s/text-%ld-%lld.md", folder, (long)getpid(),
		(long long)clock_ms()) : NULL;
	buf_adds(&text, before);
	buf_addc(&text, '\n');
	bool done = path ? file_write(path, text.s, text.len, 0600, true, &err) :
		error_set(&err, _("there is no state folder to put the text in"));
	buf_clear(&text);
	/* The editor may be open for an hour. */
	if (f->keeper)
		keeper_put(f->keeper, f->sitting);
	done = done && run_editor(path, &err) && read_back(&text, path, &err);
	bool is_kept = !done && path && has_other_text(path, before);
	if (is_kept)
		form_say(f, STYLE_BAD, _("%s; what was written is kept in %s"), error_text(&err), path);
	else if (!done)
		form_say(f, STYLE_BAD, "%s", error_text(&err));
	else if (!strcmp(buf_str(&text), before))
		form_say(f, STYLE_NORMAL, "%s", _("not changed"));
	else if (!take_back(f, entry, slot ? slot : "", buf_str(&text))) {
		is_kept = true;
		form_say(f, STYLE_BAD, _("the text has no place here; it is kept in %s"), path);
	}
	if (path && !is_kept)
		unlink(path);
	app_repaint(f->app);
	error_done(&err);
	buf_done(&text);
	free(path);
	free(id);
}
