#include "config.h"

#include <stdlib.h>

#include "base/error.h"
#include "base/random.h"
#include "base/rope.h"
#include "model/questionnaire.h"
#include "model/restore.h"
#include "model/session.h"
#include "model/sitting.h"
#include "store/questionnaire-file.h"
#include "store/session-file.h"
#include "tests/expect.h"
#include "tests/unit/scratch.h"

/* A generator of our own: the seed that fails is printed and can be run again. */
static uint64_t state;

static unsigned
pick(unsigned n)
{
	uint64_t z = state += 0x9e3779b97f4a7c15u;
	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
	z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
	return (unsigned)((z ^ (z >> 31)) >> 33) % n;
}

static struct session *
read_text(const char *text, size_t len, struct diags *diags, bool *is_canonical)
{
	struct session *s = session_read(text, len, is_canonical, diags);
	if (!s && diags->list.n)
		printf("# %u:%u %s\n", diags->list.v[0].line, diags->list.v[0].column,
			diags->list.v[0].text);
	return s;
}

static struct session *
read_good(const char *text, size_t len)
{
	struct diags diags;
	diags_init(&diags, "t");
	struct session *s = read_text(text, len, &diags, NULL);
	diags_done(&diags);
	return s;
}

static struct buf small;	/* tests/data/good/session/small.yaml */

static struct session *
read_small(void)
{
	return read_good(small.s, small.len);
}

static char *
format(const struct session *s)
{
	struct buf out = BUF_INIT;
	session_format(&out, s);
	return buf_steal(&out);
}

/* A copy through the file's text, as another machine would have it. */
static struct session *
copy(const struct session *s)
{
	char *text = format(s);
	struct session *c = read_good(text, strlen(text));
	free(text);
	return c;
}

/* The text of the merge of two, which stay as they are. */
static char *
merged(const struct session *a, const struct session *b)
{
	struct session *c = copy(a);
	session_merge(c, b, NULL, NULL);
	char *text = format(c);
	session_free(c);
	return text;
}

static const char *const ids[] = {"e1", "e2", "e3", "e10"};
static const char *const texts[] = {"Bra", "Sämre\nrad två", "- inget: #alls", "\"x\\y\"", "yes", "7.5"};

/* Somebody does something to their copy: writes, writes over a sibling, settles, deletes. */
static void
act(struct session *s, struct writer *w)
{
	struct values values = {.n = 0};
	const char *id = ids[pick(4)];
	const struct item *item = session_item(s, SECTION_ENTRIES, id);
	const struct version *base = item && pick(3) ? item->v[pick((unsigned)item->n)] : NULL;
	values_set(&values, FIELD_KIND, entry_kind_word((enum entry_kind)pick(ENTRY_ASK + 1)));
	values_set(&values, FIELD_BY, "ab");
	values_set(&values, FIELD_TEXT, texts[pick(6)]);
	if (pick(2))
		values_set(&values, FIELD_QUESTION, pick(2) ? "1.1" : "1");
	writer_next(w);
	bool is_deleted = item && !pick(4);
	session_write(s, w, SECTION_ENTRIES, id, base, values.v, is_deleted ? 0 : values.n, is_deleted);
	if (!pick(3)) {
		struct value points[] = {
			{.field = FIELD_STATE, .text = "points", .len = 6},
			{.field = FIELD_POINTS, .text = pick(2) ? "3" : "2.5", .len = 1},
		};
		points[1].len = strlen(points[1].text);
		session_write(s, w, SECTION_SCORES, "1.1/ab", NULL, points, 2, false);
	}
}

/* Three people with copies of one session, who work and now and then merge. */
static void
make_histories(struct session *all[3])
{
	struct writer writers[3] = {{.count = 0}};
	for (int i = 0; i < 3; i++)
		all[i] = read_small();
	unsigned steps = 1 + pick(14);
	for (unsigned i = 0; i < steps; i++) {
		unsigned who = pick(3);
		if (pick(4))
			act(all[who], &writers[who]);
		else
			session_merge(all[who], all[pick(3)], NULL, NULL);
		/* A process ends; the next one is another writer. */
		if (!pick(6))
			writers[who] = (struct writer){.count = 0};
	}
}

static bool
is_equal_and_free(char *a, char *b)
{
	bool is_same = !strcmp(a, b);
	free(a);
	free(b);
	return is_same;
}

