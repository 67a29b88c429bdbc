/*
 * The laws of merging, over random histories: two to five people work on copies
 * of one session through sittings, merge with each other now and then, and at
 * last all is brought together in several ways.
 *
 * What must be there is known apart from version vectors: each version that
 * anybody writes is an event, which had seen those that it replaced in its
 * writer's own copy, and all that these had seen.  Of the events that have come
 * together those stand that no other one had seen; nothing else does.
 *
 * TEST_SEED=N begins with another history, TEST_CASES=N does another number of
 * them: a history depends on its own seed alone.
 */
#include "config.h"

#include <stdlib.h>

#include "base/dict.h"
#include "base/random.h"
#include "base/rope.h"
#include "model/command.h"
#include "model/sitting.h"
#include "store/session-file.h"
#include "tests/tap.h"
#include "tests/unit/sample.h"

enum { PEOPLE = 5, STEPS = 24, EVENTS = 512, WORDS = EVENTS / 64 };

struct set {
	uint64_t w[WORDS];
};

struct event {
	struct version *version;	/* a reference */
	struct set past;		/* events it had seen */
};

struct history {
	uint64_t seed;
	struct event events[EVENTS];
	size_t n;
	struct dict known;		/* bytes of a version to its event */
	struct sitting *people[PEOPLE];
	struct set seen[PEOPLE];	/* events that have reached each */
	size_t count;
	unsigned tokens;		/* every text is another */
	struct stamp now;
};

static uint64_t state;
static struct session *blank;
static size_t failures;

/* splitmix64 */
static uint64_t
next_bits(void)
{
	uint64_t z = state += 0x9e3779b97f4a7c15u;
	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
	z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
	return z ^ (z >> 31);
}

/* Ids and writers are of the history's seed too. */
uint64_t __wrap_random_bits(void);
uint64_t
__wrap_random_bits(void)
{
	return next_bits();
}

static unsigned
pick(size_t n)
{
	return (unsigned)((next_bits() >> 33) % n);
}

static bool
is_in(const struct set *s, size_t i)
{
	return s->w[i / 64] >> i % 64 & 1;
}

static void
add(struct set *s, size_t i)
{
	s->w[i / 64] |= (uint64_t)1 << i % 64;
}

static void
add_all(struct set *s, const struct set *other)
{
	for (size_t i = 0; i < WORDS; i++)
		s->w[i] |= other->w[i];
}

static struct session *
clone(const struct session *s)
{
	struct session *c = session_new(s->evaluation, questionnaire_ref(s->questionnaire),
		piece_ref(s->asked), s->questionnaire_hash, s->is_brief);
	session_merge(c, s, NULL, NULL);
	return c;
}

static char *
format(const struct session *s)
{
	struct buf out = BUF_INIT;
	session_format(&out, s);
	return buf_steal(&out);
}

/* As another machine reads it; NULL, told, where that does not give the same bytes. */
static struct session *
reread(const char *text)
{
	struct diags diags;
	bool is_canonical = false;
	diags_init(&diags, "history");
	struct session *s = session_read(text, strlen(text), &is_canonical, &diags);
	if (!s || !is_canonical)
		printf("# read again: %s\n", diags.list.n ? diags.list.v[0].text : "other bytes");
	diags_done(&diags);
	return s;
}

/* The events that stand in a session; false if it holds what nobody has written. */
static bool
find_standing(struct set *out, const struct history *h, const struct session *s)
{
	*out = (struct set){{0}};
	for (int section = 0; section < SECTION_COUNT; section++) {
		const struct items *items = &s->sections[section];
		for (size_t i = 0; i < items->n; i++) {
			for (size_t j = 0; j < items->v[i].n; j++) {
				const struct event *e = dict_get(&h->known, items->v[i].v[j]->bytes);
				if (!e)
					return false;
				add(out, (size_t)(e - h->events));
			}
		}
	}
	return true;
}

/* The events that should stand where these have come together. */
static void
find_due(struct set *out, const struct history *h, const struct set *together)
{
	struct set past = {{0}};
	for (size_t i = 0; i < h->n; i++)
		if (is_in(together, i))
			add_all(&past, &h->events[i].past);
	for (size_t i = 0; i < WORDS; i++)
		out->w[i] = together->w[i] & ~past.w[i];
}

static void
fail(const struct history *h, const char *what)
{
	failures++;
	printf("# TEST_SEED=%" PRIu64 ": %s\n", h->seed, what);
}

