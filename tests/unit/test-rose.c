#include "config.h"

#include "report/rose.h"

#include <locale.h>
#include <stdlib.h>

#include "base/alloc.h"
#include "base/buf.h"
#include "tests/tap.h"
#include "text/utf8.h"

enum { UNKNOWN = -1 };

static const char *const letters[ROSE_AXES_MAX] = {
	"A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L",
	"M", "N", "O", "P", "Q", "R", "S", "T", "U", "V", "W", "X",
};

static const char *const names[ROSE_SERIES_MAX] = {
	"2010", "2005", "median", "Åre", "Berg", "Kil", "Lund", "Umeå", "Ydre",
};

/* Axes of 100 points, nothing known. */
static struct rose
empty_rose(size_t axes, size_t count)
{
	static const char *const numbers[] = {"1", "2", "3", "4", "5", "6", "7", "8"};
	struct rose rose = {.axes = axes, .count = count};
	for (size_t i = 0; i < axes; i++) {
		rose.codes[i] = axes > 8 ? letters[i] : numbers[i];
		rose.titles[i] = "Title";
	}
	for (size_t i = 0; i < count; i++)
		rose.series[i].name = names[i];
	return rose;
}

static void
set_point(struct rose *rose, size_t series, size_t axis, decimal points, decimal max)
{
	rose->series[series].v[axis] = (struct rose_value){.is_known = true, .points = points, .max = max};
}

/* Whole points of one series, UNKNOWN for none. */
static void
set_points(struct rose *rose, size_t series, const int *points)
{
	for (size_t i = 0; i < rose->axes; i++)
		if (points[i] != UNKNOWN)
			set_point(rose, series, i, points[i] * DECIMAL_ONE, 100 * DECIMAL_ONE);
}

/* Series that cross each other, some with gaps. */
static struct rose
full_rose(size_t axes, size_t count)
{
	struct rose rose = empty_rose(axes, count);
	for (size_t i = 0; i < count; i++)
		for (size_t j = 0; j < axes; j++)
			if ((i * 7 + j * 5) % 11)
				set_point(&rose, i, j, (decimal)((i * 37 + j * 53) % 101) * DECIMAL_ONE,
					100 * DECIMAL_ONE);
	return rose;
}

static unsigned
dots_of(const struct rose_cell *cell)
{
	uint32_t c;
	utf8_decode(&c, cell->text, strlen(cell->text));
	return c >= 0x2800 && c < 0x2900 ? c - 0x2800 : 0;
}

static struct rose_cell *
draw(const struct rose *rose, int rows, int columns, bool is_ascii)
{
	struct rose_cell *cells = xcalloc((size_t)(rows * columns), sizeof(*cells));
	rose_draw(cells, rows, columns, rose, is_ascii);
	return cells;
}

static char *
text_of(const struct rose *rose, int rows, int columns, bool is_ascii)
{
	struct buf out = BUF_INIT;
	rose_text(&out, rose, rows, columns, is_ascii);
	return buf_steal(&out);
}

static void
test_golden(void)
{
	struct rose rose = empty_rose(8, 2);
	set_points(&rose, 0, (const int[]){100, 50, 100, 50, 100, 50, 100, 50});
	set_points(&rose, 1, (const int[]){30, 90, 30, 90, 30, 90, UNKNOWN, UNKNOWN});
	char *text = text_of(&rose, 12, 24, false);
	is_str(text,
		"            1\n"
		"    8   ⠠ ⠂⢠⢢ ⠂⠠\n"
		"     ⢀⠈   ⢠⠃ ⠣⡀  ⠈⢀ 2\n"
		"    ⠂    ⡰⠁ ⠅ ⠱⡀⠔⠊⠁ ⠂\n"
		"   ⠂  ⢀⡠⠔⠁  ⠔⠊⠁⠑⡴⣁   ⠂\n"
		"  ⠈⣀⠤⠊⠁   ⠁   ⠁ ⠁ ⠑⠢⢄⡀\n"
		"7 ⠈⠒⠤⣀⠁⠁ ⠁  ⠁  ⠱⡀⠁⠁⡠⠔⠊ 3\n"
		"  ⠈⡀  ⠑⠢⢄ ⠁⣀⠄ ⠁⢀⠥⠒⠉  ⡈\n"
		"    ⡀  ⣀⠄⢣⠉ ⠄ ⢩⠓⠄⠱⡀ ⡀\n"
		"     ⠐⠉   ⠣⡀⠁⡰⠁   ⠁\n"
		"    6 ⠈ ⠠ ⡀⠱⡰⠁⡀⠠ ⠈  4\n"
		"            5\n"
		"⠒⠒⠒⠒⠒⠒⠒⠒ 2010\n"
		"⠒⠒⠂⠀⠒⠒⠂⠀ 2005\n");
	free(text);
	text = text_of(&rose, 12, 24, true);
	is_str(text,
		"            1\n"
		"    8   . . # ..\n"
		"     ..   ## #   .. 2\n"
		"    .    #  . #oooo .\n"
		"   .   ##   ooo##o   .\n"
		"  . ###   .   . o### .\n"
		"7 ####.. .  .  o ..### 3\n"
		"  ..  ### .ooo.####  .\n"
		"    .   o## . #ooo  .\n"
		"     .oo   #.#   oo\n"
		"    6 . . . # .. .  4\n"
		"            5\n"
		"######## 2010\n"
		"oooooooo 2005\n");
	free(text);
}

