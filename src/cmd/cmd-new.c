#include "config.h"

/* kompass new: makes a session file. */

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/alloc.h"
#include "base/buf.h"
#include "base/clock.h"
#include "base/diag.h"
#include "base/error.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/rope.h"
#include "cmd/cmd.h"
#include "model/command.h"
#include "model/previous.h"
#include "model/questionnaire.h"
#include "model/sitting.h"
#include "store/mapping-file.h"
#include "store/questionnaire-file.h"
#include "store/session-file.h"
#include "text/utf8.h"

#define DEFAULT_QUESTIONNAIRE "kommunkompassen-2010"

/* option, what it sets of the subject (":set FIELD"), does it stay from one time to the next? */
static const struct {
	char letter;
	const char *name, *field;
	bool is_lasting;
} subject_options[] = {
	{'S', "subject", "name", true},
	{'Y', "year", "year", false},
	{'K', "kind", "kind", true},
	{'C', "code", "code", true},
	{'N', "country", "country", true},
	{'I', "population", "population", false},
	{'P', "profile", "profile", true},
};

enum { SUBJECT_OPTIONS = sizeof(subject_options) / sizeof(*subject_options) };

struct wanted {
	const char *questionnaire, *previous, *path;
	const char *subject[SUBJECT_OPTIONS];
	bool is_replacing;
};

/* Takes an option; its status, or -1 to go on. */
static int
take_option(struct wanted *w, int letter, const char *value)
{
	for (size_t i = 0; i < SUBJECT_OPTIONS; i++)
		if (subject_options[i].letter == letter)
			w->subject[i] = value;
	switch (letter) {
	case 'q':
		w->questionnaire = value;
		break;
	case 'O':
		w->previous = value;
		break;
	case 'F':
		w->is_replacing = true;
		break;
	case 'h':
		return STATUS_DONE;
	case -1:
		return STATUS_ERROR;
	default:
		break;
	}
	return -1;
}

static int
read_options(struct wanted *w, int argc, char **argv)
{
	static const struct option_def defs[] = {
		{"questionnaire", 'q', true}, {"profile", 'P', true}, {"subject", 'S', true},
		{"year", 'Y', true}, {"kind", 'K', true}, {"code", 'C', true},
		{"country", 'N', true}, {"population", 'I', true}, {"previous", 'O', true}, {"force", 'F', false},
		{NULL, 0, false},
	};
	struct options o;
	int letter, status = -1;
	options_init(&o, argv[0], defs, argc, argv);
	while (status < 0 && (letter = options_next(&o)))
		status = take_option(w, letter, o.value);
	if (status >= 0)
		return status;
	if (argc - o.next != 1)
		return cmd_usage(argv[0], o.next == argc ? _("which file shall it be?") :
			_("one file at a time"));
	w->path = argv[o.next];
	return -1;
}

/* The one questionnaire in ./questionnaires, if there is exactly one; the caller frees. */
static char *
only_questionnaire(void)
{
	char *found = NULL;
	size_t count = 0;
	DIR *dir = opendir("questionnaires");
	const struct dirent *entry;
	while (dir && (entry = readdir(dir))) {
		size_t len = strlen(entry->d_name);
		if (len <= 5 || entry->d_name[0] == '.' || strcmp(entry->d_name + len - 5, ".yaml") ||
		    mapping_file_is_name(entry->d_name))
			continue;
		free(found);
		found = file_join("questionnaires", entry->d_name);
		count++;
	}
	if (dir)
		closedir(dir);
	if (count == 1)
		return found;
	free(found);
	return NULL;
}

static bool
read_questionnaire(struct questionnaire **out, const char *name)
{
	struct error err = ERROR_INIT;
	struct diags diags;
	char *path = name ? NULL : only_questionnaire();
	if (!path)
		path = questionnaire_file_find(name ? name : DEFAULT_QUESTIONNAIRE, &err);
	if (!path) {
		cmd_error("%s", error_text(&err));
		error_done(&err);
		return false;
	}
	diags_init(&diags, path);
	bool done = questionnaire_file_read(out, path, &diags, &err);
	if (err.text)
		cmd_error("%s", error_text(&err));
	else if (!done)
		cmd_diags(&diags);
	error_done(&err);
	diags_done(&diags);
	free(path);
	return done;
}

/* Takes the questionnaire over. */
static struct session *
make_session(struct questionnaire *q)
{
	char evaluation[EVALUATION_ROOM], hash[QUESTIONNAIRE_HASH_ROOM];
	struct buf asked = BUF_INIT;
	evaluation_mint(evaluation);
	questionnaire_write(&asked, q, 2, false);
	questionnaire_hash(hash, q);
	return session_new(evaluation, q, piece_take(&asked), hash, false);
}