static void
check_standing(const struct history *h, const struct session *s, const struct set *together,
	const char *where)
{
	struct set got, due;
	find_due(&due, h, together);
	if (!find_standing(&got, h, s)) {
		fail(h, "there is a version that nobody has written");
		return;
	}
	for (size_t i = 0; i < h->n; i++) {
		if (is_in(&got, i) == is_in(&due, i))
			continue;
		const struct version *v = h->events[i].version;
		printf("# %s: %s %s %s\n", where, section_name(v->section), v->id,
			version_text(v, FIELD_TEXT));
		fail(h, is_in(&due, i) ? "this is lost, and nobody had seen it" :
			"this has returned, though something had seen it");
		return;
	}
}

/* The same of the texts, in the bytes of a file. */
static void
check_texts(const struct history *h, const char *text)
{
	struct set all, due;
	memset(&all, 0xff, sizeof(all));
	find_due(&due, h, &all);
	for (size_t i = 0; i < h->n; i++) {
		const char *token = version_get(h->events[i].version, FIELD_TEXT);
		bool is_due = false;
		for (size_t j = 0; token && j < h->n; j++) {
			const char *same = version_get(h->events[j].version, FIELD_TEXT);
			/* A report text grows by paragraphs. */
			is_due |= is_in(&due, j) && same && strstr(same, token);
		}
		if (token && !strchr(token, '\n') && !strstr(text, token) == is_due)
			fail(h, is_due ? "a text has vanished" : "a text has returned");
	}
}

/* Finds what a person has just written, and what each of it had replaced there. */
static void
take_events(struct history *h, size_t who, const struct set *before)
{
	const struct session *s = h->people[who]->session;
	struct set after = {{0}};
	size_t first = h->n;
	for (int section = 0; section < SECTION_COUNT; section++) {
		const struct items *items = &s->sections[section];
		for (size_t i = 0; i < items->n; i++) {
			for (size_t j = 0; j < items->v[i].n; j++) {
				struct version *v = items->v[i].v[j];
				struct event *e = dict_get(&h->known, v->bytes);
				if (!e) {
					e = &h->events[h->n++];
					*e = (struct event){.version = version_ref(v)};
					dict_put(&h->known, v->bytes, e);
					add(&h->seen[who], h->n - 1);
				}
				add(&after, (size_t)(e - h->events));
			}
		}
	}
	for (size_t i = 0; i < first; i++) {
		const struct version *old = h->events[i].version;
		if (!is_in(before, i) || is_in(&after, i))
			continue;
		for (size_t e = first; e < h->n; e++) {
			const struct version *v = h->events[e].version;
			if (v->section == old->section && !strcmp(v->id, old->id)) {
				add(&h->events[e].past, i);
				add_all(&h->events[e].past, &h->events[i].past);
			}
		}
	}
}

static void
enter(struct history *h, struct sitting *s, const char *line, const char *replaces)
{
	struct reply reply;
	unsigned column;
	struct error err = ERROR_INIT;
	if (command_enter(s, line, strlen(line), false, replaces, h->now, &reply, &column, &err))
		reply_done(&reply);
	error_done(&err);
}

static const struct item *
pick_item(const struct session *s, enum section section)
{
	const struct items *items = &s->sections[section];
	return items->n ? &items->v[pick(items->n)] : NULL;
}

/* Changes one of several siblings, or deletes it. */
static void
change_sibling(struct sitting *s, const char *token)
{
	const struct item *item = pick_item(s->session, SECTION_ENTRIES);
	if (!item)
		return;
	struct version *base = version_ref(item->v[pick(item->n)]);
	struct values values;
	char *id = xstrdup(base->id);
	values_from(&values, base);
	if (base->is_deleted) {
		values_set(&values, FIELD_KIND, "note");
		values_set(&values, FIELD_BY, "ab");
	}
	values_set(&values, FIELD_TEXT, token);
	sitting_begin(s, "change");
	if (pick(4))
		sitting_write(s, SECTION_ENTRIES, id, base, values.v, values.n);
	else
		sitting_delete(s, SECTION_ENTRIES, id, base);
	sitting_end(s);
	version_unref(base);
	free(id);
}

/* Settles an item in conflict: one of its versions stands. */
static void
keep_one(struct history *h, struct sitting *s)
{
	for (int section = 0; section < SECTION_COUNT; section++) {
		const struct items *items = &s->session->sections[section];
		for (size_t i = 0; i < items->n; i++) {
			if (!item_is_conflict(&items->v[i]) || !pick(3))
				continue;
			char *line = xasprintf(":keep %s %s %u", section_name((enum section)section),
				item_id(&items->v[i]), 1 + pick(items->v[i].n));
			enter(h, s, line, NULL);
			free(line);
			return;
		}
	}
}

