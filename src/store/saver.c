#include "config.h"

#include "store/saver.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <time.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/buf.h"
#include "base/clock.h"
#include "base/error.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/rope.h"
#include "store/history.h"
#include "store/target.h"

enum {
	RETRY_MS = 1000,	/* after a failure */
	GENERATION_MS = 60000,	/* at most one a minute ... */
	BACKUP_MS = 60000	/* ... of each */
};

struct text {
	struct rope rope;
	unsigned long number;	/* 0: there is none */
};

/*
 * Copies to the backup place, in a thread of its own: a stick may take
 * seconds.  Shares the saver's lock.
 */
struct backup {
	pthread_t thread;
	char *folder;
	bool is_wanted;		/* something newer than the copy was saved */
	int64_t last;		/* clock_ms of the last copy */
	char *failure;
	bool has_copy;
};

struct saver {
	pthread_t thread;
	pthread_mutex_t lock;
	pthread_cond_t wake;	/* something to do */
	pthread_cond_t done;	/* something was done */
	int event;		/* eventfd: news */
	bool is_ending;

	struct target target;	/* the worker's, but for its paths */
	struct text waiting;	/* the mailbox */
	struct rope known;	/* what the file holds */
	bool is_known;		/* false: it is not there */
	bool is_look_wanted;
	bool is_stopped;	/* foreign bytes wait for a decision */
	unsigned long next;	/* number of the last text put */
	unsigned long failures;	/* how often saving failed, ever */
	bool is_hurried;	/* somebody waits: no pause after a failure */
	unsigned long saved;
	char *failure;
	struct piece *foreign;
	bool is_gone;
	int64_t last_generation;
	struct backup backup;
};

static void
tell(struct saver *s)
{
	uint64_t one = 1;
	ssize_t ignored = write(s->event, &one, sizeof(one));
	(void)ignored;
	pthread_cond_broadcast(&s->done);
}

static void
text_done(struct text *t)
{
	rope_done(&t->rope);
	*t = (struct text){0};
}

/* Waits on a condition until an absolute clock_ms, or for good where it is 0. */
static void
wait_until(struct saver *s, pthread_cond_t *cond, int64_t until)
{
	if (!until) {
		pthread_cond_wait(cond, &s->lock);
		return;
	}
	struct timespec t = {.tv_sec = until / 1000, .tv_nsec = until % 1000 * 1000000};
	pthread_cond_timedwait(cond, &s->lock, &t);
}

static void
set_failure(char **failure, const struct error *err)
{
	free(*failure);
	*failure = err ? xstrdup(error_text(err)) : NULL;
}

/* Called with the lock held; the text may be looked at without it. */
static void
keep_generation(struct saver *s, const struct rope *text, enum generation_reason reason)
{
	int64_t now = clock_ms();
	if (reason == GENERATION_ROUTINE) {
		if (s->last_generation && now - s->last_generation < GENERATION_MS)
			return;
		s->last_generation = now;
	}
	pthread_mutex_unlock(&s->lock);
	history_keep(s->target.state_folder, text, reason, clock_now(), NULL);
	pthread_mutex_lock(&s->lock);
}

static void
offer_backup(struct saver *s)
{
	if (!s->backup.folder)
		return;
	/* The copy is made only when it is time for one. */
	s->backup.is_wanted = true;
	pthread_cond_broadcast(&s->wake);
}

static void
found_foreign(struct saver *s, struct buf *foreign)
{
	struct rope text = {0};
	rope_add(&text, piece_take(foreign));
	keep_generation(s, &text, GENERATION_FOREIGN);
	piece_unref(s->foreign);
	s->foreign = piece_ref(text.v[0]);
	s->is_stopped = true;
	rope_done(&text);
}

/* Tries to save what waits.  Lock held at entry and exit. */
static void
save(struct saver *s)
{
	struct text text = s->waiting;
	s->waiting = (struct text){0};
	/* known is changed by this thread alone, or while it is stopped */
	const struct rope *known = s->is_known ? &s->known : NULL;
	bool is_placed;
	struct buf foreign = BUF_INIT;
	struct error err = ERROR_INIT;
	pthread_mutex_unlock(&s->lock);
	enum target_result result = target_save(&s->target, &text.rope, known,
		&foreign, &is_placed, &err);
	pthread_mutex_lock(&s->lock);

	if (result == TARGET_FOREIGN) {
		found_foreign(s, &foreign);
	} else if (result == TARGET_SAVED) {
		s->saved = text.number;
		s->is_gone = false;
		set_failure(&s->failure, NULL);
	} else {
		set_failure(&s->failure, &err);
		s->failures++;
	}
	struct rope replaced = {0};
	if (result == TARGET_SAVED || is_placed) {
		replaced = s->known;
		s->known = rope_copy(&text.rope);
		s->is_known = true;
	}
	/* Not durable and nothing newer came: it waits on. */
	if (result != TARGET_SAVED && !s->waiting.number)
		s->waiting = text;
	else
		rope_done(&text.rope);
	tell(s);
	if (result == TARGET_SAVED) {
		offer_backup(s);
		/* What the last sitting left may be in no generation: its last minute. */
		keep_generation(s, !s->last_generation && replaced.n ? &replaced : &s->known,
			GENERATION_ROUTINE);
	}
	rope_done(&replaced);
	error_done(&err);
	buf_done(&foreign);
}

