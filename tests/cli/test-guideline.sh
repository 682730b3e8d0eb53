#!/bin/bash
# test-guideline.sh: guidelines from the first draft to who has read them
# SPDX-License-Identifier: GPL-3.0-or-later
. "$(dirname "$0")/tap.sh"

run workspace new a.db --person "Ann Lee <ann@acme.example>" --time-zone UTC
export STEWARD_WORKSPACE=$here/a.db
run --format json guideline list
prints '"title":"Public replies","version":1,"state":"draft"' "a new workspace begins with drafts"
holds test "$(printf '%s\n' "$out" | wc -l)" = 5 "five of them"

for department in "Human Resources" "Customer Service" Legal; do
  run department show "$department"
  [ "$status" = 0 ] || run department add "$department"
done
for person in hr sue bob leo; do run person add "${person^} Ray" $person@acme.example; done
run person join hr@acme.example "Human Resources" policy-editor
run person join bob@acme.example "Customer Service" member

cat > replies.md <<'MD'
# Answering in public

## Say what is true

Answer the question that was asked.

Before you promise **money**, ask Legal.

## Working conditions

- Nothing limits the right to discuss pay.
- Ask Human Resources.

| Who | What |
| --- | --- |
| Bob | Answers |

<script>alert(1)</script>
MD
run --as bob@acme.example --format json guideline import replies.md --department "Human Resources"
ends 3 "only policy editors write"
says '"code":"not-allowed"' "and the code says why"
run --as hr@acme.example --format json guideline import nowhere.md
ends 1 "a file must be there"
run --as hr@acme.example --format json guideline import replies.md --audience "Customer Service" --audience "Human Resources"
ends 0 "a document becomes a draft"
id=$(printf '%s\n' "$out" | sed -nE 's/^\{"id":"([^"]*)".*/\1/p')
prints '"title":"Answering in public","version":1,"state":"draft"' "with its title"
prints '"department":"Human Resources","audience":\["Customer Service","Human Resources"\]' "in the department of its editor"
prints '"left_out":\[".*HTML' "and says what it left out"
prints '"type":"list","ordered":false,"items":\["Nothing limits the right to discuss pay\.","Ask Human Resources\."\]' "items in a row are one list"
prints '"rows":\[\["Who","What"\],\["Bob","Answers"\]\]' "a table has rows"
prints '"clause":"1\.2"' "clauses are counted"
run --format json guideline show "answering IN public"
ends 0 "a title is a name"
block=$(printf '%s\n' "$out" | sed -nE 's/.*"id":"([^"]*)","type":"paragraph","text":"Before you promise.*/\1/p')
holds test -n "$block" "blocks have ids"

# Other kinds of document
cat > plain.html <<'HTML'
<p>Say <b>who</b> you are.</p><ol><li>One<ul><li>Deeper</li></ul></li><li>Two</li></ol><script>alert(1)</script>
HTML
run --as hr@acme.example --format json guideline import plain.html --department "Human Resources"
ends 0 "HTML becomes a draft"
prints '"title":"plain"' "without a heading it is called as the file is"
prints '"text":"Say \*\*who\*\* you are\."' "with its emphasis"
prints '"ordered":true,"items":\[\{"id":"[^"]*","text":"One","sub":\[\{"type":"list","ordered":false,"items":\["Deeper"\]\}\]\},"Two"\]' "and its lists within lists"
prints '"left_out":\["<script>: 1"\]' "and says what it left out"
cp plain.html plain.dat
run --as hr@acme.example --format json guideline import plain.dat
ends 2 "a name must say what kind it is"
run --as hr@acme.example --format json guideline import plain.dat --format html --title "Who you are" --department "Human Resources"
ends 0 "or an option does"
prints '"title":"Who you are"' "and another the title"

# Rules
run --as hr@acme.example guideline rule set "$id" 1.2 --what needs-consultation --strength enforce --department Legal --because "promises money" --when-stem refund
ends 0 "a rule is put on a clause"
run --as hr@acme.example guideline rule set "$id" 1.1 --what must-not-contain --strength advise --pattern '('
ends 2 "a pattern must be one"
run --as hr@acme.example --format json guideline rule set "$id" 1.1 --what reading-level --strength advise --maximum 45 --language en
ends 0 "a reading level can be asked for"
run --as hr@acme.example guideline rule set "$id" 1.1 --what reading-level --strength advise
ends 2 "which has to be named"
run --format json guideline rule list "$id"
prints 'Advises a reading level of 45 or below · only en' "and is said in a sentence"
run --as hr@acme.example guideline rule remove "$id" 1.1
ends 0 "and taken away"
run --as hr@acme.example guideline rule set "$id" 9.9 --what no-personal-data --strength enforce
ends 4 "a clause must be there"
run --format json guideline rule list "$id"
prints '"clause":"1\.2".*"department":"Legal".*"message":"Needs consultation of Legal when the reply promises money"' "rules are said in a sentence, departments by name"
run --format json guideline rule try "$id" 1.2
prints '"read":0,"match":0' "and tried on past answers"

