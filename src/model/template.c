#include "config.h"

#include "model/template.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "model/questionnaire.h"
#include "model/session.h"

static const char *const part_words[PART_COUNT] = {
	[PART_DONE] = "done",
	[PART_SUBJECT] = "subject",
	[PART_SUMMARY] = "summary",
	[PART_DIMENSIONS] = "dimensions",
	[PART_AREAS] = "areas",
	[PART_POINTS] = "points",
	[PART_NOT_ASSESSED] = "not-assessed",
	[PART_PUBLISHED] = "published",
	[PART_SOURCES] = "sources",
	[PART_CORRECTIONS] = "corrections",
	[PART_PROVENANCE] = "provenance",
};

enum word { WORD_SUBJECT, WORD_YEAR, WORD_QUESTIONNAIRE, WORD_EDITION, WORD_COUNT };

static const char *const words[WORD_COUNT] = {
	[WORD_SUBJECT] = "subject",
	[WORD_YEAR] = "year",
	[WORD_QUESTIONNAIRE] = "questionnaire",
	[WORD_EDITION] = "edition",
};

const char *
part_word(enum part part)
{
	return part_words[part];
}

enum part
part_by_word(const char *word)
{
	int part = 0;
	while (part < PART_COUNT && strcmp(part_words[part], word))
		part++;
	return (enum part)part;
}

void
template_free(struct template *t)
{
	if (!t)
		return;
	for (size_t i = 0; i < t->sections.n; i++) {
		free(t->sections.v[i].heading);
		free(t->sections.v[i].text);
	}
	for (size_t i = 0; i < t->lists.n; i++)
		free(t->lists.v[i].heading);
	array_done(&t->sections);
	array_done(&t->lists);
	free(t->language);
	free(t);
}

static enum word
find_word(const char *word, size_t len)
{
	int w = 0;
	while (w < WORD_COUNT && (strlen(words[w]) != len || strncmp(words[w], word, len)))
		w++;
	return (enum word)w;
}

bool
template_word_is_known(const char *word, size_t len)
{
	return find_word(word, len) != WORD_COUNT;
}

const char *
template_words(void)
{
	return "{subject}, {year}, {questionnaire}, {edition}";
}

bool
template_next(const char **p, const char **word, size_t *len)
{
	const char *brace = *p;
	while ((brace = strchr(brace, '{')) && brace[1] == '{')
		brace += 2;
	if (!brace)
		return false;
	*word = brace + 1;
	*len = strcspn(*word, "{}\n");
	*p = *word + *len;
	*p += **p == '}';
	return true;
}

static const char *
value_of(enum word word, const struct session *s, size_t language)
{
	const struct questionnaire *q = s->questionnaire;
	const char *value = NULL;
	switch (word) {
	case WORD_SUBJECT:
		value = session_subject(s, "name");
		break;
	case WORD_YEAR:
		value = session_subject(s, "year");
		break;
	case WORD_QUESTIONNAIRE:
		value = questionnaire_text(q, &q->title, language);
		break;
	default:
		value = q->edition;
	}
	return value ? value : "";
}

/* Plain text, in which two braces are one. */
static void
add_plain(struct buf *out, const char *text, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		buf_addc(out, text[i]);
		if (text[i] == '{' && i + 1 < len && text[i + 1] == '{')
			i++;
	}
}

void
template_fill(struct buf *out, const char *text, const struct session *s, size_t language)
{
	const char *p = text, *word;
	size_t len;
	while (template_next(&p, &word, &len)) {
		enum word found = find_word(word, len);
		add_plain(out, text, (size_t)(word - 1 - text));
		if (found != WORD_COUNT)
			buf_adds(out, value_of(found, s, language));
		text = p;
	}
	add_plain(out, text, strlen(text));
}
