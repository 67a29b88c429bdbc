#include "config.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "base/buf.h"
#include "base/clock.h"
#include "base/diag.h"
#include "store/yaml.h"
#include "tests/tap.h"

/* The faults of a text, as `file:line:column: error: text` lines. */
static char *
faults(const char *bytes, size_t len)
{
	struct diags diags;
	struct buf out = BUF_INIT;
	diags_init(&diags, "x");
	struct yaml *doc = yaml_read(bytes, len, &diags);
	yaml_doc_free(doc);
	diags_sort(&diags);
	diags_format(&out, &diags);
	diags_done(&diags);
	return buf_steal(&out);
}

static void
test_yaml_refuses_with_place(void)
{
	static const struct {
		const char *bytes, *want;
	} cases[] = {
		{"a: 1\nb: [x, {c: d}]\n", ""},
		{"", "x:1:1: error: the file is empty\n"},
		{"# nothing\n", "x:1:1: error: the file is empty\n"},
		{"a: &x 1\n", "x:1:4: error: anchors (&x) are not used here\n"},
		{"a: &x {b: c}\n", "x:1:4: error: anchors (&x) are not used here\n"},
		{"a: &x [b]\n", "x:1:4: error: anchors (&x) are not used here\n"},
		{"a: *x\nb: 1\nb: 2\n", "x:1:4: error: aliases (*x) are not used here\n"
			"x:3:1: error: the key \"b\" stands here twice\n"},
		{"*x : 1\n", "x:1:1: error: aliases (*x) are not used here\n"},
		{"a: !!int 1\n", "x:1:4: error: tags (as !this) are not used here\n"},
		{"a: !%1b {b: c}\n", "x:1:4: error: tags (as !this) are not used here\n"},
		{"a:\n  b: 1\n  c: 2\n  b: 3\n",
			"x:4:3: error: the key \"b\" stands here twice\n"},
		{"a: 1\nb: 2\na: 3\na: 4\n", "x:3:1: error: the key \"a\" stands here twice\n"
			"x:4:1: error: the key \"a\" stands here twice\n"},
		{"- {a: 1}\n- {a: 1}\n", ""},
		{"\"a\\e\\n\": 1\n\"a\\e\\n\": 1\n",
			"x:2:1: error: the key \"a^[ \" stands here twice\n"},
		{"? [a]\n: 1\n", "x:1:3: error: a key must be a simple word\n"},
		{"{a: 1}: 1\n", "x:1:1: error: a key must be a simple word\n"},
		{"a: \"x\\0y\"\n", "x:1:4: error: a NUL character in a text\n"},
		{"a: 1\r\nb: 2\r\n", "x:1:5: error: a carriage return; "
			"save the file with Unix line ends (LF)\n"},
		{"\xef\xbb\xbf""a: 1\n", "x:1:1: error: the file begins with a byte order mark; "
			"save it as UTF-8 without BOM\n"},
		{"a: å\nb: \xc3\xa5\xe5\n", "x:2:5: error: a byte that is not UTF-8; "
			"save the file as UTF-8\n"},
		{"a: \xc0\x80\n", "x:1:4: error: a byte that is not UTF-8; save the file as UTF-8\n"},
		{"a: \x1b[1m\n", "x:1:4: error: the control character U+001B cannot stand here as it is; "
			"leave it out or write \\u001B in double quotes\n"},
		{"a: x\xe2\x80\xa8y\n", "x:1:5: error: the character U+2028 cannot stand here "
			"as it is; leave it out or write \\u2028 in double quotes\n"},
		{"a: å\xc2\x85\n", "x:1:5: error: the control character U+0085 cannot stand here "
			"as it is; leave it out or write \\u0085 in double quotes\n"},
		{"a: x\xef\xbb\xbf\n", "x:1:5: error: the character U+FEFF cannot stand here "
			"as it is; leave it out or write \\uFEFF in double quotes\n"},
		{"a: x\xe2\x80\xa9y\n", "x:1:5: error: the character U+2029 cannot stand here "
			"as it is; leave it out or write \\u2029 in double quotes\n"},
		{"a: x\xef\xbf\xbe\n", "x:1:5: error: the character U+FFFE cannot stand here "
			"as it is; leave it out or write \\uFFFE in double quotes\n"},
		{"a: x\xef\xbf\xbf\n", "x:1:5: error: the character U+FFFF cannot stand here "
			"as it is; leave it out or write \\uFFFF in double quotes\n"},
		{"a: \xe2\x82\xac\xc2\xa0\xef\xbc\xa1\n", ""},
		{"{b: 1, a: 1, a: 2, a: 3}\n", "x:1:14: error: the key \"a\" stands here twice\n"
			"x:1:20: error: the key \"a\" stands here twice\n"},
		{"a: 1\n---\nb: 2\n", "x:2:1: error: a second document in one file\n"},
		{"a: 1\n...\n---\nb: 2\n", "x:3:1: error: a second document in one file\n"},
		{"%YAML 1.1\n---\na: 1\n",
			"x:1:1: error: directives (%YAML, %TAG) are not used here\n"},
		{"%TAG ! tag:x,1:\n---\na: 1\n",
			"x:1:1: error: directives (%YAML, %TAG) are not used here\n"},
		{"a: [1\nb: 2\n", "x:2:2: error: not YAML: did not find expected ',' or ']', "
			"while parsing a flow sequence (which began at line 1)\n"},
		{"a: \"x\n", "x:2:1: error: not YAML: found unexpected end of stream, "
			"while scanning a quoted scalar (which began at line 1)\n"},
		{"a: @x\n", "x:1:4: error: not YAML: found character that cannot start any token, "
			"while scanning for the next token (which began at line 1)\n"},
	};
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		char *got = faults(cases[i].bytes, strlen(cases[i].bytes));
		is_str(got, cases[i].want);
		free(got);
	}
	char *got = faults("a: 1\n\0b", 7);
	is_str(got, "x:2:1: error: a NUL byte; this is not a text file\n");
	free(got);
}

