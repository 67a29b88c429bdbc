#include "config.h"

/* Commands about points, report texts and what is known of the subject. */

#include "model/command.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/error.h"
#include "base/i18n.h"
#include "model/command-parts.h"
#include "model/questionnaire.h"
#include "model/sitting.h"

/* "a" or "1.2.a": a criterion of the question here. */
static const struct criterion *
find_criterion(const struct question *q, const char *word)
{
	size_t prefix = strlen(q->id);
	for (size_t i = 0; i < q->criteria.n; i++) {
		const char *id = q->criteria.v[i].id;
		bool is_short = !strncmp(id, q->id, prefix) && id[prefix] == '.' &&
			!strcmp(id + prefix + 1, word);
		if (is_short || !strcmp(id, word))
			return &q->criteria.v[i];
	}
	return NULL;
}

static bool
tick_value(const struct criterion *c, const char *rest, decimal *value, struct error *err)
{
	*value = c->scale ? -1 : DECIMAL_ONE;
	if (!*rest || !strcmp(rest, "yes")) {
		if (!c->scale)
			return true;
	} else if (!strcmp(rest, "no")) {
		*value = 0;
		return true;
	} else if (decimal_parse(value, rest, strlen(rest), ",.", false)) {
		if (!c->scale && *value <= DECIMAL_ONE && *value % DECIMAL_ONE == 0)
			return true;
		for (size_t i = 0; c->scale && i < c->scale->steps.n; i++)
			if (c->scale->steps.v[i].value == *value)
				return true;
	}
	if (!c->scale)
		return error_set(err, _("write yes, no or clear"));
	struct buf values = BUF_INIT;
	char room[DECIMAL_ROOM];
	for (size_t i = 0; i < c->scale->steps.n; i++)
		buf_addf(&values, "%s%s", i ? " " : "",
			decimal_exact(room, c->scale->steps.v[i].value, i18n_mark()));
	error_set(err, _("%s takes one of: %s"), c->id, values.s);
	buf_done(&values);
	return false;
}

bool
command_tick(struct sitting *s, const char *rest, struct reply *reply, struct error *err)
{
	char *word = NULL, room[DECIMAL_ROOM], time[STAMP_ROOM];
	const struct question *q = sitting_question(s);
	if (!q || !q->criteria.n)
		return error_set(err, _("there are no criteria here"));
	if (!take_word(&rest, &word))
		return error_set(err, _("write which, such as \":tick a\""));
	const struct criterion *c = find_criterion(q, word);
	if (!c)
		error_set(err, _("%s has no criterion %s"), q->id, word);
	free(word);
	if (!c)
		return false;
	char *id = xasprintf("%s/%s", c->id, s->evaluator);
	decimal value, proposal;
	bool is_clear = !strcmp(rest, "clear"), done = is_clear || tick_value(c, rest, &value, err);
	if (done) {
		sitting_begin(s, _("criterion"));
		if (!is_clear) {
			struct values values = {.n = 0};
			values_set(&values, FIELD_POINTS, decimal_exact(room, value, '.'));
			values_set(&values, FIELD_TIME, stamp_format(time, s->now));
			sitting_write(s, SECTION_TICKS, id, NULL, values.v, values.n);
		} else if (session_get(s->session, SECTION_TICKS, id)) {
			sitting_delete(s, SECTION_TICKS, id, NULL);
		}
		sitting_end(s);
		if (score_proposal(s->session, q, s->evaluator, &proposal))
			reply_say(reply, _("%s: the criteria propose = %s"), c->id,
				decimal_exact(room, proposal, i18n_mark()));
		else
			reply_say(reply, "%s: %s", c->id, is_clear ? _("cleared") :
				value ? _("fulfilled") : _("not fulfilled"));
	}
	free(id);
	return done;
}

char *
command_text_slot(const struct sitting *s, const char *word, struct error *err)
{
	static const char *const slots[] = {"intro", "subject", "method", "summary"};
	const struct questionnaire *q = s->session->questionnaire;
	const char *code = !*word || !strcmp(word, "here") ? s->place : word;
	/* "summary.en": the same slot in another language of the report. */
	size_t len = strcspn(word, ".");
	for (size_t i = 0; i < sizeof(slots) / sizeof(*slots); i++)
		if (len == strlen(slots[i]) && !strncmp(slots[i], word, len) && id_is_valid(word, strlen(word)))
			return xstrdup(word);
	if (questionnaire_question(q, code))
		return xasprintf("question/%s", code);
	if (questionnaire_area(q, code))
		return xasprintf("area/%s", code);
	error_set(err, _("there is no report text \"%s\"; write intro, subject, method, summary, "
		"a question or an area"), code);
	return NULL;
}

