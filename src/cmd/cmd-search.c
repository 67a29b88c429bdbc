#include "config.h"

#include "cmd/cmd.h"
#include "cmd/look.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/array.h"
#include "base/buf.h"
#include "base/dict.h"
#include "base/i18n.h"
#include "base/order.h"
#include "model/card.h"
#include "model/listing.h"
#include "model/query.h"
#include "model/session.h"
#include "report/results.h"
#include "store/archive.h"
#include "store/eyes.h"
#include "text/collate.h"
#include "text/utf8.h"

enum sort { SORT_PATH, SORT_POINTS, SORT_SUBJECT, SORT_YEAR, SORT_COUNT };

static const char *const sorts[SORT_COUNT] = {
	[SORT_PATH] = "path",
	[SORT_POINTS] = "points",
	[SORT_SUBJECT] = "subject",
	[SORT_YEAR] = "year",
};

enum { TEXT_LIMIT = 20 };	/* results for a person, where nothing else is said */

/* What is asked for on the command line. */
struct wish {
	enum format format;
	enum sort sort;
	bool has_limit, with_index;
	size_t limit;		/* 0: none */
	const char *folder;
	struct buf query;	/* while it is put together */
	const char *text;	/* of the query */
};

/* A text that was found, and which of the results it is. */
struct known {
	char *key;
	size_t at;
};

struct search {
	const struct wish *wish;
	const struct query *query;
	struct archive *archive;
	struct results results;
	struct paths ARRAY_OF(char *) paths;	/* of the results' cards */
	const struct card *card;	/* the last of those */
	bool wants_points;
	struct eyes eyes;
	struct dict known;	/* texts that were found: struct known */
	struct knowns ARRAY_OF(struct known *) knowns;
};

/* Points */

/* Sets the points of a result, as far as who is working may see them. */
static void
set_points(struct search *s, struct result *r, struct card *c, const char *place)
{
	const char *code = strcmp(place, "0") ? place : "total";
	if (!s->wants_points || (r->is_session && c->state == CARD_DRAFT) ||
	    !archive_load(s->archive, c, CARD_FIGURES, NULL))
		return;
	const struct card_figure *f = card_figure(c, code);
	if (!f || !f->has_points)
		return;
	char *path = archive_path(s->archive, c);
	r->has_points = eyes_may_see(&s->eyes, c, path, place, globals.evaluator);
	free(path);
	r->is_whole = f->is_whole;
	r->is_reported = f->is_reported;
	r->is_mixed = f->is_mixed;
	r->points = f->points;
	r->max = f->max;
}

/* Finding */

static const char *
path_of(struct search *s, const struct card *c)
{
	if (s->card != c) {
		char *path = archive_path(s->archive, c);
		bool is_here = !strncmp(path, "./", 2);
		*array_push(&s->paths) = is_here ? xstrdup(path + 2) : path;
		if (is_here)
			free(path);
		s->card = c;
	}
	return s->paths.v[s->paths.n - 1];
}

/* One more than is shown, to know that there are more; all, where the best are to be chosen. */
static bool
is_enough(const struct search *s)
{
	return s->wish->limit && s->wish->sort != SORT_POINTS && s->results.n > s->wish->limit;
}

static void
drop_last(struct results *list)
{
	struct results last = {.v = xmalloc(sizeof(*list->v)), .n = 1, .room = 1};
	last.v[0] = list->v[--list->n];
	results_done(&last);
}

/*
 * Is it what another file of the same evaluation has: each evaluator's own, what
 * was merged of them, copies?  A person reads it once; programs get all.
 */
static bool
is_copy(struct search *s, const struct card *c, const struct card_entry *e)
{
	if (s->wish->format != FORMAT_TEXT)
		return false;
	char *key = xasprintf("%s\n%s\n%s\n%s", c->evaluation, section_name(e->section), e->id, e->text);
	struct known *first = dict_get(&s->known, key);
	if (first) {
		s->results.v[first->at].has_copies = true;
		free(key);
		return true;
	}
	struct known *known = xmalloc(sizeof(*known));
	*known = (struct known){key, s->results.n};
	*array_push(&s->knowns) = known;
	dict_put(&s->known, key, known);
	return false;
}

