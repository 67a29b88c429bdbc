#ifndef CMD_CMD_H
#define CMD_CMD_H

/*
 * The commands of the program, one file each, and what they share: options,
 * messages, exit status.  `kompass WORD ARGUMENTS` calls cmd_WORD.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "base/attr.h"

struct buf;
struct diags;
struct error;
struct keeper_end;
struct questionnaire;
struct session;
struct sitting;

/* Exit statuses, the same everywhere; see kompass(1). */
enum {
	STATUS_DONE = 0,
	STATUS_FOUND = 1,	/* done, but something was found */
	STATUS_ERROR = 2	/* wrong usage, or the system refused */
};

/* Global options, read before the command. */
struct globals {
	char *evaluator;	/* --as ID, or the settings'; NULL: nobody known */
	char *name;		/* --as ID=NAME, or the settings'; may be NULL */
	char *language;		/* --lang, or the settings'; NULL: the locale's */
	char *backup;		/* a folder from the settings, or NULL */
	char *archive;		/* likewise */
	bool is_plain;		/* --plain */
	bool has_colour;	/* after --color, NO_COLOR and the terminal */
};

extern struct globals globals;

typedef int cmd_run(int argc, char **argv);	/* argv[0] is the command's word */

cmd_run cmd_archive;
cmd_run cmd_chart;
cmd_run cmd_check;
cmd_run cmd_compare;
cmd_run cmd_edit;
cmd_run cmd_guide;
cmd_run cmd_history;
cmd_run cmd_import;
cmd_run cmd_line;
cmd_run cmd_list;
cmd_run cmd_merge;
cmd_run cmd_new;
cmd_run cmd_reopen;
cmd_run cmd_report;
cmd_run cmd_restore;
cmd_run cmd_search;
cmd_run cmd_settle;
cmd_run cmd_show;
cmd_run cmd_sign;
cmd_run cmd_stats;
cmd_run cmd_sync;
cmd_run cmd_view;

/* Why this session could not be opened; where there is no such file, also how to make one. */
void cmd_open_error(const char *path, const struct error *);

/* What helps where a session has faults: it was sound before, if it has generations. */
void cmd_open_fault(const char *path);

/* "kompass: TEXT" on standard error, made safe for a terminal; returns STATUS_ERROR. */
int cmd_error(const char *fmt, ...) ATTR_PRINTF(1, 2);

/* The same, with the command's usage after it. */
int cmd_usage(const char *word, const char *fmt, ...) ATTR_PRINTF(2, 3);

/* Prints located remarks on standard error, made safe. */
void cmd_diags(const struct diags *);

/*
 * From now on what would be printed, messages and results, is collected there
 * instead: a screen will show it.  NULL: as before.  Whoever asks a question
 * calls cmd_uncollect, for what was collected belongs to it.
 */
void cmd_collect(struct buf *);
void cmd_uncollect(void);

/* Prints a text on standard error, made safe. */
void cmd_tell(const struct buf *);

/* Writes to standard output (safe for a terminal if it is one); false if that failed. */
bool cmd_print(const struct buf *);

/* The same for what is safe already, and may hold styles for a terminal. */
bool cmd_print_safe(const struct buf *);

/*
 * Options of a command: long ones with or without a value.  options_next returns
 * the next one's letter, 0 when only operands are left (then argv[next..]),
 * -1 after saying what is wrong.  "--help" prints the help and returns 'h'.
 * Options may stand behind operands, up to "--"; argv is put in order for that.
 */
struct option_def {
	const char *name;	/* "previous" */
	char letter;		/* 'p': also -p; a capital: long only */
	bool has_value;
};

struct options {
	const char *word;
	const struct option_def *defs;	/* ended by a NULL name */
	int argc;
	char **argv;
	int next;		/* index of the next argument */
	const char *value;	/* of the option just returned */
};

void options_init(struct options *, const char *word, const struct option_def *,
	int argc, char **argv);
int options_next(struct options *);

/* What results are written as: the value of --format. */
enum format { FORMAT_TEXT, FORMAT_JSON, FORMAT_CSV, FORMAT_COUNT };

/* By its name; false after telling the command's usage. */
bool cmd_take_format(enum format *out, const char *word, const char *name);

/* The help of a command from the one table in main.c, on standard output. */
void cmd_help(const char *word);

/* The one operand of a command that takes a file; NULL, with the status, after a message or --help. */
const char *cmd_one_file(int argc, char **argv, const char *word, int *status);

/* How and where the form begins. */
struct form_start {
	bool is_viewing;	/* for reading only: nobody needs to say who they are */
	bool is_meeting;
	const char *place, *entry;	/* as in struct screen_options; or NULL */
};

/* Opens the form, and leaves it; returns the status. */
int cmd_open_form(const char *path, const struct form_start *);

/*
 * Opens the compare screen on two to eight files; a median or other reference
 * among them is what the others are held against.  Returns the status.
 */
int cmd_open_comparison(char **paths, size_t count);

/*
 * Reads a session for a command that only looks; false after printing why.
 */
bool cmd_read_session(struct session **, const char *path);

/* The same, with the status: STATUS_FOUND where the content is at fault. */
int cmd_load_session(struct session **, const char *path);

/*
 * Who is working: globals.evaluator; asks on a terminal and keeps the answer in
 * the settings if nobody is known yet.  False after saying what to do.
 */
bool cmd_need_evaluator(void);

/*
 * Asks a question that is answered by yes or no; "no" where nobody can be
 * asked: standard input and error must be a terminal.
 */
bool cmd_ask_yes(const char *question);

/* Says why a session could not be saved and where a copy of it is; returns STATUS_ERROR. */
int cmd_unsaved(const char *path, const struct keeper_end *);

/*
 * The folder that is the archive: the option's (NULL: none was given), else the
 * settings', else the current folder if there are sessions in it, else
 * ~/Kompass, which need not be there.  The caller frees.
 */
char *cmd_archive_folder(const char *option);

/* The index of the questionnaire's language to show texts in. */
size_t cmd_language(const struct questionnaire *);

#endif
