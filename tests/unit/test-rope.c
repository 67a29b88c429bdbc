#include "config.h"

#include <pthread.h>
#include <string.h>

#include "base/error.h"
#include "base/rope.h"
#include "tests/unit/scratch.h"

static struct piece *
piece(const char *text)
{
	struct buf b = BUF_INIT;
	buf_adds(&b, text);
	return piece_take(&b);
}

static void
test_piece_takes_a_buffer(void)
{
	struct buf b = BUF_INIT;
	buf_add(&b, "a\0b", 3);
	struct piece *p = piece_take(&b);
	is_int(b.len, 0);
	is_int(piece_len(p), 3);
	ok(!memcmp(piece_str(p), "a\0b", 4));
	piece_unref(p);
	/* Nothing was ever added: the empty text. */
	p = piece_take(&b);
	is_str(piece_str(p), "");
	is_int(piece_len(p), 0);
	piece_unref(p);
	piece_unref(NULL);
}

static void
test_piece_gives_unused_room_back(void)
{
	struct buf b = BUF_INIT;
	buf_reserve(&b, 1 << 20);
	buf_adds(&b, "short");
	struct piece *p = piece_take(&b);
	is_str(piece_str(p), "short");
	piece_unref(p);
}

static void
test_piece_is_the_same_bytes(void)
{
	struct piece *a = piece("same"), *b = piece("same"), *c = piece("sama"), *d = piece("sam");
	ok(piece_is(a, a));
	ok(piece_is(a, b));
	ok(!piece_is(a, c));
	ok(!piece_is(a, d));
	piece_unref(a);
	piece_unref(b);
	piece_unref(c);
	piece_unref(d);
}

/* A text of any division is the text. */
static void
test_rope_is_its_bytes(void)
{
	static const char text[] = "kompass";
	int bad = 0;
	for (size_t i = 0; i < sizeof(text); i++)
		for (size_t j = i; j < sizeof(text); j++) {
			struct rope r = rope_of(text, i), b = rope_of(text + i, j - i);
			struct rope c = rope_of(text + j, strlen(text + j));
			rope_add(&r, piece_ref(b.v[0]));
			rope_add(&r, piece_ref(c.v[0]));
			bad += !rope_is(&r, text, 7) || rope_is(&r, text, 6) ||
				rope_is(&r, "Kompass", 7) || rope_is(&r, "kompasS", 7) ||
				rope_is(&r, "komPass", 7);
			rope_done(&r);
			rope_done(&b);
			rope_done(&c);
		}
	is_int(bad, 0);
	struct rope empty = {0};
	ok(rope_is(&empty, "", 0));
	ok(!rope_is(&empty, "x", 1));
	rope_done(&empty);
}

static void
test_rope_copy_outlives(void)
{
	struct rope r = rope_of("one ", 4);
	rope_add(&r, piece("two"));
	struct rope copy = rope_copy(&r);
	ok(copy.v[1] == r.v[1]);
	rope_done(&r);
	is_int(r.len, 0);
	ok(rope_is(&copy, "one two", 7));
	rope_done(&copy);
}

static void
test_rope_to_a_file(void)
{
	/* More pieces than the system takes at once. */
	enum { COUNT = 3000 };
	struct error err = ERROR_INIT;
	struct buf all = BUF_INIT, found = BUF_INIT;
	struct rope r = {0};
	char *path = xasprintf("%s/rope", scratch);
	for (int i = 0; i < COUNT; i++) {
		struct buf b = BUF_INIT;
		if (i % 3)
			buf_addf(&b, "piece %d\n", i);
		buf_add(&all, buf_str(&b), b.len);
		rope_add(&r, piece_take(&b));
	}
	ok(file_write_rope(path, &r, 0600, false, &err));
	ok(!file_write_rope(path, &r, 0600, false, &err));
	ok(file_read(&found, path, 1 << 20, &err));
	is_int(r.len, found.len);
	is_str(buf_str(&found), all.s);
	rope_done(&r);
	buf_done(&all);
	buf_done(&found);
	error_done(&err);
	free(path);
}

static void *
take_and_give(void *arg)
{
	for (int i = 0; i < 20000; i++) {
		struct rope copy = rope_copy(arg);
		rope_done(&copy);
	}
	return NULL;
}

static void
test_rope_between_threads(void)
{
	struct rope r = rope_of("shared", 6);
	pthread_t threads[2];
	for (int i = 0; i < 2; i++)
		ok(!pthread_create(&threads[i], NULL, take_and_give, &r));
	for (int i = 0; i < 2; i++)
		pthread_join(threads[i], NULL);
	/* Held once, and gone with that: the sanitizers see it. */
	is_str(piece_str(r.v[0]), "shared");
	rope_done(&r);
}

int
main(void)
{
	scratch_open();
	test_piece_takes_a_buffer();
	test_piece_gives_unused_room_back();
	test_piece_is_the_same_bytes();
	test_rope_is_its_bytes();
	test_rope_copy_outlives();
	test_rope_to_a_file();
	test_rope_between_threads();
	scratch_close();
	return tap_end();
}
