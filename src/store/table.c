#include "config.h"

#include "store/table.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/buf.h"
#include "base/decimal.h"
#include "base/diag.h"
#include "base/dict.h"
#include "base/error.h"
#include "base/i18n.h"
#include "base/near.h"
#include "base/rope.h"
#include "model/questionnaire.h"
#include "store/csv.h"
#include "store/questionnaire-file.h"

static const struct {
	const char *name, *other;
	bool is_needed;
} columns[TABLE_COLUMN_COUNT] = {
	[TABLE_MUNICIPALITY] = {"municipality", "subject", true},
	[TABLE_YEAR] = {"year", NULL, true},
	[TABLE_EDITION] = {"edition", NULL, true},
	[TABLE_CODE] = {"code", NULL, true},
	[TABLE_POINTS] = {"points", NULL, true},
	[TABLE_KIND] = {"kind", NULL, false},
	[TABLE_PROFILE] = {"profile", NULL, false},
	[TABLE_COUNTRY] = {"country", NULL, false},
	[TABLE_POPULATION] = {"population", NULL, false},
	[TABLE_MAX] = {"max", NULL, false},
	[TABLE_PERCENT] = {"percent", NULL, false},
	[TABLE_LEVEL] = {"level", NULL, false},
	[TABLE_STATE] = {"state", NULL, false},
	[TABLE_SOURCE] = {"source", NULL, false},
	[TABLE_NOTE] = {"note", NULL, false},
	[TABLE_FINDING] = {"finding", NULL, false},
	[TABLE_TEXT] = {"text", NULL, false},
};

struct reader {
	struct table *table;
	const struct csv *csv;
	struct diags *diags;
	struct dict editions;	/* by name */
	int index[TABLE_COLUMN_COUNT];	/* in the CSV; -1: not there */
};

const char *
table_text(const struct table_row *row, enum table_column c)
{
	return row->at[c] ? row->at[c]->text : "";
}

void
table_place(const struct table_row *row, enum table_column c, unsigned *line, unsigned *column)
{
	const struct csv_field *f = row->at[c] ? row->at[c] : row->at[TABLE_CODE];
	*line = f->line;
	*column = f->column;
}

/* A fault at a column, told by its name. */
static void
refuse(struct reader *r, const struct table_row *row, enum table_column c, const char *why)
{
	unsigned line, column;
	table_place(row, c, &line, &column);
	diag_error(r->diags, line, column, "%s: %s", columns[c].name, why);
}

static bool
read_header(struct reader *r)
{
	size_t before = r->diags->errors;
	const struct csv_row *head = &r->csv->rows.v[0];
	for (int c = 0; c < TABLE_COLUMN_COUNT; c++) {
		r->index[c] = -1;
		for (size_t i = 0; i < head->count; i++) {
			const struct csv_field *f = csv_field(r->csv, head, i);
			if (strcasecmp(f->text, columns[c].name) &&
			    (!columns[c].other || strcasecmp(f->text, columns[c].other)))
				continue;
			if (r->index[c] >= 0)
				diag_error(r->diags, f->line, f->column,
					_("there are two columns for %s"), columns[c].name);
			r->index[c] = (int)i;
		}
	}
	const struct csv_field *first = csv_field(r->csv, head, 0);
	for (int c = 0; c < TABLE_COLUMN_COUNT; c++) {
		if (r->index[c] >= 0 || !columns[c].is_needed)
			continue;
		struct near near = {.wanted = columns[c].name};
		for (size_t i = 0; i < head->count; i++)
			near_try(&near, csv_field(r->csv, head, i)->text);
		if (near.best)
			diag_error(r->diags, first->line, first->column,
				_("there is no column \"%s\"; is it \"%s\"?"), columns[c].name, near.best);
		else
			diag_error(r->diags, first->line, first->column,
				_("there is no column \"%s\""), columns[c].name);
	}
	return r->diags->errors == before;
}

/* Editions. */

static struct questionnaire *
load(const char *id, char **why)
{
	struct error err = ERROR_INIT;
	struct diags diags;
	struct questionnaire *q = NULL;
	char *path = questionnaire_file_find(id, &err);
	diags_init(&diags, path ? path : id);
	if (path && !questionnaire_file_read(&q, path, &diags, &err) && !err.text)
		error_set(&err, _("the questionnaire %s has faults; see kompass check"), path);
	free(*why);
	*why = err.text;
	diags_done(&diags);
	free(path);
	return q;
}

