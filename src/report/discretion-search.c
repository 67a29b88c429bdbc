#include "config.h"

/* Is there anything internal in a report that is to be handed on? */

#include "report/discretion.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/dict.h"
#include "base/i18n.h"
#include "model/questionnaire.h"
#include "model/session.h"
#include "report/report-parts.h"
#include "text/utf8.h"
#include "text/words.h"

/* A word of the output: where it stands there, and where in the folded words. */
struct word {
	size_t raw, folded;
};

struct output {
	const struct markdown *md;
	struct buf folded;		/* " word word word " */
	struct words ARRAY_OF(struct word) words;
};

struct search {
	struct output out;
	const struct session *s;
	struct leaks *leaks;
	struct dict public_texts;	/* folded */
	struct keys ARRAY_OF(char *) keys;	/* what the dicts hold */
	struct dict told;		/* "PLACE WHAT" */
	const char *const *allowed;
	size_t allowed_count;
};

/* The words of the text with a blank before and after each. */
static char *
fold(const char *text, size_t len)
{
	struct buf words = BUF_INIT;
	buf_addc(&words, ' ');
	struct buf all = BUF_INIT;
	words_fold(&all, text, len);
	buf_adds(&words, buf_str(&all));
	buf_addc(&words, ' ');
	buf_done(&all);
	return buf_steal(&words);
}

static size_t
count_letters(const char *folded)
{
	size_t n = 0;
	for (; *folded; folded++)
		n += *folded != ' ' && (*folded & 0xc0) != 0x80;
	return n;
}

static void
fold_output(struct output *o)
{
	const char *text = buf_str(&o->md->out);
	size_t len = o->md->out.len, from, to = 0;
	buf_addc(&o->folded, ' ');
	while (words_next(text, len, &from, &to)) {
		struct buf one = BUF_INIT;
		words_fold(&one, text + from, to - from);
		*array_push(&o->words) = (struct word){.raw = from, .folded = o->folded.len};
		buf_adds(&o->folded, buf_str(&one));
		buf_addc(&o->folded, ' ');
		buf_done(&one);
	}
}

/* Where in the output the word stands that holds this byte of the folded ones. */
static size_t
raw_of(const struct output *o, size_t folded)
{
	size_t low = 0, high = o->words.n;
	while (low + 1 < high) {
		size_t middle = (low + high) / 2;
		if (o->words.v[middle].folded <= folded)
			low = middle;
		else
			high = middle;
	}
	return o->words.n ? o->words.v[low].raw : 0;
}

static bool
is_allowed(const struct search *search, const char *place)
{
	for (size_t i = 0; i < search->allowed_count; i++)
		if (!strcmp(search->allowed[i], place))
			return true;
	return false;
}

/* Takes `what` over; the same at the same place is told once. */
static void
tell(struct search *search, size_t raw, char *what)
{
	const char *place = markdown_place(search->out.md, raw);
	place = place ? place : "report";
	char *key = xasprintf("%s %s", place, what);
	if (is_allowed(search, place) || dict_put(&search->told, key, key)) {
		free(key);
		free(what);
		return;
	}
	*array_push(&search->keys) = key;
	*array_push(search->leaks) = (struct leak){.place = xstrdup(place), .what = what};
}

/* Persons: "P3" as a word of its own, however high the number. */
static void
find_codes(struct search *search)
{
	const char *text = buf_str(&search->out.md->out);
	size_t len = search->out.md->out.len, from, to = 0;
	while (words_next(text, len, &from, &to)) {
		size_t digits = strspn(text + from + 1, "0123456789");
		if (text[from] == 'P' && digits && digits < 4 && from + 1 + digits == to)
			tell(search, from, xasprintf(_("\"%.*s\" looks like the code of a person"),
				(int)(to - from), text + from));
	}
}

/* Interviews: "@I3" and "@ge.I3", whose mark stands as an entity in Markdown. */
static void
find_marks(struct search *search)
{
	static const char at[] = "&#64;";
	const char *text = buf_str(&search->out.md->out);
	for (const char *p = text; (p = strstr(p, at));) {
		const char *mark = p + strlen(at);
		size_t owner = strspn(mark, "abcdefghijklmnopqrstuvwxyz0123456789");
		const char *label = owner && mark[owner] == '.' ? mark + owner + 1 : mark;
		size_t digits = *label == 'I' ? strspn(label + 1, "0123456789") : 0;
		if (digits)
			tell(search, (size_t)(p - text), xasprintf(_("\"@%.*s\" is the mark of an interview"),
				(int)(label + 1 + digits - mark), mark));
		p = mark;
	}
}

/* The beginning of a text, on one line. */
static char *
beginning(const char *text)
{
	struct buf out = BUF_INIT;
	utf8_clip(&out, text, strlen(text), 40, false);
	return buf_steal(&out);
}

static void
find_text(struct search *search, const char *text, const char *what)
{
	if (!text)
		return;
	char *folded = fold(text, strlen(text));
	const struct buf *all = &search->out.folded;
	if (count_letters(folded) >= DISCRETION_LETTERS && !dict_get(&search->public_texts, folded))
		for (const char *p = buf_str(all); (p = strstr(p, folded)); p++) {
			char *start = beginning(text);
			tell(search, raw_of(&search->out, (size_t)(p + 1 - all->s)),
				xasprintf("%s: \"%s\"", what, start));
			free(start);
		}
	free(folded);
}

/* "P1 head of care for the elderly": the code is looked for by itself. */
static void
find_persons(struct search *search, const struct version *v)
{
	const char *list = version_get(v, FIELD_PERSONS), *element;
	size_t len;
	while (list_next(&list, &element, &len)) {
		char *person = xstrndup(element, len);
		size_t code = *person == 'P' ? 1 + strspn(person + 1, "0123456789") : 0;
		find_text(search, person + code, _("who a person is"));
		free(person);
	}
}

