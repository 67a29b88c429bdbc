#include "config.h"

#include "store/questionnaire-file.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <nettle/sha2.h>

#include "base/alloc.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/error.h"
#include "base/file.h"
#include "base/i18n.h"
#include "model/questionnaire.h"
#include "store/yaml.h"
#include "text/canon.h"

/* Writing. */

struct writer {
	struct buf *out;
	const struct questionnaire *q;
	bool is_brief;
	bool is_after_dash;	/* the next key stands beside the dash of its item */
};

static void
put_key(struct writer *w, unsigned indent, const char *name)
{
	if (!w->is_after_dash)
		buf_pad(w->out, ' ', indent);
	w->is_after_dash = false;
	buf_adds(w->out, name);
	buf_addc(w->out, ':');
}

/* The key of a list or map that follows on the next lines. */
static void
put_head(struct writer *w, unsigned indent, const char *name)
{
	put_key(w, indent, name);
	buf_addc(w->out, '\n');
}

/* The dash of an item whose keys stand at this indent. */
static void
put_dash(struct writer *w, unsigned indent)
{
	buf_pad(w->out, ' ', indent - 2);
	buf_adds(w->out, "- ");
	w->is_after_dash = true;
}

static void
put_string(struct writer *w, unsigned indent, const char *name, const char *s)
{
	put_key(w, indent, name);
	buf_addc(w->out, ' ');
	canon_text(w->out, s, strlen(s), indent + 2);
	buf_addc(w->out, '\n');
}

static void
put_decimal(struct writer *w, unsigned indent, const char *name, decimal value)
{
	char room[DECIMAL_ROOM];
	put_key(w, indent, name);
	buf_addf(w->out, " %s\n", decimal_exact(room, value, '.'));
}

static void
put_whole(struct writer *w, unsigned indent, const char *name, unsigned value)
{
	put_key(w, indent, name);
	buf_addf(w->out, " %u\n", value);
}

/* A list of words on one line. */
static void
put_words(struct writer *w, unsigned indent, const char *name, char **words, size_t count)
{
	put_key(w, indent, name);
	for (size_t i = 0; i < count; i++) {
		buf_adds(w->out, i ? ", " : " [");
		canon_flow(w->out, words[i], strlen(words[i]));
	}
	buf_adds(w->out, "]\n");
}

/* One text: a string if it is there in the base language alone. */
static void
put_text(struct writer *w, unsigned indent, const char *name, const struct text *text)
{
	if (!text->v)
		return;
	const struct languages *languages = &w->q->languages;
	size_t count = 0;
	for (size_t i = 0; i < languages->n; i++)
		count += text->v[i] != NULL;
	if (count == 1 && text->v[0]) {
		put_string(w, indent, name, text->v[0]);
		return;
	}
	put_head(w, indent, name);
	for (size_t i = 0; i < languages->n; i++) {
		if (!text->v[i])
			continue;
		struct buf language = BUF_INIT;
		canon_text(&language, languages->v[i], strlen(languages->v[i]), 0);
		put_string(w, indent + 2, language.s, text->v[i]);
		buf_done(&language);
	}
}

/* What stands outside of brief copies. */
static void
put_full_text(struct writer *w, unsigned indent, const char *name, const struct text *text)
{
	if (!w->is_brief)
		put_text(w, indent, name, text);
}

static void
put_dimensions(struct writer *w, unsigned indent)
{
	if (w->q->dimensions.n)
		put_head(w, indent, "dimensions");
	for (size_t i = 0; i < w->q->dimensions.n; i++) {
		put_dash(w, indent + 4);
		put_string(w, indent + 4, "id", w->q->dimensions.v[i]->id);
		put_text(w, indent + 4, "title", &w->q->dimensions.v[i]->title);
	}
}

static void
put_roles(struct writer *w, unsigned indent)
{
	if (w->q->roles.n)
		put_head(w, indent, "roles");
	for (size_t i = 0; i < w->q->roles.n; i++) {
		put_dash(w, indent + 4);
		put_string(w, indent + 4, "id", w->q->roles.v[i].id);
		put_text(w, indent + 4, "title", &w->q->roles.v[i].title);
	}
}

static void
put_profiles(struct writer *w, unsigned indent)
{
	if (w->q->profiles.n)
		put_head(w, indent, "profiles");
	for (size_t i = 0; i < w->q->profiles.n; i++) {
		const struct profile *p = &w->q->profiles.v[i];
		put_dash(w, indent + 4);
		put_string(w, indent + 4, "id", p->id);
		put_text(w, indent + 4, "title", &p->title);
		if (p->leaves_out.n)
			put_words(w, indent + 4, "leaves-out", p->leaves_out.v, p->leaves_out.n);
		put_full_text(w, indent + 4, "note", &p->note);
	}
}

