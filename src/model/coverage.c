#include "config.h"

#include "model/coverage.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "model/command.h"
#include "model/listing.h"
#include "model/questionnaire.h"
#include "model/score.h"
#include "model/sitting.h"

/* How the entries of one question are supported. */
struct support {
	struct buf interviews;	/* labels, each once */
	size_t documents, pages, unsupported;
	struct seen_roles ARRAY_OF(const char *) roles;	/* borrowed, of interviews */
};

static bool
has_role(const struct support *u, const char *role)
{
	for (size_t i = 0; i < u->roles.n; i++)
		if (!strcmp(u->roles.v[i], role))
			return true;
	return false;
}

static void
add_interview(struct support *u, const struct sitting *s, const char *id)
{
	struct buf label = BUF_INIT;
	const struct version *v = session_get(s->session, SECTION_INTERVIEWS, id);
	listing_label(&label, s->session, id, s->evaluator);
	if (!listing_has_word(buf_str(&u->interviews), label.s))
		buf_addf(&u->interviews, "%s ", label.s);
	const char *role = version_get(v, FIELD_ROLE);
	if (role && !has_role(u, role))
		*array_push(&u->roles) = role;
	buf_done(&label);
}

static void
add_entry(struct support *u, const struct sitting *s, const struct version *v)
{
	const char *sources = version_get(v, FIELD_SOURCES), *element;
	size_t len;
	if (!sources && version_kind(v) != ENTRY_ASK)
		u->unsupported++;
	while (list_next(&sources, &element, &len)) {
		size_t id_len = 0;
		while (id_len < len && element[id_len] != ':')
			id_len++;
		char *id = xstrndup(element, id_len);
		if (session_get(s->session, SECTION_INTERVIEWS, id))
			add_interview(u, s, id);
		else if (session_get(s->session, SECTION_DOCUMENTS, id))
			u->documents++;
		else
			u->pages++;
		free(id);
	}
}

/* Roles that the question has prompts for and nobody of which was heard on it. */
static void
add_missing(struct buf *out, const struct support *u, const struct question *q)
{
	for (size_t i = 0; i < q->prompts.n; i++) {
		const char *role = q->prompts.v[i].role;
		if (!has_role(u, role) && !strstr(buf_str(out), role))
			buf_addf(out, "%s%s", out->len ? " " : "", role);
	}
}

static void
report_question(const struct sitting *s, const struct question *q, struct reply *reply)
{
	struct support u = {.interviews = BUF_INIT};
	struct buf missing = BUF_INIT;
	struct entries entries;
	listing_entries(&entries, s->session, q->id, s->evaluator, false);
	for (size_t i = 0; i < entries.n; i++)
		add_entry(&u, s, entries.v[i]);
	/* What a colleague is responsible for is theirs to ask. */
	const struct version *v = session_get(s->session, SECTION_RESPONSIBLE, q->area->id);
	bool is_theirs = v && strcmp(version_text(v, FIELD_EVALUATOR), s->evaluator);
	if (is_theirs)
		buf_addf(&missing, _("asked by %s"), version_text(v, FIELD_EVALUATOR));
	else
		add_missing(&missing, &u, q);
	struct row *row = reply_row(reply, "%-6s %4zu  %-20s %2zu %2zu  %s%s%s", q->id, entries.n,
		buf_str(&u.interviews), u.documents, u.pages,
		u.unsupported ? _("! without source  ") : "",
		missing.len && !is_theirs ? _("ask: ") : "", buf_str(&missing));
	row->line = xasprintf("#%s", q->id);
	array_done(&entries);
	array_done(&u.roles);
	buf_done(&u.interviews);
	buf_done(&missing);
}

void
coverage_report(struct sitting *s, struct reply *reply)
{
	const struct questionnaire *q = s->session->questionnaire;
	reply->title = xstrdup(_("Coverage: entries, interviews, documents, web"));
	reply_row(reply, "%-6s %4s  %-20s %2s %2s", _("code"), _("n"), _("interviews"), "D", "W")
		->is_heading = true;
	for (size_t i = 0; i < q->questions.n; i++)
		if (score_is_asked(s->session, q->questions.v[i]))
			report_question(s, q->questions.v[i], reply);
}
