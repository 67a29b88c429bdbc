#include "config.h"

#include "store/sqlite.h"

#include <stdlib.h>

#include "base/alloc.h"

#if HAVE_SQLITE

#include <dlfcn.h>
#include <pthread.h>
#include <string.h>

#include "store/sqlite-calls.h"

enum {
	OLDEST = 3033000,	/* the first whose pages can leave bytes free on request */
	BUSY_MS = 200		/* another process is just writing */
};

static struct {
	pthread_once_t once;
	bool is_there;
	const char *vfs;
	struct sqlite_calls calls;
} library = {.once = PTHREAD_ONCE_INIT};

#define CALL library.calls

static bool
find_calls(void *handle)
{
	static const struct { const char *name; size_t at; } rows[] = {
#define X(type, name, arguments) {"sqlite3_" #name, offsetof(struct sqlite_calls, name)},
		SQLITE_CALLS(X)
#undef X
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		void *found = dlsym(handle, rows[i].name);
		if (!found)
			return false;
		memcpy((char *)&CALL + rows[i].at, &found, sizeof(found));
	}
	return true;
}

static void
load(void)
{
	void *handle = dlopen("libsqlite3.so.0", RTLD_NOW | RTLD_LOCAL);
	if (!handle)
		return;
	if (!find_calls(handle) || CALL.libversion_number() < OLDEST || !CALL.threadsafe() ||
	    !CALL.compileoption_used("ENABLE_FTS5") || !(library.vfs = sqlite_seal_register(&CALL))) {
		dlclose(handle);
		return;
	}
	library.is_there = true;
}

static bool
is_there(void)
{
	pthread_once(&library.once, load);
	return library.is_there;
}

const char *
sqlite_version(void)
{
	return is_there() ? CALL.libversion() : NULL;
}

/* Whether what is there may still be read. */
static bool
is_harmless(int rc)
{
	switch (rc & 0xff) {
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
	case SQLITE_PROTOCOL:
	case SQLITE_FULL:
	case SQLITE_READONLY:
	case SQLITE_PERM:
	case SQLITE_CANTOPEN:
		return true;
	case SQLITE_IOERR:
		/* A disk that takes nothing more. */
		return rc != SQLITE_IOERR && rc != SQLITE_IOERR_READ &&
			rc != SQLITE_IOERR_SHORT_READ && rc != SQLITE_IOERR_FSTAT;
	default:
		return false;
	}
}

static void
note(struct sqlite *s, int rc)
{
	s->is_failed = rc != SQLITE_OK && rc != SQLITE_ROW && rc != SQLITE_DONE;
	if (!s->is_failed)
		return;
	if (!is_harmless(rc))
		s->fault = SQLITE_FAULT_DAMAGE;
	else if (s->fault == SQLITE_FAULT_NONE)
		s->fault = SQLITE_FAULT_WRITE;
}

