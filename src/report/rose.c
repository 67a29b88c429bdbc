#include "config.h"

#include "report/rose.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/buf.h"
#include "base/i18n.h"
#include "text/utf8.h"

/*
 * All lengths are dots; a cell has 2 x 4 of them, which makes a dot a square
 * where a cell is twice as high as wide.  In ASCII a cell is one dot of the
 * drawing, found by the same geometry.
 */
enum {
	CELL_WIDTH = 2,
	CELL_HEIGHT = 4,
	ROWS_MIN = 7,
	COLUMNS_MIN = 14,
	LABEL_GAP = 2,		/* from the rim to where a label may begin */
	LABEL_REACH = 7,	/* how far out it is looked for */
	RIM_STEP = 4,		/* between two dots of the rim, of a ring, of an axis */
	RING_STEP = 8,
	AXIS_STEP = 6,
	RING_ROOM = 5		/* rings that would be nearer to each other are left out */
};

/* Fractions of one, as shares and sines. */
#define ONE ((int64_t)1 << 20)
#define HALF_PI ((int64_t)1647099)	/* of ONE */

enum { OWNER_AXES = -1, OWNER_LABEL = -2, OWNER_NONE = -3 };

/* How the lines are told apart: in the order of rose_line, then others. */
static const char *const dashes[ROSE_SERIES_MAX] = {
	"#", "#####...", "#.", "######..#...", "##..", "##########....", "####..#..#...", "#.....",
	"##.....",
};

static const char marks[ROSE_SERIES_MAX + 1] = "#o+x*@=%&";

struct point {
	int x, y;
};

struct canvas {
	struct rose_cell *cells;
	unsigned char *dots;	/* of each cell; NULL where it is ASCII */
	int rows, columns;
	int x, y, radius;	/* the middle and the rim */
};

/* Which of them a series has: its own, or the first that is left. */
static size_t
dash_of(const struct rose *rose, size_t series)
{
	bool is_taken[ROSE_SERIES_MAX] = {false};
	size_t before = 0, at = 0;
	if (rose->series[series].line != ROSE_LINE_NEXT)
		return (size_t)rose->series[series].line - 1;
	for (size_t i = 0; i < rose->count; i++)
		if (rose->series[i].line != ROSE_LINE_NEXT)
			is_taken[rose->series[i].line - 1] = true;
		else if (i < series)
			before++;
	while (at < ROSE_SERIES_MAX - 1 && (is_taken[at] || before-- > 0))
		at++;
	return at;
}

static int64_t
divide(int64_t value, int64_t by)
{
	return (value < 0 ? value - by / 2 : value + by / 2) / by;
}

/* The sine of num/den of a right angle, 0..1, by its series. */
static int64_t
sine_within(int64_t num, int64_t den)
{
	int64_t x = HALF_PI * num / den, square = x * x / ONE, term = x, sum = x;
	for (int k = 2; k < 12; k += 2) {
		term = -term * square / ONE / (k * (k + 1));
		sum += term;
	}
	return sum;
}

/* The sine of step/steps of a turn. */
static int64_t
sine(int step, int steps)
{
	int quarter = 4 * step / steps % 4, rest = 4 * step % steps;
	int64_t s = quarter % 2 ? sine_within(steps - rest, steps) : sine_within(rest, steps);
	return quarter < 2 ? s : -s;
}

/* So far from the middle, a share of `length`, in the direction of a step clockwise from the top. */
static struct point
place(const struct canvas *c, int length, int64_t share, int step, int steps)
{
	int64_t s = sine(step, steps), co = sine((4 * step + steps) % (4 * steps), 4 * steps);
	return (struct point){
		c->x + (int)divide(length * share * s, ONE * ONE),
		c->y - (int)divide(length * share * co, ONE * ONE),
	};
}

static struct rose_cell *
cell_at(const struct canvas *c, struct point p)
{
	int row = p.y / CELL_HEIGHT, column = p.x / CELL_WIDTH;
	if (p.x < 0 || p.y < 0 || row >= c->rows || column >= c->columns)
		return NULL;
	return &c->cells[row * c->columns + column];
}

