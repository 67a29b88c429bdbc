#include "config.h"

#include "base/i18n.h"

#include <libintl.h>
#include <locale.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/error.h"
#include "base/file.h"

enum {
	MO_LIMIT = 4 << 20,
	MO_MAGIC = 0x950412de	/* as a machine of the same byte order wrote it */
};

/*
 * A catalogue read by ourselves: the file as msgfmt makes it ("The Format of GNU
 * MO Files", gettext manual).  Two tables of length and offset, the texts sorted
 * by bytes, their translations in the same order; each text ended by NUL.
 */
static struct {
	struct buf file;
	uint32_t count, texts, translations;
	bool has_plural;	/* one form for 1, another for the rest: as Swedish and English */
} own;

static uint32_t
word_at(size_t offset)
{
	uint32_t word;
	memcpy(&word, own.file.s + offset, sizeof(word));
	return word;
}

/* Entry i of a table whose entries were checked by own_is_sound. */
static const char *
string_at(uint32_t table, uint32_t i)
{
	return own.file.s + word_at(table + 8 * (size_t)i + 4);
}

static bool
table_is_sound(uint32_t table)
{
	if (table % 4 || table > own.file.len || own.count > (own.file.len - table) / 8)
		return false;
	for (uint32_t i = 0; i < own.count; i++) {
		uint32_t len = word_at(table + 8 * (size_t)i), at = word_at(table + 8 * (size_t)i + 4);
		if (at >= own.file.len || len >= own.file.len - at || own.file.s[at + len])
			return false;
	}
	return true;
}

static bool
own_is_sound(void)
{
	if (own.file.len < 28 || own.file.len > MO_LIMIT || word_at(0) != MO_MAGIC || word_at(4) >> 16)
		return false;
	own.count = word_at(8);
	own.texts = word_at(12);
	own.translations = word_at(16);
	return table_is_sound(own.texts) && table_is_sound(own.translations);
}

/* The translation, and its other form; NULL where there is none. */
static const char *
own_find(const char *text, const char **other)
{
	uint32_t low = 0, high = own.count;
	while (low < high) {
		uint32_t mid = low + (high - low) / 2;
		int c = strcmp(text, string_at(own.texts, mid));
		if (!c) {
			const char *found = string_at(own.translations, mid);
			size_t len = word_at(own.translations + 8 * (size_t)mid), first = strlen(found);
			*other = first < len ? found + first + 1 : NULL;
			return found;
		}
		if (c < 0)
			high = mid;
		else
			low = mid + 1;
	}
	return NULL;
}

static void
own_close(void)
{
	buf_done(&own.file);
	own.count = 0;
}

static bool
own_read(const char *folder, const char *language, size_t len)
{
	struct buf path = BUF_INIT;
	buf_addf(&path, "%s/%.*s/LC_MESSAGES/" PACKAGE ".mo", folder, (int)len, language);
	bool done = file_read(&own.file, path.s, MO_LIMIT, NULL) && own_is_sound();
	if (done) {
		const char *other, *header = own_find("", &other);
		own.has_plural = header && strstr(header, "plural=(n != 1)");
	} else {
		own_close();
	}
	buf_done(&path);
	return done;
}

/* The first of "sv_SE:sv:en" that there is; English needs none. */
static void
own_open(const char *folder, const char *languages)
{
	while (*languages) {
		size_t len = strcspn(languages, ":"), plain = strcspn(languages, ":_.@");
		bool is_english = plain == 2 && !strncmp(languages, "en", 2);
		bool is_name = plain && !memchr(languages, '/', len);
		if (is_english || (is_name && (own_read(folder, languages, len) ||
		    own_read(folder, languages, plain))))
			return;
		languages += len + (languages[len] == ':');
	}
}

void
i18n_open(const char *folder, const char *language)
{
	if (language)
		setenv("LANGUAGE", language, 1);
	bindtextdomain(PACKAGE, folder);
	bind_textdomain_codeset(PACKAGE, "UTF-8");
	textdomain(PACKAGE);
	own_close();
	const char *locale = setlocale(LC_MESSAGES, NULL);
	bool is_plain_c = !locale || !strcmp(locale, "C") || !strcmp(locale, "POSIX");
	/* In plain C, LANGUAGE alone means nothing, as everywhere. */
	if (!language && !is_plain_c)
		language = getenv("LANGUAGE");
	if (language && (is_plain_c || !strncmp(locale, "C.", 2)))
		own_open(folder, language);
}

const char *
i18n_text(const char *text)
{
	const char *other, *found = own.count ? own_find(text, &other) : NULL;
	return found ? found : own.count ? text : gettext(text);
}

const char *
i18n_plural(const char *one, const char *many, unsigned long n)
{
	if (!own.count)
		return ngettext(one, many, n);
	const char *other, *found = own.has_plural ? own_find(one, &other) : NULL;
	if (!found || !other)
		return n == 1 ? one : many;
	return n == 1 ? found : other;
}

const char *
i18n_context(const char *key, const char *text)
{
	const char *found = i18n_text(key);
	return found == key ? text : found;
}

char
i18n_mark(void)
{
	return C_("decimal mark", ".")[0];
}
