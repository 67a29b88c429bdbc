#include "config.h"

#include "store/copies.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#include "base/alloc.h"
#include "base/array.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/error.h"
#include "base/file.h"
#include "base/i18n.h"
#include "model/merge.h"
#include "model/session.h"
#include "store/session-file.h"
#include "store/yaml.h"
#include "text/utf8.h"

struct names ARRAY_OF(char *);

/* Does any of the words stand in the text, in capitals or not? */
static bool
has_word(const char *text, size_t len)
{
	/* Of a conflict in English, Swedish, Danish, Norwegian, German and Finnish. */
	static const char *const words[] = {"conflict", "konflikt", "motstridig", "ristirii"};
	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		for (size_t at = 0; at + strlen(words[i]) <= len; at++)
			if (!strncasecmp(text + at, words[i], strlen(words[i])))
				return true;
	return false;
}

static bool
is_number(const char *text, size_t len)
{
	size_t digits = strspn(text, "0123456789");
	return len && digits == len && len <= 2;
}

/* What was put between the name and its ending. */
static bool
is_mark(const char *mark, size_t len)
{
	static const char syncthing[] = ".sync-conflict-", owncloud[] = "_conflict-";
	if (!strncmp(mark, syncthing, strlen(syncthing)) || !strncmp(mark, owncloud, strlen(owncloud)))
		return true;
	/* iCloud: "s 2.yaml". */
	if (*mark == ' ' && is_number(mark + 1, len - 1))
		return true;
	size_t open = *mark == ' ';
	if (len < open + 3 || mark[open] != '(' || mark[len - 1] != ')')
		return false;
	/* Google Drive: "s (1).yaml" or "s(1).yaml"; the others say that it is a conflict. */
	return is_number(mark + open + 1, len - open - 2) || has_word(mark + open + 1, len - open - 2);
}

bool
copies_is_name(const char *name, const char *original)
{
	const char *dot = strrchr(original, '.');
	const char *ending = dot && dot != original ? dot : original + strlen(original);
	size_t stem = (size_t)(ending - original), len = strlen(name);
	if (len <= strlen(original) || strncmp(name, original, stem) ||
	    strcmp(name + len - strlen(ending), ending))
		return false;
	return is_mark(name + stem, len - strlen(original));
}

static int
by_name(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static bool
is_rescued(const char *name, const char *original)
{
	(void)original;
	return !strncmp(name, RESCUED_PREFIX, strlen(RESCUED_PREFIX));
}

/* The names in the folder that this takes for copies, sorted. */
static void
find(struct names *names, const char *folder, const char *original,
	bool (*is_copy)(const char *name, const char *original))
{
	DIR *dir = opendir(folder);
	const struct dirent *entry;
	while (dir && (entry = readdir(dir)))
		if (is_copy(entry->d_name, original))
			*array_push(names) = xstrdup(entry->d_name);
	if (dir)
		closedir(dir);
	if (names->n)
		qsort(names->v, names->n, sizeof(*names->v), by_name);
}

static void
say_bad(struct buf *said, const char *name, const char *why)
{
	buf_addf(said, _("%sthe copy \"%s\" is left alone: %s"), said->len ? "; " : "",
		name, why);
}

/* The whole of a fault: where it is, and what. */
static void
say_fault(struct buf *said, const char *name, const struct diags *diags)
{
	const struct diag *d = &diags->list.v[0];
	for (size_t i = 0; i < diags->list.n; i++)
		if (d->level != DIAG_ERROR)
			d = &diags->list.v[i];
	char *why = xasprintf(_("line %u: %s"), d->line, d->text);
	say_bad(said, name, why);
	free(why);
}

static bool
merge_one(struct session *s, const struct session *copy, const char *name, struct buf *said)
{
	struct error err = ERROR_INIT;
	bool has_changed = false;
	size_t news = merge_news(s, copy);
	if (!session_shares_id(s, copy))
		return false;
	if (!session_merge(s, copy, &has_changed, &err))
		say_bad(said, name, error_text(&err));
	else if (has_changed)
		buf_addf(said, P_("%smerged %zu item from the copy \"%s\"",
			"%smerged %zu items from the copy \"%s\"", news),
			said->len ? "; " : "", news, name);
	error_done(&err);
	return has_changed;
}

static bool
take(struct session *s, const char *path, struct buf *said)
{
	struct buf bytes = BUF_INIT, shown = BUF_INIT;
	struct diags diags;
	struct error err = ERROR_INIT;
	struct stat st;
	bool has_changed = false;
	/* A link or a pipe of such a name is no copy. */
	if (lstat(path, &st) || !S_ISREG(st.st_mode))
		return false;
	const char *name = file_name(path);
	utf8_safe(&shown, name, strlen(name), false);
	diags_init(&diags, name);
	if (file_read(&bytes, path, YAML_SIZE_LIMIT, &err)) {
		struct session *copy = session_read_like(buf_str(&bytes), bytes.len, s, NULL, &diags);
		if (copy)
			has_changed = merge_one(s, copy, shown.s, said);
		else
			say_fault(said, shown.s, &diags);
		session_free(copy);
	} else {
		say_bad(said, shown.s, error_text(&err));
	}
	error_done(&err);
	diags_done(&diags);
	buf_done(&bytes);
	buf_done(&shown);
	return has_changed;
}

static bool
take_all(struct session *s, const char *folder, const char *original,
	bool (*is_copy)(const char *name, const char *original), struct buf *said)
{
	struct names names = {0};
	bool has_changed = false;
	find(&names, folder, original, is_copy);
	for (size_t i = 0; i < names.n; i++) {
		char *copy = file_join(folder, names.v[i]);
		has_changed |= take(s, copy, said);
		free(copy);
		free(names.v[i]);
	}
	array_done(&names);
	return has_changed;
}

bool
copies_merge(struct session *s, const char *path, struct buf *said)
{
	char *folder = file_folder(path);
	bool has_changed = take_all(s, folder, file_name(path), copies_is_name, said);
	free(folder);
	return has_changed;
}

bool
copies_merge_rescued(struct session *s, const char *folder, struct buf *said)
{
	return take_all(s, folder, "", is_rescued, said);
}
