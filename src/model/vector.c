#include "config.h"

#include "model/vector.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/buf.h"

void
vector_done(struct vector *a)
{
	array_done(a);
}

void
vector_copy(struct vector *to, const struct vector *from)
{
	to->v = from->n ? xmemdup(from->v, from->n * sizeof(*from->v)) : NULL;
	to->n = to->room = from->n;
}

enum vector_order
vector_compare(const struct vector *a, const struct vector *b)
{
	bool is_ahead = false, is_behind = false;
	size_t i = 0, j = 0;
	while (i < a->n || j < b->n) {
		int c = i == a->n ? 1 : j == b->n ? -1 : strcmp(a->v[i].writer, b->v[j].writer);
		if (c < 0) {
			is_ahead = true;
			i++;
		} else if (c > 0) {
			is_behind = true;
			j++;
		} else {
			is_ahead |= a->v[i].count > b->v[j].count;
			is_behind |= a->v[i].count < b->v[j].count;
			i++;
			j++;
		}
	}
	if (is_ahead && is_behind)
		return VECTOR_CONCURRENT;
	return is_ahead ? VECTOR_AFTER : is_behind ? VECTOR_BEFORE : VECTOR_EQUAL;
}

uint32_t
vector_count(const struct vector *a, const char *writer)
{
	for (size_t i = 0; i < a->n; i++)
		if (!strcmp(a->v[i].writer, writer))
			return a->v[i].count;
	return 0;
}

bool
vector_raise(struct vector *a, const char *writer, uint32_t count)
{
	size_t i = 0;
	while (i < a->n && strcmp(a->v[i].writer, writer) < 0)
		i++;
	if (i == a->n || strcmp(a->v[i].writer, writer)) {
		struct vector_entry *e = array_insert(a, i);
		memcpy(e->writer, writer, strlen(writer) + 1);
	}
	if (a->v[i].count >= count)
		return false;
	a->v[i].count = count;
	return true;
}

void
vector_join(struct vector *a, const struct vector *other)
{
	for (size_t i = 0; i < other->n; i++)
		vector_raise(a, other->v[i].writer, other->v[i].count);
}

void
vector_format(struct buf *out, const struct vector *a)
{
	buf_addc(out, '{');
	for (size_t i = 0; i < a->n; i++) {
		char digits[11];
		size_t n = sizeof(digits);
		uint32_t count = a->v[i].count;
		do
			digits[--n] = (char)('0' + count % 10);
		while (count /= 10);
		if (i)
			buf_adds(out, ", ");
		buf_adds(out, a->v[i].writer);
		buf_adds(out, ": ");
		buf_add(out, digits + n, sizeof(digits) - n);
	}
	buf_addc(out, '}');
}

bool
writer_is_valid(const char *text)
{
	return (text[0] == WRITER_SITTING || text[0] == WRITER_HAND) &&
		strlen(text) == WRITER_LETTERS + 1 &&
		strspn(text + 1, "0123456789abcdefghjkmnpqrstvwxyz") == WRITER_LETTERS;
}
