#include "config.h"

/* Commands about conflicts: items that two changed without seeing each other. */

#include "model/command.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/error.h"
#include "base/i18n.h"
#include "model/command-parts.h"
#include "model/questionnaire.h"
#include "model/sitting.h"

/* May a version of one be made of two?  Points with another's reason would be nobody's. */
static bool
is_mixable(enum section section)
{
	return section == SECTION_ENTRIES || section == SECTION_INTERVIEWS ||
		section == SECTION_DOCUMENTS || section == SECTION_PAGES;
}

/* Lists that say more together than each for itself. */
static bool
is_union(enum field field)
{
	return field == FIELD_SOURCES || field == FIELD_JOINS || field == FIELD_ROLES ||
		field == FIELD_ASKED;
}

static bool
is_equal(const char *a, const char *b)
{
	return a && b ? !strcmp(a, b) : a == b;
}

/* Do versions that are there say different things in this field? */
static bool
differs(const struct item *item, enum field field)
{
	const struct version *first = item_current(item);
	for (size_t i = 0; first && i < item->n; i++)
		if (!item->v[i]->is_deleted &&
		    !is_equal(version_get(item->v[i], field), version_get(first, field)))
			return true;
	return false;
}

/* The fields in which they differ, as bits. */
static uint64_t
differing_fields(const struct item *item)
{
	uint64_t fields = 0;
	for (int f = 0; f < FIELD_COUNT; f++)
		fields |= (uint64_t)differs(item, (enum field)f) << f;
	return fields;
}

/* A value with what stands before it, in one line. */
static void
add_value(struct buf *out, const char *before, const char *text)
{
	buf_addf(out, "%s%s", out->len ? "  " : "", before);
	for (; *text; text++)
		buf_addc(out, *text == '\n' ? ' ' : *text);
}

/* A field that differs, by its name; ids as people know what they stand for. */
static void
add_field(struct buf *out, const struct sitting *s, enum field field, const char *text)
{
	char *head = xasprintf(text ? "%s: " : _("without %s"), field_name(field));
	struct buf shown = BUF_INIT;
	const char *element;
	size_t len;
	if (field == FIELD_SOURCES)
		listing_sources(&shown, s->session, text, s->evaluator);
	else if (field != FIELD_JOINS)
		buf_adds(&shown, text ? text : "");
	while (field == FIELD_JOINS && list_next(&text, &element, &len)) {
		char *id = xstrndup(element, len);
		const struct version *v = session_get(s->session, SECTION_ENTRIES, id);
		buf_addf(&shown, "%s%s", shown.len ? " / " : "", v ? version_text(v, FIELD_TEXT) : id);
		free(id);
	}
	add_value(out, head, buf_str(&shown));
	buf_done(&shown);
	free(head);
}

/* What a version says, in a line: what is known by itself, then fields that differ, by name. */
static void
describe(struct buf *out, uint64_t differing, const struct version *v, const struct sitting *s)
{
	static const enum field telling[] = {
		FIELD_VALUE, FIELD_STATE, FIELD_POINTS, FIELD_REASON, FIELD_KIND, FIELD_TEXT,
		FIELD_TITLE, FIELD_URL, FIELD_TIMES, FIELD_EVALUATOR, FIELD_NAME,
	};
	uint64_t told = (uint64_t)1 << FIELD_TIME;
	if (v->is_deleted) {
		buf_adds(out, _("(deleted)"));
		return;
	}
	for (size_t i = 0; i < sizeof(telling) / sizeof(*telling); i++) {
		const char *text = version_get(v, telling[i]);
		told |= (uint64_t)1 << telling[i];
		if (text && (v->section != SECTION_ENTRIES || differing >> telling[i] & 1))
			add_value(out, "", text);
	}
	for (int f = 0; f < FIELD_COUNT; f++)
		if (!(told >> f & 1) && differing >> f & 1)
			add_field(out, s, (enum field)f, version_get(v, (enum field)f));
	/* Against a deletion nothing differs field by field. */
	if (!out->len)
		add_value(out, "", version_get(v, FIELD_TEXT) ? entry_wording(v) :
			version_text(v, FIELD_TIME));
}

