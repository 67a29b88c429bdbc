#include "config.h"

#include "model/merge-guard.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/buf.h"
#include "base/dict.h"
#include "base/i18n.h"
#include "base/rope.h"
#include "model/listing.h"
#include "model/merge.h"
#include "model/questionnaire.h"
#include "model/score.h"
#include "model/session.h"
#include "text/utf8.h"

enum { CODES_SHOWN = 6 };

struct guards {
	struct merge *merge;
	const struct merge_input *in;
	size_t n;
	unsigned overruled;
};

/* The text is taken. */
static void
add_fault(struct guards *g, enum merge_guard guard, char *text)
{
	if (g->overruled & 1u << guard) {
		free(text);
		return;
	}
	struct merge_fault *f = array_push(&g->merge->faults);
	f->guard = guard;
	f->text = text;
}

/*
 * A fact that all inputs should agree on.  Two of them agree where any of
 * their values are the same (a conflict has several); so do two that both agree
 * with a third, whatever the order.  One without a value agrees with all.
 */
struct fact {
	enum merge_guard guard;
	const char *what;	/* N_(): "another year" */
	enum section section;
	const char *id;		/* of the item */
	bool (*agree)(const struct session *, const struct session *, const struct fact *);
	char *(*show)(const struct session *, const struct fact *);	/* NULL: no value */
	const struct session *like;	/* only those with its questionnaire, for contents */
};

static char *
shown_item(const struct session *s, const struct fact *fact)
{
	const struct version *v = session_get(s, fact->section, fact->id);
	if (!v)
		return NULL;
	if (v->section == SECTION_EVALUATORS)
		return xasprintf("%s=%s", v->id, version_text(v, FIELD_NAME));
	return xstrdup(version_get(v, FIELD_VALUE));
}

static bool
is_same_text(const struct version *a, const struct version *b)
{
	enum field field = a->section == SECTION_SUBJECT ? FIELD_VALUE : FIELD_NAME;
	const char *x = version_text(a, field), *y = version_text(b, field);
	char *fx = utf8_fold(x, strlen(x), false), *fy = utf8_fold(y, strlen(y), false);
	bool is_same = !strcmp(fx, fy);
	free(fx);
	free(fy);
	return is_same;
}

static bool
items_agree(const struct session *a, const struct session *b, const struct fact *fact)
{
	const struct item *x = session_item(a, fact->section, fact->id);
	const struct item *y = session_item(b, fact->section, fact->id);
	for (size_t i = 0; i < x->n; i++)
		for (size_t j = 0; j < y->n; j++)
			if (!x->v[i]->is_deleted && !y->v[j]->is_deleted &&
			    is_same_text(x->v[i], y->v[j]))
				return true;
	return false;
}

/* One municipality may be spelt in several ways; its code tells. */
static bool
names_agree(const struct session *a, const struct session *b, const struct fact *fact)
{
	static const struct fact code = {.section = SECTION_SUBJECT, .id = "code"};
	return items_agree(a, b, fact) ||
		(session_subject(a, "code") && session_subject(b, "code") &&
		 items_agree(a, b, &code));
}

static char *
shown_questionnaire(const struct session *s, const struct fact *fact)
{
	(void)fact;
	return xasprintf("%s %s", s->questionnaire->id, s->questionnaire->edition);
}

static bool
questionnaires_agree(const struct session *a, const struct session *b, const struct fact *fact)
{
	(void)fact;
	return !strcmp(a->questionnaire->id, b->questionnaire->id) &&
		!strcmp(a->questionnaire->edition, b->questionnaire->edition);
}

static char *
shown_content(const struct session *s, const struct fact *fact)
{
	if (!questionnaires_agree(s, fact->like, fact))
		return NULL;
	return xasprintf("%s %.8s", s->questionnaire->id, s->questionnaire_hash);
}

/* The hash is only what a file says: somebody may have changed the texts. */
static bool
contents_agree(const struct session *a, const struct session *b, const struct fact *fact)
{
	(void)fact;
	return !strcmp(a->questionnaire_hash, b->questionnaire_hash) &&
		(a->is_brief != b->is_brief || piece_is(a->asked, b->asked));
}

static char *
shown_evaluation(const struct session *s, const struct fact *fact)
{
	(void)fact;
	return xstrdup(s->evaluation);
}

static bool
evaluations_agree(const struct session *a, const struct session *b, const struct fact *fact)
{
	(void)fact;
	return session_shares_id(a, b);
}

