#!/bin/bash
# test-main-job.sh: somebody complains on a real server, and the answer appears in their thread
# SPDX-License-Identifier: GPL-3.0-or-later
. "$(dirname "$0")/../cli/tap.sh"

support=$(dirname "$0")/../support
femke=femke.dewit@acmeair.example # Legal
priya=priya.nair@acmeair.example  # stands in for the approver of Customer Relations

status= out= err=
mkdir snac
bash "$support/start-snac" "$here/snac" >snac.out 2>snac.err
case $? in
  0) ;;
  77) echo "1..0 # SKIP $(tail -n 1 snac.err)"; exit 0 ;;
  *) echo "Bail out! $(tail -n 1 snac.err)"; exit 1 ;;
esac
. "$here/snac/env"
trap 'kill "$SNAC_PID" 2>/dev/null; rm -rf "$here"' EXIT
host=${SNAC_URL#http://}
token=$here/snac/token-acme

# api NAME METHOD PATH [FORM…]: asks the server as somebody who lives there
api() {
  who=$1 method=$2 path=$3
  shift 3
  python3 - "$SNAC_URL$path" "$method" "$(cat "$here/snac/token-$who")" "$@" <<'PYTHON'
import sys, urllib.parse, urllib.request
address, method, token, *form = sys.argv[1:]
data = urllib.parse.urlencode([tuple(f.split('=', 1)) for f in form]).encode() if form else None
request = urllib.request.Request(address, data, {'Authorization': 'Bearer ' + token}, method=method)
print(urllib.request.urlopen(request, timeout=20).read().decode())
PYTHON
}

# posted_id: the id of the status in the last answer of the server
posted_id() { python3 -c 'import json, sys; print(json.load(sys.stdin)["id"])'; }

post=$(api bob POST /api/v1/statuses "status=@acme you broke my guitar and I have been waiting three weeks for an answer to my claim. I want my money back." visibility=public | posted_id)
holds test -n "$post" "somebody complains on the server"

run workspace new s.db --sample
export STEWARD_WORKSPACE=$here/s.db
administrator=$("$STEWARDCTL" --format json person list | grep '"administrator":true' | sed -nE 's/.*"email":"([^"]+)".*/\1/p' | head -n 1)
run --as "$administrator" --format json account add mastodon "$SNAC_URL" --handle acme --department "Customer Service" --allow-host "$host"
ends 0 "Acme has an account there"
account=$(field id)
run --as "$administrator" --format json source add mastodon-account "$SNAC_URL" --name "Posts to Acme" --account "$account" --voice customer --allow-host "$host"
ends 0 "whose mentions are a source"
for _ in $(seq 30); do
  run --as "$administrator" --format json source collect "Posts to Acme" --token-file "$token"
  run --format json mention search "money back" --limit 1
  [ -n "$out" ] && break
  sleep 1
done
prints '"network":"mastodon".*"text":".*broke my guitar' "the complaint is collected"
mention=$(field id)
run --format json mention why "$mention"
prints '"activity":"Resolve a complaint".*"responsible":\["Customer Service"\],"accountable":"Customer Relations"' "and routed, with why"

run --format json response draft --mention "$mention" --account "$account" --text "I work for Acme Air and I am sorry. We will pay for the repair in full."
response=$(field id)
prints '"severity":"stop","code":"needs-consultation"' "a finding stops the draft"
printf 'GIF89a\2\0\1\0\200\0\0\0\0\0\377\377\377,\0\0\0\0\2\0\1\0\0\2\2\4\n\0;' >dot.gif
run response attach "$response" dot.gif --alt "The form for claims"
ends 0 "a picture is attached"
run response ask "$response" Legal
run --as $femke response answer "$response" --text "Agreed with the insurer."
ends 0 "Legal is asked, and answers"
run response submit "$response"
run --as $priya response approve "$response"
ends 0 "the accountable department approves"
run --format json response publish "$response" --token-file "$token"
ends 0 "it is published on the server"
prints "\"state\":\"published\".*\"address\":\"$SNAC_URL" "with its address there"
posted=$(field status_id)
for _ in $(seq 20); do
  thread=$(api bob GET "/api/v1/statuses/$post/context")
  grep -q repair <<<"$thread" && break
  sleep 1
done
holds grep -q "pay for the repair in full" <<<"$thread" "the answer appears in the thread of the complaint"
holds grep -q "The form for claims" <<<"$(api acme GET "/api/v1/statuses/$posted")" "with the picture, and what it shows"
run --format json mention show "$mention"
prints '"status":"answered"' "the mention is answered"

run --format json response correct "$response" --text "@bob I work for Acme Air and I am sorry. We will pay for the repair in full, this week."
run --as $femke response answer "$response" --text "This week is right."
run response submit "$response"
run --as $priya response approve "$response"
run --format json response publish "$response" --token-file "$token"
ends 0 "a correction is published"
holds grep -q "this week" <<<"$(api acme GET "/api/v1/statuses/$posted")" "and stands on the server"

run --as "$administrator" source collect "Posts to Acme" --token-file "$token"
run --format json mention search "money back" --limit 10
holds test "$(printf '%s\n' "$out" | grep -c .)" = 1 "collected again, the complaint is there once"

run --as $priya --format json response delete "$response" --reason "Answered by telephone" --token-file "$token"
# Older releases of the server can't delete for programs.
if [ "$status" != 0 ]; then
  says 'by hand' "a server that can't delete for programs is said to be one"
  run --as $priya --format json response delete "$response" --reason "Answered by telephone" --by-hand
else
  who=$(api acme GET /api/v1/accounts/verify_credentials | posted_id)
  holds test -z "$(api acme GET "/api/v1/accounts/$who/statuses" | grep "this week")" "the account's own posts are without it"
fi
prints '"state":"deleted"' "and the answer is deleted here too"

run --format json audit list
for action in draft ask answer submit approve begin publish publish-correction delete; do
  prints "\"action\":\"$action\"" "the audit knows: $action"
done
run audit verify
ends 0 "and holds"

# What is longer than a post there is a thread; where the server can't take the rest of it back, a person can.
export STEWARD_WORKSPACE=$here/t.db
run workspace new "$STEWARD_WORKSPACE" --person "Ann Admin <ann@acme.example>"
run matrix adopt --note founding
run person join ann@acme.example "Customer Service" approver
run --format json account add mastodon "$SNAC_URL" --handle acme --department "Customer Service" --allow-host "$host"
account=$(field id)
run network set mastodon --max-length 60 --source us
run --format json response draft --activity "Answer a question" --account "$account" \
  --text "The first sentence of an answer that is long. The second one of it."
response=$(field id)
run response attach "$response" dot.gif --alt "The form again"
run response submit "$response"
run --format json response publish "$response" --token-file "$token" --settle 1
ends 0 "a thread is published"
who=$(api acme GET /api/v1/accounts/verify_credentials | posted_id)

# posts: the account's posts, oldest first: whether they reply, what their pictures show, their words
posts() {
  api acme GET "/api/v1/accounts/$who/statuses" | python3 -c '
import json, re, sys
for post in reversed(json.load(sys.stdin)):
    print("reply" if post["in_reply_to_id"] else "first", [m["description"] for m in post["media_attachments"]], re.sub("<.*?>", "", post["content"]))' |
    grep -v "for the repair"
}
out=$(posts)
prints "^first \['The form again'\] The first sentence of an answer that is long\. \(1/2\)" "with the picture on its first post"
prints "^reply \[\] The second one of it\. \(2/2\)" "and the second after it"
run response correct "$response" --text "Short."
run response submit "$response"
run --format json response publish "$response" --token-file "$token" --settle 1
if [ "$status" != 0 ]; then
  run --format json response show "$response"
  prints '"error":"This post is still to be deleted: http' "a correction that is shorter says what is left"
  second=$(printf '%s\n' "$out" | sed -nE 's/.*still to be deleted: ([^ ]*)\. .*/\1/p')
  python3 - "$SNAC_URL" "$(cat "$here/snac/password-acme")" "$second" <<'PYTHON'
import base64, sys, urllib.parse, urllib.request
server, password, post = sys.argv[1:]
form = urllib.parse.urlencode({'id': post, 'actor': server + '/acme', 'action': 'Delete'}).encode()
request = urllib.request.Request(server + '/acme/admin/action', form,
                                 {'Authorization': 'Basic ' + base64.b64encode(b'acme:' + password.encode()).decode()})
urllib.request.urlopen(request, timeout=20).read()
PYTHON
  run --format json response publish "$response" --token-file "$token" --settle 1
  ends 0 "once it is gone the correction is done"
fi
out=$(posts)
prints "^first \['The form again'\] Short\." "the words are corrected, the picture stays"
prints_not "second one" "and the rest is gone"

done_testing
