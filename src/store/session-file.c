#include "config.h"

#include "store/session-file.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/error.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/rope.h"
#include "model/questionnaire.h"
#include "model/session.h"
#include "store/questionnaire-file.h"
#include "store/session-parts.h"
#include "store/yaml.h"

/* Keys at the top of a session that are not sections. */
static const char *const head_keys[] = {
	"kompass-session", "evaluation", "also", "questionnaire", "edition", "hash",
	"asked", "asked-briefly",
};

void
session_reader_done(struct session_reader *r)
{
	questionnaire_free(r->asked.questionnaire);
	piece_unref(r->asked.text);
	buf_done(&r->scratch);
	array_done(&r->pending);
	array_done(&r->values);
}

static const struct node *
scalar(const struct node *map, const char *key, struct diags *diags)
{
	const struct node *n = node_get(map, key);
	if (!n) {
		diag_error(diags, map->line, map->column, _("the key \"%s\" is missing"), key);
		return NULL;
	}
	if (n->type != NODE_SCALAR || !n->len) {
		diag_error(diags, n->line, n->column, _("%s must be a word"), key);
		return NULL;
	}
	return n;
}

/* "1.N": N, else an error. */
bool
session_read_format(struct session_reader *r, const struct node *root)
{
	const struct node *n = scalar(root, "kompass-session", r->diags);
	if (!n)
		return false;
	if (!strncmp(n->text, "1.", 2) && n->len > 2 && n->len < 6 &&
	    strspn(n->text + 2, "0123456789") == n->len - 2) {
		r->minor = (unsigned)strtoul(n->text + 2, NULL, 10);
		return true;
	}
	diag_error(r->diags, n->line, n->column,
		_("format %s is not known to this version; it reads 1.x"), n->text);
	return false;
}

/* The questionnaire that was asked. */

bool
session_read_asked(struct session_asked *a, const struct node *map, bool is_brief,
	struct buf *room, struct diags *diags)
{
	a->questionnaire = questionnaire_from_node(map, diags);
	if (!a->questionnaire)
		return false;
	buf_clear(room);
	questionnaire_write(room, a->questionnaire, 2, is_brief);
	a->text = piece_take(room);
	a->is_brief = is_brief;
	return true;
}

static bool
find_asked(struct session_reader *r, const struct node *root)
{
	const struct node *full = node_get(root, "asked");
	const struct node *asked = full ? full : node_get(root, "asked-briefly");
	struct buf text = BUF_INIT;
	if (asked)
		return session_read_asked(&r->asked, asked, !full, &text, r->diags);
	diag_error(r->diags, root->line, root->column,
		_("the key \"asked\" is missing: the questions that were asked"));
	return false;
}

/* Does the head name the questionnaire that was asked? */
static void
check_names(struct session_reader *r, const struct node *root)
{
	const struct questionnaire *q = r->asked.questionnaire;
	const struct node *id = scalar(root, "questionnaire", r->diags);
	const struct node *edition = scalar(root, "edition", r->diags);
	if (id && strcmp(id->text, q->id))
		diag_error(r->diags, id->line, id->column,
			_("the questionnaire %s is not the one that was asked, %s"), id->text, q->id);
	if (edition && strcmp(edition->text, q->edition))
		diag_error(r->diags, edition->line, edition->column,
			_("the edition %s is not the one that was asked, %s"), edition->text, q->edition);
}

/* The session has the questionnaire from now on. */
void
session_give_asked(struct session_reader *r)
{
	r->session->questionnaire = r->asked.questionnaire;
	r->session->asked = r->asked.text;
	r->session->is_brief = r->asked.is_brief;
	r->asked = (struct session_asked){0};
}

/* The ids of evaluations that were joined to this one. */
static void
read_also(struct session_reader *r, const struct node *list)
{
	if (list->type != NODE_LIST) {
		diag_error(r->diags, list->line, list->column,
			_("also must be a list of evaluation ids"));
		return;
	}
	for (const struct node *e = list->first; e; e = e->next)
		if (e->type == NODE_SCALAR && id_is_valid(e->text, e->len))
			session_join(r->session, e->text);
		else
			diag_error(r->diags, e->line, e->column,
				_("evaluation must be an id of letters and digits"));
}

