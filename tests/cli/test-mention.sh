# test-mention.sh: what people do with mentions
# SPDX-License-Identifier: GPL-3.0-or-later
. "$(dirname "$0")/tap.sh"

export STEWARD_WORKSPACE="$here/acme.db"
jonas=jonas.weber@acmeair.example
"$SEED_SAMPLE" "$STEWARD_WORKSPACE" $jonas || exit 1

first() { run --format json mention list "$@" --limit 1; id=$(field id); }
key() { run --format json mention show "$id"; }

run mention list --limit 3
ends 0 "list"
prints "^ID +PUBLISHED +STATUS" "a table for people"
holds [ "$(printf '%s\n' "$out" | wc -l)" = 4 ] "as many as were asked for"

run --format json mention list --limit 2
one=$out
second=$(field id)
run --format json mention list --limit 1
top=$(field id)
run --format json mention list --limit 1 --after "$top"
holds [ "$(field id)" = "$second" ] "the page after an id begins with the next"

run mention search
ends 2 "search needs a query"
run mention search "gartenzaun"
ends 0 "nothing found is no error"
run --format json mention search "guitar status:answered"
prints '"status":"answered"' "a query with a field"
prints_not '"status":"new"' "and nothing else"
run mention search "guitar (mood:"
ends 0 "what isn't understood doesn't stop a search"
says "parenthesis" "it is said"
says "Understood: guitar" "and what is left of the query"

# Why
first 'status:new department:"Customer Service" activity:"Resolve a complaint"'
run --format json mention why "$id"
ends 0 "why"
prints '"activity":"Resolve a complaint"' "the activity"
prints '"matrix_version":7' "the version that sent it"
prints '"responsible":\["Customer Service"\]' "who answers"
prints '"accountable":"Customer Relations"' "who approves"
prints '"consulted":\["Public Relations","Legal"\]' "who is asked"
prints '"informed":\["Executive Office"\]' "who is told"
prints '"approver":"[a-z.]+@acmeair.example"' "who approves now"
prints '"target_minutes":240' "the target"
prints '"steps":\["[^"]+\."' "a sentence for each decision"
run mention why "$id"
prints "^steps +It asks for “Resolve a complaint”: row 2 of Ownership, version 7\.$" "a line for each sentence"
first department:none
run --format json mention why "$id"
prints 'it is Unowned until' "why nobody has it"
prints_not '"due"' "and nothing is due"
run mention why zzzz
ends 4 "no such mention"

# Taking
first 'status:new department:"Customer Service"'
run --format json mention see "${id:0:10}"
prints '"status":"open"' "who looked at it opened it"
prints_not '"first_taken"' "and hasn't taken it"
run --format json mention assign "$id" $jonas
prints "\"assignee\":\"$jonas\"" "assigned"
prints '"first_taken":"' "and so taken"
taken=$(field first_taken)
run --format json mention assign "$id" none
prints_not '"assignee"' "nobody has it any more"
holds [ "$(field first_taken)" = "$taken" ] "when it was first taken stays"
run mention assign "$id" nobody@acmeair.example
ends 4 "nobody of that name"
run --format json mention wait "$id" --for "the baggage office"
prints '"status":"waiting"' "waiting"
prints '"waiting_for":"the baggage office"' "for whom"

# Snoozing
run mention snooze "$id"
ends 2 "until when has to be said"
run mention snooze "$id" --until 2020-01-01
ends 2 "a time that has passed"
run --format json mention snooze "$id" --until 2030-01-01T09:00 --wake-on-reply
prints '"status":"snoozed"' "snoozed"
prints '"snoozed_until":"2030-01-01T' "until then"
prints_not '"waiting_for"' "and no longer waiting"
run --format json mention reopen "$id"
prints '"status":"open"' "brought back"
prints_not '"snoozed_until"' "at once"

