#ifndef STORE_MAPPING_FILE_H
#define STORE_MAPPING_FILE_H

/*
 * Mappings between questionnaires as YAML: kompass-mapping(5).  The reader is
 * strict and reports all faults of a file in one run.
 */

#include <stdbool.h>
#include <stddef.h>

struct diags;
struct error;
struct mapping;
struct node;
struct questionnaire;

/* Is this the root of a mapping: is its first key kompass-mapping? */
bool mapping_is_node(const struct node *root);

/* Reads a tree.  NULL if there is any error in it.  The caller frees. */
struct mapping *mapping_from_node(const struct node *root, struct diags *);

/*
 * Reads a file, and judges its codes by the two questionnaires it names where
 * they are found; where one is not, that is a warning.  False with err where
 * the system refused it; where its content is at fault, false with the faults
 * in diags and err empty.
 */
bool mapping_file_read(struct mapping **out, const char *path, struct diags *, struct error *);

/*
 * Finds a mapping: a path if the name has a slash or ends in .yaml, else an id
 * looked up as questionnaire_file_find does.  The caller frees.
 */
char *mapping_file_find(const char *name, struct error *);

/* Is this name of a file, without its folder, one of a mapping: mapping-*.yaml? */
bool mapping_file_is_name(const char *name);

#endif
