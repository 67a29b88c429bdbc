#include "config.h"

/*
 * Replacing a file: every call that can fail does, and others write in between.
 * The linker puts the functions below in the place of the system's (--wrap).
 */

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/uio.h>
#include <sys/wait.h>

#include "base/error.h"
#include "base/rope.h"
#include "store/sentry.h"
#include "store/target.h"
#include "tests/unit/scratch.h"

int __real_open(const char *, int, ...);
int __real_close(int);
int __real_fsync(int);
int __real_rename(const char *, const char *);
int __real_renameat2(int, const char *, int, const char *, unsigned);
int __real_link(const char *, const char *);
int __real_fchown(int, uid_t, gid_t);
int __real_unlink(const char *);
ssize_t __real_writev(int, const struct iovec *, int);
int __wrap_fchown(int, uid_t, gid_t);
int __wrap_unlink(const char *);
int __wrap_open(const char *, int, ...);
int __wrap_close(int);
int __wrap_fsync(int);
int __wrap_rename(const char *, const char *);
int __wrap_renameat2(int, const char *, int, const char *, unsigned);
int __wrap_link(const char *, const char *);
ssize_t __wrap_writev(int, const struct iovec *, int);

enum call { OPEN, WRITE, FSYNC, CLOSE, RENAME, LINK, SAVE_CALLS, UNLINK = SAVE_CALLS, FCHOWN };

static const char *const call_names[] = {"open", "write", "fsync", "close", "rename", "link",
	"unlink", "fchown"};

/* What is to go wrong. */
static struct {
	bool is_on;
	enum call call;
	int in;			/* the in-th such call fails, from 1 */
	bool for_good;		/* and all after it */
	int number;		/* with this errno */
	int made;		/* such calls so far */
	int missing;		/* errno of renameat2 with flags; 0: it works */
	void (*before)(void), (*after)(void);	/* of every move: somebody else writes */
} fault;

static bool
fails(enum call call)
{
	if (!fault.is_on || call != fault.call)
		return false;
	fault.made++;
	if (fault.for_good ? fault.made < fault.in : fault.made != fault.in)
		return false;
	errno = fault.number;
	return true;
}

int
__wrap_open(const char *path, int flags, ...)
{
	va_list args;
	va_start(args, flags);
	int mode = flags & O_CREAT ? va_arg(args, int) : 0;
	va_end(args);
	return fails(OPEN) ? -1 : __real_open(path, flags, mode);
}

int
__wrap_close(int fd)
{
	int result = __real_close(fd);
	return fails(CLOSE) ? -1 : result;
}

int
__wrap_fsync(int fd)
{
	return fails(FSYNC) ? -1 : __real_fsync(fd);
}

/* A full disk takes a part first; and no write is ever whole. */
ssize_t
__wrap_writev(int fd, const struct iovec *parts, int n)
{
	char some[7];
	size_t len = 0;
	if (fails(WRITE))
		return -1;
	if (!fault.is_on)
		return __real_writev(fd, parts, n);
	for (int i = 0; i < n; i++)
		for (size_t j = 0; j < parts[i].iov_len && len < sizeof(some); j++)
			some[len++] = ((const char *)parts[i].iov_base)[j];
	return write(fd, some, len);
}

static void
call_hook(void (*hook)(void))
{
	bool was_on = fault.is_on;
	fault.is_on = false;
	if (hook)
		hook();
	fault.is_on = was_on;
}

int
__wrap_rename(const char *from, const char *to)
{
	call_hook(fault.before);
	int result = fails(RENAME) ? -1 : __real_rename(from, to);
	int number = errno;
	call_hook(fault.after);
	errno = number;
	return result;
}

int
__wrap_renameat2(int from_dir, const char *from, int to_dir, const char *to, unsigned flags)
{
	if (fault.missing && flags) {
		errno = fault.missing;
		return -1;
	}
	call_hook(fault.before);
	int result = fails(RENAME) ? -1 : __real_renameat2(from_dir, from, to_dir, to, flags);
	int number = errno;
	call_hook(fault.after);
	errno = number;
	return result;
}

int
__wrap_link(const char *from, const char *to)
{
	return fails(LINK) ? -1 : __real_link(from, to);
}

int
__wrap_unlink(const char *name)
{
	return fails(UNLINK) ? -1 : __real_unlink(name);
}

int
__wrap_fchown(int fd, uid_t uid, gid_t gid)
{
	return fails(FCHOWN) ? -1 : __real_fchown(fd, uid, gid);
}

#define OLD "old content of some length\n"
#define NEW "new content, longer than what a single write takes\n"
#define FOREIGN "somebody else's\n"
#define SECOND "and still another's\n"

/* One file and what is known of it. */
static struct target target;
static char *folder, *path;
static struct buf foreign;
static bool is_placed;
static char *why;

static void
set_up(const char *content)
{
	struct error err = ERROR_INIT;
	folder = scratch_folder();
	path = xasprintf("%s/s.yaml", folder);
	if (content)
		scratch_write(path, content);
	if (!ok(target_open(&target, path, &err)))
		printf("# %s\n", error_text(&err));
	error_done(&err);
}

static void
tear_down(void)
{
	memset(&fault, 0, sizeof(fault));
	target_done(&target);
	buf_done(&foreign);
	scratch_remove(folder);
	free(folder);
	free(path);
	free(why);
	why = NULL;
}

