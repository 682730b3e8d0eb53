#!/bin/bash
# test-sample.sh: the sample organisation, lived through into a file
# SPDX-License-Identifier: GPL-3.0-or-later
. "$(dirname "$0")/tap.sh"

run workspace new s.db --sample --person "Ann Lee <ann@acme.example>"
ends 2 "the sample brings its own people"
holds test ! -e s.db "and no file was left"

run --format json workspace new s.db --sample
ends 0 "the sample is made"
prints '"person":"jonas.weber@acmeair.example"' "you play one of its people"
holds test "$(field mentions)" -ge 850 "about 900 mentions are in it"
run workspace new s.db --sample
ends 2 "a file that is there isn't overwritten"

run -w s.db workspace check
ends 0 "the file is sound"
run --format json -w s.db audit verify
ends 0 "its history verifies"
run --format json -w s.db audit list
prints '"action":"(take|publish|answer|dismiss|approve)"' "and tells what people did"
run --format json -w s.db person list
holds test "$(printf '%s\n' "$out" | grep -c '"email"')" -ge 60 "60 people work there"
run --format json -w s.db department list
holds test "$(printf '%s\n' "$out" | wc -l)" = 10 "in ten departments"

# What went out in a month, counted in two ways
from=$(date -u -d '-40 days' +%FT00:00:00Z)
until=$(date -u -d '-10 days' +%FT00:00:00Z)
run --format json -w s.db response list --state published --limit 2000
listed=$(printf '%s\n' "$out" | sed -nE 's/.*"published":"([^"]+)".*/\1/p' | awk -v from="$from" -v until="$until" '$0 >= from && $0 < until' | wc -l)
holds test "$listed" -gt 50 "the sample answered much in a month"
run --format json -w s.db response calendar --from "$from" --until "$until"
holds test "$(printf '%s\n' "$out" | grep -c '"state":"published"')" = "$listed" "the calendar of that month has all of it and no more"

done_testing
