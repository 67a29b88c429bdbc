#include "config.h"

/* Commands about one entry: changed, moved, marked, chosen for the report. */

#include "model/command.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/error.h"
#include "base/i18n.h"
#include "model/capture.h"
#include "model/command-parts.h"
#include "model/questionnaire.h"
#include "model/sitting.h"

/* The number at the start of rest, taken off; 0 where there is none. */
static size_t
take_number(const char **rest)
{
	const char *p = *rest + strspn(*rest, " \t\n");
	size_t digits = strspn(p, "0123456789");
	if (!digits || digits > 6 || (p[digits] && !strchr(" \t\n", p[digits])))
		return 0;
	size_t n = strtoul(p, NULL, 10);
	*rest = p + digits + strspn(p + digits, " \t\n");
	return n;
}

const struct version *
take_entry(struct sitting *s, const char **rest, struct error *err)
{
	struct entries entries;
	const struct version *found = NULL;
	size_t n = take_number(rest);
	listing_entries(&entries, s->session, s->place, s->evaluator, false);
	if (n) {
		found = n <= entries.n ? entries.v[n - 1] : NULL;
		if (!found)
			error_set(err, P_("there is %zu entry here", "there are %zu entries here", entries.n),
				entries.n);
		array_done(&entries);
		return found;
	}
	for (size_t i = 0; i < entries.n && s->chosen; i++)
		if (!strcmp(entries.v[i]->id, s->chosen))
			found = entries.v[i];
	/* The newest of one's own; ids sort by time. */
	for (size_t i = 0; i < entries.n && !s->chosen; i++)
		if (!strcmp(version_text(entries.v[i], FIELD_BY), s->evaluator) &&
		    (!found || strcmp(entries.v[i]->id, found->id) > 0))
			found = entries.v[i];
	array_done(&entries);
	if (!found)
		error_set(err, _("there is no entry of yours here; choose one with the arrows "
			"or write its number"));
	return found;
}

bool
need_own(const struct sitting *s, const struct version *v, struct error *err)
{
	const char *by = version_text(v, FIELD_BY);
	return !strcmp(by, s->evaluator) ||
		error_set(err, _("this is %s's; its text is theirs (\":wording\" changes the report's)"),
			listing_evaluator(s->session, by));
}

void
change_field(struct sitting *s, const struct version *v, enum field field, const char *text,
	const char *what)
{
	struct values values;
	values_from(&values, v);
	values_set(&values, field, text);
	sitting_begin(s, what);
	sitting_write(s, v->section, v->id, v, values.v, values.n);
	sitting_end(s);
}

/* Turns a yes into nothing and the other way round. */
static void
toggle(struct sitting *s, const struct version *v, enum field field,
	struct reply *reply, const char *on, const char *off)
{
	bool is_on = version_yes(v, field);
	change_field(s, v, field, is_on ? NULL : "yes", is_on ? off : on);
	reply_say(reply, "%s", is_on ? off : on);
}

static bool
nothing_more(const char *rest, struct error *err)
{
	return !*rest || error_set(err, _("\"%s\" is too much here"), rest);
}

