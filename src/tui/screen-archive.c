#include "config.h"

/* The archive's screen: what it knows, reads and keeps; its life. */

#include "tui/archive-view.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/buf.h"
#include "base/error.h"
#include "base/file.h"
#include "base/i18n.h"
#include "model/command.h"
#include "model/group.h"
#include "model/query.h"
#include "store/archive.h"
#include "text/edit.h"
#include "tui/app.h"
#include "tui/picker.h"
#include "tui/term.h"

enum {
	SETTINGS_LIMIT = 4096,
	HITS_MOST = 1000,
	PROGRESS_MS = 200,
	PREPARE = 2000		/* cards made ready for filtering before a key is looked for again */
};

/* What was chosen the last time. */

static char *
settings_path(char **folder)
{
	char *state = file_home(HOME_STATE);
	char *path = state ? file_join(state, "archive") : NULL;
	*folder = state;
	return path;
}

/* Lines "columns subject,year" and "sort -year"; what is not understood is left as it is. */
static void
take_settings(struct archive_view *v)
{
	char *folder, *path = settings_path(&folder);
	struct buf text = BUF_INIT;
	if (path && file_read(&text, path, SETTINGS_LIMIT, NULL)) {
		char *rest = buf_steal(&text);
		for (char *line = rest ? strtok(rest, "\n") : NULL; line; line = strtok(NULL, "\n")) {
			if (!strncmp(line, "columns ", 8))
				columns_parse(&v->columns, line + 8, NULL);
			else if (!strncmp(line, "sort ", 5))
				sorting_parse(&v->sorting, line + 5, NULL);
		}
		free(rest);
	}
	buf_done(&text);
	free(path);
	free(folder);
}

void
archive_keep_settings(struct archive_view *v)
{
	char *folder, *path = settings_path(&folder);
	struct buf text = BUF_INIT;
	struct error err = ERROR_INIT;
	buf_adds(&text, "columns ");
	columns_format(&text, &v->columns);
	buf_adds(&text, "\nsort ");
	sorting_format(&text, &v->sorting);
	buf_addc(&text, '\n');
	if (path && !(file_make_folders(folder, &err) &&
	    file_write(path, text.s, text.len, 0600, true, &err)))
		archive_view_say(v, STYLE_WARNING, _("for this time only: %s"), error_text(&err));
	error_done(&err);
	buf_done(&text);
	free(path);
	free(folder);
}

void
archive_filter(struct archive_view *v, const char *words)
{
	free(v->filter);
	v->filter = xstrdup(words);
	browse_filter(v->browse, words);
}

void
archive_sort(struct archive_view *v, const struct sorting *sorting)
{
	v->sorting = *sorting;
	browse_sort(v->browse, sorting);
	archive_keep_settings(v);
}

bool
archive_here(const struct archive_view *v, struct browse_row *row)
{
	size_t i = browse_cursor(v->browse);
	if (i >= browse_count(v->browse))
		return false;
	*row = browse_row(v->browse, i);
	return true;
}

bool
archive_is_empty(const struct archive_view *v)
{
	return !browse_groups(v->browse) && !v->reading && !v->wants_read;
}

/* Leaving. */

void
archive_request_done(struct archive_request *r)
{
	for (size_t i = 0; i < r->count; i++)
		free(r->paths[i]);
	free(r->paths);
	for (size_t i = 0; i < sizeof(r->answers) / sizeof(*r->answers); i++)
		free(r->answers[i]);
	free(r->place);
	free(r->entry);
	*r = (struct archive_request){.wish = ARCHIVE_QUIT};
}

void
archive_leave_for(struct archive_view *v, enum archive_wish wish, const struct browse_cards *cards)
{
	struct archive_request *r = v->request;
	r->wish = wish;
	r->count = cards ? cards->n : 0;
	r->paths = xcalloc(r->count + 1, sizeof(*r->paths));
	for (size_t i = 0; i < r->count; i++)
		r->paths[i] = archive_path(v->archive, cards->v[i]);
	browse_go(v->browse, browse_cursor(v->browse));
	r->is_running = r->count && cards->v[0]->state == CARD_DRAFT;
	app_quit(v->app);
}

/* Reading. */

/* Shows the cards of this archive in place of the one before. */
static void
show_archive(struct archive_view *v, struct archive *a)
{
	struct card_groups groups;
	struct archive *before = v->archive;
	group_cards(&groups, archive_cards(a));
	browse_set(v->browse, archive_cards(a), &groups);
	group_cards_done(&groups);
	v->archive = a;
	archive_close(before);
	if (v->wanted && browse_go_path(v->browse, v->wanted)) {
		free(v->wanted);
		v->wanted = NULL;
	}
	preview_free(v->preview);
	v->preview = NULL;
}

