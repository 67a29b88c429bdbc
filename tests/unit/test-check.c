#include "config.h"

#include "model/check.h"
#include "tests/tap.h"
#include "tests/unit/sample.h"

/* All remarks as "warning 6: text" lines; the caller frees. */
static char *
remarks_of(const struct session *s)
{
	char hash[QUESTIONNAIRE_HASH_ROOM];
	struct remarks remarks = {0};
	struct buf out = BUF_INIT;
	questionnaire_hash(hash, s->questionnaire);
	check_session(&remarks, s, hash);
	for (size_t i = 0; i < remarks.n; i++)
		buf_addf(&out, "%s %s: %s\n", remark_level_title(remarks.v[i].level),
			remarks.v[i].place, remarks.v[i].text);
	remarks_done(&remarks);
	return out.s ? buf_steal(&out) : xstrdup("");
}

#define is_remarks(s, want) do { \
	char *got_ = remarks_of(s); \
	is_str(got_, want); \
	free(got_); \
} while (0)

/* Is there a remark like this? */
static bool
has(const struct session *s, const char *text)
{
	char *all = remarks_of(s);
	bool found = strstr(all, text);
	free(all);
	return found;
}

/* A row of a published table: code, points, per cent (or NULL). */
struct row {
	const char *code, *points, *percent;
};

static struct session *
table(const char *questionnaire, const char *profile, const struct row *rows)
{
	struct session *s = sample_session(questionnaire);
	if (profile)
		PUT(s, SUBJECT, "profile", "value", profile);
	for (; rows->code; rows++) {
		if (rows->percent)
			PUT(s, REPORTED, rows->code, "points", rows->points, "percent", rows->percent);
		else
			REPORT(s, rows->code, rows->points);
	}
	return s;
}

static void
test_check_new_session_is_silent(void)
{
	struct session *s = sample_session("kommunkompassen-2010");
	is_remarks(s, "");
	session_free(s);
}

static void
test_check_haesselby_rounds(void)
{
	/* Areas printed whole over questions of one decimal; only area 6 does not come from them. */
	static const struct row rows[] = {
		{"2.1", "4.5", 0}, {"2.2", "4", 0}, {"2.3", "10.4", 0}, {"2.4", "12.8", 0},
		{"2.5", "8.3", 0}, {"2.6", "11.3", 0}, {"2", "51", 0},
		{"3.1", "10.5", "70"}, {"3.2", "18.3", 0}, {"3.3", "18.4", 0}, {"3.4", "17.8", 0},
		{"3.5", "10.3", "68"}, {"3", "75", 0},
		{"6.1", "9", 0}, {"6.2", "12.9", 0}, {"6.3", "12", 0}, {"6.4", "7.3", 0},
		{"6.5", "12.3", 0}, {"6.6", "6.4", 0}, {"6", "61", 0},
		{"1", "58", 0}, {"4", "61", 0}, {"5", "72", 0}, {"7", "31", 0}, {"8", "0", 0},
		{"total", "409", 0}, {NULL, NULL, NULL},
	};
	struct session *s = table("kommunkompassen-2010", "district", rows);
	is_remarks(s, "warning 6: the table gives the area 61, but its questions come to 59.9, "
		"which is more than rounding\n");
	session_free(s);
}

static void
test_check_skarpnaeck_total(void)
{
	static const struct row rows[] = {
		{"1", "76", 0}, {"2", "61.5", 0}, {"3", "75", 0}, {"4", "64.5", 0}, {"5", "51", 0},
		{"6", "66.5", 0}, {"7", "49", 0}, {"8", "0", 0}, {"total", "453.5", 0},
		{NULL, NULL, NULL},
	};
	struct session *s = table("kommunkompassen-2002", "district", rows);
	is_remarks(s, "warning total: the table gives the total 453.5, but the areas come to 443.5, "
		"which is more than rounding\n");
	/* Without the printed 0 of the area that is left out it is the same. */
	sample_delete(s, SECTION_REPORTED, "8");
	ok(has(s, "warning total: "));
	/* But where a part of it is not known, nothing can be said. */
	sample_delete(s, SECTION_REPORTED, "7");
	is_remarks(s, "");
	session_free(s);
}

