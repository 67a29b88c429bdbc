#include "config.h"

#include "text/edit.h"

#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/array.h"
#include "base/buf.h"
#include "text/utf8.h"
#include "text/wrap.h"

/*
 * Text, and beside each byte of it whether it was pasted.  A byte for a byte is
 * twice the memory of what is typed, and no arithmetic of spans to get wrong.
 */
struct run {
	struct buf text, pasted;
};

/* A part of a run, or of what is to become one; borrowed. */
struct piece {
	const char *s, *pasted;
	size_t len;
};

/* One step of undo: a run that was put in at a place, or taken out. */
struct change {
	bool is_insert;
	size_t at;
	struct run run;
	size_t before, after;	/* cursor */
};

/* What was done last decides what the next one joins: for typing this. */
enum { TYPED = EDIT_OP_COUNT, NOTHING };

struct edit {
	struct run run;
	size_t cursor;
	size_t first, columns;		/* of a row */
	size_t goal;			/* column that EDIT_UP and _DOWN keep to */
	struct changes ARRAY_OF(struct change) log;
	size_t done;			/* how many of the log are in the text */
	struct run killed;
	int last;			/* enum edit_op, TYPED or NOTHING */
	unsigned long revision;
	struct wrap_rows rows;		/* of the last layout; kept for its memory */
};

#define NO_GOAL SIZE_MAX

/* Runs */

static void
run_done(struct run *r)
{
	buf_done(&r->text);
	buf_done(&r->pasted);
}

static void
run_insert(struct run *r, size_t at, struct piece p)
{
	buf_insert(&r->text, at, p.s, p.len);
	buf_insert(&r->pasted, at, p.pasted, p.len);
}

static void
run_remove(struct run *r, size_t at, size_t len)
{
	buf_remove(&r->text, at, len);
	buf_remove(&r->pasted, at, len);
}

static struct piece
run_piece(const struct run *r, size_t at, size_t len)
{
	return (struct piece){buf_str(&r->text) + at, buf_str(&r->pasted) + at, len};
}

/* Changes */

static void
forget_changes(struct edit *e, size_t keep)
{
	while (e->log.n > keep)
		run_done(&e->log.v[--e->log.n].run);
	e->done = keep;
}

/* The first boundary at or after `at`: a change may have joined what was two. */
static size_t
boundary_from(const struct edit *e, size_t at)
{
	const char *s = edit_text(e);
	size_t len = edit_len(e);
	return at == 0 || at == len ? at : utf8_next(s, len, utf8_prev(s, len, at));
}

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n';
}

/*
 * Does a change belong to the last one, as the next letter of a word or of the
 * blanks after it?  Another word begins another step.
 */
static bool
joins_last(const struct edit *e, bool is_insert, size_t at, struct piece p, int op)
{
	if (e->last != op || e->done == 0 || e->done < e->log.n)
		return false;
	const struct change *c = &e->log.v[e->done - 1];
	const char *was = c->run.text.s;
	size_t len = c->run.text.len;
	if (c->is_insert != is_insert || c->after != e->cursor)
		return false;
	switch (op) {
	case TYPED:
		return c->at + len == at && (!is_blank(was[len - 1]) || is_blank(*p.s));
	case EDIT_DELETE:
		return c->at == at && (!is_blank(was[len - 1]) || is_blank(*p.s));
	case EDIT_BACKSPACE:
		return c->at == at + p.len && (!is_blank(*was) || is_blank(*p.s));
	default:
		return false;
	}
}

/* Writes a change down, as part of the last one where it belongs to that. */
static struct change *
log_change(struct edit *e, bool is_insert, size_t at, struct piece p, int op)
{
	struct change *c;
	if (joins_last(e, is_insert, at, p, op)) {
		c = &e->log.v[e->done - 1];
		run_insert(&c->run, op == EDIT_BACKSPACE ? 0 : c->run.text.len, p);
		if (op == EDIT_BACKSPACE)
			c->at = at;
		return c;
	}
	forget_changes(e, e->done);
	c = array_push(&e->log);
	c->is_insert = is_insert;
	c->at = at;
	c->before = e->cursor;
	run_insert(&c->run, 0, p);
	e->done++;
	return c;
}

/* Puts text in at the cursor; op says what it may join. */
static bool
put(struct edit *e, struct piece p, int op)
{
	if (!p.len)
		return false;
	struct change *c = log_change(e, true, e->cursor, p, op);
	run_insert(&e->run, e->cursor, p);
	e->cursor = boundary_from(e, e->cursor + p.len);
	c->after = e->cursor;
	e->revision++;
	return true;
}

/* Takes the text from start to stop out and leaves the cursor there. */
static bool
cut(struct edit *e, size_t start, size_t stop, int op)
{
	size_t len = stop - start;
	if (!len)
		return false;
	struct change *c = log_change(e, false, start, run_piece(&e->run, start, len), op);
	run_remove(&e->run, start, len);
	e->cursor = boundary_from(e, start);
	c->after = e->cursor;
	e->revision++;
	return true;
}

