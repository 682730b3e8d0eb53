#!/usr/bin/env bash
# test-outbox.sh: answers are found, stand in the outbox and the calendar, wait for a look, and are picked among others.
# SPDX-License-Identifier: GPL-3.0-or-later
. "$(dirname "$0")/tap.sh"

support=$(dirname "$0")/../support
mkdir server
"$support/fake-mastodon" "$here/server" &
server=$!
trap 'kill "$server" 2>/dev/null; rm -rf "$here"' EXIT
for _ in $(seq 100); do [ -s server/port ] && break; sleep 0.1; done
host=127.0.0.1:$(cat server/port)
export STEWARD_WORKSPACE="$here/w.db"
export DBUS_SESSION_BUS_ADDRESS="unix:path=$here/no-bus"
export G_DEBUG=fatal-criticals
echo secret-token > token

run workspace new "$STEWARD_WORKSPACE" --person "Ann Admin <ann@acme.example>"
run person add "Ben Brand" ben@acme.example
run matrix adopt --note founding
run person join ann@acme.example "Customer Service" approver
run person join ben@acme.example "Customer Service" member
run --format json account add mastodon "http://$host" --handle acme --department "Customer Service" --allow-host "$host"
account=$(field id)

# post ADDRESS TEXT [IN_REPLY_TO]: somebody writes
post() {
  printf '{"address":"%s","network":"mastodon","author":"Mara Holt","author_address":"https://m.example/@mara","voice":"customer","published":"%s","text":"%s"%s}\n' \
    "$1" "$(date -u +%FT%TZ)" "$2" "${3:+,\"in_reply_to\":\"$3\"}" > post.jsonl
  run --format json mention import post.jsonl
}
# found: the first id of the first line
found() { printf '%s\n' "$out" | head -n 1 | sed -nE 's/^\{"id":"([^"]+)".*/\1/p'; }
# answer TEXT [MENTION]: a response that may be published
answer() {
  if [ -n "${2:-}" ]; then
    run --format json response draft --mention "$2" --activity "Answer a question" --account "$account" --text "$1"
  else
    run --format json response draft --activity "Answer a question" --account "$account" --text "$1"
  fi
  answered=$(field id)
  run --format json response submit "$answered"
}

answer "The luggage office opens at nine"
first=$answered
answer "Your guitar is on its way"
second=$answered
answer "荷物はここにあります"
third=$answered
run --format json response draft --activity "Answer a question" --account "$account" --text "Not yet about luggage"
fourth=$(field id)

# Searching
run --format json response list --query luggage
ends 0 "answers are found by their words"
holds test "$(printf '%s\n' "$out" | grep -c .)" = 2 "all that have them"
prints "\"id\":\"$first\"" "the one"
run --format json response list --query "luggage status:approved"
holds test "$(found)" = "$first" "by words and how far they are"
run --format json response list --query "lugg* NOT yet"
holds test "$(found)" = "$first" "by beginnings, and without others"
run --format json response list --query '"on its way" OR nine'
holds test "$(printf '%s\n' "$out" | grep -c .)" = 2 "by phrases, and one or the other"
run --format json response list --query "荷物"
holds test "$(found)" = "$third" "in languages without spaces"
run --format json response list --query "author:admin network:mastodon" --limit 2
holds test "$(printf '%s\n' "$out" | grep -c .)" = 2 "by who wrote, at most so many"
run --format json response list --query "department:Legal luggage"
prints_nothing "not by what they haven't"
run --format json response list --query '((" NEAR( AND'
ends 0 "whatever is asked is no error"
run response list --query luggage --state draft
ends 2 "a query says the state itself"
run response edit "$fourth" --text "About trunks"
run --format json response list --query luggage
holds test "$(printf '%s\n' "$out" | grep -c .)" = 1 "what was written over isn't found"
run --format json response list --query trunks
holds test "$(found)" = "$fourth" "what stands there is"
run workspace check
ends 0 "the index is sound"
run workspace rebuild-search
run --format json response list --query "荷物"
holds test "$(found)" = "$third" "and can be made anew"

