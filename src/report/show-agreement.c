#include "config.h"

/* What `kompass show --agreement` prints: how far the evaluators agree. */

#include "report/show.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "model/agreement.h"
#include "model/command.h"
#include "model/questionnaire.h"
#include "model/session.h"
#include "report/json.h"
#include "text/wrap.h"

/* For people. */

/* A table's row stands as it is; a sentence is wrapped. */
static void
put_row(struct buf *out, const struct row *row)
{
	struct wrap_rows wrapped = {0};
	size_t len = strlen(row->text);
	wrap_text(&wrapped, row->text, len, SHOW_COLUMNS - 2);
	if (row->is_heading)
		buf_addc(out, '\n');
	for (size_t i = 0; i < wrapped.n; i++) {
		const struct wrap_row *w = &wrapped.v[i];
		buf_addf(out, "%s%.*s\n", i ? "  " : "", (int)(w->end - w->start), row->text + w->start);
	}
	array_done(&wrapped);
}

void
show_agreement_text(struct buf *out, const struct session *s, const struct show *show)
{
	struct agreement a;
	struct reply reply = {0};
	agreement_init(&a, s, NULL);
	agreement_rows(&reply, &a, show->language);
	show_heading(out, s);
	buf_addc(out, '\n');
	for (size_t i = 0; i < reply.rows.n; i++)
		put_row(out, &reply.rows.v[i]);
	if (reply.message)
		buf_addf(out, "%s\n", reply.message);
	reply_done(&reply);
	agreement_done(&a);
}

/* For programs: all of them, and each pair where there are more than two. */

/* One comparison: whom, where, and what came of it. */
struct comparison {
	const struct agreement *a;
	const size_t *who;
	size_t count;
	const char *code, *level;
	struct agreed r;
};

typedef void put_comparison(void *ctx, const struct comparison *);

static void
each_place(struct comparison *c, put_comparison *put, void *ctx)
{
	const struct questionnaire *q = c->a->session->questionnaire;
	c->code = c->level = "total";
	agreement_of(&c->r, c->a, c->who, c->count, NULL);
	put(ctx, c);
	for (size_t i = 0; i < q->areas.n; i++) {
		c->code = q->areas.v[i]->id;
		c->level = "area";
		agreement_of(&c->r, c->a, c->who, c->count, q->areas.v[i]);
		put(ctx, c);
	}
}

static void
each_comparison(const struct agreement *a, put_comparison *put, void *ctx)
{
	size_t n = a->people.n, *all = xcalloc(n + 1, sizeof(*all));
	for (size_t i = 0; i < n; i++)
		all[i] = i;
	struct comparison c = {.a = a, .who = all, .count = n};
	if (n > 2)
		each_place(&c, put, ctx);
	for (size_t i = 0; i < n; i++)
		for (size_t j = i + 1; j < n; j++) {
			size_t pair[] = {i, j};
			c.who = pair;
			c.count = 2;
			each_place(&c, put, ctx);
		}
	free(all);
}

/* The figures that are no counts, in the order of the columns. */
enum figure_column {
	FIGURE_DIFFERENCE, FIGURE_DISTANCE, FIGURE_DISTANCE_PERCENT, FIGURE_ALPHA, FIGURE_COUNT
};

static const char *const figure_names[FIGURE_COUNT] = {
	[FIGURE_DIFFERENCE] = "difference",
	[FIGURE_DISTANCE] = "distance",
	[FIGURE_DISTANCE_PERCENT] = "distance-percent",
	[FIGURE_ALPHA] = "alpha",
};

/* A figure, rounded once to six places, alpha to three; false where there is none. */
static bool
figure_of(decimal *out, const struct comparison *c, enum figure_column column)
{
	const struct agreed *r = &c->r;
	switch (column) {
	case FIGURE_DIFFERENCE:
	case FIGURE_DISTANCE:
		if (!r->scored || (column == FIGURE_DIFFERENCE && c->count != 2))
			return false;
		*out = decimal_muldiv(column == FIGURE_DISTANCE ? r->distance : r->difference, 1,
			(decimal)r->scored);
		return true;
	case FIGURE_DISTANCE_PERCENT:
		if (r->maxima <= 0)
			return false;
		*out = decimal_muldiv(r->distance, 100 * DECIMAL_ONE, r->maxima);
		return true;
	default:
		if (r->alpha_state != ALPHA_DEFINED)
			return false;
		*out = alpha_rounded(r->alpha);
		return true;
	}
}

static const char *
alpha_word(const struct agreed *r)
{
	static const char *const words[] = {
		[ALPHA_DEFINED] = "defined",
		[ALPHA_NOTHING] = "nothing",
		[ALPHA_NO_VARIATION] = "no-variation",
	};
	return r->alpha_state == ALPHA_DEFINED && r->scored < AGREEMENT_FEW ? "few" :
		words[r->alpha_state];
}

