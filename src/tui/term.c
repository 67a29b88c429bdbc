#include "config.h"

#include "tui/term.h"

#include <errno.h>
#include <langinfo.h>
#include <locale.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#define NCURSES_WIDECHAR 1
#include <curses.h>

#include "base/alloc.h"
#include "base/buf.h"
#include "base/error.h"
#include "base/i18n.h"

/* Codes of our own for sequences that terminfo has no or varying names for. */
enum {
	CODE_PASTE = KEY_MAX + 1,
	CODE_CTRL_LEFT,
	CODE_CTRL_RIGHT,
	CODE_CTRL_UP,
	CODE_CTRL_DOWN,
	CODE_CTRL_HOME,
	CODE_CTRL_END
};

static const struct {
	const char *sequence;
	int code;
} sequences[] = {
	{"\033[200~", CODE_PASTE},
	{"\033[1;5D", CODE_CTRL_LEFT}, {"\033Od", CODE_CTRL_LEFT}, {"\033[5D", CODE_CTRL_LEFT},
	{"\033[1;5C", CODE_CTRL_RIGHT}, {"\033Oc", CODE_CTRL_RIGHT}, {"\033[5C", CODE_CTRL_RIGHT},
	{"\033[1;3D", CODE_CTRL_LEFT}, {"\033[1;3C", CODE_CTRL_RIGHT},
	{"\033[1;5A", CODE_CTRL_UP}, {"\033[1;5B", CODE_CTRL_DOWN},
	{"\033[1;5H", CODE_CTRL_HOME}, {"\033[1;5F", CODE_CTRL_END},
	{"\033[A", KEY_UP}, {"\033[B", KEY_DOWN}, {"\033[C", KEY_RIGHT}, {"\033[D", KEY_LEFT},
	{"\033[H", KEY_HOME}, {"\033[F", KEY_END}, {"\033[1~", KEY_HOME}, {"\033[4~", KEY_END},
	{"\033[11~", KEY_F(1)}, {"\033[12~", KEY_F(2)}, {"\033[13~", KEY_F(3)}, {"\033[14~", KEY_F(4)},
	{"\033OP", KEY_F(1)}, {"\033OQ", KEY_F(2)}, {"\033OR", KEY_F(3)}, {"\033OS", KEY_F(4)},
};

static const struct {
	int code;
	enum key_name name;
} names[] = {
	{KEY_ENTER, KEY_ENTER_KEY}, {KEY_BTAB, KEY_BACK_TAB}, {KEY_BACKSPACE, KEY_BACKSPACE_KEY},
	{KEY_DC, KEY_DELETE_KEY}, {KEY_IC, KEY_INSERT_KEY},
	{KEY_UP, KEY_UP_KEY}, {KEY_DOWN, KEY_DOWN_KEY},
	{KEY_LEFT, KEY_LEFT_KEY}, {KEY_RIGHT, KEY_RIGHT_KEY},
	{KEY_SLEFT, KEY_LEFT_KEY}, {KEY_SRIGHT, KEY_RIGHT_KEY},
	{KEY_HOME, KEY_HOME_KEY}, {KEY_END, KEY_END_KEY},
	{KEY_PPAGE, KEY_PAGE_UP}, {KEY_NPAGE, KEY_PAGE_DOWN},
	{CODE_CTRL_LEFT, KEY_CTRL_LEFT}, {CODE_CTRL_RIGHT, KEY_CTRL_RIGHT},
	{CODE_CTRL_UP, KEY_CTRL_UP}, {CODE_CTRL_DOWN, KEY_CTRL_DOWN},
	{CODE_CTRL_HOME, KEY_CTRL_HOME}, {CODE_CTRL_END, KEY_CTRL_END},
};

/* A paste that never ends is taken as ended after so many milliseconds of silence. */
enum { PASTE_SILENCE_MS = 1000 };

static struct {
	SCREEN *screen;
	bool is_on, is_utf8, is_escaped;
	unsigned char bytes[4];	/* a character arriving in a locale that is not UTF-8 */
	size_t byte_count;
} term;

static void
say(const char *sequence)
{
	fputs(sequence, stdout);
	fflush(stdout);
}

static void
set_modes(void)
{
	raw();
	noecho();
	nonl();
	intrflush(stdscr, FALSE);
	keypad(stdscr, TRUE);
	nodelay(stdscr, TRUE);
	set_escdelay(25);
	for (size_t i = 0; i < sizeof(sequences) / sizeof(*sequences); i++)
		define_key(sequences[i].sequence, sequences[i].code);
	say("\033[?2004h");
	term.is_on = true;
}

bool
term_start(const struct term_options *options, struct error *err)
{
	if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO))
		return error_set(err, _("the form needs a terminal; \"kompass line FILE\" works in a pipe"));
	term.is_utf8 = !strcmp(nl_langinfo(CODESET), "UTF-8");
	if (term.screen) {
		/* The archive lends the terminal to the form and takes it again. */
		term_resume();
		return true;
	}
	term.screen = newterm(NULL, stdout, stdin);
	if (!term.screen)
		return error_set(err, _("the terminal type \"%s\" (TERM) is not known here"),
			getenv("TERM") ? getenv("TERM") : "");
	set_term(term.screen);
	if (options->has_colour && has_colors()) {
		start_color();
		use_default_colors();
		for (short c = 1; c < 8; c++)
			init_pair(c, c, -1);
	}
	set_modes();
	die_set_hook(term_stop);
	return true;
}

