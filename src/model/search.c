#include "config.h"

#include "model/search.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "model/listing.h"
#include "model/questionnaire.h"
#include "model/score.h"
#include "model/session.h"
#include "text/utf8.h"

enum { CONTEXT_BEFORE = 30, CONTEXT_ALL = 160 };

struct words ARRAY_OF(char *);

struct search {
	struct hits *hits;
	struct words words;
	const struct session *session;
	const char *evaluator;
	size_t language;
};

static void
split(struct words *words, const char *text)
{
	char *folded = utf8_fold(text, strlen(text), false);
	for (char *p = folded; *p;) {
		p += strspn(p, " \t\n");
		size_t len = strcspn(p, " \t\n");
		if (len)
			*array_push(words) = xstrndup(p, len);
		p += len;
	}
	free(folded);
}

/* Where the first word stands in the folded text; -1 unless all do. */
static ptrdiff_t
match(const struct search *s, const char *folded)
{
	ptrdiff_t first = -1;
	for (size_t i = 0; i < s->words.n; i++) {
		const char *p = strstr(folded, s->words.v[i]);
		if (!p)
			return -1;
		if (!i)
			first = p - folded;
	}
	return first;
}

/* The text around a byte, as one line; folding keeps places nearly, which is enough. */
static char *
context(const char *text, size_t at)
{
	struct buf out = BUF_INIT;
	size_t len = strlen(text), from = at < len ? at : 0;
	from = from > CONTEXT_BEFORE ? from - CONTEXT_BEFORE : 0;
	while (from && ((unsigned char)text[from] & 0xc0) == 0x80)
		from--;
	if (from)
		buf_adds(&out, "…");
	size_t end = from + CONTEXT_ALL < len ? from + CONTEXT_ALL : len;
	while (end < len && ((unsigned char)text[end] & 0xc0) == 0x80)
		end++;
	for (size_t i = from; i < end; i++)
		buf_addc(&out, text[i] == '\n' || text[i] == '\t' ? ' ' : text[i]);
	if (end < len)
		buf_adds(&out, "…");
	return buf_steal(&out);
}

static void
look(struct search *s, const char *place, const char *before, const char *text)
{
	if (!text || !*text)
		return;
	char *folded = utf8_fold(text, strlen(text), false);
	ptrdiff_t at = match(s, folded);
	free(folded);
	if (at < 0)
		return;
	char *around = context(text, (size_t)at);
	struct hit *hit = array_push(s->hits);
	hit->place = xstrdup(place);
	hit->context = xasprintf("%s%s", before, around);
	free(around);
}

static void
look_entries(struct search *s)
{
	const struct items *items = &s->session->sections[SECTION_ENTRIES];
	for (size_t i = 0; i < items->n; i++) {
		for (size_t j = 0; j < items->v[i].n; j++) {
			const struct version *v = items->v[i].v[j];
			const char *place = version_get(v, FIELD_QUESTION);
			if (v->is_deleted || (version_yes(v, FIELD_PRIVATE) &&
			    strcmp(version_text(v, FIELD_BY), s->evaluator)))
				continue;
			char mark[3] = {entry_kind_mark(version_kind(v)), ' ', '\0'};
			look(s, place ? place : "0", mark, version_get(v, FIELD_TEXT));
		}
	}
}

/* A colleague's reason tells of their points. */
static bool
may_see_reason(const struct search *s, const char *place, const char *owner)
{
	const struct question *q = questionnaire_question(s->session->questionnaire, place);
	return !q || !strcmp(owner, s->evaluator) || !score_is_hidden(s->session, q, s->evaluator);
}

static void
look_texts(struct search *s)
{
	const struct items *texts = &s->session->sections[SECTION_TEXTS];
	for (size_t i = 0; i < texts->n; i++) {
		const struct version *v = item_current(&texts->v[i]);
		const char *slash = strchr(item_id(&texts->v[i]), '/');
		if (v)
			look(s, slash ? slash + 1 : "0", "> ", version_get(v, FIELD_TEXT));
	}
	const struct items *scores = &s->session->sections[SECTION_SCORES];
	for (size_t i = 0; i < scores->n; i++) {
		const struct version *v = item_current(&scores->v[i]);
		if (!v)
			continue;
		size_t len = strcspn(v->id, "/");
		char *place = xstrndup(v->id, len);
		if (may_see_reason(s, place, v->id + len + (v->id[len] == '/')))
			look(s, place, "= ", version_get(v, FIELD_REASON));
		free(place);
	}
}

static void
look_questions(struct search *s)
{
	const struct questionnaire *q = s->session->questionnaire;
	for (size_t i = 0; i < q->questions.n; i++) {
		const struct question *question = q->questions.v[i];
		look(s, question->id, "", questionnaire_text(q, &question->title, s->language));
		look(s, question->id, "", questionnaire_text(q, &question->guidance, s->language));
		for (size_t j = 0; j < question->criteria.n; j++)
			look(s, question->id, "", questionnaire_text(q,
				&question->criteria.v[j].text, s->language));
	}
}

void
search_session(struct hits *hits, const struct session *session, const char *words,
	const char *evaluator, size_t language)
{
	struct search s = {.hits = hits, .session = session, .evaluator = evaluator, .language = language};
	*hits = (struct hits){0};
	split(&s.words, words);
	if (s.words.n) {
		look_entries(&s);
		look_texts(&s);
		look_questions(&s);
	}
	for (size_t i = 0; i < s.words.n; i++)
		free(s.words.v[i]);
	array_done(&s.words);
}

void
search_done(struct hits *hits)
{
	for (size_t i = 0; i < hits->n; i++) {
		free(hits->v[i].place);
		free(hits->v[i].context);
	}
	array_done(hits);
}
