#!/bin/bash
# test-guideline-dates.sh: exceptions that end, reviews that are due, reminders that go out by themselves
# SPDX-License-Identifier: GPL-3.0-or-later
. "$(dirname "$0")/tap.sh"
command -v faketime >/dev/null || { echo '1..0 # SKIP faketime is missing'; exit 0; }

# on DAY ARGUMENTS…: stewardctl so many days from now
on() {
  local day=$1
  shift
  out=$(FAKETIME_DONT_FAKE_MONOTONIC=1 faketime -f "+${day}d" "$STEWARDCTL" "$@" 2>"$here/.err" </dev/null)
  status=$?
  err=$(cat "$here/.err")
}
in_days() { date -u -d "+$1 days" +%Y-%m-%dT%H:%M:%SZ; }

run workspace new a.db --person "Ann Lee <ann@acme.example>" --time-zone UTC
export STEWARD_WORKSPACE=$here/a.db
run department add Service
for person in hr bob eve leo; do run person add "${person^} Ray" $person@acme.example; done
run person join hr@acme.example "Human Resources" policy-editor
for person in bob eve; do run person join $person@acme.example Service member; done
printf '# Replies\n\n## One\n\nNever promise money.\n\nNever ask for a password.\n' > replies.md
run --as hr@acme.example --format json guideline import replies.md --title Replies --audience Service --department "Human Resources" --owner hr@acme.example --review-months 6
id=$(printf '%s\n' "$out" | sed -nE 's/^\{"id":"([^"]*)".*/\1/p')
run --as hr@acme.example guideline rule set "$id" 1.1 --what must-not-contain --strength enforce --word refund
run guideline publish "$id"
ends 0 "a guideline is in force"
run account add mastodon https://social.example --handle @acme
account=$(ids account)
run matrix set "Publish guidelines" "Human Resources" A/R
"$STEWARDCTL" --format json matrix check 2>/dev/null </dev/null | grep '"severity":"error"' | sed -nE 's/.*"activity":"([^"]*)".*/\1/p' | sort -u |
  while read -r activity; do "$STEWARDCTL" matrix set "$activity" "Human Resources" A/R >/dev/null 2>&1 </dev/null; done
run matrix adopt --note founding
ends 0 "a matrix is in force"
run person join ann@acme.example "Human Resources" approver
run person join leo@acme.example Service approver

# An exception: noticed before its end and at it, by whoever granted it and has it
run --format json guideline exception grant "$id" 1.1 --person bob@acme.example --reason Pilot --until "$(in_days 20)"
ends 0 "an exception is granted"
exception=$(field id)
run --format json guideline exception list "$id"
prints '"clause":"1\.1".*"person":"bob@acme\.example".*"for":"Bob Ray","reason":"Pilot","approver":"ann@acme\.example".*"state":"holds"' "the list says how it stands"
run --as bob@acme.example --format json guideline notices
prints_not 'exception' "far from its end nobody is told"
on 14 --as bob@acme.example --format json guideline notices
prints '"kind":"exception-ends".*"message":"The exception from 1\.1 for Bob Ray ends on .*"clause":"1\.1"' "before its end whoever has it is"
on 14 --format json guideline notices
prints '"kind":"exception-ends"' "and whoever granted it"
on 14 --as eve@acme.example --format json guideline notices
prints_not 'exception' "and nobody else"
on 14 --format json guideline exception list "$id"
prints '"state":"ends-soon"' "the list says it too"
on 21 --as bob@acme.example --format json guideline notices
prints '"kind":"exception-over".*the clause counts again' "so is its end"
on 40 --as bob@acme.example --format json guideline notices
prints_not 'exception' "for a week"

# What it waives is said, and counts again at its end
run --as bob@acme.example --format json response draft --activity "Answer a question" --account "$account" --text "You get a refund."
ends 0 "somebody with an exception writes"
response=$(field id)
run --as bob@acme.example --format json response check "$response"
ends 0 "nothing stops it"
prints '"severity":"ok","code":"must-not-contain-waived".*"message":"An exception waives this for now: .*"waived_until":"' "and the finding says why"
on 21 --as bob@acme.example --format json response check "$response"
ends 1 "after its end it stops"
prints '"severity":"stop","code":"must-not-contain"' "as for everybody"
run guideline exception extend "$exception" --until "$(in_days 60)"
on 21 --as bob@acme.example --format json response check "$response"
ends 0 "moving the end waives it longer"
run guideline exception end "$exception"
run --as bob@acme.example --format json response check "$response"
ends 1 "ending it ends that at once"
run --format json guideline exception list "$id"
prints '"state":"ended"' "which the list says"

