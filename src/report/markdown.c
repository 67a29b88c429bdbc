#include "config.h"

#include "report/markdown.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "report/escape.h"
#include "text/utf8.h"
#include "text/wrap.h"

void
markdown_init(struct markdown *m, enum markdown_form form)
{
	*m = (struct markdown){.form = form};
}

static void
table_free(struct markdown_table *t)
{
	for (size_t i = 0; i < t->cells.n; i++)
		free(t->cells.v[i]);
	array_done(&t->cells);
	array_done(&t->strong);
	free(t->caption);
	free(t);
}

void
markdown_done(struct markdown *m)
{
	for (size_t i = 0; i < m->spans.n; i++)
		free(m->spans.v[i].place);
	for (size_t i = 0; i < m->headings.n; i++) {
		free(m->headings.v[i].id);
		free(m->headings.v[i].text);
	}
	for (size_t i = 0; i < m->tables.n; i++)
		table_free(m->tables.v[i]);
	array_done(&m->spans);
	array_done(&m->headings);
	array_done(&m->tables);
	buf_done(&m->out);
	free(m->place);
	*m = (struct markdown){.form = m->form};
}

void
markdown_at(struct markdown *m, const char *group, const char *id)
{
	free(m->place);
	m->place = group ? xasprintf("%s/%s", group, id) : NULL;
}

const char *
markdown_place(const struct markdown *m, size_t at)
{
	size_t low = 0, high = m->spans.n;
	while (low < high) {
		size_t middle = (low + high) / 2;
		if (m->spans.v[middle].end <= at)
			low = middle + 1;
		else
			high = middle;
	}
	return low < m->spans.n && m->spans.v[low].start <= at ? m->spans.v[low].place : NULL;
}

/* What was added since `start` is the text of the place. */
static void
keep_span(struct markdown *m, size_t start)
{
	if (m->place && m->out.len > start)
		*array_push(&m->spans) = (struct markdown_span){
			.start = start, .end = m->out.len, .place = xstrdup(m->place),
		};
}

/* Text in rows, the first after what stands there already, the others below it. */
static void
add_rows(struct markdown *m, const char *s, const char *indent, size_t first)
{
	struct wrap_rows rows = {0};
	size_t columns = MARKDOWN_COLUMNS - strlen(indent), len = strlen(s);
	bool was_empty = false;
	while (len && (s[len - 1] == '\n' || s[len - 1] == ' '))
		len--;
	wrap_text_after(&rows, s, len, columns - first, columns);
	for (size_t i = 0; i < rows.n; i++) {
		bool is_empty = rows.v[i].end == rows.v[i].start;
		if (is_empty && was_empty)
			continue;
		was_empty = is_empty;
		if (i && !is_empty)
			buf_adds(&m->out, indent);
		utf8_safe(&m->out, s + rows.v[i].start, rows.v[i].end - rows.v[i].start, false);
		buf_addc(&m->out, '\n');
	}
	array_done(&rows);
}

static void
end_list(struct markdown *m)
{
	if (m->is_in_list)
		buf_addc(&m->out, '\n');
	m->is_in_list = false;
}

static void
underline(struct markdown *m, unsigned level, const char *text)
{
	static const char marks[] = {'=', '-', '.'};
	size_t width = utf8_width(text, strlen(text));
	if (level <= sizeof(marks))
		buf_pad(&m->out, marks[level - 1], width < MARKDOWN_COLUMNS ? width : MARKDOWN_COLUMNS);
	buf_adds(&m->out, level <= sizeof(marks) ? "\n\n" : "");
}

void
markdown_heading(struct markdown *m, unsigned level, const char *id, const char *text)
{
	end_list(m);
	char *line = utf8_safe_dup(text);
	*array_push(&m->headings) = (struct markdown_heading){
		.level = level, .id = xstrdup(id), .text = line,
	};
	if (m->form == MARKDOWN_TEXT) {
		if (m->out.len && level < 3)
			buf_addc(&m->out, '\n');
		size_t start = m->out.len;
		add_rows(m, line, "", 0);
		keep_span(m, start);
		underline(m, level, line);
		return;
	}
	buf_pad(&m->out, '#', level);
	buf_addc(&m->out, ' ');
	size_t start = m->out.len;
	escape_line(&m->out, text, strlen(text));
	keep_span(m, start);
	if (m->form == MARKDOWN_PARTS)
		buf_addf(&m->out, " {#%s}", id);
	buf_adds(&m->out, "\n\n");
}

static bool
is_blank(const char *text)
{
	return !text[strspn(text, " \t\n")];
}

