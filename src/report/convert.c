#include "config.h"

#include "report/convert.h"

#include "base/error.h"
#include "base/i18n.h"

#if HAVE_LOWDOWN

#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/queue.h>

#include <lowdown.h>

#include "base/buf.h"

typedef int convert_function(const struct lowdown_opts *, const char *, size_t,
	char **, size_t *, struct lowdown_metaq *);

bool
convert_is_built(void)
{
	return true;
}

bool
convert_markdown(struct buf *out, const char *markdown, size_t len, enum convert_to to,
	struct error *err)
{
	/*
	 * Of its extensions only tables (which we do not use) and ids of headings:
	 * what texts are escaped against is then all there is.
	 */
	const struct lowdown_opts opts = {
		.type = to == CONVERT_HTML ? LOWDOWN_HTML : LOWDOWN_FODT,
		.feat = LOWDOWN_ATTRS | LOWDOWN_COMMONMARK | LOWDOWN_NOINTEM | LOWDOWN_NOCODEIND,
		.oflags = to == CONVERT_HTML ? LOWDOWN_HTML_HEAD_IDS | LOWDOWN_HTML_SKIP_HTML :
			LOWDOWN_ODT_SKIP_HTML,
	};
	char *made = NULL;
	size_t made_len = 0;
	void *library = dlopen(LOWDOWN_SONAME, RTLD_NOW | RTLD_LOCAL);
	if (!library)
		return error_set(err, _("%s is missing, which makes HTML and OpenDocument "
			"(Debian: apt-get install liblowdown1): %s"), LOWDOWN_SONAME, dlerror());
	/* As POSIX has it: dlsym gives a pointer to a function as one to void. */
	convert_function *function;
	*(void **)&function = dlsym(library, "lowdown_buf");
	bool done = function && function(&opts, markdown, len, &made, &made_len, NULL);
	if (done)
		buf_add(out, made, made_len);
	else
		error_set(err, _("%s could not convert the report"), LOWDOWN_SONAME);
	free(made);
	dlclose(library);
	return done;
}

#else

bool
convert_is_built(void)
{
	return false;
}

bool
convert_markdown(struct buf *out, const char *markdown, size_t len, enum convert_to to,
	struct error *err)
{
	(void)out;
	(void)markdown;
	(void)len;
	(void)to;
	return error_set(err, _("this program was built without lowdown, which makes HTML and "
		"OpenDocument; -t md and -t txt are there"));
}

#endif
