#include "config.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/error.h"
#include "base/file.h"
#include "store/settings.h"
#include "tests/tap.h"

static char *folder, *path;

static void
put(const char *text)
{
	struct error err = ERROR_INIT;
	if (!file_make_folders(folder, &err) ||
	    !file_write(path, text, strlen(text), 0600, true, &err))
		printf("Bail out! %s\n", error_text(&err));
	error_done(&err);
}

static char *
get(void)
{
	struct buf b = BUF_INIT;
	struct error err = ERROR_INIT;
	if (!file_read(&b, path, 100000, &err))
		buf_adds(&b, error_text(&err));
	error_done(&err);
	return b.s ? buf_steal(&b) : xstrdup("");
}

/* All faults as one text; "" where there are none. */
static char *
faults(const char *text)
{
	struct settings s;
	struct diags diags;
	struct buf b = BUF_INIT;
	put(text);
	diags_init(&diags, "config.yaml");
	bool done = settings_read(&s, &diags);
	for (size_t i = 0; i < diags.list.n; i++)
		buf_addf(&b, "%u:%u %s\n", diags.list.v[i].line, diags.list.v[i].column,
			diags.list.v[i].text);
	ok(done == !diags.errors);
	ok(done || (!s.id && !s.name && !s.language && !s.archive && !s.backup));
	settings_done(&s);
	diags_done(&diags);
	return b.s ? buf_steal(&b) : xstrdup("");
}

static void
test_settings_read_without_file(void)
{
	struct settings s;
	struct diags diags;
	diags_init(&diags, "config.yaml");
	ok(settings_read(&s, &diags));
	ok(!s.id && !s.name && !s.language && !s.archive && !s.backup);
	is_int(diags.list.n, 0);
	settings_done(&s);
	diags_done(&diags);
}

static void
test_settings_read_all_keys(void)
{
	struct settings s;
	struct diags diags;
	put("# mine\nid: ab\nname: Åsa Öst\nlanguage: sv\narchive: ~/Kompass\nbackup: /media/stick\n");
	diags_init(&diags, "config.yaml");
	ok(settings_read(&s, &diags));
	is_str(diags.file, path);
	is_str(s.id, "ab");
	is_str(s.name, "Åsa Öst");
	is_str(s.language, "sv");
	char *archive = file_join(getenv("HOME"), "Kompass");
	is_str(s.archive, archive);
	is_str(s.backup, "/media/stick");
	free(archive);
	settings_done(&s);
	diags_done(&diags);
}

static void
test_settings_read_faults(void)
{
	static const struct {
		const char *text, *start;	/* what the faults begin with */
	} cases[] = {
		{"", ""}, {"# only a remark\n\n", ""}, {"id: ab\n", ""},
		{"id: Ab\n", "1:5 id must be"},
		{"id: abcdefghi\n", "1:5 id must be"},
		{"id: 1a\n", "1:5 id must be"},
		{"id: [a]\n", "1:5 "},
		{"id: ab\nid: cd\n", "2:1 "},
		{"ID: ab\n", "1:1 unknown key"},
		{"name: \"\"\n", "1:7 "},
		{"name: \"a\\nb\"\n", "1:7 "},
		{"name: \"a\\eb\"\n", "1:7 "},
		{"name: &a b\n", "1:7 "},
		{"language: ../sv\n", "1:11 language must be"},
		{"archive: Kompass\n", "1:10 archive must be a path"},
		{"backup: ~root/x\n", "1:9 backup must be a path"},
		{"- id\n", "1:1 "},
		{"id: ab\n\tname: x\n", "2:"},
		{"id: \xff\n", "1:5 "},
		{"{", "2:"},
	};
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		char *found = faults(cases[i].text);
		size_t len = strlen(cases[i].start);
		if (len)
			found[len < strlen(found) ? len : strlen(found)] = '\0';
		is_str(found, cases[i].start);
		free(found);
	}
}

