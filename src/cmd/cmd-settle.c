#include "config.h"

/* kompass settle: the form as a consensus meeting. */

#include "cmd/cmd.h"

#include <stdlib.h>
#include <unistd.h>

#include "base/error.h"
#include "base/i18n.h"

int
cmd_settle(int argc, char **argv)
{
	int status;
	const char *path = cmd_one_file(argc, argv, "settle", &status);
	if (!path)
		return status;
	if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO))
		return cmd_error(_("a meeting needs a terminal; \"kompass line %s\" takes \":meeting\", "
			"\":agenda\" and \"= POINTS REASON\" from a pipe"), path);
	return cmd_open_form(path, &(struct form_start){.is_meeting = true});
}