static enum target_result
save(const char *known)
{
	struct error err = ERROR_INIT;
	free(why);
	/* In pieces that no write ends with. */
	struct rope text = rope_of(NEW, 3), rest = rope_of(&NEW[3], strlen(NEW) - 3);
	struct rope nothing = rope_of("", 0);
	rope_add(&text, piece_ref(nothing.v[0]));
	rope_add(&text, piece_ref(rest.v[0]));
	struct rope before = rope_of(known ? known : "", known ? strlen(known) : 0);
	enum target_result result = target_save(&target, &text, known ? &before : NULL,
		&foreign, &is_placed, &err);
	rope_done(&text);
	rope_done(&rest);
	rope_done(&nothing);
	rope_done(&before);
	why = xstrdup(err.text);
	error_done(&err);
	return result;
}

static enum target_result
check(const char *known)
{
	struct rope text = rope_of(known, strlen(known));
	enum target_result result = target_check(&target, &text, &foreign, NULL);
	rope_done(&text);
	return result;
}

static void
test_save(void)
{
	struct stat before, after;
	set_up(OLD);
	stat(path, &before);
	is_int(save(OLD), TARGET_SAVED);
	ok(is_placed);
	ok(scratch_holds(path, NEW));
	stat(path, &after);
	ok(before.st_ino != after.st_ino);
	is_int(after.st_mode & 0777, 0644);
	is_int(scratch_count(folder), 1);
	is_int(check(NEW), TARGET_SAVED);
	/* Without looking inside: nothing was touched since. */
	is_int(check(""), TARGET_SAVED);
	scratch_write(path, FOREIGN);
	is_int(check(NEW), TARGET_FOREIGN);
	is_str(buf_str(&foreign), FOREIGN);
	tear_down();
}

static void
test_save_new(void)
{
	struct stat st;
	set_up(NULL);
	is_int(save(NULL), TARGET_SAVED);
	ok(scratch_holds(path, NEW));
	stat(path, &st);
	is_int(st.st_mode & 0777, 0600);
	is_int(scratch_count(folder), 1);
	tear_down();
}

static void
test_mode_and_group(void)
{
	static const mode_t modes[] = {0600, 0640, 0664, 0444, 0755};
	for (size_t i = 0; i < sizeof(modes) / sizeof(*modes); i++) {
		struct stat before, after;
		set_up(OLD);
		if (!geteuid() && chown(path, (uid_t)-1, 12))
			printf("# %s\n", strerror(errno));
		chmod(path, modes[i]);
		stat(path, &before);
		is_int(save(OLD), TARGET_SAVED);
		stat(path, &after);
		is_int(after.st_mode & 07777, modes[i]);
		is_int(after.st_gid, before.st_gid);
		is_int(after.st_uid, before.st_uid);
		tear_down();
	}
}

/* Sets the in-th such call to fail. */
static void
set_fault(enum call call, int in, bool for_good, int number)
{
	fault.is_on = true;
	fault.call = call;
	fault.in = in;
	fault.for_good = for_good;
	fault.number = number;
	fault.made = 0;
}

/* Who may not give it to the group gives the group nothing. */
static void
test_group_that_is_not_ours(void)
{
	for (int for_good = 0; for_good < 2; for_good++) {
		struct stat st;
		set_up(OLD);
		chmod(path, 0664);
		set_fault(FCHOWN, 1, for_good, EPERM);
		is_int(save(OLD), TARGET_SAVED);
		stat(path, &st);
		is_int(st.st_mode & 07777, for_good ? 0604 : 0664);
		tear_down();
	}
}

/* The bytes are others' before we compare. */
static void
test_foreign_before(void)
{
	set_up(FOREIGN);
	is_int(save(OLD), TARGET_FOREIGN);
	ok(!is_placed);
	is_str(buf_str(&foreign), FOREIGN);
	ok(scratch_holds(path, FOREIGN));
	is_int(scratch_count(folder), 1);
	/* A file that should not be there is somebody's, too. */
	is_int(save(NULL), TARGET_FOREIGN);
	ok(scratch_holds(path, FOREIGN));
	tear_down();
}

static int hooks;

/* As an editor that replaces: another inode under the name. */
static void
put_beside(const char *text)
{
	char *other = xasprintf("%s/other", folder);
	scratch_write(other, text);
	__real_rename(other, path);
	free(other);
}

static void
foreign_once(void)
{
	if (!hooks++)
		put_beside(FOREIGN);
}

static void
foreign_twice(void)
{
	if (hooks++ < 2)
		put_beside(hooks == 1 ? FOREIGN : SECOND);
}

static void
write_in_place(void)
{
	if (!hooks++)
		scratch_write(path, FOREIGN);
}

/* Between comparing and moving. */
static void
test_foreign_between(void)
{
	void (*const hooks_of[])(void) = {foreign_once, write_in_place};
	for (int i = 0; i < 2; i++) {
		set_up(OLD);
		hooks = 0;
		fault.before = hooks_of[i];
		is_int(save(OLD), TARGET_FOREIGN);
		ok(!is_placed);
		is_str(buf_str(&foreign), FOREIGN);
		ok(scratch_holds(path, FOREIGN));
		is_int(scratch_count(folder), 1);
		tear_down();
	}
}

/*
 * The second save trusts the times of what the first one wrote, before the
 * exchange: whatever was done to it meanwhile is found all the same.
 */
