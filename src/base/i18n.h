#ifndef BASE_I18N_H
#define BASE_I18N_H

/*
 * Translated text.  _() where the text is used, N_() where it stands in a
 * table and is translated at use, P_() where a plural form is needed, C_()
 * where one English word has two Swedish ones.
 */

#include <libintl.h>

#define _(text) gettext(text)
#define N_(text) text
#define P_(one, many, n) ngettext(one, many, (unsigned long)(n))

/* As pgettext of gettext.h: context and text in one key, joined by EOT. */
#define C_(context, text) i18n_context(context "\004" text, text)

static inline const char *
i18n_context(const char *key, const char *text)
{
	const char *found = gettext(key);
	return found == key ? text : found;
}

/* The decimal mark for people: '.' or, in Swedish, ','. */
static inline char
i18n_mark(void)
{
	return C_("decimal mark", ".")[0];
}

#endif
