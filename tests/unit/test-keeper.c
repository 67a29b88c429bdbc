#include "config.h"

/* One session on the disk while somebody works on it, and others do. */

#include <poll.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>

#include "base/clock.h"
#include "base/diag.h"
#include "base/error.h"
#include "model/command.h"
#include "model/session.h"
#include "model/sitting.h"
#include "store/history.h"
#include "store/keeper.h"
#include "store/session-file.h"
#include "tests/unit/scratch.h"

int __real_fsync(int);
int __wrap_fsync(int);
int __real_link(const char *, const char *);
int __wrap_link(const char *, const char *);

static _Atomic int failing;	/* errno of every fsync of a session and its folder */
static _Atomic int link_failing;	/* errno of every link: history */
static char *folder, *path;

/* While this is set the disk does not answer. */
static bool is_hanging;
static pthread_mutex_t gate = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t gate_moved = PTHREAD_COND_INITIALIZER;

static void
hang(bool value)
{
	pthread_mutex_lock(&gate);
	is_hanging = value;
	pthread_cond_broadcast(&gate_moved);
	pthread_mutex_unlock(&gate);
}

int
__wrap_fsync(int fd)
{
	char name[64], room[512];
	snprintf(name, sizeof(name), "/proc/self/fd/%d", fd);
	ssize_t len = readlink(name, room, sizeof(room) - 1);
	room[len < 0 ? 0 : len] = '\0';
	if (strncmp(room, folder, strlen(folder)))
		return __real_fsync(fd);
	pthread_mutex_lock(&gate);
	while (is_hanging)
		pthread_cond_wait(&gate_moved, &gate);
	pthread_mutex_unlock(&gate);
	if (failing) {
		errno = failing;
		return -1;
	}
	return __real_fsync(fd);
}

int
__wrap_link(const char *from, const char *to)
{
	if (link_failing) {
		errno = link_failing;
		return -1;
	}
	return __real_link(from, to);
}

/* One who works. */
struct desk {
	struct keeper *keeper;
	struct sitting *sitting;
};

static char *small;	/* a session's text */

static void
set_up(void)
{
	folder = scratch_folder();
	path = xasprintf("%s/s.yaml", folder);
	scratch_write(path, small);
}

static void
tear_down(void)
{
	failing = link_failing = 0;
	free(folder);
	free(path);
}

static const char *stick;	/* where backups go, if anywhere */

static bool
sit(struct desk *d, const char *who)
{
	struct diags diags;
	struct error err = ERROR_INIT;
	struct session *session;
	diags_init(&diags, path);
	d->keeper = keeper_open(&session, path, stick, &diags, &err);
	d->sitting = d->keeper ? sitting_new(session, who, NULL) : NULL;
	if (!d->keeper)
		printf("# %s %s\n", error_text(&err), diags.list.n ? diags.list.v[0].text : "");
	error_done(&err);
	diags_done(&diags);
	return d->keeper;
}

static bool
enter(struct desk *d, const char *line)
{
	struct reply reply;
	struct error err = ERROR_INIT;
	unsigned column;
	bool done = command_enter(d->sitting, line, strlen(line), false, NULL, clock_now(),
		&reply, &column, &err);
	if (done)
		reply_done(&reply);
	else
		printf("# %s: %s\n", line, error_text(&err));
	error_done(&err);
	return done;
}

static int later;	/* seconds, of drafts */

static void
draft(struct desk *d, const char *text)
{
	struct stamp now = clock_now();
	now.seconds += later;
	sitting_draft(d->sitting, text, strlen(text), now);
}

static bool
save(struct desk *d)
{
	return keeper_save(d->keeper, d->sitting, 10000);
}

static bool has_changed;	/* what the last news said */

/* Waits for news of the saver or the watch, and takes them. */
static bool
wait_news(struct desk *d, char **message)
{
	bool had_warning = keeper_warning(d->keeper);
	*message = NULL;
	for (;;) {
		/* Going beside the file makes another watch. */
		struct pollfd fds[] = {
			{.fd = keeper_saver_fd(d->keeper), .events = POLLIN},
			{.fd = keeper_watch_fd(d->keeper), .events = POLLIN},
		};
		if (poll(fds, 2, 10000) <= 0)
			return false;
		if (fds[1].revents)
			keeper_look(d->keeper);
		if (!fds[0].revents)
			continue;
		has_changed = keeper_news(d->keeper, d->sitting, message);
		if (*message || keeper_failure(d->keeper) || !had_warning != !keeper_warning(d->keeper))
			return true;
	}
}

