#include "config.h"

/* Contents of files and objects, and the notes about them. */

#include "store/sync-parts.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/alloc.h"
#include "base/diag.h"
#include "base/error.h"
#include "base/i18n.h"
#include "model/questionnaire.h"
#include "model/session.h"
#include "store/questionnaire-file.h"
#include "store/session-file.h"
#include "store/yaml.h"

bool
blob_is_same(const struct blob *a, const struct blob *b)
{
	return !strcmp(a->mode, b->mode) && !strcmp(a->id, b->id);
}

bool
blob_is_file(const struct blob *b)
{
	return !strncmp(b->mode, "100", 3);
}

bool
sync_is_yaml(const char *path)
{
	size_t len = strlen(path);
	return (len > 5 && !strcasecmp(path + len - 5, ".yaml")) ||
		(len > 4 && !strcasecmp(path + len - 4, ".yml"));
}

/* Copies up to a blank; returns what comes after it. */
static const char *
take_word(char *room, size_t size, const char *from)
{
	size_t len = strcspn(from, " ");
	size_t keep = len < size ? len : size - 1;
	memcpy(room, from, keep);
	room[keep] = '\0';
	return from + len + (from[len] == ' ');
}

static void
clear_missing(struct blob *b)
{
	if (!strcmp(b->mode, "000000"))
		*b = (struct blob){0};
}

bool
tree_change_next(const struct buf *out, size_t *at, struct tree_change *c)
{
	const char *line = git_part(out, at);
	const char *path = line ? git_part(out, at) : NULL;
	if (!path || line[0] != ':')
		return false;
	*c = (struct tree_change){.path = path};
	line = take_word(c->from.mode, sizeof(c->from.mode), line + 1);
	line = take_word(c->to.mode, sizeof(c->to.mode), line);
	line = take_word(c->from.id, sizeof(c->from.id), line);
	take_word(c->to.id, sizeof(c->to.id), line);
	clear_missing(&c->from);
	clear_missing(&c->to);
	return true;
}

/* Does a line begin with this key, behind comments at most? */
static bool
begins_with_key(const struct buf *bytes, const char *key)
{
	const char *p = buf_str(bytes);
	while (*p == '#' || *p == '\n' || !strncmp(p, "---", 3)) {
		p = strchr(p, '\n');
		if (!p)
			return false;
		p++;
	}
	return !strncmp(p, key, strlen(key));
}

static bool
is_questionnaire(const struct buf *bytes, struct diags *diags)
{
	struct yaml *doc = yaml_read(buf_str(bytes), bytes->len, diags);
	struct questionnaire *q = doc && !diags->errors ?
		questionnaire_from_node(yaml_root(doc), diags) : NULL;
	bool is_good = q && !diags->errors;
	questionnaire_free(q);
	yaml_doc_free(doc);
	return is_good;
}

void
content_take(struct content *c, struct buf *bytes, const char *label)
{
	struct diags diags;
	*c = (struct content){.kind = CONTENT_OTHER, .bytes = *bytes};
	*bytes = (struct buf)BUF_INIT;
	diags_init(&diags, label);
	if (session_is_likely(buf_str(&c->bytes), c->bytes.len)) {
		c->kind = CONTENT_BROKEN;
		if (c->bytes.len > YAML_SIZE_LIMIT)
			diag_error(&diags, 1, 1, _("larger than %d MB"),
				YAML_SIZE_LIMIT / 1024 / 1024);
		else
			c->session = session_read(buf_str(&c->bytes), c->bytes.len,
				&c->is_canonical, &diags);
		if (c->session)
			c->kind = CONTENT_SESSION;
	} else if (begins_with_key(&c->bytes, "kompass-questionnaire:")) {
		c->kind = is_questionnaire(&c->bytes, &diags) ?
			CONTENT_QUESTIONNAIRE : CONTENT_BROKEN;
	}
	if (c->kind == CONTENT_BROKEN)
		diags_format(&c->faults, &diags);
	diags_done(&diags);
}

bool
content_of_blob(struct content *c, const struct sync *s, const struct blob *b,
	const char *label, struct error *err)
{
	struct buf bytes = BUF_INIT;
	*c = (struct content){0};
	if (!b->mode[0])
		return true;
	if (!git_run(&s->git, &bytes, err, "cat-file", "blob", b->id, NULL)) {
		buf_done(&bytes);
		return false;
	}
	content_take(c, &bytes, label);
	return true;
}

void
content_done(struct content *c)
{
	buf_done(&c->bytes);
	buf_done(&c->faults);
	session_free(c->session);
	*c = (struct content){0};
}

bool
content_merge(struct content *into, const struct content *from, bool *has_changed)
{
	struct buf before = BUF_INIT, after = BUF_INIT;
	*has_changed = false;
	if (!session_is_same_evaluation(into->session, from->session, NULL))
		return false;
	session_format(&before, into->session);
	bool is_good = session_merge(into->session, from->session, NULL, NULL);
	session_format(&after, into->session);
	/* What was only laid out by hand stays as it is. */
	*has_changed = before.len != after.len || memcmp(before.s, after.s, after.len);
	if (*has_changed) {
		buf_done(&into->bytes);
		into->bytes = after;
		after = (struct buf)BUF_INIT;
		into->is_canonical = true;
	}
	buf_done(&before);
	buf_done(&after);
	return is_good;
}

bool
sync_store(const struct sync *s, const struct buf *bytes, struct blob *b, struct error *err)
{
	if (!b->mode[0])
		memcpy(b->mode, "100644", sizeof("100644"));
	struct buf out = BUF_INIT;
	bool is_good = git_feed(&s->git, bytes, &out, err, "hash-object", "-w", "--no-filters",
		"--stdin", NULL);
	size_t len = strcspn(buf_str(&out), "\n");
	if (is_good && len < GIT_ID_ROOM) {
		memcpy(b->id, out.s, len);
		b->id[len] = '\0';
	}
	buf_done(&out);
	return is_good;
}

struct sync_file *
sync_note(struct sync *s, const char *path, enum sync_what what, char *remark)
{
	size_t low = 0, high = s->files.n;
	while (low < high) {
		size_t mid = (low + high) / 2;
		int order = strcmp(s->files.v[mid].path, path);
		if (!order) {
			low = mid;
			break;
		}
		if (order < 0)
			low = mid + 1;
		else
			high = mid;
	}
	struct sync_file *f;
	if (low < s->files.n && !strcmp(s->files.v[low].path, path)) {
		f = &s->files.v[low];
		if (f->what < what)
			f->what = what;
	} else {
		f = array_insert(&s->files, low);
		*f = (struct sync_file){.path = xstrdup(path), .what = what};
	}
	if (remark) {
		free(f->remark);
		f->remark = remark;
	}
	return f;
}

void
index_line(struct buf *lines, const struct sync *s, const char *path, const struct blob *b)
{
	if (b && b->mode[0]) {
		buf_addf(lines, "%s %s\t%s", b->mode, b->id, path);
	} else {
		buf_adds(lines, "0 ");
		buf_pad(lines, '0', s->head[0] ? strlen(s->head) : 40);
		buf_addf(lines, "\t%s", path);
	}
	buf_addc(lines, '\0');
}
