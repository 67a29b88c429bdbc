#include "config.h"

/* What changed here: one commit of the sessions and questionnaires that did. */

#include "store/sync-parts.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/alloc.h"
#include "base/error.h"
#include "base/file.h"
#include "base/i18n.h"
#include "store/yaml.h"

enum { SUBJECT_ROOM = 60, TRIES = 20 };

/* The files of one commit. */
struct commit {
	struct sync *sync;
	struct buf lines;	/* for the index */
	struct buf names;	/* for the message, a line each */
	struct buf subject;	/* the first few, on one line */
	size_t count;
};

/* One changed file as `git status --porcelain=v2` tells of it. */
struct changed {
	const char *path;	/* borrowed */
	struct blob head;	/* none: not in git yet */
};

/* "1 XY sub mH mI mW hH hI path", "? path"; false for what is of no interest. */
static bool
read_status(const char *line, struct changed *c)
{
	enum { MODE_HEAD = 3, ID_HEAD = 6, PATH = 8 };
	*c = (struct changed){0};
	if (line[0] == '?' && line[1] == ' ') {
		c->path = line + 2;
		return true;
	}
	if (line[0] != '1')
		return false;
	const char *words[PATH + 1];
	size_t n = 0;
	for (const char *p = line; n <= PATH; p++) {
		words[n++] = p;
		p = strchr(p, ' ');
		if (!p)
			break;
	}
	if (n <= PATH)
		return false;
	size_t mode = (size_t)(words[MODE_HEAD + 1] - words[MODE_HEAD]) - 1;
	size_t id = (size_t)(words[ID_HEAD + 1] - words[ID_HEAD]) - 1;
	if (mode < sizeof(c->head.mode) && id < sizeof(c->head.id)) {
		memcpy(c->head.mode, words[MODE_HEAD], mode);
		memcpy(c->head.id, words[ID_HEAD], id);
	}
	if (!strcmp(c->head.mode, "000000"))
		c->head = (struct blob){0};
	c->path = words[PATH];
	return true;
}

static void
add_file(struct commit *c, const char *path, const struct blob *b, char letter)
{
	index_line(&c->lines, c->sync, path, b);
	buf_addf(&c->names, "%c %s\n", letter, path);
	if (c->subject.len + strlen(path) < SUBJECT_ROOM)
		buf_addf(&c->subject, "%s%s", c->count ? ", " : "", path);
	else
		buf_pad(&c->subject, ' ', SUBJECT_ROOM);
	c->count++;
	sync_note(c->sync, path, SYNC_COMMITTED, letter == 'D' ? xstrdup(_("deleted")) : NULL);
}

static void
leave(struct commit *c, const char *path, const struct content *now, const char *why)
{
	struct sync *s = c->sync;
	*array_push(&s->dirty) = xstrdup(path);
	sync_note(s, path, SYNC_LEFT, xstrdup(why));
	if (now && now->faults.len && !strstr(buf_str(&s->faults), buf_str(&now->faults)))
		buf_add(&s->faults, now->faults.s, now->faults.len);
}

/*
 * Reads the file, and where it lacks what was committed (an older copy put
 * there, a run killed in between) brings that in.
 */
static enum sync_step
read_whole(const char *path, const char *label, const struct content *head,
	struct content *now, struct error *err)
{
	for (int i = 0; i < TRIES; i++) {
		struct buf bytes = BUF_INIT, known = BUF_INIT;
		bool has_changed = false;
		if (!file_read(&bytes, path, YAML_SIZE_LIMIT, err)) {
			buf_done(&bytes);
			return STEP_FAILED;
		}
		buf_add(&known, bytes.s, bytes.len);
		content_take(now, &bytes, label);
		if (now->kind == CONTENT_SESSION && head->kind == CONTENT_SESSION)
			content_merge(now, head, &has_changed);
		enum sync_step step = has_changed ?
			sync_place_session(path, now, &known, false, NULL, err) : STEP_DONE;
		buf_done(&known);
		if (step != STEP_AGAIN)
			return step;
		content_done(now);
	}
	return STEP_AGAIN;
}

static enum sync_step
take_content(struct commit *c, const struct changed *f, const struct content *head,
	const struct content *now, struct error *err)
{
	struct blob b = f->head;
	bool was_ours = head->kind == CONTENT_SESSION || head->kind == CONTENT_QUESTIONNAIRE;
	if (now->kind == CONTENT_BROKEN) {
		leave(c, f->path, now, _("broken, and therefore not committed"));
	} else if (now->kind == CONTENT_OTHER) {
		if (was_ours)
			leave(c, f->path, NULL, _("no session any more, and therefore not committed"));
		else
			*array_push(&c->sync->dirty) = xstrdup(f->path);
	} else {
		if (!sync_store(c->sync, &now->bytes, &b, err))
			return STEP_FAILED;
		if (!blob_is_same(&b, &f->head))
			add_file(c, f->path, &b, f->head.mode[0] ? 'M' : 'A');
	}
	return STEP_DONE;
}

