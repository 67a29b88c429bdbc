#include "config.h"

#include "text/utf8.h"

#include <langinfo.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include <unictype.h>
#include <unigbrk.h>
#include <uninorm.h>
#include <unistr.h>
#include <uniwidth.h>

#include "base/alloc.h"
#include "base/buf.h"

enum {
	REPLACEMENT = 0xFFFD,
	ZWJ = 0x200D,
	TEXT_STYLE = 0xFE0E, EMOJI_STYLE = 0xFE0F,	/* variation selectors */
	KEYCAP = 0x20E3,
	MARKS_MAX = 8		/* more in a row are a pile, not an accent */
};

/* Characters */

static const uint8_t *
units(const char *s)
{
	return (const uint8_t *)s;
}

static bool
is_continuation(char c)
{
	return ((unsigned char)c & 0xC0) == 0x80;
}

/*
 * How many bytes at the start of s are printable ASCII: one column each, safe,
 * and graphemes of their own beside others like them.  Eight at a time, since
 * most of what is shown is this.
 */
size_t
utf8_plain(const char *s, size_t len)
{
	const uint64_t ones = UINT64_C(0x0101010101010101);
	size_t i = 0;
	for (; i + sizeof(uint64_t) <= len; i += sizeof(uint64_t)) {
		uint64_t x;
		memcpy(&x, s + i, sizeof(x));
		/* A high bit comes from a byte >= 0x80, < 0x20 or == 0x7F. */
		if ((x | (x - 0x20 * ones) | (x + ones)) & (0x80 * ones))
			break;
	}
	while (i < len && s[i] >= 0x20 && s[i] < 0x7F)
		i++;
	return i;
}

/* Is c, of three bytes, simple in the sense of simple_char? */
static bool
is_simple(uint32_t c)
{
	if (c < 0x3001)
		return c >= 0x2010 && c <= 0x2027;	/* dashes, quotation marks */
	return c <= 0x3002 || (c >= 0x3041 && c <= 0x3096) || (c >= 0x30A1 && c <= 0x30FA) ||
		(c >= 0x4E00 && c <= 0x9F9F) || (c >= 0xAC00 && c <= 0xD7A3) ||
		(c >= 0xFF01 && c <= 0xFF5E);
}

/*
 * The character at s and its bytes, if it is one of those that are safe, have
 * columns, and make a grapheme each beside others like them: printable ASCII,
 * Latin letters and signs (U+00A0 to U+02FF but the soft hyphen), Cyrillic, and
 * what is_simple says.  0 for all others, which cost a look into tables.
 */
static size_t
simple_char(uint32_t *out, const char *s, size_t len)
{
	const uint8_t *u = units(s);
	if (!len || u[0] < 0x20 || u[0] == 0x7F)
		return 0;
	*out = u[0];
	if (u[0] < 0x80)
		return 1;
	if (len < 2 || !is_continuation(s[1]))
		return 0;
	if (u[0] < 0xE0) {
		uint32_t c = *out = (u[0] & 0x1FU) << 6 | (u[1] & 0x3FU);
		return (c >= 0xA0 && c <= 0x2FF && c != 0xAD) || (c >= 0x400 && c <= 0x47F) ? 2 : 0;
	}
	if (u[0] >= 0xF0 || len < 3 || !is_continuation(s[2]))
		return 0;
	*out = (u[0] & 0xFU) << 12 | (u[1] & 0x3FU) << 6 | (u[2] & 0x3FU);
	return is_simple(*out) ? 3 : 0;
}

static size_t
simple_len(const char *s, size_t len)
{
	uint32_t c;
	return simple_char(&c, s, len);
}

/* Where the character that holds the byte before `at` (> 0) starts. */
static size_t
char_before(const char *s, size_t at)
{
	size_t start = at - 1;
	while (start > 0 && at - start < 4 && is_continuation(s[start]))
		start--;
	/* What follows no lead byte, or too far, is ill-formed: for itself. */
	uint8_t lead = units(s)[start];
	size_t room = lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
	return at - start > room ? at - 1 : start;
}

/* The ASCII bytes at the start of s. */
static size_t
ascii_run(const char *s, size_t len)
{
	size_t i = 0;
	for (; i + sizeof(uint64_t) <= len; i += sizeof(uint64_t)) {
		uint64_t x;
		memcpy(&x, s + i, sizeof(x));
		if (x & UINT64_C(0x8080808080808080))
			break;
	}
	while (i < len && (unsigned char)s[i] < 0x80)
		i++;
	return i;
}

