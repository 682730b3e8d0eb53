#!/bin/bash
# test-matrix.sh: activities, the draft of the matrix, putting it in force, versions
# SPDX-License-Identifier: GPL-3.0-or-later
. "$(dirname "$0")/tap.sh"

run workspace new a.db --person "Ann Lee <ann@acme.example>" --time-zone Europe/Amsterdam
export STEWARD_WORKSPACE=$here/a.db
begin_empty
cat > hours.json <<'JSON'
{"mon":[["09:00","17:00"]],"tue":[["09:00","17:00"]],"wed":[["09:00","17:00"]],"thu":[["09:00","17:00"]],"fri":[["09:00","17:00"]]}
JSON
for department in Service Legal Sales; do
  run department add "$department" --hours hours.json
done
run person add "Bob Ray" bob@acme.example
run person add "Eve Orr" eve@acme.example
run --format json activity add "Answer a question" --target 60 --clock business --approval no
ends 0 "an activity is added"
prints '"name":"Answer a question","target_minutes":60,"clock":"business","needs_approval":false' "with its target"
run activity add "answer a question"
ends 2 "its name is its own"
run activity add "Resolve a complaint" --target 0
ends 2 "a target is at least a minute"
run activity add "Resolve a complaint" --clock lunar
ends 2 "a clock must be one"
run activity add "Resolve a complaint" --target 240
ends 0 "another activity"
echo '{"words":["broken"],"voices":["customer"]}' > rule.json
run --format json activity set "Resolve a complaint" --rule rule.json
prints '"rule":\{"voices":\["customer"\],"words":\["broken"\]\}' "a rule is set from a file"

run --format json matrix show
ends 0 "there is a draft before anything is in force"
prints '^\{"version":1,"state":"draft","departments":\["Service","Legal","Sales"\]\}$' "of version 1"
prints '^\{"activity":"Resolve a complaint","target_minutes":240,"clock":"business","needs_approval":true,"cells":\{\}\}$' "a line an activity"
run matrix show --in-force
ends 4 "nothing is in force"
run --format json matrix check
ends 1 "a draft with errors checks with 1"
prints '"severity":"error","code":"no-accountable","activity":"Answer a question","message":"Who approves “Answer a question”\?' "in plain questions"
prints '"code":"no-responsible","activity":"Answer a question"' "each error of its own"
prints '"severity":"warning","code":"no-row","department":"Legal"' "warnings after"
run matrix adopt --note "the first"
ends 3 "errors block"
says 'leaves 4 questions open' "and say how many"

run --format json matrix set "Answer a question" Service r/a
ends 0 "letters are set in any order and case"
prints '"activity":"Answer a question".*"cells":\{"Service":"A/R"\}' "and printed in one order"
run matrix set "Answer a question" Service X
ends 2 "a letter must be one"
run matrix set "Answer a question" Nowhere R
ends 4 "a department must be there"
run matrix set "Resolve a complaint" Service R
run matrix set "Resolve a complaint" Legal A --note "only until June"
run --format json matrix check
ends 0 "without errors it checks with 0"
prints '"code":"no-approver","department":"Legal"' "warnings stay"
run matrix adopt
ends 2 "a note is asked for"
run --as bob@acme.example matrix set "Answer a question" Sales I
ends 3 "only an administrator changes it"
run --as bob@acme.example matrix adopt --note "mine"
ends 3 "only an administrator puts it in force"
run --format json matrix adopt --note "the first" --as-version 1
ends 0 "it is put in force"
prints '"version":1,"state":"in force".*"adopted_by":"ann@acme.example","note":"the first","hash":"[0-9a-f]{64}","founding":true' "as the founding one, with its hash"
run --format json audit list --limit 1
prints '"action":"adopt","kind":"matrix","record":"1"' "in the audit"
run undo
ends 3 "and isn't taken back"
run matrix adopt --note "again"
ends 2 "without a draft there is nothing to put in force"
run --format json matrix show
prints '"version":1,"state":"in force"' "no draft exists until somebody changes something"
run matrix discard
ends 0 "discarding nothing is nothing"