/* What of a file could make the library do more than read and write it. */
static void
harden(sqlite3 *db)
{
	CALL.db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	CALL.db_config(db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
	CALL.db_config(db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
	CALL.db_config(db, SQLITE_DBCONFIG_ENABLE_VIEW, 0, NULL);
}

struct sqlite *
sqlite_open(const char *path)
{
	static const int modes[] = {SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, SQLITE_OPEN_READONLY};
	for (size_t i = 0; is_there() && i < sizeof(modes) / sizeof(*modes); i++) {
		sqlite3 *db = NULL;
		/* One thread at a time, whichever: it needs no locks of its own. */
		int rc = CALL.open_v2(path, &db, modes[i] | SQLITE_OPEN_NOMUTEX, library.vfs);
		int reserve = SQLITE_SEAL;
		if (rc == SQLITE_OK)
			rc = CALL.file_control(db, "main", SQLITE_FCNTL_RESERVE_BYTES, &reserve);
		if (rc != SQLITE_OK) {
			CALL.close(db);
			continue;
		}
		harden(db);
		CALL.busy_timeout(db, BUSY_MS);
		struct sqlite *s = xcalloc(1, sizeof(*s));
		s->db = db;
		s->is_writable = !i;
		return s;
	}
	return NULL;
}

void
sqlite_close(struct sqlite *s)
{
	if (!s)
		return;
	CALL.close(s->db);
	free(s);
}

bool
sqlite_run(struct sqlite *s, const char *sql)
{
	int rc = CALL.exec(s->db, sql, NULL, NULL, NULL);
	note(s, rc == SQLITE_OK ? rc : CALL.extended_errcode(s->db));
	return rc == SQLITE_OK;
}

struct sqlite3_stmt *
sqlite_prepare(struct sqlite *s, const char *sql)
{
	sqlite3_stmt *stmt = NULL;
	if (CALL.prepare_v2(s->db, sql, -1, &stmt, NULL) == SQLITE_OK && stmt)
		return stmt;
	int rc = CALL.extended_errcode(s->db);
	note(s, rc == SQLITE_OK ? SQLITE_CORRUPT : rc);
	return NULL;
}

void
sqlite_finish(struct sqlite3_stmt *stmt)
{
	if (stmt)
		CALL.finalize(stmt);
}

void
sqlite_bind_int(struct sqlite3_stmt *stmt, int at, int64_t value)
{
	CALL.bind_int64(stmt, at, value);
}

void
sqlite_bind_blob(struct sqlite3_stmt *stmt, int at, const void *bytes, size_t len)
{
	CALL.bind_blob(stmt, at, len ? bytes : "", (int)len, SQLITE_STATIC);
}

void
sqlite_bind_text(struct sqlite3_stmt *stmt, int at, const char *text, size_t len)
{
	CALL.bind_text(stmt, at, text, (int)len, SQLITE_STATIC);
}

bool
sqlite_next(struct sqlite *s, struct sqlite3_stmt *stmt)
{
	int rc = CALL.step(stmt);
	note(s, rc == SQLITE_ROW || rc == SQLITE_DONE ? rc : CALL.extended_errcode(s->db));
	return rc == SQLITE_ROW;
}

int64_t
sqlite_int(struct sqlite3_stmt *stmt, int column)
{
	return CALL.column_int64(stmt, column);
}

const void *
sqlite_blob(struct sqlite3_stmt *stmt, int column, size_t *len)
{
	const void *bytes = CALL.column_blob(stmt, column);
	*len = (size_t)CALL.column_bytes(stmt, column);
	return bytes ? bytes : "";
}

void
sqlite_reset(struct sqlite3_stmt *stmt)
{
	CALL.reset(stmt);
}

bool
sqlite_done(struct sqlite *s, struct sqlite3_stmt *stmt)
{
	int rc = CALL.step(stmt);
	note(s, rc == SQLITE_DONE ? rc : rc == SQLITE_ROW ? SQLITE_CORRUPT :
		CALL.extended_errcode(s->db));
	CALL.reset(stmt);
	return rc == SQLITE_DONE;
}

#else /* without SQLite there is nothing to open, and nothing else is called */

const char *
sqlite_version(void)
{
	return NULL;
}

struct sqlite *
sqlite_open(const char *path)
{
	(void)path;
	return NULL;
}

void
sqlite_close(struct sqlite *s)
{
	free(s);
}

bool
sqlite_run(struct sqlite *s, const char *sql)
{
	(void)s;
	(void)sql;
	return false;
}

struct sqlite3_stmt *
sqlite_prepare(struct sqlite *s, const char *sql)
{
	(void)s;
	(void)sql;
	return NULL;
}

void
sqlite_finish(struct sqlite3_stmt *stmt)
{
	(void)stmt;
}

void
sqlite_bind_int(struct sqlite3_stmt *stmt, int at, int64_t value)
{
	(void)stmt;
	(void)at;
	(void)value;
}

void
sqlite_bind_blob(struct sqlite3_stmt *stmt, int at, const void *bytes, size_t len)
{
	(void)stmt;
	(void)at;
	(void)bytes;
	(void)len;
}

void
sqlite_bind_text(struct sqlite3_stmt *stmt, int at, const char *text, size_t len)
{
	sqlite_bind_blob(stmt, at, text, len);
}

bool
sqlite_next(struct sqlite *s, struct sqlite3_stmt *stmt)
{
	(void)s;
	(void)stmt;
	return false;
}

int64_t
sqlite_int(struct sqlite3_stmt *stmt, int column)
{
	(void)stmt;
	(void)column;
	return 0;
}

const void *
sqlite_blob(struct sqlite3_stmt *stmt, int column, size_t *len)
{
	(void)stmt;
	(void)column;
	*len = 0;
	return "";
}

void
sqlite_reset(struct sqlite3_stmt *stmt)
{
	(void)stmt;
}

bool
sqlite_done(struct sqlite *s, struct sqlite3_stmt *stmt)
{
	(void)s;
	(void)stmt;
	return false;
}

#endif
