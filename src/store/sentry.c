#include "config.h"

#include "store/sentry.h"

#include <errno.h>
#include <linux/magic.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

#include "base/alloc.h"

/* A file under watch; wd < 0: none. */
struct post {
	int wd;
	dev_t dev;
	ino_t ino;
	bool is_disturbed;
};

struct sentry {
	int fd;
	struct post now, next;
};

static const struct post nobody = {.wd = -1};

struct sentry *
sentry_new(void)
{
	int fd = inotify_init1(IN_CLOEXEC | IN_NONBLOCK);
	if (fd < 0)
		return NULL;
	struct sentry *s = xmalloc(sizeof(*s));
	*s = (struct sentry){fd, nobody, nobody};
	return s;
}

void
sentry_free(struct sentry *s)
{
	if (!s)
		return;
	close(s->fd);
	free(s);
}

/* Does all that is written in this file system go through this kernel? */
static bool
is_local(const char *path)
{
	static const unsigned long local[] = {
		EXT4_SUPER_MAGIC, XFS_SUPER_MAGIC, BTRFS_SUPER_MAGIC, F2FS_SUPER_MAGIC, TMPFS_MAGIC,
	};
	struct statfs fs;
	if (statfs(path, &fs))
		return false;
	for (size_t i = 0; i < sizeof(local) / sizeof(*local); i++)
		if ((unsigned long)fs.f_type == local[i])
			return true;
	return false;
}

static void
dismiss(struct sentry *s, struct post *p)
{
	if (p->wd >= 0)
		inotify_rm_watch(s->fd, p->wd);
	*p = nobody;
}

void
sentry_post(struct sentry *s, const char *path)
{
	struct stat st;
	if (!s)
		return;
	dismiss(s, &s->next);
	if (!is_local(path) || lstat(path, &st))
		return;
	/* Who maps it has opened it; who had it open before it had its name is nobody. */
	int wd = inotify_add_watch(s->fd, path,
		IN_OPEN | IN_MODIFY | IN_CLOSE_WRITE | IN_DELETE_SELF | IN_DONT_FOLLOW);
	if (wd >= 0)
		s->next = (struct post){.wd = wd, .dev = st.st_dev, .ino = st.st_ino};
}

void
sentry_relieve(struct sentry *s, bool is_taking_over)
{
	if (!s)
		return;
	struct post *gone = is_taking_over ? &s->now : &s->next;
	dismiss(s, gone);
	if (is_taking_over) {
		s->now = s->next;
		s->next = nobody;
	}
}

static void
disturb(struct sentry *s, int wd, bool is_all)
{
	s->now.is_disturbed |= is_all || wd == s->now.wd;
	s->next.is_disturbed |= is_all || wd == s->next.wd;
}

/* Takes all that was noticed. */
static void
listen(struct sentry *s)
{
	union {
		struct inotify_event event;
		char bytes[4096];
	} room;
	for (;;) {
		ssize_t got = read(s->fd, &room, sizeof(room));
		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0) {
			if (!got || errno != EAGAIN)
				disturb(s, -1, true);
			return;
		}
		for (const char *p = room.bytes; p < room.bytes + got;) {
			struct inotify_event e;
			memcpy(&e, p, sizeof(e));
			disturb(s, e.wd, e.mask & IN_Q_OVERFLOW);
			p += sizeof(e) + e.len;
		}
	}
}

bool
sentry_is_quiet(struct sentry *s, const struct stat *st)
{
	if (!s || s->now.wd < 0 || s->now.dev != st->st_dev || s->now.ino != st->st_ino)
		return false;
	listen(s);
	return !s->now.is_disturbed;
}
