#include "config.h"

#include "model/merge.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/buf.h"
#include "base/i18n.h"
#include "base/rope.h"
#include "model/agenda.h"
#include "model/listing.h"
#include "model/merge-guard.h"
#include "model/questionnaire.h"
#include "model/session.h"

static const char *const options[MERGE_GUARD_COUNT] = {
	[MERGE_SUBJECT] = "other-subject",
	[MERGE_QUESTIONNAIRE] = "other-questionnaire",
	[MERGE_CONTENT] = "other-content",
	[MERGE_EVALUATOR] = "same-evaluator",
	[MERGE_UNFINISHED] = "unfinished",
	[MERGE_APART] = "same",
};

const char *
merge_guard_option(enum merge_guard guard)
{
	return options[guard];
}

/* Has the item seen this version, or is it there? */
static bool
item_has(const struct item *item, const struct version *v)
{
	for (size_t i = 0; item && i < item->n; i++) {
		enum vector_order order = vector_compare(&v->at, &item->v[i]->at);
		if (order == VECTOR_BEFORE || (order == VECTOR_EQUAL &&
		    v->len == item->v[i]->len && !memcmp(v->bytes, item->v[i]->bytes, v->len)))
			return true;
	}
	return false;
}

/* A version of the item that `s` lacks, or NULL. */
static const struct version *
news_of(const struct session *s, const struct item *item)
{
	const struct version *first = item->v[0];
	const struct item *mine = session_item(s, first->section, first->id);
	for (size_t j = 0; j < item->n; j++)
		if (!item_has(mine, item->v[j]))
			return item->v[j];
	return NULL;
}

size_t
merge_news(const struct session *s, const struct session *other)
{
	size_t n = 0;
	for (int section = 0; section < SECTION_COUNT; section++)
		for (size_t i = 0; i < other->sections[section].n; i++)
			n += news_of(s, &other->sections[section].v[i]) != NULL;
	return n;
}

/* As merge_news, but only whether there is any. */
static bool
has_news(const struct session *s, const struct session *other)
{
	/* What somebody brings home is mostly at the end. */
	for (int section = SECTION_COUNT; section-- > 0;)
		for (size_t i = other->sections[section].n; i-- > 0;)
			if (news_of(s, &other->sections[section].v[i]))
				return true;
	return false;
}

static enum merge_kind
kind_of(const struct version *v)
{
	if (v->is_deleted)
		return MERGE_DELETIONS;
	switch (v->section) {
	case SECTION_ENTRIES:
		return MERGE_ENTRIES;
	case SECTION_SCORES:
		return MERGE_SCORES;
	case SECTION_SETTLED:
		return MERGE_SETTLED;
	case SECTION_TEXTS:
		return MERGE_TEXTS;
	case SECTION_INTERVIEWS:
	case SECTION_DOCUMENTS:
	case SECTION_PAGES:
		return MERGE_SOURCES;
	case SECTION_TICKS:
		return MERGE_TICKS;
	default:
		return MERGE_OTHERS;
	}
}

/* What of this input no other one has; those that hold the same as an earlier one apart. */
static void
count_own(struct merge_input *in, size_t n, size_t which)
{
	const struct session *s = in[which].session;
	for (int section = 0; section < SECTION_COUNT; section++) {
		for (size_t i = 0; i < s->sections[section].n; i++) {
			const struct version *own = s->sections[section].v[i].v[0];
			for (size_t k = 0; k < n && own; k++)
				if (k != which && in[k].same_as == k)
					own = news_of(in[k].session, &s->sections[section].v[i]);
			in[which].own[own ? kind_of(own) : MERGE_OTHERS] += own != NULL;
		}
	}
}

static void
compare_inputs(struct merge_input *in, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		memset(in[i].own, 0, sizeof(in[i].own));
		in[i].same_as = i;
		for (size_t j = 0; j < i && in[i].same_as == i; j++)
			if (in[j].same_as == j && !has_news(in[i].session, in[j].session) &&
			    !has_news(in[j].session, in[i].session))
				in[i].same_as = j;
	}
	for (size_t i = 0; i < n; i++)
		if (in[i].same_as == i)
			count_own(in, n, i);
}

/*
 * Which questionnaire stands where there are several: the later edition, then
 * an order that is only there to be the same for everyone.  Of equal contents
 * the full text goes before the brief one.
 */
static bool
is_preferred(const struct session *a, const struct session *b)
{
	int c = strcmp(a->questionnaire->edition, b->questionnaire->edition);
	if (!c)
		c = strcmp(a->questionnaire->id, b->questionnaire->id);
	if (!c)
		c = (int)b->is_brief - (int)a->is_brief;
	if (!c)
		c = strcmp(a->questionnaire_hash, b->questionnaire_hash);
	if (!c)
		c = strcmp(piece_str(a->asked), piece_str(b->asked));
	return c > 0;
}

static struct session *
merge_all(const struct merge_input *in, size_t n)
{
	const struct session *chosen = in[0].session;
	for (size_t i = 1; i < n; i++)
		if (is_preferred(in[i].session, chosen))
			chosen = in[i].session;
	struct session *s = session_new(chosen->evaluation,
		questionnaire_ref(chosen->questionnaire), piece_ref(chosen->asked),
		chosen->questionnaire_hash, chosen->is_brief);
	for (size_t i = 0; i < n; i++)
		session_take(s, in[i].session);
	return s;
}

/* What is left for people to settle. */
static void
find_open(struct merge *m)
{
	struct agenda agenda;
	agenda_build(&agenda, m->result);
	m->conflicts = session_conflicts(m->result);
	for (size_t i = 0; i < agenda.items.n; i++) {
		const struct agenda_item *item = &agenda.items.v[i];
		m->differing += item->kind == AGENDA_DIFFERS;
		if (item->kind == AGENDA_CHANGED)
			*array_push(&m->changed) = item->question->id;
		else if (item->kind == AGENDA_LATE)
			*array_push(&m->late) = item->question->id;
	}
	agenda_done(&agenda);
}

void
merge_run(struct merge *m, struct merge_input *in, size_t n, unsigned overruled)
{
	*m = (struct merge){.result = merge_all(in, n)};
	compare_inputs(in, n);
	merge_guards(m, in, n, overruled);
	if (!m->faults.n)
		find_open(m);
}

void
merge_done(struct merge *m)
{
	session_free(m->result);
	for (size_t i = 0; i < m->faults.n; i++)
		free(m->faults.v[i].text);
	array_done(&m->faults);
	array_done(&m->changed);
	array_done(&m->late);
	*m = (struct merge){0};
}
