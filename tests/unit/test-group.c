#include "config.h"

#include "model/group.h"

#include <time.h>

#include "base/buf.h"
#include "model/subject.h"
#include "tests/tap.h"
#include "tests/unit/sample-card.h"

static struct sample_cards all;

static struct card *
file(const char *path, const char *evaluation, const char *also)
{
	struct card *c = sample_card(&all, path, evaluation, "Åre", 2010);
	sample_card_set(&all, &c->also, also);
	c->state = CARD_DRAFT;
	c->version = 0;
	return c;
}

/* "a b; c": the paths of each group, the best one marked. */
static const char *
told(void)
{
	static struct buf out;
	struct card_groups groups;
	group_cards(&groups, &all.cards);
	buf_clear(&out);
	for (size_t g = 0; g < groups.count; g++) {
		const char *before = g ? "; " : "";
		for (size_t i = 0; i < all.cards.n; i++) {
			if (groups.of[i] != g)
				continue;
			buf_addf(&out, "%s%s%s", before, i == groups.stands[g] ? "*" : "",
				all.cards.v[i]->path);
			before = " ";
		}
	}
	group_cards_done(&groups);
	return buf_str(&out);
}

static const char *
end(void)
{
	const char *text = told();
	sample_cards_done(&all);
	return text;
}

static void
test_group_ids(void)
{
	is_str(end(), "");
	file("a", "1", "");
	file("b", "2", "");
	file("c", "1", "");
	is_str(end(), "*a c; *b");
	/* Joined ids, through others, whichever stands first. */
	file("a", "1", "");
	file("b", "2", "");
	file("c", "3", "");
	file("d", "1", "2 3");
	file("e", "4", "");
	is_str(end(), "*a b c d; *e");
	file("a", "9", "2 7");
	file("b", "1", "");
	file("c", "7", "  8 ");
	file("d", "8", "1");
	is_str(end(), "*a b c d");
	/* Broken files have no id, and are nobody's. */
	file("a", "", "")->state = CARD_BROKEN;
	file("b", "", "")->state = CARD_BROKEN;
	is_str(end(), "*a; *b");
}

static void
test_group_best(void)
{
	struct card *c;
	/* Progress counts as a share, then the path in natural order. */
	file("a", "1", "")->scored = 3;
	file("b", "1", "")->scored = 30;
	c = file("c", "1", "");
	c->scored = 29;
	c->asked = 29;
	is_str(end(), "a b *c");
	file("x10", "1", "");
	file("x9", "1", "");
	is_str(end(), "x10 *x9");
	/* Merged: on what evaluators differ it has less progress than either's own. */
	file("a", "1", "")->changes = 7;
	c = file("merged", "1", "");
	c->changes = 12;
	c->scored = 30;
	file("z", "1", "")->changes = 5;
	is_str(end(), "a *merged z");
	/* Signed before imported before drafts, whatever their progress. */
	file("a", "1", "");
	c = file("b", "1", "");
	c->state = CARD_IMPORTED;
	c->scored = 1;
	is_str(told(), "a *b");
	c = file("c", "1", "");
	c->state = CARD_SIGNED;
	c->version = 1;
	c->scored = 0;
	is_str(told(), "a b *c");
	c = file("d", "1", "");
	c->state = CARD_SIGNED;
	c->version = 2;
	c->scored = 0;
	is_str(end(), "a b c *d");
	c = file("a", "1", "");
	c->asked = c->scored = 0;
	file("b", "1", "")->scored = 1;
	is_str(end(), "a *b");
	c = file("b", "1", "");
	c->asked = c->scored = 0;
	file("a", "1", "")->scored = 0;
	is_str(end(), "b *a");
}

