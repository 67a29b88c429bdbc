#include "config.h"

#include "text/wrap.h"

#include <stdlib.h>
#include <string.h>

#include <unictype.h>
#include <unilbrk.h>

#include "base/alloc.h"
#include "text/utf8.h"

/* One line of the text: what is between newlines. */
struct line {
	const char *s;		/* the text */
	size_t start, end;	/* of the line in it */
	char *breaks;		/* as u8_possible_linebreaks, or NULL: not yet asked */
};

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t';
}

/*
 * The bytes of the letter or digit that ends before `at`, or 0: those of ASCII
 * and Latin, between which there is no break whatever is around them.
 */
static size_t
letter_before(const char *s, size_t start, size_t at)
{
	if (at == start)
		return 0;
	unsigned char c = (unsigned char)s[at - 1];
	if (c < 0x80)
		return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
	if (at - start < 2 || c >= 0xC0)
		return 0;
	unsigned char lead = (unsigned char)s[at - 2];
	/* U+00C0 to U+027F but for the signs of multiplication and division. */
	if (lead == 0xC3)
		return c == 0x97 || c == 0xB7 ? 0 : 2;
	return lead >= 0xC4 && lead <= 0xC9 ? 2 : 0;
}

/* Is there a letter or digit at `at`, by the same measure? */
static bool
is_letter_at(const char *s, size_t end, size_t at)
{
	size_t bytes = at < end && (unsigned char)s[at] >= 0x80 ? 2 : 1;
	return at + bytes <= end && letter_before(s, at, at + bytes) == bytes;
}

static bool
is_among(char c, const char *set)
{
	return c && strchr(set, c);
}

/*
 * The usual case, without a look at the tables of Unicode: the row ends inside
 * a word of letters, or at a blank after one, and words of letters are what is
 * before the blanks too.  0 if it is not so simple.
 */
static size_t
easy_break(const struct line *l, size_t start, size_t limit)
{
	const char *s = l->s;
	size_t at = limit, bytes;
	if (s[limit - 1] != ' ') {
		if (!is_letter_at(s, l->end, limit) && !is_among(s[limit], ".,;:!?)"))
			return 0;
		while ((bytes = letter_before(s, start, at)) ||
				(bytes = at > start && is_among(s[at - 1], ".,;:")))
			at -= bytes;
	}
	size_t blank = at;
	while (blank > start && s[blank - 1] == ' ')
		blank--;
	if (blank == at || blank == start || !is_letter_at(s, l->end, at))
		return 0;
	return letter_before(s, start, blank) || is_among(s[blank - 1], ".,;:!?)") ? at : 0;
}

/* Is `at` a grapheme boundary?  `start` before it is one, and not far. */
static bool
is_boundary(const struct line *l, size_t start, size_t at)
{
	if (!((l->s[at - 1] | l->s[at]) & 0x80))
		return true;
	const char *s = l->s + start;
	size_t len = l->end - start;
	return utf8_next(s, len, utf8_prev(s, len, at - start)) == at - start;
}

/*
 * Where the blanks after `at` end, if any: they may hang over the edge.  The
 * last of them may carry a mark, it is none then.
 */
static size_t
blanks_end(const struct line *l, size_t start, size_t at)
{
	size_t end = at;
	while (end < l->end && is_blank(l->s[end]))
		end++;
	if (end > at && end < l->end && !is_boundary(l, start, end))
		end--;
	return end;
}

/*
 * Is a break at `at` better not taken, though it is allowed?  libunistring 1.0
 * breaks "t.|ex." and "EU:|s" (against rule LB29 of Unicode), and after a hyphen
 * that begins a word (against LB20a of Unicode 16).  A row begins with no blank.
 */
static bool
is_bad_break(const struct line *l, size_t at)
{
	const char *s = l->s + l->start;
	size_t len = l->end - l->start, i = at - l->start;
	if (is_blank(s[i]))
		return true;
	bool is_after_hyphen = s[i - 1] == '-' && (i == 1 || is_blank(s[i - 2]));
	if (!is_after_hyphen && !is_among(s[i - 1], ".,;:"))
		return false;
	uint32_t next;
	utf8_decode(&next, s + i, len - i);
	/* Ideographs are letters too, but wide, and break everywhere. */
	return uc_is_general_category_withtable(next, UC_CATEGORY_MASK_L) &&
		utf8_char_width(next) == 1;
}

/*
 * The last place in (start, limit] where Unicode allows a break, or 0.  Not
 * inside a grapheme: between a blank and a mark on it, it would.
 */
