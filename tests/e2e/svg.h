/* A picture of a screen, for documentation: SVG with colours, dark. */
#ifndef SVG_H
#define SVG_H

#include "bytes.h"

struct vscreen;

/* Adds a whole SVG document; the same screen gives the same bytes. */
void svg_draw(const struct vscreen *screen, struct bytes *out);

#endif
