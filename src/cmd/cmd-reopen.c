#include "config.h"

#include "cmd/cmd.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/buf.h"
#include "base/error.h"
#include "base/i18n.h"
#include "cmd/once.h"
#include "model/command.h"
#include "model/questionnaire.h"
#include "model/session.h"
#include "model/sitting.h"
#include "store/session-file.h"

static int
reopen(const char *path, const char *reason)
{
	struct once once;
	struct reply reply;
	struct error err = ERROR_INIT;
	unsigned column;
	int status = STATUS_DONE;
	if (!once_open(&once, path))
		return STATUS_ERROR;
	struct sitting *s = once.sitting;
	char *line = xasprintf(":reopen %s", reason);
	for (char *p = line; *p; p++)
		if (*p == '\n')
			*p = ' ';
	bool was_brief = s->session->is_brief;
	if (!command_enter(s, line, strlen(line), false, NULL, s->now, &reply, &column, &err)) {
		status = cmd_error("%s", error_text(&err));
	} else {
		struct buf said = BUF_INIT;
		buf_addf(&said, "%s: %s\n", path, reply.message);
		if (session_file_complete(s->session))
			buf_addf(&said, _("%s: the full texts of the questionnaire were taken in\n"), path);
		else if (was_brief)
			cmd_error(_("the questionnaire %s is not to be had with the content of then; "
				"titles and maxima are all there is of it"), s->session->questionnaire->id);
		cmd_print(&said);
		buf_done(&said);
		reply_done(&reply);
	}
	free(line);
	error_done(&err);
	return once_close(&once, status);
}

int
cmd_reopen(int argc, char **argv)
{
	static const struct option_def defs[] = {{"reason", 'r', true}, {NULL, 0, false}};
	struct options o;
	const char *reason = "";
	int letter;
	options_init(&o, "reopen", defs, argc, argv);
	while ((letter = options_next(&o)) > 0) {
		if (letter == 'h')
			return STATUS_DONE;
		reason = o.value;
	}
	if (letter < 0)
		return STATUS_ERROR;
	if (!reason[strspn(reason, " \t\n")])
		return cmd_usage("reopen", _("--reason must say why"));
	if (o.next + 1 != argc)
		return cmd_usage("reopen", _("reopen takes one file"));
	return reopen(argv[o.next], reason);
}