void
markdown_paragraph(struct markdown *m, const char *text)
{
	if (is_blank(text))
		return;
	end_list(m);
	size_t start = m->out.len;
	if (m->form == MARKDOWN_TEXT) {
		add_rows(m, text, "", 0);
	} else {
		escape_paragraphs(&m->out, text, strlen(text), "");
		buf_addc(&m->out, '\n');
	}
	keep_span(m, start);
	buf_addc(&m->out, '\n');
}

void
markdown_labelled(struct markdown *m, const char *label, const char *text)
{
	if (is_blank(text))
		return;
	end_list(m);
	if (m->form == MARKDOWN_TEXT) {
		buf_addf(&m->out, "%s ", label);
	} else {
		buf_adds(&m->out, "**");
		escape_line(&m->out, label, strlen(label));
		buf_adds(&m->out, "** ");
	}
	size_t start = m->out.len, columns = utf8_width(label, strlen(label)) + 1;
	if (m->form == MARKDOWN_TEXT) {
		add_rows(m, text, "", columns < MARKDOWN_COLUMNS ? columns : MARKDOWN_COLUMNS - 1);
	} else {
		escape_paragraphs(&m->out, text, strlen(text), "");
		buf_addc(&m->out, '\n');
	}
	keep_span(m, start);
	buf_addc(&m->out, '\n');
}

void
markdown_label(struct markdown *m, const char *label)
{
	end_list(m);
	if (m->form == MARKDOWN_TEXT) {
		add_rows(m, label, "", 0);
		return;
	}
	buf_adds(&m->out, "**");
	escape_line(&m->out, label, strlen(label));
	buf_adds(&m->out, "**\n\n");
}

void
markdown_room(struct markdown *m, int lines)
{
	end_list(m);
	for (int i = 0; i < lines; i++) {
		/* In Markdown a line of these is a rule across the page. */
		buf_pad(&m->out, '_', m->form == MARKDOWN_TEXT ? MARKDOWN_COLUMNS : 40);
		buf_adds(&m->out, "\n\n");
	}
}

void
markdown_item(struct markdown *m, const char *text)
{
	if (is_blank(text))
		return;
	m->is_in_list = true;
	buf_adds(&m->out, "- ");
	size_t start = m->out.len;
	if (m->form == MARKDOWN_TEXT) {
		add_rows(m, text, "  ", 0);
	} else {
		escape_paragraphs(&m->out, text, strlen(text), "  ");
		buf_addc(&m->out, '\n');
	}
	keep_span(m, start);
}

/* Tables. */

void
markdown_table(struct markdown *m, const char *caption, size_t columns, size_t wide)
{
	end_list(m);
	struct markdown_table *t = xcalloc(1, sizeof(*t));
	t->columns = columns;
	t->wide = wide;
	t->caption = xstrdup(caption);
	*array_push(&m->tables) = t;
	if (m->form != MARKDOWN_PARTS)
		markdown_paragraph(m, caption);
}

static struct markdown_table *
last_table(const struct markdown *m)
{
	return m->tables.v[m->tables.n - 1];
}

static void
add_rule(struct markdown *m, const struct markdown_table *t)
{
	buf_addc(&m->out, '|');
	for (size_t i = 0; i < t->columns; i++)
		buf_adds(&m->out, !i || i == t->wide ? ":--|" : "--:|");
	buf_addc(&m->out, '\n');
}

void
markdown_cell(struct markdown *m, const char *text)
{
	struct markdown_table *t = last_table(m);
	size_t at = t->cells.n % t->columns;
	*array_push(&t->cells) = utf8_safe_dup(text);
	if (m->form != MARKDOWN_MARKDOWN)
		return;
	buf_adds(&m->out, at ? " " : "| ");
	size_t start = m->out.len;
	escape_line(&m->out, text, strlen(text));
	keep_span(m, start);
	buf_adds(&m->out, " |");
}

void
markdown_row(struct markdown *m, bool is_strong)
{
	struct markdown_table *t = last_table(m);
	*array_push(&t->strong) = is_strong;
	if (m->form != MARKDOWN_MARKDOWN)
		return;
	buf_addc(&m->out, '\n');
	if (t->strong.n == 1)
		add_rule(m, t);
}

