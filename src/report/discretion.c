#include "config.h"

/* What of a session is not in its report, counted field by field. */

#include "report/discretion.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "model/chosen.h"
#include "model/questionnaire.h"
#include "model/same.h"
#include "model/session.h"
#include "model/signing.h"
#include "report/report-parts.h"

#define BIT(field) ((uint64_t)1 << FIELD_##field)

struct count {
	struct left *left;
	const struct session *s;
	const struct questionnaire *q;
	const struct report_options *options;
	struct chosen chosen;
	struct scores scores;
	bool is_same_kept;	/* what is kept is of the same edition */
};

/*
 * Counts the fields of an item whose kind of field no report shows.  Fields
 * that a caller has seen to are in `done`.
 */
static void
count_fields(const struct count *c, const struct version *v, uint64_t done)
{
	for (size_t i = 0; i < v->value_count; i++) {
		enum field field = v->values[i].field;
		if (field == FIELD_COUNT)
			c->left->of[LEFT_UNKNOWN]++;
		else if (!(done >> field & 1))
			c->left->of[field == FIELD_NOTE ? LEFT_REMARKS : LEFT_DETAILS]++;
	}
}

static void
count_list(const struct count *c, const struct version *v, enum field field, enum left_out as)
{
	const char *list = version_get(v, field), *element;
	size_t len;
	while (list_next(&list, &element, &len))
		c->left->of[as]++;
}

static void
count_interview(const struct count *c, const struct version *v)
{
	uint64_t done = BIT(PERSONS);
	count_list(c, v, FIELD_PERSONS, LEFT_PERSONS);
	if (!strcmp(same_first(c->s, v->id), v->id))
		done |= BIT(TITLE) | BIT(DATE) | (version_get(v, FIELD_TIMES) ? 0 : BIT(MINUTES));
	count_fields(c, v, done);
}

static void
count_settled(const struct count *c, const struct version *v)
{
	const struct question *q = questionnaire_question(c->q, v->id);
	enum score_state state = q ? c->scores.questions[q->index].state : STATE_LEFT_OUT;
	if (state == STATE_LEFT_OUT) {
		c->left->of[LEFT_UNKNOWN]++;
		return;
	}
	if (version_get(v, FIELD_REASON) && state != STATE_NOT_ASSESSED &&
	    state != STATE_NOT_APPLICABLE)
		c->left->of[LEFT_REASONS]++;
	count_fields(c, v, BIT(STATE) | BIT(REASON) | (state == STATE_SCORED ? BIT(POINTS) : 0));
}

static void
count_subject(const struct count *c, const struct version *v)
{
	static const char *const shown[] = {"name", "year", "code", "country", "population"};
	bool is_shown = !strcmp(v->id, "profile") &&
		questionnaire_profile(c->q, version_text(v, FIELD_VALUE));
	for (size_t i = 0; i < sizeof(shown) / sizeof(*shown); i++)
		is_shown |= !strcmp(v->id, shown[i]);
	count_fields(c, v, is_shown ? BIT(VALUE) : 0);
}

/* Signings, who reopened them, and an imported table that was opened. */
static void
count_status(const struct count *c, const struct version *v)
{
	uint64_t done = BIT(VALUE);
	if (signing_number(v))
		done |= BIT(TIME) | BIT(PEOPLE) | BIT(REASON);
	else if (version_get(v, FIELD_REASON))
		done |= BIT(TIME) | BIT(BY) | BIT(REASON);
	count_fields(c, v, done);
}

/* A figure that is shown, also where only to say that a table has it otherwise. */
static void
count_reported(const struct count *c, const struct version *v)
{
	const struct question *q = questionnaire_question(c->q, v->id);
	bool is_shown = version_get(v, FIELD_NOTE) || strchr(v->id, '/') || !strcmp(v->id, "total") ||
		questionnaire_area(c->q, v->id) || q;
	if (q && !version_get(v, FIELD_NOTE))
		is_shown &= c->scores.questions[q->index].state != STATE_LEFT_OUT;
	count_fields(c, v, BIT(SOURCE) | BIT(NOTE) | BIT(STATE) | (is_shown ? BIT(POINTS) : 0));
}

static bool
is_place_known(const struct count *c, const char *code)
{
	return questionnaire_area(c->q, code) || questionnaire_question(c->q, code);
}

