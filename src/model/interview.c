#include "config.h"

#include "model/interview.h"

#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/error.h"
#include "base/i18n.h"
#include "model/item.h"

/* "13:05" as minutes, or -1. */
static int
minutes_of(const char *s, size_t len)
{
	if (len != 5 || s[2] != ':')
		return -1;
	for (size_t i = 0; i < 5; i++)
		if (i != 2 && (s[i] < '0' || s[i] > '9'))
			return -1;
	int hour = (s[0] - '0') * 10 + s[1] - '0', minute = (s[3] - '0') * 10 + s[4] - '0';
	return hour < 24 && minute < 60 ? hour * 60 + minute : -1;
}

/* "13:00-14:30" or "13:00-": from and to, to -1 where it is open. */
static bool
stretch(const char *s, size_t len, int *from, int *to)
{
	if (len != 6 && len != 11)
		return false;
	*from = minutes_of(s, 5);
	*to = len == 11 ? minutes_of(s + 6, 5) : -1;
	return *from >= 0 && s[5] == '-' && (len == 6 || *to >= 0);
}

char *
interview_times(const struct version *v, struct stamp now, bool is_running)
{
	struct buf out = BUF_INIT;
	char hm[STAMP_ROOM];
	const char *times = version_get(v, FIELD_TIMES), *s;
	size_t len;
	bool is_open = false;
	stamp_hm(hm, now);
	while (list_next(&times, &s, &len)) {
		buf_addf(&out, "%s%.*s", out.len ? "\n" : "", (int)len, s);
		is_open = len && s[len - 1] == '-';
	}
	if (is_open && !is_running)
		buf_adds(&out, hm);
	else if (!is_open && is_running)
		buf_addf(&out, "%s%s-", out.len ? "\n" : "", hm);
	return out.len ? buf_steal(&out) : NULL;
}

static bool
is_of_day(const struct version *v, struct stamp now)
{
	char today[STAMP_ROOM];
	return !strcmp(version_text(v, FIELD_DATE), stamp_date(today, now));
}

bool
interview_is_forgotten(const struct version *v, struct stamp now)
{
	return !strcmp(version_text(v, FIELD_STATE), "running") && version_get(v, FIELD_DATE) &&
		!is_of_day(v, now);
}

int
interview_minutes(const struct version *v, struct stamp now)
{
	char hm[STAMP_ROOM];
	const char *times = version_get(v, FIELD_TIMES), *s;
	size_t len;
	int sum = 0, from, to;
	bool is_today = is_of_day(v, now);
	stamp_hm(hm, now);
	while (list_next(&times, &s, &len)) {
		if (!stretch(s, len, &from, &to))
			continue;
		if (to < 0 && is_today && minutes_of(hm, 5) < from)
			continue;
		if (to < 0)
			to = minutes_of(hm, 5);
		sum += to >= from ? to - from : to + 1440 - from;
	}
	return sum;
}

/* From and to in minutes, to after from; an open one to midnight, others perhaps beyond. */
static bool
whole_stretch(const char *s, size_t len, int *from, int *to)
{
	if (!stretch(s, len, from, to))
		return false;
	if (*to < 0)
		*to = 1440;
	else if (*to < *from)
		*to += 1440;
	return true;
}

bool
interview_overlaps(const struct version *a, const struct version *b)
{
	const char *mine = version_get(a, FIELD_TIMES), *one, *other;
	size_t len, other_len;
	int from, to, other_from, other_to;
	while (list_next(&mine, &one, &len)) {
		const char *theirs = version_get(b, FIELD_TIMES);
		if (!whole_stretch(one, len, &from, &to))
			continue;
		while (list_next(&theirs, &other, &other_len))
			if (whole_stretch(other, other_len, &other_from, &other_to) &&
			    from < other_to && other_from < to)
				return true;
	}
	return false;
}

char *
interview_parse_times(const char *text, struct error *err)
{
	struct buf out = BUF_INIT;
	while (*text) {
		text += strspn(text, " ,;");
		size_t len = strcspn(text, " ,;");
		int from, to;
		if (!len)
			break;
		if (!stretch(text, len, &from, &to)) {
			error_set(err, _("write times as 13:00-14:30, several with a comma between"));
			buf_done(&out);
			return NULL;
		}
		buf_addf(&out, "%s%.*s", out.len ? "\n" : "", (int)len, text);
		text += len;
	}
	if (!out.len)
		error_set(err, _("write times as 13:00-14:30, several with a comma between"));
	return out.len ? buf_steal(&out) : NULL;
}

char *
interview_split(const char *text)
{
	struct buf out = BUF_INIT;
	while (*text) {
		text += strspn(text, " ;\n");
		size_t len = strcspn(text, ";\n"), end = len;
		while (end && text[end - 1] == ' ')
			end--;
		if (end)
			buf_addf(&out, "%s%.*s", out.len ? "\n" : "", (int)end, text);
		text += len;
	}
	return buf_steal(&out);
}
