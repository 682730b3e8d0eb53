#!/bin/bash
# test-guideline-story.sh: a guideline is written with those it governs, asked about, approved, read, and then acts
# SPDX-License-Identifier: GPL-3.0-or-later
. "$(dirname "$0")/../cli/tap.sh"

daan=daan.kuipers@acmeair.example   # Human Resources: writes
sofia=sofia.ruiz@acmeair.example    # Human Resources: approves
femke=femke.dewit@acmeair.example   # Legal: is asked
jonas=jonas.weber@acmeair.example   # Customer Service: is governed
title="Public replies"

run workspace new s.db --sample
export STEWARD_WORKSPACE=$here/s.db

# Those who are governed and those who are asked help to write
run --as $jonas --format json guideline suggestion add "$title" 2.2 --passage "in the first sentence if you can" --text "in the first sentence"
ends 0 "somebody who answers the public suggests other words"
suggestion=$(field id)
run --as $femke --format json guideline comment add "$title" 3.2 --passage "money or replacement" --text "Vouchers too?"
ends 0 "Legal comments on a passage"
comment=$(field id)
run --as $jonas guideline suggestion accept "$suggestion"
ends 3 "an editor decides"
run --as $daan guideline suggestion accept "$suggestion"
ends 0 "who accepts"
run --as $daan guideline comment reply "$comment" --text "Yes, they are money here."
run --as $daan --format json guideline comment resolve "$comment"
ends 0 "replies and resolves"
run --format json guideline show "$title"
prints '"text":"Answer the question that was asked, in the first sentence\."' "the draft has the words"
prints '"authors":\["daan.kuipers[^]]*"jonas.weber' "and both as authors"

# Consultation
run --as $jonas guideline consult "$title"
ends 3 "who doesn't write it sends it to nobody"
run --as $femke guideline answer "$title" --text "Fine"
ends 3 "who wasn't asked has nothing to answer"
run --as $daan guideline consult "$title" --due 2020-01-01
ends 2 "the past is no time to answer"
run --as $daan --format json guideline consult "$title"
ends 0 "the departments with C are asked"
prints '"consultations":\[.*"department":"Legal"' "Legal among them"
prints '"message":"Asked until' "until a day"
run --as $daan guideline consult "$title"
ends 2 "nobody is asked twice about the same text"
run --as $femke --format json guideline notices
prints '"kind":"consultation".*Legal is asked' "Legal's people are told"
run --as $jonas guideline answer "$title" --text "Fine"
ends 3 "others don't answer for it"
run --as $femke guideline answer "$title"
ends 2 "an answer says something"
run --as $femke --format json guideline answer "$title" --object --text "Say what a replacement is."
ends 0 "Legal objects"
prints '"department":"Legal".*"verdict":"object","answer":"Say what a replacement is\.".*"answered_by":"femke' "with its reason"
run --as $femke guideline notices
prints_not 'Legal is asked' "and isn't asked any more"

# A rule is tried, then enforced
run --as $daan --format json guideline rule try "$title" 4.1 --what must-not-contain --word sorry --strength enforce
ends 0 "a rule is tried on past answers before it counts"
prints '"read":[1-9][0-9]+,"match":[1-9]' "and says how many of how many it met"
run --as $daan guideline rule set "$title" 4.2 --what must-not-contain --word "with all due respect" --strength enforce
ends 0 "one is put on a clause"
run --format json guideline show "$title"
prints '"department":"Legal".*"earlier":true,"message":"Objects: Say what a replacement is\. \(about an earlier text\)"' "what Legal said was about the text before"
run --as $femke --format json guideline notices
prints 'Legal is asked' "so that it can say it of this one"
run --as $femke --format json guideline answer "$title" --text "With that we agree."
prints '"verdict":"agree","answer":"With that we agree\.".*"earlier":false' "which it does"

# Into force
run --as $daan --format json guideline question add "$title" 3.2 --text "Whom do you ask before you promise money?" --choice Sales --choice Legal --right 2
ends 0 "a question shows whether a clause is understood"
question=$(field id)
run --as $daan --format json guideline submit "$title" --material
ends 0 "it is sent to review"
run --as $daan guideline approve "$title"
ends 3 "who wrote it doesn't approve it"
run --as $jonas guideline approve "$title"
ends 3 "nor does another department"
run --as $sofia guideline approve "$title"
ends 0 "the accountable department does"
run --as $sofia guideline reject "$title" --reason "Once more with Legal"
ends 0 "and thinks better of it"
run --as $daan guideline publish "$title"
ends 3 "which ends the approval"
run --as $daan guideline submit "$title" --material
run --as $daan guideline publish "$title"
ends 3 "also when the very same text is submitted again"
run --as $sofia guideline approve "$title"
ends 0 "whoever approved before may approve again"
run --as $daan --format json guideline publish "$title"
ends 0 "it is in force"
prints '"version":5,"state":"in force"' "as the next version"
run --as $femke guideline answer "$title" --text "Late"
ends 3 "afterwards nobody is asked any more"

# Who reads it understands it
run --as $daan --format json guideline campaign start "$title" --due "$(date -u -d '+14 days' +%F)"
ends 0 "people are asked to read it"
run --as $jonas guideline acknowledge "$title" --answer "$question=1"
ends 1 "a wrong answer acknowledges nothing"
run --as $jonas guideline acknowledge "$title" --answer "$question=2"
ends 0 "the right one does"
run --format json guideline missing "$title"
prints_not "$jonas" "who read it isn't missing"
prints "imani.okonjo" "who didn't is"

# And the rule acts
mention=$("$STEWARDCTL" --format json mention list 'author:"Mara Holt" "day eight" guitar' | sed -nE 's/^\{"id":"([^"]+)".*/\1/p')
run --as $jonas --format json response draft --mention "$mention" --text "Mara, with all due respect, the guitar was in good hands."
ends 0 "somebody drafts against it"
prints '"severity":"stop","code":"must-not-contain".*"title":"Public replies".*"clause":"4\.2"' "and the draft has a finding that cites the clause"
response=$(field id)
run --as $jonas response submit "$response"
ends 3 "which stops it"
run --as $jonas --format json response edit "$response" --text "Mara, I work for Acme Air and I am sorry about your guitar."
prints_not '"code":"must-not-contain"' "other words lift it"

run --format json audit list --limit 2000
for action in ask answer accept resolve submit approve publish; do prints "\"action\":\"$action\"" "the audit knows: $action"; done
run audit verify
ends 0 "and holds"
done_testing
