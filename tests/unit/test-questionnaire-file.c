#include "config.h"

#include <dirent.h>
#include <regex.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/array.h"
#include "base/buf.h"
#include "base/clock.h"
#include "base/diag.h"
#include "base/error.h"
#include "base/file.h"
#include "model/questionnaire.h"
#include "store/mapping-file.h"
#include "store/questionnaire-file.h"
#include "store/yaml.h"
#include "tests/tap.h"

struct paths ARRAY_OF(char *);

static int
compare_paths(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* The YAML files of a folder, sorted. */
static struct paths
list_folder(const char *variable, const char *folder)
{
	struct paths paths = {0};
	const char *base = getenv(variable);
	char *path = xasprintf("%s/%s", base ? base : ".", folder);
	DIR *dir = opendir(path);
	for (struct dirent *e; dir && (e = readdir(dir));) {
		size_t len = strlen(e->d_name);
		if (len > 5 && !strcmp(e->d_name + len - 5, ".yaml") && !mapping_file_is_name(e->d_name))
			*array_push(&paths) = file_join(path, e->d_name);
	}
	if (dir)
		closedir(dir);
	free(path);
	if (paths.n)
		qsort(paths.v, paths.n, sizeof(*paths.v), compare_paths);
	return paths;
}

static void
paths_done(struct paths *paths)
{
	for (size_t i = 0; i < paths->n; i++)
		free(paths->v[i]);
	array_done(paths);
}

/* Prints what diags say as remarks of the test. */
static void
show_diags(const struct diags *diags)
{
	for (size_t i = 0; i < diags->list.n; i++) {
		struct buf out = BUF_INIT;
		diag_format(&out, diags, &diags->list.v[i]);
		printf("#   %s", out.s);
		buf_done(&out);
	}
}

/* Reads bytes that should be a questionnaire without fault. */
static struct questionnaire *
read_bytes(const char *name, const char *bytes, size_t len)
{
	struct diags diags;
	diags_init(&diags, name);
	struct yaml *doc = yaml_read(bytes, len, &diags);
	struct questionnaire *q = doc ? questionnaire_from_node(yaml_root(doc), &diags) : NULL;
	yaml_doc_free(doc);
	if (!q || diags.list.n)
		show_diags(&diags);
	diags_done(&diags);
	return q;
}

static struct questionnaire *
read_path(const char *path)
{
	struct questionnaire *q = NULL;
	struct diags diags;
	struct error err = ERROR_INIT;
	diags_init(&diags, path);
	if (!questionnaire_file_read(&q, path, &diags, &err))
		printf("# %s\n", err.text ? err.text : path);
	show_diags(&diags);
	diags_done(&diags);
	error_done(&err);
	return q;
}

/* Is what is written read again as the same, in both forms, at any indent? */
static bool
goes_round(const char *name, const struct questionnaire *q, bool is_brief)
{
	struct buf first = BUF_INIT, second = BUF_INIT;
	questionnaire_write(&first, q, 0, is_brief);
	struct questionnaire *again = read_bytes(name, first.s, first.len);
	if (again)
		questionnaire_write(&second, again, 0, is_brief);
	bool is_same = again && first.len == second.len && !memcmp(first.s, second.s, first.len);
	questionnaire_free(again);

	struct buf inside = BUF_INIT;
	buf_adds(&inside, "asked:\n");
	questionnaire_write(&inside, q, 2, is_brief);
	struct diags diags;
	diags_init(&diags, name);
	struct yaml *doc = yaml_read(inside.s, inside.len, &diags);
	const struct node *asked = doc ? node_get(yaml_root(doc), "asked") : NULL;
	again = asked ? questionnaire_from_node(asked, &diags) : NULL;
	buf_clear(&second);
	if (again)
		questionnaire_write(&second, again, 0, is_brief);
	is_same = is_same && again && !strcmp(first.s, second.s);
	questionnaire_free(again);
	yaml_doc_free(doc);
	diags_done(&diags);
	buf_done(&inside);
	buf_done(&first);
	buf_done(&second);
	return is_same;
}

static void
check_good_file(const char *path)
{
	struct questionnaire *q = read_path(path);
	bool is_good = q && goes_round(path, q, false) && goes_round(path, q, true);
	tap_check(is_good, __FILE__, __LINE__, file_name(path));
	questionnaire_free(q);
}

static void
test_good_files_load_and_go_round(void)
{
	struct paths paths = list_folder("TESTDATA", "good/questionnaire");
	ok(paths.n > 0);
	for (size_t i = 0; i < paths.n; i++)
		check_good_file(paths.v[i]);
	paths_done(&paths);
}

static void
test_shipped_files(void)
{
	static const struct {
		const char *id;
		size_t questions;
		decimal max;
	} shipped[] = {
		{"kommunkompassen-2002", 37, 800}, {"kommunkompassen-2010", 45, 800},
		{"kommunkompassen-2020", 8, 800}, {"skolkompass-liten", 0, 0},
	};
	struct paths paths = list_folder("TOP", "questionnaires");
	ok(paths.n >= 4);
	for (size_t i = 0; i < paths.n; i++) {
		check_good_file(paths.v[i]);
		struct questionnaire *q = read_path(paths.v[i]);
		for (size_t j = 0; q && j < sizeof(shipped) / sizeof(*shipped); j++) {
			if (strcmp(q->id, shipped[j].id) || !shipped[j].questions)
				continue;
			is_int(q->questions.n, shipped[j].questions);
			is_int(q->max, shipped[j].max * DECIMAL_ONE);
		}
		char *file = q ? xasprintf("%s.yaml", q->id) : NULL;
		is_str(file_name(paths.v[i]), file);
		free(file);
		questionnaire_free(q);
	}
	paths_done(&paths);
}

/* Bad files: exactly the faults that NAME.expect tells. */

/* Does the fault fit a line "LINE:COLUMN: error: REGEX"? */
static bool
fits(const struct diag *d, const char *line)
{
	char place[64];
	const char *level = strstr(line, ": error: ");
	snprintf(place, sizeof(place), "%u:%u", d->line, d->column);
	if (!level || d->level != DIAG_ERROR)
		return false;
	size_t len = (size_t)(level - line);
	bool is_there = (len == 3 && !strncmp(line, "*:*", 3)) ||
		(len == strlen(place) && !strncmp(line, place, len));
	regex_t regex;
	if (!is_there || regcomp(&regex, level + strlen(": error: "), REG_EXTENDED | REG_NOSUB))
		return false;
	bool is_match = !regexec(&regex, d->text, 0, NULL, 0);
	regfree(&regex);
	return is_match;
}

/* The expected lines, in the text itself, which is cut up. */
static struct paths
expected_lines(char *text)
{
	struct paths lines = {0};
	for (char *line = strtok(text, "\n"); line; line = strtok(NULL, "\n"))
		if (*line != '#')
			*array_push(&lines) = line;
	return lines;
}

static void
check_bad_file(const char *path)
{
	struct questionnaire *q = NULL;
	struct diags diags;
	struct buf expect = BUF_INIT;
	struct error err = ERROR_INIT;
	char *name = xasprintf("%.*s.expect", (int)(strlen(path) - 5), path);
	diags_init(&diags, file_name(path));
	bool is_good = file_read(&expect, name, 65536, &err) &&
		!questionnaire_file_read(&q, path, &diags, &err) && !err.text;
	char *text = buf_steal(&expect);
	struct paths lines = expected_lines(text);
	is_good = is_good && lines.n > 0 && lines.n == diags.list.n;
	for (size_t i = 0; is_good && i < lines.n; i++)
		is_good = fits(&diags.list.v[i], lines.v[i]);
	if (!tap_check(is_good, __FILE__, __LINE__, file_name(path))) {
		printf("# %s\n", err.text ? err.text : "found:");
		show_diags(&diags);
		printf("# wanted:\n");
		for (size_t i = 0; i < lines.n; i++)
			printf("#   %s\n", lines.v[i]);
	}
	array_done(&lines);
	free(text);
	free(name);
	error_done(&err);
	diags_done(&diags);
	questionnaire_free(q);
}

static void
test_bad_files_tell_all_faults(void)
{
	struct paths paths = list_folder("TESTDATA", "bad/questionnaire");
	ok(paths.n > 0);
	for (size_t i = 0; i < paths.n; i++)
		check_bad_file(paths.v[i]);
	paths_done(&paths);
}

/* Every key there is, as the canonical text spells it. */
static const char canonical[] =
	"kompass-questionnaire: \"1.0\"\n"
	"id: all-keys\n"
	"edition: \"2010\"\n"
	"language: sv\n"
	"languages: [sv, en, \"no\"]\n"
	"title:\n"
	"  sv: Allt\n"
	"  en: All\n"
	"  \"no\": Alt\n"
	"source: |-\n"
	"  Påhittad:\n"
	"\n"
	"  helt.\n"
	"max: 130.5\n"
	"step: 0.1\n"
	"dimensions:\n"
	"  - id: politics\n"
	"    title: Politik\n"
	"roles:\n"
	"  - id: politik\n"
	"    title:\n"
	"      sv: \"Politiker: ledande\"\n"
	"      en: Politicians\n"
	"profiles:\n"
	"  - id: district\n"
	"    title: Stadsdel\n"
	"    leaves-out: [\"8\", \"1.10\"]\n"
	"    note: Utan 8.\n"
	"scales:\n"
	"  - id: extent\n"
	"    title: Omfattning\n"
	"    steps:\n"
	"      - value: 0\n"
	"        title: Inget\n"
	"      - value: 0.5\n"
	"        title:\n"
	"          sv: Hälften\n"
	"          \"no\": Halvparten\n"
	"comparability:\n"
	"  - questionnaire: some-2002\n"
	"    add-from: 80\n"
	"    add-to: 100\n"
	"    note: Ungefär.\n"
	"  - questionnaire: some-2020\n"
	"    note: Inte alls.\n"
	"plan:\n"
	"  - id: g1\n"
	"    title: Ledning\n"
	"    role: politik\n"
	"    day: 1\n"
	"    minutes: 210\n"
	"  - id: g2\n"
	"    title: Fler\n"
	"    role: politik\n"
	"    minutes: 60\n"
	"areas:\n"
	"  - id: \"1\"\n"
	"    title: Första\n"
	"    dimension: politics\n"
	"    max: 30.5\n"
	"    introduction: Om området.\n"
	"    questions:\n"
	"      - id: \"1.1\"\n"
	"        title: En?\n"
	"        max: 10\n"
	"        criteria:\n"
	"          - id: 1.1.a\n"
	"            text: Finns.\n"
	"            weight: 2\n"
	"          - id: 1.1.b\n"
	"            text: Används.\n"
	"            weight: 0.5\n"
	"            scale: extent\n"
	"      - id: \"1.10\"\n"
	"        title: Två?\n"
	"        max: 20.5\n"
	"        step: 0.5\n"
	"        when:\n"
	"          criterion: 1.1.b\n"
	"          at-least: 0.5\n"
	"        guidance: Se efter.\n"
	"        prompts:\n"
	"          - role: politik\n"
	"            text: Vad?\n"
	"        criteria:\n"
	"          - id: 1.10.a\n"
	"            text: Utan vikt.\n"
	"  - id: \"8\"\n"
	"    title: Hela\n"
	"    max: 100\n";

static const char brief[] =
	"kompass-questionnaire: \"1.0\"\n"
	"id: all-keys\n"
	"edition: \"2010\"\n"
	"language: sv\n"
	"languages: [sv, en, \"no\"]\n"
	"title:\n"
	"  sv: Allt\n"
	"  en: All\n"
	"  \"no\": Alt\n"
	"max: 130.5\n"
	"dimensions:\n"
	"  - id: politics\n"
	"    title: Politik\n"
	"profiles:\n"
	"  - id: district\n"
	"    title: Stadsdel\n"
	"    leaves-out: [\"8\", \"1.10\"]\n"
	"areas:\n"
	"  - id: \"1\"\n"
	"    title: Första\n"
	"    dimension: politics\n"
	"    max: 30.5\n"
	"    questions:\n"
	"      - id: \"1.1\"\n"
	"        title: En?\n"
	"        max: 10\n"
	"      - id: \"1.10\"\n"
	"        title: Två?\n"
	"        max: 20.5\n"
	"  - id: \"8\"\n"
	"    title: Hela\n"
	"    max: 100\n";

static void
test_canonical_text_is_a_fixed_point(void)
{
	struct questionnaire *q = read_bytes("canonical", canonical, strlen(canonical));
	struct buf out = BUF_INIT;
	char hex[QUESTIONNAIRE_HASH_ROOM];
	ok(q);
	if (!q)
		return;
	questionnaire_write(&out, q, 0, false);
	is_str(out.s, canonical);
	buf_clear(&out);
	questionnaire_write(&out, q, 0, true);
	is_str(out.s, brief);
	questionnaire_hash(hex, q);
	is_str(hex, "bf998631aee594f46d44390376df9de0144dc796150eb5cfa307d7d6cf1f7d33");
	is_int(q->questions.n, 3);
	is_int(q->questions.v[1]->when_at_least, DECIMAL_ONE / 2);
	ok(q->questions.v[0]->criteria.v[1].scale == q->scales.v[0]);
	ok(q->areas.v[0]->dimension == q->dimensions.v[0]);
	ok(q->questions.v[2]->is_area);
	is_str(questionnaire_text(q, &q->source, 0), "Påhittad:\n\nhelt.");
	buf_done(&out);
	questionnaire_free(q);
}

/* Spellings of one content: other order of keys and languages, other styles, maps of one. */
static void
test_hash_knows_content_only(void)
{
	static const char *const spellings[] = {
		"kompass-questionnaire: \"1.0\"\nid: x\nedition: \"1\"\nlanguage: sv\n"
		"languages: [sv, en]\ntitle: {sv: A, en: B}\nmax: 10\nareas:\n"
		"- {id: \"1\", title: T, max: 10, questions: [{id: a, title: U, max: 10}]}\n",
		"kompass-questionnaire: '1.0'\nareas:\n  - questions:\n    - max: 10.0\n"
		"      title: {sv: U}\n      id: \"a\"\n    id: 1\n    title: >\n      T\n"
		"    max: 10.000000\nmax: 10\nlanguages:\n- en\n- sv\nlanguage: 'sv'\n"
		"edition: 1\nid: x\ntitle:\n  en: B\n  sv: |+\n    A\n\nroles: []\n",
	};
	char first[QUESTIONNAIRE_HASH_ROOM], second[QUESTIONNAIRE_HASH_ROOM];
	struct questionnaire *a = read_bytes("a", spellings[0], strlen(spellings[0]));
	struct questionnaire *b = read_bytes("b", spellings[1], strlen(spellings[1]));
	ok(a && b);
	if (a && b) {
		questionnaire_hash(first, a);
		questionnaire_hash(second, b);
		is_str(first, second);
		free(b->areas.v[0]->id);
		b->areas.v[0]->id = xstrdup("2");
		questionnaire_hash(second, b);
		ok(strcmp(first, second) != 0);
	}
	questionnaire_free(a);
	questionnaire_free(b);
}

/* The faults of a text, one a line, without the file's name. */
static char *
faults(const char *text, size_t len)
{
	struct diags diags;
	struct buf out = BUF_INIT;
	diags_init(&diags, "");
	struct yaml *doc = yaml_read(text, len, &diags);
	struct questionnaire *q = doc ? questionnaire_from_node(yaml_root(doc), &diags) : NULL;
	questionnaire_free(q);
	yaml_doc_free(doc);
	diags_sort(&diags);
	for (size_t i = 0; i < diags.list.n; i++) {
		const struct diag *d = &diags.list.v[i];
		buf_addf(&out, "%u:%u: %s\n", d->line, d->column, d->text);
	}
	diags_done(&diags);
	return buf_steal(&out);
}

#define HEAD "kompass-questionnaire: \"1.0\"\nid: x\nedition: \"1\"\nlanguage: sv\n" \
	"languages: [sv]\ntitle: T\nmax: 10\n"
#define AREA "areas: [{id: \"1\", title: A, max: 10}]\n"

static void
test_messages_say_what_to_do(void)
{
	static const struct {
		const char *text, *want;
	} cases[] = {
		{HEAD AREA, ""},
		{"x", "1:1: this must be a map of keys\n"},
		{"kompass-questionnaire: \"2.0\"\nfoo: 1\n", "1:24: format 2.0 is not known to this "
			"version of kompass; it reads 1.0\n"},
		{"id: x\n" "kompass-questionnaire: \"1.0\"\nedition: \"1\"\nlanguage: sv\n"
			"languages: [sv]\ntitle: T\nmax: 10\n" AREA,
			"2:1: the key \"kompass-questionnaire\" must be the first\n"},
		{HEAD "areas:\n  - id: a\n    titel: T\n    max: 10\n    colour: red\n",
			"9:5: the key \"title\" is missing\n"
			"10:5: unknown key \"titel\"; did you mean \"title\"? (known here: id, title, "
			"dimension, max, introduction, questions)\n"
			"12:5: unknown key \"colour\" (known here: id, title, dimension, max, "
			"introduction, questions)\n"},
		{HEAD "roles: [{id: politik, title: P}]\nplan:\n"
			"  - {id: g, title: G, role: politk, minutes: 5}\n" AREA,
			"10:29: no role has the id \"politk\"; did you mean \"politik\"?\n"},
		{HEAD "roles: 5\nplan:\n  - {id: g, title: G, role: politk, minutes: 5}\n" AREA,
			"8:8: \"roles\" must be a list\n"},
		{HEAD "areas:\n  - id: a\n    title: A\n    max: 10\n    questions:\n"
			"      - {id: b, title: B, max: 4}\n      - {id: c, title: C, max: 5.5}\n",
			"11:10: the questions of this area add up to 9.5, not to 10\n"},
		{HEAD "areas:\n  - {id: a, title: A, max: 4}\n  - {id: b, title: B, max: 5}\n",
			"7:6: the areas add up to 9, not to 10\n"},
		{HEAD "areas:\n  - {id: a, title: A, max: 4}\n  - {id: b, title: B, max: five}\n",
			"10:28: \"max\" must be a number, such as 12 or 7.5, with at most six decimals\n"},
		{HEAD "areas: [{id: \"0\", title: A, max: \"10\"}]\n",
			"8:14: the id \"0\" is taken: #0 is the inbox, total the sum of all areas\n"
			"8:34: \"max\" must be a number without quotes\n"},
		{HEAD "roles: [{id: I3, title: A}, {id: ge.W1, title: B}, {id: I, title: C}]\n" AREA,
			"8:14: the id of a role cannot look like a source (@I3); choose a word\n"
			"8:34: the id of a role cannot look like a source (@W1); choose a word\n"},
		{HEAD "step: 0\nareas: [{id: 1, title: 2010, max: 010}]\n",
			"8:7: \"step\" must be above 0\n"
			"9:24: \"title\" is a number to other programs; put it in quotes\n"
			"9:35: \"max\" must be a number, such as 12 or 7.5, with at most six decimals\n"},
		{HEAD "source: \"a\\e[31m\"\nareas: [{id: a, title: \" \", max: 10}]\n",
			"8:9: \"source\" holds the control character U+001B; take it out\n"
			"9:24: \"title\" must not be empty\n"},
		{HEAD "source: {en: x}\n" AREA,
			"8:9: the text is missing in the base language, sv\n"
			"8:10: \"en\" is not among the languages of this questionnaire\n"},
		{HEAD "comparability:\n  - {questionnaire: x, add-from: 1, note: N}\n"
			"  - {questionnaire: y, add-from: 2, add-to: 1, note: N}\n"
			"  - {questionnaire: y, note: N}\n" AREA,
			"9:5: add-from and add-to belong together; the key \"add-to\" is missing\n"
			"9:21: \"x\" is this questionnaire itself\n"
			"10:45: add-to must not be below add-from\n"
			"11:21: the id \"y\" is used already, in line 10\n"},
		{HEAD "scales: [{id: s, steps: [{value: 1, title: A}, {value: 1, title: B}]}]\n" AREA,
			"8:34: the first value of a scale must be 0\n"
			"8:56: the values of a scale must rise from step to step\n"},
		{HEAD "areas:\n  - id: a\n    title: A\n    max: 10\n    questions:\n"
			"      - {id: b, title: B, max: 5, criteria: [{id: b1, text: T, weight: 1},\n"
			"        {id: b2, text: T}, {id: b3, text: T}]}\n"
			"      - {id: c, title: C, max: 5, when: {criterion: b1, at-least: 1.5}}\n",
			"14:9: all criteria of a question have a weight or none has; this one has none\n"
			"15:67: criterion \"b1\" is never more than 1\n"},
		{HEAD "areas:\n  - id: a\n    title: A\n    max: 10\n    questions:\n"
			"      - {id: b, title: B, max: 5, when: {criterion: c1, at-least: 1}}\n"
			"      - {id: c, title: C, max: 5, when: {criterion: c1, at-least: 1},\n"
			"         criteria: [{id: c1, text: T}]}\n",
			"13:53: criterion \"c1\" must belong to an earlier question\n"
			"14:53: criterion \"c1\" must belong to an earlier question\n"},
		{HEAD "profiles: [{id: p, title: P, leaves-out: [\"1\", 1, 9]}]\n" AREA,
			"8:48: \"1\" stands here twice\n"
			"8:51: no area or question has the id \"9\"\n"},
	};
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		char *got = faults(cases[i].text, strlen(cases[i].text));
		is_str(got, cases[i].want);
		free(got);
	}
}