static void
test_settings_write_keeps_other_lines(void)
{
	static const struct {
		const char *before, *after;
	} cases[] = {
		{"", "id: ab\nname: Anna Berg\n"},
		{"# who\nlanguage: sv # mine\n", "# who\nlanguage: sv # mine\nid: ab\nname: Anna Berg\n"},
		{"language: sv", "language: sv\nid: ab\nname: Anna Berg\n"},
		{"id: xy\n# between\nname: Old\nlanguage: sv\n",
			"id: ab\n# between\nname: Anna Berg\nlanguage: sv\n"},
		{"name: >-\n  Anna\n  Old\nid: ab # kept as it is\n", "name: Anna Berg\nid: ab # kept as it is\n"},
		{"id: ab\nname: \"Anna Berg\" # quoted\n", "id: ab\nname: \"Anna Berg\" # quoted\n"},
	};
	struct settings s = {.id = (char *)"ab", .name = (char *)"Anna Berg"};
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct error err = ERROR_INIT;
		put(cases[i].before);
		ok(settings_write(&s, &err));
		is_str(error_text(&err), "");
		char *now = get();
		is_str(now, cases[i].after);
		free(now);
		error_done(&err);
	}
}

static void
test_settings_write_refuses_what_it_cannot_keep(void)
{
	static const char *const cases[] = {"{id: xy, name: Old}\n", "idd: x\n", "id: xy\n...\n"};
	struct settings s = {.id = (char *)"ab", .name = (char *)"Anna Berg"};
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct error err = ERROR_INIT;
		put(cases[i]);
		ok(!settings_write(&s, &err));
		ok(strstr(error_text(&err), path));
		char *now = get();
		is_str(now, cases[i]);
		free(now);
		error_done(&err);
	}
}

static void
test_settings_write_quotes(void)
{
	struct settings read, s = {.id = (char *)"no", .name = (char *)"# Å: \"x\", [y]"};
	struct diags diags;
	struct error err = ERROR_INIT;
	unlink(path);
	ok(settings_write(&s, &err));
	diags_init(&diags, path);
	ok(settings_read(&read, &diags));
	is_str(read.id, "no");
	is_str(read.name, s.name);
	struct stat st;
	ok(!stat(path, &st) && (st.st_mode & 0777) == 0600);
	settings_done(&read);
	diags_done(&diags);
	error_done(&err);
}

static void
test_settings_write_through_a_link(void)
{
	struct settings s = {.id = (char *)"ab", .name = (char *)"A"};
	struct error err = ERROR_INIT;
	struct stat st;
	char *real = file_join(getenv("HOME"), "dotfile");
	put("language: sv\n");
	ok(!rename(path, real) && !symlink(real, path));
	ok(settings_write(&s, &err));
	ok(!lstat(path, &st) && S_ISLNK(st.st_mode));
	char *now = get();
	is_str(now, "language: sv\nid: ab\nname: A\n");
	free(now);
	unlink(path);
	unlink(real);
	free(real);
	error_done(&err);
}

static void
test_settings_id(void)
{
	ok(settings_id_is_valid("a"));
	ok(settings_id_is_valid("ab123456"));
	ok(!settings_id_is_valid(""));
	ok(!settings_id_is_valid("ab1234567"));
	ok(!settings_id_is_valid("1a"));
	ok(!settings_id_is_valid("aB"));
	ok(!settings_id_is_valid("å"));
}

int
main(void)
{
	char home[] = "/tmp/kompass-settings.XXXXXX";
	if (!mkdtemp(home) || setenv("HOME", home, 1) || unsetenv("XDG_CONFIG_HOME"))
		return 99;
	folder = file_home(HOME_CONFIG);
	path = file_join(folder, "config.yaml");
	test_settings_read_without_file();
	test_settings_read_all_keys();
	test_settings_read_faults();
	test_settings_write_keeps_other_lines();
	test_settings_write_refuses_what_it_cannot_keep();
	test_settings_write_quotes();
	test_settings_write_through_a_link();
	test_settings_id();
	rmdir(folder);
	char *config = file_folder(folder);
	rmdir(config);
	rmdir(home);
	free(config);
	free(folder);
	free(path);
	return tap_end();
}
