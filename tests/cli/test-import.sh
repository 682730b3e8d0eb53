#!/bin/bash
# test-import.sh: posts brought in from files, sound and hostile
# SPDX-License-Identifier: GPL-3.0-or-later
. "$(dirname "$0")/tap.sh"

run workspace new a.db --person "Ann Lee <ann@acme.example>" --time-zone Europe/Amsterdam
export STEWARD_WORKSPACE=$here/a.db

# JSON Lines
cat > posts.jsonl <<'END'
{"address":"https://blog.example/1?utm_source=x","text":"The flight was late and nobody answers","author":"Jo","published":"2026-01-01T10:00:00+01:00","voice":"customer"}
{"address":"https://blog.example/2","text":"Merci beaucoup, l'équipage est formidable"}

{"address":"https://blog.example/3","txet":"a typo"}
{"address":"javascript:alert(1)","text":"x"}
{"text":"x","voice":"king"}
{"text":"x","published":"yesterday-ish"}
{"text":"x","activity":"Juggle"}
{"text":7}
{"text":""}
{"text":"cut
{"address":"https://blog.example/4","text":"Wo ist mein Koffer?","language":"de-AT","mood":"positive","title":null,"published":"2026-01-01 10:00"}
END
run --format json mention import posts.jsonl
ends 0 "JSON Lines are imported"
prints '"read":11,"added":3,"already_there":0,"edited":0,"refused":8' "and counted"
prints '"line":4,"error":"there is no key “txet”; the keys are address' "an unknown key is named with its line"
prints '"line":5,"error":"address: “javascript:alert\(1\)” is no address of the web' "so is an address that is none"
prints '"line":6,"error":"“king” is no voice' "a voice"
prints '"line":7,"error":"published: “yesterday-ish” is no time' "a time"
prints '"line":8,"error":"activity: there is no “Juggle”' "an activity"
prints '"line":9,"error":"text is no text' "a type"
prints '"line":10,"error":"there is no text"' "a post without words"
prints '"line":11,' "a line that isn't JSON"
run --format json mention import posts.jsonl
prints '"read":11,"added":0,"already_there":3' "done again, nothing is there twice"
run --format json mention search Koffer
prints '"language":"de-AT".*"mood":"positive"' "what the file says stays"
prints '"published":"2026-01-01T09:00:00Z"' "a time without a zone is the workspace's"
prints '"status":"dismissed"' "what is old is closed"
run --format json mention search late
prints '"language":"en".*"mood":"negative"' "what it doesn't say is understood"
run --format json mention search formidable
prints '"language":"fr".*"mood":"positive"' "in its language"
prints '"status":"new"' "without a date it is new"
run mention import posts.jsonl
says '^posts.jsonl:4: there is no key' "people read refusals with file and line"

# CSV with a header of its own
printf '\xef\xbb\xbfMessage;Posted at;User Name;Link\r\n"=1+1; ""quoted""";2026-01-02T08:00:00Z;@jo;https://csv.example/1\r\nShort;2026-01-02;Mo;https://csv.example/2;too;many\r\n\r\n' > table.csv
run --format json mention import table.csv --source "Old export"
ends 0 "a table is imported"
prints '"line":3,"error":"there are 6 cells and only 4 heads' "a row with too many cells is refused"
prints '"read":2,"added":1' "the sound row is stored"
run --format json mention search quoted
prints '"text":"=1\+1; \\"quoted\\""' "a formula is a text"
prints '"author":"@jo"' "columns are told by usual heads"
prints '"source":"Old export"' "and the source is named"
run --format csv mention search quoted
prints "'=1\+1" "a spreadsheet gets it as text"
printf 'a,b\n1,Hello there\n' > odd.csv
run mention import odd.csv
ends 1 "a table without a text is refused"
says 'odd.csv: line 1: no column is known to be the text; say which with --map text=COLUMN; there are: a, b' "and says how to go on"
run --format json mention import odd.csv --map text=b --map entry_id=1 --map author=a
ends 0 "columns can be said, by head or number"
run mention import odd.csv --map text=c
ends 1 "a column must be there"
says 'there is no column “c”' "by name"
run mention import odd.csv --map word=b
ends 2 "a field must be one"

# Feeds
cat > feed.xml <<'END'
<rss version="2.0"><channel><title>T</title>
<item><title>One</title><link>https://feed.example/1</link><description>First &lt;b&gt;words&lt;/b&gt;</description></item>
<item><title>Two</title><link>https://feed.example/2</link></item>
</channel></rss>
END
run --format json mention import feed.xml
prints '"read":2,"added":2' "a feed is imported"
sed -i 's/First/Other/' feed.xml
run --format json mention import feed.xml
prints '"already_there":2,"edited":1' "an edited post is one post"
run --format json mention search Other
prints '"earlier_texts":\[\{"text":"First words"' "with its earlier words" 
printf '{"version":"https://jsonfeed.org/version/1.1","title":"T","items":[{"id":"1","url":"https://json.example/1","content_text":"Hello"}]}' > feed.json
run --format json mention import feed.json
prints '"added":1' "a JSON Feed is imported"
printf '<!doctype html><html><body>No feed</body></html>' > page.html
run mention import page.html
ends 1 "a web page is refused"
printf '[{"text":"x"}]' > array.json
run mention import array.json
ends 1 "a JSON document is refused"
says 'JSON Lines, an object a line' "and says what is taken"

# Strict
printf '{"text":"Strict one"}\n{"text":"Strict two","voice":"king"}\n' > strict.jsonl
run --format json mention import --strict strict.jsonl
ends 1 "strict refuses all"
says 'nothing is stored' "and says so"
run --format json mention search Strict
prints_not 'Strict' "nothing of it is stored"
run mention import --strict -
ends 2 "strict needs a file"

# Open since
printf '{"address":"https://since.example/1","text":"Since when?","published":"2026-01-05T00:00:00Z"}\n' > since.jsonl
run mention import --open-since 2026-01-01 since.jsonl
run --format json mention search "Since when"
prints '"status":"new"' "what is newer than the day that was said is open"
run mention import --open-since soon since.jsonl
ends 2 "the day must be one"

# Packed
head -c 70000000 /dev/zero | tr '\0' 'a' | gzip -c > bomb.gz
run mention import bomb.gz
ends 1 "gzip of more than 64 MiB is refused"
says '64 MiB' "and says so"
printf '{"text":"Packed words"}\n' | gzip -c > good.gz
run --format json mention import good.gz
prints '"added":1' "gzip is unpacked"
gzip -c good.gz > twice.gz
run mention import twice.gz
ends 1 "gzip in gzip is refused"
head -c 30 good.gz > cut.gz
run mention import cut.gz
ends 1 "cut gzip is refused"
printf 'PK\x03\x04aaaa' > a.zip
run mention import a.zip
ends 1 "zip is refused"

# More than one file; who may
: > empty.csv
run --format json mention import empty.csv good.gz nowhere.csv
ends 1 "a file that can't be read is an error"
prints '"file":"good.gz".*"already_there":1' "the others are imported"
run --format json mention import nowhere.csv
ends 4 "a file must be there"
printf '{"text":"Piped words"}\n' > piped.jsonl
out=$("$STEWARDCTL" --format json mention import - < piped.jsonl); status=$?
prints '"added":1' "what is handed in is imported"
run --format json audit list --limit 3
prints '"action":"import".*"kind":"mention"' "a batch is one event"
prints 'added.*digest' "with count and digest" 
# Two programs on one file
for i in $(seq 1 2500); do
  echo "{\"address\":\"https://two.example/$i\",\"text\":\"Post number $i of one\"}" >> one.jsonl
  echo "{\"address\":\"https://two.example/$((i + 1250))\",\"text\":\"Post number $((i + 1250)) of one\"}" >> two.jsonl
done
"$STEWARDCTL" --format json mention import one.jsonl > one.out 2> one.err &
"$STEWARDCTL" --format json mention import two.jsonl > two.out 2> two.err
holds [ $? = 0 ] "one program imports while another does"
wait $!
holds [ $? = 0 ] "so does the other"
out=$(cat one.out two.out) err=$(cat one.err two.err)
added=0
for one in $(printf '%s\n' "$out" | sed -nE 's/.*"added":([0-9]+).*/\1/p'); do added=$((added + one)); done
holds [ $added = 3750 ] "each post is there once"
holds [ -z "$err" ] "and nobody sees a lock"
run workspace check
ends 0 "the file is sound"
done_testing
