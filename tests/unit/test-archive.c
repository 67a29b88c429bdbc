#include "config.h"

/* Folder trees of sessions and of what is none, as cards. */

#include "store/archive.h"
#include "store/eyes.h"

#include <stdio.h>
#include <sys/socket.h>
#include <sys/un.h>

#include "base/error.h"
#include "tests/unit/scratch.h"

static struct error err;
static bool with_index;		/* each test is run with and without one */

static char *
at(const char *folder, const char *name)
{
	char *path = xasprintf("%s/%s", folder, name);
	for (char *p = path + strlen(folder) + 1; (p = strchr(p, '/')); p++) {
		*p = '\0';
		if (mkdir(path, 0755) && errno != EEXIST)
			printf("Bail out! %s: %s\n", path, strerror(errno));
		*p = '/';
	}
	return path;
}

static void
put(const char *folder, const char *name, const char *text)
{
	char *path = at(folder, name);
	scratch_write(path, text);
	free(path);
}

/* An example session, whole or its first bytes. */
static void
put_example(const char *folder, const char *name, const char *example, size_t len)
{
	const char *top = getenv("TOP");
	char *path = xasprintf("%s/sessions/%s.yaml", top ? top : ".", example);
	char *text = scratch_read(path);
	if (!text)
		printf("Bail out! %s\n", path);
	else if (len < strlen(text))
		text[len] = '\0';
	put(folder, name, text ? text : "");
	free(text);
	free(path);
}

/* The cards as "path subject year state", or the fault. */
static char *
listed(struct archive *a)
{
	struct buf b = BUF_INIT;
	const struct cards *cards = archive_cards(a);
	for (size_t i = 0; i < cards->n; i++) {
		const struct card *c = cards->v[i];
		buf_addf(&b, "%s: ", c->path);
		if (c->fault)
			buf_addf(&b, "%s|", c->fault);
		else
			buf_addf(&b, "%s %ld %s|", c->subject, c->year, card_state_word(c->state));
	}
	return b.len ? buf_steal(&b) : xstrdup("");
}

#define holds(a, want) do { \
	char *got_ = listed(a); \
	is_str(got_, want); \
	free(got_); \
} while (0)

static struct archive *
open_archive(const char *folder)
{
	error_done(&err);
	struct archive *a = archive_open(folder, with_index, &err);
	if (!a)
		printf("# %s\n", error_text(&err));
	return a;
}

static void
test_archive_tree(void)
{
	char *folder = scratch_folder();
	put_example(folder, "b/2010/umea10.yaml", "soderhamn-2008-ed2002", SIZE_MAX);
	put_example(folder, "b/2010/umea9.yml", "haparanda-2005-ed2002", SIZE_MAX);
	put_example(folder, "a.yaml", "hasselby-vallingby-2010-full", SIZE_MAX);
	put_example(folder, ".hidden.yaml", "soderhamn-2008-ed2002", SIZE_MAX);
	put_example(folder, ".git/x.yaml", "soderhamn-2008-ed2002", SIZE_MAX);
	put_example(folder, "a.yaml.bak", "soderhamn-2008-ed2002", SIZE_MAX);
	put(folder, "cut.yaml", "kompass-session: \"1.0\"\nevaluation: x\n...\n");
	put(folder, "foreign.yaml", "openapi: 3\npaths: {}\n");
	put(folder, "empty.yaml", "");
	put(folder, "no-yaml.yaml", "\x01\x02%%% [[[\n");
	put(folder, "comment.yaml", "# one\n---\n# two\nkompass-session: \"1.0\"\n");
	struct archive *a = open_archive(folder);
	ok(archive_refresh(a, NULL, NULL));
	ok(!archive_trouble(a));
	is_str(archive_folder(a), folder);
	holds(a, "a.yaml: Hässelby-Vällingby 2010 draft|b/2010/umea9.yml: Haparanda 2005 imported|"
		"b/2010/umea10.yaml: Söderhamn 2008 imported|"
		"comment.yaml: 5:1: the end is missing (a last line \"...\"): the file was cut off; look at kompass history|"
		"cut.yaml: 1:1: the key \"asked\" is missing: the questions that were asked|");
	char *path = archive_path(a, archive_cards(a)->v[1]);
	ok(strstr(path, "/b/2010/umea9.yml") && !access(path, R_OK));
	free(path);
	archive_close(a);
	free(folder);
}

