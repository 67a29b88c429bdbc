#include "config.h"

#include "store/card-file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/diag.h"
#include "base/i18n.h"
#include "base/rope.h"
#include "model/questionnaire.h"
#include "model/session.h"
#include "store/session-file.h"
#include "store/yaml.h"

/* How much of a file may be comments before it says what it is. */
enum { LOOK = 64 << 10 };

void
card_reader_done(struct card_reader *r)
{
	buf_done(&r->bytes);
	for (int i = 0; i < CARD_FILE_KEPT; i++)
		session_free(r->kept[i]);
	*r = (struct card_reader){0};
}

struct card_stamp
card_file_stamp(const struct stat *st)
{
	return (struct card_stamp){
		.size = st->st_size, .inode = st->st_ino,
		.modified = (int64_t)st->st_mtim.tv_sec * 1000000000 + st->st_mtim.tv_nsec,
		.changed = (int64_t)st->st_ctim.tv_sec * 1000000000 + st->st_ctim.tv_nsec,
	};
}

bool
card_stamp_is(const struct card_stamp *a, const struct card_stamp *b)
{
	return a->size == b->size && a->modified == b->modified && a->changed == b->changed &&
		a->inode == b->inode;
}

/* Reads on until there are `limit` bytes or the file ends; false with errno. */
static bool
read_up_to(struct buf *out, int fd, size_t limit)
{
	while (out->len < limit) {
		buf_reserve(out, limit - out->len);
		ssize_t got = read(fd, out->s + out->len, limit - out->len);
		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0)
			return !got;
		out->len += (size_t)got;
		out->s[out->len] = '\0';
	}
	return true;
}

enum outcome { IS_SESSION, IS_OTHER, IS_GONE, IS_UNREADABLE };

