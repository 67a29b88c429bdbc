#ifndef CMD_DOCUMENT_H
#define CMD_DOCUMENT_H

/* What commands that write documents share: their types. */

#include <stdbool.h>

struct buf;
struct markdown;
struct render;

enum document_type { DOCUMENT_MD, DOCUMENT_HTML, DOCUMENT_ODT, DOCUMENT_TXT, DOCUMENT_COUNT };

/* By its ending, "md"; DOCUMENT_COUNT: no such. */
enum document_type document_type(const char *name);

/* False, said, where such a document would go to a terminal. */
bool document_may_print(enum document_type);

/* A document to be written, in the form that becomes this type. */
void document_begin(struct markdown *, enum document_type);

/* Ends and releases it, and appends the file it becomes.  False after saying why. */
bool document_end(struct buf *, struct markdown *, enum document_type, const struct render *);

#endif