static void
test_archive_odd_files(void)
{
	char *folder = scratch_folder();
	char *fifo = at(folder, "fifo.yaml"), *dir = at(folder, "dir.yaml/x"), *link = at(folder, "loop");
	char *dead = at(folder, "dead.yaml"), *linked = at(folder, "linked.yaml"), *device = at(folder, "null.yaml");
	char *socket_path = at(folder, "s.yaml"), *linked_fifo = at(folder, "to-fifo.yaml");
	put_example(folder, "real/one.yaml", "haparanda-2005-ed2002", SIZE_MAX);
	ok(!mkfifo(fifo, 0600));
	ok(!symlink(".", link));
	ok(!symlink("nowhere.yaml", dead));
	ok(!symlink("real/one.yaml", linked));
	ok(!symlink("/dev/zero", device));
	ok(!symlink("fifo.yaml", linked_fifo));
	struct sockaddr_un address = {.sun_family = AF_UNIX};
	int fd = socket(AF_UNIX, SOCK_STREAM, 0);
	snprintf(address.sun_path, sizeof(address.sun_path), "%s", socket_path);
	ok(!bind(fd, (struct sockaddr *)&address, sizeof(address)));
	struct archive *a = open_archive(folder);
	ok(archive_refresh(a, NULL, NULL));
	holds(a, "linked.yaml: Haparanda 2005 imported|real/one.yaml: Haparanda 2005 imported|");
	ok(!archive_trouble(a));
	archive_close(a);
	close(fd);
	free(fifo);
	free(dir);
	free(link);
	free(dead);
	free(linked);
	free(device);
	free(socket_path);
	free(linked_fifo);
	free(folder);
}

static void
test_archive_changes(void)
{
	char *folder = scratch_folder();
	put_example(folder, "a.yaml", "soderhamn-2008-ed2002", SIZE_MAX);
	put_example(folder, "b.yaml", "soderhamn-2005-ed2002", SIZE_MAX);
	struct archive *a = open_archive(folder);
	holds(a, "");
	ok(archive_refresh(a, NULL, NULL));
	holds(a, "a.yaml: Söderhamn 2008 imported|b.yaml: Söderhamn 2005 imported|");
	put_example(folder, "b.yaml", "haparanda-2012-ed2010", SIZE_MAX);
	put(folder, "aa.yaml", "kompass-session: \"2.0\"\n...\n");
	ok(archive_refresh(a, NULL, NULL));
	holds(a, "a.yaml: Söderhamn 2008 imported|"
		"aa.yaml: 1:18: format 2.0 is not known to this version; it reads 1.x|"
		"b.yaml: Haparanda 2012 imported|");
	put(folder, "b.yaml", "openapi: 3\n");
	char *path = at(folder, "a.yaml"), *inner = at(folder, "aa.yaml");
	unlink(path);
	unlink(inner);
	mkdir(inner, 0755);
	ok(archive_refresh(a, NULL, NULL));
	holds(a, "");
	archive_close(a);
	free(path);
	free(inner);
	free(folder);
}

/* Written twice within a tick of the clock, with as many bytes. */
static void
test_archive_racy_file(void)
{
	char *folder = scratch_folder(), *path = at(folder, "a.yaml");
	put_example(folder, "a.yaml", "soderhamn-2008-ed2002", SIZE_MAX);
	struct archive *a = open_archive(folder);
	ok(archive_refresh(a, NULL, NULL));
	char *text = scratch_read(path);
	struct stat st;
	ok(!stat(path, &st));
	/* By hand: the sum does not fit any more, which is allowed. */
	memcpy(strstr(text, "derhamn"), "DERHAMN", 7);
	int fd = open(path, O_WRONLY | O_CLOEXEC);
	ok(pwrite(fd, text, strlen(text), 0) == st.st_size);
	struct timespec times[2] = {st.st_atim, st.st_mtim};
	ok(!futimens(fd, times) && !close(fd));
	ok(archive_refresh(a, NULL, NULL));
	holds(a, "a.yaml: SöDERHAMN 2008 imported|");
	archive_close(a);
	free(text);
	free(path);
	free(folder);
}

static void
test_archive_loads(void)
{
	char *folder = scratch_folder(), *path = at(folder, "a.yaml");
	put_example(folder, "a.yaml", "hasselby-vallingby-2010-full", SIZE_MAX);
	struct archive *a = open_archive(folder);
	ok(archive_refresh(a, NULL, NULL));
	struct card *c = archive_cards(a)->v[0];
	ok(!c->has_figures && !c->has_entries);
	ok(archive_load(a, c, CARD_FIGURES, NULL));
	ok(c->has_figures && !c->has_entries);
	is_str(card_figure(c, "1.1")->code, "1.1");
	ok(archive_load(a, c, CARD_ALL, NULL));
	ok(c->entries.n > 200);
	ok(archive_text(a, c, &c->entries.v[7], NULL));
	char *text = xstrdup(c->entries.v[7].text);
	free(c->entries.v[7].text);
	c->entries.v[7].text = NULL;
	ok(archive_text(a, c, &c->entries.v[7], NULL));
	is_str(c->entries.v[7].text, text);
	archive_unload(c);
	ok(!c->has_figures && !c->has_entries);
	put_example(folder, "a.yaml", "hasselby-vallingby-2010-full", 40000);
	/* An index has its entries, but not their texts. */
	ok(!archive_load(a, c, CARD_ENTRIES, &err) || !archive_text(a, c, &c->entries.v[7], &err));
	ok(!strncmp(error_text(&err), "a.yaml: ", 8) && strpbrk(error_text(&err) + 8, "0123456789"));
	error_done(&err);
	unlink(path);
	ok(!archive_load(a, c, CARD_ENTRIES, &err) || !archive_text(a, c, &c->entries.v[7], &err));
	is_str(error_text(&err), "a.yaml: is not there any more");
	error_done(&err);
	archive_close(a);
	free(text);
	free(path);
	free(folder);
}

