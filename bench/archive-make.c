/*
 * An archive of evaluations as they might be, to measure with.
 *
 *	archive-make [-n COUNT] [-s SEED] [-d DAMAGED] [-f FINDINGS] FOLDER
 *
 * COUNT sessions (1,000) of both editions, over years, municipalities, districts
 * and references, with about FINDINGS (300) entries each, below FOLDER, in
 * folders by year.  Words are Swedish-like syllables; how often each comes
 * follows Zipf's law.  Sessions are written by the program's own code.  Of
 * 1,000 files DAMAGED are broken, as many hostile, and as many foreign YAML.
 * The same arguments make the same files.
 */

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/decimal.h"
#include "base/diag.h"
#include "base/error.h"
#include "base/file.h"
#include "base/rope.h"
#include "model/questionnaire.h"
#include "model/session.h"
#include "store/questionnaire-file.h"

enum { WORDS = 60000, PLACES = 300, EDITIONS = 2, PROCESSES = 2 };

static struct {
	size_t count;
	uint64_t seed;
	unsigned damaged, findings;
	const char *folder;
} options = {.count = 1000, .seed = 1, .findings = 300};

static struct edition {
	struct questionnaire *q;
	struct piece *asked;
	char hash[QUESTIONNAIRE_HASH_ROOM];
} editions[EDITIONS];

static char *words[WORDS], *places[PLACES];
static double upto[WORDS];	/* share of the words up to this one */

static void
fail(const char *what, const char *why)
{
	fprintf(stderr, "archive-make: %s: %s\n", what, why);
	exit(2);
}

/* splitmix64; each file has a series of its own, so that processes can share them out. */
static uint64_t state;

static uint64_t
bits(void)
{
	uint64_t z = state += 0x9e3779b97f4a7c15u;
	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
	z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
	return z ^ (z >> 31);
}

static size_t
below(size_t n)
{
	return (size_t)(bits() % n);
}

static double
share(void)
{
	return (double)(bits() >> 11) / 9007199254740992.0;
}

/* Words. */

static void
add_syllable(struct buf *out)
{
	static const char *const before[] = {"", "b", "d", "f", "fr", "g", "h", "j", "k", "kr", "l",
		"m", "n", "p", "r", "s", "sk", "st", "t", "tr", "v"};
	static const char *const vowels[] = {"a", "a", "a", "e", "e", "e", "i", "i", "o", "u", "å", "ä", "ö"};
	static const char *const after[] = {"", "", "", "", "", "", "n", "r", "l", "s", "t", "nd", "ng", "m"};
	buf_adds(out, before[below(sizeof(before) / sizeof(*before))]);
	buf_adds(out, vowels[below(sizeof(vowels) / sizeof(*vowels))]);
	buf_adds(out, after[below(sizeof(after) / sizeof(*after))]);
}

static void
make_words(void)
{
	double sum = 0;
	for (size_t i = 0; i < WORDS; i++) {
		struct buf b = BUF_INIT;
		/* Frequent words are short ones. */
		size_t syllables = i < 100 ? 1 : i < 3000 ? 2 : 2 + below(3);
		for (size_t j = 0; j < syllables; j++)
			add_syllable(&b);
		words[i] = buf_steal(&b);
		sum += upto[i] = 1 / pow((double)i + 2.7, 1.05);
	}
	double all = 0;
	for (size_t i = 0; i < WORDS; i++)
		upto[i] = all += upto[i] / sum;
	for (size_t i = 0; i < PLACES; i++) {
		struct buf b = BUF_INIT;
		buf_addc(&b, (char)('A' + below(26)));
		add_syllable(&b);
		add_syllable(&b);
		buf_adds(&b, i % 3 ? "" : "köping");
		places[i] = buf_steal(&b);
	}
}

static const char *
word(void)
{
	double p = share();
	size_t low = 0, high = WORDS - 1;
	while (low < high) {
		size_t mid = (low + high) / 2;
		if (upto[mid] < p)
			low = mid + 1;
		else
			high = mid;
	}
	return words[low];
}

/* Sentences of so many words in all; paragraphs where there are many. */
static void
add_sentences(struct buf *out, size_t n)
{
	size_t left = 0;
	for (size_t i = 0; i < n; i++) {
		const char *w = word();
		bool is_first = !left;
		if (is_first && i)
			buf_adds(out, below(8) ? ". " : ".\n\n");
		else if (i)
			buf_adds(out, below(12) ? " " : ", ");
		if (is_first)
			left = 5 + below(14);
		if (is_first && *w >= 'a' && *w <= 'z') {
			buf_addc(out, (char)(*w - 'a' + 'A'));
			buf_adds(out, w + 1);
		} else {
			buf_adds(out, w);
		}
		if (!below(40))
			buf_addf(out, " %zu", 1990 + below(35));
		left--;
	}
	buf_adds(out, n > 4 ? "." : "");
}

/* Sessions. */

static struct writer writer;

