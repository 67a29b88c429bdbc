/*
 * The least that an ncurses program does per key: the floor that a key in the
 * form is measured against.  Ctrl-X ends it.
 *
 * The last row is not blank, as in any real program: below rows of blanks
 * ncurses looks at all their cells at every refresh, which costs a multiple
 * of all the rest.
 */

#include "config.h"

#include <curses.h>
#include <locale.h>

int
main(void)
{
	setlocale(LC_ALL, "");
	initscr();
	raw();
	noecho();
	mvhline(LINES - 1, 0, '=', COLS);
	refresh();
	WINDOW *text = newwin(LINES - 1, COLS, 0, 0);
	keypad(text, TRUE);
	scrollok(text, TRUE);
	waddstr(text, "type\n");
	wrefresh(text);
	for (wint_t c; wget_wch(text, &c) != ERR && c != ('X' & 31); ) {
		wchar_t shown[] = {c == '\r' ? L'\n' : (wchar_t)c, 0};
		waddwstr(text, shown);
		wrefresh(text);
	}
	delwin(text);
	endwin();
	return 0;
}