/* What an item is: its section and id; of an entry first its place, text and author. */
static void
add_heading(const struct item *item, enum section section, const struct sitting *s,
	struct reply *reply)
{
	const struct version *v = item_current(item);
	if (section != SECTION_ENTRIES || !v) {
		reply_row(reply, "%s %s", section_name(section), item_id(item))->is_heading = true;
		return;
	}
	const char *place = version_get(v, FIELD_QUESTION);
	/* At its end what a pipe gives to ":keep". */
	reply_row(reply, "%s %c %s (%s)  %s %s", place ? place : "#0",
		entry_kind_mark(version_kind(v)),
		differs(item, FIELD_TEXT) ? "..." : version_text(v, FIELD_TEXT),
		listing_evaluator(s->session, version_text(v, FIELD_BY)),
		section_name(section), item_id(item))->is_heading = true;
}

/* One version with what only another has; fields that both have as `taken` says, by bits. */
struct mix {
	struct values values;
	struct buf lists[FIELD_COUNT];	/* lists made of both */
	struct buf added;		/* what came of the other, to be shown */
};

static void
mix_done(struct mix *mix)
{
	for (int f = 0; f < FIELD_COUNT; f++)
		buf_done(&mix->lists[f]);
	buf_done(&mix->added);
}

static void
add_list(struct buf *out, const char *list, const char *more)
{
	const char *element, *one;
	size_t len, one_len;
	buf_adds(out, list);
	while (list_next(&more, &element, &len)) {
		const char *all = list;
		bool is_there = false;
		while (list_next(&all, &one, &one_len))
			is_there |= len == one_len && !strncmp(one, element, len);
		if (!is_there)
			buf_addf(out, "\n%.*s", (int)len, element);
	}
}

static bool
has_unknown(const struct values *values, const char *name)
{
	for (size_t i = 0; i < values->n; i++)
		if (values->v[i].field == FIELD_COUNT && !strcmp(values->v[i].name, name))
			return true;
	return values->n == FIELD_COUNT + UNKNOWN_LIMIT;
}

static void
mix_versions(struct mix *mix, const struct sitting *s, const struct version *v,
	const struct version *other, uint64_t taken)
{
	*mix = (struct mix){.added = BUF_INIT};
	values_from(&mix->values, v);
	for (size_t i = 0; i < other->value_count; i++) {
		const struct value *more = &other->values[i];
		if (more->field == FIELD_COUNT) {
			if (!has_unknown(&mix->values, more->name))
				mix->values.v[mix->values.n++] = *more;
			continue;
		}
		const char *mine = version_get(v, more->field), *text = more->text;
		bool is_both = mine && is_union(more->field);
		if (is_equal(mine, text) || (mine && !is_both && !(taken >> more->field & 1)))
			continue;
		if (is_both) {
			struct buf *list = &mix->lists[more->field];
			add_list(list, mine, text);
			text = list->s;
		}
		values_set(&mix->values, more->field, text);
		add_field(&mix->added, s, more->field, more->text);
	}
}

/* Is the mix something that neither of the two says? */
static bool
is_news(const struct mix *mix, const struct version *a, const struct version *b)
{
	const struct version *both[] = {a, b};
	for (size_t i = 0; i < 2; i++) {
		bool is_same = mix->values.n == both[i]->value_count;
		for (size_t k = 0; is_same && k < mix->values.n; k++) {
			const struct value *value = &mix->values.v[k];
			is_same = value->field == FIELD_COUNT ||
				is_equal(version_get(both[i], value->field), value->text);
		}
		if (is_same)
			return false;
	}
	return true;
}

/* A row for version i with what only j has, and field f (FIELD_COUNT: none) of j, if it is news. */
static void
offer_mix(const struct sitting *s, const struct item *item, size_t i, size_t j, enum field f,
	struct reply *reply)
{
	struct mix mix;
	uint64_t taken = f < FIELD_COUNT ? (uint64_t)1 << f : 0;
	mix_versions(&mix, s, item->v[i], item->v[j], taken);
	if (is_news(&mix, item->v[i], item->v[j])) {
		struct row *row = reply_row(reply, _("  %zu+%zu  %zu, and of %zu  %s"), i + 1, j + 1,
			i + 1, j + 1, buf_str(&mix.added));
		row->line = xasprintf(":keep %s %s %zu+%zu%s%s", section_name(item->v[i]->section),
			item_id(item), i + 1, j + 1, taken ? " " : "", taken ? field_name(f) : "");
	}
	mix_done(&mix);
}

/*
 * Rows that take the fields of both: there is no telling which of two texts is
 * the newer one, so both ways are offered.
 */
