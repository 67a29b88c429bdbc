#include "config.h"

#include "store/archive-job.h"

#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/error.h"
#include "base/file.h"
#include "model/card.h"
#include "model/query.h"
#include "store/archive.h"
#include "text/utf8.h"

enum {
	BEFORE = 24,		/* bytes of text before what was found ... */
	AROUND = 240		/* ... and in all */
};

struct archive_job {
	pthread_t thread;
	pthread_mutex_t lock;
	int event;

	/* Under the lock. */
	bool is_done, is_left;
	size_t done, all;

	/* The thread's until is_done, then the owner's. */
	struct archive *archive;	/* a search: borrowed */
	bool is_whole;
	char *failure;
	struct archive_hits hits;

	/* What is to be done. */
	char *folder, *evaluator;	/* a search: NULL */
	bool with_index;
	const struct cards *before;
	struct query *query;
	struct cards order;
	size_t limit;
};

static void
tell(struct archive_job *j)
{
	uint64_t one = 1;
	ssize_t ignored = write(j->event, &one, sizeof(one));
	(void)ignored;
}

/* Refreshing. */

/* Also how far it has come; false: it was left. */
static bool
on_progress(void *ctx, size_t done, size_t all)
{
	struct archive_job *j = ctx;
	pthread_mutex_lock(&j->lock);
	j->done = done;
	j->all = all;
	bool goes_on = !j->is_left;
	pthread_mutex_unlock(&j->lock);
	tell(j);
	return goes_on;
}

static bool
are_same(const struct cards *a, const struct cards *b)
{
	if (!a || !b || a->n != b->n)
		return false;
	for (size_t i = 0; i < a->n; i++) {
		const struct card *x = a->v[i], *y = b->v[i];
		/* What may have been written twice within a tick of the clock is never the same. */
		if (strcmp(x->path, y->path) || x->state != y->state || y->stamp.size < 0 ||
		    x->stamp.size != y->stamp.size || x->stamp.modified != y->stamp.modified ||
		    x->stamp.changed != y->stamp.changed || x->stamp.inode != y->stamp.inode)
			return false;
	}
	return true;
}

static void
refresh(struct archive_job *j)
{
	struct error err = ERROR_INIT;
	struct archive *a = archive_open(j->folder, j->with_index, &err);
	if (!a) {
		j->failure = xstrdup(error_text(&err));
		error_done(&err);
		return;
	}
	archive_see_as(a, j->evaluator);
	archive_recall(a);
	j->is_whole = archive_refresh(a, on_progress, j);
	if (archive_trouble(a))
		j->failure = xstrdup(archive_trouble(a));
	if (are_same(j->before, archive_cards(a)))
		archive_close(a);
	else
		j->archive = a;
}

/* Searching. */

/* One line of the text from a little before what was found. */
static char *
context_of(const struct query *q, const char *text)
{
	size_t len = strlen(text), from, to = 0;
	struct buf out = BUF_INIT;
	if (!query_find(q, text, len, &from, &to))
		from = 0;
	size_t start = from > BEFORE ? utf8_prev(text, len, from - BEFORE + 1) : 0;
	if (start)
		start = utf8_word_next(text, len, start);
	if (start > from)
		start = from;
	start += strspn(text + start, start ? " \t\n,.;:)" : " \t\n");
	size_t end = start + AROUND < len ? utf8_prev(text, len, start + AROUND) : len;
	buf_addf(&out, "%s%.*s%s", start ? "… " : "", (int)(end - start), text + start,
		end < len ? " …" : "");
	for (size_t i = 0; i < out.len; i++)
		if (out.s[i] == '\n' || out.s[i] == '\t')
			out.s[i] = ' ';
	return buf_steal(&out);
}

static bool
on_found(void *ctx, struct card *c, struct card_entry *e)
{
	struct archive_job *j = ctx;
	*array_push(&j->hits) = (struct archive_hit){
		.path = xstrdup(c->path), .place = xstrdup(e->place), .id = xstrdup(e->id),
		.author = xstrdup(e->author), .context = context_of(j->query, e->text),
		.section = e->section, .kind = e->kind,
	};
	return true;
}