static bool
rise(struct desk *d)
{
	struct keeper_end end;
	bool is_saved = keeper_close(d->keeper, d->sitting, 10000, &end);
	if (!is_saved)
		printf("# not saved: %s, in %s\n", end.failure, end.rescue ? end.rescue : "");
	keeper_end_done(&end);
	sitting_free(d->sitting);
	return is_saved;
}

static bool
has(const char *file, const char *text)
{
	char *got = scratch_read(file);
	bool is_there = got && strstr(got, text);
	if (!is_there)
		printf("#   %s has no \"%s\"\n", file, text);
	free(got);
	return is_there;
}

/* Does somebody else have this file open, change it by this line, and leave? */
static bool
visit(const char *who, const char *line)
{
	struct desk d;
	return sit(&d, who) && enter(&d, line) && rise(&d);
}

static void
test_save(void)
{
	struct desk d;
	bool wants_draft;
	set_up();
	ok(sit(&d, "ab"));
	is_str(keeper_path(d.keeper), path);
	is_int(keeper_tick(d.keeper, d.sitting, false, &wants_draft), -1);
	is_int(keeper_state(d.keeper, d.sitting->session), KEEPER_SAVED);
	ok(enter(&d, "+ mine"));
	is_int(keeper_state(d.keeper, d.sitting->session), KEEPER_SAVING);
	int wait = keeper_tick(d.keeper, d.sitting, false, &wants_draft);
	ok(wait > 0 && wait <= KEEPER_DELAY_MS);
	ok(!wants_draft);
	/* Time passes until it wants to be saved, and longer where somebody types. */
	while (keeper_tick(d.keeper, d.sitting, true, &wants_draft) >= 0)
		;
	ok(wants_draft);
	ok(save(&d));
	is_int(keeper_state(d.keeper, d.sitting->session), KEEPER_SAVED);
	is_int(keeper_backup(d.keeper), 0);
	ok(has(path, "text: mine"));
	ok(rise(&d));
	is_int(scratch_count(folder), 1);
	tear_down();
}

static void
test_change_underneath(void)
{
	struct desk d;
	char *message;
	set_up();
	ok(sit(&d, "ab"));
	ok(enter(&d, "+ mine"));
	ok(visit("cd", "- theirs"));
	/* The watch has it noticed; our own is not there yet. */
	ok(wait_news(&d, &message));
	ok(message && strstr(message, "merged"));
	ok(has_changed);
	free(message);
	ok(save(&d));
	ok(has(path, "text: mine") && has(path, "text: theirs"));
	/* At the moment of leaving. */
	ok(enter(&d, "+ more of mine"));
	ok(visit("cd", "- more of theirs"));
	ok(rise(&d));
	ok(has(path, "text: more of mine") && has(path, "text: more of theirs"));
	is_int(scratch_count(folder), 1);
	tear_down();
}

static void
test_broken_underneath(void)
{
	struct desk d;
	char *message;
	set_up();
	char *beside = xasprintf("%s/s-2.yaml", folder);
	ok(sit(&d, "ab"));
	ok(enter(&d, "+ mine"));
	scratch_write(path, "<<<<<<< not YAML\n");
	keeper_put(d.keeper, d.sitting);
	while (!keeper_warning(d.keeper) && wait_news(&d, &message))
		free(message);
	ok(save(&d));
	ok(keeper_warning(d.keeper) && strstr(keeper_warning(d.keeper), beside));
	is_str(keeper_path(d.keeper), beside);
	ok(scratch_holds(path, "<<<<<<< not YAML\n"));
	ok(has(beside, "text: mine"));
	ok(enter(&d, "+ later"));
	struct keeper_end end;
	ok(keeper_close(d.keeper, d.sitting, 10000, &end));
	ok(end.warning && strstr(end.warning, beside));
	keeper_end_done(&end);
	sitting_free(d.sitting);
	ok(has(beside, "text: later"));
	is_int(scratch_count(folder), 2);
	free(beside);
	tear_down();
}

