#include "config.h"

#include "store/yaml.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <yaml.h>

#include "base/alloc.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/i18n.h"
#include "store/yaml-tree.h"
#include "text/canon.h"
#include "text/utf8.h"

/* Nodes and their texts live and die together, in blocks. */
struct block {
	struct block *before;
	size_t used, room;
	max_align_t bytes[];
};

struct yaml {
	struct block *blocks;
	struct node *root;
	bool has_end;
};

/* One level of the tree being built. */
struct level {
	struct node *node;
	struct node **tail;	/* where the next child is hung */
	struct node *key;	/* a map's key that waits for its value */
};

struct reader {
	struct yaml *doc;
	struct diags *diags;
	yaml_parser_t parser;
	struct level levels[YAML_DEPTH_LIMIT];
	size_t depth;
	struct key_list ARRAY_OF(const struct node *) keys;	/* of the map that ends */
	unsigned documents;
	bool is_whole;		/* the first document was read to its end */
};

void *
yaml_take(struct yaml *doc, size_t size)
{
	size = (size + sizeof(max_align_t) - 1) & ~(sizeof(max_align_t) - 1);
	struct block *b = doc->blocks;
	if (!b || b->room - b->used < size) {
		size_t room = b ? b->room * 2 : 16384;
		if (room > 1 << 20)
			room = 1 << 20;
		if (room < size)
			room = size;
		b = xmalloc(sizeof(*b) + room);
		*b = (struct block){.before = doc->blocks, .room = room};
		doc->blocks = b;
	}
	void *p = (char *)b->bytes + b->used;
	b->used += size;
	return p;
}

struct yaml *
yaml_doc_new(void)
{
	return xcalloc(1, sizeof(struct yaml));
}

void
yaml_doc_set(struct yaml *doc, struct node *root, bool has_end)
{
	doc->root = root;
	doc->has_end = has_end;
}

static unsigned
line_of(const yaml_mark_t *mark)
{
	return (unsigned)mark->line + 1;
}

static unsigned
column_of(const yaml_mark_t *mark)
{
	return (unsigned)mark->column + 1;
}

/* Faults of the bytes themselves, which libyaml would pass or name badly. */

static void
place(const char *bytes, size_t at, unsigned *line, unsigned *column)
{
	*line = *column = 1;
	for (size_t i = 0; i < at; i++) {
		if (bytes[i] == '\n') {
			++*line;
			*column = 1;
		} else if (((unsigned char)bytes[i] & 0xc0) != 0x80) {
			++*column;
		}
	}
}

/*
 * The offset of the first character that must be written as an escape, or len:
 * control characters, marks of byte order, and what YAML 1.1 takes for the end
 * of a line although no editor counts it as one.
 */
static size_t
find_raw(const char *bytes, size_t len, uint32_t *code)
{
	for (size_t i = 0; i < len;) {
		unsigned char c = (unsigned char)bytes[i];
		size_t n = 1;
		*code = c;
		if (c == 0xc2 || c == 0xe2 || c == 0xef)
			n = utf8_decode(code, bytes + i, len - i);
		else if (c >= 0x80 || c == '\n' || c == '\t' || c == '\r' || !c)
			*code = 'x';
		if (*code < 0x20 || (*code >= 0x7f && *code < 0xa0) || *code == 0x2028 ||
		    *code == 0x2029 || *code == 0xfeff || *code == 0xfffe || *code == 0xffff)
			return i;
		i += n;
	}
	return len;
}

/* Names the first of each kind: who saved a file wrongly did so throughout. */
static bool
check_bytes(const char *bytes, size_t len, struct diags *diags)
{
	size_t before = diags->errors;
	unsigned line, column;
	if (len > YAML_SIZE_LIMIT) {
		diag_error(diags, 1, 1, _("the file is larger than %d MB"),
			YAML_SIZE_LIMIT / 1024 / 1024);
		return false;
	}
	size_t start = len >= 3 && !memcmp(bytes, "\xef\xbb\xbf", 3) ? 3 : 0;
	if (start)
		diag_error(diags, 1, 1, _("the file begins with a byte order mark; "
			"save it as UTF-8 without BOM"));
	const char *nul = memchr(bytes, '\0', len);
	if (nul) {
		place(bytes, (size_t)(nul - bytes), &line, &column);
		diag_error(diags, line, column, _("a NUL byte; this is not a text file"));
	}
	const char *cr = memchr(bytes, '\r', len);
	if (cr) {
		place(bytes, (size_t)(cr - bytes), &line, &column);
		diag_error(diags, line, column, _("a carriage return; "
			"save the file with Unix line ends (LF)"));
	}
	size_t good = utf8_check(bytes, len);
	if (good < len) {
		place(bytes, good, &line, &column);
		diag_error(diags, line, column, _("a byte that is not UTF-8; "
			"save the file as UTF-8"));
	}
	uint32_t code;
	size_t raw = start + find_raw(bytes + start, good - start, &code);
	if (raw < good) {
		place(bytes, raw, &line, &column);
		diag_error(diags, line, column, code < 0xa0 ?
			_("the control character U+%04X cannot stand here as it is; "
			"leave it out or write \\u%04X in double quotes") :
			_("the character U+%04X cannot stand here as it is; "
			"leave it out or write \\u%04X in double quotes"),
			(unsigned)code, (unsigned)code);
	}
	return diags->errors == before;
}