/* Puts a change into the text, or takes it out again. */
static void
apply(struct edit *e, const struct change *c, bool is_insert)
{
	size_t len = c->run.text.len;
	if (is_insert)
		run_insert(&e->run, c->at, run_piece(&c->run, 0, len));
	else
		run_remove(&e->run, c->at, len);
	e->revision++;
}

static bool
undo(struct edit *e)
{
	if (e->done == 0)
		return false;
	const struct change *c = &e->log.v[--e->done];
	apply(e, c, !c->is_insert);
	e->cursor = c->before;
	return true;
}

static bool
redo(struct edit *e)
{
	if (e->done == e->log.n)
		return false;
	const struct change *c = &e->log.v[e->done++];
	apply(e, c, c->is_insert);
	e->cursor = c->after;
	return true;
}

/* Moves */

/* To the boundary at or before `at`. */
static bool
move_to(struct edit *e, size_t at)
{
	const char *s = edit_text(e);
	size_t was = e->cursor, len = edit_len(e);
	e->cursor = at < len ? utf8_prev(s, len, utf8_next(s, len, at)) : len;
	return e->cursor != was;
}

static bool
left(struct edit *e)
{
	return move_to(e, utf8_prev(edit_text(e), edit_len(e), e->cursor));
}

static bool
right(struct edit *e)
{
	return move_to(e, utf8_next(edit_text(e), edit_len(e), e->cursor));
}

static bool
word_left(struct edit *e)
{
	return move_to(e, utf8_word_prev(edit_text(e), edit_len(e), e->cursor));
}

static bool
word_right(struct edit *e)
{
	return move_to(e, utf8_word_next(edit_text(e), edit_len(e), e->cursor));
}

static bool
home(struct edit *e)
{
	return move_to(e, 0);
}

static bool
end(struct edit *e)
{
	return move_to(e, edit_len(e));
}

/* The row of the cursor, in a layout just made; *column is its column there. */
static size_t
lay_out(struct edit *e, size_t *column)
{
	wrap_text_after(&e->rows, edit_text(e), edit_len(e), e->first, e->columns);
	return wrap_locate(&e->rows, edit_text(e), e->cursor, column);
}

/* How far in a row starts, beside the others. */
static size_t
indent(const struct edit *e, size_t row)
{
	return row == 0 && e->first < e->columns ? e->columns - e->first : 0;
}

/* To the row before or after, near the column where the first such move began. */
static bool
move_row(struct edit *e, bool is_up)
{
	size_t column, row = lay_out(e, &column);
	if (is_up ? row == 0 : row + 1 == e->rows.n)
		return false;
	if (e->goal == NO_GOAL)
		e->goal = column + indent(e, row);
	row = is_up ? row - 1 : row + 1;
	column = e->goal > indent(e, row) ? e->goal - indent(e, row) : 0;
	return move_to(e, wrap_at(&e->rows, edit_text(e), row, column));
}

static bool
up(struct edit *e)
{
	return move_row(e, true);
}

static bool
down(struct edit *e)
{
	return move_row(e, false);
}

static bool
row_home(struct edit *e)
{
	size_t column, row = lay_out(e, &column);
	return move_to(e, e->rows.v[row].start) || home(e);
}

static bool
row_end(struct edit *e)
{
	size_t column, row = lay_out(e, &column);
	return move_to(e, wrap_at(&e->rows, edit_text(e), row, SIZE_MAX)) || end(e);
}

/* Changes that keys make */

static bool
backspace(struct edit *e)
{
	return cut(e, utf8_prev(edit_text(e), edit_len(e), e->cursor), e->cursor, EDIT_BACKSPACE);
}

static bool
delete(struct edit *e)
{
	return cut(e, e->cursor, utf8_next(edit_text(e), edit_len(e), e->cursor), EDIT_DELETE);
}

static bool
newline(struct edit *e)
{
	edit_insert(e, "\n", 1);
	return true;
}

static bool
is_kill(int op)
{
	return op >= EDIT_KILL_WORD_BACK && op <= EDIT_KILL_TO_HOME;
}

/* Cuts what is between the cursor and `to`, and keeps it. */
static bool
kill_to(struct edit *e, size_t to)
{
	size_t from = e->cursor < to ? e->cursor : to;
	size_t len = e->cursor < to ? to - e->cursor : e->cursor - to;
	if (!len)
		return false;
	if (!is_kill(e->last))
		run_remove(&e->killed, 0, e->killed.text.len);
	run_insert(&e->killed, to < e->cursor ? 0 : e->killed.text.len,
		run_piece(&e->run, from, len));
	return cut(e, from, from + len, NOTHING);
}

static bool
kill_word_back(struct edit *e)
{
	const char *s = edit_text(e);
	size_t at = e->cursor;
	while (at > 0 && is_blank(s[at - 1]))
		at--;
	while (at > 0 && !is_blank(s[at - 1]))
		at--;
	return kill_to(e, boundary_from(e, at));
}

static bool
kill_word_forward(struct edit *e)
{
	return kill_to(e, utf8_word_next(edit_text(e), edit_len(e), e->cursor));
}

