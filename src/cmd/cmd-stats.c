#include "config.h"

/* kompass stats: how the evaluations of an edition and country are spread. */

#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/error.h"
#include "base/i18n.h"
#include "base/near.h"
#include "cmd/census.h"
#include "cmd/cmd.h"
#include "cmd/look.h"
#include "model/questionnaire.h"
#include "model/session.h"
#include "model/stats.h"
#include "model/subject.h"
#include "report/json.h"
#include "report/show-stats.h"
#include "store/archive.h"
#include "store/eyes.h"
#include "store/questionnaire-file.h"

struct wish {
	enum format format;
	const char *folder, *edition, *country, *of;
	bool with_questions, with_index;
	struct stats_rules rules;
};

/* What is printed of the evaluations, and of whom. */
struct count {
	struct census census;
	const struct wish *wish;
	struct aliases called;		/* those that give the name whose place is asked for */
	struct session *of;		/* of a file, or NULL */
	size_t printed;
};

/* Whose place is asked for: a session file's, or a name's.  False after saying why not. */
static bool
read_of(struct count *c, int *status)
{
	struct stat st;
	const char *of = c->wish->of;
	if (of)
		aliases_with(&c->called, &c->census.aliases, of);
	if (!of || stat(of, &st) || !S_ISREG(st.st_mode))
		return true;
	int found = cmd_load_session(&c->of, of);
	*status = found > *status ? found : *status;
	return found == STATUS_DONE;
}

static bool
is_wanted(const struct count *c, const struct stats *t)
{
	const struct wish *w = c->wish;
	return (!w->edition || !strcmp(w->edition, t->edition) || !strcmp(w->edition, t->questionnaire)) &&
		(!w->country || !strcasecmp(w->country, t->country)) &&
		t->reasons[STATS_REFERENCE] < t->members.n;
}

/* Is it an evaluation, or a file of one, of which the place is asked for? */
static bool
is_asked_for(const struct count *c, const struct card *card)
{
	if (!c->of)
		return subject_is_called(card, &c->called, c->wish->of);
	for (size_t i = 0; i <= c->of->also.n; i++) {
		const char *id = i ? c->of->also.v[i - 1] : c->of->evaluation;
		size_t len = strlen(id);
		if (!strcmp(card->evaluation, id))
			return true;
		for (const char *p = card->also; *p; p += strcspn(p, " "), p += *p == ' ')
			if (strcspn(p, " ") == len && !strncmp(p, id, len))
				return true;
	}
	return false;
}

/* The member that is asked for: the one that is counted, else the latest; false: none. */
static bool
find_of(const struct count *c, const struct stats *t, size_t *out)
{
	bool is_found = false;
	for (size_t i = 0; i < t->members.n; i++) {
		const struct stats_member *m = &t->members.v[i];
		const struct stats_member *best = &t->members.v[*out];
		if (m->reason == STATS_REFERENCE || !is_asked_for(c, m->card))
			continue;
		bool is_counted = m->reason == STATS_COUNTED, was_counted = best->reason == STATS_COUNTED;
		if (!is_found || is_counted > was_counted ||
		    (is_counted == was_counted && m->card->year > best->card->year))
			*out = i;
		is_found = true;
	}
	return is_found;
}

/* The questionnaire for its titles, where it is at hand; NULL else. */
static struct questionnaire *
find_questionnaire(const struct stats *t)
{
	size_t len = strlen(t->questionnaire);
	struct questionnaire *q = NULL;
	struct diags diags;
	/* What a session calls it is no path. */
	if (strchr(t->questionnaire, '/') || (len > 4 && !strcmp(t->questionnaire + len - 5, ".yaml")))
		return NULL;
	char *path = questionnaire_file_find(t->questionnaire, NULL);
	diags_init(&diags, path ? path : "");
	if (path && questionnaire_file_read(&q, path, &diags, NULL) && strcmp(q->edition, t->edition)) {
		questionnaire_free(q);
		q = NULL;
	}
	diags_done(&diags);
	free(path);
	return q;
}

static void
print_table(struct count *c, struct stats *t, const struct stats_of *of, struct buf *out, struct json *j)
{
	struct questionnaire *q = c->wish->format == FORMAT_TEXT ? find_questionnaire(t) : NULL;
	struct stats_layout how = {.with_questions = c->wish->with_questions, .is_ascii = look_is_ascii(),
		.width = look_width(), .questionnaire = q, .language = q ? cmd_language(q) : 0, .of = of};
	if (c->wish->format == FORMAT_CSV)
		stats_csv(out, t, &how);
	else if (c->wish->format == FORMAT_JSON)
		stats_json(j, t, &how);
	else {
		if (c->printed)
			buf_addc(out, '\n');
		stats_text(out, t, &how);
	}
	c->printed++;
	questionnaire_free(q);
}

/* Of a running evaluation only the points that who is working may see yet. */
static void
hide_unseen(const struct count *c, struct card *own)
{
	struct eyes eyes = {.card = NULL};
	char *path = archive_path(c->census.look->archive, own);
	for (size_t i = 0; i < own->figures.n; i++) {
		struct card_figure *f = &own->figures.v[i];
		f->has_points = f->has_points && eyes_may_see(&eyes, own, path, f->code, globals.evaluator);
	}
	eyes_done(&eyes);
	free(path);
}

