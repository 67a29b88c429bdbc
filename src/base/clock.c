#include "config.h"

#include "base/clock.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The pinned clock: read from the environment once. */
static struct {
	bool is_read, is_pinned;
	struct stamp at;
	int64_t step;
} pinned;

/* Days since 1970-01-01 of a date of the Gregorian calendar (proleptic). */
static int64_t
days_of(int64_t y, int m, int d)
{
	y -= m <= 2;
	int64_t era = (y >= 0 ? y : y - 399) / 400;
	int64_t yoe = y - era * 400;
	int64_t doy = (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5 + d - 1;
	int64_t doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;
	return era * 146097 + doe - 719468;
}

static void
date_of(int64_t days, int *year, int *month, int *day)
{
	days += 719468;
	int64_t era = (days >= 0 ? days : days - 146096) / 146097;
	int64_t doe = days - era * 146097;
	int64_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	int64_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
	int mp = (int)((5 * doy + 2) / 153);
	*day = (int)(doy - (153 * mp + 2) / 5 + 1);
	*month = mp < 10 ? mp + 3 : mp - 9;
	*year = (int)(yoe + era * 400 + (*month <= 2));
}

static int
days_in(int year, int month)
{
	static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	bool is_leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
	return days[month - 1] + (month == 2 && is_leap);
}

/* Reads exactly `n` digits at *p and moves on; -1 if they are not there. */
static int
number(const char **p, int n)
{
	int value = 0;
	while (n--) {
		if (**p < '0' || **p > '9')
			return -1;
		value = value * 10 + *(*p)++ - '0';
	}
	return value;
}

static bool
date_parse(const char **p, int *y, int *m, int *d)
{
	*y = number(p, 4);
	if (*y < 1 || *(*p)++ != '-')
		return false;
	*m = number(p, 2);
	if (*m < 1 || *m > 12 || *(*p)++ != '-')
		return false;
	*d = number(p, 2);
	return *d >= 1 && *d <= days_in(*y, *m);
}

bool
date_is_valid(const char *text)
{
	int y, m, d;
	return date_parse(&text, &y, &m, &d) && !*text;
}

bool
stamp_parse(struct stamp *out, const char *p)
{
	int y, m, d;
	if (!date_parse(&p, &y, &m, &d) || *p++ != 'T')
		return false;
	int hour = number(&p, 2);
	if (hour < 0 || hour > 23 || *p++ != ':')
		return false;
	int minute = number(&p, 2);
	if (minute < 0 || minute > 59 || *p++ != ':')
		return false;
	int second = number(&p, 2);
	if (second < 0 || second > 59)
		return false;
	int offset = 0;
	if (*p == 'Z') {
		p++;
	} else {
		int sign = *p == '+' ? 1 : *p == '-' ? -1 : 0;
		if (!sign)
			return false;
		p++;
		int h = number(&p, 2);
		if (h < 0 || h > 14 || *p++ != ':')
			return false;
		int min = number(&p, 2);
		if (min < 0 || min > 59)
			return false;
		offset = sign * (h * 60 + min);
	}
	if (*p)
		return false;
	out->seconds = days_of(y, m, d) * 86400 + hour * 3600 + minute * 60 + second - offset * 60;
	out->offset = offset;
	return true;
}

static void
read_pin(void)
{
	pinned.is_read = true;
	const char *text = getenv("KOMPASS_CLOCK");
	if (!text)
		return;
	size_t len = strcspn(text, "/");
	char room[STAMP_ROOM];
	if (len >= sizeof(room))
		return;
	memcpy(room, text, len);
	room[len] = '\0';
	pinned.is_pinned = stamp_parse(&pinned.at, room);
	if (text[len] == '/')
		pinned.step = strtol(text + len + 1, NULL, 10);
}

struct stamp
clock_local(int64_t seconds)
{
	time_t t = (time_t)seconds;
	struct tm tm;
	struct stamp s = {seconds, 0};
	if (localtime_r(&t, &tm)) {
		int64_t local = days_of(tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday) * 86400 +
			tm.tm_hour * 3600 + tm.tm_min * 60 + tm.tm_sec;
		s.offset = (int)((local - seconds) / 60);
	}
	return s;
}

struct stamp
clock_now(void)
{
	if (!pinned.is_read)
		read_pin();
	if (pinned.is_pinned)
		return pinned.at;
	return clock_local(time(NULL));
}

struct stamp
clock_action(void)
{
	struct stamp s = clock_now();
	if (pinned.is_pinned)
		pinned.at.seconds += pinned.step;
	return s;
}

int64_t
clock_ms(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* Splits into local days since the epoch and the second of that day. */
static void
split(struct stamp s, int64_t *days, int *second)
{
	int64_t local = s.seconds + s.offset * 60;
	*days = (local >= 0 ? local : local - 86399) / 86400;
	*second = (int)(local - *days * 86400);
}

const char *
stamp_format(char room[STAMP_ROOM], struct stamp s)
{
	int64_t days;
	int second, y, m, d;
	split(s, &days, &second);
	date_of(days, &y, &m, &d);
	int off = s.offset < 0 ? -s.offset : s.offset;
	snprintf(room, STAMP_ROOM, "%04d-%02d-%02dT%02d:%02d:%02d%c%02d:%02d", y, m, d,
		second / 3600, second / 60 % 60, second % 60,
		s.offset < 0 ? '-' : '+', off / 60, off % 60);
	return room;
}

const char *
stamp_date(char room[STAMP_ROOM], struct stamp s)
{
	stamp_format(room, s);
	room[10] = '\0';
	return room;
}

const char *
stamp_hm(char room[STAMP_ROOM], struct stamp s)
{
	int64_t days;
	int second;
	split(s, &days, &second);
	snprintf(room, STAMP_ROOM, "%02d:%02d", second / 3600, second / 60 % 60);
	return room;
}

struct stamp
stamp_at(struct stamp day, int hour, int minute)
{
	int64_t days;
	int second;
	split(day, &days, &second);
	day.seconds = days * 86400 + hour * 3600 + minute * 60 - day.offset * 60;
	return day;
}
