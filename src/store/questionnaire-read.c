#include "config.h"

#include "store/questionnaire-file.h"

#include <stdlib.h>
#include <string.h>

#include "base/diag.h"
#include "base/dict.h"
#include "base/i18n.h"
#include "base/near.h"
#include "model/questionnaire.h"
#include "model/schema.h"
#include "store/keys.h"
#include "store/yaml.h"

/* Ids are unique in their family, and references name one of a family. */
enum family {
	FAMILY_DIMENSION,
	FAMILY_ROLE,
	FAMILY_PROFILE,
	FAMILY_SCALE,
	FAMILY_OTHER,		/* questionnaires that this one is compared with */
	FAMILY_GROUP,
	FAMILY_PART,		/* areas and questions */
	FAMILY_CRITERION,
	FAMILY_COUNT
};

/* What is said of a reference that leads nowhere, before the id. */
static const char *const unknown[FAMILY_COUNT] = {
	[FAMILY_DIMENSION] = N_("no dimension has the id"),
	[FAMILY_ROLE] = N_("no role has the id"),
	[FAMILY_SCALE] = N_("no scale has the id"),
	[FAMILY_PART] = N_("no area or question has the id"),
	[FAMILY_CRITERION] = N_("no criterion has the id"),
};

/* An id that was given to something. */
struct entry {
	enum family family;
	const struct node *id;
	void *thing;		/* a dimension or scale; the question of a criterion */
};

/* A question with a condition, judged when all criteria are known. */
struct condition {
	const struct node *when;
	struct question *question;
};

struct loader {
	struct diags *diags;
	struct questionnaire *q;
	bool has_languages;	/* those of texts can be judged */
	struct dict ids[FAMILY_COUNT];
	bool is_vague[FAMILY_COUNT];	/* some id of it could not be read */
	struct entries ARRAY_OF(struct entry *) entries;
	struct conditions ARRAY_OF(struct condition) conditions;
	struct exclusions ARRAY_OF(const struct node *) exclusions;
	size_t question_count;
};

#define READ(l, map, table, into) \
	keys_read(map, table, sizeof(table) / sizeof(*(table)), l, into, (l)->diags)

/* The items of a list; none where it is no list. */
static const struct node *
items(struct loader *l, const struct node *list)
{
	return keys_list(list, l->diags) ? list->first : NULL;
}

/* The same where they have ids. */
static const struct node *
members(struct loader *l, const struct node *list, enum family family)
{
	l->is_vague[family] = l->is_vague[family] || list->type != NODE_LIST || list->is_refused;
	return items(l, list);
}

/* Ids. */

/* Ids that mean something else where they are typed. */
static void
check_reserved(struct loader *l, enum family family, const struct node *id)
{
	const char *s = id->text;
	if (family == FAMILY_PART && (!strcmp(s, "0") || !strcmp(s, "total")))
		diag_error(l->diags, id->line, id->column,
			_("the id \"%s\" is taken: #0 is the inbox, total the sum of all areas"), s);
	if (family != FAMILY_ROLE)
		return;
	const char *dot = strrchr(s, '.');
	s = dot ? dot + 1 : s;
	if (*s && strchr("IDW", *s) && s[1] && !s[1 + strspn(s + 1, "0123456789")])
		diag_error(l->diags, id->line, id->column,
			_("the id of a role cannot look like a source (@%s); "
			"choose a word"), s);
}

static void
enroll(struct loader *l, enum family family, const struct node *id, void *thing)
{
	if (!id || id->type != NODE_SCALAR) {
		l->is_vague[family] = true;
		return;
	}
	struct entry *entry = xmalloc(sizeof(*entry));
	*entry = (struct entry){family, id, thing};
	*array_push(&l->entries) = entry;
	const struct entry *first = dict_put(&l->ids[family], id->text, entry);
	if (first) {
		char *shown = node_shown(id);
		diag_error(l->diags, id->line, id->column,
			_("the id \"%s\" is used already, in line %u"), shown, first->id->line);
		free(shown);
	}
	check_reserved(l, family, id);
}

static void
report_nowhere(struct loader *l, enum family family, const struct node *id)
{
	struct near near = {.wanted = id->text};
	/* Guessing in a huge file would take longer than its reader is patient. */
	for (size_t i = 0; i < l->entries.n && l->entries.n < 5000; i++)
		/* One that is no id, which is told where it stands, is not to be shown. */
		if (l->entries.v[i]->family == family && id_is_valid(l->entries.v[i]->id->text,
		    l->entries.v[i]->id->len))
			near_try(&near, l->entries.v[i]->id->text);
	if (near.best)
		diag_error(l->diags, id->line, id->column, _("%s \"%s\"; did you mean \"%s\"?"),
			_(unknown[family]), id->text, near.best);
	else
		diag_error(l->diags, id->line, id->column, "%s \"%s\"",
			_(unknown[family]), id->text);
}

