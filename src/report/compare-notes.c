#include "config.h"

/* What is to be said of a comparison besides its figures. */

#include "report/compare-show.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "model/check.h"
#include "model/compare.h"
#include "model/questionnaire.h"
#include "model/session.h"
#include "model/signing.h"

static const char *const words[COMPARE_NOTE_KIND_COUNT] = {
	[COMPARE_NOTE_LEGEND] = "legend",
	[COMPARE_NOTE_BASIS] = "basis",
	[COMPARE_NOTE_FOOTNOTE] = "footnote",
	[COMPARE_NOTE_CAUTION] = "caution",
	[COMPARE_NOTE_WARNING] = "warning",
};

const char *
compare_note_word(enum compare_note_kind kind)
{
	return words[kind];
}

static const char *
text_of(const struct questionnaire *q, const struct text *text, const struct compare_show *show)
{
	return questionnaire_text(q, text, show->language ? questionnaire_language(q, show->language) : 0);
}

/* The language of the program's own texts, for what is written in several. */
static const char *
own_language(const struct compare_show *show)
{
	return show->language ? show->language : C_("language of this translation", "en");
}

static void
add_note(struct compare_notes *notes, const struct compare *c, enum compare_note_kind kind, struct buf *text)
{
	*array_push(notes) = (struct compare_note){.kind = kind, .column = c->count, .text = buf_steal(text)};
}

/* Letters of the columns for which it holds: "A, C". */
typedef bool column_test(const struct compare *, const struct compare_column *, int what);

static size_t
add_letters(struct buf *out, const struct compare *c, column_test *test, int what)
{
	size_t count = 0;
	for (size_t i = 0; i < c->count; i++)
		if (test(c, &c->columns[i], what))
			buf_addf(out, "%s%c", count++ ? ", " : "", c->columns[i].letter);
	return count;
}

/* Columns. */

static const char *
title_of_type(const char *type)
{
	if (!strcmp(type, "municipality"))
		return _("municipality");
	if (!strcmp(type, "district"))
		return _("district");
	return strcmp(type, "reference") ? type : _("reference");
}

void
compare_show_edition(struct buf *out, const struct questionnaire *q, const struct compare_show *show)
{
	const char *title = text_of(q, &q->title, show);
	buf_adds(out, title);
	if (!strstr(title, q->edition))
		buf_addf(out, _(", edition %s"), q->edition);
}

void
compare_show_column(struct buf *out, const struct compare *c, size_t i, const struct compare_show *show)
{
	const struct compare_column *column = &c->columns[i];
	const struct questionnaire *q = column->questionnaire;
	buf_adds(out, column->name);
	if (c->has_other_editions) {
		buf_adds(out, ", ");
		compare_show_edition(out, q, show);
	} else {
		buf_addf(out, _(", edition %s"), q->edition);
	}
	if (column->profile)
		buf_addf(out, ", %s", text_of(q, &column->profile->title, show));
	else if (column->type && !column->is_statistic)
		buf_addf(out, ", %s", title_of_type(column->type));
	if (column->is_reference || column->is_statistic)
		buf_addf(out, ", %s", _("reference"));
	else if (column->is_draft)
		buf_addf(out, ", %s", _("DRAFT"));
	else if (column->basis == COMPARE_PRINTED || column->basis == COMPARE_REPORTED)
		buf_addf(out, ", %s", _("published table"));
	else if (column->basis == COMPARE_MIXED)
		buf_addf(out, ", %s", _("partly of a published table"));
}

/* Legend. */

struct seen {
	bool is_open, is_reported, is_mixed, has_percent, has_share, has_codes;
};

static struct seen
look(const struct compare *c)
{
	struct seen seen = {false};
	for (size_t i = 0; i < c->rows.n; i++) {
		for (size_t j = 0; j < c->count; j++) {
			const struct compare_cell *cell = &c->rows.v[i].cells[j];
			bool is_mixed = c->columns[j].basis == COMPARE_MIXED;
			seen.is_open |= cell->open && (cell->has_points || cell->is_draft);
			seen.is_reported |= is_mixed && cell->is_reported;
			seen.is_mixed |= cell->is_mixed;
			seen.has_percent |= cell->lack == COMPARE_HAS_DIFFERENCE && cell->is_percent;
			seen.has_share |= cell->has_share;
			seen.has_codes |= cell->is_mapped;
		}
	}
	return seen;
}

