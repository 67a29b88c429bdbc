/*
 * A growing string of bytes, the only container of the driver. It may hold
 * NUL bytes; `data` is NUL-terminated besides. Zero it to start: an empty one
 * has no memory, so read it as text through bytes_text(). Out of memory ends
 * the driver.
 */
#ifndef BYTES_H
#define BYTES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct bytes {
	char *data;		/* NULL as long as nothing was added */
	size_t len;		/* without the final NUL */
	size_t size;		/* allocated */
};

void bytes_add(struct bytes *b, const void *data, size_t len);
void bytes_add_text(struct bytes *b, const char *text);
void bytes_add_utf8(struct bytes *b, uint32_t character);
void bytes_addf(struct bytes *b, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* Drops what is beyond len. */
void bytes_cut(struct bytes *b, size_t len);

/* Never NULL; borrowed until the next change. */
const char *bytes_text(const struct bytes *b);

bool bytes_has(const struct bytes *b, const char *part, size_t len);
bool bytes_equal(const struct bytes *a, const struct bytes *b);

/* Adds the whole file. On failure errno tells why and b is as it was. */
bool bytes_read(struct bytes *b, const char *path);

/* Makes path hold b and nothing else. On failure errno tells why. */
bool bytes_write(const struct bytes *b, const char *path);

void bytes_done(struct bytes *b);

/* Like asprintf; the caller frees. */
char *bytes_format(const char *format, ...)
	__attribute__((format(printf, 1, 2)));

/* Memory that is zeroed and never NULL. */
void *bytes_alloc(size_t count, size_t size);

#endif
