#include "config.h"

/*
 * The index of an archive: whatever becomes of it, what is told is what the
 * files say.  Everything is compared with what an archive without an index tells.
 */

#include "store/index.h"

#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>

#include "base/decimal.h"
#include "base/diag.h"
#include "base/error.h"
#include "base/file.h"
#include "model/card.h"
#include "model/query.h"
#include "model/session.h"
#include "store/archive.h"
#include "store/card-pack.h"
#include "store/session-file.h"
#include "store/sqlite.h"
#include "tests/unit/scratch.h"

ssize_t __real_read(int, void *, size_t);
ssize_t __wrap_read(int, void *, size_t);
int __real_clock_gettime(clockid_t, struct timespec *);
int __wrap_clock_gettime(clockid_t, struct timespec *);

static char *folder;	/* the archive */
static void (*meddle)(void);	/* what others do while files are read, */
static _Atomic int meddle_in;	/* at the call that makes this 0 */
static time_t ahead = 3600;	/* so much later than it is: files were changed long ago */

ssize_t
__wrap_read(int fd, void *bytes, size_t len)
{
	if (meddle && --meddle_in == 0)
		meddle();
	return __real_read(fd, bytes, len);
}

int
__wrap_clock_gettime(clockid_t clock, struct timespec *out)
{
	int rc = __real_clock_gettime(clock, out);
	if (clock == CLOCK_REALTIME)
		out->tv_sec += ahead;
	return rc;
}

static const char *const queries[] = {
	/* Those that are asked often: */
	"kommun*", "intern kontroll", "kind:example", "\"intern kontroll\" kind:strength",
	"~arlig* kind:strength",
	/* and the rest, some of which the index cannot tell: */
	"~oversyn", "~\"pa webben\" OR ~namnd*", "kommun* -~arlig*", "~nosuchword",
	"medborgar* kind:strength", "-och", "year:2008.. kontroll", "area:1 question:1.3", "och", "nosuchword", "finns OR saknas points>=50%",
	"subject:Söderhamn söderhamn", "author:ge stad*",
};

/* What an archive tells. */

static void
tell_figure(struct buf *b, const struct card_figure *f)
{
	char room[DECIMAL_ROOM];
	buf_addf(b, " %s/%d/%d/%d%d%d%d%d", f->code, f->level, f->state, f->has_points, f->is_reported,
		f->is_mixed, f->has_reported, f->is_whole);
	buf_addf(b, " %s", decimal_exact(room, f->points, '.'));
	buf_addf(b, " %s", decimal_exact(room, f->max, '.'));
	buf_addf(b, " %s", decimal_exact(room, f->full, '.'));
	buf_addf(b, " %s", decimal_exact(room, f->reported, '.'));
}

static void
tell_head(struct buf *b, const struct card *c)
{
	buf_addf(b, "%s %s %s [%s] %s %s %s %s %s %s %s [%s] %s %ld %ld %u %zu/%zu %llu", c->path,
		card_state_word(c->state), c->fault ? c->fault : "", c->evaluation, c->also, c->subject,
		c->code, c->country, c->type, c->questionnaire, c->edition, c->people, c->profile, c->year,
		c->population, c->version, c->scored, c->asked, (unsigned long long)c->changes);
	tell_figure(b, &c->total);
	buf_addc(b, '\n');
}

static void
tell_entry(struct buf *b, const struct card *c, const struct card_entry *e)
{
	buf_addf(b, "%s %d %d %d %s %s %s: %s\n", c->path, e->section, e->kind, e->is_private, e->id,
		e->place, e->author, e->text);
}