# Editing keeps identity
sed -i 's/Answer the question that was asked\./Answer, in the first sentence, the question that was asked./; s/^## Working/A new clause, quite another.\n\n## Working/' replies.md
run --as hr@acme.example --format json guideline edit "$id" replies.md
ends 0 "a draft is edited by a file"
prints "\"id\":\"$block\",\"type\":\"paragraph\",\"text\":\"Before you promise" "a clause keeps its id"
prints '"what":"needs-consultation"' "and its rule"
run --as hr@acme.example --format json guideline edit "$id" replies.md
events=$("$STEWARDCTL" audit list --limit 1000 | wc -l)
run --as hr@acme.example guideline edit "$id" replies.md
holds test "$("$STEWARDCTL" audit list --limit 1000 | wc -l)" -le $((events + 1)) "the same once more is no edit"

# Approval: fail closed
run person join sue@acme.example "Customer Service" approver
run --as hr@acme.example --format json guideline publish "$id"
ends 3 "nothing goes into force unapproved"
says '"code":"not-approved"' "as long as nobody approved it"
run --as sue@acme.example guideline approve "$id"
ends 3 "and an approver of another department doesn’t count"

run activity show "Publish guidelines"
[ "$status" = 0 ] || run activity add "Publish guidelines"
run matrix set "Publish guidelines" "Human Resources" A/R
run person join leo@acme.example "Human Resources" approver
run matrix adopt --note first
[ "$status" = 0 ] || { for a in $("$STEWARDCTL" --format json matrix show | sed -nE 's/.*"activity":"([^"]*)".*/\1/p' | tr ' ' '_'); do run matrix set "${a//_/ }" "Human Resources" A/R; done; run matrix adopt --note first; }
ends 0 "the matrix says who approves guidelines"

run --as hr@acme.example --format json guideline submit "$id" --material
ends 0 "a draft is submitted"
prints '"state":"in review"' "and in review"
run --as sue@acme.example --format json guideline approve "$id"
ends 3 "only the accountable department approves"
says '"code":"not-approver"' "and the code says why"
run person join hr@acme.example "Human Resources" approver
run --as hr@acme.example --format json guideline approve "$id"
ends 3 "no author approves"
says '"code":"own-text"' "and the code says why"
run --as leo@acme.example guideline approve "$id"
ends 0 "an approver who wrote nothing of it does"
run --as hr@acme.example guideline rule remove "$id" 1.2
run --as hr@acme.example --format json guideline publish "$id"
says '"code":"changed-since-approval"' "a change ends the approval"
run --as hr@acme.example guideline rule set "$id" 1.2 --what needs-consultation --strength enforce --department Legal --because "promises money" --when-stem refund
run --as hr@acme.example --format json guideline publish "$id"
ends 3 "writing the old words again doesn’t revive it"
run --as hr@acme.example guideline submit "$id" --material
run --as leo@acme.example guideline reject "$id"
ends 2 "sending back needs a reason"
run --as leo@acme.example --format json guideline reject "$id" --reason "Name the sum"
prints '"state":"draft"' "what was sent back is a draft"
run --as hr@acme.example guideline submit "$id" --material
run --as leo@acme.example guideline approve "$id"
run --as bob@acme.example guideline publish "$id"
ends 3 "not everybody puts it in force"
run --as hr@acme.example --format json guideline publish "$id" --note "First version"
ends 0 "what is approved goes into force"
prints '"version":1,"state":"in force"' "as version 1"
prints '"approved_by":"leo@acme.example"' "with its approver"
prints '"hash":"[0-9a-f]{64}"' "and its hash"
prints '"people":4,"read":0' "for everybody in its audience"