static void
put_scales(struct writer *w, unsigned indent)
{
	if (w->q->scales.n)
		put_head(w, indent, "scales");
	for (size_t i = 0; i < w->q->scales.n; i++) {
		const struct scale *scale = w->q->scales.v[i];
		put_dash(w, indent + 4);
		put_string(w, indent + 4, "id", scale->id);
		put_text(w, indent + 4, "title", &scale->title);
		put_head(w, indent + 4, "steps");
		for (size_t j = 0; j < scale->steps.n; j++) {
			put_dash(w, indent + 8);
			put_decimal(w, indent + 8, "value", scale->steps.v[j].value);
			put_text(w, indent + 8, "title", &scale->steps.v[j].title);
		}
	}
}

static void
put_comparability(struct writer *w, unsigned indent)
{
	if (w->q->comparability.n)
		put_head(w, indent, "comparability");
	for (size_t i = 0; i < w->q->comparability.n; i++) {
		const struct comparability *c = &w->q->comparability.v[i];
		put_dash(w, indent + 4);
		put_string(w, indent + 4, "questionnaire", c->questionnaire);
		if (c->add_from || c->add_to) {
			put_decimal(w, indent + 4, "add-from", c->add_from);
			put_decimal(w, indent + 4, "add-to", c->add_to);
		}
		put_text(w, indent + 4, "note", &c->note);
	}
}

static void
put_plan(struct writer *w, unsigned indent)
{
	if (w->q->plan.n)
		put_head(w, indent, "plan");
	for (size_t i = 0; i < w->q->plan.n; i++) {
		const struct group *g = &w->q->plan.v[i];
		put_dash(w, indent + 4);
		put_string(w, indent + 4, "id", g->id);
		put_text(w, indent + 4, "title", &g->title);
		put_string(w, indent + 4, "role", g->role);
		if (g->day)
			put_whole(w, indent + 4, "day", g->day);
		put_whole(w, indent + 4, "minutes", g->minutes);
	}
}

static void
put_criterion(struct writer *w, unsigned indent, const struct criterion *c)
{
	put_dash(w, indent);
	put_string(w, indent, "id", c->id);
	put_text(w, indent, "text", &c->text);
	if (c->weight)
		put_decimal(w, indent, "weight", c->weight);
	if (c->scale)
		put_string(w, indent, "scale", c->scale->id);
}

/* What an evaluator needs beside the question itself. */
static void
put_helps(struct writer *w, unsigned indent, const struct question *question)
{
	if (question->step)
		put_decimal(w, indent, "step", question->step);
	if (question->when_criterion) {
		put_head(w, indent, "when");
		put_string(w, indent + 2, "criterion", question->when_criterion);
		put_decimal(w, indent + 2, "at-least", question->when_at_least);
	}
	put_text(w, indent, "guidance", &question->guidance);
	if (question->prompts.n)
		put_head(w, indent, "prompts");
	for (size_t i = 0; i < question->prompts.n; i++) {
		put_dash(w, indent + 4);
		put_string(w, indent + 4, "role", question->prompts.v[i].role);
		put_text(w, indent + 4, "text", &question->prompts.v[i].text);
	}
	if (question->criteria.n)
		put_head(w, indent, "criteria");
	for (size_t i = 0; i < question->criteria.n; i++)
		put_criterion(w, indent + 4, &question->criteria.v[i]);
}

static void
put_area(struct writer *w, unsigned indent, const struct area *area)
{
	put_dash(w, indent);
	put_string(w, indent, "id", area->id);
	put_text(w, indent, "title", &area->title);
	if (area->dimension)
		put_string(w, indent, "dimension", area->dimension->id);
	put_decimal(w, indent, "max", area->max);
	put_full_text(w, indent, "introduction", &area->introduction);
	for (size_t i = 0; i < area->questions.n; i++) {
		const struct question *question = area->questions.v[i];
		if (question->is_area)
			continue;
		if (!i)
			put_head(w, indent, "questions");
		put_dash(w, indent + 4);
		put_string(w, indent + 4, "id", question->id);
		put_text(w, indent + 4, "title", &question->title);
		put_decimal(w, indent + 4, "max", question->max);
		if (!w->is_brief)
			put_helps(w, indent + 4, question);
	}
}

