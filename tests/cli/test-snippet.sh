#!/bin/bash
# test-snippet.sh: saved replies that rest on clauses, and what becomes of them when a clause changes
# SPDX-License-Identifier: GPL-3.0-or-later
. "$(dirname "$0")/tap.sh"

run workspace new a.db --sample
export STEWARD_WORKSPACE=$here/a.db
daan=daan.kuipers@acmeair.example
sofia=sofia.ruiz@acmeair.example

run --format json snippet add "Ask first" "{name}, I work for Acme Air. I ask a colleague and write again." --for "Customer Service" --for "Customer Relations" --language en
ends 0 "a snippet is for several departments"
prints '"departments":\["Customer Relations","Customer Service"\]' "which are kept"
snippet=$(field id)
run snippet cite "Ask first" "Personal accounts" 99.9
ends 4 "it rests on clauses that are there"
run --format json snippet cite "Ask first" "Personal accounts" 2.1
ends 0 "it rests on a clause"
prints '"cites":\[\{"clause":"[^"]*","guideline":"[^"]*","number":2\}\]' "of a version"
run --format json guideline resting "Personal accounts"
prints '"kind":"snippet".*"name":"Ask first","clause":"2\.1".*"stale":false,"touched":false' "what rests on a guideline is listed"
run --as $daan snippet approve "Ask first"
ends 3 "an approver of its departments approves it"
approver=$("$STEWARDCTL" --format json person list | grep '"Customer Relations","role":"approver"' | sed -nE 's/.*"email":"([^"]*)".*/\1/p' | head -n 1)
run --as "$approver" --format json snippet approve "Ask first"
ends 0 "who is one of them"
prints '"approved_by":"'"$approver"'","approved":"' "which is recorded"
run --format json snippet set "$snippet" --text "{name}, I work for Acme Air. I ask Legal and write again."
prints_not '"approved":"|error' "another text ends that"
run --as "$approver" snippet approve "Ask first"

# An answer that rests on it, approved
response=$("$STEWARDCTL" --format json response list | grep '"state":"draft"' | grep '"activity":"Resolve a complaint"' | sed -nE 's/^\{"id":"([^"]*)".*/\1/p' | head -n 1)
author=$("$STEWARDCTL" --format json person list | grep '"Customer Relations","role":"member"' | grep -v '"role":"approver"' | sed -nE 's/.*"email":"([^"]*)".*/\1/p' | head -n 1)
run --as "$author" --format json response edit "$response" --snippet "Ask first"
ends 0 "an answer takes the snippet"
run --format json guideline resting "Personal accounts"
prints '"kind":"response","id":"'"$response"'"' "and rests on what it rests on"
run --as "$author" --format json response submit "$response"
ends 0 "it is submitted"
run --as "$approver" --format json response approve "$response"
ends 0 "and approved"
prints '"state":"approved"' "and waits to go out"

# A correction, then a material change of another clause, then of this one
change() {
  run --as $sofia guideline edit "Personal accounts" "$1"
  run --as $sofia guideline submit "Personal accounts" $2
  run --as $daan guideline approve "Personal accounts"
  run --as $sofia guideline publish "Personal accounts"
}
run guideline export "Personal accounts" own.md
sed -i 's/You never have to\./You never need to./' own.md
change own.md --material
ends 0 "a material version that touches another clause"
run --format json response show "$response"
prints '"state":"approved"' "leaves the approval alone"
sed -i 's/Nothing here limits/Nothing in this guideline limits/' own.md
run --as $sofia guideline edit "Personal accounts" own.md
run --format json guideline resting "Personal accounts"
prints '"kind":"snippet".*"stale":false,"touched":true' "before a version is in force one sees what it touches"
run --as $sofia guideline submit "Personal accounts" --material
run --as $daan guideline approve "Personal accounts"
run --as $sofia guideline publish "Personal accounts"
ends 0 "a material version changes the clause"
run --format json guideline resting "Personal accounts"
prints '"kind":"snippet".*"stale":true' "what rests on it is stale"
run --format json response show "$response"
prints '"state":"in-review".*"error":"A clause that it rests on was changed' "an approved answer goes back to review and says why"
run --as "$approver" response publish "$response"
ends 3 "and doesn’t go out"
run --as "$author" response edit "$response" --snippet "Ask first"
ends 3 "the snippet isn’t used any more"
says 'has to be approved again' "until somebody looked"
run --as "$approver" --format json response approve "$response"
ends 0 "a new approval of the answer counts"
run --as "$approver" snippet approve "Ask first"
ends 0 "and one of the snippet"
run --format json guideline resting "Personal accounts"
prints '"kind":"snippet".*"stale":false' "makes it rest on the words in force"

run --format json snippet set "$snippet" --expires 2020-01-01
run --as "$author" response edit "$response" --snippet "Ask first"
ends 3 "an expired snippet isn’t used"
says 'expired' "and says so"
run --format json snippet uncite "Ask first" "Personal accounts" 2.1
prints_not '"cites"' "a snippet may rest on nothing"
run audit verify
ends 0 "the audit holds"
done_testing