bool
session_read_head(struct session_reader *r, const struct node *root)
{
	const struct node *evaluation = scalar(root, "evaluation", r->diags);
	const struct node *hash = scalar(root, "hash", r->diags);
	if (evaluation && !id_is_valid(evaluation->text, evaluation->len))
		diag_error(r->diags, evaluation->line, evaluation->column,
			_("evaluation must be an id of letters and digits"));
	if (hash && (hash->len != 64 || strspn(hash->text, "0123456789abcdef") != 64))
		diag_error(r->diags, hash->line, hash->column,
			_("hash must be 64 hexadecimal digits"));
	if (!evaluation || !hash)
		return false;
	r->session = session_new(evaluation->text, NULL, NULL, hash->text, false);
	r->session->minor = r->minor;
	const struct node *also = node_get(root, "also");
	if (also)
		read_also(r, also);
	return true;
}

/* Items. */

static void
read_vector(struct session_reader *r, const struct node *n, struct vector *at)
{
	if (n->type != NODE_MAP || !n->first) {
		diag_error(r->diags, n->line, n->column,
			_("at must be a map of writers and counts, such as {w0a1b2c3d4: 7}"));
		return;
	}
	for (const struct node *e = n->first; e; e = e->next) {
		const char *writer = e->key->text;
		if (!writer || !writer_is_valid(writer)) {
			diag_error(r->diags, e->key->line, e->key->column,
				_("\"%s\" is no writer: w or h and nine letters"), writer ? writer : "");
			continue;
		}
		size_t digits = e->type == NODE_SCALAR ? strspn(e->text, "0123456789") : 0;
		if (!digits || digits != e->len || digits > WRITER_COUNT_DIGITS || e->text[0] == '0') {
			diag_error(r->diags, e->line, e->column,
				_("a writer's count must be a whole number from 1"));
			continue;
		}
		vector_raise(at, writer, (uint32_t)strtoul(e->text, NULL, 10));
	}
}

/* Appends a list's elements joined by newlines to scratch. */
static bool
read_list(struct session_reader *r, const struct node *n)
{
	for (const struct node *e = n->first; e; e = e->next) {
		if (e->type != NODE_SCALAR || !e->len || memchr(e->text, '\n', e->len)) {
			diag_error(r->diags, e->line, e->column,
				_("an element of a list must be one line of text"));
			return false;
		}
		if (e != n->first)
			buf_addc(&r->scratch, '\n');
		buf_add(&r->scratch, e->text, e->len);
	}
	return true;
}

static void
read_unknown(struct session_reader *r, const struct node *n, enum section section, struct session_pendings *out)
{
	if (!r->minor) {
		diag_error(r->diags, n->key->line, n->key->column,
			_("unknown key \"%s\" in %s"), n->key->text, section_name(section));
		return;
	}
	size_t before = 0;
	for (size_t i = 0; i < out->n; i++)
		before += out->v[i].value.field == FIELD_COUNT;
	if (before == UNKNOWN_LIMIT) {
		diag_error(r->diags, n->key->line, n->key->column,
			_("more than %d unknown keys in one item of %s"), UNKNOWN_LIMIT,
			section_name(section));
		return;
	}
	struct session_pending *p = array_push(out);
	p->value = (struct value){.field = FIELD_COUNT, .name = n->key->text};
	p->offset = r->scratch.len;
	node_flow(&r->scratch, n);
	p->value.len = r->scratch.len - p->offset;
	buf_addc(&r->scratch, '\0');
}

static void
read_field(struct session_reader *r, const struct node *n, enum section section, struct session_pendings *out)
{
	enum field field = section_field(section, n->key->text);
	if (field == FIELD_COUNT) {
		read_unknown(r, n, section, out);
		return;
	}
	bool is_list = field_type(field) == TYPE_LIST;
	if (n->type != (is_list ? NODE_LIST : NODE_SCALAR)) {
		diag_error(r->diags, n->line, n->column, is_list ?
			_("%s must be a list, such as [I1, D2]") : _("%s must be one text"),
			n->key->text);
		return;
	}
	struct error err = ERROR_INIT;
	struct session_pending *p = array_push(out);
	p->value.field = field;
	if (is_list) {
		p->offset = r->scratch.len;
		if (!read_list(r, n)) {
			out->n--;
			return;
		}
		p->value.len = r->scratch.len - p->offset;
		buf_addc(&r->scratch, '\0');
	} else {
		p->value.text = n->text;
		p->value.len = n->len;
	}
	if (!field_check(field, p->value.text ? p->value.text : r->scratch.s + p->offset,
	    p->value.len, &err)) {
		diag_error(r->diags, n->line, n->column, "%s", error_text(&err));
		error_done(&err);
	}
}

