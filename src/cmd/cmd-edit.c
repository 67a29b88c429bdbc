#include "config.h"

/* kompass edit, kompass view: the form; kompass settle opens it as well. */

#include "cmd/cmd.h"

#include <stdlib.h>

#include "base/diag.h"
#include "base/error.h"
#include "base/i18n.h"
#include "model/session.h"
#include "model/sitting.h"
#include "store/keeper.h"
#include "tui/screens.h"

enum { LEAVE_MS = 15000 };

/* What could not be saved is said where the person looks next: the shell. */
static int
leave(struct keeper *keeper, struct sitting *sitting, const char *path)
{
	struct keeper_end end;
	int status = STATUS_DONE;
	if (!keeper_close(keeper, sitting, LEAVE_MS, &end))
		status = cmd_unsaved(path, &end);
	else if (end.warning) {
		/* All is saved, but not where it was expected. */
		cmd_error("%s", end.warning);
		status = STATUS_FOUND;
	}
	keeper_end_done(&end);
	return status;
}

static int
open_form(struct session *session, struct keeper *keeper, const char *path,
	const struct form_start *start)
{
	struct error err = ERROR_INIT;
	struct screen_options options = {
		.is_plain = globals.is_plain, .has_colour = globals.has_colour,
		.is_meeting = start->is_meeting, .place = start->place, .entry = start->entry,
	};
	const char *evaluator = globals.evaluator ? globals.evaluator : "-";
	struct sitting *sitting = sitting_new(session, evaluator, keeper ? globals.name : NULL);
	sitting->is_viewing = !keeper;
	sitting->language = cmd_language(session->questionnaire);
	int status = STATUS_DONE;
	if (keeper)
		keeper_resume(keeper, sitting);
	bool is_open = !start->is_meeting || sitting_may_meet(sitting, &err);
	if (!is_open || !screen_form(sitting, keeper, &options, &err))
		status = is_open ? cmd_error("%s", error_text(&err)) :
			cmd_error("%s: %s", path, error_text(&err));
	if (keeper) {
		keeper_remember(keeper, sitting);
		int left = leave(keeper, sitting, path);
		status = left > status ? left : status;
	}
	sitting_free(sitting);
	error_done(&err);
	return status;
}

static int
view(const char *path, const struct form_start *start)
{
	struct session *session;
	int status = cmd_load_session(&session, path);
	return status == STATUS_DONE ? open_form(session, NULL, path, start) : status;
}

int
cmd_open_form(const char *path, const struct form_start *start)
{
	struct diags diags;
	struct error err = ERROR_INIT;
	struct session *session;
	int status = STATUS_ERROR;
	if (start->is_viewing)
		return view(path, start);
	if (!cmd_need_evaluator())
		return STATUS_ERROR;
	diags_init(&diags, path);
	struct keeper *keeper = keeper_open(&session, path, globals.backup, &diags, &err);
	if (!keeper && err.text)
		cmd_open_error(path, &err);
	cmd_diags(&diags);
	if (!keeper && diags.errors)
		cmd_open_fault(path);
	if (!keeper && diags.errors)
		status = STATUS_FOUND;
	if (keeper)
		status = open_form(session, keeper, path, start);
	error_done(&err);
	diags_done(&diags);
	return status;
}

const char *
cmd_one_file(int argc, char **argv, const char *word, int *status)
{
	struct options o;
	static const struct option_def none[] = {{NULL, 0, false}};
	options_init(&o, word, none, argc, argv);
	int letter = options_next(&o);
	*status = letter == 'h' ? STATUS_DONE : STATUS_ERROR;
	if (letter)
		return NULL;
	if (o.next + 1 == argc)
		return argv[o.next];
	cmd_usage(word, "%s", o.next == argc ? _("which file?") : _("one file at a time"));
	return NULL;
}

int
cmd_edit(int argc, char **argv)
{
	int status;
	const char *path = cmd_one_file(argc, argv, "edit", &status);
	return path ? cmd_open_form(path, &(struct form_start){.is_viewing = false}) : status;
}

int
cmd_view(int argc, char **argv)
{
	int status;
	const char *path = cmd_one_file(argc, argv, "view", &status);
	return path ? cmd_open_form(path, &(struct form_start){.is_viewing = true}) : status;
}