static void
offer_mixes(const struct sitting *s, const struct item *item, struct reply *reply)
{
	size_t at[2], n = 0, both = 0;
	for (size_t i = 0; i < item->n; i++) {
		if (item_is_repeat(item, i))
			continue;
		if (n == 2 || item->v[i]->is_deleted)
			return;
		at[n++] = i;
	}
	if (n < 2 || !is_mixable(item->v[0]->section))
		return;
	const struct version *a = item->v[at[0]], *b = item->v[at[1]];
	bool is_told[FIELD_COUNT] = {false};
	for (int i = 0; i < FIELD_COUNT; i++) {
		enum field f = (enum field)i;
		is_told[i] = f != FIELD_TIME && differs(item, f) && !is_union(f) &&
			version_get(a, f) && version_get(b, f);
		both += is_told[i];
	}
	offer_mix(s, item, at[0], at[1], FIELD_COUNT, reply);
	if (both)
		offer_mix(s, item, at[1], at[0], FIELD_COUNT, reply);
	for (int i = 0; i < FIELD_COUNT && both > 1; i++)
		if (is_told[i])
			offer_mix(s, item, at[0], at[1], (enum field)i, reply);
}

/* Report texts, which several may have written at once: one after the other. */

/* Adds each paragraph that is not there yet. */
static void
add_paragraphs(struct buf *out, const char *text)
{
	for (size_t len; *text; text += len + strspn(text + len, "\n")) {
		const char *end = strstr(text, "\n\n");
		len = end ? (size_t)(end - text) : strlen(text);
		bool is_there = false;
		for (const char *p = buf_str(out); *p && !is_there; ) {
			const char *stop = strstr(p, "\n\n");
			size_t n = stop ? (size_t)(stop - p) : strlen(p);
			is_there = n == len && !memcmp(p, text, n);
			p += n + strspn(p + n, "\n");
		}
		if (!is_there)
			buf_addf(out, "%s%.*s", out->len ? "\n\n" : "", (int)len, text);
	}
}

/* Offers all of them, in their order; of two also the other way round. */
static void
offer_one_after_the_other(const struct item *item, struct reply *reply)
{
	struct buf order = BUF_INIT;
	size_t n = 0, last = 0;
	for (size_t i = 0; i < item->n; i++) {
		if (item->v[i]->is_deleted || item_is_repeat(item, i))
			continue;
		buf_addf(&order, "%s%zu", n++ ? "+" : "", i + 1);
		last = i + 1;
	}
	for (int way = 0; way < (n == 2 ? 2 : n > 2); way++) {
		char *other = way ? xasprintf("%zu+%d", last, atoi(order.s)) : xstrdup(order.s);
		struct row *row = reply_row(reply, _("  %s  one after the other"), other);
		row->line = xasprintf(":keep %s %s %s", section_name(SECTION_TEXTS), item_id(item), other);
		free(other);
	}
	buf_done(&order);
}

/* "2+1": these versions of a report text; false, nothing written, if they are not there. */
static bool
keep_one_after_the_other(struct sitting *s, const struct item *item, const char *order)
{
	struct buf text = BUF_INIT;
	char time[STAMP_ROOM];
	bool is_good = true;
	while (is_good && *order) {
		char *end;
		size_t n = strtoul(order, &end, 10);
		is_good = *order >= '0' && *order <= '9' && n >= 1 && n <= item->n && !item->v[n - 1]->is_deleted &&
			(!*end || (*end == '+' && end[1]));
		if (is_good)
			add_paragraphs(&text, version_text(item->v[n - 1], FIELD_TEXT));
		order = end + (*end == '+');
	}
	if (is_good && text.len) {
		struct values values = {.n = 0};
		values_set(&values, FIELD_BY, s->evaluator);
		values_set(&values, FIELD_TIME, stamp_format(time, s->now));
		values_set(&values, FIELD_TEXT, text.s);
		char *id = xstrdup(item_id(item));
		sitting_begin(s, _("settled conflict"));
		sitting_write(s, SECTION_TEXTS, id, NULL, values.v, values.n);
		sitting_end(s);
		free(id);
	}
	is_good = is_good && text.len;
	buf_done(&text);
	return is_good;
}

