#include "config.h"

/*
 * The way to a database's file, between SQLite and the system: a "VFS"
 * (https://www.sqlite.org/vfs.html).  All is handed on to the system's own, but
 * that pages of the main file get their sum in the bytes that SQLite leaves free
 * at their end, and are held against it when they are read.
 *
 * What stands in the log beside it (WAL) has sums of SQLite's, and is sealed
 * when it is taken over.
 */

#if HAVE_SQLITE

#include "store/sqlite-calls.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

enum {
	RESERVED_AT = 20,	/* in the first page: how many bytes are left free in each */
	HEADER = 100		/* of the file: read before the size of pages is known */
};

/* A main file; the system's own file stands behind it. */
struct sealed {
	sqlite3_file base;
	bool is_still;		/* nobody changes it: opened for reading alone */
};

static sqlite3_vfs *
below(sqlite3_vfs *vfs)
{
	return vfs->pAppData;
}

static sqlite3_file *
inner(sqlite3_file *f)
{
	return (sqlite3_file *)((struct sealed *)f + 1);
}

/* Four lanes of multiply and shift: fast, and any changed bit changes the sum. */
static uint64_t
sum_page(const unsigned char *page, sqlite3_int64 offset)
{
	static const uint64_t factor = UINT64_C(0x9e3779b97f4a7c15);
	uint64_t lane[4] = {(uint64_t)offset, 1, 2, 3}, word[4];
	for (size_t i = 0; i + sizeof(word) <= SQLITE_PAGE; i += sizeof(word)) {
		memcpy(word, page + i, sizeof(word));
		if (i + sizeof(word) == SQLITE_PAGE)
			word[3] = 0;	/* where the sum goes */
		for (int j = 0; j < 4; j++) {
			lane[j] = (lane[j] ^ word[j]) * factor;
			lane[j] ^= lane[j] >> 29;
		}
	}
	uint64_t sum = 0;
	for (int j = 0; j < 4; j++) {
		sum = (sum ^ lane[j]) * factor;
		sum ^= sum >> 31;
	}
	return sum;
}

static int
sealed_close(sqlite3_file *f)
{
	return inner(f)->pMethods->xClose(inner(f));
}

static int
sealed_read(sqlite3_file *f, void *out, int amount, sqlite3_int64 offset)
{
	int rc = inner(f)->pMethods->xRead(inner(f), out, amount, offset);
	if (offset + amount <= HEADER)
		return rc;	/* read once more, as part of its page */
	if (rc == SQLITE_IOERR_SHORT_READ)
		return offset ? SQLITE_IOERR_READ : rc;	/* cut off, but for an empty one */
	if (rc != SQLITE_OK)
		return rc;
	uint64_t sum;
	if (amount != SQLITE_PAGE || offset % SQLITE_PAGE)
		return SQLITE_IOERR_READ;
	memcpy(&sum, (char *)out + SQLITE_PAGE - SQLITE_SEAL, sizeof(sum));
	return sum == sum_page(out, offset) ? SQLITE_OK : SQLITE_IOERR_READ;
}

static int
sealed_write(sqlite3_file *f, const void *bytes, int amount, sqlite3_int64 offset)
{
	unsigned char page[SQLITE_PAGE];
	if (amount != SQLITE_PAGE || offset % SQLITE_PAGE)
		return SQLITE_IOERR_WRITE;
	memcpy(page, bytes, SQLITE_PAGE);
	if (!offset && page[RESERVED_AT] != SQLITE_SEAL)
		return SQLITE_IOERR_WRITE;
	uint64_t sum = sum_page(page, offset);
	memcpy(page + SQLITE_PAGE - SQLITE_SEAL, &sum, sizeof(sum));
	return inner(f)->pMethods->xWrite(inner(f), page, amount, offset);
}

static int
sealed_truncate(sqlite3_file *f, sqlite3_int64 size)
{
	return inner(f)->pMethods->xTruncate(inner(f), size);
}

static int
sealed_sync(sqlite3_file *f, int flags)
{
	return inner(f)->pMethods->xSync(inner(f), flags);
}

static int
sealed_file_size(sqlite3_file *f, sqlite3_int64 *size)
{
	return inner(f)->pMethods->xFileSize(inner(f), size);
}

static int
sealed_lock(sqlite3_file *f, int level)
{
	return inner(f)->pMethods->xLock(inner(f), level);
}

static int
sealed_unlock(sqlite3_file *f, int level)
{
	return inner(f)->pMethods->xUnlock(inner(f), level);
}

static int
sealed_check_reserved_lock(sqlite3_file *f, int *out)
{
	return inner(f)->pMethods->xCheckReservedLock(inner(f), out);
}

static int
sealed_file_control(sqlite3_file *f, int op, void *arg)
{
	return inner(f)->pMethods->xFileControl(inner(f), op, arg);
}

