#!/bin/sh
# Means, medians, quartiles and ranks equal those that another program computes
# from the same tables: the published one, and tables made at random.
. "$TOP/tests/cli/lib.sh"
if ! command -v python3 >/dev/null; then
	echo "1..0 # SKIP python3 is not there"
	exit 0
fi
t_setup

# Prints what `kompass stats --format csv --questions` should, from a table of
# scores: edition, country, code, n, mean, lower, median, upper, best.
cat >reckon.py <<'END'
import csv, sys
from collections import defaultdict
from fractions import Fraction

FULL = {"2002": {}, "2010": {}}
for edition in FULL:
    code = ""
    for line in open(f"{sys.argv[2]}/questionnaires/kommunkompassen-{edition}.yaml"):
        words = line.split()
        if words[:2] == ["-", "id:"] and len(words) == 3:
            code = words[2].strip('"')
        if words[:1] == ["max:"] and code[:1].isdigit() and len(words) == 2:
            FULL[edition][code] = Fraction(words[1])

def number(f):
    """Six decimals, half away from zero, without zeros at the end."""
    n = (abs(f) * 10**6 * 2 + 1) // 2
    n = -n if f < 0 else n
    text = "%s%d.%06d" % ("-" if n < 0 else "", abs(n) // 10**6, abs(n) % 10**6)
    return text.rstrip("0").rstrip(".")

def quantile(v, p):
    h = (len(v) - 1) * p
    low = h.numerator // h.denominator
    return v[low] if low == h else v[low] + (h - low) * (v[low + 1] - v[low])

reported = defaultdict(dict)
for row in csv.DictReader(open(sys.argv[1], encoding="utf-8")):
    if row["kind"] == "municipality" and not row["profile"]:
        key = row["edition"], row["country"], row["municipality"], int(row["year"])
        if row["points"]:
            reported[key][row["code"]] = Fraction(row["points"])

latest = {}
for key in reported:
    edition, country, name, year = key
    latest[edition, country, name] = max(year, latest.get((edition, country, name), 0))

values = defaultdict(list)
for key, given in reported.items():
    edition, country, name, year = key
    if latest[edition, country, name] != year:
        continue
    questions = [c for c in FULL[edition] if "." in c]
    areas = [c for c in FULL[edition] if "." not in c]
    points = {q: given[q] for q in questions if q in given}
    for a in areas:
        below = [q for q in questions if q.split(".")[0] == a]
        if not any(q in given for q in below):
            if a in given:
                points[a] = given[a]
        elif all(q in given for q in below):
            points[a] = sum(given[q] for q in below)
    some = [a for a in areas if a in points or any(q in given for q in questions if q.split(".")[0] == a)]
    if all(a in points for a in areas):
        points["total"] = sum(points[a] for a in areas)
    elif not some and "total" in given:
        points["total"] = given["total"]
    for code, p in points.items():
        values[edition, country, code].append(p)

for (edition, country, code), v in sorted(values.items()):
    v.sort()
    told = [""] * 5
    if len(v) >= 3:
        told = map(number, [Fraction(sum(v), len(v)), quantile(v, Fraction(1, 4)),
            quantile(v, Fraction(1, 2)), quantile(v, Fraction(3, 4)), v[-1]])
    print(",".join([edition, country, code, str(len(v)), *told]))
END

# The same columns of what the program prints.
figures()
{
	"$KOMPASS" stats -d "$1" --format csv --questions |
		awk -F, 'NR > 1 && $7 > 0 { print $2 "," $3 "," $4 "," $7 "," $12 "," $13 "," $14 "," $15 "," $16 }' |
		LC_ALL=C sort
}

same()
{
	"$KOMPASS" import -d "$2" "$1" >/dev/null 2>&1
	python3 reckon.py "$1" "$TOP" | LC_ALL=C sort >wanted
	figures "$2" >got
	t_ok "$3" diff wanted got
	[ "$(wc -l <wanted)" -ge "$4" ]
	t_result $? "$3: there are figures to compare"
}

same "$TESTDATA/published-scores.csv" published "the published table" 40
t_is "some of them told" "$(grep -c '^2002,SE,[^,]*,[34],[0-9.]*,' got)" 9

cat >random.py <<'END'
import random, sys
random.seed(int(sys.argv[1]))
print("municipality,kind,profile,country,year,edition,code,points")
seen = set()
for i in range(int(sys.argv[2])):
    name = "Kommun %d" % random.randrange(int(sys.argv[2]))
    edition = random.choice(["2002", "2002", "2010"])
    year = random.randrange(2002, 2012)
    if (name, year, edition) in seen:
        continue
    seen.add((name, year, edition))
    kind = random.choice(["municipality"] * 8 + ["district", "reference"])
    profile = random.choice([""] * 9 + ["top-level"]) if kind == "municipality" else ""
    for area in range(1, 9):
        if kind == "district" and area == 8:
            continue
        if random.random() < 0.03:
            continue
        points = random.choice(["%d.5", "%d", "%d.%06d"])
        points = points % ((random.randrange(100), random.randrange(10**6))[:points.count("%")])
        country = "NO" if int(name.split()[1]) % 3 == 0 else "SE"
        print(",".join([name, kind, profile, country, str(year), edition, str(area), points]))
    if random.random() < 0.5 and kind == "municipality":
        print(",".join([name, kind, profile, country, str(year), edition, "1.1",
            str(random.randrange(15))]))
END
for seed in 1 2 3; do
	python3 random.py $seed 150 >random-$seed.csv
	same random-$seed.csv archive-$seed "a table at random, $seed" 20
done
python3 random.py 4 12 >few.csv
same few.csv few "a small one" 9

# Ranks: one more than there are better ones, over every municipality of one table.
cat >ranks.py <<'END'
import csv, subprocess, sys
from fractions import Fraction
program, folder = sys.argv[1:]
out = subprocess.run([program, "list", "-d", folder, "--format", "csv"], capture_output=True, text=True).stdout
rows = [r for r in csv.DictReader(out.splitlines())
    if r["type"] == "municipality" and not r["profile"] and r["edition"] == "2002" and r["country"] == "SE"]
last = {}
for r in rows:
    if r["subject"] not in last or r["year"] > last[r["subject"]]["year"]:
        last[r["subject"]] = r
whole = {s: Fraction(r["points"]) for s, r in last.items() if r["percent"] and r["max"] == "800"}
wrong = 0
for s, points in list(whole.items())[:25]:
    out = subprocess.run([program, "stats", "-d", folder, "--edition", "2002", "--country", "SE",
        "--of", s, "--format", "csv"], capture_output=True, text=True).stdout
    total = list(csv.reader(out.splitlines()))[1]
    rank = 1 + sum(p > points for p in whole.values())
    equal = sum(p == points for p in whole.values())
    if [total[6], total[24], total[25]] != [str(len(whole)), str(rank), str(equal)]:
        print(s, total, rank, equal)
        wrong += 1
print(len(whole) > 5, wrong)
END
t_is "ranks" "$(python3 ranks.py "$KOMPASS" archive-1)" "True 0"
t_done
