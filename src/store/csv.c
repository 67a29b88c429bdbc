#include "config.h"

#include "store/csv.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/i18n.h"
#include "text/utf8.h"

/* What Windows-1252 has at 0x80 to 0x9f; 0 where it has nothing. */
static const uint16_t windows_1252[32] = {
	0x20ac, 0, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021,
	0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017d, 0,
	0, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014,
	0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0, 0x017e, 0x0178,
};

struct parser {
	struct csv *csv;
	struct diags *diags;
	char *r, *end;		/* what is read next, and the end */
	char *w;		/* where the field's text goes; never beyond r */
	unsigned line, column;	/* of r */
	bool is_faulty;		/* the row being read */
};

/* Ends of lines become newlines: in either encoding, and before columns are counted. */
static void
join_line_ends(struct buf *out, const char *s, size_t len)
{
	buf_reserve(out, len + 1);
	for (size_t i = 0; i < len; i++) {
		if (s[i] != '\r')
			buf_addc(out, s[i]);
		else if (i + 1 == len || s[i + 1] != '\n')
			buf_addc(out, '\n');
	}
}

/*
 * Is the text that is not UTF-8 nearly UTF-8 all the same?  Then a few bytes
 * are broken, and reading it as Windows-1252 would garble all the rest.
 */
static bool
is_broken_utf8(const char *s, size_t len)
{
	size_t good = 0, bad = 0;
	for (size_t i = 0; i < len;) {
		size_t rest = len - i, n = rest < 4 ? rest : 4;
		uint32_t c;
		if ((unsigned char)s[i] < 0x80) {
			i++;
			continue;
		}
		size_t used = utf8_decode(&c, s + i, n);
		if (used > 1 && utf8_check(s + i, used) == used)
			good++;
		else
			bad++;
		i += used ? used : 1;
	}
	return good > bad;
}

static void
place_of(const char *s, size_t at, bool is_utf8, unsigned *line, unsigned *column)
{
	*line = *column = 1;
	for (size_t i = 0; i < at; i++) {
		if (s[i] == '\n') {
			++*line;
			*column = 1;
		} else if (!is_utf8 || ((unsigned char)s[i] & 0xc0) != 0x80) {
			++*column;
		}
	}
}

static bool
decode_windows_1252(struct buf *out, const char *s, size_t len, struct diags *diags)
{
	for (size_t i = 0; i < len; i++) {
		unsigned char c = (unsigned char)s[i];
		uint32_t u = c >= 0x80 && c < 0xa0 ? windows_1252[c - 0x80] : c;
		if (!u && c) {
			unsigned line, column;
			place_of(s, i, false, &line, &column);
			diag_error(diags, line, column, _("the byte %02X is neither UTF-8 nor "
				"Windows-1252; save the table as \"CSV UTF-8\""), c);
			return false;
		}
		utf8_encode(out, u);
	}
	return true;
}

/* The text as UTF-8 with newlines into *out; false after reporting why not. */
static bool
decode(struct buf *out, const char *bytes, size_t len, struct diags *diags)
{
	bool has_bom = len >= 3 && !memcmp(bytes, "\xef\xbb\xbf", 3);
	if (len >= 2 && (!memcmp(bytes, "\xff\xfe", 2) || !memcmp(bytes, "\xfe\xff", 2))) {
		diag_error(diags, 1, 1, _("this is UTF-16; save the table as \"CSV UTF-8\""));
		return false;
	}
	struct buf joined = BUF_INIT;
	size_t skip = has_bom ? 3 : 0;
	join_line_ends(&joined, bytes + skip, len - skip);
	const char *s = buf_str(&joined);
	size_t bad = utf8_check(s, joined.len);
	bool done = true;
	if (bad == joined.len) {
		*out = joined;
		return true;
	}
	if (has_bom || is_broken_utf8(s, joined.len)) {
		unsigned line, column;
		place_of(s, bad, true, &line, &column);
		diag_error(diags, line, column, _("the byte %02X is not UTF-8, as the rest of the file is"),
			(unsigned char)s[bad]);
		done = false;
	} else {
		done = decode_windows_1252(out, s, joined.len, diags);
	}
	buf_done(&joined);
	return done;
}

