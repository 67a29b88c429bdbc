#include "config.h"

/* The repository: finding it, making it, its settings, its index and HEAD. */

#include "store/sync-parts.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/clock.h"
#include "base/error.h"
#include "base/file.h"
#include "base/i18n.h"

#define LOCK_NAME "kompass-sync.lock"
#define MARKER_NAME "kompass-sync.update"
#define INDEX_NAME "kompass-sync.index"
#define DRIVER_NAME "Kompass sessions"

enum { SMALL_FILE = 1 << 20, INDEX_LIMIT = 1 << 30 };

static char *
in_folder(const char *folder, const char *name)
{
	return xasprintf("%s/%s", folder, name);
}

static bool
is_there(const char *folder, const char *name)
{
	struct stat st;
	char *path = in_folder(folder, name);
	bool found = !lstat(path, &st);
	free(path);
	return found;
}

/* The nth line of output, NULL where there are fewer; the caller frees. */
static char *
nth_line(const struct buf *out, int n)
{
	const char *p = buf_str(out);
	for (; n && *p; n--) {
		p += strcspn(p, "\n");
		p += *p == '\n';
	}
	return *p ? xstrndup(p, strcspn(p, "\n")) : NULL;
}

static bool
refuse_folder(const char *folder, const struct buf *said, struct error *err)
{
	if (strstr(buf_str(said), "not a git repository"))
		return error_set(err, _("%s is not shared yet; \"kompass sync --init %s\" begins that"),
			folder, folder);
	char *sentence = git_sentence(said);
	error_set(err, "%s: git: %s", folder, sentence);
	free(sentence);
	return false;
}

static bool
find(struct sync *s, const char *folder, struct error *err)
{
	enum { LINE_BARE, LINE_INSIDE, LINE_GIT, LINE_COMMON, LINE_TOP, LINES };
	static const char *const args[] = {"rev-parse", "--path-format=absolute",
		"--is-bare-repository", "--is-inside-work-tree", "--git-dir", "--git-common-dir",
		"--show-toplevel", NULL};
	struct buf out = BUF_INIT, said = BUF_INIT;
	char *lines[LINES];
	struct git_call call = {.args = args, .out = &out, .messages = &said};
	int status = git_call(&s->git, &call, err);
	for (int i = 0; i < LINES; i++)
		lines[i] = status < 0 ? NULL : nth_line(&out, i);
	bool is_good = false;
	if (status > 0 && lines[LINE_BARE] && !strcmp(lines[LINE_BARE], "true"))
		error_set(err, _("%s is a bare repository, for sharing only; sync a clone of it"), folder);
	else if (status > 0 && lines[LINE_INSIDE] && !strcmp(lines[LINE_INSIDE], "false"))
		error_set(err, _("%s lies inside git's own folder; name the folder with the sessions"),
			folder);
	else if (status > 0 || (!status && !lines[LINE_TOP]))
		refuse_folder(folder, &said, err);
	else
		is_good = !status;
	if (is_good) {
		s->git_dir = lines[LINE_GIT];
		s->common_dir = lines[LINE_COMMON];
		s->top = lines[LINE_TOP];
		lines[LINE_GIT] = lines[LINE_COMMON] = lines[LINE_TOP] = NULL;
		free(s->git.folder);
		s->git.folder = xstrdup(s->top);
	}
	for (int i = 0; i < LINES; i++)
		free(lines[i]);
	buf_done(&out);
	buf_done(&said);
	return is_good;
}

/*
 * One sync at a time.  The processes that change the index and HEAD inherit the
 * lock: it also tells that none of a killed run's is left.  (Those that talk to
 * the remote do not: they may leave something running for hours.)
 */
static bool
lock(struct sync *s, struct error *err)
{
	char *path = in_folder(s->git_dir, LOCK_NAME);
	s->lock = open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0666);
	bool is_good = s->lock >= 0;
	if (!is_good)
		error_errno(err, "%s", path);
	else if (flock(s->lock, LOCK_EX | LOCK_NB))
		is_good = error_set(err, _("%s: another kompass sync is at work here; wait for it"), s->top);
	free(path);
	return is_good;
}

enum { LOCK_SECONDS = 30 };	/* what git takes for an index, and more */

/*
 * A lock of git's from just after the marker: held by the git of the run that
 * was killed, which ends with it.  A younger one may be that of a git at work.
 */
