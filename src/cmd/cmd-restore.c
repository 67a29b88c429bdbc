#include "config.h"

#include "cmd/cmd.h"

#include <stdlib.h>

#include "base/buf.h"
#include "base/clock.h"
#include "base/error.h"
#include "base/i18n.h"
#include "cmd/generations.h"
#include "cmd/once.h"
#include "model/restore.h"
#include "model/session.h"
#include "model/sitting.h"
#include "store/history.h"

struct wish {
	const char *path, *from;	/* from: a number, or NULL: the newest that differs */
	char *const *items;
	size_t count;
};

/* The generation to take from; NULL after saying why there is none. */
static struct session *
choose(const struct generations *list, const struct wish *w, struct sitting *s, size_t *number)
{
	struct error err = ERROR_INIT;
	if (w->from) {
		const struct generation *g = generations_nth(list, w->from);
		struct session *then = g ? generation_read(g) : NULL;
		*number = g ? (size_t)(list->v + list->n - g) : 0;
		if (g && !then)
			cmd_error(_("generation %zu is not readable as a session"), *number);
		if (then && !session_is_same_evaluation(s->session, then, &err)) {
			cmd_error(_("generation %zu: %s"), *number, error_text(&err));
			session_free(then);
			then = NULL;
		}
		error_done(&err);
		return then;
	}
	for (*number = 1; *number <= list->n; ++*number) {
		struct session *then = generation_read(&list->v[list->n - *number]);
		if (then && session_is_same_evaluation(s->session, then, NULL) &&
		    restore_mine(s, then, w->items, w->count, true, NULL))
			return then;
		session_free(then);
	}
	cmd_error(_("in no earlier generation do items of %s differ from what they are now"), s->evaluator);
	return NULL;
}

static bool
is_known(const struct session *now, const struct generations *list, const char *wanted)
{
	bool is_found = restore_is_known(now, wanted);
	for (size_t i = 0; i < list->n && !is_found; i++) {
		struct session *then = generation_read(&list->v[i]);
		is_found = then && restore_is_known(then, wanted);
		session_free(then);
	}
	return is_found;
}

static bool
are_known(const struct session *now, const struct generations *list, const struct wish *w)
{
	bool is_good = true;
	for (size_t i = 0; i < w->count; i++) {
		if (is_known(now, list, w->items[i]))
			continue;
		cmd_error(_("%s is neither an item nor a question"), w->items[i]);
		is_good = false;
	}
	return is_good;
}

static int
take_back(struct sitting *s, const struct generations *list, const struct wish *w)
{
	size_t number;
	struct buf said = BUF_INIT;
	if (!are_known(s->session, list, w))
		return STATUS_FOUND;
	struct session *then = choose(list, w, s, &number);
	if (!then)
		return w->from ? STATUS_ERROR : STATUS_FOUND;
	char date[STAMP_ROOM], time[STAMP_ROOM];
	struct stamp when = list->v[list->n - number].time;
	size_t n = restore_mine(s, then, w->items, w->count, false, &said);
	if (n)
		buf_addf(&said, P_("%zu item is again as it was in generation %zu, %s %s\n",
			"%zu items are again as they were in generation %zu, %s %s\n", n),
			n, number, stamp_date(date, when), stamp_hm(time, when));
	else
		cmd_error(_("items of %s are as they were in generation %zu"), s->evaluator, number);
	cmd_print(&said);
	buf_done(&said);
	session_free(then);
	return n ? STATUS_DONE : STATUS_FOUND;
}

static int
restore(const struct wish *w)
{
	struct once once;
	struct generations list;
	struct error err = ERROR_INIT;
	int status;
	if (!once_open(&once, w->path)) {
		cmd_error(_("\"kompass history --show N %s\" prints an earlier generation"), w->path);
		return STATUS_ERROR;
	}
	if (!sitting_may_write(once.sitting, &err)) {
		status = cmd_error("%s", error_text(&err));
	} else if (!generations_open(&list, w->path)) {
		status = STATUS_ERROR;
	} else {
		status = take_back(once.sitting, &list, w);
		history_done(&list);
	}
	error_done(&err);
	return once_close(&once, status);
}

int
cmd_restore(int argc, char **argv)
{
	static const struct option_def defs[] = {{"from", 'n', true}, {NULL, 0, false}};
	struct options o;
	struct wish wish = {0};
	int letter;
	options_init(&o, "restore", defs, argc, argv);
	while ((letter = options_next(&o)) > 0) {
		if (letter == 'h')
			return STATUS_DONE;
		wish.from = o.value;
	}
	if (letter < 0)
		return STATUS_ERROR;
	if (o.next == argc)
		return cmd_usage("restore", _("restore needs a file"));
	wish.path = argv[o.next];
	wish.items = argv + o.next + 1;
	wish.count = (size_t)(argc - o.next - 1);
	return restore(&wish);
}
