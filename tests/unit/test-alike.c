#include "config.h"

/*
 * Which sentences are taken for nearly the same: findings as two evaluators
 * note them, the first two tables the corpus the threshold was chosen on.
 */

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "model/alike.h"
#include "tests/tap.h"

enum { COUNT_LIMIT = 64 };

/* The same in other words. */
static const char *const same[][2] = {
	{"Målen följs upp varje kvartal i nämnderna",
		"Nämnderna följer upp målen kvartalsvis"},
	{"Det finns en tydlig värdegrund som är känd bland medarbetarna",
		"Värdegrunden är tydlig och känd av medarbetarna"},
	{"Medborgarna kan lämna synpunkter på webben",
		"Synpunkter kan lämnas via webben av medborgare"},
	{"Budgetprocessen är väl beskriven",
		"Väl beskriven budgetprocess"},
	{"Ledarskapsutveckling saknas för nya chefer",
		"Nya chefer saknar utbildning i ledarskap"},
	{"Kommunen har ett aktivt internationellt samarbete",
		"Aktivt samarbete internationellt"},
	{"Serviceförklaringar finns inom äldreomsorgen",
		"Äldreomsorgen har tagit fram serviceförklaringar"},
	{"Medarbetarsamtal hålls varje år med alla",
		"Alla medarbetare har årliga medarbetarsamtal"},
	{"Resultaten jämförs med andra kommuner",
		"Kommunen jämför sina resultat med andra kommuner"},
	{"Information till nyanställda är bristfällig",
		"Bristfällig introduktion och information till nyanställda"},
	{"Delegationsordningen är otydlig",
		"Otydlig delegationsordning"},
	{"Politikernas roll gentemot tjänstemännen är klart definierad",
		"Klar rollfördelning mellan politiker och tjänstemän"},
	{"Brukarundersökningar görs regelbundet i skolan",
		"Regelbundna brukarundersökningar inom skolan"},
	{"Klagomål registreras men analyseras inte systematiskt",
		"Ingen systematisk analys av klagomålen"},
	{"Chefernas lön är kopplad till uppnådda mål",
		"Lönen för chefer kopplas till måluppfyllelse"},
	{"Öppna nämndsammanträden med frågestund för allmänheten",
		"Nämndsammanträdena är öppna och allmänheten får ställa frågor"},
	{"Kommunens webbplats är lätt att hitta på",
		"Lätt att hitta på webbplatsen"},
	{"Jämställdhetsplan finns men följs inte upp",
		"Jämställdhetsplanen följs inte upp"},
	{"Upphandlingspolicyn är uppdaterad 2009",
		"Uppdaterad policy för upphandling från 2009"},
	{"Näringslivet bjuds in till dialog fyra gånger per år",
		"Dialog med näringslivet hålls fyra gånger om året"},
	{"Goal follow-up is done every quarter",
		"Goals are followed up each quarter"},
	{"Sjukfrånvaron är hög i hemtjänsten",
		"Hög sjukfrånvaro inom hemtjänsten"},
	{"Ingen samlad strategi för e-tjänster",
		"En samlad strategi för e-tjänster saknas"},
	{"Enheterna har stor frihet att disponera sin budget",
		"Stor frihet för enheterna över den egna budgeten"},
	{"Politikerna styr med mål och tjänstemännen svarar för genomförandet",
		"Tydlig gräns: politiken sätter mål, tjänstemännen genomför"},
	{"Årsredovisningen är lättläst och delas ut till alla hushåll",
		"Alla hushåll får en lättläst årsredovisning"},
	{"Rektorerna upplever att uppföljningen mest gäller ekonomi",
		"Uppföljning handlar mest om ekonomi enligt rektorerna"},
	{"Svårt att hitta blanketter på hemsidan",
		"Blanketterna är svåra att hitta på kommunens hemsida"},
	{"Medborgarpanel används inför större beslut",
		"Kommunen frågar medborgarpanelen före stora beslut"},
	{"Ingen gemensam mall för verksamhetsplaner",
		"Verksamhetsplanerna saknar gemensam mall"},
	{"Goda exempel sprids mellan skolorna vid rektorsträffar",
		"Rektorsträffarna används för att sprida goda exempel"},
	{"Kontaktcenter löser 70 procent av ärendena direkt",
		"Sju av tio ärenden klaras direkt av kontaktcenter"},
	{"Intern kontroll bygger på en årlig riskanalys",
		"Riskanalys görs varje år som grund för internkontrollen"},
	{"Budgetöverskridanden får inga konsekvenser",
		"Det händer ingenting när budgeten överskrids"},
	{"Stark tillit mellan facket och arbetsgivaren",
		"Facket och kommunledningen litar på varandra"},
	{"Arbetet med e-tjänster går långsamt",
		"Långsam utveckling av e-tjänster"},
};