run person join bob@acme.example Legal approver
run person join eve@acme.example Service approver
run --format json matrix set "Resolve a complaint" Sales I
run --format json matrix show
prints '"version":2,"state":"draft"' "the first change begins a draft"
run --format json matrix show --in-force
prints '"version":1,"state":"in force"' "what is in force stays"
prints_not '"Sales":"I"' "and doesn't change"
prints '"notes":\{"Legal":"only until June"\}' "with its notes"
run --format json matrix diff in-force draft
prints '^\{"activity":"Resolve a complaint","department":"Sales","what":"letters","to":"I"\}$' "one cell differs"
run undo
ends 0 "a change is taken back"
run --format json matrix show
prints '"version":1,"state":"in force"' "and then there is no draft any more"

run matrix set "Resolve a complaint" Sales I
run activity set "Answer a question" --name "Answer questions" --target 30
run activity add "Watch competitors" --approval no
run matrix set "Watch competitors" Sales A/R
run activity move "Watch competitors" 1
run --format json matrix diff 1 draft
prints '"activity":"Answer questions","what":"name","from":"Answer a question","to":"Answer questions"' "a new name"
prints '"activity":"Answer questions","what":"target","from":"60 business","to":"30 business"' "another target"
prints '"activity":"Watch competitors","what":"added"' "a new row"
run --format json matrix show
prints '"Answer questions"' "the draft has them"
[ "$(printf '%s\n' "$out" | sed -n 2p | grep -c "Watch competitors")" = 1 ]
report $? "in the order given"
run matrix adopt --note "the second" --as-version 1
ends 3 "a number that is taken is refused"
says 'yours stays a draft' "in words"
run matrix adopt --note "the second" --as-version 2
ends 0 "the second is put in force"
run --format json matrix versions
prints '"version":2,"state":"in force"' "versions are listed"
prints '"version":1,"state":"superseded"' "the earlier too"
printf '%s\n' "$out" | sed -n 1p | grep -qv founding
report $? "with approvers it is no founding"
run --format json matrix show --version 1
prints '"version":1,"state":"superseded"' "an earlier one is shown"
prints '"activity":"Answer a question","target_minutes":60' "as it was"

run activity retire "Watch competitors"
run matrix set "Resolve a complaint" Legal C
run --format json matrix check
ends 1 "the draft has an error"
run --format json matrix check --in-force
ends 0 "what is in force has none"
run --format json matrix discard
ends 0 "a draft is discarded"
prints '"version":2,"state":"in force"' "and there is none"
prints '"activity":"Watch competitors"' "the retired row is back"
run --format json matrix return-to 1
ends 0 "an earlier one comes back"
prints '"version":3,"state":"draft"' "as a new draft"
prints '"activity":"Answer a question","target_minutes":60' "with its rows"
prints_not 'Watch competitors' "and no others"
run --format json matrix diff 1 draft
[ -z "$out" ]
report $? "which says what it said"
run matrix show --version 9
ends 4 "a version must be there"
run matrix show --version lately
ends 2 "and be a number"

run matrix discard
# 26 December 2026 is a Saturday; 28 December a Monday.
run --format json matrix check --at 2026-12-26T23:40
ends 0 "a moment is asked about"
prints '"activity":"Resolve a complaint","answer":\[\],"reason":"It is outside the hours of Legal, and no approver is on call"' "a hole has no approver"
echo '[{"from":"2026-12-26T00:00:00+01:00","until":"2026-12-27T00:00:00+01:00"}]' > call.json
run person set bob@acme.example --on-call call.json
run --format json matrix check --at 2026-12-26T23:40
prints '"activity":"Resolve a complaint","approve":"bob@acme.example","answer":\[\],"reason":"Bob Ray approves for Legal"' "who is on call approves"
run --format json matrix check --at 2026-12-28T10:00
prints '"activity":"Answer questions","approve":"eve@acme.example","answer":\["eve@acme.example"\]|"activity":"Answer questions","answer":\["eve' "within hours they are there"

