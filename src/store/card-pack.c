#include "config.h"

#include "store/card-pack.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "model/card.h"

enum { WHOLE_LIMIT = 999999999 };

/*
 * Numbers are varints: seven bits a byte, lowest first, the eighth set while
 * more follow.  Strings end with a NUL.
 */

static void
add_number(struct buf *out, uint64_t n)
{
	for (; n > 0x7f; n >>= 7)
		buf_addc(out, (char)(n | 0x80));
	buf_addc(out, (char)n);
}

/* With a sign: small ones of either kind are short. */
static void
add_signed(struct buf *out, int64_t n)
{
	add_number(out, n < 0 ? ~((uint64_t)n << 1) : (uint64_t)n << 1);
}

/* Most points are halves: the lowest bit tells what others are, millionths. */
static void
add_decimal(struct buf *out, decimal d)
{
	bool is_half = d % (DECIMAL_ONE / 2) == 0;
	int64_t n = is_half ? d / (DECIMAL_ONE / 2) : d;
	add_number(out, (n < 0 ? ~((uint64_t)n << 1) : (uint64_t)n << 1) << 1 | !is_half);
}

static void
add_string(struct buf *out, const char *s)
{
	buf_add(out, s, strlen(s) + 1);
}

/* What is taken apart; is_bad once it did not hold what it should. */
struct bytes {
	const unsigned char *p, *end;
	bool is_bad;
};

static uint64_t
take_number(struct bytes *b)
{
	uint64_t n = 0;
	for (unsigned shift = 0; b->p < b->end && shift < 64; shift += 7) {
		unsigned char byte = *b->p++;
		n |= (uint64_t)(byte & 0x7f) << shift;
		if (byte < 0x80)
			return n;
	}
	b->is_bad = true;
	return 0;
}

static int64_t
take_signed(struct bytes *b)
{
	uint64_t n = take_number(b);
	return (int64_t)(n & 1 ? ~(n >> 1) : n >> 1);
}

/* A year or so, of nine digits, or -1. */
static long
take_whole(struct bytes *b)
{
	int64_t n = take_signed(b);
	b->is_bad |= n < -1 || n > WHOLE_LIMIT;
	return b->is_bad ? 0 : (long)n;
}

/* A number of a list of so many. */
static unsigned
take_choice(struct bytes *b, unsigned count)
{
	uint64_t n = take_number(b);
	b->is_bad |= n >= count;
	return n < count ? (unsigned)n : 0;
}

static decimal
take_decimal(struct bytes *b)
{
	uint64_t n = take_number(b), zigzag = n >> 1;
	int64_t value = (int64_t)(zigzag & 1 ? ~(zigzag >> 1) : zigzag >> 1);
	if (n & 1)
		return value;
	const int64_t limit = INT64_MAX / DECIMAL_ONE;
	b->is_bad |= value > limit || value < -limit;
	return b->is_bad ? 0 : value * (DECIMAL_ONE / 2);
}

/* Borrowed from the bytes. */
static char *
take_string(struct bytes *b)
{
	const unsigned char *from = b->p;
	const unsigned char *nul = b->is_bad || from == b->end ? NULL :
		memchr(from, '\0', (size_t)(b->end - from));
	if (!nul) {
		b->is_bad = true;
		return (char *)"";
	}
	b->p = nul + 1;
	return (char *)from;
}

/* Figures. */

enum {
	HAS_POINTS = 1, IS_REPORTED = 2, IS_MIXED = 4, HAS_REPORTED = 8, IS_WHOLE = 16,
	FLAGS = 32
};

static void
add_figure(struct buf *out, const struct card_figure *f)
{
	add_number(out, (uint64_t)f->state * CARD_LEVEL_COUNT + f->level);
	add_number(out, (f->has_points ? HAS_POINTS : 0) | (f->is_reported ? IS_REPORTED : 0) |
		(f->is_mixed ? IS_MIXED : 0) | (f->has_reported ? HAS_REPORTED : 0) |
		(f->is_whole ? IS_WHOLE : 0));
	add_decimal(out, f->full);
	add_decimal(out, f->full - f->max);
	add_decimal(out, f->points);
	add_decimal(out, f->reported);
}