static void
look(struct saver *s)
{
	s->is_look_wanted = false;
	if (s->is_stopped || !s->is_known)
		return;
	struct buf foreign = BUF_INIT;
	struct error err = ERROR_INIT;
	pthread_mutex_unlock(&s->lock);
	enum target_result result = target_check(&s->target, &s->known, &foreign, &err);
	bool is_gone = result == TARGET_FAILED && access(s->target.path, F_OK) && errno == ENOENT;
	pthread_mutex_lock(&s->lock);
	if (result == TARGET_FOREIGN)
		found_foreign(s, &foreign);
	s->is_gone = is_gone;
	if (result == TARGET_FOREIGN || is_gone)
		tell(s);
	error_done(&err);
	buf_done(&foreign);
}

static void *
work(void *arg)
{
	struct saver *s = arg;
	int64_t retry = 0;
	pthread_mutex_lock(&s->lock);
	while (!s->is_ending) {
		bool is_waiting = s->waiting.number && !s->is_stopped;
		if (is_waiting && (s->is_hurried || clock_ms() >= retry)) {
			s->is_hurried = false;
			save(s);
			retry = s->failure ? clock_ms() + RETRY_MS : 0;
		} else if (s->is_look_wanted) {
			look(s);
		} else {
			wait_until(s, &s->wake, is_waiting ? retry : 0);
		}
	}
	pthread_mutex_unlock(&s->lock);
	return NULL;
}

/*
 * Two files of one name from two folders get two copies: the name goes on with
 * letters that stand for the whole path, those of its state folder.
 */
static char *
backup_path(const struct saver *s)
{
	const char *name = file_name(s->target.path);
	const char *state = s->target.state_folder;
	const char *letters = state ? state + strlen(state) - 6 : "";
	size_t len = strlen(name);
	size_t stem = len > 5 && !strcmp(name + len - 5, ".yaml") ? len - 5 : len;
	char *own = xasprintf("%.*s-%s.yaml", (int)stem, name, letters);
	char *path = file_join(s->backup.folder, own);
	free(own);
	return path;
}

static void *
back_up(void *arg)
{
	struct saver *s = arg;
	struct backup *b = &s->backup;
	pthread_mutex_lock(&s->lock);
	/* What was saved last is copied at leaving too. */
	while (!s->is_ending || b->is_wanted) {
		int64_t due = b->last + BACKUP_MS;
		if (!s->is_ending && (!b->is_wanted || (b->last && clock_ms() < due))) {
			wait_until(s, &s->wake, b->is_wanted ? due : 0);
			continue;
		}
		struct rope text = rope_copy(&s->known);
		char *path = backup_path(s);
		b->is_wanted = false;
		pthread_mutex_unlock(&s->lock);
		struct error err = ERROR_INIT;
		bool done = file_write_rope(path, &text, 0600, true, &err);
		free(path);
		pthread_mutex_lock(&s->lock);
		b->last = clock_ms();
		b->has_copy = done;
		set_failure(&b->failure, done ? NULL : &err);
		error_done(&err);
		rope_done(&text);
		tell(s);
	}
	pthread_mutex_unlock(&s->lock);
	return NULL;
}

static void
start_threads(struct saver *s)
{
	/* Signals are the main thread's. */
	sigset_t all, before;
	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &before);
	if (pthread_create(&s->thread, NULL, work, s))
		die("%s", _("no thread for saving"));
	if (s->backup.folder && pthread_create(&s->backup.thread, NULL, back_up, s))
		die("%s", _("no thread for saving"));
	pthread_sigmask(SIG_SETMASK, &before, NULL);
}

struct saver *
saver_new(const char *path, const char *backup, const struct rope *known, struct error *err)
{
	struct target target;
	if (!target_open(&target, path, err))
		return NULL;
	struct saver *s = xcalloc(1, sizeof(*s));
	s->target = target;
	s->backup.folder = xstrdup(backup);
	s->is_known = known != NULL;
	if (known)
		s->known = rope_copy(known);
	s->event = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
	if (s->event < 0)
		die("eventfd: %s", strerror(errno));
	pthread_condattr_t attr;
	pthread_condattr_init(&attr);
	pthread_condattr_setclock(&attr, CLOCK_MONOTONIC);
	pthread_mutex_init(&s->lock, NULL);
	pthread_cond_init(&s->wake, &attr);
	pthread_cond_init(&s->done, &attr);
	pthread_condattr_destroy(&attr);
	start_threads(s);
	return s;
}

