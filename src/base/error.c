#include "config.h"

#include "base/error.h"

#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/buf.h"

static void
replace(struct error *err, struct buf *text)
{
	free(err->text);
	err->text = buf_steal(text);
}

bool
error_set(struct error *err, const char *fmt, ...)
{
	if (!err)
		return false;
	struct buf text = BUF_INIT;
	va_list args;
	va_start(args, fmt);
	buf_addv(&text, fmt, args);
	va_end(args);
	replace(err, &text);
	return false;
}

bool
error_errno(struct error *err, const char *fmt, ...)
{
	int number = errno;
	if (!err)
		return false;
	struct buf text = BUF_INIT;
	va_list args;
	va_start(args, fmt);
	buf_addv(&text, fmt, args);
	va_end(args);
	buf_addf(&text, ": %s", strerror(number));
	replace(err, &text);
	errno = number;
	return false;
}

bool
error_prefix(struct error *err, const char *fmt, ...)
{
	if (!err)
		return false;
	struct buf text = BUF_INIT;
	va_list args;
	va_start(args, fmt);
	buf_addv(&text, fmt, args);
	va_end(args);
	buf_adds(&text, error_text(err));
	replace(err, &text);
	return false;
}

const char *
error_text(const struct error *err)
{
	return err->text ? err->text : "";
}

void
error_done(struct error *err)
{
	free(err->text);
	err->text = NULL;
}
