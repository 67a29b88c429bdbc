/*
 * Any bytes as an entry of the capture line: it is understood, or refused with
 * a reason and a column inside it; and any text, quoted for any kind, reads
 * back as that text and nothing else.
 */

#include "config.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/buf.h"
#include "base/error.h"
#include "model/capture.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define MUST(x) ((x) ? (void)0 : fail(__LINE__, #x))

static void
fail(int line, const char *what)
{
	fprintf(stderr, "fuzz-capture.c:%d: not so: %s\n", line, what);
	abort();
}

static bool
is_target(void *ctx, const char *id)
{
	(void)ctx;
	return *id >= '0' && *id <= '9';
}

static bool
is_role(void *ctx, const char *role)
{
	(void)ctx;
	return *role == 'l' || *role == 'I';
}

static const struct capture_names names = {is_target, is_role, NULL};

static bool
has_text(enum capture_kind kind)
{
	return kind != CAPTURE_CLEAR && kind != CAPTURE_GOTO && kind != CAPTURE_COMMAND &&
		kind != CAPTURE_EMPTY;
}

static void
check_quote(enum capture_kind kind, const char *text)
{
	struct buf line = BUF_INIT;
	if (kind == CAPTURE_SCORE)
		buf_adds(&line, "= 7,5 ");
	capture_quote(&line, kind, text);
	struct capture c;
	MUST(capture_parse(&c, line.s, line.len, false, &names, NULL, NULL));
	MUST(c.kind == kind);
	MUST(!strcmp(c.text, text));
	MUST(!c.target && !c.command && !c.source_count && !c.role_count);
	capture_done(&c);
	buf_done(&line);
}

/* Checks one reading; tells whether the line is more than blanks. */
static bool
check_parse(const char *line, size_t len, bool is_literal)
{
	struct capture c;
	struct error err = ERROR_INIT;
	unsigned column = 0;
	bool is_good = capture_parse(&c, line, len, is_literal, &names, &column, &err);
	bool is_empty = is_good && c.kind == CAPTURE_EMPTY;
	MUST(c.text);
	if (is_good) {
		MUST(!err.text);
		if (has_text(c.kind) && *c.text)
			check_quote(c.kind, c.text);
	} else {
		MUST(*error_text(&err) && !strchr(error_text(&err), '\n'));
		MUST(column >= 1 && column <= len);
		MUST(c.kind == CAPTURE_EMPTY && !c.target && !c.source_count);
	}
	capture_done(&c);
	error_done(&err);
	return !is_empty;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	/* A copy of its own, so that reading beyond its end is noticed. */
	char *line = xmemdup(data, size);
	bool is_text = check_parse(line, size, false);
	check_parse(line, size, true);
	if (is_text && !memchr(line, '\0', size)) {
		char *text = xstrndup(line, size);
		for (enum capture_kind kind = 0; kind < CAPTURE_KIND_COUNT; kind++)
			if (has_text(kind))
				check_quote(kind, text);
		free(text);
	}
	free(line);
	return 0;
}
