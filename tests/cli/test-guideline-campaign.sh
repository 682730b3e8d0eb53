#!/bin/bash
# test-guideline-campaign.sh: people are asked to read a guideline until a day, and whether they understood it
# SPDX-License-Identifier: GPL-3.0-or-later
. "$(dirname "$0")/tap.sh"

run workspace new a.db --person "Ann Lee <ann@acme.example>" --time-zone UTC
export STEWARD_WORKSPACE=$here/a.db
for department in "Human Resources" Service; do
  run department show "$department"
  [ "$status" = 0 ] || run department add "$department"
done
for person in hr bob eve zoe; do run person add "${person^} Ray" $person@acme.example; done
run person join hr@acme.example "Human Resources" policy-editor
for person in bob eve zoe; do run person join $person@acme.example Service member; done
printf '# Replies\n\n## One\n\nAsk Legal before you promise money.\n\nNever ask for a password.\n' > replies.md
run --as hr@acme.example --format json guideline import replies.md --title Replies --audience Service --department "Human Resources"
id=$(printf '%s\n' "$out" | sed -nE 's/^\{"id":"([^"]*)".*/\1/p')
run --as hr@acme.example guideline campaign start Replies --due 2999-01-01
ends 2 "a campaign needs a version in force"
run guideline publish "$id"
ends 0 "the first version is in force"

# A campaign
run --as bob@acme.example guideline campaign start Replies --due 2999-01-01
ends 3 "not everybody begins a campaign"
run --as hr@acme.example guideline campaign start Replies
ends 2 "it has a due date"
run --as hr@acme.example guideline campaign start Replies --due 2020-01-01
ends 2 "in the future"
run --as hr@acme.example guideline campaign start Replies --due 2999-01-01 --reminders 11
ends 2 "reminders have a cap"
run --as hr@acme.example guideline campaign start Replies --due 2999-01-01 --pass-mark 101
ends 2 "so has the pass mark"
run --as hr@acme.example --format json guideline campaign start Replies --due 2999-01-01 --reminders 1 --pass-mark 50
ends 0 "people are asked to read"
prints '"number":1,"due":"2999-01-01T00:00:00Z","required":true' "that version until that day"
run --as hr@acme.example guideline campaign start Replies --due 2999-01-01
ends 2 "one campaign runs at a time"
run --format json guideline missing Replies
prints '"person":"bob@acme.example".*"standing":"asked","due":"2999-01-01T00:00:00Z","required":true' "who is missing, and until when"
holds test "$(printf '%s\n' "$out" | wc -l)" = 3 "three of them"
run --format csv guideline missing Replies
prints '^"?person"?,' "as a table for a spreadsheet"
run --as bob@acme.example guideline campaign remind Replies
ends 3 "not everybody reminds"
run --as hr@acme.example --format json guideline campaign remind Replies
prints '"reminded":1' "they are reminded"
run --as hr@acme.example guideline campaign remind Replies
ends 2 "but not beyond the cap"

# Questions
run --as bob@acme.example guideline question add Replies 1.1 --text "Whom?" --choice Legal --choice Sales --right 1
ends 3 "not everybody asks questions"
run --as hr@acme.example guideline question add Replies 1.1 --text "Whom?" --choice Legal --right 1
ends 2 "there is a choice"
run --as hr@acme.example guideline question add Replies 1.1 --text "Whom?" --choice Legal --choice Sales --right 3
ends 2 "of which one is right"
run --as hr@acme.example guideline question add Replies 9.9 --text "Whom?" --choice Legal --choice Sales --right 1
ends 4 "on a clause that is there"
run --as hr@acme.example --format json guideline question add Replies 1.1 --text "Whom do you ask?" --choice Legal --choice Sales --right 1
ends 0 "a question stands on a clause"
q1=$(field id)
run --as hr@acme.example --format json guideline question add Replies 1.2 --text "May you ask for a password?" --choice Yes --choice No --right 2
q2=$(field id)
run --as bob@acme.example --format json guideline question list Replies
prints '"clause":"1.1".*"text":"Whom do you ask\?","choices":\["Legal","Sales"\],"asked":true' "it can be read"
prints_not '"right"' "without the right answer"
run --as hr@acme.example --format json guideline question list Replies
prints '"right":1' "which its writers see"
run --as bob@acme.example guideline acknowledge Replies
ends 2 "nobody acknowledges without answering"
run --as bob@acme.example guideline acknowledge Replies --answer "$q1=1"
ends 2 "all of them"
run --as bob@acme.example guideline acknowledge Replies --answer nonsense
ends 2 "an answer is a choice"
run --as bob@acme.example --format json guideline acknowledge Replies --answer "$q1=2" --answer "$q2=1"
ends 1 "what is wrong isn’t acknowledged"
prints '"acknowledged":false,"questions":2,"right":0,"pass_mark":50,"wrong":\[\{"question":"[^"]*","clause":"1.1"' "it says which clauses to read again"
run --format json guideline missing Replies
prints 'bob@acme' "and nobody counts as having read"
run --as bob@acme.example --format json guideline acknowledge Replies --answer "$q1=1" --answer "$q2=1"
ends 0 "half is enough for this pass mark"
prints '"person":"bob@acme.example".*"number":1' "it is acknowledged"

