#include "config.h"

/*
 * What others did, merged with what is committed here, path by path: sessions
 * by their items, in this process; everything else by git.  Nothing is touched
 * before all of it is decided.
 */

#include "store/sync-parts.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/diag.h"
#include "base/dict.h"
#include "base/error.h"
#include "base/i18n.h"
#include "model/session.h"
#include "store/yaml.h"

/* YAML that is no session, while git merges the rest: its own way, whatever the settings say. */
#define PLAIN_DRIVER "merge.kompass.driver=git merge-file -q %A %O %B"

struct merge {
	struct sync *sync;
	char base[GIT_ID_ROOM];		/* "" where nothing is here yet */
	struct merge_changes changes;
	struct buf ours, theirs;	/* what diff-tree said, base to each */
	struct buf plain;		/* git's own merge: a tree and its conflicts; lazily */
	bool has_plain;
	struct buf remarks;		/* for the message of the commit */
};

static bool
diff(const struct sync *s, const char *from, const char *to, struct buf *out, struct error *err)
{
	return git_run(&s->git, out, err, "diff-tree", "-r", "-z", "--raw", "--no-renames",
		"--no-abbrev", from, to, NULL);
}

/* Theirs, with what we did to the same paths. */
static void
pair(struct merge *m)
{
	struct dict by_path = {0};
	struct tree_change t;
	size_t at = 0;
	while (tree_change_next(&m->theirs, &at, &t))
		*array_push(&m->changes) = (struct merge_change){.path = xstrdup(t.path),
			.base = t.from, .ours = t.from, .theirs = t.to, .result = t.to};
	for (size_t i = 0; i < m->changes.n; i++)
		dict_put(&by_path, m->changes.v[i].path, &m->changes.v[i]);
	at = 0;
	while (tree_change_next(&m->ours, &at, &t)) {
		struct merge_change *c = dict_get(&by_path, t.path);
		if (c) {
			c->ours = t.to;
			c->is_ours_changed = true;
		}
	}
	dict_done(&by_path);
}

static void
say(struct merge_change *c, enum sync_what what, char *remark)
{
	c->is_noted = true;
	c->what = what;
	free(c->remark);
	c->remark = remark;
}

/* A part of a file name from a person's name. */
static void
add_who(struct buf *out, const char *name)
{
	size_t before = out->len;
	for (const char *p = name; *p && *p != '\n'; p++) {
		unsigned char c = (unsigned char)*p;
		bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
			(c >= '0' && c <= '9') || c >= 0x80;
		if (is_letter)
			buf_addc(out, *p);
		else if (out->len > before && out->s[out->len - 1] != '-')
			buf_addc(out, '-');
	}
	if (out->len == before)
		buf_adds(out, "git");
}

/*
 * The name for a version that cannot be where it was: whose it is and which.
 * A session keeps a name to be opened by, a broken one gets none.
 */
static char *
name_beside(const struct sync *s, const char *path, const char *commit,
	const struct blob *b, bool is_session, struct error *err)
{
	enum { SHORT = 7 };
	struct buf author = BUF_INIT, name = BUF_INIT;
	if (!git_run(&s->git, &author, err, "log", "-1", "--format=%an", commit, "--", path, NULL)) {
		buf_done(&author);
		return NULL;
	}
	const char *dot = is_session ? strrchr(path, '.') : NULL;
	buf_add(&name, path, dot ? (size_t)(dot - path) : strlen(path));
	buf_addc(&name, '.');
	add_who(&name, buf_str(&author));
	buf_addf(&name, "-%.*s%s", SHORT, b->id, dot ? dot : "");
	buf_done(&author);
	return buf_steal(&name);
}

/* Both stay: winner under the path, loser (of that commit) beside it. */
static bool
keep_both(struct merge *m, size_t i, bool is_ours_first, bool is_session,
	const char *why, struct error *err)
{
	const struct sync *s = m->sync;
	struct merge_change *c = &m->changes.v[i];
	const struct blob loser = is_ours_first ? c->theirs : c->ours;
	char *name = name_beside(s, c->path, is_ours_first ? s->tip : s->head, &loser, is_session, err);
	if (!name)
		return false;
	c->result = is_ours_first ? c->ours : c->theirs;
	say(c, SYNC_BESIDE, is_ours_first ?
		xasprintf(_("%s; theirs is in %s"), why, name) :
		xasprintf(_("%s; yours is in %s"), why, name));
	buf_addf(&m->remarks, "\n%s: two versions could not be merged.\n"
		"One is still there, the other is in\n%s\n", c->path, name);
	struct buf line = BUF_INIT;
	bool is_good = git_run(&s->git, &line, err, "ls-tree", "-z",
		s->head[0] ? s->head : s->tip, "--", name, NULL);
	if (is_good && !line.len)
		*array_push(&m->changes) = (struct merge_change){.path = name, .result = loser};
	else
		free(name);
	buf_done(&line);
	return is_good;
}