/* Another evaluation's file under the same name is broken, for us. */
static void
test_other_evaluation(void)
{
	struct desk d;
	set_up();
	char *other = xstrdup(small), *at = strstr(other, "tga8pk5w91b5trma");
	memcpy(at, "aaaaaaaaaaaaaaaa", 16);
	char *beside = xasprintf("%s/s-2.yaml", folder);
	ok(sit(&d, "ab"));
	ok(enter(&d, "+ mine"));
	scratch_write(path, other);
	ok(rise(&d));
	ok(scratch_holds(path, other));
	ok(has(beside, "text: mine"));
	free(beside);
	free(other);
	tear_down();
}

static void
test_gone(void)
{
	struct desk d;
	char *message;
	set_up();
	ok(sit(&d, "ab"));
	ok(enter(&d, "+ mine"));
	unlink(path);
	ok(wait_news(&d, &message));
	ok(message && strstr(message, "removed"));
	ok(!has_changed);
	free(message);
	ok(rise(&d));
	ok(has(path, "text: mine"));
	tear_down();
}

/* A child sits down, types, saves, and is killed or stays; *fd is its life line. */
static pid_t
child_types(const char *text, bool is_killed, int *fd)
{
	int ready[2], life[2];
	if (pipe(ready) || pipe(life))
		return -1;
	pid_t child = fork();
	if (!child) {
		struct desk d;
		char c = 0;
		close(life[1]);
		/* What it prints is no test. */
		if (!freopen("/dev/null", "w", stdout) || !sit(&d, "ab"))
			_exit(1);
		sitting_go(d.sitting, "1.2");
		draft(&d, text);
		keeper_put(d.keeper, d.sitting);
		bool is_saved = save(&d);
		if (write(ready[1], is_saved ? "y" : "n", 1) != 1)
			_exit(1);
		if (is_killed)
			raise(SIGKILL);
		ssize_t ignored = read(life[0], &c, 1);
		(void)ignored;
		raise(SIGKILL);
	}
	char answer = 0;
	close(ready[1]);
	close(life[0]);
	ok(read(ready[0], &answer, 1) == 1 && answer == 'y');
	close(ready[0]);
	*fd = life[1];
	if (is_killed)
		waitpid(child, NULL, 0);
	return child;
}

static void
test_draft_after_kill(void)
{
	struct desk d;
	char *place, *text;
	int fd;
	set_up();
	child_types("half a sent", true, &fd);
	close(fd);
	/* Somebody else's is not ours to take. */
	ok(sit(&d, "cd"));
	is_str(keeper_adopt_draft(d.keeper, d.sitting, &place), NULL);
	ok(rise(&d));
	ok(sit(&d, "ab"));
	text = keeper_adopt_draft(d.keeper, d.sitting, &place);
	is_str(text, "half a sent");
	is_str(place, "1.2");
	free(text);
	free(place);
	/* It is ours now: typing goes on in the same draft, Enter ends it. */
	draft(&d, "half a sentence");
	is_int(d.sitting->session->sections[SECTION_DRAFTS].n, 1);
	ok(save(&d));
	ok(has(path, "half a sentence"));
	ok(enter(&d, "half a sentence and the rest"));
	ok(rise(&d));
	ok(sit(&d, "ab"));
	is_str(keeper_adopt_draft(d.keeper, d.sitting, &place), NULL);
	ok(rise(&d));
	tear_down();
}

static void
test_draft_of_the_living(void)
{
	struct desk d;
	char *place, *text;
	int fd;
	set_up();
	pid_t child = child_types("being typed elsewhere", false, &fd);
	ok(sit(&d, "ab"));
	is_str(keeper_adopt_draft(d.keeper, d.sitting, &place), NULL);
	close(fd);
	waitpid(child, NULL, 0);
	text = keeper_adopt_draft(d.keeper, d.sitting, &place);
	is_str(text, "being typed elsewhere");
	free(text);
	free(place);
	ok(rise(&d));
	tear_down();
}