static bool
kill_to_end(struct edit *e)
{
	const char *s = edit_text(e) + e->cursor;
	size_t len = edit_len(e) - e->cursor;
	const char *stop = len ? memchr(s, '\n', len) : NULL;
	if (stop == s)
		return kill_to(e, e->cursor + 1);
	return kill_to(e, stop ? e->cursor + (size_t)(stop - s) : edit_len(e));
}

static bool
kill_to_home(struct edit *e)
{
	size_t at = e->cursor;
	while (at > 0 && edit_text(e)[at - 1] != '\n')
		at--;
	return kill_to(e, at);
}

static bool
yank(struct edit *e)
{
	return put(e, run_piece(&e->killed, 0, e->killed.text.len), NOTHING);
}

static bool (*const ops[EDIT_OP_COUNT])(struct edit *) = {
	[EDIT_LEFT] = left,
	[EDIT_RIGHT] = right,
	[EDIT_WORD_LEFT] = word_left,
	[EDIT_WORD_RIGHT] = word_right,
	[EDIT_UP] = up,
	[EDIT_DOWN] = down,
	[EDIT_ROW_HOME] = row_home,
	[EDIT_ROW_END] = row_end,
	[EDIT_HOME] = home,
	[EDIT_END] = end,
	[EDIT_BACKSPACE] = backspace,
	[EDIT_DELETE] = delete,
	[EDIT_KILL_WORD_BACK] = kill_word_back,
	[EDIT_KILL_WORD_FORWARD] = kill_word_forward,
	[EDIT_KILL_TO_END] = kill_to_end,
	[EDIT_KILL_TO_HOME] = kill_to_home,
	[EDIT_YANK] = yank,
	[EDIT_NEWLINE] = newline,
	[EDIT_UNDO] = undo,
	[EDIT_REDO] = redo,
};

bool
edit_do(struct edit *e, enum edit_op op)
{
	assert(op < EDIT_OP_COUNT);
	if (op != EDIT_UP && op != EDIT_DOWN)
		e->goal = NO_GOAL;
	bool is_done = ops[op](e);
	e->last = !is_done ? NOTHING : op == EDIT_NEWLINE ? TYPED : (int)op;
	return is_done;
}

/* From outside */

struct edit *
edit_new(void)
{
	struct edit *e = xcalloc(1, sizeof(*e));
	e->first = e->columns = SIZE_MAX;
	e->goal = NO_GOAL;
	e->last = NOTHING;
	return e;
}

void
edit_free(struct edit *e)
{
	if (!e)
		return;
	forget_changes(e, 0);
	array_done(&e->log);
	array_done(&e->rows);
	run_done(&e->run);
	run_done(&e->killed);
	free(e);
}

const char *
edit_text(const struct edit *e)
{
	return buf_str(&e->run.text);
}

size_t
edit_len(const struct edit *e)
{
	return e->run.text.len;
}

size_t
edit_cursor(const struct edit *e)
{
	return e->cursor;
}

void
edit_set_cursor(struct edit *e, size_t at)
{
	move_to(e, at);
	e->goal = NO_GOAL;
	e->last = NOTHING;
}

void
edit_set_columns(struct edit *e, size_t first, size_t columns)
{
	e->first = first;
	e->columns = columns;
}

unsigned long
edit_revision(const struct edit *e)
{
	return e->revision;
}

/* Text from outside, typed or pasted. */
static void
insert(struct edit *e, const char *s, size_t len, char pasted, int op)
{
	struct buf marks = BUF_INIT;
	buf_pad(&marks, pasted, len);
	e->goal = NO_GOAL;
	put(e, (struct piece){s, buf_str(&marks), len}, op);
	e->last = op;
	buf_done(&marks);
}

void
edit_set(struct edit *e, const char *s, size_t len)
{
	run_remove(&e->run, 0, e->run.text.len);
	e->cursor = 0;
	insert(e, s, len, 0, NOTHING);
	forget_changes(e, 0);
	if (!len)
		e->revision++;
}

void
edit_insert(struct edit *e, const char *s, size_t len)
{
	insert(e, s, len, 0, TYPED);
}

/* Makes CR LF and CR a newline, NUL visible. */
static void
clean_paste(struct buf *out, const char *s, size_t len)
{
	for (size_t i = 0; i < len; i++)
		if (s[i] == '\r') {
			buf_addc(out, '\n');
			i += i + 1 < len && s[i + 1] == '\n';
		} else if (s[i] == '\0')
			utf8_encode(out, 0xFFFD);
		else
			buf_addc(out, s[i]);
}

void
edit_paste(struct edit *e, const char *s, size_t len)
{
	struct buf good = BUF_INIT, clean = BUF_INIT;
	utf8_repair(&good, s, len);
	clean_paste(&clean, buf_str(&good), good.len);
	insert(e, buf_str(&clean), clean.len, 1, NOTHING);
	buf_done(&good);
	buf_done(&clean);
}

bool
edit_starts_pasted(const struct edit *e)
{
	return edit_len(e) > 0 && e->run.pasted.s[0];
}
