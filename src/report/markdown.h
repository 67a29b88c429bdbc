#ifndef REPORT_MARKDOWN_H
#define REPORT_MARKDOWN_H

/*
 * A document as it is written: headings, paragraphs, lists and tables, in one
 * of three forms.  MARKDOWN is what people get; TEXT is plain text in rows;
 * PARTS is Markdown for a converter, with ids at headings and a mark in place
 * of each table, which is kept as cells.
 *
 * Every text goes through here and is escaped, so that none becomes structure.
 * A text can be given a place ("texts/summary"), by which it is found again.
 */

#include <stdbool.h>
#include <stddef.h>

#include "base/array.h"
#include "base/buf.h"

enum markdown_form { MARKDOWN_MARKDOWN, MARKDOWN_TEXT, MARKDOWN_PARTS };

/* Where a text of somebody stands in the output. */
struct markdown_span {
	size_t start, end;
	char *place;
};

struct markdown_heading {
	unsigned level;		/* 1 to 6 */
	char *id;		/* letters, digits and - */
	char *text;
};

struct markdown_table {
	size_t columns;
	size_t wide;		/* the column with words, which takes what room is left */
	char *caption;
	struct markdown_cells ARRAY_OF(char *) cells;	/* plain text, row by row, titles first */
	struct markdown_bold ARRAY_OF(bool) strong;	/* of each row: is it a sum? */
};

struct markdown {
	enum markdown_form form;
	struct buf out;
	struct markdown_spans ARRAY_OF(struct markdown_span) spans;
	struct markdown_headings ARRAY_OF(struct markdown_heading) headings;
	struct markdown_tables ARRAY_OF(struct markdown_table *) tables;
	char *place;		/* of the texts that come next, or NULL */
	bool is_in_list;
};

/* Before and after the number of a table in PARTS: no text of anybody can hold it. */
#define MARKDOWN_MARK "\xee\x80\x80"	/* U+E000: utf8_safe shows private characters as <U+E000> */

enum { MARKDOWN_COLUMNS = 78 };

void markdown_init(struct markdown *, enum markdown_form);
void markdown_done(struct markdown *);

/* The texts that follow are those of "GROUP/ID"; NULL: the document's own. */
void markdown_at(struct markdown *, const char *group, const char *id);

/* Whose text stands at this byte of the output; NULL: the document's own.  Borrowed. */
const char *markdown_place(const struct markdown *, size_t at);

void markdown_heading(struct markdown *, unsigned level, const char *id, const char *text);

/* Paragraphs, as the text has them; an empty text is nothing. */
void markdown_paragraph(struct markdown *, const char *text);

/* "**Label.** text": a paragraph that says what it is. */
void markdown_labelled(struct markdown *, const char *label, const char *text);

/* A line before a list or paragraph, which says what that is. */
void markdown_label(struct markdown *, const char *label);

/* So many empty lines across the page, to write on. */
void markdown_room(struct markdown *, int lines);

void markdown_item(struct markdown *, const char *text);

/*
 * A table of so many columns: first the cells of its titles, then of its rows.
 * Column `wide` holds words and is set left, like the first; the others hold
 * figures.  After the cells of a row, markdown_row ends it.
 */
void markdown_table(struct markdown *, const char *caption, size_t columns, size_t wide);
void markdown_cell(struct markdown *, const char *text);
void markdown_row(struct markdown *, bool is_strong);
void markdown_table_end(struct markdown *);

/* Where the document stands, to go back to where what followed said nothing. */
struct markdown_mark {
	size_t len, spans, headings;
};

void markdown_mark(struct markdown_mark *, struct markdown *);
void markdown_back(struct markdown *, const struct markdown_mark *);

/* Ends the last block; one newline ends the output. */
void markdown_end(struct markdown *);

#endif
