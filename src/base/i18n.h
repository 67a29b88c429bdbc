#ifndef BASE_I18N_H
#define BASE_I18N_H

/*
 * Translated text.  _() where the text is used, N_() where it stands in a
 * table and is translated at use, P_() where a plural form is needed, C_()
 * where one English word has two Swedish ones.
 *
 * gettext does the work, except that it translates nothing in the C locale, nor
 * (glibc from 2.39 on) in C.UTF-8, whatever language is asked for; containers
 * and minimal systems have no other.  There the same catalogue is read here.
 */

#include "base/attr.h"

#define _(text) i18n_text(text)
#define N_(text) text
#define P_(one, many, n) i18n_plural(one, many, (unsigned long)(n))

/* As pgettext of gettext.h: context and text in one key, joined by EOT. */
#define C_(context, text) i18n_context(context "\004" text, text)

/*
 * Takes the catalogues below `folder`.  `language`: the one asked for ("sv",
 * "sv:en"), or NULL for what the environment says.  Call setlocale first.  May
 * be called again.
 */
void i18n_open(const char *folder, const char *language);

/* The translation, or the text itself; borrowed, valid until i18n_open. */
const char *i18n_text(const char *text) ATTR_FORMAT_OF(1);
const char *i18n_plural(const char *one, const char *many, unsigned long n)
	ATTR_FORMAT_OF(1) ATTR_FORMAT_OF(2);
const char *i18n_context(const char *key, const char *text) ATTR_FORMAT_OF(2);

/* The decimal mark for people: '.' or, in Swedish, ','. */
char i18n_mark(void);

#endif
