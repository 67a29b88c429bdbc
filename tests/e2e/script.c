#include "script.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

static char *
copy_of(const char *text, size_t len)
{
	return bytes_format("%.*s", (int)len, text);
}

static void
split_lines(struct script *s, const struct bytes *text)
{
	const char *at = bytes_text(text), *end = at + text->len;

	s->lines = bytes_alloc(text->len + 1, sizeof *s->lines);
	while (at < end) {
		size_t len = strcspn(at, "\n");
		s->lines[s->line_count++] = copy_of(at, len);
		at += len + 1;
	}
}

static bool
is_block_line(const struct script *s, size_t index)
{
	return index < s->line_count && s->lines[index][0] == '|';
}

static void
split_steps(struct script *s)
{
	s->steps = bytes_alloc(s->line_count + 1, sizeof *s->steps);
	for (size_t i = 0; i < s->line_count; i++) {
		const char *line = s->lines[i] + strspn(s->lines[i], " \t");
		if (*line == '\0' || *line == '#')
			continue;
		struct step *step = &s->steps[s->step_count++];
		size_t len = strcspn(line, " \t");
		step->line = i + 1;
		step->name = copy_of(line, len);
		line += len;
		step->text = copy_of(line + !!*line, strlen(line + !!*line));
		while (is_block_line(s, i + 1)) {
			step->block_len++;
			i++;
		}
	}
}

struct script *
script_new(const char *path)
{
	struct bytes text = { 0 };

	if (!bytes_read(&text, path))
		return NULL;
	struct script *s = bytes_alloc(1, sizeof *s);
	s->path = bytes_format("%s", path);
	split_lines(s, &text);
	split_steps(s);
	bytes_done(&text);
	return s;
}

void
script_free(struct script *s)
{
	if (!s)
		return;
	for (size_t i = 0; i < s->step_count; i++) {
		free(s->steps[i].name);
		free(s->steps[i].text);
		bytes_done(&s->steps[i].replacement);
	}
	for (size_t i = 0; i < s->line_count; i++)
		free(s->lines[i]);
	free(s->steps);
	free(s->lines);
	free(s->path);
	free(s);
}

const char *
script_block_line(const struct script *s, const struct step *step, size_t i)
{
	return s->lines[step->line + i] + 1;
}

bool
script_save(const struct script *s)
{
	struct bytes text = { 0 };
	const struct step *step = s->steps;

	for (size_t i = 0; i < s->line_count; i++) {
		bytes_addf(&text, "%s\n", s->lines[i]);
		if (step == s->steps + s->step_count || step->line != i + 1)
			continue;
		if (step->is_replaced) {
			bytes_add_text(&text, bytes_text(&step->replacement));
			i += step->block_len;
		}
		step++;
	}
	bool ok = bytes_write(&text, s->path);
	bytes_done(&text);
	return ok;
}

/* Adds what stands before the closing quote; returns the place after it, or
 * NULL if there is none. */
static const char *
take_quoted(const char *at, char quote, struct bytes *word)
{
	for (; *at != quote; at++) {
		if (*at == '\0')
			return NULL;
		if (quote == '"' && *at == '\\' && (at[1] == '"' || at[1] == '\\'))
			at++;
		bytes_add(word, at, 1);
	}
	return at + 1;
}

bool
script_take_word(const char **text, struct bytes *word)
{
	const char *at = *text + strspn(*text, " \t");

	*text = at;
	if (*at == '\0')
		return false;
	while (*at != '\0' && *at != ' ' && *at != '\t') {
		if (*at == '\'' || *at == '"') {
			at = take_quoted(at + 1, *at, word);
			if (!at)
				return false;
			continue;
		}
		if (*at == '\\' && at[1] != '\0')
			at++;
		bytes_add(word, at++, 1);
	}
	*text = at;
	return true;
}

char **
script_words(const char *text)
{
	/* No more words than characters, and a NULL. */
	char **words = bytes_alloc(strlen(text) + 1, sizeof *words);
	struct bytes word = { 0 };

	for (size_t n = 0; script_take_word(&text, &word); n++) {
		words[n] = bytes_format("%s", bytes_text(&word));
		bytes_cut(&word, 0);
	}
	bytes_done(&word);
	if (*text == '\0')
		return words;
	script_words_free(words);
	return NULL;
}

void
script_words_free(char **words)
{
	if (!words)
		return;
	for (char **word = words; *word; word++)
		free(*word);
	free(words);
}

static bool
take_hex(const char **at, struct bytes *out)
{
	char digits[3] = { 0 };

	for (int i = 0; i < 2; i++) {
		if (!isxdigit((unsigned char)(*at)[i]))
			return false;
		digits[i] = (*at)[i];
	}
	unsigned char byte = (unsigned char)strtoul(digits, NULL, 16);
	bytes_add(out, &byte, 1);
	*at += 2;
	return true;
}

bool
script_unescape(const char *text, struct bytes *out)
{
	static const char names[] = "s\\enrt", meant[] = " \\\033\n\r\t";

	while (*text) {
		if (*text != '\\') {
			bytes_add(out, text++, 1);
			continue;
		}
		text++;
		const char *name = *text ? strchr(names, *text) : NULL;
		if (name) {
			bytes_add(out, &meant[name - names], 1);
			text++;
		} else if (*text == 'x') {
			text++;
			if (!take_hex(&text, out))
				return false;
		} else {
			return false;
		}
	}
	return true;
}
