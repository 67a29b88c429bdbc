#include "config.h"

/* kompass merge: several files of one evaluation to one. */

#include "cmd/cmd.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/buf.h"
#include "base/clock.h"
#include "base/diag.h"
#include "base/error.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/rope.h"
#include "cmd/merge-git.h"
#include "model/merge.h"
#include "model/session.h"
#include "model/signing.h"
#include "store/history.h"
#include "store/session-file.h"
#include "store/target.h"
#include "store/yaml.h"
#include "text/utf8.h"

struct request {
	char **paths;
	size_t count;
	const char *out;	/* NULL: standard output */
	bool is_forced;
	unsigned overruled;	/* guards */
};

struct sources {
	struct buf *bytes;	/* as read */
	struct merge_input *in;
	size_t n;
};

/* Reads all and tells all faults; false if there are any. */
static bool
read_all(struct sources *s, const struct request *r)
{
	bool is_good = true;
	const struct session *like = NULL;
	s->n = r->count;
	s->bytes = xcalloc(s->n, sizeof(*s->bytes));
	s->in = xcalloc(s->n, sizeof(*s->in));
	for (size_t i = 0; i < s->n; i++) {
		struct diags diags;
		struct error err = ERROR_INIT;
		diags_init(&diags, r->paths[i]);
		s->in[i].name = r->paths[i];
		if (!file_read(&s->bytes[i], r->paths[i], YAML_SIZE_LIMIT, &err))
			cmd_error("%s", error_text(&err));
		else
			s->in[i].session = session_read_like(buf_str(&s->bytes[i]),
				s->bytes[i].len, like, NULL, &diags);
		like = like ? like : s->in[i].session;
		cmd_diags(&diags);
		is_good &= s->in[i].session != NULL;
		error_done(&err);
		diags_done(&diags);
	}
	return is_good;
}

static void
sources_done(struct sources *s)
{
	for (size_t i = 0; i < s->n; i++) {
		buf_done(&s->bytes[i]);
		session_free((struct session *)s->in[i].session);
	}
	free(s->bytes);
	free(s->in);
}

static void
tell_faults(const struct merge *m)
{
	for (size_t i = 0; i < m->faults.n; i++) {
		const char *option = merge_guard_option(m->faults.v[i].guard);
		if (option)
			cmd_error(_("%s; --%s merges all the same"), m->faults.v[i].text, option);
		else
			cmd_error("%s", m->faults.v[i].text);
	}
}

/* Were they only begun apart?  Then a person at a terminal can say yes. */
static bool
ask_whether_same(const struct merge *m)
{
	struct buf question = BUF_INIT;
	for (size_t i = 0; i < m->faults.n; i++)
		if (m->faults.v[i].guard != MERGE_APART)
			return false;
	for (size_t i = 0; i < m->faults.n; i++)
		buf_addf(&question, "%s\n", m->faults.v[i].text);
	buf_adds(&question, _("Are they the same evaluation, for good? (y/n) "));
	struct buf safe = BUF_INIT;
	utf8_safe(&safe, question.s, question.len, true);
	bool is_yes = cmd_ask_yes(safe.s);
	buf_done(&safe);
	buf_done(&question);
	return is_yes;
}

/* Is it the same file, however it is called? */
static bool
is_same_file(const char *a, const char *b)
{
	char *x = realpath(a, NULL), *y = realpath(b, NULL);
	bool is_same = x && y && !strcmp(x, y);
	free(x);
	free(y);
	return is_same;
}

/* What is believed to be in the file that is replaced: of an input what was read. */
static bool
read_old(struct buf *old, const struct request *r, const struct sources *s, struct error *err)
{
	for (size_t i = 0; i < s->n; i++) {
		if (is_same_file(r->out, s->in[i].name)) {
			buf_add(old, buf_str(&s->bytes[i]), s->bytes[i].len);
			return true;
		}
	}
	return file_read(old, r->out, YAML_SIZE_LIMIT, err);
}

/* old NULL: there is no file yet. */
static bool
save(struct target *t, const struct rope *text, const struct rope *old, struct error *err)
{
	struct buf foreign = BUF_INIT;
	bool is_placed;
	if (old && !history_keep(t->state_folder, old, GENERATION_FOREIGN, clock_now(), err))
		return false;
	enum target_result result = target_save(t, text, old, &foreign, &is_placed, err);
	buf_done(&foreign);
	if (result == TARGET_FOREIGN)
		return error_set(err, _("%s: somebody wrote to it meanwhile; nothing was written, "
			"run it again"), t->path);
	return result == TARGET_SAVED;
}