# Outbox and calendar
run --format json response schedule "$second" --at "$(date -u -d '+2 days' +%FT%TZ)"
run --format json response schedule "$first" --at "$(date -u -d '+1 day' +%FT%TZ)"
run --format json response outbox
ends 0 "the outbox has every answer"
holds test "$(printf '%s\n' "$out" | sed -nE 's/.*"section":"([^"]+)".*/\1/p' | tr '\n' ' ')" = "scheduled scheduled ready waiting " \
  "in its order"
holds test "$(printf '%s\n' "$out" | head -n 1 | sed -nE 's/.*"id":"([^"]+)".*/\1/p')" = "$first" "what goes out next stands first"
prints "\"id\":\"$first\".*\"at\":\"$(date -u -d '+1 day' +%F)" "with its time"
run --format json response outbox --state ready
holds test "$(field id)" = "$third" "one part of it"
run response outbox --state lost
ends 2 "there is no other"
run --format json response calendar
ends 0 "the calendar shows the month"
holds test "$(printf '%s\n' "$out" | grep -c '"at"')" = 2 "what has its time"
run --format json response calendar --from "$(date -u -d '+2 days' +%F)" --until "$(date -u -d '+3 days' +%F)"
holds test "$(field id)" = "$second" "or a day"
run response calendar --from soon
ends 2 "from a time"

echo "status 422 once" > server/behaviour
run response publish "$third" --token-file token --settle 1
run --format json response outbox --state look
prints "\"id\":\"$third\".*\"state\":\"failed\".*\"error\":\".*\"way_on\":\"Publish it again" "what failed needs a look, with the way on"
run response publish "$third" --token-file token --settle 1
ends 0 "which works"
run --format json response outbox --state sent
prints "\"id\":\"$third\".*\"at\":\"20.*\"address\":\"http" "then it is sent"

# The person writes again before the answer goes out
post "https://m.example/@mara/1" "Where is my guitar, please?"
run --format json mention list --limit 1
mention=$(field id)
answer "Mara, your guitar is in Porto" "$mention"
waits=$answered
post "https://m.example/@mara/2" "Found it, thank you!" "https://m.example/@mara/1"
run --format json response show "$waits"
prints '"wrote_again":"' "an answer that hasn't gone out is told that she wrote again"
run --format json response publish "$waits" --token-file token --settle 1
ends 3 "and waits"
says 'wrote again before this went out' "which is said"
run --format json response outbox --state look
prints "\"id\":\"$waits\".*\"wrote_again\":\"" "it needs a look"
run --format json response look "$waits"
ends 0 "somebody looks"
prints_not '"wrote_again"' "and says so"
run --format json response outbox --state look
prints_not "$waits" "then it needs none"
post "https://m.example/@mara/3" "And the case?" "https://m.example/@mara/2"
run --format json response show "$waits"
prints '"wrote_again":"' "when she writes once more it waits again"
run response look "$waits"
run response publish "$waits" --token-file token --settle 1
ends 0 "and goes out when it was looked at"
post "https://m.example/@mara/4" "Thanks" "https://m.example/@mara/3"
run --format json response show "$waits"
prints_not '"wrote_again"' "what is out doesn't wait"

# Two draft for one mention
post "https://m.example/@mara/5" "Do you fly to Porto in May?"
run --format json mention list --limit 1
mention=$(field id)
answer "Yes, daily" "$mention"
one=$answered
run --as ben@acme.example --format json response draft --mention "$mention" --activity "Answer a question" --account "$account" \
  --text "We do, see the timetable"
other=$(field id)
run --as ben@acme.example response submit "$other"
run --as ben@acme.example response pick "$other"
ends 3 "who doesn't approve doesn't pick"
run --format json response pick "$other"
ends 0 "an approver picks one of them"
run --format json response show "$one"
prints "\"passed_for\":\"$other\"" "the other one is kept"
prints '"text":"Yes, daily"' "with its text"
run response publish "$one" --token-file token --settle 1
ends 3 "and doesn't go out"
says 'picked another answer' "which is said"
run --format json response pick "$one"
prints_not '"passed_for"' "the approver can pick the other one after all"
run response publish "$one" --token-file token --settle 1
ends 0 "which goes out"
run response pick "$one"
ends 3 "what is out isn't picked any more"
run audit verify
ends 0 "the audit holds"
done_testing