/* Reads a session; of a large file that is none only the beginning. */
static enum outcome
read_file(struct card_reader *r, int folder, const char *path, struct card_stamp *stamp)
{
	struct stat st;
	enum outcome out = IS_UNREADABLE;
	buf_clear(&r->bytes);
	/* A pipe must not make us wait, nor a terminal become ours. */
	int fd = openat(folder, path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
	if (fd < 0)
		return errno == ENOENT || errno == ENOTDIR || errno == ENXIO || errno == ELOOP ?
			IS_GONE : IS_UNREADABLE;
	if (fstat(fd, &st) || !S_ISREG(st.st_mode)) {
		close(fd);
		return IS_GONE;
	}
	*stamp = card_file_stamp(&st);
	size_t size = st.st_size > YAML_SIZE_LIMIT ? YAML_SIZE_LIMIT + 1 : (size_t)st.st_size + 1;
	if (read_up_to(&r->bytes, fd, size < LOOK ? size : LOOK)) {
		bool is_likely = session_is_likely(buf_str(&r->bytes), r->bytes.len);
		if (!is_likely)
			out = IS_OTHER;
		else if (read_up_to(&r->bytes, fd, size))
			out = IS_SESSION;
	}
	int saved = errno;
	close(fd);
	errno = saved;
	return out;
}

/* One whose questionnaire is word for word that of the text. */
static const struct session *
find_kept(const struct card_reader *r)
{
	static const char end[] = "...\n";
	const char *bytes = buf_str(&r->bytes);
	for (int i = 0; i < CARD_FILE_KEPT && r->kept[i]; i++) {
		const struct piece *asked = r->kept[i]->asked;
		size_t len = piece_len(asked), tail = len + sizeof(end) - 1;
		if (r->bytes.len > tail &&
		    !memcmp(bytes + r->bytes.len - tail, piece_str(asked), len))
			return r->kept[i];
	}
	return NULL;
}

/* Keeps it for the next ones of its questionnaire; else frees it. */
static void
keep_session(struct card_reader *r, struct session *s, const struct session *like, bool is_canonical)
{
	if (!is_canonical || (like && like->questionnaire == s->questionnaire)) {
		session_free(s);
		return;
	}
	/* Its items are of no use to anybody. */
	struct session *kept = session_new(s->evaluation, questionnaire_ref(s->questionnaire),
		piece_ref(s->asked), s->questionnaire_hash, s->is_brief);
	session_free(s);
	session_free(r->kept[r->next]);
	r->kept[r->next] = kept;
	r->next = (r->next + 1) % CARD_FILE_KEPT;
}

/* Does the last line end a session? */
static bool
has_end(const struct buf *bytes)
{
	size_t len = bytes->len;
	while (len && strchr("\r\n ", bytes->s[len - 1]))
		len--;
	return len > 3 && !memcmp(bytes->s + len - 4, "\n...", 4);
}

/* The first fault; of a file that was cut off the last one, which tells that: the others come of it. */
static struct card *
broken(const char *path, const struct diags *diags, bool is_cut)
{
	for (size_t i = 0; i < diags->list.n; i++) {
		const struct diag *d = &diags->list.v[is_cut ? diags->list.n - 1 - i : i];
		if (d->level != DIAG_ERROR)
			continue;
		char *fault = d->line ? xasprintf("%u:%u: %s", d->line, d->column, d->text) :
			xstrdup(d->text);
		struct card *c = card_make_broken(path, fault);
		free(fault);
		return c;
	}
	return card_make_broken(path, _("this is not a session"));
}

static struct card *
make_card(struct card_reader *r, const char *path, unsigned what)
{
	struct diags diags;
	bool is_canonical = false;
	const struct session *like = find_kept(r);
	diags_init(&diags, path);
	struct session *s = session_read_like(r->bytes.s, r->bytes.len, like, &is_canonical, &diags);
	struct card *c = s ? card_make(s, path, is_canonical ? what | CARD_PLACES : what) :
		broken(path, &diags, !has_end(&r->bytes));
	diags_done(&diags);
	if (s)
		keep_session(r, s, like, is_canonical);
	return c;
}

struct card *
card_file_read(struct card_reader *r, int folder, const char *path, unsigned what)
{
	struct card_stamp stamp = {.size = -1};
	enum outcome got = read_file(r, folder, path, &stamp);
	struct card *c = NULL;
	switch (got) {
	case IS_GONE:
		return NULL;
	case IS_SESSION:
		c = make_card(r, path, what);
		break;
	case IS_OTHER:
		c = card_make_broken(path, "");
		c->state = CARD_STATE_COUNT;
		break;
	case IS_UNREADABLE:
		c = card_make_broken(path, strerror(errno));
		break;
	}
	c->stamp = stamp;
	return c;
}

/* One item. */

enum { FIRST_LOOK = 2048 };

/* Where the item that bytes begin with ends: at the next one, or at the next section; 0: beyond them. */
static size_t
item_end(const struct buf *bytes)
{
	for (const char *p = bytes->s; (p = memchr(p, '\n', bytes->len - (size_t)(p - bytes->s)));) {
		p++;
		/* Lines of an item are indented; text may have empty ones. */
		if ((size_t)(p - bytes->s) < bytes->len && *p != ' ' && *p != '\n')
			return (size_t)(p - bytes->s);
	}
	return 0;
}

/* Reads the item at `at` as a document of its own. */
static struct yaml *
read_item(struct card_reader *r, int fd, size_t at)
{
	size_t end = 0;
	buf_clear(&r->bytes);
	for (size_t room = FIRST_LOOK; !end && room <= YAML_SIZE_LIMIT; room *= 4) {
		buf_reserve(&r->bytes, room);
		ssize_t got = pread(fd, r->bytes.s, room, (off_t)at);
		if (got <= 0)
			return NULL;
		r->bytes.len = (size_t)got;
		r->bytes.s[got] = '\0';
		end = item_end(&r->bytes);
		if ((size_t)got < room && !end)
			return NULL;
	}
	buf_truncate(&r->bytes, end);
	buf_insert(&r->bytes, 0, "x:\n", 3);
	return end ? yaml_read_own(r->bytes.s, r->bytes.len, &(struct yaml_own){0}) : NULL;
}

static const char *
scalar(const struct node *map, const char *key)
{
	const struct node *n = node_get(map, key);
	return n && n->type == NODE_SCALAR ? n->text : NULL;
}

static char *
entry_text(const struct yaml *doc, const struct card_entry *e)
{
	const struct node *list = node_get(yaml_root(doc), "x");
	const struct node *map = list && list->type == NODE_LIST ? list->first : NULL;
	if (!map || map->type != NODE_MAP)
		return NULL;
	const char *id = scalar(map, "id"), *text = scalar(map, field_name(card_text_field(e->section)));
	if (!id || strcmp(id, e->id) || !text)
		return NULL;
	return card_text(text, scalar(map, field_name(FIELD_WORDING)));
}

char *
card_file_text(struct card_reader *r, int folder, const char *path,
	const struct card_stamp *stamp, const struct card_entry *e)
{
	struct stat st;
	char *text = NULL;
	int fd = e->at == SIZE_MAX ? -1 :
		openat(folder, path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
	if (fd < 0)
		return NULL;
	if (!fstat(fd, &st) && S_ISREG(st.st_mode)) {
		struct card_stamp now = card_file_stamp(&st);
		struct yaml *doc = card_stamp_is(&now, stamp) ? read_item(r, fd, e->at) : NULL;
		if (doc)
			text = entry_text(doc, e);
		yaml_doc_free(doc);
	}
	close(fd);
	return text;
}
