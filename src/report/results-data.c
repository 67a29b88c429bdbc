#include "config.h"

/* Results of a search for programs. */

#include "report/results.h"

#include <string.h>

#include "base/buf.h"
#include "model/card.h"
#include "model/query.h"
#include "report/json.h"
#include "report/show.h"

/* "text" and so on; "session" where it is no entry. */
static const char *
kind_word(const struct result *r)
{
	struct card_entry e = {.section = r->section, .kind = r->kind};
	return r->is_session ? "session" : query_kind_word(&e);
}

/* The text; of a broken session what is wrong with it. */
static const char *
text_of(const struct result *r)
{
	const char *fault = r->card->fault ? r->card->fault : "";
	return r->is_session ? fault : r->text;
}

static const char *
or_nothing(const char *text)
{
	return text ? text : "";
}

static const char *
origin_of(const struct result *r)
{
	if (!r->has_points)
		return NULL;
	return r->is_mixed ? "mixed" : r->is_reported ? "reported" : "computed";
}

static void
add_fields(struct buf *out, const char *const *fields, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (i)
			buf_addc(out, ',');
		show_csv_text(out, or_nothing(fields[i]));
	}
}

static void
add_row(struct buf *out, const struct result *r)
{
	const struct card *c = r->card;
	char room[DECIMAL_ROOM];
	int percent;
	add_fields(out, (const char *const[]){r->path, c->evaluation, c->subject}, 3);
	buf_addc(out, ',');
	if (c->year)
		buf_addf(out, "%ld", c->year);
	buf_addc(out, ',');
	add_fields(out, (const char *const[]){c->edition, c->type, c->country}, 3);
	buf_addc(out, ',');
	if (c->population >= 0)
		buf_addf(out, "%ld", c->population);
	buf_addc(out, ',');
	add_fields(out, (const char *const[]){card_state_word(c->state), r->place, kind_word(r), r->id,
		r->author, r->time}, 6);
	buf_addc(out, ',');
	if (r->has_points)
		buf_adds(out, decimal_exact(room, r->points, '.'));
	buf_addc(out, ',');
	if (r->has_points)
		buf_adds(out, decimal_exact(room, r->max, '.'));
	buf_addc(out, ',');
	if (result_percent(r, &percent))
		buf_addf(out, "%d", percent);
	buf_addc(out, ',');
	add_fields(out, (const char *const[]){origin_of(r), c->people, r->learn_from, text_of(r)}, 4);
	buf_addc(out, '\n');
}

void
results_csv(struct buf *out, const struct results *list)
{
	buf_adds(out, "file,evaluation,subject,year,edition,type,country,population,state,place,kind,id,author,"
		"time,points,max,percent,origin,people,learn-from,text\n");
	for (size_t i = 0; i < list->n; i++)
		add_row(out, &list->v[i]);
}

/* JSON */

/* A key and its string, or null where that is empty. */
static void
add_member(struct json *j, const char *name, const char *text)
{
	json_key(j, name);
	json_string(j, text && *text ? text : NULL);
}

static void
add_points(struct json *j, const struct result *r)
{
	int percent;
	json_key(j, "points");
	if (r->has_points)
		json_decimal(j, r->points);
	else
		json_null(j);
	json_key(j, "max");
	if (r->has_points)
		json_decimal(j, r->max);
	else
		json_null(j);
	json_key(j, "percent");
	if (result_percent(r, &percent))
		json_whole(j, percent);
	else
		json_null(j);
	add_member(j, "origin", origin_of(r));
}

static void
add_result(struct json *j, const struct result *r)
{
	const struct card *c = r->card;
	json_open(j, '{', true);
	json_member(j, "file", r->path);
	add_member(j, "evaluation", c->evaluation);
	add_member(j, "subject", c->subject);
	json_key(j, "year");
	if (c->year)
		json_whole(j, c->year);
	else
		json_null(j);
	add_member(j, "edition", c->edition);
	add_member(j, "type", c->type);
	add_member(j, "country", c->country);
	json_key(j, "population");
	if (c->population >= 0)
		json_whole(j, c->population);
	else
		json_null(j);
	json_member(j, "state", card_state_word(c->state));
	add_member(j, "place", r->place);
	json_member(j, "kind", kind_word(r));
	add_member(j, "id", r->id);
	add_member(j, "author", r->author);
	add_member(j, "time", r->time);
	add_points(j, r);
	add_member(j, "people", c->people);
	add_member(j, "learn-from", r->learn_from);
	add_member(j, "text", text_of(r));
	json_close(j, '}');
}

void
results_json(struct buf *out, const struct results *list, const char *query)
{
	struct json j = {.out = out, .is_first = true};
	json_open(&j, '{', false);
	json_member(&j, "kompass-search", "1.0");
	json_member(&j, "query", query);
	json_key(&j, "results");
	json_open(&j, '[', false);
	for (size_t i = 0; i < list->n; i++)
		add_result(&j, &list->v[i]);
	json_close(&j, ']');
	json_close(&j, '}');
	buf_addc(out, '\n');
}
