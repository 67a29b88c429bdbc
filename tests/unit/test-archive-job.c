#include "config.h"

#include <poll.h>
#include <sys/eventfd.h>

#include "base/error.h"
#include "model/card.h"
#include "model/query.h"
#include "store/archive-job.h"
#include "store/archive.h"
#include "tests/tap.h"
#include "tests/unit/scratch.h"

enum { PATIENCE_MS = 20000 };

static char *folder;
static int event;

/* Puts an example session into the folder. */
static void
put(const char *name, const char *as)
{
	const char *top = getenv("TOP");
	struct buf text = BUF_INIT;
	struct error err = ERROR_INIT;
	char *from = xasprintf("%s/sessions/%s", top ? top : ".", name);
	char *to = file_join(folder, as);
	if (!file_read(&text, from, 1 << 24, &err) || !file_write(to, text.s, text.len, 0644, true, &err))
		printf("# %s\n", error_text(&err));
	error_done(&err);
	buf_done(&text);
	free(from);
	free(to);
}

static void
fill(void)
{
	folder = scratch_folder();
	put("soderhamn-2005-ed2002.yaml", "a.yaml");
	put("hasselby-vallingby-2010-full.yaml", "b.yaml");
	put("stockholm-2009-ed2002.yaml", "c.yaml");
}

/* Waits as a screen does: for the event, not for the thread. */
static bool
wait_for(struct archive_job *job)
{
	uint64_t count;
	while (!archive_job_is_done(job, NULL, NULL)) {
		struct pollfd fd = {.fd = event, .events = POLLIN};
		if (poll(&fd, 1, PATIENCE_MS) <= 0 || read(event, &count, sizeof(count)) < 0)
			return false;
	}
	return true;
}

static struct archive *
refresh(const struct cards *before, char **failure)
{
	bool is_whole = false;
	struct archive_job *job = archive_job_refresh(folder, false, "ge", before, event);
	ok(wait_for(job));
	struct archive *a = archive_job_archive(job, &is_whole, failure);
	if (!*failure)
		ok(is_whole);
	archive_job_free(job);
	return a;
}

static void
test_refresh_hands_an_archive_over(void)
{
	char *failure;
	fill();
	struct archive *a = refresh(NULL, &failure);
	is_str(failure, NULL);
	is_int(archive_cards(a)->n, 3);
	is_str(archive_cards(a)->v[0]->subject, "Söderhamn");
	archive_close(a);
	free(folder);
}

/* Files that nobody has touched for long: those of the source tree. */
static void
test_refresh_without_news_hands_nothing_over(void)
{
	char *failure;
	const char *top = getenv("TOP");
	folder = xasprintf("%s/sessions", top ? top : ".");
	struct archive *a = refresh(NULL, &failure);
	is_int(archive_cards(a)->n, 17);
	struct archive *b = refresh(archive_cards(a), &failure);
	ok(!b);
	is_str(failure, NULL);
	archive_close(b);
	archive_close(a);
	free(folder);
}

static void
test_refresh_tells_what_changed(void)
{
	char *failure;
	fill();
	struct archive *a = refresh(NULL, &failure);
	put("bromma-2006-ed2002.yaml", "a.yaml");
	struct archive *b = refresh(archive_cards(a), &failure);
	ok(b);
	is_str(archive_cards(b)->v[0]->subject, "Bromma");
	is_str(archive_cards(a)->v[0]->subject, "Söderhamn");
	archive_close(b);
	archive_close(a);
	free(folder);
}

static void
test_refresh_of_no_folder_says_why(void)
{
	char *failure;
	folder = xstrdup("/nowhere/at/all");
	struct archive *a = refresh(NULL, &failure);
	ok(!a);
	is_str(failure, "/nowhere/at/all: No such file or directory");
	free(failure);
	free(folder);
}

