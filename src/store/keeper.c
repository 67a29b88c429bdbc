#include "config.h"

#include "store/keeper.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/buf.h"
#include "base/clock.h"
#include "base/diag.h"
#include "base/error.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/rope.h"
#include "model/session.h"
#include "model/signing.h"
#include "model/sitting.h"
#include "store/copies.h"
#include "store/history.h"
#include "store/saver.h"
#include "store/session-file.h"
#include "store/target.h"
#include "store/watch.h"
#include "store/yaml.h"

#define LIVE_PREFIX "live-"

struct keeper {
	struct saver *saver;
	struct watch *watch;
	unsigned long put_revision;	/* the session's when it was last put */
	unsigned long put_number;	/* the saver's number of that */
	unsigned long saved;		/* number of the last durable one */
	int64_t due;			/* clock_ms of the next save; 0: nothing to save */
	char *failure, *warning;
	bool has_backup, is_backup_failing;
	bool is_put_wanted;		/* although the revision is what was put */
	char *opening;			/* what was found at opening, or NULL */
	bool has_leftovers;		/* beside the file, with something new in them */
	int live;			/* descriptor that says this sitting lives, or -1 */
	char *live_path;
};

/* Does a living process hold it?  If not it goes. */
static bool
is_locked(const char *path)
{
	int fd = open(path, O_RDWR | O_NOFOLLOW | O_CLOEXEC);
	bool is_held = fd >= 0 && flock(fd, LOCK_EX | LOCK_NB) && errno == EWOULDBLOCK;
	if (fd >= 0 && !is_held)
		unlink(path);
	if (fd >= 0)
		close(fd);
	return is_held;
}

/* A leftover's bytes are in history before they go, where merging does not keep them. */
struct leftovers {
	struct session *session;
	const char *state_folder;
	bool has_new;
};

static bool
is_text(const struct session *s, const char *bytes, size_t len)
{
	struct buf text = BUF_INIT;
	session_format(&text, s);
	bool is_same = text.len == len && !memcmp(text.s, bytes, len);
	buf_done(&text);
	return is_same;
}

/*
 * Merges what a killed process left: our own newer text, or somebody else's.
 * It stays until what it brought is durable in the file, so that a second kill
 * loses nothing either.
 */
static bool
take_leftover(void *ctx, const struct buf *bytes)
{
	struct leftovers *l = ctx;
	struct diags diags;
	struct buf before = BUF_INIT;
	bool may_go;
	diags_init(&diags, "");
	session_format(&before, l->session);
	struct session *other = session_read_like(buf_str(bytes), bytes->len, l->session,
		NULL, &diags);
	if (other && session_merge(l->session, other, NULL, NULL)) {
		may_go = is_text(l->session, before.s, before.len);
		l->has_new |= !may_go;
	} else {
		/* Torn before it was ever complete; or somebody's that is no session of ours. */
		struct rope text = rope_of(bytes->s, bytes->len);
		may_go = !bytes->len || (l->state_folder && history_keep(l->state_folder, &text,
			GENERATION_FOREIGN, clock_now(), NULL));
		rope_done(&text);
	}
	session_free(other);
	buf_done(&before);
	diags_done(&diags);
	return may_go;
}

static void
sweep_leftovers(struct keeper *k, struct session *session)
{
	struct target target;
	struct leftovers l = {session, saver_state_folder(k->saver), false};
	if (!target_open(&target, saver_path(k->saver), NULL))
		return;
	target_leftovers(&target, take_leftover, &l);
	target_done(&target);
	k->has_leftovers = l.has_new;
	k->is_put_wanted |= l.has_new;
}

/* What a folder in a cloud left beside the file, and what could not be saved the last time. */
static void
sweep_copies(struct keeper *k, struct session *session)
{
	struct buf said = BUF_INIT;
	const char *folder = saver_state_folder(k->saver);
	k->is_put_wanted |= copies_merge(session, saver_path(k->saver), &said);
	if (folder)
		k->is_put_wanted |= copies_merge_rescued(session, folder, &said);
	k->opening = said.len ? buf_steal(&said) : NULL;
	buf_done(&said);
}

/* What a killed sitting left to say that it lives; its lock ended with it. */
static void
sweep_lives(const char *folder)
{
	DIR *dir = folder ? opendir(folder) : NULL;
	const struct dirent *entry;
	while (dir && (entry = readdir(dir))) {
		if (strncmp(entry->d_name, LIVE_PREFIX, strlen(LIVE_PREFIX)))
			continue;
		char *path = file_join(folder, entry->d_name);
		is_locked(path);
		free(path);
	}
	if (dir)
		closedir(dir);
}

/*
 * The saved text will lack what somebody wrote by hand around it, comments
 * above all: a copy must be there before.
 */
