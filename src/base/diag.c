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

static bool
is_before(const struct diag *a, const struct diag *b)
{
	return a->line != b->line ? a->line < b->line : a->column < b->column;
}

/* Merges the sorted runs from..middle and middle..to of v into out. */
static void
merge_runs(struct diag *out, const struct diag *v, size_t from, size_t middle, size_t to)
{
	size_t i = from, j = middle;
	for (size_t k = from; k < to; k++) {
		bool is_second = i == middle || (j < to && is_before(&v[j], &v[i]));
		out[k] = is_second ? v[j++] : v[i++];
	}
}

void
diags_sort(struct diags *d)
{
	/* By merging, since qsort is not stable and a bad file has many faults. */
	size_t n = d->list.n;
	if (n < 2)
		return;
	d->list.room = n;
	struct diag *from = xreallocarray(d->list.v, n, sizeof(*from));
	struct diag *to = xreallocarray(NULL, n, sizeof(*to));
	for (size_t run = 1; run < n; run *= 2) {
		for (size_t i = 0; i < n; i += 2 * run) {
			size_t middle = n - i < run ? n : i + run;
			size_t end = n - i < 2 * run ? n : i + 2 * run;
			merge_runs(to, from, i, middle, end);
		}
		struct diag *spare = from;
		from = to;
		to = spare;
	}
	d->list.v = from;
	free(to);
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
