#!/bin/bash
# test-permissions.sh: no verb does what the person may not
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Every verb that changes something is tried by a collector, by a member who is neither approver nor
# administrator, and by somebody who has left. Each is refused, and nothing of it is stored.
. "$(dirname "$0")/tap.sh"

run workspace new s.db --sample
export STEWARD_WORKSPACE=$here/s.db
collector=collector@acmeair.example
member=luuk.schipper@acmeair.example

first() { "$STEWARDCTL" --format json "$@" 2>/dev/null </dev/null | sed -nE '1s/^\{"id":"([^"]+)".*/\1/p'; }
fits() { "$STEWARDCTL" --format json mention list "$1" --limit 1 2>/dev/null </dev/null | sed -nE 's/^\{"id":"([^"]+)".*/\1/p'; }
mention=$(fits status:new)
closed=$(fits status:dismissed)
draft=$(first response list --state draft)
review=$(first response list --state in-review)
approved=$(first response list --state approved)
published=$(first response list --state published)
account=$(first account list)
guideline=$(first guideline list)
snippet=$(first snippet list)
printf 'A text.\n' >text
printf '# A title\n\nA text.\n' >text.md
printf 'token\n' >token
printf 'Activity,Legal\nResolve a complaint,A/R\n' >matrix.csv
base64 -d >picture.png <<<iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==
printf '{"text":"A guitar","address":"https://posts.example/1"}\n' >posts.jsonl
for id in "$mention" "$draft" "$review" "$approved" "$published" "$account" "$guideline" "$snippet"; do
  holds test -n "$id" "there is a record to try it on"
done

changes() { run --format json workspace info; field records; }

# refused PERSON VERB…: exit status 3
tried=
refused() {
  local person=$1
  shift
  tried+="$1 ${2-}"$'\n'
  run --as "$person" "$@"
  [ "$status" = 3 ]
  report $? "$person may not: $*"
}

