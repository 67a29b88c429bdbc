#include "config.h"

#include "store/index.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <nettle/sha2.h>

#include "base/file.h"
#include "base/random.h"
#include "model/card.h"
#include "store/card-pack.h"
#include "store/index-parts.h"
#include "text/words.h"

/*
 * The form of what is kept: a number that grows with every change of the tables,
 * of store/card-pack or of what card_make puts in a card.
 */
#define FORM "3"

#define ENDING ".v" FORM ".db"

static const char schema[] =
	"BEGIN;"
	"CREATE TABLE fact(key TEXT PRIMARY KEY, value BLOB) WITHOUT ROWID;"
	/* id: the first of the card's numbers */
	"CREATE TABLE session(id INTEGER PRIMARY KEY, bucket INTEGER NOT NULL, head BLOB NOT NULL);"
	"CREATE INDEX session_of_bucket ON session(bucket);"
	"CREATE TABLE detail(id INTEGER PRIMARY KEY, figures BLOB, entries BLOB);"
	/* Words are folded and parted by blanks already; nothing asks how many there are. */
	"CREATE VIRTUAL TABLE text USING "
		"fts5(words, content='', columnsize=0, tokenize='ascii');"
	"INSERT INTO text(text, rank) VALUES('hashsize', 16777216);";

static const char settings[] =
	"PRAGMA synchronous=NORMAL;"
	"PRAGMA cell_size_check=1;"
	"PRAGMA temp_store=MEMORY;"
	"PRAGMA cache_size=-16000;"
	"PRAGMA wal_autocheckpoint=4000;";

static const char *const statements[INDEX_STATEMENT_COUNT] = {
	[INDEX_META_GET] = "SELECT value FROM fact WHERE key=?1",
	[INDEX_META_SET] = "INSERT OR REPLACE INTO fact VALUES(?1, ?2)",
	[INDEX_ALL] = "SELECT id, head FROM session",
	[INDEX_OF_BUCKET] = "SELECT id, head FROM session WHERE bucket=?1",
	[INDEX_ROW] = "SELECT id, head FROM session WHERE id<=?1 ORDER BY id DESC LIMIT 1",
	[INDEX_FIGURES] = "SELECT figures FROM detail WHERE id=?1",
	[INDEX_ENTRIES] = "SELECT entries FROM detail WHERE id=?1",
	[INDEX_MATCH] = "SELECT rowid FROM text WHERE text MATCH ?1 AND rowid BETWEEN ?2 AND ?3",
	[INDEX_WORD] = "SELECT term FROM word WHERE term>=?1 LIMIT 1",
	[INDEX_ADD_SESSION] = "INSERT INTO session VALUES(?1, ?2, ?3)",
	[INDEX_ADD_DETAIL] = "INSERT INTO detail VALUES(?1, ?2, ?3)",
	[INDEX_ADD_WORDS] = "INSERT INTO text(rowid, words) VALUES(?1, ?2)",
	[INDEX_REMOVE_SESSION] = "DELETE FROM session WHERE id=?1",
	[INDEX_REMOVE_DETAIL] = "DELETE FROM detail WHERE id=?1",
};

/* Sums. */

static uint64_t
mix(uint64_t h, uint64_t word)
{
	h = (h ^ word) * UINT64_C(0x9e3779b97f4a7c15);
	return h ^ h >> 29;
}

static uint64_t
sum_path(const char *path)
{
	uint64_t h = UINT64_C(14695981039346656037);
	for (; *path; path++)
		h = (h ^ (unsigned char)*path) * UINT64_C(1099511628211);
	return h ^ h >> 32;
}

unsigned
index_place(const char *path, const struct card_stamp *stamp, uint64_t *sum)
{
	uint64_t hash = sum_path(path), h = mix(hash, (uint64_t)stamp->size);
	h = mix(h, (uint64_t)stamp->modified);
	h = mix(h, (uint64_t)stamp->changed);
	*sum = mix(h, stamp->inode);
	return (unsigned)(hash % INDEX_BUCKETS);
}

unsigned
index_bucket(const char *path)
{
	return (unsigned)(sum_path(path) % INDEX_BUCKETS);
}

uint64_t
index_sum(const char *path, const struct card_stamp *stamp)
{
	uint64_t sum;
	index_place(path, stamp, &sum);
	return sum;
}

/* Files. */

