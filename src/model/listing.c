#include "config.h"

#include "model/listing.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/error.h"
#include "base/i18n.h"
#include "model/capture.h"
#include "model/joins.h"
#include "model/questionnaire.h"
#include "model/same.h"
#include "model/session.h"

static const struct {
	char letter;
	enum section section;
} labelled[] = {
	{'I', SECTION_INTERVIEWS},
	{'D', SECTION_DOCUMENTS},
	{'W', SECTION_PAGES},
};

static bool
is_at(const struct version *v, const char *place)
{
	const char *question = version_get(v, FIELD_QUESTION);
	return strcmp(question ? question : "0", place) == 0;
}

static bool
is_mine(const struct version *v, const char *evaluator)
{
	return !evaluator || !strcmp(version_text(v, FIELD_BY), evaluator);
}

bool
listing_is_shown(const struct version *v, const char *evaluator)
{
	if (v->is_deleted)
		return false;
	return is_mine(v, evaluator) || !version_yes(v, FIELD_PRIVATE);
}

/* Where an entry stands: by its order, then by the id it has or stands in for. */
struct standing {
	decimal order;
	const char *id;
};

struct standings ARRAY_OF(struct standing);

static struct standing
own_standing(const struct version *v)
{
	struct standing out = {.order = INT64_MAX, .id = v->id};
	version_number(v, FIELD_ORDER, &out.order);
	return out;
}

static bool
is_before(const struct standing *a, const struct standing *b)
{
	if (a->order != b->order)
		return a->order < b->order;
	return section_order(SECTION_ENTRIES, a->id, b->id) < 0;
}

/* A team sentence without an order of its own stands where its first original here stood. */
static struct standing
standing_of(const struct session *s, const struct version *v, const char *place,
	const char *evaluator)
{
	struct standing out = own_standing(v);
	struct entries originals;
	if (out.order != INT64_MAX)
		return out;
	joins_originals(&originals, s, v, evaluator);
	for (size_t i = 0; i < originals.n; i++) {
		struct standing other = own_standing(originals.v[i]);
		if (is_at(originals.v[i], place) && is_before(&other, &out))
			out = other;
	}
	array_done(&originals);
	return out;
}

bool
listing_order(const struct session *s, const struct version *v, const char *place,
	const char *evaluator, decimal *out)
{
	struct standing standing = standing_of(s, v, place, evaluator);
	if (standing.order == INT64_MAX)
		return false;
	*out = standing.order;
	return true;
}

/* The versions of one item that stand at the place go where it stands. */
static void
insert(struct entries *out, struct standings *standings, const struct item *item,
	const struct standing *standing, const char *place, const char *evaluator)
{
	/* Nearly all have no order and stay as they come. */
	size_t at = out->n;
	while (at && is_before(standing, &standings->v[at - 1]))
		at--;
	for (size_t j = 0; j < item->n; j++) {
		const struct version *v = item->v[j];
		if (!listing_is_shown(v, evaluator) || !is_at(v, place) || item_is_repeat(item, j))
			continue;
		*array_insert(out, at) = v;
		*array_insert(standings, at) = *standing;
		at++;
	}
}

void
listing_entries(struct entries *out, const struct session *s, const char *place,
	const char *evaluator, bool is_with_drafts)
{
	const struct items *items = &s->sections[SECTION_ENTRIES];
	struct standings standings = {0};
	struct joins joins;
	*out = (struct entries){0};
	joins_find(&joins, s, evaluator);
	for (size_t i = 0; i < items->n; i++) {
		const struct version *v = item_current(&items->v[i]);
		if (!v || joins_has(&joins, v->id))
			continue;
		struct standing standing = standing_of(s, v, place, evaluator);
		insert(out, &standings, &items->v[i], &standing, place, evaluator);
	}
	joins_done(&joins);
	array_done(&standings);
	const struct items *drafts = &s->sections[SECTION_DRAFTS];
	for (size_t i = 0; is_with_drafts && i < drafts->n; i++) {
		const struct version *v = item_current(&drafts->v[i]);
		if (v && is_at(v, place) && !(evaluator && is_mine(v, evaluator)))
			*array_push(out) = v;
	}
}

