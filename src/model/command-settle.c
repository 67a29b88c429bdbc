#include "config.h"

/* Commands of the consensus meeting: the agenda, what is settled on, and why. */

#include "model/command.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/error.h"
#include "base/i18n.h"
#include "model/agenda.h"
#include "model/command-parts.h"
#include "model/questionnaire.h"
#include "model/sitting.h"

const char *
answer_text(char room[DECIMAL_ROOM], enum answer a, decimal points)
{
	return a == ANSWER_POINTS ? decimal_exact(room, points, i18n_mark()) :
		a == ANSWER_NOT_APPLICABLE ? _("not applicable") :
		a == ANSWER_NOT_ASSESSED ? _("not assessed") : _("none");
}

/* The question that a command is about: CODE or the one here.  NULL with err. */
static const struct question *
take_question(const struct sitting *s, const char *rest, struct error *err)
{
	const char *code = *rest == '#' ? rest + 1 : *rest ? rest : s->place;
	const struct question *q = questionnaire_question(s->session->questionnaire, code);
	if (!q && *rest)
		error_set(err, _("there is no question %s"), code);
	else if (!q)
		error_set(err, _("go to a question, or write its code"));
	return q;
}

/* The agenda as it may be seen: in a meeting all of it. */
static void
build_agenda(struct agenda *a, const struct sitting *s)
{
	agenda_see(a, s->session, s->is_meeting ? NULL : sitting_eyes(s));
}

static void
write_settled(struct sitting *s, const struct question *q, enum answer answer,
	decimal points, const char *reason)
{
	char time[STAMP_ROOM], room[DECIMAL_ROOM];
	char *on = score_basis(s->session, q), *people = sitting_present(s);
	struct values values = {.n = 0};
	values_set(&values, FIELD_STATE, answer_word(answer));
	if (answer == ANSWER_POINTS)
		values_set(&values, FIELD_POINTS, decimal_exact(room, points, '.'));
	values_set(&values, FIELD_BY, s->evaluator);
	values_set(&values, FIELD_TIME, stamp_format(time, s->now));
	values_set(&values, FIELD_REASON, reason && *reason ? reason : NULL);
	values_set(&values, FIELD_PEOPLE, people);
	values_set(&values, FIELD_ON, on);
	sitting_write(s, SECTION_SETTLED, q->id, NULL, values.v, values.n);
	/* What is settled is no longer put off. */
	if (session_get(s->session, SECTION_POSTPONED, q->id))
		sitting_delete(s, SECTION_POSTPONED, q->id, NULL);
	free(on);
	free(people);
}

bool
settle_answer(struct sitting *s, const struct question *q, enum answer answer, decimal points,
	const char *reason, struct reply *reply, struct error *err)
{
	char room[DECIMAL_ROOM];
	struct buf text = BUF_INIT;
	struct course course;
	if (answer == ANSWER_NOT_APPLICABLE && !*reason)
		return error_set(err, _("say why it is not applicable, after the dash"));
	if (answer == ANSWER_NONE && !session_get(s->session, SECTION_SETTLED, q->id))
		return error_set(err, _("%s is not settled"), q->id);
	decimal old = 0;
	enum answer before = score_settled(s->session, q, &old, NULL);
	/* Who settles sees what was given, whatever becomes of it. */
	sitting_look(s, q);
	course_plan(&course, s, q);
	sitting_begin(s, _("settled score"));
	if (answer != ANSWER_NONE) {
		write_settled(s, q, answer, points, reason);
		buf_addf(&text, _("%s settled for the team: %s"), q->id, answer_text(room, answer, points));
		/* The line may have meant another question. */
		if (before != ANSWER_NONE && (before != answer || old != points))
			buf_addf(&text, _("; it was %s"), answer_text(room, before, old));
	} else {
		sitting_delete(s, SECTION_SETTLED, q->id, NULL);
		buf_addf(&text, _("%s is no longer settled"), q->id);
	}
	sitting_end(s);
	if (answer != ANSWER_NONE)
		course_follow(&course, s, &text);
	course_done(&course);
	reply_say(reply, "%s", text.s);
	buf_done(&text);
	return true;
}

