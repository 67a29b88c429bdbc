#include "config.h"

/* Commands about where one is and what is there. */

#include "model/command.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/error.h"
#include "base/i18n.h"
#include "model/agenda.h"
#include "model/command-parts.h"
#include "model/coverage.h"
#include "model/joins.h"
#include "model/questionnaire.h"
#include "model/score.h"
#include "model/search.h"
#include "model/sitting.h"

bool
take_word(const char **rest, char **word)
{
	*rest += strspn(*rest, " \t\n");
	size_t len = strcspn(*rest, " \t\n");
	if (!len)
		return false;
	*word = xstrndup(*rest, len);
	*rest += len;
	*rest += strspn(*rest, " \t\n");
	return true;
}

bool
take_if(const char **rest, const char *word)
{
	const char *p = *rest + strspn(*rest, " \t\n");
	size_t len = strcspn(p, " \t\n");
	if (len != strlen(word) || strncmp(p, word, len))
		return false;
	*rest = p + len + strspn(p + len, " \t\n");
	return true;
}

/* Which questions a step stops at. */
enum stop {
	STOP_QUESTION,
	STOP_OPEN,
	STOP_FLAGGED
};

static bool
is_stop(const struct sitting *s, const struct question *q, enum stop stop)
{
	if (stop == STOP_FLAGGED)
		return listing_is_flagged(s->session, q->id);
	return stop == STOP_QUESTION ? score_is_asked(s->session, q) :
		score_is_todo(s->session, q, s->evaluator);
}

/* The index of the question here, or of the one that a step from here starts at. */
static size_t
index_here(const struct sitting *s, bool forward)
{
	const struct questionnaire *q = s->session->questionnaire;
	const struct question *here = sitting_question(s);
	if (here)
		return here->index;
	const struct area *area = questionnaire_area(q, s->place);
	size_t first = area && area->questions.n ? area->questions.v[0]->index : 0;
	/* One before the first of the area, so that a step lands on it. */
	return forward ? (first + q->questions.n - 1) % q->questions.n : first;
}

static bool
walk(struct sitting *s, const char *rest, bool forward, bool is_open_default,
	struct reply *reply, struct error *err)
{
	const struct questionnaire *q = s->session->questionnaire;
	enum stop stop = is_open_default ? STOP_OPEN : STOP_QUESTION;
	if (take_if(&rest, "open"))
		stop = STOP_OPEN;
	else if (take_if(&rest, "flagged"))
		stop = STOP_FLAGGED;
	else if (take_if(&rest, "question"))
		stop = STOP_QUESTION;
	if (*rest)
		return error_set(err, _("write open, flagged or question"));
	if (s->is_meeting && stop == STOP_OPEN) {
		meeting_walk(s, forward, reply);
		return true;
	}
	size_t count = q->questions.n, at = index_here(s, forward);
	for (size_t i = 0; i < count; i++) {
		at = forward ? (at + 1) % count : (at + count - 1) % count;
		if (!is_stop(s, q->questions.v[at], stop))
			continue;
		sitting_go(s, q->questions.v[at]->id);
		return true;
	}
	reply_say(reply, "%s", stop == STOP_FLAGGED ? _("nothing is flagged") :
		_("nothing is open: every question has your score"));
	return true;
}

bool
command_next(struct sitting *s, const char *rest, struct reply *reply, struct error *err)
{
	return walk(s, rest, true, true, reply, err);
}

bool
command_prev(struct sitting *s, const char *rest, struct reply *reply, struct error *err)
{
	return walk(s, rest, false, true, reply, err);
}

bool
command_flagged(struct sitting *s, const char *rest, struct reply *reply, struct error *err)
{
	(void)rest;
	return walk(s, "flagged", true, true, reply, err);
}

bool
command_goto(struct sitting *s, const char *rest, struct reply *reply, struct error *err)
{
	(void)reply;
	if (*rest == '#')
		rest++;
	if (!*rest)
		return error_set(err, _("write where to, such as \":go 3.2\" or \"#3.2\""));
	return sitting_go(s, rest) || error_set(err, _("there is no question or area %s"), rest);
}

bool
command_inbox(struct sitting *s, const char *rest, struct reply *reply, struct error *err)
{
	(void)rest, (void)reply, (void)err;
	return sitting_go(s, "0");
}

