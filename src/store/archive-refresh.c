#include "config.h"

/* Bringing the cards of an archive, and its index, up to date with the files. */

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/clock.h"
#include "base/order.h"
#include "store/archive-parts.h"
#include "store/crew.h"
#include "store/walk.h"

enum {
	PROGRESS_MS = 100,
	LOCK_MS = 2000,		/* how long another process may go on writing before we do without */
	BATCH_BYTES = 24 << 20,	/* of words, */
	BATCH_FILES = 2000	/* and files, that are lost if we are killed */
};

/* A file that must be read. */
struct change {
	const struct walk_file *file;
	struct card *old;	/* what was known of it, or NULL; owned */
};

struct changes ARRAY_OF(struct change);
struct files ARRAY_OF(const struct walk_file *);

struct refresh {
	struct archive *archive;
	archive_progress *progress;
	void *ctx;
	int64_t told;			/* when progress was called, in ms */
	bool is_left;
	struct walk walk;
	uint64_t sums[INDEX_BUCKETS];	/* of the files */
	struct files files[INDEX_BUCKETS];	/* of buckets that differ */
	struct changes changes;
	struct cards gone;		/* owned */
	bool is_writing;		/* we have the lock, and what we read goes to the index */
	struct cards batch;		/* written since begin; borrowed */
	size_t batch_bytes;
};

static void
tell(struct refresh *r, size_t done, size_t all)
{
	int64_t now = clock_ms();
	if (!r->progress || r->is_left || now - r->told < PROGRESS_MS)
		return;
	r->told = now;
	r->is_left = !r->progress(r->ctx, done, all);
}

/* Which buckets differ. */

static bool
is_same(const struct refresh *r, int i, const uint64_t *index_sums)
{
	const struct bucket *b = &r->archive->buckets[i];
	if (b->is_loaded)
		return b->sum == r->sums[i];
	return index_sums && index_sums[i] == r->sums[i];
}

static bool
has_cards_outside(const struct bucket *b)
{
	for (size_t i = 0; i < b->n; i++)
		if (!b->v[i]->row)
			return true;
	return false;
}

/* Is a bucket as the index has it, and better taken from there than as it is here? */
static bool
is_better_there(const struct refresh *r, int i, const uint64_t *index_sums)
{
	const struct bucket *b = &r->archive->buckets[i];
	return b->is_loaded && index_sums && index_sums[i] == r->sums[i] &&
		(b->sum != r->sums[i] || has_cards_outside(b));
}

static void
forget_bucket(struct archive *a, int i)
{
	bucket_clear(&a->buckets[i]);
	a->is_listed = false;
}

static void
take_row(void *ctx, struct card *c)
{
	struct archive *a = ctx;
	bucket_add(&a->buckets[index_bucket(c->path)], c);
}

/* Loads the rows of buckets that differ anew; false: the index failed. */
static bool
load_differing(struct refresh *r, const bool *differs)
{
	struct archive *a = r->archive;
	for (int i = 0; i < INDEX_BUCKETS; i++)
		if (differs[i])
			forget_bucket(a, i);
	if (!index_rows(a->index, differs, take_row, a))
		return false;
	for (int i = 0; i < INDEX_BUCKETS; i++)
		a->buckets[i].is_loaded |= differs[i];
	return true;
}

/* Does anything differ?  What, is in differs.  *is_failed: the index is none. */
static bool
find_differing(struct refresh *r, bool *differs, bool *is_failed)
{
	struct archive *a = r->archive;
	uint64_t room[INDEX_BUCKETS], *sums = a->index ? room : NULL;
	bool is_any = false;
	*is_failed = sums && !index_sums(a->index, sums);
	if (*is_failed)
		return false;
	for (int i = 0; i < INDEX_BUCKETS; i++) {
		if (is_better_there(r, i, sums))
			forget_bucket(a, i);
		differs[i] = !is_same(r, i, sums);
		is_any |= differs[i];
		/* Without an index what is known is what was read. */
		a->buckets[i].is_loaded |= !sums;
	}
	return is_any;
}