bool
command_settle(struct sitting *s, const char *rest, struct reply *reply, struct error *err)
{
	char *word = NULL;
	decimal points = 0;
	const struct question *q;
	if (!take_word(&rest, &word))
		return error_set(err, _("write the points, such as \":settle 6 the plan is not followed up\""));
	enum answer answer = !strcmp(word, "-") ? ANSWER_NOT_APPLICABLE :
		!strcmp(word, "?") ? ANSWER_NOT_ASSESSED :
		!strcmp(word, "clear") ? ANSWER_NONE : ANSWER_POINTS;
	bool done = answer != ANSWER_POINTS || decimal_parse(&points, word, strlen(word), ",.", false) ||
		error_set(err, _("write points such as 7.5, - for not applicable, ? for not assessed"));
	/* ":settle 2.5 3 reason" is meant for question 2.5. */
	size_t number = strcspn(rest, " ");
	decimal second;
	if (done && questionnaire_question(s->session->questionnaire, word) &&
	    decimal_parse(&second, rest, number, ",.", false))
		done = error_set(err, _("this reads as %.*s points for question %s: go there first (#%s), "
			"or begin the reason with a word"), (int)number, rest, word, word);
	free(word);
	return done && command_check_score(s, s->place, answer, points, &q, err) &&
		settle_answer(s, q, answer, points, rest, reply, err);
}

/* The agenda. */

/* "13 to 20 of 25", with what is not points beside it. */
static void
add_range(struct buf *out, const struct agenda_item *item)
{
	char low[DECIMAL_ROOM], high[DECIMAL_ROOM], max[DECIMAL_ROOM];
	decimal_exact(low, item->low, i18n_mark());
	decimal_exact(high, item->high, i18n_mark());
	decimal_exact(max, item->question->max, i18n_mark());
	if (item->has_points && item->low == item->high)
		buf_addf(out, _("%s of %s"), high, max);
	else if (item->has_points)
		buf_addf(out, _("%s to %s of %s"), low, high, max);
	if (item->has_not_applicable)
		buf_addf(out, "%s%s", out->len ? _(" or ") : "", _("not applicable"));
	if (item->has_not_assessed)
		buf_addf(out, "%s%s", out->len ? _(" or ") : "", _("not assessed"));
}

static void
list_open(const struct sitting *s, const struct agenda_item *item, struct reply *reply)
{
	struct buf range = BUF_INIT, marks = BUF_INIT;
	char stake[DECIMAL_ROOM];
	add_range(&range, item);
	if (item->kind != AGENDA_DIFFERS)
		buf_addf(&marks, " (%s)", agenda_kind_title(item->kind));
	if (item->is_postponed)
		buf_addf(&marks, " (%s)", _("put off"));
	/* The title last: it is what a narrow screen may cut off. */
	struct row *row = reply_row(reply, _("%-5s %s  %s at stake%s  %s"), item->question->id,
		buf_str(&range), decimal_exact(stake, item->stake, i18n_mark()), buf_str(&marks),
		listing_place_title(s->session, item->question->id, s->language));
	row->line = xasprintf("#%s", item->question->id);
	buf_done(&range);
	buf_done(&marks);
}

static bool
has_person(const struct agenda_people *people, const char *id)
{
	size_t i = 0;
	while (i < people->n && strcmp(people->v[i], id))
		i++;
	return i < people->n;
}

/* Whose answer is missing: "ge, mh". */
static void
add_missing(struct buf *out, const struct sitting *s, const struct question *q)
{
	struct agenda_people people;
	decimal points;
	size_t n = 0;
	agenda_people(&people, s->session);
	/* Who is at work is in the session only from the first change on. */
	if (!s->is_meeting && !has_person(&people, s->evaluator))
		*array_push(&people) = s->evaluator;
	for (size_t i = 0; i < people.n; i++)
		if (agenda_awaits(s->session, q, people.v[i]) &&
		    score_answer(s->session, q, people.v[i], &points, NULL) == ANSWER_NONE)
			buf_addf(out, "%s%s", n++ ? ", " : "", people.v[i]);
	array_done(&people);
}

