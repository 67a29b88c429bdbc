#include "config.h"

#include "model/schema.h"

#include <string.h>

#include "base/clock.h"
#include "base/decimal.h"
#include "base/error.h"
#include "base/i18n.h"
#include "base/order.h"

static const char *const kind_words[] = {
	[ENTRY_NOTE] = "note",
	[ENTRY_STRENGTH] = "strength",
	[ENTRY_IMPROVEMENT] = "improvement",
	[ENTRY_WEAKNESS] = "weakness",
	[ENTRY_EXAMPLE] = "example",
	[ENTRY_ASK] = "ask",
	NULL,
};

static const char *const kind_titles[] = {
	[ENTRY_NOTE] = N_("note"),
	[ENTRY_STRENGTH] = N_("strength"),
	[ENTRY_IMPROVEMENT] = N_("improvement area"),
	[ENTRY_WEAKNESS] = N_("weakness"),
	[ENTRY_EXAMPLE] = N_("good example"),
	[ENTRY_ASK] = N_("to ask"),
	[ENTRY_DRAFT] = N_("unfinished line"),
};

static const char kind_marks[] = {
	[ENTRY_NOTE] = ' ',
	[ENTRY_STRENGTH] = '+',
	[ENTRY_IMPROVEMENT] = '-',
	[ENTRY_WEAKNESS] = '!',
	[ENTRY_EXAMPLE] = '*',
	[ENTRY_ASK] = '?',
	[ENTRY_DRAFT] = '_',
};

static const char *const state_words[] = {
	"points", "not-applicable", "not-assessed", "none", "left-out",
	"running", "paused", "ended", NULL,
};

static const struct {
	const char *name;
	enum field_type type;
	const char *const *words;	/* of TYPE_WORD */
} fields[FIELD_COUNT] = {
	[FIELD_VALUE] = {"value", TYPE_LINE, NULL},
	[FIELD_NAME] = {"name", TYPE_LINE, NULL},
	[FIELD_LABEL] = {"label", TYPE_WHOLE, NULL},
	[FIELD_KIND] = {"kind", TYPE_WORD, kind_words},
	[FIELD_QUESTION] = {"question", TYPE_ID, NULL},
	[FIELD_BY] = {"by", TYPE_ID, NULL},
	[FIELD_EVALUATOR] = {"evaluator", TYPE_ID, NULL},
	[FIELD_TIME] = {"time", TYPE_TIME, NULL},
	[FIELD_SAME] = {"same-as", TYPE_ID, NULL},
	[FIELD_GROUP] = {"group", TYPE_ID, NULL},
	[FIELD_ROLE] = {"role", TYPE_ID, NULL},
	[FIELD_TITLE] = {"title", TYPE_LINE, NULL},
	[FIELD_URL] = {"url", TYPE_LINE, NULL},
	[FIELD_DATE] = {"date", TYPE_DATE, NULL},
	[FIELD_REQUESTED] = {"requested", TYPE_DATE, NULL},
	[FIELD_RECEIVED] = {"received", TYPE_DATE, NULL},
	[FIELD_SEEN] = {"seen", TYPE_DATE, NULL},
	[FIELD_MINUTES] = {"minutes", TYPE_WHOLE, NULL},
	[FIELD_PERSONS] = {"persons", TYPE_LIST, NULL},
	[FIELD_TIMES] = {"times", TYPE_LIST, NULL},
	[FIELD_STATE] = {"state", TYPE_WORD, state_words},
	[FIELD_POINTS] = {"points", TYPE_NUMBER, NULL},
	[FIELD_MAX] = {"max", TYPE_NUMBER, NULL},
	[FIELD_PERCENT] = {"percent", TYPE_NUMBER, NULL},
	[FIELD_REASON] = {"reason", TYPE_TEXT, NULL},
	[FIELD_PEOPLE] = {"people", TYPE_LIST, NULL},
	[FIELD_ON] = {"settled-on", TYPE_LIST, NULL},
	[FIELD_TEXT] = {"text", TYPE_TEXT, NULL},
	[FIELD_WORDING] = {"wording", TYPE_TEXT, NULL},
	[FIELD_SOURCES] = {"sources", TYPE_LIST, NULL},
	[FIELD_JOINS] = {"joins", TYPE_LIST, NULL},
	[FIELD_ROLES] = {"roles", TYPE_LIST, NULL},
	[FIELD_ASKED] = {"asked-in", TYPE_LIST, NULL},
	[FIELD_DONE] = {"done", TYPE_YES, NULL},
	[FIELD_REPORT] = {"report", TYPE_YES, NULL},
	[FIELD_ORDER] = {"order", TYPE_NUMBER, NULL},
	[FIELD_KEY] = {"key", TYPE_YES, NULL},
	[FIELD_LEARN_FROM] = {"learn-from", TYPE_LINE, NULL},
	[FIELD_PRIVATE] = {"private", TYPE_YES, NULL},
	[FIELD_SOURCE] = {"source", TYPE_LINE, NULL},
	[FIELD_NOTE] = {"note", TYPE_LINE, NULL},
};

