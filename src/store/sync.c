#include "config.h"

/* One sync from end to end: the remote, and the rounds until it has everything. */

#include "store/sync-parts.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/error.h"
#include "base/i18n.h"

enum {
	ROUNDS = 12,
	REFUSED = 1		/* by a hook of our own too; where nobody was reached it is 128 */
};

enum talk {
	TALK_DONE,
	TALK_BEATEN,		/* somebody pushed meanwhile */
	TALK_OFFLINE,
	TALK_FAILED
};

static bool
has_any(const struct buf *said, const char *const *words)
{
	for (; *words; words++)
		if (strstr(buf_str(said), *words))
			return true;
	return false;
}

/* The remote did not do what was asked: was it there at all? */
static enum talk
explain(struct sync *s, const struct buf *said, struct error *err)
{
	static const char *const refused[] = {"Authentication failed", "Permission denied",
		"could not read Username", "could not read Password", "terminal prompts disabled",
		"Host key verification failed", "returned error: 401", "returned error: 403",
		"access denied", "Access denied", "not authorized", NULL};
	char *sentence = git_sentence(said);
	enum talk talk = TALK_OFFLINE;
	if (has_any(said, refused)) {
		error_set(err, _("%s does not let you in: %s. What you changed is committed here; "
			"put the key or password right and sync again"), s->remote, sentence);
		talk = TALK_FAILED;
	} else {
		free(s->why);
		s->why = xstrdup(sentence);
	}
	free(sentence);
	return talk;
}

/* "remote.NAME.url" of this setting: its NAME, the caller's; else NULL. */
static char *
remote_of(const char *setting)
{
	size_t len = strlen(setting);
	if (strncmp(setting, "remote.", 7) || len < 12 || strcmp(setting + len - 4, ".url"))
		return NULL;
	return xstrndup(setting + 7, len - 11);
}

/* The remote where none is set for the branch: origin, or the only one. */
static bool
choose_remote(struct sync *s, struct error *err)
{
	for (size_t i = 0; i < s->settings.n; i++) {
		char *name = remote_of(s->settings.v[i].name);
		if (!name)
			continue;
		bool is_origin = !strcmp(name, "origin");
		if (!is_origin && s->remote && strcmp(s->remote, name)) {
			free(name);
			if (!strcmp(s->remote, "origin"))
				continue;
			return error_set(err, _("several remotes, and none is set for the branch %s: "
				"\"git branch --set-upstream-to REMOTE/BRANCH\" does that"), s->branch);
		}
		free(s->remote);
		s->remote = name;
		if (is_origin)
			break;
	}
	return true;
}

static bool
find_remote(struct sync *s, struct error *err)
{
	char *name = xasprintf("branch.%s.remote", s->branch);
	char *merge = xasprintf("branch.%s.merge", s->branch);
	const char *remote = sync_setting(s, name), *branch = sync_setting(s, merge);
	free(s->remote);
	free(s->remote_branch);
	s->remote = xstrdup(remote);
	s->is_upstream_set = remote && branch && !strncmp(branch, "refs/heads/", 11);
	s->remote_branch = xstrdup(s->is_upstream_set ? branch + 11 : s->branch);
	free(name);
	free(merge);
	return remote || choose_remote(s, err);
}

/*
 * The branch of a remote that none is set for: that of our name; else, where
 * this is our only branch, the remote's own, whatever that is called.
 */
static enum talk
choose_branch(struct sync *s, struct error *err)
{
	const char *const args[] = {"ls-remote", "--symref", s->remote, NULL};
	struct buf out = BUF_INIT, said = BUF_INIT, branches = BUF_INIT;
	struct git_call call = {.args = args, .out = &out, .messages = &said};
	int status = git_call(&s->git, &call, err);
	enum talk talk = status < 0 ? TALK_FAILED : status ? explain(s, &said, err) : TALK_DONE;
	char *wanted = xasprintf("\trefs/heads/%s\n", s->branch);
	if (talk == TALK_DONE && !strstr(buf_str(&out), wanted) &&
	    !strncmp(buf_str(&out), "ref: refs/heads/", 16) &&
	    git_run(&s->git, &branches, err, "for-each-ref", "--format=%(refname)", "refs/heads", NULL)) {
		char *theirs = xstrndup(out.s + 16, strcspn(out.s + 16, "\t\n"));
		char *line = xasprintf("refs/heads/%s\n", theirs);
		/* With a branch of that name too, this one is meant to be another. */
		s->is_other_name = !strstr(buf_str(&branches), line);
		if (s->is_other_name) {
			free(s->remote_branch);
			s->remote_branch = xstrdup(theirs);
		}
		free(line);
		free(theirs);
	}
	free(wanted);
	buf_done(&branches);
	buf_done(&out);
	buf_done(&said);
	return talk;
}

