# tap.sh: what every test of the command line starts with. Source it; end with `done_testing`.
# SPDX-License-Identifier: GPL-3.0-or-later
#
# $STEWARDCTL is the program. Everything happens in a folder of its own that is removed at the end.
set -u
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
export HOME="$here" XDG_DATA_HOME="$here/data" XDG_STATE_HOME="$here/state" XDG_CONFIG_HOME="$here/config"
export LC_ALL=C.UTF-8 TZ=UTC
unset STEWARD_WORKSPACE STEWARD_AS
cd "$here" || exit 1
n=0

# run ARGUMENTS…: stewardctl with them; leaves $status, $out and $err behind
run() {
  out=$("$STEWARDCTL" "$@" 2>"$here/.err" </dev/null)
  status=$?
  err=$(cat "$here/.err")
}

report() {
  n=$((n + 1))
  if [ "$1" = 0 ]; then
    echo "ok $n - $2"
  else
    echo "not ok $n - $2"
    printf '%s\n' "status: $status" "out: $out" "err: $err" | sed 's/^/# /'
  fi
}

# ends STATUS WORDS: the last run ended so
ends() { [ "$status" = "$1" ]; report $? "$2"; }
# prints PATTERN WORDS: a line of its results matches (extended regular expression)
prints() { printf '%s\n' "$out" | grep -qE -- "$1"; report $? "$2"; }
prints_not() { ! printf '%s\n' "$out" | grep -qE -- "$1"; report $? "$2"; }
# prints_nothing WORDS: the last run went well and has no results: one that fails prints none either
prints_nothing() { [ "$status" = 0 ] && [ -z "$out" ]; report $? "$1"; }
# says PATTERN WORDS: a line on stderr matches
says() { printf '%s\n' "$err" | grep -qE -- "$1"; report $? "$2"; }
# holds COMMAND… -- any other condition; the last argument is its name
holds() {
  words=${!#}
  "${@:1:$#-1}" >/dev/null 2>&1
  report $? "$words"
}
# field NAME: the text or number of a key in the last JSON line of the results
field() {
  printf '%s\n' "$out" | tail -n 1 | sed -nE "s/.*\"$1\":(\"([^\"]*)\"|([0-9.truefals-]+)).*/\2\3/p"
}
# ids NOUN: of all its records
ids() { "$STEWARDCTL" --format json "$1" list 2>/dev/null </dev/null | sed -nE 's/.*"id":"([^"]+)".*/\1/p'; }
# begin_empty: ends the departments and activities that a workspace is founded with, for stories that bring their own
begin_empty() {
  local id
  for id in $(ids activity); do "$STEWARDCTL" activity retire "$id" >"$here/.out" </dev/null; done
  for id in $(ids department); do "$STEWARDCTL" department retire "$id" >"$here/.out" </dev/null; done
}
done_testing() { echo "1..$n"; }
