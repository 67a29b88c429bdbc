#include "config.h"

#include <stdlib.h>

#include "base/decimal.h"
#include "model/score.h"
#include "model/session.h"
#include "store/csv.h"
#include "store/import.h"
#include "store/session-file.h"
#include "tests/expect.h"

/* Every field of a table, each in brackets, rows apart by a bar; faults as their count. */
static char *
flat(const char *bytes, size_t len)
{
	struct csv csv;
	struct diags diags;
	struct buf out = BUF_INIT;
	diags_init(&diags, "t");
	csv_read(&csv, bytes, len, &diags);
	for (size_t i = 0; i < csv.rows.n; i++) {
		if (i)
			buf_addc(&out, '|');
		for (size_t j = 0; j < csv.rows.v[i].count; j++)
			buf_addf(&out, "[%s]", csv_field(&csv, &csv.rows.v[i], j)->text);
	}
	for (size_t i = 0; i < diags.list.n; i++)
		buf_addf(&out, " %u:%u", diags.list.v[i].line, diags.list.v[i].column);
	csv_done(&csv);
	diags_done(&diags);
	return buf_steal(&out);
}

static void
test_csv_reads_what_spreadsheets_write(void)
{
	static const struct {
		const char *text, *want;
	} cases[] = {
		{"a,b\n1,2\n", "[a][b]|[1][2]"},
		{"a,b\n1,2", "[a][b]|[1][2]"},
		{"a,b\n1,\n", "[a][b]|[1][]"},
		{"a,b\r\n1,2\r\n", "[a][b]|[1][2]"},
		{"a,b\r1,2\r", "[a][b]|[1][2]"},
		{"a;b\n1,5;2\n", "[a][b]|[1,5][2]"},
		{"a\tb\n1,5\t2;3\n", "[a][b]|[1,5][2;3]"},
		{"\"a;b\",c\n1,2\n", "[a;b][c]|[1][2]"},
		{"sep=;\na,b;c\n1;2\n", "[a,b][c]|[1][2]"},
		{"\xef\xbb\xbf" "a,b\n1,2\n", "[a][b]|[1][2]"},
		{"a\n\xe5\xe4\xf6\n", "[a]|[\xc3\xa5\xc3\xa4\xc3\xb6]"},
		{"a\n\x80\x96\n", "[a]|[\xe2\x82\xac\xe2\x80\x93]"},
		{"a,b\n\"1,5\",\"say \"\"hi\"\"\"\n", "[a][b]|[1,5][say \"hi\"]"},
		{"a,b\n\"two\r\nlines\",x\n", "[a][b]|[two\nlines][x]"},
		{"a,b\n  1 , 2\xc2\xa0\n", "[a][b]|[1][2]"},
		{"a,b\n\n,\n1,2,,\n", "[a][b]|[1][2]"},
		{"a,b\n\"\",\"\"\n\"x\",\"\"\n", "[a][b]|[x][]"},
		{"a\n\"\"\"\"\n", "[a]|[\"]"},
		{"a,b\n1\n", "[a][b]|[1] 2:1"},
		{"a,b\n1,2,3\n4,5\n", "[a][b]|[1][2][3]|[4][5] 2:5"},
		{"a,b\n\"x,2\n3,4\n", "[a][b]|[x][2]|[3][4] 2:1"},
		{"a,b\n\"two\nlines\",x\ny\n", "[a][b]|[two\nlines][x]|[y] 4:1"},
	};
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		char *got = flat(cases[i].text, strlen(cases[i].text));
		is_str(got, cases[i].want);
		free(got);
	}
}

static void
test_csv_keeps_places_in_characters(void)
{
	static const char text[] = "a;b;c\n\xc3\xa5\xc3\xa4; x;\"\n y\"\n";
	struct csv csv;
	struct diags diags;
	diags_init(&diags, "t");
	csv_read(&csv, text, sizeof(text) - 1, &diags);
	is_int(csv.rows.n, 2);
	const struct csv_field *f = csv_field(&csv, &csv.rows.v[1], 1);
	is_int(f->line, 2);
	is_int(f->column, 5);
	f = csv_field(&csv, &csv.rows.v[1], 2);
	is_int(f->line, 3);
	is_int(f->column, 2);
	is_str(f->text, "y");
	csv_done(&csv);
	diags_done(&diags);
}