/* Waits a little for who is writing.  False: we cannot write. */
static bool
lock_index(struct refresh *r)
{
	int64_t until = clock_ms() + LOCK_MS;
	bool is_busy;
	while (!index_lock(r->archive->index, &is_busy)) {
		if (!is_busy || clock_ms() > until || r->is_left)
			return false;
		tell(r, 0, r->walk.files.n);
		nanosleep(&(struct timespec){.tv_nsec = 20000000}, NULL);
	}
	return true;
}

/* What differs within a bucket. */

static int
by_file(const void *a, const void *b)
{
	return strcmp((*(struct walk_file *const *)a)->path, (*(struct walk_file *const *)b)->path);
}

static int
by_card(const void *a, const void *b)
{
	return strcmp((*(struct card *const *)a)->path, (*(struct card *const *)b)->path);
}

static void
compare_bucket(struct refresh *r, struct bucket *b, struct files *files)
{
	struct bucket old = *b;
	*b = (struct bucket){.is_loaded = true};
	r->archive->is_listed = false;
	if (old.n)
		qsort(old.v, old.n, sizeof(*old.v), by_card);
	if (files->n)
		qsort(files->v, files->n, sizeof(*files->v), by_file);
	size_t j = 0;
	for (size_t i = 0; i < files->n; i++) {
		const struct walk_file *f = files->v[i];
		int c = 1;
		while (j < old.n && (c = strcmp(old.v[j]->path, f->path)) < 0)
			*array_push(&r->gone) = old.v[j++];
		struct card *known = j < old.n && !c ? old.v[j++] : NULL;
		if (known && card_stamp_is(&known->stamp, &f->stamp))
			bucket_add(b, known);
		else
			*array_push(&r->changes) = (struct change){f, known};
	}
	while (j < old.n)
		*array_push(&r->gone) = old.v[j++];
	array_done(&old);
}

/* As the archive's cards are: the index knows then which comes first. */
static int
by_path(const void *a, const void *b)
{
	const struct change *c = a, *d = b;
	return order_natural(c->file->path, d->file->path);
}

static void
compare(struct refresh *r, const bool *differs)
{
	for (size_t i = 0; i < r->walk.files.n; i++) {
		const struct walk_file *f = &r->walk.files.v[i];
		if (differs[f->bucket])
			*array_push(&r->files[f->bucket]) = f;
	}
	for (int i = 0; i < INDEX_BUCKETS; i++) {
		if (differs[i])
			compare_bucket(r, &r->archive->buckets[i], &r->files[i]);
		array_done(&r->files[i]);
	}
	if (r->changes.n)
		qsort(r->changes.v, r->changes.n, sizeof(*r->changes.v), by_path);
}

/* Writing to the index. */

/* What was written since the last commit is not there; nothing more is written. */
static void
stop_writing(struct refresh *r)
{
	index_rollback(r->archive->index);
	index_unlock(r->archive->index);
	for (size_t i = 0; i < r->batch.n; i++)
		r->batch.v[i]->row = 0;
	r->batch.n = 0;
	r->is_writing = false;
}

static void
commit(struct refresh *r, bool is_last)
{
	if (!r->is_writing)
		return;
	bool done = index_commit(r->archive->index);
	if (done) {
		r->batch.n = 0;
		r->batch_bytes = 0;
		done = is_last || index_begin(r->archive->index);
	}
	if (!done)
		stop_writing(r);
}

static void
write_result(struct refresh *r, const struct card *old, struct crew_result *result)
{
	struct index *x = r->archive->index;
	if (!r->is_writing)
		return;
	if ((old && old->row && !index_remove(x, old)) ||
	    (result->card && !index_add(x, result->entry))) {
		stop_writing(r);
		return;
	}
	if (!result->card)
		return;
	*array_push(&r->batch) = result->card;
	r->batch_bytes += result->entry->words.len;
	if (r->batch_bytes >= BATCH_BYTES || r->batch.n >= BATCH_FILES)
		commit(r, false);
}

