# Sourced after lib.sh by the tests of kompass sync: git in a world of its own.
#
#	s_setup			a bare repository, server.git
#	s_new FOLDER FILE	a new session of the evaluator who is called as the folder
#	s_clone FOLDER		a clone of the server
#	s_say FOLDER FILE LINE	an entry by that evaluator
#	s_sync FOLDER [--init]	sync by that evaluator, as run does it
#	s_texts FILE		the entries' texts, sorted, in one line

s_count=0

s_setup()
{
	t_setup
	if ! command -v git >/dev/null; then
		echo '1..0 # SKIP git is not there: apt-get install git'
		exit 0
	fi
	GIT_CONFIG_NOSYSTEM=1
	export GIT_CONFIG_NOSYSTEM
	for variable in $(git rev-parse --local-env-vars) GIT_AUTHOR_NAME GIT_AUTHOR_EMAIL \
	    GIT_COMMITTER_NAME GIT_COMMITTER_EMAIL GIT_AUTHOR_DATE GIT_COMMITTER_DATE EMAIL; do
		unset "$variable"
	done
	mkdir no-hooks
	GIT_TEMPLATE_DIR=$t_dir/no-hooks
	export GIT_TEMPLATE_DIR
	git init -q --bare -b main server.git
}

# Every process writes under other random ids, as it would without a seed.
s_seed()
{
	s_count=$((s_count + 1))
	KOMPASS_SEED=$((s_count + ${1:-0}))
}

s_new()
{
	s_seed
	mkdir -p "$1"
	"$KOMPASS" --as "$1=Name of $1" new -q skolkompass-liten "$1/$2"
}

s_clone()
{
	git clone -q server.git "$1" 2>/dev/null
}

s_say()
{
	s_seed
	printf '%s\n' "$3" | "$KOMPASS" --as "$1=Name of $1" line "$1/$2"
}

s_sync()
{
	s_seed
	run "$KOMPASS" --as "${1%%/*}=Name of ${1%%/*}" sync ${2:+"$2"} "$1"
}

s_texts()
{
	sed -n '/^entries:/,/^asked/s/^  text: //p' "$1" | sort | tr '\n' ' '
}

# Does git find nothing changed, staged or new, but for notes of the test's own?
s_clean()
{
	t_is "$1: git finds nothing changed" "$(git -C "$1" status --porcelain | grep -v note.txt)" ""
}

# The start of most tests: a and b share x.yaml.
s_pair()
{
	s_new a x.yaml
	s_sync a --init
	git -C a remote add origin ../server.git
	s_sync a
	s_clone b
}
