/*
 * Any keys into the form: the whole screen runs, with curses painting into
 * nowhere and a terminal (tui/term.h) that types what the fuzzer says.  Nothing
 * may crash, no key may leave a session that cannot be written and read back,
 * and undoing everything must come to an end.
 *
 * A byte below 0x80 is a key as it comes; above, one of the tables here: whole
 * lines, pastes, special keys, other sizes of the screen.
 */

#include "config.h"

#include <fcntl.h>
#include <locale.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define NCURSES_WIDECHAR 1
#include <curses.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/error.h"
#include "model/sitting.h"
#include "store/session-file.h"
#include "tests/unit/sample.h"
#include "text/utf8.h"
#include "tui/screens.h"
#include "tui/term.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int __wrap_raise(int number);
int __real_raise(int number);

/* ":suspend" stops nobody here. */
int
__wrap_raise(int number)
{
	return number == SIGSTOP ? 0 : __real_raise(number);
}

static struct {
	const uint8_t *next, *end;
	const char *line;	/* what is left of a line being typed */
	bool wants_pause;	/* the loop is to paint before the next key */
} typing;

/* What a person types in one go; "\n" is Enter. */
static const char *const lines[] = {
	"+ har en plan\n", "- följs inte upp\n", "? vem svarar @\n", "= 1\n", "= 0,5 tveksamt\n",
	"= - finns inte\n", "=\n", "> Ett stycke.\n", "#1\n", "#0\n", ":edit 1\n", ":delete\n",
	":undo\n", ":redo\n", ":interview\n", ":doc Plan\n", ":web http://x.se\n", ":move 1 0\n",
	":kind 1 example\n", ":up\n", ":down\n", ":report\n", ":wording Så här.\n", ":settle 1 ja\n",
	":settle clear\n", ":tick a\n", ":coverage\n", ":conflicts\n", ":agenda\n", ":text summary Bra.\n",
	":set name Ö\n", ":search plan\n", ":help\n", ":role\n", ":language\n", ":fold\n", ":private\n",
	":done\n", ":flag\n", ":next\n", ":prev\n", ":people\n", ":editor\n", ":agree\n", ":later\n",
	":why\n", ":scores\n", ":join 1 2\n", ":sign\n", ":reopen fel\n",
	":meeting\n", ":agree all\n", ":present ge\n", ":next item\n", ":report 1\n", ":key 2\n",
};

static const char *const pastes[] = {
	"kort", "två\nrader\n", "+ inget märke", "\033[31mröd\033[0m\a", "e\xcc\x81\xf0\x9f\x87\xb8\xf0\x9f\x87\xaa",
	"\xff\xfe trasigt \xc3", "\n\n\n", "\t\t", "\xe2\x80\xae bakvänt", "\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x92\xbb",
};

static const enum key_name keys[] = {
	KEY_ENTER_KEY, KEY_ALT_ENTER, KEY_ESC, KEY_TAB_KEY, KEY_BACK_TAB, KEY_BACKSPACE_KEY,
	KEY_DELETE_KEY, KEY_INSERT_KEY, KEY_UP_KEY, KEY_DOWN_KEY, KEY_LEFT_KEY, KEY_RIGHT_KEY,
	KEY_CTRL_LEFT, KEY_CTRL_RIGHT, KEY_CTRL_UP, KEY_CTRL_DOWN, KEY_HOME_KEY, KEY_END_KEY,
	KEY_CTRL_HOME, KEY_CTRL_END, KEY_PAGE_UP, KEY_PAGE_DOWN,
};

static const struct { int rows, columns; } sizes[] = {
	{24, 80}, {60, 200}, {1, 1}, {5, 20}, {24, 40}, {40, 120}, {3, 300}, {200, 10},
};

enum {
	LINES_MANY = sizeof(lines) / sizeof(*lines),
	PASTES = sizeof(pastes) / sizeof(*pastes),
	KEYS = sizeof(keys) / sizeof(*keys),
	SIZES = sizeof(sizes) / sizeof(*sizes)
};

static struct key
character(uint32_t c)
{
	if (c == '\n' || c == '\r')
		return (struct key){KEY_ENTER_KEY, 0};
	if (c < 32)
		return (struct key){KEY_CTRL, c + 64};
	return (struct key){KEY_CHAR, c};
}

/* The next character of the line. */
static struct key
line_key(void)
{
	uint32_t c;
	typing.line += utf8_decode(&c, typing.line, strlen(typing.line));
	return character(c);
}

struct key
term_key(struct buf *paste)
{
	typing.wants_pause = !typing.wants_pause;
	if (!typing.wants_pause)
		return (struct key){KEY_NONE, 0};
	if (typing.line && *typing.line)
		return line_key();
	if (typing.next == typing.end)
		return (struct key){KEY_CLOSED, 0};
	unsigned b = *typing.next++;
	if (b < 0x80)
		return character(b == 127 ? 0xe5 : b);
	b -= 0x80;
	if (b < KEYS)
		return (struct key){keys[b], 0};
	b -= KEYS;
	if (b < 12)
		return (struct key){KEY_FUNCTION, b + 1};
	b -= 12;
	if (b < PASTES) {
		buf_clear(paste);
		buf_adds(paste, pastes[b]);
		return (struct key){KEY_PASTED, 0};
	}
	b -= PASTES;
	if (b < SIZES) {
		resizeterm(sizes[b].rows, sizes[b].columns);
		__real_raise(SIGWINCH);
		return (struct key){KEY_NONE, 0};
	}
	typing.line = lines[(b - SIZES) % LINES_MANY];
	return line_key();
}

