#!/bin/bash
# test-matrix-lived.sh: replay before a draft counts, as lived, drift, who waits for whom, open mentions routed again
# SPDX-License-Identifier: GPL-3.0-or-later
. "$(dirname "$0")/tap.sh"

run workspace new a.db --person "Ann Lee <ann@acme.example>" --time-zone UTC
export STEWARD_WORKSPACE=$here/a.db
begin_empty
all='[["00:00","24:00"]]'
echo "{\"mon\":$all,\"tue\":$all,\"wed\":$all,\"thu\":$all,\"fri\":$all,\"sat\":$all,\"sun\":$all}" > always.json
for department in Service Press Legal; do
  run department add "$department" --hours always.json
done
for person in "Sam Sol sam@acme.example Service" "Sue Sol sue@acme.example Service" "Pia Poe pia@acme.example Press" \
              "Pat Poe pat@acme.example Press" "Leo Lau leo@acme.example Legal"; do
  # shellcheck disable=SC2086
  set -- $person
  run person add "$1 $2" "$3"
  run person join "$3" "$4" member
done
run person join sue@acme.example Service approver
run person join pia@acme.example Press approver
echo '{"words":["broken"]}' > broken.json
echo '{"words":["why"]}' > why.json
run activity add "Answer a question" --target 60 --clock round --approval no --rule why.json
run activity add "Resolve a complaint" --target 240 --clock round --rule broken.json
run matrix set "Answer a question" Service A/R
run matrix set "Resolve a complaint" Service R
run matrix set "Resolve a complaint" Press A
run matrix set "Resolve a complaint" Legal C
run matrix lived
ends 4 "before a matrix is in force nothing is lived"
run matrix adopt --note "the first"

now=$(date -u +%s)
at() { date -u -d "@$((now - $1))" +%FT%TZ; }
for i in $(seq 1 12); do
  printf '{"address":"https://posts.example/c%s","text":"My bag is broken %s","author":"C%s","published":"%s"}\n' "$i" "$i" "$i" "$(at $((i * 3600)))"
done > posts.jsonl
for i in $(seq 1 6); do
  printf '{"address":"https://posts.example/q%s","text":"Why so late %s","author":"Q%s","published":"%s"}\n' "$i" "$i" "$i" "$(at $((i * 3600 + 60)))"
done >> posts.jsonl
printf '{"address":"https://posts.example/o1","text":"Odd things","author":"O1","published":"%s"}\n' "$(at 7000)" >> posts.jsonl
run mention import posts.jsonl
ends 0 "nineteen mentions"
mention() { "$STEWARDCTL" --format json mention list "author:$1" </dev/null | sed -nE 's/.*"id":"([^"]+)".*/\1/p'; }
for i in 1 2 3; do
  "$STEWARDCTL" --as pat@acme.example mention assign "$(mention "C$i")" pat@acme.example > /dev/null
  "$STEWARDCTL" --as pat@acme.example mention answered-elsewhere "$(mention "C$i")" "https://acme.example/$i" > /dev/null
done
for i in 4 5; do
  "$STEWARDCTL" --as sam@acme.example mention assign "$(mention "C$i")" sam@acme.example > /dev/null
  "$STEWARDCTL" --as sam@acme.example mention answered-elsewhere "$(mention "C$i")" "https://acme.example/$i" > /dev/null
done
"$STEWARDCTL" --as sam@acme.example mention hand-over "$(mention Q1)" Legal > /dev/null
"$STEWARDCTL" --as leo@acme.example mention accept "$(mention Q1)" > /dev/null

# As lived
run --format json matrix lived
ends 0 "what happened is counted"
prints '"version":1,.*"mentions":19,"taken":5,"model":"none"' "all that came, and who took it"
prints '"activity":"Resolve a complaint","department":"Service","letters":"R","taken":2,"answered":2,"approved":0,"consulted":0,"median_minutes":[0-9]+' "a line a cell"
prints '"activity":"Resolve a complaint","department":"Press","letters":"A","taken":3,"answered":3' "those who aren't Responsible too"
run matrix lived
says 'Resembles none of the known models' "five answers resemble nothing"
run --format json matrix drift --days 7
ends 0 "drift"
prints "^\{\"activity\":\"Resolve a complaint\",\"department\":\"Press\",\"kind\":\"answered\",\"n\":3,\"total\":5,.*\"cases\":\[.*\"$(mention C1)\"" "names department, activity and cases"
run matrix drift --days 0
ends 2 "days are at least one"