static void
test_foreign_at_second_save(void)
{
	char alike[sizeof(NEW)] = NEW;
	struct stat st;
	alike[0] ^= 1;
	set_up(OLD);
	is_int(save(OLD), TARGET_SAVED);
	is_int(save(NEW), TARGET_SAVED);
	ok(target.can_exchange);

	/* As long, and with the old time. */
	stat(path, &st);
	scratch_write(path, alike);
	struct timespec times[2] = {st.st_atim, st.st_mtim};
	utimensat(AT_FDCWD, path, times, 0);
	is_int(save(NEW), TARGET_FOREIGN);
	is_str(buf_str(&foreign), alike);
	ok(scratch_holds(path, alike));
	is_int(save(alike), TARGET_SAVED);
	is_int(save(NEW), TARGET_SAVED);

	/* At the moment of the move. */
	hooks = 0;
	fault.before = write_in_place;
	is_int(save(NEW), TARGET_FOREIGN);
	is_str(buf_str(&foreign), FOREIGN);
	ok(scratch_holds(path, FOREIGN));
	fault.before = NULL;
	is_int(save(FOREIGN), TARGET_SAVED);
	is_int(scratch_count(folder), 1);

	/* Gone. */
	is_int(save(NEW), TARGET_SAVED);
	unlink(path);
	is_int(save(NEW), TARGET_SAVED);
	ok(scratch_holds(path, NEW));
	tear_down();
}

/* Longer or shorter, with the old time: it is not taken for what was seen. */
static void
test_other_length_and_old_time(void)
{
	struct stat st;
	set_up(OLD);
	is_int(save(OLD), TARGET_SAVED);
	stat(path, &st);
	scratch_write(path, NEW FOREIGN);
	struct timespec times[2] = {st.st_atim, st.st_mtim};
	utimensat(AT_FDCWD, path, times, 0);
	is_int(check(NEW), TARGET_FOREIGN);
	is_str(buf_str(&foreign), NEW FOREIGN);
	/* What is there where nothing should be is foreign, seen before or not. */
	is_int(save(NEW FOREIGN), TARGET_SAVED);
	is_int(save(NULL), TARGET_FOREIGN);
	is_str(buf_str(&foreign), NEW);
	tear_down();
}

/* A folder that is another file system all at once: nothing goes uncompared. */
static void
test_exchange_ends(void)
{
	set_up(OLD);
	is_int(save(OLD), TARGET_SAVED);
	fault.missing = EINVAL;
	is_int(save(NEW), TARGET_FAILED);
	ok(why);
	ok(!is_placed);
	ok(scratch_holds(path, NEW));
	is_int(scratch_count(folder), 1);
	ok(!target.can_exchange);
	is_int(save(NEW), TARGET_SAVED);
	fault.missing = 0;
	is_int(save(NEW), TARGET_SAVED);
	ok(target.can_exchange);
	tear_down();
}

/* A second time while the two change places again: both are still there. */
static void
test_foreign_twice(void)
{
	set_up(OLD);
	hooks = 0;
	fault.before = foreign_twice;
	is_int(save(OLD), TARGET_FOREIGN);
	is_str(buf_str(&foreign), FOREIGN);
	ok(scratch_holds(path, SECOND));
	is_int(scratch_count(folder), 1);
	tear_down();
}

static void
foreign_always(void)
{
	char *text = xasprintf("number %d\n", ++hooks);
	put_beside(text);
	free(text);
}

static struct buf all_found;

static bool
add_found(void *ctx, const struct buf *bytes)
{
	(void)ctx;
	buf_add(&all_found, buf_str(bytes), bytes->len);
	return false;
}

/* Who writes all the time wins, but nothing that was there goes. */
static void
test_foreign_always(void)
{
	set_up(OLD);
	hooks = 0;
	fault.before = foreign_always;
	is_int(save(OLD), TARGET_FOREIGN);
	fault.before = NULL;
	ok(hooks >= 4);
	is_str(buf_str(&foreign), "number 1\n");
	is_int(scratch_count(folder), 2);
	target_leftovers(&target, add_found, NULL);
	/* Two are left, of which one was foreign last and one before that. */
	char *now = scratch_read(path);
	buf_adds(&all_found, now);
	for (int i = hooks - 1; i <= hooks; i++) {
		char *text = xasprintf("number %d\n", i);
		ok(strstr(all_found.s, text));
		free(text);
	}
	free(now);
	buf_done(&all_found);
	tear_down();
}

static void
foreign_and_gone(void)
{
	if (!hooks++)
		put_beside(FOREIGN);
	else if (hooks == 2)
		__real_unlink(path);
}

/* Removed before the two change places again: what was there comes back all the same. */
static void
test_foreign_and_gone(void)
{
	set_up(OLD);
	hooks = 0;
	fault.before = foreign_and_gone;
	is_int(save(OLD), TARGET_FOREIGN);
	ok(!is_placed);
	is_str(buf_str(&foreign), FOREIGN);
	ok(scratch_holds(path, FOREIGN));
	is_int(scratch_count(folder), 1);
	tear_down();
}

static void
foreign_new(void)
{
	if (!hooks++)
		scratch_write(path, FOREIGN);
}

static void
test_foreign_where_none_was(void)
{
	/* Whether the system can move without replacing, or only link. */
	for (int i = 0; i < 2; i++) {
		set_up(NULL);
		hooks = 0;
		fault.before = foreign_new;
		if (save(NULL) == TARGET_FAILED)
			ok(!is_placed);
		else
			is_str(buf_str(&foreign), FOREIGN);
		ok(scratch_holds(path, FOREIGN));
		is_int(scratch_count(folder), 1);
		tear_down();
	}
}

static bool
find_leftover(void *ctx, const struct buf *bytes)
{
	char **found = ctx;
	free(*found);
	*found = xstrdup(buf_str(bytes));
	return true;
}

/* What came in between and cannot be moved back is not removed either. */
static void
test_foreign_and_no_way_back(void)
{
	char *found = NULL;
	set_up(OLD);
	hooks = 0;
	fault.before = foreign_once;
	fault.is_on = true;
	fault.call = RENAME;
	fault.in = 2;
	fault.for_good = true;
	fault.number = EIO;
	is_int(save(OLD), TARGET_FOREIGN);
	fault.is_on = false;
	is_str(buf_str(&foreign), FOREIGN);
	ok(scratch_holds(path, NEW));
	is_int(scratch_count(folder), 2);
	target_leftovers(&target, find_leftover, &found);
	is_str(found, FOREIGN);
	is_int(scratch_count(folder), 1);
	free(found);
	tear_down();
}