size_t
utf8_check(const char *s, size_t len)
{
	for (size_t i = 0; i < len;) {
		i += ascii_run(s + i, len - i);
		int n = i < len ? u8_mblen(units(s) + i, len - i) : 0;
		if (n < 0)
			return i;
		i += (size_t)n;
	}
	return len;
}

void
utf8_repair(struct buf *out, const char *s, size_t len)
{
	for (size_t i = 0; i < len;) {
		size_t good = utf8_check(s + i, len - i);
		buf_add(out, s + i, good);
		i += good;
		if (i == len)
			return;
		uint32_t c;
		i += utf8_decode(&c, s + i, len - i);
		utf8_encode(out, c);
	}
}

size_t
utf8_decode(uint32_t *out, const char *s, size_t len)
{
	ucs4_t c;
	int bytes = u8_mbtouc(&c, units(s), len);
	*out = c;
	return (size_t)bytes;
}

void
utf8_encode(struct buf *out, uint32_t c)
{
	uint8_t bytes[6];
	int n = u8_uctomb(bytes, c, sizeof(bytes));
	if (n < 0)
		n = u8_uctomb(bytes, REPLACEMENT, sizeof(bytes));
	buf_add(out, bytes, (size_t)n);
}

/* Safety and width */

/*
 * Columns as libc counts them, -1 for what has none.  In the C locale libc
 * knows only ASCII, but texts are still laid out (reports, tests): there
 * libunistring answers.
 */
static int
raw_width(uint32_t c)
{
	int width = wcwidth((wchar_t)c);
	if (width >= 0 || !strcmp(nl_langinfo(CODESET), "UTF-8"))
		return width;
	if (uc_is_general_category_withtable(c, UC_CATEGORY_MASK_Cn))
		return -1;
	return uc_width(c, "UTF-8");
}

/*
 * How many bytes at the start of s are simple characters and fit into `room`
 * columns; *width are theirs.
 */
static size_t
simple_run(const char *s, size_t len, size_t room, size_t *width)
{
	size_t at = 0, left = room;
	for (;;) {
		size_t run = utf8_plain(s + at, len - at < left ? len - at : left);
		at += run;
		left -= run;
		uint32_t c;
		size_t bytes = simple_char(&c, s + at, len - at);
		if (!bytes || !left)
			break;
		int columns = raw_width(c);
		if (columns > 1 && left < 2)
			break;
		left -= columns > 1 ? 2 : 1;
		at += bytes;
	}
	*width = room - left;
	return at;
}

/* Is c without a look of its own, or does it change the look of others? */
static bool
is_hidden(uint32_t c)
{
	const uint32_t bad = UC_CATEGORY_MASK_Cc | UC_CATEGORY_MASK_Cf | UC_CATEGORY_MASK_Cs |
		UC_CATEGORY_MASK_Co | UC_CATEGORY_MASK_Zl | UC_CATEGORY_MASK_Zp;
	return c > 0x10FFFF || uc_is_general_category_withtable(c, bad) ||
		uc_is_property_default_ignorable_code_point(c) || uc_is_property_not_a_character(c);
}

static bool
is_c0(uint32_t c)
{
	return c < 0x20 || c == 0x7F;
}

bool
utf8_is_safe(uint32_t c)
{
	if (c < 0x80)
		return !is_c0(c);
	return !is_hidden(c) && raw_width(c) >= 0;
}

/* Columns of c shown as <U+202E>. */
static size_t
code_width(uint32_t c)
{
	return c > 0xFFFFF ? 10 : c > 0xFFFF ? 9 : 8;
}

int
utf8_char_width(uint32_t c)
{
	if (c == '\n' || c == '\t')
		return 1;
	if (is_c0(c))
		return 2;
	if (c < 0x80)
		return 1;
	int width = is_hidden(c) ? -1 : raw_width(c);
	return width >= 0 ? width : (int)code_width(c);
}

/* What is before a character, as far as it decides how that one is shown. */
struct context {
	uint32_t prev;		/* the character before, 0 at the start */
	unsigned marks;		/* of no width since the last that had one */
	bool is_based;		/* is there something that a mark may sit on? */
	bool is_emoji;		/* prev: a selector or skin colour after an emoji */
};

enum form { FORM_RAW, FORM_BLANK, FORM_CARET, FORM_CODE };

/* A character and how it is shown. */
struct glyph {
	uint32_t c;
	size_t bytes, width;
	enum form form;
};

