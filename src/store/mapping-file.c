#include "config.h"

#include "store/mapping-file.h"

#include <dirent.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/dict.h"
#include "base/error.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/near.h"
#include "base/order.h"
#include "model/compare.h"
#include "model/mapping.h"
#include "model/questionnaire.h"
#include "store/keys.h"
#include "store/questionnaire-file.h"
#include "store/yaml.h"

#define PREFIX "mapping-"
#define SUFFIX ".yaml"

/* More would be no judgement of anybody, and each is looked at for every question. */
enum { PAIRS_LIMIT = 2000 };

struct loader {
	struct diags *diags;
};

#define READ(l, map, table, into) \
	keys_read(map, table, sizeof(table) / sizeof(*(table)), l, into, (l)->diags)

/* Single values. */

static void
read_version(void *reader, const struct node *node, void *into)
{
	struct loader *l = reader;
	char *version = NULL;
	(void)into;
	if (keys_line(node, l->diags, &version) && node->is_plain)
		diag_error(l->diags, node->line, node->column,
			_("put the version in quotes: \"1.0\""));
	free(version);
}

static void
read_id(void *reader, const struct node *node, void *into)
{
	struct loader *l = reader;
	keys_id(node, l->diags, into);
}

static bool
is_language(const char *code)
{
	size_t len = strspn(code, "abcdefghijklmnopqrstuvwxyz");
	return !code[len] && len >= 2 && len <= 3;
}

static void
take_text(struct loader *l, const struct node *node, struct mapping_texts *texts, const char *language)
{
	char *text;
	if (keys_text(node, l->diags, &text))
		*array_push(texts) = (struct mapping_text){xstrdup(language), text};
}

static void
read_text(void *reader, const struct node *node, void *into)
{
	struct loader *l = reader;
	if (node->type != NODE_MAP) {
		take_text(l, node, into, "");
		return;
	}
	if (!node->first)
		diag_error(l->diags, node->line, node->column, _("a text is missing"));
	for (const struct node *n = node->first; n; n = n->next) {
		if (n->key->type != NODE_SCALAR)
			continue;
		if (is_language(n->key->text))
			take_text(l, n, into, n->key->text);
		else
			diag_error(l->diags, n->key->line, n->key->column,
				_("a language is two or three lower-case letters, such as sv"));
	}
}

static void
read_relation(void *reader, const struct node *node, void *into)
{
	struct loader *l = reader;
	enum relation *relation = into;
	char *word;
	if (!keys_line(node, l->diags, &word))
		return;
	*relation = relation_by_word(word);
	if (*relation == RELATION_COUNT) {
		struct near near = {.wanted = word};
		char *shown = node_shown(node);
		for (int r = 0; r < RELATION_COUNT; r++)
			near_try(&near, relation_word((enum relation)r));
		if (near.best)
			diag_error(l->diags, node->line, node->column,
				_("there is no relation \"%s\"; did you mean \"%s\"?"), shown, near.best);
		else
			diag_error(l->diags, node->line, node->column, _("there is no relation \"%s\" "
				"(same, wider, narrower, split, new, gone)"), shown);
		free(shown);
	}
	free(word);
}

static void
add_code(struct loader *l, const struct node *node, struct mapping_codes *codes)
{
	char *code;
	if (!keys_id(node, l->diags, &code))
		return;
	for (size_t i = 0; i < codes->n; i++)
		if (!strcmp(codes->v[i], code)) {
			diag_error(l->diags, node->line, node->column, _("\"%s\" stands here twice"), code);
			break;
		}
	*array_push(codes) = code;
}

/* One code, or a list of them. */
static void
read_codes(void *reader, const struct node *node, void *into)
{
	struct loader *l = reader;
	if (node->type == NODE_SCALAR)
		add_code(l, node, into);
	else if (keys_list(node, l->diags))
		for (const struct node *n = node->first; n; n = n->next)
			add_code(l, n, into);
}

/* Pairs. */

static const struct known_key pair_keys[] = {
	{"from", false, read_id, offsetof(struct mapping_pair, from)},
	{"relation", true, read_relation, offsetof(struct mapping_pair, relation)},
	{"to", false, read_codes, offsetof(struct mapping_pair, to)},
	{"note", false, read_text, offsetof(struct mapping_pair, note)},
};

/* Does its new code come of nothing else? */
static bool
is_alone(const struct mapping_pair *p)
{
	return p->relation == RELATION_SAME || p->relation == RELATION_NEW;
}

