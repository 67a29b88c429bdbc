#include "config.h"

/* kompass show: score table, findings, open matters; how far the evaluators agree. */

#include <string.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "cmd/cmd.h"
#include "model/session.h"
#include "report/show.h"
#include "text/utf8.h"

/* What to print of each session. */
struct wish {
	enum format format;
	bool is_all, is_agreement;
};

/* Safe in a pipe too: what is read with a pager ends on a terminal. */
static void
show_safe_text(struct buf *out, const struct session *s, const struct show *how,
	const struct wish *wish, size_t before)
{
	struct buf text = BUF_INIT;
	if (before)
		buf_addc(out, '\n');
	if (wish->is_agreement)
		show_agreement_text(&text, s, how);
	else
		show_text(&text, s, how);
	utf8_safe(out, text.s, text.len, true);
	buf_done(&text);
}

/* One session, after those before it. */
static void
show(struct buf *out, const struct session *s, const char *path, const struct wish *wish,
	size_t before)
{
	struct show how = {cmd_language(s->questionnaire), wish->is_all, globals.evaluator};
	switch (wish->format) {
	case FORMAT_CSV:
		if (wish->is_agreement)
			show_agreement_csv(out, s);
		else
			show_csv(out, s);
		break;
	case FORMAT_JSON:
		buf_adds(out, before ? ",\n    " : "\n    ");
		if (wish->is_agreement)
			show_agreement_json(out, s, path);
		else
			show_json(out, s, path, &how);
		break;
	default:
		show_safe_text(out, s, &how, wish, before);
	}
}

static void
show_head(struct buf *out, const struct wish *wish)
{
	if (wish->format == FORMAT_JSON)
		buf_addf(out, "{\n  \"kompass-%s\": \"1.0\",\n  \"sessions\": [",
			wish->is_agreement ? "agreement" : "show");
	else if (wish->format == FORMAT_CSV && wish->is_agreement)
		show_agreement_csv_header(out);
	else if (wish->format == FORMAT_CSV)
		show_csv_header(out);
}

static int
show_files(char **paths, size_t count, const struct wish *wish)
{
	struct buf out = BUF_INIT;
	int status = STATUS_DONE;
	size_t done = 0;
	show_head(&out, wish);
	for (size_t i = 0; i < count; i++) {
		struct session *s;
		int found = cmd_load_session(&s, paths[i]);
		if (found != STATUS_DONE) {
			status = found > status ? found : status;
			continue;
		}
		show(&out, s, paths[i], wish, done++);
		session_free(s);
	}
	if (wish->format == FORMAT_JSON)
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
		{"format", 'f', true}, {"all", 'a', false}, {"agreement", 'g', false},
		{NULL, 0, false},
	};
	struct options o;
	struct wish wish = {.format = FORMAT_TEXT};
	int letter;
	options_init(&o, argv[0], defs, argc, argv);
	while ((letter = options_next(&o))) {
		if (letter < 0)
			return STATUS_ERROR;
		if (letter == 'h')
			return STATUS_DONE;
		if (letter == 'f' && !cmd_take_format(&wish.format, argv[0], o.value))
			return STATUS_ERROR;
		wish.is_all |= letter == 'a';
		wish.is_agreement |= letter == 'g';
	}
	if (o.next == argc)
		return cmd_usage(argv[0], _("which file?"));
	return show_files(argv + o.next, (size_t)(argc - o.next), &wish);
}
