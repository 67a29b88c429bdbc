#ifndef TEXT_EDIT_H
#define TEXT_EDIT_H

/*
 * The one editing engine: text, cursor, its own short undo; fed by edit
 * commands, not by keys, and drawing nothing.  The capture line, prompts and
 * the search field are all this.
 */

#include <stdbool.h>
#include <stddef.h>

enum edit_op {
	EDIT_LEFT, EDIT_RIGHT,			/* one grapheme */
	EDIT_WORD_LEFT, EDIT_WORD_RIGHT,
	EDIT_UP, EDIT_DOWN,			/* one row of the last layout */
	EDIT_ROW_HOME, EDIT_ROW_END,		/* of the row; again: of the text */
	EDIT_HOME, EDIT_END,			/* of the text */
	EDIT_BACKSPACE, EDIT_DELETE,		/* one grapheme */
	EDIT_KILL_WORD_BACK,			/* Ctrl-W: to the blank before */
	EDIT_KILL_WORD_FORWARD,			/* Alt-D */
	EDIT_KILL_TO_END, EDIT_KILL_TO_HOME,	/* Ctrl-K, Ctrl-U: in the line of text */
	EDIT_YANK,				/* puts back what was killed last */
	EDIT_NEWLINE,
	EDIT_UNDO, EDIT_REDO,			/* within the text being typed */
	EDIT_OP_COUNT
};

struct edit;

struct edit *edit_new(void);
void edit_free(struct edit *);

/* The text, borrowed until the next change, and its length. */
const char *edit_text(const struct edit *);
size_t edit_len(const struct edit *);

/*
 * Byte offset of the cursor, always on a grapheme boundary.  Setting it to
 * another place goes to the boundary before, or to the end.
 */
size_t edit_cursor(const struct edit *);
void edit_set_cursor(struct edit *, size_t at);

/*
 * Columns of a row as last shown: EDIT_UP and the like move by these rows.
 * Where the first row starts further in (after a prompt), `first` is its room.
 * Until this is called, a row is a line of the text.
 */
void edit_set_columns(struct edit *, size_t first, size_t columns);

/*
 * Replaces the whole text by checked UTF-8, cursor at its end; its undo is
 * forgotten, and what came from a paste; what was killed can still be put back.
 */
void edit_set(struct edit *, const char *s, size_t len);

/*
 * Puts checked UTF-8 in at the cursor.  What is typed one after the other is
 * undone by words.
 */
void edit_insert(struct edit *, const char *s, size_t len);

/*
 * A paste, all of it at once: as edit_insert, ill-formed bytes and NUL become
 * U+FFFD, CR LF and CR become newline, the text is literal; the spans so
 * inserted are remembered, also when killed and put back.
 */
void edit_paste(struct edit *, const char *s, size_t len);

/* Is there text, and did its very first byte come from a paste? */
bool edit_starts_pasted(const struct edit *);

/*
 * False if the operation did nothing (a move at the edge, nothing to undo).
 * One kill after another adds to what EDIT_YANK puts back.  EDIT_KILL_TO_END
 * at the end of a line takes the newline.
 */
bool edit_do(struct edit *, enum edit_op);

/* Grows at every change of the text (not of the cursor): is there anything new? */
unsigned long edit_revision(const struct edit *);

#endif