/* Of so many of its entries the text. */
static void
tell_card(struct buf *b, struct archive *a, struct card *c, size_t texts)
{
	tell_head(b, c);
	archive_load(a, c, CARD_ALL, NULL);
	for (size_t i = 0; i < c->figures.n; i++)
		tell_figure(b, &c->figures.v[i]);
	for (size_t i = 0; i < c->entries.n; i++) {
		struct card_entry e = c->entries.v[i];
		if (i < texts && archive_text(a, c, &c->entries.v[i], NULL))
			e.text = c->entries.v[i].text;
		else
			e.text = (char *)"";
		tell_entry(b, c, &e);
	}
	archive_unload(c);
}

static struct cards handed;	/* which stay until the next search */

static bool
found(void *ctx, struct card *c, struct card_entry *e)
{
	tell_entry(ctx, c, e);
	*array_push(&handed) = c;
	return true;
}

static void
tell_search(struct buf *b, struct archive *a, const char *text, const struct cards *order, size_t limit)
{
	struct query *q = query_parse(text, strlen(text), NULL, NULL);
	buf_addf(b, "? %s\n", text);
	archive_search(a, q, order, limit, found, b);
	for (; handed.n; handed.n--)
		buf_adds(b, handed.v[handed.n - 1]->path);
	query_free(q);
}

static void
tell_searches(struct buf *b, struct archive *a, const struct cards *order, size_t count)
{
	for (size_t i = 0; i < count; i++)
		tell_search(b, a, queries[i], order, i % 3 ? 0 : 7);
}

enum { QUERIES = sizeof(queries) / sizeof(*queries), QUICK_QUERIES = 5, QUICK_TEXTS = 2 };

/*
 * All that an archive tells, searched first without its cards, and then with
 * them; or, quickly, what does not need all files to be read.
 */
static char *
tell(bool with_index, bool is_quick)
{
	struct buf b = BUF_INIT;
	struct archive *a = archive_open(folder, with_index, NULL);
	struct cards backwards = {0};
	size_t count = is_quick ? QUICK_QUERIES : QUERIES;
	archive_see_as(a, "ge");
	archive_refresh(a, NULL, NULL);
	tell_searches(&b, a, NULL, count);
	const struct cards *cards = archive_cards(a);
	for (size_t i = 0; i < cards->n; i++)
		tell_card(&b, a, cards->v[i], is_quick ? QUICK_TEXTS : SIZE_MAX);
	for (size_t i = cards->n; i--;)
		*array_push(&backwards) = cards->v[i];
	tell_searches(&b, a, &backwards, count);
	array_done(&backwards);
	archive_close(a);
	return buf_steal(&b);
}

static bool
is_right(const char *want)
{
	char *got = tell(true, true);
	bool is_same = !strcmp(got, want);
	if (!is_same) {
		size_t i = 0;
		while (got[i] == want[i])
			i++;
		while (i && want[i - 1] != '\n')
			i--;
		printf("#   wanted %.*s\n#   got    %.*s\n", (int)strcspn(want + i, "\n"), want + i,
			(int)strcspn(got + i, "\n"), got + i);
	}
	free(got);
	return is_same;
}

/* An archive to tell about. */

static void
put(const char *name, const char *text, size_t len)
{
	char *path = file_join(folder, name), *above = file_folder(path);
	int fd = -1;
	if (!file_make_folders(above, NULL) ||
	    (fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644)) < 0 ||
	    write(fd, text, len) != (ssize_t)len || close(fd))
		printf("Bail out! %s: %s\n", path, strerror(errno));
	free(above);
	free(path);
}

static char *
example(const char *name)
{
	const char *top = getenv("TOP");
	char *path = xasprintf("%s/sessions/%s", top ? top : ".", name), *text = scratch_read(path);
	if (!text)
		printf("Bail out! %s\n", path);
	free(path);
	return text;
}

static void
put_example(const char *name, const char *of)
{
	char *text = example(of);
	put(name, text, strlen(text));
	free(text);
}

