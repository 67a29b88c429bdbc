#ifndef TEXT_COLLATE_H
#define TEXT_COLLATE_H

/*
 * The order in which people look for names: without regard to case or accents,
 * numbers by their value, and the Nordic letters where their alphabets have
 * them: å, ä or æ, ö or ø after z.  The same in every locale.
 */

/* A key of a name: order_natural of two keys is the order of the names.  The caller frees. */
char *collate_key(const char *name);

/* The same of two names, once; ends with the bytes, so that only equal ones are equal. */
int collate(const char *a, const char *b);

#endif
