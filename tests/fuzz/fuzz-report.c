/*
 * Any bytes as a session, and its report: whatever it says, the structure of the
 * documents is the report's own, and nothing unsafe is in them.
 */
#include "config.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/error.h"
#include "model/session.h"
#include "report/discretion.h"
#include "report/markdown.h"
#include "report/render.h"
#include "report/report.h"
#include "store/session-file.h"
#include "text/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len);

static size_t
count(const struct buf *text, const char *what)
{
	size_t n = 0;
	for (const char *p = buf_str(text); (p = strstr(p, what)); p += strlen(what))
		n++;
	return n;
}

static void
check_text(const struct buf *text)
{
	if (utf8_check(buf_str(text), text->len) != text->len || strlen(buf_str(text)) != text->len)
		abort();
	for (size_t i = 0; i < text->len; i++)
		if (((unsigned char)text->s[i] < 0x20 && text->s[i] != '\n' && text->s[i] != '\t') ||
		    text->s[i] == 0x7f)
			abort();
}

/* What HTML holds is what was written: so many headings, tables and rows. */
static void
check_html(const struct markdown *md, const struct buf *html)
{
	size_t levels[7] = {0}, rows = 0;
	char tag[] = "<h1 ";
	for (size_t i = 0; i < md->headings.n; i++)
		levels[md->headings.v[i].level]++;
	levels[2]++;		/* the contents */
	for (int level = 1; level < 7; level++) {
		tag[2] = (char)('0' + level);
		if (count(html, tag) != levels[level])
			abort();
	}
	for (size_t i = 0; i < md->tables.n; i++)
		rows += md->tables.v[i]->strong.n;
	if (count(html, "<table>") != md->tables.n || count(html, "<tr") != rows ||
	    count(html, "<script") || count(html, "<img") || count(html, "<em>") ||
	    count(html, "<code") || count(html, "<pre") || count(html, "<blockquote") ||
	    count(html, "<hr") || count(html, "</html>") != 1)
		abort();
	/* Links are those of the contents. */
	if (count(html, "<a ") + count(html, "href=") != 2 * (levels[2] - 1 + levels[3]))
		abort();
}

static void
write_form(const struct session *s, const struct report_options *options, enum markdown_form form)
{
	static const struct render r = {.title = "Title", .language = "sv", .is_draft = true};
	struct markdown md;
	struct buf made = BUF_INIT;
	struct leaks leaks = {0};
	markdown_init(&md, form);
	report_write(&md, s, options);
	check_text(&md.out);
	if (form == MARKDOWN_MARKDOWN)
		discretion_search(&leaks, &md, s, NULL, 0);
	if (form == MARKDOWN_PARTS && count(&md.out, MARKDOWN_MARK) != 2 * md.tables.n)
		abort();
	if (form == MARKDOWN_PARTS && render_html(&made, &md, &r, NULL)) {
		check_text(&made);
		check_html(&md, &made);
		if (!render_odt(&made, &md, &r, NULL))
			abort();
	}
	leaks_done(&leaks);
	buf_done(&made);
	markdown_done(&md);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
	struct diags diags;
	diags_init(&diags, "fuzz");
	struct session *s = session_read((const char *)bytes, len, NULL, &diags);
	for (int is_oral = 0; s && is_oral < 2; is_oral++) {
		const struct report_options options = {.is_oral = is_oral, .has_scores = true,
			.reference = is_oral ? NULL : s};
		struct left left;
		discretion_count(&left, s, &options);
		for (int form = MARKDOWN_MARKDOWN; form <= MARKDOWN_PARTS; form++)
			write_form(s, &options, (enum markdown_form)form);
	}
	session_free(s);
	diags_done(&diags);
	return 0;
}