bool
term_start(const struct term_options *options, struct error *err)
{
	static SCREEN *screen;
	(void)options, (void)err;
	if (!screen) {
		FILE *nowhere = fopen("/dev/null", "r+");
		screen = newterm("xterm-256color", nowhere, nowhere);
		set_term(screen);
		raw();
		nodelay(stdscr, TRUE);
	}
	resizeterm(24, 80);
	return true;
}

void
term_stop(void)
{
}

void
term_resume(void)
{
}

void
term_resize(void)
{
}

bool
term_is_utf8(void)
{
	return true;
}

bool
term_has_symbols(void)
{
	return true;
}

const char *
key_label(const struct key *key, char room[8])
{
	room[0] = '\0';
	if (key->name == KEY_CTRL)
		snprintf(room, 8, "^%c", (char)key->c);
	else if (key->name == KEY_FUNCTION)
		snprintf(room, 8, "F%u", (unsigned)key->c);
	return room;
}

#define MUST(x) ((x) ? (void)0 : fail(__LINE__, #x))

static void
fail(int line, const char *what)
{
	fprintf(stderr, "fuzz-keys.c:%d: not so: %s\n", line, what);
	abort();
}

static void
check_session(const struct session *s)
{
	struct buf text = BUF_INIT, again = BUF_INIT, said = BUF_INIT;
	struct diags diags;
	bool is_canonical;
	diags_init(&diags, "fuzz");
	session_format(&text, s);
	struct session *copy = session_read(text.s, text.len, &is_canonical, &diags);
	diags_format(&said, &diags);
	if (!copy)
		fputs(buf_str(&said), stderr);
	MUST(copy && is_canonical);
	session_format(&again, copy);
	MUST(again.len == text.len && !memcmp(again.s, text.s, text.len));
	session_free(copy);
	diags_done(&diags);
	buf_done(&said);
	buf_done(&text);
	buf_done(&again);
}

static void
begin(void)
{
	int nowhere = open("/dev/null", O_RDWR);
	dup2(nowhere, STDIN_FILENO);	/* always "readable": our keys */
	close(nowhere);
	setenv("KOMPASS_CLOCK", "2010-04-20T13:00:00+02:00/1", 1);
	setenv("KOMPASS_SEED", "1", 1);
	setenv("VISUAL", "true", 1);
	setlocale(LC_ALL, "C.UTF-8");
}

/* Somebody to meet: scores, findings, and one question settled apart in two places. */
static void
add_colleague(struct session *s)
{
	const struct questionnaire *q = s->questionnaire;
	char score[64], entry[16];
	for (size_t i = 0; i < q->questions.n && i < 5; i++) {
		snprintf(score, sizeof(score), "%s/ge", q->questions.v[i]->id);
		snprintf(entry, sizeof(entry), "e%zu", i);
		SCORE(s, score, "1");
		PUT(s, ENTRIES, entry, "kind", i & 1 ? "strength" : "note", "question",
			q->questions.v[i]->id, "by", "ge", "time", "2010-04-20T12:00:00+02:00",
			"text", "Ett ganska l\xc3\xa5ngt stycke om det som h\xc3\xb6rdes");
	}
	struct session *other = session_new("evaluation", questionnaire_ref(s->questionnaire),
		piece_ref(s->asked), s->questionnaire_hash, false);
	const char *first = q->questions.v[0]->id;
	PUT(s, SETTLED, first, "state", "points", "points", "1", "by", "ge", "time",
		"2010-04-20T12:00:00+02:00");
	sample_writer = (struct writer){.id = ""};
	PUT(other, SETTLED, first, "state", "not-applicable", "by", "mh", "time",
		"2010-04-20T12:00:00+02:00", "reason", "finns inte");
	MUST(session_merge(s, other, NULL, NULL));
	session_free(other);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct session *fresh;
	if (!fresh) {
		begin();
		fresh = sample_session("skolkompass-liten");
	}
	struct session *s = session_new("evaluation", questionnaire_ref(fresh->questionnaire),
		piece_ref(fresh->asked), fresh->questionnaire_hash, false);
	if (size && data[0] & 4)
		add_colleague(s);
	struct sitting *sitting = sitting_new(s, "ab", "Anna Berg");
	struct screen_options options = {.is_plain = size && data[0] & 1, .has_colour = false,
		.is_meeting = size && data[0] & 2};
	typing.next = data + !!size;
	typing.end = data + size;
	typing.line = NULL;
	MUST(screen_form(sitting, NULL, &options, NULL));
	check_session(s);
	const char *what;
	size_t steps = 0;
	while (sitting_undo(sitting, &what, NULL))
		MUST(++steps < 100000);
	check_session(s);
	sitting_free(sitting);
	return 0;
}
