#include "config.h"

#include "store/aliases.h"

#include <errno.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/dict.h"
#include "base/error.h"
#include "base/file.h"
#include "base/i18n.h"
#include "store/keys.h"
#include "store/yaml.h"
#include "text/utf8.h"

/* Room for every municipality of a large country. */
enum { ALIASES_SIZE_LIMIT = 1024 * 1024 };

struct reader {
	struct diags *diags;
	struct aliases *aliases;
	struct dict spellings;	/* folded, to the last alias that has it, from 1 */
	struct folded_names ARRAY_OF(char *) folded;
};

/* Single values. */

static void
read_version(void *reader, const struct node *n, void *into)
{
	struct reader *r = reader;
	(void)into;
	if (n->type != NODE_SCALAR || strncmp(n->text, "1.", 2))
		diag_error(r->diags, n->line, n->column,
			_("this is no format of aliases that is known here; write \"1.0\""));
}

static void
read_line(void *reader, const struct node *n, void *into)
{
	struct reader *r = reader;
	keys_line(n, r->diags, into);
}

static void
read_type(void *reader, const struct node *n, void *into)
{
	struct reader *r = reader;
	char **type = into;
	if (keys_line(n, r->diags, type) && strcmp(*type, "municipality") &&
	    strcmp(*type, "district") && strcmp(*type, "other"))
		diag_error(r->diags, n->line, n->column, _("type must be municipality, district or other"));
}

static void
read_country(void *reader, const struct node *n, void *into)
{
	struct reader *r = reader;
	char **country = into;
	if (keys_line(n, r->diags, country) && (strlen(*country) != 2 ||
	    strspn(*country, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != 2))
		diag_error(r->diags, n->line, n->column, _("country must be two capital letters such as SE"));
}

static void
read_also(void *reader, const struct node *n, void *into)
{
	struct reader *r = reader;
	struct spellings *also = into;
	if (!keys_list(n, r->diags))
		return;
	for (const struct node *item = n->first; item; item = item->next) {
		char *name = NULL;
		if (keys_line(item, r->diags, &name))
			*array_push(also) = name;
	}
}

/* Spellings that are given twice. */

static bool
may_be_same(const char *a, const char *b)
{
	return !a || !b || !strcmp(a, b);
}

static void
take_spelling(struct reader *r, const struct node *at, const char *name)
{
	size_t number = r->aliases->n;
	const struct alias *now = &r->aliases->v[number - 1];
	char *folded = utf8_fold(name, strlen(name), false);
	void *before = dict_put(&r->spellings, folded, (void *)(uintptr_t)number);
	if (!before) {
		*array_push(&r->folded) = folded;
		return;
	}
	free(folded);
	const struct alias *other = &r->aliases->v[(size_t)(uintptr_t)before - 1];
	if (other == now || !may_be_same(other->type, now->type) ||
	    !may_be_same(other->country, now->country))
		return;
	char *shown = utf8_safe_dup(name), *whose = utf8_safe_dup(other->name);
	diag_error(r->diags, at->line, at->column,
		_("\"%s\" is a name of \"%s\" already; tell the two by type or country"), shown, whose);
	free(shown);
	free(whose);
}

static void
read_alias(struct reader *r, const struct node *n)
{
	static const struct known_key known[] = {
		{"name", true, read_line, offsetof(struct alias, name)},
		{"type", false, read_type, offsetof(struct alias, type)},
		{"country", false, read_country, offsetof(struct alias, country)},
		{"code", false, read_line, offsetof(struct alias, code)},
		{"also", false, read_also, offsetof(struct alias, also)},
	};
	struct alias *a = array_push(r->aliases);
	if (!keys_read(n, known, sizeof(known) / sizeof(*known), r, a, r->diags) || !a->name)
		return;
	if (a->code && !a->country)
		diag_error(r->diags, n->line, n->column, _("a code says nothing without a country"));
	take_spelling(r, n, a->name);
	for (size_t i = 0; i < a->also.n; i++)
		take_spelling(r, n, a->also.v[i]);
}

static void
read_list(void *reader, const struct node *n, void *into)
{
	struct reader *r = reader;
	(void)into;
	if (!keys_list(n, r->diags))
		return;
	for (const struct node *item = n->first; item; item = item->next)
		read_alias(r, item);
}

bool
aliases_read_text(struct aliases *out, const char *bytes, size_t len, struct diags *diags)
{
	static const struct known_key known[] = {
		{"kompass-aliases", true, read_version, 0},
		{"aliases", true, read_list, 0},
	};
	size_t before = diags->errors;
	*out = (struct aliases){0};
	struct reader r = {.diags = diags, .aliases = out};
	struct yaml *doc = yaml_read(bytes, len, diags);
	if (doc)
		keys_read(yaml_root(doc), known, sizeof(known) / sizeof(*known), &r, out, diags);
	yaml_doc_free(doc);
	for (size_t i = 0; i < r.folded.n; i++)
		free(r.folded.v[i]);
	array_done(&r.folded);
	dict_done(&r.spellings);
	diags_sort(diags);
	if (diags->errors == before)
		return true;
	aliases_done(out);
	return false;
}

bool
aliases_read(struct aliases *out, const char *folder, struct diags *diags)
{
	struct buf bytes = BUF_INIT;
	struct error err = ERROR_INIT;
	*out = (struct aliases){0};
	char *path = file_join(folder, ALIASES_NAME);
	free(diags->file);
	diags->file = xstrdup(path);
	if (access(path, F_OK) && (errno == ENOENT || errno == ENOTDIR)) {
		free(path);
		return true;
	}
	bool done = false;
	if (!file_read(&bytes, path, ALIASES_SIZE_LIMIT, &err))
		diag_error(diags, 0, 0, "%s", error_text(&err));
	else if (bytes.len > ALIASES_SIZE_LIMIT)
		diag_error(diags, 0, 0, _("this is larger than a list of names can be"));
	else
		done = aliases_read_text(out, buf_str(&bytes), bytes.len, diags);
	error_done(&err);
	buf_done(&bytes);
	free(path);
	return done;
}
