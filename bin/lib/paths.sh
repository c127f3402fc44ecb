# Where things are, for the scripts in bin/. Sourced, never run.
# shellcheck shell=bash

repository=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../.." && pwd)
# shellcheck disable=SC2034  # used by the scripts that source this file
test_tools=${XDG_CACHE_HOME:-${HOME:-/var/tmp}/.cache}/farthing/test-venv
