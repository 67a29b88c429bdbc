#include "config.h"

#include "text/canon.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/buf.h"
#include "text/utf8.h"

/* What a scan of a string found. */
struct shape {
	bool has_lines;		/* a newline inside */
	bool is_blockable;	/* literal style keeps it as it is */
	bool is_plain;		/* plain style does, outside of brackets */
	bool is_flow_plain;	/* and inside of them too */
};

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Bytes that a plain scalar may begin with; letters beyond ASCII too. */
static bool
is_plain_start(unsigned char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || is_digit((char)c) ||
		c == '(' || c == '/' || c == '+' || c == '.' || c == '_' || c >= 0x80;
}

/*
 * Nothing but digits and the marks of numbers, dates and times?  Letters count
 * only where such a thing has them: 1e3, 2010-04-20T13:00Z.
 */
static bool
is_figures(const char *s, size_t len)
{
	bool has_digit = false;
	for (size_t i = 0; i < len; i++) {
		char next = i + 1 < len ? s[i + 1] : '\0';
		bool is_letter = strchr("eEtT", s[i]) &&
			(is_digit(next) || next == '+' || next == '-');
		bool is_zulu = (s[i] == 'Z' || s[i] == 'z') && !next;
		has_digit = has_digit || is_digit(s[i]);
		if (!is_digit(s[i]) && !strchr("+-.:_ ", s[i]) && !is_letter && !is_zulu)
			return false;
	}
	return has_digit;
}

/* The same letters, large or small, in any locale? */
static bool
is_word(const char *s, size_t len, const char *word)
{
	for (size_t i = 0; i < len; i++) {
		char c = (char)(s[i] >= 'A' && s[i] <= 'Z' ? s[i] - 'A' + 'a' : s[i]);
		if (c != word[i])
			return false;
	}
	return !word[len];
}

/* Does it read as something other than text: a number, a time, yes and no? */
static bool
looks_typed(const char *s, size_t len)
{
	static const char *const words[] = {
		"y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf",
	};
	/* What a number, a time or one of the words can begin with. */
	if (!strchr("0123456789.+-:_ eEtTzZyYnNoOfFiI", s[0]))
		return false;
	if (s[0] == '.' || s[0] == '+' || is_figures(s, len))
		return true;
	if (len > 2 && s[0] == '0' && strchr("xob", s[1]))
		return true;
	for (size_t i = 0; len < 6 && i < sizeof(words) / sizeof(*words); i++)
		if (is_word(s, len, words[i]))
			return true;
	return false;
}

/*
 * Characters that are written as escapes: controls, ends of lines, what is not
 * seen, private and no characters.  A table of our own and for good: the bytes
 * of a file must not depend on a locale or the version of a library.
 */
static const struct {
	uint32_t first, last;
} escaped[] = {
	{0x80, 0x9f}, {0xad, 0xad}, {0x34f, 0x34f}, {0x61c, 0x61c}, {0x115f, 0x1160},
	{0x17b4, 0x17b5}, {0x180b, 0x180f}, {0x200b, 0x200f}, {0x2028, 0x202e},
	{0x2060, 0x206f}, {0x3164, 0x3164}, {0xd800, 0xf8ff}, {0xfdd0, 0xfdef},
	{0xfe00, 0xfe0f}, {0xfeff, 0xfeff}, {0xffa0, 0xffa0}, {0xfff0, 0xfffb},
	{0xfffe, 0xffff}, {0x1bca0, 0x1bca3}, {0x1d173, 0x1d17a}, {0xe0000, 0x10ffff},
};

/*
 * The length of a character that may stand as it is in a file, or 0.  Those of
 * two bytes up to U+033F are looked at without the table.
 */
static size_t
fair_char(const char *s, size_t len)
{
	unsigned char c = (unsigned char)*s, d = len > 1 ? (unsigned char)s[1] : 0;
	if (c >= 0xc3 && c <= 0xcc)
		return 2;
	if (c == 0xc2)
		return d >= 0xa0 && d != 0xad ? 2 : 0;
	uint32_t code;
	size_t n = utf8_decode(&code, s, len);
	for (size_t i = 0; i < sizeof(escaped) / sizeof(*escaped); i++)
		if (code <= escaped[i].last)
			return code < escaped[i].first && (code & 0xfffe) != 0xfffe ? n : 0;
	return 0;
}

/*
 * Bytes of characters that are plain anywhere: ASCII that is printable and none
 * of # , : ? [ ] { }, and the letters of Latin scripts, by their first byte and
 * any second.  That is nearly all there ever is.
 */
