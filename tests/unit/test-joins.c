#include "config.h"

/* Team sentences: what stands beneath what, under which number, and what becomes of it. */

#include <stdlib.h>
#include <string.h>

#include "model/check.h"
#include "model/command.h"
#include "model/joins.h"
#include "model/listing.h"
#include "model/sitting.h"
#include "store/session-file.h"
#include "tests/tap.h"
#include "tests/unit/sample.h"
#include "tests/unit/typing.h"

/* The list here: "1 a/ab; 1a b/ge; 2 c/ab". */
static const char *
listed(const struct sitting *s)
{
	static struct buf out;
	struct entries entries, originals;
	buf_clear(&out);
	listing_entries(&entries, s->session, s->place, s->evaluator, false);
	for (size_t i = 0; i < entries.n; i++) {
		joins_originals(&originals, s->session, entries.v[i], s->evaluator);
		for (size_t j = 0; j <= originals.n; j++) {
			const struct version *v = j ? originals.v[j - 1] : entries.v[i];
			buf_adds(&out, out.len ? "; " : "");
			joins_number(&out, i + 1, j);
			buf_addf(&out, " %s/%s", version_text(v, FIELD_TEXT), version_text(v, FIELD_BY));
		}
		array_done(&originals);
	}
	array_done(&entries);
	return buf_str(&out);
}

static const struct version *
entry(const struct sitting *s, const char *text)
{
	const struct items *items = &s->session->sections[SECTION_ENTRIES];
	for (size_t i = 0; i < items->n; i++)
		for (size_t j = 0; j < items->v[i].n; j++)
			if (!strcmp(version_text(items->v[i].v[j], FIELD_TEXT), text))
				return items->v[i].v[j];
	return NULL;
}

/* Entries of ab and ge at the first question: A/ab B/ge C/ab D/ge, in ge's hands. */
static struct sitting *
four(void)
{
	struct sitting *ab = sitting_new(sample_session("skolkompass-liten"), "ab", "Anna");
	must(ab, ":interview rektor");
	must(ab, "+ A");
	struct sitting *ge = copy_for(ab->session, "ge");
	must(ge, ":interview elev");
	must(ge, "+ B");
	must(ab, ":interview stop");
	must(ab, "- C");
	must(ge, "+ D");
	ok(session_merge(ge->session, ab->session, NULL, &err));
	sitting_free(ab);
	is_str(listed(ge), "1 A/ab; 2 B/ge; 3 C/ab; 4 D/ge");
	return ge;
}

static void
test_join(void)
{
	size_t counts[ENTRY_KIND_COUNT];
	struct sitting *s = four();
	must(s, ":join 2 4 = BD");
	is_str(reply.message, "joined as entry 2: \":edit 2\" words it, \":split 2\" takes it apart");
	is_str(listed(s), "1 A/ab; 2 BD/ge; 2a B/ge; 2b D/ge; 3 C/ab");
	listing_counts(counts, s->session, s->place, false, NULL);
	is_int(counts[ENTRY_STRENGTH], 2);
	is_int(counts[ENTRY_IMPROVEMENT], 1);

	/* Of the first one's kind and with its wording; sources of all, each once. */
	must(s, ":undo");
	is_str(listed(s), "1 A/ab; 2 B/ge; 3 C/ab; 4 D/ge");
	must(s, ":wording 3 C worded");
	must(s, ":report 1 yes");
	must(s, ":key 2");
	must(s, ":join 3 2 1");
	is_str(listed(s), "1 C worded/ge; 1a C/ab; 1b B/ge; 1c A/ab; 2 D/ge");
	const struct version *v = entry(s, "C worded");
	is_int(version_kind(v), ENTRY_IMPROVEMENT);
	ok(version_yes(v, FIELD_REPORT) && version_yes(v, FIELD_KEY));
	struct buf sources = BUF_INIT;
	listing_sources(&sources, s->session, version_get(v, FIELD_SOURCES), "ge");
	is_str(sources.s, "I1 ab.I1");
	buf_done(&sources);
	is_str(version_text(entry(s, "C"), FIELD_BY), "ab");

	/* Apart again. */
	must(s, ":split 1");
	is_str(listed(s), "1 A/ab; 2 B/ge; 3 C/ab; 4 D/ge");
	sitting_free(s);
}