/* What asks for no text finds the sessions themselves. */
static void
find_sessions(struct archive_job *j, const struct cards *cards)
{
	for (size_t i = 0; i < cards->n && j->hits.n < j->limit; i++) {
		const struct card *c = cards->v[i];
		if (query_fits_card(j->query, c))
			*array_push(&j->hits) = (struct archive_hit){
				.path = xstrdup(c->path), .place = xstrdup(""), .id = xstrdup(""),
				.author = xstrdup(""), .context = xstrdup(""),
				.section = SECTION_SUBJECT, .kind = ENTRY_NONE,
			};
	}
}

/* In the order given: an archive whose index fails then keeps its cards all the same. */
static void
search(struct archive_job *j)
{
	const struct cards *all = j->order.v ? &j->order : archive_cards(j->archive);
	if (!query_has_entry_terms(j->query)) {
		find_sessions(j, all);
		j->is_whole = true;
	} else {
		archive_search(j->archive, j->query, all, j->limit, on_found, j);
		j->is_whole = j->hits.n == j->limit || archive_passed(j->archive) == all->n;
	}
}

static void *
work(void *ctx)
{
	struct archive_job *j = ctx;
	if (j->query)
		search(j);
	else
		refresh(j);
	pthread_mutex_lock(&j->lock);
	j->is_done = true;
	pthread_mutex_unlock(&j->lock);
	tell(j);
	return NULL;
}

/* Signals are the first thread's. */
static struct archive_job *
start(struct archive_job *j)
{
	sigset_t every, before;
	pthread_mutex_init(&j->lock, NULL);
	sigfillset(&every);
	pthread_sigmask(SIG_SETMASK, &every, &before);
	if (pthread_create(&j->thread, NULL, work, j))
		die("no thread can be started");
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	return j;
}

struct archive_job *
archive_job_refresh(const char *folder, bool with_index, const char *evaluator,
	const struct cards *before, int event)
{
	struct archive_job *j = xcalloc(1, sizeof(*j));
	j->folder = xstrdup(folder);
	j->evaluator = xstrdup(evaluator);
	j->with_index = with_index;
	j->before = before;
	j->event = event;
	return start(j);
}

struct archive_job *
archive_job_search(struct archive *archive, struct query *take, const struct cards *order,
	size_t limit, int event)
{
	struct archive_job *j = xcalloc(1, sizeof(*j));
	j->archive = archive;
	j->query = take;
	j->limit = limit;
	j->event = event;
	j->all = (order ? order : archive_cards(archive))->n;
	archive_stop(archive, false);
	for (size_t i = 0; order && i < order->n; i++)
		*array_push(&j->order) = order->v[i];
	return start(j);
}

bool
archive_job_is_done(struct archive_job *j, size_t *done, size_t *all)
{
	pthread_mutex_lock(&j->lock);
	bool is_done = j->is_done;
	if (done)
		*done = j->query ? archive_passed(j->archive) : j->done;
	if (all)
		*all = j->all;
	pthread_mutex_unlock(&j->lock);
	return is_done;
}

void
archive_job_leave(struct archive_job *j)
{
	pthread_mutex_lock(&j->lock);
	j->is_left = true;
	pthread_mutex_unlock(&j->lock);
	if (j->query)
		archive_stop(j->archive, true);
}

struct archive *
archive_job_archive(struct archive_job *j, bool *is_whole, char **failure)
{
	struct archive *a = j->archive;
	*is_whole = j->is_whole;
	*failure = j->failure;
	j->archive = NULL;
	j->failure = NULL;
	return a;
}

bool
archive_job_hits(struct archive_job *j, struct archive_hits *out)
{
	*out = j->hits;
	j->hits = (struct archive_hits){0};
	return j->is_whole;
}

void
archive_hits_done(struct archive_hits *hits)
{
	for (size_t i = 0; i < hits->n; i++) {
		free(hits->v[i].path);
		free(hits->v[i].place);
		free(hits->v[i].id);
		free(hits->v[i].author);
		free(hits->v[i].context);
	}
	array_done(hits);
}

void
archive_job_free(struct archive_job *j)
{
	if (!j)
		return;
	archive_job_leave(j);
	pthread_join(j->thread, NULL);
	pthread_mutex_destroy(&j->lock);
	if (!j->query)
		archive_close(j->archive);
	query_free(j->query);
	archive_hits_done(&j->hits);
	array_done(&j->order);
	free(j->failure);
	free(j->folder);
	free(j->evaluator);
	free(j);
}
