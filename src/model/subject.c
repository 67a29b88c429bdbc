#include "config.h"

#include "model/subject.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/buf.h"
#include "base/dict.h"
#include "model/card.h"
#include "text/utf8.h"

enum { ALONE = -1, SEVERAL = -2 };	/* subjects that are none */

/* What cards say of their municipality; many say the same. */
struct variant {
	char *said;		/* type, country, code, name, a line each */
	char *type, *country, *code, *name;	/* with what an alias says; name folded */
	ptrdiff_t subject;
};

/* Names as keys, and which subject goes by them. */
struct known {
	char *key;
	ptrdiff_t subject;
};

struct teller {
	struct dict spellings;	/* folded, to the first alias that has it */
	struct spelling_texts ARRAY_OF(char *) texts;
	struct variants ARRAY_OF(struct variant *) variants;
	struct dict by_said;	/* to the variant */
	struct knowns ARRAY_OF(struct known *) known;
	struct dict by_key;	/* to what is known */
	struct buf key;
	ptrdiff_t count;
};

static char *
fold(const char *name)
{
	return utf8_fold(name, strlen(name), false);
}

const char *
subject_type(const struct card *c)
{
	return *c->type ? c->type : "municipality";
}

/* Aliases. */

void
aliases_done(struct aliases *aliases)
{
	for (size_t i = 0; i < aliases->n; i++) {
		struct alias *a = &aliases->v[i];
		free(a->name);
		free(a->type);
		free(a->country);
		free(a->code);
		for (size_t j = 0; j < a->also.n; j++)
			free(a->also.v[j]);
		array_done(&a->also);
	}
	array_done(aliases);
}

static bool
has_spelling(const struct alias *a, const char *folded)
{
	bool has = false;
	for (size_t i = 0; i <= a->also.n && !has; i++) {
		char *spelling = fold(i ? a->also.v[i - 1] : a->name);
		has = !strcmp(spelling, folded);
		free(spelling);
	}
	return has;
}

/* Does it speak of what has this type and country? */
static bool
is_about(const struct alias *a, const char *type, const char *country)
{
	return (!a->type || !strcmp(a->type, type)) &&
		(!a->country || !*country || !strcmp(a->country, country));
}

/* The alias of a folded name, from the given one on; NULL: none. */
static const struct alias *
find_alias(const struct aliases *aliases, size_t from, const char *folded, const char *type,
	const char *country)
{
	for (size_t i = from; i < aliases->n; i++)
		if (is_about(&aliases->v[i], type, country) && has_spelling(&aliases->v[i], folded))
			return &aliases->v[i];
	return NULL;
}

static void
take_spelling(struct teller *t, const char *name, size_t i)
{
	char *folded = fold(name);
	*array_push(&t->texts) = folded;
	dict_put(&t->spellings, folded, (void *)(uintptr_t)(i + 1));
}

static void
take_aliases(struct teller *t, const struct aliases *aliases)
{
	for (size_t i = 0; i < aliases->n; i++) {
		take_spelling(t, aliases->v[i].name, i);
		for (size_t j = 0; j < aliases->v[i].also.n; j++)
			take_spelling(t, aliases->v[i].also.v[j], i);
	}
}

static void
set(char **text, const char *value)
{
	free(*text);
	*text = xstrdup(value);
}

static void
apply_alias(struct teller *t, const struct aliases *aliases, struct variant *v)
{
	void *first = dict_get(&t->spellings, v->name);
	const struct alias *a = !first ? NULL :
		find_alias(aliases, (size_t)(uintptr_t)first - 1, v->name, v->type, v->country);
	if (!a)
		return;
	free(v->name);
	v->name = fold(a->name);
	if (!*v->country && a->country)
		set(&v->country, a->country);
	if (!*v->code && a->code)
		set(&v->code, a->code);
}

/* Variants. */

static void
set_key(struct teller *t, const char *a, const char *b, const char *c, const char *d)
{
	buf_clear(&t->key);
	buf_adds(&t->key, a);
	buf_addc(&t->key, '\n');
	buf_adds(&t->key, b);
	buf_addc(&t->key, '\n');
	buf_adds(&t->key, c);
	buf_addc(&t->key, '\n');
	buf_adds(&t->key, d);
}

static struct variant *
variant_of(struct teller *t, const struct card *c, const struct aliases *aliases)
{
	set_key(t, subject_type(c), c->country, c->code, c->subject);
	struct variant *v = dict_get(&t->by_said, t->key.s);
	if (v)
		return v;
	v = xcalloc(1, sizeof(*v));
	v->said = xstrdup(t->key.s);
	v->type = xstrdup(subject_type(c));
	v->country = xstrdup(c->country);
	v->code = xstrdup(c->code);
	v->name = fold(c->subject);
	if (aliases)
		apply_alias(t, aliases, v);
	*array_push(&t->variants) = v;
	dict_put(&t->by_said, v->said, v);
	return v;
}

/* Subjects. */

/* What is known by the key that was set; made with ALONE if nothing is. */
static struct known *
known_of(struct teller *t)
{
	struct known *k = dict_get(&t->by_key, t->key.s);
	if (k)
		return k;
	k = xcalloc(1, sizeof(*k));
	*k = (struct known){xstrdup(t->key.s), ALONE};
	*array_push(&t->known) = k;
	dict_put(&t->by_key, k->key, k);
	return k;
}

