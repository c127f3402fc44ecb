#!/usr/bin/env bash
# Fails and kills farthing at each of its writes, syncs, renames, opens and unlinks, kills clients,
# fills disks, moves clocks, exchanges logs and copies, and looks at what is left. In full: faults.sh 1000
set -euo pipefail
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/lib/scratch.sh"

# How many places of a kind of call are tried for each kind of work and fault; how many rounds.
most=${1:-2}
bin/farthing --version >/dev/null
export PYTHONDONTWRITEBYTECODE=1
for part in "inject.py $scratch/inject $most" "trouble.py $scratch/trouble $most" \
    "copies.py $scratch/copies"; do
    read -ra words <<<"$part"
    mkdir -p "${words[1]}"
    timeout $((120 + most * 60)) python3 "Tests/Faults/${words[0]}" "${words[@]:1}" || fail "${words[0]} finds something"
done
