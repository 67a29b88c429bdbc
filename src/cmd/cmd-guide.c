#include "config.h"

#include "cmd/cmd.h"
#include "cmd/document.h"

#include <stdlib.h>

#include "base/buf.h"
#include "base/clock.h"
#include "base/i18n.h"
#include "model/questionnaire.h"
#include "model/session.h"
#include "report/guide.h"
#include "report/markdown.h"
#include "report/render.h"

static bool
check_role(const struct questionnaire *q, const char *role)
{
	struct buf names = BUF_INIT;
	if (!role || questionnaire_role(q, role))
		return true;
	for (size_t i = 0; i < q->roles.n; i++)
		buf_addf(&names, " %s", q->roles.v[i].id);
	if (names.len)
		cmd_error(_("there is no role \"%s\"; there are:%s"), role, names.s);
	else
		cmd_error(_("there is no role \"%s\": this session knows none"), role);
	buf_done(&names);
	return false;
}

static int
write_guide(const struct session *s, const struct guide_options *options, enum document_type type)
{
	struct markdown md;
	struct buf out = BUF_INIT;
	struct render r = {.language = s->questionnaire->languages.v[options->language],
		.now = clock_now()};
	char *title = guide_title(s);
	r.title = title;
	document_begin(&md, type);
	guide_write(&md, s, options);
	bool done = document_end(&out, &md, type, &r) && cmd_print(&out);
	buf_done(&out);
	free(title);
	return done ? STATUS_DONE : STATUS_ERROR;
}

static int
guide(const char *path, struct guide_options *options, enum document_type type)
{
	struct session *s;
	int status = cmd_load_session(&s, path);
	if (status != STATUS_DONE)
		return status;
	status = STATUS_ERROR;
	if (check_role(s->questionnaire, options->role)) {
		options->language = cmd_language(s->questionnaire);
		status = write_guide(s, options, type);
	}
	session_free(s);
	return status;
}

int
cmd_guide(int argc, char **argv)
{
	static const struct option_def defs[] = {
		{"role", 'r', true}, {"points", 'p', false}, {"type", 't', true}, {NULL, 0, false},
	};
	struct options o;
	struct guide_options options = {.evaluator = globals.evaluator};
	enum document_type type = DOCUMENT_MD;
	int letter;
	options_init(&o, "guide", defs, argc, argv);
	while ((letter = options_next(&o)) > 0) {
		if (letter == 'h')
			return STATUS_DONE;
		if (letter == 'r')
			options.role = o.value;
		else if (letter == 'p')
			options.has_points = true;
		else if ((type = document_type(o.value)) == DOCUMENT_COUNT)
			return cmd_usage("guide", _("-t takes md, html, odt or txt"));
	}
	if (letter < 0)
		return STATUS_ERROR;
	if (o.next + 1 != argc)
		return cmd_usage("guide", _("guide takes one file"));
	if (!document_may_print(type))
		return STATUS_ERROR;
	return guide(argv[o.next], &options, type);
}
