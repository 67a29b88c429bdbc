#include "config.h"

/*
 * The fast reader of what the program wrote itself gives nothing else than the
 * whole YAML reader does: texts, faults and all, whatever a byte is changed to.
 * The linker (--wrap) lets this test switch it off.
 */

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "store/session-file.h"
#include "store/yaml.h"
#include "tests/tap.h"
#include "tests/unit/sample.h"

struct yaml *__real_yaml_read_own(const char *, size_t, const struct yaml_own *);
struct yaml *__wrap_yaml_read_own(const char *, size_t, const struct yaml_own *);

static bool is_off;
static size_t taken, tried, slow_reads;
static struct session *like;	/* has the questionnaire of small.yaml */

struct yaml *
__wrap_yaml_read_own(const char *bytes, size_t len, const struct yaml_own *own)
{
	if (is_off)
		return NULL;
	tried++;
	struct yaml *doc = __real_yaml_read_own(bytes, len, own);
	taken += doc != NULL;
	return doc;
}

struct yaml *__real_yaml_read(const char *, size_t, struct diags *);
struct yaml *__wrap_yaml_read(const char *, size_t, struct diags *);

struct yaml *
__wrap_yaml_read(const char *bytes, size_t len, struct diags *diags)
{
	slow_reads++;
	return __real_yaml_read(bytes, len, diags);
}

/* All that reading gave, as one text. */
static void
outcome(struct buf *out, const char *bytes, size_t len, bool without, const struct session *other)
{
	struct diags diags;
	bool is_canonical = false;
	buf_clear(out);
	diags_init(&diags, "t");
	is_off = without;
	struct session *s = session_read_like(bytes, len, other, &is_canonical, &diags);
	is_off = false;
	for (size_t i = 0; i < diags.list.n; i++)
		diag_format(out, &diags, &diags.list.v[i]);
	if (s) {
		buf_addf(out, "canonical %d, minor %u, by hand %zu, conflicts %zu\n", is_canonical,
			s->minor, s->hand_made, session_conflicts(s));
		session_format(out, s);
	}
	session_free(s);
	diags_done(&diags);
}

static struct buf fast, slow;

/* The exact bytes, with nothing behind them that a reader could take for more. */
static bool
is_alike(const char *text, size_t len, const char *what, size_t at)
{
	char *bytes = xmalloc(len ? len : 1);
	memcpy(bytes, text, len);
	outcome(&slow, bytes, len, true, NULL);
	bool is_same = true;
	for (int with = 0; with < 2 && is_same; with++) {
		outcome(&fast, bytes, len, false, with ? like : NULL);
		is_same = fast.len == slow.len && (!fast.len || !memcmp(fast.s, slow.s, fast.len));
	}
	free(bytes);
	if (!is_same)
		printf("# %s at %zu:\n#   %.200s\n#   %.200s\n", what, at, buf_str(&fast), buf_str(&slow));
	return is_same;
}

static uint64_t state = 1;

static unsigned
pick(unsigned n)
{
	uint64_t z = state += 0x9e3779b97f4a7c15u;
	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
	z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
	return (unsigned)((z ^ (z >> 31)) >> 33) % n;
}

static const char bytes_put[] = " \n\t:-#\"'|>[]{},&*!%@`?\\.~aZ09_/\r\x7f\x80\xc2\xc3\xff";

/* One byte changed, put in or taken out at a place. */
static bool
is_alike_mutated(const struct buf *text, size_t at, int way, char c)
{
	struct buf mutant = BUF_INIT;
	static const char *const names[] = {"replaced", "put in", "taken out", "cut off"};
	buf_add(&mutant, text->s, text->len);
	if (way == 0)
		mutant.s[at] = c;
	else if (way == 1)
		buf_insert(&mutant, at, &c, 1);
	else if (way == 2)
		buf_remove(&mutant, at, 1);
	else
		buf_truncate(&mutant, at);
	bool is_same = is_alike(mutant.s, mutant.len, names[way], at);
	buf_done(&mutant);
	return is_same;
}

/* Every place, with some of the bytes in turn; with TEST_LONG set with all of them. */
static void
test_every_byte(const struct buf *text)
{
	const size_t count = sizeof(bytes_put) - 1, step = getenv("TEST_LONG") ? 1 : 9;
	bool is_good = true;
	for (size_t at = 0; is_good && at < text->len; at++) {
		for (size_t i = at % step; is_good && i < count; i += step)
			is_good = is_alike_mutated(text, at, 0, bytes_put[i]) &&
				is_alike_mutated(text, at, 1, bytes_put[i]);
		is_good = is_good && is_alike_mutated(text, at, 0, '\0') &&
			is_alike_mutated(text, at, 2, 0) && is_alike_mutated(text, at, 3, 0);
	}
	ok(is_good);
}

