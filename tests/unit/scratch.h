#ifndef SCRATCH_H
#define SCRATCH_H

/* A folder of its own for a test, with a home in it, removed at the end. */

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/buf.h"
#include "base/file.h"
#include "tests/tap.h"

static char scratch[128];

static inline void
scratch_open(void)
{
	const char *temp = getenv("TMPDIR");
	snprintf(scratch, sizeof(scratch), "%s/kompass-unit.XXXXXX",
		temp && strlen(temp) < sizeof(scratch) / 2 ? temp : "/tmp");
	if (!mkdtemp(scratch)) {
		printf("Bail out! %s: %s\n", scratch, strerror(errno));
		exit(99);
	}
	setenv("HOME", scratch, 1);
	setenv("XDG_STATE_HOME", scratch, 1);
	unsetenv("XDG_CACHE_HOME");
	umask(022);
}

static inline void
scratch_remove(const char *path)
{
	struct stat st;
	DIR *dir = !lstat(path, &st) && S_ISDIR(st.st_mode) ? opendir(path) : NULL;
	const struct dirent *entry;
	while (dir && (entry = readdir(dir))) {
		if (!strcmp(entry->d_name, ".") || !strcmp(entry->d_name, ".."))
			continue;
		char *inner = xasprintf("%s/%s", path, entry->d_name);
		scratch_remove(inner);
		free(inner);
	}
	if (dir)
		closedir(dir);
	remove(path);
}

static inline void
scratch_close(void)
{
	scratch_remove(scratch);
}

/* A folder for one case, empty; the path is the caller's. */
static inline char *
scratch_folder(void)
{
	static int count;
	char *path = xasprintf("%s/%d", scratch, ++count);
	if (mkdir(path, 0755))
		printf("# %s: %s\n", path, strerror(errno));
	return path;
}

/* How many names are in a folder. */
static inline int
scratch_count(const char *folder)
{
	int n = -2;
	DIR *dir = opendir(folder);
	while (dir && readdir(dir))
		n++;
	if (dir)
		closedir(dir);
	return n;
}

static inline void
scratch_write(const char *path, const char *text)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
	size_t len = strlen(text);
	if (fd < 0 || write(fd, text, len) != (ssize_t)len || close(fd))
		printf("Bail out! %s: %s\n", path, strerror(errno));
}

/* What a file holds, or NULL; the caller's. */
static inline char *
scratch_read(const char *path)
{
	struct buf out = BUF_INIT;
	if (!file_read(&out, path, 1 << 28, NULL))
		return NULL;
	return out.len ? buf_steal(&out) : xstrdup("");
}

static inline bool
scratch_holds(const char *path, const char *text)
{
	char *got = scratch_read(path);
	bool is_same = got && text && !strcmp(got, text);
	if (!is_same)
		printf("#   %s holds \"%.60s\", not \"%.60s\"\n", path, got ? got : "(nothing)",
			text ? text : "(nothing)");
	free(got);
	return is_same;
}

#endif