bool
session_has_place(const struct questionnaire *q, const char *code)
{
	return questionnaire_question(q, code) || questionnaire_area(q, code);
}

bool
section_is_placed_by_question(enum section section)
{
	return section == SECTION_ENTRIES || section == SECTION_DRAFTS;
}

bool
section_is_placed_by_id(enum section section)
{
	return section == SECTION_SCORES || section == SECTION_SETTLED || section == SECTION_LOOKED ||
		section == SECTION_POSTPONED;
}

/* The question of an item's id, "1.2" or "1.2/ab", goes to *name, the caller's. */
const struct question *
session_question_of_id(const struct questionnaire *q, const char *id, char **name)
{
	*name = xstrndup(id, strcspn(id, "/"));
	return questionnaire_question(q, *name);
}

bool
session_is_too_much(const struct question *target, const char *points, size_t len)
{
	decimal value;
	return decimal_parse(&value, points, len, ".", false) && value > target->max;
}

static void
check_places(struct session_reader *r, const struct questionnaire *q, const struct node *map,
	enum section section, const char *id)
{
	const struct node *question = node_get(map, "question");
	if (question && question->text && section_is_placed_by_question(section) &&
	    !session_has_place(q, question->text))
		diag_error(r->diags, question->line, question->column,
			_("the questionnaire has no question %s"), question->text);
	if (!section_is_placed_by_id(section))
		return;
	char *name;
	const struct question *target = session_question_of_id(q, id, &name);
	const struct node *points = node_get(map, "points");
	if (!target)
		diag_error(r->diags, map->line, map->column,
			_("the questionnaire has no question %s"), name);
	else if (points && points->text && session_is_too_much(target, points->text, points->len))
		diag_error(r->diags, points->line, points->column,
			_("%s is more than question %s can give"), points->text, name);
	free(name);
}

/* Faults of the item as a whole: missing fields, places that do not exist. */
static void
check_item(struct session_reader *r, const struct node *map, enum section section,
	const char *id, const struct session_pendings *values)
{
	uint64_t has = 0;
	const struct questionnaire *q = r->session->questionnaire;
	for (size_t i = 0; i < values->n; i++)
		if (values->v[i].value.field < FIELD_COUNT)
			has |= (uint64_t)1 << values->v[i].value.field;
	uint64_t missing = section_required(section) & ~has;
	for (int f = 0; f < FIELD_COUNT; f++)
		if (missing >> f & 1)
			diag_error(r->diags, map->line, map->column,
				_("the key \"%s\" is missing"), field_name((enum field)f));

	if (q)
		check_places(r, q, map, section, id);
	size_t code = strcspn(id, "/");
	if (section == SECTION_SCORES || section == SECTION_TICKS || section == SECTION_LOOKED)
		if (!id[code] || !id[code + 1])
			diag_error(r->diags, map->line, map->column,
				_("the id must be a code and an evaluator, such as 1.2/ab"));
}

static void
add_version(struct session_reader *r, enum section section, const char *id, struct vector *at,
	const char *sum, bool is_deleted)
{
	r->values.n = 0;
	for (size_t i = 0; i < r->pending.n; i++) {
		struct value v = r->pending.v[i].value;
		if (!v.text)
			v.text = r->scratch.s + r->pending.v[i].offset;
		*array_push(&r->values) = v;
	}
	struct version *v = version_from_file(section, id, at, sum, r->values.v, r->values.n, is_deleted);
	r->session->hand_made += v->is_hand_made;
	session_put(r->session, v);
	version_unref(v);
}

static bool
is_key(const struct node *n, const char *key)
{
	return *n->key->text == *key && !strcmp(n->key->text, key);
}

