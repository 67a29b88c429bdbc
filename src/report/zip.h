#ifndef REPORT_ZIP_H
#define REPORT_ZIP_H

/*
 * A ZIP archive of a few small files, stored as they are (APPNOTE 6.3): what an
 * OpenDocument is packed in.
 */

#include <stddef.h>
#include <stdint.h>

#include "base/array.h"
#include "base/buf.h"
#include "base/clock.h"

struct zip {
	struct buf *out;
	struct buf directory;	/* of what is in it */
	size_t count;
	uint16_t date, time;	/* of all files */
};

/* Times are those of a clock that shows UTC. */
void zip_begin(struct zip *, struct buf *out, struct stamp);
void zip_add(struct zip *, const char *name, const void *bytes, size_t len);

/* Ends the archive and releases. */
void zip_end(struct zip *);

#endif