static void
put(struct session *s, enum section section, const char *id, const char *const *pairs)
{
	struct value values[16];
	size_t n = 0;
	for (; pairs[2 * n]; n++)
		values[n] = (struct value){.field = section_field(section, pairs[2 * n]),
			.text = pairs[2 * n + 1], .len = strlen(pairs[2 * n + 1])};
	writer_next(&writer);
	session_write(s, &writer, section, id, NULL, values, n, false);
}

#define PUT(s, section, id, ...) \
	put(s, SECTION_##section, id, (const char *const[]){__VA_ARGS__, NULL})

static const char *const people[][2] = {
	{"ab", "Anna Berg"}, {"ge", "Georg Ek"}, {"mh", "Maria Holm"}, {"ol", "Ola Lind"},
	{"ks", "Karin Sjö"}, {"pw", "Per Wik"},
};

struct made {
	struct session *session;
	const struct questionnaire *q;
	size_t place, first;	/* of the evaluators */
	unsigned year;
	struct stamp now;
};

static void
put_subject(struct made *m)
{
	char text[32];
	size_t kind = below(20);
	PUT(m->session, SUBJECT, "name", "value", places[m->place]);
	PUT(m->session, SUBJECT, "country", "value", m->place % 8 ? "SE" : m->place % 3 ? "NO" : "DK");
	PUT(m->session, SUBJECT, "kind", "value", kind ? kind < 3 ? "district" : "municipality" : "reference");
	snprintf(text, sizeof(text), "%u", m->year);
	PUT(m->session, SUBJECT, "year", "value", text);
	snprintf(text, sizeof(text), "%zu", 2500 + (m->place * 7919) % 90000);
	PUT(m->session, SUBJECT, "population", "value", text);
	snprintf(text, sizeof(text), "%04zu", m->place);
	PUT(m->session, SUBJECT, "code", "value", text);
	for (size_t i = 0; i < 2; i++) {
		size_t who = (m->first + i) % (sizeof(people) / sizeof(*people));
		PUT(m->session, EVALUATORS, people[who][0], "name", people[who][1]);
	}
	size_t state_of = below(10);
	if (state_of < 6)
		PUT(m->session, STATUS, "signed/1-w00000000", "value", "closed", "by", people[m->first][0]);
	else if (state_of < 8)
		PUT(m->session, STATUS, "imported", "value", "closed");
}

static void
put_scores(struct made *m)
{
	for (size_t i = 0; i < m->q->questions.n; i++) {
		const struct question *q = m->q->questions.v[i];
		char points[DECIMAL_ROOM], id[128];
		if (!below(30))
			continue;
		decimal_exact(points, decimal_to_step((decimal)below((size_t)q->max + 1),
			DECIMAL_ONE / 2), '.');
		snprintf(id, sizeof(id), "%s/%s", q->id, people[m->first][0]);
		PUT(m->session, SCORES, id, "state", "points", "points", points);
		if (!below(4)) {
			struct buf reason = BUF_INIT;
			add_sentences(&reason, 4 + below(10));
			PUT(m->session, SETTLED, q->id, "state", "points", "points", points,
				"reason", buf_str(&reason));
			buf_done(&reason);
		}
	}
}

static void
put_entries(struct made *m)
{
	static const char *const kinds[] = {"note", "note", "note", "strength", "strength",
		"improvement", "improvement", "weakness", "example", "ask"};
	size_t n = options.findings - options.findings / 4 + below(options.findings / 2 + 1);
	for (size_t i = 0; i < n; i++) {
		struct buf text = BUF_INIT;
		char id[ID_ROOM], time[STAMP_ROOM];
		const struct question *q = m->q->questions.v[below(m->q->questions.n)];
		const char *kind = kinds[below(sizeof(kinds) / sizeof(*kinds))];
		m->now.seconds += (int64_t)below(300);
		/* Most notes are short, some go on. */
		add_sentences(&text, 2 + below(7) + (below(5) ? 0 : below(20)));
		writer_next(&writer);
		id_mint(id, 'e', &writer, m->now);
		PUT(m->session, ENTRIES, id, "kind", kind, "question", q->id,
			"by", people[(m->first + below(2)) % (sizeof(people) / sizeof(*people))][0],
			"time", stamp_format(time, m->now), "text", buf_str(&text));
		buf_done(&text);
	}
}

static void
put_text(struct made *m, const char *slot, size_t n)
{
	struct buf text = BUF_INIT;
	add_sentences(&text, n);
	PUT(m->session, TEXTS, slot, "text", buf_str(&text));
	buf_done(&text);
}

static void
put_texts(struct made *m)
{
	put_text(m, "summary", 60 + below(60));
	for (size_t i = 0; i < m->q->areas.n; i++) {
		char *slot = xasprintf("area/%s", m->q->areas.v[i]->id);
		put_text(m, slot, 30 + below(40));
		free(slot);
	}
}

static struct session *
make_session(size_t number, unsigned year, size_t place)
{
	const struct edition *e = &editions[year > 2010 || (year == 2010 && number % 2)];
	char evaluation[EVALUATION_ROOM];
	evaluation_mint(evaluation);
	struct made m = {.q = e->q, .place = place, .year = year,
		.first = below(sizeof(people) / sizeof(*people)),
		.now = {.seconds = ((int64_t)year - 1970) * 31557600 + (int64_t)below(30000000), .offset = 60}};
	m.session = session_new(evaluation, questionnaire_ref(e->q), piece_ref(e->asked), e->hash, true);
	writer = (struct writer){0};
	put_subject(&m);
	put_scores(&m);
	put_entries(&m);
	put_texts(&m);
	return m.session;
}

/* Files. */

static void
write_file(const char *path, const char *bytes, size_t len)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
	if (fd < 0 || write(fd, bytes, len) != (ssize_t)len || close(fd))
		fail(path, strerror(errno));
	/* As old as the evaluation: nobody is writing it now. */
	struct timespec times[2] = {{.tv_sec = 1271761200}, {.tv_sec = 1271761200}};
	utimensat(AT_FDCWD, path, times, 0);
}

