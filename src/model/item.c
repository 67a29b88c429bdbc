#include "config.h"

#include "model/item.h"

#include <stdlib.h>
#include <string.h>

#include <nettle/sha2.h>

#include "base/alloc.h"
#include "base/buf.h"
#include "base/random.h"
#include "text/canon.h"

/* The first 60 bits of SHA-256: enough to see that somebody changed a text. */
static void
digest(char sum[13], enum section section, const char *id, const char *content, size_t len)
{
	struct sha256_ctx ctx;
	uint8_t hash[8];
	const char *name = section_name(section);
	sha256_init(&ctx);
	sha256_update(&ctx, strlen(name) + 1, (const uint8_t *)name);
	sha256_update(&ctx, strlen(id) + 1, (const uint8_t *)id);
	sha256_update(&ctx, len, (const uint8_t *)content);
	sha256_digest(&ctx, sizeof(hash), hash);
	uint64_t bits = 0;
	for (size_t i = 0; i < sizeof(hash); i++)
		bits = bits << 8 | hash[i];
	random_encode(sum, 12, bits >> 4);
}

static void
add_list(struct buf *out, const char *text)
{
	const char *s;
	size_t len;
	bool is_first = true;
	buf_addc(out, '[');
	while (list_next(&text, &s, &len)) {
		if (!is_first)
			buf_adds(out, ", ");
		canon_flow(out, s, len);
		is_first = false;
	}
	buf_addc(out, ']');
}

static void
add_value(struct buf *out, const struct value *v)
{
	buf_adds(out, "  ");
	if (v->field == FIELD_COUNT) {
		canon_text(out, v->name, strlen(v->name), 0);
		buf_adds(out, ": ");
		buf_add(out, v->text, v->len);
		buf_addc(out, '\n');
		return;
	}
	buf_adds(out, field_name(v->field));
	buf_adds(out, ": ");
	switch (field_type(v->field)) {
	case TYPE_LIST:
		add_list(out, v->text);
		break;
	case TYPE_LINE:
	case TYPE_TEXT:
	case TYPE_ID:
		canon_text(out, v->text, v->len, 4);
		break;
	default:
		buf_add(out, v->text, v->len);
	}
	buf_addc(out, '\n');
}

static int
by_canonical_order(const void *a, const void *b)
{
	const struct value *x = a, *y = b;
	if (x->field != y->field)
		return x->field < y->field ? -1 : 1;
	return x->field == FIELD_COUNT ? strcmp(x->name, y->name) : 0;
}

/* The values, and behind them all they point to: one piece of memory. */
static void
copy_values(struct version *v, const struct value *values, size_t count)
{
	size_t size = count * sizeof(*values);
	bool is_sorted = true;
	if (!count)
		return;
	for (size_t i = 0; i < count; i++)
		size += values[i].len + 1 + (values[i].name ? strlen(values[i].name) + 1 : 0);
	v->values = xmalloc(size);
	v->value_count = count;
	char *room = (char *)(v->values + count);
	for (size_t i = 0; i < count; i++) {
		v->values[i] = values[i];
		v->values[i].text = room;
		memcpy(room, values[i].text, values[i].len);
		room += values[i].len;
		*room++ = '\0';
		if (values[i].name) {
			v->values[i].name = room;
			room = stpcpy(room, values[i].name) + 1;
		}
		if (i && by_canonical_order(&values[i - 1], &values[i]) > 0)
			is_sorted = false;
	}
	if (!is_sorted)
		qsort(v->values, count, sizeof(*values), by_canonical_order);
}

/* How long the content may well be: most values are written as they are. */
static size_t
content_room(const struct version *v)
{
	size_t room = 64;
	for (size_t i = 0; i < v->value_count; i++)
		room += v->values[i].len + 24;
	return room;
}

/* Everything but vector, sum and bytes; returns the content, the caller's. */
static struct version *
begin(enum section section, const char *id, const struct value *values, size_t count,
	bool is_deleted, struct buf *content)
{
	struct version *v = xcalloc(1, sizeof(*v));
	v->references = 1;
	v->section = section;
	v->id = xstrdup(id);
	v->is_deleted = is_deleted;
	if (is_deleted) {
		buf_adds(content, "  deleted: yes\n");
	} else {
		copy_values(v, values, count);
		buf_reserve(content, content_room(v));
		for (size_t i = 0; i < v->value_count; i++)
			add_value(content, &v->values[i]);
	}
	digest(v->sum, section, id, buf_str(content), content->len);
	return v;
}

