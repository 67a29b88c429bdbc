#include "config.h"

#include "model/signing.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <nettle/sha2.h>

#include "base/buf.h"
#include "base/clock.h"
#include "base/error.h"
#include "base/i18n.h"
#include "model/agenda.h"
#include "model/command.h"
#include "model/listing.h"
#include "model/questionnaire.h"
#include "model/score.h"
#include "model/sitting.h"

#define SIGNED "signed/"
#define REOPENED "reopened/"

enum { NUMBER_LIMIT = 999999 };

/* The digest. */

static void
add_text(struct sha256_ctx *ctx, const char *text)
{
	sha256_update(ctx, strlen(text) + 1, (const uint8_t *)text);
}

static void
add_version(struct sha256_ctx *ctx, const struct version *v)
{
	add_text(ctx, section_name(v->section));
	add_text(ctx, v->id);
	sha256_update(ctx, v->len - v->content, (const uint8_t *)v->bytes + v->content);
	sha256_update(ctx, 1, (const uint8_t *)"");
}

static int
by_sum(const void *a, const void *b)
{
	const struct version *v = *(struct version *const *)a, *w = *(struct version *const *)b;
	return strcmp(v->sum, w->sum);
}

/* Siblings come in an order of their own, whatever their vectors, and each content once. */
static void
add_item(struct sha256_ctx *ctx, const struct item *item)
{
	if (!item_current(item))
		return;
	if (item->n == 1) {
		add_version(ctx, item->v[0]);
		return;
	}
	struct version **v = xcalloc(item->n, sizeof(*v));
	for (size_t i = 0; i < item->n; i++)
		v[i] = item->v[i];
	qsort(v, item->n, sizeof(*v), by_sum);
	for (size_t i = 0; i < item->n; i++)
		if (!i || strcmp(v[i]->sum, v[i - 1]->sum))
			add_version(ctx, v[i]);
	free(v);
}

void
signing_digest(char digest[SIGNING_DIGEST_ROOM], const struct session *s)
{
	struct sha256_ctx ctx;
	uint8_t hash[SHA256_DIGEST_SIZE];
	sha256_init(&ctx);
	add_text(&ctx, s->questionnaire_hash);
	for (int section = 0; section < SECTION_COUNT; section++) {
		const struct items *items = &s->sections[section];
		/* Signing, looking and putting off are acts; a draft says nothing yet. */
		if (section == SECTION_STATUS || section == SECTION_LOOKED ||
		    section == SECTION_POSTPONED || section == SECTION_DRAFTS)
			continue;
		for (size_t i = 0; i < items->n; i++)
			add_item(&ctx, &items->v[i]);
	}
	for (size_t i = 0; i < s->extras.n; i++) {
		add_text(&ctx, s->extras.v[i].name);
		add_text(&ctx, s->extras.v[i].flow);
	}
	sha256_digest(&ctx, sizeof(hash), hash);
	for (size_t i = 0; i < sizeof(hash); i++)
		snprintf(digest + 2 * i, 3, "%02x", hash[i]);
}

/* What was signed. */

static bool
is_closed(const struct version *v)
{
	return v && !strcmp(version_text(v, FIELD_VALUE), "closed");
}

/* The number after the prefix; 0: not such an item. */
static unsigned
number_of(const char *id, const char *prefix)
{
	size_t len = strlen(prefix);
	unsigned long n = strncmp(id, prefix, len) ? 0 : strtoul(id + len, NULL, 10);
	return n <= NUMBER_LIMIT ? (unsigned)n : 0;
}

static const struct version *
find_reopened(const struct session *s, unsigned number)
{
	const struct items *items = &s->sections[SECTION_STATUS];
	for (size_t i = 0; i < items->n; i++) {
		const struct version *v = item_current(&items->v[i]);
		if (v && number_of(v->id, REOPENED) == number)
			return v;
	}
	return NULL;
}

unsigned
signing_number(const struct version *v)
{
	return number_of(v->id, SIGNED);
}

void
signings_list(struct signings *out, const struct session *s)
{
	const struct items *items = &s->sections[SECTION_STATUS];
	char digest[SIGNING_DIGEST_ROOM] = "";
	*out = (struct signings){0};
	for (size_t i = 0; i < items->n; i++) {
		const struct version *v = item_current(&items->v[i]);
		unsigned number = v ? number_of(v->id, SIGNED) : 0;
		if (!number)
			continue;
		if (!*digest)
			signing_digest(digest, s);
		*array_push(out) = (struct signing){
			.v = v, .number = number, .is_standing = is_closed(v),
			.reopened = is_closed(v) ? NULL : find_reopened(s, number),
			.is_changed = strcmp(version_text(v, FIELD_ON), digest) != 0,
		};
	}
}

