# A folder with nothing in it tells a newcomer what to do.
env KOMPASS_CLOCK=2026-03-09T10:00:00+01:00/60
env KOMPASS_SEED=7
size 80 24
run --as ab=Anna
wait There is no folder
screen
| ~/Kompass  0 evaluations  sorted: -year,subject
|
|  There is no folder ~/Kompass yet; it is made with the first evaluation.
|
|  > make a new evaluation
|    open an example, to see how an evaluation looks and to try things out
|    import published tables of points (CSV)
|
|  Up and Down choose, Enter does it.  "kompass DIR" looks into another folder.
|
|
|
|
|
|
|
|
|
|
|
|
|
|filter >
| Enter Open  ^N New  ^F Search  Space Mark  F6 C… ^P Commands  F1 Help  ^Q Quit
type /anything\r
wait there is nothing to search yet
key Esc
waitgone search /
key Down Up Enter
wait Who is evaluated >
# Nothing is no answer.
key Enter
wait something must be said
type Upplands Väsby
key Enter
wait Year > 2026
key Enter
wait Questionnaire > kommunkompassen-2010
key Enter
wait File > upplands-vasby-2026.yaml
screen
| ~/Kompass  0 evaluations  sorted: -year,subject
|
|  There is no folder ~/Kompass yet; it is made with the first evaluation.
|
|  > make a new evaluation
|    open an example, to see how an evaluation looks and to try things out
|    import published tables of points (CSV)
|
|  Up and Down choose, Enter does it.  "kompass DIR" looks into another folder.
|
|
|
|
|
|
|
|
|
|
|
|
|
|File > upplands-vasby-2026.yaml
| Enter Open  ^N New  ^F Search  Space Mark  F6 C… ^P Commands  F1 Help  ^Q Quit
key Enter
wait 1.1 >
wait Upplands Väsby 2026
key C-q
wait 1 evaluation
waitre ^>   Upplands Väsby +2026 2010 +municip… draft +0/45 
file home/Kompass/upplands-vasby-2026.yaml contains Upplands Väsby

# What cannot be made is said, and nothing is lost by it.
key C-n
wait Who is evaluated
type Upplands Väsby
key Enter
wait Year
key Enter
wait Questionnaire
key Enter
wait File
key Enter
wait there is such a file already; choose another name
key C-n
wait Who is evaluated
key Esc
waitgone Who is evaluated

# The example is a copy.
type :example
key Enter
wait Hässelby-Vällingby 2010
key C-q
wait is a copy of the example
wait 2 evaluations
file home/Kompass/example.yaml contains Hässelby
key C-q
exit 0
