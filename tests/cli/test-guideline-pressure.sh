#!/bin/bash
# test-guideline-pressure.sh: which clauses are met often, and which never
# SPDX-License-Identifier: GPL-3.0-or-later
. "$(dirname "$0")/tap.sh"

run workspace new a.db --sample
export STEWARD_WORKSPACE=$here/a.db
run --format json guideline pressure
ends 0 "pressure is counted over all guidelines in force"
says 'Pressure = findings \+ 2 × wrong answers \+ 3 × rejected texts \+ 5 × exceptions' "and says how"
prints '"title":"Public replies","clause":"3\.2".*"findings":[1-9]' "what a rule said to submitted texts counts"
prints_not '@|"person"' "and nobody is in it"
holds test "$(printf '%s\n' "$out" | sed -nE 's/.*"pressure":([0-9]+).*/\1/p' | head -n 1)" -ge "$(printf '%s\n' "$out" | sed -nE 's/.*"pressure":([0-9]+).*/\1/p' | tail -n 1)" "the most pressed is first"
run --format json guideline pressure "Personal accounts"
prints_not 'Public replies' "or over one"
holds test "$(printf '%s\n' "$out" | sed -nE 's/.*"clause":"2\.1".*"pressure":([0-9]+).*/\1/p')" = 0 "a clause that nothing met has none"
run guideline pressure --months 0
ends 2 "over a period"

# Two exceptions from one clause, and a wrong answer
approver=$("$STEWARDCTL" --format json person list | grep '"Human Resources","role":"approver"' | sed -nE 's/.*"email":"([^"]*)".*/\1/p' | head -n 1)
run --as "$approver" guideline exception grant "Personal accounts" 2.1 --department "Customer Service" --reason Pilot --until 2999-01-01
ends 0 "somebody is let off a clause"
run --format json guideline pressure "Personal accounts"
prints '"clause":"2\.1".*"exceptions":1,"pressure":5,.*"proposal":"none"' "which counts"
run --as "$approver" guideline exception grant "Personal accounts" 2.1 --department Advertising --reason Pilot --until 2999-01-01
run --format json guideline pressure "Personal accounts"
prints '"clause":"2\.1".*"exceptions":2,"pressure":10,.*"proposal":"review"' "a clause that is waived twice is proposed for review"
run --as daan.kuipers@acmeair.example --format json guideline question add "Personal accounts" 2.2 --text "Polite?" --choice Yes --choice No --right 2
q=$(field id)
run --as emilia.kask@acmeair.example guideline acknowledge "Personal accounts" --answer "$q=1"
ends 1 "somebody answers wrongly"
run --format json guideline pressure "Personal accounts"
prints '"clause":"2\.2".*"wrong_answers":1,"rejected":0,"exceptions":0,"pressure":2,"measured":true' "which counts for the clause"
run --format json guideline pressure "Recruiting and checks" --months 1
prints '"proposal":"removal"' "a rule that met nothing all the time is proposed for removal"
run --format json guideline pressure "Recruiting and checks" --months 24
prints_not '"proposal":"removal"' "unless it is younger than that"
done_testing
