#include "config.h"

#include "store/import.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <nettle/sha2.h>

#include "base/buf.h"
#include "base/decimal.h"
#include "base/diag.h"
#include "base/dict.h"
#include "base/i18n.h"
#include "base/random.h"
#include "base/rope.h"
#include "model/questionnaire.h"
#include "model/session.h"
#include "model/sitting.h"
#include "store/csv.h"
#include "store/questionnaire-file.h"
#include "store/table.h"
#include "store/yaml.h"
#include "text/utf8.h"

enum { SOURCES_LIMIT = 99, SLUG_LIMIT = 60 };

/* The evaluator that imported findings are by. */
#define IMPORTER "import"

/* The rows of one session. */
struct batch {
	char *key;
	char *folded;			/* the name as it is compared */
	struct batch_rows ARRAY_OF(const struct table_row *) rows;
	const char *kind, *profile, *population;	/* "" until a row says it */
};

struct batches ARRAY_OF(struct batch *);

struct importer {
	struct diags *diags;
	struct batches batches;
	struct dict by_key;
};

/*
 * Letters from a digest of texts, each with its NUL: 8 at most for each 64 bits
 * of SHA-256, so that 32 are to be had.
 */
static void
digest_letters(char *out, size_t len, const char *const *texts, size_t count)
{
	struct sha256_ctx ctx;
	uint8_t hash[SHA256_DIGEST_SIZE];
	sha256_init(&ctx);
	for (size_t i = 0; i < count; i++)
		sha256_update(&ctx, strlen(texts[i]) + 1, (const uint8_t *)texts[i]);
	sha256_digest(&ctx, sizeof(hash), hash);
	for (size_t at = 0; at < len; at += 8) {
		uint64_t bits = 0;
		for (size_t i = 0; i < 8; i++)
			bits = bits << 8 | hash[at + i];
		random_encode(out + at, len - at < 8 ? len - at : 8, bits >> 24);
	}
}

/* Grouping. */

static struct batch *
batch_of(struct importer *im, const struct table_row *row)
{
	const char *name = table_text(row, TABLE_MUNICIPALITY);
	char *folded = utf8_fold(name, strlen(name), false);
	char *key = xasprintf("%s\n%s\n%s\n%s", folded, row->country, table_text(row, TABLE_YEAR),
		row->edition->name);
	struct batch *g = dict_get(&im->by_key, key);
	if (g) {
		free(folded);
		free(key);
		return g;
	}
	g = xcalloc(1, sizeof(*g));
	*g = (struct batch){.key = key, .folded = folded, .kind = "", .profile = "", .population = ""};
	dict_put(&im->by_key, g->key, g);
	*array_push(&im->batches) = g;
	return g;
}

static void
add_row(struct importer *im, const struct table_row *row)
{
	struct batch *g = batch_of(im, row);
	const char *kind = table_text(row, TABLE_KIND), *profile = table_text(row, TABLE_PROFILE);
	const char *population = table_text(row, TABLE_POPULATION);
	unsigned line, column;
	if (*kind && *g->kind && strcmp(kind, g->kind)) {
		table_place(row, TABLE_KIND, &line, &column);
		diag_error(im->diags, line, column, _("%s is a %s here and a %s in an earlier row"),
			table_text(row, TABLE_MUNICIPALITY), kind, g->kind);
	}
	if (*profile && *g->profile && strcmp(profile, g->profile)) {
		table_place(row, TABLE_PROFILE, &line, &column);
		diag_error(im->diags, line, column, _("%s has the profile %s here and %s in an earlier row"),
			table_text(row, TABLE_MUNICIPALITY), profile, g->profile);
	}
	if (*population && *g->population && strcmp(population, g->population)) {
		table_place(row, TABLE_POPULATION, &line, &column);
		diag_error(im->diags, line, column, _("%s has a population of %s here and of %s in an earlier row"),
			table_text(row, TABLE_MUNICIPALITY), population, g->population);
	}
	if (*kind && !*g->kind)
		g->kind = kind;
	if (*profile && !*g->profile)
		g->profile = profile;
	if (*population && !*g->population)
		g->population = population;
	*array_push(&g->rows) = row;
}

