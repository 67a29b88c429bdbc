#ifndef STORE_INDEX_PARTS_H
#define STORE_INDEX_PARTS_H

/* What the files of store/index share. */

#include "base/buf.h"
#include "store/index.h"
#include "store/sqlite.h"

enum index_statement {
	INDEX_META_GET,
	INDEX_META_SET,
	INDEX_ALL,
	INDEX_OF_BUCKET,
	INDEX_ROW,
	INDEX_FIGURES,
	INDEX_ENTRIES,
	INDEX_MATCH,
	INDEX_WORD,
	INDEX_ADD_SESSION,
	INDEX_ADD_DETAIL,
	INDEX_ADD_WORDS,
	INDEX_REMOVE_SESSION,
	INDEX_REMOVE_DETAIL,
	INDEX_STATEMENT_COUNT
};

struct index_counts {
	int64_t next;		/* the next number */
	int64_t used;		/* how many are of rows that are there */
	int64_t ordered;	/* up to this one rows are in the order of their paths */
};

struct index {
	struct sqlite *db;
	char *path;		/* of the database */
	uint64_t device, inode;
	int lock;		/* of the folder's lock file, while we write; else -1 */
	struct sqlite3_stmt *statements[INDEX_STATEMENT_COUNT];
	bool has_words;		/* is there a table of them? */
	struct buf word;	/* the one given last */
	/* While writing. */
	uint64_t sums[INDEX_BUCKETS];
	struct index_counts counts;
	char *last;		/* path of the last row in order; NULL: none */
	bool is_ordering;	/* nothing is out of order yet */
};

/* The prepared statement, reset; NULL with the fault noted. */
struct sqlite3_stmt *index_statement(struct index *, enum index_statement);

/* A value of the table of facts; false where it is not there or too long. */
bool index_get(struct index *, const char *key, void *out, size_t len);
bool index_set(struct index *, const char *key, const void *bytes, size_t len);

#endif