static bool
is_skin_colour(uint32_t c)
{
	return c >= 0x1F3FB && c <= 0x1F3FF;
}

/*
 * Does a ZWJ or variation selector c stand where emoji sequences have it?
 * There it has an effect that is seen; anywhere else it hides.
 */
static bool
is_in_emoji(const struct context *x, uint32_t c, const char *rest, size_t len)
{
	bool is_after = x->is_based && uc_is_property_extended_pictographic(x->prev);
	uint32_t next = 0;
	if (len)
		utf8_decode(&next, rest, len);
	if (c == ZWJ)
		return (is_after || x->is_emoji) && utf8_is_safe(next) &&
			uc_is_property_extended_pictographic(next);
	if (is_after)
		return true;
	return c == EMOJI_STYLE && next == KEYCAP && x->is_based &&
		x->prev < 0x80 && strchr("0123456789#*", (int)x->prev);
}

/*
 * May a mark of no width go out raw?  Only onto something in the same grapheme
 * (libunistring's boundaries, so that pieces are shown as in the whole), and
 * not as one of a pile that hides the rows around it.
 */
static bool
is_seated(const struct context *x, uint32_t c)
{
	return x->is_based && x->marks < MARKS_MAX && !uc_is_grapheme_break(x->prev, c);
}

/* Decides how g->c is shown; rest is what follows it. */
static void
choose_form(struct context *x, struct glyph *g, const char *rest, size_t len)
{
	uint32_t c = g->c;
	bool is_joiner = c == ZWJ || c == TEXT_STYLE || c == EMOJI_STYLE;
	int width = is_joiner ? 0 : raw_width(c);
	bool is_raw = is_joiner ? is_in_emoji(x, c, rest, len) :
		width >= 0 && !is_hidden(c) && (width > 0 || is_seated(x, c));
	x->is_emoji = is_raw && (c == EMOJI_STYLE ||
		(is_skin_colour(c) && uc_is_property_extended_pictographic(x->prev)));
	if (!is_raw) {
		g->form = FORM_CODE;
		g->width = code_width(c);
		x->is_based = false;
		return;
	}
	g->form = FORM_RAW;
	g->width = (size_t)width;
	if (width > 0) {
		x->is_based = true;
		x->marks = 0;
	} else if (!is_joiner)
		x->marks++;
}

/* The next character of a text, len > 0 bytes of which are left at s. */
static struct glyph
look(struct context *x, const char *s, size_t len)
{
	struct glyph g = {.form = FORM_RAW};
	g.bytes = utf8_decode(&g.c, s, len);
	if (is_c0(g.c)) {
		g.form = g.c == '\n' || g.c == '\t' ? FORM_BLANK : FORM_CARET;
		g.width = g.form == FORM_BLANK ? 1 : 2;
		*x = (struct context){.is_based = false};
	} else
		choose_form(x, &g, s + g.bytes, len - g.bytes);
	x->prev = g.c;
	return g;
}

/*
 * The same for all simple characters that come next, which need no look each:
 * their bytes, or 0; their columns are added to *width.
 */
static size_t
look_simple(struct context *x, const char *s, size_t len, size_t *width)
{
	size_t more, run = simple_run(s, len, SIZE_MAX, &more);
	*width += more;
	if (run) {
		size_t last = char_before(s, run);
		*x = (struct context){.is_based = true};
		utf8_decode(&x->prev, s + last, run - last);
	}
	return run;
}

size_t
utf8_width(const char *s, size_t len)
{
	struct context x = {0};
	size_t width = 0;
	for (size_t i = 0; i < len;) {
		i += look_simple(&x, s + i, len - i, &width);
		if (i == len)
			break;
		struct glyph g = look(&x, s + i, len - i);
		width += g.width;
		i += g.bytes;
	}
	return width;
}

static void
add_glyph(struct buf *out, const struct glyph *g, const char *s, bool keep_breaks)
{
	switch (g->form) {
	case FORM_RAW:
		/* Ill-formed bytes have become this; never copy those. */
		if (g->c == REPLACEMENT)
			utf8_encode(out, g->c);
		else
			buf_add(out, s, g->bytes);
		return;
	case FORM_BLANK:
		buf_addc(out, keep_breaks ? (char)g->c : ' ');
		return;
	case FORM_CARET:
		buf_addc(out, '^');
		buf_addc(out, (char)(g->c ^ 0x40));
		return;
	case FORM_CODE:
		buf_addf(out, "<U+%04X>", (unsigned)g->c);
	}
}