static void
test_refused(void)
{
	struct sitting *s = four();
	must(s, "? E");
	must(s, "+ F");
	must(s, ":private 6");
	refused(s, ":join", "numbers of two or more");
	refused(s, ":join 1", "numbers of two or more");
	refused(s, ":join 1 1", "numbers of two or more");
	refused(s, ":join 1 2 text", ":join 1 3 = TEXT");
	refused(s, ":join 1 2 =", ":join 1 3 = TEXT");
	refused(s, ":join 1 9", "there are 6 entries here");
	refused(s, ":join 1 0", "two or more");
	refused(s, ":join 1 5", "to ask or check");
	refused(s, ":join 1 6", "private");
	refused(s, ":join #9.9 1 2", "9.9");
	refused(s, ":split 1", "no team sentence");
	refused(s, ":edit 1a", "joins 0 entries");
	must(s, ":join 1 2");
	refused(s, ":join 1a 2", "a team sentence says this one");
	refused(s, ":edit 1c", "entry 1 joins 2 entries");
	refused(s, ":up 1a", "a team sentence says this one");
	refused(s, ":report 1b", "a team sentence says this one");
	refused(s, ":wording 1b x", "a team sentence says this one");
	refused(s, ":key 1b", "a team sentence says this one");
	refused(s, ":learn 1b x", "a team sentence says this one");
	refused(s, ":move 1b 0", "a team sentence says this one");
	refused(s, ":delete 1a", "only they can delete it");
	refused(s, ":edit 1a", "its text is theirs");
	sitting_free(s);
}

/* By number, by choice, from elsewhere; and single ones taken out. */
static void
test_numbers(void)
{
	struct sitting *s = four();
	must(s, ":join 1 2 4 = ABD");
	is_str(listed(s), "1 ABD/ge; 1a A/ab; 1b B/ge; 1c D/ge; 2 C/ab");
	must(s, ":kind 1c -");
	is_int(version_kind(entry(s, "D")), ENTRY_IMPROVEMENT);
	sitting_choose(s, entry(s, "B")->id);
	must(s, ":private");
	ok(version_yes(entry(s, "B"), FIELD_PRIVATE));
	must(s, ":private");
	must(s, ":split");
	is_str(reply.message, "taken out; it stands for itself again");
	sitting_choose(s, NULL);
	is_str(listed(s), "1 ABD/ge; 1a A/ab; 1b D/ge; 2 B/ge; 3 C/ab");
	must(s, ":split 1a");
	must(s, ":delete 4a");
	is_str(listed(s), "1 A/ab; 2 B/ge; 3 C/ab; 4 ABD/ge");

	/* The chosen one and one more; from another place. */
	sitting_choose(s, entry(s, "C")->id);
	must(s, ":join 1");
	is_str(listed(s), "1 C/ge; 1a C/ab; 1b A/ab; 2 B/ge; 3 ABD/ge");
	char *here = xstrdup(s->place), *line = xasprintf(":join #%s 1 2 = CB", here);
	must(s, "#0");
	must(s, line);
	is_str(s->place, here);
	is_str(listed(s), "1 CB/ge; 1a C/ab; 1b A/ab; 1c B/ge; 2 ABD/ge");
	free(line);
	free(here);

	struct buf out = BUF_INIT;
	static const size_t parts[] = {0, 1, 26, 27, 52, 702, 703};
	for (size_t i = 0; i < sizeof(parts) / sizeof(*parts); i++) {
		size_t n, part;
		buf_clear(&out);
		joins_number(&out, 12, parts[i]);
		const char *p = out.s;
		ok(joins_take_number(&p, &n, &part) && n == 12 && part == parts[i] && !*p);
	}
	is_str(out.s, "12aaa");
	buf_done(&out);
	sitting_free(s);
}

