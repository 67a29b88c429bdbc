#include "config.h"

#include "base/decimal.h"

#include <assert.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

bool
decimal_parse(decimal *out, const char *text, size_t len,
	const char *marks, bool is_signed)
{
	size_t i = 0;
	bool is_negative = is_signed && len && text[0] == '-';
	if (is_negative)
		i++;
	decimal value = 0;
	size_t digits = 0;
	int places = -1;	/* decimals seen; -1 before the mark */
	for (; i < len; i++) {
		char c = text[i];
		if (c >= '0' && c <= '9') {
			if (places == 6)
				return false;
			if (places >= 0)
				places++;
			else
				digits++;
			value = value * 10 + (c - '0');
			if (value > DECIMAL_LIMIT)
				return false;
		} else if (c && strchr(marks, c) && places < 0 && digits) {
			places = 0;
		} else {
			return false;
		}
	}
	if (!digits || places == 0)
		return false;
	for (int p = places < 0 ? 0 : places; p < 6; p++) {
		value *= 10;
		if (value > DECIMAL_LIMIT)
			return false;
	}
	*out = is_negative ? -value : value;
	return true;
}

const char *
decimal_exact(char room[DECIMAL_ROOM], decimal value, char mark)
{
	decimal_rounded(room, value, 6, mark);
	size_t len = strlen(room);
	while (room[len - 1] == '0')
		len--;
	if (room[len - 1] == mark)
		len--;
	room[len] = '\0';
	return room;
}

const char *
decimal_rounded(char room[DECIMAL_ROOM], decimal value, int places, char mark)
{
	assert(places >= 0 && places <= 6);
	int64_t unit = DECIMAL_ONE, scale = 1;
	for (int p = 0; p < places; p++) {
		unit /= 10;
		scale *= 10;
	}
	int64_t n = decimal_quotient(value, unit);
	const char *sign = n < 0 ? "-" : "";
	if (n < 0)
		n = -n;
	if (places)
		snprintf(room, DECIMAL_ROOM, "%s%" PRId64 "%c%0*" PRId64,
			sign, n / scale, mark, places, n % scale);
	else
		snprintf(room, DECIMAL_ROOM, "%s%" PRId64, sign, n);
	return room;
}

int64_t
decimal_quotient(int64_t num, int64_t den)
{
	assert(den > 0);
	int64_t q = num / den, r = num % den;
	int64_t size = r < 0 ? -r : r;
	if (size >= den - size)
		q += num < 0 ? -1 : 1;
	return q;
}

int
decimal_percent(decimal part, decimal whole)
{
	return (int)decimal_muldiv(100, part, whole);
}

decimal
decimal_to_step(decimal value, decimal step)
{
	return step > 0 ? decimal_quotient(value, step) * step : value;
}

/* x * y in two words, as at school. */
static void
multiply(uint64_t *high, uint64_t *low, uint64_t x, uint64_t y)
{
	uint64_t xl = x & 0xffffffff, xh = x >> 32, yl = y & 0xffffffff, yh = y >> 32;
	uint64_t mid = xh * yl + ((xl * yl) >> 32), mid2 = xl * yh + (mid & 0xffffffff);
	*low = (mid2 << 32) | ((xl * yl) & 0xffffffff);
	*high = xh * yh + (mid >> 32) + (mid2 >> 32);
}

decimal
decimal_muldiv(decimal a, decimal b, decimal c)
{
	assert(c > 0);
	bool is_negative = (a < 0) != (b < 0);
	uint64_t x = a < 0 ? -(uint64_t)a : (uint64_t)a;
	uint64_t y = b < 0 ? -(uint64_t)b : (uint64_t)b;
	uint64_t d = (uint64_t)c;

	/* C11 has no wider integer, and the division bit by bit runs once a figure. */
	uint64_t high, low;
	multiply(&high, &low, x, y);
	assert(high < d);
	uint64_t q = 0, r = high;
	for (int bit = 63; bit >= 0; bit--) {
		uint64_t carry = r >> 63;
		r = (r << 1) | ((low >> bit) & 1);
		q <<= 1;
		if (carry || r >= d) {
			r -= d;
			q |= 1;
		}
	}
	if (r >= d - r)
		q++;
	return is_negative ? -(decimal)q : (decimal)q;
}

int
decimal_compare_products(decimal a, decimal b, decimal c, decimal d)
{
	assert(a >= 0 && b >= 0 && c >= 0 && d >= 0);
	uint64_t high[2], low[2];
	multiply(&high[0], &low[0], (uint64_t)a, (uint64_t)b);
	multiply(&high[1], &low[1], (uint64_t)c, (uint64_t)d);
	if (high[0] != high[1])
		return high[0] > high[1] ? 1 : -1;
	return (low[0] > low[1]) - (low[0] < low[1]);
}
