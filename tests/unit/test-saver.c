#include "config.h"

/* The thread that saves.  Nothing sleeps here: news are waited for. */

#include <dirent.h>
#include <poll.h>
#include <pthread.h>
#include <string.h>
#include <sys/stat.h>

#include "base/clock.h"
#include "base/error.h"
#include "base/rope.h"
#include "store/history.h"
#include "store/saver.h"
#include "tests/unit/scratch.h"

int __real_fsync(int);
int __wrap_fsync(int);

/* Faults: of each fsync, while `failing` is set, with this errno. */
static _Atomic int failing, syncs;

/* A gate: while closed, a file's fsync waits for it to open. */
static pthread_mutex_t gate = PTHREAD_MUTEX_INITIALIZER;

int
__wrap_fsync(int fd)
{
	syncs++;
	pthread_mutex_lock(&gate);
	pthread_mutex_unlock(&gate);
	if (failing) {
		errno = failing;
		return -1;
	}
	return __real_fsync(fd);
}

int64_t __real_clock_ms(void);
int64_t __wrap_clock_ms(void);

struct stamp __real_clock_now(void);
struct stamp __wrap_clock_now(void);

/* How far the clock is ahead: a minute passes in no time. */
static _Atomic int64_t ahead;

int64_t
__wrap_clock_ms(void)
{
	return __real_clock_ms() + ahead;
}

struct stamp
__wrap_clock_now(void)
{
	struct stamp now = __real_clock_now();
	now.seconds += ahead / 1000;
	return now;
}

static char *folder, *path;
static struct saver *saver;
static struct saver_news news;

static void
set_up(const char *content, const char *backup)
{
	struct error err = ERROR_INIT;
	folder = scratch_folder();
	path = xasprintf("%s/s.yaml", folder);
	if (content)
		scratch_write(path, content);
	struct rope known = rope_of(content ? content : "", content ? strlen(content) : 0);
	saver = saver_new(path, backup, content ? &known : NULL, &err);
	rope_done(&known);
	if (!ok(saver))
		printf("Bail out! %s\n", error_text(&err));
	news = (struct saver_news){0};
}

static void
tear_down(void)
{
	failing = 0;
	ahead = 0;
	saver_news_done(&news);
	saver_free(saver);
	free(folder);
	free(path);
}

static unsigned long
put(const char *text)
{
	/* Two pieces where there is more than a letter. */
	size_t half = strlen(text) / 2;
	struct rope rope = rope_of(text, half);
	struct rope rest = rope_of(text + half, strlen(text) - half);
	rope_add(&rope, piece_ref(rest.v[0]));
	rope_done(&rest);
	return saver_put(saver, &rope);
}

static const char *
foreign(void)
{
	return news.foreign ? piece_str(news.foreign) : NULL;
}

/* The next news; false if none come for ten seconds. */
static bool
wait_news(void)
{
	struct pollfd fd = {.fd = saver_fd(saver), .events = POLLIN};
	saver_news_done(&news);
	bool has_news = poll(&fd, 1, 10000) == 1;
	saver_news(saver, &news);
	return has_news;
}

static bool
wait_saved(unsigned long number)
{
	while (wait_news())
		if (news.saved >= number)
			return true;
	return false;
}

static void
test_put(void)
{
	set_up("one\n", NULL);
	is_str(saver_path(saver), path);
	is_int(put("two\n"), 1);
	ok(wait_saved(1));
	is_str(news.failure, NULL);
	ok(scratch_holds(path, "two\n"));
	is_int(put("three\n"), 2);
	ok(saver_flush(saver, 10000));
	ok(scratch_holds(path, "three\n"));
	is_int(scratch_count(folder), 1);
	/* Nothing was put: nothing to wait for. */
	ok(saver_flush(saver, 0));
	tear_down();
}