static const bool easy[256] = {
	[0x20] = 1, 1, 1, 0, 1, 1, 1, 1, 1, 1, 1, 1, 0, 1, 1, 1,
	[0x30] = 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 1, 1, 1, 1, 0,
	[0x40] = 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
	[0x50] = 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 1, 0, 1, 1,
	[0x60] = 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
	[0x70] = 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 1, 0, 1, 0,
	[0x80] = 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
	[0x90] = 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
	[0xa0] = 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
	[0xb0] = 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
	[0xc0] = 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0,
};

/* The bytes at the start of s that are plain anywhere, whole characters. */
static size_t
easy_run(const char *s, size_t len)
{
	const unsigned char *u = (const unsigned char *)s;
	size_t i = 0;
	while (len - i >= 4 && easy[u[i]] & easy[u[i + 1]] & easy[u[i + 2]] & easy[u[i + 3]])
		i += 4;
	while (i < len && easy[u[i]])
		i++;
	return i;
}

static struct shape
scan(const char *s, size_t len)
{
	struct shape f = {.is_blockable = true, .is_plain = true, .is_flow_plain = true};
	for (size_t i = 0; (i += easy_run(s + i, len - i)) < len;) {
		unsigned char c = (unsigned char)s[i];
		if (c >= 0x80) {
			size_t n = fair_char(s + i, len - i);
			if (!n)
				return (struct shape){.has_lines = f.has_lines};
			i += n;
			continue;
		}
		if (c == '\n') {
			f.has_lines = true;
			f.is_plain = false;
		} else if (c < 0x20 || c == 0x7f) {
			return (struct shape){.has_lines = f.has_lines};
		} else if (c == ':') {
			if (i + 1 == len || s[i + 1] == ' ')
				f.is_plain = false;
			f.is_flow_plain = false;
		} else if (c == '#') {
			if (!i || s[i - 1] == ' ')
				f.is_plain = false;
		} else {
			/* , ? [ ] { } */
			f.is_flow_plain = false;
		}
		i++;
	}
	if (!len || s[0] == ' ' || s[0] == '\n' || s[len - 1] == '\n')
		f.is_blockable = false;
	if (!len || !is_plain_start((unsigned char)s[0]) || s[len - 1] == ' ' ||
	    (f.is_plain && looks_typed(s, len)))
		f.is_plain = false;
	f.is_flow_plain = f.is_flow_plain && f.is_plain;
	return f;
}

static void
add_block(struct buf *out, const char *s, size_t len, unsigned indent)
{
	buf_adds(out, "|-");
	while (len) {
		const char *nl = memchr(s, '\n', len);
		size_t n = nl ? (size_t)(nl - s) : len;
		buf_addc(out, '\n');
		if (n) {
			buf_pad(out, ' ', indent);
			buf_add(out, s, n);
		}
		n += nl != NULL;
		s += n;
		len -= n;
	}
}

void
canon_text(struct buf *out, const char *s, size_t len, unsigned indent)
{
	struct shape f = scan(s, len);
	if (f.is_plain)
		buf_add(out, s, len);
	else if (f.has_lines && f.is_blockable)
		add_block(out, s, len, indent);
	else
		canon_quoted(out, s, len);
}

void
canon_flow(struct buf *out, const char *s, size_t len)
{
	if (scan(s, len).is_flow_plain)
		buf_add(out, s, len);
	else
		canon_quoted(out, s, len);
}

static void
add_escape(struct buf *out, uint32_t c)
{
	if (c == '\n')
		buf_adds(out, "\\n");
	else if (c == '\t')
		buf_adds(out, "\\t");
	else if (c < 0x100)
		buf_addf(out, "\\x%02X", (unsigned)c);
	else if (c < 0x10000)
		buf_addf(out, "\\u%04X", (unsigned)c);
	else
		buf_addf(out, "\\U%08X", (unsigned)c);
}

void
canon_quoted(struct buf *out, const char *s, size_t len)
{
	buf_addc(out, '"');
	for (size_t i = 0; i < len;) {
		size_t run = 0, most = easy_run(s + i, len - i);
		while (run < most && s[i + run] != '"' && s[i + run] != '\\')
			run++;
		buf_add(out, s + i, run);
		i += run;
		if (i == len)
			break;
		unsigned char c = (unsigned char)s[i];
		if (c < 0x80) {
			if (c == '"' || c == '\\')
				buf_addc(out, '\\');
			if (c < 0x20 || c == 0x7f)
				add_escape(out, c);
			else
				buf_addc(out, (char)c);
			i++;
			continue;
		}
		size_t n = fair_char(s + i, len - i);
		if (n) {
			buf_add(out, s + i, n);
		} else {
			uint32_t code;
			n = utf8_decode(&code, s + i, len - i);
			add_escape(out, code);
		}
		i += n;
	}
	buf_addc(out, '"');
}
