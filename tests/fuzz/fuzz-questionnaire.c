/*
 * Any bytes as a questionnaire: none may crash the reader, and what it accepts
 * must be written as something that it reads as the same.
 */
#include "config.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/diag.h"
#include "model/questionnaire.h"
#include "store/questionnaire-file.h"
#include "store/yaml.h"
#include "text/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len);

/* What a reader may rely on, whatever else was wrong around it. */
static bool
is_whole(const struct questionnaire *q)
{
	bool is_good = q->id && q->edition && q->language && q->languages.n && q->title.v &&
		q->title.v[0] && q->areas.n && q->questions.n >= q->areas.n;
	for (size_t i = 0; is_good && i < q->questions.n; i++) {
		const struct question *question = q->questions.v[i];
		is_good = question->id && question->title.v && question->title.v[0] &&
			question->max >= 0 && question->area && question->area->id;
	}
	return is_good;
}

static struct questionnaire *
load(const char *bytes, size_t len)
{
	struct diags diags;
	struct buf out = BUF_INIT;
	diags_init(&diags, "fuzz");
	struct yaml *doc = yaml_read(bytes, len, &diags);
	struct questionnaire *q = doc ? questionnaire_from_node(yaml_root(doc), &diags) : NULL;
	yaml_doc_free(doc);
	diags_sort(&diags);
	diags_format(&out, &diags);
	if (q && !is_whole(q))
		abort();
	if (diags.errors) {
		questionnaire_free(q);
		q = NULL;
	}
	/* A message is safe to show: one line each, no control characters. */
	if (!q != !!diags.errors || utf8_check(buf_str(&out), out.len) != out.len)
		abort();
	for (size_t i = 0; i < diags.list.n; i++)
		for (const char *c = diags.list.v[i].text; *c; c++)
			if ((unsigned char)*c < 0x20 || *c == 0x7f)
				abort();
	buf_done(&out);
	diags_done(&diags);
	return q;
}

static void
check_round(const struct questionnaire *q, bool is_brief)
{
	struct buf first = BUF_INIT, second = BUF_INIT;
	questionnaire_write(&first, q, 0, is_brief);
	struct questionnaire *again = load(first.s, first.len);
	if (!again)
		abort();
	questionnaire_write(&second, again, 0, is_brief);
	if (first.len != second.len || memcmp(first.s, second.s, first.len))
		abort();
	questionnaire_free(again);
	buf_done(&first);
	buf_done(&second);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
	struct questionnaire *q = load((const char *)bytes, len);
	if (!q)
		return 0;
	check_round(q, false);
	check_round(q, true);
	questionnaire_free(q);
	return 0;
}