void
archive_read(struct archive_view *v)
{
	/* What was read waits for the end of a search: it is new enough. */
	if (v->reading || v->waiting)
		return;
	v->reading = archive_job_refresh(v->folder, true, v->id,
		v->archive ? archive_cards(v->archive) : NULL, v->event);
}

static void
end_reading(struct archive_view *v)
{
	char *failure;
	struct archive *a = archive_job_archive(v->reading, &v->is_whole, &failure);
	archive_job_free(v->reading);
	v->reading = NULL;
	free(v->failure);
	v->failure = failure;
	/* A folder that is not there yet is no failure: the screen says what to do. */
	if (!a && !v->archive && access(v->folder, F_OK) && errno == ENOENT) {
		free(v->failure);
		v->failure = NULL;
	}
	/* What is searched stays until that has ended. */
	if (a && v->finding) {
		archive_close(v->waiting);
		v->waiting = a;
	} else if (a) {
		show_archive(v, a);
	}
}

static void
end_finding(struct archive_view *v)
{
	archive_hits_done(&v->hits);
	v->is_cut = !archive_job_hits(v->finding, &v->hits);
	archive_job_free(v->finding);
	v->finding = NULL;
	v->hit = 0;
	archive_show_hits(v);
	if (v->waiting) {
		struct archive *a = v->waiting;
		v->waiting = NULL;
		show_archive(v, a);
	}
}

static void
on_event(void *ctx)
{
	struct archive_view *v = ctx;
	uint64_t count;
	while (read(v->event, &count, sizeof(count)) > 0)
		;
	if (v->reading && archive_job_is_done(v->reading, NULL, NULL))
		end_reading(v);
	if (v->finding && archive_job_is_done(v->finding, NULL, NULL))
		end_finding(v);
	app_touch(v->app);
}

/* Searching. */

/* All that is wrong with it, the cursor where the first of it stands. */
static void
refuse_query(struct archive_view *v, const char *text, const struct query_faults *faults)
{
	struct buf all = BUF_INIT;
	for (size_t i = 0; i < faults->n; i++) {
		buf_addf(&all, _("column %zu: %s"), query_column(text, strlen(text), faults->v[i].at),
			faults->v[i].text);
		buf_adds(&all, i + 1 < faults->n ? "\n" : "");
	}
	archive_view_say(v, STYLE_BAD, "%s", buf_str(&all));
	edit_set_cursor(v->line, faults->n ? faults->v[0].at : 0);
	v->is_typing = true;
	buf_done(&all);
}

void
archive_search_for(struct archive_view *v, const char *text)
{
	struct query_faults faults;
	struct query *q = query_read(text, strlen(text), &faults);
	if (!q) {
		refuse_query(v, text, &faults);
	} else if (v->finding || !v->archive || !text[strspn(text, " ")]) {
		archive_view_say(v, STYLE_NORMAL, "%s", v->finding ? _("a search goes on; Esc leaves it") :
			!v->archive ? _("there is nothing to search yet") :
			_("type words, as in /visselblås* kind:example"));
		query_free(q);
	} else {
		free(v->query);
		v->query = xstrdup(text);
		v->mixes_editions = query_mixes_editions(q);
		v->finding = archive_job_search(v->archive, q, NULL, HITS_MOST, v->event);
	}
	query_faults_done(&faults);
}

static const struct card *
card_of(const struct archive_view *v, const char *path)
{
	const struct cards *cards = archive_cards(v->archive);
	for (size_t i = 0; i < cards->n; i++)
		if (!strcmp(cards->v[i]->path, path))
			return cards->v[i];
	return NULL;
}

/* Opens the session at what was chosen: "12", the number of the hit. */
static void
take_hit(void *ctx, const char *line, bool is_fill)
{
	struct archive_view *v = ctx;
	const struct archive_hit *hit = &v->hits.v[strtoul(line, NULL, 10)];
	struct browse_cards one = {0};
	(void)is_fill;
	if (card_of(v, hit->path))
		*array_push(&one) = card_of(v, hit->path);
	if (one.n) {
		v->hit = (size_t)(hit - v->hits.v);
		v->has_hits = true;
		archive_leave_for(v, ARCHIVE_OPEN, &one);
		v->request->place = xstrdup(hit->place);
		v->request->entry = xstrdup(hit->id);
	} else {
		archive_view_say(v, STYLE_WARNING, _("%s is not there any more"), hit->path);
	}
	array_done(&one);
}