/* What a killed sitting left in the state folder to say that it lives goes. */
static void
test_lives_are_swept(void)
{
	struct desk d;
	int fd;
	set_up();
	child_types("x", true, &fd);
	close(fd);
	ok(sit(&d, "ab"));
	int left = 0;
	const char *state = keeper_state_folder(d.keeper);
	DIR *dir = opendir(state);
	const struct dirent *entry;
	while ((entry = readdir(dir)))
		left += !strncmp(entry->d_name, "live-", 5);
	closedir(dir);
	is_int(left, 0);
	ok(rise(&d));
	tear_down();
}

static void
test_full_disk(void)
{
	struct desk d;
	char *message;
	set_up();
	ok(sit(&d, "ab"));
	failing = ENOSPC;
	ok(enter(&d, "+ mine"));
	keeper_put(d.keeper, d.sitting);
	ok(wait_news(&d, &message));
	free(message);
	is_int(keeper_state(d.keeper, d.sitting->session), KEEPER_FAILING);
	ok(strstr(keeper_failure(d.keeper), strerror(ENOSPC)));
	ok(scratch_holds(path, small));
	struct keeper_end end;
	ok(!keeper_close(d.keeper, d.sitting, 10000, &end));
	ok(end.failure && strstr(end.failure, strerror(ENOSPC)));
	ok(end.rescue && has(end.rescue, "text: mine"));
	struct stat st;
	ok(!stat(end.rescue, &st) && (st.st_mode & 0777) == 0600);
	ok(scratch_holds(path, small));
	is_int(scratch_count(folder), 1);
	keeper_end_done(&end);
	is_str(end.rescue, NULL);
	is_str(end.failure, NULL);
	/* Once more does no harm. */
	keeper_end_done(&end);
	sitting_free(d.sitting);
	tear_down();
}

static void
test_room_again(void)
{
	struct desk d;
	char *message;
	set_up();
	ok(sit(&d, "ab"));
	failing = EIO;
	ok(enter(&d, "+ mine"));
	keeper_put(d.keeper, d.sitting);
	ok(wait_news(&d, &message));
	free(message);
	ok(enter(&d, "+ typed meanwhile"));
	failing = 0;
	ok(save(&d));
	is_int(keeper_state(d.keeper, d.sitting->session), KEEPER_SAVED);
	ok(has(path, "text: mine") && has(path, "text: typed meanwhile"));
	ok(rise(&d));
	tear_down();
}

static size_t
count_kept(const char *state, enum generation_reason reason, const char *text)
{
	struct generations list;
	size_t n = 0;
	history_list(&list, state);
	for (size_t i = 0; i < list.n; i++)
		n += list.v[i].reason == reason && has(list.v[i].path, text);
	history_done(&list);
	return n;
}

/* Comments are lost when it is saved: the file as it was is kept before. */
static void
test_edited_by_hand(void)
{
	struct desk d;
	struct diags diags;
	struct error err = ERROR_INIT;
	struct session *session;
	set_up();
	char *edited = xasprintf("# a remark of mine\n%s", small);
	scratch_write(path, edited);
	/* Not without the copy. */
	link_failing = ENOSPC;
	diags_init(&diags, path);
	ok(!keeper_open(&session, path, NULL, &diags, &err));
	ok(strstr(error_text(&err), strerror(ENOSPC)));
	ok(!session);
	error_done(&err);
	diags_done(&diags);
	ok(scratch_holds(path, edited));
	link_failing = 0;
	ok(sit(&d, "ab"));
	is_int(count_kept(keeper_state_folder(d.keeper), GENERATION_EDITED, "# a remark of mine"), 1);
	/* Looking alone changes nothing. */
	ok(rise(&d));
	ok(scratch_holds(path, edited));
	ok(sit(&d, "ab"));
	ok(enter(&d, "+ mine"));
	ok(rise(&d));
	ok(has(path, "text: mine"));
	free(edited);
	tear_down();
}

/* The file with one more entry, as its bytes. */
static char *
with_entry(const char *who, const char *line)
{
	char *before = scratch_read(path);
	visit(who, line);
	char *text = scratch_read(path);
	scratch_write(path, before);
	free(before);
	return text;
}

static char *
leave_behind(const char *text)
{
	char *temp = xasprintf("%s/.s.yaml.0123456789ab.kompass-tmp", folder);
	scratch_write(temp, text);
	return temp;
}

