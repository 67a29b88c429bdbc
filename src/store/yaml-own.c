#include "config.h"

/*
 * Reads what this program wrote itself, several times faster than a whole YAML
 * parser can: session files are nearly always in the canonical form, and an
 * archive has tens of thousands of them.
 *
 * This knows only the few forms that text/canon.h and its callers write, and
 * gives up at anything else.  It need not be trusted: who reads by it writes
 * the result out again and compares, and where a single byte differs libyaml
 * reads the file (session_read).  The one fault that such a comparison would not
 * show, a key that stands twice, is looked for here.
 */

#include "store/yaml.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "store/yaml-tree.h"
#include "text/utf8.h"

enum {
	KEYS_LIMIT = 64,
	SEEN_ROOM = 64,
	NODES = 64,		/* taken at once */
	TEXT = 8192		/* bytes of texts, too */
};

/* Room for nodes and for their texts: a block of each, and what is left of it. */
struct room {
	struct node *node_block, *nodes;
	char *text_block, *text;
	size_t nodes_left, text_size, text_left;
};

struct scanner {
	struct yaml *doc;
	struct room room;
	const struct yaml_own *own;
	const char *bytes;	/* all of it */
	struct node *root, *list_key;	/* of the list that is read */
	const char *p, *end;	/* at the content of the current line, end of all */
	const char *line;	/* start of the current line */
	unsigned number;	/* of the current line, from 1 */
	size_t indent;		/* of p from line; a "- " counts as indentation */
	unsigned depth;
	bool is_bad;
	struct node *seen[SEEN_ROOM];	/* keys, by a hash: the same few stand everywhere */
};

static struct node *read_block(struct scanner *s, size_t indent);

static struct node *
give_up(struct scanner *s)
{
	s->is_bad = true;
	return NULL;
}

/* To the next line that is not empty: canonical text has no others between keys. */
static void
next_line(struct scanner *s, const char *from)
{
	s->line = s->p = from;
	s->number++;
	while (s->p < s->end && *s->p == ' ')
		s->p++;
	s->indent = (size_t)(s->p - s->line);
	if (s->p == s->end || *s->p == '\n' || *s->p == '\t')
		s->is_bad = s->is_bad || s->p != s->end;
}

static struct node *
new_node(struct scanner *s, enum node_type type)
{
	struct room *r = &s->room;
	if (!r->nodes_left) {
		r->node_block = r->nodes = yaml_take(s->doc, NODES * sizeof(*r->nodes));
		r->nodes_left = NODES;
	}
	struct node *node = r->nodes++;
	r->nodes_left--;
	*node = (struct node){.type = type, .line = s->number,
		.column = (unsigned)(s->p - s->line) + 1};
	return node;
}

/* Room for a text that is written from `from` on, at most so many bytes, and its NUL. */
static char *
text_room(struct scanner *s, const char *from, size_t len)
{
	struct room *r = &s->room;
	/* There what ends it, one byte at least, gives way to the NUL. */
	if (s->own->copy)
		return s->own->copy + (from - s->bytes);
	if (r->text_left <= len) {
		r->text_left = r->text_size = len < TEXT ? TEXT : len + 1;
		r->text_block = r->text = yaml_take(s->doc, r->text_size);
	}
	return r->text;
}

/* The text of a node is what was written there; the next goes behind it. */
static void
end_text(struct scanner *s, struct node *node, char *text, size_t len)
{
	text[len] = '\0';
	node->text = text;
	node->len = len;
	if (!s->own->copy) {
		s->room.text += len + 1;
		s->room.text_left -= len + 1;
	}
}

static struct node *
new_plain(struct scanner *s, const char *text, size_t len)
{
	struct node *node = new_node(s, NODE_SCALAR);
	char *copy = text_room(s, text, len);
	if (!s->own->copy)
		memcpy(copy, text, len);
	end_text(s, node, copy, len);
	node->is_plain = true;
	return node;
}

