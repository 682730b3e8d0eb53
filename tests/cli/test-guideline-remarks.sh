#!/bin/bash
# test-guideline-remarks.sh: those who are governed suggest and comment, an editor decides
# SPDX-License-Identifier: GPL-3.0-or-later
. "$(dirname "$0")/tap.sh"

run workspace new a.db --person "Ann Lee <ann@acme.example>" --time-zone UTC
export STEWARD_WORKSPACE=$here/a.db
begin_empty
for department in "Human Resources" Legal Sales; do run department add "$department"; done
for person in hr leo sam; do run person add "${person^} Ray" $person@acme.example; done
run person join hr@acme.example "Human Resources" policy-editor
run person join leo@acme.example Legal member
run person join sam@acme.example Sales member

cat > replies.md <<'MD'
# Replies

## Money

Before you promise **money**, ask Legal.

Never ask for a password.
MD
run --as hr@acme.example --format json guideline import replies.md --department "Human Resources" --audience Legal
ends 0 "a draft for Legal"
id=$(printf '%s\n' "$out" | sed -nE 's/^\{"id":"([^"]*)".*/\1/p')

# Who may
run --as sam@acme.example --format json guideline suggestion add "$id" 1.1 --passage Legal --text Sales
ends 3 "who isn’t governed by it suggests nothing"
says '"code":"not-allowed"' "and the code says why"
run --as sam@acme.example --format json guideline comment add "$id" 1.1 --text "Why?"
ends 3 "nor comments"
run --as leo@acme.example --format json guideline suggestion add "$id" 1.1 --passage money --text "money or replacement"
ends 0 "who is governed may, without being an editor"
first=$(field id)
prints '"passage":"money","detached":false.*"clause":"1\.1"' "the passage is marked in its clause"
prints '"replacement":"money or replacement".*"state":"open"' "and waits for a decision"
run --as leo@acme.example --format json guideline suggestion add "$id" 1.1 --after "ask Legal" --text " first"
second=$(field id)
ends 0 "words are put between"
run --as leo@acme.example --format json guideline suggestion add "$id" 1.2 --passage " for a password" --text ""
third=$(field id)
ends 0 "or taken out"
run --as leo@acme.example guideline suggestion add "$id" 1.2 --passage nowhere --text x
ends 2 "the words must be there"
run --as leo@acme.example guideline suggestion add "$id" 1.2 --passage e --text x
ends 2 "once"
run --as leo@acme.example guideline suggestion add "$id" 1.2 --passage Never --text Never
ends 2 "and others be suggested"
run --as leo@acme.example --format json guideline suggestion accept "$first"
ends 3 "only an editor accepts"
run --as leo@acme.example --format json guideline suggestion reject --all "$id"
ends 3 "or rejects"

# Anchors move with the words
sed -i 's/Before you promise/Long before you ever promise/' replies.md
run --as hr@acme.example guideline edit "$id" replies.md
run --format json guideline suggestion list "$id"
holds test "$(printf '%s\n' "$out" | wc -l)" = 3 "suggestions are listed"
prints '"passage":"money","detached":false.*"start":29' "a passage moves with the words before it"

# Accepting is an edit of the draft
run --as hr@acme.example --format json guideline suggestion accept "$first"
ends 0 "an editor accepts"
prints '"state":"accepted"' "and it says so"
run --format json guideline show "$id"
prints 'promise \*\*money or replacement\*\*, ask Legal' "its words are in the draft, set as those they replace"
run --as hr@acme.example guideline suggestion accept "$first"
ends 2 "what is decided stays decided"
run --format json audit list --limit 20
prints '"action":"accept","kind":"suggestion"' "the audit has it"
prints 'or replacement\*\*' "with the words before and after"
run --as hr@acme.example undo "$("$STEWARDCTL" --format json audit list --limit 50 | sed -nE 's/^\{"event":([0-9]+),.*"action":"accept","kind":"suggestion".*/\1/p' | head -1)"
ends 0 "it can be taken back"
run --format json guideline show "$id"
prints 'promise \*\*money\*\*, ask Legal' "and the draft is as it was"
run --format json guideline suggestion list "$id"
prints "\"id\":\"$first\".*\"state\":\"open\"" "and the suggestion open again"