/* Puts the text at r->out; what happened goes to *what, translated. */
static bool
write_out(const struct request *r, const struct sources *s, const struct buf *text,
	const char **what)
{
	struct target target;
	struct buf old = BUF_INIT;
	struct error err = ERROR_INIT;
	struct stat st;
	bool is_there = !lstat(r->out, &st);
	bool done = (!is_there || read_old(&old, r, s, &err));
	bool is_same = is_there && old.len == text->len && !memcmp(buf_str(&old), text->s, text->len);
	*what = is_same ? _("unchanged") : is_there ? _("replaced") : _("written");
	if (done && !is_same && (done = target_open(&target, r->out, &err))) {
		struct rope new_text = rope_of(text->s, text->len);
		struct rope old_text = rope_of(buf_str(&old), old.len);
		done = save(&target, &new_text, is_there ? &old_text : NULL, &err);
		rope_done(&new_text);
		rope_done(&old_text);
		target_done(&target);
	}
	if (!done)
		cmd_error("%s", error_text(&err));
	error_done(&err);
	buf_done(&old);
	return done;
}

static void
add_count(struct buf *out, enum merge_kind kind, size_t n)
{
	switch (kind) {
	case MERGE_ENTRIES:
		buf_addf(out, P_("%zu entry", "%zu entries", n), n);
		break;
	case MERGE_SCORES:
		buf_addf(out, P_("%zu score", "%zu scores", n), n);
		break;
	case MERGE_SETTLED:
		buf_addf(out, P_("%zu settled score", "%zu settled scores", n), n);
		break;
	case MERGE_TEXTS:
		buf_addf(out, P_("%zu report text", "%zu report texts", n), n);
		break;
	case MERGE_SOURCES:
		buf_addf(out, P_("%zu source", "%zu sources", n), n);
		break;
	case MERGE_TICKS:
		buf_addf(out, P_("%zu tick", "%zu ticks", n), n);
		break;
	case MERGE_DELETIONS:
		buf_addf(out, P_("%zu deletion", "%zu deletions", n), n);
		break;
	default:
		buf_addf(out, P_("%zu other item", "%zu other items", n), n);
	}
}

/* "12 entries, 3 scores" */
static void
add_counts(struct buf *out, const size_t own[MERGE_KIND_COUNT])
{
	bool is_first = true;
	for (int kind = 0; kind < MERGE_KIND_COUNT; kind++) {
		if (!own[kind])
			continue;
		if (!is_first)
			buf_adds(out, ", ");
		add_count(out, (enum merge_kind)kind, own[kind]);
		is_first = false;
	}
}

static void
add_input(struct buf *out, const struct merge_input *in, size_t i)
{
	size_t total = 0;
	for (int kind = 0; kind < MERGE_KIND_COUNT; kind++)
		total += in[i].own[kind];
	if (in[i].same_as != i) {
		buf_addf(out, _("%s: holds the same as %s\n"), in[i].name, in[in[i].same_as].name);
	} else if (!total) {
		buf_addf(out, _("%s: nothing that the others lack\n"), in[i].name);
	} else {
		struct buf counts = BUF_INIT;
		add_counts(&counts, in[i].own);
		buf_addf(out, _("%s: %s that no other has\n"), in[i].name, counts.s);
		buf_done(&counts);
	}
}

static void
add_codes(struct buf *out, const char *what, const struct merge_codes *codes)
{
	if (!codes->n)
		return;
	buf_adds(out, what);
	for (size_t i = 0; i < codes->n; i++)
		buf_addf(out, " %s", codes->v[i]);
	buf_addc(out, '\n');
}

/* Who signed it, where that is not what was signed any more. */
static void
add_signing(struct buf *out, const struct session *s)
{
	struct signings signings;
	bool is_changed = false;
	signings_list(&signings, s);
	for (size_t i = 0; i < signings.n; i++)
		is_changed |= signings.v[i].is_standing && signings.v[i].is_changed;
	if (is_changed) {
		signing_summary(out, s, true);
		buf_addc(out, '\n');
	}
	array_done(&signings);
}

