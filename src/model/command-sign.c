#include "config.h"

/* Commands of the end of an evaluation: how far the evaluators agree, and sign-off. */

#include "model/command.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/array.h"
#include "base/error.h"
#include "base/i18n.h"
#include "model/agreement.h"
#include "model/command-parts.h"
#include "model/signing.h"
#include "model/sitting.h"

bool
command_agreement(struct sitting *s, const char *rest, struct reply *reply, struct error *err)
{
	(void)rest, (void)err;
	struct agreement a;
	/* Who only reads has no score of their own that could be swayed. */
	bool may_see_all = s->is_viewing || session_is_closed(s->session);
	agreement_init(&a, s->session, may_see_all ? NULL : s->evaluator);
	reply->title = xstrdup(_("How far the evaluators agree"));
	agreement_rows(reply, &a, s->language);
	agreement_done(&a);
	return true;
}

struct names ARRAY_OF(char *);

/* "Anna Berg, ge" in `len` bytes; false with err where a name could not be written. */
static bool
take_names(struct names *out, const char *text, size_t len, struct error *err)
{
	for (size_t at = 0; at < len;) {
		size_t end = at;
		while (end < len && text[end] != ',' && text[end] != '\n')
			end++;
		size_t start = at, stop = end;
		while (start < stop && strchr(" \t", text[start]))
			start++;
		while (stop > start && strchr(" \t", text[stop - 1]))
			stop--;
		if (stop > start)
			*array_push(out) = xstrndup(text + start, stop - start);
		at = end + 1;
	}
	return !len || out->n || error_set(err, _("write who signs, such as \":sign Anna Berg, ge\""));
}

/* The word "anyway" in the text, or NULL. */
static const char *
find_anyway(const char *text)
{
	static const char word[] = "anyway";
	size_t len = sizeof(word) - 1;
	for (const char *p = text; (p = strstr(p, word)); p += len)
		if ((p == text || strchr(" ,\n", p[-1])) && (!p[len] || strchr(" \n", p[len])))
			return p;
	return NULL;
}

bool
command_sign(struct sitting *s, const char *rest, struct reply *reply, struct error *err)
{
	struct names names = {0};
	const char *anyway = find_anyway(rest), *reason = NULL;
	size_t len = anyway ? (size_t)(anyway - rest) : strlen(rest);
	bool done = take_names(&names, rest, strspn(rest, " ") < len ? len : 0, err);
	if (anyway) {
		reason = anyway + strlen("anyway");
		reason += strspn(reason, " \n");
		if (done && !*reason)
			done = error_set(err, _("say why, such as \":sign anyway ge is ill\""));
	}
	done = done && signing_sign(s, (const char *const *)names.v, names.n, reason, reply, err);
	for (size_t i = 0; i < names.n; i++)
		free(names.v[i]);
	array_done(&names);
	return done;
}

bool
command_reopen(struct sitting *s, const char *rest, struct reply *reply, struct error *err)
{
	/* Nobody is told to say why where there is nothing to open. */
	if (!*rest && !s->is_viewing && session_is_closed(s->session))
		return error_set(err, _("say why, such as \":reopen a figure was mistyped\""));
	if (!signing_reopen(s, rest, err))
		return false;
	reply->request = REQUEST_COMPLETE;
	reply_say(reply, "%s", _("open for changes; the reason is kept"));
	return true;
}