# What lost its words is detached, never lost
sed -i 's/Never ask for a password\./Keep secrets to yourself./' replies.md
run --as hr@acme.example guideline edit "$id" replies.md
run --format json guideline suggestion list "$id"
prints "\"id\":\"$third\".*\"passage\":\" for a password\",\"detached\":true" "one whose words are gone is detached"
run --as hr@acme.example guideline suggestion accept "$third"
ends 2 "and can’t be accepted"
run --as hr@acme.example --format json guideline suggestion accept --all "$id"
ends 0 "all are accepted at once"
prints '"accepted":2,"detached":1' "but those that are detached"
run --format json guideline show "$id"
prints '\*\*money or replacement\*\*, ask Legal first\.' "both changes of one clause are made"
run --as leo@acme.example --format json guideline suggestion withdraw "$third"
ends 0 "whoever made one withdraws it"
run --format json guideline suggestion list "$id"
prints_nothing "and none is open"
run --format json guideline suggestion list "$id" --all
holds test "$(printf '%s\n' "$out" | wc -l)" = 3 "but none is lost"

# How a whole clause is to read: as few suggestions as can be
run --as sam@acme.example guideline suggestion propose "$id" 1.2 --text "x"
ends 3 "who isn’t governed by it proposes nothing"
run --as leo@acme.example guideline suggestion propose "$id" 1.2
ends 2 "a proposal has words"
printf 'Always keep secrets to yourself and to us.\n' > clause.txt
run --as leo@acme.example --format json guideline suggestion propose "$id" 1.2 --text-file clause.txt
ends 0 "a clause is proposed anew from a file"
holds test "$(printf '%s\n' "$out" | wc -l)" = 2 "and becomes a suggestion for each place"
prints '"passage":"Keep ","detached":false.*"replacement":"Always keep "' "where words are others"
prints '"passage":"".*"replacement":" and to us"' "or more"
kept=$(printf '%s\n' "$out" | sed -nE 's/^\{"id":"([^"]*)".*and to us.*/\1/p')
run --as leo@acme.example --format json guideline suggestion propose "$id" 1.2 --text "Keep secrets to yourself and to us all."
holds test "$(printf '%s\n' "$out" | wc -l)" = 1 "proposed otherwise, what is no longer wanted is withdrawn"
prints "\"id\":\"$kept\".*\"replacement\":\" and to us all\"" "and the other goes on with other words"
run --format json guideline show "$id"
prints '"text":"Keep secrets to yourself\."' "the draft is as it was"
run --as hr@acme.example --format json guideline suggestion propose "$id" 1.2 --text "Keep secrets."
ends 0 "somebody else proposes for it as well"
holds test "$(printf '%s\n' "$out" | wc -l)" = 1 "and sees their own"
run --as leo@acme.example --format json guideline suggestion list "$id"
holds test "$(printf '%s\n' "$out" | wc -l)" = 2 "both are open"
run --as leo@acme.example --format json guideline suggestion propose "$id" 1.2 --text "Keep secrets to yourself."
prints_nothing "proposed as it is, nothing is left of the own ones"
run --as hr@acme.example guideline suggestion reject --all "$id"
ends 0 "the other is rejected"