void
signing_describe(struct buf *out, const struct version *v)
{
	const char *people = version_get(v, FIELD_PEOPLE), *name;
	struct buf names = BUF_INIT;
	size_t len;
	while (list_next(&people, &name, &len)) {
		buf_adds(&names, names.len ? ", " : "");
		buf_add(&names, name, len);
	}
	/* The day as it was where it was signed. */
	buf_addf(out, _("%.10s by %s"), version_text(v, FIELD_TIME), buf_str(&names));
	buf_done(&names);
}

bool
signing_summary(struct buf *out, const struct session *s, bool with_changes)
{
	const struct items *items = &s->sections[SECTION_STATUS];
	char digest[SIGNING_DIGEST_ROOM] = "";
	bool is_any = false;
	for (size_t i = 0; i < items->n; i++) {
		const struct version *v = item_current(&items->v[i]);
		if (!is_closed(v) || !number_of(v->id, SIGNED))
			continue;
		if (with_changes && !*digest)
			signing_digest(digest, s);
		buf_adds(out, is_any ? "; " : _("signed "));
		signing_describe(out, v);
		if (with_changes && strcmp(version_text(v, FIELD_ON), digest))
			buf_addf(out, " (%s)", _("changed since"));
		is_any = true;
	}
	return is_any;
}

/* What is open. */

/* Those whose answer to the question is awaited and not there. */
static void
find_missing(struct buf *out, const struct session *s, const struct question *q)
{
	struct agenda_people people;
	decimal points;
	agenda_people(&people, s);
	for (size_t i = 0; i < people.n; i++)
		if (agenda_awaits(s, q, people.v[i]) &&
		    score_answer(s, q, people.v[i], &points, NULL) == ANSWER_NONE)
			buf_addf(out, "%s%s", out->len ? ", " : "", people.v[i]);
	array_done(&people);
}

static void
list_question(struct reply *reply, const struct question *q, const char *what)
{
	struct row *row = reply_row(reply, "%-6s %s", q->id, what);
	row->line = xasprintf("#%s", q->id);
}

/* What the agenda has to settle; what is only told there does not stop anybody. */
static void
list_agenda(struct reply *reply, const struct session *s, bool *is_listed)
{
	struct agenda agenda;
	agenda_build(&agenda, s);
	for (size_t i = 0; i < agenda.items.n; i++) {
		const struct agenda_item *item = &agenda.items.v[i];
		struct buf text = BUF_INIT, missing = BUF_INIT;
		if (item->kind == AGENDA_AGREED || item->kind == AGENDA_LATE)
			continue;
		if (item->kind != AGENDA_MISSING)
			buf_adds(&text, agenda_kind_title(item->kind));
		if (item->kind == AGENDA_MISSING || item->kind == AGENDA_DIFFERS)
			find_missing(&missing, s, item->question);
		if (missing.len)
			buf_addf(&text, "%s%s %s", text.len ? ", " : "", _("awaited:"), missing.s);
		list_question(reply, item->question, buf_str(&text));
		is_listed[item->question->index] = true;
		buf_done(&text);
		buf_done(&missing);
	}
	agenda_done(&agenda);
}

/* The rows of what is open, conflicts first. */
static void
list_open(struct reply *reply, const struct session *s, size_t conflicts)
{
	const struct questionnaire *q = s->questionnaire;
	struct scores scores;
	bool *is_listed = xcalloc(q->questions.n + 1, sizeof(*is_listed));
	if (conflicts) {
		struct row *row = reply_row(reply, P_("%zu conflict; \":conflicts\" lists it",
			"%zu conflicts; \":conflicts\" lists them", conflicts), conflicts);
		row->line = xstrdup(":conflicts");
	}
	list_agenda(reply, s, is_listed);
	/* Where nobody is named nobody is awaited either. */
	scores_compute(&scores, s);
	for (size_t i = 0; i < q->questions.n; i++)
		if (!is_listed[i] && (scores.questions[i].state == STATE_UNTOUCHED ||
		    scores.questions[i].state == STATE_OPEN))
			list_question(reply, q->questions.v[i], _("nobody has answered"));
	scores_done(&scores);
	free(is_listed);
}

/* Signing and reopening. */

static void
add_name(struct buf *out, const struct session *s, const char *name)
{
	const char *full = listing_evaluator(s, name), *list = out->s, *known;
	size_t len;
	while (list_next(&list, &known, &len))
		if (len == strlen(full) && !strncmp(known, full, len))
			return;
	buf_addf(out, "%s%s", out->len ? "\n" : "", full);
}