static void
remove_stale(const char *folder, const char *name, const struct stat *marker)
{
	struct stat st;
	char *path = xasprintf("%s/%s.lock", folder, name);
	if (!lstat(path, &st) && S_ISREG(st.st_mode) && st.st_mtime >= marker->st_mtime &&
	    st.st_mtime - marker->st_mtime <= LOCK_SECONDS)
		unlink(path);
	free(path);
}

/* A run that was killed while git changed the index or HEAD has left git's locks. */
static void
recover(const struct sync *s)
{
	struct stat st;
	char *marker = in_folder(s->git_dir, MARKER_NAME);
	char *index = in_folder(s->git_dir, INDEX_NAME);
	if (!lstat(marker, &st)) {
		char *ref = xasprintf("refs/heads/%s", s->branch ? s->branch : "main");
		remove_stale(s->git_dir, "index", &st);
		remove_stale(s->git_dir, "HEAD", &st);
		remove_stale(s->common_dir, ref, &st);
		free(ref);
		unlink(marker);
	}
	unlink(index);
	free(index);
	index = in_folder(s->git_dir, INDEX_NAME ".lock");
	unlink(index);
	free(index);
	free(marker);
}

static bool
refuse_state(const struct sync *s, struct error *err)
{
	static const struct {
		const char *name, *what, *how;
	} states[] = {
		{"MERGE_HEAD", N_("a merge"), "git commit, git merge --abort"},
		{"rebase-merge", N_("a rebase"), "git rebase --continue, git rebase --abort"},
		{"rebase-apply", N_("a rebase"), "git rebase --continue, git rebase --abort"},
		{"CHERRY_PICK_HEAD", N_("a cherry-pick"),
			"git cherry-pick --continue, git cherry-pick --abort"},
		{"REVERT_HEAD", N_("a revert"), "git revert --continue, git revert --abort"},
		{"BISECT_LOG", N_("a bisect"), "git bisect reset"},
	};
	for (size_t i = 0; i < sizeof(states) / sizeof(*states); i++)
		if (is_there(s->git_dir, states[i].name))
			return error_set(err, _("%s: %s is not finished here; finish it or give it up "
				"(%s), then sync again"), s->top, _(states[i].what), states[i].how);
	if (is_there(s->git_dir, "index.lock"))
		return error_set(err, _("%s: another git is at work here; wait for it. If there is none, "
			"it was killed: remove %s/index.lock"), s->top, s->git_dir);
	return true;
}

bool
sync_look(struct sync *s, struct error *err)
{
	static const char *const args[] = {"symbolic-ref", "-q", "HEAD", NULL};
	static const char *const head_args[] = {"rev-parse", "-q", "--verify", "HEAD^{commit}", NULL};
	struct buf out = BUF_INIT;
	struct git_call call = {.args = args, .out = &out};
	int status = git_call(&s->git, &call, err);
	bool is_branch = !status && !strncmp(buf_str(&out), "refs/heads/", 11);
	free(s->branch);
	s->branch = is_branch ? xstrndup(out.s + 11, strcspn(out.s + 11, "\n")) : NULL;
	recover(s);
	s->head[0] = '\0';
	buf_clear(&out);
	call.args = head_args;
	if (status >= 0 && !git_call(&s->git, &call, err)) {
		size_t len = strcspn(buf_str(&out), "\n");
		memcpy(s->head, buf_str(&out), len < GIT_ID_ROOM ? len : 0);
		s->head[len < GIT_ID_ROOM ? len : 0] = '\0';
	}
	buf_done(&out);
	if (status < 0 || !refuse_state(s, err))
		return false;
	if (!is_branch)
		return error_set(err, _("%s: HEAD is detached, on no branch; go to one "
			"(git switch main), then sync again"), s->top);
	return true;
}

static bool
read_settings(struct sync *s, struct error *err)
{
	struct buf out = BUF_INIT;
	size_t at = 0;
	const char *part;
	bool is_good = git_run(&s->git, &out, err, "config", "-z", "--list", NULL);
	while (is_good && (part = git_part(&out, &at))) {
		const char *nl = strchr(part, '\n');
		size_t len = nl ? (size_t)(nl - part) : strlen(part);
		*array_push(&s->settings) = (struct sync_setting){xstrndup(part, len),
			xstrdup(nl ? nl + 1 : "true")};
	}
	buf_done(&out);
	return is_good;
}

const char *
sync_setting(const struct sync *s, const char *name)
{
	for (size_t i = s->settings.n; i-- > 0;)
		if (!strcmp(s->settings.v[i].name, name))
			return s->settings.v[i].value;
	return NULL;
}