# Clauses: new ones, and those that are split, joined or go
run --as sam@acme.example guideline suggestion add "$id" 1.2 --remove
ends 3 "who isn’t governed by it suggests no clause"
run --as leo@acme.example --format json guideline suggestion add "$id" 1.2 --new-after --text "Ask twice."
ends 0 "a new clause is suggested"
prints '"clause":"1\.2".*"form":"add","new_blocks":\["[^"]*"\]' "after another"
prints '"replacement":"\\u2029Ask twice' "on one line, also for those who end lines at the sign of a new one"
added=$(field id)
run --as leo@acme.example --format json guideline suggestion add "$id" 1.1 --split-after "replacement,"
prints '"form":"split","rest":"ask Legal first\."' "a clause is to be split"
split=$(field id)
run --as leo@acme.example --format json guideline suggestion add "$id" 1.2 --join
prints '"form":"join"' "another joined to the one before it"
joined=$(field id)
title=$("$STEWARDCTL" --format json guideline show "$id" | sed -nE 's/.*"blocks":\[\{"id":"([^"]*)".*/\1/p')
run --as leo@acme.example guideline suggestion add "$id" "$title" --join
ends 2 "which there must be"
run --as leo@acme.example guideline suggestion add "$id" 1.2 --join --remove
ends 2 "one change is suggested at a time"
run --as leo@acme.example guideline suggestion add "$id" 1.2 --new-after
ends 2 "a new clause has words"
run --as leo@acme.example --format json guideline suggestion add "$id" 1.2 --remove
prints '"form":"remove"' "or to go"
removed=$(field id)
run guideline suggestion list "$id"
prints "$added .*add .*Ask twice" "the list says what each is"
run --as hr@acme.example --format json guideline suggestion accept "$split" "$added"
ends 0 "they are accepted"
run --format json guideline show "$id"
prints "\"id\":\"$split\",\"type\":\"paragraph\",\"text\":\"ask Legal first.\"" "the second half has the id that it was suggested with"
prints "\"id\":\"$added\",\"type\":\"paragraph\",\"text\":\"Ask twice.\"" "and so has what is new"
run --format json guideline suggestion list "$id"
prints "\"id\":\"$joined\".*\"detached\":true" "one that was to be joined to what is another now doesn’t fit"
prints "\"id\":\"$removed\".*\"detached\":false" "one that others leave alone does"
undo_accepted() {
  run --as hr@acme.example undo "$("$STEWARDCTL" --format json audit list --limit 50 \
    | sed -nE "s/^\{\"event\":([0-9]+),.*\"action\":\"accept\",\"kind\":\"suggestion\",\"record\":\"$1\".*/\1/p" | head -1)"
}
undo_accepted "$split"
ends 0 "a split can be taken back"
run --format json guideline show "$id"
prints 'replacement\*\*, ask Legal first\.' "and the clause is whole again"
run --as hr@acme.example --format json guideline suggestion accept "$joined" "$split"
ends 0 "then both fit"
run --format json guideline show "$id"
prints "\"id\":\"$split\",\"type\":\"paragraph\",\"text\":\"ask Legal first. Keep secrets to yourself.\"" "what was joined went with the words before it"
run --as hr@acme.example guideline suggestion accept "$removed"
ends 2 "what was to go isn’t as it was"
undo_accepted "$joined"
ends 3 "and nothing is taken back that was changed since"
undo_accepted "$split"
undo_accepted "$joined"
ends 0 "but the last is, and then the one before"
run --as hr@acme.example --format json guideline suggestion accept --all "$id"
prints '"accepted":2,"detached":1' "all are accepted but those that don’t fit with others"
run --as leo@acme.example guideline suggestion reject --all "$id"
run --as hr@acme.example guideline suggestion reject --all "$id"
run --format json guideline show "$id"
prints_not "\"text\":\"Keep secrets" "a clause that goes is gone"
printf 'Ask twice.\n\nAsk a third time.\n' > clause.txt
run --as leo@acme.example --format json guideline suggestion propose "$id" "$added" --text-file clause.txt
prints '"form":"add"' "in a file, another clause begins behind an empty line"
run --as leo@acme.example --format json guideline suggestion propose "$id" "$added" --text ""
prints '"form":"remove"' "and no words are no clause"
run --as hr@acme.example guideline suggestion reject --all "$id"
ends 0 "they are rejected"
run --as leo@acme.example guideline suggestion add "$id" "$added" --shape verse
ends 2 "there are kinds of paragraphs"
run --as leo@acme.example guideline suggestion add "$id" "$added" --shape paragraph
ends 2 "and it is one already"
run --as leo@acme.example --format json guideline suggestion add "$id" "$added" --shape "heading 2"
prints '"form":"shape","shape":"heading 2"' "another kind of paragraph is suggested"
shape=$(field id)
run --as hr@acme.example guideline suggestion accept "$shape"
run --format json guideline show "$id"
prints "\"id\":\"$added\",\"type\":\"heading\",\"level\":2" "and accepted"
undo_accepted "$shape"
run --format json guideline show "$id"
prints "\"id\":\"$added\",\"type\":\"paragraph\"" "and taken back"
run --as leo@acme.example guideline suggestion withdraw "$shape"
ends 0 "and withdrawn"
run --as leo@acme.example guideline suggestion add "$id" "$added" --passage twice --style loud
ends 2 "words are set in some ways"
run --as leo@acme.example guideline suggestion add "$id" "$added" --passage twice --style plain
ends 2 "and in one already"
run --as leo@acme.example --format json guideline suggestion add "$id" "$added" --passage twice --style bold
prints '"form":"style","spans":\[\{"bold":true,"end":5,"start":0\}\]' "another is suggested"
bold=$(field id)
run --as leo@acme.example --format json guideline suggestion add "$id" "$added" --passage Ask --style https://a.example/
link=$(field id)
ends 0 "or that they lead somewhere"
run --as leo@acme.example --format json guideline suggestion propose "$id" "$added" --text "Ask them twice."
prints "\"id\":\"$bold\".*\"state\":\"open\"" "a proposal of words"
run --format json guideline suggestion list "$id"
holds test "$(printf '%s\n' "$out" | wc -l)" = 3 "leaves them alone"
run --as hr@acme.example --format json guideline suggestion accept --all "$id"
prints '"accepted":3,"detached":0' "all are accepted"
run --format json guideline show "$id"
prints "\"id\":\"$added\",\"type\":\"paragraph\",\"text\":\"\[Ask\]\(https://a.example/\) them \*\*twice\*\*\.\"" "and the clause has all of it"