/* The bytes are kept for long: no more room than they take. */
static void
finish(struct version *v, struct vector *at, struct buf *content)
{
	struct buf head = BUF_INIT;
	v->at = *at;
	*at = (struct vector){0};
	buf_reserve(&head, strlen(v->id) + 64 + v->at.n * 16);
	buf_adds(&head, "- id: ");
	canon_text(&head, v->id, strlen(v->id), 0);
	buf_adds(&head, "\n  at: ");
	vector_format(&head, &v->at);
	buf_adds(&head, "\n  sum: ");
	canon_text(&head, v->sum, 12, 0);
	buf_addc(&head, '\n');
	v->content = head.len;
	v->len = head.len + content->len;
	v->bytes = xmalloc(v->len + 1);
	memcpy(v->bytes, head.s, head.len);
	memcpy(v->bytes + head.len, buf_str(content), content->len + 1);
	buf_done(&head);
	buf_done(content);
}

struct version *
version_new(enum section section, const char *id, struct vector *at,
	const struct value *values, size_t count, bool is_deleted)
{
	struct buf content = BUF_INIT;
	struct version *v = begin(section, id, values, count, is_deleted, &content);
	finish(v, at, &content);
	return v;
}

struct version *
version_from_file(enum section section, const char *id, struct vector *at,
	const char *sum, const struct value *values, size_t count, bool is_deleted)
{
	struct buf content = BUF_INIT;
	struct version *v = begin(section, id, values, count, is_deleted, &content);
	if (!sum || strcmp(sum, v->sum)) {
		char writer[WRITER_ROOM] = {WRITER_HAND};
		memcpy(writer + 1, v->sum, WRITER_LETTERS);
		/* Also where the same was written by hand before, and something else in between. */
		uint32_t before = vector_count(at, writer);
		vector_raise(at, writer, before < WRITER_COUNT_LIMIT ? before + 1 : before);
		v->is_hand_made = true;
	}
	finish(v, at, &content);
	return v;
}

struct version *
version_ref(struct version *v)
{
	v->references++;
	return v;
}

void
version_unref(struct version *v)
{
	if (!v || --v->references)
		return;
	free(v->values);
	vector_done(&v->at);
	free(v->id);
	free(v->bytes);
	free(v);
}

const char *
version_get(const struct version *v, enum field field)
{
	for (size_t i = 0; i < v->value_count; i++)
		if (v->values[i].field == field)
			return v->values[i].text;
	return NULL;
}

const char *
version_text(const struct version *v, enum field field)
{
	const char *text = version_get(v, field);
	return text ? text : "";
}

bool
version_number(const struct version *v, enum field field, decimal *out)
{
	const char *text = version_get(v, field);
	return text && decimal_parse(out, text, strlen(text), ".", false);
}

bool
version_yes(const struct version *v, enum field field)
{
	const char *text = version_get(v, field);
	return text && !strcmp(text, "yes");
}

enum entry_kind
version_kind(const struct version *v)
{
	const char *word = version_get(v, FIELD_KIND);
	if (v->section == SECTION_DRAFTS)
		return ENTRY_DRAFT;
	return word ? entry_kind_by_word(word) : ENTRY_NONE;
}

bool
list_next(const char **p, const char **element, size_t *len)
{
	if (!*p || !**p)
		return false;
	*element = *p;
	*len = strcspn(*p, "\n");
	*p += *len + ((*p)[*len] == '\n');
	return true;
}

const char *
item_id(const struct item *item)
{
	return item->v[0]->id;
}

struct version *
item_current(const struct item *item)
{
	for (size_t i = 0; i < item->n; i++)
		if (!item->v[i]->is_deleted)
			return item->v[i];
	return NULL;
}

bool
item_is_conflict(const struct item *item)
{
	for (size_t i = 1; i < item->n; i++)
		if (strcmp(item->v[i]->sum, item->v[0]->sum) ||
		    item->v[i]->is_deleted != item->v[0]->is_deleted)
			return true;
	return false;
}

bool
item_is_repeat(const struct item *item, size_t j)
{
	for (size_t i = 0; i < j; i++)
		if (!strcmp(item->v[i]->sum, item->v[j]->sum))
			return true;
	return false;
}
