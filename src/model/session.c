#include "config.h"

#include "model/session.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/error.h"
#include "base/i18n.h"
#include "base/random.h"
#include "base/rope.h"
#include "model/questionnaire.h"
#include "text/canon.h"

struct session *
session_new(const char *evaluation, struct questionnaire *q,
	struct piece *asked, const char *hash, bool is_brief)
{
	struct session *s = xcalloc(1, sizeof(*s));
	s->evaluation = xstrdup(evaluation);
	s->questionnaire = q;
	s->asked = asked;
	s->questionnaire_hash = xstrdup(hash);
	s->is_brief = is_brief;
	return s;
}

void
session_free(struct session *s)
{
	if (!s)
		return;
	for (int section = 0; section < SECTION_COUNT; section++) {
		struct items *items = &s->sections[section];
		for (size_t i = 0; i < items->n; i++) {
			for (size_t j = 0; j < items->v[i].n; j++)
				version_unref(items->v[i].v[j]);
			array_done(&items->v[i]);
		}
		array_done(items);
		piece_unref(s->texts[section]);
	}
	for (size_t i = 0; i < s->extras.n; i++) {
		free(s->extras.v[i].name);
		free(s->extras.v[i].flow);
	}
	array_done(&s->extras);
	for (size_t i = 0; i < s->also.n; i++)
		free(s->also.v[i]);
	array_done(&s->also);
	questionnaire_free(s->questionnaire);
	piece_unref(s->asked);
	free(s->questionnaire_hash);
	free(s->evaluation);
	free(s);
}

/* The index of the item, or where it would be. */
static size_t
find(const struct session *s, enum section section, const char *id, bool *is_there)
{
	const struct items *items = &s->sections[section];
	size_t low = 0, high = items->n;
	/* Files are in order: what is read comes last. */
	if (high && section_order(section, item_id(&items->v[high - 1]), id) < 0)
		low = high;
	while (low < high) {
		size_t mid = low + (high - low) / 2;
		int c = section_order(section, item_id(&items->v[mid]), id);
		if (!c) {
			*is_there = true;
			return mid;
		}
		if (c < 0)
			low = mid + 1;
		else
			high = mid;
	}
	*is_there = false;
	return low;
}

const struct item *
session_item(const struct session *s, enum section section, const char *id)
{
	bool is_there;
	size_t i = find(s, section, id, &is_there);
	return is_there ? &s->sections[section].v[i] : NULL;
}

struct version *
session_get(const struct session *s, enum section section, const char *id)
{
	const struct item *item = session_item(s, section, id);
	return item ? item_current(item) : NULL;
}

const char *
session_subject(const struct session *s, const char *id)
{
	const struct version *v = session_get(s, SECTION_SUBJECT, id);
	return v ? version_get(v, FIELD_VALUE) : NULL;
}

static int
by_bytes(const struct version *a, const struct version *b)
{
	size_t len = a->len < b->len ? a->len : b->len;
	int c = memcmp(a->bytes, b->bytes, len);
	return c ? c : (a->len > b->len) - (a->len < b->len);
}

bool
session_put(struct session *s, struct version *version)
{
	bool is_there;
	struct items *items = &s->sections[version->section];
	size_t at = find(s, version->section, version->id, &is_there);
	if (!is_there)
		(void)array_insert(items, at);
	struct item *item = &items->v[at];

	for (size_t i = 0; i < item->n; i++) {
		enum vector_order order = vector_compare(&version->at, &item->v[i]->at);
		if (order == VECTOR_BEFORE ||
		    (order == VECTOR_EQUAL && !by_bytes(version, item->v[i])))
			return false;
	}
	s->conflicts -= item_is_conflict(item);
	size_t kept = 0, place = 0;
	for (size_t i = 0; i < item->n; i++) {
		if (vector_compare(&version->at, &item->v[i]->at) == VECTOR_AFTER) {
			version_unref(item->v[i]);
			continue;
		}
		if (by_bytes(item->v[i], version) < 0)
			place = kept + 1;
		item->v[kept++] = item->v[i];
	}
	item->n = kept;
	*array_insert(item, place) = version_ref(version);
	s->conflicts += item_is_conflict(item);
	piece_unref(s->texts[version->section]);
	s->texts[version->section] = NULL;
	s->revision++;
	if (version->section != SECTION_DRAFTS)
		s->content++;
	return true;
}

static bool
has_id(const struct session *s, const char *id)
{
	bool is_there = !strcmp(s->evaluation, id);
	for (size_t i = 0; i < s->also.n && !is_there; i++)
		is_there = !strcmp(s->also.v[i], id);
	return is_there;
}

bool
session_shares_id(const struct session *a, const struct session *b)
{
	bool do_share = has_id(a, b->evaluation);
	for (size_t i = 0; i < b->also.n && !do_share; i++)
		do_share = has_id(a, b->also.v[i]);
	return do_share;
}