void
utf8_safe(struct buf *out, const char *s, size_t len, bool keep_breaks)
{
	struct context x = {0};
	size_t width = 0;
	for (size_t i = 0; i < len;) {
		size_t run = look_simple(&x, s + i, len - i, &width);
		buf_add(out, s + i, run);
		i += run;
		if (i == len)
			break;
		struct glyph g = look(&x, s + i, len - i);
		add_glyph(out, &g, s + i, keep_breaks);
		i += g.bytes;
	}
}

char *
utf8_safe_dup(const char *s)
{
	struct buf out = BUF_INIT;
	utf8_safe(&out, s, strlen(s), false);
	return buf_steal(&out);
}

/* Graphemes */

/* The blocks where a consonant may join the one before over a mark. */
static bool
is_indic(uint32_t c)
{
	return (c >= 0x900 && c < 0xE00) || (c >= 0x1000 && c < 0x10A0) ||
		(c >= 0x1700 && c < 0x1D00) || (c >= 0xA800 && c < 0xAC00) ||
		(c >= 0x10A00 && c < 0x12000);
}

enum pair { PAIR_BREAKS, PAIR_JOINS, PAIR_DEPENDS };

/*
 * Is there a boundary between a and b, whatever stands before and after?  The
 * rules that need more than the pair are about flags (two regional indicators),
 * emoji joined by ZWJ and, in later versions of Unicode, Indic conjuncts.
 */
static enum pair
pair_rule(uint32_t a, uint32_t b)
{
	if (a < 0x80 && b < 0x80)
		return a == '\r' && b == '\n' ? PAIR_JOINS : PAIR_BREAKS;
	int before = uc_graphemeclusterbreak_property(a);
	if (before == GBP_RI && uc_graphemeclusterbreak_property(b) == GBP_RI)
		return PAIR_DEPENDS;
	if (!uc_is_grapheme_break(a, b))
		return PAIR_JOINS;
	if (before == GBP_ZWJ)
		return b < 0x80 ? PAIR_BREAKS : PAIR_DEPENDS;
	return before == GBP_EXTEND && is_indic(b) ? PAIR_DEPENDS : PAIR_BREAKS;
}

/* The last sure boundary at or before `at`, where a character starts. */
static size_t
sure_boundary(const char *s, size_t len, size_t at)
{
	uint32_t a, b;
	if (at == len)
		return len;
	utf8_decode(&b, s + at, len - at);
	while (at > 0) {
		size_t before = char_before(s, at);
		utf8_decode(&a, s + before, at - before);
		if (pair_rule(a, b) == PAIR_BREAKS)
			break;
		at = before;
		b = a;
	}
	return at;
}

/*
 * The end of a grapheme by all the rules, from u8_grapheme_breaks over as much
 * text as it takes: a boundary depends on what is before it and on the one
 * character after it.
 */
static size_t
ruled_end(const char *s, size_t len, size_t start)
{
	enum { ROOM = 32 };
	char room[ROOM], *breaks = room;
	size_t left = len - start, end = 0;
	for (size_t n = ROOM; !end; n *= 2) {
		size_t part = n < left ? n : left;
		while (part < left && is_continuation(s[start + part]) && part > n - 3)
			part--;
		if (n > ROOM)
			breaks = xmalloc(part);
		u8_grapheme_breaks(units(s) + start, part, breaks);
		for (size_t i = 1; i < part && !end; i++)
			if (breaks[i])
				end = i;
		if (!end && part == left)
			end = left;
		if (breaks != room)
			free(breaks);
	}
	return start + end;
}

/* The end of the grapheme that starts at the boundary `start` < len. */
static size_t
grapheme_end(const char *s, size_t len, size_t start)
{
	size_t end = start + simple_len(s + start, len - start);
	if (end > start && (end == len || simple_len(s + end, len - end)))
		return end;
	uint32_t a, b;
	end = start + utf8_decode(&a, s + start, len - start);
	for (size_t bytes; end < len; end += bytes, a = b) {
		bytes = utf8_decode(&b, s + end, len - end);
		enum pair pair = pair_rule(a, b);
		if (pair == PAIR_DEPENDS)
			return ruled_end(s, len, start);
		if (pair == PAIR_BREAKS)
			break;
	}
	return end;
}

size_t
utf8_prev(const char *s, size_t len, size_t at)
{
	if (at > len)
		at = len;
	if (at == 0)
		return 0;
	size_t last = char_before(s, at);
	size_t start = sure_boundary(s, len, last);
	while (start < last) {
		size_t end = grapheme_end(s, len, start);
		if (end > last)
			break;
		start = end;
	}
	return start;
}