/* A dot of a series, or of the axes, which stay out of the way of series. */
static void
set_dot(struct canvas *c, struct point p, int owner)
{
	static const unsigned char bits[CELL_HEIGHT][CELL_WIDTH] = {
		{0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80},
	};
	struct rose_cell *cell = cell_at(c, p);
	if (!cell || (owner < 0 && cell->series >= 0))
		return;
	if (c->dots)
		c->dots[cell - c->cells] |= bits[p.y % CELL_HEIGHT][p.x % CELL_WIDTH];
	if (cell->series < 0 || owner < cell->series)
		cell->series = owner;
}

/* From a to b, without b; *phase goes on along the pattern. */
static void
draw_line(struct canvas *c, struct point a, struct point b, int series, const char *dash,
	size_t *phase)
{
	struct point unit = c->dots ? (struct point){1, 1} : (struct point){CELL_WIDTH, CELL_HEIGHT};
	int dx = abs(b.x / unit.x - a.x / unit.x), dy = abs(b.y / unit.y - a.y / unit.y);
	int steps = dx > dy ? dx : dy;
	int across = b.x / unit.x - a.x / unit.x, down = b.y / unit.y - a.y / unit.y;
	for (int i = 0; i < steps; i++) {
		struct point p = {
			(a.x / unit.x + (int)divide((int64_t)across * i, steps)) * unit.x,
			(a.y / unit.y + (int)divide((int64_t)down * i, steps)) * unit.y,
		};
		/* A corner is always there. */
		if (!i || dash[*phase % strlen(dash)] == '#')
			set_dot(c, p, series);
		++*phase;
	}
}

static struct point
value_place(const struct canvas *c, const struct rose *rose, size_t series, size_t axis)
{
	const struct rose_value *v = &rose->series[series].v[axis];
	decimal points = v->points < 0 ? 0 : v->points > v->max ? v->max : v->points;
	return place(c, c->radius, decimal_muldiv(points, ONE, v->max), (int)axis, (int)rose->axes);
}

static bool
is_known(const struct rose *rose, size_t series, size_t axis)
{
	const struct rose_value *v = &rose->series[series].v[axis % rose->axes];
	return v->is_known && v->max > 0;
}

static void
draw_series(struct canvas *c, const struct rose *rose, size_t series)
{
	const char *dash = c->dots ? dashes[dash_of(rose, series)] : "#";
	size_t phase = 0;
	for (size_t i = 0; i < rose->axes; i++) {
		if (!is_known(rose, series, i))
			continue;
		struct point at = value_place(c, rose, series, i);
		set_dot(c, at, (int)series);
		if (is_known(rose, series, i + 1)) {
			draw_line(c, at, value_place(c, rose, series, (i + 1) % rose->axes),
				(int)series, dash, &phase);
		} else if (c->dots && !is_known(rose, series, i + rose->axes - 1)) {
			/* What no line leads to is to be seen all the same. */
			static const struct point around[] = {{-1, 0}, {1, 0}, {0, -1}, {0, 1}};
			for (size_t j = 0; j < 4; j++)
				set_dot(c, (struct point){at.x + around[j].x, at.y + around[j].y},
					(int)series);
		}
	}
}

/* A ring of dots, of which some lie on the axes. */
static void
draw_ring(struct canvas *c, int axes, int quarters, int step)
{
	int64_t share = quarters * ONE / 4;
	int64_t length = divide(4 * HALF_PI * c->radius * share, ONE * ONE);
	int dots = axes * (int)divide(length, (int64_t)step * axes);
	if (dots < axes)
		dots = axes;
	for (int i = 0; i < dots; i++)
		set_dot(c, place(c, c->radius, share, i, dots), OWNER_AXES);
}

static void
draw_axes(struct canvas *c, int axes)
{
	draw_ring(c, axes, 4, RIM_STEP);
	if (c->radius >= 2 * RING_ROOM)
		draw_ring(c, axes, 2, RING_STEP);
	if (c->radius >= 4 * RING_ROOM) {
		draw_ring(c, axes, 1, RING_STEP);
		draw_ring(c, axes, 3, RING_STEP);
	}
	for (int i = 0; i < axes; i++)
		for (int length = 0; length < c->radius; length += AXIS_STEP)
			set_dot(c, place(c, length, ONE, i, axes), OWNER_AXES);
}