void
session_read_item(struct session_reader *r, const struct node *map, enum section section)
{
	if (map->type != NODE_MAP) {
		diag_error(r->diags, map->line, map->column, _("an item of %s must be a map"),
			section_name(section));
		return;
	}
	const struct node *id = scalar(map, "id", r->diags);
	if (!id)
		return;
	if (!id_is_valid(id->text, id->len))
		diag_error(r->diags, id->line, id->column,
			_("id must be of letters, digits and . _ / -"));
	size_t errors = r->diags->errors;
	struct vector at = {0};
	const char *sum = NULL;
	bool is_deleted = false;
	r->pending.n = 0;
	buf_clear(&r->scratch);
	for (const struct node *n = map->first; n; n = n->next) {
		if (!n->key->text || n == id)
			continue;
		if (is_key(n, "at"))
			read_vector(r, n, &at);
		else if (is_key(n, "sum"))
			sum = n->text ? n->text : "";
		else if (is_key(n, "deleted"))
			is_deleted = n->text && !strcmp(n->text, "yes");
		else
			read_field(r, n, section, &r->pending);
	}
	if (!is_deleted)
		check_item(r, map, section, id->text, &r->pending);
	if (r->diags->errors == errors)
		add_version(r, section, id->text, &at, sum, is_deleted);
	vector_done(&at);
}

static void
read_section(struct session_reader *r, const struct node *list, enum section section)
{
	if (list->type != NODE_LIST) {
		diag_error(r->diags, list->line, list->column, _("%s must be a list"),
			section_name(section));
		return;
	}
	for (const struct node *n = list->first; n; n = n->next)
		session_read_item(r, n, section);
}

void
session_read_extra(struct session_reader *r, const struct node *n)
{
	if (!r->minor) {
		diag_error(r->diags, n->key->line, n->key->column, _("unknown key \"%s\""), n->key->text);
		return;
	}
	struct buf flow = BUF_INIT;
	node_flow(&flow, n);
	struct extras *all = &r->session->extras;
	size_t at = 0;
	while (at < all->n && strcmp(all->v[at].name, n->key->text) < 0)
		at++;
	struct extra *e = array_insert(all, at);
	*e = (struct extra){xstrdup(n->key->text), buf_steal(&flow)};
}

bool
session_is_head_key(const char *key)
{
	for (size_t i = 0; i < sizeof(head_keys) / sizeof(*head_keys); i++)
		if (!strcmp(head_keys[i], key))
			return true;
	return false;
}

static void
read_root(struct session_reader *r, const struct node *root)
{
	if (root->type != NODE_MAP) {
		diag_error(r->diags, root->line, root->column, _("a session must be a map of keys"));
		return;
	}
	bool has_format = session_read_format(r, root), has_asked = has_format && find_asked(r, root);
	if (has_asked)
		check_names(r, root);
	if (!has_format || !session_read_head(r, root) || !has_asked)
		return;
	session_give_asked(r);
	for (const struct node *n = root->first; n; n = n->next) {
		if (!n->key->text || session_is_head_key(n->key->text))
			continue;
		enum section section = section_by_name(n->key->text);
		if (section == SECTION_COUNT)
			session_read_extra(r, n);
		else
			read_section(r, n, section);
	}
}

/* Lines that begin with '#': comments, or text that happens to look so. */
static size_t
count_hash_lines(const char *s, size_t len)
{
	size_t n = 0;
	for (const char *p = s, *end = s + len; p < end; p++) {
		while (p < end && *p == ' ')
			p++;
		n += p < end && *p == '#';
		p = memchr(p, '\n', (size_t)(end - p));
		if (!p)
			break;
	}
	return n;
}

static bool
compare_canonical(const struct session *s, const char *bytes, size_t len, struct diags *diags)
{
	struct buf text = BUF_INIT;
	session_format(&text, s);
	bool is_same = text.len == len && !memcmp(text.s, bytes, len);
	if (!is_same && count_hash_lines(bytes, len) > count_hash_lines(text.s, text.len))
		diag_warning(diags, 0, 0, _("comments will be lost when this session is saved; "
			"the file as it is will be kept in its history"));
	buf_done(&text);
	return is_same;
}

/* The line at which git left two sides between markers, or 0. */
static unsigned
find_markers(const char *bytes, size_t len)
{
	static const char marker[] = "<<<<<<< ";
	unsigned line = 1;
	for (const char *p = bytes, *end = bytes + len; p < end; line++) {
		if ((size_t)(end - p) >= sizeof(marker) - 1 && !memcmp(p, marker, sizeof(marker) - 1))
			return line;
		p = memchr(p, '\n', (size_t)(end - p));
		if (!p)
			break;
		p++;
	}
	return 0;
}

