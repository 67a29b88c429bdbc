#include "config.h"

/*
 * The work tree: sessions are put in their places as the saver does it, for
 * forms may be open on them; other files only where nobody has changed them.
 * Everything is looked at before the first file is touched.
 */

#include "store/sync-parts.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/clock.h"
#include "base/error.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/rope.h"
#include "model/session.h"
#include "store/history.h"
#include "store/target.h"
#include "store/yaml.h"

enum { TRIES = 50 };

/* What somebody has put in a session's place meanwhile. */
enum found {
	FOUND_ALL,		/* it holds all of ours */
	FOUND_MERGED,		/* ours holds it now too, and is to be written */
	FOUND_OTHER,		/* another evaluation, or another kind of file */
	FOUND_BROKEN,
	FOUND_FAILED
};

static bool
is_same(const struct buf *a, const struct buf *b)
{
	return a->len == b->len && (!a->len || !memcmp(a->s, b->s, a->len));
}

/* Keeps in the file's history what git does not have. */
static bool
keep(const struct target *t, const struct buf *bytes, enum generation_reason why, struct error *err)
{
	if (!t->state_folder)
		return true;
	struct rope text = rope_of(buf_str(bytes), bytes->len);
	bool is_good = history_keep(t->state_folder, &text, why, clock_now(), err);
	rope_done(&text);
	return is_good;
}

static enum found
take_found(const struct target *t, struct content *c, const struct buf *bytes, struct error *err)
{
	struct content other;
	struct buf copy = BUF_INIT;
	bool has_changed, is_more;
	if (is_same(&c->bytes, bytes))
		return FOUND_ALL;
	buf_add(&copy, buf_str(bytes), bytes->len);
	content_take(&other, &copy, t->path);
	enum found found = FOUND_OTHER;
	bool is_canonical = other.is_canonical;
	if (other.kind == CONTENT_BROKEN || (other.kind == CONTENT_OTHER && c->kind == CONTENT_SESSION))
		found = FOUND_BROKEN;
	else if (other.kind == CONTENT_SESSION && c->kind == CONTENT_SESSION &&
	    content_merge(c, &other, &has_changed) && content_merge(&other, c, &is_more))
		found = is_more ? FOUND_MERGED : FOUND_ALL;
	/* Comments would be lost. */
	if (found == FOUND_MERGED && !is_canonical && !keep(t, bytes, GENERATION_EDITED, err))
		found = FOUND_FAILED;
	content_done(&other);
	return found;
}

static enum sync_step
place(struct target *t, struct content *c, struct buf *known, bool is_there,
	bool *is_left, struct error *err)
{
	struct buf foreign = BUF_INIT;
	enum sync_step step = STEP_AGAIN;
	bool is_going = true, is_placed;
	for (int i = 0; i < TRIES && is_going; i++) {
		struct rope text = rope_of(buf_str(&c->bytes), c->bytes.len);
		struct rope old = rope_of(buf_str(known), known->len);
		enum target_result result = target_save(t, &text, is_there ? &old : NULL,
			&foreign, &is_placed, err);
		rope_done(&text);
		rope_done(&old);
		is_going = false;
		step = result == TARGET_SAVED ? STEP_DONE : STEP_FAILED;
		if (result != TARGET_FOREIGN)
			break;
		is_there = true;
		buf_clear(known);
		buf_add(known, buf_str(&foreign), foreign.len);
		enum found found = take_found(t, c, known, err);
		is_going = found == FOUND_MERGED;
		if (found == FOUND_ALL) {
			step = STEP_DONE;
		} else if (found == FOUND_BROKEN && is_left) {
			*is_left = true;
			step = STEP_DONE;
		} else if (found != FOUND_FAILED) {
			step = STEP_AGAIN;
		}
	}
	buf_done(&foreign);
	return step;
}

struct leftovers {
	struct content *content;
	const struct target *target;
};

/*
 * Beside the file from a killed run: it goes if the file has all of it, or if
 * it never was complete.  What has something new waits for the next opening.
 */
static bool
may_leftover_go(void *ctx, const struct buf *bytes)
{
	const struct leftovers *l = ctx;
	struct content other;
	struct buf copy = BUF_INIT;
	bool has_changed = true, may_go = !bytes->len;
	if (may_go || l->content->kind != CONTENT_SESSION)
		return may_go;
	buf_add(&copy, bytes->s, bytes->len);
	content_take(&other, &copy, "");
	if (other.kind == CONTENT_SESSION)
		may_go = content_merge(l->content, &other, &has_changed) && !has_changed;
	else
		may_go = l->target->state_folder && keep(l->target, bytes, GENERATION_FOREIGN, NULL);
	content_done(&other);
	return may_go;
}

