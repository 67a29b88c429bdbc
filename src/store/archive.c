#include "config.h"

#include "store/archive.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/error.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/order.h"
#include "store/archive-parts.h"

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
archive_forget_guests(struct archive *a)
{
	for (size_t i = 0; i < a->guests.n; i++)
		card_free(a->guests.v[i]);
	array_done(&a->guests);
}

void
archive_drop_card(struct archive *a, struct card *c)
{
	if (c && a->is_searched)
		*array_push(&a->guests) = c;
	else
		card_free(c);
}

void
archive_close(struct archive *a)
{
	if (!a)
		return;
	for (int i = 0; i < INDEX_BUCKETS; i++)
		bucket_clear(&a->buckets[i]);
	archive_forget_guests(a);
	array_done(&a->cards);
	index_close(a->index);
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

char *
archive_path(const struct archive *a, const struct card *c)
{
	return file_join(a->folder, c->path);
}

/* The index, and the cards. */

void
archive_need_index(struct archive *a)
{
	if (a->index || !a->with_index)
		return;
	char *path = realpath(a->folder, NULL);
	a->index = path ? index_open(path) : NULL;
	a->with_index = a->index;
	free(path);
}

void
archive_lose_index(struct archive *a, bool is_unwanted)
{
	if (!a->index)
		return;
	if (is_unwanted || index_is_damaged(a->index))
		index_drop(a->index);
	else
		index_close(a->index);
	a->index = NULL;
	/* Who searches may have them already: they stay until the next search. */
	for (size_t i = 0; i < a->guests.n; i++)
		a->guests.v[i]->row = 0;
	for (int i = 0; i < INDEX_BUCKETS; i++) {
		struct bucket *b = &a->buckets[i];
		b->is_loaded = true;
		for (size_t j = 0; j < b->n; j++)
			b->v[j]->row = 0;
	}
}

void
bucket_add(struct bucket *b, struct card *c)
{
	b->sum += index_sum(c->path, &c->stamp);
	*array_push(b) = c;
}

void
bucket_clear(struct bucket *b)
{
	for (size_t i = 0; i < b->n; i++)
		card_free(b->v[i]);
	array_done(b);
	*b = (struct bucket){0};
}

static void
take_row(void *ctx, struct card *c)
{
	struct archive *a = ctx;
	struct bucket *b = &a->buckets[index_bucket(c->path)];
	if (b->is_loaded)
		card_free(c);
	else
		bucket_add(b, c);
}

void
archive_load_buckets(struct archive *a)
{
	bool is_whole = true;
	for (int i = 0; i < INDEX_BUCKETS && is_whole; i++)
		is_whole = a->buckets[i].is_loaded;
	if (is_whole || !a->index)
		return;
	bool done = index_rows(a->index, NULL, take_row, a);
	for (int i = 0; i < INDEX_BUCKETS; i++) {
		if (a->buckets[i].is_loaded)
			continue;
		if (!done)
			bucket_clear(&a->buckets[i]);
		a->buckets[i].is_loaded = true;
	}
	if (done)
		return;
	archive_lose_index(a, false);
	a->with_index = false;
	archive_refresh(a, NULL, NULL);
}

static int
by_path(const void *a, const void *b)
{
	return order_natural((*(struct card *const *)a)->path, (*(struct card *const *)b)->path);
}

/* What is wrong with a broken one was told in another language. */
static void
tell_again(struct archive *a, struct card **c)
{
	struct card *fresh = card_file_read(&a->reader, a->fd, (*c)->path, 0);
	if (!fresh)
		fresh = card_make_broken((*c)->path, _("is not there any more"));
	/* That of the row, so that what has changed since is seen. */
	fresh->stamp = (*c)->stamp;
	fresh->row = (*c)->row;
	card_free(*c);
	*c = fresh;
}

const struct cards *
archive_cards(struct archive *a)
{
	if (a->is_listed)
		return &a->cards;
	archive_load_buckets(a);
	a->cards.n = 0;
	for (int i = 0; i < INDEX_BUCKETS; i++) {
		struct bucket *b = &a->buckets[i];
		for (size_t j = 0; j < b->n; j++) {
			if (b->v[j]->state == CARD_BROKEN && !b->v[j]->fault)
				tell_again(a, &b->v[j]);
			if (b->v[j]->state < CARD_STATE_COUNT)
				*array_push(&a->cards) = b->v[j];
		}
	}
	if (a->cards.n)
		qsort(a->cards.v, a->cards.n, sizeof(*a->cards.v), by_path);
	a->is_listed = true;
	return &a->cards;
}

bool
archive_recall(struct archive *a)
{
	archive_need_index(a);
	return a->index && archive_cards(a)->n;
}

/* Loading. */

/* Reads the file of a card once more; NULL with err. */
static struct card *
read_again(struct archive *a, const struct card *c, unsigned what, struct error *err)
{
	struct card *fresh = card_file_read(&a->reader, a->fd, c->path, what);
	if (fresh && fresh->state < CARD_BROKEN)
		return fresh;
	if (!fresh)
		error_set(err, _("%s: is not there any more"), c->path);
	else if (fresh->state == CARD_BROKEN)
		error_set(err, "%s: %s", c->path, fresh->fault);
	else
		error_set(err, _("%s: this is not a session"), c->path);
	card_free(fresh);
	return NULL;
}

bool
archive_load(struct archive *a, struct card *c, unsigned what, struct error *err)
{
	unsigned missing = (what & CARD_FIGURES && !c->has_figures ? CARD_FIGURES : 0) |
		(what & CARD_ENTRIES && !c->has_entries ? CARD_ENTRIES : 0);
	if (missing & CARD_ENTRIES && a->poorer == c)
		a->poorer = NULL;
	if (!missing || (c->row && a->index && index_load(a->index, c, missing)))
		return true;
	missing &= (c->has_figures ? 0 : CARD_FIGURES) | (c->has_entries ? 0 : CARD_ENTRIES);
	struct card *fresh = read_again(a, c, missing, err);
	if (!fresh)
		return false;
	card_take(c, fresh, missing);
	card_free(fresh);
	return true;
}

static bool
is_same_entry(const struct card_entry *a, const struct card_entry *b)
{
	return a->section == b->section && !strcmp(a->id, b->id);
}

/*
 * Takes the texts that are missing from the same card, read anew: of entries
 * that stand in the same order, whatever has come and gone between them.
 */
static void
take_texts(struct card *c, struct card *fresh)
{
	size_t j = 0;
	for (size_t i = 0; i < c->entries.n; i++) {
		struct card_entry *e = &c->entries.v[i];
		size_t k = j;
		while (k < fresh->entries.n && !is_same_entry(&fresh->entries.v[k], e))
			k++;
		if (k == fresh->entries.n)
			continue;
		if (!e->text) {
			e->text = fresh->entries.v[k].text;
			fresh->entries.v[k].text = NULL;
		}
		j = k + 1;
	}
}

bool
archive_text(struct archive *a, struct card *c, struct card_entry *e, struct error *err)
{
	if (!e->text)
		e->text = card_file_text(&a->reader, a->fd, c->path, &c->stamp, e);
	if (e->text)
		return true;
	/* What it did not have when it was read is not looked for in all of it again. */
	struct card *fresh = a->poorer == c ? NULL : read_again(a, c, CARD_ENTRIES, err);
	if (fresh)
		take_texts(c, fresh);
	else if (a->poorer != c)
		return false;
	card_free(fresh);
	if (!e->text)
		a->poorer = c;
	return e->text || error_set(err, _("%s: %s is not there any more"), c->path, e->id);
}

void
archive_unload(struct card *c)
{
	card_unload(c);
}
