#include "config.h"

#include "model/stats.h"

#include "base/buf.h"
#include "base/order.h"
#include "model/group.h"
#include "model/subject.h"
#include "tests/tap.h"
#include "tests/unit/sample-card.h"

static struct sample_cards all;
static struct subjects subjects;
static struct stats_tables tables;

/* Points as the tests write them: 12.5 is P(125). */
#define P(tenths) ((decimal)(tenths) * (DECIMAL_ONE / 10))

static void
begin(const struct stats_rules *rules)
{
	subjects_tell(&subjects, &all.cards, NULL);
	memset(&tables, 0x5a, sizeof(tables));
	stats_plan(&tables, &all.cards, &subjects, rules);
	for (size_t i = 0; i < tables.n; i++) {
		for (size_t j = 0; j < tables.v[i].members.n; j++)
			if (stats_needs(&tables.v[i], j))
				stats_add(&tables.v[i], j);
		stats_finish(&tables.v[i]);
	}
}

static void
end(bool with_cards)
{
	stats_done(&tables);
	subjects_done(&subjects);
	if (with_cards)
		sample_cards_done(&all);
}

/* "n mean median lower upper best" of a code of the first table. */
static const char *
line(const char *code)
{
	static char text[256];
	char a[DECIMAL_ROOM], b[DECIMAL_ROOM], c[DECIMAL_ROOM], d[DECIMAL_ROOM], e[DECIMAL_ROOM];
	const struct stats_figure *f = tables.n ? stats_figure(&tables.v[0], code) : NULL;
	if (!f)
		return "none";
	if (!f->is_told)
		snprintf(text, sizeof(text), "%zu", f->n);
	else
		snprintf(text, sizeof(text), "%zu %s %s %s %s %s", f->n,
			fraction_rounded(a, f->mean, 2, '.'), fraction_rounded(b, f->median, 2, '.'),
			fraction_rounded(c, f->lower, 2, '.'), fraction_rounded(d, f->upper, 2, '.'),
			decimal_exact(e, f->best, '.'));
	return text;
}

/* A municipality with two areas. */
static struct card *
evaluation(const char *subject, long year, int first, int second)
{
	char path[64];
	snprintf(path, sizeof(path), "%s-%ld-%zu.yaml", subject, year, all.cards.n);
	struct card *c = sample_card(&all, path, path, subject, year);
	sample_card_figure(&all, c, "1", P(first), P(1000));
	sample_card_figure(&all, c, "2", P(second), P(1000));
	return c;
}

static void
test_stats_three_at_least(void)
{
	static const struct stats_rules rules;
	begin(&rules);
	is_int(tables.n, 0);
	end(true);
	evaluation("A", 2005, 500, 600);
	evaluation("B", 2005, 400, 555);
	begin(&rules);
	is_str(line("total"), "2");
	is_str(line("1"), "2");
	ok(!tables.v[0].has_sum);
	ok(tables.v[0].figures.v[0].mean.of == 0);
	end(false);
	evaluation("C", 2005, 700, 605);
	begin(&rules);
	is_str(line("total"), "3 112.00 110.00 102.75 120.25 130.5");
	is_str(line("1"), "3 53.33 50.00 45.00 60.00 70");
	is_str(line("9"), "none");
	end(true);
}