void
listing_counts(size_t counts[ENTRY_KIND_COUNT], const struct session *s,
	const char *place, bool below, const char *evaluator)
{
	const struct items *items = &s->sections[SECTION_ENTRIES];
	struct joins joins;
	memset(counts, 0, ENTRY_KIND_COUNT * sizeof(*counts));
	joins_find(&joins, s, evaluator);
	for (size_t i = 0; i < items->n; i++) {
		const struct version *v = item_current(&items->v[i]);
		if (!v || !listing_is_shown(v, evaluator) || joins_has(&joins, v->id))
			continue;
		const char *code = version_get(v, FIELD_QUESTION);
		const struct question *q = below && code ?
			questionnaire_question(s->questionnaire, code) : NULL;
		if (is_at(v, place) || (q && !strcmp(q->area->id, place)))
			counts[version_kind(v)]++;
	}
	joins_done(&joins);
}

bool
listing_is_flagged(const struct session *s, const char *place)
{
	const struct items *items = &s->sections[SECTION_ENTRIES];
	for (size_t i = 0; i < items->n; i++) {
		const struct version *v = item_current(&items->v[i]);
		if (v && version_kind(v) == ENTRY_ASK && !version_yes(v, FIELD_DONE) && is_at(v, place))
			return true;
	}
	return false;
}

enum section
listing_section(char letter)
{
	for (size_t i = 0; i < sizeof(labelled) / sizeof(*labelled); i++)
		if (labelled[i].letter == letter)
			return labelled[i].section;
	return SECTION_COUNT;
}

/* The number that is stored; one that nobody can type is shown as the largest. */
static unsigned
stored_number(const struct version *v)
{
	decimal label = 0;
	version_number(v, FIELD_LABEL, &label);
	return label / DECIMAL_ONE > UINT_MAX ? UINT_MAX : (unsigned)(label / DECIMAL_ONE);
}

/* Has one of the first `count` items this owner and stored number? */
static bool
has_number(const struct items *items, size_t count, const char *owner, unsigned number)
{
	for (size_t i = 0; i < count; i++) {
		const struct version *v = item_current(&items->v[i]);
		if (v && stored_number(v) == number && !strcmp(version_text(v, FIELD_BY), owner))
			return true;
	}
	return false;
}

unsigned
listing_number(const struct session *s, const struct version *v)
{
	const struct items *items = &s->sections[v->section];
	const char *owner = version_text(v, FIELD_BY);
	unsigned number = stored_number(v), free_number = 0;
	size_t at = 0;
	while (at < items->n && strcmp(item_id(&items->v[at]), v->id))
		at++;
	if (!has_number(items, at, owner, number))
		return number;
	for (size_t i = 0; i <= at && i < items->n; i++) {
		const struct version *other = item_current(&items->v[i]);
		if (!other || strcmp(version_text(other, FIELD_BY), owner) ||
		    !has_number(items, i, owner, stored_number(other)))
			continue;
		while (has_number(items, items->n, owner, ++free_number))
			continue;
	}
	return free_number;
}

static void
add_label(struct buf *out, const struct session *s, const struct version *v, char letter,
	const char *evaluator)
{
	if (!is_mine(v, evaluator))
		buf_addf(out, "%s.", version_text(v, FIELD_BY));
	buf_addf(out, "%c%u", letter, listing_number(s, v));
}

void
listing_own_label(struct buf *out, const struct session *s, const struct version *v,
	const char *evaluator)
{
	add_label(out, s, v, 'I', evaluator);
}

bool
listing_label(struct buf *out, const struct session *s, const char *id, const char *evaluator)
{
	const char *first = same_first(s, id);
	for (size_t i = 0; i < sizeof(labelled) / sizeof(*labelled); i++) {
		const struct version *v = session_get(s, labelled[i].section, first);
		if (!v)
			continue;
		add_label(out, s, v, labelled[i].letter, evaluator);
		return true;
	}
	return false;
}

bool
listing_has_word(const char *words, const char *word)
{
	size_t wanted = strlen(word);
	while (*words) {
		size_t len = strcspn(words, " ");
		if (len == wanted && !strncmp(words, word, len))
			return true;
		words += len + strspn(words + len, " ");
	}
	return false;
}