/* What a relation has to have on either side: old codes, new codes. */
static const struct {
	bool has_from;
	size_t least, most;
} sides[RELATION_COUNT] = {
	[RELATION_SAME] = {true, 1, 1},
	[RELATION_WIDER] = {true, 1, 1},
	[RELATION_NARROWER] = {true, 1, 1},
	[RELATION_SPLIT] = {true, 2, SIZE_MAX},
	[RELATION_NEW] = {false, 1, 1},
	[RELATION_GONE] = {true, 0, 0},
};

static void
check_sides(struct loader *l, const struct node *map, const struct mapping_pair *p)
{
	const struct node *from = node_get(map, "from"), *to = node_get(map, "to");
	if (p->relation == RELATION_COUNT)
		return;
	const char *word = relation_word(p->relation);
	const struct node *at = to ? to : map;
	size_t count = !to ? 0 : to->type == NODE_LIST ? to->count : 1;
	if (sides[p->relation].has_from && !from)
		diag_error(l->diags, map->line, map->column, _("\"%s\" needs the key \"from\""), word);
	if (!sides[p->relation].has_from && from)
		diag_error(l->diags, from->line, from->column, _("what is new has no \"from\""));
	if (count > sides[p->relation].most && !sides[p->relation].most)
		diag_error(l->diags, at->line, at->column, _("what is gone has no \"to\""));
	else if (count > sides[p->relation].most)
		diag_error(l->diags, at->line, at->column,
			_("\"%s\" leads to one code; several of them are a \"split\""), word);
	else if (count < sides[p->relation].least && sides[p->relation].least > 1)
		diag_error(l->diags, at->line, at->column, _("\"split\" needs two codes or more in \"to\""));
	else if (count < sides[p->relation].least)
		diag_error(l->diags, at->line, at->column, _("\"%s\" needs the key \"to\""), word);
}

/* Each old code stands once; a new one several times where it is made of several. */
static void
check_unique(struct loader *l, struct mapping_pairs *pairs)
{
	struct dict olds = {0}, news = {0};
	for (size_t i = 0; i < pairs->n; i++) {
		struct mapping_pair *p = &pairs->v[i];
		const struct mapping_pair *old = p->from ? dict_put(&olds, p->from, p) : NULL;
		if (old)
			diag_error(l->diags, p->line, p->column,
				_("\"%s\" is an old code already, in line %u"), p->from, old->line);
		for (size_t j = 0; j < p->to.n; j++) {
			old = dict_put(&news, p->to.v[j], p);
			if (old && old != p && (is_alone(old) || is_alone(p)))
				diag_error(l->diags, p->line, p->column, _("\"%s\" is a new code already, "
					"in line %u; what is \"same\" or \"new\" comes of nothing else"),
					p->to.v[j], old->line);
		}
	}
	dict_done(&olds);
	dict_done(&news);
}

static void
read_pairs(void *reader, const struct node *list, void *into)
{
	struct loader *l = reader;
	struct mapping_pairs *pairs = into;
	if (!keys_list(list, l->diags))
		return;
	if (list->count > PAIRS_LIMIT) {
		diag_error(l->diags, list->line, list->column, _("more than %d pairs"), PAIRS_LIMIT);
		return;
	}
	for (const struct node *n = list->first; n; n = n->next) {
		struct mapping_pair *p = array_push(pairs);
		p->relation = RELATION_COUNT;
		p->line = n->line;
		p->column = n->column;
		if (READ(l, n, pair_keys, p))
			check_sides(l, n, p);
	}
	check_unique(l, pairs);
}

/* The whole. */

static const struct known_key root_keys[] = {
	{"kompass-mapping", true, read_version, 0},
	{"id", true, read_id, offsetof(struct mapping, id)},
	{"from", true, read_id, offsetof(struct mapping, from)},
	{"to", true, read_id, offsetof(struct mapping, to)},
	{"title", true, read_text, offsetof(struct mapping, title)},
	{"source", false, read_text, offsetof(struct mapping, source)},
	{"areas", true, read_pairs, offsetof(struct mapping, areas)},
	{"questions", false, read_pairs, offsetof(struct mapping, questions)},
};

bool
mapping_is_node(const struct node *root)
{
	return root->type == NODE_MAP && root->first && root->first->key->type == NODE_SCALAR &&
		!strcmp(root->first->key->text, root_keys[0].name);
}