static void
test_csv_limits(void)
{
	struct buf big = BUF_INIT;
	struct csv csv;
	struct diags diags;
	diags_init(&diags, "t");
	buf_pad(&big, 'x', CSV_SIZE_LIMIT + 1);
	csv_read(&csv, big.s, big.len, &diags);
	is_int(diags.errors, 1);
	csv_done(&csv);
	diags_done(&diags);

	diags_init(&diags, "t");
	buf_clear(&big);
	for (int i = 0; i < CSV_LINE_LIMIT + 10; i++)
		buf_adds(&big, "x\n");
	csv_read(&csv, big.s, big.len, &diags);
	is_int(diags.errors, 1);
	csv_done(&csv);
	diags_done(&diags);

	diags_init(&diags, "t");
	buf_clear(&big);
	buf_adds(&big, "x\n");
	for (int i = 0; i < 100000; i++)
		buf_adds(&big, "x\"\n");
	csv_read(&csv, big.s, big.len, &diags);
	is_int(diags.errors, CSV_FAULT_LIMIT + 2);
	csv_done(&csv);
	diags_done(&diags);
	buf_done(&big);
}

/* Import. */

static bool
read_bad(const struct buf *bytes, struct diags *diags)
{
	struct imports imports;
	bool done = import_read(&imports, buf_str(bytes), bytes->len, diags);
	import_done(&imports);
	return done;
}

static struct session *
import_one(const char *table, size_t *remarks)
{
	struct imports imports;
	struct diags diags;
	struct session *s = NULL;
	diags_init(&diags, "t");
	if (import_read(&imports, table, strlen(table), &diags) && imports.n == 1) {
		s = imports.v[0].session;
		imports.v[0].session = NULL;
	}
	if (remarks)
		*remarks = diags.list.n;
	if (diags.errors)
		printf("# %s\n", diags.list.v[0].text);
	import_done(&imports);
	diags_done(&diags);
	return s;
}

static const char *
reported(const struct session *s, const char *id, enum field field)
{
	const struct version *v = session_get(s, SECTION_REPORTED, id);
	return v ? version_get(v, field) : "no item";
}

static void
test_import_keeps_figures_as_printed(void)
{
	size_t remarks;
	struct session *s = import_one("subject;year;edition;code;points;max;percent\n"
		"Bromma;2006;2002;1.1;7,50;40;18 %\n"
		"Bromma;2006;2002;1.2;-;40;\n"
		"Bromma;2006;2002;1.3;;20;\n"
		"BROMMA;2006;2002;2.1;\xe2\x80\x93;10;\n"
		"Bromma;2006;2002;2.2;007;20;35,5%\n", &remarks);
	if (!ok(s))
		return;
	is_int(remarks, 0);
	is_str(reported(s, "1.1", FIELD_POINTS), "7.50");
	is_str(reported(s, "1.1", FIELD_PERCENT), "18");
	is_str(reported(s, "1.1", FIELD_STATE), NULL);
	is_str(reported(s, "1.2", FIELD_STATE), "none");
	is_str(reported(s, "1.2", FIELD_POINTS), NULL);
	is_str(reported(s, "1.2", FIELD_MAX), "40");
	is_str(reported(s, "1.3", FIELD_STATE), "none");
	is_str(reported(s, "2.1", FIELD_STATE), "none");
	is_str(reported(s, "2.2", FIELD_POINTS), "7");
	is_str(reported(s, "2.2", FIELD_PERCENT), "35.5");
	is_str(session_subject(s, "kind"), "municipality");
	is_str(session_subject(s, "name"), "Bromma");
	ok(session_is_closed(s));
	session_free(s);
}

