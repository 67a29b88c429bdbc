/*
 * What a directive is given and what it answers; between directive.c, which
 * has the table, and act.c and check.c, which have the functions in it.
 */
#ifndef CALL_H
#define CALL_H

#include "bytes.h"
#include "script.h"
#include "world.h"

enum verdict {
	HOLDS,			/* or: is done */
	NOT_YET,
	NEVER			/* waiting will not help */
};

struct call {
	struct world *world;
	struct instance *instance;	/* the current one, may be NULL */
	const struct script *script;
	struct step *step;
	int number[2];		/* the arguments, as the table wants them */
	char *word;
	char *path;		/* in the temporary folder, unless absolute */
	char *rest;
	struct bytes *why;	/* to be filled in whole lines unless it holds */
};

#endif