/* A line of the grammar, at random; NULL: something that is no line was done. */
static char *
make_line(struct history *h, struct sitting *s)
{
	const struct questionnaire *q = s->session->questionnaire;
	const struct question *question = q->questions.v[pick(q->questions.n < 3 ? 1 : 3)];
	char token[16];
	snprintf(token, sizeof(token), "t%u.", ++h->tokens);
	switch (pick(20)) {
	case 0: case 1: case 2:
		return xasprintf("%c %s", "+-!*?"[pick(5)], token);
	case 3:
		return xstrdup(token);
	case 4: case 5:
		return xasprintf("#%s", question->id);
	case 6: case 7:
		return xasprintf("= %u %s", pick(3), pick(2) ? token : "");
	case 8:
		return xstrdup(pick(2) ? "=" : "= - none");
	case 9:
		return xasprintf(":settle %u because %s", pick(3), token);
	case 10: case 11:
		return xasprintf(":delete %u", 1 + pick(3));
	case 12:
		return xasprintf("> %s", token);
	case 13:
		return xstrdup(":undo");
	case 14:
		return xstrdup(pick(2) ? ":undo" : ":redo");
	case 15:
		return question->criteria.n ? xasprintf(":tick %s %s",
			question->criteria.v[pick(question->criteria.n)].id, pick(2) ? "yes" : "no") : NULL;
	case 16:
		return xasprintf(":move 1 %s", question->id);
	case 17:
		sitting_draft(s, token, pick(3) ? strlen(token) : 0, h->now);
		return NULL;
	case 18:
		keep_one(h, s);
		return NULL;
	default:
		change_sibling(s, token);
		return NULL;
	}
}

static void
act(struct history *h, size_t who)
{
	struct sitting *s = h->people[who];
	struct set before;
	unsigned long revision = s->session->revision;
	find_standing(&before, h, s->session);
	h->now.seconds += 60;
	char *line = make_line(h, s);
	const struct item *item = line && strchr("+-!*", *line) && !pick(3) ?
		pick_item(s->session, SECTION_ENTRIES) : NULL;
	char *replaces = item ? xstrdup(item_id(item)) : NULL;
	if (line)
		enter(h, s, line, replaces);
	free(replaces);
	free(line);
	if (s->session->revision != revision)
		take_events(h, who, &before);
}

/* One person's copy gets what another one's has, sometimes through a file. */
static void
exchange(struct history *h, size_t to, size_t from)
{
	struct session *s = h->people[from]->session, *read = NULL;
	if (!pick(16)) {
		char *text = format(s);
		read = reread(text);
		free(text);
	}
	if (!session_merge(h->people[to]->session, read ? read : s, NULL, NULL))
		fail(h, "not the same evaluation");
	session_free(read);
	add_all(&h->seen[to], &h->seen[from]);
}

static void
live(struct history *h, uint64_t seed)
{
	static const char *const names[] = {"ab", "ge"};
	state = seed * 0x2545f4914f6cdd1du;
	*h = (struct history){.seed = seed, .now = {1271761200, 120}};
	h->count = 2 + pick(PEOPLE - 1);
	for (size_t i = 0; i < h->count; i++)
		h->people[i] = sitting_new(clone(blank), names[pick(2)], pick(2) ? "Name" : NULL);
	for (size_t i = 0; i < h->count; i++) {
		/* Some were joined to what began apart. */
		char evaluation[EVALUATION_ROOM];
		evaluation_mint(evaluation);
		if (!pick(8))
			session_join(h->people[i]->session, evaluation);
	}
	unsigned steps = 4 + pick(STEPS);
	for (unsigned i = 0; i < steps; i++) {
		size_t who = pick(h->count), other = pick(h->count);
		if (pick(5))
			act(h, who);
		else if (who != other)
			exchange(h, who, other);
	}
}

static void
history_done(struct history *h)
{
	for (size_t i = 0; i < h->count; i++)
		sitting_free(h->people[i]);
	dict_done(&h->known);
	for (size_t i = 0; i < h->n; i++)
		version_unref(h->events[i].version);
}