static bool
keep_edited(struct keeper *k, const struct rope *text, struct error *err)
{
	const char *folder = saver_state_folder(k->saver);
	struct error why = ERROR_INIT;
	if (!folder)
		error_set(&why, "%s", _("there is no folder for it, look at HOME"));
	else if (history_keep(folder, text, GENERATION_EDITED, clock_now(), &why))
		return true;
	error_set(err, _("%s: it was edited by hand and a copy as it is could not be kept (%s); "
		"\"kompass view\" only looks"), saver_path(k->saver), error_text(&why));
	error_done(&why);
	return false;
}

struct keeper *
keeper_open(struct session **session, const char *path, const char *backup,
	struct diags *diags, struct error *err)
{
	struct buf bytes = BUF_INIT;
	struct rope text = {0};
	struct keeper *k = NULL;
	bool is_canonical = false;
	*session = NULL;
	if (file_read(&bytes, path, YAML_SIZE_LIMIT, err))
		*session = session_read(buf_str(&bytes), bytes.len, &is_canonical, diags);
	if (*session)
		text = is_canonical ? session_rope(*session) : rope_of(buf_str(&bytes), bytes.len);
	buf_done(&bytes);
	struct saver *saver = *session ? saver_new(path, backup, &text, err) : NULL;
	if (saver) {
		k = xcalloc(1, sizeof(*k));
		*k = (struct keeper){.saver = saver, .has_backup = backup, .live = -1,
			.put_revision = (*session)->revision};
		if (!is_canonical && !keep_edited(k, &text, err)) {
			saver_free(saver);
			free(k);
			k = NULL;
		}
	}
	if (k) {
		k->watch = watch_new(saver_path(saver));
		sweep_lives(saver_state_folder(saver));
		sweep_leftovers(k, *session);
		sweep_copies(k, *session);
	} else {
		session_free(*session);
		*session = NULL;
	}
	rope_done(&text);
	return k;
}

/* Another process may ask whether the writer of a draft still runs. */
static char *
live_path(const struct keeper *k, const char *writer)
{
	const char *folder = saver_state_folder(k->saver);
	return folder ? xasprintf("%s/" LIVE_PREFIX "%s", folder, writer) : NULL;
}

/* Before the first text of this writer is in the file. */
static void
claim_life(struct keeper *k, const struct sitting *s)
{
	enum { TRIES = 5 };
	if (k->live >= 0 || !s->writer.id[0])
		return;
	free(k->live_path);
	k->live_path = live_path(k, s->writer.id);
	for (int i = 0; i < TRIES && k->live_path && k->live < 0; i++) {
		struct stat st;
		k->live = open(k->live_path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600);
		if (k->live < 0)
			return;
		/* Who sweeps may have had it first. */
		if (flock(k->live, LOCK_EX) || fstat(k->live, &st) || !st.st_nlink) {
			close(k->live);
			k->live = -1;
		}
	}
}

static bool
is_alive(const struct keeper *k, const char *writer)
{
	char *path = live_path(k, writer);
	bool is_held = path && is_locked(path);
	free(path);
	return is_held;
}

void
keeper_put(struct keeper *k, const struct sitting *s)
{
	claim_life(k, s);
	struct rope text = session_rope(s->session);
	k->put_revision = s->session->revision;
	k->put_number = saver_put(k->saver, &text);
	k->is_put_wanted = false;
	k->due = 0;
}

