#ifndef BASE_ALLOC_H
#define BASE_ALLOC_H

/*
 * Memory that is there or ends the program.  Running out of memory is fatal,
 * through die(), in one place: what was typed is on the disk already, and code
 * that limps on without memory is code that nobody has ever tested.
 */

#include <stddef.h>

#include "base/attr.h"

/*
 * To be called once, first: large pieces that are freed stay for the next ones.
 * Given back to the system they cost twice, a page fault for each page.
 */
void alloc_start(void);

/* As malloc, calloc and realloc, but never NULL; a size of 0 gives 1 byte. */
void *xmalloc(size_t size);
void *xcalloc(size_t n, size_t size);
void *xrealloc(void *p, size_t size);

/* n * size bytes, checked for overflow. */
void *xreallocarray(void *p, size_t n, size_t size);

/* Copies; the caller frees.  xstrdup(NULL) is NULL. */
char *xstrdup(const char *s);
char *xstrndup(const char *s, size_t len);
void *xmemdup(const void *p, size_t len);

/* A formatted string; the caller frees. */
char *xasprintf(const char *fmt, ...) ATTR_PRINTF(1, 2);

/*
 * Ends the program with status 2 after "kompass: TEXT" on standard error.
 * The hook, if set, runs first, once: it gives the terminal back.
 */
void die(const char *fmt, ...) ATTR_PRINTF(1, 2) ATTR_NORETURN;
void die_set_hook(void (*hook)(void));

#endif
