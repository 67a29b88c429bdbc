#ifndef TUI_SCREENS_H
#define TUI_SCREENS_H

/*
 * The screens that a command can open.  Each runs until it is left and returns
 * whether everything is saved.
 */

#include <stdbool.h>

struct error;
struct keeper;
struct sitting;

struct screen_options {
	bool is_plain;		/* one column, no clock */
	bool has_colour;
	bool is_meeting;	/* begin as a meeting */
};

/*
 * The form on a sitting.  keeper NULL: for reading only.  False with err if the
 * screen cannot be opened at all.
 */
bool screen_form(struct sitting *, struct keeper *, const struct screen_options *,
	struct error *);

#endif
