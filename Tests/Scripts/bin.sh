#!/usr/bin/env bash
# The scripts in bin/ keep their promises: quiet when nothing is missing, 2 for a usage error,
# the caller's folder and arguments handed on as they are.
set -euo pipefail
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/lib/scratch.sh"

for script in bin/* bin/lib/*.sh .ci/run Tests/Scripts/*.sh; do
    [[ -d $script ]] || bash -n "$script"
done

said=$(bin/install-libraries --tests 2>&1)
[[ -z $said ]] || fail "install-libraries was not quiet although nothing is missing: $said"

status=0
bin/install-libraries --nonsense 2>/dev/null || status=$?
((status == 2)) || fail "a usage error ended with $status instead of 2"

# From another folder and through a link, the help is the same.
here=$(bin/farthing --help)
ln -s "$PWD/bin/farthing" "$scratch/farthing"
there=$(cd "$scratch" && ./farthing --help)
[[ -n $here && $here == "$there" ]] || fail "bin/farthing --help differs from another folder"
