#include "config.h"

/*
 * Every command of the table: what it does can be taken back and done again,
 * what is refused changes nothing, and what is written can be read again.
 */

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "model/command.h"
#include "model/sitting.h"
#include "store/session-file.h"
#include "tests/tap.h"
#include "tests/unit/sample.h"

static uint64_t state;

static unsigned
pick(unsigned n)
{
	uint64_t z = state += 0x9e3779b97f4a7c15u;
	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
	z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
	return (unsigned)((z ^ (z >> 31)) >> 33) % n;
}

static int64_t now = 1271761200;

static bool
enter(struct sitting *s, const char *line, struct reply *reply, struct error *err)
{
	unsigned column;
	now += 7;
	return command_enter(s, line, strlen(line), false, NULL,
		(struct stamp){.seconds = now, .offset = 120}, reply, &column, err);
}

static bool
must(struct sitting *s, const char *line)
{
	struct reply reply;
	struct error err = ERROR_INIT;
	bool done = enter(s, line, &reply, &err);
	if (done)
		reply_done(&reply);
	else
		printf("# %s: %s\n", line, error_text(&err));
	error_done(&err);
	return done;
}

/*
 * What every item holds, whoever wrote it and when; not what is deleted, nor
 * drafts, nor who looked at colleagues' scores, which nothing takes back.
 */
static char *
content(const struct sitting *s, bool has_drafts)
{
	struct buf out = BUF_INIT;
	for (int section = 0; section < SECTION_COUNT; section++) {
		const struct items *items = &s->session->sections[section];
		if ((section == SECTION_DRAFTS && !has_drafts) || section == SECTION_LOOKED)
			continue;
		for (size_t i = 0; i < items->n; i++)
			for (size_t j = 0; j < items->v[i].n; j++) {
				const struct version *v = items->v[i].v[j];
				if (v->is_deleted)
					continue;
				buf_addf(&out, "%s %s\n", section_name((enum section)section), v->id);
				buf_add(&out, v->bytes + v->content, v->len - v->content);
			}
	}
	buf_addc(&out, '.');
	return buf_steal(&out);
}

/* Does what would be saved now read as the same? */
static bool
is_readable(const struct sitting *s)
{
	struct buf text = BUF_INIT;
	struct diags diags;
	bool is_canonical = false;
	session_format(&text, s->session);
	diags_init(&diags, "t");
	struct session *again = session_read(text.s, text.len, &is_canonical, &diags);
	if (!again && diags.list.n)
		printf("# %u:%u %s\n", diags.list.v[0].line, diags.list.v[0].column, diags.list.v[0].text);
	session_free(again);
	diags_done(&diags);
	buf_done(&text);
	return again && is_canonical;
}

static const char *const words[] = {
	"tydliga mål", "ärende", "5 % sedan 2008", "- no mark", "~", "a: b", "# 1", "\"q\"", "…",
	"två\nrader", "\ttab", "yes", "no", "clear", "null", "1.1", "@I1", "@D1:14", "@W1", "x:y",
	"\xf0\x9f\x99\x82", "\xc2\xa0", "'", "|", "- a\n- b", "2010-04-20", "{a}", "...", "---",
};

static void
add_text(struct buf *out)
{
	unsigned n = 1 + pick(4);
	for (unsigned i = 0; i < n; i++)
		buf_addf(out, "%s%s", i ? " " : "", words[pick(sizeof(words) / sizeof(*words))]);
}

/*
 * What is entered: %q a question, %a an area, %n a number of an entry, %p
 * points, %c a criterion, %t text, %d a label's number.
 */
