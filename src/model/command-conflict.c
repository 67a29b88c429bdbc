#include "config.h"

/* Commands about conflicts: items that two changed without seeing each other. */

#include "model/command.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/error.h"
#include "base/i18n.h"
#include "model/command-parts.h"
#include "model/sitting.h"

/* What a version says, in a line: its values, the telling ones first. */
static void
describe(struct buf *out, const struct version *v)
{
	static const enum field telling[] = {
		FIELD_VALUE, FIELD_STATE, FIELD_POINTS, FIELD_REASON, FIELD_KIND, FIELD_TEXT,
		FIELD_TITLE, FIELD_URL, FIELD_TIMES, FIELD_EVALUATOR, FIELD_NAME, FIELD_DONE,
	};
	if (v->is_deleted)
		buf_adds(out, _("(deleted)"));
	for (size_t i = 0; i < sizeof(telling) / sizeof(*telling); i++) {
		const char *text = version_get(v, telling[i]);
		if (text)
			buf_addf(out, "%s%s", out->len ? "  " : "", text);
	}
	for (char *p = out->s; p && *p; p++)
		if (*p == '\n')
			*p = ' ';
}

static void
list_item(const struct item *item, enum section section, struct reply *reply)
{
	reply_row(reply, "%s %s", section_name(section), item_id(item))->is_heading = true;
	for (size_t i = 0; i < item->n; i++) {
		struct buf text = BUF_INIT;
		describe(&text, item->v[i]);
		struct row *row = reply_row(reply, "  %zu  %s", i + 1, buf_str(&text));
		row->line = xasprintf(":keep %s %s %zu", section_name(section), item_id(item), i + 1);
		buf_done(&text);
	}
}

bool
command_conflicts(struct sitting *s, const char *rest, struct reply *reply, struct error *err)
{
	(void)rest, (void)err;
	reply->title = xstrdup(_("Changed in two places at once; Enter keeps one version"));
	for (int section = 0; section < SECTION_COUNT; section++) {
		const struct items *items = &s->session->sections[section];
		for (size_t i = 0; i < items->n; i++)
			if (item_is_conflict(&items->v[i]))
				list_item(&items->v[i], (enum section)section, reply);
	}
	if (!reply->rows.n)
		reply_say(reply, "%s", _("there are no conflicts"));
	return true;
}

bool
command_keep(struct sitting *s, const char *rest, struct reply *reply, struct error *err)
{
	char *name = NULL, *id = NULL;
	bool has_words = take_word(&rest, &name) && take_word(&rest, &id);
	enum section section = has_words ? section_by_name(name) : SECTION_COUNT;
	const struct item *item = section < SECTION_COUNT ? session_item(s->session, section, id) : NULL;
	size_t n = strtoul(rest, NULL, 10);
	bool done = item && item->n > 1 && n >= 1 && n <= item->n;
	if (done) {
		/* It has seen all the others from now on: base NULL joins them. */
		struct version *v = version_ref(item->v[n - 1]);
		sitting_begin(s, _("settled conflict"));
		if (v->is_deleted)
			sitting_delete(s, section, id, NULL);
		else
			sitting_write(s, section, id, NULL, v->values, v->value_count);
		sitting_end(s);
		version_unref(v);
		reply_say(reply, P_("settled; %zu conflict is left", "settled; %zu conflicts are left",
			session_conflicts(s->session)), session_conflicts(s->session));
	} else {
		error_set(err, _("\":conflicts\" lists what can be kept"));
	}
	free(name);
	free(id);
	return done;
}
