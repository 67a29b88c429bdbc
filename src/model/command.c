#include "config.h"

#include "model/command.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/error.h"
#include "base/i18n.h"
#include "base/near.h"
#include "model/agenda.h"
#include "model/capture.h"
#include "model/command-parts.h"
#include "model/questionnaire.h"
#include "model/score.h"
#include "model/sitting.h"

enum {
	W = COMMAND_WRITES, S = COMMAND_SCREEN, F = COMMAND_FILLS, L = COMMAND_LAST,
	FORM = COMMAND_FORM, MEETING = COMMAND_MEETING,
};

/* word, arguments, help, key, what the key enters, bottom bar, flags, function */
const struct command commands[] = {
	{"next", N_("[open|flagged|question]"), N_("the next open question, or flagged one, or just the next"),
		"^N", NULL, N_("Next open"), FORM, command_next},
	{"prev", N_("[open|flagged|question]"), N_("the same backwards"),
		NULL, NULL, NULL, 0, command_prev},
	{"flagged", "", N_("the next question with something to ask or check"),
		"F4", NULL, NULL, 0, command_flagged},
	{"go", N_("CODE"), N_("go to a question, an area or the inbox (#0); the same as #CODE"),
		"^G", "#", N_("Go to"), F | FORM, command_goto},
	{"search", N_("WORDS"), N_("search in questions, entries and texts"),
		"^F", NULL, N_("Find"), F | FORM, command_search},
	{"inbox", "", N_("go to the inbox of stray notes"), "F9", NULL, NULL, 0, command_inbox},
	{"show", N_("[CODE]"), N_("the question, its entries and scores"),
		NULL, NULL, NULL, 0, command_show},
	{"coverage", "", N_("questions and where their evidence comes from; what is still to ask"),
		"F8", NULL, NULL, 0, command_coverage},
	{"meeting", "", N_("the meeting that settles scores for the team, or back"),
		"F3", NULL, N_("Form"), MEETING, command_meeting},
	{"agenda", "", N_("what is still to settle, most at stake first"),
		NULL, NULL, NULL, 0, command_agenda},
	{"agreement", "", N_("how far the evaluators' own scores agree, and who is usually higher"),
		NULL, NULL, NULL, 0, command_agreement},
	{"conflicts", "", N_("what was changed in two places at once; choose which is to stand"),
		NULL, NULL, NULL, 0, command_conflicts},
	{"keep", N_("SECTION ID N[+M [FIELD]]"), N_("settle a conflict: version N is the one"),
		NULL, NULL, NULL, W | F, command_keep},
	{"scores", N_("[all]"), N_("show colleagues' scores before mine; that is recorded"),
		NULL, NULL, NULL, 0, command_scores},

	{"interview", N_("[GROUP|pause|resume|stop|new ROLE MINUTES TITLE|I3 ...]"),
		N_("list interviews; start, pause, end or correct one"),
		"F7", NULL, N_("Interview"), FORM, command_interview},
	{"same", N_("I3 ge.I2|I3 no"), N_("say that two interviews are one that was entered twice"),
		NULL, NULL, NULL, W | F, command_same},
	{"asked", N_("[N]"), N_("mark a prepared question as asked in the running interview"),
		NULL, NULL, NULL, W, command_asked},
	{"doc", N_("[TITLE|requested TITLE|D2 received|D2 title TEXT]"),
		N_("list documents, or add or correct one"), NULL, NULL, NULL, 0, command_doc},
	{"web", N_("[ADDRESS [TITLE]|W1 title TEXT|W1 seen]"), N_("list web pages, or add or correct one"),
		NULL, NULL, NULL, 0, command_web},

	{"edit", N_("[N]"), N_("bring an entry back into the line to change it"),
		"^E", NULL, N_("Edit"), W | FORM, command_edit},
	{"editor", N_("[N|text SLOT]"), N_("open an entry or a report text in your own editor"),
		"^O", NULL, NULL, W | S, command_editor},
	{"move", N_("[N] CODE"), N_("file an entry under another question, area or the inbox (0)"),
		NULL, NULL, NULL, W | F, command_move},
	{"kind", N_("[N] note|strength|improvement|weakness|example|ask"),
		N_("turn an entry into another kind"), NULL, NULL, NULL, W | F, command_kind},
	{"delete", N_("[N]"), N_("delete an entry of mine"), NULL, NULL, NULL, W, command_delete},
	{"up", N_("[N]"), N_("move an entry up in its list"), NULL, NULL, NULL, W, command_up},
	{"down", N_("[N]"), N_("move an entry down in its list"), NULL, NULL, NULL, W, command_down},
	{"done", N_("[N]"), N_("mark a thing to ask or check as done, or not"),
		NULL, NULL, NULL, W, command_done_entry},
	{"flag", N_("[TEXT]"), N_("flag the question: something to check here"),
		NULL, NULL, NULL, W, command_flag},
	{"private", N_("[N]"), N_("hide an entry from colleagues' screens, or show it"),
		NULL, NULL, NULL, W, command_private},
	{"report", N_("[N] [yes|no]"), N_("choose an entry for the report, or not"),
		NULL, NULL, NULL, W, command_report},
	{"wording", N_("[N] TEXT"), N_("how an entry reads in the report; the raw text stays beneath"),
		NULL, NULL, NULL, W | F, command_wording},
	{"key", N_("[N]"), N_("choose an entry for the oral feedback, or not"),
		NULL, NULL, NULL, W, command_key},
	{"learn", N_("[N] MUNICIPALITY"), N_("name a municipality to learn from"),
		NULL, NULL, NULL, W | F, command_learn},

	{"join", N_("[#CODE] N M... [= TEXT]"),
		N_("say in one team sentence what several findings say; they stay beneath it"),
		NULL, NULL, NULL, W | F, command_join},
	{"split", N_("[N]"), N_("take a team sentence apart, or one finding (3a) out of it"),
		NULL, NULL, NULL, W, command_split},
	{"alike", N_("[all]"), N_("findings of several evaluators that say nearly the same"),
		NULL, NULL, NULL, 0, command_alike},

	{"tick", N_("CRITERION [VALUE|no|clear]"), N_("tick a criterion of the question, such as a"),
		NULL, NULL, NULL, W | F, command_tick},
	{"settle", N_("POINTS|-|?|clear [REASON]"), N_("settle the question's score for the team"),
		NULL, NULL, NULL, W | F, command_settle},
	{"agree", N_("[CODE|all]"), N_("take over as the team's what all have given alike"),
		"F12", NULL, N_("Agree"), W | MEETING, command_agree},
	{"later", N_("[CODE]"), N_("put a question to the end of the agenda, or back"),
		"F10", NULL, N_("Later"), W | MEETING, command_later},
	{"present", N_("[ID...|all]"), N_("who takes part in what is settled from now on"),
		NULL, NULL, NULL, 0, command_present},
	{"why", N_("[CODE]"), N_("a decision: who gave what and why, what was settled, when, by whom"),
		"F2", NULL, N_("Why"), MEETING, command_why},
	{"text", N_("[SLOT] [TEXT]"), N_("a report text: intro, subject, method, summary, or this place's"),
		NULL, NULL, NULL, 0, command_text},
	{"set", N_("name|code|country|population|kind|year|profile VALUE"),
		N_("what is known of the municipality"), NULL, NULL, NULL, 0, command_set},
	{"responsible", N_("AREA [EVALUATOR]"), N_("who is responsible for an area"),
		NULL, NULL, NULL, W | F, command_responsible},
	{"people", "", N_("who evaluates"), NULL, NULL, NULL, 0, command_people},
	{"sign", N_("[NAME, NAME...] [anyway REASON]"),
		N_("sign the evaluation off: read-only until it is reopened"),
		NULL, NULL, NULL, F, command_sign},
	{"reopen", N_("REASON"), N_("open a closed session for changes; the reason is kept"),
		NULL, NULL, NULL, F, command_reopen},

	{"undo", "", N_("take back the last change"), "^Z", NULL, N_("Undo"), 0, command_undo},
	{"redo", "", N_("do it again"), "^Y", NULL, NULL, 0, command_redo},
	{"fold", "", N_("fold or unfold guidance and criteria"), "^T", NULL, N_("Fold"), S, command_fold},
	{"role", N_("[ROLE|all]"), N_("whose prompts are shown"), "^R", NULL, NULL, 0, command_role},
	{"language", N_("[LANGUAGE]"), N_("the questions in the next language"),
		"F6", NULL, NULL, 0, command_language},
	{"previous", "", N_("the previous evaluation beside the question; again: its points"),
		"F5", NULL, NULL, 0, command_previous},
	{"palette", "", N_("find a command by typing a part of it"),
		"^P", NULL, N_("Commands"), S | L, command_palette},
	{"help", "", N_("keys, marks and commands"), "F1", NULL, N_("Help"), L, command_help},
	{"saved", "", N_("say whether everything is saved"), "^S", NULL, NULL, 0, command_saved},
	{"suspend", "", N_("go back to the shell for a while"), NULL, NULL, NULL, S, command_suspend},
	{"quit", "", N_("save and leave"), "^Q", NULL, N_("Quit"), L, command_quit},
	{NULL, NULL, NULL, NULL, NULL, NULL, 0, NULL},
};