bool
command_search(struct sitting *s, const char *rest, struct reply *reply, struct error *err)
{
	struct hits hits;
	if (!*rest)
		return error_set(err, _("write what to search for"));
	search_session(&hits, s->session, rest, s->evaluator, s->language);
	free(reply->title);
	reply->title = xasprintf(P_("%zu hit for \"%s\"", "%zu hits for \"%s\"", hits.n), hits.n, rest);
	for (size_t i = 0; i < hits.n; i++) {
		struct row *row = reply_row(reply, "%-5s %s", strcmp(hits.v[i].place, "0") ?
			hits.v[i].place : "#0", hits.v[i].context);
		row->line = xasprintf("#%s", hits.v[i].place);
	}
	if (!hits.n)
		reply_say(reply, _("\"%s\" is nowhere"), rest);
	search_done(&hits);
	return true;
}

static void
show_score(struct sitting *s, const struct question *q, const char *evaluator,
	const char *who, struct reply *reply)
{
	decimal points = 0;
	char room[DECIMAL_ROOM];
	const char *reason = NULL;
	enum answer a = evaluator ? score_answer(s->session, q, evaluator, &points, &reason) :
		score_settled(s->session, q, &points, &reason);
	if (a == ANSWER_NONE)
		return;
	reply_row(reply, "  = %s  (%s)%s%s", answer_text(room, a, points), who, reason ? "  " : "", reason ? reason : "");
}

static void
show_colleagues(struct sitting *s, const struct question *q, struct reply *reply)
{
	struct agenda_people people;
	agenda_people(&people, s->session);
	for (size_t i = 0; i < people.n && !sitting_is_blind(s, q); i++)
		if (strcmp(people.v[i], s->evaluator))
			show_score(s, q, people.v[i], people.v[i], reply);
	array_done(&people);
}

/* A row of an entry; what stands beneath a team sentence is indented and names its author. */
static void
show_entry(const struct sitting *s, const struct version *v, size_t number, size_t part,
	struct reply *reply)
{
	struct buf sources = BUF_INIT, head = BUF_INIT;
	joins_number(&head, number, part);
	listing_sources(&sources, s->session, version_get(v, FIELD_SOURCES), s->evaluator);
	const char *by = part ? version_text(v, FIELD_BY) : "";
	reply_row(reply, "%s%s %c %s%s%s%s%s%s%s", part ? "  " : "", head.s,
		entry_kind_mark(version_kind(v)), version_text(v, FIELD_TEXT),
		version_yes(v, FIELD_DONE) ? _(" (done)") : "", part ? "  (" : "", by,
		part ? ")" : "", sources.len ? "  @" : "", buf_str(&sources));
	buf_done(&sources);
	buf_done(&head);
}

static void
show_entries(const struct sitting *s, struct reply *reply)
{
	struct entries entries, originals;
	listing_entries(&entries, s->session, s->place, s->evaluator, true);
	for (size_t i = 0; i < entries.n; i++) {
		show_entry(s, entries.v[i], i + 1, 0, reply);
		joins_originals(&originals, s->session, entries.v[i], s->evaluator);
		for (size_t j = 0; j < originals.n; j++)
			show_entry(s, originals.v[j], i + 1, j + 1, reply);
		array_done(&originals);
	}
	array_done(&entries);
}

bool
command_show(struct sitting *s, const char *rest, struct reply *reply, struct error *err)
{
	char *code = NULL;
	if (take_word(&rest, &code)) {
		bool is_there = sitting_go(s, code[0] == '#' ? code + 1 : code);
		if (!is_there)
			error_set(err, _("there is no question or area %s"), code);
		free(code);
		if (!is_there)
			return false;
	}
	const struct question *q = sitting_question(s);
	char max[DECIMAL_ROOM];
	reply->title = xasprintf("%s %s", strcmp(s->place, "0") ? s->place : "#0",
		listing_place_title(s->session, s->place, s->language));
	if (q)
		reply_row(reply, _("at most %s points"), decimal_exact(max, q->max, i18n_mark()));
	show_entries(s, reply);
	if (q) {
		show_score(s, q, s->evaluator, s->evaluator, reply);
		show_colleagues(s, q, reply);
		show_score(s, q, NULL, _("settled"), reply);
	}
	return true;
}

bool
command_coverage(struct sitting *s, const char *rest, struct reply *reply, struct error *err)
{
	(void)rest, (void)err;
	coverage_report(s, reply);
	return true;
}
