#include "config.h"

#include "report/show-list.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/buf.h"
#include "base/clock.h"
#include "base/i18n.h"
#include "report/align.h"
#include "report/cells.h"
#include "report/json.h"
#include "report/show.h"
#include "text/utf8.h"
#include "text/wrap.h"

enum { PATH_LEAST = 16 };	/* columns, else it tells nothing */

/* Text. */

/* Why a file could not be read, below its row: that shows only as much of the path as fits. */
static void
add_fault(struct buf *out, const struct card *c, size_t width)
{
	enum { INDENT = 4 };
	struct wrap_rows rows = {0};
	char *text = xasprintf("%s: %s", c->path, c->fault ? c->fault : "");
	char *safe = utf8_safe_dup(text);
	wrap_text(&rows, safe, strlen(safe), width > 2 * INDENT ? width - INDENT : INDENT);
	for (size_t i = 0; i < rows.n; i++) {
		buf_pad(out, ' ', INDENT);
		buf_add(out, safe + rows.v[i].start, rows.v[i].end - rows.v[i].start);
		align_end_line(out);
	}
	array_done(&rows);
	free(safe);
	free(text);
}

static void
add_counts(struct buf *out, const struct browse *b, bool is_files)
{
	size_t files = 0, broken = browse_broken(b), sound = browse_count(b) - broken;
	for (size_t i = 0; i < browse_count(b); i++)
		files += browse_row(b, i).files;
	buf_addc(out, '\n');
	if (is_files)
		buf_addf(out, P_("%zu file", "%zu files", sound), sound);
	else
		buf_addf(out, P_("%zu evaluation", "%zu evaluations", sound), sound);
	if (files - broken != sound)
		buf_addf(out, P_(" in %zu file", " in %zu files", files - broken), files - broken);
	if (broken)
		buf_addf(out, P_("; %zu file cannot be read", "; %zu files cannot be read", broken), broken);
	buf_addc(out, '\n');
}

/* How wide a column would like to be: as its widest cell, and its heading unless all are empty. */
static size_t
wanted_width(const struct browse *b, enum column column)
{
	struct buf cell = BUF_INIT;
	size_t width = 0;
	for (size_t i = 0; i < browse_count(b); i++) {
		struct browse_row r = browse_row(b, i);
		buf_clear(&cell);
		cell_text(&cell, b, &r, column);
		size_t own = utf8_width(buf_str(&cell), cell.len);
		width = own > width ? own : width;
	}
	buf_done(&cell);
	size_t heading = utf8_width(column_title(column), strlen(column_title(column)));
	return width && width < heading ? heading : width;
}

/* The column that lacks least but something; times, which can be cut to days, last. */
static size_t
next_to_widen(const struct column_place *place, size_t n, const size_t wanted[COLUMN_COUNT])
{
	size_t best = n, least = 0;
	for (size_t i = 0; i < n; i++) {
		size_t width = (size_t)place[i].width, want = wanted[place[i].column];
		size_t lack = want > width ? want - width : 0;
		if (place[i].column == COLUMN_CHANGED)
			lack = lack ? SIZE_MAX : 0;
		if (lack && (best == n || lack < least)) {
			best = i;
			least = lack;
		}
	}
	return best;
}

/*
 * The rows are all there: what a column does not need goes to those that lack
 * something, the one that lacks least first.
 */
static size_t
lay_out(struct column_place place[COLUMN_COUNT], const struct browse *b, const struct list_layout *how)
{
	size_t wanted[COLUMN_COUNT] = {0}, room = how->width, n;
	struct columns shown = {.n = 0};
	for (size_t i = 0; i < how->columns->n; i++) {
		enum column c = how->columns->v[i];
		wanted[c] = wanted_width(b, c);
		if (wanted[c] || !how->is_usual)
			shown.v[shown.n++] = c;
	}
	n = columns_layout(place, &shown, (int)how->width);
	for (size_t i = 0; i < n; i++) {
		size_t want = wanted[place[i].column];
		if (want && want < (size_t)place[i].width)
			place[i].width = (int)want;
		room -= (size_t)place[i].width + (i > 0);
	}
	size_t next;
	while (room && (next = next_to_widen(place, n, wanted)) < n) {
		size_t lack = wanted[place[next].column] - (size_t)place[next].width;
		if (place[next].column == COLUMN_CHANGED && lack > room)
			break;
		size_t more = lack < room ? lack : room;
		place[next].width += (int)more;
		room -= more;
	}
	/* Where there is room the file is told too. */
	bool has_path = false;
	for (size_t i = 0; i < n; i++)
		has_path |= place[i].column == COLUMN_PATH;
	if (how->is_usual && !has_path && room > PATH_LEAST && n < COLUMN_COUNT) {
		size_t want = wanted_width(b, COLUMN_PATH), width = want < room ? want : room - 1;
		place[n++] = (struct column_place){COLUMN_PATH, 0, (int)width};
	}
	return n;
}

void
list_text(struct buf *out, const struct browse *b, const struct list_layout *how)
{
	struct column_place place[COLUMN_COUNT];
	size_t n = lay_out(place, b, how);
	for (size_t i = 0; i < n; i++) {
		if (i)
			buf_addc(out, ' ');
		cell_heading(out, &place[i], how->is_ascii);
	}
	align_end_line(out);
	for (size_t i = 0; i < browse_count(b); i++) {
		struct browse_row r = browse_row(b, i);
		for (size_t j = 0; j < n; j++) {
			if (j)
				buf_addc(out, ' ');
			cell_fitted(out, b, &r, &place[j], how->is_ascii);
		}
		align_end_line(out);
		if (r.card->state == CARD_BROKEN)
			add_fault(out, r.card, how->width);
	}
	add_counts(out, b, how->is_files);
}

