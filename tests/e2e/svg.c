#include "svg.h"

#include <string.h>

#include "vscreen.h"

/* In pixels. The font's size is such that most monospaced fonts need little
 * stretching to fill their cells. */
enum {
	MARGIN = 12,
	CELL_WIDTH = 9,
	CELL_HEIGHT = 19,
	BASELINE = 14,		/* of the text, from the top of the cell */
	FONT_SIZE = 15
};

static const unsigned foreground = 0xd5d8dc, background = 0x1c1f24;

static const unsigned palette[16] = {
	0x2b2f36, 0xe0606b, 0x8fbf6f, 0xd9b45b,
	0x68a3e5, 0xc07fd6, 0x56b8bf, 0xc3c8ce,
	0x6a7380, 0xf08a92, 0xb2d996, 0xf0d38a,
	0x97c3f5, 0xd9a8ea, 0x86d6dc, 0xffffff,
};

/* Cells of a row that look the same and are of the same width. */
struct run {
	int row, col, cells;
	struct vscreen_cell look;	/* of the first */
	struct bytes text;
	struct bytes dots;		/* of Braille cells, as a path */
};

static unsigned
rgb_of(int colour, unsigned standard)
{
	if (colour == VSCREEN_DEFAULT)
		return standard;
	if (colour >= VSCREEN_RGB)
		return (unsigned)colour & 0xffffff;
	if (colour < 16)
		return palette[colour];
	if (colour >= 232) {
		unsigned grey = 8 + 10 * ((unsigned)colour - 232);
		return grey << 16 | grey << 8 | grey;
	}
	/* A cube of 6 x 6 x 6 colours. */
	unsigned rgb = 0;
	for (int part = 36, left = colour - 16; part > 0; part /= 6) {
		unsigned level = (unsigned)(left / part);
		rgb = rgb << 8 | (level > 0 ? 55 + 40 * level : 0);
		left %= part;
	}
	return rgb;
}

static unsigned
foreground_of(const struct vscreen_cell *c)
{
	return c->reverse ? rgb_of(c->bg, background) : rgb_of(c->fg, foreground);
}

static unsigned
background_of(const struct vscreen_cell *c)
{
	return c->reverse ? rgb_of(c->fg, foreground) : rgb_of(c->bg, background);
}

static bool
look_same(const struct vscreen_cell *a, const struct vscreen_cell *b)
{
	return a->width == b->width && a->fg == b->fg && a->bg == b->bg
		&& a->bold == b->bold && a->dim == b->dim
		&& a->italic == b->italic && a->underline == b->underline
		&& a->reverse == b->reverse;
}

static void
add_escaped(struct bytes *out, const char *text, size_t len)
{
	for (const char *end = text + len; text < end; text++) {
		if (*text == '&')
			bytes_add_text(out, "&amp;");
		else if (*text == '<')
			bytes_add_text(out, "&lt;");
		else if (*text == '>')
			bytes_add_text(out, "&gt;");
		else
			bytes_add(out, text, 1);
	}
}

static void
draw_rectangle(struct bytes *out, const struct run *run, unsigned colour)
{
	bytes_addf(out, "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\""
		" fill=\"#%06x\"/>\n",
		MARGIN + run->col * CELL_WIDTH,
		MARGIN + run->row * CELL_HEIGHT,
		run->cells * CELL_WIDTH, CELL_HEIGHT, colour);
}

/* Draws what is between the blanks at both ends, or all if it is underlined. */
static void
draw_text(struct bytes *out, const struct run *run)
{
	const struct vscreen_cell *look = &run->look;
	const char *text = bytes_text(&run->text);
	size_t before = 0, len = run->text.len, blanks = 0;

	if (!look->underline) {
		before = strspn(text, " ");
		while (len > before && text[len - 1] == ' ')
			len--;
		blanks = before + run->text.len - len;
	}
	if (len == before)
		return;
	bytes_addf(out, "<text x=\"%d\" y=\"%d\" textLength=\"%d\" fill=\"#%06x\"",
		MARGIN + (run->col + (int)before) * CELL_WIDTH,
		MARGIN + run->row * CELL_HEIGHT + BASELINE,
		(run->cells - (int)blanks) * CELL_WIDTH, foreground_of(look));
	if (look->bold)
		bytes_add_text(out, " font-weight=\"bold\"");
	if (look->italic)
		bytes_add_text(out, " font-style=\"italic\"");
	if (look->underline)
		bytes_add_text(out, " text-decoration=\"underline\"");
	if (look->dim)
		bytes_add_text(out, " fill-opacity=\"0.6\"");
	bytes_add_text(out, ">");
	add_escaped(out, text + before, len - before);
	bytes_add_text(out, "</text>\n");
}

