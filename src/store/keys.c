#include "config.h"

#include "store/keys.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/i18n.h"
#include "base/near.h"
#include "store/yaml.h"
#include "text/utf8.h"

enum {
	ID_LIMIT = 32,
	WHOLE_LIMIT = 1000000
};

/* What a message calls a value: its key in quotes, or "this" in a list; the caller frees. */
static char *
subject(const struct node *node)
{
	if (!node->key || node->key->type != NODE_SCALAR)
		return xstrdup(_("this"));
	char *shown = node_shown(node->key);
	char *quoted = xasprintf("\"%s\"", shown);
	free(shown);
	return quoted;
}

/* Reports at the node "SUBJECT must be ..."; false. */
static bool
refuse(const struct node *node, struct diags *diags, const char *what)
{
	if (node->is_refused)
		return false;
	char *name = subject(node);
	diag_error(diags, node->line, node->column, "%s %s", name, what);
	free(name);
	return false;
}

/* Maps. */

static const struct known_key *
find(const struct known_key *known, size_t count, const char *name)
{
	for (size_t i = 0; i < count; i++)
		if (!strcmp(known[i].name, name))
			return &known[i];
	return NULL;
}

static void
report_unknown(const struct node *key, const struct known_key *known, size_t count,
	struct diags *diags)
{
	struct near near = {.wanted = key->text};
	struct buf names = BUF_INIT;
	for (size_t i = 0; i < count; i++) {
		near_try(&near, known[i].name);
		buf_addf(&names, "%s%s", i ? ", " : "", known[i].name);
	}
	char *shown = node_shown(key);
	if (near.best)
		diag_error(diags, key->line, key->column,
			_("unknown key \"%s\"; did you mean \"%s\"? (known here: %s)"),
			shown, near.best, buf_str(&names));
	else
		diag_error(diags, key->line, key->column,
			_("unknown key \"%s\" (known here: %s)"), shown, buf_str(&names));
	free(shown);
	buf_done(&names);
}

bool
keys_read(const struct node *map, const struct known_key *known, size_t count,
	void *reader, void *into, struct diags *diags)
{
	if (map->type != NODE_MAP)
		return refuse(map, diags, _("must be a map of keys"));
	for (const struct node *n = map->first; n; n = n->next)
		if (n->key->type == NODE_SCALAR && !find(known, count, n->key->text))
			report_unknown(n->key, known, count, diags);
	for (size_t i = 0; i < count; i++) {
		const struct node *value = node_get(map, known[i].name);
		if (value)
			known[i].read(reader, value, (char *)into + known[i].offset);
		else if (known[i].is_required)
			diag_error(diags, map->line, map->column,
				_("the key \"%s\" is missing"), known[i].name);
	}
	return true;
}

/* Single values. */

/* Null, true or false to a program that knows the types of YAML 1.2? */
static bool
is_typed_word(const char *s)
{
	static const char *const words[] = {
		"~", "null", "Null", "NULL", "true", "True", "TRUE", "false", "False", "FALSE",
	};
	/* None is longer: most texts are no such word at a glance. */
	for (size_t i = 0; !s[strnlen(s, 5)] && i < sizeof(words) / sizeof(*words); i++)
		if (!strcmp(s, words[i]))
			return true;
	return false;
}

/* A number to such a program? */
static bool
is_typed_number(const char *s)
{
	static const char digits[] = "0123456789";
	if (!strchr("+-.0123456789", *s))
		return false;
	if (!strcmp(s, ".nan") || !strcmp(s, ".NaN") || !strcmp(s, ".NAN"))
		return true;
	if (s[0] == '0' && (s[1] == 'x' || s[1] == 'o'))
		return s[2] && !s[2 + strspn(s + 2, s[1] == 'o' ? "01234567" : "0123456789abcdefABCDEF")];
	s += *s == '-' || *s == '+';
	if (!strcmp(s, ".inf") || !strcmp(s, ".Inf") || !strcmp(s, ".INF"))
		return true;
	size_t whole = strspn(s, digits);
	s += whole;
	size_t part = *s == '.' ? strspn(s + 1, digits) : 0;
	s += *s == '.' ? 1 + part : 0;
	if (!whole && !part)
		return false;
	if (*s == 'e' || *s == 'E') {
		s += s[1] == '-' || s[1] == '+' ? 2 : 1;
		return *s && !s[strspn(s, digits)];
	}
	return !*s;
}

/* The first control character other than newline and NUL (which yaml_read names), or 0. */
static uint32_t
find_control(const char *s, size_t len)
{
	for (size_t i = 0; (i += utf8_plain(s + i, len - i)) < len; i++) {
		unsigned char c = (unsigned char)s[i];
		/* U+0080 to U+009F are C2 and one more byte. */
		if (c == 0xc2 && i + 1 < len && (unsigned char)s[i + 1] < 0xa0)
			return (unsigned char)s[i + 1];
		if ((c < 0x20 && c && c != '\n') || c == 0x7f)
			return c;
	}
	return 0;
}

