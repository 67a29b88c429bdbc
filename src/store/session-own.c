#include "config.h"

/*
 * The fast way of reading a session, for what this program wrote itself.  The
 * result counts only if it is without fault and writing it gives the same bytes.
 */

#include "store/session-parts.h"

#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/diag.h"
#include "base/rope.h"
#include "model/questionnaire.h"
#include "store/yaml.h"

/* Is this how it is written? */
static bool
is_same_text(struct session *s, const char *bytes, size_t len)
{
	struct rope text = session_rope(s);
	bool is_same = rope_is(&text, bytes, len);
	rope_done(&text);
	return is_same;
}

/* How many bytes are before the questionnaire, if that is the one of `like`; else 0. */
static size_t
length_before_asked(const char *bytes, size_t len, const struct session *like)
{
	const char *key = like->is_brief ? "\nasked-briefly:\n" : "\nasked:\n", *end = "...\n";
	size_t asked = piece_len(like->asked), tail = strlen(key) + asked + strlen(end);
	if (len < tail)
		return 0;
	const char *p = bytes + len - tail;
	return !memcmp(p, key, strlen(key)) && !memcmp(p + strlen(key), piece_str(like->asked), asked) &&
		!memcmp(bytes + len - strlen(end), end, strlen(end)) ? len - tail + 1 : 0;
}

/* Where the line is at which the questions begin; 0: nowhere. */
static size_t
find_asked_line(const char *bytes, size_t len)
{
	static const char *const keys[] = {"asked:\n", "asked-briefly:\n"};
	const char *end = bytes + len;
	for (const char *p = bytes; (p = memchr(p, '\n', (size_t)(end - p))) && ++p < end;)
		for (size_t i = 0; *p == 'a' && i < 2; i++)
			if ((size_t)(end - p) > strlen(keys[i]) && !memcmp(p, keys[i], strlen(keys[i])))
				return (size_t)(p - bytes);
	return 0;
}

/* The questions of a file, read in a thread of their own beside the items. */
struct asked_job {
	pthread_t thread;
	bool is_running;
	const char *bytes;
	size_t len;
	struct diags diags;
	struct session_asked asked;
};

static void *
read_own_asked(void *arg)
{
	struct asked_job *job = arg;
	struct buf copy = BUF_INIT;
	/* glibc asks the system for each page of a thread's memory unless it has it all at once. */
	free(xmalloc(4 * job->len));
	buf_add(&copy, job->bytes, job->len);
	struct yaml_own how = {.has_end = true, .copy = copy.s};
	struct yaml *doc = yaml_read_own(job->bytes, job->len, &how);
	const struct node *asked = doc ? yaml_root(doc)->first : NULL;
	if (asked && !asked->next) {
		bool is_brief = strcmp(asked->key->text, "asked") != 0;
		session_read_asked(&job->asked, asked, is_brief, &copy, &job->diags);
	}
	yaml_doc_free(doc);
	buf_done(&copy);
	return NULL;
}

static void
begin_own_asked(struct asked_job *job, const char *bytes, size_t len)
{
	enum { WORTH_A_THREAD = 64 * 1024 };
	*job = (struct asked_job){.bytes = bytes, .len = len};
	diags_init(&job->diags, "");
	if (len < WORTH_A_THREAD)
		return;
	/* Signals are the main thread's. */
	sigset_t all, before;
	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &before);
	job->is_running = !pthread_create(&job->thread, NULL, read_own_asked, job);
	pthread_sigmask(SIG_SETMASK, &before, NULL);
}

/* To be called once for each; false if there is anything wrong with them. */
static bool
end_own_asked(struct asked_job *job, struct session_asked *asked)
{
	if (job->is_running)
		pthread_join(job->thread, NULL);
	else
		read_own_asked(job);
	bool is_good = job->asked.questionnaire && !job->diags.list.n;
	*asked = job->asked;
	diags_done(&job->diags);
	return is_good;
}

struct own {
	struct session_reader reader;
	const struct node *key;		/* of the list that is read ... */
	enum section section;		/* ... and what it is */
};

/* Any fault ends it: the whole reader will find it again. */
static bool
take_own_item(void *ctx, const struct node *root, const struct node *key, const struct node *item)
{
	struct own *own = ctx;
	struct session_reader *r = &own->reader;
	if (!r->session && (!session_read_format(r, root) || !session_read_head(r, root)))
		return false;
	if (key != own->key) {
		own->key = key;
		own->section = section_by_name(key->text);
	}
	if (own->section == SECTION_COUNT)
		return false;
	session_read_item(r, item, own->section);
	return !r->diags->list.n;
}

/* What check_places looks at, of what was read without the questions. */
static bool
are_places_good(const struct questionnaire *q, const struct version *v)
{
	if (v->is_deleted)
		return true;
	const char *question = version_get(v, FIELD_QUESTION), *points = version_get(v, FIELD_POINTS);
	if (question && section_is_placed_by_question(v->section) && !session_has_place(q, question))
		return false;
	if (!section_is_placed_by_id(v->section))
		return true;
	char *name;
	const struct question *target = session_question_of_id(q, v->id, &name);
	free(name);
	return target && !(points && session_is_too_much(target, points, strlen(points)));
}

static bool
are_all_places_good(const struct session *s)
{
	for (int section = 0; section < SECTION_COUNT; section++) {
		const struct items *items = &s->sections[section];
		for (size_t i = 0; i < items->n; i++)
			for (size_t j = 0; j < items->v[i].n; j++)
				if (!are_places_good(s->questionnaire, items->v[i].v[j]))
					return false;
	}
	return true;
}

/* The keys that stand alone, and what goes with the questions; false if in doubt. */
static bool
complete_own(struct session_reader *r, const struct node *root)
{
	if (!r->session && (!session_read_format(r, root) || !session_read_head(r, root)))
		return false;
	/* Writing it names the questions that were asked: others in the head are seen there. */
	session_give_asked(r);
	for (const struct node *n = root->first; n; n = n->next)
		if (!session_is_head_key(n->key->text) && section_by_name(n->key->text) == SECTION_COUNT)
			session_read_extra(r, n);
	return !r->diags->list.n && are_all_places_good(r->session);
}

struct session *
session_read_own(const char *bytes, size_t len, const struct session *like)
{
	struct diags diags;
	struct asked_job job;
	size_t known = like ? length_before_asked(bytes, len, like) : 0;
	size_t before = known ? known : len <= YAML_SIZE_LIMIT ? find_asked_line(bytes, len) : 0;
	if (!before)
		return NULL;
	diags_init(&diags, "");
	struct own own = {.reader = {.diags = &diags}};
	struct session_reader *r = &own.reader;
	if (known)
		r->asked = (struct session_asked){questionnaire_ref(like->questionnaire),
			piece_ref(like->asked), like->is_brief};
	else
		begin_own_asked(&job, bytes + before, len - before);
	struct yaml_own how = {.each = take_own_item, .ctx = &own};
	struct yaml *doc = yaml_read_own(bytes, before, &how);
	bool is_good = known || end_own_asked(&job, &r->asked);
	is_good = doc && is_good && complete_own(r, yaml_root(doc)) &&
		is_same_text(r->session, bytes, len);
	struct session *session = is_good ? r->session : NULL;
	if (!is_good)
		session_free(r->session);
	yaml_doc_free(doc);
	session_reader_done(r);
	diags_done(&diags);
	return session;
}
