#include "config.h"

/* Statistics as CSV and JSON: exact where a decimal is, means to six places. */

#include <string.h>

#include "base/buf.h"
#include "report/json.h"
#include "report/show-stats-parts.h"
#include "report/show.h"

static const char *const levels[] = {
	[CARD_TOTAL] = "total", [CARD_AREA] = "area", [CARD_QUESTION] = "question",
};

static void
csv_decimal(struct buf *out, bool is_known, decimal value)
{
	char room[DECIMAL_ROOM];
	buf_addf(out, ",%s", is_known ? decimal_exact(room, value, '.') : "");
}

static void
csv_fraction(struct buf *out, bool is_known, struct fraction f)
{
	csv_decimal(out, is_known, is_known ? fraction_decimal(f) : 0);
}

static void
csv_best(struct buf *out, const struct stats *t, const struct stats_figure *f)
{
	const struct card *c = f->is_told ? t->members.v[f->best_member].card : NULL;
	csv_decimal(out, f->is_told, f->best);
	buf_addc(out, ',');
	show_csv_text(out, c ? c->subject : "");
	if (c && c->year)
		buf_addf(out, ",%ld,%zu", c->year, f->best_count);
	else if (c)
		buf_addf(out, ",,%zu", f->best_count);
	else
		buf_adds(out, ",,");
}

static void
csv_of(struct buf *out, const struct stats *t, const struct stats_of *of, const struct stats_figure *f)
{
	struct stats_place p = {.rank = 0};
	if (!of) {
		buf_adds(out, ",,,,,,,\n");
		return;
	}
	stats_place(&p, t, of, f);
	buf_addc(out, ',');
	show_csv_text(out, of->card->subject);
	buf_addc(out, ',');
	if (of->card->year)
		buf_addf(out, "%ld", of->card->year);
	csv_decimal(out, p.has_points, p.points);
	buf_addf(out, ",%s", p.is_printed ? "yes" : "");
	csv_fraction(out, p.has_distance, p.distance);
	if (p.rank)
		buf_addf(out, ",%zu,%zu", p.rank, p.equal);
	else
		buf_adds(out, ",,");
	buf_addf(out, ",%s\n", stats_reason_word(t->members.v[of->member].reason));
}

void
stats_csv_header(struct buf *out)
{
	buf_adds(out, "questionnaire,edition,country,code,level,max,n,reported,supplemented,open,partial,"
		"mean,lower,median,upper,best,best_subject,best_year,best_count,"
		"subject,year,points,points_supplemented,distance,rank,equal,reason\n");
}

void
stats_csv(struct buf *out, const struct stats *t, const struct stats_layout *how)
{
	for (size_t i = 0; i < t->figures.n; i++) {
		const struct stats_figure *f = &t->figures.v[i];
		if (f->level == CARD_QUESTION && !how->with_questions)
			continue;
		show_csv_text(out, t->questionnaire);
		buf_addc(out, ',');
		show_csv_text(out, t->edition);
		buf_addc(out, ',');
		show_csv_text(out, t->country);
		buf_addf(out, ",%s,%s", f->code, levels[f->level]);
		csv_decimal(out, f->n > 0, f->max);
		buf_addf(out, ",%zu,%zu,%zu,%zu,%zu", f->n, f->reported, f->supplemented, f->open,
			f->partial);
		csv_fraction(out, f->is_told, f->mean);
		csv_fraction(out, f->is_told, f->lower);
		csv_fraction(out, f->is_told, f->median);
		csv_fraction(out, f->is_told, f->upper);
		csv_best(out, t, f);
		csv_of(out, t, how->of, f);
	}
}

/* JSON. */

static void
put_size(struct json *j, const char *name, size_t value)
{
	json_key(j, name);
	json_whole(j, (long)value);
}

static void
put_decimal(struct json *j, const char *name, decimal value)
{
	json_key(j, name);
	json_decimal(j, value);
}

static void
put_fraction(struct json *j, const char *name, struct fraction f)
{
	put_decimal(j, name, fraction_decimal(f));
}

static void
put_subject(struct json *j, const struct card *c)
{
	json_member(j, "subject", c->subject);
	if (c->year) {
		json_key(j, "year");
		json_whole(j, c->year);
	}
}