size_t
utf8_next(const char *s, size_t len, size_t at)
{
	if (at >= len)
		return len;
	size_t own = char_before(s, at + 1);
	size_t end = sure_boundary(s, len, own);
	while (end <= at)
		end = grapheme_end(s, len, end);
	return end;
}

static bool
is_word_char(uint32_t c)
{
	return uc_is_general_category_withtable(c, UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_N);
}

/* Does c belong to the character before it, for a word? */
static bool
is_joined(uint32_t c)
{
	return c >= 0x80 && (c == ZWJ || c == 0x200C ||
		uc_is_general_category_withtable(c, UC_CATEGORY_MASK_M));
}

/* Where the character before `at` starts, its marks passed over; *out is it. */
static size_t
base_before(uint32_t *out, const char *s, size_t at)
{
	size_t start;
	do {
		start = char_before(s, at);
		utf8_decode(out, s + start, at - start);
		at = start;
	} while (start > 0 && is_joined(*out));
	return start;
}

size_t
utf8_word_prev(const char *s, size_t len, size_t at)
{
	uint32_t c;
	bool is_word = false;
	at = at < len ? at : len;
	while (at > 0) {
		size_t start = base_before(&c, s, at);
		if (is_word && !is_word_char(c))
			break;
		is_word = is_word_char(c);
		at = start;
	}
	return at < len ? utf8_prev(s, len, utf8_next(s, len, at)) : at;
}

size_t
utf8_word_next(const char *s, size_t len, size_t at)
{
	uint32_t c;
	bool is_word = false;
	while (at < len) {
		size_t bytes = utf8_decode(&c, s + at, len - at);
		if (is_word && !is_word_char(c) && !is_joined(c))
			break;
		is_word = is_word || is_word_char(c);
		at += bytes;
	}
	return utf8_next(s, len, utf8_prev(s, len, at));
}

/* Fitting into columns */

size_t
utf8_fit(const char *s, size_t len, size_t columns, size_t *used)
{
	size_t at = 0, width = 0;
	for (;;) {
		size_t more, run = simple_run(s + at, len - at, columns - width, &more);
		at += run;
		width += more;
		if (at == len || simple_len(s + at, len - at))
			break;
		/* Not simple, a mark perhaps: the last of the run may be its base. */
		size_t start = run ? char_before(s, at) : at;
		size_t end = grapheme_end(s, len, start);
		width -= utf8_width(s + start, at - start);
		more = utf8_width(s + start, end - start);
		at = start;
		if (more > columns - width)
			break;
		at = end;
		width += more;
	}
	*used = width;
	return at;
}

size_t
utf8_clip(struct buf *out, const char *s, size_t len, size_t columns, bool is_ascii)
{
	size_t used, fit = utf8_fit(s, len, columns, &used);
	if (fit == len || columns == 0) {
		utf8_safe(out, s, fit, false);
		return used;
	}
	fit = utf8_fit(s, fit, columns - 1, &used);
	utf8_safe(out, s, fit, false);
	buf_adds(out, is_ascii ? "." : "\u2026");
	return used + 1;
}

/* What looks alike in ASCII */

struct alike {
	uint16_t c;
	char ascii;
};