static void
list_rest(const struct sitting *s, const struct agenda *a, enum agenda_kind kind,
	const char *heading, struct reply *reply)
{
	bool is_first = true;
	for (size_t i = a->open; i < a->items.n; i++) {
		const struct agenda_item *item = &a->items.v[i];
		struct buf text = BUF_INIT;
		if (item->kind != kind)
			continue;
		if (is_first)
			reply_row(reply, "%s", heading)->is_heading = true;
		is_first = false;
		if (kind == AGENDA_MISSING)
			add_missing(&text, s, item->question);
		else
			add_range(&text, item);
		struct row *row = reply_row(reply, "%-5s %s  %s", item->question->id, buf_str(&text),
			listing_place_title(s->session, item->question->id, s->language));
		row->line = xasprintf("#%s", item->question->id);
		buf_done(&text);
	}
}

static void
say_nothing_open(const struct agenda *a, const char *low, const char *high, struct reply *reply)
{
	size_t awaited = 0;
	for (size_t i = 0; i < a->items.n; i++)
		awaited += a->items.v[i].kind == AGENDA_MISSING;
	if (awaited)
		reply_say(reply, P_("nothing differs so far, and %zu question awaits a score; "
			"the total may be %s to %s", "nothing differs so far, and %zu questions await a score; "
			"the total may be %s to %s", awaited), awaited, low, high);
	else
		reply_say(reply, a->low == a->high ? _("nothing is left to settle; the total is %s") :
			_("nothing is left to settle; the total may be %s to %s"), low, high);
}

bool
command_agenda(struct sitting *s, const char *rest, struct reply *reply, struct error *err)
{
	struct agenda a;
	char low[DECIMAL_ROOM], high[DECIMAL_ROOM];
	(void)rest, (void)err;
	build_agenda(&a, s);
	decimal_exact(low, a.low, i18n_mark());
	decimal_exact(high, a.high, i18n_mark());
	reply->title = xasprintf(_("To settle: %zu, most at stake first; the total may be %s to %s"),
		a.open, low, high);
	for (size_t i = 0; i < a.open; i++)
		list_open(s, &a.items.v[i], reply);
	list_rest(s, &a, AGENDA_MISSING, _("Scores that are awaited, and whose"), reply);
	list_rest(s, &a, AGENDA_AGREED, _("All have given the same; \":agree all\" takes it over"), reply);
	list_rest(s, &a, AGENDA_LATE, _("Settled, and scored otherwise only then"), reply);
	if (!a.open)
		say_nothing_open(&a, low, high, reply);
	agenda_done(&a);
	return true;
}

/* Full agreement. */

/* Why a question cannot be taken over. */
static bool
refuse_agree(const struct sitting *s, const struct question *q, struct error *err)
{
	struct agenda a;
	decimal points;
	agenda_build(&a, s->session);
	const struct agenda_item *item = agenda_find(&a, q);
	struct buf missing = BUF_INIT;
	if (item && item->kind == AGENDA_MISSING) {
		add_missing(&missing, s, q);
		error_set(err, _("%s: a score is awaited from %s"), q->id, buf_str(&missing));
	} else if (item && item->kind == AGENDA_DIFFERS && !sitting_is_blind(s, q)) {
		error_set(err, _("%s: the scores differ; settle it with \":settle POINTS REASON\""), q->id);
	} else if (score_settled(s->session, q, &points, NULL) != ANSWER_NONE) {
		error_set(err, _("%s is settled; \":why %s\" tells how"), q->id, q->id);
	} else {
		error_set(err, _("%s: there is no agreement to take over"), q->id);
	}
	buf_done(&missing);
	agenda_done(&a);
	return false;
}