static bool
take_entry(void *ctx, struct card *c, struct card_entry *e)
{
	struct search *s = ctx;
	if (is_copy(s, c, e))
		return true;
	set_points(s, results_add(&s->results, c, path_of(s, c), e), c, e->place);
	return !is_enough(s);
}

static void
find_sessions(struct search *s, const struct cards *cards)
{
	for (size_t i = 0; i < cards->n && !is_enough(s); i++) {
		struct card *c = cards->v[i];
		if (!query_fits_card(s->query, c))
			continue;
		set_points(s, results_add_session(&s->results, c, path_of(s, c)), c, "0");
	}
}

/* A card and the name by which it is looked for. */
struct keyed {
	struct card *card;
	char *key;
};

/* The latest first, then by path. */
static int
by_year(const void *a, const void *b)
{
	const struct card *x = ((const struct keyed *)a)->card, *y = ((const struct keyed *)b)->card;
	return x->year != y->year ? x->year < y->year ? 1 : -1 : order_natural(x->path, y->path);
}

static int
by_subject(const void *a, const void *b)
{
	int order = order_natural(((const struct keyed *)a)->key, ((const struct keyed *)b)->key);
	return order ? order : by_year(a, b);
}

/* The cards in another order than that of their paths. */
static void
sort_cards(struct cards *sorted, const struct cards *all, enum sort sort)
{
	struct keyed *keyed = xcalloc(all->n + 1, sizeof(*keyed));
	for (size_t i = 0; i < all->n; i++)
		keyed[i] = (struct keyed){all->v[i], collate_key(all->v[i]->subject)};
	qsort(keyed, all->n, sizeof(*keyed), sort == SORT_YEAR ? by_year : by_subject);
	for (size_t i = 0; i < all->n; i++) {
		*array_push(sorted) = keyed[i].card;
		free(keyed[i].key);
	}
	free(keyed);
}

static void
find(struct search *s)
{
	enum sort sort = s->wish->sort;
	bool is_sorted = sort == SORT_YEAR || sort == SORT_SUBJECT;
	bool is_of_entries = query_has_entry_terms(s->query);
	struct cards sorted = {0};
	if (is_sorted)
		sort_cards(&sorted, archive_cards(s->archive), sort);
	/* Without asking for all heads, an index needs only those of what it finds. */
	if (is_of_entries)
		archive_search(s->archive, s->query, is_sorted ? &sorted : NULL, 0, take_entry, s);
	else
		find_sessions(s, is_sorted ? &sorted : archive_cards(s->archive));
	array_done(&sorted);
}

/* What a card does not know of an entry */

/* The version that was found: an entry may have siblings. */
static const struct version *
version_of(const struct session *s, const struct result *r)
{
	const struct item *item = session_item(s, r->section, r->id);
	for (size_t i = 0; item && i < item->n; i++) {
		const char *text = version_get(item->v[i], FIELD_TEXT);
		if (text && !strncmp(r->text, text, strlen(text)))
			return item->v[i];
	}
	return session_get(s, r->section, r->id);
}

static void
add_detail(struct search *s, struct result *r)
{
	char *path = archive_path(s->archive, r->card);
	const struct session *session = eyes_open(&s->eyes, r->card, path, globals.evaluator);
	const struct version *v = session ? version_of(session, r) : NULL;
	free(path);
	if (!v)
		return;
	r->time = xstrdup(version_get(v, FIELD_TIME));
	r->learn_from = xstrdup(version_get(v, FIELD_LEARN_FROM));
	if (strcmp(r->place, "0"))
		r->title = xstrdup(listing_place_title(session, r->place,
			cmd_language(session->questionnaire)));
}

static int
by_card(const void *a, const void *b)
{
	const struct result *x = *(struct result *const *)a, *y = *(struct result *const *)b;
	return strcmp(x->card->path, y->card->path);
}