static void
add_legend(struct compare_notes *notes, const struct compare *c)
{
	struct buf b = BUF_INIT;
	struct seen seen = look(c);
	buf_addf(&b, _("Differences are against %c."), c->columns[c->base].letter);
	buf_adds(&b, _("  - not scored, which is not 0."));
	if (seen.has_percent)
		buf_adds(&b, _("  +1.0% where the maximum is another: per cent of it less per cent of it."));
	if (seen.is_open)
		buf_adds(&b, _("  ? still open: not compared."));
	if (seen.is_reported)
		buf_adds(&b, _("  r of a published table."));
	if (seen.is_mixed)
		buf_adds(&b, _("  + partly of a published table."));
	add_note(notes, c, COMPARE_NOTE_LEGEND, &b);
	if (!seen.has_share && !seen.has_codes)
		return;
	if (seen.has_share)
		buf_adds(&b, _("45%: the share of points that is really comparable, asked the same in "
			"both editions; the smaller one of the two sides."));
	if (seen.has_codes)
		buf_addf(&b, "%s%s", b.len ? "  " : "", _("=1.2 the same in the other edition, "
			">1.2 wider, <1.2 narrower, /1.2+1.3 several parts."));
	add_note(notes, c, COMPARE_NOTE_LEGEND, &b);
}

/* What totals are. */

static bool
is_of_basis(const struct compare *c, const struct compare_column *column, int basis)
{
	(void)c;
	return column->basis == (enum compare_basis)basis;
}

static void
add_basis(struct compare_notes *notes, const struct compare *c)
{
	static const char *const texts[COMPARE_BASIS_COUNT] = {
		[COMPARE_COMPUTED] = N_("sum of unrounded points"),
		[COMPARE_PRINTED] = N_("sum of printed figures"),
		[COMPARE_REPORTED] = N_("as the table gives it"),
		[COMPARE_MIXED] = N_("sum of computed and printed figures"),
		[COMPARE_STATISTIC] = N_("of the totals, not the sum of the areas"),
	};
	struct buf b = BUF_INIT;
	for (int i = 0; i < COMPARE_BASIS_COUNT; i++) {
		struct buf letters = BUF_INIT;
		if (add_letters(&letters, c, is_of_basis, i)) {
			buf_adds(&b, b.len ? "; " : _("Total: "));
			buf_addf(&b, "%s (%s)", _(texts[i]), letters.s);
		}
		buf_done(&letters);
	}
	buf_addc(&b, '.');
	add_note(notes, c, COMPARE_NOTE_BASIS, &b);
}

/* Footnotes. */

/* Codes of the areas that the column's profile leaves out: "8", "7, 8". */
static void
add_left_out(struct buf *out, const struct compare_column *column)
{
	const struct questionnaire *q = column->questionnaire;
	size_t count = 0;
	for (size_t i = 0; i < q->areas.n; i++)
		if (column->scores.areas[i].state == STATE_LEFT_OUT)
			buf_addf(out, "%s%s", count++ ? ", " : "", q->areas.v[i]->id);
}

static const struct compare_row *
row_of_level(const struct compare *c, enum compare_level level)
{
	for (size_t i = 0; i < c->rows.n; i++)
		if (c->rows.v[i].level == level)
			return &c->rows.v[i];
	return NULL;
}

/* Does the column say the same of what is left out as the first one that says it? */
static bool
leaves_out_like(const struct compare *c, const struct compare_column *column, int first)
{
	struct buf a = BUF_INIT, b = BUF_INIT;
	if (column->is_partial) {
		add_left_out(&a, column);
		add_left_out(&b, &c->columns[first]);
	}
	bool is_like = column->is_partial && !strcmp(buf_str(&a), buf_str(&b)) &&
		!strcmp(column->questionnaire->id, c->columns[first].questionnaire->id);
	buf_done(&a);
	buf_done(&b);
	return is_like;
}

/* "74 (8)" and so on: what the reference gives for each area that was left out. */
static void
add_supplement(struct buf *out, const struct compare_column *column, const struct compare_column *reference)
{
	const struct questionnaire *q = column->questionnaire;
	char room[DECIMAL_ROOM];
	size_t count = 0;
	for (size_t i = 0; i < q->areas.n; i++) {
		const struct area *area = questionnaire_area(reference->questionnaire, q->areas.v[i]->id);
		if (column->scores.areas[i].state == STATE_LEFT_OUT && area &&
		    reference->scores.areas[area->index].has_points)
			buf_addf(out, "%s%s", count++ ? " + " : "",
				decimal_rounded(room, reference->scores.areas[area->index].points, 1, i18n_mark()));
	}
}