/* The columns each column takes in plain text; the wide one gets what is left. */
static void
measure(const struct markdown_table *t, size_t *widths)
{
	size_t others = 2 * (t->columns - 1);
	memset(widths, 0, t->columns * sizeof(*widths));
	for (size_t i = 0; i < t->cells.n; i++) {
		size_t width = utf8_width(t->cells.v[i], strlen(t->cells.v[i]));
		if (width > widths[i % t->columns])
			widths[i % t->columns] = width;
	}
	/* Titles of columns may be long names: they are cut into rows as well. */
	for (size_t i = 0; i < t->columns; i++) {
		if (i != t->wide && widths[i] > 12)
			widths[i] = 12;
		others += i == t->wide ? 0 : widths[i];
	}
	size_t left = others + 16 < MARKDOWN_COLUMNS ? MARKDOWN_COLUMNS - others : 16;
	if (widths[t->wide] > left)
		widths[t->wide] = left;
}

/* A cell's rows of text, as they fit its column. */
static void
cut(struct wrap_rows *rows, const char *text, size_t columns)
{
	*rows = (struct wrap_rows){0};
	wrap_text(rows, text, strlen(text), columns ? columns : 1);
}

static void
add_cell_row(struct markdown *m, const struct wrap_rows *rows, size_t row, const char *text,
	size_t columns, bool is_right)
{
	size_t width = 0;
	struct buf piece = BUF_INIT;
	if (row < rows->n) {
		buf_add(&piece, text + rows->v[row].start, rows->v[row].end - rows->v[row].start);
		width = rows->v[row].width;
	}
	size_t blanks = columns > width ? columns - width : 0;
	buf_pad(&m->out, ' ', is_right ? blanks : 0);
	buf_adds(&m->out, buf_str(&piece));
	buf_pad(&m->out, ' ', is_right ? 0 : blanks);
	buf_done(&piece);
}

static void
add_text_row(struct markdown *m, const struct markdown_table *t, size_t row, const size_t *widths)
{
	struct wrap_rows *rows = xcalloc(t->columns, sizeof(*rows));
	char **cells = t->cells.v + row * t->columns;
	size_t lines = 1;
	for (size_t i = 0; i < t->columns; i++) {
		cut(&rows[i], cells[i], widths[i]);
		if (rows[i].n > lines)
			lines = rows[i].n;
	}
	for (size_t line = 0; line < lines; line++) {
		for (size_t i = 0; i < t->columns; i++) {
			buf_adds(&m->out, i ? "  " : "");
			add_cell_row(m, &rows[i], line, cells[i], widths[i], i && i != t->wide);
		}
		while (m->out.s[m->out.len - 1] == ' ')
			buf_truncate(&m->out, m->out.len - 1);
		buf_addc(&m->out, '\n');
	}
	for (size_t i = 0; i < t->columns; i++)
		array_done(&rows[i]);
	free(rows);
}

static void
add_text_table(struct markdown *m, const struct markdown_table *t)
{
	size_t *widths = xcalloc(t->columns, sizeof(*widths)), all = 0;
	measure(t, widths);
	for (size_t i = 0; i < t->columns; i++)
		all += widths[i] + (i ? 2 : 0);
	for (size_t row = 0; row < t->strong.n; row++) {
		/* A line under the titles, and an empty one before a sum. */
		if (row > 1 && t->strong.v[row])
			buf_addc(&m->out, '\n');
		add_text_row(m, t, row, widths);
		if (!row) {
			buf_pad(&m->out, '-', all);
			buf_addc(&m->out, '\n');
		}
	}
	free(widths);
}

void
markdown_table_end(struct markdown *m)
{
	const struct markdown_table *t = last_table(m);
	if (m->form == MARKDOWN_TEXT)
		add_text_table(m, t);
	else if (m->form == MARKDOWN_PARTS)
		buf_addf(&m->out, MARKDOWN_MARK "%zu" MARKDOWN_MARK "\n", m->tables.n - 1);
	buf_addc(&m->out, '\n');
}

void
markdown_mark(struct markdown_mark *mark, struct markdown *m)
{
	end_list(m);
	*mark = (struct markdown_mark){m->out.len, m->spans.n, m->headings.n};
}

void
markdown_back(struct markdown *m, const struct markdown_mark *mark)
{
	buf_truncate(&m->out, mark->len);
	while (m->spans.n > mark->spans)
		free(m->spans.v[--m->spans.n].place);
	while (m->headings.n > mark->headings) {
		struct markdown_heading *last = &m->headings.v[--m->headings.n];
		free(last->id);
		free(last->text);
	}
	m->is_in_list = false;
}

void
markdown_end(struct markdown *m)
{
	end_list(m);
	while (m->out.len > 1 && m->out.s[m->out.len - 1] == '\n' && m->out.s[m->out.len - 2] == '\n')
		buf_truncate(&m->out, m->out.len - 1);
}