/* What a reference leads to; NULL if it leads nowhere, which is reported. */
static const struct entry *
follow(struct loader *l, enum family family, const struct node *node)
{
	char *id;
	if (!keys_id(node, l->diags, &id))
		return NULL;
	free(id);
	const struct entry *entry = dict_get(&l->ids[family], node->text);
	if (!entry && !l->is_vague[family])
		report_nowhere(l, family, node);
	return entry;
}

/* Single values. */

static void
read_id(void *reader, const struct node *node, void *into)
{
	struct loader *l = reader;
	keys_id(node, l->diags, into);
}

static void
read_line(void *reader, const struct node *node, void *into)
{
	struct loader *l = reader;
	keys_line(node, l->diags, into);
}

static void
read_points(void *reader, const struct node *node, void *into)
{
	struct loader *l = reader;
	keys_decimal(node, l->diags, into);
}

static void
read_above_zero(void *reader, const struct node *node, void *into)
{
	struct loader *l = reader;
	decimal *out = into;
	if (keys_decimal(node, l->diags, out) && !*out)
		diag_error(l->diags, node->line, node->column, _("\"%s\" must be above 0"),
			node->key->text);
}

static void
read_whole(void *reader, const struct node *node, void *into)
{
	struct loader *l = reader;
	keys_whole(node, l->diags, into);
}

static void
read_version(void *reader, const struct node *node, void *into)
{
	struct loader *l = reader;
	char *version = NULL;
	(void)into;
	if (keys_line(node, l->diags, &version) && node->is_plain)
		diag_error(l->diags, node->line, node->column,
			_("put the version in quotes: \"1.0\""));
	free(version);
}

/* Languages and texts. */

static bool
take_language(struct loader *l, const struct node *node, char **out)
{
	char *code;
	if (!keys_line(node, l->diags, &code))
		return false;
	size_t len = strspn(code, "abcdefghijklmnopqrstuvwxyz");
	if (code[len] || len < 2 || len > 3) {
		diag_error(l->diags, node->line, node->column,
			_("a language is two or three lower-case letters, such as sv"));
		free(code);
		return false;
	}
	*out = code;
	return true;
}

static void
read_language(void *reader, const struct node *node, void *into)
{
	take_language(reader, node, into);
}

/* Is the code among the languages, and where? */
static bool
find_language(const struct questionnaire *q, const char *code, size_t *at)
{
	*at = questionnaire_language(q, code);
	return q->languages.n && !strcmp(q->languages.v[*at], code);
}

static void
read_languages(void *reader, const struct node *list, void *into)
{
	struct loader *l = reader;
	struct languages *languages = into;
	bool has_base = false;
	size_t errors = l->diags->errors;
	if (l->q->language)
		*array_push(languages) = xstrdup(l->q->language);
	for (const struct node *n = items(l, list); n; n = n->next) {
		char *code;
		size_t at;
		if (!take_language(l, n, &code))
			continue;
		bool is_base = l->q->language && !strcmp(code, l->q->language);
		bool is_known = find_language(l->q, code, &at);
		if (is_known && (has_base || !is_base))
			diag_error(l->diags, n->line, n->column,
				_("the language %s stands here twice"), code);
		has_base = has_base || is_base;
		if (is_known)
			free(code);
		else
			*array_push(languages) = code;
	}
	l->has_languages = l->q->language && errors == l->diags->errors;
	if (l->has_languages && !has_base)
		diag_error(l->diags, list->line, list->column,
			_("the base language, %s, is missing"), l->q->language);
}

static void
take_text(struct loader *l, const struct node *node, struct text *text, size_t language)
{
	char *s;
	if (!keys_text(node, l->diags, &s))
		return;
	if (l->has_languages)
		questionnaire_take_text(l->q, text, language, s);
	else
		free(s);
}