# No record says who was wrong
python3 - "$here/a.db" <<'PY' > .misses
import sqlite3, sys
db = sqlite3.connect(sys.argv[1])
rows = db.execute('SELECT created, changed, changed_by FROM miss').fetchall()
bob = db.execute("SELECT id FROM person WHERE email = 'bob@acme.example'").fetchone()[0]
print('misses', len(rows))
print('named', sum(row[2] is not None for row in rows))
print('timed', sum(row[0] % 86400000000 != 0 or row[1] % 86400000000 != 0 for row in rows))
print('events', db.execute("SELECT count(*) FROM event WHERE kind = 'miss'").fetchone()[0])
columns = [row[1] for row in db.execute('PRAGMA table_info(miss)') if row[1] not in ('row', 'sum')]
print('holds', sum(bob in str(value) for row in db.execute('SELECT %s FROM miss' % ', '.join('"%s"' % c for c in columns)) for value in row))
PY
holds grep -qx 'misses 3' .misses "wrong answers are counted"
holds grep -qx 'named 0' .misses "without the person"
holds grep -qx 'timed 0' .misses "without the moment"
holds grep -qx 'events 0' .misses "without an event"
holds grep -qx 'holds 0' .misses "and nothing in them is the person’s id"

# Leaving, resetting, ending
run person leave eve@acme.example
run --format json guideline campaign receipts Replies
prints '"person":"eve@acme.example","outcome":"left"' "who leaves without having read it is recorded"
run --as bob@acme.example guideline campaign reset Replies bob@acme.example --note "Again"
ends 3 "not everybody resets"
run --as hr@acme.example guideline campaign reset Replies bob@acme.example
ends 2 "a reset says why"
run --as hr@acme.example guideline campaign reset Replies zoe@acme.example --note "Again"
ends 2 "and is for somebody who had read it"
run --as hr@acme.example --format json guideline campaign reset Replies bob@acme.example --note "The sheet was another’s"
ends 0 "what somebody said is reset"
prints '"outcome":"reset"' "and recorded"
run --format json guideline missing Replies
prints 'bob@acme' "they are asked again"
run --as bob@acme.example guideline acknowledge Replies --answer "${q1:0:20}=1" --answer "$q2=2"
ends 0 "and say it again"
run --format json guideline missing Replies
prints_not 'bob@acme' "which counts"
run --as hr@acme.example --format json guideline campaign end Replies --note "Enough"
prints '"ended":"' "a campaign ends"
run --format json guideline campaign receipts Replies
prints '"person":"zoe@acme.example","outcome":"expired".*"note":"Enough"' "and records who did not read"
prints_not '"person":"bob@acme.example","outcome":"expired"' "not those who did"
run --as hr@acme.example guideline campaign remind Replies
ends 2 "what is over reminds nobody"

# A frozen audience, and the next version
run --as hr@acme.example guideline campaign start Replies --due 2999-01-01 --frozen --recommended
run person add "New Ray" new@acme.example
run person join new@acme.example Service member
run --format json guideline missing Replies
prints '"person":"new@acme.example".*"standing":"not-asked"' "whoever comes later isn’t asked by a frozen campaign"
sed -i 's/Ask Legal/Always ask Legal/' replies.md
run --as hr@acme.example guideline edit Replies replies.md
run guideline publish Replies --material
run --format json guideline campaign list Replies
holds test "$(printf '%s\n' "$out" | grep -c '"ended":"')" = 2 "a material version ends the campaign of the former"
run --as hr@acme.example --format json guideline question remove "$q2"
ends 0 "a question is taken off"
run --as zoe@acme.example guideline acknowledge Replies --answer "$q1=2"
ends 1 "without a campaign all has to be right"
run --as zoe@acme.example guideline acknowledge Replies --answer "$q1=1"
ends 0 "and then is"
run guideline campaign
ends 2 "the verb wants to know what to do"