void
reply_done(struct reply *r)
{
	for (size_t i = 0; i < r->rows.n; i++) {
		free(r->rows.v[i].text);
		free(r->rows.v[i].line);
	}
	array_done(&r->rows);
	free(r->message);
	free(r->title);
	free(r->id);
	free(r->line);
	*r = (struct reply){0};
}

void
reply_say(struct reply *r, const char *fmt, ...)
{
	struct buf text = BUF_INIT;
	va_list args;
	va_start(args, fmt);
	buf_addv(&text, fmt, args);
	va_end(args);
	free(r->message);
	r->message = buf_steal(&text);
}

struct row *
reply_row(struct reply *r, const char *fmt, ...)
{
	struct buf text = BUF_INIT;
	va_list args;
	va_start(args, fmt);
	buf_addv(&text, fmt, args);
	va_end(args);
	struct row *row = array_push(&r->rows);
	row->text = buf_steal(&text);
	return row;
}

const struct command *
command_find(const char *word, struct error *err)
{
	const struct command *found = NULL;
	size_t len = strlen(word), hits = 0;
	for (const struct command *c = commands; c->word; c++) {
		if (!strcmp(c->word, word))
			return c;
		if (!strncmp(c->word, word, len)) {
			found = c;
			hits++;
		}
	}
	if (hits == 1)
		return found;
	if (!hits) {
		struct near near = {.wanted = word};
		for (const struct command *c = commands; c->word; c++)
			near_try(&near, c->word);
		if (near.best)
			error_set(err, _("there is no command \":%s\"; did you mean \":%s\"?"), word,
				near.best);
		else
			error_set(err, _("there is no command \":%s\"; \":help\" lists them"), word);
		return NULL;
	}
	struct buf names = BUF_INIT;
	for (const struct command *c = commands; c->word; c++)
		if (!strncmp(c->word, word, len))
			buf_addf(&names, "%s:%s", names.len ? ", " : "", c->word);
	error_set(err, _("\":%s\" may be %s"), word, names.s);
	buf_done(&names);
	return NULL;
}

