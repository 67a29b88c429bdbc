#include "config.h"

/* Which entries go into a report, and why the others do not. */

#include "model/chosen.h"
#include "tests/tap.h"
#include "tests/unit/sample.h"

static const char letters[] = {
	[CHOSEN_OUT] = 'o', [CHOSEN_NOT] = 'n', [CHOSEN_BENEATH] = 'b', [CHOSEN_NOTE] = 'm',
	[CHOSEN_ASK] = 'a', [CHOSEN_INBOX] = 'i', [CHOSEN_PRIVATE] = 'p', [CHOSEN_GONE] = 'g',
};

/* The fates of all entries, a letter each, in the order of their ids. */
static const char *
fates(const struct session *s)
{
	static char out[32];
	const struct items *items = &s->sections[SECTION_ENTRIES];
	struct chosen chosen;
	size_t n = 0;
	chosen_find(&chosen, s);
	for (; n < items->n && n < sizeof(out) - 1; n++)
		out[n] = letters[chosen_fate(&chosen, &items->v[n])];
	out[n] = '\0';
	chosen_done(&chosen);
	return out;
}

#define ENTRY(s, id, kind, ...) \
	PUT(s, ENTRIES, id, "kind", kind, "by", "ab", "text", id, __VA_ARGS__)

static void
test_fates_of_one_evaluator(void)
{
	struct session *s = sample_session("kommunkompassen-2002");
	PUT(s, EVALUATORS, "ab", "name", "Anna");
	ENTRY(s, "e1", "strength", "question", "1.1");
	ENTRY(s, "e2", "note", "question", "1.1", "report", "yes");
	ENTRY(s, "e3", "ask", "question", "1.1", "report", "yes");
	ENTRY(s, "e4", "weakness", NULL);
	ENTRY(s, "e5", "example", "question", "1", "private", "yes", "report", "yes");
	ENTRY(s, "e6", "improvement", "question", "1", "report", "no");
	is_str(fates(s), "omaipn");
	/* Alone one needs not choose: what is marked marks nothing else off. */
	ENTRY(s, "e7", "example", "question", "2", "report", "yes");
	is_str(fates(s), "omaipno");
	sample_delete(s, SECTION_ENTRIES, "e7");
	is_str(fates(s), "omaipng");
	session_free(s);
}

static void
test_fates_of_a_team_that_chose(void)
{
	struct session *s = sample_session("kommunkompassen-2002");
	PUT(s, EVALUATORS, "ab", "name", "Anna");
	PUT(s, EVALUATORS, "cd", "name", "Cecilia");
	ENTRY(s, "e1", "strength", "question", "1.1");
	ENTRY(s, "e2", "weakness", "question", "1.1");
	is_str(fates(s), "oo");
	/* What is internal is no choice. */
	ENTRY(s, "e3", "note", "question", "1.1", "report", "yes");
	is_str(fates(s), "oom");
	ENTRY(s, "e4", "example", "question", "1.1", "report", "yes");
	is_str(fates(s), "nnmo");
	session_free(s);
}

static void
test_sentences_speak_for_their_originals(void)
{
	struct session *s = sample_session("kommunkompassen-2002");
	PUT(s, EVALUATORS, "ab", "name", "Anna");
	ENTRY(s, "e1", "strength", "question", "1.1");
	ENTRY(s, "e2", "note", "question", "1.1");
	ENTRY(s, "e3", "strength", "question", "1.1", "joins", "e1\ne2");
	is_str(fates(s), "bbo");
	session_free(s);
}

/* Two who edited one entry apart: one of them made it private. */
static void
test_a_private_sibling_keeps_it_in(void)
{
	struct session *s = sample_session("kommunkompassen-2002");
	PUT(s, EVALUATORS, "ab", "name", "Anna");
	static const struct value open_values[] = {
		{FIELD_KIND, NULL, "strength", 8}, {FIELD_QUESTION, NULL, "1.1", 3},
		{FIELD_BY, NULL, "ab", 2}, {FIELD_TEXT, NULL, "open", 4},
	};
	static const struct value shut_values[] = {
		{FIELD_KIND, NULL, "strength", 8}, {FIELD_QUESTION, NULL, "1.1", 3},
		{FIELD_BY, NULL, "ab", 2}, {FIELD_TEXT, NULL, "shut", 4},
		{FIELD_PRIVATE, NULL, "yes", 3},
	};
	struct vector here = {0}, there = {0};
	vector_raise(&here, "w1aaaaaaaa", 1);
	vector_raise(&there, "w2aaaaaaaa", 1);
	struct version *v = version_new(SECTION_ENTRIES, "e1", &here, open_values, 4, false);
	session_put(s, v);
	version_unref(v);
	is_str(fates(s), "o");
	v = version_new(SECTION_ENTRIES, "e1", &there, shut_values, 5, false);
	session_put(s, v);
	version_unref(v);
	is_str(fates(s), "p");
	session_free(s);
}

int
main(void)
{
	test_fates_of_one_evaluator();
	test_fates_of_a_team_that_chose();
	test_sentences_speak_for_their_originals();
	test_a_private_sibling_keeps_it_in();
	return tap_end();
}
