#include "config.h"

/* Questions in the line, one after the other, before something is made. */

#include "tui/archive-view.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/clock.h"
#include "base/i18n.h"
#include "text/edit.h"
#include "text/utf8.h"

/* A file name of these words: "upplands-vasby-2026" and its end. */
static char *
file_name_of(const char *subject, const char *year, const char *more, const char *end)
{
	struct buf out = BUF_INIT, words = BUF_INIT;
	buf_addf(&words, "%s %s %s", subject, year, more);
	char *folded = utf8_fold(words.s, words.len, true);
	for (const char *p = folded; *p; p++) {
		bool is_plain = (*p >= 'a' && *p <= 'z') || (*p >= '0' && *p <= '9');
		if (is_plain)
			buf_addc(&out, *p);
		else if (out.len && out.s[out.len - 1] != '-')
			buf_addc(&out, '-');
	}
	while (out.len && out.s[out.len - 1] == '-')
		buf_truncate(&out, out.len - 1);
	if (!out.len)
		buf_adds(&out, "evaluation");
	buf_adds(&out, end);
	free(folded);
	buf_done(&words);
	return buf_steal(&out);
}

static char *
propose_year(const struct archive_view *v)
{
	char room[STAMP_ROOM];
	(void)v;
	return xstrndup(stamp_date(room, clock_now()), 4);
}

static char *
propose_questionnaire(const struct archive_view *v)
{
	(void)v;
	return xstrdup("kommunkompassen-2010");
}

static char *
propose_new(const struct archive_view *v)
{
	return file_name_of(v->answers[0], v->answers[1], "", ".yaml");
}

/* A file beside that of the card, which may be NULL. */
static char *
propose_beside(const struct card *c, const char *more, const char *end)
{
	char *year = c && c->year ? xasprintf("%ld", c->year) : xstrdup("");
	char *name = file_name_of(c ? c->subject : "", year, more, end);
	const char *slash = c ? strrchr(c->path, '/') : NULL;
	char *path = xasprintf("%.*s%s", slash ? (int)(slash + 1 - c->path) : 0, c ? c->path : "", name);
	free(year);
	free(name);
	return path;
}

static const struct card *
card_here(const struct archive_view *v)
{
	struct browse_row r;
	return archive_here(v, &r) ? r.card : NULL;
}

static char *
propose_merged(const struct archive_view *v)
{
	struct browse_cards cards;
	browse_list_marked(v->browse, &cards);
	char *path = propose_beside(cards.n ? cards.v[0] : card_here(v), _("merged"), ".yaml");
	array_done(&cards);
	return path;
}

static char *
propose_report(const struct archive_view *v)
{
	return propose_beside(card_here(v), "", ".odt");
}

/* label, what stands there to be changed, may it be left empty? */
const struct archive_question archive_ask_new[] = {
	{N_("Who is evaluated"), NULL, false},
	{N_("Year"), propose_year, true},
	{N_("Questionnaire"), propose_questionnaire, false},
	{N_("File"), propose_new, false},
	{NULL, NULL, false},
};

const struct archive_question archive_ask_merge[] = {
	{N_("File to merge into"), propose_merged, false},
	{N_("Options, such as --unfinished"), NULL, true},
	{NULL, NULL, false},
};

const struct archive_question archive_ask_import[] = {
	{N_("Table of points (CSV file)"), NULL, false},
	{NULL, NULL, false},
};

const struct archive_question archive_ask_report[] = {
	{N_("Report to file (.odt .html .md .txt)"), propose_report, false},
	{N_("Options, such as --oral"), NULL, true},
	{NULL, NULL, false},
};

static void
ask_next(struct archive_view *v)
{
	const struct archive_question *q = &v->asking[v->asked];
	char *text = q->propose ? q->propose(v) : NULL;
	archive_set_line(v, LINE_ANSWER, text ? text : "");
	free(text);
}

void
archive_ask_no_more(struct archive_view *v)
{
	for (size_t i = 0; i < ANSWERS; i++) {
		free(v->answers[i]);
		v->answers[i] = NULL;
	}
	v->asking = NULL;
	archive_set_line(v, LINE_FILTER, v->filter);
	v->is_typing = false;
}

void
archive_ask(struct archive_view *v, const struct archive_question *questions, enum archive_wish wish)
{
	archive_ask_no_more(v);
	v->asking = questions;
	v->asked = 0;
	v->wish = wish;
	ask_next(v);
}

/* The files a merge is about: those marked, else those of the row's evaluation. */
static void
list_merged(const struct archive_view *v, struct browse_cards *cards)
{
	browse_list_marked(v->browse, cards);
	if (!cards->n && browse_cursor(v->browse) < browse_count(v->browse))
		browse_list_files(v->browse, browse_cursor(v->browse), cards);
}

void
archive_answer(struct archive_view *v)
{
	struct browse_cards cards = {0};
	const char *text = edit_text(v->line);
	size_t start = strspn(text, " "), len = strlen(text);
	while (len > start && text[len - 1] == ' ')
		len--;
	if (len == start && !v->asking[v->asked].may_be_empty) {
		archive_view_say(v, STYLE_NORMAL, "%s", _("something must be said here; Esc leaves the question"));
		return;
	}
	archive_view_say(v, STYLE_NORMAL, NULL);
	v->answers[v->asked++] = xstrndup(text + start, len - start);
	if (v->asking[v->asked].label) {
		ask_next(v);
		return;
	}
	if (v->wish == ARCHIVE_MERGE)
		list_merged(v, &cards);
	else if (v->wish == ARCHIVE_REPORT && card_here(v))
		*array_push(&cards) = card_here(v);
	archive_leave_for(v, v->wish, &cards);
	for (size_t i = 0; i < ANSWERS; i++) {
		v->request->answers[i] = v->answers[i];
		v->answers[i] = NULL;
	}
	archive_ask_no_more(v);
	array_done(&cards);
}
