#!/bin/sh
# A disk whose every fsync takes half a second: nobody waits for it but at the end.
. "$TOP/tests/cli/lib.sh"
. "$TOP/tests/fault/lib.sh"
t_setup
f_setup

i=0
while [ "$i" -lt 200 ]; do
	i=$((i + 1))
	echo "+ strength $i"
done >script
cp old.yaml folder/s.yaml
before=$(date +%s)
SHIM_FOLDER=$t_dir SHIM_SLOW=500 LD_PRELOAD=$t_dir/shim.so \
	"$KOMPASS" --as ab line "$f_folder/s.yaml" <script >t_out 2>t_err
t_is "saved" "$? $(cat t_err)" "0 "
took=$(($(date +%s) - before))
t_ok "200 entries took ${took} s, a few times half a second" test "$took" -le 6
t_is "all are there" "$(grep -c 'text: strength' folder/s.yaml)" 200
t_done