/* Is everything in `part` in `whole`, or seen by what is there? */
static bool
is_kept(const struct session *part, const struct session *whole)
{
	for (int section = 0; section < SECTION_COUNT; section++) {
		const struct items *items = &part->sections[section];
		for (size_t i = 0; i < items->n; i++) {
			const struct item *item = session_item(whole, (enum section)section,
				item_id(&items->v[i]));
			for (size_t j = 0; j < items->v[i].n; j++) {
				const struct version *v = items->v[i].v[j];
				bool is_there = false;
				for (size_t k = 0; item && k < item->n; k++) {
					enum vector_order o = vector_compare(&v->at, &item->v[k]->at);
					is_there |= o == VECTOR_BEFORE ||
						(o == VECTOR_EQUAL && !strcmp(v->bytes, item->v[k]->bytes));
				}
				if (!is_there)
					return false;
			}
		}
	}
	return true;
}

/* No version in an item has seen another; they are in the order of their bytes. */
static bool
is_well_formed(const struct session *s)
{
	for (int section = 0; section < SECTION_COUNT; section++) {
		const struct items *items = &s->sections[section];
		for (size_t i = 0; i < items->n; i++)
			for (size_t j = 0; j + 1 < items->v[i].n; j++) {
				const struct version *a = items->v[i].v[j], *b = items->v[i].v[j + 1];
				enum vector_order o = vector_compare(&a->at, &b->at);
				if (o == VECTOR_BEFORE || o == VECTOR_AFTER || strcmp(a->bytes, b->bytes) >= 0)
					return false;
			}
	}
	return true;
}

static const char *
broken_law(struct session *all[3])
{
	const struct session *a = all[0], *b = all[1], *c = all[2];
	const char *broken = NULL;
	struct session *ab = copy(a), *bc = copy(b);
	session_merge(ab, b, NULL, NULL);
	session_merge(bc, c, NULL, NULL);
	if (!is_equal_and_free(merged(a, b), merged(b, a)))
		broken = "merge(a, b) = merge(b, a)";
	if (!is_equal_and_free(merged(a, bc), merged(ab, c)))
		broken = "merge(a, merge(b, c)) = merge(merge(a, b), c)";
	if (!is_equal_and_free(merged(a, a), format(a)))
		broken = "merge(a, a) = a";
	if (!is_equal_and_free(merged(ab, b), format(ab)))
		broken = "merge(merge(a, b), b) = merge(a, b)";
	if (!is_kept(a, ab) || !is_kept(b, ab))
		broken = "nothing is lost";
	if (!is_well_formed(ab) || !is_well_formed(bc))
		broken = "siblings have not seen each other";
	struct session *again = copy(ab);
	if (!again || again->hand_made || !is_equal_and_free(format(again), format(ab)))
		broken = "what is written reads back as the same bytes";
	bool changed = true;
	if (again && (!session_merge(again, a, &changed, NULL) || changed))
		broken = "nothing new changes nothing";
	session_free(again);
	session_free(ab);
	session_free(bc);
	return broken;
}

static void
test_merge_laws(uint64_t first, int cases)
{
	printf("# seeds %llu to %llu\n", (unsigned long long)first,
		(unsigned long long)first + (unsigned)cases - 1);
	int failed = 0;
	for (int i = 0; i < cases; i++) {
		struct session *all[3];
		state = first + (unsigned)i;
		make_histories(all);
		const char *broken = broken_law(all);
		if (broken && failed++ < 5)
			printf("# seed %llu: not so: %s\n", (unsigned long long)first + (unsigned)i, broken);
		for (int j = 0; j < 3; j++)
			session_free(all[j]);
	}
	is_int(failed, 0);
}

/* Changing bytes of a good file anywhere: an error or a session, never a crash. */
static void
test_read_survives_changes(int cases)
{
	int refused = 0;
	for (int i = 0; i < cases; i++) {
		struct diags diags;
		struct buf text = BUF_INIT;
		state = 1000000 + (unsigned)i;
		buf_add(&text, small.s, small.len);
		for (unsigned n = 1 + pick(3); n; n--) {
			size_t at = pick((unsigned)text.len);
			if (pick(2))
				text.s[at] = "\n:- {}[]\"'#&*!|>%@\x1b\xff" "a0."[pick(24)];
			else
				buf_remove(&text, at, 1 + pick(4) < text.len - at ? 1 : 1);
		}
		diags_init(&diags, "t");
		struct session *s = session_read(text.s, text.len, NULL, &diags);
		refused += !s;
		if (!s && !diags.errors)
			ok(!"refused without a word");
		if (s) {
			/* What was taken is written in a form that is taken again, the same. */
			struct session *c = copy(s);
			if (!c || !is_equal_and_free(format(c), format(s)))
				printf("# case %d\n", i), ok(!"reads back the same");
			session_free(c);
		}
		session_free(s);
		diags_done(&diags);
		buf_done(&text);
	}
	printf("# %d of %d refused\n", refused, cases);
	ok(refused);
}

/* By hand. */

