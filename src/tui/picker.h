#ifndef TUI_PICKER_H
#define TUI_PICKER_H

/*
 * The one list screen: help, palette, search hits, coverage, interviews.
 * Letters filter, arrows move, Enter chooses, Esc closes.
 */

#include <stdbool.h>
#include <stddef.h>

struct app;
struct reply;

/* What was chosen: a line to enter, or to put into the capture line. */
typedef void picker_chosen(void *ctx, const char *line, bool is_fill);

/*
 * Shows the rows of a reply, which are taken.  Rows without a line can be
 * looked at but not chosen.
 */
void picker_push(struct app *, struct reply *take, picker_chosen *, void *ctx);

/* The same with the cursor on this row, as far as it can be chosen. */
void picker_push_at(struct app *app, struct reply *take, picker_chosen *chosen, void *ctx, size_t row);

/* Does the pattern fit: all its letters in this order, without regard to case? */
bool picker_fits(const char *text, const char *pattern);

#endif
