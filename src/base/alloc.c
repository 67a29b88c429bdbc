#include "config.h"

#include "base/alloc.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#ifdef HAVE_MALLOPT
#include <malloc.h>
#endif

static void (*die_hook)(void);

/* No allocation from here on: memory may be what we are out of. */
static ATTR_NORETURN void
out_of_memory(void)
{
	static const char text[] = "kompass: out of memory; "
		"everything shown as saved is on the disk\n";

	void (*hook)(void) = die_hook;
	die_hook = NULL;
	if (hook)
		hook();
	ssize_t ignored = write(STDERR_FILENO, text, sizeof(text) - 1);
	(void)ignored;
	_exit(2);
}

void
alloc_start(void)
{
#ifdef HAVE_MALLOPT
	enum { LARGE = 32 << 20 };
	mallopt(M_MMAP_THRESHOLD, LARGE);
	mallopt(M_TRIM_THRESHOLD, LARGE);
#endif
}

void *
xmalloc(size_t size)
{
	void *p = malloc(size ? size : 1);
	if (!p)
		out_of_memory();
	return p;
}

void *
xcalloc(size_t n, size_t size)
{
	void *p = n && size ? calloc(n, size) : calloc(1, 1);
	if (!p)
		out_of_memory();
	return p;
}

void *
xrealloc(void *p, size_t size)
{
	p = realloc(p, size ? size : 1);
	if (!p)
		out_of_memory();
	return p;
}

void *
xreallocarray(void *p, size_t n, size_t size)
{
	if (size && n > SIZE_MAX / size)
		out_of_memory();
	return xrealloc(p, n * size);
}

char *
xstrdup(const char *s)
{
	return s ? xmemdup(s, strlen(s) + 1) : NULL;
}

char *
xstrndup(const char *s, size_t len)
{
	char *copy = xmalloc(len + 1);
	memcpy(copy, s, len);
	copy[len] = '\0';
	return copy;
}

void *
xmemdup(const void *p, size_t len)
{
	void *copy = xmalloc(len);
	if (len)
		memcpy(copy, p, len);
	return copy;
}

char *
xasprintf(const char *fmt, ...)
{
	/* Most are short: formatted once, and copied. */
	char room[128];
	va_list args, again;
	va_start(args, fmt);
	va_copy(again, args);
	int len = vsnprintf(room, sizeof(room), fmt, args);
	va_end(args);
	if (len < 0)
		out_of_memory();
	char *text = xmalloc((size_t)len + 1);
	if ((size_t)len < sizeof(room))
		memcpy(text, room, (size_t)len + 1);
	else
		vsnprintf(text, (size_t)len + 1, fmt, again);
	va_end(again);
	return text;
}

void
die(const char *fmt, ...)
{
	void (*hook)(void) = die_hook;
	die_hook = NULL;
	if (hook)
		hook();
	va_list args;
	va_start(args, fmt);
	fputs("kompass: ", stderr);
	vfprintf(stderr, fmt, args);
	fputc('\n', stderr);
	va_end(args);
	_exit(2);
}

void
die_set_hook(void (*hook)(void))
{
	die_hook = hook;
}
