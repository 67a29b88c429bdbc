#include "config.h"

/* A consensus meeting: the same sitting, but points typed are the team's. */

#include "model/command.h"

#include <string.h>

#include "base/buf.h"
#include "base/error.h"
#include "base/i18n.h"
#include "model/agenda.h"
#include "model/command-parts.h"
#include "model/questionnaire.h"
#include "model/sitting.h"

/* How many have scored anything; *one is one of them. */
static size_t
count_scorers(const struct session *s, const char **one)
{
	struct agenda_people people;
	size_t n = 0;
	agenda_people(&people, s);
	for (size_t i = 0; i < people.n; i++) {
		bool has_scored = false;
		decimal points;
		for (size_t j = 0; j < s->questionnaire->questions.n && !has_scored; j++)
			has_scored = score_answer(s, s->questionnaire->questions.v[j], people.v[i],
				&points, NULL) != ANSWER_NONE;
		n += has_scored;
		if (has_scored)
			*one = people.v[i];
	}
	array_done(&people);
	return n;
}

/* What to say at the beginning, where there is little to settle. */
static void
say_who(const struct sitting *s, const struct agenda *a, struct reply *reply)
{
	const char *one = NULL;
	size_t n = count_scorers(s->session, &one);
	if (!n)
		reply_say(reply, "%s", _("nobody has scored yet; there is nothing to settle"));
	else if (n == 1)
		reply_say(reply, _("only %s has scored here; \"kompass merge\" brings colleagues' "
			"files together"), listing_evaluator(s->session, one));
	else if (!a->open)
		reply_say(reply, "%s", _("nothing is left to settle"));
	else
		reply_say(reply, "%s", _("a meeting: = POINTS REASON settles for the team; "
			"\":meeting\" goes back to your own scores"));
}

/* The agenda as it may be seen: in a meeting all of it. */
static void
build(struct agenda *a, const struct sitting *s)
{
	agenda_see(a, s->session, s->is_meeting ? NULL : sitting_eyes(s));
}

void
course_plan(struct course *c, const struct sitting *s, const struct question *from)
{
	struct agenda a;
	*c = (struct course){.from = from};
	build(&a, s);
	size_t at = 0, n = a.items.n;
	while (at < n && a.items.v[at].question != from)
		at++;
	if (at < n)
		c->is_agreed = a.items.v[at].kind == AGENDA_AGREED;
	for (size_t i = 0; i < n; i++) {
		const struct question *q = a.items.v[at < n ? (at + 1 + i) % n : i].question;
		if (q != from)
			*array_push(&c->others) = q;
	}
	agenda_done(&a);
}

void
course_done(struct course *c)
{
	array_done(&c->others);
}

/* Kinds of items by when their turn comes. */
enum turn { OPEN, LATER, AGREED, TURNS };

static enum turn
turn_of(const struct agenda_item *item)
{
	return item->kind == AGENDA_AGREED ? AGREED : item->kind > AGENDA_DIFFERS ? TURNS :
		item->is_postponed ? LATER : OPEN;
}

static const struct agenda_item *
next_item(const struct course *c, const struct agenda *a)
{
	static const enum turn orders[2][TURNS] = {{OPEN, LATER, AGREED}, {AGREED, OPEN, LATER}};
	for (int pass = 0; pass < TURNS; pass++)
		for (size_t i = 0; i < c->others.n; i++) {
			const struct agenda_item *item = agenda_find(a, c->others.v[i]);
			if (item && turn_of(item) == orders[c->is_agreed][pass])
				return item;
		}
	return NULL;
}

/* Nothing to settle is not yet all: somebody may not have answered. */
static void
say_done(struct buf *out, const struct agenda *a)
{
	size_t awaited = 0;
	for (size_t i = 0; i < a->items.n; i++)
		awaited += a->items.v[i].kind == AGENDA_MISSING;
	buf_adds(out, _("; nothing else is left to settle"));
	if (awaited)
		buf_addf(out, P_(", but %zu question awaits an answer", ", but %zu questions await an answer",
			awaited), awaited);
}

void
course_follow(const struct course *c, struct sitting *s, struct buf *out)
{
	struct agenda a;
	build(&a, s);
	const struct agenda_item *next = next_item(c, &a);
	bool is_agreed = next && next->kind == AGENDA_AGREED;
	/* What was put off just now does not count: it is where one stands. */
	const struct agenda_item *here = c->from ? agenda_find(&a, c->from) : NULL;
	if (a.open == (here && here->kind < AGENDA_MISSING))
		say_done(out, &a);
	if (next && (s->is_meeting || !is_agreed)) {
		const char *title = listing_place_title(s->session, next->question->id, s->language);
		buf_addf(out, is_agreed ? _("; all agree on %s %s") : _("; next: %s %s"),
			next->question->id, title);
		if (s->is_meeting)
			sitting_go(s, next->question->id);
	}
	agenda_done(&a);
}

void
meeting_walk(struct sitting *s, bool forward, struct reply *reply)
{
	const struct question *here = sitting_question(s);
	struct agenda a;
	agenda_build(&a, s->session);
	size_t n = a.open, at = 0;
	while (at < n && a.items.v[at].question != here)
		at++;
	/* From elsewhere to the first or last. */
	if (at == n)
		at = forward ? 0 : n - 1;
	else
		at = forward ? (at + 1) % n : (at + n - 1) % n;
	if (n)
		sitting_go(s, a.items.v[at].question->id);
	else
		reply_say(reply, "%s", _("nothing is left to settle"));
	agenda_done(&a);
}

bool
command_meeting(struct sitting *s, const char *rest, struct reply *reply, struct error *err)
{
	struct agenda agenda;
	(void)rest;
	if (s->is_meeting) {
		sitting_meet(s, false, s->now);
		reply_say(reply, "%s", _("the form again: points are your own"));
		return true;
	}
	if (!sitting_may_meet(s, err))
		return false;
	agenda_build(&agenda, s->session);
	const struct question *here = sitting_question(s);
	const struct agenda_item *item = here ? agenda_find(&agenda, here) : NULL;
	/* It begins with what matters most; who comes back to it stays where it is about. */
	bool stays = s->has_met && item && item->kind < AGENDA_MISSING;
	s->has_met = true;
	if (!stays && agenda.items.n)
		sitting_go(s, agenda.items.v[0].question->id);
	/* Not before: of the question one stood on nothing is to be seen. */
	sitting_meet(s, true, s->now);
	say_who(s, &agenda, reply);
	agenda_done(&agenda);
	return true;
}
