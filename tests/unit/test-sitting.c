#include "config.h"

/* Evaluators at work: drafts, sources, what belongs to whom, what two did at once. */

#include <string.h>

#include "model/command.h"
#include "model/interview.h"
#include "model/listing.h"
#include "model/sitting.h"
#include "store/session-file.h"
#include "tests/tap.h"
#include "tests/unit/sample.h"

static int64_t now = 1271761200;

static struct stamp
stamp(void)
{
	now += 60;
	return (struct stamp){.seconds = now, .offset = 120};
}

static struct reply reply;
static struct error err;

/* Enters a line; what was answered stays until the next one. */
static bool
enter(struct sitting *s, const char *line)
{
	unsigned column;
	reply_done(&reply);
	error_done(&err);
	return command_enter(s, line, strlen(line), false, NULL, stamp(), &reply, &column, &err);
}

static void
must(struct sitting *s, const char *line)
{
	if (!enter(s, line)) {
		tap_check(false, __FILE__, __LINE__, line);
		printf("#   %s\n", error_text(&err));
	}
}

static char *
format(const struct session *s)
{
	struct buf out = BUF_INIT;
	session_format(&out, s);
	return buf_steal(&out);
}

/* The same session in another's hands, as if its file had been copied. */
static struct sitting *
copy_for(const struct sitting *s, const char *who)
{
	struct diags diags;
	char *text = format(s->session);
	diags_init(&diags, "copy");
	struct session *session = session_read(text, strlen(text), NULL, &diags);
	if (!ok(session))
		printf("# %s\n", diags.list.n ? diags.list.v[0].text : "");
	diags_done(&diags);
	free(text);
	return sitting_new(session, who, NULL);
}

static struct sitting *
begin(const char *who)
{
	return sitting_new(sample_session("skolkompass-liten"), who, NULL);
}

static size_t
count(const struct sitting *s, enum section section)
{
	size_t n = 0;
	for (size_t i = 0; i < s->session->sections[section].n; i++)
		n += item_current(&s->session->sections[section].v[i]) != NULL;
	return n;
}

/* The entry with this text. */
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

static void
test_begin(void)
{
	struct sitting *s = begin("ab");
	is_str(s->place, "L1");
	is_int(s->session->revision, 0);
	is_int(s->writer.id[0], 0);
	ok(!sitting_go(s, "9.9"));
	is_str(s->place, "L1");
	ok(sitting_go(s, "L") && !sitting_question(s));
	ok(sitting_go(s, "0") && !sitting_question(s));
	/* Looking around writes nothing, and mints no writer. */
	must(s, ":next");
	must(s, ":show");
	must(s, ":coverage");
	must(s, ":people");
	is_int(s->session->revision, 0);
	is_int(s->writer.id[0], 0);
	sitting_free(s);
	/* A name is written with the first change. */
	s = sitting_new(sample_session("skolkompass-liten"), "ab", "Anna");
	is_int(s->session->revision, 0);
	must(s, "Noted");
	is_str(listing_evaluator(s->session, "ab"), "Anna");
	is_int(s->done.n, 1);
	sitting_free(s);
}

static const struct version *
draft(const struct sitting *s)
{
	return s->draft[0] ? session_get(s->session, SECTION_DRAFTS, s->draft) : NULL;
}

static void
test_drafts(void)
{
	struct sitting *s = begin("ab");
	sitting_draft(s, "", 0, stamp());
	is_int(s->session->sections[SECTION_DRAFTS].n, 0);
	sitting_draft(s, "+ hal", 5, stamp());
	ok(draft(s));
	is_str(draft(s) ? version_text(draft(s), FIELD_TEXT) : "", "+ hal");
	is_str(draft(s) ? version_text(draft(s), FIELD_QUESTION) : "", "L1");
	/* No new version where nothing is new. */
	unsigned long revision = s->session->revision;
	sitting_draft(s, "+ hal", 5, stamp());
	is_int(s->session->revision, revision);
	sitting_draft(s, "+ half", 6, stamp());
	ok(s->session->revision > revision);
	is_int(count(s, SECTION_DRAFTS), 1);
	/* It goes along. */
	sitting_go(s, "L2");
	sitting_draft(s, "+ half", 6, stamp());
	is_str(version_text(draft(s), FIELD_QUESTION), "L2");
	/* A line that is refused leaves it. */
	ok(!enter(s, ":nonsense"));
	ok(!enter(s, ":tick zz"));
	ok(!enter(s, "= 999"));
	ok(draft(s));
	/* Enter replaces it; it is nothing to undo. */
	must(s, "+ half and whole");
	ok(!draft(s));
	is_int(s->done.n, 1);
	must(s, ":undo");
	ok(!draft(s));
	is_int(count(s, SECTION_DRAFTS), 0);
	/* The next line has the same item. */
	sitting_draft(s, "x", 1, stamp());
	is_int(s->session->sections[SECTION_DRAFTS].n, 1);
	sitting_draft(s, "", 0, stamp());
	ok(!draft(s));
	sitting_free(s);
}

