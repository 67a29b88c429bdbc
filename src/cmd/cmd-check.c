#include "config.h"

/* kompass check: is it valid, and does it fit together? */

#include <string.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/error.h"
#include "base/file.h"
#include "base/i18n.h"
#include "cmd/cmd.h"
#include "model/check.h"
#include "model/mapping.h"
#include "model/questionnaire.h"
#include "model/session.h"
#include "model/template.h"
#include "store/aliases.h"
#include "store/mapping-file.h"
#include "store/questionnaire-file.h"
#include "store/session-file.h"
#include "store/template-file.h"
#include "store/yaml.h"
#include "text/utf8.h"

/*
 * Its key at the start of a line makes it a session, a mapping, a list of
 * aliases or a template, wherever it stands: people move lines.  The questionnaire inside a session is indented.
 */
static bool
has_key(const struct buf *bytes, const char *key)
{
	const char *p = buf_str(bytes), *end = p + bytes->len;
	size_t len = strlen(key);
	while ((size_t)(end - p) >= len) {
		if (!memcmp(p, key, len))
			return true;
		p = memchr(p, '\n', (size_t)(end - p));
		if (!p)
			break;
		p++;
	}
	return false;
}

/* Prints the remarks of a level and above; how many warnings there are. */
static size_t
print_remarks(const struct remarks *remarks, const char *path)
{
	struct buf text = BUF_INIT, safe = BUF_INIT;
	size_t warnings = 0;
	for (size_t i = 0; i < remarks->n; i++) {
		const struct remark *r = &remarks->v[i];
		warnings += r->level == REMARK_WARNING;
		buf_addf(&text, "%s: %s: %s%s%s\n", path, remark_level_title(r->level), r->place,
			*r->place ? ": " : "", r->text);
	}
	utf8_safe(&safe, buf_str(&text), text.len, true);
	fputs(buf_str(&safe), stderr);
	buf_done(&safe);
	buf_done(&text);
	return warnings;
}

/* How many warnings a valid session gives rise to, printed. */
static size_t
check_fit(const struct session *s, const char *path)
{
	char hash[QUESTIONNAIRE_HASH_ROOM];
	struct remarks remarks = {0};
	if (!s->is_brief)
		questionnaire_hash(hash, s->questionnaire);
	check_session(&remarks, s, s->is_brief ? NULL : hash);
	size_t warnings = print_remarks(&remarks, path);
	remarks_done(&remarks);
	return warnings;
}

/* A file that could be read: its faults, and with is_strict what does not fit. */
static int
check_bytes(const struct buf *bytes, const char *path, struct diags *diags, bool is_strict)
{
	struct error err = ERROR_INIT;
	struct session *s = NULL;
	struct questionnaire *q = NULL;
	struct mapping *m = NULL;
	struct aliases aliases = {0};
	struct template *t = NULL;
	if (has_key(bytes, "kompass-session:"))
		s = session_read(bytes->s, bytes->len, NULL, diags);
	else if (has_key(bytes, "kompass-mapping:"))
		mapping_file_read(&m, path, diags, &err);
	else if (has_key(bytes, "kompass-aliases:"))
		aliases_read_text(&aliases, buf_str(bytes), bytes->len, diags);
	else if (has_key(bytes, "kompass-report:"))
		t = template_read(buf_str(bytes), bytes->len, diags);
	else
		questionnaire_file_read(&q, path, diags, &err);
	if (err.text)
		cmd_error("%s", error_text(&err));
	int status = err.text ? STATUS_ERROR : diags->errors ? STATUS_FOUND : STATUS_DONE;
	/* Beside errors warnings are told in any case: they may be the reason. */
	if (is_strict || diags->errors)
		cmd_diags(diags);
	if (is_strict && diags->list.n)
		status = status > STATUS_FOUND ? status : STATUS_FOUND;
	if (is_strict && s && check_fit(s, path))
		status = STATUS_FOUND;
	error_done(&err);
	session_free(s);
	questionnaire_free(q);
	mapping_free(m);
	aliases_done(&aliases);
	template_free(t);
	return status;
}

static int
check_file(const char *path, bool is_strict)
{
	struct buf bytes = BUF_INIT;
	struct error err = ERROR_INIT;
	struct diags diags;
	int status;
	diags_init(&diags, path);
	if (file_read(&bytes, path, YAML_SIZE_LIMIT, &err))
		status = check_bytes(&bytes, path, &diags, is_strict);
	else
		status = cmd_error("%s", error_text(&err));
	diags_done(&diags);
	error_done(&err);
	buf_done(&bytes);
	return status;
}

int
cmd_check(int argc, char **argv)
{
	static const struct option_def defs[] = {{"strict", 's', false}, {NULL, 0, false}};
	struct options o;
	bool is_strict = false;
	int letter, status = STATUS_DONE;
	options_init(&o, argv[0], defs, argc, argv);
	while ((letter = options_next(&o))) {
		if (letter < 0)
			return STATUS_ERROR;
		if (letter == 'h')
			return STATUS_DONE;
		is_strict = true;
	}
	if (o.next == argc)
		return cmd_usage(argv[0], _("which file?"));
	for (int i = o.next; i < argc; i++) {
		int found = check_file(argv[i], is_strict);
		status = found > status ? found : status;
	}
	return status;
}