/* The folder of an archive's index, made if need be; the caller frees; NULL: it cannot be. */
static char *
find_home(const char *folder)
{
	static const char hex[] = "0123456789abcdef";
	struct sha256_ctx ctx;
	uint8_t hash[12];
	char name[2 * sizeof(hash) + 1] = "";
	char *cache = file_home(HOME_CACHE);
	sha256_init(&ctx);
	sha256_update(&ctx, strlen(folder), (const uint8_t *)folder);
	sha256_digest(&ctx, sizeof(hash), hash);
	for (size_t i = 0; i < sizeof(hash); i++) {
		name[2 * i] = hex[hash[i] >> 4];
		name[2 * i + 1] = hex[hash[i] & 15];
	}
	char *home = cache ? xasprintf("%s/archive/%s", cache, name) : NULL;
	free(cache);
	if (home && !file_make_folders(home, NULL)) {
		free(home);
		return NULL;
	}
	return home;
}

static bool
has_ending(const char *name, const char *ending)
{
	size_t len = strlen(name), want = strlen(ending);
	return len > want && !strcmp(name + len - want, ending);
}

/*
 * The path of the database there, the caller's; NULL: there is none.  Each has
 * a name of its own, since SQLite finds what belongs to one by name: who has an
 * older one open must not take the new one's log for its own.
 */
static char *
find_database(const char *home)
{
	char *found = NULL;
	DIR *dir = opendir(home);
	const struct dirent *entry;
	while (dir && (entry = readdir(dir)))
		if (has_ending(entry->d_name, ENDING) && (!found || strcmp(entry->d_name, found) < 0)) {
			free(found);
			found = xstrdup(entry->d_name);
		}
	if (dir)
		closedir(dir);
	char *path = found ? file_join(home, found) : NULL;
	free(found);
	return path;
}

/* Takes away whatever index is there, of this form or another. */
static void
clear(const char *home)
{
	DIR *dir = opendir(home);
	const struct dirent *entry;
	while (dir && (entry = readdir(dir)))
		if (*entry->d_name != '.' && strcmp(entry->d_name, "lock"))
			unlinkat(dirfd(dir), entry->d_name, 0);
	if (dir)
		closedir(dir);
}

/* The lock file, locked; -1: somebody else has it (EWOULDBLOCK), or it cannot be. */
static int
take_lock(const char *home)
{
	char *path = file_join(home, "lock");
	int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
	free(path);
	if (fd >= 0 && flock(fd, LOCK_EX | LOCK_NB)) {
		int saved = errno;
		close(fd);
		errno = saved;
		fd = -1;
	}
	return fd;
}

/* A new database, empty; its path. */
static char *
make_database(const char *home)
{
	char letters[13];
	random_letters(letters, 12);
	char *path = xasprintf("%s/%s" ENDING, home, letters);
	int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	if (fd < 0) {
		free(path);
		return NULL;
	}
	close(fd);
	return path;
}

/* Tables and facts. */

struct sqlite3_stmt *
index_statement(struct index *x, enum index_statement which)
{
	struct sqlite3_stmt **s = &x->statements[which];
	if (index_is_damaged(x))
		return NULL;
	if (*s)
		sqlite_reset(*s);
	else
		*s = sqlite_prepare(x->db, statements[which]);
	return *s;
}

static void
note_damage(struct index *x)
{
	x->db->fault = SQLITE_FAULT_DAMAGE;
}

bool
index_get(struct index *x, const char *key, void *out, size_t len)
{
	struct sqlite3_stmt *s = index_statement(x, INDEX_META_GET);
	size_t got = 0;
	if (!s)
		return false;
	sqlite_bind_text(s, 1, key, strlen(key));
	const void *bytes = sqlite_next(x->db, s) ? sqlite_blob(s, 0, &got) : NULL;
	if (bytes && got == len)
		memcpy(out, bytes, len);
	sqlite_reset(s);
	return bytes && got == len;
}

bool
index_set(struct index *x, const char *key, const void *bytes, size_t len)
{
	struct sqlite3_stmt *s = index_statement(x, INDEX_META_SET);
	if (!s)
		return false;
	sqlite_bind_text(s, 1, key, strlen(key));
	sqlite_bind_blob(s, 2, bytes, len);
	return sqlite_done(x->db, s);
}

/* What else the content depends on: of which folder, and how words are folded. */
struct origin {
	uint64_t folder, words;
};

static struct origin
origin_of(const char *folder)
{
	/* Letters that one version of Unicode or another has, or folds differently. */
	static const char probe[] = "ÅÄÖ ẞ ǅ Ⅷ ﬃ İı ς Ꭰ ᏸ 𐐀 𞤀 Ა ꟲ a\u0301 \u1100\u1161";
	struct buf folded = BUF_INIT;
	words_fold(&folded, probe, sizeof(probe) - 1);
	struct origin o = {.folder = sum_path(folder), .words = sum_path(buf_str(&folded))};
	buf_done(&folded);
	return o;
}