static void
test_yaml_depth(void)
{
	struct buf b = BUF_INIT;
	buf_pad(&b, '[', YAML_DEPTH_LIMIT);
	buf_pad(&b, ']', YAML_DEPTH_LIMIT);
	char *got = faults(b.s, b.len);
	is_str(got, "");
	free(got);

	buf_clear(&b);
	buf_pad(&b, '[', YAML_DEPTH_LIMIT + 1);
	buf_pad(&b, ']', YAML_DEPTH_LIMIT + 1);
	got = faults(b.s, b.len);
	is_str(got, "x:1:65: error: nested deeper than 64 levels\n");
	free(got);

	buf_clear(&b);
	for (unsigned i = 0; i <= YAML_DEPTH_LIMIT; i++) {
		buf_pad(&b, ' ', i);
		buf_adds(&b, "a:\n");
	}
	got = faults(b.s, b.len);
	is_str(got, "x:65:65: error: nested deeper than 64 levels\n");
	free(got);

	buf_clear(&b);
	buf_pad(&b, '[', 1 << 20);
	int64_t start = clock_ms();
	got = faults(b.s, b.len);
	is_str(got, "x:1:65: error: nested deeper than 64 levels\n");
	free(got);
	ok(clock_ms() - start < 2000);
	buf_done(&b);
}

static void
test_yaml_size(void)
{
	struct buf b = BUF_INIT;
	buf_adds(&b, "a: ");
	buf_pad(&b, 'x', YAML_SIZE_LIMIT - b.len);
	char *got = faults(b.s, b.len);
	is_str(got, "");
	free(got);
	buf_addc(&b, '\n');
	got = faults(b.s, b.len);
	is_str(got, "x:1:1: error: the file is larger than 16 MB\n");
	free(got);
	buf_done(&b);
}

