#ifndef BASE_BUF_H
#define BASE_BUF_H

/*
 * A growing byte string.  `struct buf b = BUF_INIT;` is empty and owns
 * nothing; buf_done() releases.  s is always ended by a NUL that len does not
 * count, once anything was added; buf_str() gives "" before that.
 */

#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include "base/attr.h"

struct buf {
	char *s;	/* the bytes, or NULL while nothing was added */
	size_t len;	/* how many */
	size_t room;	/* allocated */
};

#define BUF_INIT {NULL, 0, 0}

void buf_done(struct buf *);
void buf_clear(struct buf *);		/* empty, memory kept */
void buf_reserve(struct buf *, size_t more);

/* In the header: a session is written in a hundred thousand small pieces. */
static inline void
buf_add(struct buf *b, const void *p, size_t len)
{
	if (b->room - b->len <= len)
		buf_reserve(b, len);
	if (len)
		memcpy(b->s + b->len, p, len);
	b->len += len;
	b->s[b->len] = '\0';
}

static inline void
buf_addc(struct buf *b, char c)
{
	if (b->room - b->len <= 1)
		buf_reserve(b, 1);
	b->s[b->len++] = c;
	b->s[b->len] = '\0';
}

static inline void
buf_adds(struct buf *b, const char *s)
{
	buf_add(b, s, strlen(s));
}

void buf_addf(struct buf *, const char *fmt, ...) ATTR_PRINTF(2, 3);
void buf_addv(struct buf *, const char *fmt, va_list) ATTR_PRINTF(2, 0);
void buf_pad(struct buf *, char, size_t count);
void buf_truncate(struct buf *, size_t len);
void buf_insert(struct buf *, size_t at, const void *, size_t);
void buf_remove(struct buf *, size_t at, size_t len);

/* The string, borrowed until the next change; never NULL. */
const char *buf_str(const struct buf *);

/* The string, the caller's now; the buffer is empty again. */
char *buf_steal(struct buf *);

#endif