bool
command_edit(struct sitting *s, const char *rest, struct reply *reply, struct error *err)
{
	const struct version *v = take_entry(s, &rest, err);
	if (!v || !nothing_more(rest, err) || !need_own(s, v, err))
		return false;
	static const enum capture_kind kinds[] = {
		[ENTRY_NOTE] = CAPTURE_NOTE,
		[ENTRY_STRENGTH] = CAPTURE_STRENGTH,
		[ENTRY_IMPROVEMENT] = CAPTURE_IMPROVEMENT,
		[ENTRY_WEAKNESS] = CAPTURE_WEAKNESS,
		[ENTRY_EXAMPLE] = CAPTURE_EXAMPLE,
		[ENTRY_ASK] = CAPTURE_ASK,
	};
	struct buf line = BUF_INIT;
	enum entry_kind kind = version_kind(v);
	if (kind >= ENTRY_KIND_COUNT)
		return error_set(err, _("this is somebody's unfinished line"));
	capture_quote(&line, kinds[kind], version_text(v, FIELD_TEXT));
	reply->cursor = line.len;
	const char *sources = version_get(v, FIELD_SOURCES);
	if (sources) {
		struct buf labels = BUF_INIT;
		listing_sources(&labels, s->session, sources, s->evaluator);
		for (char *p = strtok(labels.s, " "); p; p = strtok(NULL, " "))
			buf_addf(&line, " @%s", p);
		buf_done(&labels);
	}
	const char *roles = version_get(v, FIELD_ROLES), *role;
	size_t len;
	while (list_next(&roles, &role, &len))
		buf_addf(&line, " @%.*s", (int)len, role);
	reply->request = REQUEST_EDIT;
	reply->id = xstrdup(v->id);
	reply->line = buf_steal(&line);
	return true;
}

bool
command_editor(struct sitting *s, const char *rest, struct reply *reply, struct error *err)
{
	reply->request = REQUEST_EDITOR;
	if (take_if(&rest, "text")) {
		reply->line = xstrdup(rest);
		return true;
	}
	const struct version *v = take_entry(s, &rest, err);
	if (!v || !nothing_more(rest, err) || !need_own(s, v, err))
		return false;
	reply->id = xstrdup(v->id);
	return true;
}

bool
command_move(struct sitting *s, const char *rest, struct reply *reply, struct error *err)
{
	/* ":move 3.2" has no number of an entry; ":move 2 3.2" has. */
	const char *all = rest;
	char *code = NULL, *more = NULL;
	if (!take_word(&rest, &code))
		return error_set(err, _("write where to, such as \":move 3.2\" or \":move 0\""));
	bool has_two = take_word(&rest, &more);
	free(more);
	free(code);
	code = NULL;
	rest = has_two ? all : "";
	const struct version *v = take_entry(s, &rest, err);
	rest = has_two ? rest : all;
	if (!v || !take_word(&rest, &code) || !nothing_more(rest, err)) {
		free(code);
		return v ? error_set(err, _("write \":move N CODE\"")) : false;
	}
	const char *place = code[0] == '#' ? code + 1 : code;
	const struct questionnaire *q = s->session->questionnaire;
	bool is_inbox = !strcmp(place, "0");
	bool done = is_inbox || questionnaire_question(q, place) || questionnaire_area(q, place);
	if (done) {
		change_field(s, v, FIELD_QUESTION, is_inbox ? NULL : place, _("move of an entry"));
		reply_say(reply, _("moved to %s"), is_inbox ? _("the inbox") : place);
	} else {
		error_set(err, _("there is no question or area %s"), place);
	}
	free(code);
	return done;
}

bool
command_kind(struct sitting *s, const char *rest, struct reply *reply, struct error *err)
{
	const struct version *v = take_entry(s, &rest, err);
	if (!v || !need_own(s, v, err))
		return false;
	/* A mark will do as well: ":kind +". */
	enum entry_kind kind = entry_kind_by_word(rest);
	for (int k = ENTRY_STRENGTH; k <= ENTRY_ASK && kind == ENTRY_NONE; k++)
		if (rest[0] == entry_kind_mark((enum entry_kind)k) && !rest[1])
			kind = (enum entry_kind)k;
	if (kind >= ENTRY_KIND_COUNT)
		return error_set(err, _("write note, strength, improvement, weakness, example or ask"));
	change_field(s, v, FIELD_KIND, entry_kind_word(kind), _("change of kind"));
	reply_say(reply, _("now: %s"), entry_kind_title(kind));
	return true;
}

