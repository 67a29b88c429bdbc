#include "config.h"

/* Commands that make one sentence of several findings, and several again of one. */

#include "model/command.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/error.h"
#include "base/i18n.h"
#include "model/alike.h"
#include "model/command-parts.h"
#include "model/joins.h"
#include "model/questionnaire.h"
#include "model/sitting.h"

static bool
is_sentence(const struct version *v)
{
	return version_get(v, FIELD_JOINS);
}

static bool
is_mine(const struct sitting *s, const struct version *v)
{
	return !strcmp(version_text(v, FIELD_BY), s->evaluator);
}

/* Adds what a list has to another, each once. */
static void
add_list(struct buf *out, const char *list)
{
	const char *element, *one;
	size_t len, one_len;
	while (list_next(&list, &element, &len)) {
		const char *all = buf_str(out);
		bool is_there = false;
		while (list_next(&all, &one, &one_len))
			is_there |= one_len == len && !strncmp(one, element, len);
		if (is_there)
			continue;
		if (out->len)
			buf_addc(out, '\n');
		buf_add(out, element, len);
	}
}

/* May this one be joined with others? */
static bool
may_join(const struct sitting *s, const struct version *v, struct error *err)
{
	if (version_kind(v) == ENTRY_ASK)
		return error_set(err, _("what is to ask or check (?) stands for itself and is not joined"));
	if (version_yes(v, FIELD_PRIVATE))
		return error_set(err, _("a private entry is not joined; \":private\" lets colleagues see it"));
	return need_top(s, v, err);
}

static bool
has_entry(const struct entries *entries, const char *id)
{
	for (size_t i = 0; i < entries->n; i++)
		if (!strcmp(entries->v[i]->id, id))
			return true;
	return false;
}

/* The entries named by numbers; with the chosen one where there is but one number. */
static bool
take_entries(struct sitting *s, const char **rest, struct entries *out, struct error *err)
{
	size_t n, part;
	for (const char *p = *rest; joins_take_number(&p, &n, &part); p = *rest) {
		const struct version *v = take_entry(s, rest, err);
		if (!v || !may_join(s, v, err))
			return false;
		if (!has_entry(out, v->id))
			*array_push(out) = v;
	}
	if (out->n == 1 && s->chosen && strcmp(s->chosen, out->v[0]->id)) {
		const char *none = "";
		const struct version *v = take_entry(s, &none, err);
		if (!v || !may_join(s, v, err))
			return false;
		*array_insert(out, 0) = v;
	}
	return out->n > 1 || error_set(err, _("write the numbers of two or more, such as \":join 1 3\""));
}

/* What the sentence takes over of those it joins. */
static void
inherit(struct values *values, const struct entries *named, struct buf *sources)
{
	bool is_yes = false, is_no = true, is_key = false;
	const char *learn = NULL;
	for (size_t i = 0; i < named->n; i++) {
		const char *report = version_get(named->v[i], FIELD_REPORT);
		is_yes |= version_yes(named->v[i], FIELD_REPORT);
		is_no &= report && !strcmp(report, "no");
		is_key |= version_yes(named->v[i], FIELD_KEY);
		learn = learn ? learn : version_get(named->v[i], FIELD_LEARN_FROM);
		add_list(sources, version_get(named->v[i], FIELD_SOURCES));
	}
	values_set(values, FIELD_REPORT, is_yes ? "yes" : is_no ? "no" : NULL);
	values_set(values, FIELD_KEY, is_key ? "yes" : NULL);
	values_set(values, FIELD_LEARN_FROM, learn);
	values_set(values, FIELD_SOURCES, sources->len ? sources->s : NULL);
}

/* Says under which number the sentence stands now. */
static void
say_joined(struct sitting *s, const char *id, struct reply *reply)
{
	struct entries entries;
	size_t n = 0;
	listing_entries(&entries, s->session, s->place, s->evaluator, false);
	while (n < entries.n && strcmp(entries.v[n]->id, id))
		n++;
	array_done(&entries);
	reply_say(reply, _("joined as entry %zu: \":edit %zu\" words it, \":split %zu\" takes it apart"),
		n + 1, n + 1, n + 1);
}

/*
 * Writes the sentence: the first of one's own among those named takes the
 * others in, else it is a new entry of the first one's kind.
 */