/* Grouping against the plain definition, over random ids. */
static void
test_group_random(void)
{
	unsigned seed = 7, wrong = 0;
	for (int round = 0; round < 300; round++) {
		enum { CARDS = 24 };
		char path[16], id[16], also[32];
		bool linked[CARDS][CARDS];
		int ids[CARDS][3];
		for (int i = 0; i < CARDS; i++) {
			for (int j = 0; j < 3; j++) {
				seed = seed * 1103515245 + 12345;
				ids[i][j] = (int)(seed >> 16) % 60;
			}
			/* Few are joined, else all are one. */
			bool is_joined = ids[i][2] < 15;
			snprintf(path, sizeof(path), "%d", i);
			snprintf(id, sizeof(id), "%d", ids[i][0]);
			snprintf(also, sizeof(also), "%.*d", is_joined ? 1 : 0, is_joined ? ids[i][1] : 0);
			if (!is_joined)
				ids[i][1] = ids[i][0];
			file(path, id, also);
		}
		for (int i = 0; i < CARDS; i++)
			for (int j = 0; j < CARDS; j++)
				linked[i][j] = ids[i][0] == ids[j][0] || ids[i][0] == ids[j][1] ||
					ids[i][1] == ids[j][0] || ids[i][1] == ids[j][1];
		for (int k = 0; k < CARDS; k++)
			for (int i = 0; i < CARDS; i++)
				for (int j = 0; j < CARDS; j++)
					linked[i][j] |= linked[i][k] && linked[k][j];
		struct card_groups groups;
		group_cards(&groups, &all.cards);
		for (int i = 0; i < CARDS; i++)
			for (int j = 0; j < CARDS; j++)
				wrong += linked[i][j] != (groups.of[i] == groups.of[j]);
		group_cards_done(&groups);
		sample_cards_done(&all);
	}
	is_int(wrong, 0);
}

/* Municipalities. */

static struct card *
of(const char *subject, const char *country, const char *code, const char *type)
{
	struct card *c = sample_card(&all, subject, "x", subject, 2010);
	sample_card_set(&all, &c->country, country);
	sample_card_set(&all, &c->code, code);
	sample_card_set(&all, &c->type, type);
	return c;
}

/* "0 1 0": numbers in the order of first cards, with their countries. */
static const char *
subjects(const struct aliases *aliases)
{
	static struct buf out;
	struct subjects s;
	size_t seen[64], count = 0;
	subjects_tell(&s, &all.cards, aliases);
	buf_clear(&out);
	for (size_t i = 0; i < all.cards.n; i++) {
		size_t j = 0;
		while (j < count && seen[j] != s.of[i])
			j++;
		if (j == count)
			seen[count++] = s.of[i];
		buf_addf(&out, "%s%zu%s", i ? " " : "", j, s.countries[s.of[i]]);
	}
	ok(count == s.count);
	subjects_done(&s);
	sample_cards_done(&all);
	return buf_str(&out);
}

static void
test_subjects_names_and_codes(void)
{
	is_str(subjects(NULL), "");
	of("Åre", "SE", "", "municipality");
	of("ÅRE", "SE", "", "");
	of("Are", "SE", "", "");
	of("Åre", "NO", "", "");
	of("Åre", "SE", "", "district");
	is_str(subjects(NULL), "0SE 0SE 1SE 2NO 3SE");
	/* A code tells what a name does not, and a name without one is joined to it. */
	of("Upplands Väsby", "SE", "0114", "");
	of("Väsby", "SE", "0114", "");
	of("upplands väsby", "SE", "", "");
	of("Upplands Väsby", "", "", "");
	is_str(subjects(NULL), "0SE 0SE 0SE 0SE");
	/* Not where it might be either of two, whichever comes first. */
	of("Våler", "", "", "");
	of("Våler", "NO", "", "");
	of("Våler", "NO", "3419", "");
	of("Våler", "NO", "3018", "");
	is_str(subjects(NULL), "0 1NO 2NO 3NO");
	of("Nes", "", "", "");
	of("Nes", "NO", "", "");
	of("Nes", "SE", "", "");
	is_str(subjects(NULL), "0 1NO 2SE");
	of("Nes", "", "", "");
	of("NES", "", "7", "");
	is_str(subjects(NULL), "0 0");
	/* A code without a country tells nothing. */
	of("Bo", "", "1", "");
	of("By", "", "1", "");
	is_str(subjects(NULL), "0 1");
	/* What has no name, or is broken, is alone. */
	of("", "SE", "", "");
	of("", "SE", "", "");
	of("", "", "", "");
	of("", "", "", "")->state = CARD_BROKEN;
	of("", "", "", "")->state = CARD_BROKEN;
	of("", "SE", "1", "");
	of("", "SE", "1", "");
	is_str(subjects(NULL), "0SE 1SE 2 3 4 5SE 5SE");
}