static void
prepare(struct edition *e)
{
	char hash[QUESTIONNAIRE_HASH_ROOM];
	struct buf brief = BUF_INIT, asked = BUF_INIT;
	questionnaire_hash(hash, e->questionnaire);
	questionnaire_write(&brief, e->questionnaire, 0, true);
	questionnaire_write(&asked, e->questionnaire, 2, true);
	e->hash = xstrdup(hash);
	e->brief = buf_steal(&brief);
	e->asked = piece_take(&asked);
}

static struct edition *
find_edition(struct reader *r, const struct table_row *row)
{
	const char *name = table_text(row, TABLE_EDITION);
	struct edition *e = dict_get(&r->editions, name);
	if (e)
		return e;
	char *why = NULL, *id = xasprintf("kommunkompassen-%s", name);
	e = xcalloc(1, sizeof(*e));
	e->name = xstrdup(name);
	*array_push(&r->table->editions) = e;
	dict_put(&r->editions, e->name, e);
	/* The name becomes part of paths: no slash, and no name of a file. */
	size_t len = strlen(name);
	if (!id_is_valid(name, len) || strchr(name, '/') || len > 32) {
		refuse(r, row, TABLE_EDITION, _("must be an edition such as 2010"));
	} else {
		e->questionnaire = load(id, &why);
		if (!e->questionnaire && (len < 6 || strcmp(name + len - 5, ".yaml"))) {
			char *first = why;
			why = NULL;
			e->questionnaire = load(name, &why);
			free(why);
			why = first;
		}
		if (!e->questionnaire)
			refuse(r, row, TABLE_EDITION, why);
	}
	free(why);
	free(id);
	if (e->questionnaire)
		prepare(e);
	return e;
}

/* Values of a row. */

static bool
check_subject(struct reader *r, struct table_row *row)
{
	static const char *const kinds[] = {"", "municipality", "district", "reference"};
	const char *name = table_text(row, TABLE_MUNICIPALITY), *year = table_text(row, TABLE_YEAR);
	const char *kind = table_text(row, TABLE_KIND), *country = table_text(row, TABLE_COUNTRY);
	const char *population = table_text(row, TABLE_POPULATION);
	bool is_good = true, is_kind = false;
	if (!*name || strchr(name, '\n') || strlen(name) > 200) {
		refuse(r, row, TABLE_MUNICIPALITY, _("must be a name of one line"));
		is_good = false;
	}
	if (strlen(year) != 4 || strspn(year, "0123456789") != 4 || year[0] == '0') {
		refuse(r, row, TABLE_YEAR, _("must be a year such as 2010"));
		is_good = false;
	}
	for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++)
		is_kind |= !strcmp(kinds[i], kind);
	if (!is_kind) {
		refuse(r, row, TABLE_KIND, _("must be municipality, district or reference"));
		is_good = false;
	}
	/* As ":set population" takes it. */
	if (strlen(population) > 9 || population[strspn(population, "0123456789")]) {
		refuse(r, row, TABLE_POPULATION, _("must be a whole number such as 12000"));
		is_good = false;
	}
	size_t len = strlen(country);
	for (size_t i = 0; i < len && i < 2; i++)
		row->country[i] = country[i] >= 'a' && country[i] <= 'z' ?
			(char)(country[i] - 'a' + 'A') : country[i];
	if (len && (len != 2 || strspn(row->country, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != 2)) {
		refuse(r, row, TABLE_COUNTRY, _("must be two letters such as SE"));
		is_good = false;
	}
	return is_good;
}

static bool
check_profile(struct reader *r, const struct table_row *row)
{
	const struct questionnaire *q = row->edition->questionnaire;
	const char *id = table_text(row, TABLE_PROFILE);
	unsigned line, column;
	if (!*id || questionnaire_profile(q, id))
		return true;
	table_place(row, TABLE_PROFILE, &line, &column);
	diag_error(r->diags, line, column, _("the questionnaire %s has no profile \"%s\""), q->id, id);
	return false;
}

static bool
check_code(struct reader *r, struct table_row *row)
{
	const struct questionnaire *q = row->edition->questionnaire;
	const char *code = table_text(row, TABLE_CODE), *level = table_text(row, TABLE_LEVEL);
	unsigned line, column;
	bool is_total = !strcmp(code, "total");
	row->question = questionnaire_question(q, code);
	row->area = questionnaire_area(q, code);
	if (!is_total && !row->question && !row->area) {
		table_place(row, TABLE_CODE, &line, &column);
		diag_error(r->diags, line, column, _("the questionnaire %s has no question or area \"%s\""),
			q->id, code);
		return false;
	}
	bool is_level = !*level || (!strcmp(level, "total") && is_total) ||
		(!strcmp(level, "area") && row->area) || (!strcmp(level, "question") && row->question);
	if (is_level)
		return true;
	table_place(row, TABLE_LEVEL, &line, &column);
	diag_error(r->diags, line, column, _("the level \"%s\" contradicts the code %s, which is %s"),
		level, code, is_total ? "total" : row->area ? "area" : "question");
	return false;
}