# What a new clause is, and how deep an item lies
run --as leo@acme.example --format json guideline suggestion add "$id" 1.1 --new-after --text "Passwords" --shape "heading 2"
ends 0 "a heading is suggested after a clause"
prints '"form":"add","shape":"heading 2"' "as one"
heading=$(field id)
run --as leo@acme.example guideline suggestion add "$id" 1.1 --new-after --text "Passwords" --shape verse
ends 2 "a kind that there isn't is refused"
run --as hr@acme.example guideline suggestion accept "$heading"
ends 0 "it is accepted"
run --format json guideline show "$id"
prints "\"id\":\"$heading\",\"type\":\"heading\",\"level\":2,\"text\":\"Passwords\"" "and a heading"
undo_accepted "$heading"
ends 0 "and taken back"
run --as leo@acme.example guideline suggestion withdraw "$heading"
printf '# List\n\n## Do\n\n- One\n- Two\n' > list.md
run --as hr@acme.example --format json guideline import list.md --department "Human Resources" --audience Legal
list=$(printf '%s\n' "$out" | sed -nE 's/^\{"id":"([^"]*)".*/\1/p')
run --as leo@acme.example --format json guideline suggestion add "$list" "1(b)" --shape "item 2"
ends 0 "an item is to lie under the one before it"
deeper=$(field id)
run --as leo@acme.example guideline suggestion add "$list" "1(b)" --shape "item 1"
ends 2 "it lies so deep already"
run --as hr@acme.example guideline suggestion accept "$deeper"
ends 0 "it is accepted"
run guideline export "$list" - --format md
prints '^ +[-*] Two' "and lies there"