static void
put_figure(struct json *j, const struct stats *t, const struct stats_figure *f)
{
	json_open(j, '{', true);
	json_member(j, "code", f->code);
	json_member(j, "level", levels[f->level]);
	if (f->n)
		put_decimal(j, "max", f->max);
	put_size(j, "n", f->n);
	put_size(j, "reported", f->reported);
	put_size(j, "supplemented", f->supplemented);
	put_size(j, "open", f->open);
	put_size(j, "partial", f->partial);
	if (f->is_told) {
		put_fraction(j, "mean", f->mean);
		put_fraction(j, "lower", f->lower);
		put_fraction(j, "median", f->median);
		put_fraction(j, "upper", f->upper);
		put_decimal(j, "best", f->best);
		json_key(j, "best-of");
		json_open(j, '{', true);
		put_subject(j, t->members.v[f->best_member].card);
		put_size(j, "count", f->best_count);
		json_close(j, '}');
	}
	json_close(j, '}');
}

static void
put_member(struct json *j, const struct stats_member *m)
{
	const struct card_figure *total = &m->card->total;
	json_open(j, '{', true);
	json_member(j, "path", m->card->path);
	put_subject(j, m->card);
	json_member(j, "reason", stats_reason_word(m->reason));
	if (m->reason == STATS_PROFILE)
		json_member(j, "profile", m->card->profile);
	json_key(j, "total-counted");
	json_bool(j, m->has_total);
	/* What is running has no total yet that others should know, also where it is counted. */
	if (total->has_points && m->card->state != CARD_DRAFT) {
		put_decimal(j, "points", total->points);
		put_decimal(j, "max", total->max);
		json_member(j, "origin",
			total->is_mixed ? "mixed" : total->is_reported ? "reported" : "computed");
	}
	if (m->has_printed) {
		json_key(j, "lacks");
		json_open(j, '[', true);
		for (size_t i = 0; i < m->lacks.n; i++)
			json_string(j, m->lacks.v[i]);
		json_close(j, ']');
		put_decimal(j, "supplement", m->supplement);
		json_member(j, "supplement-from", m->source ? m->source->path : "median");
		put_decimal(j, "supplemented", m->printed);
		put_decimal(j, "supplemented-max", m->printed_max);
	}
	json_close(j, '}');
}

static void
put_place(struct json *j, const struct stats *t, const struct stats_of *of, const struct stats_figure *f)
{
	struct stats_place p;
	stats_place(&p, t, of, f);
	json_open(j, '{', true);
	json_member(j, "code", f->code);
	if (p.has_points)
		put_decimal(j, "points", p.points);
	if (p.is_printed) {
		json_key(j, "supplemented");
		json_bool(j, true);
	}
	if (p.has_distance)
		put_fraction(j, "distance", p.distance);
	if (p.rank) {
		put_size(j, "rank", p.rank);
		put_size(j, "equal", p.equal);
		put_size(j, "n", f->n);
	}
	json_close(j, '}');
}

static bool
is_shown(const struct stats_figure *f, const struct stats_layout *how)
{
	return f->level != CARD_QUESTION || how->with_questions;
}

static void
put_of(struct json *j, const struct stats *t, const struct stats_layout *how)
{
	const struct stats_member *m = &t->members.v[how->of->member];
	json_key(j, "of");
	json_open(j, '{', false);
	json_member(j, "path", how->of->card->path);
	put_subject(j, how->of->card);
	json_member(j, "reason", stats_reason_word(m->reason));
	json_key(j, "figures");
	json_open(j, '[', false);
	for (size_t i = 0; i < t->figures.n; i++)
		if (is_shown(&t->figures.v[i], how))
			put_place(j, t, how->of, &t->figures.v[i]);
	json_close(j, ']');
	json_close(j, '}');
}

void
stats_json(struct json *j, const struct stats *t, const struct stats_layout *how)
{
	json_open(j, '{', false);
	json_member(j, "questionnaire", t->questionnaire);
	json_member(j, "edition", t->edition);
	json_member(j, "country", *t->country ? t->country : NULL);
	for (int r = 0; r < STATS_REASON_COUNT; r++)
		put_size(j, stats_reason_word((enum stats_reason)r), t->reasons[r]);
	if (t->has_sum)
		put_fraction(j, "sum-of-medians", t->sum_of_medians);
	json_key(j, "figures");
	json_open(j, '[', false);
	for (size_t i = 0; i < t->figures.n; i++)
		if (is_shown(&t->figures.v[i], how))
			put_figure(j, t, &t->figures.v[i]);
	json_close(j, ']');
	json_key(j, "evaluations");
	json_open(j, '[', false);
	for (size_t i = 0; i < t->members.n; i++)
		put_member(j, &t->members.v[i]);
	json_close(j, ']');
	if (how->of)
		put_of(j, t, how);
	json_close(j, '}');
}

void
stats_json_begin(struct json *j)
{
	json_open(j, '{', false);
	json_member(j, "kompass-stats", "1.0");
	json_key(j, "tables");
	json_open(j, '[', false);
}

void
stats_json_end(struct json *j)
{
	json_close(j, ']');
	json_close(j, '}');
	buf_addc(j->out, '\n');
}
