#include "config.h"

/* Cards of sessions: heads, figures as `show --format csv` has them, entries and their places. */

#include "model/card.h"

#include <string.h>

#include "base/file.h"
#include "model/score.h"
#include "report/show.h"
#include "store/session-file.h"
#include "store/yaml.h"
#include "tests/tap.h"
#include "tests/unit/sample.h"

static struct session *
example(const char *name, struct buf *bytes)
{
	const char *top = getenv("TOP");
	char *path = xasprintf("%s/sessions/%s.yaml", top ? top : ".", name);
	struct diags diags;
	diags_init(&diags, path);
	if (!file_read(bytes, path, YAML_SIZE_LIMIT, NULL))
		printf("Bail out! %s\n", path);
	struct session *s = session_read(buf_str(bytes), bytes->len, NULL, &diags);
	diags_done(&diags);
	free(path);
	return s;
}

/* The row of a figure as show_csv writes it, from the code to what was reported. */
static char *
row(const struct card_figure *f)
{
	static const char *const levels[] = {"total", "area", "question"};
	struct buf b = BUF_INIT;
	char room[DECIMAL_ROOM];
	int percent;
	buf_addf(&b, ",%s,%s,", f->code, levels[f->level]);
	if (f->has_points)
		buf_adds(&b, decimal_exact(room, f->points, '.'));
	buf_addf(&b, ",%s,", decimal_exact(room, f->max, '.'));
	if (card_percent(f, &percent))
		buf_addf(&b, "%d", percent);
	buf_addf(&b, ",%s,", score_state_word(f->state));
	if (f->has_reported)
		buf_adds(&b, decimal_exact(room, f->reported, '.'));
	buf_addc(&b, ',');
	return buf_steal(&b);
}

static void
test_card_figures_are_those_of_show(void)
{
	static const char *const names[] = {
		"hasselby-vallingby-2010-full", "hasselby-vallingby-2010-ed2010", "botkyrka-2005-ed2002",
		"median-sweden-2009-2009-ed2002", "stockholm-2009-ed2002", "sundsvall-2012-ed2010",
	};
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		struct buf bytes = BUF_INIT, csv = BUF_INIT;
		struct session *s = example(names[i], &bytes);
		struct card *c = card_make(s, "x", CARD_FIGURES);
		size_t lines = 0, same = 0;
		show_csv(&csv, s);
		for (const char *p = csv.s; (p = strchr(p, '\n')); p++)
			lines++;
		for (size_t j = 0; j < c->figures.n; j++) {
			char *want = row(&c->figures.v[j]);
			same += !!strstr(csv.s, want);
			if (!strstr(csv.s, want))
				printf("# %s: no row has %s\n", names[i], want);
			free(want);
		}
		ok(lines > 40);
		is_int(c->figures.n, lines);
		is_int(same, lines);
		ok(!c->has_entries && c->has_figures);
		char *total = row(&c->total);
		ok(strstr(csv.s, total));
		free(total);
		card_free(c);
		session_free(s);
		buf_done(&csv);
		buf_done(&bytes);
	}
}

static void
test_card_head(void)
{
	struct session *s = sample_session("kommunkompassen-2002");
	struct card *c = card_make(s, "a/b.yaml", 0);
	is_str(c->path, "a/b.yaml");
	is_str(c->subject, "");
	is_int(c->year, 0);
	is_int(c->population, -1);
	is_int(c->state, CARD_DRAFT);
	is_int(c->version, 0);
	is_int(c->scored, 0);
	is_int(c->asked, 37);
	ok(!c->has_figures && !c->has_entries && !card_figure(c, "1") && card_figure(c, "total"));
	ok(!card_is_reference(c));
	card_free(c);
	PUT(s, SUBJECT, "name", "value", "Hässelby");
	PUT(s, SUBJECT, "kind", "value", "reference");
	PUT(s, SUBJECT, "year", "value", "2010");
	PUT(s, SUBJECT, "population", "value", "63000");
	PUT(s, EVALUATORS, "ab", "name", "Anna Berg");
	PUT(s, EVALUATORS, "ge", "name", "Georg Ek");
	SCORE(s, "1.1/ab", "5");
	NOT_APPLICABLE(s, "1.2/ab");
	NOT_ASSESSED(s, "1.3/ab");
	SCORE(s, "1.4/ab", "5");
	SCORE(s, "1.4/ge", "6");
	session_join(s, "another");
	c = card_make(s, "a/b.yaml", 0);
	is_str(c->subject, "Hässelby");
	ok(card_is_reference(c));
	is_int(c->year, 2010);
	is_int(c->population, 63000);
	is_str(c->people, "Anna Berg, Georg Ek");
	is_str(c->evaluation, "another");
	is_str(c->also, "evaluation");
	is_str(c->edition, "2002");
	is_int(c->scored, 2);
	is_int(c->asked, 37);
	card_free(c);
	PUT(s, SUBJECT, "year", "value", "about 2010");
	PUT(s, SUBJECT, "population", "value", "12345678901234567890");
	c = card_make(s, "", 0);
	is_int(c->year, 0);
	is_int(c->population, -1);
	card_free(c);
	session_free(s);
}