/* The answer that all gave, and for not applicable their reasons, each once. */
static void
agree_on(struct sitting *s, const struct question *q)
{
	const struct version *v;
	enum answer answer = ANSWER_NONE;
	decimal points = 0;
	struct buf reasons = BUF_INIT;
	for (size_t i = 0; score_next(s->session, SECTION_SCORES, q->id, &i, &v);) {
		const char *reason = NULL;
		enum answer a = score_of(v, &points, &reason);
		if (a == ANSWER_NONE)
			continue;
		answer = a;
		if (a == ANSWER_NOT_APPLICABLE && reason && !strstr(buf_str(&reasons), reason))
			buf_addf(&reasons, "%s%s", reasons.len ? "; " : "", reason);
	}
	write_settled(s, q, answer, points, buf_str(&reasons));
	buf_done(&reasons);
}

/* "1.2 settled for the team: 12" */
static void
say_settled(struct buf *out, const struct sitting *s, const struct question *q)
{
	char room[DECIMAL_ROOM];
	decimal points = 0;
	enum answer a = score_settled(s->session, q, &points, NULL);
	buf_addf(out, _("%s settled for the team: %s, as all gave it"), q->id,
		answer_text(room, a, points));
}

bool
command_agree(struct sitting *s, const char *rest, struct reply *reply, struct error *err)
{
	struct agenda a;
	const struct question *only = NULL;
	size_t n = 0;
	if (strcmp(rest, "all")) {
		only = take_question(s, rest, err);
		if (!only)
			return false;
	}
	struct course course;
	course_plan(&course, s, only);
	agenda_build(&a, s->session);
	for (size_t i = 0; i < a.items.n; i++) {
		const struct agenda_item *item = &a.items.v[i];
		if (item->kind != AGENDA_AGREED || (only && item->question != only))
			continue;
		if (!n++)
			sitting_begin(s, _("full agreement taken over"));
		agree_on(s, item->question);
	}
	if (n)
		sitting_end(s);
	agenda_done(&a);
	if (only && !n) {
		course_done(&course);
		return refuse_agree(s, only, err);
	}
	struct buf text = BUF_INIT;
	if (n && only)
		say_settled(&text, s, only);
	else if (n)
		buf_addf(&text, P_("%zu question settled for the team, as all have given it",
			"%zu questions settled for the team, as all have given them", n), n);
	else
		buf_adds(&text, _("there is no question that all have given the same and nobody settled"));
	if (n)
		course_follow(&course, s, &text);
	course_done(&course);
	reply_say(reply, "%s", text.s);
	buf_done(&text);
	return true;
}

bool
command_later(struct sitting *s, const char *rest, struct reply *reply, struct error *err)
{
	const struct question *q = take_question(s, rest, err);
	struct agenda a;
	struct buf text = BUF_INIT;
	char time[STAMP_ROOM];
	if (!q)
		return false;
	bool is_back = session_get(s->session, SECTION_POSTPONED, q->id);
	build_agenda(&a, s);
	const struct agenda_item *item = agenda_find(&a, q);
	bool is_open = item && item->kind < AGENDA_MISSING;
	agenda_done(&a);
	if (!is_back && !is_open)
		return error_set(err, _("%s is not to be settled; \":agenda\" lists what is"), q->id);
	struct course course;
	course_plan(&course, s, q);
	sitting_begin(s, is_back ? _("back in the agenda") : _("put off"));
	if (is_back) {
		sitting_delete(s, SECTION_POSTPONED, q->id, NULL);
		buf_addf(&text, _("%s is back in its place on the agenda"), q->id);
	} else {
		struct values values = {.n = 0};
		values_set(&values, FIELD_BY, s->evaluator);
		values_set(&values, FIELD_TIME, stamp_format(time, s->now));
		sitting_write(s, SECTION_POSTPONED, q->id, NULL, values.v, values.n);
		buf_addf(&text, _("%s put to the end of the agenda"), q->id);
	}
	sitting_end(s);
	if (!is_back)
		course_follow(&course, s, &text);
	course_done(&course);
	reply_say(reply, "%s", text.s);
	buf_done(&text);
	return true;
}

/* Who takes part. */

/* "Anna Berg (ab), Gun Ek (ge)" */
static void
add_people(struct buf *out, const struct session *s, const char *people)
{
	const char *one;
	size_t len, n = 0;
	while (list_next(&people, &one, &len)) {
		char *id = xstrndup(one, len);
		const char *name = listing_evaluator(s, id);
		buf_addf(out, "%s%s", n++ ? ", " : "", name);
		if (strcmp(name, id))
			buf_addf(out, " (%s)", id);
		free(id);
	}
}

