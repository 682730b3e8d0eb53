#!/usr/bin/env bash
# test-bluesky-server.sh: what the command line's test tells of Bluesky, against a real server of it.
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Fetching and compiling the server takes minutes: that is done with STEWARD_TEST_LONG; later runs use what is there.
set -u
tests=$(cd "$(dirname "$0")/.." && pwd)
if [ -z "${STEWARD_TEST_LONG:-}" ] && [ ! -e "${PDS_CACHE:-}/complete" ]; then
  echo "1..0 # SKIP the real server is fetched only with STEWARD_TEST_LONG"
  exit 0
fi
folder=$(mktemp -d)
trap 'kill "${PDS_PID:-}" 2>/dev/null; rm -rf "$folder"' EXIT
"$tests/support/start-pds" "$folder" > "$folder/out" 2> "$folder/err" || {
  echo "1..0 # SKIP $(tail -n 1 "$folder/err")"
  exit 0
}
# shellcheck disable=SC1091
. "$folder/env"
PDS_HOST=$PDS_HOST PDS_MENTION=$(cat "$folder/mention") PDS_TOKEN=$folder/token bash "$tests/cli/test-bluesky.sh"
