#include "config.h"

#include "report/json.h"

#include <string.h>

#include "base/buf.h"
#include "text/utf8.h"

void
json_quote(struct buf *out, const char *s, size_t len)
{
	buf_addc(out, '"');
	for (size_t i = 0; i < len;) {
		uint32_t c;
		i += utf8_decode(&c, s + i, len - i);
		if (c == '"' || c == '\\')
			buf_addf(out, "\\%c", (char)c);
		else if (c == '\n')
			buf_adds(out, "\\n");
		else if (c == '\t')
			buf_adds(out, "\\t");
		else if (c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0x2028 || c == 0x2029)
			buf_addf(out, "\\u%04x", (unsigned)c);
		else
			utf8_encode(out, c);
	}
	buf_addc(out, '"');
}

/* What stands before a member: the comma of the one before, and its own line. */
static void
begin(struct json *j)
{
	if (j->is_after_key) {
		j->is_after_key = false;
		return;
	}
	if (!j->is_first)
		buf_addc(j->out, ',');
	if (j->flat) {
		if (!j->is_first)
			buf_addc(j->out, ' ');
	} else if (j->depth) {
		buf_addc(j->out, '\n');
		buf_pad(j->out, ' ', 2 * (size_t)j->depth);
	}
	j->is_first = false;
}

void
json_open(struct json *j, char bracket, bool is_flat)
{
	begin(j);
	buf_addc(j->out, bracket);
	if (is_flat || j->flat)
		j->flat++;
	else
		j->depth++;
	j->is_first = true;
}

void
json_close(struct json *j, char bracket)
{
	bool was_flat = j->flat;
	if (was_flat)
		j->flat--;
	else
		j->depth--;
	if (!was_flat && !j->is_first) {
		buf_addc(j->out, '\n');
		buf_pad(j->out, ' ', 2 * (size_t)j->depth);
	}
	buf_addc(j->out, bracket);
	j->is_first = false;
}

void
json_key(struct json *j, const char *name)
{
	begin(j);
	json_quote(j->out, name, strlen(name));
	buf_adds(j->out, ": ");
	j->is_after_key = true;
}

void
json_string(struct json *j, const char *s)
{
	begin(j);
	if (s)
		json_quote(j->out, s, strlen(s));
	else
		buf_adds(j->out, "null");
}

void
json_decimal(struct json *j, decimal value)
{
	char room[DECIMAL_ROOM];
	begin(j);
	buf_adds(j->out, decimal_exact(room, value, '.'));
}

void
json_whole(struct json *j, long value)
{
	begin(j);
	buf_addf(j->out, "%ld", value);
}

void
json_bool(struct json *j, bool value)
{
	begin(j);
	buf_adds(j->out, value ? "true" : "false");
}

void
json_null(struct json *j)
{
	json_string(j, NULL);
}

void
json_member(struct json *j, const char *name, const char *s)
{
	if (!s)
		return;
	json_key(j, name);
	json_string(j, s);
}
