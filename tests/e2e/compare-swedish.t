# In Swedish; without colour nothing is lost.
copy sessions/haparanda-2005-ed2002.yaml a.yaml
copy sessions/haparanda-2012-ed2010.yaml b.yaml
env NO_COLOR=1
run --lang sv compare --screen a.yaml b.yaml
wait Summa
screen
|Jämförelse: skillnader mot A Haparanda 2005, utgåva 2002
|                                                   =A  B 2012
|▸ 1 Offentlighet och demokratisk kontroll        60,0   66,0  +6,0 45 %
|▸ 2 Tillgänglighet och medborgar-/brukarorien…   44,0   62,0        0 %
|▸ 3 Tydlighet i samspelet mellan politiker oc…   50,5   67,0 +16,5 35 %
|▸ 4 Ledning, decentralisering och delegering     62,5   60,0  -2,5 10 %
|▸ 5 Kontroll och rapportering                    38,0   59,0        0 %
|▸ 6 Personalpolitik                              57,5   53,0        0 %
|▸ 7 Verksamhetsutveckling                        27,0   64,0        0 %
|▸ 8 Kommunen som samhällsbyggare                 84,0   75,0  -9,0 30 %
|  Summa                                         423,5  506,0 +82,5 16 %
|▸ Bara i utgåva 2010 (9)
|
|
|
|
|
|────────────────────────────────────────────────────────────────────────────────
|1 Offentlighet och demokratisk kontroll. A Haparanda 2005: 60 av 100; B
|Haparanda 2012: 66 av 100, 6 mer (1: vidare; 45 av 100 poäng jämförbara).
|
|A Haparanda 2005, utgåva 2002  B Haparanda 2012, utgåva 2010
|1 anmärkning: n visar den
|Enter fäller ut   Tab mot annan   r ros   n anmärkningar   F1 hjälp   q slut
outlacks \e[32m
key F1
wait ?
key Esc
key r
wait 8
settle
screen
|Jämförelse: skillnader mot A Haparanda 2005, utgåva 2002
|                                        1
|                                  ⡀ ⠄ ⠂ ⠂ ⠂ ⠄ ⡀
|                          8   ⠠ ⠈       ⠄      ⠈ ⠠
|                           ⢀ ⠂      ⢀   ⠄  ⢀       ⠂⢀ 2
|                          ⠠  ⢀⣀⣀⣀⣀⣀⣀⣠⣄⣀⣒⡂     ⠐   ⢀  ⠠
|                         ⠂    ⢳⠒⠉⠁      ⠈⠢⡀     ⢀⠐     ⠂
|                        ⠂   ⢀  ⠣⡀⢀  ⠈     ⠈⠑⢄ ⢀    ⢀    ⠂
|                       ⠈        ⠱⡀⠁     ⡁    ⠑⡄         ⠈
|                       ⠁   ⠐    ⠂⠑⡄ ⠁⠄  ⠄  ⠄⠁ ⠈⢆⠂   ⠐    ⠁
|                      ⠈           ⠘⡄  ⠁   ⠁    ⠈⢢        ⠈
|                    7 ⠈  ⠁ ⠁⠁  ⠁  ⠁⡜ ⠁  ⠁  ⠁⠈ ⠁ ⢀⠇⢀⠎⠁⠁ ⠁ ⠈ 3
|                      ⠈    ⢀    ⡀ ⢰⠁ ⠄⠁ ⠄ ⠁⠄    ⢸ ⠈ ⢀    ⠈
|                       ⠁         ⢠⠃ ⠁   ⠂   ⠁   ⣇⠎       ⠁
|                       ⠈⡀   ⠐    ⠮⠤⠤⠤⠒⠒⠒⠒⠒⠤⠤⠤⠤⣀⣰⠉  ⠐    ⡈
|                         ⡀    ⢀⠐    ⠈   ⠄  ⠈    ⠐⢀     ⡀
|                          ⠠  ⠐   ⢀            ⢀   ⠐  ⠠
|                           ⠐ ⡀      ⠐   ⠅  ⠐       ⡀⠐
|                          6   ⠠         ⠄        ⠠    4
|                                ⠈ ⠂ ⠄ ⡀ ⡀ ⡀ ⠄ ⠂⠈
|                                        5
|⠒⠒⠒⠒⠒⠒⠒⠒ A Haparanda 2005, utgåva 2002  ⠒⠒⠂⠀⠒⠒⠂⠀ B Haparanda 2012, utgåva 2010
|1 anmärkning: n visar den
|r tabell   Tab mot annan   n anmärkningar   F1 hjälp   q slut
key q
exit 0
