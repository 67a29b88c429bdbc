#include "config.h"

/* Documents as Markdown and as plain text: no text of anybody becomes structure. */

#include "report/markdown.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "report/escape.h"
#include "tests/tap.h"

static const char *
escaped(const char *text)
{
	static struct buf out;
	buf_clear(&out);
	escape_paragraphs(&out, text, strlen(text), "  ");
	return buf_str(&out);
}

static void
test_texts_are_escaped(void)
{
	static const struct {
		const char *text, *want;
	} cases[] = {
		{"plain, text. With (marks): 3-4 % of 1.2!", "plain, text. With (marks): 3-4 % of 1.2!"},
		{"# no heading", "\\# no heading"},
		{"no heading #", "no heading \\#"},
		{"no heading\n===", "no heading  \n  \\=\\=\\="},
		{"no rule\n---", "no rule  \n  \\---"},
		{"- no list\n+ no list\n* no list", "\\- no list  \n  \\+ no list  \n  \\* no list"},
		{"1. no list\n2) no list\n3.\tno list\n1.2 it is", "1\\. no list  \n  2\\) no list  \n  3\\.\tno list  \n  1.2 it is"},
		{"    no code", "no code"},
		{"```\nno code\n```", "\\`\\`\\`  \n  no code  \n  \\`\\`\\`"},
		{"~~~\nno ~~code~~", "\\~\\~\\~  \n  no \\~\\~code\\~\\~"},
		{"> no quotation", "\\> no quotation"},
		{"<script>alert(1)</script>", "\\<script\\>alert(1)\\</script\\>"},
		{"<!-- no -->", "\\<!-- no --\\>"},
		{"&lt; &#64;", "\\&lt; \\&\\#64;"},
		{"[no](http://x.se) ![no](x)", "\\[no\\](http\\://x.se) !\\[no\\](x)"},
		{"[^1]: no\n[x]: http://x.se", "\\[\\^1\\]: no  \n  \\[x\\]: http\\://x.se"},
		{"www.x.se a@x.se mailto:a", "www\\.x.se a&#64;x.se mailto\\:a"},
		{"no | cell\n|--|", "no \\| cell  \n  \\|--\\|"},
		{"*no* _no_ **no** `no` $no$ {#no} x^2^ ==no==",
			"\\*no\\* \\_no\\_ \\*\\*no\\*\\* \\`no\\` \\$no\\$ \\{\\#no\\} x\\^2\\^ =\\=no=\\="},
		{"no break\\\nhere", "no break\\\\  \n  here"},
		{"title: no\nauthor: no", "title: no  \n  author: no"},
		{": no definition", "\\: no definition"},
		{"=cmd|' /C calc'!A0", "\\=cmd\\|' /C calc'!A0"},
		{"\x1b[31mred\a\x7f", "\\^\\[\\[31mred\\^G\\^?"},
		{"a\xe2\x80\xae" "b\xe2\x80\xa8" "c", "a\\<U+202E\\>b\\<U+2028\\>c"},
		{"\xee\x80\x80" "7" "\xee\x80\x80", "\\<U+E000\\>7\\<U+E000\\>"},
		{"bad \xff byte", "bad \xef\xbf\xbd byte"},
		/* Paragraphs and breaks stay, more than one empty line does not. */
		{"one\ntwo\n\nthree\n \t\n\n\nfour\n\n", "one  \n  two\n\n  three\n\n  four"},
		{"\n\none", "one"},
		{"", ""},
		{" \n ", ""},
	};
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		is_str(escaped(cases[i].text), cases[i].want);
}

static void
add_document(struct markdown *m)
{
	markdown_heading(m, 1, "report", "A *title*\nof two lines");
	markdown_at(m, "texts", "summary");
	markdown_paragraph(m, "One.\nTwo.\n\n# Three.");
	markdown_at(m, NULL, NULL);
	markdown_paragraph(m, " \n ");
	markdown_item(m, "First\nline\n\n- second");
	markdown_at(m, "entries", "e1");
	markdown_item(m, "2. | next");
	markdown_at(m, NULL, NULL);
	markdown_labelled(m, "Points:", "3 of 4");
	markdown_table(m, "A table.", 3, 1);
	markdown_cell(m, "code");
	markdown_cell(m, "title | of it");
	markdown_cell(m, "%");
	markdown_row(m, false);
	markdown_cell(m, "1");
	markdown_cell(m, "one\ntwo");
	markdown_cell(m, "50");
	markdown_row(m, false);
	markdown_cell(m, "");
	markdown_cell(m, "all");
	markdown_cell(m, "100");
	markdown_row(m, true);
	markdown_table_end(m);
	markdown_end(m);
}