static void
lose_text(struct card_entry *e)
{
	free(e->text);
	e->text = NULL;
}

/* While another thread loads and drops figures, the total is told by the head. */
static void
test_archive_eyes_on_the_total(void)
{
	struct eyes eyes = {.card = NULL};
	char *folder = scratch_folder(), *path = at(folder, "a.yaml");
	put_example(folder, "a.yaml", "hasselby-vallingby-2010-full", SIZE_MAX);
	struct archive *a = open_archive(folder);
	ok(archive_refresh(a, NULL, NULL));
	struct card *c = archive_cards(a)->v[0];
	ok(archive_load(a, c, CARD_FIGURES, NULL));
	c->figures.v[0].has_points = false;
	ok(eyes_may_see(&eyes, c, path, "total", "ge"));
	ok(eyes_may_see(&eyes, c, path, "0", "ge"));
	eyes_done(&eyes);
	archive_close(a);
	free(path);
	free(folder);
}

/* Of a file that is another one by now each text would be looked for in all of it. */
static void
test_archive_texts_that_are_gone(void)
{
	char *folder = scratch_folder();
	put_example(folder, "a.yaml", "hasselby-vallingby-2010-full", SIZE_MAX);
	struct archive *a = open_archive(folder);
	ok(archive_refresh(a, NULL, NULL));
	struct card *c = archive_cards(a)->v[0];
	ok(archive_load(a, c, CARD_ENTRIES, NULL));
	lose_text(&c->entries.v[7]);
	lose_text(&c->entries.v[8]);
	put_example(folder, "a.yaml", "soderhamn-2008-ed2002", SIZE_MAX);
	ok(!archive_text(a, c, &c->entries.v[7], &err));
	ok(strstr(error_text(&err), " is not there any more"));
	error_done(&err);
	/* What the file did not have is not looked for again, ... */
	put_example(folder, "a.yaml", "hasselby-vallingby-2010-full", SIZE_MAX);
	ok(!archive_text(a, c, &c->entries.v[8], &err));
	ok(strstr(error_text(&err), c->entries.v[8].id));
	error_done(&err);
	/* ... until it is loaded anew. */
	archive_unload(c);
	ok(archive_load(a, c, CARD_ENTRIES, NULL));
	ok(archive_text(a, c, &c->entries.v[8], NULL));
	archive_close(a);
	free(folder);
}

static bool
leave(void *ctx, size_t done, size_t all)
{
	size_t *calls = ctx;
	ok(done <= all);
	++*calls;
	return false;
}

static void
test_archive_left(void)
{
	char *folder = scratch_folder();
	size_t calls = 0;
	for (int i = 0; i < 400; i++) {
		char *name = xasprintf("%d/%d.yaml", i % 7, i);
		put_example(folder, name, "soderhamn-2008-ed2002", SIZE_MAX);
		free(name);
	}
	struct archive *a = open_archive(folder);
	/* However fast the machine: either all was read before anybody asked, or it was left. */
	bool is_whole = archive_refresh(a, leave, &calls);
	ok(is_whole ? !calls : calls == 1);
	ok(archive_cards(a)->n < 400 || is_whole);
	ok(archive_refresh(a, NULL, NULL));
	is_int(archive_cards(a)->n, 400);
	archive_close(a);
	free(folder);
}

static void
test_archive_refused(void)
{
	char *folder = scratch_folder(), *gone = at(folder, "gone"), *locked = at(folder, "locked/x.yaml");
	put_example(folder, "locked/x.yaml", "soderhamn-2008-ed2002", SIZE_MAX);
	put_example(folder, "b.yaml", "soderhamn-2008-ed2002", SIZE_MAX);
	ok(!archive_open(gone, false, &err));
	ok(strstr(error_text(&err), "/gone: No such file or directory"));
	error_done(&err);
	char *inner = at(folder, "locked"), *secret = at(folder, "b.yaml");
	chmod(inner, 0);
	chmod(secret, 0);
	struct archive *a = open_archive(folder);
	ok(archive_refresh(a, NULL, NULL));
	if (geteuid()) {
		is_str(archive_trouble(a), "locked: Permission denied");
		holds(a, "b.yaml: Permission denied|");
	}
	archive_close(a);
	chmod(inner, 0755);
	free(inner);
	free(secret);
	free(locked);
	free(gone);
	free(folder);
}

int
main(void)
{
	scratch_open();
	for (int i = 0; i < 2; i++) {
		with_index = i;
		test_archive_tree();
		test_archive_odd_files();
		test_archive_changes();
		test_archive_racy_file();
		test_archive_loads();
		test_archive_texts_that_are_gone();
		test_archive_eyes_on_the_total();
		test_archive_left();
		test_archive_refused();
	}
	scratch_close();
	return tap_end();
}
