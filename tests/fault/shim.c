/*
 * Loaded before the program (LD_PRELOAD): makes the calls about files below a
 * folder fail, kill or wait.  By the environment:
 *
 *	SHIM_FOLDER	absolute; calls about other files are left alone
 *	SHIM_AT		the number of the call that is hit, from 1 (0: none)
 *	SHIM_DO		kill: SIGKILL before it; else an errno that it fails with,
 *			a number, or its name: ENOSPC, EIO
 *	SHIM_FOR_GOOD	set: all calls after it too, but for unlink
 *	SHIM_SLOW	milliseconds that each fsync takes longer
 *	SHIM_LOG	a file that gets a line for each call
 *	SHIM_AHEAD	seconds by which the time of day is later than it is
 */

#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

static atomic_int count;

static void *
next(const char *name)
{
	void *p = dlsym(RTLD_NEXT, name);
	if (!p)
		abort();
	return p;
}

/* ISO C has no way from void * to a function. */
#define REAL(type, name) \
	static type (*real)(); \
	if (!real) { \
		void *found = next(name); \
		memcpy(&real, &found, sizeof(real)); \
	}

static bool
is_below(const char *path)
{
	const char *folder = getenv("SHIM_FOLDER");
	size_t len = folder ? strlen(folder) : 0;
	return len && path && !strncmp(path, folder, len) && (path[len] == '/' || !path[len]);
}

static bool
is_fd_below(int fd)
{
	char link[64], path[4096];
	snprintf(link, sizeof(link), "/proc/self/fd/%d", fd);
	ssize_t len = readlink(link, path, sizeof(path) - 1);
	if (len < 0)
		return false;
	path[len] = '\0';
	return is_below(path);
}

static void
log_call(int number, const char *name, const char *what)
{
	char line[4200];
	const char *log = getenv("SHIM_LOG");
	if (!log)
		return;
	int len = snprintf(line, sizeof(line), "%d %s %s\n", number, name, what);
	/* Not through our own open and write. */
	int fd = (int)syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_CREAT | O_APPEND, 0600);
	if (fd >= 0) {
		syscall(SYS_write, fd, line, (size_t)len);
		syscall(SYS_close, fd);
	}
}

/* Does this call fail?  errno is set. */
static bool
is_hit(const char *name, const char *what)
{
	const char *at = getenv("SHIM_AT"), *how = getenv("SHIM_DO");
	int number = atomic_fetch_add(&count, 1) + 1, wanted = at ? atoi(at) : 0;
	log_call(number, name, what);
	bool is_later = getenv("SHIM_FOR_GOOD") && strcmp(name, "unlink") && number > wanted;
	if (!how || !wanted || (number != wanted && !is_later))
		return false;
	if (!strcmp(how, "kill")) {
		raise(SIGKILL);
		pause();
	}
	errno = !strcmp(how, "ENOSPC") ? ENOSPC : !strcmp(how, "EIO") ? EIO : atoi(how);
	return true;
}

int
open(const char *path, int flags, ...)
{
	va_list args;
	REAL(int, "open")
	va_start(args, flags);
	int mode = flags & O_CREAT ? va_arg(args, int) : 0;
	va_end(args);
	return is_below(path) && is_hit("open", path) ? -1 : real(path, flags, mode);
}

int
open64(const char *path, int flags, ...)
{
	va_list args;
	REAL(int, "open64")
	va_start(args, flags);
	int mode = flags & O_CREAT ? va_arg(args, int) : 0;
	va_end(args);
	return is_below(path) && is_hit("open", path) ? -1 : real(path, flags, mode);
}

ssize_t
write(int fd, const void *bytes, size_t len)
{
	REAL(ssize_t, "write")
	return fd > 2 && is_fd_below(fd) && is_hit("write", "") ? -1 : real(fd, bytes, len);
}

ssize_t
writev(int fd, const struct iovec *parts, int n)
{
	REAL(ssize_t, "writev")
	return fd > 2 && is_fd_below(fd) && is_hit("writev", "") ? -1 : real(fd, parts, n);
}

ssize_t
pwrite64(int fd, const void *bytes, size_t len, off64_t at)
{
	REAL(ssize_t, "pwrite64")
	return is_fd_below(fd) && is_hit("pwrite", "") ? -1 : real(fd, bytes, len, at);
}

ssize_t
pwrite(int fd, const void *bytes, size_t len, off_t at)
{
	REAL(ssize_t, "pwrite")
	return is_fd_below(fd) && is_hit("pwrite", "") ? -1 : real(fd, bytes, len, at);
}

int
ftruncate64(int fd, off64_t len)
{
	REAL(int, "ftruncate64")
	return is_fd_below(fd) && is_hit("ftruncate", "") ? -1 : real(fd, len);
}

int
fdatasync(int fd)
{
	REAL(int, "fdatasync")
	return is_fd_below(fd) && is_hit("fdatasync", "") ? -1 : real(fd);
}

int
clock_gettime(clockid_t clock, struct timespec *out)
{
	const char *ahead = getenv("SHIM_AHEAD");
	REAL(int, "clock_gettime")
	int rc = real(clock, out);
	if (ahead && clock == CLOCK_REALTIME)
		out->tv_sec += atol(ahead);
	return rc;
}

int
fsync(int fd)
{
	const char *slow = getenv("SHIM_SLOW");
	REAL(int, "fsync")
	if (slow && is_fd_below(fd)) {
		long ms = atol(slow);
		struct timespec t = {.tv_sec = ms / 1000, .tv_nsec = ms % 1000 * 1000000};
		nanosleep(&t, NULL);
	}
	return is_fd_below(fd) && is_hit("fsync", "") ? -1 : real(fd);
}

int
rename(const char *from, const char *to)
{
	REAL(int, "rename")
	return is_below(to) && is_hit("rename", to) ? -1 : real(from, to);
}

int
renameat2(int from_folder, const char *from, int to_folder, const char *to, unsigned flags)
{
	REAL(int, "renameat2")
	return is_below(to) && is_hit("renameat2", to) ? -1 :
		real(from_folder, from, to_folder, to, flags);
}

int
link(const char *from, const char *to)
{
	REAL(int, "link")
	return is_below(to) && is_hit("link", to) ? -1 : real(from, to);
}

int
unlink(const char *path)
{
	REAL(int, "unlink")
	return is_below(path) && is_hit("unlink", path) ? -1 : real(path);
}