/* Where the reader of YAML has complained, values may be missing without a word from here. */
static bool
is_whole(const struct mapping *m)
{
	bool is_whole = m->id && m->from && m->to && m->title.n;
	for (int is_area = 0; is_area < 2; is_area++) {
		const struct mapping_pairs *pairs = is_area ? &m->areas : &m->questions;
		for (size_t i = 0; i < pairs->n && is_whole; i++) {
			const struct mapping_pair *p = &pairs->v[i];
			is_whole = p->relation != RELATION_COUNT && !p->from != sides[p->relation].has_from &&
				p->to.n >= sides[p->relation].least && p->to.n <= sides[p->relation].most;
		}
	}
	return is_whole;
}

struct mapping *
mapping_from_node(const struct node *root, struct diags *diags)
{
	struct loader l = {.diags = diags};
	struct mapping *m = mapping_new();
	size_t before = diags->errors;
	if (keys_format(root, root_keys[0].name, l.diags) && READ(&l, root, root_keys, m) && m->from && m->to &&
	    !strcmp(m->from, m->to)) {
		const struct node *to = node_get(root, "to");
		diag_error(diags, to->line, to->column, _("\"%s\" is both \"from\" and \"to\""), m->to);
	}
	if (diags->errors == before && is_whole(m))
		return m;
	mapping_free(m);
	return NULL;
}

/* Reading a file. */

/* What a file calls its questionnaire is no path. */
static char *
find_by_id(const char *id, struct error *err)
{
	size_t len = strlen(id), end = strlen(SUFFIX);
	if (!strchr(id, '/') && !(len > end && !strcmp(id + len - end, SUFFIX)))
		return questionnaire_file_find(id, err);
	error_set(err, _("\"%s\" is no id of a questionnaire"), id);
	return NULL;
}

/* The questionnaire of this id as it is installed; NULL, said in diags, where there is none or it is at fault. */
static struct questionnaire *
known_questionnaire(const char *id, struct diags *diags)
{
	struct questionnaire *q = NULL;
	struct error err = ERROR_INIT;
	struct diags own;
	char *path = find_by_id(id, &err);
	diags_init(&own, id);
	if (!path || !questionnaire_file_read(&q, path, &own, &err))
		diag_warning(diags, 0, 0, _("the codes of %s cannot be checked: %s"), id,
			err.text ? error_text(&err) : _("its file has faults"));
	diags_done(&own);
	error_done(&err);
	free(path);
	return q;
}

bool
mapping_file_read(struct mapping **out, const char *path, struct diags *diags, struct error *err)
{
	struct buf bytes = BUF_INIT;
	if (!file_read(&bytes, path, YAML_SIZE_LIMIT, err))
		return false;
	size_t before = diags->errors;
	struct yaml *doc = yaml_read(buf_str(&bytes), bytes.len, diags);
	buf_done(&bytes);
	struct mapping *m = doc ? mapping_from_node(yaml_root(doc), diags) : NULL;
	yaml_doc_free(doc);
	if (m) {
		struct questionnaire *from = known_questionnaire(m->from, diags);
		struct questionnaire *to = known_questionnaire(m->to, diags);
		mapping_check(m, from, to, diags);
		questionnaire_free(from);
		questionnaire_free(to);
	}
	diags_sort(diags);
	if (diags->errors != before) {
		mapping_free(m);
		return false;
	}
	*out = m;
	return true;
}

/* Finding one. */

char *
mapping_file_find(const char *name, struct error *err)
{
	struct buf places = BUF_INIT;
	char *path = questionnaire_file_look(name, &places, err);
	if (!path && places.len)
		error_set(err, _("there is no mapping \"%s\" in %s; "
			"give its id, or the path of a file that ends in .yaml"), name, buf_str(&places));
	buf_done(&places);
	return path;
}

bool
mapping_file_is_name(const char *name)
{
	size_t len = strlen(name), start = strlen(PREFIX), end = strlen(SUFFIX);
	return len > start + end && !strncmp(name, PREFIX, start) && !strcmp(name + len - end, SUFFIX);
}

struct paths ARRAY_OF(char *);