static void
finish_cells(struct canvas *c, const struct rose *rose)
{
	for (int i = 0; i < c->rows * c->columns; i++) {
		struct rose_cell *cell = &c->cells[i];
		struct buf text = BUF_INIT;
		if (cell->series == OWNER_NONE)
			buf_addc(&text, ' ');
		else if (c->dots)
			utf8_encode(&text, 0x2800u + c->dots[i]);
		else
			buf_addc(&text, cell->series < 0 ? '.' :
				marks[dash_of(rose, (size_t)cell->series)]);
		memcpy(cell->text, text.s, text.len + 1);
		buf_done(&text);
	}
}

/* Labels. */

static int
label_width(const struct canvas *c, const char *code)
{
	return (int)strnlen(code, (size_t)(c->columns / 7));
}

static bool
is_free(const struct canvas *c, int row, int from, int to, bool is_only_of_labels)
{
	for (int column = from; column < to; column++) {
		if (column < 0 || column >= c->columns)
			continue;
		int owner = c->cells[row * c->columns + column].series;
		if (is_only_of_labels ? owner == OWNER_LABEL : owner != OWNER_NONE)
			return false;
	}
	return true;
}

/* The first place outwards along the axis where the label touches nothing. */
static bool
place_label(struct canvas *c, const struct rose *rose, size_t axis, bool is_apart)
{
	int len = label_width(c, rose->codes[axis]), axes = (int)rose->axes;
	for (int out = LABEL_GAP; out < LABEL_REACH; out++) {
		struct point p = place(c, c->radius + out, ONE, (int)axis, axes);
		/* Left of the rim it ends there, right of it it begins there; both sides alike. */
		int64_t left = (len - 1) * (ONE - sine((int)axis, axes)) / 2;
		int middle = c->x / CELL_WIDTH, across = (c->x + abs(p.x - c->x)) / CELL_WIDTH - middle;
		int column = middle + (p.x < c->x ? -across : across) - (int)divide(left, ONE);
		int row = p.y / CELL_HEIGHT;
		if (p.y < 0 || row >= c->rows || column < 0 || column + len > c->columns)
			continue;
		if (!is_free(c, row, column, column + len, false) ||
		    !is_free(c, row, column - 1, column + len + 1, !is_apart))
			continue;
		for (int i = 0; i < len; i++) {
			char byte = rose->codes[axis][i];
			struct rose_cell *cell = &c->cells[row * c->columns + column + i];
			cell->text[0] = byte > ' ' && byte < 127 ? byte : '?';
			cell->series = OWNER_LABEL;
		}
		return true;
	}
	return false;
}

static bool
place_each(struct canvas *c, const struct rose *rose, size_t each)
{
	for (size_t i = 0; i < rose->axes; i += each)
		if (!place_label(c, rose, i, true) && !place_label(c, rose, i, false))
			return false;
	return true;
}

/* Where not all have room, every second one has, or every third. */
static void
draw_labels(struct canvas *c, const struct rose *rose)
{
	for (size_t each = 1; each <= rose->axes && !place_each(c, rose, each); each++)
		for (int i = 0; i < c->rows * c->columns; i++)
			if (c->cells[i].series == OWNER_LABEL)
				c->cells[i] = (struct rose_cell){" ", OWNER_NONE};
}

void
rose_draw(struct rose_cell *cells, int rows, int columns, const struct rose *rose, bool is_ascii)
{
	struct canvas c = {.cells = cells, .rows = rows, .columns = columns};
	size_t count = (size_t)rows * (size_t)columns;
	for (size_t i = 0; i < count; i++)
		cells[i] = (struct rose_cell){" ", OWNER_NONE};
	if (rows < ROWS_MIN || columns < COLUMNS_MIN || rose->axes < ROSE_AXES_MIN)
		return;
	int widest = 1;
	for (size_t i = 0; i < rose->axes; i++)
		if (label_width(&c, rose->codes[i]) > widest)
			widest = label_width(&c, rose->codes[i]);
	int high = CELL_HEIGHT * (rows - 2), wide = CELL_WIDTH * (columns - 2 * (widest + 1));
	c.radius = ((high < wide ? high : wide) - 1) / 2;
	c.x = columns;
	c.y = CELL_HEIGHT / 2 * rows;
	if (!is_ascii)
		c.dots = xcalloc(count, 1);
	for (size_t i = 0; i < rose->count; i++)
		draw_series(&c, rose, i);
	draw_axes(&c, (int)rose->axes);
	finish_cells(&c, rose);
	draw_labels(&c, rose);
	free(c.dots);
}

