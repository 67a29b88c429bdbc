#ifndef CMD_STATISTIC_H
#define CMD_STATISTIC_H

/* The median or mean of an archive, as the reference of a comparison. */

#include <stdbool.h>

struct compare;
struct session;

enum statistic { STATISTIC_NONE, STATISTIC_MEDIAN, STATISTIC_MEAN };

/* "median", "mean"; STATISTIC_NONE for anything else, such as a file, and for NULL. */
enum statistic statistic_by_word(const char *);

/*
 * Adds it, over the evaluations in the archive (folder: the option's, or NULL)
 * of the same questionnaire, edition and country as this session, counted as
 * `kompass stats` counts them.  Of what fewer than three have there is none.
 * False, with the status, after saying why there is none at all.
 */
bool statistic_add(struct compare *, enum statistic, const struct session *like, const char *folder,
	int *status);

#endif
