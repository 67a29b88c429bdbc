#include "config.h"

#include "store/template-file.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/error.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/near.h"
#include "model/template.h"
#include "store/keys.h"
#include "store/yaml.h"

/* A report has so many sections, if that; each is looked at for every other one. */
enum { SECTIONS_LIMIT = 200 };

struct loader {
	struct diags *diags;
};

#define READ(l, map, table, into) \
	keys_read(map, table, sizeof(table) / sizeof(*(table)), l, into, (l)->diags)

static void
read_version(void *reader, const struct node *node, void *into)
{
	struct loader *l = reader;
	char *version = NULL;
	(void)into;
	if (keys_line(node, l->diags, &version) && (node->is_plain || strcmp(version, "1.0")))
		diag_error(l->diags, node->line, node->column,
			_("this version of kompass reads templates of format \"1.0\", in quotes"));
	free(version);
}

static void
read_language(void *reader, const struct node *node, void *into)
{
	struct loader *l = reader;
	keys_id(node, l->diags, into);
}

/* What stands in braces must stand for something. */
static void
check_words(struct loader *l, const struct node *node, const char *text)
{
	const char *word;
	size_t len;
	while (template_next(&text, &word, &len))
		if (!template_word_is_known(word, len))
			diag_error(l->diags, node->line, node->column, _("there is no {%.*s}; there are %s, "
				"and {{ is a brace"), (int)(len < 40 ? len : 40), word, template_words());
}

static void
read_heading(void *reader, const struct node *node, void *into)
{
	struct loader *l = reader;
	char **heading = into;
	if (keys_line(node, l->diags, heading))
		check_words(l, node, *heading);
}

static void
read_text(void *reader, const struct node *node, void *into)
{
	struct loader *l = reader;
	char **text = into;
	if (keys_text(node, l->diags, text))
		check_words(l, node, *text);
}

static void
read_part(void *reader, const struct node *node, void *into)
{
	struct loader *l = reader;
	enum part *part = into;
	char *word;
	if (!keys_line(node, l->diags, &word))
		return;
	*part = part_by_word(word);
	if (*part == PART_COUNT) {
		struct near near = {.wanted = word};
		char *shown = node_shown(node);
		for (int p = 0; p < PART_COUNT; p++)
			near_try(&near, part_word((enum part)p));
		if (near.best)
			diag_error(l->diags, node->line, node->column,
				_("there is no section \"%s\"; did you mean \"%s\"?"), shown, near.best);
		else
			diag_error(l->diags, node->line, node->column, _("there is no section \"%s\""), shown);
		free(shown);
	}
	free(word);
}

static void
read_kind(void *reader, const struct node *node, void *into)
{
	struct loader *l = reader;
	enum entry_kind *kind = into;
	char *word;
	if (!keys_line(node, l->diags, &word))
		return;
	*kind = entry_kind_by_word(word);
	if (*kind != ENTRY_STRENGTH && *kind != ENTRY_IMPROVEMENT && *kind != ENTRY_WEAKNESS &&
	    *kind != ENTRY_EXAMPLE)
		diag_error(l->diags, node->line, node->column,
			_("a kind is strength, improvement, weakness or example"));
	free(word);
}

static const struct known_key section_keys[] = {
	{"section", false, read_part, offsetof(struct template_section, part)},
	{"heading", false, read_heading, offsetof(struct template_section, heading)},
	{"text", false, read_text, offsetof(struct template_section, text)},
};

static const struct known_key list_keys[] = {
	{"kind", true, read_kind, offsetof(struct template_list, kind)},
	{"heading", false, read_heading, offsetof(struct template_list, heading)},
};

/* One that says nothing, one that stands twice. */
static void
check_section(struct loader *l, const struct node *map, const struct template_sections *all)
{
	const struct template_section *s = &all->v[all->n - 1];
	if (s->part == PART_COUNT && !node_get(map, "section") &&
	    (!node_get(map, "heading") || !node_get(map, "text")))
		diag_error(l->diags, map->line, map->column,
			_("without \"section\" it needs a \"heading\" and a \"text\" of its own"));
	for (size_t i = 0; i + 1 < all->n && s->part != PART_COUNT; i++)
		if (all->v[i].part == s->part) {
			diag_error(l->diags, map->line, map->column, _("the section \"%s\" stands here twice"),
				part_word(s->part));
			return;
		}
}

static void
read_sections(void *reader, const struct node *list, void *into)
{
	struct loader *l = reader;
	struct template_sections *sections = into;
	if (!keys_list(list, l->diags))
		return;
	if (list->count > SECTIONS_LIMIT) {
		diag_error(l->diags, list->line, list->column, _("more than %d sections"), SECTIONS_LIMIT);
		return;
	}
	for (const struct node *n = list->first; n; n = n->next) {
		struct template_section *s = array_push(sections);
		s->part = PART_COUNT;
		if (READ(l, n, section_keys, s))
			check_section(l, n, sections);
	}
}

static void
read_lists(void *reader, const struct node *list, void *into)
{
	struct loader *l = reader;
	struct template *t = into;
	if (!keys_list(list, l->diags))
		return;
	t->has_lists = true;
	for (const struct node *n = list->first; n && t->lists.n < SECTIONS_LIMIT; n = n->next) {
		struct template_list *item = array_push(&t->lists);
		item->kind = ENTRY_NONE;
		READ(l, n, list_keys, item);
		for (size_t i = 0; i + 1 < t->lists.n; i++)
			if (t->lists.v[i].kind == item->kind && item->kind != ENTRY_NONE)
				diag_error(l->diags, n->line, n->column, _("the kind \"%s\" stands here twice"),
					entry_kind_word(item->kind));
	}
}

static const struct known_key root_keys[] = {
	{"kompass-report", true, read_version, 0},
	{"language", true, read_language, offsetof(struct template, language)},
	{"sections", true, read_sections, offsetof(struct template, sections)},
	{"lists", false, read_lists, 0},
};

struct template *
template_read(const char *bytes, size_t len, struct diags *diags)
{
	struct loader l = {.diags = diags};
	struct template *t = xcalloc(1, sizeof(*t));
	size_t before = diags->errors;
	struct yaml *yaml = yaml_read(bytes, len, diags);
	if (yaml)
		READ(&l, yaml_root(yaml), root_keys, t);
	yaml_doc_free(yaml);
	if (yaml && diags->errors == before)
		return t;
	template_free(t);
	return NULL;
}

bool
template_file_read(struct template **out, const char *path, struct diags *diags, struct error *err)
{
	struct buf bytes = BUF_INIT;
	struct template *t = NULL;
	if (!file_read(&bytes, path, YAML_SIZE_LIMIT, err))
		return false;
	if (bytes.len > YAML_SIZE_LIMIT)
		diag_error(diags, 1, 1, _("the file is larger than %d MB"), YAML_SIZE_LIMIT / 1024 / 1024);
	else
		t = template_read(buf_str(&bytes), bytes.len, diags);
	buf_done(&bytes);
	if (t)
		*out = t;
	return t != NULL;
}
