#!/bin/bash
# test-response.sh: the main job from a complaint to the answer on the network
# SPDX-License-Identifier: GPL-3.0-or-later
. "$(dirname "$0")/tap.sh"

jonas=jonas.weber@acmeair.example # Customer Service: writes
femke=femke.dewit@acmeair.example # Legal
priya=priya.nair@acmeair.example  # stands in for the approver of Customer Relations
tom=tom.albers@acmeair.example    # who is away

run workspace new s.db --sample
export STEWARD_WORKSPACE=$here/s.db

# A server of Mastodon's API that records what it is asked.
mkdir server
python3 "$(dirname "$0")/../support/fake-mastodon" server &
trap 'kill %1 2>/dev/null; rm -rf "$here"' EXIT
for _ in $(seq 300); do [ -e server/port ] && break; sleep 0.1; done
port=$(cat server/port)
echo secret-token >token
chmod 600 token
administrator=$("$STEWARDCTL" --format json person list | grep '"administrator":true' | sed -nE 's/.*"email":"([^"]+)".*/\1/p' | head -n 1)
run --as "$administrator" --format json account add mastodon "http://127.0.0.1:$port" --handle acme --department "Customer Service" --allow-host "127.0.0.1:$port"
ends 0 "an account on the server"
account=$(field id)
prints "\"publisher\":\"$("$STEWARDCTL" --format json workspace info | sed -nE 's/.*"machine":"([^"]+)".*/\1/p')\"" "this machine publishes for it"

printf '{"address":"http://127.0.0.1:%s/@mara/7","network":"mastodon","author":"Mara Holt","voice":"customer","published":"%s","text":"Acme Air broke my guitar and I have been waiting three weeks for an answer to my claim. I want my money back."}\n' \
  "$port" "$(date -u +%FT%TZ)" >complaint.jsonl
run mention import complaint.jsonl
ends 0 "a complaint comes in"
run --format json mention search "money back" --limit 1
mention=$(field id)
run --format json mention why "$mention"
prints '"activity":"Resolve a complaint".*"accountable":"Customer Relations".*"consulted":\["Public Relations","Legal"\]' "why it is here, and who answers"

run --format json response draft --mention "$mention" --account "$account" --text "Mara, I work for Acme Air and I am sorry. We will pay for the repair in full."
ends 0 "an answer is drafted"
response=$(field id)
prints '"state":"draft".*"author":"jonas.weber@acmeair.example"' "by the person of this workspace"
prints "\"target\":\"http://127.0.0.1:$port/@mara/7\"" "in reply to the complaint"
prints '"severity":"stop","code":"needs-consultation".*"clause":"3.2"' "a finding cites its clause"
run --format json response check "$response"
ends 1 "the finding stops it"
run --format json response publish "$response" --token-file token
ends 3 "so that it can't be published"
says '"code":"not-approved"' "and nobody approved it"
run response draft --text "To nobody"
ends 2 "an answer is for a mention or an activity"

run --as $femke response answer "$response" --text "Fine"
ends 3 "nobody answers who wasn't asked"
run --format json response ask "$response" Legal
ends 0 "Legal is asked"
prints '"consulted":\["Legal"\]' "and shown as asked"
run --as $priya response answer "$response" --text "Fine"
ends 3 "others don't answer for Legal"
run --as $femke --format json response answer "$response" --text "We pay: agreed with the insurer."
ends 0 "Legal answers"
run response check "$response"
ends 0 "the finding is gone"

run response approve "$response"
ends 3 "a draft isn't approved"
run --format json response submit "$response"
ends 0 "approval is asked for"
prints '"state":"in-review"' "and it is in review"
prints '"consulted":\["Legal","Public Relations"\]' "the others with C are asked too"
run --format json response approve "$response"
says '"code":"own-text"' "its author can't approve"
run --as $femke --format json response approve "$response"
says '"code":"not-approver"' "nor can another department"
run --as $priya --format json response approve "$response"
ends 0 "the accountable department approves"
prints "\"approver\":\"$priya\",\"stands_in_for\":\"$tom\"" "and both names are recorded"

run --as $femke --format json hold on --reason "Facts not confirmed" --department "Customer Relations"
ends 0 "publishing is held"
hold=$(field id)
prints '"waiting":[1-9]' "and it waits"
run --format json response publish "$response" --token-file token
says '"code":"on-hold"' "a hold stops it"
run --as $femke hold off "$hold"
ends 3 "who held it can't lift it"
run --as $priya hold off "$hold"
ends 3 "nor can who is no approver"
run --as sam.ode@acmeair.example hold off "$hold"
ends 0 "somebody else lifts it"
run hold status
prints_not . "nothing is held"

run --format json response publish "$response" --token-file token
ends 0 "it is published"
prints '"state":"published".*"address":"http://127.0.0.1' "with its address"
holds grep -q '"in_reply_to": "m7"' server/statuses "in the thread of the complaint"
run --format json mention show "$mention"
prints '"status":"answered"' "the mention is answered"
prints '"first_answered"' "and its time is kept"
run --format json response publish "$response" --token-file token
ends 3 "it isn't published twice"

run --format json response correct "$response" --text "Mara, I work for Acme Air and I am sorry. We will pay for the repair in full, by Friday."
ends 0 "a correction is begun"
run --format json response publish "$response" --token-file token
says '"code":"(not-approved|changed-since-approval)"' "it has to be approved like a new text"
run --as $femke response answer "$response" --text "Friday is right."
run response submit "$response"
run --as $priya response approve "$response"
run --format json response publish "$response" --token-file token
ends 0 "and is published"
holds grep -q '"did": "edit"' server/statuses "as a change of the post"
run --format json response delete "$response" --reason "Wrong day" --token-file token
says '"code":"not-approver"' "only the accountable department deletes"
run --as $priya --format json response delete "$response" --reason "Wrong day" --token-file token
ends 0 "which does at once"
holds grep -q '"did": "delete"' server/statuses "on the network too"

run --format json response draft --mention "$mention" --account "$account" --text "Mara, I work for Acme Air and I am sorry."
response=$(field id)
run response submit "$response"
run --as $priya response reject "$response"
ends 2 "a rejection has a reason"
run --as $priya --format json response reject "$response" --reason "Say what we do about it"
prints '"state":"rejected".*"reason":"Say what we do about it"' "it is rejected"
run --format json response edit "$response" --text "Mara, I work for Acme Air and I am sorry. I look into it today."
prints '"state":"draft".*"version":2' "a change makes a new version"
run response submit "$response"
run --as $priya response approve "$response"
ends 0 "whoever rejected it may approve what came of it"
run --as $priya response reject "$response" --reason "Say when"
ends 0 "and reject it after that"
run --format json response publish "$response" --token-file token
ends 3 "an approval before a rejection counts no more"
run --format json response edit "$response" --text "Mara, I work for Acme Air and I am sorry. I look into it before five."
run response submit "$response"
run --as $priya response approve "$response"
ends 0 "whoever approved before a rejection may approve again"
run --format json response edit "$response" --content-warning "We guarantee it"
prints '"severity":"(stop|advice)","code":"must-not-contain".*"message":"In the content warning: .*"in_warning":true' "a content warning is read like the text"
run --format json response edit "$response" --content-warning none
head -c 50100 /dev/zero | tr '\0' a > long
run response edit "$response" --text "$(cat long)"
ends 2 "a text that no network takes is refused"
says "at most 50000 characters" "with what it may hold"
run --format json response edit "$response" --text "Mara, I work for Acme Air. I look into it today."
prints '"state":"draft"' "a change ends the approval"
run response submit "$response"
run --as $priya response approve "$response"
run response schedule "$response" --at 2020-01-01T09:00
ends 2 "the past is no time"
run --format json response schedule "$response" --at "$(date -u -d '+2 seconds' +%FT%TZ)"
ends 0 "it gets a time"
sleep 2.5
echo 'drop once' >server/behaviour
run --format json response run --token-file token
ends 0 "at its time the machine publishes it"
prints '"state":"published"' "although the answer was lost"
holds test "$(grep -c 'I look into it today' server/statuses)" = 1 "and once"

web=$("$STEWARDCTL" --format json account list | grep '"network":"web"' | sed -nE 's/.*"id":"([^"]+)".*/\1/p')
run --format json response draft --mention "$mention" --account "$web" --text "Mara, I work for Acme Air. It is in the post."
response=$(field id)
prints_not '"target"' "on another network it is a post of its own"
printf 'GIF89a\2\0\1\0\200\0\0\0\0\0\377\377\377,\0\0\0\0\2\0\1\0\0\2\2\4\n\0;' >dot.gif
run response attach "$response" dot.gif --alt "A parcel"
run response submit "$response"
run --as $priya response approve "$response"
run --format json response publish "$response"
ends 0 "where there is no API the text is given"
says "Attach picture 1 there .*described as: A parcel" "what is to be attached is said"
prints '"copy":"Mara, I work for Acme Air. It is in the post."' "to be copied"
says "published-at" "and what to say afterwards"
run response publish "$response" --published-at somewhere
ends 2 "an address is one"
run --format json response publish "$response" --published-at https://acmeair.example/news/12
prints '"state":"published".*"address":"https://acmeair.example/news/12"' "its address is kept"

run --format json response draft --mention "$mention" --account "$web"
run --format json response edit "$(field id)" --snippet "Thank for praise of a crew"
prints '"text":"Mara, thank you for writing this' "a saved reply is filled in"
says 'flight' "and what is missing is said"

run response comment "$response" --text "Good one"
ends 0 "colleagues comment"
run --format json audit list
for action in draft ask answer submit approve hold lift begin publish correct publish-correction delete reject schedule; do
  prints "\"action\":\"$action\"" "the audit knows: $action"
done
run audit verify
ends 0 "and holds"

# Pictures
run --format json response draft --mention "$mention" --account "$account" --text "Mara, I work for Acme Air. This is the form."
response=$(field id)
run --format json response attach "$response" dot.gif --alt "The form for claims"
ends 0 "a picture is attached"
prints '"height":1,"name":"dot.gif".*"type":"image/gif","width":2' "and told by its bytes"
run response submit "$response"
run --as $priya response approve "$response"
run --format json response describe "$response" 1 --alt "Another form"
prints '"state":"draft"' "another description ends the approval"
run response submit "$response"
run --as $priya response approve "$response"
touch server/no-pictures
run --format json response publish "$response" --token-file token
ends 5 "a server that doesn’t take the picture"
holds test "$(grep -c 'This is the form' server/statuses)" = 0 "gets no post without it"
rm server/no-pictures
run --format json response publish "$response" --token-file token
ends 0 "afterwards it goes out"
holds grep -q "\"description\": \"Another form\", \"mime\": \"image/gif\", \"sha256\": \"$(sha256sum <dot.gif | cut -d' ' -f1)\"" server/pictures "the picture as it is, with what it shows"
holds grep -q '"text": "[^"]*This is the form[^"]*".*"media": \["p1"\]' server/statuses "with the post"
run response correct "$response" --text "Mara, I work for Acme Air. This is the right form."
run response submit "$response"
run --as $priya response approve "$response"
run --format json response publish "$response" --token-file token
holds grep -q '"did": "edit".*right form.*"media": \["p2"\]' server/statuses "and stays when the words are corrected"

run workspace check
ends 0 "the file is sound"
done_testing
