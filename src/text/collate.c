#include "config.h"

#include "text/collate.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/order.h"
#include "text/utf8.h"

/* The place of a folded letter that has one of its own, after z; 0 of others. */
static char
own_place(uint32_t c)
{
	switch (c) {
	case 0x00E5: return '{';	/* å */
	case 0x00E4:			/* ä */
	case 0x00E6: return '|';	/* æ */
	case 0x00F6:			/* ö */
	case 0x00F8: return '}';	/* ø */
	default: return '\0';
	}
}

char *
collate_key(const char *name)
{
	struct buf key = BUF_INIT;
	char *folded = utf8_fold(name, strlen(name), false);
	size_t len = strlen(folded);
	buf_reserve(&key, len + 1);
	for (size_t i = 0; i < len;) {
		uint32_t c;
		size_t bytes = utf8_decode(&c, folded + i, len - i);
		char place = own_place(c);
		if (place) {
			buf_addc(&key, place);
		} else if (c < 0x80) {
			/* What would stand where those letters do comes before all letters. */
			buf_addc(&key, c > 'z' ? '!' : (char)c);
		} else {
			char *plain = utf8_fold(folded + i, bytes, true);
			buf_adds(&key, plain);
			free(plain);
		}
		i += bytes;
	}
	free(folded);
	buf_addc(&key, '\0');
	return buf_steal(&key);
}

int
collate(const char *a, const char *b)
{
	char *p = collate_key(a), *q = collate_key(b);
	int order = order_natural(p, q);
	free(p);
	free(q);
	return order ? order : strcmp(a, b);
}