/* Of two evaluations under one name the one with the smaller id has it, on every machine. */
static bool
part_evaluations(struct merge *m, size_t i, const struct content *ours,
	const struct content *theirs, struct error *err)
{
	const struct merge_change *c = &m->changes.v[i];
	int order = strcmp(ours->session->evaluation, theirs->session->evaluation);
	if (!order)
		order = strcmp(c->ours.id, c->theirs.id);
	return keep_both(m, i, order < 0, true, _("two evaluations under one name"), err);
}

static bool
merge_sessions(struct merge *m, size_t i, struct content *ours,
	struct content *theirs, struct error *err)
{
	struct merge_change *c = &m->changes.v[i];
	bool has_changed;
	if (!content_merge(theirs, ours, &has_changed)) {
		/* Only they changed it: they put another evaluation there. */
		if (!c->is_ours_changed)
			return true;
		return part_evaluations(m, i, ours, theirs, err);
	}
	memcpy(c->result.mode, c->ours.mode, sizeof(c->ours.mode));
	if (has_changed && theirs->bytes.len > YAML_SIZE_LIMIT)
		return error_set(err, _("%s: merged with theirs it would be larger than %d MB, which "
			"could not be read again"), c->path, YAML_SIZE_LIMIT / 1024 / 1024);
	if (has_changed && !sync_store(m->sync, &theirs->bytes, &c->result, err))
		return false;
	c->conflicts = session_conflicts(theirs->session);
	if (c->is_ours_changed)
		say(c, SYNC_MERGED, NULL);
	return true;
}

static void
add_faults(struct sync *s, const struct content *c, const char *label)
{
	struct diags diags;
	if (c->kind == CONTENT_BROKEN) {
		buf_add(&s->faults, buf_str(&c->faults), c->faults.len);
		return;
	}
	diags_init(&diags, label);
	diag_error(&diags, 1, 1, _("this is no session"));
	diags_format(&s->faults, &diags);
	diags_done(&diags);
}

/* A session of ours, and what they have in its place. */
static bool
decide_session(struct merge *m, size_t i, struct content *ours, struct error *err)
{
	struct sync *s = m->sync;
	struct merge_change *c = &m->changes.v[i];
	struct content theirs;
	char *label = xasprintf("%s/%s:%s", s->remote, s->remote_branch, c->path);
	bool is_good = content_of_blob(&theirs, s, &c->theirs, label, err);
	if (is_good && theirs.kind == CONTENT_SESSION) {
		is_good = merge_sessions(m, i, ours, &theirs, err);
	} else if (is_good) {
		add_faults(s, &theirs, label);
		is_good = keep_both(m, i, true, false, _("broken on their side"), err);
	}
	content_done(&theirs);
	free(label);
	return is_good;
}

/* Ours is broken: what they have in its place goes before, if it is whole. */
static bool
decide_broken(struct merge *m, size_t i, struct error *err)
{
	struct merge_change *c = &m->changes.v[i];
	struct content theirs;
	if (!content_of_blob(&theirs, m->sync, &c->theirs, c->path, err))
		return false;
	bool is_whole = theirs.kind == CONTENT_SESSION || theirs.kind == CONTENT_QUESTIONNAIRE;
	content_done(&theirs);
	return keep_both(m, i, !is_whole, false, _("broken here"), err);
}

/* git's own merge of the two commits, for files that are no sessions. */
static bool
merge_plain(struct merge *m, struct error *err)
{
	const struct sync *s = m->sync;
	struct buf messages = BUF_INIT;
	const char *const args[] = {"-c", PLAIN_DRIVER, "merge-tree", "--write-tree", "-z",
		"--name-only", "--no-messages", s->head, s->tip, NULL};
	struct git_call call = {.args = args, .out = &m->plain, .messages = &messages};
	int status = git_call(&s->git, &call, err);
	if (status > 1) {
		char *said = git_sentence(&messages);
		error_set(err, "git merge-tree: %s", said);
		free(said);
	}
	buf_done(&messages);
	m->has_plain = status == 0 || status == 1;
	return m->has_plain;
}