/* ssh must not wait for ever, nor ask where nobody sits. */
static void
set_ssh(struct sync *s, bool may_ask)
{
	if (git_has(&s->git, "GIT_SSH_COMMAND") || git_has(&s->git, "GIT_SSH") ||
	    sync_setting(s, "core.sshcommand"))
		return;
	git_set(&s->git, "GIT_SSH_COMMAND", may_ask ? "ssh -o ConnectTimeout=20" :
		"ssh -o ConnectTimeout=20 -o BatchMode=yes");
}

/* Commits bear the program's time, which tests can pin. */
static void
set_time(struct sync *s)
{
	struct stamp now = clock_now();
	int offset = now.offset < 0 ? -now.offset : now.offset;
	char *text = xasprintf("%lld %c%02d%02d", (long long)now.seconds,
		now.offset < 0 ? '-' : '+', offset / 60, offset % 60);
	if (!git_has(&s->git, "GIT_AUTHOR_DATE"))
		git_set(&s->git, "GIT_AUTHOR_DATE", text);
	if (!git_has(&s->git, "GIT_COMMITTER_DATE"))
		git_set(&s->git, "GIT_COMMITTER_DATE", text);
	free(text);
}

bool
sync_open(struct sync *s, const char *folder, bool may_ask, struct error *err)
{
	struct stat st;
	*s = (struct sync){.lock = -1};
	if (stat(folder, &st))
		return error_errno(err, "%s", folder);
	if (!S_ISDIR(st.st_mode))
		return error_set(err, _("%s: not a folder; sync shares a whole folder"), folder);
	git_open(&s->git, folder, may_ask);
	if (find(s, folder, err) && lock(s, err) && sync_look(s, err) && read_settings(s, err)) {
		set_ssh(s, may_ask);
		set_time(s);
		return true;
	}
	sync_done(s);
	return false;
}

void
sync_done(struct sync *s)
{
	git_done(&s->git);
	for (size_t i = 0; i < s->settings.n; i++) {
		free(s->settings.v[i].name);
		free(s->settings.v[i].value);
	}
	array_done(&s->settings);
	for (size_t i = 0; i < s->files.n; i++) {
		free(s->files.v[i].path);
		free(s->files.v[i].remark);
	}
	array_done(&s->files);
	for (size_t i = 0; i < s->dirty.n; i++)
		free(s->dirty.v[i]);
	array_done(&s->dirty);
	buf_done(&s->faults);
	free(s->top);
	free(s->git_dir);
	free(s->common_dir);
	free(s->branch);
	free(s->remote);
	free(s->remote_branch);
	free(s->why);
	free(s->busy);
	if (s->lock >= 0)
		close(s->lock);
	*s = (struct sync){.lock = -1};
}

/* Is there a line of which all these words are part? */
static bool
has_line(const struct buf *text, const char *first, const char *second)
{
	for (const char *p = buf_str(text); *p;) {
		size_t len = strcspn(p, "\n");
		char *line = xstrndup(p, len);
		bool found = !strncmp(line, first, strlen(first)) && strstr(line, second);
		free(line);
		if (found)
			return true;
		p += len + (p[len] == '\n');
	}
	return false;
}

/* Adds lines to a file that may be there, keeping the others. */
static bool
add_lines(const char *folder, const char *name, const char *first, const char *second,
	const char *lines, struct error *err)
{
	struct stat st;
	struct buf text = BUF_INIT;
	char *path = file_join(folder, name);
	bool exists = !lstat(path, &st);
	bool is_good = !exists || file_read(&text, path, SMALL_FILE, err);
	if (is_good && !has_line(&text, first, second)) {
		if (text.len && text.s[text.len - 1] != '\n')
			buf_addc(&text, '\n');
		buf_adds(&text, lines);
		is_good = file_write(path, text.s, text.len, exists ? st.st_mode & 0777 : 0644, true, err);
	}
	free(path);
	buf_done(&text);
	return is_good;
}

