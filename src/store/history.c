#include "config.h"

#include "store/history.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/error.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/random.h"

/* Files are called SECONDS-REASON-LETTERS.yaml, seconds since 1970 in UTC. */
static const char *const reasons[GENERATION_REASON_COUNT] = {
	[GENERATION_ROUTINE] = "saved",
	[GENERATION_FOREIGN] = "foreign",
	[GENERATION_EDITED] = "edited",
};

static const char *const titles[GENERATION_REASON_COUNT] = {
	[GENERATION_ROUTINE] = N_("saved"),
	[GENERATION_FOREIGN] = N_("changed outside"),
	[GENERATION_EDITED] = N_("edited by hand"),
};

const char *
generation_reason_title(enum generation_reason r)
{
	return _(titles[r]);
}

static bool
parse_name(const char *name, struct generation *g)
{
	char *end;
	long long seconds = strtoll(name, &end, 10);
	if (end == name || *end++ != '-' || seconds < 0)
		return false;
	size_t len = strcspn(end, "-");
	int r = 0;
	while (r < GENERATION_REASON_COUNT &&
	    (strlen(reasons[r]) != len || strncmp(reasons[r], end, len)))
		r++;
	size_t all = strlen(end);
	if (r == GENERATION_REASON_COUNT || all < 5 || strcmp(end + all - 5, ".yaml"))
		return false;
	g->reason = (enum generation_reason)r;
	g->time = (struct stamp){.seconds = seconds, .offset = clock_now().offset};
	return true;
}

static int
by_time(const void *a, const void *b)
{
	const struct generation *x = a, *y = b;
	if (x->time.seconds != y->time.seconds)
		return x->time.seconds < y->time.seconds ? -1 : 1;
	return strcmp(x->path, y->path);
}

void
history_list(struct generations *list, const char *folder)
{
	*list = (struct generations){0};
	DIR *dir = folder ? opendir(folder) : NULL;
	if (!dir)
		return;
	const struct dirent *entry;
	while ((entry = readdir(dir))) {
		struct generation g = {0};
		struct stat st;
		if (!parse_name(entry->d_name, &g))
			continue;
		g.path = file_join(folder, entry->d_name);
		if (stat(g.path, &st)) {
			free(g.path);
			continue;
		}
		g.size = (size_t)st.st_size;
		*array_push(list) = g;
	}
	closedir(dir);
	if (list->n)
		qsort(list->v, list->n, sizeof(*list->v), by_time);
}

void
history_done(struct generations *list)
{
	for (size_t i = 0; i < list->n; i++)
		free(list->v[i].path);
	array_done(list);
}

/* The span of time that keeps one routine generation at this age, in seconds. */
static int64_t
span_at(int64_t age)
{
	return age < 3600 ? 60 : age < 86400 ? 3600 : 86400;
}

static void
thin_out(const char *folder, struct stamp now)
{
	struct generations all;
	history_list(&all, folder);
	int64_t last = INT64_MIN;
	/* From the newest: of each span its last state is what stays. */
	for (size_t i = all.n; i-- > 0;) {
		const struct generation *g = &all.v[i];
		int64_t span = span_at(now.seconds - g->time.seconds);
		int64_t slot = g->time.seconds / span * span;
		if (g->reason != GENERATION_ROUTINE)
			continue;
		if (slot == last)
			unlink(g->path);
		last = slot;
	}
	history_done(&all);
}

bool
history_keep(const char *folder, const struct rope *text,
	enum generation_reason reason, struct stamp now, struct error *err)
{
	if (!folder)
		return true;
	char letters[7];
	random_letters(letters, 6);
	char *path = xasprintf("%s/%lld-%s-%s.yaml", folder, (long long)now.seconds,
		reasons[reason], letters);
	bool done = file_write_rope(path, text, 0600, false, err);
	free(path);
	if (done)
		thin_out(folder, now);
	return done;
}