/* Session by session, whatever the order of the results: each is read once. */
static void
add_details(struct search *s)
{
	struct result **all = xcalloc(s->results.n + 1, sizeof(*all));
	size_t n = 0;
	for (size_t i = 0; i < s->results.n; i++)
		if (!s->results.v[i].is_session)
			all[n++] = &s->results.v[i];
	qsort(all, n, sizeof(*all), by_card);
	for (size_t i = 0; i < n; i++)
		add_detail(s, all[i]);
	free(all);
}

/* Saying */

/* An area's or question's number means something else in another edition. */
static void
warn_of_editions(const struct search *s)
{
	const struct card *first = s->results.n ? s->results.v[0].card : NULL;
	if (!query_mixes_editions(s->query))
		return;
	for (size_t i = 1; i < s->results.n; i++) {
		const struct card *c = s->results.v[i].card;
		if (!strcmp(c->questionnaire, first->questionnaire))
			continue;
		cmd_error(_("these are of different editions, where one number is not one question: "
			"edition:%s shows those of one"), first->edition);
		return;
	}
}

/* Sessions that do not say how many live there are found by no number. */
static void
warn_of_population(const struct search *s)
{
	if (!query_has_population(s->query))
		return;
	const struct cards *cards = archive_cards(s->archive);
	size_t silent = 0, count = 0;
	for (size_t i = 0; i < cards->n; i++) {
		bool is_read = cards->v[i]->state != CARD_BROKEN;
		count += is_read;
		silent += is_read && cards->v[i]->population < 0;
	}
	if (silent)
		cmd_error(P_("%zu session of %zu does not say how many live there, and is not found by "
			"that; \":set population 12000\" in its form tells it",
			"%zu sessions of %zu do not say how many live there, and are not found by that; "
			"\":set population 12000\" in their forms tells it", silent), silent, count);
}

static void
say_count(const struct search *s, size_t found)
{
	bool is_session = !query_has_entry_terms(s->query);
	size_t shown = s->results.n;
	struct buf text = BUF_INIT;
	if (!found)
		buf_adds(&text, _("nothing was found"));
	else if (found == shown)
		buf_addf(&text, is_session ? P_("%zu session", "%zu sessions", found) :
			P_("%zu text", "%zu texts", found), found);
	else if (s->wish->sort == SORT_POINTS)
		buf_addf(&text, _("the best %zu of %zu; --limit 0 shows all"), shown, found);
	else
		buf_addf(&text, _("these are the first %zu; --limit 0 shows all"), shown);
	cmd_error("%s", text.s);
	if (!found && query_has_words(s->query))
		cmd_error(_("word* finds longer words too, ~word other accents, one OR other either of them"));
	buf_done(&text);
}

/* For people; on a terminal that shows ASCII alone, in that. */
static void
add_text(struct buf *out, struct search *s)
{
	bool is_terminal = isatty(STDOUT_FILENO), is_ascii = is_terminal && look_is_ascii();
	struct results_style style = {look_width(), is_terminal, globals.has_colour && !is_ascii,
		s->wants_points};
	struct buf text = BUF_INIT;
	results_text(&text, &s->results, s->query, &style);
	if (is_ascii)
		utf8_ascii(out, buf_str(&text), text.len);
	else
		buf_add(out, buf_str(&text), text.len);
	buf_done(&text);
}

static int
print(struct search *s)
{
	const struct wish *wish = s->wish;
	struct buf out = BUF_INIT;
	if (wish->format == FORMAT_JSON)
		results_json(&out, &s->results, wish->text);
	else if (wish->format == FORMAT_CSV)
		results_csv(&out, &s->results);
	else
		add_text(&out, s);
	bool is_printed = wish->format == FORMAT_TEXT ? cmd_print_safe(&out) : cmd_print(&out);
	buf_done(&out);
	return is_printed ? STATUS_DONE : STATUS_ERROR;
}

static void
done(struct search *s)
{
	results_done(&s->results);
	eyes_done(&s->eyes);
	for (size_t i = 0; i < s->paths.n; i++)
		free(s->paths.v[i]);
	array_done(&s->paths);
	for (size_t i = 0; i < s->knowns.n; i++) {
		free(s->knowns.v[i]->key);
		free(s->knowns.v[i]);
	}
	array_done(&s->knowns);
	dict_done(&s->known);
}