#define BIT(field) ((uint64_t)1 << FIELD_##field)

static const struct {
	const char *name;
	uint64_t required, optional;
} sections[SECTION_COUNT] = {
	[SECTION_SUBJECT] = {"subject", BIT(VALUE), 0},
	[SECTION_STATUS] = {"status", BIT(VALUE),
		BIT(BY) | BIT(TIME) | BIT(REASON) | BIT(PEOPLE) | BIT(ON)},
	[SECTION_EVALUATORS] = {"evaluators", BIT(NAME), 0},
	[SECTION_RESPONSIBLE] = {"responsible", BIT(EVALUATOR), 0},
	[SECTION_INTERVIEWS] = {"interviews", BIT(LABEL) | BIT(BY),
		BIT(SAME) | BIT(GROUP) | BIT(ROLE) | BIT(TITLE) | BIT(DATE) | BIT(MINUTES) | BIT(PERSONS) |
		BIT(TIMES) | BIT(STATE) | BIT(NOTE)},
	[SECTION_DOCUMENTS] = {"documents", BIT(LABEL) | BIT(BY) | BIT(TITLE),
		BIT(REQUESTED) | BIT(RECEIVED) | BIT(NOTE)},
	[SECTION_PAGES] = {"pages", BIT(LABEL) | BIT(BY) | BIT(URL),
		BIT(TITLE) | BIT(SEEN) | BIT(NOTE)},
	[SECTION_SETTLED] = {"settled", BIT(STATE),
		BIT(BY) | BIT(TIME) | BIT(POINTS) | BIT(REASON) | BIT(PEOPLE) | BIT(ON)},
	[SECTION_POSTPONED] = {"postponed", BIT(TIME), BIT(BY)},
	[SECTION_SCORES] = {"scores", BIT(STATE),
		BIT(POINTS) | BIT(REASON) | BIT(TIME) | BIT(SOURCES)},
	[SECTION_LOOKED] = {"looked", BIT(TIME), 0},
	[SECTION_TICKS] = {"criteria", BIT(POINTS), BIT(TIME)},
	[SECTION_ENTRIES] = {"entries", BIT(KIND) | BIT(BY) | BIT(TEXT),
		BIT(QUESTION) | BIT(TIME) | BIT(WORDING) | BIT(SOURCES) | BIT(JOINS) | BIT(ROLES) |
		BIT(ASKED) | BIT(DONE) | BIT(REPORT) | BIT(ORDER) | BIT(KEY) |
		BIT(LEARN_FROM) | BIT(PRIVATE) | BIT(NOTE)},
	[SECTION_DRAFTS] = {"drafts", BIT(BY) | BIT(TEXT), BIT(QUESTION) | BIT(TIME)},
	[SECTION_TEXTS] = {"texts", BIT(TEXT), BIT(BY) | BIT(TIME)},
	[SECTION_REPORTED] = {"reported", 0,
		BIT(POINTS) | BIT(MAX) | BIT(PERCENT) | BIT(STATE) | BIT(SOURCE) | BIT(NOTE)},
	[SECTION_PREVIOUS] = {"previous", 0,
		BIT(VALUE) | BIT(KIND) | BIT(QUESTION) | BIT(STATE) | BIT(POINTS) | BIT(MAX) |
		BIT(REASON) | BIT(TEXT) | BIT(WORDING)},
};