static bool
is_orphan(const struct keeper *k, const struct version *v, const char *evaluator)
{
	if (strcmp(version_text(v, FIELD_BY), evaluator))
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
	/* Also where the session was closed meanwhile: it may be copied, or entered after reopening. */
	if (s->is_viewing)
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

static bool
is_unput(const struct keeper *k, const struct session *session)
{
	return k->is_put_wanted || session->revision != k->put_revision;
}

int
keeper_tick(struct keeper *k, const struct sitting *s, bool is_typing, bool *wants_draft)
{
	bool is_changed = is_unput(k, s->session);
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
		keeper_put(k, s);
	return -1;
}

static char *
place_path(const struct keeper *k, const struct sitting *s)
{
	const char *folder = saver_state_folder(k->saver);
	return folder ? xasprintf("%s/place-%s", folder, s->evaluator) : NULL;
}

void
keeper_resume(const struct keeper *k, struct sitting *s)
{
	struct buf place = BUF_INIT;
	char *path = place_path(k, s);
	/* A place that is no longer there, or no place at all, is passed over. */
	if (path && file_read(&place, path, 128, NULL) && place.len)
		sitting_go(s, place.s);
	buf_done(&place);
	free(path);
}

void
keeper_remember(const struct keeper *k, const struct sitting *s)
{
	char *path = place_path(k, s);
	if (path && !file_write(path, s->place, strlen(s->place), 0600, true, NULL))
		unlink(path);
	free(path);
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
			k->warning = xasprintf(_("now saved in %s, since %s was replaced by "
				"something else (%s), which is left alone"), beside,
				file_name(old), why);
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

/* What to say of what was merged: above all that somebody has signed. */
static char *
merged_message(const struct session *s, bool was_closed, bool has_changed)
{
	struct buf text = BUF_INIT;
	char *message;
	if (!was_closed && signing_summary(&text, s, false))
		message = xasprintf(_("%s meanwhile: read-only now, what stands in the line is kept; "
			"\":reopen REASON\" opens it"), text.s);
	else
		message = xstrdup(has_changed ? _("merged what was changed outside") :
			_("the file was changed outside; nothing new in it"));
	buf_done(&text);
	return message;
}

static bool
merge_foreign(struct keeper *k, struct sitting *s, struct saver_news *news, char **message)
{
	struct diags diags;
	struct error err = ERROR_INIT;
	bool has_changed = false, was_closed = session_is_closed(s->session);
	diags_init(&diags, file_name(saver_path(k->saver)));
	struct session *other = session_read_like(piece_str(news->foreign),
		piece_len(news->foreign), s->session, NULL, &diags);
	if (other && session_merge(s->session, other, &has_changed, &err)) {
		saver_accept(k->saver, news->foreign);
		news->foreign = NULL;
		keeper_put(k, s);
		*message = merged_message(s->session, was_closed, has_changed);
	} else {
		go_beside(k, other ? error_text(&err) : diags.list.n ? diags.list.v[0].text : "");
		keeper_put(k, s);
	}
	session_free(other);
	error_done(&err);
	diags_done(&diags);
	return has_changed;
}

/* *is_foreign: somebody else's bytes were looked at, and the session was put anew. */
static bool
take_news(struct keeper *k, struct sitting *s, char **message, bool *is_foreign)
{
	struct saver_news news;
	bool has_changed = false;
	*message = NULL;
	saver_news(k->saver, &news);
	k->saved = news.saved;
	free(k->failure);
	k->failure = news.failure;
	news.failure = NULL;
	k->is_backup_failing = news.backup_failure;
	*is_foreign = news.foreign;
	if (news.foreign) {
		has_changed = merge_foreign(k, s, &news, message);
	} else if (news.is_gone) {
		*message = xstrdup(_("the file was removed; it is written again"));
		keeper_put(k, s);
	}
	saver_news_done(&news);
	return has_changed;
}

bool
keeper_news(struct keeper *k, struct sitting *s, char **message)
{
	bool is_foreign;
	return take_news(k, s, message, &is_foreign);
}

enum keeper_state
keeper_state(const struct keeper *k, const struct session *session)
{
	if (k->failure)
		return KEEPER_FAILING;
	return !is_unput(k, session) && k->saved >= k->put_number ? KEEPER_SAVED : KEEPER_SAVING;
}

const char *
keeper_failure(const struct keeper *k)
{
	return k->failure;
}

const char *
keeper_opening(const struct keeper *k)
{
	return k->opening;
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
write_rescue(struct keeper *k, struct session *session)
{
	struct rope text = session_rope(session);
	struct stamp now = clock_now();
	char time[STAMP_ROOM], *path = NULL;
	const char *folder = saver_state_folder(k->saver);
	if (folder) {
		path = xasprintf("%s/" RESCUED_PREFIX "%.19s-%ld.yaml", folder, stamp_format(time, now),
			(long)getpid());
		if (!file_write_rope(path, &text, 0600, false, NULL)) {
			free(path);
			path = NULL;
		}
	}
	rope_done(&text);
	return path;
}

bool
keeper_save(struct keeper *k, struct sitting *s, int ms)
{
	int64_t until = clock_ms() + ms;
	for (;;) {
		char *message;
		bool is_foreign;
		if (is_unput(k, s->session))
			keeper_put(k, s);
		int64_t left = until - clock_ms();
		bool is_saved = saver_flush(k->saver, left > 0 ? (int)left : 0);
		take_news(k, s, &message, &is_foreign);
		free(message);
		if (!is_foreign || left <= 0)
			return is_saved;
	}
}

bool
keeper_close(struct keeper *k, struct sitting *s, int ms, struct keeper_end *end)
{
	bool is_saved = keeper_save(k, s, ms);
	*end = (struct keeper_end){0};
	if (is_saved && k->has_leftovers)
		sweep_leftovers(k, s->session);
	if (!is_saved) {
		end->rescue = write_rescue(k, s->session);
		end->failure = xstrdup(k->failure ? k->failure : _("the disk does not answer"));
	}
	end->warning = k->warning;
	saver_free(k->saver);
	watch_free(k->watch);
	if (k->live >= 0) {
		unlink(k->live_path);
		close(k->live);
	}
	free(k->live_path);
	free(k->opening);
	free(k->failure);
	free(k);
	return is_saved;
}

void
keeper_end_done(struct keeper_end *end)
{
	free(end->rescue);
	free(end->failure);
	free(end->warning);
	*end = (struct keeper_end){0};
}
