#include "config.h"

#include "text/utf8.h"

#include <stdlib.h>
#include <string.h>

#include <unicase.h>
#include <unictype.h>
#include <uninorm.h>

#include "base/alloc.h"
#include "base/buf.h"

/* utf8_fold: the form in which texts are compared without regard to case. */

static const uint8_t *
units(const char *s)
{
	return (const uint8_t *)s;
}

/* U+00C0 to U+00FF without case; and without accents, 0 for two letters. */
static const char unaccented[64 + 1] =
	"aaaaaa\0ceeeeiiii\0nooooo\0ouuuuy\0\0aaaaaa\0ceeeeiiii\0nooooo\0ouuuuy\0y";

/* One letter of U+00C0 to U+00FF but ß, given by its second byte. */
static size_t
fold_latin(char *out, unsigned char low, bool fold_accents)
{
	char plain = unaccented[low - 0x80];
	if (fold_accents && plain) {
		*out = plain;
		return 1;
	}
	bool is_upper = low < 0x9F && low != 0x97;
	out[0] = '\xC3';
	out[1] = (char)(is_upper ? low + 0x20 : low);
	return 2;
}

/*
 * Folds text of ASCII, Western European letters and punctuation, which is most
 * text, byte by byte, into as much room at the most.  The bytes written, or
 * SIZE_MAX where something else is in it.
 */
static size_t
fold_simple(char *out, const char *s, size_t len, bool fold_accents)
{
	size_t n = 0;
	for (size_t i = 0; i < len;) {
		unsigned char c = units(s)[i];
		if (c < 0x80) {
			out[n++] = c >= 'A' && c <= 'Z' ? (char)(c + 'a' - 'A') : s[i];
			i++;
			continue;
		}
		uint32_t letter;
		size_t bytes = utf8_decode(&letter, s + i, len - i);
		if (letter >= 0x2010 && letter <= 0x2027) {
			memcpy(out + n, s + i, bytes);
			n += bytes;
		} else if (letter >= 0xC0 && letter <= 0xFF && letter != 0xDF)
			n += fold_latin(out + n, units(s)[i + 1], fold_accents);
		else
			return SIZE_MAX;
		i += bytes;
	}
	return n;
}

/* A letter without the stroke through it, which is not a mark to Unicode. */
static uint32_t
unstroked(uint32_t c)
{
	switch (c) {
	case 0x00F8: return 'o';
	case 0x0111: return 'd';
	case 0x0127: return 'h';
	case 0x0142: return 'l';
	case 0x0167: return 't';
	default: return c;
	}
}

/*
 * Appends decomposed text without accents.  Marks that make another letter stay
 * (the combining classes 7 to 9 of Indic scripts and kana).
 */
static void
drop_accents(struct buf *out, const char *s, size_t len)
{
	for (size_t i = 0; i < len;) {
		uint32_t c;
		i += utf8_decode(&c, s + i, len - i);
		int class = c < 0x80 ? 0 : uc_combining_class(c);
		if (class == 0 || (class >= 7 && class <= 9))
			utf8_encode(out, unstroked(c));
	}
}

/* The same for any text, by the tables of Unicode. */
static void
fold_any(struct buf *out, const char *s, size_t len, bool fold_accents)
{
	struct buf good = BUF_INIT;
	size_t n;
	utf8_repair(&good, s, len);
	uint8_t *folded = u8_casefold(units(buf_str(&good)), good.len, NULL,
		fold_accents ? UNINORM_NFD : UNINORM_NFC, NULL, &n);
	if (folded && fold_accents) {
		buf_clear(&good);
		drop_accents(&good, (char *)folded, n);
		free(folded);
		folded = u8_normalize(UNINORM_NFC, units(buf_str(&good)), good.len, NULL, &n);
	}
	if (!folded)
		die("out of memory");
	buf_add(out, folded, n);
	free(folded);
	buf_done(&good);
}

char *
utf8_fold(const char *s, size_t len, bool fold_accents)
{
	struct buf out = BUF_INIT;
	buf_reserve(&out, len);
	size_t n = fold_simple(out.s, s, len, fold_accents);
	if (n != SIZE_MAX) {
		out.len = n;
		out.s[n] = '\0';
	} else
		fold_any(&out, s, len, fold_accents);
	return buf_steal(&out);
}