/* The subject that the key alone makes. */
static ptrdiff_t
own_subject(struct teller *t)
{
	struct known *k = known_of(t);
	if (k->subject == ALONE)
		k->subject = t->count++;
	return k->subject;
}

/* Notes that a subject goes by that key too. */
static void
call(struct teller *t, ptrdiff_t subject)
{
	struct known *k = known_of(t);
	k->subject = k->subject == ALONE || k->subject == subject ? subject : SEVERAL;
}

/*
 * What has country and code is sure; a name in a country is who is surely
 * called so there, if one is; a name alone is who is called so anywhere.  Each
 * round looks only at what the rounds before have told, so that the order of
 * the cards makes no difference.
 */
static void
tell_sure(struct teller *t, struct variant *v)
{
	if (!*v->country || !*v->code)
		return;
	set_key(t, "code", v->type, v->country, v->code);
	v->subject = own_subject(t);
	set_key(t, "in", v->type, v->country, v->name);
	call(t, v->subject);
	set_key(t, "anywhere", v->type, "", v->name);
	call(t, v->subject);
}

static void
tell_in_country(struct teller *t, struct variant *v)
{
	if (!*v->country || *v->code || !*v->name)
		return;
	set_key(t, "in", v->type, v->country, v->name);
	v->subject = known_of(t)->subject;
	if (v->subject < 0) {
		set_key(t, "name in", v->type, v->country, v->name);
		v->subject = own_subject(t);
	}
	set_key(t, "anywhere", v->type, "", v->name);
	call(t, v->subject);
}

static void
tell_anywhere(struct teller *t, struct variant *v)
{
	if (*v->country || !*v->name)
		return;
	set_key(t, "anywhere", v->type, "", v->name);
	v->subject = known_of(t)->subject;
	if (v->subject < 0) {
		set_key(t, "name", v->type, "", v->name);
		v->subject = own_subject(t);
	}
}

static void
tell_all(struct teller *t)
{
	static void (*const rounds[])(struct teller *, struct variant *) = {
		tell_sure, tell_in_country, tell_anywhere,
	};
	for (size_t i = 0; i < sizeof(rounds) / sizeof(*rounds); i++)
		for (size_t j = 0; j < t->variants.n; j++)
			rounds[i](t, t->variants.v[j]);
}

static void
teller_done(struct teller *t)
{
	for (size_t i = 0; i < t->variants.n; i++) {
		struct variant *v = t->variants.v[i];
		free(v->said);
		free(v->type);
		free(v->country);
		free(v->code);
		free(v->name);
		free(v);
	}
	for (size_t i = 0; i < t->known.n; i++) {
		free(t->known.v[i]->key);
		free(t->known.v[i]);
	}
	for (size_t i = 0; i < t->texts.n; i++)
		free(t->texts.v[i]);
	array_done(&t->variants);
	array_done(&t->known);
	array_done(&t->texts);
	dict_done(&t->spellings);
	dict_done(&t->by_said);
	dict_done(&t->by_key);
	buf_done(&t->key);
}

void
subjects_tell(struct subjects *out, const struct cards *cards, const struct aliases *aliases)
{
	struct teller t = {.count = 0};
	struct variant **of = xcalloc(cards->n + 1, sizeof(struct variant *));
	if (aliases)
		take_aliases(&t, aliases);
	for (size_t i = 0; i < cards->n; i++)
		if (cards->v[i]->state != CARD_BROKEN) {
			of[i] = variant_of(&t, cards->v[i], aliases);
			of[i]->subject = ALONE;
		}
	tell_all(&t);
	out->of = xreallocarray(NULL, cards->n + 1, sizeof(*out->of));
	for (size_t i = 0; i < cards->n; i++)
		out->of[i] = (size_t)(of[i] && of[i]->subject >= 0 ? of[i]->subject : t.count++);
	out->count = (size_t)t.count;
	out->countries = xcalloc(out->count + 1, sizeof(char *));
	for (size_t i = 0; i < cards->n; i++) {
		char **country = &out->countries[out->of[i]];
		if (of[i] && *of[i]->country && !*country)
			*country = xstrdup(of[i]->country);
	}
	for (size_t i = 0; i < out->count; i++)
		if (!out->countries[i])
			out->countries[i] = xstrdup("");
	free(of);
	teller_done(&t);
}

void
subjects_done(struct subjects *subjects)
{
	for (size_t i = 0; i < subjects->count; i++)
		free(subjects->countries[i]);
	free(subjects->countries);
	free(subjects->of);
	*subjects = (struct subjects){0};
}

void
aliases_with(struct aliases *out, const struct aliases *all, const char *name)
{
	char *folded = fold(name);
	*out = (struct aliases){0};
	for (size_t i = 0; i < all->n; i++)
		if (has_spelling(&all->v[i], folded))
			*array_push(out) = all->v[i];
	free(folded);
}

bool
subject_is_called(const struct card *c, const struct aliases *with, const char *name)
{
	char *wanted = fold(name), *own = fold(c->subject);
	bool is_called = !strcmp(wanted, own) ||
		find_alias(with, 0, own, subject_type(c), c->country);
	free(wanted);
	free(own);
	return is_called;
}
