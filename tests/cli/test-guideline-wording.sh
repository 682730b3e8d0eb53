#!/bin/bash
# test-guideline-wording.sh: broad terms in a guideline's own text, and the grounds for keeping them
# SPDX-License-Identifier: GPL-3.0-or-later
. "$(dirname "$0")/tap.sh"

run workspace new a.db --person "Ann Lee <ann@acme.example>" --time-zone UTC
export STEWARD_WORKSPACE=$here/a.db
run department show "Human Resources"
[ "$status" = 0 ] || run department add "Human Resources"
for person in hr bob; do run person add "${person^} Ray" $person@acme.example; done
run person join hr@acme.example "Human Resources" policy-editor

cat > tone.md <<'MD'
# Tone

## How we write

Be respectful to everybody.

All work matters are confidential.

Nothing here limits the right to discuss pay.
MD
run --as hr@acme.example --format json guideline import tone.md --title Tone --language en
id=$(printf '%s\n' "$out" | sed -nE 's/^\{"id":"([^"]*)".*/\1/p')

run --format json guideline wording review Tone
ends 0 "a text is read for broad terms"
prints '"term":"respectful","words":"respectful","start":3,"end":13' "which are marked where they stand"
prints '"why":"[^"]+","source":"[^"]*GC 15-04[^"]*","dated":"2015-03-18","standing":"open"' "with why, source and day"
prints_not 'discuss pay' "a right that is granted is no broad term"
holds test "$(printf '%s\n' "$out" | wc -l)" = 2 "two of them"
says 'lawful isn’t said' "and nothing is called lawful"
clause=$(printf '%s\n' "$out" | sed -nE 's/.*"clause":"([^"]*)".*"term":"confidential".*/\1/p')

run --as bob@acme.example --format json guideline wording answer Tone "$clause" confidential --interest "Bookings" --why-not-narrower "No list is complete"
ends 3 "not everybody answers for a clause"
run --as hr@acme.example guideline wording answer Tone "$clause" confidential --interest "Bookings"
ends 2 "two questions are asked"
run --as hr@acme.example guideline wording answer Tone "$clause" confidential --why-not-narrower "No list is complete"
ends 2 "and both are answered"
run --as hr@acme.example guideline wording answer Tone "$clause" respectful --interest "Bookings" --why-not-narrower "No list is complete"
ends 4 "for what is marked there"
run --as hr@acme.example --format json guideline wording answer Tone "$clause" Confidential --interest "Bookings" --why-not-narrower "No list is complete"
ends 0 "the answers are kept"
prints '"interest":"Bookings","narrower":"No list is complete","words":"All work matters are confidential\."' "with the clause as it reads"
run audit list
prints 'justify' "and audited"
run --format json guideline wording review Tone
prints '"term":"confidential".*"standing":"answered","interest":"Bookings".*"by":"hr@acme.example"' "they stay with the clause"

sed -i 's/## How we write/## New part\n\nSay hello.\n\n## How we write/' tone.md
run --as hr@acme.example guideline edit Tone tone.md
run --format json guideline wording review Tone
prints '"term":"confidential".*"standing":"answered"' "also when it moved"
sed -i 's/All work matters/All matters of work/' tone.md
run --as hr@acme.example guideline edit Tone tone.md
run --format json guideline wording review Tone
prints '"term":"confidential".*"standing":"reworded"' "another wording asks again"

# The list
run --format json guideline wording terms
prints '"term":"media contact","language":"en".*"list":"20[0-9-]+"' "the list is dated"
run --as bob@acme.example guideline wording set loyal --language en --why X --source Y --dated 2020-01-01
ends 3 "administrators keep it"
run guideline wording set teamwork --language en --why "May silence a complaint" --source "A decision"
ends 2 "an entry names its source and day"
run --format json guideline wording set teamwork --language en --form "team player" --why "May silence a complaint" --source "A decision" --dated 2020-01-01
ends 0 "a term is added"
sed -i 's/Say hello\./Be a team player./' tone.md
run --as hr@acme.example guideline edit Tone tone.md
run --format json guideline wording review Tone
prints '"term":"teamwork","words":"team player".*"dated":"2020-01-01"' "and looked for"
run guideline wording remove respectful
ends 0 "one that comes with Steward is silenced"
run --format json guideline wording review Tone
prints_not '"term":"respectful"' "and no longer looked for"
run --format json guideline wording set respectful --form polite
ends 0 "and brought back with what was known of it"
prints '"source":"NLRB' "its source too"
run guideline wording remove sunshine
ends 4 "what isn’t there isn’t removed"
run --as hr@acme.example guideline set Tone --language de
run --format json guideline wording review Tone
prints_not 'respectful' "a text in another language isn’t read with English terms"
run guideline wording
ends 2 "the verb wants to know what to do"
run audit verify
ends 0 "the audit holds"
done_testing
