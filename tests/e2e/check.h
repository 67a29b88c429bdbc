/*
 * The directives that look: HOLDS, NOT_YET if it may come to hold, NEVER if
 * not. They change nothing and may be called again and again.
 */
#ifndef CHECK_H
#define CHECK_H

#include "call.h"

enum verdict check_shows(struct call *c);
enum verdict check_gone(struct call *c);
enum verdict check_matches(struct call *c);
enum verdict check_row(struct call *c);
enum verdict check_screen(struct call *c);
enum verdict check_cursor(struct call *c);
enum verdict check_attr(struct call *c);

enum verdict check_outhas(struct call *c);
enum verdict check_outlacks(struct call *c);
enum verdict check_exit(struct call *c);
enum verdict check_stopped(struct call *c);

enum verdict check_file(struct call *c);
enum verdict check_nofile(struct call *c);

#endif