static void
take_away(void)
{
	if (!hooks++)
		unlink(path);
}

static void
test_vanished(void)
{
	set_up(OLD);
	unlink(path);
	is_int(check(OLD), TARGET_FAILED);
	is_int(save(OLD), TARGET_SAVED);
	ok(scratch_holds(path, NEW));
	is_int(scratch_count(folder), 1);
	tear_down();
	/* At the last moment. */
	set_up(OLD);
	hooks = 0;
	fault.before = take_away;
	is_int(save(OLD), TARGET_SAVED);
	ok(scratch_holds(path, NEW));
	is_int(scratch_count(folder), 1);
	tear_down();
}

/* Systems and file systems that cannot exchange. */
static void
test_without_exchange(void)
{
	static const int numbers[] = {EINVAL, ENOSYS};
	for (size_t i = 0; i < 2; i++) {
		set_up(OLD);
		fault.missing = numbers[i];
		is_int(save(OLD), TARGET_SAVED);
		ok(scratch_holds(path, NEW));
		is_int(scratch_count(folder), 1);
		tear_down();
		set_up(NULL);
		fault.missing = numbers[i];
		is_int(save(NULL), TARGET_SAVED);
		ok(scratch_holds(path, NEW));
		is_int(scratch_count(folder), 1);
		tear_down();
	}
}

/* The folder is gone, and something else has its name. */
static void
test_folder_gone(void)
{
	set_up(OLD);
	scratch_remove(folder);
	scratch_write(folder, FOREIGN);
	is_int(check(OLD), TARGET_FAILED);
	is_int(save(OLD), TARGET_FAILED);
	ok(why && strstr(why, strerror(ENOTDIR)));
	struct rope old = rope_of(OLD, strlen(OLD));
	is_int(target_remove(&target, &old, &foreign, NULL), TARGET_FAILED);
	rope_done(&old);
	/* Nothing is looked for there either. */
	target_leftovers(&target, NULL, NULL);
	ok(scratch_holds(folder, FOREIGN));
	tear_down();
}

/* Nowhere to keep a lock: saving goes on without. */
static void
test_no_state_folder(void)
{
	char *file = xasprintf("%s/state-file", scratch);
	scratch_write(file, FOREIGN);
	for (int way = 0; way < 2; way++) {
		char *found = NULL;
		if (way) {
			unsetenv("XDG_STATE_HOME");
			unsetenv("HOME");
		} else {
			setenv("XDG_STATE_HOME", file, 1);
		}
		set_up(OLD);
		is_str(target.state_folder, NULL);
		is_str(target.lock_path, NULL);
		is_int(save(OLD), TARGET_SAVED);
		ok(scratch_holds(path, NEW));
		scratch_write(path, FOREIGN);
		is_int(save(NEW), TARGET_FOREIGN);
		is_int(scratch_count(folder), 1);
		/* Without a lock another of us may be writing: leftovers stay. */
		char *temp = xasprintf("%s/.s.yaml.0123456789ab.kompass-tmp", folder);
		scratch_write(temp, OLD);
		target_leftovers(&target, find_leftover, &found);
		is_str(found, NULL);
		is_int(scratch_count(folder), 2);
		free(temp);
		tear_down();
	}
	setenv("HOME", scratch, 1);
	setenv("XDG_STATE_HOME", scratch, 1);
	ok(scratch_holds(file, FOREIGN));
	unlink(file);
	free(file);
}

static void
test_open_odd_paths(void)
{
	struct error err = ERROR_INIT;
	struct target t;
	char *file = xasprintf("%s/file", scratch), *below = xasprintf("%s/s.yaml", file);
	scratch_write(file, OLD);
	ok(!target_open(&t, below, &err));
	ok(strstr(error_text(&err), below) && strstr(error_text(&err), strerror(ENOTDIR)));
	error_done(&err);
	ok(!target_open(&t, "/none/at/all.yaml", &err));
	ok(strstr(error_text(&err), strerror(ENOENT)));
	error_done(&err);
	/* In the root folder there is one slash. */
	if (ok(target_open(&t, "/kompass-none.yaml", &err))) {
		is_str(t.path, "/kompass-none.yaml");
		is_str(t.folder, "/");
		target_done(&t);
	}
	error_done(&err);
	unlink(file);
	free(below);
	free(file);
}

static void
test_hard_link(void)
{
	struct error err = ERROR_INIT;
	struct target t;
	char *f = scratch_folder(), *a = xasprintf("%s/a", f), *b = xasprintf("%s/b", f);
	scratch_write(a, OLD);
	if (link(a, b))
		printf("# %s\n", strerror(errno));
	ok(!target_open(&t, a, &err));
	ok(strstr(error_text(&err), "hard links"));
	error_done(&err);
	unlink(b);
	if (symlink("a", b) || !ok(target_open(&t, b, &err)))
		printf("# %s\n", error_text(&err));
	is_str(t.path, a);
	target_done(&t);
	unlink(a);
	ok(!target_open(&t, b, &err));
	ok(strstr(error_text(&err), "leads nowhere"));
	error_done(&err);
	mkdir(a, 0755);
	ok(!target_open(&t, b, &err));
	ok(strstr(error_text(&err), "not a regular file"));
	error_done(&err);
	free(a);
	free(b);
	free(f);
}

