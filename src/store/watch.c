#include "config.h"

#include "store/watch.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/file.h"

struct watch {
	int fd;
	char *name;
};

struct watch *
watch_new(const char *path)
{
	int fd = inotify_init1(IN_CLOEXEC | IN_NONBLOCK);
	if (fd < 0)
		return NULL;
	char *folder = file_folder(path);
	int wd = inotify_add_watch(fd, folder, IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE);
	free(folder);
	if (wd < 0) {
		close(fd);
		return NULL;
	}
	struct watch *w = xmalloc(sizeof(*w));
	*w = (struct watch){fd, xstrdup(file_name(path))};
	return w;
}

void
watch_free(struct watch *w)
{
	if (!w)
		return;
	close(w->fd);
	free(w->name);
	free(w);
}

int
watch_fd(const struct watch *w)
{
	return w ? w->fd : -1;
}

bool
watch_read(struct watch *w)
{
	union {
		struct inotify_event event;
		char bytes[4096];
	} room;
	bool is_ours = !w;
	ssize_t got;
	while (w && (got = read(w->fd, &room, sizeof(room))) > 0) {
		for (const char *p = room.bytes; p < room.bytes + got;) {
			struct inotify_event e;
			memcpy(&e, p, sizeof(e));
			const char *name = p + offsetof(struct inotify_event, name);
			is_ours |= e.mask & IN_Q_OVERFLOW || (e.len && !strcmp(name, w->name));
			p += sizeof(e) + e.len;
		}
	}
	return is_ours;
}
