#ifndef BASE_ROPE_H
#define BASE_ROPE_H

/*
 * Long texts in pieces.  A piece never changes once made and is a counted
 * reference, also between threads: versions of a text, and who formats, writes
 * and compares it, share the pieces that are the same in all.
 */

#include <stdbool.h>
#include <stddef.h>

struct buf;
struct iovec;

struct piece;

/* A new piece with one reference; the buffer's bytes are taken, it is empty again. */
struct piece *piece_take(struct buf *);
struct piece *piece_ref(struct piece *);
void piece_unref(struct piece *);		/* NULL is fine */

/* Its bytes, ended by a NUL that the length does not count; and the length. */
const char *piece_str(const struct piece *);
size_t piece_len(const struct piece *);

/* Are the bytes the same? */
bool piece_is(const struct piece *, const struct piece *);

/* One text: its pieces in order.  `struct rope r = {0};` is empty and owns nothing. */
struct rope {
	struct piece **v;	/* a reference to each */
	size_t n, room;
	size_t len;		/* bytes in all */
};

void rope_done(struct rope *);

/* Appends a piece; the reference is taken. */
void rope_add(struct rope *, struct piece *);

/* The same text: the pieces are shared.  The caller calls rope_done. */
struct rope rope_copy(const struct rope *);

/* A text of one piece, a copy of these bytes. */
struct rope rope_of(const void *bytes, size_t len);

/* Is the text these bytes? */
bool rope_is(const struct rope *, const void *bytes, size_t len);

/* The pieces for writing, one to an element; n of them.  The caller frees. */
struct iovec *rope_parts(const struct rope *);

#endif