/* Finds who agrees with whom, and adds a fault for each group but the first. */
static void
compare(struct guards *g, const struct fact *fact)
{
	char **values = xcalloc(g->n, sizeof(*values));
	size_t *group = xcalloc(g->n, sizeof(*group));
	size_t first = g->n;
	for (size_t i = 0; i < g->n; i++) {
		values[i] = fact->show(g->in[i].session, fact);
		group[i] = i;
		if (values[i] && first == g->n)
			first = i;
		for (size_t j = 0; values[i] && j < i; j++) {
			if (!values[j] || group[i] == group[j] ||
			    !fact->agree(g->in[i].session, g->in[j].session, fact))
				continue;
			size_t from = group[i] > group[j] ? group[i] : group[j];
			size_t to = group[i] > group[j] ? group[j] : group[i];
			for (size_t k = 0; k <= i; k++)
				if (group[k] == from)
					group[k] = to;
		}
	}
	for (size_t i = 0; i < g->n; i++)
		if (values[i] && i != first && group[i] == i)
			add_fault(g, fact->guard, xasprintf(_("%s: %s in %s, %s in %s"), _(fact->what),
				values[first], g->in[first].name, values[i], g->in[i].name));
	for (size_t i = 0; i < g->n; i++)
		free(values[i]);
	free(values);
	free(group);
}

static void
compare_contents(struct guards *g)
{
	for (size_t i = 0; i < g->n; i++) {
		const struct session *s = g->in[i].session;
		bool is_first = true;
		for (size_t j = 0; j < i && is_first; j++)
			is_first = !questionnaires_agree(s, g->in[j].session, NULL);
		struct fact fact = {MERGE_CONTENT, N_("another content of the same questionnaire"),
			SECTION_COUNT, NULL, contents_agree, shown_content, s};
		if (is_first)
			compare(g, &fact);
	}
}

/* One short id that two people chose. */
static void
compare_evaluators(struct guards *g)
{
	struct dict seen = {0};
	for (size_t i = 0; i < g->n; i++) {
		const struct items *items = &g->in[i].session->sections[SECTION_EVALUATORS];
		for (size_t k = 0; k < items->n; k++) {
			const char *id = item_id(&items->v[k]);
			if (dict_put(&seen, id, g))
				continue;
			struct fact fact = {MERGE_EVALUATOR, N_("one evaluator id for two people"),
				SECTION_EVALUATORS, id, items_agree, shown_item, NULL};
			compare(g, &fact);
		}
	}
	dict_done(&seen);
}

/* Does the questionnaire have a place for this? */
static bool
fits(const struct questionnaire *q, const struct version *v, const char *code)
{
	decimal points;
	const struct question *owner = questionnaire_question(q, code);
	switch (v->section) {
	case SECTION_SCORES:
	case SECTION_SETTLED:
		return owner && (!version_number(v, FIELD_POINTS, &points) || points <= owner->max);
	case SECTION_POSTPONED:
	case SECTION_LOOKED:
		return owner;
	case SECTION_TICKS:
		return questionnaire_criterion(q, code, &owner);
	case SECTION_RESPONSIBLE:
		return questionnaire_area(q, code);
	case SECTION_REPORTED:
	case SECTION_ENTRIES:
	case SECTION_DRAFTS:
	case SECTION_TEXTS:
		return owner || questionnaire_area(q, code);
	default:
		return true;
	}
}

/* The code that a version belongs to; the caller frees. */
static char *
code_of(const struct version *v)
{
	const char *slash;
	switch (v->section) {
	case SECTION_ENTRIES:
	case SECTION_DRAFTS:
		return xstrdup(version_text(v, FIELD_QUESTION));
	case SECTION_TEXTS:
		slash = strchr(v->id, '/');
		return xstrdup(slash ? slash + 1 : "");
	default:
		return xstrndup(v->id, strcspn(v->id, "/"));
	}
}

/* The codes of what fitted its own questionnaire and does not fit the chosen one. */
static void
find_unfit(struct guards *g, const struct merge_input *in)
{
	const struct questionnaire *own = in->session->questionnaire;
	const struct questionnaire *chosen = g->merge->result->questionnaire;
	struct dict seen = {0};
	struct names ARRAY_OF(char *) codes = {0};
	if (own == chosen || contents_agree(in->session, g->merge->result, NULL))
		return;
	for (int section = 0; section < SECTION_COUNT; section++) {
		const struct items *items = &in->session->sections[section];
		for (size_t i = 0; i < items->n; i++) {
			for (size_t j = 0; j < items->v[i].n; j++) {
				const struct version *v = items->v[i].v[j];
				char *code = code_of(v);
				if (v->is_deleted || !fits(own, v, code) || fits(chosen, v, code) ||
				    dict_put(&seen, code, g))
					free(code);
				else
					*array_push(&codes) = code;
			}
		}
	}
	struct buf list = BUF_INIT;
	for (size_t i = 0; i < codes.n; i++) {
		buf_addf(&list, " %s", codes.v[i]);
		free(codes.v[i]);
	}
	if (codes.n)
		add_fault(g, MERGE_UNFIT, xasprintf(_("%s: the questionnaire %s %s, which would stand, "
			"has no place for what is on%s"), in->name, chosen->id, chosen->edition,
			list.s));
	buf_done(&list);
	array_done(&codes);
	dict_done(&seen);
}

/* Who has done anything in a session: short ids, borrowed from it. */
struct people ARRAY_OF(const char *);

static void
add_person(struct people *p, const char *id)
{
	for (size_t i = 0; i < p->n; i++)
		if (!strcmp(p->v[i], id))
			return;
	*array_push(p) = id;
}