static void
test_leftover_is_merged(void)
{
	struct desk d;
	set_up();
	char *newer = with_entry("ab", "+ not moved any more"), *temp = leave_behind(newer);
	ok(sit(&d, "ab"));
	/* It stays until what it brought is in the file. */
	ok(!access(temp, F_OK));
	is_int(keeper_state(d.keeper, d.sitting->session), KEEPER_SAVING);
	ok(rise(&d));
	ok(access(temp, F_OK));
	ok(has(path, "text: not moved any more"));
	is_int(scratch_count(folder), 1);
	/* What has nothing new goes at once. */
	free(temp);
	temp = leave_behind(newer);
	ok(sit(&d, "ab"));
	ok(access(temp, F_OK));
	is_int(keeper_state(d.keeper, d.sitting->session), KEEPER_SAVED);
	ok(rise(&d));
	free(temp);
	free(newer);
	tear_down();
}

/* Torn, or no session at all: it goes to the history, not away. */
static void
test_leftover_is_kept(void)
{
	struct desk d;
	set_up();
	char *temp = leave_behind("a letter to somebody\n");
	link_failing = ENOSPC;
	ok(sit(&d, "ab"));
	ok(!access(temp, F_OK));
	ok(rise(&d));
	link_failing = 0;
	ok(sit(&d, "ab"));
	ok(access(temp, F_OK));
	is_int(count_kept(keeper_state_folder(d.keeper), GENERATION_FOREIGN, "a letter"), 1);
	ok(rise(&d));
	free(temp);
	temp = leave_behind("");
	ok(sit(&d, "ab"));
	ok(access(temp, F_OK));
	ok(rise(&d));
	ok(scratch_holds(path, small));
	free(temp);
	tear_down();
}

/* Two texts of one length, told apart by their bytes alone. */
static void
test_leftover_of_the_same_length(void)
{
	struct desk d;
	set_up();
	ok(sit(&d, "ab"));
	draft(&d, "aaaa");
	ok(save(&d));
	char *older = scratch_read(path), *newer = xstrdup("");
	/* A digest that looks like a number stands in quotes: till both do, or neither. */
	for (char text[] = "bbbb"; strlen(newer) != strlen(older) && text[3] <= 'z'; text[3]++) {
		draft(&d, text);
		ok(save(&d));
		free(newer);
		newer = scratch_read(path);
	}
	is_int(strlen(newer), strlen(older));
	ok(rise(&d));
	scratch_write(path, older);
	char *temp = leave_behind(newer);
	ok(sit(&d, "ab"));
	ok(!access(temp, F_OK));
	ok(rise(&d));
	ok(access(temp, F_OK));
	ok(scratch_holds(path, newer));
	free(temp);
	free(newer);
	free(older);
	tear_down();
}

/* A session, but another evaluation's: for the history. */
static void
test_leftover_of_another_evaluation(void)
{
	struct desk d;
	set_up();
	char *other = xstrdup(small), *temp;
	memcpy(strstr(other, "tga8pk5w91b5trma"), "aaaaaaaaaaaaaaaa", 16);
	temp = leave_behind(other);
	ok(sit(&d, "ab"));
	ok(access(temp, F_OK));
	is_int(count_kept(keeper_state_folder(d.keeper), GENERATION_FOREIGN, "aaaaaaaaaaaaaaaa"), 1);
	ok(rise(&d));
	ok(scratch_holds(path, small));
	free(temp);
	free(other);
	tear_down();
}