# Who waits for whom
run --format json matrix waits
prints '^\{"from":"Service","to":"Legal",("asked":0,)?.*"handed":1,.*"accepted":1' "a hand-over that was accepted"
prints '"from":"Service","to":"Legal","activity":"Answer a question"' "by activity too"
prints_not 'sam@acme' "departments, not people"
run matrix waits --people
ends 3 "people only where it is allowed"
run --as sam@acme.example workspace set --shows-people yes
ends 3 "which an administrator does"
run workspace set --shows-people maybe
ends 2 "yes or no"
run workspace set --shows-people yes
run --format json matrix waits --people
prints '"from":"sam@acme.example","to":"leo@acme.example"' "and then they are shown"
run workspace set --shows-people no
run matrix waits --people
ends 3 "until it is taken back"

# Replay: what is in force gives what happened
events() { "$STEWARDCTL" --format json audit list --limit 1 </dev/null | sed -E 's/.*"sequence":([0-9]+).*/\1/'; }
before=$(events)
run --format json matrix replay --days 7 --version in-force
prints '"mentions":19,"moved":1,"unowned":1,"really_unowned":1,.*"rules_changed":0' "only what was handed over is elsewhere"
run matrix set "Resolve a complaint" Press A/R
run matrix set "Resolve a complaint" Service none
run matrix set "Answer a question" Service A
before=$(events)
run --format json matrix replay --days 7
ends 0 "the draft is tried"
first=$out
prints '^\{"version":2,.*"mentions":19,"moved":18,"unowned":7,"really_unowned":1' "what would have gone elsewhere"
prints '"department":"Press","taken":12,"really_taken":0,.*"overloaded":true' "a department is overloaded"
prints '"department":"Service","taken":0,"really_taken":17' "beside what really happened"
prints '"person":"pat@acme.example","taken":3,"really_taken":3' "people too"
prints '"activity":"Answer a question","unowned":6,"newly":6,"reason":"No department answers it\.","cases":\["' "what would be unowned, with its cases"
run --format json matrix replay --days 7
[ "$(printf '%s' "$first" | sed 1d)" = "$(printf '%s' "$out" | sed 1d)" ]
report $? "twice the same"
[ "$before" = "$(events)" ]
report $? "it writes nothing"
run matrix replay --days 7
says 'Of 19 mentions, 18 would have gone elsewhere; 7 would have been unowned \(really 1\)' "in words"
run --format json matrix replay --days 1
prints '"mentions":19' "a day"

# Another rule is run through the index
run matrix set "Answer a question" Service A/R
echo '{"words":["broken","odd"]}' > odd.json
run activity set "Resolve a complaint" --rule odd.json
run --format json matrix replay --days 7
prints '"unowned":0,"really_unowned":1,.*"rules_changed":1,"understood_again":13' "what fits the new rule is understood again"
prints '"department":"Press","taken":13' "and goes where it says"

# In force: open mentions follow when somebody says so
run --format json matrix adopt --note "the second"
key() { "$STEWARDCTL" --format json mention show "$(mention "$1")" </dev/null; }
key C6 | grep -q '"department":"Service"'; report $? "past routing stays"
run --format json matrix route-again --preview
ends 0 "a preview"
prints '"author":"C6","activity":"Resolve a complaint","from":"Service","to":"Press"' "says what would go where"
prints '"author":"O1","activity":"Resolve a complaint","to":"Press"' "what had no department too"
prints_not '"author":"Q1"' "what was handed over stays"
prints_not '"author":"C1"' "what is closed stays"
key C6 | grep -q '"department":"Service"'; report $? "and changes nothing"
run --as sam@acme.example matrix route-again
ends 3 "administrators do it"
run --format json matrix route-again
ends 0 "open mentions are routed"
says 'stewardctl undo [0-9]+-[0-9]+ takes all of it back' "it says how to take it back"
range=$(printf '%s' "$err" | sed -nE 's/.*undo ([0-9]+-[0-9]+).*/\1/p')
key C6 | grep -q '"department":"Press".*"matrix_version":2'; report $? "they are elsewhere now, by the new version"
key C1 | grep -q '"department":"Service"'; report $? "closed ones keep their decision"
run --format json matrix route-again --preview
[ -z "$out" ]; report $? "nothing is left to route"
run undo "$range"
ends 0 "all of it is taken back"
key C6 | grep -q '"department":"Service"'; report $? "at once"
run undo 5-3
ends 2 "a range runs forward"
run undo ""
ends 2 "and has a number"
prints_not CRITICAL "nothing is complained of inside"

# Continuity
run --format json matrix check --in-force --at 2026-12-26T23:40
ends 0 "who could sign a statement on 26 December at 23:40"
prints '"activity":"Resolve a complaint","approve":"pia@acme.example"' "somebody of Press"
run mention give-back
ends 0 "what wasn't accepted in time goes back"
done_testing
