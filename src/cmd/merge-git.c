#include "config.h"

#include "cmd/merge-git.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/error.h"
#include "base/file.h"
#include "base/i18n.h"
#include "cmd/cmd.h"
#include "model/session.h"
#include "store/session-file.h"
#include "store/yaml.h"

/* What git itself looks at to tell text from other things. */
enum { BINARY_LOOK = 8000 };

/* Sides may be larger than a session can be: git has both, we only hand them on. */
#define SIDE_LIMIT ((size_t)256 * 1024 * 1024)

struct side {
	const char *path;
	struct buf bytes;
	struct session *session;	/* NULL where it is none that can be read */
	bool is_likely;
};

static bool
read_side(struct side *side, const char *path, const struct session *like, struct diags *diags)
{
	struct error err = ERROR_INIT;
	*side = (struct side){.path = path};
	if (!file_read(&side->bytes, path, SIDE_LIMIT, &err)) {
		cmd_error("%s", error_text(&err));
		error_done(&err);
		return false;
	}
	const char *bytes = buf_str(&side->bytes);
	side->is_likely = session_is_likely(bytes, side->bytes.len);
	if (side->is_likely && side->bytes.len <= YAML_SIZE_LIMIT)
		side->session = session_read_like(bytes, side->bytes.len, like, NULL, diags);
	else if (side->is_likely)
		diag_error(diags, 0, 0, _("larger than %d MB"), YAML_SIZE_LIMIT / 1024 / 1024);
	return true;
}

static void
side_done(struct side *side)
{
	buf_done(&side->bytes);
	session_free(side->session);
}

/* git's own merge of lines; what it says goes to standard error by itself. */
static int
merge_lines(const char *base, const char *ours, const char *theirs)
{
	int status;
	pid_t child = fork();
	if (!child) {
		execlp("git", "git", "merge-file", "-L", "ours", "-L", "base", "-L", "theirs",
			"--", ours, base, theirs, (char *)NULL);
		_exit(127);
	}
	if (child < 0)
		return cmd_error("fork: %s", strerror(errno));
	while (waitpid(child, &status, 0) < 0)
		if (errno != EINTR)
			return cmd_error("waitpid: %s", strerror(errno));
	/* It tells the number of conflicts, up to 127, and 255 where it could not. */
	if (!WIFEXITED(status) || WEXITSTATUS(status) > 127)
		return STATUS_ERROR;
	if (WEXITSTATUS(status) == 127)
		return cmd_error(_("git merge-file could not be run"));
	return WEXITSTATUS(status) ? STATUS_FOUND : STATUS_DONE;
}

/* How many bytes of whole lines both begin with. */
static size_t
common_start(const struct buf *a, const struct buf *b)
{
	size_t n = a->len < b->len ? a->len : b->len, lines = 0;
	for (size_t i = 0; i < n && a->s[i] == b->s[i]; i++)
		if (a->s[i] == '\n')
			lines = i + 1;
	return lines;
}

/* How many bytes of whole lines both end with, of what is left of each. */
static size_t
common_end(const struct buf *a, const struct buf *b, size_t start)
{
	size_t n = (a->len < b->len ? a->len : b->len) - start, lines = 0;
	for (size_t i = 0; i < n; i++) {
		const char *p = a->s + a->len - 1 - i, *q = b->s + b->len - 1 - i;
		if (*p != *q)
			break;
		if ((p == a->s || p[-1] == '\n') && (q == b->s || q[-1] == '\n'))
			lines = i + 1;
	}
	return lines;
}

static void
add_lines(struct buf *out, const char *s, size_t len)
{
	buf_add(out, s, len);
	if (len && s[len - 1] != '\n')
		buf_addc(out, '\n');
}

