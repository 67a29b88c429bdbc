#ifndef STORE_QUESTIONNAIRE_FILE_H
#define STORE_QUESTIONNAIRE_FILE_H

/*
 * Questionnaires as YAML: kompass-questionnaire(5).  The reader is strict and
 * reports all faults of a file in one run.
 */

#include <stdbool.h>
#include <stddef.h>

struct buf;
struct diags;
struct error;
struct node;
struct questionnaire;

enum {
	QUESTIONNAIRE_HASH_ROOM = 65	/* SHA-256 in hex, with its NUL */
};

/*
 * Reads a tree, of a file of its own or inside a session.  Returns NULL if
 * there is any error in it; warnings alone do not refuse it.  The caller frees.
 * (This one is in questionnaire-read.c, the others in questionnaire-file.c.)
 */
struct questionnaire *questionnaire_from_node(const struct node *, struct diags *);

/*
 * Reads a file.  False with err where the system refused it; where its content
 * is at fault, false with the faults in diags and err empty.
 */
bool questionnaire_file_read(struct questionnaire **out, const char *path,
	struct diags *, struct error *);

/*
 * Finds a questionnaire: a path if the name has a slash or ends in .yaml, else
 * an id looked up as ID.yaml in ./questionnaires,
 * $XDG_DATA_HOME/kompass/questionnaires and the installed data folder, which
 * the variable KOMPASS_DATADIR replaces (for programs that are not installed).
 * Returns its path (the caller frees) or NULL with err naming the places.
 */
char *questionnaire_file_find(const char *name, struct error *);

/*
 * The i-th of these folders, from 0; NULL past the last, "" for one that is not
 * there for this user.  The caller frees.
 */
char *questionnaire_file_folder(size_t i);

/*
 * The lookup itself, for what else stands in these folders: the path, or NULL
 * with err empty where it is no path, and the places looked in appended.
 */
char *questionnaire_file_look(const char *name, struct buf *places, struct error *);

/*
 * Appends the canonical text, each line indented: equal questionnaires give
 * equal bytes.  is_brief leaves out all but ids, titles and maxima, with the
 * dimensions areas belong to and what profiles leave out: what an imported
 * table needs to read alone.  Both are read by questionnaire_from_node.
 */
void questionnaire_write(struct buf *out, const struct questionnaire *,
	unsigned indent, bool is_brief);

/* The SHA-256 of the whole canonical text, in hex. */
void questionnaire_hash(char hex[QUESTIONNAIRE_HASH_ROOM], const struct questionnaire *);

#endif
