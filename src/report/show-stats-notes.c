#include "config.h"

/* What must be said of a table of statistics, below it; and one's own place in it. */

#include "report/show-stats-parts.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/buf.h"
#include "base/i18n.h"
#include "base/order.h"
#include "text/collate.h"
#include "text/utf8.h"
#include "text/wrap.h"

enum { NAMED_MAX = 12 };	/* evaluations named below a table; the others are counted */

void
stats_place(struct stats_place *p, const struct stats *t, const struct stats_of *of,
	const struct stats_figure *f)
{
	const struct card_figure *own = card_figure(of->card, f->code);
	const struct stats_member *m = &t->members.v[of->member];
	*p = (struct stats_place){.has_points = own && own->has_points};
	if (!p->has_points)
		return;
	p->points = own->points;
	bool is_whole = own->is_whole && own->max == f->max;
	if (f->level == CARD_TOTAL && m->has_printed) {
		p->points = m->printed;
		p->is_printed = is_whole = true;
	}
	p->has_distance = f->is_told && is_whole;
	if (p->has_distance)
		p->distance = fraction_distance(p->points, f->median);
	if (f->is_told && stats_value(f, of->member))
		p->rank = stats_rank(f, p->points, &p->equal);
}

/* A paragraph, its further lines indented by two more; made safe here. */
static void
put_paragraph(struct buf *out, const char *text, size_t indent, const struct stats_layout *how)
{
	struct wrap_rows rows = {0};
	char *safe = utf8_safe_dup(text);
	wrap_text(&rows, safe, strlen(safe), how->width > indent + 26 ? how->width - indent - 2 : 24);
	for (size_t i = 0; i < rows.n; i++) {
		buf_pad(out, ' ', i ? indent + 2 : indent);
		buf_add(out, safe + rows.v[i].start, rows.v[i].end - rows.v[i].start);
		buf_addc(out, '\n');
	}
	array_done(&rows);
	free(safe);
}

static void
add_name(struct buf *out, const struct card *c)
{
	char year[24];
	const char *name = *c->subject ? c->subject : c->path;
	size_t len = strlen(name), digits = (size_t)snprintf(year, sizeof(year), "%ld", c->year);
	/* References have it in their names: "Median Sweden 2009". */
	bool is_there = len >= digits && !strcmp(name + len - digits, year);
	buf_adds(out, name);
	if (c->year && !is_there)
		buf_addf(out, " %s", year);
}

static void
add_decimal(struct buf *out, decimal value)
{
	char room[DECIMAL_ROOM];
	buf_adds(out, decimal_exact(room, value, i18n_mark()));
}

static void
note_best(struct buf *out, const struct stats *t, const struct stats_layout *how)
{
	const struct stats_figure *total = &t->figures.v[0];
	struct buf text = BUF_INIT;
	if (!total->is_told)
		return;
	buf_adds(&text, _("Best total: "));
	add_name(&text, t->members.v[total->best_member].card);
	if (total->best_count > 1)
		buf_addf(&text, P_(" and %zu other", " and %zu others", total->best_count - 1),
			total->best_count - 1);
	buf_addc(&text, '.');
	put_paragraph(out, text.s, 0, how);
	buf_done(&text);
}

static void
note_sum(struct buf *out, const struct stats *t, const struct stats_layout *how)
{
	const struct stats_figure *total = &t->figures.v[0];
	char sum[DECIMAL_ROOM], median[DECIMAL_ROOM];
	if (!total->is_told || !t->has_sum)
		return;
	struct fraction d = fraction_distance(fraction_decimal(t->sum_of_medians), total->median);
	if (!d.whole && !d.rest)
		return;
	char *text = xasprintf(_("The medians of the areas add up to %s, the median of the totals is %s: "
		"a sum of medians is no median of sums."),
		fraction_rounded(sum, t->sum_of_medians, 1, i18n_mark()),
		fraction_rounded(median, total->median, 1, i18n_mark()));
	put_paragraph(out, text, 0, how);
	free(text);
}

static void
note_too_few(struct buf *out, const struct stats *t, const struct stats_layout *how)
{
	bool is_missing = false;
	for (size_t i = 0; i < t->figures.n; i++)
		is_missing |= !t->figures.v[i].is_told &&
			(t->figures.v[i].level != CARD_QUESTION || how->with_questions);
	if (is_missing || !t->figures.n)
		put_paragraph(out, _("Nothing is told over fewer than three evaluations."), 0, how);
}

/* "506.5 of 700, 580.5* of 800 with 74 for area 8 (Median Sweden spring 2010)" */
static void
add_printed(struct buf *out, const struct stats_member *m)
{
	buf_adds(out, "; ");
	add_decimal(out, m->printed);
	buf_adds(out, _("* of "));
	add_decimal(out, m->printed_max);
	buf_adds(out, _(" with "));
	add_decimal(out, m->supplement);
	buf_adds(out, m->lacks.n > 1 ? _(" for the areas ") : _(" for area "));
	for (size_t i = 0; i < m->lacks.n; i++)
		buf_addf(out, "%s%s", i ? ", " : "", m->lacks.v[i]);
	if (m->source)
		buf_addf(out, " (%s)", m->source->subject);
	else
		buf_adds(out, _(" (the median above)"));
}

/* Why a total is not among the others, though its evaluation is counted; NULL: it is. */
static const char *
why_no_total(const struct stats *t, size_t member)
{
	const struct stats_member *m = &t->members.v[member];
	if (m->reason != STATS_COUNTED || m->has_total)
		return NULL;
	return m->is_whole ? _("its total has another maximum") :
		_("counted where it is scored, its total is open");
}

