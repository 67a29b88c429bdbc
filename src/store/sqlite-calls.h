#ifndef STORE_SQLITE_CALLS_H
#define STORE_SQLITE_CALLS_H

/* What store/sqlite and store/sqlite-seal call of the library: a row each. */

#include <sqlite3.h>

#define SQLITE_CALLS(X) \
	X(int, bind_blob, (sqlite3_stmt *, int, const void *, int, void (*)(void *))) \
	X(int, bind_int64, (sqlite3_stmt *, int, sqlite3_int64)) \
	X(int, bind_text, (sqlite3_stmt *, int, const char *, int, void (*)(void *))) \
	X(int, busy_timeout, (sqlite3 *, int)) \
	X(int, close, (sqlite3 *)) \
	X(const void *, column_blob, (sqlite3_stmt *, int)) \
	X(int, column_bytes, (sqlite3_stmt *, int)) \
	X(sqlite3_int64, column_int64, (sqlite3_stmt *, int)) \
	X(int, compileoption_used, (const char *)) \
	X(int, db_config, (sqlite3 *, int, ...)) \
	X(int, exec, (sqlite3 *, const char *, int (*)(void *, int, char **, char **), void *, char **)) \
	X(int, extended_errcode, (sqlite3 *)) \
	X(int, file_control, (sqlite3 *, const char *, int, void *)) \
	X(int, finalize, (sqlite3_stmt *)) \
	X(const char *, libversion, (void)) \
	X(int, libversion_number, (void)) \
	X(int, open_v2, (const char *, sqlite3 **, int, const char *)) \
	X(int, prepare_v2, (sqlite3 *, const char *, int, sqlite3_stmt **, const char **)) \
	X(int, reset, (sqlite3_stmt *)) \
	X(int, step, (sqlite3_stmt *)) \
	X(int, threadsafe, (void)) \
	X(sqlite3_vfs *, vfs_find, (const char *)) \
	X(int, vfs_register, (sqlite3_vfs *, int))

struct sqlite_calls {
#define X(type, name, arguments) type (*name) arguments;
	SQLITE_CALLS(X)
#undef X
};

enum { SQLITE_PAGE = 4096, SQLITE_SEAL = 8 };

/* Makes the way to files known that seals pages; its name, or NULL. */
const char *sqlite_seal_register(const struct sqlite_calls *);

#endif