static bool
make_tables(struct index *x, const struct origin *origin)
{
	static const uint64_t sums[INDEX_BUCKETS];
	const struct index_counts counts = {.next = 1};
	return sqlite_run(x->db, "PRAGMA page_size=4096; PRAGMA journal_mode=WAL;") &&
		sqlite_run(x->db, schema) && index_set(x, "sums", sums, sizeof(sums)) &&
		index_set(x, "counts", &counts, sizeof(counts)) &&
		index_set(x, "origin", origin, sizeof(*origin)) && sqlite_run(x->db, "COMMIT;");
}

static struct index *
open_database(char *path, const struct origin *origin, bool is_new)
{
	struct stat st;
	struct origin found;
	struct sqlite *db = path && !stat(path, &st) ? sqlite_open(path) : NULL;
	if (!db) {
		free(path);
		return NULL;
	}
	struct index *x = xcalloc(1, sizeof(*x));
	x->db = db;
	x->path = path;
	x->lock = -1;
	x->device = st.st_dev;
	x->inode = st.st_ino;
	if (!sqlite_run(db, settings) || (is_new && !make_tables(x, origin)))
		note_damage(x);
	else if (!index_get(x, "origin", &found, sizeof(found)) ||
	    memcmp(&found, origin, sizeof(found)))
		note_damage(x);
	return x;
}

struct index *
index_open(const char *folder)
{
	struct index *x = NULL;
	char *home = sqlite_version() ? find_home(folder) : NULL;
	if (!home)
		return NULL;
	struct origin origin = origin_of(folder);
	char *path = find_database(home);
	if (path)
		x = open_database(path, &origin, false);
	if (!path || (x && index_is_damaged(x))) {
		/* Nobody else may be making one, or writing to this one. */
		int lock = take_lock(home);
		index_close(x);
		x = NULL;
		if (lock >= 0) {
			clear(home);
			x = open_database(make_database(home), &origin, true);
			close(lock);
		}
	}
	free(home);
	if (x && index_is_damaged(x)) {
		index_close(x);
		return NULL;
	}
	return x;
}

void
index_close(struct index *x)
{
	if (!x)
		return;
	index_unlock(x);
	for (int i = 0; i < INDEX_STATEMENT_COUNT; i++)
		sqlite_finish(x->statements[i]);
	sqlite_close(x->db);
	buf_done(&x->word);
	free(x->last);
	free(x->path);
	free(x);
}

bool
index_is_damaged(const struct index *x)
{
	return x->db->fault == SQLITE_FAULT_DAMAGE;
}

bool
index_is_current(const struct index *x)
{
	struct stat st;
	return !stat(x->path, &st) && st.st_dev == x->device && st.st_ino == x->inode;
}

bool
index_lock(struct index *x, bool *is_busy)
{
	char *home = file_folder(x->path);
	*is_busy = false;
	if (x->lock < 0 && x->db->is_writable) {
		x->lock = take_lock(home);
		*is_busy = x->lock < 0 && errno == EWOULDBLOCK;
	}
	free(home);
	if (x->lock >= 0 && !index_is_current(x))
		index_unlock(x);
	return x->lock >= 0;
}

void
index_unlock(struct index *x)
{
	if (x->lock >= 0)
		close(x->lock);
	x->lock = -1;
}

void
index_drop(struct index *x)
{
	char *home = file_folder(x->path);
	int lock = x->lock >= 0 ? x->lock : take_lock(home);
	bool is_ours = index_is_current(x);
	x->lock = -1;
	index_close(x);
	if (lock >= 0 && is_ours)
		clear(home);
	if (lock >= 0)
		close(lock);
	free(home);
}

/* Reading. */

bool
index_sums(struct index *x, uint64_t sums[INDEX_BUCKETS])
{
	if (index_get(x, "sums", sums, INDEX_BUCKETS * sizeof(*sums)))
		return true;
	if (!x->db->is_failed)
		note_damage(x);
	return false;
}

/*
 * The card of the row where a statement stands; NULL: it is none.  A broken one
 * whose fault is told in another language has none to tell.
 */
static struct card *
take_row(struct index *x, struct sqlite3_stmt *s)
{
	size_t len;
	int64_t row = sqlite_int(s, 0);
	const void *head = sqlite_blob(s, 1, &len);
	struct card *c = card_unpack(head, len);
	/* Numbers that run over are of no index that we wrote. */
	if (!c || row <= 0 || c->rows > (uint64_t)(INT64_MAX - row)) {
		note_damage(x);
		card_free(c);
		return NULL;
	}
	c->row = row;
	if (!card_is_spoken(head, len))
		c->fault = NULL;
	return c;
}