static void
take_figure(struct bytes *b, struct card_figure *f)
{
	unsigned kind = take_choice(b, STATE_COUNT * CARD_LEVEL_COUNT), flags = take_choice(b, FLAGS);
	f->state = (enum score_state)(kind / CARD_LEVEL_COUNT);
	f->level = (enum card_level)(kind % CARD_LEVEL_COUNT);
	f->has_points = flags & HAS_POINTS;
	f->is_reported = flags & IS_REPORTED;
	f->is_mixed = flags & IS_MIXED;
	f->has_reported = flags & HAS_REPORTED;
	f->is_whole = flags & IS_WHOLE;
	f->full = take_decimal(b);
	f->max = (decimal)((uint64_t)f->full - (uint64_t)take_decimal(b));
	f->points = take_decimal(b);
	f->reported = take_decimal(b);
}

void
card_pack_figures(struct buf *out, const struct card *c)
{
	for (size_t i = 0; i < c->figures.n; i++) {
		add_string(out, c->figures.v[i].code);
		add_figure(out, &c->figures.v[i]);
	}
}

bool
card_unpack_figures(struct card *c, const void *bytes, size_t len)
{
	/* Codes stay in the copy. */
	const unsigned char *copy = (unsigned char *)arena_copy(&c->loaded, bytes, len);
	struct bytes b = {.p = copy, .end = copy + len};
	while (b.p < b.end && !b.is_bad) {
		struct card_figure *f = array_push(&c->figures);
		f->code = take_string(&b);
		f->title = (char *)"";
		take_figure(&b, f);
	}
	c->has_figures = !b.is_bad && c->figures.n;
	if (!c->has_figures)
		array_done(&c->figures);
	return c->has_figures;
}

/* Entries. */

enum { FAR = 100 };

/* Strings that come again and again: a number, and the string itself where it is new. */
struct known ARRAY_OF(char *);

static void
add_known(struct buf *out, struct known *known, char *s)
{
	/* Mostly that of the entry before; far back it is not worth the search. */
	size_t i = known->n, last = i > FAR ? i - FAR : 0;
	while (i > last && strcmp(known->v[i - 1], s))
		i--;
	add_number(out, i > last ? i : 0);
	if (i > last)
		return;
	add_string(out, s);
	*array_push(known) = s;
}

static char *
take_known(struct bytes *b, struct known *known)
{
	unsigned i = take_choice(b, (unsigned)known->n + 1);
	if (i)
		return known->v[i - 1];
	return *array_push(known) = take_string(b);
}

enum { HAS_PLACE = 1, IS_PRIVATE = 2 };

/* The id as the part of the one before that it begins with, and the rest. */
static void
add_id(struct buf *out, const char *id, const char *before)
{
	size_t same = 0;
	while (same < 0x7f && id[same] && id[same] == before[same])
		same++;
	add_number(out, same);
	add_string(out, id + same);
}

static char *
take_id(struct bytes *b, struct arena *arena, const char *before)
{
	size_t same = take_choice(b, (unsigned)strlen(before) + 1);
	const char *rest = take_string(b);
	size_t len = strlen(rest);
	char *id = arena_alloc(arena, same + len + 1);
	memcpy(id, before, same);
	memcpy(id + same, rest, len + 1);
	return id;
}

void
card_pack_entries(struct buf *out, const struct card *c)
{
	struct known places = {0}, authors = {0};
	const char *id = "";
	size_t at = 0;
	for (size_t i = 0; i < c->entries.n; i++) {
		const struct card_entry *e = &c->entries.v[i];
		bool has_place = e->at != SIZE_MAX;
		unsigned flags = (has_place ? HAS_PLACE : 0) | (e->is_private ? IS_PRIVATE : 0);
		add_number(out, (uint64_t)e->section * 4 + flags);
		add_number(out, e->kind);
		add_known(out, &places, e->place);
		add_known(out, &authors, e->author);
		add_id(out, e->id, id);
		if (has_place) {
			add_signed(out, (int64_t)(e->at - at));
			at = e->at;
		}
		id = e->id;
	}
	array_done(&places);
	array_done(&authors);
}

