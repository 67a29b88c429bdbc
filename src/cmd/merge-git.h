#ifndef CMD_MERGE_GIT_H
#define CMD_MERGE_GIT_H

/*
 * kompass merge --git: the driver that git calls where both sides changed a
 * file.  See gitattributes(5), "Defining a custom merge driver".
 */

/*
 * The paths of base, ours (where the result goes) and theirs, and the path in
 * the work tree for messages, or NULL.  Returns an exit status: 0 merged,
 * also with conflicts inside; 1 git merge-file left conflicts in what is no
 * session; 2 both sides stand in ours, between conflict markers.
 */
int merge_git(const char *base, const char *ours, const char *theirs, const char *path);

#endif
