#!/usr/bin/env bash
# test-source.sh: sources are tried, added and collected; each post once, and nothing asked twice.
# SPDX-License-Identifier: GPL-3.0-or-later
. "$(dirname "$0")/tap.sh"

mkdir web
cat > web/feed.xml <<'XML'
<rss version="2.0"><channel><title>Acme watchers</title>
<item><guid isPermaLink="false">a1</guid><title>Broken guitar</title><link>/posts/1</link>
 <description>My &lt;b&gt;guitar&lt;/b&gt; is broken &lt;script&gt;alert(1)&lt;/script&gt;</description>
 <pubDate>Tue, 10 Nov 2026 10:00:00 GMT</pubDate><author>dave@example.org (Dave)</author></item>
<item><guid isPermaLink="false">a2</guid><title>When does check-in open?</title><link>/posts/2</link></item>
</channel></rss>
XML
exec 3< <(python3 "$(dirname "$0")/../support/feed-server.py" "$here/web")
read -r port <&3
host=127.0.0.1:$port
web=http://$host

run --format json source test web/feed.xml
ends 0 "a file is tried without a workspace"
holds test "$(printf '%s\n' "$out" | grep -c '"entry_id"')" = 2 "and its entries are printed in order, one a line"
prints '"entry_id":"a1".*"text":"My guitar is broken"|"text":"My guitar is broken".*"entry_id":"a1"' "as text without markup"
prints '"published":"2026-11-10T10:00:00Z"' "with the time"
prints '"address":"/posts/1"' "and the address as the file gives it"
run source test missing.xml
ends 4 "a file that isn't there isn't found"
echo '<!doctype html><html><body>Log in' > page.html
run source test page.html
ends 1 "a page of the web is no feed"
says 'web page' "and it says so"
gzip -k web/feed.xml && gzip -c web/feed.xml.gz > twice.gz
run --format json source test web/feed.xml.gz
ends 0 "a compressed file is read"
run source test twice.gz
ends 1 "one that is compressed twice is not"
run source test "$web/feed.xml"
ends 5 "this computer is no source"
says "allow 127.0.0.1:$port" "and it says how to allow it"
holds test ! -e web/requests "nothing was asked there"
run --format json source test "$web/feed.xml" --allow-host "$host"
ends 0 "unless it is allowed"
prints "\"address\":\"$web/posts/1\"" "an address is made whole by where the feed lies"
run source test "$web/moved" --allow-host "127.0.0.1:1"
ends 5 "another port is another permission"
run source test file:///etc/passwd
holds test "$status" != 0 "a file: address is none"

export STEWARD_WORKSPACE="$here/w.db"
run workspace new "$STEWARD_WORKSPACE" --person "Ann Admin <ann@acme.example>"
ends 0 "a workspace"
run source add feed "ftp://example.org/feed"
ends 2 "a source has an address of the web"
run source add feed "http://ann:pw@example.org/feed"
ends 2 "without a password"
run --format json source add feed "$web/feed.xml" --voice blog --allow-host "$host"
ends 0 "a source is added"
prints '"name":"127.0.0.1' "named by its server where nobody says otherwise"
run source set "$(field name)" --name Watchers
ends 0 "and renamed"
: > web/requests
run --format json source collect
ends 0 "it is collected"
prints '"name":"Watchers","read":2,"added":2' "both posts come"
run --format json source collect
ends 0 "again at once"
prints_nothing "nothing is due"
run --format json source collect Watchers
ends 0 "by name it is asked though it isn't due"
prints '"added":0.*"unchanged":true' "and nothing has changed"
holds test "$(cat web/requests)" = $'GET /feed.xml 200\nGET /feed.xml 304' "which the server said with 304"
run --format json source show Watchers
prints '"items_total":2' "the source knows what it brought"
prints '"last_success":"' "and when it was read"
prints_not '"error"' "and nothing is wrong with it"

sed -i 's/Broken guitar/Broken guitar, again/; s|</channel>|<item><guid isPermaLink="false">a3</guid><title>Third</title></item></channel>|' web/feed.xml
run --format json source collect --all
prints '"added":1,"edited":1,"already_there":1' "a new post comes, an edited one is edited, the other stays"
run --format json workspace info
prints '"mentions":3' "each is one mention"

run source add feed "$web/moved" --name Moved --allow-host "$host"
run source add feed "$web/status/503" --name Down --allow-host "$host"
run source add feed "$web/count/2500" --name Many --allow-host "$host"
run source add feed "$web/feed.xml" --name Guarded
run --format json source collect --all
ends 0 "one that is down is no failure of the round"
prints '"name":"Many","read":2500,"added":2500' "many posts come in several steps"
prints '"name":"Moved".*"moved_to":"[^"]*/feed.xml"' "one that moved says where to"
prints '"name":"Down","error":"[^"]*503' "one that is down says so"
prints '"name":"Guarded","error":"[^"]*leads to this computer' "one that leads inside says so"
run --format json source show Down
prints '"failures":1' "a failure is counted"
prints '"next_try":"' "and when it is tried again"
run --format json source show Moved
prints '"error":"It has moved for good' "what is odd is kept in words"
run source collect Down
ends 5 "the named one alone failed"

run source collector Watchers
prints 'true|yes' "it is collected where it was added"
STEWARD_WORKSPACE="$here/copy.db" && cp "$here/w.db" "$STEWARD_WORKSPACE"
run --format json source collect --all
ends 0 "on another machine"
prints_nothing "nothing of it is collected"
run source collect Watchers
ends 3 "not even by name"
run --format json source collector Watchers
prints '"here":false' "another one does that"
run --format json source collector Watchers --move
prints '"here":true' "until it is moved here"
: > web/requests
run --format json source collect
prints '"name":"Watchers".*"added":0.*"unchanged":true' "where it is due"
run audit list
prints 'Moved collecting|move-source' "the audit tells of it"
STEWARD_WORKSPACE="$here/w.db"
run source remove Down
run source collect Down
ends 4 "a removed one isn't asked"
run audit verify
ends 0 "the audit is whole"
run workspace check
ends 0 "and so is the file"
done_testing