static void
make_archive(void)
{
	static const char *const names[] = {
		"botkyrka-2005-ed2002.yaml", "bromma-2006-ed2002.yaml", "haparanda-2012-ed2010.yaml",
		"median-sweden-2009-2009-ed2002.yaml", "soderhamn-2005-ed2002.yaml",
		"soderhamn-2008-ed2002.yaml", "hasselby-vallingby-2010-ed2010.yaml",
	};
	static const char *const other[] = {
		"", "openapi: 3\n", "\xff\xfe", "kompass-session: &a [*a]\n...\n",
		"kompass-session: \"1.0\"\nx: 'a'); DROP TABLE session; --'\n...\n",
		"kompass-session: \"1.0\"\n\xff\n...\n",
		"kompass-session: !!python/object/apply:os.system [\"true\"]\n",
	};
	folder = scratch_folder();
	for (size_t i = 0; i < 21; i++) {
		char *name = xasprintf("%zu/%zu å %s", i % 3, i, names[i % (sizeof(names) / sizeof(*names))]);
		put_example(name, names[i % (sizeof(names) / sizeof(*names))]);
		free(name);
	}
	put_example("full.yaml", "hasselby-vallingby-2010-full.yaml");
	char *text = example("soderhamn-2008-ed2002.yaml");
	/* By hand, so that places are not those of the canonical text. */
	char *hand = xasprintf("# by hand\n%s", text);
	put("hand.yml", hand, strlen(hand));
	put("cut.yaml", text, 9000);
	for (size_t i = 0; i < sizeof(other) / sizeof(*other); i++) {
		char *name = xasprintf("other-%zu.yaml", i);
		put(name, other[i], strlen(other[i]));
		free(name);
	}
	free(hand);
	free(text);
}

/* The index's files. */

static char *
find_index(void)
{
	char *cache = file_home(HOME_CACHE), *command = NULL;
	struct buf out = BUF_INIT;
	command = xasprintf("find '%s/archive' -name '*.db'", cache);
	FILE *f = popen(command, "r");
	for (int c; (c = getc(f)) != EOF && c != '\n';)
		buf_addc(&out, (char)c);
	pclose(f);
	free(command);
	free(cache);
	return out.len ? buf_steal(&out) : NULL;
}

static void
remove_index(void)
{
	char *cache = file_home(HOME_CACHE);
	scratch_remove(cache);
	free(cache);
}

struct bytes {
	char *s;
	size_t len;
};

static struct bytes
read_index(void)
{
	char *path = find_index();
	struct buf b = BUF_INIT;
	if (!path || !file_read(&b, path, 1 << 28, NULL))
		printf("Bail out! there is no index\n");
	free(path);
	return (struct bytes){b.s, b.len};
}

static void
write_bytes(const char *path, const char *s, size_t len)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	if (fd < 0 || write(fd, s, len) != (ssize_t)len || close(fd))
		printf("Bail out! %s: %s\n", path, strerror(errno));
}

/* Puts it where the index of the archive is, or was: nothing else is there then. */
static void
write_index(const char *s, size_t len)
{
	static char *home;
	char *path = find_index();
	if (path) {
		free(home);
		home = file_folder(path);
	}
	free(path);
	scratch_remove(home);
	path = file_join(home, "0123456789ab.v1.db");
	if (!file_make_folders(home, NULL))
		printf("Bail out! %s\n", home);
	write_bytes(path, s, len);
	free(path);
}

/* A whole index of the archive; its files are old enough to be believed. */
static struct bytes
make_index(const char *want)
{
	remove_index();
	ok(is_right(want));
	return read_index();
}

/* Cards as bytes. */

static struct card *
example_card(const char *name, unsigned what)
{
	char *text = example(name);
	struct diags diags;
	diags_init(&diags, name);
	struct session *s = session_read(text, strlen(text), NULL, &diags);
	struct card *c = card_make(s, "a/b.yaml", what | CARD_PLACES);
	session_free(s);
	diags_done(&diags);
	free(text);
	return c;
}

