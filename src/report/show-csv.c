#include "config.h"

#include "report/show.h"

#include <string.h>

#include "base/buf.h"
#include "model/questionnaire.h"
#include "model/score.h"
#include "model/session.h"

void
show_csv_text(struct buf *out, const char *text)
{
	bool is_formula = *text && strchr("=+-@\t\r", *text);
	bool is_quoted = is_formula || text[strcspn(text, ",;\"\t\r\n")] ||
		*text == ' ' || (*text && text[strlen(text) - 1] == ' ');
	if (is_quoted)
		buf_addc(out, '"');
	if (is_formula)
		buf_addc(out, '\'');
	for (; *text; text++) {
		if (*text == '"')
			buf_addc(out, '"');
		buf_addc(out, *text);
	}
	if (is_quoted)
		buf_addc(out, '"');
}

static void
add_row(struct buf *out, const struct session *s, const char *code, const char *level,
	const struct figure *f)
{
	char room[DECIMAL_ROOM];
	int percent;
	const char *name = session_subject(s, "name"), *year = session_subject(s, "year");
	show_csv_text(out, name ? name : "");
	buf_addc(out, ',');
	show_csv_text(out, year ? year : "");
	buf_addc(out, ',');
	show_csv_text(out, s->questionnaire->edition);
	buf_addf(out, ",%s,%s,", code, level);
	if (f->has_points)
		buf_adds(out, decimal_exact(room, f->points, '.'));
	buf_addf(out, ",%s,", decimal_exact(room, f->max, '.'));
	if (figure_percent(f, &percent))
		buf_addf(out, "%d", percent);
	buf_addf(out, ",%s,", score_state_word(f->state));
	if (f->has_reported)
		buf_adds(out, decimal_exact(room, f->reported, '.'));
	bool is_range = f->low != f->high || f->state == STATE_DIFFERS;
	buf_addf(out, ",%s", is_range ? decimal_exact(room, f->low, '.') : "");
	buf_addf(out, ",%s", is_range ? decimal_exact(room, f->high, '.') : "");
	buf_addf(out, ",%s\n", f->is_changed ? "changed" : f->is_settled ? "yes" : "");
}

void
show_csv_header(struct buf *out)
{
	buf_adds(out, "subject,year,edition,code,level,points,max,percent,state,reported,low,high,settled\n");
}

void
show_csv(struct buf *out, const struct session *s)
{
	const struct questionnaire *q = s->questionnaire;
	struct scores scores;
	scores_compute(&scores, s);
	add_row(out, s, "total", "total", &scores.total);
	for (size_t i = 0; i < q->areas.n; i++) {
		const struct area *area = q->areas.v[i];
		add_row(out, s, area->id, "area", &scores.areas[i]);
		for (size_t j = 0; j < area->questions.n; j++)
			if (!area->questions.v[j]->is_area)
				add_row(out, s, area->questions.v[j]->id, "question",
					&scores.questions[area->questions.v[j]->index]);
	}
	scores_done(&scores);
}
