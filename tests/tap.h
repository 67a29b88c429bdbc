#ifndef TAP_H
#define TAP_H

/*
 * Tests print TAP.  Each check names itself by file, line and expression; one
 * that fails prints both values.  A test program ends with `return tap_end();`.
 */

#include <inttypes.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

static int tap_count, tap_failed;

static inline bool
tap_check(bool good, const char *file, int line, const char *what)
{
	tap_failed += !good;
	printf("%sok %d - %s:%d %s\n", good ? "" : "not ", ++tap_count, file, line, what);
	fflush(stdout);		/* a crash shows how far it came */
	return good;
}

static inline void
tap_int(intmax_t got, intmax_t want, const char *file, int line, const char *what)
{
	if (!tap_check(got == want, file, line, what))
		printf("#   got %" PRIdMAX ", wanted %" PRIdMAX "\n", got, want);
}

static inline void
tap_str(const char *got, const char *want, const char *file, int line, const char *what)
{
	bool is_same = got && want ? !strcmp(got, want) : got == want;
	if (!tap_check(is_same, file, line, what))
		printf("#   got    %s\n#   wanted %s\n", got ? got : "NULL", want ? want : "NULL");
}

#define ok(x) tap_check(!!(x), __FILE__, __LINE__, #x)
#define is_int(got, want) tap_int((intmax_t)(got), (intmax_t)(want), __FILE__, __LINE__, #got)
#define is_str(got, want) tap_str(got, want, __FILE__, __LINE__, #got)

static inline int
tap_end(void)
{
	printf("1..%d\n", tap_count);
	return tap_failed != 0;
}

#endif