void
sync_sweep(const char *path, struct content *c)
{
	struct target t;
	if (!target_open(&t, path, NULL))
		return;
	target_leftovers(&t, may_leftover_go, &(struct leftovers){c, &t});
	target_done(&t);
}

enum sync_step
sync_place_session(const char *path, struct content *c, const struct buf *believed,
	bool is_kept, bool *is_left, struct error *err)
{
	struct target t;
	struct buf known = BUF_INIT;
	enum sync_step step = STEP_FAILED;
	if (!target_open(&t, path, err))
		return STEP_FAILED;
	if (believed)
		buf_add(&known, buf_str(believed), believed->len);
	if (is_kept || !believed || keep(&t, believed, GENERATION_EDITED, err))
		step = place(&t, c, &known, believed, is_left, err);
	if (step == STEP_DONE)
		target_leftovers(&t, may_leftover_go, &(struct leftovers){c, &t});
	buf_done(&known);
	target_done(&t);
	return step;
}

static enum sync_step
remove_session(const char *path, const struct buf *known, struct error *err)
{
	struct target t;
	struct buf foreign = BUF_INIT;
	if (!target_open(&t, path, err))
		return STEP_FAILED;
	struct rope old = rope_of(buf_str(known), known->len);
	enum target_result result = target_remove(&t, &old, &foreign, err);
	rope_done(&old);
	buf_done(&foreign);
	target_done(&t);
	return result == TARGET_SAVED ? STEP_DONE :
		result == TARGET_FOREIGN ? STEP_AGAIN : STEP_FAILED;
}

/* Is it put in place by us (and not by git)? */
static bool
is_our_kind(const struct merge_change *c)
{
	return !c->is_large && sync_is_yaml(c->path) && (!c->ours.mode[0] || blob_is_file(&c->ours)) &&
		(!c->result.mode[0] || blob_is_file(&c->result));
}

static bool
is_in(const struct sync_dirty *list, const char *path)
{
	for (size_t i = 0; i < list->n; i++)
		if (!strcmp(list->v[i], path))
			return true;
	return false;
}

/* A session that was found broken is in nobody's way: it stays. */
static bool
is_left(const struct sync *s, const char *path)
{
	for (size_t i = 0; i < s->files.n; i++)
		if (!strcmp(s->files.v[i].path, path))
			return s->files.v[i].what == SYNC_LEFT;
	return false;
}

bool
sync_has_way(const struct sync *s, const char *path)
{
	bool is_good = true;
	for (const char *slash = strchr(path, '/'); slash && is_good; slash = strchr(slash + 1, '/')) {
		char *folder = xasprintf("%s/%.*s", s->top, (int)(slash - path), path);
		struct stat st;
		if (!lstat(folder, &st))
			is_good = S_ISDIR(st.st_mode);
		free(folder);
	}
	return is_good;
}

/* Is what stands in the work tree, as git would store it, this one? */
static bool
is_blob(const struct sync *s, const char *path, const struct blob *b)
{
	char id[GIT_ID_ROOM], target[PATH_MAX];
	char *whole = file_join(s->top, path);
	ssize_t len = readlink(whole, target, sizeof(target));
	bool is_good;
	free(whole);
	if (len >= 0) {
		struct buf link = BUF_INIT, out = BUF_INIT;
		buf_add(&link, target, (size_t)len);
		is_good = !strcmp(b->mode, "120000") &&
			git_feed(&s->git, &link, &out, NULL, "hash-object", "--stdin", NULL) &&
			!strncmp(buf_str(&out), b->id, strlen(b->id));
		buf_done(&link);
		buf_done(&out);
	} else {
		is_good = blob_is_file(b) && git_word(&s->git, id, NULL, "hash-object", "--", path, NULL) &&
			!strcmp(id, b->id);
	}
	return is_good;
}

/*
 * Other files are replaced, not merged: who changed one since we looked, while
 * we talked to the remote for instance, is in the way.
 */
static bool
is_touched(const struct sync *s, const struct merge_change *c)
{
	return !is_our_kind(c) && c->ours.mode[0] && strcmp(c->ours.mode, "160000") &&
		!is_blob(s, c->path, &c->ours);
}

/* Why it must not be put there, or NULL.  staged NULL: what is staged was looked at before. */
static const char *
find_obstacle(const struct sync *s, const struct merge_change *c, const struct sync_dirty *staged)
{
	struct stat st;
	char *path = file_join(s->top, c->path);
	bool is_there = !lstat(path, &st);
	free(path);
	if (!sync_has_way(s, c->path))
		return N_("a file or a link is where a folder should be");
	if (is_there && S_ISDIR(st.st_mode) && strcmp(c->ours.mode, "160000"))
		return N_("a folder is in its place");
	if (is_there && is_our_kind(c) && !S_ISREG(st.st_mode))
		return N_("not a regular file");
	if (is_left(s, c->path))
		return NULL;
	bool is_new_there = is_there && !c->ours.mode[0] && !is_our_kind(c);
	/* Of what we commit the work tree counts, whatever is staged. */
	bool is_staged = !is_our_kind(c) && staged && is_in(staged, c->path);
	if (!is_in(&s->dirty, c->path) && !is_staged && !is_new_there &&
	    !(is_there && is_touched(s, c)))
		return NULL;
	if (is_there ? is_blob(s, c->path, &c->result) : !c->result.mode[0])
		return NULL;
	return N_("changed here and not committed, and changed by others too; commit it "
		"with git or put it away with \"git stash\", and sync again");
}

