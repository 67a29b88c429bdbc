#ifndef BASE_FRACTION_H
#define BASE_FRACTION_H

/*
 * Exact quotients of points: means, medians and quartiles, which are no decimal
 * any more until they are printed.
 */

#include <stddef.h>
#include <stdint.h>

#include "base/decimal.h"

/* whole + rest / of millionths, 0 <= rest < of; also of what is below 0. */
struct fraction {
	decimal whole;
	int64_t rest, of;
};

struct fraction fraction_of(decimal);

/* The mean of n > 0 values (at most 2^31); exact however large they are. */
struct fraction fraction_mean(const decimal *v, size_t n);

/*
 * The quantile part / parts (1/4, 2/4, 3/4) of n > 0 values in ascending order,
 * by linear interpolation between the two beside it: type 7 of Hyndman and
 * Fan, Sample Quantiles in Statistical Packages (1996), which is also what
 * spreadsheets call QUARTILE or QUARTILE.INC.  Half way is the usual median.
 */
struct fraction fraction_quantile(const decimal *v, size_t n, unsigned part, unsigned parts);

/* a - b */
struct fraction fraction_distance(decimal a, struct fraction b);

/* Rounded half away from zero to so many places (0..6), all of them shown. */
const char *fraction_rounded(char room[DECIMAL_ROOM], struct fraction, int places, char mark);

/* The nearest decimal, half away from zero: exact where it has at most six decimals. */
decimal fraction_decimal(struct fraction);

#endif