static void
find_names(struct buf *out, const struct sitting *s, const char *const *names, size_t n)
{
	const struct items *items = &s->session->sections[SECTION_EVALUATORS];
	for (size_t i = 0; i < n; i++)
		add_name(out, s->session, names[i]);
	for (size_t i = 0; i < items->n && !n; i++)
		if (item_current(&items->v[i]))
			add_name(out, s->session, item_id(&items->v[i]));
	if (!out->len)
		add_name(out, s->session, s->evaluator);
}

static unsigned
next_number(const struct session *s)
{
	struct signings all;
	unsigned most = 0;
	signings_list(&all, s);
	for (size_t i = 0; i < all.n; i++)
		most = all.v[i].number > most ? all.v[i].number : most;
	array_done(&all);
	/* Nobody signs so often, but a file may say so; the writer in the id tells them apart. */
	return most < NUMBER_LIMIT ? most + 1 : most;
}

static void
write_signing(struct sitting *s, const char *const *names, size_t n, const char *reason)
{
	char time[STAMP_ROOM], digest[SIGNING_DIGEST_ROOM];
	struct buf people = BUF_INIT;
	struct values values = {.n = 0};
	unsigned number = next_number(s->session);
	/* The first change of a sitting writes the evaluator's name, which is content. */
	sitting_begin(s, _("signing"));
	find_names(&people, s, names, n);
	signing_digest(digest, s->session);
	char *id = xasprintf(SIGNED "%u-%s", number, s->writer.id);
	values_set(&values, FIELD_VALUE, "closed");
	values_set(&values, FIELD_BY, s->evaluator);
	values_set(&values, FIELD_TIME, stamp_format(time, s->now));
	values_set(&values, FIELD_REASON, reason);
	values_set(&values, FIELD_PEOPLE, people.s);
	values_set(&values, FIELD_ON, digest);
	sitting_write(s, SECTION_STATUS, id, NULL, values.v, values.n);
	sitting_end(s);
	free(id);
	buf_done(&people);
}

bool
signing_sign(struct sitting *s, const char *const *names, size_t n, const char *reason,
	struct reply *reply, struct error *err)
{
	size_t conflicts = session_conflicts(s->session);
	if (!sitting_may_write(s, err))
		return false;
	list_open(reply, s->session, conflicts);
	bool was_open = reply->rows.n;
	if (was_open && (conflicts || !reason)) {
		reply->is_refused = true;
		reply->title = xstrdup(conflicts ?
			_("Not signed, still open; conflicts must be settled first") :
			_("Not signed, still open; \":sign anyway REASON\" signs all the same"));
		return true;
	}
	reply_done(reply);
	write_signing(s, names, n, was_open ? reason : NULL);
	struct buf text = BUF_INIT;
	signing_summary(&text, s->session, false);
	reply_say(reply, _("%s; read-only until \":reopen REASON\""), text.s);
	buf_done(&text);
	return true;
}

/* The version of a closed status that no longer closes. */
static void
reopen_item(struct sitting *s, const struct version *v, const char *time, const char *reason)
{
	struct values values;
	values_from(&values, v);
	values_set(&values, FIELD_VALUE, "reopened");
	/* A signing keeps who signed it, when and why; an import says who reopened it. */
	if (!number_of(v->id, SIGNED)) {
		values_set(&values, FIELD_BY, s->evaluator);
		values_set(&values, FIELD_TIME, time);
		values_set(&values, FIELD_REASON, reason);
	}
	sitting_write(s, SECTION_STATUS, v->id, NULL, values.v, values.n);
}

bool
signing_reopen(struct sitting *s, const char *reason, struct error *err)
{
	const struct items *status = &s->session->sections[SECTION_STATUS];
	char time[STAMP_ROOM];
	unsigned number = 0;
	if (s->is_viewing)
		return error_set(err, _("opened for reading only"));
	if (!session_is_closed(s->session))
		return error_set(err, _("this session is open already"));
	stamp_format(time, s->now);
	sitting_begin(s, _("reopening"));
	for (size_t i = 0; i < status->n; i++) {
		const struct version *v = item_current(&status->v[i]);
		if (!is_closed(v))
			continue;
		number = number_of(v->id, SIGNED) > number ? number_of(v->id, SIGNED) : number;
		reopen_item(s, v, time, reason);
	}
	if (number) {
		char *id = xasprintf(REOPENED "%u-%s", number, s->writer.id);
		struct values values = {.n = 0};
		values_set(&values, FIELD_VALUE, "reopened");
		values_set(&values, FIELD_BY, s->evaluator);
		values_set(&values, FIELD_TIME, time);
		values_set(&values, FIELD_REASON, reason);
		sitting_write(s, SECTION_STATUS, id, NULL, values.v, values.n);
		free(id);
	}
	sitting_end(s);
	return true;
}