static void
test_stats_of_each_municipality_the_latest(void)
{
	struct stats_rules rules = {0};
	evaluation("A", 2005, 500, 600);
	evaluation("a", 2008, 600, 600);
	evaluation("A", 0, 100, 100);
	evaluation("B", 2005, 400, 500);
	evaluation("C", 2005, 700, 605);
	begin(&rules);
	is_str(line("1"), "3 56.67 60.00 50.00 65.00 70");
	is_int(tables.v[0].reasons[STATS_EARLIER], 2);
	is_int(tables.v[0].members.v[0].reason, STATS_EARLIER);
	is_int(tables.v[0].members.v[1].reason, STATS_COUNTED);
	end(false);
	rules.with_earlier = true;
	begin(&rules);
	is_int(stats_figure(&tables.v[0], "1")->n, 5);
	end(false);
	/* The latest of the years that are asked for; without a year in none. */
	rules = (struct stats_rules){.from = 2003, .to = 2006};
	begin(&rules);
	is_str(line("1"), "3 53.33 50.00 45.00 60.00 70");
	is_int(tables.v[0].reasons[STATS_EARLIER], 0);
	end(false);
	rules = (struct stats_rules){.to = 2006};
	begin(&rules);
	is_int(tables.v[0].members.n, 3);
	end(false);
	rules = (struct stats_rules){.from = 2006};
	begin(&rules);
	is_str(line("1"), "1");
	end(true);
}

static void
test_stats_what_is_not_counted(void)
{
	struct stats_rules rules = {0};
	evaluation("A", 2005, 500, 600);
	evaluation("B", 2005, 400, 500);
	evaluation("C", 2005, 700, 600);
	sample_card_set(&all, &evaluation("D", 2005, 999, 999)->type, "district");
	sample_card_set(&all, &evaluation("E", 2005, 999, 999)->profile, "top-level");
	evaluation("F", 2009, 999, 999)->state = CARD_DRAFT;
	sample_card_set(&all, &evaluation("Median", 2005, 610, 620)->type, "reference");
	evaluation("G", 2005, 999, 999)->state = CARD_BROKEN;
	/* A draft is no later evaluation of who has been evaluated. */
	evaluation("A", 2009, 999, 999)->state = CARD_DRAFT;
	begin(&rules);
	is_int(tables.n, 1);
	is_str(line("1"), "3 53.33 50.00 45.00 60.00 70");
	is_int(tables.v[0].members.n, 8);
	is_int(tables.v[0].reasons[STATS_COUNTED], 3);
	is_int(tables.v[0].reasons[STATS_DISTRICT], 1);
	is_int(tables.v[0].reasons[STATS_PROFILE], 1);
	is_int(tables.v[0].reasons[STATS_DRAFT], 2);
	is_int(tables.v[0].reasons[STATS_REFERENCE], 1);
	end(false);
	rules.with_drafts = true;
	begin(&rules);
	is_int(stats_figure(&tables.v[0], "1")->n, 4);
	is_int(tables.v[0].reasons[STATS_EARLIER], 1);
	end(false);
	rules = (struct stats_rules){.with_districts = true, .with_profiles = true};
	begin(&rules);
	is_int(stats_figure(&tables.v[0], "1")->n, 5);
	end(true);
}