/* A line twice, away, or changed with the next; as merging by hand does. */
static void
test_every_line(const struct buf *text)
{
	bool is_good = true;
	for (size_t at = 0; is_good && at < text->len;) {
		const char *nl = memchr(text->s + at, '\n', text->len - at);
		size_t len = (size_t)(nl - text->s) + 1 - at;
		for (int way = 0; way < 5; way++) {
			struct buf mutant = BUF_INIT;
			buf_add(&mutant, text->s, text->len);
			if (way == 0)
				buf_insert(&mutant, at, text->s + at, len);
			else if (way == 1)
				buf_remove(&mutant, at, len);
			else if (way == 2)
				buf_insert(&mutant, at, "  ", 2);
			else if (way == 3)
				buf_insert(&mutant, at, "# x\n", 4);
			else
				buf_insert(&mutant, at, "\n", 1);
			is_good = is_good && is_alike(mutant.s, mutant.len, "line", at);
			buf_done(&mutant);
		}
		at += len;
	}
	ok(is_good);
}

static void
test_samples(const struct buf *text, unsigned n)
{
	bool is_good = true;
	for (unsigned i = 0; is_good && i < n; i++)
		is_good = is_alike_mutated(text, pick((unsigned)text->len), (int)pick(4),
			bytes_put[pick(sizeof(bytes_put) - 1)]);
	ok(is_good);
}

/* The text of a session in the program's own form. */
static bool
canonical(struct buf *out, const char *path)
{
	struct buf raw = BUF_INIT;
	struct diags diags;
	diags_init(&diags, path);
	struct session *s = file_read(&raw, path, 1 << 24, NULL) ?
		session_read(buf_str(&raw), raw.len, NULL, &diags) : NULL;
	buf_clear(out);
	if (s)
		session_format(out, s);
	session_free(s);
	diags_done(&diags);
	buf_done(&raw);
	return out->len;
}

static void
test_shipped(const char *top)
{
	char *folder = xasprintf("%s/sessions", top);
	DIR *dir = opendir(folder);
	const struct dirent *entry;
	struct buf text = BUF_INIT;
	int n = 0;
	while (dir && (entry = readdir(dir))) {
		if (!strstr(entry->d_name, ".yaml"))
			continue;
		char *path = file_join(folder, entry->d_name);
		size_t before = slow_reads;
		ok(canonical(&text, path));
		/* They are in our own form: the fast way is taken. */
		is_int(slow_reads, before);
		ok(is_alike(text.s, text.len, entry->d_name, 0));
		test_samples(&text, getenv("TEST_LONG") ? 200 : 4);
		free(path);
		n++;
	}
	ok(n > 5);
	if (dir)
		closedir(dir);
	buf_done(&text);
	free(folder);
}

static const char *const texts[] = {
	"a", "1.2", "yes", "null", "~", "- a", "a: b", "a #b", "#b", "\"q\"", "it's", "x\ny", "x\n\ny",
	"x\n  y\nz", " lead", "trail ", "x\n", "\n", "\n\nx", "\tx", "å", "\xf0\x9f\x99\x82", "\xc2\xa0",
	"\xe2\x80\xa8", "\x01", "\x7f", "\xc2\x85 \xef\xbb\xbf", "\xf3\xa0\x80\x81 \xf0\x9f\x8f\xb4",
	"tab\tand \\ and \"", "\xc3\xa5\xe2\x82\xac\x02\xc3\xb6", "|", ">", "[a]", "{a}", "&a", "*a", "!a", "%a", "@a", "`a", "?", "...",
	"---", "a\n...\nb", "a\n---\nb", "0x1f", "1e3", "2010-04-20", "a,b", "a, b]", ":", ":a", "a:", "\\",
	"a\\nb", "key: |-\n  x", "a text that goes on, well over the columns at which others fold\nit",
};

/* Texts of every kind in every place where there may be one. */
static void
test_generated(void)
{
	const unsigned n = sizeof(texts) / sizeof(*texts);
	bool is_good = true;
	size_t before = taken, before_tried = tried;
	for (unsigned round = 0; is_good && round < 60; round++) {
		struct session *s = sample_session("kommunkompassen-2020");
		struct buf text = BUF_INIT;
		for (unsigned i = 0; i < 6; i++) {
			char id[ID_ROOM];
			id_mint(id, 'e', &sample_writer, (struct stamp){1271761200 + i, 0});
			PUT(s, ENTRIES, id, "kind", "strength", "by", "ab", "text", texts[pick(n)],
				"wording", texts[pick(n)], "sources", pick(2) ? "i1:14" : "i1\nd2:3,4\nw1");
		}
		PUT(s, TEXTS, "summary", "text", texts[round % n]);
		PUT(s, TEXTS, "intro", "text", texts[pick(n)]);
		if (pick(2))
			sample_delete(s, SECTION_TEXTS, "intro");
		if (pick(2)) {
			s->minor = 3;
			struct value v[] = {
				{.field = FIELD_TEXT, .text = "x", .len = 1},
				{.field = FIELD_COUNT, .name = "mood", .text = "\"good\"", .len = 6},
				{.field = FIELD_COUNT, .name = "more", .text = "[\"a\", \"b\"]", .len = 10},
			};
			session_write(s, &sample_writer, SECTION_TEXTS, "method", NULL, v, 3, false);
		}
		session_format(&text, s);
		/* What we write ourselves is read by the fast way, each time, in two parts. */
		size_t was = taken, was_slow = slow_reads;
		is_good = is_alike(text.s, text.len, "generated", round);
		if (is_good && (taken != was + 4 || slow_reads != was_slow + 1)) {
			printf("# %u is not read by the fast way:\n%.2000s\n", round, text.s);
			is_good = false;
		}
		for (unsigned i = 0; is_good && i < 20; i++)
			is_good = is_alike_mutated(&text, pick((unsigned)text.len), (int)pick(4),
				bytes_put[pick(sizeof(bytes_put) - 1)]);
		buf_done(&text);
		session_free(s);
	}
	ok(is_good);
	printf("# %zu of %zu by the fast way\n", taken - before, tried - before_tried);
}

