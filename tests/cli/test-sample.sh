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

done_testing
