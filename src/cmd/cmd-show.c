#include "config.h"

/* kompass show: score table, findings, open matters. */

#include <string.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "cmd/cmd.h"
#include "model/session.h"
#include "report/show.h"
#include "text/utf8.h"

enum format { FORMAT_TEXT, FORMAT_JSON, FORMAT_CSV, FORMAT_COUNT };

static const char *const formats[FORMAT_COUNT] = {
	[FORMAT_TEXT] = "text",
	[FORMAT_JSON] = "json",
	[FORMAT_CSV] = "csv",
};

/* Safe in a pipe too: what is read with a pager ends on a terminal. */
static void
show_safe_text(struct buf *out, const struct session *s, const struct show *how, size_t before)
{
	struct buf text = BUF_INIT;
	if (before)
		buf_addc(out, '\n');
	show_text(&text, s, how);
	utf8_safe(out, text.s, text.len, true);
	buf_done(&text);
}

/* One session, after those before it. */
static void
show(struct buf *out, const struct session *s, const char *path, enum format format,
	size_t before, bool is_all)
{
	struct show how = {cmd_language(s->questionnaire), is_all, globals.evaluator};
	switch (format) {
	case FORMAT_CSV:
		show_csv(out, s);
		break;
	case FORMAT_JSON:
		buf_adds(out, before ? ",\n    " : "\n    ");
		show_json(out, s, path, &how);
		break;
	default:
		show_safe_text(out, s, &how, before);
	}
}

static int
show_files(char **paths, size_t count, enum format format, bool is_all)
{
	struct buf out = BUF_INIT;
	int status = STATUS_DONE;
	size_t done = 0;
	if (format == FORMAT_CSV)
		show_csv_header(&out);
	if (format == FORMAT_JSON)
		buf_adds(&out, "{\n  \"kompass-show\": \"1.0\",\n  \"sessions\": [");
	for (size_t i = 0; i < count; i++) {
		struct session *s;
		int found = cmd_load_session(&s, paths[i]);
		if (found != STATUS_DONE) {
			status = found > status ? found : status;
			continue;
		}
		show(&out, s, paths[i], format, done++, is_all);
		session_free(s);
	}
	if (format == FORMAT_JSON)
		buf_adds(&out, done ? "\n  ]\n}\n" : "]\n}\n");
	if (!cmd_print(&out))
		status = STATUS_ERROR;
	buf_done(&out);
	return status;
}

int
cmd_show(int argc, char **argv)
{
	static const struct option_def defs[] = {
		{"format", 'f', true}, {"all", 'a', false}, {NULL, 0, false},
	};
	struct options o;
	enum format format = FORMAT_TEXT;
	bool is_all = false;
	int letter;
	options_init(&o, argv[0], defs, argc, argv);
	while ((letter = options_next(&o))) {
		if (letter < 0)
			return STATUS_ERROR;
		if (letter == 'h')
			return STATUS_DONE;
		if (letter == 'a') {
			is_all = true;
			continue;
		}
		format = FORMAT_TEXT;
		while (format < FORMAT_COUNT && strcmp(formats[format], o.value))
			format++;
		if (format == FORMAT_COUNT)
			return cmd_usage(argv[0], _("--format takes text, json or csv"));
	}
	if (o.next == argc)
		return cmd_usage(argv[0], _("which file?"));
	return show_files(argv + o.next, (size_t)(argc - o.next), format, is_all);
}