static bool
add_source(struct buf *out, const char *id, const char *place)
{
	if (out->len)
		buf_addc(out, '\n');
	buf_adds(out, id);
	if (place)
		buf_addf(out, ":%s", place);
	return true;
}

/* The sources typed, and the running interview if it is not among them. */
static bool
find_sources(struct sitting *s, const struct capture *c, struct buf *out, struct error *err)
{
	const struct version *interview = sitting_interview(s);
	bool has_interview = false;
	for (size_t i = 0; i < c->source_count; i++) {
		const struct capture_source *source = &c->sources[i];
		const char *id = listing_resolve(s->session, source, s->evaluator, err);
		if (!id)
			return false;
		add_source(out, id, source->place);
		has_interview |= interview && !strcmp(id, interview->id);
	}
	if (interview && !has_interview && !strcmp(version_text(interview, FIELD_STATE), "running"))
		add_source(out, interview->id, NULL);
	return true;
}

static enum entry_kind
kind_of(enum capture_kind k)
{
	switch (k) {
	case CAPTURE_STRENGTH:
		return ENTRY_STRENGTH;
	case CAPTURE_IMPROVEMENT:
		return ENTRY_IMPROVEMENT;
	case CAPTURE_WEAKNESS:
		return ENTRY_WEAKNESS;
	case CAPTURE_EXAMPLE:
		return ENTRY_EXAMPLE;
	case CAPTURE_ASK:
		return ENTRY_ASK;
	default:
		return ENTRY_NOTE;
	}
}

static char *
join_roles(const struct capture *c)
{
	struct buf out = BUF_INIT;
	for (size_t i = 0; i < c->role_count; i++)
		buf_addf(&out, "%s%s", i ? "\n" : "", c->roles[i]);
	return c->role_count ? buf_steal(&out) : NULL;
}

