#ifndef BASE_ORDER_H
#define BASE_ORDER_H

/*
 * The one order of ids: runs of digits compare as numbers ("1.2" before
 * "1.10"), everything else byte by byte; equal only if the same bytes.
 * The same in every locale, since the order of a file depends on it.
 */
int order_natural(const char *a, const char *b);

#endif
