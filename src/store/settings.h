#ifndef STORE_SETTINGS_H
#define STORE_SETTINGS_H

/*
 * What a person has set for good: $XDG_CONFIG_HOME/kompass/config.yaml with the
 * keys id, name, language, archive and backup, all optional.
 */

#include <stdbool.h>

struct diags;
struct error;

struct settings {
	char *id;		/* short id of the evaluator: [a-z0-9]{1,8} */
	char *name;
	char *language;		/* "sv" */
	char *archive;		/* folder */
	char *backup;		/* folder to copy sessions to */
};

/*
 * Reads them; a file that is not there leaves all NULL.  False with the faults
 * in diags.  The caller owns the strings (settings_done).
 */
bool settings_read(struct settings *, struct diags *);
void settings_done(struct settings *);

/*
 * Writes id and name, and what else is set; other lines of the file are kept.
 */
bool settings_write(const struct settings *, struct error *);

/* Is it an evaluator's short id: one to eight of a-z and 0-9, a letter first? */
bool settings_id_is_valid(const char *id);

#endif