/* The small session with one text in place of another, all in one. */
static char *
replaced(const char *text, const char *a, const char *b)
{
	const char *at = strstr(text, a);
	if (!at)
		return xstrdup(text);
	return xasprintf("%.*s%s%s", (int)(at - text), text, b, at + strlen(a));
}

static void
test_hand_made_is_a_version_of_its_own(void)
{
	struct session *s = read_small();
	struct writer w = {.count = 0};
	struct value value = {.field = FIELD_VALUE, .text = "Annanby", .len = 7};
	is_int(s->hand_made, 3);	/* without sums */
	char *text = format(s);
	struct session *clean = read_good(text, strlen(text));
	is_int(clean->hand_made, 0);
	/* The same change by hand on two machines is one version. */
	char *edited = replaced(text, "value: Exempelby", "value: Tredjeby");
	struct session *a = read_good(edited, strlen(edited)), *b = read_good(edited, strlen(edited));
	is_int(a->hand_made, 1);
	is_str(session_subject(a, "name"), "Tredjeby");
	ok(session_merge(a, b, NULL, NULL));
	is_int(session_conflicts(a), 0);
	/* It has seen what it was made from ... */
	ok(session_merge(a, clean, NULL, NULL));
	is_int(session_conflicts(a), 0);
	/* ... but nothing that came after. */
	session_write(clean, &w, SECTION_SUBJECT, "name", NULL, &value, 1, false);
	ok(session_merge(a, clean, NULL, NULL));
	is_int(session_conflicts(a), 1);
	session_free(a);
	session_free(b);
	session_free(clean);
	session_free(s);
	free(edited);
	free(text);
}

/* Reads a text in which one value was replaced by hand, as a form that then saves it. */
static char *
edited_and_saved(const char *text, const char *a, const char *b)
{
	char *edited = replaced(text, a, b);
	struct session *s = read_good(edited, strlen(edited));
	is_int(s->hand_made, 1);
	char *saved = format(s);
	session_free(s);
	free(edited);
	return saved;
}

static void
test_hand_made_there_and_back_is_news(void)
{
	struct session *s = read_small();
	struct writer w = {.count = 0};
	struct value value = {.field = FIELD_VALUE, .text = "Annanby", .len = 7};
	char *first = format(s);
	char *text = edited_and_saved(first, "value: Exempelby", "value: Tredjeby");
	char *there = edited_and_saved(text, "value: Tredjeby", "value: Fjardeby");
	char *back = edited_and_saved(there, "value: Fjardeby", "value: Tredjeby");
	struct session *a = read_good(back, strlen(back)), *b = read_good(there, strlen(there));
	/* It has seen what was there in between ... */
	ok(session_merge(a, b, NULL, NULL));
	is_int(session_conflicts(a), 0);
	is_str(session_subject(a, "name"), "Tredjeby");
	/* ... and who went on from that has not seen it. */
	session_write(b, &w, SECTION_SUBJECT, "name", NULL, &value, 1, false);
	ok(session_merge(a, b, NULL, NULL));
	is_int(session_conflicts(a), 1);
	session_free(a);
	session_free(b);
	session_free(s);
	free(first);
	free(text);
	free(there);
	free(back);
}

/* The digests are a matter of the format: all versions of the program reckon the same. */
static void
test_sums_are_those_of_the_format(void)
{
	struct session *s = read_small();
	is_str(session_get(s, SECTION_SUBJECT, "name")->sum, "sm0ytjvjqk8d");
	is_str(session_get(s, SECTION_SCORES, "1.1/ab")->sum, "2hsz6brjabn4");
	is_str(session_get(s, SECTION_ENTRIES, "e0000001abcde")->sum, "gyy01rp466t3");
	session_free(s);
}

/* The small session under another evaluation id, with another finding. */
static struct session *
read_as(const char *evaluation, const char *text)
{
	struct session *s = read_small();
	struct writer w = {0};
	struct value v[] = {{FIELD_KIND, NULL, "strength", 8}, {FIELD_BY, NULL, "ab", 2},
		{FIELD_TEXT, NULL, text, strlen(text)}};
	session_write(s, &w, SECTION_ENTRIES, text, NULL, v, 3, false);
	free(s->evaluation);
	s->evaluation = xstrdup(evaluation);
	return s;
}

/* The bytes of x with y and then z merged in, read again and written. */
static char *
merge_three(const struct session *x, const struct session *y, const struct session *z)
{
	char *text = format(x);
	struct session *s = read_good(text, strlen(text));
	session_merge(s, y, NULL, NULL);
	session_merge(s, z, NULL, NULL);
	free(text);
	text = format(s);
	session_free(s);
	s = read_good(text, strlen(text));
	free(text);
	text = s ? format(s) : NULL;
	session_free(s);
	return text;
}