void
rose_text(struct buf *out, const struct rose *rose, int rows, int columns, bool is_ascii)
{
	struct rose_cell *cells = xcalloc((size_t)rows * (size_t)columns, sizeof(*cells));
	rose_draw(cells, rows, columns, rose, is_ascii);
	for (int row = 0; row < rows; row++) {
		const struct rose_cell *line = &cells[row * columns];
		int end = columns;
		while (end && line[end - 1].series == OWNER_NONE)
			end--;
		for (int i = 0; i < end; i++)
			buf_adds(out, line[i].text);
		buf_addc(out, '\n');
	}
	free(cells);
	for (size_t i = 0; i < rose->count; i++) {
		rose_legend(out, rose, i, is_ascii);
		buf_addc(out, '\n');
	}
}

void
rose_legend(struct buf *out, const struct rose *rose, size_t series, bool is_ascii)
{
	/* The second row of dots. */
	static const unsigned bits[CELL_WIDTH] = {0x02, 0x10};
	const char *dash = dashes[dash_of(rose, series)];
	for (size_t i = 0; i < ROSE_SAMPLE; i++) {
		unsigned cell = 0;
		for (size_t x = 0; x < CELL_WIDTH; x++)
			if (dash[(i * CELL_WIDTH + x) % strlen(dash)] == '#')
				cell |= bits[x];
		if (is_ascii)
			buf_addc(out, marks[dash_of(rose, series)]);
		else
			utf8_encode(out, 0x2800u + cell);
	}
	buf_addf(out, " %s", rose->series[series].name);
}

/* Sentences. */

/* Exact where that is short; means and medians may have no end. */
static const char *
points_text(char room[DECIMAL_ROOM], decimal points)
{
	return points % (DECIMAL_ONE / 100) ? decimal_rounded(room, points, 2, i18n_mark()) :
		decimal_exact(room, points, i18n_mark());
}

/* What there is instead of points. */
static const char *
reason(const struct rose_value *v)
{
	return v->note ? v->note : _("no points");
}

static void
say_other(struct buf *out, const struct rose_value *own, const struct rose_value *other,
	const char *name)
{
	char points[DECIMAL_ROOM], beside[DECIMAL_ROOM];
	if (!other->is_known) {
		buf_addf(out, "; %s: %s", name, reason(other));
		return;
	}
	points_text(points, other->points);
	decimal more = own->points - other->points;
	points_text(beside, more < 0 ? -more : more);
	if (!own->is_known || own->max != other->max)
		buf_addf(out, _("; %s: %s of %s"), name, points, points_text(beside, other->max));
	else if (!more)
		buf_addf(out, _("; as many as %s"), name);
	else if (more > 0)
		buf_addf(out, _("; %s more than %s (%s)"), beside, name, points);
	else
		buf_addf(out, _("; %s less than %s (%s)"), beside, name, points);
	if (other->note)
		buf_addf(out, ", %s", other->note);
}

void
rose_sentences(struct buf *out, const struct rose *rose)
{
	for (size_t i = 0; i < rose->axes && rose->count; i++) {
		const struct rose_value *own = &rose->series[0].v[i];
		char points[DECIMAL_ROOM], max[DECIMAL_ROOM];
		if (!own->is_known)
			buf_addf(out, "%s %s: %s", rose->codes[i], rose->titles[i], reason(own));
		else
			buf_addf(out, _("%s %s: %s of %s"), rose->codes[i], rose->titles[i],
				points_text(points, own->points), points_text(max, own->max));
		if (own->is_known && own->note)
			buf_addf(out, ", %s", own->note);
		for (size_t j = 1; j < rose->count; j++)
			say_other(out, own, &rose->series[j].v[i], rose->series[j].name);
		buf_adds(out, ".\n");
	}
}
