#include "config.h"

/* The form itself: its painting, its saving, its life. */

#include "tui/screens.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "model/interview.h"
#include "model/listing.h"
#include "store/keeper.h"
#include "text/edit.h"
#include "tui/app.h"
#include "tui/form.h"
#include "tui/term.h"

enum { STOP_MS = 2000 };	/* how long being suspended waits for the disk */

const struct scores *
form_scores(struct form *f)
{
	const struct sitting *s = f->sitting;
	if (f->has_scores && f->scores_revision == s->session->content &&
	    f->are_team_scores == s->is_meeting)
		return &f->scores;
	if (f->has_scores)
		scores_done(&f->scores);
	scores_see(&f->scores, s->session, s->is_meeting ? NULL : sitting_eyes(s));
	f->scores_revision = s->session->content;
	f->are_team_scores = s->is_meeting;
	f->has_scores = true;
	return &f->scores;
}

static void
paint(void *self, bool everything)
{
	struct form *f = self;
	int rows, columns;
	draw_size(&rows, &columns);
	bool is_line_only = !everything && f->is_line_only;
	if (is_line_only && form_line_height(f, columns, rows) == f->layout.line_height) {
		form_paint_line(f);
		return;
	}
	form_layout(f, rows, columns);
	if (!is_line_only)
		form_paint_top(f);
	form_paint_list(f);
	/* Where the line alone takes another row the rest moves, and is what it was. */
	if (is_line_only)
		form_show_detail(f);
	else
		form_paint_detail(f);
	form_paint_message(f);
	form_paint_bar(f);
	form_paint_line(f);
	/* Until a key says otherwise. */
	f->is_line_only = true;
}

/* Saving. */

static void
make_draft(struct form *f)
{
	char *line = form_line_as_typed(f);
	sitting_draft(f->sitting, line, strlen(line), clock_now());
	free(line);
	f->draft_revision = edit_revision(f->line);
}

static int
tick(void *self)
{
	struct form *f = self;
	int wait = -1;
	bool wants_draft;
	if (f->keeper) {
		wait = keeper_tick(f->keeper, f->sitting, form_has_news(f), &wants_draft);
		if (wants_draft) {
			make_draft(f);
			keeper_put(f->keeper, f->sitting);
		}
		if (form_save_state(f) != f->shown_state) {
			form_paint_top(f);
			app_touch(f->app);
		}
	}
	/* A running clock is shown by the minute. */
	const struct version *v = f->is_plain ? NULL : sitting_interview(f->sitting);
	if (v && !strcmp(version_text(v, FIELD_STATE), "running")) {
		int64_t seconds = clock_now().seconds;
		if ((int)(seconds / 60) != f->minute) {
			form_paint_top(f);
			app_touch(f->app);
		}
		f->minute = (int)(seconds / 60);
		int left = (int)(60 - seconds % 60) * 1000;
		wait = wait < 0 || left < wait ? left : wait;
	}
	return wait;
}

static void
on_watch(void *self)
{
	struct form *f = self;
	keeper_look(f->keeper);
}

static void
on_saver(void *self)
{
	struct form *f = self;
	char *message;
	char *path = xstrdup(keeper_path(f->keeper));
	bool had_failure = keeper_failure(f->keeper);
	bool has_changed = keeper_news(f->keeper, f->sitting, &message);
	if (message)
		form_say(f, STYLE_WARNING, "%s", message);
	bool has_moved = strcmp(path, keeper_path(f->keeper));
	if (has_moved)
		app_rewatch(f->app, on_watch, keeper_watch_fd(f->keeper));
	/* The top bar alone where nothing else became different. */
	if (has_changed || message || has_moved || had_failure != (keeper_failure(f->keeper) != NULL))
		app_repaint(f->app);
	free(message);
	free(path);
}

/* Hang-up, termination: what is in the line is saved too. */
static void
on_ending(void *self)
{
	struct form *f = self;
	if (f->keeper)
		make_draft(f);
}

/* Nothing is saved while we stand still: before that, and not for long. */
static void
on_stopping(void *self)
{
	struct form *f = self;
	if (f->keeper) {
		make_draft(f);
		keeper_save(f->keeper, f->sitting, STOP_MS);
	}
}

