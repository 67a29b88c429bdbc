#include "config.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "base/dict.h"
#include "tests/tap.h"

static void
test_dict_empty(void)
{
	struct dict d = {0};
	ok(!dict_get(&d, "x"));
	dict_done(&d);
}

static void
test_dict_first_value_stays(void)
{
	struct dict d = {0};
	int a, b;
	ok(!dict_put(&d, "x", &a));
	ok(dict_put(&d, "x", &b) == &a);
	ok(dict_get(&d, "x") == &a);
	ok(!dict_put(&d, "", &b));
	ok(dict_get(&d, "") == &b);
	is_int(d.n, 2);
	dict_done(&d);
	ok(!dict_get(&d, "x"));
}

static void
test_dict_many(void)
{
	enum { COUNT = 10000 };
	struct dict d = {0};
	static int values[COUNT];
	char **keys = xcalloc(COUNT, sizeof(*keys));
	int lost = 0;
	for (int i = 0; i < COUNT; i++) {
		keys[i] = xasprintf("1.%d.a", i);
		lost += dict_put(&d, keys[i], &values[i]) != NULL;
	}
	for (int i = 0; i < COUNT; i++)
		lost += dict_get(&d, keys[i]) != &values[i];
	is_int(lost, 0);
	ok(!dict_get(&d, "1.10000.a"));
	dict_done(&d);
	for (int i = 0; i < COUNT; i++)
		free(keys[i]);
	free(keys);
}

int
main(void)
{
	test_dict_empty();
	test_dict_first_value_stays();
	test_dict_many();
	return tap_end();
}
