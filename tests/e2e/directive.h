/*
 * What the lines of a script do: one table of directives, a function each.
 * README.md describes them for those who write scripts.
 */
#ifndef DIRECTIVE_H
#define DIRECTIVE_H

#include <stdbool.h>

#include "script.h"
#include "world.h"

/*
 * Carries out a step, if need be until it holds or the timeout has passed.
 * True if it is done or holds; otherwise `why` tells, in whole lines.
 */
bool directive_run(struct world *w, const struct script *s, struct step *step,
	struct bytes *why);

/* True if a step is an assertion, so that its success is worth a line. */
bool directive_asserts(const struct step *step);

#endif