/* While one is being written many come: only the newest is written next. */
static void
test_newest_wins(void)
{
	set_up("one\n", NULL);
	pthread_mutex_lock(&gate);
	put("two\n");
	while (!syncs)
		;
	int before = syncs;
	for (int i = 0; i < 100; i++)
		put("stale\n");
	is_int(put("newest\n"), 102);
	/* It does not answer in time. */
	ok(!saver_flush(saver, 1));
	pthread_mutex_unlock(&gate);
	ok(saver_flush(saver, 10000));
	ok(scratch_holds(path, "newest\n"));
	saver_news(saver, &news);
	is_int(news.saved, 102);
	/* The rest of the first, two saves at most, and one generation. */
	ok(syncs - before <= 8);
	tear_down();
}

static void
test_new_file(void)
{
	struct stat st;
	set_up(NULL, NULL);
	put("first\n");
	ok(saver_flush(saver, 10000));
	ok(scratch_holds(path, "first\n"));
	ok(!stat(path, &st) && (st.st_mode & 0777) == 0600);
	tear_down();
}

/* After a failed fsync the text goes to another file; the failed one is no more. */
static void
test_failure_and_retry(void)
{
	static const int numbers[] = {EIO, ENOSPC, EDQUOT};
	for (size_t i = 0; i < sizeof(numbers) / sizeof(*numbers); i++) {
		struct stat before, after;
		set_up("one\n", NULL);
		stat(path, &before);
		failing = numbers[i];
		put("two\n");
		ok(wait_news());
		ok(news.failure && strstr(news.failure, strerror(numbers[i])));
		is_int(news.saved, 0);
		ok(scratch_holds(path, "one\n"));
		is_int(scratch_count(folder), 1);
		/* Flushing tries twice more, at once, and tells. */
		int made = syncs;
		ok(!saver_flush(saver, 10000));
		ok(syncs - made >= 2);
		failing = 0;
		ok(wait_saved(1));
		is_str(news.failure, NULL);
		ok(scratch_holds(path, "two\n"));
		stat(path, &after);
		ok(before.st_ino != after.st_ino);
		is_int(scratch_count(folder), 1);
		tear_down();
	}
}

/* Room was made a moment ago: leaving need not wait for the next second. */
static void
test_flush_tries_again(void)
{
	set_up("one\n", NULL);
	failing = ENOSPC;
	put("two\n");
	ok(wait_news());
	failing = 0;
	ok(saver_flush(saver, 10000));
	ok(scratch_holds(path, "two\n"));
	tear_down();
}

/* A newer text takes the place of one that failed. */
static void
test_newer_after_failure(void)
{
	set_up("one\n", NULL);
	failing = EIO;
	put("two\n");
	ok(wait_news());
	put("three\n");
	failing = 0;
	ok(wait_saved(2));
	ok(scratch_holds(path, "three\n"));
	tear_down();
}

static void
test_foreign_and_accept(void)
{
	struct generations list;
	set_up("one\n", NULL);
	scratch_write(path, "theirs\n");
	put("two\n");
	ok(wait_news());
	is_str(foreign(), "theirs\n");
	is_int(news.saved, 0);
	/* Until somebody decides nothing is written. */
	ok(!saver_flush(saver, 10000));
	ok(scratch_holds(path, "theirs\n"));
	saver_accept(saver, news.foreign);
	news.foreign = NULL;
	put("merged\n");
	ok(wait_saved(2));
	is_str(foreign(), NULL);
	ok(scratch_holds(path, "merged\n"));
	/* What was replaced is kept. */
	bool is_kept = false;
	history_list(&list, saver_state_folder(saver));
	for (size_t i = 0; i < list.n; i++)
		is_kept |= list.v[i].reason == GENERATION_FOREIGN &&
			scratch_holds(list.v[i].path, "theirs\n");
	ok(is_kept);
	history_done(&list);
	tear_down();
}

static void
test_look(void)
{
	set_up("one\n", NULL);
	saver_look(saver);
	scratch_write(path, "theirs\n");
	saver_look(saver);
	ok(wait_news());
	is_str(foreign(), "theirs\n");
	tear_down();
}

