#include "config.h"

#include "report/render.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/error.h"
#include "base/i18n.h"
#include "report/convert.h"
#include "report/markdown.h"
#include "report/render-parts.h"

bool
render_is_built(void)
{
	return convert_is_built();
}

void
render_escape(struct buf *out, const char *text)
{
	for (; *text; text++) {
		switch (*text) {
		case '&':
			buf_adds(out, "&amp;");
			break;
		case '<':
			buf_adds(out, "&lt;");
			break;
		case '>':
			buf_adds(out, "&gt;");
			break;
		case '"':
			buf_adds(out, "&quot;");
			break;
		default:
			buf_addc(out, *text);
		}
	}
}

/* The start of the last `what` before p; `from` where there is none. */
static const char *
find_back(const char *from, const char *p, const char *what)
{
	size_t len = strlen(what);
	while (p > from && strncmp(p, what, len))
		p--;
	return p;
}

void
render_tables(struct buf *out, const char *text, const struct markdown *md,
	const char *before, const char *after, render_table *add)
{
	const char *mark;
	while ((mark = strstr(text, MARKDOWN_MARK))) {
		const char *number = mark + strlen(MARKDOWN_MARK);
		size_t n = strtoul(number, NULL, 10);
		const char *start = find_back(text, mark, before), *end = strstr(number, after);
		buf_add(out, text, (size_t)(start - text));
		if (n < md->tables.n)
			add(out, md->tables.v[n], n);
		text = end ? end + strlen(after) : number + strlen(number);
	}
	buf_adds(out, text);
}
