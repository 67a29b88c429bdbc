#include "config.h"

#include "text/words.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <unictype.h>

#include "base/buf.h"
#include "text/utf8.h"

/* What a character is to the word it stands in or beside. */
enum part {
	PART_NONE,		/* separates */
	PART_LETTER,		/* a letter or number: begins a word, or goes on with it */
	PART_MARK,		/* goes on with a word */
	PART_HIDDEN		/* not seen: neither ends a word nor is of it */
};

enum {
	ZERO_WIDTH_SPACE = 0x200B,	/* not seen, but made to separate */
	OTHER = 1		/* in `ascii`: look closer */
};

/* ASCII as it stands in folded text: a blank for what separates, OTHER from 0x80 on. */
static const unsigned char ascii[256] = {
#define S ' '
	S, S, S, S, S, S, S, S, S, S, S, S, S, S, S, S,
	S, S, S, S, S, S, S, S, S, S, S, S, S, S, S, S,
	S, S, S, S, S, S, S, S, S, S, S, S, S, S, S, S,
	'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', S, S, S, S, S, S,
	S, 'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm', 'n', 'o',
	'p', 'q', 'r', 's', 't', 'u', 'v', 'w', 'x', 'y', 'z', S, S, S, S, S,
	S, 'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm', 'n', 'o',
	'p', 'q', 'r', 's', 't', 'u', 'v', 'w', 'x', 'y', 'z', S, S, S, S, S,
#undef S
#define O OTHER, OTHER, OTHER, OTHER, OTHER, OTHER, OTHER, OTHER
	O, O, O, O, O, O, O, O, O, O, O, O, O, O, O, O,
#undef O
};

static enum part
part_of(uint32_t c)
{
	if (c < 0x80)
		return ascii[c] == ' ' ? PART_NONE : PART_LETTER;
	if (uc_is_general_category_withtable(c, UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_N))
		return uc_is_property_default_ignorable_code_point(c) ? PART_HIDDEN : PART_LETTER;
	if (c == ZERO_WIDTH_SPACE)
		return PART_NONE;
	if (uc_is_property_default_ignorable_code_point(c) ||
	    uc_is_general_category_withtable(c, UC_CATEGORY_MASK_Cf))
		return PART_HIDDEN;
	return uc_is_general_category_withtable(c, UC_CATEGORY_MASK_M) ? PART_MARK : PART_NONE;
}

/* Behind the word that begins at `from`; what is not seen at its end is no part of it. */
static size_t
word_end(const char *text, size_t len, size_t from)
{
	size_t end = from;
	for (size_t i = from; i < len;) {
		unsigned char byte = (unsigned char)text[i];
		uint32_t c = byte;
		i += byte < 0x80 ? 1 : utf8_decode(&c, text + i, len - i);
		enum part part = part_of(c);
		if (part == PART_NONE)
			break;
		if (part != PART_HIDDEN)
			end = i;
	}
	return end;
}

bool
words_next(const char *text, size_t len, size_t *from, size_t *to)
{
	for (size_t i = *to; i < len;) {
		uint32_t c;
		size_t bytes = utf8_decode(&c, text + i, len - i);
		if (part_of(c) == PART_LETTER) {
			*from = i;
			*to = word_end(text, len, i);
			return true;
		}
		i += bytes;
	}
	return false;
}

/* Appends a word of any letters. */
static void
fold_word(struct buf *out, const char *word, size_t len)
{
	struct buf seen = BUF_INIT;
	for (size_t i = 0; i < len;) {
		uint32_t c;
		size_t bytes = utf8_decode(&c, word + i, len - i);
		if (part_of(c) != PART_HIDDEN)
			buf_add(&seen, word + i, bytes);
		i += bytes;
	}
	char *folded = utf8_fold(buf_str(&seen), seen.len, false);
	buf_adds(out, folded);
	free(folded);
	buf_done(&seen);
}

/*
 * Folds what is quick to fold, and most text: ASCII, the letters of Western
 * Europe, dashes and quotation marks.  *to, within room enough, is written to;
 * before it stands something.  Returns how many bytes of the text that was.
 */
static size_t
fold_quick(char **to, const char *text, size_t len)
{
	const unsigned char *s = (const unsigned char *)text;
	char *o = *to;
	size_t i = 0;
	while (i < len) {
		unsigned char c = ascii[s[i]];
		if (c != OTHER) {
			/* A second blank is written over by what comes next. */
			*o = (char)c;
			o += !(c == ' ' && o[-1] == ' ');
			i++;
		} else if (s[i] == 0xC3 && i + 1 < len && (s[i + 1] & 0xC0) == 0x80 &&
		    s[i + 1] != 0x97 && s[i + 1] != 0x9F && s[i + 1] != 0xB7) {
			o[0] = (char)s[i];
			o[1] = (char)(s[i + 1] | 0x20);
			o += 2;
			i += 2;
		} else if (s[i] == 0xE2 && i + 2 < len && s[i + 1] == 0x80 &&
		    s[i + 2] >= 0x90 && s[i + 2] <= 0xA7) {
			*o = ' ';
			o += o[-1] != ' ';
			i += 3;
		} else
			break;
	}
	*to = o;
	return i;
}

/*
 * Folds on from a character that is not quick, at `at`; where it goes on with a
 * word, that word is folded again as a whole.  `base` is where `out` began.
 * Returns where the text goes on.
 */
static size_t
fold_slow(struct buf *out, size_t base, const char *text, size_t len, size_t at)
{
	uint32_t c;
	size_t bytes = utf8_decode(&c, text + at, len - at);
	enum part part = part_of(c);
	size_t start = out->len;
	while (start > base && out->s[start - 1] != ' ')
		start--;
	bool is_inside = start < out->len;
	if (part == PART_NONE || (part != PART_LETTER && !is_inside)) {
		if (is_inside)
			buf_addc(out, ' ');
		return at + bytes;
	}
	/* What was quick has as many bytes folded as before. */
	size_t from = at - (out->len - start), to = word_end(text, len, from);
	if (to <= at) {
		buf_addc(out, ' ');	/* hidden, and the word ended before it */
		return at + bytes;
	}
	buf_truncate(out, start);
	fold_word(out, text + from, to - from);
	if (to < len)
		buf_addc(out, ' ');
	return to;
}

void
words_fold(struct buf *out, const char *text, size_t len)
{
	size_t at = 0, end = 0;
	if (!words_next(text, len, &at, &end))
		return;
	if (out->len)
		buf_addc(out, ' ');
	size_t base = out->len;
	while (at < len) {
		buf_reserve(out, len - at + 1);
		char *to = out->s + out->len;
		at += fold_quick(&to, text + at, len - at);
		out->len = (size_t)(to - out->s);
		out->s[out->len] = '\0';
		if (at < len)
			at = fold_slow(out, base, text, len, at);
	}
	if (out->s[out->len - 1] == ' ')
		buf_truncate(out, out->len - 1);
}
