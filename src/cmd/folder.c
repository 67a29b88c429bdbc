#include "config.h"

/* Which folder the archive is, where a command is not told. */

#include <dirent.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/file.h"
#include "cmd/cmd.h"
#include "store/session-file.h"

enum { BEGINNING = 4096 };	/* bytes in which a session shows that it is one */

/* Does the file look like a session?  A pipe or device is not waited for. */
static bool
is_session(const char *path)
{
	char bytes[BEGINNING];
	struct stat st;
	int fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
	if (fd < 0)
		return false;
	bool is_file = !fstat(fd, &st) && S_ISREG(st.st_mode);
	ssize_t len = is_file ? read(fd, bytes, sizeof(bytes)) : -1;
	close(fd);
	return len > 0 && session_is_likely(bytes, (size_t)len);
}

static bool
is_yaml(const char *name)
{
	const char *dot = strrchr(name, '.');
	return name[0] != '.' && dot && (!strcmp(dot, ".yaml") || !strcmp(dot, ".yml"));
}

/*
 * Are there sessions in this folder itself?  Folders below it do not count: who
 * is at home, with an archive there, does not mean all that is at home.
 */
static bool
holds_sessions(const char *folder)
{
	DIR *dir = opendir(folder);
	bool is_found = false;
	const struct dirent *entry;
	while (dir && !is_found && (entry = readdir(dir))) {
		if (!is_yaml(entry->d_name))
			continue;
		char *path = file_join(folder, entry->d_name);
		is_found = is_session(path);
		free(path);
	}
	if (dir)
		closedir(dir);
	return is_found;
}

char *
cmd_archive_folder(const char *option)
{
	const char *home = getenv("HOME");
	if (option)
		return xstrdup(option);
	if (globals.archive)
		return xstrdup(globals.archive);
	if (!holds_sessions(".") && home && home[0] == '/')
		return file_join(home, "Kompass");
	return xstrdup(".");
}