static int
search(const struct wish *wish, struct look *look)
{
	struct search s = {.wish = wish, .query = look->query, .archive = look->archive};
	s.wants_points = wish->format != FORMAT_TEXT || wish->sort == SORT_POINTS ||
		query_has_points(s.query);
	find(&s);
	if (wish->sort == SORT_POINTS)
		results_sort_by_points(&s.results);
	size_t found = s.results.n;
	if (!found && !look_has_sessions(look)) {
		done(&s);
		return look->status;
	}
	while (wish->limit && s.results.n > wish->limit)
		drop_last(&s.results);
	if (wish->format == FORMAT_TEXT && wish->sort != SORT_POINTS)
		results_sort_by_place(&s.results);
	if (wish->format != FORMAT_TEXT || wish->sort == SORT_POINTS)
		add_details(&s);
	int status = print(&s);
	if (status == STATUS_DONE && wish->format == FORMAT_TEXT) {
		warn_of_editions(&s);
		warn_of_population(&s);
		say_count(&s, found);
	}
	if (status == STATUS_DONE)
		status = found ? look->status : STATUS_FOUND;
	done(&s);
	return status;
}

/* Options */

static int
index_of(const char *const *names, size_t count, const char *name)
{
	size_t i = 0;
	while (i < count && strcmp(names[i], name))
		i++;
	return (int)i;
}

static bool
read_limit(struct wish *wish, const char *value)
{
	char *end;
	size_t len = strlen(value);
	wish->limit = strtoul(value, &end, 10);
	wish->has_limit = true;
	return len && len < 10 && strspn(value, "0123456789") == len;
}

/* False after saying what is wrong. */
static bool
take_option(struct wish *wish, int letter, const char *value)
{
	switch (letter) {
	case 'f':
		return cmd_take_format(&wish->format, "search", value);
	case 's':
		wish->sort = (enum sort)index_of(sorts, SORT_COUNT, value);
		if (wish->sort == SORT_COUNT)
			cmd_usage("search", _("--sort takes path, points, subject or year"));
		return wish->sort < SORT_COUNT;
	case 'n':
		if (!read_limit(wish, value)) {
			cmd_usage("search", _("--limit takes a whole number"));
			return false;
		}
		return true;
	case 'd':
		wish->folder = value;
		return true;
	default:
		wish->with_index = false;
		return true;
	}
}

/* Reads the arguments; the letter of --help, -1 after saying what is wrong, 0. */
static int
read_arguments(struct wish *wish, int argc, char **argv)
{
	static const struct option_def defs[] = {
		{"format", 'f', true}, {"limit", 'n', true}, {"sort", 's', true}, {"dir", 'd', true},
		{"no-index", 'I', false}, {NULL, 0, false},
	};
	struct options o;
	int letter;
	options_init(&o, argv[0], defs, argc, argv);
	while ((letter = look_next(&o, &wish->query))) {
		if (letter < 0 || letter == 'h')
			return letter;
		if (!take_option(wish, letter, o.value))
			return -1;
	}
	return 0;
}

int
cmd_search(int argc, char **argv)
{
	struct wish wish = {.with_index = true};
	int status = STATUS_ERROR, letter = read_arguments(&wish, argc, argv);
	if (!wish.has_limit)
		wish.limit = wish.format == FORMAT_TEXT ? TEXT_LIMIT : 0;
	char *text = buf_steal(&wish.query);
	if (letter)
		status = letter == 'h' ? STATUS_DONE : STATUS_ERROR;
	else if (!text[strspn(text, " \t\n")])
		cmd_usage(argv[0], _("what is to be found? words, or filters such as kind:example"));
	else {
		struct look look;
		wish.text = text;
		bool is_open = look_begin(&look, wish.folder, wish.with_index, text);
		status = is_open ? search(&wish, &look) : look.status;
		look_close(&look);
	}
	free(text);
	return status;
}
