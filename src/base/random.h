#ifndef BASE_RANDOM_H
#define BASE_RANDOM_H

/*
 * Random ids.  Letters are those of Crockford's base 32 in lower case (no i,
 * l, o, u).  KOMPASS_SEED=N makes them repeatable, for tests and for making
 * the examples.
 */

#include <stddef.h>
#include <stdint.h>

/* 64 random bits from the system; ends the program if it has none. */
uint64_t random_bits(void);

/* Writes len letters and a NUL. */
void random_letters(char *out, size_t len);

/* Writes the low 5 * len bits of value as letters, highest first, and a NUL. */
void random_encode(char *out, size_t len, uint64_t value);

#endif