/* A file made to take long: as many keys as fit, all different but two. */
static void
test_yaml_many_keys(void)
{
	struct buf b = BUF_INIT;
	for (int i = 0; i < 200000; i++)
		buf_addf(&b, "k%d:\n", i);
	buf_adds(&b, "k77:\n");
	int64_t start = clock_ms();
	char *got = faults(b.s, b.len);
	is_str(got, "x:200001:1: error: the key \"k77\" stands here twice\n");
	ok(clock_ms() - start < 20000);
	free(got);
	buf_done(&b);
}

static struct yaml *
read_good(const char *text)
{
	struct diags diags;
	diags_init(&diags, "x");
	struct yaml *doc = yaml_read(text, strlen(text), &diags);
	is_int(diags.errors, 0);
	diags_done(&diags);
	return doc;
}

static void
test_yaml_tree(void)
{
	struct yaml *doc = read_good("# remark\ntitel: Ö:1\nlist:\n  - å: x\n    b: \"1\"\n"
		"  - [c, {d: e}]\n  -\nblock: |-\n  x\n\n  y\n");
	const struct node *root = yaml_root(doc);
	is_int(root->type, NODE_MAP);
	is_int(root->line, 2);
	is_int(root->count, 3);
	const struct node *list = node_get(root, "list");
	is_int(list->type, NODE_LIST);
	is_int(list->count, 3);
	const struct node *map = list->first;
	is_int(map->type, NODE_MAP);
	is_int(map->line, 4);
	is_int(map->column, 5);
	is_str(node_get(map, "å")->text, "x");
	is_int(node_get(map, "å")->column, 8);
	ok(node_get(map, "å")->is_plain);
	ok(!node_get(map, "b")->is_plain);
	is_str(node_get(map, "b")->key->text, "b");
	ok(!node_get(map, "c"));
	ok(!node_get(list, "b"));
	is_str(map->next->next->text, "");
	is_str(node_get(root, "block")->text, "x\n\ny");
	struct buf flow = BUF_INIT;
	node_flow(&flow, root);
	is_str(flow.s, "{\"titel\": \"Ö:1\", \"list\": [{\"å\": \"x\", \"b\": \"1\"}, "
		"[\"c\", {\"d\": \"e\"}], \"\"], \"block\": \"x\\n\\ny\"}");
	buf_done(&flow);
	yaml_doc_free(doc);
	yaml_doc_free(NULL);
}

static void
test_yaml_end(void)
{
	static const struct {
		const char *text;
		bool has_end;
	} cases[] = {
		{"a: 1\n...\n", true}, {"a: 1\n...", true}, {"a: 1\n", false}, {"a: ...\n", false},
		{"a: |\n  ...\n", false}, {"a: 1\nb: ..\n", false}, {"a: 1\n...\n# more\n", true},
	};
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct yaml *doc = read_good(cases[i].text);
		is_int(yaml_has_end(doc), cases[i].has_end);
		yaml_doc_free(doc);
	}
}

static void
test_yaml_keeps_tree_with_faults(void)
{
	struct diags diags;
	diags_init(&diags, "x");
	struct yaml *doc = yaml_read("a: *b\nc: 1\n", 11, &diags);
	is_int(diags.errors, 1);
	ok(doc);
	ok(node_get(yaml_root(doc), "a")->is_refused);
	is_str(node_get(yaml_root(doc), "c")->text, "1");
	yaml_doc_free(doc);
	doc = yaml_read("a: b\nc: [\n", 10, &diags);
	ok(!doc);
	is_int(diags.errors, 2);
	diags_done(&diags);
}

static void
test_node_shown(void)
{
	struct yaml *doc = read_good("[\"a\\eb\", aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeee]");
	char *s = node_shown(yaml_root(doc)->first);
	is_str(s, "a^[b");
	free(s);
	s = node_shown(yaml_root(doc)->first->next);
	is_str(s, "aaaaaaaaaabbbbbbbbbbccccccccccddddddddd…");
	free(s);
	yaml_doc_free(doc);
}

int
main(void)
{
	test_yaml_refuses_with_place();
	test_yaml_depth();
	test_yaml_size();
	test_yaml_many_keys();
	test_yaml_tree();
	test_yaml_end();
	test_yaml_keeps_tree_with_faults();
	test_node_shown();
	return tap_end();
}