everyone_but_members() {
  local p=$1
  refused "$p" sync resolve 1
  refused "$p" sync retry topic:x
  refused "$p" sync discard topic:x
  refused "$p" sync hand topic:x "$p"
  refused "$p" sync make x
  refused "$p" sync decline x
  refused "$p" topic add New guitar
  refused "$p" topic remove "Acme Air"
  refused "$p" topic set "Acme Air" --query guitar
  refused "$p" snippet add New Text
  refused "$p" snippet set "$snippet" --text Other
  refused "$p" snippet remove "$snippet"
  refused "$p" snippet cite "$snippet" "Personal accounts" 2.1
  refused "$p" snippet uncite "$snippet" "Personal accounts" 2.1
  refused "$p" mention set "$mention" --mood negative
  refused "$p" mention route "$mention" --activity "Answer a question"
  refused "$p" mention assign "$mention" "$member"
  refused "$p" mention see "$mention"
  refused "$p" mention wait "$mention"
  refused "$p" mention snooze "$mention" --until 2099-01-01
  refused "$p" mention dismiss "$mention" --reason No
  refused "$p" mention answered-elsewhere "$mention" https://posts.example/2
  refused "$p" mention hand-over "$mention" Legal
  refused "$p" mention accept "$mention"
  refused "$p" response draft --mention "$mention" --text Hello
  refused "$p" response edit "$draft" --text Hello
  refused "$p" response attach "$draft" picture.png
  refused "$p" response describe "$draft" 1 --alt Map
  refused "$p" response detach "$draft" 1
  refused "$p" response submit "$draft"
  refused "$p" response ask "$draft" Legal
  refused "$p" response comment "$draft" --text Hello
  refused "$p" response schedule "$approved" --at 2099-01-01
  refused "$p" response unschedule "$approved"
  refused "$p" response look "$draft"
  refused "$p" response correct "$published" --text Hello
  refused "$p" mention reopen "$closed"
  refused "$p" note "$mention" --text Hello
  refused "$p" guideline acknowledge "$guideline"
  refused "$p" guideline suggestion add "$guideline" 1.1 --text Other
  refused "$p" guideline comment add "$guideline" 1.1 --text Why
  refused "$p" hold on --reason No
}
everyone_but_approvers() {
  local p=$1
  refused "$p" response answer "$review" --text Fine --department Legal
  refused "$p" response approve "$review"
  refused "$p" response reject "$review" --reason No
  refused "$p" response pick "$draft"
  refused "$p" response withdraw "$draft"
  refused "$p" response publish "$approved" --token-file token
  refused "$p" response delete "$published" --reason No
  refused "$p" hold off "$hold"
  refused "$p" guideline new Title
  refused "$p" guideline edit "$guideline" text.md
  refused "$p" guideline import text.md
  refused "$p" guideline consult "$guideline"
  refused "$p" guideline answer "$guideline" --text Fine
  refused "$p" guideline submit "$guideline"
  refused "$p" guideline approve "$guideline"
  refused "$p" guideline publish "$guideline"
  refused "$p" guideline retire "$guideline"
  refused "$p" guideline set "$guideline" --title Other
  refused "$p" guideline reject "$guideline" --reason No
  refused "$p" guideline discard "$guideline"
  refused "$p" guideline review "$guideline" --reason "Still right"
  refused "$p" guideline rule remove "$guideline" 3.2
  refused "$p" guideline wording answer "$guideline" 3.2 respectful --interest x --why-not-narrower y
  refused "$p" guideline wording set loyal --why x --source y --dated 2020-01-01
  refused "$p" guideline wording remove respectful
  refused "$p" guideline campaign start "$guideline" --due 2999-01-01
  refused "$p" guideline campaign remind "$guideline"
  refused "$p" guideline campaign end "$guideline"
  refused "$p" guideline campaign reset "$guideline" sofia.ruiz@acmeair.example --note x
  refused "$p" guideline question add "$guideline" 3.2 --text x --choice a --choice b --right 1
  refused "$p" guideline translation begin "$guideline" --language fr
  refused "$p" snippet approve "$snippet"
  refused "$p" guideline exception grant "$guideline" 3.2 --person "$p" --reason x --until 2099-01-01
  refused "$p" guideline acknowledge "$guideline" --person sofia.ruiz@acmeair.example --kind paper --on 2026-01-01 --note x
}
everyone_but_administrators() {
  local p=$1
  refused "$p" workspace set --name Other
  refused "$p" workspace restore before.db
  refused "$p" person add "Eve Orr" eve@acmeair.example
  refused "$p" person set "$p" --administrator yes
  refused "$p" person set sofia.ruiz@acmeair.example --administrator no
  refused "$p" person join "$p" Legal approver
  refused "$p" person leave sofia.ruiz@acmeair.example
  refused "$p" department add New
  refused "$p" department set Legal --name Other
  refused "$p" department retire Legal
  refused "$p" department move Legal 1
  refused "$p" mention erase "$mention"
  refused "$p" mention erase "$mention" --yes
  refused "$p" person away sofia.ruiz@acmeair.example --from 2099-01-01 --until 2099-02-01
  refused "$p" source add feed https://feeds.example/a
  refused "$p" source remove "$(first source list)"
  refused "$p" source set "$(first source list)" --voice press
  refused "$p" source collector "$(first source list)" --move
  refused "$p" activity add New
  refused "$p" activity set "Resolve a complaint" --approval no
  refused "$p" activity retire "Resolve a complaint"
  refused "$p" activity move "Resolve a complaint" 1
  refused "$p" activity restore "$(first activity list)"
  refused "$p" matrix set "Resolve a complaint" Legal A
  refused "$p" matrix variant RASCI
  refused "$p" matrix adopt --note No
  refused "$p" matrix discard
  refused "$p" matrix return-to 1
  refused "$p" matrix import matrix.csv
  refused "$p" matrix route-again
  refused "$p" account add mastodon https://social.example
  refused "$p" account set "$account" --handle other
  refused "$p" account publisher "$account" --move
  refused "$p" account authorise "$account" --token-file token
  refused "$p" account limits "$account"
  refused "$p" account review "$account"
  refused "$p" network set bluesky --max-length 400 --source us
  refused "$p" network reset bluesky
  refused "$p" undo "$event"
  refused "$p" sync invite "$p" invitation
  refused "$p" sync setup http://127.0.0.1:1/acme --share
}

run workspace backup before.db
run hold on --reason "For this test" --department Legal
hold=$("$STEWARDCTL" --format json hold status | sed -nE '1s/^\{"id":"([^"]+)".*/\1/p')
holds test -n "$hold" "publishing is held"
event=$("$STEWARDCTL" --format json audit list --limit 1 | sed -nE 's/.*"sequence":([0-9]+).*/\1/p')
before=$(changes)
everyone_but_members "$collector"
everyone_but_approvers "$collector"
everyone_but_administrators "$collector"
everyone_but_approvers "$member"
everyone_but_administrators "$member"
holds test "$before" = "$(changes)" "no record came of it"
run --as ken.okafor@acmeair.example person leave "$member"
ends 0 "an administrator ends somebody's time here"
run --as "$member" mention dismiss "$mention" --reason No
ends 3 "who has left does nothing any more"

# A verb that is tried on nobody has to be one of these: they read, they write a file beside the workspace, or they
# are what a collector is there for.
open_to_all="workspace new
workspace info
workspace check
workspace backup
workspace salvage
workspace rebuild-search
mention import
mention give-back
source test
source collect
response picture
response run
sync run
sync prepare-server"
reads='list|outbox|calendar|notices|conflicts|parked|show|pressure|resting|search|why|export|check|holes|accountable|versions|diff|replay|lived|drift|waits|test|status|missing|verify'
for noun in $("$STEWARDCTL" help | sed -nE 's/^  ([a-z][a-z-]*) +.*/\1/p'); do
  for verb in $("$STEWARDCTL" "$noun" --help | sed -nE "s/^  stewardctl $noun ([a-z][a-z-]*).*/\1/p"); do
    [[ $verb =~ ^($reads)$ ]] || grep -qxF "$noun $verb" <<<"$tried
$open_to_all"
    report $? "somebody is refused: $noun $verb"
  done
done

done_testing