/* A file of another kind that both changed. */
static bool
decide_plain(struct merge *m, size_t i, struct error *err)
{
	const struct sync *s = m->sync;
	struct merge_change *c = &m->changes.v[i];
	size_t at = 0;
	if (!m->has_plain && !merge_plain(m, err))
		return false;
	const char *tree = git_part(&m->plain, &at), *conflict;
	while ((conflict = git_part(&m->plain, &at)))
		if (!strcmp(conflict, c->path))
			return keep_both(m, i, true, false, _("both changed the same lines"), err);
	struct buf line = BUF_INIT;
	bool is_good = git_run(&s->git, &line, err, "ls-tree", "-z", tree ? tree : "", "--", c->path, NULL);
	if (is_good) {
		/* "MODE blob ID\tPATH" */
		const char *mode = buf_str(&line), *id = mode;
		for (int n = 0; n < 2 && (id = strchr(id, ' ')); n++)
			id++;
		size_t len = id ? strcspn(id, "\t") : 0;
		c->result = (struct blob){0};
		if (len && len < GIT_ID_ROOM) {
			memcpy(c->result.mode, mode, 6);
			memcpy(c->result.id, id, len);
		}
		say(c, SYNC_MERGED, NULL);
	}
	buf_done(&line);
	return is_good;
}

static bool
decide(struct merge *m, size_t i, struct error *err)
{
	struct sync *s = m->sync;
	struct merge_change *c = &m->changes.v[i];
	struct content ours;
	if (blob_is_same(&c->ours, &c->theirs)) {
		c->result = c->ours;
		return true;
	}
	say(c, c->theirs.mode[0] ? SYNC_RECEIVED : SYNC_DELETED, NULL);
	if (!c->theirs.mode[0]) {
		if (c->is_ours_changed) {
			c->result = c->ours;
			say(c, SYNC_KEPT, xstrdup(_("deleted by others, but changed here")));
		}
		return true;
	}
	if (!c->ours.mode[0]) {
		if (c->is_ours_changed)
			say(c, SYNC_KEPT, xstrdup(_("deleted here, but changed by others")));
		return true;
	}
	if (!sync_is_yaml(c->path) || !blob_is_file(&c->ours))
		return !c->is_ours_changed || decide_plain(m, i, err);
	if (!content_of_blob(&ours, s, &c->ours, c->path, err))
		return false;
	bool is_good = true;
	if (ours.kind == CONTENT_SESSION)
		is_good = decide_session(m, i, &ours, err);
	else if (ours.kind == CONTENT_BROKEN && c->is_ours_changed)
		is_good = decide_broken(m, i, err);
	else if (c->is_ours_changed)
		is_good = decide_plain(m, i, err);
	content_done(&ours);
	return is_good;
}

static bool
decide_all(struct merge *m, struct error *err)
{
	/* keep_both adds to the end what needs no decision. */
	size_t n = m->changes.n;
	for (size_t i = 0; i < n; i++)
		if (!decide(m, i, err))
			return false;
	return true;
}

static void
write_message(struct buf *message, const struct merge *m)
{
	const struct sync *s = m->sync;
	buf_addf(message, "kompass: merge %s/%s\n\n", s->remote, s->remote_branch);
	for (size_t i = 0; i < m->changes.n; i++) {
		const struct merge_change *c = &m->changes.v[i];
		if (c->is_noted && c->what == SYNC_MERGED)
			buf_addf(message, "merged %s\n", c->path);
		else if (c->is_noted && c->what == SYNC_KEPT)
			buf_addf(message, "kept %s, deleted on one side and changed on the other\n", c->path);
	}
	buf_add(message, buf_str(&m->remarks), m->remarks.len);
}

/*
 * The commit that holds the results: theirs where that says all and nothing
 * was done here, else a new one.
 */
static bool
build(struct merge *m, const struct buf *lines, char id[GIT_ID_ROOM], struct error *err)
{
	struct sync *s = m->sync;
	char tree[GIT_ID_ROOM], their_tree[GIT_ID_ROOM];
	char *spec = xasprintf("%s^{tree}", s->tip);
	bool is_behind = !strcmp(m->base, s->head);
	bool is_good = sync_begin_index(s, s->head, err) &&
		git_feed(&s->git, lines, NULL, err, "update-index", "-z", "--index-info", NULL) &&
		git_word(&s->git, tree, err, "write-tree", NULL) &&
		git_word(&s->git, their_tree, err, "rev-parse", "--verify", spec, NULL);
	sync_end_index(s);
	free(spec);
	if (!is_good)
		return false;
	if (is_behind && !strcmp(tree, their_tree)) {
		memcpy(id, s->tip, GIT_ID_ROOM);
		return true;
	}
	struct buf message = BUF_INIT;
	const char *both[] = {s->head, s->tip, NULL}, *tip[] = {s->tip, NULL};
	write_message(&message, m);
	is_good = sync_commit_tree(s, id, tree, is_behind ? tip : both, &message, err);
	buf_done(&message);
	return is_good;
}