bool
session_join(struct session *s, const char *evaluation)
{
	if (has_id(s, evaluation))
		return false;
	char *id = xstrdup(evaluation);
	if (strcmp(id, s->evaluation) < 0) {
		char *larger = s->evaluation;
		s->evaluation = id;
		id = larger;
	}
	size_t at = 0;
	while (at < s->also.n && strcmp(s->also.v[at], id) < 0)
		at++;
	*array_insert(&s->also, at) = id;
	s->revision++;
	s->content++;
	return true;
}

/* Whose evaluation and when, as people call it; the id where it has no name. */
static char *
called(const struct session *s)
{
	const char *name = session_subject(s, "name"), *year = session_subject(s, "year");
	return name ? xasprintf("%s%s%s", name, year ? " " : "", year ? year : "") :
		xstrdup(s->evaluation);
}

static bool
refuse_other(const struct session *a, const struct session *b, struct error *err)
{
	char *mine = called(a), *theirs = called(b);
	if (strcmp(mine, theirs))
		error_set(err, _("another evaluation: %s, not %s"), theirs, mine);
	else
		error_set(err, _("another evaluation (%s, not %s)"), b->evaluation, a->evaluation);
	free(mine);
	free(theirs);
	return false;
}

bool
session_is_same_evaluation(const struct session *a, const struct session *b, struct error *err)
{
	if (!session_shares_id(a, b))
		return refuse_other(a, b, err);
	if (strcmp(a->questionnaire_hash, b->questionnaire_hash))
		return error_set(err, _("another questionnaire or another content of it"));
	/* The hash is only what a file says: somebody may have changed the texts. */
	if (a->is_brief == b->is_brief && !piece_is(a->asked, b->asked))
		return error_set(err, _("the questions that were asked have been changed in one of them"));
	return true;
}

/* Of two unknown texts of one name the greater stays: the same in any order. */
static bool
merge_extra(struct extras *all, const struct extra *x)
{
	size_t at = 0;
	while (at < all->n && strcmp(all->v[at].name, x->name) < 0)
		at++;
	if (at < all->n && !strcmp(all->v[at].name, x->name)) {
		if (strcmp(all->v[at].flow, x->flow) >= 0)
			return false;
		free(all->v[at].flow);
		all->v[at].flow = xstrdup(x->flow);
		return true;
	}
	struct extra *e = array_insert(all, at);
	*e = (struct extra){xstrdup(x->name), xstrdup(x->flow)};
	return true;
}

static bool
merge_extras(struct session *into, const struct session *from)
{
	bool has_changed = into->minor < from->minor;
	if (has_changed)
		into->minor = from->minor;
	for (size_t i = 0; i < from->extras.n; i++)
		has_changed |= merge_extra(&into->extras, &from->extras.v[i]);
	into->revision += has_changed;
	into->content += has_changed;
	return has_changed;
}

/* The fuller of two copies of the same questionnaire is kept. */
static bool
merge_asked(struct session *into, const struct session *from)
{
	if (!into->is_brief || from->is_brief)
		return false;
	struct questionnaire *brief = into->questionnaire;
	into->questionnaire = questionnaire_ref(from->questionnaire);
	questionnaire_free(brief);
	piece_unref(into->asked);
	into->asked = piece_ref(from->asked);
	into->is_brief = false;
	into->revision++;
	into->content++;
	return true;
}

bool
session_take(struct session *into, const struct session *from)
{
	bool has_changed = session_join(into, from->evaluation);
	for (size_t i = 0; i < from->also.n; i++)
		has_changed |= session_join(into, from->also.v[i]);
	for (int section = 0; section < SECTION_COUNT; section++) {
		const struct items *items = &from->sections[section];
		for (size_t i = 0; i < items->n; i++)
			for (size_t j = 0; j < items->v[i].n; j++)
				has_changed |= session_put(into, items->v[i].v[j]);
	}
	return merge_extras(into, from) || has_changed;
}

bool
session_merge(struct session *into, const struct session *from, bool *changed, struct error *err)
{
	if (!session_is_same_evaluation(into, from, err))
		return false;
	bool has_changed = session_take(into, from);
	has_changed |= merge_asked(into, from);
	if (changed)
		*changed = has_changed;
	return true;
}

void
writer_next(struct writer *w)
{
	if (!w->id[0]) {
		w->id[0] = WRITER_SITTING;
		random_letters(w->id + 1, WRITER_LETTERS);
	}
	w->count++;
}

/* The version of the item with these bytes, or NULL. */
static struct version *
find_same(const struct session *s, enum section section, const char *id, const struct version *v)
{
	const struct item *item = session_item(s, section, id);
	for (size_t i = 0; i < item->n; i++)
		if (!by_bytes(item->v[i], v))
			return item->v[i];
	return NULL;
}