/* Nowhere for locks, places and generations: one can work, but not over a hand edit. */
static void
test_no_state_folder(void)
{
	struct desk d;
	struct diags diags;
	struct error err = ERROR_INIT;
	struct session *session;
	char *file = xasprintf("%s/state-file", scratch), *place;
	scratch_write(file, "");
	setenv("XDG_STATE_HOME", file, 1);
	set_up();
	ok(sit(&d, "ab"));
	is_str(keeper_state_folder(d.keeper), NULL);
	draft(&d, "half");
	ok(save(&d));
	/* Whose draft lives nobody can tell: it may be taken over. */
	char *text = keeper_adopt_draft(d.keeper, d.sitting, &place);
	is_str(text, "half");
	free(text);
	free(place);
	ok(enter(&d, "+ mine"));
	keeper_remember(d.keeper, d.sitting);
	keeper_resume(d.keeper, d.sitting);
	ok(save(&d));
	ok(has(path, "text: mine"));
	/* And nothing can be rescued. */
	ok(enter(&d, "+ more"));
	failing = EIO;
	struct keeper_end end;
	ok(!keeper_close(d.keeper, d.sitting, 10000, &end));
	is_str(end.rescue, NULL);
	ok(end.failure && strstr(end.failure, strerror(EIO)));
	keeper_end_done(&end);
	sitting_free(d.sitting);
	failing = 0;
	char *edited = xasprintf("# by hand\n%s", small);
	scratch_write(path, edited);
	diags_init(&diags, path);
	ok(!keeper_open(&session, path, NULL, &diags, &err));
	ok(strstr(error_text(&err), "HOME"));
	ok(scratch_holds(path, edited));
	diags_done(&diags);
	error_done(&err);
	free(edited);
	setenv("XDG_STATE_HOME", scratch, 1);
	unlink(file);
	free(file);
	tear_down();
}

/* Somebody tidied it away while the form is open. */
static void
test_state_folder_removed(void)
{
	struct desk d;
	set_up();
	ok(sit(&d, "ab"));
	scratch_remove(keeper_state_folder(d.keeper));
	ok(enter(&d, "+ mine"));
	ok(save(&d));
	keeper_remember(d.keeper, d.sitting);
	ok(has(path, "text: mine"));
	ok(enter(&d, "+ more"));
	failing = ENOSPC;
	struct keeper_end end;
	ok(!keeper_close(d.keeper, d.sitting, 10000, &end));
	is_str(end.rescue, NULL);
	ok(end.failure);
	keeper_end_done(&end);
	sitting_free(d.sitting);
	tear_down();
}

/* Where one left is found again; a place that is none is passed over. */
static void
test_place(void)
{
	struct desk d;
	set_up();
	ok(sit(&d, "ab"));
	char *place = xasprintf("%s/place-ab", keeper_state_folder(d.keeper));
	sitting_go(d.sitting, "1.2");
	keeper_remember(d.keeper, d.sitting);
	ok(scratch_holds(place, "1.2"));
	sitting_go(d.sitting, "1.1");
	keeper_resume(d.keeper, d.sitting);
	is_str(d.sitting->place, "1.2");
	static const char *const odd[] = {"", "9.9", "no place at all"};
	for (size_t i = 0; i < sizeof(odd) / sizeof(*odd); i++) {
		scratch_write(place, odd[i]);
		keeper_resume(d.keeper, d.sitting);
		is_str(d.sitting->place, "1.2");
	}
	unlink(place);
	keeper_resume(d.keeper, d.sitting);
	is_str(d.sitting->place, "1.2");
	ok(rise(&d));
	free(place);
	tear_down();
}

/* Who only looks takes no draft over. */
static void
test_draft_and_viewing(void)
{
	struct desk d;
	char *place;
	int fd;
	set_up();
	child_types("half", true, &fd);
	close(fd);
	ok(sit(&d, "ab"));
	d.sitting->is_viewing = true;
	is_str(keeper_adopt_draft(d.keeper, d.sitting, &place), NULL);
	is_str(place, NULL);
	d.sitting->is_viewing = false;
	char *text = keeper_adopt_draft(d.keeper, d.sitting, &place);
	is_str(text, "half");
	free(text);
	free(place);
	ok(rise(&d));
	tear_down();
}

/* Of two drafts the later one is taken; a deleted one never is. */
static void
test_draft_of_several(void)
{
	struct desk d;
	char *place;
	int fd;
	set_up();
	for (int i = 0; i < 2; i++) {
		later = i * 60;
		child_types(i ? "second" : "first", true, &fd);
		close(fd);
	}
	ok(sit(&d, "ab"));
	later = 0;
	is_int(d.sitting->session->sections[SECTION_DRAFTS].n, 2);
	char *text = keeper_adopt_draft(d.keeper, d.sitting, &place);
	is_str(text, "second");
	free(text);
	free(place);
	ok(enter(&d, "second, and entered"));
	text = keeper_adopt_draft(d.keeper, d.sitting, &place);
	is_str(text, "first");
	free(text);
	free(place);
	ok(rise(&d));
	tear_down();
}