bool
command_delete(struct sitting *s, const char *rest, struct reply *reply, struct error *err)
{
	const struct version *v = take_entry(s, &rest, err);
	if (!v || !nothing_more(rest, err))
		return false;
	if (strcmp(version_text(v, FIELD_BY), s->evaluator))
		return error_set(err, _("this is %s's; only they can delete it"),
			listing_evaluator(s->session, version_text(v, FIELD_BY)));
	sitting_begin(s, _("deletion of an entry"));
	sitting_delete(s, SECTION_ENTRIES, v->id, v);
	sitting_end(s);
	sitting_choose(s, NULL);
	reply_say(reply, "%s", _("deleted; undo brings it back"));
	return true;
}

/*
 * Moves an entry by one: all at the place get an order, a whole number each,
 * and the two change theirs.
 */
static bool
reorder(struct sitting *s, const char *rest, bool is_up, struct error *err)
{
	const struct version *v = take_entry(s, &rest, err);
	struct entries entries;
	if (!v || !nothing_more(rest, err))
		return false;
	listing_entries(&entries, s->session, s->place, s->evaluator, false);
	size_t at = 0;
	while (at < entries.n && entries.v[at] != v)
		at++;
	if (at == entries.n || (is_up ? !at : at + 1 == entries.n)) {
		array_done(&entries);
		return error_set(err, is_up ? _("it is the first already") : _("it is the last already"));
	}
	size_t other = is_up ? at - 1 : at + 1;
	entries.v[at] = entries.v[other];
	entries.v[other] = v;
	sitting_begin(s, _("change of order"));
	for (size_t i = 0; i < entries.n; i++) {
		char *order = xasprintf("%zu", i + 1);
		const char *now = version_get(entries.v[i], FIELD_ORDER);
		if (!now || strcmp(now, order)) {
			struct values values;
			values_from(&values, entries.v[i]);
			values_set(&values, FIELD_ORDER, order);
			sitting_write(s, SECTION_ENTRIES, entries.v[i]->id, entries.v[i],
				values.v, values.n);
		}
		free(order);
	}
	sitting_end(s);
	array_done(&entries);
	return true;
}

bool
command_up(struct sitting *s, const char *rest, struct reply *reply, struct error *err)
{
	(void)reply;
	return reorder(s, rest, true, err);
}

bool
command_down(struct sitting *s, const char *rest, struct reply *reply, struct error *err)
{
	(void)reply;
	return reorder(s, rest, false, err);
}

/* The entry if it is something to ask; else the first such here that is open. */
static const struct version *
take_ask(struct sitting *s, const char **rest, struct error *err)
{
	struct entries entries;
	const struct version *v = NULL;
	if (!**rest && !s->chosen) {
		listing_entries(&entries, s->session, s->place, s->evaluator, false);
		for (size_t i = 0; i < entries.n && !v; i++)
			if (version_kind(entries.v[i]) == ENTRY_ASK && !version_yes(entries.v[i], FIELD_DONE))
				v = entries.v[i];
		array_done(&entries);
		if (!v)
			error_set(err, _("nothing is left to ask here"));
		return v;
	}
	v = take_entry(s, rest, err);
	if (v && version_kind(v) != ENTRY_ASK) {
		error_set(err, _("only what is to ask or check (?) can be done"));
		return NULL;
	}
	return v;
}

bool
command_done_entry(struct sitting *s, const char *rest, struct reply *reply, struct error *err)
{
	const struct version *v = take_ask(s, &rest, err);
	if (!v || !nothing_more(rest, err))
		return false;
	toggle(s, v, FIELD_DONE, reply, _("done"), _("not done"));
	return true;
}

bool
command_asked(struct sitting *s, const char *rest, struct reply *reply, struct error *err)
{
	const struct version *interview = sitting_interview(s);
	if (!interview)
		return error_set(err, _("no interview is running; \":interview\" starts one"));
	const struct version *v = take_ask(s, &rest, err);
	if (!v || !nothing_more(rest, err))
		return false;
	const char *before = version_get(v, FIELD_ASKED);
	if (before && strstr(before, interview->id))
		return error_set(err, _("it was asked in this interview already"));
	char *asked = before ? xasprintf("%s\n%s", before, interview->id) : xstrdup(interview->id);
	change_field(s, v, FIELD_ASKED, asked, _("asked"));
	free(asked);
	reply_say(reply, "%s", _("asked"));
	return true;
}