/* One's own sentence takes more in; a colleague's goes beneath with what it joins. */
static void
test_flat(void)
{
	struct sitting *s = four();
	must(s, ":join 1 2 = AB");
	must(s, ":join 2 1");
	is_str(listed(s), "1 AB/ge; 1a A/ab; 1b B/ge; 1c C/ab; 2 D/ge");
	struct sitting *ab = copy_for(s->session, "ab");
	must(ab, ":join 1 2 = ABD");
	is_str(listed(ab), "1 ABD/ab; 1a AB/ge; 1b D/ge; 1c A/ab; 1d B/ge; 1e C/ab");

	/* A colleague adds to the inner one meanwhile: nothing is beside, nothing is lost. */
	must(s, "+ E");
	must(s, ":join 1 3");
	is_str(listed(s), "1 AB/ge; 1a A/ab; 1b B/ge; 1c C/ab; 1d E/ge; 2 D/ge");
	ok(session_merge(ab->session, s->session, NULL, &err));
	is_int(session_conflicts(ab->session), 0);
	is_str(listed(ab), "1 ABD/ab; 1a AB/ge; 1b D/ge; 1c A/ab; 1d B/ge; 1e C/ab; 1f E/ge");

	/* What is a colleague's is not deleted with it. */
	struct sitting *ge = copy_for(ab->session, "ge");
	must(ge, ":split 1");
	is_str(reply.message, "taken apart; the sentence stays as Anna's finding");
	is_str(listed(ge), "1 AB/ge; 1a A/ab; 1b B/ge; 1c C/ab; 1d E/ge; 2 D/ge; 3 ABD/ab");
	must(ab, ":delete 1");
	is_str(listed(ab), "1 AB/ge; 1a A/ab; 1b B/ge; 1c C/ab; 1d E/ge; 2 D/ge");
	sitting_free(ge);
	sitting_free(ab);
	sitting_free(s);
}

/* Whatever two laptops make of it, each entry stands somewhere, and never at the top and beneath. */
static void
test_concurrent(void)
{
	struct sitting *ge = four(), *ab = copy_for(ge->session, "ab");
	must(ab, ":join 1 2 = ab's");
	must(ge, ":join 2 4 = ge's");
	ok(session_merge(ge->session, ab->session, NULL, &err));
	is_str(listed(ge), "1 ab's/ab; 1a A/ab; 1b B/ge; 2 ge's/ge; 2a B/ge; 2b D/ge; 3 C/ab");

	/* Each takes the other's beneath its own: a circle, of which the older one is the head. */
	struct sitting *other = copy_for(ge->session, "ab");
	must(other, ":join 1 2");
	must(ge, ":join 2 1");
	ok(session_merge(ge->session, other->session, NULL, &err));
	is_str(listed(ge), "1 ab's/ab; 1a A/ab; 1b B/ge; 1c ge's/ge; 1d D/ge; 2 C/ab");
	sitting_free(other);

	/* The other goes free: it stands for itself, with what it joins. */
	other = copy_for(ge->session, "ab");
	must(other, ":split 1c");
	is_str(listed(other), "1 ge's/ge; 1a B/ge; 1b D/ge; 1c ab's/ab; 1d A/ab; 2 C/ab");
	sitting_free(other);

	/* One joins what the other words anew meanwhile: the new words stand beneath. */
	sitting_free(ab);
	ab = copy_for(ge->session, "ab");
	must(ge, ":join 1 2");
	must(ab, ":edit 1");
	unsigned column;
	char *id = xstrdup(reply.id);
	reply_done(&reply);
	ok(command_enter(ab, "+ worded", 8, false, id, (struct stamp){.seconds = now}, &reply, &column, &err));
	free(id);
	ok(session_merge(ge->session, ab->session, NULL, &err));
	is_str(listed(ge), "1 ab's/ge; 1a worded/ab; 1b C/ab; 1c A/ab; 1d B/ge; 1e ge's/ge; 1f D/ge");
	sitting_free(ab);
	sitting_free(ge);
}

