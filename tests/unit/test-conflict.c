#include "config.h"

/* Conflicts: how they read, and that what is chosen is what stands, field by field. */

#include <stdlib.h>
#include <string.h>

#include "model/command.h"
#include "model/listing.h"
#include "model/sitting.h"
#include "store/session-file.h"
#include "tests/tap.h"
#include "tests/unit/sample.h"
#include "tests/unit/typing.h"

static const struct version *
only_entry(const struct sitting *s)
{
	const struct items *items = &s->session->sections[SECTION_ENTRIES];
	return items->n ? items->v[0].v[0] : NULL;
}

/*
 * Two copies of one entry "- Old" of ab, changed by these lines in ab's and ge's
 * hands (a line that begins with a mark is its new text), and merged into ab's.
 */
static struct sitting *
parted(const char *const *mine, const char *const *theirs)
{
	struct sitting *ab = sitting_new(sample_session("skolkompass-liten"), "ab", "Anna");
	must(ab, ":doc Plan");
	must(ab, ":doc Budget");
	must(ab, "- Old @D1");
	struct sitting *both[] = {ab, copy_for(ab->session, theirs[0][0] == ':' ? "ge" : "ab")};
	const char *const *lines[] = {mine, theirs};
	for (int i = 0; i < 2; i++)
		for (const char *const *line = lines[i]; *line; line++) {
			char *id = xstrdup(only_entry(both[i])->id);
			if (!enter_for(both[i], *line, (*line)[0] == ':' ? NULL : id))
				printf("# %s: %s\n", *line, error_text(&err));
			free(id);
		}
	ok(session_merge(ab->session, both[1]->session, NULL, &err));
	sitting_free(both[1]);
	must(ab, ":conflicts");
	return ab;
}

#define PARTED(mine, theirs) parted((const char *const[]){mine, NULL}, (const char *const[]){theirs, NULL})

/* Chooses the row that ends like this; false where there is none. */
static bool
choose(struct sitting *s, const char *ending)
{
	must(s, ":conflicts");
	for (size_t i = 0; i < reply.rows.n; i++) {
		const char *text = reply.rows.v[i].text;
		size_t len = strlen(text), wanted = strlen(ending);
		if (!reply.rows.v[i].line || len < wanted || strcmp(text + len - wanted, ending))
			continue;
		char *line = xstrdup(reply.rows.v[i].line);
		must(s, line);
		free(line);
		return true;
	}
	return false;
}

static void
print_rows(void)
{
	for (size_t i = 0; i < reply.rows.n; i++)
		printf("# |%s|\n", reply.rows.v[i].text);
}

static bool
begins(const char *text, const char *with)
{
	return !strncmp(text, with, strlen(with));
}

/* One chose it for the report, its author worded it anew: both is what one wants. */
static void
test_choice_and_text(void)
{
	struct sitting *s = PARTED("- New @D1", ":report 1 yes");
	print_rows();
	is_int(reply.rows.n, 4);
	ok(begins(reply.rows.v[0].text, "L1 - ... (Anna)  entries e"));
	ok(reply.rows.v[0].is_heading);
	ok(choose(s, "of 1  report: yes") || choose(s, "of 2  report: yes"));
	is_int(session_conflicts(s->session), 0);
	is_str(version_text(only_entry(s), FIELD_TEXT), "New");
	ok(version_yes(only_entry(s), FIELD_REPORT));
	is_str(reply.message, "settled; 0 conflicts are left");
	sitting_free(s);

	/* Either for itself, too. */
	s = PARTED("- New @D1", ":report 1 yes");
	ok(choose(s, "Old  report: yes"));
	is_str(version_text(only_entry(s), FIELD_TEXT), "Old");
	sitting_free(s);
	s = PARTED("- New @D1", ":report 1 yes");
	ok(choose(s, "New  without report"));
	ok(!version_get(only_entry(s), FIELD_REPORT));
	sitting_free(s);
}

