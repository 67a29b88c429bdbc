#ifndef TUI_DRAW_ROSE_H
#define TUI_DRAW_ROSE_H

/* Painting a compass rose (report/rose.h): its cells in styles, a line of its legend. */

#include "tui/draw.h"

struct rose;
struct rose_cell;

/* How a series is painted: its line, or what the cell of a rose is (series below 0). */
enum style draw_rose_style(int series);

/* Cells that rose_draw has made, row by row. */
void draw_rose_cells(int row, int column, const struct rose_cell *, int rows, int columns);

/* The pattern of a series and its name in `width` columns. */
void draw_rose_legend(int row, int column, int width, const struct rose *, size_t series);

#endif