# Another language
run --as bob@acme.example guideline translation begin Replies --language de
ends 3 "not everybody begins a language version"
run --as hr@acme.example guideline translation begin Replies
ends 2 "it is in a language"
run --as hr@acme.example guideline set Replies --language en
run guideline publish Replies
run --as hr@acme.example guideline translation begin Replies --language en-GB
ends 2 "in another than the master"
run --as hr@acme.example --format json guideline translation begin Replies --language de --title Antworten
prints '"title":"Antworten","version":1,"state":"draft".*"master":"Replies".*"behind":[1-9]' "a version in another language begins"
run --as hr@acme.example guideline translation begin Replies --language de
ends 2 "once in each"
run --as hr@acme.example guideline set Replies --master Antworten
ends 2 "and the master follows nobody"
run --as hr@acme.example --format json guideline translation show Antworten
prints '"state":"untranslated".*"master_clause":"1.1".*"after":"Always ask Legal before you promise money."' "in the master’s words"
printf '# Antworten\n\n## Eins\n\nVor Geldzusagen immer die Rechtsabteilung fragen.\n\nNie nach einem Passwort fragen.\n' > de.md
run --as hr@acme.example guideline edit Antworten de.md
run --as hr@acme.example --format json guideline translation show Antworten
prints '"state":"untranslated","clause":"1.1",.*"master_clause":"1.1".*"text":"Vor Geldzusagen' "what was translated outside finds its clauses"
run guideline publish Antworten
ends 0 "it can be in force before it is looked at"
run --as new@acme.example guideline acknowledge Antworten --answer "$q1=1"
ends 2 "but nobody has read the master in it then"
run --as hr@acme.example guideline translation mark Antworten
ends 2 "which clauses are translated is said"
run --as hr@acme.example guideline translation mark Antworten 1.1
run --as hr@acme.example --format json guideline translation show Antworten
holds test "$(printf '%s\n' "$out" | grep -c '"state":"current"')" = 1 "one by one"
run --as hr@acme.example --format json guideline translation mark Antworten --all
prints '"behind":0,"renders":3' "or all, which says a version whole"
run guideline publish Antworten
run --as zoe@acme.example --format json guideline list
prints '"title":"Antworten".*"unread":false' "who has read the master needn’t read it again"
run --as hr@acme.example guideline campaign start Antworten --due 2999-01-01
ends 2 "it is the master that people are asked to read"
run --as new@acme.example guideline acknowledge Antworten
ends 2 "whose questions are asked"
run --as new@acme.example guideline acknowledge Antworten --answer "$q1=1"
ends 0 "and that is read"
run --format json guideline missing Replies
prints_not 'new@acme' "in whichever language"
run --as new@acme.example --format json guideline list
prints '"title":"Replies".*"unread":false' "of the two"
prints '"title":"Antworten".*"unread":false' "neither is left to read"
run --format json guideline show Replies --language de
prints '"title":"Antworten"' "who reads German gets it"
run --format json guideline show Antworten --language fr
prints '"title":"Replies"' "who reads neither the master"
sed -i 's/Always ask/Always, always ask/' replies.md
printf '\nSay who you are.\n' >> replies.md
run --as hr@acme.example guideline edit Replies replies.md
run guideline publish Replies --material
run --format json guideline translation show Antworten
prints '"state":"lags","clause":"1.1".*"since":3.*"before":"Always ask Legal.*"after":"Always, always ask.*"words":' "the clause that changed lags"
prints '"state":"missing","master_clause":"1.3"' "the one that came is missing"
run --format json guideline translation list Antworten
prints '"title":"Antworten".*"behind":2,"renders":3' "counted"
run --format json guideline show Replies --language de
prints '"title":"Replies"' "and the master is read until it has caught up"
run --as zoe@acme.example guideline acknowledge Antworten --answer "$q1=1"
ends 2 "what it doesn’t say nobody has read"
run --as hr@acme.example guideline translation take Antworten --all
run --as hr@acme.example --format json guideline translation show Antworten
prints '"state":"untranslated","clause":"1.3"' "what is missing is put where the master has it"
run audit verify
ends 0 "the audit holds"
run workspace check
ends 0 "and the file is sound"
done_testing