static void
test_check_soederhamn_percent(void)
{
	static const struct row rows[] = {
		{"7.1", "8", "40"}, {"7.2", "10", "50"}, {"7.3", "7", "35"}, {"7.4", "10", "50"},
		{"7.5", "12", "65"}, {"7", "47", "47"}, {"8.1", "34.5", "86"}, {NULL, NULL, NULL},
	};
	struct session *s = table("kommunkompassen-2002", NULL, rows);
	is_remarks(s, "warning 7.5: the table gives 65 per cent, but 12 of 20 points is another share\n");
	session_free(s);
}

/* How far a per cent reaches: points by half their last unit, itself by half of its own. */
static void
test_check_percent_edges(void)
{
	static const struct {
		const char *points, *percent;
		bool fits;
	} cases[] = {
		{"10.3", "68", true}, {"10.3", "69", true}, {"10.3", "67", false}, {"10.3", "70", false},
		{"0", "0", true}, {"15", "100", true}, {"7.5", "50", true}, {"10.3", "68.7", true},
		{"10.3", "68.2", false}, {"10.3", "1000000000", false}, {"0.000001", "0", true},
	};
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		const struct row rows[] = {{"3.5", cases[i].points, cases[i].percent}, {NULL, NULL, NULL}};
		struct session *s = table("kommunkompassen-2010", NULL, rows);
		/* The column has one decimal. */
		REPORT(s, "3.1", "10.5");
		is_int(has(s, "per cent"), !cases[i].fits);
		session_free(s);
	}
}

/* A sum of n parts may be off by half a unit of each and half a unit of its own, and no more. */
static void
test_check_sum_edges(void)
{
	static const struct {
		const char *area;
		bool fits;
	} cases[] = {
		/* The questions come to 95.5: off by 5 * 0.05, and half a unit of the area. */
		{"95.5", true}, {"95", true}, {"96", true}, {"94", false}, {"97", false},
		{"95.8", true}, {"95.9", false}, {"95.2", true}, {"95.1", false},
	};
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		const struct row rows[] = {{"1.1", "14.1", 0}, {"1.2", "19.1", 0}, {"1.3", "24.1", 0},
			{"1.4", "29.1", 0}, {"1.5", "9.1", 0}, {"1", cases[i].area, 0}, {NULL, NULL, NULL}};
		struct session *s = table("kommunkompassen-2010", NULL, rows);
		is_int(has(s, "more than rounding"), !cases[i].fits);
		session_free(s);
	}
}

/* Of two sources for an area the printed total may tell which one is right. */
static void
test_check_sources_and_total(void)
{
	static const struct {
		const char *area, *other, *total, *want;
	} cases[] = {
		{"63.5", "61.5", "506.5", "; only 63.5 fits the total, 506.5"},
		{"61.5", "63.5", "506.5", "; only 63.5 fits the total, 506.5"},
		{"63.5", "61.5", "600", ""},		/* neither does */
		{"63.5", "63.1", "506.3", ""},		/* both do, within rounding */
		{"63.5", "61.5", NULL, ""},
	};
	static const char *const rest[] = {"78", "71", "76", "81", "88", NULL, "49", "0"};
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct session *s = sample_session("kommunkompassen-2002");
		for (size_t j = 0; j < 8; j++) {
			char code[] = {(char)('1' + j), '\0'};
			REPORT(s, code, rest[j] ? rest[j] : cases[i].area);
		}
		REPORT(s, "6/2", cases[i].other);
		if (cases[i].total)
			REPORT(s, "total", cases[i].total);
		struct remarks remarks = {0};
		check_reported(&remarks, s);
		char *want = xasprintf("sources differ: one gives %s, another %s%s", cases[i].area,
			cases[i].other, cases[i].want);
		const char *got = "nothing";
		for (size_t j = 0; j < remarks.n; j++)
			if (!strcmp(remarks.v[j].place, "6"))
				got = remarks.v[j].text;
		is_str(got, want);
		free(want);
		remarks_done(&remarks);
		session_free(s);
	}
}