static size_t
ruled_break(struct line *l, size_t start, size_t limit)
{
	if (!l->breaks) {
		size_t len = l->end - l->start;
		l->breaks = xmalloc(len);
		u8_possible_linebreaks((const uint8_t *)l->s + l->start, len, "UTF-8", l->breaks);
	}
	for (size_t at = limit; at > start; at--)
		if (l->breaks[at - l->start] == UC_BREAK_POSSIBLE && is_boundary(l, start, at) &&
				!is_bad_break(l, at))
			return at;
	/* It knows none after the blanks that a line begins with. */
	size_t indent = start == l->start ? blanks_end(l, start, start) : start;
	return indent > start && indent <= limit ? indent : 0;
}

/* The row from `start`, at most `columns` wide.  False: a word was cut. */
static bool
fill_row(struct wrap_row *row, struct line *l, size_t start, size_t columns)
{
	const char *s = l->s;
	size_t width, limit = start + utf8_fit(s + start, l->end - start, columns, &width);
	*row = (struct wrap_row){start, limit, limit, width};
	size_t hang = blanks_end(l, start, limit);
	if (hang == l->end) {
		row->next = hang;
		return true;
	}
	size_t at = hang > start ? easy_break(l, start, hang) : 0;
	if (!at)
		at = ruled_break(l, start, hang);
	bool is_whole = at > 0;
	if (!at)
		at = hang > start ? hang : start + utf8_next(s + start, l->end - start, 0);
	row->next = at;
	row->end = at;
	while (row->end > start && is_blank(s[row->end - 1]))
		row->end--;
	if (row->end > limit)
		row->width = utf8_width(s + start, row->end - start);
	else
		row->width = width - utf8_width(s + row->end, limit - row->end);
	return is_whole;
}

/* The first row of a text may have less room than the others. */
static void
fill_first(struct wrap_rows *rows, struct line *l, size_t first, size_t columns)
{
	struct wrap_row row;
	if (!fill_row(&row, l, l->start, first) && first < columns) {
		if (fill_row(&row, l, l->start, columns))
			row = (struct wrap_row){0};
		else
			fill_row(&row, l, l->start, first);
	}
	*array_push(rows) = row;
}

static void
wrap_line(struct wrap_rows *rows, struct line *l, size_t first, size_t columns)
{
	size_t at = l->start;
	bool is_done = false;
	if (!rows->n) {
		fill_first(rows, l, first, columns);
		at = rows->v[0].next;
		is_done = at == l->end;
	}
	while (!is_done) {
		struct wrap_row *row = array_push(rows);
		fill_row(row, l, at, columns);
		at = row->next;
		is_done = at == l->end;
	}
	free(l->breaks);
}

void
wrap_text_after(struct wrap_rows *rows, const char *s, size_t len,
	size_t first, size_t columns)
{
	columns = columns ? columns : 1;
	first = first ? first : 1;
	rows->n = 0;
	size_t start = 0;
	for (;;) {
		const char *newline = len > start ? memchr(s + start, '\n', len - start) : NULL;
		size_t end = newline ? (size_t)(newline - s) : len;
		struct line l = {.s = s, .start = start, .end = end};
		wrap_line(rows, &l, first, columns);
		if (!newline)
			return;
		start = end + 1;
		rows->v[rows->n - 1].next = start;
	}
}

void
wrap_text(struct wrap_rows *rows, const char *s, size_t len, size_t columns)
{
	wrap_text_after(rows, s, len, columns, columns);
}

size_t
wrap_locate(const struct wrap_rows *rows, const char *s, size_t at, size_t *column)
{
	/* The last row that starts at or before it. */
	size_t low = 0, high = rows->n;
	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;
		if (rows->v[middle].start <= at)
			low = middle;
		else
			high = middle;
	}
	const struct wrap_row *row = &rows->v[low];
	if (at >= row->end)
		*column = row->width;
	else
		*column = utf8_width(s + row->start, at - row->start);
	return low;
}

size_t
wrap_at(const struct wrap_rows *rows, const char *s, size_t row, size_t column)
{
	const struct wrap_row *r = &rows->v[row];
	size_t used, len = r->end - r->start;
	size_t at = utf8_fit(s + r->start, len, column, &used);
	/* The end of a cut word is where the next row starts. */
	if (at == len && r->end == r->next && row + 1 < rows->n)
		at = utf8_prev(s + r->start, len, len);
	return r->start + at;
}