/* Of the same build or on the same matter, and not the same. */
static const char *const others[][2] = {
	{"Målen följs upp varje kvartal i nämnderna",
		"Målen är för många och svåra att mäta"},
	{"Det finns en tydlig värdegrund som är känd bland medarbetarna",
		"Det finns en tydlig delegationsordning för cheferna"},
	{"Medborgarna kan lämna synpunkter på webben",
		"Medborgarna får budgeten förklarad i en broschyr"},
	{"Budgetprocessen är väl beskriven",
		"Budgeten är inte kopplad till målen"},
	{"Ledarskapsutveckling saknas för nya chefer",
		"Nya chefer får en mentor under första året"},
	{"Kommunen har ett aktivt internationellt samarbete",
		"Kommunen har ett aktivt föreningsliv"},
	{"Serviceförklaringar finns inom äldreomsorgen",
		"Hemtjänsten inom äldreomsorgen har långa väntetider"},
	{"Medarbetarsamtal hålls varje år med alla",
		"Medarbetarenkät görs vartannat år"},
	{"Resultaten jämförs med andra kommuner",
		"Resultaten redovisas inte för medborgarna"},
	{"Information till nyanställda är bristfällig",
		"Information på intranätet är aktuell"},
	{"Brukarundersökningar görs regelbundet i skolan",
		"Elevrådet träffar rektor regelbundet"},
	{"Chefernas lön är kopplad till uppnådda mål",
		"Lönekartläggning görs varje år"},
	{"Kommunens webbplats är lätt att hitta på",
		"Kommunens protokoll läggs ut på webbplatsen"},
	{"Jämställdhetsplan finns men följs inte upp",
		"Mångfaldsplan finns inte"},
	{"Upphandlingspolicyn är uppdaterad 2009",
		"Upphandling sker tillsammans med grannkommuner"},
	{"Näringslivet bjuds in till dialog fyra gånger per år",
		"Näringslivet har en egen lots i kommunhuset"},
	{"Sjukfrånvaron är hög i hemtjänsten",
		"Sjukfrånvaron redovisas varje månad"},
	{"Enheterna har stor frihet att disponera sin budget",
		"Enheterna får behålla sitt överskott"},
	{"Det finns en policy för medborgardialog",
		"Det finns en policy för kommunikation"},
	{"Det finns en plan för kompetensutveckling i varje förvaltning",
		"Det finns en plan för krisledning i varje förvaltning"},
	{"Chefer utvärderas varje år av sina medarbetare",
		"Medarbetare belönas varje år av sina chefer"},
	{"Kommunen saknar en strategi för rekrytering",
		"Kommunen saknar en strategi för e-förvaltning"},
	{"Politikerna deltar i utbildning i början av mandatperioden",
		"Politikerna deltar i medborgarmöten"},
	{"Bra introduktion för nyanställda",
		"Bra friskvård för anställda"},
};