/* Items of all lengths in turn, larger and smaller than the room that is taken at once. */
static void
test_long_items(void)
{
	struct session *s = sample_session("skolkompass-liten");
	struct buf text = BUF_INIT, words = BUF_INIT;
	for (unsigned i = 0; i < 300; i++) {
		char id[ID_ROOM];
		id_mint(id, 'e', &sample_writer, (struct stamp){1271761200 + i, 0});
		buf_clear(&words);
		size_t len = i % 7 ? pick(300) : pick(30000);
		while (words.len <= len)
			buf_addf(&words, "%s %u%s", i % 3 ? "ord" : "two\nlines", i, i % 5 ? "" : " \"");
		PUT(s, ENTRIES, id, "kind", "note", "by", "ab", "text", words.s);
	}
	session_format(&text, s);
	size_t was = slow_reads;
	ok(is_alike(text.s, text.len, "long items", 0));
	is_int(slow_reads, was + 1);
	buf_done(&words);
	buf_done(&text);
	session_free(s);
}

/* With titles and maxima alone, and read beside one that has those too. */
static void
test_brief(void)
{
	struct session *full = sample_session("skolkompass-liten");
	struct buf asked = BUF_INIT, text = BUF_INIT;
	questionnaire_write(&asked, full->questionnaire, 2, true);
	struct session *s = session_new("evaluation", questionnaire_ref(full->questionnaire),
		piece_take(&asked), full->questionnaire_hash, true), *before = like;
	PUT(s, ENTRIES, "e1", "kind", "note", "by", "ab", "text", "x");
	session_format(&text, s);
	like = s;
	size_t was = slow_reads;
	ok(is_alike(text.s, text.len, "brief", 0));
	is_int(slow_reads, was + 1);
	like = full;
	ok(is_alike(text.s, text.len, "brief beside full", 0));
	like = before;
	buf_done(&text);
	session_free(s);
	session_free(full);
}

static void
test_odd(void)
{
	static const char *const odd[] = {
		"", "\n", "...\n", "\n...\n", "a\n...\n", "a:\n...\n", "a: b\n...\n", "a: \n...\n",
		"- a\n...\n", "- - a\n...\n", "a: |-\n...\n", "a: |-\n  b\n...\n", "a: [\n...\n",
		"a: [b\n...\n", "a: [b, \n...\n", "a: {\n...\n", "a: {b\n...\n", "a: {b: \n...\n",
		"a: \"\n...\n", "a: \"\\\n...\n", "a: \"\\x\n...\n", "a: \"\\xZZ\"\n...\n", "a: \"\\uD800\"\n...\n",
		"\"\\", "a: \"\\U00110000\"\n...\n", " a: b\n...\n", "a:\n- \n...\n", "a:\n-\n...\n",
	};
	for (size_t i = 0; i < sizeof(odd) / sizeof(*odd); i++)
		ok(is_alike(odd[i], strlen(odd[i]), "odd", i));
}

int
main(void)
{
	const char *data = getenv("TESTDATA"), *top = getenv("TOP");
	char *path = xasprintf("%s/good/session/small.yaml", data ? data : "tests/data");
	struct buf text = BUF_INIT;
	if (!canonical(&text, path)) {
		printf("Bail out! %s\n", path);
		return 99;
	}
	struct diags diags;
	diags_init(&diags, path);
	like = session_read(text.s, text.len, NULL, &diags);
	diags_done(&diags);
	ok(is_alike(text.s, text.len, "small", 0));
	test_odd();
	test_brief();
	test_long_items();
	test_every_byte(&text);
	test_every_line(&text);
	test_generated();
	test_shipped(top ? top : ".");
	buf_done(&text);
	buf_done(&fast);
	buf_done(&slow);
	free(path);
	session_free(like);
	return tap_end();
}
