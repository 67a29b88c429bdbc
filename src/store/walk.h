#ifndef STORE_WALK_H
#define STORE_WALK_H

/*
 * Which files of a folder tree may be sessions: regular ones called *.yaml or
 * *.yml, with their stamps.  Nothing is opened but folders.  What begins with a
 * dot is passed over; a link to a file counts as that file, a link to a folder
 * as nothing, so that no tree is endless.  Several threads look at large trees.
 */

#include <stdbool.h>

#include "base/arena.h"
#include "base/array.h"
#include "model/card.h"

struct walk_file {
	char *path;		/* below the folder, parts joined by '/' */
	struct card_stamp stamp;
	unsigned bucket;	/* index_bucket */
	uint64_t sum;		/* index_sum */
};

struct walk {
	struct walk_files ARRAY_OF(struct walk_file) files;	/* in no order */
	struct arena paths;	/* owns those */
	char *trouble;		/* the first folder that could not be looked at, and why; or NULL */
};

/* Of the folder that is open as `folder`.  walk_done releases. */
void walk_tree(struct walk *, int folder);
void walk_done(struct walk *);

#endif
