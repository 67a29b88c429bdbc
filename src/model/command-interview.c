#include "config.h"

/* Commands about sources: interviews with their clock, documents, web pages. */

#include "model/command.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/error.h"
#include "base/i18n.h"
#include "model/command-parts.h"
#include "model/interview.h"
#include "model/questionnaire.h"
#include "model/same.h"
#include "model/sitting.h"
#include "text/utf8.h"

/* My item with this label ("I3"), the word taken off; NULL where it is none. */
static const struct version *
take_labelled(struct sitting *s, const char **rest, char letter, struct error *err)
{
	const char *p = *rest;
	if ((p[0] != letter && p[0] != letter + 'a' - 'A') || p[1] < '1' || p[1] > '9')
		return NULL;
	size_t digits = strspn(p + 1, "0123456789");
	if (digits > 6 || (p[1 + digits] && p[1 + digits] != ' '))
		return NULL;
	const struct items *items = &s->session->sections[listing_section(letter)];
	unsigned number = (unsigned)strtoul(p + 1, NULL, 10);
	const struct version *found = NULL;
	for (size_t i = 0; i < items->n && !found; i++) {
		const struct version *v = item_current(&items->v[i]);
		if (v && listing_number(s->session, v) == number &&
		    !strcmp(version_text(v, FIELD_BY), s->evaluator))
			found = v;
	}
	if (!found)
		error_set(err, _("you have no %c%u"), letter, number);
	*rest += 1 + digits + strspn(p + 1 + digits, " ");
	return found;
}

static bool
is_labelled(const char *rest, char letter)
{
	return (rest[0] == letter || rest[0] == letter + 'a' - 'A') && rest[1] >= '1' && rest[1] <= '9';
}

/* A new item with the next label. */
static void
add_labelled(struct sitting *s, char letter, struct values *values, const char *what,
	struct reply *reply)
{
	char id[ID_ROOM];
	enum section section = listing_section(letter);
	unsigned number = listing_next_label(s->session, section, s->evaluator);
	char *label = xasprintf("%u", number);
	values_set(values, FIELD_LABEL, label);
	values_set(values, FIELD_BY, s->evaluator);
	id_mint(id, (char)(letter + 'a' - 'A'), &s->writer, s->now);
	sitting_begin(s, what);
	sitting_write(s, section, id, NULL, values->v, values->n);
	sitting_end(s);
	reply_say(reply, _("%c%u added; type @%c%u after what comes from it"),
		letter, number, letter, number);
	free(label);
}

/* Interviews. */

/*
 * One interview, also where it was entered more than once: the label is that of
 * the first, what Enter acts on and its state are mine if one of them is.
 */
static void
list_interview(struct sitting *s, const struct version *v, struct reply *reply)
{
	struct entries class;
	struct buf label = BUF_INIT, others = BUF_INIT, acted = BUF_INIT;
	const struct version *mine = NULL;
	same_class(&class, s->session, v->id);
	listing_own_label(&label, s->session, v, s->evaluator);
	for (size_t i = 0; i < class.n; i++) {
		bool is_mine = !strcmp(version_text(class.v[i], FIELD_BY), s->evaluator);
		bool is_ended = !strcmp(version_text(class.v[i], FIELD_STATE), "ended");
		if (is_mine && (!mine || !is_ended))
			mine = class.v[i];
		if (!i)
			continue;
		buf_adds(&others, " = ");
		listing_own_label(&others, s->session, class.v[i], s->evaluator);
	}
	const char *word = version_text(mine ? mine : v, FIELD_STATE);
	bool is_running = !strcmp(word, "running");
	const char *state = is_running ? _("running") : !strcmp(word, "paused") ? _("paused") : _("ended");
	int rest = 8 - (int)utf8_width(state, strlen(state));
	struct row *row = reply_row(reply, "%-5s %s%*s %s  %s%s%s", label.s, state, rest > 0 ? rest : 0,
		"", version_text(v, FIELD_DATE), version_text(v, FIELD_TITLE), others.len ? " " : "",
		buf_str(&others));
	if (mine) {
		listing_own_label(&acted, s->session, mine, s->evaluator);
		row->line = is_running ? xstrdup(":interview stop") : xasprintf(":interview %s", acted.s);
	}
	array_done(&class);
	buf_done(&label);
	buf_done(&others);
	buf_done(&acted);
}