/* What is typed while an interview runs comes from it; while it pauses not. */
static void
test_running_interview(void)
{
	struct sitting *s = begin("ab");
	must(s, ":interview rektor");
	const char *id = sitting_interview(s)->id;
	is_str(sitting_role(s), "rektor");
	must(s, "+ said there");
	is_str(version_text(entry(s, "said there"), FIELD_SOURCES), id);
	must(s, "said there too @I1");
	is_str(version_text(entry(s, "said there too"), FIELD_SOURCES), id);
	must(s, ":doc Plan");
	must(s, "both @D1:14");
	const char *doc = item_id(&s->session->sections[SECTION_DOCUMENTS].v[0]);
	char *both = xasprintf("%s:14\n%s", doc, id);
	is_str(version_text(entry(s, "both"), FIELD_SOURCES), both);
	free(both);
	must(s, ":interview pause");
	must(s, "in the break");
	is_str(version_get(entry(s, "in the break"), FIELD_SOURCES), NULL);
	/* Another one ends it. */
	must(s, ":interview elev");
	is_str(sitting_role(s), "elev");
	is_str(version_text(session_get(s->session, SECTION_INTERVIEWS, id), FIELD_STATE), "ended");
	must(s, ":undo");
	is_str(sitting_interview(s)->id, id);
	is_str(version_text(session_get(s->session, SECTION_INTERVIEWS, id), FIELD_STATE), "paused");
	must(s, ":interview resume");
	must(s, ":interview stop");
	ok(!sitting_interview(s));
	must(s, "afterwards");
	is_str(version_get(entry(s, "afterwards"), FIELD_SOURCES), NULL);
	sitting_free(s);
}

/* Nobody ended it in the evening; or the clock was set back just after it began. */
static void
test_forgotten_interview(void)
{
	struct sitting *s = begin("ab");
	must(s, ":interview rektor");
	const struct version *v = sitting_interview(s);
	is_int(interview_minutes(v, (struct stamp){.seconds = now + 300, .offset = 120}), 5);
	is_int(interview_minutes(v, (struct stamp){.seconds = now - 300, .offset = 120}), 0);
	ok(!interview_is_forgotten(v, stamp()));
	now += 24 * 3600;
	ok(interview_is_forgotten(v, stamp()));
	must(s, ":interview stop");
	ok(strstr(reply.message, "correct when: \":interview I1 times "));
	must(s, ":interview I1 times 13:00-13:45");
	must(s, ":interview elev");
	ok(!interview_is_forgotten(sitting_interview(s), stamp()));
	now += 24 * 3600;
	must(s, ":interview pause");
	ok(!interview_is_forgotten(sitting_interview(s), stamp()));
	sitting_free(s);
}

/* A colleague's interview that runs is not mine. */
static void
test_interview_of_another(void)
{
	struct sitting *s = begin("ab");
	must(s, ":interview rektor");
	struct sitting *t = copy_for(s, "ge");
	ok(!sitting_interview(t));
	must(t, "not from there");
	is_str(version_get(entry(t, "not from there"), FIELD_SOURCES), NULL);
	ok(!enter(t, ":interview stop"));
	ok(!enter(t, ":interview I1 title Mine"));
	sitting_free(s);
	sitting_free(t);
}

/* Equal labels of two: mine is @I1, hers @ge.I1. */
static void
test_labels_after_merge(void)
{
	struct sitting *s = begin("ab"), *t = copy_for(s, "ge");
	struct buf label = BUF_INIT;
	must(s, ":interview rektor");
	must(t, ":interview elev");
	must(t, ":interview larare");
	ok(session_merge(s->session, t->session, NULL, NULL));
	is_int(count(s, SECTION_INTERVIEWS), 3);
	must(s, ":interview stop");
	must(s, "mine @I1");
	must(s, "hers @ge.I1");
	must(s, "only hers @ge.I2");
	const char *mine = version_text(entry(s, "mine"), FIELD_SOURCES);
	const char *hers = version_text(entry(s, "hers"), FIELD_SOURCES);
	ok(strcmp(mine, hers));
	is_str(version_text(session_get(s->session, SECTION_INTERVIEWS, mine), FIELD_BY), "ab");
	is_str(version_text(session_get(s->session, SECTION_INTERVIEWS, hers), FIELD_BY), "ge");
	ok(listing_label(&label, s->session, mine, "ab"));
	is_str(label.s, "I1");
	buf_clear(&label);
	ok(listing_label(&label, s->session, hers, "ab"));
	is_str(label.s, "ge.I1");
	buf_clear(&label);
	ok(listing_label(&label, s->session, mine, "ge"));
	is_str(label.s, "ab.I1");
	ok(!listing_label(&label, s->session, "i000", "ab"));
	buf_done(&label);
	/* My next one is my second. */
	must(s, ":interview elev");
	is_str(version_text(sitting_interview(s), FIELD_LABEL), "2");
	sitting_free(s);
	sitting_free(t);
}

