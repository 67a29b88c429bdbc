#ifndef MODEL_VECTOR_H
#define MODEL_VECTOR_H

/*
 * Version vectors: for each writer that changed an item, how far it had come.
 * One version has seen another where it is nowhere behind it (Parker et al.,
 * "Detection of Mutual Inconsistency in Distributed Systems", 1983).
 *
 * A writer is minted at random for each sitting, so that no copied folder and
 * no backup ever uses a counter twice.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct buf;

enum {
	WRITER_LETTERS = 9,
	WRITER_ROOM = WRITER_LETTERS + 2,	/* a kind, the letters, NUL */
	WRITER_COUNT_DIGITS = 9,
	WRITER_COUNT_LIMIT = 999999999	/* what a file may hold */
};

/* The kind of writer, its first letter. */
#define WRITER_SITTING 'w'	/* a process with one file */
#define WRITER_HAND 'h'		/* somebody with an editor; named after the content */

struct vector_entry {
	char writer[WRITER_ROOM];
	uint32_t count;		/* from 1 */
};

struct vector {
	struct vector_entry *v;	/* sorted by writer */
	size_t n, room;
};

enum vector_order {
	VECTOR_EQUAL,
	VECTOR_BEFORE,		/* the first has seen less: it is dominated */
	VECTOR_AFTER,
	VECTOR_CONCURRENT
};

void vector_done(struct vector *);
void vector_copy(struct vector *to, const struct vector *from);
enum vector_order vector_compare(const struct vector *, const struct vector *);

/* 0 where the writer is not in it. */
uint32_t vector_count(const struct vector *, const char *writer);

/* Raises a writer's counter to at least count; false if it was that or more. */
bool vector_raise(struct vector *, const char *writer, uint32_t count);

/* Raises all that `other` is ahead in. */
void vector_join(struct vector *, const struct vector *other);

/* Appends "{wabc: 3, wdef: 1}". */
void vector_format(struct buf *, const struct vector *);

/* Is this the name of a writer: w or h and nine letters of base 32? */
bool writer_is_valid(const char *text);

#endif