static const char *const patterns[] = {
	"%t", "+ %t", "- %t", "! %t", "* %t", "? %t", "? %t @rektor", "> %t", "= %p", "= %p %t", "=",
	"= - %t", "= ?", "= ? %t", "#%q", "#%a", "#0", "#%q + %t", "#%a - %t", "#0 %t", "#%q = %p",
	"%t @I%d", "+ %t @D%d:3 @W%d", "~%t",
	":next", ":next open", ":next flagged", ":next question", ":prev", ":prev open", ":flagged",
	":go %q", ":go #%a", ":search %t", ":inbox", ":show", ":show %q", ":coverage", ":agenda",
	":conflicts", ":scores", ":keep entries x 1",
	":interview", ":interview rektor", ":interview new rektor 60 %t", ":interview pause",
	":interview resume", ":interview stop", ":interview I%d", ":interview I%d times 13:00-14:30",
	":interview I%d persons P1 rektor; P2 %t", ":interview I%d title %t", ":interview I%d note %t",
	":interview I%d minutes 45", ":interview I%d date 2010-04-21", ":interview I%d role elev",
	":same I%d I%d", ":same I1 I2", ":same I%d no", ":asked", ":asked %n", ":doc", ":doc %t", ":doc requested %t", ":doc D%d received",
	":doc D%d title %t", ":doc D%d note %t", ":doc D%d note", ":web", ":web https://example.org %t",
	":edit", ":edit %n", ":editor", ":editor %n", ":editor text summary", ":move %q",
	":move %n %q", ":move %n 0",
	":kind %n strength", ":kind note", ":kind +", ":kind %n ask", ":delete", ":delete %n",
	":up", ":up %n", ":down", ":down %n", ":done", ":done %n", ":flag", ":flag %t",
	":private", ":private %n", ":report", ":report %n yes", ":report no", ":wording %n %t",
	":join 1 2", ":join 2 1", ":join 1 2", ":join 1 3", ":join 2 3", ":join %n %n", ":split 1", ":split 2",
	":join %n %n %n = %t", ":join #%q %n %n", ":split", ":split %n", ":split %na",
	":split %nb", ":alike", ":alike all", ":edit %na", ":delete %na", ":move %na %q",
	":wording %n", ":key", ":key %n", ":learn %n %t", ":learn %n",
	":tick %c", ":tick %c 1", ":tick %c no", ":tick %c clear", ":tick %c 0.5", ":tick %c 2",
	":settle %p %t", ":settle - %t", ":settle ?", ":settle clear", ":agree", ":agree %q",
	":agree all", ":later", ":later %q", ":present", ":present all", ":present ab cd", ":present %t",
	":why", ":why %q", ":scores all",
	":meeting",
	":text summary %t", ":text summary", ":text here %t", ":text %q %t", ":text %a clear",
	":text intro.en %t", ":set", ":set name %t", ":set year 2010", ":set profile fristaende",
	":set profile none", ":set kind other", ":set population 8123", ":responsible %a cd",
	":responsible %a", ":people", ":fold", ":role", ":role elev", ":role all", ":language",
	":language en", ":agreement", ":sign", ":sign anyway %t", ":sign %t anyway %t", ":reopen %t", ":reopen",
	":previous", ":palette", ":help", ":saved", ":suspend", ":quit",
};

static void
make_line(struct buf *out, const struct sitting *s)
{
	const struct questionnaire *q = s->session->questionnaire;
	buf_clear(out);
	for (const char *p = patterns[pick(sizeof(patterns) / sizeof(*patterns))]; *p; p++) {
		if (*p != '%') {
			buf_addc(out, *p);
			continue;
		}
		switch (*++p) {
		case 'q':
			buf_adds(out, q->questions.v[pick((unsigned)q->questions.n)]->id);
			break;
		case 'a':
			buf_adds(out, q->areas.v[pick((unsigned)q->areas.n)]->id);
			break;
		case 'n':
		case 'd':
			buf_addf(out, "%u", 1 + pick(4));
			break;
		case 'p':
			buf_addf(out, "%u%s", pick(4), pick(2) ? ",5" : "");
			break;
		case 'c':
			buf_addc(out, (char)('a' + pick(4)));
			break;
		default:
			add_text(out);
		}
	}
}

static bool
is_sentence(const struct sitting *s, const char *line, const char *text)
{
	size_t len = strlen(text);
	/* It may begin with the name of a question. */
	bool is_lower = !isupper((unsigned char)text[0]) || isdigit((unsigned char)text[1]) ||
		text[1] == '.';
	(void)s;
	return len && is_lower && (strchr(line, '\n') || !strchr(text, '\n')) &&
		text[len - 1] != '.';
}

static int *successes;	/* of each command */

static void
count_success(const char *line)
{
	char word[32];
	if (sscanf(line, ":%31[a-z]", word) != 1)
		return;
	for (size_t i = 0; commands[i].word; i++)
		successes[i] += !strcmp(commands[i].word, word);
}