/* What this entry names as its sources, as its author would type them. */
static void
is_from(const struct sitting *s, const char *text, const char *labels)
{
	struct buf got = BUF_INIT;
	listing_sources(&got, s->session, version_text(entry(s, text), FIELD_SOURCES), s->evaluator);
	is_str(buf_str(&got), labels);
	buf_done(&got);
}

/* Two copies of one evaluator's file give two interviews one number: the later has to give way. */
static void
test_labels_of_two_copies(void)
{
	struct sitting *s = begin("ab");
	must(s, ":interview rektor");
	struct sitting *t = copy_for(s, "ab");
	now += 60;
	must(s, ":interview larare");
	must(s, "here 2");
	now += 60;
	must(t, ":interview elev");
	must(t, "there 2");
	must(t, ":interview new rektor 30 Again");
	must(t, "there 3");
	must(t, ":interview stop");
	must(s, ":interview stop");
	ok(session_merge(s->session, t->session, NULL, NULL));
	ok(session_merge(t->session, s->session, NULL, NULL));
	struct sitting *both[] = {s, t};
	for (size_t i = 0; i < 2; i++) {
		is_from(both[i], "here 2", "I2");
		is_from(both[i], "there 2", "I4");
		is_from(both[i], "there 3", "I3");
	}
	must(s, "typed @I4 @I2");
	is_from(s, "typed", "I4 I2");
	ok(strstr(version_text(entry(s, "typed"), FIELD_SOURCES), version_text(entry(s, "there 2"), FIELD_SOURCES)));
	must(s, ":interview I4 title Fourth");
	const char *id = version_text(entry(s, "there 2"), FIELD_SOURCES);
	is_str(version_text(session_get(s->session, SECTION_INTERVIEWS, id), FIELD_TITLE), "Fourth");
	is_str(reply.message, "I4 corrected");
	/* The next one takes neither number, and moves none. */
	must(s, ":interview rektor");
	must(s, "new");
	is_from(s, "new", "I5");
	is_from(s, "there 2", "I4");
	ok(!enter(s, "x @I6"));
	sitting_free(s);
	sitting_free(t);
}

static void
test_unknown_sources(void)
{
	static const char *const lines[] = {
		"x @I1", "x @D1", "x @W1", "x @ge.I1", "+ x @I1 @D1:2", "= 2 so @I1",
	};
	struct sitting *s = begin("ab");
	for (size_t i = 0; i < sizeof(lines) / sizeof(*lines); i++) {
		if (!ok(!enter(s, lines[i]) && err.text && !s->session->revision))
			printf("# %s\n", lines[i]);
	}
	sitting_free(s);
}

static void
test_only_own_entries(void)
{
	static const char *const refused[] = {
		":edit 1", ":editor 1", ":kind 1 note", ":delete 1", ":private 1",
	};
	struct sitting *s = begin("ab");
	must(s, "+ Anna's");
	struct sitting *t = copy_for(s, "ge");
	char *before = format(t->session);
	for (size_t i = 0; i < sizeof(refused) / sizeof(*refused); i++) {
		if (!ok(!enter(t, refused[i]) && strstr(error_text(&err), "ab's")))
			printf("# %s: %s\n", refused[i], error_text(&err));
	}
	char *after = format(t->session);
	is_str(after, before);
	free(before);
	free(after);
	/* The text is hers, what becomes of it in the report is the team's. */
	must(t, ":wording 1 Annas, better");
	must(t, ":report 1 yes");
	must(t, ":key 1");
	is_str(version_text(entry(t, "Anna's"), FIELD_TEXT), "Anna's");
	/* Without a number only one's own are meant. */
	ok(!enter(t, ":delete"));
	sitting_free(s);
	sitting_free(t);
}

