#include "config.h"

/* kompass report: from session to the document the municipality reads. */

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
#include "cmd/cmd.h"
#include "cmd/document.h"
#include "model/mapping.h"
#include "model/questionnaire.h"
#include "model/session.h"
#include "model/template.h"
#include "report/discretion.h"
#include "report/markdown.h"
#include "report/render.h"
#include "report/report.h"
#include "store/mapping-file.h"
#include "store/questionnaire-file.h"
#include "store/template-file.h"

struct names ARRAY_OF(const char *);

struct wish {
	enum document_type type;		/* DOCUMENT_COUNT: as the name of the output says, else Markdown */
	const char *out;	/* path, or NULL: standard output */
	const char *previous, *reference, *template;
	struct names allowed;	/* places that may hold what is internal */
	bool is_replacing, is_oral, has_scores;
};

/* The sessions a report is made of. */
struct material {
	struct session *session, *previous, *reference;
	struct questionnaire *kept;
	struct template *template;
	struct mapping *of_previous, *of_reference;	/* of other editions, where there are such */
	bool is_previous_inverse, is_reference_inverse;
};

/* What -t says, else the ending of the output's name. */
static enum document_type
type_of(const struct wish *wish)
{
	const char *dot = wish->out ? strrchr(file_name(wish->out), '.') : NULL;
	enum document_type type = dot ? document_type(dot + 1) : DOCUMENT_MD;
	if (wish->type != DOCUMENT_COUNT)
		return wish->type;
	return type == DOCUMENT_COUNT ? DOCUMENT_MD : type;
}

/*
 * The time a report is made: SOURCE_DATE_EPOCH where it is set, so that the
 * same input gives the same bytes.
 */
static bool
take_time(struct stamp *now)
{
	const char *epoch = getenv("SOURCE_DATE_EPOCH");
	*now = clock_now();
	if (!epoch || !*epoch)
		return true;
	size_t digits = strspn(epoch, "0123456789");
	if (epoch[digits] || digits > 11)
		return cmd_error(_("SOURCE_DATE_EPOCH must be seconds since 1970, not \"%s\""), epoch) == STATUS_DONE;
	*now = (struct stamp){.seconds = strtoll(epoch, NULL, 10)};
	return true;
}

/* The questionnaire of the evaluation that is kept inside, where it is to be found. */
static void
find_kept(struct material *m)
{
	const struct version *v = session_get(m->session, SECTION_PREVIOUS, "subject/questionnaire");
	const struct questionnaire *own = m->session->questionnaire;
	const char *id = v ? version_text(v, FIELD_VALUE) : "";
	/* An id, never a path: what a file says is no way to other files. */
	if (!*id || !strcmp(id, own->id) || strpbrk(id, "/.\\"))
		return;
	char *path = questionnaire_file_find(id, NULL);
	struct diags diags;
	diags_init(&diags, path ? path : "");
	if (path)
		questionnaire_file_read(&m->kept, path, &diags, NULL);
	diags_done(&diags);
	free(path);
}

/* What became of the areas of another edition here. */
static void
find_mappings(struct material *m)
{
	const char *own = m->session->questionnaire->id;
	const char *previous = m->previous ? m->previous->questionnaire->id : m->kept ? m->kept->id : own;
	const char *reference = m->reference ? m->reference->questionnaire->id : own;
	if (strcmp(previous, own))
		m->of_previous = mapping_file_between(previous, own, &m->is_previous_inverse);
	if (strcmp(reference, own))
		m->of_reference = mapping_file_between(reference, own, &m->is_reference_inverse);
}

static int
load_template(struct material *m, const char *path)
{
	struct diags diags;
	struct error err = ERROR_INIT;
	diags_init(&diags, path);
	int status = template_file_read(&m->template, path, &diags, &err) ? STATUS_DONE : STATUS_FOUND;
	if (err.text)
		status = cmd_error("%s", error_text(&err));
	cmd_diags(&diags);
	error_done(&err);
	diags_done(&diags);
	return status;
}

static int
load(struct material *m, const char *path, const struct wish *wish)
{
	int status = cmd_load_session(&m->session, path), found = STATUS_DONE;
	if (wish->previous)
		found = cmd_load_session(&m->previous, wish->previous);
	status = found > status ? found : status;
	if (wish->reference)
		found = cmd_load_session(&m->reference, wish->reference);
	status = found > status ? found : status;
	if (wish->template)
		found = load_template(m, wish->template);
	status = found > status ? found : status;
	if (status == STATUS_DONE) {
		find_kept(m);
		find_mappings(m);
	}
	return status;
}

static void
material_done(struct material *m)
{
	session_free(m->session);
	session_free(m->previous);
	session_free(m->reference);
	questionnaire_free(m->kept);
	template_free(m->template);
	mapping_free(m->of_previous);
	mapping_free(m->of_reference);
}