printf 'Activity,service,Legal,Press Office\nAnswer questions,A/R,C,\n"Meet the press",,A/N,R\n' > in.csv
run --format json matrix import in.csv
ends 0 "a matrix is read from a file"
prints '"version":3,"state":"draft"' "into the draft"
prints '"activity":"Answer questions","target_minutes":30,.*"cells":\{"Service":"A/R","Legal":"C"\}' "a row that is known keeps its target"
prints '"activity":"Meet the press".*"cells":\{"Legal":"A","Press Office":"R"\},"notes":\{"Legal":"N"\}' "a foreign letter stays as a note"
prints '"reported":\[.*"kind":"unknown-letter".*"kind":"new-department","department":"Press Office"' "and what was odd is told"
run --format json department list
prints_not 'Press Office' "a new department isn't there yet"
run --format json matrix discard
prints_not 'Press Office' "and goes with the draft"
run matrix import in.csv --strict
ends 1 "with --strict a foreign letter refuses all"
run --format json matrix show
prints '"version":2,"state":"in force"' "and nothing is changed"
run matrix import in.csv
says '“Press Office” is no department' "people are told in words"
run matrix export out.md
ends 0 "a matrix is written"
holds grep -q '^| Meet the press |  |  | A |  | R |$\|^| Meet the press |  | A |  | R |$' out.md "as Markdown"
run --format json matrix adopt --note "The press office answers the press"
ends 0 "the draft that was read is put in force"
run --format json department list
prints 'Press Office' "then the department is real"
run matrix export out.csv
run matrix import out.csv
run --format json matrix diff in-force draft
prints_not 'letters' "a round through a file changes no letters"
run matrix discard
echo "just words" > words.md
run matrix import words.md
ends 1 "what is no matrix is refused"
says 'words.md: No matrix was found' "by name"

run matrix export out.doc
ends 2 "a format must be known"
for format in csv tsv md xlsx ods; do
  run matrix export "round.$format"
  run matrix import "round.$format"
  run --format json matrix diff in-force draft
  [ -z "$out" ]
  report $? "a round through .$format changes nothing"
done
run matrix export out.pdf
holds grep -aq '^%PDF-1.4' out.pdf "it is printed as PDF"
run matrix export out.svg
holds grep -q '<svg ' out.svg "and as SVG"

run --format json matrix accountable "Answer questions" --on "$(TZ=Europe/Amsterdam date +%F)"
ends 0 "who was accountable on a day"
prints '^\{"activity":"Answer a question","department":"Service","version":1,"from":"[^"]*","until":"[^"]*"\}$' "each version of that day tells"
prints '"version":2' "the later too"
run --format json matrix accountable --on 2020-05-03
[ -z "$out" ]
report $? "before the first matrix nobody was"
run matrix accountable
ends 2 "a day is asked for"

run --format json matrix holes
ends 0 "holes of the coming year are listed"
run --format json matrix holes "Answer questions" --outside-hours
prints '"activity":"Answer questions","from":"[^"]*","until":"[^"]*","missing":\["approve","answer"\],"outside_hours":true,"reason":"Nobody approves: It is outside the hours of Service, and no approver is on call \(Eve Orr\)' "those outside hours when asked for, with names"
run activity set "Answer questions" --clock round
run --format json matrix holes "Answer questions"
prints '"outside_hours":false' "round the clock there are none outside hours"
run --format json matrix check
prints '"severity":"warning","code":"hole","activity":"Answer questions"' "which is a warning"
run matrix discard