static void
test_joined_evaluations_are_one(void)
{
	struct session *a = read_as("bbbb", "e-of-a"), *b = read_as("cccc", "e-of-b"),
		*c = read_as("aaaa", "e-of-c");
	ok(!session_merge(a, b, NULL, NULL));
	ok(session_join(a, "cccc") && !session_join(a, "cccc") && !session_join(a, "bbbb"));
	session_join(c, "bbbb");
	is_str(c->evaluation, "aaaa");
	ok(session_is_same_evaluation(a, b, NULL) && session_is_same_evaluation(c, a, NULL) &&
	    session_is_same_evaluation(a, c, NULL));
	ok(!session_is_same_evaluation(b, c, NULL));

	const struct session *const all[] = {a, b, c};
	static const int orders[][3] = {{0, 2, 1}, {1, 0, 2}, {2, 0, 1}};
	char *first = merge_three(a, b, c);
	ok(first && strstr(first, "\nevaluation: aaaa\nalso: [bbbb, cccc]\n") &&
		strstr(first, "e-of-a") && strstr(first, "e-of-b") && strstr(first, "e-of-c"));
	for (size_t i = 0; i < sizeof(orders) / sizeof(*orders); i++) {
		char *text = merge_three(all[orders[i][0]], all[orders[i][1]], all[orders[i][2]]);
		is_str(text, first);
		free(text);
	}
	bool has_changed;
	struct session *again = read_good(first, strlen(first));
	ok(session_merge(again, c, &has_changed, NULL) && !has_changed);
	free(first);
	session_free(again);
	session_free(a);
	session_free(b);
	session_free(c);
}

static void
test_newer_minor_version_is_kept(void)
{
	struct session *s = read_small();
	char *text = format(s);
	char *newer = replaced(text, "\"1.0\"", "\"1.3\"");
	char *keyed = replaced(newer, "  kind: strength\n", "  kind: strength\n  mood: {a: [1, \"#x\"]}\n");
	char *all = replaced(keyed, "asked:\n", "weather: [sun, {rain: yes}]\nasked:\n");
	struct session *n = read_good(all, strlen(all));
	if (ok(n)) {
		is_int(n->minor, 3);
		is_int(n->extras.n, 1);
		char *out = format(n);
		ok(strstr(out, "kompass-session: \"1.3\"\n"));
		ok(strstr(out, "  mood: {\"a\": [\"1\", \"#x\"]}\n"));
		ok(strstr(out, "weather: [\"sun\", {\"rain\": \"yes\"}]\n"));
		struct session *again = read_good(out, strlen(out));
		ok(again && is_equal_and_free(format(again), xstrdup(out)));
		/* Merged with one of this version, the keys stay. */
		ok(is_equal_and_free(merged(s, n), merged(n, s)));
		session_free(again);
		free(out);
	}
	session_free(n);
	session_free(s);
	free(all);
	free(keyed);
	free(newer);
	free(text);
}

static void
test_deletion_hides_only_what_it_has_seen(void)
{
	struct session *a = read_small(), *b = read_small();
	struct writer wa = {.count = 0}, wb = {.count = 0};
	struct values values;
	const char *id = "e0000001abcde";
	values_from(&values, session_get(b, SECTION_ENTRIES, id));
	values_set(&values, FIELD_TEXT, "Mycket bra");
	session_write(a, &wa, SECTION_ENTRIES, id, NULL, NULL, 0, true);
	ok(!session_get(a, SECTION_ENTRIES, id));
	session_write(b, &wb, SECTION_ENTRIES, id, NULL, values.v, values.n, false);
	ok(session_merge(a, b, NULL, NULL));
	ok(item_is_conflict(session_item(a, SECTION_ENTRIES, id)));
	is_str(version_get(session_get(a, SECTION_ENTRIES, id), FIELD_TEXT), "Mycket bra");
	session_write(a, &wa, SECTION_ENTRIES, id, NULL, NULL, 0, true);
	ok(!session_get(a, SECTION_ENTRIES, id));
	is_int(session_item(a, SECTION_ENTRIES, id)->n, 1);
	session_free(a);
	session_free(b);
}

static void
test_merge_refuses_another_evaluation(void)
{
	struct session *a = read_small();
	char *text = format(a);
	char *other = replaced(text, "tga8pk5w91b5trma", "tga8pk5w91b5trmb");
	struct session *b = read_good(other, strlen(other));
	bool changed;
	struct error err = ERROR_INIT;
	ok(!session_merge(a, b, &changed, &err));
	ok(is_equal_and_free(format(a), xstrdup(text)));
	/* Where names tell them apart, ids are not shown. */
	is_str(error_text(&err), "another evaluation (tga8pk5w91b5trmb, not tga8pk5w91b5trma)");
	struct writer w = {.count = 0};
	struct value value = {FIELD_VALUE, NULL, "Grannby", 7};
	session_write(b, &w, SECTION_SUBJECT, "name", NULL, &value, 1, false);
	error_done(&err);
	ok(!session_merge(a, b, &changed, &err));
	is_str(error_text(&err), "another evaluation: Grannby, not Exempelby");
	error_done(&err);
	session_free(a);
	session_free(b);
	free(other);
	free(text);
}

