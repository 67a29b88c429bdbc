#include "config.h"

/* A document as OpenDocument text (ODF 1.2). */

#include "report/render.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/error.h"
#include "base/i18n.h"
#include "report/convert.h"
#include "report/markdown.h"
#include "report/render-parts.h"
#include "report/zip.h"
#include "text/utf8.h"

#define NAMESPACES \
	" xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\"" \
	" xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\"" \
	" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"" \
	" xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\"" \
	" xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\"" \
	" xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\"" \
	" xmlns:svg=\"urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0\"" \
	" xmlns:xlink=\"http://www.w3.org/1999/xlink\"" \
	" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"" \
	" xmlns:meta=\"urn:oasis:names:tc:opendocument:xmlns:meta:1.0\"" \
	" xmlns:loext=\"urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0\"" \
	" office:version=\"1.2\""

static const char type[] = "application/vnd.oasis.opendocument.text";

static const char xml[] = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

static const char manifest[] =
	"<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\""
	" manifest:version=\"1.2\">\n"
	"<manifest:file-entry manifest:full-path=\"/\" manifest:version=\"1.2\""
	" manifest:media-type=\"application/vnd.oasis.opendocument.text\"/>\n"
	"<manifest:file-entry manifest:full-path=\"content.xml\" manifest:media-type=\"text/xml\"/>\n"
	"<manifest:file-entry manifest:full-path=\"styles.xml\" manifest:media-type=\"text/xml\"/>\n"
	"<manifest:file-entry manifest:full-path=\"meta.xml\" manifest:media-type=\"text/xml\"/>\n"
	"</manifest:manifest>\n";

static const char fonts[] =
	"<office:font-face-decls>\n"
	"<style:font-face style:name=\"Liberation Sans\" svg:font-family=\"&apos;Liberation Sans&apos;\""
	" style:font-family-generic=\"swiss\" style:font-pitch=\"variable\"/>\n"
	"</office:font-face-decls>\n";

/* By their names in LibreOffice, so that who edits the report finds them. */
static const char styles[] =
	"<style:style style:name=\"Standard\" style:family=\"paragraph\" style:class=\"text\">"
	"<style:paragraph-properties fo:margin-top=\"0cm\" fo:margin-bottom=\"0.22cm\""
	" fo:line-height=\"120%\" fo:orphans=\"2\" fo:widows=\"2\"/></style:style>\n"
	"<style:style style:name=\"Heading\" style:family=\"paragraph\" style:parent-style-name=\"Standard\""
	" style:next-style-name=\"Standard\" style:class=\"text\">"
	"<style:paragraph-properties fo:margin-top=\"0.5cm\" fo:margin-bottom=\"0.2cm\""
	" fo:keep-with-next=\"always\"/><style:text-properties fo:font-weight=\"bold\"/></style:style>\n"
	"<style:style style:name=\"Heading_20_1\" style:display-name=\"Heading 1\" style:family=\"paragraph\""
	" style:parent-style-name=\"Heading\" style:default-outline-level=\"1\">"
	"<style:text-properties fo:font-size=\"20pt\"/></style:style>\n"
	"<style:style style:name=\"Heading_20_2\" style:display-name=\"Heading 2\" style:family=\"paragraph\""
	" style:parent-style-name=\"Heading\" style:default-outline-level=\"2\">"
	"<style:paragraph-properties fo:margin-top=\"0.9cm\"/>"
	"<style:text-properties fo:font-size=\"15pt\"/></style:style>\n"
	"<style:style style:name=\"Heading_20_3\" style:display-name=\"Heading 3\" style:family=\"paragraph\""
	" style:parent-style-name=\"Heading\" style:default-outline-level=\"3\">"
	"<style:text-properties fo:font-size=\"12.5pt\"/></style:style>\n"
	"<style:style style:name=\"Heading_20_4\" style:display-name=\"Heading 4\" style:family=\"paragraph\""
	" style:parent-style-name=\"Heading\" style:default-outline-level=\"4\">"
	"<style:paragraph-properties fo:margin-top=\"0.35cm\" fo:margin-bottom=\"0.1cm\"/>"
	"<style:text-properties fo:font-size=\"10.5pt\"/></style:style>\n"
	"<style:style style:name=\"Caption\" style:family=\"paragraph\" style:parent-style-name=\"Standard\""
	" style:class=\"extra\"><style:paragraph-properties fo:margin-top=\"0.3cm\" fo:margin-bottom=\"0.1cm\""
	" fo:keep-with-next=\"always\"/><style:text-properties fo:font-style=\"italic\"/></style:style>\n"
	"<style:style style:name=\"Table_20_Contents\" style:display-name=\"Table Contents\""
	" style:family=\"paragraph\" style:parent-style-name=\"Standard\" style:class=\"extra\">"
	"<style:paragraph-properties fo:margin-bottom=\"0cm\" fo:line-height=\"100%\"/>"
	"<style:text-properties fo:font-size=\"9.5pt\"/></style:style>\n"
	"<style:style style:name=\"Table_20_Heading\" style:display-name=\"Table Heading\""
	" style:family=\"paragraph\" style:parent-style-name=\"Table_20_Contents\" style:class=\"extra\">"
	"<style:text-properties fo:font-weight=\"bold\"/></style:style>\n"
	"<style:style style:name=\"Table_20_Figures\" style:display-name=\"Table Figures\""
	" style:family=\"paragraph\" style:parent-style-name=\"Table_20_Contents\" style:class=\"extra\">"
	"<style:paragraph-properties fo:text-align=\"end\"/></style:style>\n"
	"<style:style style:name=\"Table_20_Sums\" style:display-name=\"Table Sums\""
	" style:family=\"paragraph\" style:parent-style-name=\"Table_20_Figures\" style:class=\"extra\">"
	"<style:text-properties fo:font-weight=\"bold\"/></style:style>\n"
	"<style:style style:name=\"Horizontal_20_Line\" style:display-name=\"Horizontal Line\""
	" style:family=\"paragraph\" style:parent-style-name=\"Standard\" style:class=\"html\">"
	"<style:paragraph-properties fo:margin-top=\"0.35cm\" fo:margin-bottom=\"0cm\""
	" fo:border-bottom=\"0.5pt solid #767676\" fo:padding=\"0cm\" style:join-border=\"false\"/>"
	"</style:style>\n"
	"<style:style style:name=\"Header\" style:family=\"paragraph\" style:parent-style-name=\"Standard\""
	" style:class=\"extra\"><style:paragraph-properties fo:text-align=\"center\"/>"
	"<style:text-properties fo:color=\"#8a1200\" fo:font-weight=\"bold\" fo:letter-spacing=\"0.1cm\"/>"
	"</style:style>\n"
	"<style:style style:name=\"Footer\" style:family=\"paragraph\" style:parent-style-name=\"Standard\""
	" style:class=\"extra\"><style:paragraph-properties fo:text-align=\"center\"/>"
	"<style:text-properties fo:font-size=\"9pt\"/></style:style>\n"
	"<style:style style:name=\"Bullet_20_Symbols\" style:display-name=\"Bullet Symbols\""
	" style:family=\"text\"/>\n";