static void
take_result(struct refresh *r, struct crew_result *result)
{
	struct change *change = result->job->ctx;
	write_result(r, change->old, result);
	archive_drop_card(r->archive, change->old);
	change->old = NULL;
	change->file = NULL;
	if (result->card)
		bucket_add(&r->archive->buckets[index_bucket(result->card->path)], result->card);
	crew_entry_free(result->entry);
}

static void
read_changes(struct refresh *r)
{
	struct crew_job *jobs = xcalloc(r->changes.n, sizeof(*jobs));
	size_t n = r->changes.n, done = 0;
	for (size_t i = 0; i < n; i++)
		jobs[i] = (struct crew_job){r->changes.v[i].file->path, &r->changes.v[i]};
	struct crew *crew = crew_start(r->archive->fd, jobs, n, r->is_writing);
	struct crew_result result;
	bool is_done = false;
	while (!is_done && !r->is_left) {
		if (crew_next(crew, &result, PROGRESS_MS, &is_done)) {
			take_result(r, &result);
			done++;
		}
		if (!is_done)
			tell(r, done, n);
	}
	crew_stop(crew);
	free(jobs);
	/* What was left unread stays as it was known; its stamp tells that it is not. */
	for (size_t i = 0; i < n; i++)
		if (r->changes.v[i].old)
			take_row(r->archive, r->changes.v[i].old);
}

static void
update(struct refresh *r)
{
	struct archive *a = r->archive;
	r->is_writing = r->is_writing && index_begin(a->index);
	for (size_t i = 0; i < r->gone.n; i++) {
		if (r->is_writing && r->gone.v[i]->row && !index_remove(a->index, r->gone.v[i]))
			stop_writing(r);
		archive_drop_card(a, r->gone.v[i]);
	}
	if (r->changes.n)
		read_changes(r);
	commit(r, true);
}

/* Locks the index for writing, and begins a new one where too much of it is waste. */
static void
prepare_index(struct refresh *r)
{
	struct archive *a = r->archive;
	bool is_busy;
	r->is_writing = lock_index(r);
	if (!r->is_writing || !index_is_wasteful(a->index))
		return;
	archive_lose_index(a, true);
	archive_need_index(a);
	r->is_writing = a->index && index_lock(a->index, &is_busy);
}

/* Compares, and reads what differs; false: the index failed, and what it had is unknown. */
static bool
bring_up_to_date(struct refresh *r)
{
	struct archive *a = r->archive;
	bool differs[INDEX_BUCKETS], is_failed = false;
	bool is_any = find_differing(r, differs, &is_failed);
	if (is_any && a->index) {
		prepare_index(r);
		/* Who had the lock may have done the work. */
		is_any = find_differing(r, differs, &is_failed);
	}
	if (is_any && a->index)
		is_failed = !load_differing(r, differs);
	if (is_any && !is_failed) {
		compare(r, differs);
		update(r);
	}
	if (a->index)
		index_unlock(a->index);
	r->is_writing = false;
	array_done(&r->changes);
	array_done(&r->gone);
	array_done(&r->batch);
	return !is_failed && !(a->index && index_is_damaged(a->index));
}

bool
archive_refresh(struct archive *a, archive_progress *progress, void *ctx)
{
	struct refresh *r = xcalloc(1, sizeof(*r));
	r->archive = a;
	r->progress = progress;
	r->ctx = ctx;
	r->told = clock_ms();
	walk_tree(&r->walk, a->fd);
	for (size_t i = 0; i < r->walk.files.n; i++)
		r->sums[r->walk.files.v[i].bucket] += r->walk.files.v[i].sum;
	if (a->index && (index_is_damaged(a->index) || !index_is_current(a->index)))
		archive_lose_index(a, false);
	/* A damaged one is made anew, once. */
	for (int tries = 0; tries < 3; tries++) {
		archive_need_index(a);
		if (bring_up_to_date(r))
			break;
		archive_lose_index(a, false);
		a->with_index = a->with_index && !tries;
	}
	free(a->trouble);
	a->trouble = r->walk.trouble;
	r->walk.trouble = NULL;
	walk_done(&r->walk);
	bool is_left = r->is_left;
	free(r);
	return !is_left;
}