struct version *
session_write(struct session *s, struct writer *w, enum section section,
	const char *id, const struct version *base,
	const struct value *values, size_t count, bool is_deleted)
{
	if (!w->id[0])
		writer_next(w);
	for (;;) {
		struct vector at = {0};
		const struct item *item = session_item(s, section, id);
		if (base)
			vector_copy(&at, &base->at);
		else if (item)
			for (size_t i = 0; i < item->n; i++)
				vector_join(&at, &item->v[i]->at);
		bool is_raised = vector_raise(&at, w->id, w->count);
		struct version *v = version_new(section, id, &at, values, count, is_deleted);
		struct version *there = is_raised && session_put(s, v) ? v :
			find_same(s, section, id, v);
		version_unref(v);
		if (there)
			return there;
		/* Another writer has drawn the same letters: with others nothing is lost. */
		w->id[0] = '\0';
		writer_next(w);
	}
}

void
id_mint(char id[ID_ROOM], char letter, struct writer *w, struct stamp now)
{
	w->within = w->minted == now.seconds ? w->within + 1 : 0;
	w->minted = now.seconds;
	id[0] = letter;
	random_encode(id + 1, 7, (uint64_t)now.seconds);
	random_encode(id + 8, 2, w->within);
	random_letters(id + 10, 5);
}

void
evaluation_mint(char id[EVALUATION_ROOM])
{
	random_letters(id, EVALUATION_ROOM - 1);
}

static void
format_head(struct buf *out, const struct session *s)
{
	const struct questionnaire *q = s->questionnaire;
	buf_addf(out, "kompass-session: \"1.%u\"\nevaluation: ", s->minor);
	canon_text(out, s->evaluation, strlen(s->evaluation), 2);
	for (size_t i = 0; i < s->also.n; i++) {
		buf_adds(out, i ? ", " : "\nalso: [");
		canon_flow(out, s->also.v[i], strlen(s->also.v[i]));
	}
	buf_adds(out, s->also.n ? "]\nquestionnaire: " : "\nquestionnaire: ");
	canon_text(out, q->id, strlen(q->id), 2);
	buf_adds(out, "\nedition: ");
	canon_text(out, q->edition, strlen(q->edition), 2);
	buf_addf(out, "\nhash: \"%s\"\n", s->questionnaire_hash);
}

/* Of its items alone. */
static size_t
section_len(const struct items *items)
{
	size_t len = 0;
	for (size_t i = 0; i < items->n; i++)
		for (size_t j = 0; j < items->v[i].n; j++)
			len += items->v[i].v[j]->len;
	return len;
}

static void
format_section(struct buf *out, const struct session *s, enum section section)
{
	const struct items *items = &s->sections[section];
	if (!items->n)
		return;
	buf_reserve(out, 64 + section_len(items));
	buf_adds(out, section_name(section));
	buf_adds(out, ":\n");
	for (size_t i = 0; i < items->n; i++)
		for (size_t j = 0; j < items->v[i].n; j++)
			buf_add(out, items->v[i].v[j]->bytes, items->v[i].v[j]->len);
}

/* What stands between the sections and the text of the questionnaire. */
static void
format_extras(struct buf *out, const struct session *s)
{
	for (size_t i = 0; i < s->extras.n; i++) {
		canon_text(out, s->extras.v[i].name, strlen(s->extras.v[i].name), 2);
		buf_addf(out, ": %s\n", s->extras.v[i].flow);
	}
	buf_adds(out, s->is_brief ? "asked-briefly:\n" : "asked:\n");
}

static const char last_line[] = "...\n";

void
session_format(struct buf *out, const struct session *s)
{
	format_head(out, s);
	for (int section = 0; section < SECTION_COUNT; section++)
		format_section(out, s, (enum section)section);
	format_extras(out, s);
	buf_add(out, piece_str(s->asked), piece_len(s->asked));
	buf_adds(out, last_line);
}

void
session_places(size_t places[SECTION_COUNT], const struct session *s)
{
	struct buf head = BUF_INIT;
	format_head(&head, s);
	size_t at = head.len;
	buf_done(&head);
	for (int section = 0; section < SECTION_COUNT; section++) {
		const struct items *items = &s->sections[section];
		if (items->n)
			at += strlen(section_name((enum section)section)) + strlen(":\n");
		places[section] = at;
		at += section_len(items);
	}
}

struct rope
session_rope(struct session *s)
{
	struct rope rope = {0};
	struct buf out = BUF_INIT;
	format_head(&out, s);
	rope_add(&rope, piece_take(&out));
	for (int section = 0; section < SECTION_COUNT; section++) {
		if (!s->texts[section]) {
			format_section(&out, s, (enum section)section);
			s->texts[section] = piece_take(&out);
		}
		rope_add(&rope, piece_ref(s->texts[section]));
	}
	format_extras(&out, s);
	rope_add(&rope, piece_take(&out));
	rope_add(&rope, piece_ref(s->asked));
	buf_adds(&out, last_line);
	rope_add(&rope, piece_take(&out));
	return rope;
}

size_t
session_conflicts(const struct session *s)
{
	return s->conflicts;
}

bool
session_is_closed(const struct session *s)
{
	const struct items *status = &s->sections[SECTION_STATUS];
	for (size_t i = 0; i < status->n; i++) {
		const struct version *v = item_current(&status->v[i]);
		if (v && !strcmp(version_text(v, FIELD_VALUE), "closed"))
			return true;
	}
	return false;
}