/* What is wrong repeats words of the file: they must not begin lines of their own. */
static void
keep_to_lines(struct diags *diags)
{
	for (size_t i = 0; i < diags->list.n; i++)
		for (char *p = diags->list.v[i].text; *p; p++)
			if ((unsigned char)*p < ' ' || *p == 0x7f)
				*p = ' ';
}

struct session *
session_read(const char *bytes, size_t len, bool *is_canonical, struct diags *diags)
{
	return session_read_like(bytes, len, NULL, is_canonical, diags);
}

struct session *
session_read_like(const char *bytes, size_t len, const struct session *like,
	bool *is_canonical, struct diags *diags)
{
	struct session *own = session_read_own(bytes, len, like);
	if (own) {
		if (is_canonical)
			*is_canonical = true;
		return own;
	}
	struct session_reader r = {.diags = diags};
	size_t before = diags->errors;
	unsigned marker = find_markers(bytes, len);
	if (marker) {
		diag_error(diags, marker, 1, _("two sides that git could not merge, between "
			"conflict markers: keep one (git checkout --ours or --theirs), mend the "
			"broken one, and merge"));
		return NULL;
	}
	struct yaml *doc = yaml_read(bytes, len, diags);
	if (!doc)
		return NULL;
	if (diags->errors == before && !yaml_has_end(doc)) {
		unsigned lines = 1;
		for (size_t i = 0; i < len; i++)
			lines += bytes[i] == '\n';
		diag_error(diags, lines, 1, _("the end is missing (a last line \"...\"): "
			"the file was cut off; look at kompass history"));
	}
	read_root(&r, yaml_root(doc));
	yaml_doc_free(doc);
	session_reader_done(&r);
	keep_to_lines(diags);
	diags_sort(diags);
	if (diags->errors != before) {
		session_free(r.session);
		return NULL;
	}
	bool is_same = compare_canonical(r.session, bytes, len, diags);
	if (is_canonical)
		*is_canonical = is_same;
	return r.session;
}

bool
session_file_read(struct session **out, const char *path, struct diags *diags, struct error *err)
{
	struct buf bytes = BUF_INIT;
	if (!file_read(&bytes, path, YAML_SIZE_LIMIT, err))
		return false;
	*out = session_read(buf_str(&bytes), bytes.len, NULL, diags);
	buf_done(&bytes);
	return *out;
}

/* The questionnaire of this id, if its content is the one of this hash; else NULL. */
static struct questionnaire *
find_same(const char *id, const char *hash)
{
	char found[QUESTIONNAIRE_HASH_ROOM] = "";
	struct questionnaire *q = NULL;
	struct diags diags;
	/* An id never leads to a path of a file's choosing. */
	char *path = strchr(id, '/') ? NULL : questionnaire_file_find(id, NULL);
	diags_init(&diags, path);
	if (path && questionnaire_file_read(&q, path, &diags, NULL))
		questionnaire_hash(found, q);
	diags_done(&diags);
	free(path);
	if (q && strcmp(found, hash)) {
		questionnaire_free(q);
		q = NULL;
	}
	return q;
}

bool
session_file_complete(struct session *s)
{
	struct questionnaire *q = s->is_brief ?
		find_same(s->questionnaire->id, s->questionnaire_hash) : NULL;
	if (!q)
		return false;
	struct buf asked = BUF_INIT;
	questionnaire_write(&asked, q, 2, false);
	questionnaire_free(s->questionnaire);
	s->questionnaire = q;
	piece_unref(s->asked);
	s->asked = piece_take(&asked);
	s->is_brief = false;
	s->revision++;
	return true;
}

bool
session_is_likely(const char *bytes, size_t len)
{
	static const char key[] = "kompass-session:";
	for (size_t i = 0; i < len;) {
		if (len - i >= sizeof(key) - 1 && !memcmp(bytes + i, key, sizeof(key) - 1))
			return true;
		if (bytes[i] != '#' && bytes[i] != '\n' &&
		    (len - i < 3 || memcmp(bytes + i, "---", 3)))
			return false;
		const char *nl = memchr(bytes + i, '\n', len - i);
		if (!nl)
			return false;
		i = (size_t)(nl - bytes) + 1;
	}
	return false;
}