/* The same as if ":set FIELD VALUE" were typed: with the same checks. */
static bool
set_subject(struct sitting *s, const char *option, const char *field, const char *value)
{
	struct error err = ERROR_INIT;
	struct reply reply = {.request = REQUEST_NONE};
	size_t len = strlen(value);
	char *words = xasprintf("%s %s", field, value);
	bool done = utf8_check(value, len) == len || error_set(&err, _("not UTF-8"));
	done = done && command_find("set", &err)->run(s, words, &reply, &err);
	if (!done)
		cmd_error("--%s: %s", option, error_text(&err));
	free(words);
	reply_done(&reply);
	error_done(&err);
	return done;
}

/* Who was evaluated then is evaluated now, but for what is given; a median is nobody. */
static void
take_subject(struct sitting *s, const struct session *old, const struct wanted *w, bool is_other)
{
	const char *kind = session_subject(old, "kind");
	for (size_t i = 0; i < SUBJECT_OPTIONS; i++) {
		const char *field = subject_options[i].field, *value = session_subject(old, field);
		struct values values = {.n = 0};
		if (w->subject[i] || !value || !subject_options[i].is_lasting ||
		    (is_other && !strcmp(field, "profile")) || (kind && !strcmp(kind, "reference")))
			continue;
		values_set(&values, FIELD_VALUE, value);
		sitting_write(s, SECTION_SUBJECT, field, NULL, values.v, values.n);
	}
}

static bool
take_previous(struct sitting *s, const struct wanted *w)
{
	const char *path = w->previous;
	struct session *old;
	if (!cmd_read_session(&old, path))
		return false;
	bool is_other = strcmp(old->questionnaire->id, s->session->questionnaire->id) ||
		strcmp(old->questionnaire->edition, s->session->questionnaire->edition);
	sitting_begin(s, _("previous evaluation"));
	take_subject(s, old, w, is_other);
	previous_take(s, old);
	sitting_end(s);
	if (is_other)
		cmd_error(_("%s used another questionnaire (%s, edition %s): "
			"its codes do not mean the same questions"),
			path, old->questionnaire->id, old->questionnaire->edition);
	session_free(old);
	return true;
}

static bool
fill(struct sitting *s, const struct wanted *w)
{
	s->now = clock_action();
	for (size_t i = 0; i < SUBJECT_OPTIONS; i++)
		if (w->subject[i] && !set_subject(s, subject_options[i].name,
		    subject_options[i].field, w->subject[i]))
			return false;
	return !w->previous || take_previous(s, w);
}

/* What is written must be readable: whatever was put in comes from outside. */
static bool
is_readable(const struct buf *text, const char *path)
{
	struct diags diags;
	diags_init(&diags, path);
	struct session *again = session_read(text->s, text->len, NULL, &diags);
	if (!again)
		cmd_diags(&diags);
	diags_done(&diags);
	session_free(again);
	return again;
}

static int
write_session(const struct session *s, const struct wanted *w)
{
	struct buf text = BUF_INIT;
	struct error err = ERROR_INIT;
	/* A link stays a link: what it leads to is replaced. */
	char *real = w->is_replacing ? realpath(w->path, NULL) : NULL;
	session_format(&text, s);
	bool done = is_readable(&text, w->path) &&
		file_write(real ? real : w->path, text.s, text.len, 0600, w->is_replacing, &err);
	if (err.text)
		cmd_error("%s", error_text(&err));
	error_done(&err);
	buf_done(&text);
	free(real);
	return done ? STATUS_DONE : STATUS_ERROR;
}

int
cmd_new(int argc, char **argv)
{
	struct wanted w = {.path = NULL};
	struct stat st;
	struct questionnaire *q;
	int status = read_options(&w, argc, argv);
	if (status >= 0)
		return status;
	/* Told before anybody is asked anything; file_write makes sure of it. */
	if (!w.is_replacing && !lstat(w.path, &st))
		return cmd_error(_("%s: there is such a file already; --force replaces it"), w.path);
	if (!cmd_need_evaluator() || !read_questionnaire(&q, w.questionnaire))
		return STATUS_ERROR;
	struct sitting *s = sitting_new(make_session(q), globals.evaluator, globals.name);
	/* Whose session it is stands in it from the start. */
	sitting_begin(s, _("new session"));
	sitting_end(s);
	status = fill(s, &w) ? write_session(s->session, &w) : STATUS_ERROR;
	sitting_free(s);
	return status;
}