/* A report is handed on: who may read it is the umask's matter. */
static mode_t
mode_of_new(void)
{
	mode_t mask = umask(077);
	umask(mask);
	return 0666 & ~mask;
}

static int
put_out(const struct buf *out, const struct wish *wish)
{
	struct error err = ERROR_INIT;
	int status = STATUS_DONE;
	if (!wish->out)
		return cmd_print(out) ? STATUS_DONE : STATUS_ERROR;
	/* A link stays a link: what it leads to is replaced. */
	char *real = wish->is_replacing ? realpath(wish->out, NULL) : NULL;
	if (!file_write(real ? real : wish->out, out->s, out->len, mode_of_new(),
	    wish->is_replacing, &err))
		status = cmd_error("%s", error_text(&err));
	error_done(&err);
	free(real);
	return status;
}

static bool
is_same_file(const struct stat *out, const char *path)
{
	struct stat st;
	return path && !stat(path, &st) && st.st_dev == out->st_dev && st.st_ino == out->st_ino;
}

/* May the output be written there?  Told before anything is read. */
static bool
check_out(const struct wish *wish, const char *path)
{
	struct stat st;
	if (!wish->out || lstat(wish->out, &st))
		return true;
	if (!wish->is_replacing)
		return cmd_error(_("%s: is there already; --force replaces it"), wish->out) == STATUS_DONE;
	if (stat(wish->out, &st))
		return true;
	if (!S_ISREG(st.st_mode))
		return cmd_error(_("%s: is no file that can be replaced"), wish->out) == STATUS_DONE;
	if (is_same_file(&st, path) || is_same_file(&st, wish->previous) ||
	    is_same_file(&st, wish->reference) || is_same_file(&st, wish->template))
		return cmd_error(_("%s: the report would replace what it is made of"), wish->out) == STATUS_DONE;
	return true;
}

/* Nothing internal in it?  All there is is told. */
static bool
is_discreet(const struct markdown *md, const struct session *s, const struct wish *wish)
{
	struct leaks leaks = {0};
	discretion_search(&leaks, md, s, wish->allowed.v, wish->allowed.n);
	for (size_t i = 0; i < leaks.n; i++)
		cmd_error("%s: %s", leaks.v[i].place, leaks.v[i].what);
	if (leaks.n)
		cmd_error(_("no report was written, as something internal is in it; change the text, or "
			"allow it with --allow %s"), leaks.v[0].place);
	bool is_good = !leaks.n;
	leaks_done(&leaks);
	return is_good;
}

/* What the template does not ask for, and another language than the report's. */
static void
tell_template(const struct template *t, const struct questionnaire *q,
	const struct report_options *options)
{
	struct buf missing = BUF_INIT;
	bool has_part[PART_COUNT] = {false};
	for (size_t i = 0; i < t->sections.n; i++)
		if (t->sections.v[i].part != PART_COUNT)
			has_part[t->sections.v[i].part] = true;
	for (int part = 0; part < PART_COUNT; part++)
		if (!has_part[part])
			buf_addf(&missing, "%s%s", missing.len ? ", " : "", part_word((enum part)part));
	if (t->has_lists)
		for (int kind = 0; kind < ENTRY_KIND_COUNT; kind++) {
			bool is_there = kind == ENTRY_NOTE || kind == ENTRY_ASK;
			for (size_t i = 0; i < t->lists.n; i++)
				is_there |= t->lists.v[i].kind == (enum entry_kind)kind;
			if (!is_there)
				buf_addf(&missing, "%s%s", missing.len ? ", " : "",
					entry_kind_word((enum entry_kind)kind));
		}
	if (missing.len)
		cmd_error(_("the template leaves out: %s"), missing.s);
	if (strcmp(t->language, q->languages.v[options->language]))
		cmd_error(_("the template is written in \"%s\", the report in \"%s\""), t->language,
			q->languages.v[options->language]);
	buf_done(&missing);
}

/* What the reader of the report does not see, for the one who hands it on. */
static void
tell_left_out(const struct session *s, const struct report_options *options)
{
	struct left left;
	struct buf internal = BUF_INIT, rest = BUF_INIT;
	size_t conflicts = session_conflicts(s);
	size_t untranslated = report_untranslated(s, options->language);
	discretion_count(&left, s, options);
	if (discretion_describe(&internal, &left, true))
		cmd_error(_("left out, as internal: %s"), internal.s);
	size_t unsaid = options->is_oral ? report_unsaid(s) : 0;
	if (!options->is_oral && discretion_describe(&rest, &left, false))
		cmd_error(_("also left out: %s"), rest.s);
	if (unsaid)
		cmd_error(P_("%zu finding has no room in the feedback", "%zu findings have no room in the feedback",
			unsaid), unsaid);
	if (conflicts)
		cmd_error(P_("%zu conflict is not settled; one of its versions is in the report",
			"%zu conflicts are not settled; one version of each is in the report", conflicts),
			conflicts);
	if (untranslated && !options->is_oral)
		cmd_error(P_("%zu text is not there in the report's language, and stands as it is",
			"%zu texts are not there in the report's language, and stand as they are",
			untranslated), untranslated);
	buf_done(&internal);
	buf_done(&rest);
}

