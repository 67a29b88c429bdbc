#include "config.h"

#include "model/alike.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "text/utf8.h"

enum {
	PIECE_LETTERS = 3,
	LETTER_BITS = 21,		/* a character of Unicode */
	DIFFERENCE_LIMIT = 4
};

struct words ARRAY_OF(char *);

/* Letters, digits and what combines with them; beyond ASCII all but punctuation. */
static bool
is_letter(uint32_t c)
{
	if (c < 0x80)
		return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
	return c >= 0xC0 && c != 0xD7 && c != 0xF7 && !(c >= 0x2000 && c <= 0x2BFF) &&
		!(c >= 0x3000 && c <= 0x303F) && c != 0xFFFD;
}

/* The words, folded; NFC, so that a letter is one character however it was typed. */
static void
find_words(struct words *out, const char *text)
{
	char *folded = utf8_fold(text, strlen(text), false);
	size_t len = strlen(folded), start = 0, bytes;
	for (size_t at = 0; at <= len; at += bytes) {
		uint32_t c = 0;
		bytes = at < len ? utf8_decode(&c, folded + at, len - at) : 1;
		if (is_letter(c))
			continue;
		if (at > start)
			*array_push(out) = xstrndup(folded + start, at - start);
		start = at + bytes;
	}
	free(folded);
}

static void
words_done(struct words *words)
{
	for (size_t i = 0; i < words->n; i++)
		free(words->v[i]);
	array_done(words);
}

/* The beginning of a word, marked by a zero before it, and every three letters of it. */
static void
add_word(struct alike *out, const char *word)
{
	static const uint64_t mask = ((uint64_t)1 << (PIECE_LETTERS * LETTER_BITS)) - 1;
	uint64_t piece = 0;
	size_t len = strlen(word), letters = 0, first = out->n;
	for (size_t i = 0; i < len; letters++) {
		uint32_t c;
		i += utf8_decode(&c, word + i, len - i);
		piece = (piece << LETTER_BITS | c) & mask;
		if (letters)
			*array_push(out) = piece;
	}
	if (letters < PIECE_LETTERS)
		out->n = first;
}

static int
by_value(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
	return (x > y) - (x < y);
}

void
alike_read(struct alike *out, const char *text)
{
	struct words words = {0};
	*out = (struct alike){0};
	find_words(&words, text);
	for (size_t i = 0; i < words.n; i++)
		add_word(out, words.v[i]);
	words_done(&words);
	size_t n = 0;
	if (out->n)
		qsort(out->v, out->n, sizeof(*out->v), by_value);
	for (size_t i = 0; i < out->n; i++)
		if (!n || out->v[i] != out->v[n - 1])
			out->v[n++] = out->v[i];
	out->n = n;
}

unsigned
alike_percent(const struct alike *a, const struct alike *b)
{
	size_t common = 0;
	for (size_t i = 0, j = 0; i < a->n && j < b->n;) {
		common += a->v[i] == b->v[j];
		bool is_less = a->v[i] < b->v[j], is_more = a->v[i] > b->v[j];
		i += !is_more;
		j += !is_less;
	}
	return common ? (unsigned)(200 * common / (a->n + b->n)) : 0;
}

static bool
has_word(const struct words *words, const char *word)
{
	for (size_t i = 0; i < words->n; i++)
		if (!strcmp(words->v[i], word))
			return true;
	return false;
}

/* Appends what only `more` has; returns how many words. */
static size_t
add_missing(struct buf *out, const struct words *more, const struct words *less, char mark)
{
	size_t n = 0;
	for (size_t i = 0; i < more->n && n <= DIFFERENCE_LIMIT; i++) {
		if (has_word(less, more->v[i]))
			continue;
		n++;
		buf_addf(out, "%s%c%s", out->len ? " " : "", mark, more->v[i]);
	}
	return n;
}

void
alike_difference(struct buf *out, const char *a, const char *b)
{
	struct words one = {0}, other = {0};
	struct buf text = BUF_INIT;
	find_words(&one, a);
	find_words(&other, b);
	size_t n = add_missing(&text, &other, &one, '+');
	n += add_missing(&text, &one, &other, '-');
	if (n <= DIFFERENCE_LIMIT)
		buf_adds(out, buf_str(&text));
	words_done(&one);
	words_done(&other);
	buf_done(&text);
}