/* Where a letter stands; false if nowhere. */
static bool
find_label(const struct rose_cell *cells, int rows, int columns, const char *label, int *row,
	int *column)
{
	for (int i = 0; i < rows * columns; i++)
		if (cells[i].series == -2 && !strcmp(cells[i].text, label)) {
			*row = i / columns;
			*column = i % columns;
			return true;
		}
	return false;
}

/* Labels go round with the clock, the first above the middle; all else is as without them. */
static bool
labels_are_right(const struct rose *rose, const struct rose_cell *cells, int rows, int columns,
	bool is_ascii)
{
	struct rose bare = *rose;
	int y, x, last_y = 0, last_x = 0, found = 0, labelled = 0;
	for (size_t i = 0; i < rose->axes; i++)
		bare.codes[i] = "";
	struct rose_cell *without = draw(&bare, rows, columns, is_ascii);
	bool is_fine = true;
	for (int i = 0; i < rows * columns; i++) {
		labelled += cells[i].series == -2;
		is_fine &= cells[i].series == -2 ? without[i].series == -3 :
			!memcmp(&cells[i], &without[i], sizeof(*cells));
	}
	for (size_t i = 0; i < rose->axes; i++) {
		if (!find_label(cells, rows, columns, rose->codes[i], &y, &x))
			continue;
		/* From the middle, twice as high as wide. */
		y = 2 * (2 * y + 1 - rows);
		x = 2 * x + 1 - columns;
		is_fine &= i ? found && last_x * y - last_y * x > 0 : y < 0 && abs(x) <= 1;
		last_y = y;
		last_x = x;
		found++;
	}
	free(without);
	return is_fine && found > 0 && found == labelled;
}

static bool
cells_are_right(const struct rose *rose, const struct rose_cell *cells, int count, bool is_ascii)
{
	for (int i = 0; i < count; i++) {
		const struct rose_cell *c = &cells[i];
		size_t len = strnlen(c->text, sizeof(c->text));
		uint32_t letter;
		if (!len || len == sizeof(c->text) || utf8_decode(&letter, c->text, len) != len)
			return false;
		if (c->series < -3 || c->series >= (int)rose->count)
			return false;
		if ((c->series == -3) != (letter == ' '))
			return false;
		bool is_drawn = c->series >= -1, is_braille = letter >= 0x2800 && letter < 0x2900;
		if (is_ascii ? letter > 126 : is_drawn != is_braille || letter == 0x2800)
			return false;
	}
	return true;
}

static void
test_all_sizes(void)
{
	static const size_t axes[] = {3, 4, 5, 8, 11, 24};
	int bad_cells = 0, bad_labels = 0, missing = 0;
	for (int rows = 7; rows <= 60; rows += rows < 16 ? 1 : 7)
		for (int columns = 14; columns <= 200; columns += columns < 34 ? 1 : 23)
			for (size_t n = 0; n < sizeof(axes) / sizeof(*axes) * 2; n++) {
				struct rose rose = full_rose(axes[n / 2], n % 3 ? ROSE_SERIES_MAX : 2);
				struct rose_cell *cells = draw(&rose, rows, columns, n % 2);
				bool is_whole = true;
				int y, x;
				bad_cells += !cells_are_right(&rose, cells, rows * columns, n % 2);
				bad_labels += !labels_are_right(&rose, cells, rows, columns, n % 2);
				for (size_t i = 0; i < rose.axes; i++)
					is_whole &= find_label(cells, rows, columns, rose.codes[i], &y, &x);
				missing += !is_whole && rose.axes <= 8;
				free(cells);
			}
	is_int(bad_cells, 0);
	is_int(bad_labels, 0);
	/* Eight labels have room everywhere. */
	is_int(missing, 0);
}