/* The opposite: as alike as can be, and not the same. */
static const char *const opposites[][2] = {
	{"Målen följs upp varje år",
		"Målen följs inte upp varje år"},
	{"Värdegrunden är känd bland medarbetarna",
		"Värdegrunden är inte känd bland medarbetarna"},
	{"Medborgarna får svar inom tre dagar",
		"Medborgarna får aldrig svar inom tre dagar"},
};

static unsigned
percent(const char *a, const char *b)
{
	struct alike x, y;
	alike_read(&x, a);
	alike_read(&y, b);
	unsigned p = alike_percent(&x, &y);
	ok(alike_percent(&y, &x) == p);
	array_done(&x);
	array_done(&y);
	return p;
}

static size_t
count_alike(const char *const (*pairs)[2], size_t n)
{
	size_t hits = 0;
	for (size_t i = 0; i < n; i++) {
		unsigned p = percent(pairs[i][0], pairs[i][1]);
		hits += p >= ALIKE_PERCENT;
		printf("# %u %s | %s\n", p, pairs[i][0], pairs[i][1]);
	}
	return hits;
}

#define COUNT(table) count_alike(table, sizeof(table) / sizeof(*table))

/* The figures that alike.h and kompass(1) state. */
static void
test_corpus(void)
{
	is_int(sizeof(same) / sizeof(*same), 36);
	is_int(COUNT(same), 34);
	is_int(sizeof(others) / sizeof(*others), 24);
	is_int(COUNT(others), 5);
}

/* Every sentence against every other pair's: none is on the same matter. */
static void
test_unrelated(void)
{
	size_t hits = 0, n = sizeof(same) / sizeof(*same), crossed = 0;
	struct alike a[COUNT_LIMIT], b[COUNT_LIMIT];
	for (size_t i = 0; i < n; i++) {
		alike_read(&a[i], same[i][0]);
		alike_read(&b[i], same[i][1]);
	}
	for (size_t i = 0; i < n; i++)
		for (size_t j = 0; j < n; j++) {
			crossed += i != j;
			hits += i != j && alike_percent(&a[i], &b[j]) >= ALIKE_PERCENT;
		}
	is_int(crossed, 1260);
	is_int(hits, 0);
	for (size_t i = 0; i < n; i++) {
		array_done(&a[i]);
		array_done(&b[i]);
	}
}

/* Letters cannot tell; what differs is shown beside. */
static void
test_opposites(void)
{
	is_int(COUNT(opposites), sizeof(opposites) / sizeof(*opposites));
	struct buf out = BUF_INIT;
	alike_difference(&out, opposites[0][0], opposites[0][1]);
	is_str(buf_str(&out), "+inte");
	buf_clear(&out);
	alike_difference(&out, "Alla får svar", "Ingen får svar, aldrig");
	is_str(buf_str(&out), "+ingen +aldrig -alla");
	buf_clear(&out);
	alike_difference(&out, "a b c", "d e f");
	is_str(buf_str(&out), "");
	alike_difference(&out, "Mål", "mål!");
	is_str(buf_str(&out), "");
	buf_done(&out);
}

static void
test_edges(void)
{
	is_int(percent("Målen är tydliga", "målen är TYDLIGA!"), 100);
	is_int(percent("tydliga mål", "mål, tydliga"), 100);
	is_int(percent("5 % av 8", "5 % av 8"), 0);
	is_int(percent("", ""), 0);
	is_int(percent("", "målen"), 0);
	is_int(percent("ma\xcc\x8alen", "målen"), 100);
	is_int(percent("\xff\xfe", "\xff"), 0);
	is_int(percent("två\xc2\xa0rader", "två rader"), 100);
	is_int(percent("Цели понятны всем", "цели понятны всем"), 100);
	char *large = xcalloc(1, 1 << 20);
	memset(large, 'a', (1 << 20) - 1);
	is_int(percent(large, "aaa"), 100);
	free(large);
}

int
main(void)
{
	test_corpus();
	test_unrelated();
	test_opposites();
	test_edges();
	return tap_end();
}