static void
count_entry(const struct count *c, const struct item *item)
{
	static const enum left_out as[] = {
		[CHOSEN_NOT] = LEFT_FINDINGS, [CHOSEN_BENEATH] = LEFT_ORIGINALS,
		[CHOSEN_NOTE] = LEFT_NOTES, [CHOSEN_ASK] = LEFT_ASKS, [CHOSEN_INBOX] = LEFT_INBOX,
		[CHOSEN_PRIVATE] = LEFT_PRIVATE,
	};
	const struct version *v = item_current(item);
	enum chosen_fate fate = chosen_fate(&c->chosen, item);
	uint64_t done = BIT(KIND) | BIT(QUESTION) | BIT(TEXT) | BIT(WORDING) | BIT(LEARN_FROM);
	if (fate != CHOSEN_OUT) {
		c->left->of[as[fate]]++;
	} else if (!is_place_known(c, version_text(v, FIELD_QUESTION))) {
		c->left->of[LEFT_UNKNOWN]++;
	} else {
		if (version_get(v, FIELD_WORDING) && version_get(v, FIELD_TEXT))
			c->left->of[LEFT_RAW]++;
		count_fields(c, v, done);
	}
}

/* Is it the text that the report takes for its slot? */
static bool
is_text_shown(const struct count *c, const char *id)
{
	static const char *const slots[] = {"intro", "subject", "method", "summary"};
	const struct report r = {.s = c->s, .q = c->q, .options = c->options};
	const char *own = c->q->languages.v[c->options->language];
	size_t len = strlen(id), tail = strlen(own);
	/* "summary.en" is of the slot "summary". */
	if (len > tail + 1 && !strcmp(id + len - tail, own) && id[len - tail - 1] == '.')
		len -= tail + 1;
	char *slot = xstrndup(id, len);
	bool is_known = false;
	for (size_t i = 0; i < sizeof(slots) / sizeof(*slots); i++)
		is_known |= !strcmp(slot, slots[i]);
	if (!strncmp(slot, "area/", 5))
		is_known = questionnaire_area(c->q, slot + 5);
	const struct question *q = strncmp(slot, "question/", 9) ? NULL :
		questionnaire_question(c->q, slot + 9);
	is_known |= q && !q->is_area;
	const struct version *v = is_known ? report_slot(&r, slot) : NULL;
	free(slot);
	return v && !strcmp(v->id, id);
}

static void
count_previous(const struct count *c, const struct version *v)
{
	static const char *const subject[] = {"subject/name", "subject/year", "subject/questionnaire",
		"subject/edition"};
	const char *code = strncmp(v->id, "score/", 6) ? NULL : v->id + 6;
	bool is_shown = code && (!strcmp(code, "total") || questionnaire_area(c->q, code) ||
		(c->is_same_kept && questionnaire_question(c->q, code)));
	for (size_t i = 0; i < sizeof(subject) / sizeof(*subject); i++)
		is_shown |= !strcmp(v->id, subject[i]);
	if (c->options->previous || !is_shown)
		c->left->of[LEFT_EARLIER]++;
	else
		count_fields(c, v, code ? BIT(STATE) | BIT(POINTS) : BIT(VALUE));
}

static void
count_item(const struct count *c, enum section section, const struct item *item)
{
	const struct version *v = item_current(item);
	static const uint64_t shown[SECTION_COUNT] = {
		[SECTION_EVALUATORS] = BIT(NAME),
		[SECTION_PAGES] = BIT(TITLE) | BIT(URL) | BIT(SEEN),
		[SECTION_TEXTS] = BIT(TEXT),
	};
	switch (section) {
	case SECTION_SUBJECT:
		count_subject(c, v);
		break;
	case SECTION_STATUS:
		count_status(c, v);
		break;
	case SECTION_REPORTED:
		count_reported(c, v);
		break;
	case SECTION_INTERVIEWS:
		count_interview(c, v);
		break;
	case SECTION_DOCUMENTS:
		count_fields(c, v, BIT(TITLE) | (version_get(v, FIELD_RECEIVED) ? BIT(RECEIVED) :
			BIT(REQUESTED)));
		break;
	case SECTION_SETTLED:
		count_settled(c, v);
		break;
	case SECTION_SCORES:
		c->left->of[LEFT_SCORES]++;
		break;
	case SECTION_TICKS:
		c->left->of[LEFT_TICKS]++;
		break;
	case SECTION_DRAFTS:
		c->left->of[LEFT_DRAFTS]++;
		break;
	case SECTION_ENTRIES:
		count_entry(c, item);
		break;
	case SECTION_TEXTS:
		if (!is_text_shown(c, v->id))
			c->left->of[LEFT_LANGUAGES]++;
		else
			count_fields(c, v, shown[section]);
		break;
	case SECTION_PREVIOUS:
		count_previous(c, v);
		break;
	default:
		count_fields(c, v, shown[section]);
	}
}