/* "-" in all its forms, and nothing: not scored. */
static bool
is_dash(const char *text)
{
	static const char *const dashes[] = {
		"", "-", "\xe2\x80\x90", "\xe2\x80\x91", "\xe2\x80\x92", "\xe2\x80\x93",
		"\xe2\x80\x94", "\xe2\x88\x92",
	};
	for (size_t i = 0; i < sizeof(dashes) / sizeof(*dashes); i++)
		if (!strcmp(text, dashes[i]))
			return true;
	return false;
}

/* A number as it was printed: all its decimals are kept, they tell how it was rounded. */
static bool
read_figure(struct reader *r, const struct table_row *row, enum table_column c, char out[FIGURE_ROOM])
{
	const char *text = table_text(row, c);
	size_t len = strlen(text);
	decimal value;
	if (is_dash(text))
		return true;
	if (c == TABLE_PERCENT && text[len - 1] == '%') {
		/* "62,5 %", also with a no-break space */
		do
			len--;
		while (len && strchr(" \xc2\xa0", text[len - 1]));
	}
	if (!decimal_parse(&value, text, len, ",.", false)) {
		refuse(r, row, c, text[0] == '-' ? _("must not be below 0") :
			_("must be a number such as 7.5 or 7,5, with at most six decimals"));
		return false;
	}
	while (len > 1 && text[0] == '0' && text[1] >= '0' && text[1] <= '9') {
		text++;
		len--;
	}
	memcpy(out, text, len);
	out[len] = '\0';
	char *comma = strchr(out, ',');
	if (comma)
		*comma = '.';
	return true;
}

static decimal
value_of(const char *figure)
{
	decimal value = 0;
	decimal_parse(&value, figure, strlen(figure), ".", false);
	return value;
}

const struct profile *
table_profile(const struct table_row *row)
{
	const struct questionnaire *q = row->edition->questionnaire;
	const char *id = table_text(row, TABLE_PROFILE);
	if (*id)
		return questionnaire_profile(q, id);
	return strcmp(table_text(row, TABLE_KIND), "district") ? NULL :
		questionnaire_profile(q, "district");
}

bool
table_is_left_out(const struct table_row *row, const struct profile *profile)
{
	if (!profile || (!row->area && !row->question))
		return false;
	if (row->question)
		return profile_leaves_out(profile, row->question);
	for (size_t i = 0; i < row->area->questions.n; i++)
		if (!profile_leaves_out(profile, row->area->questions.v[i]))
			return false;
	return true;
}

/* The most that can be given: all of it, or without what the profile leaves out. */
static decimal
full_of(const struct table_row *row, const struct profile *profile)
{
	const struct questionnaire *q = row->edition->questionnaire;
	if (!profile)
		return row->question ? row->question->max : row->area ? row->area->max : q->max;
	decimal sum = 0;
	for (size_t i = 0; i < q->questions.n; i++) {
		const struct question *x = q->questions.v[i];
		bool is_below = row->question ? x == row->question : !row->area || x->area == row->area;
		if (is_below && !profile_leaves_out(profile, x))
			sum += x->max;
	}
	return sum;
}

static bool
check_figures(struct reader *r, struct table_row *row)
{
	unsigned line, column;
	char room[DECIMAL_ROOM];
	bool is_good = read_figure(r, row, TABLE_POINTS, row->points);
	is_good &= read_figure(r, row, TABLE_MAX, row->max);
	is_good &= read_figure(r, row, TABLE_PERCENT, row->percent);
	if (!is_good)
		return false;
	decimal full = full_of(row, NULL), max = *row->max ? value_of(row->max) : full;
	if (*row->points && (value_of(row->points) > full || value_of(row->points) > max)) {
		table_place(row, TABLE_POINTS, &line, &column);
		diag_error(r->diags, line, column, _("%s points are more than the maximum of %s, %s"),
			row->points, table_text(row, TABLE_CODE),
			decimal_exact(room, max < full ? max : full, '.'));
		return false;
	}
	/* Without what is left out is another way to print it; so is none where none applies. */
	bool is_none = !max && row->state && strcmp(row->state, "none");
	if (max != full && max != full_of(row, table_profile(row)) && !is_none) {
		table_place(row, TABLE_MAX, &line, &column);
		diag_warning(r->diags, line, column, _("the maximum of %s is %s in the questionnaire, not %s"),
			table_text(row, TABLE_CODE), decimal_exact(room, full, '.'), row->max);
	}
	return true;
}