/* 506.5 of a district, 580.5 with the 74 of the reference. */
static void
test_stats_districts(void)
{
	struct stats_rules rules = {0};
	struct card *c;
	evaluation("A", 2005, 500, 600);
	evaluation("B", 2005, 400, 500);
	evaluation("C", 2005, 700, 600);
	c = sample_card(&all, "d", "d", "D", 2010);
	sample_card_set(&all, &c->type, "district");
	sample_card_figure(&all, c, "1", P(5065), P(1000));
	sample_card_lack(&all, c, "2", P(1000));
	/* Without a reference, this table's own median. */
	begin(&rules);
	const struct stats_member *m = &tables.v[0].members.v[3];
	ok(m->has_printed && m->supplement == P(600) && m->printed == P(5665) && !m->source);
	ok(m->printed_max == P(2000));
	is_int(stats_figure(&tables.v[0], "total")->n, 3);
	end(false);
	struct card *old = sample_card(&all, "m", "m", "Median 2009", 2009);
	sample_card_figure(&all, old, "2", P(734), P(1000));
	struct card *new = evaluation("Median 2010", 2010, 600, 740);
	struct card *next = evaluation("Median 2011", 2011, 600, 760);
	sample_card_set(&all, &old->type, "reference");
	sample_card_set(&all, &new->type, "reference");
	sample_card_set(&all, &next->type, "reference");
	begin(&rules);
	m = &tables.v[0].members.v[3];
	ok(m->has_printed && m->printed == P(5805) && m->source == new);
	end(false);
	/* Before the first reference the first one does; years do not cut references off. */
	c->year = 2006;
	rules.to = 2008;
	begin(&rules);
	m = &tables.v[0].members.v[3];
	ok(m->has_printed && m->printed == P(5799) && m->source == old);
	end(false);
	/* Counted, the total is what the reports print, the area is not counted. */
	rules.with_districts = true;
	begin(&rules);
	const struct stats_figure *total = stats_figure(&tables.v[0], "total");
	is_int(total->n, 4);
	is_int(total->supplemented, 1);
	ok(total->best == P(5799));
	is_int(stats_figure(&tables.v[0], "1")->n, 4);
	is_int(stats_figure(&tables.v[0], "2")->n, 3);
	end(false);
	/* Neither reference nor three: the total cannot be compared. */
	for (size_t i = 0; i < all.cards.n; i++)
		if (all.cards.v[i] != c)
			all.cards.v[i]->state = CARD_BROKEN;
	begin(&rules);
	is_int(stats_figure(&tables.v[0], "total")->n, 0);
	is_int(stats_figure(&tables.v[0], "total")->partial, 1);
	ok(!tables.v[0].members.v[0].has_printed && !tables.v[0].members.v[0].has_total);
	end(true);
}

static void
test_stats_what_is_not_whole(void)
{
	static const struct stats_rules rules;
	struct card *c;
	evaluation("A", 2005, 500, 600);
	evaluation("B", 2005, 400, 500);
	evaluation("C", 2005, 700, 600);
	/* An area that is open, one with something not applicable, one of another size. */
	c = evaluation("D", 2005, 990, 990);
	c->figures.v[1].is_whole = false;
	c->total.is_whole = false;
	c->figures.v[0] = c->total;
	c = evaluation("E", 2005, 890, 890);
	c->figures.v[1].max = P(900);
	c->total.max = P(1900);
	c->figures.v[0] = c->total;
	c = evaluation("F", 2005, 790, 790);
	c->figures.v[1].max = c->figures.v[1].full = P(900);
	c = evaluation("G", 2005, 990, 990);
	c->figures.v[1].has_points = false;
	begin(&rules);
	const struct stats_figure *one = stats_figure(&tables.v[0], "1");
	is_int(one->n, 3);
	is_int(one->open, 2);
	is_int(one->partial, 2);
	ok(one->max == P(1000));
	is_int(stats_figure(&tables.v[0], "2")->n, 7);
	is_int(stats_figure(&tables.v[0], "total")->n, 5);
	is_int(stats_figure(&tables.v[0], "total")->open, 1);
	end(true);
}

static void
test_stats_tables(void)
{
	static const struct stats_rules rules;
	sample_card_set(&all, &evaluation("A", 2005, 1, 1)->country, "NO");
	evaluation("B", 2005, 1, 1);
	sample_card_set(&all, &evaluation("C", 2005, 1, 1)->edition, "2010");
	sample_card_set(&all, &evaluation("B", 2006, 1, 1)->country, "");
	sample_card_set(&all, &evaluation("D", 2006, 1, 1)->country, "");
	begin(&rules);
	is_int(tables.n, 4);
	is_str(tables.v[0].country, "");
	is_str(tables.v[1].country, "NO");
	is_str(tables.v[2].country, "SE");
	is_str(tables.v[3].edition, "2010");
	/* What one of its evaluations says is true of the municipality. */
	is_int(tables.v[2].members.n, 2);
	ok(stats_table(&tables, "kommunkompassen-2002", "2002", "NO") == &tables.v[1]);
	ok(!stats_table(&tables, "kommunkompassen-2002", "2002", "DK"));
	end(true);
}