static void
test_symbolic_link(void)
{
	struct stat st;
	char *other = scratch_folder(), *real = xasprintf("%s/real.yaml", other);
	scratch_write(real, OLD);
	set_up(NULL);
	target_done(&target);
	if (symlink(real, path))
		printf("# %s\n", strerror(errno));
	ok(target_open(&target, path, NULL));
	is_str(target.path, real);
	is_int(save(OLD), TARGET_SAVED);
	ok(scratch_holds(real, NEW));
	ok(!lstat(path, &st) && S_ISLNK(st.st_mode));
	is_int(scratch_count(folder), 1);
	is_int(scratch_count(other), 1);
	tear_down();
	free(real);
	free(other);
}

static char *temp_seen;

/* What the temporary file is called, from a save that fails at its move. */
static void
see_temp(void)
{
	DIR *dir = opendir(folder);
	const struct dirent *entry;
	while ((entry = readdir(dir)))
		if (entry->d_name[0] == '.' && strstr(entry->d_name, "kompass-tmp")) {
			free(temp_seen);
			temp_seen = xasprintf("%s/%s", folder, entry->d_name);
		}
	closedir(dir);
}

/*
 * Somebody who guesses the name gets nothing through it.  The child has the
 * same random numbers as this process: both begin with the same seed.
 */
static void
test_planted_link(void)
{
	char *victim = xasprintf("%s/victim", scratch), *planted = xasprintf("%s/planted", scratch);
	scratch_write(victim, OLD);
	set_up(OLD);
	setenv("KOMPASS_SEED", "7", 1);
	pid_t child = fork();
	if (!child) {
		fault.before = see_temp;
		save(OLD);
		scratch_write(planted, temp_seen ? temp_seen : "none");
		_exit(0);
	}
	int status;
	ok(waitpid(child, &status, 0) == child && !status);
	scratch_write(path, OLD);
	char *name = scratch_read(planted);
	if (!ok(name && strstr(name, ".kompass-tmp")) || symlink(victim, name))
		printf("# %s: %s\n", name, strerror(errno));
	/* A link is no leftover of ours: not read, not removed. */
	char *found = NULL;
	target_leftovers(&target, find_leftover, &found);
	is_str(found, NULL);
	is_int(save(OLD), TARGET_FAILED);
	ok(why && strstr(why, "File exists"));
	ok(scratch_holds(victim, OLD));
	ok(scratch_holds(path, OLD));
	/* The next one has another name. */
	is_int(save(OLD), TARGET_SAVED);
	ok(scratch_holds(victim, OLD));
	unsetenv("KOMPASS_SEED");
	tear_down();
	free(name);
	free(planted);
	free(victim);
	free(temp_seen);
	temp_seen = NULL;
}

/* In the place of the file, after it was opened: a link to what is not ours. */
static void
test_link_instead(void)
{
	char *victim = xasprintf("%s/victim", scratch);
	scratch_write(victim, FOREIGN);
	set_up(OLD);
	unlink(path);
	if (symlink(victim, path))
		printf("# %s\n", strerror(errno));
	is_int(save(OLD), TARGET_FOREIGN);
	ok(scratch_holds(victim, FOREIGN));
	is_int(scratch_count(folder), 1);
	tear_down();
	free(victim);
}

static void
test_read_only_folder(void)
{
	set_up(OLD);
	chmod(folder, 0555);
	enum target_result result = save(OLD);
	/* Root may all the same. */
	is_int(result, geteuid() ? TARGET_FAILED : TARGET_SAVED);
	ok(scratch_holds(path, geteuid() ? OLD : NEW));
	chmod(folder, 0755);
	is_int(scratch_count(folder), 1);
	tear_down();
}

static void
test_too_large(void)
{
	struct error err = ERROR_INIT;
	set_up(OLD);
	size_t len = 17u << 20;
	struct buf large = BUF_INIT;
	buf_pad(&large, ' ', len);
	struct rope text = rope_of(large.s, large.len), known = rope_of(OLD, strlen(OLD));
	is_int(target_save(&target, &text, &known, &foreign, &is_placed, &err), TARGET_FAILED);
	ok(strstr(error_text(&err), "16 MB"));
	ok(scratch_holds(path, OLD));
	is_int(scratch_count(folder), 1);
	error_done(&err);
	buf_done(&large);
	rope_done(&text);
	rope_done(&known);
	tear_down();
}

static int takes;

static bool
count_and_keep(void *ctx, const struct buf *bytes)
{
	(void)ctx, (void)bytes;
	takes++;
	return false;
}

static void
test_leftovers(void)
{
	static const char *const names[] = {
		".s.yaml.0123456789ab.kompass-tmp",	/* ours */
		".s.yaml.0123456789a.kompass-tmp",	/* a letter short */
		".t.yaml.0123456789ab.kompass-tmp",	/* another file's */
		".s.yaml.0123456789aB.kompass-tmp",
		"s.yaml.0123456789ab.kompass-tmp",
		".s.yaml.0123456789ab.kompass-tmp2",
		".s.yaml-0123456789ab.kompass-tmp",
	};
	char *found = NULL;
	set_up(OLD);
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		char *name = xasprintf("%s/%s", folder, names[i]);
		scratch_write(name, i ? "not ours" : NEW);
		free(name);
	}
	takes = 0;
	target_leftovers(&target, count_and_keep, NULL);
	is_int(takes, 1);
	is_int(scratch_count(folder), 8);
	target_leftovers(&target, find_leftover, &found);
	is_str(found, NEW);
	is_int(scratch_count(folder), 7);
	free(found);
	tear_down();
}