/* A country that only some rows name would part them. */
static void
check_countries(struct importer *im)
{
	for (size_t i = 0; i < im->batches.n; i++) {
		const struct batch *g = im->batches.v[i];
		const struct table_row *row = g->rows.v[0];
		unsigned line, column;
		if (!row->country[0])
			continue;
		char *key = xasprintf("%s\n\n%s\n%s", g->folded, table_text(row, TABLE_YEAR),
			row->edition->name);
		const struct batch *bare = dict_get(&im->by_key, key);
		free(key);
		if (!bare)
			continue;
		table_place(bare->rows.v[0], TABLE_COUNTRY, &line, &column);
		diag_error(im->diags, line, column, _("the country is missing here; other rows of %s name it"),
			table_text(row, TABLE_MUNICIPALITY));
	}
}

/* Items. */

/*
 * A version by a writer that is named after the content, as one made by hand:
 * equal figures imported anywhere are one version, and a corrected table never
 * passes for something that a later edit has seen.
 */
static void
put(struct session *s, enum section section, const char *id, const struct values *values)
{
	struct vector at = {0};
	struct version *v = version_from_file(section, id, &at, NULL, values->v, values->n, false);
	session_put(s, v);
	version_unref(v);
}

static void
put_value(struct session *s, enum section section, const char *id, const char *value)
{
	struct values values = {.n = 0};
	if (!*value)
		return;
	values_set(&values, FIELD_VALUE, value);
	put(s, section, id, &values);
}

/* One line of a text that may have several; the caller frees.  NULL where it is empty. */
static char *
one_line(const char *text)
{
	if (!*text)
		return NULL;
	char *line = xstrdup(text);
	for (char *p = line; *p; p++)
		if (*p == '\n' || *p == '\t')
			*p = ' ';
	return line;
}

static bool
has_figure(const struct table_row *row)
{
	return row->finding == ENTRY_NONE || *row->points;
}

static void
put_figure(struct session *s, const struct table_row *row, unsigned nth,
	const struct profile *profile, struct diags *diags)
{
	const char *code = table_text(row, TABLE_CODE), *state = row->state;
	struct values values = {.n = 0};
	char *id = nth > 1 ? xasprintf("%s/%u", code, nth) : xstrdup(code);
	char *source = one_line(table_text(row, TABLE_SOURCE));
	char *note = one_line(table_text(row, TABLE_NOTE));
	if (*row->points && table_is_left_out(row, profile)) {
		/* A printed 0 says "not scored"; anything else was scored after all. */
		state = "left-out";
		unsigned line, column;
		table_place(row, TABLE_POINTS, &line, &column);
		if (strspn(row->points, "0.") != strlen(row->points))
			diag_warning(diags, line, column, _("%s is left out by the profile %s, "
				"so these points will not count"), code, profile->id);
	}
	values_set(&values, FIELD_STATE, state);
	values_set(&values, FIELD_POINTS, *row->points ? row->points : NULL);
	values_set(&values, FIELD_MAX, *row->max ? row->max : NULL);
	values_set(&values, FIELD_PERCENT, *row->percent ? row->percent : NULL);
	values_set(&values, FIELD_SOURCE, source);
	values_set(&values, FIELD_NOTE, note);
	put(s, SECTION_REPORTED, id, &values);
	free(id);
	free(source);
	free(note);
}

static void
put_finding(struct session *s, const struct table_row *row, unsigned order, struct diags *diags)
{
	const char *code = table_text(row, TABLE_CODE), *text = table_text(row, TABLE_TEXT);
	const char *kind = entry_kind_word(row->finding);
	const char *parts[] = {"kompass-import-entry", code, kind, text};
	struct values values = {.n = 0};
	char id[ID_ROOM] = "e", number[12];
	unsigned line, column;
	digest_letters(id + 1, ID_ROOM - 2, parts, 4);
	if (session_get(s, SECTION_ENTRIES, id)) {
		table_place(row, TABLE_TEXT, &line, &column);
		diag_warning(diags, line, column, _("the same finding stands in an earlier row"));
		return;
	}
	size_t digit = sizeof(number) - 1;
	number[digit] = '\0';
	do
		number[--digit] = (char)('0' + order % 10);
	while (order /= 10);
	char *note = one_line(*table_text(row, TABLE_NOTE) ? table_text(row, TABLE_NOTE) :
		table_text(row, TABLE_SOURCE));
	values_set(&values, FIELD_KIND, kind);
	values_set(&values, FIELD_QUESTION, row->question || row->area ? code : NULL);
	values_set(&values, FIELD_BY, IMPORTER);
	values_set(&values, FIELD_TEXT, text);
	values_set(&values, FIELD_ORDER, number + digit);
	values_set(&values, FIELD_NOTE, note);
	put(s, SECTION_ENTRIES, id, &values);
	free(note);
}

