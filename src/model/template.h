#ifndef MODEL_TEMPLATE_H
#define MODEL_TEMPLATE_H

/*
 * How a report is built: which sections in which order, under which headings,
 * with which standing texts.  Read by store/template-file, immutable afterwards.
 * Texts are plain: nothing in them is markup, and nothing runs.
 */

#include <stdbool.h>

#include "base/array.h"
#include "model/schema.h"

struct buf;
struct session;

/* The sections of a report that are made of the session, in their usual order. */
enum part {
	PART_DONE,
	PART_SUBJECT,
	PART_SUMMARY,
	PART_DIMENSIONS,
	PART_AREAS,
	PART_POINTS,
	PART_NOT_ASSESSED,
	PART_PUBLISHED,
	PART_SOURCES,
	PART_CORRECTIONS,
	PART_PROVENANCE,
	PART_COUNT		/* a section with nothing but its text */
};

/* "summary": as in files. */
const char *part_word(enum part);
enum part part_by_word(const char *);	/* PART_COUNT: no such */

struct template_section {
	enum part part;
	char *heading;		/* NULL: the usual one */
	char *text;		/* before what is made of the session; or NULL */
};

/* The findings of an area, list by list. */
struct template_list {
	enum entry_kind kind;
	char *heading;		/* NULL: the usual one */
};

struct template {
	char *language;
	struct template_sections ARRAY_OF(struct template_section) sections;
	struct template_lists ARRAY_OF(struct template_list) lists;
	bool has_lists;		/* else the usual ones */
};

void template_free(struct template *);

/* Of what in a text stands for something of the session: "{subject}"; the word without braces. */
bool template_word_is_known(const char *word, size_t len);

/* All of them for a message: "{subject}, {year}". */
const char *template_words(void);

/*
 * Appends the text with what its words in braces stand for; "{{" is a brace.
 * Language: of the questionnaire's texts.
 */
void template_fill(struct buf *, const char *text, const struct session *, size_t language);

/*
 * The next word in braces from *p on: its length, and *p moved behind it; false
 * where there is none.  "{{" is passed over.
 */
bool template_next(const char **p, const char **word, size_t *len);

#endif