static void
add_filled(struct buf *b, const struct compare *c, size_t first)
{
	const struct compare_row *filled = row_of_level(c, COMPARE_FILLED);
	const struct compare_row *total = row_of_level(c, COMPARE_TOTAL);
	const struct compare_column *reference = &c->columns[c->count - 1];
	char room[DECIMAL_ROOM];
	size_t count = 0;
	if (!filled || !filled->cells[first].is_filled) {
		buf_addf(b, _("  The total is of %s; with a reference of its edition, that one's points of the area are added."), decimal_exact(room, total->cells[first].max, i18n_mark()));
		return;
	}
	struct buf supplement = BUF_INIT;
	add_supplement(&supplement, &c->columns[first], reference);
	buf_addf(b, _("  For comparison what %c (%s) gives for it, %s, is added:"), reference->letter,
		reference->name, supplement.s);
	for (size_t i = first; i < c->count; i++)
		if (leaves_out_like(c, &c->columns[i], (int)first) && filled->cells[i].is_filled)
			buf_addf(b, "%s %c %s", count++ ? "," : "", c->columns[i].letter,
				decimal_rounded(room, filled->cells[i].points, 1, i18n_mark()));
	buf_addc(b, '.');
	buf_done(&supplement);
}

static void
add_partial(struct compare_notes *notes, const struct compare *c, size_t first,
	const struct compare_show *show)
{
	struct buf b = BUF_INIT, letters = BUF_INIT, codes = BUF_INIT;
	const struct compare_column *column = &c->columns[first];
	for (size_t i = 0; i < first; i++)
		if (leaves_out_like(c, &c->columns[i], (int)first))
			return;
	add_letters(&letters, c, leaves_out_like, (int)first);
	add_left_out(&codes, column);
	buf_addf(&b, _("* %s: area %s is not scored, and is no 0"), letters.s, codes.s);
	if (column->profile)
		buf_addf(&b, " (%s)", text_of(column->questionnaire, &column->profile->title, show));
	buf_addc(&b, '.');
	add_filled(&b, c, first);
	add_note(notes, c, COMPARE_NOTE_FOOTNOTE, &b);
	buf_done(&letters);
	buf_done(&codes);
}

static bool
is_limited(const struct compare *c, const struct compare_column *column, int what)
{
	(void)c;
	(void)what;
	return column->is_limited;
}

static void
add_footnotes(struct compare_notes *notes, const struct compare *c, const struct compare_show *show)
{
	struct buf b = BUF_INIT;
	for (size_t i = 0; i < c->count; i++)
		if (c->columns[i].is_partial)
			add_partial(notes, c, i, show);
	buf_adds(&b, "** ");
	if (!add_letters(&b, c, is_limited, 0)) {
		buf_done(&b);
		return;
	}
	const struct compare_column *first = c->columns;
	while (!first->is_limited)
		first++;
	buf_addf(&b, _(": evaluated in the profile \"%s\" only; not comparable with ordinary evaluations."),
		text_of(first->questionnaire, &first->profile->title, show));
	add_note(notes, c, COMPARE_NOTE_FOOTNOTE, &b);
}

/* Cautions. */

/* Is it of the same other edition as the one of this number, and read by the same mapping? */
static bool
is_edition_of(const struct compare *c, const struct compare_column *column, int first)
{
	const struct compare_column *f = &c->columns[first];
	return column->is_other_edition && f->is_other_edition && column->mapping == f->mapping &&
		!strcmp(column->questionnaire->id, f->questionnaire->id);
}

