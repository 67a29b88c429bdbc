#ifndef REPORT_RESULTS_H
#define REPORT_RESULTS_H

/*
 * What `kompass search` prints: entries that were found, or sessions, for
 * people, as CSV, as JSON.  The last two are documented in kompass(1) and hold
 * exact numbers with a point, whatever the language.
 */

#include <stdbool.h>
#include <stddef.h>

#include "base/array.h"
#include "base/decimal.h"
#include "model/schema.h"

struct buf;
struct card;
struct card_entry;
struct query;

struct result {
	const struct card *card;	/* borrowed: its head */
	const char *path;	/* as it may be typed; borrowed */
	bool is_session;	/* the session itself; else an entry: */
	enum section section;
	enum entry_kind kind;
	char *id, *place, *author, *text;	/* owned, and so are these: */
	char *title;		/* of the place; NULL: not known */
	char *time, *learn_from;	/* "" where there is none; NULL: not looked up */
	bool has_copies;	/* other files of the evaluation have the same */
	bool has_points, is_whole;	/* of its place, where they may be told */
	bool is_reported, is_mixed;	/* as in struct card_figure */
	decimal points, max;
};

struct results ARRAY_OF(struct result);

/* An entry of this card at `path`, its text taken along; points are set by the caller. */
struct result *results_add(struct results *, const struct card *, const char *path,
	const struct card_entry *);
struct result *results_add_session(struct results *, const struct card *, const char *path);
void results_done(struct results *);

/* Points in per cent of their maximum, where that may be told (card_percent). */
bool result_percent(const struct result *, int *percent);

/* The best shares of their maxima first, then more points, unknown last; else as they were. */
void results_sort_by_points(struct results *);

/* Those of each session by area and question, what stands nowhere last; the sessions as they were. */
void results_sort_by_place(struct results *);

struct results_style {
	size_t columns;		/* of the terminal */
	bool is_terminal;	/* headings are wrapped too; elsewhere they stay lines to search */
	bool is_bold;		/* words that were found are shown bold */
	bool has_points;	/* points are told, and with whom to talk about them */
};

/* For people, by session; safe for a terminal as it is. */
void results_text(struct buf *, const struct results *, const struct query *,
	const struct results_style *);

void results_csv(struct buf *, const struct results *);
void results_json(struct buf *, const struct results *, const char *query);

#endif
