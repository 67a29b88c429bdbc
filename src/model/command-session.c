#include "config.h"

/* Commands about the sitting itself: undo, what is shown, leaving. */

#include "model/command.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/error.h"
#include "base/i18n.h"
#include "model/command-parts.h"
#include "model/questionnaire.h"
#include "model/sitting.h"

bool
command_undo(struct sitting *s, const char *rest, struct reply *reply, struct error *err)
{
	const char *what;
	(void)rest;
	if (!sitting_undo(s, &what, err))
		return false;
	reply_say(reply, _("taken back: %s (%zu more)"), what, s->done.n);
	return true;
}

bool
command_redo(struct sitting *s, const char *rest, struct reply *reply, struct error *err)
{
	const char *what;
	(void)rest;
	if (!sitting_redo(s, &what, err))
		return false;
	reply_say(reply, _("done again: %s"), what);
	return true;
}

static void
help_marks(struct reply *reply)
{
	static const char *const lines[] = {
		N_("text          a note on the question"),
		N_("+ text        strength"),
		N_("- text        improvement area"),
		N_("! text        weakness"),
		N_("* text        good example"),
		N_("? text        to ask or check later; with @ROLE prepared for an interview"),
		N_("> text        a paragraph of the report"),
		N_("= 7,5 reason  my score; = alone clears it"),
		N_("= - reason    not applicable"),
		N_("= ?           not assessed: no evidence found"),
		N_("#3.2          go there; #3.2 + text files it there from here; #0: inbox"),
		N_("text @I3 @D2:14 @W1   where it comes from, at the end"),
		N_("~text         the text as it stands, where it would begin with a mark"),
	};
	reply_row(reply, "%s", _("Type, then Enter"))->is_heading = true;
	for (size_t i = 0; i < sizeof(lines) / sizeof(*lines); i++)
		reply_row(reply, "  %s", _(lines[i]));
}

static void
help_keys(struct reply *reply)
{
	static const char *const lines[] = {
		N_("PgUp PgDn     the question before, the next; what is being typed goes along"),
		N_("Up Down       in an empty line: choose an entry; Tab: list of questions"),
		N_("Ctrl-J        a line break; also Alt-Enter, or Esc and then Enter"),
		N_("Ctrl-W Ctrl-U Ctrl-K   delete the word before, to the start, to the end"),
		N_("Esc           closes a list; never discards text"),
	};
	reply_row(reply, "%s", _("Keys"))->is_heading = true;
	for (size_t i = 0; i < sizeof(lines) / sizeof(*lines); i++)
		reply_row(reply, "  %s", _(lines[i]));
}

static void
help_meeting(struct reply *reply)
{
	static const char *const lines[] = {
		N_("= 7,5 reason  the team's score, whatever each has given"),
		N_("Enter         in an empty line: take over what all have given alike"),
		N_("PgUp PgDn     along the agenda; what is most at stake comes first"),
		N_("Ins           the chosen finding goes into the report, or not"),
		N_("Left Right    from one evaluator's findings to another's"),
	};
	reply_row(reply, "%s", _("In a meeting (F3)"))->is_heading = true;
	for (size_t i = 0; i < sizeof(lines) / sizeof(*lines); i++)
		reply_row(reply, "  %s", _(lines[i]));
}

bool
command_help(struct sitting *s, const char *rest, struct reply *reply, struct error *err)
{
	(void)s, (void)rest, (void)err;
	reply->title = xstrdup(_("Help"));
	help_marks(reply);
	help_keys(reply);
	help_meeting(reply);
	reply_row(reply, "%s", _("Commands; the first letters will do"))->is_heading = true;
	for (const struct command *c = commands; c->word; c++) {
		struct row *row = reply_row(reply, "  :%s %s%s%s%s", c->word,
			*c->arguments ? _(c->arguments) : "", c->key ? "  [" : "",
			c->key ? c->key : "", c->key ? "]" : "");
		(void)row;
		reply_row(reply, "      %s", _(c->help));
	}
	return true;
}

bool
command_quit(struct sitting *s, const char *rest, struct reply *reply, struct error *err)
{
	(void)s, (void)rest, (void)err;
	reply->request = REQUEST_QUIT;
	return true;
}