bool
command_flag(struct sitting *s, const char *rest, struct reply *reply, struct error *err)
{
	char room[STAMP_ROOM], id[ID_ROOM];
	if (!strcmp(s->place, "0"))
		return error_set(err, _("go to a question to flag it"));
	struct values values = {.n = 0};
	values_set(&values, FIELD_KIND, entry_kind_word(ENTRY_ASK));
	values_set(&values, FIELD_QUESTION, s->place);
	values_set(&values, FIELD_BY, s->evaluator);
	values_set(&values, FIELD_TIME, stamp_format(room, s->now));
	values_set(&values, FIELD_TEXT, *rest ? rest : _("Look at this again"));
	id_mint(id, 'e', &s->writer, s->now);
	sitting_begin(s, _("flag"));
	sitting_write(s, SECTION_ENTRIES, id, NULL, values.v, values.n);
	sitting_end(s);
	reply_say(reply, "%s", _("flagged; \":done\" takes the flag down"));
	return true;
}

bool
command_private(struct sitting *s, const char *rest, struct reply *reply, struct error *err)
{
	const struct version *v = take_entry(s, &rest, err);
	if (!v || !nothing_more(rest, err) || !need_own(s, v, err))
		return false;
	toggle(s, v, FIELD_PRIVATE, reply, _("private: hidden from colleagues' screens"),
		_("no longer private"));
	return true;
}

bool
command_report(struct sitting *s, const char *rest, struct reply *reply, struct error *err)
{
	const struct version *v = take_entry(s, &rest, err);
	if (!v)
		return false;
	enum entry_kind kind = version_kind(v);
	if (kind < ENTRY_STRENGTH || kind > ENTRY_EXAMPLE)
		return error_set(err, _("notes and things to ask stay internal; \":kind\" makes it a finding"));
	bool is_no = take_if(&rest, "no");
	bool is_yes = !is_no && take_if(&rest, "yes");
	if (!nothing_more(rest, err))
		return false;
	if (!is_no && !is_yes)
		is_no = version_yes(v, FIELD_REPORT);
	change_field(s, v, FIELD_REPORT, is_no ? "no" : "yes", _("choice for the report"));
	reply_say(reply, "%s", is_no ? _("not in the report") : _("in the report"));
	return true;
}

bool
command_wording(struct sitting *s, const char *rest, struct reply *reply, struct error *err)
{
	const struct version *v = take_entry(s, &rest, err);
	if (!v)
		return false;
	change_field(s, v, FIELD_WORDING, *rest ? rest : NULL, _("report wording"));
	reply_say(reply, "%s", *rest ? _("the report has this wording; the raw text stays") :
		_("the report has the raw text again"));
	return true;
}

bool
command_key(struct sitting *s, const char *rest, struct reply *reply, struct error *err)
{
	const struct version *v = take_entry(s, &rest, err);
	if (!v || !nothing_more(rest, err))
		return false;
	toggle(s, v, FIELD_KEY, reply, _("in the oral feedback"), _("not in the oral feedback"));
	return true;
}

bool
command_learn(struct sitting *s, const char *rest, struct reply *reply, struct error *err)
{
	const struct version *v = take_entry(s, &rest, err);
	if (!v || (*rest && !field_check(FIELD_LEARN_FROM, rest, strlen(rest), err)))
		return false;
	change_field(s, v, FIELD_LEARN_FROM, *rest ? rest : NULL, _("municipality to learn from"));
	if (*rest)
		reply_say(reply, _("to learn from: %s"), rest);
	else
		reply_say(reply, "%s", _("nobody to learn from"));
	return true;
}
