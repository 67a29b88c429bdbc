#ifndef TUI_TERM_H
#define TUI_TERM_H

/*
 * The terminal: started, stopped, lent to other programs; its keys and size.
 * One of the two files that know curses.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct buf;
struct error;

enum key_name {
	KEY_NONE,		/* nothing is there now */
	KEY_CHAR,		/* a character to insert */
	KEY_CTRL,		/* Ctrl and a letter: c is 'A'..'Z', or one of [\]^_@ */
	KEY_PASTED,		/* a bracketed paste */
	KEY_ENTER_KEY,
	KEY_ALT_ENTER,		/* also Esc and then Enter, however late it comes */
	KEY_ESC,
	KEY_TAB_KEY,
	KEY_BACK_TAB,
	KEY_BACKSPACE_KEY,
	KEY_DELETE_KEY,
	KEY_INSERT_KEY,
	KEY_UP_KEY,
	KEY_DOWN_KEY,
	KEY_LEFT_KEY,
	KEY_RIGHT_KEY,
	KEY_CTRL_LEFT,
	KEY_CTRL_RIGHT,
	KEY_CTRL_UP,
	KEY_CTRL_DOWN,
	KEY_HOME_KEY,
	KEY_END_KEY,
	KEY_CTRL_HOME,
	KEY_CTRL_END,
	KEY_PAGE_UP,
	KEY_PAGE_DOWN,
	KEY_FUNCTION,		/* F1..F12: c is 1..12 */
	KEY_CLOSED		/* the terminal is gone */
};

struct key {
	enum key_name name;
	uint32_t c;
};

struct term_options {
	bool is_plain;		/* no alternate screen tricks, no colour */
	bool has_colour;
};

/* Takes the terminal; false with err (no terminal, unknown TERM). */
bool term_start(const struct term_options *, struct error *);

/* Gives it back.  Safe to call twice, and from die(). */
void term_stop(void);

/* Takes it again after term_stop, everything to be painted anew. */
void term_resume(void);

/* Reads a key that is there; KEY_NONE if none is.  A paste's bytes go to *paste. */
struct key term_key(struct buf *paste);

/* Asks the system for the size and tells curses. */
void term_resize(void);

/* Is the locale's character set UTF-8, and can the terminal show more than ASCII marks? */
bool term_is_utf8(void);
bool term_has_symbols(void);

/* "^N", "F5": the name of a key as in the list of commands; "" for others. */
const char *key_label(const struct key *, char room[8]);

#endif