/* One conflict with all in it that is not the same at the start and the end. */
static void
add_both(struct buf *out, const struct buf *a, const struct buf *b)
{
	size_t start = common_start(a, b), end = common_end(a, b, start);
	buf_add(out, buf_str(a), start);
	buf_adds(out, "<<<<<<< ours\n");
	add_lines(out, buf_str(a) + start, a->len - start - end);
	buf_adds(out, "=======\n");
	add_lines(out, buf_str(b) + start, b->len - start - end);
	buf_adds(out, ">>>>>>> theirs\n");
	buf_add(out, buf_str(a) + a->len - end, end);
}

static bool
write_ours(const struct side *ours, const struct buf *text)
{
	struct error err = ERROR_INIT;
	struct stat st;
	mode_t mode = stat(ours->path, &st) ? 0600 : st.st_mode & 0777;
	bool done = (text->len == ours->bytes.len &&
		!memcmp(buf_str(text), buf_str(&ours->bytes), text->len)) ||
		file_write(ours->path, buf_str(text), text->len, mode, true, &err);
	if (!done)
		cmd_error("%s", error_text(&err));
	error_done(&err);
	return done;
}

static bool
is_binary(const struct buf *bytes)
{
	size_t len = bytes->len < BINARY_LOOK ? bytes->len : BINARY_LOOK;
	return memchr(buf_str(bytes), '\0', len);
}

/* Nothing is decided: both are left for a person. */
static int
leave_both(const struct side *ours, const struct side *theirs, const char *name, const char *why)
{
	struct buf text = BUF_INIT;
	if (is_binary(&ours->bytes) || is_binary(&theirs->bytes))
		/* Markers would be found by nobody; git keeps their side. */
		return cmd_error(_("%s: not merged (%s); ours is left as it is, "
			"theirs is to be had by git checkout --theirs"), name, why);
	add_both(&text, &ours->bytes, &theirs->bytes);
	if (write_ours(ours, &text))
		cmd_error(_("%s: not merged (%s); both sides are in it, between <<<<<<< and >>>>>>>"),
			name, why);
	buf_done(&text);
	return STATUS_ERROR;
}

static int
merge_sides(struct side *ours, struct side *theirs, const char *name)
{
	struct error err = ERROR_INIT;
	struct buf text = BUF_INIT;
	int status = STATUS_DONE;
	if (!ours->session || !theirs->session) {
		const char *why = !ours->session && !theirs->session ? _("neither side is a whole session") :
			!ours->session ? _("our side is no whole session") :
			_("their side is no whole session");
		return leave_both(ours, theirs, name, why);
	}
	if (!session_merge(ours->session, theirs->session, NULL, &err)) {
		status = leave_both(ours, theirs, name, error_text(&err));
	} else {
		session_format(&text, ours->session);
		if (text.len > YAML_SIZE_LIMIT)
			status = leave_both(ours, theirs, name, _("larger than can be read again"));
		else if (!write_ours(ours, &text))
			status = STATUS_ERROR;
	}
	error_done(&err);
	buf_done(&text);
	return status;
}

int
merge_git(const char *base, const char *ours_path, const char *theirs_path, const char *path)
{
	struct side ours = {0}, theirs = {0};
	struct diags of_ours, of_theirs;
	const char *name = path ? path : ours_path;
	char *names[] = {xasprintf(_("%s (ours)"), name), xasprintf(_("%s (theirs)"), name)};
	diags_init(&of_ours, names[0]);
	diags_init(&of_theirs, names[1]);
	int status = STATUS_ERROR;
	if (read_side(&ours, ours_path, NULL, &of_ours) &&
	    read_side(&theirs, theirs_path, ours.session, &of_theirs)) {
		cmd_diags(&of_ours);
		cmd_diags(&of_theirs);
		status = ours.is_likely || theirs.is_likely ? merge_sides(&ours, &theirs, name) :
			merge_lines(base, ours_path, theirs_path);
	}
	diags_done(&of_ours);
	diags_done(&of_theirs);
	side_done(&ours);
	side_done(&theirs);
	free(names[0]);
	free(names[1]);
	return status;
}
