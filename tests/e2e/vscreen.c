#include "vscreen.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <vterm.h>

/* libvterm marks the right half of a wide character with this one. */
#define RIGHT_HALF ((uint32_t)-1)

/* The font that stands for dim text; see translate_sgr. */
#define DIM_FONT 8

struct vscreen {
	VTerm *vt;
	VTermScreen *screen;
	bool is_cursor_visible;
	struct bytes held;	/* what may become an SGR sequence */
	struct bytes sent;
};

static void
on_output(const char *data, size_t len, void *user)
{
	struct vscreen *s = user;

	bytes_add(&s->sent, data, len);
}

static int
on_property(VTermProp property, VTermValue *value, void *user)
{
	struct vscreen *s = user;

	if (property == VTERM_PROP_CURSORVISIBLE)
		s->is_cursor_visible = value->boolean;
	return 1;
}

static const VTermScreenCallbacks callbacks = { .settermprop = on_property };

struct vscreen *
vscreen_new(int cols, int rows)
{
	struct vscreen *s = bytes_alloc(1, sizeof *s);

	s->is_cursor_visible = true;
	s->vt = vterm_new(rows, cols);
	vterm_set_utf8(s->vt, true);
	vterm_output_set_callback(s->vt, on_output, s);
	s->screen = vterm_obtain_screen(s->vt);
	vterm_screen_set_callbacks(s->screen, &callbacks, s);
	vterm_screen_enable_altscreen(s->screen, true);
	vterm_screen_reset(s->screen, true);
	return s;
}

void
vscreen_free(struct vscreen *s)
{
	if (!s)
		return;
	vterm_free(s->vt);
	bytes_done(&s->held);
	bytes_done(&s->sent);
	free(s);
}

/* Number of parameters that make up the colour that 38 or 48 introduces. */
static int
colour_parameters(const char *parameters)
{
	if (strncmp(parameters, "5;", 2) == 0)
		return 2;
	return strncmp(parameters, "2;", 2) == 0 ? 4 : 0;
}

/*
 * libvterm 0.1 drops SGR 2, dim. It keeps the alternative fonts, though, which
 * nobody uses: so dim text is handed over as text in one of these. `sgr` is
 * the whole sequence, ESC [ ... m.
 */
static void
translate_sgr(const char *sgr, struct bytes *out)
{
	int skip = 0;		/* parameters that are part of a colour */

	bytes_add(out, sgr, 2);
	for (const char *at = sgr + 2; ; at++) {
		size_t len = strcspn(at, ";m");
		const char *as = NULL;
		if (skip > 0)
			skip--;
		else if (len == 1 && *at == '2')
			as = "18";
		else if (len == 2 && strncmp(at, "22", 2) == 0)
			as = "22;10";
		else if (len == 2 && strchr("34", at[0]) && at[1] == '8')
			skip = colour_parameters(at + len + !!at[len]);
		if (as)
			bytes_add_text(out, as);
		else
			bytes_add(out, at, len);
		at += len;
		bytes_add(out, at, 1);
		if (*at == 'm')
			return;
	}
}

static bool
may_continue_sgr(const struct bytes *held, char c)
{
	switch (held->len) {
	case 0:
		return c == '\033';
	case 1:
		return c == '[';
	default:
		return c != '\0' && strchr("0123456789;:m", c);
	}
}

void
vscreen_feed(struct vscreen *s, const char *data, size_t len)
{
	struct bytes out = { 0 };

	for (size_t i = 0; i < len; i++) {
		if (!may_continue_sgr(&s->held, data[i])) {
			bytes_add(&out, s->held.data, s->held.len);
			bytes_cut(&s->held, 0);
		}
		if (!may_continue_sgr(&s->held, data[i])) {
			bytes_add(&out, &data[i], 1);
			continue;
		}
		bytes_add(&s->held, &data[i], 1);
		if (data[i] == 'm') {
			translate_sgr(s->held.data, &out);
			bytes_cut(&s->held, 0);
		}
	}
	vterm_input_write(s->vt, bytes_text(&out), out.len);
	bytes_done(&out);
}

void
vscreen_resize(struct vscreen *s, int cols, int rows)
{
	vterm_set_size(s->vt, rows, cols);
}

void
vscreen_size(const struct vscreen *s, int *cols, int *rows)
{
	vterm_get_size(s->vt, rows, cols);
}

void
vscreen_cursor(const struct vscreen *s, int *row, int *col)
{
	VTermPos at;

	vterm_state_get_cursorpos(vterm_obtain_state(s->vt), &at);
	*row = at.row;
	*col = at.col;
}

bool
vscreen_is_cursor_visible(const struct vscreen *s)
{
	return s->is_cursor_visible;
}

static int
colour_of(const VTermColor *c)
{
	if (VTERM_COLOR_IS_DEFAULT_FG(c) || VTERM_COLOR_IS_DEFAULT_BG(c))
		return VSCREEN_DEFAULT;
	if (VTERM_COLOR_IS_INDEXED(c))
		return c->indexed.idx;
	return VSCREEN_RGB | c->rgb.red << 16 | c->rgb.green << 8 | c->rgb.blue;
}

static void
set_text(struct vscreen_cell *cell, const uint32_t *characters)
{
	struct bytes text = { 0 };

	for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL && characters[i]; i++)
		bytes_add_utf8(&text, characters[i]);
	_Static_assert(sizeof cell->text > 4u * VTERM_MAX_CHARS_PER_CELL,
		"every character of a cell must fit");
	memcpy(cell->text, bytes_text(&text), text.len + 1);
	bytes_done(&text);
}

