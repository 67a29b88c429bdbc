#ifndef REPORT_JSON_H
#define REPORT_JSON_H

/*
 * Writing JSON (RFC 8259): a key or value at a time, commas and indentation by
 * itself.  Members of a value opened as flat stand on one line.
 */

#include <stdbool.h>
#include <stddef.h>

#include "base/decimal.h"

struct buf;

struct json {
	struct buf *out;	/* borrowed */
	unsigned depth;		/* levels that are indented */
	unsigned flat;		/* levels on one line */
	bool is_first;		/* nothing stands yet in the value that is open */
	bool is_after_key;
};

void json_open(struct json *, char bracket, bool is_flat);	/* '{' or '[' */
void json_close(struct json *, char bracket);
void json_key(struct json *, const char *name);

/* A string, escaped; NULL gives null. */
void json_string(struct json *, const char *);
void json_decimal(struct json *, decimal);
void json_whole(struct json *, long);
void json_bool(struct json *, bool);
void json_null(struct json *);

/* A key and its string; nothing at all where that is NULL. */
void json_member(struct json *, const char *name, const char *);

/*
 * Appends a quoted string.  Escaped are, besides what must be, DEL, C1 controls
 * and U+2028 and U+2029 (line ends to JavaScript), so that a terminal may show
 * it and a script may hold it; ill-formed bytes become U+FFFD.
 */
void json_quote(struct buf *, const char *, size_t len);

#endif
