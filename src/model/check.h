#ifndef MODEL_CHECK_H
#define MODEL_CHECK_H

/*
 * What is missing in a session or does not fit together.  These are remarks
 * for people to weigh, not faults of the file: a session with any of them is
 * valid, and a published table is kept as it was printed.
 */

#include <stddef.h>

#include "base/array.h"
#include "base/attr.h"

struct session;

enum remark_level {
	REMARK_HINT,		/* worth a look; often quite in order */
	REMARK_WARNING,		/* something does not fit, or will be asked about */
	REMARK_LEVEL_COUNT
};

struct remark {
	enum remark_level level;
	char *place;		/* code of a question or area, "total", or "" for the whole */
	char *text;		/* one lower-case sentence, translated */
};

struct remarks ARRAY_OF(struct remark);

/*
 * Adds the remarks on a session, by place.  `hash` is that of the questionnaire
 * inside it, or NULL where only a brief copy is: then it cannot be checked.
 */
void check_session(struct remarks *, const struct session *, const char *hash);

/*
 * Only those on the figures of a published table: what is printed must come
 * from its parts by rounding.  For those who read tables in.
 */
void check_reported(struct remarks *, const struct session *);

void remark_add(struct remarks *, enum remark_level, const char *place,
	const char *fmt, ...) ATTR_PRINTF(4, 5);
void remarks_done(struct remarks *);

/* "warning", "hint", translated. */
const char *remark_level_title(enum remark_level);

#endif