/* The merge of all, in an order and grouping that `how` chooses. */
static struct session *
bring_together(const struct history *h, unsigned how)
{
	struct session *parts[PEOPLE] = {NULL};
	size_t n = h->count;
	for (size_t i = 0; i < n; i++)
		parts[i] = clone(h->people[how == 1 ? n - 1 - i : i]->session);
	while (n > 1) {
		size_t into = how < 2 ? 0 : pick(n), from = how < 2 ? 1 : pick(n);
		if (into == from)
			continue;
		session_merge(parts[into], parts[from], NULL, NULL);
		session_free(parts[from]);
		memmove(&parts[from], &parts[from + 1], (n - from - 1) * sizeof(*parts));
		n--;
	}
	return parts[0];
}

static void
check_repeats(const struct history *h, struct session *all, const char *text)
{
	bool has_changed = false, changed;
	struct session *again = reread(text);
	if (!again) {
		fail(h, "the merge cannot be read");
		return;
	}
	for (size_t i = 0; i < h->count; i++) {
		session_merge(all, h->people[i]->session, &changed, NULL);
		has_changed |= changed;
	}
	session_merge(all, again, &changed, NULL);
	has_changed |= changed;
	session_merge(again, again, &changed, NULL);
	has_changed |= changed;
	session_merge(again, h->people[0]->session, &changed, NULL);
	has_changed |= changed;
	char *one = format(all), *other = format(again);
	if (has_changed || strcmp(one, text) || strcmp(other, text))
		fail(h, "merging again makes a difference");
	free(one);
	free(other);
	session_free(again);
}

static void
check_laws(struct history *h)
{
	struct set all = {{0}};
	char *text = NULL;
	for (size_t i = 0; i < h->count; i++) {
		check_standing(h, h->people[i]->session, &h->seen[i], "one copy");
		add_all(&all, &h->seen[i]);
	}
	for (unsigned how = 0; how < 4; how++) {
		struct session *s = bring_together(h, how);
		char *bytes = format(s);
		if (!text) {
			check_standing(h, s, &all, "all together");
			check_texts(h, bytes);
			check_repeats(h, s, bytes);
			text = bytes;
		} else {
			if (strcmp(text, bytes))
				fail(h, how == 1 ? "the order makes a difference" :
					"the grouping makes a difference");
			free(bytes);
		}
		session_free(s);
	}
	free(text);
}

/* A history is worth little if nothing in it meets. */
struct met {
	size_t conflicts, deletions, events, edits_of_deleted;
};

static void
count_met(struct met *m, const struct history *h)
{
	struct session *s = bring_together(h, 0);
	m->events += h->n;
	m->conflicts += session_conflicts(s);
	for (int section = 0; section < SECTION_COUNT; section++) {
		const struct items *items = &s->sections[section];
		for (size_t i = 0; i < items->n; i++) {
			size_t deleted = 0;
			for (size_t j = 0; j < items->v[i].n; j++)
				deleted += items->v[i].v[j]->is_deleted;
			m->deletions += deleted && deleted == items->v[i].n;
			m->edits_of_deleted += deleted && deleted < items->v[i].n;
		}
	}
	session_free(s);
}

static struct session *
make_blank(void)
{
	/* Titles and maxima are enough to read it, and read fast. */
	struct session *full = sample_session("skolkompass-liten");
	struct buf asked = BUF_INIT;
	questionnaire_write(&asked, full->questionnaire, 2, true);
	struct session *s = session_new("evaluation", questionnaire_ref(full->questionnaire),
		piece_take(&asked), full->questionnaire_hash, true);
	session_free(full);
	return s;
}

int
main(void)
{
	const char *seed = getenv("TEST_SEED"), *number = getenv("TEST_CASES");
	uint64_t first = seed ? strtoull(seed, NULL, 10) : 1;
	size_t cases = number ? strtoul(number, NULL, 10) : 10000, most = 0;
	static struct history h;
	struct met met = {0};
	blank = make_blank();
	printf("# %zu histories from TEST_SEED=%" PRIu64 "\n", cases, first);
	for (size_t i = 0; i < cases && failures < 20; i++) {
		live(&h, first + i);
		check_laws(&h);
		count_met(&met, &h);
		most = h.n > most ? h.n : most;
		history_done(&h);
	}
	is_int(failures, 0);
	printf("# %zu versions, %zu conflicts, %zu deletions, %zu of them against an edit\n",
		met.events, met.conflicts, met.deletions + met.edits_of_deleted, met.edits_of_deleted);
	ok(most < EVENTS);
	if (cases >= 1000) {
		ok(met.conflicts > cases / 4);
		ok(met.deletions > cases / 4);
		ok(met.edits_of_deleted > cases / 20);
	}
	session_free(blank);
	return tap_end();
}