static void
read_text(void *reader, const struct node *node, void *into)
{
	struct loader *l = reader;
	if (node->type != NODE_MAP) {
		take_text(l, node, into, 0);
		return;
	}
	bool has_base = false;
	for (const struct node *n = node->first; n; n = n->next) {
		size_t at = 0;
		if (n->key->type != NODE_SCALAR)
			continue;
		if (l->has_languages && !find_language(l->q, n->key->text, &at)) {
			char *shown = node_shown(n->key);
			diag_error(l->diags, n->key->line, n->key->column,
				_("\"%s\" is not among the languages of this questionnaire"), shown);
			free(shown);
			continue;
		}
		has_base = has_base || !at;
		take_text(l, n, into, at);
	}
	if (l->has_languages && !has_base)
		diag_error(l->diags, node->line, node->column,
			_("the text is missing in the base language, %s"), l->q->language);
}

/* Dimensions, roles, profiles. */

static const struct known_key dimension_keys[] = {
	{"id", true, read_id, offsetof(struct dimension, id)},
	{"title", true, read_text, offsetof(struct dimension, title)},
};

static const struct known_key role_keys[] = {
	{"id", true, read_id, offsetof(struct role, id)},
	{"title", true, read_text, offsetof(struct role, title)},
};

static void
read_dimensions(void *reader, const struct node *list, void *into)
{
	struct loader *l = reader;
	struct dimensions *dimensions = into;
	for (const struct node *n = members(l, list, FAMILY_DIMENSION); n; n = n->next) {
		struct dimension *d = *array_push(dimensions) = xcalloc(1, sizeof(*d));
		READ(l, n, dimension_keys, d);
		enroll(l, FAMILY_DIMENSION, node_get(n, "id"), d);
	}
}

static void
read_roles(void *reader, const struct node *list, void *into)
{
	struct loader *l = reader;
	struct roles *roles = into;
	for (const struct node *n = members(l, list, FAMILY_ROLE); n; n = n->next) {
		READ(l, n, role_keys, array_push(roles));
		enroll(l, FAMILY_ROLE, node_get(n, "id"), NULL);
	}
}

static void
read_leaves_out(void *reader, const struct node *list, void *into)
{
	struct loader *l = reader;
	struct ids *ids = into;
	struct dict seen = {0};
	for (const struct node *n = items(l, list); n; n = n->next) {
		char *id;
		if (!keys_id(n, l->diags, &id))
			continue;
		if (dict_put(&seen, n->text, l))
			diag_error(l->diags, n->line, n->column, _("\"%s\" stands here twice"), id);
		*array_push(ids) = id;
		*array_push(&l->exclusions) = n;
	}
	dict_done(&seen);
}

static const struct known_key profile_keys[] = {
	{"id", true, read_id, offsetof(struct profile, id)},
	{"title", true, read_text, offsetof(struct profile, title)},
	{"leaves-out", false, read_leaves_out, offsetof(struct profile, leaves_out)},
	{"note", false, read_text, offsetof(struct profile, note)},
};

static void
read_profiles(void *reader, const struct node *list, void *into)
{
	struct loader *l = reader;
	struct profiles *profiles = into;
	for (const struct node *n = members(l, list, FAMILY_PROFILE); n; n = n->next) {
		READ(l, n, profile_keys, array_push(profiles));
		enroll(l, FAMILY_PROFILE, node_get(n, "id"), NULL);
	}
}

/* Scales. */

static const struct known_key step_keys[] = {
	{"value", true, read_points, offsetof(struct scale_step, value)},
	{"title", true, read_text, offsetof(struct scale_step, title)},
};

static void
read_steps(void *reader, const struct node *list, void *into)
{
	struct loader *l = reader;
	struct scale_steps *steps = into;
	for (const struct node *n = items(l, list); n; n = n->next) {
		struct scale_step *step = array_push(steps);
		step->value = -1;
		READ(l, n, step_keys, step);
		const struct node *value = node_get(n, "value");
		if (step->value < 0)
			continue;
		if (steps->n == 1 && step->value > 0)
			diag_error(l->diags, value->line, value->column,
				_("the first value of a scale must be 0"));
		if (steps->n > 1 && step->value <= steps->v[steps->n - 2].value)
			diag_error(l->diags, value->line, value->column,
				_("the values of a scale must rise from step to step"));
	}
	if (list->type == NODE_LIST && !list->is_refused && steps->n < 2)
		diag_error(l->diags, list->line, list->column,
			_("a scale must have at least two steps"));
}

static const struct known_key scale_keys[] = {
	{"id", true, read_id, offsetof(struct scale, id)},
	{"title", false, read_text, offsetof(struct scale, title)},
	{"steps", true, read_steps, offsetof(struct scale, steps)},
};