static bool
list_staged(struct sync *s, struct sync_dirty *staged, struct error *err)
{
	struct buf out = BUF_INIT;
	size_t at = 0;
	const char *path;
	bool is_good = !s->head[0] || git_run(&s->git, &out, err, "diff-index", "--cached", "-z",
		"--name-only", "--no-renames", "--ignore-submodules=all", s->head, NULL);
	while (is_good && (path = git_part(&out, &at)))
		*array_push(staged) = xstrdup(path);
	buf_done(&out);
	return is_good;
}

static bool
is_changed(const struct merge_change *c)
{
	return !blob_is_same(&c->ours, &c->result);
}

static bool
may_place(struct sync *s, const struct merge_changes *changes, struct error *err)
{
	struct sync_dirty staged = {0};
	bool is_good = list_staged(s, &staged, err);
	for (size_t i = 0; i < changes->n && is_good; i++) {
		const struct merge_change *c = &changes->v[i];
		const char *why = is_changed(c) ? find_obstacle(s, c, &staged) : NULL;
		if (why)
			is_good = error_set(err, "%s: %s", c->path, _(why));
	}
	for (size_t i = 0; i < staged.n; i++)
		free(staged.v[i]);
	array_done(&staged);
	return is_good;
}

/* Folders as git makes them: others may read what the umask lets them. */
static bool
make_folders(const struct sync *s, const char *path, struct error *err)
{
	for (const char *slash = strchr(path, '/'); slash; slash = strchr(slash + 1, '/')) {
		char *folder = xasprintf("%s/%.*s", s->top, (int)(slash - path), path);
		bool is_good = !mkdir(folder, 0777) || errno == EEXIST;
		if (!is_good)
			error_errno(err, "%s", folder);
		free(folder);
		if (!is_good)
			return false;
	}
	return true;
}

/* Folders that have become empty go with their last file, as git does it. */
static void
remove_folders(const struct sync *s, const char *path)
{
	char *folder = xstrdup(path), *slash;
	while ((slash = strrchr(folder, '/'))) {
		*slash = '\0';
		char *whole = file_join(s->top, folder);
		bool is_gone = !rmdir(whole);
		free(whole);
		if (!is_gone)
			break;
	}
	free(folder);
}

/*
 * What is there may be the same for git, laid out by its settings (other line
 * ends): then this is what is known to be there.
 */
static void
take_laid_out(const struct sync *s, const struct merge_change *c, const char *path,
	struct buf *known)
{
	struct buf bytes = BUF_INIT, id = BUF_INIT;
	char *as = xasprintf("--path=%s", c->path);
	if (c->ours.mode[0] && file_read(&bytes, path, YAML_SIZE_LIMIT, NULL) &&
	    !is_same(&bytes, known) &&
	    git_feed(&s->git, &bytes, &id, NULL, "hash-object", "--stdin", as, NULL) &&
	    !strncmp(buf_str(&id), c->ours.id, strlen(c->ours.id))) {
		buf_clear(known);
		buf_add(known, bytes.s, bytes.len);
	}
	free(as);
	buf_done(&bytes);
	buf_done(&id);
}

static enum sync_step
place_ours(struct sync *s, const struct merge_change *c, struct error *err)
{
	struct content ours, result = {0};
	bool was_left = false;
	enum sync_step step = STEP_FAILED;
	if (!strcmp(c->ours.id, c->result.id))
		return STEP_DONE;
	char *path = file_join(s->top, c->path);
	bool is_read = content_of_blob(&ours, s, &c->ours, c->path, err) &&
		content_of_blob(&result, s, &c->result, c->path, err);
	if (is_read)
		take_laid_out(s, c, path, &ours.bytes);
	if (!is_read) {
		step = STEP_FAILED;
	} else if (!c->result.mode[0]) {
		step = is_left(s, c->path) ? STEP_DONE : remove_session(path, &ours.bytes, err);
		if (step == STEP_DONE)
			remove_folders(s, c->path);
	} else if (make_folders(s, c->path, err)) {
		step = sync_place_session(path, &result, c->ours.mode[0] ? &ours.bytes : NULL,
			true, &was_left, err);
	}
	if (step == STEP_AGAIN) {
		free(s->busy);
		s->busy = xstrdup(c->path);
	}
	if (step == STEP_DONE && was_left)
		sync_note(s, c->path, SYNC_LEFT, xasprintf(_("broken here, and left so; what the others "
			"have: git show HEAD:%s"), c->path));
	if (step == STEP_DONE && result.kind == CONTENT_BROKEN)
		buf_add(&s->faults, buf_str(&result.faults), result.faults.len);
	content_done(&ours);
	content_done(&result);
	free(path);
	return step;
}

