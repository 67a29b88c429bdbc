# What is marked in the archive, side by side, and back again.
copy sessions/soderhamn-2005-ed2002.yaml home/Kompass/a.yaml
copy sessions/soderhamn-2008-ed2002.yaml home/Kompass/b.yaml
copy sessions/median-sweden-2009-2009-ed2002.yaml home/Kompass/m.yaml
run --lang en --as ab=Anna
wait 3 evaluations
waitgone reading

# One alone is nothing to compare.
key Down
key Space
key F6
wait mark two to 8 evaluations with Space, then compare

# The median is what the others are held against.
key F2
wait 3 files marked
key F6
wait Comparison: differences against A Söderhamn 2005
wait R Median Sweden 2009
wait 504.5 +93.0
key q
wait 3 evaluations
wait 3 files marked
waitgone reading
settle

# A file that cannot be read any more is told, and nothing is compared without it.
sh rm home/Kompass/b.yaml
type :compare\r
wait b.yaml
waitgone Comparison
key C-q
exit 0
