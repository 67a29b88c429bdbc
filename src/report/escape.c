#include "config.h"

#include "report/escape.h"

#include <stdbool.h>
#include <string.h>

#include "base/buf.h"
#include "text/utf8.h"

/* Marks that may begin a block: a heading, a list, a definition, a rule. */
static bool
is_block_mark(char c)
{
	return strchr("#+-=:", c) && c;
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static void
add_line(struct buf *out, const char *s, size_t len)
{
	size_t digits = 0;
	while (digits < len && is_digit(s[digits]))
		digits++;
	for (size_t i = 0; i < len; i++) {
		/* In CommonMark any ASCII punctuation may be escaped. */
		bool is_marked = s[i] && strchr("\\`*_[]<>&~|$^{}#", s[i]);
		if (!i)
			is_marked |= is_block_mark(s[i]);
		if (i && i == digits && (i + 1 == len || s[i + 1] == ' ' || s[i + 1] == '\t'))
			is_marked |= s[i] == '.' || s[i] == ')';
		/* Addresses that readers of Markdown would make links of. */
		if (i)
			is_marked |= (s[i] == ':' && i + 1 < len && s[i + 1] == '/') ||
				(s[i] == '.' && i >= 3 && !strncmp(s + i - 3, "www", 3)) ||
				(s[i] == ':' && i >= 6 && !strncmp(s + i - 6, "mailto", 6)) ||
				(s[i] == '=' && s[i - 1] == '=');
		if (is_marked)
			buf_addc(out, '\\');
		/* As an entity: some know no backslash before it (lowdown), and show that. */
		if (s[i] == '@')
			buf_adds(out, "&#64;");
		else
			buf_addc(out, s[i]);
	}
}

/* Further lines after hard breaks; after empty ones as paragraphs of their own, if wanted. */
static void
add_block(struct buf *out, const char *s, size_t len, const char *indent, bool has_paragraphs)
{
	struct buf safe = BUF_INIT;
	bool is_first = true, is_after_empty = false;
	utf8_safe(&safe, s, len, true);
	const char *p = buf_str(&safe), *end = p + safe.len;
	while (p < end) {
		const char *nl = memchr(p, '\n', (size_t)(end - p));
		const char *stop = nl ? nl : end, *next = nl ? nl + 1 : end;
		/* Blanks at the start would make code of it, at the end a break. */
		while (p < stop && (*p == ' ' || *p == '\t'))
			p++;
		while (stop > p && (stop[-1] == ' ' || stop[-1] == '\t'))
			stop--;
		if (stop > p) {
			if (!is_first) {
				buf_adds(out, is_after_empty && has_paragraphs ? "\n\n" : "  \n");
				buf_adds(out, indent);
			}
			add_line(out, p, (size_t)(stop - p));
			is_first = false;
		}
		is_after_empty = stop == p;
		p = next;
	}
	buf_done(&safe);
}

void
escape_markdown(struct buf *out, const char *s, size_t len, const char *indent)
{
	add_block(out, s, len, indent, false);
}

void
escape_paragraphs(struct buf *out, const char *s, size_t len, const char *indent)
{
	add_block(out, s, len, indent, true);
}

void
escape_line(struct buf *out, const char *s, size_t len)
{
	struct buf line = BUF_INIT;
	utf8_safe(&line, s, len, false);
	add_block(out, buf_str(&line), line.len, "", false);
	buf_done(&line);
}
