/*
 * The terminal a program under test believes to talk to: libvterm behind a
 * small interface. Bytes of the program go in; what shows, and what the
 * terminal would send to the program (keys, answers to its questions), come
 * out. Rows and columns count from 0. Knows nothing of processes.
 */
#ifndef VSCREEN_H
#define VSCREEN_H

#include <stdbool.h>
#include <stddef.h>

#include "bytes.h"

/* Colours are 0 to 255 of the palette or one of: */
enum {
	VSCREEN_DEFAULT = -1,
	VSCREEN_RGB = 1 << 24	/* + 0xrrggbb */
};

struct vscreen_cell {
	char text[32];		/* UTF-8 with combining characters, "" if blank */
	int width;		/* 2 if wide; 0 for the right half of such */
	int fg, bg;
	bool bold, dim, italic, underline, reverse;
};

struct vscreen;

struct vscreen *vscreen_new(int cols, int rows);
void vscreen_free(struct vscreen *s);

void vscreen_feed(struct vscreen *s, const char *data, size_t len);
void vscreen_resize(struct vscreen *s, int cols, int rows);
void vscreen_size(const struct vscreen *s, int *cols, int *rows);
void vscreen_cursor(const struct vscreen *s, int *row, int *col);
bool vscreen_is_cursor_visible(const struct vscreen *s);

/* False if there is no such cell. */
bool vscreen_cell(const struct vscreen *s, int row, int col,
	struct vscreen_cell *cell);

/* Adds the text of a row without trailing blanks. */
void vscreen_row(const struct vscreen *s, int row, struct bytes *out);

/*
 * Presses a key: a name or one character, after any of C- S- M-. False if
 * there is no key of that name. Its bytes come with vscreen_take_sent.
 */
bool vscreen_press(struct vscreen *s, const char *name);

/* The same for the marks around pasted text; false if the program has not
 * asked for them. */
bool vscreen_paste_begin(struct vscreen *s);
void vscreen_paste_end(struct vscreen *s);

/* Moves to out what the terminal has to send to the program. */
void vscreen_take_sent(struct vscreen *s, struct bytes *out);

#endif
