#include "config.h"

/* A document as one file of HTML. */

#include "report/render.h"

#include <string.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "report/convert.h"
#include "report/markdown.h"
#include "report/render-parts.h"

/*
 * Contrast of at least 7 to 1 (WCAG AAA) of all text; only the mark of a draft
 * behind printed pages is fainter, and that is told in the text as well.
 */
static const char style[] =
	":root{color-scheme:light}\n"
	"body{margin:0 auto;padding:1rem;max-width:48rem;background:#fff;color:#1a1a1a;"
	"font:1rem/1.55 system-ui,-apple-system,\"Segoe UI\",Roboto,\"Liberation Sans\",sans-serif;"
	"overflow-wrap:break-word}\n"
	"h1,h2,h3,h4{line-height:1.25;break-after:avoid}\n"
	"h1{font-size:clamp(1.4rem,5.5vw,1.9rem);hyphens:auto}\n"
	"h2{font-size:1.5rem;margin-top:2.5rem;border-bottom:2px solid #1d4e6f;padding-bottom:.2rem}\n"
	"h3{font-size:1.25rem;margin-top:2rem}\n"
	"h4{font-size:1.05rem;margin-bottom:.3rem}\n"
	"a{color:#0b3d75}\n"
	"nav ol{list-style:none;padding-left:0}\n"
	"nav ol ol{padding-left:1.2rem}\n"
	"nav a{display:inline-block;padding:.2rem 0}\n"
	"li{margin:.2rem 0}\n"
	"hr{border:0;border-bottom:1px solid #767676;margin:0;height:1.9rem}\n"
	".wide{overflow-x:auto;margin:1rem 0}\n"
	"table{border-collapse:collapse;width:100%;font-size:.95rem}\n"
	"caption{text-align:left;padding:.3rem 0;font-weight:600}\n"
	"th,td{padding:.3rem .5rem;text-align:left;vertical-align:top;border-bottom:1px solid #767676;"
	"overflow-wrap:normal}\n"
	"thead th{border-bottom:2px solid #1a1a1a}\n"
	"th[scope=row]{font-weight:400;min-width:9rem}\n"
	".sum th,.sum td{font-weight:700}\n"
	".n{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}\n"
	"thead .n{white-space:normal}\n"
	"td:first-child{white-space:nowrap}\n"
	".draft{position:fixed;top:0;right:0;padding:.2rem .8rem;background:#8a1200;color:#fff;"
	"font-weight:700;letter-spacing:.1em}\n"
	"@media print{\n"
	"@page{size:A4;margin:2cm}\n"
	"body{max-width:none;padding:0;font-size:10.5pt}\n"
	"a{color:inherit;text-decoration:none}\n"
	"nav{break-after:page}\n"
	"thead{display:table-header-group}\n"
	"tr,li{break-inside:avoid}\n"
	".wide{overflow:visible}\n"
	".draft{top:40%;right:auto;left:0;width:100%;padding:0;background:none;color:#f0d5d0;"
	"font-size:90pt;text-align:center;transform:rotate(-35deg);z-index:-1}\n"
	"}\n";

static void
add_cell(struct buf *out, const struct markdown_table *t, size_t column, bool is_head,
	const char *text)
{
	bool is_row = !is_head && column == t->wide;
	const char *name = is_head || is_row ? "th" : "td";
	buf_addf(out, "<%s%s%s>", name, is_head ? " scope=\"col\"" : is_row ? " scope=\"row\"" : "",
		column && column != t->wide ? " class=\"n\"" : "");
	render_escape(out, text);
	buf_addf(out, "</%s>", name);
}

static void
add_table(struct buf *out, const struct markdown_table *t, size_t number)
{
	/* On a telephone a wide one is pushed about in its frame, also by keys. */
	buf_addf(out, "<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-labelledby=\"table-%zu\">\n",
		number + 1);
	buf_addf(out, "<table>\n<caption id=\"table-%zu\">", number + 1);
	render_escape(out, t->caption);
	buf_adds(out, "</caption>\n<thead>\n");
	for (size_t row = 0; row < t->strong.n; row++) {
		buf_adds(out, row && t->strong.v[row] ? "<tr class=\"sum\">" : "<tr>");
		for (size_t i = 0; i < t->columns; i++)
			add_cell(out, t, i, !row, t->cells.v[row * t->columns + i]);
		buf_adds(out, row ? "</tr>\n" : "</tr>\n</thead>\n<tbody>\n");
	}
	buf_adds(out, t->strong.n ? "</tbody>\n" : "</thead>\n");
	buf_adds(out, "</table>\n</div>");
}

/* Sections, and the areas within; the title itself is above it. */
static void
add_contents(struct buf *out, const struct markdown *md)
{
	bool is_below = false, is_open = false;
	buf_addf(out, "<nav aria-labelledby=\"contents\">\n<h2 id=\"contents\">%s</h2>\n<ol>\n", _("Contents"));
	for (size_t i = 0; i < md->headings.n; i++) {
		const struct markdown_heading *h = &md->headings.v[i];
		if (h->level != 2 && (h->level != 3 || !is_open))
			continue;
		if (h->level == 3 && !is_below)
			buf_adds(out, "\n<ol>\n");
		else if (h->level == 2 && is_below)
			buf_adds(out, "</li>\n</ol>\n</li>\n");
		else if (is_open)
			buf_adds(out, "</li>\n");
		is_below = h->level == 3;
		is_open = true;
		buf_addf(out, "<li><a href=\"#%s\">", h->id);
		render_escape(out, h->text);
		buf_adds(out, "</a>");
	}
	buf_adds(out, is_below ? "</li>\n</ol>\n</li>\n" : is_open ? "</li>\n" : "");
	buf_adds(out, "</ol>\n</nav>\n");
}

static void
add_head(struct buf *out, const struct render *r)
{
	buf_adds(out, "<!DOCTYPE html>\n<html lang=\"");
	render_escape(out, r->language);
	buf_adds(out, "\">\n<head>\n<meta charset=\"utf-8\">\n");
	/* Nothing in it runs, or is fetched from anywhere. */
	buf_adds(out, "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
		"style-src 'unsafe-inline'\">\n");
	buf_adds(out, "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
	buf_addf(out, "<meta name=\"generator\" content=\"%s\">\n<title>", PACKAGE_STRING);
	render_escape(out, r->title);
	buf_addf(out, "</title>\n<style>\n%s</style>\n</head>\n<body>\n", style);
	if (r->is_draft)
		buf_addf(out, "<div class=\"draft\" aria-hidden=\"true\">%s</div>\n", _("DRAFT"));
}

bool
render_html(struct buf *out, const struct markdown *md, const struct render *r, struct error *err)
{
	struct buf made = BUF_INIT, body = BUF_INIT;
	bool done = convert_markdown(&made, buf_str(&md->out), md->out.len, CONVERT_HTML, err);
	if (done) {
		render_tables(&body, buf_str(&made), md, "<p>", "</p>", add_table);
		/* The contents stand between title and status, and the first section. */
		const char *text = buf_str(&body), *sections = strstr(text, "<h2");
		sections = sections ? sections : text + strlen(text);
		add_head(out, r);
		buf_adds(out, "<header>\n");
		buf_add(out, text, (size_t)(sections - text));
		buf_adds(out, "</header>\n");
		add_contents(out, md);
		buf_addf(out, "<main>\n%s</main>\n</body>\n</html>\n", sections);
	}
	buf_done(&made);
	buf_done(&body);
	return done;
}