static int
put_form(const struct material *m, const struct report_options *options, const struct wish *wish)
{
	const struct session *s = m->session;
	enum document_type type = type_of(wish);
	struct markdown md;
	struct buf out = BUF_INIT;
	char *title = report_title(s, options->language);
	const struct render r = {
		.title = title, .language = s->questionnaire->languages.v[options->language],
		.is_draft = report_is_draft(s), .now = options->now,
	};
	document_begin(&md, type);
	report_write(&md, s, options);
	int status = document_end(&out, &md, type, &r) ? put_out(&out, wish) : STATUS_ERROR;
	buf_done(&out);
	free(title);
	return status;
}

static int
write_report(const struct material *m, const struct wish *wish)
{
	struct report_options options = {
		.language = cmd_language(m->session->questionnaire), .previous = m->previous,
		.kept = m->kept, .reference = m->reference, .template = m->template,
		.of_previous = {m->of_previous, m->is_previous_inverse},
		.of_reference = {m->of_reference, m->is_reference_inverse},
		.is_oral = wish->is_oral, .has_scores = wish->has_scores,
	};
	struct markdown md;
	int status = STATUS_FOUND;
	if (!take_time(&options.now))
		return STATUS_ERROR;
	/* Whatever form is wanted, it says what this one says. */
	markdown_init(&md, MARKDOWN_MARKDOWN);
	report_write(&md, m->session, &options);
	if (is_discreet(&md, m->session, wish))
		status = put_form(m, &options, wish);
	if (status == STATUS_DONE && m->template)
		tell_template(m->template, m->session->questionnaire, &options);
	if (status == STATUS_DONE)
		tell_left_out(m->session, &options);
	markdown_done(&md);
	return status;
}

static int
report(const char *path, const struct wish *wish)
{
	struct material m = {.session = NULL};
	if (!wish->out && !document_may_print(type_of(wish)))
		return STATUS_ERROR;
	if (!check_out(wish, path))
		return STATUS_ERROR;
	int status = load(&m, path, wish);
	if (status == STATUS_DONE)
		status = write_report(&m, wish);
	material_done(&m);
	return status;
}

static bool
take_option(struct wish *wish, int letter, const char *value)
{
	switch (letter) {
	case 't':
		wish->type = document_type(value);
		return wish->type != DOCUMENT_COUNT || !cmd_usage("report", _("-t takes md, html, odt or txt"));
	case 'o':
		wish->out = value;
		return true;
	case 'p':
		wish->previous = value;
		return true;
	case 'A':
		*array_push(&wish->allowed) = value;
		return true;
	case 'T':
		wish->template = value;
		return true;
	case 'r':
		wish->reference = value;
		return true;
	case 'O':
		wish->is_oral = true;
		return true;
	case 'S':
		wish->has_scores = true;
		return true;
	default:
		wish->is_replacing = true;
		return true;
	}
}

int
cmd_report(int argc, char **argv)
{
	static const struct option_def defs[] = {
		{"type", 't', true}, {"output", 'o', true}, {"force", 'f', false},
		{"previous", 'p', true}, {"reference", 'r', true},
		{"allow", 'A', true}, {"template", 'T', true},
		{"oral", 'O', false}, {"scores", 'S', false}, {NULL, 0, false},
	};
	struct options o;
	struct wish wish = {.type = DOCUMENT_COUNT};
	int letter = 0, status = STATUS_ERROR;
	bool is_fine = true;
	options_init(&o, argv[0], defs, argc, argv);
	while (is_fine && (letter = options_next(&o)) > 0 && letter != 'h')
		is_fine = take_option(&wish, letter, o.value);
	if (letter == 'h')
		status = STATUS_DONE;
	else if (is_fine && !letter && wish.is_oral && (wish.previous || wish.reference || wish.template))
		cmd_usage(argv[0], _("--oral takes no --previous, --reference or --template"));
	else if (is_fine && !letter && wish.has_scores && !wish.is_oral)
		cmd_usage(argv[0], _("--scores belongs to --oral; a report has them"));
	else if (is_fine && !letter)
		status = o.next + 1 == argc ? report(argv[o.next], &wish) :
			cmd_usage(argv[0], _("report takes one file"));
	array_done(&wish.allowed);
	return status;
}