static void
test_divert(void)
{
	struct error err = ERROR_INIT;
	set_up("one\n", NULL);
	char *beside = xasprintf("%s/s-2.yaml", folder);
	scratch_write(path, "broken\n");
	put("two\n");
	ok(wait_news());
	is_str(foreign(), "broken\n");
	ok(!saver_divert(saver, path, &err));
	ok(strstr(error_text(&err), "already there"));
	error_done(&err);
	ok(saver_divert(saver, beside, &err));
	is_str(saver_path(saver), beside);
	/* What waited is not lost on the way. */
	ok(wait_saved(1));
	ok(scratch_holds(beside, "two\n"));
	ok(scratch_holds(path, "broken\n"));
	put("three\n");
	ok(saver_flush(saver, 10000));
	ok(scratch_holds(beside, "three\n"));
	free(beside);
	tear_down();
}

static void
test_gone(void)
{
	set_up("one\n", NULL);
	unlink(path);
	saver_look(saver);
	ok(wait_news());
	ok(news.is_gone);
	put("two\n");
	ok(wait_saved(1));
	ok(!news.is_gone);
	ok(scratch_holds(path, "two\n"));
	tear_down();
}

/* The path of a folder's only file; the caller frees. */
static char *
only_file(const char *where)
{
	char *found = NULL;
	DIR *dir = opendir(where);
	const struct dirent *entry;
	while (dir && (entry = readdir(dir)))
		if (entry->d_name[0] != '.') {
			free(found);
			found = xasprintf("%s/%s", where, entry->d_name);
		}
	if (dir)
		closedir(dir);
	return found;
}

static void
test_backup(void)
{
	char *stick = scratch_folder();
	set_up("one\n", stick);
	put("two\n");
	while (wait_news())
		if (news.has_backup || news.backup_failure)
			break;
	ok(news.has_backup);
	/* Named after the file, and letters that stand for its folder. */
	char *copy = only_file(stick);
	ok(copy && strstr(copy, "/s-") && scratch_holds(copy, "two\n"));
	tear_down();
	/* It is not there: the save is none the worse. */
	char *none = xasprintf("%s/none", stick);
	set_up("one\n", none);
	put("two\n");
	ok(saver_flush(saver, 10000));
	while (!news.backup_failure && wait_news())
		;
	ok(news.backup_failure);
	is_str(news.failure, NULL);
	ok(scratch_holds(path, "two\n"));
	tear_down();
	free(none);
	free(copy);
	free(stick);
}

/* What was there when it was opened is kept, once; not each save. */
static void
test_generations(void)
{
	struct generations list;
	set_up("one\n", NULL);
	char *state = xstrdup(saver_state_folder(saver));
	for (int i = 0; i < 5; i++) {
		put(i % 2 ? "two\n" : "three\n");
		ok(saver_flush(saver, 10000));
	}
	tear_down();
	history_list(&list, state);
	is_int(list.n, 1);
	ok(list.n && list.v[0].reason == GENERATION_ROUTINE && scratch_holds(list.v[0].path, "one\n"));
	history_done(&list);
	free(state);
}

static size_t
count_generations(const char *state)
{
	struct generations list;
	history_list(&list, state);
	size_t n = list.n;
	history_done(&list);
	return n;
}

/* One a minute, from the first on. */
static void
test_generation_a_minute(void)
{
	static const struct {
		int seconds;
		size_t kept;
	} steps[] = {{0, 1}, {30, 1}, {31, 2}, {30, 2}, {31, 3}};
	set_up("one\n", NULL);
	for (size_t i = 0; i < sizeof(steps) / sizeof(*steps); i++) {
		char *text = xasprintf("text %zu\n", i);
		ahead += steps[i].seconds * 1000;
		put(text);
		ok(saver_flush(saver, 10000));
		/* The next save begins when this one has been kept. */
		put("between\n");
		ok(saver_flush(saver, 10000));
		is_int(count_generations(saver_state_folder(saver)), steps[i].kept);
		free(text);
	}
	tear_down();
}

/* Waits until the stick's copy is this. */
static bool
wait_copy(const char *copy, const char *text)
{
	for (int i = 0; i < 20; i++) {
		char *got = scratch_read(copy);
		bool is_there = got && !strcmp(got, text);
		free(got);
		if (is_there)
			return true;
		/* News of a save may come before those of the copy. */
		if (!wait_news())
			break;
	}
	return scratch_holds(copy, text);
}

