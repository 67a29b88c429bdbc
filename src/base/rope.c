#include "config.h"

#include "base/rope.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/uio.h>

#include "base/alloc.h"
#include "base/array.h"
#include "base/buf.h"

struct piece {
	atomic_uint references;
	size_t len;
	char *s;
};

struct piece *
piece_take(struct buf *b)
{
	struct piece *p = xmalloc(sizeof(*p));
	atomic_init(&p->references, 1);
	p->len = b->len;
	/* It will not grow again. */
	if (b->room > b->len + b->len / 8 + 64)
		b->s = xrealloc(b->s, b->len + 1);
	p->s = buf_steal(b);
	return p;
}

struct piece *
piece_ref(struct piece *p)
{
	atomic_fetch_add_explicit(&p->references, 1, memory_order_relaxed);
	return p;
}

void
piece_unref(struct piece *p)
{
	/* Who frees has seen all that the others did with it. */
	if (!p || atomic_fetch_sub_explicit(&p->references, 1, memory_order_acq_rel) > 1)
		return;
	free(p->s);
	free(p);
}

const char *
piece_str(const struct piece *p)
{
	return p->s;
}

size_t
piece_len(const struct piece *p)
{
	return p->len;
}

bool
piece_is(const struct piece *a, const struct piece *b)
{
	return a == b || (a->len == b->len && !memcmp(a->s, b->s, a->len));
}

void
rope_done(struct rope *r)
{
	for (size_t i = 0; i < r->n; i++)
		piece_unref(r->v[i]);
	array_done(r);
	r->len = 0;
}

void
rope_add(struct rope *r, struct piece *p)
{
	*array_push(r) = p;
	r->len += p->len;
}

struct rope
rope_copy(const struct rope *r)
{
	struct rope copy = {0};
	for (size_t i = 0; i < r->n; i++)
		rope_add(&copy, piece_ref(r->v[i]));
	return copy;
}

struct rope
rope_of(const void *bytes, size_t len)
{
	struct rope r = {0};
	struct buf copy = BUF_INIT;
	buf_add(&copy, bytes, len);
	rope_add(&r, piece_take(&copy));
	return r;
}

bool
rope_is(const struct rope *r, const void *bytes, size_t len)
{
	const char *at = bytes;
	if (r->len != len)
		return false;
	for (size_t i = 0; i < r->n; at += r->v[i++]->len)
		if (memcmp(r->v[i]->s, at, r->v[i]->len))
			return false;
	return true;
}

struct iovec *
rope_parts(const struct rope *r)
{
	struct iovec *parts = xcalloc(r->n, sizeof(*parts));
	for (size_t i = 0; i < r->n; i++)
		parts[i] = (struct iovec){r->v[i]->s, r->v[i]->len};
	return parts;
}
