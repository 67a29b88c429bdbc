#include "config.h"

#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/buf.h"
#include "base/error.h"
#include "base/i18n.h"
#include "base/random.h"
#include "base/rope.h"

bool
file_read(struct buf *out, const char *path, size_t limit, struct error *err)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
	if (fd < 0)
		return error_errno(err, "%s", path);
	struct stat st;
	if (fstat(fd, &st) || !S_ISREG(st.st_mode)) {
		if (S_ISDIR(st.st_mode))
			errno = EISDIR;
		bool is_odd = !S_ISREG(st.st_mode) && !S_ISDIR(st.st_mode);
		if (is_odd)
			error_set(err, _("%s: not a regular file"), path);
		else
			error_errno(err, "%s", path);
		close(fd);
		return false;
	}
	size_t before = out->len;
	size_t want = st.st_size > 0 && (size_t)st.st_size < limit ? (size_t)st.st_size + 1 : limit + 1;
	for (;;) {
		if (out->len - before > limit)
			break;
		size_t room = want > out->len - before ? want - (out->len - before) : 4096;
		buf_reserve(out, room);
		ssize_t got = read(fd, out->s + out->len, room);
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0) {
			error_errno(err, "%s", path);
			close(fd);
			buf_truncate(out, before);
			return false;
		}
		if (!got)
			break;
		out->len += (size_t)got;
		out->s[out->len] = '\0';
	}
	close(fd);
	return true;
}

bool
file_write_all(int fd, struct iovec *parts, size_t n)
{
	for (;;) {
		while (n && !parts->iov_len) {
			parts++;
			n--;
		}
		if (!n)
			return true;
		ssize_t done = writev(fd, parts, n < IOV_MAX ? (int)n : IOV_MAX);
		if (done < 0 && errno != EINTR)
			return false;
		size_t left = done > 0 ? (size_t)done : 0;
		for (struct iovec *p = parts; left; p++) {
			size_t len = left < p->iov_len ? left : p->iov_len;
			p->iov_base = (char *)p->iov_base + len;
			p->iov_len -= len;
			left -= len;
		}
	}
}

/* A new file beside path, open for writing; its name goes to *temp. */
static int
open_temp(const char *path, mode_t mode, char **temp)
{
	for (int tries = 0;; tries++) {
		char letters[13];
		random_letters(letters, 12);
		char *folder = file_folder(path);
		*temp = xasprintf("%s/.%s.%s.tmp", folder, file_name(path), letters);
		free(folder);
		int fd = open(*temp, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode);
		if (fd >= 0 || errno != EEXIST || tries == 20)
			return fd;
		free(*temp);
	}
}

/* Gives temp its name unless something has that. */
static bool
move_new(const char *temp, const char *path)
{
	if (!link(temp, path)) {
		unlink(temp);
		return true;
	}
	if (errno != EPERM && errno != EOPNOTSUPP && errno != ENOSYS)
		return false;
	/* A stick has no links: the name is taken by an empty file first. */
	int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
	if (fd < 0)
		return false;
	close(fd);
	if (!rename(temp, path))
		return true;
	int number = errno;
	unlink(path);
	errno = number;
	return false;
}

static bool
write_parts(const char *path, struct iovec *parts, size_t n,
	mode_t mode, bool is_replacing, struct error *err)
{
	char *temp, *folder = NULL;
	bool done = false;
	int fd = open_temp(path, mode, &temp);
	if (fd < 0) {
		error_errno(err, "%s", path);
		free(temp);
		return false;
	}
	bool is_written = file_write_all(fd, parts, n) && !fsync(fd);
	int number = errno;
	if (close(fd) && is_written) {
		is_written = false;
		number = errno;
	}
	if (!is_written) {
		errno = number;
		error_errno(err, "%s", path);
		goto cleanup;
	}
	if (is_replacing ? rename(temp, path) : !move_new(temp, path)) {
		error_errno(err, "%s", path);
		goto cleanup;
	}
	free(temp);
	temp = NULL;
	folder = file_folder(path);
	done = file_sync_folder(folder, err);
cleanup:
	if (temp)
		unlink(temp);
	free(temp);
	free(folder);
	return done;
}

bool
file_write(const char *path, const void *bytes, size_t len,
	mode_t mode, bool is_replacing, struct error *err)
{
	struct iovec part = {(void *)bytes, len};
	return write_parts(path, &part, 1, mode, is_replacing, err);
}

bool
file_write_rope(const char *path, const struct rope *rope,
	mode_t mode, bool is_replacing, struct error *err)
{
	struct iovec *parts = rope_parts(rope);
	bool done = write_parts(path, parts, rope->n, mode, is_replacing, err);
	free(parts);
	return done;
}

bool
file_sync_folder(const char *path, struct error *err)
{
	int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (fd < 0)
		return error_errno(err, "%s", path);
	/* Some file systems cannot; that is no failure of the write. */
	bool done = !fsync(fd) || errno == EINVAL || errno == ENOTSUP;
	if (!done)
		error_errno(err, "%s", path);
	close(fd);
	return done;
}

bool
file_make_folders(const char *path, struct error *err)
{
	/* Nearly always they are there. */
	if (!mkdir(path, 0700) || errno == EEXIST)
		return true;
	char *copy = xstrdup(path);
	bool done = true;
	for (char *p = copy + 1;; p++) {
		char c = *p;
		if (c != '/' && c)
			continue;
		*p = '\0';
		if (mkdir(copy, 0700) && errno != EEXIST) {
			done = error_errno(err, "%s", copy);
			break;
		}
		*p = c;
		if (!c)
			break;
	}
	free(copy);
	return done;
}

char *
file_join(const char *folder, const char *name)
{
	if (!strcmp(folder, ".") || name[0] == '/')
		return xstrdup(name);
	size_t len = strlen(folder);
	return xasprintf("%s%s%s", folder, len && folder[len - 1] == '/' ? "" : "/", name);
}

char *
file_folder(const char *path)
{
	const char *slash = strrchr(path, '/');
	if (!slash)
		return xstrdup(".");
	return xstrndup(path, slash == path ? 1 : (size_t)(slash - path));
}

const char *
file_name(const char *path)
{
	const char *slash = strrchr(path, '/');
	return slash ? slash + 1 : path;
}

char *
file_home(enum file_home which)
{
	static const struct {
		const char *variable, *fallback;
	} homes[] = {
		[HOME_CONFIG] = {"XDG_CONFIG_HOME", ".config"},
		[HOME_STATE] = {"XDG_STATE_HOME", ".local/state"},
		[HOME_CACHE] = {"XDG_CACHE_HOME", ".cache"},
		[HOME_DATA] = {"XDG_DATA_HOME", ".local/share"},
	};
	const char *base = getenv(homes[which].variable);
	if (base && base[0] == '/')
		return file_join(base, "kompass");
	const char *home = getenv("HOME");
	if (!home || home[0] != '/')
		return NULL;
	return xasprintf("%s/%s/kompass", home, homes[which].fallback);
}