static void
list_interviews(struct sitting *s, struct reply *reply)
{
	const struct questionnaire *q = s->session->questionnaire;
	const struct items *items = &s->session->sections[SECTION_INTERVIEWS];
	reply->title = xstrdup(_("Interviews; Enter starts, ends or takes up one"));
	for (size_t i = 0; i < items->n; i++) {
		const struct version *v = item_current(&items->v[i]);
		if (v && !strcmp(same_first(s->session, v->id), v->id))
			list_interview(s, v, reply);
	}
	same_offer(s, reply);
	if (q->plan.n)
		reply_row(reply, "%s", _("Planned"))->is_heading = true;
	for (size_t i = 0; i < q->plan.n; i++) {
		const struct group *g = &q->plan.v[i];
		struct row *row = reply_row(reply, _("%-5s %-11s day %u  %3u min  %s"), g->id, g->role,
			g->day, g->minutes, questionnaire_text(q, &g->title, s->language));
		row->line = xasprintf(":interview %s", g->id);
	}
	reply_row(reply, "%s", _("Another"))->is_heading = true;
	struct row *row = reply_row(reply, "%s", _(":interview new ROLE MINUTES TITLE"));
	row->line = xstrdup(":interview new ");
	row->is_fill = true;
}

/* The open stretch of an interview is closed or opened in its list of times. */
static void
set_state(struct sitting *s, const struct version *v, const char *state)
{
	char *times = interview_times(v, s->now, strcmp(state, "running") == 0);
	struct values values;
	values_from(&values, v);
	values_set(&values, FIELD_STATE, state);
	values_set(&values, FIELD_TIMES, times);
	sitting_write(s, SECTION_INTERVIEWS, v->id, v, values.v, values.n);
	free(times);
}

static void
start_new(struct sitting *s, const char *group, const char *role, const char *title,
	unsigned minutes, struct reply *reply)
{
	char id[ID_ROOM], date[STAMP_ROOM], hm[STAMP_ROOM];
	const struct version *running = sitting_interview(s);
	char *label = xasprintf("%u", listing_next_label(s->session, SECTION_INTERVIEWS, s->evaluator));
	char *length = xasprintf("%u", minutes);
	char *times = xasprintf("%s-", stamp_hm(hm, s->now));
	struct values values = {.n = 0};
	values_set(&values, FIELD_LABEL, label);
	values_set(&values, FIELD_BY, s->evaluator);
	values_set(&values, FIELD_GROUP, group);
	values_set(&values, FIELD_ROLE, role);
	values_set(&values, FIELD_TITLE, title);
	values_set(&values, FIELD_DATE, stamp_date(date, s->now));
	values_set(&values, FIELD_MINUTES, length);
	values_set(&values, FIELD_TIMES, times);
	values_set(&values, FIELD_STATE, "running");
	id_mint(id, 'i', &s->writer, s->now);
	sitting_begin(s, _("start of an interview"));
	if (running)
		set_state(s, running, "ended");
	sitting_write(s, SECTION_INTERVIEWS, id, NULL, values.v, values.n);
	sitting_end(s);
	reply_say(reply, _("I%s started: %s"), label, title);
	free(label);
	free(length);
	free(times);
}

static bool
start_planned(struct sitting *s, const char *word, const char *title,
	struct reply *reply, struct error *err)
{
	const struct questionnaire *q = s->session->questionnaire;
	const struct group *g = questionnaire_group(q, word);
	for (size_t i = 0; i < q->plan.n && !g; i++)
		if (!strcmp(q->plan.v[i].role, word))
			g = &q->plan.v[i];
	if (strchr(title, '\n'))
		return error_set(err, _("write the title of the interview in one line"));
	if (!g)
		return error_set(err, _("there is no group or role \"%s\" in the plan; "
			"\":interview\" lists them"), word);
	start_new(s, g->id, g->role, *title ? title : questionnaire_text(q, &g->title, s->language),
		g->minutes, reply);
	return true;
}

static bool
start_unplanned(struct sitting *s, const char *rest, struct reply *reply, struct error *err)
{
	char *role = NULL, *minutes = NULL;
	bool done = take_word(&rest, &role) && take_word(&rest, &minutes);
	unsigned long n = done ? strtoul(minutes, NULL, 10) : 0;
	if (!done || !*rest || strchr(rest, '\n') || n < 1 || n > 1440)
		done = error_set(err, _("write \":interview new ROLE MINUTES TITLE\""));
	else if (!questionnaire_role(s->session->questionnaire, role))
		done = error_set(err, _("there is no role \"%s\"; \":role\" lists them"), role);
	else
		start_new(s, NULL, role, rest, (unsigned)n, reply);
	free(role);
	free(minutes);
	return done;
}