static void
is_state(const struct session *s, enum card_state state, unsigned version)
{
	struct card *c = card_make(s, "", 0);
	is_str(card_state_word(c->state), card_state_word(state));
	is_int(c->version, version);
	card_free(c);
}

static void
test_card_states(void)
{
	struct session *s = sample_session("kommunkompassen-2002");
	is_state(s, CARD_DRAFT, 0);
	PUT(s, STATUS, "imported", "value", "closed");
	is_state(s, CARD_IMPORTED, 0);
	PUT(s, STATUS, "imported", "value", "reopened");
	is_state(s, CARD_DRAFT, 0);
	PUT(s, STATUS, "signed/1-w00000000", "value", "closed");
	is_state(s, CARD_SIGNED, 1);
	PUT(s, STATUS, "imported", "value", "closed");
	is_state(s, CARD_SIGNED, 1);
	PUT(s, STATUS, "imported", "value", "reopened");
	PUT(s, STATUS, "signed/1-w00000000", "value", "reopened");
	is_state(s, CARD_DRAFT, 1);
	PUT(s, STATUS, "signed/2-w00000000", "value", "closed");
	is_state(s, CARD_SIGNED, 2);
	for (int i = 0; i < CARD_STATE_COUNT; i++)
		is_int(card_state_by_word(card_state_word((enum card_state)i)), i);
	is_int(card_state_by_word("DRAFT"), CARD_STATE_COUNT);
	session_free(s);
}

/* A merged file has seen more than either that went into it. */
static void
test_card_changes(void)
{
	struct session *a = sample_session("kommunkompassen-2002");
	struct session *b = sample_session("kommunkompassen-2002");
	struct card *cards[4];
	struct writer own = {.count = 0}, other = {.count = 0};
	cards[0] = card_make(a, "", 0);
	sample_writer = own;
	SCORE(a, "1.1/ab", "5");
	SCORE(a, "1.2/ab", "7");
	/* A change of mind is one more, and so is a deletion. */
	SCORE(a, "1.2/ab", "8");
	sample_delete(a, SECTION_SCORES, "1.2/ab");
	cards[1] = card_make(a, "", 0);
	sample_writer = other;
	SCORE(b, "1.1/ge", "10");
	cards[2] = card_make(b, "", 0);
	ok(session_merge(a, b, NULL, NULL));
	cards[3] = card_make(a, "", 0);
	is_int(cards[0]->changes, 0);
	is_int(cards[1]->changes, 4);
	is_int(cards[2]->changes, 1);
	is_int(cards[3]->changes, 5);
	/* Whose points differ has none. */
	is_int(cards[1]->scored, 1);
	is_int(cards[3]->scored, 0);
	for (int i = 0; i < 4; i++)
		card_free(cards[i]);
	session_free(a);
	session_free(b);
}

static char *
shown(const struct card *c)
{
	struct buf b = BUF_INIT;
	for (size_t i = 0; i < c->entries.n; i++) {
		const struct card_entry *e = &c->entries.v[i];
		buf_addf(&b, "%s %s %s [%s] %s%s|", section_name(e->section), e->place,
			e->kind == ENTRY_NONE ? "-" : entry_kind_word(e->kind), e->author,
			e->is_private ? "(private) " : "", e->text);
	}
	return b.len ? buf_steal(&b) : xstrdup("");
}

#define has_entries(s, want) do { \
	struct card *c_ = card_make(s, "", CARD_ENTRIES); \
	char *got_ = shown(c_); \
	is_str(got_, want); \
	ok(c_->has_entries && !c_->has_figures); \
	free(got_); \
	card_free(c_); \
} while (0)

