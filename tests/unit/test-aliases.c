#include "config.h"

#include "store/aliases.h"

#include "base/diag.h"
#include "tests/tap.h"
#include "tests/unit/scratch.h"

static struct aliases aliases;
static struct buf said;

/* Reads a file of this text in a folder of its own. */
static bool
read_text(const char *text)
{
	struct diags diags;
	char *folder = scratch_folder(), *path = file_join(folder, ALIASES_NAME);
	scratch_write(path, text);
	diags_init(&diags, "");
	bool done = aliases_read(&aliases, folder, &diags);
	buf_clear(&said);
	for (size_t i = 0; i < diags.list.n; i++)
		buf_addf(&said, "%s%u:%u %s", i ? "\n" : "", diags.list.v[i].line,
			diags.list.v[i].column, diags.list.v[i].text);
	ok(strstr(diags.file, ALIASES_NAME));
	diags_done(&diags);
	free(path);
	free(folder);
	return done;
}

/* Are these the places and beginnings of what is said, one a fault? */
static bool
says(const char *const *wanted)
{
	const char *p = buf_str(&said);
	for (; *wanted; wanted++) {
		if (strncmp(p, *wanted, strlen(*wanted))) {
			printf("# said \"%s\", wanted \"%s\"\n", p, *wanted);
			return false;
		}
		const char *next = strchr(p, '\n');
		p = next ? next + 1 : p + strlen(p);
	}
	return !*p;
}

#define SAYS(...) ok(says((const char *const[]){__VA_ARGS__, NULL}))

static void
test_aliases_read(void)
{
	ok(read_text("kompass-aliases: \"1.0\"\naliases:\n"
		"- name: Hässelby-Vällingby\n  type: district\n  country: SE\n"
		"  also: [Hässelby, \"HV\"]\n"
		"- name: Upplands Väsby\n  country: SE\n  code: \"0114\"\n"));
	is_str(buf_str(&said), "");
	is_int(aliases.n, 2);
	is_str(aliases.v[0].name, "Hässelby-Vällingby");
	is_str(aliases.v[0].type, "district");
	is_int(aliases.v[0].also.n, 2);
	is_str(aliases.v[0].also.v[1], "HV");
	is_str(aliases.v[1].code, "0114");
	ok(!aliases.v[1].type);
	aliases_done(&aliases);
}

static void
test_aliases_none(void)
{
	struct diags diags;
	char *folder = scratch_folder();
	diags_init(&diags, "");
	ok(aliases_read(&aliases, folder, &diags));
	is_int(aliases.n, 0);
	char *path = file_join(folder, ALIASES_NAME);
	ok(!mkdir(path, 0755));
	ok(!aliases_read(&aliases, folder, &diags));
	is_int(diags.errors, 1);
	diags_done(&diags);
	free(path);
	free(folder);
}

static void
test_aliases_faults(void)
{
	ok(!read_text("kompass-aliases: \"2.0\"\naliases:\n"
		"- name: A\n  typ: district\n"
		"- also: [B]\n"
		"- name: C\n  type: town\n  country: Sweden\n  code: x\n"
		"- name: D\n  also: E\n"));
	is_int(aliases.n, 0);
	SAYS("1:18 this is no format", "4:3 unknown key \"typ\"; did you mean \"type\"?",
		"5:3 the key \"name\" is missing", "7:9 type must be", "8:12 country must be",
		"11:9 \"also\" must be a list");
	ok(!read_text("kompass-aliases: \"1.0\"\naliases:\n"
		"- name: A\n  also: [B]\n- name: C\n  also: [b]\n"));
	SAYS("5:3 \"b\" is a name of \"A\" already");
	ok(!read_text("kompass-aliases: \"1.0\"\naliases:\n- name: A\n  code: \"1\"\n"));
	SAYS("3:3 a code says nothing");
	/* What type or country tells apart may have the same name; so may one entry. */
	ok(read_text("kompass-aliases: \"1.0\"\naliases:\n"
		"- name: A\n  type: district\n  also: [B, b]\n"
		"- name: B\n  type: municipality\n  country: SE\n"
		"- name: B\n  type: municipality\n  country: NO\n"));
	is_int(aliases.n, 3);
	aliases_done(&aliases);
	/* What is no such file at all, and what is hostile. */
	ok(!read_text(""));
	ok(!read_text("kompass-session: \"1.0\"\n"));
	ok(!read_text("kompass-aliases: \"1.0\"\naliases: &a\n- *a\n"));
	ok(!read_text("kompass-aliases: \"1.0\"\naliases:\n- name: \"a\\eb\"\n"));
	ok(!read_text("kompass-aliases: \"1.0\"\naliases:\n- name: \"a\\nb\"\n"));
	struct buf large = BUF_INIT;
	buf_pad(&large, '#', 1024 * 1024 + 1);
	ok(!read_text(large.s));
	buf_done(&large);
}

int
main(void)
{
	scratch_open();
	test_aliases_read();
	test_aliases_none();
	test_aliases_faults();
	buf_done(&said);
	scratch_close();
	return tap_end();
}