/* One number is not one question in two editions: said before what was found. */
static void
warn_of_editions(struct reply *reply, const struct archive_view *v)
{
	const struct card *first = v->hits.n ? card_of(v, v->hits.v[0].path) : NULL;
	const char *path = NULL;
	for (size_t i = 1; first && v->mixes_editions && i < v->hits.n; i++) {
		const struct card *c = path && !strcmp(path, v->hits.v[i].path) ? NULL :
			card_of(v, path = v->hits.v[i].path);
		if (!c || (!strcmp(c->questionnaire, first->questionnaire) &&
		    !strcmp(c->edition, first->edition)))
			continue;
		reply_row(reply, _("these are of different editions, where one number is not one question: "
			"edition:%s shows those of one"), first->edition);
		return;
	}
}

static void
add_session(struct reply *reply, const struct archive_view *v, const char *path)
{
	const struct card *c = card_of(v, path);
	struct row *row = c && *c->subject ? reply_row(reply, "%s %ld  %s", c->subject, c->year, path) :
		reply_row(reply, "%s", path);
	row->is_heading = true;
}

void
archive_show_hits(struct archive_view *v)
{
	struct reply reply = {.request = REQUEST_NONE};
	size_t at = 0;
	const char *path = NULL;
	size_t n = v->hits.n;
	bool are_all = n < HITS_MOST && !v->is_cut;
	reply.title = xasprintf(are_all ? P_("%zu hit: %s", "%zu hits: %s", n) :
		P_("the first %zu hit: %s", "the first %zu hits: %s", n), n, v->query);
	warn_of_editions(&reply, v);
	for (size_t i = 0; i < v->hits.n; i++) {
		const struct archive_hit *h = &v->hits.v[i];
		if (!path || strcmp(path, h->path))
			add_session(&reply, v, h->path);
		path = h->path;
		char mark = h->kind == ENTRY_NONE ? '>' : entry_kind_mark(h->kind);
		struct row *row = reply_row(&reply, "  %-4s %c %s%s%s%s", h->place, mark, h->context,
			*h->author ? " (" : "", h->author, *h->author ? ")" : "");
		row->line = xasprintf("%zu", i);
		if (i == v->hit)
			at = reply.rows.n - 1;
	}
	if (v->hits.n)
		picker_push_at(v->app, &reply, take_hit, v, at);
	else
		archive_view_say(v, STYLE_NORMAL, v->is_cut ? _("left; nothing found until then: %s") :
			_("nothing found: %s"), v->query);
	reply_done(&reply);
}

/* Painting and keys. */

static bool
has_more(const struct archive_view *v)
{
	bool has_look = false;
	for (size_t i = v->top; i < v->top + (size_t)v->layout.height && i < browse_count(v->browse); i++)
		has_look |= browse_wants_look(v->browse, browse_row(v->browse, i).index);
	return has_look || v->wants_read || preview_is_stale(v);
}

/* Another row, or size, needs another preview: the loop is told to come back for it. */
static void
paint(void *self, bool everything)
{
	struct archive_view *v = self;
	uint64_t one = 1;
	(void)everything;
	archive_paint(v);
	if (has_more(v) && write(v->event, &one, sizeof(one)) < 0)
		archive_view_say(v, STYLE_WARNING, "%s", strerror(errno));
}

static enum verdict
on_key(void *self, const struct key *key, const struct buf *paste)
{
	archive_key(self, key, paste);
	return VERDICT_HANDLED;
}

/* What nobody waits for is done when no key is there, in small portions, after painting. */
static int
tick(void *self)
{
	struct archive_view *v = self;
	/* How far a search has come it does not tell by itself. */
	int wait = v->finding ? PROGRESS_MS : -1;
	if (!v->is_shown)
		return wait;
	/* What is known is on the screen: only now there is time to look whether it still holds. */
	if (v->wants_read) {
		v->wants_read = false;
		archive_read(v);
		app_touch(v->app);
		return 0;
	}
	if (preview_is_stale(v)) {
		preview_make(v);
		app_touch(v->app);
		return 0;
	}
	if (archive_look(v)) {
		app_touch(v->app);
		return 0;
	}
	if (browse_prepare(v->browse, PREPARE))
		return 0;
	if (v->finding)
		app_touch(v->app);
	return wait;
}

static void
say_report(void *ctx, const char *line, bool is_fill)
{
	(void)ctx;
	(void)line;
	(void)is_fill;
}