static const char page[] =
	"<office:automatic-styles>\n<style:page-layout style:name=\"pm1\">\n"
	"<style:page-layout-properties fo:page-width=\"21cm\" fo:page-height=\"29.7cm\""
	" style:print-orientation=\"portrait\" fo:margin-top=\"1.5cm\" fo:margin-bottom=\"1.5cm\""
	" fo:margin-left=\"2cm\" fo:margin-right=\"2cm\"/>\n"
	"<style:header-style><style:header-footer-properties fo:min-height=\"0.6cm\""
	" fo:margin-bottom=\"0.3cm\"/></style:header-style>\n"
	"<style:footer-style><style:header-footer-properties fo:min-height=\"0.6cm\""
	" fo:margin-top=\"0.3cm\"/></style:footer-style>\n"
	"</style:page-layout>\n</office:automatic-styles>\n";

static const char cells[] =
	"<style:style style:name=\"KCell\" style:family=\"table-cell\"><style:table-cell-properties"
	" fo:padding=\"0.08cm\" fo:border=\"none\" fo:border-bottom=\"0.5pt solid #767676\"/></style:style>\n"
	"<style:style style:name=\"KHead\" style:family=\"table-cell\"><style:table-cell-properties"
	" fo:padding=\"0.08cm\" fo:border=\"none\" fo:border-bottom=\"1.25pt solid #1a1a1a\""
	" style:vertical-align=\"bottom\"/></style:style>\n"
	"<style:style style:name=\"KTable\" style:family=\"table\"><style:table-properties"
	" style:width=\"17cm\" table:align=\"left\" fo:margin-bottom=\"0.3cm\"/></style:style>\n"
	"<style:style style:name=\"KShort\" style:family=\"table\"><style:table-properties"
	" style:width=\"17cm\" table:align=\"left\" fo:margin-bottom=\"0.3cm\""
	" style:may-break-between-rows=\"false\"/></style:style>\n"
	"<style:style style:name=\"KRow\" style:family=\"table-row\"><style:table-row-properties"
	" fo:keep-together=\"always\"/></style:style>\n";