static bool
is_kept_same(const struct session *s)
{
	const struct version *id = session_get(s, SECTION_PREVIOUS, "subject/questionnaire");
	const struct version *edition = session_get(s, SECTION_PREVIOUS, "subject/edition");
	return id && edition && !strcmp(version_text(id, FIELD_VALUE), s->questionnaire->id) &&
		!strcmp(version_text(edition, FIELD_VALUE), s->questionnaire->edition);
}

void
discretion_count(struct left *left, const struct session *s, const struct report_options *options)
{
	struct count c = {.left = left, .s = s, .q = s->questionnaire, .options = options,
		.is_same_kept = is_kept_same(s)};
	*left = (struct left){.of = {0}};
	scores_compute(&c.scores, s);
	chosen_find(&c.chosen, s);
	for (int section = 0; section < SECTION_COUNT; section++) {
		const struct items *items = &s->sections[section];
		for (size_t i = 0; i < items->n; i++) {
			const struct item *item = &items->v[i];
			size_t there = 0;
			for (size_t j = 0; j < item->n; j++)
				there += !item->v[j]->is_deleted;
			if (!there)
				continue;
			count_item(&c, (enum section)section, item);
			left->of[LEFT_SIBLINGS] += there - 1;
		}
	}
	left->of[LEFT_UNKNOWN] += s->extras.n;
	chosen_done(&c.chosen);
	scores_done(&c.scores);
}

/* The count with its word, or NULL for none.  The caller frees. */
static char *
describe(enum left_out what, size_t n)
{
	switch (what) {
	case LEFT_NOTES:
		return xasprintf(P_("%zu note", "%zu notes", n), n);
	case LEFT_ASKS:
		return xasprintf(P_("%zu thing to ask", "%zu things to ask", n), n);
	case LEFT_INBOX:
		return xasprintf(P_("%zu in the inbox", "%zu in the inbox", n), n);
	case LEFT_DRAFTS:
		return xasprintf(P_("%zu unfinished line", "%zu unfinished lines", n), n);
	case LEFT_PRIVATE:
		return xasprintf(P_("%zu private entry", "%zu private entries", n), n);
	case LEFT_PERSONS:
		return xasprintf(P_("%zu person", "%zu persons", n), n);
	case LEFT_SCORES:
		return xasprintf(P_("%zu score of one evaluator", "%zu scores of single evaluators", n), n);
	case LEFT_TICKS:
		return xasprintf(P_("%zu criterion ticked", "%zu criteria ticked", n), n);
	case LEFT_REMARKS:
		return xasprintf(P_("%zu remark on a source or entry",
			"%zu remarks on sources and entries", n), n);
	case LEFT_FINDINGS:
		return xasprintf(P_("%zu finding that was not chosen",
			"%zu findings that were not chosen", n), n);
	case LEFT_ORIGINALS:
		return xasprintf(P_("%zu entry said by a team sentence",
			"%zu entries said by team sentences", n), n);
	case LEFT_RAW:
		return xasprintf(P_("%zu finding as it was noted, before its wording",
			"%zu findings as they were noted, before their wording", n), n);
	case LEFT_REASONS:
		return xasprintf(P_("%zu reason for settled points", "%zu reasons for settled points", n), n);
	case LEFT_LANGUAGES:
		return xasprintf(P_("%zu text in another language",
			"%zu texts in other languages", n), n);
	case LEFT_EARLIER:
		return xasprintf(P_("%zu item of the earlier evaluation",
			"%zu items of the earlier evaluation", n), n);
	case LEFT_SIBLINGS:
		return xasprintf(P_("%zu other version of what is a conflict",
			"%zu other versions of what is a conflict", n), n);
	case LEFT_DETAILS:
		return xasprintf(P_("%zu detail such as a time, author or source",
			"%zu details such as times, authors and sources", n), n);
	default:
		return xasprintf(P_("%zu thing that has no place in a report",
			"%zu things that have no place in a report", n), n);
	}
}

bool
discretion_describe(struct buf *out, const struct left *left, bool is_internal)
{
	int from = is_internal ? 0 : LEFT_INTERNAL, to = is_internal ? LEFT_INTERNAL : LEFT_COUNT;
	bool is_any = false;
	for (int what = from; what < to; what++) {
		if (!left->of[what])
			continue;
		char *text = describe((enum left_out)what, left->of[what]);
		buf_addf(out, "%s%s", is_any ? ", " : "", text);
		is_any = true;
		free(text);
	}
	return is_any;
}