const char *
section_name(enum section s)
{
	return sections[s].name;
}

enum section
section_by_name(const char *name)
{
	for (int s = 0; s < SECTION_COUNT; s++)
		if (!strcmp(sections[s].name, name))
			return (enum section)s;
	return SECTION_COUNT;
}

const char *
field_name(enum field f)
{
	return fields[f].name;
}

enum field_type
field_type(enum field f)
{
	return fields[f].type;
}

enum field
section_field(enum section s, const char *name)
{
	uint64_t has = sections[s].required | sections[s].optional;
	for (int f = 0; f < FIELD_COUNT; f++)
		if (has >> f & 1 && *fields[f].name == *name && !strcmp(fields[f].name, name))
			return (enum field)f;
	return FIELD_COUNT;
}

bool
section_has(enum section s, enum field f)
{
	return (sections[s].required | sections[s].optional) >> f & 1;
}

int
section_order(enum section s, const char *a, const char *b)
{
	bool is_minted = s == SECTION_INTERVIEWS || s == SECTION_DOCUMENTS || s == SECTION_PAGES ||
		s == SECTION_ENTRIES || s == SECTION_DRAFTS;
	return is_minted ? strcmp(a, b) : order_natural(a, b);
}

uint64_t
section_required(enum section s)
{
	return sections[s].required;
}

bool
id_is_valid(const char *text, size_t len)
{
	if (!len || len > 96)
		return false;
	for (size_t i = 0; i < len; i++) {
		char c = text[i];
		bool is_word = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
		if (!is_word && (!i || !c || !strchr("._/-", c)))
			return false;
	}
	return true;
}

static bool
is_one_line(const char *text, size_t len)
{
	return !memchr(text, '\n', len);
}

static bool
is_word_of(const char *const *words, const char *text)
{
	for (; *words; words++)
		if (!strcmp(*words, text))
			return true;
	return false;
}

bool
field_check(enum field f, const char *text, size_t len, struct error *err)
{
	struct stamp stamp;
	decimal number;
	switch (fields[f].type) {
	case TYPE_LINE:
		return (len && is_one_line(text, len)) ||
			error_set(err, _("%s must be one line of text"), fields[f].name);
	case TYPE_TEXT:
		return len || error_set(err, _("%s is empty; leave the key out"), fields[f].name);
	case TYPE_ID:
		return id_is_valid(text, len) ||
			error_set(err, _("%s must be an id of letters, digits and . _ / -"), fields[f].name);
	case TYPE_NUMBER:
		return decimal_parse(&number, text, len, ".", false) ||
			error_set(err, _("%s must be a number such as 7.5, with at most six decimals"),
				fields[f].name);
	case TYPE_WHOLE:
		return (len && len < 7 && strspn(text, "0123456789") == len) ||
			error_set(err, _("%s must be a whole number"), fields[f].name);
	case TYPE_TIME:
		return stamp_parse(&stamp, text) ||
			error_set(err, _("%s must be a time such as 2010-04-20T13:05:00+02:00"),
				fields[f].name);
	case TYPE_DATE:
		return date_is_valid(text) ||
			error_set(err, _("%s must be a date such as 2010-04-20"), fields[f].name);
	case TYPE_YES:
		return !strcmp(text, "yes") || !strcmp(text, "no") ||
			error_set(err, _("%s must be yes or no"), fields[f].name);
	case TYPE_WORD:
		return is_word_of(fields[f].words, text) ||
			error_set(err, _("%s cannot be \"%s\""), fields[f].name, text);
	case TYPE_LIST:
		return len || error_set(err, _("%s is empty; leave the key out"), fields[f].name);
	}
	return true;
}

const char *
entry_kind_word(enum entry_kind k)
{
	return kind_words[k];
}

enum entry_kind
entry_kind_by_word(const char *word)
{
	int k = 0;
	while (k < ENTRY_KIND_COUNT && (*kind_words[k] != *word || strcmp(kind_words[k], word)))
		k++;
	return k < ENTRY_KIND_COUNT ? (enum entry_kind)k : ENTRY_NONE;
}

const char *
entry_kind_title(enum entry_kind k)
{
	return _(kind_titles[k]);
}

char
entry_kind_mark(enum entry_kind k)
{
	return kind_marks[k];
}
