# What the scripts share: the repository as the folder that they stand in, a folder that is thrown
# away, and how they fail. Sourced, never run.
# shellcheck shell=bash

cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../../.."

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

fail() {
    printf '%s\n' "$*"
    exit 1
}

# expect STATUS COMMAND...
expect() {
    local wanted=$1 status=0
    shift
    "$@" >"$scratch/said" 2>&1 || status=$?
    ((status == wanted)) || { cat "$scratch/said"; fail "$* ended with $status instead of $wanted"; }
}

# said TEXT: what the last command said has it.
said() { grep -qF -- "$1" "$scratch/said" || { cat "$scratch/said"; fail "nothing says: $1"; }; }

# Makes the demo in $scratch/demo.
make_demo() {
    bin/farthing demo --output "$scratch/demo" >"$scratch/said" 2>&1 || { cat "$scratch/said"; fail 'the demo fails'; }
}
