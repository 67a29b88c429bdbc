#include "config.h"

/* The command that says which interviews are one, and the offer of it. */

#include "model/command.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/error.h"
#include "base/i18n.h"
#include "model/capture.h"
#include "model/command-parts.h"
#include "model/same.h"
#include "model/sitting.h"

/* "I3", "@I3" or "ge.I3" as an interview; NULL with err. */
static const struct version *
take_interview(struct sitting *s, const char **rest, struct error *err)
{
	char *word = NULL;
	const char *id = NULL;
	if (!take_word(rest, &word)) {
		error_set(err, _("write which interviews are the same: \":same I3 ge.I2\""));
		return NULL;
	}
	const char *p = word + (word[0] == '@'), *dot = strchr(p, '.');
	const char *label = dot ? dot + 1 : p;
	size_t digits = strspn(label[0] ? label + 1 : label, "0123456789");
	struct capture_source source = {.letter = 'I'};
	if ((label[0] == 'I' || label[0] == 'i') && digits && digits <= 6 && !label[1 + digits] && dot != p) {
		source.owner = dot ? xstrndup(p, (size_t)(dot - p)) : NULL;
		source.number = (unsigned)strtoul(label + 1, NULL, 10);
		id = listing_resolve(s->session, &source, s->evaluator, err);
		free(source.owner);
	} else {
		error_set(err, _("\"%s\" is no interview; write it as I3, or ge.I3 for a colleague's"), word);
	}
	free(word);
	return id ? session_get(s->session, SECTION_INTERVIEWS, id) : NULL;
}

/*
 * The interview of a class that can name another without parting the class:
 * following the names from anywhere, one that names none, or one in the circle.
 */
static const struct version *
find_free(const struct session *s, const struct version *v)
{
	struct entries seen = {0};
	for (;;) {
		const char *id = version_get(v, FIELD_SAME);
		const struct version *next = id ? session_get(s, SECTION_INTERVIEWS, id) : NULL;
		bool is_circle = false;
		*array_push(&seen) = v;
		for (size_t i = 0; next && i < seen.n; i++)
			is_circle |= seen.v[i] == next;
		if (!next || is_circle)
			break;
		v = next;
	}
	array_done(&seen);
	return v;
}

static void
write_same(struct sitting *s, const struct version *v, const char *id)
{
	struct values values;
	values_from(&values, v);
	values_set(&values, FIELD_SAME, id);
	sitting_write(s, SECTION_INTERVIEWS, v->id, v, values.v, values.n);
}

static bool
is_mine(const struct sitting *s, const struct version *v)
{
	return !strcmp(version_text(v, FIELD_BY), s->evaluator);
}

/* Makes two classes one; false where they are already. */
static bool
unite(struct sitting *s, const struct version *a, const struct version *b)
{
	const char *first = same_first(s->session, a->id), *second = same_first(s->session, b->id);
	if (!strcmp(first, second))
		return false;
	const struct version *x = find_free(s->session, a), *y = find_free(s->session, b);
	/* One's own is written if it can be: nobody else changes it meanwhile. */
	if (is_mine(s, x) || !is_mine(s, y))
		write_same(s, x, second);
	else
		write_same(s, y, first);
	return true;
}

/* Sets one apart: the others of its class stay together. */
static void
set_apart(struct sitting *s, const struct version *v)
{
	struct entries class;
	struct others ARRAY_OF(struct version *) others = {0};
	same_class(&class, s->session, v->id);
	for (size_t i = 0; i < class.n; i++)
		*array_push(&others) = version_ref((struct version *)class.v[i]);
	array_done(&class);
	const char *first = NULL;
	for (size_t i = 0; i < others.n; i++) {
		const char *before = version_get(others.v[i], FIELD_SAME);
		if (!strcmp(others.v[i]->id, v->id)) {
			if (before)
				write_same(s, others.v[i], NULL);
			continue;
		}
		const char *wanted = first;
		first = first ? first : others.v[i]->id;
		if (wanted ? !before || strcmp(before, wanted) : before != NULL)
			write_same(s, others.v[i], wanted);
	}
	for (size_t i = 0; i < others.n; i++)
		version_unref(others.v[i]);
	array_done(&others);
}