/* "sep=;" is how spreadsheets are told the delimiter; else the most frequent in the header. */
static char
find_delimiter(struct parser *p)
{
	static const char marks[] = ",;\t";
	size_t counts[3] = {0}, best = 0;
	if (p->end - p->r >= 5 && !memcmp(p->r, "sep=", 4) && p->r[4] && strchr(marks, p->r[4]) &&
	    (p->end - p->r == 5 || p->r[5] == '\n')) {
		char found = p->r[4];
		p->r += p->end - p->r == 5 ? 5 : 6;
		p->line++;
		return found;
	}
	bool is_quoted = false;
	const char *start = p->r;
	while (start < p->end && *start == '\n')
		start++;
	for (const char *s = start; s < p->end && (is_quoted || *s != '\n'); s++) {
		is_quoted ^= *s == '"';
		for (size_t i = 0; i < 3 && !is_quoted; i++)
			counts[i] += *s == marks[i];
	}
	for (size_t i = 1; i < 3; i++)
		if (counts[i] > counts[best])
			best = i;
	return marks[best];
}

static void
fault(struct parser *p, unsigned line, unsigned column, const char *text)
{
	if (!p->is_faulty)
		diag_error(p->diags, line, column, "%s", text);
	p->is_faulty = true;
}

/* Moves one byte on, to the field's text or away. */
static void
take(struct parser *p, bool is_kept)
{
	unsigned char c = (unsigned char)*p->r;
	bool is_control = (c < 0x20 && c != '\n' && c != '\t') || c == 0x7f ||
		(c == 0xc2 && p->end - p->r > 1 && ((unsigned char)p->r[1] & 0xe0) == 0x80);
	if (is_control && !p->is_faulty) {
		diag_error(p->diags, p->line, p->column, _("the control character U+%04X does not belong here"),
			c == 0xc2 ? (unsigned)(unsigned char)p->r[1] : (unsigned)c);
		p->is_faulty = true;
	}
	if (c == '\n') {
		p->line++;
		p->column = 1;
	} else if ((c & 0xc0) != 0x80) {
		p->column++;
	}
	if (is_kept)
		*p->w++ = (char)c;
	p->r++;
}

static bool
is_at_end(const struct parser *p)
{
	return p->r == p->end || *p->r == '\n' || *p->r == p->csv->delimiter;
}

/* The quote that closes the field beginning at r, or NULL. */
static const char *
find_close(const struct parser *p)
{
	const char *s = p->r + 1;
	while ((s = memchr(s, '"', (size_t)(p->end - s)))) {
		if (s + 1 == p->end || s[1] != '"')
			return s;
		s += 2;
	}
	return NULL;
}

static void
take_quoted(struct parser *p)
{
	unsigned line = p->line, column = p->column;
	const char *close = find_close(p);
	take(p, false);
	if (!close) {
		/* The line is given up, not all that follows. */
		fault(p, line, column, _("this quote is never closed"));
		return;
	}
	while (p->r < close) {
		if (*p->r == '"')
			take(p, false);
		take(p, true);
	}
	take(p, false);
	if (!is_at_end(p))
		fault(p, p->line, p->column, _("after the closing quote the field must end; "
			"a quote inside is written twice"));
}

static size_t
blank_at(const char *s)
{
	if (*s == ' ' || *s == '\t' || *s == '\n')
		return 1;
	return (unsigned char)s[0] == 0xc2 && (unsigned char)s[1] == 0xa0 ? 2 : 0;
}

/* Drops the blanks (no-break spaces too) at both ends; the text ends at p->w. */
static void
trim(struct parser *p, struct csv_field *f)
{
	size_t n;
	while (f->text < p->w && (n = blank_at(f->text)) && f->text + n <= p->w) {
		f->line += *f->text == '\n';
		f->column = *f->text == '\n' ? 1 : f->column + 1;
		f->text += n;
	}
	while (p->w > f->text) {
		if (strchr(" \t\n", p->w[-1]) && p->w[-1])
			p->w--;
		else if (p->w - f->text > 1 && !memcmp(p->w - 2, "\xc2\xa0", 2))
			p->w -= 2;
		else
			break;
	}
}