static void
test_index_pack_round(void)
{
	struct card *c = example_card("hasselby-vallingby-2010-full.yaml", CARD_ALL);
	struct buf head = BUF_INIT, figures = BUF_INIT, entries = BUF_INIT, a = BUF_INIT, b = BUF_INIT;
	c->stamp = (struct card_stamp){-1, INT64_C(1271761200123456789), INT64_C(-5), UINT64_MAX};
	c->rows = c->entries.n;
	card_pack(&head, c);
	card_pack_figures(&figures, c);
	card_pack_entries(&entries, c);
	struct card *d = card_unpack(head.s, head.len);
	ok(d && card_unpack_figures(d, figures.s, figures.len) &&
		card_unpack_entries(d, entries.s, entries.len));
	tell_head(&a, c);
	tell_head(&b, d);
	ok(!memcmp(&c->stamp, &d->stamp, sizeof(c->stamp)));
	is_int(d->rows, c->entries.n);
	is_int(d->figures.n, c->figures.n);
	is_int(d->entries.n, c->entries.n);
	for (size_t i = 0; i < c->figures.n; i++) {
		tell_figure(&a, &c->figures.v[i]);
		tell_figure(&b, &d->figures.v[i]);
	}
	for (size_t i = 0; i < c->entries.n; i++) {
		d->entries.v[i].text = xstrdup(c->entries.v[i].text);
		tell_entry(&a, c, &c->entries.v[i]);
		tell_entry(&b, d, &d->entries.v[i]);
		if (c->entries.v[i].at != d->entries.v[i].at)
			ok(c->entries.v[i].at == d->entries.v[i].at);
	}
	is_str(b.s, a.s);
	printf("# head %zu, figures %zu, entries %zu of %zu\n", head.len, figures.len, entries.len, c->entries.n);
	buf_done(&head);
	buf_done(&figures);
	buf_done(&entries);
	buf_done(&a);
	buf_done(&b);
	card_free(c);
	card_free(d);
}

/* Whatever the bytes are, it ends well; what is cut off is no card. */
static void
test_index_pack_damage(void)
{
	struct card *c = example_card("soderhamn-2008-ed2002.yaml", CARD_ALL);
	struct buf head = BUF_INIT, figures = BUF_INIT, entries = BUF_INIT;
	card_pack(&head, c);
	card_pack_figures(&figures, c);
	card_pack_entries(&entries, c);
	size_t cards = 0;
	uint32_t chance = 1;
	for (size_t len = 0; len < head.len; len++) {
		/* A copy of its own size, so that reading beyond it is seen. */
		char *part = xmemdup(head.s, len);
		struct card *d = card_unpack(part, len);
		cards += !!d;
		card_free(d);
		free(part);
	}
	is_int(cards, 0);
	for (size_t i = 0; i < 3000; i++) {
		struct buf *b = i % 3 ? i % 3 == 1 ? &figures : &entries : &head;
		char *copy = xmemdup(b->s, b->len);
		for (int j = 0; j < 3; j++) {
			chance = chance * 1664525 + 1013904223;
			copy[(chance >> 8) % b->len] = (char)(chance >> 3);
		}
		struct card *d = card_unpack(b == &head ? copy : head.s, head.len);
		if (d && b == &figures)
			card_unpack_figures(d, copy, b->len);
		if (d && b == &entries)
			card_unpack_entries(d, copy, b->len);
		card_free(d);
		free(copy);
	}
	buf_done(&head);
	buf_done(&figures);
	buf_done(&entries);
	card_free(c);
}

/* Damage. */