/* Every call of a save fails, each with every error, once and for good. */
static void
run_fault(enum call call, int number, bool for_good, int missing)
{
	bool is_good = true;
	int runs = 0;
	for (int in = 1;; in++, runs++) {
		set_up(OLD);
		memset(&fault, 0, sizeof(fault));
		fault.is_on = true;
		fault.call = call;
		fault.in = in;
		fault.for_good = for_good;
		fault.number = number;
		fault.missing = missing;
		enum target_result result = save(OLD);
		bool was_hit = fault.made >= in;
		fault.is_on = false;
		/* Only the folder's fsync fails after the move. */
		bool is_new = result == TARGET_SAVED || is_placed;
		is_good = is_good && result != TARGET_FOREIGN && scratch_holds(path, is_new ? NEW : OLD) &&
			scratch_count(folder) == 1 && (result == TARGET_SAVED || (why && *why));
		if (is_placed && result == TARGET_FAILED)
			is_good = is_good && (call == FSYNC || call == OPEN);
		/* The next try, without a fault, is a new file and durable. */
		is_good = is_good && save(is_new ? NEW : OLD) == TARGET_SAVED &&
			scratch_holds(path, NEW) && scratch_count(folder) == 1;
		if (!is_good)
			printf("# %s %d: %s, result %d, placed %d, %d names: %s\n", call_names[call], in,
				strerror(number), (int)result, is_placed, scratch_count(folder),
				why ? why : "");
		tear_down();
		if (!was_hit || !is_good)
			break;
	}
	printf("# %s: %s %s: %d calls\n", call_names[call], strerror(number),
		for_good ? "for good" : "once", runs);
	ok(is_good && runs > (call == LINK ? -1 : 0));
}

static void
test_faults(void)
{
	static const int numbers[] = {ENOSPC, EIO, EDQUOT};
	for (int call = 0; call < SAVE_CALLS; call++)
		for (size_t i = 0; i < sizeof(numbers) / sizeof(*numbers); i++)
			for (int way = 0; way < 4; way++)
				run_fault((enum call)call, numbers[i], way & 1, way & 2 ? EINVAL : 0);
}

/* The same while somebody else writes in between: nobody's text is lost. */
static void
test_faults_and_foreign(const char *old)
{
	for (int call = 0; call < LINK; call++) {
		bool is_good = true, was_hit = true;
		for (int in = 1; was_hit && is_good; in++) {
			char *found = NULL;
			set_up(old);
			hooks = 0;
			fault.before = foreign_once;
			set_fault((enum call)call, in, false, EIO);
			enum target_result result = save(old);
			was_hit = fault.made >= in;
			memset(&fault, 0, sizeof(fault));
			target_leftovers(&target, find_leftover, &found);
			char *now = scratch_read(path);
			bool is_there = (now && !strcmp(now, FOREIGN)) || (found && !strcmp(found, FOREIGN)) ||
				(foreign.len && !strcmp(foreign.s, FOREIGN));
			/* Where it failed before the move nobody wrote yet. */
			is_good = (is_there || !hooks) && result != TARGET_SAVED;
			if (!is_good)
				printf("# %s %d: result %d, \"%s\" there\n", call_names[call], in,
					(int)result, now ? now : "");
			free(now);
			free(found);
			tear_down();
		}
		ok(is_good);
	}
}

/* Removed only while it holds what it should, also at the moment of removing. */
static void
test_remove(void)
{
	struct rope old = rope_of(OLD, strlen(OLD));
	for (int writes = 0; writes < 3; writes++) {
		set_up(writes == 1 ? FOREIGN : OLD);
		hooks = 0;
		fault.before = writes == 2 ? foreign_once : NULL;
		is_int(target_remove(&target, &old, &foreign, NULL),
			writes ? TARGET_FOREIGN : TARGET_SAVED);
		fault.before = NULL;
		ok(writes ? scratch_holds(path, FOREIGN) && !strcmp(buf_str(&foreign), FOREIGN) :
			access(path, F_OK) < 0);
		is_int(scratch_count(folder), writes ? 1 : 0);
		/* What is gone is gone. */
		unlink(path);
		is_int(target_remove(&target, &old, &foreign, NULL), TARGET_SAVED);
		tear_down();
	}
	rope_done(&old);
}

/* Each call of a removal fails: the file is as it was, or away, and it is told. */
static void
test_remove_faults(void)
{
	static const enum call calls[] = {OPEN, FSYNC, RENAME, LINK, UNLINK};
	struct rope old = rope_of(OLD, strlen(OLD));
	for (size_t i = 0; i < sizeof(calls) / sizeof(*calls); i++) {
		bool is_good = true, was_hit = true;
		for (int in = 1; was_hit && is_good; in++) {
			set_up(OLD);
			set_fault(calls[i], in, false, EIO);
			enum target_result result = target_remove(&target, &old, &foreign, NULL);
			was_hit = fault.made >= in;
			fault.is_on = false;
			bool is_there = !access(path, F_OK);
			is_good = result == TARGET_SAVED ? !is_there :
				result == TARGET_FAILED && (calls[i] == FSYNC || calls[i] == OPEN || is_there);
			/* Nothing half removed. */
			is_good = is_good && scratch_count(folder) == is_there &&
				(!is_there || scratch_holds(path, OLD));
			if (!is_good)
				printf("# %s %d: result %d, there %d, %d names\n", call_names[calls[i]], in,
					(int)result, is_there, scratch_count(folder));
			tear_down();
		}
		ok(is_good);
	}
	rope_done(&old);
}

static void
another_new(void)
{
	if (++hooks == 1)
		put_beside(FOREIGN);
	else if (hooks == 2)
		scratch_write(path, SECOND);
}