bool
command_present(struct sitting *s, const char *rest, struct reply *reply, struct error *err)
{
	struct buf ids = BUF_INIT, text = BUF_INIT;
	char *id;
	bool is_all = !strcmp(rest, "all"), done = true;
	struct agenda_people people;
	agenda_people(&people, s->session);
	for (size_t i = 0; is_all && i < people.n; i++)
		buf_addf(&ids, "%s%s", i ? "\n" : "", people.v[i]);
	while (done && !is_all && take_word(&rest, &id)) {
		done = has_person(&people, id) || !strcmp(id, s->evaluator) ||
			error_set(err, _("\"%s\" is no evaluator here; \":people\" lists them"), id);
		const char *list = buf_str(&ids), *one;
		size_t len;
		bool is_twice = false;
		while (list_next(&list, &one, &len))
			is_twice |= strlen(id) == len && !strncmp(one, id, len);
		if (!is_twice)
			buf_addf(&ids, "%s%s", ids.len ? "\n" : "", id);
		free(id);
	}
	array_done(&people);
	if (done && ids.len) {
		free(s->present);
		s->present = buf_steal(&ids);
	}
	if (done) {
		char *now = sitting_present(s);
		add_people(&text, s->session, now);
		reply_say(reply, _("taking part: %s"), text.len ? text.s : _("nobody yet"));
		free(now);
	}
	buf_done(&ids);
	buf_done(&text);
	return done;
}

/* Why. */

/* "6 of 15 (40 %)" */
static void
add_answer(struct buf *out, const struct question *q, enum answer a, decimal points)
{
	char room[DECIMAL_ROOM], max[DECIMAL_ROOM];
	if (a == ANSWER_POINTS)
		buf_addf(out, _("%s of %s"), decimal_exact(room, points, i18n_mark()),
			decimal_exact(max, q->max, i18n_mark()));
	else
		buf_adds(out, answer_text(room, a, points));
	if (a == ANSWER_POINTS && q->max > 0 && points <= q->max)
		buf_addf(out, " (%d %%)", decimal_percent(points, q->max));
}

static void
add_reason(struct buf *out, const char *reason, size_t len)
{
	if (len)
		buf_addf(out, "  %.*s", (int)len, reason);
}

/* What an evaluator gave then, and where that is another now, now. */
static void
explain_score(const struct session *s, const struct question *q, const struct version *settled,
	const char *who, struct reply *reply)
{
	struct basis b = score_since(s, settled, who);
	const char *reason = NULL;
	decimal points = 0;
	enum answer now = score_answer(s, q, who, &points, &reason);
	struct buf text = BUF_INIT;
	if (b.since == SINCE_NOTHING)
		return;
	if (b.since == SINCE_SAME) {
		add_answer(&text, q, now, points);
		add_reason(&text, reason, reason ? strlen(reason) : 0);
	} else if (b.since == SINCE_NEW) {
		buf_adds(&text, _("scored only after it was settled: "));
	} else if (b.then == ANSWER_NONE) {
		buf_adds(&text, _("a score that is no longer in the file"));
	} else {
		add_answer(&text, q, b.then, b.points);
		add_reason(&text, b.reason, b.reason_len);
	}
	if (b.since == SINCE_CHANGED)
		buf_adds(&text, _("; changed since: "));
	if (b.since == SINCE_GONE)
		buf_adds(&text, _("; taken back since"));
	if (b.since == SINCE_CHANGED || b.since == SINCE_NEW) {
		add_answer(&text, q, now, points);
		add_reason(&text, reason, reason ? strlen(reason) : 0);
	}
	reply_row(reply, "  %-8s %s", who, buf_str(&text));
	buf_done(&text);
}

