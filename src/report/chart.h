#ifndef REPORT_CHART_H
#define REPORT_CHART_H

/*
 * The compass rose and the area bars of a session, with others laid over it:
 * an earlier evaluation, a reference.  Only sessions of the same questionnaire
 * and edition can be: an area number means nothing without its edition.
 */

#include <stdbool.h>
#include <stddef.h>

#include "base/array.h"
#include "report/rose.h"

struct buf;
struct error;
struct session;

struct chart_texts ARRAY_OF(char *);

struct chart {
	const struct session *session;	/* one's own; borrowed */
	size_t language;
	struct rose rose;		/* series 0 is one's own */
	struct chart_texts texts;	/* what the rose borrows */
};

/*
 * Of a session, alone.  False with err where its questionnaire has more areas
 * than a rose has axes.  chart_done releases in either case.
 */
bool chart_init(struct chart *, const struct session *, size_t language, struct error *);
void chart_done(struct chart *);

/*
 * Lays another session over it; its line is that one if none has it yet.  False
 * with err: another edition, or too many.
 */
bool chart_add(struct chart *, const struct session *, enum rose_line, struct error *);

/* Does the session keep an earlier evaluation of the same edition inside?  Then it is laid over. */
bool chart_add_previous(struct chart *);

/*
 * Heading, rose, legend and bars, then the sentences, in so many columns (at
 * least 20), the rose in at most so many rows.
 */
void chart_text(struct buf *, const struct chart *, int rows, int columns, bool is_ascii);

/* Heading and sentences alone. */
void chart_sentences(struct buf *, const struct chart *, int columns);

#endif
