#include "config.h"

/* kompass sign: signs an evaluation off. */

#include "cmd/cmd.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/array.h"
#include "base/buf.h"
#include "base/error.h"
#include "base/i18n.h"
#include "cmd/once.h"
#include "model/command.h"
#include "model/signing.h"
#include "model/sitting.h"

struct names ARRAY_OF(const char *);

/* A text of a command line as one line; the caller frees. */
static char *
one_line(const char *text)
{
	char *line = xstrdup(text);
	for (char *p = line; p && *p; p++)
		if ((unsigned char)*p < ' ')
			*p = ' ';
	return line;
}

static int
sign(const char *path, const struct names *names, const char *why)
{
	struct once once;
	struct reply reply = {0};
	struct error err = ERROR_INIT;
	int status = STATUS_DONE;
	if (!once_open(&once, path))
		return STATUS_ERROR;
	char *reason = one_line(why);
	if (!signing_sign(once.sitting, names->v, names->n, reason, &reply, &err)) {
		status = cmd_error("%s: %s", path, error_text(&err));
	} else if (reply.is_refused) {
		for (size_t i = 0; i < reply.rows.n; i++)
			cmd_error("%s: %s", path, reply.rows.v[i].text);
		cmd_error(session_conflicts(once.sitting->session) ?
			_("%s: not signed: conflicts must be settled first") :
			_("%s: not signed; --anyway REASON signs all the same"), path);
		status = STATUS_FOUND;
	} else {
		struct buf said = BUF_INIT;
		buf_addf(&said, "%s: ", path);
		signing_summary(&said, once.sitting->session, false);
		buf_addc(&said, '\n');
		cmd_print(&said);
		buf_done(&said);
	}
	reply_done(&reply);
	free(reason);
	error_done(&err);
	return once_close(&once, status);
}

/* False after saying what is wrong with it. */
static bool
take_option(int letter, const char *value, struct names *names, const char **reason)
{
	bool is_blank = !value[strspn(value, " \t\n")];
	if (letter == 'y') {
		*reason = value;
		return !is_blank || !cmd_usage("sign", _("--anyway must say why"));
	}
	*array_push(names) = value;
	return (!is_blank && !strpbrk(value, "\n\t\r")) ||
		!cmd_usage("sign", _("--by must be a name"));
}

int
cmd_sign(int argc, char **argv)
{
	static const struct option_def defs[] = {
		{"by", 'b', true}, {"anyway", 'y', true}, {NULL, 0, false},
	};
	struct options o;
	struct names names = {0};
	const char *reason = NULL;
	int letter = 0, status = STATUS_ERROR;
	bool is_fine = true;
	options_init(&o, "sign", defs, argc, argv);
	while (is_fine && (letter = options_next(&o)) > 0 && letter != 'h')
		is_fine = take_option(letter, o.value, &names, &reason);
	if (letter == 'h')
		status = STATUS_DONE;
	else if (is_fine && !letter)
		status = o.next + 1 == argc ? sign(argv[o.next], &names, reason) :
			cmd_usage("sign", _("sign takes one file"));
	array_done(&names);
	return status;
}
