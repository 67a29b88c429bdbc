#ifndef TYPING_H
#define TYPING_H

/* For tests that type lines into a sitting: one clock, one answer, one reason. */

#include "base/clock.h"
#include "base/diag.h"
#include "base/error.h"
#include "model/command.h"
#include "model/sitting.h"
#include "store/session-file.h"
#include "tests/tap.h"

static int64_t now = 1271761200;	/* 2010-04-20 13:00; a line takes a minute */
static struct reply reply;
static struct error err;

/* Enters a line, `replaces` as in command_enter; what was answered stays until the next one. */
static inline bool
enter_for(struct sitting *s, const char *line, const char *replaces)
{
	unsigned column;
	now += 60;
	reply_done(&reply);
	error_done(&err);
	return command_enter(s, line, strlen(line), false, replaces,
		(struct stamp){.seconds = now, .offset = 120}, &reply, &column, &err);
}

static inline bool
enter(struct sitting *s, const char *line)
{
	return enter_for(s, line, NULL);
}

static inline void
must_at(struct sitting *s, const char *line, int at)
{
	if (!enter(s, line)) {
		tap_check(false, __FILE__, at, line);
		printf("#   %s\n", error_text(&err));
	}
}

#define must(s, line) must_at(s, line, __LINE__)

/* Is it refused, for a reason with these words in it? */
#define refused(s, line, words) do { \
	ok(!enter(s, line)); \
	if (!ok(strstr(error_text(&err), words))) \
		printf("#   %s: %s\n", line, error_text(&err)); \
} while (0)

/* The same session in another's hands, as if its file had been copied. */
static inline struct sitting *
copy_for(const struct session *s, const char *who)
{
	struct diags diags;
	struct buf text = BUF_INIT;
	session_format(&text, s);
	diags_init(&diags, "copy");
	struct session *session = session_read(text.s, text.len, NULL, &diags);
	ok(session && !diags.list.n);
	diags_done(&diags);
	buf_done(&text);
	return sitting_new(session, who, NULL);
}

#endif