/* Where decomposing does not help; sorted. */
static const struct alike alikes[] = {
	{0x00A6, '|'}, {0x00A7, 'S'}, {0x00A8, '"'}, {0x00A9, 'c'}, {0x00AB, '<'},
	{0x00AE, 'r'}, {0x00AF, '-'}, {0x00B0, 'o'}, {0x00B1, '+'}, {0x00B4, '\''},
	{0x00B5, 'u'}, {0x00B7, '.'}, {0x00B8, ','}, {0x00BB, '>'}, {0x00C6, 'A'},
	{0x00D0, 'D'}, {0x00D7, 'x'}, {0x00D8, 'O'}, {0x00DE, 'T'}, {0x00DF, 's'},
	{0x00E6, 'a'}, {0x00F0, 'd'}, {0x00F7, '/'}, {0x00F8, 'o'}, {0x00FE, 't'},
	{0x0110, 'D'}, {0x0111, 'd'}, {0x0126, 'H'}, {0x0127, 'h'}, {0x0131, 'i'},
	{0x0138, 'k'}, {0x0141, 'L'}, {0x0142, 'l'}, {0x014A, 'N'}, {0x014B, 'n'},
	{0x0152, 'O'}, {0x0153, 'o'}, {0x0166, 'T'}, {0x0167, 't'}, {0x02BC, '\''},
	{0x02DC, '~'}, {0x2018, '\''}, {0x2019, '\''}, {0x201A, ','}, {0x201B, '\''},
	{0x2020, '+'}, {0x2022, '*'}, {0x2023, '>'}, {0x2026, '.'}, {0x2032, '\''},
	{0x2033, '"'}, {0x2039, '<'}, {0x203A, '>'}, {0x2043, '-'}, {0x2044, '/'},
	{0x20AC, 'E'}, {0x2190, '<'}, {0x2191, '^'}, {0x2192, '>'}, {0x2193, 'v'},
	{0x21D0, '<'}, {0x21D2, '>'}, {0x2212, '-'}, {0x2215, '/'}, {0x2217, '*'},
	{0x2219, '.'}, {0x2223, '|'}, {0x223C, '~'}, {0x2248, '~'}, {0x2264, '<'},
	{0x2265, '>'}, {0x22C5, '.'}, {0x25A0, '#'}, {0x25AA, '*'}, {0x25B2, '^'},
	{0x25B6, '>'}, {0x25B8, '>'}, {0x25BA, '>'}, {0x25BC, 'v'}, {0x25C0, '<'},
	{0x25CB, 'o'}, {0x25CF, '*'}, {0x2605, '*'}, {0x2713, 'v'}, {0x2714, 'v'},
	{0x2717, 'x'}, {0x2718, 'x'},
};

/* Box drawing, U+2500 to U+257F. */
static const char boxes[128 + 1] =
	"--||--||--||++++++++++++++++++++"
	"++++++++++++++++++++++++++++++++"
	"++++++++++++--||-|++++++++++++++"
	"+++++++++++++++++/\\X-|-|-|-|-|-|";

static int
alike_order(const void *key, const void *entry)
{
	uint32_t c = *(const uint32_t *)key, at = ((const struct alike *)entry)->c;
	return (c > at) - (c < at);
}

/* The same without its marks, font, circle and so on: "a" for "ä" or "ª". */
static uint32_t
undecorated(uint32_t c)
{
	ucs4_t parts[UC_DECOMPOSITION_MAX_LENGTH];
	int tag;
	while (c >= 0x80) {
		int n = uc_decomposition(c, &tag, parts);
		for (int i = 1; i < n; i++)
			if (!uc_combining_class(parts[i]))
				return c;
		if (n < 1)
			return c;
		c = parts[0];
	}
	return c;
}

/* What looks like c (>= 0x80) in ASCII. */
static char
alike(uint32_t c)
{
	if (c >= 0x2500 && c < 0x2580)
		return boxes[c - 0x2500];
	if (c >= 0x2580 && c < 0x25A0)
		return '#';
	const struct alike *found = bsearch(&c, alikes, sizeof(alikes) / sizeof(*alikes),
		sizeof(*alikes), alike_order);
	if (found)
		return found->ascii;
	uint32_t plain = undecorated(c);
	if (plain != c)
		return plain < 0x80 ? (char)plain : alike(plain);
	if (uc_is_general_category_withtable(c, UC_CATEGORY_MASK_Nd))
		return (char)('0' + uc_digit_value(c));
	if (uc_is_general_category_withtable(c, UC_CATEGORY_MASK_Pd))
		return '-';
	if (uc_is_general_category_withtable(c, UC_CATEGORY_MASK_Pi | UC_CATEGORY_MASK_Pf))
		return '"';
	return uc_is_general_category_withtable(c, UC_CATEGORY_MASK_Zs) ? ' ' : '?';
}

void
utf8_ascii(struct buf *out, const char *s, size_t len)
{
	struct context x = {0};
	for (size_t i = 0; i < len;) {
		size_t run = utf8_plain(s + i, len - i);
		buf_add(out, s + i, run);
		i += run;
		if (run)
			x = (struct context){.prev = units(s)[i - 1], .is_based = true};
		if (i == len)
			break;
		struct glyph g = look(&x, s + i, len - i);
		if (g.form == FORM_RAW && g.c >= 0x80) {
			/* A letter of double width is the letter and a blank. */
			char c = alike(g.c);
			for (size_t n = 0; n < g.width; n++)
				buf_addc(out, n && c != '?' ? ' ' : c);
		} else
			add_glyph(out, &g, s + i, true);
		i += g.bytes;
	}
}
