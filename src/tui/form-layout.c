#include "config.h"

/* Where the parts of the form go: arithmetic, no painting. */

#include "tui/form.h"

enum {
	TWO_COLUMNS = 72,	/* from this width the list of questions is shown */
	THREE_COLUMNS = 150,	/* and from this one the guidance beside the entries */
	AGENDA_TITLES = 110	/* from this one the agenda of a meeting has titles */
};

void
form_layout(struct form *f, int rows, int columns)
{
	struct layout *l = &f->layout;
	*l = (struct layout){.rows = rows, .columns = columns};
	l->line_height = form_line_height(f, columns, rows);
	l->bar = rows - 1;
	l->line = l->bar - l->line_height;
	l->message_height = form_message_height(f, columns, rows);
	l->message = l->line - l->message_height;
	l->body = 1;
	l->height = l->message - l->body;
	if (l->height < 0)
		l->height = 0;
	if (!f->is_plain && columns >= TWO_COLUMNS)
		l->list_width = columns >= THREE_COLUMNS ? 52 : columns >= 110 ? 42 : 29;
	bool is_meeting = f->sitting->is_meeting;
	if (l->list_width && is_meeting)
		l->list_width = columns >= THREE_COLUMNS ? 46 : columns >= AGENDA_TITLES ? 38 : 24;
	l->detail = l->list_width ? l->list_width + 2 : 0;
	l->detail_width = columns - l->detail;
	/* The evaluators stand beside each other there. */
	if (!f->is_plain && !is_meeting && columns >= THREE_COLUMNS) {
		l->side_width = (l->detail_width - 3) * 2 / 5;
		l->detail_width -= l->side_width + 3;
		l->side = l->detail + l->detail_width + 3;
	}
}