bool
command_palette(struct sitting *s, const char *rest, struct reply *reply, struct error *err)
{
	(void)s, (void)rest, (void)err;
	reply->request = REQUEST_PALETTE;
	return true;
}

bool
command_fold(struct sitting *s, const char *rest, struct reply *reply, struct error *err)
{
	(void)s, (void)rest, (void)err;
	reply->request = REQUEST_FOLD;
	return true;
}

bool
command_suspend(struct sitting *s, const char *rest, struct reply *reply, struct error *err)
{
	(void)s, (void)rest, (void)err;
	reply->request = REQUEST_SUSPEND;
	return true;
}

bool
command_saved(struct sitting *s, const char *rest, struct reply *reply, struct error *err)
{
	(void)s, (void)rest, (void)err;
	reply->request = REQUEST_SAVED;
	return true;
}

/* The role after this one in the list, around; NULL after the last: the interview's own. */
static const char *
next_role(const struct sitting *s)
{
	const struct questionnaire *q = s->session->questionnaire;
	if (!s->role)
		return q->roles.n ? q->roles.v[0].id : NULL;
	for (size_t i = 0; i + 1 < q->roles.n; i++)
		if (!strcmp(q->roles.v[i].id, s->role))
			return q->roles.v[i + 1].id;
	return NULL;
}

bool
command_role(struct sitting *s, const char *rest, struct reply *reply, struct error *err)
{
	const struct questionnaire *q = s->session->questionnaire;
	const char *role = NULL;
	if (!*rest) {
		role = next_role(s);
	} else if (strcmp(rest, "all")) {
		const struct role *found = questionnaire_role(q, rest);
		struct buf names = BUF_INIT;
		for (size_t i = 0; !found && i < q->roles.n; i++)
			buf_addf(&names, " %s", q->roles.v[i].id);
		if (!found)
			error_set(err, _("there is no role \"%s\"; there are:%s"), rest, buf_str(&names));
		buf_done(&names);
		if (!found)
			return false;
		role = found->id;
	}
	free(s->role);
	s->role = xstrdup(role);
	const struct role *shown = role ? questionnaire_role(q, role) : NULL;
	reply_say(reply, _("prompts for: %s"), shown ?
		questionnaire_text(q, &shown->title, s->language) : _("everyone, or who is interviewed"));
	return true;
}

bool
command_language(struct sitting *s, const char *rest, struct reply *reply, struct error *err)
{
	const struct questionnaire *q = s->session->questionnaire;
	if (*rest) {
		size_t i = 0;
		while (i < q->languages.n && strcmp(q->languages.v[i], rest))
			i++;
		if (i == q->languages.n)
			return error_set(err, _("the questions are not there in \"%s\""), rest);
		s->language = i;
	} else {
		s->language = (s->language + 1) % q->languages.n;
	}
	reply->request = REQUEST_LANGUAGE;
	reply_say(reply, _("questions in: %s"), q->languages.v[s->language]);
	return true;
}

bool
command_previous(struct sitting *s, const char *rest, struct reply *reply, struct error *err)
{
	(void)rest;
	if (!s->session->sections[SECTION_PREVIOUS].n)
		return error_set(err, _("this session has no previous evaluation "
			"(\"kompass new --previous\" takes one in)"));
	if (s->is_previous_scored) {
		s->is_previous_shown = s->is_previous_scored = false;
	} else if (s->is_previous_shown) {
		s->is_previous_scored = true;
	} else {
		s->is_previous_shown = true;
		reply_say(reply, "%s", _("the previous evaluation; once more shows its points"));
	}
	reply->request = REQUEST_PREVIOUS;
	return true;
}

bool
command_people(struct sitting *s, const char *rest, struct reply *reply, struct error *err)
{
	(void)rest, (void)err;
	const struct items *items = &s->session->sections[SECTION_EVALUATORS];
	reply->title = xstrdup(_("Who evaluates"));
	for (size_t i = 0; i < items->n; i++) {
		const struct version *v = item_current(&items->v[i]);
		if (v)
			reply_row(reply, "%-8s %s", v->id, version_text(v, FIELD_NAME));
	}
	return true;
}
