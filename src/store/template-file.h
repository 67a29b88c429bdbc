#ifndef STORE_TEMPLATE_FILE_H
#define STORE_TEMPLATE_FILE_H

/* Templates of reports as YAML: kompass(1), TEMPLATES.  All faults are told in one run. */

#include <stdbool.h>
#include <stddef.h>

struct diags;
struct error;
struct template;

/* Reads a text.  NULL with the faults in diags; the caller frees. */
struct template *template_read(const char *bytes, size_t len, struct diags *);

/*
 * Reads a file.  False with err where the system refused it; where its content
 * is at fault, false with the faults in diags and err empty.
 */
bool template_file_read(struct template **out, const char *path, struct diags *, struct error *);

#endif