/* What was somebody's comes back where the system can only link, or only rename. */
static void
test_remove_without_exchange(void)
{
	struct rope old = rope_of(OLD, strlen(OLD));
	/* It can link; it cannot; and there is another one by then. */
	for (int way = 0; way < 3; way++) {
		char *found = NULL;
		set_up(OLD);
		hooks = 0;
		fault.missing = EINVAL;
		fault.before = foreign_once;
		fault.after = way == 2 ? another_new : NULL;
		if (way == 2)
			fault.before = another_new;
		if (way == 1)
			set_fault(LINK, 1, true, EPERM);
		is_int(target_remove(&target, &old, &foreign, NULL), TARGET_FOREIGN);
		memset(&fault, 0, sizeof(fault));
		is_str(buf_str(&foreign), FOREIGN);
		ok(scratch_holds(path, way == 2 ? SECOND : FOREIGN));
		is_int(scratch_count(folder), way == 2 ? 2 : 1);
		target_leftovers(&target, find_leftover, &found);
		is_str(found, way == 2 ? FOREIGN : NULL);
		free(found);
		tear_down();
	}
	/* An error of another kind: it stays beside. */
	char *found = NULL;
	set_up(OLD);
	hooks = 0;
	fault.missing = EIO;
	fault.before = foreign_once;
	is_int(target_remove(&target, &old, &foreign, NULL), TARGET_FOREIGN);
	memset(&fault, 0, sizeof(fault));
	ok(access(path, F_OK));
	target_leftovers(&target, find_leftover, &found);
	is_str(found, FOREIGN);
	free(found);
	tear_down();
	rope_done(&old);
}

/* The temporary file that cannot be removed once is removed the second time. */
static void
test_unlink_fails(void)
{
	static const int numbers[] = {EIO, EBUSY};
	for (int for_good = 0; for_good < 2; for_good++) {
		char *found = NULL;
		set_up(OLD);
		set_fault(UNLINK, 1, for_good, numbers[for_good]);
		is_int(save(OLD), TARGET_SAVED);
		fault.is_on = false;
		ok(scratch_holds(path, NEW));
		is_int(scratch_count(folder), for_good ? 2 : 1);
		/* What stays is what was there before, which the next opening looks at. */
		target_leftovers(&target, find_leftover, &found);
		is_str(found, for_good ? OLD : NULL);
		is_int(scratch_count(folder), 1);
		free(found);
		tear_down();
	}
}

/* As long as NEW, and another text. */
static char alike[] = NEW;

static void
set_time_back(const struct stat *st)
{
	struct timespec times[2] = {st->st_atim, st->st_mtim};
	utimensat(AT_FDCWD, path, times, 0);
}

static void
edit_in_place(void)
{
	int fd = __real_open(path, O_WRONLY | O_CLOEXEC);
	is_int(write(fd, alike, sizeof(alike) - 1), sizeof(alike) - 1);
	__real_close(fd);
}

