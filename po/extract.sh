#!/bin/sh
#
# Usage: extract.sh TOP OUT.pot
# Collects the texts of src/ that are to be translated.  Places are left out:
# they would change with every edit of a source file.

set -eu
cd "$1"
xgettext --from-code=UTF-8 --language=C \
	--keyword --keyword=_ --keyword=N_ --keyword=P_:1,2 --keyword=C_:1c,2 \
	--add-comments=TRANSLATORS --add-location=file --sort-by-file \
	--package-name=kompass --output="$2" $(find src -name '*.[ch]' | sort)