static void
test_private(void)
{
	struct entries list;
	struct sitting *s = begin("ab");
	must(s, "+ nobody's business");
	must(s, ":private");
	struct sitting *t = copy_for(s, "ge");
	listing_entries(&list, t->session, "L1", "ge", true);
	is_int(list.n, 0);
	array_done(&list);
	listing_entries(&list, t->session, "L1", "ab", true);
	is_int(list.n, 1);
	array_done(&list);
	ok(!enter(t, ":wording 1 mine now"));
	sitting_free(s);
	sitting_free(t);
}

static bool
says(const char *text)
{
	bool is_there = reply.message && strstr(reply.message, text);
	for (size_t i = 0; i < reply.rows.n; i++)
		is_there |= strstr(reply.rows.v[i].text, text) != NULL;
	return is_there;
}

/* A colleague's points are not seen by the way. */
static void
test_blind_scores(void)
{
	struct sitting *s = begin("ab");
	must(s, "= 3 quite good");
	struct sitting *t = copy_for(s, "ge");
	must(t, ":show L1");
	ok(!says("= 3"));
	ok(!says("quite good"));
	must(t, ":search quite");
	ok(!says("quite good"));
	must(t, ":why");
	ok(!says("quite good"));
	is_int(count(t, SECTION_LOOKED), 0);
	must(t, ":scores");
	ok(says("recorded"));
	must(t, ":show L1");
	ok(says("= 3") && says("quite good"));
	must(t, ":search quite");
	ok(says("quite good"));
	/* Once, and for good: there is no action to take back. */
	must(t, ":scores");
	ok(says("no colleague's score is hidden"));
	is_int(count(t, SECTION_LOOKED), 1);
	is_int(t->done.n, 0);
	/* Where nobody scored there is nothing to see, and nothing to record. */
	must(t, ":scores all");
	is_int(count(t, SECTION_LOOKED), 1);
	ok(!enter(t, ":scores none"));
	sitting_free(s);
	sitting_free(t);
}

static struct sitting *
closed(bool is_viewing)
{
	struct sitting *s = begin("ab");
	must(s, "+ one");
	must(s, ":interview rektor");
	must(s, ":doc Plan");
	if (!is_viewing)
		PUT(s->session, STATUS, "imported", "value", "closed");
	/* As it is where it was opened so: whoever was writing keeps the line. */
	struct sitting *t = copy_for(s, "ab");
	sitting_free(s);
	t->is_viewing = is_viewing;
	return t;
}

/* Nothing that writes is possible, with any arguments that would else do. */
static void
test_closed(void)
{
	static const char *const writers[] = {
		"note", "+ strength", "> paragraph", "= 2", "=", "= ?", "= - why", "#L2 elsewhere",
		":interview stop", ":interview rektor", ":interview new elev 30 Title", ":interview I1 title X",
		":asked", ":doc Budget", ":doc D1 received", ":web https://example.org", ":edit 1", ":editor 1",
		":move 1 L2", ":kind 1 note", ":delete 1", ":up 1", ":down 1", ":done", ":flag", ":private 1",
		":report 1", ":wording 1 x", ":key 1", ":learn 1 x", ":tick a 2", ":settle 2", ":settle clear",
		":text summary x", ":text summary clear", ":set name X", ":responsible L", ":keep entries x 1",
		":undo", ":redo",
	};
	for (int i = 0; i < 2; i++) {
		struct sitting *s = closed(i);
		char *before = format(s->session);
		for (size_t j = 0; j < sizeof(writers) / sizeof(*writers); j++) {
			if (!ok(!enter(s, writers[j]) && err.text))
				printf("# %s\n", writers[j]);
		}
		sitting_draft(s, "x", 1, stamp());
		ok(!draft(s));
		/* Looking is allowed. */
		must(s, ":show");
		must(s, ":interview");
		must(s, ":doc");
		must(s, ":text summary");
		must(s, ":next");
		char *after = format(s->session);
		is_str(after, before);
		ok(enter(s, ":reopen a figure was mistyped") == !i);
		ok(enter(s, "+ two") == !i);
		free(before);
		free(after);
		sitting_free(s);
	}
	/* A table that says which commands write says it of all that do. */
	struct sitting *s = closed(false);
	for (const struct command *c = commands; c->word; c++) {
		char *line = xasprintf(":%s 1 L2", c->word);
		if (c->flags & COMMAND_WRITES && enter(s, line))
			tap_check(false, __FILE__, __LINE__, c->word);
		free(line);
	}
	/* A name is not brought in either. */
	char *before = format(s->session);
	struct sitting *t = copy_for(s, "ge");
	sitting_free(sitting_new(t->session, "ge", "Gerd"));
	t->session = NULL;
	free(before);
	sitting_free(t);
	sitting_free(s);
}