static void
test_card_entries(void)
{
	struct session *s = sample_session("kommunkompassen-2002");
	has_entries(s, "");
	PUT(s, SUBJECT, "name", "value", "Umeå");
	PUT(s, SUBJECT, "country", "value", "SE");
	PUT(s, ENTRIES, "e1", "kind", "strength", "by", "ab", "text", "Open doors", "question", "1.2");
	PUT(s, ENTRIES, "e2", "kind", "note", "by", "ge", "text", "Hm", "private", "yes");
	PUT(s, ENTRIES, "e3", "kind", "example", "by", "ge", "text", "raw", "question", "3",
		"wording", "polished");
	PUT(s, ENTRIES, "e4", "kind", "note", "by", "ab", "text", "gone");
	sample_delete(s, SECTION_ENTRIES, "e4");
	PUT(s, DRAFTS, "d1", "by", "ab", "text", "half a sent");
	PUT(s, TEXTS, "summary.en", "text", "All is well");
	PUT(s, TEXTS, "area/2", "text", "Two");
	PUT(s, TEXTS, "question/1.2", "text", "One two");
	PUT(s, TEXTS, "question/1.2.en", "text", "In English");
	PUT(s, SETTLED, "1.2", "state", "points", "points", "4", "reason", "We agreed");
	PUT(s, SCORES, "1.2/ab", "state", "points", "points", "4", "reason", "Seen it");
	PUT(s, SCORES, "1.3/ab", "state", "points", "points", "4", "reason", "Not told yet");
	SCORE(s, "1.1/ab", "1");
	has_entries(s, "entries 1.2 strength [ab] Open doors|entries 0 note [ge] (private) Hm|"
		"entries 3 example [ge] raw\npolished|"
		"texts 2 - [] Two|texts 1.2 - [] One two|texts 1.2 - [] In English|texts 0 - [] All is well|"
		"settled 1.2 - [] We agreed|"
		"scores 1.2 - [ab] Seen it|scores 1.3 - [ab] (private) Not told yet|"
		"subject 0 - [] Umeå|");
	session_free(s);
}

/* Where entries say they are, in a file that holds all kinds of them, their items are. */
static void
test_card_places(void)
{
	struct buf bytes = BUF_INIT;
	struct session *s = example("hasselby-vallingby-2010-full", &bytes);
	struct card *c = card_make(s, "", CARD_ENTRIES | CARD_PLACES);
	size_t right = 0, sections = 0;
	for (size_t i = 0; i < c->entries.n; i++) {
		const struct card_entry *e = &c->entries.v[i];
		char *plain = xasprintf("- id: %s\n", e->id), *quoted = xasprintf("- id: \"%s\"\n", e->id);
		bool is_right = e->at < bytes.len && (!strncmp(bytes.s + e->at, plain, strlen(plain)) ||
			!strncmp(bytes.s + e->at, quoted, strlen(quoted)));
		right += is_right;
		sections |= (size_t)1 << e->section;
		if (!is_right)
			printf("# %s is not at %zu: %.40s\n", e->id, e->at, bytes.s + e->at);
		free(plain);
		free(quoted);
	}
	ok(c->entries.n > 200);
	is_int(right, c->entries.n);
	ok(sections >> SECTION_ENTRIES & 1 && sections >> SECTION_TEXTS & 1 &&
		sections >> SECTION_SETTLED & 1 && sections >> SECTION_SUBJECT & 1);
	card_free(c);
	c = card_make(s, "", CARD_ENTRIES);
	ok(c->entries.v[0].at == SIZE_MAX);
	card_free(c);
	session_free(s);
	buf_done(&bytes);
}

static void
test_card_parts_move(void)
{
	struct session *s = sample_session("kommunkompassen-2002");
	PUT(s, ENTRIES, "e1", "kind", "strength", "by", "ab", "text", "Open doors", "question", "1.2");
	struct card *c = card_make(s, "p", CARD_FIGURES), *other = card_make(s, "p", CARD_ALL);
	card_take(c, other, CARD_ALL);
	card_free(other);
	ok(c->has_entries && c->has_figures);
	is_str(c->entries.v[0].text, "Open doors");
	is_str(c->entries.v[0].id, "e1");
	is_str(card_figure(c, "8.1")->code, "8.1");
	card_unload(c);
	ok(!c->has_entries && !c->has_figures && !c->figures.n);
	is_str(c->path, "p");
	card_free(c);
	session_free(s);
}

static void
test_card_broken(void)
{
	struct card *c = card_make_broken("x.yaml", "3:5: what is wrong");
	is_int(c->state, CARD_BROKEN);
	is_str(c->fault, "3:5: what is wrong");
	is_str(c->evaluation, "");
	is_str(c->people, "");
	is_int(c->population, -1);
	ok(!c->total.has_points && card_figure(c, "total"));
	card_unload(c);
	ok(c->has_figures && c->has_entries && !c->entries.n);
	card_free(c);
}

int
main(void)
{
	test_card_head();
	test_card_states();
	test_card_changes();
	test_card_figures_are_those_of_show();
	test_card_entries();
	test_card_places();
	test_card_parts_move();
	test_card_broken();
	return tap_end();
}