/* Where the text is the same the heading has it, and the rows what differs. */
static void
test_choices(void)
{
	struct sitting *s = PARTED(":key 1", ":report 1 yes");
	print_rows();
	ok(begins(reply.rows.v[0].text, "L1 - Old (Anna)  entries e"));
	is_int(reply.rows.n, 4);
	ok(choose(s, "key: yes") || choose(s, "report: yes"));
	ok(version_yes(only_entry(s), FIELD_KEY) || version_yes(only_entry(s), FIELD_REPORT));
	sitting_free(s);
	s = PARTED(":key 1", ":report 1 yes");
	is_str(reply.rows.v[3].line + strlen(reply.rows.v[3].line) - 3, "1+2");
	char *line = xstrdup(reply.rows.v[3].line);
	must(s, line);
	free(line);
	ok(version_yes(only_entry(s), FIELD_KEY) && version_yes(only_entry(s), FIELD_REPORT));
	is_int(session_conflicts(s->session), 0);
	/* And back. */
	must(s, ":undo");
	ok(!version_yes(only_entry(s), FIELD_KEY) || !version_yes(only_entry(s), FIELD_REPORT));
	sitting_free(s);
}

/* Three made two things of it: what two say stands there once. */
static void
test_repeated(void)
{
	struct sitting *s = PARTED(":key 1", ":key 1");
	struct sitting *one = copy_for(s->session, "ge"), *other = copy_for(s->session, "cd");
	must(s, ":report 1 yes");
	must(one, ":learn 1 Exempelby");
	must(other, ":learn 1 Exempelby");
	ok(session_merge(s->session, one->session, NULL, &err));
	ok(session_merge(s->session, other->session, NULL, &err));
	is_int(session_conflicts(s->session), 1);
	must(s, ":conflicts");
	print_rows();
	is_int(reply.rows.n, 4);
	ok(choose(s, "  learn-from: Exempelby") && version_get(only_entry(s), FIELD_LEARN_FROM));
	is_int(session_conflicts(s->session), 0);
	sitting_free(one);
	sitting_free(other);
	sitting_free(s);
}

/* Two fields that both have: each way is offered. */
static void
test_both_differ(void)
{
	struct sitting *s = PARTED("- New @D1", "+ Old @D1");
	print_rows();
	is_int(reply.rows.n, 5);
	ok(choose(s, "kind: strength") || choose(s, "kind: improvement"));
	const struct version *v = only_entry(s);
	ok((version_kind(v) == ENTRY_STRENGTH && !strcmp(version_text(v, FIELD_TEXT), "New")) ||
		(version_kind(v) == ENTRY_IMPROVEMENT && !strcmp(version_text(v, FIELD_TEXT), "Old")));
	is_int(session_conflicts(s->session), 0);
	sitting_free(s);
}

/* Lists are joined: no source is lost. */
static void
test_lists(void)
{
	struct sitting *s = PARTED("- New @D1 @D2", "- Old @D1 @D2:7");
	print_rows();
	ok(choose(s, "of 1  sources: D1 D2:7") || choose(s, "of 2  sources: D1 D2:7"));
	ok(strchr(version_text(only_entry(s), FIELD_SOURCES), ':'));
	is_int(session_conflicts(s->session), 0);
	sitting_free(s);
}

/* Two laptops of one person add to one team sentence: it says what both joined. */
static void
test_sentence(void)
{
	struct sitting *ab = sitting_new(sample_session("skolkompass-liten"), "ab", "Anna");
	must(ab, "+ A");
	must(ab, "+ B");
	must(ab, "+ C");
	must(ab, "+ D");
	must(ab, ":join 1 2 = AB");
	struct sitting *copy = copy_for(ab->session, "ab");
	must(ab, ":join 1 2");
	must(copy, ":join 1 3");
	ok(session_merge(ab->session, copy->session, NULL, &err));
	must(ab, ":conflicts");
	print_rows();
	ok(begins(reply.rows.v[0].text, "L1 + AB (Anna)  entries e"));
	is_int(reply.rows.n, 4);
	ok(!strncmp(reply.rows.v[3].text, "  1+2  1, and of 2  joins: A / B / ", 34));
	char *line = xstrdup(reply.rows.v[3].line);
	must(ab, line);
	must(ab, ":show");
	size_t beneath = 0;
	for (size_t i = 0; i < reply.rows.n; i++)
		beneath += !strncmp(reply.rows.v[i].text, "  1", 3);
	is_int(beneath, 4);
	free(line);
	sitting_free(copy);
	sitting_free(ab);
}

