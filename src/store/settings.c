#include "config.h"

#include "store/settings.h"

#include <errno.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/error.h"
#include "base/file.h"
#include "base/i18n.h"
#include "store/keys.h"
#include "store/yaml.h"
#include "text/canon.h"

/* Far more than five lines and their comments need. */
enum { SETTINGS_SIZE_LIMIT = 64 * 1024 };

bool
settings_id_is_valid(const char *id)
{
	size_t len = strlen(id);
	return len >= 1 && len <= 8 && id[0] >= 'a' && id[0] <= 'z' &&
		strspn(id, "abcdefghijklmnopqrstuvwxyz0123456789") == len;
}

/* Single values; the reader is the list of diags. */

static void
read_id(void *reader, const struct node *n, void *into)
{
	char **out = into;
	if (!keys_line(n, reader, out) || settings_id_is_valid(*out))
		return;
	diag_error(reader, n->line, n->column,
		_("id must be one to eight of a-z and 0-9, a letter first"));
}

static void
read_line(void *reader, const struct node *n, void *into)
{
	keys_line(n, reader, into);
}

/* "sv", "nb", "pt_BR" */
static void
read_language(void *reader, const struct node *n, void *into)
{
	static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_";
	char **out = into;
	if (!keys_line(n, reader, out) || strspn(*out, letters) == strlen(*out))
		return;
	diag_error(reader, n->line, n->column, _("language must be a code such as sv"));
}

/* A folder, from the root or from the home folder. */
static void
read_folder(void *reader, const struct node *n, void *into)
{
	const char *home = getenv("HOME");
	char *text = NULL;
	if (!keys_line(n, reader, &text))
		return;
	if (text[0] == '/') {
		*(char **)into = text;
		return;
	}
	if (text[0] == '~' && text[1] == '/' && home && home[0] == '/')
		*(char **)into = file_join(home, text + 2);
	else
		diag_error(reader, n->line, n->column,
			_("%s must be a path that begins with / or ~/"), n->key->text);
	free(text);
}

static const struct known_key known[] = {
	{"id", false, read_id, offsetof(struct settings, id)},
	{"name", false, read_line, offsetof(struct settings, name)},
	{"language", false, read_language, offsetof(struct settings, language)},
	{"archive", false, read_folder, offsetof(struct settings, archive)},
	{"backup", false, read_folder, offsetof(struct settings, backup)},
};

enum { KEYS = sizeof(known) / sizeof(*known) };

/* What a key sets, as text; NULL where it is not set. */
static const char *
value_of(const struct settings *s, size_t key)
{
	return *(char *const *)((const char *)s + known[key].offset);
}

void
settings_done(struct settings *s)
{
	free(s->id);
	free(s->name);
	free(s->language);
	free(s->archive);
	free(s->backup);
	*s = (struct settings){0};
}

/* The file, where a symbolic link leads: people keep such files elsewhere. */
static char *
settings_path(void)
{
	char *folder = file_home(HOME_CONFIG);
	char *path = folder ? file_join(folder, "config.yaml") : NULL;
	char *real = path ? realpath(path, NULL) : NULL;
	free(folder);
	if (!real)
		return path;
	free(path);
	return real;
}

/* Nothing but comments and blanks?  Then nothing is set, and that is no fault. */
static bool
is_empty(const char *s)
{
	while (*s) {
		s += strspn(s, " \t\n");
		if (*s && *s != '#')
			return false;
		s += strcspn(s, "\n");
	}
	return true;
}

/* Reads the text of the file; false with the faults in diags. */
static bool
parse(struct settings *s, const struct buf *bytes, struct diags *diags)
{
	size_t before = diags->errors;
	*s = (struct settings){0};
	if (strlen(buf_str(bytes)) == bytes->len && is_empty(buf_str(bytes)))
		return true;
	struct yaml *doc = yaml_read(buf_str(bytes), bytes->len, diags);
	if (doc)
		keys_read(yaml_root(doc), known, KEYS, diags, s, diags);
	yaml_doc_free(doc);
	diags_sort(diags);
	if (diags->errors == before)
		return true;
	settings_done(s);
	return false;
}