static void
test_index_is_used(const char *want)
{
	struct bytes whole = make_index(want);
	struct stat before, after;
	char *path = find_index();
	ok(whole.len > 15 * 4096);
	ok(!stat(path, &before) && (before.st_mode & 0777) == 0600);
	/* Nothing has changed: neither is the index written to nor a file read. */
	ok(is_right(want));
	ok(!stat(path, &after) && after.st_ino == before.st_ino &&
		after.st_mtim.tv_nsec == before.st_mtim.tv_nsec && after.st_size == before.st_size);
	/* What is only in the index is told. */
	struct archive *a = archive_open(folder, true, NULL);
	ok(archive_recall(a));
	ok(archive_cards(a)->n > 20);
	const struct card *c = archive_cards(a)->v[15];
	ok(c->row && !c->has_entries);
	archive_close(a);
	free(path);
	free(whole.s);
}

static void
test_index_cut(const char *want)
{
	struct bytes whole = make_index(want);
	size_t right = 0, tries = 0;
	for (size_t len = 0; len < whole.len; len += 4096, tries++) {
		write_index(whole.s, len);
		right += is_right(want);
	}
	ok(tries > 15);
	is_int(right, tries);
	free(whole.s);
}

static void
test_index_overwritten(const char *want)
{
	struct bytes whole = make_index(want);
	uint32_t chance = 7;
	size_t right = 0, tries = 75;
	for (size_t i = 0; i < tries; i++) {
		char *copy = xmemdup(whole.s, whole.len);
		/* One bit, or a stretch, or a page of another place. */
		chance = chance * 1664525 + 1013904223;
		size_t at = (chance >> 4) % whole.len, len = i % 3 ? 700 : 1;
		if (i % 3 == 2)
			memcpy(copy + at / 4096 * 4096, copy + (at * 7 % whole.len) / 4096 * 4096, 4096);
		else
			for (size_t j = at; j < whole.len && j < at + len; j++)
				copy[j] ^= (char)(1 << (i / 3 % 8));
		write_index(copy, whole.len);
		bool is_good = is_right(want);
		right += is_good;
		if (!is_good)
			printf("# try %zu at %zu\n", i, at);
		free(copy);
	}
	is_int(right, tries);
	free(whole.s);
}

/* What is no index of ours, however good a database it may be. */
static void
test_index_foreign(const char *want)
{
	static const char *const texts[] = {"", "x", "SQLite format 3", "kompass-session: \"1.0\"\n"};
	struct bytes whole = make_index(want);
	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
		write_index(texts[i], strlen(texts[i]));
		ok(is_right(want));
	}
	/* Of another archive: moved here as a whole, it is known by its folder. */
	char *mine = folder;
	folder = scratch_folder();
	put_example("lone.yaml", "soderhamn-2008-ed2002.yaml");
	char *other = tell(false, true);
	remove_index();
	ok(is_right(other));
	struct bytes others = read_index();
	free(other);
	free(folder);
	folder = mine;
	remove_index();
	ok(is_right(want));
	write_index(others.s, others.len);
	ok(is_right(want));
	/* A folder in its place. */
	char *path = find_index();
	unlink(path);
	mkdir(path, 0700);
	ok(is_right(want));
	ok(is_right(want));
	free(path);
	free(others.s);
	free(whole.s);
}

/* Rows that nobody of us has written, in pages that are sealed as they should be. */
static void
test_index_hostile_rows(const char *want)
{
	static const char *const statements[] = {
		"UPDATE session SET head = zeroblob(5000000)",
		"UPDATE session SET id = 9223372036854775807 WHERE id = (SELECT max(id) FROM session)",
		"UPDATE detail SET entries = zeroblob(1000000)",
		"UPDATE detail SET entries = NULL",
		"UPDATE detail SET entries = (SELECT entries FROM detail ORDER BY length(entries) LIMIT 1)",
		"UPDATE detail SET figures = zeroblob(1000000)",
		"DELETE FROM detail",
		"UPDATE fact SET value = x'ffffffffffffff7f0000000000000000feffffffffffff7f' WHERE key = 'counts'",
		"INSERT INTO text(rowid, words) VALUES(9223372036854775807, 'plan'), (-5, 'plan')",
		"DROP TABLE session; CREATE VIEW session AS SELECT 1 AS id, 0 AS bucket, x'00' AS head",
		"DROP TABLE fact; CREATE TABLE fact(key, value)",
	};
	for (size_t i = 0; i < sizeof(statements) / sizeof(*statements); i++) {
		struct bytes whole = make_index(want);
		char *path = find_index();
		struct sqlite *db = sqlite_open(path);
		ok(db && sqlite_run(db, statements[i]));
		sqlite_close(db);
		ok(is_right(want));
		/* Also when something is written to it. */
		put_example("full.yaml", "hasselby-vallingby-2010-full.yaml");
		ok(is_right(want));
		remove_index();
		free(path);
		free(whole.s);
	}
}

