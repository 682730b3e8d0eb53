#!/bin/bash
# test-topic.sh: trying a query, and topics applied to what is stored
# SPDX-License-Identifier: GPL-3.0-or-later
. "$(dirname "$0")/tap.sh"

run workspace new a.db --person "Ann Lee <ann@acme.example>"
export STEWARD_WORKSPACE=$here/a.db
for i in 1 2 3; do echo "{\"address\":\"https://a.example/$i\",\"text\":\"The guitar number $i is broken\"}"; done > posts.jsonl
echo '{"address":"https://a.example/4","text":"Jobs for guitar players"}' >> posts.jsonl
echo '{"address":"https://a.example/5","text":"Nothing of it"}' >> posts.jsonl
run mention import posts.jsonl

run --format json topic test 'guitar* NOT jobs'
ends 0 "a query is tried"
prints '"query":"guitar\* AND NOT jobs"' "and shown as it was understood"
prints '"problems":\[\],"count":3,"hits":\[\{"id":' "with its count and hits"
run --format json topic test 'guitar AND (jobs colour:red'
prints '"code":"parenthesis"' "where it isn't understood is said"
prints '"start":11,"end":12' "with its place"
prints '"code":"field"' "all of it"
run topic test
ends 2 "it needs a query"

run --format json topic add Guitars 'guitar* NOT jobs'
ends 0 "a topic is added"
topic=$(field id)
says '3 stored mentions changed their topics' "and applies to what is stored"
run --format json mention search 'topic:Guitars'
prints '"topics":\["Guitars"\]' "its mentions have it"
holds [ "$(printf '%s\n' "$out" | wc -l)" = 3 ] "all of them, and no other"
run --format json mention why "$(field id)"
prints 'Topic “Guitars” matched “guitar\*”' "and say why"

one=$(field mention)
run mention set "$one" --topic none
run topic set Guitars --query 'guitar*'
run --format json mention search 'topic:Guitars'
prints 'Jobs for' "a changed query applies"
prints_not "\"id\":\"$one\"" "what somebody corrected stays"
run topic set Guitars --query 'jobs'
run --format json mention search 'topic:Guitars'
prints_not 'number' "also to what fits no more"
run topic remove Guitars
ends 0 "a topic is removed"
run --format json mention search jobs
prints '"topics":\[\]' "its mentions lose it"
run --format json audit list --limit 5
prints '"action":"apply".*"kind":"topic"' "each step is one event"
run workspace check
ends 0 "the file is sound"
done_testing
