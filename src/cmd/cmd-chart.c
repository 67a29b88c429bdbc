#include "config.h"

/* kompass chart: the compass rose and area bars. */

#include "cmd/cmd.h"

#include <langinfo.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/error.h"
#include "base/i18n.h"
#include "model/session.h"
#include "report/chart.h"
#include "text/utf8.h"

enum {
	ROWS_LEAST = 13,	/* of the rose, where there is no more room */
	ROWS_MOST = 44,
	COLUMNS_LEAST = 20
};

/* A session to be laid over each. */
struct other {
	const char *path;
	struct session *session;
	enum rose_line line;
};

struct others ARRAY_OF(struct other);

struct wish {
	struct others others;
	bool is_ascii;		/* to draw with */
	bool is_all_ascii;	/* the terminal shows nothing else */
	int rows, columns;	/* of the terminal */
};

/* What may be drawn with, and how large; a pipe is as a terminal of 80 x 24. */
static void
look_at_terminal(struct wish *wish)
{
	struct winsize size;
	const char *type = getenv("TERM");
	bool is_terminal = isatty(STDOUT_FILENO);
	wish->rows = 24;
	wish->columns = 80;
	if (is_terminal && !ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) && size.ws_row && size.ws_col) {
		wish->rows = size.ws_row;
		wish->columns = size.ws_col > COLUMNS_LEAST ? size.ws_col : COLUMNS_LEAST;
	}
	wish->is_all_ascii = strcmp(nl_langinfo(CODESET), "UTF-8");
	/* The console has no such dots. */
	wish->is_ascii |= wish->is_all_ascii || (is_terminal && type &&
		(!strcmp(type, "linux") || !strncmp(type, "vt", 2)));
}

/* Safe in a pipe too: what is read with a pager ends on a terminal. */
static void
put_safe(struct buf *out, const struct buf *text, const struct wish *wish)
{
	struct buf ascii = BUF_INIT;
	if (wish->is_all_ascii)
		utf8_ascii(&ascii, text->s, text->len);
	const struct buf *from = wish->is_all_ascii ? &ascii : text;
	utf8_safe(out, buf_str(from), from->len, true);
	buf_done(&ascii);
}

static int
draw(struct buf *out, const struct session *s, const char *path, const struct wish *wish)
{
	struct chart chart;
	struct error err = ERROR_INIT;
	struct buf text = BUF_INIT;
	int status = STATUS_DONE;
	bool has_earlier = false;
	if (!chart_init(&chart, s, cmd_language(s->questionnaire), &err)) {
		status = cmd_error("%s: %s", path, error_text(&err));
		error_done(&err);
		return status;
	}
	for (size_t i = 0; i < wish->others.n; i++)
		has_earlier |= wish->others.v[i].line == ROSE_LINE_DASHED;
	if (!has_earlier)
		chart_add_previous(&chart);
	for (size_t i = 0; i < wish->others.n; i++) {
		const struct other *other = &wish->others.v[i];
		if (chart_add(&chart, other->session, other->line, &err))
			continue;
		cmd_error(_("%s: not drawn over %s: %s"), other->path, path, error_text(&err));
		error_done(&err);
		status = STATUS_FOUND;
	}
	if (out->len)
		buf_addc(out, '\n');
	int rows = wish->rows - (int)chart.rose.axes - 3;
	rows = rows < ROWS_LEAST ? ROWS_LEAST : rows > ROWS_MOST ? ROWS_MOST : rows;
	if (globals.is_plain)
		chart_sentences(&text, &chart, wish->columns);
	else
		chart_text(&text, &chart, rows, wish->columns, wish->is_ascii);
	put_safe(out, &text, wish);
	buf_done(&text);
	chart_done(&chart);
	return status;
}

static int
draw_files(char **paths, size_t count, const struct wish *wish)
{
	struct buf out = BUF_INIT;
	int status = STATUS_DONE;
	for (size_t i = 0; i < count; i++) {
		struct session *s;
		int found = cmd_load_session(&s, paths[i]);
		if (found == STATUS_DONE) {
			found = draw(&out, s, paths[i], wish);
			session_free(s);
		}
		status = found > status ? found : status;
	}
	if (!cmd_print(&out))
		status = STATUS_ERROR;
	buf_done(&out);
	return status;
}

/* All that cannot be read is told before anything is drawn. */
static int
load_others(struct others *others)
{
	int status = STATUS_DONE;
	for (size_t i = 0; i < others->n; i++) {
		int found = cmd_load_session(&others->v[i].session, others->v[i].path);
		status = found > status ? found : status;
	}
	return status;
}

static int
read_options(struct options *o, struct wish *wish)
{
	int letter;
	while ((letter = options_next(o)) > 0) {
		switch (letter) {
		case 'h':
			return 'h';
		case 't':
			if (strcmp(o->value, "term")) {
				cmd_usage(o->word, _("-t takes term"));
				return -1;
			}
			break;
		case 'a':
			wish->is_ascii = true;
			break;
		default:
			*array_push(&wish->others) = (struct other){.path = o->value,
				.line = letter == 'e' ? ROSE_LINE_DASHED : ROSE_LINE_DOTTED};
		}
	}
	return letter;
}

int
cmd_chart(int argc, char **argv)
{
	static const struct option_def defs[] = {
		{"type", 't', true}, {"earlier", 'e', true}, {"reference", 'r', true},
		{"ascii", 'a', false}, {NULL, 0, false},
	};
	struct options o;
	struct wish wish = {.is_ascii = false};
	options_init(&o, argv[0], defs, argc, argv);
	int letter = read_options(&o, &wish);
	int status = letter < 0 ? STATUS_ERROR : STATUS_DONE;
	if (!letter && o.next == argc)
		status = cmd_usage(argv[0], _("which file?"));
	else if (!letter)
		status = load_others(&wish.others);
	if (!letter && o.next < argc && status == STATUS_DONE) {
		look_at_terminal(&wish);
		status = draw_files(argv + o.next, (size_t)(argc - o.next), &wish);
	}
	for (size_t i = 0; i < wish.others.n; i++)
		session_free(wish.others.v[i].session);
	array_done(&wish.others);
	return status;
}
