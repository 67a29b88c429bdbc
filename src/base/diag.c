#include "config.h"

#include "base/diag.h"

#include <stdarg.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/i18n.h"

void
diags_init(struct diags *d, const char *file)
{
	*d = (struct diags){.file = xstrdup(file)};
}

void
diags_done(struct diags *d)
{
	if (!d)
		return;
	for (size_t i = 0; i < d->list.n; i++)
		free(d->list.v[i].text);
	array_done(&d->list);
	free(d->file);
	*d = (struct diags){0};
}

static ATTR_PRINTF(5, 0) void
add(struct diags *d, enum diag_level level, unsigned line, unsigned column,
	const char *fmt, va_list args)
{
	struct buf text = BUF_INIT;
	buf_addv(&text, fmt, args);
	struct diag *f = array_push(&d->list);
	f->level = level;
	f->line = line;
	f->column = column;
	f->text = buf_steal(&text);
	d->errors += level == DIAG_ERROR;
}

void
diag_error(struct diags *d, unsigned line, unsigned column, const char *fmt, ...)
{
	va_list args;
	va_start(args, fmt);
	add(d, DIAG_ERROR, line, column, fmt, args);
	va_end(args);
}

void
diag_warning(struct diags *d, unsigned line, unsigned column, const char *fmt, ...)
{
	va_list args;
	va_start(args, fmt);
	add(d, DIAG_WARNING, line, column, fmt, args);
	va_end(args);
}

void
diags_sort(struct diags *d)
{
	/* Insertion sort: stable, and the list is nearly in order already. */
	for (size_t i = 1; i < d->list.n; i++) {
		struct diag f = d->list.v[i];
		size_t j = i;
		while (j && (d->list.v[j - 1].line > f.line ||
		    (d->list.v[j - 1].line == f.line &&
		     d->list.v[j - 1].column > f.column))) {
			d->list.v[j] = d->list.v[j - 1];
			j--;
		}
		d->list.v[j] = f;
	}
}

void
diag_format(struct buf *out, const struct diags *d, const struct diag *f)
{
	buf_adds(out, d->file);
	if (f->line)
		buf_addf(out, ":%u:%u", f->line, f->column);
	buf_addf(out, ": %s: %s\n",
		f->level == DIAG_ERROR ? _("error") : _("warning"), f->text);
}

void
diags_format(struct buf *out, const struct diags *d)
{
	for (size_t i = 0; i < d->list.n; i++)
		diag_format(out, d, &d->list.v[i]);
}
