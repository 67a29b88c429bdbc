#include "config.h"

#include "store/eyes.h"

#include <stddef.h>
#include <string.h>

#include "base/diag.h"
#include "base/error.h"
#include "model/card.h"
#include "model/questionnaire.h"
#include "model/session.h"
#include "store/session-file.h"

void
eyes_done(struct eyes *e)
{
	if (e->session)
		scores_done(&e->scores);
	session_free(e->session);
	*e = (struct eyes){.card = NULL};
}

const struct session *
eyes_open(struct eyes *e, const struct card *c, const char *path, const char *evaluator)
{
	struct diags diags;
	struct error err = ERROR_INIT;
	if (e->card == c)
		return e->session;
	eyes_done(e);
	e->card = c;
	diags_init(&diags, path);
	if (session_file_read(&e->session, path, &diags, &err))
		scores_see(&e->scores, e->session, evaluator ? evaluator : SCORE_STRANGER);
	else
		e->session = NULL;
	error_done(&err);
	diags_done(&diags);
	return e->session;
}

/* The figure of a place; NULL: there is none. */
static const struct figure *
seen_figure(const struct eyes *e, const char *place)
{
	const struct questionnaire *q = e->session->questionnaire;
	const struct question *question = questionnaire_question(q, place);
	if (question)
		return &e->scores.questions[question->index];
	const struct area *area = questionnaire_area(q, place);
	return area ? &e->scores.areas[area->index] : &e->scores.total;
}

bool
eyes_may_see(struct eyes *e, const struct card *c, const char *path, const char *place,
	const char *evaluator)
{
	/* That of the head, which stays while another thread loads and drops the figures. */
	bool is_total = !strcmp(place, "0") || !strcmp(place, c->total.code);
	const struct card_figure *f = is_total ? &c->total : card_figure(c, place);
	if (c->state != CARD_DRAFT)
		return true;
	if (!f || !f->has_points || !eyes_open(e, c, path, evaluator))
		return false;
	const struct figure *seen = seen_figure(e, place);
	return seen->has_points && seen->points == f->points;
}
