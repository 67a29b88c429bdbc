#include "config.h"

#include "report/zip.h"

#include <string.h>
#include <time.h>

static void
add16(struct buf *out, unsigned n)
{
	buf_addc(out, (char)(n & 0xff));
	buf_addc(out, (char)(n >> 8 & 0xff));
}

static void
add32(struct buf *out, uint32_t n)
{
	add16(out, n & 0xffff);
	add16(out, n >> 16);
}

/* CRC-32 as ISO 3309 has it, bit by bit: the files are small. */
static uint32_t
checksum(const unsigned char *bytes, size_t len)
{
	uint32_t crc = 0xffffffff;
	for (size_t i = 0; i < len; i++) {
		crc ^= bytes[i];
		for (int bit = 0; bit < 8; bit++)
			crc = crc >> 1 ^ (crc & 1 ? 0xedb88320 : 0);
	}
	return ~crc;
}

void
zip_begin(struct zip *z, struct buf *out, struct stamp now)
{
	time_t seconds = (time_t)now.seconds;
	struct tm tm;
	*z = (struct zip){.out = out};
	/* It knows the years from 1980 to 2107. */
	if (!gmtime_r(&seconds, &tm) || tm.tm_year < 80 || tm.tm_year > 207)
		tm = (struct tm){.tm_year = 80, .tm_mday = 1};
	z->date = (uint16_t)((tm.tm_year - 80) << 9 | (tm.tm_mon + 1) << 5 | tm.tm_mday);
	z->time = (uint16_t)(tm.tm_hour << 11 | tm.tm_min << 5 | tm.tm_sec / 2);
}

/* What the entry in the directory repeats of the header before a file. */
static void
add_common(struct buf *out, const struct zip *z, uint32_t crc, const char *name, size_t len)
{
	add16(out, 10);			/* version needed */
	add16(out, 1 << 11);		/* names are UTF-8 */
	add16(out, 0);			/* stored */
	add16(out, z->time);
	add16(out, z->date);
	add32(out, crc);
	add32(out, (uint32_t)len);
	add32(out, (uint32_t)len);
	add16(out, (unsigned)strlen(name));
	add16(out, 0);			/* no extra field */
}

void
zip_add(struct zip *z, const char *name, const void *bytes, size_t len)
{
	uint32_t crc = checksum(bytes, len);
	size_t at = z->out->len;
	buf_add(z->out, "PK\3\4", 4);
	add_common(z->out, z, crc, name, len);
	buf_adds(z->out, name);
	buf_add(z->out, bytes, len);
	buf_add(&z->directory, "PK\1\2", 4);
	add16(&z->directory, 10);	/* made by */
	add_common(&z->directory, z, crc, name, len);
	add16(&z->directory, 0);	/* no remark */
	add16(&z->directory, 0);	/* first disk */
	add16(&z->directory, 0);	/* of no kind */
	add32(&z->directory, 0);	/* no attributes */
	add32(&z->directory, (uint32_t)at);
	buf_adds(&z->directory, name);
	z->count++;
}

void
zip_end(struct zip *z)
{
	size_t at = z->out->len;
	buf_add(z->out, buf_str(&z->directory), z->directory.len);
	buf_add(z->out, "PK\5\6", 4);
	add16(z->out, 0);
	add16(z->out, 0);
	add16(z->out, (unsigned)z->count);
	add16(z->out, (unsigned)z->count);
	add32(z->out, (uint32_t)z->directory.len);
	add32(z->out, (uint32_t)at);
	add16(z->out, 0);
	buf_done(&z->directory);
}