static void
test_stats_rank(void)
{
	static const struct stats_rules rules;
	size_t equal;
	static const int points[] = {500, 600, 600, 600, 700};
	char name[2] = "A";
	for (size_t i = 0; i < 5; i++, name[0]++)
		evaluation(name, 2005, points[i], 0);
	begin(&rules);
	const struct stats_figure *f = stats_figure(&tables.v[0], "1");
	is_int(stats_rank(f, P(700), &equal), 1);
	is_int(equal, 1);
	is_int(stats_rank(f, P(600), &equal), 2);
	is_int(equal, 3);
	is_int(stats_rank(f, P(500), &equal), 5);
	is_int(stats_rank(f, P(650), &equal), 2);
	is_int(equal, 0);
	is_int(stats_rank(f, P(100), &equal), 6);
	is_int(f->best_count, 1);
	is_int(f->best_member, 4);
	is_int(stats_figure(&tables.v[0], "2")->best_count, 5);
	is_int(stats_figure(&tables.v[0], "2")->best_member, 0);
	ok(stats_value(f, 3)->points == P(600));
	ok(!stats_value(f, 5));
	ok(tables.v[0].has_sum && tables.v[0].sum_of_medians.whole == P(600));
	end(true);
}

/* Halves of the smallest unit are added up exactly. */
static void
test_stats_sum_of_medians(void)
{
	static const struct stats_rules rules;
	char name[2] = "A";
	for (int i = 0; i < 4; i++, name[0]++) {
		struct card *c = sample_card(&all, name, name, name, 2005);
		sample_card_figure(&all, c, "1", i / 2, P(1000));
		sample_card_figure(&all, c, "2", i / 2, P(1000));
		sample_card_figure(&all, c, "3", i / 2, P(1000));
	}
	begin(&rules);
	struct fraction sum = tables.v[0].sum_of_medians;
	ok(tables.v[0].has_sum && sum.whole == 1 && sum.rest * 2 == sum.of);
	ok(tables.v[0].members.v[0].has_total);
	end(true);
}

/*
 * Against plain definitions over random archives: what is counted by looking at
 * every pair, the quantiles in quarters of whole numbers, the mean by its sum.
 */

static unsigned seed = 1;

static unsigned
dice(unsigned sides)
{
	seed = seed * 1103515245 + 12345;
	return (seed >> 16) % sides;
}

static bool
is_countable(const struct card *c)
{
	return c->state != CARD_BROKEN && c->state != CARD_DRAFT && strcmp(c->type, "reference") &&
		strcmp(c->type, "district") && !*c->profile;
}

/* Signed 3, imported 2, then more progress, then the path. */
static bool
beats(const struct card *a, const struct card *b)
{
	int p = a->state == CARD_SIGNED ? 3 : 2, q = b->state == CARD_SIGNED ? 3 : 2;
	if (a->year != b->year)
		return a->year > b->year;
	return p != q ? p > q : order_natural(a->path, b->path) < 0;
}

static bool
is_of_table(const struct card *c, const struct stats *t)
{
	return !strcmp(c->edition, t->edition) && !strcmp(c->country, t->country);
}

static size_t
naive_values(decimal *out, const struct stats *t, const char *code)
{
	size_t n = 0;
	for (size_t i = 0; i < all.cards.n; i++) {
		const struct card *c = all.cards.v[i];
		bool is_latest = is_countable(c) && is_of_table(c, t);
		for (size_t j = 0; j < all.cards.n && is_latest; j++) {
			const struct card *d = all.cards.v[j];
			is_latest = d == c || !is_countable(d) || !is_of_table(d, t) ||
				strcmp(d->subject, c->subject) || !beats(d, c);
		}
		const struct card_figure *f = is_latest ? card_figure(c, code) : NULL;
		if (f && f->has_points && f->is_whole && f->max == f->full)
			out[n++] = f->points;
	}
	/* By insertion. */
	for (size_t i = 1; i < n; i++)
		for (size_t j = i; j > 0 && out[j - 1] > out[j]; j--) {
			decimal moved = out[j];
			out[j] = out[j - 1];
			out[j - 1] = moved;
		}
	return n;
}