static void
adopt_draft(struct form *f)
{
	char *place;
	char *text = keeper_adopt_draft(f->keeper, f->sitting, &place);
	if (text) {
		sitting_go(f->sitting, place ? place : "0");
		form_set_line(f, text, NULL);
		form_say(f, STYLE_NORMAL, "%s", _("the line you had not finished is here again"));
	}
	free(text);
	free(place);
}

/* Somebody went home without ending an interview: what is typed would come from it. */
static void
tell_forgotten(struct form *f)
{
	const struct session *s = f->sitting->session;
	const struct version *v = sitting_interview(f->sitting);
	if (v && !f->sitting->is_viewing && interview_is_forgotten(v, clock_now()))
		form_say(f, STYLE_WARNING, _("I%u of %s is still running, and what is typed comes from it; "
			"\":interview stop\" ends it"), listing_number(s, v), version_text(v, FIELD_DATE));
}

/* At another laptop somebody may have taken another id: the scores of two people, then. */
static void
tell_namesake(struct form *f)
{
	const struct sitting *s = f->sitting;
	const char *other = s->is_viewing ? NULL : listing_namesake(s->session, s->evaluator, s->name);
	if (other)
		form_say(f, STYLE_WARNING, _("%s is \"%s\" here already, and you are \"%s\"; if that is you, "
			"leave and begin with --as %s"), s->name, other, s->evaluator, other);
	other = s->is_viewing ? NULL : listing_other_name(s->session, s->evaluator, s->name);
	if (other)
		form_say(f, STYLE_WARNING, _("%s is %s here, not %s: two people need two ids; another one is "
			"chosen with --as ID"), s->evaluator, other, s->name);
}

/* Where somebody was sent to: a place, and an entry there if it is one. */
static void
begin_at(struct form *f, const char *place, const char *entry)
{
	sitting_go(f->sitting, place);
	if (!entry || !session_get(f->sitting->session, SECTION_ENTRIES, entry))
		return;
	sitting_choose(f->sitting, entry);
	f->focus = FOCUS_DETAIL;
}

static void
form_done(struct form *f)
{
	edit_free(f->line);
	free(f->editing);
	free(f->message);
	free(f->detail_place);
	free(f->signed_text);
	if (f->has_scores)
		scores_done(&f->scores);
	if (f->has_agenda)
		agenda_done(&f->agenda);
	detail_done(&f->detail);
	detail_done(&f->side);
	for (size_t i = 0; i < f->history.n; i++)
		free(f->history.v[i]);
	array_done(&f->history);
}

static enum verdict
on_key(void *self, const struct key *key, const struct buf *paste)
{
	form_key(self, key, paste);
	return VERDICT_HANDLED;
}

bool
screen_form(struct sitting *sitting, struct keeper *keeper,
	const struct screen_options *options, struct error *err)
{
	static const struct screen_ops ops = {paint, on_key, NULL};
	struct term_options term = {options->is_plain, options->has_colour};
	struct form f = {
		.sitting = sitting, .keeper = keeper,
		.is_plain = options->is_plain, .is_folded = true,
	};
	f.app = app_new(&term, err);
	if (!f.app)
		return false;
	f.line = edit_new();
	f.draft_revision = edit_revision(f.line);
	if (options->is_meeting)
		form_enter(&f, ":meeting", 8, false);
	if (options->place)
		begin_at(&f, options->place, options->entry);
	tell_forgotten(&f);
	tell_namesake(&f);
	if (keeper) {
		adopt_draft(&f);
		if (keeper_opening(keeper))
			form_say(&f, STYLE_WARNING, "%s", keeper_opening(keeper));
		app_watch(f.app, keeper_saver_fd(keeper), on_saver, &f);
		app_watch(f.app, keeper_watch_fd(keeper), on_watch, &f);
	}
	app_set_tick(f.app, tick, &f);
	app_set_ending(f.app, on_ending, on_stopping, &f);
	app_push(f.app, &ops, &f);
	app_run(f.app);
	if (keeper && form_has_news(&f))
		on_ending(&f);
	app_free(f.app);
	form_done(&f);
	return true;
}