# Reading
run --format json guideline missing "$id"
prints '"person":"bob@acme.example"' "who hasn’t read it is listed"
prints_not 'ann@acme' "and nobody to whom it doesn’t apply"
run --as bob@acme.example --format json guideline acknowledge "$id"
ends 0 "somebody says that they have read it"
prints '"person":"bob@acme.example","guideline":"'"$id"'","number":1' "that version"
run --as bob@acme.example guideline acknowledge "$id"
run --format json guideline missing "$id"
prints_not 'bob@acme' "and is no longer missing"
run --as bob@acme.example guideline acknowledge "$id" --person sue@acme.example --kind paper --on 2026-01-05 --note "Sheet 3"
ends 3 "only a policy editor records it for others"
run --as hr@acme.example guideline acknowledge "$id" --person sue@acme.example --kind rumour --on 2026-01-05 --note "Sheet 3"
ends 2 "and says how it was told"
run --as hr@acme.example guideline acknowledge "$id" --person sue@acme.example --kind paper --on 2999-01-05 --note "Sheet 3"
ends 2 "on a day that has come"
run --as hr@acme.example --format json guideline acknowledge "$id" --person sue@acme.example --kind paper --on 2026-01-05 --note "Sheet 3"
prints '"how":"paper","recorded_by":"hr@acme.example","on":"2026-01-05"' "it shows as recorded by"
run --as sue@acme.example --format json guideline list
prints "\"id\":\"$id\".*\"read\":2,\"unread\":true" "which isn’t their own word"

# The next version
run --as hr@acme.example guideline submit "$id"
ends 2 "nothing new is nothing to submit"
sed -i 's/the first sentence/the very first sentence/' replies.md
run --as hr@acme.example guideline edit "$id" replies.md
run --format json guideline show "$id" --in-force
prints 'in the first sentence' "readers keep what is in force"
run --format json guideline show "$id"
prints '"version":2,"state":"draft".*"in_force":1' "while the next version is written"
run --format json guideline diff "$id" 1 draft
prints '"change":"reworded".*"clause":"1\.1".*\{"change":"added","text":"very "\}' "versions are compared word by word"
run --as hr@acme.example guideline submit "$id"
run --as leo@acme.example guideline approve "$id"
run --as hr@acme.example guideline publish "$id"
run --format json guideline missing "$id"
prints_not 'bob@acme' "a correction asks nobody again"
sed -i 's/A new clause/Another new clause/' replies.md
run --as hr@acme.example guideline edit "$id" replies.md
run --as hr@acme.example guideline submit "$id"
run --as leo@acme.example guideline approve "$id"
run --as hr@acme.example --format json guideline publish "$id" --material --from 2999-01-01
prints '"version":3,"state":"to come","from":"2999-01-01T00:00:00Z"' "a version may wait for its day"
prints '"in_force":2' "and the former holds until then"
run --format json guideline show "$id" --version 1
prints '"state":"superseded"' "former versions stay"
run --as hr@acme.example --format json guideline set "$id" --title "Answering"
prints '"title":"Answering","version":4,"state":"draft"' "another title is a draft"
run --as hr@acme.example --format json guideline discard "$id"
prints '"title":"Answering in public","version":3' "which can be given up"

run guideline export "$id" out.md
holds grep -q 'Before you promise \*\*money\*\*, ask Legal\.' out.md "it is written as Markdown"
run --as hr@acme.example --format json guideline edit "$id" out.md
prints '"version":3,"state":"to come"' "what comes back is the same document"
run guideline export "$id" -
prints '^# Answering in public' "or printed"

# Exceptions, review, retirement
run --as leo@acme.example guideline exception grant "$id" 1.2 --person leo@acme.example --reason test --until 2999-01-01
ends 3 "nobody grants themselves an exception"
run --as hr@acme.example --format json guideline exception grant "$id" 1.2 --person bob@acme.example --reason "Pilot" --until 2020-01-01
ends 2 "an exception ends in the future"
run --as leo@acme.example --format json guideline exception grant "$id" 1.2 --person bob@acme.example --reason "Pilot" --until 2999-01-01
ends 0 "an approver grants one"
prints '"person":"bob@acme.example".*"approver":"leo@acme.example"' "to somebody else"
exception=$(field id)
run --as bob@acme.example guideline exception end "$exception"
ends 3 "and only an approver ends it"
run --as leo@acme.example guideline exception extend "$exception" --until 2999-06-01
ends 0 "or moves its end"
run --as leo@acme.example guideline exception end "$exception"
run --format json guideline exception list "$id"
prints '"ended":"' "its history stays"
run --as hr@acme.example guideline review "$id"
ends 2 "a review says why nothing changes"
run --as hr@acme.example --format json guideline review "$id" --reason "Still right"
prints '"review_by":"' "the next review is set"
run --as bob@acme.example guideline retire "$id"
ends 3 "not everybody retires it"
run --as leo@acme.example --format json guideline retire "$id"
prints '"state":"retired"' "an approver does"
run --as bob@acme.example guideline acknowledge "$id"
ends 2 "and nobody has to read it any more"

run audit verify
ends 0 "the audit holds"
done_testing