static struct version *
write_text(struct session *s, struct writer *w, const char *text)
{
	struct value v[] = {{FIELD_KIND, NULL, "note", 4}, {FIELD_BY, NULL, "ab", 2},
		{FIELD_TEXT, NULL, text, strlen(text)}};
	return session_write(s, w, SECTION_ENTRIES, "e1", NULL, v, 3, false);
}

/* Two processes that drew the same letters: what the later one writes is there. */
static void
test_writers_of_one_name(void)
{
	struct session *s = read_small();
	struct writer one = {.count = 0}, other = {.count = 0};
	write_text(s, &one, "one");
	writer_next(&one);
	write_text(s, &one, "two");
	memcpy(other.id, one.id, sizeof(other.id));
	writer_next(&other);
	struct version *v = write_text(s, &other, "three");
	is_str(version_get(v, FIELD_TEXT), "three");
	ok(strcmp(one.id, other.id));
	ok(session_get(s, SECTION_ENTRIES, "e1") == v);
	is_int(session_item(s, SECTION_ENTRIES, "e1")->n, 1);
	/* The same once more in one action is what is there. */
	unsigned long revision = s->revision;
	ok(write_text(s, &other, "three") == v);
	is_int(s->revision, revision);
	session_free(s);
}

/* An item of which nothing is said but that it is there. */
static void
test_item_without_fields(void)
{
	struct session *s = read_small();
	struct writer w = {.count = 0};
	struct version *v = session_write(s, &w, SECTION_SUBJECT, "kind", NULL, NULL, 0, false);
	is_int(v->value_count, 0);
	ok(session_get(s, SECTION_SUBJECT, "kind") == v);
	is_str(session_subject(s, "kind"), NULL);
	session_free(s);
}

/* The same where a sibling of what is changed is further on under these letters. */
static void
test_writers_of_one_name_and_a_sibling(void)
{
	struct session *s = read_small(), *colleague;
	struct writer one = {.count = 0}, other = {.count = 0}, apart = {.count = 0};
	write_text(s, &apart, "first");
	colleague = copy(s);
	struct version *base = version_ref(session_get(s, SECTION_ENTRIES, "e1"));
	for (int i = 0; i < 3; i++)
		writer_next(&one);
	write_text(colleague, &one, "theirs");
	write_text(s, &apart, "mine");
	ok(session_merge(s, colleague, NULL, NULL));
	memcpy(other.id, one.id, sizeof(other.id));
	writer_next(&other);
	struct value v[] = {{FIELD_KIND, NULL, "note", 4}, {FIELD_BY, NULL, "ab", 2},
		{FIELD_TEXT, NULL, "mine, changed", 13}};
	struct version *written = session_write(s, &other, SECTION_ENTRIES, "e1", base, v, 3, false);
	is_str(version_get(written, FIELD_TEXT), "mine, changed");
	bool is_there = false, are_theirs = false;
	const struct item *item = session_item(s, SECTION_ENTRIES, "e1");
	for (size_t i = 0; i < item->n; i++) {
		is_there |= item->v[i] == written;
		are_theirs |= !strcmp(version_text(item->v[i], FIELD_TEXT), "theirs");
	}
	ok(is_there && are_theirs);
	version_unref(base);
	session_free(colleague);
	session_free(s);
}

/* Read from the small session's text with one place changed. */
static struct session *
read_with(const char *a, const char *b)
{
	char *text = replaced(small.s, a, b);
	struct session *s = read_good(text, strlen(text));
	free(text);
	return s;
}

/* Whoever changed the questions has another questionnaire, whatever its hash says. */
static void
test_merge_refuses_other_questions(void)
{
	struct session *s = read_small(), *rehashed = read_with("\"0123456789", "\"1123456789"),
		*reworded = read_with("title: Andra", "title: Annan");
	struct session *const others[] = {rehashed, reworded};
	static const char *const reasons[] = {"another content", "have been changed"};
	char *before = format(s);
	for (int i = 0; i < 2; i++) {
		struct error err = ERROR_INIT;
		ok(others[i] && !session_merge(s, others[i], NULL, &err));
		ok(strstr(error_text(&err), reasons[i]));
		error_done(&err);
	}
	ok(is_equal_and_free(format(s), before));
	session_free(s);
	session_free(rehashed);
	session_free(reworded);
}

