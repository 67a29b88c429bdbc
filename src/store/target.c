#include "config.h"

#include "store/target.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include <nettle/sha2.h>

#include "base/alloc.h"
#include "base/buf.h"
#include "base/error.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/random.h"
#include "base/rope.h"
#include "store/sentry.h"
#include "store/yaml.h"

#define TEMP_SUFFIX ".kompass-tmp"
enum { TEMP_LETTERS = 12 };

/* The state folder of a path is named after it, and a digest of all of it. */
static char *
state_folder(const char *path)
{
	struct sha256_ctx ctx;
	uint8_t hash[8];
	sha256_init(&ctx);
	sha256_update(&ctx, strlen(path), (const uint8_t *)path);
	sha256_digest(&ctx, sizeof(hash), hash);
	uint64_t bits = 0;
	for (size_t i = 0; i < sizeof(hash); i++)
		bits = bits << 8 | hash[i];
	char letters[13];
	random_encode(letters, 12, bits >> 4);
	char *home = file_home(HOME_STATE);
	char *folder = home ? xasprintf("%s/files/%s-%s", home, file_name(path), letters) : NULL;
	free(home);
	return folder;
}

/* The path with links resolved; the file itself need not exist. */
static char *
resolve(const char *path, struct error *err)
{
	char *real = realpath(path, NULL);
	if (real)
		return real;
	struct stat st;
	if (errno == ENOENT && !lstat(path, &st) && S_ISLNK(st.st_mode)) {
		error_set(err, _("%s: a symbolic link that leads nowhere"), path);
		return NULL;
	}
	char *folder = file_folder(path);
	real = errno == ENOENT ? realpath(folder, NULL) : NULL;
	free(folder);
	if (!real) {
		error_errno(err, "%s", path);
		return NULL;
	}
	char *whole = xasprintf("%s%s%s", real, strcmp(real, "/") ? "/" : "", file_name(path));
	free(real);
	return whole;
}

bool
target_open(struct target *t, const char *path, struct error *err)
{
	*t = (struct target){0};
	struct stat st;
	char *real = resolve(path, err);
	if (!real)
		return false;
	if (!lstat(real, &st)) {
		bool is_good = true;
		if (!S_ISREG(st.st_mode))
			is_good = error_set(err, _("%s: not a regular file"), path);
		else if (st.st_nlink > 1)
			is_good = error_set(err, _("%s: the file has %lu names (hard links), and saving "
				"would part them; copy it with cp and open the copy"),
				path, (unsigned long)st.st_nlink);
		if (!is_good) {
			free(real);
			return false;
		}
	}
	t->path = real;
	t->folder = file_folder(real);
	t->state_folder = state_folder(real);
	if (t->state_folder && file_make_folders(t->state_folder, NULL)) {
		t->lock_path = xasprintf("%s/lock", t->state_folder);
	} else {
		free(t->state_folder);
		t->state_folder = NULL;
	}
	return true;
}

void
target_done(struct target *t)
{
	free(t->path);
	free(t->folder);
	free(t->lock_path);
	free(t->state_folder);
	sentry_free(t->sentry);
	*t = (struct target){0};
}

/*
 * The lock is the kernel's: it ends with its holder, however that dies.  It
 * only keeps two of us from comparing at the same moment; without it the
 * exchange still loses nothing.
 */
static int
lock(const struct target *t)
{
	if (!t->lock_path)
		return -1;
	int fd = open(t->lock_path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600);
	if (fd < 0)
		return -1;
	while (flock(fd, LOCK_EX) && errno == EINTR)
		;
	return fd;
}

static void
unlock(int fd)
{
	if (fd < 0)
		return;
	flock(fd, LOCK_UN);
	close(fd);
}

static char *
temp_path(const struct target *t)
{
	char letters[TEMP_LETTERS + 1];
	random_letters(letters, TEMP_LETTERS);
	return xasprintf("%s/.%s.%s" TEMP_SUFFIX,
		strcmp(t->folder, "/") ? t->folder : "", file_name(t->path), letters);
}

