#include "config.h"

#include "report/cells.h"

#include <string.h>

#include "base/buf.h"
#include "base/clock.h"
#include "base/i18n.h"
#include "model/subject.h"
#include "text/utf8.h"

enum {
	DAY = 10,	/* "2010-04-20" */
	MINUTE = 16	/* "2010-04-20 13:05" */
};

const char *
cell_type(const char *type)
{
	static const char *const words[] = {
		N_("municipality"), N_("district"), N_("reference"), N_("other"),
	};
	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (!strcmp(type, words[i]))
			return _(words[i]);
	return type;
}

static void
add_subject(struct buf *out, const struct browse_row *r)
{
	const struct card *c = r->card;
	if (r->is_file)
		buf_addf(out, "  %s", c->path);
	else
		buf_adds(out, *c->subject ? c->subject : c->path);
}

/* How many files stand behind a row, where they are several. */
static void
add_files(struct buf *out, const struct browse_row *r)
{
	if (!r->is_file && r->files > 1)
		buf_addf(out, " (%zu)", r->files);
}

static void
add_total(struct buf *out, const struct browse *b, const struct browse_row *r)
{
	char points[DECIMAL_ROOM], max[DECIMAL_ROOM];
	const struct card_figure *f = browse_total(b, r->index);
	if (r->card->state == CARD_BROKEN)
		return;
	if (!f)
		buf_adds(out, _("hidden"));
	else if (f->has_points)
		buf_addf(out, "%s/%s", decimal_exact(points, f->points, i18n_mark()),
			decimal_exact(max, f->max, i18n_mark()));
}

static void
add_percent(struct buf *out, const struct browse *b, const struct browse_row *r)
{
	int percent;
	const struct card_figure *f = browse_total(b, r->index);
	if (f && card_percent(f, &percent))
		buf_addf(out, "%d%%", percent);
}

static void
add_time(struct buf *out, int64_t nanoseconds)
{
	char date[STAMP_ROOM], time[STAMP_ROOM];
	struct stamp s = clock_local(nanoseconds / 1000000000);
	if (nanoseconds)
		buf_addf(out, "%s %s", stamp_date(date, s), stamp_hm(time, s));
}

void
cell_text(struct buf *out, const struct browse *b, const struct browse_row *r, enum column column)
{
	const struct card *c = r->card;
	switch (column) {
	case COLUMN_SUBJECT:
		add_subject(out, r);
		add_files(out, r);
		break;
	case COLUMN_YEAR:
		if (c->year)
			buf_addf(out, "%ld", c->year);
		break;
	case COLUMN_EDITION:
		buf_adds(out, c->edition);
		break;
	case COLUMN_TYPE:
		if (c->state != CARD_BROKEN)
			buf_adds(out, cell_type(subject_type(c)));
		break;
	case COLUMN_STATE:
		buf_adds(out, card_state_title(c->state));
		break;
	case COLUMN_VERSION:
		if (c->version)
			buf_addf(out, "%u", c->version);
		break;
	case COLUMN_PROGRESS:
		if (c->asked)
			buf_addf(out, "%zu/%zu", c->scored, c->asked);
		break;
	case COLUMN_TOTAL:
		add_total(out, b, r);
		break;
	case COLUMN_PERCENT:
		add_percent(out, b, r);
		break;
	case COLUMN_PEOPLE:
		buf_adds(out, c->people);
		break;
	case COLUMN_CHANGED:
		add_time(out, c->stamp.modified);
		break;
	case COLUMN_COUNTRY:
		buf_adds(out, c->country);
		break;
	case COLUMN_POPULATION:
		if (c->population >= 0)
			buf_addf(out, "%ld", c->population);
		break;
	default:
		buf_adds(out, c->path);
	}
}

static void
add_fitted(struct buf *out, const char *text, const struct column_place *p, bool is_ascii)
{
	struct buf clipped = BUF_INIT;
	size_t width = (size_t)p->width;
	size_t used = utf8_clip(&clipped, text, strlen(text), width, is_ascii);
	if (column_is_right(p->column))
		buf_pad(out, ' ', width - used);
	buf_adds(out, buf_str(&clipped));
	if (!column_is_right(p->column))
		buf_pad(out, ' ', width - used);
	buf_done(&clipped);
}

/* A name with the number of its files, which is told however long the name is; false: no room. */
static bool
fit_subject(struct buf *out, const struct browse_row *r, const struct column_place *p, bool is_ascii)
{
	struct buf name = BUF_INIT, files = BUF_INIT;
	size_t width = (size_t)p->width;
	add_subject(&name, r);
	add_files(&files, r);
	bool is_fit = files.len < width;
	if (is_fit) {
		size_t used = utf8_clip(out, buf_str(&name), name.len, width - files.len, is_ascii);
		buf_adds(out, buf_str(&files));
		buf_pad(out, ' ', width - used - files.len);
	}
	buf_done(&name);
	buf_done(&files);
	return is_fit;
}

void
cell_fitted(struct buf *out, const struct browse *b, const struct browse_row *r,
	const struct column_place *p, bool is_ascii)
{
	struct buf cell = BUF_INIT;
	if (p->column == COLUMN_SUBJECT && fit_subject(out, r, p, is_ascii))
		return;
	cell_text(&cell, b, r, p->column);
	if (p->column == COLUMN_CHANGED && p->width < MINUTE && cell.len > DAY)
		buf_truncate(&cell, DAY);
	add_fitted(out, buf_str(&cell), p, is_ascii);
	buf_done(&cell);
}

void
cell_heading(struct buf *out, const struct column_place *p, bool is_ascii)
{
	add_fitted(out, column_title(p->column), p, is_ascii);
}
