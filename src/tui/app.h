#ifndef TUI_APP_H
#define TUI_APP_H

/*
 * The one loop: a stack of screens, keys to the topmost, descriptors and
 * signals to whom they belong.  Handlers only change state; after all that has
 * come was handled the topmost screen paints once.
 */

#include <stdbool.h>

struct buf;
struct error;
struct key;
struct term_options;

enum verdict {
	VERDICT_HANDLED,
	VERDICT_IGNORED,
	VERDICT_CLOSE		/* take this screen off the stack */
};

/* What a screen does; self is its own state. */
struct screen_ops {
	/* Paints; with `everything` all of it, else what changed. */
	void (*paint)(void *self, bool everything);
	enum verdict (*key)(void *self, const struct key *, const struct buf *paste);
	/* Called when it is taken off the stack; may be NULL. */
	void (*free)(void *self);
};

struct app;

/* Takes the terminal; NULL with err. */
struct app *app_new(const struct term_options *, struct error *);
void app_free(struct app *);

/* Puts a screen on top. */
void app_push(struct app *, const struct screen_ops *, void *self);

/* Calls ready when fd is readable. */
void app_watch(struct app *, int fd, void (*ready)(void *ctx), void *ctx);

/* An fd that was watched is another one now (-1: none). */
void app_rewatch(struct app *, void (*ready)(void *ctx), int fd);

/*
 * Called before waiting; returns for how many milliseconds to wait at most, or
 * -1.  0 asks to be called again after painting.
 */
void app_set_tick(struct app *, int (*tick)(void *ctx), void *ctx);

/*
 * ending is called when the program must end now: hang-up, termination,
 * terminal gone; stopping before it is suspended.
 */
void app_set_ending(struct app *, void (*ending)(void *ctx), void (*stopping)(void *ctx),
	void *ctx);

/* Ends the loop after this round. */
void app_quit(struct app *);

/* Something was painted, or is to be, though no key was typed. */
void app_touch(struct app *);

/* Everything is to be painted again. */
void app_repaint(struct app *);

/* Gives the terminal back and stops, as Ctrl-Z does elsewhere. */
void app_suspend(struct app *);

void app_run(struct app *);

#endif
