#ifndef BASE_NEAR_H
#define BASE_NEAR_H

/*
 * "Did you mean ...?": the one of several words that is nearest to a word
 * that somebody wrote.
 *
 *	struct near near = {.wanted = "titel"};
 *	near_try(&near, "id");
 *	near_try(&near, "title");
 *	if (near.best) ...
 */

struct near {
	const char *wanted;	/* borrowed */
	const char *best;	/* the nearest tried so far, NULL if none is near; borrowed */
	unsigned edits;		/* how far that one is */
};

/*
 * Keeps the candidate if it is near, and nearer than those before: at most one
 * letter put in, left out, changed or swapped with its neighbour, two in words
 * of five letters and more.  Capital letters do not matter, digits all do:
 * question 1.2 is no misspelling of 1.3.
 */
void near_try(struct near *, const char *candidate);

#endif