void
term_stop(void)
{
	if (!term.is_on)
		return;
	term.is_on = false;
	say("\033[?2004l");
	endwin();
}

void
term_resume(void)
{
	refresh();
	set_modes();
	term_resize();
	clearok(stdscr, TRUE);
}

void
term_resize(void)
{
	struct winsize size;
	if (!ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) && size.ws_row && size.ws_col)
		resizeterm(size.ws_row, size.ws_col);
}

bool
term_is_utf8(void)
{
	return term.is_utf8;
}

bool
term_has_symbols(void)
{
	const char *type = getenv("TERM");
	return term.is_utf8 && type && strcmp(type, "linux") && strncmp(type, "vt", 2);
}

/* How many bytes of the mark the text ends with. */
static size_t
mark_begun(const struct buf *text, const char *mark, size_t len)
{
	while (len && (text->len < len || memcmp(text->s + text->len - len, mark, len)))
		len--;
	return len;
}

/*
 * The bytes of a paste, read past curses, which would take them one by one.
 * Nothing of them is in curses' queue: it reads a byte at a time and stopped
 * at the end of the opening sequence.  Never more is read than can belong to
 * the paste: what comes after it, maybe another one, is for curses.
 */
static void
read_paste(struct buf *paste)
{
	static const char end[] = "\033[201~";
	size_t begun = 0;
	while (begun < sizeof(end) - 1) {
		struct pollfd fd = {.fd = STDIN_FILENO, .events = POLLIN};
		int ready = poll(&fd, 1, PASTE_SILENCE_MS);
		if (ready < 0 && errno == EINTR)
			continue;
		if (ready <= 0)
			return;
		buf_reserve(paste, sizeof(end));
		ssize_t got = read(STDIN_FILENO, paste->s + paste->len, sizeof(end) - 1 - begun);
		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0)
			return;
		paste->len += (size_t)got;
		paste->s[paste->len] = '\0';
		begun = mark_begun(paste, end, sizeof(end) - 1);
	}
	buf_truncate(paste, paste->len - begun);
}

static struct key
special(int code, struct buf *paste)
{
	if (code == CODE_PASTE) {
		buf_clear(paste);
		read_paste(paste);
		return (struct key){KEY_PASTED, 0};
	}
	if (code >= KEY_F(1) && code <= KEY_F(12))
		return (struct key){KEY_FUNCTION, (uint32_t)(code - KEY_F0)};
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		if (names[i].code == code)
			return (struct key){names[i].name, 0};
	return (struct key){KEY_NONE, 0};
}

static struct key
character(uint32_t c)
{
	bool was_escaped = term.is_escaped;
	term.is_escaped = false;
	if (c == '\r')
		return (struct key){was_escaped ? KEY_ALT_ENTER : KEY_ENTER_KEY, 0};
	if (c == '\t')
		return (struct key){KEY_TAB_KEY, 0};
	if (c == 27) {
		term.is_escaped = true;
		return (struct key){KEY_ESC, 0};
	}
	if (c == 8 || c == 127)
		return (struct key){KEY_BACKSPACE_KEY, 0};
	if (c < 32)
		return (struct key){KEY_CTRL, c + 64};
	return (struct key){KEY_CHAR, c};
}

/*
 * In a locale that is not UTF-8 the terminal may well be: bytes are put
 * together here; what is no UTF-8 is taken as Latin-1, so that nothing is lost.
 */
static struct key
byte(unsigned char b)
{
	if (!term.byte_count && b < 0x80)
		return character(b);
	term.bytes[term.byte_count++] = b;
	unsigned char first = term.bytes[0];
	size_t want = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : first >= 0xc2 ? 2 : 1;
	if (term.byte_count > 1 && (b & 0xc0) != 0x80)
		want = 1;
	if (want > 1 && term.byte_count < want)
		return (struct key){KEY_NONE, 0};
	uint32_t c = want == 1 ? first : first & (0x7fu >> want);
	for (size_t i = 1; i < want; i++)
		c = c << 6 | (term.bytes[i] & 0x3f);
	if (want == 1 && term.byte_count > 1)
		ungetch(b);
	term.byte_count = 0;
	bool is_bad = c < 0xa0 || (c >= 0xd800 && c < 0xe000) || c > 0x10ffff;
	return character(is_bad ? 0xfffd : c);
}

/* A terminal that hung up gives ERR for ever: poll tells it from silence. */
static struct key
nothing(void)
{
	struct pollfd fd = {.fd = STDIN_FILENO, .events = POLLIN};
	bool is_gone = poll(&fd, 1, 0) > 0 && fd.revents & (POLLHUP | POLLERR | POLLNVAL);
	return (struct key){is_gone ? KEY_CLOSED : KEY_NONE, 0};
}

struct key
term_key(struct buf *paste)
{
	if (!term.is_utf8) {
		int c = wgetch(stdscr);
		if (c == ERR)
			return nothing();
		return c < 256 ? byte((unsigned char)c) : special(c, paste);
	}
	wint_t c;
	int kind = wget_wch(stdscr, &c);
	if (kind == ERR)
		return nothing();
	if (kind == KEY_CODE_YES) {
		term.is_escaped = false;
		return special((int)c, paste);
	}
	return character((uint32_t)c);
}

const char *
key_label(const struct key *key, char room[8])
{
	room[0] = '\0';
	if (key->name == KEY_CTRL)
		snprintf(room, 8, "^%c", (char)key->c);
	else if (key->name == KEY_FUNCTION && key->c <= 12)
		snprintf(room, 8, "F%u", (unsigned)key->c);
	return room;
}