static void
list_item(const struct item *item, enum section section, const struct sitting *s,
	struct reply *reply)
{
	uint64_t differing = differing_fields(item);
	add_heading(item, section, s, reply);
	for (size_t i = 0; i < item->n; i++) {
		struct buf text = BUF_INIT;
		if (item_is_repeat(item, i))
			continue;
		describe(&text, differing, item->v[i], s);
		struct row *row = reply_row(reply, "  %zu  %s", i + 1, buf_str(&text));
		row->line = xasprintf(":keep %s %s %zu", section_name(section), item_id(item), i + 1);
		buf_done(&text);
	}
	offer_mixes(s, item, reply);
	if (section == SECTION_TEXTS)
		offer_one_after_the_other(item, reply);
}

bool
command_conflicts(struct sitting *s, const char *rest, struct reply *reply, struct error *err)
{
	(void)rest, (void)err;
	reply->title = xstrdup(_("Changed in two places at once; Enter keeps one version"));
	for (int section = 0; section < SECTION_COUNT; section++) {
		const struct items *items = &s->session->sections[section];
		for (size_t i = 0; i < items->n; i++)
			if (item_is_conflict(&items->v[i]))
				list_item(&items->v[i], (enum section)section, s, reply);
	}
	if (!reply->rows.n)
		reply_say(reply, "%s", _("there are no conflicts"));
	return true;
}

/* "1", or "1+2 FIELD...": the version, and the one to add of (0: none) with its fields. */
static bool
take_choice(const char *rest, size_t count, size_t *n, size_t *other, uint64_t *taken)
{
	char *end;
	*n = strtoul(rest, &end, 10);
	*other = *end == '+' ? strtoul(end + 1, &end, 10) : 0;
	*taken = 0;
	bool is_good = *n >= 1 && *n <= count && *other <= count && *other != *n;
	const char *p = end;
	char *word = NULL;
	is_good = is_good && (!*p || *p == ' ');
	while (is_good && take_word(&p, &word)) {
		int f = 0;
		while (f < FIELD_COUNT && strcmp(field_name((enum field)f), word))
			f++;
		is_good = f < FIELD_COUNT && *other;
		*taken |= is_good ? (uint64_t)1 << f : 0;
		free(word);
	}
	return is_good;
}

/* The version is what stands from now on: base NULL has seen all the others. */
static void
keep(struct sitting *s, const struct item *item, size_t n, size_t other, uint64_t taken)
{
	struct version *v = version_ref(item->v[n - 1]);
	struct version *more = other ? version_ref(item->v[other - 1]) : NULL;
	sitting_begin(s, _("settled conflict"));
	if (v->is_deleted) {
		sitting_delete(s, v->section, v->id, NULL);
	} else if (more) {
		struct mix mix;
		mix_versions(&mix, s, v, more, taken);
		sitting_write(s, v->section, v->id, NULL, mix.values.v, mix.values.n);
		mix_done(&mix);
	} else {
		sitting_write(s, v->section, v->id, NULL, v->values, v->value_count);
	}
	sitting_end(s);
	version_unref(v);
	version_unref(more);
}

bool
command_keep(struct sitting *s, const char *rest, struct reply *reply, struct error *err)
{
	char *name = NULL, *id = NULL;
	bool has_words = take_word(&rest, &name) && take_word(&rest, &id);
	enum section section = has_words ? section_by_name(name) : SECTION_COUNT;
	const struct item *item = section < SECTION_COUNT ? session_item(s->session, section, id) : NULL;
	size_t n = 0, other = 0;
	uint64_t taken = 0;
	bool is_row = section == SECTION_TEXTS && strchr(rest, '+');
	bool done = item && item->n > 1 && (is_row ? keep_one_after_the_other(s, item, rest) :
		take_choice(rest, item->n, &n, &other, &taken));
	if (done && other && (!is_mixable(section) || item->v[n - 1]->is_deleted ||
	    item->v[other - 1]->is_deleted))
		done = false;
	if (done) {
		struct course course;
		struct buf text = BUF_INIT;
		const struct question *q = section == SECTION_SETTLED ? sitting_question(s) : NULL;
		bool is_here = s->is_meeting && q && !strcmp(q->id, id);
		course_plan(&course, s, q);
		if (!is_row)
			keep(s, item, n, other, taken);
		buf_addf(&text, P_("settled; %zu conflict is left", "settled; %zu conflicts are left",
			session_conflicts(s->session)), session_conflicts(s->session));
		if (is_here)
			course_follow(&course, s, &text);
		course_done(&course);
		reply_say(reply, "%s", text.s);
		buf_done(&text);
	} else {
		error_set(err, _("\":conflicts\" lists what can be kept"));
	}
	free(name);
	free(id);
	return done;
}