/* Too small a place, and too few axes: blanks. */
static void
test_nothing(void)
{
	struct rose rose = full_rose(8, 2), two = full_rose(2, 1);
	char *text = text_of(&rose, 6, 40, false);
	is_str(text, "\n\n\n\n\n\n⠒⠒⠒⠒⠒⠒⠒⠒ 2010\n⠒⠒⠂⠀⠒⠒⠂⠀ 2005\n");
	free(text);
	text = text_of(&two, 7, 14, true);
	is_str(text, "\n\n\n\n\n\n\n######## 2010\n");
	free(text);
}

enum { ROWS = 21, COLUMNS = 43, MIDDLE = ROWS / 2 * COLUMNS + COLUMNS / 2 };

static size_t
count_of(const struct rose_cell *cells, int series)
{
	size_t count = 0;
	for (int i = 0; i < ROWS * COLUMNS; i++)
		count += cells[i].series == series;
	return count;
}

/* What is not known leaves a gap; 0 is the middle. */
static void
test_gaps(void)
{
	struct rose rose = empty_rose(8, 1);
	struct rose_cell *cells = draw(&rose, ROWS, COLUMNS, false);
	is_int(count_of(cells, 0), 0);
	free(cells);

	set_points(&rose, 0, (const int[]){UNKNOWN, 90, 90, 90, 90, 90, 90, 90});
	cells = draw(&rose, ROWS, COLUMNS, false);
	ok(cells[MIDDLE].series != 0);
	size_t gap = 0, line = 0;
	for (int i = 0; i < MIDDLE; i++)
		if (abs(i % COLUMNS - COLUMNS / 2) < 5)
			gap += cells[i].series == 0;
	is_int(gap, 0);
	free(cells);

	set_points(&rose, 0, (const int[]){0, 90, 90, 90, 90, 90, 90, 90});
	cells = draw(&rose, ROWS, COLUMNS, false);
	is_int(cells[MIDDLE].series, 0);
	for (int i = 0; i < MIDDLE; i++)
		if (abs(i % COLUMNS - COLUMNS / 2) < 5)
			line += cells[i].series == 0;
	ok(line > 0);
	free(cells);

	/* One that no line leads to is seen. */
	memset(rose.series[0].v, 0, sizeof(rose.series[0].v));
	set_point(&rose, 0, 4, 50 * DECIMAL_ONE, 100 * DECIMAL_ONE);
	cells = draw(&rose, ROWS, COLUMNS, false);
	ok(count_of(cells, 0) > 0);
	free(cells);
	cells = draw(&rose, ROWS, COLUMNS, true);
	is_int(count_of(cells, 0), 1);
	free(cells);

	/* A maximum of 0 is none. */
	set_point(&rose, 0, 4, 0, 0);
	cells = draw(&rose, ROWS, COLUMNS, false);
	is_int(count_of(cells, 0), 0);
	free(cells);
}

/* More than the maximum is drawn on the rim, less than nothing in the middle. */
static void
test_beyond(void)
{
	struct rose rose = empty_rose(8, 1), beyond = empty_rose(8, 1);
	for (size_t i = 0; i < 8; i++) {
		set_point(&rose, 0, i, i % 2 * DECIMAL_ONE, DECIMAL_ONE);
		set_point(&beyond, 0, i, i % 2 ? DECIMAL_LIMIT : -DECIMAL_LIMIT, DECIMAL_ONE);
	}
	char *text = text_of(&rose, ROWS, COLUMNS, false);
	char *other = text_of(&beyond, ROWS, COLUMNS, false);
	is_str(other, text);
	free(text);
	free(other);
}

/* Where lines meet, the first has the cell, and no dot is lost. */
static void
test_shared_cells(void)
{
	struct rose both = full_rose(8, 8);
	struct rose_cell *all = draw(&both, ROWS, COLUMNS, false);
	size_t shared = 0, lost = 0, wrong = 0;
	for (size_t i = 0; i < both.count; i++) {
		struct rose alone = both;
		for (size_t j = 0; j < both.count; j++)
			if (j != i)
				memset(alone.series[j].v, 0, sizeof(alone.series[j].v));
		struct rose_cell *one = draw(&alone, ROWS, COLUMNS, false);
		for (int k = 0; k < ROWS * COLUMNS; k++) {
			if (one[k].series != (int)i)
				continue;
			lost += (dots_of(&one[k]) & ~dots_of(&all[k])) != 0;
			shared += all[k].series != (int)i;
			wrong += all[k].series < 0 || all[k].series > (int)i;
		}
		free(one);
	}
	is_int(lost, 0);
	is_int(wrong, 0);
	ok(shared > 0);
	free(all);
}

