/*
 * How fast a large text is pasted into the line of the form, and whether it is
 * one entry then, to its last byte.
 *
 *	paste [-n BYTES] SESSION PROGRAM [ARG...]
 *
 * Pastes BYTES (65536) in lines of 70, in brackets as terminals do, into
 * PROGRAM, which has SESSION open; then Enter, and Ctrl-Q.  Prints KB/s, to the
 * last byte that the paste makes it write, and how many entries of the session
 * are the text (1).
 */

#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/error.h"
#include "bench/pty.h"
#include "model/session.h"
#include "store/session-file.h"

/* Different lines, so that a lost or a doubled one is found. */
static void
make_text(struct buf *out, size_t len)
{
	enum { LINE = 70 };
	while (out->len < len) {
		size_t start = out->len;
		buf_addf(out, "%06zu det finns en plan och alla vet om den, även nämnden", start);
		buf_pad(out, 'x', LINE - 1 - (out->len - start));
		buf_addc(out, '\n');
	}
	buf_truncate(out, len - 1);
	buf_addc(out, '.');
}

static size_t
count_entries(const char *path, const struct buf *text)
{
	struct diags diags;
	struct error err = ERROR_INIT;
	struct session *s;
	size_t found = 0;
	diags_init(&diags, path);
	if (!session_file_read(&s, path, &diags, &err)) {
		fprintf(stderr, "paste: %s: %s\n", path, err.text ? err.text : "faults");
		exit(2);
	}
	const struct items *entries = &s->sections[SECTION_ENTRIES];
	for (size_t i = 0; i < entries->n; i++) {
		const struct version *v = item_current(&entries->v[i]);
		found += v && !strcmp(version_text(v, FIELD_TEXT), text->s);
	}
	session_free(s);
	diags_done(&diags);
	return found;
}

int
main(int argc, char **argv)
{
	static const char begin[] = "\033[200~", end[] = "\033[201~";
	struct buf text = BUF_INIT, keys = BUF_INIT;
	struct pty pty;
	bool has_bytes = argc > 2 && !strcmp(argv[1], "-n");
	size_t bytes = has_bytes ? strtoul(argv[2], NULL, 10) : 65536;
	argv += has_bytes ? 3 : 1;
	argc -= has_bytes ? 3 : 1;
	if (argc < 2 || bytes < 200) {
		fputs("usage: paste [-n BYTES] SESSION PROGRAM...\n", stderr);
		return 2;
	}
	make_text(&text, bytes);
	buf_adds(&keys, begin);
	/* A terminal sends what Enter sends. */
	for (size_t i = 0; i < text.len; i++)
		buf_addc(&keys, (char)(text.s[i] == '\n' ? '\r' : text.s[i]));
	buf_adds(&keys, end);

	pty_start(&pty, argv + 1);
	pty_take(&pty, 30000, 300);
	int64_t start = pty_now();
	/* Not so long that the save a quarter of a second later counts. */
	struct pty_answer answer = pty_pour(&pty, keys.s, keys.len, 120);
	double seconds = (double)(answer.last - start) / 1e9;
	pty_type(&pty, "\r", 1);
	pty_take(&pty, 1000, 300);
	pty_type(&pty, "\021", 1);
	while (!waitpid(pty.pid, NULL, WNOHANG))
		pty_take(&pty, 100, 100);
	printf("speed    %.0f\nentries  %zu\n", (double)bytes / 1000 / seconds,
		count_entries(argv[0], &text));
	buf_done(&text);
	buf_done(&keys);
	return 0;
}
