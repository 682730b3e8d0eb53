#!/usr/bin/env bash
# test-bluesky.sh: an account on Bluesky: authorised with an app password, answers a post, corrects and takes back.
# SPDX-License-Identifier: GPL-3.0-or-later
#
# PDS_HOST and PDS_MENTION name a real server with the account acmeair.test, whose app password is in the file
# PDS_TOKEN, and the address of a post to answer; without them it is the server of the tests.
. "$(dirname "$0")/tap.sh"

support=$(dirname "$0")/../support
export DBUS_SESSION_BUS_ADDRESS="unix:path=$here/no-bus"
unset SECRET_BACKEND
export G_DEBUG=fatal-criticals
if [ -n "${PDS_HOST:-}" ]; then
  host=$PDS_HOST mention=$PDS_MENTION
  cp "$PDS_TOKEN" token
else
  mkdir server
  "$support/fake-bluesky" "$here/server" &
  trap 'kill $! 2>/dev/null; rm -rf "$here"' EXIT
  for _ in $(seq 100); do [ -s server/port ] && break; sleep 0.1; done
  host=127.0.0.1:$(cat server/port) mention=https://bsky.app/profile/mara.test/post/3k2aaaaaaab22
  echo secret-token > token
fi
chmod 600 token
echo wrong-wrong-wrong > wrong

# there KEY: the record of the account under a key, as the server has it now
there() {
  python3 - "$host" "$1" token <<'PYTHON'
import json, sys, urllib.request
host, key, token = sys.argv[1:]
def call(method, data=None, bearer=None):
    request = urllib.request.Request('http://%s/xrpc/%s' % (host, method), json.dumps(data).encode() if data else None,
                                     {'Content-Type': 'application/json', **({'Authorization': 'Bearer ' + bearer} if bearer else {})})
    return json.load(urllib.request.urlopen(request, timeout=10))
with open(token) as f:
    session = call('com.atproto.server.createSession', {'identifier': 'acmeair.test', 'password': f.read().strip()})
try:
    record = call('com.atproto.repo.getRecord?repo=%s&collection=app.bsky.feed.post&rkey=%s' % (session['did'], key),
                  bearer=session['accessJwt'])['value']
except urllib.error.HTTPError:
    print('gone')
    sys.exit()
text = record['text'].encode()
for facet in record.get('facets', []):
    part = text[facet['index']['byteStart']:facet['index']['byteEnd']].decode()
    print('facet', part, json.dumps(facet['features'][0], sort_keys=True))
for image in record.get('embed', {}).get('images', []):
    print('image', image['image']['mimeType'], image['image']['size'], image['alt'], image.get('aspectRatio'))
print('reply', json.dumps(record.get('reply', {}), sort_keys=True))
print('langs', record.get('langs'))
print('text', record['text'])
PYTHON
}

export STEWARD_WORKSPACE="$here/w.db"
run workspace new "$STEWARD_WORKSPACE" --person "Ann Admin <ann@acme.example>"
run matrix adopt --note founding
run person join ann@acme.example "Customer Service" member
run --format json account add bluesky "http://$host" --handle acmeair.test --department "Customer Service" --allow-host "$host"
ends 0 "an account is added"
account=$(field id)

run account authorise "$account"
ends 2 "no browser asks there"
says "app password" "and it says what is needed"
run account authorise "$account" --token-file wrong
ends 5 "a wrong app password is refused"
says "doesn’t accept the handle or the app password" "and what was wrong is said"
says "Authorise the account again" "and what to do, which isn't to look at the cable"
run account authorise "$account" --token-file token
ends 5 "without a secret service nothing is kept"
says "was not saved" "and it says so"

printf '{"address":"%s","network":"bluesky","author":"Mara","voice":"customer","published":"%s","text":"Acme broke my guitar, who answers?"}\n' \
  "$mention" "$(date -u +%Y-%m-%dT%H:%M:%SZ)" > mention.jsonl
run mention import mention.jsonl
run --format json mention list
id=$(field id)
run mention route "$id" --activity "Answer a question"

