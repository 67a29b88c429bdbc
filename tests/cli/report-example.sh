#!/bin/sh
# The reports of the finished example and of imported tables, as they are
# (tests/golden).  UPDATE_GOLDEN=1 writes them anew: look at the difference.
. "$TOP/tests/cli/lib.sh"
catalogues=${KOMPASS_LOCALEDIR:?}
t_setup
export SOURCE_DATE_EPOCH=1271761200 KOMPASS_LOCALEDIR="$catalogues"

# golden NAME TYPE LANGUAGE SESSION OPTION...
golden()
{
	name=report-$1.$2
	type=$2
	language=$3
	session=$TOP/sessions/$4.yaml
	shift 4
	"$KOMPASS" --lang "$language" report -t "$type" "$@" "$session" 2>err |
		sed "s/kompass [0-9][0-9.]*/kompass VERSION/" >"$name"
	[ -z "${UPDATE_GOLDEN:-}" ] || cp "$name" "$TOP/tests/golden/$name"
	t_is "$name" "$(diff "$TOP/tests/golden/$name" "$name" 2>&1 | head -20)" ""
}

golden full md sv hasselby-vallingby-2010-full
golden full txt sv hasselby-vallingby-2010-full
if "$KOMPASS" --version | grep -q 'OpenDocument: by lowdown$'; then
	golden full html sv hasselby-vallingby-2010-full
fi
golden full-en md en hasselby-vallingby-2010-full
golden beside txt sv hasselby-vallingby-2010-full \
	--previous "$TOP/sessions/hasselby-vallingby-2010-ed2002.yaml" \
	--reference "$TOP/sessions/sundsvall-2012-ed2010.yaml"
golden imported md sv haparanda-2012-ed2010
golden imported txt en bromma-2006-ed2002
t_done