/* Every line has a pattern of its own, without colour and in ASCII. */
static void
test_legend(void)
{
	struct rose rose = empty_rose(8, ROSE_SERIES_MAX);
	size_t alike = 0;
	for (int is_ascii = 0; is_ascii < 2; is_ascii++)
		for (size_t i = 0; i < rose.count; i++)
			for (size_t j = 0; j < i; j++) {
				struct buf one = BUF_INIT, other = BUF_INIT;
				rose.series[i].name = rose.series[j].name = "";
				rose_legend(&one, &rose, i, is_ascii);
				rose_legend(&other, &rose, j, is_ascii);
				alike += !strcmp(one.s, other.s);
				buf_done(&one);
				buf_done(&other);
			}
	is_int(alike, 0);
}

static char *
legend_of(const struct rose *rose, size_t series)
{
	struct buf out = BUF_INIT;
	rose_legend(&out, rose, series, false);
	return buf_steal(&out);
}

/* The reference alone is dotted too, and what has no line of its own takes what is left. */
static void
test_chosen_lines(void)
{
	struct rose rose = empty_rose(8, 4);
	rose.series[1].line = ROSE_LINE_DOTTED;
	static const char *const wanted[] = {
		"⠒⠒⠒⠒⠒⠒⠒⠒ 2010", "⠂⠂⠂⠂⠂⠂⠂⠂ 2005", "⠒⠒⠂⠀⠒⠒⠂⠀ median", "⠒⠒⠒⠀⠂⠀⠒⠒ Åre",
	};
	for (size_t i = 0; i < 4; i++) {
		char *line = legend_of(&rose, i);
		is_str(line, wanted[i]);
		free(line);
	}
}

/* A code is as long as it is, and what is no ASCII is not shown. */
static void
test_codes(void)
{
	struct rose rose = empty_rose(4, 1);
	rose.codes[0] = "\033[2J";
	rose.codes[1] = "area-with-a-long-name";
	rose.codes[2] = "10";
	rose.codes[3] = "";
	char *text = text_of(&rose, 9, 40, false);
	ok(strstr(text, "?[2J"));
	ok(!strchr(text, '\033'));
	ok(strstr(text, " area-\n"));
	ok(strstr(text, "10"));
	free(text);
}

static void
test_sentences(void)
{
	struct rose rose = empty_rose(4, 3);
	struct buf out = BUF_INIT;
	rose.titles[0] = "Openness and democracy";
	set_point(&rose, 0, 0, 55 * DECIMAL_ONE, 100 * DECIMAL_ONE);
	set_point(&rose, 1, 0, 48 * DECIMAL_ONE, 100 * DECIMAL_ONE);
	set_point(&rose, 2, 0, 61 * DECIMAL_ONE + DECIMAL_ONE / 3, 100 * DECIMAL_ONE);
	set_point(&rose, 0, 1, 7500000, 10 * DECIMAL_ONE);
	set_point(&rose, 1, 1, 7500000, 10 * DECIMAL_ONE);
	set_point(&rose, 2, 1, 0, 20 * DECIMAL_ONE);
	set_point(&rose, 1, 2, 0, 100 * DECIMAL_ONE);
	set_point(&rose, 0, 3, 0, 100 * DECIMAL_ONE);
	rose.series[1].v[3].note = "left out";
	rose.series[0].v[1].note = rose.series[1].v[1].note = "partly reported";
	rose_sentences(&out, &rose);
	is_str(out.s,
		"1 Openness and democracy: 55 of 100; 7 more than 2005 (48); "
		"6.33 less than median (61.33).\n"
		"2 Title: 7.5 of 10, partly reported; as many as 2005, partly reported; "
		"median: 0 of 20.\n"
		"3 Title: no points; 2005: 0 of 100; median: no points.\n"
		"4 Title: 0 of 100; 2005: left out; median: no points.\n");
	buf_clear(&out);
	rose.count = 0;
	rose_sentences(&out, &rose);
	is_str(buf_str(&out), "");
	buf_done(&out);
}

int
main(void)
{
	setlocale(LC_ALL, "C.UTF-8");
	test_golden();
	test_all_sizes();
	test_nothing();
	test_gaps();
	test_beyond();
	test_shared_cells();
	test_legend();
	test_chosen_lines();
	test_codes();
	test_sentences();
	return tap_end();
}