text='Größe zählt 👩‍👩‍👧: see https://acme.example/help(guitars), @mara.test and @nobody.invalid. #Guitar'
run --format json response draft --mention "$id" --activity "Answer a question" --account "$account" --text "$text"
ends 0 "an answer is drafted"
response=$(field id)
run response submit "$response"
run --format json response publish "$response" --token-file token --settle 1
ends 0 "and published"
prints '"state":"published"' "it is on the network"
prints '"address":"https://bsky.app/profile/acmeair.test/post/[2-7a-z]{13}"' "its address is known"
key=$(field address); key=${key##*/}
out=$(there "$key")
prints '^facet https://acme.example/help\(guitars\) .*"uri": "https://acme.example/help\(guitars\)"' "a link has its bytes"
prints '^facet @mara.test .*"did": "did:plc:' "a handle is somebody"
prints '^facet #Guitar .*"tag": "Guitar"' "a hashtag is one"
prints_not '^facet @nobody' "nobody's handle is text"
prints "^reply .*\"parent\": \{\"cid\": \"[^\"]+\", \"uri\": \"at://did:plc:[^\"]+/${mention##*/}\"\}, \"root\": \{" "it answers the post"
[ -n "${PDS_HOST:-}" ] || prints '"root": \{"cid": "root-cid"' "in the thread that another post began"
prints '^text Größe zählt' "with the text as it was approved"

run --format json response publish "$response" --token-file token --settle 1
prints_not '"state":"publishing"' "published once is enough"

run response correct "$response" --text 'Größe zählt doch.'
run response submit "$response"
run --format json response publish "$response" --token-file token --settle 1
ends 0 "a correction is published"
new=$(field address); new=${new##*/}
holds test "$new" != "$key" "as a post of its own"
out=$(there "$key"); prints '^gone$' "in the place of the old one"
out=$(there "$new"); prints '^text Größe zählt doch\.$' "with the new text"
prints '"parent": ' "to the same post"

# Any department's approver may take it back; the founder is.
run --format json matrix show --in-force
run person join ann@acme.example "Customer Relations" approver
run person join ann@acme.example "Customer Service" approver
run --format json response delete "$response" --reason "Not ours" --token-file token
ends 0 "it is taken back"
prints '"state":"deleted"' "and says so"
out=$(there "$new"); prints '^gone$' "on the network too"

# A picture goes out with its description, and stays there when the words are corrected.
python3 - <<'PYTHON'
import struct, zlib
def chunk(name, data):
    return struct.pack('>I', len(data)) + name + data + struct.pack('>I', zlib.crc32(name + data))
def picture(name, *more):
    with open(name, 'wb') as out:
        out.write(b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', struct.pack('>IIBBBBB', 3, 2, 8, 2, 0, 0, 0)) + b''.join(more) +
                  chunk(b'IDAT', zlib.compress(b'\0' + b'\x80' * 9 + b'\0' + b'\x20' * 9)) + chunk(b'IEND', b''))
picture('guitar.png', chunk(b'tEXt', b'Comment\0taken at 52.37 N, 4.9 E'), chunk(b'eXIf', b'MM\0*\0\0\0\x08\0\0'))
picture('bare.png')
PYTHON
head -c -20 guitar.png >cut.png
run --format json response draft --activity "Answer a question" --account "$account" --text "Look."
look=$(field id)
run response attach "$look" token
ends 1 "what is no picture isn't attached"
run response attach "$look" cut.png
ends 1 "nor one that is damaged"
run --format json response attach "$look" guitar.png
ends 0 "a picture is"
prints '"attachments":\[\{"bytes":[0-9]+,"height":2,"name":"guitar.png","picture":"[a-z2-7]{26}","type":"image/png","width":3\}\]' "told by its bytes"
run network set bluesky --alt-text-required yes --source "us"
run --format json response check "$look"
ends 1 "where a description is required"
prints '"severity":"stop".*"message":"Picture 1 isn’t described' "its absence stops it"
run --format json response describe "$look" 1 --alt "A guitar without a neck"
prints '"description":"A guitar without a neck"' "it is described"
run response check "$look"
ends 0 "and may go out"
run response picture "$look" 1 back.png
holds cmp bare.png back.png "the file is as it was, without where it was taken"
run response submit "$look"
run --format json response publish "$look" --token-file token --settle 1
ends 0 "it is published"
key=$(field address); key=${key##*/}
out=$(there "$key")
prints "^image image/png $(wc -c < bare.png) A guitar without a neck .*'width': 3" "with picture and description"
run response detach "$look" 1
ends 3 "what is published keeps it"
run response correct "$look" --text "Look here."
run response submit "$look"
run --format json response publish "$look" --token-file token --settle 1
key=$(field address); key=${key##*/}
out=$(there "$key")
prints "^text Look here" "a correction"
prints "^image image/png .* A guitar without a neck" "keeps it too"
run network reset bluesky

# What Bluesky has no way for isn't sent otherwise than it was approved.
run --format json response draft --activity "Answer a question" --account "$account" --text "For you alone"
secret=$(field id)
run response edit "$secret" --visibility direct
run response submit "$secret"
run response publish "$secret" --token-file token --settle 1
holds test "$status" != 0 "a direct post isn't made public"
says "every post is public" "and it says why"

long=$(printf 'a%.0s' $(seq 301))
run --format json response draft --activity "Answer a question" --account "$account" --text "$long"
long_id=$(field id)
run --format json response check "$long_id"
ends 0 "301 characters are two posts"
run --format json response show "$long_id"
prints '"parts":\["a.* \(1/2\)","a.* \(2/2\)"\]' "which are shown as they will be sent"
run response attach "$long_id" bare.png --alt "A neck"
run response submit "$long_id"
run --format json response publish "$long_id" --token-file token --settle 1
ends 0 "and go out as a thread"
run --format json response show "$long_id"
keys=$(printf '%s\n' "$out" | grep -oE '"address":"[^"]*/[2-7a-z]{13}","(parent|reference)"' | sed -E 's,.*/([2-7a-z]{13})".*,\1,')
first=${keys%%$'\n'*} second=${keys##*$'\n'}
out=$(there "$first"); prints '^image image/png .* A neck' "with its picture on the first"
out=$(there "$second"); prints "\"parent\": \{[^}]*/$first\"" "and the second in reply to it"
run response correct "$long_id" --text "Short."
run response submit "$long_id"
run --format json response publish "$long_id" --token-file token --settle 1
ends 0 "corrected to one post"
out=$(there "$second"); prints '^gone$' "the second is gone"
run --format json response show "$long_id"; key=$(field address); key=${key##*/}
out=$(there "$key"); prints '^text Short\.' "and the first says it"
run --format json response delete "$long_id" --reason "Not ours" --token-file token
out=$(there "$key"); prints '^gone$' "all of it is taken back"
run --format json response draft --activity "Answer a question" --account "$account" --text "$long"
long_id=$(field id)
run network set bluesky --threads no --source "us"
run response edit "$long_id" --text "b$long"
run --format json response check "$long_id"
prints '300' "302 characters are too many where there are no threads"
run network reset bluesky

if [ -z "${PDS_HOST:-}" ]; then
  run audit verify
  ends 0 "the audit holds"
  holds test -z "$(grep -rlE 'secret-token|access-[0-9]|refresh-[0-9]' "$here" --include='*.db*' --include='*.ini' --include='requests')" \
    "neither password nor session is in any file"
fi
done_testing