static void
join(struct sitting *s, const struct entries *named, const char *text, struct reply *reply)
{
	const struct version *base = NULL;
	struct buf joins = BUF_INIT, sources = BUF_INIT;
	char id[ID_ROOM], time[STAMP_ROOM];
	struct values values = {.n = 0};
	for (size_t i = 0; i < named->n && !base; i++)
		if (is_sentence(named->v[i]) && is_mine(s, named->v[i]))
			base = named->v[i];
	if (base) {
		values_from(&values, base);
		add_list(&joins, version_get(base, FIELD_JOINS));
	} else {
		const struct version *first = named->v[0];
		values_set(&values, FIELD_KIND, version_get(first, FIELD_KIND));
		values_set(&values, FIELD_QUESTION, strcmp(s->place, "0") ? s->place : NULL);
		values_set(&values, FIELD_BY, s->evaluator);
		values_set(&values, FIELD_TIME, stamp_format(time, s->now));
		values_set(&values, FIELD_TEXT, entry_wording(first));
		id_mint(id, 'e', &s->writer, s->now);
	}
	for (size_t i = 0; i < named->n; i++)
		if (named->v[i] != base)
			add_list(&joins, named->v[i]->id);
	if (*text)
		values_set(&values, FIELD_TEXT, text);
	values_set(&values, FIELD_JOINS, joins.s);
	inherit(&values, named, &sources);
	char *written = xstrdup(base ? base->id : id);
	sitting_begin(s, _("team sentence"));
	sitting_write(s, SECTION_ENTRIES, written, base, values.v, values.n);
	sitting_end(s);
	sitting_choose(s, NULL);
	say_joined(s, written, reply);
	free(written);
	buf_done(&joins);
	buf_done(&sources);
}

bool
command_join(struct sitting *s, const char *rest, struct reply *reply, struct error *err)
{
	struct entries named = {0};
	char *before = xstrdup(s->place), *code = NULL;
	bool done = true;
	if (*rest == '#') {
		take_word(&rest, &code);
		done = sitting_go(s, code + 1) ||
			error_set(err, _("there is no question or area %s"), code + 1);
	}
	done = done && take_entries(s, &rest, &named, err);
	bool has_text = done && *rest == '=';
	if (has_text)
		rest += 1 + strspn(rest + 1, " \t\n");
	if (done && (has_text ? !*rest : *rest))
		done = error_set(err, _("write \":join 1 3\", or the sentence too: \":join 1 3 = TEXT\""));
	if (done)
		join(s, &named, rest, reply);
	else if (code)
		sitting_go(s, before);
	array_done(&named);
	free(before);
	free(code);
	return done;
}

/* A list without one element; NULL where nothing is left.  The caller frees. */
static char *
list_without(const char *list, const char *id)
{
	struct buf out = BUF_INIT;
	const char *element;
	size_t len;
	while (list_next(&list, &element, &len))
		if (strlen(id) != len || strncmp(element, id, len))
			buf_addf(&out, "%s%.*s", out.len ? "\n" : "", (int)len, element);
	return out.len ? buf_steal(&out) : NULL;
}

/* Takes an entry out of every sentence here that joins it. */
static void
take_out(struct sitting *s, const char *id)
{
	const struct items *items = &s->session->sections[SECTION_ENTRIES];
	struct sentences ARRAY_OF(struct version *) all = {0};
	for (size_t i = 0; i < items->n; i++)
		for (size_t j = 0; j < items->v[i].n; j++)
			if (is_sentence(items->v[i].v[j]))
				*array_push(&all) = version_ref(items->v[i].v[j]);
	sitting_begin(s, _("taking a team sentence apart"));
	for (size_t i = 0; i < all.n; i++) {
		const char *before = version_get(all.v[i], FIELD_JOINS);
		char *joins = list_without(before, id);
		if (!joins || strlen(joins) != strlen(before)) {
			struct values values;
			values_from(&values, all.v[i]);
			values_set(&values, FIELD_JOINS, joins);
			sitting_write(s, SECTION_ENTRIES, all.v[i]->id, all.v[i], values.v, values.n);
		}
		free(joins);
		version_unref(all.v[i]);
	}
	sitting_end(s);
	array_done(&all);
}

bool
command_split(struct sitting *s, const char *rest, struct reply *reply, struct error *err)
{
	const struct version *v = take_entry(s, &rest, err);
	if (!v)
		return false;
	if (*rest)
		return error_set(err, _("\"%s\" is too much here"), rest);
	if (!need_top(s, v, NULL)) {
		take_out(s, v->id);
		reply_say(reply, "%s", _("taken out; it stands for itself again"));
		return true;
	}
	if (!is_sentence(v))
		return error_set(err, _("this is no team sentence; \":join\" makes one of several findings"));
	if (!is_mine(s, v)) {
		/* Their text is theirs: it stays, as a finding beside the others. */
		change_field(s, v, FIELD_JOINS, NULL, _("taking a team sentence apart"));
		reply_say(reply, _("taken apart; the sentence stays as %s's finding"),
			listing_evaluator(s->session, version_text(v, FIELD_BY)));
		return true;
	}
	sitting_begin(s, _("taking a team sentence apart"));
	sitting_delete(s, SECTION_ENTRIES, v->id, v);
	sitting_end(s);
	sitting_choose(s, NULL);
	reply_say(reply, "%s", _("taken apart; undo joins them again"));
	return true;
}

/* Findings of a place that say nearly the same. */

struct candidate {
	const struct version *v;
	size_t number;
	struct alike pieces;
	bool is_grouped;
};

struct candidates ARRAY_OF(struct candidate);