static bool
store_entry(struct sitting *s, const struct capture *c, struct reply *reply, struct error *err)
{
	struct buf sources = BUF_INIT;
	if (!find_sources(s, c, &sources, err)) {
		buf_done(&sources);
		return false;
	}
	char time[STAMP_ROOM], id[ID_ROOM];
	const char *place = c->target ? c->target : s->place;
	char *roles = join_roles(c);
	struct values values = {.n = 0};
	values_set(&values, FIELD_KIND, entry_kind_word(kind_of(c->kind)));
	values_set(&values, FIELD_QUESTION, strcmp(place, "0") ? place : NULL);
	values_set(&values, FIELD_BY, s->evaluator);
	values_set(&values, FIELD_TIME, stamp_format(time, s->now));
	values_set(&values, FIELD_TEXT, c->text);
	values_set(&values, FIELD_SOURCES, sources.s);
	values_set(&values, FIELD_ROLES, roles);
	id_mint(id, 'e', &s->writer, s->now);
	sitting_draft(s, "", 0, s->now);
	sitting_begin(s, entry_kind_title(kind_of(c->kind)));
	sitting_write(s, SECTION_ENTRIES, id, NULL, values.v, values.n);
	sitting_end(s);
	reply->is_entry = true;
	if (c->target && strcmp(c->target, s->place))
		reply_say(reply, _("%s filed under %s"), entry_kind_title(kind_of(c->kind)),
			strcmp(place, "0") ? place : _("the inbox"));
	else if (c->is_bare_number)
		reply_say(reply, _("kept as a note; a score is typed \"= %s\""),
			c->text + strspn(c->text, "= "));
	free(roles);
	buf_done(&sources);
	return true;
}

/* The entry gets a new text, and a new kind, place and sources where they are typed. */
static bool
replace_entry(struct sitting *s, const char *id, const struct capture *c,
	struct reply *reply, struct error *err)
{
	const struct version *v = session_get(s->session, SECTION_ENTRIES, id);
	if (!v)
		return error_set(err, _("the entry is gone; Enter stores a new one"));
	struct buf sources = BUF_INIT;
	struct values values;
	char *roles = join_roles(c);
	values_from(&values, v);
	for (size_t i = 0; i < c->source_count; i++) {
		const char *source = listing_resolve(s->session, &c->sources[i], s->evaluator, err);
		if (!source) {
			free(roles);
			buf_done(&sources);
			return false;
		}
		add_source(&sources, source, c->sources[i].place);
	}
	values_set(&values, FIELD_KIND, entry_kind_word(kind_of(c->kind)));
	values_set(&values, FIELD_TEXT, c->text);
	values_set(&values, FIELD_SOURCES, sources.s);
	values_set(&values, FIELD_ROLES, roles);
	if (c->target)
		values_set(&values, FIELD_QUESTION, strcmp(c->target, "0") ? c->target : NULL);
	sitting_draft(s, "", 0, s->now);
	sitting_begin(s, _("change of an entry"));
	sitting_write(s, SECTION_ENTRIES, id, v, values.v, values.n);
	sitting_end(s);
	reply_say(reply, "%s", _("changed"));
	free(roles);
	buf_done(&sources);
	return true;
}

static bool
store_report_text(struct sitting *s, const struct capture *c, struct reply *reply, struct error *err)
{
	const char *place = c->target ? c->target : s->place;
	if (!strcmp(place, "0"))
		return error_set(err, _("the inbox has no report text; go to a question, "
			"or use \":text summary\""));
	char *slot = xasprintf("%s/%s", questionnaire_question(s->session->questionnaire, place) ?
		"question" : "area", place);
	const struct version *v = session_get(s->session, SECTION_TEXTS, slot);
	char *text = v ? xasprintf("%s\n\n%s", version_text(v, FIELD_TEXT), c->text) : xstrdup(c->text);
	char time[STAMP_ROOM];
	struct values values = {.n = 0};
	values_set(&values, FIELD_BY, s->evaluator);
	values_set(&values, FIELD_TIME, stamp_format(time, s->now));
	values_set(&values, FIELD_TEXT, text);
	sitting_draft(s, "", 0, s->now);
	sitting_begin(s, _("paragraph of report text"));
	sitting_write(s, SECTION_TEXTS, slot, v, values.v, values.n);
	sitting_end(s);
	reply_say(reply, _("added to the report text of %s"), place);
	free(text);
	free(slot);
	return true;
}

static bool
check_points(const struct sitting *s, const struct question *q, decimal points, struct error *err)
{
	decimal unit = question_step(s->session->questionnaire, q);
	char max[DECIMAL_ROOM], step[DECIMAL_ROOM];
	if (points > q->max)
		return error_set(err, _("%s gives at most %s points"), q->id,
			decimal_exact(max, q->max, i18n_mark()));
	if (unit && points % unit)
		return error_set(err, _("points of %s go by steps of %s"), q->id,
			decimal_exact(step, unit, i18n_mark()));
	return true;
}

