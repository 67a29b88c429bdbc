#include "config.h"

#include "model/same.h"

#include <stdlib.h>
#include <string.h>

#include "model/interview.h"
#include "model/listing.h"
#include "model/session.h"

/* The index of the interview that an interview names as the same; its own where there is none. */
static size_t
named_by(const struct session *s, size_t i)
{
	const struct items *items = &s->sections[SECTION_INTERVIEWS];
	const struct version *v = item_current(&items->v[i]);
	const char *id = v ? version_get(v, FIELD_SAME) : NULL;
	const struct item *other = id ? session_item(s, SECTION_INTERVIEWS, id) : NULL;
	return other && item_current(other) ? (size_t)(other - items->v) : i;
}

static size_t
root_of(size_t *up, size_t i)
{
	while (up[i] != i)
		i = up[i] = up[up[i]];
	return i;
}

/*
 * For every interview the index of the first of its class, the items being in
 * the order of their ids; NULL where none names another.  The caller frees.
 */
static size_t *
find_classes(const struct session *s)
{
	const struct items *items = &s->sections[SECTION_INTERVIEWS];
	size_t *up = NULL;
	for (size_t i = 0; i < items->n; i++) {
		size_t other = named_by(s, i);
		if (other == i)
			continue;
		if (!up) {
			up = xcalloc(items->n, sizeof(*up));
			for (size_t k = 0; k < items->n; k++)
				up[k] = k;
		}
		size_t a = root_of(up, i), b = root_of(up, other);
		up[a > b ? a : b] = a > b ? b : a;
	}
	return up;
}

const char *
same_first(const struct session *s, const char *id)
{
	const struct items *items = &s->sections[SECTION_INTERVIEWS];
	const struct item *item = session_item(s, SECTION_INTERVIEWS, id);
	size_t *up = item ? find_classes(s) : NULL;
	if (!up)
		return id;
	const char *first = item_id(&items->v[root_of(up, (size_t)(item - items->v))]);
	free(up);
	return first;
}

void
same_class(struct entries *out, const struct session *s, const char *id)
{
	const struct items *items = &s->sections[SECTION_INTERVIEWS];
	const struct item *item = session_item(s, SECTION_INTERVIEWS, id);
	*out = (struct entries){0};
	if (!item || !item_current(item))
		return;
	size_t *up = find_classes(s), at = (size_t)(item - items->v);
	for (size_t i = 0; i < items->n; i++)
		if (item_current(&items->v[i]) && (up ? root_of(up, i) == root_of(up, at) : i == at))
			*array_push(out) = item_current(&items->v[i]);
	free(up);
}

static bool
has_equal(const struct version *a, const struct version *b, enum field field)
{
	const char *x = version_get(a, field), *y = version_get(b, field);
	return x && y && !strcmp(x, y);
}

bool
same_is_likely(const struct session *s, const struct version *a, const struct version *b)
{
	return (has_equal(a, b, FIELD_GROUP) || has_equal(a, b, FIELD_ROLE)) &&
		has_equal(a, b, FIELD_DATE) && interview_overlaps(a, b) &&
		strcmp(same_first(s, a->id), same_first(s, b->id)) != 0;
}