/* Two change one text without seeing each other. */
static void
test_conflict(void)
{
	struct sitting *s = begin("ab");
	must(s, ":text summary first");
	struct sitting *t = copy_for(s, "ge");
	must(s, ":text summary by Anna");
	must(t, ":text summary by Gerd");
	ok(session_merge(s->session, t->session, NULL, NULL));
	is_int(session_conflicts(s->session), 1);
	must(s, ":conflicts");
	ok(says("by Anna") && says("by Gerd"));
	const struct item *item = session_item(s->session, SECTION_TEXTS, "summary");
	size_t gerd = strcmp(version_text(item->v[0], FIELD_TEXT), "by Gerd") ? 2 : 1;
	ok(!enter(s, ":keep texts summary 3"));
	ok(!enter(s, ":keep texts summary 0"));
	ok(!enter(s, ":keep texts summary"));
	ok(!enter(s, ":keep texts intro 1"));
	char *line = xasprintf(":keep texts summary %zu", gerd);
	must(s, line);
	is_int(session_conflicts(s->session), 0);
	is_str(version_text(session_get(s->session, SECTION_TEXTS, "summary"), FIELD_TEXT), "by Gerd");
	ok(!enter(s, line));
	free(line);
	/* She takes it from me; nothing comes up again. */
	ok(session_merge(t->session, s->session, NULL, NULL));
	is_int(session_conflicts(t->session), 0);
	/* What she had typed since comes as a conflict, not lost. */
	sitting_free(s);
	sitting_free(t);
}

/* One deletes, the other goes on writing: the writing is there. */
static void
test_delete_against_edit(void)
{
	struct sitting *s = begin("ab");
	must(s, "+ first");
	struct sitting *t = copy_for(s, "ab");
	must(s, ":delete 1");
	must(t, ":kind 1 weakness");
	ok(session_merge(s->session, t->session, NULL, NULL));
	is_int(count(s, SECTION_ENTRIES), 1);
	is_int(session_conflicts(s->session), 1);
	must(s, ":conflicts");
	ok(says("deleted"));
	sitting_free(s);
	sitting_free(t);
}

/* An undo does not take back what somebody else did since. */
static void
test_undo_against_others(void)
{
	const char *what;
	struct sitting *s = begin("ab");
	must(s, ":text summary first");
	must(s, ":text summary second");
	struct sitting *t = copy_for(s, "ge");
	must(t, ":text summary second, and more");
	ok(session_merge(s->session, t->session, NULL, NULL));
	ok(!sitting_undo(s, &what, &err));
	ok(strstr(error_text(&err), "changed since"));
	is_str(version_text(session_get(s->session, SECTION_TEXTS, "summary"), FIELD_TEXT),
		"second, and more");
	is_int(s->done.n, 2);
	sitting_free(s);
	sitting_free(t);
	error_done(&err);
}

/* What a newer version wrote into an item stays through changes of it. */
static void
test_unknown_fields(void)
{
	struct value v[3 + UNKNOWN_LIMIT] = {
		{.field = FIELD_KIND, .text = "strength", .len = 8},
		{.field = FIELD_BY, .text = "ab", .len = 2},
		{.field = FIELD_TEXT, .text = "good", .len = 4},
	};
	char names[UNKNOWN_LIMIT][16];
	for (int i = 0; i < UNKNOWN_LIMIT; i++) {
		snprintf(names[i], sizeof(names[i]), "new%02d", i);
		v[3 + i] = (struct value){.field = FIELD_COUNT, .name = names[i], .text = "\"x\"", .len = 3};
	}
	struct sitting *s = begin("ab");
	struct writer w = {.id = ""};
	writer_next(&w);
	session_write(s->session, &w, SECTION_ENTRIES, "e0000001abcde", NULL, v, 3 + UNKNOWN_LIMIT, false);
	must(s, "#0");
	must(s, ":wording 1 better");
	must(s, ":key 1");
	must(s, ":learn 1 Exempelby");
	must(s, ":private 1");
	must(s, ":report 1 yes");
	is_int(entry(s, "good")->value_count, 3 + UNKNOWN_LIMIT + 5);
	sitting_free(s);
}

int
main(void)
{
	test_begin();
	test_drafts();
	test_running_interview();
	test_forgotten_interview();
	test_interview_of_another();
	test_labels_after_merge();
	test_labels_of_two_copies();
	test_unknown_sources();
	test_only_own_entries();
	test_private();
	test_blind_scores();
	test_closed();
	test_conflict();
	test_delete_against_edit();
	test_undo_against_others();
	test_unknown_fields();
	reply_done(&reply);
	error_done(&err);
	return tap_end();
}