bool
command_check_score(const struct sitting *s, const char *place, enum answer answer,
	decimal points, const struct question **out, struct error *err)
{
	const struct question *q = questionnaire_question(s->session->questionnaire, place);
	if (!q)
		return error_set(err, strcmp(place, "0") ?
			_("an area is scored by its questions; go to one of them") :
			_("the inbox has no score; go to a question"));
	if (!score_is_asked(s->session, q))
		return error_set(err, _("%s is left out here, by the profile or its condition"), q->id);
	*out = q;
	return answer != ANSWER_POINTS || check_points(s, q, points, err);
}

/* In a meeting the line settles for the team. */
static bool
store_settled(struct sitting *s, const struct question *q, enum answer answer,
	const struct capture *c, struct reply *reply, struct error *err)
{
	if (c->source_count)
		return error_set(err, _("a team's score has no sources; name them in the reason, "
			"without the @"));
	sitting_draft(s, "", 0, s->now);
	return settle_answer(s, q, answer, c->points, c->text, reply, err);
}

/* With colleagues it is said whose score it is, so that nobody takes it for the team's. */
static void
say_score(const struct sitting *s, const struct question *q, enum answer answer, decimal points,
	struct reply *reply)
{
	char room[DECIMAL_ROOM];
	const char *text = answer_text(room, answer, points);
	struct agenda_people people;
	agenda_people(&people, s->session);
	if (people.n > 1 && answer == ANSWER_POINTS)
		reply_say(reply, _("%s: %s points from you"), q->id, text);
	else if (people.n > 1)
		reply_say(reply, _("%s: %s, from you"), q->id, text);
	else if (answer == ANSWER_POINTS)
		reply_say(reply, _("%s: %s points"), q->id, text);
	else
		reply_say(reply, "%s: %s", q->id, text);
	array_done(&people);
}

/*
 * What my score was, with its reason, where another answer takes its place or
 * the reason goes: the line may have meant another question.  The caller frees.
 */
static char *
replaced_score(const struct sitting *s, const struct question *q, const char *id,
	enum answer answer, const struct capture *c)
{
	char room[DECIMAL_ROOM];
	decimal points = 0;
	const struct version *v = session_get(s->session, SECTION_SCORES, id);
	enum answer before = v ? score_answer(s->session, q, s->evaluator, &points, NULL) : ANSWER_NONE;
	const char *reason = v ? version_get(v, FIELD_REASON) : NULL;
	bool is_same = before == answer && (answer != ANSWER_POINTS || points == c->points);
	if (before == ANSWER_NONE || (is_same && (!reason || c->text[0])))
		return NULL;
	return xasprintf("%s%s%s", answer_text(room, before, points), reason ? "  " : "",
		reason ? reason : "");
}

static bool
store_score(struct sitting *s, const struct capture *c, struct reply *reply, struct error *err)
{
	enum answer answer = c->kind == CAPTURE_SCORE ? ANSWER_POINTS :
		c->kind == CAPTURE_NOT_APPLICABLE ? ANSWER_NOT_APPLICABLE :
		c->kind == CAPTURE_NOT_ASSESSED ? ANSWER_NOT_ASSESSED : ANSWER_NONE;
	const struct question *q;
	struct buf sources = BUF_INIT;
	if (!command_check_score(s, c->target ? c->target : s->place, answer, c->points, &q, err))
		return false;
	if (s->is_meeting)
		return store_settled(s, q, answer, c, reply, err);
	if (c->source_count && !find_sources(s, c, &sources, err)) {
		buf_done(&sources);
		return false;
	}
	char *id = xasprintf("%s/%s", q->id, s->evaluator);
	char time[STAMP_ROOM], points[DECIMAL_ROOM];
	char *before = replaced_score(s, q, id, answer, c);
	struct values values = {.n = 0};
	sitting_draft(s, "", 0, s->now);
	sitting_begin(s, _("score"));
	if (answer == ANSWER_NONE) {
		if (session_get(s->session, SECTION_SCORES, id))
			sitting_delete(s, SECTION_SCORES, id, NULL);
		reply_say(reply, _("%s: score cleared"), q->id);
	} else {
		values_set(&values, FIELD_STATE, answer_word(answer));
		if (answer == ANSWER_POINTS)
			values_set(&values, FIELD_POINTS, decimal_exact(points, c->points, '.'));
		values_set(&values, FIELD_REASON, c->text[0] ? c->text : NULL);
		values_set(&values, FIELD_TIME, stamp_format(time, s->now));
		values_set(&values, FIELD_SOURCES, sources.s);
		sitting_write(s, SECTION_SCORES, id, NULL, values.v, values.n);
		say_score(s, q, answer, c->points, reply);
	}
	sitting_end(s);
	if (before) {
		char *said = xstrdup(reply->message);
		reply_say(reply, _("%s; it was %s"), said, before);
		free(said);
	}
	free(before);
	free(id);
	buf_done(&sources);
	return true;
}