static void
add_alias(struct aliases *aliases, const char *name, const char *type, const char *country,
	const char *code, const char *also)
{
	struct alias *a = array_push(aliases);
	a->name = xstrdup(name);
	a->type = type ? xstrdup(type) : NULL;
	a->country = country ? xstrdup(country) : NULL;
	a->code = code ? xstrdup(code) : NULL;
	*array_push(&a->also) = xstrdup(also);
}

static void
test_subjects_aliases(void)
{
	struct aliases aliases = {0};
	add_alias(&aliases, "Hässelby-Vällingby", "district", NULL, NULL, "Hässelby");
	*array_push(&aliases.v[0].also) = xstrdup("HV");
	add_alias(&aliases, "Upplands Väsby", NULL, "SE", "0114", "Väsby");
	of("hässelby", "SE", "", "district");
	of("Hässelby-Vällingby", "", "", "district");
	of("hv", "SE", "", "district");
	of("HV", "SE", "", "");
	is_str(subjects(&aliases), "0SE 0SE 0SE 1SE");
	of("VÄSBY", "", "", "");
	of("Upplands-Väsby", "SE", "0114", "");
	of("Väsby", "NO", "", "");
	of("upplands väsby", "SE", "", "");
	is_str(subjects(&aliases), "0SE 0SE 1NO 0SE");
	struct card *c = of("hv", "SE", "", "district");
	static const struct {
		const char *name;
		bool is_called, is_by_alias;
	} names[] = {
		{"HÄSSELBY", true, true}, {"hässelby-vällingby", true, true}, {"HV", true, false},
		{"Väsby", false, false}, {"", false, false},
	};
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		struct aliases with, none = {0};
		aliases_with(&with, &aliases, names[i].name);
		ok(subject_is_called(c, &with, names[i].name) == names[i].is_called);
		ok(subject_is_called(c, &none, names[i].name) == (names[i].is_called && !names[i].is_by_alias));
		array_done(&with);
	}
	sample_cards_done(&all);
	aliases_done(&aliases);
}

/* How long for an archive of 100,000; told, not asserted. */
static void
test_group_many(void)
{
	char path[32], id[32], name[32];
	struct card_groups groups;
	struct subjects s;
	for (int i = 0; i < 100000; i++) {
		snprintf(path, sizeof(path), "2010/%06d.yaml", i);
		snprintf(id, sizeof(id), "evaluation%06d", i / 3);
		snprintf(name, sizeof(name), "Kommun på %d", i % 1000);
		sample_card(&all, path, id, name, 2010);
	}
	clock_t start = clock();
	group_cards(&groups, &all.cards);
	clock_t middle = clock();
	subjects_tell(&s, &all.cards, NULL);
	clock_t last = clock();
	printf("# 100000 cards: groups %.1f ms, municipalities %.1f ms\n",
		(double)(middle - start) * 1000 / CLOCKS_PER_SEC,
		(double)(last - middle) * 1000 / CLOCKS_PER_SEC);
	is_int(groups.count, 33334);
	is_int(s.count, 1000);
	group_cards_done(&groups);
	subjects_done(&s);
	sample_cards_done(&all);
}

int
main(void)
{
	test_group_ids();
	test_group_best();
	test_group_random();
	test_subjects_names_and_codes();
	test_subjects_aliases();
	test_group_many();
	return tap_end();
}
