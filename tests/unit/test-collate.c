#include "config.h"

#include "text/collate.h"
#include "tests/tap.h"

/* In order, as a Swedish reader looks them up; each against each. */
static const char *const names[] = {
	"", "10", "Ale", "alingsås", "Berg", "Bräcke", "Énköping", "Habo", "Håbo", "Lund", "Lund 2",
	"lund 10", "Malmö", "Ovanåker", "Ytterhogdal", "Zinkgruvan", "Åmål", "Åre", "älmhult",
	"Ängelholm", "Ærø", "Öckerö", "örebro", "ØRSTED",
};

static void
test_collate_names(void)
{
	enum { COUNT = sizeof(names) / sizeof(*names) };
	int wrong = 0;
	for (int i = 0; i < COUNT; i++)
		for (int j = 0; j < COUNT; j++) {
			int c = collate(names[i], names[j]);
			if ((c > 0) - (c < 0) == (i > j) - (i < j))
				continue;
			printf("# \"%s\" against \"%s\": %d\n", names[i], names[j], c);
			wrong++;
		}
	is_int(wrong, 0);
}

static void
test_collate_equals(void)
{
	is_int(collate("Åre", "Åre"), 0);
	/* Which of two spellings comes first is fixed, but they stand together. */
	ok(collate("ÅRE", "åre") != 0);
	ok(collate("ÅRE", "ås") < 0 && collate("åre", "ås") < 0);
	/* Composed and decomposed. */
	ok(collate("A\xCC\x8Are", "Ås") < 0);
	ok(collate("A\xCC\x8Are", "Zorn") > 0);
	/* Ill-formed bytes and what would pass for the letters after z. */
	ok(collate("\xC3", "a") != 0);
	ok(collate("{", "Ale") < 0);
	ok(collate("~x", "åx") < 0);
}

int
main(void)
{
	test_collate_names();
	test_collate_equals();
	return tap_end();
}
