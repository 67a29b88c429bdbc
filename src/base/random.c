#include "config.h"

#include "base/random.h"

#include <errno.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>

#include "base/alloc.h"

static struct {
	bool is_read, is_seeded;
	uint64_t state;
} seeded;

/* splitmix64 (Steele, Lea, Flood 2014): enough for repeatable test ids. */
static uint64_t
next_seeded(void)
{
	uint64_t z = seeded.state += 0x9e3779b97f4a7c15u;
	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
	z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
	return z ^ (z >> 31);
}

uint64_t
random_bits(void)
{
	if (!seeded.is_read) {
		const char *seed = getenv("KOMPASS_SEED");
		seeded.is_read = true;
		seeded.is_seeded = seed && *seed;
		if (seeded.is_seeded)
			seeded.state = strtoull(seed, NULL, 10);
	}
	if (seeded.is_seeded)
		return next_seeded();
	uint64_t bits;
	ssize_t got;
	do
		got = getrandom(&bits, sizeof(bits), 0);
	while (got < 0 && errno == EINTR);
	if (got != sizeof(bits))
		die("the system gives no random numbers: %s", strerror(errno));
	return bits;
}

void
random_encode(char *out, size_t len, uint64_t value)
{
	static const char letters[] = "0123456789abcdefghjkmnpqrstvwxyz";
	out[len] = '\0';
	while (len) {
		out[--len] = letters[value & 31];
		value >>= 5;
	}
}

void
random_letters(char *out, size_t len)
{
	while (len) {
		size_t n = len < 12 ? len : 12;
		random_encode(out, n, random_bits());
		out += n;
		len -= n;
	}
}