bool
sync_init(const char *folder, bool *is_new, struct error *err)
{
	struct sync s = {.lock = -1};
	struct stat st;
	struct error why = ERROR_INIT;
	if (stat(folder, &st) || !S_ISDIR(st.st_mode))
		return error_set(err, _("%s: no folder; make it first"), folder);
	git_open(&s.git, folder, false);
	/* Only where git finds nothing: whatever else is wrong stays and is said. */
	struct buf said = BUF_INIT;
	static const char *const args[] = {"rev-parse", "--show-toplevel", NULL};
	struct git_call call = {.args = args, .messages = &said};
	int status = git_call(&s.git, &call, err);
	*is_new = status > 0 && strstr(buf_str(&said), "not a git repository");
	bool is_good = status >= 0;
	if (is_good && *is_new) {
		static const char *const branch[] = {"config", "init.defaultBranch", NULL};
		call = (struct git_call){.args = branch};
		bool has_branch = !git_call(&s.git, &call, NULL);
		is_good = has_branch ? git_run(&s.git, NULL, err, "init", "-q", NULL) :
			git_run(&s.git, NULL, err, "init", "-q", "-b", "main", NULL);
	}
	is_good = is_good && find(&s, folder, err);
	char *real = is_good ? realpath(folder, NULL) : NULL;
	if (real && strcmp(real, s.top))
		is_good = error_set(err, _("%s lies in the repository %s; \"kompass sync --init %s\" "
			"shares all of that, \"git init %s\" makes one of its own"), folder, s.top, s.top, folder);
	free(real);
	is_good = is_good &&
		add_lines(s.top, ".gitattributes", "*.yaml", "merge=kompass",
			"*.yaml merge=kompass -text\n", err) &&
		add_lines(s.top, ".gitignore", ".*.kompass-tmp", "", ".*.kompass-tmp\n.*.tmp\n.merge_file_*\n",
			err);
	error_done(&why);
	buf_done(&said);
	sync_done(&s);
	return is_good;
}

/* A word of the shell that git runs drivers by, after its own %. */
static void
add_quoted(struct buf *out, const char *path)
{
	buf_addc(out, '\'');
	for (const char *p = path; *p; p++) {
		if (*p == '\'')
			buf_adds(out, "'\\''");
		else if (*p == '%')
			buf_adds(out, "%%");
		else
			buf_addc(out, *p);
	}
	buf_addc(out, '\'');
}

/* The path of this program; "kompass" where the system does not tell. */
static char *
own_path(void)
{
	char path[4096];
	ssize_t len = readlink("/proc/self/exe", path, sizeof(path));
	if (len <= 0 || (size_t)len == sizeof(path))
		return xstrdup("kompass");
	char *name = xstrndup(path, (size_t)len);
	if (access(name, X_OK)) {
		free(name);
		name = xstrdup("kompass");
	}
	return name;
}

bool
sync_set_driver(struct sync *s, struct error *err)
{
	struct buf text = BUF_INIT, driver = BUF_INIT;
	char *attributes = file_join(s->top, ".gitattributes");
	bool is_wanted = file_read(&text, attributes, SMALL_FILE, NULL) &&
		strstr(buf_str(&text), "merge=kompass");
	char *path = own_path();
	add_quoted(&driver, path);
	buf_adds(&driver, " merge --git %O %A %B");
	const char *now = sync_setting(s, "merge.kompass.driver");
	bool is_good = true;
	if (is_wanted && (!now || strcmp(now, buf_str(&driver))))
		is_good = git_run(&s->git, NULL, err, "config", "merge.kompass.name", DRIVER_NAME, NULL) &&
			git_run(&s->git, NULL, err, "config", "merge.kompass.driver",
				buf_str(&driver), NULL);
	free(path);
	free(attributes);
	buf_done(&text);
	buf_done(&driver);
	return is_good;
}

/* In the environment or the settings, for authors and committers alike. */
static bool
has_identity(const struct sync *s, const char *who, const char *part)
{
	char *variable = xasprintf("GIT_%s_%s", who, !strcmp(part, "name") ? "NAME" : "EMAIL");
	char *setting = xasprintf("%s.%s", !strcmp(who, "AUTHOR") ? "author" : "committer", part);
	char *user = xasprintf("user.%s", part);
	bool found = git_has(&s->git, variable) || sync_setting(s, setting) || sync_setting(s, user) ||
		(!strcmp(part, "email") && git_has(&s->git, "EMAIL"));
	free(variable);
	free(setting);
	free(user);
	return found;
}

bool
sync_has_author(const struct sync *s)
{
	return has_identity(s, "AUTHOR", "name") && has_identity(s, "AUTHOR", "email") &&
		has_identity(s, "COMMITTER", "name") && has_identity(s, "COMMITTER", "email");
}