/* Writes a new synced file beside the target; NULL with errno on failure. */
static char *
write_temp(const struct target *t, const struct rope *text)
{
	char *temp = temp_path(t);
	int fd = open(temp, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
	if (fd < 0) {
		free(temp);
		return NULL;
	}
	struct stat st;
	bool is_good = true;
	if (!lstat(t->path, &st) && S_ISREG(st.st_mode)) {
		/* Owner and group where we may; mode only with the same owner's. */
		if (fchown(fd, st.st_uid, st.st_gid) && fchown(fd, (uid_t)-1, st.st_gid))
			st.st_mode &= ~(mode_t)070;
		is_good = !fchmod(fd, st.st_mode & 0777);
	}
	struct iovec *parts = rope_parts(text);
	is_good = is_good && file_write_all(fd, parts, text->n) && !fsync(fd);
	int number = errno;
	if (close(fd) && is_good) {
		number = errno;
		is_good = false;
	}
	free(parts);
	if (is_good)
		return temp;
	unlink(temp);
	free(temp);
	errno = number;
	return NULL;
}

static bool
is_text(const struct buf *b, const struct rope *text)
{
	return rope_is(text, buf_str(b), b->len);
}

/* Is it by its inode and times what it was, though it may have another name? */
static bool
is_untouched(const char *path, const struct stat *was)
{
	struct stat st;
	return !lstat(path, &st) && st.st_ino == was->st_ino && st.st_dev == was->st_dev &&
		st.st_size == was->st_size && st.st_mtim.tv_sec == was->st_mtim.tv_sec &&
		st.st_mtim.tv_nsec == was->st_mtim.tv_nsec;
}

/* Is it the file that we last saw? */
static bool
is_as_seen(const struct target *t)
{
	struct stat st;
	return t->is_seen && is_untouched(t->path, &t->seen) && !lstat(t->path, &st) &&
		st.st_ctim.tv_sec == t->seen.st_ctim.tv_sec &&
		st.st_ctim.tv_nsec == t->seen.st_ctim.tv_nsec;
}

static enum target_result
check_locked(struct target *t, const struct rope *known,
	struct buf *foreign, struct error *err)
{
	struct stat st;
	buf_clear(foreign);
	t->is_seen = false;
	/* Before reading: who writes after that is seen at the next look. */
	bool is_there = !lstat(t->path, &st);
	if (!is_there && errno == ENOENT) {
		if (!known)
			return TARGET_SAVED;
		error_set(err, _("%s: the file is gone"), t->path);
		return TARGET_FAILED;
	}
	if (!file_read(foreign, t->path, YAML_SIZE_LIMIT, err))
		return TARGET_FAILED;
	if (!known || !is_text(foreign, known))
		return TARGET_FOREIGN;
	t->seen = st;
	t->is_seen = is_there;
	return TARGET_SAVED;
}

enum target_result
target_check(struct target *t, const struct rope *known,
	struct buf *foreign, struct error *err)
{
	if (is_as_seen(t))
		return TARGET_SAVED;
	int fd = lock(t);
	enum target_result result = check_locked(t, known, foreign, err);
	unlock(fd);
	return result;
}

/* Where nothing is there: like rename, but never over what comes in between. */
static bool
move_new(const char *temp, const char *path)
{
#ifdef HAVE_RENAMEAT2
	if (!renameat2(AT_FDCWD, temp, AT_FDCWD, path, RENAME_NOREPLACE))
		return true;
	if (errno != EINVAL && errno != ENOSYS)
		return false;
#endif
	if (!link(temp, path)) {
		unlink(temp);
		return true;
	}
	/* A stick may have neither. */
	return errno != EEXIST && !rename(temp, path);
}

/*
 * Puts temp in the place of path.  Where something is there the two change
 * places, so that temp is then what was there; *is_exchanged tells.  Where the
 * system cannot do that, what is there is replaced if it may be.
 */
static bool
move(const char *temp, const char *path, bool may_replace, bool *is_exchanged)
{
	*is_exchanged = false;
#ifdef HAVE_RENAMEAT2
	if (!renameat2(AT_FDCWD, temp, AT_FDCWD, path, RENAME_EXCHANGE)) {
		*is_exchanged = true;
		return true;
	}
	if (errno == ENOENT)
		return move_new(temp, path);
	if (errno != EINVAL && errno != ENOSYS)
		return false;
#endif
	return may_replace && !rename(temp, path);
}

/* One save: what is written and what is believed to be there. */
struct job {
	const struct rope *text, *known;	/* known NULL: nothing is there */
	char *temp;
	struct stat written;	/* temp as it was made */
	bool is_compared;	/* byte by byte; else by its times alone */
	bool is_placed;
	bool is_temp_known;	/* what is in temp is held elsewhere: it may go */
};

/*
 * Is what temp holds now what it should be: at first what was compared, after
 * changing back what we wrote or what is handed on?  Where it cannot be read
 * (a process may be out of descriptors) its times tell.
 */
static bool
is_temp_known(const struct target *t, const struct job *j, const struct buf *found,
	bool is_read, bool is_back, const struct buf *foreign)
{
	if (!is_back)
		return is_read ? j->known && is_text(found, j->known) :
			t->is_seen && is_untouched(j->temp, &t->seen);
	if (!is_read)
		return is_untouched(j->temp, &j->written);
	return is_text(found, j->text) || (found->len == foreign->len &&
		!memcmp(buf_str(found), buf_str(foreign), found->len));
}

/*
 * After an exchange temp is what was there before.  If that is not what we had
 * compared, somebody wrote in between, and the two change places again; what
 * comes back then may be still another's.  No bytes go that are not held
 * elsewhere: where that cannot be had temp stays, for target_leftovers.
 */
static enum target_result
verify(const struct target *t, struct job *j, struct buf *foreign, struct error *err)
{
	enum { SWAPS = 4 };
	enum target_result result = TARGET_SAVED;
	struct buf found = BUF_INIT;
	struct error why = ERROR_INIT;
	for (int i = 0; i < SWAPS; i++) {
		bool is_exchanged;
		buf_clear(&found);
		bool is_read = file_read(&found, j->temp, YAML_SIZE_LIMIT, i ? NULL : &why);
		j->is_temp_known = is_temp_known(t, j, &found, is_read, i, foreign);
		if (j->is_temp_known || (i && !is_read))
			break;
		if (!i) {
			result = is_read ? TARGET_FOREIGN : TARGET_FAILED;
			buf_clear(foreign);
			buf_add(foreign, buf_str(&found), found.len);
		}
		if (!move(j->temp, t->path, true, &is_exchanged))
			break;
		j->is_placed = false;
		if (!is_exchanged) {
			/* It was removed meanwhile, and is there again. */
			j->is_temp_known = true;
			break;
		}
	}
	if (result == TARGET_FAILED)
		error_set(err, "%s", error_text(&why));
	error_done(&why);
	buf_done(&found);
	return result;
}

/* Remembers how the new file looks, if it is still the one that was written. */
static void
remember(struct target *t, const struct stat *written)
{
	t->is_seen = is_untouched(t->path, written);
	if (t->is_seen && lstat(t->path, &t->seen))
		t->is_seen = false;
}

/*
 * After an exchange: is temp what we wrote there the last time, and did nobody
 * open it since?  Then it need not be read.
 */
static bool
is_unopened(const struct target *t, const struct job *j)
{
	return t->is_seen && j->known && (size_t)t->seen.st_size == j->known->len &&
		is_untouched(j->temp, &t->seen) && sentry_is_quiet(t->sentry, &t->seen);
}

static enum target_result
replace(struct target *t, struct job *j, struct buf *foreign, struct error *err)
{
	bool is_exchanged;
	/* Who saves but once needs none. */
	if (t->can_exchange && !t->sentry)
		t->sentry = sentry_new();
	sentry_post(t->sentry, j->temp);
	if (lstat(j->temp, &j->written) ||
	    !move(j->temp, t->path, j->is_compared, &is_exchanged)) {
		error_errno(err, "%s", t->path);
		j->is_temp_known = true;
		/* If it cannot any more the next save compares. */
		t->can_exchange = false;
		sentry_relieve(t->sentry, false);
		return TARGET_FAILED;
	}
	j->is_placed = true;
	t->can_exchange = is_exchanged;
	enum target_result result = TARGET_SAVED;
	if (is_exchanged && is_unopened(t, j))
		j->is_temp_known = true;
	else if (is_exchanged)
		result = verify(t, j, foreign, err);
	sentry_relieve(t->sentry, j->is_placed);
	if (result == TARGET_SAVED && !file_sync_folder(t->folder, err))
		result = TARGET_FAILED;
	if (result == TARGET_SAVED)
		remember(t, &j->written);
	return result;
}

static enum target_result
save_locked(struct target *t, struct job *j, struct buf *foreign, struct error *err)
{
	struct error why = ERROR_INIT;
	struct stat st;
	/* What is there is judged after an exchange; before it, its times will do. */
	j->is_compared = !t->can_exchange || !j->known || !is_as_seen(t);
	enum target_result result = !j->is_compared ? TARGET_SAVED :
		check_locked(t, j->known, foreign, &why);
	bool is_gone = result == TARGET_FAILED && lstat(t->path, &st) && errno == ENOENT;
	if (result == TARGET_FAILED && !is_gone)
		error_set(err, "%s", error_text(&why));
	error_done(&why);
	if (result != TARGET_SAVED && !is_gone)
		return result;
	j->temp = write_temp(t, j->text);
	if (!j->temp) {
		error_errno(err, "%s", t->path);
		return TARGET_FAILED;
	}
	result = replace(t, j, foreign, err);
	/* A disk may fail once. */
	if (j->is_temp_known && unlink(j->temp) && errno != ENOENT)
		unlink(j->temp);
	free(j->temp);
	return result;
}

enum target_result
target_save(struct target *t, const struct rope *text, const struct rope *known,
	struct buf *foreign, bool *is_placed, struct error *err)
{
	struct job job = {.text = text, .known = known};
	*is_placed = false;
	if (text->len > YAML_SIZE_LIMIT) {
		error_set(err, _("%s: larger than %d MB, which could not be read again"),
			t->path, YAML_SIZE_LIMIT / 1024 / 1024);
		return TARGET_FAILED;
	}
	int fd = lock(t);
	enum target_result result = save_locked(t, &job, foreign, err);
	*is_placed = job.is_placed;
	unlock(fd);
	return result;
}

/* Out of the way first, looked at, and put back if it is not what it should be. */
static enum target_result
remove_locked(struct target *t, const struct rope *known,
	struct buf *foreign, struct error *err)
{
	enum target_result result = check_locked(t, known, foreign, err);
	if (result != TARGET_SAVED)
		return result;
	t->is_seen = false;
	char *temp = temp_path(t);
	struct buf found = BUF_INIT;
	if (rename(t->path, temp)) {
		error_errno(err, "%s", t->path);
		result = TARGET_FAILED;
	} else if (!file_read(&found, temp, YAML_SIZE_LIMIT, err)) {
		result = TARGET_FAILED;
		move_new(temp, t->path);
	} else if (is_text(&found, known)) {
		if (unlink(temp))
			unlink(temp);
		result = file_sync_folder(t->folder, err) ? TARGET_SAVED : TARGET_FAILED;
	} else {
		/* Where another has come meanwhile it stays beside that, for target_leftovers. */
		result = TARGET_FOREIGN;
		buf_clear(foreign);
		buf_add(foreign, buf_str(&found), found.len);
		move_new(temp, t->path);
	}
	buf_done(&found);
	free(temp);
	return result;
}

enum target_result
target_remove(struct target *t, const struct rope *known,
	struct buf *foreign, struct error *err)
{
	struct stat st;
	int fd = lock(t);
	enum target_result result = lstat(t->path, &st) && errno == ENOENT ? TARGET_SAVED :
		remove_locked(t, known, foreign, err);
	unlock(fd);
	return result;
}

/* ".NAME.twelveletters.kompass-tmp" */
static bool
is_temp_of(const char *entry, const char *name)
{
	size_t len = strlen(name);
	return entry[0] == '.' && !strncmp(entry + 1, name, len) && entry[1 + len] == '.' &&
		strspn(entry + 2 + len, "0123456789abcdefghjkmnpqrstvwxyz") == TEMP_LETTERS &&
		!strcmp(entry + 2 + len + TEMP_LETTERS, TEMP_SUFFIX);
}

void
target_leftovers(struct target *t, bool (*take)(void *, const struct buf *), void *ctx)
{
	/* Under the lock nobody of us is between writing and removing. */
	int fd = lock(t);
	DIR *dir = fd >= 0 ? opendir(t->folder) : NULL;
	const struct dirent *entry;
	while (dir && (entry = readdir(dir))) {
		if (!is_temp_of(entry->d_name, file_name(t->path)))
			continue;
		char *path = file_join(t->folder, entry->d_name);
		struct buf bytes = BUF_INIT;
		struct stat st;
		if (!lstat(path, &st) && S_ISREG(st.st_mode) &&
		    file_read(&bytes, path, YAML_SIZE_LIMIT, NULL) && take(ctx, &bytes))
			unlink(path);
		buf_done(&bytes);
		free(path);
	}
	if (dir)
		closedir(dir);
	unlock(fd);
}
