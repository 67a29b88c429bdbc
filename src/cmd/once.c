#include "config.h"

#include "cmd/once.h"

#include <poll.h>
#include <stdlib.h>

#include "base/clock.h"
#include "base/diag.h"
#include "base/error.h"
#include "base/i18n.h"
#include "cmd/cmd.h"
#include "model/session.h"
#include "model/sitting.h"
#include "store/keeper.h"

enum { SAVE_MS = 10000 };

bool
once_open(struct once *o, const char *path)
{
	struct error err = ERROR_INIT;
	struct diags diags;
	struct session *session;
	*o = (struct once){0};
	if (!cmd_need_evaluator())
		return false;
	diags_init(&diags, path);
	o->keeper = keeper_open(&session, path, globals.backup, &diags, &err);
	cmd_diags(&diags);
	if (!o->keeper && err.text)
		cmd_error("%s", error_text(&err));
	if (o->keeper) {
		o->sitting = sitting_new(session, globals.evaluator, globals.name);
		o->sitting->now = clock_action();
		if (keeper_opening(o->keeper))
			cmd_error("%s: %s", path, keeper_opening(o->keeper));
	}
	error_done(&err);
	diags_done(&diags);
	return o->keeper;
}

/* Merges what others write meanwhile, as the form would. */
static void
wait_saved(struct once *o)
{
	int64_t until = clock_ms() + SAVE_MS;
	keeper_put(o->keeper, o->sitting);
	for (;;) {
		char *message;
		keeper_news(o->keeper, o->sitting, &message);
		if (message)
			cmd_error("%s", message);
		free(message);
		int64_t left = until - clock_ms();
		if (keeper_state(o->keeper, o->sitting->session) != KEEPER_SAVING || left <= 0)
			return;
		struct pollfd fd = {.fd = keeper_saver_fd(o->keeper), .events = POLLIN};
		poll(&fd, 1, (int)left);
	}
}

int
once_close(struct once *o, int status)
{
	struct keeper_end end;
	if (keeper_state(o->keeper, o->sitting->session) != KEEPER_SAVED)
		wait_saved(o);
	char *path = xstrdup(keeper_path(o->keeper));
	if (!keeper_close(o->keeper, o->sitting, SAVE_MS / 10, &end))
		status = cmd_unsaved(path, &end);
	else if (end.warning)
		status = cmd_error("%s", end.warning);
	free(path);
	keeper_end_done(&end);
	sitting_free(o->sitting);
	*o = (struct once){0};
	return status;
}