/* At most once a minute, and at leaving what was saved last. */
static void
test_backup_a_minute(void)
{
	char *stick = scratch_folder();
	set_up("one\n", stick);
	put("two\n");
	while (!news.has_backup && wait_news())
		;
	char *copy = only_file(stick);
	ok(scratch_holds(copy, "two\n"));
	ahead += 30000;
	put("three\n");
	ok(saver_flush(saver, 10000));
	ok(scratch_holds(copy, "two\n"));
	ahead += 31000;
	saver_look(saver);
	ok(wait_copy(copy, "three\n"));
	put("four\n");
	ok(saver_flush(saver, 10000));
	ok(scratch_holds(copy, "three\n"));
	tear_down();
	ok(scratch_holds(copy, "four\n"));
	is_int(scratch_count(stick), 1);
	free(copy);
	free(stick);
}

/* Two files of one name; and where nothing stands for their folders. */
static void
test_backup_names(void)
{
	char *stick = scratch_folder(), *state = xasprintf("%s/state-file", scratch);
	for (int i = 0; i < 2; i++) {
		set_up("one\n", stick);
		put(i ? "second\n" : "first\n");
		ok(saver_flush(saver, 10000));
		tear_down();
	}
	is_int(scratch_count(stick), 2);
	scratch_write(state, "");
	setenv("XDG_STATE_HOME", state, 1);
	set_up("one\n", stick);
	is_str(saver_state_folder(saver), NULL);
	put("third\n");
	ok(saver_flush(saver, 10000));
	tear_down();
	setenv("XDG_STATE_HOME", scratch, 1);
	char *copy = xasprintf("%s/s-.yaml", stick);
	ok(scratch_holds(copy, "third\n"));
	free(copy);
	unlink(state);
	free(state);
	free(stick);
}

/* Looking where there is nothing to compare with finds nothing. */
static void
test_look_in_vain(void)
{
	set_up(NULL, NULL);
	saver_look(saver);
	put("one\n");
	ok(wait_saved(1));
	ok(!news.is_gone);
	is_str(foreign(), NULL);
	tear_down();
	/* While somebody is being asked what to do with other bytes. */
	set_up("one\n", NULL);
	scratch_write(path, "theirs\n");
	put("two\n");
	ok(wait_news());
	is_str(foreign(), "theirs\n");
	scratch_write(path, "theirs, and later\n");
	saver_look(saver);
	saver_accept(saver, news.foreign);
	news.foreign = NULL;
	put("merged\n");
	ok(wait_news());
	is_str(foreign(), "theirs, and later\n");
	tear_down();
}

static void
test_divert_refused(void)
{
	struct error err = ERROR_INIT;
	set_up("one\n", NULL);
	char *nowhere = xasprintf("%s/none/s.yaml", folder);
	ok(!saver_divert(saver, nowhere, &err));
	ok(strstr(error_text(&err), nowhere));
	is_str(saver_path(saver), path);
	error_done(&err);
	free(nowhere);
	tear_down();
	saver_free(NULL);
}

static void
test_refused(void)
{
	struct error err = ERROR_INIT;
	char *f = scratch_folder(), *a = xasprintf("%s/a", f), *b = xasprintf("%s/b", f);
	scratch_write(a, "one\n");
	if (link(a, b))
		printf("# %s\n", strerror(errno));
	struct rope known = rope_of("one\n", 4);
	ok(!saver_new(a, NULL, &known, &err));
	rope_done(&known);
	ok(strstr(error_text(&err), "hard links"));
	error_done(&err);
	free(a);
	free(b);
	free(f);
}

int
main(void)
{
	scratch_open();
	test_newest_wins();
	test_put();
	test_new_file();
	test_failure_and_retry();
	test_flush_tries_again();
	test_newer_after_failure();
	test_foreign_and_accept();
	test_look();
	test_divert();
	test_gone();
	test_backup();
	test_generations();
	test_generation_a_minute();
	test_backup_a_minute();
	test_backup_names();
	test_look_in_vain();
	test_divert_refused();
	test_refused();
	scratch_close();
	return tap_end();
}