/* The same session, with the questionnaire's texts or with its titles and maxima alone. */
static struct session *
session_with(struct questionnaire *q, const char *hash, bool is_brief)
{
	struct buf asked = BUF_INIT;
	questionnaire_write(&asked, q, 2, is_brief);
	return session_new("evaluation", questionnaire_ref(q), piece_take(&asked), hash, is_brief);
}

/* The fuller of two questionnaires stays, whichever is merged into which. */
static void
test_merge_keeps_the_fuller_questionnaire(void)
{
	struct session *s = read_small();
	struct session *full = session_with(s->questionnaire, s->questionnaire_hash, false),
		*brief = session_with(s->questionnaire, s->questionnaire_hash, true),
		*other = session_with(s->questionnaire, s->questionnaire_hash, true);
	char *text = format(full), *short_text = format(brief);
	bool has_changed;
	ok(strcmp(text, short_text));
	ok(session_merge(brief, other, &has_changed, NULL) && !has_changed);
	ok(is_equal_and_free(format(brief), short_text));
	ok(session_merge(full, brief, &has_changed, NULL) && !has_changed);
	ok(is_equal_and_free(format(full), xstrdup(text)));
	unsigned long revision = brief->revision, content = brief->content;
	ok(session_merge(brief, full, &has_changed, NULL) && has_changed);
	ok(!brief->is_brief && brief->revision > revision && brief->content > content);
	ok(session_merge(brief, full, &has_changed, NULL) && !has_changed);
	ok(is_equal_and_free(format(brief), text));
	session_free(s);
	session_free(full);
	session_free(brief);
	session_free(other);
}

static const struct extra *
find_extra(const struct session *s, const char *name)
{
	for (size_t i = 0; i < s->extras.n; i++)
		if (!strcmp(s->extras.v[i].name, name))
			return &s->extras.v[i];
	return NULL;
}

/* What newer versions wrote at the top: all names, in order; of one name the greater. */
static void
test_newer_keys_are_merged(void)
{
	static const char *const minors[] = {"\"1.2\"", "\"1.4\""};
	static const char *const keys[] = {
		"weather: sun\nair: good\nplace: [a]\nasked:\n",
		"place: [b]\nmood: {x: y}\nair: bad\nweather: sun\nasked:\n",
	};
	struct session *all[2];
	for (int i = 0; i < 2; i++) {
		char *newer = replaced(small.s, "\"1.0\"", minors[i]);
		char *text = replaced(newer, "asked:\n", keys[i]);
		all[i] = read_good(text, strlen(text));
		free(newer);
		free(text);
	}
	/* Both ways: all there is, in one order, and once. */
	struct session *old = read_small(), *a = copy(all[0]), *b = copy(all[1]);
	bool has_changed;
	unsigned long revision = a->revision, content = a->content;
	ok(session_merge(a, all[1], &has_changed, NULL) && has_changed);
	ok(a->revision > revision && a->content > content);
	ok(session_merge(b, all[0], &has_changed, NULL) && has_changed);
	ok(session_merge(a, all[1], &has_changed, NULL) && !has_changed);
	ok(session_merge(a, all[0], &has_changed, NULL) && !has_changed);
	ok(is_equal_and_free(format(a), format(b)));
	is_int(a->minor, 4);
	is_int(a->extras.n, 4);
	for (size_t i = 0; i + 1 < a->extras.n; i++)
		ok(strcmp(a->extras.v[i].name, a->extras.v[i + 1].name) < 0);
	is_str(find_extra(a, "air")->flow, "\"good\"");
	is_str(find_extra(a, "place")->flow, "[\"b\"]");
	is_str(find_extra(a, "mood")->flow, "{\"x\": \"y\"}");
	/* An older session has none, and takes them. */
	ok(session_merge(old, a, &has_changed, NULL) && has_changed);
	ok(is_equal_and_free(format(old), format(a)));
	session_free(old);
	session_free(a);
	session_free(b);
	session_free(all[0]);
	session_free(all[1]);
}

static void
test_comments_are_told(void)
{
	struct diags diags;
	bool is_canonical = true;
	char *text = xasprintf("# mine\n%s", small.s);
	diags_init(&diags, "t");
	struct session *s = read_text(text, strlen(text), &diags, &is_canonical);
	ok(s && !is_canonical);
	is_int(diags.errors, 0);
	is_int(diags.list.n, 1);
	session_free(s);
	diags_done(&diags);
	free(text);
}

