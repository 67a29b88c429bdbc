#include "config.h"

#include "store/crew.h"

#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "base/alloc.h"
#include "model/card.h"
#include "store/card-file.h"
#include "store/index.h"

enum {
	CREW_LIMIT = 8,
	PLACES = 64,		/* for results that nobody has taken */
	FEW_JOBS = 4		/* are read by one */
};

#define RACY_NS INT64_C(2000000000)	/* times of files are no finer on some disks */

struct place {
	struct crew_result result;
	bool is_ready;
};

struct crew {
	int folder;
	const struct crew_job *jobs;
	size_t count, next, taken;
	bool with_entries, is_stopped;
	unsigned size;
	pthread_t threads[CREW_LIMIT];
	pthread_mutex_t mutex;
	pthread_cond_t has_result, has_room;
	struct place places[PLACES];	/* of job i: i % PLACES */
	struct card_reader reader;
};

unsigned
crew_size(size_t jobs)
{
	long processors = sysconf(_SC_NPROCESSORS_ONLN);
	unsigned size = processors > CREW_LIMIT ? CREW_LIMIT : processors > 1 ? (unsigned)processors : 1;
	return jobs < FEW_JOBS ? 1 : size;
}

/* Within the time that a clock takes to tick a file may be written once more. */
static bool
is_racy(const struct card_stamp *stamp)
{
	struct timespec now;
	clock_gettime(CLOCK_REALTIME, &now);
	int64_t limit = (int64_t)now.tv_sec * 1000000000 + now.tv_nsec - RACY_NS;
	return stamp->modified > limit || stamp->changed > limit;
}

static void
work_on(struct crew *crew, struct card_reader *reader, const struct crew_job *job)
{
	struct crew_result result = {.job = job};
	struct card *c = card_file_read(reader, crew->folder, job->path,
		crew->with_entries ? CARD_ALL : 0);
	if (c && is_racy(&c->stamp))
		c->stamp.size = -1;
	if (c && crew->with_entries) {
		result.entry = xcalloc(1, sizeof(*result.entry));
		index_entry_make(result.entry, c);
		card_unload(c);
	}
	result.card = c;
	pthread_mutex_lock(&crew->mutex);
	struct place *place = &crew->places[(size_t)(job - crew->jobs) % PLACES];
	if (!crew->is_stopped) {
		*place = (struct place){result, true};
		result = (struct crew_result){0};
		pthread_cond_signal(&crew->has_result);
	}
	pthread_mutex_unlock(&crew->mutex);
	crew_entry_free(result.entry);
	card_free(result.card);
}

static void *
run(void *ctx)
{
	struct crew *crew = ctx;
	struct card_reader reader = {0};
	for (;;) {
		pthread_mutex_lock(&crew->mutex);
		while (crew->next < crew->count && crew->next == crew->taken + PLACES && !crew->is_stopped)
			pthread_cond_wait(&crew->has_room, &crew->mutex);
		size_t i = crew->is_stopped ? crew->count : crew->next;
		crew->next += i < crew->count;
		pthread_mutex_unlock(&crew->mutex);
		if (i >= crew->count)
			break;
		work_on(crew, &reader, &crew->jobs[i]);
	}
	card_reader_done(&reader);
	return NULL;
}

struct crew *
crew_start(int folder, const struct crew_job *jobs, size_t n, bool with_entries)
{
	struct crew *crew = xcalloc(1, sizeof(*crew));
	pthread_condattr_t attr;
	sigset_t all, before;
	crew->folder = folder;
	crew->jobs = jobs;
	crew->count = n;
	crew->with_entries = with_entries;
	pthread_mutex_init(&crew->mutex, NULL);
	pthread_cond_init(&crew->has_room, NULL);
	pthread_condattr_init(&attr);
	pthread_condattr_setclock(&attr, CLOCK_MONOTONIC);
	pthread_cond_init(&crew->has_result, &attr);
	pthread_condattr_destroy(&attr);
	/* Signals are for the thread that waits for them. */
	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &before);
	unsigned size = crew_size(n);
	while (crew->size < size && !pthread_create(&crew->threads[crew->size], NULL, run, crew))
		crew->size++;
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	return crew;
}

bool
crew_next(struct crew *crew, struct crew_result *out, int wait_ms, bool *is_done)
{
	struct timespec until;
	clock_gettime(CLOCK_MONOTONIC, &until);
	until.tv_sec += wait_ms / 1000;
	until.tv_nsec += wait_ms % 1000 * 1000000L;
	if (until.tv_nsec >= 1000000000) {
		until.tv_sec++;
		until.tv_nsec -= 1000000000;
	}
	/* Where no thread could be started we are the crew. */
	if (!crew->size && crew->next < crew->count)
		work_on(crew, &crew->reader, &crew->jobs[crew->next++]);
	pthread_mutex_lock(&crew->mutex);
	int rc = 0;
	struct place *place = &crew->places[crew->taken % PLACES];
	while (!place->is_ready && crew->taken < crew->count && !rc)
		rc = pthread_cond_timedwait(&crew->has_result, &crew->mutex, &until);
	bool is_there = place->is_ready;
	if (is_there) {
		*out = place->result;
		*place = (struct place){.is_ready = false};
		crew->taken++;
		pthread_cond_broadcast(&crew->has_room);
	}
	*is_done = !is_there && crew->taken == crew->count;
	pthread_mutex_unlock(&crew->mutex);
	return is_there;
}

void
crew_entry_free(struct index_entry *e)
{
	if (!e)
		return;
	index_entry_done(e);
	free(e);
}

void
crew_stop(struct crew *crew)
{
	pthread_mutex_lock(&crew->mutex);
	crew->is_stopped = true;
	pthread_cond_broadcast(&crew->has_room);
	pthread_mutex_unlock(&crew->mutex);
	for (unsigned i = 0; i < crew->size; i++)
		pthread_join(crew->threads[i], NULL);
	for (int i = 0; i < PLACES; i++)
		if (crew->places[i].is_ready) {
			crew_entry_free(crew->places[i].result.entry);
			card_free(crew->places[i].result.card);
		}
	card_reader_done(&crew->reader);
	pthread_cond_destroy(&crew->has_result);
	pthread_cond_destroy(&crew->has_room);
	pthread_mutex_destroy(&crew->mutex);
	free(crew);
}