/* Moves a file that git has written beside into its place. */
static bool
move_plain(const struct sync *s, const char *temp, const struct merge_change *c, struct error *err)
{
	mode_t mask = umask(0);
	umask(mask);
	char *from = file_join(s->top, temp), *to = file_join(s->top, c->path);
	struct buf link = BUF_INIT;
	bool is_good = make_folders(s, c->path, err);
	if (is_good && !strcmp(c->result.mode, "120000")) {
		/* What git wrote is where the link leads. */
		is_good = file_read(&link, from, 4096, err);
		if (is_good && (unlink(from) || symlink(buf_str(&link), from)))
			is_good = error_errno(err, "%s", c->path);
	} else if (is_good && chmod(from, (!strcmp(c->result.mode, "100755") ? 0777 : 0666) & ~mask)) {
		is_good = error_errno(err, "%s", c->path);
	}
	if (is_good && rename(from, to))
		is_good = error_errno(err, "%s", c->path);
	buf_done(&link);
	free(from);
	free(to);
	return is_good;
}

static const struct merge_change *
find_change(const struct merge_changes *changes, const char *path)
{
	for (size_t i = 0; i < changes->n; i++)
		if (!strcmp(changes->v[i].path, path))
			return &changes->v[i];
	return NULL;
}

/* Other files: written beside by git, with its filters, and moved. */
static bool
place_plain(struct sync *s, const struct merge_changes *changes, const char *commit,
	const struct buf *paths, struct error *err)
{
	struct buf out = BUF_INIT;
	size_t at = 0;
	const char *line;
	bool is_good = sync_begin_index(s, commit, err) &&
		git_feed(&s->git, paths, &out, err, "checkout-index", "--temp", "-z", "--stdin", NULL);
	sync_end_index(s);
	/* "TEMP\tPATH" */
	while (is_good && (line = git_part(&out, &at))) {
		const char *tab = strchr(line, '\t');
		const struct merge_change *c = tab ? find_change(changes, tab + 1) : NULL;
		if (!c)
			continue;
		char *temp = xstrndup(line, (size_t)(tab - line));
		is_good = move_plain(s, temp, c, err);
		free(temp);
	}
	buf_done(&out);
	return is_good;
}

static bool
remove_plain(const struct sync *s, const struct merge_change *c, struct error *err)
{
	char *path = file_join(s->top, c->path);
	bool is_good = !strcmp(c->ours.mode, "160000") || !unlink(path) || errno == ENOENT;
	if (!is_good)
		error_errno(err, "%s", c->path);
	else
		remove_folders(s, c->path);
	free(path);
	return is_good;
}

/*
 * The other files, last and in one go: saving the sessions has taken a moment,
 * and so each is looked at once more.
 */
static bool
place_others(struct sync *s, const struct merge_changes *changes, const char *commit,
	struct error *err)
{
	struct buf paths = BUF_INIT;
	bool is_good = true;
	for (size_t i = 0; i < changes->n && is_good; i++) {
		const struct merge_change *c = &changes->v[i];
		const char *why = is_changed(c) && !is_our_kind(c) ? find_obstacle(s, c, NULL) : NULL;
		if (why)
			is_good = error_set(err, "%s: %s", c->path, _(why));
	}
	for (size_t i = 0; i < changes->n && is_good; i++) {
		const struct merge_change *c = &changes->v[i];
		if (!is_changed(c) || is_our_kind(c))
			continue;
		if (!c->result.mode[0])
			is_good = remove_plain(s, c, err);
		else if (strcmp(c->result.mode, "160000"))
			buf_add(&paths, c->path, strlen(c->path) + 1);
	}
	is_good = is_good && (!paths.len || place_plain(s, changes, commit, &paths, err));
	buf_done(&paths);
	return is_good;
}

enum sync_step
sync_place(struct sync *s, const struct merge_changes *changes, const char *commit,
	struct error *err)
{
	enum sync_step step = may_place(s, changes, err) ? STEP_DONE : STEP_FAILED;
	for (size_t i = 0; i < changes->n && step == STEP_DONE; i++)
		if (is_changed(&changes->v[i]) && is_our_kind(&changes->v[i]))
			step = place_ours(s, &changes->v[i], err);
	if (step == STEP_DONE && !place_others(s, changes, commit, err))
		step = STEP_FAILED;
	return step;
}