/* Restoring: mine, as it was; what others did stays. */
static void
test_restore_takes_back_only_mine(void)
{
	struct session *then = read_small();
	struct sitting *s = sitting_new(copy(then), "ab", NULL);
	struct writer colleague = {.count = 0};
	struct buf said = BUF_INIT;
	struct values values;
	char *score[] = {(char *)"1.1"};
	values_from(&values, session_get(then, SECTION_ENTRIES, "e0000001abcde"));
	values_set(&values, FIELD_BY, "cd");
	session_write(s->session, &colleague, SECTION_ENTRIES, "e2", NULL, values.v, values.n, false);
	values_from(&values, session_get(then, SECTION_SCORES, "1.1/ab"));
	values_set(&values, FIELD_POINTS, "1");
	sitting_begin(s, "");
	sitting_write(s, SECTION_SCORES, "1.1/ab", NULL, values.v, values.n);
	sitting_delete(s, SECTION_ENTRIES, "e0000001abcde", NULL);
	sitting_end(s);

	struct difference d;
	restore_compare(&d, s->session, then);
	is_int(d.added, 1);
	is_int(d.changed, 1);
	is_int(d.gone, 1);
	is_int(restore_mine(s, then, NULL, 0, true, NULL), 2);
	is_int(restore_mine(s, then, score, 1, false, &said), 1);
	is_str(buf_str(&said), "scores 1.1/ab: 4.5\n");
	is_str(version_get(session_get(s->session, SECTION_SCORES, "1.1/ab"), FIELD_POINTS), "4.5");
	ok(!session_get(s->session, SECTION_ENTRIES, "e0000001abcde"));
	is_int(restore_mine(s, then, NULL, 0, false, &said), 1);
	is_str(version_get(session_get(s->session, SECTION_ENTRIES, "e0000001abcde"), FIELD_TEXT), "Bra");
	ok(session_get(s->session, SECTION_ENTRIES, "e2"));
	is_int(session_conflicts(s->session), 0);
	is_int(restore_mine(s, then, NULL, 0, false, &said), 0);
	/* An earlier copy of mine does not undo it when it is merged. */
	ok(session_merge(s->session, then, NULL, NULL));
	is_int(session_conflicts(s->session), 0);
	buf_done(&said);
	sitting_free(s);
	session_free(then);
}

static void
test_restore_leaves_what_others_took_over(void)
{
	struct session *then = read_small();
	struct sitting *s = sitting_new(copy(then), "ab", NULL);
	struct writer colleague = {.count = 0};
	struct values values;
	values_from(&values, session_get(then, SECTION_ENTRIES, "e0000001abcde"));
	values_set(&values, FIELD_BY, "cd");
	values_set(&values, FIELD_TEXT, "Deras");
	session_write(s->session, &colleague, SECTION_ENTRIES, "e0000001abcde", NULL,
		values.v, values.n, false);
	is_int(restore_mine(s, then, NULL, 0, true, NULL), 0);
	sitting_free(s);
	s = sitting_new(copy(then), "cd", NULL);
	is_int(restore_mine(s, then, NULL, 0, true, NULL), 0);
	sitting_free(s);
	session_free(then);
}

/* The text in pieces is the text, and what did not change is not made anew. */
static void
test_rope_shares_what_did_not_change(void)
{
	struct session *s = read_small();
	struct writer writer = {.count = 0};
	struct values values = {.n = 0};
	struct rope before = session_rope(s);
	values_set(&values, FIELD_BY, "ab");
	values_set(&values, FIELD_TIME, "2010-04-20T13:00:00+02:00");
	for (int i = 0; i < 3; i++) {
		static const char *const typed[] = {"u", "ut", "utk"};
		values_set(&values, FIELD_TEXT, typed[i]);
		writer_next(&writer);
		session_write(s, &writer, SECTION_DRAFTS, "t0000001abcde", NULL,
			values.v, values.n, false);
		struct rope now = session_rope(s);
		char *text = format(s);
		size_t new = 0;
		ok(rope_is(&now, text, strlen(text)));
		ok(!rope_is(&before, text, strlen(text)));
		/* All but the head, the drafts, and what ends the sections and the text. */
		is_int(now.n, before.n);
		for (size_t j = 0; j < now.n; j++)
			new += now.v[j] != before.v[j];
		is_int(new, 4);
		rope_done(&before);
		before = now;
		free(text);
	}
	/* What was handed out stays when the session goes. */
	char *text = format(s);
	session_free(s);
	ok(rope_is(&before, text, strlen(text)));
	rope_done(&before);
	free(text);
}

