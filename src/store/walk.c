#include "config.h"

#include "store/walk.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "store/card-file.h"
#include "store/crew.h"
#include "store/index.h"

enum {
	PART = 256,		/* so many names of one folder are one thread's */
	HELPERS_LIMIT = 7,
	HELPERS_FROM = 4	/* waiting parts that make it worth to get help */
};

/* A folder that is open as long as names of it are to be looked at. */
struct place {
	int fd;
	unsigned users;
	char *path;		/* with its '/', or "" */
};

/* What is to be done: a folder to be read, or names in one. */
struct part {
	char *folder;		/* NULL: names */
	struct place *place;
	struct names ARRAY_OF(char *) names;
	struct arena arena;	/* owns them */
};

struct party {
	int folder;
	pthread_mutex_t mutex;
	pthread_cond_t wake;
	struct parts ARRAY_OF(struct part) parts;
	unsigned busy;		/* threads that may yet bring parts */
	bool is_alone;		/* no help was called for */
	char *trouble;
};

/* One of those who walk. */
struct walker {
	struct party *party;
	pthread_t thread;
	struct walk found;
	struct buf path;
};

static bool
has_ending(const char *name, const char *ending)
{
	size_t len = strlen(name), want = strlen(ending);
	return len > want && !strcmp(name + len - want, ending);
}

static bool
is_named(const char *name)
{
	return has_ending(name, ".yaml") || has_ending(name, ".yml");
}

static void
set_trouble(struct party *p, const char *path)
{
	char *trouble = xasprintf("%s: %s", *path ? path : ".", strerror(errno));
	pthread_mutex_lock(&p->mutex);
	/* The first by name, so that it is the same each time. */
	if (!p->trouble || strcmp(trouble, p->trouble) < 0) {
		char *other = p->trouble;
		p->trouble = trouble;
		trouble = other;
	}
	pthread_mutex_unlock(&p->mutex);
	free(trouble);
}

static void
add_part(struct party *p, struct part *part)
{
	pthread_mutex_lock(&p->mutex);
	*array_push(&p->parts) = *part;
	pthread_cond_signal(&p->wake);
	pthread_mutex_unlock(&p->mutex);
	*part = (struct part){0};
}

static void
leave_place(struct party *p, struct place *place)
{
	pthread_mutex_lock(&p->mutex);
	bool is_last = !--place->users;
	pthread_mutex_unlock(&p->mutex);
	if (!is_last)
		return;
	close(place->fd);
	free(place->path);
	free(place);
}

static void
look_at_names(struct walker *w, struct part *part)
{
	struct stat st;
	buf_clear(&w->path);
	buf_adds(&w->path, part->place->path);
	size_t len = w->path.len;
	for (size_t i = 0; i < part->names.n; i++) {
		if (fstatat(part->place->fd, part->names.v[i], &st, 0) || !S_ISREG(st.st_mode))
			continue;
		buf_adds(&w->path, part->names.v[i]);
		struct walk_file f = {arena_copy(&w->found.paths, w->path.s, w->path.len),
			card_file_stamp(&st), 0, 0};
		f.bucket = index_place(f.path, &f.stamp, &f.sum);
		*array_push(&w->found.files) = f;
		buf_truncate(&w->path, len);
	}
	leave_place(w->party, part->place);
	array_done(&part->names);
	arena_done(&part->arena);
}

static void
add_names(struct party *p, struct part *names, struct place *place)
{
	pthread_mutex_lock(&p->mutex);
	place->users++;
	pthread_mutex_unlock(&p->mutex);
	names->place = place;
	add_part(p, names);
}

/* One name in a folder: a folder itself, or maybe a session. */
static void
look(struct walker *w, struct place *place, const struct dirent *entry, struct part *names)
{
	const char *name = entry->d_name;
	unsigned char type = entry->d_type;
	struct stat st;
	if (*name == '.')
		return;
	if (type == DT_UNKNOWN && !fstatat(place->fd, name, &st, AT_SYMLINK_NOFOLLOW))
		type = S_ISDIR(st.st_mode) ? DT_DIR : S_ISLNK(st.st_mode) ? DT_LNK : DT_REG;
	if (type == DT_DIR) {
		struct part inner = {.folder = xasprintf("%s%s", place->path, name)};
		add_part(w->party, &inner);
	} else if ((type == DT_REG || type == DT_LNK) && is_named(name)) {
		*array_push(&names->names) = arena_strdup(&names->arena, name);
		if (names->names.n == PART)
			add_names(w->party, names, place);
	}
}