/*
 * The dots of a Braille cell, as a path; false if it is none. Few fonts have
 * them as wide as their letters, and a drawing is to be what it is on a terminal.
 */
static bool
add_dots(struct bytes *dots, const char *text, int row, int col)
{
	static const struct { int x, y; } places[8] = {
		{0, 0}, {0, 1}, {0, 2}, {1, 0}, {1, 1}, {1, 2}, {0, 3}, {1, 3},
	};
	const unsigned char *s = (const unsigned char *)text;

	if (s[0] != 0xe2 || s[1] < 0xa0 || s[1] > 0xa3)
		return false;
	unsigned bits = (s[1] & 3u) << 6 | (s[2] & 0x3fu);
	for (int i = 0; i < 8; i++)
		if (bits >> i & 1)
			bytes_addf(dots, "M%.1f %.1fh0",
				MARGIN + (col + 0.25 + 0.5 * places[i].x) * CELL_WIDTH,
				MARGIN + (row + 0.125 + 0.25 * places[i].y) * CELL_HEIGHT);
	return true;
}

static void
draw_run(struct bytes *out, const struct run *run)
{
	if (background_of(&run->look) != background)
		draw_rectangle(out, run, background_of(&run->look));
	draw_text(out, run);
	if (run->dots.len > 0)
		bytes_addf(out, "<path d=\"%s\" stroke=\"#%06x\" stroke-opacity=\"%s\""
			" stroke-width=\"2.8\" stroke-linecap=\"round\"/>\n",
			bytes_text(&run->dots), foreground_of(&run->look),
			run->look.dim ? "0.6" : "1");
}

static void
draw_row(struct bytes *out, const struct vscreen *screen, int row)
{
	struct run run = { .row = row };
	struct vscreen_cell cell;

	for (int col = 0; vscreen_cell(screen, row, col, &cell); col++) {
		if (cell.width == 0)
			continue;
		if (run.cells == 0 || !look_same(&cell, &run.look)) {
			if (run.cells > 0)
				draw_run(out, &run);
			run.col = col;
			run.cells = 0;
			run.look = cell;
			bytes_cut(&run.text, 0);
			bytes_cut(&run.dots, 0);
		}
		bool is_drawn = add_dots(&run.dots, cell.text, row, col);
		bytes_add_text(&run.text, cell.text[0] && !is_drawn ? cell.text : " ");
		run.cells += cell.width;
	}
	if (run.cells > 0)
		draw_run(out, &run);
	bytes_done(&run.text);
	bytes_done(&run.dots);
}

/* A block, and the character below it in the colour of the background. */
static void
draw_cursor(struct bytes *out, const struct vscreen *screen)
{
	struct run run = { .cells = 1 };

	vscreen_cursor(screen, &run.row, &run.col);
	if (!vscreen_is_cursor_visible(screen)
			|| !vscreen_cell(screen, run.row, run.col, &run.look))
		return;
	if (run.look.width > 1)
		run.cells = run.look.width;
	run.look.reverse = !run.look.reverse;
	bytes_add_text(&run.text, run.look.text);
	draw_rectangle(out, &run, background_of(&run.look));
	draw_text(out, &run);
	bytes_done(&run.text);
}

void
svg_draw(const struct vscreen *screen, struct bytes *out)
{
	int cols, rows;

	vscreen_size(screen, &cols, &rows);
	int width = cols * CELL_WIDTH + 2 * MARGIN;
	int height = rows * CELL_HEIGHT + 2 * MARGIN;
	bytes_addf(out, "<svg xmlns=\"http://www.w3.org/2000/svg\""
		" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\""
		" xml:space=\"preserve\" font-size=\"%d\" font-family=\""
		"'DejaVu Sans Mono', 'Liberation Mono', Menlo, Consolas,"
		" monospace\">\n", width, height, width, height, FONT_SIZE);
	bytes_addf(out, "<rect width=\"%d\" height=\"%d\" rx=\"8\""
		" fill=\"#%06x\"/>\n", width, height, background);
	for (int row = 0; row < rows; row++)
		draw_row(out, screen, row);
	draw_cursor(out, screen);
	bytes_add_text(out, "</svg>\n");
}
