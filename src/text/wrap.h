#ifndef TEXT_WRAP_H
#define TEXT_WRAP_H

/*
 * Text into rows.  Pure layout: breaks at newlines and where Unicode allows
 * (u8_possible_linebreaks), in the middle of a word only if it alone is wider
 * than the row.  A row is a piece of the text; the blanks at a break within a
 * line belong to the row before and are not shown, those before a newline or
 * the end are shown as far as they fit.
 */

#include <stdbool.h>
#include <stddef.h>

#include "base/array.h"

struct wrap_row {
	size_t start, end;	/* bytes of the text shown in this row */
	size_t next;		/* where the next row starts */
	size_t width;		/* columns of start..end as shown */
};

struct wrap_rows ARRAY_OF(struct wrap_row);

/*
 * Replaces rows by those of s at `columns` (>= 1) a row.  There is always at
 * least one row; a text ending in a newline has an empty last row.
 * Characters count as utf8_safe shows them; a tab as one blank.  Rows start on
 * grapheme boundaries; a row is wider than `columns` only where a single
 * grapheme is.  A row may be full: a cursor after its end needs a column more.
 */
void wrap_text(struct wrap_rows *rows, const char *s, size_t len, size_t columns);

/*
 * The same where the first row has room for only `first` columns, after a
 * prompt.  It is left empty where its first word would fit only below.
 */
void wrap_text_after(struct wrap_rows *rows, const char *s, size_t len,
	size_t first, size_t columns);

/*
 * The row that holds the cursor at byte `at`, and its column there.  Between
 * two rows that is the start of the second; in blanks that are not shown, the
 * end of the row.
 */
size_t wrap_locate(const struct wrap_rows *rows, const char *s, size_t at, size_t *column);

/*
 * The byte offset in `row` nearest to `column`, on a grapheme boundary: that
 * of the grapheme in this column, or the last one wrap_locate finds in this row.
 */
size_t wrap_at(const struct wrap_rows *rows, const char *s, size_t row, size_t column);

#endif
