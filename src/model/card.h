#ifndef MODEL_CARD_H
#define MODEL_CARD_H

/*
 * A card: what the archive knows of a session without opening it.  Its head is
 * always there; its figures and the list of its texts only where they were
 * asked for.  A card is made of a session (card_make), or read back from the
 * index, and nobody can tell which: list, search and statistics look at cards
 * alone.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/array.h"
#include "base/decimal.h"
#include "model/schema.h"
#include "model/score.h"

struct session;

enum card_state {
	CARD_DRAFT,		/* running: neither signed nor imported */
	CARD_SIGNED,
	CARD_IMPORTED,
	CARD_BROKEN,		/* could not be read; `fault` says why */
	CARD_STATE_COUNT
};

/* "draft" and so on: as in queries, CSV and JSON. */
const char *card_state_word(enum card_state);
enum card_state card_state_by_word(const char *);	/* CARD_STATE_COUNT: none */

/* For a person, translated. */
const char *card_state_title(enum card_state);

enum card_level { CARD_TOTAL, CARD_AREA, CARD_QUESTION, CARD_LEVEL_COUNT };

/* Points of the total, an area or a question, as `kompass show --format csv` tells them. */
struct card_figure {
	char *code;		/* "total", "3", "3.2" */
	char *title;		/* in the questionnaire's base language; "" in an index */
	enum card_level level;
	enum score_state state;
	bool has_points;
	bool is_reported;	/* points come from a published table alone */
	bool is_mixed;		/* a sum of computed and reported figures */
	bool has_reported;
	bool is_whole;		/* nothing below is open: per cent may be told */
	decimal points, max;	/* max: without not applicable and left out */
	decimal full;		/* the questionnaire's maximum */
	decimal reported;	/* what a published table gave */
};

/* A text that can be searched. */
struct card_entry {
	enum section section;	/* ENTRIES, TEXTS, SETTLED and SCORES (reasons), SUBJECT */
	enum entry_kind kind;	/* ENTRY_NONE: not a finding */
	bool is_private;	/* only for its author */
	char *id;		/* of the item */
	char *place;		/* "3.2", "3", "0" for what stands nowhere */
	char *author;		/* evaluator's id, or "" */
	char *text;		/* NULL until it is loaded */
	size_t at;		/* where in the file its item begins; SIZE_MAX: not known */
};

struct card_figures ARRAY_OF(struct card_figure);
struct card_entries ARRAY_OF(struct card_entry);

/* When a file is taken to be the same as it was. */
struct card_stamp {
	int64_t size;			/* bytes; -1: to be read again in any case */
	int64_t modified, changed;	/* mtime, ctime in nanoseconds */
	uint64_t inode;
};

struct card {
	char *path;		/* below the archive's folder, parts joined by '/' */
	struct card_stamp stamp;
	int64_t row;		/* where an index has it; 0: nowhere */
	size_t rows;		/* how many entries that has */
	enum card_state state;
	char *fault;		/* of a broken one: "3:5: what is wrong", else NULL */
	char *evaluation;	/* permanent id; "" where it is broken */
	char *also;		/* other ids joined to it, blank-separated, or "" */
	char *subject, *code, *country, *type;	/* "" where not said; type: "district" ... */
	char *questionnaire, *edition;	/* ids */
	char *people;		/* evaluators' names (ids where unnamed), joined by ", " */
	char *profile;		/* or "" */
	long year;		/* 0: not said */
	long population;	/* -1: not said */
	unsigned version;	/* number of the last signing; 0: never signed */
	size_t scored, asked;	/* questions with a score or N/A, of all that are asked */
	uint64_t changes;	/* that it has seen, of all writers: a merged file has as many
				   as either that went into it, and more where they differ */
	struct card_figure total;
	bool has_figures, has_entries;
	struct card_figures figures;	/* total, then each area with its questions */
	struct card_entries entries;
	struct arena head, loaded;	/* whose strings these are: of the head, of the rest */
};

struct cards ARRAY_OF(struct card *);

/* What to put in a card besides its head. */
enum {
	CARD_FIGURES = 1,
	CARD_ENTRIES = 2,	/* with their texts */
	CARD_ALL = 3,
	CARD_PLACES = 4		/* entries say where they are in the session's canonical text */
};

/* Of a session; path is copied, the stamp is left zero. */
struct card *card_make(const struct session *, const char *path, unsigned what);

/* Of a file that could not be read. */
struct card *card_make_broken(const char *path, const char *fault);

/* Makes it a card that has nothing but a path and a fault (borrowed, may be NULL). */
void card_set_unknown(struct card *, char *fault);

void card_free(struct card *);

/* Forgets figures and entries. */
void card_unload(struct card *);

/* Moves those parts (CARD_FIGURES, CARD_ENTRIES) that `into` has not; `from` is then only good for freeing. */
void card_take(struct card *into, struct card *from, unsigned what);

/* The field of a section's items that is searched: text, reason or name; FIELD_COUNT: none. */
enum field card_text_field(enum section);

/* The text of an entry: as it was typed, and below it how it reads in the report.  The caller frees. */
char *card_text(const char *text, const char *wording);

/* The figure of a code, or NULL (also where figures are not loaded, but for "total"). */
const struct card_figure *card_figure(const struct card *, const char *code);

/* Per cent of the maximum where it may be told, as figure_percent of model/score.h. */
bool card_percent(const struct card_figure *, int *percent);

/* Is it a reference (a median or mean), never an evaluation? */
bool card_is_reference(const struct card *);

#endif