static void
find_candidates(struct candidates *out, const struct sitting *s, const char *place)
{
	struct entries entries;
	*out = (struct candidates){0};
	listing_entries(&entries, s->session, place, s->evaluator, false);
	for (size_t i = 0; i < entries.n; i++) {
		const struct version *v = entries.v[i];
		enum entry_kind kind = version_kind(v);
		if (kind < ENTRY_STRENGTH || kind > ENTRY_EXAMPLE || version_yes(v, FIELD_PRIVATE))
			continue;
		struct candidate *c = array_push(out);
		*c = (struct candidate){.v = v, .number = i + 1};
		alike_read(&c->pieces, version_text(v, FIELD_TEXT));
	}
	array_done(&entries);
}

static bool
are_alike(const struct candidate *a, const struct candidate *b)
{
	if (a->is_grouped || b->is_grouped || version_kind(a->v) != version_kind(b->v) ||
	    !strcmp(a->v->id, b->v->id) ||
	    !strcmp(version_text(a->v, FIELD_BY), version_text(b->v, FIELD_BY)))
		return false;
	return alike_percent(&a->pieces, &b->pieces) >= ALIKE_PERCENT ||
		!strcmp(version_text(a->v, FIELD_TEXT), version_text(b->v, FIELD_TEXT));
}

/* A row of a group: the finding, whose it is, and how it differs from the first. */
static void
add_row(struct reply *reply, const struct candidate *c, const struct candidate *first,
	const char *line)
{
	struct buf difference = BUF_INIT;
	if (c != first)
		alike_difference(&difference, version_text(first->v, FIELD_TEXT),
			version_text(c->v, FIELD_TEXT));
	struct row *row = reply_row(reply, "%2zu %c %s  (%s%s%s)", c->number,
		entry_kind_mark(version_kind(c->v)), version_text(c->v, FIELD_TEXT),
		version_text(c->v, FIELD_BY), difference.len ? ": " : "", buf_str(&difference));
	row->line = xstrdup(line);
	row->is_fill = true;
	buf_done(&difference);
}

/*
 * The findings alike to the i-th, and it, as rows.  Its own fills the line to
 * join them all, each other's to join that one with it: one may be the opposite.
 */
static bool
add_group(const struct sitting *s, struct reply *reply, struct candidates *all, size_t i,
	const char *place)
{
	struct buf line = BUF_INIT, pair = BUF_INIT;
	struct candidate *first = &all->v[i];
	buf_adds(&line, ":join");
	if (strcmp(place, s->place))
		buf_addf(&line, " #%s", place);
	buf_addf(&line, " %zu", first->number);
	size_t head = line.len;
	for (size_t j = i + 1; j < all->n; j++)
		if (are_alike(first, &all->v[j]))
			buf_addf(&line, " %zu", all->v[j].number);
	bool is_group = line.len > head;
	if (is_group) {
		reply_row(reply, "%s  %s", strcmp(place, "0") ? place : "#0", line.s)->is_heading = true;
		add_row(reply, first, first, line.s);
	}
	for (size_t j = i + 1; j < all->n && is_group; j++) {
		if (!are_alike(first, &all->v[j]))
			continue;
		buf_clear(&pair);
		buf_add(&pair, line.s, head);
		buf_addf(&pair, " %zu", all->v[j].number);
		add_row(reply, &all->v[j], first, pair.s);
		all->v[j].is_grouped = true;
	}
	buf_done(&line);
	buf_done(&pair);
	return is_group;
}

static size_t
add_place(const struct sitting *s, struct reply *reply, const char *place)
{
	struct candidates all;
	size_t groups = 0;
	find_candidates(&all, s, place);
	for (size_t i = 0; i < all.n; i++)
		groups += add_group(s, reply, &all, i, place);
	for (size_t i = 0; i < all.n; i++)
		array_done(&all.v[i].pieces);
	array_done(&all);
	return groups;
}

bool
command_alike(struct sitting *s, const char *rest, struct reply *reply, struct error *err)
{
	const struct questionnaire *q = s->session->questionnaire;
	bool is_all = take_if(&rest, "all");
	size_t groups = 0;
	if (*rest)
		return error_set(err, _("write \":alike\", or \":alike all\" for all questions"));
	if (!is_all)
		groups = add_place(s, reply, s->place);
	for (size_t i = 0; is_all && i < q->areas.n; i++) {
		const struct area *area = q->areas.v[i];
		groups += add_place(s, reply, area->id);
		for (size_t j = 0; j < area->questions.n; j++)
			if (!area->questions.v[j]->is_area)
				groups += add_place(s, reply, area->questions.v[j]->id);
	}
	if (is_all)
		groups += add_place(s, reply, "0");
	reply->title = xstrdup(_("Nearly the same, perhaps; Enter puts \":join\" in the line"));
	if (!groups)
		reply_say(reply, "%s", is_all ? _("no findings of different evaluators are alike") :
			_("no findings of different evaluators are alike here; \":alike all\" looks everywhere"));
	return true;
}
