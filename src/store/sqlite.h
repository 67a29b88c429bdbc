#ifndef STORE_SQLITE_H
#define STORE_SQLITE_H

/*
 * SQLite, loaded when it is first needed: who only fills in a form does not pay
 * for it, and without it everything works, only slower (./configure
 * --without-sqlite).
 *
 * Databases are sealed: each page ends in a sum of its content and its place,
 * made when it is written and looked at when it is read.  A file that anything
 * else has written to, or that a disk gives back otherwise, is an error, never
 * a wrong answer.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct sqlite3;
struct sqlite3_stmt;

/* "3.40.1", or NULL: there is none, or it is too old or without FTS5. */
const char *sqlite_version(void);

/* What went wrong last. */
enum sqlite_fault {
	SQLITE_FAULT_NONE,
	SQLITE_FAULT_WRITE,	/* locked, no room, not allowed: what is there may be read */
	SQLITE_FAULT_DAMAGE	/* anything else: nothing in it is to be believed */
};

struct sqlite {
	struct sqlite3 *db;
	bool is_writable;
	bool is_failed;		/* did the last call fail? */
	enum sqlite_fault fault;	/* the worst there was */
};

/*
 * Opens a database, or makes one.  If that cannot be written to it is read as
 * one that nobody changes.  NULL: there is no SQLite, or it refused.
 */
struct sqlite *sqlite_open(const char *path);
void sqlite_close(struct sqlite *);

/* Runs statements without results; false, with the fault noted. */
bool sqlite_run(struct sqlite *, const char *sql);

/*
 * A prepared statement, for many runs; NULL, with the fault noted.  Values are
 * bound to ?1, ?2 and so on, and are borrowed until the statement is reset.
 */
struct sqlite3_stmt *sqlite_prepare(struct sqlite *, const char *sql);
void sqlite_finish(struct sqlite3_stmt *);
void sqlite_bind_int(struct sqlite3_stmt *, int at, int64_t);
void sqlite_bind_blob(struct sqlite3_stmt *, int at, const void *, size_t len);
void sqlite_bind_text(struct sqlite3_stmt *, int at, const char *, size_t len);

/* Is there a(nother) row?  False at the end, and where it fails (is_failed). */
bool sqlite_next(struct sqlite *, struct sqlite3_stmt *);
int64_t sqlite_int(struct sqlite3_stmt *, int column);
const void *sqlite_blob(struct sqlite3_stmt *, int column, size_t *len);

/* Ready for the next run. */
void sqlite_reset(struct sqlite3_stmt *);

/* Runs a statement that gives no rows, and resets it. */
bool sqlite_done(struct sqlite *, struct sqlite3_stmt *);

#endif
