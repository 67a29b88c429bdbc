/*
 * The least start of an ncurses program, a box with a line of text: the floor
 * that the form's start is measured against.  Any key ends it.
 */

#include "config.h"

#include <curses.h>
#include <locale.h>

int
main(void)
{
	setlocale(LC_ALL, "");
	initscr();
	cbreak();
	noecho();
	keypad(stdscr, TRUE);
	box(stdscr, 0, 0);
	mvaddstr(1, 2, "the floor");
	refresh();
	getch();
	endwin();
	return 0;
}