/* Bytes of others without anything new in them. */
static void
test_nothing_new_underneath(void)
{
	struct desk d;
	char *message;
	set_up();
	ok(sit(&d, "ab"));
	char *edited = xasprintf("# a remark\n%s", small);
	scratch_write(path, edited);
	ok(wait_news(&d, &message));
	ok(message && strstr(message, "nothing new"));
	ok(!has_changed);
	free(message);
	ok(rise(&d));
	ok(scratch_holds(path, small));
	free(edited);
	tear_down();
}

/* Somebody signs underneath: it is read-only from then on, and that is said once. */
static void
test_signed_underneath(void)
{
	struct desk d;
	char *message, *second;
	set_up();
	ok(sit(&d, "ab"));
	/* What was not saved yet was not signed; that is not what is to be told here. */
	ok(enter(&d, "+ mine"));
	ok(visit("cd", ":sign anyway because"));
	ok(wait_news(&d, &message));
	ok(message && strstr(message, " by cd meanwhile: read-only now"));
	ok(session_is_closed(d.sitting->session));
	free(message);
	ok(save(&d));
	char *text = scratch_read(path), *edited = xasprintf("# a remark\n%s", text);
	scratch_write(path, edited);
	ok(wait_news(&d, &second));
	ok(second && strstr(second, "nothing new"));
	free(second);
	ok(rise(&d));
	free(edited);
	free(text);
	tear_down();
}

/* Beside a file of another name, and of those that are there the next. */
static void
test_names_beside(void)
{
	static const char *const names[][3] = {
		{"s.yaml", "s-2.yaml", "s-3.yaml"},
		{"session", "session-2", "session-3"},
		{"s", "s-2", "s-3"},
	};
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		struct desk d;
		char *beside[2];
		folder = scratch_folder();
		path = xasprintf("%s/%s", folder, names[i][0]);
		for (int j = 0; j < 2; j++)
			beside[j] = xasprintf("%s/%s", folder, names[i][j + 1]);
		scratch_write(path, small);
		scratch_write(beside[0], "somebody's\n");
		ok(sit(&d, "ab"));
		ok(enter(&d, "+ mine"));
		scratch_write(path, "broken\n");
		ok(save(&d));
		is_str(keeper_path(d.keeper), beside[1]);
		ok(rise(&d));
		ok(has(beside[1], "text: mine"));
		ok(scratch_holds(path, "broken\n"));
		ok(scratch_holds(beside[0], "somebody's\n"));
		is_int(scratch_count(folder), 3);
		free(beside[0]);
		free(beside[1]);
		tear_down();
	}
}

static void
test_backup_state(void)
{
	struct desk d;
	char *there = scratch_folder(), *none = xasprintf("%s/none", there);
	for (int i = 0; i < 2; i++) {
		set_up();
		stick = i ? none : there;
		ok(sit(&d, "ab"));
		is_int(keeper_backup(d.keeper), 1);
		ok(enter(&d, "+ mine"));
		ok(save(&d));
		struct pollfd fd = {.fd = keeper_saver_fd(d.keeper), .events = POLLIN};
		while (i && keeper_backup(d.keeper) > 0 && poll(&fd, 1, 10000) == 1) {
			char *message;
			keeper_news(d.keeper, d.sitting, &message);
			free(message);
		}
		is_int(keeper_backup(d.keeper), i ? -1 : 1);
		ok(rise(&d));
		is_int(scratch_count(there), 1);
		tear_down();
	}
	stick = NULL;
	free(none);
	free(there);
}

/* What was rescued, the caller's; NULL if there is none. */
static char *
find_rescue(const char *state)
{
	char *found = NULL;
	DIR *dir = opendir(state);
	const struct dirent *entry;
	while (dir && (entry = readdir(dir)))
		if (!found && !strncmp(entry->d_name, "rescued-", 8))
			found = file_join(state, entry->d_name);
	if (dir)
		closedir(dir);
	return found;
}

/* Lets the disk answer when there is a rescue. */
static void *
answer_late(void *state)
{
	char *found;
	while (!(found = find_rescue(state)))
		sched_yield();
	free(found);
	hang(false);
	return NULL;
}

