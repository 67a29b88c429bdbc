#include "config.h"

/* The agreement of evaluators for people: a table for all, one for each pair, and sentences. */

#include "model/agreement.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "model/command.h"
#include "model/listing.h"
#include "model/questionnaire.h"
#include "model/session.h"
#include "text/utf8.h"

enum {
	TEXT_COLUMNS = 76,	/* a list has a frame, and 80 columns are enough */
	TITLE_COLUMNS = 8	/* at least */
};

enum cell {
	CELL_TITLE, CELL_OF, CELL_EXACT, CELL_EXACT_PERCENT, CELL_NEAR, CELL_NEAR_PERCENT,
	CELL_DISTANCE, CELL_DISTANCE_PERCENT, CELL_DIFFERENCE, CELL_HIGHER, CELL_COUNT
};

struct line {
	char *cells[CELL_COUNT];	/* owned; NULL: empty */
};

struct table {
	struct lines ARRAY_OF(struct line) lines;
	bool is_pair;
};

static char *
percent_of(size_t part, size_t whole)
{
	return whole ? xasprintf("%lld %%", (long long)decimal_quotient((int64_t)part * 100,
		(int64_t)whole)) : NULL;
}

static void
add_line(struct table *t, const char *title, const struct agreed *r)
{
	char room[DECIMAL_ROOM];
	struct line *l = array_push(&t->lines);
	l->cells[CELL_TITLE] = xstrdup(title);
	l->cells[CELL_OF] = xasprintf("%zu", r->compared);
	if (!r->compared)
		return;
	l->cells[CELL_EXACT] = xasprintf("%zu", r->exact);
	l->cells[CELL_EXACT_PERCENT] = percent_of(r->exact, r->compared);
	l->cells[CELL_NEAR] = xasprintf("%zu", r->near);
	l->cells[CELL_NEAR_PERCENT] = percent_of(r->near, r->compared);
	if (!r->scored)
		return;
	l->cells[CELL_DISTANCE] = xstrdup(agreement_mean(room, r->distance, r->scored, 2, i18n_mark()));
	if (r->maxima > 0)
		l->cells[CELL_DISTANCE_PERCENT] =
			xasprintf("%d %%", decimal_percent(r->distance, r->maxima));
	if (!t->is_pair)
		return;
	l->cells[CELL_DIFFERENCE] = xasprintf("%s%s", r->difference > 0 ? "+" : "",
		agreement_mean(room, r->difference, r->scored, 2, i18n_mark()));
	l->cells[CELL_HIGHER] = xasprintf("%zu:%zu", r->first_higher, r->second_higher);
}

static void
add_head(struct table *t, const struct agreement *a, const size_t *who)
{
	struct line *l = array_push(&t->lines);
	l->cells[CELL_OF] = xstrdup(C_("agreement", "of"));
	l->cells[CELL_EXACT] = xstrdup(C_("agreement", "same"));
	l->cells[CELL_NEAR] = xstrdup(C_("agreement", "near"));
	l->cells[CELL_DISTANCE] = xstrdup(C_("agreement", "apart"));
	if (t->is_pair) {
		l->cells[CELL_DIFFERENCE] = xasprintf("%s-%s", a->people.v[who[0]], a->people.v[who[1]]);
		l->cells[CELL_HIGHER] = xasprintf("%s:%s", a->people.v[who[0]], a->people.v[who[1]]);
	}
}

/* The blanks before a cell: a per cent belongs to the number before it. */
static size_t
gap_before(int cell)
{
	return cell == CELL_TITLE ? 0 : cell == CELL_EXACT_PERCENT || cell == CELL_NEAR_PERCENT ||
		cell == CELL_DISTANCE_PERCENT ? 1 : 2;
}

static void
put_line(struct reply *out, const struct line *l, const size_t *width)
{
	struct buf text = BUF_INIT;
	for (int c = 0; c < CELL_COUNT; c++) {
		const char *cell = l->cells[c] ? l->cells[c] : "";
		size_t used = utf8_width(cell, strlen(cell));
		if (width[c])
			buf_pad(&text, ' ', gap_before(c));
		if (c == CELL_TITLE)
			used = utf8_clip(&text, cell, strlen(cell), width[c], false);
		if (width[c] > used)
			buf_pad(&text, ' ', width[c] - used);
		if (c != CELL_TITLE)
			buf_adds(&text, cell);
	}
	size_t len = text.len;
	while (len && text.s[len - 1] == ' ')
		len--;
	reply_row(out, "%.*s", (int)len, buf_str(&text));
	buf_done(&text);
}

static void
put_table(struct reply *out, struct table *t)
{
	size_t width[CELL_COUNT] = {0}, others = 0;
	for (size_t i = 0; i < t->lines.n; i++)
		for (int c = 0; c < CELL_COUNT; c++) {
			const char *cell = t->lines.v[i].cells[c];
			size_t columns = cell ? utf8_width(cell, strlen(cell)) : 0;
			if (columns > width[c])
				width[c] = columns;
		}
	for (int c = 1; c < CELL_COUNT; c++)
		others += width[c] ? width[c] + gap_before(c) : 0;
	if (width[CELL_TITLE] + others > TEXT_COLUMNS)
		width[CELL_TITLE] = others + TITLE_COLUMNS < TEXT_COLUMNS ?
			TEXT_COLUMNS - others : TITLE_COLUMNS;
	for (size_t i = 0; i < t->lines.n; i++) {
		put_line(out, &t->lines.v[i], width);
		for (int c = 0; c < CELL_COUNT; c++)
			free(t->lines.v[i].cells[c]);
	}
	array_done(&t->lines);
}