/* Nowhere to write, or not for long. */
static void
test_index_without_room(const char *want)
{
	struct rlimit before, limit;
	size_t right = 0, tries = 0;
	getrlimit(RLIMIT_FSIZE, &before);
	signal(SIGXFSZ, SIG_IGN);
	for (rlim_t room = 0; room < 600 * 1024; room += room < 32 * 1024 ? 4096 : 64 * 1024, tries++) {
		remove_index();
		limit = (struct rlimit){room, before.rlim_max};
		setrlimit(RLIMIT_FSIZE, &limit);
		char *got = tell(true, true);
		setrlimit(RLIMIT_FSIZE, &before);
		bool is_same = !strcmp(got, want);
		free(got);
		/* And what it leaves is gone on with. */
		right += is_same && is_right(want) && is_right(want);
	}
	is_int(right, tries);
	char *cache = file_home(HOME_CACHE);
	remove_index();
	write_bytes(cache, "", 0);
	ok(is_right(want));
	unlink(cache);
	free(cache);
	setenv("XDG_CACHE_HOME", "relative", 1);
	ok(is_right(want));
	setenv("XDG_CACHE_HOME", "/dev/full", 1);
	ok(is_right(want));
	unsetenv("XDG_CACHE_HOME");
	signal(SIGXFSZ, SIG_DFL);
}

/* Killed by the system while one of its files grows beyond what it may. */
static void
test_index_killed(const char *want)
{
	size_t right = 0, tries = 0, killed = 0;
	for (rlim_t room = 4096; room < 240 * 1024; room += 13 * 1024, tries++) {
		int status;
		remove_index();
		fflush(stdout);
		pid_t pid = fork();
		if (!pid) {
			struct rlimit limit = {room, room}, core = {0, 0};
			setrlimit(RLIMIT_CORE, &core);
			setrlimit(RLIMIT_FSIZE, &limit);
			free(tell(true, true));
			_exit(0);
		}
		waitpid(pid, &status, 0);
		killed += WIFSIGNALED(status) && WTERMSIG(status) == SIGXFSZ;
		right += is_right(want) && is_right(want);
	}
	ok(killed > 3);
	is_int(right, tries);
}

/* Files come, go and change while there is an index. */
static void
test_index_follows_files(void)
{
	struct archive *a = archive_open(folder, true, NULL);
	remove_index();
	archive_refresh(a, NULL, NULL);
	for (int i = 0; i < 12; i++) {
		char *name = xasprintf("%d/%d å botkyrka-2005-ed2002.yaml", i % 3, i);
		if (i % 4 == 0)
			put_example(name, "haparanda-2005-ed2002.yaml");
		else if (i % 4 == 1)
			put(name, "kompass-session: \"1.0\"\n", 23);
		else if (i % 4 == 2)
			put(name, "openapi: 3\n", 11);
		else
			put_example(name, "hasselby-vallingby-2010-full.yaml");
		free(name);
		if (i % 5 == 0) {
			char *path = xasprintf("%s/1/%d å bromma-2006-ed2002.yaml", folder, i + 2);
			unlink(path);
			mkdir(path, 0755);
			free(path);
		}
		char *want = tell(false, true);
		ok(is_right(want));
		/* One that is open all the while has the same. */
		struct buf b = BUF_INIT;
		archive_see_as(a, "ge");
		archive_refresh(a, NULL, NULL);
		tell_searches(&b, a, NULL, QUICK_QUERIES);
		ok(!strncmp(b.s, want, b.len));
		buf_done(&b);
		free(want);
	}
	archive_close(a);
}