/* One entry; undone and done again where it wrote something.  False on a fault. */
static bool
try_line(struct sitting *s, const char *line)
{
	struct reply reply;
	struct error err = ERROR_INIT;
	size_t actions = s->done.n;
	char *before = content(s, true), *place = xstrdup(s->place);
	char *undone = NULL, *again = NULL;
	bool done = enter(s, line, &reply, &err), is_good = true;
	const char *fault = NULL;
	char *after = content(s, !done);
	if (!done) {
		if (strcmp(before, after) || strcmp(place, s->place) || s->done.n != actions)
			fault = "refused, but something changed";
		else if (!is_sentence(s, line, error_text(&err)))
			fault = "no sentence";
	} else {
		count_success(line);
		reply_done(&reply);
		free(before);
		before = NULL;
	}
	error_done(&err);
	if (!fault && done && s->done.n > actions) {
		const char *what;
		bool is_undone = sitting_undo(s, &what, NULL);
		undone = content(s, false);
		bool is_redone = sitting_redo(s, &what, NULL);
		again = content(s, false);
		if (s->done.n != actions + 1)
			fault = "more than one action";
		else if (!is_undone || !is_redone)
			fault = "cannot be taken back";
		else if (strcmp(after, again))
			fault = "done again is not the same";
	}
	if (!fault && !is_readable(s))
		fault = "cannot be read again";
	if (fault) {
		printf("# \"%s\" at %s: %s: %s\n", line, place, fault, error_text(&err));
		is_good = false;
	}
	free(undone);
	free(again);
	free(before);
	free(after);
	free(place);
	return is_good;
}

/* A colleague has scored: there is something to agree on, or not. */
static void
give_colleague(struct session *s)
{
	const struct questionnaire *q = s->questionnaire;
	for (size_t i = 0; i < q->questions.n; i++) {
		char *id = xasprintf("%s/cd", q->questions.v[i]->id);
		SCORE(s, id, "1");
		free(id);
	}
}

/* Hundreds of entries, some of them taken back; then all taken back, and all done again. */
static void
run_walk(const char *questionnaire, unsigned seed, int steps)
{
	struct sitting *s = sitting_new(sample_session(questionnaire), "ab", NULL);
	struct buf line = BUF_INIT;
	bool is_good = true;
	const char *what;
	state = seed;
	must(s, ":set name Testby");
	must(s, "+ first");
	give_colleague(s->session);
	char *start = content(s, false);
	size_t fixed = s->done.n;
	for (int i = 0; is_good && i < steps; i++) {
		if (!pick(12) && s->done.n > fixed)
			is_good = must(s, ":undo");
		else if (!pick(12) && s->undone.n)
			is_good = must(s, ":redo");
		else {
			make_line(&line, s);
			is_good = try_line(s, line.s);
		}
	}
	char *end = content(s, false);
	size_t count = s->done.n;
	struct error err = ERROR_INIT;
	while (is_good && s->done.n > fixed)
		is_good = sitting_undo(s, &what, &err);
	char *undone = content(s, false);
	if (strcmp(undone, start))
		printf("# all taken back is not the beginning\n");
	bool is_start = !strcmp(undone, start);
	/* As often: some may have been taken back before the end. */
	while (is_good && count-- > fixed)
		is_good = sitting_redo(s, &what, &err);
	char *redone = content(s, false);
	bool is_end = !strcmp(redone, end);
	if (!ok(is_good && is_start && is_end && is_readable(s)))
		printf("# %s, seed %u: %s\n", questionnaire, seed, error_text(&err));
	error_done(&err);
	free(start);
	free(end);
	free(undone);
	free(redone);
	buf_done(&line);
	sitting_free(s);
}

static void
test_walks(void)
{
	size_t n = 0;
	while (commands[n].word)
		n++;
	successes = xcalloc(n, sizeof(*successes));
	for (unsigned seed = 1; seed <= 20; seed++)
		run_walk("skolkompass-liten", seed, 300);
	run_walk("kommunkompassen-2020", 99, 100);
	/* Only what the walks cannot do was never done. */
	for (size_t i = 0; i < n; i++)
		if (!successes[i] && strcmp(commands[i].word, "keep") && strcmp(commands[i].word, "reopen") &&
		    strcmp(commands[i].word, "previous") && strcmp(commands[i].word, "undo") &&
		    strcmp(commands[i].word, "redo") && strcmp(commands[i].word, "agreement"))
			tap_check(false, __FILE__, __LINE__, commands[i].word);
	free(successes);
}

