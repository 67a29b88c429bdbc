#ifndef REPORT_REPORT_PARTS_H
#define REPORT_REPORT_PARTS_H

/* What the files report*.c share; not for others. */

#include <stdbool.h>
#include <stddef.h>

#include "model/chosen.h"
#include "model/score.h"
#include "report/markdown.h"
#include "report/report.h"

struct text;
struct question;
struct version;

/* Figures set beside the session's own: an earlier evaluation, a reference. */
struct beside {
	char *name;			/* "Bromma 2006"; NULL: there is none */
	const struct session *session;	/* whose, or NULL: kept inside */
	const struct session *keeper;
	const struct questionnaire *q;	/* its, or NULL where it was not found */
	const char *id, *edition;	/* of its questionnaire; "" where nobody knows */
	bool is_same;			/* the same edition: its codes mean the same */
	struct scores scores;		/* of session */
};

struct beside_value {
	bool has_points, has_percent;
	decimal points, max;
	int percent;
};

/*
 * Takes up a session, or (NULL) what `keeper` keeps, maybe of the questionnaire
 * `kept`, to stand beside figures of q.  beside_done releases.
 */
void beside_init(struct beside *, const struct questionnaire *q, const struct session *,
	const struct session *keeper, const struct questionnaire *kept);
void beside_done(struct beside *);

/* Of "total", an area or a question; false where nothing is known of it. */
bool beside_value(struct beside_value *, const struct beside *, const char *code);

struct report {
	struct markdown *md;
	const struct session *s;
	const struct questionnaire *q;
	const struct report_options *options;
	struct scores scores;
	struct chosen chosen;
	struct beside earlier, reference;
};

/* A text of the questionnaire in the report's language. */
const char *report_words(const struct report *, const struct text *);

/* A text of the template with what its words stand for.  The caller frees. */
char *report_fill(const struct report *, const char *);

/* The text of a slot in the report's language, else in the base language; NULL: none. */
const struct version *report_slot(const struct report *, const char *slot);

/* Writes it, if there is one. */
void report_text(const struct report *, const char *slot);

/* Points, maximum and per cent as three cells. */
void report_figure(const struct report *, const struct figure *);

/* A finding as an item of a list. */
void report_finding(const struct report *, const struct version *);

/* Points for a cell: "7,5", or a dash. */
void report_points(char room[DECIMAL_ROOM], bool has_points, decimal);

/* Why a question has no points, or NULL; *from (may be NULL): what says so. */
const char *report_reason(const struct session *, const struct question *,
	const struct version **from);

/* What stands below the title of the feedback. */
void report_oral(const struct report *);

/* Sections, each under its heading; one that writes nothing has none. */
void report_done_by(const struct report *);
void report_subject(const struct report *);
void report_summary(const struct report *);
void report_dimensions(const struct report *);
void report_areas(const struct report *);
void report_questions(const struct report *);
void report_not_assessed(const struct report *);
void report_published(const struct report *);
void report_sources(const struct report *);
void report_corrections(const struct report *);
void report_provenance(const struct report *);

#endif
