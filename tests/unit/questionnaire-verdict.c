/*
 * Says of each questionnaire named what the loader finds wrong with it, for
 * tests/schema.py.  Exit status: 0 if all are good, 1 if one is not, 2 if one
 * cannot be read at all.
 */
#include "config.h"

#include <stdio.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/error.h"
#include "model/questionnaire.h"
#include "store/questionnaire-file.h"

int
main(int argc, char **argv)
{
	int status = 0;
	for (int i = 1; i < argc; i++) {
		struct diags diags;
		struct error err = ERROR_INIT;
		struct buf out = BUF_INIT;
		struct questionnaire *q = NULL;
		diags_init(&diags, argv[i]);
		if (!questionnaire_file_read(&q, argv[i], &diags, &err))
			status = err.text ? 2 : status ? status : 1;
		if (err.text)
			fprintf(stderr, "%s\n", err.text);
		diags_format(&out, &diags);
		fputs(buf_str(&out), stdout);
		buf_done(&out);
		error_done(&err);
		diags_done(&diags);
		questionnaire_free(q);
	}
	return status;
}