/* Each step compared with what was there before it. */
static void
test_undo_each(void)
{
	static const char *const lines[] = {
		"+ one", "- two", "? three @rektor", "> a paragraph", "> another", "= 2 for a reason", "= ?", "=",
		":interview rektor", "! said there", ":asked 3", ":interview pause", ":interview resume",
		":interview elev", ":interview I1 times 13:00-14:30", ":interview I1 persons P1 rektor; P2 kanslist",
		":interview stop", ":doc Verksamhetsplan", ":doc requested Budget", ":doc D2 received",
		":doc D1 title Plan", ":doc D1 note one page", ":doc D1 note", ":web https://example.org Start",
		"* from there @D1:3 @W1", ":move 1 0", ":kind 1 +", ":up 2", ":down 1", ":flag look", ":done",
		":private 1", ":kind 1 weakness", ":report 1 yes", ":wording 1 better said", ":wording 1", ":key 1",
		":learn 1 Exempelby", ":learn 1", ":private 1", "+ one more", "+ and another",
		":join 6 7", ":join 6 1 = said in one", ":split 1b", ":split 1", ":tick a 3", ":settle 2 agreed", ":settle clear",
		":text summary All in all", ":text summary clear", ":set year 2011", ":responsible L cd",
		":delete 1",
	};
	struct sitting *s = sitting_new(sample_session("skolkompass-liten"), "ab", NULL);
	const size_t n = sizeof(lines) / sizeof(*lines);
	char *snapshots[sizeof(lines) / sizeof(*lines) + 1];
	size_t steps = 0;
	snapshots[0] = content(s, false);
	for (size_t i = 0; i < n; i++) {
		if (!must(s, lines[i])) {
			ok(!"each is taken");
			continue;
		}
		if (!ok(s->done.n == steps + 1))
			printf("# %s\n", lines[i]);
		if (s->done.n == steps + 1)
			snapshots[++steps] = content(s, false);
	}
	const char *what;
	bool is_good = true;
	for (size_t i = steps; i-- > 0;) {
		is_good &= sitting_undo(s, &what, NULL);
		char *now_there = content(s, false);
		if (!ok(is_good && !strcmp(now_there, snapshots[i])))
			printf("# undo of %zu, %s\n", i, what);
		free(now_there);
	}
	struct error err = ERROR_INIT;
	ok(!sitting_undo(s, &what, &err));
	is_str(error_text(&err), "nothing to undo");
	error_done(&err);
	for (size_t i = 0; i < steps; i++) {
		is_good &= sitting_redo(s, &what, NULL);
		char *now_there = content(s, false);
		if (!ok(is_good && !strcmp(now_there, snapshots[i + 1])))
			printf("# redo of %zu, %s\n", i, what);
		free(now_there);
	}
	ok(!sitting_redo(s, &what, &err));
	is_str(error_text(&err), "nothing to do again");
	error_done(&err);
	for (size_t i = 0; i <= steps; i++)
		free(snapshots[i]);
	sitting_free(s);
}

