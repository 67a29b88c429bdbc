#ifndef MODEL_SCHEMA_H
#define MODEL_SCHEMA_H

/*
 * What a session consists of: sections of items, and the fields an item of a
 * section may have.  One table drives reading, checking, writing and merging;
 * a new kind of item is a new row.  The format: kompass-session(5).
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct error;

/* In the order of the file. */
enum section {
	SECTION_SUBJECT,	/* id: name, code, country, ... */
	SECTION_STATUS,		/* id: imported, signed/1 ... */
	SECTION_EVALUATORS,	/* id: short id of a person */
	SECTION_RESPONSIBLE,	/* id: an area */
	SECTION_INTERVIEWS,
	SECTION_DOCUMENTS,
	SECTION_PAGES,
	SECTION_SETTLED,	/* id: a question */
	SECTION_POSTPONED,	/* id: a question, put to the end of the agenda */
	SECTION_SCORES,		/* id: QUESTION/EVALUATOR */
	SECTION_LOOKED,		/* id: QUESTION/EVALUATOR, who saw colleagues' scores before scoring */
	SECTION_TICKS,		/* id: CRITERION/EVALUATOR */
	SECTION_ENTRIES,
	SECTION_DRAFTS,		/* what stands in somebody's capture line */
	SECTION_TEXTS,		/* id: a slot, such as summary or area/1 or question/1.2, maybe .en */
	SECTION_REPORTED,	/* id: CODE or CODE/n */
	SECTION_PREVIOUS,	/* id: score/1.2, text/SLOT, entry/ID */
	SECTION_COUNT
};

/* In the order in which an item's fields are written. */
enum field {
	FIELD_VALUE,
	FIELD_NAME,
	FIELD_LABEL,
	FIELD_KIND,
	FIELD_QUESTION,
	FIELD_BY,
	FIELD_EVALUATOR,
	FIELD_TIME,
	FIELD_SAME,
	FIELD_GROUP,
	FIELD_ROLE,
	FIELD_TITLE,
	FIELD_URL,
	FIELD_DATE,
	FIELD_REQUESTED,
	FIELD_RECEIVED,
	FIELD_SEEN,
	FIELD_MINUTES,
	FIELD_PERSONS,
	FIELD_TIMES,
	FIELD_STATE,
	FIELD_POINTS,
	FIELD_MAX,
	FIELD_PERCENT,
	FIELD_REASON,
	FIELD_PEOPLE,
	FIELD_ON,
	FIELD_TEXT,
	FIELD_WORDING,
	FIELD_SOURCES,
	FIELD_JOINS,
	FIELD_ROLES,
	FIELD_ASKED,
	FIELD_DONE,
	FIELD_REPORT,
	FIELD_ORDER,
	FIELD_KEY,
	FIELD_LEARN_FROM,
	FIELD_PRIVATE,
	FIELD_SOURCE,
	FIELD_NOTE,
	FIELD_COUNT
};

enum field_type {
	TYPE_LINE,		/* one line of text */
	TYPE_TEXT,		/* text with line breaks */
	TYPE_ID,		/* one word: letters, digits and . _ / - */
	TYPE_NUMBER,		/* decimal, >= 0 */
	TYPE_WHOLE,		/* 0 or more */
	TYPE_TIME,		/* 2010-04-20T13:05:00+02:00 */
	TYPE_DATE,		/* 2010-04-20 */
	TYPE_YES,		/* yes or no */
	TYPE_WORD,		/* one of a list of words */
	TYPE_LIST		/* several lines of text; kept joined by newlines */
};

/* The words of FIELD_KIND and FIELD_STATE, by their enum. */
enum entry_kind {
	ENTRY_NOTE,
	ENTRY_STRENGTH,
	ENTRY_IMPROVEMENT,
	ENTRY_WEAKNESS,
	ENTRY_EXAMPLE,
	ENTRY_ASK,
	ENTRY_KIND_COUNT,
	ENTRY_DRAFT = ENTRY_KIND_COUNT,	/* not a kind in files: an item of SECTION_DRAFTS */
	ENTRY_NONE
};

const char *section_name(enum section);

/* SECTION_COUNT where there is none of that name. */
enum section section_by_name(const char *name);

const char *field_name(enum field);
enum field_type field_type(enum field);

/* FIELD_COUNT where the section has none of that name. */
enum field section_field(enum section, const char *name);

bool section_has(enum section, enum field);

/*
 * The order of ids in a section: minted ones byte by byte, which is by time;
 * codes so that 1.2 comes before 1.10.
 */
int section_order(enum section, const char *a, const char *b);

/* The fields that an item of the section must have, as a set of bits (1 << field). */
uint64_t section_required(enum section);

/* Is text a value of this field?  If not, err says what is wanted. */
bool field_check(enum field, const char *text, size_t len, struct error *err);

/* Is text an id as TYPE_ID has it, of 1 to 96 bytes? */
bool id_is_valid(const char *text, size_t len);

/* "strength" and so on: as in files. */
const char *entry_kind_word(enum entry_kind);
enum entry_kind entry_kind_by_word(const char *word);	/* ENTRY_NONE: no such */

/* For a person, translated: "strength", "styrka". */
const char *entry_kind_title(enum entry_kind);

/* The mark of the capture line: '+'; ' ' for a note. */
char entry_kind_mark(enum entry_kind);

#endif