static void
test_import_left_out_is_not_counted(void)
{
	size_t remarks;
	struct scores scores;
	struct session *s = import_one("kind,municipality,year,edition,code,points,max\n"
		"district,Bromma,2006,2002,7,51,100\n"
		"district,Bromma,2006,2002,8,0,100\n"
		"district,Bromma,2006,2002,8.1,-,40\n"
		"district,Bromma,2006,2002,total,468,800\n", &remarks);
	if (!ok(s))
		return;
	is_int(remarks, 0);
	is_str(session_subject(s, "profile"), "district");
	is_str(reported(s, "8", FIELD_STATE), "left-out");
	is_str(reported(s, "8", FIELD_POINTS), "0");
	is_str(reported(s, "8.1", FIELD_STATE), "none");
	scores_compute(&scores, s);
	is_int(scores.areas[7].state, STATE_LEFT_OUT);
	ok(!scores.areas[7].has_points);
	ok(scores.areas[7].has_reported);
	is_int(scores.areas[7].max, 0);
	is_int(scores.total.max, 700 * DECIMAL_ONE);
	is_int(scores.total.points, 51 * DECIMAL_ONE);
	is_int(scores.total.reported, 468 * DECIMAL_ONE);
	scores_done(&scores);
	session_free(s);

	s = import_one("kind,municipality,year,edition,code,points\n"
		"district,Bromma,2006,2002,8,40\n", &remarks);
	ok(s);
	is_int(remarks, 1);
	session_free(s);
}

/* What a table says of a question without points is more than "untouched". */
static void
test_import_keeps_states(void)
{
	struct scores scores;
	struct session *s = import_one("municipality,year,edition,code,points,state,max\n"
		"Bromma,2006,2002,1.1,,not-applicable,0\n"
		"Bromma,2006,2002,1.2,,not-assessed,40\n"
		"Bromma,2006,2002,1.3,12,scored,20\n"
		"Bromma,2006,2002,2.1,,untouched,10\n", NULL);
	if (!ok(s))
		return;
	scores_compute(&scores, s);
	is_int(scores.questions[0].state, STATE_NOT_APPLICABLE);
	is_int(scores.questions[0].max, 0);
	is_int(scores.questions[1].state, STATE_NOT_ASSESSED);
	is_int(scores.questions[2].state, STATE_SCORED);
	is_int(scores.questions[3].state, STATE_UNTOUCHED);
	is_int(scores.areas[0].max, 60 * DECIMAL_ONE);
	is_int(scores.areas[0].open, 0);
	scores_done(&scores);
	session_free(s);
}

static void
test_import_keeps_all_sources(void)
{
	size_t remarks;
	struct session *s = import_one("municipality,year,edition,code,points,source\n"
		"Botkyrka,2005,2002,total,696,one\n"
		"Botkyrka,2005,2002,total,689,two\n"
		"Botkyrka,2005,2002,total,696,three\n"
		"Botkyrka,2005,2002,total,696,one\n", &remarks);
	if (!ok(s))
		return;
	is_int(remarks, 2);	/* one differs, one is the same again */
	is_str(reported(s, "total", FIELD_POINTS), "696");
	is_str(reported(s, "total/2", FIELD_POINTS), "689");
	is_str(reported(s, "total/2", FIELD_SOURCE), "two");
	is_str(reported(s, "total/3", FIELD_SOURCE), "three");
	is_int(s->sections[SECTION_REPORTED].n, 3);
	session_free(s);
}

static void
test_import_findings(void)
{
	struct session *s = import_one("municipality,year,edition,code,points,finding,text,note\n"
		"Botkyrka,2005,2002,1.1,,strength,\"many\nways\",p. 4\n"
		"Botkyrka,2005,2002,1,91,example,clear,\n"
		"Botkyrka,2005,2002,total,,weakness,of all,\n", NULL);
	if (!ok(s))
		return;
	const struct items *entries = &s->sections[SECTION_ENTRIES];
	is_int(entries->n, 3);
	size_t seen = 0;
	for (size_t i = 0; i < entries->n; i++) {
		const struct version *v = item_current(&entries->v[i]);
		is_str(version_get(v, FIELD_BY), "import");
		if (!strcmp(version_text(v, FIELD_ORDER), "1")) {
			is_str(version_get(v, FIELD_TEXT), "many\nways");
			is_str(version_get(v, FIELD_NOTE), "p. 4");
			seen++;
		} else if (!strcmp(version_text(v, FIELD_ORDER), "3")) {
			is_str(version_get(v, FIELD_QUESTION), NULL);
			seen++;
		}
	}
	is_int(seen, 2);
	is_str(reported(s, "1.1", FIELD_STATE), "no item");
	is_str(reported(s, "1", FIELD_POINTS), "91");
	session_free(s);
}

