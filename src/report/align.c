#include "config.h"

#include "report/align.h"

#include <string.h>

#include "base/buf.h"
#include "text/utf8.h"

void
align_left(struct buf *out, const char *text, size_t columns, bool is_ascii)
{
	size_t used = utf8_clip(out, text, strlen(text), columns, is_ascii);
	buf_pad(out, ' ', columns > used ? columns - used : 0);
}

void
align_right(struct buf *out, const char *text, size_t columns)
{
	size_t used = utf8_width(text, strlen(text));
	buf_pad(out, ' ', columns > used ? columns - used : 0);
	buf_adds(out, text);
}

void
align_end_line(struct buf *out)
{
	while (out->len && out->s[out->len - 1] == ' ')
		buf_truncate(out, out->len - 1);
	buf_addc(out, '\n');
}