/* CSV and JSON. */

static const char *
origin(const struct card_figure *f)
{
	return f->is_mixed ? "mixed" : f->is_reported ? "reported" : "computed";
}

/* When the file was written last, or "". */
static const char *
changed(char room[STAMP_ROOM], const struct card *c)
{
	room[0] = '\0';
	if (c->stamp.modified)
		stamp_format(room, clock_local(c->stamp.modified / 1000000000));
	return room;
}

static void
csv_texts(struct buf *out, const char *const *texts, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		show_csv_text(out, texts[i]);
		buf_addc(out, ',');
	}
}

static void
csv_total(struct buf *out, const struct card_figure *f)
{
	char room[DECIMAL_ROOM];
	int percent;
	bool has_points = f && f->has_points;
	buf_addf(out, "%s,", has_points ? decimal_exact(room, f->points, '.') : "");
	buf_addf(out, "%s,", f ? decimal_exact(room, f->max, '.') : "");
	if (f && card_percent(f, &percent))
		buf_addf(out, "%d", percent);
	buf_addf(out, ",%s,", has_points ? origin(f) : "");
}

static void
csv_row(struct buf *out, const struct browse *b, const struct browse_row *r)
{
	const struct card *c = r->card;
	char room[STAMP_ROOM];
	csv_texts(out, (const char *const[]){c->subject, c->code, c->country, c->type}, 4);
	if (c->population >= 0)
		buf_addf(out, "%ld", c->population);
	buf_addc(out, ',');
	if (c->year)
		buf_addf(out, "%ld", c->year);
	buf_addc(out, ',');
	csv_texts(out, (const char *const[]){c->questionnaire, c->edition, c->profile}, 3);
	buf_addf(out, "%s,%u,", card_state_word(c->state), c->version);
	if (c->state == CARD_BROKEN)
		buf_adds(out, ",,");
	else
		buf_addf(out, "%zu,%zu,", c->scored, c->asked);
	csv_total(out, browse_total(b, r->index));
	show_csv_text(out, c->people);
	buf_addf(out, ",%s,", changed(room, c));
	show_csv_text(out, c->evaluation);
	buf_addf(out, ",%zu,", r->files);
	show_csv_text(out, c->path);
	buf_addc(out, ',');
	show_csv_text(out, c->fault ? c->fault : "");
	buf_addc(out, '\n');
}

void
list_csv(struct buf *out, const struct browse *b)
{
	buf_adds(out, "subject,code,country,type,population,year,questionnaire,edition,profile,"
		"state,version,scored,asked,points,max,percent,origin,people,changed,evaluation,"
		"files,path,fault\n");
	for (size_t i = 0; i < browse_count(b); i++) {
		struct browse_row r = browse_row(b, i);
		csv_row(out, b, &r);
	}
}

static void
json_text(struct json *j, const char *name, const char *text)
{
	json_member(j, name, text && *text ? text : NULL);
}

static void
json_total(struct json *j, const struct card_figure *f)
{
	int percent;
	if (!f)
		return;
	if (f->has_points) {
		json_key(j, "points");
		json_decimal(j, f->points);
	}
	json_key(j, "max");
	json_decimal(j, f->max);
	if (card_percent(f, &percent)) {
		json_key(j, "percent");
		json_whole(j, percent);
	}
	if (f->has_points)
		json_member(j, "origin", origin(f));
}

static void
json_head(struct json *j, const struct card *c)
{
	json_text(j, "subject", c->subject);
	json_text(j, "code", c->code);
	json_text(j, "country", c->country);
	json_text(j, "type", c->type);
	if (c->population >= 0) {
		json_key(j, "population");
		json_whole(j, c->population);
	}
	if (c->year) {
		json_key(j, "year");
		json_whole(j, c->year);
	}
	json_text(j, "questionnaire", c->questionnaire);
	json_text(j, "edition", c->edition);
	json_text(j, "profile", c->profile);
}

static void
json_row(struct json *j, const struct browse *b, const struct browse_row *r)
{
	const struct card *c = r->card;
	char room[STAMP_ROOM];
	json_open(j, '{', false);
	json_text(j, "path", c->path);
	json_member(j, "state", card_state_word(c->state));
	json_text(j, "fault", c->fault);
	json_text(j, "evaluation", c->evaluation);
	json_head(j, c);
	if (c->state != CARD_BROKEN) {
		json_key(j, "version");
		json_whole(j, (long)c->version);
		json_key(j, "scored");
		json_whole(j, (long)c->scored);
		json_key(j, "asked");
		json_whole(j, (long)c->asked);
	}
	json_total(j, browse_total(b, r->index));
	json_text(j, "people", c->people);
	json_text(j, "changed", changed(room, c));
	json_key(j, "files");
	json_whole(j, (long)r->files);
	json_close(j, '}');
}

void
list_json(struct buf *out, const struct browse *b, const char *folder)
{
	struct json j = {.out = out, .is_first = true};
	json_open(&j, '{', false);
	json_member(&j, "kompass-list", "1.0");
	json_member(&j, "folder", folder);
	json_key(&j, "rows");
	json_open(&j, '[', false);
	for (size_t i = 0; i < browse_count(b); i++) {
		struct browse_row r = browse_row(b, i);
		json_row(&j, b, &r);
	}
	json_close(&j, ']');
	json_close(&j, '}');
	buf_addc(out, '\n');
}