# Closing
run mention dismiss "$id"
ends 2 "a reason has to be said"
run mention dismiss "$id" --reason "  "
ends 2 "and not an empty one"
run --format json mention dismiss "$id" --reason "Not about us"
prints '"status":"dismissed"' "dismissed"
prints '"reason":"Not about us"' "with the reason"
prints '"closed":"' "and when"
run --format json mention snooze "$id" --until 2030-01-01
ends 3 "what is closed isn't snoozed"
printf '%s' "$err" | grep -q '"code":"not-allowed"'; report $? "by a rule"
run --format json mention reopen "$id"
prints '"status":"open"' "opened again"
prints_not '"reason"' "the reason is gone"
run mention reopen "$id"
ends 3 "what is open isn't opened"
holds [ "$(printf '%s' "$err" | grep -c "Ask somebody")" = 0 ] "and nobody is sent to somebody who couldn't either"
run sync status
ends 4 "a file that isn't shared stands to no server"
says "does that$" "which is all that is said"
run mention answered-elsewhere "$id" javascript:alert
ends 2 "an answer has an address"
run --format json mention answered-elsewhere "$id" https://social.example/@acmeair/77
prints '"status":"answered"' "answered elsewhere"
prints '"answered_at_address":"https://social.example/@acmeair/77"' "and where"
prints '"first_answered":"' "and when"

# Undo
run undo
ends 0 "undo"
key
prints '"status":"open"' "as it was before"
prints_not '"first_answered"' "all of it"

# Other departments
run --format json mention hand-over "$id" Legal
prints '"department":"Legal"' "handed over"
prints '"handed_from":"Customer Service"' "from whom"
prints '"corrected":\["department"\]' "by a person, so it stays"
run --format json mention why "$id"
prints 'Customer Service handed it over to Legal, which hasn.t accepted it yet\.' "and why says so"
run mention accept "$id"
ends 3 "only those who were given it accept it"
run person list --format json
legal=$("$STEWARDCTL" --format json person list | grep '"departments":\[[^]]*"Legal"' | head -n 1 | sed -E 's/.*"email":"([^"]*)".*/\1/')
run --as "$legal" --format json mention accept "$id"
ends 0 "one of them"
prints '"hand_over_accepted":"' "accepts it"
run --as "$legal" mention accept "$id"
ends 3 "once"
run --format json mention hand-over "$id" Legal
ends 2 "it is there already"
run --format json mention route "$id" --activity "Handle a press enquiry"
prints '"department":"Public Relations"' "routed by another activity"
prints '"corrected":\["activity"\]' "which stays"
prints_not '"handed_from"' "and is no longer handed over"
run mention route "$id" --activity "Water the plants"
ends 4 "no such activity"

# Corrections
run mention set "$id"
ends 2 "something has to be set"
run mention set "$id" --voice robot
ends 2 "no such voice"
run mention set "$id" --language english
ends 2 "a language is a tag"
run --format json mention set "$id" --voice press --mood mixed --language pt-BR --topic "Baggage"
ends 0 "several at once"
prints '"voice":"press"' "voice"
prints '"mood":"mixed"' "mood"
prints '"topics":\["Baggage"\]' "topic"
prints '"corrected":\["activity","language","mood","topics","voice"\]' "all of them stay"
run mention set "$id" --topic "No such topic"
ends 4 "no such topic"

# Several at once
run --format json mention list "status:new" --limit 3
ids=$(printf '%s\n' "$out" | sed -E 's/^\{"id":"([^"]*)".*/\1/')
run --format json mention assign $ids $jonas
holds [ "$(printf '%s\n' "$out" | grep -c "$jonas")" = 3 ] "three assigned"
run mention dismiss $ids zzzz --reason Spam
ends 4 "one that isn't there"
run --format json mention list "status:dismissed Spam"
set -- $ids
id=$1
key
prints '"status":"open"' "stops all"

# Who may
run --as nobody@acmeair.example mention dismiss "$id" --reason Spam
holds [ "$status" != 0 ] "nobody unknown changes anything"
collector=$("$STEWARDCTL" --format json person list | grep -i '"kind_of_person":"service"' | head -n 1 | sed -E 's/.*"email":"([^"]*)".*/\1/')
[ -n "$collector" ] && run --as "$collector" mention dismiss "$id" --reason Spam
holds [ "$status" = 3 ] "nor a collector"

# Audit
run --format json audit list --record "$id" --limit 5
prints '"action":"assign"' "every deed is an event"
run audit verify
ends 0 "of a chain that holds"

# Export
run --format json mention list --limit 100000
all=$(printf '%s\n' "$out" | wc -l)
run mention export
ends 0 "export"
holds [ "$(printf '%s\n' "$out" | wc -l)" = "$all" ] "exports every mention"
prints '^\{"id":"' "as JSON Lines"
run --format csv mention export "department:none"
prints '^id,network,address' "CSV with every field"
holds [ "$(printf '%s\n' "$out" | grep -c '^id,network')" = 1 ] "and one head"
done_testing
