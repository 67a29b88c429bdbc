#ifndef MODEL_MERGE_GUARD_H
#define MODEL_MERGE_GUARD_H

/* What speaks against a merge; for model/merge.c alone. */

#include <stddef.h>

struct merge;
struct merge_input;

/*
 * Adds a fault for each thing that speaks against the merge whose result is
 * in m, but for those overruled.
 */
void merge_guards(struct merge *m, const struct merge_input *, size_t n, unsigned overruled);

#endif
