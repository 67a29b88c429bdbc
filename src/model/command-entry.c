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
#include "model/joins.h"
#include "model/questionnaire.h"
#include "model/sitting.h"

/* The entry of this number, "3" or "3a", at the place; NULL with err. */
static const struct version *
entry_numbered(const struct sitting *s, const struct entries *entries, size_t n, size_t part,
	struct error *err)
{
	struct entries originals;
	if (n > entries->n) {
		error_set(err, P_("there is %zu entry here", "there are %zu entries here", entries->n),
			entries->n);
		return NULL;
	}
	if (!part)
		return entries->v[n - 1];
	joins_originals(&originals, s->session, entries->v[n - 1], s->evaluator);
	const struct version *found = part <= originals.n ? originals.v[part - 1] : NULL;
	if (!found)
		error_set(err, P_("entry %zu joins %zu entry", "entry %zu joins %zu entries",
			originals.n), n, originals.n);
	array_done(&originals);
	return found;
}

/* The chosen entry if it is here, at the top or beneath a team sentence. */
static const struct version *
entry_chosen(const struct sitting *s, const struct entries *entries)
{
	const struct version *found = NULL;
	for (size_t i = 0; i < entries->n; i++) {
		struct entries originals;
		if (!strcmp(entries->v[i]->id, s->chosen))
			return entries->v[i];
		joins_originals(&originals, s->session, entries->v[i], s->evaluator);
		for (size_t j = 0; j < originals.n && !found; j++)
			if (!strcmp(originals.v[j]->id, s->chosen))
				found = originals.v[j];
		array_done(&originals);
	}
	return found;
}

/* The newest of one's own; ids sort by time. */
static const struct version *
entry_newest(const struct sitting *s, const struct entries *entries)
{
	const struct version *found = NULL;
	for (size_t i = 0; i < entries->n; i++)
		if (!strcmp(version_text(entries->v[i], FIELD_BY), s->evaluator) &&
		    (!found || strcmp(entries->v[i]->id, found->id) > 0))
			found = entries->v[i];
	return found;
}

const struct version *
take_entry(struct sitting *s, const char **rest, struct error *err)
{
	struct entries entries;
	const struct version *found;
	size_t n, part;
	listing_entries(&entries, s->session, s->place, s->evaluator, false);
	if (joins_take_number(rest, &n, &part)) {
		found = entry_numbered(s, &entries, n, part, err);
	} else {
		found = s->chosen ? entry_chosen(s, &entries) : entry_newest(s, &entries);
		if (!found)
			error_set(err, _("there is no entry of yours here; choose one with the arrows "
				"or write its number"));
	}
	array_done(&entries);
	return found;
}

