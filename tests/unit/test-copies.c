#include "config.h"

/* How folders in a cloud name their copies.  What is done with them: tests/cli/copies-beside.sh. */

#include "store/copies.h"
#include "tests/tap.h"

int
main(void)
{
	static const char *const copies[][2] = {
		/* Dropbox */
		{"s (Anna's conflicted copy 2010-04-20).yaml", "s.yaml"},
		{"s (Anna's conflicted copy 2010-04-20 (1)).yaml", "s.yaml"},
		{"s (LAPTOP-7's conflicted copy 2010-04-20).yaml", "s.yaml"},
		{"s (Annas kopia i konflikt 2010-04-20).yaml", "s.yaml"},
		{"s (Annas motstridiga kopia 2010-04-20).yaml", "s.yaml"},
		{"s (Konfliktkopia av Anna 2010-04-20).yaml", "s.yaml"},
		/* Nextcloud and ownCloud */
		{"s (conflicted copy 2010-04-20 101500).yaml", "s.yaml"},
		{"s (konfliktkopia 2010-04-20 101500).yaml", "s.yaml"},
		{"s_conflict-20100420-101500.yaml", "s.yaml"},
		/* Syncthing */
		{"s.sync-conflict-20100420-101500-ABCDEFG.yaml", "s.yaml"},
		/* Google Drive, iCloud */
		{"s (1).yaml", "s.yaml"},
		{"s(1).yaml", "s.yaml"},
		{"s 2.yaml", "s.yaml"},
		/* other names */
		{"a.b c.2010 (1).yaml", "a.b c.2010.yaml"},
		{"s (1)", "s"},
		{".s (1)", ".s"},
	};
	static const char *const others[][2] = {
		{"s.yaml", "s.yaml"},
		{"s-2.yaml", "s.yaml"},
		{"s 2010.yaml", "s.yaml"},
		{"s (2010).yaml", "s.yaml"},
		{"s ().yaml", "s.yaml"},
		{"s (.yaml", "s.yaml"},
		{"s (1.yaml", "s.yaml"},
		{"s ).yaml", "s.yaml"},
		{"s .yaml", "s.yaml"},
		{"s conflict.yaml", "s.yaml"},
		{"s (about the conflict", "s.yaml"},
		{"s (1).yml", "s.yaml"},
		{"t (1).yaml", "s.yaml"},
		{"ss (1).yaml", "s.yaml"},
		{"s (1).yaml", "s (1).yaml"},
		{"s.yaml", "s (1).yaml"},
		{"", "s.yaml"},
		{".yaml", "s.yaml"},
	};
	for (size_t i = 0; i < sizeof(copies) / sizeof(*copies); i++)
		if (!ok(copies_is_name(copies[i][0], copies[i][1])))
			printf("# %s\n", copies[i][0]);
	for (size_t i = 0; i < sizeof(others) / sizeof(*others); i++)
		if (!ok(!copies_is_name(others[i][0], others[i][1])))
			printf("# %s\n", others[i][0]);
	return tap_end();
}