static enum sync_step
take_yaml(struct commit *c, const struct changed *f, struct error *err)
{
	struct content head, now = {0};
	struct stat st;
	enum sync_step step = STEP_DONE;
	char *path = file_join(c->sync->top, f->path);
	if (!content_of_blob(&head, c->sync, &f->head, f->path, err)) {
		free(path);
		return STEP_FAILED;
	}
	if (lstat(path, &st)) {
		if (head.kind == CONTENT_SESSION || head.kind == CONTENT_QUESTIONNAIRE ||
		    head.kind == CONTENT_BROKEN) {
			sync_sweep(path, &head);
			add_file(c, f->path, NULL, 'D');
		} else {
			*array_push(&c->sync->dirty) = xstrdup(f->path);
		}
	} else if (!sync_has_way(c->sync, f->path)) {
		leave(c, f->path, NULL, _("a file or a link is where a folder should be"));
	} else if (!S_ISREG(st.st_mode) || (f->head.mode[0] && !blob_is_file(&f->head))) {
		*array_push(&c->sync->dirty) = xstrdup(f->path);
	} else {
		step = read_whole(path, f->path, &head, &now, err);
		if (step == STEP_DONE)
			step = take_content(c, f, &head, &now, err);
		if (step == STEP_DONE && now.kind == CONTENT_SESSION)
			sync_sweep(path, &now);
	}
	content_done(&now);
	content_done(&head);
	free(path);
	return step;
}

static enum sync_step
collect(struct commit *c, const struct buf *status, struct error *err)
{
	size_t at = 0;
	const char *line;
	struct changed f;
	enum sync_step step = STEP_DONE;
	while (step == STEP_DONE && (line = git_part(status, &at))) {
		if (!read_status(line, &f))
			continue;
		size_t len = strlen(f.path);
		/* A repository within this one is named with a slash. */
		if (len && f.path[len - 1] == '/')
			continue;
		if (sync_is_yaml(f.path))
			step = take_yaml(c, &f, err);
		else if (f.head.mode[0])
			*array_push(&c->sync->dirty) = xstrdup(f.path);
	}
	return step;
}

/* The two files that sync_init writes are committed as long as nobody else has. */
static bool
take_own_files(struct commit *c, const struct buf *status, struct error *err)
{
	static const char *const names[] = {".gitattributes", ".gitignore"};
	size_t at = 0;
	const char *line;
	struct changed f;
	while ((line = git_part(status, &at))) {
		bool is_own = false;
		if (!read_status(line, &f) || f.head.mode[0])
			continue;
		for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
			is_own |= !strcmp(names[i], f.path);
		if (!is_own)
			continue;
		struct buf bytes = BUF_INIT;
		struct blob b = {0};
		char *path = file_join(c->sync->top, f.path);
		bool is_good = file_read(&bytes, path, YAML_SIZE_LIMIT, err);
		if (is_good && strstr(buf_str(&bytes), "kompass")) {
			is_good = sync_store(c->sync, &bytes, &b, err);
			if (is_good)
				add_file(c, f.path, &b, 'A');
		}
		free(path);
		buf_done(&bytes);
		if (!is_good)
			return false;
	}
	return true;
}

static void
write_message(struct buf *message, const struct commit *c)
{
	if (c->subject.len && c->subject.len < SUBJECT_ROOM)
		buf_addf(message, "kompass: %s\n", c->subject.s);
	else
		buf_addf(message, "kompass: %zu files\n", c->count);
	buf_addf(message, "\n%s", c->names.s);
}

static enum sync_step
make_commit(struct commit *c, struct error *err)
{
	struct sync *s = c->sync;
	char tree[GIT_ID_ROOM], id[GIT_ID_ROOM];
	struct buf message = BUF_INIT;
	const char *parents[] = {s->head[0] ? s->head : NULL, NULL};
	write_message(&message, c);
	enum sync_step step = STEP_FAILED;
	if (git_feed(&s->git, &c->lines, NULL, err, "update-index", "-z", "--index-info", NULL) &&
	    git_word(&s->git, tree, err, "write-tree", NULL) &&
	    sync_commit_tree(s, id, tree, parents, &message, err))
		step = sync_move_head(s, &c->lines, id, "kompass sync: commit", err);
	buf_done(&message);
	return step;
}

enum sync_step
sync_commit_local(struct sync *s, struct error *err)
{
	struct commit c = {.sync = s};
	struct buf status = BUF_INIT;
	enum sync_step step = STEP_FAILED;
	for (size_t i = 0; i < s->dirty.n; i++)
		free(s->dirty.v[i]);
	s->dirty.n = 0;
	if (sync_begin_index(s, s->head, err) &&
	    git_run(&s->git, &status, err, "status", "--porcelain=v2", "-z", "--untracked-files=all",
		"--no-renames", "--ignore-submodules=all", NULL))
		step = collect(&c, &status, err);
	if (step == STEP_DONE && !take_own_files(&c, &status, err))
		step = STEP_FAILED;
	if (step == STEP_DONE && c.count)
		step = make_commit(&c, err);
	sync_end_index(s);
	buf_done(&status);
	buf_done(&c.lines);
	buf_done(&c.names);
	buf_done(&c.subject);
	return step;
}