static void
test_check_reported_oddities(void)
{
	struct session *s = sample_session("kommunkompassen-2010");
	PUT(s, REPORTED, "1.1", "points", "16", "max", "15");
	PUT(s, REPORTED, "1.2", "points", "10", "max", "25");
	REPORT(s, "9.9", "3");
	REPORT(s, "2", "51");
	REPORT(s, "2/2", "51.1");
	REPORT(s, "3", "75");
	REPORT(s, "3/2", "76.1");
	PUT(s, REPORTED, "4", "note", "a dash");
	REPORT(s, "total", "1000000000");
	PUT(s, REPORTED, "5", "points", "1000000000", "max", "1000000000", "percent", "100");
	char *all = remarks_of(s);
	is_str(all, "warning total: the table gives 1000000000 points, more than the maximum, 800\n"
		"warning 1.1: the table gives 16 points, more than the maximum, 15\n"
		"warning 1.2: the table gives a maximum of 25, the questionnaire has 20\n"
		"warning 5: the table gives a maximum of 1000000000, the questionnaire has 100\n"
		"warning 3: sources differ: one gives 75, another 76.1\n"
		"warning 9.9: the table has a figure for this code, the questionnaire has no such code\n");
	free(all);
	session_free(s);
}

static struct session *
evaluated(void)
{
	struct session *s = sample_session("kommunkompassen-2010");
	PUT(s, EVALUATORS, "ab", "name", "Anna");
	PUT(s, EVALUATORS, "gb", "name", "Georg");
	PUT(s, DOCUMENTS, "d1", "label", "1", "by", "ab", "title", "Plan");
	return s;
}

static void
test_check_scores_and_findings(void)
{
	struct session *s = evaluated();
	SCORE(s, "1.1/ab", "7.5");
	is_remarks(s, "warning 1.1: 7.5 points without any finding\n");
	PUT(s, ENTRIES, "e1", "kind", "note", "question", "1.1", "by", "ab", "text", "said so");
	ok(has(s, "without any finding"));
	PUT(s, ENTRIES, "e2", "kind", "weakness", "question", "1.1", "by", "ab", "text", "No plan",
		"sources", "d1:4");
	is_remarks(s, "");
	SCORE(s, "1.1/ab", "15");
	is_remarks(s, "warning 1.1: full points, but only weaknesses or improvement areas were found\n");
	PUT(s, ENTRIES, "e3", "kind", "strength", "question", "1.1", "by", "ab", "text", "A plan",
		"sources", "d1");
	is_remarks(s, "");
	session_free(s);
}

static void
test_check_not_applicable_needs_reason(void)
{
	struct session *s = evaluated();
	PUT(s, SCORES, "1.1/ab", "state", "not-applicable");
	NOT_APPLICABLE(s, "1.2/ab");
	is_remarks(s, "warning 1.1: not applicable without a reason (ab)\n");
	PUT(s, SETTLED, "1.1", "state", "not-applicable");
	is_remarks(s, "warning 1.1: settled as not applicable without a reason\n");
	PUT(s, SETTLED, "1.1", "state", "not-applicable", "reason", "no such thing here");
	is_remarks(s, "");
	session_free(s);
}

static void
test_check_sources(void)
{
	struct session *s = evaluated();
	PUT(s, ENTRIES, "e1", "kind", "strength", "question", "1.1", "by", "ab",
		"text", "A long text that is cut off before it fills the whole line of the terminal");
	PUT(s, ENTRIES, "e2", "kind", "note", "question", "1.1", "by", "ab", "text", "x",
		"sources", "gone:3\nd1");
	is_remarks(s, "warning 1.1: strength without a source: "
		"\"A long text that is cut off before it f…\"\n"
		"warning 1.1: a source that is not in the session: \"x\"\n");
	session_free(s);
}

static void
test_check_people(void)
{
	struct session *s = evaluated();
	NOT_ASSESSED(s, "1.1/xy");
	NOT_ASSESSED(s, "1.2/xy");
	PUT(s, ENTRIES, "e1", "kind", "note", "question", "1.1", "by", "zz", "text", "x");
	is_remarks(s, "warning : nobody is named who has the short id xy\n"
		"warning : nobody is named who has the short id zz\n");
	session_free(s);
}

static void
test_check_interviews(void)
{
	struct session *s = evaluated();
	PUT(s, SUBJECT, "profile", "value", "district");
	PUT(s, INTERVIEWS, "i1", "label", "1", "by", "ab");
	for (int area = 1; area <= 7; area++) {
		char id[8], place[8];
		snprintf(id, sizeof(id), "e%d", area);
		snprintf(place, sizeof(place), area % 2 ? "%d" : "%d.1", area);
		if (area != 5)
			PUT(s, ENTRIES, id, "kind", "note", "question", place, "by", "ab", "text", "x",
				"sources", "d1\ni1");
	}
	is_remarks(s, "hint 5: no interview has touched this area\n");
	session_free(s);
}