static enum talk
fetch(struct sync *s, struct error *err)
{
	const char *const args[] = {"fetch", "-q", "--no-tags", "--prune", s->remote, NULL};
	struct buf said = BUF_INIT, out = BUF_INIT;
	struct git_call call = {.args = args, .messages = &said};
	int status = git_call(&s->git, &call, err);
	enum talk talk = status < 0 ? TALK_FAILED : status ? explain(s, &said, err) : TALK_DONE;
	s->tip[0] = '\0';
	if (talk == TALK_DONE) {
		char *ref = xasprintf("refs/remotes/%s/%s^{commit}", s->remote, s->remote_branch);
		const char *const tip[] = {"rev-parse", "-q", "--verify", ref, NULL};
		call = (struct git_call){.args = tip, .out = &out};
		size_t len = 0;
		if (!git_call(&s->git, &call, err))
			len = strcspn(buf_str(&out), "\n");
		memcpy(s->tip, buf_str(&out), len < GIT_ID_ROOM ? len : 0);
		s->tip[len < GIT_ID_ROOM ? len : 0] = '\0';
		free(ref);
	}
	buf_done(&said);
	buf_done(&out);
	return talk;
}

/* What the remote gets with a push: all files, or those that differ from its tip. */
static bool
list_sent(struct sync *s, struct buf *paths, struct error *err)
{
	if (s->tip[0])
		return git_run(&s->git, paths, err, "diff-tree", "-r", "-z", "--name-only",
			"--no-renames", s->tip, s->head, NULL);
	return git_run(&s->git, paths, err, "ls-tree", "-r", "-z", "--name-only", s->head, NULL);
}

static void
note_sent(struct sync *s, const struct buf *paths)
{
	size_t at = 0;
	const char *path;
	while ((path = git_part(paths, &at)))
		sync_note(s, path, SYNC_SENT, NULL);
}

static enum talk
push(struct sync *s, struct error *err)
{
	static const char *const beaten[] = {"[rejected]", "failed to update ref", "cannot lock ref",
		"failed to lock", "incorrect old value", "reference already exists", NULL};
	char *spec = xasprintf("%s:refs/heads/%s", s->head, s->remote_branch);
	const char *const args[] = {"push", "--porcelain", s->remote, spec, NULL};
	struct buf out = BUF_INIT, said = BUF_INIT, paths = BUF_INIT;
	struct git_call call = {.args = args, .out = &out, .messages = &said};
	enum talk talk = TALK_FAILED;
	if (!list_sent(s, &paths, err))
		goto cleanup;
	int status = git_call(&s->git, &call, err);
	if (!status) {
		note_sent(s, &paths);
		talk = TALK_DONE;
	} else if (status == REFUSED || (status > 0 && strstr(buf_str(&out), "\n!\t"))) {
		buf_add(&said, buf_str(&out), out.len);
		if (has_any(&out, beaten)) {
			talk = TALK_BEATEN;
		} else {
			char *sentence = git_sentence(&said);
			error_set(err, _("%s does not take it: %s"), s->remote, sentence);
			free(sentence);
		}
	} else if (status > 0) {
		talk = explain(s, &said, err);
	}
cleanup:
	free(spec);
	buf_done(&out);
	buf_done(&said);
	buf_done(&paths);
	return talk;
}

/* The next run, and plain git, know then where this branch belongs. */
static bool
set_upstream(struct sync *s, struct error *err)
{
	if (s->is_upstream_set)
		return true;
	char *name = xasprintf("branch.%s.remote", s->branch);
	char *merge = xasprintf("branch.%s.merge", s->branch);
	char *ref = xasprintf("refs/heads/%s", s->remote_branch);
	bool is_good = git_run(&s->git, NULL, err, "config", name, s->remote, NULL) &&
		git_run(&s->git, NULL, err, "config", merge, ref, NULL);
	s->is_upstream_set = is_good;
	free(name);
	free(merge);
	free(ref);
	return is_good;
}

/* Brings in what the remote has, and pushes. */
static enum talk
exchange(struct sync *s, enum sync_step *step, struct error *err)
{
	*step = STEP_DONE;
	enum talk talk = s->is_upstream_set || s->is_other_name ? TALK_DONE : choose_branch(s, err);
	if (talk == TALK_DONE)
		talk = fetch(s, err);
	if (talk != TALK_DONE)
		return talk;
	if (s->tip[0])
		*step = sync_merge_tip(s, err);
	if (*step != STEP_DONE)
		return TALK_DONE;
	if (s->head[0] && strcmp(s->head, s->tip))
		talk = push(s, err);
	if (talk == TALK_DONE && s->head[0] && !set_upstream(s, err))
		talk = TALK_FAILED;
	return talk;
}

bool
sync_run(struct sync *s, struct error *err)
{
	for (int i = 0; i < ROUNDS; i++) {
		if (i && !sync_look(s, err))
			return false;
		enum sync_step step = sync_commit_local(s, err);
		if (step == STEP_FAILED)
			return false;
		if (step == STEP_AGAIN)
			continue;
		if (!s->remote && !find_remote(s, err))
			return false;
		if (!s->remote) {
			s->reach = SYNC_NO_REMOTE;
			return true;
		}
		enum talk talk = exchange(s, &step, err);
		if (talk == TALK_FAILED || step == STEP_FAILED)
			return false;
		s->reach = talk == TALK_OFFLINE ? SYNC_OFFLINE : SYNC_SHARED;
		if (talk == TALK_OFFLINE || (talk == TALK_DONE && step == STEP_DONE))
			return true;
	}
	if (s->busy)
		return error_set(err, _("%s: it is changed all the time, or holds something that cannot be "
			"merged; sync again"), s->busy);
	return error_set(err, _("others have been faster %d times; sync again"), ROUNDS);
}
