#include "config.h"

#include "model/columns.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/buf.h"
#include "base/error.h"
#include "base/i18n.h"
#include "base/near.h"

enum { NAME = 22 };		/* most names are no wider */

/*
 * word, heading, help, at the right?, width at least and at most, shown where
 * nobody chose?, and rank: the larger, the sooner it is left out
 */
static const struct {
	const char *word, *title, *help;
	bool is_right;
	int least, most;
	bool is_default;
	int rank;
} table[COLUMN_COUNT] = {
	[COLUMN_SUBJECT] = {"subject", N_("subject"), N_("who was evaluated"), false, 18, 36, true, 0},
	[COLUMN_YEAR] = {"year", N_("year"), N_("the year it is about"), true, 4, 4, true, 1},
	[COLUMN_EDITION] = {"edition", N_("ed."), N_("the questionnaire's edition"), false, 4, 9, true, 4},
	[COLUMN_TYPE] = {"type", N_("type"), N_("municipality, district, reference"), false, 8, 12, true, 6},
	[COLUMN_STATE] = {"state", N_("state"), N_("draft, signed, imported, broken"), false, 10, 10, true, 2},
	[COLUMN_VERSION] = {"version", N_("ver"), N_("how often it was signed"), true, 3, 3, true, 9},
	[COLUMN_PROGRESS] = {"progress", N_("done"), N_("questions with a score, of all that are asked"),
		true, 6, 7, true, 5},
	[COLUMN_TOTAL] = {"total", N_("total"), N_("points, of the most there could be"), true, 9, 11, true, 3},
	[COLUMN_PERCENT] = {"percent", N_("%"), N_("points in per cent"), true, 4, 4, false, 10},
	[COLUMN_PEOPLE] = {"people", N_("people"), N_("the evaluators"), false, 8, 30, true, 8},
	[COLUMN_CHANGED] = {"changed", N_("changed"), N_("when the file was written last"), false, 10, 16,
		true, 7},
	[COLUMN_COUNTRY] = {"country", N_("country"), N_("the country, such as SE"), false, 3, 7, false, 11},
	[COLUMN_POPULATION] = {"population", N_("population"), N_("how many live there"), true, 10, 10,
		false, 12},
	[COLUMN_PATH] = {"path", N_("file"), N_("the file, below the archive's folder"), false, 16, 60,
		false, 13},
};

const char *
column_word(enum column column)
{
	return table[column].word;
}

const char *
column_title(enum column column)
{
	return _(table[column].title);
}

const char *
column_help(enum column column)
{
	return _(table[column].help);
}

bool
column_is_right(enum column column)
{
	return table[column].is_right;
}

void
columns_default(struct columns *c)
{
	c->n = 0;
	for (int i = 0; i < COLUMN_COUNT; i++)
		if (table[i].is_default)
			c->v[c->n++] = (enum column)i;
}

static bool
refuse(const char *word, struct error *err)
{
	struct near near = {.wanted = word};
	struct buf all = BUF_INIT;
	for (int i = 0; i < COLUMN_COUNT; i++) {
		near_try(&near, table[i].word);
		buf_addf(&all, "%s%s", i ? ", " : "", table[i].word);
	}
	if (near.best)
		error_set(err, _("there is no column \"%s\"; did you mean \"%s\"?"), word, near.best);
	else
		error_set(err, _("there is no column \"%s\"; there are %s"), word, all.s);
	buf_done(&all);
	return false;
}

/* Reads one word of a list; *p goes on to the next. */
static bool
take_word(struct sorting *s, const char **p, bool is_signed, struct error *err)
{
	const char *start = *p + strspn(*p, " ");
	bool is_down = is_signed && *start == '-';
	if (is_signed && (*start == '-' || *start == '+'))
		start++;
	size_t len = strcspn(start, ", ");
	char *word = xstrndup(start, len);
	int i = 0;
	while (i < COLUMN_COUNT && strcmp(table[i].word, word))
		i++;
	bool is_good = i < COLUMN_COUNT || refuse(word, err);
	for (size_t j = 0; is_good && j < s->n; j++)
		if ((int)s->v[j].column == i)
			is_good = error_set(err, _("\"%s\" stands there twice"), word);
	if (is_good)
		s->v[s->n++] = (struct sort_key){(enum column)i, is_down};
	free(word);
	*p = start + len + strspn(start + len, " ");
	if (**p == ',')
		++*p;
	return is_good;
}