/* Private, deleted, unknown and own ids in a list, as a file may have them. */
static void
test_strange(void)
{
	struct session *session = sample_session("skolkompass-liten");
	PUT(session, ENTRIES, "e1", "kind", "strength", "by", "ab", "question", "L1", "text", "A");
	PUT(session, ENTRIES, "e2", "kind", "strength", "by", "ge", "question", "L1", "text", "B");
	PUT(session, ENTRIES, "e3", "kind", "strength", "by", "ge", "question", "L1", "text", "AB",
		"joins", "e1\ne1\ne3\nnobody\ne2", "private", "yes");
	PUT(session, ENTRIES, "e4", "kind", "strength", "by", "ab", "question", "L2", "text", "E",
		"joins", "e4");
	struct sitting *ge = sitting_new(session, "ge", NULL);
	ok(sitting_go(ge, "L1"));
	is_str(listed(ge), "1 AB/ge; 1a A/ab; 1b B/ge");
	/* A sentence that one does not see hides nothing. */
	struct sitting *ab = copy_for(ge->session, "ab");
	ok(sitting_go(ab, "L1"));
	is_str(listed(ab), "1 A/ab; 2 B/ge");
	ok(sitting_go(ab, "L2"));
	is_str(listed(ab), "1 E/ab");
	sample_delete(session, SECTION_ENTRIES, "e1");
	is_str(listed(ge), "1 AB/ge; 1a B/ge");
	sample_delete(session, SECTION_ENTRIES, "e3");
	is_str(listed(ge), "1 B/ge");
	sitting_free(ab);
	sitting_free(ge);
}

/* A long circle is walked, not fallen down. */
static void
test_long_chain(void)
{
	enum { LENGTH = 20000 };
	struct session *session = sample_session("skolkompass-liten");
	for (int i = 0; i < LENGTH; i++) {
		char *id = xasprintf("e%06d", i), *next = xasprintf("e%06d", (i + 1) % LENGTH);
		PUT(session, ENTRIES, id, "kind", "note", "by", "ab", "question", "L1", "text", "t",
			"joins", next);
		free(id);
		free(next);
	}
	struct joins joins;
	joins_find(&joins, session, NULL);
	ok(!joins_has(&joins, "e000000"));
	ok(joins_has(&joins, "e000001") && joins_has(&joins, "e019999"));
	joins_done(&joins);
	session_free(session);
}

/* The order: few entries are written, so that few can be in conflict. */
static void
test_order(void)
{
	struct sitting *s = four();
	must(s, ":up 4");
	is_str(reply.message, "moved up");
	is_str(listed(s), "1 A/ab; 2 B/ge; 3 D/ge; 4 C/ab");
	must(s, ":up 3");
	is_str(listed(s), "1 A/ab; 2 D/ge; 3 B/ge; 4 C/ab");
	is_int(s->done.v[s->done.n - 1].changes.n, 1);
	must(s, ":down 1");
	is_str(listed(s), "1 D/ge; 2 A/ab; 3 B/ge; 4 C/ab");
	is_int(s->done.v[s->done.n - 1].changes.n, 1);
	for (int i = 0; i < 60; i++) {
		must(s, ":up 2");
		is_str(listed(s), i % 2 ? "1 D/ge; 2 A/ab; 3 B/ge; 4 C/ab" : "1 A/ab; 2 D/ge; 3 B/ge; 4 C/ab");
	}
	/* What is new stands last, whatever was moved. */
	must(s, "+ E");
	is_str(listed(s), "1 D/ge; 2 A/ab; 3 B/ge; 4 C/ab; 5 E/ge");
	refused(s, ":up 1", "first already");
	refused(s, ":down 5", "last already");

	/* Two move different entries: no conflict.  Two the same: one, which still stands together. */
	struct sitting *ab = copy_for(s->session, "ab");
	must(s, ":up 2");
	must(ab, ":up 4");
	ok(session_merge(s->session, ab->session, NULL, &err));
	is_int(session_conflicts(s->session), 0);
	is_str(listed(s), "1 A/ab; 2 D/ge; 3 C/ab; 4 B/ge; 5 E/ge");
	sitting_free(ab);
	ab = copy_for(s->session, "ab");
	must(s, ":up 3");
	must(ab, ":up 4");
	must(ab, ":up 3");
	must(ab, ":report 2 yes");
	ok(session_merge(s->session, ab->session, NULL, &err));
	is_int(session_conflicts(s->session), 0);
	sitting_free(ab);
	ab = copy_for(s->session, "ab");
	must(s, ":up 4");
	must(ab, ":down 4");
	must(ab, ":up 5");
	must(ab, ":up 4");
	must(ab, ":up 3");
	ok(session_merge(s->session, ab->session, NULL, &err));
	printf("# %s\n", listed(s));
	is_int(session_conflicts(s->session), 1);
	sitting_free(ab);
	sitting_free(s);
}