static void
note_all(struct merge *m)
{
	for (size_t i = 0; i < m->changes.n; i++) {
		struct merge_change *c = &m->changes.v[i];
		if (!c->is_noted)
			continue;
		struct sync_file *f = sync_note(m->sync, c->path, c->what, c->remark);
		f->conflicts = c->conflicts;
		c->remark = NULL;
	}
}

/* Those that are larger than a session can be are for git to put in place. */
static bool
find_large(struct merge *m, struct error *err)
{
	struct buf ids = BUF_INIT, sizes = BUF_INIT;
	for (size_t i = 0; i < m->changes.n; i++) {
		const struct merge_change *c = &m->changes.v[i];
		buf_addf(&ids, "%s\n%s\n", c->ours.id, c->result.id);
	}
	bool is_good = git_feed(&m->sync->git, &ids, &sizes, err, "cat-file",
		"--batch-check=%(objectsize)", NULL);
	const char *p = buf_str(&sizes);
	for (size_t i = 0; i < 2 * m->changes.n && is_good; i++) {
		/* " missing" where there is no file, or it is another repository's commit. */
		m->changes.v[i / 2].is_large |= strtoull(p, NULL, 10) > YAML_SIZE_LIMIT;
		p += strcspn(p, "\n");
		p += *p == '\n';
	}
	buf_done(&ids);
	buf_done(&sizes);
	return is_good;
}

static enum sync_step
finish(struct merge *m, struct error *err)
{
	struct sync *s = m->sync;
	struct buf lines = BUF_INIT;
	char id[GIT_ID_ROOM];
	for (size_t i = 0; i < m->changes.n; i++) {
		const struct merge_change *c = &m->changes.v[i];
		if (!blob_is_same(&c->ours, &c->result))
			index_line(&lines, s, c->path, &c->result);
	}
	enum sync_step step = build(m, &lines, id, err) && find_large(m, err) ?
		STEP_DONE : STEP_FAILED;
	if (step == STEP_DONE)
		step = sync_place(s, &m->changes, id, err);
	if (step == STEP_DONE)
		step = sync_move_head(s, &lines, id, "kompass sync: merge", err);
	if (step == STEP_DONE)
		note_all(m);
	buf_done(&lines);
	return step;
}

/* The commit that both come from.  False with err if there is none. */
static bool
find_base(struct merge *m, struct error *err)
{
	const struct sync *s = m->sync;
	struct buf out = BUF_INIT, messages = BUF_INIT;
	const char *const args[] = {"merge-base", s->head, s->tip, NULL};
	struct git_call call = {.args = args, .out = &out, .messages = &messages};
	int status = git_call(&s->git, &call, err);
	size_t len = strcspn(buf_str(&out), "\n");
	bool is_good = !status && len && len < GIT_ID_ROOM;
	if (is_good) {
		memcpy(m->base, out.s, len);
		m->base[len] = '\0';
	} else if (status == 1) {
		error_set(err, _("%s/%s and this folder have no commit in common: is %s the right remote? "
			"If the two belong together, \"git merge --allow-unrelated-histories %s/%s\" "
			"joins them once and for all"), s->remote, s->remote_branch, s->remote,
			s->remote, s->remote_branch);
	} else if (status >= 0) {
		char *said = git_sentence(&messages);
		error_set(err, "git merge-base: %s", said);
		free(said);
	}
	buf_done(&out);
	buf_done(&messages);
	return is_good;
}

enum sync_step
sync_merge_tip(struct sync *s, struct error *err)
{
	struct merge m = {.sync = s};
	char nothing[GIT_ID_ROOM];
	enum sync_step step = STEP_FAILED;
	/* The tree without files, to begin from where nothing is here yet. */
	if (!s->head[0]) {
		if (!git_word(&s->git, nothing, err, "mktree", NULL))
			return STEP_FAILED;
	} else if (!find_base(&m, err)) {
		return STEP_FAILED;
	}
	if (s->head[0] && !strcmp(m.base, s->tip))
		return STEP_DONE;
	const char *from = s->head[0] ? m.base : nothing;
	if (diff(s, from, s->tip, &m.theirs, err) &&
	    diff(s, from, s->head[0] ? s->head : nothing, &m.ours, err)) {
		pair(&m);
		if (decide_all(&m, err))
			step = finish(&m, err);
	}
	for (size_t i = 0; i < m.changes.n; i++) {
		free(m.changes.v[i].path);
		free(m.changes.v[i].remark);
	}
	array_done(&m.changes);
	buf_done(&m.ours);
	buf_done(&m.theirs);
	buf_done(&m.plain);
	buf_done(&m.remarks);
	return step;
}