unsigned long
saver_put(struct saver *s, struct rope *text)
{
	pthread_mutex_lock(&s->lock);
	text_done(&s->waiting);
	s->waiting = (struct text){*text, ++s->next};
	*text = (struct rope){0};
	unsigned long number = s->next;
	pthread_cond_broadcast(&s->wake);
	pthread_mutex_unlock(&s->lock);
	return number;
}

int
saver_fd(const struct saver *s)
{
	return s->event;
}

void
saver_news(struct saver *s, struct saver_news *news)
{
	uint64_t count;
	pthread_mutex_lock(&s->lock);
	ssize_t ignored = read(s->event, &count, sizeof(count));
	(void)ignored;
	*news = (struct saver_news){
		.saved = s->saved,
		.failure = xstrdup(s->failure),
		.foreign = s->foreign,
		.is_gone = s->is_gone,
		.backup_failure = xstrdup(s->backup.failure),
		.has_backup = s->backup.has_copy,
	};
	s->foreign = NULL;
	s->is_gone = false;
	pthread_mutex_unlock(&s->lock);
}

void
saver_news_done(struct saver_news *news)
{
	free(news->failure);
	piece_unref(news->foreign);
	free(news->backup_failure);
	*news = (struct saver_news){0};
}

void
saver_look(struct saver *s)
{
	pthread_mutex_lock(&s->lock);
	s->is_look_wanted = true;
	pthread_cond_broadcast(&s->wake);
	pthread_mutex_unlock(&s->lock);
}

void
saver_accept(struct saver *s, struct piece *text)
{
	pthread_mutex_lock(&s->lock);
	/* What waits has not seen these bytes: the merged text is put next. */
	text_done(&s->waiting);
	rope_done(&s->known);
	rope_add(&s->known, text);
	s->is_known = true;
	s->is_stopped = false;
	s->target.is_seen = false;
	pthread_cond_broadcast(&s->wake);
	pthread_mutex_unlock(&s->lock);
}

bool
saver_divert(struct saver *s, const char *path, struct error *err)
{
	struct target target;
	if (!target_open(&target, path, err))
		return false;
	if (!access(target.path, F_OK)) {
		target_done(&target);
		return error_set(err, _("%s: already there"), path);
	}
	/* The worker is stopped while foreign bytes wait: the target is ours. */
	pthread_mutex_lock(&s->lock);
	target_done(&s->target);
	s->target = target;
	rope_done(&s->known);
	s->is_known = false;
	s->is_stopped = false;
	pthread_cond_broadcast(&s->wake);
	pthread_mutex_unlock(&s->lock);
	return true;
}

bool
saver_flush(struct saver *s, int ms)
{
	/* A moment ago there may have been no room; a disk may fail once. */
	enum { TRIES = 2 };
	int64_t until = clock_ms() + ms;
	pthread_mutex_lock(&s->lock);
	unsigned long before = s->failures, seen = before - 1;
	while (s->saved < s->next && !s->is_stopped && clock_ms() < until &&
	    s->failures - before < TRIES) {
		if (s->failures != seen) {
			seen = s->failures;
			s->is_hurried = true;
			pthread_cond_broadcast(&s->wake);
		}
		wait_until(s, &s->done, until);
	}
	s->is_hurried = false;
	bool is_durable = s->saved == s->next;
	pthread_mutex_unlock(&s->lock);
	return is_durable;
}

const char *
saver_path(const struct saver *s)
{
	return s->target.path;
}

const char *
saver_state_folder(const struct saver *s)
{
	return s->target.state_folder;
}

void
saver_free(struct saver *s)
{
	if (!s)
		return;
	pthread_mutex_lock(&s->lock);
	s->is_ending = true;
	pthread_cond_broadcast(&s->wake);
	pthread_mutex_unlock(&s->lock);
	pthread_join(s->thread, NULL);
	if (s->backup.folder)
		pthread_join(s->backup.thread, NULL);
	close(s->event);
	pthread_mutex_destroy(&s->lock);
	pthread_cond_destroy(&s->wake);
	pthread_cond_destroy(&s->done);
	target_done(&s->target);
	text_done(&s->waiting);
	rope_done(&s->known);
	free(s->failure);
	piece_unref(s->foreign);
	free(s->backup.failure);
	free(s->backup.folder);
	free(s);
}
