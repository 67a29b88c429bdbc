#ifndef MODEL_COMMAND_PARTS_H
#define MODEL_COMMAND_PARTS_H

/*
 * What the files of commands share: reading arguments, and the functions the
 * one table names.  Nobody else includes this.
 */

#include <stdbool.h>
#include <stddef.h>

#include "base/array.h"
#include "base/decimal.h"
#include "model/listing.h"
#include "model/score.h"

struct buf;
struct error;
struct question;
struct reply;
struct sitting;
struct version;

typedef bool command_run(struct sitting *, const char *rest, struct reply *, struct error *);

/* Takes the next word off *rest; false where there is none.  The caller frees. */
bool take_word(const char **rest, char **word);

/* Is the next word this one?  Then takes it off. */
bool take_if(const char **rest, const char *word);

/*
 * The entry that a command is about: "3" is the third of the place, "3a" the
 * first original beneath it, nothing the one chosen on the screen, else the
 * last of one's own at the top.  NULL with err.
 */
const struct version *take_entry(struct sitting *, const char **rest, struct error *);

/* What stands beneath a team sentence is not placed or chosen by itself; false with err. */
bool need_top(const struct sitting *, const struct version *, struct error *);

/* Only one's own text may be changed; false with err naming whose it is. */
bool need_own(const struct sitting *, const struct version *, struct error *);

/* A version with one field changed (text NULL: taken out), as an action. */
void change_field(struct sitting *, const struct version *, enum field, const char *text,
	const char *what);

/* Adds rows for interviews that were perhaps entered twice, each filling the line. */
void same_offer(const struct sitting *, struct reply *);

/*
 * May this place be given this answer?  *out: its question.  False with err
 * where it is no question, is left out, or the points do not fit.
 */
bool command_check_score(const struct sitting *, const char *place, enum answer,
	decimal points, const struct question **out, struct error *);

/* "7,5", "not applicable", "not assessed": as a person reads it. */
const char *answer_text(char room[DECIMAL_ROOM], enum answer, decimal points);

/*
 * Settles a question for the team (ANSWER_NONE: takes the settling back), as an
 * action of its own, and says what comes next; in a meeting goes there.  The
 * answer was checked by command_check_score.
 */
bool settle_answer(struct sitting *, const struct question *, enum answer, decimal points,
	const char *reason, struct reply *, struct error *);

/*
 * The way along the agenda from a question that is about to be settled or put
 * off (NULL: from its beginning), planned before that changes it.
 */
struct course {
	const struct question *from;
	bool is_agreed;		/* all agreed on it: then the next such one comes first */
	struct course_others ARRAY_OF(const struct question *) others;	/* after it, then before it */
};

void course_plan(struct course *, const struct sitting *, const struct question *from);

/* Appends what comes next ("; next: 1.4 ..."), and in a meeting goes there. */
void course_follow(const struct course *, struct sitting *, struct buf *);
void course_done(struct course *);

/* In a meeting: to the next question that needs a decision, or the one before. */
void meeting_walk(struct sitting *, bool forward, struct reply *);

command_run command_meeting;
command_run command_next, command_prev, command_flagged, command_conflicts, command_keep, command_goto, command_search, command_show,
	command_coverage, command_inbox;
command_run command_edit, command_editor, command_move, command_delete, command_kind,
	command_done_entry, command_flag, command_private, command_report, command_key,
	command_learn, command_wording, command_up, command_down, command_asked;
command_run command_join, command_split, command_alike;
command_run command_same, command_interview, command_doc, command_web;
command_run command_tick, command_text, command_set, command_responsible;
command_run command_agenda, command_settle, command_agree, command_later, command_present,
	command_why, command_scores, command_agreement;
command_run command_sign, command_reopen;
command_run command_undo, command_redo, command_help, command_quit, command_palette,
	command_fold, command_role, command_language, command_previous, command_suspend,
	command_saved, command_people;

#endif