static void
read_scales(void *reader, const struct node *list, void *into)
{
	struct loader *l = reader;
	struct scales *scales = into;
	for (const struct node *n = members(l, list, FAMILY_SCALE); n; n = n->next) {
		struct scale *scale = *array_push(scales) = xcalloc(1, sizeof(*scale));
		READ(l, n, scale_keys, scale);
		enroll(l, FAMILY_SCALE, node_get(n, "id"), scale);
	}
}

/* Comparability and plan. */

static const struct known_key comparability_keys[] = {
	{"questionnaire", true, read_id, offsetof(struct comparability, questionnaire)},
	{"add-from", false, read_points, offsetof(struct comparability, add_from)},
	{"add-to", false, read_points, offsetof(struct comparability, add_to)},
	{"note", true, read_text, offsetof(struct comparability, note)},
};

static void
check_comparability(struct loader *l, const struct node *map, const struct comparability *c)
{
	const struct node *other = node_get(map, "questionnaire");
	const struct node *from = node_get(map, "add-from"), *to = node_get(map, "add-to");
	if (c->questionnaire && l->q->id && !strcmp(c->questionnaire, l->q->id))
		diag_error(l->diags, other->line, other->column,
			_("\"%s\" is this questionnaire itself"), c->questionnaire);
	if (!from != !to)
		diag_error(l->diags, map->line, map->column,
			_("add-from and add-to belong together; the key \"%s\" is missing"),
			from ? "add-to" : "add-from");
	else if (from && c->add_from >= 0 && c->add_to >= 0 && c->add_from > c->add_to)
		diag_error(l->diags, to->line, to->column,
			_("add-to must not be below add-from"));
}

static void
read_comparability(void *reader, const struct node *list, void *into)
{
	struct loader *l = reader;
	struct comparabilities *all = into;
	for (const struct node *n = members(l, list, FAMILY_OTHER); n; n = n->next) {
		struct comparability *c = array_push(all);
		c->add_from = c->add_to = -1;
		if (!READ(l, n, comparability_keys, c))
			continue;
		enroll(l, FAMILY_OTHER, node_get(n, "questionnaire"), NULL);
		check_comparability(l, n, c);
		if (!node_get(n, "add-from") && !node_get(n, "add-to"))
			c->add_from = c->add_to = 0;
	}
}

static void
read_role_of(void *reader, const struct node *node, void *into)
{
	struct loader *l = reader;
	char **role = into;
	if (follow(l, FAMILY_ROLE, node))
		*role = xstrdup(node->text);
}

static const struct known_key group_keys[] = {
	{"id", true, read_id, offsetof(struct group, id)},
	{"title", true, read_text, offsetof(struct group, title)},
	{"role", true, read_role_of, offsetof(struct group, role)},
	{"day", false, read_whole, offsetof(struct group, day)},
	{"minutes", true, read_whole, offsetof(struct group, minutes)},
};

static void
read_plan(void *reader, const struct node *list, void *into)
{
	struct loader *l = reader;
	struct groups *plan = into;
	for (const struct node *n = members(l, list, FAMILY_GROUP); n; n = n->next) {
		READ(l, n, group_keys, array_push(plan));
		enroll(l, FAMILY_GROUP, node_get(n, "id"), NULL);
	}
}

/* Questions. */

static const struct known_key when_keys[] = {
	{"criterion", true, read_id, offsetof(struct question, when_criterion)},
	{"at-least", true, read_points, offsetof(struct question, when_at_least)},
};

static void
read_when(void *reader, const struct node *node, void *into)
{
	struct loader *l = reader;
	struct question *question = into;
	question->when_at_least = -1;
	if (READ(l, node, when_keys, question))
		*array_push(&l->conditions) = (struct condition){node, question};
}

static const struct known_key prompt_keys[] = {
	{"role", true, read_role_of, offsetof(struct prompt, role)},
	{"text", true, read_text, offsetof(struct prompt, text)},
};

static void
read_prompts(void *reader, const struct node *list, void *into)
{
	struct loader *l = reader;
	struct prompts *prompts = into;
	for (const struct node *n = items(l, list); n; n = n->next)
		READ(l, n, prompt_keys, array_push(prompts));
}

static void
read_scale_of(void *reader, const struct node *node, void *into)
{
	const struct entry *entry = follow(reader, FAMILY_SCALE, node);
	const struct scale **scale = into;
	if (entry)
		*scale = entry->thing;
}

