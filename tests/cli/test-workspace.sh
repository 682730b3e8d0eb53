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

run -w a.db workspace check
ends 0 "a new file is sound"
run -w a.db workspace backup copy.db
ends 0 "a backup is made"
holds test "$(stat -c %a copy.db)" = 600 "it is private too"
inode=$(stat -c %i a.db)
ln -s a.db other.db
for place in a.db ./a.db other.db; do
  run -w a.db workspace backup "$place"
  ends 2 "a file isn't copied into its own place: $place"
done
holds test "$(stat -c %i a.db)" = "$inode" "which stays what it was"
rm other.db
run -w nowhere.db workspace info
ends 4 "a file that isn't there"
says 'stewardctl workspace new”$' "is told with what makes it, and nothing else"
run -w a.db topic add Later later
run --format json -w a.db workspace restore copy.db
ends 0 "and restored"
says 'kept in .*before-restore' "what was there is kept"
run -w a.db topic list
prints_not Later "what came after the backup is gone"
run --format json -w a.db audit verify
ends 0 "an honest restore isn't called tampering"
run -w a.db topic add Again again
run --format json -w a.db audit list --limit 2
prints '"reason":"restored"' "but the next event says that it was one"
run --format json -w a.db audit verify
ends 0 "and both chains verify"
run -w a.db workspace restore b.db
ends 6 "what is no workspace isn't restored"
run -w a.db workspace rebuild-search
ends 0 "the search index is made anew"

for i in 1 2 3 4 5 6 7 8 9; do run -w a.db topic add "T$i" "query $i"; done
sqlite3 a.db 'PRAGMA wal_checkpoint(TRUNCATE)' >/dev/null
pages=$(($(stat -c %s a.db) / 4096))
root=$(sqlite3 a.db "SELECT rootpage FROM sqlite_schema WHERE name = 'approval'")
cp a.db damaged.db
dd if=/dev/urandom of=damaged.db bs=4096 seek=$((root - 1)) count=1 conv=notrunc 2>/dev/null
run -w damaged.db workspace check
holds test "$status" != 0 "a damaged page is found"
holds test "$(printf '%s' "$err" | grep -ci 'salvage what can be read')" -le 1 "and its cure is said once"
before=$(sha256sum <damaged.db)
run --format json -w damaged.db workspace salvage saved.db
ends 0 "what can be read is salvaged"
prints '"saved":[1-9]' "and counted"
run -w saved.db topic list
prints 'T9' "the topics are there"
run -w saved.db workspace check
holds test "$(sha256sum <damaged.db)" = "$before" "the damaged file was only read"

# What lower rooms say is in the language of the person too.
if LC_ALL=de_DE.UTF-8 locale charmap 2>"$here/.err" | grep -q UTF-8 && [ ! -s "$here/.err" ] && [ -n "${STEWARD_LOCALEDIR:-}" ]; then
  export LC_ALL=de_DE.UTF-8 LANGUAGE=de
  root=$(sqlite3 a.db "SELECT rootpage FROM sqlite_schema WHERE name = 'topic'")
  cp a.db torn.db
  dd if=/dev/urandom of=torn.db bs=4096 seek=$((root - 1)) count=1 conv=notrunc 2>/dev/null
  run -w torn.db topic list
  says 'torn.db: .*; spielen Sie eine Sicherung zurück, oder retten Sie, was noch lesbar ist' "a German is told in German that a file is damaged"
  cp a.db newer.db
  sqlite3 newer.db 'PRAGMA user_version = 9999; PRAGMA wal_checkpoint(TRUNCATE)' >/dev/null
  run -w newer.db topic list
  says 'newer.db: von einem neueren Steward geschrieben \(Fassung 9999 der Datei' "that it is of a newer Steward"
  printf 'PK\003\004 broken' > broken.docx
  run -w a.db guideline import broken.docx
  says 'Das gepackte Dokument ist beschädigt; speichern Sie es neu' "and that a document can't be read"
else
  echo "# no German locale or no translations: what a German is told was not looked at"
fi

done_testing