static int
sealed_sector_size(sqlite3_file *f)
{
	return inner(f)->pMethods->xSectorSize(inner(f));
}

/* None of the promises that newer libraries read parts of pages for. */
static int
sealed_characteristics(sqlite3_file *f)
{
	return ((struct sealed *)f)->is_still ? SQLITE_IOCAP_IMMUTABLE : 0;
}

static int
sealed_shm_map(sqlite3_file *f, int region, int size, int extend, void volatile **out)
{
	return inner(f)->pMethods->xShmMap(inner(f), region, size, extend, out);
}

static int
sealed_shm_lock(sqlite3_file *f, int offset, int n, int flags)
{
	return inner(f)->pMethods->xShmLock(inner(f), offset, n, flags);
}

static void
sealed_shm_barrier(sqlite3_file *f)
{
	inner(f)->pMethods->xShmBarrier(inner(f));
}

static int
sealed_shm_unmap(sqlite3_file *f, int is_delete)
{
	return inner(f)->pMethods->xShmUnmap(inner(f), is_delete);
}

/* Version 2: without mapping the file, whose pages nobody would look at. */
static const sqlite3_io_methods methods = {
	.iVersion = 2,
	.xClose = sealed_close,
	.xRead = sealed_read,
	.xWrite = sealed_write,
	.xTruncate = sealed_truncate,
	.xSync = sealed_sync,
	.xFileSize = sealed_file_size,
	.xLock = sealed_lock,
	.xUnlock = sealed_unlock,
	.xCheckReservedLock = sealed_check_reserved_lock,
	.xFileControl = sealed_file_control,
	.xSectorSize = sealed_sector_size,
	.xDeviceCharacteristics = sealed_characteristics,
	.xShmMap = sealed_shm_map,
	.xShmLock = sealed_shm_lock,
	.xShmBarrier = sealed_shm_barrier,
	.xShmUnmap = sealed_shm_unmap,
};

static int
seal_open(sqlite3_vfs *vfs, sqlite3_filename name, sqlite3_file *f, int flags, int *out)
{
	if (!(flags & SQLITE_OPEN_MAIN_DB))
		return below(vfs)->xOpen(below(vfs), name, f, flags, out);
	struct sealed *sealed = (struct sealed *)f;
	*sealed = (struct sealed){0};
	inner(f)->pMethods = NULL;
	int given = 0, rc = below(vfs)->xOpen(below(vfs), name, inner(f), flags, &given);
	if (out)
		*out = given;
	if (rc != SQLITE_OK)
		return rc;
	sealed->is_still = given & SQLITE_OPEN_READONLY;
	if (inner(f)->pMethods->iVersion < 2) {
		inner(f)->pMethods->xClose(inner(f));
		return SQLITE_CANTOPEN;
	}
	sealed->base.pMethods = &methods;
	return SQLITE_OK;
}

static int
seal_delete(sqlite3_vfs *vfs, const char *name, int sync)
{
	return below(vfs)->xDelete(below(vfs), name, sync);
}

static int
seal_access(sqlite3_vfs *vfs, const char *name, int flags, int *out)
{
	return below(vfs)->xAccess(below(vfs), name, flags, out);
}

static int
seal_full_pathname(sqlite3_vfs *vfs, const char *name, int n, char *out)
{
	return below(vfs)->xFullPathname(below(vfs), name, n, out);
}

static int
seal_randomness(sqlite3_vfs *vfs, int n, char *out)
{
	return below(vfs)->xRandomness(below(vfs), n, out);
}

static int
seal_sleep(sqlite3_vfs *vfs, int us)
{
	return below(vfs)->xSleep(below(vfs), us);
}

static int
seal_current_time(sqlite3_vfs *vfs, double *out)
{
	return below(vfs)->xCurrentTime(below(vfs), out);
}

static int
seal_last_error(sqlite3_vfs *vfs, int n, char *out)
{
	return below(vfs)->xGetLastError(below(vfs), n, out);
}

const char *
sqlite_seal_register(const struct sqlite_calls *calls)
{
	static sqlite3_vfs vfs = {
		.iVersion = 1,
		.zName = "kompass-sealed",
		.xOpen = seal_open,
		.xDelete = seal_delete,
		.xAccess = seal_access,
		.xFullPathname = seal_full_pathname,
		.xRandomness = seal_randomness,
		.xSleep = seal_sleep,
		.xCurrentTime = seal_current_time,
		.xGetLastError = seal_last_error,
	};
	sqlite3_vfs *own = calls->vfs_find(NULL);
	if (!own)
		return NULL;
	vfs.pAppData = own;
	vfs.mxPathname = own->mxPathname;
	vfs.szOsFile = (int)sizeof(struct sealed) + own->szOsFile;
	return calls->vfs_register(&vfs, 0) == SQLITE_OK ? vfs.zName : NULL;
}

#endif
