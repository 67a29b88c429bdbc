#include "config.h"

#include "store/keeper.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/buf.h"
#include "base/clock.h"
#include "base/diag.h"
#include "base/error.h"
#include "base/file.h"
#include "base/i18n.h"
#include "model/session.h"
#include "model/sitting.h"
#include "store/history.h"
#include "store/saver.h"
#include "store/session-file.h"
#include "store/target.h"
#include "store/watch.h"
#include "store/yaml.h"

struct keeper {
	struct saver *saver;
	struct watch *watch;
	unsigned long put_revision;	/* the session's when it was last put */
	unsigned long put_number;	/* the saver's number of that */
	unsigned long saved;		/* number of the last durable one */
	int64_t due;			/* clock_ms of the next save; 0: nothing to save */
	char *failure, *warning;
	bool has_backup, is_backup_failing;
	int live;			/* descriptor that says this sitting lives, or -1 */
	char *live_path;
};

/* Merges what a killed process left: our own newer text, or somebody else's. */
static bool
take_leftover(void *ctx, const struct buf *bytes)
{
	struct session *session = ctx;
	struct diags diags;
	diags_init(&diags, "");
	struct session *other = session_read(buf_str(bytes), bytes->len, NULL, &diags);
	if (other)
		session_merge(session, other, NULL, NULL);
	session_free(other);
	diags_done(&diags);
	/* A torn one was never complete: what it held is in the file or was never saved. */
	return true;
}

struct keeper *
keeper_open(struct session **session, const char *path, const char *backup,
	struct diags *diags, struct error *err)
{
	struct buf bytes = BUF_INIT;
	struct keeper *k = NULL;
	bool is_canonical;
	struct saver *saver = NULL;
	*session = NULL;
	if (file_read(&bytes, path, YAML_SIZE_LIMIT, err))
		*session = session_read(buf_str(&bytes), bytes.len, &is_canonical, diags);
	if (*session)
		saver = saver_new(path, backup, bytes.s, bytes.len, err);
	if (saver) {
		k = xcalloc(1, sizeof(*k));
		k->saver = saver;
		k->has_backup = backup;
		k->live = -1;
		k->watch = watch_new(saver_path(saver));
		if (!is_canonical)
			history_keep(saver_state_folder(saver), bytes.s, bytes.len,
				GENERATION_EDITED, clock_now(), NULL);
		k->put_revision = (*session)->revision;
		struct target target;
		if (target_open(&target, path, NULL)) {
			target_leftovers(&target, take_leftover, *session);
			target_done(&target);
		}
	} else {
		session_free(*session);
		*session = NULL;
	}
	buf_done(&bytes);
	return k;
}

void
keeper_put(struct keeper *k, const struct session *session)
{
	struct buf text = BUF_INIT;
	session_format(&text, session);
	size_t len = text.len;
	k->put_revision = session->revision;
	k->put_number = saver_put(k->saver, buf_steal(&text), len);
	k->due = 0;
}

/* Another process may ask whether the writer of a draft still runs. */
static char *
live_path(const struct keeper *k, const char *writer)
{
	const char *folder = saver_state_folder(k->saver);
	return folder ? xasprintf("%s/live-%s", folder, writer) : NULL;
}

