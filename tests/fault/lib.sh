# Sourced by the tests of what a failing disk and a kill leave, after
# tests/cli/lib.sh.
#
#	f_setup			makes folder/s.yaml, script; old.yaml and new.yaml, before and
#				after; state is elsewhere
#	f_run AT WHAT COMMAND	resets the folder and runs with the AT-th call hit
#	f_calls			how many calls a run makes

# The shim, in shim.so.
f_build()
{
	if ! ${CC:-cc} -std=gnu11 -shared -fPIC -w -o shim.so "$TOP/tests/fault/shim.c" -ldl 2>shim.err; then
		echo "1..0 # SKIP no shared object can be made: $(head -n 1 shim.err)"
		exit 0
	fi
	# A sanitizer wants to be the first that is loaded.
	ASAN_OPTIONS=${ASAN_OPTIONS:+$ASAN_OPTIONS:}verify_asan_link_order=0
	export ASAN_OPTIONS
}

f_setup()
{
	f_build
	f_folder=$(pwd -P)/folder
	mkdir folder
	"$KOMPASS" --as ab=Anna new -q skolkompass-liten --subject Testby --year 2010 \
		folder/s.yaml >/dev/null || exit 99
	cp folder/s.yaml old.yaml
	printf '%s\n' '+ the first' '- the second, which is longer' ':flag look again' '> a paragraph' >script
	KOMPASS_SEED=5 "$KOMPASS" --as ab=Anna line folder/s.yaml <script || exit 99
	cp folder/s.yaml new.yaml
	SHIM_FOLDER=$f_folder SHIM_LOG=$t_dir/log f_line
	f_count=$(wc -l <log)
}

# The change that is made each time, the same bytes.
f_line()
{
	rm -rf "$HOME/state"
	cp old.yaml folder/s.yaml
	status=0
	KOMPASS_SEED=5 LD_PRELOAD=$t_dir/shim.so \
		"$KOMPASS" --as ab=Anna line "$f_folder/s.yaml" <script >t_out 2>t_err || status=$?
}

# f_fault AT WHAT: with the AT-th call hit.
f_fault()
{
	rm -rf folder
	mkdir folder
	SHIM_FOLDER=$f_folder SHIM_AT=$1 SHIM_DO=$2 f_line
}

# The name of the AT-th call, for messages.
f_call()
{
	sed -n "s|^$1 ||p" log | sed "s|$f_folder/||"
}

# Is the file one of the two?
f_is_whole()
{
	cmp -s folder/s.yaml old.yaml || cmp -s folder/s.yaml new.yaml
}