static void
edit_mapped(void)
{
	int fd = __real_open(path, O_RDWR | O_CLOEXEC);
	char *p = mmap(NULL, sizeof(alike) - 1, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
	__real_close(fd);
	if (ok(p != MAP_FAILED)) {
		memcpy(p, alike, sizeof(alike) - 1);
		munmap(p, sizeof(alike) - 1);
	}
}

/* By another name of the same file, which is gone again. */
static void
edit_linked(void)
{
	char *name = xasprintf("%s/linked", folder);
	is_int(__real_link(path, name), 0);
	int fd = __real_open(name, O_WRONLY | O_CLOEXEC);
	is_int(write(fd, alike, sizeof(alike) - 1), sizeof(alike) - 1);
	__real_close(fd);
	__real_unlink(name);
	free(name);
}

static void
edit_renamed(void)
{
	put_beside(alike);
}

/* Which may give it the number of the old one. */
static void
edit_anew(void)
{
	__real_unlink(path);
	scratch_write(path, alike);
}

static void (*const edits[])(void) = {edit_in_place, edit_mapped, edit_linked, edit_renamed, edit_anew};
static size_t edit;

static void
edit_once(void)
{
	struct stat st;
	if (hooks++)
		return;
	stat(path, &st);
	edits[edit]();
	set_time_back(&st);
}

/*
 * What was saved is not read again where nobody opened it.  Whatever an editor
 * does, as fast as can be and with length and time as they were, right after a
 * save or at the moment of the next, is found.
 */
static void
test_edits_that_hide(void)
{
	alike[0] ^= 1;
	for (edit = 0; edit < sizeof(edits) / sizeof(*edits); edit++)
		for (int is_between = 0; is_between < 2; is_between++) {
			set_up(OLD);
			for (int i = 0; i < 4; i++)
				is_int(save(i ? NEW : OLD), TARGET_SAVED);
			hooks = 0;
			if (is_between)
				fault.before = edit_once;
			else
				edit_once();
			is_int(save(NEW), TARGET_FOREIGN);
			is_str(buf_str(&foreign), alike);
			ok(scratch_holds(path, alike));
			is_int(scratch_count(folder), 1);
			/* It goes on from there, and the next one is found as well. */
			fault.before = NULL;
			is_int(save(alike), TARGET_SAVED);
			is_int(save(NEW), TARGET_SAVED);
			is_int(save(NEW), TARGET_SAVED);
			edit_in_place();
			is_int(save(NEW), TARGET_FOREIGN);
			is_str(buf_str(&foreign), alike);
			tear_down();
		}
}

/* How many files a save opens. */
static int
count_opens(const char *known)
{
	set_fault(OPEN, 1000, false, EIO);
	is_int(save(known), TARGET_SAVED);
	fault.is_on = false;
	return fault.made;
}

/* A sentry works here: the file system is one that only this machine writes to. */
static bool
has_sentry(void)
{
	struct stat st;
	char *file = xasprintf("%s/file", folder);
	struct sentry *s = sentry_new();
	scratch_write(file, OLD);
	sentry_post(s, file);
	sentry_relieve(s, true);
	bool is_quiet = !stat(file, &st) && sentry_is_quiet(s, &st);
	sentry_free(s);
	unlink(file);
	free(file);
	return is_quiet;
}

static void
test_not_read_again(void)
{
	set_up(OLD);
	if (!has_sentry()) {
		printf("# no sentry in this file system\n");
		tear_down();
		return;
	}
	int opens = count_opens(OLD);
	is_int(count_opens(NEW), opens - 1);
	is_int(count_opens(NEW), opens - 2);
	is_int(count_opens(NEW), opens - 2);
	/* Somebody only read it: it is looked at once. */
	ok(scratch_holds(path, NEW));
	is_int(count_opens(NEW), opens - 1);
	is_int(count_opens(NEW), opens - 2);
	/* What the two last believed is not the same. */
	is_int(save(OLD), TARGET_FOREIGN);
	is_str(buf_str(&foreign), NEW);
	tear_down();
}

/* The sentry by itself: one on watch, the next beside it. */
static void
test_sentry(void)
{
	struct stat st, other;
	set_up(OLD);
	char *beside = xasprintf("%s/beside", folder);
	scratch_write(beside, NEW);
	stat(path, &st);
	stat(beside, &other);
	sentry_post(NULL, path);
	sentry_relieve(NULL, true);
	ok(!sentry_is_quiet(NULL, &st));
	sentry_free(NULL);
	struct sentry *s = sentry_new();
	ok(!sentry_is_quiet(s, &st));
	/* Elsewhere nobody knows who writes. */
	sentry_post(s, "/proc/self/status");
	sentry_relieve(s, true);
	stat("/proc/self/status", &other);
	ok(!sentry_is_quiet(s, &other));
	stat(beside, &other);
	sentry_post(s, path);
	sentry_relieve(s, true);
	if (!sentry_is_quiet(s, &st)) {
		printf("# no sentry in this file system\n");
	} else {
		ok(!sentry_is_quiet(s, &other));
		/* What comes to nothing leaves the first on watch. */
		sentry_post(s, beside);
		ok(scratch_holds(beside, NEW));
		ok(sentry_is_quiet(s, &st));
		sentry_relieve(s, false);
		ok(sentry_is_quiet(s, &st));
		/* The next one is on watch from when it was posted. */
		sentry_post(s, path);
		sentry_post(s, beside);
		ok(scratch_holds(beside, NEW));
		sentry_relieve(s, true);
		ok(!sentry_is_quiet(s, &other));
		ok(!sentry_is_quiet(s, &st));
		/* Who was there once is not forgotten. */
		sentry_post(s, path);
		sentry_relieve(s, true);
		ok(scratch_holds(path, OLD));
		ok(!sentry_is_quiet(s, &st));
		ok(!sentry_is_quiet(s, &st));
		/* Nor a file that is gone, whose number another may get. */
		sentry_post(s, path);
		sentry_relieve(s, true);
		__real_unlink(path);
		ok(!sentry_is_quiet(s, &st));
	}
	sentry_free(s);
	free(beside);
	tear_down();
}

/* A process without a free descriptor: everything is read as before. */
static void
test_no_sentry(void)
{
	set_up(OLD);
	is_int(save(OLD), TARGET_SAVED);
	int fds[256], n = 0;
	struct rlimit limit, few;
	getrlimit(RLIMIT_NOFILE, &limit);
	/* The save itself needs two at a time. */
	few = limit;
	few.rlim_cur = 200;
	setrlimit(RLIMIT_NOFILE, &few);
	while (n < 256 && (fds[n] = dup(0)) >= 0)
		n++;
	ok(!sentry_new());
	while (n)
		__real_close(fds[--n]);
	setrlimit(RLIMIT_NOFILE, &limit);
	tear_down();
}

/* A move that fails: the one on watch is still the one that is there. */
static void
test_sentry_after_fault(void)
{
	set_up(OLD);
	for (int i = 0; i < 3; i++)
		is_int(save(i ? NEW : OLD), TARGET_SAVED);
	set_fault(RENAME, 1, false, EIO);
	is_int(save(NEW), TARGET_FAILED);
	fault.is_on = false;
	edit = 0;
	hooks = 0;
	edit_once();
	is_int(save(NEW), TARGET_FOREIGN);
	is_str(buf_str(&foreign), alike);
	tear_down();
}

int
main(void)
{
	scratch_open();
	/* First: nothing random may have been drawn before. */
	test_planted_link();
	test_save();
	test_save_new();
	test_mode_and_group();
	test_group_that_is_not_ours();
	test_foreign_before();
	test_foreign_between();
	test_foreign_at_second_save();
	test_other_length_and_old_time();
	test_edits_that_hide();
	test_not_read_again();
	test_sentry();
	test_no_sentry();
	test_sentry_after_fault();
	test_exchange_ends();
	test_foreign_twice();
	test_foreign_always();
	test_foreign_and_gone();
	test_foreign_where_none_was();
	test_foreign_and_no_way_back();
	test_vanished();
	test_without_exchange();
	test_folder_gone();
	test_no_state_folder();
	test_open_odd_paths();
	test_hard_link();
	test_symbolic_link();
	test_link_instead();
	test_read_only_folder();
	test_too_large();
	test_leftovers();
	test_remove();
	test_remove_faults();
	test_remove_without_exchange();
	test_unlink_fails();
	test_faults();
	test_faults_and_foreign(OLD);
	test_faults_and_foreign(NULL);
	scratch_close();
	return tap_end();
}
