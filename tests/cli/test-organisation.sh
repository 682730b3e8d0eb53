#!/bin/bash
# test-organisation.sh: people, departments, topics, notes, undo and the audit
# SPDX-License-Identifier: GPL-3.0-or-later
. "$(dirname "$0")/tap.sh"

run workspace new a.db --person "Ann Lee <ann@acme.example>" --time-zone Europe/Amsterdam
export STEWARD_WORKSPACE=$here/a.db

run department list
prints 'Customer Relations +CRM' "a workspace begins with usual departments"
run --format json matrix show
prints '^\{"version":1,"state":"draft"' "and with the draft of a matrix"
prints '"activity":"Resolve a complaint".*"Customer Relations":"A"' "that says who approves"
run matrix show --in-force
ends 4 "which doesn't hold before somebody says so"
begin_empty

run --format json department add "Customer Service" --short-name Service --colour '#26a269' --time-zone Europe/Amsterdam --holiday 2026-12-25 --holiday 2026-12-26
ends 0 "a department is added"
prints '"holidays":\["2026-12-25","2026-12-26"\]' "with its holidays"
run department add "customer service"
ends 2 "a name is given once"
run department add Legal --colour red
ends 2 "a colour must be one"
run department add Legal --holiday 2026-02-30
ends 2 "a day must be one"
printf '{"mon":"x"}' >hours.json
run department add Legal --hours hours.json
ends 2 "hours must be some"
printf '{"mon":[["09:00","17:00"]]}' >hours.json
run department add Legal --hours hours.json
ends 0 "another department"

run person add "Bob Ray" bob@acme.example
run --format json person join bob@acme.example "Customer Service" approver --position 1
ends 0 "somebody joins a department"
prints '"person":"bob@acme.example"' "by name"
run person join bob@acme.example "Customer Service" approver
ends 2 "a role is had once"
run person join bob@acme.example "Customer Service" king
ends 2 "a role must be one"
run person join bob@acme.example Nowhere member
ends 4 "a department must be there"
run --format json person list
prints '"email":"bob@acme.example".*"departments":\["Customer Service"\],"memberships":\[\{"department":"Customer Service","role":"approver"\}\]' "people are listed with their roles"

run --format json person away bob@acme.example --from 2026-12-24 --until 2026-12-28T09:00 --stand-in ann@acme.example
ends 0 "an absence is set"
prints '"away_from":"2026-12-23T23:00:00Z","away_until":"2026-12-28T08:00:00Z","stand_in":"ann@acme.example"' "in the workspace's zone"
run person away bob@acme.example --from 2026-12-24 --until 2026-12-23
ends 2 "an absence ends after it begins"
run person set bob@acme.example --stand-in bob@acme.example
ends 2 "nobody stands in for themselves"

run --as bob@acme.example department add Sales
ends 3 "only administrators add departments"
run --as bob@acme.example --format json department add Sales
says '"code":"not-allowed"' "and the code says why"
run --as bob@acme.example person away bob@acme.example --until none --from none
ends 0 "everybody says for themselves when they are away"
run --as bob@acme.example person set ann@acme.example --name "Ann Other"
ends 3 "and not for others"

run topic add Baggage '"acme air" AND (guitar OR luggage) NOT jobs' --kind brand
ends 0 "a topic is added"
run topic add "Jane Doe" 'jane' --kind person
ends 2 "a topic about a person needs a check"

run --format json topic set Baggage --query 'luggage'
topic=$(field id)
run --format json undo
ends 0 "the last deed is taken back"
prints 'guitar OR luggage' "to what was there before"
run topic set Baggage --query one
run --format json audit list --limit 1
event=$(field event)
run --as bob@acme.example topic set Baggage --query two
run undo "$event"
ends 3 "what somebody changed since isn't taken back"
says 'Bob Ray' "and it says who"

run --format json note "$topic" --text 'Look, @bob@acme.example'
ends 0 "a note is added"
prints '"named":\["bob@acme.example"\]' "and names a colleague"
run note nothing --text x
ends 4 "a note needs a record"

run person leave ann@acme.example
ends 3 "the last administrator can't leave"
run --format json person leave bob@acme.example
ends 0 "somebody leaves"
prints '"role":"approver"' "and their roles end"
run --as bob@acme.example topic list
ends 3 "who left can't act"
run --format json person list
prints_not 'bob@acme.example' "and is listed no more"

run --format json audit verify
ends 0 "the audit is whole"
prints '"ok":true' "and says so"
says 'not yet witnessed' "and from where on nobody else vouches for it"
run --format json audit list --person ann@acme.example
prints '"action":"act-as"' "acting as somebody is in the audit"

sqlite3 a.db "DROP TRIGGER event_is_fixed; UPDATE event SET person = 'x' WHERE sequence = 5"
run --format json audit verify
ends 1 "an altered event is found"
prints '"ok":false,"first_bad":5' "and named"

run --format csv topic add Formula '=1+1'
prints "'=1\\+1" "a formula is harmless in CSV"

done_testing
