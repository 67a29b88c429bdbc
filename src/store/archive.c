#include "config.h"

#include "store/archive.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/error.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/order.h"
#include "store/archive-parts.h"
#include "store/walk.h"

enum { PROGRESS_MS = 100, RACY_NS = 2000000000 };

struct archive *
archive_open(const char *folder, bool with_index, struct error *err)
{
	int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NONBLOCK);
	if (fd < 0) {
		error_errno(err, "%s", folder);
		return NULL;
	}
	struct archive *a = xcalloc(1, sizeof(*a));
	a->folder = xstrdup(folder);
	a->fd = fd;
	a->with_index = with_index;
	return a;
}

void
archive_close(struct archive *a)
{
	if (!a)
		return;
	for (size_t i = 0; i < a->cards.n; i++)
		card_free(a->cards.v[i]);
	array_done(&a->cards);
	card_reader_done(&a->reader);
	close(a->fd);
	free(a->trouble);
	free(a->evaluator);
	free(a->folder);
	free(a);
}

const char *
archive_folder(const struct archive *a)
{
	return a->folder;
}

void
archive_see_as(struct archive *a, const char *evaluator)
{
	free(a->evaluator);
	a->evaluator = xstrdup(evaluator);
}

const char *
archive_trouble(const struct archive *a)
{
	return a->trouble;
}

const struct cards *
archive_cards(const struct archive *a)
{
	return &a->cards;
}

char *
archive_path(const struct archive *a, const struct card *c)
{
	return file_join(a->folder, c->path);
}

bool
archive_recall(struct archive *a)
{
	return a->cards.n > 0;
}

/* Refreshing. */

static int
by_path(const void *a, const void *b)
{
	return order_natural(((const struct walk_file *)a)->path, ((const struct walk_file *)b)->path);
}

struct refresh {
	struct archive *archive;
	archive_progress *progress;
	void *ctx;
	size_t done, all;
	int64_t told;		/* when progress was called, in ms */
	int64_t racy;		/* files changed since then may change again unseen */
	bool is_left;
};

static void
tell(struct refresh *r)
{
	int64_t now = clock_ms();
	if (!r->progress || now - r->told < PROGRESS_MS)
		return;
	r->told = now;
	r->is_left = !r->progress(r->ctx, r->done, r->all);
}

static struct card *
read_card(struct refresh *r, const char *path)
{
	struct card *c = card_file_read(&r->archive->reader, r->archive->fd, path, 0);
	/* Within the time that a clock takes to tick it may be written once more. */
	if (c && c->stamp.modified >= r->racy)
		c->stamp.size = -1;
	r->done++;
	tell(r);
	return c;
}

/* The card of a file: what is known of it, else what is read now; NULL: it is none. */
static struct card *
find_card(struct refresh *r, const struct walk_file *file, struct card *known)
{
	if (known && card_stamp_is(&known->stamp, &file->stamp))
		return known;
	struct card *c = r->is_left ? NULL : read_card(r, file->path);
	card_free(known);
	return c;
}

bool
archive_refresh(struct archive *a, archive_progress *progress, void *ctx)
{
	struct walk walk;
	struct timespec now;
	clock_gettime(CLOCK_REALTIME, &now);
	struct refresh r = {.archive = a, .progress = progress, .ctx = ctx,
		.racy = (int64_t)now.tv_sec * 1000000000 + now.tv_nsec - RACY_NS};
	walk_tree(&walk, a->fd);
	qsort(walk.files.v, walk.files.n, sizeof(*walk.files.v), by_path);
	r.all = walk.files.n;
	struct cards old = a->cards;
	size_t j = 0;
	a->cards = (struct cards){0};
	for (size_t i = 0; i < walk.files.n; i++) {
		const char *path = walk.files.v[i].path;
		while (j < old.n && order_natural(old.v[j]->path, path) < 0)
			card_free(old.v[j++]);
		struct card *known = j < old.n && !strcmp(old.v[j]->path, path) ? old.v[j++] : NULL;
		struct card *c = find_card(&r, &walk.files.v[i], known);
		if (c)
			*array_push(&a->cards) = c;
	}
	while (j < old.n)
		card_free(old.v[j++]);
	array_done(&old);
	free(a->trouble);
	a->trouble = walk.trouble;
	walk.trouble = NULL;
	walk_done(&walk);
	return !r.is_left;
}

/* Loading. */

/* Reads the file of a card once more; NULL with err. */
static struct card *
read_again(struct archive *a, const struct card *c, unsigned what, struct error *err)
{
	struct card *fresh = card_file_read(&a->reader, a->fd, c->path, what);
	if (!fresh) {
		error_set(err, _("%s: is not there any more"), c->path);
	} else if (fresh->state == CARD_BROKEN) {
		error_set(err, "%s: %s", c->path, fresh->fault);
		card_free(fresh);
		fresh = NULL;
	}
	return fresh;
}

bool
archive_load(struct archive *a, struct card *c, unsigned what, struct error *err)
{
	unsigned missing = (what & CARD_FIGURES && !c->has_figures ? CARD_FIGURES : 0) |
		(what & CARD_ENTRIES && !c->has_entries ? CARD_ENTRIES : 0);
	if (!missing)
		return true;
	struct card *fresh = read_again(a, c, missing, err);
	if (!fresh)
		return false;
	card_take(c, fresh, missing);
	card_free(fresh);
	return true;
}

/* Which one it is of those entries that go by its section and id. */
static size_t
ordinal(const struct card *c, const struct card_entry *e)
{
	size_t n = 0;
	for (const struct card_entry *p = c->entries.v; p != e; p++)
		n += p->section == e->section && !strcmp(p->id, e->id);
	return n;
}

static struct card_entry *
find_entry(struct card *c, enum section section, const char *id, size_t number)
{
	for (size_t i = 0; i < c->entries.n; i++) {
		struct card_entry *e = &c->entries.v[i];
		if (e->section == section && !strcmp(e->id, id) && !number--)
			return e;
	}
	return NULL;
}

bool
archive_text(struct archive *a, struct card *c, struct card_entry *e, struct error *err)
{
	if (e->text)
		return true;
	struct card *fresh = read_again(a, c, CARD_ENTRIES, err);
	if (!fresh)
		return false;
	struct card_entry *same = find_entry(fresh, e->section, e->id, ordinal(c, e));
	if (same) {
		e->text = same->text;
		same->text = NULL;
	} else {
		error_set(err, _("%s: %s is not there any more"), c->path, e->id);
	}
	card_free(fresh);
	return e->text;
}

void
archive_unload(struct card *c)
{
	card_unload(c);
}