/* Four times the quartile, in whole millionths. */
static bool
is_quartile(struct fraction f, const decimal *v, size_t n, size_t quarter)
{
	size_t h = (n - 1) * quarter;
	decimal low = v[h / 4], high = v[h / 4 + (h % 4 != 0)];
	decimal wanted = (decimal)(4 - h % 4) * low + (decimal)(h % 4) * high;
	return f.whole * 4 + f.rest * 4 / f.of == wanted && f.rest * 4 % f.of == 0;
}

static bool
is_right(const struct stats *t, const char *code)
{
	decimal v[64], sum = 0;
	size_t n = naive_values(v, t, code);
	const struct stats_figure *f = stats_figure(t, code);
	if (!f)
		return n == 0;
	if (f->n != n || f->is_told != (n >= 3))
		return false;
	if (n < 3)
		return true;
	for (size_t i = 0; i < n; i++) {
		size_t above = 0, equal, same = 0;
		sum += v[i];
		for (size_t j = 0; j < n; j++) {
			above += v[j] > v[i];
			same += v[j] == v[i];
		}
		if (stats_rank(f, v[i], &equal) != above + 1 || equal != same)
			return false;
	}
	return f->mean.whole * f->mean.of + f->mean.rest == sum * f->mean.of / (decimal)n &&
		f->mean.of % (int64_t)n == 0 && is_quartile(f->lower, v, n, 1) &&
		is_quartile(f->median, v, n, 2) && is_quartile(f->upper, v, n, 3) &&
		f->best == v[n - 1];
}

static void
random_card(void)
{
	static const char *const types[] = {"", "", "", "", "municipality", "district", "reference"};
	static const char *const profiles[] = {"", "", "", "", "top-level"};
	char subject[2] = {(char)('A' + dice(12)), '\0'};
	struct card *c = evaluation(subject, 2002 + (long)dice(8), (int)dice(1001), (int)dice(1001));
	sample_card_figure(&all, c, "2.1", (decimal)dice(1000) * 50001, P(1000));
	sample_card_set(&all, &c->type, types[dice(7)]);
	sample_card_set(&all, &c->profile, profiles[dice(5)]);
	sample_card_set(&all, &c->edition, dice(4) ? "2002" : "2010");
	sample_card_set(&all, &c->country, dice(5) ? "SE" : "NO");
	c->state = (enum card_state)dice(CARD_STATE_COUNT);
	if (c->state == CARD_SIGNED)
		c->version = 1;
	if (!dice(6)) {
		c->figures.v[1].is_whole = c->total.is_whole = false;
		c->figures.v[0] = c->total;
	} else if (!dice(6)) {
		c->figures.v[1].max -= P(50);
		c->total.max -= P(50);
		c->figures.v[0] = c->total;
	}
}

static void
test_stats_random_archives(void)
{
	static const struct stats_rules rules;
	static const char *const codes[] = {"total", "1", "2", "2.1"};
	unsigned wrong = 0, told = 0;
	for (int round = 0; round < 1000; round++) {
		for (unsigned i = dice(60); i > 0; i--)
			random_card();
		begin(&rules);
		for (size_t i = 0; i < tables.n; i++)
			for (size_t j = 0; j < 4; j++) {
				const struct stats_figure *f = stats_figure(&tables.v[i], codes[j]);
				wrong += !is_right(&tables.v[i], codes[j]);
				told += f && f->is_told;
			}
		end(true);
	}
	is_int(wrong, 0);
	ok(told > 3000);
	printf("# %u figures told\n", told);
}

int
main(void)
{
	test_stats_three_at_least();
	test_stats_of_each_municipality_the_latest();
	test_stats_what_is_not_counted();
	test_stats_districts();
	test_stats_what_is_not_whole();
	test_stats_tables();
	test_stats_rank();
	test_stats_sum_of_medians();
	test_stats_random_archives();
	return tap_end();
}
