#include "config.h"

#include "model/restore.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "model/questionnaire.h"
#include "model/session.h"
#include "model/sitting.h"
#include "text/utf8.h"

enum { SHOWN_COLUMNS = 50 };

/* The version of the item that is shown; drafts are nobody's work yet. */
static const struct version *
shown(const struct session *s, enum section section, const char *id)
{
	const struct version *v = session_get(s, section, id);
	return section == SECTION_DRAFTS ? NULL : v;
}

void
restore_compare(struct difference *d, const struct session *now, const struct session *then)
{
	*d = (struct difference){0};
	for (int section = 0; section < SECTION_COUNT; section++) {
		const struct items *items = &now->sections[section];
		for (size_t i = 0; i < items->n; i++) {
			const char *id = item_id(&items->v[i]);
			const struct version *a = shown(now, (enum section)section, id);
			const struct version *b = shown(then, (enum section)section, id);
			d->added += a && !b;
			d->gone += !a && b;
			d->changed += a && b && strcmp(a->sum, b->sum);
		}
		items = &then->sections[section];
		for (size_t i = 0; i < items->n; i++) {
			const char *id = item_id(&items->v[i]);
			d->gone += !session_item(now, (enum section)section, id) &&
				shown(then, (enum section)section, id);
		}
	}
}

static bool
is_mine(const struct version *v, const char *me)
{
	const char *slash;
	switch (v->section) {
	case SECTION_SCORES:
	case SECTION_TICKS:
		slash = strrchr(v->id, '/');
		return slash && !strcmp(slash + 1, me);
	case SECTION_EVALUATORS:
		return !strcmp(v->id, me);
	case SECTION_STATUS:
	case SECTION_LOOKED:
	case SECTION_POSTPONED:
		/* Signing, reopening, looking: acts, not contents. */
		return false;
	default:
		return !strcmp(version_text(v, FIELD_BY), me);
	}
}

/* The live version of an item that is mine, or NULL. */
static const struct version *
mine_of(const struct item *item, const char *me)
{
	for (size_t i = 0; item && i < item->n; i++) {
		const struct version *v = item->v[i];
		if (!v->is_deleted && v->section != SECTION_DRAFTS && is_mine(v, me))
			return v;
	}
	return NULL;
}

/* The code an item belongs to; the caller frees. */
static char *
code_of(const struct questionnaire *q, const struct version *v)
{
	char *code = xstrndup(v->id, strcspn(v->id, "/"));
	const struct question *owner = NULL;
	const char *place;
	switch (v->section) {
	case SECTION_TICKS:
		questionnaire_criterion(q, code, &owner);
		place = owner ? owner->id : code;
		break;
	case SECTION_SCORES:
	case SECTION_SETTLED:
	case SECTION_POSTPONED:
	case SECTION_LOOKED:
	case SECTION_RESPONSIBLE:
	case SECTION_REPORTED:
		place = code;
		break;
	case SECTION_TEXTS:
		place = strchr(v->id, '/') ? strchr(v->id, '/') + 1 : "";
		break;
	default:
		place = version_text(v, FIELD_QUESTION);
	}
	char *copy = xstrdup(place);
	free(code);
	return copy;
}

static bool
is_wanted(const struct questionnaire *q, const struct version *v, const char *wanted)
{
	if (!strcmp(v->id, wanted))
		return true;
	char *code = code_of(q, v);
	/* The language of a text stands behind its place: question/1.2.en */
	size_t len = strlen(wanted);
	bool is_same = !strcmp(code, wanted) || (v->section == SECTION_TEXTS &&
		!strncmp(code, wanted, len) && code[len] == '.' && code[len + 1] >= 'a');
	const struct question *question = questionnaire_question(q, code);
	is_same |= question && !strcmp(question->area->id, wanted);
	free(code);
	return is_same;
}

bool
restore_is_known(const struct session *s, const char *wanted)
{
	const struct questionnaire *q = s->questionnaire;
	if (questionnaire_question(q, wanted) || questionnaire_area(q, wanted))
		return true;
	for (int section = 0; section < SECTION_COUNT; section++)
		if (session_item(s, (enum section)section, wanted))
			return true;
	return false;
}

static void
tell(struct buf *said, const struct questionnaire *q, const struct version *v)
{
	static const enum field fields[] = {
		FIELD_TEXT, FIELD_POINTS, FIELD_TITLE, FIELD_URL, FIELD_NAME, FIELD_STATE, FIELD_VALUE,
	};
	const char *text = NULL;
	for (size_t i = 0; i < sizeof(fields) / sizeof(*fields) && !text; i++)
		text = version_get(v, fields[i]);
	char *code = code_of(q, v);
	buf_addf(said, "%s %s", section_name(v->section), v->id);
	if (*code && strncmp(v->id, code, strlen(code)))
		buf_addf(said, " (%s)", code);
	buf_adds(said, ": ");
	if (text)
		utf8_clip(said, text, strlen(text), SHOWN_COLUMNS, false);
	buf_addc(said, '\n');
	free(code);
}

/* What is to be written for an item of `then`, or NULL where nothing is. */
static const struct version *
old_of(const struct sitting *s, const struct item *then, const struct version **base)
{
	const struct version *old = mine_of(then, s->evaluator);
	if (!old)
		return NULL;
	const struct item *now = session_item(s->session, old->section, old->id);
	*base = mine_of(now, s->evaluator);
	/* Somebody else's now: not mine to write. */
	if (!*base && now && item_current(now))
		return NULL;
	for (size_t i = 0; now && i < now->n; i++)
		if (!now->v[i]->is_deleted && !strcmp(now->v[i]->sum, old->sum))
			return NULL;
	return old;
}

size_t
restore_mine(struct sitting *s, const struct session *then,
	char *const *wanted, size_t count, bool is_trial, struct buf *said)
{
	const struct questionnaire *q = s->session->questionnaire;
	size_t written = 0;
	if (!is_trial)
		sitting_begin(s, _("restoring"));
	for (int section = 0; section < SECTION_COUNT; section++) {
		const struct items *items = &then->sections[section];
		for (size_t i = 0; i < items->n; i++) {
			const struct version *base = NULL, *old = old_of(s, &items->v[i], &base);
			bool is_asked = old && !count;
			for (size_t j = 0; old && j < count; j++)
				is_asked |= is_wanted(q, old, wanted[j]);
			if (!is_asked)
				continue;
			written++;
			if (is_trial)
				continue;
			sitting_write(s, old->section, old->id, base, old->values, old->value_count);
			tell(said, q, old);
		}
	}
	if (!is_trial)
		sitting_end(s);
	return written;
}