/* The table of some people: areas, and all. */
static void
put_people(struct reply *out, const struct agreement *a, const size_t *who, size_t count,
	size_t language, struct agreed *all)
{
	const struct questionnaire *q = a->session->questionnaire;
	struct table t = {.is_pair = count == 2};
	add_head(&t, a, who);
	for (size_t i = 0; i < q->areas.n; i++) {
		const struct area *area = q->areas.v[i];
		struct agreed r;
		agreement_of(&r, a, who, count, area);
		char *title = xasprintf("%s %s", area->id, questionnaire_text(q, &area->title, language));
		if (r.asked)
			add_line(&t, title, &r);
		free(title);
	}
	agreement_of(all, a, who, count, NULL);
	add_line(&t, _("In all"), all);
	put_table(out, &t);
}

static void
put_higher(struct reply *out, const struct agreement *a, const size_t *who, const struct agreed *r)
{
	char room[DECIMAL_ROOM];
	const struct session *s = a->session;
	if (!r->scored)
		return;
	bool is_second = r->second_higher > r->first_higher;
	size_t more = is_second ? r->second_higher : r->first_higher;
	size_t less = is_second ? r->first_higher : r->second_higher;
	if (more == less)
		reply_row(out, _("Neither is usually higher: each is on %zu of %zu questions."),
			more, r->scored);
	else
		reply_row(out, _("Usually higher: %s, on %zu of %zu questions, lower on %zu."),
			listing_evaluator(s, a->people.v[who[is_second]]), more, r->scored, less);
	const char *first = listing_evaluator(s, a->people.v[who[0]]);
	const char *second = listing_evaluator(s, a->people.v[who[1]]);
	if (r->difference) {
		bool is_below = r->difference < 0;
		reply_row(out, _("On average %s gives %s points more than %s."), is_below ? second : first,
			agreement_mean(room, is_below ? -r->difference : r->difference, r->scored, 2,
				i18n_mark()), is_below ? first : second);
	} else {
		reply_row(out, "%s", _("On average both give the same points."));
	}
}

static void
put_alpha(struct reply *out, const struct agreed *r)
{
	char room[DECIMAL_ROOM];
	switch (r->alpha_state) {
	case ALPHA_DEFINED:
		reply_row(out, P_("Krippendorff's alpha (interval, on per cent of the maximum): %s, on "
			"%zu question.", "Krippendorff's alpha (interval, on per cent of the maximum): %s, "
			"on %zu questions.", r->scored),
			decimal_rounded(room, alpha_rounded(r->alpha), 3, i18n_mark()), r->scored);
		break;
	case ALPHA_NOTHING:
		reply_row(out, "%s", _("Krippendorff's alpha is undefined: no question has points of two."));
		return;
	case ALPHA_NO_VARIATION:
		reply_row(out, "%s", _("Krippendorff's alpha is undefined: all points are the same share "
			"of the maximum, and without variation nobody can tell agreement from habit."));
		return;
	}
	if (r->scored < AGREEMENT_FEW)
		reply_row(out, _("Warning: on fewer than %d questions that figure says little."),
			AGREEMENT_FEW);
}

/* What was compared, and what was not and why. */
static void
put_basis(struct reply *out, const struct agreed *r)
{
	reply_row(out, P_("Compared: %zu of %zu question asked.", "Compared: %zu of %zu questions asked.",
		r->asked), r->compared, r->asked);
	if (r->blank)
		reply_row(out, _("Not compared: %zu that fewer than two have answered."), r->blank);
	if (r->unscored)
		reply_row(out, _("Not compared: %zu not applicable or not assessed."), r->unscored);
	if (r->partial)
		reply_row(out, _("Compared without everyone's points: %zu."), r->partial);
	if (r->against)
		reply_row(out, _("Points against not applicable: %zu, counted as disagreement."),
			r->against);
	if (r->hidden)
		reply_row(out, _("Left out: %zu that you have not answered yet."), r->hidden);
}

static void
put_pairs(struct reply *out, const struct agreement *a, size_t language)
{
	for (size_t i = 0; i < a->people.n; i++)
		for (size_t j = i + 1; j < a->people.n; j++) {
			struct agreed r;
			size_t who[] = {i, j};
			reply_row(out, _("%s and %s"), listing_evaluator(a->session, a->people.v[i]),
				listing_evaluator(a->session, a->people.v[j]))->is_heading = true;
			put_people(out, a, who, 2, language, &r);
			put_basis(out, &r);
			put_higher(out, a, who, &r);
			put_alpha(out, &r);
		}
}

void
agreement_rows(struct reply *out, const struct agreement *a, size_t language)
{
	struct agreed r;
	size_t n = a->people.n;
	if (!n) {
		reply_say(out, "%s", _("nobody has answered anything yet"));
		return;
	}
	if (n == 1) {
		reply_say(out, _("only %s has answered anything; agreement takes two"),
			listing_evaluator(a->session, a->people.v[0]));
		return;
	}
	if (n > 2) {
		size_t *who = xcalloc(n, sizeof(*who));
		for (size_t i = 0; i < n; i++)
			who[i] = i;
		reply_row(out, _("All %zu"), n)->is_heading = true;
		put_people(out, a, who, n, language, &r);
		free(who);
		put_basis(out, &r);
		put_alpha(out, &r);
	}
	put_pairs(out, a, language);
	reply_row(out, "%s", _("How to read it"))->is_heading = true;
	reply_row(out, _("same: all gave the same points; near: within %d %% of the maximum; apart: "
		"highest less lowest, on average, in points and of the maximum."),
		AGREEMENT_NEAR_PERCENT);
	if (n == 2)
		reply_row(out, _("%s-%s: points of the one less the other's, on average; %s:%s: on how "
			"many questions the one was higher, and the other."), a->people.v[0],
			a->people.v[1], a->people.v[0], a->people.v[1]);
}
