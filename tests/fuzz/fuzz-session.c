/*
 * Any bytes as a session: none may crash the readers, and what loads is written
 * as a text that loads as the same, by the fast reader.
 */
#include "config.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/diag.h"
#include "model/session.h"
#include "store/session-file.h"
#include "text/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len);

static struct session *
load(const char *bytes, size_t len, bool *is_canonical)
{
	struct diags diags;
	struct buf out = BUF_INIT;
	diags_init(&diags, "fuzz");
	struct session *s = session_read(bytes, len, is_canonical, &diags);
	diags_format(&out, &diags);
	/* A session or faults, and a message is safe to show. */
	if (!s != !!diags.errors || utf8_check(buf_str(&out), out.len) != out.len)
		abort();
	for (size_t i = 0; i < diags.list.n; i++)
		for (const char *c = diags.list.v[i].text; *c; c++)
			if ((unsigned char)*c < 0x20 || *c == 0x7f)
				abort();
	buf_done(&out);
	diags_done(&diags);
	return s;
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
	struct buf first = BUF_INIT, second = BUF_INIT;
	bool is_canonical, is_canonical_again;
	struct session *s = load((const char *)bytes, len, &is_canonical);
	if (!s)
		return 0;
	session_format(&first, s);
	if (is_canonical != (first.len == len && !memcmp(first.s, bytes, len)))
		abort();
	struct session *again = load(first.s, first.len, &is_canonical_again);
	if (!again || !is_canonical_again)
		abort();
	session_format(&second, again);
	if (first.len != second.len || memcmp(first.s, second.s, first.len))
		abort();
	/* The two are one evaluation, and have nothing to tell each other. */
	bool has_changed;
	if (!session_merge(s, again, &has_changed, NULL) || has_changed)
		abort();
	session_free(again);
	session_free(s);
	buf_done(&first);
	buf_done(&second);
	return 0;
}