bool
card_unpack_entries(struct card *c, const void *bytes, size_t len)
{
	const unsigned char *copy = (unsigned char *)arena_copy(&c->loaded, bytes, len);
	struct bytes b = {.p = copy, .end = copy + len};
	struct known places = {0}, authors = {0};
	const char *id = "";
	size_t at = 0;
	while (b.p < b.end && !b.is_bad) {
		struct card_entry *e = array_push(&c->entries);
		unsigned head = take_choice(&b, SECTION_COUNT * 4);
		e->section = (enum section)(head / 4);
		e->is_private = head & IS_PRIVATE;
		e->kind = (enum entry_kind)take_choice(&b, ENTRY_NONE + 1);
		e->place = take_known(&b, &places);
		e->author = take_known(&b, &authors);
		id = e->id = take_id(&b, &c->loaded, id);
		e->at = SIZE_MAX;
		if (head & HAS_PLACE)
			e->at = at += (size_t)take_signed(&b);
	}
	array_done(&places);
	array_done(&authors);
	c->has_entries = !b.is_bad;
	if (b.is_bad)
		array_done(&c->entries);
	return c->has_entries;
}

/* Heads. */

/* "sv" as a number. */
static uint64_t
language(void)
{
	uint64_t n = 0;
	for (const char *p = C_("language of this translation", "en"); *p && n <= 0xffff; p++)
		n = n << 8 | (unsigned char)*p;
	return n;
}

static void
add_strings(struct buf *out, const struct card *c)
{
	add_string(out, c->evaluation);
	add_string(out, c->also);
	add_string(out, c->subject);
	add_string(out, c->code);
	add_string(out, c->country);
	add_string(out, c->type);
	add_string(out, c->questionnaire);
	add_string(out, c->edition);
	add_string(out, c->people);
	add_string(out, c->profile);
}

static void
take_strings(struct bytes *b, struct card *c)
{
	c->evaluation = take_string(b);
	c->also = take_string(b);
	c->subject = take_string(b);
	c->code = take_string(b);
	c->country = take_string(b);
	c->type = take_string(b);
	c->questionnaire = take_string(b);
	c->edition = take_string(b);
	c->people = take_string(b);
	c->profile = take_string(b);
}

void
card_pack(struct buf *out, const struct card *c)
{
	add_number(out, c->state);
	add_number(out, c->state == CARD_BROKEN ? language() : 0);
	add_string(out, c->path);
	add_signed(out, c->stamp.size);
	add_signed(out, c->stamp.modified);
	add_signed(out, c->stamp.changed - c->stamp.modified);
	add_number(out, c->stamp.inode);
	if (c->state == CARD_BROKEN)
		add_string(out, c->fault);
	if (c->state >= CARD_BROKEN)
		return;
	add_strings(out, c);
	add_signed(out, c->year);
	add_signed(out, c->population);
	add_number(out, c->version);
	add_number(out, c->scored);
	add_number(out, c->asked);
	add_number(out, c->changes);
	add_number(out, c->rows);
	add_figure(out, &c->total);
}

struct card *
card_unpack(const void *bytes, size_t len)
{
	struct card *c = xmalloc(sizeof(*c) + len);
	unsigned char *copy = (unsigned char *)(c + 1);
	memset(c, 0, sizeof(*c));
	memcpy(copy, bytes, len);
	struct bytes b = {.p = copy, .end = copy + len};
	c->state = (enum card_state)take_choice(&b, CARD_STATE_COUNT + 1);
	take_number(&b);
	c->path = take_string(&b);
	c->stamp.size = take_signed(&b);
	c->stamp.modified = take_signed(&b);
	c->stamp.changed = (int64_t)((uint64_t)c->stamp.modified + (uint64_t)take_signed(&b));
	c->stamp.inode = take_number(&b);
	c->total.code = (char *)"total";
	c->total.title = (char *)"";
	c->population = -1;
	if (c->state < CARD_BROKEN) {
		take_strings(&b, c);
		c->year = take_whole(&b);
		c->population = take_whole(&b);
		c->version = (unsigned)take_number(&b);
		c->scored = (size_t)take_number(&b);
		c->asked = (size_t)take_number(&b);
		c->changes = take_number(&b);
		c->rows = (size_t)take_number(&b);
		take_figure(&b, &c->total);
	} else {
		card_set_unknown(c, c->state == CARD_BROKEN ? take_string(&b) : NULL);
	}
	if (b.is_bad || b.p != b.end) {
		card_free(c);
		return NULL;
	}
	return c;
}

bool
card_is_spoken(const void *bytes, size_t len)
{
	struct bytes b = {.p = bytes, .end = (const unsigned char *)bytes + len};
	unsigned state = take_choice(&b, CARD_STATE_COUNT + 1);
	return state != CARD_BROKEN || take_number(&b) == language();
}