/* Where the row's figure is counted among those of its questionnaire. */
static size_t
index_of(const struct table_row *row)
{
	const struct questionnaire *q = row->edition->questionnaire;
	if (row->question)
		return row->question->index;
	return q->questions.n + (row->area ? row->area->index : q->areas.n);
}

/* The figures of one code so far. */
struct seen {
	const struct table_row *rows[SOURCES_LIMIT];
	unsigned n;
};

static bool
is_same(const struct table_row *a, const struct table_row *b)
{
	return !strcmp(a->points, b->points) && !strcmp(a->max, b->max) &&
		!strcmp(a->percent, b->percent) &&
		!strcmp(table_text(a, TABLE_SOURCE), table_text(b, TABLE_SOURCE)) &&
		!strcmp(table_text(a, TABLE_NOTE), table_text(b, TABLE_NOTE));
}

/* Is the figure a new one of its code?  Counts it, and tells where sources differ. */
static bool
count_source(struct seen **all, const struct table_row *row, struct diags *diags)
{
	struct seen **slot = &all[index_of(row)], *seen = *slot;
	unsigned line, column;
	table_place(row, TABLE_POINTS, &line, &column);
	if (!seen)
		seen = *slot = xcalloc(1, sizeof(*seen));
	for (unsigned i = 0; i < seen->n; i++) {
		if (!is_same(seen->rows[i], row))
			continue;
		diag_warning(diags, line, column, _("%s was given in the same way in line %u"),
			table_text(row, TABLE_CODE), seen->rows[i]->at[TABLE_CODE]->line);
		return false;
	}
	if (seen->n == SOURCES_LIMIT) {
		diag_error(diags, line, column, _("%s has more than %d figures"),
			table_text(row, TABLE_CODE), SOURCES_LIMIT);
		return false;
	}
	decimal first = 0, now = 0;
	const char *earlier = seen->n ? seen->rows[0]->points : row->points;
	bool was_given = decimal_parse(&first, earlier, strlen(earlier), ".", false);
	bool is_given = decimal_parse(&now, row->points, strlen(row->points), ".", false);
	if (was_given != is_given || first != now)
		diag_warning(diags, line, column, _("%s is %s here and %s in line %u; both are kept"),
			table_text(row, TABLE_CODE), is_given ? row->points : _("not scored"),
			was_given ? earlier : _("not scored"), seen->rows[0]->at[TABLE_CODE]->line);
	seen->rows[seen->n++] = row;
	return true;
}

static void
put_rows(struct session *s, const struct batch *g, const struct profile *profile, struct diags *diags)
{
	const struct questionnaire *q = g->rows.v[0]->edition->questionnaire;
	size_t count = q->questions.n + q->areas.n + 1;
	struct seen **seen = xcalloc(count, sizeof(struct seen *));
	unsigned order = 0;
	for (size_t i = 0; i < g->rows.n; i++) {
		const struct table_row *row = g->rows.v[i];
		if (has_figure(row) && count_source(seen, row, diags))
			put_figure(s, row, seen[index_of(row)]->n, profile, diags);
		if (row->finding != ENTRY_NONE)
			put_finding(s, row, ++order, diags);
	}
	for (size_t i = 0; i < count; i++)
		free(seen[i]);
	free(seen);
}

/* The questionnaire as the session holds it; it was written by us and cannot be at fault. */
static struct questionnaire *
read_brief(const struct edition *e)
{
	struct diags diags;
	diags_init(&diags, e->name);
	struct yaml *doc = yaml_read(e->brief, strlen(e->brief), &diags);
	struct questionnaire *q = doc ? questionnaire_from_node(yaml_root(doc), &diags) : NULL;
	yaml_doc_free(doc);
	if (!q)
		die("%s: the brief text of the questionnaire cannot be read back", e->name);
	diags_done(&diags);
	return q;
}