static const struct known_key criterion_keys[] = {
	{"id", true, read_id, offsetof(struct criterion, id)},
	{"text", true, read_text, offsetof(struct criterion, text)},
	{"weight", false, read_above_zero, offsetof(struct criterion, weight)},
	{"scale", false, read_scale_of, offsetof(struct criterion, scale)},
};

/* Weights propose a score: those of some criteria alone would propose nonsense. */
static void
check_weights(struct loader *l, const struct node *list)
{
	const struct node *with = NULL, *without = NULL;
	for (const struct node *n = list->first; n; n = n->next) {
		if (node_get(n, "weight"))
			with = n;
		else if (n->type == NODE_MAP && !without)
			without = n;
	}
	if (with && without)
		diag_error(l->diags, without->line, without->column,
			_("all criteria of a question have a weight or none has; this one has none"));
}

static void
read_criteria(void *reader, const struct node *list, void *into)
{
	struct loader *l = reader;
	struct question *question = into;
	for (const struct node *n = members(l, list, FAMILY_CRITERION); n; n = n->next) {
		READ(l, n, criterion_keys, array_push(&question->criteria));
		enroll(l, FAMILY_CRITERION, node_get(n, "id"), question);
	}
	if (question->criteria.n)
		check_weights(l, list);
}

static const struct known_key question_keys[] = {
	{"id", true, read_id, offsetof(struct question, id)},
	{"title", true, read_text, offsetof(struct question, title)},
	{"max", true, read_points, offsetof(struct question, max)},
	{"step", false, read_above_zero, offsetof(struct question, step)},
	{"when", false, read_when, 0},
	{"guidance", false, read_text, offsetof(struct question, guidance)},
	{"prompts", false, read_prompts, offsetof(struct question, prompts)},
	{"criteria", false, read_criteria, 0},
};

static void
read_questions(void *reader, const struct node *list, void *into)
{
	struct loader *l = reader;
	struct questions *questions = into;
	for (const struct node *n = members(l, list, FAMILY_PART); n; n = n->next) {
		struct question *question = *array_push(questions) = xcalloc(1, sizeof(*question));
		question->max = -1;
		question->index = l->question_count++;
		enroll(l, FAMILY_PART, node_get(n, "id"), NULL);
		READ(l, n, question_keys, question);
	}
}

/* Areas. */

/* A sum of maxima; -1 once a part of it could not be read. */
static decimal
add_points(decimal sum, decimal part)
{
	if (sum < 0 || part < 0)
		return -1;
	/* Any sum beyond what a maximum can be is wrong in the same way. */
	return sum > DECIMAL_LIMIT ? sum : sum + part;
}

static void
read_dimension_of(void *reader, const struct node *node, void *into)
{
	const struct entry *entry = follow(reader, FAMILY_DIMENSION, node);
	const struct dimension **dimension = into;
	if (entry)
		*dimension = entry->thing;
}

static const struct known_key area_keys[] = {
	{"id", true, read_id, offsetof(struct area, id)},
	{"title", true, read_text, offsetof(struct area, title)},
	{"dimension", false, read_dimension_of, offsetof(struct area, dimension)},
	{"max", true, read_points, offsetof(struct area, max)},
	{"introduction", false, read_text, offsetof(struct area, introduction)},
	{"questions", false, read_questions, offsetof(struct area, questions)},
};

static void
check_area_sum(struct loader *l, const struct node *map, const struct area *area)
{
	decimal sum = 0;
	for (size_t i = 0; i < area->questions.n; i++)
		sum = add_points(sum, area->questions.v[i]->max);
	if (!area->questions.n || sum < 0 || area->max < 0 || sum == area->max)
		return;
	char is[DECIMAL_ROOM], stated[DECIMAL_ROOM];
	const struct node *max = node_get(map, "max");
	diag_error(l->diags, max->line, max->column,
		_("the questions of this area add up to %s, not to %s"),
		decimal_exact(is, sum, '.'), decimal_exact(stated, area->max, '.'));
}

static void
read_areas(void *reader, const struct node *list, void *into)
{
	struct loader *l = reader;
	struct areas *areas = into;
	for (const struct node *n = members(l, list, FAMILY_PART); n; n = n->next) {
		struct area *area = *array_push(areas) = xcalloc(1, sizeof(*area));
		area->max = -1;
		enroll(l, FAMILY_PART, node_get(n, "id"), NULL);
		if (READ(l, n, area_keys, area))
			check_area_sum(l, n, area);
	}
	if (list->type == NODE_LIST && !list->is_refused && !list->first)
		diag_error(l->diags, list->line, list->column,
			_("a questionnaire must have at least one area"));
}