/* Building the tree. */

static struct node *
node_new(struct reader *r, enum node_type type, const yaml_event_t *event)
{
	struct node *node = yaml_take(r->doc, sizeof(*node));
	*node = (struct node){
		.type = type,
		.line = line_of(&event->start_mark),
		.column = column_of(&event->start_mark),
	};
	return node;
}

static int
compare_keys(const void *a, const void *b)
{
	const struct node *x = *(const struct node *const *)a;
	const struct node *y = *(const struct node *const *)b;
	if (x->len != y->len)
		return x->len < y->len ? -1 : 1;
	int c = memcmp(x->text, y->text, x->len);
	if (c)
		return c;
	if (x->line != y->line)
		return x->line < y->line ? -1 : 1;
	return x->column < y->column ? -1 : x->column > y->column;
}

/* Sorted, since a file that somebody made for the purpose has a million keys. */
static void
refuse_twins(struct reader *r, const struct node *map)
{
	r->keys.n = 0;
	for (const struct node *n = map->first; n; n = n->next)
		if (n->key->type == NODE_SCALAR)
			*array_push(&r->keys) = n->key;
	if (r->keys.n < 2)
		return;
	qsort(r->keys.v, r->keys.n, sizeof(*r->keys.v), compare_keys);
	for (size_t i = 1; i < r->keys.n; i++) {
		const struct node *a = r->keys.v[i - 1], *b = r->keys.v[i];
		if (a->len != b->len || memcmp(a->text, b->text, a->len))
			continue;
		char *shown = node_shown(b);
		diag_error(r->diags, b->line, b->column,
			_("the key \"%s\" stands here twice"), shown);
		free(shown);
	}
}

/* Hangs a finished or opened node under its parent. */
static void
hang(struct reader *r, struct node *node)
{
	if (!r->depth) {
		if (!r->doc->root)
			r->doc->root = node;
		return;
	}
	struct level *level = &r->levels[r->depth - 1];
	if (level->node->type == NODE_MAP && !level->key) {
		if (node->type != NODE_SCALAR && !node->is_refused)
			diag_error(r->diags, node->line, node->column,
				_("a key must be a simple word"));
		level->key = node;
		return;
	}
	node->key = level->key;
	level->key = NULL;
	*level->tail = node;
	level->tail = &node->next;
	level->node->count++;
}

static void
open_level(struct reader *r, struct node *node)
{
	hang(r, node);
	r->levels[r->depth++] = (struct level){.node = node, .tail = &node->first};
}

static void
close_level(struct reader *r)
{
	const struct node *node = r->levels[--r->depth].node;
	if (node->type == NODE_MAP)
		refuse_twins(r, node);
}

static void
refuse_extras(struct reader *r, const yaml_event_t *event,
	const yaml_char_t *anchor, const yaml_char_t *tag)
{
	unsigned line = line_of(&event->start_mark), column = column_of(&event->start_mark);
	if (anchor)
		diag_error(r->diags, line, column, _("anchors (&%s) are not used here"), anchor);
	if (tag)
		diag_error(r->diags, line, column, _("tags (as !this) are not used here"));
}

static void
on_scalar(struct reader *r, const yaml_event_t *event)
{
	refuse_extras(r, event, event->data.scalar.anchor, event->data.scalar.tag);
	struct node *node = node_new(r, NODE_SCALAR, event);
	size_t len = event->data.scalar.length;
	char *text = yaml_take(r->doc, len + 1);
	memcpy(text, event->data.scalar.value, len);
	text[len] = '\0';
	node->text = text;
	node->len = len;
	node->is_plain = event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
	if (memchr(text, '\0', len))
		diag_error(r->diags, node->line, node->column, _("a NUL character in a text"));
	hang(r, node);
}

static void
on_alias(struct reader *r, const yaml_event_t *event)
{
	struct node *node = node_new(r, NODE_LIST, event);
	diag_error(r->diags, node->line, node->column, _("aliases (*%s) are not used here"),
		event->data.alias.anchor);
	node->is_refused = true;
	hang(r, node);
}

static bool
on_document(struct reader *r, const yaml_event_t *event)
{
	unsigned line = line_of(&event->start_mark), column = column_of(&event->start_mark);
	if (++r->documents > 1) {
		diag_error(r->diags, line, column, _("a second document in one file"));
		return false;
	}
	if (event->data.document_start.version_directive ||
	    event->data.document_start.tag_directives.start !=
	    event->data.document_start.tag_directives.end)
		diag_error(r->diags, line, column, _("directives (%%YAML, %%TAG) are not used here"));
	return true;
}