enum {
	PAGE = 1700,		/* between the margins, in hundredths of a centimetre */
	CHARACTER = 24,		/* of a bold letter */
	PADDING = 30,
	NARROWEST = 110,
	WIDEST = 340,		/* of a column that is not the one of words */
	SHORT = 15		/* rows that need not be on two pages */
};

/* The longest word of a text, or with is_whole all of it. */
static size_t
longest(const char *text, bool is_whole)
{
	size_t most = is_whole ? utf8_width(text, strlen(text)) : 0;
	while (!is_whole && *text) {
		size_t len = strcspn(text, " "), width = utf8_width(text, len);
		most = width > most ? width : most;
		text += len + strspn(text + len, " ");
	}
	return most;
}

/* As wide as its longest word; codes and dates stay on one line. */
static int
figures_width(const struct markdown_table *t, size_t column)
{
	size_t most = 0;
	for (size_t row = 0; row < t->strong.n; row++) {
		size_t width = longest(t->cells.v[row * t->columns + column], row && !column);
		most = width > most ? width : most;
	}
	if (most > WIDEST / CHARACTER)
		return WIDEST;
	int width = (int)most * CHARACTER + PADDING;
	return width < NARROWEST ? NARROWEST : width;
}

/* The words get what the other columns leave. */
static int
width_of(const struct markdown_table *t, size_t column)
{
	int left = PAGE;
	if (column != t->wide)
		return figures_width(t, column);
	for (size_t i = 0; i < t->columns; i++)
		left -= i == t->wide ? 0 : figures_width(t, i);
	return left > WIDEST ? left : WIDEST;
}

static void
add_columns(struct buf *out, const struct markdown *md)
{
	for (size_t i = 0; i < md->tables.n; i++)
		for (size_t j = 0; j < md->tables.v[i]->columns; j++) {
			int width = width_of(md->tables.v[i], j);
			buf_addf(out, "<style:style style:name=\"KT%zu.%zu\" style:family=\"table-column\">"
				"<style:table-column-properties style:column-width=\"%d.%02dcm\"/></style:style>\n",
				i + 1, j + 1, width / 100, width % 100);
		}
}

static void
add_row(struct buf *out, const struct markdown_table *t, size_t row)
{
	bool is_strong = t->strong.v[row];
	buf_adds(out, "<table:table-row table:style-name=\"KRow\">\n");
	for (size_t i = 0; i < t->columns; i++) {
		bool is_figure = i && i != t->wide;
		buf_addf(out, "<table:table-cell table:style-name=\"%s\" office:value-type=\"string\">"
			"<text:p text:style-name=\"Table_20_%s\">", row ? "KCell" : "KHead",
			is_figure ? (!row || is_strong ? "Sums" : "Figures") :
			!row || is_strong ? "Heading" : "Contents");
		render_escape(out, t->cells.v[row * t->columns + i]);
		buf_adds(out, "</text:p></table:table-cell>\n");
	}
	buf_adds(out, "</table:table-row>\n");
}

/* Not in a frame, as lowdown has it: it could not go on on the next page. */
static void
add_table(struct buf *out, const struct markdown_table *t, size_t number)
{
	buf_adds(out, "<text:p text:style-name=\"Caption\">");
	render_escape(out, t->caption);
	buf_addf(out, "</text:p>\n<table:table table:name=\"Table%zu\" table:style-name=\"%s\">\n",
		number + 1, t->strong.n > SHORT ? "KTable" : "KShort");
	for (size_t i = 0; i < t->columns; i++)
		buf_addf(out, "<table:table-column table:style-name=\"KT%zu.%zu\"/>\n", number + 1, i + 1);
	for (size_t row = 0; row < t->strong.n; row++) {
		buf_adds(out, row ? "" : "<table:table-header-rows>\n");
		add_row(out, t, row);
		buf_adds(out, row ? "" : "</table:table-header-rows>\n");
	}
	buf_adds(out, "</table:table>");
}

/* The country that a language is spelled for, as ODF wants it. */
static const char *
country_of(const char *language)
{
	static const char *const countries[][2] = {
		{"sv", "SE"}, {"en", "GB"}, {"nb", "NO"}, {"nn", "NO"}, {"da", "DK"}, {"fi", "FI"},
		{"is", "IS"}, {"de", "DE"},
	};
	for (size_t i = 0; i < sizeof(countries) / sizeof(*countries); i++)
		if (!strcmp(countries[i][0], language))
			return countries[i][1];
	return "none";
}

