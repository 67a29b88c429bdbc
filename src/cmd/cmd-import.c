#include "config.h"

#include "cmd/cmd.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/array.h"
#include "base/buf.h"
#include "base/clock.h"
#include "base/diag.h"
#include "base/error.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/rope.h"
#include "model/session.h"
#include "store/csv.h"
#include "store/history.h"
#include "store/import.h"
#include "store/session-file.h"
#include "store/target.h"
#include "store/yaml.h"

/* What will be written where. */
struct output {
	char *path;
	struct buf text;
	struct buf old;		/* what is there now */
	bool is_there, is_same;
};

struct outputs ARRAY_OF(struct output);

/* Is what a file holds another evaluation?  What is no session is none. */
static bool
holds_other(const struct buf *bytes, const struct session *imported)
{
	struct diags diags;
	diags_init(&diags, "");
	struct session *s = session_read(buf_str(bytes), bytes->len, NULL, &diags);
	bool is_other = s && !session_shares_id(s, imported);
	session_free(s);
	diags_done(&diags);
	return is_other;
}

/* Looks at what is at the path; false, after saying why, if that cannot be read. */
static bool
look_at(struct output *o, const char *folder, const char *name, bool *is_other,
	const struct import *im)
{
	struct error err = ERROR_INIT;
	o->path = file_join(folder, name);
	*is_other = false;
	if (access(o->path, F_OK))
		return true;
	if (!file_read(&o->old, o->path, YAML_SIZE_LIMIT, &err)) {
		cmd_error("%s", error_text(&err));
		error_done(&err);
		return false;
	}
	o->is_there = true;
	o->is_same = o->old.len == o->text.len && !memcmp(o->old.s, o->text.s, o->text.len);
	*is_other = !o->is_same && holds_other(&o->old, im->session);
	return true;
}

/*
 * Chooses the path.  A file of that name that holds another evaluation is left
 * alone even by --force: another subject whose name folds to the same.
 */
static bool
plan_output(struct output *o, const struct import *im, const char *folder, bool is_forced)
{
	bool is_other;
	*o = (struct output){0};
	session_format(&o->text, im->session);
	if (!look_at(o, folder, im->name, &is_other, im))
		return false;
	if (is_other) {
		free(o->path);
		buf_clear(&o->old);
		o->is_there = false;
		if (!look_at(o, folder, im->other_name, &is_other, im))
			return false;
	}
	if (!o->is_there || o->is_same || (is_forced && !is_other))
		return true;
	if (is_other)
		cmd_error(_("%s: holds another evaluation; move it away"), o->path);
	else
		cmd_error(_("%s: is there already and differs; --force replaces it"), o->path);
	return false;
}

/* What is replaced stays in the history of the file. */
static bool
keep_old(const struct output *o, struct error *err)
{
	struct target target;
	if (!target_open(&target, o->path, err))
		return false;
	struct rope old = rope_of(buf_str(&o->old), o->old.len);
	bool done = history_keep(target.state_folder, &old, GENERATION_FOREIGN, clock_now(), err);
	rope_done(&old);
	target_done(&target);
	return done;
}

static bool
write_output(const struct output *o, struct buf *said)
{
	struct error err = ERROR_INIT;
	const char *what = o->is_same ? _("unchanged") : o->is_there ? _("replaced") : _("written");
	bool done = o->is_same || ((!o->is_there || keep_old(o, &err)) &&
		file_write(o->path, o->text.s, o->text.len, 0600, o->is_there, &err));
	if (done)
		buf_addf(said, "%s: %s\n", o->path, what);
	else
		cmd_error("%s", error_text(&err));
	error_done(&err);
	return done;
}

static int
write_all(const struct imports *imports, const char *folder, bool is_forced)
{
	struct outputs all = {0};
	struct error err = ERROR_INIT;
	struct buf said = BUF_INIT;
	bool is_good = true;
	for (size_t i = 0; i < imports->n; i++)
		is_good &= plan_output(array_push(&all), &imports->v[i], folder, is_forced);
	if (is_good && !file_make_folders(folder, &err))
		is_good = cmd_error("%s", error_text(&err)) == STATUS_DONE;
	for (size_t i = 0; i < all.n && is_good; i++)
		is_good = write_output(&all.v[i], &said);
	cmd_print(&said);
	for (size_t i = 0; i < all.n; i++) {
		free(all.v[i].path);
		buf_done(&all.v[i].text);
		buf_done(&all.v[i].old);
	}
	array_done(&all);
	buf_done(&said);
	error_done(&err);
	return is_good ? STATUS_DONE : STATUS_ERROR;
}

/*
 * The one place to say what was printed but cannot come from its parts: nothing
 * yet, see kompass check.
 */
static void
remark_sums(const struct imports *imports)
{
	(void)imports;
}

static int
import(const char *path, const char *folder, bool is_forced)
{
	struct buf bytes = BUF_INIT;
	struct error err = ERROR_INIT;
	struct diags diags;
	struct imports imports;
	int status = STATUS_FOUND;
	diags_init(&diags, path);
	if (!file_read(&bytes, path, CSV_SIZE_LIMIT, &err)) {
		status = cmd_error("%s", error_text(&err));
	} else if (import_read(&imports, buf_str(&bytes), bytes.len, &diags)) {
		cmd_diags(&diags);
		status = write_all(&imports, folder, is_forced);
		if (status == STATUS_DONE)
			remark_sums(&imports);
		import_done(&imports);
	} else {
		cmd_diags(&diags);
		cmd_error(_("nothing was imported"));
	}
	diags_done(&diags);
	error_done(&err);
	buf_done(&bytes);
	return status;
}

int
cmd_import(int argc, char **argv)
{
	static const struct option_def defs[] = {
		{"dir", 'd', true}, {"force", 'f', false}, {NULL, 0, false},
	};
	struct options o;
	const char *folder = ".";
	bool is_forced = false;
	int letter;
	options_init(&o, "import", defs, argc, argv);
	while ((letter = options_next(&o)) > 0) {
		if (letter == 'h')
			return STATUS_DONE;
		if (letter == 'd')
			folder = o.value;
		else
			is_forced = true;
	}
	if (letter < 0)
		return STATUS_ERROR;
	if (o.next + 1 != argc)
		return cmd_usage("import", _("import takes one table"));
	if (!*folder)
		return cmd_usage("import", _("--dir needs the name of a folder"));
	return import(argv[o.next], folder, is_forced);
}
