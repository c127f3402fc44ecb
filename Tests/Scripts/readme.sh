#!/usr/bin/env bash
# Every command that the README shows, run as it stands, in its order, from a folder beside.
set -euo pipefail
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/lib/scratch.sh"
repository=$PWD
cd "$scratch"
ln -s "$repository/bin" bin
ln -s "$repository/docs" docs
printf '# no commands yet\n' >FILE

lines=$(wc -l <"$repository/README.md")
((lines >= 60 && lines <= 120)) || fail "README.md has $lines lines"

# The commands between fences; bin/test is what runs this script.
awk '/^```/ { inside = !inside; next } inside' "$repository/README.md" |
    grep -v '^bin/test$' >commands
[[ $(wc -l <commands) -ge 10 ]]
while read -r command; do
    printf '$ %s\n' "$command"
    bash -euo pipefail -c "$command" </dev/null >output 2>&1 || {
        cat output
        fail 'it failed'
    }
done <commands