/* The mappings of a folder, in the order of their names. */
static void
list_folder(struct paths *paths, const char *folder)
{
	DIR *dir = opendir(folder);
	const struct dirent *entry;
	size_t first = paths->n;
	while (dir && (entry = readdir(dir))) {
		if (!mapping_file_is_name(entry->d_name))
			continue;
		char *path = file_join(folder, entry->d_name);
		size_t at = first;
		while (at < paths->n && order_natural(paths->v[at], path) < 0)
			at++;
		*array_insert(paths, at) = path;
	}
	if (dir)
		closedir(dir);
}

/* What a comparison still lacks, and to whom faults are told. */
struct supply {
	struct compare *compare;
	mapping_refused *refused;
	void *ctx;
};

static void
refuse(const struct supply *s, const char *path, const struct diags *diags, struct error *err)
{
	if (s->refused)
		s->refused(s->ctx, path, diags, err->text ? error_text(err) : NULL);
}

static void
supply_questionnaire(struct supply *s, const char *id)
{
	struct questionnaire *q = NULL;
	struct error err = ERROR_INIT;
	struct diags diags;
	for (size_t i = 0; i < s->compare->editions.n; i++)
		if (!strcmp(s->compare->editions.v[i]->id, id))
			return;
	char *path = find_by_id(id, &err);
	if (!path) {
		error_done(&err);
		return;
	}
	diags_init(&diags, path);
	if (questionnaire_file_read(&q, path, &diags, &err))
		compare_take_questionnaire(s->compare, q);
	else
		refuse(s, path, &diags, &err);
	diags_done(&diags);
	error_done(&err);
	free(path);
}

/* Do columns of both of its editions stand side by side, with no mapping between them yet? */
static bool
is_lacking(const struct compare *c, const struct mapping *m)
{
	bool has_from = false, has_to = false, is_inverse;
	for (size_t i = 0; i < c->count; i++) {
		has_from |= !strcmp(c->columns[i].questionnaire->id, m->from);
		has_to |= !strcmp(c->columns[i].questionnaire->id, m->to);
	}
	for (size_t i = 0; i < c->mappings.n; i++)
		if (mapping_joins(c->mappings.v[i], m->from, m->to, &is_inverse))
			return false;
	return has_from && has_to;
}

static void
supply_mapping(struct supply *s, const char *path)
{
	struct mapping *m = NULL;
	struct error err = ERROR_INIT;
	struct diags diags;
	diags_init(&diags, path);
	if (!mapping_file_read(&m, path, &diags, &err))
		refuse(s, path, &diags, &err);
	else if (is_lacking(s->compare, m))
		compare_take_mapping(s->compare, m);
	else
		mapping_free(m);
	diags_done(&diags);
	error_done(&err);
}

/* All files of mappings there are, in the order in which they count.  Paths are the caller's. */
static void
list_folders(struct paths *paths)
{
	char *folder;
	for (size_t i = 0; (folder = questionnaire_file_folder(i)); i++) {
		if (*folder)
			list_folder(paths, folder);
		free(folder);
	}
}

/* The mapping of a file, if it has no fault; NULL. */
static struct mapping *
read_quietly(const char *path)
{
	struct mapping *m = NULL;
	struct diags diags;
	diags_init(&diags, path);
	if (!mapping_file_read(&m, path, &diags, NULL))
		m = NULL;
	diags_done(&diags);
	return m;
}

struct mapping *
mapping_file_between(const char *a, const char *b, bool *is_inverse)
{
	struct paths paths = {0};
	struct mapping *found = NULL;
	list_folders(&paths);
	for (size_t i = 0; i < paths.n; i++) {
		struct mapping *m = found ? NULL : read_quietly(paths.v[i]);
		if (m && mapping_joins(m, a, b, is_inverse))
			found = m;
		else
			mapping_free(m);
		free(paths.v[i]);
	}
	array_done(&paths);
	return found;
}

void
mapping_supply(struct compare *c, mapping_refused *refused, void *ctx)
{
	struct supply s = {c, refused, ctx};
	struct paths paths = {0};
	bool has_others = false;
	for (size_t i = 1; i < c->count; i++)
		has_others |= strcmp(c->columns[i].questionnaire->id, c->columns[0].questionnaire->id) != 0;
	if (!has_others)
		return;
	for (size_t i = 0; i < c->count; i++)
		supply_questionnaire(&s, c->columns[i].questionnaire->id);
	list_folders(&paths);
	for (size_t i = 0; i < paths.n; i++) {
		supply_mapping(&s, paths.v[i]);
		free(paths.v[i]);
	}
	array_done(&paths);
}