/* A deletion and an edit: one or the other, nothing between. */
static void
test_deleted(void)
{
	struct sitting *s = PARTED("- New @D1", ":report 1 yes");
	struct sitting *other = copy_for(s->session, "ab");
	ok(choose(s, "Old  report: yes"));
	struct sitting *third = copy_for(s->session, "ab");
	must(s, ":delete 1");
	must(third, ":key 1");
	ok(session_merge(s->session, third->session, NULL, &err));
	must(s, ":conflicts");
	print_rows();
	is_int(reply.rows.n, 3);
	ok(strstr(reply.rows.v[1].text, "Old") || strstr(reply.rows.v[2].text, "Old"));
	ok(!enter(s, ":keep entries nothing 1"));
	ok(choose(s, "(deleted)"));
	is_int(session_conflicts(s->session), 0);
	ok(!session_get(s->session, SECTION_ENTRIES, only_entry(s)->id));
	sitting_free(third);
	sitting_free(other);
	sitting_free(s);
}

/* Points are never mixed with another's reason. */
static void
test_scores(void)
{
	struct sitting *ab = sitting_new(sample_session("skolkompass-liten"), "ab", "Anna");
	must(ab, "> x");
	struct sitting *copy = copy_for(ab->session, "ab");
	must(ab, ":settle 2 mine");
	must(copy, ":settle 3");
	ok(session_merge(ab->session, copy->session, NULL, &err));
	must(ab, ":conflicts");
	print_rows();
	is_int(reply.rows.n, 3);
	ok(!enter(ab, ":keep settled L1 1+2"));
	ok(!enter(ab, ":keep settled L1 3"));
	ok(!enter(ab, ":keep settled L1 1x"));
	ok(!enter(ab, ":keep settled L1 1 points"));
	ok(!enter(ab, ":keep settled L1 1+1"));
	is_int(session_conflicts(ab->session), 1);
	must(ab, ":keep settled L1 1");
	is_int(session_conflicts(ab->session), 0);
	sitting_free(copy);
	sitting_free(ab);
}

static const char *
report_text(const struct sitting *s)
{
	const struct version *v = session_get(s->session, SECTION_TEXTS, "area/L");
	return v ? version_text(v, FIELD_TEXT) : "(none)";
}

/* Three who wrote the same report text at once: all of it can stay, what they share once. */
static void
test_report_texts(void)
{
	struct sitting *ab = sitting_new(sample_session("skolkompass-liten"), "ab", "Anna");
	must(ab, "#L > Shared.");
	struct sitting *ge = copy_for(ab->session, "ge"), *mh = copy_for(ab->session, "mh");
	must(ab, "#L > Anna's.");
	must(ge, "#L > Gun's.");
	ok(session_merge(ab->session, ge->session, NULL, &err));
	must(ab, ":conflicts");
	print_rows();
	is_int(reply.rows.n, 5);
	is_str(reply.rows.v[3].text, "  1+2  one after the other");
	is_str(reply.rows.v[4].line, ":keep texts area/L 2+1");
	bool is_anna = strstr(reply.rows.v[1].text, "Anna's");
	must(ab, is_anna ? ":keep texts area/L 1+2" : ":keep texts area/L 2+1");
	is_str(report_text(ab), "Shared.\n\nAnna's.\n\nGun's.");
	is_int(session_conflicts(ab->session), 0);
	must(ab, ":undo");
	is_int(session_conflicts(ab->session), 1);

	must(mh, ":text L Of mh.");
	ok(session_merge(ab->session, mh->session, NULL, &err));
	must(ab, ":conflicts");
	is_int(reply.rows.n, 5);
	is_str(reply.rows.v[4].line, ":keep texts area/L 1+2+3");
	static const char *const wrong[] = {"1+", "+1", "1+4", "0+1", "1+x", "1+2 by"};
	for (size_t i = 0; i < sizeof(wrong) / sizeof(*wrong); i++) {
		char *line = xasprintf(":keep texts area/L %s", wrong[i]);
		ok(!enter(ab, line));
		free(line);
	}
	is_int(session_conflicts(ab->session), 1);
	must(ab, ":keep texts area/L 1+2+3");
	is_int(session_conflicts(ab->session), 0);
	ok(strstr(report_text(ab), "Anna's.") && strstr(report_text(ab), "Gun's."));
	const char *shared = strstr(report_text(ab), "Shared.");
	ok(strstr(report_text(ab), "Of mh.") && shared && !strstr(shared + 1, "Shared."));
	sitting_free(mh);
	sitting_free(ge);
	sitting_free(ab);
}

int
main(void)
{
	test_report_texts();
	test_choice_and_text();
	test_choices();
	test_repeated();
	test_both_differ();
	test_lists();
	test_sentence();
	test_deleted();
	test_scores();
	reply_done(&reply);
	error_done(&err);
	return tap_end();
}