static void
claim_life(struct keeper *k, const struct sitting *s)
{
	if (k->live >= 0 || !s->writer.id[0])
		return;
	k->live_path = live_path(k, s->writer.id);
	if (!k->live_path)
		return;
	k->live = open(k->live_path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
	if (k->live >= 0 && flock(k->live, LOCK_EX | LOCK_NB)) {
		close(k->live);
		k->live = -1;
	}
}

static bool
is_alive(const struct keeper *k, const char *writer)
{
	char *path = live_path(k, writer);
	int fd = path ? open(path, O_RDWR | O_NOFOLLOW | O_CLOEXEC) : -1;
	bool is_locked = fd >= 0 && flock(fd, LOCK_EX | LOCK_NB) && errno == EWOULDBLOCK;
	if (fd >= 0) {
		if (!is_locked)
			unlink(path);
		close(fd);
	}
	free(path);
	return is_locked;
}

static bool
is_orphan(const struct keeper *k, const struct version *v, const char *evaluator)
{
	if (v->is_deleted || strcmp(version_text(v, FIELD_BY), evaluator))
		return false;
	for (size_t i = 0; i < v->at.n; i++)
		if (is_alive(k, v->at.v[i].writer))
			return false;
	return true;
}

char *
keeper_adopt_draft(struct keeper *k, struct sitting *s, char **place)
{
	const struct items *drafts = &s->session->sections[SECTION_DRAFTS];
	*place = NULL;
	if (!sitting_may_write(s, NULL))
		return NULL;
	for (size_t i = drafts->n; i-- > 0;) {
		const struct version *v = item_current(&drafts->v[i]);
		if (!v || !is_orphan(k, v, s->evaluator))
			continue;
		memcpy(s->draft, v->id, strlen(v->id) < ID_ROOM ? strlen(v->id) + 1 : 0);
		*place = xstrdup(version_get(v, FIELD_QUESTION));
		return xstrdup(version_text(v, FIELD_TEXT));
	}
	return NULL;
}

int
keeper_tick(struct keeper *k, const struct session *session, bool is_typing, bool *wants_draft)
{
	bool is_changed = session->revision != k->put_revision;
	*wants_draft = false;
	if (!is_changed && !is_typing) {
		k->due = 0;
		return -1;
	}
	int64_t now = clock_ms();
	if (!k->due)
		k->due = now + KEEPER_DELAY_MS;
	if (now < k->due)
		return (int)(k->due - now);
	if (is_typing)
		*wants_draft = true;
	else
		keeper_put(k, session);
	return -1;
}

int
keeper_saver_fd(const struct keeper *k)
{
	return saver_fd(k->saver);
}

int
keeper_watch_fd(const struct keeper *k)
{
	return watch_fd(k->watch);
}

void
keeper_look(struct keeper *k)
{
	if (watch_read(k->watch))
		saver_look(k->saver);
}

/* "dir/name.yaml" to "dir/name-2.yaml", the first that is not there. */
static char *
path_beside(const char *path)
{
	size_t len = strlen(path);
	size_t stem = len > 5 && !strcmp(path + len - 5, ".yaml") ? len - 5 : len;
	for (int i = 2;; i++) {
		char *beside = xasprintf("%.*s-%d%s", (int)stem, path, i, path + stem);
		if (access(beside, F_OK))
			return beside;
		free(beside);
	}
}

/* What lies there cannot be merged: it is left alone, and we go beside it. */
static void
go_beside(struct keeper *k, const char *why)
{
	char *old = xstrdup(saver_path(k->saver));
	struct error err = ERROR_INIT;
	for (int tries = 0; tries < 10; tries++) {
		char *beside = path_beside(old);
		bool done = saver_divert(k->saver, beside, &err);
		if (done) {
			free(k->warning);
			k->warning = xasprintf(_("%s was replaced by something else (%s) and left alone; "
				"your work is saved in %s"), file_name(old), why, beside);
			watch_free(k->watch);
			k->watch = watch_new(saver_path(k->saver));
		}
		free(beside);
		if (done)
			break;
	}
	error_done(&err);
	free(old);
}

static bool
merge_foreign(struct keeper *k, struct sitting *s, struct saver_news *news, char **message)
{
	struct diags diags;
	struct error err = ERROR_INIT;
	bool has_changed = false;
	diags_init(&diags, file_name(saver_path(k->saver)));
	struct session *other = session_read(news->foreign, news->foreign_len, NULL, &diags);
	if (other && session_merge(s->session, other, &has_changed, &err)) {
		saver_accept(k->saver, news->foreign, news->foreign_len);
		news->foreign = NULL;
		keeper_put(k, s->session);
		*message = xstrdup(has_changed ? _("merged what was changed outside") :
			_("the file was changed outside; nothing new in it"));
	} else {
		go_beside(k, other ? error_text(&err) : diags.list.n ? diags.list.v[0].text : "");
		keeper_put(k, s->session);
	}
	session_free(other);
	error_done(&err);
	diags_done(&diags);
	return has_changed;
}

bool
keeper_news(struct keeper *k, struct sitting *s, char **message)
{
	struct saver_news news;
	bool has_changed = false;
	*message = NULL;
	claim_life(k, s);
	saver_news(k->saver, &news);
	k->saved = news.saved;
	free(k->failure);
	k->failure = news.failure;
	news.failure = NULL;
	k->is_backup_failing = news.backup_failure;
	if (news.foreign)
		has_changed = merge_foreign(k, s, &news, message);
	else if (news.is_gone) {
		*message = xstrdup(_("the file was removed; it is written again"));
		keeper_put(k, s->session);
	}
	saver_news_done(&news);
	return has_changed;
}

enum keeper_state
keeper_state(const struct keeper *k, const struct session *session)
{
	if (k->failure)
		return KEEPER_FAILING;
	return session->revision == k->put_revision && k->saved >= k->put_number ?
		KEEPER_SAVED : KEEPER_SAVING;
}

const char *
keeper_failure(const struct keeper *k)
{
	return k->failure;
}

const char *
keeper_warning(const struct keeper *k)
{
	return k->warning;
}

int
keeper_backup(const struct keeper *k)
{
	return !k->has_backup ? 0 : k->is_backup_failing ? -1 : 1;
}

const char *
keeper_path(const struct keeper *k)
{
	return saver_path(k->saver);
}

const char *
keeper_state_folder(const struct keeper *k)
{
	return saver_state_folder(k->saver);
}

/* Last resort at leaving: the state folder may have room where the file's has not. */
static char *
write_rescue(struct keeper *k, const struct session *session)
{
	struct buf text = BUF_INIT;
	struct stamp now = clock_now();
	char time[STAMP_ROOM], *path = NULL;
	const char *folder = saver_state_folder(k->saver);
	session_format(&text, session);
	if (folder) {
		path = xasprintf("%s/rescued-%.19s-%ld.yaml", folder, stamp_format(time, now),
			(long)getpid());
		if (!file_write(path, text.s, text.len, 0600, false, NULL)) {
			free(path);
			path = NULL;
		}
	}
	buf_done(&text);
	return path;
}

bool
keeper_close(struct keeper *k, struct session *session, int ms, char **rescue)
{
	*rescue = NULL;
	if (session->revision != k->put_revision)
		keeper_put(k, session);
	bool is_saved = saver_flush(k->saver, ms);
	if (!is_saved)
		*rescue = write_rescue(k, session);
	saver_free(k->saver);
	watch_free(k->watch);
	if (k->live >= 0) {
		unlink(k->live_path);
		close(k->live);
	}
	free(k->live_path);
	free(k->failure);
	free(k->warning);
	free(k);
	return is_saved;
}