static void
test_check_changed_since_settled(void)
{
	struct session *s = evaluated();
	SCORE(s, "1.1/ab", "7");
	char *on = xasprintf("ab %s", session_get(s, SECTION_SCORES, "1.1/ab")->sum);
	PUT(s, SETTLED, "1.1", "state", "points", "points", "7", "settled-on", on);
	PUT(s, ENTRIES, "e2", "kind", "weakness", "question", "1.1", "by", "ab", "text", "No plan",
		"sources", "d1:4");
	is_remarks(s, "");
	SCORE(s, "1.1/ab", "8");
	is_remarks(s, "warning 1.1: a score changed since it was settled\n");
	free(on);
	session_free(s);
}

/* A blank of somebody else is none; one of who is to answer is. */
static void
test_check_responsible(void)
{
	struct session *s = evaluated();
	SCORE(s, "1.1/ab", "7");
	PUT(s, ENTRIES, "e2", "kind", "weakness", "question", "1.1", "by", "ab", "text", "No plan",
		"sources", "d1:4");
	PUT(s, EVALUATORS, "ge", "name", "Gun Ek");
	PUT(s, RESPONSIBLE, "1", "evaluator", "ab");
	is_remarks(s, "");
	PUT(s, RESPONSIBLE, "1", "evaluator", "ge");
	is_remarks(s, "hint 1.1: ge is responsible and has not scored it\n");
	PUT(s, SETTLED, "1.1", "state", "points", "points", "7");
	is_remarks(s, "");
	session_free(s);
}

static void
test_check_whole(void)
{
	struct session *s = evaluated();
	PUT(s, SUBJECT, "profile", "value", "nowhere");
	s->hand_made = 2;
	free(s->questionnaire_hash);
	s->questionnaire_hash = xstrdup("0");
	is_remarks(s, "warning : the questions inside are not those that the hash names: "
		"somebody changed them\n"
		"warning : the questionnaire has no profile \"nowhere\"\n"
		"hint : 2 items were changed by hand\n");
	struct remarks remarks = {0};
	check_session(&remarks, s, NULL);
	is_int(remarks.n, 2);
	remarks_done(&remarks);
	session_free(s);
}

static void
test_check_conflict(void)
{
	struct session *s = evaluated();
	struct writer other = {.count = 0};
	struct value v = {.field = FIELD_NAME, .text = "B", .len = 1};
	const struct version *base = version_ref(session_get(s, SECTION_EVALUATORS, "gb"));
	writer_next(&other);
	PUT(s, EVALUATORS, "gb", "name", "A");
	session_write(s, &other, SECTION_EVALUATORS, "gb", base, &v, 1, false);
	version_unref((struct version *)base);
	is_remarks(s, "warning : 1 conflict to settle\n");
	session_free(s);
}

/* Two who write the same without seeing each other have nothing to settle. */
static void
test_check_same_twice(void)
{
	struct session *s = evaluated();
	struct writer other = {.count = 0};
	struct value v = {.field = FIELD_NAME, .text = "A", .len = 1};
	const struct version *base = version_ref(session_get(s, SECTION_EVALUATORS, "gb"));
	writer_next(&other);
	PUT(s, EVALUATORS, "gb", "name", "A");
	session_write(s, &other, SECTION_EVALUATORS, "gb", base, &v, 1, false);
	version_unref((struct version *)base);
	is_int(session_item(s, SECTION_EVALUATORS, "gb")->n, 2);
	is_remarks(s, "");
	session_free(s);
}

int
main(void)
{
	test_check_new_session_is_silent();
	test_check_haesselby_rounds();
	test_check_skarpnaeck_total();
	test_check_soederhamn_percent();
	test_check_percent_edges();
	test_check_sum_edges();
	test_check_sources_and_total();
	test_check_reported_oddities();
	test_check_scores_and_findings();
	test_check_not_applicable_needs_reason();
	test_check_sources();
	test_check_people();
	test_check_interviews();
	test_check_changed_since_settled();
	test_check_responsible();
	test_check_whole();
	test_check_conflict();
	test_check_same_twice();
	return tap_end();
}
