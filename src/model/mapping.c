#include "config.h"

#include "model/mapping.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/dict.h"
#include "base/i18n.h"
#include "base/near.h"
#include "model/questionnaire.h"

enum { UNSAID_LIMIT = 60 };	/* codes in a message */

static const char *const words[RELATION_COUNT] = {
	[RELATION_SAME] = "same",
	[RELATION_WIDER] = "wider",
	[RELATION_NARROWER] = "narrower",
	[RELATION_SPLIT] = "split",
	[RELATION_NEW] = "new",
	[RELATION_GONE] = "gone",
};

static const char *const titles[RELATION_COUNT] = {
	[RELATION_SAME] = N_("same"),
	[RELATION_WIDER] = N_("wider"),
	[RELATION_NARROWER] = N_("narrower"),
	[RELATION_SPLIT] = N_("several parts"),
	[RELATION_NEW] = N_("new"),
	[RELATION_GONE] = N_("gone"),
};

static const enum relation inverses[RELATION_COUNT] = {
	[RELATION_SAME] = RELATION_SAME,
	[RELATION_WIDER] = RELATION_NARROWER,
	[RELATION_NARROWER] = RELATION_WIDER,
	[RELATION_SPLIT] = RELATION_WIDER,	/* the one old asks for more than each new */
	[RELATION_NEW] = RELATION_GONE,
	[RELATION_GONE] = RELATION_NEW,
};

const char *
relation_word(enum relation r)
{
	return words[r];
}

const char *
relation_title(enum relation r)
{
	return _(titles[r]);
}

enum relation
relation_by_word(const char *word)
{
	int r = 0;
	while (r < RELATION_COUNT && strcmp(words[r], word))
		r++;
	return (enum relation)r;
}

enum relation
relation_inverse(enum relation r)
{
	return inverses[r];
}

struct mapping *
mapping_new(void)
{
	return xcalloc(1, sizeof(struct mapping));
}

static void
free_texts(struct mapping_texts *texts)
{
	for (size_t i = 0; i < texts->n; i++) {
		free(texts->v[i].language);
		free(texts->v[i].text);
	}
	array_done(texts);
}

static void
free_pairs(struct mapping_pairs *pairs)
{
	for (size_t i = 0; i < pairs->n; i++) {
		struct mapping_pair *p = &pairs->v[i];
		free(p->from);
		for (size_t j = 0; j < p->to.n; j++)
			free(p->to.v[j]);
		array_done(&p->to);
		free_texts(&p->note);
	}
	array_done(pairs);
}

void
mapping_free(struct mapping *m)
{
	if (!m)
		return;
	free(m->id);
	free(m->from);
	free(m->to);
	free_texts(&m->title);
	free_texts(&m->source);
	free_pairs(&m->areas);
	free_pairs(&m->questions);
	free(m);
}

const char *
mapping_text(const struct mapping_texts *texts, const char *language)
{
	for (size_t i = 0; i < texts->n; i++)
		if (!strcmp(texts->v[i].language, language))
			return texts->v[i].text;
	return texts->n ? texts->v[0].text : NULL;
}

bool
mapping_joins(const struct mapping *m, const char *a, const char *b, bool *is_inverse)
{
	*is_inverse = !strcmp(m->from, b) && !strcmp(m->to, a);
	return *is_inverse || (!strcmp(m->from, a) && !strcmp(m->to, b));
}

static bool
leads_to(const struct mapping_pair *p, const char *code)
{
	size_t i = 0;
	while (i < p->to.n && strcmp(p->to.v[i], code))
		i++;
	return i < p->to.n;
}

enum relation
mapping_find(const struct mapping *m, bool is_inverse, bool is_area, const char *code,
	struct mapping_parts *out, const struct mapping_pair **pair)
{
	const struct mapping_pairs *pairs = is_area ? &m->areas : &m->questions;
	const struct mapping_pair *first = NULL;
	size_t found = 0;
	for (size_t i = 0; i < pairs->n; i++) {
		const struct mapping_pair *p = &pairs->v[i];
		bool is_it = is_inverse ? leads_to(p, code) : p->from && !strcmp(p->from, code);
		if (!is_it)
			continue;
		first = first ? first : p;
		found++;
		if (is_inverse && p->from)
			*array_push(out) = p->from;
		for (size_t j = 0; !is_inverse && j < p->to.n; j++)
			*array_push(out) = p->to.v[j];
	}
	if (pair)
		*pair = first;
	if (!first)
		return RELATION_COUNT;
	if (found > 1)
		return RELATION_SPLIT;
	return is_inverse ? relation_inverse(first->relation) : first->relation;
}

