#ifndef SAMPLE_H
#define SAMPLE_H

/* Sessions for tests, of the questionnaires that come with the program. */

#include <stdlib.h>

#include "base/alloc.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/error.h"
#include "base/rope.h"
#include "model/questionnaire.h"
#include "model/session.h"
#include "store/questionnaire-file.h"

static struct writer sample_writer;

static inline struct session *
sample_session(const char *questionnaire)
{
	const char *top = getenv("TOP");
	char *path = xasprintf("%s/questionnaires/%s.yaml", top ? top : ".", questionnaire);
	char hash[QUESTIONNAIRE_HASH_ROOM];
	struct questionnaire *q = NULL;
	struct buf asked = BUF_INIT;
	struct diags diags;
	struct error err = ERROR_INIT;
	diags_init(&diags, path);
	if (!questionnaire_file_read(&q, path, &diags, &err)) {
		printf("Bail out! %s %s\n", path, error_text(&err));
		exit(99);
	}
	questionnaire_hash(hash, q);
	questionnaire_write(&asked, q, 2, false);
	diags_done(&diags);
	free(path);
	return session_new("evaluation", q, piece_take(&asked), hash, false);
}

/* Writes an item; fields as "name", "value" pairs, ended by NULL. */
static inline void
sample_put(struct session *s, enum section section, const char *id, const char *const *pairs)
{
	struct value values[16];
	size_t n = 0;
	for (; pairs[2 * n]; n++)
		values[n] = (struct value){.field = section_field(section, pairs[2 * n]),
			.text = pairs[2 * n + 1], .len = strlen(pairs[2 * n + 1])};
	writer_next(&sample_writer);
	session_write(s, &sample_writer, section, id, NULL, values, n, false);
}

#define PUT(s, section, id, ...) \
	sample_put(s, SECTION_##section, id, (const char *const[]){__VA_ARGS__, NULL})

static inline void
sample_delete(struct session *s, enum section section, const char *id)
{
	writer_next(&sample_writer);
	session_write(s, &sample_writer, section, id, NULL, NULL, 0, true);
}

/* "2.1/ab" gives points. */
#define SCORE(s, id, points) PUT(s, SCORES, id, "state", "points", "points", points)
#define NOT_APPLICABLE(s, id) PUT(s, SCORES, id, "state", "not-applicable", "reason", "no such thing")
#define NOT_ASSESSED(s, id) PUT(s, SCORES, id, "state", "not-assessed")
#define REPORT(s, id, points) PUT(s, REPORTED, id, "points", points)

#endif