/* The whole. */

static const struct known_key root_keys[] = {
	{"kompass-questionnaire", true, read_version, 0},
	{"id", true, read_id, offsetof(struct questionnaire, id)},
	{"edition", true, read_line, offsetof(struct questionnaire, edition)},
	{"language", true, read_language, offsetof(struct questionnaire, language)},
	{"languages", true, read_languages, offsetof(struct questionnaire, languages)},
	{"title", true, read_text, offsetof(struct questionnaire, title)},
	{"source", false, read_text, offsetof(struct questionnaire, source)},
	{"max", true, read_points, offsetof(struct questionnaire, max)},
	{"step", false, read_above_zero, offsetof(struct questionnaire, step)},
	{"dimensions", false, read_dimensions, offsetof(struct questionnaire, dimensions)},
	{"roles", false, read_roles, offsetof(struct questionnaire, roles)},
	{"profiles", false, read_profiles, offsetof(struct questionnaire, profiles)},
	{"scales", false, read_scales, offsetof(struct questionnaire, scales)},
	{"comparability", false, read_comparability, offsetof(struct questionnaire, comparability)},
	{"plan", false, read_plan, offsetof(struct questionnaire, plan)},
	{"areas", true, read_areas, offsetof(struct questionnaire, areas)},
};

static void
check_condition(struct loader *l, const struct condition *c)
{
	const struct node *name = node_get(c->when, "criterion");
	const struct node *least = node_get(c->when, "at-least");
	if (!c->question->when_criterion)
		return;
	const struct entry *entry = follow(l, FAMILY_CRITERION, name);
	if (!entry)
		return;
	const struct question *owner = entry->thing;
	if (owner->index >= c->question->index) {
		diag_error(l->diags, name->line, name->column,
			_("criterion \"%s\" must belong to an earlier question"), name->text);
		return;
	}
	for (size_t i = 0; i < owner->criteria.n; i++) {
		const struct criterion *criterion = &owner->criteria.v[i];
		if (!criterion->id || strcmp(criterion->id, name->text) ||
		    (criterion->scale && !criterion->scale->steps.n))
			continue;
		char top[DECIMAL_ROOM];
		if (c->question->when_at_least > criterion_top(criterion))
			diag_error(l->diags, least->line, least->column,
				_("criterion \"%s\" is never more than %s"), name->text,
				decimal_exact(top, criterion_top(criterion), '.'));
	}
}

static void
check_total(struct loader *l, const struct node *root)
{
	decimal sum = 0;
	for (size_t i = 0; i < l->q->areas.n; i++)
		sum = add_points(sum, l->q->areas.v[i]->max);
	if (!l->q->areas.n || sum < 0 || l->q->max < 0 || sum == l->q->max)
		return;
	char is[DECIMAL_ROOM], stated[DECIMAL_ROOM];
	const struct node *max = node_get(root, "max");
	diag_error(l->diags, max->line, max->column, _("the areas add up to %s, not to %s"),
		decimal_exact(is, sum, '.'), decimal_exact(stated, l->q->max, '.'));
}

static void
load(struct loader *l, const struct node *root)
{
	l->q->max = -1;
	if (!keys_format(root, root_keys[0].name, l->diags) || !READ(l, root, root_keys, l->q))
		return;
	for (size_t i = 0; i < l->exclusions.n; i++)
		follow(l, FAMILY_PART, l->exclusions.v[i]);
	for (size_t i = 0; i < l->conditions.n; i++)
		check_condition(l, &l->conditions.v[i]);
	check_total(l, root);
}

/* Is anything in it an alias, of which the reader of YAML has complained? */
static bool
has_refused(const struct node *node)
{
	bool found = node->is_refused;
	for (const struct node *n = node->first; n && !found; n = n->next)
		found = has_refused(n);
	return found;
}

struct questionnaire *
questionnaire_from_node(const struct node *root, struct diags *diags)
{
	struct loader l = {.diags = diags, .q = questionnaire_new()};
	size_t before = diags->errors;
	load(&l, root);
	for (size_t i = 0; i < FAMILY_COUNT; i++)
		dict_done(&l.ids[i]);
	for (size_t i = 0; i < l.entries.n; i++)
		free(l.entries.v[i]);
	array_done(&l.entries);
	array_done(&l.conditions);
	array_done(&l.exclusions);
	if (diags->errors != before || (before && has_refused(root))) {
		questionnaire_free(l.q);
		return NULL;
	}
	questionnaire_finish(l.q);
	return l.q;
}