/* Each is refused by one sentence, and nothing is different after it. */
static void
test_refused(void)
{
	static const char *const lines[] = {
		":nonsense", ":", ":x y", "#9.9", "#9.9 text", "+", "= 999", "= 1,23", "= -1", "= -", "? ",
		"+ text @I7", "+ text @D7:2", "text @zz.I1",
		":next closed", ":prev 3", ":go", ":go 9.9", ":search", ":show 9.9", ":keep", ":keep entries",
		":keep nothing e1 1", ":keep entries e1 0", ":interview nobody", ":interview new",
		":interview new rektor", ":interview new rektor x Title", ":interview new rektor 0 Title",
		":interview new rektor 9999 Title", ":interview new nobody 60 Title", ":interview pause",
		":interview resume", ":interview stop", ":interview I7", ":interview I7 times 13:00-14:00",
		":interview new rektor 60 two\nlines", ":interview rektor two\nlines",
		":asked", ":doc D7 received", ":doc two\nlines", ":doc requested", ":doc requested a\nb",
		":web two\nlines", ":edit 7", ":edit 1 2", ":editor 7", ":move", ":move 9.9", ":move 7 0",
		":move 1 9.9", ":move 1 2 3", ":kind", ":kind 1", ":kind 1 nonsense", ":kind 7 note",
		":delete 7", ":delete 1 2", ":up 7", ":up 1 x", ":down 7", ":done 1", ":done 7", ":flag ",
		":private 7", ":private 1 x", ":report 7", ":report 1 perhaps", ":wording 7 x", ":key 7",
		":key 1 x", ":learn 7 x", ":learn 1 two\nlines", ":tick", ":tick zz", ":tick a 17", ":tick a x",
		":settle", ":settle x", ":settle 999", ":settle 0.001", ":settle -", ":text nowhere",
		":text nowhere text", ":set name", ":set nothing x", ":set year 10", ":set year 20100",
		":set population many", ":set country Sverige", ":set kind planet", ":set profile nothing",
		":set name two\nlines", ":responsible", ":responsible 9", ":responsible L two words",
		":reopen", ":reopen because", ":role nobody", ":language xx", ":previous", ":redo",
	};
	struct sitting *s = sitting_new(sample_session("skolkompass-liten"), "ab", NULL);
	must(s, "a note, the one entry");
	must(s, ":inbox");
	must(s, "in the inbox");
	const char *fine[] = {"#0", "#L1"};
	for (size_t at = 0; at < 2; at++) {
		must(s, fine[at]);
		for (size_t i = 0; i < sizeof(lines) / sizeof(*lines); i++) {
			struct reply reply;
			struct error err = ERROR_INIT;
			sitting_draft(s, lines[i], strlen(lines[i]), (struct stamp){now, 0});
			char *before = content(s, true);
			size_t actions = s->done.n;
			bool done = enter(s, lines[i], &reply, &err);
			char *after = content(s, true);
			/* Some are only wrong at one of the two places. */
			if (done && at) {
				reply_done(&reply);
				if (strcmp(lines[i], ":flag ") && strcmp(lines[i], "? "))
					tap_check(false, __FILE__, __LINE__, lines[i]);
			} else if (done) {
				reply_done(&reply);
			} else if (strcmp(before, after) || s->done.n != actions ||
			    !is_sentence(s, lines[i], error_text(&err))) {
				tap_check(false, __FILE__, __LINE__, lines[i]);
				printf("#   %s\n", error_text(&err));
			}
			error_done(&err);
			free(before);
			free(after);
		}
	}
	ok(is_readable(s));
	sitting_free(s);
}

/* Lists of nothing but what parts them. */
static void
test_persons(void)
{
	static const char *const lines[] = {
		":interview I1 persons", ":interview I1 persons ;", ":interview I1 persons ; ;",
		":interview I1 times", ":interview I1 times ,", ":interview I1 title", ":interview I1 note",
		":interview I1 date soon", ":interview I1 minutes x", ":interview I1 role nobody",
		":interview I1 colour red", ":interview I1 title two\nlines", ":doc D1 title",
		":doc D1 title two\nlines", ":doc D1 note two\nlines", ":doc D1 colour",
	};
	struct sitting *s = sitting_new(sample_session("skolkompass-liten"), "ab", NULL);
	must(s, ":interview rektor");
	must(s, ":doc Plan");
	for (size_t i = 0; i < sizeof(lines) / sizeof(*lines); i++) {
		struct reply reply;
		struct error err = ERROR_INIT;
		bool done = enter(s, lines[i], &reply, &err);
		if (done)
			reply_done(&reply);
		if (!ok(!done && is_sentence(s, lines[i], error_text(&err))))
			printf("# %s: %s\n", lines[i], error_text(&err));
		error_done(&err);
	}
	ok(is_readable(s));
	sitting_free(s);
}

/* A beginning that fits only one is enough; others are named. */
static void
test_find(void)
{
	struct error err = ERROR_INIT;
	for (const struct command *c = commands; c->word; c++)
		if (command_find(c->word, NULL) != c)
			tap_check(false, __FILE__, __LINE__, c->word);
	is_str(command_find("int", NULL) ? command_find("int", NULL)->word : "", "interview");
	ok(!command_find("re", &err));
	ok(strstr(error_text(&err), "redo"));
	error_done(&err);
	ok(!command_find("nonsense", &err));
	ok(err.text);
	error_done(&err);
}

int
main(void)
{
	test_find();
	test_undo_each();
	test_refused();
	test_persons();
	test_walks();
	return tap_end();
}