bool
need_top(const struct sitting *s, const struct version *v, struct error *err)
{
	struct joins joins;
	joins_find(&joins, s->session, s->evaluator);
	bool is_beneath = joins_has(&joins, v->id);
	joins_done(&joins);
	return !is_beneath || error_set(err, _("a team sentence says this one; change that, "
		"or take this out with \":split\""));
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
	if (!need_top(s, v, err)) {
		free(code);
		return false;
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

/* All versions of an entry get this order: it is one entry, in conflict or not. */
static void
write_order(struct sitting *s, const char *id, decimal order)
{
	const struct item *item = session_item(s->session, SECTION_ENTRIES, id);
	struct bases ARRAY_OF(struct version *) bases = {0};
	char room[DECIMAL_ROOM];
	for (size_t i = 0; i < item->n; i++)
		if (!item->v[i]->is_deleted)
			*array_push(&bases) = version_ref(item->v[i]);
	for (size_t i = 0; i < bases.n; i++) {
		struct values values;
		values_from(&values, bases.v[i]);
		values_set(&values, FIELD_ORDER, decimal_exact(room, order, '.'));
		sitting_write(s, SECTION_ENTRIES, id, bases.v[i], values.v, values.n);
		version_unref(bases.v[i]);
	}
	array_done(&bases);
}

/* Entries with the orders they stand by; INT64_MAX: none. */
struct rank {
	char *id;
	enum entry_kind kind;
	decimal order;
};

struct ranks ARRAY_OF(struct rank);

static void
find_ranks(struct ranks *out, const struct sitting *s)
{
	struct entries entries;
	listing_entries(&entries, s->session, s->place, s->evaluator, false);
	for (size_t i = 0; i < entries.n; i++) {
		const char *id = entries.v[i]->id;
		if (out->n && !strcmp(out->v[out->n - 1].id, id))
			continue;
		struct rank *rank = array_push(out);
		*rank = (struct rank){.id = xstrdup(id), .kind = version_kind(entries.v[i]),
			.order = INT64_MAX};
		listing_order(s->session, entries.v[i], s->place, s->evaluator, &rank->order);
	}
	array_done(&entries);
}

/* An order between two; false where there is no room. */
static bool
order_between(decimal low, decimal high, decimal *out)
{
	*out = low + (high - low > DECIMAL_ONE ? DECIMAL_ONE : (high - low) / 2);
	return *out > low && *out < high;
}

/*
 * Puts an entry above an earlier one.  As few entries as can be are written,
 * most often one: each that is written here and elsewhere becomes a conflict.
 */
static void
raise_entry(struct sitting *s, struct ranks *ranks, size_t from, size_t to)
{
	decimal order, last = 0;
	struct rank moved = ranks->v[from], above = ranks->v[to];
	bool is_ordered = above.order != INT64_MAX;
	if (is_ordered && order_between(to ? ranks->v[to - 1].order : 0, above.order, &order)) {
		write_order(s, moved.id, order);
		return;
	}
	memmove(&ranks->v[to + 1], &ranks->v[to], (from - to) * sizeof(moved));
	ranks->v[to] = moved;
	/* All that have an order, where there is no room, and all above it. */
	size_t end = to + 1;
	for (size_t j = 0; j < end; j++)
		is_ordered |= ranks->v[j].order != INT64_MAX &&
			ranks->v[j].order > DECIMAL_LIMIT - DECIMAL_ONE * (decimal)ranks->n;
	while (is_ordered && end < ranks->n && ranks->v[end].order != INT64_MAX)
		end++;
	for (size_t j = 0; j < end; j++) {
		const struct rank *rank = &ranks->v[j];
		order = is_ordered || rank->order == INT64_MAX ? last + DECIMAL_ONE : rank->order;
		if (rank->order != order)
			write_order(s, rank->id, order);
		last = order;
	}
}

/*
 * Which entry this one changes places with: its neighbour; in a meeting, where
 * they stand by kind, the next of its kind.  ranks->n: none.
 */
static size_t
find_neighbour(const struct sitting *s, const struct ranks *ranks, size_t at, bool is_up)
{
	size_t i = at;
	do
		i = is_up ? i - 1 : i + 1;
	while (i < ranks->n && s->is_meeting && ranks->v[i].kind != ranks->v[at].kind);
	return i < ranks->n ? i : ranks->n;
}

/* Moves an entry by one. */
static bool
reorder(struct sitting *s, const char *rest, bool is_up, struct reply *reply, struct error *err)
{
	const struct version *v = take_entry(s, &rest, err);
	struct ranks ranks = {0};
	if (!v || !nothing_more(rest, err) || !need_top(s, v, err))
		return false;
	find_ranks(&ranks, s);
	size_t at = 0;
	while (at < ranks.n && strcmp(ranks.v[at].id, v->id))
		at++;
	size_t other = at < ranks.n ? find_neighbour(s, &ranks, at, is_up) : ranks.n;
	bool done = other < ranks.n;
	if (done) {
		sitting_begin(s, _("change of order"));
		raise_entry(s, &ranks, is_up ? at : other, is_up ? other : at);
		sitting_end(s);
		reply_say(reply, "%s", is_up ? _("moved up") : _("moved down"));
	} else {
		error_set(err, is_up ? _("it is the first already") : _("it is the last already"));
	}
	for (size_t i = 0; i < ranks.n; i++)
		free(ranks.v[i].id);
	array_done(&ranks);
	return done;
}

bool
command_up(struct sitting *s, const char *rest, struct reply *reply, struct error *err)
{
	return reorder(s, rest, true, reply, err);
}

bool
command_down(struct sitting *s, const char *rest, struct reply *reply, struct error *err)
{
	return reorder(s, rest, false, reply, err);
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
	if (!nothing_more(rest, err) || !need_top(s, v, err))
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
	if (!v || !need_top(s, v, err))
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
	if (!v || !nothing_more(rest, err) || !need_top(s, v, err))
		return false;
	toggle(s, v, FIELD_KEY, reply, _("in the oral feedback"), _("not in the oral feedback"));
	return true;
}

bool
command_learn(struct sitting *s, const char *rest, struct reply *reply, struct error *err)
{
	const struct version *v = take_entry(s, &rest, err);
	if (!v || !need_top(s, v, err) ||
	    (*rest && !field_check(FIELD_LEARN_FROM, rest, strlen(rest), err)))
		return false;
	change_field(s, v, FIELD_LEARN_FROM, *rest ? rest : NULL, _("municipality to learn from"));
	if (*rest)
		reply_say(reply, _("to learn from: %s"), rest);
	else
		reply_say(reply, "%s", _("nobody to learn from"));
	return true;
}