/* "80 to 100 to the total of B, C: B 488.4 to 508.4, C ..., against 506.5 of A" */
static void
add_rule(struct buf *b, const struct compare *c, size_t first)
{
	const struct compare_column *column = &c->columns[first], *base = &c->columns[c->base];
	char from[DECIMAL_ROOM], to[DECIMAL_ROOM], room[DECIMAL_ROOM], mark = i18n_mark();
	size_t count = 0;
	struct buf letters = BUF_INIT;
	if (!column->rule)
		return;
	if (column->is_rule_of_base)
		buf_addc(&letters, base->letter);
	else
		add_letters(&letters, c, is_edition_of, (int)first);
	buf_addf(b, _("  Rule of thumb, for totals only: add %s to %s to %s"),
		decimal_exact(from, column->rule->add_from, mark), decimal_exact(to, column->rule->add_to, mark),
		letters.s);
	for (size_t i = first; i < c->count; i++) {
		const struct compare_column *f = &c->columns[i];
		if (!is_edition_of(c, f, (int)first) || !f->has_rough)
			continue;
		buf_addf(b, _("%s %c %s to %s"), count++ ? ";" : ":",
			f->is_rule_of_base ? base->letter : f->letter,
			decimal_rounded(from, f->rough_low, 1, mark), decimal_rounded(to, f->rough_high, 1, mark));
		buf_addf(b, _(" against %s of %c"), decimal_rounded(room, f->rough_against, 1, mark),
			f->is_rule_of_base ? f->letter : base->letter);
	}
	buf_addc(b, '.');
	buf_done(&letters);
}

/* "13 per cent", or where they are not alike "A 13, B 14". */
static void
add_shares(struct buf *b, const struct compare *c, size_t first)
{
	const struct compare_row *total = row_of_level(c, COMPARE_TOTAL);
	struct buf each = BUF_INIT;
	int percent = -1;
	bool is_alike = true;
	for (size_t i = first; i < c->count; i++) {
		const struct compare_cell *cell = &total->cells[i];
		if (!is_edition_of(c, &c->columns[i], (int)first))
			continue;
		int p = cell->has_share ? decimal_percent(cell->comparable, cell->of) : 0;
		buf_addf(&each, "%s%c %d", each.len ? ", " : "", c->columns[i].letter, p);
		is_alike &= percent < 0 || p == percent;
		percent = p;
	}
	if (is_alike)
		buf_addf(b, "%d", percent);
	else
		buf_adds(b, each.s);
	buf_done(&each);
}

static void
add_edition(struct compare_notes *notes, const struct compare *c, size_t first, const struct compare_show *show)
{
	const struct compare_column *column = &c->columns[first], *base = &c->columns[c->base];
	struct buf b = BUF_INIT, letters = BUF_INIT, edition = BUF_INIT;
	for (size_t i = 0; i < first; i++)
		if (is_edition_of(c, &c->columns[i], (int)first))
			return;
	if (!column->is_other_edition)
		return;
	add_letters(&letters, c, is_edition_of, (int)first);
	compare_show_edition(&edition, base->questionnaire, show);
	buf_addf(&b, _("Another edition than %c (%s): %s"), base->letter, edition.s, letters.s);
	buf_clear(&edition);
	compare_show_edition(&edition, column->questionnaire, show);
	buf_addf(&b, " (%s).", edition.s);
	if (column->mapping) {
		buf_adds(&b, _("  Really comparable, in per cent of the points: "));
		add_shares(&b, c, first);
		buf_addf(&b, " (%s: %s).", column->mapping->id,
			mapping_text(&column->mapping->title, own_language(show)));
	} else {
		buf_addf(&b, _("  No mapping leads from %s to %s: only totals stand beside each other, "
			"and they are not comparable."), base->questionnaire->id, column->questionnaire->id);
	}
	add_rule(&b, c, first);
	add_note(notes, c, COMPARE_NOTE_CAUTION, &b);
	buf_done(&letters);
	buf_done(&edition);
}

/* Is it a file of the same evaluation as the one of this number? */
static bool
is_evaluation_of(const struct compare *c, const struct compare_column *column, int first)
{
	const struct session *s = c->columns[first].session;
	return column->session && s && session_shares_id(column->session, s);
}

/* Two copies of one file are no two evaluations. */
static void
add_copies(struct compare_notes *notes, const struct compare *c)
{
	for (size_t i = 0; i < c->count; i++) {
		struct buf b = BUF_INIT;
		bool is_first = true;
		for (size_t j = 0; j < i; j++)
			is_first &= !is_evaluation_of(c, &c->columns[j], (int)i);
		if (is_first && add_letters(&b, c, is_evaluation_of, (int)i) > 1) {
			buf_adds(&b, _(": files of one evaluation."));
			add_note(notes, c, COMPARE_NOTE_CAUTION, &b);
		}
		buf_done(&b);
	}
}

static bool
is_draft(const struct compare *c, const struct compare_column *column, int what)
{
	(void)c;
	(void)what;
	return column->is_draft;
}

static bool
is_hiding(const struct compare *c, const struct compare_column *column, int what)
{
	(void)c;
	(void)what;
	return column->is_hiding;
}