static bool
take_words(struct sorting *s, const char *text, bool is_signed, struct error *err)
{
	*s = (struct sorting){.n = 0};
	text += strspn(text, " ");
	if (!*text)
		return error_set(err, _("name columns, with commas between: subject,year"));
	while (*text)
		if (!take_word(s, &text, is_signed, err))
			return false;
	return true;
}

bool
columns_parse(struct columns *c, const char *text, struct error *err)
{
	struct sorting words;
	if (!take_words(&words, text, false, err))
		return false;
	c->n = words.n;
	for (size_t i = 0; i < words.n; i++)
		c->v[i] = words.v[i].column;
	return true;
}

void
columns_format(struct buf *out, const struct columns *c)
{
	for (size_t i = 0; i < c->n; i++)
		buf_addf(out, "%s%s", i ? "," : "", table[c->v[i]].word);
}

void
columns_toggle(struct columns *c, enum column column)
{
	size_t i = 0;
	while (i < c->n && c->v[i] != column)
		i++;
	if (i == c->n) {
		c->v[c->n++] = column;
	} else if (c->n > 1) {
		c->n--;
		for (; i < c->n; i++)
			c->v[i] = c->v[i + 1];
	}
}

/* The width of all of them with a blank between two. */
static int
width_of(const struct column_place *place, size_t n)
{
	int width = n ? (int)n - 1 : 0;
	for (size_t i = 0; i < n; i++)
		width += place[i].width;
	return width;
}

/* Gives room that is left to those that have use for it: first names that can be told apart. */
static void
grow(struct column_place *place, size_t n, int room)
{
	for (size_t i = 0; i < n; i++)
		for (; place[i].column == COLUMN_SUBJECT && room > 0 && place[i].width < NAME; room--)
			place[i].width++;
	while (room > 0) {
		int before = room;
		for (size_t i = 0; i < n && room; i++)
			if (place[i].width < table[place[i].column].most) {
				place[i].width++;
				room--;
			}
		if (room == before)
			return;
	}
}

size_t
columns_layout(struct column_place place[COLUMN_COUNT], const struct columns *c, int width)
{
	size_t n = c->n;
	for (size_t i = 0; i < n; i++)
		place[i] = (struct column_place){c->v[i], 0, table[c->v[i]].least};
	while (n > 1 && width_of(place, n) > width) {
		size_t least = 0;
		for (size_t i = 1; i < n; i++)
			if (table[place[i].column].rank > table[place[least].column].rank)
				least = i;
		n--;
		for (size_t i = least; i < n; i++)
			place[i] = place[i + 1];
	}
	if (n == 1 && place[0].width > width)
		place[0].width = width > 0 ? width : 0;
	grow(place, n, width - width_of(place, n));
	for (size_t i = 1; i < n; i++)
		place[i].at = place[i - 1].at + place[i - 1].width + 1;
	return n;
}

void
sorting_default(struct sorting *s)
{
	*s = (struct sorting){.v = {{COLUMN_YEAR, true}, {COLUMN_SUBJECT, false}}, .n = 2};
}

bool
sorting_parse(struct sorting *s, const char *text, struct error *err)
{
	struct sorting words;
	if (!take_words(&words, text, true, err))
		return false;
	*s = words;
	return true;
}

void
sorting_format(struct buf *out, const struct sorting *s)
{
	for (size_t i = 0; i < s->n; i++)
		buf_addf(out, "%s%s%s", i ? "," : "", s->v[i].is_down ? "-" : "",
			table[s->v[i].column].word);
}

void
sorting_next(struct sorting *s, const struct columns *c)
{
	size_t at = 0;
	while (at < c->n && s->n && c->v[at] != s->v[0].column)
		at++;
	/* The one before stays as the second: equals keep their order. */
	struct sort_key before = s->v[0];
	enum column next = c->v[at + 1 < c->n ? at + 1 : 0];
	/* Of figures and days the largest is looked for, of names the first. */
	bool is_down = column_is_right(next) || next == COLUMN_CHANGED;
	bool has_second = s->n && before.column != next;
	*s = (struct sorting){.v = {{next, is_down}, before}, .n = has_second ? 2 : 1};
}

void
sorting_turn(struct sorting *s)
{
	s->v[0].is_down = !s->v[0].is_down;
}
