#ifndef STORE_YAML_TREE_H
#define STORE_YAML_TREE_H

/* How the two readers of YAML make a document; nobody else includes this. */

#include <stdbool.h>
#include <stddef.h>

struct node;
struct yaml;

struct yaml *yaml_doc_new(void);

/* Memory that lives as long as the document. */
void *yaml_take(struct yaml *, size_t size);

void yaml_doc_set(struct yaml *, struct node *root, bool has_end);

#endif
