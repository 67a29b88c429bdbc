/*
 * A test script: a text file with one directive a line, some followed by a
 * block of lines that begin with '|'. This module splits it into steps and can
 * write it back with other blocks; it knows nothing of what directives do.
 */
#ifndef SCRIPT_H
#define SCRIPT_H

#include <stdbool.h>
#include <stddef.h>

#include "bytes.h"

struct step {
	size_t line;		/* of the directive, from 1 */
	char *name;		/* the directive */
	char *text;		/* what follows name and one blank, literally */
	size_t block_len;	/* number of '|' lines that follow */
	bool is_replaced;
	struct bytes replacement;	/* of the block, if is_replaced */
};

struct script {
	char *path;
	char **lines;		/* without newlines */
	size_t line_count;
	struct step *steps;
	size_t step_count;
};

/* NULL if the file cannot be read; errno tells why. */
struct script *script_new(const char *path);
void script_free(struct script *s);

/* Line i of the block of a step, without its '|'; borrowed. */
const char *script_block_line(const struct script *s, const struct step *step,
	size_t i);

/* Writes the script back with the blocks that are replaced; errno. */
bool script_save(const struct script *s);

/*
 * Takes one word off the front of *text, as a shell would read it: '...',
 * "..." and backslash quote, nothing is expanded. False at the end of the
 * text, and with *text left at the word if it has a quote that is not closed.
 */
bool script_take_word(const char **text, struct bytes *word);

/* All words, ending with NULL; free with script_words_free. NULL on a quote
 * that is not closed. */
char **script_words(const char *text);
void script_words_free(char **words);

/*
 * Adds text with \s \\ \e \n \r \t \xHH replaced by the characters they mean.
 * False on any other backslash.
 */
bool script_unescape(const char *text, struct bytes *out);

#endif
