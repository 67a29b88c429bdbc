#include "config.h"

/* Sign-off: what may be signed, what a signature saw, two of them, undo, drafts. */

#include "model/signing.h"

#include <stdio.h>
#include <string.h>

#include "model/command.h"
#include "model/sitting.h"
#include "store/session-file.h"
#include "tests/tap.h"
#include "tests/unit/sample.h"

static struct reply reply;
static struct error err;
static int64_t now = 1271761200;

static bool
enter(struct sitting *s, const char *line)
{
	unsigned column;
	reply_done(&reply);
	error_done(&err);
	now += 60;
	return command_enter(s, line, strlen(line), false, NULL,
		(struct stamp){.seconds = now, .offset = 120}, &reply, &column, &err);
}

static void
must(struct sitting *s, const char *line)
{
	if (!enter(s, line)) {
		tap_check(false, __FILE__, __LINE__, line);
		printf("#   %s\n", error_text(&err));
	}
}

/* The line is refused, for a reason with this in it. */
static void
refused(struct sitting *s, const char *line, const char *why)
{
	bool done = enter(s, line);
	if (!tap_check(!done && strstr(error_text(&err), why), __FILE__, __LINE__, line))
		printf("#   %s\n", done ? "was done" : error_text(&err));
}

static bool
has_row(const char *text)
{
	for (size_t i = 0; i < reply.rows.n; i++)
		if (strstr(reply.rows.v[i].text, text))
			return true;
	return false;
}

/* The same session in another's hands, as if its file had been copied. */
static struct sitting *
copy_for(const struct sitting *s, const char *who, const char *name)
{
	struct diags diags;
	struct buf text = BUF_INIT;
	diags_init(&diags, "copy");
	session_format(&text, s->session);
	struct session *session = session_read(text.s, text.len, NULL, &diags);
	ok(session);
	diags_done(&diags);
	buf_done(&text);
	return sitting_new(session, who, name);
}

static void
merge(struct sitting *into, const struct sitting *from)
{
	ok(session_merge(into->session, from->session, NULL, NULL));
}

/* A small school, all settled but for what a test changes. */
static struct sitting *
begin(void)
{
	struct sitting *s = sitting_new(sample_session("skolkompass-liten"), "ab", "Anna");
	PUT(s->session, EVALUATORS, "ab", "name", "Anna");
	PUT(s->session, EVALUATORS, "ge", "name", "Georg Ek");
	const struct questionnaire *q = s->session->questionnaire;
	for (size_t i = 0; i < q->questions.n; i++)
		PUT(s->session, SETTLED, q->questions.v[i]->id, "state", "points", "points", "1");
	return s;
}

static const char *
summary(const struct sitting *s)
{
	static struct buf text = BUF_INIT;
	buf_clear(&text);
	return signing_summary(&text, s->session, true) ? text.s : "none";
}

static size_t
signings(const struct sitting *s)
{
	struct signings all;
	signings_list(&all, s->session);
	size_t n = all.n;
	array_done(&all);
	return n;
}

static void
test_sign_and_reopen(void)
{
	struct sitting *s = begin();
	must(s, ":sign");
	is_str(summary(s), "signed 2010-04-20 by Anna, Georg Ek");
	ok(session_is_closed(s->session));
	ok(!reply.is_refused);
	refused(s, "a note", "signed 2010-04-20 by Anna, Georg Ek; \":reopen REASON\"");
	refused(s, "= 3", "signed");
	refused(s, ":sign", "signed");
	refused(s, ":reopen", "say why");
	must(s, ":reopen a figure was mistyped");
	ok(!session_is_closed(s->session));
	is_str(summary(s), "none");
	must(s, "a note");
	/* Both are there afterwards, and who opened the first. */
	must(s, ":sign ge, Somebody Else, Georg Ek");
	is_str(summary(s), "signed 2010-04-20 by Georg Ek, Somebody Else");
	struct signings all;
	signings_list(&all, s->session);
	is_int(all.n, 2);
	is_int(all.v[0].number, 1);
	ok(!all.v[0].is_standing && all.v[0].reopened);
	is_str(version_text(all.v[0].v, FIELD_PEOPLE), "Anna\nGeorg Ek");
	is_str(version_text(all.v[0].v, FIELD_TIME), "2010-04-20T13:01:00+02:00");
	is_str(version_text(all.v[0].reopened, FIELD_REASON), "a figure was mistyped");
	is_int(all.v[1].number, 2);
	ok(all.v[1].is_standing && !all.v[1].is_changed);
	array_done(&all);
	sitting_free(s);
	s = begin();
	refused(s, ":sign ,", "who signs");
	refused(s, ":sign anyway", "say why");
	refused(s, ":sign ab anyway ", "say why");
	is_int(s->session->sections[SECTION_STATUS].n, 0);
	sitting_free(s);
}

