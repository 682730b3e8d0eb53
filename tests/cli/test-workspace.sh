#!/bin/bash
# test-workspace.sh: making, describing and setting a workspace
# SPDX-License-Identifier: GPL-3.0-or-later
. "$(dirname "$0")/tap.sh"

run help
ends 0 "help is there"
prints '^  workspace ' "help lists the nouns"
run
ends 2 "nothing is no use"
run nonsense
ends 2 "an unknown noun is a usage error"
run workspace nonsense
ends 2 "an unknown verb is a usage error"
run --format yaml workspace info
ends 2 "an unknown format is a usage error"

run -w a.db workspace info
ends 4 "a file that isn't there is not found"
says 'workspace new' "and the message says how to make one"
run workspace new a.db --person "nobody"
ends 2 "a person needs a name and an address"
holds test ! -e a.db "and no file was left"

run --format json workspace new a.db --person "Ann Lee <ann@acme.example>" --time-zone Europe/Amsterdam
ends 0 "a workspace is made"
prints '"person":"ann@acme.example"' "its founder is who was named"
holds test "$(stat -c %a a.db)" = 600 "it is private"
run workspace new a.db --person "Bob Ray <bob@acme.example>"
ends 2 "a file that is there isn't overwritten"

run --format json -w a.db workspace set --contact-minutes 30 --own-domain one.example --own-domain two.example
ends 0 "settings change"
prints '"own_domains":\["one.example","two.example"\]' "and are printed"
run -w a.db workspace set --contact-minutes 241
ends 2 "a limit holds"
run -w a.db workspace set --time-zone Mars/Olympus
ends 2 "a zone must exist"
run -w a.db --as nobody@acme.example workspace info
ends 4 "nobody unknown can be acted as"
run --format json -w a.db --as nobody@acme.example workspace info
says '^\{"error":\{"code":"not-found","message":' "an error in JSON is one object"

printf 'not a workspace' >b.db
run -w b.db workspace info
ends 6 "another file is refused"
holds test "$(cat b.db)" = "not a workspace" "and left as it was"

done_testing
