#!/usr/bin/env bash
# test-network.sh: what networks allow is data: listed with source and date, changed, set back, and read from servers.
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

run workspace new "$STEWARD_WORKSPACE" --person "Ann Admin <ann@acme.example>"
run person add "Ben Brand" ben@acme.example
run person add "Cat Care" cat@acme.example

run --format json network list
ends 0 "networks are listed"
prints '"id":"mastodon".*"counting":"mastodon".*"max_length":500' "each with its limit and how it counts"
prints '"id":"bluesky".*"max_length":300.*"max_bytes":3000.*"threads":true' "characters and bytes"
holds test "$(printf '%s\n' "$out" | grep -c '"source":".*"dated":"20')" = 11 "each says where that is from and of which day"
run network list
prints 'bluesky .*300 .*3000 .*graphemes' "people read it as a table"
run --format json network show Bluesky
prints '"max_bytes":3000' "one is shown by its name in any case"
run network show nowhere
ends 4 "there is no other"

run network set bluesky --max-length 400
ends 2 "whoever changes a number"
says 'where the numbers are from' "says where it is from"
run network set bluesky --max-length -1 --source "me"
ends 2 "it is a number from 0"
run network set bluesky --counting letters --source "me"
ends 2 "counted in a known way"
run network set bluesky --max-length 400 --source "me" --dated yesterday
ends 2 "of a day"
run --as ben@acme.example network set bluesky --max-length 400 --source "me"
ends 3 "only an administrator changes it"
run --format json network set bluesky --max-length 20 --max-bytes 60 --threads no --source "https://bsky.social/about"
ends 0 "an administrator does"
prints '"max_length":20.*"max_bytes":60' "and it holds"
prints '"source":"https://bsky.social/about"' "with where it is from"
prints "\"dated\":\"$(date -u +%F)\"" "of today"
run --format json network show bluesky
prints '"counting":"graphemes".*"max_length":20' "what wasn't changed follows the program's list"
run --format json audit list
prints '"action":"set".*"kind":"network"' "it is in the audit"

run --format json account add bluesky https://bsky.social --handle acme.example
bluesky=$(field id)
run --format json response draft --activity "Answer a question" --account "$bluesky" --text-file <(printf 'Twenty-one characters')
id=$(field id)
run --format json response check "$id"
ends 1 "the check takes the limit from there"
prints 'Bluesky takes 20 characters; these are 21' "and says it"
run response edit "$id" --text-file <(printf '👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧')
run --format json response check "$id"
ends 1 "few characters"
prints 'Bluesky takes 60 bytes; these characters need 72' "can be too many bytes"
run --format json network reset bluesky
ends 0 "what was changed is taken back"
prints '"max_length":300.*"max_bytes":3000' "and the program's list holds"
run --format json response check "$id"
ends 0 "then it fits"
run --as ben@acme.example network reset bluesky
ends 3 "only an administrator takes it back"
run --format json network set bluesky --max-length none --max-bytes none --source "nobody says"
prints '"max_length":0' "none is without limit"
run --format json undo
ends 0 "it can be undone"
run --format json network show bluesky
prints '"max_length":300' "and is as before"

# What an account's own server says wins.
run --format json account add mastodon "http://$host" --handle acme --allow-host "$host"
account=$(field id)
run --format json account limits "$account"
ends 0 "a server is asked what it allows"
prints '"limits_read":"20' "and the time is kept"
prints '"max_characters":' "with what it said"
limit=$(printf '%s\n' "$out" | sed -nE 's/.*"max_characters":([0-9]+).*/\1/p')
run network set mastodon --max-length 7 --threads no --source "me"
run --format json response draft --activity "Answer a question" --account "$account" \
  --text-file <(head -c "$((limit + 1))" /dev/zero | tr '\0' x)
id=$(field id)
run --format json response check "$id"
prints "Mastodon takes $limit characters; these are $((limit + 1))" "its number counts, and not the workspace's"
run --as cat@acme.example account limits "$account"
ends 3 "who doesn't hold the account may not ask"
run account limits "$bluesky"
ends 2 "where servers don't say"
says 'don’t say what they allow' "it says so"
run account set "$account" --allow-host none
run account limits "$account"
ends 5 "an address that nobody allowed isn't asked"
done_testing