/* What is open is listed, and nothing is written; a reason overrules all but conflicts. */
static void
test_sign_what_is_open(void)
{
	struct sitting *s = begin();
	unsigned long revision;
	sample_delete(s->session, SECTION_SETTLED, "L1");
	sample_delete(s->session, SECTION_SETTLED, "L2");
	sample_delete(s->session, SECTION_SETTLED, "L3");
	SCORE(s->session, "L1/ab", "5");
	SCORE(s->session, "L1/ge", "7");
	SCORE(s->session, "L2/ab", "5");
	SCORE(s->session, "T1/ab", "1");
	PUT(s->session, SETTLED, "T1", "state", "points", "points", "1", "settled-on", "ab xxxxxxxxxxxx");
	PUT(s->session, RESPONSIBLE, "L", "evaluator", "ab");
	revision = s->session->revision;
	must(s, ":sign");
	ok(reply.is_refused);
	is_int(s->session->revision, revision);
	is_int(reply.rows.n, 3);
	ok(has_row("L1     differs"));
	ok(has_row("L3     awaited: ab"));	/* who is responsible, alone; so L2 waits for nobody */
	ok(has_row("T1     changed since settled"));
	sample_delete(s->session, SECTION_RESPONSIBLE, "L");
	must(s, ":sign");
	ok(has_row("L2     awaited: ge"));
	ok(has_row("L3     awaited: ab, ge"));
	must(s, ":sign Anna anyway ge is ill");
	ok(!reply.is_refused);
	is_str(summary(s), "signed 2010-04-20 by Anna");
	struct signings all;
	signings_list(&all, s->session);
	is_str(version_get(all.v[0].v, FIELD_REASON), "ge is ill");
	array_done(&all);
	/* Where nothing was open there is nothing to excuse. */
	struct sitting *other = begin();
	must(other, ":sign anyway in case");
	signings_list(&all, other->session);
	is_str(version_get(all.v[0].v, FIELD_REASON), NULL);
	array_done(&all);
	sitting_free(other);
	sitting_free(s);
}

static void
test_sign_never_over_a_conflict(void)
{
	struct sitting *a = begin(), *b = copy_for(a, "ge", NULL);
	must(a, ":text summary This");
	must(b, ":text summary That");
	merge(a, b);
	is_int(session_conflicts(a->session), 1);
	must(a, ":sign anyway whatever");
	ok(reply.is_refused && has_row("1 conflict"));
	ok(!session_is_closed(a->session));
	must(a, ":keep texts summary 1");
	must(a, ":sign");
	ok(session_is_closed(a->session));
	sitting_free(a);
	sitting_free(b);
}

static void
test_sign_sees_what_came_later(void)
{
	struct sitting *a = begin(), *b = copy_for(a, "ge", "Georg Ek"), *c = copy_for(a, "ab", "Anna");
	must(a, ":set name Provskolan");
	must(a, ":sign");
	/* What says nothing new is no change: the same fact written by another, a draft. */
	must(b, ":set name Provskolan");
	sitting_draft(b, "half", 4, (struct stamp){.seconds = now});
	merge(a, b);
	is_int(session_item(a->session, SECTION_SUBJECT, "name")->n, 2);
	is_str(summary(a), "signed 2010-04-20 by Anna, Georg Ek");
	must(b, "not seen");
	merge(a, b);
	is_str(summary(a), "signed 2010-04-20 by Anna, Georg Ek (changed since)");
	/* The same whichever way it was merged. */
	merge(b, a);
	is_str(summary(b), summary(a));
	refused(b, "and more", "signed");
	/* A deletion that it had not seen counts as well. */
	struct sitting *d = copy_for(c, "ge", NULL);
	must(c, ":sign");
	sample_delete(d->session, SECTION_SETTLED, "L1");
	merge(c, d);
	is_str(summary(c), "signed 2010-04-20 by Anna, Georg Ek (changed since)");
	sitting_free(a);
	sitting_free(b);
	sitting_free(c);
	sitting_free(d);
}

/* On two laptops at once: both stand, and it is no conflict. */
static void
test_sign_twice_apart(void)
{
	struct sitting *a = begin(), *b = copy_for(a, "ge", NULL), *again = copy_for(a, "ab", NULL);
	must(a, ":sign ab");
	must(b, ":sign ge");
	must(again, ":sign ab");
	merge(a, b);
	merge(a, again);
	is_int(session_conflicts(a->session), 0);
	is_int(signings(a), 3);
	ok(!strstr(summary(a), "changed"));
	ok(strstr(summary(a), "2010-04-20 by Georg Ek"));
	merge(b, a);
	is_str(summary(b), summary(a));
	/* Reopened apart, too. */
	must(a, ":reopen this");
	must(b, ":reopen that");
	merge(a, b);
	is_int(session_conflicts(a->session), 0);
	ok(!session_is_closed(a->session));
	is_int(signings(a), 3);
	must(a, ":sign");
	struct signings all;
	signings_list(&all, a->session);
	is_int(all.n, 4);
	is_int(all.v[3].number, 2);
	array_done(&all);
	sitting_free(a);
	sitting_free(b);
	sitting_free(again);
}

