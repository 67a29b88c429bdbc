#include "config.h"

#include "base/near.h"

#include <string.h>

enum {
	WORD_LIMIT = 48		/* longer words are not worth guessing at */
};

static unsigned
least(unsigned a, unsigned b)
{
	return a < b ? a : b;
}

static char
lower(char c)
{
	return (char)(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
}

/* What it takes to put in or leave out a letter: another number is another thing. */
static unsigned
cost(char c)
{
	return c >= '0' && c <= '9' ? WORD_LIMIT : 1;
}

/* The edits from a to b, a swap of neighbours being one. */
static unsigned
distance(const char *a, size_t alen, const char *b, size_t blen)
{
	unsigned rows[3][WORD_LIMIT + 1];
	unsigned *before = rows[0], *last = rows[1], *now = rows[2];
	last[0] = 0;
	for (size_t j = 1; j <= blen; j++)
		last[j] = last[j - 1] + cost(b[j - 1]);
	for (size_t i = 1; i <= alen; i++) {
		now[0] = last[0] + cost(a[i - 1]);
		for (size_t j = 1; j <= blen; j++) {
			char x = lower(a[i - 1]), y = lower(b[j - 1]);
			unsigned change = x == y ? 0 : cost(x) > cost(y) ? cost(x) : cost(y);
			now[j] = least(last[j - 1] + change,
				least(last[j] + cost(x), now[j - 1] + cost(y)));
			if (i > 1 && j > 1 && x == lower(b[j - 2]) && y == lower(a[i - 2]))
				now[j] = least(now[j], before[j - 2] + change);
		}
		unsigned *spare = before;
		before = last;
		last = now;
		now = spare;
	}
	return last[blen];
}

void
near_try(struct near *near, const char *candidate)
{
	size_t len = strlen(near->wanted), other = strlen(candidate);
	unsigned limit = len < 2 ? 0 : len < 5 ? 1 : 2;
	if (len > WORD_LIMIT || other > WORD_LIMIT || len > other + limit || other > len + limit)
		return;
	unsigned edits = distance(near->wanted, len, candidate, other);
	if (edits > limit || (near->best && edits >= near->edits))
		return;
	near->best = candidate;
	near->edits = edits;
}