bool
command_text(struct sitting *s, const char *rest, struct reply *reply, struct error *err)
{
	char *word = NULL, time[STAMP_ROOM];
	take_word(&rest, &word);
	char *slot = command_text_slot(s, word ? word : "", err);
	free(word);
	if (!slot)
		return false;
	const struct version *v = session_get(s->session, SECTION_TEXTS, slot);
	if (!*rest) {
		const char *code = strchr(slot, '/');
		code = code ? code + 1 : slot;
		reply->title = xstrdup(code);
		const char *text = v ? version_text(v, FIELD_TEXT) : "";
		for (size_t len; *text; text += len + (text[len] == '\n')) {
			len = strcspn(text, "\n");
			reply_row(reply, "%.*s", (int)len, text);
		}
		if (!v)
			reply_say(reply, _("%s has no report text yet"), code);
		free(slot);
		return true;
	}
	bool done = sitting_may_write(s, err);
	if (done) {
		struct values values = {.n = 0};
		values_set(&values, FIELD_TEXT, rest);
		values_set(&values, FIELD_BY, s->evaluator);
		values_set(&values, FIELD_TIME, stamp_format(time, s->now));
		sitting_begin(s, _("report text"));
		if (!strcmp(rest, "clear") && v)
			sitting_delete(s, SECTION_TEXTS, slot, v);
		else if (strcmp(rest, "clear"))
			sitting_write(s, SECTION_TEXTS, slot, v, values.v, values.n);
		sitting_end(s);
		reply_say(reply, _("report text of %s kept"), slot);
	}
	free(slot);
	return done;
}

/* The fields of the subject, for :set and for checks: subject_field_check. */
static const char *const subject_fields[] = {
	"name", "code", "country", "population", "kind", "year", "profile",
};

static bool
check_subject(const struct sitting *s, const char *field, const char *value, struct error *err)
{
	size_t digits = strspn(value, "0123456789"), len = strlen(value);
	if (!strcmp(field, "year") && (digits != 4 || len != 4))
		return error_set(err, _("write the year with four digits"));
	if (!strcmp(field, "population") && (!len || digits != len || len > 9))
		return error_set(err, _("write the population as a whole number"));
	if (!strcmp(field, "country") && (len != 2 || value[0] < 'A' || value[0] > 'Z'))
		return error_set(err, _("write the country as two capitals, such as SE"));
	if (!strcmp(field, "kind") && strcmp(value, "municipality") && strcmp(value, "district") &&
	    strcmp(value, "reference") && strcmp(value, "other"))
		return error_set(err, _("write municipality, district, reference or other"));
	if (!strcmp(field, "profile") && strcmp(value, "none") &&
	    !questionnaire_profile(s->session->questionnaire, value))
		return error_set(err, _("the questionnaire has no profile \"%s\""), value);
	return true;
}

bool
command_set(struct sitting *s, const char *rest, struct reply *reply, struct error *err)
{
	const char *field = NULL;
	char *word = NULL;
	size_t n = sizeof(subject_fields) / sizeof(*subject_fields);
	if (!take_word(&rest, &word)) {
		reply->title = xstrdup(_("What is known of the municipality"));
		for (size_t i = 0; i < n; i++) {
			const char *value = session_subject(s->session, subject_fields[i]);
			struct row *row = reply_row(reply, "%-12s %s", subject_fields[i], value ? value : "");
			row->line = xasprintf(":set %s %s", subject_fields[i], value ? value : "");
			row->is_fill = true;
		}
		return true;
	}
	for (size_t i = 0; i < n; i++)
		if (!strcmp(subject_fields[i], word))
			field = subject_fields[i];
	free(word);
	if (!field || !*rest)
		return error_set(err, _("write name, code, country, population, kind, year or profile, "
			"and its value"));
	if (!sitting_may_write(s, err) || !check_subject(s, field, rest, err) ||
	    !field_check(FIELD_VALUE, rest, strlen(rest), err))
		return false;
	struct values values = {.n = 0};
	values_set(&values, FIELD_VALUE, rest);
	sitting_begin(s, _("what is known of the municipality"));
	sitting_write(s, SECTION_SUBJECT, field, NULL, values.v, values.n);
	sitting_end(s);
	reply_say(reply, "%s: %s", field, rest);
	return true;
}

bool
command_responsible(struct sitting *s, const char *rest, struct reply *reply, struct error *err)
{
	char *code = NULL;
	const struct area *area = NULL;
	if (take_word(&rest, &code))
		area = questionnaire_area(s->session->questionnaire, code);
	free(code);
	if (!area)
		return error_set(err, _("write an area and a person's id, such as \":responsible 3 ab\""));
	const char *who = *rest ? rest : s->evaluator;
	if (!id_is_valid(who, strlen(who)))
		return error_set(err, _("\"%s\" is no person's id"), who);
	struct values values = {.n = 0};
	values_set(&values, FIELD_EVALUATOR, who);
	sitting_begin(s, _("who is responsible"));
	sitting_write(s, SECTION_RESPONSIBLE, area->id, NULL, values.v, values.n);
	sitting_end(s);
	reply_say(reply, _("%s is responsible for area %s"), listing_evaluator(s->session, who), area->id);
	return true;
}