static void
read_field(struct parser *p)
{
	struct csv_field *f = array_push(&p->csv->fields);
	*f = (struct csv_field){p->r, p->line, p->column};
	p->w = p->r;
	if (p->r < p->end && *p->r == '"') {
		f->column++;
		take_quoted(p);
	}
	while (!is_at_end(p)) {
		if (*p->r == '"')
			fault(p, p->line, p->column, _("a quote inside a field that does not begin with one"));
		take(p, true);
	}
	trim(p, f);
}

/* Counts of fields: what spreadsheets leave at the end of a row is no fault. */
static void
check_count(struct parser *p, struct csv_row *row)
{
	struct csv *csv = p->csv;
	size_t want = csv->rows.n ? csv->rows.v[0].count : row->count;
	while (row->count > want && !*csv->fields.v[csv->fields.n - 1].text) {
		csv->fields.n--;
		row->count--;
	}
	if (p->is_faulty || row->count == want)
		return;
	const struct csv_field *f = row->count > want ? &csv->fields.v[row->first + want] :
		&csv->fields.v[row->first];
	diag_error(p->diags, f->line, f->column, _("%zu fields where the header has %zu"),
		row->count, want);
	p->is_faulty = true;
}

static bool
is_empty(const struct csv *csv, const struct csv_row *row)
{
	for (size_t i = 0; i < row->count; i++)
		if (*csv->fields.v[row->first + i].text)
			return false;
	return true;
}

static void
read_row(struct parser *p)
{
	struct csv *csv = p->csv;
	struct csv_row row = {.first = csv->fields.n};
	p->is_faulty = false;
	for (;;) {
		read_field(p);
		row.count++;
		/* Only now may the delimiter be overwritten by the end of the text. */
		bool is_last = p->r == p->end || *p->r == '\n';
		if (p->r < p->end)
			take(p, false);
		*p->w = '\0';
		if (is_last || csv->fields.n > CSV_FIELD_LIMIT)
			break;
	}
	if (!p->is_faulty && is_empty(csv, &row)) {
		csv->fields.n = row.first;
		return;
	}
	check_count(p, &row);
	row.is_faulty = p->is_faulty;
	*array_push(&csv->rows) = row;
}

static bool
is_within_limits(const struct parser *p)
{
	const char *what = p->csv->fields.n > CSV_FIELD_LIMIT ? _("too many fields; split the table") :
		p->line > CSV_LINE_LIMIT ? _("too many lines; split the table") :
		p->diags->errors > CSV_FAULT_LIMIT ? _("too many faults; the rest was not looked at") : NULL;
	if (what)
		diag_error(p->diags, p->line, p->column, "%s", what);
	return !what;
}

void
csv_read(struct csv *csv, const char *bytes, size_t len, struct diags *diags)
{
	struct buf text = BUF_INIT;
	*csv = (struct csv){.delimiter = ','};
	if (len > CSV_SIZE_LIMIT) {
		diag_error(diags, 0, 0, _("larger than %d MB"), CSV_SIZE_LIMIT / 1024 / 1024);
		return;
	}
	if (!decode(&text, bytes, len, diags)) {
		buf_done(&text);
		return;
	}
	len = text.len;
	buf_addc(&text, '\0');	/* there is text even if there was none */
	csv->text = buf_steal(&text);
	struct parser p = {.csv = csv, .diags = diags, .r = csv->text, .end = csv->text + len,
		.line = 1, .column = 1};
	csv->delimiter = find_delimiter(&p);
	while (p.r < p.end && is_within_limits(&p))
		read_row(&p);
	if (!csv->rows.n)
		diag_error(diags, 1, 1, _("the table is empty; its first line must name the columns"));
}

void
csv_done(struct csv *csv)
{
	array_done(&csv->fields);
	array_done(&csv->rows);
	free(csv->text);
	*csv = (struct csv){0};
}

const struct csv_field *
csv_field(const struct csv *csv, const struct csv_row *row, size_t i)
{
	return &csv->fields.v[row->first + i];
}
