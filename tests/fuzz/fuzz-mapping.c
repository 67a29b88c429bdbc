/*
 * Any bytes as a mapping: none may crash the reader, and what it accepts can be
 * followed from either side.
 */
#include "config.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/diag.h"
#include "model/mapping.h"
#include "store/mapping-file.h"
#include "store/yaml.h"
#include "text/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len);

static struct mapping *
load(const char *bytes, size_t len)
{
	struct diags diags;
	struct buf out = BUF_INIT;
	diags_init(&diags, "fuzz");
	struct yaml *doc = yaml_read(bytes, len, &diags);
	size_t before = diags.errors;
	struct mapping *m = doc ? mapping_from_node(yaml_root(doc), &diags) : NULL;
	yaml_doc_free(doc);
	diags_sort(&diags);
	diags_format(&out, &diags);
	if ((m && diags.errors != before) || (doc && !m && !diags.errors) ||
	    utf8_check(buf_str(&out), out.len) != out.len)
		abort();
	/* A message is safe to show: one line each, no control characters. */
	for (size_t i = 0; i < diags.list.n; i++)
		for (const char *c = diags.list.v[i].text; *c; c++)
			if ((unsigned char)*c < 0x20 || *c == 0x7f)
				abort();
	buf_done(&out);
	diags_done(&diags);
	return m;
}

/* What is found of a code leads back to it. */
static void
check_back(const struct mapping *m, bool is_area, const char *from)
{
	struct mapping_parts parts = {0};
	if (mapping_find(m, false, is_area, from, &parts, NULL) == RELATION_COUNT)
		abort();
	for (size_t i = 0; i < parts.n; i++) {
		struct mapping_parts back = {0};
		bool is_back = false;
		enum relation r = mapping_find(m, true, is_area, parts.v[i], &back, NULL);
		for (size_t j = 0; j < back.n; j++)
			is_back |= !strcmp(back.v[j], from);
		if (!is_back || r == RELATION_COUNT || (r == RELATION_SAME && back.n != 1))
			abort();
		array_done(&back);
	}
	array_done(&parts);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
	struct mapping *m = load((const char *)bytes, len);
	if (!m)
		return 0;
	if (!m->id || !m->from || !m->to || !m->title.n || !mapping_text(&m->title, "sv"))
		abort();
	for (size_t i = 0; i < m->areas.n; i++)
		if (m->areas.v[i].from)
			check_back(m, true, m->areas.v[i].from);
	for (size_t i = 0; i < m->questions.n; i++)
		if (m->questions.v[i].from)
			check_back(m, false, m->questions.v[i].from);
	mapping_free(m);
	return 0;
}
