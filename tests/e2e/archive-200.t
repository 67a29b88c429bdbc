# The archive on a terminal of 200 columns and 60 rows: the example's preview has
# its findings, rose and summary.
env KOMPASS_CLOCK=2026-03-09T10:00:00+01:00/60
size 200 60
copy sessions home/Kompass
sh touch -d '2026-03-04 05:06:07' home/Kompass/*.yaml
run --as ab=Anna
wait 16 evaluations
type full.yaml
wait 1 of 16
key Down Right Down Down
wait hasselby-vallingby-2010-full.yaml
wait note: 60
screen
| ~/Kompass  16 evaluations  sorted: -year,subject
|    subject                    year ed.      type         state      ver    done       total people       changed      │Hässelby-Vällingby 2010
|  - Hässelby-Vällingby         2010 2010     district     imported         39/39   408.4/700              2026-03-04   │district, edition 2010, draft, 39 of 39 scored
|      …lingby-2010-ed2010.yaml 2010 2010     district     imported         39/39   408.4/700              2026-03-04   │Gunilla Ek, Mats Holm
|>     …allingby-2010-full.yaml 2010 2010     district     draft            39/39   408.4/700 Gunilla Ek,… 2026-03-04   │hasselby-vallingby-2010-full.yaml
|                                                                                                                       │
|                                                                                                                       │Total 408.4/700, 58 %
|                                                                                                                       │1 Openness and democracy                           58.1/100 ████████████········
|                                                                                                                       │2 Accessibility and user orientation               51.3/100 ██████████··········
|                                                                                                                       │3 Political steering and control                   75.3/100 ███████████████·····
|                                                                                                                       │4 Leadership, responsibility and delegation          61/100 ████████████········
|                                                                                                                       │5 Results and efficiency                           71.7/100 ██████████████······
|                                                                                                                       │6 The municipality as an employer: personnel pol…  59.9/100 ████████████········
|                                                                                                                       │7 Development of operations                        31.1/100 ██████··············
|                                                                                                                       │8 The municipality as community builder            left out ····················
|                                                                                                                       │
|                                                                                                                       │note: 60, strength: 37, improvement area: 42, weakness: 7, good example: 20, to
|                                                                                                                       │ask: 15
|                                                                                                                       │
|                                                                                                                       │                                        1
|                                                                                                                       │                                  ⡀ ⠄ ⠂ ⠂ ⠂ ⠄ ⡀
|                                                                                                                       │                              ⠠ ⠁       ⠄       ⠁⠠
|                                                                                                                       │                         8 ⠄⠈           ⡀          ⠈ ⠄ 2
|                                                                                                                       │                         ⠐      ⢀   ⠁   ⠁   ⠁  ⢀      ⠐
|                                                                                                                       │                       ⡀⠁  ⠐            ⢄⡀          ⠐   ⠁⡀
|                                                                                                                       │                      ⡀      ⠑      ⡀   ⠂⠈⠑⠤⣀     ⠐⠁      ⡀
|                                                                                                                       │                     ⠄    ⢀    ⠐        ⠁    ⠑⠢⢄⠐    ⢀     ⠄
|                                                                                                                       │                    ⠠            ⠑      ⠄     ⠐⠁⠑⢄         ⠠
|                                                                                                                       │                    ⠄    ⠄    ⠠     ⢄   ⠁  ⢀⠄    ⠠⠑⢄⡀  ⠄    ⠄
|                                                                                                                       │                   ⠠                  ⠄ ⠁ ⠄         ⠈⠢⡀     ⠠
|                                                                                                                       │                 7 ⠠  ⠄ ⠠⠄  ⠄⠠ ⠄ ⢠⠄⠄ ⠄  ⠄  ⠄ ⠄⠄  ⠄⠠ ⠄ ⠈⡢  ⠄ ⠠ 3
|                                                                                                                       │                   ⠠             ⡎    ⠄   ⠄          ⢀⠔⠁    ⠠
|                                                                                                                       │                    ⠄    ⠄    ⠠ ⢰⠁  ⠔   ⠁  ⠐⠄    ⠠  ⡠⠊ ⠄    ⠄
|                                                                                                                       │                    ⠠           ⡎⢀      ⠅     ⢀    ⡔⠁      ⠠
|                                                                                                                       │                     ⠄    ⠐    ⢰⠁⠁             ⠁⢀⢠⠊  ⠐     ⠄
|                                                                                                                       │                      ⠂      ⢀  ⠉⠢⣀ ⠂   ⡁   ⠂ ⢀⠤⠒⠁⢀       ⠂
|                                                                                                                       │                       ⠂   ⢀ ⠁     ⠑⠢⣀  ⠄  ⣀⠤⠊⠁    ⠁⢀    ⠂
|                                                                                                                       │                        ⠁⢀      ⠐     ⠑⠤⡠⠔⠊    ⠐      ⢀ ⠁
|                                                                                                                       │                         6 ⠄        ⠁   ⠃   ⠁        ⠄ 4
|                                                                                                                       │                            ⠈ ⠠         ⠄        ⠠ ⠈
|                                                                                                                       │                                ⠁ ⠂ ⠄ ⡀ ⡀ ⡀ ⠄ ⠂ ⠁
|                                                                                                                       │                                        5
|                                                                                                                       │⠒⠒⠒⠒⠒⠒⠒⠒ 2010
|                                                                                                                       │
|                                                                                                                       │Stadsdelen får 408 av 700 möjliga poäng i den nya, strängare utgåvan, ett gott
|                                                                                                                       │resultat vid ett första besök. Starkast är den politiska styrningen och arbetet
|                                                                                                                       │med resultat: målen går att följa hela vägen, avvikelser åtgärdas och ledningen
|                                                                                                                       │är ute i verksamheten. Dialogen med invånarna och valfriheten håller hög klass.
|                                                                                                                       │Störst möjligheter finns i verksamhetsutvecklingen, där medarbetarnas idéer
|                                                                                                                       │sällan efterfrågas och ett gemensamt kvalitetssystem saknas, och i bemötande och
|                                                                                                                       │tillgänglighet, som inte mäts. Vilka steg som ska tas först avgör stadsdelen
|                                                                                                                       │själv.
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|
|filter > full.yaml                                                                                                                                                                              1 of 16
| Enter Open  ^N New  ^F Search  Space Mark  F6 Compare  F9 Sort                                                                                                           ^P Commands  F1 Help  ^Q Quit
key C-q
exit 0