static bool
change_state(struct sitting *s, const struct version *v, const char *state, const char *said,
	struct reply *reply, struct error *err)
{
	if (!v)
		return error_set(err, _("no interview is running; \":interview\" starts one"));
	bool is_late = interview_is_forgotten(v, s->now) && strcmp(state, "running");
	sitting_begin(s, said);
	const struct version *running = sitting_interview(s);
	if (running && running != v)
		set_state(s, running, "ended");
	set_state(s, v, state);
	sitting_end(s);
	unsigned number = listing_number(s->session, v);
	if (is_late)
		reply_say(reply, _("I%u: %s; it was that of %s, correct when: "
			"\":interview I%u times 13:00-14:30\""), number, said,
			version_text(v, FIELD_DATE), number);
	else
		reply_say(reply, "I%u: %s", number, said);
	return true;
}

/* "I3 times 13:00-14:30, 15:00-16:00", "I3 persons P1 head of finance; P2 ..." */
static bool
correct(struct sitting *s, const struct version *v, const char *rest,
	struct reply *reply, struct error *err)
{
	static const struct {
		const char *word;
		enum field field;
	} fields[] = {
		{"times", FIELD_TIMES}, {"persons", FIELD_PERSONS}, {"title", FIELD_TITLE},
		{"minutes", FIELD_MINUTES}, {"date", FIELD_DATE}, {"role", FIELD_ROLE}, {"note", FIELD_NOTE},
	};
	if (!*rest)
		return change_state(s, v, "running", _("taken up again"), reply, err);
	for (size_t i = 0; i < sizeof(fields) / sizeof(*fields); i++) {
		if (!take_if(&rest, fields[i].word))
			continue;
		char *value = fields[i].field == FIELD_TIMES ? interview_parse_times(rest, err) :
			fields[i].field == FIELD_PERSONS ? interview_split(rest) : xstrdup(rest);
		bool done = value && field_check(fields[i].field, value, strlen(value), err);
		if (done && fields[i].field == FIELD_ROLE &&
		    !questionnaire_role(s->session->questionnaire, value))
			done = error_set(err, _("there is no role \"%s\"; \":role\" lists them"), value);
		if (done) {
			change_field(s, v, fields[i].field, value, _("correction of an interview"));
			reply_say(reply, _("I%u corrected"), listing_number(s->session, v));
		}
		free(value);
		return done;
	}
	return error_set(err, _("write times, persons, title, minutes, date, role or note"));
}

bool
command_interview(struct sitting *s, const char *rest, struct reply *reply, struct error *err)
{
	if (!*rest) {
		list_interviews(s, reply);
		return true;
	}
	if (!sitting_may_write(s, err))
		return false;
	if (is_labelled(rest, 'I')) {
		const struct version *v = take_labelled(s, &rest, 'I', err);
		return v && correct(s, v, rest, reply, err);
	}
	if (take_if(&rest, "new"))
		return start_unplanned(s, rest, reply, err);
	if (!strcmp(rest, "pause"))
		return change_state(s, sitting_interview(s), "paused", _("paused"), reply, err);
	if (!strcmp(rest, "resume"))
		return change_state(s, sitting_interview(s), "running", _("goes on"), reply, err);
	if (!strcmp(rest, "stop"))
		return change_state(s, sitting_interview(s), "ended", _("ended"), reply, err);
	char *word = NULL;
	take_word(&rest, &word);
	bool done = start_planned(s, word, rest, reply, err);
	free(word);
	return done;
}

/* Documents. */

static void
list_documents(struct sitting *s, struct reply *reply)
{
	const struct items *items = &s->session->sections[SECTION_DOCUMENTS];
	reply->title = xstrdup(_("Documents"));
	for (size_t i = 0; i < items->n; i++) {
		const struct version *v = item_current(&items->v[i]);
		if (!v)
			continue;
		struct buf label = BUF_INIT;
		listing_label(&label, s->session, v->id, s->evaluator);
		const char *received = version_get(v, FIELD_RECEIVED);
		const char *requested = version_get(v, FIELD_REQUESTED);
		reply_row(reply, "%-5s %s  %s %s", label.s, version_text(v, FIELD_TITLE),
			received ? _("received") : requested ? _("requested") : "",
			received ? received : requested ? requested : "");
		buf_done(&label);
	}
	struct row *row = reply_row(reply, "%s", _(":doc TITLE adds one that you have"));
	row->line = xstrdup(":doc ");
	row->is_fill = true;
	row = reply_row(reply, "%s", _(":doc requested TITLE adds one that you have asked for"));
	row->line = xstrdup(":doc requested ");
	row->is_fill = true;
}