# Comments
run --as leo@acme.example --format json guideline comment add "$id" 1.1 --passage money --text "By phone?"
ends 0 "a passage is commented on"
comment=$(field id)
run --as hr@acme.example --format json guideline comment reply "$comment" --text "By mail."
ends 0 "and answered"
prints "\"reply_to\":\"$comment\"" "in its thread"
run --as hr@acme.example guideline comment reply "$comment" --text " "
ends 2 "with words"
run --as leo@acme.example --format json guideline comment resolve "$comment"
ends 0 "it is resolved"
prints '"state":"resolved"' "and says so"
run --as hr@acme.example guideline comment reply "$comment" --text "Still"
ends 2 "and closed to replies"
run --format json guideline comment list "$id"
prints_nothing "and out of the list"
run --format json guideline comment list "$id" --all
holds test "$(printf '%s\n' "$out" | wc -l)" = 2 "which has it with its reply when asked for all"
run --as leo@acme.example --format json guideline comment reopen "$comment"
prints '"state":"open"' "it is reopened"

# On a table, and on what is in a cell of it
cat > rates.md <<'MD'
# Rates

## Prices

| Case | Price | Who |
| --- | --- | --- |
| Lost luggage | 100 € | Customer Service |
| Late by a day | 100 € | Legal |
MD
run --as hr@acme.example --format json guideline import rates.md --department "Human Resources" --audience Legal
rates=$(printf '%s\n' "$out" | sed -nE 's/^\{"id":"([^"]*)".*/\1/p')
run --as leo@acme.example --format json guideline comment add "$rates" 1.1 --text "Which currency?"
ends 0 "a table is commented on"
prints '"passage":"Case\\tPrice\\tWho\\nLost luggage\\t100 €\\tCustomer Service\\nLate by a day\\t100 €\\tLegal"' "as a whole"
run --as leo@acme.example --format json guideline comment add "$rates" 1.1 --passage "100 €" --text "So little?"
ends 2 "words that two cells have don't say which is meant"
run --as leo@acme.example --format json guideline comment add "$rates" 1.1 --cell 2,2 --text "So little?"
ends 0 "a cell is named by its row and column"
prints '"passage":"100 €"' "and its words are meant"
little=$(field id)
run --as leo@acme.example --format json guideline comment add "$rates" 1.1 --cell 0,3 --passage Who --text "Department?"
ends 0 "the head is row 0"
run --as leo@acme.example --format json guideline comment add "$rates" 1.1 --cell 3,1 --text "Which?"
ends 2 "a cell that isn't there is refused"
run --as leo@acme.example --format json guideline suggestion add "$rates" 1.1 --text "No table"
ends 2 "nothing is suggested for a table"
says 'comment on it' "and it says what is done instead"
run --as hr@acme.example --format json guideline comment reply "$little" --text "A day."
ends 0 "it is answered"
sed -i 's/Lost luggage/Luggage that is lost/; /Who/s/Who/Department/' rates.md
run --as hr@acme.example guideline edit "$rates" rates.md
ends 0 "other cells are changed"
run --format json guideline comment list "$rates"
holds test "$(printf '%s\n' "$out" | grep "$little" | grep -c '"detached":false')" = 1 "the comment stays at its cell"
holds test "$(printf '%s\n' "$out" | grep -c '"detached":true')" = 1 "the one on words that are gone is detached"
sed -i '/Late by a day/s/100 €/nothing/' rates.md
run --as hr@acme.example guideline edit "$rates" rates.md
run --format json guideline comment list "$rates"
holds test "$(printf '%s\n' "$out" | grep "$little" | grep -c '"detached":true')" = 1 "so is that on a cell that says something else"
run workspace check
ends 0 "the file is sound"

done_testing