void
listing_sources(struct buf *out, const struct session *s, const char *sources,
	const char *evaluator)
{
	const char *element;
	size_t len, start = out->len;
	struct buf one = BUF_INIT;
	while (list_next(&sources, &element, &len)) {
		size_t id_len = 0;
		while (id_len < len && element[id_len] != ':')
			id_len++;
		char *id = xstrndup(element, id_len);
		buf_clear(&one);
		if (!listing_label(&one, s, id, evaluator))
			buf_adds(&one, id);
		buf_add(&one, element + id_len, len - id_len);
		free(id);
		if (listing_has_word(buf_str(out) + start, buf_str(&one)))
			continue;
		if (out->len > start)
			buf_addc(out, ' ');
		buf_add(out, buf_str(&one), one.len);
	}
	buf_done(&one);
}

const char *
listing_resolve(const struct session *s, const struct capture_source *source,
	const char *evaluator, struct error *err)
{
	const struct items *items = &s->sections[listing_section(source->letter)];
	const char *wanted = source->owner ? source->owner : evaluator;
	const struct version *other = NULL;
	size_t others = 0;
	for (size_t i = 0; i < items->n; i++) {
		const struct version *v = item_current(&items->v[i]);
		if (!v || listing_number(s, v) != source->number)
			continue;
		if (!strcmp(version_text(v, FIELD_BY), wanted))
			return v->id;
		others += !other || strcmp(same_first(s, other->id), same_first(s, v->id));
		other = v;
	}
	if (!source->owner && others == 1)
		return other->id;
	if (!source->owner && others) {
		error_set(err, _("more than one has a %c%u; write whose, such as @%s.%c%u"),
			source->letter, source->number, version_text(other, FIELD_BY),
			source->letter, source->number);
		return NULL;
	}
	const char *hint = source->letter == 'I' ? _("\":interview\" lists interviews and starts one") :
		source->letter == 'D' ? _("\":doc TITLE\" adds a document") :
		_("\":web ADDRESS\" adds a page");
	error_set(err, _("there is no %c%u; %s"), source->letter, source->number, hint);
	return NULL;
}

unsigned
listing_next_label(const struct session *s, enum section section, const char *evaluator)
{
	const struct items *items = &s->sections[section];
	unsigned next = 1;
	for (size_t i = 0; i < items->n; i++) {
		const struct version *v = item_current(&items->v[i]);
		unsigned number = v && is_mine(v, evaluator) ? listing_number(s, v) : 0;
		if (number >= next && number < UINT_MAX)
			next = number + 1;
	}
	return next;
}

const char *
listing_evaluator(const struct session *s, const char *id)
{
	const struct version *v = session_get(s, SECTION_EVALUATORS, id);
	return v ? version_text(v, FIELD_NAME) : id;
}

const char *
listing_namesake(const struct session *s, const char *id, const char *name)
{
	const struct items *items = &s->sections[SECTION_EVALUATORS];
	for (size_t i = 0; name && i < items->n; i++) {
		const struct version *v = item_current(&items->v[i]);
		if (v && strcmp(v->id, id) && !strcmp(version_text(v, FIELD_NAME), name))
			return v->id;
	}
	return NULL;
}

const char *
listing_other_name(const struct session *s, const char *id, const char *name)
{
	const struct version *v = name ? session_get(s, SECTION_EVALUATORS, id) : NULL;
	return v && strcmp(version_text(v, FIELD_NAME), name) ? version_text(v, FIELD_NAME) : NULL;
}

const char *
listing_place_title(const struct session *s, const char *place, size_t language)
{
	const struct questionnaire *q = s->questionnaire;
	const struct question *question = questionnaire_question(q, place);
	if (question)
		return questionnaire_text(q, &question->title, language);
	const struct area *area = questionnaire_area(q, place);
	return area ? questionnaire_text(q, &area->title, language) : _("Inbox");
}

const char *
entry_wording(const struct version *v)
{
	const char *wording = version_get(v, FIELD_WORDING);
	return wording ? wording : version_text(v, FIELD_TEXT);
}
