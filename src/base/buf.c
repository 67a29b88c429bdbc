#include "config.h"

#include "base/buf.h"

#include <assert.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"

void
buf_done(struct buf *b)
{
	if (!b)
		return;
	free(b->s);
	*b = (struct buf)BUF_INIT;
}

void
buf_clear(struct buf *b)
{
	buf_truncate(b, 0);
}

void
buf_reserve(struct buf *b, size_t more)
{
	if (more > SIZE_MAX / 4 - b->len)
		die("a text of more than %zu bytes", SIZE_MAX / 4);
	size_t need = b->len + more + 1;
	if (need <= b->room)
		return;
	size_t room = b->room ? b->room : 64;
	while (room < need)
		room *= 2;
	b->s = xrealloc(b->s, room);
	b->room = room;
	b->s[b->len] = '\0';
}

void
buf_addv(struct buf *b, const char *fmt, va_list args)
{
	va_list again;
	va_copy(again, args);
	/* Most often it fits into what is there. */
	size_t room = b->room - b->len;
	int len = vsnprintf(room ? b->s + b->len : NULL, room, fmt, args);
	assert(len >= 0);
	if ((size_t)len >= room) {
		buf_reserve(b, (size_t)len);
		vsnprintf(b->s + b->len, (size_t)len + 1, fmt, again);
	}
	va_end(again);
	b->len += (size_t)len;
}

void
buf_addf(struct buf *b, const char *fmt, ...)
{
	va_list args;
	va_start(args, fmt);
	buf_addv(b, fmt, args);
	va_end(args);
}

void
buf_pad(struct buf *b, char c, size_t count)
{
	buf_reserve(b, count);
	memset(b->s + b->len, c, count);
	b->len += count;
	b->s[b->len] = '\0';
}

void
buf_truncate(struct buf *b, size_t len)
{
	assert(len <= b->len);
	b->len = len;
	if (b->s)
		b->s[len] = '\0';
}

void
buf_insert(struct buf *b, size_t at, const void *p, size_t len)
{
	assert(at <= b->len);
	buf_reserve(b, len);
	memmove(b->s + at + len, b->s + at, b->len - at);
	if (len)
		memcpy(b->s + at, p, len);
	b->len += len;
	b->s[b->len] = '\0';
}

void
buf_remove(struct buf *b, size_t at, size_t len)
{
	assert(at <= b->len && len <= b->len - at);
	if (!len)
		return;
	memmove(b->s + at, b->s + at + len, b->len - at - len);
	b->len -= len;
	b->s[b->len] = '\0';
}

const char *
buf_str(const struct buf *b)
{
	return b->s ? b->s : "";
}

char *
buf_steal(struct buf *b)
{
	char *s = b->s ? b->s : xstrdup("");
	*b = (struct buf)BUF_INIT;
	return s;
}