/* What was told meanwhile: one line as a message, more of them on a page. */
static void
show_report(struct archive_view *v)
{
	struct reply reply = {.request = REQUEST_NONE};
	char *text = v->report;
	v->report = NULL;
	size_t len = strlen(text);
	while (len && text[len - 1] == '\n')
		text[--len] = '\0';
	if (!strchr(text, '\n')) {
		archive_view_say(v, STYLE_NORMAL, "%s", text);
	} else {
		reply.title = xstrdup(_("Messages"));
		for (char *line = strtok(text, "\n"); line; line = strtok(NULL, "\n"))
			reply_row(&reply, "%s", line);
		picker_push(v->app, &reply, say_report, v);
	}
	free(text);
}

struct archive_view *
archive_view_new(const char *folder, const char *id, const char *name,
	const struct screen_options *options)
{
	struct archive_view *v = xcalloc(1, sizeof(*v));
	v->options = *options;
	v->folder = xstrdup(folder);
	v->id = xstrdup(id);
	v->name = xstrdup(name);
	v->filter = xstrdup("");
	v->line = edit_new();
	v->browse = browse_new();
	v->is_whole = true;
	columns_default(&v->columns);
	sorting_default(&v->sorting);
	take_settings(v);
	browse_set_eyes(v->browse, v->id, v->name);
	browse_sort(v->browse, &v->sorting);
	v->event = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
	if (v->event < 0)
		die("eventfd: %s", strerror(errno));
	return v;
}

void
archive_view_free(struct archive_view *v)
{
	if (!v)
		return;
	archive_job_free(v->reading);
	archive_job_free(v->finding);
	browse_free(v->browse);
	archive_close(v->archive);
	archive_close(v->waiting);
	archive_hits_done(&v->hits);
	preview_free(v->preview);
	edit_free(v->line);
	for (size_t i = 0; i < ANSWERS; i++)
		free(v->answers[i]);
	free(v->query);
	free(v->filter);
	free(v->message);
	free(v->failure);
	free(v->report);
	free(v->wanted);
	free(v->folder);
	free(v->id);
	free(v->name);
	close(v->event);
	free(v);
}

void
archive_view_see_as(struct archive_view *v, const char *id, const char *name)
{
	char *new_id = xstrdup(id), *new_name = xstrdup(name);
	free(v->id);
	free(v->name);
	v->id = new_id;
	v->name = new_name;
	browse_set_eyes(v->browse, v->id, v->name);
	preview_free(v->preview);
	v->preview = NULL;
	/* A job keeps a name of its own. */
	if (v->archive && !v->finding)
		archive_see_as(v->archive, v->id);
}

void
archive_view_tell(struct archive_view *v, const char *text)
{
	struct buf out = BUF_INIT;
	size_t len = strlen(v->folder);
	/* Files are those of this folder, whose name says nothing more. */
	for (const char *p = text; *p;) {
		bool is_folder = !strncmp(p, v->folder, len) && p[len] == '/';
		if (is_folder)
			p += len + 1;
		else
			buf_addc(&out, *p++);
	}
	free(v->report);
	v->report = out.len ? buf_steal(&out) : NULL;
}

void
archive_view_go(struct archive_view *v, const char *path)
{
	size_t len = strlen(v->folder);
	free(v->wanted);
	v->wanted = NULL;
	if (!strncmp(path, v->folder, len) && path[len] == '/')
		v->wanted = xstrdup(path + len + 1);
}

/* What is known of the folder from the last time, at once. */
static void
recall(struct archive_view *v)
{
	struct archive *a = v->archive ? NULL : archive_open(v->folder, true, NULL);
	if (!a)
		return;
	archive_see_as(a, v->id);
	archive_recall(a);
	show_archive(v, a);
}

bool
screen_archive(struct archive_view *v, struct archive_request *request, struct error *err)
{
	static const struct screen_ops ops = {paint, on_key, NULL};
	struct term_options term = {v->options.is_plain, v->options.has_colour};
	*request = (struct archive_request){.wish = ARCHIVE_QUIT};
	v->app = app_new(&term, err);
	if (!v->app)
		return false;
	v->request = request;
	v->is_shown = false;
	archive_view_say(v, STYLE_NORMAL, NULL);
	v->wants_read = true;
	recall(v);
	app_watch(v->app, v->event, on_event, v);
	app_set_tick(v->app, tick, v);
	app_push(v->app, &ops, v);
	if (v->has_hits)
		archive_show_hits(v);
	v->has_hits = false;
	if (v->report)
		show_report(v);
	app_run(v->app);
	app_free(v->app);
	v->app = NULL;
	v->request = NULL;
	return true;
}
