#include "config.h"

#include "base/fraction.h"

#include <assert.h>

struct fraction
fraction_of(decimal value)
{
	return (struct fraction){value, 0, 1};
}

/* whole + rest / of, whatever the rest. */
static struct fraction
make(decimal whole, int64_t rest, int64_t of)
{
	whole += rest / of;
	rest %= of;
	if (rest < 0) {
		whole--;
		rest += of;
	}
	return (struct fraction){whole, rest, of};
}

struct fraction
fraction_mean(const decimal *v, size_t n)
{
	assert(n && n <= INT32_MAX);
	int64_t of = (int64_t)n;
	struct fraction mean = {.of = of};
	/* Each value divided first: no sum is larger than the largest value. */
	for (size_t i = 0; i < n; i++)
		mean = make(mean.whole + v[i] / of, mean.rest + v[i] % of, of);
	return mean;
}

struct fraction
fraction_quantile(const decimal *v, size_t n, unsigned part, unsigned parts)
{
	assert(n && part <= parts && parts <= 100);
	size_t at = (n - 1) * part, i = at / parts;
	int64_t rest = (int64_t)(at % parts);
	return rest ? make(v[i], (v[i + 1] - v[i]) * rest, parts) : fraction_of(v[i]);
}

struct fraction
fraction_distance(decimal a, struct fraction b)
{
	return make(a - b.whole, -b.rest, b.of);
}

decimal
fraction_decimal(struct fraction f)
{
	/* Below 0, half way up is towards zero. */
	int64_t missing = f.of - f.rest;
	bool is_up = f.whole < 0 ? f.rest > missing : f.rest >= missing;
	return f.whole + is_up;
}

const char *
fraction_rounded(char room[DECIMAL_ROOM], struct fraction f, int places, char mark)
{
	/*
	 * Half a unit is a whole number of millionths, so that what lies between
	 * two of them never decides; but where all six places are shown.  Above
	 * 0 the lower neighbour rounds the same, below 0 the upper one.
	 */
	decimal value = places == 6 ? fraction_decimal(f) :
		f.whole < 0 && f.rest ? f.whole + 1 : f.whole;
	return decimal_rounded(room, value, places, mark);
}