/* What came from whom, and what is left to settle. */
static void
tell(const struct merge *m, const struct sources *s, const char *out, const char *what)
{
	struct buf text = BUF_INIT;
	for (size_t i = 0; i < s->n; i++)
		add_input(&text, s->in, i);
	if (out)
		buf_addf(&text, "%s: %s\n", out, what);
	if (m->differing)
		buf_addf(&text, P_("scores differ on %zu question\n", "scores differ on %zu questions\n",
			m->differing), m->differing);
	if (m->conflicts)
		buf_addf(&text, P_("%zu conflict is open\n", "%zu conflicts are open\n", m->conflicts),
			m->conflicts);
	add_codes(&text, _("changed since settled:"), &m->changed);
	add_codes(&text, _("scored after it was settled, otherwise:"), &m->late);
	add_signing(&text, m->result);
	if (!m->differing && !m->conflicts && !m->changed.n && !m->late.n)
		buf_adds(&text, _("nothing differs\n"));
	cmd_tell(&text);
	buf_done(&text);
}

static int
finish(const struct request *r, const struct sources *s, const struct merge *m)
{
	struct buf text = BUF_INIT;
	const char *what = NULL;
	session_format(&text, m->result);
	bool is_readable = text.len <= YAML_SIZE_LIMIT ||
		cmd_error(_("the result would be larger than %d MB, which could not be read again"),
			YAML_SIZE_LIMIT / 1024 / 1024) == STATUS_DONE;
	bool done = is_readable && (r->out ? write_out(r, s, &text, &what) : cmd_print(&text));
	buf_done(&text);
	if (!done)
		return STATUS_ERROR;
	tell(m, s, r->out, what);
	return m->differing || m->conflicts || m->changed.n ? STATUS_FOUND : STATUS_DONE;
}

static int
merge(const struct request *r)
{
	struct sources s = {0};
	struct merge m = {0};
	struct stat st;
	int status = STATUS_ERROR;
	bool is_good = true;
	if (r->out && !r->is_forced && !lstat(r->out, &st))
		is_good = cmd_error(_("%s: is there already; --force replaces it"), r->out) == STATUS_DONE;
	is_good &= read_all(&s, r);
	if (is_good) {
		merge_run(&m, s.in, s.n, r->overruled);
		if (m.faults.n && ask_whether_same(&m)) {
			merge_done(&m);
			merge_run(&m, s.in, s.n, r->overruled | 1u << MERGE_APART);
		}
		is_good = !m.faults.n;
		tell_faults(&m);
	}
	if (is_good)
		status = finish(r, &s, &m);
	else
		cmd_error(_("nothing was merged"));
	merge_done(&m);
	sources_done(&s);
	return status;
}

/* The guard that an option overrules. */
static enum merge_guard
guard_of(char letter)
{
	switch (letter) {
	case 'S':
		return MERGE_SUBJECT;
	case 'Q':
		return MERGE_QUESTIONNAIRE;
	case 'C':
		return MERGE_CONTENT;
	case 'E':
		return MERGE_EVALUATOR;
	case 'U':
		return MERGE_UNFINISHED;
	default:
		return MERGE_APART;
	}
}

int
cmd_merge(int argc, char **argv)
{
	static const struct option_def defs[] = {
		{"output", 'o', true}, {"force", 'f', false}, {"git", 'G', false},
		{"same", 'A', false}, {"unfinished", 'U', false}, {"other-subject", 'S', false},
		{"other-questionnaire", 'Q', false}, {"other-content", 'C', false},
		{"same-evaluator", 'E', false}, {NULL, 0, false},
	};
	struct options o;
	struct request r = {0};
	bool is_git = false;
	int letter;
	options_init(&o, "merge", defs, argc, argv);
	while ((letter = options_next(&o)) > 0) {
		if (letter == 'h')
			return STATUS_DONE;
		if (letter == 'o')
			r.out = o.value;
		else if (letter == 'f')
			r.is_forced = true;
		else if (letter == 'G')
			is_git = true;
		else
			r.overruled |= 1u << guard_of((char)letter);
	}
	if (letter < 0)
		return STATUS_ERROR;
	r.paths = argv + o.next;
	r.count = (size_t)(argc - o.next);
	if (is_git)
		return r.count == 3 || r.count == 4 ?
			merge_git(r.paths[0], r.paths[1], r.paths[2], r.paths[3]) :
			cmd_usage("merge", _("--git takes BASE OURS THEIRS, as git gives them"));
	if (r.count < 2)
		return cmd_usage("merge", _("merge takes two files or more"));
	if (r.out && !*r.out)
		return cmd_usage("merge", _("--output needs the name of a file"));
	return merge(&r);
}