void
questionnaire_write(struct buf *out, const struct questionnaire *q, unsigned indent, bool is_brief)
{
	struct writer w = {.out = out, .q = q, .is_brief = is_brief};
	put_string(&w, indent, "kompass-questionnaire", "1.0");
	put_string(&w, indent, "id", q->id);
	put_string(&w, indent, "edition", q->edition);
	put_string(&w, indent, "language", q->language);
	put_words(&w, indent, "languages", q->languages.v, q->languages.n);
	put_text(&w, indent, "title", &q->title);
	put_full_text(&w, indent, "source", &q->source);
	put_decimal(&w, indent, "max", q->max);
	if (q->step && !is_brief)
		put_decimal(&w, indent, "step", q->step);
	put_dimensions(&w, indent);
	if (!is_brief)
		put_roles(&w, indent);
	put_profiles(&w, indent);
	if (!is_brief) {
		put_scales(&w, indent);
		put_comparability(&w, indent);
		put_plan(&w, indent);
	}
	put_head(&w, indent, "areas");
	for (size_t i = 0; i < q->areas.n; i++)
		put_area(&w, indent + 4, q->areas.v[i]);
}

void
questionnaire_hash(char hex[QUESTIONNAIRE_HASH_ROOM], const struct questionnaire *q)
{
	static const char digits[] = "0123456789abcdef";
	struct buf text = BUF_INIT;
	struct sha256_ctx sha;
	uint8_t digest[SHA256_DIGEST_SIZE];
	questionnaire_write(&text, q, 0, false);
	sha256_init(&sha);
	sha256_update(&sha, text.len, (const uint8_t *)text.s);
	sha256_digest(&sha, sizeof(digest), digest);
	for (size_t i = 0; i < sizeof(digest); i++) {
		hex[2 * i] = digits[digest[i] >> 4];
		hex[2 * i + 1] = digits[digest[i] & 15];
	}
	hex[2 * sizeof(digest)] = '\0';
	buf_done(&text);
}

/* Reading a file. */

bool
questionnaire_file_read(struct questionnaire **out, const char *path,
	struct diags *diags, struct error *err)
{
	struct buf bytes = BUF_INIT;
	if (!file_read(&bytes, path, YAML_SIZE_LIMIT, err))
		return false;
	size_t before = diags->errors;
	struct yaml *doc = yaml_read(buf_str(&bytes), bytes.len, diags);
	buf_done(&bytes);
	struct questionnaire *q = doc ? questionnaire_from_node(yaml_root(doc), diags) : NULL;
	yaml_doc_free(doc);
	diags_sort(diags);
	if (diags->errors != before) {
		questionnaire_free(q);
		return false;
	}
	*out = q;
	return true;
}

/* Finding one by its id. */

static bool
is_path(const char *name)
{
	size_t len = strlen(name);
	return strchr(name, '/') || (len > 5 && !strcmp(name + len - 5, ".yaml"));
}

char *
questionnaire_file_folder(size_t i)
{
	if (i == 0)
		return xstrdup("questionnaires");
	if (i == 1) {
		char *home = file_home(HOME_DATA);
		char *folder = home ? file_join(home, "questionnaires") : xstrdup("");
		free(home);
		return folder;
	}
	const char *data = getenv("KOMPASS_DATADIR");
	return i > 2 ? NULL : file_join(data && *data ? data : KOMPASS_DATADIR, "questionnaires");
}

char *
questionnaire_file_look(const char *name, struct buf *places, struct error *err)
{
	if (is_path(name)) {
		if (!access(name, F_OK))
			return xstrdup(name);
		error_errno(err, "%s", name);
		return NULL;
	}
	char *file = xasprintf("%s.yaml", name), *path = NULL, *folder;
	for (size_t i = 0; !path && (folder = questionnaire_file_folder(i)); i++) {
		path = *folder ? file_join(folder, file) : NULL;
		if (path && access(path, F_OK)) {
			free(path);
			path = NULL;
		}
		if (*folder)
			buf_addf(places, "%s%s", places->len ? ", " : "", folder);
		free(folder);
	}
	free(file);
	return path;
}

char *
questionnaire_file_find(const char *name, struct error *err)
{
	struct buf places = BUF_INIT;
	char *path = questionnaire_file_look(name, &places, err);
	if (!path && places.len)
		error_set(err, _("there is no questionnaire \"%s\" in %s; "
			"give its id, or the path of a file that ends in .yaml"),
			name, buf_str(&places));
	buf_done(&places);
	return path;
}