static bool
take_rows(struct index *x, struct sqlite3_stmt *s, index_take *take, void *ctx)
{
	struct card *c = NULL;
	while (sqlite_next(x->db, s) && (c = take_row(x, s)))
		take(ctx, c);
	sqlite_reset(s);
	return !x->db->is_failed && !index_is_damaged(x);
}

bool
index_rows(struct index *x, const bool wanted[INDEX_BUCKETS], index_take *take, void *ctx)
{
	struct sqlite3_stmt *s;
	if (!wanted)
		return (s = index_statement(x, INDEX_ALL)) && take_rows(x, s, take, ctx);
	for (int i = 0; i < INDEX_BUCKETS; i++) {
		if (!wanted[i])
			continue;
		if (!(s = index_statement(x, INDEX_OF_BUCKET)))
			return false;
		sqlite_bind_int(s, 1, i);
		if (!take_rows(x, s, take, ctx))
			return false;
	}
	return true;
}

struct card *
index_row(struct index *x, int64_t number)
{
	struct sqlite3_stmt *s = index_statement(x, INDEX_ROW);
	if (!s)
		return NULL;
	sqlite_bind_int(s, 1, number);
	struct card *c = sqlite_next(x->db, s) ? take_row(x, s) : NULL;
	sqlite_reset(s);
	if (c && (uint64_t)(number - c->row) >= c->rows) {
		card_free(c);
		return NULL;
	}
	return c;
}

int64_t
index_ordered(struct index *x)
{
	struct index_counts counts;
	return index_get(x, "counts", &counts, sizeof(counts)) ? counts.ordered : 0;
}

static bool
load(struct index *x, struct card *c, enum index_statement which,
	bool (*unpack)(struct card *, const void *, size_t))
{
	struct sqlite3_stmt *s = index_statement(x, which);
	size_t len;
	if (!s)
		return false;
	sqlite_bind_int(s, 1, c->row);
	bool done = false;
	if (sqlite_next(x->db, s)) {
		const void *bytes = sqlite_blob(s, 0, &len);
		done = unpack(c, bytes, len);
		if (!done)
			note_damage(x);
	}
	sqlite_reset(s);
	return done;
}

bool
index_load(struct index *x, struct card *c, unsigned what)
{
	if (what & CARD_FIGURES && !c->has_figures &&
	    !load(x, c, INDEX_FIGURES, card_unpack_figures))
		return false;
	if (what & CARD_ENTRIES && !c->has_entries) {
		if (!load(x, c, INDEX_ENTRIES, card_unpack_entries))
			return false;
		/* Of another session: the file tells what it has. */
		if (c->entries.n != c->rows) {
			array_done(&c->entries);
			c->has_entries = false;
			note_damage(x);
			return false;
		}
	}
	return true;
}

bool
index_find(struct index *x, const char *match, int64_t from, int64_t to, size_t limit,
	struct index_rowids *out)
{
	struct sqlite3_stmt *s = index_statement(x, INDEX_MATCH);
	if (!s)
		return false;
	sqlite_bind_text(s, 1, match, strlen(match));
	sqlite_bind_int(s, 2, from);
	sqlite_bind_int(s, 3, to);
	for (size_t i = 0; i < limit && sqlite_next(x->db, s); i++)
		*array_push(out) = sqlite_int(s, 0);
	sqlite_reset(s);
	return !x->db->is_failed;
}

bool
index_next_word(struct index *x, const char *least, const char **out)
{
	/* The words of the other table, in the order of their bytes; it holds nothing itself. */
	if (!x->has_words && !sqlite_run(x->db,
	    "CREATE VIRTUAL TABLE temp.word USING fts5vocab('main', 'text', 'instance')"))
		return false;
	x->has_words = true;
	struct sqlite3_stmt *s = index_statement(x, INDEX_WORD);
	size_t len;
	if (!s)
		return false;
	sqlite_bind_text(s, 1, least, strlen(least));
	const char *word = sqlite_next(x->db, s) ? sqlite_blob(s, 0, &len) : NULL;
	bool is_failed = x->db->is_failed;
	buf_clear(&x->word);
	if (word)
		buf_add(&x->word, word, len);
	sqlite_reset(s);
	*out = word ? buf_str(&x->word) : NULL;
	return !is_failed;
}
