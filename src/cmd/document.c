#include "config.h"

#include "cmd/document.h"

#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/error.h"
#include "base/i18n.h"
#include "cmd/cmd.h"
#include "report/markdown.h"
#include "report/render.h"

static const char *const types[DOCUMENT_COUNT] = {
	[DOCUMENT_MD] = "md",
	[DOCUMENT_HTML] = "html",
	[DOCUMENT_ODT] = "odt",
	[DOCUMENT_TXT] = "txt",
};

enum document_type
document_type(const char *name)
{
	int type = 0;
	while (type < DOCUMENT_COUNT && strcmp(types[type], name))
		type++;
	return (enum document_type)type;
}

bool
document_may_print(enum document_type type)
{
	if (type != DOCUMENT_ODT || !isatty(STDOUT_FILENO))
		return true;
	cmd_error(_("OpenDocument is no text for a terminal; write it to a file"));
	return false;
}

void
document_begin(struct markdown *md, enum document_type type)
{
	markdown_init(md, type == DOCUMENT_MD ? MARKDOWN_MARKDOWN :
		type == DOCUMENT_TXT ? MARKDOWN_TEXT : MARKDOWN_PARTS);
}

bool
document_end(struct buf *out, struct markdown *md, enum document_type type, const struct render *r)
{
	struct error err = ERROR_INIT;
	bool done = true;
	if (type == DOCUMENT_HTML)
		done = render_html(out, md, r, &err);
	else if (type == DOCUMENT_ODT)
		done = render_odt(out, md, r, &err);
	else
		buf_add(out, buf_str(&md->out), md->out.len);
	if (!done)
		cmd_error("%s", error_text(&err));
	error_done(&err);
	markdown_done(md);
	return done;
}