static void
test_the_three_forms(void)
{
	struct markdown m;
	markdown_init(&m, MARKDOWN_MARKDOWN);
	add_document(&m);
	is_str(buf_str(&m.out), "# A \\*title\\* of two lines\n\nOne.  \nTwo.\n\n\\# Three.\n\n"
		"- First  \n  line\n\n  \\- second\n- 2\\. \\| next\n\n**Points:** 3 of 4\n\nA table.\n\n"
		"| code | title \\| of it | % |\n|:--|:--|--:|\n| 1 | one two | 50 |\n|  | all | 100 |\n");
	/* Where each text stands. */
	const char *text = buf_str(&m.out);
	is_str(markdown_place(&m, (size_t)(strstr(text, "Two.") - text)), "texts/summary");
	is_str(markdown_place(&m, (size_t)(strstr(text, "next") - text)), "entries/e1");
	is_str(markdown_place(&m, (size_t)(strstr(text, "First") - text)), NULL);
	is_str(markdown_place(&m, m.out.len - 1), NULL);
	is_str(markdown_place(&m, 0), NULL);
	markdown_done(&m);

	markdown_init(&m, MARKDOWN_TEXT);
	add_document(&m);
	is_str(buf_str(&m.out), "A *title* of two lines\n======================\n\nOne.\nTwo.\n\n# Three.\n\n"
		"- First\n  line\n\n  - second\n- 2. | next\n\nPoints: 3 of 4\n\nA table.\n\n"
		"code  title | of it    %\n------------------------\n1     one two         50\n\n      all            100\n");
	markdown_done(&m);

	markdown_init(&m, MARKDOWN_PARTS);
	add_document(&m);
	ok(strstr(buf_str(&m.out), "# A \\*title\\* of two lines {#report}\n"));
	ok(strstr(buf_str(&m.out), "\n\n" MARKDOWN_MARK "0" MARKDOWN_MARK "\n"));
	ok(!strstr(buf_str(&m.out), "A table."));
	is_int(m.tables.n, 1);
	is_int(m.tables.v[0]->cells.n, 9);
	is_str(m.tables.v[0]->cells.v[4], "one two");
	is_int(m.tables.v[0]->strong.v[2], true);
	is_str(m.headings.v[0].text, "A *title* of two lines");
	markdown_done(&m);
}

static void
test_going_back_forgets_what_followed(void)
{
	struct markdown m;
	struct markdown_mark mark;
	markdown_init(&m, MARKDOWN_MARKDOWN);
	markdown_item(&m, "one");
	markdown_mark(&mark, &m);
	markdown_at(&m, "a", "b");
	markdown_heading(&m, 2, "two", "Two");
	markdown_item(&m, "three");
	markdown_back(&m, &mark);
	is_int(m.headings.n, 0);
	is_int(m.spans.n, 0);
	markdown_paragraph(&m, "four");
	markdown_end(&m);
	is_str(buf_str(&m.out), "- one\n\nfour\n");
	markdown_done(&m);
}

/* Rows of text never run out of their width, whatever words there are. */
static void
test_plain_text_stays_in_its_columns(void)
{
	struct markdown m;
	char *word = xcalloc(1, 3001);
	memset(word, 'x', 3000);
	markdown_init(&m, MARKDOWN_TEXT);
	markdown_paragraph(&m, word);
	markdown_item(&m, word);
	markdown_labelled(&m, "A label:", word);
	markdown_table(&m, word, 4, 1);
	for (int row = 0; row < 3; row++) {
		for (int i = 0; i < 4; i++)
			markdown_cell(&m, word);
		markdown_row(&m, false);
	}
	markdown_table_end(&m);
	size_t most = 0;
	for (const char *p = buf_str(&m.out); *p; p += strcspn(p, "\n") + 1)
		most = strcspn(p, "\n") > most ? strcspn(p, "\n") : most;
	is_int(most, MARKDOWN_COLUMNS);
	markdown_done(&m);
	free(word);
}

int
main(void)
{
	test_texts_are_escaped();
	test_the_three_forms();
	test_going_back_forgets_what_followed();
	test_plain_text_stays_in_its_columns();
	return tap_end();
}