static struct session *
make_session(const struct batch *g, struct diags *diags)
{
	const struct table_row *row = g->rows.v[0];
	const struct edition *e = row->edition;
	const char *kind = *g->kind ? g->kind : "municipality";
	const char *parts[] = {"kompass-import", g->folded, row->country, table_text(row, TABLE_YEAR),
		e->name};
	char evaluation[EVALUATION_ROOM];
	digest_letters(evaluation, EVALUATION_ROOM - 1, parts, 5);
	struct session *s = session_new(evaluation, read_brief(e), piece_ref(e->asked), e->hash, true);
	const char *id = *g->profile ? g->profile : strcmp(kind, "district") ? "" : "district";
	const struct profile *profile = questionnaire_profile(e->questionnaire, id);
	put_value(s, SECTION_SUBJECT, "name", table_text(row, TABLE_MUNICIPALITY));
	put_value(s, SECTION_SUBJECT, "year", table_text(row, TABLE_YEAR));
	put_value(s, SECTION_SUBJECT, "country", row->country);
	put_value(s, SECTION_SUBJECT, "population", g->population);
	put_value(s, SECTION_SUBJECT, "kind", kind);
	put_value(s, SECTION_SUBJECT, "profile", profile ? profile->id : "");
	put_value(s, SECTION_STATUS, "imported", "closed");
	put_rows(s, g, profile, diags);
	return s;
}

/* "Hässelby-Vällingby" to "hasselby-vallingby". */
static void
add_slug(struct buf *out, const char *name)
{
	char *folded = utf8_fold(name, strlen(name), true);
	size_t start = out->len;
	for (const char *p = folded; *p && out->len - start < SLUG_LIMIT; p++) {
		bool is_word = (*p >= 'a' && *p <= 'z') || (*p >= '0' && *p <= '9');
		if (is_word)
			buf_addc(out, *p);
		else if (out->len > start && out->s[out->len - 1] != '-')
			buf_addc(out, '-');
	}
	if (out->len > start && out->s[out->len - 1] == '-')
		buf_truncate(out, out->len - 1);
	if (out->len == start)
		buf_adds(out, "subject");
	free(folded);
}

static void
make_import(struct imports *imports, const struct batch *g, struct dict *names, struct diags *diags)
{
	const struct table_row *row = g->rows.v[0];
	struct buf stem = BUF_INIT;
	struct import *im = array_push(imports);
	im->session = make_session(g, diags);
	add_slug(&stem, table_text(row, TABLE_MUNICIPALITY));
	buf_addf(&stem, "-%s-ed%s", table_text(row, TABLE_YEAR), row->edition->name);
	im->name = xasprintf("%s.yaml", stem.s);
	im->other_name = xasprintf("%s-%.6s.yaml", stem.s, im->session->evaluation);
	/* Two may fold to one name: Habo and Håbo are both municipalities. */
	if (dict_put(names, im->name, im)) {
		free(im->name);
		im->name = xstrdup(im->other_name);
	}
	buf_done(&stem);
}

static void
build(struct imports *imports, const struct table *table, struct diags *diags)
{
	struct importer im = {.diags = diags};
	struct dict names = {0};
	for (size_t i = 0; i < table->rows.n; i++)
		add_row(&im, &table->rows.v[i]);
	check_countries(&im);
	/* Sessions are made even after faults: what follows may show more of them. */
	for (size_t i = 0; i < im.batches.n; i++)
		make_import(imports, im.batches.v[i], &names, diags);
	for (size_t i = 0; i < im.batches.n; i++) {
		struct batch *g = im.batches.v[i];
		free(g->key);
		free(g->folded);
		array_done(&g->rows);
		free(g);
	}
	array_done(&im.batches);
	dict_done(&im.by_key);
	dict_done(&names);
}

bool
import_read(struct imports *imports, const char *bytes, size_t len, struct diags *diags)
{
	struct csv csv;
	struct table table = {0};
	size_t before = diags->errors;
	*imports = (struct imports){0};
	csv_read(&csv, bytes, len, diags);
	table_read(&table, &csv, diags);
	build(imports, &table, diags);
	table_done(&table);
	csv_done(&csv);
	diags_sort(diags);
	if (diags->errors == before)
		return true;
	import_done(imports);
	return false;
}

void
import_done(struct imports *imports)
{
	for (size_t i = 0; i < imports->n; i++) {
		free(imports->v[i].name);
		free(imports->v[i].other_name);
		session_free(imports->v[i].session);
	}
	array_done(imports);
}