void
sync_set_author(struct sync *s, const char *id, const char *name)
{
	char *email = xasprintf("%s@kompass.invalid", id);
	const char *whole = name ? name : id;
	if (!has_identity(s, "AUTHOR", "name"))
		git_set(&s->git, "GIT_AUTHOR_NAME", whole);
	if (!has_identity(s, "AUTHOR", "email"))
		git_set(&s->git, "GIT_AUTHOR_EMAIL", email);
	if (!has_identity(s, "COMMITTER", "name"))
		git_set(&s->git, "GIT_COMMITTER_NAME", whole);
	if (!has_identity(s, "COMMITTER", "email"))
		git_set(&s->git, "GIT_COMMITTER_EMAIL", email);
	free(email);
}

/* A copy of the index keeps what git knows of each file's time and size. */
static void
copy_index(const struct sync *s)
{
	struct buf bytes = BUF_INIT;
	char *index = in_folder(s->git_dir, "index");
	if (file_read(&bytes, index, INDEX_LIMIT, NULL) &&
	    !file_write(s->git.index, buf_str(&bytes), bytes.len, 0600, true, NULL))
		unlink(s->git.index);
	buf_done(&bytes);
	free(index);
}

bool
sync_begin_index(struct sync *s, const char *commit, struct error *err)
{
	static const char *const unmerged[] = {"ls-files", "-u", NULL};
	free(s->git.index);
	s->git.index = in_folder(s->git_dir, INDEX_NAME);
	unlink(s->git.index);
	if (!commit[0])
		return git_run(&s->git, NULL, err, "read-tree", "--empty", NULL);
	copy_index(s);
	if (git_run(&s->git, NULL, NULL, "read-tree", "-m", commit, NULL))
		return true;
	struct buf out = BUF_INIT;
	struct git_call call = {.args = unmerged, .out = &out};
	bool is_good = !git_call(&s->git, &call, err);
	if (is_good && out.len)
		is_good = error_set(err, _("%s: files are not merged to the end (git status); settle them "
			"with git, then sync again"), s->top);
	buf_done(&out);
	unlink(s->git.index);
	return is_good && git_run(&s->git, NULL, err, "read-tree", commit, NULL);
}

void
sync_end_index(struct sync *s)
{
	if (!s->git.index)
		return;
	unlink(s->git.index);
	free(s->git.index);
	s->git.index = NULL;
}

bool
sync_commit_tree(const struct sync *s, char id[GIT_ID_ROOM], const char *tree,
	const char *const *parents, const struct buf *message, struct error *err)
{
	const char *args[] = {NULL, NULL, NULL, NULL};
	struct buf out = BUF_INIT;
	for (size_t i = 0; i < 2 && parents[i]; i++) {
		args[2 * i] = "-p";
		args[2 * i + 1] = parents[i];
	}
	bool is_good = git_feed(&s->git, message, &out, err, "commit-tree", tree,
		args[0], args[1], args[2], args[3], NULL);
	size_t len = strcspn(buf_str(&out), "\n");
	if (is_good && len < GIT_ID_ROOM) {
		memcpy(id, buf_str(&out), len);
		id[len] = '\0';
	}
	buf_done(&out);
	return is_good;
}

enum sync_step
sync_move_head(struct sync *s, const struct buf *lines, const char *to,
	const char *message, struct error *err)
{
	static const char *const refresh[] = {"update-index", "-q", "--refresh", NULL};
	char *marker = in_folder(s->git_dir, MARKER_NAME);
	char *index = s->git.index;
	char nothing[GIT_ID_ROOM] = "";
	struct git_call call = {.args = refresh};
	enum sync_step step = STEP_FAILED;
	memset(nothing, '0', strlen(to));
	s->git.index = NULL;
	fcntl(s->lock, F_SETFD, 0);
	/* The index first: with HEAD ahead of it, a plain `git commit` would take all of this back. */
	if (file_write(marker, "", 0, 0600, true, err) &&
	    git_feed(&s->git, lines, NULL, err, "update-index", "-z", "--index-info", NULL) &&
	    git_call(&s->git, &call, err) >= 0) {
		struct error why = ERROR_INIT;
		step = STEP_DONE;
		if (git_run(&s->git, NULL, &why, "update-ref", "-m", message, "HEAD", to,
		    s->head[0] ? s->head : nothing, NULL)) {
			memcpy(s->head, to, GIT_ID_ROOM);
		} else if (error_text(&why) && strstr(error_text(&why), "but expected")) {
			/* Somebody committed meanwhile. */
			step = STEP_AGAIN;
		} else {
			error_set(err, "%s", error_text(&why));
			step = STEP_FAILED;
		}
		error_done(&why);
	}
	fcntl(s->lock, F_SETFD, FD_CLOEXEC);
	unlink(marker);
	s->git.index = index;
	free(marker);
	return step;
}