static void
look_into(struct walker *w, const char *name)
{
	int fd = openat(w->party->folder, *name ? name : ".",
		O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK);
	int own = fd < 0 ? -1 : fcntl(fd, F_DUPFD_CLOEXEC, 0);
	DIR *dir = own < 0 ? NULL : fdopendir(fd);
	if (!dir) {
		/* What is gone, or no folder any more, has nothing in it. */
		if (errno != ENOENT && errno != ENOTDIR && errno != ELOOP)
			set_trouble(w->party, name);
		if (own >= 0)
			close(own);
		if (fd >= 0)
			close(fd);
		return;
	}
	struct place *place = xcalloc(1, sizeof(*place));
	*place = (struct place){own, 1, *name ? xasprintf("%s/", name) : xstrdup("")};
	struct part names = {0};
	const struct dirent *entry;
	while (errno = 0, (entry = readdir(dir)))
		look(w, place, entry, &names);
	if (errno)
		set_trouble(w->party, name);
	closedir(dir);
	if (names.names.n) {
		add_names(w->party, &names, place);
	} else {
		array_done(&names.names);
		arena_done(&names.arena);
	}
	leave_place(w->party, place);
}

/* Takes the part that was brought last; false at the end of all, or where help is called for. */
static bool
take_part(struct walker *w, struct part *part)
{
	struct party *p = w->party;
	pthread_mutex_lock(&p->mutex);
	p->busy--;
	while (!p->parts.n && p->busy)
		pthread_cond_wait(&p->wake, &p->mutex);
	bool is_there = p->parts.n && !(p->is_alone && p->parts.n >= HELPERS_FROM);
	if (is_there)
		*part = p->parts.v[--p->parts.n];
	else if (!p->parts.n)
		pthread_cond_broadcast(&p->wake);
	p->busy++;
	pthread_mutex_unlock(&p->mutex);
	return is_there;
}

static void *
walk(void *ctx)
{
	struct walker *w = ctx;
	struct part part;
	while (take_part(w, &part)) {
		if (part.folder)
			look_into(w, part.folder);
		else
			look_at_names(w, &part);
		free(part.folder);
	}
	pthread_mutex_lock(&w->party->mutex);
	w->party->busy--;
	pthread_cond_broadcast(&w->party->wake);
	pthread_mutex_unlock(&w->party->mutex);
	buf_done(&w->path);
	return NULL;
}

static void
walk_together(struct party *p, struct walker *walkers, unsigned n)
{
	sigset_t all, before;
	unsigned started = 1;
	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &before);
	p->busy = n;
	while (started < n && !pthread_create(&walkers[started].thread, NULL, walk, &walkers[started]))
		started++;
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	pthread_mutex_lock(&p->mutex);
	p->busy -= n - started;
	pthread_mutex_unlock(&p->mutex);
	walk(&walkers[0]);
	for (unsigned i = 1; i < started; i++)
		pthread_join(walkers[i].thread, NULL);
}

static void
join(struct walk *into, struct walk *from)
{
	for (size_t i = 0; i < from->files.n; i++)
		*array_push(&into->files) = from->files.v[i];
	arena_join(&into->paths, &from->paths);
	array_done(&from->files);
}

void
walk_tree(struct walk *out, int folder)
{
	struct party p = {.folder = folder, .busy = 1, .is_alone = true};
	struct walker walkers[HELPERS_LIMIT + 1] = {{0}};
	unsigned n = crew_size(HELPERS_FROM);
	struct part root = {.folder = xstrdup("")};
	pthread_mutex_init(&p.mutex, NULL);
	pthread_cond_init(&p.wake, NULL);
	for (unsigned i = 0; i <= HELPERS_LIMIT; i++)
		walkers[i].party = &p;
	add_part(&p, &root);
	p.is_alone = n > 1;
	walk(&walkers[0]);
	p.is_alone = false;
	if (p.parts.n)
		walk_together(&p, walkers, n);
	*out = walkers[0].found;
	for (unsigned i = 1; i < n; i++)
		join(out, &walkers[i].found);
	out->trouble = p.trouble;
	array_done(&p.parts);
	pthread_cond_destroy(&p.wake);
	pthread_mutex_destroy(&p.mutex);
}

void
walk_done(struct walk *w)
{
	array_done(&w->files);
	arena_done(&w->paths);
	free(w->trouble);
	*w = (struct walk){0};
}