static bool
run_command(struct sitting *s, const struct capture *c, struct reply *reply, struct error *err)
{
	const struct command *command = command_find(c->command, err);
	if (!command)
		return false;
	if (command->flags & COMMAND_WRITES && !sitting_may_write(s, err))
		return false;
	return command->run(s, c->text, reply, err);
}

static bool
enter(struct sitting *s, const struct capture *c, const char *replaces,
	struct reply *reply, struct error *err)
{
	switch (c->kind) {
	case CAPTURE_EMPTY:
		return true;
	case CAPTURE_COMMAND:
		return run_command(s, c, reply, err);
	case CAPTURE_GOTO:
		sitting_go(s, c->target);
		return true;
	default:
		break;
	}
	if (!sitting_may_write(s, err))
		return false;
	switch (c->kind) {
	case CAPTURE_REPORT:
		return store_report_text(s, c, reply, err);
	case CAPTURE_SCORE:
	case CAPTURE_CLEAR:
	case CAPTURE_NOT_APPLICABLE:
	case CAPTURE_NOT_ASSESSED:
		return store_score(s, c, reply, err);
	default:
		return replaces ? replace_entry(s, replaces, c, reply, err) :
			store_entry(s, c, reply, err);
	}
}

bool
command_enter(struct sitting *s, const char *line, size_t len, bool is_literal,
	const char *replaces, struct stamp now, struct reply *reply, unsigned *column,
	struct error *err)
{
	struct capture capture;
	struct capture_names names;
	unsigned where = 0;
	*reply = (struct reply){0};
	*column = 0;
	s->now = now;
	sitting_names(s, &names);
	if (!capture_parse(&capture, line, len, is_literal, &names, &where, err)) {
		*column = where;
		capture_done(&capture);
		return false;
	}
	bool done = enter(s, &capture, replaces, reply, err);
	capture_done(&capture);
	if (!done)
		reply_done(reply);
	return done;
}

static bool
is_a_score(enum capture_kind kind)
{
	return kind == CAPTURE_SCORE || kind == CAPTURE_CLEAR || kind == CAPTURE_NOT_APPLICABLE ||
		kind == CAPTURE_NOT_ASSESSED;
}

void
command_prompt(struct buf *out, const struct sitting *s, const char *line, size_t len)
{
	struct capture_names names;
	struct capture c;
	unsigned column;
	sitting_names((struct sitting *)s, &names);
	/* What was typed so far, with something after it: "+" is a mark already. */
	struct buf probe = BUF_INIT;
	size_t head = len < 64 ? len : 64;
	buf_add(&probe, line, head);
	buf_adds(&probe, " x");
	bool is_known = capture_parse(&c, probe.s, probe.len, false, &names, &column, NULL);
	const char *place = is_known && c.target ? c.target : s->place;
	bool is_score = len && line[0] == '=' && (len == 1 || line[1] == ' ');
	bool is_settling = s->is_meeting && (is_score || !len || (is_known && is_a_score(c.kind))) &&
		questionnaire_question(s->session->questionnaire, place);
	buf_adds(out, strcmp(place, "0") ? place : _("inbox"));
	if (is_known && c.kind >= CAPTURE_STRENGTH && c.kind <= CAPTURE_ASK)
		buf_addf(out, " %s", entry_kind_title(kind_of(c.kind)));
	else if (is_known && c.kind == CAPTURE_REPORT)
		buf_addf(out, " %s", _("report text"));
	else if (is_settling)
		buf_addf(out, " %s", _("settle"));
	else if (is_score)
		buf_addf(out, " %s", _("score"));
	else if (s->is_meeting && len && is_known && c.kind == CAPTURE_NOTE)
		buf_addf(out, " %s", entry_kind_title(ENTRY_NOTE));
	capture_done(&c);
	buf_done(&probe);
}