static void
test_what_looks_like_a_session(void)
{
	static const struct {
		const char *text;
		bool is_likely;
	} cases[] = {
		{"kompass-session: \"1.0\"\n", true}, {"kompass-session:", true},
		{"# a remark\n\n# another\nkompass-session: x\n", true},
		{"---\nkompass-session: x\n", true},
		{"", false}, {"\n", false}, {"# a remark", false}, {"# a remark\n", false},
		{"kompass-session", false}, {"kompass-questionnaire: x\n", false},
		{"--", false}, {"---", false}, {"--x\nkompass-session: x\n", false},
		{" kompass-session: x\n", false}, {"a: b\nkompass-session: x\n", false},
	};
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		/* Nothing behind it may be looked at. */
		size_t len = strlen(cases[i].text);
		char *exact = xmemdup(len ? cases[i].text : "x", len ? len : 1);
		printf("# %s\n", cases[i].text);
		is_int(session_is_likely(exact, len), cases[i].is_likely);
		free(exact);
	}
}

/* A deletion is told only by "yes"; without a value it is none. */
static void
test_deleted_by_hand(void)
{
	static const struct {
		const char *word;
		bool is_deleted;
	} cases[] = {{"deleted: yes", true}, {"deleted: no", false}, {"deleted: [yes]", false}};
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct session *s = read_with("text: Bra", cases[i].word);
		/* Without its text it is no finding. */
		is_int(s != NULL, cases[i].is_deleted);
		ok(!s || !session_get(s, SECTION_ENTRIES, "e0000001abcde"));
		session_free(s);
	}
}

/* The questionnaire of an id is taken in only where it is the one that was asked. */
static void
test_complete(void)
{
	scratch_open();
	char *folder = xasprintf("%s/questionnaires", scratch);
	char *file = xasprintf("%s/minimal.yaml", folder), *outside = xasprintf("%s/out.yaml", scratch);
	mkdir(folder, 0755);
	setenv("KOMPASS_DATADIR", scratch, 1);
	/* What was asked, as a file of its own. */
	struct session *full = read_small();
	struct buf q = BUF_INIT;
	char hash[QUESTIONNAIRE_HASH_ROOM];
	questionnaire_write(&q, full->questionnaire, 0, false);
	questionnaire_hash(hash, full->questionnaire);
	struct session *s = session_with(full->questionnaire, hash, true);
	ok(!session_file_complete(s));		/* there is none */
	scratch_write(file, "broken: [\n");
	ok(!session_file_complete(s));
	char *other = replaced(q.s, "Minimal", "Another");
	scratch_write(file, other);
	ok(!session_file_complete(s) && s->is_brief);
	scratch_write(file, q.s);
	unsigned long revision = s->revision;
	ok(session_file_complete(s) && !s->is_brief && s->revision > revision);
	ok(!session_file_complete(s));		/* it is full */
	session_free(s);
	/* An id that is a path is not followed. */
	scratch_write(outside, q.s);
	s = session_with(full->questionnaire, hash, true);
	free(s->questionnaire->id);
	s->questionnaire->id = xstrdup(outside);
	ok(!session_file_complete(s));
	session_free(s);
	session_free(full);
	buf_done(&q);
	free(other);
	free(file);
	free(outside);
	free(folder);
	unsetenv("KOMPASS_DATADIR");
	scratch_close();
}

static bool
read_bad(const struct buf *bytes, struct diags *diags)
{
	struct session *s = session_read(buf_str(bytes), bytes->len, NULL, diags);
	bool done = s;
	session_free(s);
	return done;
}

int
main(void)
{
	const char *data = getenv("TESTDATA"), *seed = getenv("TEST_SEED");
	char *good = file_join(data, "good/session/small.yaml"), *bad = file_join(data, "bad/session");
	setenv("KOMPASS_SEED", "1", 1);
	if (!file_read(&small, good, 1 << 20, NULL))
		return 1;
	test_merge_laws(seed ? strtoull(seed, NULL, 10) : 1, 4000);
	test_read_survives_changes(4000);
	test_hand_made_is_a_version_of_its_own();
	test_hand_made_there_and_back_is_news();
	test_sums_are_those_of_the_format();
	test_joined_evaluations_are_one();
	test_newer_minor_version_is_kept();
	test_deletion_hides_only_what_it_has_seen();
	test_merge_refuses_another_evaluation();
	test_item_without_fields();
	test_writers_of_one_name();
	test_writers_of_one_name_and_a_sibling();
	test_merge_refuses_other_questions();
	test_merge_keeps_the_fuller_questionnaire();
	test_newer_keys_are_merged();
	test_comments_are_told();
	test_restore_takes_back_only_mine();
	test_restore_leaves_what_others_took_over();
	test_rope_shares_what_did_not_change();
	test_what_looks_like_a_session();
	test_deleted_by_hand();
	test_complete();
	ok(expect_folder(bad, ".yaml", read_bad) >= 30);
	buf_done(&small);
	free(good);
	free(bad);
	return tap_end();
}
