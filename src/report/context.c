#include "config.h"

#include "report/context.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/buf.h"
#include "model/query.h"
#include "text/utf8.h"
#include "text/words.h"

enum {
	MARKS_MAX = 500,	/* places that are looked for in one text */
	COLUMNS_MIN = 16
};

static const char ellipsis[] = "…";

/* On one line: " / " where there was a break, as where verse is quoted. */
static char *
flatten(const char *text)
{
	static const char blanks[] = " \t\r\n";
	struct buf flat = BUF_INIT;
	for (const char *p = text + strspn(text, blanks); *p;) {
		size_t word = strcspn(p, blanks), gap = strspn(p + word, blanks);
		buf_add(&flat, p, word);
		p += word;
		if (*p && p[gap])
			buf_adds(&flat, memchr(p, '\n', gap) ? " / " : " ");
		p += gap;
	}
	return buf_steal(&flat);
}

static void
find_marks(struct marks *marks, const char *text, size_t len, const struct query *q)
{
	struct mark m = {0, 0};
	while (q && marks->n < MARKS_MAX && query_find(q, text, len, &m.from, &m.to))
		*array_push(marks) = m;
}

/* Where a piece begins that shows some words before `at`; on the start of a word. */
static size_t
piece_start(const char *text, size_t floor, size_t at, size_t columns)
{
	size_t start = at;
	for (size_t i = at; i > floor; i--) {
		if (i - 1 > floor && text[i - 2] != ' ')
			continue;
		if (utf8_width(text + i - 1, at - i + 1) > columns)
			break;
		start = i - 1;
	}
	return start;
}

/* Where a piece from `start` on ends that is no wider; after a word, where that may be. */
static size_t
piece_end(const char *text, size_t len, size_t start, size_t at, size_t columns)
{
	size_t used, end = start + utf8_fit(text + start, len - start, columns, &used);
	if (end == len)
		return len;
	for (size_t i = end; i > at; i--)
		if (text[i] == ' ')
			return i;
	return end > at ? end : at;
}

static struct mark
piece(const char *text, size_t len, size_t floor, const struct mark *about, size_t columns)
{
	struct mark p;
	p.from = piece_start(text, floor, about->from, columns / 4);
	while (p.from < about->from && text[p.from] == ' ')
		p.from++;
	p.to = piece_end(text, len, p.from, about->from, columns);
	return p;
}

static bool
is_same_word(const char *text, const struct mark *a, const struct mark *b)
{
	struct buf x = BUF_INIT, y = BUF_INIT;
	words_fold(&x, text + a->from, a->to - a->from);
	words_fold(&y, text + b->from, b->to - b->from);
	bool is_same = !strcmp(buf_str(&x), buf_str(&y));
	buf_done(&x);
	buf_done(&y);
	return is_same;
}

/* The first mark behind a piece that shows another word than those in it; NULL: none. */
static const struct mark *
other_mark(const char *text, const struct marks *marks, size_t end)
{
	for (size_t i = 0; i < marks->n; i++) {
		bool is_known = marks->v[i].to <= end;
		for (size_t j = 0; j < i && marks->v[j].to <= end && !is_known; j++)
			is_known = is_same_word(text, &marks->v[i], &marks->v[j]);
		if (!is_known)
			return &marks->v[i];
	}
	return NULL;
}

/* Appends a piece, with its marks, and what says that something is left out before it. */
static void
add_piece(struct context *c, struct buf *out, const char *text, const struct mark *p,
	const struct marks *marks)
{
	if (p->from > 0)
		buf_addf(out, "%s%s ", out->len ? " " : "", ellipsis);
	for (size_t i = 0; i < marks->n; i++)
		if (marks->v[i].from >= p->from && marks->v[i].from < p->to) {
			size_t end = marks->v[i].to < p->to ? marks->v[i].to : p->to;
			*array_push(&c->marks) = (struct mark){
				out->len + marks->v[i].from - p->from, out->len + end - p->from};
		}
	buf_add(out, text + p->from, p->to - p->from);
}

void
context_make(struct context *c, const char *text, const struct query *q, size_t columns)
{
	struct marks marks = {0};
	struct buf out = BUF_INIT;
	char *flat = flatten(text);
	size_t len = strlen(flat);
	*c = (struct context){.text = NULL};
	if (columns < COLUMNS_MIN)
		columns = COLUMNS_MIN;
	find_marks(&marks, flat, len, q);
	struct mark first = {0, 0}, all = {0, len};
	if (utf8_width(flat, len) > columns) {
		size_t room = columns - 4;	/* of two ellipses with their blanks */
		const struct mark *about = marks.n ? &marks.v[0] : &first;
		all = piece(flat, len, 0, about, room);
		const struct mark *other = other_mark(flat, &marks, all.to);
		if (other && all.to < len) {
			struct mark before = piece(flat, len, 0, about, room / 2 - 2);
			add_piece(c, &out, flat, &before, &marks);
			all = piece(flat, len, before.to, other, room / 2 - 2);
		}
	}
	add_piece(c, &out, flat, &all, &marks);
	if (all.to < len)
		buf_addf(&out, " %s", ellipsis);
	c->text = buf_steal(&out);
	array_done(&marks);
	free(flat);
}

void
context_done(struct context *c)
{
	free(c->text);
	array_done(&c->marks);
	*c = (struct context){.text = NULL};
}
