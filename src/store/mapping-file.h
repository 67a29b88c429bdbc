#ifndef STORE_MAPPING_FILE_H
#define STORE_MAPPING_FILE_H

/*
 * Mappings between questionnaires as YAML: kompass-mapping(5).  The reader is
 * strict and reports all faults of a file in one run.
 */

#include <stdbool.h>
#include <stddef.h>

struct compare;
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

/*
 * The first mapping between these two questionnaires among the files of the
 * folders of questionnaires, whichever way it leads (mapping_joins); NULL where
 * there is none.  Files with faults are passed over.  The caller frees.
 */
struct mapping *mapping_file_between(const char *a, const char *b, bool *is_inverse);

/*
 * Gives a comparison what its editions need: the whole questionnaires, for
 * their rules of thumb, and for every two editions the first mapping between
 * them among the files mapping-*.yaml in the folders of questionnaires, unless
 * the comparison has one already.  What is not found is left out; for a file
 * with faults `refused` is called with its name and its faults, and it is
 * passed over.
 */
typedef void mapping_refused(void *ctx, const char *path, const struct diags *, const char *why);
void mapping_supply(struct compare *, mapping_refused *, void *ctx);

#endif