/* Judging it by its questionnaires. */

static bool
has_code(const struct questionnaire *q, bool is_area, const char *code)
{
	const struct question *question = is_area ? NULL : questionnaire_question(q, code);
	return is_area ? questionnaire_area(q, code) != NULL : question && !question->is_area;
}

static void
report_nowhere(const struct questionnaire *q, bool is_area, const char *code,
	const struct mapping_pair *p, struct diags *diags)
{
	struct near near = {.wanted = code};
	/* Guessing in a huge file would take longer than its reader is patient. */
	bool is_short = q->questions.n < 500 && diags->errors < 500;
	for (size_t i = 0; is_short && is_area && i < q->areas.n; i++)
		near_try(&near, q->areas.v[i]->id);
	for (size_t i = 0; is_short && !is_area && i < q->questions.n; i++)
		if (!q->questions.v[i]->is_area)
			near_try(&near, q->questions.v[i]->id);
	if (near.best)
		diag_error(diags, p->line, p->column, is_area ?
			_("%s has no area \"%s\"; did you mean \"%s\"?") :
			_("%s has no question \"%s\"; did you mean \"%s\"?"), q->id, code, near.best);
	else
		diag_error(diags, p->line, p->column, is_area ? _("%s has no area \"%s\"") :
			_("%s has no question \"%s\""), q->id, code);
}

/* Lists a code that nobody named; 1 if it is one. */
static size_t
add_unsaid(struct buf *out, const struct dict *named, size_t before, const char *code)
{
	if (dict_get(named, code))
		return 0;
	if (before < UNSAID_LIMIT)
		buf_addf(out, "%s %s", before ? "," : "", code);
	else if (before == UNSAID_LIMIT)
		buf_adds(out, " ...");
	return 1;
}

/* Every code that is named exists, and every one that exists is named. */
static void
check_side(const struct mapping_pairs *pairs, const struct questionnaire *q, bool is_area, bool is_to,
	struct diags *diags)
{
	struct dict named = {0};
	for (size_t i = 0; i < pairs->n; i++) {
		struct mapping_pair *p = &pairs->v[i];
		char **codes = is_to ? p->to.v : &p->from;
		size_t count = is_to ? p->to.n : p->from != NULL;
		for (size_t j = 0; j < count; j++) {
			dict_put(&named, codes[j], p);
			if (!has_code(q, is_area, codes[j]))
				report_nowhere(q, is_area, codes[j], p, diags);
		}
	}
	struct buf unsaid = BUF_INIT;
	size_t count = 0;
	for (size_t i = 0; is_area && i < q->areas.n; i++)
		count += add_unsaid(&unsaid, &named, count, q->areas.v[i]->id);
	for (size_t i = 0; !is_area && pairs->n && i < q->questions.n; i++)
		if (!q->questions.v[i]->is_area)
			count += add_unsaid(&unsaid, &named, count, q->questions.v[i]->id);
	if (count)
		diag_error(diags, 0, 0, is_area ?
			P_("nothing is said of an area of %s:%s", "nothing is said of areas of %s:%s", count) :
			P_("nothing is said of a question of %s:%s",
				"nothing is said of questions of %s:%s", count), q->id, buf_str(&unsaid));
	buf_done(&unsaid);
	dict_done(&named);
}

void
mapping_check(const struct mapping *m, const struct questionnaire *from,
	const struct questionnaire *to, struct diags *diags)
{
	for (int is_to = 0; is_to < 2; is_to++) {
		const struct questionnaire *q = is_to ? to : from;
		if (!q)
			continue;
		check_side(&m->areas, q, true, is_to, diags);
		check_side(&m->questions, q, false, is_to, diags);
	}
}
