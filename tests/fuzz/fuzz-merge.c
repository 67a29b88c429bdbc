/*
 * Any two texts as sessions, with a NUL between them: none may crash, and what
 * loads merges the same both ways, with nothing lost, and is read again as it
 * was written.  Without a NUL the text is merged with itself.
 *
 * A text that does not begin as a session is taken for the sections of one,
 * between a head and a small questionnaire: so that there is much to merge.
 */
#include "config.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/diag.h"
#include "model/merge.h"
#include "model/session.h"
#include "store/session-file.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len);
size_t LLVMFuzzerCustomCrossOver(const uint8_t *one, size_t one_len, const uint8_t *other,
	size_t other_len, uint8_t *out, size_t room, unsigned seed);

static const char head[] =
	"kompass-session: \"1.0\"\n"
	"evaluation: tga8pk5w91b5trma\n"
	"questionnaire: minimal\n"
	"edition: \"1\"\n"
	"hash: \"0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef\"\n";
static const char asked[] =
	"asked:\n"
	"  kompass-questionnaire: \"1.0\"\n"
	"  id: minimal\n"
	"  edition: \"1\"\n"
	"  language: sv\n"
	"  languages: [sv, en]\n"
	"  title: Minimal\n"
	"  max: 10\n"
	"  areas:\n"
	"    - id: \"1\"\n"
	"      title: One\n"
	"      max: 10\n"
	"      questions:\n"
	"        - id: \"1.1\"\n"
	"          title: First\n"
	"          max: 6\n"
	"        - id: \"1.2\"\n"
	"          title: Second\n"
	"          max: 4\n"
	"...\n";

static struct session *
load(const char *bytes, size_t len, const struct session *like)
{
	struct diags diags;
	struct buf text = BUF_INIT;
	if (!session_is_likely(bytes, len)) {
		buf_adds(&text, head);
		buf_add(&text, bytes, len);
		if (len && bytes[len - 1] != '\n')
			buf_addc(&text, '\n');
		buf_adds(&text, asked);
	} else {
		buf_add(&text, bytes, len);
	}
	diags_init(&diags, "fuzz");
	struct session *s = session_read_like(buf_str(&text), text.len, like, NULL, &diags);
	if (!s != !!diags.errors)
		abort();
	diags_done(&diags);
	buf_done(&text);
	return s;
}

static void
format(struct buf *out, const struct session *s)
{
	buf_clear(out);
	session_format(out, s);
}

static bool
is_same(const struct buf *a, const struct buf *b)
{
	return a->len == b->len && !memcmp(a->s, b->s, a->len);
}

/* A copy by way of a file. */
static struct session *
copy(const struct session *s)
{
	struct buf text = BUF_INIT;
	struct diags diags;
	bool is_canonical;
	diags_init(&diags, "fuzz");
	format(&text, s);
	struct session *c = session_read(text.s, text.len, &is_canonical, &diags);
	if (!c || !is_canonical)
		abort();
	diags_done(&diags);
	buf_done(&text);
	return c;
}

/* a and b are of one evaluation: a then has everything. */
static void
check_laws(struct session *a, struct session *b)
{
	struct buf one = BUF_INIT, other = BUF_INIT;
	struct session *before = copy(a);
	bool has_changed;
	size_t news = merge_news(a, b);
	if (!session_merge(a, b, &has_changed, NULL) || (news && !has_changed) ||
	    merge_news(a, b) || merge_news(a, before))
		abort();
	format(&one, a);
	if (!session_merge(b, before, NULL, NULL))
		abort();
	format(&other, b);
	if (!is_same(&one, &other))
		abort();
	if (!session_merge(a, b, &has_changed, NULL) || has_changed ||
	    !session_merge(a, a, &has_changed, NULL) || has_changed)
		abort();
	format(&other, a);
	struct session *again = copy(a);
	if (!is_same(&one, &other) || !session_merge(again, before, &has_changed, NULL) || has_changed)
		abort();
	session_free(again);
	session_free(before);
	buf_done(&one);
	buf_done(&other);
}

/* As the command does it, whatever they are; the order makes no difference. */
static void
check_command(const struct session *a, const struct session *b)
{
	struct merge_input ab[] = {{.name = "a", .session = a}, {.name = "b", .session = b}};
	struct merge_input ba[] = {{.name = "b", .session = b}, {.name = "a", .session = a}};
	struct buf one = BUF_INIT, other = BUF_INIT;
	struct merge m, w;
	unsigned all = (1u << MERGE_GUARD_COUNT) - 1;
	merge_run(&m, ab, 2, 0);
	merge_done(&m);
	merge_run(&m, ab, 2, all & ~(1u << MERGE_UNFIT));
	merge_run(&w, ba, 2, all & ~(1u << MERGE_UNFIT));
	format(&one, m.result);
	format(&other, w.result);
	if (!m.faults.n != !w.faults.n || !is_same(&one, &other))
		abort();
	if (!m.faults.n)
		session_free(copy(m.result));
	merge_done(&m);
	merge_done(&w);
	buf_done(&one);
	buf_done(&other);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
	const char *text = (const char *)bytes;
	const char *nul = len ? memchr(text, '\0', len) : NULL;
	size_t first = nul ? (size_t)(nul - text) : len;
	struct session *a = load(text, first, NULL);
	struct session *b = a ? nul ? load(nul + 1, len - first - 1, a) : load(text, len, a) : NULL;
	if (a && b) {
		check_command(a, b);
		if (session_is_same_evaluation(a, b, NULL))
			check_laws(a, b);
		else if (session_merge(a, b, NULL, NULL))
			abort();
	}
	session_free(a);
	session_free(b);
	return 0;
}

/* The first text of each, as the two to be merged. */
size_t
LLVMFuzzerCustomCrossOver(const uint8_t *one, size_t one_len, const uint8_t *other,
	size_t other_len, uint8_t *out, size_t room, unsigned seed)
{
	const uint8_t *nul = one_len ? memchr(one, '\0', one_len) : NULL;
	size_t first = nul ? (size_t)(nul - one) : one_len;
	nul = other_len ? memchr(other, '\0', other_len) : NULL;
	if (nul && seed & 1) {
		other_len -= (size_t)(nul + 1 - other);
		other = nul + 1;
	} else if (nul) {
		other_len = (size_t)(nul - other);
	}
	if (first + 1 + other_len > room)
		return 0;
	memcpy(out, one, first);
	out[first] = '\0';
	memcpy(out + first + 1, other, other_len);
	return first + 1 + other_len;
}
