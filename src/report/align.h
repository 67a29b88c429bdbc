#ifndef REPORT_ALIGN_H
#define REPORT_ALIGN_H

/* Columns of a printed table: texts padded with blanks, by what they take on a screen. */

#include <stdbool.h>
#include <stddef.h>

struct buf;

/* Appends the text, clipped with an ellipsis ("." where is_ascii) or padded to so many columns. */
void align_left(struct buf *, const char *text, size_t columns, bool is_ascii);

/* Appends the whole text, with blanks before it where it is shorter. */
void align_right(struct buf *, const char *text, size_t columns);

/* Drops blanks from the end, and ends the line. */
void align_end_line(struct buf *);

#endif