/* The counts, in the order of the columns. */
static const struct {
	const char *name;
	size_t offset;
	bool is_pair;
} counts[] = {
	{"asked", offsetof(struct agreed, asked), false},
	{"compared", offsetof(struct agreed, compared), false},
	{"exact", offsetof(struct agreed, exact), false},
	{"near", offsetof(struct agreed, near), false},
	{"against", offsetof(struct agreed, against), false},
	{"partial", offsetof(struct agreed, partial), false},
	{"unscored", offsetof(struct agreed, unscored), false},
	{"blank", offsetof(struct agreed, blank), false},
	{"scored", offsetof(struct agreed, scored), false},
	{"first-higher", offsetof(struct agreed, first_higher), true},
	{"second-higher", offsetof(struct agreed, second_higher), true},
};

enum { COUNTS = sizeof(counts) / sizeof(*counts) };

static size_t
count_of(const struct agreed *r, size_t i)
{
	return *(const size_t *)(const void *)((const char *)r + counts[i].offset);
}

void
show_agreement_csv_header(struct buf *out)
{
	buf_adds(out, "subject,year,edition,evaluators,code,level");
	for (size_t i = 0; i < COUNTS; i++)
		buf_addf(out, ",%s", counts[i].name);
	for (int i = 0; i < FIGURE_COUNT; i++)
		buf_addf(out, ",%s", figure_names[i]);
	buf_adds(out, ",alpha-state\n");
}

static void
put_csv(void *ctx, const struct comparison *c)
{
	struct buf *out = ctx;
	char room[DECIMAL_ROOM];
	const struct session *s = c->a->session;
	const char *name = session_subject(s, "name"), *year = session_subject(s, "year");
	bool is_pair = c->count == 2;
	show_csv_text(out, name ? name : "");
	buf_addc(out, ',');
	show_csv_text(out, year ? year : "");
	buf_addc(out, ',');
	show_csv_text(out, s->questionnaire->edition);
	for (size_t i = 0; i < c->count; i++)
		buf_addf(out, "%c%s", i ? ' ' : ',', c->a->people.v[c->who[i]]);
	buf_addf(out, ",%s,%s", c->code, c->level);
	for (size_t i = 0; i < COUNTS; i++) {
		buf_addc(out, ',');
		if (!counts[i].is_pair || is_pair)
			buf_addf(out, "%zu", count_of(&c->r, i));
	}
	for (int i = 0; i < FIGURE_COUNT; i++) {
		decimal value;
		bool has_value = figure_of(&value, c, (enum figure_column)i);
		buf_addf(out, ",%s", has_value ? decimal_exact(room, value, '.') : "");
	}
	buf_addf(out, ",%s\n", alpha_word(&c->r));
}

void
show_agreement_csv(struct buf *out, const struct session *s)
{
	struct agreement a;
	agreement_init(&a, s, NULL);
	each_comparison(&a, put_csv, out);
	agreement_done(&a);
}

static void
put_json(void *ctx, const struct comparison *c)
{
	struct json *j = ctx;
	json_open(j, '{', true);
	json_key(j, "evaluators");
	json_open(j, '[', true);
	for (size_t i = 0; i < c->count; i++)
		json_string(j, c->a->people.v[c->who[i]]);
	json_close(j, ']');
	json_member(j, "code", c->code);
	json_member(j, "level", c->level);
	for (size_t i = 0; i < COUNTS; i++) {
		if (counts[i].is_pair && c->count != 2)
			continue;
		json_key(j, counts[i].name);
		json_whole(j, (long)count_of(&c->r, i));
	}
	for (int i = 0; i < FIGURE_COUNT; i++) {
		decimal value;
		json_key(j, figure_names[i]);
		if (figure_of(&value, c, (enum figure_column)i))
			json_decimal(j, value);
		else
			json_null(j);
	}
	json_member(j, "alpha-state", alpha_word(&c->r));
	json_close(j, '}');
}

void
show_agreement_json(struct buf *out, const struct session *s, const char *file)
{
	struct json json = {.out = out, .depth = 2, .is_after_key = true};
	struct json *j = &json;
	struct agreement a;
	agreement_init(&a, s, NULL);
	json_open(j, '{', false);
	json_member(j, "file", file);
	json_member(j, "evaluation", s->evaluation);
	json_key(j, "comparisons");
	json_open(j, '[', false);
	each_comparison(&a, put_json, j);
	json_close(j, ']');
	json_close(j, '}');
	agreement_done(&a);
}
