/*
 * Reading and writing a session, against what libyaml needs for the bare
 * events of the same text.
 *
 *	yaml [-n ROUNDS] FILE
 *
 * All four are done in turn, ROUNDS times (60), and the fastest of each counts:
 * a shared machine adds noise, never speed.  What libyaml writes is measured
 * together with what it reads, less that.
 */

#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>
#include <yaml.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/error.h"
#include "base/file.h"
#include "model/session.h"
#include "store/session-file.h"
#include "store/yaml.h"

static double
now_us(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e6 + (double)t.tv_nsec / 1e3;
}

static void
check(bool is_good, const char *what)
{
	if (is_good)
		return;
	fprintf(stderr, "yaml: %s\n", what);
	exit(2);
}

static int
keep(void *ctx, unsigned char *bytes, size_t len)
{
	buf_add(ctx, bytes, len);
	return 1;
}

/* All events of the text; each into an emitter if there is one. */
static void
events(const struct buf *text, yaml_emitter_t *emitter)
{
	yaml_parser_t parser;
	check(yaml_parser_initialize(&parser), "libyaml does not start");
	yaml_parser_set_input_string(&parser, (const unsigned char *)text->s, text->len);
	for (bool is_end = false; !is_end;) {
		yaml_event_t event;
		check(yaml_parser_parse(&parser, &event), "libyaml does not read it");
		is_end = event.type == YAML_STREAM_END_EVENT;
		if (emitter)
			check(yaml_emitter_emit(emitter, &event), "libyaml does not write it");
		else
			yaml_event_delete(&event);
	}
	yaml_parser_delete(&parser);
}

static void
parse(const struct buf *text)
{
	events(text, NULL);
}

static void
parse_and_emit(const struct buf *text)
{
	struct buf out = BUF_INIT;
	yaml_emitter_t emitter;
	check(yaml_emitter_initialize(&emitter), "libyaml does not start");
	yaml_emitter_set_unicode(&emitter, 1);
	yaml_emitter_set_output(&emitter, keep, &out);
	events(text, &emitter);
	yaml_emitter_delete(&emitter);
	buf_done(&out);
}

static struct session *
read_session(const struct buf *text)
{
	struct diags diags;
	diags_init(&diags, "");
	struct session *s = session_read(text->s, text->len, NULL, &diags);
	check(s, "it is not a session without faults");
	diags_done(&diags);
	return s;
}

static void
read_and_free(const struct buf *text)
{
	session_free(read_session(text));
}

static struct session *session;

static void
format(const struct buf *text)
{
	struct buf out = BUF_INIT;
	session_format(&out, session);
	check(out.len == text->len, "it is not written as it was read");
	buf_done(&out);
}

int
main(int argc, char **argv)
{
	static void (*const what[])(const struct buf *) = {
		parse, parse_and_emit, read_and_free, format,
	};
	enum { PARSE, PARSE_EMIT, READ, WRITE, COUNT };
	double best[COUNT] = {0};
	struct buf text = BUF_INIT;
	struct error err = ERROR_INIT;
	bool has_rounds = argc == 4 && !strcmp(argv[1], "-n");
	long rounds = has_rounds ? strtol(argv[2], NULL, 10) : 60;
	if (argc != (has_rounds ? 4 : 2) || rounds < 1) {
		fputs("usage: yaml [-n ROUNDS] FILE\n", stderr);
		return 2;
	}
	if (!file_read(&text, argv[argc - 1], YAML_SIZE_LIMIT, &err))
		check(false, error_text(&err));
	session = read_session(&text);
	for (long round = 0; round < rounds; round++)
		for (int i = 0; i < COUNT; i++) {
			double start = now_us();
			what[i](&text);
			double us = now_us() - start;
			if (!round || us < best[i])
				best[i] = us;
		}
	double emit = best[PARSE_EMIT] - best[PARSE];
	printf("libyaml   parse %.0f us  emit %.0f us  of %zu KB\n", best[PARSE], emit, text.len / 1024);
	printf("session   read %.0f us  write %.0f us\n", best[READ], best[WRITE]);
	printf("reading %.2f\nwriting %.2f\n", best[READ] / best[PARSE], best[WRITE] / emit);
	session_free(session);
	buf_done(&text);
	return 0;
}
