#include "config.h"

/* Interviews that were entered twice: who stands for whom, whoever said so and where. */

#include <stdlib.h>
#include <string.h>

#include "model/command.h"
#include "model/listing.h"
#include "model/same.h"
#include "model/sitting.h"
#include "store/session-file.h"
#include "tests/tap.h"
#include "tests/unit/sample.h"
#include "tests/unit/typing.h"

/* i1 to i4 of ab, cd, ef and ge, each their first; all on one day, half an hour after each other. */
static struct session *
four(void)
{
	struct session *s = sample_session("skolkompass-liten");
	PUT(s, INTERVIEWS, "i1", "label", "1", "by", "ab", "role", "rektor", "title", "Rektor",
		"date", "2010-04-20", "times", "13:00-14:00", "state", "ended");
	PUT(s, INTERVIEWS, "i2", "label", "1", "by", "cd", "role", "rektor", "title", "Rektorn",
		"date", "2010-04-20", "times", "12:50-13:30\n13:40-14:05", "state", "ended");
	PUT(s, INTERVIEWS, "i3", "label", "1", "by", "ef", "role", "elev", "title", "Elever",
		"date", "2010-04-20", "times", "13:00-", "state", "running");
	PUT(s, INTERVIEWS, "i4", "label", "1", "by", "ge", "role", "rektor", "title", "Rektor",
		"date", "2010-04-21", "times", "13:00-14:00", "state", "ended");
	PUT(s, ENTRIES, "e1", "kind", "note", "by", "ge", "question", "L1", "text", "n",
		"sources", "i4\ni1\ni4:3\ni2");
	return s;
}

/* "1 1 3 4": who stands for each. */
static const char *
firsts(const struct session *s)
{
	static struct buf out;
	const struct items *items = &s->sections[SECTION_INTERVIEWS];
	buf_clear(&out);
	for (size_t i = 0; i < items->n; i++)
		buf_addf(&out, "%s%s", i ? " " : "", same_first(s, item_id(&items->v[i])) + 1);
	return buf_str(&out);
}

static const char *
sources(const struct sitting *s)
{
	static struct buf out;
	buf_clear(&out);
	listing_sources(&out, s->session, version_get(session_get(s->session, SECTION_ENTRIES, "e1"),
		FIELD_SOURCES), s->evaluator);
	return buf_str(&out);
}

static void
test_join(void)
{
	struct sitting *ge = sitting_new(four(), "ge", NULL);
	is_str(firsts(ge->session), "1 2 3 4");
	is_str(sources(ge), "I1 ab.I1 I1:3 cd.I1");
	must(ge, ":same I1 @ab.i1");
	is_str(reply.message, "one interview: ab.I1 = I1; \":undo\" parts them");
	is_str(firsts(ge->session), "1 2 3 1");
	is_str(sources(ge), "ab.I1 ab.I1:3 cd.I1");
	/* One's own was written, the finding was not. */
	is_str(version_text(session_get(ge->session, SECTION_INTERVIEWS, "i4"), FIELD_SAME), "i1");
	is_str(version_text(session_get(ge->session, SECTION_ENTRIES, "e1"), FIELD_SOURCES),
		"i4\ni1\ni4:3\ni2");
	must(ge, ":same ab.I1 I1");
	is_str(reply.message, "they are one interview already: ab.I1 = I1");
	must(ge, ":undo");
	is_str(firsts(ge->session), "1 2 3 4");
	must(ge, ":same ab.I1 I1");
	ok(version_get(session_get(ge->session, SECTION_INTERVIEWS, "i4"), FIELD_SAME));
	ok(!version_get(session_get(ge->session, SECTION_INTERVIEWS, "i1"), FIELD_SAME));
	must(ge, ":undo");

	/* Three at once, a class with another, and one of it set apart. */
	must(ge, ":same cd.I1 ef.I1 I1");
	is_str(firsts(ge->session), "1 2 2 2");
	/* cd's names ef's already: another name in its place would part them. */
	is_str(version_text(session_get(ge->session, SECTION_INTERVIEWS, "i2"), FIELD_SAME), "i3");
	must(ge, ":same cd.I1 ab.I1");
	is_str(firsts(ge->session), "1 1 1 1");
	is_str(sources(ge), "ab.I1 ab.I1:3");
	must(ge, ":same cd.I1 no");
	is_str(firsts(ge->session), "1 2 1 1");
	must(ge, ":same ab.I1 no");
	is_str(firsts(ge->session), "1 2 3 3");
	must(ge, ":undo");
	must(ge, ":undo");
	is_str(firsts(ge->session), "1 1 1 1");
	sitting_free(ge);
}

static void
test_refused(void)
{
	struct sitting *ge = sitting_new(four(), "ge", NULL);
	refused(ge, ":same", "write which interviews");
	refused(ge, ":same I1", "write which interviews");
	refused(ge, ":same I1 I7", "there is no I7");
	refused(ge, ":same I1 D1", "\"D1\" is no interview");
	refused(ge, ":same .I1 I1", "is no interview");
	refused(ge, ":same I I1", "is no interview");
	refused(ge, ":same I1x I1", "is no interview");
	refused(ge, ":same I1 no", "not joined with another");
	refused(ge, ":same ab.I1 cd.I1 I9", "there is no I9");
	is_str(firsts(ge->session), "1 2 3 4");
	sitting_free(ge);
}

