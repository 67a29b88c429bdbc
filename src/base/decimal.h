#ifndef BASE_DECIMAL_H
#define BASE_DECIMAL_H

/*
 * Exact decimal numbers: a signed count of millionths.  Points, maxima and
 * weights are such numbers; quotients stay fractions until they are printed,
 * and rounding happens once, there, half away from zero.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef int64_t decimal;	/* millionths */

#define DECIMAL_ONE ((decimal)1000000)

/* Largest size taken from a text: a thousand million. */
#define DECIMAL_LIMIT (DECIMAL_ONE * 1000000000)

/*
 * Reads a whole string: ASCII digits with at most one mark among `marks`
 * ("." or ",.") and at most six decimals, at least one digit before and, if
 * there is a mark, one after it.  A leading '-' only if is_signed.  False, and
 * *out untouched, for anything else or a size beyond DECIMAL_LIMIT.
 */
bool decimal_parse(decimal *out, const char *text, size_t len,
	const char *marks, bool is_signed);

/* The shortest exact form ("7.5", "10", "-0.25"), with this decimal mark. */
#define DECIMAL_ROOM 48
const char *decimal_exact(char room[DECIMAL_ROOM], decimal, char mark);

/* Rounded half away from zero to so many places (0..6), all of them shown. */
const char *decimal_rounded(char room[DECIMAL_ROOM], decimal, int places, char mark);

/* num/den rounded half away from zero to a whole number; den > 0. */
int64_t decimal_quotient(int64_t num, int64_t den);

/* 100 * part / whole, rounded half away from zero to a whole; whole > 0. */
int decimal_percent(decimal part, decimal whole);

/*
 * value rounded to the nearest multiple of step, halves away from zero; step 0
 * gives value itself.
 */
decimal decimal_to_step(decimal value, decimal step);

/* a * b / c, rounded half away from zero, without overflow on the way; c > 0. */
decimal decimal_muldiv(decimal a, decimal b, decimal c);

/*
 * Below, at or above 0 as a * b is below, at or above c * d, exactly: so
 * quotients are compared, a/d with c/b.  None of them below 0.
 */
int decimal_compare_products(decimal a, decimal b, decimal c, decimal d);

#endif