static void
print_tables(struct count *c, struct buf *out)
{
	struct json j = {.out = out, .is_first = true};
	struct stats_tables *tables = &c->census.tables;
	if (c->wish->format == FORMAT_CSV)
		stats_csv_header(out);
	if (c->wish->format == FORMAT_JSON)
		stats_json_begin(&j);
	for (size_t i = 0; i < tables->n; i++) {
		struct stats *t = &tables->v[i];
		struct stats_of of = {.member = 0};
		if (!is_wanted(c, t) || (c->wish->of && !find_of(c, t, &of.member)))
			continue;
		census_compute(&c->census, t);
		struct card *own = c->wish->of ? t->members.v[of.member].card : NULL;
		of.card = own;
		bool is_loaded = !own || census_load(&c->census, own);
		if (own && is_loaded)
			hide_unseen(c, own);
		if (is_loaded)
			print_table(c, t, own ? &of : NULL, out, &j);
		if (own)
			archive_unload(own);
	}
	if (c->wish->format == FORMAT_JSON)
		stats_json_end(&j);
}

/* Why nothing was printed. */
static void
say_nothing(const struct count *c)
{
	struct near near = {.wanted = c->wish->of ? c->wish->of : ""};
	if (!c->wish->of) {
		cmd_error(_("no evaluation fits: there is nothing to count"));
		return;
	}
	for (size_t i = 0; i < c->census.bests.n; i++)
		near_try(&near, c->census.bests.v[i]->subject);
	if (c->of)
		cmd_error(_("%s is not among the evaluations that are looked at"), c->wish->of);
	else if (near.best)
		cmd_error(_("no evaluation is of \"%s\"; did you mean \"%s\"?"), c->wish->of, near.best);
	else
		cmd_error(_("no evaluation is of \"%s\", and there is no such file"), c->wish->of);
}

static int
count(struct look *look, const struct wish *wish)
{
	struct count c = {.wish = wish};
	struct buf out = BUF_INIT;
	bool is_ready = census_take(&c.census, look, &wish->rules) && read_of(&c, &look->status);
	if (is_ready)
		print_tables(&c, &out);
	if (is_ready && !c.printed)
		say_nothing(&c);
	if (is_ready && c.census.broken)
		cmd_error(P_("%zu file cannot be read and is not counted; \"kompass list state:broken\" tells why",
			"%zu files cannot be read and are not counted; \"kompass list state:broken\" tells why",
			c.census.broken), c.census.broken);
	if (!c.printed || c.census.broken)
		look->status = look->status > STATUS_FOUND ? look->status : STATUS_FOUND;
	if (!cmd_print(&out))
		look->status = STATUS_ERROR;
	buf_done(&out);
	array_done(&c.called);
	session_free(c.of);
	census_done(&c.census);
	return look->status;
}

/* Options. */

/* A year, or nothing where there are no digits. */
static bool
take_year(long *out, const char *text, size_t len)
{
	*out = 0;
	if (!len)
		return true;
	if (len != 4 || strspn(text, "0123456789") < 4)
		return false;
	for (size_t i = 0; i < len; i++)
		*out = *out * 10 + (text[i] - '0');
	return *out > 0;
}

/* "2005", "2005..2009", "2005..", "..2009" */
static bool
take_years(struct stats_rules *rules, const char *text)
{
	const char *dots = strstr(text, "..");
	size_t len = dots ? (size_t)(dots - text) : strlen(text);
	if (!*text || !strcmp(text, "..") || !take_year(&rules->from, text, len))
		return false;
	rules->to = rules->from;
	return (!dots || take_year(&rules->to, dots + 2, strlen(dots + 2))) &&
		(!rules->from || !rules->to || rules->from <= rules->to);
}

/* Takes one option; false after saying what is wrong. */
static bool
take_option(struct wish *w, int letter, const char *value)
{
	if (letter == 'f')
		return cmd_take_format(&w->format, "stats", value);
	if (letter == 'y' && !take_years(&w->rules, value))
		return cmd_usage("stats", _("--year takes a year or a span such as 2005..2009")) ==
			STATUS_DONE;
	if (letter == 'e')
		w->edition = value;
	else if (letter == 'c')
		w->country = value;
	else if (letter == 'o')
		w->of = value;
	else if (letter == 'd')
		w->folder = value;
	w->with_questions |= letter == 'Q';
	w->with_index &= letter != 'N';
	w->rules.with_earlier |= letter == 'a';
	w->rules.with_drafts |= letter == 'D';
	w->rules.with_districts |= letter == 'I';
	w->rules.with_profiles |= letter == 'T';
	return true;
}

int
cmd_stats(int argc, char **argv)
{
	static const struct option_def defs[] = {
		{"format", 'f', true}, {"edition", 'e', true}, {"country", 'c', true},
		{"questions", 'Q', false}, {"of", 'o', true}, {"year", 'y', true}, {"all", 'a', false},
		{"drafts", 'D', false}, {"districts", 'I', false}, {"top-level", 'T', false},
		{"dir", 'd', true}, {"no-index", 'N', false}, {NULL, 0, false},
	};
	struct options o;
	struct look look;
	struct buf query = BUF_INIT;
	struct wish wish = {.format = FORMAT_TEXT, .with_index = true};
	int letter;
	options_init(&o, argv[0], defs, argc, argv);
	while ((letter = look_next(&o, &query))) {
		if (letter == 'h' || letter < 0 || !take_option(&wish, letter, o.value)) {
			buf_done(&query);
			return letter == 'h' ? STATUS_DONE : STATUS_ERROR;
		}
	}
	wish.rules.without_questions = !wish.with_questions;
	bool is_open = look_open(&look, wish.folder, wish.with_index, buf_str(&query));
	int status = is_open ? count(&look, &wish) : look.status;
	look_close(&look);
	buf_done(&query);
	return status;
}
