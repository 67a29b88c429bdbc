#include "config.h"

#include "tui/draw-rose.h"

#include "base/buf.h"
#include "report/rose.h"
#include "text/utf8.h"
#include "tui/term.h"

enum style
draw_rose_style(int series)
{
	static const enum style styles[] = {
		STYLE_ACCENT, STYLE_GOOD, STYLE_WARNING, STYLE_BAD, STYLE_NORMAL, STYLE_TITLE,
	};
	if (series < 0)
		return series == -2 ? STYLE_TITLE : STYLE_DIM;
	return styles[(size_t)series % (sizeof(styles) / sizeof(*styles))];
}

void
draw_rose_cells(int row, int column, const struct rose_cell *cells, int rows, int columns)
{
	struct buf text = BUF_INIT;
	for (int i = 0; i < rows; i++) {
		const struct rose_cell *line = &cells[i * columns];
		for (int from = 0, to; from < columns; from = to) {
			buf_clear(&text);
			for (to = from; to < columns && line[to].series == line[from].series; to++)
				buf_adds(&text, line[to].text);
			draw_text(row + i, column + from, to - from, draw_rose_style(line[from].series),
				buf_str(&text));
		}
	}
	buf_done(&text);
}

void
draw_rose_legend(int row, int column, int width, const struct rose *rose, size_t series)
{
	struct buf text = BUF_INIT;
	rose_legend(&text, rose, series, !term_has_symbols());
	size_t sample = utf8_fit(text.s, text.len, ROSE_SAMPLE, &(size_t){0});
	draw_bytes(row, column, ROSE_SAMPLE, draw_rose_style((int)series), text.s, sample);
	draw_text(row, column + ROSE_SAMPLE, width - ROSE_SAMPLE, STYLE_NORMAL, text.s + sample);
	buf_done(&text);
}
