#include "config.h"

/* Commands of the end of an evaluation: how far the evaluators agree. */

#include "model/command.h"

#include "base/alloc.h"
#include "base/i18n.h"
#include "model/agreement.h"
#include "model/command-parts.h"
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
