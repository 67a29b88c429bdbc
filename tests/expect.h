#ifndef EXPECT_H
#define EXPECT_H

/*
 * Bad files with what must be said about them: NAME.EXT beside NAME.expect,
 * whose lines are `LINE:COLUMN: error: REGEX` (extended), in order, each to fit
 * the remark of its number.  Lines with '#' are remarks.  Included once by a
 * test program.
 */

#include <dirent.h>
#include <regex.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/file.h"
#include "tests/tap.h"

static bool
expect_line(const char *got, const char *want)
{
	regex_t re;
	struct buf anchored = BUF_INIT;
	buf_addf(&anchored, "^[^:]*:%s", want);
	if (regcomp(&re, anchored.s, REG_EXTENDED | REG_NOSUB)) {
		printf("# %s: no regular expression\n", want);
		buf_done(&anchored);
		return false;
	}
	bool fits = !regexec(&re, got, 0, NULL, 0);
	regfree(&re);
	buf_done(&anchored);
	return fits;
}

/* Compares remarks with the lines of an .expect file. */
static bool
expect_all(const struct diags *diags, const char *expect_path)
{
	struct buf wanted = BUF_INIT;
	size_t n = 0;
	bool is_good = file_read(&wanted, expect_path, 65536, NULL);
	for (char *line = strtok(is_good ? wanted.s : NULL, "\n"); line; line = strtok(NULL, "\n")) {
		struct buf got = BUF_INIT;
		if (*line == '#')
			continue;
		if (n < diags->list.n)
			diag_format(&got, diags, &diags->list.v[n]);
		if (n >= diags->list.n || !expect_line(buf_str(&got), line)) {
			printf("#   wanted %s\n#   got    %s", line, got.len ? got.s : "nothing more\n");
			is_good = false;
		}
		buf_done(&got);
		n++;
	}
	if (n != diags->list.n) {
		printf("#   %zu remarks, wanted %zu\n", diags->list.n, n);
		is_good = false;
	}
	buf_done(&wanted);
	return is_good && n;
}

/*
 * Runs over a folder: read() puts the file's faults into diags and returns
 * whether it took the file, which it must not.  Returns how many files.
 */
static int
expect_folder(const char *folder, const char *ext,
	bool (*read_bad)(const struct buf *bytes, struct diags *))
{
	DIR *dir = opendir(folder);
	int count = 0;
	if (!dir)
		return 0;
	for (const struct dirent *e; (e = readdir(dir));) {
		const char *dot = strrchr(e->d_name, '.');
		if (!dot || strcmp(dot, ext))
			continue;
		struct buf bytes = BUF_INIT, expect = BUF_INIT;
		struct diags diags;
		char *path = file_join(folder, e->d_name);
		buf_addf(&expect, "%.*s.expect", (int)(strlen(path) - strlen(dot)), path);
		diags_init(&diags, "file");
		bool is_good = file_read(&bytes, path, 1 << 20, NULL) && !read_bad(&bytes, &diags);
		tap_check(expect_all(&diags, expect.s) && is_good, __FILE__, __LINE__, e->d_name);
		diags_done(&diags);
		buf_done(&bytes);
		buf_done(&expect);
		free(path);
		count++;
	}
	closedir(dir);
	return count;
}

#endif
