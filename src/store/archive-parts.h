#ifndef STORE_ARCHIVE_PARTS_H
#define STORE_ARCHIVE_PARTS_H

/* What the files of store/archive share. */

#include "store/archive.h"
#include "store/card-file.h"

struct archive {
	char *folder;		/* as it was given */
	int fd;			/* of it, open */
	bool with_index;
	char *evaluator;	/* who looks, or NULL */
	char *trouble;
	struct cards cards;	/* owned; sorted by path */
	struct card_reader reader;
};

#endif