static int
hex_value(char c)
{
	return c >= '0' && c <= '9' ? c - '0' : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* Writes one character as UTF-8; returns its bytes. */
static size_t
put_utf8(char *out, uint32_t c)
{
	if (c < 0x80) {
		out[0] = (char)c;
		return 1;
	}
	size_t n = c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
	for (size_t i = n; i-- > 1; c >>= 6)
		out[i] = (char)(0x80 | (c & 0x3f));
	out[0] = (char)((0xf00 >> n & 0xff) | c);
	return n;
}

/* An escape at *p, after the backslash; 0 where it is none of ours. */
static size_t
read_escape(const char **p, const char *end, char *out)
{
	char kind = *(*p)++;
	size_t digits = kind == 'x' ? 2 : kind == 'u' ? 4 : kind == 'U' ? 8 : 0;
	if (kind == '"' || kind == '\\') {
		*out = kind;
		return 1;
	}
	if (kind == 'n' || kind == 't') {
		*out = kind == 'n' ? '\n' : '\t';
		return 1;
	}
	uint32_t c = 0;
	if (!digits || (size_t)(end - *p) < digits)
		return 0;
	for (size_t i = 0; i < digits; i++) {
		int v = hex_value(*(*p)++);
		if (v < 0)
			return 0;
		c = c << 4 | (uint32_t)v;
	}
	return c && c <= 0x10ffff && (c < 0xd800 || c > 0xdfff) ? put_utf8(out, c) : 0;
}

/* "..." at p; afterwards p is behind the closing quote. */
static struct node *
read_quoted(struct scanner *s)
{
	const char *p = s->p + 1, *close = p;
	while (close < s->end && *close != '"' && *close != '\n')
		close += *close == '\\' ? 2 : 1;
	if (close >= s->end || *close != '"')
		return give_up(s);
	struct node *node = new_node(s, NODE_SCALAR);
	/* No escape is shorter than what it stands for. */
	char *out = text_room(s, p, (size_t)(close - p));
	size_t len = 0;
	while (p < close) {
		const char *escape = memchr(p, '\\', (size_t)(close - p));
		size_t run = (size_t)((escape ? escape : close) - p);
		memcpy(out + len, p, run);
		len += run;
		p += run;
		if (!escape)
			break;
		p++;
		size_t n = read_escape(&p, close, out + len);
		if (!n)
			return give_up(s);
		len += n;
	}
	end_text(s, node, out, len);
	s->p = close + 1;
	return node;
}

/* May a plain scalar of ours begin so? */
static bool
is_plain_start(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
		c == '(' || c == '/' || c == '+' || c == '_' || (unsigned char)c >= 0x80;
}

static bool
is_flow_end(char c)
{
	return c == ',' || c == ':' || c == '[' || c == ']' || c == '{' || c == '}' || c == '\n';
}

/* Inside [ ] and { } a plain word ends at a comma, a bracket or a colon. */
static struct node *
read_flow_scalar(struct scanner *s)
{
	if (*s->p == '"')
		return read_quoted(s);
	const char *q = s->p;
	while (q < s->end && !is_flow_end(*q))
		q++;
	if (q == s->p || !is_plain_start(*s->p))
		return give_up(s);
	struct node *node = new_plain(s, s->p, (size_t)(q - s->p));
	s->p = q;
	return node;
}

static bool
has_key(const struct node *map, const struct node *key)
{
	for (const struct node *n = map->first; n; n = n->next)
		if (n->key == key ||
		    (n->key->len == key->len && !memcmp(n->key->text, key->text, key->len)))
			return true;
	return false;
}

static bool
add_pair(struct scanner *s, struct node *map, struct node ***tail, struct node *key, struct node *value)
{
	if (!key || !value || map->count == KEYS_LIMIT || has_key(map, key)) {
		s->is_bad = true;
		return false;
	}
	value->key = key;
	**tail = value;
	*tail = &value->next;
	map->count++;
	return true;
}

/* "[a, b]" or "{k: v}" with scalars inside. */
static struct node *
read_flow(struct scanner *s)
{
	bool is_map = *s->p == '{';
	struct node *node = new_node(s, is_map ? NODE_MAP : NODE_LIST), **tail = &node->first;
	char close = is_map ? '}' : ']';
	s->p++;
	while (!s->is_bad && s->p < s->end && *s->p != close) {
		if (node->first) {
			if (s->end - s->p < 2 || s->p[0] != ',' || s->p[1] != ' ')
				return give_up(s);
			s->p += 2;
		}
		struct node *value = read_flow_scalar(s);
		if (is_map && value) {
			struct node *key = value;
			if (s->end - s->p < 2 || s->p[0] != ':' || s->p[1] != ' ')
				return give_up(s);
			s->p += 2;
			value = read_flow_scalar(s);
			add_pair(s, node, &tail, key, value);
		} else if (value) {
			*tail = value;
			tail = &value->next;
			node->count++;
		}
	}
	if (s->is_bad || s->p >= s->end)
		return give_up(s);
	s->p++;
	return node;
}

/* "|-" at p: the lines below that are indented deeper than the key. */
static struct node *
read_literal(struct scanner *s, size_t indent)
{
	if (s->end - s->p < 3 || s->p[1] != '-' || s->p[2] != '\n')
		return give_up(s);
	struct node *node = new_node(s, NODE_SCALAR);
	const char *from = s->p + 3, *q = from;
	size_t depth = 0;
	unsigned lines = 0;
	while (from + depth < s->end && from[depth] == ' ')
		depth++;
	if (depth <= indent)
		return give_up(s);
	char *out = NULL;
	size_t len = 0;
	for (int pass = 0; pass < 2; pass++) {
		len = 0;
		lines = 0;
		for (q = from; q < s->end; lines++) {
			const char *nl = memchr(q, '\n', (size_t)(s->end - q));
			if (!nl)
				return give_up(s);
			size_t n = (size_t)(nl - q), skip = n < depth ? n : depth;
			size_t blanks = 0;
			while (blanks < skip && q[blanks] == ' ')
				blanks++;
			if (blanks < depth && blanks < n)
				break;
			if (lines) {
				if (out)
					out[len] = '\n';
				len++;
			}
			if (out)
				memcpy(out + len, q + skip, n - skip);
			len += n - skip;
			q = nl + 1;
		}
		if (!out)
			out = text_room(s, from, len);
	}
	end_text(s, node, out, len);
	s->number += lines;
	s->p = q - 1;
	return node;
}

static struct node *
read_plain(struct scanner *s)
{
	const char *nl = memchr(s->p, '\n', (size_t)(s->end - s->p));
	if (!nl || !is_plain_start(*s->p))
		return give_up(s);
	struct node *node = new_plain(s, s->p, (size_t)(nl - s->p));
	s->p = nl;
	return node;
}

/* What stands behind "key: "; afterwards p is at the newline. */
static struct node *
read_value(struct scanner *s, size_t indent)
{
	switch (*s->p) {
	case '"':
		return read_quoted(s);
	case '[':
	case '{':
		return read_flow(s);
	case '|':
		return read_literal(s, indent);
	default:
		return read_plain(s);
	}
}

/* A key that is kept to the end, whoever may have it besides. */
static struct node *
new_key(struct scanner *s, const char *text, size_t len)
{
	struct node *node = yaml_take(s->doc, sizeof(*node));
	char *copy = yaml_take(s->doc, len + 1);
	memcpy(copy, text, len);
	copy[len] = '\0';
	*node = (struct node){.type = NODE_SCALAR, .line = s->number,
		.column = (unsigned)(s->p - s->line) + 1, .text = copy, .len = len, .is_plain = true};
	return node;
}

static struct node *
read_key(struct scanner *s)
{
	if (*s->p == '"')
		return read_quoted(s);
	const char *q = s->p;
	while (q < s->end && *q != ':' && *q != '\n')
		q++;
	if (q == s->p || !is_plain_start(*s->p))
		return give_up(s);
	/* Where it stands is for messages, and nobody sees those of this reader. */
	size_t len = (size_t)(q - s->p);
	struct node **seen = &s->seen[(len * 7 + (unsigned char)*s->p + (unsigned char)q[-1] * 3) %
		SEEN_ROOM];
	if (!*seen || (*seen)->len != len || memcmp((*seen)->text, s->p, len))
		*seen = new_key(s, s->p, len);
	s->p = q;
	return *seen;
}

/* One "key: value" or "key:" with a block below; goes on to the next line. */
static bool
read_pair(struct scanner *s, struct node *map, struct node ***tail, size_t indent)
{
	struct node *key = read_key(s), *value = NULL;
	if (!key || s->end - s->p < 2 || *s->p != ':')
		return give_up(s);
	s->p++;
	if (*s->p == '\n') {
		if (s->depth == 1)
			s->list_key = key;
		next_line(s, s->p + 1);
		bool is_list = s->p < s->end && *s->p == '-';
		if (s->is_bad || (s->indent <= indent && !(is_list && s->indent == indent)))
			return give_up(s);
		value = read_block(s, s->indent);
	} else if (*s->p == ' ') {
		s->p++;
		value = s->p < s->end ? read_value(s, indent) : NULL;
		if (!value || s->p >= s->end || *s->p != '\n')
			return give_up(s);
		next_line(s, s->p + 1);
	}
	return add_pair(s, map, tail, key, value);
}

static struct node *
read_map(struct scanner *s, size_t indent)
{
	struct node *map = new_node(s, NODE_MAP), **tail = &map->first;
	if (!s->root)
		s->root = map;
	while (!s->is_bad && s->p < s->end && s->indent == indent && *s->p != '-' && *s->p != '.')
		read_pair(s, map, &tail, indent);
	return map->first ? map : give_up(s);
}

/* What was taken since goes to the next. */
static void
take_back(struct scanner *s, const struct room *before)
{
	struct room *r = &s->room;
	bool is_node_block_new = r->node_block != before->node_block;
	bool is_text_block_new = r->text_block != before->text_block;
	r->nodes = is_node_block_new ? r->node_block : before->nodes;
	r->nodes_left = is_node_block_new ? NODES : before->nodes_left;
	r->text = is_text_block_new ? r->text_block : before->text;
	r->text_left = is_text_block_new ? r->text_size : before->text_left;
}

static struct node *
read_list(struct scanner *s, size_t indent)
{
	struct node *list = new_node(s, NODE_LIST), **tail = &list->first;
	while (!s->is_bad && s->p + 2 < s->end && s->indent == indent && *s->p == '-') {
		if (s->p[1] != ' ' || s->p[2] == '-')
			return give_up(s);
		s->p += 2;
		s->indent += 2;
		struct room before = s->room;
		struct node *element = read_map(s, indent + 2);
		if (!element || s->is_bad)
			break;
		if (s->own->each && s->depth == 2) {
			if (!s->own->each(s->own->ctx, s->root, s->list_key, element))
				return give_up(s);
			take_back(s, &before);
			continue;
		}
		*tail = element;
		tail = &element->next;
		list->count++;
	}
	return list;
}

static struct node *
read_block(struct scanner *s, size_t indent)
{
	if (s->depth == YAML_DEPTH_LIMIT)
		return give_up(s);
	s->depth++;
	struct node *node = *s->p == '-' ? read_list(s, indent) : read_map(s, indent);
	s->depth--;
	return node;
}

struct yaml *
yaml_read_own(const char *bytes, size_t len, const struct yaml_own *own)
{
	size_t tail = own->has_end ? 4 : 0;
	if (len > YAML_SIZE_LIMIT || len <= tail || bytes[len - tail - 1] != '\n' ||
	    memcmp(bytes + len - tail, "...\n", tail) ||
	    memchr(bytes, '\0', len) || utf8_check(bytes, len) != len)
		return NULL;
	struct scanner s = {.doc = yaml_doc_new(), .end = bytes + len - tail, .own = own, .bytes = bytes};
	next_line(&s, bytes);
	struct node *root = s.indent || s.is_bad || *bytes == '-' ? NULL : read_block(&s, 0);
	if (root && !s.is_bad && s.p == s.end) {
		yaml_doc_set(s.doc, root, own->has_end);
		return s.doc;
	}
	yaml_doc_free(s.doc);
	return NULL;
}