/* Sums that no 64 bits hold, and as many ids and faults as a file can have. */
static void
test_huge_files_end_in_time(void)
{
	struct buf b = BUF_INIT;
	buf_adds(&b, HEAD "areas:\n  - id: a\n    title: A\n    max: 1\n    questions:\n");
	for (int i = 0; i < 50000; i++)
		buf_addf(&b, "      - {id: q%d, title: T, max: 1000000000, criteria: "
			"[{id: q%d, text: T, scale: s%d}]}\n", i, i / 2, i);
	int64_t start = clock_ms();
	char *got = faults(b.s, b.len);
	ok(strstr(got, ": the questions of this area add up to"));
	ok(strstr(got, ": the id \"q7\" is used already, in line 27"));
	ok(clock_ms() - start < 60000);
	free(got);
	buf_done(&b);
}

static void
test_find(void)
{
	char folder[] = "/tmp/kompass-test-XXXXXX";
	struct error err = ERROR_INIT;
	ok(mkdtemp(folder));
	char *data = file_join(folder, "questionnaires"), *file = file_join(data, "some.yaml");
	ok(file_make_folders(data, &err) && file_write(file, "x", 1, 0600, false, &err));
	setenv("KOMPASS_DATADIR", folder, 1);
	setenv("XDG_DATA_HOME", "/nowhere", 1);

	char *path = questionnaire_file_find("some", &err);
	is_str(path, file);
	free(path);
	path = questionnaire_file_find(file, &err);
	is_str(path, file);
	free(path);
	ok(!questionnaire_file_find("other", &err));
	ok(strstr(error_text(&err), "\"other\" in questionnaires, "
		"/nowhere/kompass/questionnaires, "));
	ok(strstr(error_text(&err), data));
	error_done(&err);
	ok(!questionnaire_file_find("other.yaml", &err));
	is_str(error_text(&err), "other.yaml: No such file or directory");
	error_done(&err);

	struct questionnaire *q = NULL;
	struct diags diags;
	diags_init(&diags, "x");
	ok(!questionnaire_file_read(&q, data, &diags, &err));
	ok(err.text && !diags.list.n && !q);
	error_done(&err);
	diags_done(&diags);
	unlink(file);
	rmdir(data);
	rmdir(folder);
	free(data);
	free(file);
}

int
main(void)
{
	test_canonical_text_is_a_fixed_point();
	test_hash_knows_content_only();
	test_messages_say_what_to_do();
	test_huge_files_end_in_time();
	test_find();
	test_good_files_load_and_go_round();
	test_shipped_files();
	test_bad_files_tell_all_faults();
	return tap_end();
}