static void
test_sign_undo(void)
{
	struct sitting *s = begin();
	must(s, "a note");
	must(s, ":sign");
	refused(s, ":redo", "signed");
	must(s, ":undo");
	ok(!session_is_closed(s->session));
	is_int(signings(s), 0);
	must(s, ":redo");
	ok(session_is_closed(s->session));
	is_str(summary(s), "signed 2010-04-20 by Anna, Georg Ek");
	must(s, ":undo");
	/* What came meanwhile it has not seen. */
	PUT(s->session, SETTLED, "L1", "state", "points", "points", "2");
	refused(s, ":redo", "\":sign\" signs it as it is");
	must(s, ":undo");	/* the note */
	must(s, ":sign");
	is_str(summary(s), "signed 2010-04-20 by Anna, Georg Ek");
	/* Reopening, taken back and done again. */
	must(s, ":reopen why");
	must(s, "another note");
	must(s, ":undo");
	must(s, ":undo");
	ok(session_is_closed(s->session));
	refused(s, "a third", "signed");
	must(s, ":redo");
	ok(!session_is_closed(s->session));
	must(s, ":redo");
	must(s, ":undo");
	must(s, ":undo");
	must(s, ":undo");	/* the signing itself */
	ok(!session_is_closed(s->session));
	sitting_free(s);
	/* Where another signed underneath, what was done before stays as it is. */
	struct sitting *a = begin(), *b = copy_for(a, "ge", NULL);
	must(a, "a note");
	merge(b, a);
	must(b, ":sign");
	merge(a, b);
	refused(a, ":undo", "signed");
	/* Who only looks takes nothing back. */
	b->is_viewing = true;
	refused(b, ":undo", "reading only");
	sitting_free(a);
	sitting_free(b);
	/* As for imported ones. */
	s = begin();
	PUT(s->session, STATUS, "imported", "value", "closed");
	must(s, ":reopen why");
	must(s, ":undo");
	must(s, ":redo");
	ok(!session_is_closed(s->session));
	is_int(signings(s), 0);
	is_str(version_text(session_get(s->session, SECTION_STATUS, "imported"), FIELD_REASON), "why");
	sitting_free(s);
}

static const struct version *
draft(const struct sitting *s)
{
	return s->draft[0] ? session_get(s->session, SECTION_DRAFTS, s->draft) : NULL;
}

/* Signed underneath while somebody types: the line goes on being kept. */
static void
test_sign_keeps_drafts(void)
{
	struct sitting *a = begin(), *b = copy_for(a, "ge", NULL);
	struct stamp stamp = {.seconds = now};
	must(a, ":sign");
	merge(b, a);
	sitting_draft(b, "half a word", 11, stamp);
	is_str(draft(b) ? version_text(draft(b), FIELD_TEXT) : "", "half a word");
	ok(!strstr(summary(b), "changed"));
	sitting_draft(b, "half a word and", 15, stamp);
	is_str(draft(b) ? version_text(draft(b), FIELD_TEXT) : "", "half a word and");
	sitting_draft(b, "", 0, stamp);
	ok(!draft(b));
	/* Opened closed it stays as it is, byte for byte. */
	struct sitting *c = copy_for(a, "ge", NULL);
	unsigned long revision = c->session->revision;
	sitting_draft(c, "half a word", 11, stamp);
	is_int(c->session->revision, revision);
	sitting_free(a);
	sitting_free(b);
	sitting_free(c);
}

/* A file may number signatures as it likes: one's own is still one. */
static void
test_sign_after_the_last_number(void)
{
	struct sitting *s = begin();
	PUT(s->session, STATUS, "signed/999999", "value", "reopened", "people", "Anna");
	PUT(s->session, STATUS, "signed/99999999999999999999", "value", "reopened");
	must(s, ":sign ge");
	is_str(summary(s), "signed 2010-04-20 by Georg Ek");
	must(s, ":reopen a figure was mistyped");
	is_int(signings(s), 2);
	sitting_free(s);
}

int
main(void)
{
	test_sign_and_reopen();
	test_sign_what_is_open();
	test_sign_never_over_a_conflict();
	test_sign_sees_what_came_later();
	test_sign_twice_apart();
	test_sign_undo();
	test_sign_keeps_drafts();
	test_sign_after_the_last_number();
	reply_done(&reply);
	error_done(&err);
	return tap_end();
}