/* Cut off, with a byte that is none, or what somebody made to do harm. */
static void
damage(struct buf *text, size_t kind)
{
	static const char *const hostile[] = {
		"kompass-session: &a [*a]\n",
		"kompass-session: \"1.0\"\nevaluation: \"\\e]0;x\\a\\e[2J\"\nasked: {a: {a: {a: {a: {a: {}}}}}}\n...\n",
		"kompass-session: \"1.0\"\nx: 'a'); DROP TABLE session; --'\n...\n",
		"kompass-session: !!python/object/apply:os.system [\"true\"]\n",
		"kompass-session: \"1.0\"\n? [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[\n",
	};
	static const char *const foreign[] = {
		"openapi: 3.0.0\ninfo:\n  title: x\n", "version: 2\nservices: {}\n", "[]\n", "", "\xff\xfe k",
	};
	if (kind == 0 && below(2)) {
		buf_truncate(text, below(text->len));
	} else if (kind == 0) {
		text->s[60 + below(text->len - 60)] = (char)(below(2) ? 0xff : '\t');
	} else {
		buf_clear(text);
		buf_adds(text, kind == 1 ? hostile[below(5)] : foreign[below(5)]);
	}
}

static void
make_file(size_t number)
{
	state = options.seed * 1000003 + number;
	unsigned year = (unsigned)(2002 + below(19));
	size_t place = below(PLACES);
	struct session *s = make_session(number, year, place);
	struct buf text = BUF_INIT;
	session_format(&text, s);
	session_free(s);
	size_t luck = below(1000);
	if (luck < 3 * (size_t)options.damaged)
		damage(&text, luck / options.damaged);
	char *folder = xasprintf("%s/%u/%02zu", options.folder, year, place % 20);
	char *path = xasprintf("%s/%s-%zu.yaml", folder, places[place], number);
	if (!file_make_folders(folder, NULL))
		fail(folder, strerror(errno));
	write_file(path, text.s, text.len);
	free(path);
	free(folder);
	buf_done(&text);
}

static void
read_edition(struct edition *e, const char *name)
{
	struct diags diags;
	struct error err = ERROR_INIT;
	struct buf asked = BUF_INIT;
	char *path = questionnaire_file_find(name, &err);
	if (!path)
		fail(name, error_text(&err));
	diags_init(&diags, path);
	if (!questionnaire_file_read(&e->q, path, &diags, &err))
		fail(path, "does not load");
	diags_done(&diags);
	questionnaire_hash(e->hash, e->q);
	questionnaire_write(&asked, e->q, 2, true);
	e->asked = piece_take(&asked);
	free(path);
}

int
main(int argc, char **argv)
{
	int option, failed = 0;
	while ((option = getopt(argc, argv, "n:s:d:f:")) != -1) {
		unsigned long n = strtoul(option == '?' ? "" : optarg, NULL, 10);
		if (option == 'n')
			options.count = n;
		else if (option == 's')
			options.seed = n;
		else if (option == 'd')
			options.damaged = (unsigned)n;
		else if (option == 'f')
			options.findings = (unsigned)n;
		else
			return 2;
	}
	if (optind + 1 != argc)
		fail("usage", "archive-make [-n COUNT] [-s SEED] [-d DAMAGED] [-f FINDINGS] FOLDER");
	options.folder = argv[optind];
	setenv("KOMPASS_SEED", "1", 0);
	state = options.seed;
	make_words();
	read_edition(&editions[0], "kommunkompassen-2002");
	read_edition(&editions[1], "kommunkompassen-2010");
	for (size_t p = 0; p < PROCESSES; p++) {
		if (fork())
			continue;
		for (size_t i = p; i < options.count; i += PROCESSES)
			make_file(i);
		_exit(0);
	}
	for (int status; wait(&status) > 0;)
		failed |= status;
	return failed ? 2 : 0;
}