static bool
check_state(struct reader *r, struct table_row *row)
{
	/* what the table says, what is kept (NULL: points) */
	static const struct {
		const char *word, *state;
	} states[] = {
		{"", NULL}, {"scored", NULL}, {"points", NULL},
		{"untouched", "none"}, {"open", "none"}, {"differs", "none"}, {"none", "none"},
		{"not-applicable", "not-applicable"}, {"not-assessed", "not-assessed"},
		{"left-out", "left-out"},
	};
	const char *word = table_text(row, TABLE_STATE);
	bool has_points = !is_dash(table_text(row, TABLE_POINTS));
	size_t i = 0;
	while (i < sizeof(states) / sizeof(*states) && strcmp(states[i].word, word))
		i++;
	if (i == sizeof(states) / sizeof(*states)) {
		refuse(r, row, TABLE_STATE, _("must be scored, not-applicable, not-assessed, left-out or none"));
		return false;
	}
	row->state = states[i].state;
	/* A sum may be open and have the points known so far; a question may not. */
	bool is_sum = !row->question;
	if (*word && row->state && has_points && !is_sum && strcmp(row->state, "left-out")) {
		refuse(r, row, TABLE_STATE, _("contradicts the points"));
		return false;
	}
	if (*word && !row->state && !has_points) {
		refuse(r, row, TABLE_STATE, _("says that there are points, but there are none"));
		return false;
	}
	if (!has_points && !row->state)
		row->state = "none";
	else if (has_points && is_sum && row->state && !strcmp(row->state, "none"))
		row->state = NULL;
	return true;
}

static bool
check_finding(struct reader *r, struct table_row *row)
{
	const char *finding = table_text(row, TABLE_FINDING), *text = table_text(row, TABLE_TEXT);
	row->finding = ENTRY_NONE;
	if (!*finding && !*text)
		return true;
	row->finding = entry_kind_by_word(finding);
	if (row->finding == ENTRY_NONE) {
		refuse(r, row, TABLE_FINDING, _("must be strength, improvement, weakness, example, "
			"note or ask"));
		return false;
	}
	if (!*text)
		refuse(r, row, TABLE_TEXT, _("is missing: what was found"));
	return *text;
}

static void
read_row(struct reader *r, const struct csv_row *from)
{
	struct table_row row = {0};
	for (int c = 0; c < TABLE_COLUMN_COUNT; c++)
		if (r->index[c] >= 0)
			row.at[c] = csv_field(r->csv, from, (size_t)r->index[c]);
	bool is_good = check_subject(r, &row);
	is_good &= check_finding(r, &row);
	row.edition = find_edition(r, &row);
	if (!row.edition->questionnaire)
		return;
	/* The figures can only be judged by what they are of. */
	if (!check_profile(r, &row) || !check_code(r, &row))
		return;
	is_good &= check_state(r, &row);
	is_good &= check_figures(r, &row);
	if (is_good)
		*array_push(&r->table->rows) = row;
}

void
table_read(struct table *table, const struct csv *csv, struct diags *diags)
{
	struct reader r = {.table = table, .csv = csv, .diags = diags};
	*table = (struct table){0};
	if (!csv->rows.n || csv->rows.v[0].is_faulty || !read_header(&r))
		return;
	for (size_t i = 1; i < csv->rows.n && diags->errors < CSV_FAULT_LIMIT; i++)
		if (!csv->rows.v[i].is_faulty)
			read_row(&r, &csv->rows.v[i]);
	if (csv->rows.n == 1)
		diag_error(diags, 1, 1, _("the table has no rows below its header"));
	dict_done(&r.editions);
}

void
table_done(struct table *table)
{
	for (size_t i = 0; i < table->editions.n; i++) {
		struct edition *e = table->editions.v[i];
		questionnaire_free(e->questionnaire);
		free(e->name);
		free(e->hash);
		free(e->brief);
		piece_unref(e->asked);
		free(e);
	}
	array_done(&table->editions);
	array_done(&table->rows);
}