/* A corrected table shows as a conflict in what differs, and in nothing else. */
static void
test_import_corrected_table_is_a_conflict(void)
{
	struct session *a = import_one("municipality,year,edition,code,points\n"
		"Botkyrka,2005,2002,1,91\nBotkyrka,2005,2002,2,88\n", NULL);
	struct session *b = import_one("municipality,year,edition,code,points\n"
		"botkyrka,2005,2002,1,90\nBotkyrka,2005,2002,2,88\n", NULL);
	if (!ok(a) || !ok(b))
		return;
	is_str(a->evaluation, b->evaluation);
	struct writer w = {.count = 0};
	struct value value = {.field = FIELD_POINTS, .text = "92", .len = 2};
	session_write(a, &w, SECTION_REPORTED, "1", NULL, &value, 1, false);
	ok(session_merge(a, b, NULL, NULL));
	ok(item_is_conflict(session_item(a, SECTION_REPORTED, "1")));
	ok(!item_is_conflict(session_item(a, SECTION_REPORTED, "2")));
	session_free(a);
	session_free(b);
}

static void
test_import_max_that_differs_is_a_warning(void)
{
	size_t remarks;
	struct session *s = import_one("municipality,year,edition,code,points,max\n"
		"Bromma,2006,2002,1.1,5,30\n", &remarks);
	ok(s);
	is_int(remarks, 1);
	session_free(s);
	/* Without what the profile leaves out is another way to print it. */
	s = import_one("kind,municipality,year,edition,code,points,max\n"
		"district,Bromma,2006,2002,total,468,700\n", &remarks);
	ok(s);
	is_int(remarks, 0);
	session_free(s);
}

/* What was imported reads back without a remark, as the same bytes. */
static void
test_import_published_reads_back(void)
{
	const char *data = getenv("TESTDATA");
	struct buf bytes = BUF_INIT;
	struct imports imports;
	struct diags diags;
	char *path = file_join(data, "published-scores.csv");
	diags_init(&diags, "t");
	ok(file_read(&bytes, path, CSV_SIZE_LIMIT, NULL));
	ok(import_read(&imports, buf_str(&bytes), bytes.len, &diags));
	is_int(diags.list.n, 1);	/* two tables of one report differ */
	is_int(imports.n, 16);
	for (size_t i = 0; i < imports.n; i++) {
		struct buf text = BUF_INIT;
		bool is_canonical = false;
		session_format(&text, imports.v[i].session);
		struct session *s = session_read(text.s, text.len, &is_canonical, &diags);
		ok(s && is_canonical && !s->hand_made);
		session_free(s);
		buf_done(&text);
	}
	is_int(diags.list.n, 1);
	import_done(&imports);
	diags_done(&diags);
	buf_done(&bytes);
	free(path);
}

int
main(void)
{
	setenv("KOMPASS_DATADIR", getenv("TOP"), 1);
	char *bad = file_join(getenv("TESTDATA"), "bad/csv");
	test_csv_reads_what_spreadsheets_write();
	test_csv_keeps_places_in_characters();
	test_csv_limits();
	test_import_keeps_figures_as_printed();
	test_import_left_out_is_not_counted();
	test_import_keeps_states();
	test_import_keeps_all_sources();
	test_import_findings();
	test_import_corrected_table_is_a_conflict();
	test_import_max_that_differs_is_a_warning();
	test_import_published_reads_back();
	ok(expect_folder(bad, ".csv", read_bad) >= 20);
	free(bad);
	return tap_end();
}
