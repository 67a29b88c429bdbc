#include "bytes.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void
out_of_memory(void)
{
	fputs("drive: out of memory\n", stderr);
	exit(2);
}

static void
reserve(struct bytes *b, size_t more)
{
	size_t need = b->len + more + 1;

	if (need <= b->size)
		return;
	char *data = realloc(b->data, 2 * need);
	if (!data)
		out_of_memory();
	b->data = data;
	b->size = 2 * need;
}

void
bytes_add(struct bytes *b, const void *data, size_t len)
{
	reserve(b, len);
	if (len > 0)
		memcpy(b->data + b->len, data, len);
	b->len += len;
	b->data[b->len] = '\0';
}

void
bytes_add_text(struct bytes *b, const char *text)
{
	bytes_add(b, text, strlen(text));
}

void
bytes_add_utf8(struct bytes *b, uint32_t c)
{
	unsigned char utf8[4];
	size_t len;

	if (c < 0x80) {
		utf8[0] = (unsigned char)c;
		len = 1;
	} else if (c < 0x800) {
		utf8[0] = (unsigned char)(0xc0 | c >> 6);
		len = 2;
	} else if (c < 0x10000) {
		utf8[0] = (unsigned char)(0xe0 | c >> 12);
		len = 3;
	} else {
		utf8[0] = (unsigned char)(0xf0 | (c >> 18 & 7));
		len = 4;
	}
	for (size_t i = 1; i < len; i++)
		utf8[i] = 0x80 | (c >> 6 * (len - 1 - i) & 0x3f);
	bytes_add(b, utf8, len);
}

__attribute__((format(printf, 2, 0)))
static void
add_formatted(struct bytes *b, const char *format, va_list args)
{
	va_list again;

	va_copy(again, args);
	int len = vsnprintf(NULL, 0, format, again);
	va_end(again);
	if (len < 0)
		return;
	reserve(b, (size_t)len);
	vsnprintf(b->data + b->len, (size_t)len + 1, format, args);
	b->len += (size_t)len;
}

void
bytes_addf(struct bytes *b, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	add_formatted(b, format, args);
	va_end(args);
}

char *
bytes_format(const char *format, ...)
{
	struct bytes b = { 0 };
	va_list args;

	va_start(args, format);
	add_formatted(&b, format, args);
	va_end(args);
	return b.data;
}

void
bytes_cut(struct bytes *b, size_t len)
{
	if (len < b->len) {
		b->len = len;
		b->data[len] = '\0';
	}
}

const char *
bytes_text(const struct bytes *b)
{
	return b->data ? b->data : "";
}

bool
bytes_has(const struct bytes *b, const char *part, size_t len)
{
	return len == 0 || (b->len > 0 && memmem(b->data, b->len, part, len));
}

bool
bytes_equal(const struct bytes *a, const struct bytes *b)
{
	return a->len == b->len
		&& (a->len == 0 || memcmp(a->data, b->data, a->len) == 0);
}

bool
bytes_read(struct bytes *b, const char *path)
{
	FILE *file = fopen(path, "rbe");
	size_t before = b->len, len;
	char part[4096];

	if (!file)
		return false;
	while ((len = fread(part, 1, sizeof part, file)) > 0)
		bytes_add(b, part, len);
	bool ok = !ferror(file);
	int error = errno;
	fclose(file);
	if (!ok)
		bytes_cut(b, before);
	errno = error;
	return ok;
}

bool
bytes_write(const struct bytes *b, const char *path)
{
	FILE *file = fopen(path, "wbe");

	if (!file)
		return false;
	bool ok = fwrite(bytes_text(b), 1, b->len, file) == b->len;
	return fclose(file) == 0 && ok;
}

void
bytes_done(struct bytes *b)
{
	free(b->data);
	*b = (struct bytes){ 0 };
}

void *
bytes_alloc(size_t count, size_t size)
{
	void *memory = calloc(count, size);

	if (!memory)
		out_of_memory();
	return memory;
}