static bool
on_open(struct reader *r, const yaml_event_t *event)
{
	bool is_map = event->type == YAML_MAPPING_START_EVENT;
	if (r->depth == YAML_DEPTH_LIMIT) {
		diag_error(r->diags, line_of(&event->start_mark), column_of(&event->start_mark),
			_("nested deeper than %d levels"), YAML_DEPTH_LIMIT);
		return false;
	}
	if (is_map)
		refuse_extras(r, event, event->data.mapping_start.anchor,
			event->data.mapping_start.tag);
	else
		refuse_extras(r, event, event->data.sequence_start.anchor,
			event->data.sequence_start.tag);
	open_level(r, node_new(r, is_map ? NODE_MAP : NODE_LIST, event));
	return true;
}

/* False where reading must stop. */
static bool
on_event(struct reader *r, const yaml_event_t *event)
{
	switch (event->type) {
	case YAML_DOCUMENT_START_EVENT:
		return on_document(r, event);
	case YAML_DOCUMENT_END_EVENT:
		r->is_whole = true;
		r->doc->has_end = !event->data.document_end.implicit;
		return true;
	case YAML_ALIAS_EVENT:
		on_alias(r, event);
		return true;
	case YAML_SCALAR_EVENT:
		on_scalar(r, event);
		return true;
	case YAML_SEQUENCE_START_EVENT:
	case YAML_MAPPING_START_EVENT:
		return on_open(r, event);
	case YAML_SEQUENCE_END_EVENT:
	case YAML_MAPPING_END_EVENT:
		close_level(r);
		return true;
	case YAML_STREAM_END_EVENT:
		return false;
	default:
		return true;
	}
}

static void
report_syntax(struct reader *r)
{
	const yaml_parser_t *p = &r->parser;
	const yaml_mark_t *mark = &p->problem_mark;
	const char *problem = p->problem ? p->problem : _("not understood");
	if (p->error == YAML_MEMORY_ERROR)
		die("%s", _("out of memory"));
	if (p->error == YAML_READER_ERROR)
		mark = &p->mark;
	if (p->context)
		diag_error(r->diags, line_of(mark), column_of(mark),
			_("not YAML: %s, %s (which began at line %u)"),
			problem, p->context, line_of(&p->context_mark));
	else
		diag_error(r->diags, line_of(mark), column_of(mark), _("not YAML: %s"), problem);
}

static void
read_events(struct reader *r)
{
	for (;;) {
		yaml_event_t event;
		if (!yaml_parser_parse(&r->parser, &event)) {
			report_syntax(r);
			return;
		}
		bool goes_on = on_event(r, &event);
		yaml_event_delete(&event);
		if (!goes_on)
			return;
	}
}

struct yaml *
yaml_read(const char *bytes, size_t len, struct diags *diags)
{
	size_t before = diags->errors;
	if (!check_bytes(bytes, len, diags))
		return NULL;
	struct yaml *doc = yaml_doc_new();
	struct reader r = {.doc = doc, .diags = diags};
	if (!yaml_parser_initialize(&r.parser))
		die("%s", _("out of memory"));
	yaml_parser_set_encoding(&r.parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(&r.parser, (const unsigned char *)bytes, len);
	read_events(&r);
	yaml_parser_delete(&r.parser);
	array_done(&r.keys);
	if (r.is_whole)
		return doc;
	if (diags->errors == before)
		diag_error(diags, 1, 1, _("the file is empty"));
	yaml_doc_free(doc);
	return NULL;
}

void
yaml_doc_free(struct yaml *doc)
{
	if (!doc)
		return;
	for (struct block *b = doc->blocks; b;) {
		struct block *before = b->before;
		free(b);
		b = before;
	}
	free(doc);
}

const struct node *
yaml_root(const struct yaml *doc)
{
	return doc->root;
}

bool
yaml_has_end(const struct yaml *doc)
{
	return doc->has_end;
}

const struct node *
node_get(const struct node *map, const char *key)
{
	if (map->type != NODE_MAP)
		return NULL;
	for (const struct node *n = map->first; n; n = n->next)
		if (n->key->text && *n->key->text == *key && !strcmp(n->key->text, key))
			return n;
	return NULL;
}

char *
node_shown(const struct node *node)
{
	struct buf shown = BUF_INIT;
	utf8_clip(&shown, node->text, node->len, 40, false);
	return buf_steal(&shown);
}

void
node_flow(struct buf *out, const struct node *node)
{
	if (node->type == NODE_SCALAR) {
		canon_quoted(out, node->text, node->len);
		return;
	}
	bool is_map = node->type == NODE_MAP;
	buf_addc(out, is_map ? '{' : '[');
	for (const struct node *n = node->first; n; n = n->next) {
		if (n != node->first)
			buf_adds(out, ", ");
		if (is_map) {
			node_flow(out, n->key);
			buf_adds(out, ": ");
		}
		node_flow(out, n);
	}
	buf_addc(out, is_map ? '}' : ']');
}