static void
test_job_may_be_left(void)
{
	fill();
	for (int i = 0; i < 20; i++) {
		struct archive_job *job = archive_job_refresh(folder, false, NULL, NULL, event);
		if (i % 2)
			archive_job_leave(job);
		archive_job_free(job);
	}
	archive_job_free(NULL);
	ok(true);
	free(folder);
}

static void
search(struct archive *a, const char *text, size_t limit, struct archive_hits *hits)
{
	struct query *q = query_parse(text, strlen(text), NULL, NULL);
	struct archive_job *job = archive_job_search(a, q, NULL, limit, event);
	ok(wait_for(job));
	archive_job_hits(job, hits);
	archive_job_free(job);
}

static void
test_search(void)
{
	char *failure;
	struct archive_hits hits;
	fill();
	struct archive *a = refresh(NULL, &failure);
	search(a, "demokratifrågan", 10, &hits);
	is_int(hits.n, 1);
	is_str(hits.v[0].path, "b.yaml");
	is_str(hits.v[0].place, "1.1");
	is_str(hits.v[0].author, "ge");
	is_str(hits.v[0].context, "Vem äger demokratifrågan till vardags?");
	is_int(hits.v[0].kind, ENTRY_ASK);
	is_int(hits.v[0].section, SECTION_ENTRIES);
	archive_hits_done(&hits);

	search(a, "kind:strength", 3, &hits);
	is_int(hits.n, 3);
	archive_hits_done(&hits);

	/* Without a word on texts the sessions are found, in the order of their paths. */
	search(a, "edition:2002", 10, &hits);
	is_int(hits.n, 2);
	is_str(hits.v[0].path, "a.yaml");
	is_str(hits.v[1].path, "c.yaml");
	is_str(hits.v[1].context, "");
	archive_hits_done(&hits);

	search(a, "qwertyuiop", 10, &hits);
	is_int(hits.n, 0);
	archive_hits_done(&hits);
	archive_close(a);
	free(folder);
}

/* Left before it began, it finds nothing; the next one is not left by that. */
static void
test_search_may_be_left(void)
{
	char *failure;
	struct archive_hits hits;
	fill();
	struct archive *a = refresh(NULL, &failure);
	archive_stop(a, true);
	struct query *q = query_parse("demokrati*", 10, NULL, NULL);
	is_int(archive_search(a, q, archive_cards(a), 0, NULL, NULL), 0);
	query_free(q);
	for (int i = 0; i < 10; i++) {
		q = query_parse("demokrati*", 10, NULL, NULL);
		struct archive_job *job = archive_job_search(a, q, NULL, 10, event);
		archive_job_leave(job);
		archive_job_free(job);
	}
	search(a, "demokrati*", 10, &hits);
	is_int(hits.n, 7);
	is_int(archive_passed(a), 3);
	archive_hits_done(&hits);
	archive_close(a);
	free(folder);
}

/* One line around the word, from a word's start, however long the text is. */
static void
test_context_is_one_line(void)
{
	char *failure;
	struct archive_hits hits;
	fill();
	struct archive *a = refresh(NULL, &failure);
	search(a, "oegentlig*", 10, &hits);
	ok(hits.n);
	for (size_t i = 0; i < hits.n; i++) {
		const char *context = hits.v[i].context, *word = strstr(context, "oegentlig");
		ok(!strchr(context, '\n'));
		ok(strlen(context) < 260);
		ok(word && word - context < 40);
	}
	archive_hits_done(&hits);
	archive_close(a);
	free(folder);
}

int
main(void)
{
	scratch_open();
	event = eventfd(0, EFD_CLOEXEC);
	test_refresh_hands_an_archive_over();
	test_refresh_without_news_hands_nothing_over();
	test_refresh_tells_what_changed();
	test_refresh_of_no_folder_says_why();
	test_job_may_be_left();
	test_search();
	test_search_may_be_left();
	test_context_is_one_line();
	close(event);
	scratch_close();
	return tap_end();
}
