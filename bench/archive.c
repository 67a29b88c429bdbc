/*
 * The index of an archive, against what SQLite alone and the system alone need.
 *
 *	archive [-n ROUNDS] FOLDER
 *
 * Prints a line for each: its name, the least wall time of ROUNDS (3), and the
 * processor's, in milliseconds.
 *
 *	build	an index of FOLDER, made from nothing
 *	sqlite	SQLite alone: the same texts, folded and in memory, put into the same
 *		table with the same settings
 *	walk	which files there are, and their stamps
 *	fresh	opening the archive, nothing changed
 *	changed	the same after one file has changed, with writing it to the index
 *	recall	opening it without looking at the files, all heads loaded
 *	list	opening it and looking, all heads loaded and sorted
 *
 * and: files, their bytes, the index's bytes, memory in megabytes after recall.
 */

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <sqlite3.h>

#include "base/alloc.h"
#include "base/buf.h"
#include "base/file.h"
#include "store/archive.h"
#include "store/card-file.h"
#include "store/walk.h"
#include "text/words.h"

static const char *folder;
static char *cache;

static double
clock_of(clockid_t clock)
{
	struct timespec t;
	clock_gettime(clock, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

struct spent {
	double wall, cpu;
};

static void
least(struct spent *best, double wall, double cpu)
{
	wall = clock_of(CLOCK_MONOTONIC) - wall;
	cpu = clock_of(CLOCK_PROCESS_CPUTIME_ID) - cpu;
	best->wall = !best->wall || wall < best->wall ? wall : best->wall;
	best->cpu = !best->cpu || cpu < best->cpu ? cpu : best->cpu;
}

#define TIME(best, what) do { \
	double wall_ = clock_of(CLOCK_MONOTONIC), cpu_ = clock_of(CLOCK_PROCESS_CPUTIME_ID); \
	what; \
	least(best, wall_, cpu_); \
} while (0)

static void
show(const char *name, const struct spent *s)
{
	printf("%-8s %.1f %.1f\n", name, s->wall, s->cpu);
	fflush(stdout);
}

static void
check(bool is_good, const char *what)
{
	if (is_good)
		return;
	fprintf(stderr, "archive: %s: %s\n", what, strerror(errno));
	exit(2);
}

static void
remove_cache(void)
{
	char *command = xasprintf("rm -rf '%s'/*", cache);
	check(!system(command), command);
	free(command);
}

/* Opening, looking, and maybe all heads. */
static void
look(bool is_looking, bool is_listing)
{
	struct archive *a = archive_open(folder, true, NULL);
	check(a, folder);
	if (is_looking)
		archive_refresh(a, NULL, NULL);
	else
		check(archive_recall(a), "no index");
	if (is_listing)
		check(archive_cards(a)->n, "no cards");
	archive_close(a);
}

/* SQLite alone. */

struct texts ARRAY_OF(struct buf);

static size_t
read_texts(struct texts *texts, const struct walk *walk, int fd)
{
	struct card_reader reader = {0};
	size_t bytes = 0;
	for (size_t i = 0; i < walk->files.n; i++) {
		struct card *c = card_file_read(&reader, fd, walk->files.v[i].path, CARD_ALL);
		bytes += (size_t)walk->files.v[i].stamp.size;
		for (size_t j = 0; c && j < c->entries.n; j++)
			words_fold(array_push(texts), c->entries.v[j].text, strlen(c->entries.v[j].text));
		card_free(c);
	}
	card_reader_done(&reader);
	return bytes;
}

static void
run(sqlite3 *db, const char *sql)
{
	char *message = NULL;
	if (sqlite3_exec(db, sql, NULL, NULL, &message) != SQLITE_OK) {
		fprintf(stderr, "archive: %s: %s\n", sql, message);
		exit(2);
	}
}

/* As store/index.c sets it up, in batches of as many bytes. */
static void
put_texts(const struct texts *texts)
{
	sqlite3 *db;
	sqlite3_stmt *s;
	char *path = file_join(cache, "alone.db");
	check(sqlite3_open(path, &db) == SQLITE_OK, path);
	run(db, "PRAGMA page_size=4096; PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;"
		"PRAGMA temp_store=MEMORY; PRAGMA cache_size=-16000; PRAGMA wal_autocheckpoint=4000;"
		"CREATE VIRTUAL TABLE text USING fts5(words, content='', columnsize=0, tokenize='ascii');"
		"INSERT INTO text(text, rank) VALUES('hashsize', 16777216); BEGIN");
	check(sqlite3_prepare_v2(db, "INSERT INTO text(rowid, words) VALUES(?1, ?2)", -1, &s, NULL) ==
		SQLITE_OK, "prepare");
	size_t bytes = 0;
	for (size_t i = 0; i < texts->n; i++) {
		sqlite3_bind_int64(s, 1, (sqlite3_int64)i + 1);
		sqlite3_bind_text(s, 2, buf_str(&texts->v[i]), (int)texts->v[i].len, SQLITE_STATIC);
		check(sqlite3_step(s) == SQLITE_DONE, "insert");
		sqlite3_reset(s);
		bytes += texts->v[i].len;
		if (bytes > 24 << 20) {
			run(db, "COMMIT; BEGIN");
			bytes = 0;
		}
	}
	run(db, "COMMIT");
	sqlite3_finalize(s);
	sqlite3_close(db);
	unlink(path);
	free(path);
}

/* As if somebody had written the first file again. */
static void
touch(const struct walk *walk)
{
	char *path = file_join(folder, walk->files.v[0].path);
	struct timespec times[2] = {{.tv_nsec = UTIME_OMIT}, {.tv_sec = time(NULL) - 3600}};
	static long count;
	times[1].tv_nsec = ++count;
	check(!utimensat(AT_FDCWD, path, times, 0), path);
	free(path);
}

static long
index_bytes(void)
{
	char *command = xasprintf("find '%s/kompass' -name '*.db' -printf '%%s\\n'", cache);
	FILE *f = popen(command, "r");
	long bytes = 0;
	check(f && fscanf(f, "%ld", &bytes) == 1, command);
	pclose(f);
	free(command);
	return bytes;
}

/* In a process of its own, whose memory is its alone. */
static long
recall_memory(void)
{
	struct rusage used;
	int status;
	pid_t pid = fork();
	if (!pid) {
		look(false, true);
		_exit(0);
	}
	check(wait4(pid, &status, 0, &used) == pid && !status, "recall");
	return used.ru_maxrss / 1024;
}

int
main(int argc, char **argv)
{
	int rounds = 3, option;
	while ((option = getopt(argc, argv, "n:")) == 'n')
		rounds = atoi(optarg);
	if (option != -1 || optind + 1 != argc) {
		fprintf(stderr, "usage: archive [-n ROUNDS] FOLDER\n");
		return 2;
	}
	alloc_start();
	folder = argv[optind];
	const char *home = getenv("XDG_CACHE_HOME");
	check(home && *home == '/', "XDG_CACHE_HOME must be a folder to write to");
	cache = xstrdup(home);
	struct walk walk;
	struct texts texts = {0};
	struct spent build = {0}, alone = {0}, walking = {0}, fresh = {0}, changed = {0}, recall = {0},
		list = {0};
	int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	check(fd >= 0, folder);
	/* Before there is much in memory, of which each process has a share. */
	remove_cache();
	look(true, true);
	long memory = recall_memory();
	walk_tree(&walk, fd);
	size_t bytes = read_texts(&texts, &walk, fd);
	for (int i = 0; i < rounds; i++) {
		remove_cache();
		TIME(&build, look(true, false));
		TIME(&alone, put_texts(&texts));
	}
	for (int i = 0; i < 3 * rounds; i++) {
		struct walk again;
		TIME(&walking, walk_tree(&again, fd));
		walk_done(&again);
		TIME(&fresh, look(true, false));
		touch(&walk);
		TIME(&changed, look(true, false));
		TIME(&recall, look(false, true));
		TIME(&list, look(true, true));
	}
	printf("files %zu\nbytes %zu\nindex %ld\nmemory %ld\n", walk.files.n, bytes, index_bytes(), memory);
	show("build", &build);
	show("sqlite", &alone);
	show("walk", &walking);
	show("fresh", &fresh);
	show("changed", &changed);
	show("recall", &recall);
	show("list", &list);
	return 0;
}