/* The file that is being read most often first: each of the others would do. */
#define MEDDLED "0/0 å botkyrka-2005-ed2002.yaml"

static void
meddle_replace(void)
{
	put_example(MEDDLED, "hasselby-vallingby-2010-ed2010.yaml");
}

static void
meddle_append(void)
{
	char *path = file_join(folder, MEDDLED);
	int fd = open(path, O_WRONLY | O_APPEND | O_CLOEXEC);
	if (fd >= 0 && write(fd, "\n", 1) == 1)
		close(fd);
	free(path);
}

static void
meddle_cut(void)
{
	char *path = file_join(folder, MEDDLED);
	if (truncate(path, 3000))
		printf("# %s\n", strerror(errno));
	free(path);
}

static void
meddle_remove(void)
{
	char *path = file_join(folder, MEDDLED);
	unlink(path);
	free(path);
}

static void
meddle_folder(void)
{
	char *path = file_join(folder, MEDDLED);
	unlink(path);
	mkdir(path, 0755);
	free(path);
}

static void
test_index_files_change_while_read(void)
{
	static void (*const ways[])(void) = {
		meddle_replace, meddle_append, meddle_cut, meddle_remove, meddle_folder,
	};
	size_t right = 0, tries = 0;
	for (size_t i = 0; i < sizeof(ways) / sizeof(*ways); i++) {
		/* Most files take three reads, the last of which finds the end. */
		for (int at = 1; at < 150; at += 13, tries++) {
			char *path = file_join(folder, MEDDLED);
			rmdir(path);
			free(path);
			put_example(MEDDLED, "botkyrka-2005-ed2002.yaml");
			remove_index();
			meddle_in = at;
			meddle = ways[i];
			free(tell(true, true));
			meddle = NULL;
			char *want = tell(false, true);
			right += is_right(want);
			free(want);
		}
	}
	is_int(right, tries);
	char *path = file_join(folder, MEDDLED);
	rmdir(path);
	free(path);
	put_example(MEDDLED, "botkyrka-2005-ed2002.yaml");
}

/* Two at once: whoever writes, both tell what is. */
static void
test_index_two_at_once(const char *want)
{
	size_t right = 0;
	remove_index();
	fflush(stdout);
	pid_t pids[4];
	for (size_t i = 0; i < 4; i++) {
		pids[i] = fork();
		if (!pids[i])
			_exit(!is_right(want));
	}
	for (size_t i = 0; i < 4; i++) {
		int status;
		waitpid(pids[i], &status, 0);
		right += WIFEXITED(status) && !WEXITSTATUS(status);
	}
	is_int(right, 4);
	ok(is_right(want));
}

int
main(void)
{
	scratch_open();
	test_index_pack_round();
	test_index_pack_damage();
	make_archive();
	char *want = tell(false, false), *got = tell(true, false);
	ok(strlen(want) > 100000);
	is_str(got, want);
	free(got);
	got = tell(true, false);
	is_str(got, want);
	free(got);
	free(want);
	want = tell(false, true);
	ahead = 0;
	remove_index();
	ok(is_right(want));
	ok(is_right(want));
	ahead = 3600;
	if (sqlite_version()) {
		test_index_is_used(want);
		test_index_cut(want);
		test_index_overwritten(want);
		test_index_foreign(want);
		test_index_hostile_rows(want);
		test_index_without_room(want);
		test_index_killed(want);
		test_index_two_at_once(want);
		test_index_files_change_while_read();
	}
	test_index_follows_files();
	free(want);
	array_done(&handed);
	scratch_close();
	return tap_end();
}