static void
add_labels(struct buf *out, const struct sitting *s, const char *id)
{
	struct entries class;
	same_class(&class, s->session, id);
	for (size_t i = 0; i < class.n; i++) {
		buf_adds(out, i ? " = " : "");
		listing_own_label(out, s->session, class.v[i], s->evaluator);
	}
	array_done(&class);
}

static bool
separate(struct sitting *s, const struct version *v, struct reply *reply, struct error *err)
{
	struct entries class;
	struct buf label = BUF_INIT;
	same_class(&class, s->session, v->id);
	bool is_alone = class.n < 2;
	array_done(&class);
	listing_own_label(&label, s->session, v, s->evaluator);
	if (is_alone) {
		error_set(err, _("%s is not joined with another"), label.s);
	} else {
		sitting_begin(s, _("one interview set apart"));
		set_apart(s, v);
		sitting_end(s);
		reply_say(reply, _("%s is an interview of its own again"), label.s);
	}
	buf_done(&label);
	return !is_alone;
}

bool
command_same(struct sitting *s, const char *rest, struct reply *reply, struct error *err)
{
	struct entries named = {0};
	const struct version *v = take_interview(s, &rest, err);
	if (!v)
		return false;
	if (take_if(&rest, "no") && !*rest)
		return separate(s, v, reply, err);
	char *id = xstrdup(v->id);
	bool is_good = true;
	do {
		v = take_interview(s, &rest, err);
		is_good = v;
		if (v)
			*array_push(&named) = v;
	} while (v && *rest);
	bool is_new = false;
	if (is_good) {
		struct ids ARRAY_OF(char *) ids = {0};
		for (size_t i = 0; i < named.n; i++)
			*array_push(&ids) = xstrdup(named.v[i]->id);
		sitting_begin(s, _("one interview entered twice"));
		for (size_t i = 0; i < ids.n; i++) {
			is_new |= unite(s, session_get(s->session, SECTION_INTERVIEWS, id),
				session_get(s->session, SECTION_INTERVIEWS, ids.v[i]));
			free(ids.v[i]);
		}
		sitting_end(s);
		array_done(&ids);
		struct buf labels = BUF_INIT;
		add_labels(&labels, s, id);
		reply_say(reply, is_new ? _("one interview: %s; \":undo\" parts them") :
			_("they are one interview already: %s"), buf_str(&labels));
		buf_done(&labels);
	}
	array_done(&named);
	free(id);
	return is_good;
}

/* A row for two that were perhaps one. */
static void
add_double(const struct sitting *s, const struct version *a, const struct version *b,
	struct reply *reply)
{
	struct buf one = BUF_INIT, other = BUF_INIT, times = BUF_INIT;
	listing_own_label(&one, s->session, a, s->evaluator);
	listing_own_label(&other, s->session, b, s->evaluator);
	buf_adds(&times, version_text(a, FIELD_TIMES));
	for (char *p = times.s; p && *p; p++)
		if (*p == '\n')
			*p = ' ';
	struct row *row = reply_row(reply, "%s = %s  %s %s  %s / %s", one.s, other.s,
		version_text(a, FIELD_DATE), buf_str(&times), version_text(a, FIELD_TITLE),
		version_text(b, FIELD_TITLE));
	row->line = xasprintf(":same %s %s", one.s, other.s);
	row->is_fill = true;
	buf_done(&one);
	buf_done(&other);
	buf_done(&times);
}

void
same_offer(const struct sitting *s, struct reply *reply)
{
	const struct items *items = &s->session->sections[SECTION_INTERVIEWS];
	bool is_any = false;
	for (size_t i = 0; i < items->n; i++) {
		for (size_t j = i + 1; j < items->n; j++) {
			const struct version *a = item_current(&items->v[i]), *b = item_current(&items->v[j]);
			if (!a || !b || !same_is_likely(s->session, a, b))
				continue;
			if (!is_any)
				reply_row(reply, "%s", _("Entered twice, perhaps; Enter puts \":same\" in the line"))
					->is_heading = true;
			is_any = true;
			add_double(s, a, b, reply);
		}
	}
}