run --format json matrix variant
prints '^\{"variant":"RACI","slot":"A","letter":"A","meaning":"Accountable","least":1,"most":1,"duty":"approves, exactly one"\}$' "letters are told"
run --format json matrix variant daci
ends 0 "a matrix may be written otherwise"
prints '"variant":"DACI","slot":"R","letter":"D","meaning":"Driver"' "with other letters"
run --format json matrix show
prints '^\{"version":4,"state":"draft","variant":"DACI"' "which makes a draft"
prints '"activity":"Answer questions".*"cells":\{"Service":"D/A","Legal":"C"\}' "that says the same"
run matrix set "Answer questions" Sales R
ends 2 "what is no letter any more isn't taken"
says 'write D, A, C, I' "and the letters are named"
run --format json matrix set "Answer questions" Sales d
ends 0 "those of the variant are"
run --format json matrix check
prints '"severity":"error","code":"too-many","activity":"Answer questions"' "and count: DACI has one driver"
run matrix discard
run --format json matrix show
prints_not 'DACI' "discarding the draft brings the letters back"
run matrix variant rasci
run matrix set "Answer questions" Sales S
run matrix variant raci
ends 3 "a letter that is in use isn't taken away"
says '1 cell has the letter S' "in words"
echo '{"name":"Ours","letters":[{"slot":"A","letter":"V","meaning":"Verantwortet"}]}' > bad.json
run matrix variant bad.json
ends 2 "letters must make sense"
says 'the slot R' "and what lacks is said"
echo '{"name":"Ours","letters":[{"slot":"A","letter":"V","meaning":"Verantwortet"},{"slot":"R","letter":"M","meaning":"Macht"},{"slot":"C","letter":"F","meaning":"Fragt"},{"slot":"I","letter":"E","meaning":"Erfährt"},{"slot":"1","letter":"H","meaning":"Hilft","colour":"#613583","most":1}]}' > ours.json
run --format json matrix variant ours.json
ends 0 "an organisation has its own"
run --format json matrix show
prints '"cells":\{"Service":"V/M","Legal":"F","Sales":"H"\}' "cells are shown in them"
run matrix adopt --note "our own letters"
ends 0 "and put in force"
run --format json matrix show --version 4
prints '"variant":"Ours"' "a version keeps its letters"
run --format json matrix return-to 3
prints_not '"variant"' "and going back brings back the earlier"
run matrix discard

run activity set "Answer questions" --group "Every day"
run department set Legal --group "Staff"
run --format json matrix diff in-force draft
prints '"activity":"Answer questions","what":"group","to":"Every day"' "rows stand under headings"
prints '"department":"Legal","what":"department-group","to":"Staff"' "departments too"
run matrix export grouped.csv
holds grep -q '^"*Every day' grouped.csv "a heading is a row of its own"
run department set Legal --position 0
run --format json matrix diff in-force draft
prints '"department":"Legal","what":"department-place","from":"2","to":"1"' "the order of columns counts"
run matrix discard
run --format json matrix show
prints '"departments":\["Service","Legal"' "and comes back with the rest"

echo '{"words":["refund"],"voices":["customer"]}' > refund.json
run --format json activity set "Meet the press" --rule refund.json
printf '{"text":"I want a refund now","voice":"customer"}\n{"text":"refund, please","voice":"press"}\n{"text":"a refund is due and broken","voice":"customer"}\n{"text":"hello","voice":"customer"}\n' > posts.jsonl
run mention import posts.jsonl
run --format json activity test "Meet the press"
prints '^\{"count":2,"exact":true,"asked":2\}$' "a rule is counted over what is stored"
run activity test --rule refund.json
says 'It would take 0 stored mentions' "a rule may be tried before it is anybody's"
echo '{"words":["refund"],"first":true}' > first.json
run --format json activity test --rule first.json
prints '^\{"count":3,"exact":true' "one that comes first takes all that fit"
run activity test
ends 2 "something must be tried"
run matrix discard
run --format json activity show "Meet the press"
prints_not 'refund' "discarding a draft brings rules back too"

run matrix show
ends 0 "people get a table"
prints '^Answer questions +30 min +V/M' "with a column a department"
done_testing
