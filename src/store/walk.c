#include "config.h"

#include "store/walk.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "store/card-file.h"

struct folders ARRAY_OF(char *);

static bool
has_ending(const char *name, const char *ending)
{
	size_t len = strlen(name), want = strlen(ending);
	return len > want && !strcmp(name + len - want, ending);
}

static void
set_trouble(struct walk *w, const char *path)
{
	if (!w->trouble)
		w->trouble = xasprintf("%s: %s", *path ? path : ".", strerror(errno));
}

/* One name of the folder open as `fd`, whose path, with its '/', is the first `len` bytes of path. */
static void
look(struct walk *w, struct folders *open, int fd, const struct dirent *entry, struct buf *path)
{
	const char *name = entry->d_name;
	struct stat st;
	bool is_named = has_ending(name, ".yaml") || has_ending(name, ".yml");
	bool may_be_folder = entry->d_type == DT_DIR || entry->d_type == DT_UNKNOWN;
	bool may_be_file = entry->d_type == DT_REG || entry->d_type == DT_UNKNOWN ||
		entry->d_type == DT_LNK;
	if (*name == '.' || !(may_be_folder || (may_be_file && is_named)))
		return;
	size_t len = path->len;
	if (entry->d_type == DT_UNKNOWN) {
		if (fstatat(fd, name, &st, AT_SYMLINK_NOFOLLOW))
			return;
		may_be_folder = S_ISDIR(st.st_mode);
	}
	buf_adds(path, name);
	if (may_be_folder)
		*array_push(open) = xstrdup(path->s);
	else if (is_named && !fstatat(fd, name, &st, 0) && S_ISREG(st.st_mode))
		*array_push(&w->files) = (struct walk_file){
			arena_copy(&w->paths, path->s, path->len), card_file_stamp(&st)};
	buf_truncate(path, len);
}

static void
look_into(struct walk *w, struct folders *open, int folder, const char *name)
{
	int fd = openat(folder, *name ? name : ".",
		O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK);
	DIR *dir = fd < 0 ? NULL : fdopendir(fd);
	if (!dir) {
		/* What is gone, or no folder any more, has nothing in it. */
		if (errno != ENOENT && errno != ENOTDIR && errno != ELOOP)
			set_trouble(w, name);
		if (fd >= 0)
			close(fd);
		return;
	}
	struct buf path = BUF_INIT;
	const struct dirent *entry;
	if (*name)
		buf_addf(&path, "%s/", name);
	while (errno = 0, (entry = readdir(dir)))
		look(w, open, fd, entry, &path);
	if (errno)
		set_trouble(w, name);
	closedir(dir);
	buf_done(&path);
}

void
walk_tree(struct walk *w, int folder)
{
	struct folders open = {0};
	*w = (struct walk){0};
	*array_push(&open) = xstrdup("");
	while (open.n) {
		char *name = open.v[--open.n];
		look_into(w, &open, folder, name);
		free(name);
	}
	array_done(&open);
}

void
walk_done(struct walk *w)
{
	array_done(&w->files);
	arena_done(&w->paths);
	free(w->trouble);
	*w = (struct walk){0};
}