static void
explain(const struct session *s, const struct question *q, const struct version *settled,
	const struct agenda_people *people, struct reply *reply)
{
	struct buf text = BUF_INIT;
	const char *reason = NULL;
	decimal points = 0;
	struct stamp stamp;
	char date[STAMP_ROOM], hm[STAMP_ROOM];
	enum answer a = score_of(settled, &points, &reason);
	add_answer(&text, q, a, points);
	reply_row(reply, _("settled: %s"), text.s);
	if (reason)
		reply_row(reply, _("because: %s"), reason);
	for (size_t i = 0; i < people->n; i++)
		explain_score(s, q, settled, people->v[i], reply);
	buf_clear(&text);
	add_people(&text, s, version_get(settled, FIELD_PEOPLE));
	if (text.len)
		reply_row(reply, _("taking part: %s"), text.s);
	buf_clear(&text);
	add_people(&text, s, version_get(settled, FIELD_BY));
	if (stamp_parse(&stamp, version_text(settled, FIELD_TIME)))
		reply_row(reply, _("%s %s, written down by %s"), stamp_date(date, stamp),
			stamp_hm(hm, stamp), text.len ? text.s : "?");
	buf_done(&text);
}

/* Nothing is settled: what everybody gave, as far as one may see it. */
static void
explain_open(const struct sitting *s, const struct question *q,
	const struct agenda_people *people, struct reply *reply)
{
	for (size_t i = 0; i < people->n; i++) {
		struct buf text = BUF_INIT;
		const char *reason = NULL;
		decimal points = 0;
		enum answer a = score_answer(s->session, q, people->v[i], &points, &reason);
		bool is_mine = !strcmp(people->v[i], s->evaluator);
		if (a != ANSWER_NONE && (is_mine || !sitting_is_blind(s, q))) {
			add_answer(&text, q, a, points);
			add_reason(&text, reason, reason ? strlen(reason) : 0);
			reply_row(reply, "  %-8s %s", people->v[i], text.s);
		}
		buf_done(&text);
	}
	/* Beneath a list a message would not be seen. */
	if (reply->rows.n)
		reply_row(reply, _("%s is not settled"), q->id);
	else
		reply_say(reply, _("%s is not settled"), q->id);
}

bool
command_why(struct sitting *s, const char *rest, struct reply *reply, struct error *err)
{
	const struct question *q = take_question(s, rest, err);
	struct agenda_people people;
	if (!q)
		return false;
	const struct item *item = session_item(s->session, SECTION_SETTLED, q->id);
	size_t shown = 0;
	agenda_people(&people, s->session);
	reply->title = xasprintf("%s %s", q->id, listing_place_title(s->session, q->id, s->language));
	for (size_t i = 0; item && i < item->n; i++) {
		if (item->v[i]->is_deleted || item_is_repeat(item, i))
			continue;
		if (item_is_conflict(item))
			reply_row(reply, _("Settled twice, apart: %zu"), ++shown)->is_heading = true;
		explain(s->session, q, item->v[i], &people, reply);
		shown += !item_is_conflict(item);
	}
	if (!shown)
		explain_open(s, q, &people, reply);
	array_done(&people);
	return true;
}

/* Looking before one has scored. */

bool
command_scores(struct sitting *s, const char *rest, struct reply *reply, struct error *err)
{
	const struct questionnaire *all = s->session->questionnaire;
	size_t n = 0;
	if (*rest && strcmp(rest, "all"))
		return error_set(err, _("write nothing for this question, or all"));
	const struct question *q = *rest ? NULL : take_question(s, "", err);
	if (!*rest && !q)
		return false;
	/* Who views a session sees all; who cannot be recorded does not look. */
	if (!s->is_viewing && !session_is_closed(s->session) && !sitting_may_write(s, err))
		return false;
	for (size_t i = 0; !q && i < all->questions.n; i++)
		n += sitting_look(s, all->questions.v[i]);
	if (q)
		n = sitting_look(s, q);
	if (n)
		reply_say(reply, P_("colleagues' scores of %zu question are shown; it is recorded that you looked",
			"colleagues' scores of %zu questions are shown; it is recorded that you looked", n), n);
	else
		reply_say(reply, "%s", _("no colleague's score is hidden here"));
	return true;
}