static void
make_styles(struct buf *out, const struct render *r)
{
	buf_addf(out, "%s<office:document-styles" NAMESPACES ">\n%s<office:styles>\n", xml, fonts);
	buf_adds(out, "<style:default-style style:family=\"paragraph\"><style:text-properties"
		" style:font-name=\"Liberation Sans\" fo:font-size=\"10.5pt\" fo:language=\"");
	render_escape(out, r->language);
	buf_addf(out, "\" fo:country=\"%s\"/></style:default-style>\n", country_of(r->language));
	buf_addf(out, "%s</office:styles>\n%s", styles, page);
	buf_adds(out, "<office:master-styles>\n"
		"<style:master-page style:name=\"Standard\" style:page-layout-name=\"pm1\">\n");
	if (r->is_draft)
		buf_addf(out, "<style:header><text:p text:style-name=\"Header\">%s</text:p></style:header>\n",
			_("DRAFT"));
	buf_adds(out, "<style:footer><text:p text:style-name=\"Footer\">");
	render_escape(out, r->title);
	buf_adds(out, " – <text:page-number text:select-page=\"current\">1</text:page-number></text:p>"
		"</style:footer>\n</style:master-page>\n</office:master-styles>\n</office:document-styles>\n");
}

static void
make_meta(struct buf *out, const struct render *r)
{
	char time[STAMP_ROOM];
	buf_addf(out, "%s<office:document-meta" NAMESPACES ">\n<office:meta>\n"
		"<meta:generator>%s</meta:generator>\n<dc:title>", xml, PACKAGE_STRING);
	render_escape(out, r->title);
	/* ODF wants no offset. */
	buf_addf(out, "</dc:title>\n<meta:creation-date>%.19s</meta:creation-date>\n<dc:language>",
		stamp_format(time, r->now));
	render_escape(out, r->language);
	buf_adds(out, "</dc:language>\n</office:meta>\n</office:document-meta>\n");
}

/* A newline after a line break would be shown as a blank before the next line. */
static void
join_breaks(struct buf *made)
{
	static const char line_break[] = "<text:line-break/>";
	struct buf out = BUF_INIT;
	const char *text = buf_str(made), *next;
	while ((next = strstr(text, line_break))) {
		next += strlen(line_break);
		buf_add(&out, text, (size_t)(next - text));
		text = next + (*next == '\n');
	}
	buf_adds(&out, text);
	buf_done(made);
	*made = out;
}

/*
 * The content: lowdown's automatic styles but for its page, ours, and its body.
 */
static bool
make_content(struct buf *out, const struct markdown *md, struct error *err)
{
	static const char end[] = "</office:automatic-styles>", layout[] = "<style:page-layout ";
	struct buf made = BUF_INIT;
	bool done = convert_markdown(&made, buf_str(&md->out), md->out.len, CONVERT_ODT, err);
	if (done) {
		join_breaks(&made);
		const char *text = buf_str(&made), *ours = strstr(text, end);
		const char *cut = strstr(text, layout), *body = strstr(text, "<office:body>");
		if (cut && (!ours || cut < ours))
			ours = cut;
		done = (ours && body) || error_set(err, _("lowdown made something else than OpenDocument"));
		if (done) {
			buf_addf(out, "%s<office:document-content" NAMESPACES ">\n%s", xml, fonts);
			buf_add(out, text, (size_t)(ours - text));
			buf_adds(out, cells);
			add_columns(out, md);
			buf_addf(out, "%s\n", end);
			render_tables(out, body, md, "<text:p", "</text:p>", add_table);
			buf_adds(out, "</office:document-content>\n");
		}
	}
	buf_done(&made);
	return done;
}

bool
render_odt(struct buf *out, const struct markdown *md, const struct render *r, struct error *err)
{
	struct buf content = BUF_INIT, sheet = BUF_INIT, meta = BUF_INIT, list = BUF_INIT;
	bool done = make_content(&content, md, err);
	if (done) {
		struct zip zip;
		make_styles(&sheet, r);
		make_meta(&meta, r);
		buf_addf(&list, "%s%s", xml, manifest);
		zip_begin(&zip, out, r->now);
		/* First and as it is, so that the file can be told by its first bytes. */
		zip_add(&zip, "mimetype", type, strlen(type));
		zip_add(&zip, "content.xml", content.s, content.len);
		zip_add(&zip, "styles.xml", sheet.s, sheet.len);
		zip_add(&zip, "meta.xml", meta.s, meta.len);
		zip_add(&zip, "META-INF/manifest.xml", list.s, list.len);
		zip_end(&zip);
	}
	buf_done(&content);
	buf_done(&sheet);
	buf_done(&meta);
	buf_done(&list);
	return done;
}