static bool
correct_document(struct sitting *s, const struct version *v, const char *rest,
	struct reply *reply, struct error *err)
{
	char today[STAMP_ROOM];
	stamp_date(today, s->now);
	if (strchr(rest, '\n'))
		return error_set(err, _("write the title or note of a document in one line"));
	if (take_if(&rest, "received"))
		change_field(s, v, FIELD_RECEIVED, *rest && date_is_valid(rest) ? rest : today,
			_("document received"));
	else if (take_if(&rest, "title") && *rest)
		change_field(s, v, FIELD_TITLE, rest, _("title of a document"));
	else if (take_if(&rest, "note"))
		change_field(s, v, FIELD_NOTE, *rest ? rest : NULL, _("note on a document"));
	else
		return error_set(err, _("write \":doc D2 received\", \":doc D2 title TEXT\" "
			"or \":doc D2 note TEXT\""));
	reply_say(reply, _("D%u changed"), listing_number(s->session, v));
	return true;
}

bool
command_doc(struct sitting *s, const char *rest, struct reply *reply, struct error *err)
{
	if (!*rest) {
		list_documents(s, reply);
		return true;
	}
	if (!sitting_may_write(s, err))
		return false;
	if (is_labelled(rest, 'D')) {
		const struct version *v = take_labelled(s, &rest, 'D', err);
		return v && correct_document(s, v, rest, reply, err);
	}
	bool is_requested = take_if(&rest, "requested");
	char today[STAMP_ROOM];
	struct values values = {.n = 0};
	if (!*rest || strchr(rest, '\n'))
		return error_set(err, _("write the title of the document in one line"));
	values_set(&values, FIELD_TITLE, rest);
	values_set(&values, is_requested ? FIELD_REQUESTED : FIELD_RECEIVED, stamp_date(today, s->now));
	add_labelled(s, 'D', &values, _("document"), reply);
	return true;
}

/* Web pages. */

static void
list_pages(struct sitting *s, struct reply *reply)
{
	const struct items *items = &s->session->sections[SECTION_PAGES];
	reply->title = xstrdup(_("Web pages"));
	for (size_t i = 0; i < items->n; i++) {
		const struct version *v = item_current(&items->v[i]);
		if (!v)
			continue;
		struct buf label = BUF_INIT;
		listing_label(&label, s->session, v->id, s->evaluator);
		reply_row(reply, _("%-5s %s  %s  seen %s"), label.s, version_text(v, FIELD_URL),
			version_text(v, FIELD_TITLE), version_text(v, FIELD_SEEN));
		buf_done(&label);
	}
	struct row *row = reply_row(reply, "%s", _(":web ADDRESS TITLE adds one, as seen today"));
	row->line = xstrdup(":web ");
	row->is_fill = true;
}

static bool
correct_page(struct sitting *s, const struct version *v, const char *rest,
	struct reply *reply, struct error *err)
{
	char today[STAMP_ROOM];
	if (strchr(rest, '\n'))
		return error_set(err, _("write the address and its title in one line"));
	if (take_if(&rest, "title"))
		change_field(s, v, FIELD_TITLE, *rest ? rest : NULL, _("title of a web page"));
	else if (take_if(&rest, "seen"))
		change_field(s, v, FIELD_SEEN, *rest && date_is_valid(rest) ? rest :
			stamp_date(today, s->now), _("web page seen"));
	else if (take_if(&rest, "address") && *rest)
		change_field(s, v, FIELD_URL, rest, _("address of a web page"));
	else
		return error_set(err, _("write \":web W1 title TEXT\", \":web W1 address ADDRESS\" "
			"or \":web W1 seen\""));
	reply_say(reply, _("W%u changed"), listing_number(s->session, v));
	return true;
}

bool
command_web(struct sitting *s, const char *rest, struct reply *reply, struct error *err)
{
	if (!*rest) {
		list_pages(s, reply);
		return true;
	}
	if (!sitting_may_write(s, err))
		return false;
	if (is_labelled(rest, 'W')) {
		const struct version *v = take_labelled(s, &rest, 'W', err);
		return v && correct_page(s, v, rest, reply, err);
	}
	char *url = NULL, today[STAMP_ROOM];
	if (strchr(rest, '\n'))
		return error_set(err, _("write the address and its title in one line"));
	take_word(&rest, &url);
	struct values values = {.n = 0};
	values_set(&values, FIELD_URL, url);
	values_set(&values, FIELD_TITLE, *rest ? rest : NULL);
	values_set(&values, FIELD_SEEN, stamp_date(today, s->now));
	add_labelled(s, 'W', &values, _("web page"), reply);
	free(url);
	return true;
}