/* The bytes of the file; empty where there is none. */
static bool
read_bytes(struct buf *bytes, const char *path, struct error *err)
{
	if (access(path, F_OK) && (errno == ENOENT || errno == ENOTDIR))
		return true;
	if (!file_read(bytes, path, SETTINGS_SIZE_LIMIT, err))
		return false;
	return bytes->len <= SETTINGS_SIZE_LIMIT || error_set(err, _("%s: too large"), path);
}

bool
settings_read(struct settings *out, struct diags *diags)
{
	struct buf bytes = BUF_INIT;
	struct error err = ERROR_INIT;
	char *path = settings_path();
	*out = (struct settings){0};
	if (!path)
		return true;
	free(diags->file);
	diags->file = xstrdup(path);
	bool done = read_bytes(&bytes, path, &err);
	if (done)
		done = parse(out, &bytes, diags);
	else
		diag_error(diags, 0, 0, "%s", error_text(&err));
	error_done(&err);
	buf_done(&bytes);
	free(path);
	return done;
}

/* Writing. */

/* Where the line of a key begins, or NULL. */
static const char *
find_line(const char *text, const char *key)
{
	size_t len = strlen(key);
	for (const char *p = text; *p; p += *p == '\n') {
		if (!strncmp(p, key, len) && (p[len] == ':' || p[len] == ' '))
			return p;
		p += strcspn(p, "\n");
	}
	return NULL;
}

/* The end of a key's line and of those indented below it, which belong to it. */
static const char *
end_of_value(const char *p)
{
	do {
		p += strcspn(p, "\n");
		p += *p == '\n';
	} while (*p == ' ' || *p == '\t');
	return p;
}

/* The line of a key becomes one with this value, or is added at the end. */
static void
set_line(struct buf *text, const char *key, const char *value)
{
	struct buf line = BUF_INIT;
	buf_addf(&line, "%s: ", key);
	canon_flow(&line, value, strlen(value));
	buf_addc(&line, '\n');
	const char *start = find_line(buf_str(text), key);
	size_t at = start ? (size_t)(start - buf_str(text)) : text->len;
	if (start)
		buf_remove(text, at, (size_t)(end_of_value(start) - start));
	else if (at && text->s[at - 1] != '\n')
		buf_insert(text, at++, "\n", 1);
	buf_insert(text, at, line.s, line.len);
	buf_done(&line);
}

static bool
is_same(const char *a, const char *b)
{
	return a && b && !strcmp(a, b);
}

/* Is the text now one that says what was to be set? */
static bool
is_right(const struct buf *text, const struct settings *wanted, const char *path)
{
	struct settings now;
	struct diags diags;
	diags_init(&diags, path);
	bool right = parse(&now, text, &diags);
	for (size_t i = 0; i < KEYS && right; i++)
		right = !value_of(wanted, i) || is_same(value_of(&now, i), value_of(wanted, i));
	settings_done(&now);
	diags_done(&diags);
	return right;
}

static bool
write_text(const struct settings *s, struct buf *text, const char *path, struct error *err)
{
	struct settings old;
	struct diags diags;
	diags_init(&diags, path);
	bool is_read = parse(&old, text, &diags);
	diags_done(&diags);
	if (!is_read)
		return error_set(err, _("%s: it has faults; mend them first"), path);
	bool has_changed = false;
	for (size_t i = 0; i < KEYS; i++) {
		const char *value = value_of(s, i);
		if (!value || is_same(value, value_of(&old, i)))
			continue;
		set_line(text, known[i].name, value);
		has_changed = true;
	}
	settings_done(&old);
	/* Layouts that lines do not tell apart ({id: ab}) are for a person to change. */
	if (!is_right(text, s, path))
		return error_set(err, _("%s: it cannot be changed line by line; "
			"write id and name into it yourself"), path);
	return !has_changed || file_write(path, text->s, text->len, 0600, true, err);
}

bool
settings_write(const struct settings *s, struct error *err)
{
	struct buf text = BUF_INIT;
	char *path = settings_path();
	if (!path)
		return error_set(err, _("HOME is not set: there is no place for settings"));
	char *folder = file_folder(path);
	bool done = file_make_folders(folder, err) && read_bytes(&text, path, err) &&
		write_text(s, &text, path, err);
	buf_done(&text);
	free(folder);
	free(path);
	return done;
}