/* Whatever order two laptops say it in, the classes come out the same; circles are harmless. */
static void
test_laptops(void)
{
	struct session *base = four();
	struct sitting *ge = copy_for(base, "ge"), *ab = copy_for(base, "ab");
	must(ge, ":same I1 ab.I1");
	must(ab, ":same I1 ge.I1");
	ok(session_merge(ge->session, ab->session, NULL, &err));
	is_int(session_conflicts(ge->session), 0);
	is_str(version_text(session_get(ge->session, SECTION_INTERVIEWS, "i1"), FIELD_SAME), "i4");
	is_str(version_text(session_get(ge->session, SECTION_INTERVIEWS, "i4"), FIELD_SAME), "i1");
	is_str(firsts(ge->session), "1 2 3 1");
	/* A circle takes another in, and lets one go. */
	must(ge, ":same cd.I1 ab.I1");
	is_str(firsts(ge->session), "1 1 3 1");
	must(ge, ":same I1 ef.I1");
	is_str(firsts(ge->session), "1 1 1 1");
	must(ge, ":same I1 no");
	is_str(firsts(ge->session), "1 1 1 4");
	sitting_free(ge);
	sitting_free(ab);
	/* Ids that are gone, and itself. */
	PUT(base, INTERVIEWS, "i5", "label", "2", "by", "ab", "same-as", "i9");
	PUT(base, INTERVIEWS, "i6", "label", "3", "by", "ab", "same-as", "i6");
	is_str(firsts(base), "1 2 3 4 5 6");
	is_str(same_first(base, "nothing"), "nothing");
	session_free(base);
}

/* What may be one is offered, once, with the line to say so. */
static void
test_offer(void)
{
	struct sitting *ge = sitting_new(four(), "ge", NULL);
	must(ge, ":interview");
	size_t offers = 0, shown = 0;
	for (size_t i = 0; i < reply.rows.n; i++) {
		const struct row *row = &reply.rows.v[i];
		shown += strstr(row->text, "2010-04-2") && !strstr(row->text, " = ");
		if (!row->line || strncmp(row->line, ":same", 5))
			continue;
		offers++;
		is_str(row->line, ":same ab.I1 cd.I1");
		is_str(row->text, "ab.I1 = cd.I1  2010-04-20 13:00-14:00  Rektor / Rektorn");
		ok(row->is_fill);
	}
	is_int(offers, 1);
	is_int(shown, 4);
	must(ge, ":same ab.I1 cd.I1");
	must(ge, ":same ab.I1 I1");
	must(ge, ":interview");
	is_str(reply.rows.v[0].text, "ab.I1 ended    2010-04-20  Rektor  = cd.I1 = I1");
	is_str(reply.rows.v[0].line, ":interview I1");
	is_str(reply.rows.v[1].text, "ef.I1 running  2010-04-20  Elever");
	for (size_t i = 0; i < reply.rows.n; i++)
		ok(!reply.rows.v[i].line || strncmp(reply.rows.v[i].line, ":same", 5));

	/* Coverage has it once. */
	must(ge, ":coverage");
	size_t i = 0;
	while (i < reply.rows.n && strncmp(reply.rows.v[i].text, "L1 ", 3))
		i++;
	ok(i < reply.rows.n && strstr(reply.rows.v[i].text, " ab.I1 ") &&
		!strstr(reply.rows.v[i].text, "cd.I1"));
	sitting_free(ge);
}

/* My first interview is not taken for a colleague's, whose label ends like it. */
static void
test_coverage_labels(void)
{
	struct sitting *ab = sitting_new(four(), "ab", NULL);
	must(ab, ":coverage");
	size_t i = 0;
	while (i < reply.rows.n && strncmp(reply.rows.v[i].text, "L1 ", 3))
		i++;
	ok(i < reply.rows.n && strstr(reply.rows.v[i].text, "ge.I1 I1 cd.I1"));
	sitting_free(ab);
}

static void
test_overlap(void)
{
	static const struct {
		const char *a, *b;
		bool is_likely;
	} cases[] = {
		{"13:00-14:00", "13:59-15:00", true},
		{"13:00-14:00", "14:00-15:00", false},
		{"13:00-", "23:00-23:10", true},
		{"13:00-14:00", "12:00-", true},
		{"23:00-01:00", "23:30-23:40", true},
		{"10:00-11:00\n13:00-14:00", "11:00-12:00\n13:30-13:40", true},
		{"10:00-11:00", "nonsense", false},
	};
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct session *s = sample_session("skolkompass-liten");
		PUT(s, INTERVIEWS, "i1", "label", "1", "by", "ab", "role", "rektor", "date", "2010-04-20",
			"times", cases[i].a);
		PUT(s, INTERVIEWS, "i2", "label", "1", "by", "cd", "role", "rektor", "date", "2010-04-20",
			"times", cases[i].b);
		const struct version *a = session_get(s, SECTION_INTERVIEWS, "i1");
		const struct version *b = session_get(s, SECTION_INTERVIEWS, "i2");
		is_int(same_is_likely(s, a, b), cases[i].is_likely);
		is_int(same_is_likely(s, b, a), cases[i].is_likely);
		session_free(s);
	}
}

int
main(void)
{
	test_join();
	test_refused();
	test_laptops();
	test_offer();
	test_coverage_labels();
	test_overlap();
	reply_done(&reply);
	error_done(&err);
	return tap_end();
}