static void
add_member(struct buf *out, const struct stats *t, size_t member)
{
	const struct stats_member *m = &t->members.v[member];
	const struct card_figure *total = &m->card->total;
	const char *why = why_no_total(t, member);
	add_name(out, m->card);
	buf_adds(out, ": ");
	if (m->reason == STATS_PROFILE && !strcmp(m->card->profile, "top-level"))
		buf_adds(out, _("top level only"));
	else if (m->reason == STATS_PROFILE)
		buf_addf(out, _("profile %s"), m->card->profile);
	else
		buf_adds(out, why ? why : m->reason != STATS_COUNTED ? stats_reason_title(m->reason) :
			_("counted with a median"));
	if (m->reason == STATS_REFERENCE && total->has_reported) {
		buf_adds(out, "; ");
		add_decimal(out, total->reported);
		buf_adds(out, _(" is printed as its total"));
	}
	/* What is running has no total yet that others should know. */
	if (m->reason == STATS_REFERENCE || m->reason == STATS_DRAFT || !total->has_points)
		return;
	buf_adds(out, "; ");
	add_decimal(out, total->points);
	buf_adds(out, _(" of "));
	add_decimal(out, total->max);
	if (total->is_reported)
		buf_adds(out, _(", reported"));
	else if (total->is_mixed)
		buf_adds(out, _(", partly reported"));
	if (m->has_printed)
		add_printed(out, m);
}

/* Something has to be said of it; of earlier ones only how many they are, but of one's own. */
static bool
is_noted(const struct stats *t, size_t member, const struct stats_layout *how)
{
	const struct stats_member *m = &t->members.v[member];
	if (how->of && how->of->member != member)
		return false;
	if (m->reason == STATS_EARLIER)
		return how->of != NULL;
	return m->reason != STATS_COUNTED || m->has_printed ||
		(t->figures.n && why_no_total(t, member));
}

struct noted {
	size_t member;
	char *key;
	long year;
	bool is_printed;
};

/* Those whose printed total is told come first, then by name. */
static int
compare_noted(const void *a, const void *b)
{
	const struct noted *m = a, *n = b;
	if (m->is_printed != n->is_printed)
		return m->is_printed ? -1 : 1;
	int order = order_natural(m->key, n->key);
	if (!order)
		order = m->year < n->year ? -1 : m->year > n->year;
	return order ? order : m->member < n->member ? -1 : 1;
}

static void
add_reason(struct buf *out, enum stats_reason reason, size_t n)
{
	buf_adds(out, out->len ? ", " : "");
	switch (reason) {
	case STATS_REFERENCE:
		buf_addf(out, P_("%zu reference", "%zu references", n), n);
		break;
	case STATS_DRAFT:
		buf_addf(out, P_("%zu neither signed nor imported", "%zu neither signed nor imported", n), n);
		break;
	case STATS_DISTRICT:
		buf_addf(out, P_("%zu district", "%zu districts", n), n);
		break;
	case STATS_PROFILE:
		buf_addf(out, P_("%zu in another profile", "%zu in another profile", n), n);
		break;
	default:
		buf_addf(out, P_("%zu of a municipality with a later one",
			"%zu of municipalities with a later one", n), n);
	}
}

/* How many are not counted, for each reason. */
static void
note_reasons(struct buf *out, const struct stats *t, const struct stats_layout *how)
{
	struct buf text = BUF_INIT;
	for (int r = STATS_COUNTED + 1; r < STATS_REASON_COUNT; r++)
		if (t->reasons[r])
			add_reason(&text, (enum stats_reason)r, t->reasons[r]);
	if (text.len) {
		char *line = xasprintf(_("Not counted: %s."), text.s);
		put_paragraph(out, line, 0, how);
		free(line);
	}
	buf_done(&text);
}

static void
note_members(struct buf *out, const struct stats *t, const struct stats_layout *how)
{
	struct noted_list ARRAY_OF(struct noted) list = {0};
	bool is_printed = false;
	for (size_t i = 0; i < t->members.n; i++) {
		const struct stats_member *m = &t->members.v[i];
		if (!is_noted(t, i, how))
			continue;
		*array_push(&list) = (struct noted){i, collate_key(m->card->subject), m->card->year,
			m->has_printed};
		is_printed |= m->has_printed;
	}
	if (list.n)
		qsort(list.v, list.n, sizeof(*list.v), compare_noted);
	if (!how->of)
		note_reasons(out, t, how);
	for (size_t i = 0; i < list.n && i < NAMED_MAX; i++) {
		struct buf text = BUF_INIT;
		add_member(&text, t, list.v[i].member);
		put_paragraph(out, text.s, how->of ? 0 : 2, how);
		buf_done(&text);
	}
	if (list.n > NAMED_MAX)
		buf_addf(out, P_("  and %zu more; --format json lists all\n",
			"  and %zu more; --format json lists all\n", list.n - NAMED_MAX), list.n - NAMED_MAX);
	if (is_printed)
		put_paragraph(out, _("* as reports print it: what is left out counts as the median, "
			"which nobody has scored."), 0, how);
	for (size_t i = 0; i < list.n; i++)
		free(list.v[i].key);
	array_done(&list);
}

void
stats_notes(struct buf *out, const struct stats *t, const struct stats_layout *how)
{
	if (t->figures.n && !how->of)
		note_best(out, t, how);
	if (t->figures.n && !how->of)
		note_sum(out, t, how);
	note_too_few(out, t, how);
	note_members(out, t, how);
}