/* A session is checked by its sentences. */
static void
test_check(void)
{
	struct session *session = sample_session("skolkompass-liten");
	struct remarks remarks = {0};
	PUT(session, EVALUATORS, "ab", "name", "Anna");
	PUT(session, ENTRIES, "e1", "kind", "strength", "by", "ab", "question", "L1", "text", "A");
	PUT(session, ENTRIES, "e2", "kind", "strength", "by", "ab", "question", "L1", "text", "B");
	check_session(&remarks, session, NULL);
	is_int(remarks.n, 2);
	remarks_done(&remarks);
	remarks = (struct remarks){0};
	PUT(session, ENTRIES, "e3", "kind", "strength", "by", "ab", "question", "L1", "text", "C",
		"joins", "e1\ne2");
	check_session(&remarks, session, NULL);
	is_int(remarks.n, 1);
	ok(remarks.n && strstr(remarks.v[0].text, "\"C\""));
	remarks_done(&remarks);
	session_free(session);
}

/* Offered from others only, of one kind only, with what differs; a row fills the line. */
static void
test_alike(void)
{
	struct sitting *ab = sitting_new(sample_session("skolkompass-liten"), "ab", "Anna");
	must(ab, "+ Målen följs upp varje termin i arbetslagen");
	must(ab, "+ Målen följs upp varje termin av arbetslagen");
	must(ab, ":alike");
	is_int(reply.rows.n, 0);
	struct sitting *ge = copy_for(ab->session, "ge");
	must(ge, "! Målen följs upp varje termin i arbetslagen");
	must(ge, "+ Arbetslagen följer upp målen terminsvis");
	must(ge, "+ Målen följs inte upp varje termin i arbetslagen");
	must(ge, "+ Eleverna trivs");
	char *before = xstrdup(listed(ge));
	must(ge, ":alike");
	is_int(reply.rows.n, 4);
	is_str(reply.rows.v[0].text, "L1  :join 1 4 5");
	ok(reply.rows.v[0].is_heading);
	is_str(reply.rows.v[1].line, ":join 1 4 5");
	is_str(reply.rows.v[2].line, ":join 1 4");
	is_str(reply.rows.v[3].line, ":join 1 5");
	ok(reply.rows.v[3].is_fill);
	is_str(reply.rows.v[3].text, " 5 + Målen följs inte upp varje termin i arbetslagen  (ge: +inte)");
	is_str(listed(ge), before);

	/* From elsewhere the line says where. */
	must(ge, "#0");
	must(ge, ":alike");
	is_int(reply.rows.n, 0);
	must(ge, ":alike all");
	is_str(reply.rows.v[2].line, ":join #L1 1 4");
	char *line = xstrdup(reply.rows.v[2].line);
	must(ge, line);
	is_str(ge->place, "L1");
	/* What is joined is not offered again, but the sentence may be. */
	must(ge, ":alike");
	is_str(reply.rows.n ? reply.rows.v[0].text : "", "L1  :join 1 2");
	refused(ge, ":alike what", ":alike all");
	free(line);
	free(before);
	sitting_free(ab);
	sitting_free(ge);
}

int
main(void)
{
	test_join();
	test_refused();
	test_numbers();
	test_flat();
	test_concurrent();
	test_strange();
	test_long_chain();
	test_order();
	test_check();
	test_alike();
	reply_done(&reply);
	error_done(&err);
	return tap_end();
}