static const char *
internal_kind(enum chosen_fate fate)
{
	switch (fate) {
	case CHOSEN_NOTE:
		return _("a note");
	case CHOSEN_ASK:
		return _("a thing to ask");
	case CHOSEN_INBOX:
		return _("an entry of the inbox");
	case CHOSEN_PRIVATE:
		return _("a private entry");
	default:
		return NULL;
	}
}

static void
find_entries(struct search *search, const struct chosen *chosen)
{
	const struct items *items = &search->s->sections[SECTION_ENTRIES];
	for (size_t i = 0; i < items->n; i++) {
		const char *what = internal_kind(chosen_fate(chosen, &items->v[i]));
		for (size_t j = 0; j < items->v[i].n; j++) {
			const struct version *v = items->v[i].v[j];
			if (what) {
				find_text(search, version_get(v, FIELD_TEXT), what);
				find_text(search, version_get(v, FIELD_WORDING), what);
			}
			find_text(search, version_get(v, FIELD_NOTE), _("a remark"));
		}
	}
}

static void
find_field(struct search *search, enum section section, enum field field, const char *what)
{
	const struct items *items = &search->s->sections[section];
	for (size_t i = 0; i < items->n; i++)
		for (size_t j = 0; j < items->v[i].n; j++)
			find_text(search, version_get(items->v[i].v[j], field), what);
}

static void
add_public(struct search *search, const char *text)
{
	if (!text)
		return;
	char *folded = fold(text, strlen(text));
	dict_put(&search->public_texts, folded, folded);
	*array_push(&search->keys) = folded;
}

/* Why a question was not assessed, also where only one evaluator said so. */
static void
take_public_reasons(struct search *search)
{
	const struct questionnaire *q = search->s->questionnaire;
	struct scores scores;
	scores_compute(&scores, search->s);
	for (size_t i = 0; i < q->questions.n; i++)
		if (scores.questions[i].state == STATE_NOT_ASSESSED ||
		    scores.questions[i].state == STATE_NOT_APPLICABLE)
			add_public(search, report_reason(search->s, q->questions.v[i], NULL));
	scores_done(&scores);
}

/* What goes out as a whole is no secret, whoever noted it as well. */
static void
take_public(struct search *search, const struct chosen *chosen)
{
	static const struct {
		enum section section;
		enum field field;
	} fields[] = {
		{SECTION_SUBJECT, FIELD_VALUE}, {SECTION_EVALUATORS, FIELD_NAME},
		{SECTION_INTERVIEWS, FIELD_TITLE}, {SECTION_DOCUMENTS, FIELD_TITLE},
		{SECTION_PAGES, FIELD_TITLE}, {SECTION_PAGES, FIELD_URL},
		{SECTION_SETTLED, FIELD_REASON}, {SECTION_TEXTS, FIELD_TEXT},
		{SECTION_REPORTED, FIELD_NOTE}, {SECTION_REPORTED, FIELD_SOURCE},
	};
	const struct session *s = search->s;
	for (size_t f = 0; f < sizeof(fields) / sizeof(*fields); f++)
		for (size_t i = 0; i < s->sections[fields[f].section].n; i++) {
			const struct version *v = item_current(&s->sections[fields[f].section].v[i]);
			add_public(search, v ? version_get(v, fields[f].field) : NULL);
		}
	take_public_reasons(search);
	const struct items *entries = &s->sections[SECTION_ENTRIES];
	for (size_t i = 0; i < entries->n; i++) {
		const struct version *v = item_current(&entries->v[i]);
		if (chosen_fate(chosen, &entries->v[i]) != CHOSEN_OUT)
			continue;
		add_public(search, version_get(v, FIELD_TEXT));
		add_public(search, version_get(v, FIELD_WORDING));
	}
}

void
discretion_search(struct leaks *leaks, const struct markdown *md, const struct session *s,
	const char *const *allowed, size_t allowed_count)
{
	struct search search = {.s = s, .leaks = leaks, .allowed = allowed,
		.allowed_count = allowed_count, .out = {.md = md}};
	struct chosen chosen;
	chosen_find(&chosen, s);
	fold_output(&search.out);
	take_public(&search, &chosen);
	find_codes(&search);
	find_marks(&search);
	find_entries(&search, &chosen);
	find_field(&search, SECTION_DRAFTS, FIELD_TEXT, _("an unfinished line"));
	find_field(&search, SECTION_SCORES, FIELD_REASON, _("the reason for an evaluator's score"));
	find_field(&search, SECTION_INTERVIEWS, FIELD_NOTE, _("a remark"));
	find_field(&search, SECTION_DOCUMENTS, FIELD_NOTE, _("a remark"));
	find_field(&search, SECTION_PAGES, FIELD_NOTE, _("a remark"));
	for (size_t i = 0; i < s->sections[SECTION_INTERVIEWS].n; i++) {
		const struct version *v = item_current(&s->sections[SECTION_INTERVIEWS].v[i]);
		if (v)
			find_persons(&search, v);
	}
	for (size_t i = 0; i < search.keys.n; i++)
		free(search.keys.v[i]);
	array_done(&search.keys);
	array_done(&search.out.words);
	buf_done(&search.out.folded);
	dict_done(&search.public_texts);
	dict_done(&search.told);
	chosen_done(&chosen);
}

void
leaks_done(struct leaks *leaks)
{
	for (size_t i = 0; i < leaks->n; i++) {
		free(leaks->v[i].place);
		free(leaks->v[i].what);
	}
	array_done(leaks);
}