static bool
has_other_maxima(const struct compare *c, const struct compare_column *column, int what)
{
	(void)c;
	(void)what;
	return column->has_other_maxima;
}

/* Is it of the same kind of subject as the one of this number? */
static bool
is_kind_of(const struct compare *c, const struct compare_column *column, int first)
{
	const char *a = column->type ? column->type : "municipality";
	const char *b = c->columns[first].type ? c->columns[first].type : "municipality";
	return !column->is_reference && !column->is_statistic && !strcmp(a, b);
}

/* "A, B: district; C: municipality" where they are not all of one kind. */
static void
add_kinds(struct compare_notes *notes, const struct compare *c)
{
	struct buf b = BUF_INIT;
	size_t kinds = 0;
	for (size_t i = 0; i < c->count; i++) {
		bool is_first = is_kind_of(c, &c->columns[i], (int)i);
		for (size_t j = 0; j < i; j++)
			is_first &= !is_kind_of(c, &c->columns[j], (int)i);
		if (!is_first)
			continue;
		buf_adds(&b, kinds++ ? "; " : _("Not of one kind: "));
		add_letters(&b, c, is_kind_of, (int)i);
		buf_addf(&b, " %s", title_of_type(c->columns[i].type ? c->columns[i].type : "municipality"));
	}
	if (kinds > 1) {
		buf_addc(&b, '.');
		add_note(notes, c, COMPARE_NOTE_CAUTION, &b);
	}
	buf_done(&b);
}

static void
add_cautions(struct compare_notes *notes, const struct compare *c, const struct compare_show *show)
{
	struct buf b = BUF_INIT;
	for (size_t i = 0; i < c->count; i++)
		add_edition(notes, c, i, show);
	add_kinds(notes, c);
	add_copies(notes, c);
	if (add_letters(&b, c, is_draft, 0)) {
		buf_adds(&b, _(": a draft, not signed; its figures may still change."));
		add_note(notes, c, COMPARE_NOTE_CAUTION, &b);
	}
	buf_clear(&b);
	if (add_letters(&b, c, is_hiding, 0)) {
		buf_adds(&b, _(": colleagues' points are hidden until one has given one's own."));
		add_note(notes, c, COMPARE_NOTE_CAUTION, &b);
	}
	buf_clear(&b);
	if (add_letters(&b, c, has_other_maxima, 0)) {
		buf_addf(&b, _(": somebody changed the questionnaire; maxima are not those of %c."),
			c->columns[c->base].letter);
		add_note(notes, c, COMPARE_NOTE_CAUTION, &b);
	}
	buf_done(&b);
}

/* Warnings. */

/* Is this code of the column shown in some row? */
static bool
is_shown(const struct compare *c, size_t column, const char *code)
{
	size_t len = strlen(code);
	for (size_t i = 0; i < c->rows.n; i++) {
		const char *at = c->rows.v[i].cells[column].codes;
		while (at && *at) {
			size_t n = strcspn(at, "+");
			if (n == len && !strncmp(at, code, n))
				return true;
			at += n + (at[n] != '\0');
		}
	}
	return false;
}

static void
add_warnings(struct compare_notes *notes, const struct compare *c, size_t i)
{
	const struct compare_column *column = &c->columns[i];
	struct remarks remarks = {0};
	if (!column->session || column->is_statistic)
		return;
	check_reported(&remarks, column->session);
	for (size_t j = 0; j < remarks.n; j++) {
		const struct remark *r = &remarks.v[j];
		if (r->level != REMARK_WARNING || !is_shown(c, i, r->place))
			continue;
		*array_push(notes) = (struct compare_note){COMPARE_NOTE_WARNING, i, xstrdup(r->place),
			xasprintf("%c %s: %s", column->letter,
				strcmp(r->place, "total") ? r->place : _("total"), r->text)};
	}
	remarks_done(&remarks);
}

void
compare_notes(struct compare_notes *notes, const struct compare *c, const struct compare_show *show)
{
	*notes = (struct compare_notes){0};
	add_legend(notes, c);
	add_basis(notes, c);
	add_footnotes(notes, c, show);
	add_cautions(notes, c, show);
	for (size_t i = 0; i < c->count; i++)
		add_warnings(notes, c, i);
}

void
compare_notes_done(struct compare_notes *notes)
{
	for (size_t i = 0; i < notes->n; i++) {
		free(notes->v[i].place);
		free(notes->v[i].text);
	}
	array_done(notes);
}
