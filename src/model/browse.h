#ifndef MODEL_BROWSE_H
#define MODEL_BROWSE_H

/*
 * What the archive's screen looks at: cards in rows, one for each evaluation,
 * its files beneath it where it is unfolded; filtered, sorted, marked, with a
 * cursor.  Pure: knows no screen and no file.  Made for a hundred thousand
 * cards: a key touches only what it must.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/array.h"
#include "model/card.h"
#include "model/columns.h"

struct browse;
struct card_groups;

struct browse_row {
	const struct card *card;	/* the file; of an evaluation the one that stands for it */
	size_t index;			/* its place among the cards */
	size_t group;			/* the evaluation it is of */
	size_t files;			/* how many files that has */
	bool is_file;			/* a file beneath its evaluation's row */
	bool is_open;			/* an evaluation's row with its files beneath */
};

struct browse *browse_new(void);
void browse_free(struct browse *);

/*
 * Whose eyes these are: of a running evaluation in which others than they are
 * at work no figure is told, unless browse_reveal says that it may be.  NULL:
 * nobody is known, and all are others.  Borrowed until browse_free.
 */
void browse_set_eyes(struct browse *, const char *id, const char *name);

/*
 * Shows these cards, sorted by path (order_natural) and borrowed from now on;
 * groups are copied, NULL: each card is one.  Cursor, marks and what is
 * unfolded stay with their paths: the cards before must still be there.
 */
void browse_set(struct browse *, const struct cards *, const struct card_groups *);

void browse_sort(struct browse *, const struct sorting *);

/* Only what has all these words in subject, year, edition, people or path. */
void browse_filter(struct browse *, const char *words);

/*
 * Gets at most `most` more cards ready for filtering, so that the first letter
 * need not; false when all are.
 */
bool browse_prepare(struct browse *, size_t most);

/* The rows that are shown. */
size_t browse_count(const struct browse *);
struct browse_row browse_row(const struct browse *, size_t i);

/* How many evaluations are shown, how many there are; how many files are broken. */
size_t browse_fitting(const struct browse *);
size_t browse_groups(const struct browse *);
size_t browse_broken(const struct browse *);

/* The row of the cursor; browse_count where there is none. */
size_t browse_cursor(const struct browse *);
void browse_go(struct browse *, size_t row);		/* not beyond the last */
void browse_move(struct browse *, long by);
bool browse_go_path(struct browse *, const char *path);	/* false: it is not shown */

/* Shows the files of the row's evaluation beneath it, or hides them, the cursor with them. */
void browse_unfold(struct browse *, size_t row, bool is_open);

/* Marks are of files; an evaluation's row has the mark where all its files have. */
bool browse_is_marked(const struct browse *, size_t row);
void browse_mark(struct browse *, size_t row, bool is_marked);
void browse_mark_all(struct browse *, bool is_marked);	/* of what is shown; false: anywhere */
size_t browse_marked(const struct browse *);

struct browse_cards ARRAY_OF(const struct card *);

/* The marked files, in the order of the rows and then of paths; array_done frees. */
void browse_list_marked(const struct browse *, struct browse_cards *);

/* The same, one for each evaluation where several are marked. */
void browse_list_evaluations(const struct browse *, struct browse_cards *);

/* The files of the row's evaluation. */
void browse_list_files(const struct browse *, size_t row, struct browse_cards *);

/* The total of a card, by its place among the cards, where it may be told, else NULL. */
const struct card_figure *browse_total(const struct browse *, size_t index);

/* Are figures of the card kept back, until one has answered oneself? */
bool browse_is_hidden(const struct browse *, size_t index);

/*
 * The same, and nobody has looked yet whether the session itself hides anything
 * (score_is_hidden); and what came of it.  Of a file that stays as it is the
 * answer is kept.
 */
bool browse_wants_look(const struct browse *, size_t index);
void browse_reveal(struct browse *, size_t index, bool is_seen);

#endif
