#include "config.h"

#include "cmd/cmd.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/clock.h"
#include "base/diag.h"
#include "base/error.h"
#include "base/file.h"
#include "base/i18n.h"
#include "cmd/generations.h"
#include "model/restore.h"
#include "model/session.h"
#include "store/history.h"
#include "store/session-file.h"
#include "store/target.h"
#include "store/yaml.h"

bool
generations_open(struct generations *list, const char *path)
{
	struct target target;
	struct error err = ERROR_INIT;
	*list = (struct generations){0};
	bool done = target_open(&target, path, &err);
	if (done) {
		history_list(list, target.state_folder);
		target_done(&target);
	} else {
		cmd_error("%s", error_text(&err));
	}
	error_done(&err);
	return done;
}

const struct generation *
generations_nth(const struct generations *list, const char *number)
{
	size_t digits = strspn(number, "0123456789");
	unsigned long n = digits && digits < 7 && !number[digits] ? strtoul(number, NULL, 10) : 0;
	if (n && n <= list->n)
		return &list->v[list->n - n];
	if (!list->n)
		cmd_error(_("there are no earlier generations of this file"));
	else
		cmd_error(_("there is no generation %s; they go from 1, the newest, to %zu"), number, list->n);
	return NULL;
}

struct session *
generation_read(const struct generation *g)
{
	struct buf bytes = BUF_INIT;
	struct diags diags;
	struct session *s = NULL;
	diags_init(&diags, g->path);
	if (file_read(&bytes, g->path, YAML_SIZE_LIMIT, NULL))
		s = session_read(buf_str(&bytes), bytes.len, NULL, &diags);
	buf_done(&bytes);
	diags_done(&diags);
	return s;
}

/* What the file holds now, or NULL; why not is no matter of its history. */
static struct session *
read_now(const char *path)
{
	struct diags diags;
	struct session *s = NULL;
	diags_init(&diags, path);
	session_file_read(&s, path, &diags, NULL);
	diags_done(&diags);
	return s;
}

static void
describe(struct buf *out, const struct generation *g, const struct session *now)
{
	struct difference d;
	struct session *then = generation_read(g);
	if (!then) {
		buf_adds(out, _("not readable as a session"));
	} else if (!now) {
		buf_adds(out, _("the file itself cannot be read now"));
	} else if (!session_is_same_evaluation(now, then, NULL)) {
		buf_adds(out, _("another evaluation"));
	} else {
		restore_compare(&d, now, then);
		if (!d.added && !d.changed && !d.gone)
			buf_adds(out, _("the same as now"));
		else
			buf_addf(out, _("since then: %zu added, %zu changed, %zu gone"),
				d.added, d.changed, d.gone);
	}
	session_free(then);
}

static int
list_all(const struct generations *list, const char *path)
{
	struct buf out = BUF_INIT;
	struct session *now = read_now(path);
	for (size_t n = 1; n <= list->n; n++) {
		const struct generation *g = &list->v[list->n - n];
		char date[STAMP_ROOM], time[STAMP_ROOM];
		buf_addf(&out, "%3zu  %s %s  %-16s %8zu  ", n, stamp_date(date, g->time),
			stamp_hm(time, g->time), generation_reason_title(g->reason), g->size);
		describe(&out, g, now);
		buf_addc(&out, '\n');
	}
	session_free(now);
	bool done = cmd_print(&out);
	buf_done(&out);
	if (!list->n)
		cmd_error(_("there are no earlier generations of %s"), path);
	return !done ? STATUS_ERROR : list->n ? STATUS_DONE : STATUS_FOUND;
}

static int
show(const struct generations *list, const char *number)
{
	const struct generation *g = generations_nth(list, number);
	struct buf bytes = BUF_INIT;
	struct error err = ERROR_INIT;
	int status = STATUS_DONE;
	if (!g)
		return STATUS_ERROR;
	if (!file_read(&bytes, g->path, YAML_SIZE_LIMIT, &err))
		status = cmd_error("%s", error_text(&err));
	else if (!cmd_print(&bytes))
		status = STATUS_ERROR;
	error_done(&err);
	buf_done(&bytes);
	return status;
}

int
cmd_history(int argc, char **argv)
{
	static const struct option_def defs[] = {{"show", 's', true}, {NULL, 0, false}};
	struct options o;
	struct generations list;
	const char *number = NULL;
	int letter;
	options_init(&o, "history", defs, argc, argv);
	while ((letter = options_next(&o)) > 0) {
		if (letter == 'h')
			return STATUS_DONE;
		number = o.value;
	}
	if (letter < 0)
		return STATUS_ERROR;
	if (o.next + 1 != argc)
		return cmd_usage("history", _("history takes one file"));
	if (!generations_open(&list, argv[o.next]))
		return STATUS_ERROR;
	int status = number ? show(&list, number) : list_all(&list, argv[o.next]);
	history_done(&list);
	return status;
}
