#!/bin/bash
# test-import-corpus.sh: posts from real and hostile files of others
# SPDX-License-Identifier: GPL-3.0-or-later
. "$(dirname "$0")/tap.sh"

if [ -z "${STEWARD_CORPUS:-}" ]; then
  echo "1..0 # SKIP STEWARD_CORPUS is not set"
  exit 0
fi
run workspace new a.db --person "Ann Lee <ann@acme.example>"
export STEWARD_WORKSPACE=$here/a.db

run --format json mention import "$STEWARD_CORPUS/samples/airline-posts.csv"
ends 0 "a real export is imported without a word about its columns"
prints '"read":3000,"added":2996,"already_there":4,"edited":0,"refused":0' "all of it"
run --format json mention import "$STEWARD_CORPUS/samples/airline-posts.csv"
prints '"added":0,"already_there":3000' "and again without a double"
run --format json mention search 'lang:en mood:negative'
prints '"published":"2015-02-2' "its times are read"

# What finds bad reads reserves terabytes of addresses that it never fills.
limit=4000000
! ldd "$STEWARDCTL" 2>/dev/null | grep -q libasan || limit=unlimited
for file in "$STEWARD_CORPUS"/hostile/*; do
  name=$(basename "$file")
  case $name in *.py) continue ;; esac
  ( ulimit -v "$limit"; /usr/bin/env time -f '%e %M' -o "$here/.time" "$STEWARDCTL" --format json mention import "$file" > "$here/.out" 2> "$here/.err" < /dev/null )
  status=$? out=$(cat "$here/.out") err=$(cat "$here/.err")
  holds [ "$status" -le 1 ] "$name: imported or refused, no crash"
  if [ -s "$here/.time" ] && [ -z "${STEWARD_SLOW:-}" ]; then
    tail -n 1 "$here/.time" | { read -r seconds kilobytes; echo "# $name: $seconds s, $kilobytes KiB"; }
  fi
done
run workspace check
ends 0 "the file is sound after all of them"
run --format json mention export
prints_not '\\u202[a-e]|\\u206[6-9]' "nothing reorders the words around it"
prints_not '"address":"(javascript|data|file):' "no address leads elsewhere"
done_testing