# Reviews
run --as hr@acme.example --format json guideline notices
prints_not 'review' "long before a review nobody is told"
on 172 --as hr@acme.example --format json guideline notices
prints '"kind":"review-soon".*Its review is due on' "its owner is, before it"
on 172 --as eve@acme.example --format json guideline notices
prints_not 'review' "and nobody else"
on 200 --as hr@acme.example --format json guideline notices
prints '"kind":"review-overdue".*it goes on to hold' "and after it"
on 200 --as hr@acme.example guideline review "$id"
ends 2 "a review says why nothing changes"
on 200 --as hr@acme.example guideline review "$id" --reason "Read again; nothing has changed outside."
ends 0 "reviewed, no change"
on 201 --as hr@acme.example --format json guideline notices
prints_not 'review' "and the next is an interval away"

# Reminders by themselves: three in forty days go out after ten, twenty and thirty
run --as hr@acme.example guideline campaign start "$id" --due "$(in_days 40)" --reminders 3
run --as bob@acme.example guideline acknowledge "$id"
run --as leo@acme.example guideline acknowledge "$id"
run --as eve@acme.example --format json guideline campaign run
prints_not '.' "nothing is due at the start"
on 11 --as eve@acme.example --format json guideline campaign run
prints '"what":"reminded","people":1' "the first goes out after a quarter of the time"
on 11 --as eve@acme.example --format json guideline campaign run
prints_not '.' "once"
on 11 --as eve@acme.example --format json guideline notices
prints '"kind":"reminder".*Reminder 1 of 3' "who is missing is told"
on 11 --as bob@acme.example --format json guideline notices
prints_not 'reminder' "and nobody else"
# Two that come at the same time, several times over
for i in 1 2 3 4; do
  FAKETIME_DONT_FAKE_MONOTONIC=1 faketime -f +35d "$STEWARDCTL" --as eve@acme.example --format json guideline campaign run >"$here/run.$i" 2>&1 &
done
wait
holds test "$(cat run.* | grep -c '"what":"reminded"')" = 1 "of four processes one sends it, for all that was missed"
# Killed in the middle, it went out or it didn't: never twice
on 36 --as hr@acme.example --format json guideline campaign list "$id"
prints '"reminded":2' "twice by now"
on 41 --as hr@acme.example --format json guideline campaign run
prints '"what":"not-read","people":1' "when the day has passed it is recorded who did not read"
on 42 --as hr@acme.example --format json guideline campaign run
prints_not '.' "once"
on 42 --as hr@acme.example --format json guideline campaign receipts "$id"
prints '"person":"eve@acme\.example","outcome":"expired".*"note":"due"' "that person"
holds test "$(printf '%s\n' "$out" | grep -c expired)" = 1 "and only that one"
on 42 --as hr@acme.example guideline campaign end "$id"
on 42 --as hr@acme.example --format json guideline campaign receipts "$id"
holds test "$(printf '%s\n' "$out" | grep -c expired)" = 1 "not again at its end"

# A retired guideline carries nothing any more
run --format json snippet add "No money" "We never promise money." --department Service
run snippet cite "No money" "$id" 1.1
run --as leo@acme.example snippet approve "No money"
ends 0 "a snippet rests on a clause"
run --format json guideline resting "$id"
prints '"name":"No money".*"stale":false' "which is listed"
run guideline retire "$id"
ends 0 "the guideline is retired"
run --format json guideline resting "$id"
prints '"name":"No money".*"stale":true' "what rested on it is stale"
run --as leo@acme.example snippet approve "No money"
ends 2 "and can’t be approved as it stands"
run --as bob@acme.example --format json response edit "$response" --snippet "No money"
ends 3 "nor used"
on 200 --as hr@acme.example --format json guideline notices
prints_not 'review' "and no review is due"
done_testing