static bool
is_blank(const char *s, size_t len)
{
	for (size_t i = 0; i < len; i++)
		if (s[i] != ' ' && s[i] != '\n')
			return false;
	return true;
}

/* A scalar that is a text; what it may hold is looked at elsewhere. */
static bool
check_string(const struct node *node, struct diags *diags)
{
	if (node->type != NODE_SCALAR)
		return refuse(node, diags, _("must be a text"));
	if (is_blank(node->text, node->len))
		return refuse(node, diags, _("must not be empty"));
	if (node->is_plain && is_typed_word(node->text))
		return refuse(node, diags, _("is not a text to other programs; put it in quotes"));
	return true;
}

bool
keys_list(const struct node *node, struct diags *diags)
{
	if (node->type != NODE_LIST)
		return refuse(node, diags, _("must be a list"));
	return true;
}

static bool
check_characters(const struct node *node, struct diags *diags)
{
	uint32_t c = find_control(node->text, node->len);
	if (!c)
		return true;
	char *name = subject(node);
	diag_error(diags, node->line, node->column,
		_("%s holds the control character U+%04X; take it out"), name, (unsigned)c);
	free(name);
	return false;
}

bool
keys_text(const struct node *node, struct diags *diags, char **out)
{
	if (!check_string(node, diags) || !check_characters(node, diags))
		return false;
	if (node->is_plain && is_typed_number(node->text))
		return refuse(node, diags, _("is a number to other programs; put it in quotes"));
	size_t len = node->len;
	while (node->text[len - 1] == '\n')
		len--;
	*out = xstrndup(node->text, len);
	return true;
}

bool
keys_line(const struct node *node, struct diags *diags, char **out)
{
	if (!check_string(node, diags) || !check_characters(node, diags))
		return false;
	if (memchr(node->text, '\n', node->len))
		return refuse(node, diags, _("must be a single line"));
	*out = xstrdup(node->text);
	return true;
}

static bool
is_id(const char *s, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		bool is_alnum = (s[i] >= 'a' && s[i] <= 'z') || (s[i] >= 'A' && s[i] <= 'Z') ||
			(s[i] >= '0' && s[i] <= '9');
		bool is_mark = i && s[i] && strchr("._-", s[i]);
		if (!is_alnum && !is_mark)
			return false;
	}
	return len && len <= ID_LIMIT;
}

bool
keys_id(const struct node *node, struct diags *diags, char **out)
{
	if (!check_string(node, diags))
		return false;
	if (!is_id(node->text, node->len))
		return refuse(node, diags, _("must be an id: at most 32 letters (a to z), digits "
			"and . _ -, beginning with a letter or digit"));
	*out = xstrdup(node->text);
	return true;
}

/* A leading zero makes an octal number of it in older YAML. */
static bool
has_leading_zero(const char *s)
{
	return s[0] == '0' && s[1] >= '0' && s[1] <= '9';
}

bool
keys_decimal(const struct node *node, struct diags *diags, decimal *out)
{
	decimal value;
	if (node->type != NODE_SCALAR || has_leading_zero(node->text) ||
	    !decimal_parse(&value, node->text, node->len, ".", true))
		return refuse(node, diags, _("must be a number, such as 12 or 7.5, "
			"with at most six decimals"));
	if (!node->is_plain)
		return refuse(node, diags, _("must be a number without quotes"));
	if (value < 0)
		return refuse(node, diags, _("must not be below 0"));
	*out = value;
	return true;
}

bool
keys_whole(const struct node *node, struct diags *diags, unsigned *out)
{
	decimal value;
	if (node->type != NODE_SCALAR || !node->is_plain || has_leading_zero(node->text) ||
	    memchr(node->text, '.', node->len) ||
	    !decimal_parse(&value, node->text, node->len, ".", false) ||
	    value < DECIMAL_ONE || value > WHOLE_LIMIT * DECIMAL_ONE)
		return refuse(node, diags, _("must be a whole number from 1, without quotes"));
	*out = (unsigned)(value / DECIMAL_ONE);
	return true;
}

bool
keys_format(const struct node *root, const char *name, struct diags *diags)
{
	const struct node *version = node_get(root, name);
	if (!version || version->type != NODE_SCALAR)
		return true;
	if (version->len && strcmp(version->text, "1.0")) {
		char *shown = node_shown(version);
		diag_error(diags, version->line, version->column,
			_("format %s is not known to this version of kompass; it reads 1.0"), shown);
		free(shown);
		return false;
	}
	if (root->first != version)
		diag_error(diags, version->key->line, version->key->column,
			_("the key \"%s\" must be the first"), name);
	return true;
}