bool
vscreen_cell(const struct vscreen *s, int row, int col,
	struct vscreen_cell *cell)
{
	VTermScreenCell from;
	VTermPos at = { .row = row, .col = col };
	int cols, rows;

	vscreen_size(s, &cols, &rows);
	if (row < 0 || row >= rows || col < 0 || col >= cols)
		return false;
	if (!vterm_screen_get_cell(s->screen, at, &from))
		return false;
	*cell = (struct vscreen_cell){
		.width = from.width,
		.fg = colour_of(&from.fg),
		.bg = colour_of(&from.bg),
		.bold = from.attrs.bold,
		.dim = from.attrs.font == DIM_FONT,
		.italic = from.attrs.italic,
		.underline = from.attrs.underline != VTERM_UNDERLINE_OFF,
		.reverse = from.attrs.reverse,
	};
	if (from.chars[0] == RIGHT_HALF)
		cell->width = 0;
	else
		set_text(cell, from.chars);
	return true;
}

void
vscreen_row(const struct vscreen *s, int row, struct bytes *out)
{
	struct vscreen_cell cell;
	size_t end = out->len;	/* of the last character that is no blank */

	for (int col = 0; vscreen_cell(s, row, col, &cell); col++) {
		if (cell.width == 0)
			continue;
		const char *text = cell.text[0] ? cell.text : " ";
		bytes_add_text(out, text);
		if (strcmp(text, " ") != 0)
			end = out->len;
	}
	bytes_cut(out, end);
}

/* Keys that libvterm encodes, as it knows the modes the program has set. */
static const struct {
	const char *name;
	VTermKey key;
} keys[] = {
	{ "Enter",	VTERM_KEY_ENTER },
	{ "Tab",	VTERM_KEY_TAB },
	{ "Esc",	VTERM_KEY_ESCAPE },
	{ "Backspace",	VTERM_KEY_BACKSPACE },
	{ "Up",		VTERM_KEY_UP },
	{ "Down",	VTERM_KEY_DOWN },
	{ "Left",	VTERM_KEY_LEFT },
	{ "Right",	VTERM_KEY_RIGHT },
	{ "Home",	VTERM_KEY_HOME },
	{ "End",	VTERM_KEY_END },
	{ "PgUp",	VTERM_KEY_PAGEUP },
	{ "PgDn",	VTERM_KEY_PAGEDOWN },
	{ "Ins",	VTERM_KEY_INS },
	{ "Del",	VTERM_KEY_DEL },
};

static int
key_of(const char *name)
{
	char *end;

	for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
		if (strcmp(keys[i].name, name) == 0)
			return (int)keys[i].key;
	}
	if (name[0] != 'F' || name[1] < '1' || name[1] > '9')
		return VTERM_KEY_NONE;
	long number = strtol(name + 1, &end, 10);
	return *end == '\0' && number <= 12
		? (int)VTERM_KEY_FUNCTION(number) : (int)VTERM_KEY_NONE;
}

/* Takes the prefixes C- S- M- off a key name. */
static VTermModifier
take_modifiers(const char **key)
{
	int modifiers = VTERM_MOD_NONE;

	for (; (*key)[0] && (*key)[1] == '-' && (*key)[2]; *key += 2) {
		if ((*key)[0] == 'C')
			modifiers |= VTERM_MOD_CTRL;
		else if ((*key)[0] == 'S')
			modifiers |= VTERM_MOD_SHIFT;
		else if ((*key)[0] == 'M')
			modifiers |= VTERM_MOD_ALT;
		else
			break;
	}
	return (VTermModifier)modifiers;
}

/* A key that is a character sends it; libvterm's way with Ctrl is too new. */
static bool
press_character(struct vscreen *s, const char *utf8, VTermModifier modifiers)
{
	size_t len = strlen(utf8);
	char control;

	for (size_t i = 1; i < len; i++) {
		if ((utf8[i] & 0xc0) != 0x80)
			return false;
	}
	if (modifiers & VTERM_MOD_SHIFT)
		return false;
	if (modifiers & VTERM_MOD_CTRL) {
		if (len != 1 || !(utf8[0] == ' ' || utf8[0] >= '?'))
			return false;
		control = utf8[0] == '?' ? 0x7f : utf8[0] & 0x1f;
		utf8 = &control;
	}
	if (modifiers & VTERM_MOD_ALT)
		bytes_add_text(&s->sent, "\033");
	bytes_add(&s->sent, utf8, len);
	return true;
}

bool
vscreen_press(struct vscreen *s, const char *name)
{
	if (strcmp(name, "BTab") == 0)
		name = "S-Tab";
	VTermModifier modifiers = take_modifiers(&name);
	int key = key_of(name);

	if (key == VTERM_KEY_NONE) {
		if (strcmp(name, "Space") == 0)
			name = " ";
		return press_character(s, name, modifiers);
	}
	vterm_keyboard_key(s->vt, (VTermKey)key, modifiers);
	return true;
}

bool
vscreen_paste_begin(struct vscreen *s)
{
	size_t before = s->sent.len;

	vterm_keyboard_start_paste(s->vt);
	return s->sent.len > before;
}

void
vscreen_paste_end(struct vscreen *s)
{
	vterm_keyboard_end_paste(s->vt);
}

void
vscreen_take_sent(struct vscreen *s, struct bytes *out)
{
	bytes_add(out, s->sent.data, s->sent.len);
	bytes_cut(&s->sent, 0);
}