static void
find_people(struct people *p, const struct session *s)
{
	const struct items *scores = &s->sections[SECTION_SCORES];
	for (size_t i = 0; i < scores->n; i++) {
		const struct version *v = item_current(&scores->v[i]);
		const char *slash = v ? strchr(v->id, '/') : NULL;
		if (slash)
			add_person(p, slash + 1);
	}
	const struct items *entries = &s->sections[SECTION_ENTRIES];
	for (size_t i = 0; i < entries->n; i++) {
		const struct version *v = item_current(&entries->v[i]);
		const char *by = v ? version_get(v, FIELD_BY) : NULL;
		if (by)
			add_person(p, by);
	}
}

/* How much of one evaluator a session has. */
static size_t
answers_of(const struct session *s, const char *person)
{
	size_t n = 0;
	const struct items *scores = &s->sections[SECTION_SCORES];
	for (size_t i = 0; i < scores->n; i++) {
		const struct version *v = item_current(&scores->v[i]);
		const char *slash = v ? strchr(v->id, '/') : NULL;
		n += slash && !strcmp(slash + 1, person);
	}
	return n;
}

/* The input that has most of one evaluator. */
static const char *
file_of(const struct guards *g, const char *person)
{
	size_t most = 0, file = 0;
	for (size_t i = 0; i < g->n; i++) {
		size_t n = answers_of(g->in[i].session, person);
		if (n > most) {
			most = n;
			file = i;
		}
	}
	return g->in[file].name;
}

static void
check_person(struct guards *g, const char *person, const struct session *s, const char *name)
{
	const struct questionnaire *q = s->questionnaire;
	struct buf codes = BUF_INIT;
	size_t missing = 0;
	for (size_t i = 0; i < q->questions.n; i++) {
		const struct question *question = q->questions.v[i];
		if (!score_is_todo(s, question, person))
			continue;
		if (missing < CODES_SHOWN)
			buf_addf(&codes, " %s", question->id);
		else if (missing == CODES_SHOWN)
			buf_adds(&codes, " ...");
		missing++;
	}
	if (missing)
		add_fault(g, MERGE_UNFINISHED, xasprintf(P_(
			"%s is not finished: %s has no answer to %zu question:%s",
			"%s is not finished: %s has no answer to %zu questions:%s", missing),
			name, listing_evaluator(s, person), missing, codes.s));
	buf_done(&codes);
}

/* Somebody's file in which there is nothing yet; an older copy of another is none. */
static bool
is_blank(const struct guards *g, size_t which, const struct people *people)
{
	const struct session *s = g->in[which].session;
	if (people->n)
		return false;
	bool is_own = !s->sections[SECTION_REPORTED].n;
	for (size_t k = 0; k < g->n && is_own; k++)
		is_own = k == which || merge_news(g->in[k].session, s);
	return is_own;
}

/*
 * An answer that any input has counts: one may be an older copy of another.
 * Where they are of several questionnaires each is looked at by itself.
 */
static void
check_finished(struct guards *g, bool are_alike)
{
	struct people all = {0};
	for (size_t i = 0; i < g->n; i++) {
		const struct merge_input *in = &g->in[i];
		struct people own = {0};
		find_people(&own, in->session);
		for (size_t k = 0; k < own.n; k++) {
			add_person(&all, own.v[k]);
			if (!are_alike)
				check_person(g, own.v[k], in->session, in->name);
		}
		if (is_blank(g, i, &own))
			add_fault(g, MERGE_UNFINISHED, xasprintf(
				_("%s is not finished: nobody has answered anything"), in->name));
		array_done(&own);
	}
	for (size_t i = 0; i < all.n && are_alike; i++)
		check_person(g, all.v[i], g->merge->result, file_of(g, all.v[i]));
	array_done(&all);
}

void
merge_guards(struct merge *m, const struct merge_input *in, size_t n, unsigned overruled)
{
	static const struct fact facts[] = {
		{MERGE_SUBJECT, N_("another municipality"), SECTION_SUBJECT, "name",
			names_agree, shown_item, NULL},
		{MERGE_SUBJECT, N_("another municipality code"), SECTION_SUBJECT, "code",
			items_agree, shown_item, NULL},
		{MERGE_SUBJECT, N_("another year"), SECTION_SUBJECT, "year",
			items_agree, shown_item, NULL},
		{MERGE_QUESTIONNAIRE, N_("another questionnaire"), SECTION_COUNT, NULL,
			questionnaires_agree, shown_questionnaire, NULL},
		{MERGE_APART, N_("begun apart, as two evaluations"), SECTION_COUNT, NULL,
			evaluations_agree, shown_evaluation, NULL},
	};
	struct guards g = {m, in, n, overruled};
	for (size_t i = 0; i < sizeof(facts) / sizeof(*facts); i++)
		compare(&g, &facts[i]);
	compare_contents(&g);
	compare_evaluators(&g);
	for (size_t i = 0; i < n; i++)
		find_unfit(&g, &in[i]);
	bool are_alike = true;
	for (size_t i = 1; i < n; i++)
		are_alike &= questionnaires_agree(in[0].session, in[i].session, NULL);
	check_finished(&g, are_alike);
}