/* A disk that hangs: nobody waits longer than they said. */
static void
test_disk_does_not_answer(void)
{
	struct desk d;
	set_up();
	ok(sit(&d, "ab"));
	ok(enter(&d, "+ mine"));
	hang(true);
	ok(!keeper_save(d.keeper, d.sitting, 0));
	ok(!keeper_save(d.keeper, d.sitting, 1));
	is_int(keeper_state(d.keeper, d.sitting->session), KEEPER_SAVING);
	is_str(keeper_failure(d.keeper), NULL);
	hang(false);
	ok(save(&d));
	is_int(keeper_state(d.keeper, d.sitting->session), KEEPER_SAVED);
	ok(has(path, "text: mine"));
	/* Leaving goes on when all is written elsewhere. */
	ok(enter(&d, "+ the last one"));
	char *state = xstrdup(keeper_state_folder(d.keeper));
	struct keeper_end end;
	pthread_t thread;
	hang(true);
	ok(!pthread_create(&thread, NULL, answer_late, state));
	ok(!keeper_close(d.keeper, d.sitting, 1, &end));
	ok(end.failure && strstr(end.failure, "does not answer"));
	ok(end.rescue && has(end.rescue, "text: the last one"));
	pthread_join(thread, NULL);
	keeper_end_done(&end);
	sitting_free(d.sitting);
	free(state);
	tear_down();
}

/* Many at once, each leaving when it likes: nobody's entry is missing. */
static void
test_many(void)
{
	enum { PEOPLE = 5, ENTRIES = 6 };
	pid_t children[PEOPLE];
	set_up();
	for (int i = 0; i < PEOPLE; i++) {
		children[i] = fork();
		if (children[i])
			continue;
		struct desk d;
		char who[3] = {'p', (char)('a' + i), '\0'};
		if (!freopen("/dev/null", "w", stdout))
			_exit(1);
		bool is_good = sit(&d, who);
		for (int j = 0; is_good && j < ENTRIES; j++) {
			char *line = xasprintf("+ %s wrote number %d", who, j);
			is_good = enter(&d, line) && save(&d);
			free(line);
		}
		_exit(is_good && rise(&d) ? 0 : 1);
	}
	for (int i = 0; i < PEOPLE; i++) {
		int status;
		ok(waitpid(children[i], &status, 0) == children[i] && !status);
	}
	int missing = 0;
	for (int i = 0; i < PEOPLE; i++)
		for (int j = 0; j < ENTRIES; j++) {
			char *text = xasprintf("text: p%c wrote number %d", 'a' + i, j);
			missing += !has(path, text);
			free(text);
		}
	is_int(missing, 0);
	is_int(scratch_count(folder), 1);
	tear_down();
}

int
main(void)
{
	const char *data = getenv("TESTDATA");
	char *from = xasprintf("%s/good/session/small.yaml", data ? data : "tests/data");
	char *raw = scratch_read(from);
	struct diags diags;
	struct buf text = BUF_INIT;
	diags_init(&diags, from);
	struct session *s = raw ? session_read(raw, strlen(raw), NULL, &diags) : NULL;
	if (!s) {
		printf("Bail out! %s\n", from);
		return 99;
	}
	/* As the program writes it. */
	session_format(&text, s);
	small = buf_steal(&text);
	session_free(s);
	diags_done(&diags);
	scratch_open();
	test_save();
	test_change_underneath();
	test_broken_underneath();
	test_other_evaluation();
	test_gone();
	test_draft_after_kill();
	test_draft_of_the_living();
	test_lives_are_swept();
	test_full_disk();
	test_room_again();
	test_edited_by_hand();
	test_leftover_is_merged();
	test_leftover_is_kept();
	test_leftover_of_the_same_length();
	test_leftover_of_another_evaluation();
	test_no_state_folder();
	test_state_folder_removed();
	test_place();
	test_draft_and_viewing();
	test_draft_of_several();
	test_nothing_new_underneath();
	test_signed_underneath();
	test_names_beside();
	test_backup_state();
	test_disk_does_not_answer();
	test_many();
	scratch_close();
	free(raw);
	free(from);
	free(small);
	return tap_end();
}
